/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

/* A day with or without its weekday at @i, in the month above. */
static gboolean
read_day_of_heading (const Finder *f, guint32 i, SnDate *date, SnWhenFlags *flags, guint32 *after)
{
  guint weekday = (guint) sn_finder_word_value (f, i, SN_WORD_WEEKDAY), day;

  if (weekday != 0 && (sn_finder_is_mark (f, i + 1, ',') || sn_finder_is_mark (f, i + 1, '.')))
    i++;
  if (!sn_finder_read_day (f, i + (weekday != 0), &day, after) || sn_finder_month (f, *after) != 0)
    return FALSE;
  *date = day < f->heading.from ? sn_date_new_day (f->heading.month.year + f->heading.month.month / 12,
                                                   f->heading.month.month % 12 + 1, day)
                                : sn_date_new_day (f->heading.month.year, f->heading.month.month, day);
  if (weekday != 0 && sn_date_is_set (date) && sn_date_weekday (date) != weekday)
    *flags |= SN_WHEN_CONTRADICTED;
  return sn_date_is_set (date);
}

/* The days after the first of "Tues 6 to Thurs 8" and of "6 & 20". */
static void
read_more_days (Finder *f, guint32 *i)
{
  SnWhen *when = &g_array_index (f->found, SnWhen, f->found->len - 1);
  SnWhenFlags flags = f->heading.flags;
  guint32 after;
  SnDate date;

  if ((sn_finder_is_word (f, *i, "to") || sn_finder_is_dash (f, *i)) &&
      read_day_of_heading (f, *i + 1, &date, &when->flags, &after) && sn_date_compare (&when->date, &date) < 0)
    {
      sn_date_set_end (&when->date, &date);
      *i = when->end = after;
      return;
    }
  while ((sn_finder_is_word (f, *i, "and") || sn_finder_is_mark (f, *i, '&') || sn_finder_is_mark (f, *i, ',') ||
          sn_finder_is_mark (f, *i, '/')) &&
         read_day_of_heading (f, *i + 1, &date, &flags, &after))
    {
      sn_finder_add (f, *i + 1, after, &date, flags);
      *i = after;
    }
}

/* Whether a line that begins with a bare number is an entry of a diary: "6th",
 * "6 –". */
static gboolean
is_bare_entry (const Finder *f, guint32 i, guint32 after)
{
  if (after == i + 2 || after == f->end)
    return TRUE;
  return sn_finder_is_dash (f, after) && !sn_finder_token (f, after)->glued && sn_finder_token (f, after + 1) != NULL &&
         sn_finder_token (f, after + 1)->letter_case != SN_CASE_LOWER;
}

/**
 * sn_finder_read_diary_day:
 *
 * Reads the days with which an entry of a diary begins, where a line above
 * named the month: "Tues 6", "Tues 6 to Thurs 8", "6 & 20".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_diary_day (Finder *f, guint32 *i)
{
  SnWhenFlags flags = f->heading.flags;
  guint32 after;
  SnDate date;

  if (f->heading.month.month == 0 || *i != f->first || !read_day_of_heading (f, *i, &date, &flags, &after) ||
      (sn_finder_is_mark (f, after, ':') && sn_finder_token (f, after + 1) != NULL &&
       sn_finder_token (f, after + 1)->kind == SN_TOKEN_NUMBER) ||
      (sn_finder_is_mark (f, after, '.') && sn_finder_token (f, after)->glued))
    return FALSE;
  if (sn_finder_token (f, *i)->kind == SN_TOKEN_NUMBER && !is_bare_entry (f, *i, after))
    return FALSE;
  sn_finder_add (f, *i, after, &date, flags);
  read_more_days (f, &after);
  *i = after;
  return TRUE;
}
