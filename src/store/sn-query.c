/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-query.h"

#include "sn-search-words.h"

/**
 * sn_query_copy:
 *
 * Returns: (transfer full): a copy with texts of its own, for sn_query_free().
 */
SnQuery *
sn_query_copy (const SnQuery *query)
{
  SnQuery *copy = g_new (SnQuery, 1);

  *copy = *query;
  copy->category = g_strdup (query->category);
  copy->search = g_strdup (query->search);
  copy->names = (const char *const *) g_strdupv ((char **) query->names);
  copy->seats_for = g_strdup (query->seats_for);
  return copy;
}

/**
 * sn_query_free:
 * @query: a query that sn_query_copy() made
 *
 * Frees @query with its texts.
 */
void
sn_query_free (SnQuery *query)
{
  g_free ((char *) query->category);
  g_free ((char *) query->search);
  g_strfreev ((char **) query->names);
  g_free ((char *) query->seats_for);
  g_free (query);
}

/* The day on which the newest issue that mentions it may have come, or 0. */
static guint32
last_mentioned (SnItem *item)
{
  GPtrArray *issues = sn_item_get_issues (item);
  SnDate issued = { 0 };

  if (issues->len > 0)
    sn_date_parse (issues->pdata[issues->len - 1], &issued);
  return sn_date_last_julian (&issued);
}

/**
 * sn_query_item_state:
 * @item: an item with the issues that mention it
 * @today: a day
 *
 * Works out the state as sn_item_state_on() does; beyond that, a vacancy that
 * is open only because nobody ever gave it a closing date is doubtful once no
 * issue has mentioned it for %SN_QUERY_DOUBT_DAYS days.
 *
 * Returns: the state on that day.
 */
SnItemState
sn_query_item_state (SnItem *item, const SnDate *today)
{
  SnItemState state = sn_item_state_on (item, today);
  guint32 mentioned = last_mentioned (item);

  if (state == SN_STATE_OPEN && sn_item_get_kind (item) == SN_ITEM_VACANCY &&
      !sn_date_is_set (sn_item_get_date (item)) && mentioned != 0 &&
      mentioned + SN_QUERY_DOUBT_DAYS < sn_date_first_julian (today))
    return SN_STATE_DOUBTFUL;
  return state;
}

/**
 * sn_query_category_matches:
 * @wanted: the category asked for
 * @category: (nullable): that of a vacancy
 *
 * Returns: whether somebody of the category @wanted can stand for a seat of
 *   @category: the same, any, or for both kinds of networks.
 */
gboolean
sn_query_category_matches (const char *wanted, const char *category)
{
  gboolean network =
      g_ascii_strcasecmp (wanted, "Electricity Network") == 0 || g_ascii_strcasecmp (wanted, "Gas Network") == 0;

  if (category == NULL)
    return FALSE;
  return g_ascii_strcasecmp (wanted, category) == 0 || g_ascii_strcasecmp ("Any", category) == 0 ||
         (network && g_ascii_strcasecmp ("Network", category) == 0);
}

/**
 * sn_query_is_seat_for:
 * @category: a category
 *
 * Returns: whether @item is no seat, or one that somebody of that category may be
 *   able to stand for: a seat whose category nobody stated may be anybody's.
 */
gboolean
sn_query_is_seat_for (SnItem *item, const char *category)
{
  return sn_item_get_kind (item) != SN_ITEM_VACANCY || sn_item_get_category (item) == NULL ||
         sn_query_category_matches (category, sn_item_get_category (item));
}

/* Whether it was moved away from a day of the range. */
static gboolean
moved_matches (const SnQuery *query, SnItem *item)
{
  const SnDate *from = sn_item_get_moved_from (item);

  return query->moved && sn_date_is_set (&query->from) && sn_date_is_set (&query->to) && sn_item_get_moved (item) &&
         sn_date_precision (from) == SN_PRECISION_DAY &&
         sn_date_first_julian (from) >= sn_date_first_julian (&query->from) &&
         sn_date_first_julian (from) <= sn_date_last_julian (&query->to);
}

static gboolean
range_matches (const SnQuery *query, SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);

  if (!sn_date_is_set (date) || moved_matches (query, item))
    return TRUE;
  if (sn_date_is_set (&query->from) && sn_date_last_julian (date) < sn_date_first_julian (&query->from))
    return FALSE;
  return !sn_date_is_set (&query->to) || sn_date_first_julian (date) <= sn_date_last_julian (&query->to);
}

static gboolean
precision_matches (const SnQuery *query, SnItem *item)
{
  SnPrecision precision = sn_date_precision (sn_item_get_date (item));

  switch (query->precision)
    {
    case SN_QUERY_DATED:
      return precision != SN_PRECISION_NONE;
    case SN_QUERY_WITH_DAY:
      return precision == SN_PRECISION_DAY;
    case SN_QUERY_WITHOUT_DAY:
      return precision != SN_PRECISION_DAY && precision != SN_PRECISION_NONE;
    case SN_QUERY_ANY_DATE:
    default:
      return TRUE;
    }
}

/* Of what the user dismissed nothing else is asked. */
static gboolean
user_word_matches (const SnQuery *query, SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  gboolean dismissed = word != NULL && word->dismissed;

  if (query->answered_only && (dismissed || word == NULL || !sn_response_status_is_answer (word->status)))
    return FALSE;
  return dismissed ? !query->undismissed : !query->dismissed_only;
}

static gboolean
is_among (const char *const *names, const char *name)
{
  for (; name != NULL && *names != NULL; names++)
    if (g_ascii_strcasecmp (*names, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
names_match (const SnQuery *query, SnItem *item)
{
  return query->names == NULL || *query->names == NULL || is_among (query->names, sn_item_get_committee (item)) ||
         is_among (query->names, sn_item_get_organiser (item));
}

static gboolean
standing_matches (const SnQuery *query, SnItem *item)
{
  SnItemState state = sn_query_item_state (item, &query->today);

  if (query->open_only && state != SN_STATE_OPEN && state != SN_STATE_DOUBTFUL)
    return FALSE;
  if (query->closed_only && state != SN_STATE_CLOSED && state != SN_STATE_PAST && state != SN_STATE_CANCELLED)
    return FALSE;
  if (query->filled_only && state != SN_STATE_FILLED)
    return FALSE;
  return !query->changed_only || sn_item_get_changes (item)->len > 0;
}

/**
 * sn_query_item_words:
 * @title: where to add the words of its title
 * @words: where to add those of its reference, organiser, committee, category
 *   and all that was said of it
 *
 * Adds the words under which a search finds @item, as sn_search_fold() does.
 */
void
sn_query_item_words (SnItem *item, GString *title, GString *words)
{
  GPtrArray *mentions = sn_item_get_mentions (item);

  sn_search_fold (title, sn_item_get_title (item));
  sn_search_fold (words, sn_item_get_reference (item));
  sn_search_fold (words, sn_item_get_organiser (item));
  sn_search_fold (words, sn_item_get_committee (item));
  sn_search_fold (words, sn_item_get_category (item));
  for (guint i = 0; i < mentions->len; i++)
    sn_search_fold (words, ((SnMention *) mentions->pdata[i])->quote);
}

static gboolean
search_matches (const char *search, SnItem *item)
{
  g_autoptr (SnSearchTerms) terms = sn_search_terms_new (search);
  g_autoptr (GString) words = NULL;

  if (sn_search_terms_count (terms) == 0)
    return TRUE;
  words = g_string_new (NULL);
  sn_query_item_words (item, words, words);
  return sn_search_terms_match (terms, words->str);
}

/**
 * sn_query_matches:
 * @item: an item with its mentions and issues
 *
 * The same filter as that of sn_db_list_items(), but for its limit, for an item
 * in memory. An item without a date is in every range, for nothing says that it is not.
 *
 * Returns: whether @query asks for @item.
 */
gboolean
sn_query_matches (const SnQuery *query, SnItem *item)
{
  if (query->kinds != 0 && (query->kinds & SN_QUERY_KIND (sn_item_get_kind (item))) == 0)
    return FALSE;
  if (!standing_matches (query, item) || !user_word_matches (query, item))
    return FALSE;
  if (query->category != NULL && (sn_item_get_kind (item) != SN_ITEM_VACANCY ||
                                  !sn_query_category_matches (query->category, sn_item_get_category (item))))
    return FALSE;
  if (!names_match (query, item) || (query->seats_for != NULL && !sn_query_is_seat_for (item, query->seats_for)))
    return FALSE;
  return range_matches (query, item) && precision_matches (query, item) && search_matches (query->search, item);
}
