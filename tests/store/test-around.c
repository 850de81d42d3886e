/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "sn-db-edit.h"

static SnItem *
with_link (SnItem *item, const char *uri)
{
  g_autoptr (SnLink) link = sn_link_new (SN_LINK_MAIL, "write", uri, 0, 0);

  sn_item_add_link (item, link);
  return item;
}

static void
store (SnDb *db, const char *issued, const Row *rows, const char *mail_of_last)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, issued);
  g_autoptr (SnImported) imported = NULL;

  for (; rows->kind != NULL; rows++)
    {
      SnItem *item = fixture_item (rows);

      sn_newsletter_add_item (newsletter,
                              mail_of_last != NULL && rows[1].kind == NULL ? with_link (item, mail_of_last) : item);
    }
  imported = fixture_store (db, newsletter, issued);
}

/* The number of the item whose title begins so. */
static gint64
number_of (SnDb *db, const char *title)
{
  g_autoptr (GPtrArray) items = fixture_list (db, "2024-03-16");

  for (guint i = 0; i < items->len; i++)
    if (g_str_has_prefix (sn_item_get_title (items->pdata[i]), title))
      return sn_item_get_id (items->pdata[i]);
  g_error ("No item is titled %s", title);
}

static SnAround *
look (SnDb *db, const char *title)
{
  g_autoptr (GError) error = NULL;
  SnDate today = sn_date_new_day (2024, 3, 16);
  SnAround *around = sn_db_look_around (db, number_of (db, title), &today, &error);

  g_assert_no_error (error);
  return around;
}

static void
assert_titles (GPtrArray *items, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (titles, "%s%.9s", i > 0 ? "|" : "", sn_item_get_title (items->pdata[i]));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
rename_reference (SnDb *db, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO reference_changes (newsletter_id, position, from_reference, to_reference)"
                       " VALUES (1, 0, '%s', '%s')",
                       from, to);

  sn_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

/* All that is known of a modification, under each name that it had. */
static void
test_story (void)
{
  static const Row first[] = {
    { "consultation", "DP352 cons", "2024-02-01", "DP352", "development", .organiser = "SECAS" },
    { "consultation", "MP400 cons", "2024-04-01", "MP400", "refinement", .organiser = "SECAS" },
    { NULL },
  };
  static const Row second[] = {
    { "consultation", "MP352 refi", "2024-04-09", "MP352", "refinement", .organiser = "SECAS" },
    { "milestone", "MP352 impl", "2024-11", "MP352" },
    { "consultation", "Ofgem asks", "2024-04-19", .organiser = "Ofgem" },
    { "event", "Change Board meeting", "2024-06-19", .quote = "The Change Board votes on MP352 on 19 June." },
    { "event", "Another meeting", "2024-06-20", .quote = "MP3522 is discussed." },
    { NULL },
  };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  SnEdited edited;

  store (db, "2024-01-11", first, NULL);
  store (db, "2024-03-14", second, NULL);
  rename_reference (db, "DP352", "MP352");
  {
    g_autoptr (SnAround) of_new = look (db, "MP352 refi"), of_old = look (db, "DP352 cons");
    g_autoptr (SnAround) other = look (db, "MP400"), none = look (db, "Ofgem");

    assert_titles (of_new->story, "DP352 con|MP352 ref|Change Bo|MP352 imp");
    assert_titles (of_old->story, "DP352 con|MP352 ref|Change Bo|MP352 imp");
    assert_titles (other->story, "MP400 con");
    g_assert_cmpuint (none->story->len, ==, 0);
  }
  {
    g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_CORRECT, number_of (db, "Ofgem"));
    g_autoptr (SnAround) corrected = NULL;

    sn_edit_set_field (edit, "reference", "MP352");
    g_assert_true (sn_db_edit (db, edit, &edited, NULL));
    corrected = look (db, "DP352 cons");
    assert_titles (corrected->story, "DP352 con|MP352 ref|Ofgem ask|Change Bo|MP352 imp");
  }
  fixture_remove (folder);
}

/* A reference of several words is found where they stand together. */
static void
test_words (void)
{
  static const Row rows[] = {
    { "consultation", "Faster switching", "2024-04-01", "REC CP 0123", .organiser = "RECCo" },
    { "event", "Board meeting", "2024-06-19", .quote = "The board votes on REC CP 0123, on 19 June." },
    { "event", "Panel meeting", "2024-06-20", .quote = "The REC panel hears of CP 7 in room 0123." },
    { NULL },
  };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnAround) around = NULL;

  store (db, "2024-03-14", rows, NULL);
  around = look (db, "Faster");
  assert_titles (around->story, "Faster sw|Board mee");
  fixture_remove (folder);
}

/* What may be the same is offered until the user says that it is not. */
static void
test_alike (void)
{
  static const Row first[] = {
    { "consultation", "DCC consultation on laboratory opening hours", "2024-04-08", .organiser = "DCC" }, { NULL }
  };
  static const Row second[] = {
    { "consultation", "DCC draft plan for opening test sites", "2024-04-08", .organiser = "DCC" },
    { "consultation", "Views on display colours", "2024-04-08", .organiser = "DESNZ" },
    { NULL },
  };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  gint64 id, other;

  store (db, "2024-02-15", first, NULL);
  store (db, "2024-03-14", second, NULL);
  id = number_of (db, "DCC cons");
  other = number_of (db, "DCC draft");
  {
    g_autoptr (SnAround) one = look (db, "DCC cons"), two = look (db, "DCC draft"), none = look (db, "Views");

    assert_titles (one->alike, "DCC draft");
    assert_titles (two->alike, "DCC consu");
    g_assert_cmpuint (none->alike->len, ==, 0);
  }
  {
    g_autoptr (SnEdit) edit = sn_edit_new_pair (SN_EDIT_DISTINCT, other, id);
    g_autoptr (SnAround) apart = NULL;
    SnEdited edited;

    g_assert_true (sn_db_edit (db, edit, &edited, NULL));
    apart = look (db, "DCC cons");
    g_assert_cmpuint (apart->alike->len, ==, 0);
  }
  fixture_remove (folder);
}

/* The item's own address, else that of its organiser in the same newsletter. */
static void
test_address (void)
{
  static const Row first[] = { { "consultation", "DCC plan", "2024-04-08", .organiser = "DCC" },
                               { "consultation", "DCC laboratory", "2024-04-18", .organiser = "DCC" },
                               { NULL } };
  static const Row second[] = { { "consultation", "DESNZ call", "2024-04-28", .organiser = "DESNZ" }, { NULL } };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);

  store (db, "2024-02-15", first, "mailto:lab@dcc.example");
  store (db, "2024-03-14", second, NULL);
  {
    g_autoptr (SnAround) own = look (db, "DCC labor"), organisers = look (db, "DCC plan");

    g_assert_cmpstr (own->address, ==, "lab@dcc.example");
    g_assert_cmpint (own->source, ==, SN_ADDRESS_OF_ITEM);
    g_assert_cmpstr (organisers->address, ==, "lab@dcc.example");
    g_assert_cmpint (organisers->source, ==, SN_ADDRESS_OF_ORGANISER);
  }
  fixture_remove (folder);
}

#define ISSUE                                                                                                          \
  "SEC Newsletter 7 March 2024\n\nConsultations\n\n"                                                                   \
  "The DCC is consulting on its Business Plan under the Smart Energy Code. Responses are due by 8 April 2024.\n\n"     \
  "Ofgem is consulting on supplier debt. Please send your views to debt@ofgem.example by 18 April 2024.\n\n"           \
  "Contact us\n\nHave a question about the newsletter? Write to helpdesk@secas.example\n"

/* Nobody is sent to an address that was given with something else. */
static void
test_newsletter_address (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static (ISSUE, strlen (ISSUE));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imported = sn_db_import (db, bytes, "/tmp/issue.txt", NULL, &error);
  g_autoptr (SnAround) dcc = NULL, ofgem = NULL;

  g_assert_no_error (error);
  dcc = look (db, "DCC");
  ofgem = look (db, "Ofgem");
  g_assert_cmpstr (ofgem->address, ==, "debt@ofgem.example");
  g_assert_cmpint (ofgem->source, ==, SN_ADDRESS_OF_ITEM);
  g_assert_cmpstr (dcc->address, ==, "helpdesk@secas.example");
  g_assert_cmpint (dcc->source, ==, SN_ADDRESS_OF_NEWSLETTER);
  fixture_remove (folder);
}

static void
test_missing (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  SnDate today = sn_date_new_day (2024, 3, 16);

  g_assert_null (sn_db_look_around (db, 17, &today, &error));
  g_assert_nonnull (error);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/around/story", test_story);
  g_test_add_func ("/around/words", test_words);
  g_test_add_func ("/around/alike", test_alike);
  g_test_add_func ("/around/address", test_address);
  g_test_add_func ("/around/newsletter-address", test_newsletter_address);
  g_test_add_func ("/around/missing", test_missing);
  return g_test_run ();
}
