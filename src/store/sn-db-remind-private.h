/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db-private.h"
#include "sn-db-remind.h"

G_BEGIN_DECLS

/* The rows of the ledger, within the transaction that is open. */

GPtrArray *sn_db_load_reminders  (SnDb *db, GError **error);
GPtrArray *sn_db_load_standing   (SnDb *db, GError **error);
gboolean   sn_db_write_reminders (SnDb *db, const SnRemindChanges *changes, GError **error);

G_END_DECLS
