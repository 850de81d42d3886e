/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SnPane:
 *
 * A part of the window that has one form where there is room, and another in
 * one column.
 *
 * Property `narrow`: whether there is room for one column only.
 */
#define SN_TYPE_PANE (sn_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (SnPane, sn_pane, SN, PANE, AdwBin)

/**
 * SnPaneClass:
 * @narrow_changed: takes on the form for @narrow, which has just become another
 */
struct _SnPaneClass
{
  AdwBinClass parent_class;

  void (*narrow_changed) (SnPane *self, gboolean narrow);
};

gboolean sn_pane_get_narrow (SnPane *self);
void     sn_pane_set_narrow (SnPane *self, gboolean narrow);

G_END_DECLS
