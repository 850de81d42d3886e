/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-toast.h"

#include <glib/gi18n.h>

#include "sn-importer.h"

/* Long enough to read names and reasons. */
#define FAILURES_S 10
/* Long enough to go there by keyboard, or to hear of it. */
#define UNDO_S 10

/* The title of a toast is one line; names and reasons are to be read whole. */
static GtkWidget *
title_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/**
 * sn_toast_say:
 * @overlay: where
 * @plain_text: what, without markup
 *
 * Says something that does not wait for an answer.
 */
void
sn_toast_say (AdwToastOverlay *overlay, const char *plain_text)
{
  g_autofree char *escaped = g_markup_escape_text (plain_text, -1);

  adw_toast_overlay_add_toast (overlay, adw_toast_new (escaped));
}

/**
 * sn_toast_undo:
 * @overlay: where
 * @plain_text: what was done, without markup
 * @undo: the number of the edit that did it
 *
 * Says what was done; its button takes it back.
 *
 * Returns: (transfer none): the toast.
 */
AdwToast *
sn_toast_undo (AdwToastOverlay *overlay, const char *plain_text, gint64 undo)
{
  g_autofree char *escaped = g_markup_escape_text (plain_text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, UNDO_S);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_action_target (toast, "x", undo);
  adw_toast_overlay_add_toast (overlay, toast);
  return toast;
}

/**
 * sn_toast_failures:
 * @overlay: where
 * @failures: (element-type SnImportFailure): what was not opened, at least one
 *
 * Names what was not opened; its button leads to the reasons.
 */
void
sn_toast_failures (AdwToastOverlay *overlay, GPtrArray *failures)
{
  g_autofree char *text = sn_importer_failures (failures);
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, title_new (text));
  adw_toast_set_timeout (toast, FAILURES_S);
  adw_toast_set_button_label (toast, _ ("Details"));
  adw_toast_set_action_name (toast, "win.show-failures");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (overlay, toast);
}
