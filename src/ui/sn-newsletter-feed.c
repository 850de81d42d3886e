/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletter-feed.h"

/* How many more newsletters are read at a time: some screens full. */
#define STEP 50

struct _SnNewsletterFeed
{
  GObject parent_instance;

  SnStore *store;
  GCancellable *loading;     /* of the list that is being read */
  GCancellable *reading;     /* of the text that is being read */
  GPtrArray *newsletters;    /* SnNewsletter, newest first; NULL before they are read */
  SnNewsletterCounts counts; /* of all there are */
  guint limit;
  gboolean longer; /* what is read next begins with what there is */
  SnNewsletter *newsletter;
  SnDocument *document;
};

enum
{
  LISTED,
  LIST_FAILED,
  READ,
  READ_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnNewsletterFeed, sn_newsletter_feed, G_TYPE_OBJECT)

static void
begin (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnNewsletterFeed) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) newsletters = sn_store_list_newsletters_finish (SN_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;
  if (newsletters == NULL)
    {
      g_signal_emit (self, signals[LIST_FAILED], 0, error->message);
      return;
    }
  g_clear_pointer (&self->newsletters, g_ptr_array_unref);
  self->newsletters = g_steal_pointer (&newsletters);
  g_signal_emit (self, signals[LISTED], 0);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnNewsletterFeed) self = data;
  SnNewsletterCounts counts;

  /* Where this fails the list that is asked for after it says so. */
  if (sn_store_count_newsletters_finish (SN_STORE (source), result, &counts, NULL))
    self->counts = counts;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnNewsletterFeed) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (SnNewsletter) newsletter = sn_store_get_newsletter_finish (SN_STORE (source), result, &document, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (newsletter == NULL)
    {
      g_signal_emit (self, signals[READ_FAILED], 0, error->message);
      return;
    }
  g_set_object (&self->newsletter, newsletter);
  g_set_object (&self->document, document);
  g_signal_emit (self, signals[READ], 0);
}

static void
sn_newsletter_feed_dispose (GObject *object)
{
  SnNewsletterFeed *self = SN_NEWSLETTER_FEED (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->loading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_object (&self->newsletter);
  g_clear_object (&self->document);
  g_clear_pointer (&self->newsletters, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_newsletter_feed_parent_class)->dispose (object);
}

static void
sn_newsletter_feed_class_init (SnNewsletterFeedClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_newsletter_feed_dispose;
  signals[LISTED] = g_signal_new ("listed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LIST_FAILED] =
      g_signal_new ("list-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[READ] = g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READ_FAILED] =
      g_signal_new ("read-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sn_newsletter_feed_init (SnNewsletterFeed *self)
{
  self->limit = STEP;
}

/**
 * sn_newsletter_feed_new:
 *
 * Returns: (transfer full): a feed that has read nothing yet.
 */
SnNewsletterFeed *
sn_newsletter_feed_new (SnStore *store)
{
  SnNewsletterFeed *self = g_object_new (SN_TYPE_NEWSLETTER_FEED, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * sn_newsletter_feed_load:
 * @doubts_only: whether only newsletters with doubts are listed
 * @down_to: number of a newsletter that is to be in the list, 0 for none
 *
 * Reads the list, and how many there are.
 */
void
sn_newsletter_feed_load (SnNewsletterFeed *self, gboolean doubts_only, gint64 down_to)
{
  SnNewsletterQuery query = { .doubts_only = doubts_only, .limit = self->limit, .down_to = down_to };

  begin (&self->loading);
  sn_store_count_newsletters_async (self->store, self->loading, counted_cb, g_object_ref (self));
  sn_store_find_newsletters_async (self->store, &query, self->loading, listed_cb, g_object_ref (self));
}

/**
 * sn_newsletter_feed_lengthen:
 * @doubts_only: whether only newsletters with doubts are listed
 *
 * Has the list be longer the next time that it is read.
 *
 * Returns: whether there is more, and it is not on its way already.
 */
gboolean
sn_newsletter_feed_lengthen (SnNewsletterFeed *self, gboolean doubts_only)
{
  guint there = doubts_only ? self->counts.doubts : self->counts.all;

  if (self->newsletters == NULL || self->longer || self->newsletters->len >= there)
    return FALSE;
  self->limit = self->newsletters->len + STEP;
  self->longer = TRUE;
  return TRUE;
}

/**
 * sn_newsletter_feed_shorten:
 *
 * Has the list be as short as at first the next time that it is read.
 */
void
sn_newsletter_feed_shorten (SnNewsletterFeed *self)
{
  self->limit = STEP;
  self->longer = FALSE;
}

/**
 * sn_newsletter_feed_read:
 * @newsletter_id: number of a newsletter, 0 for none
 *
 * Reads the text of one, and no other any more.
 */
void
sn_newsletter_feed_read (SnNewsletterFeed *self, gint64 newsletter_id)
{
  begin (&self->reading);
  if (newsletter_id != 0)
    sn_store_get_newsletter_async (self->store, newsletter_id, self->reading, read_cb, g_object_ref (self));
}

/**
 * sn_newsletter_feed_get_list:
 *
 * Returns: (transfer none) (nullable) (element-type SnNewsletter): the newest
 *   newsletters; %NULL before they are read.
 */
GPtrArray *
sn_newsletter_feed_get_list (SnNewsletterFeed *self)
{
  return self->newsletters;
}

/**
 * sn_newsletter_feed_get_counts:
 *
 * Returns: how many there are.
 */
SnNewsletterCounts
sn_newsletter_feed_get_counts (SnNewsletterFeed *self)
{
  return self->counts;
}

/**
 * sn_newsletter_feed_take_longer:
 *
 * Returns: whether the list is that of before, and more after it; asked once.
 */
gboolean
sn_newsletter_feed_take_longer (SnNewsletterFeed *self)
{
  gboolean longer = self->longer;

  self->longer = FALSE;
  return longer;
}

/**
 * sn_newsletter_feed_get_newsletter:
 *
 * Returns: (transfer none) (nullable): the newsletter whose text was read last.
 */
SnNewsletter *
sn_newsletter_feed_get_newsletter (SnNewsletterFeed *self)
{
  return self->newsletter;
}

/**
 * sn_newsletter_feed_get_document:
 *
 * Returns: (transfer none) (nullable): its text.
 */
SnDocument *
sn_newsletter_feed_get_document (SnNewsletterFeed *self)
{
  return self->document;
}
