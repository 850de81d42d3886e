/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-outline-private.h"

#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* "4, 11 and 18 April", "Wed 10 and Wed 24 March": the token behind the days that
 * are joined to the first of @found. */
static guint32
behind_joined (const SnReading *reading, const GArray *found)
{
  static const char *const joints[] = { "and", "or", NULL };
  guint32 end = g_array_index (found, SnWhen, 0).end;

  for (guint i = 1; i < found->len; i++)
    {
      const SnWhen *next = &g_array_index (found, SnWhen, i);
      guint32 at = end;

      while (at < next->first && (sn_reading_is_mark (reading, at, ',') || sn_reading_is_mark (reading, at, '&') ||
                                  sn_reading_is_mark (reading, at, '/') || sn_reading_is_mark (reading, at, ';') ||
                                  sn_reading_token_is_any (reading, at, joints)))
        at++;
      if (at == end || at != next->first || next->date.day == 0)
        break;
      end = next->end;
    }
  return end;
}

/**
 * sn_outline_row_date:
 * @block: a list item or paragraph
 * @after: (out): the token after the date and what separates it from the rest
 *
 * Returns: whether the block is a line of a diary: "12 March – SEC Panel
 *   Meeting 99", "12 and 26 March: SSC", "[12 March] SSC".
 */
gboolean
sn_outline_row_date (const SnReading *reading, guint block, const SnDate *issued, guint32 *after)
{
  g_autoptr (GArray) found = NULL;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  const SnBlock *b = sn_reading_block (reading, block);
  const SnWhen *when;
  gboolean bracket = first < end && sn_reading_is_mark (reading, first, '[');
  guint32 at;

  first += bracket;
  if (first == end || b->length > 160 || b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_HEADING)
    return FALSE;
  if (sn_reading_token (reading, first)->kind != SN_TOKEN_NUMBER &&
      !(sn_reading_cues (reading, block, first, first + 1) &
        (BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_COMMENCING))))
    return FALSE;
  found = sn_date_finder_find_in (reading, block, issued);
  when = found->len > 0 ? &g_array_index (found, SnWhen, 0) : NULL;
  if (when == NULL || when->first != first || when->date.year == 0 || sn_when_names_release (reading, when))
    return FALSE;
  at = behind_joined (reading, found);
  if (at >= end || (bracket && !sn_reading_is_mark (reading, at++, ']')))
    return FALSE;
  if (sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT &&
      strchr (":-,)", (int) MIN (sn_reading_token (reading, at)->value, 0x7f)) == NULL &&
      sn_reading_token (reading, at)->value != 0x2013)
    return FALSE;
  if (sn_reading_token (reading, at)->kind == SN_TOKEN_WORD &&
      sn_reading_token (reading, at)->letter_case == SN_CASE_LOWER)
    return FALSE;
  while (at < end && sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT)
    at++;
  *after = at;
  return at < end;
}

static gboolean
is_parting (const SnReading *reading, guint32 token)
{
  return sn_reading_is_mark (reading, token, ':') || sn_reading_is_mark (reading, token, 0x2013) ||
         (sn_reading_is_mark (reading, token, '-') && !sn_reading_token (reading, token)->glued);
}

/* "This week", "Next week": its Monday. */
static gboolean
week_line (const SnReading *reading, guint block, const SnDate *issued, SnDate *date)
{
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  gboolean next = first < end && sn_reading_token_is (reading, first, "next");
  SnDate day;

  while (end > first && sn_reading_token (reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  if (!sn_date_is_set (issued) || issued->day == 0 || end != first + 2 ||
      !sn_reading_token_is (reading, first + 1, "week") || (!next && !sn_reading_token_is (reading, first, "this")))
    return FALSE;
  day = sn_date_add_days (issued, 1 - (int) sn_date_weekday (issued) + (next ? 7 : 0));
  if (date != NULL)
    *date = day;
  return TRUE;
}

/**
 * sn_outline_row_day:
 * @block: a list item or paragraph
 * @after: (out): the token after the day and what separates it from the rest
 *
 * Returns: whether the block is a line of a diary whose month stands above it:
 *   "Tues 29 Change Board", "6th: SEC Panel", "Tues 6 to Thurs 8 Training".
 */
gboolean
sn_outline_row_day (const SnReading *reading, guint block, guint32 *after)
{
  guint32 at = reading->block_tokens[block], end = reading->block_tokens[block + 1], last = at;
  const SnBlock *b = sn_reading_block (reading, block);
  guint days = 0;

  if (at == end || b->length > 160 || b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_HEADING)
    return FALSE;
  for (; at < end && at < last + 3; at++)
    {
      const SnToken *t = sn_reading_token (reading, at);
      guint64 cues = sn_reading_cues (reading, block, at, at + 1);

      if (sn_outline_begins_clock (reading, at, end))
        break; /* "Tues 29   10:30   Change Board": the hour is no more days */
      if (t->kind == SN_TOKEN_NUMBER && t->end - t->start <= 2 && t->value >= 1 && t->value <= 31)
        days++;
      else if (!(cues & BIT (SN_WORD_WEEKDAY)) && !sn_outline_is_ordinal (reading, at) &&
               (days == 0 || !(t->kind == SN_TOKEN_PUNCT || sn_reading_token_is (reading, at, "and") ||
                               sn_reading_token_is (reading, at, "to"))))
        break;
      last = at;
    }
  *after = at;
  /* "30 September 2023, noon": a day that has its own month; but not "29: June 2023 SEC Release" */
  if (days > 0 && at < end && !is_parting (reading, at - 1) &&
      (sn_reading_cues (reading, block, at, at + 1) & BIT (SN_WORD_MONTH)))
    return FALSE;
  if (days == 0 && at == reading->block_tokens[block] + 1 && at + 1 < end && is_parting (reading, at))
    return TRUE; /* "Thursday: TABASC" */
  return days > 0 && days <= 3 && at < end &&
         (sn_reading_token (reading, at)->kind != SN_TOKEN_WORD ||
          sn_reading_token (reading, at)->letter_case != SN_CASE_LOWER) &&
         !sn_reading_token (reading, at)->glued;
}

/**
 * sn_outline_row_days:
 * @at: (out): the token of the first day
 *
 * Returns: whether the block is a line of a diary whose month stands above it and
 *   whose days stand behind a name: "TABASC: 16", "SEC Panel – 10 and 24".
 */
gboolean
sn_outline_row_days (const SnReading *reading, guint block, guint32 *at)
{
  guint64 names = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_RELEASE);
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1], i = end;
  const SnBlock *b = sn_reading_block (reading, block);
  guint days = 0;

  if (end < first + 3 || end > first + 24 || b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_HEADING ||
      !(sn_reading_block_cues (reading, block) & names))
    return FALSE;
  for (; i > first && !is_parting (reading, i - 1); i--)
    {
      const SnToken *t = sn_reading_token (reading, i - 1);

      if (t->kind == SN_TOKEN_NUMBER && t->end - t->start <= 2 && t->value >= 1 && t->value <= 31)
        days++;
      else if (t->kind != SN_TOKEN_PUNCT && !sn_reading_token_is (reading, i - 1, "and") &&
               !sn_outline_is_ordinal (reading, i - 1) &&
               sn_reading_mark_at (reading, block, i - 1, SN_WORD_WEEKDAY) == NULL)
        return FALSE;
    }
  *at = i;
  return days > 0 && i > first + 1;
}

/**
 * sn_outline_date_line:
 * @date: (out) (nullable): that month, week or day
 *
 * Returns: whether the block is but a date, above what it is for: "June 2021",
 *   "Week commencing 14 June", "Tuesday 15 June".
 */
gboolean
sn_outline_date_line (const SnReading *reading, guint block, const SnDate *issued, SnDate *date)
{
  g_autoptr (GArray) found = NULL;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  const SnWhen *when;

  if (first == end || end - first > 8)
    return FALSE;
  if (week_line (reading, block, issued, date))
    return TRUE;
  if (sn_reading_token (reading, first)->kind != SN_TOKEN_NUMBER &&
      !(sn_reading_cues (reading, block, first, first + 1) &
        (BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_COMMENCING) | BIT (SN_WORD_TODAY) |
         BIT (SN_WORD_VAGUE))))
    return FALSE;
  found = sn_date_finder_find_in (reading, block, issued);
  when = found->len == 1 ? &g_array_index (found, SnWhen, 0) : NULL;
  if (when == NULL || when->first != first || sn_date_precision (&when->date) < SN_PRECISION_MONTH ||
      when->date.has_time || (when->end < end && sn_reading_token (reading, when->end)->kind != SN_TOKEN_PUNCT) ||
      when->end + 1 < end)
    return FALSE;
  if (date != NULL)
    *date = when->date;
  return TRUE;
}

/**
 * sn_outline_heads_month:
 *
 * Returns: whether a heading is that of a month's diary, so that lines below it
 *   need but the day: "May at a glance", "Meetings in June 2024".
 */
gboolean
sn_outline_heads_month (const SnReading *reading, guint block)
{
  guint64 cues = sn_reading_block_cues (reading, block);
  guint months = 0;

  if (!(cues & BIT (SN_WORD_MONTH)) || !(cues & (BIT (SN_WORD_DIARY) | BIT (SN_WORD_CONTENTS))))
    return FALSE;
  for (guint32 i = reading->block_tokens[block]; i < reading->block_tokens[block + 1]; i++)
    {
      if (sn_reading_token (reading, i)->kind == SN_TOKEN_NUMBER && sn_reading_token (reading, i)->value < 1900)
        return FALSE;
      months += sn_reading_mark_at (reading, block, i, SN_WORD_MONTH) != NULL;
    }
  return months == 1;
}

/* "Wednesday 12 February, 10:00, Microsoft Teams": when and where, and no more. */
static gboolean
is_when_and_where (const SnReading *reading, guint block, const SnDate *issued)
{
  g_autoptr (GArray) found = NULL;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1], after;
  const SnBlock *b = sn_document_get_block (reading->document, block);
  const SnWhen *when;

  if (first == end || b->length > 100 || b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_LIST_ITEM ||
      (sn_reading_token (reading, first)->kind != SN_TOKEN_NUMBER &&
       !(sn_reading_cues (reading, block, first, first + 1) & BIT (SN_WORD_WEEKDAY))))
    return FALSE;
  found = sn_date_finder_find_in (reading, block, issued);
  when = found->len > 0 ? &g_array_index (found, SnWhen, 0) : NULL;
  if (when == NULL || when->first != first || when->date.day == 0)
    return FALSE;
  after = behind_joined (reading, found);
  if (end - after > 8 || (after < end && sn_reading_is_mark (reading, after, ':')))
    return FALSE;
  for (guint32 i = after; i < end; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD &&
        (sn_reading_cues (reading, block, i, i + 1) &
         (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_CONSULT) |
          BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_RESPOND))))
      return FALSE;
  return when->date.has_time || after < end;
}

/**
 * sn_outline_names_below:
 * @block: a heading, or a paragraph that may be one
 *
 * Returns: whether the block is the name of what is held at the day, hour or
 *   place that the block below it has and nothing more: "Change Board" above
 *   "Wednesday 19 February, 10:30, London".
 */
gboolean
sn_outline_names_below (const SnOutline *self, guint block)
{
  const SnReading *reading = self->reading;
  const SnDate *issued = &self->issued;
  const SnBlock *b = sn_document_get_block (reading->document, block);
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];

  if (block + 1 >= self->n_blocks || first == end || b->length > 90 || b->kind == SN_BLOCK_TABLE_ROW ||
      strchr (".!;:", b->text[b->length - 1]) != NULL || is_when_and_where (reading, block, issued) ||
      !is_when_and_where (reading, block + 1, issued))
    return FALSE;
  /* "On this week" above the days of it: a part, and no name */
  if (b->kind == SN_BLOCK_HEADING && sn_reading_block (reading, block + 1)->kind == SN_BLOCK_HEADING &&
      sn_reading_block (reading, block + 1)->level > b->level &&
      !(sn_reading_block_cues (reading, block) &
        (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_RELEASE))))
    return FALSE;
  /* A day above what it brings, and the next day. */
  return !sn_outline_date_line (reading, block, issued, NULL) &&
         (block == 0 || !sn_outline_date_line (reading, block - 1, issued, NULL));
}

/**
 * sn_outline_row_end:
 * @at: (out): the token at which the date begins
 *
 * Returns: whether the block is a line of a diary that ends in its date: "SEC
 *   Panel Meeting 99 (17 March, 10am)".
 */
gboolean
sn_outline_row_end (const SnReading *reading, guint block, const SnDate *issued, guint32 *at)
{
  g_autoptr (GArray) found = NULL;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  const SnBlock *b = sn_reading_block (reading, block);

  if (end - first < 2 || end - first > 24 || b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_HEADING)
    return FALSE;
  while (end > first && sn_reading_token (reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  found = sn_date_finder_find_in (reading, block, issued);
  *at = 0;
  for (guint i = found->len; i > 0; i--)
    {
      const SnWhen *when = &g_array_index (found, SnWhen, i - 1);

      if (when->end != end)
        break;
      if (when->date.year != 0) /* "17 March, 21 April": perhaps the last of several */
        *at = when->first;
      end = when->first;
      while (end > first && (sn_reading_token (reading, end - 1)->kind == SN_TOKEN_PUNCT ||
                             sn_reading_token_is (reading, end - 1, "and")))
        end--;
    }
  return *at > first && sn_reading_token (reading, *at - 1)->kind == SN_TOKEN_PUNCT;
}
