/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-check.h"

/* Runs a fuzzer's function over all files of a folder, with any compiler. The
 * name of a file is printed before it is read: the one that ends the program
 * is the last. */
static int
replay (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *data = NULL;
      gsize size;

      g_print ("# %s\n", name);
      if (!g_file_get_contents (path, &data, &size, &error))
        break;
      LLVMFuzzerTestOneInput ((const uint8_t *) data, size);
      g_print ("ok %u - %s\n", ++n, name);
    }
  if (error != NULL || n == 0)
    {
      g_print ("Bail out! %s\n", error != NULL ? error->message : "There is nothing to replay");
      return 1;
    }
  g_print ("1..%u\n", n);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  LLVMFuzzerInitialize (&argc, &argv);
  return replay (argv[1]);
}
