/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

char *sn_mail_own_address (SnItem *item);
char *sn_mail_subject     (SnItem *item);
char *sn_mail_uri         (const char *address, const char *subject);
char *sn_mail_describe    (const char *uri);

G_END_DECLS
