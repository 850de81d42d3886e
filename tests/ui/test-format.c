/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-format.h"

#include <string.h>

/* Monday 10 June 2019, the day of the design's pictures. */
static SnToday
today (void)
{
  SnDate day = sn_date_new_day (2019, 6, 10);

  return sn_today_new (&day, NULL);
}

/* "2019-06-10", "2019-11-16/2019-11-18", "2019-07", "2019-Q3", "" */
static SnDate
read_date (const char *text)
{
  SnDate date = { 0 }, end = { 0 };
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  if (*text == '\0')
    return date;
  g_assert_true (sn_date_parse (parts[0], &date));
  if (parts[1] != NULL)
    {
      g_assert_true (sn_date_parse (parts[1], &end));
      sn_date_set_end (&date, &end);
    }
  return date;
}

typedef char *(*DateFormat) (const SnDate *date, const SnToday *today);

typedef struct
{
  const char *date;
  const char *expected;
} Case;

static void
check (DateFormat format, const Case *cases, gsize n_cases, const char *on)
{
  SnDate day = read_date (on);
  SnToday now = sn_today_new (&day, NULL);

  for (gsize i = 0; i < n_cases; i++)
    {
      SnDate date = read_date (cases[i].date);
      g_autofree char *text = format (&date, &now);

      g_test_message ("%s on %s", cases[i].date, on);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_date (void)
{
  static const Case cases[] = {
    { "2019-06-14", "Friday 14 June" },
    { "2020-06-14", "Sunday 14 June 2020" },
    { "2018-12-31", "Monday 31 December 2018" },
    { "2019-11-16/2019-11-18", "16 – 18 November" },
    { "2020-11-16/2020-11-18", "16 – 18 November 2020" },
    { "2019-11-30/2019-12-02", "30 November – 2 December" },
    { "2020-11-30/2020-12-02", "30 November – 2 December 2020" },
    { "2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020" },
    { "2019-07", "July" },
    { "2020-07", "July 2020" },
    { "2019-Q3", "Q3 2019" },
    { "2020-Q1", "Q1 2020" },
    { "2019", "2019" },
    { "2021", "2021" },
    { "", "No date stated" },
  };

  check (sn_format_date, cases, G_N_ELEMENTS (cases), "2019-06-10");
}

static void
test_day (void)
{
  static const Case longer[] = {
    { "2019-06-14", "Friday 14 June" },
    { "2020-02-29", "Saturday 29 February 2020" },
    { "2019-11-16/2019-11-18", "Saturday 16 November" },
    { "2019-07", "July" },
    { "", "No date stated" },
  };
  static const Case shorter[] = {
    { "2019-06-14", "Fri 14 Jun" },
    { "2020-09-01", "Tue 1 Sep 2020" },
    { "2019-Q3", "Q3 2019" },
  };
  static const Case plain[] = {
    { "2019-06-17", "17 June" },
    { "2020-01-02", "2 January 2020" },
    { "2019-11-16/2019-11-18", "16 – 18 November" },
    { "2019-07", "July" },
  };
  SnDate day = sn_date_new_day (2019, 6, 6);
  g_autofree char *with_year = sn_format_day_plain (&day, NULL);

  check (sn_format_day_long, longer, G_N_ELEMENTS (longer), "2019-06-10");
  check (sn_format_day_short, shorter, G_N_ELEMENTS (shorter), "2019-06-10");
  check (sn_format_day_plain, plain, G_N_ELEMENTS (plain), "2019-06-10");
  g_assert_cmpstr (with_year, ==, "6 June 2019");
}

static void
test_month (void)
{
  g_autofree char *june = sn_format_month (2019, 6), *january = sn_format_month (2020, 1);
  g_autofree char *december = sn_format_month_short (12);

  g_assert_cmpstr (june, ==, "June 2019");
  g_assert_cmpstr (january, ==, "January 2020");
  g_assert_cmpstr (december, ==, "Dec");
}

static void
test_time (void)
{
  SnDate date = sn_date_new_day (2019, 6, 14);
  g_autofree char *none = sn_format_time (&date), *start = NULL, *both = NULL;

  sn_date_set_time (&date, 10, 0);
  start = sn_format_time (&date);
  sn_date_set_end_time (&date, 12, 30);
  both = sn_format_time (&date);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (start, ==, "10:00");
  g_assert_cmpstr (both, ==, "10:00 – 12:30");
}

static void
test_days_left (void)
{
  static const Case monday[] = {
    { "2019-06-10", "Closes today" },
    { "2019-06-11", "Closes tomorrow" },
    { "2019-06-12", "2 working days left" },
    { "2019-06-14", "4 working days left" },
    { "2019-06-15", "4 working days left" }, /* Saturday */
    { "2019-06-24", "10 working days left" },
    { "2019-06-07", "Closed" },
    { "2019-06-08/2019-06-12", "2 working days left" },
    { "2019-06-05/2019-06-09", "Closed" },
    { "2019-07", "" },
    { "2019-06", "" },
    { "2019-05", "Closed" },
    { "2019-Q1", "Closed" },
    { "2018", "Closed" },
    { "2019", "" },
    { "", "" },
  };
  static const Case friday[] = {
    { "2019-06-15", "Closes tomorrow" },
    { "2019-06-16", "No working days left" },
    { "2019-06-17", "1 working day left" },
  };
  /* Spring bank holiday: Monday 27 May 2019 */
  static const Case bank_holiday[] = {
    { "2019-05-27", "No working days left" },
    { "2019-05-28", "1 working day left" },
    { "2019-05-31", "4 working days left" },
  };
  /* Good Friday 19 and Easter Monday 22 April 2019 */
  static const Case easter[] = {
    { "2019-04-22", "No working days left" },
    { "2019-04-23", "1 working day left" },
    { "2019-04-24", "2 working days left" },
  };

  check (sn_format_days_left, monday, G_N_ELEMENTS (monday), "2019-06-10");
  check (sn_format_days_left, friday, G_N_ELEMENTS (friday), "2019-06-14");
  check (sn_format_days_left, bank_holiday, G_N_ELEMENTS (bank_holiday), "2019-05-24");
  check (sn_format_days_left, easter, G_N_ELEMENTS (easter), "2019-04-18");
}

static void
test_days_short (void)
{
  static const Case cases[] = {
    { "2019-06-10", "Today" },  { "2019-06-11", "Tomorrow" },
    { "2019-06-14", "4 days" }, { "2019-06-07", "Closed" },
    { "2019-07", "" },          { "", "" },
  };
  static const Case friday[] = { { "2019-06-17", "1 day" }, { "2019-06-16", "0 days" } };

  check (sn_format_days_short, cases, G_N_ELEMENTS (cases), "2019-06-10");
  check (sn_format_days_short, friday, G_N_ELEMENTS (friday), "2019-06-14");
}

static void
test_days_until (void)
{
  static const Case cases[] = {
    { "2019-06-10", "Today" },
    { "2019-06-11", "Tomorrow" },
    { "2019-06-12", "2 working days" },
    { "2019-06-09/2019-06-11", "Today" },
    { "2019-06-12/2019-06-20", "2 working days" },
    { "2019-06-09", "Past" },
    { "2019-07", "" },
    { "2019-05", "Past" },
    { "", "" },
  };
  static const Case friday[] = { { "2019-06-16", "No working days" }, { "2019-06-17", "1 working day" } };

  check (sn_format_days_until, cases, G_N_ELEMENTS (cases), "2019-06-10");
  check (sn_format_days_until, friday, G_N_ELEMENTS (friday), "2019-06-14");
}

static void
test_closing (void)
{
  static const Case cases[] = {
    { "2019-06-24", "Closes Monday 24 June 2019" },
    { "2019-06-10", "Closes Monday 10 June 2019" },
    { "2019-06-03", "Closed Monday 3 June 2019" },
    { "2019-07", "Closes in July 2019" },
    { "2019-05", "Closed in May 2019" },
    { "2019-Q3", "Closes in Q3 2019" },
    { "2020", "Closes in 2020" },
    { "", "No closing date stated" },
    { "2019-06-03/2019-06-24", "Closes Monday 24 June 2019" },
  };
  SnToday now = today ();
  SnDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SnItem) item = sn_item_new (SN_ITEM_CONSULTATION, "A");
      g_autofree char *text = NULL;

      date = read_date (cases[i].date);
      sn_item_set_date (item, &date);
      text = sn_format_closing (item, &now);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }

  {
    g_autoptr (SnItem) item = sn_item_new (SN_ITEM_CONSULTATION, "A");
    g_autofree char *text = NULL;

    date = read_date ("2019-06-24");
    sn_date_set_time (&date, 17, 0);
    sn_item_set_date (item, &date);
    text = sn_format_closing (item, &now);
    g_assert_cmpstr (text, ==, "Closes Monday 24 June 2019, 17:00");
  }
}

static void
test_words (void)
{
  g_autofree char *one = sn_format_seats (1), *two = sn_format_seats (2);
  g_autofree char *kind = sn_format_kind (SN_ITEM_VACANCY), *kinds = sn_format_kind_plural (SN_ITEM_VACANCY);
  g_autofree char *stage = sn_format_stage ("request-for-information"), *other = sn_format_stage ("Triage");
  g_autofree char *none = sn_format_stage (NULL);

  g_assert_cmpstr (one, ==, "1 seat");
  g_assert_cmpstr (two, ==, "2 seats");
  g_assert_cmpstr (kind, ==, "Vacancy");
  g_assert_cmpstr (kinds, ==, "Vacancies");
  g_assert_cmpstr (stage, ==, "Request for Information");
  g_assert_cmpstr (other, ==, "Triage");
  g_assert_cmpstr (none, ==, "");
  for (int i = 0; i < SN_N_ITEM_KINDS; i++)
    {
      g_assert_true (g_str_has_suffix (sn_format_kind_icon ((SnItemKind) i), "-symbolic"));
      g_assert_true (g_str_has_prefix (sn_format_kind_class ((SnItemKind) i), "kind-"));
    }
}

static void
test_quote (void)
{
  static const struct
  {
    const char *quote;
    const char *expected;
  } cases[] = {
    { "You are invited.", "“You are invited.”" },
    { "  You are\r\n\tinvited \n", "“You are invited”" },
    { "", "" },
    { " \n", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sn_format_quote (cases[i].quote);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static SnItem *
modification (void)
{
  SnItem *item = sn_item_new (SN_ITEM_CONSULTATION, "Over-the-air updates <b>& more");
  SnDate date = sn_date_new_day (2019, 6, 24), from = sn_date_new_day (2019, 6, 17);

  sn_item_set_reference (item, "SECMP0007");
  sn_item_set_organiser (item, "SECAS");
  sn_item_set_stage (item, "refinement");
  sn_item_set_date (item, &date);
  sn_item_set_moved (item, TRUE);
  sn_item_set_moved_from (item, &from);
  return item;
}

static void
test_item (void)
{
  SnToday now = today ();
  g_autoptr (SnItem) item = modification ();
  g_autofree char *subtitle = sn_format_subtitle (item), *chip = sn_format_chip (item);
  g_autofree char *name = sn_format_accessible (item, &now), *doubtful = NULL;

  g_assert_cmpstr (subtitle, ==, "SECMP0007 · Refinement");
  g_assert_cmpstr (chip, ==, "SECMP0007");
  g_assert_cmpstr (name, ==,
                   "Consultation closes, SECMP0007, Over-the-air updates <b>& more, Monday 24 June, "
                   "10 working days left, moved from 17 June");
  sn_item_add_doubt (item, "Two closing dates");
  doubtful = sn_format_accessible (item, &now);
  g_assert_true (g_str_has_suffix (doubtful, ", doubtful"));
}

static void
test_title (void)
{
  static const struct
  {
    const char *title;
    const char *reference;
    const char *organiser;
    const char *expected;
    const char *chip;
  } cases[] = {
    { "SECMP0007 Refinement Consultation: Over-the-air updates", "SECMP0007", "SECAS", "Over-the-air updates",
      "SECMP0007" },
    { "SECMP0007: ", "SECMP0007", NULL, "SECMP0007: ", "SECMP0007" },
    { "Over-the-air updates: part 2", "SECMP0007", NULL, "Over-the-air updates: part 2", "SECMP0007" },
    { "Review: microbusinesses", NULL, NULL, "Review: microbusinesses", "Review: microbusinesses" },
    { NULL, "SECMP0007", NULL, "", "SECMP0007" },
    { "DCC consultation on its Business Plan", NULL, "DCC", "Its Business Plan", "Its Business Plan" },
    { "DCC consultation on its Business Plan", NULL, "Ofgem", "DCC consultation on its Business Plan",
      "DCC consultation on its Business Plan" },
    { "Ofgem: ‘When the cap can end’", NULL, "Ofgem", "When the cap can end", "When the cap can end" },
    { "Ofgem consultation on ‘A’ and ‘B’", NULL, "Ofgem", "‘A’ and ‘B’", "‘A’ and ‘B’" },
    { "Ofgem consultation on ", NULL, "Ofgem", "Ofgem consultation on ", "Ofgem consultation on " },
    { "Ofgemma: a play", NULL, "Ofgem", "Ofgemma: a play", "Ofgemma: a play" },
    { "BEIS consultation on Enduring Change of Supplier (ECoS) arrangements", NULL, "BEIS",
      "Enduring Change of Supplier (ECoS) arrangements", "ECoS" },
    { "BEIS: smart meters (in homes)", NULL, "BEIS", "Smart meters (in homes)", "Smart meters (in homes)" },
    { "DCC: élan", NULL, "DCC", "Élan", "Élan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SnItem) item = sn_item_new (SN_ITEM_CONSULTATION, cases[i].title);
      g_autofree char *title = NULL, *chip = NULL;

      sn_item_set_reference (item, cases[i].reference);
      sn_item_set_organiser (item, cases[i].organiser);
      title = sn_format_title (item);
      chip = sn_format_chip (item);
      g_assert_cmpstr (title, ==, cases[i].expected);
      g_assert_cmpstr (chip, ==, cases[i].chip);
    }
}

static void
test_vacancy (void)
{
  SnToday now = today ();
  SnDate closed = sn_date_new_day (2019, 6, 3);
  g_autoptr (SnItem) item = sn_item_new (SN_ITEM_VACANCY, "SMKI PMA Large Supplier seat");
  g_autofree char *subtitle = NULL, *chip = NULL, *name = NULL, *over = NULL;

  sn_item_set_committee (item, "SMKI PMA");
  sn_item_set_category (item, "Large Supplier");
  sn_item_set_seats (item, 1);
  subtitle = sn_format_subtitle (item);
  chip = sn_format_chip (item);
  name = sn_format_accessible (item, &now);
  sn_item_set_date (item, &closed);
  over = sn_format_accessible (item, &now);
  g_assert_cmpstr (subtitle, ==, "SMKI PMA · Large Supplier");
  g_assert_cmpstr (chip, ==, "SMKI PMA");
  g_assert_cmpstr (name, ==, "Vacancy, SMKI PMA Large Supplier seat, 1 seat, no closing date stated");
  g_assert_cmpstr (over, ==, "Vacancy, SMKI PMA Large Supplier seat, 1 seat, Monday 3 June, closed");
}

static void
test_event (void)
{
  static const struct
  {
    const char *title;
    const char *organiser;
    const char *committee;
    const char *chip;
    const char *subtitle;
  } cases[] = {
    { "Security Sub-Committee Meeting 79", NULL, "SSC", "SSC 79", "Meeting" },
    { "Change Sub-Committee 04", NULL, "CSC", "CSC 04", "Meeting" },
    { "Modification Working Group – June 2024", NULL, "Working Group", "Modification Working Group – June 2024",
      "Meeting" },
    { "SEC Panel Meeting 69", NULL, NULL, "SEC Panel 69", "Meeting" },
    { "Change Board Meeting 55 (extraordinary)", NULL, "Change Board", "Change Board 55 (extraordinary)", "Meeting" },
    { "Change Board meeting", NULL, "Change Board", "Change Board meeting", "Meeting" },
    { "Modification Question Hour", "SECAS", NULL, "Modification Question Hour", "SECAS" },
    { "Meeting of Minds", NULL, NULL, "Meeting of Minds", "Meeting" },
    { "Industry Meetings Week", NULL, NULL, "Industry Meetings Week", "Meeting" },
  };
  SnToday now = today ();
  SnDate date = now.day;
  g_autoptr (SnItem) cancelled = sn_item_new (SN_ITEM_EVENT, "Webinar");
  g_autofree char *name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SnItem) item = sn_item_new (SN_ITEM_EVENT, cases[i].title);
      g_autofree char *chip = NULL, *subtitle = NULL;

      sn_item_set_organiser (item, cases[i].organiser);
      sn_item_set_committee (item, cases[i].committee);
      chip = sn_format_chip (item);
      subtitle = sn_format_subtitle (item);
      g_assert_cmpstr (chip, ==, cases[i].chip);
      g_assert_cmpstr (subtitle, ==, cases[i].subtitle);
    }
  sn_date_set_time (&date, 10, 0);
  sn_item_set_date (cancelled, &date);
  sn_item_set_outcome (cancelled, SN_OUTCOME_CANCELLED);
  name = sn_format_accessible (cancelled, &now);
  g_assert_cmpstr (name, ==, "Event, Webinar, Monday 10 June, 10:00, today, cancelled");
}

static void
test_soon (void)
{
  static const struct
  {
    SnItemKind kind;
    const char *date;
    SnOutcome outcome;
    gboolean soon;
  } cases[] = {
    { SN_ITEM_CONSULTATION, "2019-06-10", SN_OUTCOME_NONE, TRUE },
    { SN_ITEM_CONSULTATION, "2019-06-19", SN_OUTCOME_NONE, TRUE }, /* 7 working days */
    { SN_ITEM_CONSULTATION, "2019-06-20", SN_OUTCOME_NONE, FALSE },
    { SN_ITEM_CONSULTATION, "2019-06-07", SN_OUTCOME_NONE, FALSE },
    { SN_ITEM_CONSULTATION, "2019-06", SN_OUTCOME_NONE, FALSE },
    { SN_ITEM_CONSULTATION, "", SN_OUTCOME_NONE, FALSE },
    { SN_ITEM_VACANCY, "2019-06-14", SN_OUTCOME_NONE, TRUE },
    { SN_ITEM_VACANCY, "2019-06-14", SN_OUTCOME_FILLED, FALSE },
    { SN_ITEM_DEADLINE, "2019-06-14", SN_OUTCOME_NONE, TRUE },
    { SN_ITEM_EVENT, "2019-06-14", SN_OUTCOME_NONE, FALSE },
    { SN_ITEM_MILESTONE, "2019-06-14", SN_OUTCOME_NONE, FALSE },
  };
  SnToday now = today ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SnItem) item = sn_item_new (cases[i].kind, "A");
      SnDate date = read_date (cases[i].date);

      sn_item_set_date (item, &date);
      sn_item_set_outcome (item, cases[i].outcome);
      g_test_message ("%s", cases[i].date);
      g_assert_cmpint (sn_format_closes_soon (item, &now), ==, cases[i].soon);
    }
}

/* What is answered or dismissed still closes, but has nothing that presses. */
static void
test_answered (void)
{
  static const struct
  {
    SnResponseStatus status;
    gboolean pressing;
    const char *left;
  } cases[] = {
    { SN_RESPONSE_NONE, TRUE, "Closes tomorrow" },
    { SN_RESPONSE_DRAFTING, TRUE, "Closes tomorrow" },
    { SN_RESPONSE_SUBMITTED, FALSE, "Answered · Closes tomorrow" },
    { SN_RESPONSE_NOT_RESPONDING, FALSE, "Answered · Closes tomorrow" },
  };
  SnDate date = sn_date_new_day (2019, 6, 11), past = sn_date_new_day (2019, 6, 7);
  SnToday now = today ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SnItem) item = sn_item_new (SN_ITEM_CONSULTATION, "A");
      SnUserWord *word = sn_user_word_new ();
      g_autofree char *left = NULL, *over = NULL;

      word->status = cases[i].status;
      sn_item_take_user_word (item, word);
      sn_item_set_date (item, &date);
      left = sn_format_left (item, &now);
      g_assert_cmpstr (left, ==, cases[i].left);
      g_assert_true (sn_format_closes_soon (item, &now));
      g_assert_cmpint (sn_format_is_pressing (item, &now), ==, cases[i].pressing);
      sn_item_set_state (item, SN_STATE_DISMISSED);
      g_assert_false (sn_format_is_pressing (item, &now));
      sn_item_set_date (item, &past);
      over = sn_format_left (item, &now);
      g_assert_cmpstr (over, ==, "Closed");
    }
}

/* The user's own number of days, and the bank holidays of another division:
 * Thursday 2 January 2020 is none in England, but one in Scotland. */
static void
test_counting (void)
{
  SnDate day = sn_date_new_day (2019, 12, 31), date = sn_date_new_day (2020, 1, 3);
  SnToday now = sn_today_new (&day, NULL);
  g_autoptr (SnItem) item = sn_item_new (SN_ITEM_CONSULTATION, "A");
  g_autofree char *england = sn_format_days_left (&date, &now), *scotland = NULL;

  sn_item_set_date (item, &date);
  now.soon_days = 1;
  g_assert_false (sn_format_closes_soon (item, &now));
  g_assert_cmpstr (england, ==, "2 working days left");
  now.division = SN_DIVISION_SCOTLAND;
  scotland = sn_format_days_left (&date, &now);
  g_assert_cmpstr (scotland, ==, "1 working day left");
  g_assert_true (sn_format_closes_soon (item, &now));
}

/* Weekends after the last of these days are still not too far ahead. */
static void
test_last_soon (void)
{
  SnToday now = today ();
  SnDate last = sn_today_last_soon (&now), expected = sn_date_new_day (2019, 6, 19);

  g_assert_true (sn_date_same_days (&last, &expected));
  now.soon_days = 4;
  last = sn_today_last_soon (&now);
  expected = sn_date_new_day (2019, 6, 16);
  g_assert_true (sn_date_same_days (&last, &expected));
}

static void
test_link (void)
{
  static const struct
  {
    SnLinkRole role;
    SnItemKind kind;
    const char *uri;
    const char *words;
  } cases[] = {
    { SN_LINK_RESPOND, SN_ITEM_CONSULTATION, "https://a.example/", "Open Response Form" },
    { SN_LINK_RESPOND, SN_ITEM_VACANCY, "https://a.example/", "Open Nomination Form" },
    { SN_LINK_RESPOND, SN_ITEM_CONSULTATION, "mailto:a@example.org", "Write Email" },
    { SN_LINK_REGISTER, SN_ITEM_EVENT, "https://a.example/", "Register" },
    { SN_LINK_DOCUMENT, SN_ITEM_CONSULTATION, "http://a.example/", "Open Document" },
    { SN_LINK_READ, SN_ITEM_CONSULTATION, "https://a.example/", "Open Page" },
    { SN_LINK_MAIL, SN_ITEM_VACANCY, "mailto:a@example.org", "Write Email" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SnLink) link = sn_link_new (cases[i].role, "here", cases[i].uri, 0, 4);
      g_autofree char *words = sn_format_link_action (link, cases[i].kind);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_doubt (void)
{
  static const char *const cases[][2] = {
    { "The table of dates says 2018-12-20", "The table of dates says 20 December 2018" },
    { "Elsewhere the newsletter says 2018-12", "Elsewhere the newsletter says 2018-12" },
    { "“31 June” is no date of the calendar", "“31 June” is no date of the calendar" },
    { "2018-12-20 or 2019-01-02", "20 December 2018 or 2 January 2019" },
    { "2018-13-40", "2018-13-40" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *doubt = sn_format_doubt (cases[i][0]);

      g_assert_cmpstr (doubt, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/date", test_date);
  g_test_add_func ("/format/day", test_day);
  g_test_add_func ("/format/month", test_month);
  g_test_add_func ("/format/time", test_time);
  g_test_add_func ("/format/days-left", test_days_left);
  g_test_add_func ("/format/days-short", test_days_short);
  g_test_add_func ("/format/days-until", test_days_until);
  g_test_add_func ("/format/closing", test_closing);
  g_test_add_func ("/format/words", test_words);
  g_test_add_func ("/format/quote", test_quote);
  g_test_add_func ("/format/item", test_item);
  g_test_add_func ("/format/title", test_title);
  g_test_add_func ("/format/vacancy", test_vacancy);
  g_test_add_func ("/format/event", test_event);
  g_test_add_func ("/format/soon", test_soon);
  g_test_add_func ("/format/answered", test_answered);
  g_test_add_func ("/format/counting", test_counting);
  g_test_add_func ("/format/last-soon", test_last_soon);
  g_test_add_func ("/format/link", test_link);
  g_test_add_func ("/format/doubt", test_doubt);
  return g_test_run ();
}
