/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-outline-private.h"

#include <string.h>

/* The newsletter's title stands at its top. */
#define TITLE_BLOCKS 24
#define TITLE_LENGTH 160
/* From here on what speaks of a newsletter, and has no date, hardly names this one. */
#define FAR_TITLE 6

/* The fields of a masthead stand among so many blocks. */
#define DATE_FIELD_BLOCKS 4

#define BIT SN_WORD_BIT
/* Bytes of a line that has but a day: "Wednesday 23rd September 2026". */
#define DAY_LENGTH 30

static const SnBlock *
block_at (const SnOutline *self, guint i)
{
  return sn_reading_block (self->reading, i);
}

/**
 * sn_masthead_date_in_block:
 * @date: (out): the date
 *
 * Returns: whether the block states a whole date or month with its year.
 */
gboolean
sn_masthead_date_in_block (const SnOutline *self, guint block, SnDate *date)
{
  SnDate none = { 0 };
  g_autoptr (GArray) found = sn_date_finder_find_in (self->reading, block, &none);

  gboolean stated = FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const SnWhen *when = &g_array_index (found, SnWhen, i);
      gboolean day = sn_date_precision (&when->date) == SN_PRECISION_DAY;

      if (sn_date_precision (&when->date) < SN_PRECISION_MONTH || (when->flags & SN_WHEN_IMPOSSIBLE))
        continue;
      /* "February 2022 (published 17 February 2022)": the day within the month */
      if (stated && !(day && date->day == 0 && when->date.year == date->year && when->date.month == date->month))
        continue;
      *date = day ? sn_date_new_day (when->date.year, when->date.month, when->date.day) : when->date;
      stated = TRUE;
    }
  return stated;
}

/* "Issued by SECAS on Thursday …", "Circulated to all Parties, 3 March", "Sent Thursday …" */
static gboolean
begins_when_or_who (const SnReading *reading, guint block, guint32 token)
{
  static const char *const joints[] = { "by", "on", "to", "for", "with", "from", NULL };

  return sn_reading_token_is_any (reading, token, joints) ||
         (sn_reading_cues (reading, block, token, token + 1) & (BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_MONTH)));
}

/* "Issued: 10 May 2018", "Date: Thursday 10 May", with the fields below it in the same
 * paragraph: whether a date stands behind the colon at @colon. */
static gboolean
labels_date (const SnOutline *self, guint block, guint32 colon)
{
  return colon + 1 < self->reading->block_tokens[block + 1] && sn_reading_is_mark (self->reading, colon, ':') &&
         (sn_reading_token (self->reading, colon + 1)->kind == SN_TOKEN_NUMBER ||
          (sn_reading_cues (self->reading, block, colon + 1, colon + 2) &
           (BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_MONTH))));
}

/* "Sent on : August 03, 2016" */
static gboolean
is_sent_line (const SnOutline *self, guint block)
{
  guint32 first = self->reading->block_tokens[block];
  const SnMark *mark;

  if (first == self->reading->block_tokens[block + 1])
    return FALSE;
  mark = sn_reading_mark_at (self->reading, block, first, SN_WORD_SENT);
  if (mark != NULL ? labels_date (self, block, mark->end)
                   : block < DATE_FIELD_BLOCKS && sn_reading_token_is (self->reading, first, "date") &&
                         labels_date (self, block, first + 1))
    return TRUE;
  if (block_at (self, block)->length > 80)
    return FALSE;
  return mark != NULL && mark->end < self->reading->block_tokens[block + 1] &&
         (sn_reading_token (self->reading, mark->end)->kind == SN_TOKEN_PUNCT ||
          sn_reading_token (self->reading, mark->end)->kind == SN_TOKEN_NUMBER || mark->end - mark->first > 1 ||
          (block_at (self, block)->text[block_at (self, block)->length - 1] != '.' &&
           begins_when_or_who (self->reading, block, mark->end)));
}

/* "Issue 62", "No. 14", "Edition 3": what counts the issues of a newsletter, whatever
 * its name is. */
static gboolean
counts_issues (const SnReading *reading, guint block)
{
  guint32 end = reading->block_tokens[block + 1];

  for (guint32 i = reading->block_tokens[block]; i + 1 < end; i++)
    {
      guint32 next = i + 1 + (sn_reading_is_mark (reading, i + 1, '.') || sn_reading_is_mark (reading, i + 1, '#'));

      if (sn_reading_token_in (reading, i, SN_SET_ISSUE_NUMBERS) && next < end &&
          sn_reading_token (reading, next)->kind == SN_TOKEN_NUMBER && sn_reading_token (reading, next)->value < 1900)
        return TRUE;
    }
  return FALSE;
}

/* "Issue 62 | Thursday 20 February 2025": which issue it is, and not of what. */
static gboolean
says_only_which (const SnOutline *self, guint block)
{
  const SnReading *reading = self->reading;
  guint64 when = BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_SENT);

  if (!counts_issues (reading, block))
    return FALSE;
  for (guint32 i = reading->block_tokens[block]; i < reading->block_tokens[block + 1]; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD &&
        !sn_reading_token_in (reading, i, SN_SET_ISSUE_NUMBERS) && !sn_outline_is_ordinal (reading, i) &&
        !(sn_reading_cues (reading, block, i, i + 1) & when))
      return FALSE;
  return TRUE;
}

/* The name stands above where the title only says which issue it is. */
static guint
name_of_title (const SnOutline *self, guint title)
{
  guint64 other = BIT (SN_WORD_BOILERPLATE) | BIT (SN_WORD_GREETING);

  if (title == 0 || !says_only_which (self, title) || block_at (self, title - 1)->kind == SN_BLOCK_TABLE_ROW ||
      block_at (self, title - 1)->length > 80 || (sn_reading_block_cues (self->reading, title - 1) & other))
    return title;
  return title - 1;
}

static gboolean
is_title (const SnOutline *self, guint block)
{
  const SnBlock *b = block_at (self, block);
  guint64 cues = sn_reading_block_cues (self->reading, block);

  /* "This Bulletin records what happened since 23 October." is a sentence */
  if (b->kind != SN_BLOCK_HEADING && b->length > 40 && b->text[b->length - 1] == '.')
    return FALSE;
  return b->kind != SN_BLOCK_TABLE_ROW && b->length <= TITLE_LENGTH &&
         ((cues & BIT (SN_WORD_NEWSLETTER)) ||
          (b->length < 100 && b->kind != SN_BLOCK_LIST_ITEM && counts_issues (self->reading, block))) &&
         !(cues & (BIT (SN_WORD_GREETING) | BIT (SN_WORD_BOILERPLATE)));
}

/* A title that has its date is better than one that has none; a bare month
 * and year ("October 2017") will do where the date of sending stands by. */
static guint
find_title (SnOutline *self, SnDate *date)
{
  guint n = MIN (self->n_blocks, TITLE_BLOCKS), bare = SN_NO_BLOCK, dated = SN_NO_BLOCK;

  for (guint i = 0; i < n && (dated == SN_NO_BLOCK || i <= dated + 3); i++)
    {
      gboolean heading = block_at (self, i)->kind == SN_BLOCK_HEADING;
      SnDate found;

      if (!is_title (self, i))
        continue;
      if (bare == SN_NO_BLOCK)
        bare = i;
      if ((dated != SN_NO_BLOCK && !heading) || !sn_masthead_date_in_block (self, i, &found))
        continue;
      *date = found;
      dated = i;
      if (heading) /* rather than "2 May 2024 · Newsletter" above it */
        break;
    }
  return dated != SN_NO_BLOCK ? dated : bare;
}

/* "Issue 57 | 14 October 2020", "Published: 3 March 2022": a short line by the
 * title that says when, where the title does not. */
static void
date_by_title (SnOutline *self, guint title, SnDate *date)
{
  guint first = title > 2 ? title - 2 : 0;

  for (guint i = first; i < MIN (title + 4, self->n_blocks) && !sn_date_is_set (date); i++)
    {
      const SnBlock *b = block_at (self, i);

      if (i == title || b->kind == SN_BLOCK_TABLE_ROW || b->length > 70 ||
          (sn_reading_block_cues (self->reading, i) & BIT (SN_WORD_GREETING)))
        continue;
      if (sn_masthead_date_in_block (self, i, date))
        self->places[i].role = SN_ROLE_TITLE;
    }
}

/* "Opened: 9 February 2026": a day of something that has one, not of the issue. */
static gboolean
is_labelled_day (const SnOutline *self, guint block)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];

  if (sn_reading_block_cues (reading, block) & (BIT (SN_WORD_NEWSLETTER) | BIT (SN_WORD_SENT)))
    return FALSE;
  return first + 2 < end && sn_reading_token (reading, first)->kind == SN_TOKEN_WORD &&
         sn_reading_is_mark (reading, first + 1, ':') && !sn_reading_token_in (reading, first, SN_SET_ISSUE_LABELS);
}

/* "18 February | edited by Oonagh Prentice": who made it; by a day, something closes. */
static gboolean
closes_something (const SnReading *reading, guint block)
{
  guint64 when = BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_NOON) | BIT (SN_WORD_CLOSE);
  guint32 end = reading->block_tokens[block + 1];

  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_CLOSE &&
          (!sn_reading_token_is (reading, mark->first, "by") || mark->end >= end ||
           sn_reading_token (reading, mark->end)->kind == SN_TOKEN_NUMBER ||
           (sn_reading_cues (reading, block, mark->end, MIN (end, mark->end + 2)) & when)))
        return TRUE;
    }
  return FALSE;
}

/* "Smart metering briefing for members, 12 June 2020": one is given, and one is read. */
static gboolean
has_only_briefings (const SnReading *reading, guint block)
{
  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_EVENT && !sn_reading_token_in (reading, mark->first, SN_SET_BRIEFINGS) &&
          !(sn_reading_token_is (reading, mark->first, "week") && mark->end < reading->block_tokens[block + 1] &&
            sn_reading_token (reading, mark->end)->kind == SN_TOKEN_NUMBER)) /* "Customer Brief Week 20" */
        return FALSE;
    }
  return TRUE;
}

/* "SECAS | Weekly update | Week 23 | Monday 5 June 2023": the very first line may
 * have words that elsewhere mean an event, unless it is a sentence. */
static gboolean
may_be_masthead (const SnOutline *self, guint i)
{
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE);
  const SnBlock *b = block_at (self, i);
  guint64 cues = sn_reading_block_cues (self->reading, i);

  if (b->kind == SN_BLOCK_TABLE_ROW || b->length > 140 || is_labelled_day (self, i))
    return FALSE;
  if (b->length > 0 && b->text[b->length - 1] != '.' && (i == 0 || has_only_briefings (self->reading, i)))
    other &= ~BIT (SN_WORD_EVENT);
  return (cues & other) == 0 && !((cues & BIT (SN_WORD_CLOSE)) && closes_something (self->reading, i));
}

/* Without the word "newsletter" anywhere: the first short lines that have a
 * whole date, and what stands above them. */
static guint
find_masthead (SnOutline *self, SnDate *date)
{
  for (guint i = 0; i < MIN (self->n_blocks, 6); i++)
    {
      SnDate found;

      if (!may_be_masthead (self, i) || !sn_masthead_date_in_block (self, i, &found))
        continue;
      *date = found;
      self->places[i].role = SN_ROLE_TITLE;
      for (guint above = i; above > 0; above--)
        if (block_at (self, above - 1)->kind == SN_BLOCK_HEADING)
          return above - 1;
      return i > 0 ? i - 1 : i;
    }
  return SN_NO_BLOCK;
}

static void
refine_by_header (SnOutline *self)
{
  const SnDate *sent = sn_document_get_sent (self->reading->document);

  if (sn_date_precision (&self->issued) == SN_PRECISION_MONTH && sn_date_is_set (sent) &&
      sent->year == self->issued.year && sent->month == self->issued.month)
    self->issued = *sent;
}

/* "SECAS NEWSLETTER - MAY 2016" above "Thursday 19 May 2016" and nothing else: the day of the
 * month. */
static void
refine_by_line (SnOutline *self, guint title, SnDate *date)
{
  SnDate none = { 0 };
  g_autoptr (GArray) found = NULL;
  const SnWhen *when;

  if (sn_date_precision (date) != SN_PRECISION_MONTH || title + 1 >= self->n_blocks)
    return;
  found = sn_date_finder_find_in (self->reading, title + 1, &none);
  when = found->len == 1 ? &g_array_index (found, SnWhen, 0) : NULL;
  if (when == NULL || when->date.day == 0 || when->date.end_year != 0 || when->date.year != date->year ||
      when->date.month != date->month || when->first != self->reading->block_tokens[title + 1] ||
      when->end != self->reading->block_tokens[title + 2])
    return;
  *date = sn_date_new_day (when->date.year, when->date.month, when->date.day);
  self->places[title + 1].role = SN_ROLE_TITLE;
}

/* "SECAS Newsletter October 2015 Sent on : November 05, 2015", in one: the day on which it was
 * sent, and not the month that it tells of. */
static void
refine_by_sent (SnOutline *self, guint title, SnDate *date)
{
  guint32 low = self->reading->block_tokens[title];
  g_autoptr (GArray) found = NULL;
  SnDate none = { 0 };

  if (sn_date_precision (date) != SN_PRECISION_MONTH)
    return;
  found = sn_date_finder_find_in (self->reading, title, &none);
  for (guint i = 0; i < found->len; i++)
    {
      const SnWhen *when = &g_array_index (found, SnWhen, i);
      guint32 at = when->first;

      while (at > low && sn_reading_token (self->reading, at - 1)->kind == SN_TOKEN_PUNCT)
        at--;
      for (guint32 m = at; m > low && m + 3 > at && when->date.day != 0; m--)
        {
          const SnMark *mark = sn_reading_mark_at (self->reading, title, m - 1, SN_WORD_SENT);

          if (mark == NULL || mark->end > at)
            continue;
          *date = sn_date_new_day (when->date.year, when->date.month, when->date.day);
          return;
        }
    }
}

/* "By the team • Published 16 July 2020" below "July 2020 edition": the day of the month. */
static void
refine_by_publishing (SnOutline *self, guint title, SnDate *date)
{
  for (guint i = title + 1; i < MIN (title + 4, self->n_blocks) && sn_date_precision (date) == SN_PRECISION_MONTH; i++)
    {
      SnDate day = *date;

      if (block_at (self, i)->length <= TITLE_LENGTH)
        refine_by_sent (self, i, &day);
      if (day.year == date->year && day.month == date->month)
        *date = day;
    }
}

static void
date_from_text (const SnOutline *self, const char *text, SnDate *date)
{
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, NULL, NULL);
  g_autoptr (SnReading) reading = NULL;
  SnOutline outline = { 0 };

  if (documents == NULL || documents->len == 0)
    return;
  document = g_object_ref (documents->pdata[0]);
  reading = sn_reading_new (document, self->reading->lexicon);
  outline.reading = reading;
  if (sn_document_get_n_blocks (document) > 0)
    sn_masthead_date_in_block (&outline, 0, date);
}

/* "You are here: Home > News > SEC Newsletter 29 January 2026" */
static gboolean
is_breadcrumb (const SnBlock *block)
{
  static const char *const marks[] = { " > ", " › ", " » ", " → ", " / " };

  if (block->kind == SN_BLOCK_TABLE_ROW || block->length > TITLE_LENGTH)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strstr_len (block->text, (gssize) block->length, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A breadcrumb and the title itself say the same. */
static void
mark_repeated_titles (SnOutline *self, const SnDate *title)
{
  for (guint i = 0; i < MIN (self->n_blocks, TITLE_BLOCKS) && sn_date_is_set (title); i++)
    {
      SnBlockRole role = self->places[i].role;
      SnDate date;

      if ((role == SN_ROLE_TEXT || role == SN_ROLE_HEADING) && is_title (self, i) &&
          ((role == SN_ROLE_TEXT && block_at (self, i)->length < 60) || is_breadcrumb (block_at (self, i))) &&
          sn_masthead_date_in_block (self, i, &date) && sn_date_same_days (&date, title))
        self->places[i].role = SN_ROLE_TITLE;
    }
}

/* Whether one of the lines right below the title is but a date. */
static gboolean
has_day_below (const SnOutline *self, guint title)
{
  for (guint i = title + 1; i < MIN (title + 3, self->n_blocks); i++)
    {
      SnDate date;

      if (block_at (self, i)->kind == SN_BLOCK_PARAGRAPH && block_at (self, i)->length <= DAY_LENGTH &&
          sn_masthead_date_in_block (self, i, &date))
        return TRUE;
    }
  return FALSE;
}

/* "Published: 4 March" below the heading of an article, where the title itself, or a line below
 * it, has the date of the issue. */
static gboolean
is_in_article (const SnOutline *self, guint title, guint block, const SnDate *from_title)
{
  if (title == SN_NO_BLOCK || (!sn_date_is_set (from_title) && !has_day_below (self, title)))
    return FALSE;
  for (guint i = title + 1; i < block; i++)
    if (block_at (self, i)->kind == SN_BLOCK_HEADING && !is_title (self, i))
      return TRUE;
  return FALSE;
}

/**
 * sn_masthead_read:
 * @fallback: issue date of a newsletter that states none; may be not set
 *
 * Finds the newsletter's title and issue date: of the "Sent on" line, else of
 * the title or by it, else of the subject, else @fallback, else the day on
 * which the mail was sent.
 */
void
sn_masthead_read (SnOutline *self, const SnDate *fallback)
{
  SnDate from_title = { 0 }, from_sent = { 0 }, from_subject = { 0 };
  guint title = find_title (self, &from_title);
  const char *subject = sn_document_get_title (self->reading->document);

  for (guint i = 0; i < MIN (self->n_blocks, TITLE_BLOCKS) && !sn_date_is_set (&from_sent); i++)
    if (is_sent_line (self, i) && !is_in_article (self, title, i, &from_title) &&
        sn_masthead_date_in_block (self, i, &from_sent))
      {
        self->places[i].role = SN_ROLE_TITLE;
        if (title == SN_NO_BLOCK && i > 0)
          title = i - 1;
      }
  if (title == SN_NO_BLOCK || (title >= FAR_TITLE && !sn_date_is_set (&from_title)))
    {
      guint masthead = find_masthead (self, &from_title);

      title = masthead != SN_NO_BLOCK ? masthead : title;
    }
  if (title != SN_NO_BLOCK)
    {
      guint name = name_of_title (self, title);

      for (guint i = 0; i <= title; i++)
        self->places[i].role = i == title || i == name ? SN_ROLE_TITLE : SN_ROLE_OTHER;
      self->title = g_strdup (block_at (self, name)->text);
      sn_reading_join_cells (self->title);
    }
  else
    self->title = g_strdup (subject);
  if (title != SN_NO_BLOCK && !sn_date_is_set (&from_title))
    date_by_title (self, title, &from_title);
  if (title != SN_NO_BLOCK)
    {
      refine_by_sent (self, title, &from_title);
      refine_by_line (self, title, &from_title);
      refine_by_publishing (self, title, &from_title);
    }
  mark_repeated_titles (self, &from_title);
  if (!sn_date_is_set (&from_title) && subject != NULL)
    date_from_text (self, subject, &from_subject);
  if (sn_date_is_set (&from_sent))
    self->issued = from_sent;
  else if (sn_date_is_set (&from_title))
    self->issued = from_title;
  else if (sn_date_is_set (&from_subject))
    self->issued = from_subject;
  else if (sn_date_is_set (fallback))
    self->issued = *fallback;
  else
    self->issued = *sn_document_get_sent (self->reading->document);
  refine_by_header (self);
}
