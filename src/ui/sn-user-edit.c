/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-user-edit.h"

typedef struct
{
  GtkWidget *widget;
  char *done;
} Saying;

static void
saying_free (Saying *saying)
{
  g_object_unref (saying->widget);
  g_free (saying->done);
  g_free (saying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saying, saying_free)

/* Where the window is gone there is nobody to tell; the next look at the store
 * shows what became of it. */
static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saying) saying = user_data;
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  if (!sn_store_edit_finish (SN_STORE (source), result, &edited, &error))
    gtk_widget_activate_action (saying->widget, "win.report", "s", error->message);
  else if (edited.undo != 0 && saying->done != NULL)
    gtk_widget_activate_action (saying->widget, "win.offer-undo", "(sx)", saying->done, edited.undo);
}

/**
 * sn_user_edit:
 * @widget: a widget of the window in which the user says it
 * @store: where it is written
 * @edit: what the user says; copied
 * @done: (nullable): what to say in a toast with Undo when it was done; %NULL
 *   where the widget itself shows it and can take it back
 *
 * Writes what the user says. Where that fails the window says why.
 */
void
sn_user_edit (GtkWidget *widget, SnStore *store, const SnEdit *edit, const char *done)
{
  Saying *saying = g_new0 (Saying, 1);
  GtkRoot *root = gtk_widget_get_root (widget);

  /* The widget may be gone by the time that it is done: the window tells. */
  saying->widget = g_object_ref (root != NULL ? GTK_WIDGET (root) : widget);
  saying->done = g_strdup (done);
  sn_store_edit_async (store, edit, NULL, edited_cb, saying);
}
