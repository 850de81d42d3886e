/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-newsletter.h"

G_BEGIN_DECLS

/**
 * SnJson:
 *
 * Writes JSON (RFC 8259) piece by piece. The dependencies of the project have
 * no JSON writer without a parser and a tree, and all that is needed here is
 * to write.
 */
typedef struct _SnJson SnJson;

SnJson     *sn_json_new          (gboolean pretty);
void        sn_json_free         (SnJson *self);
char       *sn_json_steal        (SnJson *self);

void        sn_json_begin_object (SnJson *self, const char *key);
void        sn_json_end_object   (SnJson *self);
void        sn_json_begin_array  (SnJson *self, const char *key);
void        sn_json_end_array    (SnJson *self);
void        sn_json_add_string   (SnJson *self, const char *key, const char *value);
void        sn_json_add_optional (SnJson *self, const char *key, const char *value);
void        sn_json_add_int      (SnJson *self, const char *key, gint64 value);
void        sn_json_add_boolean  (SnJson *self, const char *key, gboolean value);
void        sn_json_add_double   (SnJson *self, const char *key, double value);
void        sn_json_add_null     (SnJson *self, const char *key);
void        sn_json_add_date     (SnJson *self, const char *key, const SnDate *date);
void        sn_json_add_item     (SnJson *self, const char *key, SnItem *item);
void        sn_json_add_item_fields (SnJson *self, SnItem *item);
void        sn_json_add_change_fields (SnJson *self, const char *from, const char *to, const char *quote);
void        sn_json_add_newsletter_fields (SnJson *self, SnNewsletter *newsletter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnJson, sn_json_free)

G_END_DECLS
