/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

char *sn_identity_key (SnItem *item);
char *sn_identity_uid (const char *key, guint occurrence);
gboolean sn_identity_alike (const char *a, const char *b);

G_END_DECLS
