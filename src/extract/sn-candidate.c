/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-candidate.h"

#include <string.h>

#include "sn-doubt.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT
/* The name of a matter at the beginning of its paragraph has so many tokens at most. */
#define LONGEST_LABEL 14

/**
 * sn_extraction_mention:
 * @first: a token of @block
 * @end: the token after the last
 *
 * Returns: (transfer full): the part of the document that the tokens cover.
 */
SnMention *
sn_extraction_mention (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnBlock *b = sn_reading_block (self->reading, block);
  SnMention *mention;
  guint from, to;
  gsize start, stop;

  first = sn_reading_after_day (self->reading, block, first);
  if (first >= end)
    return sn_mention_new ("", b->start, 0);
  from = sn_reading_token (self->reading, first)->start;
  to = sn_reading_token (self->reading, end - 1)->end;
  sn_block_get_range (b, from, to, &start, &stop);
  while (stop < b->end && (sn_document_get_text (self->reading->document)[stop] & 0xc0) == 0x80)
    stop++; /* the last character's other bytes */
  mention = sn_mention_new_len (b->text + from, to - from, start, stop - start);
  sn_reading_join_cells (mention->quote);
  return mention;
}

/**
 * sn_candidate_free:
 *
 * Frees what @candidate holds; it itself is the arena's.
 */
void
sn_candidate_free (SnCandidate *candidate)
{
  g_clear_object (&candidate->item);
  g_clear_pointer (&candidate->words, sn_title_words_free);
  g_free (candidate->worded);
}

static void
add_date_doubts (const SnExtraction *self, SnItem *item, const SnWhen *when)
{
  g_autofree char *words = NULL;

  if (!(when->flags & (SN_WHEN_CONTRADICTED | SN_WHEN_IMPOSSIBLE)))
    return;
  words = sn_reading_text (self->reading, when->block, when->first, when->end);
  if (when->flags & SN_WHEN_CONTRADICTED)
    {
      g_autofree char *doubt = g_strdup_printf (SN_DOUBT_WEEKDAY, words);

      sn_item_add_doubt (item, doubt);
      sn_item_set_confidence (item, MIN (sn_item_get_confidence (item), 0.6));
    }
  if (when->flags & SN_WHEN_IMPOSSIBLE)
    {
      g_autofree char *doubt = g_strdup_printf (SN_DOUBT_NO_SUCH_DATE, words);

      sn_item_add_doubt (item, doubt);
      sn_item_set_confidence (item, MIN (sn_item_get_confidence (item), 0.3));
    }
}

/**
 * sn_extraction_set_date:
 *
 * Gives @candidate the date @when, with the doubts that it brings.
 */
void
sn_extraction_set_date (SnExtraction *self, SnCandidate *candidate, const SnWhen *when)
{
  sn_item_set_date (candidate->item, &when->date);
  if (when->flags & SN_WHEN_RELATIVE)
    sn_item_set_confidence (candidate->item, MIN (sn_item_get_confidence (candidate->item), 0.85));
  add_date_doubts (self, candidate->item, when);
}

/**
 * sn_extraction_add:
 * @block: where it is spoken of
 * @first: first token of the sentence
 * @end: the token after its last
 * @when: index of its date, %G_MAXUINT32 without
 * @rule: (transfer none): name of the rule that found it, a literal
 *
 * Returns: (transfer none): a new candidate.
 */
SnCandidate *
sn_extraction_add (SnExtraction *self, SnItemKind kind, const char *title, guint block, guint32 first, guint32 end,
                   guint32 when, const char *rule)
{
  SnCandidate *candidate = sn_arena_alloc (&self->arena, sizeof (SnCandidate));

  *candidate = (SnCandidate){ .item = sn_item_new (kind, title),
                              .block = block,
                              .first = first,
                              .end = end,
                              .when = when,
                              .summary = self->outline->places[block].role == SN_ROLE_SUMMARY,
                              .row = self->outline->places[block].role == SN_ROLE_ROW,
                              .rule = rule };
  sn_item_set_confidence (candidate->item, candidate->row ? 0.95 : 0.9);
  sn_item_add_mention (candidate->item, sn_extraction_mention (self, block, first, end));
  if (when != G_MAXUINT32)
    {
      self->used[when] = TRUE;
      sn_extraction_set_date (self, candidate, sn_outline_when (self->outline, when));
    }
  g_ptr_array_add (self->candidates, candidate);
  return candidate;
}

/* "and the Panel will be asked to sign it off": who has a say once answers are in. */
static gboolean
comes_later (const SnReading *reading, const SnMark *mark)
{
  guint block = sn_reading_block_of (reading, mark->first);

  return mark->end + 1 < reading->block_tokens[block + 1] && sn_reading_token_is (reading, mark->end, "will") &&
         sn_reading_token_in (reading, mark->end + 1, SN_SET_DELIBERATING);
}

/* The administrator is named in every newsletter as an address to write to;
 * it asks only where it is the one that speaks. */
static gboolean
is_speaker (const SnReading *reading, const SnMark *mark, guint32 sentence_first)
{
  if (mark->word_class == SN_WORD_COMMITTEE)
    return strcmp (mark->value, "Working Group") != 0 && !comes_later (reading, mark);
  return mark->word_class == SN_WORD_BODY && (strcmp (mark->value, "SECAS") != 0 || mark->first <= sentence_first + 1);
}

static const char *
speaker_in (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = self->reading;

  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first >= end)
        break;
      if (mark->first >= first && is_speaker (reading, mark, first))
        return mark->value;
    }
  return NULL;
}

/* "The Energy Ombudsman is consulting …": a name at the beginning of the
 * sentence that the lexicon does not know, with what it does after it. */
static char *
unlisted_speaker (const SnExtraction *self, const SnSentence *sentence)
{
  const SnReading *reading = self->reading;
  guint32 first = sentence->first, end;

  if (first < sentence->end && sn_reading_token_is (reading, first, "the"))
    first++;
  for (end = first; end < sentence->end; end++)
    if (sn_reading_token (reading, end)->kind != SN_TOKEN_WORD ||
        sn_reading_token (reading, end)->letter_case == SN_CASE_LOWER)
      break;
  if (end == first || end >= sentence->end || end - first > 6 ||
      (sn_reading_cues (reading, sentence->block, first, end) & (BIT (SN_WORD_STAGE) | BIT (SN_WORD_PHASE))))
    return NULL; /* "The Modification Report is out for consultation" */
  if (sn_reading_token_in (reading, first, SN_SET_NO_SPEAKERS))
    return NULL;
  if (end - first < 2 && sn_reading_token (reading, first)->letter_case != SN_CASE_CAPITALS)
    return NULL;
  return sn_reading_token_in (reading, end, SN_SET_SEEKING) ? sn_reading_text (reading, sentence->block, first, end)
                                                            : NULL;
}

static gboolean
speaks_of_us (const SnExtraction *self, guint block)
{
  static const char *const words[] = { "we", "our", "us" };

  for (guint32 i = self->reading->block_tokens[block]; i < self->reading->block_tokens[block + 1]; i++)
    for (guint w = 0; w < G_N_ELEMENTS (words); w++)
      if (sn_reading_token_is (self->reading, i, words[w]) &&
          sn_reading_token (self->reading, i)->letter_case != SN_CASE_CAPITALS)
        return TRUE;
  return FALSE;
}

/**
 * sn_find_owner:
 * @first: a token of the sentence
 * @end: the token after the last one at which the body may begin
 *
 * "The Panel answers the DESNZ consultation on exports": whose consultation it is.
 *
 * Returns: (transfer none) (nullable): the body right before "consultation".
 */
const char *
sn_find_owner (const SnExtraction *self, const SnSentence *sentence, guint32 first, guint32 end)
{
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      guint32 after = mark->end;

      if (mark->word_class != SN_WORD_BODY || mark->first < first || mark->first >= end)
        continue; /* "DESNZ is seeking views until …, while Ofgem's consultation" */
      if (after + 1 < sentence->end && sn_reading_token (reading, after)->kind == SN_TOKEN_PUNCT &&
          sn_reading_token_is (reading, after + 1, "s"))
        after += 2;
      if (after < sentence->end && sn_reading_mark_at (reading, sentence->block, after, SN_WORD_CONSULT) != NULL)
        return mark->value;
    }
  return NULL;
}

/* "The BSC Panel meets on 9 June, and the MHHS Programme has its own consultation": where the last
 * clause before @before begins that has a subject of its own; else where the sentence does. */
static guint32
last_clause (const SnReading *reading, const SnSentence *sentence, guint32 before)
{
  static const char *const joints[] = { "and", "but", "while", "whereas", NULL };
  static const char *const verbs[] = { "has", "is", "have", "are", "wants", "would", NULL };

  for (guint32 i = MIN (before, sentence->end); i > sentence->first + 2; i--)
    {
      guint32 at = i + sn_reading_token_is (reading, i, "the");
      const SnMark *body;

      if (!sn_reading_token_is_any (reading, i - 1, joints) || !sn_reading_is_mark (reading, i - 2, ','))
        continue;
      body = sn_reading_mark_at (reading, sentence->block, at, SN_WORD_BODY);
      if (body != NULL && body->end < before &&
          (sn_reading_token_is_any (reading, body->end, verbs) ||
           sn_reading_token_in (reading, body->end, SN_SET_SEEKING)))
        return i;
    }
  return sentence->first;
}

/**
 * sn_find_speaker:
 * @before: the token before which the subject stands ("consultation" …)
 *
 * Returns: (transfer full) (nullable): who acts in the sentence: a body or
 *   committee named before @before, or an unlisted name at its beginning.
 */
char *
sn_find_speaker (const SnExtraction *self, const SnSentence *sentence, guint32 before)
{
  const char *found = sn_find_owner (self, sentence, sentence->first + 2, before);

  if (found == NULL)
    found = speaker_in (self, sentence->block, last_clause (self->reading, sentence, before), before);
  return found != NULL ? g_strdup (found) : unlisted_speaker (self, sentence);
}

/**
 * sn_find_organiser:
 * @sentence: the sentence that speaks of it
 *
 * Finds who runs something where the sentence itself does not begin with who
 * does: the lead-in of its list, its heading, then anybody named in the
 * paragraph; then the newsletter itself, where it says "we".
 *
 * Returns: (transfer full) (nullable): the organiser.
 */
char *
sn_find_organiser (const SnExtraction *self, guint block, const SnSentence *sentence)
{
  const SnReading *reading = self->reading;
  const SnPlace *place = &self->outline->places[block];
  guint above[3] = { place->lead, place->heading, place->parent };
  const char *found = NULL;

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (above); i++)
    if (above[i] != SN_NO_BLOCK)
      found = speaker_in (self, above[i], reading->block_tokens[above[i]], reading->block_tokens[above[i] + 1]);
  if (found == NULL)
    found = speaker_in (self, block, sentence->first, sentence->end);
  if (found == NULL)
    found = speaker_in (self, block, reading->block_tokens[block], reading->block_tokens[block + 1]);
  if (found == NULL && speaks_of_us (self, block))
    found = self->outline->publisher;
  return g_strdup (found);
}

/**
 * sn_committee_consults:
 *
 * Returns: whether the words begin with the Panel, which asks for views itself:
 *   "The Panel consults on its Draft Budget".
 */
gboolean
sn_committee_consults (const SnReading *reading, guint block, guint32 first, guint32 end)
{
  const SnMark *committee;

  first += first < end && sn_reading_token_is (reading, first, "the");
  committee = first < end ? sn_reading_mark_at (reading, block, first, SN_WORD_COMMITTEE) : NULL;
  return committee != NULL && g_strcmp0 (committee->value, "SEC Panel") == 0 && committee->end < end &&
         sn_reading_token_in (reading, committee->end, SN_SET_SEEKING) &&
         (sn_reading_cues (reading, block, committee->end, end) & SN_WORD_BIT (SN_WORD_CONSULT)) != 0;
}

/**
 * sn_speaks_for_itself:
 *
 * Returns: whether the sentence begins with who acts and asks for views: then
 *   it is about a matter of its own, not the one named before it.
 */
gboolean
sn_speaks_for_itself (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = self->reading;
  guint32 from = first < end && sn_reading_token_is (reading, first, "the") ? first + 1 : first;
  const SnMark *body = from < end ? sn_reading_mark_at (reading, block, from, SN_WORD_BODY) : NULL;
  SnSentence sentence = { .block = block, .first = first, .end = end };
  g_autofree char *unlisted = NULL;

  if ((sn_reading_cues (reading, block, first, end) &
       (SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_RESPOND) | SN_WORD_BIT (SN_WORD_TELL))) == 0)
    return FALSE;
  if (body != NULL)
    return strcmp (body->value, "SECAS") != 0;
  if (sn_committee_consults (reading, block, from, end))
    return TRUE;
  unlisted = unlisted_speaker (self, &sentence);
  return unlisted != NULL;
}

/**
 * sn_is_labelled_by_other:
 *
 * Returns: whether the paragraph begins with the name of a body as its label,
 *   "Ofgem: proposals for the next licence.", "DCC. How far should …": a matter of that body's own,
 *   whatever heading happens to stand above.
 */
gboolean
sn_is_labelled_by_other (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  const SnMark *body = first < end ? sn_reading_mark_at (reading, block, first, SN_WORD_BODY) : NULL;

  if (body == NULL && first < end)
    body = sn_reading_mark_at (reading, block, first, SN_WORD_COMMITTEE);
  return body != NULL && strcmp (body->value, "SECAS") != 0 && body->end + 1 < end &&
         (sn_reading_is_mark (reading, body->end, ':') || sn_reading_is_mark (reading, body->end, '.') ||
          sn_reading_is_mark (reading, body->end, 0x2013) || sn_reading_is_mark (reading, body->end, '|') ||
          (sn_reading_is_mark (reading, body->end, '-') && !sn_reading_token (reading, body->end)->glued));
}

/* Whether the heading begins with the modification of which the paragraphs below it tell:
 * "DP388 ‘Half an hour of grace’", and no other. */
static gboolean
begins_with_one (const SnReading *reading, guint heading)
{
  guint32 first = reading->block_tokens[heading], end = reading->block_tokens[heading + 1], after = first;
  g_autofree char *own = first < end ? sn_reference_at (reading, heading, first, &after) : NULL;
  g_autofree char *other = own != NULL ? sn_reference_find (reading, heading, after, end, NULL) : NULL;

  return own != NULL && other == NULL;
}

/**
 * sn_reference_above:
 * @heading: a block
 *
 * "MP355" on a line of its own above the heading of a card that says what it is
 * about.
 *
 * Returns: (transfer full) (nullable): the modification that the heading names.
 */
char *
sn_reference_above (const SnExtraction *self, guint heading)
{
  const SnReading *reading = self->reading;
  guint32 after;
  char *reference;

  /* the last line of a list or table above is not the heading's */
  if (heading == 0 || sn_reading_block (reading, heading)->kind != SN_BLOCK_HEADING ||
      (sn_reading_block (reading, heading - 1)->kind != SN_BLOCK_PARAGRAPH &&
       sn_reading_block (reading, heading - 1)->kind != SN_BLOCK_HEADING))
    return NULL;
  reference = sn_reference_at (reading, heading - 1, reading->block_tokens[heading - 1], &after);
  /* "MP355 – Refinement Consultation" above the heading that names it */
  if (reference != NULL && after < reading->block_tokens[heading] &&
      !(self->outline->places[heading].parent == heading - 1 && begins_with_one (reading, heading - 1)))
    g_clear_pointer (&reference, g_free);
  return reference;
}

/* "Views sought on the business case, part B", not "Comment by 3 May". */
static gboolean
says_own_subject (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = self->reading;
  SnSentence sentence = { .block = block, .first = first, .end = end };
  guint32 at;

  sentence.first_mark = sn_reading_mark_from (reading, first);
  sentence.end_mark = sn_reading_mark_from (reading, end);
  return sn_consultation_subject (self, &sentence, &at) != NULL;
}

/* "MP203 ‘…’ is different", "The second, MP259 ‘…’, has …": the
 * modification that a sentence begins with; NULL where it begins with other words. */
static char *
reference_beginning (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const leads[] = { "the",    "a",    "another", "one",  "first",     "second", "third",
                                       "fourth", "last", "latest",  "next", "other",     "then",   "finally",
                                       "lastly", "also", "and",     "but",  "meanwhile", NULL };
  guint32 at = sentence->first;

  while (at < sentence->end && (sn_reading_is_mark (reading, at, ',') || sn_reading_token_is_any (reading, at, leads) ||
                                sn_reading_token_in (reading, at, SN_SET_MODIFICATIONS)))
    at++;
  return at < sentence->end ? sn_reference_at (reading, sentence->block, at, NULL) : NULL;
}

/* "MP203 ‘…’ is different. It is at the stage of …": of what the nearest sentence
 * before speaks that begins with a modification; else of the first one that the
 * paragraph names before. */
static char *
reference_before (const SnReading *reading, guint block, guint32 first)
{
  guint32 low = reading->block_sentences[block];

  for (guint32 s = sn_reading_sentence_of (reading, block, first); s > low && reading->block_tokens[block] < first; s--)
    {
      char *reference = reference_beginning (reading, sn_reading_sentence (reading, s - 1));

      if (reference != NULL)
        return reference;
    }
  return sn_reference_find (reading, block, reading->block_tokens[block], first, NULL);
}

/* Whether the heading names no modification, and a paragraph stands under it that
 * may say of which it speaks. */
static gboolean
leads_article (const SnExtraction *self, guint heading)
{
  const SnReading *reading = self->reading;
  g_autofree char *own =
      sn_reference_find (reading, heading, reading->block_tokens[heading], reading->block_tokens[heading + 1], NULL);

  return own == NULL && heading + 1 < self->outline->n_blocks &&
         self->outline->places[heading + 1].heading == heading &&
         sn_reading_block (self->reading, heading + 1)->kind == SN_BLOCK_PARAGRAPH;
}

/* "The DCC has published a draft Statement. It will consider any comment", "Ofgem call for
 * evidence on access. It's open until …": a paragraph about what a body does begins anew. */
static gboolean
begins_with_other (const SnExtraction *self, guint block, guint32 first)
{
  const SnReading *reading = self->reading;
  guint32 at = reading->block_tokens[block], end = reading->block_tokens[block + 1], verb, label, label_end;
  const SnMark *body;

  if (at == first || at + 2 >= end)
    return FALSE;
  if (sn_outline_label (self->outline, block, &label, &label_end) && sn_reading_is_mark (reading, label_end, ':'))
    at = label_end + 1; /* "Price control: Ofgem is minded to …" */
  while (at + 2 < end &&
         (sn_reading_token_in (reading, at, SN_SET_LEADING_TO_BODY) || sn_reading_is_mark (reading, at, ',')))
    at++; /* "Our friends at BEIS want to know …" */
  body = sn_reading_mark_at (reading, block, at, SN_WORD_BODY);
  if (body == NULL || strcmp (body->value, "SECAS") == 0)
    return FALSE;
  verb = body->end + (sn_reading_token_is (reading, body->end, "had") ? 1 : 0); /* "DECC had asked for views" */
  return verb < end && (sn_reading_token_in (reading, verb, SN_SET_SEEKING) ||
                        sn_reading_mark_at (reading, block, verb, SN_WORD_CONSULT) != NULL);
}

/* "The Panel’s Strategic Aims. A draft …" after "MP305, ‘Cheaper tests’. …": each paragraph
 * begins with the name of its own matter. */
static gboolean
names_own_matter (const SnExtraction *self, guint block, guint before)
{
  const guint64 field = SN_WORD_BIT (SN_WORD_RESPOND) | SN_WORD_BIT (SN_WORD_CLOSE) | SN_WORD_BIT (SN_WORD_CONSULT) |
                        SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_TELL) | SN_WORD_BIT (SN_WORD_EVENT);
  const SnReading *reading = self->reading;
  g_autofree char *other = NULL;
  guint32 first, end;

  if (!sn_outline_label_within (self->outline, block, LONGEST_LABEL, &first, &end) ||
      (sn_reading_cues (reading, block, first, end) & field) ||
      sn_title_count_content (reading, block, first, end) < 2 ||
      !sn_outline_label_within (self->outline, before, LONGEST_LABEL, &first, &end))
    return FALSE;
  other = sn_reference_find (reading, before, first, end, NULL);
  return other != NULL;
}

/* "By 30 March: Ofgem consultation on code governance": what it is on, and whose it is. */
static gboolean
names_other_consultation (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = self->reading;
  const SnMark *body = sn_reading_find_mark (reading, sn_reading_mark_from (reading, first),
                                             sn_reading_mark_from (reading, end), SN_WORD_BODY);

  return body != NULL && strcmp (body->value, "SECAS") != 0 && says_own_subject (self, block, first, end);
}

/**
 * sn_find_reference:
 * @first: first token of the sentence
 * @end: the token after its last
 *
 * Returns: (transfer full) (nullable): the modification that a sentence speaks
 *   of: named in it, in its paragraph, or in the heading above.
 */
char *
sn_find_reference (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[block].heading;
  char *reference = sn_reference_find (reading, block, first, end, NULL);

  if (reference == NULL && self->outline->places[block].role == SN_ROLE_HEADING && leads_article (self, block))
    reference = sn_reference_find (reading, block + 1, reading->block_tokens[block + 1],
                                   reading->block_tokens[block + 2], NULL);
  if (reference == NULL && sn_speaks_for_itself (self, block, first, end))
    return NULL;
  if (reference == NULL)
    reference = reference_before (reading, block, first);
  /* what comes later may be another matter, where the sentence says what it is on itself */
  if (reference == NULL && !says_own_subject (self, block, first, end) &&
      !(heading != SN_NO_BLOCK && begins_with_one (reading, heading)))
    reference = sn_reference_find (reading, block, end, reading->block_tokens[block + 1], NULL);
  if (reference == NULL && heading != SN_NO_BLOCK && !sn_is_labelled_by_other (self, block) &&
      !begins_with_other (self, block, first))
    {
      reference = sn_reference_find (reading, heading, reading->block_tokens[heading],
                                     reading->block_tokens[heading + 1], NULL);
      if (reference == NULL)
        reference = sn_reference_above (self, heading);
      if (reference == NULL && names_other_consultation (self, block, first, end))
        return NULL;
      /* an article whose paragraphs before this one name one modification; rows list many */
      for (guint i = block; reference == NULL && i > heading + 1; i--)
        if (sn_reading_block (reading, block)->kind == SN_BLOCK_PARAGRAPH && !names_own_matter (self, block, i - 1) &&
            self->outline->places[i - 1].heading == heading && self->outline->places[i - 1].role != SN_ROLE_ROW)
          reference = sn_reference_find (reading, i - 1, reading->block_tokens[i - 1], reading->block_tokens[i], NULL);
    }
  return reference;
}

/* Where two paragraphs name a modification each, what the first says of its own
 * is not for the second. */
static gboolean
starts_anew (const SnExtraction *self, guint block, guint before)
{
  const SnReading *reading = self->reading;
  g_autofree char *own =
      sn_reference_find (reading, block, reading->block_tokens[block], reading->block_tokens[block + 1], NULL);
  g_autofree char *other =
      sn_reference_find (reading, before, reading->block_tokens[before], reading->block_tokens[before + 1], NULL);

  return (own != NULL && other != NULL && strcmp (own, other) != 0) || names_own_matter (self, block, before);
}

/* The word of that class that stands next before a sentence in its paragraph. */
static const SnMark *
find_before (const SnReading *reading, guint block, const SnSentence *sentence, SnWordClass word_class)
{
  for (guint32 i = sentence->first_mark; i > reading->block_marks[block]; i--)
    if (sn_reading_mark (reading, i - 1)->word_class == word_class)
      return sn_reading_mark (reading, i - 1);
  return NULL;
}

/* The first word of that class around: in the sentence, before it, in the
 * paragraph, the heading, the lead-in, the parent, then the rest of the article. */
static const SnMark *
find_around (const SnExtraction *self, guint block, const SnSentence *sentence, SnWordClass word_class)
{
  const SnReading *reading = self->reading;
  const SnPlace *place = &self->outline->places[block];
  guint heading = place->heading;
  guint above[5] = { block, heading, place->lead,
                     heading != SN_NO_BLOCK ? self->outline->places[heading].lead : SN_NO_BLOCK, place->parent };
  gboolean labelled = sn_is_labelled_by_other (self, block);
  const SnMark *mark = NULL;

  if (sentence != NULL)
    mark = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, word_class);
  if (mark == NULL && sentence != NULL)
    mark = find_before (reading, block, sentence, word_class);
  for (guint i = 0; mark == NULL && i < (labelled ? 1 : G_N_ELEMENTS (above)); i++)
    if (above[i] != SN_NO_BLOCK)
      mark = sn_reading_find_mark (reading, reading->block_marks[above[i]], reading->block_marks[above[i] + 1],
                                   word_class);
  for (guint i = block + 1;
       mark == NULL && heading == block && i < self->outline->n_blocks && self->outline->places[i].heading == heading;
       i++)
    mark = sn_reading_find_mark (reading, reading->block_marks[i], reading->block_marks[i + 1], word_class);
  if (labelled)
    return mark;
  for (guint i = block; mark == NULL && heading != SN_NO_BLOCK && i > heading + 1 && !starts_anew (self, block, i - 1);
       i--)
    if (self->outline->places[i - 1].heading == heading)
      mark = sn_reading_find_mark (reading, reading->block_marks[i - 1], reading->block_marks[i], word_class);
  return mark;
}

/**
 * sn_find_stage:
 * @sentence: (nullable): the sentence that speaks of it
 *
 * Returns: (transfer none) (nullable): the stage that the words around name.
 */
const char *
sn_find_stage (const SnExtraction *self, guint block, const SnSentence *sentence)
{
  const SnMark *mark = find_around (self, block, sentence, SN_WORD_STAGE);

  return mark != NULL ? mark->value : NULL;
}

/**
 * sn_find_phase:
 * @sentence: (nullable): the sentence that speaks of it
 *
 * Returns: (transfer none) (nullable): the stage of a modification's
 *   consultation: as sn_find_stage(), or what a word for a phase of the process
 *   says ("Report Phase", "your Refinement answers").
 */
const char *
sn_find_phase (const SnExtraction *self, guint block, const SnSentence *sentence)
{
  const char *stage = sn_find_stage (self, block, sentence);
  const SnMark *own =
      sentence != NULL && !(sentence->cues & SN_WORD_BIT (SN_WORD_STAGE))
          ? sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_PHASE)
          : NULL; /* rather than the stage of another modification, of which another sentence speaks */
  const SnMark *mark = own != NULL ? own : stage == NULL ? find_around (self, block, sentence, SN_WORD_PHASE) : NULL;

  return mark != NULL ? mark->value : stage;
}
