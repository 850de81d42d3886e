/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-stream.h"
#include "sn-error.h"

#include <string.h>

/* An input that gives a few bytes at a time, and may fail at its end. */
#define SN_TYPE_DRIP (sn_drip_get_type ())
G_DECLARE_FINAL_TYPE (SnDrip, sn_drip, SN, DRIP, GInputStream)

struct _SnDrip
{
  GInputStream parent_instance;
  const char *data;
  gsize left;
  gsize portion;
  gboolean fails;
};

G_DEFINE_FINAL_TYPE (SnDrip, sn_drip, G_TYPE_INPUT_STREAM)

static gssize
sn_drip_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  SnDrip *self = SN_DRIP (stream);
  gsize n = MIN (MIN (self->portion, self->left), count);

  if (n == 0 && self->fails)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The cable was pulled out");
      return -1;
    }
  memcpy (buffer, self->data, n);
  self->data += n;
  self->left -= n;
  return (gssize) n;
}

static void
sn_drip_class_init (SnDripClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = sn_drip_read;
}

static void
sn_drip_init (SnDrip *self)
{
}

/* All that comes of @text, with a bar behind each. */
static char *
split (const char *text, gsize portion, gboolean fails)
{
  g_autoptr (SnDrip) drip = g_object_new (SN_TYPE_DRIP, NULL);
  g_autoptr (SnDocumentStream) stream = NULL;
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SnStreamStep step;

  drip->data = text;
  drip->left = strlen (text);
  drip->portion = portion;
  drip->fails = fails;
  stream = sn_document_stream_new (G_INPUT_STREAM (drip));
  while ((step = sn_document_stream_next (stream, &bytes, NULL, &error)) == SN_STREAM_NEXT)
    {
      g_string_append_len (out, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_string_append_c (out, '|');
      g_clear_pointer (&bytes, g_bytes_unref);
    }
  g_assert_true ((step == SN_STREAM_FAILED) == fails);
  g_assert_true ((error != NULL) == fails);
  g_string_append (out, sn_document_stream_is_mailbox (stream) ? "mailbox" : "file");
  if (!fails)
    g_assert_cmpuint (sn_document_stream_get_offset (stream), ==, strlen (text));
  g_assert_true (sn_document_stream_next (stream, &bytes, NULL, NULL) == SN_STREAM_END);
  return g_string_free (out, FALSE);
}

/* However the bytes come, the same comes of them. */
static void
assert_split (const char *text, const char *expected)
{
  static const gsize portions[] = { 1, 2, 7, 63, 4096, G_MAXSIZE };

  for (guint i = 0; i < G_N_ELEMENTS (portions); i++)
    {
      g_autofree char *found = split (text, portions[i], FALSE);

      g_assert_cmpstr (found, ==, expected);
    }
}

#define FROM "From a@b.example Thu May  4 13:05:44 2023\n"
#define HEAD "From: a@b.example\nSubject: x\n\n"

static void
test_whole (void)
{
  assert_split ("", "|file");
  assert_split ("A text.\nFrom here on: it goes on.\nTo: nobody\n",
                "A text.\nFrom here on: it goes on.\nTo: nobody\n|file");
  assert_split (HEAD "A mail.\n", HEAD "A mail.\n|file");
}

static void
test_mailbox (void)
{
  assert_split (FROM HEAD "One.\n\n" FROM HEAD "Two.\n", HEAD "One.\n|" HEAD "Two.\n|mailbox");
  assert_split ("\xEF\xBB\xBF\n\n" FROM HEAD "One.\n", HEAD "One.\n|mailbox");
  /* What looks like the line that parts two, and is none. */
  assert_split (FROM HEAD "From nine to five: we work.\nNo header here\nFrom now on\n",
                HEAD "From nine to five: we work.\nNo header here\nFrom now on\n|mailbox");
  assert_split (FROM HEAD ">From me.\n>>From you.\n>Fro\n", HEAD "From me.\n>From you.\n>Fro\n|mailbox");
  assert_split (FROM HEAD "One.\r\n\r\n\r\n" FROM HEAD "Without an end",
                HEAD "One.\r\n|" HEAD "Without an end|mailbox");
  assert_split (FROM HEAD "\n" FROM HEAD, "From: a@b.example\nSubject: x\n|From: a@b.example\nSubject: x\n|mailbox");
}

/* A line longer than what is looked at ahead. */
static void
test_long_line (void)
{
  g_autofree char *line = g_strnfill (200000, 'x');
  g_autofree char *text = g_strconcat (FROM HEAD, line, "\n", FROM HEAD, line, NULL);
  g_autofree char *expected = g_strconcat (HEAD, line, "\n|" HEAD, line, "|mailbox", NULL);
  g_autofree char *found = split (text, 4096, FALSE);

  g_assert_true (g_str_equal (found, expected));
}

/* What came before is not lost; what was cut off is not taken for whole. */
static void
test_fails (void)
{
  g_autofree char *line = g_strnfill (200000, 'x');
  g_autofree char *text = g_strconcat (FROM HEAD, line, "\n\n", FROM HEAD, "Two", NULL);
  g_autofree char *expected = g_strconcat (HEAD, line, "\n|mailbox", NULL);
  g_autofree char *mailbox = split (text, 4096, TRUE);
  g_autofree char *file = split ("A text", 7, TRUE);

  g_assert_true (g_str_equal (mailbox, expected));
  g_assert_cmpstr (file, ==, "file");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/stream/whole", test_whole);
  g_test_add_func ("/document/stream/mailbox", test_mailbox);
  g_test_add_func ("/document/stream/long-line", test_long_line);
  g_test_add_func ("/document/stream/fails", test_fails);
  return g_test_run ();
}
