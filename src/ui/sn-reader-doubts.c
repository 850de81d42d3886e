/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-doubts.h"

static void
doubt_free (gpointer data)
{
  SnReaderDoubt *doubt = data;

  g_clear_object (&doubt->anchor);
  g_clear_object (&doubt->item);
  g_ptr_array_unref (doubt->texts);
  g_free (doubt);
}

static void
add_doubt (GPtrArray *doubts, guint block, SnItem *item, GPtrArray *texts)
{
  SnReaderDoubt *doubt;

  if (texts->len == 0)
    return;
  doubt = g_new0 (SnReaderDoubt, 1);
  doubt->block = block;
  doubt->item = item != NULL ? g_object_ref (item) : NULL;
  doubt->texts = g_ptr_array_ref (texts);
  g_ptr_array_add (doubts, doubt);
}

/* The block in which the item is spoken of first; the first one where that
 * cannot be told. */
static guint
block_of (SnDocument *document, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  guint n = sn_document_get_n_blocks (document);

  for (guint i = 0; mention != NULL && i < n; i++)
    if (sn_document_get_block (document, i)->end > mention->start)
      return i;
  return 0;
}

static int
compare_doubts (gconstpointer a, gconstpointer b)
{
  const SnReaderDoubt *one = *(SnReaderDoubt *const *) a, *other = *(SnReaderDoubt *const *) b;

  return (one->block > other->block) - (one->block < other->block);
}

/**
 * sn_reader_doubts_collect:
 * @newsletter: a newsletter with its items
 * @document: its text
 *
 * Returns: (transfer full) (element-type SnReaderDoubt): what is doubtful, in the
 *   order of the text; what is doubtful about the whole stands under its title.
 */
GPtrArray *
sn_reader_doubts_collect (SnNewsletter *newsletter, SnDocument *document)
{
  GPtrArray *doubts = g_ptr_array_new_with_free_func (doubt_free), *items = sn_newsletter_get_items (newsletter);

  add_doubt (doubts, 0, NULL, sn_newsletter_get_doubts (newsletter));
  for (guint i = 0; i < items->len; i++)
    add_doubt (doubts, block_of (document, items->pdata[i]), items->pdata[i], sn_item_get_doubts (items->pdata[i]));
  g_ptr_array_sort (doubts, compare_doubts);
  return doubts;
}

static gboolean
is_same (const SnReaderDoubt *one, const SnReaderDoubt *other)
{
  if (one->block != other->block || one->texts->len != other->texts->len)
    return FALSE;
  for (guint i = 0; i < one->texts->len; i++)
    if (!g_str_equal (one->texts->pdata[i], other->texts->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * sn_reader_doubts_take_places:
 * @doubts: (element-type SnReaderDoubt): doubts that were read anew
 * @old: (element-type SnReaderDoubt): those that stand in a text
 *
 * Gives @doubts the places of @old, if they are the same.
 *
 * Returns: whether they are.
 */
gboolean
sn_reader_doubts_take_places (GPtrArray *doubts, GPtrArray *old)
{
  if (doubts->len != old->len)
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    if (!is_same (doubts->pdata[i], old->pdata[i]))
      return FALSE;
  for (guint i = 0; i < old->len; i++)
    g_set_object (&((SnReaderDoubt *) doubts->pdata[i])->anchor, ((SnReaderDoubt *) old->pdata[i])->anchor);
  return TRUE;
}
