/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-export.h"
#include "sn-pages.h"
#include "sn-store.h"

G_BEGIN_DECLS

void sn_exports_attach (GtkApplicationWindow *window, SnStore *store, GSettings *settings, SnPages *pages);

gboolean sn_exports_find (GtkWidget *widget, SnStore **store, GSettings **settings);

void sn_exports_export_items (GtkWidget *widget, GPtrArray *items);

void sn_exports_add_items (GtkWidget *widget, GPtrArray *items);

/* What else gives items away asks for it here. */
void         sn_exports_make_async  (SnStore *store, GSettings *settings, gint64 item_id, gboolean as_file,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char        *sn_exports_make_finish (SnStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
