/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outcomes, one for each committee and party category. */

#include "sn-seats.h"
#include "sn-outcomes-private.h"

#include <string.h>

/**
 * sn_outcome_is_category:
 *
 * Returns: whether the mark is a party category that can have a seat; Chairs have
 *   theirs for another reason.
 */
gboolean
sn_outcome_is_category (const SnMark *mark)
{
  return mark->word_class == SN_WORD_CATEGORY && strcmp (mark->value, "Chair") != 0 && strcmp (mark->value, "Any") != 0;
}

/* "appointed by the Panel", "the Panel has confirmed": it fills seats of others. */
static gboolean
is_appointer (const SnReading *reading, const SnMark *committee, const SnSentence *sentence)
{
  static const char *const by[] = { "by", "at", NULL };
  guint32 before = committee->first;

  if (strcmp (committee->value, "SEC Panel") != 0)
    return FALSE;
  if (before > sentence->first && sn_reading_token_is (reading, before - 1, "the"))
    before--;
  if (before > sentence->first && sn_reading_token_is_any (reading, before - 1, by))
    return TRUE;
  return (before == sentence->first || before + 6 > committee->first) && committee->end < sentence->end &&
         sn_reading_token_in (reading, committee->end, SN_SET_APPOINTED) &&
         !(before > sentence->first &&
           sn_reading_token_is_any (reading, before - 1,
                                    (const char *const[]){ "on", "to", "of", "join", "joined", "joins", NULL }));
}

static gboolean
only_appoints (const SnReading *reading, const SnSentence *sentence)
{
  gboolean found = FALSE;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_COMMITTEE || g_strcmp0 (mark->value, "SEC Panel") != 0)
        continue;
      if (!is_appointer (reading, mark, sentence))
        return FALSE;
      found = TRUE;
    }
  return found;
}

/**
 * sn_outcome_committee_in:
 *
 * Returns: (transfer none) (nullable): the first committee of the sentence that
 *   has seats and does not only fill those of others.
 */
const char *
sn_outcome_committee_in (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && sn_committee_has_seats (reading, mark, sentence->end) &&
          !is_appointer (reading, mark, sentence))
        return mark->value;
    }
  return NULL;
}

static guint
find_committees (const SnOutcomeArticle *article, const SnSentence *sentence, const SnMark *category,
                 const char *names[SN_SEAT_MAX_COMMITTEES])
{
  const SnReading *reading = article->extraction->reading;
  guint n = sn_seat_committees (reading, sentence, category, names);

  if (n == 1 && strcmp (names[0], "SEC Panel") == 0 && only_appoints (reading, sentence))
    {
      n = 0;
      names[0] = sn_outcome_committee_in (reading, sentence);
      if (names[0] != NULL)
        return 1;
      if (g_strcmp0 (article->committee, "SEC Panel") == 0)
        return 0;
    }
  if (n == 0 && (names[0] = sn_outcome_committee_in (reading, sentence)) != NULL)
    return 1;
  if (n == 0 && article->committee != NULL)
    {
      names[0] = article->committee;
      return 1;
    }
  return n;
}

static gboolean
same_seat (SnItem *item, const char *committee, const char *category)
{
  return g_strcmp0 (sn_item_get_committee (item), committee) == 0 &&
         g_strcmp0 (sn_item_get_category (item), category) == 0;
}

/* A seat that the newsletter still offers is not filled, whatever it says: one
 * of two is, or somebody was elected before. */
static gboolean
is_offered (SnNewsletter *newsletter, const char *committee, const char *category)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);

  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_kind (items->pdata[i]) == SN_ITEM_VACANCY &&
        sn_item_get_outcome (items->pdata[i]) == SN_OUTCOME_NONE && same_seat (items->pdata[i], committee, category))
      return TRUE;
  return FALSE;
}

static SnItem *
find_outcome (SnNewsletter *newsletter, const char *committee, const char *category)
{
  GPtrArray *outcomes = sn_newsletter_get_outcomes (newsletter);

  for (guint i = 0; i < outcomes->len; i++)
    if (same_seat (outcomes->pdata[i], committee, category))
      return outcomes->pdata[i];
  return NULL;
}

static void
add_outcome (SnOutcomeArticle *article, const SnSentence *sentence, const char *committee, const char *category,
             guint seats, const char *rule)
{
  SnMention *mention = sn_extraction_mention (article->extraction, sentence->block, sentence->first, sentence->end);
  SnItem *known = find_outcome (article->newsletter, committee, category);
  g_autofree char *title = NULL;
  SnItem *item;

  if (known != NULL || is_offered (article->newsletter, committee, category))
    {
      if (known != NULL)
        sn_item_add_mention (known, mention);
      else
        sn_mention_free (mention);
      return;
    }
  title = sn_seat_title (committee, category, seats);
  item = sn_item_new (SN_ITEM_VACANCY, title);
  sn_item_set_committee (item, committee);
  sn_item_set_category (item, category);
  sn_item_set_seats (item, seats);
  sn_item_set_outcome (item, SN_OUTCOME_FILLED);
  sn_item_set_rule (item, rule);
  sn_item_set_confidence (item, 0.9);
  sn_item_add_mention (item, mention);
  sn_newsletter_add_outcome (article->newsletter, item);
}

/**
 * sn_outcome_add:
 * @sentence: what says so
 * @named: the sentence that names the seat, perhaps another
 * @category: of @named
 * @rule: why
 *
 * Adds that the seats of the category are filled, where it is known whose they
 * are.
 */
void
sn_outcome_add (SnOutcomeArticle *article, const SnSentence *sentence, const SnSentence *named, const SnMark *category,
                const char *rule)
{
  const SnReading *reading = article->extraction->reading;
  const char *names[SN_SEAT_MAX_COMMITTEES] = { NULL }, *values[2];
  guint people = sn_outcome_names_before (reading, named, category);
  guint seats = MAX (people > 0 ? people : sn_seat_count (reading, named, category), 1);
  guint n_values = sn_seat_categories (reading, named, category, seats, values);
  guint n_names = find_committees (article, named, category, names);

  for (guint i = 0; i < n_names; i++)
    for (guint v = 0; v < n_values; v++)
      add_outcome (article, sentence, names[i], values[v], MAX (seats / n_values, 1), rule);
}
