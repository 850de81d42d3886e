/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where to look for what a candidate could be the same as, so that not each is
 * compared with each: whatever sn_candidate_is_same() asks, two that are the
 * same share at least one of the keys that are made here. */

#include "sn-merge-private.h"

#include <string.h>

typedef enum
{
  KEY_DAY,       /* year, month and day, any of which may be 0 */
  KEY_MONTH,     /* of what is a date: for months that a day refines */
  KEY_MEETING,   /* committee and number */
  KEY_SEAT,      /* committee and category */
  KEY_REFERENCE, /* of a consultation */
  KEY_ORGANISER, /* of a consultation without a reference, perhaps of nobody */
  KEY_UNNUMBERED /* any consultation without a reference */
} KeyKind;

/* No candidate has more. */
#define MOST_KEYS 8

/* Consultations on different days are one only where they are spoken of in
 * different ways. */
typedef enum
{
  WAY_ARTICLE,
  WAY_ROW,
  WAY_SUMMARY,
  WAY_UNDATED,
  N_WAYS
} Way;

typedef struct
{
  guint32 hash;
  guint candidate;
  guint32 next; /* the next of its bucket, counted from 1; 0 where there is none */
} Entry;

/* The keys of a candidate; the same for two makes them only worth comparing. */
typedef struct
{
  guint32 hashes[MOST_KEYS];
  guint n;
} Keys;

struct _SnMergeIndex
{
  guint32 *buckets; /* the newest entry of each, counted from 1; 0 where there is none */
  guint32 mask;
  GArray *entries; /* Entry */
  GArray *keys;    /* Keys: what each candidate is found by since it was last added */
};

static void
add_key (Keys *keys, KeyKind kind, guint32 value)
{
  guint32 hash = (value ^ (guint32) kind << 28) * 0x9e3779b1u;

  keys->hashes[keys->n++] = hash ^ hash >> 15;
}

static guint32
hash_text (const char *text)
{
  return text != NULL ? g_str_hash (text) : 0;
}

static void
add_day (Keys *keys, guint year, guint month, guint day)
{
  add_key (keys, KEY_DAY, year << 9 | month << 5 | day);
}

static void
add_month (Keys *keys, const SnDate *date)
{
  add_key (keys, KEY_MONTH, (guint32) date->year << 4 | date->month);
}

static void
add_seat (Keys *keys, SnItem *item)
{
  add_key (keys, KEY_SEAT, hash_text (sn_item_get_committee (item)) * 31 + hash_text (sn_item_get_category (item)));
}

static void
add_meeting (Keys *keys, SnItem *item)
{
  guint number = sn_item_get_committee (item) != NULL ? sn_number_of_meeting (sn_item_get_title (item)) : 0;

  if (number != 0)
    add_key (keys, KEY_MEETING, hash_text (sn_item_get_committee (item)) + number);
}

static Way
way_of (const SnCandidate *candidate)
{
  if (!sn_date_is_set (sn_item_get_date (candidate->item)))
    return WAY_UNDATED;
  return candidate->summary ? WAY_SUMMARY : candidate->row ? WAY_ROW : WAY_ARTICLE;
}

static void
add_organiser (Keys *keys, const char *organiser, Way way)
{
  add_key (keys, KEY_ORGANISER, hash_text (organiser) + (guint32) way);
}

/* Organisers are compatible where either is not known. */
static void
add_compatible (Keys *keys, const char *organiser, Way way)
{
  if (organiser == NULL)
    {
      add_key (keys, KEY_UNNUMBERED, (guint32) way);
      return;
    }
  add_organiser (keys, organiser, way);
  add_organiser (keys, NULL, way);
}

/* What a candidate is found by. */
static void
list_own_keys (Keys *keys, const SnCandidate *candidate)
{
  const SnDate *date = sn_item_get_date (candidate->item);
  const char *reference = sn_item_get_reference (candidate->item);

  keys->n = 0;
  add_day (keys, date->year, date->month, date->day);
  if (sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY)
    add_seat (keys, candidate->item);
  else if (sn_item_get_kind (candidate->item) != SN_ITEM_CONSULTATION)
    {
      if (date->month != 0)
        add_month (keys, date);
      add_meeting (keys, candidate->item);
    }
  else if (reference != NULL)
    add_key (keys, KEY_REFERENCE, hash_text (reference));
  else
    {
      add_organiser (keys, sn_item_get_organiser (candidate->item), way_of (candidate));
      add_key (keys, KEY_UNNUMBERED, (guint32) way_of (candidate));
    }
}

/* What those have that it could be the same as. */
static void
list_sought_keys (Keys *keys, const SnCandidate *candidate)
{
  const SnDate *date = sn_item_get_date (candidate->item);
  const char *reference = sn_item_get_reference (candidate->item);

  keys->n = 0;
  if (sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY)
    add_seat (keys, candidate->item);
  else if (sn_item_get_kind (candidate->item) != SN_ITEM_CONSULTATION)
    {
      add_day (keys, date->year, date->month, date->day);
      if (date->day != 0)
        add_day (keys, date->year, date->month, 0);
      else if (date->month != 0)
        add_month (keys, date);
      add_meeting (keys, candidate->item);
    }
  else
    {
      add_day (keys, date->year, date->month, date->day);
      if (reference != NULL)
        add_key (keys, KEY_REFERENCE, hash_text (reference));
      /* no introduction is ever merged into */
      for (Way way = WAY_ARTICLE; reference == NULL && way < N_WAYS; way++)
        if (way == WAY_UNDATED || (way != WAY_SUMMARY && way != way_of (candidate)))
          add_compatible (keys, sn_item_get_organiser (candidate->item), way);
    }
}

/**
 * sn_merge_index_new:
 * @n_candidates: about how many there will be
 *
 * Returns: (transfer full): an empty index.
 */
SnMergeIndex *
sn_merge_index_new (guint n_candidates)
{
  SnMergeIndex *self = g_new (SnMergeIndex, 1);
  guint n_buckets = 64;

  while (n_buckets < n_candidates * 2)
    n_buckets *= 2;
  self->buckets = g_new0 (guint32, n_buckets);
  self->mask = n_buckets - 1;
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_candidates * 3 + 1);
  self->keys = g_array_sized_new (FALSE, FALSE, sizeof (Keys), n_candidates + 1);
  return self;
}

/**
 * sn_merge_index_free:
 *
 * Frees the index.
 */
void
sn_merge_index_free (SnMergeIndex *self)
{
  g_free (self->buckets);
  g_array_unref (self->entries);
  g_array_unref (self->keys);
  g_free (self);
}

static const Entry *
first_entry (const SnMergeIndex *self, guint32 hash)
{
  guint32 first = self->buckets[hash & self->mask];

  return first != 0 ? &g_array_index (self->entries, Entry, first - 1) : NULL;
}

static const Entry *
next_entry (const SnMergeIndex *self, const Entry *entry)
{
  return entry->next != 0 ? &g_array_index (self->entries, Entry, entry->next - 1) : NULL;
}

static gboolean
has_key (const Keys *keys, guint32 hash)
{
  for (guint i = 0; i < keys->n; i++)
    if (keys->hashes[i] == hash)
      return TRUE;
  return FALSE;
}

/**
 * sn_merge_index_add:
 * @at: its number: that of one added before, or the next
 *
 * Lets a candidate be found by what it is now. What it was found by before, it
 * still is.
 */
void
sn_merge_index_add (SnMergeIndex *self, const SnCandidate *candidate, guint at)
{
  Keys keys, before = { 0 };

  list_own_keys (&keys, candidate);
  if (at < self->keys->len)
    {
      before = g_array_index (self->keys, Keys, at);
      g_array_index (self->keys, Keys, at) = keys;
    }
  else
    g_array_append_val (self->keys, keys);
  for (guint i = 0; i < keys.n; i++)
    {
      guint32 *bucket = &self->buckets[keys.hashes[i] & self->mask];
      Entry entry = { .hash = keys.hashes[i], .candidate = at, .next = *bucket };

      if (has_key (&before, entry.hash))
        continue;
      g_array_append_val (self->entries, entry);
      *bucket = self->entries->len;
    }
}

/**
 * sn_merge_index_find_same:
 * @merged: (element-type SnCandidate): the candidates by their numbers
 * @at: (out): the number of what was found
 *
 * Returns: (transfer none) (nullable): the first that speaks of the same thing.
 */
SnCandidate *
sn_merge_index_find_same (const SnMergeIndex *self, const SnExtraction *extraction, GPtrArray *merged,
                          const SnCandidate *candidate, guint *at)
{
  Keys keys;

  *at = merged->len;
  list_sought_keys (&keys, candidate);
  for (guint i = 0; i < keys.n; i++)
    for (const Entry *entry = first_entry (self, keys.hashes[i]); entry != NULL; entry = next_entry (self, entry))
      if (entry->hash == keys.hashes[i] && entry->candidate < *at &&
          sn_candidate_is_same (extraction, merged->pdata[entry->candidate], candidate))
        *at = entry->candidate;
  return *at < merged->len ? merged->pdata[*at] : NULL;
}
