/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"

G_BEGIN_DECLS

char *sn_demo_create (SnDate *today, GError **error);
void  sn_demo_remove (const char *path);

G_END_DECLS
