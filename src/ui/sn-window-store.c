/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the store, the importer and the clock tell the window. */

#include "sn-window-private.h"

#include <glib/gi18n.h>

#include "sn-compat.h"
#include "sn-error.h"
#include "sn-settings.h"
#include "sn-toast.h"

/* How often to look whether another day has begun. */
#define DAY_CHECK_S 60

/* How often to look whether a menu is closed that keeps the pages as they are. */
#define MENU_CHECK_MS 500

/* When memory that is no longer needed is given back. */
#define TRIM_DELAY_S 1

static void
fail_files (SnWindow *self, GPtrArray *failures)
{
  g_autofree char *text = sn_importer_failures (failures);

  g_clear_pointer (&self->failures, g_ptr_array_unref);
  self->failures = g_ptr_array_ref (failures);
  sn_attention_set_error (self->attention, text);
}

static void
said_cb (SnWindow *self, const char *text, gboolean review)
{
  if (review)
    sn_toast_review (sn_window_get_toasts (self), text);
  else
    sn_toast_say (sn_window_get_toasts (self), text);
}

/* Examples are nobody's: nothing is asked, and no folder is read. */
static void
begin_follow_up (SnWindow *self)
{
  g_autoptr (GError) error = NULL;

  self->follow_up =
      sn_follow_up_new (GTK_WINDOW (self), self->store, self->settings, self->attention, self->outer, &error);
  if (self->follow_up == NULL)
    {
      sn_window_add_toast (self, error->message);
      return;
    }
  sn_pages_set_news (self->pages, sn_follow_up_get_news (self->follow_up));
  g_signal_connect_object (self->follow_up, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follow_up, "failed", G_CALLBACK (fail_files), self, G_CONNECT_SWAPPED);
  if (!self->demo)
    sn_follow_up_watch (self->follow_up);
  if (self->preferences_wait)
    sn_follow_up_show_preferences (self->follow_up);
  self->preferences_wait = FALSE;
}

static void
page_cb (SnWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (sn_pages_get_stack (self->pages));

  if (page != NULL)
    g_settings_set_string (self->settings, SN_SETTING_PAGE, page);
}

static gboolean
trim_cb (gpointer user_data)
{
  SN_WINDOW (user_data)->trim_id = 0;
  sn_compat_trim_memory ();
  return G_SOURCE_REMOVE;
}

/* The first reading of a large store, and an import, need for a moment what a
 * window that is open all day is not to keep. */
static void
trim_soon (SnWindow *self)
{
  if (self->trim_id == 0)
    self->trim_id = g_timeout_add_seconds_full (G_PRIORITY_LOW, TRIM_DELAY_S, trim_cb, self, NULL);
}

/* The first newsletter is there: from now on there are pages. */
static void
begin_pages (SnWindow *self)
{
  self->begun = TRUE;
  sn_pages_show (self->pages, adw_view_stack_get_visible_child_name (sn_pages_get_stack (self->pages)));
  g_signal_connect_object (sn_pages_get_stack (self->pages), "notify::visible-child-name", G_CALLBACK (page_cb), self,
                           G_CONNECT_SWAPPED);
  if (!self->demo)
    sn_attention_set_settings (self->attention, self->settings);
  trim_soon (self);
}

static void
fill_pages (SnWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, SN_SETTING_PAGE);

  sn_pages_fill (self->pages, self->store, self->settings, page);
}

/**
 * sn_window_is_cancelled:
 * @error: (nullable): an error
 *
 * Returns: whether it only says that nobody wants the answer any more.
 */
gboolean
sn_window_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED);
}

/**
 * sn_window_show_waiting:
 *
 * Shows what was asked for before there were pages.
 */
void
sn_window_show_waiting (SnWindow *self)
{
  g_autofree char *action = g_steal_pointer (&self->waiting);
  g_autoptr (GVariant) parameter = g_steal_pointer (&self->waiting_for);

  if (action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), action, parameter);
}

static void
show_pages (SnWindow *self)
{
  gboolean shown = sn_window_has_pages (self);

  fill_pages (self);
  sn_state_stack_show_pages (self->states);
  sn_window_update_state (self, TRUE);
  if (!shown && !self->begun)
    begin_pages (self);
  else if (!shown)
    sn_pages_show (self->pages, "calendar");
  sn_window_show_waiting (self);
}

static void
show_empty (SnWindow *self)
{
  sn_state_stack_show_empty (self->states);
  sn_window_update_state (self, TRUE);
}

static void
newsletters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  SnNewsletterCounts counts = { 0 };
  gboolean counted = sn_store_count_newsletters_finish (SN_STORE (source), result, &counts, &error);

  if (self->store == NULL)
    return;
  if (!counted)
    {
      if (!sn_window_is_cancelled (error))
        sn_window_add_toast (self, error->message);
      return;
    }
  if (counts.all > 0)
    show_pages (self);
  else
    show_empty (self);
}

static void
reload (SnWindow *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->today = sn_clock_today (sn_store_get_clock (self->store));
  sn_store_count_newsletters_async (self->store, self->cancellable, newsletters_cb, g_object_ref (self));
  sn_window_look_undo (self);
}

/* States and days left are those of a day. */
static gboolean
day_cb (gpointer user_data)
{
  SnWindow *self = user_data;
  SnDate today = sn_clock_today (sn_store_get_clock (self->store));

  if (sn_date_is_set (&self->today) && !sn_date_same_days (&today, &self->today))
    g_signal_emit_by_name (self->store, "changed");
  return G_SOURCE_CONTINUE;
}

/* What is open over a page would go with the row or chip that it belongs to. */
static gboolean
in_popover (SnWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
refresh_cb (gpointer user_data)
{
  SnWindow *self = user_data;

  if (in_popover (self))
    return G_SOURCE_CONTINUE;
  self->refresh_id = 0;
  g_signal_emit_by_name (self->store, "changed");
  return G_SOURCE_REMOVE;
}

/* What is stored of an import that goes on is shown, but not while somebody is
 * choosing something. */
static void
grown_cb (SnWindow *self)
{
  if (self->refresh_id == 0 && refresh_cb (self) == G_SOURCE_CONTINUE)
    self->refresh_id = g_timeout_add (MENU_CHECK_MS, refresh_cb, self);
}

static void
show_trouble (SnWindow *self, const char *reason, gboolean damaged)
{
  sn_state_stack_show_error (self->states, reason, damaged);
  sn_window_update_state (self, FALSE);
}

static void
damaged_cb (SnWindow *self, const char *reason)
{
  if (self->store != NULL)
    show_trouble (self, reason, TRUE);
}

/* Another program may have changed the store unnoticed, on a disk of the network. */
static void
active_cb (SnWindow *self)
{
  if (self->store != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    {
      sn_store_look (self->store);
      if (self->follow_up != NULL)
        sn_follow_up_look (self->follow_up);
    }
}

static void
say_backup (SnWindow *self, const char *backup)
{
  g_autofree char *display = g_filename_display_name (backup);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Brought up to this version. A backup is kept in %s"), display);

  sn_window_add_toast (self, text);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  gboolean opened = sn_store_open_finish (SN_STORE (source), result, &backup, &error);

  if (self->store == NULL || sn_window_is_cancelled (error))
    return;
  if (opened && self->follow_up == NULL)
    begin_follow_up (self);
  if (opened)
    reload (self);
  else
    show_trouble (self, error->message, g_error_matches (error, SN_ERROR, SN_ERROR_DAMAGED));
  if (backup != NULL)
    say_backup (self, backup);
}

/**
 * sn_window_open_store:
 *
 * Opens the store, and shows what is in it or why that cannot be.
 */
void
sn_window_open_store (SnWindow *self)
{
  sn_state_stack_show_wait (self->states);
  sn_window_update_state (self, TRUE);
  sn_store_open_async (self->store, self->cancellable, opened_cb, g_object_ref (self));
}

static void
progress_cb (SnWindow *self)
{
  double fraction = sn_importer_get_fraction (self->importer);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
imported_cb (SnWindow *self, const char *summary, GPtrArray *failures)
{
  if (summary != NULL && self->follow_up != NULL)
    sn_follow_up_imported (self->follow_up, summary, sn_importer_get_first_added (self->importer));
  else if (summary != NULL)
    sn_window_add_toast (self, summary);
  if (failures->len > 0)
    fail_files (self, failures);
  else if (summary != NULL)
    /* What failed before was tried again, or is old news by now. */
    sn_attention_set_error (self->attention, NULL);
  trim_soon (self);
}

/**
 * sn_window_follow_store:
 *
 * Has the window follow what happens in its store, and another day.
 */
void
sn_window_follow_store (SnWindow *self)
{
  g_signal_connect_object (self->importer, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->importer, "finished", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "grown", G_CALLBACK (grown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  self->day_id = g_timeout_add_seconds (DAY_CHECK_S, day_cb, self);
}
