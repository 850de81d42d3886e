/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-update.h"

/* How many items the store is asked for in one step: it takes as long as a page
 * of the window does. */
#define STEP 500

typedef enum
{
  READING,  /* of the store: what calendars can have */
  JUDGING,  /* as what they see it */
  REVISING, /* in the store: what of it is new */
  WRITING,  /* the file */
  DONE,
} Phase;

struct _SnCalendarUpdate
{
  SnCalendarFile *file;
  GDateTime *now;
  SnDate today;

  GMutex lock; /* of all that follows, held for a step */
  Phase phase;
  gint64 opened;           /* whose store's it is: sn_db_get_opened() */
  GArray *living;          /* gint64: the items that there are, as they were listed last; NULL: not yet */
  GArray *unread;          /* gint64: those to be read, from @n_read on */
  guint n_read;            /* of @unread */
  GPtrArray *items;        /* SnItem: what calendars can have; from JUDGING on in order */
  GPtrArray *fingerprints; /* of each item */
  GPtrArray *revisions;    /* SnRevision, of the first items */
};

static void
forget (SnCalendarUpdate *self)
{
  g_clear_pointer (&self->living, g_array_unref);
  g_clear_pointer (&self->unread, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->fingerprints, g_ptr_array_unref);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
}

static void
begin (SnCalendarUpdate *self)
{
  forget (self);
  self->phase = READING;
  self->unread = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_read = 0;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_revision_free);
}

static void
end (SnCalendarUpdate *self)
{
  forget (self);
  self->phase = DONE;
}

static void
clear (gpointer data)
{
  SnCalendarUpdate *self = data;

  forget (self);
  sn_calendar_file_free (self->file);
  g_date_time_unref (self->now);
  g_mutex_clear (&self->lock);
}

/**
 * sn_calendar_update_new:
 * @file: which file; copied
 * @now: now
 * @today: the day for which states are worked out
 *
 * Returns: (transfer full): an update that has not begun; one that is done where
 *   there is to be no file.
 */
SnCalendarUpdate *
sn_calendar_update_new (const SnCalendarFile *file, GDateTime *now, const SnDate *today)
{
  SnCalendarUpdate *self = g_atomic_rc_box_new0 (SnCalendarUpdate);

  self->file = sn_calendar_file_copy (file);
  self->now = g_date_time_ref (now);
  self->today = *today;
  g_mutex_init (&self->lock);
  begin (self);
  if (file->path == NULL)
    end (self);
  return self;
}

/**
 * sn_calendar_update_ref:
 *
 * Returns: (transfer full): @self.
 */
SnCalendarUpdate *
sn_calendar_update_ref (SnCalendarUpdate *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * sn_calendar_update_unref:
 *
 * Gives @self up.
 */
void
sn_calendar_update_unref (SnCalendarUpdate *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static SnIcsOptions
options_of (SnCalendarUpdate *self)
{
  return (SnIcsOptions){
    .now = self->now, .alarms = &self->file->rules, .todos = self->file->todos, .months = self->file->months
  };
}

/* ---- reading ---- */

/* Both lists are in order. What is only in @now is to be read. */
static GHashTable *
compare_lists (SnCalendarUpdate *self, GArray *before, GArray *now)
{
  GHashTable *gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint i = 0, j = 0;

  while (i < before->len || j < now->len)
    {
      gint64 old = i < before->len ? g_array_index (before, gint64, i) : G_MAXINT64;
      gint64 new = j < now->len ? g_array_index (now, gint64, j) : G_MAXINT64;

      if (old < new)
        g_hash_table_add (gone, g_memdup2 (&old, sizeof old));
      else if (new < old)
        g_array_append_val (self->unread, new);
      i += old <= new;
      j += new <= old;
    }
  return gone;
}

static void
drop_items (GPtrArray *items, GHashTable *gone)
{
  for (guint i = g_hash_table_size (gone) > 0 ? items->len : 0; i > 0; i--)
    {
      gint64 id = sn_item_get_id (items->pdata[i - 1]);

      if (g_hash_table_contains (gone, &id))
        g_ptr_array_remove_index_fast (items, i - 1);
    }
}

/* Items come and go between two steps. Each that is there in the end is to be in
 * the file, once. */
static gboolean
list_items (SnCalendarUpdate *self, SnDb *db, GError **error)
{
  g_autoptr (GArray) living = sn_db_list_living (db, error);
  g_autoptr (GArray) before =
      self->living != NULL ? g_steal_pointer (&self->living) : g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) gone = NULL;

  if (living == NULL)
    return FALSE;
  self->opened = sn_db_get_opened (db);
  g_array_set_size (self->unread, 0);
  self->n_read = 0;
  gone = compare_lists (self, before, living);
  drop_items (self->items, gone);
  self->living = g_steal_pointer (&living);
  if (self->unread->len == 0)
    self->phase = JUDGING;
  return TRUE;
}

static void
take_items (SnCalendarUpdate *self, GPtrArray *items)
{
  SnIcsOptions options = options_of (self);
  SnIcsSummary summary = { 0 };

  for (guint i = 0; i < items->len; i++)
    if (sn_ics_can_write (items->pdata[i], &options, &summary))
      g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
}

static gboolean
read_items (SnCalendarUpdate *self, SnDb *db, GError **error)
{
  guint n = MIN (STEP, self->unread->len - self->n_read);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;

  if (n == 0)
    return list_items (self, db, error);
  g_array_append_vals (ids, &g_array_index (self->unread, gint64, self->n_read), n);
  items = sn_db_load_living (db, ids, &self->today, error);
  if (items == NULL)
    return FALSE;
  self->n_read += n;
  take_items (self, items);
  return TRUE;
}

/* ---- judging ---- */

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

static gboolean
judge (SnCalendarUpdate *self, GError **error)
{
  g_ptr_array_sort (self->items, compare_items);
  self->fingerprints = sn_publication_fingerprints (self->items, self->items->len, self->now, error);
  self->phase = REVISING;
  return self->fingerprints != NULL;
}

/* ---- revising ---- */

static GPtrArray *
part_of (GPtrArray *all, guint first, guint n)
{
  GPtrArray *part = g_ptr_array_sized_new (n);

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (part, all->pdata[i]);
  return part;
}

static gboolean
revise (SnCalendarUpdate *self, SnDb *db, GError **error)
{
  guint first = self->revisions->len, n = MIN (STEP, self->items->len - first);
  g_autoptr (GPtrArray) items = part_of (self->items, first, n);
  g_autoptr (GPtrArray) fingerprints = part_of (self->fingerprints, first, n);
  g_autoptr (GPtrArray) revisions = sn_db_revise (db, items, fingerprints, g_date_time_to_unix (self->now), error);

  if (revisions == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->revisions, g_steal_pointer (&revisions));
  if (self->revisions->len == self->items->len)
    self->phase = WRITING;
  return TRUE;
}

/* ---- writing ---- */

static char *
make_text (SnCalendarUpdate *self, GError **error)
{
  SnIcsOptions options = options_of (self);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_ics_entry_free);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (entries, sn_publication_entry (self->items->pdata[i], self->revisions->pdata[i]));
  return sn_ics_write_entries (entries, &options, error);
}

/* A file that says the same is left alone, so that a web server need not give it
 * away again. */
static gboolean
is_up_to_date (const char *path, const char *text)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && sn_ics_same (content, text);
}

static gboolean
write_file (SnCalendarUpdate *self, GError **error)
{
  g_autofree char *text = NULL;

  /* One that went between two steps may have left its name to another one. */
  if (sn_revisions_have_names_twice (self->revisions))
    {
      begin (self);
      return TRUE;
    }
  text = make_text (self, error);
  if (text == NULL ||
      (!is_up_to_date (self->file->path, text) && !sn_calendar_file_write (self->file->path, text, error)))
    return FALSE;
  end (self);
  return TRUE;
}

/* ---- the steps ---- */

/**
 * sn_calendar_update_is_done:
 *
 * Returns: whether the file is up to date, or there is to be none.
 */
gboolean
sn_calendar_update_is_done (SnCalendarUpdate *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->phase == DONE;
}

/**
 * sn_calendar_update_needs_store:
 *
 * Returns: whether the next step needs the store.
 */
gboolean
sn_calendar_update_needs_store (SnCalendarUpdate *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->phase == READING || self->phase == REVISING;
}

/* What was read of another store is of no use: its numbers may be those of other
 * items. */
static void
check_store (SnCalendarUpdate *self, SnDb *db)
{
  if (self->living != NULL && self->opened != sn_db_get_opened (db))
    begin (self);
}

/**
 * sn_calendar_update_step:
 * @db: (nullable): the store of which the file is, where the step needs it
 *
 * Does the next step: the file is written anew in the last one, where the store
 * says something else than it does. What is no longer in the store is no longer in
 * the file: who subscribes to a calendar drops what is not there. A file is
 * written whole or not at all, and revisions rise before it is, so that an update
 * that is given up anywhere leaves to the next one what it did.
 *
 * Errors: %SN_ERROR_IO for the file, and those of the store and of sn_ics_write().
 *
 * Returns: whether it worked; the update is done for with an error.
 */
gboolean
sn_calendar_update_step (SnCalendarUpdate *self, SnDb *db, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (db != NULL && self->phase != DONE)
    check_store (self, db);
  switch (self->phase)
    {
    case READING:
      return read_items (self, db, error);
    case JUDGING:
      return judge (self, error);
    case REVISING:
      return revise (self, db, error);
    case WRITING:
      return write_file (self, error);
    case DONE:
    default:
      return TRUE;
    }
}

/**
 * sn_calendar_update_stop:
 *
 * Waits for a step that is being done on another thread. No other one follows.
 */
void
sn_calendar_update_stop (SnCalendarUpdate *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  end (self);
}

/**
 * sn_calendar_update_run:
 * @db: the store of which the file is
 *
 * Does all steps, one after the other.
 *
 * Errors: those of sn_calendar_update_step().
 *
 * Returns: whether the file is up to date, or there is to be none.
 */
gboolean
sn_calendar_update_run (SnCalendarUpdate *self, SnDb *db, GError **error)
{
  while (!sn_calendar_update_is_done (self))
    if (!sn_calendar_update_step (self, db, error))
      return FALSE;
  return TRUE;
}
