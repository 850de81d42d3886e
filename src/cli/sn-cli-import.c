/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include <glib-unix.h>
#include <signal.h>

#include "sn-bulk.h"
#include "sn-error.h"
#include "sn-json.h"

/* One line of JSON, written at once so that a reader can follow. */
static void
print_json (SnCli *cli, const char *path, const SnImported *imported, const char *reason)
{
  g_autoptr (SnJson) json = sn_json_new (FALSE);
  g_autofree char *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "path", path);
  if (imported != NULL)
    sn_json_add_int (json, "newsletter_id", imported->newsletter_id);
  else
    sn_json_add_string (json, "error", reason);
  sn_json_add_int (json, "new", imported != NULL ? imported->added : 0);
  sn_json_add_int (json, "changed", imported != NULL ? imported->changed : 0);
  sn_json_add_int (json, "known", imported != NULL ? imported->known : 0);
  sn_json_end_object (json);
  text = sn_json_steal (json);
  sn_cli_progress_end (cli);
  sn_cli_write (cli, text);
  sn_cli_write (cli, "\n");
}

static void
print_human (SnCli *cli, const char *path, const SnImported *imported)
{
  const char *title = imported->title != NULL ? imported->title : "newsletter without a title";
  g_autofree char *display = sn_cli_display_path (path);

  if (cli->options.quiet)
    return;
  sn_cli_progress_end (cli);
  if (imported->duplicate)
    sn_cli_print (cli, "%s: %s: already known", display, title);
  else
    sn_cli_print (cli, "%s: %s: %u new, %u changed, %u known", display, title, imported->added, imported->changed,
                  imported->known);
}

/* One run of the command. */
typedef struct
{
  SnCli *cli;
  gboolean as_json;
  GPtrArray *failures; /* SnBulkResult, for the end */
  guint n_stored;
} Import;

static void
say_failure (SnCli *cli, const SnBulkResult *result)
{
  g_autofree char *display = sn_cli_display_path (result->path);
  g_autofree char *reason = sn_bulk_result_reason (result);

  sn_cli_error (cli, display, "%s", reason);
}

static void
take_failure (Import *import, SnBulkResult *result)
{
  g_autofree char *reason = sn_bulk_result_reason (result);

  import->cli->failed = TRUE;
  if (import->as_json)
    print_json (import->cli, result->path, NULL, reason);
  g_ptr_array_add (import->failures, result);
}

/* What is printed is stored. */
static void
take_results (Import *import, SnBulk *bulk)
{
  g_autoptr (GPtrArray) results = sn_bulk_take_results (bulk);

  while (results->len > 0)
    {
      SnBulkResult *result = g_ptr_array_steal_index (results, 0);

      if (result->imported == NULL)
        {
          take_failure (import, result);
          continue;
        }
      if (import->as_json)
        print_json (import->cli, result->path, result->imported, NULL);
      else
        print_human (import->cli, result->path, result->imported);
      import->n_stored += !result->imported->duplicate;
      sn_bulk_result_free (result);
    }
  sn_cli_flush (import->cli); /* a signal that ends the program takes none of the lines along */
}

static void
watch_cb (const SnBulkProgress *progress, gpointer data)
{
  SnCli *cli = data;

  if (progress->n_files > 1 || progress->n_stored + progress->n_known > 1)
    sn_cli_progress (cli, progress->fraction, progress->n_stored + progress->n_known + progress->n_failed);
}

/* Hears signals on a thread of its own, since the import may be waiting for
 * bytes that do not come. */
typedef struct
{
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
} Listener;

static gboolean
stop_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

static gpointer
listen_main (gpointer data)
{
  g_main_loop_run (((Listener *) data)->loop);
  return NULL;
}

static void
listener_start (Listener *self, GCancellable *cancellable)
{
  static const int signals[] = { SIGINT, SIGTERM };

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GSource) source = g_unix_signal_source_new (signals[i]);

      g_source_set_callback (source, stop_cb, g_object_ref (cancellable), g_object_unref);
      g_source_attach (source, self->context);
    }
  self->thread = g_thread_new ("signals", listen_main, self);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/* Quits from within, so that it does not matter whether the loop has begun. */
static void
listener_stop (Listener *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
}

static void
add_paths (SnBulk *bulk, char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GInputStream) stream = sn_cli_open_stream (paths[i]);
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);

      if (stream != NULL)
        sn_bulk_add_stream (bulk, stream, paths[i]);
      else
        sn_bulk_add_file (bulk, file, paths[i]);
    }
}

/* The store failed: what nobody tried has its line as well. */
static void
say_left (Import *import, SnBulk *bulk, const GError *error)
{
  g_autoptr (GPtrArray) left = sn_bulk_take_left (bulk);
  g_autofree char *reason = g_strdup_printf ("Not tried: %s", error->message);

  for (guint i = 0; import->as_json && i < left->len; i++)
    print_json (import->cli, left->pdata[i], NULL, reason);
  sn_cli_database_failed (import->cli, error);
  if (left->len > 0)
    sn_cli_note (import->cli, "%u %s not tried.", left->len, sn_cli_plural (left->len, "file was", "files were"));
}

static int
finish (Import *import, SnBulk *bulk, const GError *error)
{
  gboolean stopped = g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED);

  sn_cli_progress_end (import->cli);
  for (guint i = 0; i < import->failures->len; i++)
    say_failure (import->cli, import->failures->pdata[i]);
  if (error != NULL && !stopped)
    say_left (import, bulk, error);
  if (!stopped)
    return SN_EXIT_DONE;
  sn_cli_note (import->cli, "Stopped. %u new %s stored; what was not reached can be imported again.", import->n_stored,
               sn_cli_plural (import->n_stored, "newsletter is", "newsletters are"));
  return SN_EXIT_STOPPED;
}

/* A signal stops it between two newsletters; a second one is as patient. */
static int
import_all (SnCli *cli, char **paths, gboolean as_json)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);
  g_autoptr (SnBulk) bulk = sn_bulk_new (sn_date_is_set (&cli->options.today) ? &cli->options.today : NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_bulk_result_free);
  g_autoptr (GError) error = NULL;
  Import import = { cli, as_json, failures, 0 };
  Listener listener;
  gboolean more = TRUE;

  if (db == NULL)
    return SN_EXIT_FAILED;
  listener_start (&listener, cancellable);
  sn_bulk_set_watch (bulk, watch_cb, cli);
  add_paths (bulk, paths);
  while (more)
    {
      more = sn_bulk_step (bulk, db, cancellable, &error);
      take_results (&import, bulk);
    }
  listener_stop (&listener);
  if (import.n_stored > 0)
    sn_cli_keep_calendar (cli, db);
  return finish (&import, bulk, error);
}

static int
run (SnCli *cli, char ***argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one line of JSON for each newsletter", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_import_command, entries, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if ((*argv)[0] == NULL)
    return sn_cli_usage (cli, &sn_cli_import_command, "At least one PATH is needed, or - for stdin");
  return import_all (cli, *argv, json);
}

const SnCliCommand sn_cli_import_command = {
  "import",
  "[--json] PATH…",
  "Store newsletters: files, mboxes, folders with all in them, Maildirs, or - for stdin.",
  run,
};
