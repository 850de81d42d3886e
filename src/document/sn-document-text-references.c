/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links as numbers: "[3]" in the text, and at its end
 *
 *   [3] https://example.org/form
 *
 * as programs write that make text of a web page, and people who want no long
 * addresses in their sentences. */

#include "sn-document-text.h"

#include <string.h>

/* "[3]", "[3]:", "3." */
static const char *
read_number (const char *p, const char *end, guint *number)
{
  gboolean bracket = p < end && *p == '[';

  p += bracket;
  for (*number = 0; p < end && g_ascii_isdigit (*p) && *number < SN_MAX_REFERENCES; p++)
    *number = *number * 10 + (guint) (*p - '0');
  if (*number == 0 || *number >= SN_MAX_REFERENCES || p == end || (bracket && *p++ != ']'))
    return NULL;
  if (p < end && (*p == ':' || *p == '.' || *p == ')'))
    p++;
  else if (!bracket)
    return NULL;
  return p < end && (*p == ' ' || *p == '\t') ? sn_skip_blank (p, end) : NULL;
}

/* The address that is all the rest of the line, as it stands; NULL otherwise. */
static char *
read_address (const char *p, const char *end)
{
  g_autofree char *uri = NULL;

  if (end - p > 2 && *p == '<' && end[-1] == '>')
    {
      p++;
      end--;
    }
  if (!g_ascii_isalpha (*p) || memchr (p, ':', (gsize) (end - p)) == NULL)
    return NULL;
  for (const char *q = p; q < end; q++)
    if ((guchar) *q <= ' ' || *q == '<' || *q == '>' || *q == '"')
      return NULL;
  uri = g_strndup (p, (gsize) (end - p));
  return sn_uri_is_allowed (uri) ? g_steal_pointer (&uri) : NULL;
}

/* Where in the text each number first stands in brackets; G_MAXUINT32 where it does
 * not. */
static void
find_marks (SnTextReader *self, guint32 firsts[SN_MAX_REFERENCES])
{
  for (guint i = 0; i < SN_MAX_REFERENCES; i++)
    firsts[i] = G_MAXUINT32;
  for (const char *p = self->text; (p = strchr (p, '[')) != NULL;)
    {
      const char *start = p++;
      guint number = 0;

      while (g_ascii_isdigit (*p) && p - start <= 2)
        number = number * 10 + (guint) (*p++ - '0');
      if (*p == ']' && number > 0 && firsts[number] == G_MAXUINT32)
        firsts[number] = (guint32) (start - self->text);
    }
}

static gboolean
leads_somewhere (SnTextReader *self, guint number)
{
  return self->flow.references != NULL && self->flow.references->pdata[number] != NULL;
}

/* Takes @uri. */
static void
add_reference (SnTextReader *self, guint number, char *uri)
{
  if (self->flow.references == NULL)
    {
      self->flow.references = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_set_size (self->flow.references, SN_MAX_REFERENCES);
    }
  self->flow.references->pdata[number] = uri;
}

/**
 * sn_text_find_references:
 *
 * Takes the lines that say where numbers in brackets lead out of the text, and has
 * the flow make links of these numbers.
 */
void
sn_text_find_references (SnTextReader *self)
{
  guint32 firsts[SN_MAX_REFERENCES];

  find_marks (self, firsts);
  for (guint i = 0; i < self->lines->len;)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);
      const char *end = sn_text_line_end (self, line), *p;
      g_autofree char *uri = NULL;
      guint number;

      p = read_number (sn_text_line_start (self, line), end, &number);
      uri = p != NULL && p < end ? read_address (p, end) : NULL;
      if (uri == NULL || leads_somewhere (self, number) || firsts[number] >= line->start)
        {
          i++;
          continue;
        }
      add_reference (self, number, g_steal_pointer (&uri));
      if (i + 1 < self->lines->len)
        {
          SnTextLine *next = &g_array_index (self->lines, SnTextLine, i + 1);

          next->blanks = MAX (next->blanks, 1);
        }
      g_array_remove_index (self->lines, i);
    }
}
