/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-feed.h"

#include "sn-calendar-filter.h"
#include "sn-error.h"

/* More than that nobody looks through: of what has no day from the month shown
 * on, and of what the agenda holds. */
#define MOST_LATER 100
#define MOST_IN_AGENDA 100

/* One of the three lists, and the reading of it that is under way. */
typedef struct
{
  GPtrArray *items; /* SnItem */
  GCancellable *loading;
} Part;

enum
{
  PART_MONTH,
  PART_LATER,
  PART_AGENDA,
  N_PARTS,
};

enum
{
  /* In the order of the parts */
  MONTH_LOADED,
  LATER_LOADED,
  AGENDA_LOADED,
  FAILED,
  N_SIGNALS,
};

struct _SnCalendarFeed
{
  GObject parent_instance;

  SnStore *store;
  Part parts[N_PARTS];
  guint kinds;            /* bits of those that are asked for */
  GPtrArray *newsletters; /* SnNewsletter, issued on the days of the month */
  GCancellable *newsletters_loading;
  guint32 start; /* the agenda's first day */
  guint limit;   /* how much of it is read; 0 for all */
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnCalendarFeed, sn_calendar_feed, G_TYPE_OBJECT)

/* Takes an answer, if it is one to the newest question. */
static void
take_answer (SnCalendarFeed *self, GObject *store, GAsyncResult *result, guint index)
{
  Part *part = &self->parts[index];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer = sn_store_list_items_finish (SN_STORE (store), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != part->loading)
    return;
  if (answer != NULL)
    {
      g_ptr_array_unref (part->items);
      part->items = g_steal_pointer (&answer);
      g_signal_emit (self, signals[index], 0);
    }
  else if (!g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
month_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnCalendarFeed) self = user_data;

  take_answer (self, source, result, PART_MONTH);
}

static void
later_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnCalendarFeed) self = user_data;

  take_answer (self, source, result, PART_LATER);
}

static void
agenda_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnCalendarFeed) self = user_data;

  take_answer (self, source, result, PART_AGENDA);
}

static void
newsletters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnCalendarFeed) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer = sn_store_list_newsletters_finish (SN_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->newsletters_loading)
    return;
  if (answer != NULL)
    {
      g_ptr_array_unref (self->newsletters);
      self->newsletters = g_steal_pointer (&answer);
      /* Else the month comes next. */
      if (self->kinds == 0)
        g_signal_emit (self, signals[MONTH_LOADED], 0);
    }
  else if (!g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
begin_anew (GCancellable **loading)
{
  g_cancellable_cancel (*loading);
  g_clear_object (loading);
  *loading = g_cancellable_new ();
}

/* In a query no kind at all means every kind; who wants none need not ask. */
static void
ask (SnCalendarFeed *self, guint index, SnQuery *query, GAsyncReadyCallback callback)
{
  Part *part = &self->parts[index];

  begin_anew (&part->loading);
  query->kinds = self->kinds == SN_CALENDAR_ALL_KINDS ? 0 : self->kinds;
  if (self->kinds != 0)
    {
      sn_store_list_items_async (self->store, query, part->loading, callback, g_object_ref (self));
      return;
    }
  g_ptr_array_unref (part->items);
  part->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (index != PART_MONTH)
    g_signal_emit (self, signals[index], 0);
}

static void
sn_calendar_feed_dispose (GObject *object)
{
  SnCalendarFeed *self = SN_CALENDAR_FEED (object);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_cancellable_cancel (self->parts[i].loading);
      g_clear_object (&self->parts[i].loading);
      g_clear_pointer (&self->parts[i].items, g_ptr_array_unref);
    }
  g_cancellable_cancel (self->newsletters_loading);
  g_clear_object (&self->newsletters_loading);
  g_clear_pointer (&self->newsletters, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sn_calendar_feed_parent_class)->dispose (object);
}

static void
sn_calendar_feed_class_init (SnCalendarFeedClass *klass)
{
  static const char *const names[] = { "month-loaded", "later-loaded", "agenda-loaded" };
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_calendar_feed_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sn_calendar_feed_init (SnCalendarFeed *self)
{
  self->kinds = SN_CALENDAR_ALL_KINDS;
  self->newsletters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_PARTS; i++)
    self->parts[i].items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sn_calendar_feed_new:
 * @store: where the items are
 *
 * Returns: (transfer full): a feed that has nothing yet.
 */
SnCalendarFeed *
sn_calendar_feed_new (SnStore *store)
{
  SnCalendarFeed *self = g_object_new (SN_TYPE_CALENDAR_FEED, NULL);

  self->store = g_object_ref (store);
  return self;
}

static guint32
today_of (SnCalendarFeed *self)
{
  SnDate today = sn_clock_today (sn_store_get_clock (self->store));

  return sn_date_first_julian (&today);
}

/**
 * sn_calendar_feed_load_month:
 * @month: a month
 *
 * Reads what is on the days of the weeks of @month, or was moved away from one
 * of them, what has no day from then on, and what was issued on these days.
 */
void
sn_calendar_feed_load_month (SnCalendarFeed *self, const SnDate *month)
{
  SnDate whole = sn_date_new_month (month->year, month->month);
  guint32 first = sn_date_first_julian (&whole), last = sn_date_last_julian (&whole);
  SnQuery days = { .today = sn_date_from_julian (today_of (self)), .precision = SN_QUERY_WITH_DAY, .moved = TRUE };
  SnQuery later = { .today = days.today, .precision = SN_QUERY_WITHOUT_DAY, .from = *month, .limit = MOST_LATER };
  SnNewsletterQuery issued = { 0 };

  /* Whole weeks, whichever weekday comes first. */
  days.from = sn_date_from_julian (first - 6);
  days.to = sn_date_from_julian (last + 6);
  issued.from = days.from;
  issued.to = days.to;
  begin_anew (&self->newsletters_loading);
  sn_store_find_newsletters_async (self->store, &issued, self->newsletters_loading, newsletters_cb,
                                   g_object_ref (self));
  ask (self, PART_MONTH, &days, month_cb);
  ask (self, PART_LATER, &later, later_cb);
}

static void
load_agenda (SnCalendarFeed *self)
{
  SnQuery query = { .precision = SN_QUERY_WITH_DAY, .limit = self->limit };

  query.today = sn_date_from_julian (today_of (self));
  query.from = sn_date_from_julian (self->start);
  ask (self, PART_AGENDA, &query, agenda_cb);
}

/**
 * sn_calendar_feed_set_kinds:
 * @kinds: bits of `1 << SnItemKind`; 0 for nothing at all
 *
 * Says which kinds are to be read from now on.
 */
void
sn_calendar_feed_set_kinds (SnCalendarFeed *self, guint kinds)
{
  self->kinds = kinds;
}

/**
 * sn_calendar_feed_load_agenda:
 * @julian: a day; 0 for today
 *
 * Reads the agenda so that it has that day: from today on or, where it is a
 * past one, from that day on.
 */
void
sn_calendar_feed_load_agenda (SnCalendarFeed *self, guint32 julian)
{
  guint32 today = today_of (self);

  self->start = julian != 0 ? MIN (julian, today) : today;
  self->limit = julian <= today ? MOST_IN_AGENDA : 0;
  load_agenda (self);
}

/**
 * sn_calendar_feed_lengthen_agenda:
 *
 * Reads more of the agenda, if it was not read whole.
 *
 * Returns: whether there is more.
 */
gboolean
sn_calendar_feed_lengthen_agenda (SnCalendarFeed *self)
{
  GPtrArray *items = self->parts[PART_AGENDA].items;

  if (items == NULL || self->limit == 0 || items->len < self->limit)
    return FALSE;
  self->limit += MOST_IN_AGENDA;
  load_agenda (self);
  return TRUE;
}

/**
 * sn_calendar_feed_has_day:
 *
 * Returns: whether that day is in the agenda as far as it was read.
 */
gboolean
sn_calendar_feed_has_day (SnCalendarFeed *self, guint32 julian)
{
  GPtrArray *items = self->parts[PART_AGENDA].items;

  if (MIN (julian, today_of (self)) != self->start)
    return FALSE;
  if (self->limit == 0 || items->len < self->limit)
    return TRUE;
  return julian <= sn_date_first_julian (sn_item_get_date (items->pdata[items->len - 1]));
}

/**
 * sn_calendar_feed_get_start:
 *
 * Returns: the agenda's first day.
 */
guint32
sn_calendar_feed_get_start (SnCalendarFeed *self)
{
  return self->start;
}

/**
 * sn_calendar_feed_get_month:
 *
 * Returns: (transfer none) (element-type SnItem): what is on the days in view.
 */
GPtrArray *
sn_calendar_feed_get_month (SnCalendarFeed *self)
{
  return self->parts[PART_MONTH].items;
}

/**
 * sn_calendar_feed_get_later:
 *
 * Returns: (transfer none) (element-type SnItem): what has no day.
 */
GPtrArray *
sn_calendar_feed_get_later (SnCalendarFeed *self)
{
  return self->parts[PART_LATER].items;
}

/**
 * sn_calendar_feed_get_agenda:
 *
 * Returns: (transfer none) (element-type SnItem): what the agenda has.
 */
GPtrArray *
sn_calendar_feed_get_agenda (SnCalendarFeed *self)
{
  return self->parts[PART_AGENDA].items;
}

/**
 * sn_calendar_feed_get_newsletters:
 *
 * Returns: (transfer none) (element-type SnNewsletter): what was issued on the
 *   days in view.
 */
GPtrArray *
sn_calendar_feed_get_newsletters (SnCalendarFeed *self)
{
  return self->newsletters;
}
