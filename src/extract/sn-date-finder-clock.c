/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

static Half
read_half (const Finder *f, guint32 i, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i);
  Half half = HALF_NONE;

  *after = i;
  if (t == NULL || t->kind != SN_TOKEN_WORD)
    return HALF_NONE;
  if (sn_finder_word_value (f, i, SN_WORD_AM))
    half = HALF_AM;
  else if (sn_finder_word_value (f, i, SN_WORD_PM))
    half = HALF_PM;
  if (half != HALF_NONE)
    {
      *after = i + 1;
      return half;
    }
  if (sn_finder_is_word (f, i, "in") && sn_finder_is_word (f, i + 1, "the"))
    {
      static const char *const later[] = { "afternoon", "evening", NULL };

      half = sn_finder_is_word (f, i + 2, "morning") ? HALF_AM
             : sn_finder_is_one_of (f, i + 2, later) ? HALF_PM
                                                     : HALF_NONE;
      *after = half != HALF_NONE ? i + 3 : i;
      return half;
    }
  if ((sn_finder_is_word (f, i, "a") || sn_finder_is_word (f, i, "p")) && sn_finder_is_mark (f, i + 1, '.') &&
      sn_finder_is_word (f, i + 2, "m") && sn_finder_token (f, i + 2)->glued)
    {
      half = sn_finder_is_word (f, i, "a") ? HALF_AM : HALF_PM;
      *after = sn_finder_is_mark (f, i + 3, '.') && sn_finder_token (f, i + 3)->glued ? i + 4 : i + 3;
    }
  return half;
}

static gboolean
read_named_clock (const Finder *f, guint32 i, Clock *clock, guint32 *after)
{
  gboolean noon = sn_finder_word_value (f, i, SN_WORD_NOON) != 0;

  if (!noon && !sn_finder_word_value (f, i, SN_WORD_MIDNIGHT))
    return FALSE;
  /* the midnight of a day is its end, the last minute of it */
  *clock = noon ? (Clock){ .hour = 12, .exact = TRUE, .fixed = TRUE }
                : (Clock){ .hour = 23, .minute = 59, .exact = TRUE, .fixed = TRUE };
  *after = i + 1;
  return TRUE;
}

static gboolean
is_hours (const Finder *f, guint32 i)
{
  return sn_finder_is_word (f, i, "hrs") || sn_finder_is_word (f, i, "hours");
}

static gboolean
glued_number (const Finder *f, guint32 i, int digits)
{
  const SnToken *t = sn_finder_token (f, i);

  return t != NULL && t->kind == SN_TOKEN_NUMBER && t->glued && t->end - t->start == digits;
}

/* What is glued to a number and says that it is no time: "£5", "v4.12". */
static gboolean
is_reference (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i), *before;

  if (i == f->first || !t->glued)
    return FALSE;
  before = sn_reading_token (f->reading, i - 1);
  return before->kind != SN_TOKEN_PUNCT || (before->value != '(' && before->value != '-' && before->value != 0x2013 &&
                                            before->value != ',' && before->value != '~' && before->value != '|');
}

static guint
hour_in_words (const Finder *f, guint32 i)
{
  static const char *const words[] = { "one",   "two",   "three", "four", "five",   "six",
                                       "seven", "eight", "nine",  "ten",  "eleven", "twelve" };
  const SnToken *t = sn_finder_token (f, i);

  if (t != NULL && t->kind == SN_TOKEN_NUMBER && t->end - t->start <= 2 && t->value >= 1 && t->value <= 12)
    return t->value;
  if (t == NULL || !sn_reading_token_in (f->reading, i, SN_SET_SPOKEN_CLOCK))
    return 0;
  for (guint n = 0; n < G_N_ELEMENTS (words); n++)
    if (sn_finder_is_word (f, i, words[n]))
      return n + 1;
  return 0;
}

static gboolean
is_o_clock (const Finder *f, guint32 i)
{
  return sn_finder_is_word (f, i, "o") && sn_finder_is_word (f, i + 2, "clock");
}

/* "half past two", "a quarter to three", "two o'clock", "ten in the morning". */
static gboolean
read_spoken_clock (const Finder *f, guint32 i, Clock *clock, guint32 *after)
{
  gboolean half, quarter, to, beside_day = FALSE;
  guint hour, minute = 0;
  guint32 behind;

  if (sn_finder_is_word (f, i, "a"))
    i++;
  half = sn_finder_is_word (f, i, "half");
  quarter = sn_finder_is_word (f, i, "quarter");
  to = sn_finder_is_word (f, i + 1, "to");
  if ((half || quarter) && (sn_finder_is_word (f, i + 1, "past") || (quarter && to)))
    {
      minute = half ? 30 : to ? 45 : 15;
      i += 2;
    }
  hour = hour_in_words (f, i);
  if (hour == 0 || sn_finder_is_word (f, i + 1, "quarters"))
    return FALSE;
  *clock = (Clock){ .hour = minute == 45 ? (hour + 10) % 12 + 1 : hour, .minute = minute, .single = TRUE };
  behind = i + 1;
  if (is_o_clock (f, behind))
    behind += 3;
  else if (minute == 0 && sn_finder_token (f, i)->kind == SN_TOKEN_WORD && sn_finder_is_word (f, i - 1, "at") &&
           sn_finder_has_day (f, i, behind))
    beside_day = TRUE; /* "at nine on Monday" */
  else if (minute == 0 && (sn_finder_token (f, i)->kind != SN_TOKEN_WORD || !sn_finder_is_word (f, behind, "in")))
    return FALSE;
  clock->half = read_half (f, behind, after);
  clock->exact = TRUE;
  return beside_day || minute != 0 || behind > i + 1 || clock->half != HALF_NONE;
}

/* "no later than 1600 on Monday 27 March" */
static gboolean
bounds_day (const Finder *f, guint32 i)
{
  return sn_finder_is_word (f, i + 1, "on") &&
         (sn_finder_is_word (f, i - 1, "by") || sn_finder_is_word (f, i - 1, "than") ||
          sn_finder_is_word (f, i - 1, "before") || sn_finder_is_word (f, i - 1, "until"));
}

/* Four digits without "hrs" after "at", or of a span right behind a day: "at
 * 0945", "5 March, 1400-1530"; not a year. */
static gboolean
stands_like_military (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i);
  gboolean at = sn_finder_is_word (f, i - 1, "at");

  if (t->value % 5 != 0 || t->value / 100 > 23 || t->value % 100 > 59)
    return FALSE;
  if (i > f->first + 2 && sn_finder_is_dash (f, i - 1) && glued_number (f, i, 4) &&
      sn_finder_token (f, i - 2)->end - sn_finder_token (f, i - 2)->start == 4)
    return stands_like_military (f, i - 2);
  if (!sn_finder_has_day (f, i, i + 1))
    return FALSE;
  return at || bounds_day (f, i) ||
         ((t->value < 1900 || t->value > 2200) && sn_finder_is_dash (f, i + 1) && sn_finder_token (f, i + 2) != NULL &&
          sn_finder_token (f, i + 2)->end - sn_finder_token (f, i + 2)->start == 4);
}

/* "1700 hours", "1000-1200hrs". */
static gboolean
read_military_clock (const Finder *f, guint32 i, Clock *clock, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i), *last = sn_finder_token (f, i + 2);
  gboolean exact = is_hours (f, i + 1);
  gboolean ranges = (sn_finder_is_dash (f, i + 1) || sn_finder_is_word (f, i + 1, "to")) && last != NULL &&
                    last->kind == SN_TOKEN_NUMBER && last->end - last->start == 4 && is_hours (f, i + 3);

  if (!exact && !ranges && !stands_like_military (f, i))
    return FALSE;
  *clock = (Clock){ .hour = t->value / 100, .minute = t->value % 100, .exact = exact || !ranges };
  *after = exact ? i + 2 : i + 1;
  return TRUE;
}

/* The minutes of "10.30", "17:00", "23:59:59" and "17:00 hrs". */
static void
read_minutes (const Finder *f, Clock *clock, guint32 *after)
{
  guint32 i = *after;

  if ((!sn_finder_is_mark (f, i, ':') && !sn_finder_is_mark (f, i, '.')) || !sn_finder_token (f, i)->glued ||
      !glued_number (f, i + 1, 2))
    return;
  clock->minute = sn_finder_token (f, i + 1)->value;
  clock->exact = sn_finder_is_mark (f, i, ':');
  clock->dotted = !clock->exact;
  *after = i + 2;
  if (clock->exact && sn_finder_is_mark (f, i + 2, ':') && sn_finder_token (f, i + 2)->glued &&
      glued_number (f, i + 3, 2))
    *after = i + 4;
  if (sn_finder_is_word (f, *after, "hrs") || (clock->exact && is_hours (f, *after)))
    {
      clock->exact = TRUE;
      (*after)++;
    }
}

/**
 * sn_finder_read_clock:
 *
 * Reads one time of day at @i, or a number that may be one.
 *
 * Returns: whether there is one; then @after is the token after it.
 */
gboolean
sn_finder_read_clock (const Finder *f, guint32 i, Clock *clock, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i);
  gboolean number = t != NULL && t->kind == SN_TOKEN_NUMBER;
  guint32 half_end;

  if (t == NULL)
    return FALSE;
  if (t->known && read_named_clock (f, i, clock, after))
    return TRUE;
  /* a number is spoken only as in "two o'clock" */
  if ((number ? is_o_clock (f, i + 1) : sn_reading_token_in (f->reading, i, SN_SET_SPOKEN_CLOCK)) &&
      read_spoken_clock (f, i, clock, after))
    return TRUE;
  if (!number || is_reference (f, i))
    return FALSE;
  *clock = (Clock){ .hour = t->value, .single = t->end - t->start == 1 };
  *after = i + 1;
  if (t->end - t->start == 4)
    return read_military_clock (f, i, clock, after);
  if (t->end - t->start > 2)
    return FALSE;
  if (clock->hour == 12 && read_named_clock (f, i + 1, clock, after))
    return TRUE;
  read_minutes (f, clock, after);
  if (clock->hour == 12 && clock->minute == 0 && *after > i + 1 && sn_finder_word_value (f, *after, SN_WORD_NOON))
    return read_named_clock (f, *after, clock, after); /* "12.00 noon" */
  if (clock->hour == 24 && clock->minute == 0 && clock->exact)
    *clock = (Clock){ .hour = 23, .minute = 59, .exact = TRUE, .fixed = TRUE };
  clock->half = read_half (f, *after, &half_end);
  if (clock->half != HALF_NONE)
    {
      clock->exact = TRUE;
      *after = half_end;
    }
  return TRUE;
}

/**
 * sn_finder_apply_half:
 *
 * Makes the hour one of 24.
 */
void
sn_finder_apply_half (Clock *clock, Half half)
{
  if (clock->fixed || half == HALF_NONE)
    return;
  if (half == HALF_PM && clock->hour < 12)
    clock->hour += 12;
  else if (half == HALF_AM && clock->hour == 12)
    clock->hour = 0;
}
