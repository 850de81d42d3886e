/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-news.h"

#include <glib/gi18n.h>

#include "sn-error.h"
#include "sn-format.h"
#include "sn-settings.h"

struct _SnNews
{
  GObject parent_instance;

  SnStore *store;
  GSettings *settings;
  GSettings *memory; /* what is remembered of the store */
  GCancellable *loading;
  SnToday today;
  GPtrArray *closing; /* SnItem; NULL before it was read */
  SnReview *review;   /* NULL before it was read */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnNews, sn_news, G_TYPE_OBJECT)

/* Half of it would only flicker. */
static void
tell (SnNews *self)
{
  if (self->closing != NULL && self->review != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
closing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnNews) self = user_data;
  g_autoptr (GPtrArray) items = sn_store_list_items_finish (SN_STORE (source), result, NULL);

  /* Where this fails the pages say so. */
  if (items == NULL || self->store == NULL)
    return;
  for (guint i = items->len; i > 0; i--)
    if (!sn_format_is_pressing (items->pdata[i - 1], &self->today))
      g_ptr_array_remove_index (items, i - 1);
  g_clear_pointer (&self->closing, g_ptr_array_unref);
  self->closing = g_steal_pointer (&items);
  tell (self);
}

/* Where nobody has reviewed anything yet, what comes after this is new. */
static void
remember_beginning (SnNews *self)
{
  if (g_settings_get_int64 (self->memory, SN_STORE_SETTING_REVIEWED) < 0)
    g_settings_set_int64 (self->memory, SN_STORE_SETTING_REVIEWED, self->review->after);
}

static void
review_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnNews) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnReview) review = sn_store_review_finish (SN_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (review == NULL)
    {
      if (!g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  g_clear_pointer (&self->review, sn_review_free);
  self->review = g_steal_pointer (&review);
  remember_beginning (self);
  tell (self);
}

static void
reload (SnNews *self)
{
  SnDate day = sn_clock_today (sn_store_get_clock (self->store));
  SnQuery query = { .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION), .open_only = TRUE, .today = day, .from = day };

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->today = sn_today_new (&day, self->settings);
  query.precision = SN_QUERY_WITH_DAY;
  query.to = sn_today_last_soon (&self->today);
  sn_store_list_items_async (self->store, &query, self->loading, closing_cb, g_object_ref (self));
  sn_store_review_async (self->store, g_settings_get_int64 (self->memory, SN_STORE_SETTING_REVIEWED), self->loading,
                         review_cb, g_object_ref (self));
}

static void
sn_news_dispose (GObject *object)
{
  SnNews *self = SN_NEWS (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->memory);
  g_clear_pointer (&self->closing, g_ptr_array_unref);
  g_clear_pointer (&self->review, sn_review_free);
  G_OBJECT_CLASS (sn_news_parent_class)->dispose (object);
}

static void
sn_news_class_init (SnNewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_news_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sn_news_init (SnNews *self)
{
}

/**
 * sn_news_new:
 * @store: an open store
 * @settings: what the user prefers
 * @memory: what is remembered of @store
 *
 * Returns: (transfer full): the news, which load themselves.
 */
SnNews *
sn_news_new (SnStore *store, GSettings *settings, GSettings *memory)
{
  SnNews *self = g_object_new (SN_TYPE_NEWS, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->memory = g_object_ref (memory);
  g_signal_connect_object (store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

/**
 * sn_news_get_n_closing:
 *
 * Returns: how many consultations close soon and are not answered.
 */
guint
sn_news_get_n_closing (SnNews *self)
{
  return self->closing != NULL ? self->closing->len : 0;
}

/**
 * sn_news_get_closing:
 *
 * Returns: (transfer full) (nullable): "2 consultations to answer close within 7
 *   working days"; %NULL where there is none.
 */
char *
sn_news_get_closing (SnNews *self)
{
  guint n = sn_news_get_n_closing (self), days = self->today.soon_days;
  g_autofree char *within = NULL;

  if (n == 0)
    return NULL;
  within = g_strdup_printf (ngettext ("%u working day", "%u working days", days), days);
  /* Translators: %s is a number of days, as in "7 working days" */
  return g_strdup_printf (
      ngettext ("%u consultation to answer closes within %s", "%u consultations to answer close within %s", n), n,
      within);
}

static gboolean
has_moved (SnNews *self, SnItem *item)
{
  return sn_review_get_change (self->review, item, "date") != NULL;
}

/**
 * sn_news_get_moved:
 *
 * Returns: (transfer full) (nullable): "1 date moved since the last issue";
 *   %NULL where none did.
 */
char *
sn_news_get_moved (SnNews *self)
{
  guint n = 0;

  for (guint i = 0; self->review != NULL && i < self->review->changed->len; i++)
    n += has_moved (self, self->review->changed->pdata[i]) ? 1 : 0;
  if (n == 0)
    return NULL;
  if (self->review->n_newsletters > 1)
    return g_strdup_printf (ngettext ("%u date moved since the last review", "%u dates moved since the last review", n),
                            n);
  return g_strdup_printf (ngettext ("%u date moved since the last issue", "%u dates moved since the last issue", n), n);
}

/**
 * sn_news_get_review:
 *
 * Returns: (transfer none) (nullable): what newsletters brought since the user
 *   last went through it; %NULL before it was read.
 */
const SnReview *
sn_news_get_review (SnNews *self)
{
  return self->review;
}

/* A line for each thing that is told, by which it is known again. */
static GPtrArray *
tokens (SnNews *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->closing != NULL && i < self->closing->len; i++)
    {
      g_autofree char *date = sn_date_to_string (sn_item_get_date (self->closing->pdata[i]));

      g_ptr_array_add (
          found, g_strdup_printf ("closes %" G_GINT64_FORMAT " %s", sn_item_get_id (self->closing->pdata[i]), date));
    }
  for (guint i = 0; self->review != NULL && i < self->review->changed->len; i++)
    {
      SnItem *item = self->review->changed->pdata[i];
      const SnChange *change = sn_review_get_change (self->review, item, "date");

      if (change != NULL)
        g_ptr_array_add (found, g_strdup_printf ("moved %" G_GINT64_FORMAT " %s", sn_item_get_id (item),
                                                 change->to != NULL ? change->to : ""));
    }
  g_ptr_array_add (found, NULL);
  return found;
}

/**
 * sn_news_is_seen:
 *
 * Returns: whether the user closed the strip when all of this was in it.
 */
gboolean
sn_news_is_seen (SnNews *self)
{
  g_autoptr (GPtrArray) now = tokens (self);
  g_auto (GStrv) seen = g_settings_get_strv (self->memory, SN_STORE_SETTING_SEEN);

  for (guint i = 0; now->pdata[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) seen, now->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * sn_news_set_seen:
 *
 * Remembers that the user has seen all of this.
 */
void
sn_news_set_seen (SnNews *self)
{
  g_autoptr (GPtrArray) now = tokens (self);

  g_settings_set_strv (self->memory, SN_STORE_SETTING_SEEN, (const char *const *) now->pdata);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sn_news_set_reviewed:
 *
 * Remembers that the user has gone through what the newsletters brought until
 * now.
 */
void
sn_news_set_reviewed (SnNews *self)
{
  if (self->review != NULL)
    g_settings_set_int64 (self->memory, SN_STORE_SETTING_REVIEWED, self->review->newest);
  reload (self);
}

/**
 * sn_news_get_reviewed:
 *
 * Returns: up to which newsletter the user has gone through what they brought.
 */
gint64
sn_news_get_reviewed (SnNews *self)
{
  return g_settings_get_int64 (self->memory, SN_STORE_SETTING_REVIEWED);
}

/**
 * sn_news_unreview:
 * @reviewed: what sn_news_get_reviewed() told before sn_news_set_reviewed()
 *
 * What came in after that is to be gone through again.
 */
void
sn_news_unreview (SnNews *self, gint64 reviewed)
{
  g_settings_set_int64 (self->memory, SN_STORE_SETTING_REVIEWED, reviewed);
  reload (self);
}

/**
 * sn_news_add:
 * @first: the number of a newsletter that came in just now, as did those after it
 *
 * Nobody has reviewed these yet, whatever was remembered before the store was
 * filled.
 */
void
sn_news_add (SnNews *self, gint64 first)
{
  gint64 reviewed = g_settings_get_int64 (self->memory, SN_STORE_SETTING_REVIEWED);

  if (reviewed >= 0 && reviewed < first)
    return;
  g_settings_set_int64 (self->memory, SN_STORE_SETTING_REVIEWED, first - 1);
  reload (self);
}
