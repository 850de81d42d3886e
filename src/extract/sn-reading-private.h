/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-reading.h"

G_BEGIN_DECLS

/* What a reading is made with; for its own files only. */

void sn_reading_add_unlisted_names (SnReading *self, guint block, guint32 first, guint32 end, guint32 first_mark);
void sn_reading_add_mark (SnReading *self, const SnMark *mark);

G_END_DECLS
