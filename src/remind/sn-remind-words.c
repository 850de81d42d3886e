/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-remind-words.h"

#include <glib/gi18n.h>

/* So many lines are read in a notice; the window has the rest. */
#define MAX_LINES 6

/* Names come from the catalogue and not from the C library, as in the window. */
static const char *const month_names[] = {
  NC_ ("month", "January"),   NC_ ("month", "February"), NC_ ("month", "March"),    NC_ ("month", "April"),
  NC_ ("month", "May"),       NC_ ("month", "June"),     NC_ ("month", "July"),     NC_ ("month", "August"),
  NC_ ("month", "September"), NC_ ("month", "October"),  NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const weekday_names[] = {
  NC_ ("weekday", "Monday"), NC_ ("weekday", "Tuesday"),  NC_ ("weekday", "Wednesday"), NC_ ("weekday", "Thursday"),
  NC_ ("weekday", "Friday"), NC_ ("weekday", "Saturday"), NC_ ("weekday", "Sunday"),
};

static const char *
month_of (const SnDate *date)
{
  return g_dpgettext2 (NULL, "month", month_names[date->month - 1]);
}

static char *
day_words (const SnDate *day)
{
  const char *weekday = g_dpgettext2 (NULL, "weekday", weekday_names[sn_date_weekday (day) - 1]);

  /* Translators: weekday, day and month, as in "Friday 14 June" */
  return g_strdup_printf (C_ ("day of a reminder", "%s %u %s"), weekday, day->day, month_of (day));
}

static char *
period_words (const SnDate *date)
{
  switch (sn_date_precision (date))
    {
    case SN_PRECISION_MONTH:
      /* Translators: month and year, as in "June 2019" */
      return g_strdup_printf (C_ ("date", "%s %u"), month_of (date), date->year);
    case SN_PRECISION_QUARTER:
      /* Translators: quarter and year, as in "Q3 2019" */
      return g_strdup_printf (C_ ("date", "Q%u %u"), date->quarter, date->year);
    case SN_PRECISION_YEAR:
    case SN_PRECISION_DAY:
    case SN_PRECISION_NONE:
    default:
      return g_strdup_printf ("%u", date->year);
    }
}

static SnDate
day_of (const SnRemindRules *rules, gint64 now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, rules->zone);

  return sn_date_new_day ((guint) g_date_time_get_year (local), (guint) g_date_time_get_month (local),
                          (guint) g_date_time_get_day_of_month (local));
}

/* "today", "tomorrow", "in 2 working days" */
static char *
days_words (const SnRemindRules *rules, const SnDate *today, const SnDate *day)
{
  gint64 ahead = (gint64) sn_date_first_julian (day) - (gint64) sn_date_first_julian (today);
  int n = sn_working_days_between (rules->division, today, day);

  if (ahead == 0)
    return g_strdup (C_ ("when", "today"));
  if (ahead == 1)
    return g_strdup (C_ ("when", "tomorrow"));
  if (n <= 0)
    return g_strdup (C_ ("when", "before the next working day"));
  return g_strdup_printf (g_dngettext (NULL, "in %d working day", "in %d working days", (gulong) n), n);
}

/* What becomes of an item at its date: with "%s" for when. */
static const char *
coming (const SnReminder *reminder)
{
  if (reminder->occasion == SN_OCCASION_INTERNAL)
    /* Translators: %s is “today”, “tomorrow” or “in 2 working days” */
    return _ ("Your response is to be ready %s");
  switch (sn_item_get_kind (reminder->item))
    {
    case SN_ITEM_CONSULTATION:
      return _ ("Closes %s");
    case SN_ITEM_VACANCY:
      return _ ("Nominations close %s");
    case SN_ITEM_EVENT:
    case SN_ITEM_MILESTONE:
      return _ ("Takes place %s");
    case SN_ITEM_DEADLINE:
    default:
      return _ ("Due %s");
    }
}

static const char *
past (const SnReminder *reminder)
{
  if (reminder->occasion == SN_OCCASION_INTERNAL)
    /* Translators: %s is a day, as in “Friday 14 June” */
    return _ ("Your response was to be ready on %s");
  switch (sn_item_get_kind (reminder->item))
    {
    case SN_ITEM_CONSULTATION:
      return _ ("Closed on %s");
    case SN_ITEM_VACANCY:
      return _ ("Nominations closed on %s");
    case SN_ITEM_EVENT:
    case SN_ITEM_MILESTONE:
      return _ ("Took place on %s");
    case SN_ITEM_DEADLINE:
    default:
      return _ ("Was due on %s");
    }
}

static const char *
within (const SnReminder *reminder)
{
  switch (sn_item_get_kind (reminder->item))
    {
    case SN_ITEM_CONSULTATION:
      /* Translators: %s is a month, a quarter or a year */
      return _ ("Closes in %s; the day is not known");
    case SN_ITEM_VACANCY:
      return _ ("Nominations close in %s; the day is not known");
    case SN_ITEM_EVENT:
    case SN_ITEM_MILESTONE:
      return _ ("Takes place in %s; the day is not known");
    case SN_ITEM_DEADLINE:
    default:
      return _ ("Due in %s; the day is not known");
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* The formats are those above, each with one %s. */
static char *
fill (const char *format, const char *words)
{
  return g_strdup_printf (format, words);
}
#pragma GCC diagnostic pop

/* The day that a reminder is about; of what was snoozed, the item's own. */
static SnDate
date_of (const SnReminder *reminder)
{
  SnDate date = *sn_item_get_date (reminder->item);

  if (reminder->occasion == SN_OCCASION_INTERNAL)
    sn_date_parse (reminder->anchor, &date);
  else if (sn_date_precision (&date) == SN_PRECISION_DAY && sn_item_get_kind (reminder->item) != SN_ITEM_EVENT)
    {
      SnDate last = sn_date_from_julian (sn_date_last_julian (&date));

      last.has_time = date.has_time || date.has_end_time;
      last.time = date.has_end_time ? date.end_time : date.time;
      return last;
    }
  return date;
}

static char *
with_moved (const SnReminder *reminder, char *words)
{
  g_autofree char *said = words;
  const SnDate *from = sn_item_get_moved_from (reminder->item);
  g_autofree char *day = NULL;

  if (reminder->occasion == SN_OCCASION_INTERNAL || !sn_item_get_moved (reminder->item))
    return g_steal_pointer (&said);
  if (!sn_date_is_set (from))
    /* Translators: %s is a sentence without its full stop */
    return g_strdup_printf (_ ("%s (moved)"), said);
  day = sn_date_precision (from) == SN_PRECISION_DAY ? day_words (from) : period_words (from);
  /* Translators: the first %s is a sentence without its full stop, the second a day */
  return g_strdup_printf (_ ("%s (moved from %s)"), said, day);
}

/**
 * sn_remind_words_line:
 * @reminder: a reminder with its item
 * @now: seconds since 1970
 *
 * Returns: (transfer full): "Closes in 2 working days, Friday 14 June, 17:00
 *   (moved from Monday 10 June)", as it is @now, without a full stop.
 */
char *
sn_remind_words_line (const SnReminder *reminder, const SnRemindRules *rules, gint64 now)
{
  SnDate date = date_of (reminder), today = day_of (rules, now), day;
  g_autofree char *left = NULL, *on = NULL, *said = NULL, *time = NULL;

  if (!sn_date_is_set (&date))
    return g_strdup (_ ("No date is stated"));
  if (sn_date_precision (&date) != SN_PRECISION_DAY)
    {
      on = period_words (&date);
      return with_moved (reminder, fill (within (reminder), on));
    }
  day = sn_date_from_julian (sn_date_first_julian (&date));
  on = day_words (&day);
  if (sn_date_compare (&day, &today) < 0)
    return with_moved (reminder, fill (past (reminder), on));
  left = days_words (rules, &today, &day);
  said = fill (coming (reminder), left);
  time = sn_date_time_to_string (&date);
  if (time != NULL)
    /* Translators: what happens when, the day and the time of the day */
    return with_moved (reminder, g_strdup_printf (_ ("%s, %s, %s"), said, on, time));
  /* Translators: what happens when, and the day, as in “Closes tomorrow, Friday 14 June” */
  return with_moved (reminder, g_strdup_printf (_ ("%s, %s"), said, on));
}

/**
 * sn_remind_words_title:
 *
 * Returns: (transfer full): the title of the item; of several, how many there
 *   are.
 */
char *
sn_remind_words_title (const SnNotice *notice)
{
  guint n = notice->reminders->len;
  const char *title;

  if (notice->kind == SN_NOTICE_DIGEST)
    return g_strdup_printf (g_dngettext (NULL, "%u reminder", "%u reminders", n), n);
  if (notice->kind == SN_NOTICE_MISSED)
    return g_strdup_printf (g_dngettext (NULL, "%u missed reminder", "%u missed reminders", n), n);
  title = sn_item_get_title (((SnReminder *) notice->reminders->pdata[0])->item);
  return g_strdup (title != NULL ? title : _ ("Item without a title"));
}

static void
add_line (GString *body, const SnReminder *reminder, const SnRemindRules *rules, gint64 now)
{
  g_autofree char *line = sn_remind_words_line (reminder, rules, now);
  const char *title = sn_item_get_title (reminder->item);

  /* Translators: a line of several: the title of an item, and what happens when */
  g_string_append_printf (body, _ ("• %s: %s"), title != NULL ? title : _ ("Item without a title"), line);
  g_string_append_c (body, '\n');
}

/* Working days of a year whose bank holidays are not announced may be wrong: the
 * first such year of these, 0 where there is none. */
static guint
year_of_caution (GPtrArray *reminders)
{
  guint first = 0;

  for (guint i = 0; i < reminders->len; i++)
    {
      SnDate date = date_of (reminders->pdata[i]);

      if (date.year > sn_bank_holidays_announced_until () && (first == 0 || date.year < first))
        first = date.year;
    }
  return first;
}

static char *
with_caution (const SnNotice *notice, char *body)
{
  g_autofree char *said = body;
  guint year = year_of_caution (notice->reminders);

  if (year == 0)
    return g_steal_pointer (&said);
  /* Translators: the first %s is what a notice says; %u is a year */
  return g_strdup_printf (_ ("%s\nWorking days may be wrong: this version does not know the bank holidays of %u yet."),
                          said, year);
}

/* A form opens from the notice, so its host is said before. */
static char *
single_body (const SnReminder *reminder, const SnRemindRules *rules, gint64 now)
{
  g_autofree char *line = sn_remind_words_line (reminder, rules, now);
  SnLink *link = sn_item_get_best_link (reminder->item);
  g_autofree char *host = link != NULL && !sn_link_is_mail (link) ? sn_link_host (link) : NULL;

  if (host == NULL)
    return g_strdup_printf ("%s.", line);
  /* Translators: a sentence without its full stop, and the host of a form */
  return g_strdup_printf (_ ("%s.\nForm on %s"), line, host);
}

/**
 * sn_remind_words_body:
 * @now: seconds since 1970
 *
 * Returns: (transfer full): what happens when; of several, a line each for the
 *   first of them.
 */
char *
sn_remind_words_body (const SnNotice *notice, const SnRemindRules *rules, gint64 now)
{
  GString *body;
  guint n = notice->reminders->len;

  if (notice->kind == SN_NOTICE_SINGLE)
    return with_caution (notice, single_body (notice->reminders->pdata[0], rules, now));
  body = g_string_new (NULL);
  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    add_line (body, notice->reminders->pdata[i], rules, now);
  if (n > MAX_LINES)
    g_string_append_printf (body, g_dngettext (NULL, "and %u more", "and %u more", n - MAX_LINES), n - MAX_LINES);
  else if (body->len > 0)
    g_string_truncate (body, body->len - 1);
  return with_caution (notice, g_string_free (body, FALSE));
}
