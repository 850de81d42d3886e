/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-rows-private.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* What the label of a link to a form may say. */
#define FORM_CUES                                                                                                      \
  (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_MUST) | BIT (SN_WORD_NOMINATE) |                         \
   BIT (SN_WORD_REGISTER) | BIT (SN_WORD_SURVEY))

/* Whether the number before @token counts a committee's meetings: "Change
 * Board Meeting 28", "SSC 119", "OPSG, meeting 27". */
static gboolean
ends_meeting (const SnExtraction *self, const SnRow *row, guint32 first, guint32 token)
{
  const SnReading *reading = self->reading;
  guint32 number = token - 1;

  /* "Change Board (74)" */
  if (number > first + 2 && sn_reading_is_mark (reading, number, ')') && sn_reading_is_mark (reading, number - 2, '('))
    for (guint32 i = reading->block_marks[row->block]; i < reading->block_marks[row->block + 1]; i++)
      if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
          sn_reading_mark (reading, i)->end == number - 2 &&
          sn_reading_token (reading, number - 1)->kind == SN_TOKEN_NUMBER)
        return TRUE;
  if (number <= first || sn_reading_token (reading, number)->kind != SN_TOKEN_NUMBER)
    return FALSE;
  if (sn_reading_token_is (reading, number - 1, "meeting"))
    return TRUE;
  for (guint32 i = reading->block_marks[row->block]; i < reading->block_marks[row->block + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE && sn_reading_mark (reading, i)->end == number)
      return TRUE;
  return FALSE;
}

/* "of", "the", "for": what a line that is wrapped may end in. */
static gboolean
is_small_word (const SnExtraction *self, guint32 token)
{
  const SnToken *t = sn_reading_token (self->reading, token);

  return t->kind == SN_TOKEN_WORD && t->letter_case == SN_CASE_LOWER && t->end - t->start <= 3;
}

static gboolean
is_joint (const SnExtraction *self, guint32 token)
{
  const SnToken *t = sn_reading_token (self->reading, token);

  return t->kind == SN_TOKEN_PUNCT ? strchr ("&,;+/", (int) MIN (t->value, 0x7f)) != NULL
                                   : sn_reading_token_is (self->reading, token, "and");
}

/* Whether a line of a cell ends before @token, and that does not just go on
 * with what the line says: "SSC 154" above "DCC payment due". */
static gboolean
begins_line (const SnExtraction *self, const SnRow *row, guint32 token)
{
  const SnBlock *b = row->source;
  const SnToken *before = sn_reading_token (self->reading, token - 1), *t = sn_reading_token (self->reading, token);

  for (guint i = 0; i < b->n_breaks; i++)
    if (b->breaks[i] >= before->end && b->breaks[i] < t->start)
      return (before->kind != SN_TOKEN_PUNCT || before->value == ')') && !is_small_word (self, token - 1) &&
             (t->kind == SN_TOKEN_NUMBER || (t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER));
  return FALSE;
}

/* The token after the line of a cell that begins at @first. */
static guint32
line_end (const SnExtraction *self, const SnRow *row, guint32 first)
{
  guint32 i = first + 1;

  while (i < row->end && !begins_line (self, row, i))
    i++;
  return i;
}

/* "Response form": a line that is a link and no more, and names no thing but the form. */
static gboolean
is_form (const SnExtraction *self, const SnRow *row, guint32 first, guint32 end)
{
  const SnReading *reading = self->reading;
  GPtrArray *links = sn_document_get_links (reading->document);
  gsize from = sn_block_to_document (row->source, sn_reading_token (reading, first)->start),
        to = sn_block_to_document (row->source, sn_reading_token (reading, end - 1)->end);

  if (end > first + 4 || (sn_reading_cues (reading, row->block, first, end) & ~FORM_CUES) != 0)
    return FALSE;
  for (guint i = row->source->first_link; i < row->source->first_link + row->source->n_links; i++)
    {
      const SnLink *link = links->pdata[i];

      if (link->start <= from && link->start + link->length >= to)
        return TRUE;
    }
  return FALSE;
}

/* Whether the line of a cell that begins at @first names a thing of its own,
 * and not when or where the thing above it is; words of @besides count too. */
static gboolean
names_thing (const SnExtraction *self, const SnRow *row, guint32 first, guint64 besides)
{
  guint64 things = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_CONSULT) |
                   BIT (SN_WORD_STAGE) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_REGISTER) |
                   BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VOTE) | besides;

  guint32 end = line_end (self, row, first);

  return (sn_reading_cues (self->reading, row->block, first, end) & things) != 0 && !is_form (self, row, first, end);
}

/* "MP306 call / CSC 88": a meeting with its number, beside something that is no meeting of a
 * committee. */
static gboolean
begins_meeting (const SnExtraction *self, const SnRow *row, guint32 first, guint32 joint)
{
  const SnReading *reading = self->reading;
  const SnMark *committee = sn_reading_mark_at (reading, row->block, joint + 1, SN_WORD_COMMITTEE);
  guint64 before = sn_reading_cues (reading, row->block, first, joint);

  if (committee == NULL || !(before & BIT (SN_WORD_EVENT)) || (before & BIT (SN_WORD_COMMITTEE)))
    return FALSE;
  return committee->end < row->end && (sn_reading_token (reading, committee->end)->kind == SN_TOKEN_NUMBER ||
                                       sn_reading_token_is (reading, committee->end, "meeting"));
}

/* Where the next thing of a cell begins that names several: "Change Board
 * Meeting 28; Xoserve workshop", "SSC Meeting 35 Change Board Meeting 15",
 * "Change Board 52 & SSC 120", "SEC Panel 79 MP121 comments in". */
static guint32
next_subject (const SnExtraction *self, const SnRow *row, guint32 first)
{
  const SnReading *reading = self->reading;

  for (guint32 i = first + 1; i + 1 < row->end; i++)
    {
      const SnToken *t = sn_reading_token (reading, i);
      gboolean joint = is_joint (self, i);

      if (t->kind == SN_TOKEN_PUNCT && t->value == ';' && names_thing (self, row, i + 1, BIT (SN_WORD_MUST)))
        return i + 1;
      if (joint && begins_meeting (self, row, first, i))
        return i + 1;
      if (begins_line (self, row, i) && names_thing (self, row, i, BIT (SN_WORD_MUST)) &&
          names_thing (self, row, first, BIT (SN_WORD_MUST)))
        return i;
      if (i < first + 2 || !ends_meeting (self, row, first, i))
        continue;
      if (joint && sn_reading_mark_at (reading, row->block, i + 1, SN_WORD_COMMITTEE) != NULL)
        return i + 1;
      if (t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER && !t->glued && names_thing (self, row, i, 0) &&
          !(sn_reading_cues (reading, row->block, i, i + 1) & (BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY))))
        return i;
    }
  return row->end;
}

/**
 * sn_row_next_part:
 * @first: a token of the row's subject
 * @end: (out): the token after the thing that begins there
 *
 * Takes a cell apart that names several things.
 *
 * Returns: the token at which the next one begins, or the subject's end
 */
guint32
sn_row_next_part (const SnExtraction *self, const SnRow *row, guint32 first, guint32 *end)
{
  guint32 next = next_subject (self, row, first);

  for (*end = first + 1; *end < next; (*end)++)
    if (begins_line (self, row, *end) &&
        (sn_reading_token (self->reading, *end)->kind == SN_TOKEN_NUMBER ||
         (names_thing (self, row, first, BIT (SN_WORD_MUST)) && !names_thing (self, row, *end, BIT (SN_WORD_MUST)))))
      break; /* when or where, under the name */
  while (*end > first + 1 && is_joint (self, *end - 1))
    (*end)--;
  return next;
}
