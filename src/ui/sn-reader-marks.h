/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-reader-buffer.h"

G_BEGIN_DECLS

/* Going from one sentence that is marked to another. Marks are counted from 1; 0
 * is none of them. */

guint sn_reader_marks_find     (GArray *marks, gsize doc_start);
guint sn_reader_marks_step     (GArray *marks, guint current, int step, gboolean only_unread);
char *sn_reader_marks_describe (GArray *marks, guint current);

G_END_DECLS
