/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnMention:
 * @newsletter_id: number of the newsletter in the store, 0 before it has one
 * @issued: ISO 8601 issue date of that newsletter, or %NULL
 * @quote: the sentence that says it
 * @start: offset of @quote in bytes of the document's text
 * @length: how many bytes of the document's text it covers
 *
 * One place where a newsletter speaks of an item.
 */
typedef struct {
  gint64 newsletter_id;
  char  *issued;
  char  *quote;
  gsize  start;
  gsize  length;
} SnMention;

SnMention *sn_mention_new      (const char *quote, gsize start, gsize length);
SnMention *sn_mention_new_len  (const char *quote, gsize bytes, gsize start, gsize length);
SnMention *sn_mention_copy     (const SnMention *mention);
void       sn_mention_free     (SnMention *mention);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnMention, sn_mention_free)

/**
 * SnChange:
 * @newsletter_id: which newsletter made it
 * @issued: its issue date, ISO 8601, or %NULL
 * @field: name of the field, as in JSON
 * @from: the value before, or %NULL
 * @to: the value after, or %NULL
 * @quote: the sentence that made it, or %NULL
 *
 * One change of one field between two newsletters.
 */
typedef struct {
  gint64 newsletter_id;
  char  *issued;
  char  *field;
  char  *from;
  char  *to;
  char  *quote;
} SnChange;

SnChange *sn_change_new      (gint64 newsletter_id, const char *issued, const char *field, const char *from,
                              const char *to, const char *quote);
SnChange *sn_change_copy     (const SnChange *change);
void      sn_change_free     (SnChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnChange, sn_change_free)

G_END_DECLS
