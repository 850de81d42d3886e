/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-bank-holidays.h"

#include <gio/gio.h>

#include <string.h>

#include "sn-calendar-resources.h"
#include "sn-error.h"

/* The group that is no year. */
#define ANNOUNCED_GROUP "announced"

#define EXCEPTIONS_PATH "/org/example/SecNews/calendar/bank-holidays.ini"

/* The first year in which Scotland had St Andrew's Day (the Act of 2007). */
#define ST_ANDREW_SINCE 2007

typedef enum
{
  EXCEPTION_EXTRA,
  EXCEPTION_EARLY_MAY,
  EXCEPTION_SPRING,
} ExceptionKind;

/* A line of the data file. */
typedef struct
{
  ExceptionKind kind;
  guint divisions; /* bits of 1 << SnDivision */
  guint year;
  guint32 julian;
  char *name; /* of an extra holiday */
} Exception;

#define EVERYWHERE                                                                                                     \
  (1u << SN_DIVISION_ENGLAND_AND_WALES | 1u << SN_DIVISION_SCOTLAND | 1u << SN_DIVISION_NORTHERN_IRELAND)

static const struct
{
  const char *key;
  ExceptionKind kind;
  guint divisions;
} exception_keys[] = {
  { "early-may", EXCEPTION_EARLY_MAY, EVERYWHERE },
  { "spring", EXCEPTION_SPRING, EVERYWHERE },
  { "extra", EXCEPTION_EXTRA, EVERYWHERE },
  { "extra-england-and-wales", EXCEPTION_EXTRA, 1u << SN_DIVISION_ENGLAND_AND_WALES },
  { "extra-scotland", EXCEPTION_EXTRA, 1u << SN_DIVISION_SCOTLAND },
  { "extra-northern-ireland", EXCEPTION_EXTRA, 1u << SN_DIVISION_NORTHERN_IRELAND },
};

static void
exception_clear (gpointer data)
{
  g_free (((Exception *) data)->name);
}

/* "2022-06-03" or, for an extra holiday, "2022-06-03 Its name". */
static gboolean
parse_exception (Exception *exception, const char *text, GError **error)
{
  g_autofree char *iso = g_strndup (text, strcspn (text, " "));
  const char *name = text + strlen (iso);
  gboolean named = *name == ' ' && name[1] != '\0';
  SnDate day;

  if (!sn_date_parse (iso, &day) || day.day == 0 || day.year != exception->year ||
      named != (exception->kind == EXCEPTION_EXTRA))
    {
      g_set_error (error, SN_ERROR, SN_ERROR_NOT_TEXT, "Not a bank holiday of %u: %s", exception->year, text);
      return FALSE;
    }
  exception->julian = sn_date_first_julian (&day);
  exception->name = named ? g_strdup (name + 1) : NULL;
  return TRUE;
}

static gboolean
parse_key (GArray *exceptions, GKeyFile *file, const char *group, const char *key, GError **error)
{
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, key, NULL, error);

  for (guint i = 0; i < G_N_ELEMENTS (exception_keys); i++)
    {
      if (!g_str_equal (exception_keys[i].key, key))
        continue;
      for (guint j = 0; values != NULL && values[j] != NULL; j++)
        {
          Exception exception = { exception_keys[i].kind, exception_keys[i].divisions, 0, 0, NULL };

          exception.year = (guint) g_ascii_strtoull (group, NULL, 10);
          if (!parse_exception (&exception, values[j], error))
            return FALSE;
          g_array_append_val (exceptions, exception);
        }
      return values != NULL;
    }
  g_set_error (error, SN_ERROR, SN_ERROR_NOT_TEXT, "Unknown key of %s: %s", group, key);
  return FALSE;
}

static GArray *
parse_exceptions (GKeyFile *file, GError **error)
{
  g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (Exception));
  g_auto (GStrv) years = g_key_file_get_groups (file, NULL);

  g_array_set_clear_func (exceptions, exception_clear);
  for (guint i = 0; years[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, years[i], NULL, error);

      for (guint j = 0; keys != NULL && keys[j] != NULL && !g_str_equal (years[i], ANNOUNCED_GROUP); j++)
        if (!parse_key (exceptions, file, years[i], keys[j], error))
          return NULL;
      if (keys == NULL)
        return NULL;
    }
  return g_steal_pointer (&exceptions);
}

/**
 * sn_bank_holidays_check:
 * @file: a data file of exceptions
 *
 * Returns: whether every line of @file is understood; else @error says which
 *   is not.
 */
gboolean
sn_bank_holidays_check (GKeyFile *file, GError **error)
{
  g_autoptr (GArray) exceptions = parse_exceptions (file, error);

  return exceptions != NULL;
}

static GArray *
load_exceptions (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  GArray *exceptions = NULL;

  /* Asked by name, for nothing else would keep the resource in a program that
   * links the static library. */
  bytes = g_resource_lookup_data (sn_calendar_resources_get_resource (), EXCEPTIONS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  if (bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    exceptions = parse_exceptions (file, &error);
  if (exceptions == NULL)
    g_error ("The table of bank holidays is broken: %s", error->message);
  return exceptions;
}

static guint
load_announced (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (sn_calendar_resources_get_resource (), EXCEPTIONS_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  int until = 0;

  if (bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    until = g_key_file_get_integer (file, ANNOUNCED_GROUP, "until", &error);
  if (until <= 0)
    g_error ("The table of bank holidays does not say until when it is complete");
  return (guint) until;
}

/**
 * sn_bank_holidays_announced_until:
 *
 * Source: GOV.UK, as above, which lists them a year or two ahead.
 *
 * Returns: the last year whose bank holidays are all known. In later ones those
 *   that the rules give are known, but none that will be moved or held once, so
 *   that a count of working days may be wrong; whoever shows one says so.
 */
guint
sn_bank_holidays_announced_until (void)
{
  static gsize year = 0;

  if (g_once_init_enter (&year))
    g_once_init_leave (&year, (gsize) load_announced ());
  return (guint) year;
}

/* The table is part of the program: read once, never changed. */
static GArray *
get_exceptions (void)
{
  static gsize table = 0;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) load_exceptions ());
  return (GArray *) table;
}

/* A year that is being filled. */
typedef struct
{
  GArray *days;
  SnDivision division;
  guint year;
} Year;

static guint32
julian_of (guint year, guint month, guint day)
{
  SnDate date = sn_date_new_day (year, month, day);

  return sn_date_first_julian (&date);
}

/* 0 for Monday to 6 for Sunday. */
static guint
weekday_of (guint32 julian)
{
  return (julian + 6) % 7;
}

static gboolean
is_taken (Year *year, guint32 julian)
{
  for (guint i = 0; i < year->days->len; i++)
    if (g_array_index (year->days, SnBankHoliday, i).julian == julian)
      return TRUE;
  return FALSE;
}

static void
add_day (Year *year, guint32 julian, const char *name)
{
  SnBankHoliday holiday = { julian, name };

  g_array_append_val (year->days, holiday);
}

/* A holiday that falls on a weekend is held on the next day that is neither of
 * a weekend nor another holiday. */
static void
add_substitute (Year *year, guint32 julian, const char *name)
{
  if (weekday_of (julian) < 5)
    return;
  while (weekday_of (julian) >= 5 || is_taken (year, julian))
    julian++;
  add_day (year, julian, name);
}

static void
add_on_weekday (Year *year, guint32 julian, const char *name)
{
  if (weekday_of (julian) < 5)
    add_day (year, julian, name);
}

/* A fixed day, alone. */
static void
add_fixed (Year *year, guint month, guint day, const char *name, const char *substitute)
{
  guint32 julian = julian_of (year->year, month, day);

  add_on_weekday (year, julian, name);
  add_substitute (year, julian, substitute);
}

static guint32
first_monday (guint year, guint month)
{
  guint32 first = julian_of (year, month, 1);

  return first + (7 - weekday_of (first)) % 7;
}

static guint32
last_monday (guint year, guint month)
{
  guint32 last = julian_of (year, month, 31); /* May and August, which have 31 days */

  return last - weekday_of (last);
}

/* Easter Sunday of the Gregorian calendar: the Sunday after the paschal full
 * moon, which the golden number and the epact give (the tables of the Book of
 * Common Prayer, Calendar (New Style) Act 1750). */
static guint32
easter_sunday (guint year)
{
  guint golden = year % 19, century = year / 100;
  guint epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
  guint moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
  guint32 full_moon = julian_of (year, 3, 21) + moon;

  return full_moon + 7 - (weekday_of (full_moon) + 1) % 7;
}

static void
add_new_year (Year *year)
{
  gboolean scotland = year->division == SN_DIVISION_SCOTLAND;
  guint32 first = julian_of (year->year, 1, 1);

  add_on_weekday (year, first, "New Year’s Day");
  if (scotland)
    add_on_weekday (year, first + 1, "2nd January");
  add_substitute (year, first, "New Year’s Day (substitute day)");
  if (scotland)
    add_substitute (year, first + 1, "2nd January (substitute day)");
}

static void
add_easter (Year *year)
{
  guint32 sunday = easter_sunday (year->year);

  add_day (year, sunday - 2, "Good Friday");
  if (year->division != SN_DIVISION_SCOTLAND)
    add_day (year, sunday + 1, "Easter Monday");
}

/* The day to which a holiday was moved in that year, or else @usual. */
static guint32
moved (Year *year, ExceptionKind kind, guint32 usual)
{
  GArray *exceptions = get_exceptions ();

  for (guint i = 0; i < exceptions->len; i++)
    {
      const Exception *exception = &g_array_index (exceptions, Exception, i);

      if (exception->kind == kind && exception->year == year->year)
        return exception->julian;
    }
  return usual;
}

static void
add_summer (Year *year)
{
  guint32 august = year->division == SN_DIVISION_SCOTLAND ? first_monday (year->year, 8) : last_monday (year->year, 8);

  add_day (year, moved (year, EXCEPTION_EARLY_MAY, first_monday (year->year, 5)), "Early May bank holiday");
  add_day (year, moved (year, EXCEPTION_SPRING, last_monday (year->year, 5)), "Spring bank holiday");
  add_day (year, august, "Summer bank holiday");
}

static void
add_national (Year *year)
{
  if (year->division == SN_DIVISION_NORTHERN_IRELAND)
    {
      add_fixed (year, 3, 17, "St Patrick’s Day", "St Patrick’s Day (substitute day)");
      add_fixed (year, 7, 12, "Battle of the Boyne (Orangemen’s Day)",
                 "Battle of the Boyne (Orangemen’s Day) (substitute day)");
    }
  if (year->division == SN_DIVISION_SCOTLAND && year->year >= ST_ANDREW_SINCE)
    add_fixed (year, 11, 30, "St Andrew’s Day", "St Andrew’s Day (substitute day)");
}

static void
add_christmas (Year *year)
{
  guint32 christmas = julian_of (year->year, 12, 25);

  add_on_weekday (year, christmas, "Christmas Day");
  add_on_weekday (year, christmas + 1, "Boxing Day");
  add_substitute (year, christmas, "Christmas Day (substitute day)");
  add_substitute (year, christmas + 1, "Boxing Day (substitute day)");
}

static void
add_extras (Year *year)
{
  GArray *exceptions = get_exceptions ();

  for (guint i = 0; i < exceptions->len; i++)
    {
      const Exception *exception = &g_array_index (exceptions, Exception, i);

      if (exception->kind == EXCEPTION_EXTRA && exception->year == year->year &&
          (exception->divisions & 1u << year->division) != 0 && !is_taken (year, exception->julian))
        add_day (year, exception->julian, exception->name);
    }
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const SnBankHoliday *first = a, *second = b;

  return (first->julian > second->julian) - (first->julian < second->julian);
}

/**
 * sn_bank_holidays_of_year:
 * @year: 1 to 9999
 *
 * The rules are those in force since 1978: the Banking and Financial Dealings
 * Act 1971, schedule 1, with the days that are proclaimed every year (among
 * them the early May holiday everywhere, and the substitutes for a Saturday),
 * and the St Andrew's Day Bank Holiday (Scotland) Act 2007. What was moved or
 * held once is in data/bank-holidays.ini.
 *
 * Returns: (transfer full) (element-type SnBankHoliday): the bank holidays of
 *   that year, oldest first; all of them on weekdays, no two on one day.
 */
GArray *
sn_bank_holidays_of_year (SnDivision division, guint year)
{
  Year filled = { g_array_new (FALSE, FALSE, sizeof (SnBankHoliday)), division, year };

  add_new_year (&filled);
  add_easter (&filled);
  add_summer (&filled);
  add_national (&filled);
  add_christmas (&filled);
  add_extras (&filled);
  g_array_sort (filled.days, compare_holidays);
  return filled.days;
}
