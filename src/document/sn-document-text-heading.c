/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-text.h"

#include <string.h>

/* "*SEC Newsletter*" on a line of its own. */
static gboolean
is_starred (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  return end - p > 3 && *p == '*' && end[-1] == '*' && p[1] != ' ' && p[1] != '*' &&
         memchr (p + 1, '*', (gsize) (end - p - 2)) == NULL && sn_may_be_heading (p + 1, end - 1);
}

/* A line that is drawn under the one before it. */
static gboolean
is_underline (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  if (line->blanks > 0 || end - p < 3 || (*p != '-' && *p != '=' && *p != '~'))
    return FALSE;
  for (const char *q = p; q < end; q++)
    if (*q != *p)
      return FALSE;
  return TRUE;
}

static gboolean
is_sentence_like (SnTextReader *self, const SnTextLine *line)
{
  const char *end = sn_text_line_end (self, line);

  return end[-1] == '?' || end[-1] == '!' || sn_text_line_length (line) > 70;
}

/* Whether what follows can stand under a heading: prose, a list, a table, or
 * another heading; but not a line as short, as in a signature. */
static gboolean
can_follow_heading (SnTextReader *self, gsize index, const SnTextLine *heading)
{
  const SnTextLine *next = sn_text_line (self, index), *after = sn_text_line (self, index + 1);
  const char *p, *end;
  gunichar bullet;
  gboolean alone;

  if (next == NULL)
    return FALSE;
  p = sn_text_line_start (self, next);
  end = sn_text_line_end (self, next);
  if (next->heading > 0 || sn_text_line_length (next) >= 60 ||
      (after != NULL && after->blanks == 0 && !is_underline (self, after)))
    return TRUE;
  if (sn_bullet_length (p, end, next->indent, &bullet) > 0 ||
      sn_text_header_separator (self, next) != SN_SEPARATOR_NONE ||
      sn_text_row_separator (self, next, &alone) != SN_SEPARATOR_NONE || alone ||
      sn_date_header_length (p, end) == (gsize) (end - p))
    return TRUE;
  return sn_text_line_length (next) > 2 && strchr (".:?!", end[-1]) != NULL &&
         sn_text_line_length (next) * 2 > sn_text_line_length (heading);
}

static guint8
heading_level (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  gunichar bullet;
  gboolean alone, above_prose;

  if (line->cell > 0)
    return 0;
  if (line->marked > 0)
    return line->marked;
  if (next != NULL && is_underline (self, next) && sn_may_be_heading (p, end))
    return *sn_text_line_start (self, next) == '=' ? 1 : 2;
  if (index > 0 && line->blanks == 0)
    return 0;
  if (is_starred (self, line) && next != NULL)
    return 2;
  if (next == NULL || !sn_may_be_heading (p, end) || sn_bullet_length (p, end, line->indent, &bullet) > 0)
    return 0;
  if (sn_is_date_only (p, end) || sn_text_row_separator (self, line, &alone) > SN_SEPARATOR_GLUED ||
      sn_text_header_separator (self, line) > SN_SEPARATOR_GLUED)
    return 0;
  above_prose = next->blanks == 0 && sn_text_line_length (line) <= 70 && sn_text_line_length (next) > 110;
  if (next->blanks == 0 && !above_prose)
    return 0;
  if (index > 0 && next->blanks > line->blanks)
    return 0;
  if (!can_follow_heading (self, index + 1, line))
    return 0;
  if (is_sentence_like (self, line) && sn_text_line_length (next) < sn_text_line_length (line) && next->heading == 0 &&
      (sn_text_line (self, index + 2) == NULL || sn_text_line (self, index + 2)->blanks > 0))
    return 0;
  return 2;
}

/* The title may have but a date or an index under it. */
static void
find_title (SnTextReader *self)
{
  for (gsize i = 0; i < MIN (self->lines->len, 12); i++)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);
      const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
      const SnTextLine *next = sn_text_line (self, i + 1);
      g_autofree char *lower = g_ascii_strdown (p, MIN (end - p, 120));

      if (line->heading > 0)
        return;
      if ((i > 0 && line->blanks == 0) || next == NULL || next->blanks == 0 || strstr (lower, "newsletter") == NULL ||
          !sn_may_be_heading (p, end) || end[-1] == '!' || end[-1] == '?')
        continue;
      line->heading = 1;
      return;
    }
}

/**
 * sn_text_find_headings:
 *
 * Decides which lines are headings. It goes from the end, since a heading
 * needs to know what stands under it. Then the first is the title, and where
 * two blank lines part the sections, one parts what is in them.
 */
void
sn_text_find_headings (SnTextReader *self)
{
  gsize far = 0, near = 0;
  gboolean first = TRUE;

  for (gsize i = self->lines->len; i-- > 0;)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);

      line->heading = heading_level (self, i);
      if (i > 0 && line->heading > 0)
        *(line->blanks > 1 ? &far : &near) += 1;
    }
  find_title (self);
  for (gsize i = 0; i < self->lines->len; i++)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);

      if (line->heading == 0)
        continue;
      if (first)
        line->heading = 1;
      else if (line->marked > 0)
        line->heading = line->marked;
      else if (line->heading == 2 && line->blanks == 1 && far >= 3 && far >= near)
        line->heading = strchr ("!?", self->text[line->end - 1]) != NULL ? 0 : 3;
      first = FALSE;
    }
}
