/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-ics-private.h"

#include "sn-day-text.h"
#include "sn-plain.h"

/* The words that calendars have of an item. Every text is made plain here. */

/* RFC 3986: what may stand in an address as it is; all else is percent-encoded. */
#define URI_CHARACTERS ":/?#[]@!$&'()*+,;=%"

/**
 * sn_ics_is_closing:
 *
 * Returns: whether the item is the end of a time to answer, rather than
 *   something that takes place.
 */
gboolean
sn_ics_is_closing (SnItem *item)
{
  SnItemKind kind = sn_item_get_kind (item);

  return kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY || kind == SN_ITEM_DEADLINE;
}

/* Several programs show a cancelled event like any other. */
static const char *
summary_prefix (SnItem *item, gboolean cancelled)
{
  if (sn_item_get_outcome (item) == SN_OUTCOME_FILLED)
    return "Seat filled: ";
  if (cancelled)
    return "Cancelled: ";
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION)
    return "Consultation closes: ";
  return sn_item_get_kind (item) == SN_ITEM_VACANCY ? "Nominations close: " : "";
}

/* What is not known is said where the day would be. */
static char *
time_of (SnItem *item, gboolean all_day)
{
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *month = NULL;

  if (!all_day)
    return g_strdup ("");
  if (date->day != 0)
    return sn_day_text_of_time (date);
  month = sn_day_text_long (date);
  return g_strdup_printf ("some day of %s", month);
}

/**
 * sn_ics_summary:
 * @all_day: whether it stands on whole days, which tell no time
 * @cancelled: whether it no longer takes place, for whatever reason
 *
 * Returns: (transfer full): the title in calendars, one plain line.
 */
char *
sn_ics_summary (SnItem *item, gboolean all_day, gboolean cancelled)
{
  g_autofree char *title = sn_plain_text (sn_item_get_title (item));
  g_autofree char *time = time_of (item, all_day);

  return g_strconcat (summary_prefix (item, cancelled), *title != '\0' ? title : "without a title",
                      *time != '\0' ? " (" : "", time, *time != '\0' ? ")" : "", NULL);
}

/* A line of the description, where there is something to say. */
static void
add_line (GString *lines, const char *label, const char *text)
{
  g_autofree char *plain = sn_plain_text (text);

  if (*plain == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, label);
  g_string_append (lines, plain);
}

static const char *
link_label (const SnLink *link)
{
  static const char *const labels[] = {
    [SN_LINK_READ] = "Read: ",         [SN_LINK_RESPOND] = "Respond: ", [SN_LINK_DOCUMENT] = "Document: ",
    [SN_LINK_REGISTER] = "Register: ", [SN_LINK_MAIL] = "Mail: ",
  };

  return labels[link->role];
}

/* (nullable): the address as it may be given away, if it may. */
static char *
safe_uri (const char *uri)
{
  g_autofree char *plain = sn_plain_text (uri);

  if (!sn_uri_is_allowed (uri) || !g_str_equal (plain, uri))
    return NULL;
  return g_uri_escape_string (uri, URI_CHARACTERS, FALSE);
}

static void
add_links (GString *lines, SnItem *item)
{
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *uri = safe_uri (((SnLink *) links->pdata[i])->uri);

      if (uri != NULL)
        add_line (lines, link_label (links->pdata[i]), uri);
    }
}

static void
add_source (GString *lines, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  g_autofree char *day = sn_day_text_of_iso (mention != NULL ? mention->issued : NULL);

  if (day != NULL)
    add_line (lines, "Source: newsletter of ", day);
}

static void
add_response (GString *lines, SnItem *item)
{
  static const char *const words[SN_N_RESPONSE_STATUSES] = {
    [SN_RESPONSE_TODO] = "to do",
    [SN_RESPONSE_DRAFTING] = "drafting",
    [SN_RESPONSE_SUBMITTED] = "submitted",
    [SN_RESPONSE_NOT_RESPONDING] = "not responding",
  };
  const SnUserWord *word = sn_item_get_user_word (item);
  g_autofree char *due = sn_day_text_of_iso (word != NULL ? word->due : NULL);

  add_line (lines, "Your response: ", word != NULL ? words[word->status] : NULL);
  add_line (lines, "Within the company by: ", due);
}

/**
 * sn_ics_description:
 * @all_day: whether it stands on whole days
 *
 * Returns: (transfer full): the sentence that says it, and what else is known,
 *   a plain line each; may be empty.
 */
char *
sn_ics_description (SnItem *item, gboolean all_day)
{
  GString *lines = g_string_sized_new (512);
  GPtrArray *doubts = sn_item_get_doubts (item);
  g_autofree char *time = all_day ? sn_day_text_of_time (sn_item_get_date (item)) : NULL;

  add_line (lines, "", sn_item_get_quote (item));
  if (sn_item_get_date (item)->day == 0)
    add_line (lines, "", "The day is not known.");
  add_line (lines, sn_ics_is_closing (item) ? "Closing time (UK): " : "Time (UK): ", time);
  add_line (lines, "Reference: ", sn_item_get_reference (item));
  add_line (lines, "Organiser: ", sn_item_get_organiser (item));
  add_line (lines, "Committee: ", sn_item_get_committee (item));
  add_line (lines, "Category: ", sn_item_get_category (item));
  add_response (lines, item);
  add_source (lines, item);
  for (guint i = 0; i < doubts->len; i++)
    add_line (lines, "Not sure: ", doubts->pdata[i]);
  add_links (lines, item);
  return g_string_free (lines, FALSE);
}

/**
 * sn_ics_url:
 *
 * Returns: (transfer full) (nullable): the address of the most useful page; a
 *   mail is no URL of an event.
 */
char *
sn_ics_url (SnItem *item)
{
  static const SnLinkRole order[] = { SN_LINK_RESPOND, SN_LINK_REGISTER, SN_LINK_DOCUMENT, SN_LINK_READ };
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < links->len; j++)
      {
        const SnLink *link = links->pdata[j];
        char *uri = link->role == order[i] && !sn_link_is_mail (link) ? safe_uri (link->uri) : NULL;

        if (uri != NULL)
          return uri;
      }
  return NULL;
}
