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

  while (end > p)
    {
      const char *last = g_utf8_find_prev_char (p, end);

      if (last == NULL || !sn_char_is_blank (last, end, &width))
        break;
      end = last;
    }
  return end;
}

/* Whether the word @word stands at @p, in any case; returns its length. */
static gsize
word_at (const char *p, const char *end, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - p) >= length && g_ascii_strncasecmp (p, word, length) == 0 ? length : 0;
}

/* Of a list of words the longest that stands at @p and ends there: before no
 * lower-case letter. A capital may follow, since cells are often glued. */
static gsize
one_of (const char *p, const char *end, const char *const *words)
{
  gsize best = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = word_at (p, end, words[i]);

      if (length > best && (p + length == end || !g_ascii_islower (p[length])))
        best = length;
    }
  return best;
}

static gsize
month_at (const char *p, const char *end)
{
  static const char *const months[] = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", NULL,
  };

  return one_of (p, end, months);
}

static const char *
spaces (const char *p, const char *end, guint most)
{
  while (most-- > 0 && p < end)
    if (*p == ' ')
      p++;
    else if (end - p >= 2 && memcmp (p, "\xC2\xA0", 2) == 0)
      p += 2;
    else
      break;
  return p;
}

static gsize
digits_at (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* " 2024" after a month: exactly four digits, since more belong to what is
 * glued behind; or a nonsense year that stands alone. */
static const char *
after_year (const char *p, const char *end)
{
  const char *year = spaces (p, end, 1);
  gsize n = digits_at (year, end);

  if (n < 4 || (n > 4 && year + n < end && *(year + n) != ' ' && *(year + n) != '\t'))
    return p;
  return year + n;
}

/* "8", "8th", "8-10", "8 & 9", "8 and 22": the end of the days, or NULL. */
static const char *
after_days (const char *p, const char *end)
{
  static const char *const joints[] = { "-", "–", "—", "/", "&", "and", "to", ",", NULL };
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };
  const char *done = NULL;

  for (guint parts = 0; parts < 4; parts++)
    {
      gsize n = digits_at (p, end), joint;

      if (n < 1 || n > 2)
        return done;
      p += n;
      p += one_of (p, end, ordinals);
      done = p;
      p = spaces (p, end, 1);
      for (joint = 0; joints[joint] != NULL && word_at (p, end, joints[joint]) == 0; joint++)
        ;
      if (joints[joint] == NULL)
        return done;
      p = spaces (p + strlen (joints[joint]), end, 1);
    }
  return done;
}

/* "2024-06-19", "19/06/2024", "19.6.24" */
static gsize
numeric_date_length (const char *p, const char *end)
{
  gsize first = digits_at (p, end), second, third;
  char mark;

  if ((first != 1 && first != 2 && first != 4) || p + first >= end)
    return 0;
  mark = p[first];
  if (mark != '-' && mark != '/' && mark != '.')
    return 0;
  second = digits_at (p + first + 1, end);
  if (second < 1 || second > 2 || p + first + 1 + second >= end || p[first + 1 + second] != mark)
    return 0;
  third = digits_at (p + first + second + 2, end);
  if (first == 4 ? (third != 1 && third != 2) : (third != 2 && third != 4))
    return 0;
  return first + second + third + 2;
}

/* Month first or alone: "June 10", "June 2021", "July – September 2021" */
static const char *
after_month (const char *p, const char *end)
{
  static const char *const joints[] = { "/", "-", "–", "to ", NULL };
  gsize month = month_at (p, end);
  const char *next;
  gsize n;

  if (month == 0)
    return NULL;
  p += month;
  next = spaces (p, end, 1);
  n = digits_at (next, end);
  if ((n == 1 || n == 2) && next > p)
    {
      const char *days = after_days (next, end);

      p = days != NULL ? days : p;
      if (p < end && *p == ',')
        p = after_year (p + 1, end) > p + 1 ? after_year (p + 1, end) : p;
      return after_year (p, end);
    }
  for (guint i = 0; joints[i] != NULL; i++)
    {
      gsize joint = word_at (next, end, joints[i]);
      const char *second = joint > 0 ? spaces (next + joint, end, 1) : end;
      gsize other = joint > 0 ? month_at (second, end) : 0;

      if (other > 0)
        return after_year (second + other, end);
    }
  return after_year (p, end);
}

static const char *
after_day_and_month (const char *p, const char *end)
{
  static const char *const joints[] = { "-", "–", "—", "to ", "and ", "& ", NULL };
  const char *days = after_days (p, end), *rest, *next;
  gsize month;

  if (days == NULL)
    return NULL;
  rest = spaces (days, end, 1);
  if (word_at (rest, end, "of ") > 0)
    rest += 3;
  month = month_at (rest, end);
  if (month == 0)
    return NULL;
  rest = after_year (rest + month, end);
  next = spaces (rest, end, 1);
  for (guint i = 0; joints[i] != NULL; i++)
    {
      gsize joint = word_at (next, end, joints[i]);
      const char *second = joint > 0 ? after_days (spaces (next + joint, end, 1), end) : NULL;

      if (second != NULL && month_at (spaces (second, end, 1), end) > 0)
        {
          second = spaces (second, end, 1);
          return after_year (second + month_at (second, end), end);
        }
    }
  return rest;
}

static const char *
after_qualifiers (const char *p, const char *end)
{
  static const char *const qualifiers[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                                            "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
                                            "sat", "sun", "w/c", "week commencing", "early", "mid", "mid-", "late",
                                            "end of", "end", "beginning of", "start of", "by", "from", "until", NULL };

  for (guint i = 0; i < 2; i++)
    {
      gsize length = one_of (p, end, qualifiers);

      if (length == 0)
        break;
      p += length;
      if (p < end && (*p == ',' || *p == '.' || *p == ':'))
        p++;
      p = spaces (p, end, 1);
    }
  return p;
}

/* "Q3 2024", "Summer 2024" */
static const char *
after_season (const char *p, const char *end)
{
  static const char *const seasons[] = { "spring", "summer", "autumn", "winter", NULL };
  gsize length = one_of (p, end, seasons);

  if (length == 0 && end - p >= 2 && (*p == 'Q' || *p == 'q') && p[1] >= '1' && p[1] <= '4')
    length = 2;
  if (length == 0 || after_year (p + length, end) == p + length)
    return NULL;
  return after_year (p + length, end);
}

/**
 * sn_date_cell_length:
 *
 * Returns: how many bytes at @p are a date such as begins the row of a table:
 *   a day, some days, a month, "TBC"; 0 where there is none. The calendar is
 *   not asked: "41 June" looks like a date.
 */
gsize
sn_date_cell_length (const char *p, const char *end)
{
  static const char *const open[] = { "tbc", "tba", "tbd", "to be confirmed", "to be announced", NULL };
  const char *date = after_qualifiers (p, end), *after;
  gsize length;

  if (date == p && (length = one_of (p, end, open)) > 0)
    return length;
  if ((length = numeric_date_length (date, end)) > 0)
    after = date + length;
  else
    after = after_day_and_month (date, end);
  if (after == NULL)
    after = after_month (date, end);
  if (after == NULL)
    after = after_season (date, end);
  return after != NULL ? (gsize) (after - p) : 0;
}

/**
 * sn_is_date_only:
 *
 * Returns: whether the text is a date and no more.
 */
gboolean
sn_is_date_only (const char *p, const char *end)
{
  gsize length;

  p = sn_skip_blank (p, end);
  length = p < end ? sn_date_cell_length (p, end) : 0;
  if (length == 0)
    return FALSE;
  p = sn_skip_blank (p + length, end);
  if (p < end && (*p == ':' || *p == '.'))
    p++;
  return sn_skip_blank (p, end) == end;
}

/**
 * sn_date_header_length:
 *
 * Returns: how many bytes at @p are the word that heads a column of dates, 0
 *   where there is none.
 */
gsize
sn_date_header_length (const char *p, const char *end)
{
  static const char *const words[] = { "date", "dates", "date(s)", "when", "day", "deadline", "date and time",
                                       "date/time", "date & time", "closing date", NULL };
  gsize best = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = word_at (p, end, words[i]);

      if (length > best && (p + length == end || !g_ascii_isalnum (p[length]) || g_ascii_isupper (p[length])))
        best = length;
    }
  return best;
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
  if (blanks >= 2)
    return SN_SEPARATOR_SPACES;
  if (blanks == 1)
    return SN_SEPARATOR_SPACE;
  if (g_ascii_isupper (*next) || g_ascii_isdigit (*next) || (guchar) *next >= 0x80)
    return SN_SEPARATOR_GLUED;
  return SN_SEPARATOR_NONE;
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
    n = digits_at (q, end);
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
  if (p >= end)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (round); i++)
    if ((n = word_at (p, end, round[i])) > 0)
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
      gboolean dash = *p == '-' || word_at (p, end, "–") > 0 || word_at (p, end, "—") > 0;
      const char *next = g_utf8_next_char (p);
      gboolean spaced = next < end && (*next == ' ' || *next == '\t' || word_at (next, end, "\xC2\xA0") > 0);

      if (dash && !spaced)
        {
          const char *first = word_at (next, end, "‘") || word_at (next, end, "“") ? next + 3 : next;

          /* "-A consultation on…", but no "-5 degrees" and no "--" */
          spaced = *p == '-' && first < end && (g_ascii_isupper (*first) || (guchar) *first >= 0xC3) &&
                   memchr (first, ' ', (gsize) (end - first)) != NULL && word_at (next, end, "–") == 0;
        }
      else if (!dash)
        spaced = spaced && (*p == '*' || *p == '+' || (*p == 'o' && indent >= 2));
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
 * sn_may_be_heading:
 *
 * Returns: whether the words of a line could be a heading's: few, no sentence,
 *   no address, and not those with which letters begin and end. How the line
 *   stands is for the caller to judge.
 */
gboolean
sn_may_be_heading (const char *p, const char *end)
{
  static const char *const never[] = { "dear ",  "kind regards", "best regards", "regards",  "many thanks", "thanks",
                                       "sent on", "sent:",        "date:",        "from:",    "to:",         "subject:",
                                       "©",       "copyright",    "unsubscribe",  "view this", "hello",       "hi ",
                                       "yours ",  "click here",   "tel:",         "email:",   "n.b.",
                                       "welcome to " };
  gsize length;

  p = sn_skip_blank (p, end);
  end = sn_trim_blank (p, end);
  length = (gsize) (end - p);
  if (length < 2 || length > 110 || memchr (p, '@', length) != NULL || memchr (p, '\t', length) != NULL ||
      memchr (p, '<', length) != NULL || g_strstr_len (p, (gssize) length, "://") != NULL ||
      g_strstr_len (p, (gssize) length, " | ") != NULL)
    return FALSE;
  if (strchr (".;,:", end[-1]) != NULL || ends_with_word (p, end, "and") || ends_with_word (p, end, "or"))
    return FALSE;
  if (g_ascii_islower (*p) && strchr ("eip", *p) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (word_at (p, end, never[i]) > 0)
      return FALSE;
  for (const char *q = p; q < end; q++)
    if (g_ascii_isalpha (*q) || (guchar) *q >= 0xC3)
      return !has_phone_number (p, end);
  return FALSE;
}
