/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What most files of the core begin with, compiled once for all of them. They
 * include it themselves nevertheless: -Db_pch=false builds without this. */
#include <gio/gio.h>
