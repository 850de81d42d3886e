/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-search-text.h"
#include "sn-search-words.h"

/* What a search finds newsletters by, and the counts of the list of newsletters:
 * written with each newsletter, within the transaction that is open. The table
 * of words keeps no text: to take a row away, it is to be told what was in it,
 * which is made again of the text that newsletter_index keeps. */

static SnSearchCells *
cells_new (const char *title, const char *text)
{
  SnSearchCells *cells = sn_search_cells_new ();

  sn_search_fold (cells->title, title);
  sn_search_fold (cells->words, text);
  sn_search_cells_settle (cells);
  return cells;
}

static guint
count_doubts (SnNewsletter *newsletter)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);
  guint n = sn_newsletter_get_doubts (newsletter)->len;

  for (guint i = 0; i < items->len; i++)
    n += sn_item_get_doubts (items->pdata[i])->len;
  return n;
}

static void
count_kinds (SnNewsletter *newsletter, guint *counts)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);

  for (guint i = 0; i < items->len; i++)
    counts[sn_item_get_kind (items->pdata[i])]++;
}

static gboolean
write_index (SnDb *db, gint64 id, gint64 row, SnNewsletter *newsletter, const SnSearchable *searchable, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO newsletter_index (newsletter_id, search_row, consultations, vacancies, events,"
                     " milestones, deadlines, doubts, text, places, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     error);
  guint counts[SN_N_ITEM_KINDS] = { 0 };
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (searchable->places, &size);

  if (insert == NULL)
    return FALSE;
  count_kinds (newsletter, counts);
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_int64 (insert, 2, row);
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    sqlite3_bind_int64 (insert, 3 + (int) kind, counts[kind]);
  sqlite3_bind_int64 (insert, 8, count_doubts (newsletter));
  sqlite3_bind_text (insert, 9, searchable->text, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (insert, 10, size > 0 ? data : "", size, SQLITE_STATIC);
  sn_statement_bind_text (insert, 11, sn_newsletter_get_title (newsletter));
  return sn_db_run (db, insert, error);
}

/* Takes the words of a newsletter away, if it has any. */
static gboolean
forget_words (SnDb *db, gint64 id, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT search_row, title, text FROM newsletter_index WHERE newsletter_id = ?1", error);
  g_autoptr (SnSearchCells) cells = NULL;
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  step = sn_db_step (db, row, error);
  if (step != SN_STEP_ROW)
    return step == SN_STEP_DONE;
  cells = cells_new (sn_statement_get_text (row, 1), sn_statement_get_text (row, 2));
  return sn_db_write_cells (db,
                            "INSERT INTO newsletter_words (newsletter_words, rowid, title, often, words)"
                            " VALUES ('delete', ?1, ?2, ?3, ?4)",
                            sqlite3_column_int64 (row, 0), cells, error);
}

/**
 * sn_db_forget_newsletter:
 * @id: the number of a newsletter that is about to be deleted
 *
 * Takes away its text, and the words under which a search finds it.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_forget_newsletter (SnDb *db, gint64 id, GError **error)
{
  return forget_words (db, id, error) &&
         sn_db_run_on (db, "DELETE FROM newsletter_index WHERE newsletter_id = ?1", id, error);
}

/**
 * sn_searchable_new:
 * @newsletter: what was read
 * @document: (nullable): what it was read from; without it the title alone is
 *   found
 *
 * Returns: (transfer full): under what a search finds it.
 */
SnSearchable *
sn_searchable_new (SnNewsletter *newsletter, SnDocument *document)
{
  SnSearchable *self = g_new0 (SnSearchable, 1);

  self->text = document != NULL ? sn_search_text_new (document, &self->places) : g_strdup ("");
  if (document == NULL)
    self->places = g_bytes_new (NULL, 0);
  self->cells = cells_new (sn_newsletter_get_title (newsletter), self->text);
  return self;
}

/**
 * sn_searchable_free:
 *
 * Frees @self.
 */
void
sn_searchable_free (SnSearchable *self)
{
  g_free (self->text);
  g_bytes_unref (self->places);
  sn_search_cells_free (self->cells);
  g_free (self);
}

/**
 * sn_db_index_newsletter:
 * @id: the number of a newsletter
 * @newsletter: what was read
 * @searchable: under what it is to be found
 *
 * Writes the words under which a search finds a newsletter, and what the list
 * of newsletters says of it, in place of what there was.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_index_newsletter (SnDb *db, gint64 id, SnNewsletter *newsletter, const SnSearchable *searchable, GError **error)
{
  gint64 row = sn_db_search_row (sn_date_first_julian (sn_newsletter_get_issued (newsletter)), id);

  return sn_db_forget_newsletter (db, id, error) &&
         sn_db_write_cells (db, "INSERT INTO newsletter_words (rowid, title, often, words) VALUES (?1, ?2, ?3, ?4)",
                            row, searchable->cells, error) &&
         write_index (db, id, row, newsletter, searchable, error);
}
