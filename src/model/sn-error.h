/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SN_ERROR (sn_error_quark ())

/**
 * SnError:
 * @SN_ERROR_IO: a file or folder cannot be read or written
 * @SN_ERROR_EMPTY: the input has no bytes, or no text in them
 * @SN_ERROR_NOT_TEXT: the input is binary, or of a format that is not read
 * @SN_ERROR_TOO_LARGE: a limit on bytes, lines, nodes or time was passed
 * @SN_ERROR_TOO_DEEP: a limit on nesting was passed
 * @SN_ERROR_NOT_NEWSLETTER: readable, but nothing in it is a newsletter
 * @SN_ERROR_DATABASE: the store failed; the message carries SQLite's reason
 * @SN_ERROR_NEWER_SCHEMA: the store was made by a newer version of the program
 * @SN_ERROR_NOT_FOUND: no item or newsletter has that number
 * @SN_ERROR_USAGE: an argument that cannot be understood
 * @SN_ERROR_CANCELLED: the user stopped the operation
 * @SN_ERROR_DAMAGED: the store's file, or a copy of it, is not what was written
 *
 * The one error domain of the project. Messages are whole sentences without
 * the name of the file: whoever knows the name puts it in front.
 */
typedef enum {
  SN_ERROR_IO,
  SN_ERROR_EMPTY,
  SN_ERROR_NOT_TEXT,
  SN_ERROR_TOO_LARGE,
  SN_ERROR_TOO_DEEP,
  SN_ERROR_NOT_NEWSLETTER,
  SN_ERROR_DATABASE,
  SN_ERROR_NEWER_SCHEMA,
  SN_ERROR_NOT_FOUND,
  SN_ERROR_USAGE,
  SN_ERROR_CANCELLED,
  SN_ERROR_DAMAGED,
} SnError;

GQuark sn_error_quark (void);

G_END_DECLS
