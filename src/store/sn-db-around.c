/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-edit.h"
#include "sn-db-private.h"
#include "sn-search-words.h"

#include <string.h>

/* What stands around one item: the story of its modification, its doubles, and
 * an address to write to. */

#define MAILTO "mailto:"

/* Every reference that a modification has had. */
#define NAMES                                                                                                          \
  "WITH RECURSIVE names (name) AS (VALUES (?1)"                                                                        \
  " UNION SELECT r.to_reference FROM reference_changes r JOIN names ON r.from_reference = name"                        \
  " UNION SELECT r.from_reference FROM reference_changes r JOIN names ON r.to_reference = name)"

/* Whichever of them a newsletter or the user gave an item. */
#define STORY                                                                                                          \
  NAMES " SELECT m.item_id FROM mentions m JOIN names ON m.reference = name WHERE m.item_id IS NOT NULL"               \
        " UNION SELECT f.item_id FROM user_fields f JOIN names ON f.field = 'reference' AND f.value = name"            \
        " UNION SELECT i.id FROM user_items h JOIN names ON h.reference = name JOIN items i ON i.key = h.key"

/* Votes and releases of which a sentence says what they are about. */
#define SPOKEN_OF                                                                                                      \
  "SELECT id FROM items WHERE id IN (SELECT rowid & 0xffffffff FROM item_words WHERE item_words MATCH ?1)"             \
  " AND kind IN ('event', 'milestone', 'deadline') AND reference IS NULL"

static gboolean
add_numbers (SnDb *db, const char *sql, const char *text, GArray *ids, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, text);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return step != SN_STEP_FAILED;
}

/* The words that a search knows of a text, each between spaces. */
static char *
words_of (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  sn_search_fold (words, text);
  return g_strdup_printf (" %s ", words->str);
}

/* All the words of a reference, wherever they stand: a phrase of several is what
 * a table that does not keep their places cannot be asked for. */
static char *
expression_of (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (expression, "%s\"%s\"", expression->len > 0 ? " " : "", parts[i]);
  return g_string_free (g_steal_pointer (&expression), FALSE);
}

static gboolean
speaks_of (SnItem *item, const char *words)
{
  GPtrArray *mentions = sn_item_get_mentions (item);
  g_autofree char *title = words_of (sn_item_get_title (item));

  if (strstr (title, words) != NULL)
    return TRUE;
  for (guint i = 0; i < mentions->len; i++)
    {
      g_autofree char *quote = words_of (((const SnMention *) mentions->pdata[i])->quote);

      if (strstr (quote, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What has all words of @words may have them apart. */
static gboolean
add_speaking (SnDb *db, const char *words, const SnDate *today, GArray *ids, GError **error)
{
  g_autofree char *expression = expression_of (words);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;

  if (*expression == '\0')
    return TRUE;
  if (!add_numbers (db, SPOKEN_OF, expression, found, error))
    return FALSE;
  if (strchr (expression, ' ') == NULL)
    {
      g_array_append_vals (ids, found->data, found->len);
      return TRUE;
    }
  items = sn_db_load_living (db, found, today, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      if (speaks_of (items->pdata[i], words))
        g_array_append_val (ids, id);
    }
  return items != NULL;
}

static gboolean
add_spoken_of (SnDb *db, const char *reference, const SnDate *today, GArray *ids, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, NAMES " SELECT name FROM names", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, reference);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      g_autofree char *words = words_of (sn_statement_get_text (row, 0));

      if (!add_speaking (db, words, today, ids, error))
        return FALSE;
    }
  return step != SN_STEP_FAILED;
}

static gboolean
find_story (SnDb *db, SnItem *item, const SnDate *today, SnAround *around, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;
  const char *reference = sn_item_get_reference (item);

  if (reference == NULL)
    return TRUE;
  if (!add_numbers (db, STORY, reference, ids, error) || !add_spoken_of (db, reference, today, ids, error))
    return FALSE;
  items = sn_db_load_items (db, ids, today, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_state (items->pdata[i]) != SN_STATE_DISMISSED ||
        sn_item_get_id (items->pdata[i]) == sn_item_get_id (item))
      g_ptr_array_add (around->story, g_object_ref (items->pdata[i]));
  return TRUE;
}

static gboolean
add_alike (SnDb *db, const SnLikeness *pair, SnItem *item, const SnDate *today, SnAround *around, GError **error)
{
  gint64 id = sn_item_get_id (item);
  gboolean distinct;
  SnItem *other;

  if (pair->item != id && pair->other != id)
    return TRUE;
  if (!sn_db_are_distinct (db, pair->item, pair->other, &distinct, error))
    return FALSE;
  if (distinct)
    return TRUE;
  other = sn_db_get_item (db, pair->item == id ? pair->other : pair->item, today, error);
  if (other == NULL)
    return FALSE;
  g_ptr_array_add (around->alike, other);
  return TRUE;
}

/* Only what is of one day can be alike, or has none. */
static gboolean
find_alike (SnDb *db, SnItem *item, const SnDate *today, SnAround *around, GError **error)
{
  const SnDate *date = sn_item_get_date (item);
  SnQuery query = { .kinds = SN_QUERY_KIND (sn_item_get_kind (item)), .open_only = TRUE, .today = *today };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GArray) pairs = NULL;

  if (sn_item_get_state (item) != SN_STATE_OPEN && sn_item_get_state (item) != SN_STATE_DOUBTFUL)
    return TRUE;
  if (sn_date_is_set (date))
    {
      query.precision = SN_QUERY_DATED;
      query.from = sn_date_from_julian (sn_date_first_julian (date));
      query.to = sn_date_from_julian (sn_date_last_julian (date));
    }
  items = sn_db_list_items (db, &query, error);
  if (items == NULL)
    return FALSE;
  pairs = sn_likeness_find_for (items, sn_item_get_id (item));
  for (guint i = 0; i < pairs->len; i++)
    if (!add_alike (db, &g_array_index (pairs, SnLikeness, i), item, today, around, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_address (SnAround *around, const char *uri, SnAddressSource source)
{
  if (uri == NULL || g_ascii_strncasecmp (uri, MAILTO, strlen (MAILTO)) != 0 || !sn_uri_is_allowed (uri) ||
      uri[strlen (MAILTO)] == '\0')
    return FALSE;
  around->address = g_strdup (uri + strlen (MAILTO));
  around->source = source;
  return TRUE;
}

/* The first address that a query finds. */
static gboolean
ask_address (SnDb *db, const char *sql, SnItem *item, SnAddressSource source, SnAround *around, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, sn_item_get_id (item));
  sn_statement_bind_text (row, 2, sn_item_get_organiser (item));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    if (take_address (around, sn_statement_get_text (row, 0), source))
      return TRUE;
  return step == SN_STEP_DONE;
}

static gboolean
is_given_with_item (SnNewsletter *newsletter, const SnLink *link)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);

  for (guint i = 0; i < items->len; i++)
    {
      GPtrArray *links = sn_item_get_links (items->pdata[i]);

      for (guint j = 0; j < links->len; j++)
        if (g_str_equal (((SnLink *) links->pdata[j])->uri, link->uri))
          return TRUE;
    }
  return FALSE;
}

/* Who sends a newsletter says at its end how to be reached. An address that it
 * gives with another item is that item's. */
static gboolean
read_address (SnDb *db, SnItem *item, SnAround *around, GError **error)
{
  const SnMention *mention = sn_item_get_mention (item);
  g_autoptr (SnNewsletter) newsletter = NULL;
  g_autoptr (SnDocument) document = NULL;
  GPtrArray *links;

  if (mention == NULL || mention->newsletter_id <= 0)
    return TRUE;
  newsletter = sn_db_get_newsletter (db, mention->newsletter_id, &document, error);
  if (newsletter == NULL)
    return FALSE;
  links = sn_document_get_links (document);
  for (guint i = links->len; i-- > 0 && around->address == NULL;)
    if (!is_given_with_item (newsletter, links->pdata[i]))
      take_address (around, ((SnLink *) links->pdata[i])->uri, SN_ADDRESS_OF_NEWSLETTER);
  return TRUE;
}

#define LINKS_BY                                                                                                       \
  "SELECT l.uri FROM mentions m JOIN mention_links l ON l.mention_id = m.id"                                           \
  " JOIN newsletters n ON n.id = m.newsletter_id WHERE "
#define NEWEST_FIRST " ORDER BY n.issued_day DESC, m.position, l.position"

static gboolean
find_address (SnDb *db, SnItem *item, SnAround *around, GError **error)
{
  if (!ask_address (db, LINKS_BY "m.item_id = ?1" NEWEST_FIRST, item, SN_ADDRESS_OF_ITEM, around, error))
    return FALSE;
  if (around->address == NULL && sn_item_get_organiser (item) != NULL &&
      !ask_address (db,
                    LINKS_BY "m.newsletter_id IN (SELECT newsletter_id FROM mentions WHERE item_id = ?1)"
                             " AND m.organiser = ?2" NEWEST_FIRST,
                    item, SN_ADDRESS_OF_ORGANISER, around, error))
    return FALSE;
  return around->address != NULL || read_address (db, item, around, error);
}

/**
 * sn_db_look_around:
 * @id: the number of an item
 * @today: the day for which states are worked out
 *
 * Finds what stands around an item. Only its newest newsletter is read, and
 * only where no address was given with an item.
 *
 * Errors: %SN_ERROR_NOT_FOUND for the item.
 *
 * Returns: (transfer full) (nullable): what was found.
 */
SnAround *
sn_db_look_around (SnDb *db, gint64 id, const SnDate *today, GError **error)
{
  g_autoptr (SnAround) around = sn_around_new ();
  g_autoptr (SnItem) item = sn_db_get_item (db, id, today, error);

  if (item == NULL || !find_story (db, item, today, around, error) || !find_alike (db, item, today, around, error) ||
      !find_address (db, item, around, error))
    return NULL;
  return g_steal_pointer (&around);
}
