/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-newsletter-reader.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnReaderBar:
 *
 * What stands above the text of a newsletter: which sentence is shown, the way
 * to the next, its doubts, its links, and what can be done with the newsletter.
 * Narrow, counts stand without their words, so that it is one line.
 */
#define SN_TYPE_READER_BAR (sn_reader_bar_get_type ())
G_DECLARE_FINAL_TYPE (SnReaderBar, sn_reader_bar, SN, READER_BAR, SnPane)

void sn_reader_bar_set_reader     (SnReaderBar *self, SnNewsletterReader *reader);
void sn_reader_bar_show_newsletter (SnReaderBar *self);

G_END_DECLS
