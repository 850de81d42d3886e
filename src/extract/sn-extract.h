/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document.h"
#include "sn-newsletter.h"

G_BEGIN_DECLS

/* Raised whenever what is found in the same bytes can differ from before: the
 * store then reads its newsletters again. */
#define SN_EXTRACT_VERSION 31

SnNewsletter *sn_extract           (SnDocument *document, const SnDate *issued, GError **error);

/**
 * SnTimeExpression:
 * @start: offset in bytes of the document's text
 * @length: bytes
 * @text: (nullable): the words as they stand there
 * @date: what they mean; may be a time without a day
 *
 * One expression of time in a document.
 */
typedef struct {
  gsize  start;
  gsize  length;
  char  *text;
  SnDate date;
} SnTimeExpression;

void          sn_time_expression_free (SnTimeExpression *expression);
GPtrArray    *sn_extract_dates     (SnDocument *document, const SnDate *issued);

G_END_DECLS
