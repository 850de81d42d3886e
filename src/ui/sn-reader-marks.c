/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-marks.h"

#include <glib/gi18n.h>

/**
 * sn_reader_marks_find:
 * @marks: (element-type SnReaderMark): the marks, in order
 * @doc_start: an offset in bytes of the document's text
 *
 * Returns: the first mark that begins there.
 */
guint
sn_reader_marks_find (GArray *marks, gsize doc_start)
{
  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, SnReaderMark, i).doc_start == doc_start)
      return i + 1;
  return 0;
}

/**
 * sn_reader_marks_step:
 * @marks: (element-type SnReaderMark): the marks, in order
 * @current: one of them
 * @step: 1 for the next, -1 for the one before
 * @only_unread: whether only those count that became no item
 *
 * Returns: the mark that is one step ahead.
 */
guint
sn_reader_marks_step (GArray *marks, guint current, int step, gboolean only_unread)
{
  if (current == 0 && step < 0)
    return 0;
  for (int i = (int) current + step; i >= 1 && i <= (int) marks->len; i += step)
    if (!only_unread || g_array_index (marks, SnReaderMark, i - 1).item == NULL)
      return (guint) i;
  return 0;
}

/**
 * sn_reader_marks_describe:
 * @marks: (element-type SnReaderMark): the marks, in order
 * @current: one of them
 *
 * Returns: (transfer full): which it is, in words: "Mention 3 of 24".
 */
char *
sn_reader_marks_describe (GArray *marks, guint current)
{
  guint n[2] = { 0, 0 }, before[2] = { 0, 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      gboolean unread = g_array_index (marks, SnReaderMark, i).item == NULL;

      n[unread]++;
      before[unread] += i < current;
    }
  if (current == 0)
    return g_strdup_printf (ngettext ("%u mention", "%u mentions", n[FALSE]), n[FALSE]);
  if (g_array_index (marks, SnReaderMark, current - 1).item == NULL)
    /* Translators: "Other date 1 of 3": sentences with a date that became no item */
    return g_strdup_printf (_ ("Other date %u of %u"), before[TRUE], n[TRUE]);
  /* Translators: "Mention 3 of 24": places in the text where items are spoken of */
  return g_strdup_printf (_ ("Mention %u of %u"), before[FALSE], n[FALSE]);
}
