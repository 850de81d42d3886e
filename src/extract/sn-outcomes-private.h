/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-seats.h"

G_BEGIN_DECLS

/**
 * SnTaking:
 * @first: first token of the part of the sentence
 * @end: the token after its last
 * @verb: the token that says that somebody has a seat
 * @verb_end: the token after that phrase
 * @rule: (nullable): why it says so; %NULL where it does not
 * @open: it says that a seat is still free
 *
 * What one part of a sentence says of seats that are taken.
 */
typedef struct {
  guint32     first;
  guint32     end;
  guint32     verb;
  guint32     verb_end;
  const char *rule;
  gboolean    open;
} SnTaking;

/**
 * SnOutcomeArticle:
 * @extraction: the work in progress
 * @newsletter: with its items; takes the outcomes
 * @committee: (nullable): whose seats are spoken of
 * @heading: the article
 * @framed: the heading, or the line before a list, tells results
 * @spoken: (nullable): the sentence before, if it speaks of seats
 * @block_outcomes: how many outcomes there were before the block
 *
 * What is known while an article is read from top to bottom.
 */
typedef struct {
  const SnExtraction *extraction;
  SnNewsletter       *newsletter;
  const char         *committee;
  guint               heading;
  gboolean            framed;
  const SnSentence   *spoken;
  guint               block_outcomes;
} SnOutcomeArticle;

gboolean    sn_outcome_is_category  (const SnMark *mark);
const char *sn_outcome_committee_in (const SnReading *reading, const SnSentence *sentence);
void        sn_outcome_add          (SnOutcomeArticle *article, const SnSentence *sentence, const SnSentence *named,
                                     const SnMark *category, const char *rule);

void     sn_taking_init     (SnTaking *self, const SnOutline *outline, const SnSentence *sentence, guint32 token);
gboolean sn_taking_has      (const SnTaking *self, const SnReading *reading, const SnSentence *sentence,
                             const SnMark *category);
gboolean sn_taking_is_part  (const SnReading *reading, const SnSentence *sentence, const SnMark *category);

gboolean sn_outcome_is_taken_mark (const SnMark *mark);
gboolean sn_outcome_tells_results (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 end);
gboolean sn_outcome_is_result     (const SnReading *reading, const SnSentence *sentence, const SnMark *category);
gboolean sn_outcome_is_told       (const SnOutline *outline, const SnSentence *sentence, const SnMark *category);
gboolean sn_outcome_is_labelled   (const SnReading *reading, const SnSentence *sentence, const SnMark *category);
gboolean sn_outcome_has_word      (const SnReading *reading, guint32 first, guint32 end, const char *const *words);
gboolean sn_outcome_has_name      (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 end);
gboolean sn_outcome_is_name       (const SnReading *reading, const SnSentence *sentence, guint32 token);
guint    sn_outcome_names_before  (const SnReading *reading, const SnSentence *sentence, const SnMark *category);

G_END_DECLS
