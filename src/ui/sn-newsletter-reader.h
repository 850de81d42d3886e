/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-document.h"
#include "sn-newsletter.h"
#include "sn-reader-places.h"

G_BEGIN_DECLS

/**
 * SnNewsletterReader:
 *
 * The text of one newsletter, in which each sentence that became an item is
 * marked, each doubt stands where it arose, and each link can be followed.
 *
 * Signal `moved`: another sentence is the current one, or others are marked.
 * Signal `make-item`: the user wants to make an item of what is selected.
 */
#define SN_TYPE_NEWSLETTER_READER (sn_newsletter_reader_get_type ())
G_DECLARE_FINAL_TYPE (SnNewsletterReader, sn_newsletter_reader, SN, NEWSLETTER_READER, AdwBin)

void          sn_newsletter_reader_set_newsletter  (SnNewsletterReader *self, SnNewsletter *newsletter,
                                                    SnDocument *document);
void          sn_newsletter_reader_update          (SnNewsletterReader *self, SnNewsletter *newsletter);
void          sn_newsletter_reader_set_show_unread (SnNewsletterReader *self, gboolean show);
SnNewsletter *sn_newsletter_reader_get_newsletter  (SnNewsletterReader *self);
SnDocument   *sn_newsletter_reader_get_document    (SnNewsletterReader *self);
void          sn_newsletter_reader_show            (SnNewsletterReader *self, gsize start, gsize length);
gboolean      sn_newsletter_reader_step            (SnNewsletterReader *self, int step, gboolean only_unread);
gboolean      sn_newsletter_reader_can_step        (SnNewsletterReader *self, int step);
void          sn_newsletter_reader_step_doubt      (SnNewsletterReader *self);
guint         sn_newsletter_reader_get_n_marks     (SnNewsletterReader *self);
char         *sn_newsletter_reader_describe_position (SnNewsletterReader *self);
char         *sn_newsletter_reader_get_selection   (SnNewsletterReader *self, SnReaderRange *range);
GPtrArray    *sn_newsletter_reader_get_links       (SnNewsletterReader *self);
void          sn_newsletter_reader_focus           (SnNewsletterReader *self);

G_END_DECLS
