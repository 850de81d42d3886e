/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-arena.h"
#include "sn-clause.h"
#include "sn-title-words.h"

G_BEGIN_DECLS

/* No newsletter speaks of as many things, each of which is compared with each
 * other: what comes after them is left out. */
#define SN_MOST_CANDIDATES 2000

/**
 * SnCandidate:
 * @item: what was found
 * @block: where
 * @first: first token of the sentence
 * @end: the token after its last
 * @when: index of its date in the outline, %G_MAXUINT32 without
 * @rule: name of the rule that found it
 * @summary: from an introduction or list of contents: joins others where it can
 * @row: from a table of dates
 * @weak: the title is a makeshift that any better one replaces
 * @closing: of a vacancy: speaks only of the nominations' end
 * @any_kind: a row of which no word says what kind of thing it is
 * @named_apart: one of several that a sentence names
 * @registers: a deadline by which one registers for an event
 * @event: (nullable): that event, once candidates are merged
 * @words: (nullable): the words of a title that it had, while merging
 * @worded: (nullable): that title
 *
 * Something that one place in the newsletter speaks of; candidates that speak
 * of one thing become one item.
 */
typedef struct _SnCandidate SnCandidate;

struct _SnCandidate {
  SnItem  *item;
  guint    block;
  guint32  first;
  guint32  end;
  guint32  when;
  const char *rule;
  gboolean summary;
  gboolean row;
  gboolean weak;
  gboolean closing;
  gboolean any_kind;
  gboolean registers;
  gboolean named_apart;
  const SnCandidate *event;
  SnTitleWords *words;
  char    *worded;
};

/**
 * SnExtraction:
 * @outline: the newsletter's parts
 * @arena: where the candidates have their memory
 * @candidates: (element-type SnCandidate): what was found so far
 * @used: for each date whether something was made of it
 * @rest: (element-type guint32): dates that no rule for running text has taken
 *
 * The work in progress that the finders share.
 */
typedef struct {
  const SnOutline *outline;
  const SnReading *reading;
  SnArena          arena;
  GPtrArray       *candidates;
  guint8          *used;
  GArray          *rest;
} SnExtraction;

SnCandidate *sn_extraction_add      (SnExtraction *self, SnItemKind kind, const char *title, guint block, guint32 first,
                                     guint32 end, guint32 when, const char *rule);
SnMention   *sn_extraction_mention  (const SnExtraction *self, guint block, guint32 first, guint32 end);
void         sn_candidate_free      (SnCandidate *candidate);
void         sn_extraction_set_date (SnExtraction *self, SnCandidate *candidate, const SnWhen *when);

static inline gboolean
sn_extraction_is_full (const SnExtraction *self)
{
  return self->candidates->len > SN_MOST_CANDIDATES;
}

void         sn_find_vacancies      (SnExtraction *self);
void         sn_find_in_prose       (SnExtraction *self);
void         sn_complete_titles     (SnExtraction *self);
void         sn_find_in_rows        (SnExtraction *self);
void         sn_complete_series     (SnExtraction *self);
void         sn_find_rest           (SnExtraction *self);
void sn_share_hours (SnExtraction *self);
void         sn_merge_candidates    (SnExtraction *self);
void         sn_join_registrations (SnExtraction *self);
void         sn_add_links           (SnExtraction *self);
void         sn_find_outcomes       (const SnExtraction *self, SnNewsletter *newsletter);

const char  *sn_find_owner          (const SnExtraction *self, const SnSentence *sentence, guint32 first, guint32 end);
char        *sn_find_speaker        (const SnExtraction *self, const SnSentence *sentence, guint32 before);
char        *sn_find_organiser      (const SnExtraction *self, guint block, const SnSentence *sentence);
gboolean     sn_committee_consults  (const SnReading *reading, guint block, guint32 first, guint32 end);
gboolean     sn_speaks_for_itself   (const SnExtraction *self, guint block, guint32 first, guint32 end);
gboolean     sn_is_labelled_by_other (const SnExtraction *self, guint block);
char        *sn_reference_above     (const SnExtraction *self, guint heading);
char        *sn_find_reference      (const SnExtraction *self, guint block, guint32 first, guint32 end);
const char  *sn_find_stage          (const SnExtraction *self, guint block, const SnSentence *sentence);
const char  *sn_find_phase          (const SnExtraction *self, guint block, const SnSentence *sentence);
char        *sn_find_mod_title      (const SnExtraction *self, guint block, const char *reference);
char        *sn_title_of_mod        (const SnExtraction *self, const char *reference, const char *stage, const char *name);

G_END_DECLS
