/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-json.h"

/* Between the columns of a row and the model. What cannot be bound for want of
 * memory is NULL then, which the schema refuses where it matters. */

/**
 * sn_statement_bind_text:
 * @index: the place, from 1
 * @text: (nullable): copied
 *
 * Binds a text.
 */
void
sn_statement_bind_text (SnStatement *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/**
 * sn_statement_take_text:
 * @index: the place, from 1
 * @text: (nullable) (transfer full): freed when it is no longer needed
 *
 * Binds a text without copying it.
 */
void
sn_statement_take_text (SnStatement *statement, int index, char *text)
{
  sqlite3_bind_text (statement, index, text, -1, g_free);
}

/**
 * sn_statement_bind_day:
 * @julian: a day as GDate counts, 0 for none
 *
 * Binds a day, or NULL.
 */
void
sn_statement_bind_day (SnStatement *statement, int index, guint32 julian)
{
  if (julian != 0)
    sqlite3_bind_int64 (statement, index, julian);
  else
    sqlite3_bind_null (statement, index);
}

/**
 * sn_statement_bind_item:
 * @first: the place of the first column, from 1
 *
 * Binds the fields of @item, in the order of SN_ITEM_COLUMNS.
 */
void
sn_statement_bind_item (SnStatement *statement, int first, SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);
  int i = first;

  sn_statement_bind_text (statement, i++, sn_item_kind_to_string (sn_item_get_kind (item)));
  sn_statement_bind_text (statement, i++, sn_item_get_title (item));
  sn_statement_take_text (statement, i++, sn_date_to_string (date));
  sn_statement_take_text (statement, i++, sn_date_end_to_string (date));
  sn_statement_take_text (statement, i++, sn_date_time_to_string (date));
  sn_statement_take_text (statement, i++, sn_date_end_time_to_string (date));
  sn_statement_bind_text (statement, i++, sn_item_get_reference (item));
  sn_statement_bind_text (statement, i++, sn_item_get_organiser (item));
  sn_statement_bind_text (statement, i++, sn_item_get_stage (item));
  sn_statement_bind_text (statement, i++, sn_item_get_committee (item));
  sn_statement_bind_text (statement, i++, sn_item_get_category (item));
  sqlite3_bind_int64 (statement, i++, sn_item_get_seats (item));
  sn_statement_bind_text (statement, i++, sn_outcome_to_string (sn_item_get_outcome (item)));
  sqlite3_bind_int64 (statement, i++, sn_item_get_moved (item) != FALSE);
  sn_statement_take_text (statement, i++, sn_date_to_string (sn_item_get_moved_from (item)));
  sqlite3_bind_double (statement, i++, sn_item_get_confidence (item));
  sn_statement_bind_text (statement, i++, sn_item_get_rule (item));
}

/**
 * sn_statement_get_text:
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step.
 */
const char *
sn_statement_get_text (SnStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static SnDate
get_date (SnStatement *statement, int column)
{
  SnDate date = { 0 };
  const char *text = sn_statement_get_text (statement, column);

  if (text != NULL)
    sn_date_parse (text, &date);
  return date;
}

static SnDate
get_whole_date (SnStatement *statement, int column)
{
  SnDate date = get_date (statement, column);
  SnDate end = get_date (statement, column + 1);
  const char *time = sn_statement_get_text (statement, column + 2);
  const char *end_time = sn_statement_get_text (statement, column + 3);
  guint hour, minute;

  if (sn_date_is_set (&end))
    sn_date_set_end (&date, &end);
  if (time != NULL && sn_date_parse_time (time, &hour, &minute))
    sn_date_set_time (&date, hour, minute);
  if (end_time != NULL && sn_date_parse_time (end_time, &hour, &minute))
    sn_date_set_end_time (&date, hour, minute);
  return date;
}

/**
 * sn_statement_get_item:
 * @first: the column of the first field, from 0
 *
 * Returns: (transfer full): an item with the fields of a row.
 */
SnItem *
sn_statement_get_item (SnStatement *statement, int first)
{
  SnItemKind kind = SN_ITEM_EVENT;
  SnDate date = get_whole_date (statement, first + 2);
  SnDate moved_from = get_date (statement, first + 14);
  SnItem *item;

  sn_item_kind_from_string (sn_statement_get_text (statement, first), &kind);
  item = sn_item_new (kind, sn_statement_get_text (statement, first + 1));
  sn_item_set_date (item, &date);
  sn_item_set_reference (item, sn_statement_get_text (statement, first + 6));
  sn_item_set_organiser (item, sn_statement_get_text (statement, first + 7));
  sn_item_set_stage (item, sn_statement_get_text (statement, first + 8));
  sn_item_set_committee (item, sn_statement_get_text (statement, first + 9));
  sn_item_set_category (item, sn_statement_get_text (statement, first + 10));
  sn_item_set_seats (item, (guint) sqlite3_column_int64 (statement, first + 11));
  sn_item_set_outcome (item, sn_outcome_from_string (sn_statement_get_text (statement, first + 12)));
  sn_item_set_moved (item, sqlite3_column_int (statement, first + 13) != 0);
  sn_item_set_moved_from (item, &moved_from);
  sn_item_set_confidence (item, sqlite3_column_double (statement, first + 15));
  sn_item_set_rule (item, sn_statement_get_text (statement, first + 16));
  return item;
}

/**
 * sn_db_numbers_as_json:
 * @numbers: (element-type gint64): numbers
 *
 * Returns: (transfer full): a JSON array of them, for json_each().
 */
char *
sn_db_numbers_as_json (GArray *numbers)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (numbers, gint64, i));
  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

/**
 * sn_db_texts_as_json:
 * @texts: (element-type utf8): texts
 *
 * Returns: (transfer full): a JSON array of them, for json_each().
 */
char *
sn_db_texts_as_json (GPtrArray *texts)
{
  g_autoptr (SnJson) json = sn_json_new (FALSE);

  sn_json_begin_array (json, NULL);
  for (guint i = 0; i < texts->len; i++)
    sn_json_add_string (json, NULL, texts->pdata[i]);
  sn_json_end_array (json);
  return sn_json_steal (json);
}
