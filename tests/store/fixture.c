/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

char *
fixture_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("secnews-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove (g_steal_pointer (&path));
      else
        g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

SnDb *
fixture_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "secnews.db", NULL);
  SnDb *db = sn_db_open (path, &error);

  g_assert_no_error (error);
  return db;
}

SnDate
fixture_date (const char *text)
{
  SnDate date = { 0 };
  SnDate end = { 0 };
  g_autofree char *first = NULL;
  guint hour, minute;
  const char *rest;

  if (text == NULL || *text == '\0')
    return date;
  first = g_strndup (text, strcspn (text, "T/"));
  g_assert_true (sn_date_parse (first, &date));
  rest = text + strlen (first);
  if (*rest == 'T' && sn_date_parse_time (rest + 1, &hour, &minute))
    sn_date_set_time (&date, hour, minute);
  if (*rest == '/' && sn_date_parse (rest + 1, &end))
    sn_date_set_end (&date, &end);
  return date;
}

SnItem *
fixture_item (const Row *row)
{
  SnItemKind kind;
  SnItem *item;
  SnDate date = fixture_date (row->date);
  SnDate moved_from = fixture_date (row->moved_from);

  g_assert_true (sn_item_kind_from_string (row->kind, &kind));
  item = sn_item_new (kind, row->title);
  sn_item_set_date (item, &date);
  sn_item_set_reference (item, row->reference);
  sn_item_set_stage (item, row->stage);
  sn_item_set_committee (item, row->committee);
  sn_item_set_category (item, row->category);
  sn_item_set_organiser (item, row->organiser);
  sn_item_set_seats (item, row->seats);
  sn_item_set_outcome (item, sn_outcome_from_string (row->outcome));
  sn_item_set_moved (item, row->moved_from != NULL);
  sn_item_set_moved_from (item, &moved_from);
  sn_item_add_mention (item, sn_mention_new (row->quote != NULL ? row->quote : row->title, 7, 11));
  return item;
}

SnNewsletter *
fixture_newsletter (const char *issued, const char *title)
{
  SnNewsletter *newsletter = sn_newsletter_new ();
  SnDate date = fixture_date (issued);

  sn_newsletter_set_title (newsletter, title);
  sn_newsletter_set_issued (newsletter, &date);
  sn_newsletter_set_format (newsletter, "text");
  return newsletter;
}

SnImported *
fixture_store (SnDb *db, SnNewsletter *newsletter, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  SnImported *imported = sn_db_store_newsletter (db, newsletter, bytes, "/tmp/a newsletter.txt", &error);

  g_assert_no_error (error);
  return imported;
}

gint64
fixture_store_meetings (SnDb *db, guint first, guint n, const char *const *dates)
{
  g_autofree char *name = g_strdup_printf ("Newsletter %u", first);
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter ("2024-06-06", name);
  g_autoptr (SnImported) imported = NULL;
  guint n_dates = g_strv_length ((char **) dates);

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Board %u%c", i, 'A' + i % 26);
      Row row = { "event", title, dates[i % n_dates] };

      sn_newsletter_add_item (newsletter, fixture_item (&row));
    }
  imported = fixture_store (db, newsletter, name);
  return imported->newsletter_id;
}

GPtrArray *
fixture_list (SnDb *db, const char *today)
{
  g_autoptr (GError) error = NULL;
  SnQuery query = { .today = fixture_date (today) };
  GPtrArray *items = sn_db_list_items (db, &query, &error);

  g_assert_no_error (error);
  return items;
}

gint64
fixture_id_of (SnDb *db, const char *today, const char *title)
{
  g_autoptr (GPtrArray) items = fixture_list (db, today);

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (sn_item_get_title (items->pdata[i]), title))
      return sn_item_get_id (items->pdata[i]);
  g_error ("No item %s", title);
}

static void
describe (GString *text, SnItem *item)
{
  g_autofree char *date = sn_date_to_string (sn_item_get_date (item));
  g_autofree char *end = sn_date_end_to_string (sn_item_get_date (item));
  g_autofree char *time = sn_date_time_to_string (sn_item_get_date (item));

  g_string_append_printf (text, "%s '%s' %s", sn_item_kind_to_string (sn_item_get_kind (item)),
                          sn_item_get_title (item), date != NULL ? date : "-");
  if (end != NULL)
    g_string_append_printf (text, "/%s", end);
  if (time != NULL)
    g_string_append_printf (text, "T%s", time);
  if (sn_item_get_seats (item) > 0)
    g_string_append_printf (text, " seats %u", sn_item_get_seats (item));
  g_string_append_printf (text, " %s [", sn_item_state_to_string (sn_item_get_state (item)));
  for (guint i = 0; i < sn_item_get_issues (item)->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) sn_item_get_issues (item)->pdata[i]);
  g_string_append (text, "]");
  for (guint i = 0; i < sn_item_get_changes (item)->len; i++)
    {
      const SnChange *change = sn_item_get_changes (item)->pdata[i];

      g_string_append_printf (text, " {%s %s %s→%s}", change->issued, change->field,
                              change->from != NULL ? change->from : "-", change->to != NULL ? change->to : "-");
    }
  g_string_append_c (text, '\n');
}

/* A line an item, without numbers that depend on the order of imports. */
char *
fixture_describe (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    describe (text, items->pdata[i]);
  return g_string_free (text, FALSE);
}
