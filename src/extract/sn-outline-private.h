/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-outline.h"

G_BEGIN_DECLS

/* For the outline's own files. */

/* "th" behind its number: glued, it carries no mark. */
static inline gboolean
sn_outline_is_ordinal (const SnReading *reading, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);

  return t->kind == SN_TOKEN_WORD && t->glued &&
         (reading->uses[t->word].alone & SN_WORD_BIT (SN_WORD_ORDINAL)) != 0;
}

/* "10:30" */
static inline gboolean
sn_outline_begins_clock (const SnReading *reading, guint32 token, guint32 end)
{
  return token + 2 < end && sn_reading_is_mark (reading, token + 1, ':') &&
         sn_reading_token (reading, token + 1)->glued && sn_reading_token (reading, token + 2)->glued &&
         sn_reading_token (reading, token + 2)->kind == SN_TOKEN_NUMBER;
}

gboolean sn_outline_labels_end     (const SnOutline *self, guint block);
gboolean sn_outline_says_when      (const SnOutline *self, guint block);
gboolean sn_masthead_date_in_block (const SnOutline *self, guint block, SnDate *date);
const char *sn_outline_find_publisher (const SnOutline *self);
const SnMark *sn_outline_find_committee (const SnOutline *self);
void     sn_masthead_read          (SnOutline *self, const SnDate *fallback);

G_END_DECLS
