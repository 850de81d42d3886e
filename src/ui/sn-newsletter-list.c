/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletter-list.h"

#include <glib/gi18n.h>

#include "sn-newsletter-row.h"
#include "sn-parts.h"

struct _SnNewsletterList
{
  SnPane parent_instance;

  GListStore *newsletters;
  GtkSliceListModel *lines; /* those of them that there are lines for */
  GtkSingleSelection *selection;
  gboolean filling; /* the selection is only carried over */

  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *menu; /* what can be done with the selected one */
};

enum
{
  SELECTED,
  OPENED,
  ENDING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnNewsletterList, sn_newsletter_list, SN_TYPE_PANE)

static SnNewsletter *
newsletter_at (SnNewsletterList *self, guint position)
{
  g_autoptr (SnNewsletter) newsletter = g_list_model_get_item (G_LIST_MODEL (self->newsletters), position);

  return newsletter; /* the model holds it */
}

static guint
find_position (SnNewsletterList *self, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->newsletters));

  for (guint i = 0; i < n; i++)
    if (sn_newsletter_get_id (newsletter_at (self, i)) == id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Where the one with that number stands; beside a text that would be empty, the
 * one that stands where it stood, or the first. */
static guint
choose_position (SnNewsletterList *self, gint64 id, guint old_position)
{
  guint position = find_position (self, id), n = g_list_model_get_n_items (G_LIST_MODEL (self->newsletters));

  if (position == GTK_INVALID_LIST_POSITION && !sn_pane_get_narrow (SN_PANE (self)) && n > 0)
    return old_position == GTK_INVALID_LIST_POSITION ? 0 : MIN (old_position, n - 1);
  return position;
}

static void
select_position (SnNewsletterList *self, guint position)
{
  sn_parts_lines_reach (self->lines, position);
  gtk_single_selection_set_selected (self->selection, position);
}

static void
activate_cb (SnNewsletterList *self, guint position)
{
  select_position (self, position);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
selection_cb (SnNewsletterList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

/* The line that shows a newsletter, where there is one. */
static GtkWidget *
line_of (SnNewsletterList *self, SnNewsletter *newsletter)
{
  for (GtkWidget *line = gtk_widget_get_first_child (self->list); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *row = gtk_widget_get_first_child (line);

      if (row != NULL && sn_newsletter_row_get_newsletter (SN_NEWSLETTER_ROW (row)) == newsletter)
        return line;
    }
  return NULL;
}

/* A list that is given the focus gives it to the line that had it last, wherever
 * that is by now; so it is given to the line itself. */
static gboolean
focus_selected (SnNewsletterList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *line;

  if (position == GTK_INVALID_LIST_POSITION)
    return gtk_widget_grab_focus (self->list);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  line = line_of (self, newsletter_at (self, position));
  return gtk_widget_grab_focus (line != NULL ? line : self->list);
}

static void
show_menu (SnNewsletterList *self, const GdkRectangle *at)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* At a click its line is selected first, as if it were opened. */
static void
menu_at (GtkListItem *list_item, double x, double y)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  SnNewsletterList *self = SN_NEWSLETTER_LIST (gtk_widget_get_ancestor (row, SN_TYPE_NEWSLETTER_LIST));
  double list_x, list_y;

  gtk_widget_translate_coordinates (row, GTK_WIDGET (self), x, y, &list_x, &list_y);
  select_position (self, gtk_list_item_get_position (list_item));
  show_menu (self, &(GdkRectangle){ (int) list_x, (int) list_y, 1, 1 });
}

static void
secondary_pressed_cb (GtkListItem *list_item, int n_press, double x, double y)
{
  menu_at (list_item, x, y);
}

static void
add_menu_gestures (GtkWidget *row, GtkListItem *list_item)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (menu_at), list_item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));
}

/* With the keyboard the menu is that of the selected line, under it. */
static gboolean
menu_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnNewsletterList *self = SN_NEWSLETTER_LIST (widget);
  GtkWidget *line = gtk_widget_get_focus_child (self->list);
  graphene_rect_t bounds;

  if (line == NULL || sn_newsletter_list_get_selected (self) == NULL ||
      !gtk_widget_compute_bounds (line, widget, &bounds))
    return GDK_EVENT_PROPAGATE;
  show_menu (self, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                    (int) bounds.size.height });
  return GDK_EVENT_STOP;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *row = sn_newsletter_row_new ();

  sn_parts_open_on_click (row, list_item);
  add_menu_gestures (row, list_item);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  sn_newsletter_row_set_newsletter (SN_NEWSLETTER_ROW (gtk_list_item_get_child (list_item)),
                                    gtk_list_item_get_item (list_item));
}

static void
sn_newsletter_list_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnNewsletterList *self = SN_NEWSLETTER_LIST (pane);

  if (!narrow && sn_newsletter_list_get_selected (self) == NULL)
    select_position (self, choose_position (self, 0, GTK_INVALID_LIST_POSITION));
}

static void
sn_newsletter_list_dispose (GObject *object)
{
  SnNewsletterList *self = SN_NEWSLETTER_LIST (object);

  self->filling = TRUE;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_object (&self->newsletters);
  G_OBJECT_CLASS (sn_newsletter_list_parent_class)->dispose (object);
}

static void
sn_newsletter_list_class_init (SnNewsletterListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_newsletter_list_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_binding_cb, NULL);
  SN_PANE_CLASS (klass)->narrow_changed = sn_newsletter_list_narrow_changed;
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDING] = g_signal_new ("ending", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
create_model (SnNewsletterList *self)
{
  self->newsletters = g_list_store_new (SN_TYPE_NEWSLETTER);
  self->lines = sn_parts_lines_new (G_LIST_MODEL (self->newsletters));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
}

static void
create_list (SnNewsletterList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_widget_add_css_class (self->list, "sn-list");
  sn_parts_set_name (self->list, _ ("Newsletters"));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

static void
create_menu (SnNewsletterList *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), use = g_menu_new (), end = g_menu_new ();

  g_menu_append (use, _ ("_Copy Text"), "newsletters.copy-text");
  g_menu_append (use, _ ("_Save As…"), "newsletters.save-as");
  g_menu_append (end, _ ("_Delete"), "newsletters.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (use));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static void
near_end_cb (SnNewsletterList *self)
{
  if (!self->filling && !sn_parts_lines_lengthen (self->lines))
    g_signal_emit (self, signals[ENDING], 0);
}

static void
sn_newsletter_list_init (SnNewsletterList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->scroller = scroller;
  create_model (self);
  create_list (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  sn_parts_watch_end (scroller, G_CALLBACK (near_end_cb), self);
  adw_bin_set_child (ADW_BIN (self), scroller);
  create_menu (self);
}

/* Whether a line says the same of both. */
static gboolean
says_the_same (SnNewsletter *one, SnNewsletter *other)
{
  for (int kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if (sn_newsletter_get_count (one, (SnItemKind) kind) != sn_newsletter_get_count (other, (SnItemKind) kind))
      return FALSE;
  return sn_date_equal (sn_newsletter_get_issued (one), sn_newsletter_get_issued (other)) &&
         sn_newsletter_get_n_doubts (one) == sn_newsletter_get_n_doubts (other) &&
         g_strcmp0 (sn_newsletter_get_title (one), sn_newsletter_get_title (other)) == 0;
}

/* The newsletters, but those that are in the list already and say the same are
 * the ones that are in it: so their lines stay what they are, with the focus and
 * at their place in the window, whatever comes or goes around them. */
static GPtrArray *
keep_known (SnNewsletterList *self, GPtrArray *newsletters)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->newsletters));
  GPtrArray *kept = g_ptr_array_new_full (newsletters->len, g_object_unref);

  g_array_set_size (ids, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);

      *id = sn_newsletter_get_id (newsletter_at (self, i));
      g_hash_table_insert (known, id, newsletter_at (self, i));
    }
  for (guint i = 0; i < newsletters->len; i++)
    {
      SnNewsletter *newsletter = newsletters->pdata[i];
      gint64 id = sn_newsletter_get_id (newsletter);
      SnNewsletter *before = g_hash_table_lookup (known, &id);

      g_ptr_array_add (kept, g_object_ref (before != NULL && says_the_same (before, newsletter) ? before : newsletter));
    }
  return kept;
}

/**
 * sn_newsletter_list_set_newsletters:
 * @newsletters: (element-type SnNewsletter): the lines, in order
 * @selected_id: number of the newsletter that stays selected; 0 for none
 * @longer: whether they are those of before, and more after them
 *
 * Shows @newsletters.
 */
void
sn_newsletter_list_set_newsletters (SnNewsletterList *self, GPtrArray *newsletters, gint64 selected_id, gboolean longer)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->newsletters));
  gboolean focused = gtk_widget_get_focus_child (self->list) != NULL;
  g_autoptr (GPtrArray) kept = keep_known (self, newsletters);

  self->filling = TRUE;
  if (longer)
    sn_parts_keep_place (self->scroller);
  /* What is selected has a line also behind those that come before it. */
  if (position != GTK_INVALID_LIST_POSITION && kept->len > n)
    sn_parts_lines_reach (self->lines, position + kept->len - n);
  g_list_store_splice (self->newsletters, 0, n, kept->pdata, kept->len);
  select_position (self, choose_position (self, selected_id, position));
  self->filling = FALSE;
  /* The keyboard goes on from the line that is selected now. */
  if (focused)
    focus_selected (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/**
 * sn_newsletter_list_get_selected:
 *
 * Returns: (transfer none) (nullable): the newsletter that is selected.
 */
SnNewsletter *
sn_newsletter_list_get_selected (SnNewsletterList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position != GTK_INVALID_LIST_POSITION ? newsletter_at (self, position) : NULL;
}

/**
 * sn_newsletter_list_select:
 * @id: number of a newsletter in the store
 *
 * Selects that one and brings it into view.
 *
 * Returns: whether it is in the list.
 */
gboolean
sn_newsletter_list_select (SnNewsletterList *self, gint64 id)
{
  guint position = find_position (self, id);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  select_position (self, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  return TRUE;
}

/**
 * sn_newsletter_list_focus:
 *
 * Gives the focus to the list.
 *
 * Returns: whether there is something in it.
 */
gboolean
sn_newsletter_list_focus (SnNewsletterList *self)
{
  return gtk_widget_get_mapped (self->list) && focus_selected (self);
}
