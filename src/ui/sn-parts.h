/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-item.h"

G_BEGIN_DECLS

/* Small pieces that the pages are put together from. */

GtkWidget *sn_parts_flow         (int spacing);
GtkWidget *sn_parts_group        (GtkOrientation orientation, int spacing);
GtkWidget *sn_parts_label        (const char *text, const char *css_class);
GtkWidget *sn_parts_tag          (const char *icon_name, const char *text, const char *css_class);
GtkWidget *sn_parts_line_icon    (const char *icon_name, int size);
GtkWidget *sn_parts_host         (const SnLink *link);
GtkWidget *sn_parts_link_button  (const SnLink *link, SnItemKind kind);
GtkWidget *sn_parts_link_row     (const SnLink *link, SnItemKind kind);
GtkWidget *sn_parts_show_button  (const SnMention *mention);
GtkWidget *sn_parts_quote_card   (const SnMention *mention);
GtkWidget *sn_parts_quote_row    (const SnMention *mention);
GtkWidget *sn_parts_doubt        (const char *doubt);
GVariant  *sn_parts_show_target  (const SnMention *mention);
void       sn_parts_set_menu     (GtkMenuButton *button, GMenuModel *menu);
void       sn_parts_set_name     (GtkWidget *widget, const char *name);
void       sn_parts_set_tooltip  (GtkWidget *widget, const char *text);
void       sn_parts_set_class    (GtkWidget *widget, const char *css_class, gboolean on);
void       sn_parts_clear        (GtkWidget *box);
void       sn_parts_watch_end    (GtkWidget *scroller, GCallback near_end, gpointer object);
void       sn_parts_keep_place   (GtkWidget *scroller);

GtkSliceListModel *sn_parts_lines_new      (GListModel *model);
void               sn_parts_lines_reach    (GtkSliceListModel *lines, guint position);
gboolean           sn_parts_lines_lengthen (GtkSliceListModel *lines);

void       sn_parts_open_on_click (GtkWidget *row, GtkListItem *list_item);

G_END_DECLS
