/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-flow.h"
#include "sn-document-lines.h"

#include <string.h>

/* How many lines a header may take, wrapped addresses and blank lines included. */
#define HEADER_LINES 24
/* And the words that stand for one above a quotation. */
#define ATTRIBUTION_LINES 3
#define WROTE " wrote:"

/* The header of a mail that stands inside another. */
typedef struct
{
  gsize mark; /* index of its first line, or of the line that announces it */
  gsize body; /* index of the first line behind it */
  char *from;
  char *subject;
  char *date;
} Header;

static void
header_clear (gpointer data)
{
  Header *header = data;

  g_free (header->from);
  g_free (header->subject);
  g_free (header->date);
}

/**
 * sn_forward_clear:
 *
 * Frees what is in @forward.
 */
void
sn_forward_clear (SnForward *forward)
{
  g_clear_pointer (&forward->sender, g_free);
  g_clear_pointer (&forward->subject, g_free);
}

/**
 * sn_forward_subject:
 *
 * Returns: (transfer full): @subject without the "Fwd:", "Re:" and "FW:" that
 *   mailers put before it.
 */
char *
sn_forward_subject (const char *subject)
{
  static const char *const prefixes[] = { "fwd:", "fw:", "re:", "[fwd:" };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      while (*subject == ' ')
        subject++;
      for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
        if (g_ascii_strncasecmp (subject, prefixes[i], strlen (prefixes[i])) == 0)
          {
            subject += strlen (prefixes[i]);
            again = TRUE;
          }
    }
  return g_strdup (subject);
}

/* The line without quotation marks, blanks and emphasis around its start. */
static const char *
line_content (const SnForwardLine *line, const char **end)
{
  const char *p = line->text;

  *end = sn_trim_blank (p, p + line->length);
  p = sn_skip_blank (p, *end);
  while (p < *end && *p == '>')
    p = sn_skip_blank (p + 1, *end);
  return p;
}

/* "From:", "*From:*", "From :": where the value begins, or NULL. */
static const char *
field_value (const char *p, const char *end, const char *name)
{
  gsize length = strlen (name);

  while (p < end && *p == '*')
    p++;
  if ((gsize) (end - p) <= length || g_ascii_strncasecmp (p, name, length) != 0)
    return NULL;
  p = sn_skip_blank (p + length, end);
  while (p < end && *p == '*')
    p++;
  if (p >= end || *p != ':')
    return NULL;
  p++;
  while (p < end && *p == '*')
    p++;
  return sn_skip_blank (p, end);
}

static gboolean
is_marker (const char *p, const char *end)
{
  static const char *const words[] = { "forwarded message",       "original message", "forwarded by",
                                       "begin forwarded message", "forwarded email",  "original appointment" };
  gboolean dashed = p < end && (*p == '-' || *p == '_');

  while (p < end && (*p == '-' || *p == '_' || *p == ' '))
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((gsize) (end - p) >= strlen (words[i]) && g_ascii_strncasecmp (p, words[i], strlen (words[i])) == 0)
      return dashed || g_str_has_prefix (words[i], "begin");
  return FALSE;
}

/* Stores the value of the field that a line begins, which may stand on the
 * next line. Returns how many lines it took, or 0 where it is no field. */
static gsize
take_field (Header *header, const SnForwardLine *lines, gsize n_lines, gsize index)
{
  static const char *const names[] = { "From",   "Date",         "Sent",     "Subject",    "To",
                                       "Cc",     "Bcc",          "Reply-To", "Importance", "Attachments",
                                       "Sender", "Organization", "Priority" };
  const char *end, *p = line_content (&lines[index], &end), *value = NULL;
  char **target = NULL;
  gsize used = 1;
  guint field;

  for (field = 0; field < G_N_ELEMENTS (names) && value == NULL; field++)
    value = field_value (p, end, names[field]);
  if (value == NULL)
    return 0;
  if (value == end && index + 1 < n_lines)
    {
      const char *next_end, *next = line_content (&lines[index + 1], &next_end);

      if (next < next_end && memchr (next, ':', MIN ((gsize) (next_end - next), 12)) == NULL)
        {
          value = next;
          end = next_end;
          used = 2;
        }
    }
  field--;
  if (field == 0)
    target = &header->from;
  else if (field <= 2)
    target = &header->date;
  else if (field == 3)
    target = &header->subject;
  if (target != NULL && *target == NULL && value < end)
    *target = sn_document_normalise (value, end - value);
  return used;
}

/* Reads the header whose first field is at @index. It needs a sender and a
 * subject or date to be one. */
static gboolean
take_header (const SnForwardLine *lines, gsize n_lines, gsize index, Header *header)
{
  gsize at = index, blanks = 0, last = index;

  while (at < n_lines && at - index < HEADER_LINES)
    {
      const char *end, *p = line_content (&lines[at], &end);
      gsize used = p < end ? take_field (header, lines, n_lines, at) : 0;

      if (used > 0)
        {
          at += used;
          last = at;
          blanks = 0;
        }
      else if (p == end)
        {
          /* A blank line ends it, unless every field is a paragraph. */
          at++;
          if (++blanks > 1 || (header->from != NULL && header->subject != NULL && header->date != NULL))
            break;
        }
      else if (blanks == 0 && last > index && !lines[at - 1].ends_block)
        at = last = at + 1; /* a wrapped value */
      else
        break;
    }
  header->body = last;
  return header->from != NULL && (header->subject != NULL || header->date != NULL);
}

/* Blank lines between the line that announces a mail and its header. */
static gboolean
marker_before (const SnForwardLine *lines, gsize index, gsize *mark)
{
  for (gsize back = 1; back <= 3 && back <= index; back++)
    {
      const char *end, *p = line_content (&lines[index - back], &end);

      if (p == end)
        continue;
      if (!is_marker (p, end))
        return FALSE;
      *mark = index - back;
      return TRUE;
    }
  return FALSE;
}

/* What begins the text is a header without a date, too: some programs save none. */
static gboolean
is_top (const SnForwardLine *lines, gsize index)
{
  for (gsize i = 0; i < index; i++)
    {
      const char *end, *p = line_content (&lines[i], &end);

      if (p < end)
        return FALSE;
    }
  return TRUE;
}

/* How many lines the words "On Thu, 9 Mar 2023 at 09:00, SECAS <…> wrote:" take that begin at @index,
 * right above what is quoted of a mail; 0 where these are others. */
static gsize
attribution_lines (const SnForwardLine *lines, gsize n_lines, gsize index)
{
  for (gsize n = 1; n <= ATTRIBUTION_LINES && index + n <= n_lines; n++)
    {
      const char *end, *p = line_content (&lines[index + n - 1], &end);

      if (p == end)
        return 0;
      if (end - p >= (gssize) strlen (WROTE) && memcmp (end - strlen (WROTE), WROTE, strlen (WROTE)) == 0)
        return n;
      if (lines[index + n - 1].ends_block)
        return 0;
    }
  return 0;
}

/* What such words say is all the header that the mail below them has. */
static gboolean
take_attribution (const SnForwardLine *lines, gsize n_lines, gsize index, Header *header)
{
  const char *end, *p = line_content (&lines[index], &end), *comma;
  gsize n = sn_word_at (p, end, "on ") > 0 ? attribution_lines (lines, n_lines, index) : 0;
  g_autoptr (GString) words = g_string_new (NULL);

  if (n == 0)
    return FALSE;
  for (gsize i = index; i < index + n; i++)
    {
      p = line_content (&lines[i], &end);
      g_string_append_len (words, p, end - p);
      g_string_append_c (words, ' ');
    }
  g_string_truncate (words, words->len - strlen (WROTE) - 1);
  comma = strrchr (words->str, ',');
  if (comma == NULL)
    return FALSE;
  header->from = sn_document_normalise (comma + 1, -1);
  header->date = sn_document_normalise (words->str + strlen ("on "), comma - words->str - (gssize) strlen ("on "));
  header->body = index + n;
  return TRUE;
}

static GArray *
find_headers (const SnForwardLine *lines, gsize n_lines)
{
  GArray *headers = g_array_new (FALSE, TRUE, sizeof (Header));

  g_array_set_clear_func (headers, header_clear);
  for (gsize i = 0; i < n_lines; i++)
    {
      const char *end, *p = line_content (&lines[i], &end);
      Header header = { .mark = i };
      gboolean announced;

      if (p == end || (*p != 'F' && *p != 'f' && *p != '*' && *p != 'S' && *p != 'D' && *p != 'O'))
        continue;
      if (*p == 'O')
        {
          if (take_attribution (lines, n_lines, i, &header))
            g_array_append_val (headers, header);
          continue;
        }
      announced = marker_before (lines, i, &header.mark);
      if (field_value (p, end, "From") == NULL &&
          !(announced && (field_value (p, end, "Subject") != NULL || field_value (p, end, "Date") != NULL)))
        continue;
      if (!take_header (lines, n_lines, i, &header) ||
          (!announced && (header.subject == NULL || (header.date == NULL && !is_top (lines, i)))))
        {
          header_clear (&header);
          continue;
        }
      i = header.body > i ? header.body - 1 : i;
      g_array_append_val (headers, header);
    }
  return headers;
}

static gsize
text_between (const SnForwardLine *lines, gsize first, gsize end)
{
  gsize sum = 0;

  for (gsize i = first; i < end; i++)
    sum += lines[i].length;
  return sum;
}

static const char *const month_names[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                           "jul", "aug", "sep", "oct", "nov", "dec" };

/* "Thu, 5 Dec 2019 at 15:42", "December 5, 2019 3:42 PM", "05/12/2019 15:42":
 * the day, in the British order where all are numbers. */
static SnDate
parse_day (const char *text)
{
  guint numbers[4] = { 0 }, n_numbers = 0, month = 0, month_at = 0;

  for (const char *p = text; *p != '\0' && n_numbers < 3;)
    {
      if (g_ascii_isdigit (*p))
        {
          char *next;
          guint64 number = g_ascii_strtoull (p, &next, 10);

          if (*next == ':')
            break; /* the time */
          numbers[n_numbers++] = (guint) MIN (number, 99999);
          p = next;
          continue;
        }
      if (g_ascii_isalpha (*p))
        {
          for (guint i = 0; month == 0 && i < 12; i++)
            if (g_ascii_strncasecmp (p, month_names[i], 3) == 0)
              {
                month = i + 1;
                month_at = n_numbers;
              }
          while (g_ascii_isalpha (*p))
            p++;
          continue;
        }
      p++;
    }
  if (month > 0 && n_numbers >= 2)
    return month_at <= 1 && numbers[0] <= 31 ? sn_date_new_day (numbers[1], month, numbers[0])
                                             : sn_date_new_day (numbers[0], month, numbers[1]);
  if (n_numbers == 3 && numbers[0] > 31)
    return sn_date_new_day (numbers[0], numbers[1], numbers[2]);
  if (n_numbers == 3)
    return sn_date_new_day (numbers[2], numbers[1], numbers[0]);
  return (SnDate){ 0 };
}

/**
 * sn_forward_find:
 * @lines: of the whole mail
 * @found: (out): what was forwarded
 *
 * Finds the mail that somebody forwarded: the longest of those that stand in
 * the text each under a header of its own ("From: … Sent: … Subject: …"). A
 * text that is much longer itself only quotes them.
 *
 * Returns: whether there is one
 */
gboolean
sn_forward_find (const SnForwardLine *lines, gsize n_lines, SnForward *found)
{
  g_autoptr (GArray) headers = find_headers (lines, n_lines);
  const Header *best = NULL;
  gsize longest = 0, own;

  if (headers->len == 0)
    return FALSE;
  own = text_between (lines, 0, g_array_index (headers, Header, 0).mark);
  for (guint i = 0; i < headers->len; i++)
    {
      const Header *header = &g_array_index (headers, Header, i);
      gsize end = i + 1 < headers->len ? g_array_index (headers, Header, i + 1).mark : n_lines;
      gsize length = text_between (lines, header->body, end);

      if (best == NULL || length > longest)
        {
          best = header;
          longest = length;
          found->end = end;
        }
    }
  if (own > 3 * longest || longest == 0)
    return FALSE;
  found->first = best->body;
  found->sender = g_strdup (best->from);
  found->subject = best->subject != NULL ? sn_forward_subject (best->subject) : NULL;
  found->sent = best->date != NULL ? parse_day (best->date) : (SnDate){ 0 };
  return TRUE;
}

/**
 * sn_forward_tell:
 *
 * Has @document say of itself what the forwarded mail's header says.
 */
void
sn_forward_tell (const SnForward *forward, SnDocument *document)
{
  if (forward->sender != NULL)
    sn_document_set_sender (document, forward->sender);
  if (forward->subject != NULL)
    sn_document_set_title (document, forward->subject);
  if (sn_date_is_set (&forward->sent))
    sn_document_set_sent (document, &forward->sent);
}
