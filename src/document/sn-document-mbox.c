/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-private.h"

#include "sn-error.h"

#include <string.h>

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
  while (line + n < end && n < 77 && (g_ascii_isalnum (line[n]) || line[n] == '-' || line[n] == '_'))
    n++;
  return n > 0 && line + n < end && (line[n] == ':' || memcmp (line, ">From ", MIN (6, (gsize) (end - line))) == 0);
}

/* The line that parts the next message from those before it, or NULL. */
static const char *
next_separator (const char *p, const char *end)
{
  while (p < end)
    {
      const char *feed;

      if (end - p > 5 && memcmp (p, "From ", 5) == 0 && is_separator (p, end))
        return p;
      feed = memchr (p, '\n', (gsize) (end - p));
      p = feed != NULL ? feed + 1 : end;
    }
  return NULL;
}

static gsize
quote_marks (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && p[n] == '>')
    n++;
  return n;
}

/* The bytes of one message: without the blank line behind it, and with the
 * quoting of ">From " undone. */
static GBytes *
message_bytes (const char *p, const char *end)
{
  GString *out;

  while (end - p > 2 && end[-1] == '\n' && (end[-2] == '\n' || (end[-2] == '\r' && end[-3] == '\n')))
    end -= end[-2] == '\r' ? 2 : 1;
  out = g_string_sized_new ((gsize) (end - p));
  while (p < end)
    {
      const char *feed = memchr (p, '\n', (gsize) (end - p)), *next = feed != NULL ? feed + 1 : end;
      gsize quotes = quote_marks (p, next);

      if (quotes > 0 && (gsize) (next - p) > quotes + 5 && memcmp (p + quotes, "From ", 5) == 0)
        p++;
      g_string_append_len (out, p, next - p);
      p = next;
    }
  return g_string_free_to_bytes (out);
}

/* A message that cannot be read stands for itself, with the reason. */
static SnDocument *
make_unreadable (GBytes *bytes, const char *reason)
{
  SnDocument *document = sn_document_new ();

  sn_document_set_format (document, "mail");
  sn_document_set_bytes (document, bytes);
  sn_document_add_doubt (document, reason);
  return document;
}

/**
 * sn_document_read_mbox:
 *
 * Reads several messages out of one file (RFC 4155, with the quoting of
 * "From " that most programs use).
 *
 * Returns: (transfer full) (nullable) (element-type SnDocument): one document
 *   of each message. Those that cannot be read have no blocks and a doubt.
 */
GPtrArray *
sn_document_read_mbox (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) first_reason = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size), *end = data + size;
  const char *p = next_separator (data, end);
  guint read = 0;

  while (p != NULL)
    {
      const char *start = (const char *) memchr (p, '\n', (gsize) (end - p)) + 1, *next = next_separator (start, end);
      g_autoptr (GBytes) own = message_bytes (start, next != NULL ? next : end);
      g_autoptr (GError) reason = NULL;
      SnDocument *document = sn_document_read_message (own, &reason);

      read += document != NULL;
      g_ptr_array_add (documents, document != NULL ? document : make_unreadable (own, reason->message));
      if (first_reason == NULL)
        first_reason = g_steal_pointer (&reason);
      p = next;
    }
  if (read > 0)
    return g_steal_pointer (&documents);
  if (first_reason != NULL)
    g_propagate_error (error, g_steal_pointer (&first_reason));
  else
    g_set_error_literal (error, SN_ERROR, SN_ERROR_EMPTY, "The mailbox has no messages");
  return NULL;
}
