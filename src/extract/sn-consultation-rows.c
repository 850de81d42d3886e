/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that say until when views are asked for, and on what. */

#include "sn-reference.h"
#include "sn-rows-private.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* "comments on", "responses to": that one answers is said already. */
static guint32
skip_answers (const SnReading *reading, const SnRow *row, guint32 first)
{
  const SnMark *answer = first < row->end ? sn_reading_mark_at (reading, row->block, first, SN_WORD_RESPOND) : NULL;

  if (answer != NULL && answer->end + 1 < row->end &&
      (sn_reading_token_is (reading, answer->end, "on") || sn_reading_token_is (reading, answer->end, "to")))
    return answer->end + 1;
  return first;
}

/* What a row is about: without "Closing date for" before it, or "closes" and
 * "due" behind it. */
static char *
subject_of (const SnExtraction *self, const SnRow *row)
{
  static const char *const joints[] = { "for", "of", "on", "to", NULL };
  const SnReading *reading = self->reading;
  const SnMark *close = sn_row_mark (self, row, SN_WORD_CLOSE);
  guint32 first = row->first, end = sn_row_sentence_end (reading, row);

  if (close != NULL && close->first >= end)
    close = NULL; /* "… in social housing. This was to close on 10 October" */
  if (close != NULL && close->first <= row->first + 1)
    {
      first = close->end;
      for (guint i = 0; joints[i] != NULL && first < end; i++)
        if (sn_reading_token_is (reading, first, joints[i]))
          {
            first++;
            break;
          }
      first = skip_answers (reading, row, first);
    }
  else if (close != NULL)
    end = close->first;
  else if (first + 3 < end && sn_reading_token_in (reading, first, SN_SET_ENDS_OF) &&
           sn_reading_token_is (reading, first + 1, "of"))
    first += 2; /* "End of DCC consultation on charges" */
  return sn_title_of_tokens (self->outline, row->block, first < end ? first : row->first, end);
}

/* The mark of the subject, else of another cell: "MP228 | Party signatories |
 * Refinement Consultation | 14 July". */
static const SnMark *
mark_of (const SnExtraction *self, const SnRow *row, SnWordClass word_class)
{
  const SnMark *mark = sn_row_mark (self, row, word_class);

  if (mark != NULL || row->source->table == 0)
    return mark;
  return sn_reading_find_mark (self->reading, self->reading->block_marks[row->block],
                               self->reading->block_marks[row->block + 1], word_class);
}

/* "Refinement", "Modification Report", "Draft Proposal comments" in a column
 * that says what kind of consultation each row is. */
static const char *
stage_of_words (const SnExtraction *self, const SnRow *row)
{
  static const char *const words[][2] = { { "refinement", "refinement" },
                                          { "report", "modification-report" },
                                          { "draft", "development" },
                                          { "development", "development" },
                                          { "information", "request-for-information" } };
  guint32 first = self->reading->block_tokens[row->block], end = self->reading->block_tokens[row->block + 1];

  for (guint32 i = first; i < end; i++)
    for (guint w = 0; (i < row->first || i >= row->end) && w < G_N_ELEMENTS (words); w++)
      if (sn_reading_token_is (self->reading, i, words[w][0]))
        return words[w][1];
  return NULL;
}

/* Whether the cell has but the body and what it holds: "Ofgem", "Ofgem consultation", "DESNZ call for
 * evidence". */
static gboolean
is_cell_of_body (const SnReading *reading, guint block, const SnMark *body, guint32 end)
{
  const SnMark *consult = sn_reading_mark_at (reading, block, body->end, SN_WORD_CONSULT);

  return body->end == end || (consult != NULL && consult->end == end);
}

/* (nullable): the body that has a cell of its own: "Review of the DCC's margin |
 * Ofgem | 4 March". */
static const SnMark *
body_of_cell (const SnExtraction *self, const SnRow *row)
{
  guint32 cells[SN_TABLE_COLUMNS + 1];
  guint n = row->source->table != 0 ? sn_table_cells (self, row->block, cells) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SnMark *mark = sn_reading_mark_at (self->reading, row->block, cells[i], SN_WORD_BODY);

      if (mark != NULL && is_cell_of_body (self->reading, row->block, mark, cells[i + 1]))
        return mark;
    }
  return NULL;
}

/* (nullable): the one body that the heading of a table names, as in "Ofgem
 * consultations": all its rows are that body's. */
static const char *
body_of_heading (const SnExtraction *self, const SnRow *row)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[row->block].heading;
  const char *body = NULL;

  if (heading == SN_NO_BLOCK || !(sn_reading_block_cues (reading, heading) & BIT (SN_WORD_CONSULT)))
    return NULL;
  for (guint32 i = reading->block_marks[heading]; i < reading->block_marks[heading + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_BODY)
        continue;
      if (body != NULL && !g_str_equal (body, mark->value))
        return NULL;
      body = mark->value;
    }
  return body;
}

/* (nullable): the one stage that the heading of a table names, as in "Refinement
 * Consultations": all its rows are at that stage. */
static const char *
stage_of_heading (const SnExtraction *self, const SnRow *row)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[row->block].heading;
  const char *stage = NULL;

  if (heading == SN_NO_BLOCK)
    return NULL;
  for (guint32 i = reading->block_marks[heading]; i < reading->block_marks[heading + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_STAGE)
        continue;
      if (stage != NULL && g_strcmp0 (stage, mark->value) != 0)
        return NULL;
      stage = mark->value;
    }
  return stage;
}

/* (nullable): what consultation it is, by the row, else by what stands around it */
static const char *
stage_of_row (const SnExtraction *self, const SnRow *row, const char *reference, const SnMark *stage)
{
  const char *words;

  if (stage != NULL)
    return stage->value;
  if (!sn_reference_is_sec (reference))
    return NULL;
  if (g_str_has_prefix (reference, "DP"))
    return "development";
  words = stage_of_words (self, row);
  return words != NULL ? words : stage_of_heading (self, row);
}

/* "P449 Settlement of export sites": what stands behind the reference of another code. */
static char *
behind_reference (const SnExtraction *self, const SnRow *row)
{
  guint32 after = row->first + 1;
  g_autofree char *reference = sn_reference_at (self->reading, row->block, row->first, &after); /* "DCP 423" */

  if (row->end < after + 2 || (row->cues & (BIT (SN_WORD_CLOSE) | BIT (SN_WORD_CONSULT))))
    return NULL;
  return sn_title_of_tokens (self->outline, row->block, reference != NULL ? after : row->first + 1, row->end);
}

/* "MP219 Harmonised names for alarm codes | Refinement Consultation": the name in the cell of the
 * reference, where nothing parts them; %NULL where the cell says something else. */
static char *
named_in_cell (const SnExtraction *self, const SnRow *row, const char *reference)
{
  const guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) |
                        BIT (SN_WORD_PHASE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_MUST) | BIT (SN_WORD_TELL);
  guint32 cells[SN_TABLE_COLUMNS + 1];
  guint n = row->source->table != 0 ? sn_table_cells (self, row->block, cells) : 0;

  for (guint i = 0; n > 1 && i < n; i++)
    {
      guint32 after = cells[i];
      g_autofree char *found = sn_reference_at (self->reading, row->block, cells[i], &after);

      if (found == NULL || !g_str_equal (found, reference))
        continue;
      return after + 1 < cells[i + 1] && sn_reading_token (self->reading, after)->kind == SN_TOKEN_WORD &&
                     sn_reading_token (self->reading, after)->letter_case != SN_CASE_LOWER &&
                     !(sn_reading_cues (self->reading, row->block, after, cells[i + 1]) & other) &&
                     sn_title_count_content (self->reading, row->block, after, cells[i + 1]) > 1
                 ? sn_title_of_tokens (self->outline, row->block, after, cells[i + 1])
                 : NULL;
    }
  return NULL;
}

/* "MP162: Safer credit for life-support homes", "MP112 Refinement Consultation: Clearer rules
 * closes": the name behind the reference, and perhaps its stage, and a mark, if that is all that
 * the cell has but for its closing; %NULL where it is not. */
static char *
named_behind_mark (const SnExtraction *self, const SnRow *row)
{
  const guint64 other =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_PHASE);
  const SnMark *stage, *close = sn_row_mark (self, row, SN_WORD_CLOSE);
  guint32 after, end = row->end;
  g_autofree char *reference = sn_reference_at (self->reading, row->block, row->first, &after);

  if (reference == NULL)
    return NULL;
  stage = sn_reading_mark_at (self->reading, row->block, after, SN_WORD_STAGE);
  after = stage != NULL ? stage->end : after;
  if (close != NULL && close->end == end)
    end = close->first;
  if (after + 1 >= end ||
      !(sn_reading_is_mark (self->reading, after, ':') || sn_reading_is_mark (self->reading, after, 0x2013)) ||
      (sn_reading_cues (self->reading, row->block, after, end) & other) ||
      sn_title_count_content (self->reading, row->block, after + 1, end) < 2)
    return NULL;
  return sn_title_of_tokens (self->outline, row->block, after + 1, end);
}

static void
add_consultation_on (SnExtraction *self, const SnRow *row, const char *reference)
{
  const SnMark *stage = mark_of (self, row, SN_WORD_STAGE), *cell = body_of_cell (self, row),
               *body = cell != NULL ? cell : mark_of (self, row, SN_WORD_BODY),
               *committee = body == NULL ? mark_of (self, row, SN_WORD_COMMITTEE) : NULL;
  g_autofree char *subject = subject_of (self, row);
  SnCandidate *candidate = sn_row_add (self, row, SN_ITEM_CONSULTATION, subject, "row: closing date");

  if (reference != NULL)
    {
      gboolean sec = sn_reference_is_sec (reference), named = !(row->cues & BIT (SN_WORD_CLOSE)) && row->parted;
      const char *value = stage_of_row (self, row, reference, stage);
      /* "MP208 'Tamper alerts'", whatever the other cells say */
      g_autofree char *quoted =
          sec ? sn_title_quoted (self->outline, row->block, self->reading->block_tokens[row->block],
                                 self->reading->block_tokens[row->block + 1])
              : NULL;
      g_autofree char *in_cell = sec && quoted == NULL ? named_in_cell (self, row, reference) : NULL;
      g_autofree char *rest = sec ? named_behind_mark (self, row) : behind_reference (self, row);
      g_autofree char *title = sn_title_of_mod (self, reference, value,
                                                quoted != NULL    ? quoted
                                                : in_cell != NULL ? in_cell
                                                : named           ? subject
                                                                  : rest);

      sn_item_set_reference (candidate->item, reference);
      sn_item_set_title (candidate->item, title);
      sn_item_set_stage (candidate->item, sec ? value : NULL);
      sn_item_set_organiser (candidate->item, sec ? "SECAS" : body != NULL ? body->value : NULL);
      return;
    }
  if (stage != NULL && body == NULL)
    sn_item_set_stage (candidate->item, stage->value);
  sn_item_set_organiser (candidate->item, body != NULL        ? body->value
                                          : committee != NULL ? committee->value
                                                              : body_of_heading (self, row));
}

/**
 * sn_consultation_row_add:
 *
 * Makes one consultation for each modification that the row names: "SECMP0046 and
 * SECMP0067 consultations end". Where the subject names none, another cell may.
 */
void
sn_consultation_row_add (SnExtraction *self, const SnRow *row)
{
  const SnReading *reading = self->reading;
  SnRow parted = *row;
  guint n = 0;

  for (guint32 i = row->first; i < row->end; i++)
    {
      g_autofree char *reference = sn_reference_at (reading, row->block, i, NULL);

      if (reference == NULL)
        continue;
      add_consultation_on (self, row, reference);
      n++;
    }
  if (n == 0)
    {
      g_autofree char *reference = row->source->table > 0
                                       ? sn_reference_find (reading, row->block, reading->block_tokens[row->block],
                                                            reading->block_tokens[row->block + 1], NULL)
                                       : NULL;

      parted.parted = reference != NULL;
      add_consultation_on (self, &parted, reference);
    }
}

/* Under a heading of the column or table that says so, each row is one that
 * somebody asks for views on. */
static gboolean
lists_consultations (const SnExtraction *self, const SnRow *row)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  guint64 other =
      BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MUST);
  guint heading = self->outline->places[row->block].heading;
  guint64 above = heading != SN_NO_BLOCK ? sn_reading_block_cues (self->reading, heading) : 0;

  if (row->lead & SN_LEAD_ASKS)
    return !(row->cues & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_RELEASE))) &&
           (!(row->cues & BIT (SN_WORD_EVENT)) || (row->cues & asks));
  /* "Consultations closing soon": that is all the table is for */
  if ((above & asks) && (above & BIT (SN_WORD_CLOSE)) && !(above & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))))
    return !(row->cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_RELEASE)));
  /* a column of "Consultations that close" */
  if ((row->head & asks) && (row->head & BIT (SN_WORD_CLOSE)))
    return !(row->cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_RELEASE)));
  if (!row->closing || (row->cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))))
    return FALSE;
  /* "Charges for export | DCC | 6 April" among rows that say more */
  if ((row->lead & SN_LEAD_MOSTLY) && (row->all & BIT (SN_WORD_BODY)) && !(row->cues & other))
    return TRUE;
  /* "Ofgem | Supplier licensing review | 3 December" in columns of who, what, and when it closes */
  if (!((row->cues | row->head) & other) && !row->until && body_of_cell (self, row) != NULL &&
      body_of_cell (self, row)->first < row->first)
    return TRUE;
  return ((row->head | row->all) & asks) || ((above & asks) && !(above & BIT (SN_WORD_EVENT)));
}

/* "MP208 | Duplicate Sensitive Events | Modification Report Consultation": a cell beside the
 * name says at what stage it is, whatever words the name has. */
static gboolean
has_stage_beside (const SnExtraction *self, const SnRow *row)
{
  const SnReading *reading = self->reading;

  for (guint32 i = reading->block_marks[row->block]; i < reading->block_marks[row->block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_STAGE && (mark->end <= row->first || mark->first >= row->end))
        return TRUE;
    }
  return FALSE;
}

/* A modification of which views are asked for by the date, though another cell
 * than its name says so: "DP257 | Keys in escrow | Comments on the problem | by", or the
 * column of the date does: "Comments by". */
static gboolean
asks_beside (const SnExtraction *self, const SnRow *row)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_PHASE);
  const SnReading *reading = self->reading;
  g_autofree char *reference = NULL;

  if (!row->closing || row->source->table == 0 || (!(row->all & asks) && !row->answers) ||
      ((row->cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_NOMINATE))) &&
       !has_stage_beside (self, row)))
    return FALSE;
  reference = sn_reference_find (reading, row->block, reading->block_tokens[row->block],
                                 reading->block_tokens[row->block + 1], NULL);
  return reference != NULL;
}

/* "MP187 | Replacing keys | Refinement Consultation | Responses | 22 September", of a table in which
 * other rows say other things; "16 June | MP162: Safer credit" below "Have your say". */
static gboolean
is_asked_about (const SnExtraction *self, const SnRow *row)
{
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) |
                  BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_OUTCOME);
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL);
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[row->block].heading;
  guint64 above = heading != SN_NO_BLOCK ? sn_reading_block_cues (reading, heading) : 0;
  gboolean invited = (above & asks) && !(above & (other | BIT (SN_WORD_REPORT)));
  g_autofree char *reference = NULL;

  if (row->source->table == 0 || (row->cues & other))
    return FALSE;
  reference = sn_reference_find (reading, row->block, reading->block_tokens[row->block],
                                 reading->block_tokens[row->block + 1], NULL);
  if (reference != NULL && !(row->all & BIT (SN_WORD_OUTCOME)) && (row->all & BIT (SN_WORD_RESPOND)) &&
      (has_stage_beside (self, row) || (row->all & BIT (SN_WORD_PHASE))))
    return TRUE;
  return invited && (reference != NULL || (row->all & BIT (SN_WORD_CONSULT)));
}

/**
 * sn_consultation_row_is_undated:
 *
 * Returns: whether the row, in a column of consultations, says that it has no day:
 *   "SEC Panel: Terms of Reference | No closing date".
 */
gboolean
sn_consultation_row_is_undated (const SnRow *row)
{
  guint64 other =
      BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME);

  return row->source->table != 0 && (row->all & BIT (SN_WORD_NO_DATE)) &&
         (row->head & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) && !(row->all & other);
}

/**
 * sn_consultation_row_is_listed:
 *
 * Returns: whether what stands around the row says that it is something that views
 *   are asked for on, though it need not say so itself.
 */
gboolean
sn_consultation_row_is_listed (const SnExtraction *self, const SnRow *row)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND);

  if (row->until && (row->all & BIT (SN_WORD_VOTE)) && !(row->all & asks))
    return FALSE; /* "Party votes to be cast by 19 September" */
  return lists_consultations (self, row) || asks_beside (self, row) || is_asked_about (self, row);
}
