/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-check.h"

/**
 * LLVMFuzzerTestOneInput:
 *
 * Reads a plain text. Bytes with an order mark, and those that name
 * themselves, are taken as they are; all else stands under a masthead, so that
 * it is read as a newsletter.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const marks[] = { "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "SEC ", NULL };

  fuzz_read (fuzz_starts (data, size, marks) ? "" : "SEC Newsletter\n\n", data, size, "newsletter.txt");
  return 0;
}
