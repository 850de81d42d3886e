/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html-parse.h"
#include "sn-document-lines.h"
#include "sn-error.h"

#include <string.h>

/* The parser itself searches its stack for elements to close: deeper than this
 * a page is no page, but an attempt to keep us busy. */
#define MAX_OPEN 8000

/* Whether the part stands aside, as an element for that or one so called. */
static gboolean
stands_aside (const SnTag *tag, const xmlChar **attributes)
{
  const char *class = sn_html_attribute (attributes, "class"), *id = sn_html_attribute (attributes, "id");
  const char *role = sn_html_attribute (attributes, "role");

  return (tag != NULL && tag->id == SN_TAG_ASIDE) || (class != NULL && sn_name_is_aside (class)) ||
         (id != NULL && sn_name_is_aside (id)) || g_strcmp0 (role, "complementary") == 0;
}

static void
open_part (SnHtmlParse *self, const SnTag *tag, const xmlChar **attributes)
{
  SnHtmlPart part = { .parent = self->look.root,
                      .masthead = tag != NULL && tag->id == SN_TAG_HEADER,
                      .aside = stands_aside (tag, attributes) };

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
apply_attributes (SnHtmlParse *self, const SnTag *tag, const xmlChar **attributes)
{
  SnLook *look = &self->look;
  gboolean chrome = FALSE;

  if (attributes == NULL)
    return FALSE;
  /* An element's own style goes before what its classes have. */
  sn_html_sheet_apply (self->sheet, look, sn_html_attribute (attributes, "class"));
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

/* A header with links is a site's menu, one without is a masthead: the name of
 * the newsletter with its date. */
static void
see_link_in_parts (SnHtmlParse *self)
{
  for (gint32 i = self->look.root; i >= 0; i = g_array_index (self->page->parts, SnHtmlPart, i).parent)
    g_array_index (self->page->parts, SnHtmlPart, i).masthead = FALSE;
}

static void
open_link (SnHtmlParse *self, const xmlChar **attributes)
{
  const char *href = sn_html_attribute (attributes, "href");

  if (self->link_open > 0)
    sn_html_put_link (self);
  g_clear_pointer (&self->href, g_free);
  g_clear_pointer (&self->image, g_free);
  self->link_open = self->open->len;
  self->link_start = (guint32) self->page->flow.text->len;
  if (href != NULL && !sn_look_is_hidden (&self->look))
    {
      self->href = sn_html_resolve (self, href);
      see_link_in_parts (self);
    }
}

static void
close_link (SnHtmlParse *self)
{
  /* A link that is but an image is carried by what the image stands for. */
  if (self->href != NULL && self->image != NULL && self->page->flow.text->len == self->link_start)
    sn_html_add_text (self, self->image, strlen (self->image));
  sn_html_put_link (self);
  self->link_open = 0;
  g_clear_pointer (&self->href, g_free);
  g_clear_pointer (&self->image, g_free);
}

static void
see_image (SnHtmlParse *self, const xmlChar **attributes)
{
  const char *alt = sn_html_attribute (attributes, "alt"), *src = sn_html_attribute (attributes, "src");

  if ((alt != NULL && strstr (alt, "bullet") != NULL) || (src != NULL && strstr (src, "bullet") != NULL))
    self->bullet = TRUE;
  else if (self->href != NULL && alt != NULL && *alt != '\0' && self->image == NULL)
    self->image = g_strdup (alt);
}

static void
open_known (SnHtmlParse *self, const SnTag *tag, const xmlChar **attributes)
{
  SnLook *look = &self->look;

  switch (tag->id)
    {
    case SN_TAG_A:
      open_link (self, attributes);
      break;
    case SN_TAG_FONT:
      {
        const char *size = sn_html_attribute (attributes, "size");
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
      sn_html_open_table (self, attributes);
      break;
    case SN_TAG_TR:
      if (sn_html_innermost_table (self) != NULL)
        {
          sn_html_close_cell (self);
          sn_html_innermost_table (self)->rows++;
        }
      break;
    case SN_TAG_TD:
    case SN_TAG_TH:
      sn_html_open_cell (self, tag->id == SN_TAG_TH, attributes);
      break;
    default:
      break;
    }
}

/* Longer ones are no labels, but things that are explained. */
#define LONGEST_TERM 80
/* How deep within a heading a button may be its label. */
#define LABEL_DEPTH 4

static void
see_void (SnHtmlParse *self, const SnTag *tag, const xmlChar **attributes)
{
  const char *href;

  if (tag->id == SN_TAG_BR)
    sn_html_end_line (self, FALSE);
  else if (tag->flags & SN_TAG_BLOCK)
    sn_html_end_line (self, TRUE);
  else if (tag->id == SN_TAG_IMG)
    see_image (self, attributes);
  else if (tag->id == SN_TAG_BASE && (href = sn_html_attribute (attributes, "href")) != NULL)
    sn_html_set_base (self, href);
}

/* Whether the element by itself stands beside the newsletter: a header or an
 * aside does not where it is in the page's main part, as a box of dates is. */
static gboolean
is_chrome (const SnHtmlParse *self, const SnTag *tag)
{
  if (tag == NULL || (self->look.main && tag->id == SN_TAG_ASIDE))
    return FALSE;
  return (tag->flags & SN_TAG_CHROME) != 0 || (tag->id == SN_TAG_HEADER && !self->look.main);
}

/* "<dt>Closes<dd>17 June": what a label and what it labels is one line, unless
 * the label is longer than such are. */
static gboolean
leave_term_open (SnHtmlParse *self)
{
  const GString *text = self->page->flow.text;
  const char *term = text->str + self->line.start;

  g_clear_pointer (&self->day, g_free);
  if (text->len == self->line.start || text->len - self->line.start > LONGEST_TERM || sn_look_is_hidden (&self->look))
    return FALSE;
  if (sn_is_date_only (term, text->str + text->len))
    self->day = g_strdup (term);
  if (strchr (":?.", text->str[text->len - 1]) == NULL) /* "BEIS: in-home displays" has its colon */
    sn_html_add_text (self,
                      memchr (text->str + self->line.start, ':', text->len - self->line.start) != NULL ? "." : ":", 1);
  self->term = TRUE;
  return TRUE;
}

/* "<dt>25 April<dd>Change Board<dd>Security Sub-Committee": each of them is on that day. */
static void
repeat_day (SnHtmlParse *self)
{
  g_autofree char *lead = g_strconcat (self->day, ":", NULL);

  sn_html_end_line (self, TRUE);
  sn_html_add_text (self, lead, strlen (lead));
  self->term = self->explains = TRUE;
}

/* "<h3><button>Panel election</button></h3>" of what unfolds, "<th><button>Date</button>"
 * of what can be sorted: the words of such a button are the heading's own. A button behind
 * them ("Copy link") does something. */
static gboolean
is_heading_button (const SnHtmlParse *self, const SnTag *tag)
{
  guint n = self->open->len;

  if (tag->id != SN_TAG_BUTTON || self->page->flow.text->len > self->line.start)
    return FALSE;
  for (guint back = 1; back <= MIN (n, LABEL_DEPTH); back++)
    {
      const SnTag *around = g_array_index (self->open, SnHtmlOpen, n - back).tag;

      if (around != NULL &&
          ((around->id >= SN_TAG_H1 && around->id <= SN_TAG_H6) || around->id == SN_TAG_DT || around->id == SN_TAG_TH))
        return TRUE;
    }
  return FALSE;
}

/* What most elements are closed by, and whose names the parser keeps but once. */
static gboolean
closes_innermost (const SnHtmlParse *self, const xmlChar *name)
{
  return self->open->len > 0 && g_array_index (self->open, SnHtmlOpen, self->open->len - 1).name == name;
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  SnHtmlParse *self = data;
  const SnTag *tag = sn_tag_find ((const char *) name);
  SnHtmlOpen open = { .tag = tag, .name = name, .before = self->look };
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
  if (tag != NULL && tag->id == SN_TAG_DD && self->term)
    self->explains = TRUE;
  else if (tag != NULL && tag->id == SN_TAG_DD && self->day != NULL && !sn_look_is_hidden (&self->look))
    repeat_day (self);
  else if (flags & SN_TAG_BLOCK)
    {
      sn_html_end_line (self, TRUE);
      self->look.item = self->look.item && self->look.list > 0;
    }
  else if (self->closed > self->line.start && self->closed == self->page->flow.text->len)
    self->seam = self->look.flex ? SN_HTML_SEAM_APART : SN_HTML_SEAM_CLOSE;
  self->look.flex = FALSE;
  g_array_append_val (self->open, open);
  self->look.hidden = self->look.hidden || ((flags & SN_TAG_SKIPPED) != 0 && !is_heading_button (self, tag));
  self->look.struck = self->look.struck || (flags & SN_TAG_STRUCK) != 0;
  self->look.bold = self->look.bold || (flags & SN_TAG_BOLD) != 0;
  self->look.slanted = self->look.slanted || (flags & SN_TAG_SLANTED) != 0;
  if ((flags & SN_TAG_MAIN) && !self->look.main)
    {
      self->look.main = TRUE;
      self->page->mains++;
    }
  chrome = is_chrome (self, tag);
  chrome = apply_attributes (self, tag, attributes) || chrome;
  if (chrome && !sn_look_is_hidden (&self->look))
    open_part (self, tag, attributes);
  if (tag != NULL)
    open_known (self, tag, attributes);
}

static void
close_element (SnHtmlParse *self)
{
  SnHtmlOpen open = g_array_index (self->open, SnHtmlOpen, self->open->len - 1);

  if (open.tag != NULL && (open.tag->flags & SN_TAG_BLOCK) && !(open.tag->id == SN_TAG_DT && leave_term_open (self)))
    sn_html_end_line (self, TRUE);
  if (open.tag != NULL && open.tag->id == SN_TAG_TABLE)
    sn_html_close_table (self);
  else if (open.tag != NULL && (open.tag->id == SN_TAG_TD || open.tag->id == SN_TAG_TH || open.tag->id == SN_TAG_TR))
    sn_html_close_cell (self);
  if (self->link_open == self->open->len && open.tag != NULL && open.tag->id == SN_TAG_A)
    close_link (self);
  if (open.tag == NULL || !(open.tag->flags & SN_TAG_BLOCK))
    self->closed = (guint32) self->page->flow.text->len;
  self->look = open.before;
  g_array_set_size (self->open, self->open->len - 1);
}

static void
end_element_cb (void *data, const xmlChar *name)
{
  SnHtmlParse *self = data;
  guint depth = self->open->len;
  const SnTag *tag;

  if (closes_innermost (self, name))
    {
      close_element (self);
      return;
    }
  tag = sn_tag_find ((const char *) name);
  if (tag != NULL && (tag->flags & SN_TAG_VOID))
    return;
  /* The parser closes what it opened; look a little further all the same. */
  for (guint back = 0; back < 16 && back < depth; back++)
    if (g_array_index (self->open, SnHtmlOpen, depth - 1 - back).tag == tag)
      {
        while (self->open->len >= depth - back)
          close_element (self);
        return;
      }
}

/* A date struck through no longer counts. What else is struck through stays, since
 * a word beside it says what became of it: "Change Board Cancelled". */
static gboolean
is_struck_date (const SnHtmlParse *self, const char *text, gsize length)
{
  return self->look.struck && length < 60 && sn_date_cell_length (text, text + length) + 2 >= length;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  if (length <= 0 || is_struck_date (data, (const char *) text, (gsize) length))
    return;
  sn_html_explain_term (data, (const char *) text, (gsize) length);
  sn_html_part_seam (data, (const char *) text, (gsize) length);
  sn_html_add_text (data, (const char *) text, (gsize) length);
}

static void
comment_cb (void *data, const xmlChar *text)
{
  SnHtmlParse *self = data;
  const char *comment = (const char *) text;
  const char *saved = strlen (comment) < 4096 ? strstr (comment, "saved from url=(") : NULL;

  if (saved == NULL || (saved = strchr (saved, ')')) == NULL)
    return;
  {
    g_autofree char *base = g_strdup (saved + 1);

    sn_html_set_base (self, g_strstrip (base));
  }
}

static void
cdata_cb (void *data, const xmlChar *text, int length)
{
  /* What scripts and styles are made of. */
  SnHtmlParse *self = data;
  const SnTag *tag = self->open->len > 0 ? g_array_index (self->open, SnHtmlOpen, self->open->len - 1).tag : NULL;

  if (tag != NULL && length > 0 && strcmp (tag->name, "style") == 0)
    sn_html_sheet_add (self->sheet, (const char *) text, (gsize) length);
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
parse_clear (SnHtmlParse *self)
{
  g_array_unref (self->open);
  g_ptr_array_unref (self->tables);
  sn_html_sheet_free (self->sheet);
  g_free (self->base);
  g_free (self->href);
  g_free (self->image);
  g_free (self->day);
}

/**
 * sn_html_page_parse:
 * @page: (out caller-allocates): what was read; to be cleared whatever the
 *   result is
 * @text: UTF-8 without a NUL inside, behind a byte order mark
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
  SnHtmlParse self = { .page = page, .look = { .root = -1 } };
  xmlSAXHandler handler = { .startElement = start_element_cb,
                            .endElement = end_element_cb,
                            .characters = characters_cb,
                            .ignorableWhitespace = characters_cb,
                            .cdataBlock = cdata_cb,
                            .comment = comment_cb };

  *page = (SnHtmlPage){ 0 };
  sn_flow_init (&page->flow, FALSE, length / 2);
  page->lines = g_array_sized_new (FALSE, FALSE, sizeof (SnHtmlLine), 128);
  page->links = g_array_sized_new (FALSE, FALSE, sizeof (SnHtmlLink), 32);
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
  self.open = g_array_sized_new (FALSE, FALSE, sizeof (SnHtmlOpen), 64);
  self.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_html_table_free);
  self.sheet = sn_html_sheet_new ();
  self.parser = htmlNewParserCtxt ();
  *self.parser->sax = handler;
  self.parser->userData = &self;
  sn_html_start_line (&self);
  htmlCtxtReadMemory (self.parser, text, (int) length, NULL, NULL, options);
  while (self.open->len > 0)
    close_element (&self);
  sn_html_end_line (&self, TRUE);
  self.parser->userData = self.parser;
  htmlFreeParserCtxt (self.parser);
  parse_clear (&self);
  if (self.too_deep)
    g_set_error_literal (error, SN_ERROR, SN_ERROR_TOO_DEEP, "The page is nested too deep");
  return !self.too_deep;
}
