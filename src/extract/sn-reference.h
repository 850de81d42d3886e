/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-reading.h"

G_BEGIN_DECLS

char    *sn_reference_at     (const SnReading *reading, guint block, guint32 token, guint32 *after);
char    *sn_reference_headed (const SnReading *reading, guint heading, guint32 *after);
char    *sn_reference_find   (const SnReading *reading, guint block, guint32 first, guint32 end, guint32 *at);
gboolean sn_reference_is_sec (const char *reference);
const char *sn_reference_body (const char *reference);

G_END_DECLS
