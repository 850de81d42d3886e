/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-mail.h"

#include <string.h>

#include "sn-format.h"
#include "sn-plain.h"

#define MAILTO "mailto:"
/* What RFC 6068 lets stand in an address as it is; "%" keeps what is encoded. */
#define ADDRESS_CHARS "@!$'*+,;:%"

/**
 * sn_mail_own_address:
 *
 * Returns: (transfer full) (nullable): the address that a newsletter gave with
 *   @item, without "mailto:".
 */
char *
sn_mail_own_address (SnItem *item)
{
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < links->len; i++)
    {
      const SnLink *link = links->pdata[i];

      if (sn_link_is_mail (link) && sn_uri_is_allowed (link->uri) && strlen (link->uri) > strlen (MAILTO))
        return g_strdup (link->uri + strlen (MAILTO));
    }
  return NULL;
}

/**
 * sn_mail_subject:
 *
 * Returns: (transfer full): what an email about @item is about, on one line:
 *   "SECMP0007: Over-the-air updates", or the title alone.
 */
char *
sn_mail_subject (SnItem *item)
{
  g_autofree char *title = sn_format_title (item);
  const char *reference = sn_item_get_reference (item);
  g_autofree char *subject = NULL;

  if (reference != NULL && *reference != '\0' && !g_str_has_prefix (title, reference))
    subject = g_strdup_printf ("%s: %s", reference, title);
  return sn_plain_text (subject != NULL ? subject : title);
}

/**
 * sn_mail_uri:
 * @address: an address as it stands after "mailto:"; a subject of its own is
 *   left out
 * @subject: any words
 *
 * Returns: (transfer full): a mailto URI (RFC 6068).
 */
char *
sn_mail_uri (const char *address, const char *subject)
{
  g_autofree char *bare = g_strndup (address, strcspn (address, "?#&"));
  g_autofree char *to = g_uri_escape_string (bare, ADDRESS_CHARS, FALSE);
  g_autofree char *escaped = g_uri_escape_string (subject, NULL, FALSE);

  return g_strdup_printf (MAILTO "%s?subject=%s", to, escaped);
}

/* (nullable): what is encoded in a URI, on one line. */
static char *
decode (const char *part, gsize length)
{
  g_autofree char *encoded = g_strndup (part, length);
  g_autofree char *decoded = g_uri_unescape_string (encoded, NULL);

  return decoded != NULL && g_utf8_validate (decoded, -1, NULL) ? sn_plain_text (decoded) : NULL;
}

/**
 * sn_mail_describe:
 * @uri: where a button leads
 *
 * Returns: (transfer full): the URI; of a mailto URI the address and, on a line of its own, the
 *   subject, for people, unless it asks for more than these.
 */
char *
sn_mail_describe (const char *uri)
{
  const char *to = uri + strlen (MAILTO), *subject;
  g_autofree char *address = NULL, *words = NULL;

  if (g_ascii_strncasecmp (uri, MAILTO, strlen (MAILTO)) != 0 || strchr (to, '&') != NULL ||
      (strchr (to, '?') != NULL && strstr (to, "?subject=") == NULL))
    return g_strdup (uri);
  address = decode (to, strcspn (to, "?"));
  subject = strstr (to, "?subject=");
  if (subject != NULL)
    {
      subject += strlen ("?subject=");
      words = decode (subject, strlen (subject));
    }
  if (address == NULL || (subject != NULL && words == NULL))
    return g_strdup (uri);
  return words != NULL ? g_strdup_printf ("%s\n%s", address, words) : g_steal_pointer (&address);
}
