/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-news.h"
#include "sn-pane.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnPages:
 *
 * The four pages of the window, of which one is shown: calendar,
 * consultations, vacancies, newsletters.
 */
#define SN_TYPE_PAGES (sn_pages_get_type ())
G_DECLARE_FINAL_TYPE (SnPages, sn_pages, SN, PAGES, SnPane)

AdwViewStack *sn_pages_get_stack       (SnPages *self);
void          sn_pages_fill            (SnPages *self, SnStore *store, GSettings *settings, const char *name);
void          sn_pages_set_news        (SnPages *self, SnNews *news);
void          sn_pages_show            (SnPages *self, const char *name);
void          sn_pages_show_today      (SnPages *self);
void          sn_pages_choose_date     (SnPages *self);
void          sn_pages_show_closing_soon (SnPages *self);
void          sn_pages_show_item       (SnPages *self, gint64 item_id);
void          sn_pages_show_newsletter (SnPages *self, gint64 newsletter_id, gsize start, gsize length);

SnQuery      *sn_pages_get_query       (SnPages *self);
gboolean      sn_pages_get_month       (SnPages *self, SnDate *month);
const char   *sn_pages_get_list_title  (SnPages *self);

G_END_DECLS
