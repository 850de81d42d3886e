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
