/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking back what was done last, one edit after the other. */

#include "sn-window-private.h"

#include <glib/gi18n.h>

#include "sn-db-edit.h"
#include "sn-toast.h"

/* What is said once an edit is taken back. */
static const char *const words[] = {
  [SN_EDIT_CORRECT] = N_ ("Correction undone"),
  [SN_EDIT_REVERT] = N_ ("Choice undone"),
  [SN_EDIT_KEEP] = N_ ("Choice undone"),
  [SN_EDIT_DISMISS] = N_ ("No longer dismissed"),
  [SN_EDIT_RESTORE] = N_ ("Dismissed again"),
  [SN_EDIT_RESPOND] = N_ ("Response as it was before"),
  [SN_EDIT_INTEREST] = N_ ("Interest as it was before"),
  [SN_EDIT_MERGE] = N_ ("Two items again"),
  [SN_EDIT_SPLIT] = N_ ("One item again"),
  [SN_EDIT_DISTINCT] = N_ ("Choice undone"),
  [SN_EDIT_ADD] = N_ ("No longer added"),
  [SN_EDIT_REMIND] = N_ ("Reminders as they were before"),
};

static char *
describe (const SnUndoable *undoable)
{
  for (guint kind = 0; undoable->title != NULL && kind < G_N_ELEMENTS (words); kind++)
    if (g_strcmp0 (sn_edit_kind_to_string ((SnEditKind) kind), undoable->what) == 0)
      /* Translators: what was taken back, and the title of an item */
      return g_strdup_printf (C_ ("undone", "%s: %s"), _ (words[kind]), undoable->title);
  return g_strdup (_ ("Undone"));
}

static gpointer
list_work (SnDb *db, gpointer data, GError **error)
{
  return sn_db_list_undoable (db, 1, error);
}

static void
set_undoable (SnWindow *self, SnUndoable *undoable)
{
  g_clear_pointer (&self->undoable, sn_undoable_free);
  self->undoable = undoable;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "undo-last")),
                               undoable != NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnWindow) self = user_data;
  g_autoptr (GPtrArray) all = sn_store_run_finish (SN_STORE (source), result, NULL);

  /* Where this fails there is nothing to offer; whoever asked for more is told. */
  if (self->store != NULL)
    set_undoable (self, all != NULL && all->len > 0 ? g_ptr_array_steal_index (all, 0) : NULL);
}

/**
 * sn_window_look_undo:
 *
 * Looks what was done last, in this run or before.
 */
void
sn_window_look_undo (SnWindow *self)
{
  sn_store_run_async (self->store, list_work, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                      listed_cb, g_object_ref (self));
}

/* Who takes it back, and what is said then. */
typedef struct
{
  SnWindow *window;
  char *text;
} Undoing;

static void
undoing_free (Undoing *undoing)
{
  g_object_unref (undoing->window);
  g_free (undoing->text);
  g_free (undoing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undoing, undoing_free)

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Undoing) undoing = user_data;
  g_autoptr (GError) error = NULL;
  gboolean undone = sn_store_undo_finish (SN_STORE (source), result, NULL, &error);

  if (undoing->window->store == NULL || sn_window_is_cancelled (error))
    return;
  sn_window_add_toast (undoing->window, undone ? undoing->text : error->message);
  sn_window_look_undo (undoing->window);
}

static void
undo_last (SnWindow *self)
{
  Undoing *undoing = g_new (Undoing, 1);
  gint64 id = self->undoable->id;

  *undoing = (Undoing){ g_object_ref (self), describe (self->undoable) };
  /* Whoever presses the key again at once waits for what is the last one then. */
  set_undoable (self, NULL);
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  sn_store_undo_async (self->store, id, self->cancellable, undone_cb, undoing);
}

/* The key belongs to a text field where one has the focus: that takes back what was
 * written in it. */
static void
undo_last_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (GTK_IS_EDITABLE (focus))
    gtk_widget_activate_action (focus, "text.undo", NULL);
  else if (self->undoable != NULL)
    undo_last (self);
}

/**
 * sn_window_add_undo:
 *
 * Gives the window the action that takes back what was done last.
 */
void
sn_window_add_undo (SnWindow *self)
{
  static const GActionEntry entry = { .name = "undo-last", .activate = undo_last_action };

  g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
  set_undoable (self, NULL);
}
