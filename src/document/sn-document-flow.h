/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document-private.h"

G_BEGIN_DECLS

/* For the readers in this folder only: from the source's characters to what a
 * reader sees on one line. */

/* A text has fewer numbered links. */
#define SN_MAX_REFERENCES 100

/**
 * SnFlow:
 * @text: what was seen so far
 * @runs: (nullable) (element-type SnRun): where @text stands in the source
 * @floor: where in @text the current line began; no space is put there
 * @space: whether a space is due before the next character
 * @space_at: the offset of that space in the source
 * @looked_from: (nullable): from where on marks of plain text were looked for
 * @mark: (nullable): the first that stands there
 * @references: (nullable): where numbers in brackets lead, by number
 *
 * Text with its white space made single and its invisible characters dropped.
 */
typedef struct {
  GString *text;
  GArray  *runs;
  gsize    floor;
  gboolean space;
  guint32  space_at;
  const char *looked_from;
  const char *mark;
  GPtrArray *references;
} SnFlow;

void     sn_flow_init          (SnFlow *flow, gboolean with_runs, gsize length);
void     sn_flow_clear         (SnFlow *flow);
void     sn_flow_restart       (SnFlow *flow);
guint32  sn_flow_source        (const SnFlow *flow, gsize at);
void     sn_flow_append        (SnFlow *flow, const char *data, gsize length, gsize offset);
void     sn_flow_append_char   (SnFlow *flow, char c, gsize offset);
void     sn_flow_add_space     (SnFlow *flow, gsize offset);
void     sn_flow_start_line    (SnFlow *flow);

void     sn_flow_append_inline (SnFlow *flow, SnDocument *document, SnBlock *block, const char *text, gsize start,
                                gsize end);

/**
 * SnForward:
 * @first: index of the first line of what was forwarded
 * @end: index after its last line
 * @sender: (nullable): who sent it first
 * @subject: (nullable): its subject, without "Fwd:" and the like
 * @sent: when it was first sent
 *
 * A mail that stands inside another.
 */
typedef struct {
  gsize  first;
  gsize  end;
  char  *sender;
  char  *subject;
  SnDate sent;
} SnForward;

/* A line of the mail, and whether a paragraph ends with it for sure. */
typedef struct {
  const char *text;
  gsize       length;
  gboolean    ends_block;
} SnForwardLine;

gboolean sn_forward_find       (const SnForwardLine *lines, gsize n_lines, SnForward *found);
void     sn_forward_clear      (SnForward *forward);
void     sn_forward_tell       (const SnForward *forward, SnDocument *document);
char    *sn_forward_subject    (const char *subject);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnForward, sn_forward_clear)

G_END_DECLS
