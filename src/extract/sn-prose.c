/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-candidate.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static gboolean
is_word (const SnClause *clause, guint32 token, const char *word)
{
  return token >= clause->sentence->first && token < clause->sentence->end &&
         sn_reading_token_is (clause->outline->reading, token, word);
}

static gboolean
is_over (const SnExtraction *self, const SnDate *date)
{
  return sn_date_last_julian (date) < sn_date_first_julian (&self->outline->issued);
}

/* "moved from 7 to 12 March": what looks like a range is the old day and the
 * new one. */
static void
split_move (SnCandidate *candidate, const SnWhen *when)
{
  SnDate old = when->date, new;

  if (when->date.end_year == 0)
    return;
  new = sn_date_new_day (when->date.end_year, when->date.end_month, when->date.end_day);
  old = sn_date_new_day (old.year, old.month, old.day);
  if (when->date.has_time)
    sn_date_set_time (&new, when->date.time / 60u, when->date.time % 60u);
  sn_item_set_date (candidate->item, &new);
  sn_item_set_moved_from (candidate->item, &old);
}

static gboolean
says_moved (const SnClause *clause)
{
  return (clause->left & BIT (SN_WORD_MOVE)) != 0;
}

/* "moves from 22 December 2019 to the end of February 2020": the first of two
 * dates of which the second is where it moves to. */
static gboolean
is_moved_from (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnWhen *next;

  if (index + 1 >= self->outline->block_whens[clause->block + 1] || !is_word (clause, clause->when->first - 1, "from"))
    return FALSE;
  next = sn_outline_when (self->outline, index + 1);
  if (next->first >= clause->sentence->end || next->first - clause->when->end > 2)
    return FALSE;
  return says_moved (clause) && is_word (clause, clause->when->end, "to");
}

static void
note_move (const SnExtraction *self, SnCandidate *candidate, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  gboolean moved = says_moved (clause) || (clause->when->flags & SN_WHEN_FROM_TO && (clause->sentence_cues & BIT (SN_WORD_MOVE)));

  if (!moved && candidate->when > self->outline->block_whens[clause->block])
    {
      SnClause before;

      sn_clause_init (&before, self->outline, candidate->when - 1);
      if (before.sentence == clause->sentence && is_moved_from (self, &before, candidate->when - 1))
        {
          sn_item_set_moved (candidate->item, TRUE);
          sn_item_set_moved_from (candidate->item, &before.when->date);
        }
      return;
    }
  if (!moved)
    return;
  sn_item_set_moved (candidate->item, TRUE);
  if (clause->when->date.end_year != 0 && (clause->when->flags & SN_WHEN_FROM_TO || is_word (clause, clause->when->first - 1, "from")))
    split_move (candidate, clause->when);
  (void) reading;
}

/* Consultations */

/* The words after which what is consulted on stands: "consultation on",
 * "views on", "have your say on". */
static gboolean
subject_after (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark, guint32 *first)
{
  static const char *const joints[] = { "on", "about", "regarding", "into", "concerning", "around", "relating", NULL };
  static const char *const hollow[] = { "it", "them", "this", "these", "both", "whether", "how", "what", "which", "that", "either", "each", "all", NULL };
  const SnReading *reading = self->reading;
  guint32 i = mark->end;

  if (i + 1 >= sentence->end)
    return FALSE;
  for (guint j = 0; joints[j] != NULL; j++)
    if (sn_reading_token_is (reading, i, joints[j]))
      {
        *first = i + 1;
        if (sn_reading_token_is (reading, i + 1, "to"))
          (*first)++;
        for (guint h = 0; hollow[h] != NULL; h++)
          if (sn_reading_token_is (reading, *first, hollow[h]) && !(mark->word_class == SN_WORD_CONSULT && h >= 5 && h <= 9))
            return FALSE;
        for (guint32 w = self->outline->block_whens[sentence->block]; w < self->outline->block_whens[sentence->block + 1]; w++)
          if (sn_outline_when (self->outline, w)->first == *first)
            return FALSE;
        return TRUE;
      }
  return FALSE;
}

static const SnMark *
find_subject (const SnExtraction *self, const SnSentence *sentence, guint32 *first)
{
  static const SnWordClass classes[] = { SN_WORD_CONSULT, SN_WORD_STAGE, SN_WORD_RESPOND };

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
      {
        const SnMark *mark = sn_reading_mark (self->reading, i);

        if (mark->word_class == classes[c] && subject_after (self, sentence, mark, first))
          return mark;
      }
  return NULL;
}

static gboolean
is_noun (const char *text)
{
  return !g_str_has_suffix (text, "ing") && g_ascii_strcasecmp (text, "consults") != 0 && g_ascii_strcasecmp (text, "consult") != 0;
}

/* "Ofgem call for evidence on access to data", "DCC consultation on …" */
static char *
compose (const SnExtraction *self, guint block, const SnMark *mark, const char *phrase, const char *organiser)
{
  g_autofree char *noun = sn_reading_text (self->reading, block, mark->first, mark->end);
  const char *kind = mark->word_class == SN_WORD_CONSULT && is_noun (noun) && !strstr (noun, "for comment") ? noun : "consultation";
  g_autofree char *lower = g_utf8_strdown (kind, -1);

  if (g_str_has_suffix (lower, "s") && !g_str_has_suffix (lower, "ss"))
    lower[strlen (lower) - 1] = '\0';
  if (organiser == NULL)
    return g_strdup_printf ("Consultation on %s", phrase);
  return g_strdup_printf ("%s %s on %s", organiser, lower, phrase);
}

static char *
lower_first (const char *phrase)
{
  gunichar first = g_utf8_get_char (phrase), second = first != 0 ? g_utf8_get_char (g_utf8_next_char (phrase)) : 0;
  char lower[8] = { 0 };
  const char *space = strchr (phrase, ' ');
  gboolean name = FALSE;

  /* "Draft Budget" is a name, "Draft consumer plan" is not */
  for (const char *p = phrase; space != NULL && p < space; p++)
    name |= p > phrase && (g_ascii_isupper (*p) || g_ascii_isdigit (*p));
  if (space != NULL && g_ascii_isupper (space[1]))
    name = TRUE;
  if (name || space == NULL || !g_unichar_isupper (first) || g_unichar_isupper (second))
    return g_strdup (phrase);
  g_unichar_to_utf8 (g_unichar_tolower (first), lower);
  return g_strconcat (lower, g_utf8_next_char (phrase), NULL);
}

static char *
title_from_subject (const SnExtraction *self, guint block, guint32 s, const char *organiser)
{
  const SnSentence *sentence = sn_reading_sentence (self->reading, s);
  guint32 first;
  const SnMark *mark = find_subject (self, sentence, &first);
  g_autofree char *phrase = NULL, *lower = NULL;

  if (mark == NULL)
    return NULL;
  phrase = sn_title_phrase (self->outline, block, first, sentence->end);
  if (strlen (phrase) < 6)
    return NULL;
  lower = lower_first (phrase);
  return compose (self, block, mark, lower, organiser);
}

/* "Ofgem has announced a strategic review of …": what somebody has done, where
 * no word for a consultation says what it is on. */
static char *
title_from_deed (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const determiners[] = { "a", "an", "its", "the", "their", "new", "revised", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    if (sn_reading_token_is (reading, i, "has") || sn_reading_token_is (reading, i, "have"))
      for (guint32 j = i + 2; j < MIN (i + 4, sentence->end); j++)
        for (guint d = 0; determiners[d] != NULL; d++)
          if (sn_reading_token_is (reading, j, determiners[d]))
            {
              g_autofree char *phrase = sn_title_phrase (self->outline, sentence->block, j, sentence->end);
              g_autofree char *lower = lower_first (phrase);

              if (strchr (phrase, ' ') == NULL)
                return NULL;
              return g_strdup_printf (organiser != NULL ? "%s consultation: %s" : "%sConsultation: %s", organiser != NULL ? organiser : "", lower);
            }
  return NULL;
}

static char *
prefixed (const char *organiser, char *title)
{
  g_autofree char *owned = title;

  if (organiser == NULL || strstr (title, organiser) != NULL)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("%s: %s", organiser, title);
}

/* A title for a consultation that has no reference: what it is on, as the
 * sentence says, or one before it in the paragraph, or the heading. */
static char *
consultation_title (const SnExtraction *self, const SnClause *clause, const char *organiser, gboolean *weak)
{
  const SnReading *reading = self->reading;
  const SnPlace *place = &self->outline->places[clause->block];
  guint32 own = sn_reading_sentence_of (reading, clause->block, clause->when->first), first = reading->block_sentences[clause->block];
  guint heading = place->heading;
  char *title = title_from_subject (self, clause->block, own, organiser);

  *weak = FALSE;
  for (guint32 s = own; title == NULL && s > first; s--)
    title = title_from_subject (self, clause->block, s - 1, organiser);
  if (title == NULL && heading != SN_NO_BLOCK && reading->block_sentences[heading] < reading->block_sentences[heading + 1])
    title = title_from_subject (self, heading, reading->block_sentences[heading], organiser);
  for (guint32 s = own + 1; title == NULL && s-- > first;)
    title = title_from_deed (self, sn_reading_sentence (reading, s), organiser);
  if (title == NULL && sn_heading_is_subject (self->outline, heading))
    return prefixed (organiser, sn_title_of_heading (self->outline, heading));
  for (guint i = clause->block; title == NULL && heading != SN_NO_BLOCK && i > heading + 1; i--)
    for (guint32 s = reading->block_sentences[i - 1]; title == NULL && s < reading->block_sentences[i]; s++)
      title = title_from_subject (self, i - 1, s, organiser);
  if (title != NULL)
    return title;
  *weak = TRUE;
  return prefixed (organiser, sn_title_of_sentence (self->outline, sn_reading_sentence (reading, first)));
}

static guint32
subject_token (const SnExtraction *self, const SnSentence *sentence)
{
  guint32 first;
  const SnMark *mark = find_subject (self, sentence, &first);

  if (mark == NULL)
    mark = sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_CONSULT);
  return mark != NULL ? mark->first : sentence->end;
}

static void
add_reference_title (const SnExtraction *self, SnCandidate *candidate, const char *reference, const char *stage)
{
  g_autofree char *name = sn_find_mod_title (self, candidate->block, reference);
  g_autofree char *title = sn_title_of_mod (self, reference, stage, name);

  sn_item_set_reference (candidate->item, reference);
  sn_item_set_title (candidate->item, title);
  sn_item_set_organiser (candidate->item, sn_reference_is_sec (reference) ? "SECAS" : sn_item_get_organiser (candidate->item));
  if (sn_reference_is_sec (reference))
    sn_item_set_stage (candidate->item, stage == NULL && g_str_has_prefix (reference, "DP") ? "development" : stage);
}

/* Without a reference in sight but under a word for a SEC stage, the paragraph
 * is about a modification whose number stands elsewhere. */
static void
add_stage_title (const SnExtraction *self, SnCandidate *candidate, const char *stage)
{
  guint32 first = self->reading->block_sentences[candidate->block];
  g_autofree char *sentence = sn_title_of_sentence (self->outline, sn_reading_sentence (self->reading, first));
  g_autofree char *title = g_strdup_printf ("%s: %s", sn_lexicon_get_name (self->reading->lexicon, SN_WORD_STAGE, stage), sentence);

  sn_item_set_title (candidate->item, title);
  sn_item_set_stage (candidate->item, stage);
  sn_item_set_organiser (candidate->item, "SECAS");
  candidate->weak = TRUE;
}

static gboolean
names_body_before (const SnExtraction *self, const SnClause *clause)
{
  const SnMark *body = sn_reading_find_mark (self->reading, self->reading->block_marks[clause->block], clause->sentence->end_mark, SN_WORD_BODY);

  return body != NULL && strcmp (body->value, "SECAS") != 0;
}

static void
add_consultation (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  g_autofree char *reference = sn_find_reference (self, clause->block, clause->sentence->first, clause->sentence->end);
  const char *stage = sn_find_stage (self, clause->block, clause->sentence);
  SnCandidate *candidate = sn_extraction_add (self, SN_ITEM_CONSULTATION, NULL, clause->block, clause->sentence->first, clause->sentence->end,
                                              index, rule);

  if (reference != NULL)
    add_reference_title (self, candidate, reference, stage);
  else if (stage != NULL && !names_body_before (self, clause))
    add_stage_title (self, candidate, stage);
  else
    {
      g_autofree char *organiser = sn_find_organiser (self, clause->block, clause->sentence, subject_token (self, clause->sentence));
      g_autofree char *title = consultation_title (self, clause, organiser, &candidate->weak);

      sn_item_set_organiser (candidate->item, organiser);
      sn_item_set_title (candidate->item, title);
    }
  note_move (self, candidate, clause);
}

/* Events, milestones, deadlines */

static char *
dated_organiser (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  const SnPlace *place = &self->outline->places[clause->block];
  const SnMark *mark = sn_reading_find_mark (reading, clause->sentence->first_mark, clause->sentence->end_mark, SN_WORD_BODY);

  if (mark == NULL || mark->first > clause->when->first)
    mark = NULL;
  if (mark == NULL && place->heading != SN_NO_BLOCK)
    mark = sn_reading_find_mark (reading, reading->block_marks[place->heading], reading->block_marks[place->heading + 1], SN_WORD_BODY);
  if (mark == NULL)
    mark = sn_reading_find_mark (reading, reading->block_marks[clause->block], clause->sentence->end_mark, SN_WORD_BODY);
  return mark != NULL ? g_strdup (mark->value) : NULL;
}

static gboolean
says_ours (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  static const char *const words[] = { "our", "we", "us", "sec", "secas" };

  for (guint32 i = first; i < end; i++)
    for (guint w = 0; w < G_N_ELEMENTS (words); w++)
      if (sn_reading_token_is (self->reading, i, words[w]) && !(w == 3 && sn_reading_token (self->reading, i)->letter_case != SN_CASE_CAPITALS))
        return TRUE;
  (void) block;
  return FALSE;
}

/* Meetings of committees have no organiser; what "we" hold, and what carries
 * the Code's name, is the administrator's; all else is who is named. */
static char *
event_organiser (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  char *named = dated_organiser (self, clause);

  if (says_ours (self, clause->block, clause->sentence->first, clause->sentence->end) ||
      (named == NULL && heading != SN_NO_BLOCK && says_ours (self, heading, reading->block_tokens[heading], reading->block_tokens[heading + 1])))
    {
      g_free (named);
      return g_strdup ("SECAS");
    }
  return named != NULL ? named : g_strdup ("SECAS");
}

static const SnMark *
committee_before (const SnExtraction *self, const SnClause *clause)
{
  const SnMark *found = NULL;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (self->reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && mark->first >= clause->first && mark->first < clause->when->first)
        found = mark;
    }
  return found;
}

static SnCandidate *
add_dated (SnExtraction *self, SnItemKind kind, const char *title, const SnClause *clause, guint32 index, const char *rule)
{
  SnCandidate *candidate = sn_extraction_add (self, kind, title, clause->block, clause->sentence->first, clause->sentence->end, index, rule);

  note_move (self, candidate, clause);
  if (clause->sentence_cues & BIT (SN_WORD_CANCEL) && kind == SN_ITEM_EVENT)
    sn_item_set_outcome (candidate->item, SN_OUTCOME_CANCELLED);
  return candidate;
}

static gboolean
heading_names_event (const SnExtraction *self, guint block)
{
  guint heading = self->outline->places[block].heading;

  return heading != SN_NO_BLOCK && (sn_reading_block_cues (self->reading, heading) & BIT (SN_WORD_EVENT)) != 0;
}

static char *
event_reference (const SnExtraction *self, const SnClause *clause, const char *title)
{
  guint heading = self->outline->places[clause->block].heading;
  char *reference = sn_reference_find (self->reading, clause->block, clause->first, clause->end, NULL);

  if (reference == NULL && heading != SN_NO_BLOCK && !heading_names_event (self, clause->block))
    reference = sn_reference_find (self->reading, heading, self->reading->block_tokens[heading], self->reading->block_tokens[heading + 1], NULL);
  (void) title;
  return reference;
}

static void
add_event (SnExtraction *self, const SnClause *clause, guint32 index)
{
  gboolean from_heading;
  g_autofree char *title = sn_title_event (clause, &from_heading);
  g_autofree char *organiser = event_organiser (self, clause);
  g_autofree char *reference = event_reference (self, clause, title);
  SnCandidate *candidate = add_dated (self, SN_ITEM_EVENT, title, clause, index, "event");

  sn_item_set_organiser (candidate->item, organiser);
  sn_item_set_reference (candidate->item, reference);
}

static void
add_committee_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee)
{
  g_autofree char *title = sn_title_committee (self->reading, clause->block, committee, clause->sentence->end);
  g_autofree char *reference = NULL;
  SnCandidate *candidate;

  if (g_strcmp0 (committee->value, "Working Group") == 0)
    reference = sn_reference_find (self->reading, clause->block, clause->first, clause->end, NULL);
  if (reference != NULL)
    {
      g_autofree char *with = g_strdup_printf ("%s Working Group", reference);

      candidate = add_dated (self, SN_ITEM_EVENT, with, clause, index, "committee meets");
      sn_item_set_reference (candidate->item, reference);
    }
  else
    candidate = add_dated (self, SN_ITEM_EVENT, title, clause, index, "committee meets");
  sn_item_set_committee (candidate->item, committee->value);
}

/* What takes effect: the sentence's subject; where that is a pronoun, what the
 * sentence before spoke of, or the heading. */
static char *
milestone_title (const SnExtraction *self, const SnClause *clause, char **reference)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->when->first);
  const SnMark *verb = sn_clause_last_mark (clause, SN_WORD_MILESTONE);
  guint heading = self->outline->places[clause->block].heading;
  g_autofree char *title = sn_title_subject (self->outline, clause->sentence);

  *reference = sn_reference_find (reading, clause->block, clause->sentence->first, clause->when->first, NULL);
  if (*reference != NULL)
    {
      guint32 at;
      g_autofree char *first = sn_reference_find (reading, clause->block, clause->sentence->first, clause->when->first, &at);

      if (at > clause->sentence->first + 4)
        g_clear_pointer (reference, g_free);
    }
  if (clause->first > clause->sentence->first && clause->first + 2 < clause->when->first)
    {
      g_autofree char *own = sn_title_of_tokens (self->outline, clause->block, clause->first, clause->when->first);
      g_free (title);
      title = g_steal_pointer (&own);
    }
  if (title[0] == '\0' && s > reading->block_sentences[clause->block])
    {
      const SnSentence *before = sn_reading_sentence (reading, s - 1);
      guint32 at = G_MAXUINT32;
      g_autofree char *named = sn_reference_find (reading, clause->block, before->first, before->end, &at);

      if (named != NULL && *reference == NULL)
        {
          g_autofree char *name = sn_find_mod_title (self, clause->block, named);

          *reference = g_steal_pointer (&named);
          return name != NULL ? g_strdup_printf ("%s implementation: %s", *reference, name) : g_strdup_printf ("%s implementation", *reference);
        }
      if (sn_heading_is_subject (self->outline, heading))
        {
          g_autofree char *subject = sn_title_of_heading (self->outline, heading);
          g_autofree char *deed = sn_reading_text (reading, clause->block, clause->sentence->first, clause->when->first);
          (void) deed;
          return g_steal_pointer (&subject);
        }
      return sn_title_of_sentence (self->outline, before);
    }
  if (*reference != NULL)
    {
      g_autofree char *name = sn_find_mod_title (self, clause->block, *reference);

      return name != NULL ? g_strdup_printf ("%s implementation: %s", *reference, name) : g_strdup_printf ("%s implementation", *reference);
    }
  if (strlen (title) < 8 || strchr (title, ' ') == NULL)
    {
      g_free (title);
      title = sn_title_of_sentence (self->outline, clause->sentence);
      if (strlen (title) < 8 && heading != SN_NO_BLOCK)
        return sn_title_of_heading (self->outline, heading);
      return g_steal_pointer (&title);
    }
  if (verb != NULL && verb->first < clause->when->first && !strstr (title, "Release"))
    {
      /* "User Integration Testing for R2.0 starts" says more with its verb */
      g_autofree char *word = sn_reading_text (reading, clause->block, verb->first, verb->end);

      if (strlen (title) < 90 && !strstr (title, word) && !(clause->left & BIT (SN_WORD_MOVE)))
        return g_strdup_printf ("%s %s", title, word);
    }
  return g_steal_pointer (&title);
}

/* "The February 2024 SEC Release goes live …": the name with its month. */
static char *
release_title (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  const SnMark *release = sn_clause_last_mark (clause, SN_WORD_RELEASE);
  guint block = clause->block;
  guint heading = self->outline->places[block].heading;
  guint32 first;

  if (release == NULL)
    release = sn_reading_find_mark (reading, clause->sentence->first_mark, clause->sentence->end_mark, SN_WORD_RELEASE);
  if (release == NULL && heading != SN_NO_BLOCK)
    {
      release = sn_reading_find_mark (reading, reading->block_marks[heading], reading->block_marks[heading + 1], SN_WORD_RELEASE);
      block = heading;
    }
  if (release == NULL)
    return NULL;
  first = release->first;
  while (first > reading->block_tokens[block] && (sn_reading_token (reading, first - 1)->kind == SN_TOKEN_NUMBER ||
                                                  sn_reading_mark_at (reading, block, first - 1, SN_WORD_MONTH) != NULL))
    first--;
  return sn_reading_text (reading, block, first, release->end);
}

static void
add_milestone (SnExtraction *self, const SnClause *clause, guint32 index)
{
  g_autofree char *organiser = dated_organiser (self, clause);
  g_autofree char *reference = NULL;
  g_autofree char *release = NULL;
  g_autofree char *title = milestone_title (self, clause, &reference);
  SnCandidate *candidate;

  if (reference == NULL)
    release = release_title (self, clause);
  candidate = add_dated (self, SN_ITEM_MILESTONE, release != NULL ? release : title, clause, index, "milestone");
  sn_item_set_reference (candidate->item, reference);
  if (release == NULL && organiser == NULL)
    {
      guint heading = self->outline->places[clause->block].heading;
      const SnMark *committee = sn_reading_find_mark (self->reading, self->reading->block_marks[clause->block], clause->sentence->first_mark, SN_WORD_COMMITTEE);

      if (committee == NULL && heading != SN_NO_BLOCK)
        committee = sn_reading_find_mark (self->reading, self->reading->block_marks[heading], self->reading->block_marks[heading + 1], SN_WORD_COMMITTEE);
      if (committee != NULL && reference == NULL)
        {
          g_autofree char *with = strstr (title, committee->value) == NULL ? g_strdup_printf ("%s: %s", committee->value, title) : g_strdup (title);

          sn_item_set_organiser (candidate->item, committee->value);
          sn_item_set_title (candidate->item, with);
        }
      return;
    }
  if (release == NULL && g_strcmp0 (organiser, "SECAS") != 0)
    sn_item_set_organiser (candidate->item, organiser);
}

static void
add_deadline (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  guint heading = self->outline->places[clause->block].heading;
  g_autofree char *organiser = dated_organiser (self, clause);
  g_autofree char *sentence = sn_title_of_sentence (self->outline, clause->sentence);
  g_autofree char *subject = sn_heading_is_subject (self->outline, heading) ? sn_title_of_heading (self->outline, heading) : NULL;
  g_autofree char *title = subject != NULL ? g_strdup_printf ("%s: %s", subject, sentence) : g_strdup (sentence);
  g_autofree char *clean = sn_title_clean (title);
  SnCandidate *candidate = add_dated (self, SN_ITEM_DEADLINE, clean, clause, index, rule);

  if (g_strcmp0 (organiser, "SECAS") != 0)
    sn_item_set_organiser (candidate->item, organiser);
  candidate->weak = TRUE;
}

static void
add_registration (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint heading = self->outline->places[clause->block].heading;
  g_autofree char *subject = NULL, *title = NULL;
  gboolean own = FALSE;

  /* what the nearest event of the same article is called */
  for (guint i = self->candidates->len; i > 0 && subject == NULL; i--)
    {
      SnCandidate *other = self->candidates->pdata[i - 1];

      if (sn_item_get_kind (other->item) == SN_ITEM_EVENT && !other->row && self->outline->places[other->block].heading == heading)
        subject = g_strdup (sn_item_get_title (other->item));
    }
  if (subject == NULL && heading != SN_NO_BLOCK && heading_names_event (self, clause->block))
    subject = sn_title_of_heading (self->outline, heading);
  own = subject == NULL;
  if (own)
    {
      add_deadline (self, clause, index, "registration");
      return;
    }
  title = g_strdup_printf ("Registration closes for %s", subject);
  add_dated (self, SN_ITEM_DEADLINE, title, clause, index, "registration");
}

/* The rules, in the order in which they are asked. */

static gboolean
is_consultation (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY);
  guint64 around = clause->block_cues | clause->heading;

  if (sn_clause_has (clause, asks))
    return TRUE;
  if (clause->sentence_cues & (BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE)))
    return FALSE;
  if (clause->sentence_cues & asks)
    return TRUE;
  /* "Use the form by 20 December": what the form is for stands above */
  return (around & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY))) != 0 && !(clause->heading & BIT (SN_WORD_EVENT));
}

static gboolean
committee_acts (const SnExtraction *self, const SnClause *clause, const SnMark *committee)
{
  guint64 acts = BIT (SN_WORD_ATTEND) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_CANCEL) | BIT (SN_WORD_MOVE);
  guint64 between = sn_reading_cues (self->reading, clause->block, committee->first, clause->end);

  if (between & acts)
    return TRUE;
  /* "at the Modification Working Group on 6 March" */
  return clause->when->first >= committee->end && clause->when->first - committee->end <= 2;
}

static gboolean
is_negated (const SnClause *clause)
{
  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (is_word (clause, i, "not") || is_word (clause, i, "cannot"))
      return TRUE;
  return FALSE;
}

static gboolean
is_list_of (const SnExtraction *self, const SnClause *clause, guint64 classes)
{
  const SnPlace *place = &self->outline->places[clause->block];
  guint64 above = clause->heading;

  return sn_document_get_block (self->reading->document, clause->block)->kind == SN_BLOCK_LIST_ITEM && place->lead != SN_NO_BLOCK &&
         (above & classes) != 0 && clause->end - clause->first < 30;
}

static void
read_closing (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;

  if ((own & BIT (SN_WORD_VOTE)) && !(own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND))))
    add_deadline (self, clause, index, "vote");
  else if ((own & BIT (SN_WORD_REGISTER)) && !(own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    add_registration (self, clause, index);
  else if (is_consultation (self, clause))
    add_consultation (self, clause, index, "closing date");
  else if ((clause->sentence_cues & BIT (SN_WORD_MUST)) || (own & BIT (SN_WORD_CLOSE) & clause->left && (clause->sentence_cues & BIT (SN_WORD_REGISTER))))
    add_deadline (self, clause, index, "must");
}

static gboolean
names_meeting (const SnClause *clause)
{
  for (guint32 i = clause->sentence->first; i + 1 < clause->sentence->end; i++)
    if (is_word (clause, i, "meeting") && sn_reading_token (clause->outline->reading, i + 1)->kind == SN_TOKEN_NUMBER)
      return TRUE;
  return FALSE;
}

static void
read_other (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  SnPrecision precision = sn_date_precision (&clause->when->date);
  const SnMark *committee = committee_before (self, clause);
  gboolean office = (clause->sentence_cues & BIT (SN_WORD_OFFICE)) != 0;

  if (is_negated (clause) && !(own & BIT (SN_WORD_CANCEL)))
    return;
  if (office)
    {
      g_autofree char *title = sn_title_subject (self->outline, clause->sentence);
      g_autofree char *closed = g_strdup_printf ("%s closed", title[0] != '\0' ? title : "Office");

      if (clause->sentence_cues & BIT (SN_WORD_OFFICE) && strstr (title, "unavailable") == NULL)
        add_dated (self, SN_ITEM_EVENT, closed, clause, index, "office closed");
      return;
    }
  if (committee != NULL && precision >= SN_PRECISION_MONTH && committee_acts (self, clause, committee))
    {
      add_committee_meeting (self, clause, index, committee);
      return;
    }
  if (names_meeting (clause) && precision >= SN_PRECISION_MONTH)
    {
      /* "The next is Meeting 124 on 24 April": whose, the sentences before say */
      const SnMark *named = NULL;

      for (guint32 i = self->reading->block_marks[clause->block]; i < clause->sentence->end_mark; i++)
        if (sn_reading_mark (self->reading, i)->word_class == SN_WORD_COMMITTEE)
          named = sn_reading_mark (self->reading, i);
      if (named != NULL)
        {
          SnMark moved = *named;
          g_autofree char *name = sn_reading_text (self->reading, clause->block, named->first, named->end);
          g_autofree char *numbered = NULL;

          for (guint32 i = clause->first; i + 1 < clause->end && numbered == NULL; i++)
            if (is_word (clause, i, "meeting") && sn_reading_token (self->reading, i + 1)->kind == SN_TOKEN_NUMBER)
              {
                g_autofree char *number = sn_reading_text (self->reading, clause->block, i + 1, i + 2);
                numbered = g_strdup_printf ("%s Meeting %s", name, number);
              }
          if (numbered != NULL)
            {
              SnCandidate *candidate = add_dated (self, SN_ITEM_EVENT, numbered, clause, index, "numbered meeting");

              sn_item_set_committee (candidate->item, moved.value);
              return;
            }
        }
    }
  if ((own & BIT (SN_WORD_MOVE)) && (own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CLOSE))) &&
      !(own & BIT (SN_WORD_EVENT)))
    {
      add_consultation (self, clause, index, "moved");
      return;
    }
  if (((own & BIT (SN_WORD_EVENT)) || ((own & BIT (SN_WORD_ATTEND)) && (clause->sentence_cues & BIT (SN_WORD_EVENT)))) &&
      (precision == SN_PRECISION_DAY || (own & BIT (SN_WORD_ATTEND))))
    {
      add_event (self, clause, index);
      return;
    }
  if (sn_clause_has (clause, BIT (SN_WORD_RELEASE)) ||
      ((own & BIT (SN_WORD_MILESTONE)) && !((own | clause->sentence_cues) & BIT (SN_WORD_OUTCOME))))
    {
      add_milestone (self, clause, index);
      return;
    }
  if (heading_names_event (self, clause->block) && precision >= SN_PRECISION_MONTH)
    {
      add_event (self, clause, index);
      return;
    }
  if ((own & BIT (SN_WORD_ATTEND)) && precision == SN_PRECISION_DAY && clause->when->date.has_time)
    {
      add_event (self, clause, index);
      return;
    }
  if (is_list_of (self, clause, BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE)))
    {
      g_autofree char *item = sn_title_of_sentence (self->outline, clause->sentence);
      guint heading = self->outline->places[clause->block].heading;
      g_autofree char *above = heading != SN_NO_BLOCK ? sn_title_of_heading (self->outline, heading) : g_strdup ("");
      g_autofree char *title = above[0] != '\0' ? g_strdup_printf ("%s: %s", above, item) : g_strdup (item);

      add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "listed milestone");
      return;
    }
  if (clause->sentence_cues & BIT (SN_WORD_MOVE) && precision >= SN_PRECISION_MONTH)
    add_milestone (self, clause, index);
}

static void
read_when (SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  const SnPlace *place = &self->outline->places[when->block];
  SnClause clause;
  SnDate last = when->date;

  if (self->used[index] || when->date.year == 0 || (when->flags & SN_WHEN_IMPOSSIBLE) || sn_date_precision (&when->date) == SN_PRECISION_YEAR)
    return;
  if (place->role != SN_ROLE_TEXT && place->role != SN_ROLE_SUMMARY && place->role != SN_ROLE_HEADING)
    return;
  if (is_over (self, &last))
    return;
  sn_clause_init (&clause, self->outline, index);
  if ((clause.sentence_cues & BIT (SN_WORD_HIRING)) || is_moved_from (self, &clause, index))
    return;
  if (clause.left & BIT (SN_WORD_CLOSED) && !(clause.left & BIT (SN_WORD_CLOSE)))
    return;
  if ((clause.sentence_cues & BIT (SN_WORD_OUTCOME)) && !(clause.sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return;
  if (place->role == SN_ROLE_HEADING && !clause.closing)
    {
      if (clause.sentence_cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_RELEASE)) && sn_date_precision (&when->date) == SN_PRECISION_DAY)
        read_other (self, &clause, index);
      return;
    }
  if (clause.closing)
    read_closing (self, &clause, index);
  else
    read_other (self, &clause, index);
}

/* "Both run from 10.30 to 15.00.", "We start at 10am and finish at 4pm.": a
 * time without a day is that of the events of its paragraph. */
static void
spread_times (SnExtraction *self, guint block)
{
  const SnOutline *outline = self->outline;

  for (guint32 i = outline->block_whens[block]; i < outline->block_whens[block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);

      if (when->date.year != 0 || !when->date.has_time || self->used[i])
        continue;
      for (guint c = 0; c < self->candidates->len; c++)
        {
          SnCandidate *candidate = self->candidates->pdata[c];
          SnDate date = *sn_item_get_date (candidate->item);

          if (candidate->block != block || sn_item_get_kind (candidate->item) != SN_ITEM_EVENT || date.day == 0 || candidate->first > when->first)
            continue;
          if (!date.has_time)
            {
              date.has_time = TRUE;
              date.time = when->date.time;
              date.has_end_time = when->date.has_end_time;
              date.end_time = when->date.end_time;
            }
          else if (!date.has_end_time && when->date.time > date.time)
            {
              date.has_end_time = TRUE;
              date.end_time = when->date.time;
            }
          else
            continue;
          self->used[i] = TRUE;
          sn_item_set_date (candidate->item, &date);
        }
    }
}

/**
 * sn_find_in_prose:
 *
 * Finds what the running text says of dates: consultations that close, events,
 * what takes effect, what must be done.
 */
void
sn_find_in_prose (SnExtraction *self)
{
  for (guint32 i = 0; i < self->outline->whens->len; i++)
    read_when (self, i);
  for (guint i = 0; i < self->outline->n_blocks; i++)
    if (self->outline->places[i].role == SN_ROLE_TEXT && self->outline->block_whens[i] < self->outline->block_whens[i + 1])
      spread_times (self, i);
}
