/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reconcile.h"

/* Which identity keys stand for one thing, of those that are alike. It depends
 * on what is said alone, not on the order in which it is looked at: a set of keys
 * of which one newsletter speaks twice is not one thing, and nobody can say
 * which of them are, so that none of them are. */

/* A key with the newsletters that speak of it, and one of its set: the key that
 * stands for the set is reached through these. */
typedef struct _Node Node;
struct _Node
{
  const char *key;
  Node *parent;
  GHashTable *newsletters; /* gint64 */
  gboolean torn;
};

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
  Node *node = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];

      /* Those of one key mostly follow each other. */
      if (node == NULL || !g_str_equal (node->key, claim->key))
        node = g_hash_table_lookup (nodes, claim->key);
      if (node == NULL)
        {
          node = g_new (Node, 1);
          *node = (Node){ claim->key, node, g_hash_table_new (g_int64_hash, g_int64_equal), FALSE };
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
  const Node *fewer = g_hash_table_size (a->newsletters) < g_hash_table_size (b->newsletters) ? a : b;
  const Node *more = fewer == a ? b : a;
  GHashTableIter iter;
  gpointer newsletter;

  g_hash_table_iter_init (&iter, fewer->newsletters);
  while (g_hash_table_iter_next (&iter, &newsletter, NULL))
    if (g_hash_table_contains (more->newsletters, newsletter))
      return TRUE;
  return FALSE;
}

static Node *
leader_of (Node *node)
{
  while (node->parent != node)
    {
      node->parent = node->parent->parent;
      node = node->parent;
    }
  return node;
}

/* All of either set are led by the lower of both leaders. */
static void
join (Node *one, Node *two)
{
  Node *a = leader_of (one), *b = leader_of (two);

  if (g_strcmp0 (a->key, b->key) < 0)
    b->parent = a;
  else
    a->parent = b;
}

/* A set is torn where a newsletter speaks of two of its keys. */
static void
find_torn (GHashTable *nodes)
{
  g_autoptr (GHashTable) speakers =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  GHashTableIter iter, newsletters;
  gpointer value, newsletter;

  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Node *node = value, *leader = leader_of (node);
      GHashTable *heard = g_hash_table_lookup (speakers, leader);

      if (heard == NULL)
        {
          heard = g_hash_table_new (g_int64_hash, g_int64_equal);
          g_hash_table_insert (speakers, leader, heard);
        }
      g_hash_table_iter_init (&newsletters, node->newsletters);
      while (!leader->torn && g_hash_table_iter_next (&newsletters, &newsletter, NULL))
        leader->torn = !g_hash_table_add (heard, newsletter);
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
      Node *a = g_hash_table_lookup (nodes, pairs->pdata[i]);
      Node *b = g_hash_table_lookup (nodes, pairs->pdata[i + 1]);

      if (a != NULL && b != NULL && !meet (a, b))
        join (a, b);
    }
  find_torn (nodes);
  for (guint i = 0; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];
      Node *leader = leader_of (g_hash_table_lookup (nodes, claim->key));

      claim->group = g_strdup (leader->torn ? claim->key : leader->key);
    }
}
