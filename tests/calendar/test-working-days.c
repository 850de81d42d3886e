/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "sn-bank-holidays.h"
#include "sn-error.h"
#include "sn-working-days.h"

/* As GOV.UK lists them: the days of a year for one division. */
typedef struct
{
  SnDivision division;
  guint year;
  const char *days;
} Table;

static const Table tables[] = {
  { SN_DIVISION_ENGLAND_AND_WALES, 2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
  { SN_DIVISION_ENGLAND_AND_WALES, 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28" },
  { SN_DIVISION_SCOTLAND, 2019, "01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26" },
  { SN_DIVISION_SCOTLAND, 2020, "01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28" },
  { SN_DIVISION_SCOTLAND, 2021, "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28" },
  { SN_DIVISION_SCOTLAND, 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27" },
  { SN_DIVISION_SCOTLAND, 2023, "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26" },
  { SN_DIVISION_SCOTLAND, 2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26" },
  { SN_DIVISION_SCOTLAND, 2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26" },
  { SN_DIVISION_SCOTLAND, 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28" },
  { SN_DIVISION_SCOTLAND, 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28" },
  { SN_DIVISION_NORTHERN_IRELAND, 2019, "01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26" },
  { SN_DIVISION_NORTHERN_IRELAND, 2020, "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28" },
  { SN_DIVISION_NORTHERN_IRELAND, 2021, "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28" },
  { SN_DIVISION_NORTHERN_IRELAND, 2022, "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27" },
  { SN_DIVISION_NORTHERN_IRELAND, 2023, "01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26" },
  { SN_DIVISION_NORTHERN_IRELAND, 2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26" },
  { SN_DIVISION_NORTHERN_IRELAND, 2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26" },
  { SN_DIVISION_NORTHERN_IRELAND, 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28" },
  { SN_DIVISION_NORTHERN_IRELAND, 2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28" },
};

static SnDate
day (const char *iso)
{
  SnDate date;

  g_assert_true (sn_date_parse (iso, &date));
  return date;
}

/* The days of a year that sn_bank_holiday_name() knows, asked one by one. */
static char *
days_of (SnDivision division, guint year)
{
  GString *days = g_string_new (NULL);

  for (SnDate date = sn_date_new_day (year, 1, 1); date.year == year; date = sn_date_add_days (&date, 1))
    if (sn_bank_holiday_name (division, &date) != NULL)
      g_string_append_printf (days, "%s%02u-%02u", days->len > 0 ? " " : "", date.month, date.day);
  return g_string_free (days, FALSE);
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *days = days_of (tables[i].division, tables[i].year);

      g_test_message ("division %d, %u", tables[i].division, tables[i].year);
      g_assert_cmpstr (days, ==, tables[i].days);
    }
}

static void
test_names (void)
{
  static const struct
  {
    SnDivision division;
    const char *iso;
    const char *name;
  } names[] = {
    { SN_DIVISION_ENGLAND_AND_WALES, "2022-06-03", "Platinum Jubilee bank holiday" },
    { SN_DIVISION_ENGLAND_AND_WALES, "2022-12-26", "Boxing Day" },
    { SN_DIVISION_ENGLAND_AND_WALES, "2022-12-27", "Christmas Day (substitute day)" },
    { SN_DIVISION_ENGLAND_AND_WALES, "2020-12-28", "Boxing Day (substitute day)" },
    { SN_DIVISION_SCOTLAND, "2023-01-02", "2nd January" },
    { SN_DIVISION_SCOTLAND, "2023-01-03", "New Year’s Day (substitute day)" },
    { SN_DIVISION_SCOTLAND, "2026-06-15", "World Cup bank holiday" },
    { SN_DIVISION_ENGLAND_AND_WALES, "2026-06-15", NULL },
    { SN_DIVISION_NORTHERN_IRELAND, "2024-03-18", "St Patrick’s Day (substitute day)" },
    { SN_DIVISION_ENGLAND_AND_WALES, "2024-03", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SnDate date = day (names[i].iso);

      g_assert_cmpstr (sn_bank_holiday_name (names[i].division, &date), ==, names[i].name);
    }
}

static void
test_is_working_day (void)
{
  static const struct
  {
    const char *iso;
    gboolean working;
  } days[] = {
    { "2019-06-14", TRUE }, { "2019-06-15", FALSE }, { "2019-06-16", FALSE }, { "2019-12-25", FALSE },
    { "2020-05-04", TRUE }, { "2020-05-08", FALSE }, { "2022-05-30", TRUE },  { "2022-09-19", FALSE },
    { "2024-08-05", TRUE }, { "2019-06", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      SnDate date = day (days[i].iso);

      g_test_message ("%s", days[i].iso);
      g_assert_cmpint (sn_is_working_day (SN_DIVISION_ENGLAND_AND_WALES, &date), ==, days[i].working);
    }
}

static void
test_between (void)
{
  static const struct
  {
    SnDivision division;
    const char *from;
    const char *to;
    int days;
  } spans[] = {
    { SN_DIVISION_ENGLAND_AND_WALES, "2019-06-10", "2019-06-14", 4 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2019-06-14", "2019-06-10", -4 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2019-06-10", "2019-06-10", 0 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2019-06-14", "2019-06-16", 0 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2019-06-14", "2019-06-17", 1 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2019-12-20", "2020-01-06", 8 },
    { SN_DIVISION_SCOTLAND, "2019-12-20", "2020-01-06", 7 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2022-05-27", "2022-06-06", 4 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2018-12-31", "2019-12-31", 253 },
    { SN_DIVISION_ENGLAND_AND_WALES, "2019-06", "2019-06-14", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      SnDate from = day (spans[i].from), to = day (spans[i].to);

      g_test_message ("%s to %s", spans[i].from, spans[i].to);
      g_assert_cmpint (sn_working_days_between (spans[i].division, &from, &to), ==, spans[i].days);
    }
}

/* Counting day by day says the same as counting by weeks and tables. */
static void
test_between_agrees (void)
{
  SnDate start = day ("2021-11-29"), date = start;
  int count = 0;

  for (guint i = 0; i < 900; i++)
    {
      date = sn_date_add_days (&date, 1);
      count += sn_is_working_day (SN_DIVISION_NORTHERN_IRELAND, &date);
      g_assert_cmpint (sn_working_days_between (SN_DIVISION_NORTHERN_IRELAND, &start, &date), ==, count);
    }
}

static void
test_add (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *to;
  } sums[] = {
    { "2019-06-10", 4, "2019-06-14" },  { "2019-06-14", 1, "2019-06-17" }, { "2019-06-15", 1, "2019-06-17" },
    { "2019-06-15", -1, "2019-06-14" }, { "2019-06-15", 0, "2019-06-15" }, { "2019-12-24", 1, "2019-12-27" },
    { "2020-01-02", -2, "2019-12-30" }, { "2022-06-01", 1, "2022-06-06" },
  };
  SnDate last = sn_date_new_day (9999, 12, 31), none;

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      SnDate from = day (sums[i].from), sum = sn_add_working_days (SN_DIVISION_ENGLAND_AND_WALES, &from, sums[i].days);
      g_autofree char *text = sn_date_to_string (&sum);

      g_assert_cmpstr (text, ==, sums[i].to);
    }
  none = sn_add_working_days (SN_DIVISION_ENGLAND_AND_WALES, &last, 1);
  g_assert_false (sn_date_is_set (&none));
}

/* All are on weekdays, sorted, none twice, whatever the year: the count by
 * weeks relies on it. */
static void
test_all_years (void)
{
  for (guint year = 1; year <= 9999; year += year < 1900 || year > 2300 ? 97 : 1)
    for (guint division = 0; division < 3; division++)
      {
        g_autoptr (GArray) holidays = sn_bank_holidays_of_year ((SnDivision) division, year);
        guint32 before = 0;

        g_assert_cmpuint (holidays->len, >=, 8);
        for (guint i = 0; i < holidays->len; i++)
          {
            const SnBankHoliday *holiday = &g_array_index (holidays, SnBankHoliday, i);
            SnDate date = sn_date_from_julian (holiday->julian);

            g_assert_cmpuint (date.year, ==, year);
            g_assert_cmpuint (sn_date_weekday (&date), <=, 5);
            g_assert_cmpuint (holiday->julian, >, before);
            before = holiday->julian;
          }
      }
}

/* Beyond what is announced somebody must be told; what is tabled above is known. */
static void
test_announced (void)
{
  guint last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    last = MAX (last, tables[i].year);
  g_assert_cmpuint (sn_bank_holidays_announced_until (), ==, last);
}

static void
test_data_file (void)
{
  static const char *const wrong[] = {
    "[2020]\nearly-mai=2020-05-08\n",     "[2020]\nspring=2021-05-08\n", "[2020]\nspring=2020-02-30\n",
    "[2020]\nspring=2020-05-08 A name\n", "[2020]\nextra=2020-05-08\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (g_key_file_load_from_data (file, wrong[i], (gsize) -1, G_KEY_FILE_NONE, NULL));
      g_assert_false (sn_bank_holidays_check (file, &error));
      g_assert_error (error, SN_ERROR, SN_ERROR_NOT_TEXT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/working-days/tables", test_tables);
  g_test_add_func ("/working-days/names", test_names);
  g_test_add_func ("/working-days/is-working-day", test_is_working_day);
  g_test_add_func ("/working-days/between", test_between);
  g_test_add_func ("/working-days/between-agrees", test_between_agrees);
  g_test_add_func ("/working-days/add", test_add);
  g_test_add_func ("/working-days/all-years", test_all_years);
  g_test_add_func ("/working-days/announced", test_announced);
  g_test_add_func ("/working-days/data-file", test_data_file);
  return g_test_run ();
}
