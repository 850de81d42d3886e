/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-tokenize.h"

#include <string.h>

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

/* What tokens are made of. */
typedef struct
{
  const SnLexicon *lexicon;
  SnWordTable words;
  guint n_known;
  const char *text;
  const char *end;
} Text;

static inline gboolean
is_known (const Text *text, guint word)
{
  return word - 1 < text->n_known; /* not so for 0 */
}

static inline guint
find_word (const Text *text, const char *word, gsize length, guint64 key)
{
  return length < SN_KEY_BYTES ? sn_word_table_find (&text->words, key)
                               : sn_lexicon_find_long (text->lexicon, word, length, key);
}

/* The case of a word of ASCII. Most begin small, and no more is asked. */
static inline SnCase
case_of (const char *p, const char *end)
{
  if (!is_capital (*p))
    return SN_CASE_LOWER;
  if (++p == end)
    return SN_CASE_CAPITAL;
  while (p < end && is_capital (*p))
    p++;
  return p == end ? SN_CASE_CAPITALS : SN_CASE_CAPITAL;
}

/* All that follow set the token and return its end. */

/* A word with a letter beyond ASCII, or before a mark that is. */
static const char *
read_wide_word (const Text *text, const char *start, guint glued, SnToken *token)
{
  const char *p = start;
  guint n_letters = 0, n_upper = 0, word;
  gboolean first_upper = FALSE;

  while (p < text->end)
    {
      gboolean upper = is_capital (*p);
      gsize size = 1;

      if (!is_letter (*p) && (!is_wide (*p) || !read_wide_letter (p, text->end, &size, &upper)))
        break;
      first_upper |= n_letters == 0 && upper;
      n_upper += upper;
      n_letters++;
      p += size;
    }
  word = sn_lexicon_find_any (text->lexicon, start, (gsize) (p - start));
  *token = (SnToken){ .start = (guint16) (start - text->text),
                      .end = (guint16) (p - text->text),
                      .kind = SN_TOKEN_WORD,
                      .letter_case = n_letters >= 2 && n_upper == n_letters ? SN_CASE_CAPITALS
                                     : first_upper                          ? SN_CASE_CAPITAL
                                                                            : SN_CASE_LOWER,
                      .glued = glued,
                      .known = is_known (text, word),
                      .word = (guint16) word,
                      .initial = lower_byte (start[0]),
                      .second = p - start > 1 ? lower_byte (start[1]) : 0 };
  return p;
}

/* With how many letters of ASCII eight bytes begin, and the key of these: most
 * words are shorter, and so are read at once. Each bit that is set in @letters
 * is the highest of a byte that is one. */
static inline guint
read_letters (const char *p, guint64 *key)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), high = ones << 7;
  guint64 bytes, lower, letters;
  guint n;

  memcpy (&bytes, p, sizeof bytes);
  bytes = GUINT64_FROM_LE (bytes);
  lower = bytes | ones * 0x20;
  letters = ((lower & ~high) + ones * (0x80 - 'a')) & ~((lower & ~high) + ones * (0x7F - 'z')) & ~bytes & high;
  n = letters == high ? 8 : (guint) __builtin_ctzll (~letters & high) / 8;
  *key = n > 0 ? GUINT64_SWAP_LE_BE (lower) >> (64 - 8 * n) : 0;
  return n;
}

static inline const char *
read_word (const Text *text, const char *start, guint glued, SnToken *token)
{
  const char *p = start;
  guint64 key = 0;
  guint8 lower;
  gboolean more = TRUE;
  guint word;

  if (text->end - p >= 8)
    {
      guint n = read_letters (p, &key);

      p += n;
      more = n == 8;
    }
  for (; more && p < text->end && (lower = lower_letters[(guchar) *p]) != 0; p++)
    key = sn_key_step (key, lower);
  if (p < text->end && is_wide (*p))
    return read_wide_word (text, start, glued, token);
  word = find_word (text, start, (gsize) (p - start), key);
  *token = (SnToken){ .start = (guint16) (start - text->text),
                      .end = (guint16) (p - text->text),
                      .kind = SN_TOKEN_WORD,
                      .letter_case = case_of (start, p),
                      .glued = glued,
                      .known = is_known (text, word),
                      .word = (guint16) word,
                      .initial = lower_letters[(guchar) start[0]],
                      .second = p - start > 1 ? lower_letters[(guchar) start[1]] : 0 };
  return p;
}

static inline const char *
read_number (const Text *text, const char *start, guint glued, SnToken *token)
{
  const char *p = start;
  guint32 value = 0;
  guint64 key = 0;
  guint word;

  for (; p < text->end && is_digit (*p); p++)
    {
      value = MIN (value * 10 + (guint32) (*p - '0'), 999999);
      key = sn_key_step (key, (guchar) *p);
    }
  word = find_word (text, start, (gsize) (p - start), key);
  *token = (SnToken){ .start = (guint16) (start - text->text),
                      .end = (guint16) (p - text->text),
                      .value = value,
                      .kind = SN_TOKEN_NUMBER,
                      .glued = glued,
                      .known = is_known (text, word),
                      .word = (guint16) word };
  return p;
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

static inline const char *
read_mark (const Text *text, const char *start, guint glued, SnToken *token)
{
  gunichar c = (guchar) *start;
  gsize size = 1;
  guint word;

  if (c >= 0x80)
    {
      c = g_utf8_get_char_validated (start, text->end - start);
      if (c >= (gunichar) -2)
        c = 0xfffd;
      else
        size = (gsize) g_unichar_to_utf8 (c, NULL);
      c = fold_mark (c);
    }
  word = sn_lexicon_find_mark (text->lexicon, c);
  *token = (SnToken){ .start = (guint16) (start - text->text),
                      .end = (guint16) (start + size - text->text),
                      .value = c & 0xffffff,
                      .kind = SN_TOKEN_PUNCT,
                      .glued = glued,
                      .known = is_known (text, word),
                      .word = (guint16) word };
  return start + size;
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
 * @text: a block's text
 * @length: its bytes; of more than %SN_TOKENS_MAX_LENGTH the rest is left out
 * @tokens: (out caller-allocates): its tokens: room for one a byte
 *
 * Splits a text into words, numbers and marks. Letters and digits never share
 * a token: "26th" is a number and a word glued to it.
 *
 * Returns: how many tokens it has.
 */
guint
sn_tokenize (const SnLexicon *lexicon, const char *text, gsize length, SnToken *tokens)
{
  const Text whole = { lexicon, sn_lexicon_get_table (lexicon), sn_lexicon_get_n_known (lexicon), text,
                       text + MIN (length, SN_TOKENS_MAX_LENGTH) };
  const char *p = text;
  guint n = 0, glued = FALSE;

  while (p < whole.end)
    if (*p == ' ' || *p == '\t')
      {
        glued = FALSE;
        p++;
      }
    else
      {
        if (is_letter (*p) || (is_wide (*p) && begins_wide_word (p, whole.end)))
          p = read_word (&whole, p, glued, &tokens[n++]);
        else if (is_digit (*p))
          p = read_number (&whole, p, glued, &tokens[n++]);
        else
          p = read_mark (&whole, p, glued, &tokens[n++]);
        glued = TRUE;
      }
  return n;
}
