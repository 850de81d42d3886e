/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletter-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-parts.h"

struct _SnNewsletterRow
{
  AdwBin parent_instance;

  SnNewsletter *newsletter; /* that it shows; NULL for none */
  GtkLabel *date;
  AdwBin *doubts;
  GtkLabel *title;
  GtkWidget *counts;
};

G_DEFINE_FINAL_TYPE (SnNewsletterRow, sn_newsletter_row, ADW_TYPE_BIN)

static guint
count_all (SnNewsletter *newsletter)
{
  guint n = 0;

  for (int kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    n += sn_newsletter_get_count (newsletter, (SnItemKind) kind);
  return n;
}

static char *
date_words (SnNewsletter *newsletter)
{
  if (!sn_date_is_set (sn_newsletter_get_issued (newsletter)))
    return g_strdup (_ ("No date stated"));
  return sn_format_day_plain (sn_newsletter_get_issued (newsletter), NULL);
}

/* "SEC Newsletter · 24 items": the date above need not be said again. */
static char *
title_words (SnNewsletter *newsletter, const char *date, guint n_items)
{
  const char *title = sn_newsletter_get_title (newsletter);
  g_autofree char *items = g_strdup_printf (ngettext ("%u item", "%u items", n_items), n_items);
  g_autofree char *name = g_strdup (title != NULL ? title : "");

  if (g_str_has_suffix (name, date))
    name[strlen (name) - strlen (date)] = '\0';
  g_strchomp (name);
  if (*name == '\0')
    return g_steal_pointer (&items);
  return g_strdup_printf ("%s · %s", name, items);
}

/* Each kind has a column of its own, so that counts stand under one another. */
static void
show_counts (SnNewsletterRow *self, SnNewsletter *newsletter)
{
  sn_parts_clear (self->counts);
  for (int kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      guint n = sn_newsletter_get_count (newsletter, (SnItemKind) kind);
      g_autofree char *number = g_strdup_printf ("%u", n);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *icon, *label = gtk_label_new (number);

      icon = gtk_image_new_from_icon_name (sn_format_kind_icon ((SnItemKind) kind));
      gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
      gtk_widget_add_css_class (icon, sn_format_kind_class ((SnItemKind) kind));
      gtk_widget_add_css_class (icon, "sn-kind-icon");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_set_opacity (box, n > 0 ? 1 : 0);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (self->counts), box);
    }
}

static char *
doubts_words (guint n)
{
  return g_strdup_printf (ngettext ("%u doubt", "%u doubts", n), n);
}

/* "6 June 2019, SEC Newsletter, 5 Consultations, 2 Vacancies, 2 doubts" */
static char *
accessible_name (SnNewsletter *newsletter, const char *date)
{
  GString *name = g_string_new (date);

  if (sn_newsletter_get_title (newsletter) != NULL)
    g_string_append_printf (name, ", %s", sn_newsletter_get_title (newsletter));
  for (int kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      guint n = sn_newsletter_get_count (newsletter, (SnItemKind) kind);
      g_autofree char *words = n == 1 ? sn_format_kind ((SnItemKind) kind) : sn_format_kind_plural ((SnItemKind) kind);

      if (n > 0)
        g_string_append_printf (name, ", %u %s", n, words);
    }
  if (sn_newsletter_get_n_doubts (newsletter) > 0)
    {
      g_autofree char *doubts = doubts_words (sn_newsletter_get_n_doubts (newsletter));

      g_string_append_printf (name, ", %s", doubts);
    }
  return g_string_free (name, FALSE);
}

static void
sn_newsletter_row_dispose (GObject *object)
{
  g_clear_object (&SN_NEWSLETTER_ROW (object)->newsletter);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SN_TYPE_NEWSLETTER_ROW);
  G_OBJECT_CLASS (sn_newsletter_row_parent_class)->dispose (object);
}

static void
sn_newsletter_row_class_init (SnNewsletterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_newsletter_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-newsletter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterRow, date);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterRow, doubts);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterRow, title);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterRow, counts);
}

static void
sn_newsletter_row_init (SnNewsletterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sn_newsletter_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
sn_newsletter_row_new (void)
{
  return g_object_new (SN_TYPE_NEWSLETTER_ROW, NULL);
}

/**
 * sn_newsletter_row_set_newsletter:
 * @newsletter: what to show, with its counts
 *
 * Shows @newsletter, and names the line of the list that holds the row for
 * screen readers.
 */
void
sn_newsletter_row_set_newsletter (SnNewsletterRow *self, SnNewsletter *newsletter)
{
  guint n_doubts = sn_newsletter_get_n_doubts (newsletter);
  g_autofree char *date = date_words (newsletter), *name = accessible_name (newsletter, date);
  g_autofree char *line = title_words (newsletter, date, count_all (newsletter));
  g_autofree char *doubts = doubts_words (n_doubts);

  g_set_object (&self->newsletter, newsletter);
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->title, line);
  adw_bin_set_child (self->doubts, n_doubts > 0 ? sn_parts_tag ("sn-doubt-symbolic", doubts, "warning") : NULL);
  show_counts (self, newsletter);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    sn_parts_set_name (gtk_widget_get_parent (GTK_WIDGET (self)), name);
}

/**
 * sn_newsletter_row_get_newsletter:
 *
 * Returns: (transfer none) (nullable): what it shows.
 */
SnNewsletter *
sn_newsletter_row_get_newsletter (SnNewsletterRow *self)
{
  return self->newsletter;
}
