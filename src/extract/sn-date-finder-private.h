/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date-finder.h"

G_BEGIN_DECLS

/* The month that a line above a block names for the days in it; where it names a week, the
 * day with which that begins: earlier ones are of the next month. */
typedef struct {
  SnDate      month;
  SnWhenFlags flags;
  guint       from;
} Heading;

/* The date finder at work in one block; for its own files only. */
typedef struct {
  const SnReading *reading;
  const SnDate    *issued;
  guint            block;
  guint32          first;
  guint32          end;
  gboolean         row;   /* the block is a row of a table */
  Heading          heading;
  GArray          *found; /* SnWhen */
  GArray          *all;
} Finder;

typedef enum
{
  HALF_NONE,
  HALF_AM,
  HALF_PM,
} Half;

/* One time of day as it is written. */
typedef struct
{
  guint hour;
  guint minute;
  Half half;
  gboolean exact;  /* cannot be anything but a time: "5pm", "17:00", "noon" */
  gboolean dotted; /* "10.30": a time only in the right company */
  gboolean single; /* "2.30", not "02.30" */
  gboolean fixed;  /* noon and midnight: no half of the day to be found */
} Clock;

/* These are asked of every token many times over: hence inline. */

static inline const SnToken *
sn_finder_token (const Finder *f, guint32 i)
{
  return i < f->end ? sn_reading_token (f->reading, i) : NULL;
}

static inline gboolean
sn_finder_is_mark (const Finder *f, guint32 i, gunichar c)
{
  const SnToken *t = i >= f->first ? sn_finder_token (f, i) : NULL;

  return t != NULL && t->kind == SN_TOKEN_PUNCT && t->value == c;
}

static inline gboolean
sn_finder_is_dash (const Finder *f, guint32 i)
{
  return sn_finder_is_mark (f, i, '-') || sn_finder_is_mark (f, i, 0x2013);
}

static inline gboolean
sn_finder_is_word (const Finder *f, guint32 i, const char *lower)
{
  return i >= f->first && i < f->end && sn_reading_token_is (f->reading, i, lower);
}

static inline gboolean
sn_finder_is_one_of (const Finder *f, guint32 i, const char *const *words)
{
  if (i < f->first || i >= f->end)
    return FALSE;
  return sn_reading_token_is_any (f->reading, i, words);
}

static inline gboolean
sn_finder_is_in (const Finder *f, guint32 i, SnWordSet set)
{
  return i >= f->first && i < f->end && sn_reading_token_in (f->reading, i, set);
}

/* No class that is asked for here is that of names which the lexicon does not
 * list, so the first word tells whether there may be a mark. */
static inline const SnMark *
sn_finder_mark (const Finder *f, guint32 i, SnWordClass word_class)
{
  if (i < f->first || i >= f->end || (sn_reading_begins (f->reading, i) & SN_WORD_BIT (word_class)) == 0)
    return NULL;
  return sn_reading_mark_at (f->reading, f->block, i, word_class);
}

int            sn_finder_seek_value (const Finder *f, guint32 i, SnWordClass word_class);

static inline int
sn_finder_word_value (const Finder *f, guint32 i, SnWordClass word_class)
{
  if (i < f->first || i >= f->end || !sn_reading_is_alone (f->reading, i, word_class))
    return 0;
  return sn_finder_seek_value (f, i, word_class);
}

static inline guint
sn_finder_month (const Finder *f, guint32 i)
{
  return (guint) MAX (sn_finder_word_value (f, i, SN_WORD_MONTH), 0);
}

void           sn_finder_add        (Finder *f, guint32 first, guint32 end, const SnDate *date, SnWhenFlags flags);
gboolean       sn_finder_read_day   (const Finder *f, guint32 i, guint *day, guint32 *after);
gboolean       sn_finder_read_year  (const Finder *f, guint32 i, guint *year, guint32 *after);
gboolean       sn_finder_read_short_year (const Finder *f, guint32 i, guint *year, guint32 *after);
gboolean       sn_finder_writes_short_years (const Finder *f);

guint32        sn_finder_after_month (const Finder *f, guint32 i);
void           sn_finder_settle_since (const Finder *f, guint32 first, SnDate *date, SnWhenFlags flags);
SnDate         sn_finder_resolve    (const Finder *f, guint year, guint month, guint day, SnWhenFlags *flags);

gboolean       sn_finder_read_day_month    (Finder *f, guint32 *i);
gboolean       sn_finder_read_month_day    (Finder *f, guint32 *i);
gboolean       sn_finder_read_numeric      (Finder *f, guint32 *i);
gboolean       sn_finder_read_short_numeric (Finder *f, guint32 *i);
gboolean       sn_finder_read_commencing   (Finder *f, guint32 *i);
gboolean       sn_finder_read_month        (Finder *f, guint32 *i);
gboolean       sn_finder_read_quarter      (Finder *f, guint32 *i);
gboolean       sn_finder_read_year_quarter (Finder *f, guint32 *i);
gboolean       sn_finder_read_year_alone   (Finder *f, guint32 *i);

void           sn_finder_check_weekday     (guint weekday, const SnDate *date, SnWhenFlags *flags);
guint          sn_finder_two_digit_year    (guint value);
guint          sn_finder_read_weekday_behind (const Finder *f, guint32 *end);
gboolean       sn_finder_is_between (const Finder *f, guint32 i);
gboolean       sn_finder_read_of_month     (const Finder *f, guint32 *i, SnDate *month);
gboolean       sn_finder_vague_before      (const Finder *f, guint32 i, guint32 *first);
gboolean       sn_finder_read_season       (Finder *f, guint32 *i);
gboolean       sn_finder_read_period       (Finder *f, guint32 *i);
gboolean       sn_finder_read_weekday      (Finder *f, guint32 *i);
gboolean       sn_finder_read_bare_day     (Finder *f, guint32 *i);
gboolean       sn_finder_read_diary_day    (Finder *f, guint32 *i);
gboolean       sn_finder_read_nth          (Finder *f, guint32 *i);
SnDate         sn_finder_month_ahead       (const SnDate *issued, guint months);

gboolean       sn_finder_is_numbered    (const Finder *f, guint32 i);
gboolean       sn_finder_is_change      (const Finder *f, guint32 i);
gboolean       sn_finder_is_street      (const Finder *f, guint32 i);
gboolean       sn_finder_is_quantity    (const Finder *f, guint32 after);
guint32        sn_finder_skip_address   (const Finder *f, guint32 i);

gboolean       sn_finder_joins_time    (const Finder *f, guint32 from, guint32 to);
gboolean       sn_finder_after_time    (const Finder *f, guint32 i);
gboolean       sn_finder_has_day       (const Finder *f, guint32 i, guint32 after);
gboolean       sn_finder_read_clock    (const Finder *f, guint32 i, Clock *clock, guint32 *after);
void           sn_finder_apply_half    (Clock *clock, Half half);
gboolean       sn_finder_read_time     (Finder *f, guint32 *i);
gboolean       sn_finder_read_relative (Finder *f, guint32 *i, guint64 begins);
void           sn_finder_join          (Finder *f);

G_END_DECLS
