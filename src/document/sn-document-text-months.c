/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-text.h"

/* A diary of which only the month stands above its days:
 *
 *     November
 *       17   SMKI PMA Meeting 75
 *       18   Change Board Meeting 48
 *
 * Without this its lines would be those of a paragraph, of which the first day would have the
 * entries of all others. */

/* How much further out than the first a day may stand: "  1" below " 17". */
#define DAY_SHIFT 2

static SnTextLine *
line_at (SnTextReader *self, gsize index)
{
  return index < self->lines->len ? &g_array_index (self->lines, SnTextLine, index) : NULL;
}

static gboolean
is_month (SnTextReader *self, const SnTextLine *line)
{
  return line->cell == 0 && sn_is_month_only (sn_text_line_start (self, line), sn_text_line_end (self, line));
}

/* The day of the month that a line is an entry of; 0 where it is none. */
static guint
day_of (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  gunichar bullet;
  gsize skip = g_ascii_isdigit (*p) ? 0 : sn_bullet_length (p, end, line->indent, &bullet);

  return line->cell == 0 ? sn_day_entry_number (p + skip, end, NULL, NULL) : 0;
}

/* How many lines from @index on are days of one month, each with what more there is to say of
 * it set in below it; and how many of these days there are. */
static gsize
count_days (SnTextReader *self, gsize index, guint *n_days)
{
  const SnTextLine *first = sn_text_line (self, index), *line;
  guint last = 0;
  gsize n = 0;

  *n_days = 0;
  for (; (line = sn_text_line (self, index + n)) != NULL && line->blanks <= 1; n++)
    {
      guint day = line->indent + DAY_SHIFT >= first->indent && line->indent <= first->indent + DAY_SHIFT
                      ? day_of (self, line)
                      : 0;

      if (day == 0 && (n == 0 || line->blanks > 0 || line->indent <= first->indent + DAY_SHIFT))
        break;
      if (day > 0 && day < last)
        break;
      last = day > 0 ? day : last;
      *n_days += day > 0;
    }
  return n;
}

/* Whether a line below a day is another entry of it, and not the rest of the one above, which had
 * been broken where there was still room: it is set in as far as what stands behind the day. */
static gboolean
is_of_same_day (SnTextReader *self, gsize index, const SnTextLine *day)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, day), *end = sn_text_line_end (self, day), *text = NULL;

  if (line->blanks > 0 || !g_ascii_isupper (*sn_text_line_start (self, line)) ||
      sn_day_entry_number (p, end, NULL, &text) == 0 || sn_text_ends_open (self, index - 1))
    return FALSE;
  return line->indent == day->indent + (text - p) && sn_text_ends_early (self, index - 1);
}

static void
mark_days (SnTextReader *self, gsize index, gsize n)
{
  const SnTextLine *first = sn_text_line (self, index + 1), *day = NULL;

  line_at (self, index)->day = SN_TEXT_DAY;
  for (gsize i = index + 1; i <= index + n; i++)
    {
      SnTextLine *line = line_at (self, i);

      if (line->indent <= first->indent + DAY_SHIFT)
        {
          line->day = SN_TEXT_DAY;
          day = line;
        }
      else if (day != NULL && is_of_same_day (self, i, day))
        line->day = SN_TEXT_SAME_DAY;
    }
}

/**
 * sn_text_find_months:
 *
 * Finds the months that stand alone above their days, and notes that each of these begins a
 * block. One day alone is enough behind another such month, or a blank line.
 */
void
sn_text_find_months (SnTextReader *self)
{
  gsize behind = 0; /* the line behind the month found last */

  for (gsize i = 0; i + 1 < self->lines->len; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);
      guint n_days;
      gsize n;

      if (!is_month (self, line))
        continue;
      n = count_days (self, i + 1, &n_days);
      if (n_days < 2 && !(n_days == 1 && (line->blanks > 0 || (i > 0 && i == behind))))
        continue;
      mark_days (self, i, n);
      i += n;
      behind = i + 1;
    }
}
