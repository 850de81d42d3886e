/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-export.h"

#include "sn-csv.h"
#include "sn-items-json.h"

/**
 * sn_export_format_of:
 * @name: name of a file
 *
 * Returns: what its ending says is to be in it.
 */
SnExportFormat
sn_export_format_of (const char *name)
{
  static const char *const endings[] = {
    [SN_EXPORT_ICS] = ".ics", [SN_EXPORT_CSV] = ".csv", [SN_EXPORT_JSON] = ".json"
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return (SnExportFormat) i;
  return SN_EXPORT_UNKNOWN;
}

/**
 * sn_export_publication:
 * @export: a calendar
 * @now: now
 *
 * Returns: which calendar that is; it has pointers to what @export has, and to @now.
 */
SnPublication
sn_export_publication (const SnExport *export, GDateTime *now)
{
  return (SnPublication){
    .query = export->query,
    .ids = export->ids,
    .today = export->today,
    .options = { .now = now,
                 .alarms = export->no_alarms ? NULL : &export->style->rules,
                 .todos = export->style->todos,
                 .months = export->style->months },
    .target = export->target,
    .changed_only = export->changed_only,
  };
}

static SnPublished *
make_calendar (const SnExport *export, SnDb *db, GDateTime *now, GError **error)
{
  SnPublication publication = sn_export_publication (export, now);

  return sn_publish (db, &publication, error);
}

/**
 * sn_export_table:
 * @export: a table, or JSON
 * @items: (element-type SnItem): what is to be in it
 *
 * Returns: (transfer full): it.
 */
SnPublished *
sn_export_table (const SnExport *export, GPtrArray *items)
{
  SnPublished *published = g_new0 (SnPublished, 1);

  published->summary.written = items->len;
  published->text = export->format == SN_EXPORT_CSV ? sn_csv_write (items) : sn_items_to_json (items, &export->today);
  return published;
}

/* Tables and JSON are of the whole, and nobody is remembered to have them. */
static SnPublished *
make_other (const SnExport *export, SnDb *db, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  items = export->query != NULL ? sn_db_list_items (db, export->query, error)
                                : sn_db_load_items (db, export->ids, &export->today, error);
  if (items == NULL || (export->query == NULL && !sn_published_all_found (db, export->ids, items, NULL, error)))
    return NULL;
  return sn_export_table (export, items);
}

/**
 * sn_export_make:
 * @now: now
 *
 * Makes what is to be given away.
 *
 * Errors: %SN_ERROR_NOT_FOUND for a number, and those of sn_publish().
 *
 * Returns: (transfer full) (nullable): it; see sn_publish().
 */
SnPublished *
sn_export_make (const SnExport *export, SnDb *db, GDateTime *now, GError **error)
{
  return export->format == SN_EXPORT_ICS ? make_calendar (export, db, now, error) : make_other (export, db, error);
}

/**
 * sn_export_write:
 * @path: a file, which is written whole or not at all
 * @now: now
 *
 * Writes what is to be given away, and remembers who was told.
 *
 * Errors: %SN_ERROR_IO for the file, and those of sn_publish().
 *
 * Returns: (transfer full) (nullable): what was written.
 */
SnPublished *
sn_export_write (const SnExport *export, SnDb *db, const char *path, GDateTime *now, GError **error)
{
  g_autoptr (SnPublished) published = sn_export_make (export, db, now, error);

  if (published == NULL || !sn_calendar_file_write (path, published->text, error) ||
      !sn_published_remember (db, published, now, error))
    return NULL;
  return g_steal_pointer (&published);
}
