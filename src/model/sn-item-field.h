/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

const char *const *sn_item_field_names (void);
char     *sn_item_get_field (SnItem *self, const char *field);
gboolean  sn_item_set_field (SnItem *self, const char *field, const char *value, GError **error);

G_END_DECLS
