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

gboolean sn_application_has_display (void);
int      sn_application_launch      (const char *database, const SnDate *today, gboolean demo, char **files,
                                     const char *program, GError **error);

G_END_DECLS
