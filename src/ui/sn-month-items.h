/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"
#include "sn-newsletter.h"

G_BEGIN_DECLS

/* Which items stand on which day of a month, which needs no display. */

GPtrArray *sn_month_items_on         (GPtrArray *items, guint32 julian);
GPtrArray *sn_month_items_moved_from (GPtrArray *items, guint32 julian, const SnDate *today);
GPtrArray *sn_month_issued_on        (GPtrArray *newsletters, guint32 julian);

G_END_DECLS
