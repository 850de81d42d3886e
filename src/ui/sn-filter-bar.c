/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-filter-bar.h"

#include <glib/gi18n.h>

#include "sn-parts.h"

struct _SnFilterBar
{
  SnPane parent_instance;

  GPtrArray *names;     /* char */
  GPtrArray *toggles;   /* GtkToggleButton, owned by @linked */
  GtkStringList *words; /* of the drop-down */
  guint selected;
  guint rare;       /* G_MAXUINT for none */
  gboolean filling; /* what changes now is not the user's choice */

  GtkWidget *linked;
  GtkWidget *drop;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnFilterBar, sn_filter_bar, SN_TYPE_PANE)

static void
toggled_cb (SnFilterBar *self, GtkToggleButton *toggle)
{
  guint index;

  if (gtk_toggle_button_get_active (toggle) && g_ptr_array_find (self->toggles, toggle, &index))
    sn_filter_bar_set_selected (self, index);
}

static void
drop_cb (SnFilterBar *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop));

  if (!self->filling && selected < self->toggles->len)
    sn_filter_bar_set_selected (self, selected);
}

static void
sn_filter_bar_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnFilterBar *self = SN_FILTER_BAR (pane);

  gtk_widget_set_visible (self->linked, !narrow);
  gtk_widget_set_visible (self->drop, narrow);
}

static void
sn_filter_bar_dispose (GObject *object)
{
  SnFilterBar *self = SN_FILTER_BAR (object);

  self->filling = TRUE;
  g_ptr_array_set_size (self->toggles, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->words);
  G_OBJECT_CLASS (sn_filter_bar_parent_class)->dispose (object);
}

static void
sn_filter_bar_finalize (GObject *object)
{
  SnFilterBar *self = SN_FILTER_BAR (object);

  g_ptr_array_unref (self->toggles);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (sn_filter_bar_parent_class)->finalize (object);
}

static void
sn_filter_bar_class_init (SnFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sn_filter_bar_dispose;
  object_class->finalize = sn_filter_bar_finalize;
  SN_PANE_CLASS (klass)->narrow_changed = sn_filter_bar_narrow_changed;
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sn_filter_bar_init (SnFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->rare = G_MAXUINT;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->toggles = g_ptr_array_new ();
  self->words = gtk_string_list_new (NULL);
  self->linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->drop = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->words)), NULL);
  gtk_widget_add_css_class (self->linked, "linked");
  gtk_widget_set_visible (self->drop, FALSE);
  sn_parts_set_tooltip (self->drop, _ ("Show"));
  sn_parts_set_name (self->drop, _ ("Show"));
  gtk_box_append (GTK_BOX (box), self->linked);
  gtk_box_append (GTK_BOX (box), self->drop);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->drop, "notify::selected", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
toggle_new (SnFilterBar *self, const char *name)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (name);

  if (self->toggles->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), self->toggles->pdata[0]);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return toggle;
}

/**
 * sn_filter_bar_set_names:
 * @names: (array length=n_names): words for each choice, already translated
 *
 * Says, once, what there is to choose from. The first one is chosen.
 */
void
sn_filter_bar_set_names (SnFilterBar *self, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      GtkWidget *toggle = toggle_new (self, names[i]);

      g_ptr_array_add (self->names, g_strdup (names[i]));
      g_ptr_array_add (self->toggles, toggle);
      gtk_string_list_append (self->words, names[i]);
      gtk_box_append (GTK_BOX (self->linked), toggle);
    }
}

/**
 * sn_filter_bar_set_rare:
 * @index: one of the choices
 *
 * Says that there is seldom anything behind that choice: its toggle shows only
 * while there is, or while it is chosen.
 */
void
sn_filter_bar_set_rare (SnFilterBar *self, guint index)
{
  self->rare = index;
  gtk_widget_set_visible (self->toggles->pdata[index], FALSE);
}

/* Makes @toggle say "Open 7", the number dimmed and in figures of one width. */
static void
show_count (GtkWidget *toggle, const char *label, guint count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = g_strdup_printf ("%s, %s", label, number);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), sn_parts_label (number, "sn-count"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "numeric");
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  sn_parts_set_name (toggle, name);
}

/**
 * sn_filter_bar_set_counts:
 * @counts: how many each choice would show, in the order of the names
 *
 * Shows the numbers. The choice stays.
 */
void
sn_filter_bar_set_counts (SnFilterBar *self, const guint *counts)
{
  g_auto (GStrv) words = g_new0 (char *, self->toggles->len + 1);

  for (guint i = 0; i < self->toggles->len; i++)
    {
      show_count (self->toggles->pdata[i], self->names->pdata[i], counts[i]);
      if (i == self->rare)
        gtk_widget_set_visible (self->toggles->pdata[i], counts[i] > 0 || self->selected == i);
      words[i] = g_strdup_printf ("%s  %u", (const char *) self->names->pdata[i], counts[i]);
    }
  self->filling = TRUE;
  gtk_string_list_splice (self->words, 0, g_list_model_get_n_items (G_LIST_MODEL (self->words)),
                          (const char *const *) words);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), self->selected);
  self->filling = FALSE;
}

/**
 * sn_filter_bar_get_selected:
 *
 * Returns: which one is chosen, counted from 0.
 */
guint
sn_filter_bar_get_selected (SnFilterBar *self)
{
  return self->selected;
}

/**
 * sn_filter_bar_set_selected:
 * @selected: which one, counted from 0
 *
 * Chooses it.
 */
void
sn_filter_bar_set_selected (SnFilterBar *self, guint selected)
{
  if (self->selected == selected || selected >= self->toggles->len)
    return;
  self->selected = selected;
  gtk_toggle_button_set_active (self->toggles->pdata[selected], TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), selected);
  g_signal_emit (self, signals[CHANGED], 0);
}
