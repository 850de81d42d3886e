/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-newsletter.h"

G_BEGIN_DECLS

/**
 * SnNewsletterRow:
 *
 * One newsletter in the list: its date, what it calls itself, how much of each
 * kind is in it.
 */
#define SN_TYPE_NEWSLETTER_ROW (sn_newsletter_row_get_type ())
G_DECLARE_FINAL_TYPE (SnNewsletterRow, sn_newsletter_row, SN, NEWSLETTER_ROW, AdwBin)

GtkWidget    *sn_newsletter_row_new            (void);
void          sn_newsletter_row_set_newsletter (SnNewsletterRow *self, SnNewsletter *newsletter);
SnNewsletter *sn_newsletter_row_get_newsletter (SnNewsletterRow *self);

G_END_DECLS
