/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-tokenize.h"

/* Tokens are gathered here before the array takes them all at once. */
#define BATCH 64

/* Unlike GLib's these are computed, not looked up in a table of another library. */
static inline gboolean
is_ascii_letter (char c)
{
  return (guchar) ((c | 0x20) - 'a') < 26;
}

static inline gboolean
is_ascii_capital (char c)
{
  return (guchar) (c - 'A') < 26;
}

static inline gboolean
is_digit (char c)
{
  return (guchar) (c - '0') < 10;
}

/* Letters that begin a word and go on in it: ASCII letters, and all letters
 * beyond ASCII. Everything is decided by the first byte where that is enough,
 * because this loop sees every byte of every newsletter. */
static gboolean
is_letter (const char *p, const char *end, gsize *size)
{
  gunichar c;

  *size = 1;
  if ((guchar) *p < 0x80)
    return is_ascii_letter (*p);
  c = g_utf8_get_char_validated (p, end - p);
  if (c >= (gunichar) -2)
    return FALSE;
  *size = (gsize) g_unichar_to_utf8 (c, NULL);
  return g_unichar_isalpha (c);
}

static SnCase
case_of (guint n_letters, guint n_upper, gboolean first_upper)
{
  if (n_letters >= 2 && n_upper == n_letters)
    return SN_CASE_CAPITALS;
  return first_upper ? SN_CASE_CAPITAL : SN_CASE_LOWER;
}

static gsize
read_word (const char *p, const char *end, SnToken *token)
{
  const char *start = p;
  guint n_letters = 0, n_upper = 0;
  gboolean first_upper = p < end && is_ascii_capital (*p);
  gsize size;

  for (;;)
    {
      gboolean upper;

      for (; p < end && is_ascii_letter (*p); p++, n_letters++)
        n_upper += is_ascii_capital (*p);
      if (p >= end || (guchar) *p < 0x80 || !is_letter (p, end, &size))
        break;
      upper = g_unichar_isupper (g_utf8_get_char (p));
      first_upper |= n_letters == 0 && upper;
      n_upper += upper;
      n_letters++;
      p += size;
    }
  token->kind = SN_TOKEN_WORD;
  token->initial = (guint8) g_ascii_tolower (*start);
  token->letter_case = case_of (n_letters, n_upper, first_upper);
  return (gsize) (p - start);
}

static gsize
read_number (const char *p, const char *end, SnToken *token)
{
  const char *start = p;
  guint32 value = 0;

  for (; p < end && is_digit (*p); p++)
    value = MIN (value * 10 + (guint32) (*p - '0'), 999999);
  token->kind = SN_TOKEN_NUMBER;
  token->value = value;
  return (gsize) (p - start);
}

/* Hyphens and dashes come in many forms; one of each is enough. */
static guint32
fold_mark (gunichar c)
{
  switch (c)
    {
    case 0x2010:
    case 0x2011:
      return '-';
    case 0x2012:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return 0x2013;
    case 0x201b:
      return 0x2018;
    default:
      return c;
    }
}

static gsize
read_mark (const char *p, const char *end, SnToken *token)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  token->kind = SN_TOKEN_PUNCT;
  if (c >= (gunichar) -2)
    {
      token->value = 0xfffd;
      return 1;
    }
  token->value = fold_mark (c);
  return (gsize) g_unichar_to_utf8 (c, NULL);
}

/* The lexicon writes marks in ASCII. */
static guint
find_mark_word (const SnLexicon *lexicon, guint32 c)
{
  char ascii = c == 0x2019 || c == 0x2018 ? '\'' : c < 0x80 ? (char) c : '\0';

  return ascii != '\0' ? sn_lexicon_find_word (lexicon, &ascii, 1) : 0;
}

/**
 * sn_tokenize:
 * @block: number of the block that the text is
 * @text: a block's text
 * @length: its bytes
 * @tokens: (element-type SnToken): where the tokens are added
 *
 * Splits a text into words, numbers and marks. Letters and digits never share
 * a token: "26th" is a number and a word glued to it.
 */
void
sn_tokenize (const SnLexicon *lexicon, guint block, const char *text, gsize length, GArray *tokens)
{
  const char *p = text, *end = text + length;
  SnToken batch[BATCH];
  guint n = 0;
  gboolean glued = FALSE;
  gsize size;

  while (p < end)
    {
      SnToken *token = &batch[n];

      if (*p == ' ' || *p == '\t')
        {
          glued = FALSE;
          p++;
          continue;
        }
      *token = (SnToken){ .block = block, .start = (guint32) (p - text), .glued = glued };
      if (is_digit (*p))
        size = read_number (p, end, token);
      else if (is_letter (p, end, &size))
        size = read_word (p, end, token);
      else
        size = read_mark (p, end, token);
      token->end = (guint32) (token->start + size);
      if (token->kind == SN_TOKEN_PUNCT)
        token->word = (guint16) find_mark_word (lexicon, token->value);
      else
        token->word = (guint16) sn_lexicon_find_word (lexicon, p, size);
      if (++n == BATCH)
        {
          g_array_append_vals (tokens, batch, n);
          n = 0;
        }
      glued = TRUE;
      p += size;
    }
  g_array_append_vals (tokens, batch, n);
}
