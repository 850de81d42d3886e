/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-text.h"
#include "sn-life-steps.h"
#include "sn-mail.h"
#include "sn-timeline-scale.h"

#include <locale.h>

/* What the page of consultations works out before it shows anything. */

static SnItem *
item_new (SnItemKind kind, const char *title, const char *reference, const char *stage, const char *date)
{
  SnItem *item = sn_item_new (kind, title);
  SnDate day = { 0 };

  if (date != NULL)
    g_assert_true (sn_date_parse (date, &day));
  sn_item_set_date (item, &day);
  sn_item_set_reference (item, reference);
  sn_item_set_stage (item, stage);
  return item;
}

static SnItem *
consultation (const char *reference, const char *stage, const char *date)
{
  return item_new (SN_ITEM_CONSULTATION, "MP341 Refinement Consultation: Outages", reference, stage, date);
}

static void
add_link (SnItem *item, SnLinkRole role, const char *uri)
{
  g_autoptr (SnLink) link = sn_link_new (role, "here", uri, 0, 0);

  sn_item_add_link (item, link);
}

/* ---- email ---- */

static void
assert_uri (const char *address, const char *subject, const char *expected)
{
  g_autofree char *uri = sn_mail_uri (address, subject);

  g_assert_cmpstr (uri, ==, expected);
  g_assert_true (sn_uri_is_allowed (uri));
}

static void
test_mail (void)
{
  g_autoptr (SnItem) item = consultation ("MP341", "refinement", "2025-11-14");
  g_autoptr (SnItem) hostile = item_new (SN_ITEM_CONSULTATION, "Views\r\nBcc: all@x.example", NULL, NULL, NULL);
  g_autofree char *none = sn_mail_own_address (item), *subject = sn_mail_subject (item), *own = NULL;
  g_autofree char *one_line = sn_mail_subject (hostile);

  g_assert_null (none);
  g_assert_cmpstr (subject, ==, "MP341: Outages");
  g_assert_cmpstr (one_line, ==, "Views Bcc: all@x.example");
  add_link (item, SN_LINK_READ, "https://x.example/");
  add_link (item, SN_LINK_MAIL, "mailto:views@x.example");
  own = sn_mail_own_address (item);
  g_assert_cmpstr (own, ==, "views@x.example");
  assert_uri ("views@x.example", "MP341: Outages", "mailto:views@x.example?subject=MP341%3A%20Outages");
  assert_uri ("a@x.example?subject=Other&bcc=b@x.example", "R&D, 50 %?",
              "mailto:a@x.example?subject=R%26D%2C%2050%20%25%3F");
  assert_uri ("a@x.example,b@x.example", "é", "mailto:a@x.example,b@x.example?subject=%C3%A9");
}

static void
assert_described (const char *uri, const char *expected)
{
  g_autofree char *words = sn_mail_describe (uri);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_mail_described (void)
{
  assert_described ("https://x.example/a%20b?subject=c", "https://x.example/a%20b?subject=c");
  assert_described ("mailto:views@x.example", "views@x.example");
  assert_described ("mailto:views@x.example?subject=MP341%3A%20Outages", "views@x.example\nMP341: Outages");
  assert_described ("mailto:views@x.example?subject=A%0D%0AB", "views@x.example\nA B");
  assert_described ("mailto:views@x.example?subject=%FF", "mailto:views@x.example?subject=%FF");
  /* What else it would fill in is not hidden. */
  assert_described ("mailto:a@x.example?subject=A&bcc=b@x.example", "mailto:a@x.example?subject=A&bcc=b@x.example");
  assert_described ("mailto:a@x.example?bcc=b@x.example", "mailto:a@x.example?bcc=b@x.example");
}

/* ---- text ---- */

static void
test_text (void)
{
  g_autoptr (SnItem) item = consultation ("MP341", "refinement", "2025-11-14");
  SnDate day = sn_date_new_day (2025, 11, 7);
  SnToday today = sn_today_new (&day, NULL);
  SnUserWord *word = sn_user_word_new ();
  g_autofree char *text = NULL;

  add_link (item, SN_LINK_RESPOND, "https://x.example/form");
  sn_item_set_organiser (item, "SECAS");
  sn_item_add_mention (item, sn_mention_new ("Send it\nby 14 November.", 0, 5));
  word->status = SN_RESPONSE_DRAFTING;
  word->due = g_strdup ("2025-11-12");
  word->note = g_strdup ("Ask metering\r\nfirst");
  sn_item_take_user_word (item, word);
  text = sn_item_text (item, &today);
  g_assert_cmpstr (text, ==,
                   "MP341: Outages\n"
                   "Closes Friday 14 November 2025\n"
                   "Organiser: SECAS\n"
                   "Stage: Refinement\n"
                   "Open Response Form: https://x.example/form\n"
                   "Status: Drafting\n"
                   "Internal Date: Wednesday 12 November · 3 working days\n"
                   "Note: Ask metering first\n"
                   "“Send it by 14 November.”\n");
}

/* ---- the life of a modification ---- */

static void
assert_life (GPtrArray *story, const char *expected)
{
  static const char letters[] = { '.', 'd', 'C', 'a' };
  SnDate day = sn_date_new_day (2025, 11, 7);
  SnToday today = sn_today_new (&day, NULL);
  SnLifePoint points[SN_N_LIFE_STEPS];
  g_autoptr (GString) found = g_string_new (NULL);

  sn_life_find (story, &today, points);
  for (guint step = 0; step < SN_N_LIFE_STEPS; step++)
    {
      g_autofree char *when = sn_life_when (&points[step], &today);

      g_string_append_printf (found, "%c%s%s", letters[points[step].state], when,
                              step + 1 < SN_N_LIFE_STEPS ? "|" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_life (void)
{
  g_autoptr (GPtrArray) story = g_ptr_array_new_with_free_func (g_object_unref);
  SnItem *cancelled, *spoken_of;

  g_assert_true (sn_life_is_modification ("DP352"));
  g_assert_true (sn_life_is_modification ("SECMP0007"));
  g_assert_false (sn_life_is_modification ("DPX"));
  g_assert_false (sn_life_is_modification ("RFI12"));
  g_assert_false (sn_life_is_modification (NULL));
  assert_life (story, "C|.|.|.|.|.");
  g_ptr_array_add (story, consultation ("DP352", "development", "2025-09-24"));
  assert_life (story, "d24 September|.|.|.|.|.");
  /* The refinement is known to nobody, so it stays hollow. */
  g_ptr_array_add (story, consultation ("MP352", "modification-report", "2025-11-14"));
  assert_life (story, "d24 September|.|Cto 14 November|.|.|.");
  g_ptr_array_add (story, item_new (SN_ITEM_MILESTONE, "MP352 implementation", "MP352", NULL, "2026-06"));
  g_ptr_array_add (story, item_new (SN_ITEM_EVENT, "Change Board vote on MP352", "MP352", NULL, "2025-11-26"));
  assert_life (story, "d24 September|.|Cto 14 November|a26 November|.|aJune 2026");
  /* Asked a second time; and what was called off is no step. */
  g_ptr_array_add (story, consultation ("MP352", "modification-report", "2025-12-01"));
  cancelled = item_new (SN_ITEM_MILESTONE, "Decision on MP352", "MP352", NULL, "2025-12-04");
  sn_item_set_outcome (cancelled, SN_OUTCOME_CANCELLED);
  g_ptr_array_add (story, cancelled);
  assert_life (story, "d24 September|.|Cto 1 December|a26 November|.|aJune 2026");
  /* A sentence of what is about several counts where it names this one. */
  spoken_of = item_new (SN_ITEM_EVENT, "Authority meeting", NULL, NULL, "2026-01-14");
  sn_item_add_mention (spoken_of, sn_mention_new ("A decision on MP3520 and on SECMP352 is expected.", 0, 5));
  g_ptr_array_add (story, spoken_of);
  assert_life (story, "d24 September|.|Cto 1 December|a26 November|.|aJune 2026");
  sn_item_add_mention (spoken_of, sn_mention_new ("A decision on MP352 is expected.", 0, 5));
  assert_life (story, "d24 September|.|Cto 1 December|a26 November|a14 January 2026|aJune 2026");
}

static void
test_life_words (void)
{
  SnDate day = sn_date_new_day (2025, 11, 7);
  SnToday today = sn_today_new (&day, NULL);
  SnLifePoint current = { SN_LIFE_CURRENT, sn_date_new_day (2025, 11, 14) }, unknown = { 0 };
  g_autofree char *one = sn_life_accessible (SN_LIFE_REFINEMENT, &current, &today);
  g_autofree char *other = sn_life_accessible (SN_LIFE_VOTE, &unknown, &today);

  g_assert_cmpstr (one, ==, "Refinement, current step, to 14 November");
  g_assert_cmpstr (other, ==, "Vote, not known");
}

/* ---- timeline ---- */

static void
assert_day (guint32 julian, guint year, guint month, guint day)
{
  SnDate expected = sn_date_new_day (year, month, day);

  g_assert_cmpuint (julian, ==, sn_date_first_julian (&expected));
}

static void
test_span (void)
{
  g_autoptr (SnItem) item = consultation ("MP341", "refinement", "2025-11-14"),
                     undated = consultation (NULL, NULL, NULL);
  SnDate day = sn_date_new_day (2025, 11, 7), from = sn_date_new_day (2025, 10, 31);
  SnToday today = sn_today_new (&day, NULL);
  SnTimelineSpan span;
  g_autofree char *words = NULL;

  sn_item_add_issue (item, "2025-10-23");
  sn_item_add_issue (item, "2025-11-06");
  sn_item_set_moved (item, TRUE);
  sn_item_set_moved_from (item, &from);
  span = sn_timeline_span (item, &today);
  assert_day (span.start, 2025, 10, 23);
  assert_day (span.until, 2025, 11, 14);
  assert_day (span.extended_from, 2025, 10, 31);
  g_assert_cmpuint (span.due, ==, 0);
  words = sn_timeline_accessible (item, &today);
  g_assert_cmpstr (words, ==,
                   "Consultation closes, MP341, MP341 Refinement Consultation: Outages, Friday 14 November,"
                   " 5 working days left, moved from 31 October, open since 23 October, to do");
  /* What was brought forward is not hatched. */
  from = sn_date_new_day (2025, 11, 28);
  sn_item_set_moved_from (item, &from);
  g_assert_cmpuint (sn_timeline_span (item, &today).extended_from, ==, 0);
  span = sn_timeline_span (undated, &today);
  g_assert_cmpuint (span.until, ==, 0);
  assert_day (span.start, 2025, 11, 7);
}

static void
test_scale (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  SnDate day = sn_date_new_day (2025, 11, 7), monday = sn_date_new_day (2025, 11, 10);
  SnToday today = sn_today_new (&day, NULL);
  SnTimelineScale scale;

  sn_timeline_scale_init (&scale, items, &today);
  assert_day (scale.first, 2025, 10, 27);
  g_assert_cmpuint (scale.n_weeks, ==, 1 + 5 + 3);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (items, consultation ("MP341", "refinement", i == 0 ? "2025-11-10" : "2025-11-14"));
  g_ptr_array_add (items, consultation ("MP300", "refinement", "2025-11"));
  sn_item_add_issue (items->pdata[0], "2025-10-09");
  sn_timeline_scale_init (&scale, items, &today);
  assert_day (scale.first, 2025, 10, 6);
  g_assert_cmpuint (scale.closing[5], ==, 3);
  g_assert_cmpuint (scale.closing[4], ==, 0);
  g_assert_cmpfloat (sn_timeline_scale_x (&scale, scale.first, 700), ==, 0);
  g_assert_cmpfloat_with_epsilon (sn_timeline_scale_x (&scale, sn_date_first_julian (&monday), scale.n_weeks * 70.0),
                                  350, 0.001);
  g_assert_cmpfloat (sn_timeline_scale_x (&scale, scale.first - 100, 700), ==, 0);
  /* What was mentioned years ago, or closes in years, does not press the rest together. */
  sn_item_add_issue (items->pdata[3], "2019-10-09");
  g_ptr_array_add (items, consultation ("MP301", "refinement", "2031-01-01"));
  sn_timeline_scale_init (&scale, items, &today);
  assert_day (scale.first, 2025, 9, 8);
  g_assert_cmpuint (scale.n_weeks, <=, SN_TIMELINE_MOST_WEEKS);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consultation-parts/mail", test_mail);
  g_test_add_func ("/consultation-parts/mail-described", test_mail_described);
  g_test_add_func ("/consultation-parts/text", test_text);
  g_test_add_func ("/consultation-parts/life", test_life);
  g_test_add_func ("/consultation-parts/life-words", test_life_words);
  g_test_add_func ("/consultation-parts/span", test_span);
  g_test_add_func ("/consultation-parts/scale", test_scale);
  return g_test_run ();
}
