/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-candidate.h"

G_BEGIN_DECLS

/* For the reader of tables of dates only. */

#define SN_NO_WHEN G_MAXUINT32
#define SN_TABLE_COLUMNS 12

/**
 * SnTable:
 * @table: its number in the document; 0 for lines of a diary
 * @head: the row that heads its columns, or %SN_NO_BLOCK
 * @n: how many columns that row has
 * @cells: the token at which each heading begins; one more at the end
 * @cues: which classes of words each has
 * @months: the month that heads a column of days, else not set
 * @month: that a row of its own names for the rows under it, else not set
 *
 * What the rows of a table have in common.
 */
typedef struct
{
  guint table;
  guint head;
  guint n;
  guint32 cells[SN_TABLE_COLUMNS + 1];
  guint64 cues[SN_TABLE_COLUMNS];
  SnDate months[SN_TABLE_COLUMNS];
  SnDate month;
} SnTable;

/**
 * SnRow:
 * @block: the row
 * @first: first token of the cell that says what happens
 * @end: the token after its last
 * @when: its day, or %SN_NO_WHEN
 * @date: that day
 * @cues: which classes of words the cell has
 * @all: which all cells have
 * @head: which the heading of the cell has
 * @closing: whether the heading of its date says that something ends then
 * @number: of the meeting, from a column of its own; 0 without
 * @parted: whether its modification stands in another cell than its name
 *
 * A row of a table of dates, taken apart.
 */
typedef struct
{
  guint block;
  guint32 first;
  guint32 end;
  guint32 when;
  SnDate date;
  guint64 cues;
  guint64 all;
  guint64 head;
  guint number;
  gboolean closing;
  gboolean parted;
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
gboolean sn_table_read_row (const SnExtraction *self, SnTable *table, guint block, SnRow *row, GArray *rows);
guint sn_table_find_days (const SnExtraction *self, guint block, guint32 first, guint32 end, const SnDate *month,
                          GArray *days);
gboolean sn_table_is_joint (const SnExtraction *self, guint32 token);
guint sn_table_find_dates (const SnExtraction *self, guint block, guint32 first, guint32 end, gboolean begins,
                           GArray *days);
guint sn_table_find_bare_days (const SnExtraction *self, const SnTable *table, guint block, guint32 first, guint32 end,
                               GArray *days);

guint32 sn_row_next_part (const SnExtraction *self, const SnRow *row, guint32 first, guint32 *end);

gboolean sn_seat_row_is (const SnExtraction *self, const SnRow *row);
void sn_seat_row_add (SnExtraction *self, const SnRow *row);
void sn_seat_row_add_closing (SnExtraction *self, const SnRow *row);

G_END_DECLS
