/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-newsletters.h"

#include "sn-cli-table.h"
#include "sn-csv.h"
#include "sn-day-text.h"
#include "sn-json.h"

static guint
count_items (SnNewsletter *newsletter)
{
  guint count = 0;

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    count += sn_newsletter_get_count (newsletter, (SnItemKind) kind);
  return count;
}

/**
 * sn_cli_newsletters_to_json:
 * @newsletters: (element-type SnNewsletter): newsletters of the store
 *
 * Returns: (transfer full): one object with the day and all newsletters.
 */
char *
sn_cli_newsletters_to_json (GPtrArray *newsletters, const SnDate *today)
{
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autofree char *day = sn_date_to_string (today), *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "today", day);
  sn_json_begin_array (json, "newsletters");
  for (guint i = 0; i < newsletters->len; i++)
    {
      SnNewsletter *newsletter = newsletters->pdata[i];
      g_autofree char *issued = sn_date_to_string (sn_newsletter_get_issued (newsletter));

      sn_json_begin_object (json, NULL);
      sn_json_add_int (json, "id", sn_newsletter_get_id (newsletter));
      sn_json_add_string (json, "title", sn_newsletter_get_title (newsletter));
      sn_json_add_string (json, "issued", issued);
      sn_json_add_string (json, "sender", sn_newsletter_get_sender (newsletter));
      sn_json_add_string (json, "format", sn_newsletter_get_format (newsletter));
      sn_json_add_string (json, "sha256", sn_newsletter_get_sha256 (newsletter));
      sn_json_add_string (json, "path", sn_newsletter_get_path (newsletter));
      sn_json_add_int (json, "items", count_items (newsletter));
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
  sn_json_end_object (json);
  text = sn_json_steal (json);
  return g_strconcat (text, "\n", NULL);
}

/**
 * sn_cli_newsletters_to_csv:
 * @newsletters: (element-type SnNewsletter): newsletters of the store
 *
 * Returns: (transfer full): a table of them.
 */
char *
sn_cli_newsletters_to_csv (GPtrArray *newsletters)
{
  static const char *const header[] = { "id", "title", "issued", "sender", "format", "sha256", "path", "items" };
  GString *out = g_string_new (NULL);

  sn_csv_append_row (out, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < newsletters->len; i++)
    {
      SnNewsletter *newsletter = newsletters->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sn_newsletter_get_id (newsletter));
      g_autofree char *issued = sn_date_to_string (sn_newsletter_get_issued (newsletter));
      g_autofree char *items = g_strdup_printf ("%u", count_items (newsletter));
      const char *cells[] = { id,
                              sn_newsletter_get_title (newsletter),
                              issued,
                              sn_newsletter_get_sender (newsletter),
                              sn_newsletter_get_format (newsletter),
                              sn_newsletter_get_sha256 (newsletter),
                              sn_newsletter_get_path (newsletter),
                              items };

      sn_csv_append_row (out, cells, G_N_ELEMENTS (cells));
    }
  return g_string_free (out, FALSE);
}

/**
 * sn_cli_newsletters_print:
 * @newsletters: (element-type SnNewsletter): newsletters of the store
 *
 * Prints what was loaded, a line a newsletter.
 */
void
sn_cli_newsletters_print (SnCli *cli, GPtrArray *newsletters)
{
  g_autoptr (SnCliTable) table = sn_cli_table_new (5);

  sn_cli_print (cli, "Newsletters (%u)", newsletters->len);
  for (guint i = 0; i < newsletters->len; i++)
    {
      SnNewsletter *newsletter = newsletters->pdata[i];
      const char *path = sn_newsletter_get_path (newsletter);
      guint n = count_items (newsletter);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sn_newsletter_get_id (newsletter));
      g_autofree char *issued = sn_day_text_short (sn_newsletter_get_issued (newsletter));
      g_autofree char *items = g_strdup_printf ("%u %s", n, sn_cli_plural (n, "item", "items"));
      g_autofree char *name = path != NULL ? sn_cli_display_path (path) : NULL;

      sn_cli_table_add (table, id, issued, items, sn_newsletter_get_title (newsletter), name);
    }
  sn_cli_table_print (table, cli, 2);
  if (newsletters->len == 0)
    sn_cli_print (cli, "  none yet; secnews import PATH brings some in");
}
