/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reconcile.h"

#include "sn-identity.h"

/* Which item a mention belongs to, among those of one identity key (or of
 * several that are alike, or that the user has put together).
 *
 * A pure function of all mentions of the key in the order of their issues: the
 * order in which newsletters were imported has no part in it. Newsletter after
 * newsletter, each mention goes where the user put it; else to an item that is
 * known on that date; then what is left goes to the item whose date it most
 * likely changes; then it begins an item of its own. */

/* A seat or a consultation whose date was over for that long when it is heard
 * of again is a new one; before that it was put off or opened again. (Meetings
 * come again within weeks: for them "over" is enough.) */
#define LAPSE_DAYS 180

/* Further than any two days of one calendar. */
#define NO_DISTANCE 8000000

#define MAX_PAIRS 100000

typedef struct
{
  GPtrArray *occurrences; /* SnOccurrence */
  gboolean recurring;
} Reconciler;

static gboolean
same_organiser (SnItem *a, SnItem *b)
{
  return sn_item_get_organiser (a) == NULL || sn_item_get_organiser (b) == NULL ||
         g_ascii_strcasecmp (sn_item_get_organiser (a), sn_item_get_organiser (b)) == 0;
}

/* Before the first newsletter has been settled an occurrence has no item yet:
 * then its first claim speaks for it. */
static SnItem *
item_of (SnOccurrence *occurrence)
{
  return occurrence->item != NULL ? occurrence->item : ((SnClaim *) occurrence->claims->pdata[0])->item;
}

/* Mentions of different groups never meet but where the user put some of them
 * together. */
static gboolean
shares_group (const SnClaim *claim, SnOccurrence *occurrence)
{
  for (guint i = 0; i < occurrence->claims->len; i++)
    if (g_strcmp0 (((SnClaim *) occurrence->claims->pdata[i])->group, claim->group) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_over (SnItem *item, guint32 day)
{
  const SnDate *date = sn_item_get_date (item);

  return sn_date_is_set (date) && day != 0 && sn_date_last_julian (date) < day;
}

static gboolean
has_lapsed (SnOccurrence *occurrence, guint32 day)
{
  SnItem *item = item_of (occurrence);
  guint32 last = MAX (occurrence->last_day, sn_date_last_julian (sn_item_get_date (item)));

  if (!is_over (item, day) && sn_item_get_outcome (item) == SN_OUTCOME_NONE)
    return FALSE;
  return day != 0 && last != 0 && last + LAPSE_DAYS < day;
}

static gboolean
is_dated_kind (SnItem *item)
{
  return sn_item_get_kind (item) != SN_ITEM_CONSULTATION && sn_item_get_kind (item) != SN_ITEM_VACANCY;
}

static guint
month_of (const SnDate *date)
{
  SnDate first = sn_date_from_julian (sn_date_first_julian (date));

  return first.year * 12u + first.month;
}

/* How well a claim fits an item that is known on its date; 0 is best, -1 not at
 * all. A month meets a day in it only while that is still to come: "March" said
 * after 4 March means another day. */
static int
fit (const SnClaim *claim, SnOccurrence *occurrence)
{
  SnItem *item = item_of (occurrence);
  const SnDate *said = sn_item_get_date (claim->item);
  const SnDate *known = sn_item_get_date (item);
  const SnDate *before = sn_item_get_moved_from (claim->item);
  int other_kind = sn_item_get_kind (item) != sn_item_get_kind (claim->item);

  if (!same_organiser (item, claim->item) || !shares_group (claim, occurrence))
    return -1;
  if (sn_date_starts_with (said, known))
    return 0 + other_kind;
  if (sn_date_starts_with (before, known))
    return 2 + other_kind;
  if (sn_date_contains (known, said) || (sn_date_contains (said, known) && !is_over (item, claim->issued_day)))
    return 4 + other_kind;
  return -1;
}

static SnOccurrence *
best_fit (GPtrArray *occurrences, const SnClaim *claim)
{
  SnOccurrence *best = NULL;
  int least = G_MAXINT;

  for (guint i = 0; i < occurrences->len; i++)
    {
      int value = fit (claim, occurrences->pdata[i]);

      if (value >= 0 && value < least)
        {
          best = occurrences->pdata[i];
          least = value;
        }
    }
  return best;
}

static SnOccurrence *
begin (Reconciler *self, SnClaim *claim)
{
  SnOccurrence *occurrence = sn_occurrence_new ();

  occurrence->key = claim->key;
  occurrence->pin = claim->pin;
  sn_occurrence_add (occurrence, claim);
  g_ptr_array_add (self->occurrences, occurrence);
  return occurrence;
}

/* May the date of @claim be the new date of @occurrence? */
static gboolean
may_change (Reconciler *self, const SnClaim *claim, SnOccurrence *occurrence)
{
  SnItem *item = item_of (occurrence);
  const SnDate *known = sn_item_get_date (item);
  gboolean moved = sn_item_get_moved (claim->item) || sn_date_is_set (sn_item_get_moved_from (claim->item));

  if (!same_organiser (item, claim->item) || occurrence->touched || !shares_group (claim, occurrence))
    return FALSE;
  if (!is_dated_kind (claim->item))
    return !has_lapsed (occurrence, claim->issued_day);
  if (is_over (item, claim->issued_day) && !moved)
    return FALSE;
  /* Moved from a date that none of them has: not from that of a series. */
  if (self->recurring && sn_date_is_set (sn_item_get_moved_from (claim->item)) && sn_date_is_set (known))
    return FALSE;
  return !self->recurring || moved || !sn_date_is_set (known) ||
         month_of (known) == month_of (sn_item_get_date (claim->item));
}

static int
distance (const SnClaim *claim, SnOccurrence *occurrence)
{
  SnItem *item = item_of (occurrence);
  const SnDate *known = sn_item_get_date (item);
  gint64 days = (gint64) sn_date_first_julian (sn_item_get_date (claim->item)) - sn_date_first_julian (known);
  int other_kind = sn_item_get_kind (item) != sn_item_get_kind (claim->item);

  if (!sn_date_is_set (known))
    return NO_DISTANCE;
  return (int) ABS (days) * 2 + other_kind;
}

typedef struct
{
  SnClaim *claim;
  SnOccurrence *occurrence;
  int distance;
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *one = a;
  const Pair *two = b;

  return (one->distance > two->distance) - (one->distance < two->distance);
}

static GArray *
possible_changes (Reconciler *self, GPtrArray *claims)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < claims->len; i++)
    for (guint j = 0; j < self->occurrences->len; j++)
      {
        Pair pair = { claims->pdata[i], self->occurrences->pdata[j], 0 };

        if (!may_change (self, pair.claim, pair.occurrence))
          continue;
        pair.distance = distance (pair.claim, pair.occurrence);
        g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs); /* stable */
  return pairs;
}

/* Of all claims that are left and all items that they may change, the pair
 * that lies nearest; then the next, so that two dates that both moved a little
 * do not change places. Where they are more than any newsletter has, nobody
 * can say which became which. */
static void
assign_changes (Reconciler *self, GPtrArray *claims)
{
  g_autoptr (GArray) pairs = NULL;

  if ((guint64) claims->len * self->occurrences->len > MAX_PAIRS)
    return;
  pairs = possible_changes (self, claims);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (!pair->occurrence->touched && g_ptr_array_remove (claims, pair->claim))
        sn_occurrence_add (pair->occurrence, pair->claim);
    }
}

/* A mention without a date: of what the same newsletter dates, else of the next
 * to come, else of the latest seat or consultation that has not lapsed. That
 * something is filled or called off is said of what was last known; a seat that
 * is filled long after is another year's. */
static SnOccurrence *
undated_owner (Reconciler *self, const SnClaim *claim)
{
  SnOccurrence *coming = NULL;
  SnOccurrence *latest = NULL;

  for (guint i = 0; i < self->occurrences->len; i++)
    {
      SnOccurrence *occurrence = self->occurrences->pdata[i];
      SnItem *item = item_of (occurrence);

      if (!same_organiser (item, claim->item) || !shares_group (claim, occurrence))
        continue;
      if (occurrence->touched)
        return occurrence;
      if (!is_over (item, claim->issued_day) && !has_lapsed (occurrence, claim->issued_day) &&
          (coming == NULL || sn_date_compare (sn_item_get_date (item), sn_item_get_date (item_of (coming))) < 0))
        coming = occurrence;
      latest = occurrence;
    }
  if (coming != NULL || latest == NULL)
    return coming;
  if (sn_item_get_outcome (claim->item) == SN_OUTCOME_CANCELLED)
    return latest;
  return is_dated_kind (claim->item) || has_lapsed (latest, claim->issued_day) ? NULL : latest;
}

static gboolean
are_two_dates (SnItem *a, SnItem *b)
{
  const SnDate *one = sn_item_get_date (a);
  const SnDate *two = sn_item_get_date (b);

  return sn_date_is_set (one) && sn_date_is_set (two) && !sn_date_starts_with (one, two) &&
         !sn_date_contains (one, two) && !sn_date_contains (two, one) && same_organiser (a, b);
}

/* One of them moved from the date of the other: a table that was not updated. */
static gboolean
is_move (SnItem *a, SnItem *b)
{
  return sn_date_starts_with (sn_item_get_moved_from (a), sn_item_get_date (b)) ||
         sn_date_starts_with (sn_item_get_moved_from (b), sn_item_get_date (a));
}

/* Has the key shown that it stands for a series: several dates in one issue,
 * or a date that was already over when another was given? */
static gboolean
shows_series (Reconciler *self, GPtrArray *claims)
{
  const SnClaim *first = claims->pdata[0];

  if (self->recurring)
    return TRUE;
  for (guint i = 0; i < self->occurrences->len; i++)
    if (is_over (item_of (self->occurrences->pdata[i]), first->issued_day))
      return TRUE;
  for (guint i = 1; i < claims->len; i++)
    {
      const SnClaim *claim = claims->pdata[i];

      if (are_two_dates (first->item, claim->item) && !is_move (first->item, claim->item))
        return TRUE;
    }
  return FALSE;
}

/* Takes the claims out of @claims that fit a date that is known to one of
 * @occurrences. */
static void
assign_known (GPtrArray *occurrences, GPtrArray *claims)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < claims->len; i++)
    {
      SnOccurrence *occurrence = best_fit (occurrences, claims->pdata[i]);

      if (occurrence == NULL)
        g_ptr_array_add (rest, claims->pdata[i]);
      else
        sn_occurrence_add (occurrence, claims->pdata[i]);
    }
  g_ptr_array_set_size (claims, 0);
  g_ptr_array_extend (claims, rest, NULL, NULL);
}

/* Each of the rest begins an item, unless it says once more what one before it
 * said. */
static void
begin_rest (Reconciler *self, GPtrArray *claims)
{
  g_autoptr (GPtrArray) begun = g_ptr_array_new ();

  for (guint i = 0; i < claims->len; i++)
    {
      SnOccurrence *occurrence = best_fit (begun, claims->pdata[i]);

      if (occurrence == NULL)
        g_ptr_array_add (begun, begin (self, claims->pdata[i]));
      else
        sn_occurrence_add (occurrence, claims->pdata[i]);
    }
}

static void
assign_undated (Reconciler *self, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      SnOccurrence *occurrence = undated_owner (self, claims->pdata[i]);

      if (occurrence != NULL)
        sn_occurrence_add (occurrence, claims->pdata[i]);
      else
        begin (self, claims->pdata[i]);
    }
}

static SnOccurrence *
find_pinned (Reconciler *self, gint64 pin)
{
  for (guint i = 0; i < self->occurrences->len; i++)
    {
      SnOccurrence *occurrence = self->occurrences->pdata[i];

      if (occurrence->pin == pin)
        return occurrence;
    }
  return NULL;
}

/* Takes those out of @claims of which the user said where they belong. */
static void
assign_pinned (Reconciler *self, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len;)
    {
      SnClaim *claim = claims->pdata[i];
      SnOccurrence *occurrence = claim->pin != 0 ? find_pinned (self, claim->pin) : NULL;

      if (claim->pin == 0)
        {
          i++;
          continue;
        }
      if (occurrence == NULL)
        begin (self, claim);
      else
        sn_occurrence_add (occurrence, claim);
      g_ptr_array_remove_index (claims, i);
    }
}

/* One newsletter: @claims is all it says under this key. */
static void
read_issue (Reconciler *self, GPtrArray *claims)
{
  g_autoptr (GPtrArray) dated = g_ptr_array_new ();
  g_autoptr (GPtrArray) undated = g_ptr_array_new ();

  assign_pinned (self, claims);
  if (claims->len > 0)
    self->recurring = shows_series (self, claims);
  for (guint i = 0; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];

      g_ptr_array_add (sn_date_is_set (sn_item_get_date (claim->item)) ? dated : undated, claim);
    }
  assign_known (self->occurrences, dated);
  assign_changes (self, dated);
  begin_rest (self, dated);
  assign_undated (self, undated);
  for (guint i = 0; i < self->occurrences->len; i++)
    if (((SnOccurrence *) self->occurrences->pdata[i])->touched)
      sn_occurrence_settle (self->occurrences->pdata[i]);
}

/* Each item's place among those that begin with its key, and its uid. */
static void
name_occurrences (const char *key, GPtrArray *occurrences)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < occurrences->len; i++)
    {
      SnOccurrence *occurrence = occurrences->pdata[i];
      const char *own = occurrence->key != NULL ? occurrence->key : key;
      g_autofree char *uid = NULL;

      occurrence->place = GPOINTER_TO_UINT (g_hash_table_lookup (places, own));
      g_hash_table_insert (places, (char *) own, GUINT_TO_POINTER (occurrence->place + 1));
      uid = sn_identity_uid (own, occurrence->place);
      sn_item_set_uid (occurrence->item, uid);
    }
}

/**
 * sn_reconcile:
 * @key: the identity key of the claims that have none of their own
 * @claims: (element-type SnClaim): all that any newsletter says under it, in
 *   any order; each newsletter_id has one sha256
 *
 * Puts what the newsletters say together into living items: their fields as
 * they are known now, what changed and which issue changed it, and their uid.
 *
 * Returns: (transfer full) (element-type SnOccurrence): the items, in the order
 *   in which the issues brought them. @claims must outlive them.
 */
GPtrArray *
sn_reconcile (const char *key, GPtrArray *claims)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) issue = g_ptr_array_new ();
  GPtrArray *occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_occurrence_free);
  Reconciler self = { .occurrences = occurrences };

  g_ptr_array_extend (sorted, claims, NULL, NULL);
  g_ptr_array_sort (sorted, sn_claim_compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      SnClaim *claim = sorted->pdata[i];

      if (issue->len > 0 && ((SnClaim *) issue->pdata[0])->newsletter_id != claim->newsletter_id)
        {
          read_issue (&self, issue);
          g_ptr_array_set_size (issue, 0);
        }
      g_ptr_array_add (issue, claim);
    }
  if (issue->len > 0)
    read_issue (&self, issue);
  name_occurrences (key, occurrences);
  return occurrences;
}
