/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-choosable.h"

#include <adwaita.h>

#include "sn-parts.h"

/* Whatever stands for an item on a page with a choice is chosen in the same way:
 * a click with Ctrl or Shift begins, from then on any click chooses, until
 * Escape. The page knows the choice, and who stands on it finds it there. */

#define CHOICE "choice"
#define CHOOSABLE "choosable"

typedef struct
{
  SnItemMenuSource source;
  gpointer data;
  SnMarkMaker make_mark; /* NULL for no mark */
  GtkWidget *mark;       /* in the widget, says whether it is chosen; NULL until something first is */
  SnChoice *choice;      /* of the page; NULL before the widget is on one that has one */
  gboolean showing;      /* the mark follows, it is not pressed */
} Choosable;

static void
choosable_free (gpointer data)
{
  Choosable *self = data;

  g_clear_object (&self->choice);
  g_free (self);
}

static SnChoice *
find_choice (GtkWidget *widget)
{
  SnChoice *choice = NULL;

  for (; widget != NULL && choice == NULL; widget = gtk_widget_get_parent (widget))
    choice = g_object_get_data (G_OBJECT (widget), CHOICE);
  return choice;
}

/* The item, where it can be chosen. */
static SnItem *
find_item (Choosable *self)
{
  SnItem *item = self->choice != NULL ? self->source (self->data) : NULL;

  return item != NULL && sn_choice_shows (self->choice, sn_item_get_id (item)) ? item : NULL;
}

/* What has the focus and is what a screen reader meets: in a GtkListView that is
 * the line around the row. */
static GtkWidget *
line_of (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  gboolean in_line =
      parent != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (parent)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM;

  return in_line ? parent : widget;
}

static void
toggled_cb (GtkCheckButton *mark, gpointer widget)
{
  Choosable *self = g_object_get_data (G_OBJECT (widget), CHOOSABLE);
  SnItem *item = find_item (self);

  if (!self->showing && item != NULL)
    sn_choice_toggle (self->choice, sn_item_get_id (item));
}

/* A month has a hundred of them, and most days nobody chooses anything. */
static void
ensure_mark (GtkWidget *widget, Choosable *self)
{
  if (self->mark != NULL || self->make_mark == NULL)
    return;
  self->mark = self->make_mark (widget);
  if (GTK_IS_CHECK_BUTTON (self->mark))
    g_signal_connect_object (self->mark, "toggled", G_CALLBACK (toggled_cb), widget, 0);
}

static void
show_mark (GtkWidget *widget, Choosable *self, gboolean on, gboolean chosen)
{
  gboolean is_check;

  if (on)
    ensure_mark (widget, self);
  if (self->mark == NULL)
    return;
  is_check = GTK_IS_CHECK_BUTTON (self->mark);
  self->showing = TRUE;
  gtk_widget_set_visible (self->mark, is_check ? on : chosen);
  if (is_check)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->mark), chosen);
  self->showing = FALSE;
}

/* What cannot be seen shows it when it can. */
static void
show (GtkWidget *widget)
{
  Choosable *self = g_object_get_data (G_OBJECT (widget), CHOOSABLE);
  SnItem *item = find_item (self);
  gboolean on = item != NULL && sn_choice_get_on (self->choice);
  gboolean chosen = on && sn_choice_has (self->choice, sn_item_get_id (item));
  GtkAccessible *line = GTK_ACCESSIBLE (line_of (widget));

  if (!gtk_widget_get_mapped (widget))
    return;
  show_mark (widget, self, on, chosen);
  if (chosen)
    gtk_widget_add_css_class (widget, "sn-chosen");
  else
    gtk_widget_remove_css_class (widget, "sn-chosen");
  if (on)
    gtk_accessible_update_state (line, GTK_ACCESSIBLE_STATE_CHECKED,
                                 chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  else
    gtk_accessible_reset_state (line, GTK_ACCESSIBLE_STATE_CHECKED);
}

static void
map_cb (GtkWidget *widget)
{
  Choosable *self = g_object_get_data (G_OBJECT (widget), CHOOSABLE);
  SnChoice *choice = find_choice (widget);

  if (choice == NULL)
    return;
  if (g_set_object (&self->choice, choice))
    g_signal_connect_object (choice, "changed", G_CALLBACK (show), widget, G_CONNECT_SWAPPED);
  show (widget);
}

/* A click without a key, before anything is chosen, is where a range begins. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  g_autoptr (GtkWidget) widget = g_object_ref (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  Choosable *self = g_object_get_data (G_OBJECT (widget), CHOOSABLE);
  SnItem *item = find_item (self);
  g_autoptr (SnChoice) choice = item != NULL ? g_object_ref (self->choice) : NULL;
  gint64 id = item != NULL ? sn_item_get_id (item) : 0;

  if (item == NULL)
    return;
  if (!sn_choice_get_on (choice) && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    {
      sn_choice_set_anchor (choice, id);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (line_of (widget));
  if ((state & GDK_SHIFT_MASK) != 0)
    sn_choice_extend (choice, id);
  else
    sn_choice_toggle (choice, id);
}

/* Whether a key is for the item, not for a button on it. The head of a row that
 * opens is a row of its own. */
static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == widget || (focus != NULL && GTK_IS_LIST_BOX_ROW (focus));
}

/* With Shift, a range is chosen on the way through a list. */
static gboolean
extend_to_next (GtkListBoxRow *row, Choosable *self, SnItem *item, int step)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (row));
  int index = gtk_list_box_row_get_index (row) + step;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index) : NULL;
  Choosable *other = next != NULL ? g_object_get_data (G_OBJECT (next), CHOOSABLE) : NULL;
  SnItem *end = other != NULL ? find_item (other) : NULL;

  if (end == NULL)
    return GDK_EVENT_STOP;
  if (!sn_choice_get_on (self->choice))
    sn_choice_set_anchor (self->choice, sn_item_get_id (item));
  gtk_widget_grab_focus (GTK_WIDGET (next));
  sn_choice_extend (self->choice, sn_item_get_id (end));
  return GDK_EVENT_STOP;
}

/* Ctrl+Space begins; from then on Space and Enter choose, too. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  Choosable *self = g_object_get_data (G_OBJECT (widget), CHOOSABLE);
  SnItem *item = find_item (self);
  gboolean space = keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space;
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (item == NULL || !has_focus (widget))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_SHIFT_MASK && GTK_IS_LIST_BOX_ROW (widget) && !ADW_IS_EXPANDER_ROW (widget))
    {
      if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
        return extend_to_next (GTK_LIST_BOX_ROW (widget), self, item, 1);
      if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
        return extend_to_next (GTK_LIST_BOX_ROW (widget), self, item, -1);
    }
  if (!(space && modifiers == GDK_CONTROL_MASK) &&
      !(sn_choice_get_on (self->choice) && modifiers == 0 && (space || enter)))
    return GDK_EVENT_PROPAGATE;
  sn_choice_toggle (self->choice, sn_item_get_id (item));
  return GDK_EVENT_STOP;
}

/**
 * sn_choosable_mark_new:
 * @name: (nullable): what a screen reader says of it; %NULL where the focus goes
 *   to what it stands in, which is then what is checked
 *
 * Returns: (transfer floating): a mark for sn_choosable_attach(), which is there
 *   while items are chosen.
 */
GtkWidget *
sn_choosable_mark_new (const char *name)
{
  GtkAccessibleRole role = name != NULL ? GTK_ACCESSIBLE_ROLE_CHECKBOX : GTK_ACCESSIBLE_ROLE_PRESENTATION;
  GtkWidget *mark = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", role, "focusable", name != NULL,
                                  "can-target", FALSE, "visible", FALSE, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_set_name (mark, "choose");
  if (name != NULL)
    sn_parts_set_name (mark, name);
  return mark;
}

/**
 * sn_choosable_attach:
 * @widget: what stands for an item
 * @source: tells for which
 * @data: given to @source; outlives @widget or is it
 * @make_mark: (nullable): makes what shows whether it is chosen, when something on the
 *   page first is; %NULL for no mark
 *
 * Lets that item be chosen wherever @widget stands on a page with a choice.
 */
void
sn_choosable_attach (GtkWidget *widget, SnItemMenuSource source, gpointer data, SnMarkMaker make_mark)
{
  Choosable *self = g_new0 (Choosable, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  *self = (Choosable){ .source = source, .data = data, .make_mark = make_mark };
  g_object_set_data_full (G_OBJECT (widget), CHOOSABLE, self, choosable_free);
  g_signal_connect (widget, "map", G_CALLBACK (map_cb), NULL);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (widget, keys);
}

/**
 * sn_choosable_refresh:
 * @widget: something to which sn_choosable_attach() was done
 *
 * To be called when it stands for another item.
 */
void
sn_choosable_refresh (GtkWidget *widget)
{
  show (widget);
}

static void
select_action (GSimpleAction *action, GVariant *parameter, gpointer choice)
{
  sn_choice_add (choice, g_variant_get_int64 (parameter));
}

static void
several_action (GSimpleAction *action, GVariant *state, gpointer choice)
{
  sn_choice_set_on (choice, g_variant_get_boolean (state));
}

static void
changed_cb (SnChoice *choice, GSimpleAction *several)
{
  g_simple_action_set_state (several, g_variant_new_boolean (sn_choice_get_on (choice)));
}

/**
 * sn_choosable_set_choice:
 * @page: a page
 * @choice: what of it is chosen
 *
 * Lets the items of the page be chosen. It gets the actions `choice.select`
 * (number of an item) and `choice.several` (whether items are being chosen).
 */
void
sn_choosable_set_choice (GtkWidget *page, SnChoice *choice)
{
  static const GActionEntry entries[] = {
    { .name = "select", .activate = select_action, .parameter_type = "x" },
    { .name = "several", .state = "false", .change_state = several_action },
  };
  GSimpleActionGroup *actions = g_simple_action_group_new ();
  GAction *several;

  g_object_set_data_full (G_OBJECT (page), CHOICE, g_object_ref (choice), g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), choice);
  several = g_action_map_lookup_action (G_ACTION_MAP (actions), "several");
  g_signal_connect_object (choice, "changed", G_CALLBACK (changed_cb), several, 0);
  gtk_widget_insert_action_group (page, "choice", G_ACTION_GROUP (actions));
  g_object_unref (actions);
}

static gboolean
end_cb (GtkWidget *page, GVariant *args, gpointer data)
{
  SnChoice *choice = find_choice (page);

  if (!sn_choice_get_on (choice))
    return GDK_EVENT_PROPAGATE;
  sn_choice_set_on (choice, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
all_cb (GtkWidget *page, GVariant *args, gpointer data)
{
  sn_choice_add_all (find_choice (page));
  return GDK_EVENT_STOP;
}

static void
add_key (GtkEventController *controller, guint key, GdkModifierType modifiers, GtkShortcutFunc function)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_callback_action_new (function, NULL, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * sn_choosable_add_keys:
 * @page: a page that has a choice
 *
 * Has Ctrl+A on the page choose all that is shown, and Escape end it.
 */
void
sn_choosable_add_keys (GtkWidget *page)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_Escape, 0, end_cb);
  add_key (keys, GDK_KEY_a, GDK_CONTROL_MASK, all_cb);
  gtk_widget_add_controller (page, keys);
}
