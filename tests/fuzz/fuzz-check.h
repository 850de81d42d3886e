/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "sn-document.h"
#include "sn-newsletter.h"

G_BEGIN_DECLS

/* What holds for every input, whatever its bytes are. What does not hold ends
 * the program, so that both libFuzzer and the replay see it. */

void fuzz_read         (const char *head, const uint8_t *data, size_t size, const char *name);
void fuzz_check_dates  (SnDocument *document, const SnDate *issued);
void fuzz_check_output (SnNewsletter *newsletter);
void fuzz_check_json   (const char *json);

gboolean fuzz_is_line    (const char *text);
gboolean fuzz_starts     (const uint8_t *data, size_t size, const char *const *marks);

/* The interface of libFuzzer. */
int LLVMFuzzerInitialize   (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

G_END_DECLS
