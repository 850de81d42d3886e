/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-publication.h"

#include "sn-error.h"

/* What calendars are told in the end of what they are not to have any more. */
#define WITHDRAWN "withdrawn"

/* A calendar on its way. */
struct _SnPublishing
{
  const SnPublication *publication; /* borrowed */
  SnPublished *published;
  GHashTable *told;        /* number → revision; NULL without a target */
  GPtrArray *items;        /* SnItem, to be written */
  guint n_present;         /* the first so many of them; the rest is withdrawn */
  GArray *missing;         /* gint64: what the target was told and is not present */
  guint n_missed;          /* so many of them were looked for */
  GPtrArray *fingerprints; /* of each item */
  guint n_revised;         /* so many items have their revision */
  GPtrArray *entries;      /* SnIcsEntry */
};

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
 * sn_revisions_have_names_twice:
 * @revisions: (element-type SnRevision): how calendars know some items
 *
 * Returns: whether two of them have the same name.
 */
gboolean
sn_revisions_have_names_twice (GPtrArray *revisions)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < revisions->len; i++)
    if (!g_hash_table_add (names, ((SnRevision *) revisions->pdata[i])->uid))
      return TRUE;
  return FALSE;
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

/**
 * sn_publishing_new:
 * @publication: which calendar; not copied
 *
 * Returns: (transfer full): a calendar that is to be made in parts, in the order of
 *   the functions that follow.
 */
SnPublishing *
sn_publishing_new (const SnPublication *publication)
{
  SnPublishing *self = g_new0 (SnPublishing, 1);

  self->publication = publication;
  self->published = g_new0 (SnPublished, 1);
  self->published->target = g_strdup (publication->target);
  self->published->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_revision_free);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_ics_entry_free);
  return self;
}

/**
 * sn_publishing_free:
 *
 * Frees @self.
 */
void
sn_publishing_free (SnPublishing *self)
{
  g_clear_pointer (&self->published, sn_published_free);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_ptr_array_unref (self->items);
  g_array_unref (self->missing);
  g_clear_pointer (&self->fingerprints, g_ptr_array_unref);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * sn_publishing_begin:
 *
 * Asks what the target was told.
 *
 * Returns: whether the store could say it.
 */
gboolean
sn_publishing_begin (SnPublishing *self, SnDb *db, GError **error)
{
  if (self->publication->target != NULL)
    self->told = sn_db_get_told (db, self->publication->target, error);
  return self->publication->target == NULL || self->told != NULL;
}

/**
 * sn_publishing_get_told:
 *
 * Returns: (transfer none) (nullable) (element-type gint64 guint): the numbers of
 *   which the target was told, with their revisions; %NULL without a target.
 */
GHashTable *
sn_publishing_get_told (SnPublishing *self)
{
  return self->told;
}

/**
 * sn_publishing_take:
 * @items: (element-type SnItem): items that the calendar is to have
 *
 * Takes those of them that a calendar can have; to be called any number of times.
 */
void
sn_publishing_take (SnPublishing *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (sn_ics_can_write (items->pdata[i], &self->publication->options, &self->published->summary))
      g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  self->n_present = self->items->len;
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

static void
add_sorted_numbers (GArray *ids, GHashTable *numbers)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  g_array_sort (ids, compare_numbers);
}

/* What the target was told of all that this is about. */
static GHashTable *
told_before (SnPublishing *self)
{
  GHashTable *told = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = self->publication->query == NULL ? self->publication->ids : NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->told);
  while (ids == NULL && g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (told, key);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_hash_table_contains (self->told, &g_array_index (ids, gint64, i)))
      g_hash_table_add (told, &g_array_index (ids, gint64, i));
  return told;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

/**
 * sn_publishing_compare:
 *
 * Puts what was taken in order, and finds out what the target was told besides.
 */
void
sn_publishing_compare (SnPublishing *self)
{
  g_autoptr (GHashTable) missing = NULL;

  g_ptr_array_sort (self->items, compare_items);
  if (self->told == NULL)
    return;
  missing = told_before (self);
  forget_items (missing, self->items);
  add_sorted_numbers (self->missing, missing);
}

/* Of some numbers that the target was told those that calendars are to have no
 * more. What is merely no answer to the query stays as it is. */
static GArray *
find_withdrawn (SnPublishing *self, SnDb *db, GArray *missing, GError **error)
{
  g_autoptr (GPtrArray) living = sn_db_load_items (db, missing, &self->publication->today, error);
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids;
  SnIcsSummary nowhere = { 0 };

  if (living == NULL)
    return NULL;
  for (guint i = 0; i < missing->len; i++)
    g_hash_table_add (gone, &g_array_index (missing, gint64, i));
  for (guint i = living->len; i > 0; i--)
    if (!sn_ics_can_write (living->pdata[i - 1], &self->publication->options, &nowhere))
      g_ptr_array_remove_index_fast (living, i - 1);
  forget_items (gone, living);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_sorted_numbers (ids, gone);
  return ids;
}

/**
 * sn_publishing_withdraw:
 * @n: how many at most
 * @left: (out): whether some are left
 *
 * Looks for some of what the target was told besides: what calendars are not to
 * have any more is withdrawn.
 *
 * Returns: whether the store could say it.
 */
gboolean
sn_publishing_withdraw (SnPublishing *self, SnDb *db, guint n, gboolean *left, GError **error)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64)), ids = NULL;

  n = MIN (n, self->missing->len - self->n_missed);
  g_array_append_vals (missing, self->missing->data + self->n_missed * sizeof (gint64), n);
  self->n_missed += n;
  *left = self->n_missed < self->missing->len;
  ids = find_withdrawn (self, db, missing, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      SnItem *remains = sn_db_get_remains (db, g_array_index (ids, gint64, i), error);

      if (remains == NULL)
        return FALSE;
      g_ptr_array_add (self->items, remains);
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

/**
 * sn_publishing_judge:
 *
 * Works out what calendars see of each item, which takes long and needs no store.
 *
 * Errors: those of sn_ics_write().
 *
 * Returns: whether it worked.
 */
gboolean
sn_publishing_judge (SnPublishing *self, GError **error)
{
  self->fingerprints =
      sn_publication_fingerprints (self->items, self->n_present, self->publication->options.now, error);
  for (guint i = self->n_present; self->fingerprints != NULL && i < self->items->len; i++)
    g_ptr_array_add (self->fingerprints, g_strdup (WITHDRAWN));
  return self->fingerprints != NULL;
}

static gboolean
is_known (SnPublishing *self, const SnRevision *revision)
{
  gpointer sequence;

  return self->told != NULL && g_hash_table_lookup_extended (self->told, &revision->item_id, NULL, &sequence) &&
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
is_left_out (SnPublishing *self, guint i, const SnRevision *revision)
{
  if (!is_known (self, revision))
    return FALSE;
  return self->publication->changed_only ||
         (i >= self->n_present && is_over (self->items->pdata[i], &self->publication->today));
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
add_entry (SnPublishing *self, guint i, const SnRevision *revision)
{
  SnIcsEntry *entry = sn_publication_entry (self->items->pdata[i], revision);

  entry->withdrawn = i >= self->n_present;
  self->published->summary.withdrawn += entry->withdrawn;
  if (self->published->title == NULL)
    self->published->title = g_strdup (sn_item_get_title (entry->item));
  g_ptr_array_add (self->entries, entry);
  g_ptr_array_add (self->published->revisions, sn_revision_copy (revision));
}

static GPtrArray *
part_of (GPtrArray *all, guint first, guint n)
{
  GPtrArray *part = g_ptr_array_sized_new (n);

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (part, all->pdata[i]);
  return part;
}

/**
 * sn_publishing_revise:
 * @n: how many at most
 * @left: (out): whether some are left
 *
 * Raises the revisions of some items where calendars see something new of them.
 *
 * Returns: whether it was written into the store.
 */
gboolean
sn_publishing_revise (SnPublishing *self, SnDb *db, guint n, gboolean *left, GError **error)
{
  guint first = self->n_revised, n_now = MIN (n, self->items->len - first);
  gint64 now = g_date_time_to_unix (self->publication->options.now);
  g_autoptr (GPtrArray) items = part_of (self->items, first, n_now);
  g_autoptr (GPtrArray) fingerprints = part_of (self->fingerprints, first, n_now);
  g_autoptr (GPtrArray) revisions = sn_db_revise (db, items, fingerprints, now, error);

  if (revisions == NULL)
    return FALSE;
  for (guint i = 0; i < revisions->len; i++)
    if (!is_left_out (self, first + i, revisions->pdata[i]))
      add_entry (self, first + i, revisions->pdata[i]);
    else if (first + i < self->n_present)
      self->published->unchanged++;
  self->n_revised += n_now;
  *left = self->n_revised < self->items->len;
  return TRUE;
}

/**
 * sn_publishing_end:
 *
 * Writes the calendar, which takes long and needs no store.
 *
 * Errors: those of sn_ics_write().
 *
 * Returns: (transfer full) (nullable): it; see sn_publish().
 */
SnPublished *
sn_publishing_end (SnPublishing *self, GError **error)
{
  self->published->summary.written = self->entries->len;
  self->published->text = sn_ics_write_entries (self->entries, &self->publication->options, error);
  return self->published->text != NULL ? g_steal_pointer (&self->published) : NULL;
}

static GPtrArray *
load_items (SnPublishing *self, SnDb *db, GError **error)
{
  const SnPublication *publication = self->publication;
  g_autoptr (GPtrArray) items = NULL;

  if (publication->query != NULL)
    return sn_db_list_items (db, publication->query, error);
  items = sn_db_load_items (db, publication->ids, &publication->today, error);
  if (items == NULL || !sn_published_all_found (db, publication->ids, items, self->told, error))
    return NULL;
  return g_steal_pointer (&items);
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
  g_autoptr (SnPublishing) self = sn_publishing_new (publication);
  g_autoptr (GPtrArray) items = NULL;
  gboolean left;

  if (!sn_publishing_begin (self, db, error) || (items = load_items (self, db, error)) == NULL)
    return NULL;
  sn_publishing_take (self, items);
  sn_publishing_compare (self);
  if (!sn_publishing_withdraw (self, db, G_MAXUINT, &left, error) || !sn_publishing_judge (self, error) ||
      !sn_publishing_revise (self, db, G_MAXUINT, &left, error))
    return NULL;
  return sn_publishing_end (self, error);
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
