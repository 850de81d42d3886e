/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of seats whose rows are committees and whose columns are categories, or the other
 * way about, with how many seats there are where they cross. */

#include "sn-rows-private.h"
#include "sn-seats.h"

#define BIT SN_WORD_BIT

/* So far from the table stands what says what it is of. */
#define MOST_BLOCKS 40

/* (nullable): the only committee or category that a cell names. "Network" in "Electricity
 * Network" is no other. */
static const SnMark *
only_mark (const SnExtraction *self, guint block, guint32 first, guint32 end, SnWordClass word_class)
{
  const SnReading *reading = self->reading;
  const SnMark *found = NULL;

  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != word_class || mark->first < first || mark->end > end)
        continue;
      if (found != NULL && mark->first >= found->end && g_strcmp0 (mark->value, found->value) != 0)
        return NULL;
      if (found == NULL || mark->end - mark->first > found->end - found->first)
        found = mark;
    }
  return found;
}

/* Which of the columns behind the first name one thing of the class each: at least two, and
 * none says anything else of it. */
static guint
count_heads (const SnExtraction *self, guint head, const guint32 *cells, guint n, SnWordClass word_class)
{
  guint64 other = BIT (SN_WORD_TERM) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_VOTE);
  guint found = 0;

  if (sn_reading_block_cues (self->reading, head) & other)
    return 0;
  for (guint i = 1; i < n; i++)
    found += only_mark (self, head, cells[i], cells[i + 1], word_class) != NULL;
  return found;
}

/* Whether the text with which the table stands asks for members: a table of who sits where,
 * or of who voted, has numbers too. */
static gboolean
asks_for_members (const SnExtraction *self, guint head)
{
  const guint64 asks = BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_WANT);
  const SnOutline *outline = self->outline;
  guint heading = outline->places[head].heading;
  guint64 cues = heading != SN_NO_BLOCK ? sn_reading_block_cues (self->reading, heading) : 0;

  if (cues & (BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED)))
    return FALSE;
  for (guint b = head; b < MIN (outline->n_blocks, head + MOST_BLOCKS) && outline->places[b].heading == heading; b++)
    cues |= sn_reading_block_cues (self->reading, b);
  for (guint b = head; heading != SN_NO_BLOCK && b-- > MAX (heading + 1, head > MOST_BLOCKS ? head - MOST_BLOCKS : 0);)
    cues |= sn_reading_block_cues (self->reading, b);
  return (cues & asks) != 0;
}

/* The date that a row has in a column that says until when one may apply, such as "Nominate by",
 * or %SN_NO_WHEN. */
static guint32
find_closing (const SnExtraction *self, guint head, const guint32 *heads, guint block, const guint32 *cells, guint n)
{
  const guint64 closes = BIT (SN_WORD_CLOSE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY);
  const SnOutline *outline = self->outline;

  for (guint i = 1; i < n; i++)
    {
      if (!(sn_reading_cues (self->reading, head, heads[i], heads[i + 1]) & closes))
        continue;
      for (guint32 w = outline->block_whens[block]; w < outline->block_whens[block + 1]; w++)
        {
          const SnWhen *when = sn_outline_when (outline, w);

          if (when->first >= cells[i] && when->end <= cells[i + 1] && when->date.day != 0 &&
              !(when->flags & SN_WHEN_IMPOSSIBLE))
            return w;
        }
    }
  return SN_NO_WHEN;
}

static void
add_crossing (SnExtraction *self, guint block, const guint32 *cell, const SnMark *committee, const SnMark *category,
              guint seats, guint32 closing)
{
  g_autofree char *title = sn_seat_title (committee->value, category->value, seats);
  SnCandidate *candidate = sn_extraction_add (self, SN_ITEM_VACANCY, title, block, cell[0], cell[1], closing,
                                              "row: seats where committee and category cross");

  sn_item_set_committee (candidate->item, committee->value);
  sn_item_set_category (candidate->item, category->value);
  sn_item_set_seats (candidate->item, seats);
}

/**
 * sn_seat_matrix_enter:
 *
 * Finds out whether committees and categories cross in a table, of which the first row is known.
 */
void
sn_seat_matrix_enter (const SnExtraction *self, SnTable *table)
{
  guint32 heads[SN_TABLE_COLUMNS + 1];
  guint n = sn_table_cells (self, table->first, heads);

  if (n < 3)
    return;
  if (count_heads (self, table->first, heads, n, SN_WORD_CATEGORY) >= 2)
    table->down = SN_WORD_COMMITTEE;
  else if (count_heads (self, table->first, heads, n, SN_WORD_COMMITTEE) >= 2)
    table->down = SN_WORD_CATEGORY;
  else
    return;
  table->crossing = asks_for_members (self, table->first);
}

/**
 * sn_seat_matrix_add:
 *
 * Adds the seats of a row of which one cell names a committee and the heads of the others
 * categories, or the other way about; no seats where a cell is empty, a dash or says more than
 * a number.
 *
 * Returns: whether @block is such a row
 */
gboolean
sn_seat_matrix_add (SnExtraction *self, const SnTable *table, guint block)
{
  guint32 heads[SN_TABLE_COLUMNS + 1], cells[SN_TABLE_COLUMNS + 1];
  gboolean down = table->down == SN_WORD_COMMITTEE;
  const SnMark *name;
  guint32 closing;
  guint n;

  if (!table->crossing || block == table->first)
    return FALSE;
  n = sn_table_cells (self, block, cells);
  name = only_mark (self, block, cells[0], cells[1], table->down);
  if (n != sn_table_cells (self, table->first, heads) || name == NULL)
    return FALSE;
  closing = find_closing (self, table->first, heads, block, cells, n);
  for (guint i = 1; i < n; i++)
    {
      const SnMark *crossed =
          only_mark (self, table->first, heads[i], heads[i + 1], down ? SN_WORD_CATEGORY : SN_WORD_COMMITTEE);
      guint seats =
          crossed != NULL && cells[i + 1] == cells[i] + 1 ? sn_seat_number_at (self->reading, block, cells[i]) : 0;

      if (seats > 0)
        add_crossing (self, block, &cells[i], down ? name : crossed, down ? crossed : name, seats, closing);
    }
  return TRUE;
}
