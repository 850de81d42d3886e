/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnImportFailure:
 * @name: name of the file
 * @reason: why nothing of it was taken
 *
 * One file that is not in the store.
 */
typedef struct {
  char *name;
  char *reason;
} SnImportFailure;

SnImportFailure *sn_import_failure_new  (const char *name, const char *reason);
void             sn_import_failure_free (SnImportFailure *failure);

/**
 * SnImporter:
 *
 * Brings files, folders and texts into the store, one after the other, and
 * sums up what became of them.
 *
 * Property `fraction`: how much is done, below 0 while there is nothing to do.
 * Signal `finished (char *summary, GPtrArray *failures)`: all that was asked
 * for is done; @summary (nullable) says what came in, and @failures (element-
 * type SnImportFailure) names what did not.
 */
#define SN_TYPE_IMPORTER (sn_importer_get_type ())
G_DECLARE_FINAL_TYPE (SnImporter, sn_importer, SN, IMPORTER, GObject)

SnImporter *sn_importer_new       (SnStore *store);
void        sn_importer_add_file  (SnImporter *self, GFile *file);
void        sn_importer_add_bytes (SnImporter *self, GBytes *bytes, const char *name);
double      sn_importer_get_fraction (SnImporter *self);
guint       sn_importer_get_n_read (SnImporter *self);
gint64      sn_importer_get_first_added (SnImporter *self);
void        sn_importer_cancel    (SnImporter *self);
void        sn_importer_stop      (SnImporter *self);

char       *sn_importer_summary   (guint newsletters, guint items, guint duplicates, const char *title);
char       *sn_importer_failures  (GPtrArray *failures);

G_END_DECLS
