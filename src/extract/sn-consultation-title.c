/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-private.h"
#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>

/* Words before “consultation” that may say what it is on. */
#define MOST_KIND_WORDS 6
#define BIT SN_WORD_BIT
/* So short an article says only by when what its heading names closes. */
#define CARD_LENGTH 160

/* Whether a paragraph has a day of its own, so that it is about another thing. */
static gboolean
is_dated_itself (const SnExtraction *self, guint block)
{
  for (guint32 w = self->outline->block_whens[block]; w < self->outline->block_whens[block + 1]; w++)
    if (self->used[w])
      return TRUE;
  return FALSE;
}

static gboolean
has_published (const SnReading *reading, const SnSentence *sentence)
{
  return sn_reading_has_in_set (reading, sentence->first, sentence->end, SN_SET_PUBLISHED);
}

/* What comes before the sentence in the article, nearest first. */
static char *
title_from_before (const SnExtraction *self, guint block, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[block].heading;
  char *title = NULL;

  if (heading == SN_NO_BLOCK || sn_reading_block (reading, block)->kind == SN_BLOCK_LIST_ITEM)
    return NULL;
  for (guint i = block; title == NULL && i > heading + 1; i--)
    for (guint32 s = reading->block_sentences[i - 1];
         title == NULL && s < reading->block_sentences[i] && !is_dated_itself (self, i - 1); s++)
      title = sn_title_from_subject (self, sn_reading_sentence (reading, s), organiser);
  return title;
}

/* Whether the heading has words enough to tell a matter: "Budget time" has not. */
static gboolean
heading_says_much (const SnExtraction *self, guint heading)
{
  const SnReading *reading = self->reading;

  return sn_title_count_content (reading, heading, reading->block_tokens[heading], reading->block_tokens[heading + 1]) >
         2;
}

/* "Ofgem has issued a call for evidence on …", two paragraphs above "Replies are
 * due by": what the article is about says more than its heading. */
static char *
title_from_announcement (const SnExtraction *self, guint block, const char *organiser)
{
  guint64 over = BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_PAST);
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[block].heading;
  char *title = NULL;

  if (heading == SN_NO_BLOCK)
    return NULL;
  for (guint i = heading + 1; title == NULL && i < block; i++)
    for (guint32 s = reading->block_sentences[i]; title == NULL && s < reading->block_sentences[i + 1]; s++)
      {
        const SnSentence *sentence = sn_reading_sentence (reading, s);
        guint32 first;
        const SnMark *mark = sn_consultation_subject (self, sentence, &first);

        if (self->outline->places[i].heading != heading || is_dated_itself (self, i))
          break;
        if (mark != NULL && mark->word_class == SN_WORD_CONSULT && !(sentence->cues & over))
          title = sn_title_from_subject (self, sentence, organiser);
        if (title == NULL)
          title = sn_title_from_offer (self, sentence, organiser);
        if (title == NULL && has_published (reading, sentence) && !heading_says_much (self, heading))
          title = sn_title_from_draft (self, sentence, organiser);
      }
  return title;
}

typedef char *(*TitleFinder) (const SnExtraction *self, const SnSentence *sentence, const char *organiser);

/* In the sentence itself and those before it in its paragraph, nearest first. */
static char *
title_going_back (const SnExtraction *self, const SnClause *clause, guint32 own, const char *organiser,
                  TitleFinder find)
{
  char *title = NULL;

  for (guint32 s = own + 1; title == NULL && s-- > self->reading->block_sentences[clause->block];)
    title = find (self, sn_reading_sentence (self->reading, s), organiser);
  return title;
}

/* What the paragraph, or one before it in the article, calls the matter. */
static char *
title_in_article (const SnExtraction *self, const SnClause *clause, guint32 own)
{
  static const TitleFinder finders[] = { sn_title_from_draft, sn_title_from_noun };
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  gboolean listed = sn_reading_block (reading, clause->block)->kind == SN_BLOCK_LIST_ITEM;
  char *title = NULL;

  for (guint f = 0; title == NULL && f < G_N_ELEMENTS (finders); f++)
    title = title_going_back (self, clause, own, NULL, finders[f]);
  for (guint i = clause->block; title == NULL && heading != SN_NO_BLOCK && !listed && i > heading + 1; i--)
    for (guint32 s = reading->block_sentences[i - 1]; s < reading->block_sentences[i]; s++)
      for (guint f = 0; title == NULL && f < G_N_ELEMENTS (finders); f++)
        title = finders[f](self, sn_reading_sentence (reading, s), NULL);
  return title;
}

/* Whether the sentence says something, or quotes, rather than being a name. */
static gboolean
tells (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_HEADING_VERBS) || sn_reading_opens_quote (reading, i))
      return TRUE;
  return FALSE;
}

/* "Ofgem - consumer standards: statutory consultation until 24 May", "BEIS: smart
 * meters in shops. The consultation closes on …": what stands behind the label, up to
 * the next mark. */
static char *
title_behind_label (const SnExtraction *self, const SnClause *clause)
{
  static const gunichar marks[] = { ':', ',', '.', '(', ';', 0x2013 };
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[clause->block], end;
  const SnMark *body = sn_reading_mark_at (reading, clause->block, first, SN_WORD_BODY);
  const SnSentence *label = sn_reading_sentence (reading, reading->block_sentences[clause->block]);
  gboolean over = FALSE;

  if (body == NULL || body->end + 1 >= label->end || (clause->sentence->first > first && tells (reading, label)))
    return NULL;
  first = body->end + 1;
  for (end = first; end < label->end && !over; end += !over)
    {
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        over |= sn_reading_is_mark (reading, end, marks[i]);
      over |= sn_reading_is_mark (reading, end, '-') && !sn_reading_token (reading, end)->glued;
      over |= clause->when != NULL && end >= clause->when->first;
    }
  if (sn_title_count_content (reading, clause->block, first, end) < 2 || end - first > 14 ||
      (sn_reading_cues (reading, clause->block, first, end) & (BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND))))
    return NULL;
  return sn_title_of_tokens (self->outline, clause->block, first, end);
}

/* "SEC Panel: Next year’s money: draft Budget for 2023-2026": a heading need not
 * say what the matter is; what the article calls it stands behind. */
static char *
title_under_heading (const SnExtraction *self, const SnClause *clause, guint32 own, const char *organiser)
{
  guint heading = self->outline->places[clause->block].heading;
  g_autofree char *matter = NULL, *above = NULL, *lower = NULL;

  if (sn_is_labelled_by_other (self, clause->block))
    {
      matter = title_behind_label (self, clause);
      if (matter == NULL)
        matter = title_in_article (self, clause, own);
      return matter != NULL ? sn_title_prefixed (organiser, g_steal_pointer (&matter)) : NULL;
    }
  if (!sn_heading_is_subject (self->outline, heading) ||
      sn_reading_block (self->reading, clause->block)->kind == SN_BLOCK_LIST_ITEM)
    return NULL;
  above = sn_title_of_heading (self->outline, heading);
  matter = title_in_article (self, clause, own);
  if (matter == NULL || strchr (matter, ' ') == NULL || strstr (above, " ") == NULL || strstr (above, matter) != NULL)
    return sn_title_prefixed (organiser, matter != NULL && strchr (above, ' ') == NULL ? g_steal_pointer (&matter)
                                                                                       : g_steal_pointer (&above));
  lower = sn_title_lower_first (matter);
  return sn_title_prefixed (organiser, g_strdup_printf ("%s: %s", above, lower));
}

/* "Hub Returns Policy (until 24 March) and Billing Handbook (until 31 March)": a name
 * of capitals before the bracket with its date. */
static char *
title_from_item (const SnExtraction *self, const SnSentence *part, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint32 end = part->first;

  while (end < part->end && sn_reading_token (reading, end)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, end)->letter_case != SN_CASE_LOWER)
    end++;
  if (end < part->first + 2 || end >= part->end || !sn_reading_is_mark (reading, end, '('))
    return NULL;
  return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, part->block, part->first, end));
}

/* "… on standing charges until 6 April and on debt relief until 20 April": what
 * stands between the date before and this one. */
static char *
title_from_clause (const SnExtraction *self, const SnClause *clause, const char *organiser)
{
  static const char *const joints[] = { "on", "about", "regarding", NULL };
  static const char *const another[] = { "and", "one", "another", "other", "the", NULL };
  const SnReading *reading = self->reading;
  SnSentence part = { .block = clause->block, .first = clause->first };
  g_autofree char *phrase = NULL;
  char *title;

  if (clause->when == NULL || clause->first == clause->sentence->first)
    return NULL;
  part.end = clause->when->first;
  part.first_mark = sn_reading_mark_from (reading, part.first);
  part.end_mark = sn_reading_mark_from (reading, part.end);
  title = sn_title_from_subject (self, &part, organiser);
  while (title == NULL && part.first < part.end &&
         (sn_reading_token_is_any (reading, part.first, another) ||
          sn_reading_token (reading, part.first)->kind == SN_TOKEN_PUNCT))
    part.first++;
  if (title == NULL && (title = title_from_item (self, &part, organiser)) != NULL)
    return title;
  if (title != NULL || part.first + 2 >= part.end || !sn_reading_token_is_any (reading, part.first, joints) ||
      sn_title_is_hollow (reading, part.first + 1, TRUE))
    return title;
  phrase = sn_title_phrase (self->outline, part.block, part.first + 1, part.end);
  if (*phrase == '\0')
    return NULL;
  return organiser != NULL ? g_strdup_printf ("%s consultation on %s", organiser, phrase)
                           : g_strdup_printf ("Consultation on %s", phrase);
}

/* "DCC. The consultation on charges has been extended.": who asks, and not what. */
static gboolean
names_only_body (const SnReading *reading, const SnSentence *named)
{
  const SnMark *body = sn_reading_mark_at (reading, named->block, named->first, SN_WORD_BODY);

  return body != NULL && body->end + 1 >= named->end;
}

/* "Draft Business Plan: the DCC launched a consultation last week. Comments by
 * 4 March.": the heading run in at the beginning, or else the words of which the
 * fragment is. */
static char *
title_from_named (const SnExtraction *self, const SnClause *clause, const char *organiser)
{
  guint32 first, end;

  if (sn_outline_label (self->outline, clause->block, &first, &end) && end < clause->named->end - 2 &&
      sn_reading_is_mark (self->reading, end, ':') &&
      sn_title_count_content (self->reading, clause->block, first, end) > 2)
    return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, clause->block, first, end));
  return sn_title_from_fragment (self, clause->named, organiser);
}

/* Whether what "it" is stands before. */
static gboolean
points_to (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const pronouns[] = { "it", "them", "this", "these", NULL };

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, pronouns))
      return TRUE;
  return FALSE;
}

/* "Help us to get better", "Documents for comment" */
static gboolean
speaks_to_reader (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_TO_READERS);
}

/* Whether the article under the heading is about one consultation, which the heading
 * names: three words at least that are about something, none of them a question. */
static gboolean
heading_names_matter (const SnExtraction *self, const SnClause *clause, guint heading)
{
  const SnOutline *outline = self->outline;
  const SnReading *reading = self->reading;
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE_HEAD) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_CLOSE) |
                  BIT (SN_WORD_RESPOND) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_TELL) | BIT (SN_WORD_WANT);
  guint closing = 0;
  gsize length = 0;

  if (!sn_heading_is_subject (outline, heading) || heading > clause->block || clause->when == NULL ||
      sn_reading_token (reading, reading->block_tokens[heading])->kind == SN_TOKEN_PUNCT ||
      (sn_reading_block_cues (reading, heading) & other) || (clause->block_cues & BIT (SN_WORD_SURVEY)) ||
      sn_title_count_content (reading, heading, reading->block_tokens[heading], reading->block_tokens[heading + 1]) < 3)
    return FALSE;
  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    if (sn_reading_is_mark (reading, i, '?') || speaks_to_reader (reading, i) ||
        sn_reading_token_in (reading, i, SN_SET_LABEL_VERBS))
      return FALSE;
  for (guint i = heading + 1; i < outline->n_blocks && outline->places[i].heading == heading; i++)
    length += sn_reading_block (reading, i)->length;
  if (length > CARD_LENGTH)
    return FALSE;
  for (guint i = heading + 1; i < outline->n_blocks && outline->places[i].heading == heading; i++)
    for (guint32 w = outline->block_whens[i]; w < outline->block_whens[i + 1]; w++)
      closing += sn_outline_when (outline, w)->date.day != 0 &&
                 sn_date_first_julian (&sn_outline_when (outline, w)->date) >= sn_date_first_julian (&outline->issued);
  return closing == 1;
}

/* Whether sentences up to @last say on what somebody consults. */
static gboolean
name_subject (const SnExtraction *self, guint32 first, guint32 last)
{
  for (guint32 s = first; s <= last; s++)
    {
      guint32 at;
      const SnMark *mark = sn_consultation_subject (self, sn_reading_sentence (self->reading, s), &at);

      if (mark != NULL && (s == last || mark->word_class == SN_WORD_CONSULT || mark->word_class == SN_WORD_STAGE ||
                           (sn_reading_sentence (self->reading, s)->cues & BIT (SN_WORD_WANT))))
        return TRUE;
    }
  return FALSE;
}

/* Whether the paragraph does. */
static gboolean
names_subject (const SnExtraction *self, guint block, guint32 last)
{
  return name_subject (self, self->reading->block_sentences[block], last);
}

/* "Ofgem, guidance on best practice. Licensees may answer until 11 April.": the
 * heading run in at the beginning of an item, without who asks. */
static char *
title_from_label (const SnExtraction *self, const SnClause *clause, const char *organiser)
{
  const SnReading *reading = self->reading;
  const SnMark *body;
  guint32 first, end;

  if (!sn_outline_label (self->outline, clause->block, &first, &end) || end > clause->sentence->first)
    return NULL;
  body = sn_reading_mark_at (reading, clause->block, first, SN_WORD_BODY);
  if (body != NULL && body->end + 1 < end && sn_reading_token (reading, body->end)->kind == SN_TOKEN_PUNCT)
    first = body->end + 1;
  if (sn_title_count_content (reading, clause->block, first, end) < 2)
    return NULL;
  return sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, clause->block, first, end));
}

/* Of what a title is sought, and whereabouts. */
typedef struct
{
  const SnExtraction *self;
  const SnClause *clause;
  const char *organiser;
  guint block;
  guint heading;
  guint32 own; /* the sentence of the closing date */
  gboolean listed;
} Scene;

static const SnSentence *
sentence_before (const Scene *scene)
{
  return scene->own > scene->self->reading->block_sentences[scene->block]
             ? sn_reading_sentence (scene->self->reading, scene->own - 1)
             : NULL;
}

static gboolean
follows_semicolon (const Scene *scene)
{
  return sentence_before (scene) != NULL &&
         sn_reading_is_mark (scene->self->reading, scene->clause->sentence->first - 1, ';');
}

/* "consulting on: firmware management (responses by 17 March); forecasts (responses by 24 March);
 * and the test schedule (by 31 March)", "DCC: Test Stub Retirement (closes 31 March)": what stands
 * in a list between the mark before and the bracket with the day. */
static char *
of_bracketed (const Scene *scene)
{
  const SnReading *reading = scene->self->reading;
  guint32 low = reading->block_tokens[scene->block], bracket, first;

  if (scene->clause->when == NULL)
    return NULL;
  for (bracket = scene->clause->when->first; bracket > low && !sn_reading_is_mark (reading, bracket, '('); bracket--)
    if (bracket + 5 < scene->clause->when->first || sn_reading_is_mark (reading, bracket, ')'))
      return NULL;
  for (first = bracket; first > low && !sn_reading_is_mark (reading, first - 1, ';') &&
                        !sn_reading_is_mark (reading, first - 1, ':') && !sn_reading_is_mark (reading, first - 1, ')');
       first--)
    if (first + 12 < bracket || sn_reading_is_mark (reading, first - 1, '.'))
      return NULL;
  first += first < bracket && sn_reading_is_mark (reading, first, ',');
  first += sn_reading_token_is (reading, first, "and");
  if (sn_reading_token_is (reading, first, "the") && sn_reading_token_is (reading, first + 1, "other"))
    first += 2;
  for (guint32 i = first; i < bracket; i++)
    if (sn_reading_token_in (reading, i, SN_SET_TIME_UNITS)) /* ": four weeks left (6 April)" */
      return NULL;
  if (first == low || first >= bracket || sn_title_count_content (reading, scene->block, first, bracket) < 2 ||
      (sn_reading_cues (reading, scene->block, first, bracket) & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return NULL;
  return sn_title_prefixed (scene->organiser, sn_title_of_tokens (scene->self->outline, scene->block, first, bracket));
}

/* Where the second of two begins: "its draft charges and its allocation statement", "on
 * charges and on telemetry". */
static guint32
second_of_two (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const determiners[] = { "its", "the", "a", "an", "on", "one", "their", "another", NULL };

  for (guint32 i = first + 1; i + 2 < end; i++)
    if (sn_reading_token_is (reading, i, "and") && sn_reading_token_is_any (reading, i + 1, determiners))
      return i + 1;
  return end;
}

/* "Views on the former should be sent by 22 March and on the latter by 12 April": the first
 * or the second of what the sentence before speaks of. */
static char *
of_former (const Scene *scene)
{
  static const char *const joints[] = { "on", "one", "of", "its", "the", "a", "an", "their", "another", NULL };
  const SnReading *reading = scene->self->reading;
  const SnClause *clause = scene->clause;
  const SnSentence *before = sentence_before (scene);
  guint32 end = clause->when != NULL ? clause->when->first : clause->first;
  gboolean former = sn_reading_has_token (reading, clause->first, end, "former"),
           latter = sn_reading_has_token (reading, clause->first, end, "latter");
  guint32 second, first;

  if (before == NULL || former == latter)
    return NULL;
  second = second_of_two (reading, before->first, before->end);
  for (first = second; former && first > before->first && !sn_reading_is_mark (reading, first - 1, ',') &&
                       !sn_reading_is_mark (reading, first - 1, ':') &&
                       !sn_reading_token_is (reading, first - 1, "on");)
    first--;
  while (first < before->end && sn_reading_token_is_any (reading, first, joints))
    first++;
  if (second == before->end || first == before->first ||
      sn_title_count_content (reading, scene->block, first, former ? second - 1 : before->end) < 1)
    return NULL;
  return sn_title_prefixed (
      scene->organiser, sn_title_phrase (scene->self->outline, scene->block, first, former ? second - 1 : before->end));
}

static char *
of_clause (const Scene *scene)
{
  return title_from_clause (scene->self, scene->clause, scene->organiser);
}

static char *
of_paper (const Scene *scene)
{
  if (scene->clause->when == NULL || !sn_clause_ends_paper (scene->clause))
    return NULL;
  return sn_title_from_noun (scene->self, scene->clause->sentence, scene->organiser);
}

static char *
of_matter_above (const Scene *scene)
{
  if (scene->listed || sn_is_labelled_by_other (scene->self, scene->block) ||
      names_subject (scene->self, scene->block, scene->own) ||
      !heading_names_matter (scene->self, scene->clause, scene->heading))
    return NULL;
  return sn_title_prefixed (scene->organiser, sn_title_of_heading (scene->self->outline, scene->heading));
}

/* Whether a paragraph beside this one under its heading also begins with a heading run in. */
static gboolean
is_one_of_labelled (const Scene *scene)
{
  const SnOutline *outline = scene->self->outline;
  guint32 first, end;

  if (!sn_outline_label (outline, scene->block, &first, &end) || !sn_reading_is_mark (scene->self->reading, end, '.'))
    return FALSE;
  for (guint i = scene->block > 0 ? scene->block - 1 : 0; i <= scene->block + 1 && i < outline->n_blocks; i++)
    if (i != scene->block && outline->places[i].heading == scene->heading && outline->places[i].role == SN_ROLE_TEXT &&
        sn_outline_label (outline, i, &first, &end) && sn_reading_is_mark (scene->self->reading, end, '.'))
      return TRUE;
  return FALSE;
}

static char *
of_label (const Scene *scene)
{
  if (!scene->listed || sentence_before (scene) == NULL || names_subject (scene->self, scene->block, scene->own))
    return NULL;
  return title_from_label (scene->self, scene->clause, scene->organiser);
}

/* "Price control: Ofgem is minded to disallow £1m. …" */
static gboolean
is_labelled_by_colon (const Scene *scene)
{
  guint32 first, end;

  return sn_outline_label (scene->self->outline, scene->block, &first, &end) && end < first + 6 &&
         sn_reading_is_mark (scene->self->reading, end, ':');
}

/* "Regression testing. We propose to shorten the tests. The window closes on", beside other
 * paragraphs of the kind, and of no paper with a name. */
static char *
of_label_in_text (const Scene *scene)
{
  g_autofree char *noun = NULL;

  if (scene->listed || sentence_before (scene) == NULL || !(is_one_of_labelled (scene) || is_labelled_by_colon (scene)))
    return NULL;
  noun = title_going_back (scene->self, scene->clause, scene->own, scene->organiser, sn_title_from_noun);
  return noun == NULL ? title_from_label (scene->self, scene->clause, scene->organiser) : NULL;
}

/* "Consultation: the rollout framework, minimum standards for meters. Closes 2 July": all that
 * stands behind the colon. */
static char *
of_colon (const Scene *scene)
{
  const SnReading *reading = scene->self->reading;
  guint32 s = reading->block_sentences[scene->block];
  const SnSentence *first = sn_reading_sentence (reading, s);
  const SnMark *noun = sn_reading_mark_at (reading, scene->block, first->first, SN_WORD_CONSULT);
  g_autofree char *phrase = NULL;
  guint32 behind;

  if (scene->own == s || noun == NULL || noun->end + 3 >= first->end || !sn_reading_is_mark (reading, noun->end, ':'))
    return NULL;
  behind = noun->end + 1;
  if (sn_reading_mark_at (reading, scene->block, behind + sn_reading_token_is (reading, behind, "the"), SN_WORD_BODY) !=
      NULL) /* "the DCC is seeking views on" */
    return NULL;
  phrase = sn_title_of_tokens (scene->self->outline, scene->block, behind, first->end);
  return strchr (phrase, ' ') != NULL ? sn_title_compose (scene->self, scene->block, noun, phrase, scene->organiser)
                                      : NULL;
}

static char *
of_part_before (const Scene *scene)
{
  return follows_semicolon (scene) ? sn_title_from_subject (scene->self, sentence_before (scene), scene->organiser)
                                   : NULL;
}

/* "…; comment on it by 9 June" */
static char *
of_draft_before (const Scene *scene)
{
  if (!follows_semicolon (scene) || !points_to (scene->self->reading, scene->clause->sentence))
    return NULL;
  return sn_title_from_draft (scene->self, sentence_before (scene), scene->organiser);
}

/* "Some asked for more time. We have extended our consultation on tariffs. It closes on …": what
 * is consulted on stands behind what the paragraph begins with. */
static gboolean
names_other (const Scene *scene, const SnSentence *named)
{
  guint32 first, end;

  return !sn_outline_label (scene->self->outline, scene->block, &first, &end) &&
         sn_consultation_subject (scene->self, named, &first) == NULL &&
         name_subject (scene->self, sn_reading_sentence_of (scene->self->reading, scene->block, named->first) + 1,
                       scene->own);
}

static char *
of_named (const Scene *scene)
{
  const SnReading *reading = scene->self->reading;
  const SnSentence *named = scene->clause->named;

  if (names_other (scene, named) || named == scene->clause->sentence || named->end - named->first >= 20 ||
      names_only_body (reading, named) || sn_prose_is_pronoun (reading, named->first) ||
      sn_reading_is_mark (reading, named->end - 1, '?'))
    return NULL;
  return title_from_named (scene->self, scene->clause, scene->organiser);
}

static char *
of_possession (const Scene *scene)
{
  const SnSentence *sentence = scene->clause->sentence;

  return sn_speaks_for_itself (scene->self, scene->block, sentence->first, sentence->end)
             ? sn_title_from_possession (scene->self, sentence)
             : NULL;
}

static char *
of_heading (const Scene *scene)
{
  const SnReading *reading = scene->self->reading;

  if (scene->heading == SN_NO_BLOCK || sn_is_labelled_by_other (scene->self, scene->block) ||
      reading->block_sentences[scene->heading] == reading->block_sentences[scene->heading + 1])
    return NULL;
  return sn_title_from_subject (scene->self, sn_reading_sentence (reading, reading->block_sentences[scene->heading]),
                                scene->organiser);
}

/* "Is it too late to answer the consultation on …?" above "It is not. …" */
static char *
of_question (const Scene *scene)
{
  g_autofree char *topic = sn_question_topic (scene->self->outline, scene->heading);

  return topic != NULL ? sn_title_prefixed (scene->organiser, g_steal_pointer (&topic)) : NULL;
}

static char *
of_announcement (const Scene *scene)
{
  return !scene->listed && !sn_is_labelled_by_other (scene->self, scene->block)
             ? title_from_announcement (scene->self, scene->block, scene->organiser)
             : NULL;
}

static char *
of_article (const Scene *scene)
{
  return title_under_heading (scene->self, scene->clause, scene->own, scene->organiser);
}

/* "BEIS proposes to change the reporting, and is consulting on it. The closing date is": what is
 * consulted on stands before, whatever is told of behind. */
static gboolean
consults_on_it (const Scene *scene)
{
  static const char *const pronouns[] = { "it", "this", "them", NULL };
  const SnReading *reading = scene->self->reading;
  const SnSentence *before = sentence_before (scene);

  for (guint32 i = before != NULL ? before->first + 3 : 0; before != NULL && i < before->end; i++)
    if (sn_reading_token_is_any (reading, i, pronouns) && sn_reading_token_is (reading, i - 1, "on") &&
        (sn_reading_cues (reading, scene->block, i - 3, i - 1) & BIT (SN_WORD_CONSULT)))
      return TRUE;
  return FALSE;
}

static char *
of_sentences_behind (const Scene *scene)
{
  const SnReading *reading = scene->self->reading;
  char *title = NULL;

  if (consults_on_it (scene))
    return NULL;
  for (guint32 s = scene->own + 1; title == NULL && s < reading->block_sentences[scene->block + 1]; s++)
    title = sn_title_from_subject (scene->self, sn_reading_sentence (reading, s), scene->organiser);
  return title;
}

static char *
of_paragraphs_before (const Scene *scene)
{
  return title_from_before (scene->self, scene->block, scene->organiser);
}

/* Where a finder looks. */
typedef enum
{
  HERE,        /* in the sentence of the date */
  BEFORE,      /* in the one before it */
  BACK,        /* in the sentence, then those before it, nearest first */
  BACK_BEFORE, /* in those before it */
} Reach;

typedef enum
{
  ANYWHERE,
  IN_LIST,
  IN_TEXT,
} Kind;

/* "Two from DESNZ: the first, on load control, closes on 24 March; the second, on tariffs, on
 * 14 April": what each is on. */
static char *
of_ordinal (const Scene *scene)
{
  static const char *const which[] = { "first", "second", "third", "fourth", "one", "other", "former", "latter", NULL };
  static const char *const joints[] = { "on", "about", "concerning", NULL };
  const SnReading *reading = scene->self->reading;
  const SnSentence *sentence = scene->clause->sentence;

  if (scene->clause->when == NULL)
    return NULL;
  for (guint32 i = sentence->first + 1; i + 3 < scene->clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i - 1, which) && sn_reading_is_mark (reading, i, ',') &&
        sn_reading_token_is_any (reading, i + 1, joints))
      {
        guint32 end = i + 2;
        g_autofree char *phrase = NULL;

        while (end < scene->clause->when->first && !sn_reading_is_mark (reading, end, ','))
          end++;
        if (end == scene->clause->when->first)
          return NULL;
        phrase = sn_reading_text (reading, scene->block, i + 2, end);
        return scene->organiser != NULL ? g_strdup_printf ("%s consultation on %s", scene->organiser, phrase)
                                        : g_steal_pointer (&phrase);
      }
  return NULL;
}

/* Where it is said what one of several is on: "One concerns load control and will run to …",
 * "The other is about installation"; the sentence's end where that is not said. */
static guint32
matter_of_one (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const which[] = { "first", "second", "third", "fourth", "one", "other", "another", "last", NULL };
  static const char *const verbs[] = { "concerns", "covers", "considers", "addresses", NULL };
  static const char *const leading[] = { "is", "looks", "deals", "relates", NULL };
  static const char *const joints[] = { "about", "on", "at", "with", "to", NULL };
  guint32 at = sentence->first + sn_reading_token_is (reading, sentence->first, "the");

  if (at + 3 >= sentence->end || !sn_reading_token_is_any (reading, at, which))
    return sentence->end;
  if (sn_reading_token_is_any (reading, at + 1, verbs))
    return at + 2;
  return sn_reading_token_is_any (reading, at + 1, leading) && sn_reading_token_is_any (reading, at + 2, joints)
             ? at + 3
             : sentence->end;
}

/* "DESNZ has opened two consultations. One concerns load control and will run to 25 August. The
 * other is about installation; its last day is 14 September." */
static char *
of_one (const Scene *scene)
{
  const SnReading *reading = scene->self->reading;
  const SnSentence *sentence = scene->clause->sentence, *before = sentence_before (scene);
  guint32 first = matter_of_one (reading, sentence);
  g_autofree char *phrase = NULL, *matter = NULL;

  if (first == sentence->end && before != NULL && sn_reading_token_is (reading, sentence->first, "its"))
    {
      sentence = before;
      first = matter_of_one (reading, sentence);
    }
  if (first == sentence->end)
    return NULL;
  phrase = sn_title_phrase (scene->self->outline, scene->block, first, sentence->end);
  if (*phrase == '\0')
    return NULL;
  matter = sn_title_lower_first (phrase);
  return scene->organiser != NULL ? g_strdup_printf ("%s consultation on %s", scene->organiser, matter)
                                  : g_steal_pointer (&phrase);
}

/* Where what is said of the kind of a consultation begins, "a further gas charging consultation",
 * behind a verb and "a"; @end where nothing is said or no such words stand there. */
static guint32
kind_before (const SnReading *reading, const SnSentence *sentence, guint32 end)
{
  static const char *const articles[] = { "a", "an", "own", "another", NULL };
  static const char *const verbs[] = { "has", "have", "its", "their", "opened", "launched", "issued", "running", NULL };
  static const char *const plain[] = { "new",      "further",  "second", "third", "public", "statutory", "formal",
                                       "informal", "separate", "short",  "brief", "open",   "joint",     NULL };
  guint32 first = end;

  while (
      first > sentence->first + 2 && end - first < MOST_KIND_WORDS &&
      (sn_reading_token (reading, first - 1)->kind == SN_TOKEN_WORD || sn_reading_is_mark (reading, first - 1, '-')) &&
      !sn_reading_token_is_any (reading, first - 1, articles))
    first--;
  if (first < sentence->first + 2 || !sn_reading_token_is_any (reading, first - 1, articles) ||
      !sn_reading_token_is_any (reading, first - 2, verbs))
    return end;
  while (first < end && sn_reading_token_is_any (reading, first, plain))
    first++;
  return first;
}

/* "Xoserve has its own gas charging consultation running until 24 May" */
static char *
of_kind (const Scene *scene)
{
  const SnReading *reading = scene->self->reading;
  const SnSentence *sentence = scene->clause->sentence;
  const SnMark *mark = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_CONSULT);
  guint32 first = mark != NULL ? kind_before (reading, sentence, mark->first) : 0;

  if (mark == NULL || first == mark->first || sn_title_count_content (reading, scene->block, first, mark->first) == 0)
    return NULL;
  return sn_title_prefixed (scene->organiser,
                            sn_title_of_tokens (scene->self->outline, scene->block, first, mark->end));
}

/* A way to a title: of its own, or a finder and where it looks. */
typedef struct
{
  char *(*way) (const Scene *scene);
  TitleFinder find;
  Reach reach;
  Kind kind;
} Way;

/* The surer, the sooner. */
static const Way ways[] = {
  { of_bracketed, NULL, HERE, ANYWHERE },
  { of_ordinal, NULL, HERE, ANYWHERE },
  { of_former, NULL, HERE, ANYWHERE },
  { of_one, NULL, HERE, ANYWHERE },
  { of_clause, NULL, HERE, ANYWHERE },
  { of_paper, NULL, HERE, ANYWHERE },
  { of_colon, NULL, HERE, ANYWHERE },
  { of_matter_above, NULL, HERE, ANYWHERE },
  { NULL, sn_title_from_quotation, HERE, ANYWHERE },
  { NULL, sn_title_from_companion, HERE, ANYWHERE },
  { NULL, sn_title_from_subject, HERE, ANYWHERE },
  { NULL, sn_title_from_quotation, BEFORE, ANYWHERE },
  { NULL, sn_title_from_adjunct, BACK, ANYWHERE },
  { of_label, NULL, HERE, ANYWHERE },
  { NULL, sn_title_from_lead, HERE, IN_LIST },
  { of_part_before, NULL, HERE, ANYWHERE },
  { of_draft_before, NULL, HERE, ANYWHERE },
  { of_named, NULL, HERE, ANYWHERE },
  { of_possession, NULL, HERE, ANYWHERE },
  { NULL, sn_title_from_draft, HERE, ANYWHERE },
  { NULL, sn_title_from_main_subject, BACK, ANYWHERE },
  { NULL, sn_title_from_subject, BACK, ANYWHERE },
  { NULL, sn_title_from_answer, BACK_BEFORE, ANYWHERE },
  { NULL, sn_title_from_verb, BACK, ANYWHERE },
  { NULL, sn_title_from_lead, HERE, IN_TEXT },
  { NULL, sn_title_from_deed, BACK, IN_LIST },
  { NULL, sn_title_from_opening, BACK, IN_LIST },
  { NULL, sn_title_from_quotation, BACK, IN_TEXT },
  { of_heading, NULL, HERE, ANYWHERE },
  { of_question, NULL, HERE, ANYWHERE },
  { NULL, sn_title_from_deed, BACK, ANYWHERE },
  { NULL, sn_title_from_survey, BACK, ANYWHERE },
  { NULL, sn_title_from_offer, BACK, ANYWHERE },
  { of_label_in_text, NULL, HERE, ANYWHERE },
  { of_announcement, NULL, HERE, ANYWHERE },
  { of_kind, NULL, HERE, ANYWHERE },
  { of_article, NULL, HERE, ANYWHERE },
  { NULL, sn_title_from_draft, BACK, ANYWHERE },
  { NULL, sn_title_from_noun, BACK, ANYWHERE },
  { NULL, sn_title_from_name, BACK, ANYWHERE },
  { of_sentences_behind, NULL, HERE, ANYWHERE },
  { of_paragraphs_before, NULL, HERE, ANYWHERE },
};

static char *
go (const Way *way, const Scene *scene)
{
  const SnSentence *before = sentence_before (scene);

  if ((way->kind == IN_LIST && !scene->listed) || (way->kind == IN_TEXT && scene->listed))
    return NULL;
  if (way->way != NULL)
    return way->way (scene);
  switch (way->reach)
    {
    case BEFORE:
      return before != NULL ? way->find (scene->self, before, scene->organiser) : NULL;
    case BACK:
      return title_going_back (scene->self, scene->clause, scene->own, scene->organiser, way->find);
    case BACK_BEFORE:
      return before != NULL ? title_going_back (scene->self, scene->clause, scene->own - 1, scene->organiser, way->find)
                            : NULL;
    case HERE:
    default:
      return way->find (scene->self, scene->clause->sentence, scene->organiser);
    }
}

/* Of the paragraph; behind "DCC.", if that is all that its first sentence says. */
static const SnSentence *
first_words (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_sentences[block];

  if (first + 1 < reading->block_sentences[block + 1] && sn_is_labelled_by_other (self, block) &&
      sn_reading_sentence (reading, first)->end - sn_reading_sentence (reading, first)->first < 5)
    return sn_reading_sentence (reading, first + 1);
  return sn_clause_first_words (reading, block);
}

/**
 * sn_consultation_title:
 * @clause: the words around its closing date
 * @organiser: (nullable): who asks
 * @weak: (out): whether it is a makeshift
 *
 * Finds a title for a consultation that has no reference: what it is on, as
 * the sentence says, or one before it in the paragraph, or the heading.
 *
 * Returns: (transfer full): the title.
 */
char *
sn_consultation_title (const SnExtraction *self, const SnClause *clause, const char *organiser, gboolean *weak)
{
  const SnReading *reading = self->reading;
  guint32 at = clause->when != NULL ? clause->when->first : clause->first;
  const Scene scene = {
    .self = self,
    .clause = clause,
    .organiser = organiser,
    .block = clause->block,
    .heading = self->outline->places[clause->block].heading,
    .own = sn_reading_sentence_of (reading, clause->block, at),
    .listed = sn_outline_is_own_item (self->outline, clause->block),
  };
  char *title = NULL;

  for (guint i = 0; title == NULL && i < G_N_ELEMENTS (ways); i++)
    title = go (&ways[i], &scene);
  *weak = title == NULL;
  if (title == NULL)
    title = sn_title_prefixed (organiser, sn_title_of_sentence (self->outline, first_words (self, clause->block)));
  return title;
}

/**
 * sn_consultation_subject_token:
 *
 * Returns: the token before which who asks is named.
 */
guint32
sn_consultation_subject_token (const SnExtraction *self, const SnSentence *sentence)
{
  guint32 first;
  const SnMark *mark = sn_consultation_subject (self, sentence, &first);

  if (mark == NULL)
    mark = sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_CONSULT);
  return mark != NULL ? mark->first : MIN (sentence->first + 8, sentence->end);
}
