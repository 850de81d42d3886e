/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html.h"

#include <string.h>

#define BLOCK SN_TAG_BLOCK
#define SKIP SN_TAG_SKIPPED

/* By the first letter; those that pages are full of come first. */
#define TAGS(letter, ...)                                                                                              \
  [(letter) - 'a'] = (const SnTag[])                                                                                   \
  {                                                                                                                    \
    __VA_ARGS__,                                                                                                       \
    {                                                                                                                  \
      NULL, SN_TAG_OTHER, 0                                                                                            \
    }                                                                                                                  \
  }
static const SnTag *const tags[26] = {
  TAGS ('a', { "a", SN_TAG_A, 0 }, { "address", SN_TAG_OTHER, BLOCK }, { "applet", SN_TAG_OTHER, SKIP },
        { "article", SN_TAG_ARTICLE, BLOCK }, { "aside", SN_TAG_ASIDE, BLOCK | SN_TAG_CHROME },
        { "audio", SN_TAG_OTHER, SKIP }),
  TAGS ('b', { "b", SN_TAG_OTHER, SN_TAG_BOLD }, { "base", SN_TAG_BASE, SN_TAG_VOID },
        { "blockquote", SN_TAG_OTHER, BLOCK }, { "body", SN_TAG_BODY, BLOCK }, { "br", SN_TAG_BR, SN_TAG_VOID },
        { "button", SN_TAG_BUTTON, SKIP }),
  TAGS ('c', { "canvas", SN_TAG_OTHER, SKIP }, { "caption", SN_TAG_OTHER, BLOCK }, { "center", SN_TAG_OTHER, BLOCK }),
  TAGS ('d', { "div", SN_TAG_OTHER, BLOCK }, { "datalist", SN_TAG_OTHER, SKIP }, { "dd", SN_TAG_DD, BLOCK },
        { "del", SN_TAG_OTHER, SN_TAG_STRUCK }, { "details", SN_TAG_OTHER, BLOCK }, { "dialog", SN_TAG_OTHER, SKIP },
        { "dl", SN_TAG_OTHER, BLOCK }, { "dt", SN_TAG_DT, BLOCK }),
  TAGS ('e', { "em", SN_TAG_OTHER, SN_TAG_SLANTED }, { "embed", SN_TAG_OTHER, SN_TAG_VOID }),
  TAGS ('f', { "fieldset", SN_TAG_OTHER, BLOCK }, { "figcaption", SN_TAG_OTHER, BLOCK },
        { "figure", SN_TAG_OTHER, BLOCK }, { "font", SN_TAG_FONT, 0 },
        { "footer", SN_TAG_OTHER, BLOCK | SN_TAG_CHROME }, { "form", SN_TAG_OTHER, BLOCK },
        { "frameset", SN_TAG_OTHER, SKIP }),
  TAGS ('h', { "h1", SN_TAG_H1, BLOCK }, { "h2", SN_TAG_H2, BLOCK }, { "h3", SN_TAG_H3, BLOCK },
        { "h4", SN_TAG_H4, BLOCK }, { "h5", SN_TAG_H5, BLOCK }, { "h6", SN_TAG_H6, BLOCK },
        { "head", SN_TAG_OTHER, SKIP }, { "header", SN_TAG_HEADER, BLOCK }, { "hr", SN_TAG_OTHER, SN_TAG_VOID | BLOCK },
        { "html", SN_TAG_HTML, BLOCK }),
  TAGS ('i', { "i", SN_TAG_OTHER, SN_TAG_SLANTED }, { "iframe", SN_TAG_OTHER, SKIP },
        { "img", SN_TAG_IMG, SN_TAG_VOID }, { "input", SN_TAG_OTHER, SN_TAG_VOID }),
  TAGS ('l', { "li", SN_TAG_LI, BLOCK }, { "link", SN_TAG_OTHER, SN_TAG_VOID }),
  TAGS ('m', { "main", SN_TAG_MAIN_ELEMENT, BLOCK | SN_TAG_MAIN }, { "menu", SN_TAG_OTHER, BLOCK | SN_TAG_CHROME },
        { "meta", SN_TAG_OTHER, SN_TAG_VOID }),
  TAGS ('n', { "nav", SN_TAG_OTHER, BLOCK | SN_TAG_CHROME }, { "noframes", SN_TAG_OTHER, SKIP },
        { "noscript", SN_TAG_OTHER, SKIP }),
  TAGS ('o', { "object", SN_TAG_OTHER, SKIP }, { "ol", SN_TAG_LIST, BLOCK }, { "optgroup", SN_TAG_OTHER, SKIP },
        { "option", SN_TAG_OTHER, SKIP }),
  TAGS ('p', { "p", SN_TAG_P, BLOCK }, { "param", SN_TAG_OTHER, SN_TAG_VOID }, { "pre", SN_TAG_OTHER, BLOCK }),
  TAGS ('s', { "strong", SN_TAG_OTHER, SN_TAG_BOLD }, { "s", SN_TAG_OTHER, SN_TAG_STRUCK },
        { "script", SN_TAG_OTHER, SKIP }, { "section", SN_TAG_OTHER, BLOCK }, { "select", SN_TAG_OTHER, SKIP },
        { "strike", SN_TAG_OTHER, SN_TAG_STRUCK }, { "style", SN_TAG_OTHER, SKIP }, { "summary", SN_TAG_H5, BLOCK },
        { "svg", SN_TAG_OTHER, SKIP }),
  TAGS ('t', { "td", SN_TAG_TD, BLOCK }, { "tr", SN_TAG_TR, BLOCK }, { "th", SN_TAG_TH, BLOCK },
        { "table", SN_TAG_TABLE, BLOCK }, { "tbody", SN_TAG_OTHER, BLOCK }, { "template", SN_TAG_OTHER, SKIP },
        { "textarea", SN_TAG_OTHER, SKIP }, { "tfoot", SN_TAG_OTHER, BLOCK }, { "thead", SN_TAG_OTHER, BLOCK },
        { "title", SN_TAG_TITLE, SKIP }),
  TAGS ('u', { "u", SN_TAG_OTHER, SN_TAG_SLANTED }, { "ul", SN_TAG_LIST, BLOCK }),
  TAGS ('v', { "video", SN_TAG_OTHER, SKIP }),
};
#undef TAGS

/**
 * sn_tag_find:
 * @name: of an element, in lower case
 *
 * Returns: (nullable): what it means; %NULL where it means nothing.
 */
const SnTag *
sn_tag_find (const char *name)
{
  guint letter = (guint) (guchar) *name - 'a';
  const SnTag *tag = letter < G_N_ELEMENTS (tags) ? tags[letter] : NULL;

  for (; tag != NULL && tag->name != NULL; tag++)
    if (tag->name[1] == name[1] && strcmp (tag->name, name) == 0)
      return tag;
  return NULL;
}

/* "19px", "13.0pt", "1.2em", "120%", "large": in pixels; 0 where unknown. */
static guint8
css_size (const char *value)
{
  guint whole = 0, tenth = 0, tenths;
  const char *p = value;

  while (*p == ' ')
    p++;
  if (g_ascii_strncasecmp (p, "large", 5) == 0)
    return 18;
  if (g_ascii_strncasecmp (p, "x-large", 7) == 0 || g_ascii_strncasecmp (p, "xx-large", 8) == 0)
    return 24;
  if (!g_ascii_isdigit (*p) && *p != '.')
    return 0;
  for (; g_ascii_isdigit (*p); p++)
    whole = MIN (whole * 10 + (guint) (*p - '0'), 1000);
  if (*p == '.' && g_ascii_isdigit (p[1]))
    tenth = (guint) (p[1] - '0');
  while (g_ascii_isdigit (*p) || *p == '.' || *p == ' ')
    p++;
  tenths = whole * 10 + tenth;
  if (g_ascii_strncasecmp (p, "pt", 2) == 0)
    tenths = tenths * 4 / 3;
  else if (g_ascii_strncasecmp (p, "em", 2) == 0 || g_ascii_strncasecmp (p, "rem", 3) == 0)
    tenths *= 16;
  else if (*p == '%')
    tenths = tenths * 16 / 100;
  return (guint8) CLAMP (tenths / 10, tenths > 0 ? 1 : 0, 255);
}

/* The size that a font shorthand has: its first number with a unit. */
static guint8
shorthand_size (const char *value, const char *end)
{
  for (const char *p = value; p < end; p++)
    if (g_ascii_isdigit (*p) && (p == value || p[-1] == ' '))
      {
        const char *unit = p + strspn (p, "0123456789.");

        if (g_ascii_strncasecmp (unit, "px", 2) == 0 || g_ascii_strncasecmp (unit, "pt", 2) == 0)
          return css_size (p);
      }
  return 0;
}

/* "1.2em", "120%": of the size around it. */
static gboolean
is_relative_size (const char *value)
{
  while (g_ascii_isdigit (*value) || *value == '.' || *value == ' ')
    value++;
  return *value == '%' || g_ascii_strncasecmp (value, "em", 2) == 0;
}

/* Too small is the preview that mailers show beside the subject; but mails are also built of columns
 * without a size, so that no gaps stand between them, whose texts each have their own. */
static void
apply_size (SnLook *look, guint8 size, const char *value)
{
  if (size > 1 && !(look->tiny && is_relative_size (value)))
    {
      look->size = size;
      look->tiny = FALSE;
    }
  else if (size == 1 || *value == '0')
    look->tiny = TRUE;
}

static gboolean
begins (const char *value, const char *word)
{
  return g_ascii_strncasecmp (value, word, strlen (word)) == 0;
}

static void
apply_declaration (SnLook *look, const char *name, gsize length, const char *value, const char *end)
{
#define IS(text) (length == sizeof (text) - 1 && g_ascii_strncasecmp (name, text, sizeof (text) - 1) == 0)
  if (IS ("display"))
    {
      look->hidden = look->hidden || begins (value, "none");
      look->flex = begins (value, "flex") || begins (value, "inline-flex") || begins (value, "grid");
    }
  else if (IS ("visibility"))
    look->hidden = look->hidden || begins (value, "hidden");
  else if (IS ("font-size"))
    apply_size (look, css_size (value), value);
  else if (IS ("font-weight"))
    look->bold = begins (value, "bold") || (*value >= '6' && *value <= '9');
  else if (IS ("font"))
    {
      apply_size (look, shorthand_size (value, end), "");
      look->bold = look->bold || begins (value, "bold");
    }
  else if (IS ("font-style"))
    look->slanted = begins (value, "italic") || begins (value, "oblique");
  else if (IS ("text-decoration") || IS ("text-decoration-line"))
    {
      look->slanted = look->slanted || begins (value, "underline");
      look->struck = look->struck || begins (value, "line-through");
    }
  else if (IS ("mso-list"))
    {
      if (begins (value, "ignore"))
        look->hidden = TRUE; /* the bullet, drawn by hand */
      else if (!begins (value, "none"))
        {
          const char *level = g_strstr_len (value, end - value, "level");

          look->item = TRUE;
          look->list = level != NULL && level[5] >= '1' && level[5] <= '9' ? (guint8) (level[5] - '0') : 1;
        }
    }
#undef IS
}

/**
 * sn_look_apply_style:
 * @style: the value of a style attribute
 *
 * Changes @look as @style says.
 */
void
sn_look_apply_style (SnLook *look, const char *style)
{
  const char *p = style;

  while (*p != '\0')
    {
      const char *name = p + strspn (p, " \t\r\n;"), *colon, *value, *end;
      gsize length;

      colon = name + strcspn (name, ":;");
      if (*colon != ':')
        {
          p = colon + (*colon == ';');
          continue;
        }
      length = (gsize) (colon - name);
      while (length > 0 && g_ascii_isspace (name[length - 1]))
        length--;
      value = colon + 1 + strspn (colon + 1, " \t\r\n");
      end = value + strcspn (value, ";");
      apply_declaration (look, name, length, value, end);
      p = end;
    }
}

/**
 * sn_font_size:
 * @size: the value of a font element's size attribute
 *
 * Returns: pixels, 0 where it is no larger than usual.
 */
guint8
sn_font_size (const char *size)
{
  int number = atoi (size + (*size == '+'));

  if (*size == '+')
    number += 3;
  if (*size == '-' || number < 4)
    return 0;
  return number == 4 ? 18 : 24;
}

static gboolean
is_one_of (const char *word, gsize length, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (word, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether one of the words of a class or id attribute is among @words. */
static gboolean
has_word (const char *name, const char *const *words)
{
  const char *p = name;

  while (*p != '\0')
    {
      gsize length = 0;

      /* Words are parted by anything but letters, and by a capital after a small letter. */
      while (g_ascii_isalpha (p[length]) &&
             !(length > 0 && g_ascii_isupper (p[length]) && g_ascii_islower (p[length - 1])))
        length++;
      if (length > 0 && is_one_of (p, length, words))
        return TRUE;
      p += MAX (length, 1);
    }
  return FALSE;
}

/**
 * sn_name_is_chrome:
 * @name: the value of a class or id attribute
 *
 * Returns: whether one of its words ("main-nav", "cookieBanner") names a part
 *   of a page that is no part of a newsletter.
 */
gboolean
sn_name_is_chrome (const char *name)
{
  static const char *const words[] = { "cookie",   "cookies", "consent",    "gdpr",       "breadcrumb",  "breadcrumbs",
                                       "menu",     "nav",     "navbar",     "navigation", "footer",      "sidebar",
                                       "related",  "share",   "sharing",    "social",     "skip",        "skiplink",
                                       "masthead", "sitemap", "pagination", "offscreen",  "preheader",   "popup",
                                       "modal",    "widget",  "widgets",    "comments",   "commentlist", NULL };

  return has_word (name, words) || strstr (name, "sr-only") != NULL || strstr (name, "screen-reader") != NULL ||
         strstr (name, "visually-hidden") != NULL;
}

/**
 * sn_name_is_aside:
 * @name: the value of a class or id attribute
 *
 * Returns: whether one of its words ("sidebar") names a part that stands beside the
 *   newsletter, where a diary may be.
 */
gboolean
sn_name_is_aside (const char *name)
{
  static const char *const words[] = { "sidebar", "aside", NULL };

  return has_word (name, words);
}

/**
 * sn_name_is_main:
 * @name: the value of an id attribute
 *
 * Returns: whether it is what pages call the part that holds their content.
 */
gboolean
sn_name_is_main (const char *name)
{
  static const char *const names[] = { "content", "maincontent",  "main-content", "main_content",
                                       "main",    "page-content", "contentmain",  NULL };

  return is_one_of (name, strlen (name), names);
}

/**
 * sn_role_is_chrome:
 * @role: the value of a role attribute
 *
 * Returns: whether it is a part of a page that is no part of a newsletter.
 */
gboolean
sn_role_is_chrome (const char *role)
{
  static const char *const roles[] = { "navigation",    "banner", "contentinfo", "dialog",  "alertdialog",
                                       "complementary", "search", "menu",        "menubar", NULL };

  return is_one_of (role, strlen (role), roles);
}
