/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-private.h"

#include <string.h>

/* A group of addresses ("Readers: a@b, c@d;") may begin inside another, which
 * GMime follows by calling itself until the stack is full. */
#define MAX_GROUPS 256

static gboolean
is_addressed (const char *p, const char *end)
{
  static const char *const fields[] = { "from", "to", "cc", "bcc", "sender", "reply-to" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *colon = p + strlen (fields[i]);

      if (colon >= end || g_ascii_strncasecmp (p, fields[i], strlen (fields[i])) != 0)
        continue;
      while (colon < end && (*colon == ' ' || *colon == '\t'))
        colon++;
      if (colon < end && *colon == ':')
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_mail_has_deep_groups:
 * @data: a message
 *
 * Returns: whether a field of addresses, in the header of the message or of one
 *   in it, may have groups nested deeper than anybody writes.
 */
gboolean
sn_mail_has_deep_groups (const char *data, gsize size)
{
  const char *end = data + size;
  gboolean addressed = FALSE;
  guint colons = 0;

  for (const char *p = data, *next; p < end; p = next)
    {
      const char *feed = memchr (p, '\n', (gsize) (end - p));

      next = feed != NULL ? feed + 1 : end;
      if (*p != ' ' && *p != '\t')
        {
          addressed = is_addressed (p, next);
          colons = 0;
        }
      for (const char *colon = addressed ? memchr (p, ':', (gsize) (next - p)) : NULL; colon != NULL;
           colon = memchr (colon + 1, ':', (gsize) (next - colon - 1)))
        if (++colons > MAX_GROUPS)
          return TRUE;
    }
  return FALSE;
}
