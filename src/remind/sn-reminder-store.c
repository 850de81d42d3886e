/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reminder-store.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <string.h>

#include "sn-store-watch.h"

/* How the files of the store were left. */
typedef struct
{
  struct
  {
    guint64 inode, size;
    gint64 seconds, nanoseconds;
  } files[2];
} Look;

struct _SnReminderStore
{
  char *path;
  SnStoreWatch *watch;
  GSourceOnceFunc changed;
  gpointer data;
  Look left;
};

/* The log lies beside the file, not beside a link to it. An empty one is as none:
 * SQLite makes one to read, and takes it away. */
static Look
look (SnReminderStore *self)
{
  g_autofree char *real = sn_db_real_path (self->path);
  g_autofree char *log = g_strconcat (real, "-wal", NULL);
  const char *const paths[] = { real, log };
  Look seen;

  memset (&seen, 0, sizeof seen);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      GStatBuf info;

      if (g_stat (paths[i], &info) != 0 || info.st_size == 0)
        continue;
      seen.files[i].inode = info.st_ino;
      seen.files[i].size = (guint64) info.st_size;
      seen.files[i].seconds = info.st_mtim.tv_sec;
      seen.files[i].nanoseconds = info.st_mtim.tv_nsec;
    }
  return seen;
}

/* What it did itself is no news, but for one thing: where it is the last to close
 * the store, what was in the log goes to its place. That has it look once more, for
 * nobody could say whether it was all that happened to the files. */
static void
noticed_cb (gpointer item, gpointer data)
{
  SnReminderStore *self = data;
  Look now = look (self);

  if (memcmp (&now, &self->left, sizeof now) != 0)
    self->changed (self->data);
}

/**
 * sn_reminder_store_new:
 * @path: the store's file, which need not be there yet
 * @changed: called with @data in this thread's default context when somebody else
 *   has written to it
 *
 * Returns: (transfer full): the store. Its folder is made where it is missing, for
 *   what is not there can only be watched by looking again and again.
 */
SnReminderStore *
sn_reminder_store_new (const char *path, GSourceOnceFunc changed, gpointer data)
{
  SnReminderStore *self = g_new0 (SnReminderStore, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  self->path = g_strdup (path);
  self->changed = changed;
  self->data = data;
  self->watch = sn_store_watch_new (path, noticed_cb, self);
  return self;
}

/**
 * sn_reminder_store_free:
 *
 * Frees @self.
 */
void
sn_reminder_store_free (SnReminderStore *self)
{
  sn_store_watch_free (self->watch);
  g_free (self->path);
  g_free (self);
}

/* How a run ended. */
typedef struct
{
  Look left;       /* the files before the store was closed */
  gboolean others; /* whether somebody else wrote until then, or nobody knows */
} Ended;

/* The order matters: what is written after the look makes the files others than
 * these, and what was written before it is known to SQLite. */
static gboolean
run_on (SnReminderStore *self, SnReminderWork work, gpointer data, Ended *ended, GError **error)
{
  g_autoptr (SnDb) db = sn_db_open (self->path, error);
  gboolean changed;

  if (db == NULL || !work (db, data, error))
    return FALSE;
  ended->left = look (self);
  ended->others = !sn_db_take_change (db, &changed) || changed;
  return TRUE;
}

/**
 * sn_reminder_store_run:
 * @work: what to do with the store while it is open; not called where there is
 *   none
 *
 * What somebody else writes meanwhile is told by the function for that, before or
 * after this returns.
 *
 * Errors: %SN_ERROR_DATABASE, %SN_ERROR_DAMAGED, %SN_ERROR_NEWER_SCHEMA, those of
 * @work.
 *
 * Returns: whether it worked, or there is no store.
 */
gboolean
sn_reminder_store_run (SnReminderStore *self, SnReminderWork work, gpointer data, GError **error)
{
  Ended ended = { .left = look (self) };
  gboolean done = !g_file_test (self->path, G_FILE_TEST_EXISTS) || run_on (self, work, data, &ended, error);

  self->left = ended.left;
  /* It sleeps for hours after this: what it took to look is given back. */
  malloc_trim (0);
  if (ended.others)
    self->changed (self->data);
  return done;
}
