/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-ways.h"

#include "sn-vacancy-words.h"

static SnItem *
item_new (SnItemKind kind, const char *title, const char *const *links)
{
  SnItem *item = sn_item_new (kind, title);

  for (guint i = 0; links[i] != NULL; i += 2)
    {
      g_autoptr (SnLink) link = sn_link_new (sn_link_role_from_string (links[i]), "here", links[i + 1], 0, 4);

      sn_item_add_link (item, link);
    }
  return item;
}

static void
assert_ways (SnItem *item, const char *best, const char *mail)
{
  g_autoptr (SnLink) first = sn_item_ways_best (item), second = sn_item_ways_mail (item);

  g_assert_cmpstr (first != NULL ? first->uri : NULL, ==, best);
  g_assert_cmpstr (second != NULL ? second->uri : NULL, ==, mail);
}

/* A form, else a mail with its subject, else any page. */
static void
test_vacancy (void)
{
  const char *const form[] = { "respond", "https://example.org/form", "mail", "mailto:a@example.org", NULL };
  const char *const page[] = { "read", "https://example.org/", "mail", "mailto:a@example.org?subject=Hello", NULL };
  const char *const only_page[] = { "read", "https://example.org/", NULL };
  const char *const none[] = { NULL };
  g_autoptr (SnItem) with_form = item_new (SN_ITEM_VACANCY, "SSC seat", form);
  g_autoptr (SnItem) with_page = item_new (SN_ITEM_VACANCY, "SSC seat", page);
  g_autoptr (SnItem) with_only_page = item_new (SN_ITEM_VACANCY, "SSC seat", only_page);
  g_autoptr (SnItem) with_none = item_new (SN_ITEM_VACANCY, "SSC seat", none);

  assert_ways (with_form, "https://example.org/form", "mailto:a@example.org?subject=Nomination%3A%20SSC%20seat");
  assert_ways (with_page, "mailto:a@example.org?subject=Nomination%3A%20SSC%20seat", NULL);
  assert_ways (with_only_page, "https://example.org/", NULL);
  assert_ways (with_none, NULL, NULL);
  g_assert_cmpstr (sn_vacancy_how_to_nominate (with_form), ==, "Send the nomination form");
  g_assert_cmpstr (sn_vacancy_how_to_nominate (with_page), ==, "Get in touch by email");
  g_assert_cmpstr (sn_vacancy_how_to_nominate (with_none), ==, "As the newsletter says");
}

static void
test_others (void)
{
  const char *const page[] = { "read", "https://example.org/", "mail", "mailto:a@example.org", NULL };
  const char *const mail[] = { "mail", "mailto:a@example.org", NULL };
  g_autoptr (SnItem) event = item_new (SN_ITEM_EVENT, "Forum", page);
  g_autoptr (SnItem) consultation = item_new (SN_ITEM_CONSULTATION, "Plan & more", mail);

  assert_ways (event, "https://example.org/", "mailto:a@example.org?subject=Forum");
  assert_ways (consultation, "mailto:a@example.org?subject=Plan%20%26%20more", NULL);
}

static void
assert_match (const char *seat, const char *category, SnVacancyMatch match)
{
  g_autoptr (SnItem) item = sn_item_new (SN_ITEM_VACANCY, "Seat");

  sn_item_set_category (item, seat);
  g_assert_cmpint (sn_vacancy_match (item, category), ==, match);
}

/* What could be mine is not put with what is for others. */
static void
test_match (void)
{
  assert_match ("Small Supplier", "Small Supplier", SN_VACANCY_MINE);
  assert_match ("Large Supplier", "Small Supplier", SN_VACANCY_OTHER);
  assert_match ("Any", "Small Supplier", SN_VACANCY_PERHAPS);
  assert_match ("Network", "Gas Network", SN_VACANCY_PERHAPS);
  assert_match ("Network", "Small Supplier", SN_VACANCY_OTHER);
  assert_match (NULL, "Small Supplier", SN_VACANCY_PERHAPS);
  assert_match ("Small Supplier", NULL, SN_VACANCY_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ways/vacancy", test_vacancy);
  g_test_add_func ("/ways/others", test_others);
  g_test_add_func ("/ways/match", test_match);
  return g_test_run ();
}
