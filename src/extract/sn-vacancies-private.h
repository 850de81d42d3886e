/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-seats.h"

G_BEGIN_DECLS

/**
 * SnSeat:
 * @candidate: its candidate
 * @block: where it was found
 * @heading: the heading above it
 * @settled: its closing date is known, or that it has none
 * @guessed: how many there are is taken from the number of the noun
 *
 * A free seat, while its article is read.
 */
typedef struct {
  SnCandidate *candidate;
  guint        block;
  guint        heading;
  gboolean     settled;
  gboolean     guessed;
} SnSeat;

/**
 * SnSeatArticle:
 * @extraction: the work in progress
 * @heading: the article
 * @committee: whose seats are spoken of
 * @frame: what the heading, or a paragraph before a list, says of seats
 * @frame_heading: under which that is so
 * @filled: whether its heading says that somebody has the seats
 * @topic: what the sentences before say in the same block
 * @seats: (element-type SnSeat): found so far
 * @pending: a closing date said before its seats, or %G_MAXUINT32
 * @claimed: (element-type guint32): closing dates of all articles that were said before
 *   their seats, or may be those of seats in other articles
 * @open: (element-type SnSeat): those of articles before of which these say no closing date
 * @pending_committee: (nullable): for whose seats only
 * @spoken: the sentence before, if it named categories of which none was free
 * @asked: how many seats a sentence asked for without saying whose
 * @stated: how many a field says that there are: "Seats: 2"; 0 where none does
 *
 * What is known while an article is read from top to bottom.
 */
typedef struct {
  SnExtraction     *extraction;
  guint             heading;
  const char       *committee;
  SnSeatTopic       frame;
  guint             frame_heading;
  gboolean          filled;
  SnSeatTopic       topic;
  GArray           *seats;
  guint32           pending;
  GArray           *claimed;
  GArray           *open;
  const char       *pending_committee;
  const SnSentence *spoken;
  guint             asked;
  guint             stated;
} SnSeatArticle;

void     sn_nominations_read_heading (SnSeatArticle *article, guint heading);
void sn_nominations_read_sentence (SnSeatArticle *article, const SnSentence *sentence);
gboolean sn_nominations_have_seats (const SnSeatArticle *article, guint block);
gboolean sn_nominations_name (const SnSeatArticle *article, const SnSentence *sentence, guint32 first, guint32 end,
                              const char *committee, gboolean *named);
const SnSeat *sn_nominations_in_order (const SnSeatArticle *article, const SnClause *clause);
gboolean sn_nominations_apply (const SnSeatArticle *article, const SnClause *clause, const SnSeat *seat);
gboolean sn_nominations_counted (const SnSeatArticle *article, guint block, guint32 first, guint32 end,
                                 const SnSeat *seat, gboolean *applies);
gboolean sn_nominations_are_of_all (const SnReading *reading, const SnSentence *sentence);
gboolean sn_nominations_apply_elsewhere (const SnSeatArticle *article, guint32 index, const SnSeat *seat);
void sn_nominations_date_open_seats (SnSeatArticle *article);
void sn_nominations_date_by_hour (SnSeatArticle *article);
void sn_nominations_date_new_seat (SnSeatArticle *article, SnSeat *seat);

SnSeatTopic sn_seats_topic (const SnSeatArticle *article, const SnSentence *sentence);
gboolean sn_seats_begins_like_item (const SnReading *reading, const SnSentence *sentence);
gboolean sn_seats_framed (const SnReading *reading, guint block);
gboolean sn_seats_told_filled (const SnReading *reading, guint heading);
gboolean sn_seats_lead (const SnSeatArticle *article, const SnSentence *sentence);
void  sn_seats_state (SnSeatArticle *article, guint number);
guint sn_seats_asked (const SnReading *reading, const SnSentence *sentence);
gboolean sn_seats_tells_outcome (const SnReading *reading, const SnSentence *sentence);
gboolean sn_seats_takes_none (const SnReading *reading, const SnSentence *sentence);
void sn_seats_find_counted (SnSeatArticle *article, guint heading);
gboolean sn_seats_find_pointed (SnSeatArticle *article, const SnSentence *sentence);
void sn_seats_add (SnSeatArticle *article, const SnSentence *sentence, const SnMark *category, guint number);

G_END_DECLS
