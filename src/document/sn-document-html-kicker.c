/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards often have above their heading, in small letters, what kind of thing they are
 * about or whose: "Webinar", "DESNZ consultation", "SMKI PMA". Such a kicker belongs to the
 * heading below it; a subtitle says the same below the heading. */

#include "sn-document-html.h"
#include "sn-document-lines.h"

#include <string.h>

#define LONGEST_KICKER 40
#define MOST_BLANKS 4
/* So many of a page's headings have one at least: fewer lines are there by chance. */
#define LEAST_KICKERS 3
#define LEAST_PAIRS 2
/* Of a calendar's tile: the day, the name, and two lines on when and where. */
#define MOST_TILE_LINES 4
#define LONGEST_DETAIL 80

static SnHtmlLine *
line_at (SnHtmlPage *page, guint index)
{
  return index < page->lines->len ? &g_array_index (page->lines, SnHtmlLine, index) : NULL;
}

/* A few words that are no sentence, no link and no date. */
static gboolean
may_be_kicker (SnHtmlPage *page, const SnHtmlLine *line)
{
  const char *start = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;
  guint blanks = 0;

  if (line->table > 0 || line->item || line->list > 0 || line->linked > 0 || end - start < 3 ||
      g_str_has_prefix (start, "For ") || g_str_has_prefix (start, "By ") || end - start > LONGEST_KICKER ||
      !g_ascii_isupper (*start) || strchr (".:;,?!", end[-1]) != NULL)
    return FALSE;
  for (const char *p = start; p < end; p++)
    {
      if (g_ascii_isdigit (*p))
        return FALSE;
      blanks += *p == ' ';
    }
  return blanks <= MOST_BLANKS;
}

static gboolean
is_kicker (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index), *next = line_at (page, index + 1);

  return next != NULL && line->ends_block && line->level == 0 && next->level > 1 && next->ends_block &&
         next->table == 0 && may_be_kicker (page, line);
}

/* "Security Sub-Committee" and right below it, as large, "1 x Large Supplier". */
static gboolean
is_upper_heading (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index), *next = line_at (page, index + 1), *after = line_at (page, index + 2);

  return next != NULL && after != NULL && line->ends_block && line->level > 1 && next->level == line->level &&
         next->ends_block && after->level == 0 && may_be_kicker (page, line) &&
         (index == 0 || line_at (page, index - 1)->level != line->level);
}

/* "MP105 Sending alerts" and right below it, smaller, "Refinement Consultation", the only such
 * heading before the next as large. */
static gboolean
is_subtitle (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index), *above = index > 0 ? line_at (page, index - 1) : NULL;
  guint next = index + 1;

  if (above == NULL || above->level < 2 || line->level <= above->level || !may_be_kicker (page, line) ||
      !above->ends_block || above->table > 0)
    return FALSE;
  while (next < page->lines->len && line_at (page, next)->level == 0)
    next++;
  return next > index + 1 && (next == page->lines->len || line_at (page, next)->level <= above->level);
}

static guint
count_headings (SnHtmlPage *page, guint8 level)
{
  guint n = 0;

  for (guint i = 0; i < page->lines->len; i++)
    n += line_at (page, i)->level == level;
  return n;
}

static void
find_subtitles (SnHtmlPage *page)
{
  guint n[7] = { 0 };

  for (guint i = 1; i < page->lines->len; i++)
    n[MIN (line_at (page, i - 1)->level, 6)] += is_subtitle (page, i);
  for (guint8 level = 2; level < G_N_ELEMENTS (n); level++)
    for (guint i = 1; i < page->lines->len && n[level] >= LEAST_KICKERS && n[level] * 2 >= count_headings (page, level);
         i++)
      line_at (page, i)->subtitle |= line_at (page, i - 1)->level == level && is_subtitle (page, i);
}

/* Whether the heading at @index has its day right above it, as the tile of a calendar has:
 * the first below a larger heading, the next below the one before, at @above, which has too. */
static gboolean
is_tile (SnHtmlPage *page, guint index, guint above, const guint8 *tiles)
{
  const SnHtmlLine *line = line_at (page, index), *day = line_at (page, index - 1), *upper = line_at (page, above);
  const char *text = page->flow.text->str;

  if (day->level > 0 || day->table > 0 || !sn_html_is_day_and_hour (text + day->start, text + day->end))
    return FALSE;
  return tiles[above] == line->level || (tiles[above] == 0 && above == index - 2 && upper->level < line->level);
}

/* How many lines from the tile's day at @day on are its own: the name, and below it the hour
 * and the place. */
static guint
count_tile (SnHtmlPage *page, guint day, const guint8 *tiles)
{
  guint n = 2;

  for (; n < MOST_TILE_LINES && day + n < page->lines->len; n++)
    {
      const SnHtmlLine *line = line_at (page, day + n);

      if (line->level > 0 || line->table > 0 || line->item || tiles[day + n + 1] > 0 ||
          line->end - line->start > LONGEST_DETAIL)
        break;
    }
  return n;
}

/* Makes one row of a tile: its day, its name, and what stands below that. */
static void
join_tile (SnHtmlPage *page, guint day, guint n, guint32 table)
{
  SnHtmlLine *row = line_at (page, day);

  for (guint i = day; i + 1 < day + n; i++)
    for (guint32 at = line_at (page, i)->end; at < line_at (page, i + 1)->start; at++)
      page->flow.text->str[at] = '\t';
  row->end = line_at (page, day + n - 1)->end;
  row->ends_block = TRUE;
  row->table = table;
}

static guint32
next_table (SnHtmlPage *page)
{
  guint32 last = 0;

  for (guint i = 0; i < page->lines->len; i++)
    last = MAX (last, line_at (page, i)->table);
  return last + 1;
}

/* "11 Mar", and in larger letters below it "Operations Group Meeting 94": a heading by its
 * element, but what is in the calendar on that day. */
static void
join_tiles (SnHtmlPage *page)
{
  g_autofree guint8 *tiles = g_new0 (guint8, page->lines->len + MOST_TILE_LINES + 1);
  guint above = G_MAXUINT, n = 0, kept = 0, n_lines = page->lines->len;
  guint32 table;

  for (guint i = 0; i < page->lines->len; i++)
    {
      if (line_at (page, i)->level == 0)
        continue;
      if (above < i && i > 1 && is_tile (page, i, above, tiles))
        {
          tiles[i] = line_at (page, i)->level;
          n++;
        }
      above = i;
    }
  if (n < LEAST_KICKERS)
    return;
  table = next_table (page);
  for (guint i = 0; i < n_lines; i++)
    {
      guint lines = tiles[i + 1] > 0 ? count_tile (page, i, tiles) : 1;

      if (lines > 1)
        join_tile (page, i, lines, table);
      *line_at (page, kept++) = *line_at (page, i);
      i += lines - 1;
    }
  g_array_set_size (page->lines, kept);
}

/**
 * sn_html_find_kickers:
 *
 * Marks the lines that belong to the headings below or above them, where so many do that it is
 * the page's way.
 */
void
sn_html_find_kickers (SnHtmlPage *page)
{
  guint n[7] = { 0 }, pairs[7] = { 0 }, first = 0;

  join_tiles (page);
  while (first < page->lines->len && line_at (page, first)->level == 0)
    first++; /* what stands above the title is of the page */
  for (guint i = first; i + 1 < page->lines->len; i++)
    {
      guint8 level = MIN (line_at (page, i + 1)->level, 6);

      n[level] += level > 0 && is_kicker (page, i);
      pairs[level] += level > 0 && is_upper_heading (page, i);
    }
  for (guint8 level = 2; level < G_N_ELEMENTS (n); level++)
    {
      gboolean kickers = n[level] >= LEAST_KICKERS && n[level] * 2 >= count_headings (page, level);

      for (guint i = first; i + 1 < page->lines->len && (kickers || pairs[level] >= LEAST_PAIRS); i++)
        if (line_at (page, i + 1)->level == level)
          line_at (page, i)->kicker =
              (kickers && is_kicker (page, i)) || (pairs[level] >= LEAST_PAIRS && is_upper_heading (page, i));
    }
  find_subtitles (page);
}
