/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-date.h"
#include "sn-link.h"

G_BEGIN_DECLS

/**
 * SnBlockKind:
 * @SN_BLOCK_HEADING: a heading: by its mark-up, or by how it stands
 * @SN_BLOCK_PARAGRAPH: running text
 * @SN_BLOCK_LIST_ITEM: an item of a bulleted or numbered list, without its bullet
 * @SN_BLOCK_TABLE_ROW: a row of a table of data (a table that only lays out the
 *   page is dissolved into its content)
 */
typedef enum {
  SN_BLOCK_HEADING,
  SN_BLOCK_PARAGRAPH,
  SN_BLOCK_LIST_ITEM,
  SN_BLOCK_TABLE_ROW,
} SnBlockKind;

/**
 * SnRun:
 * @at: offset in bytes of a block's text
 * @offset: of what stands there, in the document's text
 *
 * A stretch of a block's text, to where the next begins.
 */
typedef struct {
  guint32 at;
  guint32 offset;
} SnRun;

/**
 * SnBlock:
 * @kind: what it is
 * @level: of a heading (1 is the highest) or of a list (1 is the outermost)
 * @table: of a row: the number of its table in the document, from 1; else 0
 * @text: what a reader sees, NUL-terminated UTF-8 on one line: white space is
 *   single spaces, no zero-width characters or soft hyphens, no angle-bracketed
 *   addresses, no bullet. Cells of a row are separated by a tab.
 * @length: bytes of @text
 * @start: offset in bytes of the block in the document's text
 * @end: offset of its end there
 * @runs: (nullable): the stretches of @text that stand in the document's text as
 *   they are; %NULL where all of it does, at @start
 * @n_runs: how many
 * @breaks: (nullable): of a row: the spaces in @text at which a line of a cell
 *   ends, from left to right
 * @n_breaks: how many they are
 * @first_link: index of its first link in the document's links
 * @n_links: how many it has
 *
 * One block of a document.
 */
typedef struct {
  SnBlockKind kind;
  guint       level;
  guint       table;
  char       *text;
  gsize       length;
  gsize       start;
  gsize       end;
  SnRun      *runs;
  guint       n_runs;
  guint32    *breaks;
  guint       n_breaks;
  guint       first_link;
  guint       n_links;
} SnBlock;

/**
 * SnDocument:
 *
 * A text that was read: blocks over one UTF-8 text, with its links and what
 * the file says about itself. For plain text, the text is the file's own,
 * decoded; for a web page, the words that a reader would see, a line a block.
 * Built by one reader, then only read.
 */
#define SN_TYPE_DOCUMENT (sn_document_get_type ())
G_DECLARE_FINAL_TYPE (SnDocument, sn_document, SN, DOCUMENT, GObject)

/* Limits: beyond them a file is refused, or cut with a doubt. */
#define SN_DOCUMENT_MAX_BYTES (64 * 1024 * 1024)
#define SN_DOCUMENT_MAX_DEPTH 512
#define SN_DOCUMENT_MAX_BLOCKS 200000

/* No paragraph that somebody wrote is longer, in bytes; a file may come without
 * any line end. What follows looks all through a paragraph for each of its
 * dates, so longer ones are made several. */
#define SN_BLOCK_MAX_LENGTH 16384

GPtrArray     *sn_document_read          (GBytes *bytes, const char *name, GError **error);
SnDocument    *sn_document_read_message  (GBytes *bytes, GError **error);
gboolean       sn_document_looks_readable (const char *folder, const char *name);

const char    *sn_document_get_text      (SnDocument *self);
gsize          sn_document_get_length    (SnDocument *self);
guint          sn_document_get_n_blocks  (SnDocument *self);
const SnBlock *const *sn_document_get_blocks (SnDocument *self);
const SnBlock *sn_document_get_block     (SnDocument *self, guint index);
GPtrArray     *sn_document_get_links     (SnDocument *self);
const char    *sn_document_get_title     (SnDocument *self);
const char    *sn_document_get_sender    (SnDocument *self);
const SnDate  *sn_document_get_sent      (SnDocument *self);
const char    *sn_document_get_format    (SnDocument *self);
const char    *sn_document_get_sha256    (SnDocument *self);
GBytes        *sn_document_get_bytes     (SnDocument *self);
GPtrArray     *sn_document_get_doubts    (SnDocument *self);

gsize          sn_block_to_document      (const SnBlock *block, gsize offset);
void           sn_block_get_range        (const SnBlock *block, gsize from, gsize to, gsize *start, gsize *end);

G_END_DECLS
