/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-check.h"

/**
 * LLVMFuzzerTestOneInput:
 *
 * Reads a mail, or an mbox where the bytes begin with "From ". Other bytes go
 * on a header that is begun for them.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const marks[] = { "From ", "From:", "Received:", "Return-Path:", NULL };
  static const char head[] = "From: SECAS <news@secas.example>\n"
                             "Subject: SEC Newsletter\n"
                             "MIME-Version: 1.0\n";

  fuzz_read (fuzz_starts (data, size, marks) ? "" : head, data, size, "newsletter.eml");
  return 0;
}
