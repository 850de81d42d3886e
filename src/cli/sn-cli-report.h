/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-cli-private.h"

G_BEGIN_DECLS

void  sn_cli_report_newsletter (SnCli *cli, SnNewsletter *newsletter);
void  sn_cli_report_explain    (SnCli *cli, SnNewsletter *newsletter);
void  sn_cli_report_links      (SnCli *cli, guint indent, SnItem *item);
char *sn_cli_report_when       (const SnDate *date);

G_END_DECLS
