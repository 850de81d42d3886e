/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-export-run.h"

#include <glib/gstdio.h>

#include "sn-csv.h"
#include "sn-error.h"
#include "sn-items-json.h"
#include "sn-steps.h"

/* How many items the store is asked for in one step: it takes as long as a page
 * of the window does. */
#define STEP 500

typedef enum
{
  LISTING,     /* in the store: which items */
  READING,     /* of the store */
  COMPARING,   /* with what the target was told */
  WITHDRAWING, /* in the store: what of that there is no more */
  JUDGING,     /* as what calendars see them */
  REVISING,    /* in the store: what of it is new */
  MAKING,      /* the file, beside the place where it belongs */
  PUTTING,     /* it there; in the store: who was told */
  DONE,
} Phase;

struct _SnExportRun
{
  SnExport export; /* has pointers to what follows */
  SnQuery *query;
  GArray *ids;
  SnCalendarFile *style;
  char *path;
  GDateTime *now;
  SnPublication publication;

  GMutex lock; /* of all that follows, held for a step */
  Phase phase;
  gint64 opened;  /* whose store's it is: sn_db_get_opened() */
  GArray *wanted; /* gint64: the items, read up to @n_read */
  guint n_read;
  GHashTable *seen;         /* gint64: what was read; several may have been merged into one */
  GPtrArray *items;         /* SnItem, for what is no calendar */
  SnPublishing *publishing; /* for a calendar */
  SnPublished *published;   /* from MAKING on */
  char *prepared;           /* the file that is to be put in its place */
};

static void
forget (SnExportRun *self)
{
  if (self->prepared != NULL)
    g_unlink (self->prepared);
  g_clear_pointer (&self->prepared, g_free);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->publishing, sn_publishing_free);
  g_clear_pointer (&self->published, sn_published_free);
}

static void
clear (gpointer data)
{
  SnExportRun *self = data;

  forget (self);
  g_clear_pointer (&self->query, sn_query_free);
  g_clear_pointer (&self->ids, g_array_unref);
  sn_calendar_file_free (self->style);
  g_date_time_unref (self->now);
  g_free (self->path);
  g_mutex_clear (&self->lock);
}

static gboolean
is_calendar (SnExportRun *self)
{
  return self->export.format == SN_EXPORT_ICS;
}

static void
begin (SnExportRun *self)
{
  forget (self);
  self->phase = LISTING;
  self->n_read = 0;
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (is_calendar (self))
    self->publishing = sn_publishing_new (&self->publication);
  else
    self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sn_export_run_new:
 * @export: what to give away, in which format; copied with all it has pointers to.
 *   Who is told by a calendar is the file
 * @path: the file, which is written whole or not at all
 * @now: now
 *
 * Returns: (transfer full): an export that has not begun.
 */
SnExportRun *
sn_export_run_new (const SnExport *export, const char *path, GDateTime *now)
{
  SnExportRun *self = g_atomic_rc_box_new0 (SnExportRun);

  self->query = export->query != NULL ? sn_query_copy (export->query) : NULL;
  self->ids = export->ids != NULL ? g_array_copy (export->ids) : NULL;
  self->style = sn_calendar_file_copy (export->style);
  self->path = g_strdup (path);
  self->now = g_date_time_ref (now);
  self->export = *export;
  self->export.query = self->query;
  self->export.ids = self->ids;
  self->export.style = self->style;
  self->export.target = self->path;
  self->publication = sn_export_publication (&self->export, self->now);
  g_mutex_init (&self->lock);
  begin (self);
  return self;
}

/**
 * sn_export_run_ref:
 *
 * Returns: (transfer full): @self.
 */
SnExportRun *
sn_export_run_ref (SnExportRun *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * sn_export_run_unref:
 *
 * Gives @self up.
 */
void
sn_export_run_unref (SnExportRun *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* ---- reading ---- */

static gboolean
list_items (SnExportRun *self, SnDb *db, GError **error)
{
  if (is_calendar (self) && !sn_publishing_begin (self->publishing, db, error))
    return FALSE;
  self->opened = sn_db_get_opened (db);
  self->wanted = self->query != NULL ? sn_db_list_numbers (db, self->query, error) : g_array_ref (self->ids);
  self->phase = READING;
  return self->wanted != NULL;
}

/* What was chosen by its number has to be there, or to have been merged into what
 * is; what was found by a query may be gone by now. */
static GPtrArray *
load_items (SnExportRun *self, SnDb *db, GArray *numbers, GError **error)
{
  GHashTable *told = is_calendar (self) ? sn_publishing_get_told (self->publishing) : NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (self->query != NULL)
    return sn_db_load_living (db, numbers, &self->export.today, error);
  items = sn_db_load_items (db, numbers, &self->export.today, error);
  if (items == NULL || !sn_published_all_found (db, numbers, items, told, error))
    return NULL;
  return g_steal_pointer (&items);
}

static void
take_items (SnExportRun *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      if (g_hash_table_add (self->seen, g_memdup2 (&id, sizeof id)))
        g_ptr_array_add (fresh, items->pdata[i]);
    }
  if (is_calendar (self))
    sn_publishing_take (self->publishing, fresh);
  for (guint i = 0; !is_calendar (self) && i < fresh->len; i++)
    g_ptr_array_add (self->items, g_object_ref (fresh->pdata[i]));
}

static gboolean
read_items (SnExportRun *self, SnDb *db, GError **error)
{
  guint n = MIN (STEP, self->wanted->len - self->n_read);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;

  g_array_append_vals (numbers, self->wanted->data + self->n_read * sizeof (gint64), n);
  items = load_items (self, db, numbers, error);
  if (items == NULL)
    return FALSE;
  take_items (self, items);
  self->n_read += n;
  if (self->n_read == self->wanted->len)
    self->phase = is_calendar (self) ? COMPARING : MAKING;
  return TRUE;
}

/* ---- as calendars have them ---- */

static gboolean
withdraw (SnExportRun *self, SnDb *db, GError **error)
{
  gboolean left;

  if (!sn_publishing_withdraw (self->publishing, db, STEP, &left, error))
    return FALSE;
  if (!left)
    self->phase = JUDGING;
  return TRUE;
}

static gboolean
revise (SnExportRun *self, SnDb *db, GError **error)
{
  gboolean left;

  if (!sn_publishing_revise (self->publishing, db, STEP, &left, error))
    return FALSE;
  if (!left)
    self->phase = MAKING;
  return TRUE;
}

/* ---- the file ---- */

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

static SnPublished *
make_other (SnExportRun *self)
{
  g_ptr_array_sort (self->items, compare_items);
  return sn_export_table (&self->export, self->items);
}

/* The file is as good as written then; what is left is to give it its name. */
static gboolean
make_file (SnExportRun *self, GError **error)
{
  self->published = is_calendar (self) ? sn_publishing_end (self->publishing, error) : make_other (self);
  if (self->published == NULL)
    return FALSE;
  /* One that went between two steps may have left its name to another one. */
  if (is_calendar (self) && sn_revisions_have_names_twice (self->published->revisions))
    {
      begin (self);
      return TRUE;
    }
  self->prepared = sn_calendar_file_prepare (self->path, self->published->text, error);
  self->phase = PUTTING;
  return self->prepared != NULL;
}

/* Both on the worker, which is not stopped half-way: what has the file is remembered. */
static gboolean
put_file (SnExportRun *self, SnDb *db, GError **error)
{
  if (!sn_calendar_file_put (self->path, self->prepared, error))
    return FALSE;
  g_clear_pointer (&self->prepared, g_free);
  self->phase = DONE;
  return sn_published_remember (db, self->published, self->now, error);
}

/* ---- the steps ---- */

/**
 * sn_export_run_is_done:
 *
 * Returns: whether the file is written.
 */
gboolean
sn_export_run_is_done (SnExportRun *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->phase == DONE;
}

static gboolean
needs_store (gpointer work)
{
  SnExportRun *self = work;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->phase != COMPARING && self->phase != JUDGING && self->phase != MAKING;
}

static gboolean
prepare_step (SnExportRun *self, GError **error)
{
  if (self->phase == MAKING)
    return make_file (self, error);
  if (self->phase == COMPARING)
    sn_publishing_compare (self->publishing);
  else if (!sn_publishing_judge (self->publishing, error))
    return FALSE;
  self->phase = self->phase == COMPARING ? WITHDRAWING : REVISING;
  return TRUE;
}

/**
 * sn_export_run_step:
 * @db: (nullable): the store, where the step needs it
 *
 * Does the next step. The file is replaced in the last one, whole; an export that is
 * given up before leaves nothing.
 *
 * Errors: %SN_ERROR_NOT_FOUND for a number, %SN_ERROR_IO for the file, and those of
 * the store and of sn_ics_write().
 *
 * Returns: whether it worked; the export is done for with an error.
 */
gboolean
sn_export_run_step (SnExportRun *self, SnDb *db, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  /* The numbers of another store may be those of other items. */
  if (db != NULL && self->phase != LISTING && self->phase != DONE && self->opened != sn_db_get_opened (db))
    begin (self);
  switch (self->phase)
    {
    case LISTING:
      return list_items (self, db, error);
    case READING:
      return read_items (self, db, error);
    case WITHDRAWING:
      return withdraw (self, db, error);
    case REVISING:
      return revise (self, db, error);
    case PUTTING:
      return put_file (self, db, error);
    case COMPARING:
    case JUDGING:
    case MAKING:
      return prepare_step (self, error);
    case DONE:
    default:
      return TRUE;
    }
}

static gpointer
ref (gpointer work)
{
  return sn_export_run_ref (work);
}

static void
unref (gpointer work)
{
  sn_export_run_unref (work);
}

static gboolean
is_done (gpointer work)
{
  return sn_export_run_is_done (work);
}

static gboolean
step (gpointer work, SnDb *db, GError **error)
{
  return sn_export_run_step (work, db, error);
}

static const SnSteps export_steps = { ref, unref, is_done, needs_store, step };

/**
 * sn_export_run_async:
 * @store: the store
 *
 * Does all steps while the store is there for others in between.
 */
void
sn_export_run_async (SnExportRun *self, SnStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  sn_steps_run_async (&export_steps, self, store, cancellable, callback, user_data);
}

/**
 * sn_export_run_finish:
 *
 * Errors: %SN_ERROR_CANCELLED, also where the store was shut down, and those of
 * sn_export_run_step().
 *
 * Returns: (transfer full) (nullable): what was written.
 */
SnPublished *
sn_export_run_finish (SnExportRun *self, SnStore *store, GAsyncResult *result, GError **error)
{
  if (!sn_steps_run_finish (&export_steps, store, result, error))
    return NULL;
  return g_steal_pointer (&self->published);
}

static gpointer
last_work (SnDb *db, gpointer data, G_GNUC_UNUSED GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!sn_steps_run (&export_steps, data, db, &reason))
    g_message ("The export is not written: %s", reason->message);
  return g_strdup ("");
}

/**
 * sn_export_run_last:
 * @store: the store, which nobody else waits for any more
 *
 * Does all steps that are left at once on the store's worker, even where the store
 * is shut down right after this call.
 */
void
sn_export_run_last (SnExportRun *self, SnStore *store)
{
  sn_store_run_last (store, last_work, sn_export_run_ref (self), unref, g_free);
}
