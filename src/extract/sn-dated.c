/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static const SnMark *
body_before (const SnExtraction *self, const SnClause *clause)
{
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (self->reading, i);

      if (mark->word_class == SN_WORD_BODY && mark->first < clause->when->first && strcmp (mark->value, "SECAS") != 0)
        return mark;
    }
  return NULL;
}

static const SnMark *
mark_of_block (const SnExtraction *self, guint block, SnWordClass word_class)
{
  if (block == SN_NO_BLOCK)
    return NULL;
  return sn_reading_find_mark (self->reading, self->reading->block_marks[block], self->reading->block_marks[block + 1], word_class);
}

/* Who runs what is dated: who acts in the sentence, else whose heading it
 * stands under, else who is named in the paragraph before. */
static const char *
find_body (const SnExtraction *self, const SnClause *clause)
{
  const SnMark *mark = body_before (self, clause);

  if (mark == NULL)
    mark = mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_BODY);
  if (mark == NULL)
    mark = sn_reading_find_mark (self->reading, self->reading->block_marks[clause->block], clause->sentence->first_mark, SN_WORD_BODY);
  return mark != NULL ? mark->value : NULL;
}

static gboolean
says_ours (const SnExtraction *self, guint32 first, guint32 end)
{
  static const char *const words[] = { "our", "we", "us", "secas", NULL };

  for (guint32 i = first; i < end; i++)
    {
      for (guint w = 0; words[w] != NULL; w++)
        if (sn_reading_token_is (self->reading, i, words[w]))
          return TRUE;
      if (sn_reading_token_is (self->reading, i, "sec") && sn_reading_token (self->reading, i)->letter_case == SN_CASE_CAPITALS)
        return TRUE;
    }
  return FALSE;
}

/* What "we" hold, and what carries the Code's name, is the administrator's;
 * all else is who is named. The newsletter is the administrator's own, so an
 * event of nobody in particular is too. */
static const char *
event_organiser (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  const char *body = find_body (self, clause);

  if (says_ours (self, clause->sentence->first, clause->sentence->end) || body == NULL)
    return "SECAS";
  if (heading != SN_NO_BLOCK && says_ours (self, self->reading->block_tokens[heading], self->reading->block_tokens[heading + 1]))
    return "SECAS";
  return body;
}

static SnCandidate *
add_dated (SnExtraction *self, SnItemKind kind, const char *title, const SnClause *clause, guint32 index, const char *rule)
{
  SnCandidate *candidate = sn_extraction_add (self, kind, title, clause->block, clause->sentence->first, clause->sentence->end, index, rule);

  sn_candidate_note_move (self, candidate, clause);
  if ((clause->sentence_cues & BIT (SN_WORD_CANCEL)) && kind == SN_ITEM_EVENT)
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

  return heading != SN_NO_BLOCK && (sn_reading_block_cues (self->reading, heading) & BIT (SN_WORD_EVENT)) != 0;
}

/* An event about a modification bears its reference: named in the clause, or
 * above it where the heading speaks of the modification. */
static char *
event_reference (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  char *reference = sn_reference_find (self->reading, clause->block, clause->first, clause->end, NULL);

  if (reference == NULL && heading != SN_NO_BLOCK && !sn_heading_names_event (self, clause->block))
    reference = sn_reference_find (self->reading, heading, self->reading->block_tokens[heading], self->reading->block_tokens[heading + 1], NULL);
  return reference;
}

/**
 * sn_prose_add_event:
 *
 * Makes an event of the clause's date.
 */
void
sn_prose_add_event (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  gboolean from_heading;
  g_autofree char *title = sn_title_event (clause, &from_heading);
  g_autofree char *reference = event_reference (self, clause);
  SnCandidate *candidate = add_dated (self, SN_ITEM_EVENT, title, clause, index, rule);

  sn_item_set_organiser (candidate->item, event_organiser (self, clause));
  sn_item_set_reference (candidate->item, reference);
}

/* The fullest form of a committee's name in the paragraph or its heading. */
static const SnMark *
fullest_name (const SnExtraction *self, guint block, const SnMark *committee, guint *where)
{
  guint blocks[2] = { block, self->outline->places[block].heading };
  const SnMark *best = committee;

  *where = block;
  for (guint b = 0; b < G_N_ELEMENTS (blocks); b++)
    for (guint32 i = blocks[b] == SN_NO_BLOCK ? 0 : self->reading->block_marks[blocks[b]];
         blocks[b] != SN_NO_BLOCK && i < self->reading->block_marks[blocks[b] + 1]; i++)
      {
        const SnMark *mark = sn_reading_mark (self->reading, i);

        if (mark->word_class == SN_WORD_COMMITTEE && g_strcmp0 (mark->value, committee->value) == 0 && mark->end - mark->first > best->end - best->first)
          {
            best = mark;
            *where = blocks[b];
          }
      }
  return best;
}

static char *
meeting_number (const SnExtraction *self, const SnClause *clause, guint32 first, guint32 end)
{
  for (guint32 i = first; i + 1 < end; i++)
    if (sn_clause_is_word (clause, i, "meeting") && sn_reading_token (self->reading, i + 1)->kind == SN_TOKEN_NUMBER &&
        i + 1 < clause->sentence->end)
      {
        gboolean dated = clause->when->first <= i + 1 && i + 1 < clause->when->end;

        return dated ? NULL : sn_reading_text (self->reading, clause->block, i + 1, i + 2);
      }
  return NULL;
}

static SnCandidate *
add_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee, const char *number)
{
  guint where;
  const SnMark *name = fullest_name (self, clause->block, committee, &where);
  g_autofree char *text = sn_reading_text (self->reading, where, name->first, name->end);
  g_autofree char *clean = sn_title_clean (text);
  g_autofree char *title = number != NULL ? g_strdup_printf ("%s Meeting %s", clean, number) : g_strdup_printf ("%s meeting", clean);
  SnCandidate *candidate = add_dated (self, SN_ITEM_EVENT, title, clause, index, "committee meets");

  sn_item_set_committee (candidate->item, committee->value);
  return candidate;
}

/**
 * sn_prose_add_meeting:
 * @committee: who meets
 *
 * Makes a committee's meeting of the clause's date.
 */
void
sn_prose_add_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee)
{
  g_autofree char *number = meeting_number (self, clause, clause->first, clause->end);
  g_autofree char *reference = NULL;
  SnCandidate *candidate = add_meeting (self, clause, index, committee, number);

  if (g_strcmp0 (committee->value, "Working Group") != 0)
    return;
  reference = sn_reference_find (self->reading, clause->block, clause->first, clause->end, NULL);
  if (reference != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s Working Group", reference);

      sn_item_set_reference (candidate->item, reference);
      sn_item_set_title (candidate->item, title);
    }
}

static gboolean
is_pronoun (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "it", "this", "these", "they", "we", "you", "one", "that", "there", "which", "who", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (sn_reading_token_is (reading, token, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_add_numbered:
 *
 * Makes a meeting of "The next is Meeting 124 on 24 April": whose, the words
 * before in the paragraph say.
 *
 * Returns: whether the clause has such a meeting.
 */
gboolean
sn_prose_add_numbered (SnExtraction *self, const SnClause *clause, guint32 index)
{
  g_autofree char *number = meeting_number (self, clause, clause->first, clause->end);
  guint32 s = sn_reading_sentence_of (self->reading, clause->block, clause->sentence->first);
  const SnMark *committee = NULL;

  /* "Meeting 71 could not take place. It has been rearranged for 6 April." */
  if (number == NULL && (clause->left & BIT (SN_WORD_MOVE)) && is_pronoun (self->reading, clause->sentence->first) &&
      s > self->reading->block_sentences[clause->block])
    {
      const SnSentence *before = sn_reading_sentence (self->reading, s - 1);

      for (guint32 i = before->first; i + 1 < before->end && number == NULL; i++)
        if (sn_reading_token_is (self->reading, i, "meeting") && sn_reading_token (self->reading, i + 1)->kind == SN_TOKEN_NUMBER)
          number = sn_reading_text (self->reading, clause->block, i + 1, i + 2);
    }
  if (number == NULL)
    return FALSE;
  for (guint32 i = self->reading->block_marks[clause->block]; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (self->reading, i)->word_class == SN_WORD_COMMITTEE)
      committee = sn_reading_mark (self->reading, i);
  if (committee == NULL)
    committee = mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_COMMITTEE);
  if (committee == NULL)
    return FALSE;
  add_meeting (self, clause, index, committee, number);
  return TRUE;
}

/* Milestones */

/* Verbs of saying and expecting, after which the matter itself stands. */
static gboolean
introduces (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "that", "expects", "expect", "plans", "intends", "hopes", "wants", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (sn_reading_token_is (reading, token, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_comma (const SnReading *reading, guint32 token)
{
  return sn_reading_token (reading, token)->kind == SN_TOKEN_PUNCT && sn_reading_token (reading, token)->value == ',';
}

static const SnMark *
milestone_verb (const SnClause *clause)
{
  const SnMark *verb = sn_clause_last_mark (clause, SN_WORD_MILESTONE);

  if (verb == NULL || verb->first > clause->when->first)
    {
      const SnMark *move = sn_clause_last_mark (clause, SN_WORD_MOVE);

      verb = move != NULL && move->first < clause->when->first ? move : verb;
    }
  return verb;
}

/* "If it goes well, …", "In the North Region, …": what goes before the matter. */
static gboolean
opens_aside (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "if", "when", "as", "after", "following", "subject", "from", "in", "on", "at", "once", "amongst", "among",
                                       "because", "since", "while", "although", "for", "with", "under", "until", "during", "this", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (sn_reading_token_is (reading, token, words[i]))
      return TRUE;
  return FALSE;
}

/* Where what takes effect is named: before the verb, after "announced that" or
 * "expects"; with commas, before the first of them, or after one that ends an
 * aside. */
static void
find_span (const SnExtraction *self, const SnClause *clause, const SnMark *verb, guint32 *first, guint32 *end)
{
  const SnReading *reading = self->reading;

  *end = verb != NULL && verb->first < clause->when->first ? verb->first : clause->when->first;
  *first = clause->first;
  for (guint32 i = clause->first; i + 1 < *end; i++)
    if (i > clause->first && introduces (reading, i))
      *first = i + 1;
  for (guint32 i = *first; i < *end; i++)
    {
      if (!is_comma (reading, i))
        continue;
      if (i == *first || opens_aside (reading, *first))
        *first = i + 1;
      else
        *end = i;
    }
}

/* "will now", "is expected to", "has been": not part of the name. */
static guint32
drop_auxiliaries (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const words[] = { "will", "now", "be", "to", "is", "are", "has", "have", "been", "expected", "due", "should", "then", "also",
                                       "would", "and", "not", "affected", "only", "therefore", "still", "already", NULL };
  gboolean dropped = TRUE;

  while (dropped && end > first)
    {
      dropped = FALSE;
      for (guint i = 0; words[i] != NULL && !dropped; i++)
        if (sn_reading_token_is (reading, end - 1, words[i]))
          {
            end--;
            dropped = TRUE;
          }
    }
  return end;
}

static char *
mod_milestone (const SnExtraction *self, guint block, const char *reference)
{
  g_autofree char *name = sn_find_mod_title (self, block, reference);

  return name != NULL ? g_strdup_printf ("%s implementation: %s", reference, name) : g_strdup_printf ("%s implementation", reference);
}

/* "The Authority approved MP279 on 5 March. It will be implemented on …" */
static char *
reference_before (const SnExtraction *self, const SnClause *clause)
{
  guint32 s = sn_reading_sentence_of (self->reading, clause->block, clause->sentence->first);
  const SnSentence *before;
  char *reference;
  guint32 at;

  if (s == self->reading->block_sentences[clause->block])
    return NULL;
  before = sn_reading_sentence (self->reading, s - 1);
  reference = sn_reference_find (self->reading, clause->block, before->first, before->end, &at);
  while (reference != NULL && sn_clause_is_word (clause, clause->sentence->first + 1, "latter"))
    {
      char *next = sn_reference_find (self->reading, clause->block, at + 1, before->end, &at);

      if (next == NULL)
        break;
      g_free (reference);
      reference = next;
    }
  return reference;
}

/* With its verb a name says more: "User Integration Testing for R2.0 starts". */
static char *
with_verb (const SnExtraction *self, const SnClause *clause, const SnMark *verb, char *name)
{
  g_autofree char *owned = name, *word = NULL, *lower = NULL;

  if (verb == NULL || verb->word_class == SN_WORD_MOVE || verb->first > clause->when->first)
    return g_steal_pointer (&owned);
  word = sn_reading_text (self->reading, clause->block, verb->first, verb->end);
  lower = g_utf8_strdown (word, -1);
  if (strlen (name) > 100 || strstr (name, word) != NULL)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("%s %s", owned, lower);
}

/* "…, with the start of Initial Operating Capability": what the day means is
 * said after it. */
static char *
with_meaning (const SnExtraction *self, const SnClause *clause, char *title)
{
  g_autofree char *owned = title, *phrase = NULL;
  guint32 i = clause->when->end;

  if (i + 4 >= clause->end || !is_comma (self->reading, i) || !sn_clause_is_word (clause, i + 1, "with") ||
      !(clause->right & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_VAGUE))))
    return g_steal_pointer (&owned);
  phrase = sn_title_phrase (self->outline, clause->block, i + 2, clause->end);
  return strlen (owned) + strlen (phrase) < 130 ? g_strdup_printf ("%s (%s)", owned, phrase) : g_steal_pointer (&owned);
}

static char *
milestone_title (const SnExtraction *self, const SnClause *clause, char **reference)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  const SnMark *verb = milestone_verb (clause);
  guint32 first, end, at;
  g_autofree char *name = NULL, *subject = NULL;

  find_span (self, clause, verb, &first, &end);
  end = drop_auxiliaries (reading, first, end);
  if (first < end && !is_pronoun (reading, first) && !sn_clause_is_word (clause, first + 1, "latter"))
    {
      *reference = sn_reference_find (reading, clause->block, first, end, &at);
      if (*reference != NULL && at <= first + 1)
        return mod_milestone (self, clause->block, *reference);
      g_clear_pointer (reference, g_free);
      name = sn_title_of_tokens (self->outline, clause->block, first, end);
    }
  if (name != NULL && strlen (name) >= 4 && strchr (name, ' ') != NULL)
    {
      if (!sn_heading_is_subject (self->outline, heading) || g_ascii_isupper (name[1]) || strlen (name) > 28)
        return with_verb (self, clause, verb, g_steal_pointer (&name));
      subject = sn_title_of_heading (self->outline, heading);
      if (strstr (subject, name) == NULL)
        {
          g_autofree char *deed = with_verb (self, clause, verb, g_steal_pointer (&name));

          return g_strdup_printf ("%s: %s", subject, deed);
        }
      return with_verb (self, clause, verb, g_steal_pointer (&name));
    }
  *reference = reference_before (self, clause);
  if (*reference != NULL)
    return mod_milestone (self, clause->block, *reference);
  if (sn_heading_is_subject (self->outline, heading))
    return with_verb (self, clause, verb, sn_title_of_heading (self->outline, heading));
  return sn_title_of_sentence (self->outline, clause->sentence);
}

/* "The February 2024 SEC Release goes live …": the name with its month. */
static char *
release_name (const SnExtraction *self, guint block, const SnMark *release)
{
  const SnReading *reading = self->reading;
  guint32 first = release->first, end = release->end;

  while (first > reading->block_tokens[block] && (sn_reading_token (reading, first - 1)->kind == SN_TOKEN_NUMBER ||
                                                  sn_reading_mark_at (reading, block, first - 1, SN_WORD_MONTH) != NULL))
    first--;
  while (end + 1 < reading->block_tokens[block + 1] && sn_reading_token (reading, end)->kind == SN_TOKEN_NUMBER &&
         sn_reading_token (reading, end)->end - sn_reading_token (reading, end)->start < 4 && end < release->end + 3)
    end += sn_reading_token (reading, end + 1)->kind == SN_TOKEN_PUNCT && sn_reading_token (reading, end + 1)->value == '.' &&
                   sn_reading_token (reading, end + 1)->glued && end + 2 < reading->block_tokens[block + 1] &&
                   sn_reading_token (reading, end + 2)->kind == SN_TOKEN_NUMBER && sn_reading_token (reading, end + 2)->glued
               ? 2
               : 1;
  return sn_reading_text (reading, block, first, end);
}

/* The release that a sentence speaks of: named in the clause, or, where the
 * sentence says only "the release" or "it", in the heading. */
static char *
release_title (const SnExtraction *self, const SnClause *clause)
{
  const SnMark *release = sn_clause_last_mark (clause, SN_WORD_RELEASE);
  guint heading = self->outline->places[clause->block].heading;
  guint32 first = clause->sentence->first;

  if (release != NULL)
    return release_name (self, clause->block, release);
  release = mark_of_block (self, heading, SN_WORD_RELEASE);
  if (release == NULL)
    return NULL;
  if (sn_clause_is_word (clause, first, "the"))
    first++;
  if (sn_clause_is_word (clause, first, "release") || sn_clause_is_word (clause, first, "it") || sn_clause_is_word (clause, first, "this"))
    return release_name (self, heading, release);
  return NULL;
}

/* What a committee has agreed takes effect: "The SEC Panel approved its Budget
 * … It takes effect on 1 April." */
static void
credit_committee (const SnExtraction *self, const SnClause *clause, SnCandidate *candidate)
{
  const SnMark *committee = sn_reading_find_mark (self->reading, self->reading->block_marks[clause->block], clause->sentence->end_mark, SN_WORD_COMMITTEE);
  const char *title = sn_item_get_title (candidate->item);

  if (committee == NULL)
    committee = mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_COMMITTEE);
  if (committee == NULL || g_strcmp0 (committee->value, "Working Group") == 0)
    return;
  sn_item_set_organiser (candidate->item, committee->value);
  if (strstr (title, committee->value) == NULL)
    {
      g_autofree char *with = g_strdup_printf ("%s: %s", committee->value, title);

      sn_item_set_title (candidate->item, with);
    }
}

/* "three Regulatory Years, starting with the one that begins on 1 April": what
 * begins has no name. */
static gboolean
is_nameless (const SnExtraction *self, const SnMark *verb, const SnClause *clause)
{
  return verb != NULL && verb->first >= clause->sentence->first + 2 && verb->first < clause->when->first &&
         sn_reading_token_is (self->reading, verb->first - 1, "that") && is_pronoun (self->reading, verb->first - 2);
}

/**
 * sn_prose_add_milestone:
 *
 * Makes a milestone of the clause's date, where what takes effect has a name.
 */
void
sn_prose_add_milestone (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  const char *body = find_body (self, clause);
  g_autofree char *reference = NULL, *release = release_title (self, clause), *title = NULL;
  SnCandidate *candidate;

  if (is_nameless (self, milestone_verb (clause), clause))
    return;
  if (release == NULL)
    title = with_meaning (self, clause, milestone_title (self, clause, &reference));
  candidate = add_dated (self, SN_ITEM_MILESTONE, release != NULL ? release : title, clause, index, rule);
  sn_item_set_reference (candidate->item, reference);
  if (release == NULL && reference == NULL && body == NULL)
    credit_committee (self, clause, candidate);
  else if ((release == NULL || strstr (release, "SEC") == NULL) && g_strcmp0 (body, "SECAS") != 0)
    sn_item_set_organiser (candidate->item, body);
}

/* Deadlines */

/**
 * sn_prose_add_deadline:
 *
 * Makes a deadline of the clause's date.
 */
void
sn_prose_add_deadline (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  guint heading = self->outline->places[clause->block].heading;
  const char *body = find_body (self, clause);
  g_autofree char *sentence = sn_title_of_sentence (self->outline, clause->sentence);
  gboolean listed = sn_document_get_block (self->reading->document, clause->block)->kind == SN_BLOCK_LIST_ITEM;
  g_autofree char *subject = !listed && sn_heading_is_subject (self->outline, heading) ? sn_title_of_heading (self->outline, heading) : NULL;
  g_autofree char *title = subject != NULL ? g_strdup_printf ("%s: %s", subject, sentence) : g_strdup (sentence);
  g_autofree char *clean = sn_title_clean (title);
  SnCandidate *candidate = add_dated (self, SN_ITEM_DEADLINE, clean, clause, index, rule);

  if (g_strcmp0 (body, "SECAS") != 0)
    sn_item_set_organiser (candidate->item, body);
  candidate->weak = TRUE;
}

/* What one registers for: the event spoken of in the same article. */
static char *
registered_event (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;

  for (guint i = self->candidates->len; i > 0; i--)
    {
      SnCandidate *other = self->candidates->pdata[i - 1];

      if (sn_item_get_kind (other->item) == SN_ITEM_EVENT && !other->row && self->outline->places[other->block].heading == heading &&
          (heading != SN_NO_BLOCK || other->block == clause->block))
        return g_strdup (sn_item_get_title (other->item));
    }
  return sn_heading_names_event (self, clause->block) ? sn_title_of_heading (self->outline, heading) : NULL;
}

/**
 * sn_prose_add_registration:
 *
 * Makes a deadline for registering for an event.
 */
void
sn_prose_add_registration (SnExtraction *self, const SnClause *clause, guint32 index)
{
  g_autofree char *event = registered_event (self, clause);
  g_autofree char *title = NULL;

  if (event == NULL)
    {
      sn_prose_add_deadline (self, clause, index, "registration");
      return;
    }
  title = g_strdup_printf ("Registration closes for %s", event);
  add_dated (self, SN_ITEM_DEADLINE, title, clause, index, "registration");
}
