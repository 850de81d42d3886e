/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-lines.h"
#include "sn-document-private.h"

/* Bytes of a label and of what it labels. */
#define LONGEST_LABEL 30
#define LONGEST_FIELD 80
/* Of a line that says no more than when something closes; of its words before the day, and of
 * the hour behind it. */
#define LONGEST_CLOSING 60
#define LONGEST_LEAD 40
#define LONGEST_HOUR 20
#define LONGEST_CLOCK 12 /* before a day: "12 noon on " */
#define LONGEST_NAME 140
#define SHORTEST_NAME 8
#define LOWEST_LEVEL 6

static gboolean
may_label (const SnBlock *block)
{
  return block->kind == SN_BLOCK_HEADING && block->level > 1 && block->length > 1 && block->length <= LONGEST_LABEL &&
         block->n_links == 0 && strpbrk (block->text, "0123456789") == NULL;
}

/* Whether the block below the heading is a line with a number, and all that stands under it. */
static gboolean
has_field (const SnBlock *const *blocks, guint n, guint heading)
{
  const SnBlock *field = heading + 1 < n ? blocks[heading + 1] : NULL;
  const SnBlock *after = heading + 2 < n ? blocks[heading + 2] : NULL;

  return field != NULL && field->kind == SN_BLOCK_PARAGRAPH && field->length <= LONGEST_FIELD &&
         strpbrk (field->text, "0123456789") != NULL && (after == NULL || after->kind == SN_BLOCK_HEADING);
}

static gboolean
any_field (SnDocument *self)
{
  const SnBlock *const *blocks = sn_document_get_blocks (self);
  guint n = sn_document_get_n_blocks (self);

  for (guint i = 0; i < n; i++)
    if (may_label (blocks[i]) && has_field (blocks, n, i))
      return TRUE;
  return FALSE;
}

/* (element-type utf8 guint): how often each of the headings comes that may be labels. */
static GHashTable *
count_labels (SnDocument *self)
{
  GHashTable *labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sn_document_get_n_blocks (self); i++)
    {
      const SnBlock *block = sn_document_get_block (self, i);

      if (may_label (block))
        g_hash_table_insert (labels, block->text,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (labels, block->text)) + 1));
    }
  return labels;
}

static void
add_runs (GArray *runs, const SnBlock *block, gsize at, gsize length)
{
  SnRun whole = { 0, (guint32) block->start };
  const SnRun *from = block->runs != NULL ? block->runs : &whole;
  guint n = block->runs != NULL ? block->n_runs : 1;

  for (guint i = 0; i < n && from[i].at < length; i++)
    {
      SnRun run = { from[i].at + (guint32) at, from[i].offset };

      g_array_append_val (runs, run);
    }
}

/* "By when?" above "25 March" is "By when: 25 March"; the colon stands for the end of the line. */
static SnBlock *
join (SnDocument *self, const SnBlock *label, const SnBlock *field)
{
  gsize length = label->length - (strchr ("?:", label->text[label->length - 1]) != NULL);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (SnRun));
  g_autoptr (GString) text = g_string_new_len (label->text, (gssize) length);
  SnBlock *joined = sn_document_new_block (self, SN_BLOCK_PARAGRAPH);
  SnRun colon = { (guint32) length, (guint32) label->end - 1 };

  g_string_append (text, ": ");
  add_runs (runs, label, 0, length);
  g_array_append_val (runs, colon);
  add_runs (runs, field, text->len, field->length);
  g_string_append_len (text, field->text, (gssize) field->length);
  joined->text = sn_arena_copy (sn_document_get_arena (self), text->str, text->len);
  joined->length = text->len;
  joined->start = field->start; /* the label stands above, as the day of a diary does */
  joined->end = field->end;
  joined->n_runs = runs->len;
  joined->runs = sn_arena_alloc (sn_document_get_arena (self), runs->len * sizeof (SnRun));
  memcpy (joined->runs, runs->data, runs->len * sizeof (SnRun));
  joined->first_link = field->first_link;
  joined->n_links = field->n_links;
  return joined;
}

/* Whether a label of bytes @length begins as those do that name the day on which something closes. */
static gboolean
is_of_closing (const char *label, gsize length)
{
  static const char *const words[] = { "clos",  "deadline", "due",     "ends",     "respond", "response",
                                       "reply", "replies",  "nominat", "comment",  "views",   "answers",
                                       "open",  "until",    "apply",   "applicat", "by",      "last" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length >= strlen (words[i]) && g_ascii_strncasecmp (label, words[i], strlen (words[i])) == 0)
      return sn_label_is_of_date (label, length);
  return FALSE;
}

/* How many bytes of words, up to @most, stand before the day of a line that says no more than
 * when, but for the hour; @most + 1 where it is no such line. */
static gsize
day_after (const SnBlock *block, gsize most)
{
  const char *start = block->text, *end = start + block->length;

  for (const char *p = start; p < end && p <= start + most; p++)
    {
      gsize length = p == start || p[-1] == ' ' ? sn_date_cell_length (p, end) : 0;

      if (length > 0)
        return end - (p + length) <= LONGEST_HOUR ? (gsize) (p - start) : most + 1;
    }
  return most + 1;
}

/* "Deadline", and right below it "28 March", or "5pm on 28 March": a box for each on a page. */
static gboolean
labels_day (GPtrArray *blocks, guint i)
{
  const SnBlock *label = blocks->pdata[i], *day = i + 1 < blocks->len ? blocks->pdata[i + 1] : NULL;

  return day != NULL && label->kind == SN_BLOCK_PARAGRAPH && day->kind == SN_BLOCK_PARAGRAPH && label->length > 2 &&
         label->length <= LONGEST_LABEL && day->length <= LONGEST_FIELD && label->n_links == 0 &&
         strpbrk (label->text, "0123456789.,;") == NULL && is_of_closing (label->text, label->length) &&
         day_after (day, LONGEST_CLOCK) <= LONGEST_CLOCK;
}

static gboolean
has_labelled_day (SnDocument *self)
{
  for (guint i = 0; i < sn_document_get_n_blocks (self); i++)
    {
      const SnBlock *block = sn_document_get_block (self, i);

      if (block->kind == SN_BLOCK_PARAGRAPH && block->length <= LONGEST_LABEL &&
          is_of_closing (block->text, block->length))
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_document_join_fields:
 *
 * Makes fields of headings that come again and again, each with no more than a
 * line under it: "By when?" above "25 March" in each article; and of lines that
 * name a day which stands below them alone.
 */
void
sn_document_join_fields (SnDocument *self)
{
  g_autoptr (GHashTable) labels = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  if (!any_field (self) && !has_labelled_day (self))
    return;
  labels = count_labels (self);
  blocks = sn_document_steal_blocks (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      SnBlock *block = blocks->pdata[i];

      if (labels_day (blocks, i) ||
          (may_label (block) && has_field ((const SnBlock *const *) blocks->pdata, blocks->len, i) &&
           GPOINTER_TO_UINT (g_hash_table_lookup (labels, block->text)) > 1))
        block = join (self, block, blocks->pdata[++i]);
      sn_document_take_block (self, block);
    }
}

/* "Closes: 30 March", "Closing date: 5pm on 30 March 2023": says when, and of what not. */
static gboolean
is_closing_line (const SnBlock *block)
{
  gsize lead;

  if (block->kind != SN_BLOCK_PARAGRAPH || block->length > LONGEST_CLOSING)
    return FALSE;
  lead = day_after (block, LONGEST_LEAD);
  return lead > 0 && lead <= LONGEST_LEAD && is_of_closing (block->text, lead);
}

static gboolean
is_name (const SnBlock *block)
{
  const char first = block->text[0];

  return block->kind == SN_BLOCK_PARAGRAPH && block->length >= SHORTEST_NAME && block->length <= LONGEST_NAME &&
         (g_ascii_isupper (first) || (guchar) first >= 0x80) &&
         strchr (".:;,!?", block->text[block->length - 1]) == NULL && !is_closing_line (block) &&
         !sn_is_date_only (block->text, block->text + block->length);
}

/* How many blocks from @first on are names, each with when it closes right below it. */
static guint
count_closing (SnDocument *self, guint first)
{
  guint n = 0;

  while (first + n + 1 < sn_document_get_n_blocks (self) && is_name (sn_document_get_block (self, first + n)) &&
         is_closing_line (sn_document_get_block (self, first + n + 1)))
    n += 2;
  return n;
}

/**
 * sn_document_head_closing:
 *
 * Makes headings of names that have nothing below them but a line that says when what they
 * name closes, where two or more stand one below the other: else all of them would be said of
 * the first.
 */
void
sn_document_head_closing (SnDocument *self)
{
  guint level = 1;

  for (guint i = 0; i < sn_document_get_n_blocks (self); i++)
    {
      const SnBlock *block = sn_document_get_block (self, i);
      guint n = count_closing (self, i);

      if (block->kind == SN_BLOCK_HEADING)
        level = block->level;
      for (guint name = i; n > 2 && name < i + n; name += 2)
        {
          SnBlock *heading = (SnBlock *) sn_document_get_block (self, name);

          heading->kind = SN_BLOCK_HEADING;
          heading->level = MIN (level + 1, LOWEST_LEVEL);
        }
      i += n > 2 ? n - 1 : 0;
    }
}
