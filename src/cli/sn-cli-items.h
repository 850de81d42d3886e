/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-cli-private.h"

G_BEGIN_DECLS

void  sn_cli_items_overview (SnCli *cli, GPtrArray *items, guint kinds, const SnDate *today);
char *sn_cli_changes_to_json (GPtrArray *items, const SnDate *today);
char *sn_cli_changes_to_csv  (GPtrArray *items);
void  sn_cli_changes_print   (SnCli *cli, GPtrArray *items);

G_END_DECLS
