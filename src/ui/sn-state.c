/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-state.h"

#include "sn-settings.h"

/**
 * sn_state_bind_window:
 * @settings: where it is remembered
 * @window: a window that is not shown yet
 *
 * Gives @window the size that it had, and remembers what it gets. A maximised
 * window keeps the size that it had before.
 */
void
sn_state_bind_window (GSettings *settings, GtkWindow *window)
{
  g_settings_bind (settings, SN_SETTING_WINDOW_WIDTH, window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, SN_SETTING_WINDOW_HEIGHT, window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, SN_SETTING_WINDOW_MAXIMIZED, window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/* Where a choice is remembered. */
typedef struct
{
  GSettings *settings;
  char *key;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  Place *place = data;

  g_object_unref (place->settings);
  g_free (place->key);
  g_free (place);
}

static void
filter_cb (SnFilterBar *filter, gpointer data)
{
  Place *place = data;

  g_settings_set_uint (place->settings, place->key, sn_filter_bar_get_selected (filter));
}

/**
 * sn_state_bind_filter:
 * @settings: where it is remembered
 * @key: under what name, a number
 * @filter: a choice that has its names
 *
 * Chooses what was chosen last, and remembers what is.
 */
void
sn_state_bind_filter (GSettings *settings, const char *key, SnFilterBar *filter)
{
  Place *place = g_new (Place, 1);

  sn_filter_bar_set_selected (filter, g_settings_get_uint (settings, key));
  *place = (Place){ g_object_ref (settings), g_strdup (key) };
  g_signal_connect_data (filter, "changed", G_CALLBACK (filter_cb), place, place_free, 0);
}
