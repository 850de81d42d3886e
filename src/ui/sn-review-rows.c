/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-review-rows.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-item-history.h"
#include "sn-item-menu.h"
#include "sn-parts.h"

/* So many titles stand under a group that is closed. */
#define FEW_TITLES 2

static GtkWidget *
disc_new (SnItemKind kind)
{
  GtkWidget *image = gtk_image_new_from_icon_name (sn_format_kind_icon (kind));

  gtk_widget_add_css_class (image, "kind-circle");
  gtk_widget_add_css_class (image, sn_format_kind_class (kind));
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  return image;
}

static GtkWidget *
dim_new (const char *text)
{
  GtkWidget *label = sn_parts_label (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* Show in Newsletter is one click away; all else is in the menu. */
static void
add_buttons (GtkBox *line, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  g_autoptr (GMenuModel) model = sn_item_menu_new (item);
  GtkWidget *menu = gtk_menu_button_new (), *show;

  if (mention != NULL && mention->newsletter_id > 0)
    {
      show = gtk_button_new_from_icon_name ("sn-newsletter-symbolic");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "win.show-newsletter");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (show), sn_parts_show_target (mention));
      sn_parts_set_tooltip (show, _ ("Show in Newsletter"));
      gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (show, "flat");
      sn_parts_set_name (show, _ ("Show in Newsletter"));
      gtk_box_append (line, show);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  sn_parts_set_tooltip (menu, _ ("More"));
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (menu, "flat");
  sn_parts_set_name (menu, _ ("More"));
  gtk_box_append (line, menu);
}

/* By @key a row is known again once it is made anew. */
static GtkWidget *
row_new (GtkWidget *line, const char *name, char *key)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (line, "sn-review-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  sn_parts_set_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "key", key, g_free);
  return row;
}

static GtkWidget *
list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static GtkWidget *
group_new (const char *heading, GtkWidget *list)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (group), sn_parts_label (heading, "heading"));
  gtk_box_append (GTK_BOX (group), list);
  sn_parts_set_name (list, heading);
  return group;
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* ---- what changed ---- */

/* "17 June → 24 June", the old one struck through. */
static GtkWidget *
values_new (const char *from, const char *to)
{
  g_autoptr (GString) text = g_string_new (from);
  PangoAttrList *attributes = pango_attr_list_new ();
  GtkWidget *label;

  add_attribute (attributes, pango_attr_strikethrough_new (TRUE), 0, text->len);
  add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 / 10 * 7), 0, text->len);
  g_string_append (text, " → ");
  add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), text->len, text->len + strlen (to));
  g_string_append (text, to);
  label = sn_parts_label (text->str, NULL);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  return label;
}

/* What the user said of that field since; %NULL for nothing. */
static const SnCorrection *
find_correction (SnItem *item, const char *field)
{
  const SnUserWord *word = sn_item_get_user_word (item);

  for (guint i = 0; word != NULL && i < word->corrections->len; i++)
    if (g_str_equal (((SnCorrection *) word->corrections->pdata[i])->field, field))
      return word->corrections->pdata[i];
  return NULL;
}

static GtkWidget *
change_row_new (SnItem *item, const SnChange *change, const SnToday *today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = sn_format_title (item), *about = sn_format_subtitle (item);
  g_autofree char *field = sn_item_history_field_name (item, change->field);
  g_autofree char *from = sn_item_history_value_words (change->field, change->from, today);
  const SnCorrection *correction = find_correction (item, change->field);
  g_autofree char *to =
      sn_item_history_value_words (change->field, correction != NULL ? correction->value : change->to, today);
  g_autofree char *quote = sn_format_quote (change->quote != NULL ? change->quote : sn_item_get_quote (item));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", about, field);
  /* Translators: a title, what changed, the old value and the new one */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s, from %s to %s"), title, field, from, to);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), sn_parts_label (title, NULL));
  gtk_box_append (GTK_BOX (texts), dim_new (subtitle));
  gtk_box_append (GTK_BOX (texts), values_new (from, to));
  if (*quote != '\0')
    gtk_box_append (GTK_BOX (texts), dim_new (quote));
  if (correction != NULL)
    gtk_box_append (GTK_BOX (texts), dim_new (_ ("Corrected by you")));
  gtk_box_append (GTK_BOX (line), disc_new (sn_item_get_kind (item)));
  gtk_box_append (GTK_BOX (line), texts);
  add_buttons (GTK_BOX (line), item);
  return row_new (line, name, g_strdup_printf ("%" G_GINT64_FORMAT " %s", sn_item_get_id (item), change->field));
}

/**
 * sn_review_rows_changes:
 * @today: the day it is
 *
 * Returns: (transfer floating) (nullable): what changed, old and new, each with
 *   the sentence that said so; %NULL where nothing did.
 */
GtkWidget *
sn_review_rows_changes (const SnReview *review, const SnToday *today)
{
  GtkWidget *list;
  g_autofree char *heading = NULL;

  if (review->changed->len == 0)
    return NULL;
  list = list_new ();
  for (guint i = 0; i < review->changed->len; i++)
    {
      SnItem *item = review->changed->pdata[i];
      GPtrArray *changes = sn_item_get_changes (item);

      for (guint j = 0; j < changes->len; j++)
        if (((SnChange *) changes->pdata[j])->newsletter_id > review->after)
          gtk_list_box_append (GTK_LIST_BOX (list), change_row_new (item, changes->pdata[j], today));
    }
  heading = g_strdup_printf (ngettext ("%u Changed Item", "%u Changed Items", review->n_changed), review->n_changed);
  return group_new (heading, list);
}

/* ---- what is new ---- */

static GtkWidget *
added_row_new (SnItem *item, const SnToday *today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = sn_format_date (sn_item_get_date (item), today);
  g_autofree char *about = sn_format_subtitle (item), *subtitle = g_strdup_printf ("%s · %s", day, about);
  g_autofree char *quote = sn_format_quote (sn_item_get_quote (item)), *name = sn_format_accessible (item, today);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), sn_parts_label (sn_item_get_title (item), NULL));
  gtk_box_append (GTK_BOX (texts), sn_parts_label (subtitle, "caption"));
  if (*quote != '\0')
    gtk_box_append (GTK_BOX (texts), dim_new (quote));
  gtk_box_append (GTK_BOX (line), texts);
  if (sn_item_get_n_doubts (item) > 0)
    {
      GtkWidget *doubt = gtk_image_new_from_icon_name ("sn-doubt-symbolic");

      gtk_widget_add_css_class (doubt, "warning");
      sn_parts_set_tooltip (doubt, sn_item_get_doubts (item)->pdata[0]);
      gtk_box_append (GTK_BOX (line), doubt);
    }
  add_buttons (GTK_BOX (line), item);
  return row_new (line, name, g_strdup_printf ("%" G_GINT64_FORMAT, sn_item_get_id (item)));
}

/* What a group makes its rows of, once it is opened. */
typedef struct
{
  GPtrArray *items; /* SnItem of one kind */
  SnToday today;
  SnItemKind kind;
} Group;

static void
group_free (gpointer data, GClosure *closure)
{
  Group *group = data;

  g_ptr_array_unref (group->items);
  g_free (group);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, gpointer data)
{
  Group *group = data;

  if (!adw_expander_row_get_expanded (row))
    return;
  for (guint i = 0; i < group->items->len; i++)
    adw_expander_row_add_row (row, added_row_new (group->items->pdata[i], &group->today));
  g_ptr_array_set_size (group->items, 0);
}

/* "SEC Engagement Day, Change Board 31 and others" */
static char *
titles_of (GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (items->len, FEW_TITLES); i++)
    {
      g_autofree char *title = sn_format_title (items->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", title);
    }
  if (items->len > FEW_TITLES)
    /* Translators: titles, as in "SEC Engagement Day, Change Board 31 and others" */
    return g_strdup_printf (_ ("%s and others"), text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
group_row_new (GPtrArray *items, SnItemKind kind, const SnToday *today)
{
  GtkWidget *row = adw_expander_row_new ();
  Group *group = g_new (Group, 1);
  g_autofree char *words = sn_format_count (kind, items->len), *titles = titles_of (items);
  g_autofree char *subtitle = g_markup_escape_text (titles, -1);

  *group = (Group){ g_ptr_array_ref (items), *today, kind };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), disc_new (kind));
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (1u << kind));
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb), group, group_free, 0);
  return row;
}

static GPtrArray *
items_of_kind (GPtrArray *items, SnItemKind kind)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_kind (items->pdata[i]) == kind)
      g_ptr_array_add (found, g_object_ref (items->pdata[i]));
  return found;
}

/**
 * sn_review_rows_added:
 * @today: the day it is
 * @open_kinds: bits of `1 << SnItemKind` for the groups that are open
 *
 * Returns: (transfer floating) (nullable): what is new, a group a kind; %NULL
 *   where nothing is.
 */
GtkWidget *
sn_review_rows_added (const SnReview *review, const SnToday *today, guint open_kinds)
{
  GtkWidget *list;
  g_autofree char *heading = NULL;

  if (review->added->len == 0)
    return NULL;
  list = list_new ();
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      g_autoptr (GPtrArray) items = items_of_kind (review->added, (SnItemKind) kind);
      GtkWidget *row;

      if (items->len == 0)
        continue;
      row = group_row_new (items, (SnItemKind) kind, today);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), (open_kinds & (1u << kind)) != 0);
    }
  heading = g_strdup_printf (ngettext ("%u New Item", "%u New Items", review->n_added), review->n_added);
  return group_new (heading, list);
}

/**
 * sn_review_rows_get_open_kinds:
 * @added: what sn_review_rows_added() made
 *
 * Returns: bits of `1 << SnItemKind` for the groups that are open.
 */
guint
sn_review_rows_get_open_kinds (GtkWidget *added)
{
  guint open = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (added)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
      open |= GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind"));
  return open;
}

/* ---- what became nothing ---- */

/**
 * sn_review_rows_unread:
 *
 * Returns: (transfer floating) (nullable): the sentences with a date that became
 *   no item, in a row to open; %NULL where there are none.
 */
GtkWidget *
sn_review_rows_unread (const SnReview *review)
{
  GtkWidget *list, *row;
  g_autofree char *title = NULL;

  if (review->n_unread == 0)
    return NULL;
  list = list_new ();
  row = adw_expander_row_new ();
  title = g_strdup_printf (
      ngettext ("%u sentence with a date became no item", "%u sentences with a date became no item", review->n_unread),
      review->n_unread);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  for (guint i = 0; i < review->unread->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), sn_parts_quote_row (review->unread->pdata[i]));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  sn_parts_set_name (list, title);
  return list;
}

/* ---- the focus ---- */

/**
 * sn_review_rows_get_focused:
 * @rows: has what was made here
 *
 * Returns: (transfer full) (nullable): by what the row that has the focus is found
 *   again by sn_review_rows_focus().
 */
char *
sn_review_rows_get_focused (GtkWidget *rows)
{
  GtkRoot *root = gtk_widget_get_root (rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; focus != NULL && focus != rows; focus = gtk_widget_get_parent (focus))
    if (g_object_get_data (G_OBJECT (focus), "key") != NULL)
      return g_strdup (g_object_get_data (G_OBJECT (focus), "key"));
  return NULL;
}

/**
 * sn_review_rows_focus:
 * @rows: has what was made here
 * @key: what sn_review_rows_get_focused() told
 *
 * Gives the focus to the row that had it before all were made anew.
 *
 * Returns: whether it is still there.
 */
gboolean
sn_review_rows_focus (GtkWidget *rows, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (rows); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "key"), key) == 0 ? gtk_widget_grab_focus (child)
                                                                          : sn_review_rows_focus (child, key))
      return TRUE;
  return FALSE;
}
