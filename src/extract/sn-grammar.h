/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnWordSet:
 * @SN_SET_HOLLOW: say nothing about what a title is of
 * @SN_SET_PHRASE_STOPS: end the phrase that names a thing
 * @SN_SET_PHRASE_VERBS: end it behind "and"
 * @SN_SET_LEADING_AWAY: lead from a thing to its date or its answer
 * @SN_SET_QUESTIONS: begin an indirect question
 * @SN_SET_EVENT_BOUNDARY: do not belong to the name of an event
 * @SN_SET_TELLING: tell of something, and do not make it happen
 * @SN_SET_TO_BE: say that something is going to be
 * @SN_SET_OPENING: say that a consultation begins
 * @SN_SET_RUNNING: say how long a consultation goes on
 * @SN_SET_END_OF_DAY: stand between "by" and the day that it ends
 * @SN_SET_CLOSING_PREPOSITIONS: close something only right before their date
 * @SN_SET_HOLDING: say that somebody holds an event
 * @SN_SET_EMPTY_HEADING: name no matter in a heading
 * @SN_SET_LABEL_VERBS: tell a sentence from a label
 * @SN_SET_TIES: tie a date to what is dated
 * @SN_SET_SEAT_NOUNS: mean a seat
 * @SN_SET_SEAT_DEEDS: say what seats do other than being free
 * @SN_SET_SEAT_DESCRIBED: only describe a seat
 * @SN_SET_SEAT_ENDS: say that a term or a member comes to an end
 * @SN_SET_MILESTONE_VERBS: end the subject of a sentence
 * @SN_SET_COMMITTEE_RESTS: say of a committee something else than that it meets
 * @SN_SET_PAPERS: mean a paper
 * @SN_SET_MATTER_NOUNS: mean what one consults on
 * @SN_SET_SEAT_TERMS: mean the time for which one has a seat
 * @SN_SET_SEAT_HAVING: say that a committee has somebody
 * @SN_SET_SEAT_TURNS: begin another part of a sentence about seats
 * @SN_SET_SEAT_TURNS_AFTER_COMMA: do so behind a comma
 * @SN_SET_SEAT_GOES: say that a seat goes to somebody
 * @SN_SET_SEAT_ENTERING: say, with a name before them, that somebody gets a seat
 * @SN_SET_SEAT_OFFICES: mean a seat or somebody in it, behind a party category
 * @SN_SET_SEAT_PENDING: say that something is not settled, or denied
 * @SN_SET_SEAT_JOBS: mean a job with which nobody sits on a committee
 * @SN_SET_SEAT_FOR: lead from somebody to the party category that they sit for
 * @SN_SET_HEADS_BEGINNING: head a column of when something began or was made known
 * @SN_SET_HEADS_ASIDE: head a column of who or where
 * @SN_SET_SPOKEN_CLOCK: begin a time of day in words
 * @SN_SET_PERIOD: begin a week, month or year that counts from the issue
 * @SN_SET_DAY_JOINTS: stand between the days of a list or a range
 * @SN_SET_FACILITIES: nouns for what is shut when it closes, and not answered
 * @SN_SET_TABLE_JOINTS: stand between the days of a cell, or a day and its hours
 * @SN_SET_SEAT_GIVING: begin one of the other ways to say that somebody gets a seat
 * @SN_SET_RESULTS: announce what came of a vote
 * @SN_SET_SEATS_HEADED: mean seats in a heading
 * @SN_SET_SEQUELS: tell of what follows the end of nominations
 * @SN_SET_REFERENCES: stand before the number of a modification
 * @SN_SET_PROPOSALS: do so of one of the Smart Energy Code since 2018
 * @SN_SET_DRAFTS: do so of a Draft Proposal
 * @SN_SET_FIELDS: label a field of an entry
 *
 * Lists of words that rules ask about often; sn-grammar.c has the words.
 */
typedef enum {
  SN_SET_HOLLOW,
  SN_SET_PHRASE_STOPS,
  SN_SET_PHRASE_VERBS,
  SN_SET_LEADING_AWAY,
  SN_SET_QUESTIONS,
  SN_SET_EVENT_BOUNDARY,
  SN_SET_TELLING,
  SN_SET_TO_BE,
  SN_SET_OPENING,
  SN_SET_RUNNING,
  SN_SET_END_OF_DAY,
  SN_SET_CLOSING_PREPOSITIONS,
  SN_SET_HOLDING,
  SN_SET_EMPTY_HEADING,
  SN_SET_LABEL_VERBS,
  SN_SET_TIES,
  SN_SET_SEAT_NOUNS,
  SN_SET_SEAT_DEEDS,
  SN_SET_SEAT_DESCRIBED,
  SN_SET_SEAT_ENDS,
  SN_SET_MILESTONE_VERBS,
  SN_SET_COMMITTEE_RESTS,
  SN_SET_PAPERS,
  SN_SET_MATTER_NOUNS,
  SN_SET_SEAT_TERMS,
  SN_SET_SEAT_HAVING,
  SN_SET_SEAT_TURNS,
  SN_SET_SEAT_TURNS_AFTER_COMMA,
  SN_SET_SEAT_GOES,
  SN_SET_SEAT_ENTERING,
  SN_SET_SEAT_OFFICES,
  SN_SET_SEAT_PENDING,
  SN_SET_SEAT_JOBS,
  SN_SET_SEAT_FOR,
  SN_SET_HEADS_BEGINNING,
  SN_SET_HEADS_ASIDE,
  SN_SET_SPOKEN_CLOCK,
  SN_SET_PERIOD,
  SN_SET_DAY_JOINTS,
  SN_SET_FACILITIES,
  SN_SET_TABLE_JOINTS,
  SN_SET_SEAT_GIVING,
  SN_SET_RESULTS,
  SN_SET_SEATS_HEADED,
  SN_SET_SEQUELS,
  SN_SET_REFERENCES,
  SN_SET_PROPOSALS,
  SN_SET_DRAFTS,
  SN_SET_FIELDS,
  SN_N_SETS,
} SnWordSet;

#define SN_SET_BIT(set) (G_GUINT64_CONSTANT (1) << (set))

const char *sn_grammar_get_list (SnWordSet set);

G_END_DECLS
