/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-print-list.h"

#include <glib/gi18n.h>

#include "sn-format.h"

/* All lengths are points. */
#define TITLE_SIZE 18
#define TITLE_HEIGHT 36
#define FOOT_HEIGHT 24
#define DAY_WIDTH 120
#define GAP 12
#define ROW_GAP 10

struct _SnPrintList
{
  char *title;
  GPtrArray *items;
  SnToday today;
  GArray *first; /* guint: the first item of each page */
};

/**
 * sn_print_layout:
 * @size: of the letters
 * @width: where lines end
 * @max_lines: after how many lines the rest is left out; 0 for never
 *
 * Returns: (transfer full): a paragraph for the paper.
 */
PangoLayout *
sn_print_layout (GtkPrintContext *context, const char *text, double size, gboolean bold, double width, guint max_lines)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "Sans");
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (max_lines > 0)
    {
      pango_layout_set_height (layout, -(int) max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/**
 * sn_print_show:
 * @layout: (transfer full): a paragraph
 * @grey: 0 for black, 1 for white
 *
 * Puts it onto the paper.
 *
 * Returns: its height.
 */
double
sn_print_show (GtkPrintContext *context, PangoLayout *layout, double x, double y, double grey)
{
  g_autoptr (PangoLayout) owned = layout;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);

  cairo_set_source_rgb (cairo, grey, grey, grey);
  cairo_move_to (cairo, x, y);
  pango_cairo_show_layout (cairo, owned);
  return height_of (owned);
}

/**
 * sn_print_list_new:
 * @title: what stands above
 * @items: (element-type SnItem): what is printed, in this order
 * @today: the day it is
 *
 * Returns: (transfer full): the list.
 */
SnPrintList *
sn_print_list_new (const char *title, GPtrArray *items, const SnToday *today)
{
  SnPrintList *self = g_new0 (SnPrintList, 1);

  self->title = g_strdup (title);
  self->items = g_ptr_array_ref (items);
  self->today = *today;
  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * sn_print_list_free:
 *
 * Frees @self.
 */
void
sn_print_list_free (SnPrintList *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->items);
  g_array_unref (self->first);
  g_free (self);
}

/* How long is left to answer, or until it takes place. */
static char *
left_words (SnItem *item, const SnToday *today)
{
  SnItemKind kind = sn_item_get_kind (item);
  gboolean takes_place = kind == SN_ITEM_EVENT || kind == SN_ITEM_MILESTONE;

  return takes_place ? sn_format_days_until (sn_item_get_date (item), today)
                     : sn_format_days_left (sn_item_get_date (item), today);
}

static char *
day_words (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *day = sn_format_date (date, today), *time = sn_format_time (date);
  g_autofree char *left = left_words (item, today);
  gboolean ahead = sn_item_get_state (item) == SN_STATE_OPEN && *left != '\0';

  return g_strconcat (day, *time != '\0' ? "\n" : "", time, ahead ? "\n" : "", ahead ? left : "", NULL);
}

/* What is known of it beside day and title, a line each. */
static char *
detail_words (SnItem *item, const SnToday *today)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  const SnLink *link = sn_item_get_best_link (item);
  g_autofree char *subtitle = sn_format_subtitle (item), *status = NULL, *due = NULL;
  GString *words = g_string_new (subtitle);

  if (sn_user_word_has_response (word))
    {
      status = sn_format_status (word->status);
      due = word->due != NULL ? sn_format_internal_date (word->due, today) : g_strdup ("");
      g_string_append_printf (words, "%s%s%s%s%s%s", words->len > 0 ? "\n" : "", status,
                              word->owner != NULL ? " · " : "", word->owner != NULL ? word->owner : "",
                              *due != '\0' ? " · " : "", due);
    }
  if (link != NULL && sn_uri_is_allowed (link->uri))
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", link->uri);
  return g_string_free (words, FALSE);
}

/* Draws an item, or only measures it; returns its height. */
static double
do_item (SnPrintList *self, GtkPrintContext *context, SnItem *item, double y, gboolean draw)
{
  double width = gtk_print_context_get_width (context) - DAY_WIDTH - GAP, beside, height;
  g_autofree char *day = day_words (item, &self->today), *details = detail_words (item, &self->today);
  g_autoptr (PangoLayout) day_layout = sn_print_layout (context, day, 9, FALSE, DAY_WIDTH, 0);
  g_autoptr (PangoLayout) title = sn_print_layout (context, sn_item_get_title (item), 10, TRUE, width, 0);
  g_autoptr (PangoLayout) rest = sn_print_layout (context, details, 9, FALSE, width, 0);

  height = height_of (title);
  beside = height + (*details != '\0' ? height_of (rest) : 0);
  if (draw)
    {
      sn_print_show (context, g_object_ref (day_layout), 0, y, 0);
      sn_print_show (context, g_object_ref (title), DAY_WIDTH + GAP, y, 0);
      sn_print_show (context, g_object_ref (rest), DAY_WIDTH + GAP, y + height, 0.3);
    }
  return MAX (beside, height_of (day_layout)) + ROW_GAP;
}

/**
 * sn_print_list_paginate:
 *
 * Works out which items are on which page of that paper; one that is taller than
 * a page has one to itself.
 *
 * Returns: how many pages there are, at least 1.
 */
guint
sn_print_list_paginate (SnPrintList *self, GtkPrintContext *context)
{
  double room = gtk_print_context_get_height (context) - TITLE_HEIGHT - FOOT_HEIGHT, used = 0;
  guint first = 0;

  g_array_set_size (self->first, 0);
  g_array_append_val (self->first, first);
  for (guint i = 0; i < self->items->len; i++)
    {
      double height = do_item (self, context, self->items->pdata[i], 0, FALSE);

      if (used > 0 && used + height > room)
        {
          g_array_append_val (self->first, i);
          used = 0;
        }
      used += height;
    }
  return self->first->len;
}

static void
draw_foot (SnPrintList *self, GtkPrintContext *context, guint page)
{
  double width = gtk_print_context_get_width (context);
  g_autofree char *day = sn_format_day_long (&self->today.day, NULL);
  /* Translators: the foot of a printed page: a day, and which page it is of how many */
  g_autofree char *words = g_strdup_printf (_ ("SEC News, %s. Page %u of %u"), day, page + 1, self->first->len);

  sn_print_show (context, sn_print_layout (context, words, 8, FALSE, width, 1), 0,
                 gtk_print_context_get_height (context) - 12, 0.4);
}

/**
 * sn_print_list_draw:
 * @page: which page, from 0
 *
 * Draws a page of what sn_print_list_paginate() worked out.
 */
void
sn_print_list_draw (SnPrintList *self, GtkPrintContext *context, guint page)
{
  guint end = page + 1 < self->first->len ? g_array_index (self->first, guint, page + 1) : self->items->len;
  double y = TITLE_HEIGHT;

  sn_print_show (context,
                 sn_print_layout (context, self->title, TITLE_SIZE, TRUE, gtk_print_context_get_width (context), 1), 0,
                 0, 0);
  if (self->items->len == 0)
    sn_print_show (context, sn_print_layout (context, _ ("There is nothing."), 10, FALSE, 400, 1), 0, y, 0.3);
  for (guint i = g_array_index (self->first, guint, page); i < end; i++)
    y += do_item (self, context, self->items->pdata[i], y, TRUE);
  draw_foot (self, context, page);
}
