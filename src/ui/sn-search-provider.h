/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-date.h"

G_BEGIN_DECLS

/**
 * SnSearchProvider:
 *
 * Answers the searches of the desktop's shell.
 */
#define SN_TYPE_SEARCH_PROVIDER (sn_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (SnSearchProvider, sn_search_provider, SN, SEARCH_PROVIDER, GApplication)

int sn_search_provider_run (const char *database, const SnDate *today, GError **error);

G_END_DECLS
