/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-cells.h"

#include <string.h>

/* From so many on a word counts as one that a text is about. */
#define OFTEN 3

/**
 * sn_search_cells_new:
 *
 * Returns: (transfer full): cells without words.
 */
SnSearchCells *
sn_search_cells_new (void)
{
  SnSearchCells *self = g_new (SnSearchCells, 1);

  *self = (SnSearchCells){ g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  return self;
}

/**
 * sn_search_cells_free:
 *
 * Frees @self.
 */
void
sn_search_cells_free (SnSearchCells *self)
{
  if (self == NULL)
    return;
  g_string_free (self->title, TRUE);
  g_string_free (self->often, TRUE);
  g_string_free (self->words, TRUE);
  g_free (self);
}

static void
add_word (GString *cell, const char *word)
{
  if (cell->len > 0)
    g_string_append_c (cell, ' ');
  g_string_append (cell, word);
}

/* Adds @word to the cell it now belongs to. */
static void
count_word (SnSearchCells *self, GHashTable *counts, char *word)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + 1;

  if (count > OFTEN)
    return;
  g_hash_table_insert (counts, word, GUINT_TO_POINTER (count));
  if (count == 1)
    add_word (self->words, word);
  else if (count == OFTEN)
    add_word (self->often, word);
}

/**
 * sn_search_cells_settle:
 *
 * Sorts out the words of @self, as sn_search_fold() left them, by how often they
 * are there. To be called once, when all words have been added.
 */
void
sn_search_cells_settle (SnSearchCells *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = g_string_free (self->words, FALSE);
  char *rest = text;

  self->words = g_string_sized_new (256);
  while (rest != NULL)
    {
      char *word = rest;

      rest = strchr (word, ' ');
      if (rest != NULL)
        *rest++ = '\0';
      if (*word != '\0')
        count_word (self, counts, word);
    }
}
