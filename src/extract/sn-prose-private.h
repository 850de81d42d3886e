/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-candidate.h"

G_BEGIN_DECLS

/* What the rules for running text (sn-prose.c) call to make candidates. */

gboolean     sn_clause_says_moved      (const SnClause *clause);
gboolean     sn_clause_is_moved_from   (const SnExtraction *self, const SnClause *clause, guint32 index);
void         sn_candidate_note_move    (const SnExtraction *self, SnCandidate *candidate, const SnClause *clause);

void         sn_prose_add_consultation (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule);
GPtrArray   *sn_clause_references (const SnClause *clause);
GArray      *sn_consultation_list      (const SnOutline *outline, guint block);

/**
 * SnPaper:
 * @block: where it is named
 * @first: first token of its name
 * @end: the token after its last
 *
 * One of several documents on which views are asked for at once.
 */
typedef struct
{
  guint block;
  guint32 first;
  guint32 end;
} SnPaper;

GArray *sn_consultation_papers (const SnClause *clause);
void         sn_prose_find_undated     (SnExtraction *self);

const SnMark *sn_consultation_subject      (const SnExtraction *self, const SnSentence *sentence, guint32 *first);
guint32      sn_consultation_subject_token (const SnExtraction *self, const SnSentence *sentence);
char        *sn_consultation_title         (const SnExtraction *self, const SnClause *clause, const char *organiser,
                                            gboolean *weak);

void         sn_prose_add_event        (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule);
void         sn_prose_add_meeting      (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee);
gboolean     sn_prose_add_talk         (SnExtraction *self, const SnClause *clause, guint32 index);
gboolean     sn_prose_add_numbered     (SnExtraction *self, const SnClause *clause, guint32 index);
void         sn_prose_add_milestone    (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule);
gboolean     sn_milestone_goes_on      (const SnExtraction *self, const SnClause *clause);
gboolean sn_milestone_is_of_heading (const SnExtraction *self, const SnClause *clause, char **reference);
gboolean     sn_prose_is_day_of_release (const SnExtraction *self, const SnClause *clause);
char        *sn_release_of_month      (const char *name, const SnDate *date);
char        *sn_prose_release_title   (const SnExtraction *self, const SnClause *clause);
gboolean     sn_release_has_month     (const char *release);
void         sn_prose_add_deadline     (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule);
void         sn_prose_add_vote        (SnExtraction *self, const SnClause *clause, guint32 index);
void         sn_prose_add_registration (SnExtraction *self, const SnClause *clause, guint32 index);
const SnMark *sn_prose_mark_of_block   (const SnExtraction *self, guint block, SnWordClass word_class);
const SnMark *sn_prose_body_before     (const SnExtraction *self, const SnClause *clause);
const char  *sn_prose_find_body        (const SnExtraction *self, const SnClause *clause);
void         sn_prose_note_rest        (SnExtraction *self, guint32 index);
gboolean     sn_prose_is_pronoun       (const SnReading *reading, guint32 token);
SnCandidate *sn_prose_add_dated        (SnExtraction *self, SnItemKind kind, const char *title, const SnClause *clause,
                                        guint32 index, const char *rule);
gboolean     sn_heading_names_event    (const SnExtraction *self, guint block);

guint32 sn_clause_no_more_of (const SnClause *clause);
gboolean sn_clause_stops_after (const SnClause *clause);
gboolean sn_clause_tells_end (const SnClause *clause);
gboolean sn_clause_is_condition (const SnClause *clause);
gboolean sn_clause_is_to_be (const SnClause *clause);
gboolean sn_clause_only_tells (const SnClause *clause);
gboolean sn_clause_stands_by (const SnClause *clause, guint32 token);
gboolean sn_clause_is_negated (const SnClause *clause);
gboolean sn_clause_begins_as (const SnClause *clause);
gboolean sn_clause_begins_from (const SnClause *clause);
gboolean sn_clause_follows_that (const SnClause *clause);
gboolean sn_clause_has_hour (const SnClause *clause);
gboolean sn_sentence_denies (const SnReading *reading, const SnSentence *sentence, guint64 classes);
gboolean sn_clause_opens_consultation (const SnClause *clause);
gboolean sn_clause_is_list_of (const SnClause *clause, guint64 classes);
gboolean sn_clause_ends_paper (const SnClause *clause);
gboolean sn_clause_says_deadline (const SnClause *clause);
gboolean sn_clause_refers_back (const SnClause *clause);
gboolean sn_when_owns (const SnReading *reading, const SnWhen *when);
gboolean sn_when_moved_apart (const SnReading *reading, const SnSentence *sentence, const SnWhen *from, const SnWhen *to);
gboolean sn_clause_begins_new_date (const SnReading *reading, const SnSentence *sentence);
gboolean sn_clause_names_next (const SnClause *clause, guint32 token);

gboolean     sn_prose_was_then         (const SnClause *clause);
gboolean     sn_prose_only_tells       (const SnClause *clause);
gboolean     sn_prose_tells_past       (const SnExtraction *self, const SnClause *clause);
gboolean     sn_prose_is_of_job        (const SnClause *clause);
gboolean sn_prose_is_excluded (const SnExtraction *self, const SnClause *clause, guint32 index);
gboolean sn_prose_read_window (SnExtraction *self, const SnClause *clause, guint32 index);
gboolean sn_prose_speaks_of_consultation (const SnExtraction *self, const SnClause *clause);
gboolean sn_prose_is_listed_consultation (const SnClause *clause);
gboolean sn_prose_is_listed_task (const SnClause *clause);
gboolean sn_clause_names_entry (const SnClause *clause, guint32 *first, guint32 *end);
gboolean sn_prose_only_answers (const SnExtraction *self, const SnClause *clause);
gboolean sn_prose_labels_day (const SnClause *clause);
void sn_prose_add_labelled (SnExtraction *self, const SnClause *clause, guint32 index);
const SnMark *sn_prose_committee_before (const SnClause *clause);
const SnMark *sn_prose_committee_behind (const SnClause *clause);
const SnMark *sn_prose_committee_spoken_of (const SnClause *clause);
gboolean sn_prose_committee_acts (const SnClause *clause, const SnMark *committee);
void sn_prose_read_closing (SnExtraction *self, const SnClause *clause, guint32 index);
void sn_prose_read_other (SnExtraction *self, const SnClause *clause, guint32 index);
gboolean sn_prose_is_over (const SnExtraction *self, const SnDate *date);

/**
 * sn_clause_is_word:
 *
 * Returns: whether @token is in the clause's sentence and is @word.
 */
static inline gboolean
sn_clause_is_word (const SnClause *clause, guint32 token, const char *word)
{
  return token >= clause->sentence->first && token < clause->sentence->end &&
         sn_reading_token_is (clause->outline->reading, token, word);
}

/* sn-event-purpose.c */
gboolean sn_prose_add_waiting (SnExtraction *self, const SnClause *clause, guint32 index);
gboolean sn_prose_ends_regime (const SnClause *clause);
gboolean sn_clause_we_stated   (const SnClause *clause);
gboolean sn_clause_is_misprint (const SnClause *clause);
gboolean sn_clause_is_correction (const SnClause *clause);
char *sn_event_purpose (const SnClause *clause);

/* sn-prose-entry.c */
gboolean sn_prose_read_entry (SnExtraction *self, const SnClause *clause, guint32 index);

/* sn-prose-hours.c */
void sn_prose_give_hours (SnExtraction *self);

/* sn-prose-duty.c */
gboolean sn_prose_hands_in (const SnClause *clause);
gboolean sn_prose_is_duty (const SnClause *clause);
gboolean sn_prose_owes_form (const SnClause *clause);
gboolean sn_prose_owes_paper (const SnClause *clause);
gboolean sn_prose_answers_for_list (const SnClause *clause);
gboolean sn_prose_asks_who_comes (const SnClause *clause);
gboolean sn_prose_leaves_until (const SnClause *clause);
gboolean sn_prose_says_let_know (const SnClause *clause);
gboolean sn_prose_is_owed (const SnExtraction *self, const SnClause *clause);
gboolean sn_prose_refers_decision (const SnClause *clause);
gboolean sn_prose_is_now_planned (const SnClause *clause);
void sn_prose_add_planned (SnExtraction *self, const SnClause *clause, guint32 index);
gboolean sn_prose_names_date (const SnClause *clause, guint32 *first, guint32 *end);
void sn_prose_add_date_of (SnExtraction *self, SnItemKind kind, const SnClause *clause, guint32 index, guint32 first,
                           guint32 end);
gboolean sn_prose_moves_duty (const SnClause *clause, guint32 *first, guint32 *end);
gboolean sn_prose_spells_out_duty (const SnClause *clause, guint32 *first, guint32 *end);
gboolean sn_prose_does_so (const SnClause *clause, guint32 *first, guint32 *end);
gboolean sn_prose_committee_aside (const SnClause *clause, const SnMark *committee);
gboolean sn_prose_only_names_month (const SnExtraction *self, const SnClause *clause, guint32 index);
gboolean sn_prose_names_plan (const SnClause *clause, guint32 *first, guint32 *end);
gboolean sn_prose_says_duty (const SnClause *clause);

G_END_DECLS
