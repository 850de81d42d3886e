/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnWordClass:
 *
 * The groups of data/lexicon.ini, where each is explained.
 */
typedef enum {
  SN_WORD_MONTH,
  SN_WORD_WEEKDAY,
  SN_WORD_NUMBER,
  SN_WORD_CODE,
  SN_WORD_BODY,
  SN_WORD_COMMITTEE,
  SN_WORD_COMMITTEE_HEAD,
  SN_WORD_CATEGORY,
  SN_WORD_STAGE,
  SN_WORD_PHASE,
  SN_WORD_CONSULT,
  SN_WORD_SURVEY,
  SN_WORD_RESPOND,
  SN_WORD_TELL,
  SN_WORD_CLOSE,
  SN_WORD_CLOSED,
  SN_WORD_REGISTER,
  SN_WORD_NOMINATE,
  SN_WORD_SEAT,
  SN_WORD_VACANT,
  SN_WORD_WANT,
  SN_WORD_OFFER,
  SN_WORD_APPLY,
  SN_WORD_OUTCOME,
  SN_WORD_FILLED,
  SN_WORD_HIRING,
  SN_WORD_EVENT,
  SN_WORD_ATTEND,
  SN_WORD_MILESTONE,
  SN_WORD_RELEASE,
  SN_WORD_PAST,
  SN_WORD_REPORT,
  SN_WORD_MUST,
  SN_WORD_VOTE,
  SN_WORD_CANCEL,
  SN_WORD_MOVE,
  SN_WORD_TERM,
  SN_WORD_FORMER,
  SN_WORD_NO_DATE,
  SN_WORD_OFFICE,
  SN_WORD_GREETING,
  SN_WORD_CONTENTS,
  SN_WORD_DIARY,
  SN_WORD_BOILERPLATE,
  SN_WORD_NEWSLETTER,
  SN_WORD_SENT,
  SN_WORD_ORDINAL,
  SN_WORD_AM,
  SN_WORD_PM,
  SN_WORD_NOON,
  SN_WORD_MIDNIGHT,
  SN_WORD_CLOCK,
  SN_WORD_TODAY,
  SN_WORD_NEXT,
  SN_WORD_THIS,
  SN_WORD_UNIT,
  SN_WORD_WORKING,
  SN_WORD_COMMENCING,
  SN_WORD_QUARTER,
  SN_WORD_VAGUE,
  SN_WORD_SEASON,
  SN_WORD_NTH,
  SN_WORD_UNKNOWN,
  SN_WORD_PLAIN,
  SN_WORD_LINK,
  SN_N_WORD_CLASSES,
} SnWordClass;

#define SN_WORD_BIT(word_class) (G_GUINT64_CONSTANT (1) << (word_class))

/**
 * SnWordSet:
 *
 * The groups of data/lexicon.ini whose names begin with "set:", where each is
 * explained: single words that rules ask about often.
 */
typedef enum {
  /* Those that are looked for in whole sentences, within the first 64. */
  SN_SET_DRAFTS,
  SN_SET_PROPOSALS,
  SN_SET_RESULTS,
  SN_SET_SEATS_HEADED,
  SN_SET_SEAT_ENTERING,
  SN_SET_SEAT_GIVING,
  SN_SET_SEAT_TERMS,
  SN_SET_LAST_OF_SENTENCES = SN_SET_SEAT_TERMS,
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
  SN_SET_SEAT_CALLS,
  SN_SET_SEAT_HAVING,
  SN_SET_SEAT_TURNS,
  SN_SET_BESIDES,
  SN_SET_DEEDS_OF_DETAILS,
  SN_SET_SEATING,
  SN_SET_SEAT_TURNS_AFTER_COMMA,
  SN_SET_SEAT_GOES,
  SN_SET_SEAT_OFFICES,
  SN_SET_SEAT_PENDING,
  SN_SET_SEAT_JOBS,
  SN_SET_SEAT_FOR,
  SN_SET_HEADS_BEGINNING,
  SN_SET_HEADS_START,
  SN_SET_HEADS_END,
  SN_SET_HEADS_AGAIN,
  SN_SET_HEADS_DAYS,
  SN_SET_HEADS_ASIDE,
  SN_SET_SPOKEN_CLOCK,
  SN_SET_PERIOD,
  SN_SET_DAY_JOINTS,
  SN_SET_FACILITIES,
  SN_SET_TABLE_JOINTS,
  SN_SET_SEQUELS,
  SN_SET_REFERENCES,
  SN_SET_FIELDS,
  SN_SET_MEETING_FIELDS,
  SN_SET_NUMBERED,
  SN_SET_QUANTITIES,
  SN_SET_CHANGES,
  SN_SET_STREETS,
  SN_SET_ISSUES,
  SN_SET_EDITIONS,
  SN_SET_STAFFED,
  SN_SET_OF_RELEASES,
  SN_SET_STARTING,
  SN_SET_POINTING_MATTERS,
  SN_SET_PUTTING_ON,
  SN_SET_MAILINGS,
  SN_SET_HONORIFICS,
  SN_SET_HAPPENED,
  SN_SET_LEFT_BEHIND,
  SN_SET_NEWCOMERS,
  SN_SET_ENCLOSURES,
  SN_SET_MEETING_PAPERS,
  SN_SET_BEFORE_PAPERS,
  SN_SET_PUTTING_OUT,
  SN_SET_PAGE_HISTORY,
  SN_SET_HANDED_IN,
  SN_SET_BECOMING,
  SN_SET_MEETING_SERVICES,
  SN_SET_ARRIVALS,
  SN_SET_ENDINGS,
  SN_SET_EACH,
  SN_SET_OCCASIONS,
  SN_SET_LISTING_DAYS,
  SN_SET_SERIES,
  SN_SET_ASKED_FOR,
  SN_SET_CALLED,
  SN_SET_CALLS,
  SN_SET_STEPPING,
  SN_SET_COURSES,
  SN_SET_WINDOWS_OF,
  SN_SET_OUTINGS,
  SN_SET_FOR_EVENTS,
  SN_SET_PLANNED,
  SN_SET_MEANT,
  SN_SET_INTENDING,
  SN_SET_WISHING,
  SN_SET_ANSWERS,
  SN_SET_SEATS,
  SN_SET_CANDIDATES,
  SN_SET_TIME_UNITS,
  SN_SET_CALLED_OFF,
  SN_SET_POSTPONED,
  SN_SET_WHICH_OF,
  SN_SET_SENDING,
  SN_SET_PUBLISHED,
  SN_SET_EXPLAINING,
  SN_SET_ADDRESSEES,
  SN_SET_ERRORS,
  SN_SET_REGIMES,
  SN_SET_ENDING,
  SN_SET_SEAT_ENDERS,
  SN_SET_DECIDING,
  SN_SET_READERS,
  SN_SET_INFORMED,
  SN_SET_ADVISING,
  SN_SET_APPOINTING,
  SN_SET_SUCCESSORS,
  SN_SET_VOTES,
  SN_SET_REGISTRATIONS,
  SN_SET_PREPARATIONS,
  SN_SET_CHANGING_JOBS,
  SN_SET_SAYING_THAT,
  SN_SET_ROUNDS,
  SN_SET_TAKEN,
  SN_SET_STATED,
  SN_SET_REPEATS,
  SN_SET_SETTLED,
  SN_SET_ISSUE_COMES,
  SN_SET_SUBJECTS,
  SN_SET_TASKS,
  SN_SET_SHUT_DAYS,
  SN_SET_COMING,
  SN_SET_PUSHING,
  SN_SET_PARTICLES,
  SN_SET_SWAPPING,
  SN_SET_TENTATIVE,
  SN_SET_TRANSFERRING,
  SN_SET_STATES,
  SN_SET_MEETING,
  SN_SET_PLAIN_EVENTS,
  SN_SET_APPOINTED,
  SN_SET_MEMBERS,
  SN_SET_THANKS,
  SN_SET_PASSING,
  SN_SET_REVISED,
  SN_SET_DOCUMENTS,
  SN_SET_CONCLUSIONS,
  SN_SET_TALKING,
  SN_SET_CONSIDERING,
  SN_SET_FORTHCOMING,
  SN_SET_SUCCEEDING,
  SN_SET_PUBLISHING,
  SN_SET_NOMINATED,
  SN_SET_STOPPING,
  SN_SET_PROMISING,
  SN_SET_REMAINING,
  SN_SET_CONVERTING,
  SN_SET_CONVERTED,
  SN_SET_AGREED,
  SN_SET_SEATS_PLURAL,
  SN_SET_HIRERS,
  SN_SET_WELCOMING,
  SN_SET_SELECTING,
  SN_SET_FREE,
  SN_SET_GETTING_SEAT,
  SN_SET_GET_SEAT,
  SN_SET_HOPING,
  SN_SET_FORMERLY,
  SN_SET_SITTING,
  SN_SET_INVITING,
  SN_SET_RECEIVED,
  SN_SET_STOOD,
  SN_SET_MEDIA,
  SN_SET_GUESTS,
  SN_SET_APPLYING,
  SN_SET_LONGER,
  SN_SET_SHUTTING,
  SN_SET_WAITING,
  SN_SET_GIVING,
  SN_SET_STRIKING_OUT,
  SN_SET_ATTENDANCE,
  SN_SET_LEAVING_TIME,
  SN_SET_PAST_EVENTS,
  SN_SET_PHASE_ENDS,
  SN_SET_APPEALING,
  SN_SET_VISITING,
  SN_SET_HAPPENING,
  SN_SET_CONTENT,
  SN_SET_FIELD_ENDS,
  SN_SET_FIELD_CLOSES,
  SN_SET_AUDIENCE_FIELDS,
  SN_SET_ACTION_FIELDS,
  SN_SET_ROW_ENDS,
  SN_SET_ISSUE_LABELS,
  SN_SET_PUBLICATION,
  SN_SET_RENEWED,
  SN_SET_READING_AS,
  SN_SET_WORKS,
  SN_SET_FINISHING,
  SN_SET_CHOSEN,
  SN_SET_NOBODY,
  SN_SET_TIED,
  SN_SET_NOMINATION_PERIODS,
  SN_SET_NO_SPEAKERS,
  SN_SET_LEADING_TO_BODY,
  SN_SET_DELIBERATING,
  SN_SET_END_JOINTS,
  SN_SET_OFFERED,
  SN_SET_TO_READERS,
  SN_SET_ACCOUNT,
  SN_SET_CONSULTING,
  SN_SET_THINKING,
  SN_SET_DESCRIBING,
  SN_SET_ANSWERING,
  SN_SET_ARRIVING,
  SN_SET_ARRIVED,
  SN_SET_LOOKING_BACK,
  SN_SET_WINDOWS,
  SN_SET_WINDOW_WORDS,
  SN_SET_WINDOW_JOINTS,
  SN_SET_LASTED,
  SN_SET_BREAKING,
  SN_SET_ANSWERS_DUE,
  SN_SET_PUBLISHER_LABELS,
  SN_SET_ISSUED,
  SN_SET_CONTESTED,
  SN_SET_EMPLOYMENT,
  SN_SET_NOMINATED_BY,
  SN_SET_NOT_DENIED,
  SN_SET_TAKING_ALONE,
  SN_SET_SERVING,
  SN_SET_JOINING,
  SN_SET_SEAT_OWN,
  SN_SET_LACKING,
  SN_SET_PANEL_DEEDS,
  SN_SET_RETURNS,
  SN_SET_GROUPS,
  SN_SET_LENGTHS,
  SN_SET_SEAT_NO_ENDS,
  SN_SET_NOMINATION_TIMES,
  SN_SET_CONCLUDED,
  SN_SET_CANDIDATES_DO,
  SN_SET_PROPOSING,
  SN_SET_PARTIES,
  SN_SET_TERM_BEGINS,
  SN_SET_CHAIR_ENDS,
  SN_SET_WINDOW_BEGUN,
  SN_SET_JOB_BEGINS,
  SN_SET_APPOINTMENTS,
  SN_SET_TALK_WAYS,
  SN_SET_BRIEFINGS,
  SN_SET_MEETINGS,
  SN_SET_TAKING_PLACE,
  SN_SET_LASTING,
  SN_SET_MOVED,
  SN_SET_FOLLOWING,
  SN_SET_FALLING,
  SN_SET_WHICH_ONES,
  SN_SET_AWAITED,
  SN_SET_REOPENING,
  SN_SET_OTHER_LABELS,
  SN_SET_AUXILIARIES,
  SN_SET_NEEDING_OBJECT,
  SN_SET_POSSESSED,
  SN_SET_CHANGES_CALLED,
  SN_SET_NAMING_DAYS,
  SN_SET_POINTING_DAYS,
  SN_SET_SETTING_DAYS,
  SN_SET_LAPSING,
  SN_SET_CLASHING,
  SN_SET_RELEASES,
  SN_SET_NUMBERS,
  SN_SET_HOURS,
  SN_SET_HOLIDAYS,
  SN_SET_DESKS,
  SN_SET_NOTHING_SAID,
  SN_SET_GLANCED_AT,
  SN_SET_COUNTED,
  SN_SET_COUNTED_DAYS,
  SN_SET_ADDRESS_ENDINGS,
  SN_SET_TIME_JOINTS,
  SN_SET_TIME_STOPS,
  SN_SET_TODAY_LEADS,
  SN_SET_NOW_NAMED,
  SN_SET_WEAKLY_NAMED,
  SN_SET_FULL,
  SN_SET_SEEKING,
  SN_SET_MODIFICATIONS,
  SN_SET_DECISIONS,
  SN_SET_DATES,
  SN_SET_LAST,
  SN_SET_DEADLINES,
  SN_SET_ENDS_OF,
  SN_SET_HEADING_VERBS,
  SN_SET_DAY_PARTS,
  SN_SET_STAYING,
  SN_SET_BOUNDING,
  SN_SET_BIDDING,
  SN_SET_SEAT_TO_COMMITTEE,
  SN_SET_ISSUE_NUMBERS,
  SN_SET_OFFERED_BY,
  SN_SET_CHAIR_LEADS,
  SN_SET_RENAME_PENDING,
  SN_SET_ENDING_DEEDS,
  SN_SET_CONTENTS_FIRST,
  SN_SET_CONDITIONS,
  SN_SET_POLITE,
  SN_SET_TURNING_TO,
  SN_SET_OBLIGING,
  SN_SET_BETWEEN_US,
  SN_N_SETS,
} SnWordSet;

#define SN_SET_LIMBS 5

/**
 * SnSetBits:
 * @limbs: a bit for each %SnWordSet, 64 in a limb
 *
 * Sets of the lexicon.
 */
typedef struct {
  guint64 limbs[SN_SET_LIMBS];
} SnSetBits;

/**
 * sn_set_bits_have:
 *
 * Returns: whether the set is one of them.
 */
static inline gboolean
sn_set_bits_have (const SnSetBits *self, SnWordSet set)
{
  return (self->limbs[set / 64] >> set % 64 & 1) != 0;
}

/**
 * SnWordUse:
 * @begun: the classes of the phrases that begin with the word, as bits
 * @alone: the classes of the phrases that it is the whole of, in some case, as bits
 * @seconds: the second words of the phrases that begin with it: the bit of a number's
 *   remainder by 64 is set where one may have it
 * @sets: the sets that have it
 *
 * What the lexicon has a word for. It is one line of the processor's cache, since the
 * rules ask about each word of a newsletter many times, and seldom about but one of these.
 */
typedef struct {
  guint64   begun;
  guint64   alone;
  guint64   seconds;
  SnSetBits sets;
} __attribute__ ((aligned (64))) SnWordUse;

/**
 * SnPhrase:
 * @value: what it means: the key of its line
 * @words: their numbers in the lexicon
 * @number: @value as a number, 0 where it is none
 * @n_words: how many words it has
 * @second: the second of @words; 0 where there is but one
 * @word_class: what it is
 * @first_case: what its first word asks of the text, as sn_phrase_case()
 *
 * A phrase of the lexicon. What most are told apart by stands here, so that the words
 * themselves are seldom looked at.
 */
typedef struct {
  const char    *value;
  const guint16 *words;
  int            number;
  guint16        n_words;
  guint16        second;
  guint8         word_class;
  guint8         first_case;
} SnPhrase;

/**
 * sn_phrase_case:
 * @i: which of its words
 *
 * Returns: what the word asks of the text: 0 nothing, 1 a capital, 2 capitals only.
 */
static inline guint8
sn_phrase_case (const SnPhrase *self, guint i)
{
  return ((const guint8 *) (self->words + self->n_words))[i];
}

typedef struct _SnLexicon SnLexicon;

/**
 * SnWordTable:
 * @keys: a word's number → the last of its bytes, from sn_key_step()
 * @slots: a hash table of their numbers; 0 where a slot is free
 * @mask: how many slots there are, less one
 * @shift: how many bits of a hash are more than that
 *
 * Where sn_tokenize() finds the numbers of words.
 */
typedef struct {
  const guint64 *keys;
  const guint16 *slots;
  guint32        mask;
  guint          shift;
} SnWordTable;

/* The last eight bytes of a word in lower case, which sn_tokenize() gathers
 * while it reads the letters, beginning with 0. Words of less than eight bytes
 * are the same where their keys are, and nothing else need be compared. */

#define SN_KEY_BYTES 8

static inline guint64
sn_key_step (guint64 key, guchar lower)
{
  return key << 8 | lower;
}

SnLexicon       *sn_lexicon_new         (GBytes *builtin, const char *user_file, GError **error);
void             sn_lexicon_free        (SnLexicon *self);
const SnLexicon *sn_lexicon_get_default (void);

guint            sn_lexicon_find_word   (const SnLexicon *self, const char *word, gsize length);
guint            sn_lexicon_find_any    (const SnLexicon *self, const char *word, gsize length);
guint            sn_lexicon_find_long   (const SnLexicon *self, const char *word, gsize length, guint64 key);
SnWordTable      sn_lexicon_get_table   (const SnLexicon *self);
guint            sn_lexicon_find_mark   (const SnLexicon *self, guint32 c);
const char      *sn_lexicon_get_class_name (SnWordClass word_class);
const char      *sn_lexicon_get_set_name (SnWordSet set);
GHashTable      *sn_lexicon_list_group_names (void);
const char      *sn_lexicon_get_name    (const SnLexicon *self, SnWordClass word_class, const char *value);
const char      *sn_lexicon_get_word    (const SnLexicon *self, guint word);
const SnPhrase  *sn_lexicon_get_phrases (const SnLexicon *self, guint word, guint *n);
const SnPhrase  *sn_lexicon_find_longer (const SnLexicon *self, guint word, guint second, guint *n);
const SnPhrase  *sn_lexicon_find_single (const SnLexicon *self, guint word, guint *n);
const SnWordUse *sn_lexicon_get_uses    (const SnLexicon *self);
gboolean         sn_lexicon_is_in_set   (const SnLexicon *self, const char *word, gsize length, SnWordSet set);
guint            sn_lexicon_get_n_known (const SnLexicon *self);

static inline guint32
sn_word_table_first_slot (guint64 key, guint shift)
{
  return (guint32) (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> shift);
}

/**
 * sn_word_table_find:
 * @key: of a word of less than %SN_KEY_BYTES bytes: from 0, sn_key_step() for
 *   each in lower case
 *
 * Every word of every newsletter is looked up: hence inline. Words that only
 * sets have are found too: sn_lexicon_get_n_known() tells.
 *
 * Returns: the word's number; 0 where it has none.
 */
static inline guint
sn_word_table_find (const SnWordTable *self, guint64 key)
{
  guint32 at = sn_word_table_first_slot (key, self->shift);

  while (self->slots[at] != 0 && self->keys[self->slots[at]] != key)
    at = (at + 1) & self->mask;
  return self->slots[at];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnLexicon, sn_lexicon_free)

G_END_DECLS
