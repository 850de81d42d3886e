/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-link.h"

#include <string.h>

static const char *const role_nicks[] = {
  [SN_LINK_READ] = "read",         [SN_LINK_RESPOND] = "respond", [SN_LINK_DOCUMENT] = "document",
  [SN_LINK_REGISTER] = "register", [SN_LINK_MAIL] = "mail",
};

/**
 * sn_link_new:
 * @label: (nullable): the words that carry the link
 *
 * Returns: (transfer full): a new link.
 */
SnLink *
sn_link_new (SnLinkRole role, const char *label, const char *uri, gsize start, gsize length)
{
  return sn_link_new_take (role, g_strdup (label != NULL ? label : ""), g_strdup (uri), start, length);
}

/**
 * sn_link_new_take:
 * @label: (transfer full): the words that carry the link
 * @uri: (transfer full): its target
 *
 * Returns: (transfer full): a new link.
 */
SnLink *
sn_link_new_take (SnLinkRole role, char *label, char *uri, gsize start, gsize length)
{
  SnLink *link = g_atomic_rc_box_new0 (SnLink);

  link->role = role;
  link->label = label;
  link->uri = uri;
  link->start = start;
  link->length = length;
  return link;
}

/**
 * sn_link_ref:
 *
 * Returns: (transfer full): @link, with one reference more.
 */
SnLink *
sn_link_ref (SnLink *link)
{
  return g_atomic_rc_box_acquire (link);
}

static void
sn_link_clear (gpointer data)
{
  SnLink *link = data;

  g_free (link->label);
  g_free (link->uri);
}

/**
 * sn_link_unref:
 *
 * Gives one reference back; the last one frees @link.
 */
void
sn_link_unref (SnLink *link)
{
  g_atomic_rc_box_release_full (link, sn_link_clear);
}

/**
 * sn_link_role_to_string:
 *
 * Returns: the role's name in JSON.
 */
const char *
sn_link_role_to_string (SnLinkRole role)
{
  return role_nicks[role];
}

/**
 * sn_link_role_from_string:
 *
 * Returns: the role of that name; %SN_LINK_READ for any other.
 */
SnLinkRole
sn_link_role_from_string (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_nicks); i++)
    if (g_strcmp0 (nick, role_nicks[i]) == 0)
      return (SnLinkRole) i;
  return SN_LINK_READ;
}

/**
 * sn_link_is_mail:
 *
 * Returns: whether it opens a mail rather than a page.
 */
gboolean
sn_link_is_mail (const SnLink *link)
{
  return g_ascii_strncasecmp (link->uri, "mailto:", 7) == 0;
}

/**
 * sn_link_host:
 *
 * Returns: (transfer full): where it really leads: the host of a page, the
 *   address of a mail; never the label, which may claim anything.
 */
char *
sn_link_host (const SnLink *link)
{
  g_autoptr (GUri) uri = NULL;

  if (sn_link_is_mail (link))
    {
      const char *address = link->uri + 7;
      g_autofree char *raw = g_strndup (address, strcspn (address, "?"));
      char *plain = g_uri_unescape_string (raw, "\r\n");

      return plain != NULL ? plain : g_steal_pointer (&raw);
    }
  uri = g_uri_parse (link->uri, G_URI_FLAGS_PARSE_RELAXED, NULL);
  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "");
}

/* What breaks a line or turns the direction of what stands behind it, so that
 * an address reads other than it leads. */
static gboolean
is_disguise (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * sn_uri_is_allowed:
 *
 * Returns: whether @uri may be kept and opened: https, http or mailto, in
 *   UTF-8 without control characters.
 */
gboolean
sn_uri_is_allowed (const char *uri)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };

  const char *wide = uri;

  while (*wide >= ' ' && *wide < 0x7f)
    wide++; /* nothing to ask about, as in most */
  if (!g_utf8_validate (wide, -1, NULL))
    return FALSE;
  for (const char *p = wide; *p != '\0'; p = g_utf8_next_char (p))
    if (is_disguise (g_utf8_get_char (p)))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (uri, schemes[i], strlen (schemes[i])) == 0)
      return uri[strlen (schemes[i])] != '\0';
  return FALSE;
}
