/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-merge-private.h"
#include "sn-reference.h"

#include <stdlib.h>
#include <string.h>

#define BIT SN_WORD_BIT

#define WORDS(...)                                                                                                     \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    __VA_ARGS__, NULL                                                                                                  \
  }

/* Words that say nothing about which thing is meant, by their first letters. */
static const char *const *const fillers[26] = {
  ['a' - 'a'] = WORDS ("a", "an", "and", "are", "as", "at"),
  ['b' - 'a'] = WORDS ("be", "begins", "by"),
  ['c' - 'a'] = WORDS ("call", "close", "closed", "closes", "closing", "comments", "consultation", "consultations"),
  ['d' - 'a'] = WORDS ("date", "deadline", "discussion", "document", "draft", "due"),
  ['e' - 'a'] = WORDS ("evidence"),
  ['f' - 'a'] = WORDS ("for", "from"),
  ['g' - 'a'] = WORDS ("goes"),
  ['h' - 'a'] = WORDS ("has", "how"),
  ['i' - 'a'] = WORDS ("in", "input", "into", "is", "it", "its"),
  ['l' - 'a'] = WORDS ("last", "live"),
  ['m' - 'a'] = WORDS ("meeting"),
  ['o' - 'a'] = WORDS ("of", "on", "or", "our"),
  ['p' - 'a'] = WORDS ("please", "proposal"),
  ['r' - 'a'] = WORDS ("register", "registration", "responses"),
  ['s' - 'a'] = WORDS ("s", "sec", "starts", "statutory"),
  ['t' - 'a'] = WORDS ("that", "the", "their", "this", "to"),
  ['v' - 'a'] = WORDS ("views"),
  ['w' - 'a'] = WORDS ("was", "we", "what", "which", "will", "with"),
  ['y' - 'a'] = WORDS ("you", "your"),
};

static gboolean
is_filler (const char *word)
{
  const char *const *filler = g_ascii_islower (*word) ? fillers[*word - 'a'] : NULL;

  for (; filler != NULL && *filler != NULL; filler++)
    if ((*filler)[1] == word[1] && strcmp (*filler, word) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sn_candidate_words:
 *
 * The words of a candidate's title, which is compared with many others'. They
 * are kept, for as long as the title is the same.
 *
 * Returns: (transfer none): the words of its title.
 */
const SnTitleWords *
sn_candidate_words (const SnCandidate *candidate)
{
  SnCandidate *self = (SnCandidate *) candidate;
  const char *title = sn_item_get_title (self->item);

  if (self->words != NULL && g_strcmp0 (self->worded, title) == 0)
    return self->words;
  g_clear_pointer (&self->words, sn_title_words_free);
  g_free (self->worded);
  self->worded = g_strdup (title);
  self->words = sn_title_words_new (title, is_filler);
  return self->words;
}

/**
 * sn_candidate_overlap:
 *
 * How much of the shorter title stands in the longer one.
 *
 * Returns: how much of the shorter title stands in the longer one, 0 to 1.
 */
double
sn_candidate_overlap (const SnCandidate *a, const SnCandidate *b)
{
  const SnTitleWords *x = sn_candidate_words (a), *y = sn_candidate_words (b);
  guint smaller = MIN (sn_title_words_get_size (x), sn_title_words_get_size (y));

  return smaller == 0 ? 0 : (double) sn_title_words_count_shared (x, y) / smaller;
}

/**
 * sn_candidate_coverage:
 *
 * How much of a row's title stands in the paragraph and heading of an article.
 *
 * Returns: how much of the title stands in the block and its heading, 0 to 1.
 */
double
sn_candidate_coverage (const SnExtraction *self, const SnCandidate *candidate, guint block)
{
  guint heading = self->outline->places[block].heading;
  const char *above = heading != SN_NO_BLOCK ? sn_reading_block (self->reading, heading)->text : "";
  g_autofree char *text = g_strconcat (above, " ", sn_reading_block (self->reading, block)->text, NULL);
  const SnTitleWords *row = sn_candidate_words (candidate);
  guint n = sn_title_words_get_size (row);

  return n == 0 ? 0 : (double) sn_title_words_count_in (row, text) / n;
}

/**
 * sn_number_of_meeting:
 *
 * Returns: the number of a meeting in its title, 0 without.
 */
guint
sn_number_of_meeting (const char *title)
{
  const char *meeting = title != NULL ? strstr (title, "eeting ") : NULL;

  return meeting != NULL ? (guint) strtoul (meeting + strlen ("eeting "), NULL, 10) : 0;
}

static gboolean
compatible (const char *a, const char *b)
{
  return a == NULL || b == NULL || g_str_equal (a, b);
}

/* "DCC Customer Delivery Group", which is also called "Customer Delivery Group". */
static gboolean
is_same_committee (const char *a, const char *b)
{
  gsize longer = strlen (a), shorter = strlen (b);

  if (longer < shorter)
    return is_same_committee (b, a);
  return g_str_equal (a, b) || (longer > shorter + 1 && a[longer - shorter - 1] == ' ' && strchr (b, ' ') != NULL &&
                                g_str_has_suffix (a, b) && !g_str_has_prefix (a, "SEC "));
}

static gboolean
begins_with (const char *title, const char *organiser)
{
  return title != NULL && g_str_has_prefix (title, organiser) && title[strlen (organiser)] == ' ';
}

/* "SEC Panel consultation on credit cover": who asks says nothing about which of the
 * things that he asks is meant. What an article calls it has more words than that; a
 * row need not. */
static gboolean
shares_only_organiser (const SnCandidate *a, const SnCandidate *b)
{
  const char *organiser = sn_item_get_organiser (a->item);
  const SnTitleWords *x = sn_candidate_words (a), *y = sn_candidate_words (b);
  g_autoptr (SnTitleWords) name = NULL;

  if (a->row || b->row || a->summary || b->summary || organiser == NULL || a->block == b->block ||
      g_strcmp0 (organiser, sn_item_get_organiser (b->item)) != 0 ||
      !begins_with (sn_item_get_title (a->item), organiser) || !begins_with (sn_item_get_title (b->item), organiser))
    return FALSE;
  name = sn_title_words_new (organiser, is_filler);
  return sn_title_words_count_shared (x, y) <= sn_title_words_get_size (name);
}

/**
 * sn_candidate_only_counts:
 *
 * Returns: whether it is but a reminder of consultations that stand elsewhere:
 *   "Answer two modification consultations".
 */
gboolean
sn_candidate_only_counts (const SnCandidate *candidate)
{
  static const char *const numbers[] = { "two ", "three ", "four ", "five ", "six ", "2 ", "3 ", "4 ", "5 ", "6 " };
  const char *title = sn_item_get_title (candidate->item);
  const char *noun = title != NULL ? strstr (title, "consultations") : NULL;

  for (guint i = 0; noun != NULL && i < G_N_ELEMENTS (numbers); i++)
    {
      const char *number = g_strstr_len (title, noun - title, numbers[i]);

      if (number != NULL && noun - number <= 24 && (number == title || number[-1] == ' '))
        return TRUE;
    }
  return FALSE;
}

static gboolean
same_consultation (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  const char *ref_a = sn_item_get_reference (a->item), *ref_b = sn_item_get_reference (b->item);
  const char *stage_a = sn_item_get_stage (a->item), *stage_b = sn_item_get_stage (b->item);
  gboolean same_day = sn_date_same_days (sn_item_get_date (a->item), sn_item_get_date (b->item));
  double shared;

  if (same_day && (sn_candidate_only_counts (a) || sn_candidate_only_counts (b)))
    return TRUE;
  if (a->named_apart && b->named_apart && a->first == b->first)
    return FALSE;                     /* "three documents: …, … and …" */
  if (ref_a != NULL && ref_b != NULL) /* no two stages of one close on one day */
    return g_str_equal (ref_a, ref_b) && (same_day || compatible (stage_a, stage_b));
  if (ref_a != NULL || ref_b != NULL)
    return same_day && stage_a != NULL && g_strcmp0 (stage_a, stage_b) == 0;
  if (stage_a != NULL && g_strcmp0 (stage_a, stage_b) == 0)
    return same_day;
  if (!compatible (sn_item_get_organiser (a->item), sn_item_get_organiser (b->item)))
    return FALSE;
  if (!same_day && a->row == b->row && a->summary == b->summary && sn_date_is_set (sn_item_get_date (a->item)) &&
      sn_date_is_set (sn_item_get_date (b->item)))
    return FALSE; /* whatever the titles say */
  if (same_day && shares_only_organiser (a, b))
    return FALSE;
  shared = sn_candidate_overlap (a, b);
  if (same_day &&
      (shared >= 0.3 || sn_candidate_coverage (self, b, a->block) >= 0.5 || (a->block == b->block && !b->row)))
    return TRUE;
  /* "Closing date for Ofgem call for evidence": only one of that body's closes then */
  if (same_day && b->row && sn_item_get_organiser (b->item) != NULL && sn_item_get_organiser (a->item) != NULL)
    {
      if (sn_title_words_get_size (sn_candidate_words (b)) <= 1)
        return TRUE;
    }
  return shared >= 0.7 &&
         (a->row != b->row || a->summary != b->summary || !sn_date_is_set (sn_item_get_date (b->item)) ||
          !sn_date_is_set (sn_item_get_date (a->item)));
}

static gboolean
same_vacancy (const SnCandidate *a, const SnCandidate *b)
{
  return g_strcmp0 (sn_item_get_committee (a->item), sn_item_get_committee (b->item)) == 0 &&
         g_strcmp0 (sn_item_get_category (a->item), sn_item_get_category (b->item)) == 0;
}

/**
 * sn_candidate_same_date:
 *
 * Returns: whether the days are the same, or the first of a range.
 */
gboolean
sn_candidate_same_date (const SnDate *a, const SnDate *b)
{
  if (sn_date_same_days (a, b))
    return TRUE;
  return a->end_year != 0 && b->end_year == 0 && a->day == b->day && a->month == b->month && a->year == b->year;
}

/**
 * sn_candidate_refines:
 *
 * "June" in one place and "11 June" in another can be one thing.
 *
 * Returns: whether the second is a day of the month that the first is.
 */
gboolean
sn_candidate_refines (const SnDate *a, const SnDate *b)
{
  return sn_date_precision (a) == SN_PRECISION_MONTH && sn_date_precision (b) == SN_PRECISION_DAY &&
         a->year == b->year && a->month == b->month;
}

/* "SEC Academy starts" in a table is the first day of the Academy of which an article tells. */
static gboolean
row_begins_event (const SnCandidate *a, const SnCandidate *b)
{
  return b->row && !a->row && sn_item_get_kind (a->item) == SN_ITEM_EVENT &&
         sn_item_get_kind (b->item) == SN_ITEM_MILESTONE &&
         sn_candidate_same_date (sn_item_get_date (a->item), sn_item_get_date (b->item)) &&
         sn_candidate_overlap (a, b) >= 0.8;
}

/* "The Working Group comes together again in the w/c 19 October" and "SECMP0003 Working Group
 * Meeting 3" in the table: of one modification. */
static gboolean
are_of_one_group (const SnCandidate *a, const SnCandidate *b)
{
  const char *reference = sn_item_get_reference (a->item);

  return reference != NULL && g_strcmp0 (reference, sn_item_get_reference (b->item)) == 0 &&
         strstr (sn_item_get_title (a->item), "Working Group") != NULL &&
         strstr (sn_item_get_title (b->item), "Working Group") != NULL;
}

static gboolean
same_dated (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  const SnDate *date_a = sn_item_get_date (a->item), *date_b = sn_item_get_date (b->item);
  const char *title_a = sn_item_get_title (a->item), *title_b = sn_item_get_title (b->item);
  guint number_a, number_b;
  const char *committee_a = sn_item_get_committee (a->item), *committee_b = sn_item_get_committee (b->item);
  gboolean same = sn_candidate_same_date (date_a, date_b) || sn_candidate_same_date (date_b, date_a);

  if (sn_item_get_kind (a->item) != sn_item_get_kind (b->item) && !a->any_kind && !b->any_kind)
    return row_begins_event (a, b);
  if (!same && g_strcmp0 (committee_a, committee_b) != 0 && !sn_candidate_refines (date_a, date_b) &&
      !sn_candidate_refines (date_b, date_a))
    return FALSE; /* most differ so, which is told without a look at the titles */
  number_a = sn_number_of_meeting (title_a);
  number_b = sn_number_of_meeting (title_b);
  if (number_a != 0 && number_b != 0 && number_a != number_b)
    return FALSE;
  if (number_a != 0 && number_a == number_b && committee_a != NULL && g_strcmp0 (committee_a, committee_b) == 0)
    return TRUE; /* whatever the dates: they are one meeting's */
  if (!same && !(sn_candidate_refines (date_a, date_b) || sn_candidate_refines (date_b, date_a)))
    return FALSE;
  if (!compatible (sn_item_get_reference (a->item), sn_item_get_reference (b->item)))
    return FALSE;
  if (committee_a != NULL && committee_b != NULL)
    return is_same_committee (committee_a, committee_b) && (same || number_a == number_b);
  if (are_of_one_group (a, b))
    return TRUE;
  if (committee_a != committee_b && number_a != number_b)
    return FALSE;
  if (!same)
    return sn_candidate_overlap (a, b) >= 0.8;
  if (a->weak && b->row && strchr (title_a, ' ') == NULL && committee_b == NULL &&
      sn_item_get_kind (a->item) == SN_ITEM_EVENT)
    return TRUE;
  return sn_candidate_overlap (a, b) >= 0.5 ||
         (b->row && a->block != b->block && sn_candidate_coverage (self, b, a->block) >= 0.6);
}

/**
 * sn_candidate_is_dated:
 *
 * Returns: whether it is of the kinds that are a date: event, milestone, deadline.
 */
gboolean
sn_candidate_is_dated (const SnCandidate *candidate)
{
  SnItemKind kind = sn_item_get_kind (candidate->item);

  return kind != SN_ITEM_CONSULTATION && kind != SN_ITEM_VACANCY;
}

/* "Lab charges: last day", "Deadline: lab charges" */
static gboolean
says_end (const SnCandidate *row)
{
  static const char *const ends[] = { "last day", "Last day", "closes",  "close",
                                      "deadline", "Deadline", "closing", "Closing" };
  const char *title = sn_item_get_title (row->item);

  for (guint i = 0; title != NULL && i < G_N_ELEMENTS (ends); i++)
    if (strstr (title, ends[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A row that only hints at what an article speaks of at length: on the same
 * day, about the same modification, committee or matter. */
static gboolean
row_hints_at (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  const char *ref_a = sn_item_get_reference (a->item), *ref_b = sn_item_get_reference (b->item);
  const char *committee_a = sn_item_get_committee (a->item), *committee_b = sn_item_get_committee (b->item);
  const guint64 of_seats =
      BIT (SN_WORD_COMMITTEE_HEAD) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_APPLY);

  if (!b->row || a->row || !(b->any_kind || sn_item_get_kind (b->item) == SN_ITEM_DEADLINE) ||
      sn_item_get_kind (a->item) == SN_ITEM_EVENT ||
      !sn_date_same_days (sn_item_get_date (a->item), sn_item_get_date (b->item)))
    return FALSE;
  if (ref_a != NULL && ref_b != NULL)
    return g_str_equal (ref_a, ref_b);
  if (sn_item_get_kind (a->item) == SN_ITEM_VACANCY && committee_b != NULL)
    return g_strcmp0 (committee_a, committee_b) == 0;
  if (sn_item_get_kind (a->item) == SN_ITEM_VACANCY && b->any_kind &&
      (sn_reading_block_cues (self->reading, b->block) & of_seats))
    return TRUE;
  /* "Lab charges: last day" is that of the consultation on them */
  if (sn_item_get_kind (a->item) == SN_ITEM_CONSULTATION && !b->any_kind && says_end (b))
    return committee_b == NULL && ref_b == NULL && sn_candidate_overlap (a, b) >= 0.6;
  return b->any_kind && committee_b == NULL && ref_b == NULL &&
         (sn_candidate_overlap (a, b) >= 0.5 || sn_candidate_coverage (self, b, a->block) >= 0.5);
}

/**
 * sn_candidate_is_same:
 *
 * Returns: whether both speak of one thing.
 */
gboolean
sn_candidate_is_same (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  if (row_hints_at (self, a, b))
    return TRUE;
  if (sn_candidate_is_dated (a) && sn_candidate_is_dated (b))
    return same_dated (self, a, b);
  if (sn_item_get_kind (a->item) != sn_item_get_kind (b->item))
    return FALSE;
  return sn_item_get_kind (a->item) == SN_ITEM_VACANCY ? same_vacancy (a, b) : same_consultation (self, a, b);
}
