/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-clock.h"

struct _SnClock
{
  GObject parent_instance;

  GTimeZone *zone;
  GDateTime *fixed;
};

G_DEFINE_FINAL_TYPE (SnClock, sn_clock, G_TYPE_OBJECT)

static void
sn_clock_finalize (GObject *object)
{
  SnClock *self = SN_CLOCK (object);

  g_time_zone_unref (self->zone);
  g_clear_pointer (&self->fixed, g_date_time_unref);
  G_OBJECT_CLASS (sn_clock_parent_class)->finalize (object);
}

static void
sn_clock_class_init (SnClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_clock_finalize;
}

static void
sn_clock_init (SnClock *self)
{
  self->zone = g_time_zone_new_identifier ("Europe/London");
  if (self->zone == NULL)
    {
      g_warning ("No time zone data for Europe/London: times are shown in UTC");
      self->zone = g_time_zone_new_utc ();
    }
}

/**
 * sn_clock_new:
 *
 * Returns: (transfer full): a clock that follows the system's.
 */
SnClock *
sn_clock_new (void)
{
  return g_object_new (SN_TYPE_CLOCK, NULL);
}

/**
 * sn_clock_new_fixed:
 * @today: a day
 *
 * Returns: (transfer full): a clock that stands at 09:00 of that day.
 */
SnClock *
sn_clock_new_fixed (const SnDate *today)
{
  SnClock *self = sn_clock_new ();

  self->fixed = g_date_time_new (self->zone, today->year, today->month, today->day, 9, 0, 0);
  return self;
}

/**
 * sn_clock_now:
 *
 * Returns: (transfer full): now, in the zone Europe/London.
 */
GDateTime *
sn_clock_now (SnClock *self)
{
  return self->fixed != NULL ? g_date_time_ref (self->fixed) : g_date_time_new_now (self->zone);
}

/**
 * sn_clock_today:
 *
 * Returns: today in London.
 */
SnDate
sn_clock_today (SnClock *self)
{
  g_autoptr (GDateTime) now = sn_clock_now (self);

  return sn_date_new_day ((guint) g_date_time_get_year (now), (guint) g_date_time_get_month (now),
                          (guint) g_date_time_get_day_of_month (now));
}

/**
 * sn_clock_is_fixed:
 *
 * Returns: whether it was set to a day and stands still.
 */
gboolean
sn_clock_is_fixed (SnClock *self)
{
  return self->fixed != NULL;
}

/**
 * sn_clock_get_zone:
 *
 * Returns: (transfer none): the zone Europe/London.
 */
GTimeZone *
sn_clock_get_zone (SnClock *self)
{
  return self->zone;
}
