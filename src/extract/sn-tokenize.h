/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-reading.h"

G_BEGIN_DECLS

/* Tokens say where they stand in 16 bits. No block is nearly as long. */
#define SN_TOKENS_MAX_LENGTH G_MAXUINT16
G_STATIC_ASSERT (SN_BLOCK_MAX_LENGTH <= SN_TOKENS_MAX_LENGTH);

guint sn_tokenize (const SnLexicon *lexicon, const char *text, gsize length, SnToken *tokens);

G_END_DECLS
