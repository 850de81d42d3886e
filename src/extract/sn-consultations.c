/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-private.h"
#include "sn-prose-private.h"
#include "sn-doubt.h"
#include "sn-reference.h"
#include "sn-title-words.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* The stages are those of the SEC: what stands above a change to another code says
 * nothing of that. */
static const char *
stage_of (const SnExtraction *self, const SnCandidate *candidate, const char *reference, const char *stage)
{
  if (sn_reference_is_sec (reference))
    return stage == NULL && g_str_has_prefix (reference, "DP") ? "development" : stage;
  return sn_prose_mark_of_block (self, candidate->block, SN_WORD_STAGE) != NULL ? stage : NULL;
}

static void
add_reference (const SnExtraction *self, SnCandidate *candidate, const char *reference, const char *stage)
{
  g_autofree char *name = sn_find_mod_title (self, candidate->block, reference);
  gboolean sec = sn_reference_is_sec (reference);
  const char *own = stage_of (self, candidate, reference, stage);
  g_autofree char *title = sn_title_of_mod (self, reference, own, name);

  sn_item_set_reference (candidate->item, reference);
  sn_item_set_title (candidate->item, title);
  sn_item_set_organiser (candidate->item, sec ? "SECAS" : sn_item_get_organiser (candidate->item));
  sn_item_set_stage (candidate->item, sec ? own : NULL);
}

/* "This modification covers the capability for …": where the words about the
 * modification begin, after what says that it is one; 0 where they do not. */
static guint32
description_start (const SnReading *reading, const SnSentence *sentence)
{
  guint32 first = 0;

  for (guint32 i = sentence->first; i < MIN (sentence->first + 4, sentence->end); i++)
    if (sn_reading_token_in (reading, i, SN_SET_MODIFICATIONS) || sn_reading_token_is (reading, i, "draft"))
      first = i + 1;
  while (first > 0 && first < sentence->end && sn_reading_token_in (reading, first, SN_SET_DESCRIBING))
    first++;
  return first;
}

/* What a modification is about where nobody names it: as its paragraph begins,
 * or the one before, up to where another matter was settled. */
static char *
describe (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[block].heading;

  for (guint i = block + 1; i-- > 0 && self->outline->places[i].heading == heading && i != heading;)
    {
      const SnSentence *sentence;
      guint32 first;

      if (reading->block_sentences[i] == reading->block_sentences[i + 1])
        continue;
      if (i < block && self->outline->block_whens[i] < self->outline->block_whens[i + 1])
        break;
      sentence = sn_reading_sentence (reading, reading->block_sentences[i]);
      first = description_start (reading, sentence);
      if (first > 0)
        return sn_title_of_tokens (self->outline, i, first, sentence->end);
    }
  if (sn_outline_is_field (reading, block) && sn_heading_is_subject (self->outline, heading))
    return sn_title_of_heading (self->outline, heading); /* "Closes: 20 March" */
  return sn_title_of_sentence (self->outline, sn_reading_sentence (reading, reading->block_sentences[block]));
}

/* Under a word for a SEC stage but without a reference in sight, the paragraph
 * is about a modification whose number stands elsewhere. */
static void
add_stage (const SnExtraction *self, SnCandidate *candidate, const char *stage)
{
  g_autofree char *what = describe (self, candidate->block);
  g_autofree char *title =
      g_strdup_printf ("%s: %s", sn_lexicon_get_name (self->reading->lexicon, SN_WORD_STAGE, stage), what);

  sn_item_set_title (candidate->item, title);
  sn_item_set_stage (candidate->item, stage);
  sn_item_set_organiser (candidate->item, "SECAS");
  candidate->weak = TRUE;
}

/* A request for information can be anybody's; the other stages are SECAS's. */
static gboolean
is_of_other_body (const SnExtraction *self, const SnClause *clause, const char *stage)
{
  guint32 low = self->reading->block_marks[clause->block];

  for (guint32 i = low; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (self->reading, i);

      if (mark->word_class == SN_WORD_BODY && strcmp (mark->value, "SECAS") != 0)
        return TRUE;
    }
  if (strcmp (stage, "request-for-information") == 0)
    {
      const SnMark *above = sn_prose_mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_BODY);

      return (above != NULL && strcmp (above->value, "SECAS") != 0) ||
             (self->outline->publisher != NULL && strcmp (self->outline->publisher, "SECAS") != 0);
    }
  return FALSE;
}

/* Who was spoken of in the paragraphs before, in one article. */
static char *
find_organiser_before (const SnExtraction *self, guint block)
{
  guint heading = self->outline->places[block].heading;
  const SnMark *mark = NULL;

  if (heading == SN_NO_BLOCK || sn_reading_block (self->reading, block)->kind == SN_BLOCK_LIST_ITEM)
    return NULL;
  for (guint i = block; mark == NULL && i > heading + 1; i--)
    mark = sn_prose_mark_of_block (self, i - 1, SN_WORD_BODY);
  return mark != NULL ? g_strdup (mark->value) : NULL;
}

/* "It has also begun a review of the DCC's price control", "It wishes to hear about the scheme for
 * DCC customers": whoever "it" is, and not whose control or scheme that is. */
static gboolean
is_of_it (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const prepositions[] = { "for", "of", "about", NULL };
  gboolean named = FALSE;

  if (!sn_reading_token_is (reading, sentence->first, "it"))
    return FALSE;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_BODY)
        continue;
      named = TRUE;
      if (sn_reading_token_is_any (
              reading, mark->first - 1 - (sn_reading_token_is (reading, mark->first - 1, "the") ? 1 : 0), prepositions))
        continue;
      if (mark->end + 1 >= sentence->end || !sn_reading_token_is (reading, mark->end + 1, "s"))
        return FALSE;
    }
  return named;
}

/* Who asks, as the sentence says that names the matter. */
static char *
find_organiser (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 own = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const char *owner = clause->first > clause->sentence->first
                          ? sn_find_owner (self, clause->sentence, clause->first, clause->when->first)
                          : NULL;
  char *organiser = g_strdup (owner); /* ", while Ofgem's consultation closes on" */

  for (guint32 s = own + 1; organiser == NULL && s-- > reading->block_sentences[clause->block];)
    {
      const SnSentence *sentence = sn_reading_sentence (reading, s);

      if (s > reading->block_sentences[clause->block] && is_of_it (reading, sentence))
        continue; /* who "it" is was said before */
      organiser = sn_find_speaker (self, sentence, sn_consultation_subject_token (self, sentence));
    }
  if (organiser == NULL)
    organiser = sn_find_organiser (self, clause->block, clause->sentence);
  return organiser != NULL ? organiser : find_organiser_before (self, clause->block);
}

/* Who asks about a change to another code: its body, unless the paragraph says
 * that it is the company behind it. */
static char *
find_owner (const SnExtraction *self, const SnClause *clause, const char *reference)
{
  const char *body = sn_reference_body (reference);

  for (guint32 i = self->reading->block_marks[clause->block]; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (self->reading, i);

      if (mark->word_class == SN_WORD_BODY && body != NULL && strncmp (mark->value, body, 3) == 0)
        return g_strdup (mark->value);
    }
  return body != NULL ? g_strdup (body) : find_organiser (self, clause);
}

/* "MP224 (Refinement Consultation, ends 31 March) and MP231 (Modification Report
 * Consultation, ends 24 March)": the stage that stands by the date, where the
 * sentence has several. */
static const char *
stage_of_clause (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  const SnMark *own = NULL;
  gboolean several = FALSE;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_STAGE)
        continue;
      several |= own != NULL && g_strcmp0 (own->value, mark->value) != 0;
      if (own == NULL || (mark->first >= clause->first && clause->when != NULL && mark->first < clause->when->first))
        own = mark;
    }
  return several && own->first >= clause->first ? own->value : NULL;
}

/* "The Working Group has issued its consultation": those are of the Refinement
 * Process. */
static const char *
find_phase (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  const char *phase = stage_of_clause (self, clause);

  if (phase == NULL)
    phase = sn_find_phase (self, clause->block, clause->sentence);
  for (guint32 s = reading->block_sentences[clause->block];
       phase == NULL && s < reading->block_sentences[clause->block + 1]; s++)
    {
      const SnSentence *sentence = sn_reading_sentence (reading, s);
      const SnMark *group = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_COMMITTEE);

      if (group != NULL && group->first <= sentence->first + 1 && strcmp (group->value, "Working Group") == 0 &&
          (sentence->cues & BIT (SN_WORD_CONSULT)))
        phase = "refinement";
    }
  return phase;
}

/* A Draft Proposal is in development, whatever stage another sentence speaks of. */
static const char *
phase_of (const SnExtraction *self, const SnClause *clause, const char *reference)
{
  const SnSentence *sentence = clause->sentence;
  const SnMark *own = g_str_has_prefix (reference, "DP") ? sn_reading_find_mark (self->reading, sentence->first_mark,
                                                                                 sentence->end_mark, SN_WORD_STAGE)
                                                         : NULL;
  const char *phase = find_phase (self, clause);

  return g_str_has_prefix (reference, "DP") && own == NULL && g_strcmp0 (phase, "request-for-information") != 0 ? NULL
                                                                                                                : phase;
}

/* What stage an item of a list says that it is in, or else the sentence above it. */
static const char *
phase_of_item (const SnExtraction *self, const SnClause *clause, guint block)
{
  static const SnWordClass classes[] = { SN_WORD_STAGE, SN_WORD_PHASE };
  const SnReading *reading = self->reading;

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    {
      const SnMark *mark =
          sn_reading_find_mark (reading, reading->block_marks[block], reading->block_marks[block + 1], classes[c]);

      if (mark != NULL)
        return mark->value;
    }
  return sn_find_phase (self, clause->block, clause->sentence);
}

/* Words that say nothing of a matter. */
static gboolean
is_article (const char *word)
{
  static const char *const words[] = { "the", "a", "an", "of", "on", "for", "and", "to", "in", "its", "our", NULL };

  return g_strv_contains (words, word);
}

static guint
count_days (const SnOutline *outline, guint heading)
{
  guint days = 0;

  for (guint i = heading; i < outline->n_blocks && (i == heading || outline->places[i].heading == heading); i++)
    for (guint32 w = outline->block_whens[i]; w < outline->block_whens[i + 1]; w++)
      days += sn_outline_when (outline, w)->date.day != 0 &&
              sn_date_last_julian (&sn_outline_when (outline, w)->date) >= sn_date_first_julian (&outline->issued);
  return days;
}

/* "Ofgem consultation on conditions": of what, only one word. */
static gboolean
says_one_word (const char *title, const char *organiser)
{
  g_autofree char *start = g_strdup_printf ("%s consultation on ", organiser != NULL ? organiser : "");
  const char *word = title + strlen (start);

  return g_str_has_prefix (title, start) && *word != '\0' && strpbrk (word, " -/") == NULL &&
         !g_ascii_isupper (word[1]);
}

/* "Ofgem consultation on Ofgem’s proposals for supplier hubs": whose they are was said. Takes @title. */
static char *
without_owner (char *title, const char *organiser)
{
  static const char *const apostrophes[] = { "’s ", "'s " };
  g_autofree char *owned = title;

  for (guint i = 0; organiser != NULL && i < G_N_ELEMENTS (apostrophes); i++)
    {
      g_autofree char *again = g_strconcat (" on ", organiser, apostrophes[i], NULL);
      const char *found = g_str_has_prefix (title, organiser) ? strstr (title, again) : NULL;

      if (found != NULL)
        return g_strdup_printf ("%.*s on %s", (int) (found - title), title, found + strlen (again));
    }
  return g_steal_pointer (&owned);
}

/* "Ofgem consultation on how the next licensee reports" under "DCC Business Handover:
 * regulatory instructions": what the heading says of the matter and the title does
 * not is added. Takes @title. */
static char *
with_heading (const SnExtraction *self, const SnClause *clause, const char *organiser, char *title)
{
  const SnOutline *outline = self->outline;
  const SnReading *reading = self->reading;
  guint heading = outline->places[clause->block].heading;
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_CATEGORY) |
                  BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CLOSE);
  g_autofree char *own = title, *above = NULL;
  g_autoptr (SnTitleWords) words = NULL;
  guint n;

  if (heading == SN_NO_BLOCK || heading >= clause->block || sn_is_labelled_by_other (self, clause->block) ||
      sn_outline_is_own_item (outline, clause->block) || !sn_heading_is_subject (outline, heading) ||
      (sn_reading_block_cues (reading, heading) & other) ||
      (count_days (outline, heading) > 1 && !says_one_word (own, organiser)))
    return g_steal_pointer (&own);
  if (sn_reading_is_mark (reading, reading->block_tokens[heading + 1] - 1, '?'))
    return g_steal_pointer (&own);
  above = sn_title_of_heading (outline, heading);
  words = sn_title_words_new (above, is_article);
  n = sn_title_words_get_size (words);
  if (n < 2 || sn_title_words_count_in (words, own) * 2 >= n)
    return g_steal_pointer (&own);
  if (strchr (own, ' ') == NULL) /* "Responses" */
    return g_steal_pointer (&above);
  return g_strdup_printf ("%s (%s)", own, above);
}

/* (nullable): the Draft Proposal that the text below a line names first */
static char *
draft_below (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;
  g_autofree char *reference = NULL;

  if (block + 1 >= self->outline->n_blocks)
    return NULL;
  reference =
      sn_reference_find (reading, block + 1, reading->block_tokens[block + 1], reading->block_tokens[block + 2], NULL);
  return reference != NULL && g_str_has_prefix (reference, "DP") ? g_steal_pointer (&reference) : NULL;
}

/* (nullable): the modification of which the words around the date speak; "Comment on a Draft
 * Proposal by 8 July" speaks of none that has left that stage. */
static char *
reference_around (const SnExtraction *self, const SnClause *clause)
{
  const SnSentence *sentence = clause->sentence;
  const SnMark *phase = sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_PHASE);
  g_autofree char *reference = sn_find_reference (self, clause->block, sentence->first, sentence->end);
  g_autofree char *own = NULL;

  if (reference == NULL || phase == NULL || g_strcmp0 (phase->value, "development") != 0 ||
      !sn_reference_is_sec (reference) || g_str_has_prefix (reference, "DP"))
    return g_steal_pointer (&reference);
  own = sn_reference_find (self->reading, clause->block, sentence->first, sentence->end, NULL);
  return own != NULL ? g_steal_pointer (&own) : draft_below (self, clause->block);
}

/* Makes a consultation on the modification @named, or on whatever the words
 * around speak of. */
static SnCandidate *
add_named (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule, const char *named)
{
  g_autofree char *reference = named != NULL ? g_strdup (named) : reference_around (self, clause);
  const char *stage = sn_find_stage (self, clause->block, clause->sentence);
  SnCandidate *candidate = sn_extraction_add (self, SN_ITEM_CONSULTATION, NULL, clause->block, clause->sentence->first,
                                              clause->sentence->end, index, rule);

  if (reference != NULL)
    {
      g_autofree char *organiser = sn_reference_is_sec (reference) ? NULL : find_owner (self, clause, reference);

      sn_item_set_organiser (candidate->item, organiser);
      add_reference (self, candidate, reference, phase_of (self, clause, reference));
    }
  else if (stage != NULL && !is_of_other_body (self, clause, stage) &&
           !sn_committee_consults (self->reading, clause->block, clause->sentence->first, clause->sentence->end))
    add_stage (self, candidate, stage);
  else
    {
      g_autofree char *organiser = find_organiser (self, clause);
      g_autofree char *title = sn_consultation_title (self, clause, organiser, &candidate->weak);

      title = without_owner (g_steal_pointer (&title), organiser);
      title = with_heading (self, clause, organiser, g_steal_pointer (&title));
      sn_item_set_organiser (candidate->item, organiser);
      sn_item_set_title (candidate->item, title);
    }
  return candidate;
}

static SnCandidate *
add_consultation (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  return add_named (self, clause, index, rule, NULL);
}

/* One for each modification of the list that the sentence leads to. */
static gboolean
add_list (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  g_autoptr (GArray) items = sn_consultation_list (self->outline, clause->block);

  for (guint i = 0; i < items->len; i++)
    {
      guint block = g_array_index (items, guint, i);
      guint32 first = self->reading->block_tokens[block], end = self->reading->block_tokens[block + 1];
      g_autofree char *reference = sn_reference_find (self->reading, block, first, end, NULL);
      SnCandidate *candidate = sn_extraction_add (self, SN_ITEM_CONSULTATION, NULL, clause->block,
                                                  clause->sentence->first, clause->sentence->end, index, rule);

      candidate->block = block;
      if (!sn_reference_is_sec (reference))
        sn_item_set_organiser (candidate->item, sn_reference_body (reference));
      add_reference (self, candidate, reference, phase_of_item (self, clause, block));
    }
  return items->len > 0;
}

/* One for each document of those that the sentence names. */
static gboolean
add_papers (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  g_autoptr (GArray) papers = clause->when != NULL ? sn_consultation_papers (clause) : NULL;
  g_autofree char *organiser = papers != NULL && papers->len > 0 ? find_organiser (self, clause) : NULL;

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const SnPaper *paper = &g_array_index (papers, SnPaper, i);
      g_autofree char *title =
          sn_title_prefixed (organiser, sn_title_of_tokens (self->outline, paper->block, paper->first, paper->end));
      SnCandidate *candidate = sn_extraction_add (self, SN_ITEM_CONSULTATION, title, clause->block,
                                                  clause->sentence->first, clause->sentence->end, index, rule);

      candidate->block = paper->block;
      candidate->named_apart = TRUE;
      sn_item_set_organiser (candidate->item, organiser);
      sn_candidate_note_move (self, candidate, clause);
    }
  return papers != NULL && papers->len > 0;
}

/**
 * sn_prose_add_consultation:
 *
 * Makes a consultation that ends on the clause's date, or one for each of the
 * modifications that it closes.
 */
void
sn_prose_add_consultation (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  g_autoptr (GPtrArray) references = sn_clause_references (clause);

  if (references->len == 0 && (add_list (self, clause, index, rule) || add_papers (self, clause, index, rule)))
    return;
  for (guint i = 0; i < MAX (references->len, 1); i++)
    {
      SnCandidate *candidate = add_named (self, clause, index, rule, i < references->len ? references->pdata[i] : NULL);

      sn_candidate_note_move (self, candidate, clause);
    }
}

/* What was found where, so that not every paragraph goes through all of it. */
typedef struct
{
  guint8 *found; /* for each block whether anything was found in it */
  guint8 *asked; /* for each heading whether a consultation was found under it; last, under none */
  guint n_noted;
} Finds;

static void
note_finds (const SnExtraction *self, Finds *finds)
{
  for (; finds->n_noted < self->candidates->len; finds->n_noted++)
    {
      const SnCandidate *candidate = self->candidates->pdata[finds->n_noted];

      if (candidate->row)
        continue;
      finds->found[candidate->block] = TRUE;
      if (sn_item_get_kind (candidate->item) == SN_ITEM_CONSULTATION)
        finds->asked[MIN (self->outline->places[candidate->block].heading, self->outline->n_blocks)] = TRUE;
    }
}

static gboolean
has_consultation (const SnExtraction *self, const Finds *finds, guint block)
{
  gboolean listed = sn_reading_block (self->reading, block)->kind == SN_BLOCK_LIST_ITEM;

  return finds->found[block] ||
         (!listed && finds->asked[MIN (self->outline->places[block].heading, self->outline->n_blocks)]);
}

/* "The planned consultation on X will not be published before the autumn": one that
 * nobody can answer yet. */
static gboolean
is_still_to_come (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if ((sn_reading_token_in (reading, i, SN_SET_POSTPONED) || sn_reading_token_in (reading, i, SN_SET_FORTHCOMING)) ||
        (sn_reading_token_is (reading, i, "will") &&
         (sn_reading_token_is (reading, i + 1, "be") || sn_reading_token_is (reading, i + 1, "not"))))
      return TRUE;
  return FALSE;
}

/* "is consulting on", "has published a consultation on", or a bullet "A
 * consultation on …": asked for now, though nobody says until when. */
static gboolean
asks_now (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark)
{
  const SnReading *reading = self->reading;
  gboolean listed = sn_reading_block (reading, sentence->block)->kind == SN_BLOCK_LIST_ITEM;

  if (sentence->cues & (BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_REPORT)))
    return FALSE;
  if (listed && mark->first <= sentence->first + 2)
    return !is_still_to_come (reading, sentence);
  for (guint32 i = sentence->first; i < mark->end; i++)
    {
      if (sn_reading_token_is (reading, i, "consulting") && i > sentence->first &&
          (sn_reading_token_is (reading, i - 1, "is") || sn_reading_token_is (reading, i - 1, "are")))
        return TRUE;
      if (sn_reading_token_in (reading, i, SN_SET_PUBLISHED) && i > sentence->first &&
          (sn_reading_token_is (reading, i - 1, "has") || sn_reading_token_is (reading, i - 1, "have")) &&
          mark->first > i && mark->first <= i + 4)
        return TRUE;
    }
  return FALSE;
}

/* "The DCC is seeking feedback on its glossary. No closing date has been set." */
static gboolean
says_no_date (const SnExtraction *self, const SnSentence *sentence)
{
  guint64 other = BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_PAST) |
                  BIT (SN_WORD_SEAT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VACANT);
  const SnReading *reading = self->reading;

  if (!(sn_reading_block_cues (reading, sentence->block) & BIT (SN_WORD_NO_DATE)) || (sentence->cues & other))
    return FALSE;
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_INVITING) && i < sentence->first + 8)
      return TRUE;
  return FALSE;
}

static void
read_undated (SnExtraction *self, const SnSentence *sentence)
{
  guint32 first;
  const SnMark *mark = sn_consultation_subject (self, sentence, &first);
  SnClause clause = { .outline = self->outline,
                      .sentence = sentence,
                      .named = sentence,
                      .block = sentence->block,
                      .first = sentence->first,
                      .end = sentence->end };
  gboolean open = mark != NULL && says_no_date (self, sentence);
  SnCandidate *candidate;

  if (mark == NULL || (!open && (mark->word_class == SN_WORD_RESPOND || !asks_now (self, sentence, mark))))
    return;
  candidate = add_consultation (self, &clause, G_MAXUINT32, "consultation without a date");
  if (open)
    return;
  sn_item_add_doubt (candidate->item, SN_DOUBT_NO_CLOSING_DATE);
  sn_item_set_confidence (candidate->item, 0.5);
}

/**
 * sn_prose_find_undated:
 *
 * Finds consultations that are open now but of which no closing date is said.
 */
void
sn_prose_find_undated (SnExtraction *self)
{
  g_autofree guint8 *found = g_new0 (guint8, self->outline->n_blocks + 1);
  g_autofree guint8 *asked = g_new0 (guint8, self->outline->n_blocks + 1);
  Finds finds = { found, asked, 0 };

  for (guint i = 0; i < self->outline->n_blocks && !sn_extraction_is_full (self); i++)
    {
      note_finds (self, &finds);
      if (self->outline->places[i].role != SN_ROLE_TEXT ||
          self->outline->block_whens[i] < self->outline->block_whens[i + 1] || has_consultation (self, &finds, i))
        continue;
      for (guint32 s = self->reading->block_sentences[i]; s < self->reading->block_sentences[i + 1]; s++)
        read_undated (self, sn_reading_sentence (self->reading, s));
    }
}
