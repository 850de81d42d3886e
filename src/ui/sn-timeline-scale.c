/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-timeline-scale.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"

/* How far back it goes at most, where something is ahead and where nothing is. */
#define WEEKS_BACK 8
#define WEEKS_BACK_OVER 26
/* How far ahead it goes at least and at most. */
#define LEAST_AHEAD 5
#define MOST_AHEAD 26
/* So that the words beside the last bar have room. */
#define ROOM_WEEKS 3

static guint32
monday_of (guint32 julian)
{
  SnDate day = sn_date_from_julian (julian);

  return julian + 1 - sn_date_weekday (&day);
}

/* The day on which a newsletter first spoke of it; today for what none did. */
static guint32
first_mentioned (SnItem *item, const SnToday *today)
{
  GPtrArray *issues = sn_item_get_issues (item);
  SnDate issued = { 0 };

  if (issues->len > 0)
    sn_date_parse (issues->pdata[0], &issued);
  return sn_date_is_set (&issued) ? sn_date_first_julian (&issued) : sn_date_first_julian (&today->day);
}

/* The last earlier closing date before the one that holds. */
static guint32
extended_from (SnItem *item)
{
  GPtrArray *changes = sn_item_get_changes (item);
  guint32 until = sn_date_last_julian (sn_item_get_date (item));
  guint32 from = sn_date_last_julian (sn_item_get_moved_from (item));

  for (guint i = 0; i < changes->len; i++)
    {
      const SnChange *change = changes->pdata[i];
      SnDate date = { 0 };

      if (g_str_equal (change->field, "date") && change->from != NULL && sn_date_parse (change->from, &date))
        from = sn_date_last_julian (&date);
    }
  return from != 0 && from < until ? from : 0;
}

/**
 * sn_timeline_span:
 * @item: a consultation
 * @today: the day it is
 *
 * Returns: what it covers.
 */
SnTimelineSpan
sn_timeline_span (SnItem *item, const SnToday *today)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  SnTimelineSpan span = { first_mentioned (item, today), 0, 0, 0 };
  SnDate due = { 0 };

  if (sn_date_is_set (sn_item_get_date (item)))
    {
      span.until = sn_date_last_julian (sn_item_get_date (item));
      span.extended_from = extended_from (item);
      span.start = MIN (span.start, span.until);
    }
  if (word != NULL && word->due != NULL && sn_date_parse (word->due, &due))
    span.due = sn_date_first_julian (&due);
  return span;
}

static void
count_closings (SnTimelineScale *scale, GPtrArray *items)
{
  memset (scale->closing, 0, sizeof scale->closing);
  for (guint i = 0; i < items->len; i++)
    {
      const SnDate *date = sn_item_get_date (items->pdata[i]);
      guint32 until = sn_date_last_julian (date);

      if (sn_date_precision (date) == SN_PRECISION_DAY && until >= scale->first &&
          until < scale->first + 7 * scale->n_weeks)
        scale->closing[(until - scale->first) / 7]++;
    }
}

/**
 * sn_timeline_scale_init:
 * @items: (element-type SnItem): what is to be shown
 * @today: the day it is
 *
 * Chooses the weeks to show: all that @items cover, but not too far from today.
 */
void
sn_timeline_scale_init (SnTimelineScale *scale, GPtrArray *items, const SnToday *today)
{
  guint32 now = monday_of (sn_date_first_julian (&today->day)), from = now - 7, to = 0, earliest;

  for (guint i = 0; i < items->len; i++)
    {
      SnTimelineSpan span = sn_timeline_span (items->pdata[i], today);

      from = MIN (from, monday_of (span.start));
      to = MAX (to, span.until);
    }
  earliest = now - 7 * (to >= sn_date_first_julian (&today->day) || items->len == 0 ? WEEKS_BACK : WEEKS_BACK_OVER);
  scale->today = sn_date_first_julian (&today->day);
  scale->first = MAX (from, earliest);
  to = CLAMP (MAX (to, now), now + 7 * LEAST_AHEAD, now + 7 * MOST_AHEAD);
  scale->n_weeks = MIN ((to - scale->first) / 7 + ROOM_WEEKS, SN_TIMELINE_MOST_WEEKS);
  count_closings (scale, items);
}

/**
 * sn_timeline_scale_x:
 * @day: a day, as a GDate counts them
 * @width: pixels for all weeks
 *
 * Returns: where @day begins, from the start on; within 0 and @width.
 */
double
sn_timeline_scale_x (const SnTimelineScale *scale, guint32 day, double width)
{
  double days = (double) day - (double) scale->first;

  return CLAMP (days / (7.0 * scale->n_weeks), 0.0, 1.0) * width;
}

/**
 * sn_timeline_accessible:
 * @item: a consultation
 * @today: the day it is
 *
 * Returns: (transfer full): all that its bar shows, in words.
 */
char *
sn_timeline_accessible (SnItem *item, const SnToday *today)
{
  SnTimelineSpan span = sn_timeline_span (item, today);
  SnDate start = sn_date_from_julian (span.start), due = sn_date_from_julian (span.due);
  g_autofree char *all = sn_format_accessible (item, today), *since = sn_format_day_plain (&start, today);
  g_autofree char *internal = sn_format_day_plain (&due, today);
  GString *text = g_string_new (all);

  if (sn_item_get_reference (item) != NULL && sn_item_get_organiser (item) != NULL)
    g_string_append_printf (text, ", %s", sn_item_get_organiser (item));
  g_string_append (text, ", ");
  /* Translators: the day of the first newsletter that speaks of it */
  g_string_append_printf (text, _ ("open since %s"), since);
  if (span.extended_from != 0 && !sn_date_is_set (sn_item_get_moved_from (item)))
    {
      SnDate from = sn_date_from_julian (span.extended_from);
      g_autofree char *day = sn_format_day_plain (&from, today);

      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("extended from %s"), day);
    }
  if (sn_item_get_state (item) == SN_STATE_OPEN && sn_format_item_status (item) == SN_RESPONSE_NONE)
    g_string_append_printf (text, ", %s", _ ("to do"));
  if (span.due != 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("internal date %s"), internal);
    }
  return g_string_free (text, FALSE);
}
