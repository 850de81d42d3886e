/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions of one thing, of which each line of a list or table has a day and a
 * name. The text around them says what they are, and when they begin. */

#include "sn-candidate.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* So many blocks above the first line, with a head of columns between, that text
 * ends. */
#define LEAD_REACH 3

/* Names of so few words are those of places. */
#define PLACE_WORDS 2

/* The lines are the blocks from @first up to @end. */
typedef struct
{
  guint first;
  guint end;
  guint lead;  /* the text above, SN_NO_BLOCK without */
  guint after; /* the text below, SN_NO_BLOCK without */
} Series;

static SnBlockKind
kind_of (const SnExtraction *self, guint block)
{
  return sn_reading_block (self->reading, block)->kind;
}

static guint
heading_of (const SnExtraction *self, guint block)
{
  return self->outline->places[block].heading;
}

static gboolean
is_line (const SnExtraction *self, guint block)
{
  return kind_of (self, block) == SN_BLOCK_LIST_ITEM || self->outline->places[block].role == SN_ROLE_ROW;
}

/* (nullable): what a line of a series is, where @candidate is one: a day, and no
 * word that says what takes place. */
static SnItem *
session_of (const SnExtraction *self, const SnCandidate *candidate)
{
  guint64 named = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_EVENT);

  return sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && is_line (self, candidate->block) &&
                 sn_date_precision (sn_item_get_date (candidate->item)) == SN_PRECISION_DAY &&
                 !(sn_reading_block_cues (self->reading, candidate->block) & named)
             ? candidate->item
             : NULL;
}

static guint
find_lead (const SnExtraction *self, guint first)
{
  guint heading = heading_of (self, first);

  for (guint block = first; block > 0 && first - block < LEAD_REACH; block--)
    if (heading_of (self, block - 1) != heading)
      break;
    else if (kind_of (self, block - 1) == SN_BLOCK_PARAGRAPH && !is_line (self, block - 1))
      return block - 1;
  return SN_NO_BLOCK;
}

/* Whether the text above the lines, or else their heading, speaks of events. */
static gboolean
has_event (const SnExtraction *self, guint block)
{
  return block != SN_NO_BLOCK && (sn_reading_block_cues (self->reading, block) & BIT (SN_WORD_EVENT)) != 0;
}

static Series
series_at (const SnExtraction *self, guint first)
{
  Series series = { .first = first, .end = first, .lead = find_lead (self, first), .after = SN_NO_BLOCK };
  guint heading = heading_of (self, first), n = self->outline->n_blocks;

  while (series.end < n && is_line (self, series.end) && heading_of (self, series.end) == heading)
    series.end++;
  if (series.end < n && heading_of (self, series.end) == heading && kind_of (self, series.end) == SN_BLOCK_PARAGRAPH)
    series.after = series.end;
  return series;
}

/* The hours of which the text says nothing but that: "each from 12:30 to 13:15". */
static const SnWhen *
hours_in (const SnExtraction *self, guint block)
{
  const SnOutline *outline = self->outline;

  for (guint32 i = block != SN_NO_BLOCK ? outline->block_whens[block] : 0;
       block != SN_NO_BLOCK && i < outline->block_whens[block + 1]; i++)
    if (sn_outline_when (outline, i)->date.year == 0 && sn_outline_when (outline, i)->date.has_time)
      return sn_outline_when (outline, i);
  return NULL;
}

static void
set_hours (SnItem *item, const SnDate *hours)
{
  SnDate date = *sn_item_get_date (item);

  if (date.has_time || hours == NULL || !hours->has_time)
    return;
  date = sn_date_with_time_of (date, hours);
  sn_date_settle_night (&date);
  sn_item_set_date (item, &date);
}

static guint
count_words (const char *title)
{
  guint n = 0;

  for (const char *p = title; *p != '\0'; p++)
    n += *p != ' ' && (p == title || p[-1] == ' ');
  return n;
}

/* "Leeds" under "Engagement days" */
static void
name_place (const SnExtraction *self, const SnCandidate *candidate)
{
  guint heading = heading_of (self, candidate->block);
  const char *own = sn_item_get_title (candidate->item);
  g_autofree char *above = NULL, *title = NULL;

  if (!has_event (self, heading) || own == NULL || count_words (own) > PLACE_WORDS)
    return;
  above = sn_title_of_heading (self->outline, heading);
  title = own[0] != '\0' ? g_strdup_printf ("%s: %s", above, own) : g_strdup (above);
  sn_item_set_title (candidate->item, title);
}

/* Who says "our" in the text above runs them. */
static gboolean
is_ours (const SnExtraction *self, guint lead)
{
  static const char *const own[] = { "we", "our", "us", "we're", "we'll", NULL };

  for (guint32 i = lead != SN_NO_BLOCK ? self->reading->block_tokens[lead] : 0;
       lead != SN_NO_BLOCK && i < self->reading->block_tokens[lead + 1]; i++)
    if (sn_reading_token_is_any (self->reading, i, own))
      return TRUE;
  return FALSE;
}

static void
complete (const SnExtraction *self, const Series *series, const SnCandidate *candidate)
{
  const SnWhen *hours = hours_in (self, series->lead);

  if (hours == NULL)
    hours = hours_in (self, series->after);
  set_hours (candidate->item, hours != NULL ? &hours->date : NULL);
  name_place (self, candidate);
  if (sn_item_get_organiser (candidate->item) == NULL && is_ours (self, series->lead))
    sn_item_set_organiser (candidate->item, self->outline->publisher);
}

/* What the text above said of the same day is what the line says, with its hours. */
static void
take_from_lead (GPtrArray *sessions, const SnItem *whole)
{
  const SnDate *date = sn_item_get_date ((SnItem *) whole);

  for (guint i = 0; i < sessions->len; i++)
    if (sn_date_same_days (sn_item_get_date (sessions->pdata[i]), date))
      set_hours (sessions->pdata[i], date);
}

static gboolean
has_day (GPtrArray *sessions, SnItem *item)
{
  for (guint i = 0; i < sessions->len; i++)
    if (sn_date_same_days (sn_item_get_date (sessions->pdata[i]), sn_item_get_date (item)))
      return TRUE;
  return FALSE;
}

/* Candidates of the text above a series whose days the lines have as well: the
 * lines tell more of them. A committee that meets on such a day does so besides. */
static void
drop_whole (SnExtraction *self, const Series *series, GPtrArray *sessions)
{
  for (guint i = self->candidates->len; i-- > 0;)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      if (candidate->block != series->lead || sn_item_get_kind (candidate->item) != SN_ITEM_EVENT ||
          sn_item_get_committee (candidate->item) != NULL || !has_day (sessions, candidate->item))
        continue;
      take_from_lead (sessions, candidate->item);
      g_ptr_array_remove_index (self->candidates, i);
    }
}

static void
read_series (SnExtraction *self, const Series *series, SnCandidate **by_block)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new (), lines = g_ptr_array_new ();

  for (guint block = series->first; block < series->end; block++)
    {
      SnCandidate *candidate = by_block[block];

      if (candidate == NULL || session_of (self, candidate) == NULL)
        continue;
      g_ptr_array_add (lines, candidate);
      g_ptr_array_add (sessions, candidate->item);
    }
  if (sessions->len < 2)
    return;
  if (has_event (self, series->lead) && sessions->len <= 12)
    drop_whole (self, series, sessions);
  for (guint i = 0; i < lines->len; i++)
    complete (self, series, lines->pdata[i]);
}

/* The last candidate of each block, NULL where there is none. */
static SnCandidate **
candidates_by_block (const SnExtraction *self)
{
  SnCandidate **by_block = g_new0 (SnCandidate *, self->outline->n_blocks + 1);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      by_block[candidate->block] = candidate;
    }
  return by_block;
}

/**
 * sn_complete_series:
 *
 * Gives the sessions of a series what stands above or below all of them: their
 * hours, who runs them, and what takes place at those places.
 */
void
sn_complete_series (SnExtraction *self)
{
  g_autofree SnCandidate **by_block = candidates_by_block (self);
  guint end;

  /* What is dropped is of a text above, which is no line. */
  for (guint block = 0; block < self->outline->n_blocks; block = end)
    {
      Series series;

      end = block + 1;
      if (!is_line (self, block))
        continue;
      series = series_at (self, block);
      end = series.end;
      if (has_event (self, series.lead) || has_event (self, heading_of (self, block)))
        read_series (self, &series, by_block);
    }
}
