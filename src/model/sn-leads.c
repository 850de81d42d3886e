/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-leads.h"

/**
 * sn_leads_of_variant:
 * @days: an array of numbers ("au"), as a setting has them
 *
 * Returns: those of them that are at most %SN_LEADS_MAX.
 */
SnLeads
sn_leads_of_variant (GVariant *days)
{
  GVariantIter iter;
  SnLeads leads = 0;
  guint n;

  g_variant_iter_init (&iter, days);
  while (g_variant_iter_next (&iter, "u", &n))
    if (n <= SN_LEADS_MAX)
      leads |= 1u << n;
  return leads;
}

/**
 * sn_leads_to_variant:
 *
 * Returns: (transfer floating): the value of a setting, the most days first.
 */
GVariant *
sn_leads_to_variant (SnLeads leads)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("au"));
  for (guint n = SN_LEADS_MAX + 1; n > 0; n--)
    if ((leads & 1u << (n - 1)) != 0)
      g_variant_builder_add (&builder, "u", n - 1);
  return g_variant_builder_end (&builder);
}

/**
 * sn_leads_parse:
 * @text: "7,2,0"; "" or "off" for none
 * @leads: (out): what it says, untouched on failure
 *
 * Returns: whether @text is a list of numbers from 0 to %SN_LEADS_MAX.
 */
gboolean
sn_leads_parse (const char *text, SnLeads *leads)
{
  g_auto (GStrv) words = g_strsplit (g_str_equal (text, "off") ? "" : text, ",", -1);
  SnLeads parsed = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 n;

      if (!g_ascii_string_to_unsigned (g_strstrip (words[i]), 10, 0, SN_LEADS_MAX, &n, NULL))
        return FALSE;
      parsed |= 1u << n;
    }
  *leads = parsed;
  return TRUE;
}

/**
 * sn_leads_to_string:
 *
 * Returns: (transfer full): as sn_leads_parse() takes it, the most days first.
 */
char *
sn_leads_to_string (SnLeads leads)
{
  GString *text = g_string_new (NULL);

  for (guint n = SN_LEADS_MAX + 1; n > 0; n--)
    if ((leads & 1u << (n - 1)) != 0)
      g_string_append_printf (text, "%s%u", text->len > 0 ? "," : "", n - 1);
  return g_string_free (text, FALSE);
}
