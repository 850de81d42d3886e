/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnUnread:
 * @text: the sentence
 * @start: its offset in bytes of the document's text
 * @length: its length there
 *
 * A sentence with a date that became no item.
 */
typedef struct {
  char *text;
  gsize start;
  gsize length;
} SnUnread;

SnUnread *sn_unread_new      (const char *text, gsize start, gsize length);
SnUnread *sn_unread_new_take (char *text, gsize start, gsize length);
void      sn_unread_free     (SnUnread *unread);

/**
 * SnRename:
 * @from: a modification's reference until now: "DP318"
 * @to: its reference from now on: "MP318"
 * @quote: the words that say so
 * @start: their offset in bytes of the document's text
 * @length: their length there
 *
 * A statement that a modification has another reference than before.
 */
typedef struct {
  char *from;
  char *to;
  char *quote;
  gsize start;
  gsize length;
} SnRename;

SnRename *sn_rename_new  (const char *from, const char *to, const char *quote, gsize start, gsize length);
void      sn_rename_free (SnRename *rename);

/**
 * SnNewsletter:
 *
 * One issue, as it was read: what it calls itself, when it was issued, and
 * the items in it. Made and filled by one thread, then handed on and only
 * read. It has:
 *
 * - `id`: its number in a store, 0 where it is in none
 * - `title`, `issued`, `sender`: what it says of itself, where it does
 * - `format`: what its bytes are: "text", "html" or "mail"
 * - `sha256`: the checksum of its bytes, in hexadecimal digits
 * - `path`: the file from which it was read, if it was one
 */
#define SN_TYPE_NEWSLETTER (sn_newsletter_get_type ())
G_DECLARE_FINAL_TYPE (SnNewsletter, sn_newsletter, SN, NEWSLETTER, GObject)

SnNewsletter *sn_newsletter_new          (void);
gint64        sn_newsletter_get_id       (SnNewsletter *self);
void          sn_newsletter_set_id       (SnNewsletter *self, gint64 id);
const char   *sn_newsletter_get_title    (SnNewsletter *self);
void          sn_newsletter_set_title    (SnNewsletter *self, const char *title);
const SnDate *sn_newsletter_get_issued   (SnNewsletter *self);
void          sn_newsletter_set_issued   (SnNewsletter *self, const SnDate *issued);
const char   *sn_newsletter_get_sender   (SnNewsletter *self);
void          sn_newsletter_set_sender   (SnNewsletter *self, const char *sender);
const char   *sn_newsletter_get_format   (SnNewsletter *self);
void          sn_newsletter_set_format   (SnNewsletter *self, const char *format);
const char   *sn_newsletter_get_sha256   (SnNewsletter *self);
void          sn_newsletter_set_sha256   (SnNewsletter *self, const char *sha256);
void          sn_newsletter_set_bytes    (SnNewsletter *self, GBytes *bytes);
const char   *sn_newsletter_get_path     (SnNewsletter *self);
void          sn_newsletter_set_path     (SnNewsletter *self, const char *path);
GPtrArray    *sn_newsletter_get_items    (SnNewsletter *self);
void          sn_newsletter_add_item     (SnNewsletter *self, SnItem *item);
GPtrArray    *sn_newsletter_get_outcomes (SnNewsletter *self);
void          sn_newsletter_add_outcome  (SnNewsletter *self, SnItem *outcome);
GPtrArray    *sn_newsletter_get_added    (SnNewsletter *self);
void          sn_newsletter_add_added    (SnNewsletter *self, SnItem *item);
GPtrArray    *sn_newsletter_get_renames  (SnNewsletter *self);
void          sn_newsletter_add_rename   (SnNewsletter *self, SnRename *rename);
GPtrArray    *sn_newsletter_get_doubts   (SnNewsletter *self);
void          sn_newsletter_add_doubt    (SnNewsletter *self, const char *doubt);
GPtrArray    *sn_newsletter_get_unread   (SnNewsletter *self);
void          sn_newsletter_add_unread   (SnNewsletter *self, SnUnread *unread);
guint         sn_newsletter_get_count    (SnNewsletter *self, SnItemKind kind);
void          sn_newsletter_set_count    (SnNewsletter *self, SnItemKind kind, guint count);
guint         sn_newsletter_get_n_doubts (SnNewsletter *self);
void          sn_newsletter_set_n_doubts (SnNewsletter *self, guint n_doubts);

G_END_DECLS
