/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

GPtrArray *sn_calendar_choice_order (GPtrArray *const *parts, guint n_parts, guint32 start);

G_END_DECLS
