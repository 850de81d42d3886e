/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document-flow.h"

G_BEGIN_DECLS

/* For the HTML reader only. It reads a page in one pass of parser events, with
 * no tree: what the tags mean, the lines that become of the text, and the
 * tables. */

/* What an element does to the text in it. */
typedef enum {
  SN_TAG_INLINE = 0,
  SN_TAG_BLOCK = 1 << 0,   /* stands on lines of its own */
  SN_TAG_VOID = 1 << 1,    /* has no content */
  SN_TAG_SKIPPED = 1 << 2, /* its content is not shown */
  SN_TAG_BOLD = 1 << 3,
  SN_TAG_SLANTED = 1 << 4, /* emphasised or underlined */
  SN_TAG_CHROME = 1 << 5,  /* the page's, not the newsletter's */
  SN_TAG_MAIN = 1 << 6,    /* the newsletter's */
  SN_TAG_STRUCK = 1 << 7,  /* taken back by who wrote it */
} SnTagFlags;

/* The elements that the reader treats by name; all others are %SN_TAG_OTHER. */
typedef enum {
  SN_TAG_OTHER,
  SN_TAG_A,
  SN_TAG_ARTICLE,
  SN_TAG_ASIDE,
  SN_TAG_BASE,
  SN_TAG_BODY,
  SN_TAG_BR,
  SN_TAG_BUTTON,
  SN_TAG_FONT,
  SN_TAG_H1,
  SN_TAG_H2,
  SN_TAG_H3,
  SN_TAG_H4,
  SN_TAG_H5,
  SN_TAG_H6,
  SN_TAG_HEADER,
  SN_TAG_HTML,
  SN_TAG_IMG,
  SN_TAG_LI,
  SN_TAG_DT,
  SN_TAG_DD,
  SN_TAG_LIST,
  SN_TAG_MAIN_ELEMENT,
  SN_TAG_P,
  SN_TAG_TABLE,
  SN_TAG_TD,
  SN_TAG_TH,
  SN_TAG_TITLE,
  SN_TAG_TR,
} SnTagId;

/* An element by its name, in lower case, with its #SnTagFlags. */
typedef struct {
  const char *name;
  SnTagId     id;
  guint       flags;
} SnTag;

/**
 * SnLook:
 *
 * How text looks, and what it is part of; inherited by the elements inside.
 */
typedef struct {
  gint32  root;      /* index of the innermost part of the page, or -1 */
  guint8  size;      /* of the font in pixels; 0 where nothing was said */
  guint8  heading;   /* level of the heading around it */
  guint8  list;      /* level of the list item around it */
  guint8  lists;     /* how many lists are around it */
  guint   hidden : 1;
  guint   tiny : 1;  /* too small to be read, unless an element inside has another size */
  guint   struck : 1;
  guint   bold : 1;
  guint   slanted : 1;
  guint   main : 1;  /* inside what the page calls its content */
  guint   title : 1;
  guint   item : 1;  /* a paragraph that Word has as a list item */
  guint   flex : 1;  /* what is in the element stands apart, whatever is between it */
} SnLook;

static inline gboolean
sn_look_is_hidden (const SnLook *look)
{
  return look->hidden || look->tiny;
}

const SnTag *sn_tag_find           (const char *name);
void         sn_look_apply_style   (SnLook *look, const char *style);
gboolean     sn_name_is_chrome     (const char *name);
gboolean     sn_name_is_aside     (const char *name);
gboolean     sn_name_is_main       (const char *name);
gboolean     sn_role_is_chrome     (const char *role);
guint8       sn_font_size          (const char *size);

typedef struct _SnHtmlSheet SnHtmlSheet;

SnHtmlSheet *sn_html_sheet_new     (void);
void         sn_html_sheet_free    (SnHtmlSheet *self);
void         sn_html_sheet_add     (SnHtmlSheet *self, const char *text, gsize length);
void         sn_html_sheet_apply   (SnHtmlSheet *self, SnLook *look, const char *classes);

/* Of the heading that a term is */
#define SN_HTML_TERM_LEVEL 6

/**
 * SnHtmlLine:
 *
 * A line of the page as it was read: text between two line breaks.
 */
typedef struct {
  guint32 start;
  guint32 end;
  gint32  root;
  guint32 table;   /* of a row: number of its table, else 0 */
  guint32 styled;  /* bytes that stand out strongly */
  guint32 slanted; /* bytes that stand out weakly */
  guint32 linked;  /* bytes that are a link */
  guint8  size;    /* the smallest font in it, in pixels */
  guint8  heading;
  guint8  level;   /* of the heading that it is, by its element or its looks; 0 where it is none */
  guint8  list;
  guint   item : 1;
  guint   main : 1;
  guint   fact : 1;       /* a term and what explains it */
  guint   term : 1;       /* a term, and what explains it stands in paragraphs of its own */
  guint   kicker : 1;     /* says of what kind the heading below it is */
  guint   subtitle : 1;   /* says so of the heading above it */
  guint   ends_block : 1; /* else it ends at a single line break */
} SnHtmlLine;

/* A link: what of the page's text it is, in bytes, and where it leads. */
typedef struct {
  guint32 start;
  guint32 end;
  char   *uri;
} SnHtmlLink;

/* A cell of a table: the lines from @first_line to @end_line. */
typedef struct {
  guint32 row;
  guint32 first_line;
  guint32 end_line;
  guint16 rows;
  guint16 columns;
  guint   header : 1;
} SnHtmlCell;

/* A table while it is read: its cells, and where in the page's lines and links
 * what stands in it begins. */
typedef struct {
  GArray  *cells;
  guint32  rows;
  guint32  first_line;
  guint32  first_link;
  gboolean layout;       /* it is hidden, or has a table of data inside */
  gboolean presentation; /* it says that it only lays out the page */
  gboolean in_cell;
} SnHtmlTable;

#define SN_DAYS_OF_WEEK 7

/**
 * SnHtmlTableKind:
 * @SN_HTML_TABLE_LAYOUT: it only lays out the page
 * @SN_HTML_TABLE_DATA: rows of cells
 * @SN_HTML_TABLE_RECORD: the fields of one thing
 * @SN_HTML_TABLE_PLANNER: cells with entries of several days
 * @SN_HTML_TABLE_CALENDAR: a cell for each day of a month, under the days of the week
 *
 * What a table is for.
 */
typedef enum {
  SN_HTML_TABLE_LAYOUT,
  SN_HTML_TABLE_DATA,
  SN_HTML_TABLE_RECORD,
  SN_HTML_TABLE_PLANNER,
  SN_HTML_TABLE_CALENDAR,
} SnHtmlTableKind;

SnHtmlTable *sn_html_table_new     (void);
void         sn_html_table_free    (SnHtmlTable *table);
gboolean     sn_html_cell_bounds   (const SnHtmlCell *cell, GArray *lines, guint32 *start, guint32 *end);
guint        sn_html_paragraph_end (GArray *lines, guint first, guint end);
gboolean  sn_html_is_day_and_hour (const char *p, const char *end);
gboolean     sn_html_begins_entry  (const char *text, guint32 offset, GArray *lines, guint first, guint end);
SnHtmlTableKind sn_html_table_kind (const SnHtmlTable *table, const char *text, GArray *lines);
void         sn_html_table_rewrite (SnHtmlTable *table, SnHtmlTableKind kind, guint number, GString *text,
                                    GArray *lines, GArray *links);

/**
 * SnHtmlPage:
 *
 * A page as it was read: its lines and links over one text, and the parts of
 * it, from which a document is made.
 */
typedef struct {
  SnFlow     flow;
  GArray    *lines;
  GArray    *links;
  GArray    *parts;
  GString   *title;
  guint      tables;
  guint      mains;    /* elements that are the content */
  guint      articles; /* articles outside of them */
} SnHtmlPage;

void         sn_html_find_kickers  (SnHtmlPage *page);

/* A part of a page that may be no part of the newsletter. */
typedef struct {
  gint32   parent;
  guint64  bytes;
  gboolean kept; /* it has the heading of the page, or most of its text */
  gboolean masthead; /* a header, in which no link was seen so far */
  gboolean aside; /* an element for what stands aside */
  guint    dated; /* lines that begin with a day */
} SnHtmlPart;

gboolean     sn_html_page_parse    (SnHtmlPage *page, const char *text, gsize length, GError **error);
void         sn_html_page_clear    (SnHtmlPage *page);
void         sn_html_page_build    (SnHtmlPage *page, SnDocument *document);
gboolean     sn_html_limit_attributes (char *text, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnHtmlPage, sn_html_page_clear)

G_END_DECLS
