/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-document.h"
#include "sn-newsletter.h"

G_BEGIN_DECLS

/**
 * SnNewsletterReader:
 *
 * The text of one newsletter, in which each sentence that became an item is
 * marked and each link can be followed.
 *
 * Signal `moved`: another sentence is the current one.
 */
#define SN_TYPE_NEWSLETTER_READER (sn_newsletter_reader_get_type ())
G_DECLARE_FINAL_TYPE (SnNewsletterReader, sn_newsletter_reader, SN, NEWSLETTER_READER, AdwBin)

void       sn_newsletter_reader_set_newsletter (SnNewsletterReader *self, SnNewsletter *newsletter,
                                                SnDocument *document);
void       sn_newsletter_reader_show           (SnNewsletterReader *self, gsize start, gsize length);
gboolean   sn_newsletter_reader_step           (SnNewsletterReader *self, int step);
guint      sn_newsletter_reader_get_n_marks    (SnNewsletterReader *self);
guint      sn_newsletter_reader_get_current    (SnNewsletterReader *self);
GPtrArray *sn_newsletter_reader_get_links      (SnNewsletterReader *self);
void       sn_newsletter_reader_focus          (SnNewsletterReader *self);

G_END_DECLS
