/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

static gboolean
is_over (const SnExtraction *self, const SnDate *date)
{
  return sn_date_last_julian (date) < sn_date_first_julian (&self->outline->issued);
}

/* "Your chance to shape MP224 (closing 31 March)" */
static gboolean
names_modification (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  g_autofree char *reference =
      sn_reference_find (reading, clause->block, clause->sentence->first, clause->sentence->end, NULL);

  if (reference == NULL && heading != SN_NO_BLOCK)
    reference = sn_reference_at (reading, heading, reading->block_tokens[heading], NULL);
  return reference != NULL &&
         !(clause->sentence_cues & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_EVENT)));
}

/* "…; these should arrive by": what was spoken of before. */
static gboolean
refers_back (const SnClause *clause)
{
  static const char *const words[] = { "these", "they", "it", "send", "all" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sn_clause_is_word (clause, clause->sentence->first, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_consultation (const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY);
  guint64 around = clause->block_cues | clause->heading | clause->article;

  if (sn_clause_has (clause, asks))
    return TRUE;
  if (clause->sentence_cues & (BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE)))
    return FALSE;
  if (clause->sentence_cues & asks)
    return TRUE;
  if (names_modification (clause))
    return TRUE;
  /* "…; send them to us by Friday": what "them" is stands before */
  if ((clause->block_cues & BIT (SN_WORD_RESPOND)) && !(clause->heading & BIT (SN_WORD_EVENT)) &&
      (refers_back (clause) || !(clause->sentence_cues & BIT (SN_WORD_MUST))))
    return TRUE;
  /* "Use the form by 20 December": what the form is for stands above */
  return (around & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY))) != 0 &&
         !(clause->heading & BIT (SN_WORD_EVENT)) && sn_date_precision (&clause->when->date) == SN_PRECISION_DAY;
}

/* The committee that acts: the last one named before the date in its clause. */
static const SnMark *
committee_before (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *found = NULL;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      /* what moves is named before the day that it moves from */
      if (mark->word_class == SN_WORD_COMMITTEE && mark->first < clause->when->first &&
          (mark->first >= clause->first || (clause->left & BIT (SN_WORD_MOVE))))
        found = mark;
    }
  return found;
}

static gboolean
committee_acts (const SnClause *clause, const SnMark *committee)
{
  guint64 acts =
      BIT (SN_WORD_ATTEND) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_CANCEL) | BIT (SN_WORD_MOVE);

  if (sn_reading_cues (clause->outline->reading, clause->block, committee->end, clause->end) & acts)
    return TRUE;
  /* "at the Modification Working Group on 6 March" */
  return clause->when->first >= committee->end && clause->when->first - committee->end <= 2 &&
         (sn_clause_is_word (clause, committee->first - 1, "at") ||
          sn_clause_is_word (clause, committee->first - 2, "at"));
}

/* "could not go live before November", "would not be ready for 17 August": what
 * the date is said of is denied. */
static gboolean
is_negated (const SnClause *clause)
{
  static const char *const bounds[] = { "and", "but", "or", "so", NULL };
  guint32 low = clause->when->first > clause->first + 7 ? clause->when->first - 7 : clause->first;

  for (guint32 i = clause->when->first; i > low; i--)
    {
      const SnToken *t = sn_reading_token (clause->outline->reading, i - 1);

      if (t->kind == SN_TOKEN_PUNCT && t->value == ',')
        return FALSE;
      for (guint b = 0; bounds[b] != NULL; b++)
        if (sn_clause_is_word (clause, i - 1, bounds[b]))
          return FALSE;
      if (sn_clause_is_word (clause, i - 1, "not") || sn_clause_is_word (clause, i - 1, "cannot"))
        return !sn_clause_is_word (clause, i, "later") && !sn_clause_is_word (clause, i, "forget") &&
               !sn_clause_is_word (clause, i, "miss");
    }
  return FALSE;
}

static gboolean
is_list_of (const SnClause *clause, guint64 classes)
{
  const SnOutline *outline = clause->outline;

  return sn_document_get_block (outline->reading->document, clause->block)->kind == SN_BLOCK_LIST_ITEM &&
         outline->places[clause->block].lead != SN_NO_BLOCK && (clause->heading & classes) != 0 &&
         clause->end - clause->first < 30;
}

/* "Tell us by Friday that you are coming": under an event, and where nobody
 * consults, an answer is a registration. */
static gboolean
is_for_event (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_VOTE);

  if ((clause->block_cues | clause->heading | clause->article) & asks)
    return FALSE;
  if (!sn_heading_names_event (self, clause->block) || !(clause->sentence_cues & BIT (SN_WORD_RESPOND)))
    return FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const SnCandidate *candidate = self->candidates->pdata[i];

      if (candidate->block == clause->block && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT)
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_deadline (const SnClause *clause)
{
  for (guint32 i = clause->first; i < clause->end; i++)
    if (sn_clause_is_word (clause, i, "deadline"))
      return TRUE;
  return FALSE;
}

static void
read_closing (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);

  if (is_for_event (self, clause))
    sn_prose_add_registration (self, clause, index);
  else if ((own & BIT (SN_WORD_VOTE)) && !(own & (asks | BIT (SN_WORD_RESPOND))))
    sn_prose_add_deadline (self, clause, index, "vote");
  else if ((own & BIT (SN_WORD_REGISTER)) && !(own & asks))
    sn_prose_add_registration (self, clause, index);
  else if (is_consultation (clause))
    sn_prose_add_consultation (self, clause, index, "closing date");
  else if ((clause->sentence_cues & (BIT (SN_WORD_MUST) | BIT (SN_WORD_REGISTER))) || says_deadline (clause))
    sn_prose_add_deadline (self, clause, index, "must");
}

static gboolean
has_other_date (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  for (guint32 i = self->outline->block_whens[clause->block]; i < self->outline->block_whens[clause->block + 1]; i++)
    {
      const SnWhen *other = sn_outline_when (self->outline, i);

      if (i != index && other->date.day != 0 && other->first >= clause->sentence->first &&
          other->first < clause->sentence->end && !is_over (self, &other->date))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_event (const SnClause *clause)
{
  guint64 own = clause->left | clause->right;
  gboolean day = sn_date_precision (&clause->when->date) == SN_PRECISION_DAY;

  if (own & BIT (SN_WORD_EVENT))
    return day || (clause->left & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_ATTEND))) != 0;
  if ((own & BIT (SN_WORD_ATTEND)) && (clause->sentence_cues & BIT (SN_WORD_EVENT)))
    return day || (clause->left & BIT (SN_WORD_ATTEND)) != 0;
  /* from an hour to an hour one attends something */
  return clause->when->date.has_end_time;
}

/* "From 1 January the DCC bills in arrears": something is so from then on. */
static gboolean
begins_from (const SnClause *clause)
{
  return clause->when->first == clause->sentence->first + 1 && clause->when->date.day != 0 &&
         clause->when->date.end_year == 0 && sn_clause_is_word (clause, clause->sentence->first, "from");
}

static void
add_listed (SnExtraction *self, const SnClause *clause, guint32 index)
{
  sn_prose_add_milestone (self, clause, index, "listed milestone");
  {
    SnCandidate *candidate = self->candidates->pdata[self->candidates->len - 1];
    guint heading = self->outline->places[clause->block].heading;
    g_autofree char *item = sn_title_of_sentence (self->outline, clause->sentence);
    g_autofree char *above = heading != SN_NO_BLOCK ? sn_title_of_heading (self->outline, heading) : NULL;
    g_autofree char *title =
        above != NULL && above[0] != '\0' ? g_strdup_printf ("%s: %s", above, item) : g_strdup (item);

    if (candidate->when == index)
      sn_item_set_title (candidate->item, title);
  }
}

static void
read_other (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CLOSE);
  const SnMark *committee = committee_before (clause);
  gboolean month = sn_date_precision (&clause->when->date) >= SN_PRECISION_MONTH;
  gboolean seats = (clause->sentence_cues & BIT (SN_WORD_SEAT)) && (clause->sentence_cues & BIT (SN_WORD_CATEGORY));

  /* a month that names a release is no date of a sentence that has another */
  if (sn_when_names_release (self->reading, clause->when))
    {
      if (!has_other_date (self, clause, index))
        sn_prose_add_milestone (self, clause, index, "release");
    }
  else if (committee != NULL && month && !seats && committee_acts (clause, committee))
    sn_prose_add_meeting (self, clause, index, committee);
  else if (month && sn_prose_add_numbered (self, clause, index))
    return;
  else if ((own & BIT (SN_WORD_MOVE)) && (own & asks) &&
           ((own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) || !(own & BIT (SN_WORD_EVENT))))
    sn_prose_add_consultation (self, clause, index, "moved");
  else if (seats)
    return;
  else if (is_event (clause))
    sn_prose_add_event (self, clause, index, "event");
  else if ((own & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE))) || begins_from (clause))
    sn_prose_add_milestone (self, clause, index, "milestone");
  else if (sn_heading_names_event (self, clause->block) &&
           (clause->when->date.day != 0 || (month && (clause->left & BIT (SN_WORD_ATTEND)))))
    sn_prose_add_event (self, clause, index, "heading names an event");
  else if (is_list_of (clause, BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE)))
    add_listed (self, clause, index);
  else if ((clause->sentence_cues & BIT (SN_WORD_MOVE)) && month)
    sn_prose_add_milestone (self, clause, index, "moved");
}

/* A heading with a day of its own says when what it names takes place. */
static void
read_heading (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;

  if (clause->closing)
    read_closing (self, clause, index);
  else if (clause->when->date.day == 0)
    return;
  else if (own & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE)))
    sn_prose_add_milestone (self, clause, index, "dated heading");
  else if (!(own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE))))
    sn_prose_add_event (self, clause, index, "dated heading");
}

static gboolean
may_be_item (const SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  SnBlockRole role = self->outline->places[when->block].role;

  if (self->used[index] || when->date.year == 0 || (when->flags & SN_WHEN_IMPOSSIBLE) || is_over (self, &when->date))
    return FALSE;
  if (sn_date_precision (&when->date) == SN_PRECISION_YEAR)
    return FALSE;
  return role == SN_ROLE_TEXT || role == SN_ROLE_SUMMARY || role == SN_ROLE_HEADING;
}

/* What sentences of these kinds date is no news to act on. */
static gboolean
is_excluded (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 c = clause->sentence_cues;

  if ((c & BIT (SN_WORD_HIRING)) || (clause->left & BIT (SN_WORD_TERM)) ||
      sn_clause_is_moved_from (self, clause, index))
    return TRUE;
  if ((c & BIT (SN_WORD_OFFICE)) &&
      !(clause->left & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_EVENT))))
    return TRUE;
  if ((clause->left & BIT (SN_WORD_CLOSED)) && !(clause->left & BIT (SN_WORD_CLOSE)))
    return TRUE;
  if ((c & BIT (SN_WORD_OUTCOME)) && !(c & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return TRUE;
  return is_negated (clause) && !(c & BIT (SN_WORD_CANCEL));
}

static void
read_when (SnExtraction *self, guint32 index)
{
  SnClause clause;

  if (!may_be_item (self, index))
    return;
  sn_clause_init (&clause, self->outline, index);
  if (is_excluded (self, &clause, index))
    return;
  if (self->outline->places[clause.block].role == SN_ROLE_HEADING)
    read_heading (self, &clause, index);
  else if (clause.closing)
    read_closing (self, &clause, index);
  else
    read_other (self, &clause, index);
}

static gboolean
take_time (SnCandidate *candidate, const SnWhen *when)
{
  SnDate date = *sn_item_get_date (candidate->item);

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
    return FALSE;
  sn_item_set_date (candidate->item, &date);
  return TRUE;
}

/* "Both run from 10.30 to 15.00.", "We start at 10am and finish at 4pm.": a
 * time without a day is that of the events of its paragraph. */
static void
spread_times (SnExtraction *self, guint block)
{
  for (guint32 i = self->outline->block_whens[block]; i < self->outline->block_whens[block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (self->outline, i);

      if (when->date.year != 0 || !when->date.has_time || self->used[i])
        continue;
      for (guint c = 0; c < self->candidates->len; c++)
        {
          SnCandidate *candidate = self->candidates->pdata[c];

          if (candidate->block == block && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT &&
              sn_item_get_date (candidate->item)->day != 0 && candidate->first <= when->first &&
              take_time (candidate, when))
            self->used[i] = TRUE;
        }
    }
}

/**
 * sn_find_in_prose:
 *
 * Finds what the running text says of dates: consultations that close, events,
 * what takes effect, what must be done; then consultations without a date.
 */
void
sn_find_in_prose (SnExtraction *self)
{
  for (guint32 i = 0; i < self->outline->whens->len; i++)
    read_when (self, i);
  for (guint i = 0; i < self->outline->n_blocks; i++)
    if (self->outline->places[i].role == SN_ROLE_TEXT &&
        self->outline->block_whens[i] < self->outline->block_whens[i + 1])
      spread_times (self, i);
  sn_prose_find_undated (self);
}
