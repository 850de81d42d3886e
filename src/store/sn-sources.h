/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnSources:
 *
 * The newsletters in files, folders, mailboxes and streams, one after the other.
 */
typedef struct _SnSources SnSources;

/**
 * SnFound:
 * @path: the file, as it was named or found below what was named
 * @message: of a mailbox: which message, from 1; else 0
 * @bytes: (nullable): the newsletter
 * @error: (nullable): why there is none
 *
 * A newsletter, or a file or folder without any.
 */
typedef struct {
  char   *path;
  guint   message;
  GBytes *bytes;
  GError *error;
} SnFound;

void       sn_found_free             (SnFound *found);

SnSources *sn_sources_new            (void);
void       sn_sources_free           (SnSources *self);
void       sn_sources_add_file       (SnSources *self, GFile *file, const char *name);
void       sn_sources_add_stream     (SnSources *self, GInputStream *stream, const char *name);
void       sn_sources_set_store      (SnSources *self, const char *path);
void       sn_sources_look_through   (SnSources *self, GCancellable *cancellable);
gboolean   sn_sources_is_at_end      (SnSources *self);
SnFound   *sn_sources_next           (SnSources *self, GCancellable *cancellable);
void       sn_sources_list_left      (SnSources *self, GPtrArray *paths);
double     sn_sources_get_fraction   (SnSources *self);
guint      sn_sources_get_n_files    (SnSources *self, guint *n_done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnFound, sn_found_free)

G_END_DECLS
