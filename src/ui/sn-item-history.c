/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-history.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-parts.h"

/* A day and the longest of the months that have short names; others take two lines,
 * so that what is said has the room. */
#define DAY_CHARS 8

/* What a change of a field is called, where it is not the date. */
static const struct
{
  const char *field;
  const char *name;
} fields[] = {
  { "title", N_ ("Title") },       { "end", N_ ("Last Day") },        { "time", N_ ("Time") },
  { "end_time", N_ ("End Time") }, { "reference", N_ ("Reference") }, { "organiser", N_ ("Organiser") },
  { "stage", N_ ("Stage") },       { "committee", N_ ("Committee") }, { "category", N_ ("Category") },
  { "seats", N_ ("Seats") },       { "state", N_ ("Status") },        { "outcome", N_ ("Status") },
};

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

/**
 * sn_item_history_value_words:
 * @field: name of a field
 * @value: (nullable): its value as the store keeps it
 * @today: the day it is
 *
 * Returns: (transfer full): the value in the words of the window.
 */
char *
sn_item_history_value_words (const char *field, const char *value, const SnToday *today)
{
  SnDate date;

  if (value == NULL || *value == '\0')
    return g_strdup (_ ("None stated"));
  if ((g_str_equal (field, "date") || g_str_equal (field, "end")) && sn_date_parse (value, &date))
    return sn_format_day_plain (&date, today);
  if (g_str_equal (field, "stage"))
    return sn_format_stage (value);
  if (g_str_equal (field, "state") || g_str_equal (field, "outcome"))
    return sn_format_capitalised (value);
  return g_strdup (value);
}

/**
 * sn_item_history_field_name:
 * @item: an item
 * @field: name of one of its fields
 *
 * Returns: (transfer full): the field's name in the window.
 */
char *
sn_item_history_field_name (SnItem *item, const char *field)
{
  SnDate none = { 0 };

  if (g_str_equal (field, "date"))
    return g_strdup (date_change_name (item, &none, &none));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return g_strdup (_ (fields[i].name));
  return sn_format_capitalised (field);
}

static char *
change_name (SnItem *item, const SnChange *change)
{
  SnDate from = { 0 }, to = { 0 };

  if (!g_str_equal (change->field, "date"))
    return sn_item_history_field_name (item, change->field);
  if (change->from != NULL)
    sn_date_parse (change->from, &from);
  if (change->to != NULL)
    sn_date_parse (change->to, &to);
  return g_strdup (date_change_name (item, &from, &to));
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

/* "6 June": the issue that said it. */
static char *
issue_words (const char *issued, const SnToday *today)
{
  SnDate date = { 0 };

  if (issued == NULL || !sn_date_parse (issued, &date))
    return g_strdup ("");
  return sn_format_day_plain (&date, today);
}

/* What a screen reader says of a line. */
static char *
name_of (const char *first, GtkWidget *what, const char *why)
{
  const char *words = gtk_label_get_text (GTK_LABEL (what));

  if (why == NULL || *why == '\0')
    /* Translators: when or who, and what */
    return g_strdup_printf (C_ ("history", "%s, %s"), first, words);
  /* Translators: when or who, what, and the sentence that made it */
  return g_strdup_printf (C_ ("history", "%s, %s, %s"), first, words, why);
}

/* One line: when or who, what, and the sentence that made it. */
static void
add_line (GtkListBox *list, const char *first, GtkWidget *what, const char *why)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *name = name_of (first, what, why);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *when;

  when = sn_parts_label (first, "caption");
  gtk_label_set_width_chars (GTK_LABEL (when), DAY_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (when), DAY_CHARS);
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
  sn_parts_set_name (row, name);
  gtk_list_box_append (list, row);
}

/* The date that the newsletters say, whatever the user says. */
static SnDate
said_date (SnItem *item)
{
  const SnCorrection *correction = sn_user_word_get_correction (sn_item_get_user_word (item), "date");
  SnDate date = { 0 };

  if (correction == NULL)
    return *sn_item_get_date (item);
  if (correction->said != NULL)
    sn_date_parse (correction->said, &date);
  return date;
}

/* Whether a recorded change already says what the newsletter said of a move. */
static gboolean
move_is_recorded (SnItem *item, const SnDate *said)
{
  GPtrArray *changes = sn_item_get_changes (item);
  g_autofree char *to = sn_date_to_string (said);

  for (guint i = 0; i < changes->len; i++)
    {
      SnChange *change = changes->pdata[i];

      if (g_str_equal (change->field, "date") && g_strcmp0 (change->to, to) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_stated_move (GtkListBox *list, SnItem *item, const SnToday *today)
{
  const SnMention *mention = sn_item_get_mention (item);
  const SnDate *from = sn_item_get_moved_from (item);
  SnDate to = said_date (item);
  g_autofree char *from_words = NULL, *to_words = NULL, *when = NULL;

  if (!sn_date_is_set (from) || !sn_date_is_set (&to) || sn_date_same_days (from, &to) || move_is_recorded (item, &to))
    return;
  from_words = sn_format_day_plain (from, today);
  to_words = sn_format_day_plain (&to, today);
  when = issue_words (mention != NULL ? mention->issued : NULL, today);
  add_line (list, when, change_label (date_change_name (item, from, &to), from_words, to_words),
            _ ("Stated in the newsletter"));
}

/* What the user put right, against what newsletters said then. */
static void
add_corrections (GtkListBox *list, SnItem *item, const SnToday *today)
{
  const SnUserWord *word = sn_item_get_user_word (item);

  for (guint i = 0; word != NULL && i < word->corrections->len; i++)
    {
      const SnCorrection *correction = word->corrections->pdata[i];
      g_autofree char *name = sn_item_history_field_name (item, correction->field);
      g_autofree char *from = sn_item_history_value_words (correction->field, correction->before, today);
      g_autofree char *to = sn_item_history_value_words (correction->field, correction->value, today);

      /* Translators: who made a change, where else its day stands */
      add_line (list, C_ ("history", "You"), change_label (name, from, to), _ ("Corrected by you"));
    }
}

/**
 * sn_item_history_fill:
 * @list: an empty list
 * @item: any item
 * @today: the day it is
 *
 * Adds what has become of @item since it was first listed, latest first; what the
 * user put right comes before that.
 */
void
sn_item_history_fill (GtkListBox *list, SnItem *item, const SnToday *today)
{
  GPtrArray *changes = sn_item_get_changes (item), *issues = sn_item_get_issues (item);
  const SnMention *mention = sn_item_get_mention (item);
  const char *first = issues->len > 0 ? issues->pdata[0] : mention != NULL ? mention->issued : NULL;
  g_autofree char *begun = issue_words (first, today);

  add_corrections (list, item, today);
  add_stated_move (list, item, today);
  for (guint i = changes->len; i-- > 0;)
    {
      SnChange *change = changes->pdata[i];
      g_autofree char *name = change_name (item, change), *quote = sn_format_quote (change->quote);
      g_autofree char *when = issue_words (change->issued, today);
      g_autofree char *from = sn_item_history_value_words (change->field, change->from, today);
      g_autofree char *to = sn_item_history_value_words (change->field, change->to, today);

      add_line (list, when, change_label (name, from, to), quote);
    }
  add_line (list, begun, sn_parts_label (_ ("First listed"), NULL), NULL);
}
