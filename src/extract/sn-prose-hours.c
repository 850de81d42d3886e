/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-outline-private.h"
#include "sn-prose-private.h"

/* So many lines an entry may have between its day and its hour. */
#define ENTRY_LINES 8
/* So many days may stand between an event and the one that is held at the same hour. */
#define DAYS_BETWEEN 16
/* So many words may stand between a series and its hour. */
#define SERIES_WORDS 24
#define BIT SN_WORD_BIT

static gboolean
take_time (SnCandidate *candidate, const SnWhen *when)
{
  SnDate date = *sn_item_get_date (candidate->item);

  if (!date.has_time)
    date = sn_date_with_time_of (date, &when->date);
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

/* "Doors open at 9.15", "coffee from 10": before it begins. */
static gboolean
is_arrival (const SnExtraction *self, const SnWhen *when)
{
  guint32 first = self->reading->block_tokens[when->block];

  for (guint32 i = when->first; i > first && i + 4 > when->first; i--)
    if (sn_reading_token_in (self->reading, i - 1, SN_SET_ARRIVALS))
      return TRUE;
  return FALSE;
}

/* "We finish by 15.30", "we will let you go at four". */
static gboolean
is_ending (const SnExtraction *self, const SnWhen *when)
{
  guint32 first = self->reading->block_tokens[when->block];

  for (guint32 i = when->first; i > first && i + 3 > when->first; i--)
    if (sn_reading_token (self->reading, i - 1)->kind == SN_TOKEN_PUNCT)
      return FALSE;
    else if (sn_reading_token_in (self->reading, i - 1, SN_SET_ENDINGS))
      return TRUE;
  return FALSE;
}

static gboolean
is_bare_hour (const SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);

  return when->date.year == 0 && when->date.has_time && !self->used[index];
}

static gboolean
is_dated_event (const SnCandidate *candidate)
{
  return sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && sn_item_get_date (candidate->item)->day != 0;
}

/* Whether the day at @index is one of a list with the day before it: "on 14, 21 and 28
 * April", "on 5 June (by telephone) and again on 19 June". */
static gboolean
is_listed (const SnExtraction *self, guint32 index)
{
  const SnWhen *a = sn_outline_when (self->outline, index - 1), *b = sn_outline_when (self->outline, index);
  gboolean aside = FALSE;

  if (a->block != b->block || a->date.day == 0 || b->date.day == 0 || a->end >= b->first)
    return FALSE;
  for (guint32 i = a->end; i < b->first; i++)
    if (sn_reading_is_mark (self->reading, i, aside ? ')' : '('))
      aside = !aside;
    else if (!aside && !sn_reading_is_mark (self->reading, i, ',') && !sn_reading_is_mark (self->reading, i, '&') &&
             !sn_reading_token_in (self->reading, i, SN_SET_LISTING_DAYS))
      return FALSE;
  return !aside;
}

/* "The PMA meets on Tuesday (10am), and on Wednesday the Board (10.30am)": another
 * day stands between the event's and the time, which is its own. */
static gboolean
is_of_other_day (const SnExtraction *self, const SnCandidate *candidate, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  guint32 s = sn_reading_sentence_of (self->reading, when->block, when->first);

  for (guint32 i = index; i > candidate->when + 1; i--)
    {
      const SnWhen *other = sn_outline_when (self->outline, i - 1);

      if (other->first < sn_reading_sentence (self->reading, s)->first)
        return FALSE;
      /* "on 26 and 27 November, from 10am" is one event, or two of which both have the hour */
      if (other->date.day != 0 && !is_listed (self, i - 1) &&
          sn_date_first_julian (&other->date) > sn_date_last_julian (sn_item_get_date (candidate->item)))
        return TRUE;
    }
  return FALSE;
}

/* "The forum on 23 March will start at 9am, and the one on 20 April at 9.30am": the hour
 * follows another day, and the event has one behind its own. */
static gboolean
is_of_day_before (const SnExtraction *self, const SnCandidate *candidate, guint32 index)
{
  const SnOutline *outline = self->outline;
  guint32 last = outline->block_whens[candidate->block + 1];
  guint32 s = sn_reading_sentence_of (self->reading, candidate->block, sn_outline_when (outline, index)->first);
  const SnSentence *sentence = sn_reading_sentence (self->reading, s);
  gboolean day = FALSE;

  if (candidate->when <= index || candidate->when >= last ||
      sn_outline_when (outline, candidate->when)->first >= sentence->end)
    return FALSE;
  for (guint32 i = index; i > outline->block_whens[candidate->block] && !day; i--)
    if (sn_outline_when (outline, i - 1)->first < sentence->first)
      return FALSE;
    else
      day = sn_outline_when (outline, i - 1)->date.day != 0;
  for (guint32 i = candidate->when + 1; day && i < last; i++)
    if (sn_outline_when (outline, i)->date.day != 0 || sn_outline_when (outline, i)->first >= sentence->end)
      return FALSE;
    else if (sn_outline_when (outline, i)->date.has_time)
      return TRUE;
  return FALSE;
}

/* "We start at 10am and finish at 4pm." */
static void
give_hour (SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  gboolean ends = is_ending (self, when);

  for (guint c = 0; c < self->candidates->len; c++)
    {
      SnCandidate *candidate = self->candidates->pdata[c];

      if (candidate->block == when->block && is_dated_event (candidate) && candidate->first <= when->first &&
          (!ends || sn_item_get_date (candidate->item)->has_time) && !is_of_other_day (self, candidate, index) &&
          !is_of_day_before (self, candidate, index) && take_time (candidate, when))
        self->used[index] = TRUE;
    }
}

/* "Both run from 10.30 to 15.00.": a time without a day is that of the events of its
 * paragraph. Where nothing says when an event begins, it is when its doors open; the
 * hour at which it ends never is. */
static void
spread_times (SnExtraction *self, guint block)
{
  const guint32 *whens = self->outline->block_whens;

  for (guint turn = 0; turn < 3; turn++)
    for (guint32 i = whens[block]; i < whens[block + 1]; i++)
      {
        const SnWhen *when = sn_outline_when (self->outline, i);
        guint of = is_ending (self, when) ? 2 : is_arrival (self, when) ? 1 : 0;

        if (of == turn && is_bare_hour (self, i))
          give_hour (self, i);
      }
}

/* Whether two blocks are of one entry: nothing but lines of text stands between. */
static gboolean
is_same_entry (const SnExtraction *self, guint a, guint b)
{
  guint first = MIN (a, b), last = MAX (a, b);

  if (last - first > ENTRY_LINES)
    return FALSE;
  for (guint i = first; i <= last; i++)
    if (self->outline->places[i].role != SN_ROLE_TEXT)
      return FALSE;
  return TRUE;
}

/* "Date: 7 June" and, on a line of its own, "Time: 10:30". */
static void
lend_field_time (SnExtraction *self, guint block)
{
  guint32 index = self->outline->block_whens[block];
  const SnWhen *when = sn_outline_when (self->outline, index);

  if (!is_bare_hour (self, index))
    return;
  for (guint c = 0; c < self->candidates->len; c++)
    {
      SnCandidate *candidate = self->candidates->pdata[c];
      const SnDate *date = sn_item_get_date (candidate->item);

      if (candidate->block != block && is_dated_event (candidate) && !date->has_time &&
          is_same_entry (self, candidate->block, block) && take_time (candidate, when))
        self->used[index] = TRUE;
    }
}

static SnCandidate *
event_of_when (const SnExtraction *self, guint32 index)
{
  for (guint c = 0; c < self->candidates->len; c++)
    {
      SnCandidate *candidate = self->candidates->pdata[c];

      if (candidate->when == index && is_dated_event (candidate))
        return candidate;
    }
  return NULL;
}

static void
copy_time (const SnDate *from, SnCandidate *to)
{
  const SnDate *date = sn_item_get_date (to->item);

  if (!date->has_time && from->has_time)
    {
      SnDate timed = sn_date_with_time_of (*date, from);

      sn_item_set_date (to->item, &timed);
    }
}

/* "On 23 June and on 30 June, 14:00 – 15:30", "at 9:30am on 3, 10 and 17 March": the hour
 * behind or before a list of days is that of all, unless each has one. */
static void
share_hour_of_list (const SnExtraction *self, guint32 first, guint32 end)
{
  const SnWhen *head = sn_outline_when (self->outline, first), *last = sn_outline_when (self->outline, end - 1);
  gboolean before = head->date.has_time && sn_outline_begins_clock (self->reading, head->first, head->end);
  gboolean behind = last->date.has_time && !sn_outline_begins_clock (self->reading, last->first, last->end);

  for (guint32 i = first; before != behind && i < end; i++)
    {
      SnCandidate *to = event_of_when (self, i);

      if (to != NULL)
        copy_time (before ? &head->date : &last->date, to);
    }
}

static void
share_hours_of_lists (const SnExtraction *self, guint block)
{
  guint32 first = self->outline->block_whens[block], last = self->outline->block_whens[block + 1];

  for (guint32 end = first + 1; first < last; end++)
    if (end >= last || !is_listed (self, end))
      {
        if (end > first + 1)
          share_hour_of_list (self, first, end);
        first = end;
      }
}

/* "Same times", "on both occasions", between the tokens. */
static gboolean
says_same_hour (const SnExtraction *self, guint32 first, guint32 end)
{
  for (guint32 i = first; i + 1 < end; i++)
    if (sn_reading_token_in (self->reading, i, SN_SET_EACH) &&
        sn_reading_token_in (self->reading, i + 1, SN_SET_OCCASIONS))
      return TRUE;
  return FALSE;
}

/* What is said of the day alone: from behind it to the next day or the sentence's end. */
static guint32
end_of_day (const SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  guint32 s = sn_reading_sentence_of (self->reading, when->block, when->first);
  guint32 end = sn_reading_sentence (self->reading, s)->end;

  if (index + 1 < self->outline->block_whens[when->block + 1])
    end = MIN (end, sn_outline_when (self->outline, index + 1)->first);
  return end;
}

/* "Again at the same time on 2 July", "on 2 November, same hours" */
static gboolean
is_at_same_hour (const SnExtraction *self, const SnWhen *when, guint32 index)
{
  guint32 first = self->reading->block_tokens[when->block];

  return says_same_hour (self, when->end, end_of_day (self, index)) ||
         says_same_hour (self, MAX (when->first, first + 3) - 3, when->first);
}

/* The hour is that of the event before. */
static void
repeat_hour (const SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  const SnPlace *places = self->outline->places;
  SnCandidate *to;

  if (when->date.day == 0 || when->date.has_time || !is_at_same_hour (self, when, index))
    return;
  to = event_of_when (self, index);
  for (guint32 i = index; to != NULL && i > 0 && i + DAYS_BETWEEN > index; i--)
    {
      const SnWhen *before = sn_outline_when (self->outline, i - 1);
      const SnCandidate *from = event_of_when (self, i - 1);

      if (before->block + ENTRY_LINES < when->block || places[before->block].heading != places[when->block].heading)
        return;
      if (from != NULL)
        {
          copy_time (sn_item_get_date (from->item), to);
          return;
        }
    }
}

/* "Each webinar runs from 12:30 to 13:15", "they begin at 2pm"; "a clinic every Tuesday at
 * 2pm" has days of its own. */
static gboolean
is_of_series (const SnExtraction *self, guint32 index)
{
  const SnReading *reading = self->reading;
  const SnWhen *when = sn_outline_when (self->outline, index);
  guint32 first = sn_reading_sentence (reading, sn_reading_sentence_of (reading, when->block, when->first))->first;

  if (!is_bare_hour (self, index) || is_ending (self, when) || is_arrival (self, when))
    return FALSE;
  for (guint32 i = when->first; i > first && i + SERIES_WORDS > when->first; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_SERIES))
      return (sn_reading_cues (reading, when->block, i - 1, when->first) &
              (BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND))) == 0;
  return FALSE;
}

static gboolean
names_day (const SnOutline *outline, guint block)
{
  for (guint32 w = outline->block_whens[block]; w < outline->block_whens[block + 1]; w++)
    if (sn_outline_when (outline, w)->date.day != 0)
      return TRUE;
  return FALSE;
}

/* The block behind the rows or entries that @block leads to. */
static guint
end_of_list (const SnExtraction *self, guint block)
{
  guint level = sn_reading_block (self->reading, block)->level, end = block + 1;

  for (; end < self->outline->n_blocks; end++)
    {
      const SnBlock *b = sn_reading_block (self->reading, end);

      if (b->kind != SN_BLOCK_TABLE_ROW && (b->kind != SN_BLOCK_LIST_ITEM || b->level <= level))
        break;
    }
  return end;
}

/* What leads to a list of webinars says for all of them when they begin. */
static void
share_hour_of_series (SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  guint end;

  if (!is_of_series (self, index) || names_day (self->outline, when->block))
    return;
  end = end_of_list (self, when->block);
  for (guint c = 0; c < self->candidates->len; c++)
    {
      SnCandidate *candidate = self->candidates->pdata[c];

      if (is_dated_event (candidate) && candidate->block > when->block && candidate->block < end)
        copy_time (&when->date, candidate);
    }
}

/**
 * sn_prose_give_hours:
 *
 * Gives the events that were found in running text the hours that stand apart from their
 * days.
 */
void
sn_prose_give_hours (SnExtraction *self)
{
  const SnOutline *outline = self->outline;

  for (guint i = 0; i < outline->n_blocks; i++)
    if (outline->places[i].role == SN_ROLE_TEXT && outline->block_whens[i] < outline->block_whens[i + 1])
      {
        spread_times (self, i);
        if (sn_outline_is_field (self->reading, i))
          lend_field_time (self, i);
      }
}

/**
 * sn_share_hours:
 *
 * Gives an hour that is said once of several events to each of them: of a list of days, of
 * the event that is held again at the same time, of a series. An hour of an event's own
 * goes before.
 */
void
sn_share_hours (SnExtraction *self)
{
  const SnOutline *outline = self->outline;

  for (guint i = 0; i < outline->n_blocks; i++)
    {
      share_hours_of_lists (self, i);
      for (guint32 w = outline->block_whens[i]; w < outline->block_whens[i + 1]; w++)
        {
          repeat_hour (self, w);
          share_hour_of_series (self, w);
        }
    }
}
