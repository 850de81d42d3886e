/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-doubt.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"

/* Below that the button stands under the words. */
#define WIDE_ENOUGH 420

/* What the card is about: the item, or the newsletter. */
static char *
heading_of (SnItem *item)
{
  const char *title = item != NULL ? sn_item_get_title (item) : NULL;
  const char *reference = item != NULL ? sn_item_get_reference (item) : NULL;

  if (item == NULL)
    return g_strdup (_ ("In this newsletter"));
  if (title == NULL || *title == '\0')
    return reference != NULL ? g_strdup (reference) : sn_format_kind (sn_item_get_kind (item));
  return g_strdup (title);
}

/* "Doubt: Metering. The weekday that stands with it is another one." */
static char *
accessible_name (const char *heading, GPtrArray *texts)
{
  GString *name = g_string_new (NULL);

  /* Translators: before what is doubtful, as in "Doubt: Metering consultation" */
  g_string_append_printf (name, _ ("Doubt: %s"), heading);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *doubt = sn_format_doubt (texts->pdata[i]);

      g_string_append_printf (name, ". %s", doubt);
    }
  return g_string_free (name, FALSE);
}

static GtkWidget *
show_button (SnItem *item)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Item"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-item");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", sn_item_get_id (item));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
words_new (const char *heading, GPtrArray *texts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), sn_parts_label (heading, "heading"));
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *doubt = sn_format_doubt (texts->pdata[i]);

      gtk_box_append (GTK_BOX (box), sn_parts_label (doubt, NULL));
    }
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/**
 * sn_reader_doubt_new:
 * @doubt: what is doubtful
 *
 * Returns: (transfer floating): a card with the doubts about one item, to stand
 *   where they arose.
 */
GtkWidget *
sn_reader_doubt_new (const SnReaderDoubt *doubt)
{
  GtkWidget *card = sn_parts_group (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = sn_parts_line_icon ("sn-doubt-symbolic", 16),
            *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *heading = heading_of (doubt->item);
  g_autofree char *name = accessible_name (heading, doubt->texts);

  gtk_widget_add_css_class (card, "sn-doubt-card");
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), content);
  gtk_box_append (GTK_BOX (content), words_new (heading, doubt->texts));
  if (doubt->item != NULL && sn_item_get_id (doubt->item) != 0)
    gtk_box_append (GTK_BOX (content), show_button (doubt->item));
  gtk_widget_set_focusable (card, TRUE);
  /* The pointer of the text is one for selecting. */
  gtk_widget_set_cursor_from_name (card, "default");
  sn_parts_set_name (card, name);
  return card;
}

/**
 * sn_reader_doubt_set_width:
 * @width: how wide the text is
 *
 * Makes the card as wide as the text, which gives a child no more than it needs.
 */
void
sn_reader_doubt_set_width (GtkWidget *card, int width)
{
  int old;

  gtk_widget_get_size_request (card, &old, NULL);
  if (old == width)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_last_child (card)),
                                  width < WIDE_ENOUGH ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (card, width, -1);
}
