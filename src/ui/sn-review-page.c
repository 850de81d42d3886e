/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-review-page.h"

#include <glib/gi18n.h>

#include "sn-flow-layout.h"
#include "sn-format.h"
#include "sn-item-choices.h"
#include "sn-item-edits.h"
#include "sn-parts.h"
#include "sn-review-doubt.h"
#include "sn-review-rows.h"

struct _SnReviewPage
{
  SnPane parent_instance;

  SnStore *store;
  GSettings *settings;
  SnNews *news;
  GCancellable *cancellable;
  SnToday today;
  char *rows_shown; /* what the right column was made of */
  GtkWidget *added; /* in it; NULL for none */
  gulong focus_id;  /* handler of the root's focus */
  char *last_row;   /* which of them had the focus last, as long as nobody went elsewhere */

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *confirm_button;
  AdwToastOverlay *toasts;
  GtkScrolledWindow *scroller;
  GtkWidget *head;
  GtkLabel *found;
  GtkLabel *summary;
  GtkWidget *kinds;
  GtkWidget *columns;
  GtkWidget *doubts_column;
  GtkWidget *doubts_head;
  GtkLabel *doubts_label;
  GtkLabel *doubts_note;
  GtkWidget *doubts;
  GtkWidget *choices;
  GtkWidget *rows;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (SnReviewPage, sn_review_page, SN_TYPE_PANE)

/* ---- head ---- */

static void
show_kinds (SnReviewPage *self, const SnReview *review)
{
  sn_parts_clear (self->kinds);
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *icon;
      g_autofree char *words = sn_format_count ((SnItemKind) kind, review->n_kinds[kind]);

      if (review->n_kinds[kind] == 0)
        {
          g_object_ref_sink (box);
          g_object_unref (box);
          continue;
        }
      icon = gtk_image_new_from_icon_name (sn_format_kind_icon ((SnItemKind) kind));
      gtk_widget_add_css_class (icon, sn_format_kind_class ((SnItemKind) kind));
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), gtk_label_new (words));
      gtk_box_append (GTK_BOX (self->kinds), box);
    }
}

static void
show_head (SnReviewPage *self, const SnReview *review)
{
  guint n = review->n_added + review->n_changed + review->n_known;
  g_autofree char *found = g_strdup_printf (ngettext ("%u item found", "%u items found", n), n);
  /* Translators: how many items are new, changed, and known without change */
  g_autofree char *summary = g_strdup_printf (_ ("%u new · %u changed · %u already known"), review->n_added,
                                              review->n_changed, review->n_known);
  g_autofree char *source = NULL;

  if (review->n_newsletters == 1)
    source = g_strdup (review->title);
  else
    source =
        g_strdup_printf (ngettext ("%u newsletter", "%u newsletters", review->n_newsletters), review->n_newsletters);
  adw_window_title_set_subtitle (self->title, source != NULL ? source : "");
  gtk_label_set_text (self->found, found);
  gtk_label_set_text (self->summary, summary);
  show_kinds (self, review);
}

/* ---- doubts ---- */

static SnItem *
find_item (GPtrArray *items, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_id (items->pdata[i]) == id)
      return items->pdata[i];
  return NULL;
}

/* Any item that the review has. */
static SnItem *
find_any (const SnReview *review, gint64 id)
{
  GPtrArray *const sorts[] = { review->doubtful, review->answered, review->changed, review->added };
  SnItem *item = NULL;

  for (guint i = 0; item == NULL && i < G_N_ELEMENTS (sorts); i++)
    item = find_item (sorts[i], id);
  return item;
}

static SnReviewDoubt *
find_card (SnReviewPage *self, gint64 id, const char *doubt)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->doubts); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (sn_review_doubt_get_item_id (SN_REVIEW_DOUBT (card)) == id &&
        g_str_equal (sn_review_doubt_get_doubt (SN_REVIEW_DOUBT (card)), doubt))
      return SN_REVIEW_DOUBT (card);
  return NULL;
}

static void
add_doubts (SnReviewPage *self, SnItem *item)
{
  GPtrArray *doubts = sn_item_get_doubts (item);

  for (guint i = 0; i < doubts->len; i++)
    if (find_card (self, sn_item_get_id (item), doubts->pdata[i]) == NULL)
      gtk_box_append (GTK_BOX (self->doubts), sn_review_doubt_new (self->store, item, doubts->pdata[i], &self->today));
}

/* A card stays where it is once it is answered, for second thoughts; one whose
 * item is gone goes. */
static void
renew_cards (SnReviewPage *self, const SnReview *review)
{
  GtkWidget *next;

  for (GtkWidget *card = gtk_widget_get_first_child (self->doubts); card != NULL; card = next)
    {
      SnItem *item = find_any (review, sn_review_doubt_get_item_id (SN_REVIEW_DOUBT (card)));

      next = gtk_widget_get_next_sibling (card);
      if (item != NULL)
        sn_review_doubt_set_item (SN_REVIEW_DOUBT (card), item);
      else
        gtk_box_remove (GTK_BOX (self->doubts), card);
    }
}

static guint
count_cards (SnReviewPage *self, gboolean answered)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (self->doubts); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n += !answered || sn_review_doubt_is_answered (SN_REVIEW_DOUBT (card));
  return n;
}

static void
count_doubts (SnReviewPage *self)
{
  guint n = count_cards (self, FALSE), answered = count_cards (self, TRUE);
  g_autofree char *doubts = g_strdup_printf (ngettext ("%u Doubt", "%u Doubts", n), n), *note = NULL;

  note = g_strdup_printf (ngettext ("%u answered · open ones stay marked in the lists",
                                    "%u answered · open ones stay marked in the lists", answered),
                          answered);
  gtk_label_set_text (self->doubts_label, doubts);
  gtk_label_set_text (self->doubts_note, note);
  gtk_widget_set_visible (self->doubts_head, n > 0);
}

static void
show_column (SnReviewPage *self)
{
  gtk_widget_set_visible (self->doubts_column,
                          count_cards (self, FALSE) > 0 || gtk_widget_get_first_child (self->choices) != NULL);
}

static void
show_doubts (SnReviewPage *self, const SnReview *review)
{
  renew_cards (self, review);
  for (guint i = 0; i < review->doubtful->len; i++)
    add_doubts (self, review->doubtful->pdata[i]);
  count_doubts (self);
  show_column (self);
}

/* ---- other choices: what newsletters say anew, and likenesses ---- */

/* One of the review's items, and what it may be the same as. */
typedef struct
{
  SnReviewPage *self;
  SnItem *item;
} Likeness;

static void
likeness_free (Likeness *likeness)
{
  g_object_unref (likeness->self);
  g_object_unref (likeness->item);
  g_free (likeness);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Likeness, likeness_free)

static void
other_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Likeness) likeness = user_data;
  g_autoptr (SnItem) other = sn_store_get_item_finish (SN_STORE (source), result, NULL);
  g_autoptr (GPtrArray) alike = g_ptr_array_new ();
  SnReviewPage *self = likeness->self;

  if (other == NULL || self->store == NULL)
    return;
  g_ptr_array_add (alike, other);
  sn_item_choices_add_alike (GTK_BOX (self->choices), likeness->item, alike, &self->today);
  show_column (self);
}

static void
add_likeness (SnReviewPage *self, const SnReview *review, const SnLikeness *pair)
{
  SnItem *newer = find_any (review, pair->other), *item = newer != NULL ? newer : find_any (review, pair->item);
  Likeness *likeness;

  if (item == NULL)
    return;
  likeness = g_new (Likeness, 1);
  *likeness = (Likeness){ g_object_ref (self), g_object_ref (item) };
  sn_store_get_item_async (self->store, newer != NULL ? pair->item : pair->other, self->cancellable, other_cb,
                           likeness);
}

static void
likenesses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnReviewPage) self = user_data;
  g_autoptr (GArray) pairs = sn_store_list_likenesses_finish (SN_STORE (source), result, NULL);
  const SnReview *review = self->news != NULL ? sn_news_get_review (self->news) : NULL;

  for (guint i = 0; pairs != NULL && review != NULL && i < pairs->len; i++)
    add_likeness (self, review, &g_array_index (pairs, SnLikeness, i));
}

static void
show_choices (SnReviewPage *self, const SnReview *review)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  sn_parts_clear (self->choices);
  for (guint i = 0; i < review->changed->len; i++)
    sn_item_choices_add_news (GTK_BOX (self->choices), review->changed->pdata[i], &self->today);
  sn_store_list_likenesses_async (self->store, self->cancellable, likenesses_cb, g_object_ref (self));
}

/* ---- rows ---- */

static void
describe (GString *text, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      g_autofree char *date = sn_date_to_string (sn_item_get_date (item));

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %s %d %u\n", sn_item_get_id (item),
                              sn_item_get_title (item), date, sn_item_get_state (item), sn_item_get_n_doubts (item));
    }
}

/* A menu that closes, and the window that it opened, leave the focus where nobody put it:
 * only who goes elsewhere in this window has left the row. */
static void
focus_moved_cb (SnReviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *row = sn_review_rows_get_focused (self->rows);
  gboolean elsewhere = row == NULL && gtk_root_get_focus (root) != NULL && gtk_window_is_active (GTK_WINDOW (root));

  if (row == NULL && !elsewhere)
    return;
  g_free (self->last_row);
  self->last_row = g_steal_pointer (&row);
}

/* Rows are made anew only where they would be others: they may have the focus. */
static void
show_rows (SnReviewPage *self, const SnReview *review)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint open = self->added != NULL ? sn_review_rows_get_open_kinds (self->added) : 0;
  g_autofree char *focused = gtk_widget_get_mapped (GTK_WIDGET (self)) ? g_strdup (self->last_row) : NULL;
  gboolean focus = focused != NULL || gtk_widget_get_focus_child (self->rows) != NULL;
  GtkWidget *parts[3];

  describe (text, review->changed);
  describe (text, review->added);
  if (g_strcmp0 (self->rows_shown, text->str) == 0)
    return;
  g_free (self->rows_shown);
  self->rows_shown = g_string_free (g_steal_pointer (&text), FALSE);
  sn_parts_clear (self->rows);
  parts[0] = sn_review_rows_changes (review, &self->today);
  parts[1] = self->added = sn_review_rows_added (review, &self->today, open);
  parts[2] = sn_review_rows_unread (review);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      gtk_box_append (GTK_BOX (self->rows), parts[i]);
  if (focus && (focused == NULL || !sn_review_rows_focus (self->rows, focused)))
    gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

/* ---- all of it ---- */

static void
show_nothing (SnReviewPage *self, gboolean nothing)
{
  gtk_widget_set_visible (self->head, !nothing);
  gtk_widget_set_visible (self->columns, !nothing);
  gtk_widget_set_visible (self->nothing, nothing);
}

static void
news_cb (SnReviewPage *self)
{
  const SnReview *review = sn_news_get_review (self->news);
  SnDate day = sn_clock_today (sn_store_get_clock (self->store));

  self->today = sn_today_new (&day, self->settings);
  if (review == NULL)
    return;
  show_nothing (self, sn_review_is_empty (review) && review->answered->len == 0);
  show_head (self, review);
  show_doubts (self, review);
  show_choices (self, review);
  show_rows (self, review);
}

/* A window can be made as narrow as this. */
#define NARROWEST 400

/* Large letters leave room for the two buttons and no more in such a window; what is
 * reviewed stands right below, and Later leads to the window's own. */
static void
lay_out_header (SnReviewPage *self, gboolean narrow)
{
  gboolean fits;
  int least;

  adw_header_bar_set_show_end_title_buttons (self->header, TRUE);
  gtk_widget_show (GTK_WIDGET (self->title));
  gtk_widget_measure (GTK_WIDGET (self->header), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  fits = !narrow || least <= NARROWEST;
  adw_header_bar_set_show_end_title_buttons (self->header, fits);
  gtk_widget_set_visible (GTK_WIDGET (self->title), fits);
}

static void
lay_out (SnReviewPage *self)
{
  gboolean narrow = sn_pane_get_narrow (SN_PANE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  lay_out_header (self, narrow);
  gtk_widget_set_hexpand (self->doubts_column, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), !narrow);
}

static void
sn_review_page_narrow_changed (SnPane *pane, gboolean narrow)
{
  lay_out (SN_REVIEW_PAGE (pane));
}

/* To the first doubt; without one to what ends the review. */
static gboolean
sn_review_page_grab_focus (GtkWidget *widget)
{
  SnReviewPage *self = SN_REVIEW_PAGE (widget);

  if (gtk_widget_get_visible (self->columns) && gtk_widget_get_visible (self->doubts_column) &&
      gtk_widget_child_focus (self->doubts, GTK_DIR_TAB_FORWARD))
    return TRUE;
  return gtk_widget_grab_focus (self->confirm_button);
}

static void
sn_review_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sn_review_page_parent_class)->root (widget);
  SN_REVIEW_PAGE (widget)->focus_id = g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                                                                G_CALLBACK (focus_moved_cb), widget);
}

static void
sn_review_page_unroot (GtkWidget *widget)
{
  g_clear_signal_handler (&SN_REVIEW_PAGE (widget)->focus_id, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (sn_review_page_parent_class)->unroot (widget);
}

static void
sn_review_page_dispose (GObject *object)
{
  SnReviewPage *self = SN_REVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->news);
  self->added = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_REVIEW_PAGE);
  G_OBJECT_CLASS (sn_review_page_parent_class)->dispose (object);
}

static void
sn_review_page_finalize (GObject *object)
{
  SnReviewPage *self = SN_REVIEW_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->rows_shown);
  g_free (self->last_row);
  G_OBJECT_CLASS (sn_review_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, header);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, head);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, found);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, doubts_column);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, doubts_head);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, doubts_label);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, doubts_note);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, doubts);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, choices);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, rows);
  gtk_widget_class_bind_template_child (widget_class, SnReviewPage, nothing);
}

/* Keys of a page that lies over the others belong to it alone. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const guint confirm[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (confirm); i++)
    gtk_widget_class_add_binding_action (widget_class, confirm[i], GDK_CONTROL_MASK, "win.review-confirm", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.review-later", NULL);
}

static void
sn_review_page_class_init (SnReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_review_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_review_page_finalize;
  SN_PANE_CLASS (klass)->narrow_changed = sn_review_page_narrow_changed;
  widget_class->root = sn_review_page_root;
  widget_class->unroot = sn_review_page_unroot;
  widget_class->grab_focus = sn_review_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-review-page.ui");
  bind_children (widget_class);
  bind_keys (widget_class);
}

static void
sn_review_page_init (SnReviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->head, sn_flow_layout_new (18, 6));
  gtk_widget_set_layout_manager (self->kinds, sn_flow_layout_new (18, 6));
  gtk_widget_set_layout_manager (self->doubts_head, sn_flow_layout_new (6, 0));
  lay_out (self);
}

/**
 * sn_review_page_new:
 * @store: where answers are written
 * @settings: what the user prefers
 * @news: what is reviewed
 *
 * Returns: (transfer floating): the page, which follows the news.
 */
GtkWidget *
sn_review_page_new (SnStore *store, GSettings *settings, SnNews *news)
{
  SnReviewPage *self = g_object_new (SN_TYPE_REVIEW_PAGE, NULL);
  GActionGroup *edits = sn_item_edits_new (GTK_WIDGET (self), store, settings);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->news = g_object_ref (news);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", edits);
  g_object_unref (edits);
  g_signal_connect_object (news, "changed", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  news_cb (self);
  return GTK_WIDGET (self);
}

/**
 * sn_review_page_get_toasts:
 *
 * Returns: (transfer none): where toasts are shown while the page is.
 */
AdwToastOverlay *
sn_review_page_get_toasts (SnReviewPage *self)
{
  return self->toasts;
}
