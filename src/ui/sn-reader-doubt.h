/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-reader-buffer.h"

G_BEGIN_DECLS

GtkWidget *sn_reader_doubt_new       (const SnReaderDoubt *doubt);
void       sn_reader_doubt_set_width (GtkWidget *card, int width);

G_END_DECLS
