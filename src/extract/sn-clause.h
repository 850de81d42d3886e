/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-outline.h"

G_BEGIN_DECLS

/**
 * SnClause:
 * @when: the date
 * @sentence: the sentence it stands in
 * @named: the sentence that names the matter: @sentence, or the first of the
 *   paragraph where that is only a fragment ("Closes 31 October.")
 * @first: the clause's first token: after the date before, or the sentence's
 * @end: the token after its last: before the next date's own words
 * @left: which classes of words stand before the date
 * @right: which after it
 * @sentence_cues: which in the whole sentence
 * @heading: which in the heading above it, its parent and its lead-in
 * @article: which before it in the article
 * @closing: whether the words say that something ends on the date
 *
 * A date with the words that belong to it: what all rules look at.
 */
typedef struct {
  const SnOutline  *outline;
  const SnWhen     *when;
  const SnSentence *sentence;
  const SnSentence *named;
  guint             block;
  guint32           first;
  guint32           end;
  guint64           left;
  guint64           right;
  guint64           sentence_cues;
  guint64           block_cues;
  guint64           heading;
  guint64           article;
  gboolean          closing;
} SnClause;

gboolean      sn_clause_has_aside (const SnClause *self, guint32 *open, guint32 *close);
void          sn_clause_init      (SnClause *self, const SnOutline *outline, guint32 when);
gboolean      sn_when_replaces        (const SnReading *reading, const SnWhen *before, const SnWhen *own);
gboolean      sn_when_says_what_for (const SnReading *reading, const SnWhen *month, const SnWhen *day);
const SnSentence *sn_clause_first_words (const SnReading *reading, guint block);
gboolean      sn_clause_has       (const SnClause *self, guint64 classes);
gboolean      sn_sentence_moves_it (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 end);
guint32       sn_clause_find_held (const SnReading *reading, guint32 first, guint32 end);
const SnMark *sn_clause_last_mark (const SnClause *self, SnWordClass word_class);
guint64       sn_outline_heading_cues (const SnOutline *outline, guint block);
guint64       sn_outline_text_cues (const SnOutline *outline, guint heading);
gboolean      sn_clause_heads_entry (const SnClause *self);
const SnWhen *sn_outline_when_of   (const SnOutline *outline, const SnSentence *sentence);
guint32       sn_outline_when_from (const SnOutline *outline, guint block, guint32 token);

G_END_DECLS
