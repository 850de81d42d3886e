/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder.h"
#include "sn-date-words.h"
#include "sn-extract.h"

#include <string.h>

/* What dates.tsv writes for an expression. */
static void
append_expression (GString *found, const SnWhen *when)
{
  g_autofree char *date = sn_date_to_string (&when->date), *last = sn_date_end_to_string (&when->date);
  g_autofree char *time = sn_date_time_to_string (&when->date), *end_time = sn_date_end_time_to_string (&when->date);

  if (found->len > 0)
    g_string_append_c (found, ' ');
  if (when->flags & SN_WHEN_IMPOSSIBLE)
    {
      g_string_append_c (found, '!');
      return;
    }
  if (when->flags & SN_WHEN_UNKNOWN)
    g_string_append (found, "TBC");
  if (date != NULL)
    g_string_append (found, date);
  if (last != NULL)
    g_string_append_printf (found, "..%s", last);
  if (time != NULL)
    g_string_append_printf (found, "T%s", time);
  if (end_time != NULL)
    g_string_append_printf (found, "-%s", end_time);
  if (when->flags & SN_WHEN_CONTRADICTED)
    g_string_append_c (found, '?');
}

/* What the finder finds in a phrase that is all of a document. */
static char *
find_in (const char *phrase, const SnDate *issued)
{
  g_autoptr (GBytes) bytes = g_bytes_new (phrase, strlen (phrase));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "phrase.txt", &error);
  g_autoptr (SnReading) reading = NULL;
  g_autoptr (GArray) whens = NULL;
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  reading = sn_reading_new (documents->pdata[0], sn_lexicon_get_default ());
  whens = sn_date_finder_find (reading, issued);
  for (guint i = 0; i < whens->len; i++)
    append_expression (found, &g_array_index (whens, SnWhen, i));
  if (found->len == 0)
    g_string_append_c (found, '-');
  return g_string_free (found, FALSE);
}

/* Whether a row of the table holds; says what is wrong where it does not. */
static gboolean
check_row (guint number, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_autofree char *phrase = NULL, *found = NULL;
  SnDate issued;

  g_assert_cmpuint (g_strv_length (cells), ==, 3);
  g_assert_true (sn_date_parse (cells[0], &issued));
  phrase = g_strcompress (cells[1]);
  found = find_in (phrase, &issued);
  if (g_str_equal (found, cells[2]))
    return TRUE;
  g_test_message ("dates.tsv:%u: %s", number, cells[1]);
  g_test_message ("  expected %s, found %s", cells[2], found);
  return FALSE;
}

static char *
read_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "extract", "dates.tsv", NULL);
  g_autoptr (GError) error = NULL;
  char *table = NULL;

  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* All rows are tried before the test fails. */
static void
test_table (void)
{
  g_autofree char *table = read_table ();
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  guint n_rows = 0, n_nothing = 0, n_wrong = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      n_rows++;
      n_nothing += g_str_has_suffix (lines[i], "\t-");
      n_wrong += !check_row (i + 1, lines[i]);
    }
  g_test_message ("%u rows, %u of them without a date, %u wrong", n_rows, n_nothing, n_wrong);
  g_assert_cmpuint (n_rows, >=, 800);
  g_assert_cmpuint (n_nothing, >=, 190);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* What stands in the file from @start on, as the expression's text has it: a
 * line break and spaces are one space. */
static gboolean
stands_at (const char *file, gsize length, const SnTimeExpression *expression)
{
  const char *p = file + expression->start, *end = p + expression->length;

  if (expression->start + expression->length > length)
    return FALSE;
  for (const char *text = expression->text; *text != '\0' && p < end;)
    if (g_ascii_isspace (*text) && g_ascii_isspace (*p))
      {
        for (; g_ascii_isspace (*text); text++)
          ;
        for (; p < end && (g_ascii_isspace (*p) || *p == '>'); p++)
          ;
      }
    else if (*text++ != *p++)
      return FALSE;
  return p == end;
}

/* Every expression once, in order, none in another; in a text at its place. */
static void
check_newsletter (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length, last = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL, found = NULL;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (contents, length);
  documents = sn_document_read (bytes, path, &error);
  g_assert_no_error (error);
  found = sn_extract_dates (documents->pdata[0], NULL);
  g_assert_cmpuint (found->len, >, 10);
  for (guint i = 0; i < found->len; i++)
    {
      const SnTimeExpression *expression = found->pdata[i];

      if (expression->start < last || expression->length == 0 || expression->start + expression->length > length ||
          (g_str_has_suffix (path, ".txt") && !stands_at (contents, length, expression)))
        {
          g_test_message ("%s: “%s” is not at %" G_GSIZE_FORMAT, path, expression->text, expression->start);
          g_test_fail ();
        }
      last = expression->start + expression->length;
    }
}

static void
check_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".html") || g_str_has_suffix (name, ".eml"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        check_newsletter (path);
      }
}

static void
test_places (void)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "extract", "newsletters", NULL);
  g_autofree char *samples = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", NULL);

  check_folder (own);
  check_folder (samples);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *date; /* NULL: it is none */
  } rows[] = {
    { "14 June", "2025-06-14" },
    { "  14 june 2024 ", "2024-06-14" },
    { "June 2025", "2025-06" },
    { "2025-06-14", "2025-06-14" },
    { "2025-06", "2025-06" },
    { "14/06/2025", "2025-06-14" },
    { "Q3 2025", "2025-Q3" },
    { "tomorrow", "2025-06-11" },
    { "31 June 2025", NULL },
    { "Monday 14 June 2025", NULL },
    { "14 June 2025 or 15 July 2025", NULL },
    { "TBC", NULL },
    { "soon", NULL },
    { "", NULL },
    { "\xff\xfe", NULL },
  };
  SnDate today = sn_date_new_day (2025, 6, 10);
  g_autofree char *much = g_strnfill (SN_DATE_WORDS_MAX + 1, '1');

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SnDate date = { 0 };
      gboolean read = sn_date_words_read (rows[i].text, &today, &date);
      g_autofree char *found = sn_date_to_string (&date), *shown = g_utf8_make_valid (rows[i].text, -1);

      g_test_message ("“%s”: %s", shown, found != NULL ? found : "none");
      g_assert_cmpstr (found, ==, rows[i].date);
      g_assert_cmpint (read, ==, rows[i].date != NULL);
    }
  g_assert_false (sn_date_words_read (much, &today, &(SnDate){ 0 }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/dates/table", test_table);
  g_test_add_func ("/extract/dates/places", test_places);
  g_test_add_func ("/extract/dates/words", test_words);
  return g_test_run ();
}
