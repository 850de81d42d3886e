/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-diary-days.h"

#include "sn-outline-private.h"
#include "sn-prose-private.h"

#include <string.h>

/* A newsletter that is laid out as a diary has a day, and below it what that day brings:
 * "Monday 16 December", "Change Board 91, 10:00", "Nominations for the seat close". */

/* A line of more bytes is no day alone; a text of more is an article. */
#define LINE_LENGTH 60
#define ENTRY_LENGTH 600

#define PARTING ": "

typedef struct
{
  const SnOutline *outline;
  SnArena *arena;
  const SnBlock **blocks;
  guint8 *lines; /* which blocks are days */
} Days;

static const SnBlock *
block_at (const SnOutline *outline, guint i)
{
  return sn_reading_block (outline->reading, i);
}

/* What stands before a day, or between two: "Tuesday 18 and Wednesday 19 November". */
static gboolean
is_beside_day (const SnOutline *outline, guint block, guint32 token)
{
  const SnReading *reading = outline->reading;

  return sn_reading_token (reading, token)->kind == SN_TOKEN_PUNCT ||
         sn_reading_mark_at (reading, block, token, SN_WORD_TODAY) != NULL ||
         (token > reading->block_tokens[block] && sn_reading_token_in (reading, token, SN_SET_TABLE_JOINTS));
}

/* The date that is all the line has, or %NULL. */
static const SnWhen *
only_date (const SnOutline *outline, guint block)
{
  const SnReading *reading = outline->reading;
  const SnBlock *b = block_at (outline, block);
  const SnWhen *when = NULL;
  guint32 at = reading->block_tokens[block];

  if (b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_LIST_ITEM || b->length > LINE_LENGTH)
    return NULL;
  for (guint32 w = outline->block_whens[block]; w < outline->block_whens[block + 1]; w++)
    {
      when = sn_outline_when (outline, w);
      while (at < when->first && is_beside_day (outline, block, at))
        at++;
      if (when->first > at)
        return NULL;
      at = when->end;
    }
  /* a line with an hour may be when what is named above it is held */
  if (when == NULL || when->date.year == 0 || (when->flags & SN_WHEN_WEEK) ||
      (when->date.has_time && b->kind != SN_BLOCK_HEADING))
    return NULL;
  while (at < reading->block_tokens[block + 1] && sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT)
    at++;
  return at == reading->block_tokens[block + 1] ? when : NULL;
}

/* "TODAY, THURSDAY 12 DECEMBER" too: the day itself begins at @first. */
static gboolean
is_day_line (const SnOutline *outline, guint block, SnDate *date, guint32 *first)
{
  const SnWhen *when = only_date (outline, block);

  if (when == NULL || when->date.day == 0)
    return FALSE;
  *date = when->date;
  *first = sn_outline_when (outline, outline->block_whens[block])->first;
  return TRUE;
}

/* "October 2027", "Q4 2027" behind the days of a diary: what is below has no day of them. */
static gboolean
is_later_line (const SnOutline *outline, guint block, guint32 *first)
{
  const SnWhen *when = only_date (outline, block);

  if (when == NULL || when->date.day != 0 || block + 1 >= outline->n_blocks ||
      block_at (outline, block + 1)->kind == SN_BLOCK_TABLE_ROW)
    return FALSE;
  *first = when->first;
  return TRUE;
}

static gboolean
begins_with_date (const SnOutline *outline, guint block)
{
  guint32 w = outline->block_whens[block], after, first = outline->reading->block_tokens[block];

  if (sn_outline_begins_clock (outline->reading, first, outline->reading->block_tokens[block + 1]))
    return FALSE; /* "10:30 Change Sub-Committee" */
  if (sn_outline_row_day (outline->reading, block, &after))
    return TRUE; /* "Tues 6" */
  return w < outline->block_whens[block + 1] &&
         sn_outline_when (outline, w)->first == outline->reading->block_tokens[block] &&
         sn_outline_when (outline, w)->date.day != 0;
}

/* "TUESDAY 30 MAY" between paragraphs: with its weekday, and to come, it is no day on which
 * the paragraph above was published. */
static gboolean
has_weekday (const SnOutline *outline, guint block)
{
  return block_at (outline, block)->kind == SN_BLOCK_PARAGRAPH &&
         (sn_reading_block_cues (outline->reading, block) & SN_WORD_BIT (SN_WORD_WEEKDAY)) != 0 &&
         block_at (outline, block + 1)->kind == SN_BLOCK_PARAGRAPH;
}

/* A heading, or a line above a list, for what is below it; a line between paragraphs may
 * be when the one above was published. */
static gboolean
heads_entries (const SnOutline *outline, guint block)
{
  const SnBlock *next;

  if (block + 1 >= outline->n_blocks || outline->places[block].role == SN_ROLE_TITLE ||
      outline->places[block].role == SN_ROLE_OTHER)
    return FALSE;
  next = block_at (outline, block + 1);
  if (next->kind == SN_BLOCK_HEADING || next->kind == SN_BLOCK_TABLE_ROW || begins_with_date (outline, block + 1))
    return FALSE;
  return next->kind == SN_BLOCK_LIST_ITEM || has_weekday (outline, block) ||
         (block_at (outline, block)->kind == SN_BLOCK_HEADING && outline->places[block].role == SN_ROLE_HEADING);
}

/* Days that are to come, and two at least: others may be when something was published. */
static gboolean
find_lines (Days *self)
{
  const SnOutline *outline = self->outline;
  SnDate date;
  guint32 first;
  guint n = 0;

  for (guint i = 0; sn_date_is_set (&outline->issued) && i < outline->n_blocks; i++)
    {
      if (!is_day_line (outline, i, &date, &first) || !heads_entries (outline, i) ||
          sn_date_last_julian (&date) < sn_date_first_julian (&outline->issued))
        continue;
      self->lines[i] = TRUE;
      n++;
    }
  return n >= 2;
}

/* "Security Sub-Committee Meeting 146, 09:30." */
static gboolean
has_hour (const SnOutline *outline, const SnSentence *sentence)
{
  for (guint32 w = outline->block_whens[sentence->block]; w < outline->block_whens[sentence->block + 1]; w++)
    {
      const SnWhen *when = sn_outline_when (outline, w);

      if (when->first > sentence->first && when->first < sentence->end && when->date.has_time && when->date.day == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Forecast due at the DCC by noon.": what is due that day. */
static gboolean
is_due (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const words[] = { "due", "payable", NULL };

  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, words))
      return TRUE;
  return FALSE;
}

/* "17:00 Last chance to answer …", "Ofgem's call for input closes.": a paragraph that begins
 * with an hour, or whose first sentence says that something is, or ends. */
static gboolean
begins_anew (const SnOutline *outline, guint block)
{
  const SnReading *reading = outline->reading;
  const guint64 things = SN_WORD_BIT (SN_WORD_COMMITTEE) | SN_WORD_BIT (SN_WORD_EVENT) | SN_WORD_BIT (SN_WORD_CONSULT) |
                         SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_RELEASE) | SN_WORD_BIT (SN_WORD_NOMINATE);
  const guint64 happens = SN_WORD_BIT (SN_WORD_CLOSE) | SN_WORD_BIT (SN_WORD_MILESTONE) | SN_WORD_BIT (SN_WORD_CANCEL) |
                          SN_WORD_BIT (SN_WORD_TODAY) | SN_WORD_BIT (SN_WORD_ATTEND);
  guint32 first = reading->block_tokens[block];
  const SnSentence *sentence;

  if (sn_outline_begins_clock (reading, first, reading->block_tokens[block + 1]))
    return TRUE;
  sentence = sn_reading_sentence (reading, reading->block_sentences[block]);
  if (sn_reading_token (reading, first)->letter_case == SN_CASE_LOWER || sn_prose_is_pronoun (reading, first))
    return FALSE;
  if (is_due (reading, sentence))
    return TRUE;
  return (sentence->cues & things) && ((sentence->cues & happens) || has_hour (outline, sentence));
}

static gboolean
is_entry (const SnOutline *outline, guint block, guint line)
{
  const SnBlock *b = block_at (outline, block);

  if (b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_HEADING || b->length == 0 || b->length > ENTRY_LENGTH ||
      begins_with_date (outline, block))
    return FALSE;
  /* what else a paragraph says is of the one before */
  return b->kind == SN_BLOCK_LIST_ITEM || block == line + 1 || strchr (".!?", b->text[b->length - 1]) == NULL ||
         begins_anew (outline, block);
}

/* The entry with its day before it, which stands in the document where it does. */
static const SnBlock *
with_day (Days *self, guint block, guint line, guint32 first)
{
  const SnBlock *b = block_at (self->outline, block), *day = block_at (self->outline, line);
  guint32 from = sn_reading_token (self->outline->reading, first)->start;
  g_autofree char *text = g_strconcat (day->text + from, PARTING, b->text, NULL);
  guint32 before = (guint32) (day->length - from + strlen (PARTING));
  SnBlock *entry = sn_arena_alloc (self->arena, sizeof *entry);

  *entry = *b;
  entry->length = strlen (text);
  entry->text = sn_arena_copy (self->arena, text, entry->length);
  entry->n_runs = MAX (b->n_runs, 1) + 1;
  entry->runs = sn_arena_alloc (self->arena, entry->n_runs * sizeof (SnRun));
  entry->runs[0] = (SnRun){ 0, (guint32) sn_block_to_document (day, from) };
  entry->runs[1] = (SnRun){ before, (guint32) b->start };
  for (guint i = 0; i < b->n_runs; i++)
    entry->runs[i + 1] = (SnRun){ b->runs[i].at + before, b->runs[i].offset };
  return entry;
}

static gboolean
ends_day (const SnOutline *outline, guint block, guint line)
{
  const SnBlock *b = block_at (outline, block), *day = block_at (outline, line);

  if (outline->places[block].role == SN_ROLE_TITLE || outline->places[block].role == SN_ROLE_OTHER)
    return TRUE;
  return b->kind == SN_BLOCK_HEADING && (day->kind != SN_BLOCK_HEADING || b->level <= day->level);
}

static gboolean
is_item (const SnOutline *outline, guint block)
{
  return block_at (outline, block)->kind == SN_BLOCK_LIST_ITEM;
}

static void
give_days (Days *self)
{
  const SnOutline *outline = self->outline;
  guint line = SN_NO_BLOCK;
  gboolean later = FALSE; /* it has no day */
  guint32 first = 0;
  SnDate date;

  for (guint i = 0; i < outline->n_blocks; i++)
    {
      self->blocks[i] = block_at (outline, i);
      if (self->lines[i])
        {
          line = i;
          later = FALSE;
          is_day_line (outline, i, &date, &first);
          continue;
        }
      if (line != SN_NO_BLOCK && is_later_line (outline, i, &first))
        {
          self->lines[i] = later = TRUE;
          line = i;
          continue;
        }
      /* what stands behind the last month of a calendar is another matter */
      if (line != SN_NO_BLOCK && (ends_day (outline, i, line) || (later && i > line + 1 && !is_item (outline, i))))
        line = SN_NO_BLOCK;
      if (line != SN_NO_BLOCK && is_entry (outline, i, line))
        self->blocks[i] = with_day (self, i, line, first);
    }
}

/**
 * sn_reading_new_with_days:
 * @outline: of a newsletter as it was read
 *
 * Where the newsletter is laid out as a diary, so that what happens on a day stands below
 * it, reads it again with the day before each of its entries, as if it stood there.
 *
 * Returns: (transfer full) (nullable): the other reading; %NULL where there is no such day
 */
SnReading *
sn_reading_new_with_days (const SnOutline *outline)
{
  g_auto (SnArena) arena = { 0 };
  Days self = { .outline = outline, .arena = &arena };

  self.lines = sn_arena_alloc (&arena, outline->n_blocks + 1);
  memset (self.lines, 0, outline->n_blocks + 1);
  if (!find_lines (&self))
    return NULL;
  self.blocks = sn_arena_alloc (&arena, (outline->n_blocks + 1) * sizeof *self.blocks);
  give_days (&self);
  return sn_reading_new_of_blocks (outline->reading, self.blocks, self.lines, &arena);
}
