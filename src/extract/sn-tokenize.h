/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-reading.h"

G_BEGIN_DECLS

void sn_tokenize (const SnLexicon *lexicon, guint block, const char *text, gsize length, GArray *tokens);

G_END_DECLS
