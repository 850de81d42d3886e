/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-lines.h"
#include "sn-document-private.h"

#include <string.h>

#define LONGEST SN_BLOCK_MAX_LENGTH

/* What may part the entries of a diary that stand in one line. */
static const char *const partings[] = { "|", "•", "·", ";" };

/* How many bytes before @blank are a mark that parts entries, 0 where there is none. */
static gsize
parting_before (const char *start, const char *blank)
{
  for (guint i = 0; i < G_N_ELEMENTS (partings); i++)
    {
      gsize length = strlen (partings[i]);

      if ((gsize) (blank - start) > length && memcmp (blank - length, partings[i], length) == 0)
        return length;
    }
  return 0;
}

/* Where the hour ends that may stand behind a day: ", 10am", " at 14:30". */
static const char *
after_hour (const char *p, const char *end)
{
  const char *start = p;

  if (p < end && *p == ',')
    p++;
  if (end - p > 3 && g_str_has_prefix (p, " at "))
    p += 3;
  if (end - p < 3 || *p != ' ' || !g_ascii_isdigit (p[1]))
    return start;
  for (p++; p + 1 < end && (g_ascii_isdigit (*p) || (strchr (":.", *p) != NULL && g_ascii_isdigit (p[1])));)
    p++;
  if (end - p > 2 && (g_str_has_prefix (p, "am") || g_str_has_prefix (p, "pm")))
    p += 2;
  return p;
}

/* "14 March: SMKI PMA", "14 March, 10am – SMKI PMA": whether what begins at @p has its day for
 * its label. */
static gboolean
is_dated_entry (const char *p, const char *end)
{
  gsize length = sn_date_cell_length (p, end);

  if (length == 0)
    return FALSE;
  p = after_hour (p + length, end);
  return end - p > 4 && (g_str_has_prefix (p, ": ") || g_str_has_prefix (p, " – ") || g_str_has_prefix (p, " — ") ||
                         g_str_has_prefix (p, " - "));
}

/* "13 March – SMKI PMA 16 March – Security Sub-Committee", of lines that were broken where
 * no mark stands: whether a name ends before @blank, and not "Friday" or "By" of the day
 * behind it. */
static gboolean
name_ends (const char *start, const char *blank, const char *end)
{
  const char *word = blank;

  while (word > start && word[-1] != ' ')
    word--;
  return word > start && (g_ascii_isupper (*word) || *word == '(') &&
         (g_ascii_isalpha (blank[-1]) || blank[-1] == ')') && !is_dated_entry (word, end);
}

/* The blank before an entry that begins with the day of a week, behind a sentence or a colon;
 * from @p on, or the end. */
static const char *
next_weekday (const char *p, const char *end)
{
  for (; (p = strpbrk (p, ".:;")) != NULL; p++)
    if (p[1] == ' ' && g_ascii_isupper (p[2]) && sn_is_weekday_entry (p + 2, end))
      return p + 1;
  return end;
}

/* "Wed 5: Working Group." behind a sentence or a colon, and where the block begins with a
 * day "12 May: Working Group" behind a name, a bar or another mark: where the next entry of
 * a diary within the block begins behind @from, or its end. */
static gsize
next_entry (const SnBlock *block, gsize from)
{
  const char *end = block->text + block->length;

  if (!is_dated_entry (block->text, end))
    return (gsize) (next_weekday (block->text + from, end) - block->text);
  for (const char *p = block->text + from + 1; p + 2 < end && (p = memchr (p, ' ', (gsize) (end - p))) != NULL; p++)
    if (((p[-1] == '.' || p[-1] == ':' || p[-1] == ';') && g_ascii_isupper (p[1]) &&
         sn_is_weekday_entry (p + 1, end)) ||
        ((parting_before (block->text, p) > 0 || name_ends (block->text, p, end)) && is_dated_entry (p + 1, end)))
      return (gsize) (p - block->text);
  return block->length;
}

/* Whether the block has several entries of a diary, of which but the first may stand at
 * its beginning. */
static gboolean
has_entries (const SnBlock *block)
{
  const char *end = block->text + block->length;
  gsize first;

  if (block->kind != SN_BLOCK_PARAGRAPH && block->kind != SN_BLOCK_LIST_ITEM)
    return FALSE;
  first = next_entry (block, 0);
  return first < block->length && (is_dated_entry (block->text, end) || sn_is_weekday_entry (block->text, end) ||
                                   block->text[first - 1] == ':' || next_entry (block, first) < block->length);
}

/* Where the part that begins at @from ends: before an entry, behind a sentence, or at
 * least between words. */
static gsize
part_end (const SnBlock *block, gsize from)
{
  const char *start = block->text + from, *limit = start + LONGEST, *p;
  gsize end = has_entries (block) ? next_entry (block, from) : block->length;

  if (end - from <= LONGEST)
    return end;
  for (p = limit; p > start + LONGEST / 2; p--)
    if (p[0] == ' ' && p[-1] == '.')
      return (gsize) (p - block->text);
  for (p = limit; p > start + LONGEST / 2; p--)
    if (*p == ' ')
      return (gsize) (p - block->text);
  for (p = limit; ((guchar) *p & 0xC0) == 0x80;)
    p--;
  return (gsize) (p - block->text);
}

static void
take_runs (SnDocument *self, SnBlock *part, const SnBlock *block, gsize from, gsize to)
{
  guint first = 0, end;

  if (block->runs == NULL)
    return;
  while (first + 1 < block->n_runs && block->runs[first + 1].at <= from)
    first++;
  for (end = first; end < block->n_runs && block->runs[end].at < to;)
    end++;
  part->n_runs = end - first;
  part->runs = sn_arena_alloc (sn_document_get_arena (self), part->n_runs * sizeof (SnRun));
  memcpy (part->runs, block->runs + first, part->n_runs * sizeof (SnRun));
  for (guint i = 0; i < part->n_runs; i++)
    part->runs[i].at -= (guint32) MIN (part->runs[i].at, from);
  part->runs[0].offset = (guint32) sn_block_to_document (block, from);
}

/* The links from @first_link on that begin before the part's end. */
static void
take_links (SnDocument *self, SnBlock *part, const SnBlock *block, guint *first_link)
{
  GPtrArray *links = sn_document_get_links (self);
  guint end = block->first_link + block->n_links;

  part->first_link = *first_link;
  for (; *first_link < end; (*first_link)++)
    if (((SnLink *) links->pdata[*first_link])->start >= part->end && part->end < block->end)
      break;
  part->n_links = *first_link - part->first_link;
}

/* How much of the text from @from to @to is the entry's own: not the mark that parts it
 * from the next. */
static gsize
part_length (const SnBlock *block, gsize from, gsize to)
{
  const char *start = block->text + from;
  gsize length = to - from, mark;

  if (to == block->length || !is_dated_entry (block->text + to + 1, block->text + block->length) ||
      (mark = parting_before (start, start + length)) == 0)
    return length;
  for (length -= mark; length > 1 && start[length - 1] == ' ';)
    length--;
  return length;
}

static void
split_block (SnDocument *self, const SnBlock *block)
{
  guint first_link = block->first_link;

  for (gsize from = 0, to; from < block->length; from = to + (block->text[to] == ' '))
    {
      SnBlock *part =
          sn_document_new_block (self, block->kind == SN_BLOCK_LIST_ITEM ? SN_BLOCK_LIST_ITEM : SN_BLOCK_PARAGRAPH);

      to = part_end (block, from);
      part->level = block->kind == SN_BLOCK_LIST_ITEM ? block->level : 0;
      part->length = part_length (block, from, to);
      part->text = sn_arena_copy (sn_document_get_arena (self), block->text + from, part->length);
      g_strdelimit (part->text, "\t", ' ');
      part->start = sn_block_to_document (block, from);
      part->end = MAX (part->start, to < block->length ? sn_block_to_document (block, to) : block->end);
      take_runs (self, part, block, from, to);
      take_links (self, part, block, &first_link);
      sn_document_take_block (self, part);
    }
}

static gboolean
must_split (const SnBlock *block)
{
  return block->length > LONGEST || has_entries (block);
}

/**
 * sn_document_split_long:
 *
 * Makes several blocks of each that is too long to be one, or that has several entries of
 * a diary. A row or heading of such length is none.
 */
void
sn_document_split_long (SnDocument *self)
{
  g_autoptr (GPtrArray) blocks = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < sn_document_get_n_blocks (self); i++)
    any = any || must_split (sn_document_get_block (self, i));
  if (!any)
    return;
  blocks = sn_document_steal_blocks (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      SnBlock *block = blocks->pdata[i];

      if (!must_split (block))
        sn_document_take_block (self, block);
      else
        split_block (self, block);
    }
}
