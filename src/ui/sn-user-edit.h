/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-store.h"

G_BEGIN_DECLS

/* What the user says in the window: written into the store, with a toast that
 * takes it back. */

void sn_user_edit (GtkWidget *widget, SnStore *store, const SnEdit *edit, const char *done);

G_END_DECLS
