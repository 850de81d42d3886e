/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "sn-error.h"
#include "sn-extract.h"
#include "sn-json.h"

/* Nothing takes time that grows with the square of its size: what did took
 * minutes for as much as this. Time of the processor, which other programs do
 * not take away; under the sanitizers everything takes several times as long. */
#define SIZE 300000
#define PATIENCE 10

#define MASTHEAD "SEC Newsletter 10 June 2021\n\n"
#define PAGE "<html><body><h1>SEC Newsletter 10 June 2021</h1>"
#define MAIL "From: a@b.example\nSubject: SEC Newsletter 10 June 2021\nMIME-Version: 1.0\n"
#define MBOX "From a@b.example Thu Jun 10 10:00:00 2021\nFrom: a@b.example\n\n" MASTHEAD "x\n\n"

/* What is read: @head, then @unit again and again; "#" stands for a number. */
typedef struct
{
  const char *head;
  const char *unit;
  const char *name;
} Input;

static const Input inputs[] = {
  { MASTHEAD, "<", "a.txt" },
  { MASTHEAD, "(", "a.txt" },
  { MASTHEAD, "word ", "a.txt" },
  { MASTHEAD, "3 May\n", "a.txt" },
  { MASTHEAD, "3 May ", "a.txt" },
  { MASTHEAD, "3 and 4 May, ", "a.txt" },
  { MASTHEAD, "w/c ", "a.txt" },
  { MASTHEAD, "May ", "a.txt" },
  { MASTHEAD, "10:00 ", "a.txt" },
  { MASTHEAD, "https://a.example/x ", "a.txt" },
  { MASTHEAD, "a@b.example ", "a.txt" },
  { MASTHEAD, "a\tb\n", "a.txt" },
  { MASTHEAD, "a | b | c\n", "a.txt" },
  { MASTHEAD, "Date   x\n3 May\n", "a.txt" },
  { MASTHEAD, "3 July   SEC Panel Meeting #\n", "a.txt" },
  { MASTHEAD, "3 July\tSEC Panel; TABASC; ", "a.txt" },
  { MASTHEAD, "- SEC Panel meeting 3 July\n", "a.txt" },
  { MASTHEAD, "- TABASC: Large Supplier\n", "a.txt" },
  { MASTHEAD, "The DCC is consulting on its plan. Comments by 2 July, please. ", "a.txt" },
  { MASTHEAD, "The DCC is consulting on plan #. Comments by 2 July, please.\n\n", "a.txt" },
  { MASTHEAD, "MP# Refinement Consultation\n\nPlease respond by 3 July.\n\n", "a.txt" },
  { MASTHEAD, "webinar on 3 July, ", "a.txt" },
  { MASTHEAD, "It has moved from 3 June to 4 June. ", "a.txt" },
  { MASTHEAD, "Design Group ", "a.txt" },
  { MASTHEAD, "TABASC has two vacant seats for Large Suppliers. Nominations close on 3 July. ", "a.txt" },
  { PAGE, "<li>SEC Panel 3 July", "a.html" },
  { PAGE, "<p><a href='https://a.example/#'>Respond</a> to the DCC consultation by 3 July.</p>", "a.html" },
  { PAGE "<table><tr>", "<td>a", "a.html" },
  { PAGE "<table>", "<tr><td>3 July<td>SEC Panel Meeting #", "a.html" },
  { PAGE "<p ", "a#=b ", "a.html" },
  { PAGE, "<table><tr><td>", "a.html" },
  { PAGE, "<h2>MP# Consultation</h2><p>Please respond by 3 July.", "a.html" },
  { MAIL, "Content-Type: multipart/mixed; boundary=x#\n\n--x#\n", "a.eml" },
  { MAIL, "Content-Type: message/rfc822\n\n", "a.eml" },
  { MAIL "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nSEC\n", "a.eml" },
  { MAIL "Content-Type: text/plain", ";\n a*#=b", "a.eml" },
  { MAIL "To: ", "a@b.c, ", "a.eml" },
  { MAIL "To: ", "a:", "a.eml" },
  { MBOX, "From a@b.example Thu Jun 10 10:00:00 2021\n\n", "a.mbox" },
  { MBOX, "From a@b.example Thu Jun 10 10:00:00 2021\nSubject: SEC\n\nSEC Panel 3 July\n\n", "a.mbox" },
};

static GBytes *
build (const Input *input)
{
  g_autoptr (GString) data = g_string_sized_new (SIZE + 256);

  g_string_append (data, input->head);
  for (guint n = 0; data->len < SIZE; n++)
    for (const char *p = input->unit; *p != '\0'; p++)
      if (*p == '#')
        g_string_append_printf (data, "%u", n);
      else
        g_string_append_c (data, *p);
  return g_bytes_new (data->str, data->len);
}

static void
read_whole (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, name, &error);

  g_assert_true (documents != NULL || error->domain == SN_ERROR);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      g_autoptr (SnNewsletter) newsletter = sn_extract (documents->pdata[i], NULL, NULL);
      g_autoptr (SnJson) json = sn_json_new (FALSE);
      g_autofree char *text = NULL;

      if (newsletter == NULL)
        continue;
      g_assert_cmpuint (sn_newsletter_get_items (newsletter)->len, <=, 2000);
      sn_json_begin_object (json, NULL);
      sn_json_add_newsletter_fields (json, newsletter);
      sn_json_end_object (json);
      text = sn_json_steal (json);
    }
}

static void
test_time (gconstpointer data)
{
  const Input *input = data;
  g_autoptr (GBytes) bytes = build (input);
  clock_t start = clock ();
  double took;

  read_whole (bytes, input->name);
  took = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_test_message ("%.2f seconds", took);
  if (took > PATIENCE)
    g_error ("“%s…” took %.1f seconds", input->unit, took);
}

static void
test_too_many (void)
{
  const Input input = { MASTHEAD, "3 July   SEC Panel Meeting #\n", "a.txt" };
  g_autoptr (GBytes) bytes = build (&input);
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, input.name, NULL);
  g_autoptr (SnNewsletter) newsletter = sn_extract (documents->pdata[0], NULL, NULL);
  GPtrArray *doubts = sn_newsletter_get_doubts (newsletter);

  g_assert_cmpuint (sn_newsletter_get_items (newsletter)->len, >, 1900);
  g_assert_cmpuint (sn_newsletter_get_items (newsletter)->len, <=, 2000);
  g_assert_cmpuint (doubts->len, ==, 1);
  g_assert_nonnull (strstr (doubts->pdata[0], "too many things"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/limits/time/%u", i + 1);

      g_test_add_data_func (path, &inputs[i], test_time);
    }
  g_test_add_func ("/limits/too-many", test_too_many);
  return g_test_run ();
}
