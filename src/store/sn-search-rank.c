/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

/* How well a row of a search's tables answers: bm25 (Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework", 2009) without the weight of rare
 * words, because every hit has all words, and that weight would have all hits
 * counted at each letter that is typed. A word in the title counts four times,
 * one that is there often three times: twice more than it does anyway. */
#define TITLE_WEIGHT 4.0
#define OFTEN_WEIGHT 2.0
#define K1 1.2
#define B 0.75

static double
relative_length (const Fts5ExtensionApi *api, Fts5Context *fts)
{
  sqlite3_int64 total = 0, n_rows = 0;
  int size = 0;

  if (api->xColumnSize (fts, -1, &size) != SQLITE_OK || api->xColumnTotalSize (fts, -1, &total) != SQLITE_OK ||
      api->xRowCount (fts, &n_rows) != SQLITE_OK || total <= 0)
    return 1.0;
  return (double) size * (double) n_rows / (double) total;
}

/* How often a phrase counts in the row: the table knows the columns that it is
 * in (SnSearchCells), not its places there. */
static double
count (const Fts5ExtensionApi *api, Fts5Context *fts, int phrase)
{
  static const double weights[] = { TITLE_WEIGHT, OFTEN_WEIGHT, 1.0 };
  Fts5PhraseIter iter;
  double sum = 0;
  int column;

  if (api->xPhraseFirstColumn (fts, phrase, &iter, &column) != SQLITE_OK)
    return 0;
  for (; column >= 0 && column < (int) G_N_ELEMENTS (weights); api->xPhraseNextColumn (fts, &iter, &column))
    sum += weights[column];
  return sum;
}

static void
rank (const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int n_values, sqlite3_value **values)
{
  double score = 0, length = relative_length (api, fts);

  for (int i = 0; i < api->xPhraseCount (fts); i++)
    {
      double n = count (api, fts, i);

      score += n * (K1 + 1) / (n + K1 * (1 - B + B * length));
    }
  sqlite3_result_double (context, score);
}

static fts5_api *
find_api (SnDb *db)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, "SELECT fts5 (?1)", NULL);
  fts5_api *api = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  return api;
}

/**
 * sn_db_add_rank:
 *
 * Gives the connection the function `sn_rank (TABLE)`: how well a row found in
 * item_words or newsletter_words answers a search, from 0 on. Doing so again
 * does nothing.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_add_rank (SnDb *db, GError **error)
{
  fts5_api *api;

  if (db->has_rank)
    return TRUE;
  api = find_api (db);
  if (api == NULL || api->xCreateFunction (api, "sn_rank", NULL, rank, NULL) != SQLITE_OK)
    return sn_db_set_error (db, error);
  db->has_rank = TRUE;
  return TRUE;
}
