/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-history.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-parts.h"

/* What a change of a field is called, where it is not the date. */
static const struct {
  const char *field;
  const char *name;
} fields[] = {
  { "title", N_ ("Title") },         { "end", N_ ("Last Day") },      { "time", N_ ("Time") },
  { "end_time", N_ ("End Time") },   { "reference", N_ ("Reference") }, { "organiser", N_ ("Organiser") },
  { "stage", N_ ("Stage") },         { "committee", N_ ("Committee") }, { "category", N_ ("Category") },
  { "seats", N_ ("Seats") },         { "state", N_ ("Status") },      { "outcome", N_ ("Status") },
};

static char *
capitalised (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, *text != '\0' ? 1 : 0);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

/* A later closing date is an extension; all else has moved. */
static const char *
date_change_name (SnItem *item, const SnDate *from, const SnDate *to)
{
  gboolean closes = sn_item_get_kind (item) == SN_ITEM_CONSULTATION || sn_item_get_kind (item) == SN_ITEM_VACANCY;

  if (!sn_date_is_set (from) || !sn_date_is_set (to))
    return closes ? _ ("Closing Date") : _ ("Date");
  if (closes && sn_date_compare (to, from) > 0)
    return _ ("Extended");
  return closes ? _ ("Brought Forward") : _ ("Moved");
}

/* A value as the store keeps it, in the words of the window. */
static char *
value_words (const char *field, const char *value, const SnDate *today)
{
  SnDate date;

  if (value == NULL || *value == '\0')
    return g_strdup (_ ("None stated"));
  if ((g_str_equal (field, "date") || g_str_equal (field, "end")) && sn_date_parse (value, &date))
    return sn_format_day_plain (&date, today);
  if (g_str_equal (field, "stage"))
    return sn_format_stage (value);
  if (g_str_equal (field, "state") || g_str_equal (field, "outcome"))
    return capitalised (value);
  return g_strdup (value);
}

static char *
change_name (SnItem *item, const SnChange *change)
{
  SnDate from = { 0 }, to = { 0 };

  if (g_str_equal (change->field, "date"))
    {
      if (change->from != NULL)
        sn_date_parse (change->from, &from);
      if (change->to != NULL)
        sn_date_parse (change->to, &to);
      return g_strdup (date_change_name (item, &from, &to));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, change->field))
      return g_strdup (_ (fields[i].name));
  return capitalised (change->field);
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize length)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) (start + length);
  pango_attr_list_insert (attributes, attribute);
}

/* "Extended  17 June → 24 June", the old value struck through. */
static GtkWidget *
change_label (const char *name, const char *from, const char *to)
{
  GtkWidget *label;
  GString *text = g_string_new (name);
  PangoAttrList *attributes = pango_attr_list_new ();
  gsize at;

  add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, text->len);
  g_string_append (text, "  ");
  at = text->len;
  g_string_append (text, from);
  add_attribute (attributes, pango_attr_strikethrough_new (TRUE), at, text->len - at);
  add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 / 10 * 7), at, text->len - at);
  g_string_append (text, " → ");
  at = text->len;
  g_string_append (text, to);
  add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), at, text->len - at);
  label = sn_parts_label (text->str, NULL);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  g_string_free (text, TRUE);
  return label;
}

/* One line: when, what, and the sentence that made it. */
static void
add_line (GtkListBox *list, const char *issued, const SnDate *today, GtkWidget *what, const char *why)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *when;
  SnDate date = { 0 };
  g_autofree char *day = NULL;

  if (issued != NULL && sn_date_parse (issued, &date))
    day = sn_format_day_plain (&date, today);
  when = sn_parts_label (day != NULL ? day : "", "caption");
  gtk_label_set_width_chars (GTK_LABEL (when), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (when), 9);
  gtk_label_set_yalign (GTK_LABEL (when), 0);
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_add_css_class (when, "sn-history-day");
  gtk_widget_add_css_class (box, "sn-history-line");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), what);
  if (why != NULL && *why != '\0')
    {
      GtkWidget *reason = sn_parts_label (why, "caption");

      gtk_widget_add_css_class (reason, "dim-label");
      gtk_box_append (GTK_BOX (texts), reason);
    }
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

/* Whether a recorded change already says what the newsletter said of a move. */
static gboolean
move_is_recorded (SnItem *item)
{
  GPtrArray *changes = sn_item_get_changes (item);
  g_autofree char *to = sn_date_to_string (sn_item_get_date (item));

  for (guint i = 0; i < changes->len; i++)
    {
      SnChange *change = changes->pdata[i];

      if (g_str_equal (change->field, "date") && g_strcmp0 (change->to, to) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_stated_move (GtkListBox *list, SnItem *item, const SnDate *today)
{
  const SnMention *mention = sn_item_get_mention (item);
  const SnDate *from = sn_item_get_moved_from (item), *to = sn_item_get_date (item);
  g_autofree char *from_words = NULL, *to_words = NULL;

  if (!sn_date_is_set (from) || sn_date_same_days (from, to) || move_is_recorded (item))
    return;
  from_words = sn_format_day_plain (from, today);
  to_words = sn_format_day_plain (to, today);
  add_line (list, mention != NULL ? mention->issued : NULL, today,
            change_label (date_change_name (item, from, to), from_words, to_words), _ ("Stated in the newsletter"));
}

/**
 * sn_item_history_fill:
 * @list: an empty list
 * @item: any item
 * @today: the day it is
 *
 * Adds what has become of @item since it was first listed, latest first.
 */
void
sn_item_history_fill (GtkListBox *list, SnItem *item, const SnDate *today)
{
  GPtrArray *changes = sn_item_get_changes (item), *issues = sn_item_get_issues (item);
  const SnMention *mention = sn_item_get_mention (item);
  const char *first = issues->len > 0 ? issues->pdata[0] : mention != NULL ? mention->issued : NULL;

  add_stated_move (list, item, today);
  for (guint i = changes->len; i-- > 0;)
    {
      SnChange *change = changes->pdata[i];
      g_autofree char *name = change_name (item, change), *quote = sn_format_quote (change->quote);
      g_autofree char *from = value_words (change->field, change->from, today);
      g_autofree char *to = value_words (change->field, change->to, today);

      add_line (list, change->issued, today, change_label (name, from, to), quote);
    }
  add_line (list, first, today, sn_parts_label (_ ("First listed"), NULL), NULL);
}
