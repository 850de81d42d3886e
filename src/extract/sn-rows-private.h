/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-candidate.h"

G_BEGIN_DECLS

/* For the reader of tables of dates only. */

#define SN_NO_WHEN G_MAXUINT32
#define SN_TABLE_COLUMNS 12

/**
 * SnColumnHeads:
 * @SN_HEADS_NUMBER: the numbers of meetings
 * @SN_HEADS_BEGINNING: when something began or was made known, not when it is
 * @SN_HEADS_ASIDE: who or where, not what
 * @SN_HEADS_RELEASE: the release in which something comes
 * @SN_HEADS_TIME: the hour at which it begins
 * @SN_HEADS_START: the day on which something starts that goes on
 * @SN_HEADS_END: the day on which it ends
 * @SN_HEADS_AGAIN: the day on which the same meets once more
 * @SN_HEADS_DAYS: days
 *
 * What the heading of a column says, for which the lexicon's classes are too
 * wide.
 */
typedef enum
{
  SN_HEADS_NUMBER = 1 << 0,
  SN_HEADS_BEGINNING = 1 << 1,
  SN_HEADS_ASIDE = 1 << 2,
  SN_HEADS_RELEASE = 1 << 3,
  SN_HEADS_TIME = 1 << 4,
  SN_HEADS_START = 1 << 5,
  SN_HEADS_END = 1 << 6,
  SN_HEADS_AGAIN = 1 << 7,
  SN_HEADS_DAYS = 1 << 8,
} SnColumnHeads;

/**
 * SnRowLead:
 * @SN_LEAD_ENDS: the dates are those by which something has to be done
 * @SN_LEAD_ASKS: each row is something that views are asked for on
 * @SN_LEAD_SEATS: each is a seat, or an end of nominations
 * @SN_LEAD_REGISTERS: each is something to register for
 * @SN_LEAD_MEETS: each is something to attend
 * @SN_LEAD_MOSTLY: most rows of the table say that views are asked for
 *
 * What the line above a group of rows says of all of them.
 */
typedef enum
{
  SN_LEAD_ENDS = 1 << 0,
  SN_LEAD_ASKS = 1 << 1,
  SN_LEAD_SEATS = 1 << 2,
  SN_LEAD_REGISTERS = 1 << 3,
  SN_LEAD_MEETS = 1 << 4,
  SN_LEAD_MOSTLY = 1 << 5,
} SnRowLead;

/**
 * SnTable:
 * @table: its number in the document; 0 for lines of a diary
 * @head: the row that heads its columns, or %SN_NO_BLOCK
 * @above: the block above its first row, or %SN_NO_BLOCK
 * @first: its first row, or %SN_NO_BLOCK
 * @crossing: whether committees and categories cross in it; then @down is the class of those
 *   that begin the rows
 * @n: how many columns that row has
 * @cells: the token at which each heading begins; one more at the end
 * @cues: which classes of words each has
 * @heads: what else each says
 * @months: the month that heads a column of days, else not set
 * @month: that a row of its own names for the rows under it, else not set
 * @month_line: that row, where it is a line of text and the rows have no table
 * @lead: what the line above the group of rows says of them
 * @days: (element-type SnTableDay): those of the row that is read
 * @found: (element-type SnTableDay): those of one of its cells
 *
 * What the rows of a table have in common.
 */
typedef struct
{
  guint table;
  guint head;
  guint above;
  guint first;
  gboolean crossing;
  SnWordClass down;
  guint n;
  guint32 cells[SN_TABLE_COLUMNS + 1];
  guint64 cues[SN_TABLE_COLUMNS];
  SnColumnHeads heads[SN_TABLE_COLUMNS];
  SnDate months[SN_TABLE_COLUMNS];
  SnDate month;
  guint month_line;
  SnRowLead lead;
  GArray *days;
  GArray *found;
} SnTable;

/**
 * SnRow:
 * @block: where the words of the row stand
 * @said: the block that is quoted: the same, or the line below it that says when
 * @source: (transfer none): that row of the document
 * @first: first token of the cell that says what happens
 * @end: the token after its last
 * @when: its day, or %SN_NO_WHEN
 * @date: that day
 * @cues: which classes of words the cell has
 * @beside: of those, what a short cell beside it says that ends then
 * @all: which all cells have
 * @head: which the heading of the cell has
 * @lead: what the line above its group says
 * @closing: whether the heading of its date, or that line, says that something
 *   ends then
 * @answers: whether the heading of its date says that views are sent until then
 * @until: whether the cell of its date says by itself what ends then
 * @release: whether the heading of its date says in which release it comes, or
 *   when it takes effect
 * @names_release: whether the cell has but the month that tells one release from another
 * @number: of the meeting, from a column of its own; 0 without
 * @parted: whether its modification stands in another cell than its name
 * @spans: whether it goes on from a day in one column to that in another
 *
 * A row of a table of dates, taken apart.
 */
typedef struct
{
  guint block;
  guint said;
  const SnBlock *source;
  guint32 first;
  guint32 end;
  guint32 when;
  SnDate date;
  guint64 cues;
  guint64 beside;
  guint64 all;
  guint64 head;
  guint number;
  SnRowLead lead;
  gboolean closing;
  gboolean answers;
  gboolean until;
  gboolean release;
  gboolean names_release;
  gboolean parted;
  gboolean spans;
} SnRow;

/**
 * SnTableDay:
 * @date: a day of a row
 * @when: where it stands, or %SN_NO_WHEN
 *
 * A date of a row.
 */
typedef struct
{
  SnDate date;
  guint32 when;
} SnTableDay;

guint sn_table_cells (const SnExtraction *self, guint block, guint32 *cells);
void sn_table_enter (const SnExtraction *self, SnTable *table, guint block);
void sn_table_init (SnTable *table);
void sn_table_clear (SnTable *table);
gboolean sn_table_read_row (const SnExtraction *self, SnTable *table, guint block, SnRow *row, GArray *rows);
guint sn_table_find_days (const SnExtraction *self, guint block, guint32 first, guint32 end, const SnDate *month,
                          GArray *days);
gboolean sn_table_is_joint (const SnExtraction *self, guint32 token);
guint sn_table_find_dates (const SnExtraction *self, guint block, guint32 first, guint32 end, gboolean begins,
                           GArray *days);
gboolean sn_table_heads (const SnTable *table, guint column, SnColumnHeads what);
gboolean sn_table_find_span (const SnExtraction *self, SnTable *table, guint block, const guint32 *cells,
                             guint date_cell, GArray *days);
guint sn_table_find_bare_days (const SnExtraction *self, const SnTable *table, guint block, guint column, guint32 first,
                               guint32 end, GArray *days);

SnCandidate *sn_row_add (SnExtraction *self, const SnRow *row, SnItemKind kind, const char *title, const char *rule);
const SnMark *sn_row_mark (const SnExtraction *self, const SnRow *row, SnWordClass word_class);
SnRowLead sn_row_lead_of (const SnExtraction *self, guint block);
guint32 sn_row_sentence_end (const SnReading *reading, const SnRow *row);
guint32 sn_row_next_part (const SnExtraction *self, const SnRow *row, guint32 first, guint32 *end);

void sn_consultation_row_add (SnExtraction *self, const SnRow *row);
gboolean sn_consultation_row_is_listed (const SnExtraction *self, const SnRow *row);
gboolean sn_consultation_row_is_undated (const SnRow *row);

gboolean sn_seat_row_is (const SnExtraction *self, const SnRow *row);
gboolean sn_seat_row_is_pair (const SnExtraction *self, const SnRow *row);
void sn_seat_row_add (SnExtraction *self, const SnRow *row);
void sn_seat_row_add_closing (SnExtraction *self, const SnRow *row);
void sn_seat_matrix_enter (const SnExtraction *self, SnTable *table);
gboolean sn_seat_matrix_add (SnExtraction *self, const SnTable *table, guint block);
void sn_seat_rows_date (SnExtraction *self, guint heading, guint first);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnTable, sn_table_clear)

G_END_DECLS
