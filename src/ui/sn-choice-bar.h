/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-choice.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnChoiceBar:
 *
 * At the foot of a list, while items are chosen: how many, and what can be done
 * with them.
 */
#define SN_TYPE_CHOICE_BAR (sn_choice_bar_get_type ())
G_DECLARE_FINAL_TYPE (SnChoiceBar, sn_choice_bar, SN, CHOICE_BAR, SnPane)

void sn_choice_bar_set_choice (SnChoiceBar *self, SnChoice *choice);

G_END_DECLS
