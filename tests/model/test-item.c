/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item.h"

static SnItem *
make (SnItemKind kind, const char *title, const char *date)
{
  SnItem *item = sn_item_new (kind, title);
  SnDate parsed = { 0 };

  if (date != NULL)
    g_assert_true (sn_date_parse (date, &parsed));
  sn_item_set_date (item, &parsed);
  return item;
}

static void
test_state (void)
{
  static const struct
  {
    SnItemKind kind;
    const char *date;
    SnOutcome outcome;
    const char *state;
  } rows[] = {
    { SN_ITEM_CONSULTATION, "2019-06-10", SN_OUTCOME_NONE, "open" },
    { SN_ITEM_CONSULTATION, "2019-06-09", SN_OUTCOME_NONE, "closed" },
    { SN_ITEM_VACANCY, NULL, SN_OUTCOME_NONE, "open" },
    { SN_ITEM_VACANCY, NULL, SN_OUTCOME_FILLED, "filled" },
    { SN_ITEM_EVENT, "2019-06-09", SN_OUTCOME_NONE, "past" },
    { SN_ITEM_EVENT, "2019-06", SN_OUTCOME_NONE, "open" },
    { SN_ITEM_EVENT, "2019-07-01", SN_OUTCOME_CANCELLED, "cancelled" },
    { SN_ITEM_MILESTONE, "2018", SN_OUTCOME_NONE, "past" },
  };
  SnDate today = sn_date_new_day (2019, 6, 10);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SnItem) item = make (rows[i].kind, "x", rows[i].date);

      sn_item_set_outcome (item, rows[i].outcome);
      g_assert_cmpstr (sn_item_state_to_string (sn_item_state_on (item, &today)), ==, rows[i].state);
    }
}

static void
test_best_link (void)
{
  g_autoptr (SnItem) item = make (SN_ITEM_CONSULTATION, "x", NULL);
  g_autoptr (SnLink) page = sn_link_new (SN_LINK_READ, "here", "https://a.example/1", 0, 0);
  g_autoptr (SnLink) form = sn_link_new (SN_LINK_RESPOND, "form", "https://a.example/2", 0, 0);
  g_autoptr (SnLink) trap = sn_link_new (SN_LINK_RESPOND, "form", "javascript:alert(1)", 0, 0);
  g_autoptr (SnLink) again = sn_link_new (SN_LINK_DOCUMENT, "paper", "https://a.example/1", 0, 0);

  g_assert_null (sn_item_get_best_link (item));
  sn_item_add_link (item, trap);
  g_assert_null (sn_item_get_best_link (item));
  sn_item_add_link (item, page);
  g_assert_true (sn_item_get_best_link (item) == page);
  sn_item_add_link (item, form);
  g_assert_true (sn_item_get_best_link (item) == form);
  sn_item_add_link (item, again);
  g_assert_cmpuint (sn_item_get_links (item)->len, ==, 3);
  g_assert_cmpint (((SnLink *) sn_item_get_links (item)->pdata[1])->role, ==, SN_LINK_DOCUMENT);
}

static void
test_copy (void)
{
  g_autoptr (SnItem) item = make (SN_ITEM_VACANCY, "Seat", "2019-06-10");
  g_autoptr (SnItem) copy = NULL;

  sn_item_add_mention (item, sn_mention_new ("A seat is free.", 3, 15));
  sn_item_add_change (item, sn_change_new (1, "2019-06-06", "date", NULL, "2019-06-10", NULL));
  sn_item_add_issue (item, "2019-06-06");
  copy = sn_item_copy (item);
  sn_item_set_title (item, "Other");
  sn_item_add_doubt (item, "Sure?");
  g_assert_cmpstr (sn_item_get_title (copy), ==, "Seat");
  g_assert_cmpstr (sn_item_get_quote (copy), ==, "A seat is free.");
  g_assert_cmpuint (sn_item_get_doubts (copy)->len, ==, 0);
  g_assert_cmpuint (sn_item_get_changes (copy)->len, ==, 1);
}

/* However many there are, each is there once, in its order, and in time: one by
 * one, these took a minute. */
static void
test_many_links (void)
{
  const guint n = 60000;
  g_autoptr (SnItem) item = sn_item_new (SN_ITEM_EVENT, "x");

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *uri = g_strdup_printf ("https://a.example/%u", i);
        g_autoptr (SnLink) link = sn_link_new (round == 0 ? SN_LINK_READ : SN_LINK_RESPOND, "", uri, 0, 0);

        sn_item_add_link (item, link);
        sn_item_add_issue (item, uri);
      }
  g_assert_cmpuint (sn_item_get_links (item)->len, ==, n);
  g_assert_cmpuint (sn_item_get_issues (item)->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const SnLink *link = sn_item_get_links (item)->pdata[i];
      g_autofree char *uri = g_strdup_printf ("https://a.example/%u", i);

      g_assert_cmpstr (link->uri, ==, uri);
      g_assert_cmpint (link->role, ==, SN_LINK_RESPOND);
      g_assert_cmpstr (sn_item_get_issues (item)->pdata[i], ==, uri);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item/state", test_state);
  g_test_add_func ("/item/best-link", test_best_link);
  g_test_add_func ("/item/copy", test_copy);
  g_test_add_func ("/item/many-links", test_many_links);
  return g_test_run ();
}
