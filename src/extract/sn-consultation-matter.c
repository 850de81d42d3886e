/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* "How should a Code Manager be selected? Ofgem is consulting on the process": what the question
 * asks, where the sentence has but one word for it; %NULL where that is not so. */
static char *
question_before (const SnExtraction *self, const SnSentence *sentence, guint32 first)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, sentence->block, sentence->first),
          end = sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 2);
  const SnSentence *before;

  if (s == reading->block_sentences[sentence->block] || end > first + 2 ||
      !sn_reading_token_in (reading, end - 1, SN_SET_POINTING_MATTERS))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  if (!sn_reading_is_mark (reading, before->end - 1, '?') ||
      !sn_reading_token_in (reading, before->first, SN_SET_QUESTIONS))
    return NULL;
  return sn_title_of_tokens (self->outline, before->block, before->first, before->end - 1);
}

/**
 * sn_title_from_subject:
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_subject (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  guint32 first;
  const SnMark *mark = sn_consultation_subject (self, sentence, &first);
  g_autofree char *phrase = NULL;

  if (mark == NULL)
    return NULL;
  phrase = question_before (self, sentence, first);
  if (phrase == NULL)
    phrase = sn_title_phrase (self->outline, sentence->block, first, sentence->end);
  return strlen (phrase) < 4 ? NULL : sn_title_compose (self, sentence->block, mark, phrase, organiser);
}

/* "It seeks views on the way": what is said of a paper rather than that there is one. */
static gboolean
tells_of_paper (const SnReading *reading, const SnSentence *sentence, const SnMark *mark)
{
  static const char *const pronouns[] = { "it", "this", "they", "these", NULL };

  if (!sn_reading_token_is_any (reading, sentence->first, pronouns))
    return FALSE;
  return sn_reading_has_in_set (reading, mark->first, mark->end, SN_SET_ANSWERS) ||
         (mark->word_class != SN_WORD_CONSULT && mark->word_class != SN_WORD_STAGE);
}

/**
 * sn_title_from_main_subject:
 *
 * As sn_title_from_subject(), but not "It also seeks views on the way in which we publish
 * them", which says no more than what else is in the paper of which was spoken before.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_main_subject (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  guint32 first;
  const SnMark *mark = sn_consultation_subject (self, sentence, &first);

  if (mark == NULL || tells_of_paper (self->reading, sentence, mark))
    return NULL;
  return sn_title_from_subject (self, sentence, organiser);
}

/**
 * sn_title_from_quotation:
 *
 * "DESNZ, call for evidence “Smart secure electricity”", "a consultation entitled
 * “Smart secure electricity”", "responses to “Smart secure electricity” until …"
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_quotation (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const joints[] = { "to", "on", "about", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      gboolean answer = mark->word_class == SN_WORD_RESPOND, asks = mark->word_class == SN_WORD_CONSULT;
      guint32 at = mark->end;

      if (asks && at + 1 < sentence->end && sn_reading_token_is (reading, at, "is"))
        at++; /* "The consultation is called ‘…’" */
      if (at < sentence->end && (asks || answer) &&
          ((asks ? sn_reading_token_in (reading, at, SN_SET_CALLED) : sn_reading_token_is_any (reading, at, joints)) ||
           sn_reading_token_is (reading, at, "to") ||
           (asks && (sn_reading_is_mark (reading, at, ',') || sn_reading_is_mark (reading, at, ':')))))
        at++;
      if ((asks || (answer && at > mark->end)) && at < sentence->end && sn_reading_opens_quote (reading, at))
        {
          g_autofree char *name = sn_title_quoted (self->outline, sentence->block, at, sentence->end);

          return name == NULL ? NULL : sn_title_prefixed (organiser, g_steal_pointer (&name));
        }
    }
  return NULL;
}

/**
 * sn_title_from_answer:
 *
 * "Comments on how it should recover its costs.": a sentence that is but what one
 * is to say, and on what.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_answer (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const joints[] = { "on", "about", NULL };
  const SnReading *reading = self->reading;
  const SnMark *answer = sn_reading_mark_at (reading, sentence->block, sentence->first, SN_WORD_RESPOND);
  g_autofree char *phrase = NULL;

  if (answer == NULL || answer->end + 2 >= sentence->end || !sn_reading_token_is_any (reading, answer->end, joints) ||
      sn_title_is_hollow (reading, answer->end + 1, TRUE))
    return NULL;
  phrase = sn_title_phrase (self->outline, sentence->block, answer->end + 1, sentence->end);
  return strchr (phrase, ' ') == NULL ? NULL : sn_title_compose (self, sentence->block, answer, phrase, organiser);
}

/**
 * sn_title_from_deed:
 *
 * "Ofgem has announced a strategic review of …": what somebody has done, where
 * no word for a consultation says what it is on.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_deed (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const determiners[] = { "a", "an", "its", "the", "their", "parts", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      if (!sn_reading_token_is (reading, i, "has") && !sn_reading_token_is (reading, i, "have"))
        continue;
      for (guint32 j = i + 2; j < MIN (i + 4, sentence->end); j++)
        if (sn_reading_token_is_any (reading, j, determiners) || sn_reading_token_in (reading, j, SN_SET_REVISED))
          {
            g_autofree char *phrase = sn_title_phrase (self->outline, sentence->block, j, sentence->end);
            g_autofree char *lower = sn_title_lower_first (phrase);

            if (strchr (phrase, ' ') == NULL)
              return NULL;
            return organiser != NULL ? g_strdup_printf ("%s consultation: %s", organiser, lower)
                                     : g_strdup_printf ("Consultation: %s", lower);
          }
    }
  return NULL;
}

/**
 * sn_title_from_possession:
 *
 * "The CMA's review of heat networks accepts submissions until …"
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_possession (const SnExtraction *self, const SnSentence *sentence)
{
  const SnMark *body = sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_BODY);
  guint32 i = body != NULL ? body->end : sentence->end;
  g_autofree char *phrase = NULL;

  if (i + 2 >= sentence->end || sn_reading_token (self->reading, i)->kind != SN_TOKEN_PUNCT ||
      !sn_reading_token_is (self->reading, i + 1, "s"))
    return NULL;
  phrase = sn_title_phrase (self->outline, sentence->block, i + 2, sentence->end);
  return strchr (phrase, ' ') != NULL ? g_strdup_printf ("%s: %s", body->value, phrase) : NULL;
}

/**
 * sn_title_from_verb:
 *
 * "… wants to hear what you make of its Forward Work Plan"
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_verb (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  guint32 first;
  g_autofree char *phrase = NULL, *subject = NULL;

  if (!sn_consultation_subject_of_verb (self, sentence, &first))
    return NULL;
  phrase = sn_title_phrase (self->outline, sentence->block, first, sentence->end);
  subject = sn_title_lower_first (phrase);
  return organiser != NULL ? g_strdup_printf ("%s consultation: %s", organiser, subject)
                           : g_strdup_printf ("Consultation: %s", subject);
}

/**
 * sn_title_phrase_start:
 *
 * Where the phrase of a noun begins: after the determiner before it, as in "the
 * price list for", else at the noun.
 *
 * Returns: the token at which the phrase with that noun begins.
 */
guint32
sn_title_phrase_start (const SnReading *reading, guint32 noun, guint32 first)
{
  static const char *const determiners[] = { "the", "a", "an", "its", "their", "our", "some", "s", "this", NULL };

  for (guint32 i = noun; i > first && i + 4 > noun; i--)
    if (sn_reading_token_is_any (reading, i - 1, determiners))
      return i;
  return noun;
}

/* "has opened one of its own, on the licence review": behind what says only that it
 * is one more; @i where nothing does. */
static guint32
skip_own (const SnReading *reading, guint32 i, guint32 end)
{
  guint32 at = i + 4;

  if (at + 1 >= end || !sn_reading_token_is (reading, i + 1, "of") || !sn_reading_token_is (reading, i + 3, "own"))
    return i;
  return sn_reading_is_mark (reading, at, ',') ? at : at - 1;
}

/* "The other, on error handling": one of several that were spoken of before. */
static gboolean
is_the_other (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  return token == sentence->first + 1 && token + 4 < sentence->end &&
         sn_reading_token_is (reading, sentence->first, "the") &&
         sn_reading_token_in (reading, token, SN_SET_WHICH_OF) && sn_reading_is_mark (reading, token + 1, ',') &&
         sn_reading_token_is (reading, token + 2, "on") && !sn_title_is_hollow (reading, token + 3, TRUE);
}

/**
 * sn_title_from_noun:
 *
 * "BEIS has added four weeks to the one on prepayment", "its proposals for the
 * framework", "the price list for test laboratories": a noun for what is
 * consulted on, though not for consulting.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_noun (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const joints[] = { "on", "about", "for", "to", "of", "concerning", "regarding", "upon", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      gboolean stands_for = sn_reading_token_is (reading, i, "one") || sn_reading_token_is (reading, i, "ones");
      guint32 first;

      if (is_the_other (reading, sentence, i)) /* "The other, on error handling, closes" */
        return sn_title_prefixed (organiser, sn_title_phrase (self->outline, sentence->block, i + 3, sentence->end));

      i = stands_for ? skip_own (reading, i, sentence->end) : i;
      first = stands_for ? i + 2 : i;
      if (i + 3 >= sentence->end || (!stands_for && !sn_reading_token_in (reading, i, SN_SET_MATTER_NOUNS)) ||
          !sn_reading_token_is_any (reading, i + 1, joints) || sn_title_is_hollow (reading, i + 2, TRUE) ||
          sn_title_is_dated_at (self, sentence->block, i + 2))
        continue;
      if (sn_title_count_content (reading, sentence->block, i + 2,
                                  sn_title_phrase_end (self->outline, sentence->block, i + 2, sentence->end, 1)) < 1)
        continue;
      first = first == i ? sn_title_phrase_start (reading, i, sentence->first) : first;
      return sn_title_prefixed (organiser, sn_title_phrase (self->outline, sentence->block, first, sentence->end));
    }
  return NULL;
}

/* "Draft Budget for 2023-2026", in capitals and with its years; "its draft Budget". */
static gboolean
is_named_draft (const SnReading *reading, guint32 token, guint32 end)
{
  gboolean number = FALSE;

  if (sn_reading_token_is (reading, token, "draft") &&
      sn_reading_token (reading, token)->letter_case == SN_CASE_LOWER &&
      sn_reading_token (reading, token + 1)->letter_case == SN_CASE_CAPITAL)
    return TRUE;
  for (guint32 i = token + 2; i < end && !number; i++)
    number = sn_reading_token (reading, i)->kind == SN_TOKEN_NUMBER;
  return number && sn_reading_token (reading, token)->letter_case == SN_CASE_CAPITAL &&
         sn_reading_token (reading, token + 1)->letter_case == SN_CASE_CAPITAL;
}

/**
 * sn_title_from_draft:
 *
 * "Its draft Charging Statement landed on 18th November", "is proposing a new
 * Maintenance Window Policy": what is not yet so, by what it is called.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_draft (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 2 < sentence->end; i++)
    {
      guint32 end;

      if (!sn_reading_token_in (reading, i, SN_SET_REVISED) ||
          (i > sentence->first && sn_reading_token (reading, i - 1)->letter_case == SN_CASE_CAPITALS))
        continue;
      end = sn_title_phrase_end (self->outline, sentence->block, i, sentence->end, 1);
      for (guint32 v = i + 1; v < end; v++)
        if (sn_reading_token_in (reading, v, SN_SET_PASSING))
          end = v;
      if (sn_title_count_content (reading, sentence->block, i + 1, end) >
          (is_named_draft (reading, i, end) ? 0u : 1u)) /* "its Draft Budget for 2023-2026" */
        return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, i, end));
    }
  return NULL;
}

/**
 * sn_title_from_offer:
 *
 * "The DCC's price list for 2027 has been out for comment since May", "The draft
 * rules are open for consultation": what is offered stands before the verb.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_offer (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint32 first = sentence->first + sn_reading_token_is (reading, sentence->first, "the"), end = 0;
  gboolean offered = FALSE;

  if (sn_prose_is_pronoun (reading, first))
    return NULL;
  for (guint32 i = first; i + 2 < sentence->end && !offered; i++)
    {
      if (end == 0 && sn_reading_token_in (reading, i, SN_SET_OFFERED_BY))
        end = i;
      offered = end != 0 && sn_reading_token_in (reading, i, SN_SET_OFFERED) &&
                (sn_reading_token_is (reading, i + 1, "for") || sn_reading_token_is (reading, i + 1, "to")) &&
                (sn_reading_token_in (reading, i + 2, SN_SET_ANSWERS) ||
                 sn_reading_token_is (reading, i + 2, "consultation"));
    }
  if (!offered || end < first + 2 || sn_title_count_content (reading, sentence->block, first, end) < 2 ||
      (sn_reading_cues (reading, sentence->block, first, end) & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) ==
          BIT (SN_WORD_STAGE))
    return NULL;
  return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, first, end));
}

/**
 * sn_title_from_opening:
 *
 * "‘Delivering a smart system’: a consultation …", "Access to data: BEIS has
 * launched …", "A working paper on … . Thoughts, please, by …": what a line of a
 * list begins with.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_opening (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint32 first = sentence->first, end;
  g_autofree char *title = NULL;

  if (sn_reading_token (reading, first)->kind == SN_TOKEN_PUNCT)
    {
      title = sn_title_quoted (self->outline, sentence->block, first, MIN (sentence->end, first + 30));
      return title != NULL ? sn_title_prefixed (organiser, g_steal_pointer (&title)) : NULL;
    }
  if (sn_prose_is_pronoun (reading, first))
    return NULL;
  end = sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 0);
  if (sn_title_count_content (reading, sentence->block, first, end) < 3)
    return NULL;
  return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, first, end));
}

/* "you", "our": what speaks to the reader names nothing. */
static gboolean
speaks (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "you", "your", "our", "us", "please", "their", "its", "let", "who", NULL };

  return sn_reading_token_is_any (reading, token, words);
}

/* Where the name ends with which a paragraph begins: at the end of a sentence
 * that has no verb, a dash or a bracket; 0 where it begins with none. */
static guint32
lead_end (const SnExtraction *self, guint block, guint32 first)
{
  const SnReading *reading = self->reading;
  guint32 end = reading->block_tokens[block + 1], at;
  guint capitals = 0;

  for (at = first; at < end && at < first + 18; at++)
    {
      const SnToken *t = sn_reading_token (reading, at);

      if (t->kind == SN_TOKEN_PUNCT && !t->glued && at + 1 < end &&
          (t->value == 0x2014 || t->value == 0x2013 || t->value == '-'))
        break;
      if (t->kind == SN_TOKEN_PUNCT && (t->value == '.' || t->value == '!') && at + 1 < end &&
          !sn_reading_token (reading, at + 1)->glued)
        break;
      if (sn_reading_token_in (reading, at, SN_SET_LABEL_VERBS) || speaks (reading, at) ||
          sn_reading_is_mark (reading, at, ':') || sn_reading_is_mark (reading, at, '?') ||
          sn_title_is_dated_at (self, block, at) ||
          (at > first && sn_reading_mark_at (reading, block, at, SN_WORD_CLOSE) != NULL))
        return 0;
      capitals += t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER;
    }
  return at < end && at < first + 18 && capitals > 1 ? at : 0;
}

/**
 * sn_title_from_lead:
 *
 * "Uplift and Enrolment Plan — proposes moving … . Responses by …", "DCC: Networks
 * programme, Acceptance Criteria. The DCC asks for views until …": the name with
 * which a paragraph begins, where a later sentence of it has the date.
 *
 * Returns: (transfer full) (nullable): a title, if the paragraph has one of this kind.
 */
char *
sn_title_from_lead (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[sentence->block], limit = reading->block_tokens[sentence->block + 1], end;
  const SnMark *body = sn_reading_mark_at (reading, sentence->block, first, SN_WORD_BODY);

  if (body != NULL && body->end < limit && sn_reading_is_mark (reading, body->end, ':'))
    first = body->end + 1;
  end = first < limit ? lead_end (self, sentence->block, first) : 0;
  if (end == 0 || end > sentence->first || sn_title_count_content (reading, sentence->block, first, end) < 2)
    return NULL;
  return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, first, end));
}

/**
 * sn_title_from_fragment:
 *
 * "BEIS – SMETS1 enrolment. Closes 16 November.": the name is all there is, but for what
 * is said of a draft: "The draft Charging Statement sets out …".
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_fragment (const SnExtraction *self, const SnSentence *named, const char *organiser)
{
  char *title = sn_title_from_subject (self, named, organiser);

  if (title == NULL)
    title = sn_title_from_draft (self, named, organiser);
  return title != NULL ? title : sn_title_prefixed (organiser, sn_title_of_sentence (self->outline, named));
}

static gboolean
is_name_word (const SnReading *reading, guint block, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);
  guint64 others = BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_STAGE);

  return t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER &&
         (!t->marked || (sn_reading_cues (reading, block, token, token + 1) & others) == 0);
}

/* Names that the lexicon knows are of somebody, not of the matter. */
static const SnMark *
named_otherwise (const SnReading *reading, guint block, guint32 token)
{
  static const SnWordClass classes[] = { SN_WORD_BODY, SN_WORD_COMMITTEE, SN_WORD_CATEGORY };
  const SnMark *mark = NULL;

  for (guint i = 0; mark == NULL && i < G_N_ELEMENTS (classes); i++)
    mark = sn_reading_mark_at (reading, block, token, classes[i]);
  return mark;
}

/**
 * sn_title_from_survey:
 *
 * "Our readers’ survey has five questions": the words that name it.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_survey (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;
  const SnMark *survey = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_SURVEY);
  guint32 first;

  if (survey == NULL)
    return NULL;
  first = sn_title_phrase_start (reading, survey->first, sentence->first);
  if (sn_title_count_content (reading, sentence->block, first, survey->end) < 2)
    return NULL;
  return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, first, survey->end));
}

/**
 * sn_title_from_companion:
 *
 * "has begun a review of the price control, with a discussion document on which it would like
 * comments": what the document goes with.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_companion (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      g_autofree char *phrase = NULL;
      guint32 first, comma;

      if (mark->word_class != SN_WORD_CONSULT || mark->first < sentence->first + 6 ||
          !sn_reading_token_is (reading, mark->first - 1, "a") ||
          !sn_reading_token_is (reading, mark->first - 2, "with") ||
          !sn_reading_is_mark (reading, mark->first - 3, ','))
        continue;
      comma = mark->first - 3;
      for (first = comma; first > sentence->first && !sn_reading_token_in (reading, first - 1, SN_SET_HAPPENED) &&
                          !sn_reading_token_in (reading, first - 1, SN_SET_PUBLISHED);
           first--)
        ;
      if (first == sentence->first || sn_title_count_content (reading, sentence->block, first, comma) < 2)
        continue;
      phrase = sn_title_of_tokens (self->outline, sentence->block, first, comma);
      return sn_title_compose (self, sentence->block, mark, phrase, organiser);
    }
  return NULL;
}

/**
 * sn_title_from_adjunct:
 *
 * "… in its Outline Business Case consultation": the name in capitals right
 * before the word for consulting.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_adjunct (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      guint32 first = mark->first;

      if (mark->word_class != SN_WORD_CONSULT || sn_reading_token (reading, first)->letter_case != SN_CASE_LOWER ||
          sn_reading_token_in (reading, mark->end - 1, SN_SET_CONSULTING)) /* "Energy Networks is consulting" */
        continue;
      while (first > sentence->first + 1 && is_name_word (reading, sentence->block, first - 1) &&
             named_otherwise (reading, sentence->block, first - 1) == NULL)
        first--;
      if (mark->first >= first + 2)
        return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, first, mark->end));
    }
  return NULL;
}

/**
 * sn_title_from_name:
 *
 * "… its Forward Work Plan for 2023-26": the longest name in capitals, from
 * there to the end of its phrase.
 *
 * Returns: (transfer full) (nullable): a title, if the sentence has one of this kind.
 */
char *
sn_title_from_name (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const joints[] = { "of", "and", "for", "to", "the", NULL };
  const SnReading *reading = self->reading;
  guint32 best = 0, length = 1;

  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    {
      const SnMark *other = named_otherwise (reading, sentence->block, i);
      guint32 at = other != NULL ? other->end : i, words = 0;

      while (other == NULL && at < sentence->end &&
             (is_name_word (reading, sentence->block, at) ||
              (words > 0 && at + 1 < sentence->end && sn_reading_token_is_any (reading, at, joints) &&
               is_name_word (reading, sentence->block, at + 1))))
        {
          words += is_name_word (reading, sentence->block, at);
          at++;
        }
      if (words > length)
        {
          best = i;
          length = words;
        }
      i = MAX (i + 1, at) - 1;
    }
  if (best == 0)
    return NULL;
  return sn_title_prefixed (organiser, sn_title_phrase (self->outline, sentence->block, best, sentence->end));
}
