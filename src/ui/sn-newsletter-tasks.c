/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletter-tasks.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "sn-compat.h"

static void
report (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.report", "s", text);
}

/* ---- deleting ---- */

/* Longer than for what is less to lose. */
#define UNDO_S 10

/* What a toast needs for its button; the newsletter is gone with the toast. */
typedef struct
{
  GtkWidget *widget;  /* weak: from where it was deleted */
  GtkWidget *overlay; /* weak: it owns the toast */
  SnStore *store;
  SnDeletion *deletion; /* until it was undone */
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->widget);
  g_clear_weak_pointer (&undo->overlay);
  g_clear_object (&undo->store);
  g_clear_pointer (&undo->deletion, sn_deletion_free);
  g_free (undo);
}

/* Who waits for a newsletter to be back. */
typedef struct
{
  GtkWidget *widget;
  gint64 id;
} Return;

static void
return_free (Return *back)
{
  g_object_unref (back->widget);
  g_free (back);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Return, return_free)

static void
undeleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Return) back = data;
  g_autoptr (GError) error = NULL;

  if (sn_store_undelete_newsletter_finish (SN_STORE (source), result, &error))
    gtk_widget_activate_action (back->widget, "newsletters.select", "x", back->id);
  else
    report (back->widget, error->message);
}

static void
undo_cb (AdwToast *toast, gpointer data)
{
  Undo *undo = data;
  GtkWidget *widget = undo->widget != NULL ? undo->widget : undo->overlay;
  Return *back;

  if (undo->deletion == NULL || widget == NULL)
    return;
  back = g_new (Return, 1);
  *back = (Return){ g_object_ref (widget), sn_deletion_get_id (undo->deletion) };
  sn_store_undelete_newsletter_async (undo->store, g_steal_pointer (&undo->deletion), NULL, undeleted_cb, back);
}

static void
offer_undo (GtkWidget *widget, GtkWidget *overlay, SnStore *store, SnDeletion *deletion)
{
  const char *title = sn_deletion_get_title (deletion);
  /* Translators: %s is the title of a newsletter */
  g_autofree char *text =
      title != NULL ? g_strdup_printf (_ ("Deleted “%s”"), title) : g_strdup (_ ("Newsletter deleted"));
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);
  Undo *undo = g_new0 (Undo, 1);

  g_set_weak_pointer (&undo->widget, widget);
  g_set_weak_pointer (&undo->overlay, overlay);
  undo->store = g_object_ref (store);
  undo->deletion = deletion;
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDeletion) deletion = sn_store_delete_newsletter_finish (SN_STORE (source), result, &error);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (deletion == NULL)
    report (widget, error->message);
  else if (overlay != NULL)
    offer_undo (widget, overlay, SN_STORE (source), g_steal_pointer (&deletion));
}

/**
 * sn_newsletter_delete:
 * @widget: a widget of the window
 * @store: where the newsletter is
 *
 * Deletes a newsletter; a toast offers to bring it back. Once it is back, the
 * action `newsletters.select` of @widget is given its number.
 */
void
sn_newsletter_delete (GtkWidget *widget, SnStore *store, gint64 newsletter_id)
{
  sn_store_delete_newsletter_async (store, newsletter_id, NULL, deleted_cb, g_object_ref (widget));
}

/* ---- copying ---- */

static void
copy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (SnNewsletter) newsletter = sn_store_get_newsletter_finish (SN_STORE (source), result, &document, &error);

  if (newsletter == NULL)
    {
      report (widget, error->message);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), sn_document_get_text (document));
  report (widget, _ ("Text copied"));
}

/**
 * sn_newsletter_copy_text:
 * @widget: a widget of the window
 * @store: where the newsletter is
 *
 * Copies the text of a newsletter.
 */
void
sn_newsletter_copy_text (GtkWidget *widget, SnStore *store, gint64 newsletter_id)
{
  sn_store_get_newsletter_async (store, newsletter_id, NULL, copy_cb, g_object_ref (widget));
}

/* ---- saving ---- */

typedef struct
{
  GtkWidget *widget;
  SnStore *store;
  gint64 id;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->widget);
  g_clear_object (&saving->store);
  g_clear_object (&saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
say_not_saved (GtkWidget *widget, const GError *error)
{
  /* Translators: %s is the reason */
  g_autofree char *text = g_strdup_printf (_ ("The newsletter was not saved: %s"), error->message);

  report (widget, text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (saving->file), *text = NULL;
  g_autofree char *display = g_filename_display_name (name);

  if (!g_file_replace_contents_finish (saving->file, result, NULL, &error))
    {
      say_not_saved (saving->widget, error);
      return;
    }
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Saved as %s"), display);
  report (saving->widget, text);
}

static void
bytes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sn_store_get_bytes_finish (SN_STORE (source), result, &error);
  GFile *file = saving->file;

  if (bytes == NULL)
    say_not_saved (saving->widget, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb,
                                         g_steal_pointer (&saving));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  SnStore *store = saving->store;
  gint64 id = saving->id;

  /* Where there is no file the user has thought better of it. */
  saving->file = sn_compat_save_finish (result, NULL);
  if (saving->file != NULL)
    sn_store_get_bytes_async (store, id, NULL, bytes_cb, g_steal_pointer (&saving));
}

/* The name that the file had, where it says what it is; a message of a mailbox
 * has none of its own. */
static char *
file_name (SnNewsletter *newsletter)
{
  static const struct
  {
    const char *format, *ending;
  } endings[] = { { "mail", ".eml" }, { "html", ".html" }, { "text", ".txt" } };
  const char *path = sn_newsletter_get_path (newsletter), *title = sn_newsletter_get_title (newsletter), *ending = "";
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;
  char *name;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_strcmp0 (sn_newsletter_get_format (newsletter), endings[i].format) == 0)
      ending = endings[i].ending;
  if (base != NULL && g_str_has_suffix (base, ending) && *base != '\0')
    return g_steal_pointer (&base);
  name = g_strconcat (title != NULL && *title != '\0' ? title : _ ("Newsletter"), ending, NULL);
  return g_strdelimit (name, "/\\", '-');
}

/**
 * sn_newsletter_save_as:
 * @widget: a widget of the window
 * @store: where the newsletter is
 * @newsletter: which
 *
 * Saves a newsletter, exactly as it came, where the user chooses.
 */
void
sn_newsletter_save_as (GtkWidget *widget, SnStore *store, SnNewsletter *newsletter)
{
  g_autofree char *name = file_name (newsletter);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->store = g_object_ref (store);
  saving->id = sn_newsletter_get_id (newsletter);
  sn_compat_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save Newsletter"), name, NULL, chosen_cb,
                        saving);
}
