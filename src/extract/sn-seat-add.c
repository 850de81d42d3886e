/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The seats of an article: one for each committee and category. */

#include "sn-vacancies-private.h"

#include <string.h>

#define BIT SN_WORD_BIT
#define NO_WHEN G_MAXUINT32

/**
 * sn_seat_title:
 * @category: (nullable): whose it is; "Any", or %NULL, where anybody may have it
 * @seats: how many
 *
 * Returns: (transfer full): what the seats are called: "SSC Large Supplier seat", "TAG seats for any
 *   Party".
 */
char *
sn_seat_title (const char *committee, const char *category, guint seats)
{
  const char *noun = seats == 1 ? "seat" : "seats";

  return category == NULL || strcmp (category, "Any") == 0 ? g_strdup_printf ("%s %s for any Party", committee, noun)
                                                           : g_strdup_printf ("%s %s %s", committee, category, noun);
}

static SnSeat *
find_seat (SnSeatArticle *article, const char *committee, const char *category)
{
  for (guint i = 0; i < article->seats->len; i++)
    {
      SnSeat *seat = &g_array_index (article->seats, SnSeat, i);

      if (g_strcmp0 (sn_item_get_committee (seat->candidate->item), committee) == 0 &&
          g_strcmp0 (sn_item_get_category (seat->candidate->item), category) == 0)
        return seat;
    }
  return NULL;
}

/* "One Large Supplier" says little without "The following seats remain vacant:". */
static void
add_lead (SnExtraction *self, SnItem *item, guint block)
{
  const SnReading *reading = self->reading;
  guint lead = self->outline->places[block].lead;
  const SnSentence *sentence;

  if (lead == SN_NO_BLOCK || sn_reading_block (reading, block)->kind != SN_BLOCK_LIST_ITEM ||
      reading->block_sentences[lead] == reading->block_sentences[lead + 1])
    return;
  sentence = sn_reading_sentence (reading, reading->block_sentences[lead + 1] - 1);
  sn_item_add_mention (item, sn_extraction_mention (self, lead, sentence->first, sentence->end));
}

/* How many there are, which "may nominate somebody, there being two seats" says
 * after the seat was found. */
static void
set_seats (SnSeat *seat, const char *committee, const char *category, guint seats, gboolean guessed)
{
  g_autofree char *title = sn_seat_title (committee, category, seats);

  sn_item_set_seats (seat->candidate->item, seats);
  sn_item_set_title (seat->candidate->item, title);
  seat->guessed = guessed;
}

static void
add_seat (SnSeatArticle *article, const SnSentence *sentence, const char *category, const char *committee, guint seats,
          gboolean guessed)
{
  SnExtraction *self = article->extraction;
  SnSeat *known = find_seat (article, committee, category), seat = { 0 };

  if (known != NULL)
    {
      if (sn_item_get_seats (known->candidate->item) == 0 || (known->guessed && !guessed))
        set_seats (known, committee, category, seats, guessed);
      return;
    }
  seat.candidate =
      sn_extraction_add (self, SN_ITEM_VACANCY, NULL, sentence->block, sentence->first, sentence->end, NO_WHEN, "seat");
  seat.block = sentence->block;
  seat.heading = article->heading;
  sn_item_set_committee (seat.candidate->item, committee);
  sn_item_set_category (seat.candidate->item, category);
  set_seats (&seat, committee, category, seats, guessed);
  add_lead (self, seat.candidate->item, sentence->block);
  sn_nominations_date_new_seat (article, &seat);
  g_array_append_val (article->seats, seat);
}

/* A seat for both kinds of network is not one for each as well. */
static gboolean
is_known_for_both (SnSeatArticle *article, const char *committee, const char *category)
{
  return g_str_has_suffix (category, "Network") && strcmp (category, "Network") != 0 &&
         find_seat (article, committee, "Network") != NULL;
}

/* "one person with an Electricity Network background and one with a Gas Network background", "the
 * one who speaks for Electricity Networks, and the one who speaks for Gas Networks": each kind
 * of network has a seat of its own. */
static gboolean
tells_networks_apart (const SnReading *reading, const SnSentence *sentence)
{
  const SnMark *before = NULL;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_CATEGORY || strcmp (mark->value, "Network") == 0 ||
          !g_str_has_suffix (mark->value, "Network"))
        continue;
      if (before != NULL && strcmp (before->value, mark->value) != 0 &&
          sn_reading_has_token (reading, before->end, mark->first, "one"))
        return TRUE;
      before = mark;
    }
  return FALSE;
}

/* "Anybody out there from a Network?": of which kind was said only now. */
static void
narrow_network (SnSeatArticle *article, const SnSentence *sentence, const char *committee, const char *category)
{
  SnSeat *both = find_seat (article, committee, "Network");

  if (both == NULL || both->block != sentence->block || strcmp (category, "Network") == 0 ||
      !g_str_has_suffix (category, "Network") || !tells_networks_apart (article->extraction->reading, sentence))
    return;
  sn_item_set_category (both->candidate->item, category);
  set_seats (both, committee, category, 1, FALSE);
}

/* "a seat for one Gas Network member and one for an Electricity Network member. Nominations from
 * Network Parties are welcome": who may nominate for what was named, which is no seat more. */
static gboolean
may_nominate_for_known (SnSeatArticle *article, const SnSentence *sentence, const SnMark *category,
                        const char *committee, const char *value)
{
  const SnReading *reading = article->extraction->reading;

  return strcmp (value, "Network") == 0 && category->first > sentence->first &&
         (sentence->cues & BIT (SN_WORD_NOMINATE)) && sn_reading_token_is (reading, category->first - 1, "from") &&
         (find_seat (article, committee, "Gas Network") != NULL ||
          find_seat (article, committee, "Electricity Network") != NULL);
}

/* "The OPSG's Chair will stand down. The Panel seeks interest in the role of Chair": the
 * one that was spoken of. */
static gboolean
is_that_office (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 at = category->first;

  return strcmp (category->value, "Chair") == 0 && at >= sentence->first + 3 &&
         sn_reading_token_is (reading, at - 1, "of") &&
         (sn_reading_token_in (reading, at - 2, SN_SET_SEATS) || sn_reading_token_is (reading, at - 2, "job") ||
          sn_reading_token_is (reading, at - 2, "office")) &&
         sn_reading_token_is (reading, at - 3, "the");
}

static gboolean
is_named_in (const SnReading *reading, guint block, const char *committee)
{
  for (guint32 i = block == SN_NO_BLOCK ? 0 : reading->block_marks[block];
       block != SN_NO_BLOCK && i < reading->block_marks[block + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
        g_strcmp0 (sn_reading_mark (reading, i)->value, committee) == 0)
      return TRUE;
  return FALSE;
}

/* "The Operations Group is new. The Panel is looking for two Small Suppliers":
 * where the article is about another committee, of which no seat was named so
 * far, the Panel looks for people for that. */
static gboolean
looks_for_others (SnSeatArticle *article, const SnSentence *sentence, const SnMark *category, const char *name)
{
  const SnReading *reading = article->extraction->reading;
  gboolean pronoun = FALSE, appoints = FALSE;

  if (g_strcmp0 (name, article->committee) == 0)
    return FALSE;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark && !appoints; i++)
    appoints = sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
               g_strcmp0 (sn_reading_mark (reading, i)->value, name) == 0 &&
               sn_seat_appoints (reading, sn_reading_mark (reading, i), sentence->end);
  for (guint32 i = sentence->first; i < sentence->end && !pronoun; i++)
    pronoun = sn_reading_token_is (reading, i, "it");
  if (appoints && is_that_office (reading, sentence, category))
    return TRUE;
  /* "The SEC Panel is searching for a new Chair", below what was said of another's seats */
  if (strcmp (category->value, "Chair") == 0 && !is_named_in (reading, sentence->block, article->committee) &&
      !is_named_in (reading, article->heading, article->committee))
    return FALSE;
  for (guint i = 0; i < article->seats->len && appoints && !pronoun; i++)
    {
      const SnSeat *seat = &g_array_index (article->seats, SnSeat, i);

      if (seat->block == sentence->block &&
          g_strcmp0 (sn_item_get_committee (seat->candidate->item), article->committee) == 0)
        appoints = seat->candidate->first == sentence->first ||
                   /* "Ann retires as Chair of the TABASC. The Panel is looking for a Chair" */
                   g_strcmp0 (sn_item_get_category (seat->candidate->item), category->value) == 0;
    }
  return appoints;
}

/* Of which @committee is it said by itself how many: "one on the Change Board", 0 where it
 * is not. */
static guint
number_of (const SnReading *reading, const SnSentence *sentence, const SnMark *committee)
{
  guint32 at = committee->first;

  if (committee->end + 2 < sentence->end && sn_reading_is_mark (reading, committee->end, '(') &&
      sn_reading_mark_at (reading, sentence->block, committee->end + 2, SN_WORD_SEAT) != NULL)
    return sn_seat_number_at (reading, sentence->block, committee->end + 1); /* "the OPSG (three seats)" */
  if (at > sentence->first && sn_reading_token_is (reading, at - 1, "the"))
    at--;
  if (at < sentence->first + 2 || !sn_reading_token_in (reading, at - 1, SN_SET_SEAT_TO_COMMITTEE) ||
      !sn_committee_has_seats (reading, committee, sentence->end))
    return 0;
  return sn_seat_number_at (reading, sentence->block, at - 2);
}

/* "Small Suppliers have two seats, one on the Change Board and one on the OPSG": of whom
 * the others are is not said again. */
static void
add_others (SnSeatArticle *article, const SnSentence *sentence, const SnMark *category, const char *value)
{
  const SnReading *reading = article->extraction->reading;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      guint number;

      if (mark->first < category->end)
        continue;
      if (mark->word_class == SN_WORD_CATEGORY)
        break;
      number = mark->word_class == SN_WORD_COMMITTEE ? number_of (reading, sentence, mark) : 0;
      if (number > 0 && find_seat (article, mark->value, value) != NULL)
        set_seats (find_seat (article, mark->value, value), mark->value, value, number, FALSE);
      else if (number > 0)
        add_seat (article, sentence, value, mark->value, number, FALSE);
    }
}

/**
 * sn_seats_add:
 * @number: how many seats, or 0 to take it from the sentence
 *
 * Adds the seats that the sentence has for a category.
 */
void
sn_seats_add (SnSeatArticle *article, const SnSentence *sentence, const SnMark *category, guint number)
{
  const SnReading *reading = article->extraction->reading;
  const char *names[SN_SEAT_MAX_COMMITTEES], *values[2];
  guint seats = number > 0 ? number : sn_seat_count (reading, sentence, category);
  guint n_names = sn_seat_committees (reading, sentence, category, names);
  guint n_values = sn_seat_categories (reading, sentence, category, seats, values);
  gboolean guessed;

  if (seats == 0 && strcmp (category->value, "Any") == 0)
    seats = article->asked;
  if (seats == 0)
    seats = article->stated;
  guessed = seats == 0;
  if (n_values > 1 || (seats == 0 && !sn_seat_is_plural (reading, sentence, category)))
    seats = MAX (seats / n_values, 1);
  if (article->committee != NULL &&
      (n_names == 0 || (n_names == 1 && looks_for_others (article, sentence, category, names[0]))))
    {
      names[0] = article->committee;
      n_names = 1;
    }
  for (guint i = 0; i < n_names; i++)
    for (guint v = 0; v < n_values; v++)
      {
        narrow_network (article, sentence, names[i], values[v]);
        if (!is_known_for_both (article, names[i], values[v]) &&
            !(guessed && may_nominate_for_known (article, sentence, category, names[i], values[v])))
          add_seat (article, sentence, values[v], names[i], seats, guessed);
      }
  if (n_values == 1)
    add_others (article, sentence, category, values[0]);
}

/**
 * sn_seats_state:
 * @number: how many seats a field of the article says that there are
 *
 * Counts the seat that was found last, or the next, where nothing else does.
 */
void
sn_seats_state (SnSeatArticle *article, guint number)
{
  SnSeat *last = article->seats->len > 0 ? &g_array_index (article->seats, SnSeat, article->seats->len - 1) : NULL;

  article->stated = number;
  if (last == NULL || last->heading != article->heading || !last->guessed)
    return;
  set_seats (last, sn_item_get_committee (last->candidate->item), sn_item_get_category (last->candidate->item), number,
             FALSE);
}
