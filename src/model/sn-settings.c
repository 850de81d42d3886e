/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-settings.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "sn-config.h"
#include "sn-error.h"

/* Where the schema lies beside the program: in a build folder, and under a
 * prefix that the desktop does not look into. */
static const char *const beside[] = { "../data", "../share/glib-2.0/schemas" };

static GSettingsSchema *
find_beside (const char *folder, const char *id)
{
  g_autoptr (GSettingsSchemaSource) source =
      g_settings_schema_source_new_from_directory (folder, g_settings_schema_source_get_default (), TRUE, NULL);

  return source != NULL ? g_settings_schema_source_lookup (source, id, FALSE) : NULL;
}

/* A schema beside the program is of the same version, and so goes before one
 * that is installed. */
static GSettingsSchema *
find_schema (const char *id, GError **error)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  GSettingsSchema *schema = NULL;

  for (guint i = 0; schema == NULL && folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_build_filename (folder, beside[i], NULL);

      schema = find_beside (path, id);
    }
  if (schema == NULL && installed != NULL)
    schema = g_settings_schema_source_lookup (installed, id, TRUE);
  if (schema == NULL)
    g_set_error (error, SN_ERROR, SN_ERROR_IO, "The installation is not complete: the settings schema %s is missing.",
                 id);
  return schema;
}

static GSettings *
settings_new (GSettingsBackend *backend, GError **error)
{
  g_autoptr (GSettingsSchema) schema = find_schema (SN_APP_ID, error);

  return schema != NULL ? g_settings_new_full (schema, backend, NULL) : NULL;
}

/**
 * sn_settings_new:
 *
 * Errors: %SN_ERROR_IO where the schema is not installed.
 *
 * Returns: (transfer full) (nullable): what the user prefers.
 */
GSettings *
sn_settings_new (GError **error)
{
  return settings_new (NULL, error);
}

/**
 * sn_settings_new_in_memory:
 *
 * For whoever looks around with example newsletters, whose choices are to be
 * forgotten.
 *
 * Errors: as sn_settings_new().
 *
 * Returns: (transfer full) (nullable): the settings as they are at first.
 */
GSettings *
sn_settings_new_in_memory (GError **error)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  return settings_new (backend, error);
}

/**
 * sn_settings_new_for_store:
 * @settings: what the user prefers
 * @database: the file of a store
 *
 * What is remembered of a store speaks of its newsletters and items by their
 * numbers, so each store has its own.
 *
 * Errors: as sn_settings_new().
 *
 * Returns: (transfer full) (nullable): what is remembered of @database, in the
 *   place where @settings are.
 */
GSettings *
sn_settings_new_for_store (GSettings *settings, const char *database, GError **error)
{
  g_autoptr (GSettingsSchema) schema = find_schema (SN_APP_ID ".Store", error);
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *file = g_canonicalize_filename (database, NULL);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA1, file, -1);
  g_autofree char *path = g_strdup_printf ("/org/example/SecNews/stores/%s/", name);

  if (schema == NULL)
    return NULL;
  g_object_get (settings, "backend", &backend, NULL);
  return g_settings_new_full (schema, backend, path);
}
