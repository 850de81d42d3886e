/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-private.h"

/* Bytes of a label and of what it labels. */
#define LONGEST_LABEL 30
#define LONGEST_FIELD 80

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

/**
 * sn_document_join_fields:
 *
 * Makes fields of headings that come again and again, each with no more than a
 * line under it: "By when?" above "25 March" in each article.
 */
void
sn_document_join_fields (SnDocument *self)
{
  g_autoptr (GHashTable) labels = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  if (!any_field (self))
    return;
  labels = count_labels (self);
  blocks = sn_document_steal_blocks (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      SnBlock *block = blocks->pdata[i];

      if (may_label (block) && has_field ((const SnBlock *const *) blocks->pdata, blocks->len, i) &&
          GPOINTER_TO_UINT (g_hash_table_lookup (labels, block->text)) > 1)
        block = join (self, block, blocks->pdata[++i]);
      sn_document_take_block (self, block);
    }
}
