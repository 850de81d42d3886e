/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints what the readers make of files: "kind level table text" a block, and
 * under it its links. For people who work on the readers. */
#include "sn-document.h"

#include <locale.h>

static void
dump_block (SnDocument *document, const SnBlock *block)
{
  static const char *const kinds[] = { "heading", "para", "item", "row" };
  GPtrArray *links = sn_document_get_links (document);

  g_print ("%-7s %u %u [%zu-%zu] %s\n", kinds[block->kind], block->level, block->table, block->start, block->end,
           block->text);
  for (guint i = 0; i < block->n_links; i++)
    {
      const SnLink *link = g_ptr_array_index (links, block->first_link + i);

      g_print ("        -> “%s” [%zu+%zu] %s\n", link->label, link->start, link->length, link->uri);
    }
}

static void
dump_document (SnDocument *document)
{
  g_autofree char *sent = sn_date_to_string (sn_document_get_sent (document));
  GPtrArray *doubts = sn_document_get_doubts (document);

  g_print ("format %s\ntitle  %s\nsender %s\nsent   %s\nsha256 %s\n", sn_document_get_format (document),
           sn_document_get_title (document), sn_document_get_sender (document), sent,
           sn_document_get_sha256 (document));
  for (guint i = 0; i < doubts->len; i++)
    g_print ("doubt  %s\n", (const char *) g_ptr_array_index (doubts, i));
  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    dump_block (document, sn_document_get_block (document, i));
}

static gboolean
dump_file (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, error))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  documents = sn_document_read (bytes, path, error);
  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    dump_document (g_ptr_array_index (documents, i));
  return TRUE;
}

int
main (int argc, char **argv)
{
  int status = 0;

  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;

      g_print ("=== %s\n", argv[i]);
      if (dump_file (argv[i], &error))
        continue;
      g_printerr ("%s: %s\n", argv[i], error->message);
      status = 1;
    }
  return status;
}
