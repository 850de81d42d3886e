/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnPrintList:
 *
 * Items on paper, one below the other, over as many pages as they need.
 */
typedef struct _SnPrintList SnPrintList;

SnPrintList *sn_print_list_new      (const char *title, GPtrArray *items, const SnToday *today);
void         sn_print_list_free     (SnPrintList *self);
guint        sn_print_list_paginate (SnPrintList *self, GtkPrintContext *context);
void         sn_print_list_draw     (SnPrintList *self, GtkPrintContext *context, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnPrintList, sn_print_list_free)

/* Shared by what is printed: one paragraph. All lengths are points. */
PangoLayout *sn_print_layout (GtkPrintContext *context, const char *text, double size, gboolean bold, double width,
                              guint max_lines);
double       sn_print_show   (GtkPrintContext *context, PangoLayout *layout, double x, double y, double grey);

G_END_DECLS
