/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html.h"

#include <string.h>

/* The parser compares each attribute of an element with all before it. No page
 * has more than a few dozen. */
#define MAX_ATTRIBUTES 256

/* The end of the attribute at @p, over a value in quotation marks. */
static char *
skip_attribute (char *p, char *end)
{
  while (p < end && *p != '>' && !g_ascii_isspace (*p))
    {
      char quote = p[0] == '=' && p + 1 < end ? p[1] : '\0';
      char *close = quote == '"' || quote == '\'' ? memchr (p + 2, quote, (gsize) (end - p - 2)) : NULL;

      p = close != NULL ? close + 1 : p + 1;
    }
  return p;
}

/* What looks like a tag may be a comparison in a script, whose end must stay. */
static void
blank (char *p, const char *end)
{
  while (p < end && !(p[0] == '<' && p[1] == '/'))
    *p++ = ' ';
}

/* Where the tag at @p ends, if it has no values in quotation marks and is too short for so many
 * attributes, as most are; else %NULL. */
static char *
end_of_short (char *p)
{
  char *stop = p + strcspn (p, ">\"'");

  return *stop == '>' && stop - p < MAX_ATTRIBUTES ? stop : NULL;
}

/* Goes over the tag at @p. Returns whether it had too many attributes. */
static gboolean
limit_tag (char **p, char *end)
{
  char *at = end_of_short (*p);
  guint n = 0;

  if (at == NULL)
    at = *p;
  for (; at < end && *at != '>'; n++)
    {
      char *start = at;

      at = skip_attribute (at, end);
      if (n > MAX_ATTRIBUTES) /* its name is the first */
        blank (start, at);
      while (at < end && g_ascii_isspace (*at))
        at++;
    }
  *p = at;
  return n > MAX_ATTRIBUTES + 1;
}

/**
 * sn_html_limit_attributes:
 * @text: a page, NUL-terminated; blanks take the place of what is left out
 *
 * Leaves out attributes of which an element has more than any page needs, so
 * that they cannot keep the parser busy.
 *
 * Returns: whether there were any
 */
gboolean
sn_html_limit_attributes (char *text, gsize length)
{
  char *end = text + length;
  gboolean limited = FALSE;

  for (char *p = memchr (text, '<', length); p != NULL; p = memchr (p, '<', (gsize) (end - p)))
    {
      p++;
      if (p < end && g_ascii_isalpha (*p))
        limited |= limit_tag (&p, end);
    }
  return limited;
}
