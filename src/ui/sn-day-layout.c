/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-day-layout.h"

#include <glib/gi18n.h>

#define PADDING 3
#define GAP 3
/* A day has room for its number and this many lines, however low the window. */
#define LEAST_LINES 2
#define USUAL_LINES 3
/* Room for an icon, where a day has none. */
#define LEAST_ICON 16

struct _SnDayLayout
{
  GtkLayoutManager parent_instance;

  const SnDayParts *parts;
  GPtrArray *chips; /* GtkWidget, in order */
  guint n_without;  /* how many more things there are than chips */
  guint n_lines;    /* how many lines had room at last */
  gboolean narrow;
  gboolean rtl;
};

enum
{
  ROOM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnDayLayout, sn_day_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
natural_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
measure_width (SnDayLayout *self, int *minimum, int *natural)
{
  *minimum = MAX (least_width (self->parts->header),
                  self->narrow && self->parts->icons != NULL ? least_width (self->parts->icons) : 0);
  if (!self->narrow)
    for (guint i = 0; i < self->chips->len; i++)
      *minimum = MAX (*minimum, least_width (self->chips->pdata[i]));
  if (self->parts->mark != NULL && !self->narrow)
    *minimum = MAX (*minimum, least_width (self->parts->header) + least_width (self->parts->mark));
  *minimum += 2 * PADDING;
  *natural = self->narrow ? *minimum : MAX (*minimum, 100);
}

static void
sn_day_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                       int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  SnDayLayout *self = SN_DAY_LAYOUT (manager);
  int header, line;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  header = natural_height (self->parts->header, -1) + 2 * PADDING;
  if (self->narrow)
    {
      *minimum = *natural =
          header + MAX (self->parts->icons != NULL ? natural_height (self->parts->icons, -1) : 0, LEAST_ICON);
      return;
    }
  line = natural_height (self->parts->more, -1) + GAP;
  *minimum = header + LEAST_LINES * line;
  *natural = header + USUAL_LINES * line;
}

static void
hide (GtkWidget *widget)
{
  if (widget != NULL)
    gtk_widget_set_child_visible (widget, FALSE);
}

static void
place (GtkWidget *widget, int x, int y, int width, int height)
{
  gtk_widget_set_child_visible (widget, TRUE);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, width, height }, -1);
}

/* The widget is there for its height on every day; where it is not shown a screen
 * reader is not to meet it either. */
static void
show_more (SnDayLayout *self, gboolean shown)
{
  gtk_widget_set_child_visible (self->parts->more, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->parts->more), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

static void
place_narrow (SnDayLayout *self, int width, int height)
{
  int header = natural_height (self->parts->header, -1);

  place (self->parts->header, PADDING, PADDING, width - 2 * PADDING, header);
  if (self->parts->icons != NULL)
    place (self->parts->icons, PADDING, PADDING + header, width - 2 * PADDING, MAX (height - header - 2 * PADDING, 0));
  hide (self->parts->holiday);
  hide (self->parts->mark);
  show_more (self, FALSE);
  for (guint i = 0; i < self->chips->len; i++)
    hide (self->chips->pdata[i]);
}

/* Places the chips in a height; where not all fit, the last line says how many
 * more there are. */
static void
place_chips (SnDayLayout *self, int y, int width, int height)
{
  int line = natural_height (self->parts->more, width);
  guint lines = (guint) MAX ((height - y - PADDING + GAP) / (line + GAP), 0);
  guint all = self->chips->len + self->n_without;
  guint shown = all <= lines ? self->chips->len : MIN (self->chips->len, lines > 0 ? lines - 1 : 0);

  for (guint i = 0; i < self->chips->len; i++)
    if (i < shown)
      place (self->chips->pdata[i], PADDING, y + (int) i * (line + GAP), width, line);
    else
      hide (self->chips->pdata[i]);
  if (shown < all)
    {
      g_autofree char *text = g_strdup_printf (_ ("+%u more"), all - shown);

      /* An inscription takes new text without asking for another size. */
      gtk_inscription_set_text (self->parts->more_label, text);
      show_more (self, TRUE);
      place (self->parts->more, PADDING, y + (int) shown * (line + GAP), width, line);
    }
  else
    show_more (self, FALSE);
  if (lines != self->n_lines)
    {
      self->n_lines = lines;
      g_signal_emit (self, signals[ROOM], 0, lines);
    }
}

/* The mark stands at the end of the line with the number. */
static void
place_header (SnDayLayout *self, int width, int height)
{
  int mark = self->parts->mark != NULL ? least_width (self->parts->mark) : 0;
  int rest = MAX (width - mark, least_width (self->parts->header));

  place (self->parts->header, self->rtl ? PADDING + width - rest : PADDING, PADDING, rest, height);
  if (self->parts->mark != NULL)
    place (self->parts->mark, self->rtl ? PADDING : PADDING + width - mark, PADDING, mark, height);
}

static void
place_wide (SnDayLayout *self, int width, int height)
{
  int inner = width - 2 * PADDING;
  int y = PADDING;
  int header = natural_height (self->parts->header, inner);

  hide (self->parts->icons);
  place_header (self, inner, header);
  y += header + 1;
  if (self->parts->holiday != NULL && gtk_widget_get_visible (self->parts->holiday))
    {
      int holiday = natural_height (self->parts->holiday, inner);

      place (self->parts->holiday, PADDING, y, inner, holiday);
      y += holiday + GAP;
    }
  place_chips (self, y, inner, height);
}

static void
sn_day_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  SnDayLayout *self = SN_DAY_LAYOUT (manager);

  self->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  if (self->narrow)
    place_narrow (self, width, height);
  else
    place_wide (self, width, height);
}

static GtkSizeRequestMode
sn_day_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
sn_day_layout_finalize (GObject *object)
{
  g_ptr_array_unref (SN_DAY_LAYOUT (object)->chips);
  G_OBJECT_CLASS (sn_day_layout_parent_class)->finalize (object);
}

static void
sn_day_layout_class_init (SnDayLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sn_day_layout_finalize;
  /* Emitted while sizes are given out: who answers with other chips does so later. */
  signals[ROOM] = g_signal_new ("room", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
  manager_class->measure = sn_day_layout_measure;
  manager_class->allocate = sn_day_layout_allocate;
  manager_class->get_request_mode = sn_day_layout_get_request_mode;
}

static void
sn_day_layout_init (SnDayLayout *self)
{
}

/**
 * sn_day_layout_new:
 * @parts: children of the day, as they are at any time; outlive the layout
 * @chips: (element-type GtkWidget): its chips; they may become others
 *
 * Returns: (transfer full): a layout for that day.
 */
GtkLayoutManager *
sn_day_layout_new (const SnDayParts *parts, GPtrArray *chips)
{
  SnDayLayout *self = g_object_new (SN_TYPE_DAY_LAYOUT, NULL);

  self->parts = parts;
  self->chips = g_ptr_array_ref (chips);
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * sn_day_layout_set_narrow:
 * @narrow: whether there is room for icons only
 *
 * Sets the form of the day.
 */
void
sn_day_layout_set_narrow (SnDayLayout *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/**
 * sn_day_layout_set_n_without:
 * @n: how many more things the day has than there are chips
 *
 * Has the last line count these as well.
 */
void
sn_day_layout_set_n_without (SnDayLayout *self, guint n)
{
  self->n_without = n;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
