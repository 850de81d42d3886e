/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What says that somebody has got a seat. */

#include "sn-outcomes-private.h"
#include "sn-seats.h"

#include <string.h>

#define BIT SN_WORD_BIT
#define OLD_DAYS 183

/**
 * sn_outcome_is_taken_mark:
 *
 * Returns: whether the phrase says by itself that somebody has something.
 */
gboolean
sn_outcome_is_taken_mark (const SnMark *mark)
{
  return (mark->word_class == SN_WORD_OUTCOME || mark->word_class == SN_WORD_FILLED) &&
         strcmp (mark->value, "taken") == 0;
}

/* Whether "and" or "so" behind a comma begins a clause with a verb of its own. */
static gboolean
has_own_verb (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  guint64 verbs =
      BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_WANT);

  return (sn_reading_cues (reading, sentence->block, token, sentence->end) & verbs) != 0;
}

static gboolean
begins_part (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  if (sn_reading_is_mark (reading, token, ';') || sn_seat_explains_why (reading, sentence, token))
    return TRUE;
  if (sn_reading_token_in (reading, token, SN_SET_SEAT_TURNS))
    return !(sn_reading_token_is (reading, token, "yet") && token + 1 < sentence->end &&
             sn_reading_token_is (reading, token + 1, "to"));
  return sn_reading_is_mark (reading, token - 1, ',') &&
         (sn_reading_token_is (reading, token, "and") || sn_reading_token_is (reading, token, "so")) &&
         has_own_verb (reading, sentence, token);
}

/* "No election was needed", "no other nominations": denies nothing of a seat. */
static gboolean
is_denial (const SnReading *reading, guint32 token, guint32 end)
{
  return sn_reading_token_is (reading, token, "no") && token + 1 < end &&
         !sn_reading_token_in (reading, token + 1, SN_SET_NOT_DENIED);
}

/* What is hoped for, asked, denied or only may be, before @verb. */
static gboolean
is_pending (const SnReading *reading, const SnTaking *self, const SnSentence *sentence, guint32 verb)
{
  static const char *const you[] = { "you", "your", NULL };
  static const char *const to[] = { "to", "be", NULL };
  guint32 said = verb;

  while (said > self->first && !sn_reading_token_is (reading, said - 1, "that"))
    said--;
  if (sn_reading_is_mark (reading, sentence->end - 1, '?') || sn_outcome_has_word (reading, said, verb, you))
    return TRUE;
  for (guint32 i = verb; i > self->first && i + 3 > verb; i--)
    if (sn_reading_token_is_any (reading, i - 1, to) && !(i < verb && sn_reading_token_is (reading, i, "have")))
      return TRUE;
  for (guint32 i = verb; i > self->first; i--)
    {
      if (sn_reading_is_mark (reading, i - 1, ','))
        return sn_reading_token_in (reading, self->first, SN_SET_SEAT_PENDING);
      if (i == said && i > self->first)
        return sn_reading_has_in_set (reading, self->first, i, SN_SET_HOPING);
      if ((sn_reading_token_in (reading, i - 1, SN_SET_SEAT_PENDING) &&
           !(i < verb && sn_reading_token_is (reading, i, "else"))) ||
          is_denial (reading, i - 1, verb))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_congratulated (const SnReading *reading, const SnTaking *self, const SnSentence *sentence, guint32 verb)
{
  static const char *const on[] = { "on", "for", "upon", "in", NULL };

  return verb > self->first + 1 && sn_reading_token_is_any (reading, verb - 1, on) &&
         sn_outcome_has_name (reading, sentence, self->first, verb);
}

static gboolean
has_auxiliary (const SnReading *reading, const SnTaking *self, guint32 first, guint32 end)
{
  static const char *const words[] = { "has", "have", "had", "was", "were", "been", "is", "are", "s", "got", NULL };

  for (guint32 i = end; i > MAX (first, self->first) && i + 6 > end; i--)
    if (sn_reading_token_is_any (reading, i - 1, words))
      return TRUE;
  return FALSE;
}

/* "Small Suppliers re-elected Moira Tennant", "the Panel appointed Ms Fox" */
static gboolean
is_active (const SnReading *reading, const SnTaking *self, const SnSentence *sentence, const SnMark *mark)
{
  gboolean subject = FALSE;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark && !subject; i++)
    {
      const SnMark *other = sn_reading_mark (reading, i);

      subject = (other->word_class == SN_WORD_CATEGORY || other->word_class == SN_WORD_COMMITTEE) &&
                other->end <= mark->first && other->end + 2 > mark->first && other->first >= self->first;
    }
  return subject && sn_outcome_has_name (reading, sentence, self->first, MIN (mark->end + 6, self->end));
}

/* "the elected Small Supplier members" */
static gboolean
is_adjective (const SnReading *reading, const SnTaking *self, const SnSentence *sentence, const SnMark *mark)
{
  if (mark->end != mark->first + 1 || mark->end >= sentence->end ||
      has_auxiliary (reading, self, mark->first - 1, mark->first))
    return FALSE;
  return sn_reading_mark_at (reading, sentence->block, mark->end, SN_WORD_CATEGORY) != NULL ||
         sn_reading_token_in (reading, mark->end, SN_SET_SEAT_OFFICES);
}

/* Whether the words of the mark have a subject that can get a seat. */
static gboolean
is_said_of_somebody (const SnReading *reading, const SnTaking *self, const SnSentence *sentence, const SnMark *mark)
{
  static const char *const somebody[] = { "she", "he", "they", "both", "who", "whom", NULL };

  if (has_auxiliary (reading, self, self->first, mark->end))
    return TRUE;
  if (sn_reading_token_in (reading, mark->first, SN_SET_TAKING_ALONE))
    return sn_outcome_has_name (reading, sentence, self->first, mark->first) ||
           sn_reading_has_in_set (reading, self->first, mark->first + 1, SN_SET_CANDIDATES) ||
           sn_outcome_has_word (reading, self->first, mark->first + 1, somebody);
  if (mark->first == self->first || mark->first == sentence->first)
    return mark->end < self->end && sn_reading_is_mark (reading, mark->end, ':');
  if (mark->end > mark->first + 1)
    return TRUE;
  return is_active (reading, self, sentence, mark);
}

/* "has joined Elexon", "has joined a Large Supplier": for whom somebody works now. */
static gboolean
joins_employer (const SnReading *reading, const SnTaking *self, const SnSentence *sentence)
{
  static const char *const joins[] = { "joined", "joins", NULL };
  static const char *const articles[] = { "a", "an", "another", NULL };
  guint32 at = self->verb_end;

  if (!sn_reading_token_is_any (reading, self->verb, joins) && !sn_reading_token_is_any (reading, at - 1, joins))
    return FALSE;
  for (guint32 i = at; i < MIN (at + 3, self->end); i++)
    if (sn_reading_mark_at (reading, sentence->block, i, SN_WORD_BODY) != NULL)
      return TRUE;
  return at + 1 < self->end && sn_reading_token_is_any (reading, at, articles) &&
         sn_reading_mark_at (reading, sentence->block, at + 1, SN_WORD_CATEGORY) != NULL;
}

/* "elected to the board of the ENA", "appointed Director of Markets": what it is
 * that somebody got, where no seat is. */
static gboolean
is_other_thing (const SnReading *reading, const SnTaking *self, const SnSentence *sentence)
{
  static const char *const to[] = { "to", "onto", "as", "into", NULL };
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_HIRING);
  guint32 high = MIN (self->verb_end + 4, self->end);

  if (sn_reading_has_in_set (reading, self->verb_end, MIN (self->verb_end + 12, self->end), SN_SET_SEAT_JOBS) ||
      (sn_reading_cues (reading, sentence->block, self->verb_end, high) & other) ||
      sn_reading_has_in_set (reading, self->verb_end, high, SN_SET_HIRERS))
    return TRUE;
  if (joins_employer (reading, self, sentence))
    return TRUE;
  for (guint32 i = self->verb_end; i + 1 < MIN (self->verb_end + 6, self->end); i++)
    {
      guint32 end = i + 2;

      if (!sn_reading_token_is_any (reading, i, to) || sn_reading_token_in (reading, i + 1, SN_SET_SERVING))
        continue;
      while (end < MIN (i + 10, self->end) && !sn_reading_is_mark (reading, end, ',') &&
             !sn_reading_is_mark (reading, end, '.'))
        end++;
      return !(sn_reading_cues (reading, sentence->block, i + 1, end) &
               (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY))) &&
             !sn_reading_has_in_set (reading, i + 1, end, SN_SET_SEAT_OFFICES);
    }
  return FALSE;
}

static gboolean
is_of_chair (const SnReading *reading, const SnTaking *self, const SnSentence *sentence)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_CATEGORY && strcmp (mark->value, "Chair") == 0 && mark->first >= self->first &&
          mark->first < self->end)
        return TRUE;
    }
  return FALSE;
}

/* "who was elected in 2019": long known, and told for another reason. */
static gboolean
is_old (const SnOutline *outline, const SnTaking *self, const SnSentence *sentence)
{
  guint32 issued = sn_date_first_julian (&outline->issued);

  for (guint32 i = outline->block_whens[sentence->block]; i < outline->block_whens[sentence->block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);

      if ((when->first >= self->verb_end || when->first <= self->first + 1) && when->first >= self->first &&
          when->first < self->end && when->date.year != 0 && issued != 0 &&
          sn_date_last_julian (&when->date) + OLD_DAYS < issued)
        return TRUE;
    }
  return FALSE;
}

/* Words for a seat that was free before somebody got it: "to the vacancy", "as
 * successor to", "after Bo Tay stepped down". */
static gboolean
is_of_before (const SnReading *reading, const SnTaking *self, const SnMark *vacant)
{
  if (vacant->end == vacant->first + 1 && sn_reading_token_in (reading, vacant->first, SN_SET_SEAT_NOUNS))
    return TRUE;
  if (sn_reading_token_in (reading, vacant->first, SN_SET_SEAT_OFFICES) && vacant->end == vacant->first + 1)
    return TRUE;
  if (sn_reading_token_is (reading, vacant->first, "to") || sn_reading_token_is (reading, vacant->first, "vacated") ||
      sn_reading_token_is (reading, vacant->first, "vacant") || sn_reading_token_is (reading, vacant->first, "empty"))
    return !sn_reading_has_in_set (reading, MAX (self->first, vacant->first - 2), vacant->first, SN_SET_STAYING);
  return sn_reading_has_in_set (reading, self->verb, vacant->first, SN_SET_FORMERLY);
}

/* Whether a seat is said to be free, or a member to leave, behind the verb. */
static gboolean
is_left_open (const SnReading *reading, const SnTaking *self, const SnSentence *sentence)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_VACANT && mark->first >= self->verb_end && mark->first < self->end &&
          !is_of_before (reading, self, mark))
        return TRUE;
    }
  return FALSE;
}

static gboolean
stands (const SnOutline *outline, const SnTaking *self, const SnSentence *sentence)
{
  const SnReading *reading = outline->reading;

  return !is_pending (reading, self, sentence, self->verb) && !is_other_thing (reading, self, sentence) &&
         !is_of_chair (reading, self, sentence) && !is_old (outline, self, sentence) &&
         !is_left_open (reading, self, sentence);
}

/* "has been replaced" on a rota; only who is replaced by somebody has a successor. */
static gboolean
lacks_successor (const SnReading *reading, const SnTaking *self, const SnSentence *sentence, const SnMark *mark)
{
  static const char *const passive[] = { "been", "was", "were", "is", "are", NULL };

  if (!sn_reading_token_in (reading, mark->end - 1, SN_SET_SUCCEEDING) || mark->first == self->first ||
      !sn_outcome_has_word (reading, mark->first - 1, mark->end, passive))
    return FALSE;
  return mark->end + 1 >= self->end || !sn_reading_token_is (reading, mark->end, "by") ||
         !sn_outcome_has_name (reading, sentence, mark->end, MIN (mark->end + 5, self->end));
}

static void
set_verb (SnTaking *self, guint32 verb, guint32 end, const char *rule)
{
  self->verb = verb;
  self->verb_end = end;
  self->rule = rule;
}

/* "has been elected", "joined the", "won by" */
static gboolean
find_phrase (const SnOutline *outline, SnTaking *self, const SnSentence *sentence)
{
  const SnReading *reading = outline->reading;

  if (!(sentence->cues & (BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED))))
    return FALSE;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      gboolean congratulated;

      if (!sn_outcome_is_taken_mark (mark) || mark->first < self->first || mark->first >= self->end)
        continue;
      set_verb (self, mark->first, mark->end, "seat filled");
      congratulated = mark->first > self->first && sn_reading_token_is (reading, mark->first - 1, "being") &&
                      is_congratulated (reading, self, sentence, mark->first - 1);
      if (mark->first > self->first && sn_reading_token_is (reading, mark->first - 1, "being") && !congratulated)
        continue;
      if (!congratulated &&
          (is_adjective (reading, self, sentence, mark) || !is_said_of_somebody (reading, self, sentence, mark) ||
           lacks_successor (reading, self, sentence, mark)))
        continue;
      if (stands (outline, self, sentence))
        return TRUE;
    }
  return FALSE;
}

/* "Ann Orr will join the SSC", "becomes the Consumer member", "on winning the seat" */
static gboolean
find_entering (const SnOutline *outline, SnTaking *self, const SnSentence *sentence)
{
  const SnReading *reading = outline->reading;

  if (!sn_reading_sentence_has (sentence, SN_SET_SEAT_ENTERING))
    return FALSE;
  for (guint32 i = self->first + 1; i + 1 < self->end; i++)
    {
      if (!sn_reading_token_in (reading, i, SN_SET_SEAT_ENTERING) ||
          !sn_outcome_has_name (reading, sentence, self->first, i))
        continue;
      if (sn_reading_token_in (reading, i, SN_SET_GET_SEAT) && !sn_reading_token_is (reading, i - 1, "will") &&
          !sn_reading_token_is (reading, i - 1, "who"))
        continue;
      if (sn_reading_token_in (reading, i, SN_SET_GETTING_SEAT) && !is_congratulated (reading, self, sentence, i))
        continue;
      if (sn_reading_token_is (reading, i + 1, "part") || sn_reading_token_is (reading, i + 1, "place"))
        continue;
      set_verb (self, i, i + 1, "seat entered");
      if (stands (outline, self, sentence))
        return TRUE;
    }
  return FALSE;
}

/* "The Network place went to Ms Fox", "the appointment of Ann Orr", "welcome Ann
 * Orr to", "no longer vacant" */
static gboolean
is_other_way (const SnReading *reading, const SnTaking *self, const SnSentence *sentence, guint32 i, guint32 *end)
{
  static const char *const whose[] = { "his", "her", "their", "whose", NULL };
  static const char *const into[] = { "to", "as", "onto", NULL };

  *end = i + 1;
  if (sn_reading_token_in (reading, i, SN_SET_SEAT_GOES) && i + 2 < self->end)
    {
      *end = i + 3;
      return sn_reading_token_is (reading, i + 1, "to") && sn_outcome_is_name (reading, sentence, i + 2) &&
             sn_reading_has_in_set (reading, self->first, i, SN_SET_SEAT_OFFICES);
    }
  if (sn_reading_token_in (reading, i, SN_SET_SELECTING) && i + 2 < self->end)
    {
      if (sn_reading_token_is (reading, i + 1, "of"))
        return sn_outcome_is_name (reading, sentence, i + 2);
      return i > self->first && sn_reading_token_is_any (reading, i - 1, whose) &&
             sn_reading_token_is_any (reading, i + 1, into) && sn_outcome_has_name (reading, sentence, self->first, i);
    }
  if (sn_reading_token_in (reading, i, SN_SET_WELCOMING))
    {
      for (guint32 j = i + 1; j < MIN (i + 6, self->end); j++)
        if (sn_reading_token_is_any (reading, j, into))
          return sn_outcome_has_name (reading, sentence, i + 1, j);
      return FALSE;
    }
  *end = MIN (i + 2, self->end);
  return sn_reading_token_is (reading, i, "longer") && i + 1 < self->end && i > self->first &&
         sn_reading_token_is (reading, i - 1, "no") && sn_reading_token_in (reading, i + 1, SN_SET_FREE);
}

static gboolean
find_other_way (const SnOutline *outline, SnTaking *self, const SnSentence *sentence)
{
  if (!sn_reading_sentence_has (sentence, SN_SET_SEAT_GIVING))
    return FALSE;
  for (guint32 i = self->first; i < self->end; i++)
    {
      guint32 end;

      if (!sn_reading_token_in (outline->reading, i, SN_SET_SEAT_GIVING) ||
          !is_other_way (outline->reading, self, sentence, i, &end))
        continue;
      set_verb (self, i, end, "seat given");
      if (stands (outline, self, sentence))
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_taking_init:
 *
 * Finds the part of @sentence that @token is in, and whether it says that
 * somebody has got a seat, or that one is free.
 */
void
sn_taking_init (SnTaking *self, const SnOutline *outline, const SnSentence *sentence, guint32 token)
{
  const SnReading *reading = outline->reading;

  *self = (SnTaking){ .first = sentence->first, .end = sentence->end };
  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    {
      if (!begins_part (reading, sentence, i))
        continue;
      if (i > token)
        {
          self->end = i;
          break;
        }
      self->first = i;
    }
  if (!find_phrase (outline, self, sentence) && !find_entering (outline, self, sentence) &&
      !find_other_way (outline, self, sentence))
    self->rule = NULL;
  self->open =
      self->rule == NULL && (sn_reading_cues (reading, sentence->block, self->first, self->end) & BIT (SN_WORD_VACANT));
}
