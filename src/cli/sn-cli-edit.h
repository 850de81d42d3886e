/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-cli-private.h"
#include "sn-db-edit.h"

G_BEGIN_DECLS

gboolean sn_cli_parse_id (const char *text, gint64 *id);
int      sn_cli_edit     (SnCli *cli, const SnCliCommand *command, SnEdit *edit, const char *done);

G_END_DECLS
