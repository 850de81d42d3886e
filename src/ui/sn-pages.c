/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-pages.h"

#include <glib/gi18n.h>

#include "sn-calendar-page.h"
#include "sn-consultations-page.h"
#include "sn-format.h"
#include "sn-newsletters-page.h"
#include "sn-vacancies-page.h"

struct _SnPages
{
  SnPane parent_instance;

  SnStore *store; /* none before there are pages */
  GSettings *settings;
  GCancellable *cancellable;
  AdwViewStack *stack;
};

G_DEFINE_FINAL_TYPE (SnPages, sn_pages, SN_TYPE_PANE)

static GtkWidget *
page_named (SnPages *self, const char *name)
{
  return adw_view_stack_get_child_by_name (self->stack, name);
}

static void
add_page (SnPages *self, GtkWidget *page, const char *name, const char *title, const char *icon)
{
  AdwViewStackPage *view = adw_view_stack_add_titled (self->stack, page, name, title);

  adw_view_stack_page_set_icon_name (view, icon);
  g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
}

static void
update_badge (SnPages *self, GPtrArray *items)
{
  AdwViewStackPage *view = adw_view_stack_get_page (self->stack, page_named (self, "consultations"));
  SnDate day = sn_clock_today (sn_store_get_clock (self->store));
  SnToday today = sn_today_new (&day, self->settings);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += sn_format_closes_soon (items->pdata[i], &today);
  adw_view_stack_page_set_badge_number (view, n);
  adw_view_stack_page_set_needs_attention (view, n > 0);
}

static void
items_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnPages) self = user_data;
  g_autoptr (GPtrArray) items = sn_store_list_items_finish (SN_STORE (source), result, NULL);

  /* Where this fails the pages say so. */
  if (items == NULL || self->store == NULL)
    return;
  update_badge (self, items);
}

static void
reload (SnPages *self)
{
  SnQuery query = { .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION), .open_only = TRUE };
  SnDate day = sn_clock_today (sn_store_get_clock (self->store));
  SnToday today = sn_today_new (&day, self->settings);

  query.precision = SN_QUERY_WITH_DAY;
  query.today = query.from = day;
  query.to = sn_today_last_soon (&today);
  sn_store_list_items_async (self->store, &query, self->cancellable, items_cb, g_object_ref (self));
}

static void
sn_pages_dispose (GObject *object)
{
  SnPages *self = SN_PAGES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sn_pages_parent_class)->dispose (object);
}

static void
sn_pages_finalize (GObject *object)
{
  SnPages *self = SN_PAGES (object);

  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sn_pages_parent_class)->finalize (object);
}

static void
sn_pages_class_init (SnPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_pages_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_pages_finalize;
}

static void
sn_pages_init (SnPages *self)
{
  self->cancellable = g_cancellable_new ();
  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_vhomogeneous (self->stack, FALSE);
  adw_view_stack_set_hhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * sn_pages_get_stack:
 *
 * Returns: (transfer none): what a switcher needs to switch between them.
 */
AdwViewStack *
sn_pages_get_stack (SnPages *self)
{
  return self->stack;
}

/**
 * sn_pages_fill:
 * @store: what they show
 * @settings: what the user prefers
 *
 * Makes the pages, the first time that it is called.
 */
void
sn_pages_fill (SnPages *self, SnStore *store, GSettings *settings)
{
  if (self->store != NULL)
    return;
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  add_page (self, sn_calendar_page_new (store, settings), "calendar", _ ("Calendar"), "sn-calendar-symbolic");
  add_page (self, sn_consultations_page_new (store, settings), "consultations", _ ("Consultations"),
            "sn-consultation-symbolic");
  add_page (self, sn_vacancies_page_new (store, settings), "vacancies", _ ("Vacancies"), "sn-vacancy-symbolic");
  add_page (self, sn_newsletters_page_new (store, settings), "newsletters", _ ("Newsletters"),
            "sn-newsletter-symbolic");
  g_signal_connect_object (store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

/**
 * sn_pages_show:
 * @name: name of a page, such as "calendar"
 *
 * Shows that page and gives it the focus.
 */
void
sn_pages_show (SnPages *self, const char *name)
{
  GtkWidget *page = page_named (self, name);

  if (page == NULL)
    return;
  adw_view_stack_set_visible_child (self->stack, page);
  if (gtk_widget_get_focus_child (page) == NULL && !gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * sn_pages_show_today:
 *
 * Shows today in the calendar.
 */
void
sn_pages_show_today (SnPages *self)
{
  sn_pages_show (self, "calendar");
  if (self->store != NULL)
    sn_calendar_page_show_today (SN_CALENDAR_PAGE (page_named (self, "calendar")));
}

/**
 * sn_pages_show_closing_soon:
 *
 * Shows the consultations that close soon.
 */
void
sn_pages_show_closing_soon (SnPages *self)
{
  GtkWidget *page = page_named (self, "consultations");

  if (page == NULL)
    return;
  sn_consultations_page_show_filter (SN_CONSULTATIONS_PAGE (page), SN_CONSULTATIONS_SOON);
  sn_pages_show (self, "consultations");
}

/**
 * sn_pages_choose_date:
 *
 * Opens the choice of a date in the calendar.
 */
void
sn_pages_choose_date (SnPages *self)
{
  sn_pages_show (self, "calendar");
  if (self->store != NULL)
    sn_calendar_page_choose_date (SN_CALENDAR_PAGE (page_named (self, "calendar")));
}

/* What has no date stands in no calendar, only in its newsletter. */
static void
show_in_calendar (SnPages *self, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  GtkWidget *page = page_named (self, "calendar");

  if (!sn_date_is_set (sn_item_get_date (item)) && mention != NULL && mention->newsletter_id != 0)
    {
      sn_pages_show_newsletter (self, mention->newsletter_id, mention->start, mention->length);
      return;
    }
  adw_view_stack_set_visible_child (self->stack, page);
  sn_calendar_page_show_item (SN_CALENDAR_PAGE (page), item);
}

static void
show_item (SnPages *self, SnItem *item)
{
  SnItemKind kind = sn_item_get_kind (item);
  GtkWidget *page;

  if (kind != SN_ITEM_CONSULTATION && kind != SN_ITEM_VACANCY)
    {
      show_in_calendar (self, item);
      return;
    }
  page = page_named (self, kind == SN_ITEM_VACANCY ? "vacancies" : "consultations");
  adw_view_stack_set_visible_child (self->stack, page);
  if (kind == SN_ITEM_VACANCY)
    sn_vacancies_page_show_item (SN_VACANCIES_PAGE (page), sn_item_get_id (item));
  else
    sn_consultations_page_show_item (SN_CONSULTATIONS_PAGE (page), sn_item_get_id (item));
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnPages) self = user_data;
  g_autoptr (SnItem) item = sn_store_get_item_finish (SN_STORE (source), result, NULL);

  /* The item may be gone by now. */
  if (item != NULL && self->store != NULL)
    show_item (self, item);
}

/**
 * sn_pages_show_item:
 * @item_id: number of an item in the store
 *
 * Shows a consultation or vacancy on its page, all else in the calendar.
 */
void
sn_pages_show_item (SnPages *self, gint64 item_id)
{
  if (self->store != NULL)
    sn_store_get_item_async (self->store, item_id, self->cancellable, item_cb, g_object_ref (self));
}

/**
 * sn_pages_show_newsletter:
 * @newsletter_id: number of a newsletter in the store
 * @start: offset in bytes of its text
 * @length: how many bytes; 0 for none in particular
 *
 * Shows that newsletter at that place.
 */
void
sn_pages_show_newsletter (SnPages *self, gint64 newsletter_id, gsize start, gsize length)
{
  GtkWidget *page = page_named (self, "newsletters");

  if (page == NULL)
    return;
  adw_view_stack_set_visible_child (self->stack, page);
  sn_newsletters_page_show (SN_NEWSLETTERS_PAGE (page), newsletter_id, start, length);
}
