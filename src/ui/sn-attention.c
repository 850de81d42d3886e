/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-attention.h"

#include <glib/gi18n.h>

#include "sn-categories.h"
#include "sn-flow-layout.h"
#include "sn-parts.h"
#include "sn-settings.h"

/* How much of a line its words take in a narrow window, so that the buttons have a
 * place beside them unless letters are large. */
#define NARROW_CHARS 18

#define PART_SPACING 6

/* As revealers of GTK take by themselves */
#define SLIDE_MS 250

struct _SnAttention
{
  SnPane parent_instance;

  GtkRevealer *notice;
  GtkLabel *notice_label;
  GtkRevealer *error;
  GtkImage *error_icon;
  GtkLabel *error_label;
  GtkWidget *error_close;
  GtkRevealer *question;
  GtkOrientable *question_box;
  GtkWidget *question_icon;
  GtkBox *question_buttons;
  GtkDropDown *category; /* NULL before the question */
  GtkRevealer *news;
  GtkWidget *news_box;
  GtkWidget *parts;
  GtkWidget *closing;
  GtkLabel *closing_label;
  GtkWidget *moved;
  GtkLabel *moved_label;
  GtkWidget *review_button;
  GtkWidget *news_close;

  GSettings *settings; /* NULL where nothing is asked */
  SnNews *source;      /* NULL before there is any */
  gboolean has_error;
  gboolean has_news;
};

G_DEFINE_FINAL_TYPE (SnAttention, sn_attention, SN_TYPE_PANE)

/* What there is to say when the window opens is there with the page below it, which
 * must not slide away from under the pointer; what comes later may be seen to come. */
static void
set_moving (SnAttention *self, gboolean moving)
{
  GtkRevealer *revealers[] = { self->notice, self->error, self->question, self->news };

  for (guint i = 0; i < G_N_ELEMENTS (revealers); i++)
    gtk_revealer_set_transition_duration (revealers[i], moving ? SLIDE_MS : 0);
}

/* Where there is nothing to say, there is nothing to lay out either. */
static void
update_visible (SnAttention *self)
{
  GtkRevealer *revealers[] = { self->notice, self->error, self->question, self->news };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (revealers); i++)
    any |= gtk_widget_get_visible (gtk_revealer_get_child (revealers[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

/* What is not seen must not be met by keyboard either. */
static void
reveal (SnAttention *self, GtkRevealer *revealer, gboolean shown)
{
  gtk_revealer_set_reveal_child (revealer, shown);
  gtk_widget_set_visible (gtk_revealer_get_child (revealer), shown || gtk_revealer_get_child_revealed (revealer));
  update_visible (self);
}

static void
revealed_cb (SnAttention *self, GParamSpec *pspec, GtkRevealer *revealer)
{
  gtk_widget_set_visible (gtk_revealer_get_child (revealer), gtk_revealer_get_reveal_child (revealer));
  update_visible (self);
}

/* Once asked, never again; whoever has said it was asked. */
static gboolean
asks (SnAttention *self)
{
  g_autofree char *category = NULL;

  if (self->settings == NULL || g_settings_get_boolean (self->settings, SN_SETTING_CATEGORY_ASKED))
    return FALSE;
  category = g_settings_get_string (self->settings, SN_SETTING_CATEGORY);
  return *category == '\0';
}

static void
chosen_cb (SnAttention *self)
{
  const char *category = sn_categories_get (gtk_drop_down_get_selected (self->category));
  g_autofree char *text = NULL;

  if (category == NULL || self->settings == NULL)
    return;
  g_settings_set_string (self->settings, SN_SETTING_CATEGORY, category);
  g_settings_set_boolean (self->settings, SN_SETTING_CATEGORY_ASKED, TRUE);
  /* Translators: %s is a party category */
  text = g_strdup_printf (_ ("Your category is %s. It can be changed in Preferences"), category);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", text);
}

/* A list to choose from is half of all widgets here, and most users are asked no
 * more. */
static void
ensure_category (SnAttention *self)
{
  GtkWidget *category;

  if (self->category != NULL)
    return;
  category = gtk_drop_down_new (sn_categories_new_model (_ ("Choose…")), NULL);
  sn_parts_set_name (category, _ ("Your Category"));
  g_signal_connect_object (category, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (self->question_buttons, category);
  self->category = GTK_DROP_DOWN (category);
}

/* What closes comes first; a question stands below it, and waits where two strips
 * would be half of the window. */
static void
update (SnAttention *self)
{
  gboolean question = !self->has_error && asks (self) && !(self->has_news && sn_pane_get_narrow (SN_PANE (self)));

  if (question)
    ensure_category (self);
  reveal (self, self->error, self->has_error);
  reveal (self, self->question, question);
  reveal (self, self->news, self->has_news && !self->has_error);
}

static void
set_part (GtkWidget *part, GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (part, text != NULL);
  sn_parts_set_name (part, text != NULL ? text : "");
}

static void
tell_news (SnAttention *self)
{
  g_autofree char *closing = sn_news_get_closing (self->source), *moved = sn_news_get_moved (self->source);
  const SnReview *review = sn_news_get_review (self->source);

  self->has_news = (closing != NULL || moved != NULL) && !sn_news_is_seen (self->source);
  /* What goes away keeps its words until it is gone. */
  if (self->has_news)
    {
      set_part (self->closing, self->closing_label, closing);
      set_part (self->moved, self->moved_label, moved);
      gtk_widget_set_visible (self->review_button, !sn_review_is_empty (review));
    }
  update (self);
  set_moving (self, TRUE);
}

/* ---- callbacks of the template ---- */

static void
error_closed_cb (SnAttention *self)
{
  sn_attention_set_error (self, NULL);
}

static void
news_closed_cb (SnAttention *self)
{
  sn_news_set_seen (self->source);
}

static void
not_now_cb (SnAttention *self)
{
  g_settings_set_boolean (self->settings, SN_SETTING_CATEGORY_ASKED, TRUE);
}

/* ---- the object ---- */

static void
sn_attention_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnAttention *self = SN_ATTENTION (pane);

  gtk_orientable_set_orientation (self->question_box, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->question_icon, !narrow);
  /* In lines of their own the words leave room beside them for the buttons. */
  gtk_widget_set_layout_manager (self->parts, narrow ? gtk_box_layout_new (GTK_ORIENTATION_VERTICAL)
                                                     : sn_flow_layout_new (PART_SPACING, 0));
  gtk_label_set_max_width_chars (self->closing_label, narrow ? NARROW_CHARS : -1);
  gtk_label_set_max_width_chars (self->moved_label, narrow ? NARROW_CHARS : -1);
  update (self);
}

static void
sn_attention_dispose (GObject *object)
{
  SnAttention *self = SN_ATTENTION (object);

  g_clear_object (&self->source);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_ATTENTION);
  G_OBJECT_CLASS (sn_attention_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnAttention, notice);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, notice_label);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, error);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, error_icon);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, error_label);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, error_close);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, question);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, question_box);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, question_icon);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, question_buttons);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, news);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, news_box);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, parts);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, closing);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, closing_label);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, moved);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, moved_label);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, review_button);
  gtk_widget_class_bind_template_child (widget_class, SnAttention, news_close);
}

static void
sn_attention_class_init (SnAttentionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_attention_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_attention_narrow_changed;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-attention.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, error_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, news_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_now_cb);
}

static void
sn_attention_init (SnAttention *self)
{
  GtkRevealer **revealers[] = { &self->notice, &self->error, &self->question, &self->news };

  gtk_widget_init_template (GTK_WIDGET (self));
  sn_parts_set_tooltip (self->error_close, _ ("Close"));
  sn_parts_set_tooltip (self->news_close, _ ("Close Until Something New Arrives"));
  set_moving (self, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (revealers); i++)
    {
      g_signal_connect_object (*revealers[i], "notify::child-revealed", G_CALLBACK (revealed_cb), self,
                               G_CONNECT_SWAPPED);
      reveal (self, *revealers[i], FALSE);
    }
  gtk_widget_set_layout_manager (self->parts, sn_flow_layout_new (PART_SPACING, 0));
  gtk_widget_set_layout_manager (self->news_box, sn_flow_layout_new (PART_SPACING, 0));
}

/**
 * sn_attention_set_notice:
 * @text: (nullable): what is true as long as the window is open; %NULL for nothing
 */
void
sn_attention_set_notice (SnAttention *self, const char *text)
{
  gtk_label_set_text (self->notice_label, text != NULL ? text : "");
  reveal (self, self->notice, text != NULL);
}

/**
 * sn_attention_set_error:
 * @text: (nullable): what failed, with names; %NULL where that was seen
 *
 * Says so until the user closes it.
 */
void
sn_attention_set_error (SnAttention *self, const char *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_image_set_from_icon_name (self->error_icon, text != NULL ? "dialog-error-symbolic" : NULL);
  self->has_error = text != NULL;
  update (self);
}

/**
 * sn_attention_set_news:
 * @news: what to tell, which it follows; once only
 */
void
sn_attention_set_news (SnAttention *self, SnNews *news)
{
  g_return_if_fail (self->source == NULL);
  self->source = g_object_ref (news);
  g_signal_connect_object (news, "changed", G_CALLBACK (tell_news), self, G_CONNECT_SWAPPED);
}

/**
 * sn_attention_set_settings:
 * @settings: where the user's category is; once only
 *
 * Asks for it, unless that was done before.
 */
void
sn_attention_set_settings (SnAttention *self, GSettings *settings)
{
  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" SN_SETTING_CATEGORY, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" SN_SETTING_CATEGORY_ASKED, G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
