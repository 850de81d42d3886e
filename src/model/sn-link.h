/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnLinkRole:
 * @SN_LINK_READ: more about it
 * @SN_LINK_RESPOND: the form that answers it: response or nomination form
 * @SN_LINK_DOCUMENT: what is consulted on
 * @SN_LINK_REGISTER: registration for an event
 * @SN_LINK_MAIL: an address to write to
 */
typedef enum {
  SN_LINK_READ,
  SN_LINK_RESPOND,
  SN_LINK_DOCUMENT,
  SN_LINK_REGISTER,
  SN_LINK_MAIL,
} SnLinkRole;

/**
 * SnLink:
 * @role: what it is for
 * @label: the words that carry it
 * @uri: its target as the source has it, with encoding and entities undone
 * @start: offset in bytes of @label in the document's text
 * @length: its length in bytes
 *
 * A link of a newsletter. Immutable and reference counted.
 */
typedef struct {
  SnLinkRole role;
  char      *label;
  char      *uri;
  gsize      start;
  gsize      length;
} SnLink;


SnLink     *sn_link_new          (SnLinkRole role, const char *label, const char *uri, gsize start, gsize length);
SnLink     *sn_link_new_take     (SnLinkRole role, char *label, char *uri, gsize start, gsize length);
SnLink     *sn_link_ref          (SnLink *link);
void        sn_link_unref        (SnLink *link);
const char *sn_link_role_to_string (SnLinkRole role);
SnLinkRole  sn_link_role_from_string (const char *nick);
char       *sn_link_host         (const SnLink *link);
gboolean    sn_link_is_mail      (const SnLink *link);
gboolean    sn_uri_is_allowed    (const char *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnLink, sn_link_unref)

G_END_DECLS
