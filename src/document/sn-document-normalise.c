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
 * @with_map: whether to remember where each byte came from
 */
void
sn_flow_init (SnFlow *flow, gboolean with_map)
{
  *flow = (SnFlow){ .text = g_string_new (NULL) };
  if (with_map)
    flow->map = g_array_new (FALSE, FALSE, sizeof (guint32));
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
  g_clear_pointer (&flow->map, g_array_unref);
  flow->text = NULL;
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
  if (flow->map != NULL)
    {
      g_array_set_size (flow->map, (guint) (old + length));
      g_array_set_size (flow->map, (guint) old);
    }
}

/* Appends bytes and the space that is due before them. */
static void
put_bytes (SnFlow *flow, const char *data, gsize length, gsize offset)
{
  GString *text = flow->text;
  gboolean space = flow->space && text->len > flow->floor;

  flow->space = FALSE;
  if (flow->map != NULL)
    {
      guint32 *map = (guint32 *) (gpointer) flow->map->data + text->len;

      if (space)
        *map++ = flow->space_at;
      for (gsize i = 0; i < length; i++)
        map[i] = (guint32) (offset + i);
      flow->map->len += (guint) (length + (space ? 1 : 0));
    }
  if (space)
    text->str[text->len++] = ' ';
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

/* Appends what is kept as it is, with the single spaces inside it, from @i on;
 * there is room for it, and no space is due. Most of a text is so. Returns
 * where it ends. */
static gsize
put_plain (SnFlow *flow, const char *data, gsize i, gsize length, gsize offset)
{
  GString *text = flow->text;
  char *to = text->str + text->len;
  gsize start = i;

  while (i < length)
    if (!is_suspect ((guchar) data[i]) ||
        (data[i] == ' ' && i > start && i + 1 < length && !is_suspect ((guchar) data[i + 1])))
      *to++ = data[i++];
    else
      break;
  *to = '\0';
  if (flow->map != NULL)
    {
      guint32 *map = (guint32 *) (gpointer) flow->map->data + text->len;

      for (gsize n = 0; n < i - start; n++)
        map[n] = (guint32) (offset + start + n);
      flow->map->len += (guint) (i - start);
    }
  text->len += i - start;
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
      gsize width = 1;
      Fate fate = SPACED;

      if (!is_suspect ((guchar) data[i]))
        {
          if (flow->space)
            put_bytes (flow, data + i, 0, 0);
          i = put_plain (flow, data, i, length, offset);
        }
      if (i >= length)
        return;
      if ((guchar) data[i] >= 0x80)
        {
          width = (gsize) (g_utf8_next_char (data + i) - (data + i));
          fate = fate_of_wide (g_utf8_get_char (data + i));
        }
      if (fate == KEPT)
        put_bytes (flow, data + i, width, offset + i);
      else if (fate == SPACED)
        sn_flow_add_space (flow, offset + i);
      i += width;
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

  sn_flow_init (&flow, FALSE);
  sn_flow_append (&flow, valid, strlen (valid), 0);
  return g_string_free (g_steal_pointer (&flow.text), FALSE);
}
