/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html.h"
#include "sn-error.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* The parser itself searches its stack for elements to close: deeper than this
 * a page is no page, but an attempt to keep us busy. */
#define MAX_OPEN 8000
#define LONGEST_TITLE 1000

/* An element that is open, and what to return to when it closes. */
typedef struct {
  const SnTag *tag;
  SnLook       before;
  gboolean     part; /* whether it opened one */
} Open;

typedef struct {
  SnHtmlPage      *page;
  xmlParserCtxtPtr parser;
  SnLook           look;
  GArray          *open;
  GPtrArray       *tables;
  char            *base;
  char            *href;      /* of the link that is open */
  guint            link_open; /* how deep its element stands, 0 where none is open */
  guint32          link_start;
  char            *image;     /* what an image in it stands for */
  SnHtmlLine       line;      /* that is being read */
  gboolean         bullet;    /* an image of one was seen */
  gboolean         too_deep;
} Parse;

static SnHtmlTable *
innermost_table (Parse *self)
{
  return self->tables->len > 0 ? g_ptr_array_index (self->tables, self->tables->len - 1) : NULL;
}

/* ---- Links -------------------------------------------------------------- */

static void
put_link (Parse *self)
{
  SnHtmlLink link = { .start = self->link_start, .end = (guint32) self->page->flow.text->len };

  if (self->href == NULL || link.end <= link.start)
    return;
  if (self->page->flow.text->str[link.start] == ' ')
    link.start++;
  if (link.end <= link.start)
    return;
  link.uri = g_strdup (self->href);
  g_array_append_val (self->page->links, link);
}

static gboolean
has_scheme (const char *uri)
{
  gsize n = 0;

  while (g_ascii_isalnum (uri[n]) || (n > 0 && strchr ("+-.", uri[n]) != NULL && uri[n] != '\0'))
    n++;
  return n > 0 && g_ascii_isalpha (*uri) && uri[n] == ':';
}

/* An address as browsers see it: without line ends and tabs inside and blanks
 * around it. Relative ones need a base. Only what may be opened is kept. */
static char *
resolve (Parse *self, const char *href)
{
  g_autofree char *uri = g_strdup (href);
  char *to = uri;

  for (const char *from = uri; *from != '\0'; from++)
    if (*from != '\n' && *from != '\r' && *from != '\t')
      *to++ = *from;
  *to = '\0';
  g_strstrip (uri);
  if (!has_scheme (uri) && *uri != '#' && *uri != '\0' && self->base != NULL)
    {
      char *whole = g_uri_resolve_relative (self->base, uri, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);

      g_free (uri);
      uri = whole;
    }
  return uri != NULL && sn_uri_is_allowed (uri) ? g_steal_pointer (&uri) : NULL;
}

static void
set_base (Parse *self, const char *base)
{
  if (self->base == NULL && sn_uri_is_allowed (base) && g_ascii_strncasecmp (base, "http", 4) == 0)
    self->base = g_strdup (base);
}

/* ---- Lines -------------------------------------------------------------- */

static void
start_line (Parse *self)
{
  sn_flow_start_line (&self->page->flow);
  self->line = (SnHtmlLine) { .start = (guint32) self->page->flow.text->len };
}

/* Ends the line, with a single line break or for good. */
static void
end_line (Parse *self, gboolean block)
{
  SnHtmlPage *page = self->page;

  if (page->flow.text->len == self->line.start)
    {
      if (page->lines->len > 0)
        g_array_index (page->lines, SnHtmlLine, page->lines->len - 1).ends_block = TRUE;
      page->flow.space = FALSE;
      return;
    }
  self->line.end = (guint32) page->flow.text->len;
  self->line.ends_block = block;
  if (self->link_open > 0)
    put_link (self);
  g_array_append_val (page->lines, self->line);
  g_string_append_c (page->flow.text, '\n');
  start_line (self);
  self->link_start = self->line.start;
}

static void
count_text (Parse *self, gsize before)
{
  SnLook *look = &self->look;
  guint32 added = (guint32) (self->page->flow.text->len - before);

  if (added == 0)
    return;
  if (before == self->line.start)
    {
      self->line.root = look->root;
      self->line.main = look->main;
      self->line.heading = look->heading;
      self->line.item = look->item || look->list > 0 || self->bullet;
      self->line.list = self->line.item ? MAX (look->list, 1) : 0;
      self->line.size = look->size;
      self->bullet = FALSE;
    }
  self->line.size = MIN (self->line.size, look->size);
  if (look->bold)
    self->line.styled += added;
  if (look->slanted)
    self->line.slanted += added;
  if (self->href != NULL)
    self->line.linked += added;
  if (look->root >= 0)
    g_array_index (self->page->parts, SnHtmlPart, look->root).bytes += added;
}

static void
add_text (Parse *self, const char *text, gsize length)
{
  gsize before = self->page->flow.text->len;

  if (self->look.title)
    {
      if (self->page->title->len + length < LONGEST_TITLE)
        g_string_append_len (self->page->title, text, (gssize) length);
      return;
    }
  if (self->look.hidden)
    return;
  sn_flow_append (&self->page->flow, text, length, 0);
  count_text (self, before);
}

/* ---- Tables ------------------------------------------------------------- */

static void
close_cell (Parse *self)
{
  SnHtmlTable *table = innermost_table (self);

  if (table == NULL || !table->in_cell)
    return;
  end_line (self, TRUE);
  g_array_index (table->cells, SnHtmlCell, table->cells->len - 1).end_line = self->page->lines->len;
  table->in_cell = FALSE;
}

static guint16
span (const char *value)
{
  guint64 number = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint16) CLAMP (number, 1, 200);
}

static const char *
attribute (const xmlChar **attributes, const char *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (strcmp ((const char *) attributes[0], name) == 0)
      return (const char *) attributes[1];
  return NULL;
}

static void
open_cell (Parse *self, gboolean header, const xmlChar **attributes)
{
  SnHtmlTable *table = innermost_table (self);
  SnHtmlCell cell = { .rows = span (attribute (attributes, "rowspan")),
                      .columns = span (attribute (attributes, "colspan")),
                      .header = header };

  if (table == NULL)
    return;
  close_cell (self);
  if (table->rows == 0)
    table->rows = 1;
  cell.row = table->rows - 1;
  cell.first_line = cell.end_line = self->page->lines->len;
  g_array_append_val (table->cells, cell);
  table->in_cell = TRUE;
}

static void
open_table (Parse *self, const xmlChar **attributes)
{
  SnHtmlTable *table = sn_html_table_new ();
  const char *role = attribute (attributes, "role");

  table->first_line = self->page->lines->len;
  table->first_link = self->page->links->len;
  table->layout = self->look.hidden || (role != NULL && (strcmp (role, "presentation") == 0 || strcmp (role, "none") == 0));
  g_ptr_array_add (self->tables, table);
}

static void
close_table (Parse *self)
{
  SnHtmlPage *page = self->page;
  SnHtmlTable *table = innermost_table (self), *outer;

  close_cell (self);
  if (sn_html_table_is_data (table, page->flow.text->str, page->lines))
    {
      sn_html_table_rewrite (table, ++page->tables, page->flow.text, page->lines, page->links);
      start_line (self);
      if (self->tables->len > 1)
        {
          outer = g_ptr_array_index (self->tables, self->tables->len - 2);
          outer->layout = TRUE;
        }
    }
  g_ptr_array_set_size (self->tables, (int) self->tables->len - 1);
}

/* ---- Elements ----------------------------------------------------------- */

static void
open_part (Parse *self)
{
  SnHtmlPart part = { .parent = self->look.root };

  self->look.root = (gint32) self->page->parts->len;
  g_array_append_val (self->page->parts, part);
}

static gboolean
may_be_part (const SnTag *tag)
{
  return tag != NULL && (tag->flags & SN_TAG_BLOCK) && tag->id != SN_TAG_HTML && tag->id != SN_TAG_BODY &&
         tag->id != SN_TAG_ARTICLE && tag->id != SN_TAG_MAIN_ELEMENT && tag->id != SN_TAG_TD && tag->id != SN_TAG_TR &&
         tag->id != SN_TAG_TH && (tag->id < SN_TAG_H1 || tag->id > SN_TAG_H6);
}

/* What the attributes of any element say about what is in it. Returns whether
 * it is a part of the page beside the newsletter. */
static gboolean
apply_attributes (Parse *self, const SnTag *tag, const xmlChar **attributes)
{
  SnLook *look = &self->look;
  gboolean chrome = FALSE;

  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    {
      const char *name = (const char *) attributes[0], *value = (const char *) attributes[1];

      if (strcmp (name, "hidden") == 0)
        look->hidden = TRUE;
      if (value == NULL)
        continue;
      if (strcmp (name, "style") == 0)
        sn_look_apply_style (look, value);
      else if (strcmp (name, "class") == 0)
        {
          if (strncmp (value, "Mso", 3) == 0 && strstr (value, "ListParagraph") != NULL && look->list == 0)
            {
              look->item = TRUE;
              look->list = 1;
            }
          look->hidden = look->hidden || strstr (value, "mcnPreviewText") != NULL;
          chrome = chrome || (may_be_part (tag) && sn_name_is_chrome (value));
        }
      else if (strcmp (name, "id") == 0)
        {
          if (sn_name_is_main (value) && !look->main)
            {
              look->main = TRUE;
              self->page->mains++;
            }
          chrome = chrome || (may_be_part (tag) && sn_name_is_chrome (value));
        }
      else if (strcmp (name, "role") == 0)
        {
          if (strcmp (value, "main") == 0 && !look->main)
            {
              look->main = TRUE;
              self->page->mains++;
            }
          chrome = chrome || sn_role_is_chrome (value);
        }
      else if (strcmp (name, "aria-hidden") == 0 && strcmp (value, "true") == 0)
        look->hidden = TRUE;
    }
  return chrome;
}

static void
open_link (Parse *self, const xmlChar **attributes)
{
  const char *href = attribute (attributes, "href");

  if (self->link_open > 0)
    put_link (self);
  g_clear_pointer (&self->href, g_free);
  g_clear_pointer (&self->image, g_free);
  self->link_open = self->open->len;
  self->link_start = (guint32) self->page->flow.text->len;
  if (href != NULL && !self->look.hidden)
    self->href = resolve (self, href);
}

static void
close_link (Parse *self)
{
  /* A link that is but an image is carried by what the image stands for. */
  if (self->href != NULL && self->image != NULL && self->page->flow.text->len == self->link_start)
    add_text (self, self->image, strlen (self->image));
  put_link (self);
  self->link_open = 0;
  g_clear_pointer (&self->href, g_free);
  g_clear_pointer (&self->image, g_free);
}

static void
see_image (Parse *self, const xmlChar **attributes)
{
  const char *alt = attribute (attributes, "alt"), *src = attribute (attributes, "src");

  if ((alt != NULL && strstr (alt, "bullet") != NULL) || (src != NULL && strstr (src, "bullet") != NULL))
    self->bullet = TRUE;
  else if (self->href != NULL && alt != NULL && *alt != '\0' && self->image == NULL)
    self->image = g_strdup (alt);
}

static void
open_known (Parse *self, const SnTag *tag, const xmlChar **attributes)
{
  SnLook *look = &self->look;

  switch (tag->id)
    {
    case SN_TAG_A:
      open_link (self, attributes);
      break;
    case SN_TAG_FONT:
      {
        const char *size = attribute (attributes, "size");
        guint8 pixels = size != NULL ? sn_font_size (size) : 0;

        look->size = pixels > 0 ? pixels : look->size;
      }
      break;
    case SN_TAG_H1:
    case SN_TAG_H2:
    case SN_TAG_H3:
    case SN_TAG_H4:
    case SN_TAG_H5:
    case SN_TAG_H6:
      look->heading = (guint8) (tag->id - SN_TAG_H1 + 1);
      if (tag->id == SN_TAG_H1 && look->root >= 0)
        g_array_index (self->page->parts, SnHtmlPart, look->root).kept = TRUE;
      break;
    case SN_TAG_LIST:
      look->lists++;
      break;
    case SN_TAG_LI:
      look->list = MAX (look->lists, 1);
      look->item = TRUE;
      break;
    case SN_TAG_ARTICLE:
      /* The only one of a page is its content. */
      if (!look->main)
        self->page->articles++;
      look->main = TRUE;
      break;
    case SN_TAG_TITLE:
      look->title = self->page->title->len == 0;
      break;
    case SN_TAG_TABLE:
      open_table (self, attributes);
      break;
    case SN_TAG_TR:
      if (innermost_table (self) != NULL)
        {
          close_cell (self);
          innermost_table (self)->rows++;
        }
      break;
    case SN_TAG_TD:
    case SN_TAG_TH:
      open_cell (self, tag->id == SN_TAG_TH, attributes);
      break;
    default:
      break;
    }
}

static void
see_void (Parse *self, const SnTag *tag, const xmlChar **attributes)
{
  const char *href;

  if (tag->id == SN_TAG_BR)
    end_line (self, FALSE);
  else if (tag->flags & SN_TAG_BLOCK)
    end_line (self, TRUE);
  else if (tag->id == SN_TAG_IMG)
    see_image (self, attributes);
  else if (tag->id == SN_TAG_BASE && (href = attribute (attributes, "href")) != NULL)
    set_base (self, href);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Parse *self = data;
  const SnTag *tag = sn_tag_find ((const char *) name);
  Open open = { .tag = tag, .before = self->look };
  guint flags = tag != NULL ? tag->flags : 0;
  gboolean chrome;

  if (flags & SN_TAG_VOID)
    {
      see_void (self, tag, attributes);
      return;
    }
  if (self->open->len >= MAX_OPEN)
    {
      self->too_deep = TRUE;
      xmlStopParser (self->parser);
      return;
    }
  if (flags & SN_TAG_BLOCK)
    {
      end_line (self, TRUE);
      self->look.item = self->look.item && self->look.list > 0;
    }
  g_array_append_val (self->open, open);
  self->look.hidden = self->look.hidden || (flags & SN_TAG_SKIPPED) != 0;
  self->look.bold = self->look.bold || (flags & SN_TAG_BOLD) != 0;
  self->look.slanted = self->look.slanted || (flags & SN_TAG_SLANTED) != 0;
  if ((flags & SN_TAG_MAIN) && !self->look.main)
    {
      self->look.main = TRUE;
      self->page->mains++;
    }
  chrome = (flags & SN_TAG_CHROME) != 0 || (tag != NULL && tag->id == SN_TAG_HEADER && !self->look.main);
  chrome = apply_attributes (self, tag, attributes) || chrome;
  if (chrome && !self->look.hidden)
    open_part (self);
  if (tag != NULL)
    open_known (self, tag, attributes);
}

static void
close_element (Parse *self)
{
  Open open = g_array_index (self->open, Open, self->open->len - 1);

  if (open.tag != NULL && (open.tag->flags & SN_TAG_BLOCK))
    end_line (self, TRUE);
  if (open.tag != NULL && open.tag->id == SN_TAG_TABLE)
    close_table (self);
  else if (open.tag != NULL && (open.tag->id == SN_TAG_TD || open.tag->id == SN_TAG_TH || open.tag->id == SN_TAG_TR))
    close_cell (self);
  if (self->link_open == self->open->len && open.tag != NULL && open.tag->id == SN_TAG_A)
    close_link (self);
  self->look = open.before;
  g_array_set_size (self->open, self->open->len - 1);
}

static void
end_element_cb (void *data, const xmlChar *name)
{
  Parse *self = data;
  const SnTag *tag = sn_tag_find ((const char *) name);
  guint depth = self->open->len;

  if (tag != NULL && (tag->flags & SN_TAG_VOID))
    return;
  /* The parser closes what it opened; look a little further all the same. */
  for (guint back = 0; back < 16 && back < depth; back++)
    if (g_array_index (self->open, Open, depth - 1 - back).tag == tag)
      {
        while (self->open->len >= depth - back)
          close_element (self);
        return;
      }
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  if (length > 0)
    add_text (data, (const char *) text, (gsize) length);
}

static void
comment_cb (void *data, const xmlChar *text)
{
  Parse *self = data;
  const char *comment = (const char *) text;
  const char *saved = strlen (comment) < 4096 ? strstr (comment, "saved from url=(") : NULL;

  if (saved == NULL || (saved = strchr (saved, ')')) == NULL)
    return;
  {
    g_autofree char *base = g_strdup (saved + 1);

    set_base (self, g_strstrip (base));
  }
}

static void
cdata_cb (void *data, const xmlChar *text, int length)
{
  /* What scripts and styles are made of. */
}

/**
 * sn_html_page_clear:
 *
 * Frees what is in @page.
 */
void
sn_html_page_clear (SnHtmlPage *page)
{
  for (guint i = 0; page->links != NULL && i < page->links->len; i++)
    g_free (g_array_index (page->links, SnHtmlLink, i).uri);
  sn_flow_clear (&page->flow);
  g_clear_pointer (&page->lines, g_array_unref);
  g_clear_pointer (&page->links, g_array_unref);
  g_clear_pointer (&page->parts, g_array_unref);
  if (page->title != NULL)
    g_string_free (page->title, TRUE);
  page->title = NULL;
}

static void
parse_clear (Parse *self)
{
  g_array_unref (self->open);
  g_ptr_array_unref (self->tables);
  g_free (self->base);
  g_free (self->href);
  g_free (self->image);
}

/**
 * sn_html_page_parse:
 * @page: (out caller-allocates): what was read; to be cleared whatever the
 *   result is
 * @text: UTF-8 without a NUL inside
 *
 * Reads a page. Nothing is fetched and nothing is run.
 *
 * Returns: %FALSE with %SN_ERROR_TOO_DEEP or %SN_ERROR_TOO_LARGE
 */
gboolean
sn_html_page_parse (SnHtmlPage *page, const char *text, gsize length, GError **error)
{
  static gsize started = 0;
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  Parse self = { .page = page, .look = { .root = -1 } };
  xmlSAXHandler handler = { .startElement = start_element_cb,
                            .endElement = end_element_cb,
                            .characters = characters_cb,
                            .ignorableWhitespace = characters_cb,
                            .cdataBlock = cdata_cb,
                            .comment = comment_cb };

  *page = (SnHtmlPage) { 0 };
  sn_flow_init (&page->flow, FALSE);
  page->lines = g_array_new (FALSE, FALSE, sizeof (SnHtmlLine));
  page->links = g_array_new (FALSE, FALSE, sizeof (SnHtmlLink));
  page->parts = g_array_new (FALSE, FALSE, sizeof (SnHtmlPart));
  page->title = g_string_new (NULL);
  if (length > G_MAXINT)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_TOO_LARGE, "The page is too large");
      return FALSE;
    }
  if (g_once_init_enter (&started))
    {
      xmlInitParser ();
      g_once_init_leave (&started, 1);
    }
  self.open = g_array_new (FALSE, FALSE, sizeof (Open));
  self.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_html_table_free);
  self.parser = htmlNewParserCtxt ();
  *self.parser->sax = handler;
  self.parser->userData = &self;
  start_line (&self);
  htmlCtxtReadMemory (self.parser, text, (int) length, NULL, "UTF-8", options);
  while (self.open->len > 0)
    close_element (&self);
  end_line (&self, TRUE);
  self.parser->userData = self.parser;
  htmlFreeParserCtxt (self.parser);
  parse_clear (&self);
  if (self.too_deep)
    g_set_error_literal (error, SN_ERROR, SN_ERROR_TOO_DEEP, "The page is nested too deep");
  return !self.too_deep;
}
