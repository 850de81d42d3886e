/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-check.h"

#include <string.h>

#include "sn-error.h"
#include "sn-extract.h"
#include "sn-lexicon.h"

/* The issue date of texts that state none: an odd one, so that it is seen
 * where it turns up. */
#define ISSUED sn_date_new_day (2019, 6, 6)

/* ---- Words ------------------------------------------------------------------ */

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

/**
 * fuzz_is_line:
 *
 * Returns: whether @text is UTF-8 that stays on its line: without control
 *   characters and without the separators that some readers take for line ends.
 */
gboolean
fuzz_is_line (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
        return FALSE;
    }
  return TRUE;
}

static void
check_line (const char *text)
{
  g_assert_true (text == NULL || fuzz_is_line (text));
}

static void
check_lines (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      g_assert_cmpstr (texts->pdata[i], !=, "");
      check_line (texts->pdata[i]);
    }
}

/* ---- Places ----------------------------------------------------------------- */

static gboolean
is_boundary (SnDocument *document, gsize offset)
{
  return (sn_document_get_text (document)[offset] & 0xC0) != 0x80;
}

static void
check_range (SnDocument *document, gsize start, gsize length)
{
  gsize size = sn_document_get_length (document);

  g_assert_cmpuint (start, <=, size);
  g_assert_cmpuint (length, <=, size - start);
  g_assert_true (is_boundary (document, start));
  g_assert_true (is_boundary (document, start + length));
}

/* Whether what wraps in a cell stands behind the cell to its right. */
static gboolean
has_wrapped_cell (SnDocument *document)
{
  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    {
      const SnBlock *block = sn_document_get_block (document, i);

      for (guint r = 1; r < block->n_runs && block->kind == SN_BLOCK_TABLE_ROW; r++)
        if (block->runs[r].offset < block->runs[r - 1].offset)
          return TRUE;
    }
  return FALSE;
}

/* Whether every character of @words stands in the range, in that order unless a cell was
 * wrapped. The range may hold more: white space, what has no width, addresses in angle
 * brackets, marks of a quotation. */
static void
check_stands_there (SnDocument *document, const char *words, gsize start, gsize length)
{
  const char *first = sn_document_get_text (document) + start, *at = first, *end = first + length;

  check_range (document, start, length);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ')
        continue;
      while (at < end && g_utf8_get_char (at) != c)
        at = g_utf8_next_char (at);
      if (at >= end && has_wrapped_cell (document))
        for (at = first; at < end && g_utf8_get_char (at) != c;)
          at = g_utf8_next_char (at);
      if (at >= end)
        g_error ("“%s” does not stand in “%.*s”", words, (int) length, sn_document_get_text (document) + start);
      at = g_utf8_next_char (at);
    }
}

/* ---- Dates ------------------------------------------------------------------ */

static void
check_end (const SnDate *date)
{
  if (date->end_year == 0)
    {
      g_assert_cmpuint (date->end_month + date->end_day, ==, 0);
      return;
    }
  g_assert_cmpint (sn_date_precision (date), ==, SN_PRECISION_DAY);
  g_assert_true (sn_date_valid_day (date->end_year, date->end_month, date->end_day));
  g_assert_cmpuint (sn_date_first_julian (date), <=, sn_date_last_julian (date));
}

static void
check_date (const SnDate *date)
{
  g_autofree char *text = sn_date_to_string (date);
  SnDate again;

  check_end (date);
  g_assert_true (!date->has_time || date->time < 24 * 60);
  g_assert_true (!date->has_end_time || date->end_time <= 24 * 60);
  g_assert_cmpint (text != NULL, ==, sn_date_is_set (date));
  if (text == NULL)
    return;
  g_assert_true (sn_date_parse (text, &again));
  g_assert_cmpint (sn_date_precision (&again), ==, sn_date_precision (date));
  g_assert_true (again.year == date->year && again.quarter == date->quarter && again.month == date->month &&
                 again.day == date->day);
}

static gboolean
is_word_among (const char *word, gsize length, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (word, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the words name a month, perhaps with its year, and nothing that
 * could be a day: of these the day must stay open. */
static gboolean
states_only_month (const char *text)
{
  static const char *const months[] = { "January", "February",  "March",   "April",    "May",      "June", "July",
                                        "August",  "September", "October", "November", "December", NULL };
  guint n_months = 0, n_years = 0;

  for (const char *p = text; *p != '\0';)
    {
      gsize letters = 0, digits = 0;

      while (g_ascii_isalpha (p[letters]))
        letters++;
      while (g_ascii_isdigit (p[digits]))
        digits++;
      if (letters > 0 && !is_word_among (p, letters, months))
        return FALSE;
      if ((digits > 0 && digits != 4) || (letters == 0 && digits == 0 && *p != ' '))
        return FALSE;
      n_months += letters > 0;
      n_years += digits > 0;
      p += MAX (letters + digits, 1);
    }
  return n_months == 1 && n_years <= 1;
}

/**
 * fuzz_check_dates:
 * @issued: (nullable): the issue date of a text that states none
 *
 * Checks all expressions of time in @document.
 */
void
fuzz_check_dates (SnDocument *document, const SnDate *issued)
{
  g_autoptr (GPtrArray) dates = sn_extract_dates (document, issued);

  for (guint i = 0; i < dates->len; i++)
    {
      const SnTimeExpression *expression = dates->pdata[i];

      g_assert_cmpstr (expression->text, !=, "");
      check_text (expression->text);
      check_date (&expression->date);
      check_stands_there (document, g_strdelimit (expression->text, "\t", ' '), expression->start, expression->length);
      if (states_only_month (expression->text) && sn_date_precision (&expression->date) == SN_PRECISION_DAY)
        g_error ("A day was invented for “%s”", expression->text);
    }
}

/* ---- Documents -------------------------------------------------------------- */

static void
check_link (SnDocument *document, const SnLink *link)
{
  check_line (link->label);
  check_line (link->uri);
  g_assert_true (g_ascii_strncasecmp (link->uri, "https://", 8) == 0 ||
                 g_ascii_strncasecmp (link->uri, "http://", 7) == 0 ||
                 g_ascii_strncasecmp (link->uri, "mailto:", 7) == 0);
  if (document != NULL)
    check_range (document, link->start, link->length);
}

static void
check_block (SnDocument *document, const SnBlock *block)
{
  g_autofree char *text = g_strdelimit (g_strdup (block->text), "\t", ' ');

  g_assert_cmpuint (strlen (block->text), ==, block->length);
  check_line (text);
  g_assert_cmpuint (block->start, <=, block->end);
  check_range (document, block->start, block->end - block->start);
  g_assert_true (block->kind == SN_BLOCK_TABLE_ROW || strchr (block->text, '\t') == NULL);
  for (gsize i = 0; i < block->length; i++)
    {
      gsize at = sn_block_to_document (block, i), start, end;

      g_assert_cmpuint (at, <=, block->end); /* a tab before an empty cell stands there */
      sn_block_get_range (block, i, block->length, &start, &end);
      g_assert_cmpuint (start, <=, at);
      g_assert_cmpuint (end, >=, start);
      g_assert_cmpuint (end, <=, sn_document_get_length (document));
    }
  g_assert_cmpuint (block->first_link + block->n_links, <=, sn_document_get_links (document)->len);
}

static void
check_document (SnDocument *document)
{
  GPtrArray *links = sn_document_get_links (document);

  g_assert_true (g_utf8_validate_len (sn_document_get_text (document), sn_document_get_length (document), NULL));
  check_line (sn_document_get_title (document));
  check_line (sn_document_get_sender (document));
  check_date (sn_document_get_sent (document));
  check_lines (sn_document_get_doubts (document));
  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    check_block (document, sn_document_get_block (document, i));
  for (guint i = 0; i < links->len; i++)
    check_link (document, links->pdata[i]);
}

/* ---- Newsletters ------------------------------------------------------------ */

static void
check_item (SnDocument *document, SnItem *item)
{
  GPtrArray *mentions = sn_item_get_mentions (item), *links = sn_item_get_links (item);
  const char *title = sn_item_get_title (item);

  g_assert_nonnull (title);
  g_assert_cmpuint (strspn (title, " "), <, strlen (title));
  check_line (title);
  check_line (sn_item_get_reference (item));
  check_line (sn_item_get_organiser (item));
  check_line (sn_item_get_stage (item));
  check_line (sn_item_get_committee (item));
  check_line (sn_item_get_category (item));
  check_line (sn_item_get_quote (item));
  check_lines (sn_item_get_doubts (item));
  check_date (sn_item_get_date (item));
  check_date (sn_item_get_moved_from (item));
  g_assert_true (sn_item_get_confidence (item) >= 0.0 && sn_item_get_confidence (item) <= 1.0);
  g_assert_cmpuint (mentions->len, >, 0);
  for (guint i = 0; i < mentions->len; i++)
    {
      const SnMention *mention = mentions->pdata[i];

      check_stands_there (document, mention->quote, mention->start, mention->length);
    }
  for (guint i = 0; i < links->len; i++)
    check_link (NULL, links->pdata[i]);
}

static void
check_newsletter (SnDocument *document, SnNewsletter *newsletter)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter), *unread = sn_newsletter_get_unread (newsletter);

  check_line (sn_newsletter_get_title (newsletter));
  check_line (sn_newsletter_get_sender (newsletter));
  check_date (sn_newsletter_get_issued (newsletter));
  check_lines (sn_newsletter_get_doubts (newsletter));
  for (guint i = 0; i < items->len; i++)
    check_item (document, items->pdata[i]);
  for (guint i = 0; i < unread->len; i++)
    {
      const SnUnread *sentence = unread->pdata[i];

      check_line (sentence->text);
      check_stands_there (document, sentence->text, sentence->start, sentence->length);
    }
}

static void
read_document (SnDocument *document)
{
  SnDate issued = ISSUED;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = NULL;

  check_document (document);
  newsletter = sn_extract (document, &issued, &error);
  g_assert_cmpint (newsletter == NULL, ==, error != NULL);
  if (newsletter == NULL)
    {
      g_assert_error (error, SN_ERROR, SN_ERROR_NOT_NEWSLETTER);
      return;
    }
  check_newsletter (document, newsletter);
  fuzz_check_output (newsletter);
}

/**
 * fuzz_starts:
 * @marks: %NULL-terminated
 *
 * Returns: whether the bytes begin with one of @marks, in any case.
 */
gboolean
fuzz_starts (const uint8_t *data, size_t size, const char *const *marks)
{
  for (guint i = 0; marks[i] != NULL; i++)
    if (size >= strlen (marks[i]) && g_ascii_strncasecmp ((const char *) data, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

/**
 * fuzz_read:
 * @head: what to put before the bytes, so that they are taken for the format
 * @name: name of the file that they are said to come from
 *
 * Takes a file the whole way, from its bytes to JSON and a calendar.
 */
void
fuzz_read (const char *head, const uint8_t *data, size_t size, const char *name)
{
  gsize before = strlen (head);
  char *all = g_malloc (before + size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  memcpy (all, head, before);
  if (size > 0)
    memcpy (all + before, data, size);
  bytes = g_bytes_new_take (all, before + size);
  documents = sn_document_read (bytes, name, &error);
  g_assert_cmpint (documents == NULL, ==, error != NULL);
  if (documents == NULL)
    {
      g_assert_true (error->domain == SN_ERROR);
      check_line (error->message);
      return;
    }
  g_assert_cmpuint (documents->len, >, 0);
  for (guint i = 0; i < documents->len; i++)
    read_document (documents->pdata[i]);
}

/**
 * LLVMFuzzerInitialize:
 *
 * Does once what would else be done in the first run. A warning is a finding.
 */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  sn_lexicon_get_default ();
  return 0;
}
