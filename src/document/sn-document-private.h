/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "sn-arena.h"
#include "sn-document.h"

G_BEGIN_DECLS

/* For the readers in this folder only: how a document is built. */

SnDocument *sn_document_new          (void);
void        sn_document_set_title    (SnDocument *self, const char *title);
void        sn_document_set_sender   (SnDocument *self, const char *sender);
void        sn_document_set_sent     (SnDocument *self, const SnDate *sent);
void        sn_document_set_format   (SnDocument *self, const char *format);
void        sn_document_set_bytes    (SnDocument *self, GBytes *bytes);
void        sn_document_add_doubt    (SnDocument *self, const char *doubt);

void        sn_document_take_content (SnDocument *self, SnDocument *from);
void        sn_document_take_text    (SnDocument *self, char *text, gsize length);
SnArena    *sn_document_get_arena    (SnDocument *self);
SnBlock    *sn_document_new_block    (SnDocument *self, SnBlockKind kind);
SnBlock    *sn_document_add_block    (SnDocument *self, SnBlockKind kind);
GPtrArray  *sn_document_steal_blocks (SnDocument *self);
void        sn_document_take_block   (SnDocument *self, SnBlock *block);
void        sn_document_head_numbered (SnDocument *self);
void        sn_document_head_items    (SnDocument *self);
void        sn_document_join_fields   (SnDocument *self);
void        sn_document_head_closing  (SnDocument *self);
void        sn_document_split_long   (SnDocument *self);
void        sn_document_add_link     (SnDocument *self, SnBlock *block, SnLink *link);

gboolean    sn_document_read_text    (SnDocument *self, GBytes *bytes, const char *charset, GError **error);
gboolean    sn_document_read_html    (SnDocument *self, GBytes *bytes, const char *charset, GError **error);
GPtrArray  *sn_document_read_mail    (GBytes *bytes, gboolean mbox, GError **error);
GPtrArray  *sn_document_read_mbox    (GBytes *bytes, GError **error);
gboolean    sn_document_begins_mailbox (const char *data, gsize size);
gboolean    sn_mail_has_deep_groups  (const char *data, gsize size);

gboolean    sn_document_is_utf8      (const char *data, gsize size);
gboolean    sn_document_is_utf16     (const char *data, gsize size, gboolean *big_endian);
char       *sn_document_normalise    (const char *text, gssize length);
void        sn_document_pair_dates   (SnDocument *self);

char       *sn_document_decode       (const char *data, gsize size, const char *charset, gsize *length, char **doubt);

/**
 * sn_are_printable:
 * @p: eight bytes
 *
 * Texts are made of little else, and are looked through eight bytes at a time.
 *
 * Returns: whether all are ASCII and none is a control character.
 */
static inline gboolean
sn_are_printable (const char *p)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), high = ones << 7;
  guint64 bytes;

  memcpy (&bytes, p, sizeof bytes);
  /* The high bit of a byte is set by itself, by one more than 0x7E, or by less than a space. */
  return ((bytes | (bytes + ones) | (bytes - ones * ' ')) & high) == 0;
}

G_END_DECLS
