/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *sn_words_split       (const char *text);
GPtrArray *sn_words_significant (const char *text);
gboolean   sn_words_contain     (GPtrArray *words, const char *word, gboolean prefix);
void       sn_words_append      (GPtrArray *words, const char *text);
char      *sn_words_join        (GPtrArray *words);

G_END_DECLS
