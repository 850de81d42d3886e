/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-flow.h"
#include "sn-document-lines.h"
#include "sn-error.h"

#include <gmime/gmime.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)

/* A body with less text than this may only announce what is attached. */
#define SHORT_BODY 600

/* The parts of a mail that a newsletter may be in. */
typedef struct
{
  GMimePart *plain;
  GMimePart *html;
  GPtrArray *attached; /* (element-type GMimeObject): pages, texts, mails */
  gboolean too_deep;
  gboolean html_is_last; /* so that it is the one that a cut has hit */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_clear_pointer (&parts->attached, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean read_message (SnDocument *document, GMimeMessage *message, gboolean cut, guint depth, GError **error);

static void
start_gmime (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      g_mime_init ();
      g_once_init_leave (&started, 1);
    }
}

/* ---- Bodies -------------------------------------------------------------- */

static GBytes *
part_bytes (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();
  GByteArray *array;

  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);
  array = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return g_bytes_new (array->data, array->len);
}

static const char *
part_parameter (GMimePart *part, const char *name)
{
  return g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), name);
}

static gsize
quote_depth (const char *p, const char *end)
{
  gsize depth = 0;

  while (p < end && *p == '>')
    {
      depth++;
      p++;
    }
  return depth;
}

/* Joins the lines that a mailer broke with a space at their end (RFC 3676),
 * which goes with DelSp=yes. */
static char *
unflow (const char *text, gsize length, gboolean delete_space, gsize *new_length)
{
  GString *out = g_string_sized_new (length);
  const char *p = text, *stop = text + length;
  gboolean flowing = FALSE;
  gsize depth = 0;

  while (p < stop)
    {
      const char *feed = memchr (p, '\n', (gsize) (stop - p)), *end = feed != NULL ? feed : stop;
      gsize quotes;
      gboolean signature;

      if (end > p && end[-1] == '\r')
        end--;
      quotes = quote_depth (p, end);
      if (flowing && quotes != depth)
        {
          g_string_append_c (out, '\n');
          flowing = FALSE;
        }
      if (!flowing && quotes > 0)
        {
          g_string_append_len (out, p, (gssize) quotes);
          g_string_append_c (out, ' ');
        }
      p += quotes;
      p += p < end && *p == ' '; /* stuffed */
      signature = end - p == 3 && memcmp (p, "-- ", 3) == 0;
      if (signature && flowing)
        g_string_append_c (out, '\n');
      flowing = !signature && end > p && end[-1] == ' ';
      depth = quotes;
      g_string_append_len (out, p, end - p - (flowing && delete_space));
      if (!flowing)
        g_string_append_c (out, '\n');
      p = feed != NULL ? feed + 1 : stop;
    }
  *new_length = out->len;
  return g_string_free (out, FALSE);
}

/* Reads plain text, whose lines a mailer may have broken. */
static gboolean
read_plain (SnDocument *document, GMimePart *part, GError **error)
{
  g_autoptr (GBytes) bytes = part_bytes (part);
  const char *charset = part_parameter (part, "charset"), *format = part_parameter (part, "format");
  const char *delete_space = part_parameter (part, "delsp");
  g_autofree char *text = NULL, *doubt = NULL;
  g_autoptr (GBytes) flowed = NULL;
  gsize size, length;
  const char *data;
  char *joined;

  if (format == NULL || g_ascii_strcasecmp (format, "flowed") != 0)
    return sn_document_read_text (document, bytes, charset, error);
  data = g_bytes_get_data (bytes, &size);
  text = sn_document_decode (data, size, charset, &length, &doubt);
  if (doubt != NULL)
    sn_document_add_doubt (document, doubt);
  joined = unflow (text, length, delete_space != NULL && g_ascii_strcasecmp (delete_space, "yes") == 0, &length);
  flowed = g_bytes_new_take (joined, length);
  return sn_document_read_text (document, flowed, "UTF-8", error);
}

static gboolean
read_html (SnDocument *document, GMimePart *part, GError **error)
{
  g_autoptr (GBytes) bytes = part_bytes (part);

  return sn_document_read_html (document, bytes, part_parameter (part, "charset"), error);
}

/* ---- The tree of parts ---------------------------------------------------- */

static gboolean
is_attachment (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static void
find_parts (GMimeObject *object, Parts *parts, guint depth)
{
  if (depth > SN_DOCUMENT_MAX_DEPTH)
    {
      parts->too_deep = TRUE;
      return;
    }
  if (GMIME_IS_MULTIPART (object))
    {
      GMimeMultipart *multipart = GMIME_MULTIPART (object);

      for (int i = 0; i < g_mime_multipart_get_count (multipart) && !parts->too_deep; i++)
        find_parts (g_mime_multipart_get_part (multipart, i), parts, depth + 1);
      return;
    }
  if (GMIME_IS_MESSAGE_PART (object))
    g_ptr_array_add (parts->attached, object);
  else if (GMIME_IS_PART (object))
    {
      GMimeContentType *type = g_mime_object_get_content_type (object);
      gboolean html = g_mime_content_type_is_type (type, "text", "html") ||
                      g_mime_content_type_is_type (type, "application", "xhtml+xml");
      const char *name = g_mime_part_get_filename (GMIME_PART (object));

      if (is_attachment (object) || (name != NULL && (html ? parts->html : parts->plain) != NULL))
        {
          gboolean named = name != NULL && (g_str_has_suffix (name, ".html") || g_str_has_suffix (name, ".htm") ||
                                            g_str_has_suffix (name, ".eml") || g_str_has_suffix (name, ".txt"));

          if (html || named || g_mime_content_type_is_type (type, "text", "plain"))
            g_ptr_array_add (parts->attached, object);
        }
      else if (html && parts->html == NULL)
        {
          parts->html = GMIME_PART (object);
          parts->html_is_last = TRUE;
        }
      else if (parts->plain == NULL && g_mime_content_type_is_type (type, "text", "plain"))
        {
          parts->plain = GMIME_PART (object);
          parts->html_is_last = FALSE;
        }
    }
}

/* ---- Choosing -------------------------------------------------------------- */

/* A document that holds what is known about the mail so far. */
static SnDocument *
begin_like (SnDocument *document)
{
  SnDocument *copy = sn_document_new ();

  sn_document_set_title (copy, sn_document_get_title (document));
  sn_document_set_sender (copy, sn_document_get_sender (document));
  sn_document_set_sent (copy, sn_document_get_sent (document));
  return copy;
}

/* Reads the body: the page, unless it is broken or says much less than the
 * plain text; never both. */
static SnDocument *
read_body (SnDocument *like, const Parts *parts, gboolean cut, GError **error)
{
  g_autoptr (SnDocument) html = NULL, plain = NULL;
  g_autoptr (GError) reason = NULL;

  if (parts->html != NULL)
    {
      html = begin_like (like);
      if (!read_html (html, parts->html, &reason))
        g_clear_object (&html);
    }
  if (parts->plain != NULL)
    {
      g_autoptr (GError) plain_reason = NULL;

      plain = begin_like (like);
      if (!read_plain (plain, parts->plain, &plain_reason))
        {
          g_clear_object (&plain);
          if (reason == NULL && html == NULL)
            reason = g_steal_pointer (&plain_reason);
        }
    }
  if (html == NULL && plain == NULL)
    {
      if (reason != NULL)
        g_propagate_error (error, g_steal_pointer (&reason));
      else
        g_set_error_literal (error, SN_ERROR, SN_ERROR_EMPTY, "The message has no text");
      return NULL;
    }
  if (html == NULL)
    return g_steal_pointer (&plain);
  if (plain == NULL)
    return g_steal_pointer (&html);
  if (cut && parts->html_is_last)
    return g_steal_pointer (&plain);
  return sn_document_get_length (html) * 5 < sn_document_get_length (plain) ? g_steal_pointer (&plain)
                                                                            : g_steal_pointer (&html);
}

static SnDocument *
read_attached (SnDocument *like, GMimeObject *object, gboolean cut, guint depth)
{
  g_autoptr (SnDocument) document = begin_like (like);
  gboolean done = FALSE;

  if (GMIME_IS_MESSAGE_PART (object))
    {
      GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));

      done = message != NULL && read_message (document, message, cut, depth + 1, NULL);
    }
  else if (g_mime_content_type_is_type (g_mime_object_get_content_type (object), "text", "plain"))
    done = read_plain (document, GMIME_PART (object), NULL);
  else if (g_mime_content_type_is_type (g_mime_object_get_content_type (object), "text", "*"))
    done = read_html (document, GMIME_PART (object), NULL);
  else
    {
      /* Named like a page, but of no type: its content tells. */
      g_autoptr (GBytes) bytes = part_bytes (GMIME_PART (object));
      g_autoptr (GPtrArray) inner =
          depth < 4 ? sn_document_read (bytes, g_mime_part_get_filename (GMIME_PART (object)), NULL) : NULL;

      return inner != NULL ? g_object_ref (g_ptr_array_index (inner, 0)) : NULL;
    }
  return done ? g_steal_pointer (&document) : NULL;
}

/* Of what is attached to a mail that says little itself, the longest. */
static SnDocument *
read_longest_attached (SnDocument *like, const Parts *parts, gboolean cut, guint depth)
{
  g_autoptr (SnDocument) longest = NULL;

  for (guint i = 0; i < parts->attached->len && i < 20; i++)
    {
      g_autoptr (SnDocument) document = read_attached (like, g_ptr_array_index (parts->attached, i), cut, depth);

      if (document != NULL && (longest == NULL || sn_document_get_length (document) > sn_document_get_length (longest)))
        g_set_object (&longest, document);
    }
  return g_steal_pointer (&longest);
}

/* ---- A message ------------------------------------------------------------- */

/* What the header says: of the zones the sender's own, in which its day counts. */
static void
tell_header (SnDocument *document, GMimeMessage *message)
{
  const char *subject = g_mime_message_get_subject (message);
  InternetAddressList *from = g_mime_message_get_from (message);
  GDateTime *date = g_mime_message_get_date (message);

  if (subject != NULL)
    {
      g_autofree char *title = sn_forward_subject (subject);

      sn_document_set_title (document, title);
    }
  if (from != NULL && internet_address_list_length (from) > 0)
    {
      g_autofree char *sender = internet_address_to_string (internet_address_list_get_address (from, 0), NULL, FALSE);

      sn_document_set_sender (document, sender);
    }
  if (date != NULL)
    {
      SnDate sent = sn_date_new_day ((guint) g_date_time_get_year (date), (guint) g_date_time_get_month (date),
                                     (guint) g_date_time_get_day_of_month (date));

      if (sn_date_is_set (&sent))
        sn_document_set_sent (document, &sent);
    }
}

/* Reads @message into @document, which must be new. */
static gboolean
read_message (SnDocument *document, GMimeMessage *message, gboolean cut, guint depth, GError **error)
{
  g_auto (Parts) parts = { .attached = g_ptr_array_new () };
  g_autoptr (SnDocument) body = NULL, attached = NULL;
  g_autoptr (GError) reason = NULL;
  GMimeObject *root = g_mime_message_get_mime_part (message);

  if (root != NULL)
    find_parts (root, &parts, 0);
  if (parts.too_deep || depth > 16)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_TOO_DEEP, "The message is nested too deep");
      return FALSE;
    }
  tell_header (document, message);
  body = read_body (document, &parts, cut, &reason);
  if (body == NULL || sn_document_get_length (body) < SHORT_BODY)
    attached = read_longest_attached (document, &parts, cut, depth);
  if (attached != NULL && (body == NULL || sn_document_get_length (attached) > sn_document_get_length (body)))
    g_set_object (&body, attached);
  if (body == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  sn_document_take_content (document, body);
  if (cut)
    sn_document_add_doubt (document, "The message is cut off");
  return TRUE;
}

/* Whether the last boundary of a message in several parts is missing. The
 * outermost one comes last. */
static gboolean
is_cut_off (GMimeMessage *message, GBytes *bytes)
{
  GMimeObject *root = g_mime_message_get_mime_part (message);
  const char *boundary;
  g_autofree char *closing = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (root == NULL || !GMIME_IS_MULTIPART (root))
    return FALSE;
  boundary = g_mime_object_get_content_type_parameter (root, "boundary");
  if (boundary == NULL)
    return FALSE;
  closing = g_strdup_printf ("\n--%s--", boundary);
  return g_strstr_len (data, (gssize) size, closing) == NULL;
}

static GMimeMessage *
parse_message (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_buffer (data, size);
  g_autoptr (GMimeParser) parser = g_mime_parser_new_with_stream (stream);

  g_mime_parser_set_format (parser, GMIME_FORMAT_MESSAGE);
  return g_mime_parser_construct_message (parser, NULL);
}

/**
 * sn_document_read_message:
 * @bytes: one message of a mailbox
 *
 * Reads a message, whatever its first lines look like.
 *
 * Errors: those of sn_document_read().
 *
 * Returns: (transfer full) (nullable): what is in it, or %NULL with @error set
 */
SnDocument *
sn_document_read_message (GBytes *bytes, GError **error)
{
  g_autoptr (SnDocument) document = sn_document_new ();
  g_autoptr (GMimeMessage) message = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  start_gmime ();
  if (sn_mail_has_deep_groups (data, size))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_TOO_DEEP, "The addresses of the message are nested too deep");
      return NULL;
    }
  message = parse_message (bytes);
  if (message == NULL)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_NOT_TEXT, "The message cannot be read");
      return NULL;
    }
  sn_document_set_format (document, "mail");
  sn_document_set_bytes (document, bytes);
  return read_message (document, message, is_cut_off (message, bytes), 0, error) ? g_steal_pointer (&document) : NULL;
}

/* Blank lines before the header would end it. */
static GBytes *
without_blank_start (GBytes *bytes)
{
  gsize size, skip = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    skip = 3;
  while (skip < size && g_ascii_isspace (data[skip]))
    skip++;
  return g_bytes_new_from_bytes (bytes, skip, size - skip);
}

/**
 * sn_document_read_mail:
 * @mbox: whether @bytes hold several messages in the format of that name
 *
 * Reads mail. Of a message in several parts the newsletter is taken from one:
 * the page, else the plain text, else what is attached. What was forwarded is
 * read as if it had come itself.
 *
 * Returns: (transfer full) (nullable) (element-type SnDocument): one document
 *   of each message. Those of an mbox that cannot be read have no blocks and
 *   a doubt.
 */
GPtrArray *
sn_document_read_mail (GBytes *bytes, gboolean mbox, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GBytes) message = NULL;
  SnDocument *document;

  if (mbox)
    return sn_document_read_mbox (bytes, error);
  message = without_blank_start (bytes);
  document = sn_document_read_message (message, error);
  if (document == NULL)
    return NULL;
  sn_document_set_bytes (document, bytes);
  documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (documents, document);
  return g_steal_pointer (&documents);
}
