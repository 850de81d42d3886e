/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list whose items only name what the lists within them are about is an article for each:
 *
 *   - Newcomers’ mornings
 *     - Leeds, 11 July
 *   - Privacy explained
 *     - A webinar on 28 June */

#include "sn-document-lines.h"
#include "sn-document-private.h"

#include <string.h>

/* Bytes; what is longer says something. */
#define LONGEST_NAME 70
#define LOWEST_LEVEL 6

static SnBlock *
block_at (SnDocument *self, guint i)
{
  return (SnBlock *) sn_document_get_block (self, i);
}

/* Numbers are of what happens, but for those of a modification that it begins with. */
static gboolean
has_other_number (const SnBlock *block)
{
  const char *p = block->text;

  while (g_ascii_isupper (*p))
    p++;
  if (p > block->text + 1)
    p += strspn (p, " 0123456789");
  return strpbrk (p, "0123456789") != NULL;
}

static gboolean
is_name (const SnBlock *block)
{
  return block->length >= 3 && block->length <= LONGEST_NAME && g_ascii_isupper (block->text[0]) &&
         strchr (".:;,", block->text[block->length - 1]) == NULL && block->n_links == 0 && !has_other_number (block);
}

/* The item behind that at @i and all that are within it. */
static guint
item_end (SnDocument *self, guint i, guint end)
{
  guint next = i + 1;

  while (next < end && block_at (self, next)->level > block_at (self, i)->level)
    next++;
  return next;
}

/* Whether all items of the list from @first to before @end are names with a list within. */
static gboolean
are_names (SnDocument *self, guint first, guint end)
{
  for (guint i = first; i < end; i = item_end (self, i, end))
    if (!is_name (block_at (self, i)) || item_end (self, i, end) == i + 1 ||
        block_at (self, i)->level != block_at (self, first)->level)
      return FALSE;
  return TRUE;
}

static void
head_list (SnDocument *self, guint first, guint end, guint level)
{
  gboolean names = level <= LOWEST_LEVEL && are_names (self, first, end);

  for (guint i = first, next; i < end && names; i = next)
    {
      next = item_end (self, i, end);
      if (next > i + 1)
        head_list (self, i + 1, next, level + 1);
      block_at (self, i)->kind = SN_BLOCK_HEADING;
      block_at (self, i)->level = level;
    }
}

/**
 * sn_document_head_items:
 *
 * Makes headings of the items of lists that but name what is within them.
 */
void
sn_document_head_items (SnDocument *self)
{
  guint n = sn_document_get_n_blocks (self), level = 2, end;

  for (guint i = 0; i < n; i = end)
    {
      end = i + 1;
      if (block_at (self, i)->kind == SN_BLOCK_HEADING)
        level = block_at (self, i)->level;
      if (block_at (self, i)->kind != SN_BLOCK_LIST_ITEM)
        continue;
      while (end < n && block_at (self, end)->kind == SN_BLOCK_LIST_ITEM)
        end++;
      head_list (self, i, end, MIN (level + 1, LOWEST_LEVEL));
    }
}
