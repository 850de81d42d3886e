/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-lines.h"

#include <string.h>

/**
 * sn_char_is_blank:
 * @width: (out): bytes of the character at @p
 *
 * Returns: whether the character at @p is white or has no ink at all.
 */
gboolean
sn_char_is_blank (const char *p, const char *end, gsize *width)
{
  gunichar c;

  *width = 1;
  if ((guchar) *p < 0x80)
    return (guchar) *p <= ' ' || *p == 0x7F;
  c = g_utf8_get_char (p);
  *width = MIN ((gsize) (g_utf8_next_char (p) - p), (gsize) (end - p));
  return c <= 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

/**
 * sn_skip_blank:
 *
 * Returns: the first character from @p on that is not blank, or @end.
 */
const char *
sn_skip_blank (const char *p, const char *end)
{
  gsize width;

  while (p < end && sn_char_is_blank (p, end, &width))
    p += width;
  return p;
}

/**
 * sn_trim_blank:
 *
 * Returns: where the text from @p to @end ends, without its trailing blanks.
 */
const char *
sn_trim_blank (const char *p, const char *end)
{
  gsize width;

  while (end > p && ((guchar) end[-1] <= ' ' || (guchar) end[-1] >= 0x7F))
    {
      const char *last = g_utf8_find_prev_char (p, end);

      if (last == NULL || !sn_char_is_blank (last, end, &width))
        break;
      end = last;
    }
  return end;
}

/**
 * sn_find_text:
 * @text: a few bytes
 *
 * Returns: (nullable): where they first stand between @p and @end.
 */
const char *
sn_find_text (const char *p, const char *end, const char *text)
{
  gsize length = strlen (text);

  for (; (gsize) (end - p) >= length && (p = memchr (p, *text, (gsize) (end - p) - length + 1)) != NULL; p++)
    if (p[1] == text[1] && memcmp (p, text, length) == 0)
      return p;
  return NULL;
}

static inline char
lower_of (char c)
{
  return (guchar) (c - 'A') < 26 ? (char) (c | 0x20) : c;
}

/**
 * sn_word_begins:
 *
 * Returns: the length of @word if it stands at @p, in any case of its letters,
 *   else 0.
 */
gsize
sn_word_begins (const char *p, const char *end, const char *word)
{
  gsize length = 0;

  for (; word[length] != '\0'; length++)
    if (p + length >= end || lower_of (p[length]) != lower_of (word[length]))
      return 0;
  return length;
}

/**
 * sn_separator_at:
 * @p: behind the first cell
 *
 * Returns: what separates that cell from the next; %SN_SEPARATOR_NONE where no
 *   other cell follows.
 */
SnSeparator
sn_separator_at (const char *p, const char *end)
{
  const char *next = p;
  guint blanks = 0;

  while (next < end && (*next == ' ' || (end - next >= 2 && memcmp (next, "\xC2\xA0", 2) == 0)))
    {
      next += *next == ' ' ? 1 : 2;
      blanks++;
    }
  if (next < end && *next == '\t')
    return SN_SEPARATOR_TAB;
  if (next < end && *next == '|')
    return SN_SEPARATOR_PIPE;
  if (sn_skip_blank (next, end) >= end)
    return SN_SEPARATOR_NONE;
  if (blanks == 0 && *next == ':' && next + 1 < end && next[1] == ' ')
    return SN_SEPARATOR_SPACE;
  if (blanks >= 2)
    return SN_SEPARATOR_SPACES;
  if (blanks == 1)
    return SN_SEPARATOR_SPACE;
  if (g_ascii_isupper (*next) && g_ascii_isupper (p[-1]))
    return SN_SEPARATOR_NONE; /* DECC is no month */
  if (g_ascii_isupper (*next) || g_ascii_isdigit (*next) || (guchar) *next >= 0x80)
    return SN_SEPARATOR_GLUED;
  return SN_SEPARATOR_NONE;
}

static gsize
digits (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* "1.", "(a)", "iv)": at most three letters or digits. */
static gsize
number_length (const char *p, const char *end)
{
  const char *q = p;
  gboolean bracket = q < end && *q == '(';
  gsize n = 0;

  q += bracket;
  if (q < end && g_ascii_isdigit (*q))
    n = digits (q, end);
  else
    while (q + n < end && n < 4 && strchr ("ivx", q[n]) != NULL && q[n] != '\0')
      n++;
  if (n == 0 && q < end && g_ascii_islower (*q))
    n = 1;
  if (n == 0 || n > 3 || q + n >= end)
    return 0;
  q += n;
  if (bracket ? *q != ')' : (*q != ')' && (*q != '.' || !g_ascii_isdigit (q[-1]))))
    return 0;
  q++;
  if (q >= end || (*q != ' ' && *q != '\t' && memcmp (q, "\xC2\xA0", MIN (2, (gsize) (end - q))) != 0))
    return 0;
  return (gsize) (q - p);
}

/* The alternative text of a bullet that was an image. */
static gsize
image_bullet_length (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && n < 24 && (g_ascii_islower (p[n]) || p[n] == '-'))
    n++;
  return n > 7 && memcmp (p + n - 7, "-bullet", 7) == 0 && p + n < end && p[n] == ' ' ? n : 0;
}

/**
 * sn_bullet_length:
 * @p: the first character of a line that is not blank
 * @indent: how far it stands to the right
 * @kind: (out): the bullet; '1' for a number or letter
 *
 * Returns: how many bytes at @p are a bullet with the blanks behind it, 0
 *   where there is none.
 */
gsize
sn_bullet_length (const char *p, const char *end, guint indent, gunichar *kind)
{
  static const char *const round[] = { "•", "‣", "▪", "●", "◦", "■", "□", "➢", "►", "⁃", "∙", "·", "\xEF\x82\xB7" };
  const char *text = NULL;
  gsize n;

  *kind = 0;
  if (p >= end || g_ascii_isupper (*p)) /* as most lines begin */
    return 0;
  for (guint i = 0; (guchar) *p >= 0x80 && i < G_N_ELEMENTS (round); i++)
    if ((n = sn_word_at (p, end, round[i])) > 0)
      text = p + n;
  if (text != NULL)
    *kind = g_utf8_get_char (p);
  else if ((n = number_length (p, end)) > 0)
    {
      *kind = '1';
      text = p + n;
    }
  else if ((n = image_bullet_length (p, end)) > 0)
    {
      *kind = 0x2022;
      text = p + n;
    }
  else
    {
      gboolean dash = *p == '-' || sn_word_at (p, end, "–") > 0 || sn_word_at (p, end, "—") > 0;
      const char *next = g_utf8_next_char (p);
      gboolean spaced = next < end && (*next == ' ' || *next == '\t' || sn_word_at (next, end, "\xC2\xA0") > 0);

      if (dash && !spaced)
        {
          const char *first = sn_word_at (next, end, "‘") || sn_word_at (next, end, "“") ? next + 3 : next;

          /* "-A consultation on…", "-4G hubs", but no "-5 degrees" and no "--" */
          spaced = *p == '-' && first < end &&
                   (g_ascii_isupper (*first) || (guchar) *first >= 0xC3 ||
                    (g_ascii_isdigit (*first) && first + 1 < end && g_ascii_isupper (first[1]))) &&
                   memchr (first, ' ', (gsize) (end - first)) != NULL && sn_word_at (next, end, "–") == 0;
        }
      else if (!dash)
        /* the letter of mailers without round marks, set apart as no word is */
        spaced = spaced && (*p == '*' || *p == '+' || *p == '>' ||
                            (*p == 'o' && (indent >= 2 || (next + 1 < end && (*next == '\t' || next[1] == ' ')))));
      if (!spaced)
        return 0;
      *kind = g_utf8_get_char (p);
      text = next;
    }
  text = sn_skip_blank (text, end);
  if (text >= end)
    *kind = 0;
  return text < end ? (gsize) (text - p) : 0;
}

/**
 * sn_is_rule:
 *
 * Returns: whether a line is no text but a line drawn across the page.
 */
gboolean
sn_is_rule (const char *p, const char *end)
{
  gsize marks = 0, width;

  if (p < end && g_ascii_isalnum (*p))
    return FALSE; /* as most lines begin */
  for (; p < end; p += width)
    {
      gunichar c = g_utf8_get_char (p);

      if (sn_char_is_blank (p, end, &width))
        continue;
      if (c != '-' && c != '=' && c != '_' && c != '*' && c != '~' && c != '#' && c != '+' && c != '|' && c != ':' &&
          c != '.' && !(c >= 0x2500 && c <= 0x257F) && c != 0x2013 && c != 0x2014 && c != 0x2015 && c != 0x2022)
        return FALSE;
      marks++;
    }
  return marks >= 2;
}

static gboolean
ends_with_word (const char *p, const char *end, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - p) > length && end[-(gssize) length - 1] == ' ' &&
         g_ascii_strncasecmp (end - length, word, length) == 0;
}

/* A telephone number, not a year or a company's number in words. */
static gboolean
has_phone_number (const char *p, const char *end)
{
  gsize run = 0;

  for (; p < end; p++)
    if (g_ascii_isdigit (*p))
      run++;
    else if (*p != ' ')
      run = 0;
    else if (run >= 9)
      return TRUE;
  return run >= 9;
}

/**
 * sn_has_bar:
 *
 * Returns: whether a bar with blanks around it parts the line.
 */
gboolean
sn_has_bar (const char *p, const char *end)
{
  for (const char *bar = p; (bar = memchr (bar, '|', (gsize) (end - bar))) != NULL; bar++)
    if (bar > p && bar[-1] == ' ' && bar + 1 < end && bar[1] == ' ')
      return TRUE;
  return FALSE;
}

/**
 * sn_is_one_of:
 * @length: of the word at @p, in bytes
 * @words: (array length=n_words): words in small letters
 *
 * Most words begin otherwise than these, and every line is asked.
 *
 * Returns: whether the word is one of @words, in letters of any size.
 */
gboolean
sn_is_one_of (const char *p, gsize length, const char *const *words, gsize n_words)
{
  char initial = g_ascii_tolower (*p);

  for (gsize i = 0; i < n_words; i++)
    if (words[i][0] == initial && g_ascii_strncasecmp (p, words[i], length) == 0 && words[i][length] == '\0')
      return TRUE;
  return FALSE;
}

/**
 * sn_label_names_entry:
 * @length: of the label at @p, in bytes
 *
 * Returns: whether it is the label of the field that says what an entry is about:
 *   "Title", "Subject", "Committee".
 */
gboolean
sn_label_names_entry (const char *p, gsize length)
{
  static const char *const names[] = { "what", "title",  "subject",   "topic", "item",
                                       "name", "matter", "committee", "group", "event" };

  return sn_is_one_of (p, length, names, G_N_ELEMENTS (names));
}

/**
 * sn_label_is_of_date:
 * @length: of the label at @p, in bytes
 *
 * Returns: whether it is the label of a day: "Closing date", "Nominations close",
 *   "By when".
 */
gboolean
sn_label_is_of_date (const char *p, gsize length)
{
  static const char *const words[] = { "close", "closing", "date", "deadline", "when", "due", "ends", "until", " by" };
  g_autofree char *lower = g_ascii_strdown (p, (gssize) length);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * sn_may_be_heading:
 *
 * Returns: whether the words of a line could be a heading's: few, no sentence,
 *   no address, and not those with which letters begin and end. How the line
 *   stands is for the caller to judge.
 */
gboolean
sn_may_be_heading (const char *p, const char *end)
{
  static const char *const never[] = {
    "dear ", "kind regards", "best regards", "regards",    "many thanks", "thanks",    "sent on",     "sent:",
    "date:", "from:",        "to:",          "subject:",   "©",           "copyright", "unsubscribe", "view this",
    "hello", "hi ",          "yours ",       "click here", "tel:",        "email:",    "n.b.",        "welcome to "
  };
  gsize length;

  p = sn_skip_blank (p, end);
  end = sn_trim_blank (p, end);
  length = (gsize) (end - p);
  if (length < 2 || length > 110 || strchr (".;,:", end[-1]) != NULL ||
      (g_ascii_islower (*p) && strchr ("eip", *p) == NULL))
    return FALSE;
  if (length > 3 && *p == '[' && end[-1] == ']' && strchr (".?!", end[-2]) != NULL)
    return FALSE; /* "[RT: can we go?]": a remark */
  if (memchr (p, '@', length) != NULL || memchr (p, '\t', length) != NULL || memchr (p, '<', length) != NULL ||
      sn_find_text (p, end, "://") != NULL || sn_has_bar (p, end))
    return FALSE;
  if (ends_with_word (p, end, "and") || ends_with_word (p, end, "or"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (sn_word_at (p, end, never[i]) > 0)
      return FALSE;
  for (const char *q = p; q < end; q++)
    if (g_ascii_isalpha (*q) || (guchar) *q >= 0xC3)
      return !has_phone_number (p, end);
  return FALSE;
}
