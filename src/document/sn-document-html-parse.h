/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document-html.h"

#include <libxml/HTMLparser.h>

G_BEGIN_DECLS

/* For the HTML reader only: what is known while a page is parsed. */

/* An element that is open, and what to return to when it closes. */
typedef struct {
  const SnTag   *tag;
  const xmlChar *name;
  SnLook         before;
} SnHtmlOpen;

/* Where two elements within a line meet without a blank between them: words go on over
 * such a place, unless the page parts the elements by its style. */
typedef enum {
  SN_HTML_SEAM_NONE,
  SN_HTML_SEAM_CLOSE,
  SN_HTML_SEAM_APART
} SnHtmlSeam;

/* A page while it is parsed: what is open, and the line and link that are being
 * read. */
typedef struct {
  SnHtmlPage      *page;
  xmlParserCtxtPtr parser;
  SnLook           look;
  GArray          *open;
  GPtrArray       *tables;
  SnHtmlSheet     *sheet;
  char            *base;
  char            *href;      /* of the link that is open */
  guint            link_open; /* how deep its element stands, 0 where none is open */
  guint32          link_start;
  char            *image;     /* what an image in it stands for */
  SnHtmlLine       line;      /* that is being read */
  gboolean         bullet;    /* an image of one was seen */
  gboolean         term;      /* the line has but the term that its <dd> explains */
  gboolean         explains;  /* that <dd> has begun */
  char            *day;       /* the term where it is a day, which further <dd> have too */
  guint32          closed;    /* where the text stood when an element within a line closed */
  SnHtmlSeam       seam;      /* what is between the text so far and what comes */
  gboolean         too_deep;
} SnHtmlParse;

void         sn_html_explain_term    (SnHtmlParse *self, const char *text, gsize length);
void         sn_html_part_seam       (SnHtmlParse *self, const char *text, gsize length);
void         sn_html_put_link        (SnHtmlParse *self);
char        *sn_html_resolve         (SnHtmlParse *self, const char *href);
void         sn_html_set_base        (SnHtmlParse *self, const char *base);
void         sn_html_start_line      (SnHtmlParse *self);
void         sn_html_end_line        (SnHtmlParse *self, gboolean block);
void         sn_html_add_text        (SnHtmlParse *self, const char *text, gsize length);
SnHtmlTable *sn_html_innermost_table (SnHtmlParse *self);
void         sn_html_open_table      (SnHtmlParse *self, const xmlChar **attributes);
void         sn_html_close_table     (SnHtmlParse *self);
void         sn_html_open_cell       (SnHtmlParse *self, gboolean header, const xmlChar **attributes);
void         sn_html_close_cell      (SnHtmlParse *self);
const char  *sn_html_attribute       (const xmlChar **attributes, const char *name);

G_END_DECLS
