/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-buffer.h"

#include <string.h>

#include "sn-reader-tags.h"

/* Where a block has gone. */
typedef struct
{
  const SnBlock *block;
  int start; /* in characters of the buffer, without its bullet */
} Place;

struct _SnReaderBuffer
{
  GtkTextBuffer parent_instance;

  SnNewsletter *newsletter;
  SnDocument *document; /* holds the blocks */
  GArray *places;       /* Place */
  GArray *marks;        /* SnReaderMark, by place */
  SnReaderTags tags;
};

G_DEFINE_FINAL_TYPE (SnReaderBuffer, sn_reader_buffer, GTK_TYPE_TEXT_BUFFER)

static GQuark
link_quark (void)
{
  return g_quark_from_static_string ("sn-reader-link");
}

/* The first byte of the block's text that stands at or behind @offset in the document. */
static gsize
text_offset (const SnBlock *block, gsize offset)
{
  gsize at = 0;

  if (offset <= block->start)
    return 0;
  if (block->runs == NULL)
    return MIN (offset - block->start, block->length);
  while (at < block->length && sn_block_to_document (block, at) < offset)
    at++;
  return at;
}

/* Never in the middle of a character. */
static int
buffer_offset (const Place *place, gsize text_at)
{
  const char *text = place->block->text;

  while (text_at > 0 && text_at < place->block->length && ((guchar) text[text_at] & 0xc0) == 0x80)
    text_at--;
  return place->start + (int) g_utf8_strlen (text, (gssize) text_at);
}

/* What of that range of the document is in one block, as iterators. */
static gboolean
range_in_block (SnReaderBuffer *self, const Place *place, gsize start, gsize length, GtkTextIter *from, GtkTextIter *to)
{
  const SnBlock *block = place->block;
  int first, last;

  if (block->start >= start + length || block->end <= start)
    return FALSE;
  first = buffer_offset (place, text_offset (block, start));
  last = buffer_offset (place, text_offset (block, start + length));
  if (last <= first)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), from, first);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), to, last);
  return TRUE;
}

/* Puts @tag on that range of the document; returns where it begins, or -1. */
static int
apply_tag (SnReaderBuffer *self, GtkTextTag *tag, gsize start, gsize length)
{
  int first = -1;

  for (guint i = 0; i < self->places->len; i++)
    {
      GtkTextIter from, to;

      if (!range_in_block (self, &g_array_index (self->places, Place, i), start, length, &from, &to))
        continue;
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tag, &from, &to);
      if (first < 0)
        first = gtk_text_iter_get_offset (&from);
    }
  return first;
}

static void
insert_block (SnReaderBuffer *self, const SnBlock *block, GtkTextTag *tag)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter end, begin;
  Place place = { block, 0 };
  int line;

  gtk_text_buffer_get_end_iter (buffer, &end);
  line = gtk_text_iter_get_offset (&end);
  if (block->kind == SN_BLOCK_LIST_ITEM)
    gtk_text_buffer_insert (buffer, &end, "•\t", -1);
  place.start = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, block->text, (int) block->length);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_get_iter_at_offset (buffer, &begin, line);
  gtk_text_buffer_apply_tag (buffer, tag, &begin, &end);
  g_array_append_val (self->places, place);
}

/* A first row without a figure names the columns. */
static gboolean
is_header_row (const SnBlock *block, const SnBlock *previous)
{
  if (previous != NULL && previous->table == block->table)
    return FALSE;
  for (const char *p = block->text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      return FALSE;
  return strchr (block->text, '\t') != NULL;
}

/* The block at @index, or NULL where there is none. */
static const SnBlock *
block_at (SnReaderBuffer *self, guint index)
{
  return index < sn_document_get_n_blocks (self->document) ? sn_document_get_block (self->document, index) : NULL;
}

static void
insert_table_row (SnReaderBuffer *self, guint index, GtkTextTag *table_tag)
{
  const SnBlock *block = block_at (self, index), *next = block_at (self, index + 1);
  GtkTextIter from, to;

  insert_block (self, block, table_tag);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &from,
                                      g_array_index (self->places, Place, self->places->len - 1).start);
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &to);
  if (is_header_row (block, index > 0 ? block_at (self, index - 1) : NULL))
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->tags.strong, &from, &to);
  if (next == NULL || next->table != block->table)
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), sn_reader_tags_for_table_end (GTK_TEXT_BUFFER (self)), &from,
                               &to);
}

static void
insert_blocks (SnReaderBuffer *self, PangoContext *context)
{
  guint n = sn_document_get_n_blocks (self->document), table = 0;
  GtkTextTag *table_tag = NULL;

  for (guint i = 0; i < n; i++)
    {
      const SnBlock *block = sn_document_get_block (self->document, i);

      if (block->kind != SN_BLOCK_TABLE_ROW)
        insert_block (self, block, sn_reader_tags_for_block (&self->tags, block));
      else
        {
          if (block->table != table || table_tag == NULL)
            table_tag = sn_reader_tags_for_table (GTK_TEXT_BUFFER (self), self->document, i, context);
          table = block->table;
          insert_table_row (self, i, table_tag);
        }
    }
}

/* A line that ends the text would only be an empty one. */
static void
drop_last_line_end (SnReaderBuffer *self)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &end);
  begin = end;
  if (gtk_text_iter_backward_char (&begin))
    gtk_text_buffer_delete (GTK_TEXT_BUFFER (self), &begin, &end);
}

static void
mark_links (SnReaderBuffer *self)
{
  GPtrArray *links = sn_document_get_links (self->document);

  for (guint i = 0; i < links->len; i++)
    {
      SnLink *link = links->pdata[i];
      GtkTextTag *tag;

      if (!sn_uri_is_allowed (link->uri) || link->length == 0)
        continue;
      tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), NULL, NULL);
      g_object_set_qdata_full (G_OBJECT (tag), link_quark (), sn_link_ref (link), (GDestroyNotify) sn_link_unref);
      apply_tag (self, tag, link->start, link->length);
      apply_tag (self, self->tags.link, link->start, link->length);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return ((const SnReaderMark *) a)->start - ((const SnReaderMark *) b)->start;
}

static void
mark_item (SnReaderBuffer *self, SnItem *item)
{
  GPtrArray *mentions = sn_item_get_mentions (item);
  gint64 id = sn_newsletter_get_id (self->newsletter);

  for (guint i = 0; i < mentions->len; i++)
    {
      const SnMention *mention = mentions->pdata[i];
      SnReaderMark mark = { item, -1, mention->start, mention->length };

      if (mention->newsletter_id != 0 && mention->newsletter_id != id)
        continue;
      mark.start = apply_tag (self, self->tags.kinds[sn_item_get_kind (item)], mention->start, mention->length);
      if (mark.start >= 0)
        g_array_append_val (self->marks, mark);
    }
}

static void
mark_items (SnReaderBuffer *self)
{
  GPtrArray *items = sn_newsletter_get_items (self->newsletter);

  for (guint i = 0; i < items->len; i++)
    mark_item (self, items->pdata[i]);
  g_array_sort (self->marks, compare_marks);
}

static void
sn_reader_buffer_finalize (GObject *object)
{
  SnReaderBuffer *self = SN_READER_BUFFER (object);

  g_clear_object (&self->newsletter);
  g_clear_object (&self->document);
  g_array_unref (self->places);
  g_array_unref (self->marks);
  G_OBJECT_CLASS (sn_reader_buffer_parent_class)->finalize (object);
}

static void
sn_reader_buffer_class_init (SnReaderBufferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_reader_buffer_finalize;
}

static void
sn_reader_buffer_init (SnReaderBuffer *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->marks = g_array_new (FALSE, FALSE, sizeof (SnReaderMark));
}

/**
 * sn_reader_buffer_new:
 * @newsletter: a newsletter with its items
 * @document: its text
 * @context: measures the columns of tables
 *
 * Returns: (transfer full): the text, its links and the sentences of its items.
 */
SnReaderBuffer *
sn_reader_buffer_new (SnNewsletter *newsletter, SnDocument *document, PangoContext *context)
{
  SnReaderBuffer *self = g_object_new (SN_TYPE_READER_BUFFER, NULL);

  self->newsletter = g_object_ref (newsletter);
  self->document = g_object_ref (document);
  sn_reader_tags_create (&self->tags, GTK_TEXT_BUFFER (self));
  insert_blocks (self, context);
  drop_last_line_end (self);
  mark_items (self);
  mark_links (self);
  return self;
}

/**
 * sn_reader_buffer_get_marks:
 *
 * Returns: (transfer none) (element-type SnReaderMark): where items are spoken
 *   of, in the order of the text.
 */
GArray *
sn_reader_buffer_get_marks (SnReaderBuffer *self)
{
  return self->marks;
}

/**
 * sn_reader_buffer_get_link_at:
 *
 * Returns: (transfer none) (nullable): the link that covers @iter.
 */
SnLink *
sn_reader_buffer_get_link_at (SnReaderBuffer *self, const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      SnLink *link = g_object_get_qdata (l->data, link_quark ());

      if (link != NULL)
        return link;
    }
  return NULL;
}

/**
 * sn_reader_buffer_set_target:
 * @start: offset in bytes of the document's text
 * @length: how many bytes; 0 for no target
 * @place: (out): where it begins, if it is in the text
 *
 * Marks those bytes, and no others, as what the reader came for.
 *
 * Returns: whether they are in the text.
 */
gboolean
sn_reader_buffer_set_target (SnReaderBuffer *self, gsize start, gsize length, GtkTextIter *place)
{
  GtkTextIter begin, end;
  int first;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &begin, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->tags.target, &begin, &end);
  first = length > 0 ? apply_tag (self, self->tags.target, start, length) : -1;
  if (first < 0)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), place, first);
  return TRUE;
}

/**
 * sn_reader_buffer_set_colors:
 * @widget: whose style names the colours
 *
 * Takes the colours of the style, light or dark.
 */
void
sn_reader_buffer_set_colors (SnReaderBuffer *self, GtkWidget *widget)
{
  sn_reader_tags_set_colors (&self->tags, widget);
}
