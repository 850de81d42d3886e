/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html.h"

#include <string.h>

/* What a page's own style sheet says of classes: enough to know which text is
 * large or bold, as mail has it whose headings are no headings in the mark-up.
 * Selectors of one class are understood, rules inside of @media and the like are
 * not: they are for other screens. */

#define MAX_SHEET 65536
#define MAX_CLASSES 500

struct _SnHtmlSheet
{
  GString *text;       /* of the style elements seen so far */
  GHashTable *classes; /* name → declarations; made when it is first asked */
};

/**
 * sn_html_sheet_new:
 *
 * Returns: (transfer full): a style sheet without any rules.
 */
SnHtmlSheet *
sn_html_sheet_new (void)
{
  SnHtmlSheet *self = g_new0 (SnHtmlSheet, 1);

  self->text = g_string_new (NULL);
  return self;
}

/**
 * sn_html_sheet_free:
 *
 * Frees @self.
 */
void
sn_html_sheet_free (SnHtmlSheet *self)
{
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->classes, g_hash_table_unref);
  g_free (self);
}

/**
 * sn_html_sheet_add:
 * @text: of a style element
 *
 * Adds rules, up to a limit. Those that come after something was looked up are
 * passed over: style elements stand at the top.
 */
void
sn_html_sheet_add (SnHtmlSheet *self, const char *text, gsize length)
{
  if (self->classes == NULL && self->text->len < MAX_SHEET)
    g_string_append_len (self->text, text, (gssize) MIN (length, MAX_SHEET - self->text->len));
}

static const char *
skip_comment (const char *p)
{
  const char *end = strstr (p + 2, "*/");

  return end != NULL ? end + 2 : p + strlen (p);
}

/* Past the block, with the blocks inside of it, that begins at or after @p; or
 * past the semicolon that ends an at-rule without one. */
static const char *
skip_at_rule (const char *p)
{
  guint depth = 0;

  for (; *p != '\0'; p++)
    if (*p == '{')
      depth++;
    else if (*p == '}' && --depth == 0)
      return p + 1;
    else if (depth == 0 && (*p == ';' || *p == '}'))
      return p + 1;
  return p;
}

/* ".h2" or "span.h2": the class; NULL for any other selector. */
static char *
class_of (const char *selector, gsize length)
{
  g_autofree char *text = g_strstrip (g_strndup (selector, length));
  const char *dot = strchr (text, '.');

  if (dot == NULL || dot[1] == '\0' || strpbrk (dot + 1, " .:>+~[#*\t\r\n") != NULL ||
      strpbrk (text, " :>+~[#*\t\r\n") != NULL)
    return NULL;
  return g_strdup (dot + 1);
}

static void
add_rule (SnHtmlSheet *self, const char *selectors, gsize length, const char *declarations, gsize n)
{
  const char *p = selectors, *end = selectors + length;

  while (p < end)
    {
      const char *comma = memchr (p, ',', (gsize) (end - p));
      const char *stop = comma != NULL ? comma : end;
      g_autofree char *name = class_of (p, (gsize) (stop - p));

      if (name != NULL && g_hash_table_size (self->classes) < MAX_CLASSES)
        {
          const char *known = g_hash_table_lookup (self->classes, name);
          g_autofree char *own = g_strndup (declarations, n);

          g_hash_table_replace (self->classes, g_strdup (name),
                                g_strconcat (known != NULL ? known : "", ";", own, NULL));
        }
      p = stop + 1;
    }
}

static void
read_rules (SnHtmlSheet *self)
{
  const char *p = self->text->str;

  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (*p != '\0')
    {
      const char *open, *close;

      p += strspn (p, " \t\r\n;}");
      if (g_str_has_prefix (p, "/*") || g_str_has_prefix (p, "<!--") || g_str_has_prefix (p, "-->"))
        {
          p = *p == '/' ? skip_comment (p) : p + (*p == '<' ? 4 : 3);
          continue;
        }
      if (*p == '@')
        {
          p = skip_at_rule (p);
          continue;
        }
      open = strchr (p, '{');
      close = open != NULL ? strchr (open, '}') : NULL;
      if (close == NULL)
        return;
      add_rule (self, p, (gsize) (open - p), open + 1, (gsize) (close - open - 1));
      p = close + 1;
    }
}

/**
 * sn_html_sheet_apply:
 * @look: what an element's text looks like
 * @classes: (nullable): the value of its class attribute
 *
 * Changes the size, weight, slant and parting of @look as the rules for @classes say. A
 * sheet hides nothing: what a page shows later by a script is to be read.
 */
void
sn_html_sheet_apply (SnHtmlSheet *self, SnLook *look, const char *classes)
{
  const char *p = classes;

  if (p == NULL || self->text->len == 0)
    return;
  if (self->classes == NULL)
    read_rules (self);
  while (*p != '\0' && g_hash_table_size (self->classes) > 0)
    {
      gsize length = strcspn (p, " \t\r\n");
      g_autofree char *name = g_strndup (p, length);
      const char *declarations = g_hash_table_lookup (self->classes, name);

      if (declarations != NULL)
        {
          SnLook own = *look;

          sn_look_apply_style (&own, declarations);
          look->size = own.size;
          look->bold = own.bold;
          look->slanted = own.slanted;
          look->flex = own.flex;
        }
      p += length;
      p += strspn (p, " \t\r\n");
    }
}
