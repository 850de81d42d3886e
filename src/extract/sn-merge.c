/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-merge-private.h"
#include "sn-doubt.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* What was merged so far. */
typedef struct
{
  const SnExtraction *extraction;
  GPtrArray *merged; /* SnCandidate */
  SnMergeIndex *index;
  GArray *seats; /* guint: which of them are vacancies */
} Merge;

/* The article counts; where the table says another day, that is a doubt. */
static void
merge_dates (SnCandidate *a, const SnCandidate *b)
{
  SnDate date = *sn_item_get_date (a->item);
  const SnDate *other = sn_item_get_date (b->item);

  if (!sn_date_is_set (&date) || sn_candidate_refines (&date, other))
    date = *other;
  else if (sn_date_is_set (other) && !sn_date_same_days (&date, other) && !sn_candidate_refines (other, &date) &&
           !sn_candidate_same_date (&date, other))
    {
      g_autofree char *day = sn_date_to_string (other);
      g_autofree char *doubt = g_strdup_printf (b->row ? SN_DOUBT_TABLE_SAYS : SN_DOUBT_ELSEWHERE_SAYS, day);

      sn_item_add_doubt (a->item, doubt);
      sn_item_set_confidence (a->item, MIN (sn_item_get_confidence (a->item), 0.6));
    }
  if (!date.has_time && other->has_time && sn_date_same_days (&date, other))
    {
      date.has_time = TRUE;
      date.time = other->time;
    }
  if (date.has_time && !date.has_end_time && other->has_end_time && other->time == date.time)
    {
      date.has_end_time = TRUE;
      date.end_time = other->end_time;
    }
  sn_item_set_date (a->item, &date);
}

/* A modification that the article describes without its number gets it from
 * the table: "SECMP0007 Refinement Consultation: Capability for …". */
static void
merge_reference (const SnExtraction *self, SnCandidate *a, const SnCandidate *b)
{
  const char *reference = sn_item_get_reference (b->item), *title = sn_item_get_title (a->item), *colon;
  g_autofree char *full = NULL;

  if (sn_item_get_reference (a->item) != NULL || reference == NULL)
    return;
  sn_item_set_reference (a->item, reference);
  if (sn_item_get_kind (a->item) != SN_ITEM_CONSULTATION)
    return;
  colon = strstr (title, ": ");
  full = sn_title_of_mod (self, reference, sn_item_get_stage (b->item), colon != NULL ? colon + 2 : title);
  sn_item_set_title (a->item, full);
  a->weak = FALSE;
}

static gboolean
says_more (const SnCandidate *candidate, const SnCandidate *than)
{
  const char *title = sn_item_get_title (candidate->item), *other = sn_item_get_title (than->item);

  /* "SEC Day, Leeds": where it is is no part of its name */
  if (title != NULL && other != NULL && g_str_has_prefix (title, other) && title[strlen (other)] == ',' &&
      strchr (title + strlen (other) + 2, ' ') == NULL)
    return FALSE;
  return sn_title_words_get_size (sn_candidate_words (candidate)) > sn_title_words_get_size (sn_candidate_words (than));
}

/* Whether a title has all the words of the other and more, though not many. */
static gboolean
says_all_of (const SnCandidate *candidate, const SnCandidate *other)
{
  const SnTitleWords *a = sn_candidate_words (candidate), *b = sn_candidate_words (other);

  return sn_title_words_get_size (a) > sn_title_words_get_size (b) && sn_title_words_get_size (a) < 12 &&
         sn_title_words_count_shared (b, a) == sn_title_words_get_size (b);
}

/* "SEC Introduction Days: Glasgow", where the heading has the days without their places. */
static gboolean
says_where (const SnCandidate *candidate, const char *name)
{
  const char *title = sn_item_get_title (candidate->item);

  return !candidate->row && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && title != NULL && name != NULL &&
         g_str_has_prefix (title, name) && g_str_has_prefix (title + strlen (name), ": ");
}

/* "SEC surgery" in a row, where an article speaks of several. */
static gboolean
says_one_of (const SnCandidate *row, const SnCandidate *article)
{
  const SnTitleWords *a = sn_candidate_words (article), *b = sn_candidate_words (row);
  guint n = sn_title_words_get_size (b);

  return row->row && !article->row && sn_candidate_is_dated (article) && n > 0 && n == sn_title_words_get_size (a) &&
         sn_title_words_count_shared (a, b) == n && g_str_has_suffix (sn_item_get_title (article->item), "s") &&
         !g_str_has_suffix (sn_item_get_title (row->item), "s");
}

/* "MP219 Refinement Consultation: Plain names", where the other is but "MP219 consultation". */
static gboolean
names_modification (const SnCandidate *candidate, const SnCandidate *other)
{
  const char *reference = sn_item_get_reference (candidate->item), *title = sn_item_get_title (candidate->item);
  const char *bare = sn_item_get_title (other->item);

  return reference != NULL && title != NULL && bare != NULL &&
         sn_item_get_kind (candidate->item) == SN_ITEM_CONSULTATION &&
         g_strcmp0 (reference, sn_item_get_reference (other->item)) == 0 && strstr (title, ": ") != NULL &&
         strstr (bare, ": ") == NULL && g_str_has_prefix (bare, reference) && strlen (title) > strlen (bare);
}

static void
merge_titles (SnCandidate *a, const SnCandidate *b)
{
  const char *title_a = sn_item_get_title (a->item), *title_b = sn_item_get_title (b->item);
  gboolean numbered = sn_number_of_meeting (title_a) == 0 && sn_number_of_meeting (title_b) != 0;
  gboolean better = a->weak && !b->weak && sn_item_get_reference (a->item) == NULL && !says_all_of (a, b), fuller;
  gboolean row_names = b->row && !a->row && sn_candidate_is_dated (a) && sn_item_get_committee (b->item) != NULL &&
                       sn_number_of_meeting (title_a) == 0;

  /* whoever writes a row gives the matter a name; a sentence need not */
  fuller =
      b->row && !a->row && sn_candidate_is_dated (a) && sn_item_get_reference (a->item) == NULL && says_more (b, a);
  fuller = fuller || says_one_of (b, a) || names_modification (b, a) || (!a->row && says_where (b, title_a));
  if ((!numbered && !better && !row_names && !fuller) || (b->any_kind && !sn_candidate_is_dated (a)))
    return;
  sn_item_set_title (a->item, title_b);
  if (row_names && sn_item_get_reference (b->item) == NULL)
    sn_item_set_reference (a->item, NULL); /* the monthly meeting is about more than the one matter named elsewhere */
  a->weak = b->weak;
}

static void
merge_into (const SnExtraction *self, SnCandidate *a, const SnCandidate *b)
{
  SnItem *x = a->item, *y = b->item;
  guint n_doubts = sn_item_get_n_doubts (y);

  if (sn_item_get_kind (x) == SN_ITEM_CONSULTATION && sn_candidate_only_counts (a))
    sn_item_set_title (x, sn_item_get_title (y));
  merge_reference (self, a, b);
  merge_titles (a, b);
  merge_dates (a, b);
  if (sn_item_get_organiser (x) == NULL && sn_item_get_committee (x) == NULL)
    sn_item_set_organiser (x, sn_item_get_organiser (y));
  if (sn_item_get_stage (x) == NULL)
    sn_item_set_stage (x, sn_item_get_stage (y));
  if (sn_item_get_committee (x) == NULL && sn_item_get_kind (x) == SN_ITEM_EVENT &&
      sn_number_of_meeting (sn_item_get_title (y)) != 0)
    sn_item_set_committee (x, sn_item_get_committee (y));
  if (sn_item_get_seats (x) == 0)
    sn_item_set_seats (x, sn_item_get_seats (y));
  if (sn_item_get_outcome (x) == SN_OUTCOME_NONE)
    sn_item_set_outcome (x, sn_item_get_outcome (y));
  if (sn_item_get_moved (y) && !sn_item_get_moved (x))
    {
      sn_item_set_moved (x, TRUE);
      sn_item_set_moved_from (x, sn_item_get_moved_from (y));
    }
  a->registers |= b->registers;
  if (a->any_kind && !b->any_kind)
    {
      sn_item_set_kind (x, sn_item_get_kind (y));
      a->any_kind = FALSE;
    }
  for (guint i = 0; i < n_doubts; i++)
    sn_item_add_doubt (x, sn_item_get_doubts (y)->pdata[i]);
  sn_item_move_mentions (x, y);
  if (sn_item_get_n_doubts (x) == 0)
    sn_item_set_confidence (x, MIN (0.99, MAX (sn_item_get_confidence (x), sn_item_get_confidence (y)) + 0.05));
}

/* What is said of the end of nominations is said of a seat too. */
static void
add_to_seat (Merge *self, guint at, const SnCandidate *closing)
{
  SnCandidate *seat = self->merged->pdata[at];
  GPtrArray *mentions = sn_item_get_mentions (closing->item);

  merge_dates (seat, closing);
  for (guint i = 0; i < mentions->len; i++)
    sn_item_add_mention (seat->item, sn_mention_copy (mentions->pdata[i]));
  sn_merge_index_add (self->index, seat, at);
}

/* "TABASC nominations close" ends those of all its seats; where the seats
 * stand nowhere else, the row is all there is of the vacancy. */
static gboolean
apply_nominations (Merge *self, const SnCandidate *closing)
{
  const char *category = sn_item_get_category (closing->item);
  gboolean found = FALSE;

  for (guint i = 0; i < self->seats->len; i++)
    {
      guint at = g_array_index (self->seats, guint, i);
      const SnCandidate *seat = self->merged->pdata[at];

      if (seat->closing || g_strcmp0 (sn_item_get_committee (seat->item), sn_item_get_committee (closing->item)) != 0 ||
          (category != NULL && g_strcmp0 (category, sn_item_get_category (seat->item)) != 0))
        continue;
      add_to_seat (self, at, closing);
      found = TRUE;
    }
  return found;
}

static void
settle_closing (SnCandidate *candidate)
{
  if (!candidate->closing)
    return;
  candidate->closing = FALSE;
  if (sn_item_get_category (candidate->item) != NULL)
    return;
  sn_item_set_category (candidate->item, "Any");
  sn_item_add_doubt (candidate->item, SN_DOUBT_NO_CATEGORY);
  sn_item_set_confidence (candidate->item, 0.5);
}

/* Whether a row could speak of nominations: "TABASC forms to be in", "Names for
 * committees". */
static gboolean
may_be_nominations (const SnExtraction *self, const SnCandidate *row, gboolean *named)
{
  guint64 cues = sn_reading_cues (self->reading, row->block, row->first, row->end);
  guint64 other =
      BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_SURVEY);

  *named = (cues & BIT (SN_WORD_COMMITTEE)) != 0;
  return (cues & (BIT (SN_WORD_APPLY) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))) && !(cues & other) &&
         (*named || (cues & (BIT (SN_WORD_COMMITTEE_HEAD) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))));
}

static gboolean
names_committee (const SnExtraction *self, const SnCandidate *row, const char *committee)
{
  const SnReading *reading = self->reading;

  for (guint32 i = reading->block_marks[row->block]; i < reading->block_marks[row->block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && mark->first >= row->first && mark->first < row->end &&
          g_strcmp0 (mark->value, committee) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The row of a diary in which candidates for seats that an article speaks of
 * have to hand something in on the day that the article says, or on a day that
 * it does not say. */
static gboolean
join_vacancies (Merge *self, const SnCandidate *row)
{
  const SnDate *day = sn_item_get_date (row->item);
  gboolean found = FALSE, named;

  if (!row->row || self->seats->len == 0 || !sn_date_is_set (day) || sn_item_get_kind (row->item) == SN_ITEM_VACANCY ||
      !may_be_nominations (self->extraction, row, &named))
    return FALSE;
  for (guint i = 0; i < self->seats->len; i++)
    {
      guint at = g_array_index (self->seats, guint, i);
      const SnCandidate *seat = self->merged->pdata[at];
      const SnDate *closes = sn_item_get_date (seat->item);

      if (!(sn_date_same_days (closes, day) || (named && !sn_date_is_set (closes))) ||
          (named && !names_committee (self->extraction, row, sn_item_get_committee (seat->item))))
        continue;
      add_to_seat (self, at, row);
      found = TRUE;
    }
  return found;
}

static void
add_merged (Merge *self, SnCandidate *candidate)
{
  guint at = self->merged->len;

  g_ptr_array_add (self->merged, candidate);
  sn_merge_index_add (self->index, candidate, at);
  if (sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY)
    g_array_append_val (self->seats, at);
}

/* Whether introduction or contents say something that nothing else says: whose day
 * is that of nothing else. */
static gboolean
stands_alone (const Merge *self, const SnCandidate *candidate)
{
  const SnDate *day = sn_item_get_date (candidate->item);

  if (day == NULL || day->day == 0 || candidate->when == G_MAXUINT32 ||
      (sn_outline_when (self->extraction->outline, candidate->when)->flags & SN_WHEN_RELATIVE) ||
      (day->end_year != 0 && sn_item_get_kind (candidate->item) != SN_ITEM_EVENT))
    return FALSE;
  for (guint i = 0; i < self->merged->len; i++)
    {
      const SnCandidate *other = self->merged->pdata[i];

      if (sn_date_same_days (sn_item_get_date (other->item), day))
        return FALSE;
    }
  return TRUE;
}

static void
merge_one (Merge *self, SnCandidate *candidate)
{
  SnCandidate *same;
  guint at;

  if ((candidate->closing && apply_nominations (self, candidate)) || join_vacancies (self, candidate))
    {
      sn_candidate_free (candidate);
      return;
    }
  same = sn_merge_index_find_same (self->index, self->extraction, self->merged, candidate, &at);
  if (same != NULL)
    {
      merge_into (self->extraction, same, candidate);
      sn_merge_index_add (self->index, same, at);
      sn_candidate_free (candidate);
    }
  else if (candidate->summary && !stands_alone (self, candidate))
    {
      if (candidate->when != G_MAXUINT32)
        self->extraction->used[candidate->when] = FALSE;
      sn_candidate_free (candidate);
    }
  else
    add_merged (self, candidate);
}

/* Whether seats are spoken of without whose they are, and not as those that anybody may have. */
static gboolean
is_seat_of_nobody (const SnExtraction *self, const SnCandidate *candidate)
{
  return sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY && sn_item_get_committee (candidate->item) != NULL &&
         g_strcmp0 (sn_item_get_category (candidate->item), "Any") == 0 &&
         sn_date_is_set (sn_item_get_date (candidate->item)) && sn_item_get_seats (candidate->item) > 1 &&
         !(sn_reading_cues (self->reading, candidate->block, candidate->first, candidate->end) &
           SN_WORD_BIT (SN_WORD_CATEGORY));
}

/* How many of the seats a candidate of another paragraph tells of. */
static guint
count_told_apart (const SnCandidate *seat, const SnCandidate *sum)
{
  if (sn_item_get_kind (seat->item) != SN_ITEM_VACANCY || seat->block == sum->block ||
      g_strcmp0 (sn_item_get_category (seat->item), "Any") == 0 ||
      !sn_date_same_days (sn_item_get_date (seat->item), sn_item_get_date (sum->item)) ||
      g_strcmp0 (sn_item_get_committee (seat->item), sn_item_get_committee (sum->item)) != 0)
    return 0;
  return MAX (sn_item_get_seats (seat->item), 1);
}

/* "Four Panel seats are up for election", where the sections for each kind of Party say which:
 * what is told apart there needs no sum. */
static void
drop_sums (const SnExtraction *self, GPtrArray *candidates)
{
  for (guint i = candidates->len; i > 0; i--)
    {
      const SnCandidate *sum = candidates->pdata[i - 1];
      guint n = 0;

      if (!is_seat_of_nobody (self, sum))
        continue;
      for (guint j = 0; j < candidates->len; j++)
        n += count_told_apart (candidates->pdata[j], sum);
      if (n == sn_item_get_seats (sum->item))
        g_ptr_array_remove_index (candidates, i - 1);
    }
}

/**
 * sn_merge_candidates:
 *
 * Makes one candidate of all that speak of one thing: articles first, then the
 * tables of dates, then introductions and contents, which add only what has a
 * day of its own.
 */
void
sn_merge_candidates (SnExtraction *self)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->candidates);
  g_autoptr (SnMergeIndex) index = sn_merge_index_new (all->len);
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (guint));
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_candidate_free);
  Merge merge = { self, merged, index, seats };

  g_ptr_array_set_free_func (all, NULL);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < all->len; i++)
      {
        SnCandidate *candidate = all->pdata[i];
        guint turn;

        if (candidate == NULL)
          continue;
        turn = candidate->summary ? 2 : candidate->row ? 1 : 0;
        if (turn != pass)
          continue;
        all->pdata[i] = NULL;
        merge_one (&merge, candidate);
      }
  for (guint i = 0; i < merged->len; i++)
    settle_closing (merged->pdata[i]);
  drop_sums (self, merged);
  self->candidates = merged;
}
