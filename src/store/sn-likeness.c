/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-likeness.h"

#include "sn-words.h"

/* Items that may be one thing under two names. Two of one newsletter are two:
 * it would not list a thing twice under different names and dates. Else those
 * are offered that share a family and
 *
 *   - the day, and most words of their titles; or
 *   - the reference and the day; or
 *   - for consultations that close on one day, the organiser and some word; or
 *   - for seats of which one lacks committee or category, most words. */

/* Of the words of the shorter title, how many the longer one has, in percent. */
#define MOST_WORDS 60
#define SOME_WORDS 30

typedef struct
{
  SnItem *item;
  GPtrArray *words;
  GHashTable *newsletters;
} Entry;

static void
entry_free (Entry *entry)
{
  g_ptr_array_unref (entry->words);
  g_hash_table_unref (entry->newsletters);
  g_free (entry);
}

static Entry *
entry_new (SnItem *item)
{
  Entry *entry = g_new0 (Entry, 1);
  GPtrArray *mentions = sn_item_get_mentions (item);

  entry->item = item;
  entry->words = sn_words_significant (sn_item_get_title (item));
  entry->newsletters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < mentions->len; i++)
    g_hash_table_add (entry->newsletters,
                      g_memdup2 (&((SnMention *) mentions->pdata[i])->newsletter_id, sizeof (gint64)));
  return entry;
}

static gboolean
share_newsletter (const Entry *a, const Entry *b)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, a->newsletters);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (*(gint64 *) id != 0 && g_hash_table_contains (b->newsletters, id))
      return TRUE;
  return FALSE;
}

static guint
shared_words (const Entry *a, const Entry *b)
{
  guint shared = 0, least = MIN (a->words->len, b->words->len);

  for (guint i = 0; i < a->words->len; i++)
    shared += sn_words_contain (b->words, a->words->pdata[i], FALSE) ? 1 : 0;
  return least > 0 ? shared * 100 / least : 0;
}

static gboolean
same_text (const char *a, const char *b)
{
  return a != NULL && b != NULL && g_ascii_strcasecmp (a, b) == 0;
}

/* Numbers tell the meetings of one committee, and the modifications, apart. */
static gboolean
has_own_number (const Entry *a, const Entry *b)
{
  for (guint i = 0; i < a->words->len; i++)
    {
      const char *word = a->words->pdata[i];

      if (g_ascii_isdigit (*word) && !sn_words_contain (b->words, word, FALSE))
        return TRUE;
    }
  return FALSE;
}

/* Of two seats that are known whole the rules can tell whether they are one. */
static gboolean
is_known_seat (SnItem *item)
{
  return sn_item_get_kind (item) == SN_ITEM_VACANCY && sn_item_get_committee (item) != NULL &&
         sn_item_get_category (item) != NULL;
}

/* (nullable): why they may be one; both have the same day or none. */
static const char *
reason_for (const Entry *a, const Entry *b)
{
  gboolean references = sn_item_get_reference (a->item) != NULL && sn_item_get_reference (b->item) != NULL;
  gboolean same_reference = same_text (sn_item_get_reference (a->item), sn_item_get_reference (b->item));
  gboolean dated = sn_date_is_set (sn_item_get_date (a->item));
  guint words = shared_words (a, b);

  if (share_newsletter (a, b) || (references && !same_reference) || (has_own_number (a, b) && has_own_number (b, a)))
    return NULL;
  if (is_known_seat (a->item) && is_known_seat (b->item))
    return NULL;
  if (same_reference && dated)
    return "they have the same reference and date";
  if (words >= MOST_WORDS)
    return dated ? "they have the same date and much the same title" : "they have much the same title";
  if (dated && sn_item_get_kind (a->item) == SN_ITEM_CONSULTATION && words >= SOME_WORDS &&
      same_text (sn_item_get_organiser (a->item), sn_item_get_organiser (b->item)))
    return "they close on the same day and have the same organiser";
  return NULL;
}

/* Of seats those that are not known whole are also here by themselves: they are
 * few, and all that one that is known whole can be compared with. */
#define VACANCIES "vacancy"
#define VAGUE_VACANCIES "vague vacancy"

static char *
bucket_of (SnItem *item)
{
  g_autofree char *date = sn_date_to_string (sn_item_get_date (item));
  SnItemKind kind = sn_item_get_kind (item);

  if (kind == SN_ITEM_VACANCY)
    return g_strdup (VACANCIES);
  return g_strdup_printf ("%s %s", kind == SN_ITEM_CONSULTATION ? "consultation" : "date", date != NULL ? date : "-");
}

static void
compare_with (GPtrArray *bucket, const Entry *entry, GArray *found)
{
  for (guint i = 0; i < bucket->len; i++)
    {
      const Entry *other = bucket->pdata[i];
      SnLikeness likeness = { sn_item_get_id (other->item), sn_item_get_id (entry->item), reason_for (other, entry) };

      if (likeness.reason == NULL)
        continue;
      if (likeness.item > likeness.other)
        {
          likeness.item = likeness.other;
          likeness.other = sn_item_get_id (other->item);
        }
      g_array_append_val (found, likeness);
    }
}

static GPtrArray *
get_bucket (GHashTable *buckets, const char *name)
{
  GPtrArray *bucket = g_hash_table_lookup (buckets, name);

  if (bucket == NULL)
    {
      bucket = g_ptr_array_new ();
      g_hash_table_insert (buckets, g_strdup (name), bucket);
    }
  return bucket;
}

/**
 * sn_likeness_find:
 * @items: (element-type SnItem): items out of the store with their mentions
 *
 * Finds pairs that may be one thing, which an issue called otherwise. Only items
 * of one day are compared with each other, and seats.
 *
 * Returns: (transfer full) (element-type SnLikeness): the pairs.
 */
GArray *
sn_likeness_find (GPtrArray *items)
{
  g_autoptr (GHashTable) buckets =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SnLikeness));

  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      Entry *entry = entry_new (item);
      g_autofree char *name = bucket_of (item);
      gboolean is_known = is_known_seat (item);

      g_ptr_array_add (entries, entry);
      compare_with (get_bucket (buckets, is_known ? VAGUE_VACANCIES : name), entry, found);
      g_ptr_array_add (get_bucket (buckets, name), entry);
      if (sn_item_get_kind (item) == SN_ITEM_VACANCY && !is_known)
        g_ptr_array_add (get_bucket (buckets, VAGUE_VACANCIES), entry);
    }
  return found;
}

/**
 * sn_likeness_find_for:
 * @items: (element-type SnItem): items out of the store with their mentions
 * @id: the number of one of them
 *
 * As sn_likeness_find(), of one item alone.
 *
 * Returns: (transfer full) (element-type SnLikeness): the pairs that it is in.
 */
GArray *
sn_likeness_find_for (GPtrArray *items, gint64 id)
{
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autofree char *name = NULL;
  Entry *one = NULL;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SnLikeness));

  for (guint i = 0; i < items->len && name == NULL; i++)
    if (sn_item_get_id (items->pdata[i]) == id)
      {
        name = bucket_of (items->pdata[i]);
        one = entry_new (items->pdata[i]);
      }
  /* Which of two is the earlier one matters to the comparison. */
  for (guint i = 0, passed = FALSE; i < items->len && one != NULL; i++)
    {
      g_autofree char *other = bucket_of (items->pdata[i]);
      Entry *entry;

      passed = passed || sn_item_get_id (items->pdata[i]) == id;
      if (sn_item_get_id (items->pdata[i]) == id || !g_str_equal (other, name))
        continue;
      entry = entry_new (items->pdata[i]);
      g_ptr_array_add (earlier, passed ? one : entry);
      compare_with (earlier, passed ? entry : one, found);
      g_ptr_array_set_size (earlier, 0);
      entry_free (entry);
    }
  g_clear_pointer (&one, entry_free);
  return found;
}
