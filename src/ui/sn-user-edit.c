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

/* How many edits are on their way is kept with the store that they go to. */
#define PENDING "sn-user-edits"

static guint
get_pending (SnStore *store)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (store), PENDING));
}

static void
set_pending (SnStore *store, guint n)
{
  g_object_set_data (G_OBJECT (store), PENDING, GUINT_TO_POINTER (n));
}

/* Where the window is gone there is nobody to tell; the next look at the store
 * shows what became of it. */
static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saying) saying = user_data;
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  set_pending (SN_STORE (source), get_pending (SN_STORE (source)) - 1);
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
  set_pending (store, get_pending (store) + 1);
  sn_store_edit_async (store, edit, NULL, edited_cb, saying);
}

/**
 * sn_user_edit_wait:
 * @store: the store, which is about to be closed
 *
 * Waits until all that the user said is written: a store that is shut down leaves
 * undone what it has not begun.
 */
void
sn_user_edit_wait (SnStore *store)
{
  while (get_pending (store) > 0)
    g_main_context_iteration (NULL, TRUE);
}
