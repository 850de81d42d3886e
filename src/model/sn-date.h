/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnPrecision:
 *
 * How much of a date a text states. Precision is data: what was not said is
 * never filled in.
 */
typedef enum {
  SN_PRECISION_NONE,
  SN_PRECISION_YEAR,
  SN_PRECISION_QUARTER,
  SN_PRECISION_MONTH,
  SN_PRECISION_DAY,
} SnPrecision;

/**
 * SnDate:
 * @year: 1 to 9999, or 0 where there is no date
 * @quarter: 1 to 4 at quarter precision, else 0
 * @month: 1 to 12 at month or day precision, else 0
 * @day: 1 to 31 at day precision, else 0
 * @end_year: year of the last day of a range, 0 where it is no range
 * @end_month: its month
 * @end_day: its day, inclusive
 * @has_time: whether @time was stated
 * @has_end_time: whether @end_time was stated
 * @time: minutes after midnight, local time in Great Britain
 * @end_time: likewise, for the end
 *
 * A date as precise as a text gives it. A plain value: copied by assignment,
 * and all zeroes is "no date". The range's end exists at day precision only.
 */
typedef struct {
  guint16 year;
  guint8  quarter;
  guint8  month;
  guint8  day;
  guint8  end_month;
  guint16 end_year;
  guint8  end_day;
  guint8  has_time : 1;
  guint8  has_end_time : 1;
  guint16 time;
  guint16 end_time;
} SnDate;


SnDate      sn_date_new_day      (guint year, guint month, guint day);
SnDate      sn_date_new_month    (guint year, guint month);
SnDate      sn_date_new_quarter  (guint year, guint quarter);
SnDate      sn_date_new_year     (guint year);
SnDate      sn_date_from_gdate   (const GDate *day);
SnDate      sn_date_from_julian  (guint32 julian);

gboolean    sn_date_is_set       (const SnDate *date);
SnPrecision sn_date_precision    (const SnDate *date);
gboolean    sn_date_valid_day    (guint year, guint month, guint day);

void        sn_date_set_end      (SnDate *date, const SnDate *last);
void        sn_date_set_time     (SnDate *date, guint hour, guint minute);
void        sn_date_set_end_time (SnDate *date, guint hour, guint minute);
SnDate          sn_date_with_time_of      (SnDate day, const SnDate *other);
void        sn_date_settle_night (SnDate *date);

guint32     sn_date_first_julian (const SnDate *date);
guint32     sn_date_last_julian  (const SnDate *date);
guint       sn_date_weekday      (const SnDate *date);
SnDate      sn_date_add_days     (const SnDate *date, int days);

gboolean    sn_date_equal        (const SnDate *a, const SnDate *b);
gboolean    sn_date_same_days    (const SnDate *a, const SnDate *b);
int         sn_date_compare      (const SnDate *a, const SnDate *b);

gboolean    sn_date_parse        (const char *text, SnDate *date);
gboolean    sn_date_parse_time   (const char *text, guint *hour, guint *minute);
char       *sn_date_to_string    (const SnDate *date);
char       *sn_date_end_to_string (const SnDate *date);
char       *sn_date_time_to_string (const SnDate *date);
char       *sn_date_end_time_to_string (const SnDate *date);

G_END_DECLS
