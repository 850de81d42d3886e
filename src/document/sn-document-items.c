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

/* How many bytes at @digit are a year or what tells one version from another: "2016" of "November
 * 2016 SEC Release", "1.3" of "Release 1.3 (R1.3)"; 0 where they are not. */
static gsize
version_length (const char *text, const char *digit)
{
  gsize n = strspn (digit, "0123456789");

  if (digit[n] == '.' && g_ascii_isdigit (digit[n + 1]))
    return n + 1 + strspn (digit + n + 1, ".0123456789");
  if (n == 4 && g_str_has_prefix (digit, "20"))
    return n;
  return digit > text && g_ascii_isupper (digit[-1]) ? n : 0;
}

/* Numbers are of what happens, but for those of a modification that it begins with, of years
 * and of versions. */
static gboolean
has_other_number (const SnBlock *block)
{
  const char *p = block->text;

  while (g_ascii_isupper (*p))
    p++;
  if (p > block->text + 1)
    p += strspn (p, " 0123456789");
  while ((p = strpbrk (p, "0123456789")) != NULL)
    {
      gsize n = version_length (block->text, p);

      if (n == 0)
        return TRUE;
      p += n;
    }
  return FALSE;
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

/* The first item of the list from @first to before @end of which it and all behind it are names
 * with a list within; @end where the last is none. What stands behind such a name and is no
 * name itself would fall under it. */
static guint
first_name (SnDocument *self, guint first, guint end)
{
  guint found = end;

  for (guint i = first, next; i < end; i = next)
    {
      gboolean name;

      next = item_end (self, i, end);
      name = is_name (block_at (self, i)) && next > i + 1 && block_at (self, i)->level == block_at (self, first)->level;
      if (!name)
        found = end;
      else if (found == end)
        found = i;
    }
  return found;
}

static void
head_list (SnDocument *self, guint first, guint end, guint level)
{
  guint name = level <= LOWEST_LEVEL ? first_name (self, first, end) : end;

  for (guint i = name, next; i < end; i = next)
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
