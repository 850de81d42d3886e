/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

/* What newsletters brought, for a user who goes through it. */

/**
 * sn_review_free:
 *
 * Frees @review.
 */
void
sn_review_free (SnReview *review)
{
  g_free (review->title);
  g_clear_pointer (&review->doubtful, g_ptr_array_unref);
  g_clear_pointer (&review->answered, g_ptr_array_unref);
  g_clear_pointer (&review->changed, g_ptr_array_unref);
  g_clear_pointer (&review->added, g_ptr_array_unref);
  g_clear_pointer (&review->unread, g_ptr_array_unref);
  g_free (review);
}

/**
 * sn_review_is_empty:
 *
 * Returns: whether there is nothing to go through.
 */
gboolean
sn_review_is_empty (const SnReview *review)
{
  return review->doubtful->len + review->changed->len + review->added->len == 0;
}

/**
 * sn_review_get_change:
 * @item: an item of @review
 * @field: (nullable): name of a field; %NULL for any
 *
 * Returns: (transfer none) (nullable): the last change of that field which the
 *   newsletters of @review made.
 */
const SnChange *
sn_review_get_change (const SnReview *review, SnItem *item, const char *field)
{
  GPtrArray *changes = sn_item_get_changes (item);

  for (guint i = changes->len; i > 0; i--)
    {
      const SnChange *change = changes->pdata[i - 1];

      if (change->newsletter_id > review->after && (field == NULL || g_strcmp0 (change->field, field) == 0))
        return change;
    }
  return NULL;
}

/* What is over does not count, unless the last newsletter says what became of it,
 * as of a seat that is filled; what has no date is never over. An item that is
 * merged into another speaks through that one. The plus keeps SQLite from going
 * through the mentions of all newsletters in the order of items. */
#define MET                                                                                                            \
  "SELECT i.id,"                                                                                                       \
  " EXISTS (SELECT 1 FROM mentions o WHERE o.item_id = i.id AND o.newsletter_id <= ?1),"                               \
  " EXISTS (SELECT 1 FROM changes c WHERE c.item_id = i.id AND c.newsletter_id > ?1),"                                 \
  " EXISTS (SELECT 1 FROM changes c WHERE c.item_id = i.id AND c.newsletter_id = ?3),"                                 \
  " EXISTS (SELECT 1 FROM mentions o JOIN mention_doubts d ON d.mention_id = o.id"                                     \
  " WHERE o.item_id = i.id AND o.newsletter_id > ?1), i.kind"                                                          \
  " FROM (SELECT DISTINCT +item_id AS item_id FROM mentions WHERE newsletter_id > ?1) m"                               \
  " CROSS JOIN items i ON i.id = m.item_id"                                                                            \
  " WHERE (i.until >= ?2 OR EXISTS (SELECT 1 FROM changes c WHERE c.item_id = i.id AND c.newsletter_id = ?3"           \
  " AND c.field = 'state')) AND i.dismissed = 0 AND i.merged_into IS NULL ORDER BY i.until, i.id"

/**
 * sn_db_review_sql:
 *
 * Returns: the statement that finds what newsletters speak of, for a test of
 *   its plan.
 */
const char *
sn_db_review_sql (void)
{
  return MET;
}

/* The numbers of the items of one sort. */
typedef struct
{
  GArray *doubtful;
  GArray *changed;
  GArray *added;
} Found;

static void
add_id (GArray *ids, gint64 id)
{
  if (ids->len < SN_REVIEW_MOST)
    g_array_append_val (ids, id);
}

static void
take_row (SnReview *review, Found *found, SnStatement *row)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  gboolean before = sqlite3_column_int (row, 1) != 0;
  /* What the last newsletter changed, it changed since the one before it,
   * reviewed or not. */
  gboolean changed = sqlite3_column_int (row, before ? 2 : 3) != 0;
  SnItemKind kind;

  review->n_changed += changed;
  review->n_added += !before && !changed;
  review->n_known += before && !changed;
  if (sn_item_kind_from_string (sn_statement_get_text (row, 5), &kind))
    review->n_kinds[kind]++;
  if (sqlite3_column_int (row, 4) != 0)
    add_id (found->doubtful, id);
  if (changed)
    add_id (found->changed, id);
  else if (!before)
    add_id (found->added, id);
}

static gboolean
find (SnDb *db, const SnDate *today, SnReview *review, Found *found, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, MET, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, review->after);
  sqlite3_bind_int64 (row, 2, sn_date_first_julian (today));
  sqlite3_bind_int64 (row, 3, review->newest);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    take_row (review, found, row);
  return step == SN_STEP_DONE;
}

/* What nobody has mentioned for long is old news. */
static void
drop_stale (SnReview *review, GPtrArray *items, guint *count)
{
  for (guint i = items->len; i > 0; i--)
    {
      SnItem *item = items->pdata[i - 1];

      if (sn_item_get_state (item) != SN_STATE_DOUBTFUL)
        continue;
      if (count != NULL)
        {
          (*count)--;
          review->n_kinds[sn_item_get_kind (item)]--;
        }
      g_ptr_array_remove_index (items, i - 1);
    }
}

/* What the user has said something of is in doubt no more. */
static void
part_answered (SnReview *review)
{
  review->answered = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = review->doubtful->len; i > 0; i--)
    if (sn_item_get_n_doubts (review->doubtful->pdata[i - 1]) == 0)
      g_ptr_array_add (review->answered, g_ptr_array_steal_index (review->doubtful, i - 1));
}

static gboolean
load (SnDb *db, const SnDate *today, SnReview *review, const Found *found, GError **error)
{
  review->doubtful = sn_db_load_items (db, found->doubtful, today, error);
  review->changed = review->doubtful != NULL ? sn_db_load_items (db, found->changed, today, error) : NULL;
  review->added = review->changed != NULL ? sn_db_load_items (db, found->added, today, error) : NULL;
  if (review->added == NULL)
    return FALSE;
  drop_stale (review, review->doubtful, NULL);
  part_answered (review);
  drop_stale (review, review->changed, &review->n_changed);
  drop_stale (review, review->added, &review->n_added);
  return TRUE;
}

static gboolean
load_unread (SnDb *db, SnReview *review, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT u.newsletter_id, u.text, u.start, u.length, n.issued FROM unread_sentences u"
                     " JOIN newsletters n ON n.id = u.newsletter_id WHERE u.newsletter_id > ?1"
                     " ORDER BY u.newsletter_id DESC, u.position",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  review->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_mention_free);
  sqlite3_bind_int64 (row, 1, review->after);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    if (review->n_unread++ < SN_REVIEW_MOST)
      {
        SnMention *sentence = sn_mention_new (sn_statement_get_text (row, 1), (gsize) sqlite3_column_int64 (row, 2),
                                              (gsize) sqlite3_column_int64 (row, 3));

        sentence->newsletter_id = sqlite3_column_int64 (row, 0);
        sentence->issued = g_strdup (sn_statement_get_text (row, 4));
        g_ptr_array_add (review->unread, sentence);
      }
  return step == SN_STEP_DONE;
}

static gboolean
look_at_newsletters (SnDb *db, gint64 after, SnReview *review, GError **error)
{
  g_autoptr (SnStatement) count = NULL, title = NULL;

  if (!sn_db_get_number (db, "SELECT coalesce (max (id), 0) FROM newsletters", &review->newest, error))
    return FALSE;
  /* A store that was put back may have fewer than there were. */
  review->after = after < 0 ? MAX (review->newest - 1, 0) : MIN (after, review->newest);
  count = sn_db_prepare (db, "SELECT count (*) FROM newsletters WHERE id > ?1", error);
  title = count != NULL ? sn_db_prepare (db, "SELECT title FROM newsletters WHERE id = ?1", error) : NULL;
  if (title == NULL)
    return FALSE;
  sqlite3_bind_int64 (count, 1, review->after);
  if (sn_db_step (db, count, error) != SN_STEP_ROW)
    return FALSE;
  review->n_newsletters = (guint) sqlite3_column_int64 (count, 0);
  sqlite3_bind_int64 (title, 1, review->newest);
  if (sn_db_step (db, title, error) == SN_STEP_ROW)
    review->title = g_strdup (sn_statement_get_text (title, 0));
  return TRUE;
}

/**
 * sn_db_review:
 * @after: the number of a newsletter, 0 for all of them, or %SN_REVIEW_LAST_ONE
 * @today: a day
 *
 * Finds what the newsletters brought that came into the store after @after.
 *
 * Returns: (transfer full) (nullable): what they brought; %NULL on error.
 */
SnReview *
sn_db_review (SnDb *db, gint64 after, const SnDate *today, GError **error)
{
  g_autoptr (SnReview) review = g_new0 (SnReview, 1);
  g_autoptr (GArray) doubtful = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (gint64));
  Found found = { doubtful, changed, added };

  if (!look_at_newsletters (db, after, review, error) || !find (db, today, review, &found, error) ||
      !load (db, today, review, &found, error) || !load_unread (db, review, error))
    return NULL;
  return g_steal_pointer (&review);
}
