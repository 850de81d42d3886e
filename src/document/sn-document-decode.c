/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-private.h"

#include <string.h>

/* What windows-1252 has where ISO 8859-1 has control characters; 0 where it has nothing. */
static const guint16 windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

#define REPLACEMENT 0xFFFD

static gunichar
from_windows_1252 (guchar byte)
{
  if (byte < 0x80 || byte >= 0xA0)
    return byte;
  return windows_1252[byte - 0x80] != 0 ? windows_1252[byte - 0x80] : REPLACEMENT;
}

static char *
decode_windows_1252 (const char *data, gsize size, gsize *length)
{
  GString *out = g_string_sized_new (size + size / 8 + 1);

  for (gsize i = 0; i < size; i++)
    if ((guchar) data[i] < 0x80)
      g_string_append_c (out, data[i]);
    else
      g_string_append_unichar (out, from_windows_1252 ((guchar) data[i]));
  *length = out->len;
  return g_string_free (out, FALSE);
}

static char *
decode_utf16 (const guchar *data, gsize size, gboolean big_endian, gsize *length)
{
  GString *out = g_string_sized_new (size + 1);
  guint high = big_endian ? 0 : 1, low = 1 - high;

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c = (gunichar) (data[i + high] << 8 | data[i + low]);

      if (c >= 0xD800 && c < 0xDC00 && i + 3 < size)
        {
          gunichar next = (gunichar) (data[i + 2 + high] << 8 | data[i + 2 + low]);

          if (next >= 0xDC00 && next < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
              i += 2;
            }
        }
      if (c >= 0xD800 && c < 0xE000)
        c = REPLACEMENT;
      g_string_append_unichar (out, c);
    }
  *length = out->len;
  return g_string_free (out, FALSE);
}

/* Eight bytes of ASCII, and none of them a NUL. */
static inline gboolean
is_plain (const char *p)
{
  const guint64 high = G_GUINT64_CONSTANT (0x8080808080808080), ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 bytes;

  memcpy (&bytes, p, sizeof bytes);
  return ((bytes | (bytes - ones)) & high) == 0;
}

/* How many bytes the first character has: 0 for a NUL and where the bytes are
 * none of UTF-8, be it overlong, a surrogate or beyond Unicode. */
static gsize
character_length (const guchar *p, gsize size)
{
  gsize length = *p < 0x80 ? 1 : *p < 0xC2 ? 0 : *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : *p < 0xF5 ? 4 : 0;

  if (*p == 0 || length > size)
    return 0;
  if ((*p == 0xE0 && p[1] < 0xA0) || (*p == 0xED && p[1] > 0x9F) || (*p == 0xF0 && p[1] < 0x90) ||
      (*p == 0xF4 && p[1] > 0x8F))
    return 0;
  for (gsize i = 1; i < length; i++)
    if ((p[i] & 0xC0) != 0x80)
      return 0;
  return length;
}

/**
 * sn_document_is_utf8:
 *
 * Like g_utf8_validate_len(), but fast over ASCII, of which newsletters are
 * made: a file is asked about more than once.
 *
 * Returns: whether bytes are valid UTF-8 without a NUL.
 */
gboolean
sn_document_is_utf8 (const char *data, gsize size)
{
  const char *p = data, *end = data + size;

  while (p < end)
    {
      gsize length;

      while (end - p >= 8 && is_plain (p))
        p += 8;
      if (p == end)
        break;
      length = character_length ((const guchar *) p, (gsize) (end - p));
      if (length == 0)
        return FALSE;
      p += length;
    }
  return TRUE;
}

/**
 * sn_document_is_utf16:
 * @big_endian: (out): in which order the bytes are
 *
 * Returns: whether bytes are UTF-16 although no mark says so: of western text
 *   every other byte is 0.
 */
gboolean
sn_document_is_utf16 (const char *data, gsize size, gboolean *big_endian)
{
  gsize looked = MIN (size, 4096) & ~(gsize) 1, even = 0, odd = 0;

  *big_endian = FALSE;
  if (memchr (data, '\0', looked) == NULL)
    return FALSE;
  for (gsize i = 0; i < looked; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  *big_endian = even > odd;
  return looked >= 4 && MAX (even, odd) * 5 > looked * 2 && MIN (even, odd) * 20 < looked;
}

/* Bytes of a charset that iconv knows. What is not valid in it becomes U+FFFD. */
static char *
decode_iconv (GIConv converter, const char *data, gsize size, gsize *length, gboolean *valid)
{
  GString *out = g_string_sized_new (size + size / 4 + 16);
  char *in = (char *) data;
  gsize left = size;

  *valid = TRUE;
  while (left > 0)
    {
      char buffer[4096];
      char *to = buffer;
      gsize room = sizeof buffer, done = g_iconv (converter, &in, &left, &to, &room);
      int reason = errno;

      g_string_append_len (out, buffer, (gssize) (sizeof buffer - room));
      if (done != (gsize) -1 || reason == E2BIG || left == 0)
        continue;
      *valid = FALSE;
      g_string_append_unichar (out, REPLACEMENT);
      in++;
      left--;
    }
  *length = out->len;
  return g_string_free (out, FALSE);
}

/* Whether text that is not UTF-8 is windows-1252 throughout. */
static gboolean
is_windows_1252 (const char *data, gsize size)
{
  const char *p = data, *end = data + size;

  while (p < end)
    {
      const char *bad = NULL;

      if (!g_utf8_validate_len (p, (gsize) (end - p), &bad))
        {
          guchar byte = (guchar) *bad;

          if (byte >= 0x80 && from_windows_1252 (byte) == REPLACEMENT)
            return FALSE;
        }
      for (const char *q = p; q < bad; q++)
        if ((guchar) *q >= 0x80)
          return FALSE; /* a whole character of UTF-8: a mixture */
      p = bad + (bad < end);
    }
  return TRUE;
}

/* A mixture, or damaged: characters of UTF-8 stay, a single stray byte is what
 * windows-1252 makes of it, and all other bytes are replaced. */
static char *
repair_utf8 (const char *data, gsize size, gsize *length)
{
  GString *out = g_string_sized_new (size + 64);
  const char *p = data, *end = data + size;

  while (p < end)
    {
      const char *bad = NULL;

      g_utf8_validate_len (p, (gsize) (end - p), &bad);
      g_string_append_len (out, p, bad - p);
      if (bad < end && *bad == '\0')
        g_string_append_c (out, '\0');
      else if (bad < end)
        {
          gboolean alone = (bad == data || (guchar) bad[-1] < 0x80) && (bad + 1 == end || (guchar) bad[1] < 0x80);

          g_string_append_unichar (out, alone ? from_windows_1252 ((guchar) *bad) : REPLACEMENT);
        }
      p = bad + (bad < end);
    }
  *length = out->len;
  return g_string_free (out, FALSE);
}

static char *
decode_utf8 (const char *data, gsize size, gsize *length, char **doubt)
{
  if (sn_document_is_utf8 (data, size))
    {
      char *copy = g_malloc (size + 1);

      memcpy (copy, data, size);
      copy[size] = '\0';
      *length = size;
      return copy;
    }
  /* g_utf8_validate_len() takes a NUL for the end, but it is no reason to doubt. */
  if (memchr (data, '\0', size) != NULL)
    {
      g_autofree char *spaced = g_memdup2 (data, size);

      for (gsize i = 0; i < size; i++)
        if (spaced[i] == '\0')
          spaced[i] = ' ';
      return decode_utf8 (spaced, size, length, doubt);
    }
  if (is_windows_1252 (data, size))
    {
      *doubt = g_strdup ("The text is not valid UTF-8; it was read as windows-1252");
      return decode_windows_1252 (data, size, length);
    }
  *doubt = g_strdup ("The text is not valid UTF-8; bad bytes were replaced");
  return repair_utf8 (data, size, length);
}

static gboolean
charset_is (const char *charset, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* What a mail calls its character set may be anything, of any length. */
static char *
name_charset (const char *charset)
{
  g_autofree char *name = sn_document_normalise (charset, -1);

  return g_utf8_strlen (name, -1) > 40 ? g_utf8_substring (name, 0, 40) : g_steal_pointer (&name);
}

static char *
decode_named (const char *data, gsize size, const char *charset, gsize *length, char **doubt)
{
  static const char *const utf8[] = { "utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8", NULL };
  /* ISO 8859-1 is read as windows-1252, as browsers do: its control characters
   * are used by nobody, but quotes and dashes by everybody. */
  static const char *const latin1[] = { "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1",
                                        "latin1",       "l1",     "x-cp1252",   NULL };
  GIConv converter;
  char *text;
  gboolean valid;

  if (charset_is (charset, utf8))
    return decode_utf8 (data, size, length, doubt);
  if (charset_is (charset, latin1))
    return decode_windows_1252 (data, size, length);
  converter = g_iconv_open ("UTF-8", charset);
  if (converter == (GIConv) -1)
    {
      g_autofree char *name = name_charset (charset);
      gboolean is_utf8 = g_utf8_validate_len (data, size, NULL);

      *doubt = g_strdup_printf ("The character set “%s” is unknown; the text was read as %s", name,
                                is_utf8 ? "UTF-8" : "windows-1252");
      return is_utf8 ? decode_utf8 (data, size, length, doubt) : decode_windows_1252 (data, size, length);
    }
  text = decode_iconv (converter, data, size, length, &valid);
  g_iconv_close (converter);
  if (!valid)
    {
      g_autofree char *name = name_charset (charset);

      *doubt = g_strdup_printf ("The text is not valid %s; bad bytes were replaced", name);
    }
  return text;
}

/* A NUL ends a string for most of what comes later. A space is as long, and
 * means as little. */
static char *
without_nul (char *text, gsize length)
{
  for (char *nul = memchr (text, '\0', length); nul != NULL; nul = memchr (nul, '\0', length - (gsize) (nul - text)))
    *nul = ' ';
  return text;
}

/**
 * sn_document_decode:
 * @charset: (nullable): what the file or the mail says that it is; a byte
 *   order mark wins over it
 * @length: (out): bytes of the result
 * @doubt: (out) (nullable): set to what had to be assumed, else to %NULL
 *
 * The byte order mark of UTF-8 stays in the text, so that offsets are those of
 * the file.
 *
 * Returns: (transfer full): valid UTF-8 without a NUL inside, NUL-terminated.
 */
char *
sn_document_decode (const char *data, gsize size, const char *charset, gsize *length, char **doubt)
{
  const guchar *bytes = (const guchar *) data;
  gboolean big_endian = FALSE;
  char *text;

  *doubt = NULL;
  *length = 0;
  if (size == 0)
    return g_strdup ("");
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    text = decode_utf8 (data, size, length, doubt);
  else if (size >= 4 && memcmp (data, "\xFF\xFE\0\0", 4) == 0)
    text = decode_named (data + 4, size - 4, "UTF-32LE", length, doubt);
  else if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    text = decode_utf16 (bytes + 2, size - 2, bytes[0] == 0xFE, length);
  else if (sn_document_is_utf16 (data, size, &big_endian))
    text = decode_utf16 (bytes, size, big_endian, length);
  else if (charset != NULL && *charset != '\0')
    text = decode_named (data, size, charset, length, doubt);
  else
    text = decode_utf8 (data, size, length, doubt);
  return without_nul (text, *length);
}
