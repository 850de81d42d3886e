/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-text.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-mail.h"
#include "sn-plain.h"

/* Each line is one line, whatever a newsletter put into it. */
static void
add_line (GString *text, const char *name, const char *value)
{
  g_autofree char *plain = sn_plain_text (value);

  if (*plain == '\0')
    return;
  if (name != NULL)
    /* Translators: name and value in a plain text, as in "Owner: R. Okafor" */
    g_string_append_printf (text, _ ("%s: %s"), name, plain);
  else
    g_string_append (text, plain);
  g_string_append_c (text, '\n');
}

static void
add_links (GString *text, SnItem *item)
{
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < links->len; i++)
    {
      const SnLink *link = links->pdata[i];
      g_autofree char *words = sn_format_link_action (link, sn_item_get_kind (item));

      if (sn_uri_is_allowed (link->uri))
        add_line (text, words, link->uri);
    }
}

static void
add_response (GString *text, SnItem *item, const SnToday *today)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  g_autofree char *status = NULL, *due = NULL;

  if (!sn_user_word_has_response (word))
    return;
  status = sn_format_status (word->status);
  due = sn_format_internal_date (word->due, today);
  add_line (text, _ ("Status"), status);
  add_line (text, _ ("Owner"), word->owner);
  add_line (text, _ ("Internal Date"), word->due != NULL ? due : NULL);
  add_line (text, _ ("Note"), word->note);
}

/**
 * sn_item_text:
 * @item: a consultation
 * @today: the day it is
 *
 * Returns: (transfer full): all that matters about @item as plain text, a line
 *   a fact: to be pasted into a mail or a note.
 */
char *
sn_item_text (SnItem *item, const SnToday *today)
{
  GString *text = g_string_new (NULL);
  const SnMention *mention = sn_item_get_mention (item);
  g_autofree char *subject = sn_mail_subject (item), *stage = sn_format_stage (sn_item_get_stage (item));
  g_autofree char *closing = sn_format_closing (item, today);
  g_autofree char *quote = sn_format_quote (mention != NULL ? mention->quote : NULL);

  add_line (text, NULL, subject);
  add_line (text, NULL, closing);
  add_line (text, _ ("Organiser"), sn_item_get_organiser (item));
  add_line (text, _ ("Stage"), stage);
  add_links (text, item);
  add_response (text, item, today);
  add_line (text, NULL, quote);
  return g_string_free (text, FALSE);
}
