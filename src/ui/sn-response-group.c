/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-response-group.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-status-pill.h"

/* What can be chosen; that nothing was said shows as the first. */
static const SnResponseStatus choices[] = { SN_RESPONSE_TODO, SN_RESPONSE_DRAFTING, SN_RESPONSE_SUBMITTED,
                                            SN_RESPONSE_NOT_RESPONDING };

/* A text that the user writes. */
typedef struct
{
  const char *field;
  GtkEditable *row;
  char *stored; /* as it is stored, never NULL once there is an item */
  char *sent;   /* (nullable): what was sent and has not come back yet */
} Text;

struct _SnResponseGroup
{
  AdwBin parent_instance;

  gint64 item_id;
  SnToday today;
  gboolean filling; /* what changes now is not the user's word */
  Text texts[2];    /* owner and note */

  AdwComboRow *status_row;
  GtkEditable *owner_row;
  AdwActionRow *due_row;
  GtkMenuButton *due_button;
  GtkPopover *due_popover;
  GtkCalendar *calendar;
  GtkLabel *chosen;
  GtkWidget *clear_button;
  GtkWidget *set_button;
  GtkEditable *note_row;
};

G_DEFINE_FINAL_TYPE (SnResponseGroup, sn_response_group, ADW_TYPE_BIN)

static void
respond (SnResponseGroup *self, const char *field, const char *value)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "item.respond", "(xss)", self->item_id, field, value);
}

/* ---- status ---- */

static void
setup_status_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, sn_status_pill_new ());
}

static void
bind_status_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  guint position = gtk_list_item_get_position (list_item);
  GtkStringObject *words = gtk_list_item_get_item (list_item);
  GtkWidget *pill = gtk_list_item_get_child (list_item);

  /* The row itself shows the chosen one at a position of its own. */
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *name = sn_format_status (choices[i]);

      if (g_str_equal (name, gtk_string_object_get_string (words)))
        position = i;
    }
  sn_status_pill_set_status (SN_STATUS_PILL (pill), choices[position]);
}

static void
set_up_status (SnResponseGroup *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_take (words, sn_format_status (choices[i]));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_status_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_status_cb), NULL);
  adw_combo_row_set_factory (self->status_row, factory);
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (words));
  g_object_unref (factory);
  g_object_unref (words);
}

static void
status_cb (SnResponseGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->status_row);

  if (!self->filling && selected < G_N_ELEMENTS (choices))
    respond (self, "status", sn_response_status_to_string (choices[selected]));
}

static void
show_status (SnResponseGroup *self, SnResponseStatus status)
{
  g_autofree char *words = sn_format_status (status);

  /* Its name is its title. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i] == MAX (status, SN_RESPONSE_TODO))
      adw_combo_row_set_selected (self->status_row, i);
}

/* ---- owner and note ---- */

static void
send_text (SnResponseGroup *self, Text *text)
{
  g_free (text->sent);
  text->sent = g_strdup (gtk_editable_get_text (text->row));
  respond (self, text->field, text->sent);
}

static void
apply_cb (SnResponseGroup *self, GtkEditable *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    if (self->texts[i].row == row)
      send_text (self, &self->texts[i]);
}

/* Who turns to something else has written what there is to write. */
static void
send_typed (SnResponseGroup *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts) && self->item_id != 0; i++)
    {
      const Text *text = &self->texts[i];
      const char *typed = gtk_editable_get_text (text->row);

      if (!g_str_equal (typed, text->stored) && g_strcmp0 (typed, text->sent) != 0)
        send_text (self, &self->texts[i]);
    }
}

/* What is being written stays when something else was changed meanwhile. */
static void
show_text (Text *text, const char *said, gboolean same_item)
{
  const char *value = said != NULL ? said : "";
  gboolean written = same_item && g_strcmp0 (gtk_editable_get_text (text->row), text->stored) != 0;

  if (!same_item || g_strcmp0 (text->sent, value) == 0)
    g_clear_pointer (&text->sent, g_free);
  g_free (text->stored);
  text->stored = g_strdup (value);
  if (written || g_str_equal (gtk_editable_get_text (text->row), value))
    return;
  /* So that the button to apply shows only for what the user types. */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (text->row), FALSE);
  gtk_editable_set_text (text->row, value);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (text->row), TRUE);
}

/* ---- internal date ---- */

static char *
chosen_day (SnResponseGroup *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
show_chosen (SnResponseGroup *self)
{
  g_autofree char *day = chosen_day (self), *words = sn_format_internal_date (day, &self->today);

  gtk_label_set_label (self->chosen, words);
}

static void
set_cb (SnResponseGroup *self)
{
  g_autofree char *day = chosen_day (self);

  gtk_popover_popdown (self->due_popover);
  respond (self, "due", day);
}

static void
clear_cb (SnResponseGroup *self)
{
  gtk_popover_popdown (self->due_popover);
  respond (self, "due", "");
}

static void
show_due (SnResponseGroup *self, const char *due)
{
  g_autofree char *words = sn_format_internal_date (due, &self->today);
  g_autofree char *markup = g_markup_escape_text (words, -1);
  g_autofree char *name = g_strdup_printf (_ ("Choose Internal Date, %s"), words);
  SnDate day = self->today.day;
  g_autoptr (GDateTime) date = NULL;

  if (due != NULL)
    sn_date_parse (due, &day);
  date = g_date_time_new_utc (day.year, day.month, day.day, 12, 0, 0);
  adw_action_row_set_subtitle (self->due_row, markup);
  gtk_calendar_select_day (self->calendar, date);
  gtk_widget_set_sensitive (self->clear_button, due != NULL);
  sn_parts_set_name (GTK_WIDGET (self->due_button), name);
  show_chosen (self);
}

/* ---- the object ---- */

/* As when the window is closed. */
static void
sn_response_group_unmap (GtkWidget *widget)
{
  SnResponseGroup *self = SN_RESPONSE_GROUP (widget);

  if (!self->filling)
    send_typed (self);
  GTK_WIDGET_CLASS (sn_response_group_parent_class)->unmap (widget);
}

static void
sn_response_group_dispose (GObject *object)
{
  SnResponseGroup *self = SN_RESPONSE_GROUP (object);

  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_RESPONSE_GROUP);
  G_OBJECT_CLASS (sn_response_group_parent_class)->dispose (object);
}

static void
sn_response_group_finalize (GObject *object)
{
  SnResponseGroup *self = SN_RESPONSE_GROUP (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    {
      g_free (self->texts[i].stored);
      g_free (self->texts[i].sent);
    }
  G_OBJECT_CLASS (sn_response_group_parent_class)->finalize (object);
}

static void
sn_response_group_class_init (SnResponseGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_response_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_response_group_finalize;
  widget_class->unmap = sn_response_group_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-response-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, status_row);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, owner_row);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, due_row);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, due_button);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, due_popover);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, calendar);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, chosen);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, set_button);
  gtk_widget_class_bind_template_child (widget_class, SnResponseGroup, note_row);
}

static void
sn_response_group_init (SnResponseGroup *self)
{
  static const char *const parts[] = { "notify::day", "notify::month", "notify::year" };

  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_status (self);
  sn_parts_set_name (GTK_WIDGET (self->calendar), _ ("Internal Date"));
  g_signal_connect_object (self->status_row, "notify::selected", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  self->texts[0] = (Text){ "owner", self->owner_row, NULL, NULL };
  self->texts[1] = (Text){ "note", self->note_row, NULL, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_signal_connect_object (self->texts[i].row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->set_button, "clicked", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_signal_connect_object (self->calendar, parts[i], G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
}

/**
 * sn_response_group_set_item:
 * @item: a consultation
 * @today: the day it is
 *
 * Shows what the user said of @item. A text that is being written stays; where it
 * was of another item, it is said of that one now.
 */
void
sn_response_group_set_item (SnResponseGroup *self, SnItem *item, const SnToday *today)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  gboolean same = self->item_id == sn_item_get_id (item);

  if (!same)
    send_typed (self);
  self->filling = TRUE;
  self->item_id = sn_item_get_id (item);
  self->today = *today;
  show_status (self, sn_format_item_status (item));
  show_text (&self->texts[0], word != NULL ? word->owner : NULL, same);
  show_text (&self->texts[1], word != NULL ? word->note : NULL, same);
  show_due (self, word != NULL ? word->due : NULL);
  self->filling = FALSE;
}
