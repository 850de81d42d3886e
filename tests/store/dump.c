/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dump.h"

/* What a store holds, as lines that depend neither on the numbers of its rows
 * nor on when and whence newsletters came: two stores are of the same content if
 * these are the same. */

static const struct
{
  const char *column;
  const char *value; /* NULL: left out */
} columns[] = {
  { "id", NULL },
  { "path", NULL },
  { "imported_at", NULL },
  { "search_row", "t.search_row >> 32" }, /* its day; the rest is its number */
  { "merged_into", "(SELECT uid FROM items x WHERE x.id = t.merged_into)" },
  { "newsletter_id", "(SELECT sha256 FROM newsletters x WHERE x.id = t.newsletter_id)" },
  { "item_id", "(SELECT uid FROM items x WHERE x.id = t.item_id)" },
  { "mention_id", "(SELECT n.sha256 || '/' || m.position FROM mentions m JOIN newsletters n ON n.id = m.newsletter_id"
                  " WHERE m.id = t.mention_id)" },
};

/* Of indexes of words, what their rows are about. */
static const struct
{
  const char *table;
  const char *value;
} owners[] = {
  { "item_words", "(SELECT uid FROM items x WHERE x.id = t.rowid & 0xffffffff)" },
  { "newsletter_words", "(SELECT sha256 FROM newsletters x WHERE x.id = t.rowid & 0xffffffff)" },
};

static void
add_column (GString *sql, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].column, column))
      {
        if (columns[i].value != NULL)
          g_string_append_printf (sql, " || '|' || quote (%s)", columns[i].value);
        return;
      }
  g_string_append_printf (sql, " || '|%s=' || quote (t.\"%s\")", column, column);
}

static char *
query_of (SnDb *db, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT name FROM pragma_table_info (?1)", &error);
  GString *sql = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append_printf (sql, "SELECT '%s'", table);
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_equal (owners[i].table, table))
      g_string_append_printf (sql, " || '|' || quote (%s)", owners[i].value);
  sn_statement_bind_text (row, 1, table);
  while (sn_db_step (db, row, &error) == SN_STEP_ROW)
    add_column (sql, sn_statement_get_text (row, 0));
  g_assert_no_error (error);
  g_string_append_printf (sql, " FROM \"%s\" t ORDER BY 1", table);
  return g_string_free (sql, FALSE);
}

static void
dump_table (SnDb *db, const char *table, GString *text)
{
  g_autofree char *sql = query_of (db, table);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  while (sn_db_step (db, row, &error) == SN_STEP_ROW)
    g_string_append_printf (text, "%s\n", sn_statement_get_text (row, 0));
  g_assert_no_error (error);
}

/* What a table of words that keeps no text has of each newsletter. */
static void
dump_words (SnDb *db, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnStatement) row = NULL;

  sn_db_execute (db, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.said USING fts5vocab (main, newsletter_words, instance)",
                 &error);
  g_assert_no_error (error);
  row = sn_db_prepare (db,
                       "SELECT n.sha256, v.col, group_concat (v.term, ' ') FROM"
                       " (SELECT doc, col, term FROM temp.said ORDER BY doc, col, term) v"
                       " JOIN newsletters n ON n.id = v.doc & 0xffffffff GROUP BY v.doc, v.col ORDER BY 1, 2",
                       &error);
  g_assert_no_error (error);
  while (sn_db_step (db, row, &error) == SN_STEP_ROW)
    g_string_append_printf (text, "%s|%s|%s\n", sn_statement_get_text (row, 0), sn_statement_get_text (row, 1),
                            sn_statement_get_text (row, 2));
  g_assert_no_error (error);
}

/**
 * dump_store:
 *
 * Returns: (transfer full): the content of a store.
 */
char *
dump_store (SnDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnStatement) row = sn_db_prepare (db,
                                               "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN"
                                               " ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY name",
                                               &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (sn_db_step (db, row, &error) == SN_STEP_ROW)
    dump_table (db, sn_statement_get_text (row, 0), text);
  g_assert_no_error (error);
  dump_words (db, text);
  return g_string_free (text, FALSE);
}
