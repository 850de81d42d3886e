/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-window-private.h"

#include <glib/gi18n.h>

#include "sn-compat.h"
#include "sn-config.h"
#include "sn-exports.h"
#include "sn-format.h"
#include "sn-intake.h"
#include "sn-parts.h"
#include "sn-print.h"
#include "sn-state.h"
#include "sn-toast.h"

G_DEFINE_FINAL_TYPE (SnWindow, sn_window, ADW_TYPE_APPLICATION_WINDOW)

static void
set_enabled (SnWindow *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), action)), enabled);
}

/**
 * sn_window_has_pages:
 *
 * Returns: whether there is anything to turn pages of.
 */
gboolean
sn_window_has_pages (SnWindow *self)
{
  return sn_state_stack_has_pages (self->states);
}

/* What the header bar and the foot show follows from the width and from
 * whether there are pages to switch between. */
static void
update_frame (SnWindow *self)
{
  gboolean narrow = sn_adaptive_bin_get_narrow (self->bin);
  gboolean pages = sn_window_has_pages (self);

  gtk_stack_set_visible_child (self->open_stack, narrow ? self->narrow_open_button : self->open_button);
  gtk_stack_set_visible_child (self->title_stack, pages && !narrow ? self->switcher : self->window_title);
  if (pages && narrow) /* its buttons are many widgets, which a wide window never shows */
    adw_view_switcher_bar_set_stack (self->switcher_bar, sn_pages_get_stack (self->pages));
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), pages && narrow);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, pages && narrow);
}

/* Whoever sees examples, or another day than the calendar on the wall, is
 * told so, with the page that shows it: letters of another size take a font of
 * their own, and the window is there sooner without. */
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
 * sn_window_update_state:
 * @usable: whether there is a store
 *
 * Has what can be done follow from whether there is a store, and anything in it.
 */
void
sn_window_update_state (SnWindow *self, gboolean usable)
{
  static const char *const of_store[] = { "open", "open-folder", "paste", "page" };
  static const char *const of_pages[] = { "search", "today", "go-to-date", "export", "print" };
  gboolean pages = sn_window_has_pages (self);

  update_notice (self);
  sn_search_box_set_enabled (self->search_box, pages);
  gtk_widget_set_visible (self->search_button, pages);
  for (guint i = 0; i < G_N_ELEMENTS (of_store); i++)
    set_enabled (self, of_store[i], usable);
  for (guint i = 0; i < G_N_ELEMENTS (of_pages); i++)
    set_enabled (self, of_pages[i], pages);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_stack), usable);
  update_frame (self);
}

/**
 * sn_window_get_toasts:
 *
 * Returns: (transfer none): where something is said to who looks at the window now.
 */
AdwToastOverlay *
sn_window_get_toasts (SnWindow *self)
{
  AdwToastOverlay *over = self->follow_up != NULL ? sn_follow_up_get_toasts (self->follow_up) : NULL;

  return over != NULL ? over : self->toast_overlay;
}

/**
 * sn_window_leave_search:
 *
 * Ends the search, wherever it began.
 */
void
sn_window_leave_search (SnWindow *self)
{
  sn_search_box_stop (self->search_box);
}

static void
narrow_cb (SnWindow *self)
{
  update_frame (self);
}

static void
sn_window_dispose (GObject *object)
{
  SnWindow *self = SN_WINDOW (object);

  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_handle_id (&self->complete_id, g_source_remove);
  g_clear_handle_id (&self->trim_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
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
  g_clear_pointer (&self->undoable, sn_undoable_free);
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
  gtk_widget_class_bind_template_callback (widget_class, sn_window_open_store);
}

/* Also by a click on the page from which the search began. */
static void
leave_search_on_click (SnWindow *self, GtkWidget *switcher)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (sn_window_leave_search), self, G_CONNECT_SWAPPED);
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
  /* A picture is read for it. The default is for the windows that come later. */
  gtk_window_set_icon_name (GTK_WINDOW (self), SN_APP_ID);
  gtk_window_set_default_icon_name (SN_APP_ID);
  return G_SOURCE_REMOVE;
}

/* What nobody needs in the first moment comes after the window was drawn. */
static void
mapped_cb (SnWindow *self)
{
  if (self->complete_id == 0 && gtk_window_get_icon_name (GTK_WINDOW (self)) == NULL)
    self->complete_id = g_idle_add_full (G_PRIORITY_LOW, complete_cb, self, NULL);
}

/* A split button cannot make its menu when that is asked for; the button for it, which
 * is its last part, can. */
static void
set_open_menu (SnWindow *self)
{
  GtkWidget *dropdown = gtk_widget_get_last_child (self->open_button);

  if (GTK_IS_MENU_BUTTON (dropdown))
    sn_parts_set_menu (GTK_MENU_BUTTON (dropdown), self->open_menu);
  else
    adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (self->open_button), self->open_menu);
  sn_parts_set_tooltip (dropdown, _ ("Other Ways to Open"));
}

static void
sn_window_init (SnWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pages = sn_state_stack_get_pages (self->states);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), sn_pages_get_stack (self->pages));
  g_object_bind_property (self->bin, "narrow", self->states, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (sn_pages_get_stack (self->pages), "notify::visible-child",
                           G_CALLBACK (sn_window_leave_search), self, G_CONNECT_SWAPPED);
  leave_search_on_click (self, self->switcher);
  leave_search_on_click (self, GTK_WIDGET (self->switcher_bar));
  g_object_bind_property (self->bin, "narrow", self->attention, "narrow", G_BINDING_SYNC_CREATE);
  put_into_stack (self);
  sn_compat_name_menus (GTK_WINDOW (self));
  sn_window_add_actions (self);
  sn_window_add_undo (self);
  set_open_menu (self);
  sn_parts_set_menu (self->menu_button, self->primary_menu);
  sn_parts_set_menu (GTK_MENU_BUTTON (self->narrow_open_button), self->narrow_open_menu);
  sn_parts_set_tooltip (self->open_button, _ ("Open Newsletters"));
  sn_parts_set_tooltip (self->narrow_open_button, _ ("Open"));
  sn_parts_set_tooltip (GTK_WIDGET (self->menu_button), _ ("Main Menu"));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
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
  sn_import_bar_set_importer (self->import_bar, self->importer);
  sn_state_stack_set_store (self->states, store, settings, self->search_box);
  sn_window_follow_store (self);
  gtk_widget_add_controller (GTK_WIDGET (self), sn_intake_drop_new (self->importer, self->drop_frame));
  /* The ring around what has the focus comes with the first key. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
  sn_exports_attach (GTK_APPLICATION_WINDOW (self), store, settings, self->pages);
  sn_print_attach (GTK_APPLICATION_WINDOW (self), store, settings, self->pages);
  sn_window_open_store (self);
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
  sn_toast_say (sn_window_get_toasts (self), plain_text);
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
  if (sn_window_has_pages (self))
    sn_window_show_waiting (self);
}
