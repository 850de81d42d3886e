/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-words.h"

#include <string.h>

#include "sn-date-finder.h"
#include "sn-lexicon.h"

/* The one date that the finder sees in a text; none where it sees several, or
 * one that no calendar has. */
static gboolean
find_one (const char *text, const SnDate *today, SnDate *date)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "date.txt", NULL);
  g_autoptr (SnReading) reading = NULL;
  g_autoptr (GArray) whens = NULL;
  const SnWhen *when;

  if (documents == NULL || documents->len != 1)
    return FALSE;
  reading = sn_reading_new (documents->pdata[0], sn_lexicon_get_default ());
  whens = sn_date_finder_find (reading, today);
  if (whens->len != 1)
    return FALSE;
  when = &g_array_index (whens, SnWhen, 0);
  if ((when->flags & (SN_WHEN_IMPOSSIBLE | SN_WHEN_UNKNOWN | SN_WHEN_CONTRADICTED)) != 0 ||
      !sn_date_is_set (&when->date))
    return FALSE;
  *date = when->date;
  return TRUE;
}

/**
 * sn_date_words_read:
 * @text: what somebody wrote: "14 June", "June 2025", "Q3 2025", "2025-06-14",
 *   "next Tuesday"
 * @today: the day to which a date without a year, and "tomorrow", are relative
 * @date: (out): the date, as precise as the words are; untouched where they are
 *   none
 *
 * Reads a date as the dates of newsletters are read.
 *
 * Returns: whether @text is one date, and the calendar has it.
 */
gboolean
sn_date_words_read (const char *text, const SnDate *today, SnDate *date)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  SnDate found;

  if (*plain == '\0' || strlen (plain) > SN_DATE_WORDS_MAX || !g_utf8_validate (plain, -1, NULL))
    return FALSE;
  if (!sn_date_parse (plain, &found) && !find_one (plain, today, &found))
    return FALSE;
  *date = found;
  return TRUE;
}
