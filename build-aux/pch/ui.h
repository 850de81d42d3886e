/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What most files of the window begin with, compiled once for all of them: to
 * read GTK's headers takes several times as long as a file of ours. They include
 * them themselves nevertheless: -Db_pch=false builds without this. */
#include <adwaita.h>
#include <glib/gi18n.h>
