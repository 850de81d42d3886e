/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-identity.h"

G_BEGIN_DECLS

/* Between the files that work out identity. */

char *sn_identity_meeting (SnItem *item);

G_END_DECLS
