/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-stream.h"

#include "sn-document-private.h"
#include "sn-error.h"

#include <string.h>

#define CHUNK (64 * 1024)

/* Beyond a line that may part two messages, so much of what follows tells. */
#define AHEAD 100

typedef enum
{
  SHAPE_UNKNOWN,
  SHAPE_WHOLE,
  SHAPE_MAILBOX,
  SHAPE_DONE,
} Shape;

struct _SnDocumentStream
{
  GInputStream *input;
  GByteArray *buffer; /* what was read and is not yet taken, from @taken on */
  gsize taken;
  guint64 offset;  /* in the input, of what is taken */
  gboolean ended;  /* the input has no more */
  GError *failure; /* why, where it failed; told once all before it is taken */
  Shape shape;
  gboolean is_mailbox;
  guint n_messages;
};

/**
 * sn_document_stream_new:
 * @input: a file, from its beginning
 *
 * Returns: (transfer full): its newsletters; nothing has been read yet.
 */
SnDocumentStream *
sn_document_stream_new (GInputStream *input)
{
  SnDocumentStream *self = g_new0 (SnDocumentStream, 1);

  self->input = g_object_ref (input);
  self->buffer = g_byte_array_new ();
  return self;
}

/**
 * sn_document_stream_free:
 *
 * Frees @self, and closes the file with the last reference to it.
 */
void
sn_document_stream_free (SnDocumentStream *self)
{
  g_object_unref (self->input);
  g_byte_array_unref (self->buffer);
  g_clear_error (&self->failure);
  g_free (self);
}

static const char *
here (SnDocumentStream *self)
{
  return (const char *) self->buffer->data + self->taken;
}

static gsize
ahead (SnDocumentStream *self)
{
  return self->buffer->len - self->taken;
}

static void
take (SnDocumentStream *self, gsize length)
{
  self->taken += length;
  self->offset += length;
}

/* Reads until @wanted bytes are ahead, or the end. */
static void
fill (SnDocumentStream *self, gsize wanted, GCancellable *cancellable)
{
  if (ahead (self) >= wanted || self->ended)
    return;
  if (self->taken > 0)
    g_byte_array_remove_range (self->buffer, 0, (guint) self->taken);
  self->taken = 0;
  while (self->buffer->len < wanted && !self->ended)
    {
      guint8 chunk[CHUNK];
      gssize n = g_input_stream_read (self->input, chunk, sizeof chunk, cancellable, &self->failure);

      if (n > 0)
        g_byte_array_append (self->buffer, chunk, (guint) n);
      self->ended = n <= 0;
    }
}

/* At the end of what could be read: whether that is the end of the file. */
static gboolean
check_end (SnDocumentStream *self, GError **error)
{
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

static gboolean
refuse (SnDocumentStream *self, GError **error)
{
  g_set_error (error, SN_ERROR, SN_ERROR_TOO_LARGE, "The %s is larger than %d MiB",
               self->is_mailbox ? "message" : "file", SN_DOCUMENT_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

static GBytes *
take_buffer (SnDocumentStream *self)
{
  GByteArray *all = self->buffer;

  self->buffer = g_byte_array_new ();
  self->offset += all->len;
  return g_byte_array_free_to_bytes (all);
}

/* A file that is no mailbox, of which nothing was taken yet. */
static SnStreamStep
next_whole (SnDocumentStream *self, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  self->shape = SHAPE_DONE;
  fill (self, (gsize) SN_DOCUMENT_MAX_BYTES + 1, cancellable);
  if (!check_end (self, error))
    return SN_STREAM_FAILED;
  if (ahead (self) > SN_DOCUMENT_MAX_BYTES)
    {
      refuse (self, error);
      return SN_STREAM_REFUSED;
    }
  *bytes = take_buffer (self);
  return SN_STREAM_NEXT;
}

/* Whether the line at @p, which begins with "From ", parts two messages: a
 * header stands under it. */
static gboolean
is_separator (const char *p, const char *end)
{
  const char *line = memchr (p, '\n', (gsize) (end - p));
  gsize n = 0;

  if (line == NULL || memchr (p, ':', (gsize) (line - p)) == NULL)
    return FALSE;
  line++;
  if (end - line >= 6 && memcmp (line, ">From ", 6) == 0)
    return TRUE;
  while (line + n < end && n < 77 && (g_ascii_isalnum (line[n]) || line[n] == '-' || line[n] == '_'))
    n++;
  return n > 0 && line + n < end && line[n] == ':';
}

/* The length of the line that begins here, with its end, or of as much of it as
 * one piece holds; 0 at the end. */
static gsize
peek_line (SnDocumentStream *self, GCancellable *cancellable)
{
  const char *feed;

  fill (self, 6, cancellable);
  feed = memchr (here (self), '\n', ahead (self));
  if (feed == NULL)
    {
      fill (self, CHUNK, cancellable);
      feed = memchr (here (self), '\n', ahead (self));
    }
  return feed != NULL ? (gsize) (feed + 1 - here (self)) : ahead (self);
}

static gboolean
peek_separator (SnDocumentStream *self, gsize length, GCancellable *cancellable)
{
  if (length <= 5 || memcmp (here (self), "From ", 5) != 0)
    return FALSE;
  fill (self, length + AHEAD, cancellable);
  return is_separator (here (self), here (self) + ahead (self));
}

/* Takes the quoting of ">From " back. */
static gsize
quote_mark (const char *line, gsize length)
{
  gsize n = 0;

  while (n < length && line[n] == '>')
    n++;
  return n > 0 && length > n + 5 && memcmp (line + n, "From ", 5) == 0 ? 1 : 0;
}

/* Takes all up to the next separator, and that too. What is beyond the limit is
 * passed over. @message is NULL for what stands in front of the first message. */
static gboolean
take_message (SnDocumentStream *self, GString *message, gboolean *too_large, GCancellable *cancellable, GError **error)
{
  gboolean at_start = TRUE;

  *too_large = FALSE;
  for (;;)
    {
      gsize length = peek_line (self, cancellable);
      gsize skip = 0;

      if (length == 0)
        return check_end (self, error);
      if (at_start && peek_separator (self, length, cancellable))
        return TRUE;
      if (at_start)
        skip = quote_mark (here (self), length);
      at_start = here (self)[length - 1] == '\n';
      if (message != NULL && !*too_large)
        g_string_append_len (message, here (self) + skip, (gssize) (length - skip));
      if (message != NULL && message->len > SN_DOCUMENT_MAX_BYTES)
        {
          *too_large = TRUE;
          g_string_truncate (message, 0);
        }
      take (self, length);
    }
}

/* Blank lines part a message from the next one. */
static void
strip_end (GString *message)
{
  gsize end = message->len;
  const char *p = message->str;

  while (end > 2 && p[end - 1] == '\n' && (p[end - 2] == '\n' || (p[end - 2] == '\r' && p[end - 3] == '\n')))
    end -= p[end - 2] == '\r' ? 2 : 1;
  g_string_truncate (message, end);
}

static SnStreamStep
next_message (SnDocumentStream *self, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) message = g_string_new (NULL);
  gboolean too_large;
  gsize length;

  if (self->n_messages == 0 && !take_message (self, NULL, &too_large, cancellable, error))
    return SN_STREAM_FAILED;
  length = peek_line (self, cancellable);
  if (length == 0)
    return check_end (self, error) ? SN_STREAM_END : SN_STREAM_FAILED;
  self->n_messages++;
  take (self, length); /* the separator */
  if (!take_message (self, message, &too_large, cancellable, error))
    return SN_STREAM_FAILED;
  if (too_large)
    {
      refuse (self, error);
      return SN_STREAM_REFUSED;
    }
  strip_end (message);
  *bytes = g_string_free_to_bytes (g_steal_pointer (&message));
  return SN_STREAM_NEXT;
}

/* A mark of UTF-8 and blank lines may stand in front of the first message. */
static void
recognise (SnDocumentStream *self, GCancellable *cancellable)
{
  gsize skip = 0;

  fill (self, CHUNK, cancellable);
  self->is_mailbox = sn_document_begins_mailbox (here (self), ahead (self));
  self->shape = self->is_mailbox ? SHAPE_MAILBOX : SHAPE_WHOLE;
  if (!self->is_mailbox)
    return;
  if (memcmp (here (self), "\xEF\xBB\xBF", 3) == 0)
    skip = 3;
  while (skip < ahead (self) && g_ascii_isspace (here (self)[skip]))
    skip++;
  take (self, skip);
}

/**
 * sn_document_stream_next:
 * @bytes: (out) (transfer full): where it is %SN_STREAM_NEXT, the newsletter:
 *   of a mailbox one message, without the line that parts it from others and with
 *   the quoting of "From " undone, for sn_document_read_message(); else the file,
 *   for sn_document_read()
 *
 * Goes on to the next newsletter.
 *
 * Errors: %SN_ERROR_TOO_LARGE where it is refused; of the input where it fails.
 *
 * Returns: what came.
 */
SnStreamStep
sn_document_stream_next (SnDocumentStream *self, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  SnStreamStep step = SN_STREAM_END;

  *bytes = NULL;
  if (self->shape == SHAPE_UNKNOWN)
    recognise (self, cancellable);
  if (self->shape == SHAPE_WHOLE)
    step = next_whole (self, bytes, cancellable, error);
  else if (self->shape == SHAPE_MAILBOX)
    step = next_message (self, bytes, cancellable, error);
  if (step == SN_STREAM_FAILED)
    self->shape = SHAPE_DONE;
  return step;
}

/**
 * sn_document_stream_is_mailbox:
 *
 * Returns: whether it is a mailbox; known after the first step.
 */
gboolean
sn_document_stream_is_mailbox (SnDocumentStream *self)
{
  return self->is_mailbox;
}

/**
 * sn_document_stream_get_offset:
 *
 * Returns: how many bytes of the file have been taken.
 */
guint64
sn_document_stream_get_offset (SnDocumentStream *self)
{
  return self->offset;
}
