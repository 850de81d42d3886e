/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-choice.h"

struct _SnChoice
{
  GObject parent_instance;

  gboolean on;
  GPtrArray *shown;   /* SnItem */
  GHashTable *places; /* number of an item → its place in @shown */
  GHashTable *chosen; /* numbers */
  gint64 anchor;      /* where a range begins; 0 for nowhere */
};

enum
{
  CHANGED,
  TOUCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnChoice, sn_choice, G_TYPE_OBJECT)

static void
changed (SnChoice *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Changed by way of one item. */
static void
touched (SnChoice *self, gint64 item_id)
{
  changed (self);
  g_signal_emit (self, signals[TOUCHED], 0, item_id);
}

static GHashTable *
numbers_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
sn_choice_finalize (GObject *object)
{
  SnChoice *self = SN_CHOICE (object);

  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->chosen);
  G_OBJECT_CLASS (sn_choice_parent_class)->finalize (object);
}

static void
sn_choice_class_init (SnChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_choice_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOUCHED] = g_signal_new ("touched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
sn_choice_init (SnChoice *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = numbers_new ();
  self->chosen = numbers_new ();
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
 * @items: (element-type SnItem): what the list shows, each once, in its order
 *
 * Says what there is to choose from.
 */
void
sn_choice_set_shown (SnChoice *self, GPtrArray *items)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->chosen);

  self->chosen = numbers_new ();
  g_hash_table_remove_all (self->places);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_ptr_array_add (self->shown, g_object_ref (items->pdata[i]));
      g_hash_table_insert (self->places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i));
      if (g_hash_table_contains (before, &id))
        add (self->chosen, id);
    }
  if (self->on)
    changed (self);
}

/**
 * sn_choice_shows:
 *
 * Returns: whether the item of that number can be chosen.
 */
gboolean
sn_choice_shows (SnChoice *self, gint64 item_id)
{
  return g_hash_table_contains (self->places, &item_id);
}

/**
 * sn_choice_toggle:
 * @item_id: number of an item; nothing is done where it is not shown
 *
 * Chooses it or gives it up; the first one begins the choice.
 */
void
sn_choice_toggle (SnChoice *self, gint64 item_id)
{
  if (!sn_choice_shows (self, item_id))
    return;
  self->on = TRUE;
  self->anchor = item_id;
  if (!g_hash_table_remove (self->chosen, &item_id))
    add (self->chosen, item_id);
  touched (self, item_id);
}

/**
 * sn_choice_add:
 * @item_id: number of an item; nothing is done where it is not shown
 *
 * Chooses it, whether or not it was; the first one begins the choice.
 */
void
sn_choice_add (SnChoice *self, gint64 item_id)
{
  if (!sn_choice_shows (self, item_id))
    return;
  self->on = TRUE;
  self->anchor = item_id;
  add (self->chosen, item_id);
  touched (self, item_id);
}

/**
 * sn_choice_set_anchor:
 * @item_id: number of an item
 *
 * Says where the next range begins. What is chosen or given up says so itself.
 */
void
sn_choice_set_anchor (SnChoice *self, gint64 item_id)
{
  self->anchor = item_id;
}

/**
 * sn_choice_extend:
 * @item_id: number of an item; nothing is done where it is not shown
 *
 * Chooses all from where the range begins to that item, besides what is chosen
 * already; that item alone where no range was begun.
 */
void
sn_choice_extend (SnChoice *self, gint64 item_id)
{
  guint to, from;

  if (!sn_choice_shows (self, item_id))
    return;
  if (!sn_choice_shows (self, self->anchor))
    self->anchor = item_id;
  from = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &self->anchor));
  to = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &item_id));
  self->on = TRUE;
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    add (self->chosen, sn_item_get_id (self->shown->pdata[i]));
  touched (self, item_id);
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
