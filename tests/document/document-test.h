/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-document.h"
#include "sn-error.h"

#include <string.h>

/* What every test of this folder checks in any document: that the blocks lie in
 * the text, that all is valid UTF-8 on one line, and that links lie in blocks. */
static inline void
check_block (SnDocument *document, const SnBlock *block)
{
  GPtrArray *links = sn_document_get_links (document);
  gsize length = sn_document_get_length (document);

  g_assert_cmpuint (strlen (block->text), ==, block->length);
  g_assert_true (g_utf8_validate (block->text, -1, NULL));
  g_assert_cmpuint (block->start, <=, block->end);
  g_assert_cmpuint (block->end, <=, length);
  g_assert_null (strpbrk (block->text, "\r\n\v\f\x1B\x07"));
  if (block->kind != SN_BLOCK_TABLE_ROW)
    g_assert_null (strchr (block->text, '\t'));
  g_assert_cmpint (block->kind == SN_BLOCK_TABLE_ROW, ==, block->table > 0);
  for (gsize i = 0; i <= block->length; i++)
    g_assert_cmpuint (sn_block_to_document (block, i), <=, length);
  g_assert_cmpuint (block->first_link + block->n_links, <=, links->len);
  for (guint i = 0; i < block->n_links; i++)
    {
      const SnLink *link = g_ptr_array_index (links, block->first_link + i);

      g_assert_true (sn_uri_is_allowed (link->uri));
      g_assert_cmpuint (link->start + link->length, <=, length);
    }
}

static inline void
check_document (SnDocument *document)
{
  guint links = 0;

  g_assert_true (g_utf8_validate (sn_document_get_text (document), (gssize)sn_document_get_length (document), NULL));
  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    {
      check_block (document, sn_document_get_block (document, i));
      links += sn_document_get_block (document, i)->n_links;
    }
  g_assert_cmpuint (links, ==, sn_document_get_links (document)->len);
  g_assert_cmpuint (strlen (sn_document_get_sha256 (document)), ==, 64);
}

static inline GPtrArray *
read_all (const char *data, gssize size, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize)size);
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = sn_document_read (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (documents);
  for (guint i = 0; i < documents->len; i++)
    check_document (g_ptr_array_index (documents, i));
  return documents;
}

static inline SnDocument *
read_one (const char *data, gssize size, const char *name)
{
  g_autoptr (GPtrArray) documents = read_all (data, size, name);

  g_assert_cmpuint (documents->len, ==, 1);
  return g_object_ref (g_ptr_array_index (documents, 0));
}

/* The blocks as lines such as "h2 Words", "p Words", "i1 Words", "r1 Cell|Cell". */
static inline char *
outline (SnDocument *document)
{
  static const char kinds[] = "hpir";
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    {
      const SnBlock *block = sn_document_get_block (document, i);
      g_autofree char *text = g_strdelimit (g_strdup (block->text), "\t", '|');
      guint number = block->kind == SN_BLOCK_TABLE_ROW ? block->table : block->level;

      g_string_append_c (out, kinds[block->kind]);
      if (block->kind != SN_BLOCK_PARAGRAPH)
        g_string_append_printf (out, "%u", number);
      g_string_append_printf (out, " %s\n", text);
    }
  return g_string_free (out, FALSE);
}

static inline void
assert_outline (const char *data, const char *name, const char *expected)
{
  g_autoptr (SnDocument) document = read_one (data, -1, name);
  g_autofree char *found = outline (document);

  g_assert_cmpstr (found, ==, expected);
}

static inline void
assert_link (SnDocument *document, guint index, const char *label, const char *uri)
{
  GPtrArray *links = sn_document_get_links (document);
  const SnLink *link;

  g_assert_cmpuint (index, <, links->len);
  link = g_ptr_array_index (links, index);
  g_assert_cmpstr (link->label, ==, label);
  g_assert_cmpstr (link->uri, ==, uri);
}

static inline void
assert_error (const char *data, gssize size, int code, const char *message)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize)size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, NULL, &error);

  g_assert_null (documents);
  g_assert_error (error, SN_ERROR, code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static inline gboolean
has_doubt (SnDocument *document, const char *words)
{
  GPtrArray *doubts = sn_document_get_doubts (document);

  for (guint i = 0; i < doubts->len; i++)
    if (strstr (g_ptr_array_index (doubts, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* A file of the shared samples, or NULL with the test skipped. */
static inline char *
shared_path (const char *name)
{
  const char *folder = g_getenv ("SECNEWS_SHARED");
  g_autofree char *path = folder != NULL
                              ? g_build_filename (folder, "newsletters", name, NULL)
                              : g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "newsletters", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared newsletters are not here");
  return NULL;
}

static inline GPtrArray *
read_shared (const char *name)
{
  g_autofree char *path = shared_path (name), *data = NULL;
  gsize size;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return read_all (data, (gssize)size, name);
}
