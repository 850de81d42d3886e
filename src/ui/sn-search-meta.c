/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-meta.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-search-snippet.h"

#define ITEM_PREFIX "item:"
#define NEWSLETTER_PREFIX "newsletter:"

/* About what the shell shows of a description. */
#define SENTENCE_LETTERS 120

static char *
item_id (gint64 number)
{
  return g_strdup_printf (ITEM_PREFIX "%" G_GINT64_FORMAT, number);
}

/**
 * sn_search_meta_id:
 * @hit: what was found
 *
 * Returns: (transfer full): an identifier that leads back to it, also in another
 *   run of the program.
 */
char *
sn_search_meta_id (const SnSearchHit *hit)
{
  if (hit->item != NULL)
    return item_id (hit->id);
  return g_strdup_printf (NEWSLETTER_PREFIX "%" G_GINT64_FORMAT ":%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT, hit->id,
                          hit->start, hit->length);
}

static gboolean
parse_number (const char *text, guint64 least, guint64 *number)
{
  return g_ascii_string_to_unsigned (text, 10, least, G_MAXINT64, number, NULL);
}

/**
 * sn_search_meta_parse_id:
 * @id: what may be an identifier that sn_search_meta_id() made
 * @place: (out): where it leads, untouched on failure
 *
 * Returns: whether @id is one.
 */
gboolean
sn_search_meta_parse_id (const char *id, SnSearchPlace *place)
{
  guint64 number, start, length;
  g_auto (GStrv) parts = NULL;

  if (g_str_has_prefix (id, ITEM_PREFIX))
    {
      if (!parse_number (id + strlen (ITEM_PREFIX), 1, &number))
        return FALSE;
      *place = (SnSearchPlace){ .item_id = (gint64) number };
      return TRUE;
    }
  if (!g_str_has_prefix (id, NEWSLETTER_PREFIX))
    return FALSE;
  parts = g_strsplit (id + strlen (NEWSLETTER_PREFIX), ":", -1);
  if (g_strv_length (parts) != 3 || !parse_number (parts[0], 1, &number) || !parse_number (parts[1], 0, &start) ||
      !parse_number (parts[2], 0, &length))
    return FALSE;
  *place = (SnSearchPlace){ .newsletter_id = (gint64) number, .start = (gsize) start, .length = (gsize) length };
  return TRUE;
}

static GVariant *
meta_new (const char *id, const char *name, const char *description)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (&builder, "{sv}", "description", g_variant_new_string (description));
  return g_variant_builder_end (&builder);
}

/* "10 working days left · 24 June", "Closed Monday 3 June 2019", "14 June" */
static char *
when (SnItem *item, const SnToday *today)
{
  SnItemKind kind = sn_item_get_kind (item);
  g_autofree char *left = sn_format_left (item, today);
  g_autofree char *date = sn_format_date (sn_item_get_date (item), today);

  if (kind != SN_ITEM_CONSULTATION && kind != SN_ITEM_VACANCY)
    return g_steal_pointer (&date);
  if (sn_item_get_state (item) == SN_STATE_OPEN && *left != '\0')
    return g_strdup_printf ("%s · %s", left, date);
  return sn_format_closing (item, today);
}

/**
 * sn_search_meta_of_item:
 * @item: an item of the store
 * @today: the day it is
 *
 * Returns: (transfer floating): what the interface
 *   org.gnome.Shell.SearchProvider2 wants to know of a result.
 */
GVariant *
sn_search_meta_of_item (SnItem *item, const SnToday *today)
{
  const char *title = sn_item_get_title (item);
  g_autofree char *id = item_id (sn_item_get_id (item)), *kind = sn_format_kind (sn_item_get_kind (item));
  g_autofree char *date = when (item, today), *description = g_strdup_printf ("%s · %s", kind, date);

  return meta_new (id, title != NULL ? title : kind, description);
}

/* "SEC Newsletter · 6 June 2019" */
static GVariant *
newsletter_meta (const char *id, const char *title, const SnDate *issued, const char *sentence)
{
  g_autofree char *day = sn_date_is_set (issued) ? sn_format_day_plain (issued, NULL) : NULL;
  g_autofree char *name = day != NULL && title != NULL ? g_strdup_printf ("%s · %s", title, day)
                          : day != NULL                ? g_strdup (day)
                                                       : g_strdup (title != NULL ? title : _ ("Newsletter"));

  return meta_new (id, name, sentence != NULL ? sentence : _ ("Newsletter"));
}

/**
 * sn_search_meta_of_newsletter:
 * @id: identifier of the result
 * @newsletter: the newsletter to which it leads
 *
 * Returns: (transfer floating): as sn_search_meta_of_item().
 */
GVariant *
sn_search_meta_of_newsletter (const char *id, SnNewsletter *newsletter)
{
  return newsletter_meta (id, sn_newsletter_get_title (newsletter), sn_newsletter_get_issued (newsletter), NULL);
}

/**
 * sn_search_meta_of_hit:
 * @hit: what was found
 * @today: the day it is
 *
 * Returns: (transfer floating): as sn_search_meta_of_item(), for an item or a
 *   newsletter, of which it also tells the sentence that was found.
 */
GVariant *
sn_search_meta_of_hit (const SnSearchHit *hit, const SnToday *today)
{
  g_autofree char *id = NULL, *sentence = NULL;
  g_autoptr (GArray) shown = NULL;

  if (hit->item != NULL)
    return sn_search_meta_of_item (hit->item, today);
  id = sn_search_meta_id (hit);
  if (hit->sentence != NULL)
    sentence = sn_search_snippet (hit->sentence, hit->matches, SENTENCE_LETTERS, &shown);
  return newsletter_meta (id, hit->title, &hit->date, sentence);
}
