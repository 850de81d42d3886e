/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-outline.h"

G_BEGIN_DECLS

SnReading *sn_reading_new_with_days (const SnOutline *outline);

G_END_DECLS
