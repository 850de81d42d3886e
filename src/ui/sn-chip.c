/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-chip.h"

#include <glib/gi18n.h>

#include "sn-compat.h"
#include "sn-format.h"
#include "sn-item-context.h"
#include "sn-item-popover.h"
#include "sn-parts.h"

#define ICON_SIZE 12
#define SPACING 3
/* So many letters a chip shows at least, as every label that may be cut. */
#define LEAST_LETTERS 3

/* A month has over a hundred chips. Each draws its icons and words itself: a box with an
 * image and a label in each were most of the widgets of the window. */
struct _SnChip
{
  GtkButton parent_instance;

  SnItem *item;
  SnToday today;
  PangoLayout *layout; /* the words */
  PangoLayout *tail;   /* what stands at the end and is never cut; NULL for nothing */
  const char *icon;    /* NULL for none */
  gboolean moved;      /* has the icon of what was moved behind the words */
};

G_DEFINE_FINAL_TYPE (SnChip, sn_chip, GTK_TYPE_BUTTON)

static gboolean
is_struck (SnItem *item)
{
  return sn_item_get_state (item) == SN_STATE_CANCELLED || sn_item_get_state (item) == SN_STATE_FILLED;
}

static gboolean
is_over (SnItem *item)
{
  return sn_item_get_state (item) == SN_STATE_PAST || sn_item_get_state (item) == SN_STATE_CLOSED;
}

static gboolean
is_chosen (SnChip *self)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self), "sn-chosen");
}

/* What stands beside the words. */
static int
width_without_words (SnChip *self)
{
  int n_icons = (self->icon != NULL) + self->moved + is_chosen (self), width = n_icons * (ICON_SIZE + SPACING), tail;

  if (self->tail == NULL)
    return width;
  pango_layout_get_pixel_size (self->tail, &tail, NULL);
  return width + SPACING + tail;
}

static int
natural_width (PangoLayout *layout)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
least_width (SnChip *self)
{
  PangoContext *context = pango_layout_get_context (self->layout);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                    pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (letter * LEAST_LETTERS);
}

static void
measure_cb (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
            int *minimum_baseline, int *natural_baseline)
{
  SnChip *self = SN_CHIP (widget);
  int words, height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      words = natural_width (self->layout);
      *minimum = width_without_words (self) + MIN (words, least_width (self));
      *natural = width_without_words (self) + words;
      return;
    }
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  *minimum = *natural = MAX (height, ICON_SIZE);
}

/* There is nothing in it but what opens over it, which GTK places. */
static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
}

/* From where the line begins to where it ends, in the direction of reading. */
typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA color;
  int width;
  int height;
  int start; /* so much is taken at the start */
  gboolean rtl;
} Line;

/* Goes to the next part of the line, and to its upper left corner. */
static void
begin_part (Line *line, int width, int height)
{
  int x = line->rtl ? line->width - line->start - width : line->start;

  gtk_snapshot_save (line->snapshot);
  gtk_snapshot_translate (line->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) ((line->height - height) / 2)));
  line->start += width + SPACING;
}

static void
draw_icon (SnChip *self, Line *line, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  const GdkRGBA colors[] = { line->color, line->color, line->color, line->color };

  begin_part (line, ICON_SIZE, ICON_SIZE);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), line->snapshot, ICON_SIZE, ICON_SIZE, colors,
                                            G_N_ELEMENTS (colors));
  gtk_snapshot_restore (line->snapshot);
}

static void
draw_words (Line *line, PangoLayout *layout, int most)
{
  int width = MIN (natural_width (layout), most), height;

  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  begin_part (line, width, height);
  gtk_snapshot_append_layout (line->snapshot, layout, &line->color);
  gtk_snapshot_restore (line->snapshot);
}

static void
sn_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SnChip *self = SN_CHIP (widget);
  int room = gtk_widget_get_width (widget) - width_without_words (self);
  Line line = {
    .snapshot = snapshot,
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  sn_compat_get_color (widget, &line.color);
  if (is_chosen (self))
    draw_icon (self, &line, "object-select-symbolic");
  if (self->icon != NULL)
    draw_icon (self, &line, self->icon);
  draw_words (&line, self->layout, room);
  /* What is behind the words stands at the end, however short they are. */
  line.start = line.width - (self->moved ? ICON_SIZE : 0) - (self->tail != NULL ? natural_width (self->tail) : 0) -
               (self->moved && self->tail != NULL ? SPACING : 0);
  if (self->moved)
    draw_icon (self, &line, "sn-moved-symbolic");
  if (self->tail != NULL)
    draw_words (&line, self->tail, natural_width (self->tail));
}

static void
sn_chip_clicked (GtkButton *button)
{
  SnChip *self = SN_CHIP (button);

  sn_item_popover_open (GTK_WIDGET (self), self->item, &self->today);
}

static void
sn_chip_finalize (GObject *object)
{
  SnChip *self = SN_CHIP (object);

  g_clear_object (&self->item);
  g_clear_object (&self->layout);
  g_clear_object (&self->tail);
  G_OBJECT_CLASS (sn_chip_parent_class)->finalize (object);
}

static void
sn_chip_class_init (SnChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_chip_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = sn_chip_snapshot;
  GTK_BUTTON_CLASS (klass)->clicked = sn_chip_clicked;
}

static void
sn_chip_init (SnChip *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (NULL, measure_cb, allocate_cb));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
}

static PangoLayout *
layout_new (SnChip *self, const char *words, gboolean struck)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (struck)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

static SnChip *
chip_new (SnItem *item, const char *words, gboolean struck, const char *name, const SnToday *today)
{
  SnChip *self = g_object_new (SN_TYPE_CHIP, NULL);

  self->item = g_object_ref (item);
  self->today = *today;
  self->layout = layout_new (self, words, struck);
  sn_parts_set_tooltip (GTK_WIDGET (self), name);
  sn_parts_set_name (GTK_WIDGET (self), name);
  sn_item_context_attach (GTK_WIDGET (self), item, NULL);
  return self;
}

/**
 * sn_chip_new:
 * @item: an item
 * @text: (nullable): what stands on it; %NULL for the short text of a day
 * @today: the day from which it is seen
 *
 * Makes a small button that stands for an item: icon and colour of its kind,
 * and a few words. A click shows the item.
 *
 * Returns: (transfer floating): the button.
 */
GtkWidget *
sn_chip_new (SnItem *item, const char *text, const SnToday *today)
{
  g_autofree char *name = sn_format_accessible (item, today);
  g_autofree char *words = text != NULL ? g_strdup (text) : sn_format_chip (item);
  SnChip *self = chip_new (item, words, is_struck (item), name, today);

  self->icon = sn_format_kind_icon (sn_item_get_kind (item));
  self->moved = sn_item_get_moved (item);
  gtk_widget_add_css_class (GTK_WIDGET (self), sn_format_kind_class (sn_item_get_kind (item)));
  if (is_over (item) || is_struck (item))
    gtk_widget_add_css_class (GTK_WIDGET (self), "over");
  return GTK_WIDGET (self);
}

/**
 * sn_chip_new_ghost:
 * @item: an item that was moved
 * @today: the day from which it is seen
 *
 * Makes the button that stays on the day from which an item was moved, its
 * words struck, with the day that it went to.
 *
 * Returns: (transfer floating): the button.
 */
GtkWidget *
sn_chip_new_ghost (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  const SnDate *from = sn_item_get_moved_from (item);
  g_autofree char *words = sn_format_chip (item);
  g_autofree char *accessible = sn_format_accessible (item, today);
  g_autofree char *to = NULL;
  /* Translators: %s says what it is and when it is now */
  g_autofree char *name = g_strdup_printf (_ ("Moved away from this day: %s"), accessible);
  SnChip *self = chip_new (item, words, TRUE, name, today);

  if (date->month == from->month && date->year == from->year)
    to = g_strdup_printf ("%u", date->day);
  else
    to = g_strdup_printf ("%u/%u", date->day, date->month);
  self->moved = TRUE;
  self->tail = layout_new (self, to, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ghost");
  return GTK_WIDGET (self);
}
