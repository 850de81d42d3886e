/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events whose matter stands beside their kind: "Briefing: what the election means", "What
 * customers told us: webinar", "a webinar, Seven Myths of 4G,". */

#include "sn-titles-private.h"

#define BIT SN_WORD_BIT
/* So many words say of what kind an event is: "DCC lunchtime training webinar". */
#define KIND_LENGTH 5
#define LABEL_LENGTH 20

static gboolean
parts_matter (const SnReading *reading, guint32 at)
{
  return sn_reading_is_mark (reading, at, ':') || sn_reading_is_mark (reading, at, 0x2013) ||
         (sn_reading_is_mark (reading, at, ',') && sn_reading_opens_quote (reading, at + 1));
}

/* Whether the words before @at end with what kind of event it is: "Lunch and Learn" */
static gboolean
ends_with_kind (const SnReading *reading, const SnSentence *sentence, guint32 at)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_EVENT && sn_reading_mark (reading, i)->end == at)
      return TRUE;
  return FALSE;
}

/* Whether the sentence is "Lunchtime briefing: what the election means for smart metering." */
static gboolean
is_kind_and_matter (const SnReading *reading, const SnSentence *sentence)
{
  guint32 at = sentence->first;

  if (sentence->end - sentence->first > LABEL_LENGTH || !(sentence->cues & BIT (SN_WORD_EVENT)))
    return FALSE;
  while (at + 2 < sentence->end && at <= sentence->first + KIND_LENGTH && !parts_matter (reading, at))
    at++;
  return at > sentence->first && at + 2 < sentence->end && parts_matter (reading, at) &&
         ends_with_kind (reading, sentence, at) &&
         sn_title_count_content (reading, sentence->block, at + 1, sentence->end) > 1;
}

/* (nullable): the label with which the block begins, right before the clause's sentence. */
static char *
label_before (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *label;

  if (s != reading->block_sentences[clause->block] + 1)
    return NULL;
  label = sn_reading_sentence (reading, s - 1);
  return is_kind_and_matter (reading, label) && sn_outline_when_of (clause->outline, label) == NULL
             ? sn_title_of_sentence (clause->outline, label)
             : NULL;
}

/* "Two days of talks", "Half a day of workshops": how long, and of what kind. */
static gboolean
begins_with_length (const SnReading *reading, const SnSentence *sentence)
{
  guint32 at = sentence->first;

  if (sn_reading_token_is (reading, at, "half"))
    at++;
  if (sn_reading_token_is (reading, at, "a") || sn_reading_token_is (reading, at, "an") ||
      sn_reading_mark_at (reading, sentence->block, at, SN_WORD_NUMBER) != NULL)
    at++;
  return at > sentence->first && at + 2 < sentence->end &&
         (sn_reading_token_in (reading, at, SN_SET_TIME_UNITS) || sn_reading_token_is (reading, at, "hour") ||
          sn_reading_token_is (reading, at, "hours")) &&
         sn_reading_token_is (reading, at + 1, "of");
}

/* (nullable): "Elexon Insights, Leeds. Two days of talks and workshops, from 1 March": the name
 * with which the paragraph begins. */
static char *
name_before_length (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first, end;

  if (!begins_with_length (reading, clause->sentence) ||
      !sn_outline_label (clause->outline, clause->block, &first, &end) || end + 1 < clause->sentence->first ||
      end > clause->sentence->first || sn_title_count_content (reading, clause->block, first, end) < 2)
    return NULL;
  return sn_title_of_tokens (clause->outline, clause->block, first, end);
}

/* (nullable): "What prepay customers told us: webinar, 29 July" */
static char *
kind_behind (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  if (noun == NULL || noun->first < first + 3 || noun->end > clause->when->first ||
      clause->when->first > noun->end + 2 || !sn_reading_is_mark (reading, noun->first - 1, ':') ||
      sn_title_count_content (reading, clause->block, first, noun->first - 1) < 2)
    return NULL;
  return sn_title_of_tokens (clause->outline, clause->block, first, noun->end);
}

/* Where the name ends that stands before a day: "REC Expo, Nottingham:", "Energy theft made simple,
 * hosted by the REC Code Manager:". */
static guint32
tagged_end (const SnReading *reading, guint32 first, guint32 when)
{
  guint32 end = when - 1;

  if (!sn_reading_is_mark (reading, end, ':') && !sn_reading_is_mark (reading, end, 0x2013) &&
      !sn_reading_is_mark (reading, end, '|') && !sn_reading_is_mark (reading, end, ','))
    return first;
  for (guint32 i = first; i + 2 < end; i++)
    if (sn_reading_is_mark (reading, i, ',') && sn_reading_token_is (reading, i + 2, "by"))
      return i;
  return end;
}

/* (nullable): "webinar Energy theft made simple: Wednesday 17 March", of a label that was set apart
 * from the name by its looks alone. */
static char *
tagged (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = reading->block_tokens[clause->block], end;
  g_autofree char *kind = NULL, *name = NULL;

  if (noun == NULL || noun->first != first || noun->end + 2 >= clause->when->first ||
      sn_reading_token (reading, first)->letter_case != SN_CASE_LOWER ||
      sn_reading_token (reading, noun->end)->letter_case == SN_CASE_LOWER ||
      sn_reading_mark_at (reading, clause->block, noun->end, SN_WORD_COMMITTEE) != NULL)
    return NULL;
  end = tagged_end (reading, noun->end, clause->when->first);
  if (sn_title_count_content (reading, clause->block, noun->end, end) < 2)
    return NULL;
  kind = sn_title_of_tokens (clause->outline, clause->block, first, noun->end);
  name = sn_title_of_tokens (clause->outline, clause->block, noun->end, end);
  return g_strdup_printf ("%s: %s", kind, name);
}

/* Where a name ends that stands in capitals between commas, from @first on; 0 where none does. */
static guint32
apposition_end (const SnReading *reading, guint32 first, guint32 limit)
{
  guint32 end = first, capitals = 0;

  while (end < limit && !sn_reading_is_mark (reading, end, ','))
    capitals += sn_reading_token (reading, end++)->letter_case == SN_CASE_CAPITAL;
  return end < limit && end >= first + 2 && capitals >= 2 &&
                 sn_reading_token (reading, first)->letter_case == SN_CASE_CAPITAL
             ? end
             : 0;
}

/* (nullable): "is putting on a lunch-hour webinar, Seven Myths of 4G, on Thursday" */
static char *
apposed (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint32 end;
  g_autofree char *kind = NULL, *name = NULL;
  SnEventName own;

  if (noun == NULL || noun->end + 2 >= clause->when->first || !sn_reading_is_mark (reading, noun->end, ','))
    return NULL;
  end = apposition_end (reading, noun->end + 1, clause->when->first);
  if (end == 0 || (sn_reading_cues (reading, clause->block, noun->end + 1, end) &
                   (BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_MONTH) | BIT (SN_WORD_BODY) | BIT (SN_WORD_COMMITTEE))))
    return NULL;
  own = sn_event_name_at (clause->outline, clause->sentence, noun, noun->end);
  kind = sn_title_of_tokens (clause->outline, clause->block, own.first, own.end);
  name = sn_title_of_tokens (clause->outline, clause->block, noun->end + 1, end);
  return g_strdup_printf ("%s: %s", kind, name);
}

/* (nullable): "the SEC Forum will be run by SECAS as three half-day sessions on Teams": what is held
 * so, and not in what form. */
static char *
held_as (const SnClause *clause, const SnMark *noun)
{
  static const char *const be[] = { "be", "is", "are", NULL };
  static const char *const done[] = { "held",   "run",   "given",  "offered",  "delivered", "organised",
                                      "staged", "split", "hosted", "repeated", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 verb = clause->sentence->first, as;
  const SnMark *held = NULL;
  SnEventName name;

  while (verb < clause->when->first &&
         !(sn_reading_token_is_any (reading, verb, be) && sn_reading_token_is_any (reading, verb + 1, done)))
    verb++;
  for (as = verb + 1; as < clause->when->first && !sn_reading_token_is (reading, as, "as"); as++)
    ;
  if (noun == NULL || as >= noun->first || noun->first > as + 6)
    return NULL;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_EVENT && sn_reading_mark (reading, i)->end <= verb)
      held = sn_reading_mark (reading, i);
  if (held == NULL)
    return NULL;
  name = sn_event_name_at (clause->outline, clause->sentence, held, held->end);
  return sn_title_of_tokens (clause->outline, clause->block, name.first, name.end);
}

/**
 * sn_event_labelled:
 * @noun: (nullable): the clause's word for an event
 *
 * Returns: (transfer full) (nullable): of what kind the event is, with what it is about, where
 *   both stand side by side.
 */
char *
sn_event_labelled (const SnClause *clause, const SnMark *noun)
{
  char *title = label_before (clause);

  if (title == NULL)
    title = kind_behind (clause, noun);
  if (title == NULL)
    title = name_before_length (clause);
  if (title == NULL)
    title = tagged (clause, noun);
  if (title == NULL)
    title = held_as (clause, noun);
  return title != NULL ? title : apposed (clause, noun);
}
