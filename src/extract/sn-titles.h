/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-clause.h"

G_BEGIN_DECLS

char *sn_title_clean        (const char *text);
char *sn_title_of_heading   (const SnOutline *outline, guint heading);
char *sn_title_of_row      (const SnOutline *outline, guint block, guint32 first, guint32 end);
char *sn_title_of_sentence  (const SnOutline *outline, const SnSentence *sentence);
char *sn_title_phrase       (const SnOutline *outline, guint block, guint32 first, guint32 end);
guint32 sn_title_phrase_end (const SnOutline *outline, guint block, guint32 first, guint32 end, guint least);
guint sn_title_count_content (const SnReading *reading, guint block, guint32 first, guint32 end);
char *sn_title_quoted       (const SnOutline *outline, guint block, guint32 first, guint32 end);
char *sn_title_deed         (const SnLexicon *lexicon, char *sentence);
gboolean sn_title_points_back (const char *word, gsize length);
gboolean sn_title_heads_event (const SnOutline *outline, guint heading);
gboolean sn_clause_repeats_event (const SnClause *clause);
char *sn_title_event        (const SnClause *clause, gboolean *from_heading);
const SnMark *sn_title_event_committee (const SnClause *clause, const char *title);
char *sn_title_of_tokens    (const SnOutline *outline, guint block, guint32 first, guint32 end);

gboolean sn_question_is_asked (const SnReading *reading, guint heading);
gboolean sn_question_is_denied (const SnReading *reading, guint heading);
char *sn_question_topic (const SnOutline *outline, guint heading);
gboolean sn_when_names_release (const SnReading *reading, const SnWhen *when);
gboolean sn_heading_is_subject (const SnOutline *outline, guint heading);

G_END_DECLS
