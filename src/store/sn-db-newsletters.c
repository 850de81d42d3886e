/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

/* What was loaded, newsletter by newsletter. */

/* Mentions of seats that are filled are outcomes, which are no items. */
#define IS_OUTCOME "kind = 'vacancy' AND outcome = 'filled'"

#define NEWSLETTER_COLUMNS "n.id, n.title, n.issued, n.sender, n.format, n.sha256, n.path"

static SnNewsletter *
read_newsletter (SnStatement *row)
{
  SnNewsletter *newsletter = sn_newsletter_new ();
  const char *issued = sn_statement_get_text (row, 2);
  SnDate date = { 0 };

  if (issued != NULL)
    sn_date_parse (issued, &date);
  sn_newsletter_set_id (newsletter, sqlite3_column_int64 (row, 0));
  sn_newsletter_set_title (newsletter, sn_statement_get_text (row, 1));
  sn_newsletter_set_issued (newsletter, &date);
  sn_newsletter_set_sender (newsletter, sn_statement_get_text (row, 3));
  sn_newsletter_set_format (newsletter, sn_statement_get_text (row, 4));
  sn_newsletter_set_sha256 (newsletter, sn_statement_get_text (row, 5));
  sn_newsletter_set_path (newsletter, sn_statement_get_text (row, 6));
  return newsletter;
}

static gboolean
not_found (gint64 id, GError **error)
{
  g_set_error (error, SN_ERROR, SN_ERROR_NOT_FOUND, "No newsletter has the number %" G_GINT64_FORMAT ".", id);
  return FALSE;
}

/* From newsletter_index, in the order of kinds. */
#define COUNT_COLUMNS "x.consultations, x.vacancies, x.events, x.milestones, x.deadlines, x.doubts"

static SnNewsletter *
read_listed (SnStatement *row)
{
  SnNewsletter *newsletter = read_newsletter (row);

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    sn_newsletter_set_count (newsletter, (SnItemKind) kind, (guint) sqlite3_column_int64 (row, 7 + (int) kind));
  sn_newsletter_set_n_doubts (newsletter, (guint) sqlite3_column_int64 (row, 7 + SN_N_ITEM_KINDS));
  return newsletter;
}

/* How many come before a newsletter in the list, and itself. */
static gboolean
count_down_to (SnDb *db, const SnNewsletterQuery *query, gint64 *count, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db,
      query->doubts_only ? "SELECT count (*) FROM newsletter_index WHERE doubts > 0 AND search_row >="
                           " (SELECT search_row FROM newsletter_index WHERE newsletter_id = ?1)"
                         : "SELECT count (*) FROM newsletters"
                           " WHERE (issued_day, id) >= (SELECT issued_day, id FROM newsletters WHERE id = ?1)",
      error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, query->down_to);
  if (sn_db_step (db, row, error) != SN_STEP_ROW)
    return FALSE;
  *count = sqlite3_column_int64 (row, 0);
  return TRUE;
}

#define LIST_NEWSLETTERS                                                                                               \
  "SELECT " NEWSLETTER_COLUMNS ", " COUNT_COLUMNS                                                                      \
  " FROM newsletters n LEFT JOIN newsletter_index x ON x.newsletter_id = n.id"
#define NEWEST_FIRST " ORDER BY n.issued_day DESC, n.id DESC LIMIT ?1"

/**
 * sn_db_newsletters_sql:
 *
 * Returns: the statement that lists newsletters, for a test of its plan.
 */
const char *
sn_db_newsletters_sql (const SnNewsletterQuery *query)
{
  if (query->doubts_only)
    return "SELECT " NEWSLETTER_COLUMNS ", " COUNT_COLUMNS
           " FROM newsletter_index x CROSS JOIN newsletters n ON n.id = x.newsletter_id"
           " WHERE x.doubts > 0 ORDER BY x.search_row DESC LIMIT ?1";
  if (sn_date_is_set (&query->to))
    return LIST_NEWSLETTERS " WHERE n.issued_day BETWEEN :from AND :to" NEWEST_FIRST;
  return LIST_NEWSLETTERS NEWEST_FIRST;
}

/**
 * sn_db_find_newsletters:
 *
 * Returns: (transfer full) (element-type SnNewsletter) (nullable): the
 *   newsletters, newest issue first, with how many items of each kind and how
 *   many doubts they have, but without these and without their bytes; %NULL on
 *   error.
 */
GPtrArray *
sn_db_find_newsletters (SnDb *db, const SnNewsletterQuery *query, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sn_db_newsletters_sql (query), error);
  g_autoptr (GPtrArray) newsletters = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 least = 0;
  SnStep step;

  if (row == NULL || (query->down_to != 0 && !count_down_to (db, query, &least, error)))
    return NULL;
  /* To SQLite a limit below 0 is none. */
  sqlite3_bind_int64 (row, 1, query->limit == 0 ? -1 : MAX (query->limit, least));
  sqlite3_bind_int64 (row, sqlite3_bind_parameter_index (row, ":from"), sn_date_first_julian (&query->from));
  sqlite3_bind_int64 (row, sqlite3_bind_parameter_index (row, ":to"), sn_date_last_julian (&query->to));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_ptr_array_add (newsletters, read_listed (row));
  return step == SN_STEP_DONE ? g_steal_pointer (&newsletters) : NULL;
}

/**
 * sn_db_list_newsletters:
 *
 * Returns: (transfer full) (element-type SnNewsletter) (nullable): all
 *   newsletters, as sn_db_find_newsletters() finds them; %NULL on error.
 */
GPtrArray *
sn_db_list_newsletters (SnDb *db, GError **error)
{
  return sn_db_find_newsletters (db, &(SnNewsletterQuery){ 0 }, error);
}

/**
 * sn_db_count_newsletters:
 * @counts: (out): how many there are
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_count_newsletters (SnDb *db, SnNewsletterCounts *counts, GError **error)
{
  gint64 all, doubts;

  if (!sn_db_get_number (db, "SELECT count (*) FROM newsletters", &all, error) ||
      !sn_db_get_number (db, "SELECT count (*) FROM newsletter_index WHERE doubts > 0", &doubts, error))
    return FALSE;
  *counts = (SnNewsletterCounts){ (guint) all, (guint) doubts };
  return TRUE;
}

/**
 * sn_db_get_bytes:
 *
 * Errors: %SN_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the newsletter exactly as it came.
 */
GBytes *
sn_db_get_bytes (SnDb *db, gint64 newsletter_id, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT bytes FROM newsletters WHERE id = ?1", error);
  gconstpointer data;
  SnStep step;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, newsletter_id);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_DONE)
    not_found (newsletter_id, error);
  if (step != SN_STEP_ROW)
    return NULL;
  data = sqlite3_column_blob (row, 0);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (row, 0));
}

/**
 * sn_db_read_document:
 * @newsletter: a newsletter of the store
 *
 * Reads the stored bytes again.
 *
 * Returns: (transfer full) (nullable): the document they are.
 */
SnDocument *
sn_db_read_document (SnDb *db, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (GBytes) bytes = sn_db_get_bytes (db, sn_newsletter_get_id (newsletter), error);
  g_autoptr (GPtrArray) documents = NULL;

  if (bytes == NULL)
    return NULL;
  documents = sn_document_read (bytes, sn_newsletter_get_path (newsletter), error);
  if (documents == NULL)
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    if (g_strcmp0 (sn_document_get_sha256 (documents->pdata[i]), sn_newsletter_get_sha256 (newsletter)) == 0)
      return g_object_ref (documents->pdata[i]);
  if (documents->len > 0)
    return g_object_ref (documents->pdata[0]);
  g_set_error_literal (error, SN_ERROR, SN_ERROR_NOT_NEWSLETTER, "The stored newsletter has no text.");
  return NULL;
}

static gboolean
load_places (SnDb *db, SnItem *item, gint64 mention_id, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db, "SELECT quote, start, length FROM mention_places WHERE mention_id = ?1 ORDER BY position", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, mention_id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      SnMention *mention = sn_mention_new (sn_statement_get_text (row, 0), (gsize) sqlite3_column_int64 (row, 1),
                                           (gsize) sqlite3_column_int64 (row, 2));

      mention->newsletter_id = sn_newsletter_get_id (newsletter);
      mention->issued = sn_date_to_string (sn_newsletter_get_issued (newsletter));
      sn_item_add_mention (item, mention);
    }
  return step == SN_STEP_DONE;
}

static gboolean
load_links (SnDb *db, SnItem *item, gint64 mention_id, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db, "SELECT role, label, uri, start, length FROM mention_links WHERE mention_id = ?1 ORDER BY position", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, mention_id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      g_autoptr (SnLink) link = sn_link_new (
          sn_link_role_from_string (sn_statement_get_text (row, 0)), sn_statement_get_text (row, 1),
          sn_statement_get_text (row, 2), (gsize) sqlite3_column_int64 (row, 3), (gsize) sqlite3_column_int64 (row, 4));

      sn_item_add_link (item, link);
    }
  return step == SN_STEP_DONE;
}

static gboolean
load_doubts (SnDb *db, SnItem *item, gint64 mention_id, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT text FROM mention_doubts WHERE mention_id = ?1 ORDER BY position", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, mention_id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    sn_item_add_doubt (item, sn_statement_get_text (row, 0));
  return step == SN_STEP_DONE;
}

/* The items and outcomes as this newsletter speaks of them, each with the number of the
 * living item. */
static gboolean
load_items (SnDb *db, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT m.id, m.item_id, coalesce ((SELECT e.uid FROM calendar_entries e"
                     " WHERE e.item_id = i.id), i.uid), " SN_ITEM_COLUMNS (
                         "m.") " FROM mentions m LEFT JOIN items i ON i.id = m.item_id WHERE m.newsletter_id = ?1"
                               " ORDER BY m.position",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, sn_newsletter_get_id (newsletter));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      g_autoptr (SnItem) item = sn_statement_get_item (row, 3);
      gint64 mention_id = sqlite3_column_int64 (row, 0);

      sn_item_set_id (item, sqlite3_column_int64 (row, 1));
      sn_item_set_uid (item, sn_statement_get_text (row, 2));
      if (!load_places (db, item, mention_id, newsletter, error) || !load_links (db, item, mention_id, error) ||
          !load_doubts (db, item, mention_id, error))
        return FALSE;
      if (sn_item_get_kind (item) == SN_ITEM_VACANCY && sn_item_get_outcome (item) == SN_OUTCOME_FILLED)
        sn_newsletter_add_outcome (newsletter, g_steal_pointer (&item));
      else
        sn_newsletter_add_item (newsletter, g_steal_pointer (&item));
    }
  return step == SN_STEP_DONE;
}

/* What the user made of some of its words: the living item's title and kind,
 * with the place that was selected. */
static gboolean
load_added (SnDb *db, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT coalesce (i.merged_into, i.id), h.quote, h.start, h.length, " SN_ITEM_COLUMNS (
                         "i.") " FROM user_items h JOIN items i ON i.key = h.key WHERE h.sha256 = ?1 ORDER BY h.id",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, sn_newsletter_get_sha256 (newsletter));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      SnItem *item = sn_statement_get_item (row, 4);
      SnMention *place = sn_mention_new (sn_statement_get_text (row, 1), (gsize) sqlite3_column_int64 (row, 2),
                                         (gsize) sqlite3_column_int64 (row, 3));

      place->newsletter_id = sn_newsletter_get_id (newsletter);
      place->issued = sn_date_to_string (sn_newsletter_get_issued (newsletter));
      sn_item_set_id (item, sqlite3_column_int64 (row, 0));
      sn_item_add_mention (item, place);
      sn_newsletter_add_added (newsletter, item);
    }
  return step == SN_STEP_DONE;
}

static gboolean
load_renames (SnDb *db, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db,
      "SELECT from_reference, to_reference, quote FROM reference_changes WHERE newsletter_id = ?1 ORDER BY position",
      error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, sn_newsletter_get_id (newsletter));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    sn_newsletter_add_rename (newsletter, sn_rename_new (sn_statement_get_text (row, 0), sn_statement_get_text (row, 1),
                                                         sn_statement_get_text (row, 2), 0, 0));
  return step == SN_STEP_DONE;
}

static gboolean
load_remarks (SnDb *db, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (SnStatement) doubts =
      sn_db_prepare (db, "SELECT text FROM newsletter_doubts WHERE newsletter_id = ?1 ORDER BY position", error);
  g_autoptr (SnStatement) unread = sn_db_prepare (
      db, "SELECT text, start, length FROM unread_sentences WHERE newsletter_id = ?1 ORDER BY position", error);
  SnStep step;

  if (doubts == NULL || unread == NULL)
    return FALSE;
  sqlite3_bind_int64 (doubts, 1, sn_newsletter_get_id (newsletter));
  sqlite3_bind_int64 (unread, 1, sn_newsletter_get_id (newsletter));
  while ((step = sn_db_step (db, doubts, error)) == SN_STEP_ROW)
    sn_newsletter_add_doubt (newsletter, sn_statement_get_text (doubts, 0));
  if (step == SN_STEP_FAILED)
    return FALSE;
  while ((step = sn_db_step (db, unread, error)) == SN_STEP_ROW)
    sn_newsletter_add_unread (newsletter, sn_unread_new (sn_statement_get_text (unread, 0),
                                                         (gsize) sqlite3_column_int64 (unread, 1),
                                                         (gsize) sqlite3_column_int64 (unread, 2)));
  return step == SN_STEP_DONE;
}

static SnNewsletter *
load_newsletter (SnDb *db, gint64 id, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT " NEWSLETTER_COLUMNS " FROM newsletters n WHERE n.id = ?1", error);
  g_autoptr (SnNewsletter) newsletter = NULL;
  SnStep step;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, id);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_DONE)
    not_found (id, error);
  if (step != SN_STEP_ROW)
    return NULL;
  newsletter = read_newsletter (row);
  return load_items (db, newsletter, error) && load_added (db, newsletter, error) &&
                 load_renames (db, newsletter, error) && load_remarks (db, newsletter, error)
             ? g_steal_pointer (&newsletter)
             : NULL;
}

/**
 * sn_db_get_newsletter:
 * @document: (out) (optional) (transfer full): its text, read again from the
 *   stored bytes, for which the mentions' offsets hold
 *
 * Loads a newsletter with all it says: its items are as this newsletter speaks
 * of them (its own date, quote and place), with the number and uid of the living
 * item; their states are not worked out. What the user made of its words is
 * beside them.
 *
 * Errors: %SN_ERROR_NOT_FOUND; with @document also those of sn_document_read().
 *
 * Returns: (transfer full) (nullable): the newsletter.
 */
SnNewsletter *
sn_db_get_newsletter (SnDb *db, gint64 newsletter_id, SnDocument **document, GError **error)
{
  g_autoptr (SnNewsletter) newsletter = load_newsletter (db, newsletter_id, error);

  if (document != NULL)
    *document = NULL;
  if (newsletter == NULL)
    return NULL;
  if (document != NULL && (*document = sn_db_read_document (db, newsletter, error)) == NULL)
    return NULL;
  return g_steal_pointer (&newsletter);
}
