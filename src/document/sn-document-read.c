/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-private.h"

#include "sn-error.h"

#include <string.h>

/* So much of a file tells what it is. */
#define SNIFFED (64 * 1024)

typedef enum
{
  SHAPE_TEXT,
  SHAPE_HTML,
  SHAPE_MAIL,
  SHAPE_MBOX,
} Shape;

static const struct
{
  const char *bytes;
  gsize length;
  const char *name;
} magics[] = {
#define MAGIC(bytes, name)                                                                                             \
  {                                                                                                                    \
    bytes, sizeof (bytes) - 1, name                                                                                    \
  }
  MAGIC ("%PDF-", "a PDF document"),
  MAGIC ("PK\3\4", "a ZIP archive or an Office document"),
  MAGIC ("PK\5\6", "an empty ZIP archive"),
  MAGIC ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Outlook message (.msg) or an old Office document"),
  MAGIC ("{\\rtf", "an RTF document"),
  MAGIC ("\x89PNG\r\n", "a PNG image"),
  MAGIC ("\xFF\xD8\xFF", "a JPEG image"),
  MAGIC ("GIF87a", "a GIF image"),
  MAGIC ("GIF89a", "a GIF image"),
  MAGIC ("II*\0", "a TIFF image"),
  MAGIC ("MM\0*", "a TIFF image"),
  MAGIC ("RIFF", "a sound, video or image"),
  MAGIC ("ID3", "a sound"),
  MAGIC ("OggS", "a sound or video"),
  MAGIC ("\x1A\x45\xDF\xA3", "a video"),
  MAGIC ("\x1F\x8B", "a gzip archive"),
  MAGIC ("BZh", "a bzip2 archive"),
  MAGIC ("\xFD"
         "7zXZ",
         "an xz archive"),
  MAGIC ("\x28\xB5\x2F\xFD", "a zstd archive"),
  MAGIC ("7z\xBC\xAF\x27\x1C", "a 7z archive"),
  MAGIC ("Rar!\x1A\7", "a RAR archive"),
  MAGIC ("\x7F"
         "ELF",
         "a program"),
  MAGIC ("SQLite format 3", "a database"),
  MAGIC ("\x78\x9F\x3E\x22", "an Outlook attachment (winmail.dat)"),
  MAGIC ("!BDN", "an Outlook mailbox (.pst)"),
#undef MAGIC
};

static gboolean
is_utf16 (const char *data, gsize size)
{
  gboolean big_endian;

  /* A stray mark in front of a few bytes of another kind is none. */
  if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    return memchr (data, '\0', MIN (size, 4096)) != NULL;
  return sn_document_is_utf16 (data, size, &big_endian);
}

/* How many of less than 256 bytes are control characters that no text has. So
 * few are counted in a byte, of which the compiler has many counted at a time. */
static guint8
count_odd (const char *data, gsize size)
{
  guint8 odd = 0;

  for (gsize i = 0; i < size; i++)
    {
      guchar byte = (guchar) data[i];

      odd += (byte < ' ' && (byte < '\t' || byte > '\r')) || byte == 0x7F;
    }
  return odd;
}

/* More of them than a slip would explain. */
static gboolean
is_binary (const char *data, gsize size)
{
  gsize looked = MIN (size, SNIFFED), odd = 0, i;

  for (i = 0; i + 128 <= looked; i += 128)
    odd += count_odd (data + i, 128);
  odd += count_odd (data + i, looked - i);
  return odd > 4 + looked / 50;
}

static GBytes *
sniff_bytes (GBytes *bytes)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);

  size = MIN (size, SNIFFED);
  if (is_utf16 (data, size))
    {
      g_autofree char *doubt = NULL;
      char *text = sn_document_decode (data, size, NULL, &length, &doubt);

      return g_bytes_new_take (text, length);
    }
  return g_bytes_new_from_bytes (bytes, 0, size);
}

static gboolean
check_readable (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > SN_DOCUMENT_MAX_BYTES)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_TOO_LARGE, "The file is larger than %d megabytes",
                   SN_DOCUMENT_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= magics[i].length && memcmp (data, magics[i].bytes, magics[i].length) == 0)
      {
        g_set_error (error, SN_ERROR, SN_ERROR_NOT_TEXT, "The file is %s, which cannot be read", magics[i].name);
        return FALSE;
      }
  if (size > 0 && !is_utf16 (data, size) && is_binary (data, size))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_NOT_TEXT, "The file is not a text");
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_blank (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (data[i]) && data[i] != '\0')
      return size - i <= 3 && memcmp (data + i, "\xEF\xBB\xBF", size - i) == 0;
  return TRUE;
}

/* The name of a header field at @p, or 0. */
static gsize
field_length (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && n < 77 && (g_ascii_isalnum (p[n]) || p[n] == '-' || p[n] == '_'))
    n++;
  return n > 1 && p + n < end && p[n] == ':' ? n : 0;
}

static gboolean
is_field (const char *p, gsize length, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (p, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the text begins with the header of a mail. A header that somebody
 * copied out of a window ("From: … Sent: … To: …") is none. */
static gboolean
begins_as_mail (const char *p, const char *end, const char *name)
{
  static const char *const common[] = { "from", "to", "cc", "date", "subject", "reply-to", "sender", NULL };
  static const char *const sure[] = { "received",
                                      "return-path",
                                      "mime-version",
                                      "message-id",
                                      "content-type",
                                      "delivered-to",
                                      "dkim-signature",
                                      "content-transfer-encoding",
                                      "list-unsubscribe",
                                      "references",
                                      "x-mailer",
                                      "authentication-results",
                                      "arc-seal",
                                      "x-mozilla-status",
                                      NULL };
  guint known = 0, certain = 0;
  gboolean sent = FALSE, named = name != NULL && g_str_has_suffix (name, ".eml");

  for (guint fields = 0; p < end && fields < 200; fields++)
    {
      const char *next = memchr (p, '\n', (gsize) (end - p));
      gsize length = field_length (p, end);

      if (*p == '\n' || *p == '\r')
        break;
      if (length == 0 && *p != ' ' && *p != '\t')
        {
          if (fields == 0)
            return FALSE;
          break;
        }
      certain += is_field (p, length, sure);
      known += is_field (p, length, common);
      sent = sent || (length == 4 && g_ascii_strncasecmp (p, "sent", 4) == 0);
      p = next != NULL ? next + 1 : end;
    }
  if (certain > 0)
    return known + certain >= 2 || named;
  return !sent && known >= (named ? 1 : 3);
}

/* "From someone@host Thu Jun  9 13:05:44 2022", with a header under it. */
static gboolean
begins_as_mbox (const char *p, const char *end)
{
  const char *line = memchr (p, '\n', (gsize) (end - p));

  if (line == NULL || (gsize) (end - p) < 6 || memcmp (p, "From ", 5) != 0)
    return FALSE;
  line++;
  if (line < end && *line == '>')
    line++;
  return field_length (line, end) > 0;
}

static gboolean
tag_at (const char *p, const char *end, const char *tag)
{
  gsize length;

  if (p == end || *p != '<')
    return FALSE;
  length = strlen (tag);
  return (gsize) (end - p) > length && (p[1] | 0x20) == tag[1] && g_ascii_strncasecmp (p, tag, length) == 0 &&
         !g_ascii_isalnum (p[length]);
}

static gboolean
is_html (const char *p, const char *end, const char *name)
{
  static const char *const openings[] = { "<!doctype html", "<html",    "<head",  "<body",   "<!--",  "<?xml",
                                          "<meta",          "<title",   "<style", "<table",  "<div",  "<p",
                                          "<script",        "<article", "<h1",    "<center", "<font", "<span",
                                          "<main",          "<section", "<link",  "<h2" };
  static const char *const tags[] = { "<p",      "<br", "<div",  "<span", "<table",  "<tr",  "<td",
                                      "<a href", "<ul", "<li",   "<b",    "<strong", "<h1",  "<h2",
                                      "<h3",     "</p", "</div", "</a",   "</td",    "</li", "</b" };
  gboolean named = name != NULL && (g_str_has_suffix (name, ".html") || g_str_has_suffix (name, ".htm"));
  guint seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (tag_at (p, end, openings[i]))
      return TRUE;
  for (const char *q = memchr (p, '<', (gsize) (end - p)); q != NULL && seen < 5;
       q = memchr (q + 1, '<', (gsize) (end - q - 1)))
    for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
      if (tag_at (q, end, tags[i]))
        {
          seen++;
          break;
        }
  return seen >= (named ? 1 : 5);
}

static Shape
sniff (GBytes *bytes, const char *name)
{
  g_autoptr (GBytes) head = sniff_bytes (bytes);
  gsize size;
  const char *data = g_bytes_get_data (head, &size), *end = data + size;
  const char *p = data;
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  if (size >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (begins_as_mbox (p, end))
    return SHAPE_MBOX;
  if (begins_as_mail (p, end, lower))
    return SHAPE_MAIL;
  return is_html (p, end, lower) ? SHAPE_HTML : SHAPE_TEXT;
}

/**
 * sn_document_begins_mailbox:
 * @data: the first bytes of a file, as many as %SNIFFED tells at most
 *
 * Returns: whether the file is a mailbox.
 */
gboolean
sn_document_begins_mailbox (const char *data, gsize size)
{
  g_autoptr (GBytes) head = g_bytes_new_static (data, size);

  return size > 0 && check_readable (head, NULL) && !is_utf16 (data, size) && sniff (head, NULL) == SHAPE_MBOX;
}

/**
 * sn_document_read:
 * @bytes: a file, whole
 * @name: (nullable): its name, only a hint at what it is; the content decides
 *
 * Reads a newsletter out of plain text, a web page or a mail; or several out
 * of an mbox, one of each message.
 *
 * Errors: %SN_ERROR_EMPTY where there is no text, %SN_ERROR_NOT_TEXT,
 * %SN_ERROR_TOO_LARGE, %SN_ERROR_TOO_DEEP.
 *
 * Returns: (transfer full) (nullable) (element-type SnDocument): at least one
 *   document, or %NULL with @error set
 */
GPtrArray *
sn_document_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (SnDocument) document = NULL;
  gboolean done;
  Shape shape;

  if (!check_readable (bytes, error))
    return NULL;
  if (is_blank (bytes))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_EMPTY, "The file is empty");
      return NULL;
    }
  shape = sniff (bytes, name);
  if (shape == SHAPE_MAIL || shape == SHAPE_MBOX)
    return sn_document_read_mail (bytes, shape == SHAPE_MBOX, error);
  document = sn_document_new ();
  sn_document_set_bytes (document, bytes);
  sn_document_set_format (document, shape == SHAPE_HTML ? "html" : "text");
  done = shape == SHAPE_HTML ? sn_document_read_html (document, bytes, NULL, error)
                             : sn_document_read_text (document, bytes, NULL, error);
  if (!done)
    return NULL;
  documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (documents, g_steal_pointer (&document));
  return g_steal_pointer (&documents);
}

/**
 * sn_document_looks_readable:
 * @folder: name of the folder that the file lies in
 * @name: its own name
 *
 * What lies in a folder is tried only if it looks like a newsletter by its
 * name; what the user names or picks is always tried. A Maildir keeps its
 * messages without a suffix in "cur" and "new".
 *
 * Returns: whether the file should be tried.
 */
gboolean
sn_document_looks_readable (const char *folder, const char *name)
{
  static const char *const suffixes[] = { ".eml", ".html", ".htm", ".txt", ".text", ".mbox" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return g_strcmp0 (folder, "cur") == 0 || g_strcmp0 (folder, "new") == 0;
}
