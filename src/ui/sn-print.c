/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-print.h"

#include <glib/gi18n.h>

#include "sn-error.h"
#include "sn-format.h"
#include "sn-month.h"
#include "sn-print-month.h"

/* The month, and lists of items, on paper or as PDF. */

typedef struct
{
  SnDate month; /* not set: the list alone */
  guint first_weekday;
  GPtrArray *items;
  SnToday today;
  SnPrintList *list; /* on the pages that follow */
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_ptr_array_unref (print->items);
  sn_print_list_free (print->list);
  g_free (print);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Print *print = data;
  guint before = sn_date_is_set (&print->month) ? 1 : 0;

  gtk_print_operation_set_n_pages (operation, (int) (before + sn_print_list_paginate (print->list, context)));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Print *print = data;
  gboolean month = sn_date_is_set (&print->month);

  if (month && page == 0)
    sn_print_month_draw (context, &print->month, print->first_weekday, print->items, &print->today);
  else
    sn_print_list_draw (print->list, context, (guint) page - (month ? 1 : 0));
}

static GtkPrintOperation *
operation_new (Print *print, const char *title, GPtrArray *listed, GtkPageOrientation orientation)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  print->list = sn_print_list_new (title, listed, &print->today);
  g_object_set_data_full (G_OBJECT (operation), "print", print, print_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  return operation;
}

/* A sheet has whole weeks, the list the month alone. */
static GPtrArray *
items_in (const SnDate *month, GPtrArray *items)
{
  GPtrArray *inside = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const SnDate *date = sn_item_get_date (items->pdata[i]);

      if (sn_date_first_julian (date) <= sn_date_last_julian (month) &&
          sn_date_last_julian (date) >= sn_date_first_julian (month))
        g_ptr_array_add (inside, items->pdata[i]);
    }
  return inside;
}

/**
 * sn_print_month_new:
 * @month: a month
 * @first_weekday: 1 for Monday to 7 for Sunday
 * @items: (element-type SnItem): what there is on the days of its weeks, in order,
 *   all with a date
 * @today: the day it is
 *
 * Returns: (transfer full): what prints the month on a sheet, and after it all
 *   that there is in it as a list.
 */
GtkPrintOperation *
sn_print_month_new (const SnDate *month, guint first_weekday, GPtrArray *items, const SnToday *today)
{
  Print *print = g_new0 (Print, 1);
  g_autofree char *title = sn_format_month (month->year, month->month);
  SnDate whole = sn_date_new_month (month->year, month->month);
  g_autoptr (GPtrArray) listed = items_in (&whole, items);

  *print = (Print){ whole, first_weekday, g_ptr_array_ref (items), *today, NULL };
  return operation_new (print, title, listed, GTK_PAGE_ORIENTATION_LANDSCAPE);
}

/**
 * sn_print_items_new:
 * @title: what stands above
 * @items: (element-type SnItem): what is printed, in order
 * @today: the day it is
 *
 * Returns: (transfer full): what prints them as a list.
 */
GtkPrintOperation *
sn_print_items_new (const char *title, GPtrArray *items, const SnToday *today)
{
  Print *print = g_new0 (Print, 1);

  *print = (Print){ .items = g_ptr_array_ref (items), .today = *today };
  return operation_new (print, title, items, GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* ---- from the window ---- */

typedef struct
{
  GtkWidget *window; /* has the action, so it is there as long as that is */
  SnStore *store;
  GSettings *settings;
  SnPages *pages;
} Printer;

typedef struct
{
  GtkWidget *window;
  SnDate month;
  guint first_weekday;
  SnToday today;
  const char *title; /* of a list */
} Asked;

static void
printer_free (gpointer data)
{
  Printer *printer = data;

  g_object_unref (printer->store);
  g_object_unref (printer->settings);
  g_free (printer);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer window)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  /* Translators: %s is why */
  text = g_strdup_printf (_ ("It could not be printed: %s"), error != NULL ? error->message : "");
  gtk_widget_activate_action (window, "win.report", "s", text);
}

static void
run (GtkWindow *window, GtkPrintOperation *operation)
{
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}

/**
 * sn_print_run_items:
 * @title: what stands above
 * @items: (element-type SnItem): what is printed, in order
 * @today: the day it is
 *
 * Opens the dialog that prints them as a list.
 */
void
sn_print_run_items (GtkWindow *window, const char *title, GPtrArray *items, const SnToday *today)
{
  g_autoptr (GtkPrintOperation) operation = sn_print_items_new (title, items, today);

  run (window, operation);
}

static void
print_items (const Asked *asked, GPtrArray *items)
{
  g_autoptr (GtkPrintOperation) operation =
      sn_date_is_set (&asked->month) ? sn_print_month_new (&asked->month, asked->first_weekday, items, &asked->today)
                                     : sn_print_items_new (asked->title, items, &asked->today);

  run (GTK_WINDOW (asked->window), operation);
}

static void
items_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (GtkWidget) window = asked->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sn_store_list_items_finish (SN_STORE (source), result, &error);

  if (items != NULL)
    print_items (asked, items);
  else if (!g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    gtk_widget_activate_action (window, "win.report", "s", error->message);
}

/* What the sheet has room for: the weeks of the month, as the page has them. */
static void
ask_for_month (Asked *asked, SnQuery *query)
{
  guint32 first = sn_month_first_day (asked->month.year, asked->month.month, asked->first_weekday);
  guint n_weeks = sn_month_n_weeks (asked->month.year, asked->month.month, asked->first_weekday);

  query->from = sn_date_from_julian (first);
  query->to = sn_date_from_julian (first + 7 * n_weeks - 1);
  query->precision = SN_QUERY_DATED;
}

/* The calendar prints its month, a page with a list that, each as its filters have
 * it; newsletters have what is to be answered. */
static SnQuery *
find_what (Printer *printer, Asked *asked)
{
  SnQuery open = { .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION), .open_only = TRUE, .undismissed = TRUE };
  SnQuery *query;

  asked->title = sn_pages_get_list_title (printer->pages);
  if (sn_pages_get_month (printer->pages, &asked->month))
    {
      query = sn_pages_get_query (printer->pages);
      if (query != NULL)
        ask_for_month (asked, query);
      return query;
    }
  if (asked->title != NULL)
    return sn_pages_get_query (printer->pages);
  asked->title = _ ("Open Consultations");
  open.today = asked->today.day;
  return sn_query_copy (&open);
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Printer *printer = data;
  SnDate day = sn_clock_today (sn_store_get_clock (printer->store));
  g_autofree Asked *asked = g_new0 (Asked, 1);
  g_autoptr (SnQuery) query = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  asked->window = printer->window;
  asked->today = sn_today_new (&day, printer->settings);
  asked->first_weekday =
      sn_month_weekday_for ((SnWeekStart) g_settings_get_enum (printer->settings, SN_SETTING_WEEK_START));
  query = find_what (printer, asked);
  if (query == NULL)
    {
      /* The filter lets nothing through. */
      print_items (asked, none);
      return;
    }
  g_object_ref (asked->window);
  sn_store_list_items_async (printer->store, query, NULL, items_cb, g_steal_pointer (&asked));
}

/**
 * sn_print_attach:
 * @window: gets the action `print`
 * @pages: the pages
 *
 * Lets the page that is shown be printed, or saved as PDF.
 */
void
sn_print_attach (GtkApplicationWindow *window, SnStore *store, GSettings *settings, SnPages *pages)
{
  static const GActionEntry entries[] = { { .name = "print", .activate = print_action } };
  Printer *printer = g_new (Printer, 1);

  *printer = (Printer){ GTK_WIDGET (window), g_object_ref (store), g_object_ref (settings), pages };
  g_object_set_data_full (G_OBJECT (window), "printer", printer, printer_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), printer);
}
