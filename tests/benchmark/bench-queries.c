/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the window waits for what its pages show, as the store grows:
 *
 *   bench-queries [--only WORDS] FOLDER [ITEMS…]
 *
 * Fills a store with each number of items (1,000, 10,000 and 100,000 unless
 * others are given) in newsletters of twenty years, and prints for each query
 * the median and the 99th percentile of many runs in milliseconds, and how the
 * median has grown since the smallest store. A store that is in FOLDER already
 * is used again. --only asks what has these words in its name. Time is the thread's own, so that other work of the
 * machine does not count; the store is in memory, as it is once a page was shown.
 *
 * A screen that is drawn 60 times a second leaves 16 ms: that is what the
 * median may take, and 50 ms the 99th percentile. The last line says whether
 * the largest store kept to it. */

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "sn-extract.h"
#include "sn-db-private.h"

#define RUNS 200
#define ALLOWED_MEDIAN 16.0
#define ALLOWED_P99 50.0
#define YEARS 20
#define NEW_ITEMS 10
#define KNOWN_ITEMS 14
/* What pages ask for at once. */
#define PAGE 50
#define AGENDA 100
#define HITS 30

static const SnDate today = { .year = 2026, .month = 1, .day = 15 };

static const char *const vocabulary[] = {
  "consultation",   "modification", "refinement", "proposal",   "smart",     "metering",    "device",
  "communications", "hub",          "gateway",    "supplier",   "network",   "party",       "committee",
  "panel",          "security",     "operations", "testing",    "release",   "impact",      "assessment",
  "half-hourly",    "settlement",   "data",       "request",    "user",      "entry",       "process",
  "guidance",       "nomination",   "vacancy",    "election",   "charging",  "statement",   "report",
  "draft",          "final",        "decision",   "Authority",  "Ofgem",     "DCC",         "SECAS",
  "BEIS",           "DESNZ",        "respond",    "by",         "the",       "of",          "and",
  "will",           "be",           "held",       "on",         "please",    "send",        "your",
  "views",          "before",       "working",    "group",      "issue",     "fortnight",   "forum",
  "clinic",         "webinar",      "register",   "change",     "board",     "technical",   "architecture",
  "business",       "subcommittee", "firmware",   "upgrade",    "switching", "tariff",      "prepayment",
  "export",         "import",       "alert",      "critical",   "command",   "response",    "key",
  "infrastructure", "certificate",  "policy",     "management", "authority", "code",        "energy",
  "schedule",       "appendix",     "section",    "version",    "document",  "designation", "transition",
  "enduring",       "interim",      "solution",   "programme",  "milestone", "deadline",
};

static const char *
any_word (GRand *rand)
{
  /* Some words are common, most are rare. */
  double place = g_rand_double (rand) * g_rand_double (rand);

  return vocabulary[(guint) (place * G_N_ELEMENTS (vocabulary))];
}

static char *
some_words (GRand *rand, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", any_word (rand));
  return g_string_free (text, FALSE);
}

/* An item of its own number; what newsletters say of it later differs in its
 * date at most. */
static SnItem *
make_item (guint number, const SnDate *issued, GRand *rand)
{
  static const SnItemKind kinds[] = { SN_ITEM_CONSULTATION, SN_ITEM_EVENT,    SN_ITEM_EVENT,     SN_ITEM_DEADLINE,
                                      SN_ITEM_VACANCY,      SN_ITEM_EVENT,    SN_ITEM_MILESTONE, SN_ITEM_CONSULTATION,
                                      SN_ITEM_DEADLINE,     SN_ITEM_MILESTONE };
  SnItemKind kind = kinds[number % G_N_ELEMENTS (kinds)];
  g_autofree char *words = some_words (rand, 5);
  g_autofree char *title = g_strdup_printf ("MP%u %s %u", number, words, number);
  g_autofree char *reference = g_strdup_printf ("MP%u", number);
  g_autofree char *body = g_strdup_printf ("Group %u", number);
  g_autofree char *quote = some_words (rand, 22);
  SnItem *item = sn_item_new (kind, title);
  SnDate date = sn_date_add_days (issued, g_rand_int_range (rand, 2, 45));
  g_autoptr (SnLink) link = sn_link_new (SN_LINK_READ, words, "https://www.example.org/page", 0, 0);

  if (kind == SN_ITEM_MILESTONE)
    date = sn_date_new_month (date.year, date.month);
  else if (number % 17 == 0)
    date.day = 0, date.month = 0, date.year = 0;
  else if (number % 9 == 0)
    {
      SnDate last = sn_date_add_days (&date, 3);

      sn_date_set_end (&date, &last);
    }
  sn_item_set_date (item, &date);
  if (kind == SN_ITEM_CONSULTATION)
    sn_item_set_reference (item, reference);
  if (kind == SN_ITEM_VACANCY)
    {
      sn_item_set_committee (item, body);
      sn_item_set_category (item, "Small Supplier");
      sn_item_set_seats (item, 1 + number % 3);
    }
  sn_item_set_organiser (item, "SECAS");
  sn_item_add_mention (item, sn_mention_new (quote, 40, strlen (quote)));
  sn_item_add_link (item, link);
  if (number % 20 == 0)
    sn_item_add_doubt (item, "The year is not stated.");
  return item;
}

/* Said again: some are moved, some are filled or cancelled. */
static SnItem *
say_again (SnItem *item, GRand *rand)
{
  SnItem *again = sn_item_copy (item);
  guint chance = (guint) g_rand_int_range (rand, 0, 40);
  SnDate date = *sn_item_get_date (item);

  if (chance < 4 && sn_date_precision (&date) == SN_PRECISION_DAY && date.end_year == 0)
    {
      SnDate moved = sn_date_add_days (&date, 7);

      sn_item_set_moved (again, TRUE);
      sn_item_set_moved_from (again, &date);
      sn_item_set_date (again, &moved);
    }
  if (chance == 4)
    sn_item_set_outcome (again, sn_item_get_kind (item) == SN_ITEM_VACANCY ? SN_OUTCOME_FILLED : SN_OUTCOME_CANCELLED);
  return again;
}

/* About 8 kB of running text. */
static SnDocument *
make_document (guint number, GRand *rand)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  g_string_append_printf (text, "Newsletter number %u\n\n", number);
  while (text->len < 8000)
    {
      g_autofree char *sentence = some_words (rand, 14);

      g_string_append_printf (text, "The %s %d.%s", sentence, g_rand_int_range (rand, 1, 400),
                              g_rand_int_range (rand, 0, 4) == 0 ? "\n\n" : " ");
    }
  bytes = g_string_free_to_bytes (text);
  documents = sn_document_read (bytes, "n.txt", NULL);
  g_assert_true (documents != NULL && documents->len == 1);
  return g_object_ref (documents->pdata[0]);
}

static void
store_one (SnDb *db, guint number, guint n_newsletters, GPtrArray *recent, GRand *rand)
{
  SnDate issued = sn_date_add_days (&today, -(int) ((guint64) (n_newsletters - number) * YEARS * 365 / n_newsletters));
  g_autoptr (SnNewsletter) newsletter = sn_newsletter_new ();
  g_autoptr (SnDocument) document = make_document (number, rand);
  g_autofree char *title = g_strdup_printf ("SEC Newsletter %u", number);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnImported) imported = NULL;

  sn_newsletter_set_title (newsletter, title);
  sn_newsletter_set_issued (newsletter, &issued);
  sn_newsletter_set_format (newsletter, "text");
  for (guint i = 0; i < KNOWN_ITEMS && recent->len > 0; i++)
    sn_newsletter_add_item (newsletter,
                            say_again (recent->pdata[g_rand_int_range (rand, 0, (gint32) recent->len)], rand));
  while (recent->len > 30)
    g_ptr_array_remove_index (recent, 0);
  for (guint i = 0; i < NEW_ITEMS; i++)
    {
      SnItem *item = make_item (number * NEW_ITEMS + i, &issued, rand);

      g_ptr_array_add (recent, g_object_ref (item));
      sn_newsletter_add_item (newsletter, item);
    }
  imported = sn_db_store_document (db, newsletter, document, "n.txt", &error);
  if (imported == NULL)
    g_error ("%s", error->message);
}

static SnDb *
open_store (const char *folder, guint n_items)
{
  g_autofree char *name = g_strdup_printf ("queries-%u-%d.db", n_items, SN_EXTRACT_VERSION),
                  *path = g_build_filename (folder, name, NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GPtrArray) recent = g_ptr_array_new_with_free_func (g_object_unref);
  SnDb *db;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_unlink (part);
      db = sn_db_open (part, &error);
      if (db == NULL || !sn_db_execute (db, "PRAGMA synchronous = OFF", &error))
        g_error ("%s", error->message);
      g_printerr ("filling a store with %u items\n", n_items);
      for (guint i = 0; i < n_items / NEW_ITEMS; i++)
        store_one (db, i, n_items / NEW_ITEMS, recent, rand);
      sn_db_close (db);
      g_rename (part, path);
    }
  db = sn_db_open (path, &error);
  if (db == NULL)
    g_error ("%s", error->message);
  return db;
}

/* ---- what is asked ---- */

typedef void (*Ask) (SnDb *db, GRand *rand);

static void
take (GPtrArray *answer)
{
  g_assert_nonnull (answer);
  g_ptr_array_unref (answer);
}

/* A list's page: what is open, and the counts. */
static void
ask_page (SnDb *db, SnItemKind kind)
{
  guint kinds = SN_QUERY_KIND (kind);
  SnItemCounts counts;

  take (sn_db_list_items (db, &(SnQuery){ .today = today, .kinds = kinds, .open_only = TRUE, .limit = PAGE }, NULL));
  g_assert_true (sn_db_count_items (db, kind, &today, &counts, NULL));
}

static void
ask_consultations (SnDb *db, GRand *rand)
{
  ask_page (db, SN_ITEM_CONSULTATION);
}

static void
ask_vacancies (SnDb *db, GRand *rand)
{
  ask_page (db, SN_ITEM_VACANCY);
}

static void
ask_closed (SnDb *db, GRand *rand)
{
  SnQuery query = { .today = today, .closed_only = TRUE, .limit = PAGE, .latest_first = TRUE };

  query.kinds = SN_QUERY_KIND (g_rand_boolean (rand) ? SN_ITEM_CONSULTATION : SN_ITEM_VACANCY);
  take (sn_db_list_items (db, &query, NULL));
}

static void
ask_month (SnDb *db, GRand *rand)
{
  SnDate first = sn_date_add_days (&today, -(gint) g_rand_int_range (rand, 0, YEARS * 365));
  SnQuery query = { .today = today, .moved = TRUE, .precision = SN_QUERY_DATED };

  query.from = first;
  query.to = sn_date_add_days (&first, 41);
  take (sn_db_list_items (db, &query, NULL));
}

static void
ask_agenda (SnDb *db, GRand *rand)
{
  SnQuery query = { .today = today, .from = today, .precision = SN_QUERY_WITH_DAY, .limit = AGENDA };

  take (sn_db_list_items (db, &query, NULL));
}

static void
ask_newsletters (SnDb *db, GRand *rand)
{
  SnNewsletterCounts counts;

  take (sn_db_find_newsletters (db, &(SnNewsletterQuery){ .limit = PAGE }, NULL));
  g_assert_true (sn_db_count_newsletters (db, &counts, NULL));
}

static void
ask_doubts (SnDb *db, GRand *rand)
{
  take (sn_db_find_newsletters (db, &(SnNewsletterQuery){ .limit = PAGE, .doubts_only = TRUE }, NULL));
}

static gint64
any_row (SnDb *db, const char *sql, GRand *rand)
{
  gint64 n = 0;

  g_assert_true (sn_db_get_number (db, sql, &n, NULL));
  return 1 + g_rand_int_range (rand, 0, (gint32) n);
}

static void
ask_newsletter (SnDb *db, GRand *rand)
{
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (SnNewsletter) newsletter =
      sn_db_get_newsletter (db, any_row (db, "SELECT max (id) FROM newsletters", rand), &document, NULL);

  g_assert_nonnull (newsletter);
}

static void
ask_item (SnDb *db, GRand *rand)
{
  g_autoptr (SnItem) item = sn_db_get_item (db, any_row (db, "SELECT max (id) FROM items", rand), &today, NULL);

  g_assert_nonnull (item);
}

static void
ask_changes (SnDb *db, GRand *rand)
{
  take (sn_db_list_items (db, &(SnQuery){ .today = today, .changed_only = TRUE, .limit = PAGE }, NULL));
}

static void
ask_words (SnDb *db, const char *text)
{
  take (sn_db_search (db, text, HITS, &today, NULL, NULL));
}

static void
ask_letters (SnDb *db, guint n, GRand *rand)
{
  g_autofree char *text = g_strndup (any_word (rand), n);

  ask_words (db, text);
}

static void
ask_one_letter (SnDb *db, GRand *rand)
{
  ask_letters (db, 1, rand);
}

static void
ask_two_letters (SnDb *db, GRand *rand)
{
  ask_letters (db, 2, rand);
}

static void
ask_three_letters (SnDb *db, GRand *rand)
{
  ask_letters (db, 3, rand);
}

static void
ask_five_letters (SnDb *db, GRand *rand)
{
  ask_letters (db, 5, rand);
}

static void
ask_two_words (SnDb *db, GRand *rand)
{
  g_autofree char *text = g_strdup_printf ("%s %.4s", any_word (rand), any_word (rand));

  ask_words (db, text);
}

static void
ask_reference (SnDb *db, GRand *rand)
{
  g_autofree char *text = g_strdup_printf ("MP%d", g_rand_int_range (rand, 1, 1000));

  ask_words (db, text);
}

static const struct
{
  const char *name;
  Ask ask;
} questions[] = {
  { "consultations page", ask_consultations },
  { "vacancies page", ask_vacancies },
  { "50 more of what is closed", ask_closed },
  { "calendar: a month", ask_month },
  { "calendar: agenda", ask_agenda },
  { "newsletters page", ask_newsletters },
  { "newsletters with doubts", ask_doubts },
  { "one newsletter", ask_newsletter },
  { "one item", ask_item },
  { "changes", ask_changes },
  { "search: 1 letter", ask_one_letter },
  { "search: 2 letters", ask_two_letters },
  { "search: 3 letters", ask_three_letters },
  { "search: 5 letters", ask_five_letters },
  { "search: two words", ask_two_words },
  { "search: a reference", ask_reference },
};

/* ---- how long it takes ---- */

typedef struct
{
  double median;
  double p99;
} Times;

/* Milliseconds of this thread's time. */
static double
spent_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static Times
measure (SnDb *db, Ask ask)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  ask (db, rand);
  for (guint i = 0; i < RUNS; i++)
    {
      double begun = spent_time (), spent;

      ask (db, rand);
      spent = spent_time () - begun;
      g_array_append_val (times, spent);
    }
  g_array_sort (times, compare_doubles);
  return (Times){ g_array_index (times, double, RUNS / 2), g_array_index (times, double, RUNS * 99 / 100) };
}

static gboolean
print_row (const char *name, SnDb *const *stores, guint n_stores, Ask ask)
{
  double first = 0;
  Times times = { 0, 0 };

  g_print ("%-28s", name);
  for (guint i = 0; i < n_stores; i++)
    {
      times = measure (stores[i], ask);
      if (i == 0)
        first = times.median;
      g_print ("  %7.2f %7.2f %6.1f", times.median, times.p99, first > 0 ? times.median / first : 0);
    }
  g_print ("%s\n", times.median > ALLOWED_MEDIAN || times.p99 > ALLOWED_P99 ? "  TOO SLOW" : "");
  return times.median <= ALLOWED_MEDIAN && times.p99 <= ALLOWED_P99;
}

int
main (int argc, char **argv)
{
  static const char *const usual[] = { "1000", "10000", "100000", NULL };
  const char *only = "";
  const char *const *sizes = usual;
  guint n_stores, slow = 0;
  g_autofree SnDb **stores = NULL;

  argv++;
  if (g_strcmp0 (argv[0], "--only") == 0 && argv[1] != NULL)
    {
      only = argv[1];
      argv += 2;
    }
  if (argv[0] == NULL)
    g_error ("usage: bench-queries [--only WORDS] FOLDER [ITEMS…]");
  if (argv[1] != NULL)
    sizes = (const char *const *) argv + 1;
  n_stores = g_strv_length ((char **) sizes);
  stores = g_new0 (SnDb *, n_stores);
  g_mkdir_with_parents (argv[0], 0700);
  for (guint i = 0; i < n_stores; i++)
    stores[i] = open_store (argv[0], (guint) g_ascii_strtoull (sizes[i], NULL, 10));
  g_print ("%-28s", "ms: median, 99 %, growth");
  for (guint i = 0; i < n_stores; i++)
    g_print ("  %16s items", sizes[i]);
  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strstr (questions[i].name, only) != NULL)
      slow += !print_row (questions[i].name, stores, n_stores, questions[i].ask);
  for (guint i = 0; i < n_stores; i++)
    sn_db_close (stores[i]);
  g_print (slow == 0 ? "all within %.0f ms at the median and %.0f ms at the 99th percentile\n"
                     : "NOT all within %.0f ms at the median and %.0f ms at the 99th percentile\n",
           ALLOWED_MEDIAN, ALLOWED_P99);
  return slow == 0 ? 0 : 1;
}
