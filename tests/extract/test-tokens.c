/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-error.h"
#include "sn-reading.h"
#include "sn-reference.h"
#include "sn-tokenize.h"

#include <glib/gstdio.h>
#include <string.h>

static SnReading *
read_with (const char *text, const SnLexicon *lexicon)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "words.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  return sn_reading_new (documents->pdata[0], lexicon);
}

static SnReading *
read_text (const char *text)
{
  return read_with (text, sn_lexicon_get_default ());
}

/* The tokens of a text with a bar where a space was, and "·" where none was. */
static char *
tokens_of (const char *text)
{
  g_autofree SnToken *tokens = g_new (SnToken, strlen (text));
  guint n = sn_tokenize (sn_lexicon_get_default (), text, strlen (text), tokens);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const SnToken *t = &tokens[i];

      g_assert_cmpuint (t->start, <, t->end);
      g_assert_cmpuint (t->end, <=, strlen (text));
      if (i > 0)
        g_string_append (joined, t->glued ? "·" : "|");
      g_string_append_len (joined, text + t->start, t->end - t->start);
    }
  return g_string_free (joined, FALSE);
}

static void
check_tokens (const char *text, const char *expected)
{
  g_autofree char *found = tokens_of (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_tokens (void)
{
  check_tokens ("", "");
  check_tokens (" \t ", "");
  check_tokens ("The Panel met.", "The|Panel|met·.");
  check_tokens ("26th August", "26·th|August");
  check_tokens ("5pm", "5·pm");
  check_tokens ("SECMP0056", "SECMP·0056");
  check_tokens ("Sub-Committee", "Sub·-·Committee");
  check_tokens ("DCC’s", "DCC·’·s");
  check_tokens ("‘Smart’ meters", "‘·Smart·’|meters");
  check_tokens ("v4.12", "v·4·.·12");
  check_tokens ("£5", "£·5");
  check_tokens ("café Łódź", "café|Łódź");
  check_tokens ("one\ttwo", "one|two");
}

static SnToken
first_token (const char *text)
{
  g_autofree SnToken *tokens = g_new (SnToken, strlen (text));

  g_assert_cmpuint (sn_tokenize (sn_lexicon_get_default (), text, strlen (text), tokens), >=, 1);
  return tokens[0];
}

static void
test_token_values (void)
{
  g_assert_cmpuint (first_token ("meter").kind, ==, SN_TOKEN_WORD);
  g_assert_cmpuint (first_token ("0056").kind, ==, SN_TOKEN_NUMBER);
  g_assert_cmpuint (first_token ("0056").value, ==, 56);
  g_assert_cmpuint (first_token ("20240000000000000000").value, ==, 999999);
  g_assert_cmpuint (first_token ("(").kind, ==, SN_TOKEN_PUNCT);
  g_assert_cmpuint (first_token ("(").value, ==, '(');
  g_assert_cmpuint (first_token ("\xe2\x80\x91").value, ==, '-');    /* non-breaking hyphen */
  g_assert_cmpuint (first_token ("\xe2\x80\x93").value, ==, 0x2013); /* en dash */
  g_assert_cmpuint (first_token ("\xe2\x80\x94").value, ==, 0x2013); /* em dash */
  g_assert_cmpuint (first_token ("\xe2\x88\x92").value, ==, 0x2013); /* minus */
  g_assert_cmpuint (first_token ("\xff").value, ==, 0xfffd);
  g_assert_cmpuint (first_token ("\xff").end, ==, 1);
  g_assert_cmpuint (first_token ("\xc3").end, ==, 1);
}

static void
test_letter_case (void)
{
  g_assert_cmpuint (first_token ("may").letter_case, ==, SN_CASE_LOWER);
  g_assert_cmpuint (first_token ("May").letter_case, ==, SN_CASE_CAPITAL);
  g_assert_cmpuint (first_token ("MAY").letter_case, ==, SN_CASE_CAPITALS);
  g_assert_cmpuint (first_token ("McX").letter_case, ==, SN_CASE_CAPITAL);
  g_assert_cmpuint (first_token ("eX").letter_case, ==, SN_CASE_LOWER);
  g_assert_cmpuint (first_token ("A").letter_case, ==, SN_CASE_CAPITAL);
  g_assert_cmpuint (first_token ("ÉTÉ").letter_case, ==, SN_CASE_CAPITALS);
  g_assert_cmpuint (first_token ("Été").letter_case, ==, SN_CASE_CAPITAL);
}

static char *
sentences_of (const char *text)
{
  g_autoptr (SnReading) reading = read_text (text);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < reading->n_sentences; i++)
    {
      const SnSentence *s = sn_reading_sentence (reading, i);
      g_autofree char *part = sn_reading_text (reading, s->block, s->first, s->end);

      g_string_append_printf (joined, "%s%s", i > 0 ? " / " : "", part);
      for (guint32 token = s->first; token < s->end; token++)
        g_assert_cmpuint (sn_reading_sentence_of (reading, s->block, token), ==, i);
    }
  return g_string_free (joined, FALSE);
}

static void
check_sentences (const char *text, const char *expected)
{
  g_autofree char *found = sentences_of (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_sentences (void)
{
  check_sentences ("The Panel met. It agreed.", "The Panel met. / It agreed.");
  check_sentences ("Who votes? Parties do! Good.", "Who votes? / Parties do! / Good.");
  check_sentences ("Reply by 5 p.m. on Friday.", "Reply by 5 p.m. on Friday.");
  check_sentences ("Section C8.13(a) of v4.12 applies.", "Section C8.13(a) of v4.12 applies.");
  check_sentences ("Ask Mr. Jones or Dr. Smith. They know.", "Ask Mr. Jones or Dr. Smith. / They know.");
  check_sentences ("It is for meters, e.g. SMETS2 ones.", "It is for meters, e.g. SMETS2 ones.");
  check_sentences ("J. Smith chairs. A. Jones helps.", "J. Smith chairs. / A. Jones helps.");
  check_sentences ("Company No. 12 sent it. We read it.", "Company No. 12 sent it. / We read it.");
  check_sentences ("Vote for ‘No more delay’. We did.", "Vote for ‘No more delay’. / We did.");
  check_sentences ("One seat is free; the other is not.", "One seat is free; / the other is not.");
  check_sentences ("It is free.", "It is free.");
  check_sentences ("No full stop here", "No full stop here");
}

/* Each mark belongs to one sentence. */
static void
test_sentence_marks (void)
{
  g_autoptr (SnReading) reading = read_text ("Ofgem met the DCC on Friday. Nominations close in May.");
  const SnSentence *one = sn_reading_sentence (reading, 0), *two = sn_reading_sentence (reading, 1);

  g_assert_cmpuint (reading->n_sentences, ==, 2);
  g_assert_cmpuint (one->first_mark, ==, 0);
  g_assert_cmpuint (one->end_mark, ==, two->first_mark);
  g_assert_cmpuint (two->end_mark, ==, reading->n_marks);
  g_assert_true (one->cues & SN_WORD_BIT (SN_WORD_BODY));
  g_assert_true (one->cues & SN_WORD_BIT (SN_WORD_WEEKDAY));
  g_assert_false (one->cues & SN_WORD_BIT (SN_WORD_MONTH));
  g_assert_true (two->cues & SN_WORD_BIT (SN_WORD_NOMINATE));
  g_assert_true (two->cues & SN_WORD_BIT (SN_WORD_MONTH));
  g_assert_false (two->cues & SN_WORD_BIT (SN_WORD_BODY));
  g_assert_cmpuint (sn_reading_block_cues (reading, 0), ==, one->cues | two->cues);
  g_assert_cmpuint (sn_reading_cues (reading, 0, one->first, one->end), ==, one->cues);
}

/* The first mark of a class in a text as "words=value", NULL where none is. */
static char *
mark_in (const char *text, SnWordClass word_class)
{
  g_autoptr (SnReading) reading = read_text (text);
  const SnMark *mark = sn_reading_find_mark (reading, 0, reading->n_marks, word_class);
  g_autofree char *words = NULL;

  if (mark == NULL)
    return NULL;
  g_assert_true (sn_reading_mark_at (reading, 0, mark->first, word_class) == mark);
  words = sn_reading_text (reading, 0, mark->first, mark->end);
  return g_strdup_printf ("%s=%s", words, mark->value);
}

static void
check_mark (const char *text, SnWordClass word_class, const char *expected)
{
  g_autofree char *found = mark_in (text, word_class);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_marks (void)
{
  check_mark ("We may reply in May.", SN_WORD_MONTH, "May=5");
  check_mark ("We may reply.", SN_WORD_MONTH, NULL);
  check_mark ("WE REPLY IN MAY.", SN_WORD_MONTH, "MAY=5");
  check_mark ("We consult the DCC.", SN_WORD_BODY, "DCC=DCC");
  check_mark ("We consult the dcc.", SN_WORD_BODY, NULL);
  check_mark ("The Department for Energy Security and Net Zero wrote.", SN_WORD_BODY,
              "Department for Energy Security and Net Zero=DESNZ");
  check_mark ("The Security Sub-Committee meets.", SN_WORD_COMMITTEE, "Security Sub-Committee=SSC");
  check_mark ("The Security Sub Committee meets.", SN_WORD_COMMITTEE, "Security Sub Committee=SSC");
  check_mark ("A seat for a Large Supplier is free.", SN_WORD_CATEGORY, "Large Supplier=Large Supplier");
  check_mark ("A seat for a network is free.", SN_WORD_CATEGORY, NULL);
  check_mark ("Testing starts w/c 8 March.", SN_WORD_COMMENCING, "w/c=x");
  check_mark ("The last quarter of 2024.", SN_WORD_QUARTER, "last quarter=4");
  check_mark ("The fifth quarter of 2024.", SN_WORD_QUARTER, NULL);
}

/* Of phrases that begin at one word the longest counts; a word that is glued
 * to a number begins none. */
static void
test_longest_mark (void)
{
  check_mark ("The SMKI PMA meets.", SN_WORD_COMMITTEE, "SMKI PMA=SMKI PMA");
  check_mark ("The PMA meets.", SN_WORD_COMMITTEE, "PMA=SMKI PMA");
  check_mark ("See X1SSC for more.", SN_WORD_COMMITTEE, NULL);
  check_mark ("A SSCX meets.", SN_WORD_COMMITTEE, NULL);
}

static void
test_learnt_names (void)
{
  g_autoptr (SnReading) reading = read_text (
      "The Smart Metering Design Group (SMDG) has a free seat.\n\nNominations for the SMDG close on Friday.\n");
  const SnMark *full, *abbreviation;

  g_assert_cmpuint (sn_document_get_n_blocks (reading->document), ==, 2);
  full = sn_reading_find_mark (reading, reading->block_marks[0], reading->block_marks[1], SN_WORD_COMMITTEE);
  abbreviation = sn_reading_find_mark (reading, reading->block_marks[1], reading->block_marks[2], SN_WORD_COMMITTEE);
  g_assert_nonnull (full);
  g_assert_nonnull (abbreviation);
  g_assert_cmpstr (full->value, ==, "SMDG");
  g_assert_cmpstr (abbreviation->value, ==, "SMDG");
  g_assert_cmpstr (g_hash_table_lookup (reading->learnt, "SMDG"), ==, "SMDG");
}

/* What one newsletter introduces, another does not know. */
static void
test_names_not_learnt (void)
{
  check_mark ("Nominations for the SMDG close on Friday.", SN_WORD_COMMITTEE, NULL);
  check_mark ("The group (SMDG) met.", SN_WORD_COMMITTEE, NULL);
  check_mark ("The Metering Design Group met.", SN_WORD_COMMITTEE, "Metering Design Group=Metering Design Group");
}

static void
check_reference (const char *text, const char *expected, guint32 n_tokens)
{
  g_autoptr (SnReading) reading = read_text (text);
  guint32 after = 0;
  g_autofree char *found = sn_reference_at (reading, 0, 0, &after);

  g_assert_cmpstr (found, ==, expected);
  if (expected != NULL)
    g_assert_cmpuint (after, ==, n_tokens);
}

static void
test_references (void)
{
  check_reference ("SECMP0056", "SECMP0056", 2);
  check_reference ("SECMP 00056 is out", "SECMP0056", 2);
  check_reference ("SECMP056", "SECMP0056", 2);
  check_reference ("secmp0056", "SECMP0056", 2);
  check_reference ("MP26", "MP026", 2);
  check_reference ("MP-245", "MP245", 3);
  check_reference ("DP 0067", "DP067", 2);
  check_reference ("R0071", "R0071", 2);
  check_reference ("CMP254", "CMP254", 2);
  check_reference ("P434", "P434", 2);
  check_reference ("P4", NULL, 0);
  check_reference ("R1.2", NULL, 0);
  check_reference ("P 434", NULL, 0);
  check_reference ("MP000", NULL, 0);
  check_reference ("MP1234567", NULL, 0);
  check_reference ("MPs 245", NULL, 0);
  check_reference ("MP", NULL, 0);
  check_reference ("Panel 98", NULL, 0);
}

static void
test_find_reference (void)
{
  g_autoptr (SnReading) reading = read_text ("The group discussed MP245 and DP067.");
  guint32 at = 0;
  g_autofree char *first = sn_reference_find (reading, 0, 0, reading->n_tokens, &at);
  g_autofree char *second = sn_reference_find (reading, 0, at + 1, reading->n_tokens, &at);
  g_autofree char *third = sn_reference_find (reading, 0, at + 1, reading->n_tokens, &at);

  g_assert_cmpstr (first, ==, "MP245");
  g_assert_cmpstr (second, ==, "DP067");
  g_assert_null (third);
  g_assert_true (sn_reference_is_sec (first));
  g_assert_false (sn_reference_is_sec ("P434"));
  g_assert_false (sn_reference_is_sec (NULL));
}

#define BUILTIN "[month]\n5=May\n[body]\nDCC=DCC;Data Communications Company\n"

/* A user's file with that content, removed again by remove_file(). */
static char *
write_file (const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int file = g_file_open_tmp ("lexicon-XXXXXX.ini", &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static SnLexicon *
load (const char *builtin, const char *user, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (builtin, strlen (builtin));
  g_autofree char *path = user != NULL ? write_file (user) : NULL;
  SnLexicon *lexicon = sn_lexicon_new (bytes, path, error);

  if (path != NULL)
    g_unlink (path);
  return lexicon;
}

static void
test_lexicon (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnLexicon) lexicon = load (BUILTIN, NULL, &error);
  guint word, n;

  g_assert_no_error (error);
  word = sn_lexicon_find_word (lexicon, "dcc", 3);
  g_assert_cmpuint (word, >, 0);
  g_assert_cmpuint (word, ==, sn_lexicon_find_word (lexicon, "DCCs", 3));
  g_assert_cmpuint (sn_lexicon_find_word (lexicon, "xoserve", 7), ==, 0);
  g_assert_cmpuint (sn_lexicon_get_phrases (lexicon, word, &n)->word_class, ==, SN_WORD_BODY);
  g_assert_cmpuint (n, ==, 1);
  sn_lexicon_get_phrases (lexicon, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  sn_lexicon_get_phrases (lexicon, 60000, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (sn_lexicon_get_name (lexicon, SN_WORD_BODY, "DCC"), ==, "DCC");
  g_assert_null (sn_lexicon_get_name (lexicon, SN_WORD_BODY, "Ofgem"));
  g_assert_null (sn_lexicon_get_name (lexicon, SN_WORD_MONTH, "DCC"));
}

static void
test_user_lexicon (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnLexicon) lexicon = load (BUILTIN, "[body]\nDCC=The Hub\nMeterCo=MeterCo;Meter Company\n", &error);
  g_autoptr (SnReading) reading = NULL;
  const SnMark *mark;

  g_assert_no_error (error);
  g_assert_cmpstr (sn_lexicon_get_name (lexicon, SN_WORD_BODY, "DCC"), ==, "DCC");
  g_assert_cmpstr (sn_lexicon_get_name (lexicon, SN_WORD_BODY, "MeterCo"), ==, "MeterCo");
  reading = read_with ("In May the Meter Company and The Hub met the DCC.", lexicon);
  g_assert_cmpuint (reading->n_marks, ==, 4);
  mark = sn_reading_mark (reading, 1);
  g_assert_cmpstr (mark->value, ==, "MeterCo");
  g_assert_cmpuint (mark->end - mark->first, ==, 2);
  g_assert_cmpstr (sn_reading_mark (reading, 2)->value, ==, "DCC");
  g_assert_cmpstr (sn_reading_mark (reading, 3)->value, ==, "DCC");
}

static void
test_lexicon_errors (void)
{
  static const char *const broken[] = { "[body\nDCC=DCC\n", "DCC=DCC\n", "[body]\nno equals sign\n" };
  g_autoptr (GBytes) builtin = g_bytes_new_static (BUILTIN, strlen (BUILTIN));
  g_autoptr (GError) error = NULL;
  g_autoptr (SnLexicon) absent = sn_lexicon_new (builtin, "/nonexistent/lexicon.ini", &error);

  g_assert_no_error (error);
  g_assert_nonnull (absent);
  g_assert_null (load (BUILTIN, "[bodies]\nDCC=DCC\n", &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "bodies"));
  g_clear_error (&error);
  g_assert_null (load ("[bodies]\nDCC=DCC\n", NULL, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_USAGE);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_assert_null (load (BUILTIN, broken[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
}

static void
test_odd_lexicon (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnLexicon) empty = load ("", NULL, &error);
  g_autoptr (SnLexicon) blank = load ("[body]\nDCC=\nOfgem=;;\nENA=-\n", NULL, &error);
  g_autoptr (SnReading) reading = NULL;

  g_assert_no_error (error);
  reading = read_with ("The DCC, Ofgem and - the ENA - met in May.", blank);
  g_assert_cmpuint (reading->n_marks, ==, 0);
  g_assert_cmpuint (sn_lexicon_find_word (empty, "may", 3), ==, 0);
}

/* Words of more than eight letters have keys of their ends. */
static void
test_long_words (void)
{
  g_autoptr (SnLexicon) lexicon = load ("[body]\nDCC=xconsultation;yconsultation;sultation\n", NULL, NULL);
  guint word = sn_lexicon_find_word (lexicon, "XCONSULTATION", 13);
  g_autofree char *endless = g_strnfill (SN_TOKENS_MAX_LENGTH + 100, 'a');
  g_autofree SnToken *tokens = g_new (SnToken, SN_TOKENS_MAX_LENGTH + 100);

  g_assert_cmpuint (word, !=, 0);
  g_assert_cmpstr (sn_lexicon_get_word (lexicon, word), ==, "xconsultation");
  g_assert_cmpuint (sn_lexicon_find_word (lexicon, "yconsultation", 13), !=, word);
  g_assert_cmpuint (sn_lexicon_find_word (lexicon, "zconsultation", 13), ==, 0);
  g_assert_cmpuint (sn_lexicon_find_word (lexicon, "ultation", 8), ==, 0);
  g_assert_cmpuint (sn_lexicon_find_word (lexicon, "sultation", 9), !=, 0);
  g_assert_cmpuint (sn_tokenize (lexicon, endless, strlen (endless), tokens), ==, 1);
  g_assert_cmpuint (tokens[0].end, ==, SN_TOKENS_MAX_LENGTH);
}

static void
test_block_of (void)
{
  g_autoptr (SnReading) reading = read_text ("# One two\n\nThree four.\n\nFive.\n");
  guint n_blocks = sn_document_get_n_blocks (reading->document);

  g_assert_cmpuint (n_blocks, ==, 3);
  for (guint block = 0; block < n_blocks; block++)
    for (guint32 token = reading->block_tokens[block]; token < reading->block_tokens[block + 1]; token++)
      g_assert_cmpuint (sn_reading_block_of (reading, token), ==, block);
}

/* Words that the lexicon does not have are compared with the text of their
 * block, also while later blocks are not yet read. */
static void
test_unlisted_words (void)
{
  g_autoptr (SnLexicon) lexicon = load ("[body]\nDCC=DCC\n", NULL, NULL);
  g_autoptr (SnReading) reading =
      read_with ("# One two\n\nIt takes approx. Ten days.\n\nFive approx. Six.\n\nSeven eight.\n", lexicon);

  g_assert_cmpuint (sn_document_get_n_blocks (reading->document), ==, 4);
  g_assert_cmpuint (reading->n_sentences, ==, 4);
  g_assert_cmpuint (reading->tokens[4].word, ==, 0);
  g_assert_true (sn_reading_token_is (reading, 4, "approx"));
  g_assert_false (sn_reading_token_is (reading, 4, "apples"));
}

#define SETS BUILTIN "[set:hollow]\nx=the;a;\n[set:seat-turns]\nx=but;whilst\nmore= While ;\n"

/* Words that only sets have are no words of the lexicon. */
static void
test_sets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnLexicon) lexicon = load (SETS, NULL, &error);
  g_autoptr (SnLexicon) bare = load (BUILTIN, NULL, NULL);
  g_autoptr (SnReading) reading = NULL;

  g_assert_no_error (error);
  reading = read_with ("THE DCC, whilst meters 7 while", lexicon);
  g_assert_true (sn_reading_token_in (reading, 0, SN_SET_HOLLOW));
  g_assert_false (sn_reading_token_in (reading, 0, SN_SET_SEAT_TURNS));
  g_assert_false (sn_reading_token (reading, 0)->known);
  g_assert_true (sn_reading_token (reading, 1)->known);
  g_assert_false (sn_reading_token_in (reading, 1, SN_SET_HOLLOW));
  g_assert_false (sn_reading_token_in (reading, 2, SN_SET_HOLLOW));
  g_assert_true (sn_reading_token_in (reading, 3, SN_SET_SEAT_TURNS));
  g_assert_cmpuint (sn_reading_token (reading, 4)->word, ==, 0);
  g_assert_false (sn_reading_token_in (reading, 4, SN_SET_HOLLOW));
  g_assert_false (sn_reading_token_in (reading, 5, SN_SET_HOLLOW));
  g_assert_true (sn_reading_token_in (reading, 6, SN_SET_SEAT_TURNS));
  g_assert_cmpuint (sn_lexicon_find_word (lexicon, "the", 3), ==, 0);
  g_assert_true (sn_lexicon_is_in_set (lexicon, "The one", 3, SN_SET_HOLLOW));
  g_assert_false (sn_lexicon_is_in_set (lexicon, "The one", 2, SN_SET_HOLLOW));
  g_assert_false (sn_lexicon_is_in_set (lexicon, "", 0, SN_SET_HOLLOW));
  g_assert_false (sn_lexicon_is_in_set (lexicon, "but", 3, SN_SET_HOLLOW));
  g_assert_cmpuint (sn_lexicon_get_n_known (lexicon), ==, sn_lexicon_get_n_known (bare));
}

/* A user's file adds words to a set, and phrases that share words with one. */
static void
test_user_sets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnLexicon) lexicon =
      load (SETS, "[set:hollow]\nx=humdrum;dcc\n[set:results]\nx=upshot\n[body]\nButCo=But Company\n", &error);
  g_autoptr (SnReading) reading = NULL;

  g_assert_no_error (error);
  reading = read_with ("The humdrum DCC upshot, but", lexicon);
  g_assert_true (sn_reading_token_in (reading, 0, SN_SET_HOLLOW));
  g_assert_true (sn_reading_token_in (reading, 1, SN_SET_HOLLOW));
  g_assert_false (sn_reading_token (reading, 1)->known);
  g_assert_true (sn_reading_token_in (reading, 2, SN_SET_HOLLOW));
  g_assert_true (sn_reading_token (reading, 2)->known);
  g_assert_true (sn_reading_token_in (reading, 3, SN_SET_RESULTS));
  g_assert_true (sn_reading_sentence_has (sn_reading_sentence (reading, 0), SN_SET_RESULTS));
  g_assert_true (sn_reading_token_in (reading, 5, SN_SET_SEAT_TURNS));
  g_assert_true (sn_reading_token (reading, 5)->known);
}

/* A word of a set is one before a curly apostrophe or a dash, too, and where it
 * has a letter beyond ASCII itself. */
static void
test_set_wide (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnLexicon) lexicon = load (BUILTIN "[set:hollow]\nx=manager;rôle\n", NULL, &error);
  g_autoptr (SnReading) reading = NULL;

  g_assert_no_error (error);
  reading = read_with ("Manager’s Rôle—manager—managerß", lexicon);
  g_assert_true (sn_reading_token_in (reading, 0, SN_SET_HOLLOW));
  g_assert_false (sn_reading_token (reading, 0)->known);
  g_assert_cmpuint (sn_reading_token (reading, 0)->letter_case, ==, SN_CASE_CAPITAL);
  g_assert_true (sn_reading_token_in (reading, 3, SN_SET_HOLLOW));
  g_assert_true (sn_reading_token_in (reading, 5, SN_SET_HOLLOW));
  g_assert_false (sn_reading_token_in (reading, 7, SN_SET_HOLLOW));
}

/* Sets that are not known, and what is not one word, are told of by name. */
static void
test_set_errors (void)
{
  static const char *const broken[] = { "[set:hollows]\nx=the\n", "[hollow]\nx=the\n", "[set:hollow]\nx=the;round up\n",
                                        "[set:hollow]\nx=the;-\n", "[set:hollow]\nx=2nd\n" };
  static const char *const said[] = { "set:hollows", "hollow", "round up", "-", "2nd" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    for (guint user = 0; user < 2; user++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_null (user ? load (BUILTIN, broken[i], &error) : load (broken[i], NULL, &error));
        g_assert_error (error, SN_ERROR, SN_ERROR_USAGE);
        g_assert_nonnull (strstr (error->message, said[i]));
      }
}

/* Each set is a group of the file and has words there. */
static void
test_all_sets (void)
{
  const SnLexicon *lexicon = sn_lexicon_get_default ();
  SnWordTable table = sn_lexicon_get_table (lexicon);
  SnSetBits seen = { 0 };

  for (guint32 slot = 0; slot <= table.mask; slot++)
    for (guint limb = 0; limb < SN_SET_LIMBS; limb++)
      seen.limbs[limb] |= sn_lexicon_get_uses (lexicon)[table.slots[slot]].sets.limbs[limb];
  for (guint set = 0; set < SN_N_SETS; set++)
    {
      const char *name = sn_lexicon_get_set_name ((SnWordSet) set);

      g_assert_true (g_str_has_prefix (name, "set:"));
      if (!sn_set_bits_have (&seen, (SnWordSet) set))
        g_error ("[%s] of data/lexicon.ini has no words", name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/tokens/split", test_tokens);
  g_test_add_func ("/extract/tokens/values", test_token_values);
  g_test_add_func ("/extract/tokens/letter-case", test_letter_case);
  g_test_add_func ("/extract/sentences/split", test_sentences);
  g_test_add_func ("/extract/sentences/marks", test_sentence_marks);
  g_test_add_func ("/extract/marks/phrases", test_marks);
  g_test_add_func ("/extract/marks/longest", test_longest_mark);
  g_test_add_func ("/extract/marks/learnt", test_learnt_names);
  g_test_add_func ("/extract/marks/not-learnt", test_names_not_learnt);
  g_test_add_func ("/extract/references/at", test_references);
  g_test_add_func ("/extract/references/find", test_find_reference);
  g_test_add_func ("/extract/lexicon/builtin", test_lexicon);
  g_test_add_func ("/extract/lexicon/user", test_user_lexicon);
  g_test_add_func ("/extract/lexicon/errors", test_lexicon_errors);
  g_test_add_func ("/extract/lexicon/odd", test_odd_lexicon);
  g_test_add_func ("/extract/lexicon/long-words", test_long_words);
  g_test_add_func ("/extract/reading/block-of", test_block_of);
  g_test_add_func ("/extract/reading/unlisted-words", test_unlisted_words);
  g_test_add_func ("/extract/lexicon/sets", test_sets);
  g_test_add_func ("/extract/lexicon/user-sets", test_user_sets);
  g_test_add_func ("/extract/lexicon/set-wide", test_set_wide);
  g_test_add_func ("/extract/lexicon/set-errors", test_set_errors);
  g_test_add_func ("/extract/lexicon/all-sets", test_all_sets);
  return g_test_run ();
}
