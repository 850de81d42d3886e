/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

/* How well a row of a search's tables answers: bm25 (Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework", 2009) without the weight of rare
 * words, because every hit has all words, and that weight would have all hits
 * counted at each letter that is typed. A word in the title counts four times. */
#define TITLE_WEIGHT 4.0
#define K1 1.2
#define B 0.75

/* The words of a search are at most so many, each in up to three forms. */
#define MAX_PHRASES 192

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

static void
rank (const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int n_values, sqlite3_value **values)
{
  double counts[MAX_PHRASES] = { 0 }, score = 0, length = relative_length (api, fts);
  int n_places = 0;

  if (api->xInstCount (fts, &n_places) != SQLITE_OK)
    n_places = 0;
  for (int i = 0; i < n_places; i++)
    {
      int phrase, column, offset;

      if (api->xInst (fts, i, &phrase, &column, &offset) == SQLITE_OK && phrase < MAX_PHRASES)
        counts[phrase] += column == 0 ? TITLE_WEIGHT : 1.0;
    }
  for (int i = 0; i < MIN (api->xPhraseCount (fts), MAX_PHRASES); i++)
    score += counts[i] * (K1 + 1) / (counts[i] + K1 * (1 - B + B * length));
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
