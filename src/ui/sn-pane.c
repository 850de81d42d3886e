/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-pane.h"

typedef struct
{
  gboolean narrow;
} SnPanePrivate;

typedef enum
{
  PROP_NARROW = 1,
} Property;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_TYPE_WITH_PRIVATE (SnPane, sn_pane, ADW_TYPE_BIN)

static void
sn_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, sn_pane_get_narrow (SN_PANE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    sn_pane_set_narrow (SN_PANE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_pane_class_init (SnPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sn_pane_get_property;
  object_class->set_property = sn_pane_set_property;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sn_pane_init (SnPane *self)
{
}

/**
 * sn_pane_get_narrow:
 *
 * Returns: whether there is room for one column only.
 */
gboolean
sn_pane_get_narrow (SnPane *self)
{
  SnPanePrivate *private = sn_pane_get_instance_private (self);

  return private->narrow;
}

/**
 * sn_pane_set_narrow:
 * @narrow: whether there is room for one column only
 *
 * Sets the form of @self.
 */
void
sn_pane_set_narrow (SnPane *self, gboolean narrow)
{
  SnPanePrivate *private = sn_pane_get_instance_private (self);

  if (private->narrow == narrow)
    return;
  private->narrow = narrow;
  if (SN_PANE_GET_CLASS (self)->narrow_changed != NULL)
    SN_PANE_GET_CLASS (self)->narrow_changed (self, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}
