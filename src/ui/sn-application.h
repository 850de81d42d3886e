/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-date.h"

G_BEGIN_DECLS

/**
 * SnApplication:
 *
 * The running program: one store, one window.
 */
#define SN_TYPE_APPLICATION (sn_application_get_type ())
G_DECLARE_FINAL_TYPE (SnApplication, sn_application, SN, APPLICATION, AdwApplication)

/**
 * SnLaunch:
 * @database: (nullable): file of the store; %NULL for the user's
 * @today: (nullable): the day that it is; %NULL for the clock's
 * @demo: whether the store holds example newsletters
 * @service: whether the bus started the program: no window opens until it is
 *   asked for
 * @page: (nullable): the page to show; %NULL for the one that was shown last
 * @files: (nullable) (array zero-terminated=1): newsletters to bring in
 * @program: (nullable): how the program was called
 *
 * How the program was started.
 */
typedef struct {
  const char   *database;
  const SnDate *today;
  gboolean      demo;
  gboolean      service;
  const char   *page;
  char        **files;
  const char   *program;
} SnLaunch;

gboolean sn_application_has_display (void);
gboolean sn_application_has_page    (const char *name);
int      sn_application_launch      (const SnLaunch *launch, GError **error);

G_END_DECLS
