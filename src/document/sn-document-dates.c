/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-lines.h"

#include <string.h>

/* "Thursday, 28 March 2023" */
#define MOST_DAY_WORDS 4

/* Words by their first letter: what begins with another, as most of what is
 * asked about does, is none of them. */
typedef const char *const *Words[26];
#define AT(letter) [(letter) - 'a']
#define WORDS(...)                                                                                                     \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    __VA_ARGS__, NULL                                                                                                  \
  }

static const Words months = {
  AT ('a') = WORDS ("april", "august", "apr", "aug"),
  AT ('d') = WORDS ("december", "dec"),
  AT ('f') = WORDS ("february", "feb"),
  AT ('j') = WORDS ("january", "june", "july", "jan", "jun", "jul"),
  AT ('m') = WORDS ("march", "may", "mar"),
  AT ('n') = WORDS ("november", "nov"),
  AT ('o') = WORDS ("october", "oct"),
  AT ('s') = WORDS ("september", "sep", "sept"),
};

static const Words ordinals = { AT ('n') = WORDS ("nd"), AT ('r') = WORDS ("rd"), AT ('s') = WORDS ("st"),
                                AT ('t') = WORDS ("th") };

static const Words qualifiers = {
  AT ('b') = WORDS ("beginning of", "by"),
  AT ('e') = WORDS ("early", "end of", "end"),
  AT ('f') = WORDS ("friday", "fri", "from"),
  AT ('l') = WORDS ("late"),
  AT ('m') = WORDS ("monday", "mon", "mid", "mid-"),
  AT ('s') = WORDS ("saturday", "sunday", "sat", "sun", "start of"),
  AT ('t') = WORDS ("tuesday", "thursday", "tue", "tues", "thu", "thur", "thurs"),
  AT ('u') = WORDS ("until"),
  AT ('w') = WORDS ("wednesday", "wed", "w/c", "week commencing"),
};

static const Words seasons = { AT ('a') = WORDS ("autumn"), AT ('s') = WORDS ("spring", "summer"),
                               AT ('w') = WORDS ("winter") };

static const Words weekdays = {
  AT ('f') = WORDS ("friday", "fri"),
  AT ('m') = WORDS ("monday", "mon"),
  AT ('s') = WORDS ("saturday", "sunday", "sat", "sun"),
  AT ('t') = WORDS ("tuesday", "thursday", "tue", "tues", "thu", "thur", "thurs"),
  AT ('w') = WORDS ("wednesday", "wed", "weds"),
};

static const Words unsettled = { AT ('t') = WORDS ("tbc", "tba", "tbd", "to be confirmed", "to be announced") };

/* Of a list of words the longest that stands at @p and ends there: before no
 * lower-case letter. A capital may follow, since cells are often glued. */
static gsize
one_of (const char *p, const char *end, const Words words)
{
  gsize best = 0;
  guint letter = end - p >= 2 ? (guint) ((guchar) *p | 0x20) - 'a' : 26;
  const char *const *word = letter < 26 ? words[letter] : NULL;

  for (; word != NULL && *word != NULL; word++)
    {
      gsize length = ((p[1] ^ (*word)[1]) & 0xDF) == 0 ? sn_word_begins (p, end, *word) : 0;

      if (length > best && (p + length == end || !g_ascii_islower (p[length])))
        best = length;
    }
  return best;
}

static gsize
month_at (const char *p, const char *end)
{
  return one_of (p, end, months);
}

static const char *
spaces (const char *p, const char *end, guint most)
{
  while (most-- > 0 && p < end)
    if (*p == ' ' || *p == '\n') /* "10" above "JUN" */
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
      for (joint = 0; joints[joint] != NULL && sn_word_at (p, end, joints[joint]) == 0; joint++)
        ;
      if (joints[joint] == NULL)
        return done;
      p = spaces (p + strlen (joints[joint]), end, 1);
    }
  return done;
}

/* "15/06" and a blank behind it */
static gboolean
is_day_and_month (const char *p, const char *end)
{
  int day = (p[0] - '0') * 10 + p[1] - '0', month = (p[3] - '0') * 10 + p[4] - '0';

  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && (p + 5 == end || p[5] == ' ' || p[5] == '\t');
}

/* "2024-06-19", "19/06/2024", "19.6.24", "19/06" */
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
  if (mark == '/' && first == 2 && second == 2 && is_day_and_month (p, end))
    return 5;
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
      gsize joint = sn_word_at (next, end, joints[i]);
      const char *second = joint > 0 ? spaces (next + joint, end, 1) : end;
      gsize other = joint > 0 ? month_at (second, end) : 0;

      if (other > 0)
        return after_year (second + other, end);
    }
  return after_year (p, end);
}

/* " 23" behind a day and its month, where nothing is behind it that it could belong to. */
static const char *
after_short_year (const char *p, const char *end)
{
  const char *year = spaces (p, end, 1), *behind = year + 2;

  if (year == p || digits_at (year, end) != 2 || *year == '0')
    return p;
  if (behind == end || strchr (":],)|\t", *behind) != NULL || g_str_has_prefix (behind, " – ") ||
      (behind + 1 < end && behind[0] == ' ' && (behind[1] == ' ' || behind[1] == '-' || behind[1] == '|')))
    return behind;
  return p;
}

/* "-Mar", "-Mar-23", "/Mar/2023" behind a day: as spreadsheets write it. */
static const char *
after_joined_month (const char *p, const char *end)
{
  char mark = p < end ? *p : 0;
  gsize month = mark == '-' || mark == '/' ? month_at (p + 1, end) : 0, year;

  if (month == 0)
    return NULL;
  p += 1 + month;
  if (p == end || *p != mark)
    return after_year (p, end);
  year = digits_at (p + 1, end);
  return year == 2 || year == 4 ? p + 1 + year : p;
}

static const char *
after_day_and_month (const char *p, const char *end)
{
  static const char *const joints[] = { "-", "–", "—", "to ", "and ", "& ", NULL };
  const char *days = after_days (p, end), *rest, *next;
  gsize month;

  if (days == NULL)
    return NULL;
  rest = after_joined_month (days, end);
  if (rest != NULL)
    return rest;
  rest = spaces (days, end, 1);
  if (sn_word_at (rest, end, "of ") > 0)
    rest += 3;
  month = month_at (rest, end);
  if (month == 0)
    return NULL;
  rest += month;
  next = after_year (rest, end);
  rest = next > rest ? next : after_short_year (rest, end);
  next = spaces (rest, end, 1);
  for (guint i = 0; joints[i] != NULL; i++)
    {
      gsize joint = sn_word_at (next, end, joints[i]);
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
  gsize length = one_of (p, end, seasons);

  if (length == 0 && end - p >= 2 && (*p == 'Q' || *p == 'q') && p[1] >= '1' && p[1] <= '4')
    length = 2;
  if (length == 0 || after_year (p + length, end) == p + length)
    return NULL;
  return after_year (p + length, end);
}

/* Whether a date may begin with the first three characters: as most lines begin
 * with some word, this is all that is asked of them. */
static gboolean
may_begin_date (const char *p, const char *end)
{
  /* by their first letters, with which two characters words of dates go on; behind "by" comes any */
  static const char *const tails[26] = {
    AT ('a') = "prugut", AT ('b') = "egy.",     AT ('d') = "ec",           AT ('e') = "arnd",
    AT ('f') = "ebriro", AT ('j') = "anunul",   AT ('l') = "at",           AT ('m') = "ararayonid",
    AT ('n') = "ov",     AT ('o') = "ct",       AT ('s') = "atuneptaprum", AT ('t') = "uehubcbabdo ",
    AT ('u') = "nt",     AT ('w') = "ed/ceein",
  };
  guint letter = (guint) ((guchar) *p | 0x20) - 'a';

  if (letter >= 26)
    return g_ascii_isdigit (*p);
  if (letter == 'q' - 'a' || end - p < 3)
    return TRUE;
  for (const char *tail = tails[letter]; tail != NULL && *tail != '\0'; tail += 2)
    if ((p[1] | 0x20) == tail[0] && ((p[2] | 0x20) == tail[1] || tail[1] == '.'))
      return TRUE;
  return FALSE;
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
  const char *date, *after;
  gsize length;

  if (p < end && *p == '[')
    {
      length = sn_date_cell_length (p + 1, end);
      return length > 0 && p + 1 + length < end && p[1 + length] == ']' ? length + 2 : 0;
    }
  if (p < end && !may_begin_date (p, end))
    return 0;
  date = after_qualifiers (p, end);
  if (date == p && (length = one_of (p, end, unsettled)) > 0)
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

/* What may stand between the dates of one cell. */
static const char *
after_joint (const char *p, const char *end)
{
  static const char *const joints[] = { ";", ",", "&", "/", "and " };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      gsize length = sn_word_at (p, end, joints[i]);

      if (length > 0)
        return sn_skip_blank (p + length, end);
    }
  return p;
}

/**
 * sn_is_date_only:
 *
 * Returns: whether the text is a date and no more, or several: "11 November; 9
 *   December", "15 November (was 22)".
 */
gboolean
sn_is_date_only (const char *p, const char *end)
{
  for (p = sn_skip_blank (p, end); p < end;)
    {
      gsize length = sn_date_cell_length (p, end);
      const char *next;

      if (length == 0)
        return FALSE;
      p = sn_skip_blank (p + length, end);
      if (p < end && *p == '(' && end[-1] == ')' && memchr (p, ')', (gsize) (end - p)) == end - 1)
        return TRUE;
      if (p < end && (*p == ':' || *p == '.'))
        return sn_skip_blank (p + 1, end) == end;
      if (p == end)
        return TRUE;
      next = after_joint (p, end);
      if (next == p)
        return FALSE;
      p = next;
    }
  return FALSE;
}

/**
 * sn_is_day_only:
 *
 * Returns: whether the text is a day of a month that is named elsewhere, and
 *   no more: "15", "15th", "Thu 15".
 */
gboolean
sn_is_day_only (const char *p, const char *end)
{
  const char *days;

  p = after_qualifiers (sn_skip_blank (p, end), end);
  days = after_days (p, end);
  return days != NULL && days - p <= 4 && sn_skip_blank (days, end) == end;
}

/**
 * sn_is_month_only:
 *
 * Returns: whether the text is a month, perhaps with its year, and no more.
 */
gboolean
sn_is_month_only (const char *p, const char *end)
{
  gsize month;

  p = sn_skip_blank (p, end);
  month = month_at (p, end);
  p = sn_skip_blank (after_year (p + month, end), end);
  return month > 0 && (p == end || (*p == ':' && sn_skip_blank (p + 1, end) == end));
}

/**
 * sn_day_label_length:
 * @rest: (out): what stands behind the label
 *
 * Returns: how long the days of a month are with which a line begins as its
 *   label: 2 of "27: Change Board" and of "27 – Change Board"; else 0.
 */
gsize
sn_day_label_length (const char *p, const char *end, const char **rest)
{
  static const char *const marks[] = { ":", "–", "—", "-", "|" };
  const char *days = after_days (p, end), *mark;

  if (days == NULL)
    return 0;
  mark = spaces (days, end, 1);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (sn_word_at (mark, end, marks[i]) > 0 && (i == 0 || mark > days))
      {
        *rest = sn_skip_blank (mark + strlen (marks[i]), end);
        return *rest < end ? (gsize) (days - p) : 0;
      }
  return 0;
}

/**
 * sn_day_entry_number:
 * @length: (out) (optional): bytes of the day, or days, at @p
 * @text: (out) (optional): what is on that day
 *
 * Returns: the day of the month with which a line begins as an entry of a diary that names
 *   the month above it, the first of several: 17 of "17 SMKI PMA", "17th – SMKI PMA",
 *   "Tue 17: SMKI PMA" and "17-18 SMKI PMA"; 0 where it is no such line. @text may begin
 *   with that month, "17 November SMKI PMA", or another.
 */
guint
sn_day_entry_number (const char *p, const char *end, gsize *length, const char **text)
{
  static const char *const marks[] = { ":", "–", "—", "-", "|" };
  const char *day = sn_skip_blank (after_qualifiers (p, end), end), *rest = after_days (day, end);
  gsize mark = 0;
  int number;

  if (rest == NULL || rest == end)
    return 0;
  number = atoi (day);
  if (length != NULL)
    *length = (gsize) (rest - p);
  p = sn_skip_blank (rest, end);
  for (guint i = 0; mark == 0 && i < G_N_ELEMENTS (marks); i++)
    mark = sn_word_at (p, end, marks[i]) > 0 ? strlen (marks[i]) : 0;
  if (mark == 0 && p == rest)
    return 0;
  p = sn_skip_blank (p + mark, end);
  if (text != NULL)
    *text = p;
  if (number < 1 || number > 31 || end - p < 3 || g_ascii_islower (*p) ||
      (!g_ascii_isalnum (*p) && (guchar) *p < 0x80 && *p != '"' && *p != '\''))
    return 0;
  return (guint) number;
}

/**
 * sn_day_at_end:
 *
 * Returns: (nullable): where the day begins that a line ends in: "… – closes 28 March",
 *   "(closes 28 March)", "Closes 28 March."
 */
const char *
sn_day_at_end (const char *p, const char *end)
{
  const char *word;

  while (end > p && strchr (").", end[-1]) != NULL)
    end--;
  word = end;
  for (guint words = 0; words < MOST_DAY_WORDS && word > p; words++)
    {
      while (word > p && word[-1] == ' ')
        word--;
      while (word > p && word[-1] != ' ' && word[-1] != '(')
        word--;
      if (sn_date_cell_length (word, end) == (gsize) (end - word))
        return word;
    }
  return NULL;
}

/* Whether a word that heads a column of dates may begin with the two letters. */
static gboolean
may_head_dates (char first, char second)
{
  return (first == 'd' && (second == 'a' || second == 'e')) || (first == 'w' && second == 'h') ||
         (first == 'c' && second == 'l');
}

/**
 * sn_is_weekday_entry:
 *
 * Returns: whether a line is an entry of a diary by weeks: "Wed 24: Change Board",
 *   "Thursday – TABASC", "Tue 17   10:30   SMKI PMA".
 */
gboolean
sn_is_weekday_entry (const char *p, const char *end)
{
  gsize length = p < end && g_ascii_isupper (*p) ? one_of (p, end, weekdays) : 0;
  const char *days;

  if (length == 0)
    return FALSE;
  p = spaces (p + length, end, 1);
  days = after_days (p, end);
  if (days != NULL && end - days > 6 && days[0] == ' ' && days[1] == ' ')
    return TRUE; /* "Tue 17   10:30   SMKI PMA" */
  p = days != NULL ? days : p;
  if (p < end && *p == ':')
    return p + 1 < end && p[1] == ' ';
  p = spaces (p, end, 1);
  return end - p > 4 && p[-1] == ' ' && (g_str_has_prefix (p, "– ") || (*p == '-' && p[1] == ' '));
}

/**
 * sn_is_weekday_only:
 *
 * Returns: whether the text is the day of a week and no more: "Mon", "Tuesday".
 */
gboolean
sn_is_weekday_only (const char *p, const char *end)
{
  return p < end && p + one_of (p, end, weekdays) == end;
}

/**
 * sn_ends_in_weekday:
 *
 * Returns: whether the last word of a line is the day of a week: "by 5pm on Friday",
 *   of which the next line has the date.
 */
gboolean
sn_ends_in_weekday (const char *p, const char *end)
{
  const char *word = end;

  while (word > p && g_ascii_isalpha (word[-1]))
    word--;
  return word > p && word[-1] == ' ' && word + one_of (word, end, weekdays) == end && word < end;
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
  static const char *const words[] = { "date",          "dates",     "date(s)",     "when",         "day", "deadline",
                                       "date and time", "date/time", "date & time", "closing date", NULL };
  gsize best = 0;

  if (end - p < 2 || !may_head_dates ((char) (p[0] | 0x20), (char) (p[1] | 0x20)))
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = sn_word_at (p, end, words[i]);

      if (length > best && (p + length == end || !g_ascii_isalnum (p[length]) || g_ascii_isupper (p[length])))
        best = length;
    }
  return best;
}
