/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document-private.h"

G_BEGIN_DECLS

/* For the readers in this folder only: what a line of text looks like. */

/**
 * SnSeparator:
 *
 * What stands between the date of a row and the rest of it.
 */
typedef enum {
  SN_SEPARATOR_NONE,
  SN_SEPARATOR_SPACE,
  SN_SEPARATOR_GLUED,
  SN_SEPARATOR_SPACES,
  SN_SEPARATOR_TAB,
  SN_SEPARATOR_PIPE,
} SnSeparator;

gboolean    sn_char_is_blank     (const char *p, const char *end, gsize *width);
const char *sn_skip_blank        (const char *p, const char *end);
const char *sn_trim_blank        (const char *p, const char *end);
gboolean    sn_is_one_of         (const char *p, gsize length, const char *const *words, gsize n_words);
gboolean    sn_label_names_entry (const char *p, gsize length);
gboolean    sn_label_is_of_date  (const char *p, gsize length);
gsize       sn_word_begins       (const char *p, const char *end, const char *word);
gsize       sn_date_cell_length  (const char *p, const char *end);
gboolean    sn_is_date_only      (const char *p, const char *end);
gboolean    sn_is_day_only       (const char *p, const char *end);
gboolean    sn_is_month_only     (const char *p, const char *end);
gsize       sn_day_label_length  (const char *p, const char *end, const char **rest);
guint       sn_day_entry_number  (const char *p, const char *end, gsize *length, const char **text);
const char *sn_day_at_end        (const char *p, const char *end);
gboolean    sn_is_weekday_entry  (const char *p, const char *end);
gboolean    sn_ends_in_weekday   (const char *p, const char *end);
gboolean    sn_is_weekday_only   (const char *p, const char *end);
gsize       sn_date_header_length (const char *p, const char *end);
SnSeparator sn_separator_at      (const char *p, const char *end);
gsize       sn_bullet_length     (const char *p, const char *end, guint indent, gunichar *kind);
gboolean    sn_is_rule           (const char *p, const char *end);
gboolean    sn_has_bar           (const char *p, const char *end);
const char *sn_find_text         (const char *p, const char *end, const char *text);
gboolean    sn_may_be_heading    (const char *p, const char *end);

/**
 * sn_word_at:
 *
 * Most words differ in their first letter, which is looked at inline: each line
 * is compared with many.
 *
 * Returns: the length of @word if it stands at @p, in any case of its letters,
 *   else 0.
 */
static inline gsize
sn_word_at (const char *p, const char *end, const char *word)
{
  /* letters of ASCII differ from their capitals in one bit */
  if (p >= end || ((guchar) (*p ^ *word) & 0xDF) != 0)
    return 0;
  return sn_word_begins (p, end, word);
}

G_END_DECLS
