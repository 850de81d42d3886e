/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnFolderFiles:
 * @folders: (element-type GFile): it and those in it
 * @names: (element-type GFile): the files in it that look like newsletters
 * @stamps: how each was left
 * @whole: whether all of it could be looked into, and there was anything
 *
 * What a folder had at some moment.
 */
typedef struct {
  GPtrArray *folders;
  GPtrArray *names;
  GArray    *stamps;
  gboolean   whole;
} SnFolderFiles;

SnFolderFiles *sn_folder_files_find (GFile *folder, GCancellable *cancellable);
void           sn_folder_files_free (SnFolderFiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnFolderFiles, sn_folder_files_free)

/**
 * SnWatchedFiles:
 *
 * What is known of the files of a watched folder, in memory: which were read, and
 * how they were left when somebody looked last.
 */
typedef struct _SnWatchedFiles SnWatchedFiles;

SnWatchedFiles *sn_watched_files_new      (void);
void            sn_watched_files_free     (SnWatchedFiles *self);
GPtrArray      *sn_watched_files_take     (SnWatchedFiles *self, const SnFolderFiles *found, gboolean *settled);
void            sn_watched_files_set_read (SnWatchedFiles *self, GFile *file);

G_END_DECLS
