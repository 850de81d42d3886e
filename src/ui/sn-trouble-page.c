/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-trouble-page.h"

#include <glib/gi18n.h>

#include "sn-compat.h"

struct _SnTroublePage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkLabel *reason;
  GtkLabel *path;
  GtkWidget *ways_back;
  GtkWidget *retry_button;

  SnStore *store;
};

G_DEFINE_FINAL_TYPE (SnTroublePage, sn_trouble_page, ADW_TYPE_BIN)

static guint retried_signal;

static void
set_busy (SnTroublePage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->ways_back, !busy);
  gtk_widget_set_sensitive (self->retry_button, !busy);
}

/* The store's `changed` brings the pages back. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnTroublePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = sn_store_way_back_finish (SN_STORE (source), result, &error);
  g_autofree char *display = NULL;
  g_autofree char *text = NULL;

  set_busy (self, FALSE);
  if (kept == NULL)
    {
      gtk_label_set_text (self->reason, error->message);
      return;
    }
  if (*kept == '\0')
    return;
  display = g_filename_display_name (kept);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("What was there before is kept in %s"), display);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnTroublePage) self = user_data;
  g_autoptr (GListModel) files = sn_compat_choose_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  /* An error here is a user who thought better of it. */
  if (file == NULL)
    return;
  set_busy (self, TRUE);
  sn_store_restore_async (self->store, file, done_cb, g_object_ref (self));
}

/* ---- callbacks of the template ---- */

static void
restore_cb (SnTroublePage *self)
{
  sn_compat_choose_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Restore a Backup"), FALSE, NULL,
                          chosen_cb, g_object_ref (self));
}

static void
recover_cb (SnTroublePage *self)
{
  set_busy (self, TRUE);
  sn_store_recover_async (self->store, done_cb, g_object_ref (self));
}

static void
start_empty_cb (SnTroublePage *self)
{
  set_busy (self, TRUE);
  sn_store_set_aside_async (self->store, done_cb, g_object_ref (self));
}

static void
retry_cb (SnTroublePage *self)
{
  g_signal_emit (self, retried_signal, 0);
}

/* ---- the object ---- */

static void
sn_trouble_page_dispose (GObject *object)
{
  g_clear_object (&SN_TROUBLE_PAGE (object)->store);
  G_OBJECT_CLASS (sn_trouble_page_parent_class)->dispose (object);
}

static void
sn_trouble_page_class_init (SnTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_trouble_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SnTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, SnTroublePage, reason);
  gtk_widget_class_bind_template_child (widget_class, SnTroublePage, path);
  gtk_widget_class_bind_template_child (widget_class, SnTroublePage, ways_back);
  gtk_widget_class_bind_template_child (widget_class, SnTroublePage, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);

  /**
   * SnTroublePage::retried:
   *
   * The user wants the store to be opened again.
   */
  retried_signal =
      g_signal_new ("retried", SN_TYPE_TROUBLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sn_trouble_page_init (SnTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sn_trouble_page_fill:
 * @store: the store that cannot be opened
 * @reason: why, a sentence
 * @damaged: whether its file is damaged, so that trying again is of no use
 *
 * Says what happened.
 */
void
sn_trouble_page_fill (SnTroublePage *self, SnStore *store, const char *reason, gboolean damaged)
{
  g_autofree char *display = g_filename_display_name (sn_store_get_path (store));

  g_set_object (&self->store, store);
  adw_status_page_set_title (self->status, damaged ? _ ("The File With Your Newsletters Is Damaged")
                                                   : _ ("Your Newsletters Cannot Be Opened"));
  adw_status_page_set_description (self->status,
                                   damaged ? _ ("It was left as it is. Whatever you choose here, it is kept under "
                                                "another name beside the new one.")
                                           : _ ("Nothing was changed. The file stays as it is."));
  gtk_label_set_text (self->reason, reason);
  gtk_label_set_text (self->path, display);
  gtk_widget_set_visible (self->ways_back, damaged);
  set_busy (self, FALSE);
}
