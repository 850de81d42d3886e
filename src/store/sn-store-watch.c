/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-watch.h"

#include "sn-db-private.h"

/* What is written at once is noticed once. */
#define SETTLE_MILLISECONDS 300

struct _SnStoreWatch
{
  GFileMonitor *monitors[2];
  GMainContext *context;
  GSource *settling;
  GFunc noticed;
  gpointer data;
};

static gboolean
settled_cb (gpointer data)
{
  SnStoreWatch *self = data;

  g_clear_pointer (&self->settling, g_source_unref);
  self->noticed (NULL, self->data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  SnStoreWatch *self = data;

  if (self->settling != NULL)
    return;
  self->settling = g_timeout_source_new (SETTLE_MILLISECONDS);
  g_source_set_callback (self->settling, settled_cb, self, NULL);
  g_source_set_static_name (self->settling, "sn-store-watch");
  g_source_attach (self->settling, self->context);
}

/* (nullable): where a folder cannot be watched, the window still looks when it
 * is turned to. */
static GFileMonitor *
watch (SnStoreWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect (monitor, "changed", G_CALLBACK (changed_cb), self);
  return monitor;
}

/**
 * sn_store_watch_new:
 * @path: the store's file
 * @noticed: called in this thread's default context, with @data second, when
 *   somebody has written to the file or its log, the store itself among them
 *
 * Returns: (transfer full): the watch.
 */
SnStoreWatch *
sn_store_watch_new (const char *path, GFunc noticed, gpointer data)
{
  SnStoreWatch *self = g_new0 (SnStoreWatch, 1);
  g_autofree char *real = sn_db_real_path (path);
  g_autofree char *wal = g_strconcat (real, "-wal", NULL);

  self->context = g_main_context_ref_thread_default ();
  self->noticed = noticed;
  self->data = data;
  self->monitors[0] = watch (self, real);
  self->monitors[1] = watch (self, wal);
  return self;
}

/**
 * sn_store_watch_free:
 *
 * Ends it: nothing is noticed any more.
 */
void
sn_store_watch_free (SnStoreWatch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    if (self->monitors[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->monitors[i], self);
        g_file_monitor_cancel (self->monitors[i]);
        g_object_unref (self->monitors[i]);
      }
  if (self->settling != NULL)
    g_source_destroy (self->settling);
  g_clear_pointer (&self->settling, g_source_unref);
  g_main_context_unref (self->context);
  g_free (self);
}
