/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnNews:
 *
 * What there is to tell the user unasked: consultations that close soon and are
 * not answered, and what newsletters brought since the user last went through it.
 * Follows the store and the settings.
 *
 * Signal `changed`: it may be something else now.
 * Signal `failed (const char *reason)`: what newsletters brought cannot be read.
 */
#define SN_TYPE_NEWS (sn_news_get_type ())
G_DECLARE_FINAL_TYPE (SnNews, sn_news, SN, NEWS, GObject)

SnNews         *sn_news_new           (SnStore *store, GSettings *settings, GSettings *memory);
guint           sn_news_get_n_closing (SnNews *self);
char           *sn_news_get_closing   (SnNews *self);
char           *sn_news_get_moved     (SnNews *self);
const SnReview *sn_news_get_review    (SnNews *self);
gboolean        sn_news_is_seen       (SnNews *self);
void            sn_news_set_seen      (SnNews *self);
void            sn_news_set_reviewed  (SnNews *self);
gint64          sn_news_get_reviewed (SnNews *self);
void            sn_news_unreview     (SnNews *self, gint64 reviewed);
void            sn_news_add           (SnNews *self, gint64 first);

G_END_DECLS
