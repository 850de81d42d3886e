/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-error.h"
#include "sn-search-text.h"
#include "sn-store-resources.h"

#include <string.h>

static const SnDate today = { .year = 2024, .month = 5, .day = 7 };

static const char letter[] =
    "SEC Newsletter 2 May 2024\n\n"
    "Consultations\n\n"
    "MP0318 'Fewer alerts' Refinement Consultation\n"
    "The Refinement Consultation for MP0318 'Fewer alerts' is now open. Please respond by 14 May 2024.\n\n"
    "Half-hourly data in the café\n\n"
    "Citizens\xe2\x80\x99 Advice asked who pays for half-hourly data <https://a.example/x>. Nobody\n"
    "answered the question of the sub\xe2\x80\x91"
    "committee, e.g. because it was late!\n\n"
    "Meetings\n\n"
    "The SEC Panel meeting 128 will be held on 17 May 2024.\n";

static void
import (SnDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) imported = sn_db_import (db, bytes, "letter.txt", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (imported->len, ==, 1);
}

static GPtrArray *
search (SnDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = sn_db_search (db, text, 50, &today, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static SnSearchHit *
find (GPtrArray *hits, gboolean newsletter)
{
  for (guint i = 0; i < hits->len; i++)
    if ((((SnSearchHit *) hits->pdata[i])->item == NULL) == newsletter)
      return hits->pdata[i];
  return NULL;
}

/* "a [word] of it": the sentence with its matches in brackets. */
static char *
mark (const char *text, GArray *ranges)
{
  GString *marked = g_string_new (text);

  for (guint i = ranges->len; i > 0; i--)
    {
      const SnSearchRange *range = &g_array_index (ranges, SnSearchRange, i - 1);

      g_string_insert_c (marked, (gssize) (range->start + range->length), ']');
      g_string_insert_c (marked, (gssize) range->start, '[');
    }
  return g_string_free (marked, FALSE);
}

/* The text, folded, is what is searched for; words, one of its forms. */
static const struct
{
  const char *text;
  const char *search;
  gboolean found;
} ways[] = {
  { "MP318", "mp318", TRUE },
  { "MP318", "mp 318", TRUE },
  { "MP318", "MP0318", TRUE },
  { "MP318", "mp-318", TRUE },
  { "MP0318", "mp318", TRUE },
  { "MP 318", "mp318", TRUE },
  { "MP 0318", "MP318", TRUE },
  { "MP-318", "mp318", TRUE },
  { "MP\xc2\xa0"
    "318",
    "mp318", TRUE },
  { "SECMP0056", "secmp56", TRUE },
  { "MP0318", "mp0", TRUE },
  { "MP0318", "mp03", TRUE },
  { "MP318", "mp319", FALSE },
  { "half-hourly", "half hourly", TRUE },
  { "half-hourly", "halfhourly", TRUE },
  { "half-hourly", "half-hourly", TRUE },
  { "half hourly", "half-hourly", TRUE },
  { "halfhourly", "half-hourly", TRUE },
  { "halfhourly", "half hourly", TRUE },
  { "half hourly", "halfhourly", FALSE },
  { "half\xe2\x80\x90hourly", "halfhour", TRUE },
  { "end-to-end", "endtoend", TRUE },
  { "Citizens' Advice", "citizens advice", TRUE },
  { "Citizens\xe2\x80\x99 Advice", "citizens' a", TRUE },
  { "don't", "dont", TRUE },
  { "caf\xc3\xa9", "CAFE", TRUE },
  { "cafe\xcc\x81", "caf\xc3\xa9", TRUE },
  { "Stra\xc3\x9f"
    "e",
    "STRASSE", TRUE },
  { "\xef\xac\x81nal", "final", TRUE },
  { "co\xc2\xad"
    "operate",
    "cooperate", TRUE },
  { "9 May", "09 may", TRUE },
  { "smart meter", "meter smart", TRUE },
  { "smart meter", "smart met", TRUE },
  { "smart meter", "sma meter", FALSE },
  { "AND OR NOT", "and not", TRUE },
  { "\xd0\x9c\xd0\xb5\xd1\x82\xd1\x80", "\xd0\xbc\xd0\xb5\xd1\x82", TRUE },
  { "\xe6\x99\xba\xe8\x83\xbd\xe7\x94\xb5\xe8\xa1\xa8", "\xe6\x99\xba\xe8\x83\xbd", TRUE },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (SnSearchTerms) terms = sn_search_terms_new (ways[i].search);
      g_autoptr (GString) folded = g_string_new (NULL);

      sn_search_fold (folded, ways[i].text);
      if (sn_search_terms_match (terms, folded->str) != ways[i].found)
        g_error ("'%s' in '%s' (%s) should be %d", ways[i].search, ways[i].text, folded->str, ways[i].found);
    }
}

/* The file finds what memory finds. */
static void
test_words_in_file (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (SnNewsletter) newsletter = fixture_newsletter ("2024-05-02", "n");
      g_autofree char *reference = g_strdup_printf ("XX%u", 900 + i);
      g_autofree char *wanted = g_strdup_printf ("%s xx%u", ways[i].search, 900 + i);
      g_autofree char *turned = g_strdup_printf ("xx%u %s", 900 + i, ways[i].search);
      g_autoptr (SnImported) imported = NULL;
      g_autoptr (GPtrArray) hits = NULL;
      SnItem *item = fixture_item (&(Row){ "consultation", ways[i].text, "2024-05-20", reference });

      sn_newsletter_add_item (newsletter, item);
      imported = fixture_store (db, newsletter, reference);
      hits = search (db, turned);
      if ((find (hits, FALSE) != NULL) != ways[i].found)
        g_error ("'%s' in '%s' should be %d in the file", turned, ways[i].text, ways[i].found);
    }
  fixture_remove (folder);
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *search;
    const char *marked; /* of the newsletter */
    const char *bytes;  /* what its text has there */
  } rows[] = {
    { "pays half-hourly", "Citizens\xe2\x80\x99 Advice asked who [pays] for [half-hourly] data.", NULL },
    { "halfhourly pays", "Citizens\xe2\x80\x99 Advice asked who [pays] for [half-hourly] data.", NULL },
    { "citizens adv", "[Citizens]\xe2\x80\x99 [Advice] asked who pays for half-hourly data.", NULL },
    { "subcommittee",
      "Nobody answered the question of the [sub\xe2\x80\x91"
      "committee], e.g. because it was late!",
      "Nobody\nanswered the question of the sub\xe2\x80\x91"
      "committee, e.g. because it was late!" },
    { "late",
      "Nobody answered the question of the sub\xe2\x80\x91"
      "committee, e.g. because it was [late]!",
      NULL },
    { "panel meeting", "The SEC [Panel] [meeting] 128 will be held on 17 May 2024.", NULL },
    { "respond", "Please [respond] by 14 May 2024.", "Please respond by 14 May 2024." },
    { "cafe", "Half-hourly data in the [caf\xc3\xa9]", "Half-hourly data in the caf\xc3\xa9" },
    /* rather than the heading above it */
    { "half-hourly data", "Citizens\xe2\x80\x99 Advice asked who pays for [half-hourly] [data].", NULL },
  };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);

  import (db, letter);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) hits = search (db, rows[i].search);
      SnSearchHit *hit = find (hits, TRUE);
      g_autofree char *marked = NULL, *bytes = NULL;

      g_assert_nonnull (hit);
      marked = mark (hit->sentence, hit->matches);
      g_assert_cmpstr (marked, ==, rows[i].marked);
      g_assert_cmpint (hit->newsletter_id, ==, hit->id);
      g_assert_cmpuint (hit->start + hit->length, <, sizeof letter);
      bytes = g_strndup (letter + hit->start, hit->length);
      if (rows[i].bytes != NULL)
        g_assert_cmpstr (bytes, ==, rows[i].bytes);
    }
  fixture_remove (folder);
}

static void
test_items (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *title = NULL, *sentence = NULL;
  SnSearchHit *hit;

  import (db, letter);
  hits = search (db, "mp 0318 respond");
  hit = find (hits, FALSE);
  g_assert_nonnull (hit);
  g_assert_cmpint (sn_item_get_kind (hit->item), ==, SN_ITEM_CONSULTATION);
  g_assert_cmpint (hit->id, ==, sn_item_get_id (hit->item));
  g_assert_cmpuint (hit->date.day, ==, 14);
  title = mark (hit->title, hit->title_matches);
  g_assert_nonnull (strstr (title, "[MP318]"));
  sentence = mark (hit->sentence, hit->matches);
  g_assert_cmpstr (sentence, ==, "Please [respond] by 14 May 2024.");
  g_assert_cmpint (hit->newsletter_id, >, 0);
  g_assert_cmpmem (letter + hit->start, hit->length, hit->sentence, strlen (hit->sentence));
  fixture_remove (folder);
}

/* No input is an error, none is syntax, and all end. */
static void
test_any_input (void)
{
  static const char *const inputs[] = {
    "",
    " ",
    "\"",
    "\"\"",
    "*",
    "a*",
    "^a",
    "title:alerts",
    "NEAR(a b)",
    "a AND",
    "OR",
    "NOT a",
    "(",
    ")",
    "a + b",
    "{title words}:a",
    "'",
    "''; DROP TABLE items; --",
    "%",
    "_",
    "\\",
    "\x01\x02",
    "\xff\xfe\xc3",
    "caf\xc3",
    "\xf0\x9f\x98\x80",
    "a\xf0\x9f\x98\x80"
    "b",
    "\xe2\x80\xae"
    "alerts",
    "\t\n\r",
    "-",
    "--",
    "half--hourly",
    "0",
    "00",
    "mp0",
    "\xcc\x81",
    "a\xcc\x81\xcc\x81",
    "?1",
    ":search",
    "\xc2\xbd",
    "\xef\xb7\xba",
    "\xed\xa0\x80",
    "s",
    "a-b-c-d-e-f",
    "\xef\xbb\xbf"
    "alerts",
  };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GString) many = g_string_new (NULL), same = g_string_new (NULL), longest = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  import (db, letter);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    g_ptr_array_unref (search (db, inputs[i]));
  for (guint i = 0; i < 10000; i++)
    {
      g_string_append_printf (many, "word%u-of%u ", i, i);
      g_string_append (same, "alerts ");
      g_string_append (longest, "xyz\xc3\xa9");
    }
  g_ptr_array_unref (search (db, many->str));
  g_ptr_array_unref (search (db, longest->str));
  {
    g_autoptr (GPtrArray) hits = search (db, same->str);

    g_assert_nonnull (find (hits, FALSE));
    g_assert_nonnull (find (hits, TRUE));
  }
  for (guint i = 0; i < 300; i++)
    {
      char noise[40] = { 0 };

      for (guint j = 0; j + 1 < sizeof noise; j++)
        noise[j] = g_rand_boolean (rand) ? (char) g_rand_int_range (rand, 1, 256)
                                         : "ae \"*-'()"[g_rand_int_range (rand, 0, 9)];
      g_ptr_array_unref (search (db, noise));
    }
  g_assert_true (sn_db_execute (db, "SELECT 1 FROM items", NULL));
  fixture_remove (folder);
}

static void
add_event (SnDb *db, const char *issued, const char *title, const char *date, const char *quote)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, "n");
  g_autoptr (SnImported) imported = NULL;

  sn_newsletter_add_item (newsletter, fixture_item (&(Row){ "event", title, date, .quote = quote }));
  imported = fixture_store (db, newsletter, title);
}

static char *
titles_of (GPtrArray *hits)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((SnSearchHit *) hits->pdata[i])->title);
  return g_string_free (titles, FALSE);
}

/* What is near today comes first; of the same day, what has it in the title. */
static void
test_order (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GPtrArray) hits = NULL, few = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = NULL;

  add_event (db, "2014-01-02", "Old switching forum", "2014-02-03", "Switching, switching and switching.");
  add_event (db, "2024-04-04", "Breakfast", "2024-05-20", "We speak of switching.");
  add_event (db, "2024-04-11", "Switching clinic", "2024-05-20", "Come.");
  add_event (db, "2024-04-18", "Far switching day", "2031-05-20", "Come.");
  hits = search (db, "switch");
  titles = titles_of (hits);
  g_assert_cmpstr (titles, ==, "Switching clinic|Breakfast|Far switching day|Old switching forum");
  few = sn_db_search (db, "switch", 2, &today, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (few->len, ==, 2);
  fixture_remove (folder);
}

/* More hits than are weighed: those near today are among them whenever they
 * came into the store. */
static void
test_many_hits (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter ("2024-05-02", "n");
  g_autoptr (SnImported) imported = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  sn_newsletter_add_item (newsletter, fixture_item (&(Row){ "event", "Forum now", "2024-05-07" }));
  for (guint i = 0; i < 700; i++)
    {
      SnDate day = sn_date_add_days (&today, (int) i * 2 - 901);
      g_autofree char *date = sn_date_to_string (&day);
      g_autofree char *title = g_strdup_printf ("Forum %c%c%c", 'a' + i % 26, 'a' + i / 26 % 26, 'q');

      sn_newsletter_add_item (newsletter, fixture_item (&(Row){ "event", title, date }));
    }
  imported = fixture_store (db, newsletter, "many");
  hits = search (db, "forum");
  g_assert_cmpuint (hits->len, ==, 50);
  g_assert_cmpstr (((SnSearchHit *) hits->pdata[0])->title, ==, "Forum now");
  fixture_remove (folder);
}

static void
test_stopped (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Forum %c%c", 'a' + i % 26, 'a' + i / 26);

      add_event (db, "2024-04-04", title, "2024-05-20", "Come.");
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (sn_db_search (db, "forum", 50, &today, cancellable, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_CANCELLED);
  /* The store is as good as before. */
  hits = search (db, "forum");
  g_assert_cmpuint (hits->len, ==, 50);
  fixture_remove (folder);
}

static void
assert_hits (SnDb *db, const char *text, guint n)
{
  g_autoptr (GPtrArray) hits = search (db, text);

  g_assert_cmpuint (hits->len, ==, n);
}

static void
assert_sound (SnDb *db)
{
  g_assert_true (sn_db_execute (db, "INSERT INTO item_words (item_words) VALUES ('integrity-check')", NULL));
  g_assert_true (
      sn_db_execute (db, "INSERT INTO newsletter_words (newsletter_words) VALUES ('integrity-check')", NULL));
}

/* A word is kept once, apart from the others where it was there three times. */
static void
test_cells (void)
{
  g_autoptr (SnSearchCells) cells = sn_search_cells_new ();

  sn_search_fold (cells->title, "Panel");
  sn_search_fold (cells->words, "The Panel met. The panel, PANEL and panel again: an agenda, an agenda");
  sn_search_cells_settle (cells);
  g_assert_cmpstr (cells->title->str, ==, "panel");
  g_assert_cmpstr (cells->often->str, ==, "panel");
  g_assert_cmpstr (cells->words->str, ==, "the panel met and again an agenda");
}

/* What a text is about comes before what it mentions, of the same day and
 * length. */
static void
test_often (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *titles = NULL;

  /* The first one would come last by its number too, and by its letters. */
  add_event (db, "2024-04-04", "Alpha", "2024-05-20", "Switching, switching and again switching, at length.");
  add_event (db, "2024-04-11", "Omega", "2024-05-20", "Switching, breakfast and again nothing, at length.");
  hits = search (db, "switching");
  titles = titles_of (hits);
  g_assert_cmpstr (titles, ==, "Alpha|Omega");
  fixture_remove (folder);
}

/* What is read again, or goes away, is found as it is then. */
static void
test_rewritten (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  gint64 id;

  import (db, letter);
  assert_hits (db, "panel 128", 2);
  g_assert_true (sn_db_execute (db, "UPDATE newsletters SET extract_version = 0", &error));
  while (!done)
    g_assert_true (sn_db_reread_next (db, &done, &error));
  assert_hits (db, "panel 128", 2);
  assert_sound (db);
  {
    g_autoptr (GPtrArray) hits = search (db, "mp318 refinement");

    id = find (hits, FALSE)->id;
  }
  g_assert_true (sn_db_forget_item (db, id, &error));
  g_assert_true (sn_db_run_on (db, "UPDATE items SET search_row = NULL WHERE id = ?1", id, &error));
  assert_hits (db, "mp318 refinement", 1);
  g_assert_true (sn_db_index_items (db, &error) && sn_db_index_now (db, &error));
  assert_hits (db, "mp318 refinement", 2);
  g_assert_true (sn_db_forget_newsletter (db, 1, &error));
  g_assert_true (sn_db_execute (db, "DELETE FROM newsletters", &error));
  g_assert_true (sn_db_forget_item (db, id, &error));
  g_assert_true (sn_db_run_on (db, "DELETE FROM items WHERE id = ?1", id, &error));
  g_assert_no_error (error);
  assert_hits (db, "mp318 refinement", 0);
  assert_hits (db, "panel 128", 1);
  assert_sound (db);
  fixture_remove (folder);
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
execute_script (SnDb *db, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) script =
      g_resource_lookup_data (sn_store_resources_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (sn_db_execute (db, g_bytes_get_data (script, NULL), &error));
  g_assert_no_error (error);
}

/* Newsletters that an older version stored are searched like new ones. */
static void
test_migration (void)
{
  char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "secnews.db", NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, letter, -1);
  SnDb old = { .path = path };
  g_autoptr (SnDb) db = NULL;
  SnStatement *insert;
  gboolean done = FALSE;

  old.statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize);
  g_assert_cmpint (sqlite3_open (path, &old.sqlite), ==, SQLITE_OK);
  execute_script (&old, "/org/example/SecNews/store/sql/001.sql");
  insert = sn_db_prepare (&old,
                          "INSERT INTO newsletters (sha256, title, issued, imported_at, extract_version, bytes)"
                          " VALUES (?1, 'old', '2024-05-02', '', 1000000, ?2)",
                          NULL);
  sn_statement_bind_text (insert, 1, sha256);
  sqlite3_bind_blob (insert, 2, letter, (int) strlen (letter), SQLITE_STATIC);
  g_assert_true (sn_db_run (&old, insert, NULL));
  g_assert_true (sn_db_execute (&old,
                                "INSERT INTO items (key, occurrence, kind, title) VALUES ('k', 0, 'event', 'By hand');"
                                "INSERT INTO item_words (rowid, words) VALUES (1, 'by hand');"
                                "PRAGMA user_version = 1",
                                NULL));
  g_hash_table_unref (old.statements);
  sqlite3_close (old.sqlite);

  db = fixture_open (folder);
  while (!done)
    g_assert_true (sn_db_reread_next (db, &done, NULL));
  assert_hits (db, "panel 128", 2);
  assert_hits (db, "halfhourly", 1);
  assert_hits (db, "by hand", 1);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/cells", test_cells);
  g_test_add_func ("/search/often", test_often);
  g_test_add_func ("/search/words-in-file", test_words_in_file);
  g_test_add_func ("/search/sentences", test_sentences);
  g_test_add_func ("/search/items", test_items);
  g_test_add_func ("/search/any-input", test_any_input);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/many-hits", test_many_hits);
  g_test_add_func ("/search/stopped", test_stopped);
  g_test_add_func ("/search/rewritten", test_rewritten);
  g_test_add_func ("/search/migration", test_migration);
  return g_test_run ();
}
