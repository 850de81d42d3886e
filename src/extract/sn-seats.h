/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-candidate.h"

G_BEGIN_DECLS

#define SN_SEAT_MAX_COMMITTEES 4

/**
 * SnSeatTopic:
 * @SN_SEATS_NONE: nothing spoke of seats so far
 * @SN_SEATS_SPOKEN: the heading or an earlier sentence spoke of free seats
 * @SN_SEATS_LED: the sentence before said that seats are free, not whose
 * @SN_SEATS_LISTED: an item of a list of free seats
 *
 * What the article has said of seats when a sentence begins.
 */
typedef enum {
  SN_SEATS_NONE,
  SN_SEATS_SPOKEN,
  SN_SEATS_LED,
  SN_SEATS_LISTED,
} SnSeatTopic;

/**
 * SnSeatPart:
 * @first: its first token
 * @end: the token after its last
 * @cues: which classes of words it has
 *
 * What a sentence says in one breath: "the seat has been filled, but …".
 */
typedef struct {
  guint32 first;
  guint32 end;
  guint64 cues;
} SnSeatPart;

void         sn_seat_part_init   (SnSeatPart *self, const SnReading *reading, const SnSentence *sentence, guint32 token);
gboolean     sn_seat_explains_why (const SnReading *reading, const SnSentence *sentence, guint32 token);
gboolean     sn_seat_has_candidates (const SnReading *reading, const SnSentence *sentence);
gboolean sn_seat_names_successor (const SnReading *reading, const SnSentence *sentence);
gboolean     sn_seat_part_filled (const SnSeatPart *self, const SnReading *reading, const SnSentence *sentence);
gboolean     sn_seat_part_denies (const SnSeatPart *self, const SnReading *reading, const SnSentence *sentence,
                                  const SnMark *category);

gboolean     sn_seat_term_ends   (const SnReading *reading, guint32 first, guint32 end);
gboolean     sn_seat_is_absent   (const SnSeatPart *part, const SnReading *reading, const SnSentence *sentence,
                                  const SnMark *category);
gboolean     sn_seat_has_window  (const SnReading *reading, const SnSentence *sentence);
gboolean sn_seat_chair_leaves (const SnReading *reading, const SnSentence *sentence, const SnMark *category);
gboolean     sn_seat_is_free     (const SnReading *reading, const SnSentence *sentence, const SnMark *category,
                                  gboolean has_committee, SnSeatTopic topic);
guint        sn_seat_count       (const SnReading *reading, const SnSentence *sentence, const SnMark *category);
gboolean     sn_seat_is_plural   (const SnReading *reading, const SnSentence *sentence, const SnMark *category);
guint        sn_seat_number_at   (const SnReading *reading, guint block, guint32 token);
guint        sn_seat_count_categories (const SnReading *reading, const SnSentence *sentence);
guint        sn_seat_categories  (const SnReading *reading, const SnSentence *sentence, const SnMark *category,
                                  guint count, const char *values[2]);
guint        sn_seat_committees  (const SnReading *reading, const SnSentence *sentence, const SnMark *category,
                                  const char *names[SN_SEAT_MAX_COMMITTEES]);
gboolean     sn_seat_is_noun     (const SnReading *reading, guint32 token);
gboolean     sn_seat_appoints    (const SnReading *reading, const SnMark *committee, guint32 end);
gboolean     sn_committee_has_seats (const SnReading *reading, const SnMark *committee, guint32 end);

char *sn_seat_title (const char *committee, const char *category, guint seats);

G_END_DECLS
