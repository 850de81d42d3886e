/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnFile:
 * @file: where it is
 * @name: what it is called, in the encoding of file names
 * @size: bytes, where that is known, or 0
 *
 * A file that is to be read.
 */
typedef struct {
  GFile  *file;
  char   *name;
  guint64 size;
} SnFile;

/**
 * SnFilesFailed:
 * @name: a folder, or a file, that cannot be looked into
 * @reason: why
 *
 * Is told what sn_files_find() passed over.
 */
typedef void (*SnFilesFailed) (const char *name, const GError *reason, gpointer data);

void              sn_file_free   (SnFile *file);
GFileInputStream *sn_file_open   (SnFile *file, const char *store, GCancellable *cancellable, GError **error);
void              sn_files_find  (GFile *file, const char *name, GPtrArray *files, GCancellable *cancellable,
                                  SnFilesFailed failed, gpointer data);
GError           *sn_files_error (const GError *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnFile, sn_file_free)

G_END_DECLS
