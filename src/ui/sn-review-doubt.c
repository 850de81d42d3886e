/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-review-doubt.h"

#include <glib/gi18n.h>

#include "sn-categories.h"
#include "sn-doubt.h"
#include "sn-format.h"
#include "sn-item-field.h"
#include "sn-parts.h"
#include "sn-user-edit.h"

/* More sentences than that say the same once more. */
#define MOST_QUOTES 3

struct _SnReviewDoubt
{
  GtkBox parent_instance;

  SnStore *store;
  SnItem *item;
  char *doubt;
  const char *field; /* NULL where no answer can be offered */
  char *read;        /* what the newsletter was read as */
  SnToday today;
  gboolean answered;
  gboolean filling; /* what changes is not the user's doing */

  GtkCheckButton *first;
  GPtrArray *choices; /* GtkCheckButton, each with its value */
  GtkCheckButton *other;
  GtkLabel *other_words;
  GtkMenuButton *other_button;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (SnReviewDoubt, sn_review_doubt, GTK_TYPE_BOX)

/* ---- answers ---- */

static void
write_edit (SnReviewDoubt *self, SnEditKind kind, const char *value, const char *done)
{
  g_autoptr (SnEdit) edit = sn_edit_new (kind, sn_item_get_id (self->item));

  sn_edit_set_field (edit, self->field, value);
  sn_user_edit (GTK_WIDGET (self), self->store, edit, done);
}

/* What was read is kept; what the user said before must go for that. */
static void
keep (SnReviewDoubt *self)
{
  const SnUserWord *word = sn_item_get_user_word (self->item);

  if (word != NULL && sn_user_word_get_correction (word, self->field) != NULL)
    write_edit (self, SN_EDIT_REVERT, NULL, NULL);
  write_edit (self, SN_EDIT_KEEP, NULL, _ ("Confirmed"));
}

static void
toggled_cb (SnReviewDoubt *self, GtkCheckButton *button)
{
  const char *value = g_object_get_data (G_OBJECT (button), "value");

  if (self->filling || !gtk_check_button_get_active (button))
    return;
  if (button == self->other)
    gtk_menu_button_popup (self->other_button);
  else if (g_strcmp0 (value, self->read) == 0)
    keep (self);
  else
    write_edit (self, SN_EDIT_CORRECT, value, _ ("Corrected"));
}

/* ---- another date ---- */

static char *
chosen_day (SnReviewDoubt *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
set_date_cb (SnReviewDoubt *self)
{
  g_autofree char *day = chosen_day (self);

  gtk_menu_button_popdown (self->other_button);
  write_edit (self, SN_EDIT_CORRECT, day, _ ("Corrected"));
}

/* Who closes it without a date has not answered. */
static void
popover_closed_cb (SnReviewDoubt *self)
{
  sn_review_doubt_set_item (self, self->item);
}

static GtkWidget *
popover_new (SnReviewDoubt *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *calendar = g_object_new (GTK_TYPE_CALENDAR, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Set Date"));
  const SnDate *date = sn_item_get_date (self->item);
  SnDate day = sn_date_precision (date) == SN_PRECISION_DAY ? *date : self->today.day;
  g_autoptr (GDateTime) shown = g_date_time_new_utc (day.year, day.month, day.day, 12, 0, 0);

  self->calendar = GTK_CALENDAR (calendar);
  gtk_calendar_select_day (self->calendar, shown);
  sn_parts_set_name (calendar, _ ("Another Date"));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (set_date_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

/* ---- the card ---- */

static GtkWidget *
line_new (SnReviewDoubt *self, const char *value, const char *words, const char *why)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *check;
  GtkWidget *texts = sn_parts_flow (12);
  g_autofree char *name = why != NULL ? g_strdup_printf ("%s, %s", words, why) : g_strdup (words);

  check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), texts);
  gtk_box_append (GTK_BOX (texts), sn_parts_label (words, NULL));
  if (why != NULL)
    {
      GtkWidget *reason = sn_parts_label (why, "caption");

      gtk_widget_add_css_class (reason, "dim-label");
      gtk_box_append (GTK_BOX (texts), reason);
    }
  sn_parts_set_name (check, name);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->first);
  if (self->first == NULL)
    self->first = GTK_CHECK_BUTTON (check);
  g_object_set_data_full (G_OBJECT (check), "value", g_strdup (value), g_free);
  g_ptr_array_add (self->choices, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  /* Under the words, whichever way these run. */
  gtk_widget_set_margin_start (line, 42);
  gtk_widget_add_css_class (line, "sn-review-choice");
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), line);
  return line;
}

static void
add_other_date (SnReviewDoubt *self)
{
  GtkWidget *line = line_new (self, NULL, _ ("Another Date"), NULL);
  GtkWidget *button = gtk_menu_button_new ();

  self->other = self->choices->pdata[self->choices->len - 1];
  self->other_words = GTK_LABEL (gtk_widget_get_first_child (gtk_check_button_get_child (self->other)));
  self->other_button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->other_button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->other_button, popover_new (self));
  sn_parts_set_tooltip (button, _ ("Choose Another Date"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sn_parts_set_name (button, _ ("Choose Another Date"));
  gtk_box_append (GTK_BOX (line), button);
}

static void
add_date_choices (SnReviewDoubt *self)
{
  g_autofree char *read = sn_format_date (sn_item_get_date (self->item), &self->today), *words = NULL, *value = NULL;
  SnDate other;

  if (!sn_doubt_get_date (self->doubt, &other))
    {
      line_new (self, self->read, read, _ ("as it was read"));
      add_other_date (self);
      return;
    }
  words = sn_format_date (&other, &self->today);
  value = sn_date_to_string (&other);
  line_new (self, self->read, read, _ ("as in the article"));
  line_new (self, value, words,
            g_str_has_prefix (self->doubt, "The table") ? _ ("as in the table") : _ ("as elsewhere in the newsletter"));
  add_other_date (self);
}

static void
add_category_choices (SnReviewDoubt *self)
{
  line_new (self, self->read, _ ("Not stated"), _ ("for any category"));
  for (guint i = 1; sn_categories_get (i) != NULL; i++)
    line_new (self, sn_categories_get (i), sn_categories_get (i), NULL);
}

/* Of what is said in words that SEC News does not know, the reader knows the
 * kind. */
static void
add_kind_choices (SnReviewDoubt *self)
{
  g_autofree char *read = sn_format_kind (sn_item_get_kind (self->item));

  line_new (self, self->read, read, _ ("as it was read"));
  for (int kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      g_autofree char *words = sn_format_kind ((SnItemKind) kind);

      if ((SnItemKind) kind != sn_item_get_kind (self->item))
        line_new (self, sn_item_kind_to_string ((SnItemKind) kind), words, NULL);
    }
}

/* "Two closing dates for SECMP0007" */
static char *
heading_of (SnReviewDoubt *self)
{
  const char *reference = sn_item_get_reference (self->item);
  const char *what = reference != NULL ? reference : sn_item_get_title (self->item);
  SnItemKind kind = sn_item_get_kind (self->item);
  gboolean closes = kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY;
  SnDate other;

  if (sn_doubt_get_date (self->doubt, &other))
    /* Translators: %s is a reference or a title */
    return g_strdup_printf (closes ? _ ("Two closing dates for %s") : _ ("Two dates for %s"), what);
  if (g_strcmp0 (self->field, "category") == 0)
    /* Translators: %s is the title of a vacancy */
    return g_strdup_printf (_ ("Which category is “%s” for?"), what);
  if (g_strcmp0 (self->field, "kind") == 0)
    /* Translators: %s is a title, asked of a day of which the words are not known */
    return g_strdup_printf (_ ("What is “%s”?"), what);
  if (g_strcmp0 (self->field, "date") == 0)
    /* Translators: %s is a reference or a title */
    return g_strdup_printf (closes ? _ ("When does %s close?") : _ ("When is %s?"), what);
  return g_strdup (what);
}

static char *
explanation_of (SnReviewDoubt *self)
{
  SnDate other;

  if (!sn_doubt_get_date (self->doubt, &other))
    return g_strdup (self->doubt);
  return g_strdup (g_str_has_prefix (self->doubt, "The table") ? _ ("The article and the table of dates disagree.")
                                                               : _ ("The newsletter says it in two ways."));
}

static void
add_quotes (SnReviewDoubt *self, GtkBox *texts)
{
  GPtrArray *mentions = sn_item_get_mentions (self->item);
  const SnMention *newest = sn_item_get_mention (self->item);
  GtkWidget *button;

  for (guint i = 0; i < MIN (mentions->len, MOST_QUOTES); i++)
    {
      const SnMention *mention = mentions->pdata[i];
      g_autofree char *quote = sn_format_quote (mention->quote);

      if (mention->newsletter_id == newest->newsletter_id && *quote != '\0')
        gtk_box_append (texts, sn_parts_label (quote, NULL));
    }
  if (newest == NULL || newest->newsletter_id == 0)
    return;
  button = sn_parts_show_button (newest);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sn-accent");
  gtk_widget_add_css_class (button, "sn-review-show");
  gtk_box_append (texts, button);
}

static void
fill (SnReviewDoubt *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("sn-doubt-symbolic"), *why;
  g_autofree char *heading = heading_of (self), *explanation = explanation_of (self);

  gtk_widget_add_css_class (icon, "sn-kind-disc");
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  why = sn_parts_label (explanation, "caption");
  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_set_margin_bottom (why, 6);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), sn_parts_label (heading, "heading"));
  gtk_box_append (GTK_BOX (texts), why);
  add_quotes (self, GTK_BOX (texts));
  gtk_widget_add_css_class (head, "sn-review-head");
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (self), head);
  sn_parts_set_name (GTK_WIDGET (self), heading);
  if (g_strcmp0 (self->field, "date") == 0)
    add_date_choices (self);
  else if (g_strcmp0 (self->field, "category") == 0)
    add_category_choices (self);
  else if (g_strcmp0 (self->field, "kind") == 0)
    add_kind_choices (self);
}

/* ---- the object ---- */

static void
sn_review_doubt_dispose (GObject *object)
{
  SnReviewDoubt *self = SN_REVIEW_DOUBT (object);

  self->filling = TRUE;
  g_clear_object (&self->store);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (sn_review_doubt_parent_class)->dispose (object);
}

static void
sn_review_doubt_finalize (GObject *object)
{
  SnReviewDoubt *self = SN_REVIEW_DOUBT (object);

  g_free (self->doubt);
  g_free (self->read);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (sn_review_doubt_parent_class)->finalize (object);
}

static void
sn_review_doubt_class_init (SnReviewDoubtClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_review_doubt_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_review_doubt_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sn_review_doubt_init (SnReviewDoubt *self)
{
  self->choices = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * sn_review_doubt_new:
 * @store: where answers are written
 * @item: the item that is doubtful
 * @doubt: one of its doubts
 * @today: the day it is
 *
 * Returns: (transfer floating): the card, not answered yet.
 */
GtkWidget *
sn_review_doubt_new (SnStore *store, SnItem *item, const char *doubt, const SnToday *today)
{
  SnReviewDoubt *self = g_object_new (SN_TYPE_REVIEW_DOUBT, NULL);

  self->store = g_object_ref (store);
  self->item = g_object_ref (item);
  self->doubt = g_strdup (doubt);
  self->field = sn_doubt_get_field (doubt);
  self->read = self->field != NULL ? sn_item_get_field (item, self->field) : NULL;
  self->today = *today;
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * sn_review_doubt_get_item_id:
 *
 * Returns: the number of the item that it is about.
 */
gint64
sn_review_doubt_get_item_id (SnReviewDoubt *self)
{
  return sn_item_get_id (self->item);
}

/**
 * sn_review_doubt_get_doubt:
 *
 * Returns: the doubt.
 */
const char *
sn_review_doubt_get_doubt (SnReviewDoubt *self)
{
  return self->doubt;
}

/**
 * sn_review_doubt_is_answered:
 *
 * Returns: whether the user has said something of it.
 */
gboolean
sn_review_doubt_is_answered (SnReviewDoubt *self)
{
  return self->answered;
}

static gboolean
has_doubt (SnItem *item, const char *doubt)
{
  GPtrArray *doubts = sn_item_get_doubts (item);

  return g_ptr_array_find_with_equal_func (doubts, doubt, g_str_equal, NULL);
}

/* Which of the answers says what the item says now. */
static GtkCheckButton *
find_choice (SnReviewDoubt *self, const char *value)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const char *offered = g_object_get_data (self->choices->pdata[i], "value");

      if (self->choices->pdata[i] != self->other && g_strcmp0 (offered, value) == 0)
        return self->choices->pdata[i];
    }
  return self->other;
}

/**
 * sn_review_doubt_set_item:
 * @item: the item as it is now
 *
 * Shows which answer was given, also where an edit was taken back.
 */
void
sn_review_doubt_set_item (SnReviewDoubt *self, SnItem *item)
{
  g_autofree char *value = self->field != NULL ? sn_item_get_field (item, self->field) : NULL;
  g_autofree char *words = NULL;
  GtkCheckButton *choice;

  if (self->filling)
    return;
  g_set_object (&self->item, item);
  self->answered = !has_doubt (item, self->doubt);
  choice = self->answered ? find_choice (self, value) : NULL;
  self->filling = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    gtk_check_button_set_active (self->choices->pdata[i], self->choices->pdata[i] == choice);
  if (self->other != NULL)
    {
      words = choice == self->other ? sn_format_date (sn_item_get_date (item), &self->today) : NULL;
      gtk_label_set_text (self->other_words, words != NULL ? words : _ ("Another Date"));
    }
  self->filling = FALSE;
}
