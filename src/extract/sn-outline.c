/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-outline-private.h"

#include <string.h>

#include "sn-reference.h"
#include "sn-titles.h"

#define SUBHEADING_LENGTH 180
#define LEAD_LENGTH 60
#define LED_LENGTH 100

#define BIT SN_WORD_BIT

static const SnBlock *
block_at (const SnOutline *self, guint i)
{
  return sn_reading_block (self->reading, i);
}

static gboolean
ends_like_sentence (const SnBlock *block)
{
  return block->length > 0 && strchr (".!;", block->text[block->length - 1]) != NULL;
}

static gboolean
ends_with_colon (const SnBlock *block)
{
  return block->length > 0 && block->text[block->length - 1] == ':';
}

/* "MP200 Late reads: 24 March": a modification and the day at its end. */
static gboolean
is_dated_entry (const SnOutline *self, guint i)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[i], end = reading->block_tokens[i + 1];
  g_autofree char *reference = NULL;
  g_autoptr (GArray) found = NULL;
  const SnWhen *last;

  if (block_at (self, i)->kind != SN_BLOCK_PARAGRAPH || block_at (self, i)->length > SUBHEADING_LENGTH || first == end)
    return FALSE;
  reference = sn_reference_at (reading, i, first, NULL);
  if (reference == NULL)
    return FALSE;
  found = sn_date_finder_find_in (reading, i, &self->issued);
  last = found->len > 0 ? &g_array_index (found, SnWhen, found->len - 1) : NULL;
  return last != NULL && last->date.day != 0 && last->end >= end - 1;
}

/* One of several such lines, which head nothing. */
static gboolean
is_entry_of_list (const SnOutline *self, guint i)
{
  return is_dated_entry (self, i) &&
         ((i > 0 && is_dated_entry (self, i - 1)) || (i + 1 < self->n_blocks && is_dated_entry (self, i + 1)));
}

/* "MP118 – Refinement Consultation" on a line of its own heads what follows,
 * whether or not the mark-up says so. */
static gboolean
is_subheading (const SnOutline *self, guint i)
{
  const SnBlock *b = block_at (self, i);
  g_autofree char *reference = NULL;

  if (b->kind == SN_BLOCK_PARAGRAPH && sn_outline_names_below (self, i))
    return TRUE;
  if (b->kind != SN_BLOCK_PARAGRAPH || b->length > SUBHEADING_LENGTH || ends_like_sentence (b) || ends_with_colon (b))
    return FALSE;
  if (i + 1 >= self->n_blocks || block_at (self, i + 1)->kind == SN_BLOCK_TABLE_ROW)
    return FALSE;
  reference = sn_reference_at (self->reading, i, self->reading->block_tokens[i], NULL);
  if (reference == NULL && sn_outline_is_field (self->reading, i + 1)) /* "Smart Energy Code: MP162 – …" */
    reference = sn_reference_headed (self->reading, i, NULL);
  return reference != NULL && !is_entry_of_list (self, i);
}

/* "Is the Forum still on 19 February?" above "No. The DCC has moved it …": a question that the
 * next paragraph answers, though nothing makes it a heading. */
static gboolean
is_answered (const SnOutline *self, guint i)
{
  const SnReading *reading = self->reading;

  return block_at (self, i)->kind == SN_BLOCK_PARAGRAPH && block_at (self, i)->length <= LEAD_LENGTH &&
         i + 1 < self->n_blocks && block_at (self, i + 1)->kind == SN_BLOCK_PARAGRAPH &&
         reading->block_tokens[i + 1] < reading->block_tokens[i + 2] &&
         sn_reading_token_is_any (reading, reading->block_tokens[i + 1], (const char *const[]){ "no", "yes", NULL }) &&
         sn_question_is_asked (reading, i);
}

static gboolean
is_heading (const SnOutline *self, guint i)
{
  if (self->places[i].role != SN_ROLE_TEXT)
    return FALSE;
  if (self->reading->day_lines != NULL && self->reading->day_lines[i])
    return TRUE;                                    /* of a diary, whose entries have the day before them */
  if (block_at (self, i)->kind == SN_BLOCK_HEADING) /* but for the day that stands under a name */
    return i == 0 || (!sn_outline_names_below (self, i - 1) && !sn_outline_says_when (self, i) &&
                      !sn_outline_labels_end (self, i));
  return is_subheading (self, i) || is_answered (self, i);
}

static guint
count_headings (const SnOutline *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_blocks; i++)
    n += is_heading (self, i);
  return n;
}

static gboolean
starts_with_reference (const SnOutline *self, guint block)
{
  g_autofree char *reference = sn_reference_headed (self->reading, block, NULL);

  return reference != NULL;
}

/* Whether the heading is of a lower level than @above: sisters share a parent. */
static gboolean
is_below (const SnOutline *self, guint above, const SnBlock *heading)
{
  return above != SN_NO_BLOCK && heading->kind == SN_BLOCK_HEADING &&
         block_at (self, above)->kind == SN_BLOCK_HEADING && block_at (self, above)->level < heading->level;
}

/* A heading that is directly followed by another, or by one of a lower level,
 * heads that one too. */
static guint
parent_of (const SnOutline *self, guint heading, guint previous)
{
  const SnBlock *b = block_at (self, heading), *p;

  if (previous == SN_NO_BLOCK)
    return SN_NO_BLOCK;
  p = block_at (self, previous);
  if (p->kind == SN_BLOCK_HEADING && (b->kind != SN_BLOCK_HEADING || b->level > p->level))
    return previous;
  if (previous + 1 == heading)
    return previous;
  if (b->kind == p->kind && b->level == p->level && starts_with_reference (self, heading))
    return self->places[previous].parent;
  for (guint above = self->places[previous].parent; above != SN_NO_BLOCK; above = self->places[above].parent)
    if (is_below (self, above, b))
      return above;
  if (self->places[previous].parent != SN_NO_BLOCK && b->level >= p->level && starts_with_reference (self, heading))
    return self->places[previous].parent;
  return SN_NO_BLOCK;
}

/* "In this issue" above a list, though nothing makes it a heading. */
static gboolean
leads_contents (const SnOutline *self, guint i)
{
  const SnBlock *b = block_at (self, i);

  return b->kind == SN_BLOCK_PARAGRAPH && b->length <= 40 && i + 1 < self->n_blocks &&
         block_at (self, i + 1)->kind == SN_BLOCK_LIST_ITEM &&
         (sn_reading_block_cues (self->reading, i) & BIT (SN_WORD_CONTENTS)) &&
         !(sn_reading_block_cues (self->reading, i) & BIT (SN_WORD_DIARY));
}

/* "Committees at a glance", "Modifications in a nutshell" are of those, and not of what the issue
 * has. */
static gboolean
glances_at_something (const SnOutline *self, guint i)
{
  static const char *const looks[] = { "glance", "nutshell", "seconds", "minute", NULL };
  const SnReading *reading = self->reading;
  const SnMark *mark =
      sn_reading_find_mark (reading, reading->block_marks[i], reading->block_marks[i + 1], SN_WORD_CONTENTS);

  if (mark == NULL || !sn_reading_token_is_any (reading, mark->end - 1, looks))
    return FALSE;
  for (guint32 t = reading->block_tokens[i]; t < mark->first; t++)
    if (sn_reading_token (reading, t)->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, t, SN_SET_GLANCED_AT))
      return TRUE;
  return FALSE;
}

/* "In short" above a list at the beginning tells what follows; further down, it is news itself. */
static gboolean
is_first_summary (const SnOutline *self, guint i)
{
  const SnReading *reading = self->reading;

  if (i + 1 >= self->n_blocks || block_at (self, i + 1)->kind != SN_BLOCK_LIST_ITEM)
    return FALSE;
  for (guint before = 0; before < i; before++)
    if (self->places[before].role == SN_ROLE_HEADING)
      return FALSE;
  for (guint32 t = reading->block_tokens[i]; t < reading->block_tokens[i + 1]; t++)
    if (sn_reading_token (reading, t)->kind == SN_TOKEN_WORD &&
        !sn_reading_token_in (reading, t, SN_SET_CONTENTS_FIRST))
      return FALSE;
  return reading->block_tokens[i] < reading->block_tokens[i + 1];
}

static gboolean
is_contents_heading (const SnOutline *self, guint i)
{
  if (is_first_summary (self, i))
    return TRUE;
  return !glances_at_something (self, i) && block_at (self, i)->length <= 40 &&
         (sn_reading_block_cues (self->reading, i) & BIT (SN_WORD_CONTENTS)) &&
         !(sn_reading_block_cues (self->reading, i) & BIT (SN_WORD_DIARY));
}

/* "January | February | March", above the days of each. */
static gboolean
is_all_months (const SnOutline *self, guint i)
{
  const SnReading *reading = self->reading;
  guint months = 0;

  for (guint32 t = reading->block_tokens[i]; t < reading->block_tokens[i + 1]; t++)
    if (sn_reading_mark_at (reading, i, t, SN_WORD_MONTH) != NULL)
      months++;
    else if (sn_reading_token (reading, t)->kind != SN_TOKEN_NUMBER || sn_reading_token (reading, t)->value < 1900)
      return FALSE;
  return months > 1 && strchr (block_at (self, i)->text, '\t') != NULL;
}

/* Whether no cell of a row is a date, a number or a name that such rows list. */
static gboolean
is_all_labels (const SnOutline *self, guint i)
{
  const SnReading *reading = self->reading;
  guint64 cues = sn_reading_block_cues (reading, i);
  guint64 seat = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  const SnBlock *b = block_at (self, i);

  if (b->length > 120 || strchr (b->text, '\t') == NULL || (cues & seat) == seat || starts_with_reference (self, i) ||
      (cues & (BIT (SN_WORD_UNKNOWN) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_CANCEL))) ||
      (sn_reading_cues (reading, i, reading->block_tokens[i], reading->block_tokens[i] + 1) & BIT (SN_WORD_MONTH)))
    return FALSE;
  for (guint32 t = reading->block_tokens[i]; t < reading->block_tokens[i + 1]; t++)
    if (sn_reading_token (reading, t)->kind == SN_TOKEN_NUMBER && sn_reading_token (reading, t)->value < 1900)
      return FALSE;
  return TRUE;
}

/* "March 2023 | Meeting" above rows that begin with days of it. */
static gboolean
heads_month_column (const SnOutline *self, guint i)
{
  const guint64 other = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  const SnReading *reading = self->reading;
  guint32 at = reading->block_tokens[i], end = reading->block_tokens[i + 1], below = reading->block_tokens[i + 1];

  if (sn_reading_mark_at (reading, i, at, SN_WORD_MONTH) == NULL || strchr (block_at (self, i)->text, '\t') == NULL ||
      (sn_reading_block_cues (reading, i) & other) || end - at > 8)
    return FALSE;
  at++;
  at += at < end && sn_reading_token (reading, at)->kind == SN_TOKEN_NUMBER &&
        sn_reading_token (reading, at)->value > 1900;
  for (guint32 t = at; t < end; t++)
    if (sn_reading_token (reading, t)->kind == SN_TOKEN_NUMBER)
      return FALSE;
  below += sn_reading_mark_at (reading, i + 1, below, SN_WORD_WEEKDAY) != NULL;
  return at < end && below < reading->block_tokens[i + 2] &&
         sn_reading_token (reading, below)->kind == SN_TOKEN_NUMBER && sn_reading_token (reading, below)->value <= 31;
}

/* The first row of a table, or the first below its caption, if the rows below
 * it have numbers and it has none; else one that says little more than that it
 * heads dates. */
static gboolean
is_row_header (const SnOutline *self, guint i)
{
  SnDate date;
  guint32 first = self->reading->block_tokens[i];
  guint table = block_at (self, i)->table;
  gboolean begins =
      i == 0 || block_at (self, i - 1)->table != table || strchr (block_at (self, i - 1)->text, '\t') == NULL;
  gboolean more = i + 1 < self->n_blocks && block_at (self, i + 1)->table == table;

  if (first == self->reading->block_tokens[i + 1])
    return FALSE;
  if (begins && more &&
      (is_all_months (self, i) || heads_month_column (self, i) ||
       (is_all_labels (self, i) && !is_all_labels (self, i + 1))))
    return TRUE;
  return sn_reading_mark_at (self->reading, i, first, SN_WORD_DIARY) != NULL &&
         !sn_masthead_date_in_block (self, i, &date);
}

/* "Current opportunities" may be jobs, or seats: a paragraph of seats says whose. */
static gboolean
is_hiring (const SnOutline *self, guint block, guint heading)
{
  const guint64 seat = BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_SEAT);
  guint64 cues = heading == SN_NO_BLOCK ? 0 : sn_reading_block_cues (self->reading, heading);

  return (cues & BIT (SN_WORD_HIRING)) && !(cues & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_COMMITTEE))) &&
         (sn_reading_block_cues (self->reading, block) & seat) != seat;
}

/* Whether a paragraph is what stands at the foot of every newsletter; not "The GDPR applies from
 * 25 May. Our own privacy notice is being re-written.", of which another sentence has a day. */
static gboolean
is_boilerplate (const SnOutline *self, guint block)
{
  const SnReading *reading = self->reading;

  if (!(sn_reading_block_cues (reading, block) & BIT (SN_WORD_BOILERPLATE)))
    return FALSE;
  for (guint32 i = reading->block_sentences[block]; i < reading->block_sentences[block + 1]; i++)
    {
      guint64 cues = sn_reading_sentence (reading, i)->cues;

      if ((cues & BIT (SN_WORD_MONTH)) && !(cues & BIT (SN_WORD_BOILERPLATE)))
        return FALSE;
    }
  return TRUE;
}

/* Where the footer begins: the first boilerplate after which nothing but
 * boilerplate and short remarks come. */
static guint
find_footer (const SnOutline *self)
{
  guint footer = self->n_blocks;

  for (guint i = self->n_blocks; i > 0; i--)
    {
      const SnBlock *b = block_at (self, i - 1);

      if (b->kind == SN_BLOCK_TABLE_ROW || b->kind == SN_BLOCK_HEADING || self->n_blocks - i > 12)
        break;
      if (is_boilerplate (self, i - 1))
        footer = i - 1;
    }
  return footer;
}

static gboolean
heads_diary (const SnOutline *self, guint heading)
{
  return heading != SN_NO_BLOCK && ((sn_reading_block_cues (self->reading, heading) & BIT (SN_WORD_DIARY)) ||
                                    (self->reading->day_lines != NULL && self->reading->day_lines[heading]));
}

static gboolean
is_sentence (const SnOutline *self, guint i)
{
  const SnBlock *b = block_at (self, i);

  return b->length > 0 && strchr (".!?:", b->text[b->length - 1]) != NULL;
}

/**
 * sn_outline_is_lead:
 *
 * Returns: whether the block is a heading, or a short line without the end of a
 *   sentence, such as stands above a group of rows: "Apply by", "Coming up".
 */
gboolean
sn_outline_is_lead (const SnReading *reading, guint block)
{
  const SnBlock *b = sn_document_get_block (reading->document, block);

  return b->kind == SN_BLOCK_HEADING ||
         (b->kind == SN_BLOCK_PARAGRAPH && b->length <= LEAD_LENGTH && !ends_like_sentence (b));
}

/* Whether a line that is no sentence stands right under a lead, or under a row
 * of its kind that does. */
static gboolean
is_led (const SnOutline *self, guint i)
{
  if (i == 0 || is_sentence (self, i) || block_at (self, i)->length > LED_LENGTH)
    return FALSE;
  return self->places[i - 1].role == SN_ROLE_ROW ? block_at (self, i - 1)->kind == block_at (self, i)->kind
                                                 : sn_outline_is_lead (self->reading, i - 1);
}

static gboolean
is_dated_line (const SnOutline *self, guint i, gboolean in_month)
{
  guint32 after;

  return i < self->n_blocks && (sn_outline_row_date (self->reading, i, &self->issued, &after) ||
                                (in_month && (sn_outline_row_day (self->reading, i, &after) ||
                                              sn_outline_row_days (self->reading, i, &after))));
}

/* "SEC Panel, 22 September; Change Board, 12 October": several in one line, each with its day
 * behind it, are read as text is. */
static gboolean
lists_several (const SnOutline *self, guint i)
{
  const SnReading *reading = self->reading;
  guint parts = 0, months = 0;

  for (guint32 t = reading->block_tokens[i]; t + 1 < reading->block_tokens[i + 1]; t++)
    if (sn_reading_is_mark (reading, t, ';'))
      parts += sn_reading_mark_at (reading, i, t - 1, SN_WORD_MONTH) != NULL;
  for (guint32 m = reading->block_marks[i]; m < reading->block_marks[i + 1]; m++)
    months += sn_reading_mark (reading, m)->word_class == SN_WORD_MONTH;
  return parts > 0 && months > parts;
}

/* One such line alone is a sentence; lines of a diary stand together, or under
 * a heading that says so. */
static gboolean
is_diary_line (const SnOutline *self, guint i, guint heading, gboolean in_month)
{
  gboolean diary = heads_diary (self, heading);
  guint32 at;

  if (diary && !is_sentence (self, i) && sn_outline_row_end (self->reading, i, &self->issued, &at))
    return !lists_several (self, i);
  if (!is_dated_line (self, i, in_month))
    return FALSE;
  if (diary || is_led (self, i) || sn_reading_has_day (self->reading, i))
    return TRUE;
  if (in_month && !is_sentence (self, i) && block_at (self, i)->length <= LED_LENGTH &&
      (is_dated_line (self, i + 1, TRUE) || (i > 0 && is_dated_line (self, i - 1, TRUE))))
    return TRUE; /* two are enough under "March 2023" */
  return (is_dated_line (self, i + 1, in_month) &&
          (is_dated_line (self, i + 2, in_month) || (i > 0 && is_dated_line (self, i - 1, in_month)))) ||
         (i > 1 && is_dated_line (self, i - 1, in_month) && is_dated_line (self, i - 2, in_month));
}

/* A month or week above lines that begin with days of it; or, in a diary, a
 * day above what it brings. */
static gboolean
heads_days (const SnOutline *self, guint i, guint heading)
{
  guint32 after;
  SnDate date;

  if (self->reading->day_lines != NULL && self->reading->day_lines[i])
    return FALSE; /* what is below it has the day before it */
  if (block_at (self, i)->kind == SN_BLOCK_TABLE_ROW || i + 1 >= self->n_blocks || block_at (self, i)->length > 40 ||
      !sn_outline_date_line (self->reading, i, &self->issued, &date))
    return FALSE;
  return sn_outline_row_day (self->reading, i + 1, &after) ||
         (i + 2 < self->n_blocks && sn_outline_row_day (self->reading, i + 2, &after)) ||
         (date.day != 0 && heads_diary (self, heading) && block_at (self, i + 1)->kind != SN_BLOCK_TABLE_ROW &&
          block_at (self, i + 1)->length <= 120 && !is_sentence (self, i + 1));
}

/* "[RT: this is ours!]": what somebody wrote between the paragraphs of a newsletter that
 * he forwards; not "[DCC: closed]". */
static gboolean
is_remark (const SnOutline *self, guint i)
{
  const SnReading *reading = self->reading;
  const SnBlock *b = block_at (self, i);
  guint32 first = reading->block_tokens[i];

  return first + 3 < reading->block_tokens[i + 1] && b->text[0] == '[' && b->text[b->length - 1] == ']' &&
         sn_reading_is_mark (reading, first + 2, ':') &&
         sn_reading_token (reading, first + 1)->letter_case == SN_CASE_CAPITALS &&
         sn_reading_token (reading, first + 1)->end - sn_reading_token (reading, first + 1)->start <= 3 &&
         sn_reading_mark_at (reading, i, first + 1, SN_WORD_BODY) == NULL &&
         sn_reading_mark_at (reading, i, first + 1, SN_WORD_COMMITTEE) == NULL;
}

static SnBlockRole
role_of (const SnOutline *self, guint i, guint heading, gboolean has_headings, gboolean in_contents, gboolean in_month)
{
  const SnBlock *b = block_at (self, i);

  if (b->kind == SN_BLOCK_TABLE_ROW)
    return is_row_header (self, i) ? SN_ROLE_OTHER : SN_ROLE_ROW;
  if (is_boilerplate (self, i) || is_hiring (self, i, heading) || is_remark (self, i))
    return SN_ROLE_OTHER;
  /* a box at the beginning or end may be both: contents, and a diary */
  if (in_contents && is_diary_line (self, i, heading, in_month))
    return SN_ROLE_ROW;
  if (in_contents || (heading == SN_NO_BLOCK && has_headings))
    return SN_ROLE_SUMMARY;
  return is_diary_line (self, i, heading, in_month) ? SN_ROLE_ROW : SN_ROLE_TEXT;
}

/* The question comes under the heading of other articles too, and so names none. */
static gboolean
is_asked_again (const SnOutline *self, GHashTable *questions, guint i)
{
  const SnBlock *b = block_at (self, i);

  return b->kind == SN_BLOCK_HEADING && self->places[i].parent != SN_NO_BLOCK && b->length > 0 &&
         b->text[b->length - 1] == '?' && GPOINTER_TO_UINT (g_hash_table_lookup (questions, b->text)) > 1;
}

/* (element-type utf8 guint): how often each heading comes that is a question. */
static GHashTable *
count_questions (const SnOutline *self)
{
  GHashTable *questions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_blocks; i++)
    {
      const SnBlock *b = block_at (self, i);

      if (b->kind == SN_BLOCK_HEADING && b->length > 0 && b->text[b->length - 1] == '?')
        g_hash_table_insert (questions, b->text,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (questions, b->text)) + 1));
    }
  return questions;
}

static void
place_blocks (SnOutline *self)
{
  g_autoptr (GHashTable) questions = count_questions (self);
  guint heading = SN_NO_BLOCK, lead = SN_NO_BLOCK, footer = find_footer (self);
  gboolean has_headings = count_headings (self) >= 2, in_contents = FALSE, in_month = FALSE, in_day = FALSE;
  gboolean in_list = FALSE; /* of contents that have no heading */

  for (guint i = 0; i < self->n_blocks; i++)
    {
      SnPlace *place = &self->places[i];
      const SnBlock *b = block_at (self, i);

      if (place->role != SN_ROLE_TEXT)
        continue;
      if (heads_days (self, i, heading))
        {
          SnDate date;

          place->role = SN_ROLE_ROW;
          place->heading = heading;
          sn_outline_date_line (self->reading, i, &self->issued, &date);
          in_month = TRUE;
          in_day = date.day != 0 && heads_diary (self, heading);
          continue;
        }
      if (is_heading (self, i) && !(in_day && b->kind != SN_BLOCK_HEADING))
        {
          place->parent = parent_of (self, i, heading);
          place->heading = heading = i;
          place->lead = lead != SN_NO_BLOCK && (b->kind != SN_BLOCK_HEADING || lead + 1 == i) ? lead : SN_NO_BLOCK;
          place->role = SN_ROLE_HEADING;
          in_month = sn_outline_heads_month (self->reading, i);
          in_contents = !in_month && is_contents_heading (self, i);
          in_day = FALSE;
          if (b->kind == SN_BLOCK_HEADING && place->lead == SN_NO_BLOCK)
            lead = SN_NO_BLOCK;
          if (is_asked_again (self, questions, i))
            {
              heading = place->parent;
              lead = i;
            }
          continue;
        }
      in_list = leads_contents (self, i) || (in_list && b->kind == SN_BLOCK_LIST_ITEM);
      place->heading = heading;
      place->parent = heading == SN_NO_BLOCK ? SN_NO_BLOCK : self->places[heading].parent;
      place->role =
          i >= footer ? SN_ROLE_OTHER : role_of (self, i, heading, has_headings, in_contents || in_list, in_month);
      if (place->role == SN_ROLE_TEXT && heading != SN_NO_BLOCK && heading + 1 == i &&
          sn_outline_names_below (self, heading))
        place->role = SN_ROLE_ROW;
      if (in_day && place->role == SN_ROLE_TEXT && b->length <= 120 && !is_sentence (self, i))
        place->role = SN_ROLE_ROW;
      place->lead = lead;
      if (ends_with_colon (b))
        lead = i;
      else if (b->kind == SN_BLOCK_PARAGRAPH && (lead == SN_NO_BLOCK || i > lead + 1) &&
               !(heading != SN_NO_BLOCK && self->places[heading].lead == lead && lead != SN_NO_BLOCK))
        lead = SN_NO_BLOCK;
    }
}

/* What a day brings has it before it, and the line with the day alone brings nothing. */
static void
drop_day_lines (SnOutline *self)
{
  guint n = 0;

  for (guint i = 0; self->reading->day_lines != NULL && i < self->whens->len; i++)
    if (!self->reading->day_lines[sn_outline_when (self, i)->block])
      *sn_outline_when (self, n++) = *sn_outline_when (self, i);
  if (self->reading->day_lines != NULL)
    g_array_set_size (self->whens, n);
}

static void
index_whens (SnOutline *self)
{
  guint32 at = 0;

  self->whens = sn_date_finder_find (self->reading, &self->issued);
  drop_day_lines (self);
  self->block_whens = g_new0 (guint32, self->n_blocks + 1);
  for (guint i = 0; i <= self->n_blocks; i++)
    {
      while (at < self->whens->len && sn_outline_when (self, at)->block < i)
        at++;
      self->block_whens[i] = at;
    }
}

/**
 * sn_outline_new:
 * @reading: must outlive the outline
 * @fallback: issue date of a newsletter that states none; may be not set
 *
 * Finds the newsletter's title, issue date and parts.
 *
 * Returns: (transfer full): the outline.
 */
SnOutline *
sn_outline_new (const SnReading *reading, const SnDate *fallback)
{
  SnOutline *self = g_new0 (SnOutline, 1);

  self->reading = reading;
  self->n_blocks = sn_document_get_n_blocks (reading->document);
  self->places = g_new0 (SnPlace, self->n_blocks + 1);
  for (guint i = 0; i < self->n_blocks; i++)
    self->places[i] = (SnPlace){ SN_ROLE_TEXT, SN_NO_BLOCK, SN_NO_BLOCK, SN_NO_BLOCK };
  sn_masthead_read (self, fallback);
  place_blocks (self);
  self->publisher = sn_outline_find_publisher (self);
  self->committee = sn_outline_find_committee (self);
  index_whens (self);
  return self;
}

/**
 * sn_outline_free:
 *
 * Frees the outline.
 */
void
sn_outline_free (SnOutline *self)
{
  g_free (self->places);
  g_free (self->title);
  g_array_unref (self->whens);
  g_free (self->block_whens);
  g_free (self);
}

/**
 * sn_outline_count_items:
 * @lead: a block above a list
 *
 * Returns: how many items without a date of their own stand right below the block, under the
 *   same heading.
 */
guint
sn_outline_count_items (const SnOutline *self, guint lead)
{
  guint i = lead + 1;

  while (i < self->n_blocks && self->places[i].heading == self->places[lead].heading &&
         block_at (self, i)->kind == SN_BLOCK_LIST_ITEM && self->block_whens[i] == self->block_whens[i + 1])
    i++;
  return i - lead - 1;
}

/**
 * sn_outline_article_cues:
 *
 * Returns: which classes of words stand before @block in its article.
 */
guint64
sn_outline_article_cues (const SnOutline *self, guint block)
{
  guint heading = self->places[block].heading;
  guint64 cues = 0;

  for (guint i = block; heading != SN_NO_BLOCK && i > heading; i--)
    if (self->places[i - 1].heading == heading && block_at (self, i - 1)->kind != SN_BLOCK_LIST_ITEM)
      cues |= sn_reading_block_cues (self->reading, i - 1);
  return cues;
}

/**
 * sn_outline_is_newsletter:
 *
 * Returns: whether anything in it is about the Smart Energy Code or the bodies
 *   around it; a recipe with dates is no newsletter.
 */
gboolean
sn_outline_is_newsletter (const SnOutline *self)
{
  guint64 named =
      BIT (SN_WORD_CODE) | BIT (SN_WORD_BODY) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE);
  guint n = 0;

  for (guint32 i = 0; i < self->reading->n_sentences; i++)
    n += (sn_reading_sentence (self->reading, i)->cues & named) != 0;
  for (guint i = 0; i < self->n_blocks && n == 0; i++)
    {
      g_autofree char *reference = sn_reference_find (self->reading, i, self->reading->block_tokens[i],
                                                      self->reading->block_tokens[i + 1], NULL);
      n += reference != NULL;
    }
  return n > 0;
}
