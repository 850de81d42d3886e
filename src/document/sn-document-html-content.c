/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html-parse.h"
#include "sn-document-lines.h"

#include <string.h>

#define LONGEST_TITLE 1000

/* Below all that a page's own headings have. */

/* "Now closes", "Nominations by" */
#define LONGEST_LABEL 24

/**
 * sn_html_innermost_table:
 *
 * Returns: (transfer none) (nullable): the table that is open.
 */
SnHtmlTable *
sn_html_innermost_table (SnHtmlParse *self)
{
  return self->tables->len > 0 ? g_ptr_array_index (self->tables, self->tables->len - 1) : NULL;
}

/* ---- Links -------------------------------------------------------------- */

/**
 * sn_html_put_link:
 *
 * Adds what was read of the open link.
 */
void
sn_html_put_link (SnHtmlParse *self)
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

/* As g_uri_resolve_relative(), which complains to the programmer where a host is
 * followed by other things than a path: "http://host;x", as GLib reads it. */
static char *
resolve_relative (const char *base, const char *uri)
{
  GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
  g_autoptr (GUri) from = g_uri_parse (base, flags, NULL);
  g_autoptr (GUri) whole = from != NULL ? g_uri_parse_relative (from, uri, flags, NULL) : NULL;
  const char *path = whole != NULL ? g_uri_get_path (whole) : NULL;

  if (path == NULL || (g_uri_get_host (whole) != NULL ? *path != '\0' && *path != '/' : g_str_has_prefix (path, "//")))
    return NULL;
  return g_uri_to_string (whole);
}

/**
 * sn_html_resolve:
 *
 * Gives an address as browsers see it: without line ends and tabs inside and
 * blanks around it. Relative ones need a base.
 *
 * Returns: (transfer full) (nullable): the address, if it may be opened.
 */
char *
sn_html_resolve (SnHtmlParse *self, const char *href)
{
  g_autofree char *uri = NULL;
  gsize length = 0;

  while (g_ascii_isspace (*href))
    href++;
  uri = g_malloc (strlen (href) + 1);
  for (const char *p = href; *p != '\0'; p++)
    if (*p != '\n' && *p != '\r' && *p != '\t')
      uri[length++] = *p;
  while (length > 0 && g_ascii_isspace (uri[length - 1]))
    length--;
  uri[length] = '\0';
  if (self->base != NULL && *uri != '#' && *uri != '\0' && !has_scheme (uri))
    {
      char *whole = resolve_relative (self->base, uri);

      g_free (uri);
      uri = whole;
    }
  return uri != NULL && sn_uri_is_allowed (uri) ? g_steal_pointer (&uri) : NULL;
}

/**
 * sn_html_set_base:
 *
 * Has relative addresses start at @base; the first one counts.
 */
void
sn_html_set_base (SnHtmlParse *self, const char *base)
{
  if (self->base == NULL && sn_uri_is_allowed (base) && g_ascii_strncasecmp (base, "http", 4) == 0)
    self->base = g_strdup (base);
}

/* ---- Lines -------------------------------------------------------------- */

/**
 * sn_html_start_line:
 *
 * Starts a line at the end of the text.
 */
void
sn_html_start_line (SnHtmlParse *self)
{
  sn_flow_start_line (&self->page->flow);
  self->line = (SnHtmlLine){ .start = (guint32) self->page->flow.text->len };
}

/**
 * sn_html_end_line:
 * @block: whether the line ends for good, not with a single line break
 *
 * Ends the line, if it has any text.
 */
void
sn_html_end_line (SnHtmlParse *self, gboolean block)
{
  SnHtmlPage *page = self->page;

  self->line.term = self->explains && page->flow.text->len > self->line.start;
  self->term = self->explains = FALSE;
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
    sn_html_put_link (self);
  g_array_append_val (page->lines, self->line);
  g_string_append_c (page->flow.text, '\n');
  sn_html_start_line (self);
  self->link_start = self->line.start;
}

static void
count_text (SnHtmlParse *self, gsize before)
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

/**
 * sn_html_add_text:
 *
 * Adds text as it stands between tags.
 */
void
sn_html_add_text (SnHtmlParse *self, const char *text, gsize length)
{
  gsize before = self->page->flow.text->len;

  if (self->look.title)
    {
      if (self->page->title->len + length < LONGEST_TITLE)
        g_string_append_len (self->page->title, text, (gssize) length);
      return;
    }
  if (sn_look_is_hidden (&self->look))
    return;
  sn_flow_append (&self->page->flow, text, length, 0);
  count_text (self, before);
}

/* "Closes" at the beginning of a line, before the day: what a label is. */
static gboolean
is_label (const char *p, const char *end)
{
  if (p >= end || end - p > LONGEST_LABEL || !g_ascii_isupper (*p))
    return FALSE;
  while (p < end && (g_ascii_isalpha (*p) || *p == ' '))
    p++;
  return p == end;
}

/* "When: Tuesday 11 May" */
static gboolean
begins_with_label (const char *text, gsize length)
{
  const char *colon = memchr (text, ':', MIN (length, LONGEST_LABEL));

  return colon != NULL && is_label (text, colon);
}

/**
 * sn_html_explain_term:
 * @text: that comes next
 *
 * Where the text is the first of what explains a term: goes on in the line of the term,
 * unless that is the name of something of which labels say the rest.
 */
void
sn_html_explain_term (SnHtmlParse *self, const char *text, gsize length)
{
  GString *line = self->page->flow.text;

  if (!self->explains)
    return;
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  if (length == 0)
    return;
  self->explains = self->term = FALSE;
  if (begins_with_label (text, length) && line->len > self->line.start && line->str[line->len - 1] == ':')
    {
      g_string_truncate (line, line->len - 1);
      self->line.heading = SN_HTML_TERM_LEVEL;
      sn_html_end_line (self, TRUE);
    }
  else
    {
      sn_html_add_text (self, " ", 1);
      self->line.fact = TRUE;
    }
}

/**
 * sn_html_part_seam:
 * @text: that comes next
 *
 * Puts a blank where elements meet that stand apart on the page: "Closes" and "5pm" of
 * two, though nothing is between them. A label before a day or hour has its colon.
 */
void
sn_html_part_seam (SnHtmlParse *self, const char *text, gsize length)
{
  const GString *line = self->page->flow.text;
  SnHtmlSeam seam = self->seam;
  char last, first = *text;
  gboolean apart;

  self->seam = SN_HTML_SEAM_NONE;
  if (seam == SN_HTML_SEAM_NONE || sn_look_is_hidden (&self->look) || line->len <= self->line.start)
    return;
  last = line->str[line->len - 1];
  apart = seam == SN_HTML_SEAM_APART ? g_ascii_isalnum (first)
                                     : g_ascii_islower (last) && (g_ascii_isupper (first) || g_ascii_isdigit (first));
  if (!apart || g_ascii_isspace (last))
    return;
  if (is_label (line->str + self->line.start, line->str + line->len) &&
      (g_ascii_isdigit (first) || sn_date_cell_length (text, text + length) > 0 ||
       sn_word_at (text, text + length, "noon") > 0 || sn_word_at (text, text + length, "midday") > 0))
    sn_html_add_text (self, ": ", 2);
  else
    sn_html_add_text (self, " ", 1);
}

/* ---- Tables ------------------------------------------------------------- */

/**
 * sn_html_close_cell:
 *
 * Ends the cell that is open, if one is.
 */
void
sn_html_close_cell (SnHtmlParse *self)
{
  SnHtmlTable *table = sn_html_innermost_table (self);

  if (table == NULL || !table->in_cell)
    return;
  sn_html_end_line (self, TRUE);
  g_array_index (table->cells, SnHtmlCell, table->cells->len - 1).end_line = self->page->lines->len;
  table->in_cell = FALSE;
}

static guint16
span (const char *value)
{
  guint64 number = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint16) CLAMP (number, 1, 200);
}

/**
 * sn_html_attribute:
 *
 * Returns: (nullable): the value of the attribute of that name.
 */
const char *
sn_html_attribute (const xmlChar **attributes, const char *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (strcmp ((const char *) attributes[0], name) == 0)
      return (const char *) attributes[1];
  return NULL;
}

/**
 * sn_html_open_cell:
 * @header: whether it heads a row or column
 *
 * Begins a cell of the innermost table.
 */
void
sn_html_open_cell (SnHtmlParse *self, gboolean header, const xmlChar **attributes)
{
  SnHtmlTable *table = sn_html_innermost_table (self);
  SnHtmlCell cell = { .rows = span (sn_html_attribute (attributes, "rowspan")),
                      .columns = span (sn_html_attribute (attributes, "colspan")),
                      .header = header };

  if (table == NULL)
    return;
  sn_html_close_cell (self);
  if (table->rows == 0)
    table->rows = 1;
  cell.row = table->rows - 1;
  cell.first_line = cell.end_line = self->page->lines->len;
  g_array_append_val (table->cells, cell);
  table->in_cell = TRUE;
}

/**
 * sn_html_open_table:
 *
 * Begins a table.
 */
void
sn_html_open_table (SnHtmlParse *self, const xmlChar **attributes)
{
  SnHtmlTable *table = sn_html_table_new ();
  const char *role = sn_html_attribute (attributes, "role");

  table->first_line = self->page->lines->len;
  table->first_link = self->page->links->len;
  table->layout = self->look.hidden;
  table->presentation = role != NULL && (strcmp (role, "presentation") == 0 || strcmp (role, "none") == 0);
  g_ptr_array_add (self->tables, table);
}

/**
 * sn_html_close_table:
 *
 * Ends the innermost table. If it is one of data, a line a row takes the place
 * of its cells' lines.
 */
void
sn_html_close_table (SnHtmlParse *self)
{
  SnHtmlPage *page = self->page;
  SnHtmlTable *table = sn_html_innermost_table (self), *outer;
  SnHtmlTableKind kind;

  sn_html_close_cell (self);
  kind = sn_html_table_kind (table, page->flow.text->str, page->lines);
  if (kind != SN_HTML_TABLE_LAYOUT)
    {
      if (kind != SN_HTML_TABLE_RECORD)
        page->tables++;
      sn_html_table_rewrite (table, kind, page->tables, page->flow.text, page->lines, page->links);
      sn_html_start_line (self);
      self->link_start = self->line.start; /* one that is open went as far as the last cell */
      if (self->tables->len > 1)
        {
          outer = g_ptr_array_index (self->tables, self->tables->len - 2);
          outer->layout = TRUE;
        }
    }
  g_ptr_array_set_size (self->tables, (int) self->tables->len - 1);
}
