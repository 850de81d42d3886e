/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

char *sn_identity_key (SnItem *item);
char *sn_identity_uid (const char *key, guint occurrence);

/**
 * SnIdentity:
 *
 * An identity key, taken apart to be compared with others.
 */
typedef struct _SnIdentity SnIdentity;

SnIdentity *sn_identity_parse   (const char *key);
void        sn_identity_free    (SnIdentity *self);
gboolean    sn_identities_alike (const SnIdentity *a, const SnIdentity *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnIdentity, sn_identity_free)

G_END_DECLS
