/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-list.h"

#include "sn-consultation-row.h"
#include "sn-item-menu.h"
#include "sn-parts.h"
#include "sn-timeline-frame.h"
#include "sn-timeline-row.h"

/* So long a line is waited for that is to have the focus. */
#define FOCUS_WAIT (2 * G_TIME_SPAN_SECOND)

struct _SnConsultationList
{
  SnPane parent_instance;

  SnChoice *choice; /* NULL before it is set */
  GListStore *entries;
  GtkSliceListModel *lines; /* those of them that there are lines for */
  GtkSingleSelection *selection;
  gboolean filling; /* the selection is only carried over */
  guint finding_focus;
  guint tick_id;
  gint64 tick_end;
  gboolean timeline;
  gboolean compact; /* in the timeline: words above the bars */

  SnTimelineFrame *frame;
  GtkWidget *scroller;
  GtkListView *list;
};

enum
{
  SELECTED,
  OPENED,
  ENDING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnConsultationList, sn_consultation_list, SN_TYPE_PANE)

static SnConsultationEntry *
entry_at (SnConsultationList *self, guint position)
{
  g_autoptr (SnConsultationEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return entry; /* the model holds it */
}

static SnItem *
item_at (SnConsultationList *self, guint position)
{
  SnConsultationEntry *entry = entry_at (self, position);

  return entry != NULL ? sn_consultation_entry_get_item (entry) : NULL;
}

/* Where the item with that number stands, or the first item if @any. */
static guint
find_position (SnConsultationList *self, gint64 id, gboolean any)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries)), first = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      SnItem *item = item_at (self, i);

      if (item != NULL && sn_item_get_id (item) == id)
        return i;
      if (item != NULL && first == GTK_INVALID_LIST_POSITION)
        first = i;
    }
  return any ? first : GTK_INVALID_LIST_POSITION;
}

/* What a row of either form shows. */
static SnConsultationEntry *
entry_of (GtkWidget *row)
{
  if (SN_IS_CONSULTATION_ROW (row))
    return sn_consultation_row_get_entry (SN_CONSULTATION_ROW (row));
  return SN_IS_TIMELINE_ROW (row) ? sn_timeline_row_get_entry (SN_TIMELINE_ROW (row)) : NULL;
}

/* The line of the list that holds the item at @position, where it exists. */
static GtkWidget *
line_at (SnConsultationList *self, guint position)
{
  SnConsultationEntry *entry = entry_at (self, position);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->list)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *row = gtk_widget_get_first_child (line);

      if (row != NULL && entry != NULL && entry_of (row) == entry)
        return line;
    }
  return NULL;
}

static gboolean
focus_selected (SnConsultationList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *line;

  if (position == GTK_INVALID_LIST_POSITION)
    position = find_position (self, 0, TRUE);
  if (position == GTK_INVALID_LIST_POSITION || !gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  line = line_at (self, position);
  return line != NULL && gtk_widget_grab_focus (line);
}

/* Whether the focus is in the list, but on none of its items; or nowhere: the
 * line that had it is gone. */
static gboolean
focus_is_astray (SnConsultationList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *row;
  SnConsultationEntry *entry;

  if (focus == NULL)
    return root != NULL;
  if (focus == GTK_WIDGET (self->list) || focus == self->scroller)
    return TRUE;
  row = gtk_widget_get_first_child (focus);
  entry = row != NULL ? entry_of (row) : NULL;
  return entry != NULL && sn_consultation_entry_get_item (entry) == NULL;
}

/* Whether it has arrived, or somebody has taken it elsewhere meanwhile. */
static gboolean
find_focus (SnConsultationList *self)
{
  return !focus_is_astray (self) || focus_selected (self);
}

static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  SnConsultationList *self = data;

  if (!find_focus (self) && g_get_monotonic_time () < self->tick_end)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* A line is made anew some time after what it shows is there. */
static void
find_focus_soon (SnConsultationList *self)
{
  self->tick_end = g_get_monotonic_time () + FOCUS_WAIT;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), tick_cb, self, NULL);
}

static gboolean
find_focus_cb (gpointer data)
{
  SnConsultationList *self = data;

  self->finding_focus = 0;
  if (!find_focus (self))
    find_focus_soon (self);
  return G_SOURCE_REMOVE;
}

/* The keyboard comes into the list at its first line, which is a heading: from
 * there the focus goes on to what is selected, once it has arrived. And it may
 * leave because its line is made anew. */
static void
focus_moved_cb (SnConsultationList *self)
{
  if (self->finding_focus == 0)
    self->finding_focus = g_idle_add (find_focus_cb, self);
}

static gboolean
is_choosing (SnConsultationList *self)
{
  return self->choice != NULL && sn_choice_get_on (self->choice);
}

static void
select_position (SnConsultationList *self, guint position)
{
  sn_parts_lines_reach (self->lines, position);
  gtk_single_selection_set_selected (self->selection, position);
}

static void
activate_cb (SnConsultationList *self, guint position)
{
  if (item_at (self, position) == NULL)
    return;
  select_position (self, position);
  if (is_choosing (self))
    {
      sn_choice_toggle (self->choice, sn_item_get_id (item_at (self, position)));
      return;
    }
  g_signal_emit (self, signals[OPENED], 0);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  SnConsultationList *self = data;
  GtkWidget *row = self->timeline ? sn_timeline_row_new () : sn_consultation_row_new ();

  sn_parts_open_on_click (row, list_item);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  SnConsultationList *self = data;
  SnConsultationEntry *entry = gtk_list_item_get_item (list_item);
  gboolean is_item = sn_consultation_entry_get_item (entry) != NULL;
  GtkWidget *row = gtk_list_item_get_child (list_item);

  gtk_list_item_set_selectable (list_item, is_item);
  gtk_list_item_set_activatable (list_item, is_item);
  if (SN_IS_TIMELINE_ROW (row))
    sn_timeline_row_set_entry (SN_TIMELINE_ROW (row), entry, sn_timeline_frame_get_scale (self->frame), self->compact);
  else
    sn_consultation_row_set_entry (SN_CONSULTATION_ROW (row), entry);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  SnConsultationList *self = data;
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (SN_IS_TIMELINE_ROW (row))
    sn_timeline_row_set_entry (SN_TIMELINE_ROW (row), NULL, sn_timeline_frame_get_scale (self->frame), self->compact);
  else
    sn_consultation_row_set_entry (SN_CONSULTATION_ROW (row), NULL);
}

/* Rows of one form are not made into rows of the other, so each form has a
 * factory. */
static void
set_up_rows (SnConsultationList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/* Up and Down go from item to item: a heading is no stop. */
static gboolean
move_selection (SnConsultationList *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 next = position == GTK_INVALID_LIST_POSITION ? (step > 0 ? -1 : (gint64) n) : (gint64) position;

  do
    next += step;
  while (next >= 0 && next < n && item_at (self, (guint) next) == NULL);
  if (next < 0 || next >= n)
    return FALSE;
  select_position (self, (guint) next);
  focus_selected (self);
  return TRUE;
}

/* The menu of what is selected, by keyboard. */
static gboolean
open_menu (SnConsultationList *self)
{
  SnItem *item = sn_consultation_list_get_selected (self);
  GtkWidget *line = item != NULL ? line_at (self, gtk_single_selection_get_selected (self->selection)) : NULL;

  if (line == NULL)
    return GDK_EVENT_PROPAGATE;
  sn_item_menu_popup (gtk_widget_get_first_child (line), item, NULL);
  return GDK_EVENT_STOP;
}

/* Ctrl+A and Ctrl+Space begin to choose; from then on Space chooses what has the
 * focus. */
static gboolean
choose_by_key (SnConsultationList *self, guint keyval, GdkModifierType modifiers)
{
  SnItem *item = sn_consultation_list_get_selected (self);
  gboolean space = keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space;

  if (self->choice == NULL)
    return FALSE;
  if (keyval == GDK_KEY_a && modifiers == GDK_CONTROL_MASK)
    sn_choice_add_all (self->choice);
  else if (item != NULL && space && (modifiers == GDK_CONTROL_MASK || (modifiers == 0 && is_choosing (self))))
    sn_choice_toggle (self->choice, sn_item_get_id (item));
  else
    return FALSE;
  return TRUE;
}

/* With Shift, a range is chosen on the way. */
static gboolean
go (SnConsultationList *self, int step, gboolean choose)
{
  SnItem *before = sn_consultation_list_get_selected (self), *item;
  gint64 start = before != NULL ? sn_item_get_id (before) : 0;

  if (!move_selection (self, step))
    return FALSE;
  item = sn_consultation_list_get_selected (self);
  if (!choose || self->choice == NULL || item == NULL)
    return TRUE;
  if (!is_choosing (self))
    sn_choice_set_anchor (self->choice, start);
  sn_choice_extend (self->choice, sn_item_get_id (item));
  return TRUE;
}

static gboolean
list_key_cb (SnConsultationList *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if ((keyval == GDK_KEY_Menu && modifiers == 0) || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return open_menu (self);
  if (choose_by_key (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if (modifiers != 0 && modifiers != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return go (self, 1, modifiers == GDK_SHIFT_MASK);
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return go (self, -1, modifiers == GDK_SHIFT_MASK);
  return GDK_EVENT_PROPAGATE;
}

/* What is selected when the choice begins is where its first range does. */
static void
note_anchor (SnConsultationList *self)
{
  SnItem *item = sn_consultation_list_get_selected (self);

  if (self->choice != NULL && item != NULL && !is_choosing (self))
    sn_choice_set_anchor (self->choice, sn_item_get_id (item));
}

static void
selection_cb (SnConsultationList *self)
{
  note_anchor (self);
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
sn_consultation_list_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnConsultationList *self = SN_CONSULTATION_LIST (pane);

  if (!narrow && sn_consultation_list_get_selected (self) == NULL)
    select_position (self, find_position (self, 0, TRUE));
}

static void
sn_consultation_list_dispose (GObject *object)
{
  SnConsultationList *self = SN_CONSULTATION_LIST (object);

  g_clear_handle_id (&self->finding_focus, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick_id);
  self->tick_id = 0;
  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_CONSULTATION_LIST);
  g_clear_object (&self->choice);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_object (&self->entries);
  G_OBJECT_CLASS (sn_consultation_list_parent_class)->dispose (object);
}

static void
sn_consultation_list_class_init (SnConsultationListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_consultation_list_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_consultation_list_narrow_changed;
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDING] = g_signal_new ("ending", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SN_TYPE_TIMELINE_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-consultation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SnConsultationList, frame);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationList, scroller);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationList, list);
}

static void
near_end_cb (SnConsultationList *self)
{
  if (!self->filling && !sn_parts_lines_lengthen (self->lines))
    g_signal_emit (self, signals[ENDING], 0);
}

static void
set_up_list (SnConsultationList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->entries = g_list_store_new (SN_TYPE_CONSULTATION_ENTRY);
  self->lines = sn_parts_lines_new (G_LIST_MODEL (self->entries));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  set_up_rows (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scroller, focus);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
}

static void
sn_consultation_list_init (SnConsultationList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self);
  sn_parts_watch_end (self->scroller, G_CALLBACK (near_end_cb), self);
}

static GPtrArray *
items_of (GPtrArray *entries)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    if (sn_consultation_entry_get_item (entries->pdata[i]) != NULL)
      g_ptr_array_add (items, sn_consultation_entry_get_item (entries->pdata[i]));
  return items;
}

/**
 * sn_consultation_list_set_timeline:
 * @timeline: whether each consultation is a bar
 * @compact: whether its words then stand above it
 *
 * Chooses the form. The lines are to be set anew after that.
 */
void
sn_consultation_list_set_timeline (SnConsultationList *self, gboolean timeline, gboolean compact)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  self->compact = compact;
  if (self->timeline == timeline)
    return;
  self->filling = TRUE;
  g_list_store_remove_all (self->entries);
  self->timeline = timeline;
  set_up_rows (self);
  self->filling = FALSE;
  if (timeline)
    {
      gtk_widget_remove_css_class (list, "navigation-sidebar");
      gtk_widget_add_css_class (list, "sn-timeline");
      return;
    }
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_widget_remove_css_class (list, "sn-timeline");
  sn_timeline_frame_set_off (self->frame);
}

/* Puts the focus where no line can take it along: of a line that goes, GTK gives
 * it to whatever comes first, such as the toolbar, and it would not come back.
 *
 * Returns: whether the list had it */
static gboolean
park_focus (SnConsultationList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->tick_id == 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    return FALSE;
  if (root != NULL)
    gtk_root_set_focus (root, self->scroller);
  return TRUE;
}

/**
 * sn_consultation_list_set_entries:
 * @entries: (element-type SnConsultationEntry): the lines
 * @selected: number of the consultation to be selected, 0 for none in particular
 * @longer: whether they are those of before, and more after them
 *
 * Shows @entries. Where @selected is not among them, beside a detail that would be
 * empty, the first one is selected.
 */
void
sn_consultation_list_set_entries (SnConsultationList *self, GPtrArray *entries, gint64 selected, gboolean longer)
{
  g_autoptr (GPtrArray) items = items_of (entries);
  gboolean focused = park_focus (self);

  self->filling = TRUE;
  if (self->timeline && items->len > 0)
    {
      SnToday today = *sn_consultation_entry_get_today (entries->pdata[0]);

      sn_timeline_frame_set_items (self->frame, items, &today, self->compact);
    }
  if (self->choice != NULL)
    sn_choice_set_shown (self->choice, items);
  if (longer)
    sn_parts_keep_place (self->scroller);
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), entries->pdata,
                       entries->len);
  select_position (self, find_position (self, selected, !sn_pane_get_narrow (SN_PANE (self))));
  self->filling = FALSE;
  if (focused && !focus_selected (self))
    find_focus_soon (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/**
 * sn_consultation_list_get_selected:
 *
 * Returns: (transfer none) (nullable): the consultation that is selected.
 */
SnItem *
sn_consultation_list_get_selected (SnConsultationList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position != GTK_INVALID_LIST_POSITION ? item_at (self, position) : NULL;
}

/**
 * sn_consultation_list_select:
 * @item_id: number of a consultation in the store
 *
 * Selects that one and brings it into view.
 *
 * Returns: whether it is in the list.
 */
gboolean
sn_consultation_list_select (SnConsultationList *self, gint64 item_id)
{
  guint position = find_position (self, item_id, FALSE);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  select_position (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  return TRUE;
}

/**
 * sn_consultation_list_focus:
 *
 * Gives the focus to the consultation that is selected, or the first one.
 *
 * Returns: whether there is one.
 */
gboolean
sn_consultation_list_focus (SnConsultationList *self)
{
  return focus_selected (self);
}

/* From what was chosen last the keyboard goes on. */
static void
touched_cb (SnConsultationList *self, gint64 item_id)
{
  if (sn_consultation_list_select (self, item_id))
    focus_selected (self);
}

/**
 * sn_consultation_list_set_choice:
 * @choice: which consultations are chosen, to be given away together
 *
 * Has the keyboard change it, and says what there is to choose from. To be called
 * before there are lines.
 */
void
sn_consultation_list_set_choice (SnConsultationList *self, SnChoice *choice)
{
  g_set_object (&self->choice, choice);
  g_signal_connect_object (choice, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
}
