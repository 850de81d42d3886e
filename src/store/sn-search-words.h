/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnSearchRange:
 * @start: offset in bytes
 * @length: how many bytes
 *
 * A stretch of a text.
 */
typedef struct {
  gsize start;
  gsize length;
} SnSearchRange;

/**
 * SnSearchTerms:
 *
 * What somebody looks for, understood: the words that must all be there.
 */
typedef struct _SnSearchTerms SnSearchTerms;

void           sn_search_fold            (GString *folded, const char *text);

SnSearchTerms *sn_search_terms_new       (const char *text);
void           sn_search_terms_free      (SnSearchTerms *terms);
guint          sn_search_terms_count     (const SnSearchTerms *terms);
char          *sn_search_terms_to_fts    (const SnSearchTerms *terms);
gboolean       sn_search_terms_match     (const SnSearchTerms *terms, const char *folded);
guint64        sn_search_terms_find      (const SnSearchTerms *terms, const char *text, gsize length, GArray *ranges);

/* From sn-search-text.c */
SnSearchRange  sn_search_terms_sentence  (const SnSearchTerms *terms, const char *text, gsize length, guint64 *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnSearchTerms, sn_search_terms_free)

G_END_DECLS
