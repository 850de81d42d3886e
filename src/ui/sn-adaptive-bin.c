/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-adaptive-bin.h"

struct _SnAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  gboolean narrow;
  gboolean wanted;
  int wide_width; /* what the wide form needs at least, as far as it is known */
  guint flip_id;
};

enum
{
  PROP_CHILD = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void sn_adaptive_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnAdaptiveBin, sn_adaptive_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, sn_adaptive_bin_buildable_init))

static gboolean
flip_cb (gpointer user_data)
{
  SnAdaptiveBin *self = user_data;

  self->flip_id = 0;
  if (self->narrow != self->wanted)
    {
      self->narrow = self->wanted;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static int
least_width (SnAdaptiveBin *self)
{
  int minimum;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
sn_adaptive_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  SnAdaptiveBin *self = SN_ADAPTIVE_BIN (widget);

  *minimum = *natural = 0;
  if (self->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
      *minimum = MIN (*minimum, SN_LEAST_WIDTH);
      return;
    }
  if (for_size >= 0)
    for_size = MAX (for_size, least_width (self));
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
sn_adaptive_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SnAdaptiveBin *self = SN_ADAPTIVE_BIN (widget);

  if (!self->narrow && self->child != NULL)
    self->wide_width = least_width (self);
  self->wanted = width < MAX (SN_NARROW_WIDTH, self->wide_width);
  /* Nothing may change its form in the middle of an allocation: the other form
   * takes over before the next frame, and until then what is too wide is cut. */
  if (self->wanted != self->narrow && self->flip_id == 0)
    self->flip_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, flip_cb, self, NULL);
  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, MAX (width, least_width (self)), height, baseline, NULL);
}

static GtkSizeRequestMode
sn_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sn_adaptive_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SnAdaptiveBin *self = SN_ADAPTIVE_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_adaptive_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHILD:
      sn_adaptive_bin_set_child (SN_ADAPTIVE_BIN (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_adaptive_bin_dispose (GObject *object)
{
  SnAdaptiveBin *self = SN_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->flip_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (sn_adaptive_bin_parent_class)->dispose (object);
}

static void
sn_adaptive_bin_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    sn_adaptive_bin_set_child (SN_ADAPTIVE_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sn_adaptive_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sn_adaptive_bin_add_child;
}

static void
sn_adaptive_bin_class_init (SnAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sn_adaptive_bin_get_property;
  object_class->set_property = sn_adaptive_bin_set_property;
  object_class->dispose = sn_adaptive_bin_dispose;
  widget_class->measure = sn_adaptive_bin_measure;
  widget_class->size_allocate = sn_adaptive_bin_size_allocate;
  widget_class->get_request_mode = sn_adaptive_bin_get_request_mode;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

/* With letters of another size, what the wide form needs is to be seen anew. */
static void
letters_changed_cb (SnAdaptiveBin *self)
{
  self->wide_width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
sn_adaptive_bin_init (SnAdaptiveBin *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (letters_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (letters_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sn_adaptive_bin_set_child:
 * @child: (nullable) (transfer none): what it holds
 *
 * Replaces the content.
 */
void
sn_adaptive_bin_set_child (SnAdaptiveBin *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

/**
 * sn_adaptive_bin_get_narrow:
 *
 * Returns: whether there is room for one column only.
 */
gboolean
sn_adaptive_bin_get_narrow (SnAdaptiveBin *self)
{
  return self->narrow;
}
