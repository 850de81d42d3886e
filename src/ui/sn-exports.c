/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-exports.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "sn-compat.h"
#include "sn-error.h"
#include "sn-export-run.h"
#include "sn-plain.h"
#include "sn-settings.h"

/* How items leave the window: to the desktop's calendar and into files. */

/* Longer names are refused by some file systems. */
#define MAX_NAME 80

typedef struct
{
  GtkWidget *window; /* has the actions, so it is there as long as they are */
  SnStore *store;
  GSettings *settings;
  SnPages *pages;
  SnQuery *query; /* what is to be exported where the user says; or @ids */
  GArray *ids;
  GPtrArray *runs; /* SnExportRun, that are being done */
} Exports;

/* What the worker is asked for: the calendar of one item, or of several. */
typedef struct
{
  GArray *ids; /* gint64: the items */
  SnDate today;
  GDateTime *now;
  SnCalendarFile *style;
  gboolean as_file; /* a file of the item's own, not the text */
} Wish;

/* What the user asked for is written before the store is closed. */
static void
window_gone_cb (Exports *exports)
{
  for (guint i = 0; i < exports->runs->len; i++)
    sn_export_run_last (exports->runs->pdata[i], exports->store);
  g_ptr_array_set_size (exports->runs, 0);
}

static void
exports_free (gpointer data)
{
  Exports *exports = data;

  g_ptr_array_unref (exports->runs);
  g_object_unref (exports->store);
  g_object_unref (exports->settings);
  g_clear_pointer (&exports->query, sn_query_free);
  g_clear_pointer (&exports->ids, g_array_unref);
  g_free (exports);
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->ids, g_array_unref);
  g_clear_pointer (&wish->now, g_date_time_unref);
  g_clear_pointer (&wish->style, sn_calendar_file_free);
  g_free (wish);
}

static SnCalendarFile *
style_of (SnStore *store, GSettings *settings, GError **error)
{
  g_autoptr (GSettings) memory = sn_settings_new_for_store (settings, sn_store_get_path (store), error);

  return memory != NULL ? sn_calendar_file_new (settings, memory) : NULL;
}

static Wish *
wish_new (SnStore *store, GSettings *settings, GError **error)
{
  SnCalendarFile *style = style_of (store, settings, error);
  Wish *wish;

  if (style == NULL)
    return NULL;
  wish = g_new0 (Wish, 1);
  wish->style = style;
  wish->today = sn_clock_today (sn_store_get_clock (store));
  wish->now = sn_clock_now (sn_store_get_clock (store));
  return wish;
}

static GArray *
ids_of (GPtrArray *items)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* ---- the desktop's calendar ---- */

/* A file for other programs to open, and how many items are not in it. */
typedef struct
{
  char *path;
  guint left_out;
} OwnFile;

static void
own_file_free (gpointer data)
{
  OwnFile *file = data;

  g_free (file->path);
  g_free (file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnFile, own_file_free)

/* A name that every file system takes, made of a title. */
static char *
file_name_of (const char *title)
{
  g_autofree char *plain = sn_plain_text (title);
  const char *end;

  g_strdelimit (plain, "/\\:*?\"<>|", '-');
  end = plain + MIN (strlen (plain), MAX_NAME);
  while (((guchar) *end & 0xc0) == 0x80)
    end--;
  plain[end - plain] = '\0';
  return g_strdup_printf ("%s.ics", *plain != '\0' && *plain != '.' ? plain : "item");
}

/* Of the items' own, for other programs to open: a folder that is the user's
 * alone, in the cache. */
static char *
write_own_file (const SnPublished *published, gboolean several, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "secnews", "calendar", NULL);
  g_autofree char *name = file_name_of (several ? _ ("Selected Items") : published->title);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_IO, _ ("The folder %s cannot be made: %s"), folder, g_strerror (errno));
      return NULL;
    }
  return sn_calendar_file_write (path, published->text, error) ? g_steal_pointer (&path) : NULL;
}

static SnPublished *
publish (SnDb *db, const Wish *wish, GError **error)
{
  SnExport export = { .ids = wish->ids, .today = wish->today, .style = wish->style };
  g_autoptr (SnPublished) published = sn_export_make (&export, db, wish->now, error);

  if (published == NULL)
    return NULL;
  if (published->summary.written > 0)
    return g_steal_pointer (&published);
  g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE,
                       wish->ids->len > 1 ? _ ("A calendar has only days, and no day is stated for these.")
                                          : _ ("A calendar has only days, and no day is stated for this."));
  return NULL;
}

static gpointer
make_work (SnDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (SnPublished) published = publish (db, wish, error);

  if (published == NULL)
    return NULL;
  return wish->as_file ? write_own_file (published, FALSE, error) : g_steal_pointer (&published->text);
}

/**
 * sn_exports_make_async:
 * @item_id: the number of an item
 * @as_file: whether a file is wanted, else the text of a calendar
 *
 * Makes the calendar of one item.
 */
void
sn_exports_make_async (SnStore *store, GSettings *settings, gint64 item_id, gboolean as_file, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Wish *wish = wish_new (store, settings, &error);

  /* Without its schemas the program does not start. */
  g_return_if_fail (wish != NULL);
  wish->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (wish->ids, item_id);
  wish->as_file = as_file;
  sn_store_run_async (store, make_work, wish, wish_free, g_free, cancellable, callback, user_data);
}

/**
 * sn_exports_make_finish:
 *
 * Errors: %SN_ERROR_USAGE where no day is known, and those of sn_export_make().
 *
 * Returns: (transfer full) (nullable): the text, or the file's path.
 */
char *
sn_exports_make_finish (SnStore *store, GAsyncResult *result, GError **error)
{
  return sn_store_run_finish (store, result, error);
}

static void
report (GtkWidget *window, const char *text)
{
  gtk_widget_activate_action (window, "win.report", "s", text);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (sn_compat_open_file_finish (result, &error))
    return;
  /* Translators: %s is what the desktop says */
  text = g_strdup_printf (_ ("No calendar could be opened: %s"), error->message);
  report (window, text);
}

static char *
left_out_words (guint left_out)
{
  return g_strdup_printf (ngettext ("%u left out without a day", "%u left out without a day", left_out), left_out);
}

static gpointer
own_file_work (SnDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (SnPublished) published = publish (db, wish, error);
  g_autoptr (OwnFile) file = g_new0 (OwnFile, 1);

  if (published == NULL)
    return NULL;
  file->left_out = published->summary.undated + published->summary.imprecise;
  file->path = write_own_file (published, wish->ids->len > 1, error);
  return file->path != NULL ? g_steal_pointer (&file) : NULL;
}

static void
file_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OwnFile) own = sn_store_run_finish (SN_STORE (source), result, &error);
  g_autoptr (GFile) file = NULL;

  if (own == NULL)
    {
      if (!g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
        report (window, error->message);
      return;
    }
  if (own->left_out > 0)
    {
      g_autofree char *words = left_out_words (own->left_out);

      report (window, words);
    }
  file = g_file_new_for_path (own->path);
  sn_compat_open_file_async (GTK_WINDOW (window), file, NULL, opened_cb, g_object_ref (window));
}

/* Takes @ids. */
static void
add_to_calendar (Exports *exports, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  Wish *wish = wish_new (exports->store, exports->settings, &error);

  /* Without its schemas the program does not start. */
  g_return_if_fail (wish != NULL);
  wish->ids = ids;
  sn_store_run_async (exports->store, own_file_work, wish, wish_free, own_file_free, NULL, file_made_cb,
                      g_object_ref (exports->window));
}

static void
add_to_calendar_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = g_variant_get_int64 (parameter);

  g_array_append_val (ids, id);
  add_to_calendar (data, ids);
}

/* ---- a page ---- */

static char *
summary_words (const SnIcsSummary *summary)
{
  guint left_out = summary->undated + summary->imprecise;
  g_autofree char *written =
      g_strdup_printf (ngettext ("%u item exported", "%u items exported", summary->written), summary->written);
  g_autofree char *rest = NULL;

  if (left_out == 0)
    return g_steal_pointer (&written);
  rest = left_out_words (left_out);
  /* Translators: what was exported, and what was left out */
  return g_strdup_printf (_ ("%s, %s"), written, rest);
}

/* Who waits for an export. A window that was referred to would not be gone when it
 * is closed. */
typedef struct
{
  GtkWidget *window; /* weak */
  SnExportRun *run;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_clear_weak_pointer (&waiting->window);
  sn_export_run_unref (waiting->run);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnPublished) published = sn_export_run_finish (waiting->run, SN_STORE (source), result, &error);
  g_autofree char *text = published != NULL ? summary_words (&published->summary) : NULL;
  Exports *exports;

  if (waiting->window == NULL)
    return;
  exports = g_object_get_data (G_OBJECT (waiting->window), "exports");
  g_ptr_array_remove (exports->runs, waiting->run);
  if (text != NULL)
    report (waiting->window, text);
  else if (!g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    report (waiting->window, error->message);
}

static SnExportRun *
run_new (Exports *exports, GFile *file, GError **error)
{
  g_autoptr (SnCalendarFile) style = style_of (exports->store, exports->settings, error);
  g_autoptr (GDateTime) now = sn_clock_now (sn_store_get_clock (exports->store));
  g_autofree char *path = g_file_get_path (file);
  SnExport export = { .query = exports->query, .ids = exports->ids, .style = style };

  if (style == NULL)
    return NULL;
  export.today = sn_clock_today (sn_store_get_clock (exports->store));
  export.format = path != NULL ? sn_export_format_of (path) : SN_EXPORT_UNKNOWN;
  if (export.format != SN_EXPORT_UNKNOWN)
    return sn_export_run_new (&export, path, now);
  g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE,
                       path == NULL ? _ ("Only a file of this computer can be written.")
                                    : _ ("The name of the file must end in .ics, .csv or .json."));
  return NULL;
}

static void
export_to (Exports *exports, GFile *file)
{
  g_autoptr (GError) error = NULL;
  SnExportRun *run = run_new (exports, file, &error);
  Waiting *waiting;

  if (run == NULL)
    {
      report (exports->window, error->message);
      return;
    }
  g_ptr_array_add (exports->runs, run);
  waiting = g_new0 (Waiting, 1);
  waiting->run = sn_export_run_ref (run);
  g_set_weak_pointer (&waiting->window, exports->window);
  sn_export_run_async (run, exports->store, NULL, exported_cb, waiting);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GFile) file = sn_compat_save_finish (result, NULL);
  Exports *exports = g_object_get_data (G_OBJECT (window), "exports");

  /* An error here is a user who thought better of it. */
  if (file != NULL && exports != NULL)
    export_to (exports, file);
}

/* What is exported is what was there when it was asked for. */
static void
ask_where (Exports *exports, const char *title, SnQuery *query, GArray *ids)
{
  g_clear_pointer (&exports->query, sn_query_free);
  g_clear_pointer (&exports->ids, g_array_unref);
  exports->query = query;
  exports->ids = ids;
  sn_compat_save_async (GTK_WINDOW (exports->window), title, "sec-news.ics", NULL, chosen_cb,
                        g_object_ref (exports->window));
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Exports *exports = data;
  SnQuery *query = sn_pages_get_query (exports->pages);

  if (query != NULL)
    ask_where (exports, _ ("Export This Page"), query, NULL);
  else
    report (exports->window, _ ("The filter of this page shows nothing."));
}

static Exports *
exports_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? g_object_get_data (G_OBJECT (root), "exports") : NULL;
}

/**
 * sn_exports_export_items:
 * @widget: a widget of a window from which items may leave
 * @items: (element-type SnItem): items of its store
 *
 * Asks for a file, and exports @items into it.
 */
void
sn_exports_export_items (GtkWidget *widget, GPtrArray *items)
{
  Exports *exports = exports_of (widget);

  g_return_if_fail (exports != NULL);
  ask_where (exports, _ ("Export Selected Items"), NULL, ids_of (items));
}

/**
 * sn_exports_add_items:
 * @widget: a widget of a window from which items may leave
 * @items: (element-type SnItem): items of its store
 *
 * Opens those that have a day in the desktop's calendar, all at once, and says how many
 * have none.
 */
void
sn_exports_add_items (GtkWidget *widget, GPtrArray *items)
{
  Exports *exports = exports_of (widget);

  g_return_if_fail (exports != NULL);
  add_to_calendar (exports, ids_of (items));
}

/**
 * sn_exports_attach:
 * @window: gets the actions `add-to-calendar` (number of an item) and `export`
 *   (the page that is shown, as the ending of the name says: .ics, .csv, .json)
 * @pages: the pages
 *
 * Lets items leave the window.
 */
void
sn_exports_attach (GtkApplicationWindow *window, SnStore *store, GSettings *settings, SnPages *pages)
{
  static const GActionEntry entries[] = {
    { .name = "add-to-calendar", .activate = add_to_calendar_action, .parameter_type = "x" },
    { .name = "export", .activate = export_action },
  };
  Exports *exports = g_new0 (Exports, 1);

  exports->window = GTK_WIDGET (window);
  exports->store = g_object_ref (store);
  exports->settings = g_object_ref (settings);
  exports->pages = pages;
  exports->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_export_run_unref);
  g_object_set_data_full (G_OBJECT (window), "exports", exports, exports_free);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (window_gone_cb), exports);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), exports);
}

/**
 * sn_exports_find:
 * @widget: a widget
 * @store: (out) (transfer none): the store that its window shows
 * @settings: (out) (transfer none): what the user prefers
 *
 * Returns: whether @widget is in a window from which items may leave.
 */
gboolean
sn_exports_find (GtkWidget *widget, SnStore **store, GSettings **settings)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Exports *exports = root != NULL ? g_object_get_data (G_OBJECT (root), "exports") : NULL;

  if (exports == NULL)
    return FALSE;
  *store = exports->store;
  *settings = exports->settings;
  return TRUE;
}
