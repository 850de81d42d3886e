/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document-flow.h"
#include "sn-document-lines.h"

G_BEGIN_DECLS

/* For the reader of plain text only. */

#define SN_TEXT_ENTRY 1
#define SN_TEXT_REST 2

#define SN_TEXT_DAY 1
#define SN_TEXT_SAME_DAY 2

/**
 * SnTextLine:
 * @start: of its first character that is not blank
 * @end: behind its last one
 * @indent: how many columns it stands to the right
 * @blanks: how many blank lines stand before it
 * @heading: of which level it is a heading; 0 where it is none
 * @marked: whether its marks say that it is a heading, of that level
 * @cell: whether it is a cell of a table of paragraphs; the first one has the
 *   number of columns
 * @stack: how many lines from it on are the cells of a row; 0 where it begins none
 * @parted: whether a bar, a tab or two spaces stand in it, as between cells
 * @row: how it is parted into cells, plus one; 0 before somebody asked
 * @dated: whether one of these cells is a date, plus one; 0 before somebody asked
 * @separator: what separates the date that it begins with from the rest, plus
 *   one; 0 before somebody asked
 * @date_length: bytes of the date that it begins with, be it in a sentence; at
 *   most 255
 * @alone: whether it is a date and no more
 * @field: whether it is a field of an entry of such, and begins a block
 * @level: whether it stands below the day of a diary, however far it was set in;
 *   %SN_TEXT_REST where it is the rest of what was begun above it
 * @day: %SN_TEXT_DAY where it is a month above its days, or one of these, and
 *   %SN_TEXT_SAME_DAY where it is another entry of the day above; each begins a block
 *
 * A line that is not blank.
 */
typedef struct {
  guint32 start;
  guint32 end;
  guint16 indent;
  guint8  blanks;
  guint8  heading;
  guint8  marked;
  guint8  cell;
  guint8  stack;
  guint8  parted;
  guint8  row;
  guint8  dated;
  guint8  separator;
  guint8  date_length;
  guint8  alone;
  guint8  field;
  guint8  level;
  guint8  day;
} SnTextLine;

/**
 * SnTextReader:
 * @width: how long the longest line of prose is: what a mailer wrapped is
 *   nowhere longer than a page is wide
 * @flow: the text of the block that is being read
 * @lead: what stands above ends in a colon, or is an entry under such a line
 *
 * A plain text that is being read.
 */
typedef struct {
  SnDocument *document;
  const char *text;
  GArray     *lines;
  guint       tables;
  guint16     list_indents[8];
  gunichar    list_bullets[8];
  guint       list_depth;
  gsize       width;
  gboolean    lead;
  gboolean    cut;
  SnFlow      flow;
} SnTextReader;

static inline const SnTextLine *
sn_text_line (SnTextReader *self, gsize index)
{
  return index < self->lines->len ? &g_array_index (self->lines, SnTextLine, index) : NULL;
}

static inline const char *
sn_text_line_start (SnTextReader *self, const SnTextLine *line)
{
  return self->text + line->start;
}

static inline const char *
sn_text_line_end (SnTextReader *self, const SnTextLine *line)
{
  return self->text + line->end;
}

static inline gsize
sn_text_line_length (const SnTextLine *line)
{
  return line->end - line->start;
}

SnBlock    *sn_text_begin_block      (SnTextReader *self, SnBlockKind kind, gsize start, gsize end);
void        sn_text_finish_block     (SnTextReader *self, SnBlock *block);
void        sn_text_append_cell      (SnTextReader *self, SnBlock *block, const char *p, const char *end);
void        sn_text_append_tab       (SnTextReader *self, const char *p);

SnSeparator sn_text_row_separator    (SnTextReader *self, gsize index, gboolean *alone);
SnSeparator sn_text_header_separator (SnTextReader *self, const SnTextLine *line);
gboolean    sn_text_is_date          (SnTextReader *self, gsize index);
void        sn_text_move_start       (SnTextReader *self, gsize index, gsize skip);
gboolean    sn_text_has_columns      (SnTextReader *self, gsize index);
gboolean    sn_text_is_dated_row     (SnTextReader *self, gsize index);
gsize       sn_text_table_lines      (SnTextReader *self, gsize index);
void        sn_text_emit_table       (SnTextReader *self, gsize index, gsize n);
gsize       sn_text_planner_lines    (SnTextReader *self, gsize index);
void        sn_text_emit_planner     (SnTextReader *self, gsize index, gsize n);
void        sn_text_find_vertical    (SnTextReader *self);
gboolean    sn_text_may_head_column  (SnTextReader *self, gsize index);
void        sn_text_level_days       (SnTextReader *self);
void        sn_text_find_months      (SnTextReader *self);
void        sn_text_find_stacks      (SnTextReader *self);
gsize       sn_text_emit_stack       (SnTextReader *self, gsize index);
void        sn_text_find_cards       (SnTextReader *self);
gboolean    sn_text_ends_open        (SnTextReader *self, gsize index);
gboolean    sn_text_ends_early       (SnTextReader *self, gsize index);
gboolean    sn_text_names_modification (SnTextReader *self, gsize index);
void        sn_text_find_references  (SnTextReader *self);
void        sn_text_join_words       (char *text, gsize start, gsize end);
gboolean    sn_text_blank_pages      (SnTextReader *self, char *text);
gsize       sn_text_walk_vertical    (SnTextReader *self, gsize index, gsize columns, gboolean emit);

void        sn_text_find_headings    (SnTextReader *self);
void        sn_text_lower_repeated_headings (SnTextReader *self);

G_END_DECLS
