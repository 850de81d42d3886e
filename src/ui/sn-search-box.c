/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-box.h"

#include <glib/gi18n.h>

#include "sn-parts.h"

#define ENTRY_WIDTH 520

struct _SnSearchBox
{
  AdwBin parent_instance;

  GtkSearchBar *bar;
  GtkEditable *entry;
  SnSearchPage *page; /* weak */
  GtkWidget *before;  /* weak: what had the focus before */
  char *last;         /* what was looked for last */
};

enum
{
  PROP_ACTIVE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SnSearchBox, sn_search_box, ADW_TYPE_BIN)

static void
go_back (SnSearchBox *self)
{
  GtkWidget *before = self->before;

  g_clear_weak_pointer (&self->before);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
}

/* What was looked for last is there again, to be gone on with or typed over. */
static void
offer_last (SnSearchBox *self)
{
  if (self->last != NULL && *gtk_editable_get_text (self->entry) == '\0')
    {
      gtk_editable_set_text (self->entry, self->last);
      gtk_editable_select_region (self->entry, 0, -1);
    }
}

static void
mode_cb (SnSearchBox *self)
{
  gboolean active = gtk_search_bar_get_search_mode (self->bar);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
  if (!active)
    go_back (self);
}

static void
search_cb (SnSearchBox *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  /* The bar empties its entry when it closes. */
  if (!gtk_search_bar_get_search_mode (self->bar) || self->page == NULL)
    return;
  g_free (self->last);
  self->last = *text != '\0' ? g_strdup (text) : NULL;
  sn_search_page_search (self->page, text);
}

/* The entry waits a moment after each letter; who goes on does not. */
static void
into_results (SnSearchBox *self)
{
  search_cb (self);
  if (self->page != NULL)
    sn_search_page_focus_results (self->page);
}

/* An entry of a search takes Ctrl+G to go to the next match, which there is none
 * of here: in all of the window it goes to a date. */
static gboolean
key_cb (SnSearchBox *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (gdk_keyval_to_lower (keyval) == GDK_KEY_g &&
      (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-date", NULL);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  into_results (self);
  return GDK_EVENT_STOP;
}

/* The focus goes where the hit is. */
static void
opened_cb (SnSearchBox *self)
{
  g_clear_weak_pointer (&self->before);
  sn_search_box_stop (self);
}

static void
up_cb (SnSearchBox *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
sn_search_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, sn_search_box_get_active (SN_SEARCH_BOX (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_search_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SnSearchBox *self = SN_SEARCH_BOX (object);

  if (id != PROP_ACTIVE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (!g_value_get_boolean (value))
    sn_search_box_stop (self);
  else if (!sn_search_box_get_active (self))
    sn_search_box_start (self);
}

/* Where typing begins a search, the entry has the focus before the search has
 * begun, so it is too late then to ask what had it. */
static void
focus_cb (SnSearchBox *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !sn_search_box_get_active (self) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->before, focus);
}

static void
sn_search_box_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sn_search_box_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
sn_search_box_dispose (GObject *object)
{
  SnSearchBox *self = SN_SEARCH_BOX (object);

  if (self->bar != NULL)
    gtk_search_bar_set_key_capture_widget (self->bar, NULL);
  self->bar = NULL;
  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->before);
  G_OBJECT_CLASS (sn_search_box_parent_class)->dispose (object);
}

static void
sn_search_box_finalize (GObject *object)
{
  g_free (SN_SEARCH_BOX (object)->last);
  G_OBJECT_CLASS (sn_search_box_parent_class)->finalize (object);
}

static void
sn_search_box_class_init (SnSearchBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sn_search_box_get_property;
  object_class->set_property = sn_search_box_set_property;
  object_class->dispose = sn_search_box_dispose;
  object_class->finalize = sn_search_box_finalize;
  GTK_WIDGET_CLASS (klass)->root = sn_search_box_root;
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sn_search_box_init (SnSearchBox *self)
{
  GtkWidget *clamp = adw_clamp_new (), *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bar = GTK_SEARCH_BAR (gtk_search_bar_new ());
  self->entry = GTK_EDITABLE (entry);
  gtk_widget_set_hexpand (clamp, TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), ENTRY_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), entry);
  sn_parts_set_name (entry, _ ("Search Items and Newsletters"));
  gtk_search_bar_set_child (self->bar, clamp);
  gtk_search_bar_connect_entry (self->bar, self->entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (into_results), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bar));
  /* An entry takes a font and two icons to measure, seen or not. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sn_search_box_set_page:
 * @page: shows what is found
 *
 * Has @page look for what is typed.
 */
void
sn_search_box_set_page (SnSearchBox *self, SnSearchPage *page)
{
  g_set_weak_pointer (&self->page, page);
  g_signal_connect_object (page, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "left", G_CALLBACK (sn_search_box_stop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "up", G_CALLBACK (up_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sn_search_box_set_enabled:
 * @enabled: whether there is anything to search
 *
 * Has the search begin, or not, when somebody types.
 */
void
sn_search_box_set_enabled (SnSearchBox *self, gboolean enabled)
{
  gtk_widget_set_visible (GTK_WIDGET (self), enabled);
  gtk_search_bar_set_key_capture_widget (self->bar,
                                         enabled ? GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))) : NULL);
  if (!enabled)
    sn_search_box_stop (self);
}

/**
 * sn_search_box_get_active:
 *
 * Returns: whether something is looked for.
 */
gboolean
sn_search_box_get_active (SnSearchBox *self)
{
  return gtk_search_bar_get_search_mode (self->bar);
}

/**
 * sn_search_box_start:
 *
 * Shows the entry, if need be, and gives it the focus.
 */
void
sn_search_box_start (SnSearchBox *self)
{
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  offer_last (self);
}

/**
 * sn_search_box_look_for:
 * @text: words, as if they were typed
 *
 * Shows the entry with these words, and what they find.
 */
void
sn_search_box_look_for (SnSearchBox *self, const char *text)
{
  sn_search_box_start (self);
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
  search_cb (self);
}

/**
 * sn_search_box_stop:
 *
 * Ends the search.
 */
void
sn_search_box_stop (SnSearchBox *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}
