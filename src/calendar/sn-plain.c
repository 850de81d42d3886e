/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-plain.h"

#include <string.h>

/* What turns the direction of the text around it, so that a line reads other
 * than it is written (Unicode Standard Annex 9, explicit formatting). */
static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Invisible, and without a place in a line of plain text. */
static gboolean
is_dropped (gunichar c)
{
  return is_bidi_control (c) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

/* C0, DEL and C1 with their escape codes, and the two separators that some
 * readers take for line ends. */
static gboolean
is_break (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

/* Whether nothing is to be changed, as in most texts. */
static gboolean
is_plain (const char *text, gsize length)
{
  char before = ' '; /* for none is to stand at the beginning */

  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; before = *p, p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if ((c == ' ' && before == ' ') || is_break (c) || is_dropped (c))
        return FALSE;
    }
  return length == 0 || text[length - 1] != ' ';
}

/**
 * sn_plain_text:
 * @text: (nullable): words out of a newsletter, in any encoding
 *
 * Makes @text safe for one line of a terminal, a table or a calendar: what is
 * not UTF-8 becomes U+FFFD; each run of control characters, line ends and
 * white space becomes one space, none at either end; controls of direction are
 * dropped.
 *
 * Returns: (transfer full): one line of UTF-8, empty for %NULL.
 */
char *
sn_plain_text (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  g_autofree char *valid = NULL;
  GString *plain;
  gboolean pending = FALSE;

  if (text == NULL)
    return g_strdup ("");
  if (is_plain (text, length))
    return g_strndup (text, length);
  valid = g_utf8_make_valid (text, (gssize) length);
  plain = g_string_sized_new (length);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_dropped (c))
        continue;
      if (c == ' ' || is_break (c))
        {
          pending = plain->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (plain, ' ');
      pending = FALSE;
      g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}
