/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-cli-private.h"

G_BEGIN_DECLS

/**
 * SnCliTable:
 *
 * Rows of cells whose columns are aligned when they are printed.
 */
typedef struct _SnCliTable SnCliTable;

SnCliTable *sn_cli_table_new   (guint n_columns);
void        sn_cli_table_free  (SnCliTable *self);
void        sn_cli_table_add   (SnCliTable *self, ...);
void        sn_cli_table_print (SnCliTable *self, SnCli *cli, guint indent);
guint       sn_cli_table_rows  (SnCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnCliTable, sn_cli_table_free)

G_END_DECLS
