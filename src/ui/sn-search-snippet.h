/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-search-words.h"

G_BEGIN_DECLS

/* Plain C, so that tests call it without a display. */

char *sn_search_snippet (const char *sentence, const GArray *matches, guint letters, GArray **shown);

G_END_DECLS
