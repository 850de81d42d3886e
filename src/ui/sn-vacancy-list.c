/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancy-list.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-vacancy-card.h"
#include "sn-vacancy-row.h"

/* So few seats have room for a card each, whoever they are for. */
#define MOST_CARDS 6
/* So many seats have a card or row at first: each that is there has to be
 * measured whenever the page is turned to. */
#define ROOM 12

struct _SnVacancyList
{
  SnPane parent_instance;

  SnChoice *choice;    /* NULL before it is set */
  GPtrArray *items;    /* SnItem, from the top to the end, also those that have no room yet */
  GHashTable *widgets; /* number of an item → its card or row, not owned */
  GPtrArray *order;    /* these widgets, from the top to the end */
  SnToday today;
  char *category;
  gboolean open;
  guint room; /* for so many cards and rows */

  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (SnVacancyList, sn_vacancy_list, SN_TYPE_PANE)

static const struct
{
  const char *category;
  const char *title;
} titles[] = {
  { "Large Supplier", N_ ("For Large Suppliers") },           { "Small Supplier", N_ ("For Small Suppliers") },
  { "Electricity Network", N_ ("For Electricity Networks") }, { "Gas Network", N_ ("For Gas Networks") },
  { "Other SEC Party", N_ ("For Other SEC Parties") },
};

static const char *
title_of (const char *category)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].category, category))
      return _ (titles[i].title);
  return category;
}

static guint
count_seats (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += MAX (sn_item_get_seats (items->pdata[i]), 1);
  return n;
}

/* Two columns where there is room, and no empty one beside a single child. */
static GtkWidget *
columns_new (GtkAccessibleRole role)
{
  GtkWidget *columns = g_object_new (GTK_TYPE_GRID, "accessible-role", role, NULL);

  gtk_grid_set_column_homogeneous (GTK_GRID (columns), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (columns), 18);
  gtk_grid_set_row_spacing (GTK_GRID (columns), 18);
  return columns;
}

static void
columns_add (SnVacancyList *self, GtkWidget *columns, GtkWidget *widget, guint index, guint n_children)
{
  guint n_columns = sn_pane_get_narrow (SN_PANE (self)) ? 1 : MIN (n_children, 2);

  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (columns), widget, (int) (index % n_columns), (int) (index / n_columns), 1, 1);
}

static void
remember_widget (SnVacancyList *self, SnItem *item, GtkWidget *widget)
{
  gint64 *key = g_new (gint64, 1);

  *key = sn_item_get_id (item);
  g_hash_table_insert (self->widgets, key, widget);
  g_ptr_array_add (self->order, widget);
}

static gboolean
has_room (SnVacancyList *self)
{
  return self->order->len < self->room;
}

/* "For Small Suppliers  2 seats that your organisation can fill" */
static void
add_section_title (SnVacancyList *self, const char *title, const char *note)
{
  GtkWidget *flow = sn_parts_flow (12);
  GtkWidget *dim = sn_parts_label (note, "dim-label");

  gtk_label_set_yalign (GTK_LABEL (dim), 0.7f);
  gtk_box_append (GTK_BOX (flow), sn_parts_label (title, "title-2"));
  gtk_box_append (GTK_BOX (flow), dim);
  gtk_box_append (GTK_BOX (self->column), flow);
}

static void
add_cards (SnVacancyList *self, GPtrArray *items, const char *name, gboolean suggest)
{
  GtkWidget *columns = columns_new (GTK_ACCESSIBLE_ROLE_LIST);

  for (guint i = 0; i < items->len && has_room (self); i++)
    {
      SnItem *item = items->pdata[i];
      GtkWidget *card = sn_vacancy_card_new (item, &self->today, suggest);

      suggest = suggest && sn_item_get_best_link (item) == NULL;
      gtk_accessible_update_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1,
                                      GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) items->len, -1);
      remember_widget (self, item, card);
      columns_add (self, columns, card, i, items->len);
    }
  sn_parts_set_name (columns, name);
  gtk_box_append (GTK_BOX (self->column), columns);
}

static void
add_mine (SnVacancyList *self, GPtrArray *items)
{
  guint n = count_seats (items);
  g_autofree char *note = NULL;

  if (!self->open)
    note = sn_format_seats (n);
  else if (n == 0)
    note = g_strdup (_ ("No open seat in this category"));
  else
    note = g_strdup_printf (
        ngettext ("%u seat that your organisation can fill", "%u seats that your organisation can fill", n), n);
  add_section_title (self, title_of (self->category), note);
  if (items->len > 0)
    add_cards (self, items, title_of (self->category), self->open);
}

/* "May Affect You  1 seat for any or several categories" */
static void
add_perhaps (SnVacancyList *self, GPtrArray *items)
{
  guint n = count_seats (items);
  g_autofree char *note = NULL;

  if (items->len == 0 || !has_room (self))
    return;
  note = g_strdup_printf (
      ngettext ("%u seat for any or several categories", "%u seats for any or several categories", n), n);
  add_section_title (self, _ ("May Affect You"), note);
  gtk_widget_set_margin_top (gtk_widget_get_last_child (self->column), 12);
  add_cards (self, items, _ ("May Affect You"), FALSE);
}

static const char *
committee_of (SnItem *item)
{
  const char *committee = sn_item_get_committee (item);

  return committee != NULL && *committee != '\0' ? committee : _ ("No Committee Stated");
}

static int
compare_by_committee (gconstpointer a, gconstpointer b)
{
  SnItem *first = *(SnItem *const *) a, *second = *(SnItem *const *) b;
  int order = g_utf8_collate (committee_of (first), committee_of (second));

  return order != 0 ? order : sn_item_compare (first, second);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

static guint
count_committees (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += i == 0 || !g_str_equal (committee_of (items->pdata[i]), committee_of (items->pdata[i - 1]));
  return n;
}

/* "Other Categories  4 seats on 4 committees" */
static void
add_others_title (SnVacancyList *self, GPtrArray *items)
{
  guint n_committees = count_committees (items);
  g_autofree char *seats = sn_format_seats (count_seats (items));
  g_autofree char *note =
      g_strdup_printf (ngettext ("%s on %u committee", "%s on %u committees", n_committees), seats, n_committees);

  add_section_title (self, _ ("Other Categories"), note);
  gtk_widget_set_margin_top (gtk_widget_get_last_child (self->column), 12);
}

static GtkWidget *
committee_group_new (const char *committee)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (committee, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_valign (group, GTK_ALIGN_START);
  return group;
}

static void
add_others (SnVacancyList *self, GPtrArray *items)
{
  guint n_committees = count_committees (items), n_groups = 0;
  GtkWidget *columns = columns_new (GTK_ACCESSIBLE_ROLE_GROUP), *group = NULL;

  for (guint i = 0; i < items->len && has_room (self); i++)
    {
      SnItem *item = items->pdata[i];
      GtkWidget *row = sn_vacancy_row_new (item, &self->today);

      if (i == 0 || !g_str_equal (committee_of (item), committee_of (items->pdata[i - 1])))
        {
          group = committee_group_new (committee_of (item));
          columns_add (self, columns, group, n_groups++, n_committees);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      remember_widget (self, item, row);
    }
  gtk_box_append (GTK_BOX (self->column), columns);
}

/* Which rows stand open, so that they do so again. */
static GArray *
expanded_rows (SnVacancyList *self)
{
  GArray *expanded = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    if (ADW_IS_EXPANDER_ROW (widget) && adw_expander_row_get_expanded (widget))
      g_array_append_vals (expanded, key, 1);
  return expanded;
}

static void
expand_rows (SnVacancyList *self, GArray *expanded)
{
  for (guint i = 0; i < expanded->len; i++)
    {
      GtkWidget *widget = g_hash_table_lookup (self->widgets, &g_array_index (expanded, gint64, i));

      if (widget != NULL && ADW_IS_EXPANDER_ROW (widget))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
    }
}

/* Nothing is put first for a reader whose category nobody knows. */
static void
add_hint (SnVacancyList *self)
{
  GtkWidget *hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label =
      sn_parts_label (_ ("Choose your category above, and the seats that you can fill come first"), NULL);

  gtk_box_append (GTK_BOX (hint), sn_parts_line_icon ("sn-vacancy-symbolic", 16));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (hint), label);
  gtk_widget_add_css_class (hint, "sn-hint");
  gtk_box_append (GTK_BOX (self->column), hint);
}

/* All alike: a few are cards all, so that what to do stands beside each. */
static void
fill_for_anybody (SnVacancyList *self)
{
  GPtrArray *items = self->items;

  if (items->len == 0)
    return;
  if (self->open)
    add_hint (self);
  g_ptr_array_sort (items, items->len <= MOST_CARDS ? compare_items : compare_by_committee);
  if (items->len <= MOST_CARDS)
    add_cards (self, items, _ ("Vacancies"), self->open);
  else
    add_others (self, items);
}

static void
put_in_order (SnVacancyList *self, GPtrArray *mine, GPtrArray *perhaps, GPtrArray *others)
{
  GPtrArray *const parts[] = { mine, perhaps, others };
  guint place = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < parts[i]->len; j++)
      self->items->pdata[place++] = parts[i]->pdata[j];
}

/* The seats for the reader as cards, all others by committee. */
static void
fill_for_category (SnVacancyList *self)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new (), perhaps = g_ptr_array_new (), others = g_ptr_array_new ();
  GPtrArray *const parts[] = {
    [SN_VACANCY_OTHER] = others,
    [SN_VACANCY_PERHAPS] = perhaps,
    [SN_VACANCY_MINE] = mine,
  };

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (parts[sn_vacancy_match (self->items->pdata[i], self->category)], self->items->pdata[i]);
  g_ptr_array_sort (mine, compare_items);
  g_ptr_array_sort (perhaps, compare_items);
  g_ptr_array_sort (others, compare_by_committee);
  put_in_order (self, mine, perhaps, others);
  add_mine (self, mine);
  add_perhaps (self, perhaps);
  if (others->len == 0 || !has_room (self))
    return;
  add_others_title (self, others);
  add_others (self, others);
}

/* Where the keyboard focus is: which seat from the top, and the name of the
 * button; %FALSE where it is not in the list. */
static gboolean
find_focus (SnVacancyList *self, guint *index, char **name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->order->len; i++)
    if (focus == self->order->pdata[i] || gtk_widget_is_ancestor (focus, self->order->pdata[i]))
      {
        *index = i;
        *name = g_strdup (gtk_widget_get_name (focus));
        return TRUE;
      }
  return FALSE;
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

/* The same button of the seat that is in that place now. */
static void
restore_focus (SnVacancyList *self, guint index, const char *name)
{
  GtkWidget *widget = self->order->len > 0 ? self->order->pdata[MIN (index, self->order->len - 1)] : NULL;
  GtkWidget *button = widget != NULL ? find_named (widget, name) : NULL;

  if (widget != NULL && (button == NULL || !gtk_widget_grab_focus (button)))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
fill (SnVacancyList *self)
{
  g_autoptr (GArray) expanded = expanded_rows (self);
  g_autofree char *name = NULL;
  guint index = 0;
  gboolean focused = find_focus (self, &index, &name);

  g_hash_table_remove_all (self->widgets);
  g_ptr_array_set_size (self->order, 0);
  sn_parts_clear (self->column);
  if (self->category != NULL)
    fill_for_category (self);
  else
    fill_for_anybody (self);
  if (self->choice != NULL)
    sn_choice_set_shown (self->choice, self->items);
  expand_rows (self, expanded);
  if (focused)
    restore_focus (self, index, name);
}

static void
sn_vacancy_list_narrow_changed (SnPane *pane, gboolean narrow)
{
  fill (SN_VACANCY_LIST (pane));
}

static void
sn_vacancy_list_dispose (GObject *object)
{
  SnVacancyList *self = SN_VACANCY_LIST (object);

  g_hash_table_remove_all (self->widgets);
  g_ptr_array_set_size (self->order, 0);
  g_ptr_array_set_size (self->items, 0);
  g_clear_object (&self->choice);
  G_OBJECT_CLASS (sn_vacancy_list_parent_class)->dispose (object);
}

static void
sn_vacancy_list_finalize (GObject *object)
{
  SnVacancyList *self = SN_VACANCY_LIST (object);

  g_hash_table_unref (self->widgets);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->items);
  g_free (self->category);
  G_OBJECT_CLASS (sn_vacancy_list_parent_class)->finalize (object);
}

static void
sn_vacancy_list_class_init (SnVacancyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sn_vacancy_list_dispose;
  object_class->finalize = sn_vacancy_list_finalize;
  SN_PANE_CLASS (klass)->narrow_changed = sn_vacancy_list_narrow_changed;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sn_vacancy_list_init (SnVacancyList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->order = g_ptr_array_new ();
  self->room = ROOM;
  self->widgets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->column);
  sn_parts_set_name (GTK_WIDGET (self), _ ("Vacancies"));
}

/**
 * sn_vacancy_list_set_items:
 * @items: (element-type SnItem): the vacancies that are shown, in any order
 * @today: the day it is
 * @category: (nullable): the category of the reader's organisation, %NULL for
 *   whoever it is
 * @open: whether these seats can still be filled
 *
 * Replaces the content; what stood open stays open.
 */
void
sn_vacancy_list_set_items (SnVacancyList *self, GPtrArray *items, const SnToday *today, const char *category,
                           gboolean open)
{
  g_autofree char *old = self->category;

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  self->today = *today;
  self->category = g_strdup (category);
  self->open = open;
  fill (self);
}

/**
 * sn_vacancy_list_lengthen:
 *
 * Shows more of what comes after its end, if it was given that.
 *
 * Returns: whether there was more.
 */
gboolean
sn_vacancy_list_lengthen (SnVacancyList *self)
{
  if (self->order->len >= self->items->len)
    return FALSE;
  self->room *= 2; /* all of them are made again */
  fill (self);
  return TRUE;
}

static gboolean
has_item (SnVacancyList *self, gint64 item_id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (sn_item_get_id (self->items->pdata[i]) == item_id)
      return TRUE;
  return FALSE;
}

/**
 * sn_vacancy_list_show_item:
 * @item_id: number of a vacancy in the store
 *
 * Opens that seat and gives it the focus, which brings it into view.
 *
 * Returns: whether it is in the list.
 */
gboolean
sn_vacancy_list_show_item (SnVacancyList *self, gint64 item_id)
{
  GtkWidget *widget;

  if (!has_item (self, item_id))
    return FALSE;
  while ((widget = g_hash_table_lookup (self->widgets, &item_id)) == NULL)
    if (!sn_vacancy_list_lengthen (self))
      return FALSE;
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/**
 * sn_vacancy_list_set_choice:
 * @choice: which seats are chosen
 *
 * Tells it from now on what there is to choose from.
 */
void
sn_vacancy_list_set_choice (SnVacancyList *self, SnChoice *choice)
{
  g_set_object (&self->choice, choice);
  sn_choice_set_shown (choice, self->items);
}
