/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-choosable.h"
#include "sn-item.h"

G_BEGIN_DECLS

void sn_item_context_attach (GtkWidget *widget, SnItem *item, SnMarkMaker make_mark);

G_END_DECLS
