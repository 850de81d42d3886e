/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-candidate.h"

G_BEGIN_DECLS

/* What words of a label or an address speak of, as bits. */
typedef enum {
  SN_LINK_SPEECH_ANSWER = 1 << 0,
  SN_LINK_SPEECH_DOCUMENT = 1 << 1,
  SN_LINK_SPEECH_PLACE = 1 << 2,
  SN_LINK_SPEECH_READ = 1 << 3, /* they have been read */
} SnLinkSpeech;

/**
 * SnPlacedLink:
 * @link: a link of the text
 * @block: the block that it stands in
 * @first: the token at which it begins
 * @end: the token at which it ends
 * @sentence: which classes of words its sentence has, as bits
 * @led: which classes of words stand right before it and end with a colon
 * @joins: whether it, or its sentence, is about coming to something
 * @label: what its label speaks of
 * @path: what its address speaks of
 * @given: (nullable): the link as the last item got it
 *
 * A link with what tells what it is for; several items may get it.
 */
typedef struct {
  const SnLink *link;
  guint         block;
  guint32       first;
  guint32       end;
  guint64       sentence;
  guint64       led;
  gboolean      joins;
  SnLinkSpeech  label;
  SnLinkSpeech  path;
  SnLink       *given;
} SnPlacedLink;

SnLinkRole sn_placed_link_role (const SnExtraction *self, SnPlacedLink *placed, SnItemKind kind);

guint      sn_link_block_at    (const SnExtraction *self, gsize document_offset);
void       sn_share_links      (const SnExtraction *self);

G_END_DECLS
