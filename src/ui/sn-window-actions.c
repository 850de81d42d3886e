/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in the window. */

#include "sn-window-private.h"

#include <glib/gi18n.h>

#include "sn-compat.h"
#include "sn-failures-window.h"
#include "sn-intake.h"
#include "sn-toast.h"

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sn_intake_choose (GTK_WINDOW (user_data), SN_WINDOW (user_data)->importer, FALSE);
}

static void
open_folder_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sn_intake_choose (GTK_WINDOW (user_data), SN_WINDOW (user_data)->importer, TRUE);
}

static void
cancel_import_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sn_importer_cancel (SN_WINDOW (user_data)->importer);
}

/* The key belongs to a text field where one has the focus. */
static void
paste_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (user_data));

  if (GTK_IS_EDITABLE (focus) && gtk_widget_activate_action (focus, "clipboard.paste", NULL))
    return;
  sn_intake_paste (GTK_WINDOW (user_data), SN_WINDOW (user_data)->importer);
}

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sn_search_box_start (SN_WINDOW (user_data)->search_box);
}

static void
search_for_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sn_search_box_look_for (SN_WINDOW (user_data)->search_box, g_variant_get_string (parameter, NULL));
}

/* Whoever goes to a page leaves what lies over it: what was found, or the review. */
static void
uncover_pages (SnWindow *self)
{
  sn_window_leave_search (self);
  if (self->follow_up != NULL)
    sn_follow_up_end_review (self->follow_up, FALSE);
}

/* Whoever asks for a page sooner than there are any gets it when there are. */
static void
page_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  if (!sn_window_has_pages (self))
    {
      sn_window_show (self, "page", parameter);
      return;
    }
  uncover_pages (self);
  sn_pages_show (self->pages, g_variant_get_string (parameter, NULL));
}

static void
today_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  uncover_pages (user_data);
  sn_pages_show_today (SN_WINDOW (user_data)->pages);
}

static void
go_to_date_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  uncover_pages (user_data);
  sn_pages_choose_date (SN_WINDOW (user_data)->pages);
}

static void
show_item_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  uncover_pages (user_data);
  sn_pages_show_item (SN_WINDOW (user_data)->pages, g_variant_get_int64 (parameter));
}

static void
show_newsletter_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 id;
  guint64 start, length;

  uncover_pages (user_data);
  g_variant_get (parameter, "(xtt)", &id, &start, &length);
  sn_pages_show_newsletter (SN_WINDOW (user_data)->pages, id, (gsize) start, (gsize) length);
}

static void
uri_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sn_compat_open_uri_finish (result, &error) && !sn_window_is_cancelled (error))
    {
      g_autofree char *text = g_strdup_printf (_ ("The link was not opened: %s"), error->message);

      sn_window_add_toast (self, text);
    }
}

/* A newsletter is somebody else's text: of its links only the harmless kinds
 * are opened. */
static void
open_uri_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;
  const char *uri = g_variant_get_string (parameter, NULL);

  if (sn_uri_is_allowed (uri))
    sn_compat_open_uri_async (GTK_WINDOW (self), uri, self->cancellable, uri_opened_cb, g_object_ref (self));
  else
    sn_window_add_toast (self, _ ("Links of this kind are not opened"));
}

static void
report_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sn_window_add_toast (SN_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sn_store_undo_finish (SN_STORE (source), result, NULL, &error) && self->store != NULL &&
      !sn_window_is_cancelled (error))
    sn_window_add_toast (self, error->message);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  sn_store_undo_async (self->store, g_variant_get_int64 (parameter), self->cancellable, undone_cb, g_object_ref (self));
}

static void
offer_undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;
  const char *done;
  gint64 undo;

  g_variant_get (parameter, "(&sx)", &done, &undo);
  /* Toasts wait for one another: what was done before would be told first. */
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_set_weak_pointer (&self->undo_toast, sn_toast_undo (sn_window_get_toasts (self), done, undo));
}

static void
show_failures_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  if (self->failures != NULL)
    sn_failures_window_show (GTK_WINDOW (self), self->failures);
}

static void
show_closing_soon_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  uncover_pages (user_data);
  sn_pages_show_closing_soon (SN_WINDOW (user_data)->pages);
}

static void
review_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  if (self->follow_up != NULL)
    sn_follow_up_review (self->follow_up);
}

static void
end_review (SnWindow *self, gboolean confirmed)
{
  if (self->follow_up == NULL || sn_follow_up_get_toasts (self->follow_up) == NULL)
    return;
  sn_follow_up_end_review (self->follow_up, confirmed);
  sn_pages_show (self->pages, adw_view_stack_get_visible_child_name (sn_pages_get_stack (self->pages)));
}

static void
review_later_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  end_review (user_data, FALSE);
}

static void
review_confirm_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;
  gint64 reviewed;

  if (self->follow_up == NULL || sn_follow_up_get_toasts (self->follow_up) == NULL)
    return;
  reviewed = sn_news_get_reviewed (sn_follow_up_get_news (self->follow_up));
  end_review (self, TRUE);
  sn_toast_unreview (sn_window_get_toasts (self), reviewed);
}

/* Back to what was confirmed. */
static void
review_undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  if (self->follow_up == NULL)
    return;
  sn_news_unreview (sn_follow_up_get_news (self->follow_up), g_variant_get_int64 (parameter));
  sn_follow_up_review (self->follow_up);
}

/* Whoever asks for them before the store is open gets them when it is. */
static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  if (self->follow_up != NULL)
    sn_follow_up_show_preferences (self->follow_up);
  else
    self->preferences_wait = TRUE;
}

/* Made when somebody asks for it: it has more widgets than the rest of the window.
 * From then on the action is GTK's own. */
static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/example/SecNews/sn-shortcuts.ui");
  GtkShortcutsWindow *shortcuts = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (user_data), shortcuts);
  gtk_window_present (GTK_WINDOW (shortcuts));
}

static void
close_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

/**
 * sn_window_add_actions:
 *
 * Gives the window its actions.
 */
void
sn_window_add_actions (SnWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_action },
    { .name = "open-folder", .activate = open_folder_action },
    { .name = "cancel-import", .activate = cancel_import_action },
    { .name = "paste", .activate = paste_action },
    { .name = "search", .activate = search_action },
    { .name = "search-for", .activate = search_for_action, .parameter_type = "s" },
    { .name = "page", .activate = page_action, .parameter_type = "s" },
    { .name = "today", .activate = today_action },
    { .name = "go-to-date", .activate = go_to_date_action },
    { .name = "show-item", .activate = show_item_action, .parameter_type = "x" },
    { .name = "show-newsletter", .activate = show_newsletter_action, .parameter_type = "(xtt)" },
    { .name = "open-uri", .activate = open_uri_action, .parameter_type = "s" },
    { .name = "report", .activate = report_action, .parameter_type = "s" },
    { .name = "offer-undo", .activate = offer_undo_action, .parameter_type = "(sx)" },
    { .name = "undo", .activate = undo_action, .parameter_type = "x" },
    { .name = "show-failures", .activate = show_failures_action },
    { .name = "show-closing-soon", .activate = show_closing_soon_action },
    { .name = "review", .activate = review_action },
    { .name = "review-later", .activate = review_later_action },
    { .name = "review-confirm", .activate = review_confirm_action },
    { .name = "review-undo", .activate = review_undo_action, .parameter_type = "x" },
    { .name = "preferences", .activate = preferences_action },
    { .name = "show-help-overlay", .activate = shortcuts_action },
    { .name = "close", .activate = close_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
