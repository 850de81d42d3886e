/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose seats a day is for on which nominations end. */

#include "sn-vacancies-private.h"

#define BIT SN_WORD_BIT

static gboolean
says_all (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const words[] = { "both", "all", "each", "either", "every", "any", "these", "everything" };

  for (guint32 i = sentence->first; i < sentence->end; i++)
    for (guint w = 0; w < G_N_ELEMENTS (words); w++)
      if (sn_reading_token_is (reading, i, words[w]))
        return TRUE;
  return FALSE;
}

/**
 * sn_nominations_name:
 * @first: where the words begin
 * @end: the token after their last
 * @named: set where they name any committee that the article has seats of
 *
 * Returns: whether the words name the committee.
 */
gboolean
sn_nominations_name (const SnSeatArticle *article, const SnSentence *sentence, guint32 first, guint32 end,
                     const char *committee, gboolean *named)
{
  const SnReading *reading = article->extraction->reading;
  gboolean found = FALSE;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_COMMITTEE || mark->first < first || mark->first >= end ||
          !sn_committee_has_seats (reading, mark, sentence->end))
        continue;
      /* "the SSC's Consumer seat …": of one of whose seats nothing was found */
      *named |= (sentence->cues & BIT (SN_WORD_CATEGORY)) && (sentence->cues & BIT (SN_WORD_SEAT)) &&
                !sn_seat_appoints (reading, mark, sentence->end);
      for (guint s = 0; s < article->seats->len && !*named; s++)
        *named = g_strcmp0 (sn_item_get_committee (g_array_index (article->seats, SnSeat, s).candidate->item),
                            mark->value) == 0;
      found |= g_strcmp0 (mark->value, committee) == 0;
    }
  return found;
}

/**
 * sn_nominations_have_seats:
 *
 * Returns: whether any of the article's seats was found in the block.
 */
gboolean
sn_nominations_have_seats (const SnSeatArticle *article, guint block)
{
  for (guint i = 0; i < article->seats->len; i++)
    if (g_array_index (article->seats, SnSeat, i).block == block)
      return TRUE;
  return FALSE;
}

static guint
n_seats_of (const SnSeatArticle *article, guint block)
{
  guint n = 0;

  for (guint i = 0; i < article->seats->len; i++)
    n += g_array_index (article->seats, SnSeat, i).block == block;
  return n;
}

/* Whether nothing but items of a list stands from one block to before another. */
static gboolean
is_under_list (const SnSeatArticle *article, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (sn_reading_block (article->extraction->reading, i)->kind != SN_BLOCK_LIST_ITEM)
      return FALSE;
  return first < end;
}

static gboolean
has_seat_for (const SnSeatArticle *article, const char *category)
{
  for (guint i = 0; i < article->seats->len; i++)
    if (g_strcmp0 (sn_item_get_category (g_array_index (article->seats, SnSeat, i).candidate->item), category) == 0)
      return TRUE;
  return FALSE;
}

/* "a Large Supplier, with nominations closing on 17 March, and a Consumer representative,
 * with nominations closing on 31 March": whether the words that belong to one of several
 * days name categories; sets @names where @category is among them. */
static gboolean
has_own_category (const SnSeatArticle *article, const SnClause *clause, const char *category, gboolean *names)
{
  const SnReading *reading = article->extraction->reading;
  const SnSentence *sentence = clause->sentence;
  guint days = 0;
  gboolean any = FALSE;

  for (guint32 i = clause->outline->block_whens[sentence->block]; i < clause->outline->block_whens[sentence->block + 1];
       i++)
    days += sn_outline_when (clause->outline, i)->date.day != 0;
  for (guint32 i = sentence->first_mark; days > 1 && i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_CATEGORY || mark->first < clause->first || mark->first >= clause->when->first ||
          !has_seat_for (article, mark->value)) /* "and its Chair would be grateful for names by 11 December" */
        continue;
      any = TRUE;
      *names |= g_strcmp0 (mark->value, category) == 0;
    }
  return any;
}

/* "for all of these seats we are taking nominations until noon on 22 May": whichever
 * committees the sentence has named, those of all. "both seats on the TAG" are not. */
static gboolean
says_every_seat (const SnReading *reading, const SnClause *clause)
{
  static const char *const all[] = { "all", "both", "each", "every", NULL };
  static const char *const whose[] = { "on", "of", "at", "for", NULL };

  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    for (guint32 noun = i + 1; sn_reading_token_is_any (reading, i, all) && noun < MIN (i + 4, clause->when->first);
         noun++)
      if (sn_reading_token_in (reading, noun, SN_SET_SEAT_NOUNS))
        return !sn_reading_token_is_any (reading, noun + 1, whose);
  return FALSE;
}

/* "Nominations under 3.1 and 3.2", "under items 4 and 5": those of several parts that have numbers. */
static gboolean
says_parts (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const joints[] = { "and", "to", NULL };

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      guint32 stop = MIN (i + 10, sentence->end - 1), number = 0;

      for (guint32 at = i + 1; at < stop && sn_reading_token_is (reading, i, "under"); at++)
        if (sn_reading_token (reading, at)->kind == SN_TOKEN_NUMBER)
          number = at;
        else if (number != 0 && sn_reading_token_is_any (reading, at, joints))
          return sn_reading_token (reading, at + 1)->kind == SN_TOKEN_NUMBER;
    }
  return FALSE;
}

/**
 * sn_nominations_are_of_all:
 *
 * Returns: whether the sentence speaks of "both committees", "all vacancies", "the seats above",
 *   "nominations under 3.1 and 3.2".
 */
gboolean
sn_nominations_are_of_all (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const things[] = { "committees", "vacancies", "seats", "elections", "groups", "bodies", NULL };
  static const char *const above[] = { "above", "listed", "mentioned", NULL };
  gboolean all = says_all (reading, sentence);

  if (says_parts (reading, sentence))
    return TRUE;
  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, things) && (all || sn_reading_token_is_any (reading, i + 1, above)))
      return TRUE;
  return FALSE;
}

/* The uppermost heading that the block stands under, but for the newsletter's title. */
static guint
section_of (const SnOutline *outline, guint block)
{
  guint heading = outline->places[block].heading;

  while (heading != SN_NO_BLOCK && outline->places[heading].parent != SN_NO_BLOCK &&
         outline->places[outline->places[heading].parent].role == SN_ROLE_HEADING)
    heading = outline->places[heading].parent;
  return heading;
}

/**
 * sn_nominations_apply_elsewhere:
 * @index: a closing date of another article
 *
 * "Nominations for the Operations Group close on 16 April" where its seats are not told of,
 * "Nominations for both committees close on 22 November" below the articles of each.
 *
 * Returns: whether the date is that of the seat, of which no article of its own says any.
 */
gboolean
sn_nominations_apply_elsewhere (const SnSeatArticle *article, guint32 index, const SnSeat *seat)
{
  const SnOutline *outline = article->extraction->outline;
  const char *category = sn_item_get_category (seat->candidate->item);
  gboolean named = FALSE, other = FALSE, same = FALSE;
  const SnSentence *sentence;
  SnClause clause;

  sn_clause_init (&clause, outline, index);
  sentence = clause.sentence;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (outline->reading, i);

      named |= mark->word_class == SN_WORD_COMMITTEE;
      other |= mark->word_class == SN_WORD_CATEGORY;
      same |= mark->word_class == SN_WORD_CATEGORY && g_strcmp0 (mark->value, category) == 0;
    }
  if ((other && !same) || clause.when->date.day == 0)
    return FALSE;
  if (named)
    return sn_nominations_name (article, sentence, sentence->first, sentence->end,
                                sn_item_get_committee (seat->candidate->item), &named);
  return sn_nominations_are_of_all (outline->reading, sentence) && seat->block < clause.block &&
         (says_parts (outline->reading, sentence) ||
          section_of (outline, clause.block) == section_of (outline, seat->block));
}

/* "For the first two, nominations must arrive by", "Nominations for the last close on": how many
 * of the entries above, from the first or from the last; 0 where nothing counts them. */
static guint
counted_entries (const SnReading *reading, guint block, guint32 first, guint32 end, gboolean *from_end)
{
  static const char *const numbers[] = { "two", "three", "four" };
  static const char *const leads[] = { "for", "of", NULL };
  static const char *const verbs[] = { "have", "has", "must", "there", "should", "no", NULL };

  for (guint32 i = first; i + 3 < end; i++)
    {
      gboolean last = sn_reading_token_is (reading, i + 2, "last");

      if (!sn_reading_token_is_any (reading, i, leads) || !sn_reading_token_is (reading, i + 1, "the") ||
          !(last || sn_reading_token_is (reading, i + 2, "first")))
        continue;
      *from_end = last;
      for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
        if (sn_reading_token_is (reading, i + 3, numbers[n]))
          return n + 2;
      /* "for the first seat" is of a seat; "for the first," of an entry */
      return sn_reading_token (reading, i + 3)->kind == SN_TOKEN_PUNCT ||
             (sn_reading_cues (reading, block, i + 3, i + 4) & BIT (SN_WORD_CLOSE)) ||
             sn_reading_token_is_any (reading, i + 3, verbs);
    }
  return 0;
}

/**
 * sn_nominations_counted:
 * @block: of a sentence below the entries
 * @first: where words begin that may say of which entries it speaks
 * @end: the token after their last
 * @applies: (out) (optional): whether the seat is of one of those
 * @seat: (nullable): a seat
 *
 * Returns: whether the words count the entries: "For the first two".
 */
gboolean
sn_nominations_counted (const SnSeatArticle *article, guint block, guint32 first, guint32 end, const SnSeat *seat,
                        gboolean *applies)
{
  gboolean from_end = FALSE;
  guint n = counted_entries (article->extraction->reading, block, first, end, &from_end);
  guint rank = 0, total = 0, before = SN_NO_BLOCK;

  for (guint i = 0; i < article->seats->len && n > 0 && seat != NULL; i++)
    {
      const SnSeat *other = &g_array_index (article->seats, SnSeat, i);

      if (other->block == before || other->block >= block || other->heading != article->heading)
        continue;
      before = other->block;
      rank = other->block == seat->block ? total : rank;
      total++;
    }
  if (applies != NULL && seat != NULL)
    *applies = seat->block < block && (from_end ? rank + n >= total : rank < n);
  return n > 0;
}

/* "A nomination shall be made on the form at Annex 1, and shall reach the Secretary by 6 November":
 * whether the clause, or that with which its sentence begins, is about nominations. */
static gboolean
is_of_nominations (const SnReading *reading, const SnClause *clause)
{
  guint32 first = clause->sentence->first, end = MIN (first + 3, clause->first);

  return sn_clause_has (clause, BIT (SN_WORD_NOMINATE)) ||
         (sn_reading_cues (reading, clause->block, first, end) & BIT (SN_WORD_NOMINATE));
}

/**
 * sn_nominations_apply:
 *
 * Who a closing date is for: the committees named in its clause, and the categories where
 * each has a day of its own; else all seats of its paragraph; else, in a paragraph of its
 * own, all seats before it.
 *
 * Returns: whether the clause's day ends nominations for the seat.
 */
gboolean
sn_nominations_apply (const SnSeatArticle *article, const SnClause *clause, const SnSeat *seat)
{
  const SnReading *reading = article->extraction->reading;
  const SnSentence *sentence = clause->sentence;
  const char *committee = sn_item_get_committee (seat->candidate->item);
  gboolean named = FALSE, names = FALSE, own = FALSE;
  const SnSeat *only = sn_nominations_in_order (article, clause);
  gboolean counted = FALSE;

  if (only != NULL)
    return only == seat;
  if (sn_nominations_counted (article, clause->block, clause->first, clause->when->first, seat, &counted))
    return counted;
  if (says_every_seat (reading, clause) && n_seats_of (article, clause->block) > 1)
    return seat->block == clause->block;
  if (sn_reading_token_is (reading, clause->when->end, "for")) /* "on 24 March for the SSC and 31 March for the OPSG" */
    names = sn_nominations_name (article, sentence, clause->when->end, MIN (clause->when->end + 4, sentence->end),
                                 committee, &named);
  if (!named)
    names = sn_nominations_name (article, sentence, clause->first, clause->when->first, committee, &named);
  if (!named)
    names = sn_nominations_name (article, sentence, clause->when->end, clause->end, committee, &named);
  /* "The period for the seat on the TAG, which expired on 24 January, is reopened until …" */
  if (!named)
    names = sn_nominations_name (article, sentence, sentence->first, clause->first, committee, &named);
  if ((names || !named) && seat->block == clause->block &&
      has_own_category (article, clause, sn_item_get_category (seat->candidate->item), &own))
    return own;
  if (named)
    return names;
  if (sn_nominations_have_seats (article, clause->block) &&
      (n_seats_of (article, clause->block) > 1 || !says_all (reading, sentence)))
    return seat->block == clause->block;
  if (says_all (reading, sentence) && is_under_list (article, seat->block, clause->block))
    return TRUE; /* "All forms must be back by 29 March" right under the list */
  /* where no heading parts them, other paragraphs may be about anything */
  if (article->heading == SN_NO_BLOCK && seat->block + 1 < clause->block)
    return is_of_nominations (reading, clause) && !(sentence->cues & BIT (SN_WORD_BODY));
  if (says_all (reading, sentence))
    return TRUE;
  return seat->heading == article->heading || sn_clause_has (clause, BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY));
}
