/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-clause.h"

#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

/* How far before its date a word like "deadline" can stand: "the deadline for
 * responses to this consultation is 27 June". Bare prepositions stand by it. */
#define CLOSING_REACH 12
#define PREPOSITION_REACH 1

static gboolean
is_preposition (const SnReading *reading, const SnMark *mark)
{
  return mark->end == mark->first + 1 && sn_reading_token_in (reading, mark->first, SN_SET_CLOSING_PREPOSITIONS);
}

/* "before the end of 19 March", "by close of play on Monday", "until as late as" */
static gboolean
is_end_of_day (const SnClause *self, guint32 first)
{
  for (guint32 i = first; i < self->when->first; i++)
    if (!sn_reading_token_in (self->outline->reading, i, SN_SET_END_OF_DAY))
      return FALSE;
  return TRUE;
}

/* Tokens from @first to @end, a quotation as one: "The deadline for MP200 ‘Keeping the logs of
 * a meter’ has moved to". */
static guint32
count_between (const SnReading *reading, guint32 first, guint32 end)
{
  guint32 count = 0, close;

  for (guint32 i = first; i < end; i++, count++)
    {
      const SnToken *t = sn_reading_token (reading, i);

      if (t->kind != SN_TOKEN_PUNCT || t->glued || !sn_quote_opens (t->value))
        continue;
      for (close = i + 1; close < end && !sn_reading_is_mark (reading, close, sn_quote_closing (t->value)); close++)
        ;
      i = close < end ? close : i;
    }
  return count;
}

static gboolean
closes_before (const SnClause *self, const SnMark *mark)
{
  static const char *const selves[] = { "itself", "themselves", "then", NULL };
  static const char *const ends[] = { "end", "close", "whole", "week", "month", "last", "middle", "rest", NULL };
  const SnReading *reading = self->outline->reading;
  guint32 gap = count_between (reading, mark->end, self->when->first);

  if (sn_reading_token_is (reading, mark->first, "through")) /* "through 31 March", not "talk it through on" */
    return gap == 0 || (gap < 6 && (sn_reading_token_is (reading, mark->end, "to") ||
                                    (sn_reading_token_is (reading, mark->end, "the") &&
                                     sn_reading_token_is_any (reading, mark->end + 1, ends))));
  if (sn_reading_token_is (reading, mark->first, "due") && sn_reading_token_is (reading, mark->end, "to"))
    return FALSE; /* "is due to start in": planned, and what follows says what for */
  if (sn_reading_token_is_any (reading, mark->end, selves)) /* "implemented by itself on" */
    return FALSE;
  if (is_preposition (reading, mark))
    return gap <= PREPOSITION_REACH || is_end_of_day (self, mark->end);
  if (sn_reading_token_is (reading, mark->end - 1, "open")) /* "is open" needs its "until", or "to" */
    return gap <= CLOSING_REACH && (sn_reading_token_is (reading, self->when->first - 1, "to") ||
                                    sn_reading_token_is (reading, self->when->first - 1, "until"));
  return gap <= CLOSING_REACH;
}

/* "26 January is the closing date", "31 May: deadline for…", "15 April is the date by which" */
static gboolean
closes_after (const SnClause *self, const SnMark *mark)
{
  const SnReading *reading = self->outline->reading;
  guint32 gap = mark->first - self->when->end;

  return gap <= 3 && (sn_reading_token_is (reading, mark->first, "closing") ||
                      sn_reading_token_is (reading, mark->first, "deadline") ||
                      sn_reading_token_is (reading, mark->end - 1, "which") ||
                      (gap == 0 && sn_reading_token_is (reading, mark->end - 1, "latest")) ||
                      (mark->end == mark->first + 2 && (sn_reading_token_is (reading, mark->first, "last") ||
                                                        sn_reading_token_is (reading, mark->first, "final"))));
}

/* "a fortnight to reply: 19 June", "within ten days (29 June)", "within 10
 * Working Days": the day by which one answers, set off by a mark or a span. */
static gboolean
is_set_off (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  guint32 at = self->when->first;
  guint32 low = at;

  if (sn_reading_token_is (reading, at, "within"))
    low = at;
  else if (at == self->sentence->first ||
           !(sn_reading_is_mark (reading, at - 1, ':') || sn_reading_is_mark (reading, at - 1, '(')))
    return FALSE;
  else
    low = self->first;
  for (guint32 i = low; i == low || i + 1 < at; i++)
    if (sn_reading_token_in (reading, i, SN_SET_TIME_UNITS) || sn_reading_token_is (reading, i, "within"))
      return (sn_reading_cues (reading, self->block, self->sentence->first, at) &
              (SN_WORD_BIT (SN_WORD_RESPOND) | SN_WORD_BIT (SN_WORD_TELL) | SN_WORD_BIT (SN_WORD_MUST) |
               SN_WORD_BIT (SN_WORD_CONSULT))) != 0;
  return FALSE;
}

/* "Our consultation lasts three weeks, to 22 March", "will keep it open for
 * another fortnight, to 21 April" */
static gboolean
runs_to (const SnClause *self)
{
  guint64 asks = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE);
  const SnReading *reading = self->outline->reading;

  if (self->when->first == self->first || !sn_reading_token_is (reading, self->when->first - 1, "to"))
    return FALSE;
  if ((self->left & asks) && !(self->left & SN_WORD_BIT (SN_WORD_MOVE)))
    return TRUE;
  for (guint32 i = self->first; i < self->when->first && (self->block_cues & asks); i++)
    if (sn_reading_token_in (reading, i, SN_SET_RUNNING))
      return TRUE;
  return FALSE;
}

/* "the end date becomes 24 July": of a matter on which views are asked for. */
static gboolean
ends_asking (const SnClause *self)
{
  guint64 asks = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE);
  const SnReading *reading = self->outline->reading;

  if (!((self->block_cues | self->heading) & asks) || self->when->date.day == 0)
    return FALSE;
  for (guint32 i = self->first; i + 1 < self->when->first; i++)
    if (sn_reading_token_is (reading, i, "end") && sn_reading_token_is (reading, i + 1, "date"))
      return TRUE;
  return FALSE;
}

/* "by 17 March and 24 March respectively": the word before the first date is for
 * those after it too. */
static gboolean
closes_respectively (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  gboolean joined =
      self->when->first > self->sentence->first && (sn_reading_token_is (reading, self->when->first - 1, "and") ||
                                                    sn_reading_is_mark (reading, self->when->first - 1, ','));

  for (guint32 i = self->when->end; joined && i < self->sentence->end; i++)
    if (sn_reading_token_is (reading, i, "respectively"))
      return (self->sentence->cues & SN_WORD_BIT (SN_WORD_CLOSE)) != 0;
  return FALSE;
}

/* "Parties have 15 Working Days from today to reply", "which gives you two weeks
 * from now for your comments" */
static gboolean
leaves_time (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  gboolean span = FALSE;

  for (guint32 i = self->when->first; i < self->when->end; i++)
    span = span || sn_reading_token_in (reading, i, SN_SET_TIME_UNITS);
  if (!span || !(sn_reading_cues (reading, self->block, self->when->end, self->end) & SN_WORD_BIT (SN_WORD_RESPOND)))
    return FALSE;
  return sn_reading_has_in_set (reading, self->first, self->when->first, SN_SET_LEAVING_TIME);
}

/* "And the pilot of the new Interface has been postponed until": the sentence says itself what,
 * and that is nothing that shuts. */
static gboolean
names_own_subject (const SnClause *self, guint32 end)
{
  static const char *const ends[] = { "deadline", "deadlines", "date",   "dates", "window",
                                      "closing",  "end",       "period", NULL };
  const SnReading *reading = self->outline->reading;
  guint32 first = self->sentence->first;

  first += sn_reading_token_is (reading, first, "and") || sn_reading_token_is (reading, first, "but");
  if (sn_prose_is_pronoun (reading, first))
    return FALSE;
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_is_any (reading, i, ends))
      return FALSE;
  return sn_title_count_content (reading, self->block, first, end) > 2;
}

/* "has been delayed until 22 December": it comes then, unless views are asked for. */
static gboolean
puts_off_until (const SnClause *self, const SnMark *mark)
{
  guint64 asks = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_RESPOND) |
                 SN_WORD_BIT (SN_WORD_NOMINATE) | SN_WORD_BIT (SN_WORD_REGISTER) | SN_WORD_BIT (SN_WORD_VOTE);
  static const char *const words[] = { "until", "till", "til", NULL };
  const SnReading *reading = self->outline->reading;

  if (mark->first <= self->first || !sn_reading_token_is_any (reading, mark->first, words) ||
      !sn_reading_token_in (reading, mark->first - 1, SN_SET_POSTPONED))
    return FALSE;
  return ((self->block_cues | self->heading) & asks) == 0 ||
         (!(self->sentence_cues & asks) && names_own_subject (self, mark->first));
}

/**
 * sn_outline_text_cues:
 * @heading: a heading
 *
 * Returns: which classes of words stand in the text right under a heading, up to
 *   the next one.
 */
guint64
sn_outline_text_cues (const SnOutline *outline, guint heading)
{
  guint64 cues = 0;

  for (guint i = heading + 1; i < outline->n_blocks && outline->places[i].heading == heading; i++)
    cues |= sn_reading_block_cues (outline->reading, i);
  return cues;
}

/**
 * sn_clause_heads_entry:
 *
 * "[Fri 20 Feb] A yes or a no on MP276", where the text under it asks for
 * something, or the heading above all such says that something is wanted.
 *
 * Returns: whether the date is the day in brackets by which the entry below its
 *   heading is to be dealt with.
 */
gboolean
sn_clause_heads_entry (const SnClause *self)
{
  guint64 event = SN_WORD_BIT (SN_WORD_EVENT) | SN_WORD_BIT (SN_WORD_RELEASE) | SN_WORD_BIT (SN_WORD_MILESTONE);
  guint64 asks = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_RESPOND);
  guint64 wants = SN_WORD_BIT (SN_WORD_WANT) | SN_WORD_BIT (SN_WORD_MUST) | SN_WORD_BIT (SN_WORD_CLOSE) | asks;
  const SnReading *reading = self->outline->reading;
  const SnPlace *place = &self->outline->places[self->block];
  guint above = place->heading != self->block ? place->heading : place->parent;
  guint64 cues;

  if (place->role != SN_ROLE_HEADING || self->when->first != reading->block_tokens[self->block] + 1 ||
      !sn_reading_is_mark (reading, self->when->first - 1, '['))
    return FALSE;
  cues = above == SN_NO_BLOCK ? 0 : sn_reading_block_cues (reading, above);
  if ((cues & wants) && !(cues & event))
    return TRUE;
  return (sn_outline_text_cues (self->outline, self->block) & asks) != 0 && !(self->block_cues & event);
}

/* "The deadline to migrate meters, which was 31 December, is now 31 March", "…, previously
 * 3 March, is now": what stands before the aside is the other day's end, too. */
static gboolean
is_former_aside (const SnReading *reading, const SnWhen *before, const SnWhen *own, guint32 first)
{
  static const char *const former[] = { "was", "were", "previously", "originally", "formerly", "been", NULL };
  static const char *const verbs[] = { "is", "are", "has", "have", "will", "falls", NULL };
  guint32 low = MAX (reading->block_tokens[own->block] + 1, before->first > 5 ? before->first - 5 : 0);
  guint32 comma = before->first;
  gboolean was = FALSE;

  if (own->first < before->end + 3 || own->first > before->end + 8 || !sn_reading_is_mark (reading, before->end, ',') ||
      !sn_reading_token_is_any (reading, before->end + 1, verbs))
    return FALSE;
  while (comma > low && !sn_reading_is_mark (reading, comma - 1, ','))
    was |= sn_reading_token_is_any (reading, --comma, former);
  if (!was || comma == low)
    return FALSE;
  if (!(sn_reading_cues (reading, own->block, first, comma - 1) & SN_WORD_BIT (SN_WORD_CLOSE)))
    return FALSE;
  return sn_reading_has_token (reading, before->end + 2, own->first, "now");
}

/* Whether only such an aside stands between "deadline" and the day. */
static gboolean
closes_behind_aside (const SnClause *self)
{
  const SnOutline *outline = self->outline;
  guint32 index = (guint32) (self->when - sn_outline_when (outline, 0));
  const SnWhen *before = index > outline->block_whens[self->block] ? sn_outline_when (outline, index - 1) : NULL;

  return before != NULL && before->first > self->first &&
         is_former_aside (outline->reading, before, self->when, self->first);
}

/* "the Modification Report Consultation stops tomorrow", "The Refinement Consultation has been open
 * since 28 January and will finish on 26 February": of what views are asked for. */
static gboolean
stops_then (const SnClause *self)
{
  static const char *const verbs[] = { "stops", "stop", "finishes", "finish", NULL };
  const guint64 asks = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE);
  const SnReading *reading = self->outline->reading;
  guint32 at = self->when->first;
  gboolean goes_on = self->first > self->sentence->first && sn_reading_token_is (reading, self->first, "and");

  if (at < self->first + 2)
    return FALSE;
  at -= sn_reading_token_is (reading, at - 1, "on");
  return at > self->first + 1 && ((self->left | (goes_on ? self->sentence_cues : 0)) & asks) &&
         sn_reading_token_is_any (reading, at - 1, verbs);
}

/* "answers should reach SECAS a fortnight tomorrow": until when, without a word that says so. */
static gboolean
reaches_then (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  guint32 at = self->when->first;

  if (!(self->when->flags & SN_WHEN_RELATIVE) || !(self->left & SN_WORD_BIT (SN_WORD_RESPOND)))
    return FALSE;
  return sn_reading_has_in_set (reading, at > self->first + 5 ? at - 5 : self->first, at, SN_SET_ARRIVING);
}

/**
 * sn_clause_has_aside:
 * @open: (out): the comma with which it begins
 * @close: (out): the comma with which it ends
 *
 * "The Targets Framework, under which suppliers have had minimums since 2022, ends on 31 December"
 *
 * Returns: whether something is said aside between the subject and the date.
 */
gboolean
sn_clause_has_aside (const SnClause *self, guint32 *open, guint32 *close)
{
  static const char *const pronouns[] = { "which", "who", "whose", "where", NULL };
  static const char *const joints[] = { "and", "or", "but", "while", NULL }; /* another thing is told behind them */
  const SnReading *reading = self->outline->reading;

  *open = self->sentence->first;
  *close = self->when->first;
  while (*open < *close && !sn_reading_is_mark (reading, *open, ','))
    (*open)++;
  while (*close > *open && !sn_reading_is_mark (reading, *close, ','))
    (*close)--;
  return *close >= *open + 3 && !sn_reading_token_is_any (reading, *close + 1, joints) &&
         (sn_reading_token_is_any (reading, *open + 1, pronouns) ||
          sn_reading_token_is_any (reading, *open + 2, pronouns));
}

/* "The Licence expires in September 2025. Ofgem is asking what should follow it.": what ends
 * is not what views are asked for. */
static gboolean
is_of_what_lapses (const SnClause *self)
{
  static const char *const verbs[] = { "expire", "expires", "end", "ends", "lapse", "lapses", "run", "runs", NULL };
  guint64 asks = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_RESPOND);
  const SnReading *reading = self->outline->reading;
  guint32 first = self->first, verb = first, open, close;
  gboolean aside;

  if ((self->sentence_cues & asks) || !(self->block_cues & asks))
    return FALSE;
  aside = sn_clause_has_aside (self, &open, &close);
  if (aside)
    {
      first = self->sentence->first;
      verb = close;
    }
  while (verb < self->when->first && !sn_reading_token_is_any (reading, verb, verbs))
    verb++;
  if (verb == self->when->first || verb + 4 < self->when->first)
    return FALSE;
  return sn_reading_has_in_set (reading, first, aside ? open : verb, SN_SET_LAPSING);
}

static gboolean
is_closing (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;

  if ((self->left & SN_WORD_BIT (SN_WORD_TERM)) || is_of_what_lapses (self))
    return FALSE;
  if (self->sentence->first == reading->block_tokens[self->block] &&
      (sn_outline_is_closing_field (reading, self->block) ||
       sn_outline_is_day_field (self->outline, self->block, self->when)))
    return TRUE;
  for (guint32 i = self->sentence->first_mark; i < self->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_CLOSE || puts_off_until (self, mark))
        continue;
      if (mark->end <= self->when->first && mark->first >= self->first && closes_before (self, mark))
        return TRUE;
      if (mark->first >= self->when->end && mark->first < self->end && closes_after (self, mark))
        return TRUE;
    }
  return closes_behind_aside (self) || is_set_off (self) || runs_to (self) || ends_asking (self) ||
         closes_respectively (self) || leaves_time (self) || sn_clause_tells_end (self) ||
         sn_clause_heads_entry (self) || reaches_then (self) || stops_then (self);
}

/**
 * sn_outline_heading_cues:
 *
 * Returns: which classes of words stand above @block: in its heading, that
 *   one's parent, and the lead-in of its list.
 */
guint64
sn_outline_heading_cues (const SnOutline *outline, guint block)
{
  const SnPlace *place = &outline->places[block];
  guint64 cues = 0;

  if (place->heading != SN_NO_BLOCK)
    cues |= sn_reading_block_cues (outline->reading, place->heading);
  if (place->parent != SN_NO_BLOCK)
    cues |= sn_reading_block_cues (outline->reading, place->parent);
  if (place->lead != SN_NO_BLOCK)
    cues |= sn_reading_block_cues (outline->reading, place->lead);
  return cues;
}

/**
 * sn_outline_when_from:
 * @token: a token of @block
 *
 * Returns: the index of the block's first expression of time that begins at
 *   @token or later; that of the next block's first where there is none.
 */
guint32
sn_outline_when_from (const SnOutline *outline, guint block, guint32 token)
{
  guint32 low = outline->block_whens[block], high = outline->block_whens[block + 1];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (sn_outline_when (outline, middle)->first < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * sn_outline_when_of:
 *
 * Returns: (transfer none) (nullable): the first date of the sentence.
 */
const SnWhen *
sn_outline_when_of (const SnOutline *outline, const SnSentence *sentence)
{
  guint32 index = sn_outline_when_from (outline, sentence->block, sentence->first);
  const SnWhen *when = index < outline->block_whens[sentence->block + 1] ? sn_outline_when (outline, index) : NULL;

  return when != NULL && when->first < sentence->end ? when : NULL;
}

/* Where the address begins that stands last in the sentence: no words of it. */
static guint32
words_end (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const schemes[] = { "http", "https", "mailto", "www", NULL };

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if ((sn_reading_is_mark (reading, i + 1, ':') || sn_reading_is_mark (reading, i + 1, '.')) &&
        sn_reading_token_is_any (reading, i, schemes))
      return i;
  return sentence->end;
}

/* "Closes 31 October.", "By 26 October": says nothing but when. */
static gboolean
is_fragment (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  guint32 at = self->sentence->first, end = words_end (reading, self->sentence);
  guint said = 0;

  if (at == reading->block_tokens[self->block] || end - at > 20)
    return FALSE;
  for (guint32 i = sn_outline_when_from (self->outline, self->block, at);
       said < 2 && i < self->outline->block_whens[self->block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (self->outline, i);

      if (when->first >= end)
        break;
      if (when->first < at)
        continue;
      said += sn_title_count_content (reading, self->block, at, when->first);
      at = when->end;
    }
  return said < 2 && said + sn_title_count_content (reading, self->block, at, MAX (at, end)) < 2;
}

/**
 * sn_sentence_moves_it:
 * @first: first token of the words to look at
 * @end: the token after the last
 *
 * "The DCC has rescheduled it from 9 July to 23 July", "has put it back to": what "it" is
 * stands before.
 *
 * Returns: whether what the words say is moved is only called "it".
 */
gboolean
sn_sentence_moves_it (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 end)
{
  static const char *const pronouns[] = { "it", "this", "that", "them", "these", NULL };

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_MOVE || mark->first < first || mark->end >= end)
        continue;
      if (mark->end == mark->first + 3 && sn_reading_token_is_any (reading, mark->first + 1, pronouns))
        return TRUE;
      if (sn_reading_token_is_any (reading, mark->end, pronouns) &&
          (mark->end + 1 == end || !sn_reading_token_is (reading, mark->end + 1, "one")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
moves_it (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;

  return sn_sentence_moves_it (reading, self->sentence, self->sentence->first, self->when->first) &&
         sn_reading_sentence_of (reading, self->block, self->sentence->first) > reading->block_sentences[self->block];
}

/* "now planned", "now expected" */
static gboolean
is_now_planned (const SnReading *reading, guint32 token)
{
  return sn_reading_token_is (reading, token, "now") && token + 1 < reading->n_tokens &&
         (sn_reading_token_in (reading, token + 1, SN_SET_PLANNED) ||
          sn_reading_token_in (reading, token + 1, SN_SET_INTENDING) ||
          sn_reading_token_in (reading, token + 1, SN_SET_FINISHING));
}

/* "MP110 does not: the DCC needs more time, so it will be implemented": what "it" is the
 * sentence says itself. */
static gboolean
names_modification (const SnReading *reading, const SnSentence *sentence, guint32 end)
{
  g_autofree char *reference = sn_reference_find (reading, sentence->block, sentence->first, end, NULL);

  return reference != NULL;
}

/* "The hall has had a flood, so it will be held on Tuesday", "has agreed that it will now
 * be in July", "It is now planned to finish on 27 March": what "it" is was spoken of before, if the sentence names no
 * such thing. */
static gboolean
tells_of_it (const SnClause *self)
{
  static const char *const pronouns[] = { "it", "they", NULL };
  static const char *const joints[] = { "so", "that", "therefore", "and", NULL };
  static const char *const verbs[] = { "will", "is", "are", NULL };
  guint64 other = SN_WORD_BIT (SN_WORD_EVENT) | SN_WORD_BIT (SN_WORD_RELEASE) | SN_WORD_BIT (SN_WORD_CONSULT) |
                  SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_COMMITTEE) | SN_WORD_BIT (SN_WORD_SEAT);
  const SnReading *reading = self->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, self->block, self->sentence->first);

  if (s == reading->block_sentences[self->block] || (self->sentence_cues & other) || self->when->date.month == 0)
    return FALSE;
  for (guint32 i = self->first; i + 2 < self->when->first; i++)
    if (sn_reading_token_is_any (reading, i, pronouns) && sn_reading_token_is_any (reading, i + 1, verbs) &&
        !names_modification (reading, self->sentence, i) &&
        (i == self->sentence->first ? is_now_planned (reading, i + 2)
                                    : i > self->first && sn_reading_token_is_any (reading, i - 1, joints)))
      return TRUE;
  return FALSE;
}

/* "We have moved the closing date. It is now 4 April." */
static gboolean
tells_new_end (const SnClause *self)
{
  static const char *const words[] = { "it", "that", "this", NULL };
  const guint64 moved = SN_WORD_BIT (SN_WORD_CLOSE) | SN_WORD_BIT (SN_WORD_MOVE);
  const SnReading *reading = self->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, self->block, self->sentence->first), first = self->sentence->first;

  return s > reading->block_sentences[self->block] && self->when->date.day != 0 && self->when->first < first + 6 &&
         sn_reading_token_is_any (reading, first, words) &&
         sn_reading_has_token (reading, first, self->when->first, "now") &&
         (sn_reading_sentence (reading, s - 1)->cues & moved) == moved;
}

/* "Our training course is back. Choose between 4 April and 13 April.": of what was spoken of. */
static gboolean
offers_choice (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, self->block, self->sentence->first), first = self->sentence->first;

  return s > reading->block_sentences[self->block] && sn_reading_token_is (reading, first, "choose") &&
         (sn_reading_token_is (reading, first + 1, "between") || sn_reading_token_is (reading, first + 1, "from")) &&
         self->when->first < first + 5 && (sn_reading_sentence (reading, s - 1)->cues & SN_WORD_BIT (SN_WORD_EVENT));
}

/* "It should not go ahead on 29 June. The new date is 30 July." */
static gboolean
tells_new_date (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  const SnSentence *before = self->sentence - 1;
  guint64 things = SN_WORD_BIT (SN_WORD_EVENT) | SN_WORD_BIT (SN_WORD_RELEASE) | SN_WORD_BIT (SN_WORD_CONSULT) |
                   SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_COMMITTEE) | SN_WORD_BIT (SN_WORD_MILESTONE);

  if (!sn_clause_begins_new_date (reading, self->sentence) ||
      sn_reading_sentence_of (reading, self->block, self->sentence->first) == reading->block_sentences[self->block])
    return FALSE;
  return (before->cues & things) != 0 && sn_outline_when_of (self->outline, before) != NULL;
}

/**
 * sn_clause_first_words:
 * @block: a block with sentences
 *
 * "1. Draft Budget. …": the number is a sentence without a word.
 *
 * Returns: (transfer none): the first sentence of the block that has words, where
 *   that is its first or second; else the first.
 */
const SnSentence *
sn_clause_first_words (const SnReading *reading, guint block)
{
  guint32 s = reading->block_sentences[block];
  const SnSentence *sentence = sn_reading_sentence (reading, s);

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD)
      return sentence;
  return s + 1 < reading->block_sentences[block + 1] ? sn_reading_sentence (reading, s + 1) : sentence;
}

/* "No. The DCC has moved it to 26 February": the answer names nothing. */
static gboolean
follows_answer (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, self->block, self->sentence->first);

  return s > reading->block_sentences[self->block] &&
         sn_reading_sentence (reading, s - 1)->end <= sn_reading_sentence (reading, s - 1)->first + 2;
}

/* (nullable): "Send us the name of your contact. By when? Thursday 23 March.": what stands
 * before the question that the date answers. */
static const SnSentence *
asked_about (const SnClause *self)
{
  const SnReading *reading = self->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, self->block, self->sentence->first);
  const SnSentence *question;

  if (s < reading->block_sentences[self->block] + 2 || self->when->first > self->sentence->first + 1)
    return NULL;
  question = sn_reading_sentence (reading, s - 1);
  if (question->end > question->first + 8 || !sn_reading_is_mark (reading, question->end - 1, '?') ||
      !(question->cues & SN_WORD_BIT (SN_WORD_CLOSE)))
    return NULL;
  return sn_reading_sentence (reading, s - 2);
}

/* A fragment is about what its paragraph begins with, but not over by then, nor
 * how long somebody's term is: that belongs to the other date. */
static void
find_named (SnClause *self)
{
  guint64 over = SN_WORD_BIT (SN_WORD_PAST) | SN_WORD_BIT (SN_WORD_CLOSED) | SN_WORD_BIT (SN_WORD_OUTCOME) |
                 SN_WORD_BIT (SN_WORD_CANCEL) | SN_WORD_BIT (SN_WORD_TERM);
  const SnReading *reading = self->outline->reading;

  const SnSentence *asked = asked_about (self);
  gboolean new_end = FALSE;

  self->named = self->sentence;
  if (asked != NULL)
    {
      self->named = asked;
      self->closing = TRUE;
      self->left |= asked->cues & ~over;
      self->sentence_cues |= asked->cues & ~over;
      return;
    }
  if (follows_answer (self))
    {
      guint heading = self->outline->places[self->block].heading;

      if (heading != SN_NO_BLOCK && sn_question_is_asked (reading, heading))
        {
          self->left |= sn_reading_block_cues (reading, heading) & ~over;
          self->sentence_cues |= sn_reading_block_cues (reading, heading) & ~over;
        }
    }
  else if ((new_end = tells_new_end (self)) || offers_choice (self) || moves_it (self) || tells_of_it (self) ||
           tells_new_date (self))
    {
      self->closing |= new_end;
      self->named =
          sn_reading_sentence (reading, sn_reading_sentence_of (reading, self->block, self->sentence->first) - 1);
      self->left |= self->named->cues & ~over;
      self->sentence_cues |= self->named->cues & ~over;
      return;
    }
  if (!is_fragment (self))
    return;
  self->named = sn_clause_first_words (reading, self->block);
  /* "…; the next two are on 13 and 27 February": one more of what was spoken of last */
  if (sn_clause_names_next (self, self->sentence->first))
    self->named =
        sn_reading_sentence (reading, sn_reading_sentence_of (reading, self->block, self->sentence->first) - 1);
  self->left |= self->named->cues & ~over;
  self->sentence_cues |= self->named->cues & ~over;
}

/* "on 13 April and then on 11 May", "28 March, 25 April and 23 May": what stands
 * before the first of such dates is said of all of them. */
static gboolean
is_joined (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const words[] = { "and", "then", "on", "again", "also", NULL };
  gboolean again = FALSE;

  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_is_any (reading, i, words))
      again = again || !sn_reading_token_is (reading, i, "on");
    else if (!sn_reading_is_mark (reading, i, ',') && !sn_reading_is_mark (reading, i, '&'))
      return FALSE;
  return again && end > first;
}

/* So many dates, and no more, of a list share what stands before the first. */
#define MAX_JOINED 12

/**
 * sn_when_says_what_for:
 * @month: an expression of time
 * @day: one that follows it
 *
 * "The last day for Hub orders for August delivery is 31 March": the month says
 * what is ordered, and is no date of anything.
 *
 * Returns: whether @month is such a one before @day.
 */
gboolean
sn_when_says_what_for (const SnReading *reading, const SnWhen *month, const SnWhen *day)
{
  return month->date.day == 0 && day->date.day != 0 && month->first > reading->block_tokens[month->block] &&
         sn_reading_token_is (reading, month->first - 1, "for") && day->first > month->end + 1 &&
         day->first <= month->end + 5 && sn_reading_token (reading, month->end)->letter_case == SN_CASE_LOWER;
}

/* "User Integration Testing for the June 2023 SEC Release starts on 17 April", "implemented,
 * rather than in the June 2023 SEC Release, on 6 July": the month is part of a name, and
 * what starts stands before. */
static gboolean
is_beside_release (const SnReading *reading, const SnWhen *month)
{
  guint32 first = reading->block_tokens[month->block], at = month->first;

  if (month->date.day != 0 || !sn_when_names_release (reading, month))
    return FALSE;
  at -= at > first && sn_reading_token_is (reading, at - 1, "the");
  if (at > first && sn_reading_token_is (reading, at - 1, "for"))
    return TRUE;
  at -= at > first && sn_reading_token_is (reading, at - 1, "in");
  return at > first + 2 && sn_reading_is_mark (reading, at - 3, ',') &&
         ((sn_reading_token_is (reading, at - 2, "rather") && sn_reading_token_is (reading, at - 1, "than")) ||
          (sn_reading_token_is (reading, at - 2, "instead") && sn_reading_token_is (reading, at - 1, "of")));
}

/**
 * sn_when_replaces:
 * @before: an expression of time
 * @own: one that follows it
 *
 * "27 November becomes 11 December", "27 November is now 11 December"
 *
 * Returns: whether what was of the day before is of this one.
 */
gboolean
sn_when_replaces (const SnReading *reading, const SnWhen *before, const SnWhen *own)
{
  static const char *const words[] = { "becomes", "become", "became", "now", NULL };

  for (guint32 i = before->end; i < own->first && own->first - before->end <= 3; i++)
    if (sn_reading_token_is_any (reading, i, words))
      return TRUE;
  return FALSE;
}

/* "The deadline of 28 February has been moved to 14 March": the deadline is also the other
 * day's. */
static gboolean
is_end_moved (const SnReading *reading, const SnWhen *before, const SnWhen *own)
{
  guint32 block = reading->block_tokens[own->block];

  if (before->first < block + 2 || before->end >= own->first || !sn_reading_token_is (reading, before->first - 1, "of"))
    return FALSE;
  return (sn_reading_cues (reading, own->block, before->first - 2, before->first - 1) & SN_WORD_BIT (SN_WORD_CLOSE) ||
          sn_reading_token_is (reading, before->first - 2, "deadline") ||
          sn_reading_token_is (reading, before->first - 2, "date")) &&
         ((sn_reading_cues (reading, own->block, before->end, own->first) & SN_WORD_BIT (SN_WORD_MOVE)) ||
          sn_when_replaces (reading, before, own));
}

/* Where the words that belong to a date begin: behind the date before it in its
 * sentence, unless the two are members of one list. */
static guint32
find_first (const SnOutline *outline, guint32 when, guint32 low)
{
  const SnWhen *own = sn_outline_when (outline, when);
  guint joined = 0;

  for (guint32 i = when; i > outline->block_whens[own->block] && sn_outline_when (outline, i - 1)->end > low; i--)
    {
      const SnWhen *before = sn_outline_when (outline, i - 1);

      if ((before->flags & SN_WHEN_UNKNOWN) || sn_when_says_what_for (outline->reading, before, own) ||
          is_beside_release (outline->reading, before) || is_end_moved (outline->reading, before, own) ||
          is_former_aside (outline->reading, before, own, low))
        continue;
      /* "closes a week today (29 June)": the same day again */
      if ((before->flags & SN_WHEN_RELATIVE) && before->end + 1 == own->first &&
          sn_reading_is_mark (outline->reading, before->end, '('))
        continue;
      if (joined == MAX_JOINED || before->date.day == 0 || own->date.day == 0 ||
          !is_joined (outline->reading, before->end, own->first))
        return before->end;
      own = before;
      joined++;
    }
  return low;
}

/**
 * sn_clause_init:
 * @when: index of a date in the outline
 *
 * Finds the words that belong to a date.
 */
void
sn_clause_init (SnClause *self, const SnOutline *outline, guint32 when)
{
  const SnReading *reading = outline->reading;
  const SnWhen *w = sn_outline_when (outline, when);

  *self = (SnClause){ .outline = outline, .when = w, .block = w->block };
  self->sentence = sn_reading_sentence (reading, sn_reading_sentence_of (reading, w->block, w->first));
  self->first = self->sentence->first;
  self->end = self->sentence->end;
  /* Only dates nearby count: a paragraph may have thousands. */
  self->first = find_first (outline, when, self->first);
  if (when + 1 < outline->block_whens[w->block + 1])
    self->end = MIN (self->end, sn_outline_when (outline, when + 1)->first);
  self->left = sn_reading_cues (reading, w->block, self->first, w->first);
  self->right = sn_reading_cues (reading, w->block, w->end, self->end);
  self->sentence_cues = self->sentence->cues;
  self->block_cues = sn_reading_block_cues (reading, w->block);
  self->heading = sn_outline_heading_cues (outline, w->block);
  self->article = sn_outline_article_cues (outline, w->block);
  self->closing = is_closing (self);
  find_named (self);
}

/**
 * sn_clause_has:
 * @classes: bits of SN_WORD_BIT()
 *
 * Returns: whether the clause has a word of any of these classes.
 */
gboolean
sn_clause_has (const SnClause *self, guint64 classes)
{
  return ((self->left | self->right) & classes) != 0;
}

/**
 * sn_clause_last_mark:
 *
 * Returns: (transfer none) (nullable): the mark of that class nearest before
 *   the date, else the first after it in the clause.
 */
const SnMark *
sn_clause_last_mark (const SnClause *self, SnWordClass word_class)
{
  const SnReading *reading = self->outline->reading;
  const SnMark *found = NULL;

  for (guint32 i = self->sentence->first_mark; i < self->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != word_class || mark->first < self->first || mark->first >= self->end)
        continue;
      if (mark->first < self->when->first || found == NULL)
        found = mark;
      if (mark->first >= self->when->first)
        break;
    }
  return found;
}

/**
 * sn_clause_find_held:
 * @first: a token
 * @end: the token after the last to look at
 *
 * Returns: where what somebody holds begins: after "is running", "hosts" or the
 *   like; 0 where nothing is held.
 */
guint32
sn_clause_find_held (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const determiners[] = {
    "a", "an", "another", "its", "their", "our", "two", "three", "free", NULL
  };

  for (guint32 i = first; i + 2 < end; i++)
    {
      /* "is putting on an Open Afternoon", "puts on a day" */
      guint32 next =
          i + 1 + (sn_reading_token_in (reading, i, SN_SET_PUTTING_ON) && sn_reading_token_is (reading, i + 1, "on"));

      if ((next > i + 1 || sn_reading_token_in (reading, i, SN_SET_HOLDING)) && next + 1 < end &&
          sn_reading_token_is_any (reading, next, determiners))
        return next;
    }
  return 0;
}
