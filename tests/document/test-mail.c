/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#define HEADER                                                                                                         \
  "From: Quay News <news@quay.example>\nTo: crew@quay.example\nSubject: =?utf-8?Q?Quay_News_=E2=80=93_May?=\n"         \
  "Date: Thu, 04 May 2023 23:30:00 -0500\nMIME-Version: 1.0\n"

static char *
mail (const char *rest)
{
  return g_strconcat (HEADER, rest, NULL);
}

static void
assert_mail (const char *rest, const char *expected)
{
  g_autofree char *data = mail (rest);

  assert_outline (data, "a.eml", expected);
}

static void
test_header (void)
{
  g_autofree char *data = mail ("Content-Type: text/plain; charset=utf-8\n\nThe tide tables are out.\n");
  g_autofree char *day = NULL, *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, -1);
  g_autoptr (SnDocument) document = read_one (data, -1, NULL);

  day = sn_date_to_string (sn_document_get_sent (document));
  g_assert_cmpstr (sn_document_get_format (document), ==, "mail");
  g_assert_cmpstr (sn_document_get_title (document), ==, "Quay News – May");
  g_assert_cmpstr (sn_document_get_sender (document), ==, "Quay News <news@quay.example>");
  g_assert_cmpstr (day, ==, "2023-05-04");
  g_assert_cmpstr (sn_document_get_sha256 (document), ==, sum);
  g_assert_cmpuint (g_bytes_get_size (sn_document_get_bytes (document)), ==, strlen (data));
}

static void
test_encodings (void)
{
  assert_mail ("Content-Type: text/plain; charset=\"windows-1252\"\nContent-Transfer-Encoding: quoted-printable\n\n"
               "The caf=E9 =96 =91now=92 op=\nen.\n",
               "p The café – ‘now’ open.\n");
  assert_mail ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nQ2Fmw6kgb3Blbi4K\n",
               "p Café open.\n");
  assert_mail ("Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n\xF2\xD9\xC2\xC1.\n",
               "p Рыба.\n");
  assert_mail ("Content-Type: text/html; charset=iso-8859-1\n\n<html><head><meta charset=utf-8></head><body><p>\x93"
               "Caf\xE9\x94</p></body>"
               "</html>\n",
               "p “Café”\n");
}

static void
test_unknown_charset (void)
{
  g_autofree char *data = mail ("Content-Type: text/plain; charset=\"x-quay-7\"\n\nThe caf\xE9 \x96 open.\n");
  g_autoptr (SnDocument) document = read_one (data, -1, NULL);

  g_assert_cmpstr (sn_document_get_block (document, 0)->text, ==, "The café – open.");
  g_assert_true (has_doubt (document, "x-quay-7"));
  g_assert_true (has_doubt (document, "windows-1252"));
}

static void
test_alternative (void)
{
  static const char plain[] =
      "--b\nContent-Type: text/plain; charset=utf-8\n\nThe tide tables are out, in plain words.\n";
  static const char page[] = "--b\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>The tide tables are out, "
                             "in the page.</p></body></html>\n";
  static const char empty[] = "--b\nContent-Type: text/html; charset=utf-8\n\n<html><body><p> </p></body></html>\n";
  static const char start[] = "Content-Type: multipart/alternative; boundary=\"b\"\n\n";
  g_autofree char *both = g_strconcat (start, plain, page, "--b--\n", NULL);
  g_autofree char *bad = g_strconcat (start, plain, empty, "--b--\n", NULL);
  g_autofree char *related =
      g_strconcat ("Content-Type: multipart/mixed; boundary=m\n\n--m\n"
                   "Content-Type: multipart/related; boundary=b\n\n",
                   page,
                   "--b\nContent-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lGODlh\n--b--\n"
                   "--m\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\n"
                   "Not this.\n--m--\n",
                   NULL);

  assert_mail (both, "p The tide tables are out, in the page.\n");
  assert_mail (bad, "p The tide tables are out, in plain words.\n");
  assert_mail (related, "p The tide tables are out, in the page.\n");
}

static void
test_cut_off (void)
{
  g_autofree char *data = mail (
      "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
      "The tide tables are out, in plain words.\n--b\nContent-Type: text/html; charset=utf-8\n"
      "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>The tide tables are out, in the page =E2=80");
  g_autoptr (SnDocument) document = read_one (data, -1, NULL);
  g_autofree char *found = outline (document);

  g_assert_cmpstr (found, ==, "p The tide tables are out, in plain words.\n");
  g_assert_true (has_doubt (document, "The message is cut off"));
}

static void
test_flowed (void)
{
  assert_mail (
      "Content-Type: text/plain; charset=utf-8; format=flowed\n\nThe tide \ntables are out \nagain.\n\n From here on\n",
      "p The tide tables are out again.\np From here on\n");
  assert_mail ("Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\nThe ti \nde is in.\n",
               "p The tide is in.\n");
}

static void
assert_forwarded (const char *rest, const char *expected)
{
  g_autofree char *data =
      g_strconcat ("From: Bert <bert@crew.example>\nTo: anna@crew.example\nSubject: Fwd: Quay News\n"
                   "Date: Sat, 14 Dec 2019 09:20:04 +0000\nMIME-Version: 1.0\n",
                   rest, NULL);
  g_autoptr (SnDocument) document = read_one (data, -1, NULL);
  g_autofree char *found = outline (document), *day = sn_date_to_string (sn_document_get_sent (document));

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (sn_document_get_title (document), ==, "Quay News");
  g_assert_cmpstr (sn_document_get_sender (document), ==, "Quay News <news@quay.example>");
  g_assert_cmpstr (day, ==, "2019-12-05");
}

static void
test_forwarded_plain (void)
{
  assert_forwarded (
      "Content-Type: text/plain; charset=utf-8\n\nAnna, yours?\n\nBert Bosun | 12 Quay St | 1 May 1998\n\n"
      "---------- Forwarded message ---------\nFrom: Quay News <news@quay.example>\n"
      "Date: Thu, 5 Dec 2019 at 15:42\nSubject: Quay News\nTo: <bert@crew.example>\n\n\nThe tide tables are out.\n",
      "p The tide tables are out.\n");
  assert_forwarded (
      "Content-Type: text/plain; charset=utf-8\n\nAnna, yours?\n\n> ---------- Forwarded message ---------\n"
      "> From: Quay News <news@quay.example>\n> Date: Thu, 5 Dec 2019 at 15:42\n> Subject: Quay News\n>\n"
      "> The tide tables\n> are out.\n>\n> Fetch them\n> <https://quay.example/t>.\n",
      "p The tide tables are out.\np Fetch them.\n");
}

static void
test_forwarded_html (void)
{
  assert_forwarded (
      "Content-Type: text/html; charset=utf-8\n\n<html><body><p>Anna, yours on 1 May?</p><div class=gmail_quote>"
      "<div dir=ltr class=gmail_attr>---------- Forwarded message ---------<br>From: <strong>Quay News</strong> "
      "&lt;<a href='mailto:news@quay.example'>news@quay.example</a>&gt;<br>Date: Thu, 5 Dec 2019 at 15:42<br>"
      "Subject: Quay News<br>To: &lt;bert@crew.example&gt;<br></div><br><br><p>The tide tables are out.</p></div>"
      "</body></html>\n",
      "p The tide tables are out.\n");
  assert_forwarded ("Content-Type: text/html; charset=utf-8\n\n<html><body><p class=MsoNormal>Anna, yours?</p>"
                    "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> Quay News "
                    "&lt;news@quay.example&gt;<br><b>Sent:</b> 05 December 2019 15:42<br><b>To:</b> Bert<br>"
                    "<b>Subject:</b> FW: Quay News</p></div><p>The tide tables are out.</p></body></html>\n",
                    "p The tide tables are out.\n");
  assert_forwarded (
      "Content-Type: text/html; charset=utf-8\n\n<html><body><p>Anna, yours?</p><table><tr><td><b>From:</b></td>"
      "<td>Quay News &lt;news@quay.example&gt;</td></tr><tr><td><b>Sent:</b></td><td>5 December 2019</td></tr>"
      "<tr><td><b>Subject:</b></td><td>Quay News</td></tr></table><p>The tide tables are out.</p></body></html>\n",
      "p The tide tables are out.\n");
}

/* An answer that quotes the newsletter has no header of it but these words. */
static void
test_quoted (void)
{
  assert_forwarded ("Content-Type: text/plain; charset=utf-8\n\nAnna, yours?\n\n"
                    "On Thu, 5 Dec 2019 at 15:42, Quay News <news@quay.example> wrote:\n"
                    "> The tide tables\n> are out.\n>\n> Fetch them\n> <https://quay.example/t>.\n",
                    "p The tide tables are out.\np Fetch them.\n");
  assert_forwarded ("Content-Type: text/plain; charset=utf-8\n\n"
                    "On Dec 5, 2019, at 3:42 PM, Quay News\n<news@quay.example> wrote:\n\n"
                    "> The tide tables\n> are out.\n>\n> Fetch them.\n\nAnna, yours?\n",
                    "p The tide tables are out.\np Fetch them.\n");
  assert_forwarded ("Content-Type: text/html; charset=utf-8\n\n<html><body><div>Anna, yours?</div><div>On Thu, 5 Dec "
                    "2019 at 15:42, Quay News &lt;<a href='mailto:news@quay.example'>news@quay.example</a>&gt; "
                    "wrote:<br></div><blockquote><p>The tide tables are out.</p></blockquote></body></html>\n",
                    "p The tide tables are out.\n");
  /* such words alone quote nothing */
  assert_mail ("Content-Type: text/plain; charset=utf-8\n\nThe tide tables are out, and can be had at the office. All "
               "of you asked when.\n\nOn Monday, somebody wrote:\n\nWhen?\n",
               "p The tide tables are out, and can be had at the office. All of you asked when.\np On Monday, somebody "
               "wrote:\np When?\n");
}

static void
test_forwarded_attachment (void)
{
  assert_forwarded (
      "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nSee there.\n"
      "--m\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\nFrom: Quay News <news@quay.example>\n"
      "Date: Thu, 5 Dec 2019 15:42:00 +0000\nSubject: Quay News\nContent-Type: text/plain\n\n"
      "The tide tables are out and may be had at the office.\n--m--\n",
      "p The tide tables are out and may be had at the office.\n");
}

static void
test_attached_page (void)
{
  assert_mail ("Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nSee the page.\n"
               "--m\nContent-Type: application/octet-stream; name=news.html\nContent-Disposition: attachment; "
               "filename=news.html\n\n"
               "<html><body><p>The tide tables are out and may be had.</p></body></html>\n--m--\n",
               "p The tide tables are out and may be had.\n");
}

static void
test_mbox (void)
{
  static const char box[] =
      "From news@quay.example Thu May  4 13:05:44 2023\n"
      "From: Quay News <news@quay.example>\nSubject: One\nDate: Thu, 4 May 2023 13:05:40 +0100\n\n"
      "The first one.\n\n>From May on it is free.\n\n"
      "From news@quay.example Fri May  5 13:05:44 2023\n"
      "From: Quay News <news@quay.example>\nSubject: Two\nDate: Fri, 5 May 2023 13:05:40 +0100\n\n"
      "The second one.\n\n"
      "From news@quay.example Sat May  6 13:05:44 2023\n"
      "From: Quay News <news@quay.example>\nSubject: Empty\n\n\n";
  static const char second[] =
      "From: Quay News <news@quay.example>\nSubject: Two\nDate: Fri, 5 May 2023 13:05:40 +0100\n\n"
      "The second one.\n";
  g_autoptr (GPtrArray) documents = read_all (box, -1, NULL);
  g_autofree char *one = NULL, *two = NULL, *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, second, -1);

  g_assert_cmpuint (documents->len, ==, 3);
  one = outline (documents->pdata[0]);
  two = outline (documents->pdata[1]);
  g_assert_cmpstr (one, ==, "p The first one.\np From May on it is free.\n");
  g_assert_cmpstr (two, ==, "p The second one.\n");
  g_assert_cmpstr (sn_document_get_title (documents->pdata[1]), ==, "Two");
  g_assert_cmpstr (sn_document_get_sha256 (documents->pdata[1]), ==, sum);
  g_assert_cmpuint (sn_document_get_n_blocks (documents->pdata[2]), ==, 0);
  g_assert_cmpuint (sn_document_get_doubts (documents->pdata[2])->len, ==, 1);
}

static void
test_not_mail (void)
{
  g_autoptr (SnDocument) note = read_one ("Note: the tide is in.\n\nAll is well: really.\n", -1, NULL);
  g_autoptr (SnDocument) pasted = read_one ("From: Quay News <news@quay.example>\nSent: 05 December 2019 15:42\nTo: "
                                            "Bert\nSubject: Quay News\n\nThe tide is in.\n",
                                            -1, NULL);

  g_assert_cmpstr (sn_document_get_format (note), ==, "text");
  g_assert_cmpstr (sn_document_get_format (pasted), ==, "text");
  g_assert_cmpstr (sn_document_get_title (pasted), ==, "Quay News");
}

static void
test_shared (void)
{
  g_autoptr (GPtrArray) documents = read_shared ("2022-summer-sec-newsletters.mbox");
  g_autoptr (GPtrArray) forwarded = documents != NULL ? read_shared ("2019-12-05-sec-newsletter-forwarded.eml") : NULL;
  g_autofree char *found = NULL;

  if (documents == NULL || forwarded == NULL)
    return;
  g_assert_cmpuint (documents->len, ==, 3);
  found = outline (forwarded->pdata[0]);
  g_assert_null (strstr (found, "Caroline"));
  g_assert_nonnull (strstr (found, "r1 January|Technical Advisory Group Meeting 62\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/mail/header", test_header);
  g_test_add_func ("/document/mail/encodings", test_encodings);
  g_test_add_func ("/document/mail/unknown-charset", test_unknown_charset);
  g_test_add_func ("/document/mail/alternative", test_alternative);
  g_test_add_func ("/document/mail/cut-off", test_cut_off);
  g_test_add_func ("/document/mail/flowed", test_flowed);
  g_test_add_func ("/document/mail/forwarded-plain", test_forwarded_plain);
  g_test_add_func ("/document/mail/forwarded-html", test_forwarded_html);
  g_test_add_func ("/document/mail/quoted", test_quoted);
  g_test_add_func ("/document/mail/forwarded-attachment", test_forwarded_attachment);
  g_test_add_func ("/document/mail/attached-page", test_attached_page);
  g_test_add_func ("/document/mail/mbox", test_mbox);
  g_test_add_func ("/document/mail/not-mail", test_not_mail);
  g_test_add_func ("/document/mail/shared", test_shared);
  return g_test_run ();
}
