/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards often have above their heading, in small letters, what kind of thing they are
 * about or whose: "Webinar", "DESNZ consultation", "SMKI PMA". Such a kicker belongs to the
 * heading below it; a subtitle says the same below the heading. */

#include "sn-document-html.h"

#include <string.h>

#define LONGEST_KICKER 40
#define MOST_BLANKS 4
/* So many of a page's headings have one at least: fewer lines are there by chance. */
#define LEAST_KICKERS 3
#define LEAST_PAIRS 2

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
