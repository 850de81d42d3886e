/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The party categories of the Smart Energy Code, as a list to choose from whose
 * first entry is none of them. */

GListModel *sn_categories_new_model (const char *none);
guint       sn_categories_find      (const char *category);
const char *sn_categories_get       (guint position);

G_END_DECLS
