/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sn-date.h"

G_BEGIN_DECLS

/**
 * SnCliOptions:
 * @database: (nullable): path of the store; %NULL for the user's own
 * @today_text: (nullable): what was given for the day, not yet understood
 * @today: the day, where one was given
 * @quiet: whether to say only what went wrong
 * @version: whether the version was asked for
 * @help: whether help was asked for
 *
 * The options that every command has.
 */
typedef struct {
  char    *database;
  char    *today_text;
  SnDate   today;
  gboolean quiet;
  gboolean version;
  gboolean help;
} SnCliOptions;

GOptionGroup *sn_cli_options_group  (SnCliOptions *options);
gboolean      sn_cli_options_parse  (SnCliOptions *options, const GOptionEntry *entries, gboolean strict, char ***argv,
                                     GError **error);
gboolean      sn_cli_options_finish (SnCliOptions *options, GError **error);
void          sn_cli_options_clear  (SnCliOptions *options);
SnDate        sn_cli_options_today  (const SnCliOptions *options);
char         *sn_cli_options_path   (const SnCliOptions *options);
gboolean      sn_cli_parse_day      (const char *what, const char *text, SnDate *day, GError **error);
gboolean      sn_cli_check_text     (const char *what, const char *text, GError **error);
gboolean      sn_cli_check_words    (char **words, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnCliOptions, sn_cli_options_clear)

G_END_DECLS
