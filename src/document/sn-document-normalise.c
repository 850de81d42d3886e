/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-flow.h"

#include <string.h>

/* What becomes of a character. */
typedef enum
{
  KEPT,
  SPACED,
  DROPPED,
} Fate;

/**
 * sn_flow_init:
 * @with_runs: whether to remember where the text came from
 * @length: how many bytes it will be about
 */
void
sn_flow_init (SnFlow *flow, gboolean with_runs, gsize length)
{
  *flow = (SnFlow){ .text = g_string_sized_new (length) };
  if (with_runs)
    flow->runs = g_array_new (FALSE, FALSE, sizeof (SnRun));
}

/**
 * sn_flow_clear:
 *
 * Frees what is left in @flow.
 */
void
sn_flow_clear (SnFlow *flow)
{
  if (flow->text != NULL)
    g_string_free (flow->text, TRUE);
  g_clear_pointer (&flow->runs, g_array_unref);
  g_clear_pointer (&flow->references, g_ptr_array_unref);
  flow->text = NULL;
}

/**
 * sn_flow_restart:
 *
 * Empties @flow, which keeps its memory.
 */
void
sn_flow_restart (SnFlow *flow)
{
  g_string_truncate (flow->text, 0);
  if (flow->runs != NULL)
    g_array_set_size (flow->runs, 0);
  sn_flow_start_line (flow);
}

/**
 * sn_flow_source:
 * @flow: with runs
 * @at: offset in its text
 *
 * Returns: the offset in the source of what stands there.
 */
guint32
sn_flow_source (const SnFlow *flow, gsize at)
{
  const SnRun *run = &g_array_index (flow->runs, SnRun, flow->runs->len - 1);

  /* who asks has just put it there */
  while (run->at > at)
    run--;
  return run->offset + ((guint32) at - run->at);
}

/**
 * sn_flow_start_line:
 *
 * Starts a line at the end of @flow: a space that was due is not put.
 */
void
sn_flow_start_line (SnFlow *flow)
{
  flow->floor = flow->text->len;
  flow->space = FALSE;
}

/**
 * sn_flow_add_space:
 * @offset: of the space in the source
 *
 * Has a space come before the next character.
 */
void
sn_flow_add_space (SnFlow *flow, gsize offset)
{
  if (flow->space)
    return;
  flow->space = TRUE;
  flow->space_at = (guint32) offset;
}

/* Makes room for as many bytes, so that put_bytes() need not ask. */
static void
reserve (SnFlow *flow, gsize length)
{
  gsize old = flow->text->len;

  if (old + length >= flow->text->allocated_len)
    {
      g_string_set_size (flow->text, old + length);
      flow->text->len = old;
    }
}

/* Remembers where in the source stands what comes next. */
static void
see_source (SnFlow *flow, gsize offset)
{
  SnRun run = { (guint32) flow->text->len, (guint32) offset };

  if (flow->runs == NULL || (flow->runs->len > 0 && sn_flow_source (flow, run.at) == run.offset))
    return;
  g_array_append_val (flow->runs, run);
}

/* Appends bytes and the space that is due before them. */
static void
put_bytes (SnFlow *flow, const char *data, gsize length, gsize offset)
{
  GString *text = flow->text;

  if (flow->space && text->len > flow->floor)
    {
      see_source (flow, flow->space_at);
      text->str[text->len++] = ' ';
    }
  flow->space = FALSE;
  see_source (flow, offset);
  memcpy (text->str + text->len, data, length);
  text->len += length;
  text->str[text->len] = '\0';
}

/**
 * sn_flow_append_char:
 *
 * Appends a character of ASCII as it is, be it a tab.
 */
void
sn_flow_append_char (SnFlow *flow, char c, gsize offset)
{
  reserve (flow, 2);
  put_bytes (flow, &c, 1, offset);
}

static Fate
fate_of_wide (gunichar c)
{
  if (c < 0xA0 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
      c == 0x202F || c == 0x205F || c == 0x3000)
    return SPACED;
  if (c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
      (c >= 0xE0000 && c <= 0xE007F))
    return DROPPED;
  return KEPT;
}

/* Whether a character that begins with this byte may be other than kept. */
static inline gboolean
is_suspect (guchar byte)
{
  return byte <= ' ' ||
         (byte >= 0x7F && (byte == 0x7F || byte == 0xC2 || byte == 0xCD || byte == 0xD8 || byte == 0xE1 ||
                           byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xF3));
}

/* How many of eight bytes are words of ASCII with single spaces between them,
 * and no space at the end: 7 or 8; 0 where they are anything else. */
static inline gsize
words_length (const char *p)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), high = ones << 7;
  guint64 bytes, inked;

  if (!sn_are_printable (p))
    return 0;
  memcpy (&bytes, p, sizeof bytes);
  /* sets the high bit of what is more than a space */
  inked = bytes + ones * (0x7F - ' ');
  if ((~inked & (~inked >> 8) & high) != 0)
    return 0;
  return p[7] == ' ' ? 7 : 8;
}

/* How much is kept as it is, with the single spaces inside it. Most of a text
 * is so. */
static gsize
plain_length (const char *data, gsize length)
{
  gsize i = 0;

  while (i < length)
    {
      gsize words = length - i >= 8 && (i > 0 || *data != ' ') ? words_length (data + i) : 0;

      if (words > 0)
        i += words;
      else if (!is_suspect ((guchar) data[i]))
        i++;
      else if (i > 0 && data[i] == ' ' && i + 1 < length && !is_suspect ((guchar) data[i + 1]))
        i += 2;
      else if ((guchar) data[i] >= 0x80 && fate_of_wide (g_utf8_get_char (data + i)) == KEPT)
        i += (gsize) (g_utf8_next_char (data + i) - (data + i));
      else
        break;
    }
  return i;
}

/**
 * sn_flow_append:
 * @data: valid UTF-8, of whole characters
 * @offset: of @data in the source
 *
 * Appends text as a reader sees it: white space and control characters become
 * single spaces, what has no width is dropped.
 */
void
sn_flow_append (SnFlow *flow, const char *data, gsize length, gsize offset)
{
  gsize i = 0;

  reserve (flow, length + 1);
  while (i < length)
    {
      gsize kept;

      if ((guchar) data[i] <= ' ')
        {
          sn_flow_add_space (flow, offset + i);
          while (i < length && (guchar) data[i] <= ' ')
            i++;
          continue;
        }
      kept = plain_length (data + i, length - i);
      if (kept > 0)
        put_bytes (flow, data + i, kept, offset + i);
      else if ((guchar) data[i] < 0x80 || fate_of_wide (g_utf8_get_char (data + i)) == SPACED)
        sn_flow_add_space (flow, offset + i);
      i += kept > 0 ? kept : (gsize) (g_utf8_next_char (data + i) - (data + i));
    }
}

/**
 * sn_document_normalise:
 * @length: bytes of @text, or -1 where a NUL ends it
 *
 * Returns: (transfer full): @text on one line as a reader sees it, valid
 *   UTF-8 whatever it was.
 */
char *
sn_document_normalise (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  SnFlow flow;

  sn_flow_init (&flow, FALSE, strlen (valid) + 1);
  sn_flow_append (&flow, valid, strlen (valid), 0);
  return g_string_free (g_steal_pointer (&flow.text), FALSE);
}
