/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-buffer.h"

#include <string.h>

#include "sn-reader-tags.h"

struct _SnReaderBuffer
{
  GtkTextBuffer parent_instance;

  SnNewsletter *newsletter;
  SnDocument *document; /* holds the blocks */
  SnReaderPlaces *places;
  GArray *marks;     /* SnReaderMark, by place */
  GPtrArray *doubts; /* SnReaderDoubt, by place */
  gboolean show_unread;
  SnReaderTags tags;
};

G_DEFINE_FINAL_TYPE (SnReaderBuffer, sn_reader_buffer, GTK_TYPE_TEXT_BUFFER)

static GQuark
link_quark (void)
{
  return g_quark_from_static_string ("sn-reader-link");
}

/* A tag ends before the end of the line: where it would go on through the next
 * line, GTK 4.8 at times gives that line the looks of the one behind it. */
static void
insert_block (SnReaderBuffer *self, const SnBlock *block, GtkTextTag *tag)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter end, begin;
  int line;

  gtk_text_buffer_get_end_iter (buffer, &end);
  line = gtk_text_iter_get_offset (&end);
  if (block->kind == SN_BLOCK_LIST_ITEM)
    gtk_text_buffer_insert (buffer, &end, "•\t", -1);
  sn_reader_places_add (self->places, block, gtk_text_iter_get_offset (&end));
  gtk_text_buffer_insert (buffer, &end, block->text, (int) block->length);
  gtk_text_buffer_get_iter_at_offset (buffer, &begin, line);
  gtk_text_buffer_apply_tag (buffer, tag, &begin, &end);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
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
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &from, sn_reader_places_last (self->places));
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &to);
  gtk_text_iter_backward_char (&to);
  if (is_header_row (block, index > 0 ? block_at (self, index - 1) : NULL))
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->tags.strong, &from, &to);
  if (next == NULL || next->table != block->table)
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), sn_reader_tags_for_table_end (GTK_TEXT_BUFFER (self)), &from,
                               &to);
}

/* On a line of its own, behind what it is about. */
static void
insert_doubt (SnReaderBuffer *self, SnReaderDoubt *doubt)
{
  GtkTextIter end, begin;
  int line;

  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &end);
  line = gtk_text_iter_get_offset (&end);
  doubt->anchor = g_object_ref (gtk_text_buffer_create_child_anchor (GTK_TEXT_BUFFER (self), &end));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &begin, line);
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->tags.doubt, &begin, &end);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), &end, "\n", 1);
}

static void
insert_doubts_of_block (SnReaderBuffer *self, guint index)
{
  for (guint i = 0; i < self->doubts->len; i++)
    if (((SnReaderDoubt *) self->doubts->pdata[i])->block == index)
      insert_doubt (self, self->doubts->pdata[i]);
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
      insert_doubts_of_block (self, i);
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

static int
apply_tag (SnReaderBuffer *self, GtkTextTag *tag, gsize start, gsize length)
{
  return sn_reader_places_apply_tag (self->places, GTK_TEXT_BUFFER (self), tag, (SnReaderRange){ start, length });
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
add_mark (SnReaderBuffer *self, SnItem *item, const char *text, GtkTextTag *tag, SnReaderRange range)
{
  SnReaderMark mark = { item, text, -1, range.start, range.length };

  mark.start = apply_tag (self, tag, range.start, range.length);
  if (mark.start >= 0)
    g_array_append_val (self->marks, mark);
}

static void
mark_items (SnReaderBuffer *self, GPtrArray *items)
{
  gint64 id = sn_newsletter_get_id (self->newsletter);

  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      GPtrArray *mentions = sn_item_get_mentions (item);

      for (guint j = 0; j < mentions->len; j++)
        {
          const SnMention *mention = mentions->pdata[j];

          if (mention->newsletter_id == 0 || mention->newsletter_id == id)
            add_mark (self, item, mention->quote, self->tags.kinds[sn_item_get_kind (item)],
                      (SnReaderRange){ mention->start, mention->length });
        }
    }
}

static void
mark_unread (SnReaderBuffer *self)
{
  GPtrArray *unread = sn_newsletter_get_unread (self->newsletter);

  for (guint i = 0; i < unread->len; i++)
    {
      const SnUnread *sentence = unread->pdata[i];

      add_mark (self, NULL, sentence->text, self->tags.unread, (SnReaderRange){ sentence->start, sentence->length });
    }
}

/* A line in the colour of doubts under what became a doubtful item. */
static void
mark_doubts (SnReaderBuffer *self)
{
  for (guint i = 0; i < self->doubts->len; i++)
    {
      SnReaderDoubt *doubt = self->doubts->pdata[i];
      const SnMention *mention = doubt->item != NULL ? sn_item_get_mention (doubt->item) : NULL;

      if (mention != NULL)
        apply_tag (self, self->tags.doubtful, mention->start, mention->length);
    }
}

static void
unmark (SnReaderBuffer *self)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &begin, &end);
  for (guint i = 0; i < SN_N_ITEM_KINDS; i++)
    gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->tags.kinds[i], &begin, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->tags.unread, &begin, &end);
  g_array_set_size (self->marks, 0);
}

static void
mark (SnReaderBuffer *self)
{
  unmark (self);
  mark_items (self, sn_newsletter_get_items (self->newsletter));
  mark_items (self, sn_newsletter_get_added (self->newsletter));
  if (self->show_unread)
    mark_unread (self);
  g_array_sort (self->marks, compare_marks);
}

static void
sn_reader_buffer_finalize (GObject *object)
{
  SnReaderBuffer *self = SN_READER_BUFFER (object);

  g_clear_object (&self->newsletter);
  g_clear_object (&self->document);
  sn_reader_places_free (self->places);
  g_array_unref (self->marks);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
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
  self->places = sn_reader_places_new ();
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
  self->doubts = sn_reader_doubts_collect (newsletter, document);
  insert_blocks (self, context);
  drop_last_line_end (self);
  mark (self);
  mark_doubts (self);
  mark_links (self);
  return self;
}

/**
 * sn_reader_buffer_set_newsletter:
 * @newsletter: the same newsletter, read anew from the store
 *
 * Marks what @newsletter says now in the text that is there.
 *
 * Returns: whether that can be done; else another buffer is needed, since the
 *   doubts are not those which stand between the lines.
 */
gboolean
sn_reader_buffer_set_newsletter (SnReaderBuffer *self, SnNewsletter *newsletter)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->doubts);

  g_set_object (&self->newsletter, newsletter);
  self->doubts = sn_reader_doubts_collect (newsletter, self->document);
  mark (self);
  return sn_reader_doubts_take_places (self->doubts, old);
}

/**
 * sn_reader_buffer_set_show_unread:
 * @show: whether sentences with a date that became no item are marked
 *
 * Marks them, or not.
 */
void
sn_reader_buffer_set_show_unread (SnReaderBuffer *self, gboolean show)
{
  self->show_unread = show;
  mark (self);
}

/**
 * sn_reader_buffer_get_doubts:
 *
 * Returns: (transfer none) (element-type SnReaderDoubt): what is doubtful, in the
 *   order of the items.
 */
GPtrArray *
sn_reader_buffer_get_doubts (SnReaderBuffer *self)
{
  return self->doubts;
}

/**
 * sn_reader_buffer_get_selection:
 * @range: (out): what of the document is selected
 *
 * Returns: (transfer full) (nullable): the words that are selected, on one line;
 *   %NULL where nothing of the document is.
 */
char *
sn_reader_buffer_get_selection (SnReaderBuffer *self, SnReaderRange *range)
{
  GtkTextIter from, to;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  GString *line;

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &from, &to) ||
      !sn_reader_places_to_document (self->places, gtk_text_iter_get_offset (&from), gtk_text_iter_get_offset (&to),
                                     range))
    return NULL;
  text = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), &from, &to, FALSE);
  words = g_strsplit_set (text, " \t\n", -1);
  line = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_str_equal (words[i], "•"))
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  return g_string_free (line, FALSE);
}

/**
 * sn_reader_buffer_select:
 * @range: what of the document
 *
 * Selects it.
 */
void
sn_reader_buffer_select (SnReaderBuffer *self, SnReaderRange range)
{
  GtkTextIter from, to;

  if (sn_reader_buffer_set_target (self, range.start, range.length, &from))
    {
      to = from;
      gtk_text_iter_forward_to_tag_toggle (&to, self->tags.target);
      gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self), &from, &to);
    }
}

/**
 * sn_reader_buffer_get_marks:
 *
 * Returns: (transfer none) (element-type SnReaderMark): where items are spoken
 *   of, and where dates stand that became none while these are shown, in the
 *   order of the text.
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
