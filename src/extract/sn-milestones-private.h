/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-prose-private.h"

G_BEGIN_DECLS

/* What milestones are called; for their own files only. */

const SnMark *sn_milestone_verb (const SnClause *clause);
char *sn_milestone_with_meaning (const SnExtraction *self, const SnClause *clause, char *title);
const SnSentence *sn_milestone_named (const SnClause *clause);
gboolean sn_milestone_denies (const SnReading *reading, const SnMark *verb);
char *sn_milestone_deed_that_ends (const SnExtraction *self, const SnClause *clause);
char *sn_milestone_object_of_move (const SnExtraction *self, const SnClause *clause);
char *sn_milestone_object_before (const SnExtraction *self, const SnClause *clause);
char *sn_milestone_of_mod (const SnExtraction *self, guint block, const char *reference);
char *sn_milestone_title (const SnExtraction *self, const SnClause *clause, char **reference);

/* sn-milestone-span.c */
gboolean sn_milestone_introduces (const SnReading *reading, guint32 token);
gboolean sn_milestone_opens_aside (const SnReading *reading, guint32 token);
guint32 sn_milestone_drop_auxiliaries (const SnReading *reading, guint32 first, guint32 end);
void sn_milestone_find_span (const SnExtraction *self, const SnClause *clause, const SnMark *verb, guint32 *first, guint32 *end);
gboolean sn_milestone_is_noun (const SnReading *reading, guint32 token);
gboolean sn_milestone_is_possessed (const SnClause *clause);
guint32 sn_milestone_find_verb (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 limit);
guint32 sn_milestone_skip_aside (const SnReading *reading, const SnSentence *sentence, guint32 limit);
gboolean sn_milestone_is_body_only (const SnReading *reading, guint block, guint32 first, guint32 end);

G_END_DECLS
