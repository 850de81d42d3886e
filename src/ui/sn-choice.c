/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-choice.h"

struct _SnChoice
{
  GObject parent_instance;

  gboolean on;
  GPtrArray *shown;   /* SnItem */
  GHashTable *chosen; /* numbers */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnChoice, sn_choice, G_TYPE_OBJECT)

static void
changed (SnChoice *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sn_choice_finalize (GObject *object)
{
  SnChoice *self = SN_CHOICE (object);

  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->chosen);
  G_OBJECT_CLASS (sn_choice_parent_class)->finalize (object);
}

static void
sn_choice_class_init (SnChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_choice_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sn_choice_init (SnChoice *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * sn_choice_new:
 *
 * Returns: (transfer full): a choice that is off.
 */
SnChoice *
sn_choice_new (void)
{
  return g_object_new (SN_TYPE_CHOICE, NULL);
}

/**
 * sn_choice_get_on:
 *
 * Returns: whether items are being chosen.
 */
gboolean
sn_choice_get_on (SnChoice *self)
{
  return self->on;
}

/**
 * sn_choice_set_on:
 * @on: whether items are being chosen; turned off, none is chosen
 *
 * Begins or ends it.
 */
void
sn_choice_set_on (SnChoice *self, gboolean on)
{
  if (self->on == on)
    return;
  self->on = on;
  g_hash_table_remove_all (self->chosen);
  changed (self);
}

static void
add (GHashTable *chosen, gint64 item_id)
{
  g_hash_table_add (chosen, g_memdup2 (&item_id, sizeof item_id));
}

/**
 * sn_choice_set_shown:
 * @items: (element-type SnItem): what the list shows, in its order
 *
 * Says what there is to choose from.
 */
void
sn_choice_set_shown (SnChoice *self, GPtrArray *items)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->chosen);

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_ptr_array_add (self->shown, g_object_ref (items->pdata[i]));
      if (g_hash_table_contains (before, &id))
        add (self->chosen, id);
    }
  if (self->on)
    changed (self);
}

/**
 * sn_choice_toggle:
 * @item_id: number of an item that is shown
 *
 * Chooses it or gives it up; the first one begins the choice.
 */
void
sn_choice_toggle (SnChoice *self, gint64 item_id)
{
  self->on = TRUE;
  if (!g_hash_table_remove (self->chosen, &item_id))
    add (self->chosen, item_id);
  changed (self);
}

/**
 * sn_choice_add_all:
 *
 * Chooses all that is shown.
 */
void
sn_choice_add_all (SnChoice *self)
{
  self->on = TRUE;
  for (guint i = 0; i < self->shown->len; i++)
    add (self->chosen, sn_item_get_id (self->shown->pdata[i]));
  changed (self);
}

/**
 * sn_choice_has:
 *
 * Returns: whether the item of that number is chosen.
 */
gboolean
sn_choice_has (SnChoice *self, gint64 item_id)
{
  return g_hash_table_contains (self->chosen, &item_id);
}

/**
 * sn_choice_get_items:
 *
 * Returns: (transfer full) (element-type SnItem): what is chosen, in the order in
 *   which it is shown.
 */
GPtrArray *
sn_choice_get_items (SnChoice *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->shown->len; i++)
    if (sn_choice_has (self, sn_item_get_id (self->shown->pdata[i])))
      g_ptr_array_add (items, g_object_ref (self->shown->pdata[i]));
  return items;
}
