/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-check.h"

/**
 * LLVMFuzzerTestOneInput:
 *
 * Reads a web page: what begins as one is taken as it is, all else is the body
 * of one.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const marks[] = {
    "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "<html", "<!doctype html", "<?xml", NULL
  };

  fuzz_read (fuzz_starts (data, size, marks) ? "" : "<html><title>SEC Newsletter</title>", data, size,
             "newsletter.html");
  return 0;
}
