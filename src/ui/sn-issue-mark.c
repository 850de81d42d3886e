/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-issue-mark.h"

#include <glib/gi18n.h>

#include "sn-newsletter.h"
#include "sn-parts.h"
#include "sn-popover.h"

static const char *
title_of (SnNewsletter *newsletter)
{
  const char *title = sn_newsletter_get_title (newsletter);

  return title != NULL && *title != '\0' ? title : _ ("Newsletter without a title");
}

static GVariant *
place_of (SnNewsletter *newsletter)
{
  return g_variant_new ("(xtt)", sn_newsletter_get_id (newsletter), (guint64) 0, (guint64) 0);
}

/* Several issues of one day are rare, but they are all there. */
static void
choose (GtkWidget *button, GPtrArray *newsletters)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = sn_issue_mark_words (newsletters);

  for (guint i = 0; i < newsletters->len; i++)
    {
      g_autoptr (GMenuItem) entry = g_menu_item_new (title_of (newsletters->pdata[i]), NULL);

      g_menu_item_set_action_and_target_value (entry, "win.show-newsletter", place_of (newsletters->pdata[i]));
      g_menu_append_item (menu, entry);
    }
  sn_popover_show (gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)), button, name);
}

static void
clicked_cb (GtkWidget *button, gpointer data)
{
  GPtrArray *newsletters = data;

  if (newsletters->len == 1)
    gtk_widget_activate_action_variant (button, "win.show-newsletter", place_of (newsletters->pdata[0]));
  else
    choose (button, newsletters);
}

static void
newsletters_free (gpointer newsletters, GClosure *closure)
{
  g_ptr_array_unref (newsletters);
}

/**
 * sn_issue_mark_words:
 * @newsletters: (element-type SnNewsletter): at least one
 *
 * Returns: (transfer full): "Newsletter issued: SEC Newsletter 6 June 2019".
 */
char *
sn_issue_mark_words (GPtrArray *newsletters)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < newsletters->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", title_of (newsletters->pdata[i]));
  /* Translators: %s are titles of newsletters */
  return g_strdup_printf (ngettext ("Newsletter issued: %s", "Newsletters issued: %s", newsletters->len), titles->str);
}

/**
 * sn_issue_mark_new:
 * @newsletters: (element-type SnNewsletter): the issues of one day, at least one
 *
 * Returns: (transfer floating): a small button that shows the issue.
 */
GtkWidget *
sn_issue_mark_new (GPtrArray *newsletters)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("sn-newsletter-symbolic");
  g_autofree char *words = sn_issue_mark_words (newsletters);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "issue-mark");
  sn_parts_set_tooltip (button, words);
  sn_parts_set_name (button, words);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), g_ptr_array_ref (newsletters), newsletters_free,
                         0);
  return button;
}
