/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-print.h"

/* usage: print-pages FOLDER
 *
 * Prints a month and a list of consultations into PDF files, for test-print.py. */

static SnItem *
add (GPtrArray *items, SnItemKind kind, const char *title, const SnDate *date)
{
  SnItem *item = sn_item_new (kind, title);

  sn_item_set_date (item, date);
  g_ptr_array_add (items, item);
  return item;
}

static void
add_crowd (GPtrArray *items, const SnDate *day)
{
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *title = g_strdup_printf ("Working Group %u", i);

      add (items, SN_ITEM_EVENT, title, day);
    }
}

static GPtrArray *
month_new (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  SnDate closing = sn_date_new_day (2019, 5, 17), meeting = sn_date_new_day (2019, 5, 21);
  SnDate crowded = sn_date_new_day (2019, 5, 22), month = sn_date_new_month (2019, 5);
  SnItem *item;

  add (items, SN_ITEM_CONSULTATION, "MP901 Refinement Consultation", &closing);
  sn_date_set_time (&meeting, 10, 0);
  add (items, SN_ITEM_EVENT, "SEC Panel", &meeting);
  item = add (items, SN_ITEM_EVENT, "Change Board", &meeting);
  sn_item_set_outcome (item, SN_OUTCOME_CANCELLED);
  add_crowd (items, &crowded);
  add (items, SN_ITEM_MILESTONE, "Some day release", &month);
  return items;
}

static GPtrArray *
consultations_new (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 60; i++)
    {
      SnDate date = sn_date_from_julian (sn_date_first_julian (&(SnDate){ .year = 2019, .month = 5, .day = 17 }) + i);
      g_autofree char *title = g_strdup_printf ("Consultation number %u on <markup> & more", i + 1);
      SnItem *item = add (items, SN_ITEM_CONSULTATION, title, &date);
      g_autoptr (SnLink) link = sn_link_new (SN_LINK_RESPOND, "form", "https://forms.example.org/respond", 0, 4);

      sn_item_add_link (item, link);
      sn_item_set_organiser (item, "SECAS");
    }
  return items;
}

static gboolean
print (GtkPrintOperation *operation, const char *folder, const char *name)
{
  g_autoptr (GtkPrintOperation) owned = operation;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (owned, path);
  if (gtk_print_operation_run (owned, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error) ==
      GTK_PRINT_OPERATION_RESULT_APPLY)
    return TRUE;
  g_printerr ("%s: %s\n", name, error != NULL ? error->message : "not printed");
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) month = month_new (), consultations = consultations_new (), none = g_ptr_array_new ();
  SnToday today = { sn_date_new_day (2019, 5, 10), SN_DIVISION_ENGLAND_AND_WALES, 7 };

  if (argc != 2 || !gtk_init_check ())
    return 2;
  return print (sn_print_month_new (&today.day, 1, month, &today), argv[1], "month.pdf") &&
                 print (sn_print_items_new ("Open Consultations", consultations, &today), argv[1],
                        "consultations.pdf") &&
                 print (sn_print_items_new ("Open Consultations", none, &today), argv[1], "none.pdf")
             ? 0
             : 1;
}
