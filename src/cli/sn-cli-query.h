/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-cli-private.h"

G_BEGIN_DECLS

/**
 * SnCliSelector:
 *
 * What a list is about.
 */
typedef enum {
  SN_CLI_OVERVIEW,
  SN_CLI_CONSULTATIONS,
  SN_CLI_VACANCIES,
  SN_CLI_CALENDAR,
  SN_CLI_NEWSLETTERS,
  SN_CLI_CHANGES,
  SN_CLI_DUPLICATES,
  SN_CLI_ALL,
} SnCliSelector;

/**
 * SnCliFilter:
 *
 * The filters of list and export as they were given, and the form wanted.
 */
typedef struct {
  gboolean open;
  gboolean closed;
  gboolean filled;
  gboolean answered;
  gboolean dismissed;
  char    *from;
  char    *to;
  char   **kinds;
  char   **committees;
  char   **organisers;
  char    *category;
  char    *seats_for;
  char    *search;
  gboolean json;
  gboolean csv;

  GStrv names; /* the committees and organisers together, for the query */
} SnCliFilter;

#define SN_CLI_N_FILTER_ENTRIES 16

void     sn_cli_filter_entries (SnCliFilter *filter, GOptionEntry *entries);
gboolean sn_cli_filter_query   (SnCliFilter *filter, SnCli *cli, SnCliSelector selector, SnQuery *query,
                                GError **error);
gboolean sn_cli_filter_selects (const SnCliFilter *filter);
void     sn_cli_filter_clear   (SnCliFilter *filter);
gboolean sn_cli_parse_selector (const char *word, SnCliSelector *selector);
char    *sn_cli_list_duplicates (SnCli *cli, SnDb *db, const SnCliFilter *filter, const SnDate *today, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnCliFilter, sn_cli_filter_clear)

G_END_DECLS
