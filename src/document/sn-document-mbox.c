/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-private.h"

#include "sn-document-stream.h"
#include "sn-error.h"

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
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (SnDocumentStream) stream = sn_document_stream_new (input);
  g_autoptr (GError) first_reason = NULL;
  guint read = 0;

  for (;;)
    {
      g_autoptr (GBytes) own = NULL;
      g_autoptr (GError) reason = NULL;
      SnDocument *document;

      if (sn_document_stream_next (stream, &own, NULL, &reason) != SN_STREAM_NEXT)
        break;
      document = sn_document_read_message (own, &reason);
      read += document != NULL;
      g_ptr_array_add (documents, document != NULL ? document : make_unreadable (own, reason->message));
      if (first_reason == NULL)
        first_reason = g_steal_pointer (&reason);
    }
  if (read > 0)
    return g_steal_pointer (&documents);
  if (first_reason != NULL)
    g_propagate_error (error, g_steal_pointer (&first_reason));
  else
    g_set_error_literal (error, SN_ERROR, SN_ERROR_EMPTY, "The mailbox has no messages");
  return NULL;
}
