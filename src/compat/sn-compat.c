/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-compat.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* The one place where what is deprecated by now may still be called, because
 * the floor has nothing else. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* ---- choosing files ---- */

#if GTK_CHECK_VERSION(4, 10, 0)

static void
choose_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GListModel *files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL)
    g_task_return_pointer (task, files, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose_folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  GListStore *files;

  if (folder == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  files = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (files, folder);
  g_task_return_pointer (task, files, g_object_unref);
}

static void
start_choosing (GTask *task, GtkWindow *parent, const char *title, gboolean folder)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (folder)
    gtk_file_dialog_select_folder (dialog, parent, g_task_get_cancellable (task), choose_folder_cb,
                                   g_object_ref (task));
  else
    gtk_file_dialog_open_multiple (dialog, parent, g_task_get_cancellable (task), choose_files_cb, g_object_ref (task));
}

#else

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was chosen");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
start_choosing (GTask *task, GtkWindow *parent, const char *title, gboolean folder)
{
  GtkFileChooserAction action = folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), !folder);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chooser_response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * sn_compat_choose_async:
 * @parent: the window that asks
 * @title: title of the dialog
 * @folder: whether one folder is chosen, else one or more files
 *
 * Lets the user choose what to open.
 */
void
sn_compat_choose_async (GtkWindow *parent, const char *title, gboolean folder, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  start_choosing (task, parent, title, folder);
}

/**
 * sn_compat_choose_finish:
 *
 * Returns: (transfer full) (nullable): a list of GFile, or %NULL with an error
 *   when the user chose nothing.
 */
GListModel *
sn_compat_choose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- choosing where to save ---- */

#if GTK_CHECK_VERSION(4, 10, 0)

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_saving (GTask *task, GtkWindow *parent, const char *title, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), save_cb, g_object_ref (task));
}

#else

static void
save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was chosen");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
start_saving (GTask *task, GtkWindow *parent, const char *title, const char *name)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (save_response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * sn_compat_save_async:
 * @parent: the window that asks
 * @title: title of the dialog
 * @name: what the file is called unless the user says otherwise
 *
 * Lets the user choose where to save, and asks before a file is replaced.
 */
void
sn_compat_save_async (GtkWindow *parent, const char *title, const char *name, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  start_saving (task, parent, title, name);
}

/**
 * sn_compat_save_finish:
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with an error when the
 *   user chose none.
 */
GFile *
sn_compat_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- opening a URI ---- */

#if GTK_CHECK_VERSION(4, 10, 0)

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_opening (GTask *task, GtkWindow *parent, const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, parent, g_task_get_cancellable (task), launched_cb, g_object_ref (task));
}

#else

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_opening (GTask *task, GtkWindow *parent, const char *uri)
{
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, g_task_get_cancellable (task), shown_cb, g_object_ref (task));
}

#endif

/**
 * sn_compat_open_uri_async:
 * @parent: the window that asks
 * @uri: what to open; the caller has judged it
 *
 * Opens @uri with the program that the desktop has for it.
 */
void
sn_compat_open_uri_async (GtkWindow *parent, const char *uri, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  start_opening (task, parent, uri);
}

/**
 * sn_compat_open_uri_finish:
 *
 * Returns: whether a program took it; else @error says why not.
 */
gboolean
sn_compat_open_uri_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- opening a file ---- */

#if GTK_CHECK_VERSION(4, 10, 0)

static void
file_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_opening_file (GTask *task, GtkWindow *parent, GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, parent, g_task_get_cancellable (task), file_launched_cb, g_object_ref (task));
}

#else

static void
start_opening_file (GTask *task, GtkWindow *parent, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  start_opening (task, parent, uri);
}

#endif

/**
 * sn_compat_open_file_async:
 * @parent: the window that asks
 * @file: a file
 *
 * Opens @file with the program that the desktop has for its kind, also out of a
 * sandbox.
 */
void
sn_compat_open_file_async (GtkWindow *parent, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  start_opening_file (task, parent, file);
}

/**
 * sn_compat_open_file_finish:
 *
 * Returns: whether a program took it; else @error says why not.
 */
gboolean
sn_compat_open_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- about ---- */

/**
 * sn_compat_show_about:
 * @parent: the window that it stands over
 * @name: name of the program
 * @icon: name of its icon
 * @version: its version
 * @comments: what it is for
 *
 * Says what the program is.
 */
void
sn_compat_show_about (GtkWindow *parent, const char *name, const char *icon, const char *version, const char *comments)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();
#else
  GtkWidget *about = adw_about_window_new ();
#endif

  g_object_set (about, "application-name", name, "application-icon", icon, "version", version, "comments", comments,
                "license-type", GTK_LICENSE_GPL_3_0, NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (about, GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
#endif
}

/* ---- names of entries ---- */

#if GTK_CHECK_VERSION(4, 10, 0)

static gboolean
is_entry (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
      return g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") != NULL;
    default:
      return FALSE;
    }
}

static void
name_entries (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_entry (child))
        {
          g_autofree char *text = NULL;

          g_object_get (child, "text", &text, NULL);
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          text != NULL ? text : "", -1);
        }
      name_entries (child);
    }
}

static void
focus_moved_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window), *menu = NULL;

  if (focus != NULL)
    menu = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU);
  if (menu != NULL)
    name_entries (menu);
}

#endif

/**
 * sn_compat_name_menus:
 * @window: a window
 *
 * Gives names to the entries of all menus of @window, once the focus comes into
 * one. Newer versions of GTK, 4.18 among them, say that an entry is named by the
 * label in it, and then tell no name of that label, so that a screen reader is
 * silent in menus.
 */
void
sn_compat_name_menus (GtkWindow *window)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);
#endif
}

/* ---- colours ---- */

/**
 * sn_compat_get_color:
 * @color: (out): in which letters and icons of @widget are drawn
 */
void
sn_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

/* ---- memory ---- */

/**
 * sn_compat_trim_memory:
 *
 * Gives back to the system what was freed and the C library still holds, where it
 * is one that does.
 */
void
sn_compat_trim_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/**
 * sn_compat_share_memory:
 *
 * Has all threads but the first get their memory from one place. The C library gives
 * each a place of its own, against waiting for each other; the threads of a window are
 * many that do little, and what each of them once had stays in its place. Call it
 * before there are threads.
 */
void
sn_compat_share_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
