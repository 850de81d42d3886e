/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain C, so that tests call it without a display. */

char *sn_item_title_of (const char *words);

G_END_DECLS
