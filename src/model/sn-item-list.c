/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-list.h"

struct _SnItemList
{
  GObject parent_instance;

  GPtrArray *items; /* SnItem */
};

static void sn_item_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnItemList, sn_item_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sn_item_list_model_init))

static GType
sn_item_list_get_item_type (GListModel *model)
{
  return SN_TYPE_ITEM;
}

static guint
sn_item_list_get_n_items (GListModel *model)
{
  return SN_ITEM_LIST (model)->items->len;
}

static gpointer
sn_item_list_get_item (GListModel *model, guint position)
{
  SnItemList *self = SN_ITEM_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
sn_item_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sn_item_list_get_item_type;
  iface->get_n_items = sn_item_list_get_n_items;
  iface->get_item = sn_item_list_get_item;
}

static void
sn_item_list_finalize (GObject *object)
{
  g_ptr_array_unref (SN_ITEM_LIST (object)->items);
  G_OBJECT_CLASS (sn_item_list_parent_class)->finalize (object);
}

static void
sn_item_list_class_init (SnItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_item_list_finalize;
}

static void
sn_item_list_init (SnItemList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sn_item_list_new:
 *
 * Returns: (transfer full): an empty list.
 */
SnItemList *
sn_item_list_new (void)
{
  return g_object_new (SN_TYPE_ITEM_LIST, NULL);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

/**
 * sn_item_list_set_items:
 * @items: (element-type SnItem) (transfer none): the new content, in any order
 *
 * Replaces the content. Items that are the same objects at either end of the
 * list are not announced again, so that views keep their place.
 */
void
sn_item_list_set_items (SnItemList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  GPtrArray *sorted = g_ptr_array_new_full (items->len, g_object_unref);
  guint head = 0, tail = 0;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sorted, g_object_ref (items->pdata[i]));
  g_ptr_array_sort (sorted, compare_items);
  self->items = sorted;

  while (head < old->len && head < sorted->len && old->pdata[head] == sorted->pdata[head])
    head++;
  while (tail < old->len - head && tail < sorted->len - head &&
         old->pdata[old->len - 1 - tail] == sorted->pdata[sorted->len - 1 - tail])
    tail++;
  if (old->len - head - tail > 0 || sorted->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, sorted->len - head - tail);
}
