/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-mention.h"

#include <string.h>

/**
 * sn_mention_new:
 *
 * Returns: (transfer full): a mention that no newsletter of the store has yet.
 */
SnMention *
sn_mention_new (const char *quote, gsize start, gsize length)
{
  SnMention *mention = sn_mention_new_len (quote, quote != NULL ? strlen (quote) : 0, start, length);

  if (quote == NULL)
    mention->quote = NULL;
  return mention;
}

/**
 * sn_mention_new_len:
 * @quote: the sentence; need not be NUL-terminated
 * @bytes: its bytes
 *
 * Every item that is read has one or more: the sentence is in the same piece
 * of memory.
 *
 * Returns: (transfer full): as sn_mention_new().
 */
SnMention *
sn_mention_new_len (const char *quote, gsize bytes, gsize start, gsize length)
{
  SnMention *mention = g_malloc (sizeof (SnMention) + bytes + 1);

  *mention = (SnMention){ .quote = (char *) (mention + 1), .start = start, .length = length };
  if (bytes > 0)
    memcpy (mention->quote, quote, bytes);
  mention->quote[bytes] = '\0';
  return mention;
}

/**
 * sn_mention_copy:
 *
 * Returns: (transfer full): a copy of @mention.
 */
SnMention *
sn_mention_copy (const SnMention *mention)
{
  SnMention *copy = sn_mention_new (mention->quote, mention->start, mention->length);

  copy->newsletter_id = mention->newsletter_id;
  copy->issued = g_strdup (mention->issued);
  return copy;
}

/**
 * sn_mention_free:
 *
 * Frees @mention.
 */
void
sn_mention_free (SnMention *mention)
{
  g_free (mention->issued);
  g_free (mention);
}

/**
 * sn_change_new:
 * @issued: (nullable): issue date of the newsletter that made it
 * @from: (nullable): the value before
 * @to: (nullable): the value after
 * @quote: (nullable): the sentence that made it
 *
 * Returns: (transfer full): a change of one field.
 */
SnChange *
sn_change_new (gint64 newsletter_id, const char *issued, const char *field, const char *from, const char *to,
               const char *quote)
{
  SnChange *change = g_new0 (SnChange, 1);

  change->newsletter_id = newsletter_id;
  change->issued = g_strdup (issued);
  change->field = g_strdup (field);
  change->from = g_strdup (from);
  change->to = g_strdup (to);
  change->quote = g_strdup (quote);
  return change;
}

/**
 * sn_change_copy:
 *
 * Returns: (transfer full): a copy of @change.
 */
SnChange *
sn_change_copy (const SnChange *change)
{
  return sn_change_new (change->newsletter_id, change->issued, change->field, change->from, change->to, change->quote);
}

/**
 * sn_change_free:
 *
 * Frees @change.
 */
void
sn_change_free (SnChange *change)
{
  g_free (change->issued);
  g_free (change->field);
  g_free (change->from);
  g_free (change->to);
  g_free (change->quote);
  g_free (change);
}
