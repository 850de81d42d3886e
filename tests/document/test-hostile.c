/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

/* Under the sanitizers everything takes several times as long. */
#define PATIENCE (10 * G_USEC_PER_SEC)

static void
test_empty (void)
{
  assert_error ("", 0, SN_ERROR_EMPTY, "The file is empty");
  assert_error (" \r\n\t\n  ", -1, SN_ERROR_EMPTY, "The file is empty");
  assert_error ("\xEF\xBB\xBF", -1, SN_ERROR_EMPTY, "The file is empty");
  assert_error ("\xEF\xBB\xBF \n\n", -1, SN_ERROR_EMPTY, "The file is empty");
  assert_error ("<html><body><p> </p></body></html>", -1, SN_ERROR_EMPTY, NULL);
  assert_error ("From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\n", -1, SN_ERROR_EMPTY, NULL);
}

static void
test_binary (void)
{
  guchar bytes[4096];

  assert_error ("%PDF-1.7\n%\xE2\xE3", -1, SN_ERROR_NOT_TEXT, "The file is a PDF document, which cannot be read");
  assert_error ("PK\3\4\x14\0\6", 7, SN_ERROR_NOT_TEXT, NULL);
  assert_error ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", -1, SN_ERROR_NOT_TEXT,
                "The file is an Outlook message (.msg) or an old Office document, which cannot be read");
  assert_error ("\x89PNG\r\n\x1A\n", -1, SN_ERROR_NOT_TEXT, NULL);
  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guchar) (i * 2654435761u >> 13);
  assert_error ((const char *) bytes, sizeof bytes, SN_ERROR_NOT_TEXT, "The file is not a text");
}

static void
test_too_large (void)
{
  gsize size = SN_DOCUMENT_MAX_BYTES + 1;
  g_autofree char *data = g_malloc (size);

  memset (data, 'a', size);
  assert_error (data, (gssize) size, SN_ERROR_TOO_LARGE, NULL);
}

/* A stray NUL or escape code does not make a text binary, and reaches nobody. */
static void
test_control_characters (void)
{
  static const char text[] = "The tide\0 is \x1B[31min\r now.\x0B"
                             "Really.\n";
  g_autoptr (SnDocument) document = read_one (text, sizeof text - 1, NULL);

  g_assert_cmpstr (sn_document_get_block (document, 0)->text, ==, "The tide is [31min now. Really.");
  g_assert_cmpuint (strlen (sn_document_get_text (document)), ==, sn_document_get_length (document));
}

static void
test_deep_page (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><h1>Quay News</h1>");
  g_autoptr (SnDocument) document = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (page, "<div>");
  g_string_append (page, "<p>The tide is in.</p>");
  for (guint i = 0; i < 5000; i++)
    g_string_append (page, "</div>");
  g_string_append (page, "<p>The tide is out.</p></body></html>");
  document = read_one (page->str, -1, NULL);
  found = outline (document);
  g_assert_cmpstr (found, ==, "h1 Quay News\np The tide is in.\np The tide is out.\n");

  g_string_assign (page, "<html><body>");
  for (guint i = 0; i < 200000; i++)
    g_string_append (page, "<span>");
  g_string_append (page, "The tide is in.");
  assert_error (page->str, -1, SN_ERROR_TOO_DEEP, NULL);
}

static char *
nested_mail (guint levels)
{
  GString *data = g_string_new ("From: a@quay.example\nSubject: Quay News\nMIME-Version: 1.0\n");

  for (guint i = 0; i < levels; i++)
    g_string_append_printf (data, "Content-Type: multipart/mixed; boundary=\"x%u\"\n\n--x%u\n", i, i);
  g_string_append (data, "Content-Type: text/plain\n\nThe tide is in.\n");
  for (guint i = levels; i-- > 0;)
    g_string_append_printf (data, "--x%u--\n", i);
  return g_string_free (data, FALSE);
}

static void
test_deep_mail (void)
{
  g_autofree char *some = nested_mail (200), *many = nested_mail (700), *endless = nested_mail (20000);
  g_autoptr (SnDocument) document = read_one (some, -1, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (endless, strlen (endless));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, NULL, &error);

  g_assert_cmpuint (sn_document_get_n_blocks (document), ==, 1);
  assert_error (many, -1, SN_ERROR_TOO_DEEP, NULL);
  g_assert_true (documents != NULL || error->domain == SN_ERROR);
}

/* "From: a:a:a:": groups of addresses in groups, also of a mail in the mail. */
static void
test_deep_groups (void)
{
  static const char *const heads[] = {
    "MIME-Version: 1.0\nFrom: ", "Subject: x\nMIME-Version: 1.0\nCc:\n ",
    "From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\nReply-To: "
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GString) data = g_string_new (heads[i]);

      for (guint n = 0; n < 500000; n++)
        g_string_append (data, "a:");
      g_string_append (data, "\nTo: b@c.d\nSubject: y\nMIME-Version: 1.0\n\nThe tide is in.\n");
      assert_error (data->str, -1, SN_ERROR_TOO_DEEP, NULL);
    }
}

static void
repeat (const char *before, const char *unit, gsize size, const char *name)
{
  g_autoptr (GString) data = g_string_sized_new (size + 64);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time (), took;

  g_string_append (data, before);
  while (data->len < size)
    g_string_append (data, unit);
  bytes = g_bytes_new (data->str, data->len);
  documents = sn_document_read (bytes, name, &error);
  g_assert_true (documents != NULL || error->domain == SN_ERROR);
  took = g_get_monotonic_time () - start;
  if (took > PATIENCE)
    g_error ("“%s%s…” took %.1f seconds", before, unit, (double) took / G_USEC_PER_SEC);
}

/* Nothing takes time that grows faster than the input. */
static void
test_time (void)
{
  static const char *const texts[] = {
    "word ",
    "<",
    "<a ",
    "http://",
    "https://a@b.c ",
    "a@",
    "*a ",
    "[a](",
    "Date  x\n",
    "   Date  x\n",
    "3 May\n",
    "3 May x\n",
    "\n\nDate\n\nWhat\n",
    "- \n",
    "- a\n",
    "   o a\n",
    "From: a@b.c\n",
    "From: a\nSubject: b\nDate: c\n\n",
    "Title\n\n",
    "a\n---\n",
    "|",
    "a | b\n",
    "\xC2\xAD",
    "> a\n",
    "12. a ",
    "a  b  ",
    "1 May 2021 - ",
    "_a* ",
    "((((",
    "Date\tx\n\n",
  };
  static const char *const pages[] = {
    "<b>",
    "</div>",
    "<p>a",
    "<table><tr><td>",
    "<table><tr><td>3 May<td>a</table>",
    "<li>a",
    "<br>",
    "<a href='https://a/'>a",
    "<![if",
    "<!--",
    "&shy;",
    "<td rowspan=200 colspan=200>",
    "<tr>",
    "From: a<br>",
    "<div class='a b-c dE'>a</div>",
    "<p style='a:b;c'>a</p>",
    "<span></p>",
    "<main>a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    repeat ("", texts[i], 200000, "a.txt");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    repeat ("<html><body>", pages[i], 200000, "a.html");
  repeat ("From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\na\n",
          200000, NULL);
  repeat ("From a@b.c 10:00\nFrom: a\n\n", "From a@b.c 10:00\nA: b\n\nc\n\n", 200000, NULL);
}

static void
test_long_line (void)
{
  g_autoptr (GString) data = g_string_new ("Quay News\n\nThe tide is in. ");
  g_autoptr (SnDocument) document = NULL;
  const SnBlock *block;

  while (data->len < 3000000)
    g_string_append (data, "The harbour has rules, and so on (see rule 2.4, 12,345 words). ");
  g_string_append (data, "The tide is out.\n");
  document = read_one (data->str, -1, NULL);
  block = sn_document_get_block (document, 1);
  g_assert_true (g_str_has_prefix (block->text, "The tide is in."));
  block = sn_document_get_block (document, sn_document_get_n_blocks (document) - 1);
  g_assert_true (g_str_has_suffix (block->text, "The tide is out."));
  for (guint i = 1; i < sn_document_get_n_blocks (document); i++)
    {
      block = sn_document_get_block (document, i);
      g_assert_cmpuint (block->length, <=, 16384);
      g_assert_true (block->text[block->length - 1] == '.' && block->text[0] == 'T');
    }
}

/* An entry of a diary that is too long to be one block is cut between letters. */
static void
test_long_entry (void)
{
  g_autoptr (GString) data = g_string_new ("Quay News\n\n14 March: x");
  g_autoptr (SnDocument) document = NULL;
  const SnBlock *block = NULL;

  while (data->len < 40000)
    g_string_append (data, "é");
  g_string_append (data, "; 15 March: Rope Group\n");
  document = read_one (data->str, -1, NULL);
  g_assert_cmpuint (sn_document_get_n_blocks (document), >=, 5);
  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    {
      block = sn_document_get_block (document, i);
      g_assert_cmpuint (block->length, <=, 16384);
      g_assert_true (g_utf8_validate (block->text, (gssize) block->length, NULL));
    }
  g_assert_cmpstr (block->text, ==, "15 March: Rope Group");
}

/* What is cut in parts keeps its links, each in its part and its place. */
static void
test_long_line_links (void)
{
  g_autoptr (GString) data = g_string_new ("Quay News\n\n");
  g_autoptr (SnDocument) document = NULL;
  guint n_links = 0, n_letters = 0;

  while (data->len < 100000)
    g_string_append (data, "é<https://quay.example/é>");
  document = read_one (data->str, -1, NULL);
  for (guint i = 1; i < sn_document_get_n_blocks (document); i++)
    {
      const SnBlock *block = sn_document_get_block (document, i);

      n_letters += (guint) g_utf8_strlen (block->text, -1);
      for (guint n = block->first_link; n < block->first_link + block->n_links; n++, n_links++)
        {
          const SnLink *link = g_ptr_array_index (sn_document_get_links (document), n);

          g_assert_cmpuint (link->start, >=, block->start);
          g_assert_cmpuint (link->start, <=, block->end);
        }
    }
  g_assert_cmpuint (n_links, ==, sn_document_get_links (document)->len);
  g_assert_cmpuint (n_links, >, 3000);
  g_assert_cmpuint (n_letters, >, 3000);
}

/* The parser compares each attribute of an element with all others. */
static void
test_attributes (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><script>if (a<b ");
  g_autoptr (SnDocument) document = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (page, "&& c ");
  g_string_append (page, ") d ()</script><p ");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (page, "a%u='>' ", i);
  g_string_append (page, ">The tide is in.</p><p>The tide is out.</p></body></html>");
  document = read_one (page->str, -1, NULL);
  found = outline (document);
  g_assert_cmpstr (found, ==, "p The tide is in.\np The tide is out.\n");
  g_assert_true (has_doubt (document, "too many attributes"));
}

/* Every sample, cut at any place and with any byte changed, is read or refused. */
static void
mangle (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (guint i = 0; i < 24; i++)
    {
      gsize length = i % 2 == 0 ? size * i / 24 : size;
      g_autofree char *copy = g_memdup2 (data, size + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) documents = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < i * 4 && size > 0; n++)
        copy[(gsize) (n * 7919u + i * 104729u) % size] = (char) (n * 37 + i);
      bytes = g_bytes_new (copy, length);
      documents = sn_document_read (bytes, path, &error);
      g_assert_true ((documents == NULL) == (error != NULL));
      for (guint d = 0; documents != NULL && d < documents->len; d++)
        check_document (g_ptr_array_index (documents, d));
    }
}

static void
test_mangled (void)
{
  g_autofree char *folder = shared_path ("hostile");
  const char *const folders[] = { "hostile", "." };

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = shared_path (folders[i]);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);

          if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
            mangle (file);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/hostile/empty", test_empty);
  g_test_add_func ("/document/hostile/binary", test_binary);
  g_test_add_func ("/document/hostile/too-large", test_too_large);
  g_test_add_func ("/document/hostile/control-characters", test_control_characters);
  g_test_add_func ("/document/hostile/deep-page", test_deep_page);
  g_test_add_func ("/document/hostile/deep-mail", test_deep_mail);
  g_test_add_func ("/document/hostile/deep-groups", test_deep_groups);
  g_test_add_func ("/document/hostile/time", test_time);
  g_test_add_func ("/document/hostile/long-line", test_long_line);
  g_test_add_func ("/document/hostile/long-entry", test_long_entry);
  g_test_add_func ("/document/hostile/long-line-links", test_long_line_links);
  g_test_add_func ("/document/hostile/attributes", test_attributes);
  g_test_add_func ("/document/hostile/mangled", test_mangled);
  return g_test_run ();
}
