/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document.h"

G_BEGIN_DECLS

/**
 * SnDocumentStream:
 *
 * The newsletters of a file, one after the other: the messages of a mailbox, of
 * any size, else the file as it is. Never more than one of them, and a little
 * ahead, is in memory.
 */
typedef struct _SnDocumentStream SnDocumentStream;

/**
 * SnStreamStep:
 * @SN_STREAM_NEXT: here is the next newsletter
 * @SN_STREAM_REFUSED: the next one is beyond the limit; others may follow
 * @SN_STREAM_END: there are no more
 * @SN_STREAM_FAILED: it cannot be read any further
 */
typedef enum {
  SN_STREAM_NEXT,
  SN_STREAM_REFUSED,
  SN_STREAM_END,
  SN_STREAM_FAILED,
} SnStreamStep;

SnDocumentStream *sn_document_stream_new        (GInputStream *input);
void              sn_document_stream_free       (SnDocumentStream *self);
SnStreamStep      sn_document_stream_next       (SnDocumentStream *self, GBytes **bytes, GCancellable *cancellable,
                                                 GError **error);
gboolean          sn_document_stream_is_mailbox (SnDocumentStream *self);
guint64           sn_document_stream_get_offset (SnDocumentStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnDocumentStream, sn_document_stream_free)

G_END_DECLS
