/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-places.h"

/* Where a block has gone. */
typedef struct
{
  const SnBlock *block;
  int start; /* in characters of the buffer, without its bullet */
} Place;

struct _SnReaderPlaces
{
  GArray *places; /* Place, in the order of the text */
};

/**
 * sn_reader_places_new:
 *
 * Returns: (transfer full): none yet.
 */
SnReaderPlaces *
sn_reader_places_new (void)
{
  SnReaderPlaces *self = g_new (SnReaderPlaces, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

/**
 * sn_reader_places_free:
 *
 * Frees @self.
 */
void
sn_reader_places_free (SnReaderPlaces *self)
{
  g_array_unref (self->places);
  g_free (self);
}

/**
 * sn_reader_places_add:
 * @block: a block, which outlives @self
 * @start: where its text begins, in characters of the buffer
 *
 * Remembers where the next block has gone.
 */
void
sn_reader_places_add (SnReaderPlaces *self, const SnBlock *block, int start)
{
  Place place = { block, start };

  g_array_append_val (self->places, place);
}

/**
 * sn_reader_places_last:
 *
 * Returns: where the block that was added last begins.
 */
int
sn_reader_places_last (SnReaderPlaces *self)
{
  return g_array_index (self->places, Place, self->places->len - 1).start;
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
range_in_block (GtkTextBuffer *buffer, const Place *place, SnReaderRange range, GtkTextIter *from, GtkTextIter *to)
{
  const SnBlock *block = place->block;
  int first, last;

  if (block->start >= range.start + range.length || block->end <= range.start)
    return FALSE;
  first = buffer_offset (place, text_offset (block, range.start));
  last = buffer_offset (place, text_offset (block, range.start + range.length));
  if (last <= first)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, from, first);
  gtk_text_buffer_get_iter_at_offset (buffer, to, last);
  return TRUE;
}

/**
 * sn_reader_places_apply_tag:
 * @range: what of the document
 *
 * Puts @tag on that range of the document.
 *
 * Returns: where it begins, in characters of the buffer; -1 if it is not there.
 */
int
sn_reader_places_apply_tag (SnReaderPlaces *self, GtkTextBuffer *buffer, GtkTextTag *tag, SnReaderRange range)
{
  int first = -1;

  for (guint i = 0; i < self->places->len; i++)
    {
      GtkTextIter from, to;

      if (!range_in_block (buffer, &g_array_index (self->places, Place, i), range, &from, &to))
        continue;
      gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
      if (first < 0)
        first = gtk_text_iter_get_offset (&from);
    }
  return first;
}

/* Which bytes of the block's text these characters of the buffer are. */
static gboolean
bytes_of (const Place *place, int first, int last, gsize *from, gsize *to)
{
  const char *text = place->block->text;
  glong n = g_utf8_strlen (text, (gssize) place->block->length);
  glong begin = CLAMP (first - place->start, 0, n), end = CLAMP (last - place->start, 0, n);

  *from = (gsize) (g_utf8_offset_to_pointer (text, begin) - text);
  *to = (gsize) (g_utf8_offset_to_pointer (text, end) - text);
  return end > begin;
}

/**
 * sn_reader_places_to_document:
 * @first: a place in characters of the buffer
 * @last: a place behind it
 * @range: (out): what of the document is between them
 *
 * Returns: whether anything of the document is.
 */
gboolean
sn_reader_places_to_document (SnReaderPlaces *self, int first, int last, SnReaderRange *range)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      gsize from, to, start, end;

      if (!bytes_of (place, first, last, &from, &to))
        continue;
      sn_block_get_range (place->block, from, to, &start, &end);
      if (!found)
        range->start = start;
      found = TRUE;
      range->length = end > range->start ? end - range->start : 0;
    }
  return found && range->length > 0;
}
