/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-outline.h"

G_BEGIN_DECLS

/* For the outline's own files. */

gboolean sn_masthead_date_in_block (const SnOutline *self, guint block, SnDate *date);
void     sn_masthead_read          (SnOutline *self, const SnDate *fallback);

G_END_DECLS
