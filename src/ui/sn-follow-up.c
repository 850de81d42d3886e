/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-follow-up.h"

#include <glib/gi18n.h>

#include "sn-calendar-keeper.h"
#include "sn-error.h"
#include "sn-importer.h"
#include "sn-news.h"
#include "sn-preferences-window.h"
#include "sn-review-page.h"
#include "sn-settings.h"
#include "sn-watch.h"

struct _SnFollowUp
{
  GObject parent_instance;

  GtkWindow *window; /* borrowed: it has this */
  SnStore *store;
  GSettings *settings;
  GSettings *memory; /* what is remembered of the store */
  GCancellable *cancellable;
  SnAttention *attention; /* of the window, as the next one */
  GtkStack *outer;
  SnReviewPage *review; /* in it while it is shown, else NULL */
  SnNews *news;
  SnCalendarKeeper *keeper; /* as the next one */
  SnWatch *watch;           /* NULL where no folder is watched */
};

enum
{
  SAID,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnFollowUp, sn_follow_up, G_TYPE_OBJECT)

/* ---- the review ---- */

/* What came in, and what is to be said of it. */
typedef struct
{
  SnFollowUp *self;
  char *summary;
} Offer;

static void
offer_free (Offer *offer)
{
  g_object_unref (offer->self);
  g_free (offer->summary);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static void
not_reviewed_cb (SnFollowUp *self, const char *reason)
{
  /* Translators: %s is why */
  g_autofree char *text = g_strdup_printf (_ ("What newsletters brought cannot be told: %s"), reason);

  g_signal_emit (self, signals[SAID], 0, text, FALSE);
}

static void
offer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnReview) review = sn_store_review_finish (SN_STORE (source), result, &error);
  SnFollowUp *self = offer->self;

  if (self->store == NULL)
    return;
  g_signal_emit (self, signals[SAID], 0, offer->summary,
                 review != NULL && !sn_review_is_empty (review) && self->review == NULL);
  if (review == NULL && !g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    not_reviewed_cb (self, error->message);
}

/* ---- the object ---- */

static void
sn_follow_up_dispose (GObject *object)
{
  SnFollowUp *self = SN_FOLLOW_UP (object);

  g_cancellable_cancel (self->cancellable);
  if (self->watch != NULL)
    g_object_run_dispose (G_OBJECT (self->watch));
  if (self->keeper != NULL)
    g_object_run_dispose (G_OBJECT (self->keeper));
  g_clear_object (&self->keeper);
  g_clear_object (&self->watch);
  g_clear_object (&self->news);
  g_clear_object (&self->memory);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sn_follow_up_parent_class)->dispose (object);
}

static void
sn_follow_up_finalize (GObject *object)
{
  g_object_unref (SN_FOLLOW_UP (object)->cancellable);
  G_OBJECT_CLASS (sn_follow_up_parent_class)->finalize (object);
}

static void
sn_follow_up_class_init (SnFollowUpClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_follow_up_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_follow_up_finalize;
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                G_TYPE_BOOLEAN);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
sn_follow_up_init (SnFollowUp *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Everything that counts days shows them as of now. */
static void
recount_cb (SnFollowUp *self)
{
  g_signal_emit_by_name (self->store, "changed");
}

/**
 * sn_follow_up_new:
 * @window: the window
 * @store: an open store
 * @settings: what the user prefers
 * @attention: the strip of @window
 * @outer: the stack of @window, to which the review is added
 *
 * Errors: those of sn_settings_new_for_store().
 *
 * Returns: (transfer full) (nullable): what tells the news from now on.
 */
SnFollowUp *
sn_follow_up_new (GtkWindow *window, SnStore *store, GSettings *settings, SnAttention *attention, GtkStack *outer,
                  GError **error)
{
  g_autoptr (GSettings) memory = sn_settings_new_for_store (settings, sn_store_get_path (store), error);
  SnFollowUp *self;

  if (memory == NULL)
    return NULL;
  self = g_object_new (SN_TYPE_FOLLOW_UP, NULL);
  self->window = window;
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->memory = g_steal_pointer (&memory);
  self->attention = attention;
  self->outer = outer;
  self->news = sn_news_new (store, settings, self->memory);
  g_signal_connect_object (self->news, "failed", G_CALLBACK (not_reviewed_cb), self, G_CONNECT_SWAPPED);
  sn_attention_set_news (attention, self->news);
  g_signal_connect_object (settings, "changed::" SN_SETTING_DIVISION, G_CALLBACK (recount_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" SN_SETTING_CLOSING_SOON_DAYS, G_CALLBACK (recount_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
watched_cb (SnFollowUp *self, gint64 first, guint n_newsletters, guint n_items, GPtrArray *failures)
{
  g_autofree char *summary = NULL, *text = NULL;

  if (failures->len > 0)
    g_signal_emit (self, signals[FAILED], 0, failures);
  if (n_newsletters == 0)
    return;
  summary = sn_importer_summary (n_newsletters, n_items, 0, NULL);
  /* Translators: %s says what came in, as in "2 newsletters: 31 items" */
  text = g_strdup_printf (_ ("From a watched folder: %s"), summary);
  sn_follow_up_imported (self, text, first);
}

static void
not_kept_cb (SnFollowUp *self, const char *reason)
{
  /* Translators: %s is why */
  g_autofree char *text = g_strdup_printf (_ ("The calendar file is not up to date: %s"), reason);

  g_signal_emit (self, signals[SAID], 0, text, FALSE);
}

/**
 * sn_follow_up_watch:
 *
 * Watches the user's folders from now on, and keeps the calendar file that the
 * user chose.
 */
void
sn_follow_up_watch (SnFollowUp *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self->watch == NULL);
  self->keeper = sn_calendar_keeper_new (self->store, self->settings, &error);
  if (self->keeper != NULL)
    g_signal_connect_object (self->keeper, "failed", G_CALLBACK (not_kept_cb), self, G_CONNECT_SWAPPED);
  else
    not_kept_cb (self, error->message);
  self->watch = sn_watch_new (self->store, self->settings, self->memory);
  g_signal_connect_object (self->watch, "read", G_CALLBACK (watched_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sn_follow_up_look:
 *
 * Looks whether folders that were not there are there by now.
 */
void
sn_follow_up_look (SnFollowUp *self)
{
  if (self->watch != NULL)
    sn_watch_look (self->watch);
}

/**
 * sn_follow_up_imported:
 * @summary: what came in
 * @first_added: the number of the first newsletter that was new; 0 for none
 *
 * Has that said by `said`, with the offer to review it where there is something
 * to review and the user wants to be asked.
 */
void
sn_follow_up_imported (SnFollowUp *self, const char *summary, gint64 first_added)
{
  Offer *offer;

  if (first_added > 0)
    sn_news_add (self->news, first_added);
  if (first_added == 0 || !g_settings_get_boolean (self->settings, SN_SETTING_REVIEW_AFTER_IMPORT))
    {
      g_signal_emit (self, signals[SAID], 0, summary, FALSE);
      return;
    }
  offer = g_new (Offer, 1);
  *offer = (Offer){ g_object_ref (self), g_strdup (summary) };
  sn_store_review_async (self->store, g_settings_get_int64 (self->memory, SN_STORE_SETTING_REVIEWED), self->cancellable,
                         offer_cb, offer);
}

/**
 * sn_follow_up_review:
 *
 * Shows what there is to review.
 */
void
sn_follow_up_review (SnFollowUp *self)
{
  if (self->review != NULL)
    return;
  self->review = SN_REVIEW_PAGE (sn_review_page_new (self->store, self->settings, self->news));
  gtk_stack_add_named (self->outer, GTK_WIDGET (self->review), "review");
  g_object_bind_property (self->attention, "narrow", self->review, "narrow", G_BINDING_SYNC_CREATE);
  gtk_stack_set_visible_child (self->outer, GTK_WIDGET (self->review));
  gtk_widget_grab_focus (GTK_WIDGET (self->review));
}

/**
 * sn_follow_up_end_review:
 * @confirmed: whether all of it was seen; else it is kept for later
 *
 * Goes back from the review, where it is shown.
 */
void
sn_follow_up_end_review (SnFollowUp *self, gboolean confirmed)
{
  GtkWidget *review = GTK_WIDGET (self->review);

  if (review == NULL)
    return;
  if (confirmed)
    sn_news_set_reviewed (self->news);
  self->review = NULL;
  gtk_stack_set_visible_child_name (self->outer, "main");
  gtk_stack_remove (self->outer, review);
}

/**
 * sn_follow_up_show_preferences:
 *
 * Shows what the user prefers, and how the watched folders are.
 */
void
sn_follow_up_show_preferences (SnFollowUp *self)
{
  gtk_window_present (GTK_WINDOW (sn_preferences_window_new (self->window, self->settings, self->memory, self->watch)));
}

/**
 * sn_follow_up_get_toasts:
 *
 * Returns: (transfer none) (nullable): where toasts are shown while the review
 *   is; %NULL while it is not.
 */
AdwToastOverlay *
sn_follow_up_get_toasts (SnFollowUp *self)
{
  return self->review != NULL ? sn_review_page_get_toasts (self->review) : NULL;
}

/**
 * sn_follow_up_get_news:
 *
 * Returns: (transfer none): what there is to say of the store.
 */
SnNews *
sn_follow_up_get_news (SnFollowUp *self)
{
  return self->news;
}
