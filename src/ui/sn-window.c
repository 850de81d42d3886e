/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-window.h"

#include <glib/gi18n.h>

#include "sn-adaptive-bin.h"
#include "sn-attention.h"
#include "sn-compat.h"
#include "sn-error.h"
#include "sn-exports.h"
#include "sn-failures-window.h"
#include "sn-follow-up.h"
#include "sn-format.h"
#include "sn-import-bar.h"
#include "sn-importer.h"
#include "sn-intake.h"
#include "sn-parts.h"
#include "sn-print.h"
#include "sn-search-box.h"
#include "sn-settings.h"
#include "sn-state-stack.h"
#include "sn-state.h"
#include "sn-toast.h"

/* How often to look whether another day has begun. */
#define DAY_CHECK_S 60

/* When memory that is no longer needed is given back. */
#define TRIM_DELAY_S 1

struct _SnWindow
{
  AdwApplicationWindow parent_instance;

  SnAdaptiveBin *bin;
  GtkStack *outer; /* @main, and what lies over all of it */
  GtkWidget *main;
  AdwToastOverlay *toast_overlay;
  GtkStack *open_stack;
  GtkWidget *open_button;
  GtkWidget *narrow_open_button;
  GtkMenuButton *menu_button;
  GMenuModel *open_menu;
  GMenuModel *narrow_open_menu;
  GMenuModel *primary_menu;
  GtkStack *title_stack;
  GtkWidget *window_title;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *search_button;
  SnSearchBox *search_box;
  SnAttention *attention;
  SnStateStack *states;
  SnPages *pages;
  GtkProgressBar *progress;
  SnImportBar *import_bar;
  GtkWidget *drop_frame;

  SnStore *store;
  GSettings *settings;
  SnFollowUp *follow_up; /* NULL before the store is open */
  SnImporter *importer;
  GCancellable *cancellable;
  GPtrArray *failures;  /* SnImportFailure, of the last import */
  AdwToast *undo_toast; /* the last that offers to take something back; weak */
  SnDate today;
  gboolean demo;
  gboolean begun; /* there were pages once */
  char *waiting;  /* action that shows something once there are pages */
  GVariant *waiting_for;
  guint day_id;
  guint complete_id;
  guint trim_id;
};

G_DEFINE_FINAL_TYPE (SnWindow, sn_window, ADW_TYPE_APPLICATION_WINDOW)

static void open_store (SnWindow *self);

static void
set_enabled (SnWindow *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), action)), enabled);
}

static gboolean
has_pages (SnWindow *self)
{
  return sn_state_stack_has_pages (self->states);
}

/* What the header bar and the foot show follows from the width and from
 * whether there are pages to switch between. */
static void
update_frame (SnWindow *self)
{
  gboolean narrow = sn_adaptive_bin_get_narrow (self->bin);
  gboolean pages = has_pages (self);

  gtk_stack_set_visible_child (self->open_stack, narrow ? self->narrow_open_button : self->open_button);
  gtk_stack_set_visible_child (self->title_stack, pages && !narrow ? self->switcher : self->window_title);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, pages && narrow);
}

/* What can be done depends on whether there is a store, and anything in it. */
static void
update_state (SnWindow *self, gboolean usable)
{
  static const char *const of_store[] = { "open", "open-folder", "paste", "page" };
  static const char *const of_pages[] = { "search", "today", "go-to-date", "export", "print" };
  gboolean pages = has_pages (self);

  sn_search_box_set_enabled (self->search_box, pages);
  gtk_widget_set_visible (self->search_button, pages);
  for (guint i = 0; i < G_N_ELEMENTS (of_store); i++)
    set_enabled (self, of_store[i], usable);
  for (guint i = 0; i < G_N_ELEMENTS (of_pages); i++)
    set_enabled (self, of_pages[i], pages);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_stack), usable);
  update_frame (self);
}

/* Where somebody looks now. */
static AdwToastOverlay *
toasts (SnWindow *self)
{
  AdwToastOverlay *over = self->follow_up != NULL ? sn_follow_up_get_toasts (self->follow_up) : NULL;

  return over != NULL ? over : self->toast_overlay;
}

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
    sn_toast_review (toasts (self), text);
  else
    sn_toast_say (toasts (self), text);
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

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED);
}

/* Shows what was asked for before there were pages. */
static void
show_waiting (SnWindow *self)
{
  g_autofree char *action = g_steal_pointer (&self->waiting);
  g_autoptr (GVariant) parameter = g_steal_pointer (&self->waiting_for);

  if (action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), action, parameter);
}

static void
show_pages (SnWindow *self)
{
  gboolean shown = has_pages (self);

  fill_pages (self);
  sn_state_stack_show_pages (self->states);
  update_state (self, TRUE);
  if (!shown && !self->begun)
    begin_pages (self);
  else if (!shown)
    sn_pages_show (self->pages, "calendar");
  show_waiting (self);
}

static void
show_empty (SnWindow *self)
{
  sn_state_stack_show_empty (self->states);
  update_state (self, TRUE);
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
      if (!is_cancelled (error))
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
  self->today = sn_clock_today (sn_store_get_clock (self->store));
  sn_store_count_newsletters_async (self->store, self->cancellable, newsletters_cb, g_object_ref (self));
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

static void
show_trouble (SnWindow *self, const char *reason, gboolean damaged)
{
  sn_state_stack_show_error (self->states, reason, damaged);
  update_state (self, FALSE);
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

  if (self->store == NULL || is_cancelled (error))
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

static void
open_store (SnWindow *self)
{
  sn_state_stack_show_wait (self->states);
  update_state (self, TRUE);
  sn_store_open_async (self->store, self->cancellable, opened_cb, g_object_ref (self));
}

/* ---- bringing in ---- */

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
  trim_soon (self);
}

/* ---- actions ---- */

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

static void
leave_search (SnWindow *self)
{
  sn_search_box_stop (self->search_box);
}

/* Whoever goes to a page leaves what lies over it: what was found, or the review. */
static void
uncover_pages (SnWindow *self)
{
  leave_search (self);
  if (self->follow_up != NULL)
    sn_follow_up_end_review (self->follow_up, FALSE);
}

/* Whoever asks for a page sooner than there are any gets it when there are. */
static void
page_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  if (!has_pages (self))
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

  if (!sn_compat_open_uri_finish (result, &error) && !is_cancelled (error))
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

  if (!sn_store_undo_finish (SN_STORE (source), result, NULL, &error) && self->store != NULL && !is_cancelled (error))
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
  g_set_weak_pointer (&self->undo_toast, sn_toast_undo (toasts (self), done, undo));
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
  end_review (user_data, TRUE);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SnWindow *self = user_data;

  if (self->follow_up != NULL)
    sn_follow_up_show_preferences (self->follow_up);
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

static void
add_actions (SnWindow *self)
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
    { .name = "preferences", .activate = preferences_action },
    { .name = "show-help-overlay", .activate = shortcuts_action },
    { .name = "close", .activate = close_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* ---- callbacks of the template ---- */

static void
narrow_cb (SnWindow *self)
{
  update_frame (self);
}

/* ---- the object ---- */

static void
sn_window_dispose (GObject *object)
{
  SnWindow *self = SN_WINDOW (object);

  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_handle_id (&self->complete_id, g_source_remove);
  g_clear_handle_id (&self->trim_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->importer != NULL)
    sn_importer_stop (self->importer);
  if (self->follow_up != NULL)
    g_object_run_dispose (G_OBJECT (self->follow_up));
  g_clear_object (&self->follow_up);
  g_clear_object (&self->importer);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sn_window_parent_class)->dispose (object);
}

static void
sn_window_finalize (GObject *object)
{
  SnWindow *self = SN_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
  g_clear_pointer (&self->waiting_for, g_variant_unref);
  g_free (self->waiting);
  G_OBJECT_CLASS (sn_window_parent_class)->finalize (object);
}

static void
sn_window_class_init (SnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_window_finalize;

  g_type_ensure (SN_TYPE_ADAPTIVE_BIN);
  g_type_ensure (SN_TYPE_ATTENTION);
  g_type_ensure (SN_TYPE_IMPORT_BAR);
  g_type_ensure (SN_TYPE_SEARCH_BOX);
  g_type_ensure (SN_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SnWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, open_stack);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, narrow_open_button);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, open_menu);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, narrow_open_menu);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, search_box);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, main);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, attention);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, SnWindow, drop_frame);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_store);
}

/* Also by a click on the page from which the search began. */
static void
leave_search_on_click (SnWindow *self, GtkWidget *switcher)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (leave_search), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (switcher, GTK_EVENT_CONTROLLER (click));
}

/* The review has a header bar of its own, so it takes the place of all else. */
static void
put_into_stack (SnWindow *self)
{
  self->outer = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->outer, FALSE);
  gtk_stack_set_vhomogeneous (self->outer, FALSE);
  gtk_stack_set_transition_type (self->outer, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  g_object_ref (self->main);
  sn_adaptive_bin_set_child (self->bin, GTK_WIDGET (self->outer));
  gtk_stack_add_named (self->outer, self->main, "main");
  g_object_unref (self->main);
}

static gboolean
complete_cb (gpointer user_data)
{
  SnWindow *self = user_data;

  self->complete_id = 0;
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (self->open_button), self->open_menu);
  return G_SOURCE_REMOVE;
}

/* What nobody needs in the first moment, and no button can make by itself when
 * somebody does, comes after the window was drawn. */
static void
mapped_cb (SnWindow *self)
{
  if (self->complete_id == 0 && adw_split_button_get_menu_model (ADW_SPLIT_BUTTON (self->open_button)) == NULL)
    self->complete_id = g_idle_add_full (G_PRIORITY_LOW, complete_cb, self, NULL);
}

static void
sn_window_init (SnWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pages = sn_state_stack_get_pages (self->states);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), sn_pages_get_stack (self->pages));
  adw_view_switcher_bar_set_stack (self->switcher_bar, sn_pages_get_stack (self->pages));
  g_object_bind_property (self->bin, "narrow", self->states, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (sn_pages_get_stack (self->pages), "notify::visible-child", G_CALLBACK (leave_search), self,
                           G_CONNECT_SWAPPED);
  leave_search_on_click (self, self->switcher);
  leave_search_on_click (self, GTK_WIDGET (self->switcher_bar));
  g_object_bind_property (self->bin, "narrow", self->attention, "narrow", G_BINDING_SYNC_CREATE);
  put_into_stack (self);
  sn_compat_name_menus (GTK_WINDOW (self));
  add_actions (self);
  sn_parts_set_menu (self->menu_button, self->primary_menu);
  sn_parts_set_menu (GTK_MENU_BUTTON (self->narrow_open_button), self->narrow_open_menu);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/* Whoever sees examples, or another day than the calendar on the wall, is
 * told so. */
static void
update_notice (SnWindow *self)
{
  SnClock *clock = sn_store_get_clock (self->store);
  SnDate today = sn_clock_today (clock);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (!self->demo && !sn_clock_is_fixed (clock))
    return;
  day = sn_format_day_long (&today, NULL);
  if (!self->demo)
    /* Translators: %s is a day, as in "Monday 10 June 2019" */
    text = g_strdup_printf (_ ("As seen on %s"), day);
  else if (sn_clock_is_fixed (clock))
    /* Translators: %s is a day, as in "Monday 10 June 2019" */
    text = g_strdup_printf (_ ("Example newsletters, as seen on %s"), day);
  else
    text = g_strdup (_ ("Example newsletters"));
  sn_attention_set_notice (self->attention, text);
}

/**
 * sn_window_new:
 * @application: the application to which it belongs
 * @store: what it shows
 * @settings: what the user prefers
 * @demo: whether @store holds example newsletters
 *
 * Returns: (transfer none): the window, which opens the store and loads itself.
 */
GtkWidget *
sn_window_new (AdwApplication *application, SnStore *store, GSettings *settings, gboolean demo)
{
  SnWindow *self = g_object_new (SN_TYPE_WINDOW, "application", application, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->demo = demo;
  sn_state_bind_window (settings, GTK_WINDOW (self));
  self->importer = sn_importer_new (store);
  g_signal_connect_object (self->importer, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  sn_import_bar_set_importer (self->import_bar, self->importer);
  sn_state_stack_set_store (self->states, store, settings, self->search_box);
  g_signal_connect_object (self->importer, "finished", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), sn_intake_drop_new (self->importer, self->drop_frame));
  self->day_id = g_timeout_add_seconds (DAY_CHECK_S, day_cb, self);
  /* The ring around what has the focus comes with the first key. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
  update_notice (self);
  sn_exports_attach (GTK_APPLICATION_WINDOW (self), store, settings, self->pages);
  sn_print_attach (GTK_APPLICATION_WINDOW (self), store, settings, self->pages);
  open_store (self);
  return GTK_WIDGET (self);
}

/**
 * sn_window_add_toast:
 * @plain_text: what to say, without markup
 *
 * Says something that does not wait for an answer.
 */
void
sn_window_add_toast (SnWindow *self, const char *plain_text)
{
  sn_toast_say (toasts (self), plain_text);
}

/**
 * sn_window_import_file:
 * @file: a file or folder
 *
 * Brings it into the store and says in a toast what came of it.
 */
void
sn_window_import_file (SnWindow *self, GFile *file)
{
  sn_importer_add_file (self->importer, file);
}

/**
 * sn_window_show:
 * @action: an action of the window that shows something, without "win."
 * @parameter: (nullable): what it is given; a floating reference is taken
 *
 * Activates it, where there are no pages yet as soon as there are. What is asked
 * for last is shown.
 */
void
sn_window_show (SnWindow *self, const char *action, GVariant *parameter)
{
  g_clear_pointer (&self->waiting_for, g_variant_unref);
  g_free (self->waiting);
  self->waiting = g_strdup (action);
  self->waiting_for = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  if (has_pages (self))
    show_waiting (self);
}
