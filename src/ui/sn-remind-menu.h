/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"

G_BEGIN_DECLS

GMenuModel *sn_remind_menu_new (SnItem *item);

G_END_DECLS
