/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-agenda-row.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-item-context.h"
#include "sn-item-popover.h"
#include "sn-parts.h"
#include "sn-status-pill.h"

struct _SnAgendaRow
{
  GtkListBoxRow parent_instance;

  SnItem *item;
  SnToday today;
  guint32 julian; /* the day under which it stands */
};

G_DEFINE_FINAL_TYPE (SnAgendaRow, sn_agenda_row, GTK_TYPE_LIST_BOX_ROW)

/* Duties before meetings: what must be done is seen first. */
static int
rank (SnItem *item)
{
  static const int ranks[SN_N_ITEM_KINDS] = {
    [SN_ITEM_CONSULTATION] = 0, [SN_ITEM_VACANCY] = 1, [SN_ITEM_DEADLINE] = 2,
    [SN_ITEM_MILESTONE] = 3,    [SN_ITEM_EVENT] = 4,
  };

  return ranks[sn_item_get_kind (item)];
}

/**
 * sn_agenda_row_compare:
 * @a: pointer to an SnItem pointer
 * @b: pointer to an SnItem pointer
 *
 * Orders the items of one day: duties first, then by time.
 *
 * Returns: below, at or above 0, as for strcmp().
 */
int
sn_agenda_row_compare (gconstpointer a, gconstpointer b)
{
  SnItem *one = *(SnItem *const *) a, *other = *(SnItem *const *) b;
  const SnDate *date = sn_item_get_date (one), *other_date = sn_item_get_date (other);
  int order = rank (one) - rank (other);

  if (order == 0)
    order = (date->has_time ? date->time : -1) - (other_date->has_time ? other_date->time : -1);
  return order != 0 ? order : sn_item_compare (one, other);
}

static const char *
closing_words (SnItemKind kind)
{
  switch (kind)
    {
    case SN_ITEM_CONSULTATION:
      return _ ("Consultation closes");
    case SN_ITEM_VACANCY:
      return _ ("Nominations close");
    case SN_ITEM_EVENT:
    case SN_ITEM_MILESTONE:
    case SN_ITEM_DEADLINE:
    default:
      return NULL;
    }
}

/* The stage of a consultation is left to who looks closer: how far the answer is stands
 * beside. */
static char *
about_words (SnItem *item)
{
  const char *reference = sn_item_get_reference (item), *organiser = sn_item_get_organiser (item);
  const char *about = reference != NULL && *reference != '\0' ? reference : organiser;

  return sn_item_get_kind (item) == SN_ITEM_CONSULTATION && about != NULL ? g_strdup (about)
                                                                          : sn_format_subtitle (item);
}

/* "Consultation closes · SECMP0007", "10:00 – 12:30 · Meeting" */
static char *
row_subtitle (SnItem *item, const SnToday *today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const SnDate *date = sn_item_get_date (item);
  const char *closing = closing_words (sn_item_get_kind (item));
  g_autofree char *time = sn_format_time (date);
  g_autofree char *subtitle = about_words (item);
  g_autofree char *range =
      date->end_year != 0 || sn_date_precision (date) != SN_PRECISION_DAY ? sn_format_date (date, today) : NULL;

  if (sn_item_get_state (item) == SN_STATE_CANCELLED)
    g_ptr_array_add (parts, (gpointer) _ ("Cancelled"));
  if (sn_item_get_state (item) == SN_STATE_FILLED)
    g_ptr_array_add (parts, (gpointer) _ ("Filled"));
  else if (closing != NULL)
    g_ptr_array_add (parts, (gpointer) closing);
  if (range != NULL)
    g_ptr_array_add (parts, range);
  if (*time != '\0')
    g_ptr_array_add (parts, time);
  if (*subtitle != '\0')
    g_ptr_array_add (parts, subtitle);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
circle_new (SnItemKind kind)
{
  GtkWidget *image = gtk_image_new_from_icon_name (sn_format_kind_icon (kind));

  gtk_widget_add_css_class (image, "kind-circle");
  gtk_widget_add_css_class (image, sn_format_kind_class (kind));
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  return image;
}

/* What is small below the title: of what can be answered also how far that is. */
static GtkWidget *
row_detail_new (SnItem *item, const SnToday *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label, *pill;
  g_autofree char *subtitle = row_subtitle (item, today);

  label = label_new (subtitle, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (sn_item_get_kind (item) != SN_ITEM_CONSULTATION || sn_item_get_state (item) != SN_STATE_OPEN)
    return box;
  pill = sn_status_pill_new ();
  sn_status_pill_set_status (SN_STATUS_PILL (pill), sn_format_item_status (item));
  gtk_box_append (GTK_BOX (box), pill);
  return box;
}

static GtkWidget *
row_content_new (SnItem *item, const SnToday *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = sn_format_title (item);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label_new (title, NULL));
  gtk_box_append (GTK_BOX (words), row_detail_new (item, today));
  gtk_box_append (GTK_BOX (box), circle_new (sn_item_get_kind (item)));
  gtk_box_append (GTK_BOX (box), words);
  if (sn_item_get_doubts (item)->len > 0)
    {
      GtkWidget *doubt = gtk_image_new_from_icon_name ("sn-doubt-symbolic");

      gtk_widget_add_css_class (doubt, "warning");
      sn_parts_set_tooltip (doubt, sn_item_get_doubts (item)->pdata[0]);
      gtk_box_append (GTK_BOX (box), doubt);
    }
  return box;
}

static void
sn_agenda_row_dispose (GObject *object)
{
  g_clear_object (&SN_AGENDA_ROW (object)->item);
  G_OBJECT_CLASS (sn_agenda_row_parent_class)->dispose (object);
}

static void
sn_agenda_row_class_init (SnAgendaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_agenda_row_dispose;
}

static void
sn_agenda_row_init (SnAgendaRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "agenda-row");
}

static GtkWidget *
add_mark (GtkWidget *row)
{
  GtkWidget *mark = sn_choosable_mark_new (NULL);

  gtk_box_prepend (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), mark);
  return mark;
}

/**
 * sn_agenda_row_new:
 * @item: an item
 * @today: the day from which it is seen
 *
 * Returns: (transfer floating): a row for a list of sn_agenda_row_list_new().
 */
GtkWidget *
sn_agenda_row_new (SnItem *item, const SnToday *today)
{
  SnAgendaRow *self = g_object_new (SN_TYPE_AGENDA_ROW, NULL);
  g_autofree char *name = sn_format_accessible (item, today);

  self->item = g_object_ref (item);
  self->today = *today;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), row_content_new (item, today));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  sn_item_context_attach (GTK_WIDGET (self), item, add_mark);
  return GTK_WIDGET (self);
}

/**
 * sn_agenda_row_get_day:
 *
 * Returns: the day under which it stands; 0 where none was set.
 */
guint32
sn_agenda_row_get_day (SnAgendaRow *self)
{
  return self->julian;
}

/**
 * sn_agenda_row_set_day:
 * @julian: a day
 *
 * Sets the day under which it stands, which for what lasts longer is not
 * always its first.
 */
void
sn_agenda_row_set_day (SnAgendaRow *self, guint32 julian)
{
  self->julian = julian;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *widget, gpointer user_data)
{
  SnAgendaRow *row = SN_AGENDA_ROW (widget);

  sn_item_popover_open (GTK_WIDGET (widget), row->item, &row->today);
}

/**
 * sn_agenda_row_list_open:
 * @list: a list that has rows of sn_agenda_row_new()
 *
 * Has its rows show their item when they are activated.
 */
void
sn_agenda_row_list_open (GtkWidget *list)
{
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
}

/**
 * sn_agenda_row_list_new:
 *
 * Returns: (transfer floating): an empty list for sn_agenda_row_new(), whose
 *   rows show their item when they are activated.
 */
GtkWidget *
sn_agenda_row_list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "agenda");
  sn_agenda_row_list_open (list);
  return list;
}

/**
 * sn_agenda_row_list_number:
 * @list: a list of sn_agenda_row_list_new() with all its rows
 *
 * Has each row say which one it is of how many: headings stand between them.
 */
void
sn_agenda_row_list_number (GtkWidget *list)
{
  int n_rows = 0;
  GtkListBoxRow *row;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n_rows) != NULL)
    n_rows++;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET, i + 1,
                                    GTK_ACCESSIBLE_RELATION_SET_SIZE, n_rows, -1);
}
