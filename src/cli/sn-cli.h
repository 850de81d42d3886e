/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses of the program. */
#define SN_EXIT_DONE 0
#define SN_EXIT_FAILED 1 /* some input failed; the others are done */
#define SN_EXIT_USAGE 2
#define SN_EXIT_STOPPED 130 /* by a signal; what was done stays */

int         sn_cli_run           (int argc, char **argv);
gboolean    sn_cli_is_subcommand (const char *word);
char       *sn_cli_subcommands   (void);
char       *sn_cli_help          (void);

G_END_DECLS
