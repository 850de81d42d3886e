/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* Words after "on" that do not say on what. */
static gboolean
is_hollow (const SnReading *reading, guint32 token, gboolean after_noun)
{
  static const char *const hollow[] = { "it",     "them", "this", "these", "both", "that",
                                        "either", "each", "all",  "those", "time", NULL };
  static const char *const asking[] = { "whether", "how", "what", "which", NULL };

  for (guint i = 0; hollow[i] != NULL; i++)
    if (sn_reading_token_is (reading, token, hollow[i]))
      return TRUE;
  for (guint i = 0; asking[i] != NULL && !after_noun; i++)
    if (sn_reading_token_is (reading, token, asking[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_dated_at (const SnExtraction *self, guint block, guint32 token)
{
  for (guint32 w = self->outline->block_whens[block]; w < self->outline->block_whens[block + 1]; w++)
    if (sn_outline_when (self->outline, w)->first == token)
      return TRUE;
  return FALSE;
}

/* The words after which what is consulted on stands: "consultation on",
 * "views about", "have your say on". */
static gboolean
subject_after (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark, guint32 *first)
{
  static const char *const joints[] = { "on", "about", "regarding", "into", "concerning", "around", "relating", NULL };
  const SnReading *reading = self->reading;
  guint32 i = mark->end;

  if (i + 1 >= sentence->end)
    return FALSE;
  for (guint j = 0; joints[j] != NULL; j++)
    {
      if (!sn_reading_token_is (reading, i, joints[j]))
        continue;
      *first = i + 1;
      if (sn_reading_token_is (reading, i + 1, "to"))
        (*first)++;
      return *first < sentence->end && !is_hollow (reading, *first, mark->word_class == SN_WORD_CONSULT) &&
             !is_dated_at (self, sentence->block, *first);
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
  return !g_str_has_suffix (text, "ing") && !g_str_has_suffix (text, "consults") &&
         !g_str_has_suffix (text, "consult") && strstr (text, "for comment") == NULL &&
         strstr (text, "views") == NULL && strstr (text, "feedback") == NULL;
}

static gboolean
is_name (const char *phrase)
{
  const char *space = strchr (phrase, ' ');

  if (space == NULL || g_ascii_isupper (space[1]))
    return TRUE;
  for (const char *p = phrase + 1; p < space; p++)
    if (g_ascii_isupper (*p) || g_ascii_isdigit (*p))
      return TRUE;
  return FALSE;
}

/* Inside a title only names keep their capital. */
static char *
lower_first (const char *phrase)
{
  if (is_name (phrase) || !g_ascii_isupper (phrase[0]))
    return g_strdup (phrase);
  return g_strdup_printf ("%c%s", g_ascii_tolower (phrase[0]), phrase + 1);
}

/* "Ofgem call for evidence on access to data", "DCC consultation on …" */
static char *
compose (const SnExtraction *self, guint block, const SnMark *mark, const char *phrase, const char *organiser)
{
  g_autofree char *text = sn_reading_text (self->reading, block, mark->first, mark->end);
  g_autofree char *noun = g_utf8_strdown (text, -1);
  g_autofree char *subject = lower_first (phrase);
  gboolean named = mark->word_class == SN_WORD_CONSULT && is_noun (noun);

  if (g_str_has_suffix (noun, "s"))
    noun[strlen (noun) - 1] = '\0';
  if (organiser == NULL)
    return g_strdup_printf ("Consultation on %s", subject);
  return g_strdup_printf ("%s %s on %s", organiser, named ? noun : "consultation", subject);
}

static char *
title_from_subject (const SnExtraction *self, guint block, guint32 s, const char *organiser)
{
  const SnSentence *sentence = sn_reading_sentence (self->reading, s);
  guint32 first;
  const SnMark *mark = find_subject (self, sentence, &first);
  g_autofree char *phrase = NULL;

  if (mark == NULL)
    return NULL;
  phrase = sn_title_phrase (self->outline, block, first, sentence->end);
  return strlen (phrase) < 4 ? NULL : compose (self, block, mark, phrase, organiser);
}

/* "Ofgem has announced a strategic review of …": what somebody has done, where
 * no word for a consultation says what it is on. */
static char *
title_from_deed (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const determiners[] = { "a", "an", "its", "the", "their", "new", "revised", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      if (!sn_reading_token_is (reading, i, "has") && !sn_reading_token_is (reading, i, "have"))
        continue;
      for (guint32 j = i + 2; j < MIN (i + 4, sentence->end); j++)
        for (guint d = 0; determiners[d] != NULL; d++)
          if (sn_reading_token_is (reading, j, determiners[d]))
            {
              g_autofree char *phrase = sn_title_phrase (self->outline, sentence->block, j, sentence->end);
              g_autofree char *lower = lower_first (phrase);

              if (strchr (phrase, ' ') == NULL)
                return NULL;
              return organiser != NULL ? g_strdup_printf ("%s consultation: %s", organiser, lower)
                                       : g_strdup_printf ("Consultation: %s", lower);
            }
    }
  return NULL;
}

/* "The CMA's review of heat networks accepts submissions until …" */
static char *
title_from_possession (const SnExtraction *self, const SnSentence *sentence)
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

static char *
prefixed (const char *organiser, char *title)
{
  g_autofree char *owned = title;

  if (organiser == NULL || strstr (title, organiser) != NULL)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("%s: %s", organiser, title);
}

/* What comes before the sentence in the article, nearest first. */
static char *
title_from_before (const SnExtraction *self, guint block, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[block].heading;
  char *title = NULL;

  if (heading == SN_NO_BLOCK || sn_document_get_block (reading->document, block)->kind == SN_BLOCK_LIST_ITEM)
    return NULL;
  for (guint i = block; title == NULL && i > heading + 1; i--)
    for (guint32 s = reading->block_sentences[i - 1]; title == NULL && s < reading->block_sentences[i]; s++)
      title = title_from_subject (self, i - 1, s, organiser);
  return title;
}

/* A title for a consultation that has no reference: what it is on, as the
 * sentence says, or one before it in the paragraph, or the heading. */
static char *
find_title (const SnExtraction *self, const SnClause *clause, const char *organiser, gboolean *weak)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  guint32 own =
      sn_reading_sentence_of (reading, clause->block, clause->when != NULL ? clause->when->first : clause->first);
  guint32 first = reading->block_sentences[clause->block], last = reading->block_sentences[clause->block + 1];
  char *title = title_from_subject (self, clause->block, own, organiser);

  *weak = FALSE;
  if (title == NULL && sn_speaks_for_itself (self, clause->block, clause->sentence->first, clause->sentence->end))
    title = title_from_possession (self, clause->sentence);
  for (guint32 s = own; title == NULL && s > first; s--)
    title = title_from_subject (self, clause->block, s - 1, organiser);
  if (title == NULL && heading != SN_NO_BLOCK &&
      reading->block_sentences[heading] < reading->block_sentences[heading + 1])
    title = title_from_subject (self, heading, reading->block_sentences[heading], organiser);
  for (guint32 s = own + 1; title == NULL && s-- > first;)
    title = title_from_deed (self, sn_reading_sentence (reading, s), organiser);
  if (title == NULL && sn_heading_is_subject (self->outline, heading) &&
      sn_document_get_block (reading->document, clause->block)->kind != SN_BLOCK_LIST_ITEM)
    return prefixed (organiser, sn_title_of_heading (self->outline, heading));
  for (guint32 s = own + 1; title == NULL && s < last; s++)
    title = title_from_subject (self, clause->block, s, organiser);
  if (title == NULL)
    title = title_from_before (self, clause->block, organiser);
  if (title != NULL)
    return title;
  *weak = TRUE;
  return prefixed (organiser, sn_title_of_sentence (self->outline, sn_reading_sentence (reading, first)));
}

static void
add_reference (const SnExtraction *self, SnCandidate *candidate, const char *reference, const char *stage)
{
  g_autofree char *name = sn_find_mod_title (self, candidate->block, reference);
  gboolean sec = sn_reference_is_sec (reference);
  const char *own = sec && stage == NULL && g_str_has_prefix (reference, "DP") ? "development" : stage;
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
  static const char *const nouns[] = { "modification", "proposal", "change", "draft", NULL };
  static const char *const verbs[] = { "seeks", "to", "covers",  "proposes", "would", "will", "aims",
                                       "looks", "at", "intends", "is",       "about", NULL };
  guint32 first = 0;
  gboolean skipped = TRUE;

  for (guint32 i = sentence->first; i < MIN (sentence->first + 4, sentence->end); i++)
    for (guint n = 0; nouns[n] != NULL; n++)
      if (sn_reading_token_is (reading, i, nouns[n]))
        first = i + 1;
  while (first > 0 && skipped && first < sentence->end)
    {
      skipped = FALSE;
      for (guint v = 0; verbs[v] != NULL && !skipped; v++)
        if (sn_reading_token_is (reading, first, verbs[v]))
          {
            first++;
            skipped = TRUE;
          }
    }
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

      return above != NULL && strcmp (above->value, "SECAS") != 0;
    }
  return FALSE;
}

static guint32
subject_token (const SnExtraction *self, const SnSentence *sentence)
{
  guint32 first;
  const SnMark *mark = find_subject (self, sentence, &first);

  if (mark == NULL)
    mark = sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_CONSULT);
  return mark != NULL ? mark->first : MIN (sentence->first + 8, sentence->end);
}

/* Who asks, as the sentence says that names the matter. */
static char *
find_organiser (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 own = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  char *organiser = NULL;

  for (guint32 s = own + 1; organiser == NULL && s-- > reading->block_sentences[clause->block];)
    {
      const SnSentence *sentence = sn_reading_sentence (reading, s);

      organiser = sn_find_speaker (self, sentence, subject_token (self, sentence));
    }
  return organiser != NULL ? organiser : sn_find_organiser (self, clause->block, clause->sentence);
}

static SnCandidate *
add_consultation (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  g_autofree char *reference = sn_find_reference (self, clause->block, clause->sentence->first, clause->sentence->end);
  const char *stage = sn_find_stage (self, clause->block, clause->sentence);
  SnCandidate *candidate = sn_extraction_add (self, SN_ITEM_CONSULTATION, NULL, clause->block, clause->sentence->first,
                                              clause->sentence->end, index, rule);

  if (reference != NULL)
    {
      g_autofree char *organiser = sn_reference_is_sec (reference) ? NULL : find_organiser (self, clause);

      sn_item_set_organiser (candidate->item, organiser);
      add_reference (self, candidate, reference, stage);
    }
  else if (stage != NULL && !is_of_other_body (self, clause, stage))
    add_stage (self, candidate, stage);
  else
    {
      g_autofree char *organiser = find_organiser (self, clause);
      g_autofree char *title = find_title (self, clause, organiser, &candidate->weak);

      sn_item_set_organiser (candidate->item, organiser);
      sn_item_set_title (candidate->item, title);
    }
  return candidate;
}

/**
 * sn_prose_add_consultation:
 *
 * Makes a consultation that ends on the clause's date.
 */
void
sn_prose_add_consultation (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  SnCandidate *candidate = add_consultation (self, clause, index, rule);

  sn_candidate_note_move (self, candidate, clause);
}

static gboolean
has_consultation (const SnExtraction *self, guint block)
{
  guint heading = self->outline->places[block].heading;
  gboolean listed = sn_document_get_block (self->reading->document, block)->kind == SN_BLOCK_LIST_ITEM;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const SnCandidate *candidate = self->candidates->pdata[i];

      if (candidate->row || (sn_item_get_kind (candidate->item) != SN_ITEM_CONSULTATION && candidate->block != block))
        continue;
      if (candidate->block == block || (!listed && self->outline->places[candidate->block].heading == heading))
        return TRUE;
    }
  return FALSE;
}

/* "is consulting on", "has published a consultation on", or a bullet "A
 * consultation on …": asked for now, though nobody says until when. */
static gboolean
asks_now (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark)
{
  static const char *const verbs[] = {
    "published", "issued", "launched", "opened", "released", "started", "begun", NULL
  };
  const SnReading *reading = self->reading;
  gboolean listed = sn_document_get_block (reading->document, sentence->block)->kind == SN_BLOCK_LIST_ITEM;

  if (sentence->cues & (BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_REPORT)))
    return FALSE;
  if (listed && mark->first <= sentence->first + 2)
    return TRUE;
  for (guint32 i = sentence->first; i < mark->end; i++)
    {
      if (sn_reading_token_is (reading, i, "consulting") && i > sentence->first &&
          (sn_reading_token_is (reading, i - 1, "is") || sn_reading_token_is (reading, i - 1, "are")))
        return TRUE;
      for (guint v = 0; verbs[v] != NULL; v++)
        if (sn_reading_token_is (reading, i, verbs[v]) && i > sentence->first &&
            (sn_reading_token_is (reading, i - 1, "has") || sn_reading_token_is (reading, i - 1, "have")) &&
            mark->first > i && mark->first <= i + 4)
          return TRUE;
    }
  return FALSE;
}

static void
read_undated (SnExtraction *self, const SnSentence *sentence)
{
  guint32 first;
  const SnMark *mark = find_subject (self, sentence, &first);
  SnClause clause = { .outline = self->outline,
                      .sentence = sentence,
                      .block = sentence->block,
                      .first = sentence->first,
                      .end = sentence->end };
  SnCandidate *candidate;

  if (mark == NULL || mark->word_class == SN_WORD_RESPOND || !asks_now (self, sentence, mark))
    return;
  candidate = add_consultation (self, &clause, G_MAXUINT32, "consultation without a date");
  sn_item_add_doubt (candidate->item, "No closing date is stated");
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
  for (guint i = 0; i < self->outline->n_blocks; i++)
    {
      if (self->outline->places[i].role != SN_ROLE_TEXT ||
          self->outline->block_whens[i] < self->outline->block_whens[i + 1] || has_consultation (self, i))
        continue;
      for (guint32 s = self->reading->block_sentences[i]; s < self->reading->block_sentences[i + 1]; s++)
        read_undated (self, sn_reading_sentence (self->reading, s));
    }
}
