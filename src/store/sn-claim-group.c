/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reconcile.h"

/* Which identity keys stand for one thing, of those that are alike. It depends
 * on what is said alone, not on the order in which it is looked at: a set of keys
 * of which one newsletter speaks twice is not one thing, and nobody can say
 * which of them are, so that none of them are. */

/* A key with the newsletters that speak of it, and the key that stands for its
 * set. */
typedef struct
{
  const char *key;
  const char *leader;
  GHashTable *newsletters; /* gint64 */
} Node;

static void
node_free (Node *node)
{
  g_hash_table_unref (node->newsletters);
  g_free (node);
}

static GHashTable *
make_nodes (GPtrArray *claims)
{
  GHashTable *nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) node_free);

  for (guint i = 0; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];
      Node *node = g_hash_table_lookup (nodes, claim->key);

      if (node == NULL)
        {
          node = g_new (Node, 1);
          *node = (Node){ claim->key, claim->key, g_hash_table_new (g_int64_hash, g_int64_equal) };
          g_hash_table_insert (nodes, claim->key, node);
        }
      if (claim->newsletter_id != 0)
        g_hash_table_add (node->newsletters, &claim->newsletter_id);
    }
  return nodes;
}

static gboolean
meet (const Node *a, const Node *b)
{
  GHashTableIter iter;
  gpointer newsletter;

  g_hash_table_iter_init (&iter, a->newsletters);
  while (g_hash_table_iter_next (&iter, &newsletter, NULL))
    if (g_hash_table_contains (b->newsletters, newsletter))
      return TRUE;
  return FALSE;
}

/* All of either set are led by the lower of both leaders. */
static void
join (GHashTable *nodes, const char *one, const char *two)
{
  const char *leader = g_strcmp0 (one, two) < 0 ? one : two;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Node *node = value;

      if (g_str_equal (node->leader, one) || g_str_equal (node->leader, two))
        node->leader = leader;
    }
}

static gboolean
is_torn (GPtrArray *all, const char *leader)
{
  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++)
      {
        const Node *a = all->pdata[i], *b = all->pdata[j];

        if (g_str_equal (a->leader, leader) && g_str_equal (b->leader, leader) && meet (a, b))
          return TRUE;
      }
  return FALSE;
}

static void
dissolve_torn (GHashTable *nodes)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) torn = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (all, value);
  for (guint i = 0; i < all->len; i++)
    {
      const Node *node = all->pdata[i];

      if (!g_hash_table_contains (torn, node->leader) && is_torn (all, node->leader))
        g_hash_table_add (torn, (char *) node->leader);
    }
  for (guint i = 0; i < all->len; i++)
    {
      Node *node = all->pdata[i];

      if (g_hash_table_contains (torn, node->leader))
        node->leader = node->key;
    }
}

/**
 * sn_claims_group:
 * @claims: (element-type SnClaim): claims with their keys
 * @pairs: (element-type utf8): keys that are alike, two by two
 *
 * Gives those claims one group that may be of one item: those of one key, and of
 * keys that are alike of which no newsletter speaks side by side.
 */
void
sn_claims_group (GPtrArray *claims, GPtrArray *pairs)
{
  g_autoptr (GHashTable) nodes = make_nodes (claims);

  if (g_hash_table_size (nodes) < 2)
    return;
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      const Node *a = g_hash_table_lookup (nodes, pairs->pdata[i]);
      const Node *b = g_hash_table_lookup (nodes, pairs->pdata[i + 1]);

      if (a != NULL && b != NULL && !meet (a, b))
        join (nodes, a->leader, b->leader);
    }
  dissolve_torn (nodes);
  for (guint i = 0; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];

      claim->group = g_strdup (((const Node *) g_hash_table_lookup (nodes, claim->key))->leader);
    }
}
