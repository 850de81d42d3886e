/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-merge-private.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* Of words that may be one in two forms, so many bytes are the same. */
#define SHORTEST_STEM 5
/* So many sentences back a name may stand, but for one. */
#define MOST_BACK 3
/* A longer heading says more than what is to be done. */
#define LONGEST_TASK 10
/* Bytes before the noun of a title: "Month's file". */
#define LONGEST_LEAD 10

/**
 * sn_prose_body_before:
 *
 * Returns: (transfer none) (nullable): the body other than the administrator
 *   that the clause's sentence names before the date.
 */
const SnMark *
sn_prose_body_before (const SnExtraction *self, const SnClause *clause)
{
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (self->reading, i);

      if (mark->word_class == SN_WORD_BODY && mark->first < clause->when->first && strcmp (mark->value, "SECAS") != 0)
        return mark;
    }
  return NULL;
}

/**
 * sn_prose_mark_of_block:
 * @block: a block, or %SN_NO_BLOCK
 *
 * Returns: (transfer none) (nullable): the block's first mark of that class.
 */
const SnMark *
sn_prose_mark_of_block (const SnExtraction *self, guint block, SnWordClass word_class)
{
  if (block == SN_NO_BLOCK)
    return NULL;
  return sn_reading_find_mark (self->reading, self->reading->block_marks[block], self->reading->block_marks[block + 1],
                               word_class);
}

/**
 * sn_prose_find_body:
 *
 * Returns: (transfer none) (nullable): who runs what is dated: who acts in the
 *   sentence, else whose heading it stands under, else who is named in the
 *   paragraph before.
 */
const char *
sn_prose_find_body (const SnExtraction *self, const SnClause *clause)
{
  const SnMark *mark = sn_prose_body_before (self, clause);

  if (mark == NULL)
    mark = sn_prose_mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_BODY);
  if (mark == NULL)
    mark = sn_reading_find_mark (self->reading, self->reading->block_marks[clause->block], clause->sentence->first_mark,
                                 SN_WORD_BODY);
  return mark != NULL ? mark->value : NULL;
}

/* The noun with which the sentence begins as one that was spoken of: of "The exercise will be",
 * "This month's file is"; 0 where it begins otherwise. */
static guint32
noun_spoken_of (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const the[] = { "the", "this", NULL };
  static const char *const verbs[] = { "will",   "is",    "are",   "has",      "takes", "starts",
                                       "begins", "runs",  "ends",  "closes",   "opens", "goes",
                                       "comes",  "moves", "stops", "replaces", NULL };
  guint32 at = sentence->first + 1, verb;

  if (at + 2 >= sentence->end || !sn_reading_token_is_any (reading, sentence->first, the))
    return 0;
  if (sn_reading_token_in (reading, at, SN_SET_TIME_UNITS) && sn_reading_token_is (reading, at + 2, "s"))
    at += 3;
  verb = at + 1 + (at + 2 < sentence->end && sn_reading_token_is (reading, at + 1, "itself"));
  return verb < sentence->end && sn_reading_token (reading, at)->kind == SN_TOKEN_WORD &&
                 sn_reading_token (reading, at)->letter_case == SN_CASE_LOWER &&
                 sn_reading_token_is_any (reading, verb, verbs)
             ? at
             : 0;
}

/* "Modification of licence condition 34A: our decision of today. The modification takes effect":
 * where the words behind the noun end, which stand up to @first; @first where there are none. */
static guint32
complement_end (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  static const char *const joints[] = { "of", "for", "to", "on", NULL };

  if (first + 2 >= end || !sn_reading_token_is_any (self->reading, first, joints))
    return first;
  for (guint32 i = first; i < end; i++)
    if (sn_reading_is_mark (self->reading, i, ':') || sn_reading_is_mark (self->reading, i, ','))
      end = i;
  return MAX (sn_title_phrase_end (self->outline, block, first + 1, MIN (end, first + 10), 1), first);
}

/* "disaster recovery exercise": the last such word of the sentence with those before it, or behind
 * it, that name it; %NULL where it stands alone. */
static char *
full_name_in (const SnExtraction *self, const SnSentence *sentence, const char *word)
{
  static const char *const bounds[] = { "the", "a",  "an",  "its", "their", "our", "your", "this", "that", "of",
                                        "in",  "on", "for", "to",  "by",    "and", "or",   "with", "from", "s",
                                        "at",  "is", "are", "any", "each",  "new", "next", "as",   NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->end; i > sentence->first; i--)
    {
      guint32 first = i - 1, end = i;

      if (!sn_reading_token_is (reading, first, word) || sn_reading_token (reading, first)->glued)
        continue;
      while (first > sentence->first && i - first < 5 && sn_reading_token (reading, first - 1)->kind == SN_TOKEN_WORD &&
             !sn_reading_token_is_any (reading, first - 1, bounds))
        first--;
      if (first + 1 == i)
        end = complement_end (self, sentence->block, i, sentence->end);
      return end - first > 1 ? sn_title_of_tokens (self->outline, sentence->block, first, end) : NULL;
    }
  return NULL;
}

/* "Exercise will be conducted overnight" after "in the DCC's disaster recovery exercise": with
 * the words that a sentence before has before the noun. Takes @title. */
static char *
with_full_name (const SnExtraction *self, const SnClause *clause, char *title)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  guint32 noun = noun_spoken_of (reading, clause->sentence);
  g_autofree char *owned = title, *word = NULL, *rest = NULL, *lower = NULL, *prefix = NULL;
  const char *start, *tail;

  if (noun == 0 || title == NULL || s == reading->block_sentences[clause->block])
    return g_steal_pointer (&owned);
  word = sn_reading_text (reading, clause->block, noun, noun + 1);
  lower = g_ascii_strdown (owned, -1);
  start = strstr (lower, ": "); /* behind its heading */
  start = start != NULL ? start + 2 : lower;
  tail = strstr (start, word);
  if (tail == NULL || tail > start + LONGEST_LEAD)
    return g_steal_pointer (&owned);
  prefix = g_strndup (owned, (gsize) (start - lower));
  tail = owned + (tail - lower);
  for (guint32 back = s; rest == NULL && back > reading->block_sentences[clause->block] && back + MOST_BACK > s; back--)
    rest = full_name_in (self, sn_reading_sentence (reading, back - 1), word);
  return rest != NULL ? g_strconcat (prefix, rest, tail + strlen (word), NULL) : g_steal_pointer (&owned);
}

/**
 * sn_prose_add_dated:
 *
 * Returns: (transfer none): a candidate of the clause's date, with what the
 *   clause says of a move or a cancellation.
 */
SnCandidate *
sn_prose_add_dated (SnExtraction *self, SnItemKind kind, const char *title, const SnClause *clause, guint32 index,
                    const char *rule)
{
  /* events have their own names, and headings that give them one */
  g_autofree char *full = kind == SN_ITEM_EVENT ? g_strdup (title) : with_full_name (self, clause, g_strdup (title));
  SnCandidate *candidate =
      sn_extraction_add (self, kind, full, clause->block, clause->sentence->first, clause->sentence->end, index, rule);

  sn_candidate_note_move (self, candidate, clause);
  if ((clause->sentence_cues & BIT (SN_WORD_CANCEL)) && kind == SN_ITEM_EVENT && !sn_item_get_moved (candidate->item))
    sn_item_set_outcome (candidate->item, SN_OUTCOME_CANCELLED);
  return candidate;
}

/**
 * sn_heading_names_event:
 *
 * Returns: whether the heading above @block has a word for an event.
 */
gboolean
sn_heading_names_event (const SnExtraction *self, guint block)
{
  guint heading = self->outline->places[block].heading;

  return sn_title_heads_event (self->outline, heading);
}

/**
 * sn_prose_is_pronoun:
 *
 * Returns: whether the word only stands for a name.
 */
gboolean
sn_prose_is_pronoun (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "it",  "this", "these", "they",  "we",  "you",
                                       "one", "that", "there", "which", "who", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (sn_reading_token_is (reading, token, words[i]))
      return TRUE;
  return FALSE;
}

/* "MP201 was rejected. Parties have until … to refer the decision": of which
 * modification, where the sentence speaks of it without its number. */
static char *
spoken_of (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 first = clause->sentence->first;
  g_autofree char *own = sn_reference_find (reading, clause->block, first, clause->sentence->end, NULL);
  guint32 s = sn_reading_sentence_of (reading, clause->block, first);

  if (own != NULL || s == reading->block_sentences[clause->block])
    return NULL;
  for (guint32 i = first + 1; i < clause->sentence->end; i++)
    if ((sn_reading_token_in (reading, i, SN_SET_MODIFICATIONS) || sn_reading_token_is (reading, i, "decision")) &&
        sn_reading_token_is (reading, i - 1, "the"))
      return sn_reference_find (reading, clause->block, sn_reading_sentence (reading, s - 1)->first, first, NULL);
  return NULL;
}

/* "A working group for load controllers starts this autumn; register your
 * interest by …": what the half of the sentence before the semicolon is about. */
static char *
subject_before_semicolon (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first), end;
  const SnSentence *before;

  if (s == reading->block_sentences[clause->block] || !sn_reading_is_mark (reading, clause->sentence->first - 1, ';') ||
      !(clause->sentence_cues & (BIT (SN_WORD_REGISTER) | BIT (SN_WORD_TELL))))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  end = sn_title_phrase_end (self->outline, clause->block, before->first, before->end, 2);
  if (sn_title_count_content (reading, clause->block, before->first, end) < 2)
    return NULL;
  return sn_title_of_tokens (self->outline, clause->block, before->first, end);
}

/* "The pilot needs 200 homes. Suppliers who can offer some must say so by …": what
 * the sentence before it says, where the sentence only points back to it. */
static char *
subject_pointed_to (const SnExtraction *self, const SnClause *clause)
{
  static const char *const pointing[] = { "some", "ones", NULL };
  static const char *const early[] = { "it", "them", "this", "these", NULL };
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *before;

  if (s == reading->block_sentences[clause->block])
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  if (before->end - before->first > 24 ||
      sn_title_count_content (reading, clause->block, before->first, before->end) < 3)
    return NULL;
  for (guint32 i = clause->sentence->first; i < MIN (clause->sentence->end, clause->when->first); i++)
    if (sn_reading_token_is_any (reading, i, pointing) ||
        (i > clause->sentence->first && i < clause->sentence->first + 4 &&
         sn_reading_token_is_any (reading, i, early)) ||
        (sn_reading_token_is (reading, i, "one") && sn_reading_is_mark (reading, i + 1, ',')))
      return sn_title_of_sentence (self->outline, before);
  return NULL;
}

/* "A workshop on 20 April. Please let me have your clearance reference by 6 April": the event for
 * which something is to be handed in; %NULL where the paragraph has none before the sentence. */
static char *
event_handed_in_for (const SnExtraction *self, const SnClause *clause)
{
  gboolean handed = FALSE;

  for (guint32 i = clause->sentence->first; i < clause->when->first && !handed; i++)
    handed = sn_reading_token_in (self->reading, i, SN_SET_FOR_EVENTS);
  for (guint i = self->candidates->len; handed && i > 0; i--)
    {
      const SnCandidate *other = self->candidates->pdata[i - 1];

      if (sn_item_get_kind (other->item) == SN_ITEM_EVENT && other->block == clause->block &&
          other->first < clause->sentence->first && !other->row)
        return g_strdup (sn_item_get_title (other->item));
    }
  return NULL;
}

/* What stands before the sentence, and says what it is about. */
static char *
deadline_subject (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  char *subject = subject_before_semicolon (self, clause);
  guint32 first, end;

  if (subject == NULL)
    subject = subject_pointed_to (self, clause);
  if (subject == NULL)
    subject = event_handed_in_for (self, clause);
  if (subject != NULL)
    return subject;
  if (sn_outline_label (self->outline, clause->block, &first, &end) && end <= clause->sentence->first)
    subject = sn_title_of_tokens (self->outline, clause->block, first, end);
  else if (!sn_outline_is_own_item (self->outline, clause->block) && heading != clause->block &&
           sn_heading_is_subject (self->outline, heading))
    subject = sn_title_of_heading (self->outline, heading);
  if (subject != NULL && strchr (subject, ' ') == NULL)
    g_clear_pointer (&subject, g_free);
  return subject;
}

/* Under "MP321: who would like to help?" all is about that modification. */
static char *
reference_of_heading (const SnExtraction *self, guint block)
{
  guint heading = self->outline->places[block].heading;

  if (heading == SN_NO_BLOCK || sn_is_labelled_by_other (self, block))
    return NULL;
  return sn_reference_headed (self->reading, heading, NULL);
}

/* "Suppliers owe the DCC a forecast of …", "Every Party sends us its Annual Meter Count": where
 * it is said what somebody has to give, the word before that; else 0. */
static guint32
find_given (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const whose[] = { "its", "their", "a", "an", NULL };
  gboolean gives = FALSE;

  for (guint32 i = sentence->first + 1; i + 2 < sentence->end; i++)
    if (gives && sn_reading_token_is_any (reading, i, whose))
      return i;
    else
      gives |= sn_reading_token_in (reading, i, SN_SET_GIVING);
  return 0;
}

/* "Suppliers must submit their lists of meters. The lists are required by 10 June": the
 * sentence before says what it is, and this one when. */
static gboolean
owed_before (const SnExtraction *self, const SnClause *clause)
{
  static const char *const pronouns[] = { "they", "these", "it", "this", NULL };
  static const char *const verbs[] = { "is", "are", "must", "should", NULL };
  const SnReading *reading = self->reading;
  guint32 first = clause->named->first, s = sn_reading_sentence_of (reading, clause->block, first), verb;
  const SnSentence *before;
  gboolean again = FALSE;

  if (clause->named != clause->sentence || s == reading->block_sentences[clause->block] ||
      first + 3 >= clause->when->first)
    return FALSE;
  before = sn_reading_sentence (reading, s - 1);
  verb = sn_reading_token_is_any (reading, first, pronouns) ? first + 1 : first + 2;
  if (!sn_reading_token_is_any (reading, verb, verbs) ||
      !(sn_reading_token_in (reading, verb + 1, SN_SET_ASKED_FOR) || sn_reading_token_is (reading, verb + 1, "due") ||
        sn_reading_token_is (reading, verb + 1, "be") ||
        (sn_reading_token_in (reading, verb + 1, SN_SET_ARRIVING) && find_given (reading, before) > 0)) ||
      !(before->cues & (BIT (SN_WORD_MUST) | BIT (SN_WORD_WANT))) || (before->cues & BIT (SN_WORD_EVENT)))
    return FALSE;
  for (guint32 i = before->first; i < before->end && verb == first + 2; i++)
    again |= sn_reading_token (reading, i)->word == sn_reading_token (reading, first + 1)->word;
  return verb == first + 1 || (again && sn_reading_token_is (reading, first, "the"));
}

/* "Every Network Party has to confirm its contact. Please do so by 20 March." */
static gboolean
does_so (const SnExtraction *self, const SnClause *clause)
{
  static const char *const what[] = { "so", "this", "it", "that", NULL };
  static const char *const deeds[] = { "do", "doing", "done", NULL };
  const SnReading *reading = self->reading;
  guint32 first = clause->named->first;
  guint32 s = sn_reading_sentence_of (reading, clause->block, first);

  if (clause->named != clause->sentence || s == reading->block_sentences[clause->block])
    return FALSE;
  for (guint32 i = first; i + 1 < clause->when->first && i < first + 7; i++)
    if (sn_reading_token_is_any (reading, i, deeds) && sn_reading_token_is_any (reading, i + 1, what))
      return (sn_reading_sentence (reading, s - 1)->cues & BIT (SN_WORD_MUST)) != 0 ||
             sn_reading_token_in (reading, sn_reading_sentence (reading, s - 1)->first, SN_SET_BIDDING);
  return FALSE;
}

/* "Every Supplier Party sends us its Annual Meter Count. We ask for yours by 22 March." */
static gboolean
asks_for_yours (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 first = clause->named->first, s = sn_reading_sentence_of (reading, clause->block, first);

  return clause->named == clause->sentence && s > reading->block_sentences[clause->block] &&
         sn_reading_has_token (reading, first, clause->when->first, "yours") &&
         find_given (reading, sn_reading_sentence (reading, s - 1)) > 0;
}

/* "The DCC is waiting for your forecast", "We still need your list of meters": what is
 * owed, without who wants it; NULL where no such verb stands before "your". */
static char *
title_of_owed (const SnOutline *outline, const SnSentence *sentence)
{
  const SnReading *reading = outline->reading;
  guint32 given = find_given (reading, sentence);

  for (guint32 i = sentence->first + 1; i + 2 < sentence->end; i++)
    if (sn_reading_token_is (reading, i, "your") && sn_reading_token_in (reading, i - 1, SN_SET_WAITING))
      return sn_title_phrase (outline, sentence->block, i + 1, sentence->end);
  return given > 0 ? sn_title_phrase (outline, sentence->block, given + 1, sentence->end) : NULL;
}

/**
 * sn_prose_only_answers:
 *
 * "By 30 January, please." below "When do you need the form?": the question says what.
 *
 * Returns: whether the sentence but says by when what the heading asks about is to be.
 */
gboolean
sn_prose_only_answers (const SnExtraction *self, const SnClause *clause)
{
  static const char *const small[] = {
    "by", "please", "latest", "at", "the", "no", "later", "than", "a", "until", NULL
  };
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;

  if (heading == SN_NO_BLOCK || heading == clause->block || clause->sentence->end - clause->sentence->first > 14 ||
      !clause->closing || !sn_reading_is_mark (reading, reading->block_tokens[heading + 1] - 1, '?'))
    return FALSE;
  for (guint32 i = clause->sentence->first; i < clause->sentence->end; i++)
    if ((i < clause->when->first || i >= clause->when->end) && sn_reading_token (reading, i)->kind != SN_TOKEN_PUNCT &&
        !sn_reading_token_is_any (reading, i, small))
      return FALSE;
  return TRUE;
}

/* "The deadline for the annual return has been moved from …", "The closing date for
 * registrations is 24 March and …": what it is the deadline for; else %NULL. */
static char *
name_of_deadline (const SnExtraction *self, const SnClause *clause)
{
  static const char *const verbs[] = { "is", "was", "has", "will", "falls", "remains", "now", NULL };
  static const char *const joints[] = { "for", "to", NULL };
  static const char *const pronouns[] = { "doing", "this", "that", "it", "them", "these", "both", NULL };
  static const char *const asides[] = { "which", "previously", "originally", "formerly", NULL };
  const SnReading *reading = self->reading;
  guint32 at = clause->named->first, from;
  const SnMark *close;

  if (clause->named != clause->sentence)
    return NULL;
  at += sn_reading_token_is (reading, at, "the") ? 1 : 0;
  close = sn_reading_mark_at (reading, clause->block, at, SN_WORD_CLOSE);
  if (close == NULL || !sn_reading_token_is_any (reading, close->end, joints))
    return NULL;
  from = close->end + 1;
  if (sn_reading_token_is_any (reading, from, pronouns))
    return NULL;
  for (guint32 i = from; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, verbs) ||
        (sn_reading_is_mark (reading, i, ',') && sn_reading_token_is_any (reading, i + 1, asides)))
      return i > from ? sn_title_of_tokens (self->outline, clause->block, from, i) : NULL;
  return NULL;
}

/* "The window opens on 17 July, and if you want to use the DCC's connection you should tell it by
 * 12 July": without what the sentence says of another day before it; %NULL where it does not. */
static char *
deed_of_clause (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 first = clause->first;

  if (clause->named != clause->sentence || first < clause->sentence->first + 6)
    return NULL;
  first += sn_reading_is_mark (reading, first, ',');
  if (!sn_reading_token_is (reading, first, "and") && !sn_reading_token_is (reading, first, "so") &&
      !sn_reading_token_is (reading, first, "but"))
    return NULL;
  first++;
  return sn_title_count_content (reading, clause->block, first, clause->when->first) > 3
             ? sn_title_deed (self->reading->lexicon,
                              sn_title_of_tokens (self->outline, clause->block, first, clause->sentence->end))
             : NULL;
}

/* "Let me have your reference by 6 April, as otherwise the gate will turn you away": without the
 * reason behind the day; %NULL where none is given. */
static char *
deed_without_reason (const SnExtraction *self, const SnClause *clause)
{
  static const char *const reasons[] = { "as", "because", "since", "so", "otherwise", "or", "for", "please", NULL };
  const SnReading *reading = self->reading;
  guint32 at = clause->when->end, end;

  if (clause->named != clause->sentence || at + 3 >= clause->sentence->end ||
      sn_title_count_content (reading, clause->block, clause->sentence->first, clause->when->first) < 2)
    return NULL;
  if (sn_reading_token_is (reading, at, "please"))
    at++;
  if (!sn_reading_is_mark (reading, at, ','))
    return NULL;
  if (!sn_reading_token_is_any (reading, at + 1, reasons) &&
      !(sn_reading_token_is (reading, at + 1, "and") && sn_reading_token_is (reading, at + 2, "not")))
    return NULL;
  for (end = clause->when->first; end > clause->sentence->first + 2; end--)
    if (!sn_reading_token_in (reading, end - 1, SN_SET_TIES) && !sn_reading_is_mark (reading, end - 1, ','))
      break;
  return sn_title_deed (self->reading->lexicon,
                        sn_title_of_tokens (self->outline, clause->block, clause->sentence->first, end));
}

/* Whether two words have a stem in common, as far as one may tell: "forecast" and "forecasts",
 * "renew" and "renewal". */
static gboolean
have_same_stem (const SnReading *reading, guint block, guint32 a, guint other, guint32 b)
{
  g_autofree char *one = sn_reading_text (reading, block, a, a + 1), *two = sn_reading_text (reading, other, b, b + 1);

  return strlen (one) >= SHORTEST_STEM && strlen (two) >= SHORTEST_STEM &&
         g_ascii_strncasecmp (one, two, SHORTEST_STEM) == 0;
}

static gboolean
token_points_back (const SnReading *reading, guint block, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);

  return sn_title_points_back (sn_reading_block (reading, block)->text + t->start, t->end - t->start);
}

/* "please confirm or correct them by": what is to be done with what was named before, and no more,
 * as in "check these and return the form". */
static gboolean
deed_points_back (const SnClause *clause)
{
  static const char *const joints[] = { "or", "and", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_DEEDS_OF_DETAILS))
      {
        guint32 last = sn_reading_token_is_any (reading, i + 1, joints) ? i + 2 : i;

        if (last + 1 < clause->when->first && token_points_back (reading, clause->block, last + 1))
          return !sn_reading_has_in_set (reading, last + 2, clause->when->first, SN_SET_DEEDS_OF_DETAILS);
      }
  return FALSE;
}

/* "The forecasts are due on 15 December" under "Send us your Service Request forecast": the heading
 * says what is to be done, and the sentence only when; %NULL where it does not. */
static char *
task_of_heading (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  guint32 first, end;

  if (heading == SN_NO_BLOCK || heading == clause->block ||
      sn_reading_block (reading, clause->block)->kind == SN_BLOCK_LIST_ITEM)
    return NULL;
  first = reading->block_tokens[heading];
  end = reading->block_tokens[heading + 1];
  if (end < first + 4 || end > first + LONGEST_TASK ||
      !(sn_reading_token_is (reading, first + 1, "your") || sn_reading_token_is (reading, first + 2, "your")) ||
      sn_reading_is_mark (reading, end - 1, '?') || sn_reading_token_in (reading, first, SN_SET_QUESTIONS))
    return NULL;
  if (clause->named == clause->sentence && deed_points_back (clause))
    return sn_title_of_heading (self->outline, heading);
  if (sn_title_count_content (reading, clause->block, clause->sentence->first, clause->when->first) >
      sn_title_count_content (reading, heading, first, end))
    return NULL; /* it says more itself */
  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    for (guint32 t = first; t < end; t++)
      if (have_same_stem (reading, clause->block, i, heading, t))
        return sn_title_of_heading (self->outline, heading);
  return NULL;
}

/* What is to be done by the day, in the words of the sentence that says it. */
static char *
title_of_task (const SnExtraction *self, const SnClause *clause)
{
  char *named = name_of_deadline (self, clause);
  gboolean before = owed_before (self, clause) || does_so (self, clause) || asks_for_yours (self, clause);
  char *owed = before && named == NULL ? title_of_owed (self->outline, clause->named - 1) : NULL;

  if (named != NULL)
    return named;
  if (owed == NULL && (owed = task_of_heading (self, clause)) != NULL)
    return owed;
  if (owed == NULL && !before && (owed = deed_of_clause (self, clause)) != NULL)
    return owed;
  if (owed == NULL && !before && (owed = deed_without_reason (self, clause)) != NULL)
    return owed;
  return owed != NULL
             ? owed
             : sn_title_deed (self->reading->lexicon,
                              sn_title_of_sentence (self->outline, before ? clause->named - 1 : clause->named));
}

/* "By when: 31 March" beside "Action required: Return the form": what is to be done; %NULL where
 * no field says it. */
static char *
title_of_action (const SnExtraction *self, guint block)
{
  guint32 first = 0, end;
  guint action = sn_outline_is_field (self->reading, block) ? sn_outline_action_beside (self->outline, block, &first)
                                                            : SN_NO_BLOCK;

  if (action == SN_NO_BLOCK)
    return NULL;
  end = self->reading->block_tokens[action + 1];
  return sn_title_count_content (self->reading, action, first, end) > 1
             ? sn_title_of_tokens (self->outline, action, first, end)
             : NULL;
}

/**
 * sn_prose_add_deadline:
 *
 * Makes a deadline of the clause's date.
 */
void
sn_prose_add_deadline (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  const char *body = sn_prose_find_body (self, clause);
  g_autofree char *sentence = title_of_task (self, clause);
  g_autofree char *reference = spoken_of (self, clause);
  gboolean answers = reference == NULL && sn_prose_only_answers (self, clause);
  g_autofree char *subject =
      answers ? g_strdup (sn_reading_block (self->reading, self->outline->places[clause->block].heading)->text)
      : reference == NULL ? deadline_subject (self, clause)
                          : g_strdup (reference);
  /* by what heads the entry, or says the same */
  gboolean named = subject != NULL && (sn_outline_is_field (self->reading, clause->block) || answers ||
                                       g_ascii_strcasecmp (subject, sentence) == 0);
  g_autofree char *action = title_of_action (self, clause->block);
  g_autofree char *title = action != NULL              ? g_steal_pointer (&action)
                           : subject != NULL && !named ? g_strdup_printf ("%s: %s", subject, sentence)
                                                       : g_strdup (named ? subject : sentence);
  g_autofree char *clean = sn_title_clean (title);
  SnCandidate *candidate = sn_prose_add_dated (self, SN_ITEM_DEADLINE, clean, clause, index, rule);

  if (reference == NULL)
    reference = reference_of_heading (self, clause->block);
  sn_item_set_reference (candidate->item, reference);
  if (g_strcmp0 (body, "SECAS") != 0)
    sn_item_set_organiser (candidate->item, body);
  candidate->weak = TRUE;
}

/**
 * sn_prose_add_vote:
 *
 * Makes a deadline for voting, called after whose seat is voted on where the
 * paragraph says that: "Completed ballot papers must be with us by 17 March".
 */
void
sn_prose_add_vote (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnReading *reading = self->reading;
  const SnMark *committee = NULL, *category = NULL;
  guint n = self->candidates->len;
  SnItem *item;

  sn_prose_add_deadline (self, clause, index, "vote");
  for (guint32 i = reading->block_marks[clause->block]; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE)
        committee = mark;
      else if (mark->word_class == SN_WORD_CATEGORY && strcmp (mark->value, "Any") != 0)
        category = mark;
    }
  if (committee == NULL)
    committee = sn_prose_mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_COMMITTEE);
  if (committee == NULL || category == NULL || self->candidates->len == n)
    return;
  item = ((SnCandidate *) self->candidates->pdata[n])->item;
  {
    g_autofree char *deed = sn_title_of_sentence (self->outline, clause->named);
    g_autofree char *title = g_strdup_printf ("%s %s election: %s", committee->value, category->value, deed);

    sn_item_set_title (item, title);
  }
}

static gboolean
says_already (const char *title, const char *words)
{
  g_auto (GStrv) all = g_strsplit_set (words, " ,.:;()", -1);
  g_autofree char *lower = g_utf8_strdown (title, -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_strdown (all[i], -1);

      if (strlen (word) > 3 && strstr (lower, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What stands above a sentence and says what it is about: the heading run in
 * at its paragraph's beginning where @labels count, else that of its article. */
static char *
above (const SnExtraction *self, const SnCandidate *candidate, gboolean labels)
{
  guint heading = self->outline->places[candidate->block].heading;
  guint32 first, end;

  if (labels && sn_outline_label (self->outline, candidate->block, &first, &end) &&
      (end <= candidate->first || first == candidate->first))
    return sn_title_of_tokens (self->outline, candidate->block, first, end);
  if (self->outline->places[candidate->block].role == SN_ROLE_TEXT && sn_heading_is_subject (self->outline, heading) &&
      sn_reading_block (self->reading, candidate->block)->kind != SN_BLOCK_LIST_ITEM)
    return sn_title_of_heading (self->outline, heading);
  return NULL;
}

static guint
count_words (const char *title)
{
  guint n = 0;

  for (const char *p = title; p != NULL && *p != '\0'; p = strchr (p, ' '))
    {
      while (*p == ' ')
        p++;
      n += g_ascii_isupper (*p) || strcspn (p, " ") > 3;
    }
  return n;
}

/* "Testing for it begins": a word that only points at what stands before. */
static gboolean
points_back (const SnCandidate *candidate)
{
  static const char *const words[] = { "it", "It", "this", "This", "they", "They", "them" };
  const char *p = sn_item_get_title (candidate->item);

  while (p != NULL && *p != '\0' && sn_candidate_is_dated (candidate))
    {
      gsize length = strcspn (p, " ,.:;()");

      for (guint i = 0; length > 1 && length < 5 && i < G_N_ELEMENTS (words); i++)
        if (strncmp (p, words[i], length) == 0 && words[i][length] == '\0')
          return TRUE;
      p += length;
      p += strspn (p, " ,.:;()");
    }
  return FALSE;
}

/* "Places remain in “Introduction to the SEC”": what is quoted is a whole name. */
static gboolean
is_quoted (const SnExtraction *self, const SnCandidate *candidate)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, candidate->block, candidate->first);
  const SnSentence *sentence = sn_reading_sentence (reading, s);
  g_autofree char *quoted = sn_title_quoted (self->outline, candidate->block, sentence->first, sentence->end);

  return quoted != NULL && strchr (quoted, ' ') != NULL && strcmp (quoted, sn_item_get_title (candidate->item)) == 0;
}

static void
complete_title (const SnExtraction *self, SnCandidate *candidate)
{
  const char *title = sn_item_get_title (candidate->item);
  g_autofree char *subject = NULL, *full = NULL;

  if (sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY || sn_item_get_reference (candidate->item) != NULL ||
      sn_item_get_committee (candidate->item) != NULL || (count_words (title) > 2 && !points_back (candidate)))
    return;
  if (is_quoted (self, candidate))
    return;
  subject = above (self, candidate, count_words (title) <= 2);
  if (subject == NULL || subject[0] == '\0' || strlen (subject) + strlen (title) > 120 ||
      says_already (title, subject) || (count_words (title) > 2 && count_words (subject) < 2))
    return; /* "Training" adds nothing to a name */
  full = title[0] != '\0' ? g_strdup_printf ("%s: %s", subject, title) : g_strdup (subject);
  sn_item_set_title (candidate->item, full);
}

/* "A place at the roadshow": what one registers for. */
static char *
without_place (char *title)
{
  static const char *const leads[] = { "Place at ", "Places at ", "Seat at ", "Seats at " };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if (g_str_has_prefix (title, leads[i]))
      {
        g_autofree char *whole = title;

        return sn_title_clean (whole + strlen (leads[i]));
      }
  return title;
}

/* "DCC Customer Forum. The DCC welcomes …; registration closes on Friday": the event
 * that heads the paragraph, where no other of the paragraph has a day. */
static char *
event_of_label (const SnExtraction *self, const SnClause *clause)
{
  guint32 first, end, last;

  for (guint i = self->candidates->len; i > 0; i--)
    {
      const SnCandidate *other = self->candidates->pdata[i - 1];

      if (other->block == clause->block && sn_item_get_kind (other->item) == SN_ITEM_EVENT)
        return NULL;
    }
  if (!sn_outline_label (self->outline, clause->block, &first, &end) || end < first + 2)
    return NULL;
  last = sn_reading_token (self->reading, end - 1)->kind == SN_TOKEN_PUNCT ? end - 2 : end - 1;
  if (sn_reading_mark_at (self->reading, clause->block, last, SN_WORD_EVENT) == NULL ||
      sn_reading_token (self->reading, last)->letter_case == SN_CASE_LOWER)
    return NULL;
  return sn_title_of_tokens (self->outline, clause->block, first, end);
}

/* What one registers for: the event spoken of in the same article. */
static char *
registered_event (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;

  g_autofree char *text =
      sn_reading_text (self->reading, clause->block, clause->sentence->first, clause->sentence->end);
  g_autofree char *label = NULL;
  const char *found = NULL;

  for (guint i = self->candidates->len; i > 0; i--)
    {
      SnCandidate *other = self->candidates->pdata[i - 1];
      const char *title, *part;

      if (sn_item_get_kind (other->item) != SN_ITEM_EVENT || other->row ||
          self->outline->places[other->block].heading != heading ||
          (heading == SN_NO_BLOCK && other->block != clause->block))
        continue;
      complete_title (self, other);
      title = sn_item_get_title (other->item);
      part = title != NULL ? strrchr (title, ':') : NULL;
      if (part != NULL && strstr (text, part + 2) != NULL) /* "for Leeds by 3 May" */
        return g_strdup (title);
      found = found != NULL ? found : title;
    }
  if ((label = event_of_label (self, clause)) != NULL)
    return g_steal_pointer (&label);
  if (found != NULL)
    return g_strdup (found);
  return sn_heading_names_event (self, clause->block) ? without_place (sn_title_of_heading (self->outline, heading))
                                                      : NULL;
}

/* How one registers, as the sentence has it. */
static const char *
registering (const SnExtraction *self, const SnClause *clause)
{
  static const struct
  {
    const char *stem;
    const char *deed;
  } deeds[] = {
    { "RSVP", "RSVP for" },
    { "rsvp", "RSVP for" },
    { "reserv", "Reserve a place at" },
    { "Reserv", "Reserve a place at" },
    { "bookings", "Bookings close for" },
    { "Bookings", "Bookings close for" },
    { "sign", "Sign up for" },
    { "Sign", "Sign up for" },
    { "book", "Book a place at" },
    { "Book", "Book a place at" },
    { "name", "Put your name down for" },
    { "secure", "Secure your place at" },
    { "Secure", "Secure your place at" },
    { "register", "Register for" },
    { "Register", "Register for" },
  };
  const SnMark *mark = sn_clause_last_mark (clause, SN_WORD_REGISTER);
  g_autofree char *word = NULL;

  for (guint32 i = clause->sentence->first; i + 2 < clause->when->first; i++)
    if (sn_reading_token_is (self->reading, i, "let") && sn_reading_token_is (self->reading, i + 2, "know"))
      return "Let the organisers know that you are coming to";
  if (mark == NULL && (clause->sentence_cues & SN_WORD_BIT (SN_WORD_TELL)))
    return "Tell the organisers if you are coming to";
  if (mark == NULL)
    return "Registration closes for";
  word = sn_reading_text (self->reading, clause->block, mark->first, mark->end);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (strstr (word, deeds[i].stem) != NULL)
      return deeds[i].deed;
  return "Registration closes for";
}

/* "have booked their Full User Security Assessment with the User CIO": a thing of one's own,
 * and no place at an event. */
static gboolean
books_other (const SnExtraction *self, const SnClause *clause)
{
  static const char *const books[] = { "book", "booked", "booking", NULL };
  static const char *const own[] = { "their", "your", "its", "an", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = clause->first; i + 3 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, books) && sn_reading_token_is_any (reading, i + 1, own))
      return sn_reading_token (reading, i + 2)->letter_case == SN_CASE_CAPITAL &&
             sn_reading_token (reading, i + 3)->letter_case == SN_CASE_CAPITAL &&
             !(sn_reading_cues (reading, clause->block, i + 2, MIN (i + 8, clause->when->first)) &
               (BIT (SN_WORD_EVENT) | BIT (SN_WORD_SEAT)));
  return FALSE;
}

/* "Book by 23 March for the early-bird price": later one may register too, and pays more. */
static gboolean
is_for_early_birds (const SnExtraction *self, const SnClause *clause)
{
  static const char *const birds[] = { "bird", "birds", "earlybird", NULL };

  for (guint32 i = clause->sentence->first; i < clause->sentence->end; i++)
    if (sn_reading_token_is_any (self->reading, i, birds))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_add_registration:
 *
 * Makes a deadline for registering for an event.
 */
void
sn_prose_add_registration (SnExtraction *self, const SnClause *clause, guint32 index)
{
  gboolean other = books_other (self, clause);
  g_autofree char *event = other ? NULL : registered_event (self, clause);
  guint before = self->candidates->len;
  g_autofree char *title = NULL;

  if (event == NULL)
    sn_prose_add_deadline (self, clause, index, "registration");
  else
    {
      title = g_strdup_printf ("%s %s%s", registering (self, clause), event,
                               is_for_early_birds (self, clause) ? " (early-bird price)" : "");
      sn_prose_add_dated (self, SN_ITEM_DEADLINE, title, clause, index, "registration");
    }
  for (guint i = before; i < self->candidates->len && !other; i++)
    ((SnCandidate *) self->candidates->pdata[i])->registers = TRUE;
}

/**
 * sn_complete_titles:
 *
 * Puts before titles that say little what they stand under, so that each
 * stands alone.
 */
void
sn_complete_titles (SnExtraction *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    complete_title (self, self->candidates->pdata[i]);
}
