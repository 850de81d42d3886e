/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-state-stack.h"

#include <glib/gi18n.h>

#include "sn-empty-page.h"
#include "sn-parts.h"
#include "sn-trouble-page.h"

/* A spinner that shows at once only flickers. */
#define SPINNER_DELAY_MS 500
#define SPINNER_SIZE 32

struct _SnStateStack
{
  SnPane parent_instance;

  GtkStack *stack;
  SnPages *pages;
  SnSearchPage *search_page;   /* NULL before anything was looked for */
  GtkWidget *empty_page;       /* NULL while there always were newsletters */
  SnTroublePage *trouble_page; /* NULL without trouble */
  GtkSpinner *spinner;         /* NULL until it takes long */
  SnSearchBox *search_box;     /* weak */
  SnStore *store;
  GSettings *settings;
  guint spinner_id;
};

static guint retried_signal;

G_DEFINE_FINAL_TYPE (SnStateStack, sn_state_stack, SN_TYPE_PANE)

/* Adds a page that follows the width of the window. */
static void
add_pane (SnStateStack *self, const char *name, GtkWidget *pane)
{
  gtk_stack_add_named (self->stack, pane, name);
  g_object_bind_property (self, "narrow", pane, "narrow", G_BINDING_SYNC_CREATE);
}

static void
stop_spinner (SnStateStack *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->spinner != NULL)
    gtk_spinner_stop (self->spinner);
}

static void
ensure_spinner (SnStateStack *self)
{
  GtkWidget *spinner;

  if (self->spinner != NULL)
    return;
  spinner = gtk_spinner_new ();
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, SPINNER_SIZE, SPINNER_SIZE);
  sn_parts_set_name (spinner, _ ("Loading"));
  gtk_stack_add_named (self->stack, spinner, "wait");
  self->spinner = GTK_SPINNER (spinner);
}

static gboolean
spinner_cb (gpointer user_data)
{
  SnStateStack *self = user_data;

  self->spinner_id = 0;
  ensure_spinner (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->spinner));
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static gboolean
is_searching (SnStateStack *self)
{
  return self->search_box != NULL && sn_search_box_get_active (self->search_box);
}

static void
ensure_search_page (SnStateStack *self)
{
  if (self->search_page != NULL)
    return;
  self->search_page = g_object_new (SN_TYPE_SEARCH_PAGE, NULL);
  add_pane (self, "search", GTK_WIDGET (self->search_page));
  sn_search_page_set_store (self->search_page, self->store, self->settings);
  sn_search_box_set_page (self->search_box, self->search_page);
}

static void
show_pages_or_search (SnStateStack *self)
{
  if (is_searching (self))
    ensure_search_page (self);
  gtk_stack_set_visible_child_name (self->stack, is_searching (self) ? "search" : "pages");
}

static void
search_cb (SnStateStack *self)
{
  if (sn_state_stack_has_pages (self))
    show_pages_or_search (self);
}

static void
retried_cb (SnStateStack *self)
{
  g_signal_emit (self, retried_signal, 0);
}

static void
sn_state_stack_dispose (GObject *object)
{
  SnStateStack *self = SN_STATE_STACK (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_weak_pointer (&self->search_box);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sn_state_stack_parent_class)->dispose (object);
}

static void
sn_state_stack_class_init (SnStateStackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_state_stack_dispose;

  /**
   * SnStateStack::retried:
   *
   * The user wants the store to be opened again.
   */
  retried_signal =
      g_signal_new ("retried", SN_TYPE_STATE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sn_state_stack_init (SnStateStack *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->pages = g_object_new (SN_TYPE_PAGES, NULL);
  gtk_stack_add_named (self->stack, adw_bin_new (), "nothing");
  add_pane (self, "pages", GTK_WIDGET (self->pages));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * sn_state_stack_set_store:
 * @store: what is shown
 * @settings: what the user prefers
 * @search_box: what is found for it lies over the pages while it is active
 *
 * Once only, before anything is shown.
 */
void
sn_state_stack_set_store (SnStateStack *self, SnStore *store, GSettings *settings, SnSearchBox *search_box)
{
  g_return_if_fail (self->store == NULL);
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->search_box, search_box);
  g_signal_connect_object (search_box, "notify::active", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sn_state_stack_get_pages:
 *
 * Returns: (transfer none): the pages, which may not be shown yet.
 */
SnPages *
sn_state_stack_get_pages (SnStateStack *self)
{
  return self->pages;
}

/**
 * sn_state_stack_has_pages:
 *
 * Returns: whether the pages are shown, also while what a search found lies over
 *   them.
 */
gboolean
sn_state_stack_has_pages (SnStateStack *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  return g_strcmp0 (name, "pages") == 0 || g_strcmp0 (name, "search") == 0;
}

/**
 * sn_state_stack_show_wait:
 *
 * Shows nothing yet, and that it takes long as soon as it does.
 */
void
sn_state_stack_show_wait (SnStateStack *self)
{
  stop_spinner (self);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  self->spinner_id = g_timeout_add (SPINNER_DELAY_MS, spinner_cb, self);
}

/**
 * sn_state_stack_show_empty:
 *
 * Shows how to bring in the first newsletter, and gives that the focus.
 */
void
sn_state_stack_show_empty (SnStateStack *self)
{
  stop_spinner (self);
  if (self->empty_page == NULL)
    {
      self->empty_page = sn_empty_page_new ();
      add_pane (self, "empty", self->empty_page);
    }
  gtk_stack_set_visible_child (self->stack, self->empty_page);
  gtk_widget_grab_focus (self->empty_page);
}

/**
 * sn_state_stack_show_error:
 * @reason: why the store cannot be opened, a sentence
 * @damaged: whether its file is damaged, so that trying again is of no use
 *
 * Says so, and what can be done.
 */
void
sn_state_stack_show_error (SnStateStack *self, const char *reason, gboolean damaged)
{
  stop_spinner (self);
  if (self->trouble_page == NULL)
    {
      self->trouble_page = g_object_new (SN_TYPE_TROUBLE_PAGE, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->trouble_page), "error");
      g_signal_connect_object (self->trouble_page, "retried", G_CALLBACK (retried_cb), self, G_CONNECT_SWAPPED);
    }
  sn_trouble_page_fill (self->trouble_page, self->store, reason, damaged);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->trouble_page));
}

/**
 * sn_state_stack_show_pages:
 *
 * Shows the pages, or what is found for what is looked for.
 */
void
sn_state_stack_show_pages (SnStateStack *self)
{
  stop_spinner (self);
  show_pages_or_search (self);
}
