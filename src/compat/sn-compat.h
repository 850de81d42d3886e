/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The calls that are made one way at the floor and another way today. Each has
 * one name here; which way it goes is decided when it is compiled. */

void        sn_compat_choose_async  (GtkWindow *parent, const char *title, gboolean folder,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GListModel *sn_compat_choose_finish (GAsyncResult *result, GError **error);

void        sn_compat_save_async  (GtkWindow *parent, const char *title, const char *name, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GFile      *sn_compat_save_finish (GAsyncResult *result, GError **error);

void        sn_compat_open_uri_async  (GtkWindow *parent, const char *uri, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean    sn_compat_open_uri_finish (GAsyncResult *result, GError **error);

void        sn_compat_open_file_async  (GtkWindow *parent, GFile *file, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean    sn_compat_open_file_finish (GAsyncResult *result, GError **error);

void        sn_compat_show_about (GtkWindow *parent, const char *name, const char *icon, const char *version,
                                  const char *comments);

void        sn_compat_name_menus (GtkWindow *window);

void sn_compat_get_color (GtkWidget *widget, GdkRGBA *color);

void sn_compat_trim_memory (void);
void sn_compat_share_memory (void);

G_END_DECLS
