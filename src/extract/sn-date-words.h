/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"

G_BEGIN_DECLS

/* A date that somebody writes down for the program, rather than in a newsletter. */

/* Whoever writes more than this, in bytes, does not write a date. */
#define SN_DATE_WORDS_MAX 100

gboolean sn_date_words_read (const char *text, const SnDate *today, SnDate *date);

G_END_DECLS
