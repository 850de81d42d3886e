/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-candidate.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
#define NO_WHEN G_MAXUINT32

/* What is known while an article is read from top to bottom. */
typedef struct
{
  SnExtraction *extraction;
  guint heading;         /* the article */
  const char *committee; /* whose seats are spoken of */
  guint32 pending;       /* a closing date said before its seats */
  const char *pending_committee;
  guint first; /* first candidate of this article */
} Article;

static gboolean
is_word (const SnReading *reading, guint32 token, const char *word)
{
  return sn_reading_token_is (reading, token, word);
}

/* "two Small Supplier seats", "one seat each for Gas Networks", "Two seats for
 * Large Suppliers", "a vacant Consumer seat": the number before the category,
 * or before the seats that it follows. */
static guint
count_seats (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 low = category->first > sentence->first + 8 ? category->first - 8 : sentence->first;

  for (guint32 i = category->first; i > low; i--)
    {
      const SnToken *t = sn_reading_token (reading, i - 1);
      const SnMark *number = sn_reading_mark_at (reading, sentence->block, i - 1, SN_WORD_NUMBER);

      if (number != NULL && number->number <= 20)
        return is_word (reading, i - 1, "both") ? 0 : (guint) number->number;
      if (t->kind == SN_TOKEN_NUMBER && t->value > 0 && t->value <= 20 && !t->glued && t->end - t->start <= 2)
        return t->value;
      if (t->kind == SN_TOKEN_PUNCT && t->value != ',' && t->value != '-')
        break;
      if (is_word (reading, i - 1, "his") || is_word (reading, i - 1, "her") || is_word (reading, i - 1, "this"))
        return 1;
    }
  return 0;
}

/* "Other SEC Party (2 seats)" */
static guint
count_behind (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 i = category->end;

  if (i + 1 >= sentence->end || sn_reading_token (reading, i)->kind != SN_TOKEN_PUNCT ||
      sn_reading_token (reading, i)->value != '(' || sn_reading_token (reading, i + 1)->kind != SN_TOKEN_NUMBER)
    return 0;
  return MIN (sn_reading_token (reading, i + 1)->value, 20);
}

static gboolean
is_plural (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  return category->end < sentence->end &&
         (is_word (reading, category->end, "seats") || is_word (reading, category->end, "vacancies") ||
          is_word (reading, category->end, "positions") || is_word (reading, category->end, "members"));
}

/* A category is a seat's where a word for a seat stands by it, or it is asked
 * for, or it stands in a list of seats: "One Large Supplier; and". */
static gboolean
is_seat (const SnReading *reading, const SnSentence *sentence, const SnMark *category, gboolean in_list)
{
  const SnBlock *block = sn_document_get_block (reading->document, sentence->block);
  guint32 low = category->first > sentence->first + 7 ? category->first - 7 : sentence->first;
  guint32 high = MIN (category->end + 6, sentence->end);

  if (in_list && block->kind == SN_BLOCK_LIST_ITEM && block->length < 160)
    return TRUE;
  if (sn_reading_cues (reading, sentence->block, low, high) & BIT (SN_WORD_SEAT))
    return TRUE;
  /* "one Other SEC Party to join the TABASC" */
  return count_seats (reading, sentence, category) > 0 && (sn_reading_cues (reading, sentence->block, low, high) &
                                                           (BIT (SN_WORD_VACANT) | BIT (SN_WORD_COMMITTEE))) != 0;
}

static gboolean
is_committee_of_seats (const char *value)
{
  return value != NULL && strcmp (value, "Working Group") != 0;
}

/* "… seat on the SSC", "… to join the TABASC": nothing but such words stands
 * between a seat and its committee. */
static gboolean
leads_to (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const joints[] = { "on", "to", "of", "join", "for", "within" };
  gboolean joined = FALSE;

  for (guint32 t = first; t < end; t++)
    {
      const SnToken *token = sn_reading_token (reading, t);

      if ((token->kind == SN_TOKEN_PUNCT && token->value == ',') || is_word (reading, t, "and"))
        return FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (joints); j++)
        joined |= is_word (reading, t, joints[j]);
    }
  return joined;
}

/* The committee of a seat: after it ("… seat on the SSC"), else the last one
 * named before it in the sentence. */
static const char *
committee_near (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  const char *before = NULL;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_COMMITTEE || !is_committee_of_seats (mark->value))
        continue;
      if (mark->first < category->first)
        before = mark->value;
      else if (leads_to (reading, category->end, mark->first))
        return mark->value;
    }
  return before;
}

static const char *
first_committee (const SnReading *reading, guint32 first_mark, guint32 end_mark)
{
  for (guint32 i = first_mark; i < end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && is_committee_of_seats (mark->value))
        return mark->value;
    }
  return NULL;
}

/* Somebody has been chosen: what such a sentence says of seats is news, not a
 * vacancy, unless it also says that a seat is free. */
static gboolean
is_outcome (const SnReading *reading, const SnSentence *sentence)
{
  return (sentence->cues & BIT (SN_WORD_OUTCOME)) != 0;
}

/* Seats of a list belong to its lead-in: "The following seats remain vacant:" */
static gboolean
leads_seats (const SnExtraction *self, guint block)
{
  const SnPlace *place = &self->outline->places[block];
  guint64 lead = place->lead == SN_NO_BLOCK ? 0 : sn_reading_block_cues (self->reading, place->lead);
  guint64 heading = place->heading == SN_NO_BLOCK ? 0 : sn_reading_block_cues (self->reading, place->heading);

  return (lead & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))) != 0 ||
         ((heading & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_NOMINATE))) != 0 && (heading & BIT (SN_WORD_OUTCOME)) == 0);
}

static gboolean
invites (const SnExtraction *self, const SnSentence *sentence)
{
  guint64 wanted = BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_NO_DATE);

  if (sentence->cues & wanted)
    return TRUE;
  return (sentence->cues & BIT (SN_WORD_SEAT)) && leads_seats (self, sentence->block);
}

static SnCandidate *
find_seat (Article *article, const char *committee, const char *category)
{
  GPtrArray *candidates = article->extraction->candidates;

  for (guint i = article->first; i < candidates->len; i++)
    {
      SnCandidate *candidate = candidates->pdata[i];

      if (sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY &&
          g_strcmp0 (sn_item_get_committee (candidate->item), committee) == 0 &&
          g_strcmp0 (sn_item_get_category (candidate->item), category) == 0)
        return candidate;
    }
  return NULL;
}

/* "One Large Supplier" says little without "The following seats remain vacant:". */
static void
add_lead (SnExtraction *self, SnItem *item, guint block)
{
  const SnReading *reading = self->reading;
  guint lead = self->outline->places[block].lead;
  const SnSentence *sentence;

  if (lead == SN_NO_BLOCK || sn_document_get_block (reading->document, block)->kind != SN_BLOCK_LIST_ITEM ||
      reading->block_sentences[lead] == reading->block_sentences[lead + 1])
    return;
  sentence = sn_reading_sentence (reading, reading->block_sentences[lead + 1] - 1);
  sn_item_add_mention (item, sn_extraction_mention (self, lead, sentence->first, sentence->end));
}

static void
add_seat (Article *article, const SnSentence *sentence, const SnMark *category, const char *committee)
{
  SnExtraction *self = article->extraction;
  guint behind = count_behind (self->reading, sentence, category);
  guint seats = behind > 0 ? behind : count_seats (self->reading, sentence, category);
  SnCandidate *candidate = find_seat (article, committee, category->value);
  g_autofree char *title = NULL;

  if (seats == 0 && !is_plural (self->reading, sentence, category))
    seats = 1;
  if (candidate != NULL)
    {
      if (sn_item_get_seats (candidate->item) == 0)
        sn_item_set_seats (candidate->item, seats);
      return;
    }
  title = g_strdup_printf ("%s %s %s", committee, category->value, seats == 1 ? "seat" : "seats");
  candidate = sn_extraction_add (self, SN_ITEM_VACANCY, title, sentence->block, sentence->first, sentence->end, NO_WHEN,
                                 "seat");
  sn_item_set_committee (candidate->item, committee);
  sn_item_set_category (candidate->item, category->value);
  sn_item_set_seats (candidate->item, seats);
  add_lead (self, candidate->item, sentence->block);
  if (article->pending != NO_WHEN && g_strcmp0 (article->pending_committee, committee) == 0)
    {
      candidate->when = article->pending;
      sn_extraction_set_date (self, candidate, sn_outline_when (self->outline, article->pending));
    }
}

static void
find_seats (Article *article, const SnSentence *sentence)
{
  SnExtraction *self = article->extraction;
  gboolean in_list = leads_seats (self, sentence->block);

  if (!(sentence->cues & BIT (SN_WORD_CATEGORY)) || is_outcome (self->reading, sentence) ||
      (sentence->cues & BIT (SN_WORD_HIRING)))
    return;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *category = sn_reading_mark (self->reading, i);
      const char *committee;

      if (category->word_class != SN_WORD_CATEGORY || !is_seat (self->reading, sentence, category, in_list))
        continue;
      if (!in_list && !invites (self, sentence))
        continue;
      committee = committee_near (self->reading, sentence, category);
      if (committee == NULL)
        committee = article->committee;
      if (committee != NULL)
        add_seat (article, sentence, category, committee);
    }
}

/* A date on which nominations end. */
static gboolean
is_nominations_end (const SnClause *clause, gboolean has_seats)
{
  guint64 other = BIT (SN_WORD_REGISTER) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_CONSULT);

  if (!clause->closing || clause->when->date.year == 0 || (clause->left & BIT (SN_WORD_TERM)) ||
      (clause->sentence_cues & BIT (SN_WORD_CLOSED)))
    return FALSE;
  if (clause->right & BIT (SN_WORD_VOTE) || clause->left & BIT (SN_WORD_VOTE))
    return FALSE;
  if (sn_clause_has (clause, BIT (SN_WORD_NOMINATE)))
    return TRUE;
  if ((clause->sentence_cues & other) || !has_seats)
    return FALSE;
  return TRUE;
}

static gboolean
is_over (const SnExtraction *self, const SnWhen *when)
{
  return sn_date_last_julian (&when->date) < sn_date_first_julian (&self->outline->issued);
}

/* Who a closing date is for: the committees named in its sentence, all seats
 * of the article where it says so, else those of the committee spoken of. */
static gboolean
date_applies (Article *article, const SnSentence *sentence, SnItem *item)
{
  const SnReading *reading = article->extraction->reading;
  gboolean named = FALSE;

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (is_word (reading, i, "both") || is_word (reading, i, "all") || is_word (reading, i, "each") ||
        is_word (reading, i, "either"))
      return TRUE;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_COMMITTEE || !is_committee_of_seats (mark->value))
        continue;
      named = TRUE;
      if (g_strcmp0 (mark->value, sn_item_get_committee (item)) == 0)
        return TRUE;
    }
  return !named && g_strcmp0 (article->committee, sn_item_get_committee (item)) == 0;
}

static void
apply_date (Article *article, const SnSentence *sentence, guint32 index)
{
  SnExtraction *self = article->extraction;
  const SnWhen *when = sn_outline_when (self->outline, index);

  self->used[index] = TRUE;
  if (is_over (self, when))
    return;
  for (guint i = article->first; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      if (sn_item_get_kind (candidate->item) != SN_ITEM_VACANCY ||
          sn_date_is_set (sn_item_get_date (candidate->item)) || !date_applies (article, sentence, candidate->item))
        continue;
      candidate->when = index;
      sn_extraction_set_date (self, candidate, when);
    }
  article->pending = index;
  article->pending_committee = article->committee;
}

static gboolean
has_seats (const Article *article)
{
  for (guint i = article->first; i < article->extraction->candidates->len; i++)
    if (sn_item_get_kind (((SnCandidate *) article->extraction->candidates->pdata[i])->item) == SN_ITEM_VACANCY)
      return TRUE;
  return FALSE;
}

static void
read_sentence (Article *article, const SnSentence *sentence)
{
  SnExtraction *self = article->extraction;
  const char *committee = first_committee (self->reading, sentence->first_mark, sentence->end_mark);

  if (committee != NULL && g_strcmp0 (committee, article->committee) != 0 && !is_outcome (self->reading, sentence))
    article->committee = committee;
  else if (article->committee == NULL)
    article->committee = committee;
  find_seats (article, sentence);
  for (guint32 i = self->outline->block_whens[sentence->block]; i < self->outline->block_whens[sentence->block + 1];
       i++)
    {
      const SnWhen *when = sn_outline_when (self->outline, i);
      SnClause clause;

      if (when->first < sentence->first || when->first >= sentence->end || self->used[i])
        continue;
      sn_clause_init (&clause, self->outline, i);
      if (is_nominations_end (&clause, has_seats (article)))
        apply_date (article, sentence, i);
    }
}

static void
begin_article (Article *article, guint heading)
{
  const SnReading *reading = article->extraction->reading;

  article->heading = heading;
  article->first = article->extraction->candidates->len;
  article->pending = NO_WHEN;
  article->committee = heading == SN_NO_BLOCK ? NULL
                                              : first_committee (reading, reading->block_marks[heading],
                                                                 reading->block_marks[heading + 1]);
}

/* A paragraph that opens with another committee's name speaks of another
 * matter: a date pending from before is not for it. */
static void
begin_block (Article *article, guint block)
{
  const SnReading *reading = article->extraction->reading;
  const SnBlock *b = sn_document_get_block (reading->document, block);

  if (b->kind == SN_BLOCK_PARAGRAPH && article->pending != NO_WHEN &&
      sn_outline_when (article->extraction->outline, article->pending)->block + 1 < block)
    article->pending = NO_WHEN;
}

/**
 * sn_find_vacancies:
 *
 * Finds seats that can be filled, one candidate for each committee and party
 * category, and the end of nominations that belongs to them.
 */
void
sn_find_vacancies (SnExtraction *self)
{
  Article article = { .extraction = self, .heading = SN_NO_BLOCK, .pending = NO_WHEN };

  for (guint i = 0; i < self->outline->n_blocks; i++)
    {
      const SnPlace *place = &self->outline->places[i];

      if (place->role == SN_ROLE_HEADING)
        {
          begin_article (&article, i);
          continue;
        }
      if (place->role != SN_ROLE_TEXT)
        continue;
      begin_block (&article, i);
      for (guint32 s = self->reading->block_sentences[i]; s < self->reading->block_sentences[i + 1]; s++)
        read_sentence (&article, sn_reading_sentence (self->reading, s));
    }
}
