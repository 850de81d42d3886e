/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

#include <string.h>

/* Whether a store is what it should be. What is wrong with it is a problem to be
 * told; an error is only what keeps the check from being made. */

/* More of one kind say nothing new. */
#define MAX_PROBLEMS 20

typedef struct
{
  GPtrArray *problems; /* char * */
  guint of_this_kind;
} Report;

static void
add_problem (Report *report, char *problem)
{
  if (report->of_this_kind++ < MAX_PROBLEMS)
    g_ptr_array_add (report->problems, problem);
  else
    g_free (problem);
}

static void
end_kind (Report *report, const char *what)
{
  if (report->of_this_kind > MAX_PROBLEMS)
    g_ptr_array_add (report->problems,
                     g_strdup_printf ("So it is with %u more %s.", report->of_this_kind - MAX_PROBLEMS, what));
  report->of_this_kind = 0;
}

/* Damage that is met on the way is what the check is for. */
static gboolean
take_damage (Report *report, GError *failure, GError **error)
{
  if (!g_error_matches (failure, SN_ERROR, SN_ERROR_DAMAGED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  add_problem (report, g_strdup (failure->message));
  g_error_free (failure);
  return TRUE;
}

/* SQLite's first words are a line of their own that names its name for the file. */
static void
add_damage (Report *report, const char *words)
{
  const char *line = g_str_has_prefix (words, "***") ? strchr (words, '\n') : NULL;
  g_autofree char *plain = g_strdup (line != NULL ? line + 1 : words);

  g_strdelimit (plain, "\n", ' ');
  add_problem (report, g_strdup_printf ("The file is damaged: %s.", plain));
}

static gboolean
check_pages (SnDb *db, Report *report, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "PRAGMA main.integrity_check (20)", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    if (g_strcmp0 (sn_statement_get_text (row, 0), "ok") != 0)
      add_damage (report, sn_statement_get_text (row, 0));
  return step == SN_STEP_DONE;
}

static gboolean
check_foreign_keys (SnDb *db, Report *report, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "PRAGMA main.foreign_key_check", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    add_problem (report, g_strdup_printf ("A row of the table %s belongs to a row of %s that is not there.",
                                          sn_statement_get_text (row, 0), sn_statement_get_text (row, 2)));
  return step == SN_STEP_DONE;
}

static gboolean
check_index (SnDb *db, const char *table, Report *report, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\" (\"%s\") VALUES ('integrity-check')", table, table);
  g_autoptr (GError) failure = NULL;

  if (sn_db_execute (db, sql, &failure))
    return TRUE;
  if (!g_error_matches (failure, SN_ERROR, SN_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  add_problem (report, g_strdup_printf ("The search index %s is damaged.", table));
  return TRUE;
}

/* SQLite asks for an index to be checked with a statement that could write. */
static gboolean
check_indexes (SnDb *db, Report *report, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'", error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  SnStep step;

  if (row == NULL)
    return FALSE;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_ptr_array_add (tables, g_strdup (sn_statement_get_text (row, 0)));
  if (step == SN_STEP_FAILED)
    return FALSE;
  for (guint i = 0; i < tables->len && sqlite3_db_readonly (db->sqlite, "main") == 0; i++)
    if (!check_index (db, tables->pdata[i], report, error))
      return FALSE;
  return TRUE;
}

static void
check_newsletter (SnStatement *row, Report *report)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, sqlite3_column_blob (row, 2),
                                                         (gsize) sqlite3_column_bytes (row, 2));

  if (g_strcmp0 (sha256, sn_statement_get_text (row, 1)) != 0)
    add_problem (report, g_strdup_printf ("The newsletter %" G_GINT64_FORMAT " is not what was stored.", id));
}

static gboolean
check_newsletters (SnDb *db, Report *report, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id, sha256, bytes FROM newsletters", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    check_newsletter (row, report);
  return step == SN_STEP_DONE;
}

typedef struct
{
  gint64 schema;   /* the first that has all it asks of */
  gint64 until;    /* the first for which another rule takes its place; 0 for none */
  const char *sql; /* numbers of what is wrong */
  const char *what;
} Rule;

#define NO_MENTION "SELECT id FROM items WHERE NOT EXISTS (SELECT 1 FROM mentions m WHERE m.item_id = items.id)"

/* What no constraint of the tables says. */
#define NOT_SPOKEN_OF                                                                                                  \
  " AND NOT EXISTS (SELECT 1 FROM user_items h WHERE h.key = items.key)"                                               \
  " AND NOT EXISTS (SELECT 1 FROM user_mergers u WHERE u.item_id = items.id)"                                          \
  " AND NOT EXISTS (SELECT 1 FROM user_marks u WHERE u.item_id = items.id)"                                            \
  " AND NOT EXISTS (SELECT 1 FROM user_fields u WHERE u.item_id = items.id)"

static const Rule rules[] = {
  { 1, 0, "SELECT id FROM mentions WHERE NOT EXISTS (SELECT 1 FROM newsletters n WHERE n.id = newsletter_id)",
    "The mention %" G_GINT64_FORMAT " belongs to no newsletter." },
  /* A seat that is filled which nobody offered is no item. */
  { 1, 0,
    "SELECT id FROM mentions WHERE outcome != 'filled' AND NOT EXISTS (SELECT 1 FROM items i WHERE i.id = item_id)",
    "The mention %" G_GINT64_FORMAT " belongs to no item." },
  { 1, 2, NO_MENTION, "The item %" G_GINT64_FORMAT " is in no newsletter." },
  /* But for what the user added, merged away or said something of. */
  { 2, 4, NO_MENTION NOT_SPOKEN_OF, "The item %" G_GINT64_FORMAT " is in no newsletter." },
  { 4, 0, NO_MENTION NOT_SPOKEN_OF " AND NOT EXISTS (SELECT 1 FROM user_reminders u WHERE u.item_id = items.id)",
    "The item %" G_GINT64_FORMAT " is in no newsletter." },
  { 4, 0,
    "SELECT t.item_id FROM calendar_told t JOIN calendar_entries e ON e.item_id = t.item_id"
    " WHERE t.sequence > e.sequence",
    "Calendars were told more of the item %" G_GINT64_FORMAT " than there is." },
};

static gboolean
check_rule (SnDb *db, const Rule *rule, Report *report, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, rule->sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    add_problem (report, g_strdup_printf (rule->what, sqlite3_column_int64 (row, 0)));
#pragma GCC diagnostic pop
  return step == SN_STEP_DONE;
}

static gboolean
check_rules (SnDb *db, Report *report, GError **error)
{
  gint64 schema;

  /* A store is checked as it is, before anything brings it up to date. */
  if (!sn_db_get_schema (db, &schema, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (schema >= rules[i].schema && (rules[i].until == 0 || schema < rules[i].until) &&
        !check_rule (db, &rules[i], report, error))
      return FALSE;
  return TRUE;
}

typedef gboolean (*Check) (SnDb *db, Report *report, GError **error);

static gboolean
run_check (SnDb *db, Check check, const char *what, Report *report, GError **error)
{
  GError *failure = NULL;

  if (!check (db, report, &failure) && !take_damage (report, failure, error))
    return FALSE;
  end_kind (report, what);
  return TRUE;
}

/**
 * sn_db_check_pages:
 * @problem: (out) (transfer full) (nullable): the first thing that is wrong
 *
 * Returns: whether it could be looked whether the file is intact.
 */
gboolean
sn_db_check_pages (SnDb *db, char **problem, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Report report = { problems, 0 };

  *problem = NULL;
  if (!run_check (db, check_pages, "places", &report, error))
    return FALSE;
  if (problems->len > 0)
    *problem = g_strdup (problems->pdata[0]);
  return TRUE;
}

/**
 * sn_db_check_structure:
 * @problems: (element-type utf8): where to add a sentence for each thing wrong
 *
 * Checks that the file is intact and its rows belong together.
 *
 * Returns: whether the check could be made.
 */
gboolean
sn_db_check_structure (SnDb *db, GPtrArray *problems, GError **error)
{
  Report report = { problems, 0 };

  return run_check (db, check_pages, "places", &report, error) &&
         run_check (db, check_foreign_keys, "rows", &report, error);
}

/**
 * sn_db_check:
 * @problems: (element-type utf8): where to add a sentence for each thing wrong
 *
 * Checks all that can be checked: the file, its indexes for searching, that each
 * newsletter is still what was stored, and that what newsletters say and the
 * living items belong together.
 *
 * Errors: what keeps the check from being made, such as a lock.
 *
 * Returns: whether the check could be made.
 */
gboolean
sn_db_check (SnDb *db, GPtrArray *problems, GError **error)
{
  Report report = { problems, 0 };

  return sn_db_check_structure (db, problems, error) &&
         run_check (db, check_indexes, "search indexes", &report, error) &&
         run_check (db, check_newsletters, "newsletters", &report, error) &&
         run_check (db, check_rules, "things of this kind", &report, error);
}

/**
 * sn_db_count:
 * @n_newsletters: (out): how many newsletters it holds
 * @n_items: (out): how many items
 *
 * Returns: whether they could be counted.
 */
gboolean
sn_db_count (SnDb *db, gint64 *n_newsletters, gint64 *n_items, GError **error)
{
  return sn_db_get_number (db, "SELECT count (*) FROM newsletters", n_newsletters, error) &&
         sn_db_get_number (db, "SELECT count (*) FROM items", n_items, error);
}
