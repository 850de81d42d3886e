/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-candidate.h"

G_BEGIN_DECLS

void sn_find_renames (const SnExtraction *self, SnNewsletter *newsletter);

G_END_DECLS
