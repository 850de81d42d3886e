/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-news.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnAttention:
 *
 * The strip under the header bar. It says by itself: that examples or another
 * day are shown (notice); what failed without loss (error); what closes soon and
 * what moved (news); and it asks for the party category, once. Of error,
 * question and news only the first that there is shows.
 */
#define SN_TYPE_ATTENTION (sn_attention_get_type ())
G_DECLARE_FINAL_TYPE (SnAttention, sn_attention, SN, ATTENTION, SnPane)

void sn_attention_set_notice   (SnAttention *self, const char *text);
void sn_attention_set_error    (SnAttention *self, const char *text);
void sn_attention_set_news     (SnAttention *self, SnNews *news);
void sn_attention_set_settings (SnAttention *self, GSettings *settings);

G_END_DECLS
