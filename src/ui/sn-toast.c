/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-toast.h"

#include <glib/gi18n.h>

/* Long enough to go there by keyboard, or to hear of it. */
#define ANSWER_S 10

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

  adw_toast_set_timeout (toast, ANSWER_S);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_action_target (toast, "x", undo);
  adw_toast_overlay_add_toast (overlay, toast);
  return toast;
}

/**
 * sn_toast_unreview:
 * @overlay: where
 * @reviewed: what had been reviewed before
 *
 * Says that the review is confirmed; its button takes that back.
 */
void
sn_toast_unreview (AdwToastOverlay *overlay, gint64 reviewed)
{
  AdwToast *toast = adw_toast_new (_ ("Review confirmed"));

  adw_toast_set_timeout (toast, ANSWER_S);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.review-undo");
  adw_toast_set_action_target (toast, "x", reviewed);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * sn_toast_review:
 * @overlay: where
 * @plain_text: what came in, without markup
 *
 * Says what came in; its button leads to the review.
 */
void
sn_toast_review (AdwToastOverlay *overlay, const char *plain_text)
{
  g_autofree char *escaped = g_markup_escape_text (plain_text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, ANSWER_S);
  adw_toast_set_button_label (toast, _ ("Review"));
  adw_toast_set_action_name (toast, "win.review");
  adw_toast_overlay_add_toast (overlay, toast);
}
