/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-cli-private.h"

G_BEGIN_DECLS

char *sn_cli_newsletters_to_json (GPtrArray *newsletters, const SnDate *today);
char *sn_cli_newsletters_to_csv  (GPtrArray *newsletters);
void  sn_cli_newsletters_print   (SnCli *cli, GPtrArray *newsletters);

G_END_DECLS
