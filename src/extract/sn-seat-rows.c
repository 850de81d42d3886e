/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of tables that speak of seats, or of the end of nominations. */

#include "sn-rows-private.h"
#include "sn-seats.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT
#define MAX_SEATS 6

static guint
first_row (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;
  guint table = sn_reading_block (reading, block)->table;

  while (block > 0 && table != 0 && sn_reading_block (reading, block - 1)->table == table)
    block--;
  return block;
}

/* Whether the heads of the columns are of those who have the seats: "New member",
 * "Member | Category | Term ends". */
static gboolean
lists_members (const SnExtraction *self, guint heads)
{
  guint64 cues = sn_reading_block_cues (self->reading, heads);

  return (cues & BIT (SN_WORD_OUTCOME)) != 0 ||
         ((cues & BIT (SN_WORD_TERM)) != 0 &&
          !(cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_COMMITTEE))));
}

/* The paragraph right above the table that the row is in, or %SN_NO_BLOCK. */
static guint
above_table (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;
  guint table = sn_reading_block (reading, block)->table;

  block = first_row (self, block);
  return table != 0 && block > 0 && sn_reading_block (reading, block - 1)->kind == SN_BLOCK_PARAGRAPH ? block - 1
                                                                                                      : SN_NO_BLOCK;
}

static gboolean
names_seats (const SnExtraction *self, guint block)
{
  guint64 cues = sn_reading_block_cues (self->reading, block);

  return (cues & BIT (SN_WORD_COMMITTEE)) &&
         (cues & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))) &&
         !(cues & BIT (SN_WORD_OUTCOME));
}

/* "They close on 12 September, for these seats:" above the table, or "Seats" above a column:
 * seats, of whom the heading says. */
static gboolean
has_seats (const SnExtraction *self, guint block)
{
  guint64 cues = sn_reading_block_cues (self->reading, block);

  return (cues & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))) &&
         !(cues & (BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_TERM)));
}

/* Whose seats a table has: "Vacancies on the SSC" above it as a heading, or a
 * paragraph that says so: "Four seats on the Panel are free:". */
static guint
seats_above (const SnExtraction *self, guint block)
{
  guint heading = self->outline->places[block].heading, paragraph = above_table (self, block);
  guint heads = first_row (self, block);

  if (paragraph != SN_NO_BLOCK && names_seats (self, paragraph))
    return paragraph;
  if (heading == SN_NO_BLOCK)
    return SN_NO_BLOCK;
  if (names_seats (self, heading))
    return heading;
  if (!(sn_reading_block_cues (self->reading, heading) & BIT (SN_WORD_COMMITTEE)) || !has_seats (self, heads))
    return SN_NO_BLOCK;
  return (paragraph != SN_NO_BLOCK && has_seats (self, paragraph)) ||
                 (sn_reading_block_cues (self->reading, heads) & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_CLOSE)))
             ? heading
             : SN_NO_BLOCK;
}

/**
 * sn_seat_row_is:
 *
 * Returns: whether the row is one of a table of seats: the committee, in one
 *   cell or in the heading, and the category in another.
 */
gboolean
sn_seat_row_is (const SnExtraction *self, const SnRow *row)
{
  guint64 both = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  guint64 other =
      BIT (SN_WORD_EVENT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED);

  if ((row->all & other) || !(row->all & BIT (SN_WORD_CATEGORY)))
    return FALSE;
  if ((row->all & BIT (SN_WORD_VOTE)) && !(row->all & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))))
    return FALSE; /* "Voting under way": who stands is known */
  if (lists_members (self, first_row (self, row->block)))
    return FALSE;
  if (!(row->all & BIT (SN_WORD_COMMITTEE)))
    return seats_above (self, row->block) != SN_NO_BLOCK;
  return (row->cues & both) != both || ((row->all & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT))) &&
                                        !(row->all & (BIT (SN_WORD_CLOSE) | BIT (SN_WORD_NOMINATE))));
}

/* The token after the committee, category, word for a seat or time that begins
 * at @token; @token where none does. */
static guint32
pair_part_end (const SnExtraction *self, const SnRow *row, guint32 token)
{
  static const SnWordClass parts[] = { SN_WORD_COMMITTEE, SN_WORD_CATEGORY, SN_WORD_SEAT };
  guint32 end = token;

  for (guint c = 0; c < G_N_ELEMENTS (parts); c++)
    {
      const SnMark *mark = sn_reading_mark_at (self->reading, row->block, token, parts[c]);

      if (mark != NULL)
        end = MAX (end, mark->end);
    }
  for (guint32 i = self->outline->block_whens[row->block]; i < self->outline->block_whens[row->block + 1]; i++)
    if (sn_outline_when (self->outline, i)->first == token)
      end = MAX (end, sn_outline_when (self->outline, i)->end);
  return end;
}

/**
 * sn_seat_row_is_pair:
 *
 * Returns: whether the row names a committee and a category and little else,
 *   "SSC, Small Suppliers (5pm)", or stands under a line that speaks of seats:
 *   it says when nominations end.
 */
gboolean
sn_seat_row_is_pair (const SnExtraction *self, const SnRow *row)
{
  guint64 both = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  guint64 other =
      BIT (SN_WORD_EVENT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED);
  const SnReading *reading = self->reading;

  if ((row->cues & other) || (row->lead & SN_LEAD_MEETS) || !(row->cues & BIT (SN_WORD_COMMITTEE)))
    return FALSE;
  if (row->lead & SN_LEAD_SEATS)
    return TRUE;
  if ((row->cues & both) != both)
    return FALSE;
  for (guint32 i = row->first; i < row->end; i++)
    {
      guint32 after = pair_part_end (self, row, i);

      if (after > i)
        i = after - 1;
      else if (sn_title_count_content (reading, row->block, i, i + 1) > 0)
        return FALSE;
    }
  return TRUE;
}

/* How many seats: the cell that is a number. */
static guint
count_in_cells (const SnExtraction *self, const SnRow *row)
{
  guint32 cells[SN_TABLE_COLUMNS + 1];
  guint n = sn_table_cells (self, row->block, cells);

  for (guint i = 0; i < n; i++)
    {
      guint number = cells[i] < cells[i + 1] ? sn_seat_number_at (self->reading, row->block, cells[i]) : 0;

      if (number > 0 && cells[i + 1] == cells[i] + 1)
        return number;
    }
  return 0;
}

static guint
seats_of (const SnExtraction *self, const SnRow *row, const SnMark *category)
{
  const SnReading *reading = self->reading;
  guint seats = count_in_cells (self, row);

  if (seats == 0)
    seats = sn_seat_count (reading,
                           sn_reading_sentence (reading, sn_reading_sentence_of (reading, row->block, category->first)),
                           category);
  return MAX (seats, 1);
}

/* "from January", "starting in May": when whoever gets the seat takes it, not by
 * when one stands for it. */
static gboolean
begins_term (const SnExtraction *self, const SnRow *row)
{
  const SnWhen *when = row->when != SN_NO_WHEN ? sn_outline_when (self->outline, row->when) : NULL;
  guint32 low = self->reading->block_tokens[row->block];

  if (when == NULL || when->block != row->block || when->date.end_year != 0)
    return FALSE;
  for (guint32 i = when->first; i > low && i + 2 > when->first; i--)
    if (sn_reading_token_in (self->reading, i - 1, SN_SET_TERM_BEGINS))
      return TRUE;
  return sn_reading_token_in (self->reading, when->first, SN_SET_TERM_BEGINS);
}

static SnCandidate *
add_seat (SnExtraction *self, const SnRow *row, const SnMark *committee, const char *category, guint seats,
          const char *rule)
{
  g_autofree char *title = sn_seat_title (committee->value, category, seats);
  gboolean ends = !begins_term (self, row);
  SnCandidate *candidate =
      sn_extraction_add (self, SN_ITEM_VACANCY, title, row->block, self->reading->block_tokens[row->block],
                         self->reading->block_tokens[row->block + 1], ends ? row->when : SN_NO_WHEN, rule);

  if (ends)
    sn_item_set_date (candidate->item, &row->date);
  sn_item_set_committee (candidate->item, committee->value);
  sn_item_set_category (candidate->item, category);
  return candidate;
}

/* "Operations Group (OPSG)": of the same committee. */
static gboolean
is_short_form (const SnReading *reading, const SnMark *name, const SnMark *short_form)
{
  return short_form->first == name->end + 1 && sn_reading_is_mark (reading, name->end, '(') &&
         g_strcmp0 (name->value, short_form->value) == 0;
}

static guint
find_marks (const SnExtraction *self, guint block, SnWordClass word_class, const SnMark *marks[MAX_SEATS])
{
  const SnReading *reading = self->reading;
  guint n = 0;

  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1] && n < MAX_SEATS; i++)
    if (sn_reading_mark (reading, i)->word_class == word_class &&
        !(n > 0 && marks[n - 1]->first == sn_reading_mark (reading, i)->first) && /* "OPSG" is "OpsG" too */
        !(n > 0 && is_short_form (reading, marks[n - 1], sn_reading_mark (reading, i))))
      marks[n++] = sn_reading_mark (reading, i);
  return n;
}

/* Keeps the marks that stand in the cell that says what happens. */
static guint
within (const SnRow *row, const SnMark *marks[MAX_SEATS], guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (marks[i]->first >= row->first && marks[i]->first < row->end)
      marks[kept++] = marks[i];
  return kept;
}

/* "SSC Small Supplier, OPSG Gas Network": as many committees as categories in one
 * cell. */
static gboolean
names_pairs (const SnExtraction *self, const SnRow *row)
{
  const SnMark *marks[MAX_SEATS];
  guint committees = within (row, marks, find_marks (self, row->block, SN_WORD_COMMITTEE, marks));

  return committees > 0 && committees == within (row, marks, find_marks (self, row->block, SN_WORD_CATEGORY, marks));
}

/**
 * sn_seat_row_add:
 *
 * Adds the seats of a row. As many committees as categories belong together in
 * their order; else each committee has seats of each category.
 */
void
sn_seat_row_add (SnExtraction *self, const SnRow *row)
{
  const SnMark *committees[MAX_SEATS], *categories[MAX_SEATS];
  guint n_committees = find_marks (self, row->block, SN_WORD_COMMITTEE, committees);
  guint n_categories = find_marks (self, row->block, SN_WORD_CATEGORY, categories);

  if (names_pairs (self, row)) /* and who may stand is said again in another cell */
    {
      n_committees = within (row, committees, n_committees);
      n_categories = within (row, categories, n_categories);
    }
  if (n_committees == 0 && seats_above (self, row->block) != SN_NO_BLOCK)
    n_committees = MIN (find_marks (self, seats_above (self, row->block), SN_WORD_COMMITTEE, committees), 1);
  for (guint i = 0; i < n_committees; i++)
    for (guint j = 0; j < n_categories; j++)
      {
        guint seats;

        if (n_committees == n_categories && i != j)
          continue;
        seats = seats_of (self, row, categories[j]);
        sn_item_set_seats (add_seat (self, row, committees[i], categories[j]->value, seats, "row: seat")->item, seats);
      }
}

/* So many seats as the row says; what it does not say is unknown. */
static void
add_closing (SnExtraction *self, const SnRow *row, const SnMark *committee, const SnMark *category)
{
  const SnReading *reading = self->reading;
  guint32 s = category != NULL ? sn_reading_sentence_of (reading, row->block, category->first) : 0;
  guint seats = category != NULL ? sn_seat_count (reading, sn_reading_sentence (reading, s), category) : 0;
  SnCandidate *candidate = add_seat (self, row, committee, category != NULL ? category->value : NULL, MAX (seats, 1),
                                     "row: nominations close");

  candidate->closing = TRUE;
  sn_item_set_seats (candidate->item, seats);
}

/* Whether it is for that committee only: "(SSC, CSC, PMA Chair)", "SEC Panel (Small Suppliers)
 * and TAG". */
static gboolean
is_for_one (const SnReading *reading, const SnMark *committee, const SnMark *category)
{
  return committee->end == category->first ||
         (committee->end + 1 == category->first && sn_reading_is_mark (reading, committee->end, '('));
}

/**
 * sn_seat_row_add_closing:
 *
 * Adds the end of nominations: "Nominations close for OPSG Small Supplier
 * seats", "CSC and SMKI PMA nominations". The seats themselves stand
 * elsewhere, or only here. Of whom nobody says whose they are, nothing is made.
 */
void
sn_seat_row_add_closing (SnExtraction *self, const SnRow *row)
{
  const SnMark *committees[MAX_SEATS], *categories[MAX_SEATS];
  guint n_committees = within (row, committees, find_marks (self, row->block, SN_WORD_COMMITTEE, committees));
  guint n_categories = within (row, categories, find_marks (self, row->block, SN_WORD_CATEGORY, categories));
  guint heading = self->outline->places[row->block].heading;

  /* "12 September | Nominations close" under "Timetable for the Panel elections" */
  if (n_committees == 0 && heading != SN_NO_BLOCK)
    n_committees = MIN (find_marks (self, heading, SN_WORD_COMMITTEE, committees), 1);
  if (n_committees > 1 && n_categories == 1 &&
      (g_str_equal (categories[0]->value, "Chair") ||
       sn_reading_is_mark (self->reading, categories[0]->first - 1, '(')))
    {
      for (guint i = 0; i < n_committees; i++)
        add_closing (self, row, committees[i],
                     is_for_one (self->reading, committees[i], categories[0]) ? categories[0] : NULL);
      return;
    }
  for (guint i = 0; i < n_committees; i++)
    for (guint j = 0; j < MAX (n_categories, 1); j++)
      if (n_committees == 1 || j == (n_categories == n_committees ? i : 0))
        add_closing (self, row, committees[i], n_categories > 0 ? categories[j] : NULL);
}
