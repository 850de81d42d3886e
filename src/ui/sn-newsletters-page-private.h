/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-filter-bar.h"
#include "sn-newsletter-feed.h"
#include "sn-newsletter-list.h"
#include "sn-newsletters-page.h"
#include "sn-page-stack.h"
#include "sn-reader-bar.h"

G_BEGIN_DECLS

/* Between the page of newsletters and what can be done on it. */

struct _SnNewslettersPage
{
  SnPane parent_instance;

  GSettings *settings;
  SnStore *store;
  SnNewsletterFeed *feed;
  gint64 shown_id;  /* whose text is shown or being read */
  gboolean shown;   /* that text is there */
  gboolean focus_reader; /* once that text is there */
  gint64 wanted_id; /* to be shown as soon as the list is read */
  SnReaderRange wanted;
  gboolean wanted_back; /* it was deleted, and is only to be selected again */
  gboolean filling;     /* the selection is only carried over */
  gboolean in_reader; /* narrow: the text is shown, not the list */
  gboolean show_unread;

  SnPageStack *pages;
  GtkWidget *toolbar;
  GtkWidget *back_button;
  SnFilterBar *filters;
  SnReaderBar *reader_bar;
  SnPageStack *list_pane;
  SnNewsletterList *list;
  GtkWidget *pane_separator;
  SnPageStack *reader_pane;
  SnNewsletterReader *reader;
};

typedef enum
{
  FILTER_ALL,
  FILTER_DOUBTS,
} Filter;
#define N_FILTERS 2

void sn_newsletters_page_reload          (SnNewslettersPage *self);
void sn_newsletters_page_select_again    (SnNewslettersPage *self, gint64 newsletter_id);
void sn_newsletters_page_set_in_reader   (SnNewslettersPage *self, gboolean in_reader);
void sn_newsletters_page_set_show_unread (SnNewslettersPage *self, gboolean show);
void sn_newsletters_page_bind_actions    (GtkWidgetClass *widget_class);
void sn_newsletters_page_add_keys        (SnNewslettersPage *self);

G_END_DECLS
