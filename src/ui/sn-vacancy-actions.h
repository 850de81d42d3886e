/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-item.h"

G_BEGIN_DECLS

/* What can be done about a seat, in its card as in its row. */

GtkWidget *sn_vacancy_actions_new  (SnItem *item, gboolean suggested);
GtkWidget *sn_vacancy_interest_tag (void);

G_END_DECLS
