/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-edits.h"

#include <glib/gi18n.h>

#include "sn-correct-window.h"
#include "sn-format.h"
#include "sn-item-text.h"
#include "sn-remind-edits.h"
#include "sn-snooze-window.h"
#include "sn-split-window.h"
#include "sn-user-edit.h"

/* Where it is said, and where it is written. */
typedef struct
{
  GtkWidget *widget; /* has the actions, so it is there as long as they are */
  SnStore *store;
  GSettings *settings;
} Edits;

/* What is to be done with an item once it is read. */
typedef void (*WithItem) (GtkWidget *widget, SnStore *store, SnItem *item, const SnToday *today);

typedef struct
{
  GtkWidget *widget;
  WithItem with;
  SnToday today;
} Reading;

static void
edits_free (gpointer data)
{
  Edits *edits = data;

  g_object_unref (edits->store);
  g_object_unref (edits->settings);
  g_free (edits);
}

static void
say (Edits *edits, SnEdit *edit, const char *done)
{
  sn_user_edit (edits->widget, edits->store, edit, done);
}

/* ---- what has a toast and no more ---- */

static char *
response_words (const char *field, const char *value)
{
  SnResponseStatus status;
  g_autofree char *words = NULL;

  if (g_str_equal (field, "status") && sn_response_status_from_string (value, &status))
    {
      words = sn_format_status (status);
      /* Translators: the status of a response, as in “Status is now Drafting” */
      return g_strdup_printf (_ ("Status is now %s"), words);
    }
  if (g_str_equal (field, "owner"))
    return g_strdup (*value != '\0' ? _ ("Owner set") : _ ("Owner cleared"));
  if (g_str_equal (field, "due"))
    return g_strdup (*value != '\0' ? _ ("Internal date set") : _ ("Internal date cleared"));
  return g_strdup (*value != '\0' ? _ ("Note saved") : _ ("Note cleared"));
}

static void
respond_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 id;
  const char *field, *value;
  g_autoptr (SnEdit) edit = NULL;
  g_autofree char *done = NULL;

  g_variant_get (parameter, "(x&s&s)", &id, &field, &value);
  edit = sn_edit_new (SN_EDIT_RESPOND, id);
  done = response_words (field, value);
  sn_edit_set_field (edit, field, value);
  say (data, edit, done);
}

static void
choose (Edits *edits, GVariant *parameter, SnEditKind kind, const char *done)
{
  gint64 id;
  const char *field;
  g_autoptr (SnEdit) edit = NULL;

  g_variant_get (parameter, "(x&s)", &id, &field);
  edit = sn_edit_new (kind, id);
  sn_edit_set_field (edit, field, NULL);
  say (edits, edit, done);
}

static void
keep_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose (data, parameter, SN_EDIT_KEEP, _ ("Your correction kept"));
}

static void
revert_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose (data, parameter, SN_EDIT_REVERT, _ ("Newsletter’s word taken"));
}

static void
merge_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 id, other;
  g_autoptr (SnEdit) edit = NULL;

  /* The one that is looked at stays. */
  g_variant_get (parameter, "(xx)", &id, &other);
  edit = sn_edit_new_pair (SN_EDIT_MERGE, other, id);
  say (data, edit, _ ("Merged into one"));
}

static void
apart_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 id, other;
  g_autoptr (SnEdit) edit = NULL;

  g_variant_get (parameter, "(xx)", &id, &other);
  edit = sn_edit_new_pair (SN_EDIT_DISTINCT, id, other);
  say (data, edit, _ ("Kept apart"));
}

/* ---- what needs the item ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GtkWidget) widget = reading->widget;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnItem) item = sn_store_get_item_finish (SN_STORE (source), result, &error);

  if (item == NULL)
    gtk_widget_activate_action (widget, "win.report", "s", error->message);
  else if (gtk_widget_get_root (widget) != NULL)
    reading->with (widget, SN_STORE (source), item, &reading->today);
  g_free (reading);
}

static void
with_item (Edits *edits, GVariant *parameter, WithItem with)
{
  Reading *reading = g_new (Reading, 1);
  SnDate day = sn_clock_today (sn_store_get_clock (edits->store));

  *reading = (Reading){ g_object_ref (edits->widget), with, sn_today_new (&day, edits->settings) };
  sn_store_get_item_async (edits->store, g_variant_get_int64 (parameter), NULL, read_cb, reading);
}

/* A consultation is on the page from which it goes; of all else there are many
 * alike, so that it is named. */
static void
dismiss_item (GtkWidget *widget, SnStore *store, SnItem *item, const SnToday *today)
{
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_DISMISS, sn_item_get_id (item));
  /* Translators: %s is the title of an item */
  g_autofree char *named = g_strdup_printf (_ ("Dismissed: %s"), sn_item_get_title (item));
  gboolean consultation = sn_item_get_kind (item) == SN_ITEM_CONSULTATION;

  sn_user_edit (widget, store, edit, consultation ? _ ("Consultation dismissed") : named);
}

static void
dismiss_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_item (data, parameter, dismiss_item);
}

static void
restore_item (GtkWidget *widget, SnStore *store, SnItem *item, const SnToday *today)
{
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_RESTORE, sn_item_get_id (item));
  /* Translators: %s is the title of an item */
  g_autofree char *named = g_strdup_printf (_ ("Restored: %s"), sn_item_get_title (item));
  gboolean consultation = sn_item_get_kind (item) == SN_ITEM_CONSULTATION;

  sn_user_edit (widget, store, edit, consultation ? _ ("Consultation restored") : named);
}

static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_item (data, parameter, restore_item);
}

/* Whether a seat is of interest. */
static void
interest_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (SnEdit) edit = NULL;
  gint64 id;
  gboolean interested;

  g_variant_get (parameter, "(xb)", &id, &interested);
  edit = sn_edit_new (SN_EDIT_INTEREST, id);
  edit->interested = interested;
  say (data, edit, interested ? _ ("Marked as of interest") : _ ("No longer of interest"));
}

static void
copy_item (GtkWidget *widget, SnStore *store, SnItem *item, const SnToday *today)
{
  g_autofree char *text = sn_item_text (item, today);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.report", "s", _ ("Copied as text"));
}

static void
copy_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_item (data, parameter, copy_item);
}

static void
correct_item (GtkWidget *widget, SnStore *store, SnItem *item, const SnToday *today)
{
  sn_correct_window_show (widget, store, item);
}

static void
split_item (GtkWidget *widget, SnStore *store, SnItem *item, const SnToday *today)
{
  sn_split_window_show (widget, store, item);
}

static void
correct_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_item (data, parameter, correct_item);
}

static void
split_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_item (data, parameter, split_item);
}

static void
snooze_until_date (GtkWidget *widget, SnStore *store, SnItem *item, const SnToday *today)
{
  sn_snooze_window_show (widget, item, today);
}

static void
snooze_until_date_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_item (data, parameter, snooze_until_date);
}

/**
 * sn_item_edits_new:
 * @widget: the page that gets the actions as its group “item”
 * @store: where they write
 * @settings: what the user prefers
 *
 * Makes the actions by which the user says something of an item: `respond`
 * (number, field, value), `dismiss`, `restore`, `copy`, `correct`, `split`,
 * `snooze-until-date` (number), `interest` (number, whether), `keep`, `revert`
 * (number, field), `merge`, `apart` (number, number of the other), and those of
 * sn_remind_edits_add(). Each that writes is taken back by the toast that it
 * brings.
 *
 * Returns: (transfer full): the actions.
 */
GActionGroup *
sn_item_edits_new (GtkWidget *widget, SnStore *store, GSettings *settings)
{
  static const GActionEntry entries[] = {
    { .name = "respond", .activate = respond_action, .parameter_type = "(xss)" },
    { .name = "dismiss", .activate = dismiss_action, .parameter_type = "x" },
    { .name = "restore", .activate = restore_action, .parameter_type = "x" },
    { .name = "interest", .activate = interest_action, .parameter_type = "(xb)" },
    { .name = "snooze-until-date", .activate = snooze_until_date_action, .parameter_type = "x" },
    { .name = "keep", .activate = keep_action, .parameter_type = "(xs)" },
    { .name = "revert", .activate = revert_action, .parameter_type = "(xs)" },
    { .name = "merge", .activate = merge_action, .parameter_type = "(xx)" },
    { .name = "apart", .activate = apart_action, .parameter_type = "(xx)" },
    { .name = "copy", .activate = copy_action, .parameter_type = "x" },
    { .name = "correct", .activate = correct_action, .parameter_type = "x" },
    { .name = "split", .activate = split_action, .parameter_type = "x" },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();
  Edits *edits = g_new (Edits, 1);

  *edits = (Edits){ widget, g_object_ref (store), g_object_ref (settings) };
  g_object_set_data_full (G_OBJECT (group), "edits", edits, edits_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), edits);
  sn_remind_edits_add (G_ACTION_MAP (group), widget, store, settings);
  return G_ACTION_GROUP (group);
}
