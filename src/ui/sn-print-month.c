/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-print-month.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-month-items.h"
#include "sn-month.h"

/* A month on one sheet. All lengths are points. */
#define TITLE_HEIGHT 34
#define HEAD_HEIGHT 16
#define PADDING 3
#define NUMBER_HEIGHT 13
#define LINE_HEIGHT 10

typedef struct
{
  GtkPrintContext *context;
  cairo_t *cairo;
  double x, y, width, height; /* of a day */
} Cell;

/* Days of other months and without work are told apart by more than their
 * colour: by their numbers and their place. */
static void
draw_frame (const Cell *cell, gboolean inside, gboolean working)
{
  cairo_rectangle (cell->cairo, cell->x, cell->y, cell->width, cell->height);
  if (!inside || !working)
    {
      double grey = inside ? 0.95 : 0.9;

      cairo_set_source_rgb (cell->cairo, grey, grey, grey);
      cairo_fill_preserve (cell->cairo);
    }
  cairo_set_source_rgb (cell->cairo, 0.5, 0.5, 0.5);
  cairo_set_line_width (cell->cairo, 0.5);
  cairo_stroke (cell->cairo);
}

static char *
item_words (SnItem *item)
{
  g_autofree char *chip = sn_format_chip (item), *time = sn_format_time (sn_item_get_date (item));
  SnItemKind kind = sn_item_get_kind (item);
  gboolean closing = kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY;

  if (sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED)
    /* Translators: in a printed calendar, what does not take place */
    return g_strdup_printf (_ ("Cancelled: %s"), chip);
  if (closing)
    /* Translators: in a printed calendar, what closes on that day */
    return g_strdup_printf (_ ("Closes: %s"), chip);
  return *time != '\0' ? g_strdup_printf ("%s %s", time, chip) : g_steal_pointer (&chip);
}

static void
draw_line (const Cell *cell, guint line, const char *words, gboolean bold, double grey)
{
  sn_print_show (cell->context, sn_print_layout (cell->context, words, 7, bold, cell->width - 2 * PADDING, 1),
                 cell->x + PADDING, cell->y + PADDING + NUMBER_HEIGHT + line * LINE_HEIGHT, grey);
}

/* What finds no room is counted: all is in the list on the pages that follow. */
static void
draw_items (const Cell *cell, GPtrArray *here, double grey)
{
  guint room = (guint) ((cell->height - NUMBER_HEIGHT - 2 * PADDING) / LINE_HEIGHT);
  guint n = here->len <= room ? here->len : MAX (room, 1) - 1;
  g_autofree char *more = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = item_words (here->pdata[i]);
      SnItemKind kind = sn_item_get_kind (here->pdata[i]);

      draw_line (cell, i, words, kind != SN_ITEM_EVENT && kind != SN_ITEM_MILESTONE, grey);
    }
  if (n == here->len)
    return;
  more = g_strdup_printf (ngettext ("and %u more", "and %u more", here->len - n), here->len - n);
  draw_line (cell, n, more, FALSE, grey);
}

static void
draw_day (const Cell *cell, guint32 julian, const SnDate *month, GPtrArray *items, const SnToday *today)
{
  SnDate day = sn_date_from_julian (julian);
  gboolean inside = day.month == month->month;
  double grey = inside ? 0 : 0.45;
  const char *holiday = sn_bank_holiday_name (today->division, &day);
  g_autoptr (GPtrArray) here = sn_month_items_on (items, julian);
  g_autofree char *number =
      holiday != NULL ? g_strdup_printf ("%u %s", day.day, holiday) : g_strdup_printf ("%u", day.day);

  draw_frame (cell, inside, sn_is_working_day (today->division, &day));
  sn_print_show (cell->context, sn_print_layout (cell->context, number, 8, inside, cell->width - 2 * PADDING, 1),
                 cell->x + PADDING, cell->y + PADDING, grey);
  draw_items (cell, here, grey);
}

static void
draw_heads (GtkPrintContext *context, guint32 first, double width, const SnToday *today)
{
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (GDate) day = g_date_new_julian (first + i);
      char name[64];

      g_date_strftime (name, sizeof name, "%A", day);
      sn_print_show (context, sn_print_layout (context, name, 8, TRUE, width, 1), i * width + PADDING, TITLE_HEIGHT,
                     0.3);
    }
}

/**
 * sn_print_month_draw:
 * @month: the month
 * @first_weekday: 1 for Monday to 7 for Sunday
 * @items: (element-type SnItem): what there is on the days of its weeks
 * @today: the day it is
 *
 * Draws a month over the whole of the paper.
 */
void
sn_print_month_draw (GtkPrintContext *context, const SnDate *month, guint first_weekday, GPtrArray *items,
                     const SnToday *today)
{
  guint n_weeks = sn_month_n_weeks (month->year, month->month, first_weekday);
  guint32 first = sn_month_first_day (month->year, month->month, first_weekday);
  double width = gtk_print_context_get_width (context) / 7;
  double height = (gtk_print_context_get_height (context) - TITLE_HEIGHT - HEAD_HEIGHT) / n_weeks;
  g_autofree char *title = sn_format_month (month->year, month->month);

  sn_print_show (context, sn_print_layout (context, title, 18, TRUE, 7 * width, 1), 0, 0, 0);
  draw_heads (context, first, width, today);
  for (guint i = 0; i < 7 * n_weeks; i++)
    {
      Cell cell = { context,       gtk_print_context_get_cairo_context (context),
                    i % 7 * width, TITLE_HEIGHT + HEAD_HEIGHT + i / 7 * height,
                    width,         height };

      draw_day (&cell, first + i, month, items, today);
    }
}
