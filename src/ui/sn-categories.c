/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-categories.h"

/* Names of the code, which are not translated. */
static const char *const categories[] = {
  "Large Supplier", "Small Supplier", "Electricity Network", "Gas Network", "Other SEC Party",
};

/**
 * sn_categories_new_model:
 * @none: what the entry is called that stands for no category
 *
 * Returns: (transfer full): the list, of strings.
 */
GListModel *
sn_categories_new_model (const char *none)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, none);
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    gtk_string_list_append (model, categories[i]);
  return G_LIST_MODEL (model);
}

/**
 * sn_categories_find:
 * @category: (nullable): a category
 *
 * Returns: where it stands in the list; 0 where it is none of them.
 */
guint
sn_categories_find (const char *category)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (g_strcmp0 (categories[i], category) == 0)
      return i + 1;
  return 0;
}

/**
 * sn_categories_get:
 * @position: a place in the list
 *
 * Returns: (nullable): the category there; %NULL for the first place, or beyond
 *   the last one.
 */
const char *
sn_categories_get (guint position)
{
  return position >= 1 && position <= G_N_ELEMENTS (categories) ? categories[position - 1] : NULL;
}
