/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include <string.h>

#include "sn-error.h"
#include "sn-search-text.h"

/* Searching items and newsletters at once.
 *
 * Hits are ordered by (1 + relevance) / (1 + years): relevance is sn_rank() by
 * the word, and years is how far the date of the hit (the last day of an item,
 * the issue date of a newsletter) is from today, either way. What is due now
 * comes before what was or will be, unless that answers much better; the 1
 * beside the relevance keeps time in charge where words say nothing.
 *
 * Where there are more than CANDIDATES hits before today, or after, those
 * nearest in time are weighed and the others left out: they would come last
 * whatever their words. That bounds what a letter typed can cost. */
#define CANDIDATES 250

/* How often to ask whether the search still matters, in steps of SQLite. */
#define STEPS_BETWEEN_ASKING 500

typedef struct
{
  gint64 id;
  gboolean newsletter;
  guint32 distance; /* in days */
  double score;
} Candidate;

/**
 * sn_search_hit_free:
 *
 * Frees @hit.
 */
void
sn_search_hit_free (SnSearchHit *hit)
{
  g_clear_object (&hit->item);
  g_clear_pointer (&hit->title_matches, g_array_unref);
  g_clear_pointer (&hit->matches, g_array_unref);
  g_free (hit->title);
  g_free (hit->sentence);
  g_free (hit);
}

static void
add_candidate (GArray *candidates, SnStatement *row, gboolean newsletter, guint n_words, guint32 today)
{
  gint64 place = sqlite3_column_int64 (row, 0);
  guint32 day = (guint32) (place >> SN_SEARCH_DAY_SHIFT);
  double relevance = sqlite3_column_double (row, 1) / n_words;
  Candidate candidate = {
    .id = place & ((G_GINT64_CONSTANT (1) << SN_SEARCH_DAY_SHIFT) - 1),
    .newsletter = newsletter,
    .distance = day > today ? day - today : today - day,
  };

  candidate.score = (1 + relevance) / (1 + candidate.distance / 365.25);
  g_array_append_val (candidates, candidate);
}

typedef struct
{
  const SnSearchTerms *terms;
  const char *expression;
  guint32 today;
  GArray *candidates; /* Candidate */
} Search;

static gboolean
find_candidates (SnDb *db, Search *search, const char *sql, gboolean newsletter, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, search->expression);
  sqlite3_bind_int64 (row, 2, (gint64) search->today << SN_SEARCH_DAY_SHIFT);
  sqlite3_bind_int64 (row, 3, CANDIDATES);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    add_candidate (search->candidates, row, newsletter, sn_search_terms_count (search->terms), search->today);
  return step == SN_STEP_DONE;
}

#define FROM_TODAY(table)                                                                                              \
  "SELECT rowid, sn_rank (" table ") FROM " table " WHERE " table " MATCH ?1 AND rowid >= ?2 ORDER BY rowid LIMIT ?3"
#define BEFORE_TODAY(table)                                                                                            \
  "SELECT rowid, sn_rank (" table ") FROM " table " WHERE " table                                                      \
  " MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3"

static gboolean
find_all_candidates (SnDb *db, Search *search, GError **error)
{
  return find_candidates (db, search, FROM_TODAY ("item_words"), FALSE, error) &&
         find_candidates (db, search, BEFORE_TODAY ("item_words"), FALSE, error) &&
         find_candidates (db, search, FROM_TODAY ("newsletter_words"), TRUE, error) &&
         find_candidates (db, search, BEFORE_TODAY ("newsletter_words"), TRUE, error);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->newsletter != other->newsletter)
    return one->newsletter ? 1 : -1;
  return (one->id < other->id) - (one->id > other->id);
}

static GArray *
new_ranges (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SnSearchRange));
}

static void
mark_title (SnSearchHit *hit, const SnSearchTerms *terms)
{
  hit->title_matches = new_ranges ();
  if (hit->title != NULL)
    sn_search_terms_find (terms, hit->title, strlen (hit->title), hit->title_matches);
}

/* Tabs stand between the cells of a row. */
static void
take_sentence (SnSearchHit *hit, const SnSearchTerms *terms, const char *text, SnSearchRange range)
{
  hit->sentence = g_strndup (text + range.start, range.length);
  g_strdelimit (hit->sentence, "\t\n", ' ');
  hit->matches = new_ranges ();
  sn_search_terms_find (terms, hit->sentence, range.length, hit->matches);
}

/* Of all sentences that speak of the item, newest first, the first one that has
 * most of the words. */
static void
find_quote (SnSearchHit *hit, const SnSearchTerms *terms)
{
  GPtrArray *mentions = sn_item_get_mentions (hit->item);
  const SnMention *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < mentions->len && best_count < sn_search_terms_count (terms); i++)
    {
      const SnMention *mention = mentions->pdata[i];
      guint64 bits = 0;
      guint count = 0;

      if (mention->quote != NULL)
        bits = sn_search_terms_find (terms, mention->quote, strlen (mention->quote), NULL);
      for (; bits != 0; bits &= bits - 1)
        count++;
      if (count > best_count)
        {
          best = mention;
          best_count = count;
        }
    }
  if (best == NULL)
    return;
  take_sentence (hit, terms, best->quote, (SnSearchRange){ 0, strlen (best->quote) });
  hit->newsletter_id = best->newsletter_id;
  hit->start = best->start;
  hit->length = best->length;
}

static SnSearchHit *
new_item_hit (SnItem *item, const SnSearchTerms *terms)
{
  SnSearchHit *hit = g_new0 (SnSearchHit, 1);

  hit->item = g_object_ref (item);
  hit->id = sn_item_get_id (item);
  hit->title = g_strdup (sn_item_get_title (item));
  hit->date = *sn_item_get_date (item);
  mark_title (hit, terms);
  find_quote (hit, terms);
  return hit;
}

static void
find_sentence (SnSearchHit *hit, SnStatement *row, const SnSearchTerms *terms)
{
  const char *text = sn_statement_get_text (row, 2);
  SnSearchRange range = sn_search_terms_sentence (terms, text, (gsize) sqlite3_column_bytes (row, 2), NULL), place;
  gconstpointer data = sqlite3_column_blob (row, 3);
  g_autoptr (GBytes) places = g_bytes_new_static (data, (gsize) sqlite3_column_bytes (row, 3));

  if (range.length == 0)
    return;
  take_sentence (hit, terms, text, range);
  place = sn_search_text_to_document (places, range);
  hit->newsletter_id = hit->id;
  hit->start = place.start;
  hit->length = place.length;
}

/* Adds the hit, unless the newsletter was deleted meanwhile. */
static gboolean
add_newsletter (SnDb *db, gint64 id, const SnSearchTerms *terms, GPtrArray *hits, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db,
                                               "SELECT n.title, n.issued, x.text, x.places FROM newsletters n"
                                               " JOIN newsletter_index x ON x.newsletter_id = n.id WHERE n.id = ?1",
                                               error);
  SnSearchHit *hit;
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  step = sn_db_step (db, row, error);
  if (step != SN_STEP_ROW)
    return step == SN_STEP_DONE;
  hit = g_new0 (SnSearchHit, 1);
  hit->id = id;
  hit->title = g_strdup (sn_statement_get_text (row, 0));
  if (sn_statement_get_text (row, 1) != NULL)
    sn_date_parse (sn_statement_get_text (row, 1), &hit->date);
  mark_title (hit, terms);
  find_sentence (hit, row, terms);
  g_ptr_array_add (hits, hit);
  return TRUE;
}

static SnItem *
find_item (GPtrArray *items, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_id (items->pdata[i]) == id)
      return items->pdata[i];
  return NULL;
}

static GPtrArray *
load_hits (SnDb *db, const Search *search, const SnDate *today, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_search_hit_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < search->candidates->len; i++)
    if (!g_array_index (search->candidates, Candidate, i).newsletter)
      g_array_append_val (ids, g_array_index (search->candidates, Candidate, i).id);
  items = sn_db_load_items (db, ids, today, error);
  if (items == NULL)
    return NULL;
  for (guint i = 0; i < search->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (search->candidates, Candidate, i);
      SnItem *item = candidate->newsletter ? NULL : find_item (items, candidate->id);

      if (item != NULL)
        g_ptr_array_add (hits, new_item_hit (item, search->terms));
      else if (candidate->newsletter && !add_newsletter (db, candidate->id, search->terms, hits, error))
        return NULL;
    }
  return g_steal_pointer (&hits);
}

static GPtrArray *
search_now (SnDb *db, const SnSearchTerms *terms, guint limit, const SnDate *today, GError **error)
{
  g_autofree char *expression = sn_search_terms_to_fts (terms);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Search search = { terms, expression, sn_date_first_julian (today), candidates };

  if (expression == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) sn_search_hit_free);
  if (!sn_db_add_rank (db, error) || !find_all_candidates (db, &search, error))
    return NULL;
  g_array_sort (candidates, compare_candidates);
  g_array_set_size (candidates, MIN (candidates->len, limit));
  return load_hits (db, &search, today, error);
}

static int
is_cancelled_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * sn_db_search:
 * @text: what was typed; nothing in it is syntax, and the last word may be
 *   unfinished
 * @limit: how many hits at most
 * @today: the day from which they are seen; must be set
 * @cancellable: (nullable): stops the search, also while it runs
 *
 * Looks for items and newsletters that have all words of @text: items under
 * their title, reference, organiser, committee, category and all that was said
 * of them, newsletters under their title and whole text. What a word is and
 * which ways to write it are one: sn-search-words.c.
 *
 * Errors: %SN_ERROR_DATABASE, %SN_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type SnSearchHit) (nullable): the best hits,
 *   best first; none where @text has no word.
 */
GPtrArray *
sn_db_search (SnDb *db, const char *text, guint limit, const SnDate *today, GCancellable *cancellable, GError **error)
{
  g_autoptr (SnSearchTerms) terms = sn_search_terms_new (text);
  g_autoptr (GError) failure = NULL;
  GPtrArray *hits = NULL;

  if (cancellable != NULL)
    sqlite3_progress_handler (db->sqlite, STEPS_BETWEEN_ASKING, is_cancelled_cb, cancellable);
  if (!g_cancellable_is_cancelled (cancellable))
    hits = search_now (db, terms, limit, today, &failure);
  if (cancellable != NULL)
    sqlite3_progress_handler (db->sqlite, 0, NULL, NULL);
  if (hits == NULL && g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, SN_ERROR, SN_ERROR_CANCELLED, "The search was stopped.");
  else if (hits == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return hits;
}
