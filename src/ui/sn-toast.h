/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the window says in passing. */

void sn_toast_say      (AdwToastOverlay *overlay, const char *plain_text);
AdwToast *sn_toast_undo (AdwToastOverlay *overlay, const char *plain_text, gint64 undo);
void sn_toast_review   (AdwToastOverlay *overlay, const char *plain_text);
void      sn_toast_unreview (AdwToastOverlay *overlay, gint64 reviewed);

G_END_DECLS
