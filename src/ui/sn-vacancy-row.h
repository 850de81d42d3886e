/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/* A seat as a row among the others of its committee: what it is and until
 * when; how to stand, and what was said, behind its arrow. */

GtkWidget *sn_vacancy_row_new (SnItem *item, const SnToday *today);

G_END_DECLS
