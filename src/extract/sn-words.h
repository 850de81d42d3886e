/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SnWords SnWords;

/* Whether a word, in lower case, says nothing about which thing is meant. */
typedef gboolean (*SnIsFiller) (const char *word);

SnWords *sn_words_new          (const char *text, SnIsFiller is_filler);
void     sn_words_free         (SnWords *self);

guint    sn_words_get_size     (const SnWords *self);
guint    sn_words_count_in     (const SnWords *self, const char *text);
guint    sn_words_count_shared (const SnWords *self, const SnWords *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnWords, sn_words_free)

G_END_DECLS
