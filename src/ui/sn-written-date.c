/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-written-date.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-date-words.h"

/* A year outside of these is a slip of the finger: the code is of 2013. */
#define FIRST_YEAR 2000
#define LAST_YEAR 2099

/* Whether a number of four digits is not the year that was understood: "3 December
 * 1025" has a date without one, too. */
static gboolean
has_other_year (const char *text, const SnDate *date)
{
  while (*text != '\0')
    {
      gsize digits = strspn (text, "0123456789");
      guint year = digits == 4 ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;

      if (year != 0 && year != date->year && year != date->end_year)
        return TRUE;
      text += MAX (digits, 1);
    }
  return FALSE;
}

/**
 * sn_written_date_read:
 * @text: what the user wrote where a date is asked for
 * @today: the day that it is
 * @date: (out): the date; untouched where it is none
 *
 * Reads a date as people write them, for every field of the window that asks for
 * one.
 *
 * Returns: (transfer none) (nullable): why it cannot be that date, in words; %NULL
 *   where it can.
 */
const char *
sn_written_date_read (const char *text, const SnDate *today, SnDate *date)
{
  SnDate found = { 0 };

  if (!sn_date_words_read (text, today, &found))
    return _ ("This is not a date");
  if (found.year < FIRST_YEAR || found.year > LAST_YEAR || has_other_year (text, &found))
    return _ ("The year is to be one from 2000 to 2099");
  *date = found;
  return NULL;
}
