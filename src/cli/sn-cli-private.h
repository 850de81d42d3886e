/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-calendar-file.h"
#include "sn-cli-options.h"
#include "sn-cli.h"
#include "sn-db.h"

G_BEGIN_DECLS

/**
 * SnCli:
 * @options: what was given everywhere
 * @failed: whether some input failed
 * @output_errno: what the first failure of stdout was, 0 for none
 * @progress: whether a line of progress stands on the terminal
 * @progress_began: when the first line of progress was written, by the monotonic
 *   clock, or 0
 * @progress_told: when the last one was
 *
 * One run of one subcommand.
 */
typedef struct {
  SnCliOptions options;
  gboolean     failed;
  int          output_errno;
  gboolean     progress;
  gint64       progress_began;
  gint64       progress_told;
} SnCli;

/**
 * SnCliCommand:
 * @name: the word
 * @arguments: what follows it, for help
 * @summary: what it does, for help
 * @run: does it; @argv holds what follows the word, options still in it
 *
 * A subcommand.
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (SnCli *cli, char ***argv);
} SnCliCommand;

extern const SnCliCommand sn_cli_inspect_command;
extern const SnCliCommand sn_cli_import_command;
extern const SnCliCommand sn_cli_list_command;
extern const SnCliCommand sn_cli_show_command;
extern const SnCliCommand sn_cli_search_command;
extern const SnCliCommand sn_cli_export_command;
extern const SnCliCommand sn_cli_mark_command;
extern const SnCliCommand sn_cli_correct_command;
extern const SnCliCommand sn_cli_dismiss_command;
extern const SnCliCommand sn_cli_merge_command;
extern const SnCliCommand sn_cli_split_command;
extern const SnCliCommand sn_cli_add_command;
extern const SnCliCommand sn_cli_undo_command;
extern const SnCliCommand sn_cli_delete_command;
extern const SnCliCommand sn_cli_backup_command;
extern const SnCliCommand sn_cli_restore_command;
extern const SnCliCommand sn_cli_check_command;
extern const SnCliCommand sn_cli_remind_command;

/**
 * SnCliParsed:
 * @SN_CLI_PARSED: go on
 * @SN_CLI_ANSWERED: help or version was printed; the command is done
 * @SN_CLI_WRONG: wrong usage, which was said
 */
typedef enum {
  SN_CLI_PARSED,
  SN_CLI_ANSWERED,
  SN_CLI_WRONG,
} SnCliParsed;

SnCliParsed sn_cli_parse (SnCli *cli, const SnCliCommand *command, const GOptionEntry *entries, char ***argv);
int         sn_cli_usage (SnCli *cli, const SnCliCommand *command, const char *format, ...) G_GNUC_PRINTF (3, 4);
SnDb       *sn_cli_open  (SnCli *cli);
SnDb       *sn_cli_open_as_it_is (SnCli *cli);
void        sn_cli_database_failed (SnCli *cli, const GError *error);
void        sn_cli_failed          (SnCli *cli, const char *subject, const GError *error);
void        sn_cli_say_ways_back (SnCli *cli);
SnCalendarFile *sn_cli_load_calendar (SnDb *db, GError **error);
void        sn_cli_keep_calendar (SnCli *cli, SnDb *db);

/* Files: sn-cli-files.c */
GBytes       *sn_cli_read_file   (const char *path, GError **error);
GInputStream *sn_cli_open_stream (const char *path);

/* Words on the terminal: sn-cli-print.c */
void  sn_cli_write         (SnCli *cli, const char *text);
gboolean sn_cli_flush      (SnCli *cli);
void  sn_cli_print         (SnCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void  sn_cli_print_field   (SnCli *cli, guint indent, const char *label, const char *text);
void  sn_cli_error         (SnCli *cli, const char *subject, const char *format, ...) G_GNUC_PRINTF (3, 4);
void  sn_cli_note          (SnCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void  sn_cli_progress      (SnCli *cli, double fraction, guint n_done);
void  sn_cli_progress_end  (SnCli *cli);
char *sn_cli_display_path  (const char *path);
char *sn_cli_days_left     (const SnDate *date, const SnDate *today);
const char *sn_cli_plural  (guint n, const char *one, const char *many);

G_END_DECLS
