/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-clause.h"
#include "sn-titles.h"

G_BEGIN_DECLS

/**
 * SnEventName:
 *
 * Part of the text that names an event, with how much it says.
 */
typedef struct {
  guint block;
  guint32 first;
  guint32 end;
  guint weight;
} SnEventName;

gboolean sn_event_name_is_boundary (const SnReading *reading, guint32 token);
SnEventName sn_event_name_at (const SnOutline *outline, const SnSentence *sentence, const SnMark *noun, guint32 limit);
SnEventName sn_event_name_in (const SnOutline *outline, const SnSentence *sentence);
SnEventName sn_event_name_before (const SnOutline *outline, const SnSentence *sentence);
char *sn_event_labelled (const SnClause *clause, const SnMark *noun);
char *sn_event_what_it_is (const SnClause *clause);
char *sn_event_named_before (const SnClause *clause);
char *sn_event_subject_of_named (const SnClause *clause);
gboolean sn_event_says_kind (const SnClause *clause, const SnMark *noun, guint named_weight);
char *sn_event_question_before (const SnClause *clause, const SnMark *noun);

G_END_DECLS
