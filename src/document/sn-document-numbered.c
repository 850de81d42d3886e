/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-lines.h"
#include "sn-document-private.h"

#include <string.h>

/* No heading is longer. */
#define LONGEST 70
/* So many numbers in a row are no chance. */
#define LEAST_SECTIONS 3
#define MOST_SECTIONS 30

/* The number of "2 | Committees need members", a paragraph that only looks like a
 * heading; 0 where it is none. */
static guint
section_number (const SnBlock *block)
{
  const char *p = block->text, *end = p + block->length;
  guint number = 0;

  if (block->kind != SN_BLOCK_PARAGRAPH || block->length > LONGEST || block->n_links > 0)
    return 0;
  for (; p < end && g_ascii_isdigit (*p) && number <= MOST_SECTIONS; p++)
    number = number * 10 + (guint) (*p - '0');
  if (p == block->text || number > MOST_SECTIONS)
    return 0;
  p = sn_skip_blank (p, end);
  if (p == end || strchr ("|.):", *p) == NULL)
    return 0;
  p = sn_skip_blank (p + 1, end);
  return p < end && g_ascii_isupper (*p) && strchr (".;,:?!", end[-1]) == NULL && sn_may_be_heading (p, end) ? number
                                                                                                             : 0;
}

/* How many paragraphs are numbered from 1 on, each with something below it. */
static guint
count_sections (SnDocument *self)
{
  guint n = 0, last = G_MAXUINT;

  for (guint i = 0; i < sn_document_get_n_blocks (self); i++)
    if (section_number (sn_document_get_block (self, i)) == n + 1)
      {
        if (last != G_MAXUINT && i == last + 1)
          return 0; /* a list */
        last = i;
        n++;
      }
  return n;
}

/**
 * sn_document_head_numbered:
 *
 * Makes headings of paragraphs that number the sections of a page: "1 | Open for
 * your input", "2 | Committees need members".
 */
void
sn_document_head_numbered (SnDocument *self)
{
  guint n = 0;

  if (count_sections (self) < LEAST_SECTIONS)
    return;
  for (guint i = 0; i < sn_document_get_n_blocks (self); i++)
    {
      SnBlock *block = (SnBlock *) sn_document_get_block (self, i);

      if (section_number (block) != n + 1)
        continue;
      block->kind = SN_BLOCK_HEADING;
      block->level = 2;
      n++;
    }
}
