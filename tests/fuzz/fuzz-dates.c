/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-check.h"

#include <string.h>

#include "sn-document.h"

/**
 * LLVMFuzzerTestOneInput:
 *
 * Looks for dates in a text of a few blocks, under an issue date that the first
 * two bytes choose.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  SnDate issued;
  g_autofree char *text = NULL;

  if (size < 3)
    return 0;
  issued = sn_date_new_day (2014 + data[0] % 16, 1 + data[0] / 16 % 12, 1 + data[1] % 31);
  text = g_strdup_printf ("Dates\n\n%.*s\n", (int) (size - 2), (const char *) data + 2);
  bytes = g_bytes_new (text, strlen (text));
  documents = sn_document_read (bytes, "dates.txt", NULL);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    fuzz_check_dates (documents->pdata[i], sn_date_is_set (&issued) ? &issued : NULL);
  return 0;
}
