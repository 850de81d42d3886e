/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-candidate.h"

G_BEGIN_DECLS

typedef struct _SnMergeIndex SnMergeIndex;

SnMergeIndex *sn_merge_index_new (guint n_candidates);
void          sn_merge_index_free (SnMergeIndex *self);
void          sn_merge_index_add (SnMergeIndex *self, const SnCandidate *candidate, guint at);
SnCandidate  *sn_merge_index_find_same (const SnMergeIndex *self, const SnExtraction *extraction, GPtrArray *merged,
                                        const SnCandidate *candidate, guint *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnMergeIndex, sn_merge_index_free)

/* Whether two candidates speak of one thing; for merging only. */

const SnTitleWords *sn_candidate_words (const SnCandidate *candidate);
double sn_candidate_overlap (const SnCandidate *a, const SnCandidate *b);
double sn_candidate_coverage (const SnExtraction *self, const SnCandidate *candidate, guint block);
guint sn_number_of_meeting (const char *title);
gboolean sn_candidate_same_date (const SnDate *a, const SnDate *b);
gboolean sn_candidate_refines (const SnDate *a, const SnDate *b);
gboolean sn_candidate_only_counts (const SnCandidate *candidate);
gboolean sn_candidate_is_dated (const SnCandidate *candidate);
gboolean sn_candidate_is_same (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b);

G_END_DECLS
