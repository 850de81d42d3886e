/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db.h"

G_BEGIN_DECLS

GPtrArray *sn_files_import (SnDb *db, GFile *file, GCancellable *cancellable, GPtrArray *failures, GError **error);

G_END_DECLS
