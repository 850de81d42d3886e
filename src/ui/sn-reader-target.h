/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-reader-buffer.h"

G_BEGIN_DECLS

/**
 * SnReaderTarget:
 *
 * Follows the links of a text, and says where the one under the pointer goes
 * before it is followed.
 */
#define SN_TYPE_READER_TARGET (sn_reader_target_get_type ())
G_DECLARE_FINAL_TYPE (SnReaderTarget, sn_reader_target, SN, READER_TARGET, AdwBin)

void sn_reader_target_set_view   (SnReaderTarget *self, GtkTextView *view);
void sn_reader_target_set_buffer (SnReaderTarget *self, SnReaderBuffer *buffer);

G_END_DECLS
