/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-flow.h"
#include "sn-document-lines.h"

#include <string.h>

#define LONGEST_URI 4096
#define LONGEST_EMPHASIS 300
#define LONGEST_LABEL 200

/* One paragraph on its way into a flow. */
typedef struct
{
  SnFlow *flow;
  SnDocument *document;
  SnBlock *block;
  const char *text;  /* of the whole document */
  const char *start; /* of the paragraph */
  const char *end;
  const char *done;   /* up to here it is in the flow */
  const char *strong; /* where the bold text that is open ends */
  const char *close_star;
  const char *close_bar;
} Inline;

static void
flush (Inline *self, const char *upto)
{
  if (upto > self->done)
    sn_flow_append (self->flow, self->done, (gsize) (upto - self->done), (gsize) (self->done - self->text));
  self->done = MAX (self->done, upto);
}

static gboolean
is_mail_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (".-_+&'=%", c) != NULL);
}

/* "name@host.tld" from @p on: its length, or 0. */
static gsize
address_length (const char *p, const char *end)
{
  const char *at = p, *host;
  gsize length;

  while (at < end && at - p < 65 && is_mail_char (*at))
    at++;
  if (at == p || at >= end || *at != '@')
    return 0;
  for (host = at + 1; host < end && host - at < 255 && (g_ascii_isalnum (*host) || *host == '-' || *host == '.');)
    host++;
  while (host > at + 1 && (host[-1] == '.' || host[-1] == '-'))
    host--;
  length = (gsize) (host - at - 1);
  return length > 2 && memchr (at + 1, '.', length) != NULL ? (gsize) (host - p) : 0;
}

/* Allowed as it is, or an address of mail. @raw may be wrapped over lines. */
static char *
make_uri (const char *raw, gsize length)
{
  static const char scheme[] = "mailto:";
  const gsize room = sizeof scheme - 1;
  g_autofree char *uri = g_malloc (room + length + 1);
  char *address = uri + room, *to = address;

  for (gsize i = 0; i < length; i++)
    if (raw[i] == '<')
      return NULL;
    else if ((guchar) raw[i] > ' ')
      *to++ = raw[i];
    else if (raw[i] != '\n' && raw[i] != '\r' && raw[i] != ' ' && raw[i] != '\t')
      return NULL;
  *to = '\0';
  if (to > address && address_length (address, to) == (gsize) (to - address))
    memcpy (uri, scheme, room);
  else
    memmove (uri, address, (gsize) (to - address) + 1);
  return sn_uri_is_allowed (uri) ? g_steal_pointer (&uri) : NULL;
}

/* Adds a link whose label is what the flow has from @from to @to, and takes @uri. */
static void
add_link (Inline *self, gsize from, gsize to, char *uri)
{
  char *label = g_strndup (self->flow->text->str + from, to - from);
  gsize start = (gsize) (self->done - self->text), length = 0;

  if (to > from)
    {
      start = sn_flow_source (self->flow, from);
      length = sn_flow_source (self->flow, to - 1) + 1 - start;
    }
  sn_document_add_link (self->document, self->block, sn_link_new_take (SN_LINK_READ, label, uri, start, length));
}

static gboolean
is_stop_word (const char *word, gsize length)
{
  static const char *const words[] = {
    "a",   "an",    "the",  "on",      "at",       "to",     "is",  "are",  "can",   "by",    "us",
    "it",  "in",    "our",  "your",    "and",      "or",     "of",  "with", "for",   "from",  "see",
    "via", "using", "this", "please",  "complete", "either", "use", "be",   "its",   "my",    "that",
    "was", "were",  "will", "contact", "visit",    "read",   "has", "have", "found", "their", "as",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (word, words[i], length) == 0)
      return TRUE;
  while (length > 0 && g_ascii_isdigit (word[length - 1]))
    length--;
  return length == 0;
}

static gboolean
ends_clause (const char *p)
{
  /* Dashes and curly quotes are E2 80 93 to 9D. */
  if ((guchar) *p >= 0x80)
    return (guchar) *p >= 0x93 && (guchar) *p <= 0x9D && (guchar) p[-1] == 0x80 && (guchar) p[-2] == 0xE2;
  return strchr (".,;:!?()[]\"|\t", *p) != NULL;
}

/* The words before an address in angle brackets that carry it: the last few
 * of their clause, and of those the ones after an article or a preposition; or
 * the whole of @clause, which a colon ends. */
static gsize
label_start (const SnFlow *flow, gsize to, gboolean clause)
{
  const char *text = flow->text->str;
  gsize from = to, word_end = to;
  guint words = 0;

  while (from > flow->floor && to - from < LONGEST_LABEL)
    {
      gsize at = word_end;

      while (at > flow->floor && text[at - 1] != ' ' &&
             !(at < to && at - flow->floor >= 3 && ends_clause (text + at - 1)) &&
             !(at - flow->floor < 3 && strchr (".,;:!?(|\t", text[at - 1]) != NULL))
        at--;
      if (at == word_end || (words > 0 && !clause && is_stop_word (text + at, word_end - at)))
        break;
      from = at;
      words++;
      if (words == (clause ? 8 : 3) || at == flow->floor || text[at - 1] != ' ')
        break;
      if (word_end - at == 4 && g_ascii_strncasecmp (text + at, "here", 4) == 0)
        break;
      word_end = at - 1;
    }
  return from;
}

static const char *
take_angle (Inline *self, const char *p)
{
  const char *close = memchr (p, '>', MIN ((gsize) (self->end - p), LONGEST_URI));
  g_autofree char *uri = close != NULL ? make_uri (p + 1, (gsize) (close - p - 1)) : NULL;
  gboolean clause;
  gsize to;

  if (uri == NULL)
    return NULL;
  flush (self, p);
  to = self->flow->text->len;
  clause = to > self->flow->floor && self->flow->text->str[to - 1] == ':';
  to -= clause;
  if (to == self->flow->floor)
    {
      /* Nothing carries it: the address has to be shown itself. */
      sn_flow_append (self->flow, p + 1, (gsize) (close - p - 1), (gsize) (p + 1 - self->text));
      self->done = close + 1;
      add_link (self, self->flow->floor, self->flow->text->len, g_steal_pointer (&uri));
      return close + 1;
    }
  add_link (self, label_start (self->flow, to, clause), to, g_steal_pointer (&uri));
  self->done = close + 1;
  if (self->done < self->end && strchr (".,;:!?)", *self->done) != NULL)
    self->flow->space = FALSE;
  return close + 1;
}

/* Where the words end that a number stands right before, as in "[3]the form": with
 * their clause. */
static const char *
words_behind (Inline *self, const char *p)
{
  const char *stop = p;

  while (stop < self->end && stop - p < LONGEST_LABEL && strchr (".,;:!?()[]<\n", *stop) == NULL)
    stop++;
  return stop;
}

/* "[3]" where something says where that leads. The number itself is not seen. */
static const char *
take_reference (Inline *self, const char *p, const char *close)
{
  guint64 number = 0;
  g_autofree char *digits = g_strndup (p + 1, (gsize) (close - p - 1));
  const char *uri, *stop = close + 1;
  gsize to, from;

  if (self->flow->references == NULL ||
      !g_ascii_string_to_unsigned (digits, 10, 1, SN_MAX_REFERENCES - 1, &number, NULL))
    return NULL;
  uri = self->flow->references->pdata[number];
  if (uri == NULL)
    return NULL;
  flush (self, p);
  to = self->flow->text->len;
  if (stop < self->end && g_ascii_isalnum (*stop) && (p == self->start || p[-1] == ' '))
    {
      from = to + (self->flow->space && to > self->flow->floor);
      self->done = stop;
      flush (self, words_behind (self, stop));
      add_link (self, MIN (from, self->flow->text->len), self->flow->text->len, g_strdup (uri));
      return self->done;
    }
  if (to == self->flow->floor)
    return NULL;
  to -= self->flow->text->str[to - 1] == '.' || self->flow->text->str[to - 1] == ':';
  add_link (self, label_start (self->flow, to, FALSE), to, g_strdup (uri));
  self->done = stop;
  if (self->done < self->end && strchr (".,;:!?)", *self->done) != NULL)
    self->flow->space = FALSE;
  return stop;
}

static const char *
take_bracket (Inline *self, const char *p)
{
  const char *close = memchr (p, ']', MIN ((gsize) (self->end - p), LONGEST_LABEL)), *target, *stop;
  g_autofree char *uri = NULL;
  gsize from;

  if (close == NULL)
    return NULL;
  if (g_ascii_strncasecmp (p, "[image:", 7) == 0 || g_ascii_strncasecmp (p, "[cid:", 5) == 0)
    {
      flush (self, p);
      return self->done = close + 1;
    }
  if (close - p > 1 && close - p <= 4 && g_ascii_isdigit (p[1]))
    return take_reference (self, p, close);
  if (close + 1 >= self->end || close[1] != '(')
    return NULL;
  target = close + 2;
  stop = memchr (target, ')', MIN ((gsize) (self->end - target), LONGEST_URI));
  uri = stop != NULL ? make_uri (target, (gsize) (stop - target)) : NULL;
  if (uri == NULL)
    return NULL;
  flush (self, p);
  from = self->flow->text->len + (self->flow->space && self->flow->text->len > self->flow->floor);
  self->done = p + 1;
  flush (self, close);
  from = MIN (from, self->flow->text->len);
  add_link (self, from, self->flow->text->len, g_steal_pointer (&uri));
  return self->done = stop + 1;
}

/* Where the address of the web begins that has its colon at @colon, but not
 * before @from; or NULL. */
static const char *
uri_start (Inline *self, const char *from, const char *colon)
{
  static const char *const schemes[] = { "http", "https" };

  if (self->end - colon < 3 || colon[1] != '/' || colon[2] != '/')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      gssize length = (gssize) strlen (schemes[i]);

      if (colon - from >= length && g_ascii_strncasecmp (colon - length, schemes[i], (gsize) length) == 0)
        return colon - length;
    }
  return NULL;
}

static const char *
take_bare_uri (Inline *self, const char *p)
{
  const char *stop = p;
  g_autofree char *uri = NULL;
  gsize from;

  if (p == NULL || (gsize) (self->end - p) < 10)
    return NULL;
  if (p > self->start && g_ascii_isalnum (p[-1]))
    return NULL;
  while (stop < self->end && stop - p <= LONGEST_URI && (guchar) *stop > ' ' && *stop != 0x7F &&
         strchr ("<>\"|", *stop) == NULL &&
         !((guchar) *stop == 0xE2 && self->end - stop >= 3 && (guchar) stop[1] == 0x80))
    stop++;
  if (stop - p > LONGEST_URI)
    return stop;
  while (stop > p &&
         (strchr (".,;:!?'*_]", stop[-1]) != NULL || (stop[-1] == ')' && memchr (p, '(', (gsize) (stop - p)) == NULL)))
    stop--;
  uri = make_uri (p, (gsize) (stop - p));
  if (uri == NULL)
    return NULL;
  flush (self, p);
  from = self->flow->text->len + (self->flow->space && self->flow->text->len > self->flow->floor);
  flush (self, stop);
  add_link (self, MIN (from, self->flow->text->len), self->flow->text->len, g_steal_pointer (&uri));
  return stop;
}

static const char *
take_address (Inline *self, const char *at)
{
  const char *from = at;
  g_autofree char *uri = NULL;
  gsize length, start;

  while (from > self->done && at - from < 64 && is_mail_char (from[-1]))
    from--;
  while (from < at && strchr (".-'=%&+", *from) != NULL)
    from++;
  length = address_length (from, self->end);
  if (from == at || length == 0)
    return NULL;
  flush (self, from);
  start = self->flow->text->len + (self->flow->space && self->flow->text->len > self->flow->floor);
  uri = make_uri (from, length);
  flush (self, from + length);
  if (uri != NULL)
    add_link (self, MIN (start, self->flow->text->len), self->flow->text->len, g_steal_pointer (&uri));
  return from + length;
}

static gboolean
is_edge (const char *p, const char *end, gboolean opening)
{
  if (p >= end || (guchar) *p <= ' ')
    return TRUE;
  if ((guchar) *p >= 0x80)
    return TRUE;
  return strchr (opening ? "([{\"'*_-/" : ".,;:!?)]}\"'*_-/", *p) != NULL;
}

/* "*bold*" and "_emphasis_" as mailers write them: the marks are not seen. */
static const char *
take_emphasis (Inline *self, const char *p)
{
  const char **close = *p == '*' ? &self->close_star : &self->close_bar;
  const char *limit = p + MIN (self->end - p, LONGEST_EMPHASIS), *other;

  if (*close == p)
    {
      flush (self, p);
      *close = NULL;
      return self->done = p + 1;
    }
  if (*close != NULL || p + 1 >= self->end || (guchar) p[1] <= ' ' || p[1] == *p)
    return NULL;
  if (p > self->start && !is_edge (p - 1, self->end, TRUE))
    return NULL;
  other = memchr (p + 1, *p, (gsize) (limit - p - 1));
  if (other == NULL || (guchar) other[-1] <= ' ' || !is_edge (other + 1, self->end, FALSE))
    return NULL;
  flush (self, p);
  *close = other;
  return self->done = p + 1;
}

/* The marks of "**bold**" come and go in pairs. */
static const char *
take_strong (Inline *self, const char *p)
{
  const char *limit = p + MIN (self->end - p, LONGEST_EMPHASIS);
  char pair[3] = { *p, *p, '\0' };

  if (p + 2 >= self->end || p[1] != *p || p[2] == *p)
    return NULL;
  if (self->strong != p)
    {
      const char *other = (guchar) p[2] > ' ' ? g_strstr_len (p + 2, limit - p - 2, pair) : NULL;

      if (other == NULL || (guchar) other[-1] <= ' ')
        return NULL;
      self->strong = other;
    }
  else
    self->strong = NULL;
  flush (self, p);
  return self->done = p + 2;
}

/* The next byte from @p on at which something other than words may begin, or by
 * which an address of the web is known; the paragraph's end where there is none. */
static const char *
next_mark (Inline *self, const char *p)
{
  static const char marks[] = "<[@*_:";
  SnFlow *flow = self->flow;

  if (p < flow->looked_from)
    {
      /* back to a date that begins several rows */
      while (p < self->end && strchr (marks, *p) == NULL)
        p++;
      return p;
    }
  if (flow->mark == NULL || flow->mark < p)
    {
      flow->looked_from = p;
      flow->mark = strpbrk (p, marks);
      if (flow->mark == NULL)
        flow->mark = p + strlen (p);
    }
  return MIN (flow->mark, self->end);
}

/**
 * sn_flow_append_inline:
 * @flow: with runs
 * @block: the last block of @document, which @flow becomes the text of
 * @text: the document's text
 * @start: where the paragraph begins in it
 * @end: where it ends
 *
 * Appends the words of a paragraph of plain text to @flow and its links to
 * @document. An address in angle brackets is carried by the words before it
 * and not seen itself.
 */
void
sn_flow_append_inline (SnFlow *flow, SnDocument *document, SnBlock *block, const char *text, gsize start, gsize end)
{
  Inline self = { .flow = flow,
                  .document = document,
                  .block = block,
                  .text = text,
                  .start = text + start,
                  .end = text + end,
                  .done = text + start };
  const char *p = self.start, *from = p;

  while ((p = next_mark (&self, p)) < self.end)
    {
      const char *next = NULL;

      switch (*p)
        {
        case '<':
          next = take_angle (&self, p);
          break;
        case '[':
          next = take_bracket (&self, p);
          break;
        case ':':
          next = take_bare_uri (&self, uri_start (&self, from, p));
          break;
        case '@':
          next = take_address (&self, p);
          break;
        default:
          next = take_strong (&self, p);
          if (next == NULL)
            next = take_emphasis (&self, p);
          break;
        }
      from = p = next != NULL ? next : p + 1;
    }
  flush (&self, self.end);
}
