/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-tokenize.h"

/* Tokens are gathered here before the array takes them all at once. */
#define BATCH 64

/* Everything is decided by the first byte where that is enough, because this
 * sees every byte of every newsletter. Unlike GLib's these are computed, not
 * looked up in a table of another library. */

static inline gboolean
is_letter (char c)
{
  return (guchar) ((c | 0x20) - 'a') < 26;
}

static inline gboolean
is_capital (char c)
{
  return (guchar) (c - 'A') < 26;
}

static inline gboolean
is_digit (char c)
{
  return (guchar) (c - '0') < 10;
}

static inline gboolean
is_wide (char c)
{
  return (guchar) c >= 0x80;
}

/* A letter beyond ASCII: its size and whether it is a capital. */
static gboolean
read_wide_letter (const char *p, const char *end, gsize *size, gboolean *upper)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  if (c >= (gunichar) -2 || !g_unichar_isalpha (c))
    return FALSE;
  *size = (gsize) g_unichar_to_utf8 (c, NULL);
  *upper = g_unichar_isupper (c);
  return TRUE;
}

/* Letters of ASCII in lower case; 0 for all else. */
static const guint8 lower_letters[256] = {
  ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i',
  ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
  ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['a'] = 'a',
  ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j',
  ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's',
  ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

static inline guint8
lower_byte (char c)
{
  return lower_letters[(guchar) c] != 0 ? lower_letters[(guchar) c] : (guint8) c;
}

static inline SnCase
case_of (guint n_letters, guint n_upper, gboolean first_upper)
{
  if (n_letters >= 2 && n_upper == n_letters)
    return SN_CASE_CAPITALS;
  return first_upper ? SN_CASE_CAPITAL : SN_CASE_LOWER;
}

/* A token before it has its place. */
typedef struct
{
  SnTokenKind kind;
  SnCase letter_case;
  guint32 value;
  guint word;
  gsize size;
} Piece;

/* The rest of a word from its first letter beyond ASCII on, at @p. */
static const char *
read_wide_word (const char *start, const char *p, const char *end, guint n_upper, SnCase *letter_case)
{
  guint n_letters = (guint) (p - start);
  gboolean first_upper = n_letters > 0 && is_capital (*start);

  while (p < end)
    {
      gboolean upper = is_capital (*p);
      gsize size = 1;

      if (!is_letter (*p) && (!is_wide (*p) || !read_wide_letter (p, end, &size, &upper)))
        break;
      first_upper |= n_letters == 0 && upper;
      n_upper += upper;
      n_letters++;
      p += size;
    }
  *letter_case = case_of (n_letters, n_upper, first_upper);
  return p;
}

static inline Piece
read_word (const SnLexicon *lexicon, const char *start, const char *end)
{
  const char *p = start;
  guint32 hash = SN_HASH_START;
  guint n_lower = 0, word;
  SnCase letter_case;
  guint8 lower;
  gsize size;

  for (; p < end && (lower = lower_letters[(guchar) *p]) != 0; p++)
    {
      n_lower += lower == (guchar) *p;
      hash = sn_hash_step (hash, lower);
    }
  size = (gsize) (p - start);
  if (p < end && is_wide (*p))
    {
      size = (gsize) (read_wide_word (start, p, end, (guint) size - n_lower, &letter_case) - start);
      word = sn_lexicon_find_word (lexicon, start, size);
    }
  else
    {
      letter_case = case_of ((guint) size, (guint) size - n_lower, is_capital (*start));
      word = sn_lexicon_find_hashed (lexicon, start, size, sn_hash_end (hash));
    }
  return (Piece){ .kind = SN_TOKEN_WORD, .letter_case = letter_case, .size = size, .word = word };
}

static inline Piece
read_number (const SnLexicon *lexicon, const char *start, const char *end)
{
  const char *p = start;
  guint32 value = 0, hash = SN_HASH_START;
  gsize size;
  guint word;

  for (; p < end && is_digit (*p); p++)
    {
      value = MIN (value * 10 + (guint32) (*p - '0'), 999999);
      hash = sn_hash_step (hash, (guchar) *p);
    }
  size = (gsize) (p - start);
  word = sn_lexicon_find_hashed (lexicon, start, size, sn_hash_end (hash));
  return (Piece){ .kind = SN_TOKEN_NUMBER, .value = value, .size = size, .word = word };
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

static inline Piece
read_mark (const SnLexicon *lexicon, const char *p, const char *end)
{
  gunichar c = (guchar) *p;
  gsize size = 1;

  if (c >= 0x80)
    {
      c = g_utf8_get_char_validated (p, end - p);
      if (c >= (gunichar) -2)
        c = 0xfffd;
      else
        size = (gsize) g_unichar_to_utf8 (c, NULL);
    }
  c = fold_mark (c);
  return (Piece){ .kind = SN_TOKEN_PUNCT, .value = c, .size = size, .word = sn_lexicon_find_mark (lexicon, c) };
}

/* Whether a word begins with the character beyond ASCII. */
static gboolean
begins_wide_word (const char *p, const char *end)
{
  gboolean upper;
  gsize size;

  return read_wide_letter (p, end, &size, &upper);
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
  guint n_known = sn_lexicon_get_n_known (lexicon);
  gboolean glued = FALSE;

  while (p < end)
    {
      Piece piece;

      if (*p == ' ' || *p == '\t')
        {
          glued = FALSE;
          p++;
          continue;
        }
      if (is_letter (*p) || (is_wide (*p) && begins_wide_word (p, end)))
        piece = read_word (lexicon, p, end);
      else if (is_digit (*p))
        piece = read_number (lexicon, p, end);
      else
        piece = read_mark (lexicon, p, end);
      batch[n] = (SnToken){ .block = block,
                            .start = (guint32) (p - text),
                            .end = (guint32) (p - text + piece.size),
                            .value = piece.value,
                            .kind = piece.kind,
                            .letter_case = piece.letter_case,
                            .glued = glued,
                            .known = piece.word != 0 && piece.word <= n_known,
                            .word = (guint16) piece.word,
                            .initial = piece.kind == SN_TOKEN_WORD ? lower_byte (*p) : 0,
                            .second = piece.kind == SN_TOKEN_WORD && piece.size > 1 ? lower_byte (p[1]) : 0 };
      if (++n == BATCH)
        {
          g_array_append_vals (tokens, batch, n);
          n = 0;
        }
      glued = TRUE;
      p += piece.size;
    }
  g_array_append_vals (tokens, batch, n);
}
