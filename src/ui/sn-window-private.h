/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-adaptive-bin.h"
#include "sn-attention.h"
#include "sn-follow-up.h"
#include "sn-import-bar.h"
#include "sn-importer.h"
#include "sn-search-box.h"
#include "sn-state-stack.h"
#include "sn-window.h"

G_BEGIN_DECLS

/* Between the window, what it is told by the store, and what can be done in it. */

struct _SnWindow
{
  AdwApplicationWindow parent_instance;

  SnAdaptiveBin *bin;
  GtkStack *outer; /* @main, and what lies over all of it */
  GtkWidget *main;
  AdwToastOverlay *toast_overlay;
  GtkStack *open_stack;
  GtkWidget *open_button;
  GtkWidget *narrow_open_button;
  GtkMenuButton *menu_button;
  GMenuModel *open_menu;
  GMenuModel *narrow_open_menu;
  GMenuModel *primary_menu;
  GtkStack *title_stack;
  GtkWidget *window_title;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *search_button;
  SnSearchBox *search_box;
  SnAttention *attention;
  SnStateStack *states;
  SnPages *pages;
  GtkProgressBar *progress;
  SnImportBar *import_bar;
  GtkWidget *drop_frame;

  SnStore *store;
  GSettings *settings;
  SnFollowUp *follow_up; /* NULL before the store is open */
  SnImporter *importer;
  GCancellable *cancellable;
  GPtrArray *failures;  /* SnImportFailure, of the last import */
  SnUndoable *undoable; /* what was done last; NULL for nothing */
  AdwToast *undo_toast; /* the last that offers to take something back; weak */
  SnDate today;
  gboolean demo;
  gboolean begun; /* there were pages once */
  char *waiting;  /* action that shows something once there are pages */
  GVariant *waiting_for;
  gboolean preferences_wait; /* asked for before the store was open */
  guint day_id;
  guint complete_id;
  guint trim_id;
  guint refresh_id; /* until the pages may show how far an import is */
};

gboolean         sn_window_has_pages    (SnWindow *self);
void             sn_window_update_state (SnWindow *self, gboolean usable);
AdwToastOverlay *sn_window_get_toasts   (SnWindow *self);
void             sn_window_leave_search (SnWindow *self);

/* sn-window-store.c */
gboolean sn_window_is_cancelled  (const GError *error);
void     sn_window_show_waiting  (SnWindow *self);
void     sn_window_open_store    (SnWindow *self);
void     sn_window_follow_store  (SnWindow *self);

/* sn-window-actions.c */
void sn_window_add_actions (SnWindow *self);

/* sn-window-undo.c */
void sn_window_add_undo  (SnWindow *self);
void sn_window_look_undo (SnWindow *self);

G_END_DECLS
