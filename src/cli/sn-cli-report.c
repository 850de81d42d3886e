/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-report.h"

#include "sn-day-text.h"

static const char *const kind_headings[SN_N_ITEM_KINDS] = {
  [SN_ITEM_CONSULTATION] = "Consultations", [SN_ITEM_VACANCY] = "Vacancies",  [SN_ITEM_EVENT] = "Events",
  [SN_ITEM_MILESTONE] = "Milestones",       [SN_ITEM_DEADLINE] = "Deadlines",
};

/**
 * sn_cli_report_when:
 *
 * Returns: (transfer full): day and time in words, "no date stated" without.
 */
char *
sn_cli_report_when (const SnDate *date)
{
  g_autofree char *day = sn_day_text_short (date);
  g_autofree char *time = sn_day_text_of_time (date);

  if (!sn_date_is_set (date))
    return g_strdup ("no date stated");
  return *time != '\0' ? g_strdup_printf ("%s, %s", day, time) : g_steal_pointer (&day);
}

/**
 * sn_cli_report_links:
 *
 * Prints where the item leads, by role.
 */
void
sn_cli_report_links (SnCli *cli, guint indent, SnItem *item)
{
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < links->len; i++)
    {
      const SnLink *link = links->pdata[i];

      sn_cli_print_field (cli, indent, sn_link_role_to_string (link->role), link->uri);
    }
}

static void
print_doubts (SnCli *cli, guint indent, GPtrArray *doubts)
{
  for (guint i = 0; i < doubts->len; i++)
    sn_cli_print_field (cli, indent, "doubt", doubts->pdata[i]);
}

static void
print_head (SnCli *cli, SnNewsletter *newsletter)
{
  const SnDate *issued = sn_newsletter_get_issued (newsletter);
  g_autofree char *day = sn_day_text_short (issued);
  const char *title = sn_newsletter_get_title (newsletter);

  sn_cli_print (cli, "%s", title != NULL ? title : "Newsletter without a title");
  sn_cli_print (cli, "  issued: %s", sn_date_is_set (issued) ? day : "not stated");
  print_doubts (cli, 2, sn_newsletter_get_doubts (newsletter));
}

static void
print_item (SnCli *cli, SnItem *item)
{
  g_autofree char *when = sn_cli_report_when (sn_item_get_date (item));

  sn_cli_print (cli, "  %s: %s%s", when, sn_item_get_title (item),
                sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED ? " (cancelled)"
                : sn_item_get_outcome (item) == SN_OUTCOME_FILLED  ? " (filled)"
                                                                   : "");
  sn_cli_report_links (cli, 6, item);
  print_doubts (cli, 6, sn_item_get_doubts (item));
}

/* What is no item, yet is said of items: seats that are filled, modifications
 * that have another reference. */
static void
print_news (SnCli *cli, SnNewsletter *newsletter)
{
  GPtrArray *outcomes = sn_newsletter_get_outcomes (newsletter), *renames = sn_newsletter_get_renames (newsletter);

  if (outcomes->len > 0)
    {
      sn_cli_print (cli, "%s", "");
      sn_cli_print (cli, "Seats filled (%u)", outcomes->len);
    }
  for (guint i = 0; i < outcomes->len; i++)
    sn_cli_print (cli, "  %s", sn_item_get_title (outcomes->pdata[i]));
  if (renames->len > 0)
    {
      sn_cli_print (cli, "%s", "");
      sn_cli_print (cli, "New references (%u)", renames->len);
    }
  for (guint i = 0; i < renames->len; i++)
    {
      const SnRename *rename = renames->pdata[i];

      sn_cli_print (cli, "  %s is now %s", rename->from, rename->to);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

/* Sorted, for the newsletter's own order is that of its articles. */
static GPtrArray *
items_of_kind (SnNewsletter *newsletter, SnItemKind kind)
{
  GPtrArray *all = sn_newsletter_get_items (newsletter), *items = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (sn_item_get_kind (all->pdata[i]) == kind)
      g_ptr_array_add (items, all->pdata[i]);
  g_ptr_array_sort (items, compare_items);
  return items;
}

/**
 * sn_cli_report_newsletter:
 *
 * Prints what a newsletter holds, for a human.
 */
void
sn_cli_report_newsletter (SnCli *cli, SnNewsletter *newsletter)
{
  print_head (cli, newsletter);
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      g_autoptr (GPtrArray) items = items_of_kind (newsletter, (SnItemKind) kind);

      if (items->len == 0)
        continue;
      sn_cli_print (cli, "%s", "");
      sn_cli_print (cli, "%s (%u)", kind_headings[kind], items->len);
      for (guint i = 0; i < items->len; i++)
        print_item (cli, items->pdata[i]);
    }
  if (sn_newsletter_get_items (newsletter)->len == 0)
    sn_cli_print (cli, "  nothing to attend, to answer or to fill was found in it");
  print_news (cli, newsletter);
}

static void
explain_place (SnCli *cli, const char *quote, gsize start, gsize length)
{
  g_autofree char *range = g_strdup_printf ("%" G_GSIZE_FORMAT "–%" G_GSIZE_FORMAT, start, start + length);

  sn_cli_print_field (cli, 2, "bytes", range);
  sn_cli_print_field (cli, 2, "quote", quote);
}

static void
explain_item (SnCli *cli, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  g_autofree char *when = sn_cli_report_when (sn_item_get_date (item));
  g_autofree char *confidence = g_strdup_printf ("%.2f", sn_item_get_confidence (item));

  sn_cli_print (cli, "%s", "");
  sn_cli_print (cli, "%s: %s", sn_item_kind_to_string (sn_item_get_kind (item)), sn_item_get_title (item));
  if (sn_item_get_outcome (item) != SN_OUTCOME_NONE)
    sn_cli_print_field (cli, 2, "state", sn_outcome_to_string (sn_item_get_outcome (item)));
  if (sn_item_get_outcome (item) != SN_OUTCOME_FILLED)
    sn_cli_print_field (cli, 2, "date", when);
  sn_cli_print_field (cli, 2, "rule", sn_item_get_rule (item));
  sn_cli_print_field (cli, 2, "confidence", confidence);
  if (mention != NULL)
    explain_place (cli, mention->quote, mention->start, mention->length);
  print_doubts (cli, 2, sn_item_get_doubts (item));
}

static void
explain_rename (SnCli *cli, const SnRename *rename)
{
  sn_cli_print (cli, "%s", "");
  sn_cli_print (cli, "new reference: %s is now %s", rename->from, rename->to);
  explain_place (cli, rename->quote, rename->start, rename->length);
}

/**
 * sn_cli_report_explain:
 *
 * Prints of each item, each seat that was filled and each new reference why it
 * was found, then the sentences with a date that
 * became none.
 */
void
sn_cli_report_explain (SnCli *cli, SnNewsletter *newsletter)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter), *unread = sn_newsletter_get_unread (newsletter);
  GPtrArray *outcomes = sn_newsletter_get_outcomes (newsletter), *renames = sn_newsletter_get_renames (newsletter);

  print_head (cli, newsletter);
  for (guint i = 0; i < items->len; i++)
    explain_item (cli, items->pdata[i]);
  for (guint i = 0; i < outcomes->len; i++)
    explain_item (cli, outcomes->pdata[i]);
  for (guint i = 0; i < renames->len; i++)
    explain_rename (cli, renames->pdata[i]);
  sn_cli_print (cli, "%s", "");
  sn_cli_print (cli, "Sentences with a date that became no item: %u", unread->len);
  for (guint i = 0; i < unread->len; i++)
    {
      const SnUnread *sentence = unread->pdata[i];

      sn_cli_print (cli, "  %" G_GSIZE_FORMAT "–%" G_GSIZE_FORMAT ": %s", sentence->start,
                    sentence->start + sentence->length, sentence->text);
    }
}
