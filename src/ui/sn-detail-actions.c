/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-detail-actions.h"

#include <glib/gi18n.h>

#include "sn-item-menu.h"
#include "sn-mail.h"
#include "sn-parts.h"

struct _SnDetailActions
{
  SnPane parent_instance;

  SnItem *item;
  char *address;          /* to write to, NULL where none is known (yet) */
  SnAddressSource source; /* where it is from */
  gboolean looked;        /* whether all newsletters were asked for it */

  GtkWidget *grid;
  GtkWidget *main;     /* NULL where there is nothing to do */
  GtkWidget *host;     /* NULL for what has none */
  GtkWidget *more_box; /* what stands beside */
  GtkWidget *email;
  GtkWidget *add; /* to the calendar */
  GtkWidget *menu_button;
  GtkWidget *note; /* where an address is from, or why there is none */
};

G_DEFINE_FINAL_TYPE (SnDetailActions, sn_detail_actions, SN_TYPE_PANE)

static gboolean
is_over (SnItem *item)
{
  SnItemState state = sn_item_get_state (item);

  return state != SN_STATE_OPEN && state != SN_STATE_DOUBTFUL;
}

/* The form or page that answers it; a mail is an email's business. */
static SnLink *
page_link (SnItem *item)
{
  SnLink *link = sn_item_get_best_link (item);

  return link != NULL && !sn_link_is_mail (link) ? link : NULL;
}

static void
drop (SnDetailActions *self, GtkWidget **widget)
{
  if (*widget != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), *widget);
  *widget = NULL;
}

static char *
mail_uri (SnDetailActions *self)
{
  g_autofree char *subject = NULL;

  if (self->item == NULL || self->address == NULL)
    return NULL;
  subject = sn_mail_subject (self->item);
  return sn_mail_uri (self->address, subject);
}

static void
place (SnDetailActions *self, GtkWidget *widget, int column, int row, int width)
{
  if (widget == NULL)
    return;
  g_object_ref (widget);
  if (gtk_widget_get_parent (widget) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), widget);
  gtk_grid_attach (GTK_GRID (self->grid), widget, column, row, width, 1);
  g_object_unref (widget);
}

/* A calendar has a place for what has a day. */
static void
show_add (SnDetailActions *self)
{
  gtk_widget_set_visible (self->add,
                          self->item != NULL && sn_date_precision (sn_item_get_date (self->item)) == SN_PRECISION_DAY);
  if (self->item == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "x", sn_item_get_id (self->item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "win.add-to-calendar");
}

/* The host stands right below its button, in whatever way the rest is laid out. */
static void
lay_out (SnDetailActions *self)
{
  gboolean narrow = sn_pane_get_narrow (SN_PANE (self));

  place (self, self->main, 0, 0, 1);
  place (self, self->host, 0, 1, narrow ? 1 : 2);
  place (self, self->more_box, narrow || self->main == NULL ? 0 : 1, narrow ? 2 : 0, 1);
  gtk_widget_set_hexpand (self->email, narrow);
  gtk_widget_set_hexpand (self->add, narrow);
  show_add (self);
  gtk_widget_set_margin_top (self->more_box, narrow ? 6 : 0);
  gtk_widget_set_hexpand (self->more_box, TRUE);
  gtk_widget_set_halign (self->more_box, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  if (self->main != NULL)
    gtk_widget_set_halign (self->main, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  if (self->host == NULL)
    return;
  gtk_widget_set_halign (self->host, narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->host, narrow ? 0 : 18);
}

static GtkWidget *
button_with_icon (const char *words, const char *icon_name)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END); /* other languages need more room */
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  return button;
}

static void
target_mail (SnDetailActions *self, GtkWidget *button, const char *words)
{
  g_autofree char *uri = mail_uri (self);
  g_autofree char *name = NULL;

  gtk_widget_set_sensitive (button, uri != NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_string (uri != NULL ? uri : ""));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), uri != NULL ? "win.open-uri" : NULL);
  name = self->address != NULL ? g_strdup_printf (_ ("%s, %s"), words, self->address) : g_strdup (words);
  sn_parts_set_tooltip (button, self->address);
  sn_parts_set_name (button, name);
}

/* Where an address is from that does not belong to the item. */
static char *
address_words (SnDetailActions *self)
{
  switch (self->source)
    {
    case SN_ADDRESS_OF_ORGANISER:
      /* Translators: an address, which was given with something else that the organiser asks */
      return g_strdup_printf (_ ("%s, an address of the organiser"), self->address);
    case SN_ADDRESS_OF_NEWSLETTER:
      /* Translators: an address */
      return g_strdup_printf (_ ("%s, the newsletter’s address"), self->address);
    case SN_ADDRESS_OF_ITEM:
    case SN_ADDRESS_NONE:
    default:
      return g_strdup (self->address);
    }
}

/* What answers it: the form, else an email, else what the newsletter says. */
static void
show_main (SnDetailActions *self)
{
  SnLink *link = page_link (self->item);
  const SnMention *mention = sn_item_get_mention (self->item);

  drop (self, &self->main);
  drop (self, &self->host);
  if (link != NULL)
    {
      self->main = sn_parts_link_button (link, sn_item_get_kind (self->item));
      self->host = sn_parts_host (link);
    }
  else if (self->address != NULL)
    {
      g_autofree char *words = address_words (self);

      self->main = button_with_icon (_ ("Write Email"), "sn-mail-symbolic");
      target_mail (self, self->main, _ ("Write Email"));
      self->host = sn_parts_label (words, "caption");
      gtk_widget_add_css_class (self->host, "dim-label");
    }
  else if (mention != NULL && mention->newsletter_id > 0)
    self->main = sn_parts_show_button (mention);
  if (self->main == NULL)
    return;
  gtk_widget_add_css_class (self->main, "pill");
  if (!is_over (self->item))
    gtk_widget_add_css_class (self->main, "suggested-action");
}

/* What has to be known about the second button: where it goes, if that may
 * surprise, or why it does nothing. */
static char *
note_words (SnDetailActions *self)
{
  g_autofree char *address = NULL;

  if (self->address == NULL)
    return g_strdup (self->looked ? _ ("No email address is stated.") : "");
  if (page_link (self->item) == NULL || self->source == SN_ADDRESS_OF_ITEM)
    return g_strdup ("");
  address = address_words (self);
  /* Translators: an address, and whose it is */
  return g_strdup_printf (_ ("Email goes to %s."), address);
}

static void
show_email (SnDetailActions *self)
{
  g_autofree char *words = note_words (self);

  target_mail (self, self->email, _ ("Email"));
  /* Where the first button writes it there is no second one. */
  gtk_widget_set_visible (self->email, page_link (self->item) != NULL || self->address == NULL);
  gtk_label_set_label (GTK_LABEL (self->note), words);
  gtk_widget_set_visible (self->note, *words != '\0');
}

static void
sn_detail_actions_narrow_changed (SnPane *pane, gboolean narrow)
{
  lay_out (SN_DETAIL_ACTIONS (pane));
}

static void
sn_detail_actions_dispose (GObject *object)
{
  SnDetailActions *self = SN_DETAIL_ACTIONS (object);

  g_clear_object (&self->item);
  self->main = self->host = NULL;
  G_OBJECT_CLASS (sn_detail_actions_parent_class)->dispose (object);
}

static void
sn_detail_actions_finalize (GObject *object)
{
  g_free (SN_DETAIL_ACTIONS (object)->address);
  G_OBJECT_CLASS (sn_detail_actions_parent_class)->finalize (object);
}

static void
sn_detail_actions_class_init (SnDetailActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_detail_actions_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_detail_actions_finalize;
  SN_PANE_CLASS (klass)->narrow_changed = sn_detail_actions_narrow_changed;
}

static void
sn_detail_actions_init (SnDetailActions *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->grid = gtk_grid_new ();
  self->more_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->email = button_with_icon (_ ("Email"), "sn-mail-symbolic");
  self->add = button_with_icon (_ ("Add to Calendar"), "sn-calendar-symbolic");
  self->menu_button = gtk_menu_button_new ();
  self->note = sn_parts_label ("", "caption");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  sn_parts_set_tooltip (self->menu_button, _ ("More"));
  sn_parts_set_name (self->menu_button, _ ("More"));
  /* As high as the main button, which the buttons in it need not be: Tab goes by
   * the middles, and would go here first if this one were further up. */
  gtk_widget_set_valign (self->email, GTK_ALIGN_START);
  gtk_widget_set_valign (self->add, GTK_ALIGN_START);
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more_box, "sn-detail-more");
  gtk_widget_add_css_class (self->note, "dim-label");
  sn_parts_set_name (self->add, _ ("Add to Calendar"));
  gtk_box_append (GTK_BOX (self->more_box), self->email);
  gtk_box_append (GTK_BOX (self->more_box), self->add);
  gtk_box_append (GTK_BOX (self->more_box), self->menu_button);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_attach (GTK_GRID (self->grid), self->more_box, 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (all), self->grid);
  gtk_box_append (GTK_BOX (all), self->note);
  adw_bin_set_child (ADW_BIN (self), all);
}

/* The button is made anew; the focus is to stay on it. */
static gboolean
has_focus (SnDetailActions *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && self->main != NULL && gtk_root_get_focus (root) == self->main;
}

static void
show (SnDetailActions *self)
{
  gboolean focus = has_focus (self);

  show_main (self);
  show_email (self);
  lay_out (self);
  if (focus)
    sn_detail_actions_focus (self);
}

/**
 * sn_detail_actions_set_item:
 * @item: a consultation
 *
 * Offers what can be done about @item, as far as it says so itself.
 */
void
sn_detail_actions_set_item (SnDetailActions *self, SnItem *item)
{
  gboolean same = self->item != NULL && sn_item_get_id (self->item) == sn_item_get_id (item);
  g_autoptr (GMenuModel) menu = sn_item_menu_new (item);
  char *own = sn_mail_own_address (item);

  g_set_object (&self->item, item);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  /* Read anew, it has what was found out about it until that is asked again. */
  if (!same || own != NULL)
    {
      g_free (self->address);
      self->address = own;
      self->source = own != NULL ? SN_ADDRESS_OF_ITEM : SN_ADDRESS_NONE;
      self->looked = FALSE;
    }
  show (self);
}

/**
 * sn_detail_actions_set_around:
 * @around: what stands around the item
 *
 * Takes the address that was found for the item that is shown.
 */
void
sn_detail_actions_set_around (SnDetailActions *self, const SnAround *around)
{
  gboolean known = self->looked && g_strcmp0 (self->address, around->address) == 0;

  self->looked = TRUE;
  if (known || self->source == SN_ADDRESS_OF_ITEM)
    return;
  g_free (self->address);
  self->address = g_strdup (around->address);
  self->source = around->source;
  show (self);
}

/**
 * sn_detail_actions_focus:
 *
 * Gives the focus to the button that answers the item, else to its menu.
 *
 * Returns: whether that worked.
 */
gboolean
sn_detail_actions_focus (SnDetailActions *self)
{
  return gtk_widget_grab_focus (self->main != NULL ? self->main : self->menu_button);
}

/**
 * sn_detail_actions_activate:
 *
 * Does what the first button does.
 *
 * Returns: whether there is one.
 */
gboolean
sn_detail_actions_activate (SnDetailActions *self)
{
  return self->main != NULL && gtk_widget_activate (self->main);
}

/**
 * sn_detail_actions_write:
 *
 * Writes an email about the item; says so where nobody knows to whom.
 *
 * Returns: whether there is an item.
 */
gboolean
sn_detail_actions_write (SnDetailActions *self)
{
  g_autofree char *uri = mail_uri (self);

  if (self->item == NULL)
    return FALSE;
  if (uri == NULL)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", _ ("No email address is stated."));
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
}
