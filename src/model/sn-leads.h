/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnLeads:
 *
 * How many working days before a day to be reminded of it: bit n for n working
 * days, bit 0 for the day itself. 0: not at all.
 */
typedef guint32 SnLeads;

#define SN_LEADS_MAX 30

SnLeads  sn_leads_of_variant (GVariant *days);
GVariant *sn_leads_to_variant (SnLeads leads);
gboolean sn_leads_parse      (const char *text, SnLeads *leads);
char    *sn_leads_to_string  (SnLeads leads);

G_END_DECLS
