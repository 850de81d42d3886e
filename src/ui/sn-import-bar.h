/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-importer.h"

G_BEGIN_DECLS

/**
 * SnImportBar:
 *
 * Tells of an import that takes its time, and has a button to stop it
 * (`win.cancel-import`). It is not seen while nothing is brought in, nor for what
 * is done at once.
 */
#define SN_TYPE_IMPORT_BAR (sn_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (SnImportBar, sn_import_bar, SN, IMPORT_BAR, GtkBox)

void sn_import_bar_set_importer (SnImportBar *self, SnImporter *importer);

G_END_DECLS
