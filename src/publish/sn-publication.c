/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-publication.h"

#include "sn-error.h"

/* What calendars are told in the end of what they are not to have any more. */
#define WITHDRAWN "withdrawn"

/* A calendar on its way. */
typedef struct
{
  SnDb *db;
  const SnPublication *publication;
  SnPublished *published;
  GHashTable *told;   /* number → revision; NULL without a target */
  GPtrArray *items;   /* SnItem, to be written */
  guint n_present;    /* the first so many of them; the rest is withdrawn */
  GPtrArray *entries; /* SnIcsEntry */
} Work;

/**
 * sn_published_free:
 *
 * Frees @published.
 */
void
sn_published_free (SnPublished *published)
{
  g_free (published->text);
  g_free (published->title);
  g_free (published->target);
  g_clear_pointer (&published->revisions, g_ptr_array_unref);
  g_free (published);
}

/**
 * sn_published_all_found:
 * @ids: (element-type gint64): numbers of items
 * @items: (element-type SnItem): those of them that the store has
 * @told: (nullable) (element-type gint64 guint): numbers that need not be there
 *   any more
 *
 * Errors: %SN_ERROR_NOT_FOUND, for the first number that is nobody's.
 *
 * Returns: whether each of @ids is that of an item, or of one that was merged into
 *   it.
 */
gboolean
sn_published_all_found (SnDb *db, GArray *ids, GPtrArray *items, GHashTable *told, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_hash_table_add (found, g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (found, &id) || (told != NULL && g_hash_table_contains (told, &id)))
        continue;
      if (!sn_db_resolve_item (db, &id, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
load_items (Work *work, GError **error)
{
  const SnPublication *publication = work->publication;
  g_autoptr (GPtrArray) items = NULL;

  if (publication->query != NULL)
    return sn_db_list_items (work->db, publication->query, error);
  items = sn_db_load_items (work->db, publication->ids, &publication->today, error);
  if (items == NULL || !sn_published_all_found (work->db, publication->ids, items, work->told, error))
    return NULL;
  return g_steal_pointer (&items);
}

static void
take_present (Work *work, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (sn_ics_can_write (items->pdata[i], &work->publication->options, &work->published->summary))
      g_ptr_array_add (work->items, g_object_ref (items->pdata[i]));
  work->n_present = work->items->len;
}

/* ---- what is withdrawn ---- */

static void
forget_items (GHashTable *numbers, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_hash_table_remove (numbers, &id);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static GArray *
sorted_numbers (GHashTable *numbers)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (numbers));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  g_array_sort (ids, compare_numbers);
  return ids;
}

/* What the target was told of all that this is about. */
static GHashTable *
told_before (Work *work)
{
  GHashTable *told = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = work->publication->query == NULL ? work->publication->ids : NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, work->told);
  while (ids == NULL && g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (told, key);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_hash_table_contains (work->told, &g_array_index (ids, gint64, i)))
      g_hash_table_add (told, &g_array_index (ids, gint64, i));
  return told;
}

/* Numbers that the target was told, and that calendars are to have no more. What
 * is merely no answer to the query stays as it is. */
static GArray *
find_withdrawn (Work *work, GError **error)
{
  g_autoptr (GHashTable) gone = told_before (work);
  g_autoptr (GArray) besides = NULL;
  g_autoptr (GPtrArray) living = NULL;
  SnIcsSummary nowhere = { 0 };

  forget_items (gone, work->items);
  besides = sorted_numbers (gone);
  living = sn_db_load_items (work->db, besides, &work->publication->today, error);
  if (living == NULL)
    return NULL;
  for (guint i = living->len; i > 0; i--)
    if (!sn_ics_can_write (living->pdata[i - 1], &work->publication->options, &nowhere))
      g_ptr_array_remove_index_fast (living, i - 1);
  forget_items (gone, living);
  return sorted_numbers (gone);
}

static gboolean
take_withdrawn (Work *work, GError **error)
{
  g_autoptr (GArray) ids = find_withdrawn (work, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      SnItem *remains = sn_db_get_remains (work->db, g_array_index (ids, gint64, i), error);

      if (remains == NULL)
        return FALSE;
      g_ptr_array_add (work->items, remains);
    }
  return ids != NULL;
}

/* ---- revisions ---- */

/**
 * sn_publication_fingerprints:
 * @items: (element-type SnItem): items, of which calendars can have the first
 *   @n_items
 * @now: now
 *
 * Whether what is known of an item is what calendars see of it has nothing to do
 * with how one of them wants it.
 *
 * Errors: those of sn_ics_write().
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the fingerprint of each
 *   of the first @n_items, for sn_db_revise().
 */
GPtrArray *
sn_publication_fingerprints (GPtrArray *items, guint n_items, GDateTime *now, GError **error)
{
  SnIcsOptions options = { .now = now, .months = TRUE };

  return sn_ics_fingerprints (items, n_items, &options, error);
}

static GPtrArray *
make_fingerprints (Work *work, GError **error)
{
  GPtrArray *fingerprints =
      sn_publication_fingerprints (work->items, work->n_present, work->publication->options.now, error);

  for (guint i = work->n_present; fingerprints != NULL && i < work->items->len; i++)
    g_ptr_array_add (fingerprints, g_strdup (WITHDRAWN));
  return fingerprints;
}

static gboolean
is_known (Work *work, const SnRevision *revision)
{
  gpointer sequence;

  return work->told != NULL && g_hash_table_lookup_extended (work->told, &revision->item_id, NULL, &sequence) &&
         GPOINTER_TO_UINT (sequence) >= revision->sequence;
}

/* What was withdrawn is said again until it would be over, for whoever reads only
 * whole calendars. */
static gboolean
is_over (SnItem *item, const SnDate *today)
{
  return sn_date_last_julian (sn_item_get_date (item)) < sn_date_first_julian (today);
}

static gboolean
is_left_out (Work *work, guint i, const SnRevision *revision)
{
  if (!is_known (work, revision))
    return FALSE;
  return work->publication->changed_only ||
         (i >= work->n_present && is_over (work->items->pdata[i], &work->publication->today));
}

/**
 * sn_publication_entry:
 * @revision: the item's
 *
 * Returns: (transfer full): @item as calendars are to know it.
 */
SnIcsEntry *
sn_publication_entry (SnItem *item, const SnRevision *revision)
{
  SnIcsEntry *entry = sn_ics_entry_new (item, revision->uid);

  entry->sequence = revision->sequence;
  entry->modified = revision->modified;
  return entry;
}

static void
add_entry (Work *work, guint i, const SnRevision *revision)
{
  SnIcsEntry *entry = sn_publication_entry (work->items->pdata[i], revision);

  entry->withdrawn = i >= work->n_present;
  work->published->summary.withdrawn += entry->withdrawn;
  if (work->published->title == NULL)
    work->published->title = g_strdup (sn_item_get_title (entry->item));
  g_ptr_array_add (work->entries, entry);
  g_ptr_array_add (work->published->revisions, sn_revision_copy (revision));
}

static gboolean
revise (Work *work, GError **error)
{
  gint64 now = g_date_time_to_unix (work->publication->options.now);
  g_autoptr (GPtrArray) fingerprints = make_fingerprints (work, error);
  g_autoptr (GPtrArray) revisions =
      fingerprints != NULL ? sn_db_revise (work->db, work->items, fingerprints, now, error) : NULL;

  if (revisions == NULL)
    return FALSE;
  for (guint i = 0; i < revisions->len; i++)
    if (!is_left_out (work, i, revisions->pdata[i]))
      add_entry (work, i, revisions->pdata[i]);
    else if (i < work->n_present)
      work->published->unchanged++;
  work->published->summary.written = work->entries->len;
  return TRUE;
}

static gboolean
make (Work *work, GError **error)
{
  g_autoptr (GPtrArray) items = load_items (work, error);

  if (items == NULL)
    return FALSE;
  take_present (work, items);
  if (work->told != NULL && !take_withdrawn (work, error))
    return FALSE;
  if (!revise (work, error))
    return FALSE;
  work->published->text = sn_ics_write_entries (work->entries, &work->publication->options, error);
  return work->published->text != NULL;
}

/**
 * sn_publish:
 *
 * Makes a calendar out of a store. Each item keeps the name under which it was
 * given away first, and its revision rises with what changed since. What is left
 * out, and why, is in the summary.
 *
 * Errors: %SN_ERROR_NOT_FOUND for a number, and those of the store and of
 * sn_ics_write().
 *
 * Returns: (transfer full) (nullable): the calendar. Once it is written where it
 *   belongs, sn_published_remember() is to be called.
 */
SnPublished *
sn_publish (SnDb *db, const SnPublication *publication, GError **error)
{
  g_autoptr (SnPublished) published = g_new0 (SnPublished, 1);
  g_autoptr (GHashTable) told = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_ics_entry_free);
  Work work = { db, publication, published, NULL, items, 0, entries };

  published->target = g_strdup (publication->target);
  published->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_revision_free);
  if (publication->target != NULL && (told = sn_db_get_told (db, publication->target, error)) == NULL)
    return NULL;
  work.told = told;
  return make (&work, error) ? g_steal_pointer (&published) : NULL;
}

/**
 * sn_published_remember:
 * @now: when it was written
 *
 * Remembers that the target, if there is one, was told.
 *
 * Returns: whether it was written into the store.
 */
gboolean
sn_published_remember (SnDb *db, const SnPublished *published, GDateTime *now, GError **error)
{
  return published->target == NULL ||
         sn_db_set_told (db, published->target, published->revisions, g_date_time_to_unix (now), error);
}
