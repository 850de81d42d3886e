/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document.h"
#include "sn-search-words.h"

G_BEGIN_DECLS

char         *sn_search_text_new         (SnDocument *document, GBytes **places);
SnSearchRange sn_search_text_to_document (GBytes *places, SnSearchRange range);

G_END_DECLS
