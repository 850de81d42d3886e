/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SnTitleWords SnTitleWords;

/* Whether a word, in lower case, says nothing about which thing is meant. */
typedef gboolean (*SnIsFiller) (const char *word);

SnTitleWords *sn_title_words_new          (const char *text, SnIsFiller is_filler);
void     sn_title_words_free         (SnTitleWords *self);

guint    sn_title_words_get_size     (const SnTitleWords *self);
guint    sn_title_words_count_in     (const SnTitleWords *self, const char *text);
guint    sn_title_words_count_shared (const SnTitleWords *self, const SnTitleWords *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnTitleWords, sn_title_words_free)

G_END_DECLS
