/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-feed.h"

#include "sn-error.h"

/* How many more are read at a time: some screens full. */
#define STEP 50

struct _SnItemFeed
{
  GObject parent_instance;

  SnStore *store;
  SnItemKind kind;
  GCancellable *loading;
  SnDate today;

  guint pending; /* answers that are still to come */
  GError *error; /* the first of them that failed */
  GPtrArray *coming[SN_N_ITEM_FEED_PARTS];
  SnItemCounts coming_counts;

  GPtrArray *items; /* SnItem, NULL before the first were read */
  SnItemCounts counts;
  guint limits[SN_N_ITEM_FEED_PARTS];
  guint loaded[SN_N_ITEM_FEED_PARTS];
  gint64 wanted; /* to be among them, however old; 0 for none */
  SnItem *coming_wanted;
};

enum
{
  LOADED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnItemFeed, sn_item_feed, G_TYPE_OBJECT)

static gboolean
contains (GPtrArray *items, SnItem *item)
{
  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_id (items->pdata[i]) == sn_item_get_id (item))
      return TRUE;
  return FALSE;
}

static void
clear_coming (SnItemFeed *self)
{
  for (guint part = 0; part < SN_N_ITEM_FEED_PARTS; part++)
    g_clear_pointer (&self->coming[part], g_ptr_array_unref);
  g_clear_object (&self->coming_wanted);
  g_clear_error (&self->error);
}

static void
take_coming (SnItemFeed *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint part = 0; part < SN_N_ITEM_FEED_PARTS; part++)
    {
      GPtrArray *coming = self->coming[part];

      self->loaded[part] = coming != NULL ? coming->len : 0;
      for (guint i = 0; coming != NULL && i < coming->len; i++)
        if (part != SN_ITEM_FEED_ANSWERED || !contains (self->items, coming->pdata[i]))
          g_ptr_array_add (self->items, g_object_ref (coming->pdata[i]));
    }
  if (self->coming_wanted != NULL && sn_item_get_kind (self->coming_wanted) == self->kind &&
      !contains (self->items, self->coming_wanted))
    g_ptr_array_add (self->items, g_object_ref (self->coming_wanted));
  self->counts = self->coming_counts;
}

/* Once all answers are there they are shown together. */
static void
answered (SnItemFeed *self)
{
  g_autofree char *reason = NULL;

  if (--self->pending > 0)
    return;
  if (self->error == NULL)
    take_coming (self);
  else
    reason = g_strdup (self->error->message);
  clear_coming (self);
  if (reason == NULL)
    g_signal_emit (self, signals[LOADED], 0);
  else
    g_signal_emit (self, signals[FAILED], 0, reason);
}

/* An answer to what was asked before the last reload, or of no use any more. */
static gboolean
is_late (SnItemFeed *self, GAsyncResult *result)
{
  return g_task_get_cancellable (G_TASK (result)) != self->loading;
}

static void
remember_error (SnItemFeed *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

static void
list_answered (SnItemFeed *self, GObject *store, GAsyncResult *result, SnItemFeedPart part)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) items = sn_store_list_items_finish (SN_STORE (store), result, &error);

  if (is_late (self, result))
    {
      g_clear_error (&error);
      return;
    }
  if (items == NULL)
    remember_error (self, error);
  self->coming[part] = g_steal_pointer (&items);
  answered (self);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemFeed) self = data;

  list_answered (self, source, result, SN_ITEM_FEED_OPEN);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemFeed) self = data;

  list_answered (self, source, result, SN_ITEM_FEED_CLOSED);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemFeed) self = data;

  list_answered (self, source, result, SN_ITEM_FEED_FILLED);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemFeed) self = data;

  list_answered (self, source, result, SN_ITEM_FEED_ANSWERED);
}

static void
dismissed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemFeed) self = data;

  list_answered (self, source, result, SN_ITEM_FEED_DISMISSED);
}

static void
counts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemFeed) self = data;
  SnItemCounts counts = { 0 };
  GError *error = NULL;
  gboolean counted = sn_store_count_items_finish (SN_STORE (source), result, &counts, &error);

  if (is_late (self, result))
    {
      g_clear_error (&error);
      return;
    }
  if (!counted)
    remember_error (self, error);
  self->coming_counts = counts;
  answered (self);
}

/* What is gone is not shown; that is no failure of the page. */
static void
wanted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemFeed) self = data;
  GError *error = NULL;
  g_autoptr (SnItem) item = sn_store_get_item_finish (SN_STORE (source), result, &error);

  if (is_late (self, result) || g_error_matches (error, SN_ERROR, SN_ERROR_NOT_FOUND))
    g_clear_error (&error);
  if (is_late (self, result))
    return;
  if (error != NULL)
    remember_error (self, error);
  g_set_object (&self->coming_wanted, item);
  answered (self);
}

static void
ask (SnItemFeed *self, SnItemFeedPart part, GAsyncReadyCallback callback)
{
  SnQuery query = { .kinds = SN_QUERY_KIND (self->kind), .today = self->today };

  query.open_only = part == SN_ITEM_FEED_OPEN;
  query.closed_only = part == SN_ITEM_FEED_CLOSED;
  query.filled_only = part == SN_ITEM_FEED_FILLED;
  query.answered_only = part == SN_ITEM_FEED_ANSWERED;
  query.dismissed_only = part == SN_ITEM_FEED_DISMISSED;
  query.limit = self->limits[part];
  query.latest_first = part != SN_ITEM_FEED_OPEN;
  self->pending++;
  sn_store_list_items_async (self->store, &query, self->loading, callback, g_object_ref (self));
}

static void
sn_item_feed_dispose (GObject *object)
{
  SnItemFeed *self = SN_ITEM_FEED (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  clear_coming (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sn_item_feed_parent_class)->dispose (object);
}

static void
sn_item_feed_class_init (SnItemFeedClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_item_feed_dispose;
  signals[LOADED] = g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sn_item_feed_init (SnItemFeed *self)
{
  for (guint part = 0; part < SN_N_ITEM_FEED_PARTS; part++)
    self->limits[part] = STEP;
}

/**
 * sn_item_feed_new:
 * @store: where the items are
 * @kind: which of them
 *
 * Returns: (transfer full): a feed that follows the store's changes; the first
 *   time it loads when it is told to.
 */
SnItemFeed *
sn_item_feed_new (SnStore *store, SnItemKind kind)
{
  SnItemFeed *self = g_object_new (SN_TYPE_ITEM_FEED, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  g_signal_connect_object (store, "changed", G_CALLBACK (sn_item_feed_reload), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * sn_item_feed_reload:
 *
 * Reads anew what there is today.
 */
void
sn_item_feed_reload (SnItemFeed *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  clear_coming (self);
  self->loading = g_cancellable_new ();
  self->pending = 0;
  self->today = sn_clock_today (sn_store_get_clock (self->store));
  ask (self, SN_ITEM_FEED_OPEN, open_cb);
  ask (self, SN_ITEM_FEED_CLOSED, closed_cb);
  if (self->kind == SN_ITEM_VACANCY)
    ask (self, SN_ITEM_FEED_FILLED, filled_cb);
  if (self->kind == SN_ITEM_CONSULTATION)
    ask (self, SN_ITEM_FEED_ANSWERED, answered_cb);
  ask (self, SN_ITEM_FEED_DISMISSED, dismissed_cb);
  self->pending++;
  sn_store_count_items_async (self->store, self->kind, self->loading, counts_cb, g_object_ref (self));
  if (self->wanted == 0)
    return;
  self->pending++;
  sn_store_get_item_async (self->store, self->wanted, self->loading, wanted_cb, g_object_ref (self));
}

/**
 * sn_item_feed_load_more:
 *
 * Reads more of @part, if there are more.
 *
 * Returns: whether there are.
 */
gboolean
sn_item_feed_load_more (SnItemFeed *self, SnItemFeedPart part)
{
  const SnItemCount *const there[SN_N_ITEM_FEED_PARTS] = {
    &self->counts.open, &self->counts.closed, &self->counts.filled, &self->counts.answered, &self->counts.dismissed,
  };

  if (self->pending > 0 || self->loaded[part] >= there[part]->items)
    return FALSE;
  self->limits[part] += STEP;
  sn_item_feed_reload (self);
  return TRUE;
}

/**
 * sn_item_feed_want:
 * @item_id: number of an item in the store
 *
 * Reads anew, so that this item is among the rest however old it is.
 */
void
sn_item_feed_want (SnItemFeed *self, gint64 item_id)
{
  self->wanted = item_id;
  sn_item_feed_reload (self);
}

/**
 * sn_item_feed_get_items:
 *
 * Returns: (transfer none) (element-type SnItem) (nullable): what was read;
 *   %NULL before anything was.
 */
GPtrArray *
sn_item_feed_get_items (SnItemFeed *self)
{
  return self->items;
}

/**
 * sn_item_feed_get_counts:
 *
 * Returns: (transfer none): how many there are in all, read or not.
 */
const SnItemCounts *
sn_item_feed_get_counts (SnItemFeed *self)
{
  return &self->counts;
}

/**
 * sn_item_feed_get_today:
 *
 * Returns: (transfer none): the day for which they were read.
 */
const SnDate *
sn_item_feed_get_today (SnItemFeed *self)
{
  return &self->today;
}
