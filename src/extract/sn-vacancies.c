/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-outcomes-private.h"
#include "sn-vacancies-private.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* As many lines off may stand how one applies. */
#define MOST_FIELDS 6
#define NO_WHEN G_MAXUINT32

/* "The Panel's newest group, the Operations Group": whose another is. */
static gboolean
owns_next (const SnReading *reading, guint32 mark, guint32 end_mark)
{
  const SnMark *owner = sn_reading_mark (reading, mark);

  if (owner->end + 2 >= reading->n_tokens || sn_reading_token (reading, owner->end)->kind != SN_TOKEN_PUNCT ||
      !sn_reading_token (reading, owner->end)->glued || !sn_reading_token_is (reading, owner->end + 1, "s"))
    return FALSE;
  for (guint32 i = mark + 1; i < end_mark && sn_reading_mark (reading, i)->first < owner->end + 10; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
        g_strcmp0 (sn_reading_mark (reading, i)->value, owner->value) != 0)
      return TRUE;
  return FALSE;
}

/* Whose seats are spoken of: not the Panel's where it only looks for others
 * (@others: those are known). */
static const char *
first_committee (const SnReading *reading, guint32 first_mark, guint32 end_mark, gboolean others)
{
  const char *appointer = NULL;

  for (guint32 i = first_mark; i < end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_COMMITTEE || !sn_committee_has_seats (reading, mark, reading->n_tokens))
        continue;
      if (!sn_seat_appoints (reading, mark, reading->n_tokens) && !owns_next (reading, i, end_mark))
        return mark->value;
      if (appointer == NULL)
        appointer = mark->value;
    }
  return others ? NULL : appointer;
}

/* "DCC (1)", "2 x DCC", "DCC: one" */
static gboolean
is_counted (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  const SnToken *next = sn_reading_token (reading, category->end);

  if (sn_seat_count (reading, sentence, category) == 0)
    return FALSE;
  return (next->kind == SN_TOKEN_PUNCT && (next->value == '(' || next->value == ':' || next->value == 0x2013)) ||
         (category->first > sentence->first && sn_reading_token_is (reading, category->first - 1, "x"));
}

/* "SSC: Other SEC Party (one seat), DCC (one seat)": in a list, the DCC has a
 * seat where a number says so. */
static gboolean
find_dcc_seat (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  gboolean found = FALSE;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *body = sn_reading_mark (reading, i);
      SnMark category = { .first = body->first, .end = body->end, .word_class = SN_WORD_CATEGORY, .value = "DCC" };

      if (body->word_class != SN_WORD_BODY || strcmp (body->value, "DCC") != 0 || body->end >= sentence->end ||
          !is_counted (reading, sentence, &category))
        continue;
      sn_seats_add (article, sentence, &category, 0);
      found = TRUE;
    }
  return found;
}

/* "Alternates are welcome at any time, for every category": beside seats of which
 * the paragraph says whose they are; but not "the TAG could do with two more members
 * from any category" beside those of the Panel. */
static gboolean
has_seats_here (const SnSeatArticle *article, const SnSentence *sentence)
{
  const SnMark *committee = NULL;

  for (guint32 i = sentence->first_mark; committee == NULL && i < sentence->end_mark; i++)
    if (sn_reading_mark (article->extraction->reading, i)->word_class == SN_WORD_COMMITTEE)
      committee = sn_reading_mark (article->extraction->reading, i);
  for (guint i = 0; i < article->seats->len; i++)
    {
      const SnSeat *seat = &g_array_index (article->seats, SnSeat, i);

      if (seat->block == sentence->block &&
          (committee == NULL || g_strcmp0 (sn_item_get_committee (seat->candidate->item), committee->value) == 0))
        return TRUE;
    }
  return FALSE;
}

/* "the last chance to vote in the election for the Large Supplier member": who
 * stands is known. */
static gboolean
calls_to_vote (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const leads[] = { "to", "can", "may", "must", "please", "should", NULL };
  static const char *const ends[] = { "by", "before", "until", NULL };
  guint64 open = BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT);

  if (!(sentence->cues & (BIT (SN_WORD_VOTE) | BIT (SN_WORD_MUST))) || (sentence->cues & open))
    return FALSE;
  if (sn_reading_token_is (reading, sentence->first, "ballot") && sentence->first + 1 < sentence->end &&
      sn_reading_token_is (reading, sentence->first + 1, "papers"))
    return TRUE;
  if (sn_reading_token_is (reading, sentence->first, "voting"))
    return TRUE; /* "Voting in the by-election for the Large Supplier seat has begun" */
  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    if (sn_reading_token_is (reading, i, "vote") &&
        (sn_reading_token_is_any (reading, i - 1, leads) ||
         (i + 1 < sentence->end && sn_reading_token_is_any (reading, i + 1, ends)))) /* "Gas Networks, vote by" */
      return TRUE;
  return FALSE;
}

/* Whether "from" and another category stand before the "to" of this one. */
static gboolean
ends_category_from (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_CATEGORY && mark->end + 1 == category->first && mark->first > sentence->first)
        return sn_reading_token_is (reading, mark->first - 1, "from");
    }
  return FALSE;
}

/* "our Small Supplier representative now works for a Large Supplier": where somebody is now;
 * "if you work for a Large Supplier" is asked of those who may stand. */
static gboolean
is_employer (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const articles[] = { "a", "an", "another", NULL };
  static const char *const works[] = { "works", "work", "working", "employed", NULL };
  static const char *const joins[] = { "joined", "joins", "joining", NULL };
  guint32 at = category->first;

  if (at < sentence->first + 4 || !sn_reading_token_is_any (reading, at - 1, articles))
    return FALSE;
  if (sn_reading_token_is_any (reading, at - 2, joins))
    return TRUE;
  return (sn_reading_token_is (reading, at - 2, "for") || sn_reading_token_is (reading, at - 2, "by")) &&
         sn_reading_token_is_any (reading, at - 3, works) && sn_reading_token_is (reading, at - 4, "now");
}

/* "Network Parties in the Gas Network category", "who moved from Small to Large
 * Supplier": of whom is spoken the next one says, or no seat is meant. */
static gboolean
is_only_named (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 at = category->end;
  const SnMark *next;

  if (at < sentence->end && sn_reading_token_in (reading, at, SN_SET_PARTIES))
    at++;
  if (at + 2 < sentence->end && sn_reading_token_is (reading, at, "in") && sn_reading_token_is (reading, at + 1, "the"))
    {
      next = sn_reading_mark_at (reading, sentence->block, at + 2, SN_WORD_CATEGORY);
      if (next != NULL && next->end < sentence->end && sn_reading_token_is (reading, next->end, "category"))
        return TRUE;
    }
  if (category->first < sentence->first + 2)
    return FALSE;
  if (is_employer (reading, sentence, category))
    return TRUE;
  if (strcmp (category->value, "Any") == 0 && sn_reading_token_in (reading, category->first - 2, SN_SET_TIED))
    return TRUE; /* "Applicants must be independent of any SEC Party" */
  if (sn_reading_token_is (reading, category->first - 1, "from"))
    return at + 1 < sentence->end && sn_reading_token_is (reading, at, "to") &&
           sn_reading_mark_at (reading, sentence->block, at + 1, SN_WORD_CATEGORY) != NULL;
  return sn_reading_token_is (reading, category->first - 1, "to") && ends_category_from (reading, sentence, category);
}

/* "Any Party in the relevant Party Category may nominate a candidate" */
static gboolean
may_propose (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const verbs[] = { "may", "can", "could", NULL };
  static const char *const deeds[] = { "nominate", "propose", "put", "suggest", "name", "submit", NULL };

  for (guint32 i = category->end; i + 1 < MIN (sentence->end, category->end + 8); i++)
    if (sn_reading_token_is_any (reading, i, verbs))
      return category->first <= sentence->first + 1 && sn_reading_token_is_any (reading, i + 1, deeds);
  return FALSE;
}

/* "Any Network Party can put somebody forward", where the seats are those of the Electricity and
 * of the Gas Networks. */
static gboolean
has_either_network (const SnSeatArticle *article)
{
  for (guint i = 0; i < article->seats->len; i++)
    {
      const SnSeat *seat = &g_array_index (article->seats, SnSeat, i);
      const char *category = sn_item_get_category (seat->candidate->item);

      if (strcmp (category, "Network") != 0 && g_str_has_suffix (category, "Network"))
        return TRUE;
    }
  return FALSE;
}

/* "A candidate may be proposed by any Party in the category": beside seats of which it is
 * known whose they are, who proposes. */
static gboolean
proposes (const SnSeatArticle *article, const SnSentence *sentence, const SnMark *category)
{
  const SnReading *reading = article->extraction->reading;

  if (article->seats->len > 0 && may_propose (reading, sentence, category) &&
      (strcmp (category->value, "Any") == 0 ||
       (strcmp (category->value, "Network") == 0 && has_either_network (article))))
    return TRUE;
  return article->seats->len > 0 && strcmp (category->value, "Any") == 0 && category->first >= sentence->first + 2 &&
         sn_reading_token_is (reading, category->first - 1, "by") &&
         sn_reading_token_in (reading, category->first - 2, SN_SET_NOMINATED_BY);
}

/* "Who: All Parties", a field: whom the article is for. */
static gboolean
is_audience (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  return strcmp (category->value, "Any") == 0 && sn_outline_is_field (reading, sentence->block) &&
         !(sentence->cues & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE)));
}

/* "Nominations for every category end on 11 May": of the seats that are known. */
static gboolean
means_known (const SnSeatArticle *article, const SnMark *category)
{
  static const char *const words[] = { "every", "each", "all", NULL };

  return article->seats->len > 0 && strcmp (category->value, "Any") == 0 &&
         sn_reading_token_is_any (article->extraction->reading, category->first, words);
}

/* "two for Small Suppliers, and one that is open to any Party Category", "the other may be filled by
 * any Party": how many of the seats that are told apart anybody may have; 0 where that is not said. */
static guint
count_for_any (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const single[] = { "other", "another", "third", "last", "fourth", NULL };
  static const char *const joints[] = { "for", "to", "by", NULL };
  const SnMark *before = NULL;
  guint number = 0;

  if (strcmp (category->value, "Any") != 0 || category->first < sentence->first + 2 ||
      !sn_reading_token_is_any (reading, category->first - 1, joints))
    return 0;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark && sn_reading_mark (reading, i) < category; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_CATEGORY)
      before = sn_reading_mark (reading, i);
  if (before == NULL || (sn_reading_cues (reading, sentence->block, before->end, category->first) &
                         (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_COMMITTEE))))
    return 0;
  for (guint32 i = before->end; i < category->first && number == 0; i++)
    number = sn_reading_token_is_any (reading, i, single) ? 1 : sn_seat_number_at (reading, sentence->block, i);
  return number;
}

static gboolean
find_seats (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  SnSeatTopic topic = sn_seats_topic (article, sentence);
  gboolean found = FALSE;

  if (calls_to_vote (reading, sentence))
    return FALSE;
  if ((topic == SN_SEATS_LISTED || (topic != SN_SEATS_NONE && sn_seats_begins_like_item (reading, sentence))) &&
      (sentence->cues & BIT (SN_WORD_BODY)))
    found = find_dcc_seat (article, sentence);
  if (!(sentence->cues & BIT (SN_WORD_CATEGORY)))
    return found;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *category = sn_reading_mark (reading, i);
      guint any = category->word_class == SN_WORD_CATEGORY && found ? count_for_any (reading, sentence, category) : 0;

      if (any > 0)
        {
          sn_seats_add (article, sentence, category, any);
          continue;
        }
      if (category->word_class != SN_WORD_CATEGORY ||
          (strcmp (category->value, "Any") == 0 && (found || has_seats_here (article, sentence))) ||
          is_only_named (reading, sentence, category) || is_audience (reading, sentence, category) ||
          proposes (article, sentence, category) || means_known (article, category) ||
          !sn_seat_is_free (reading, sentence, category,
                            article->committee != NULL || (sentence->cues & BIT (SN_WORD_COMMITTEE)), topic) ||
          (!sn_seat_chair_leaves (reading, sentence, category) &&
           sn_outcome_is_told (article->extraction->outline, sentence, category)))
        continue;
      sn_seats_add (article, sentence, category, 0);
      found = TRUE;
    }
  return found;
}

/* So near one another a seat and the word that says that it is free belong together. */
#define NEAR_SEAT 6

/* Whether a word that says that something is free or looked for stands by the noun. */
static gboolean
is_free_near (const SnReading *reading, const SnSentence *sentence, guint32 noun)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if ((mark->word_class == SN_WORD_VACANT || mark->word_class == SN_WORD_WANT) && mark->first <= noun + NEAR_SEAT &&
          noun <= mark->end + NEAR_SEAT)
        return TRUE;
    }
  return FALSE;
}

/* "The TABASC has a vacant seat", "We need two more people on the Change Board": of no category. */
static gboolean
has_unnamed_seat (const SnReading *reading, const SnSentence *sentence)
{
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_HIRING) |
                        BIT (SN_WORD_CONTENTS) | BIT (SN_WORD_BODY); /* "Elexon has a vacancy on the BSC Panel" */

  if (sn_reading_block (reading, sentence->block)->kind != SN_BLOCK_PARAGRAPH ||
      sn_reading_token (reading, sentence->end - 1)->kind != SN_TOKEN_PUNCT) /* a line of the contents */
    return FALSE;
  if (!(sentence->cues & BIT (SN_WORD_COMMITTEE)) || (sentence->cues & other) ||
      sn_reading_has_in_set (reading, sentence->first, sentence->end, SN_SET_SEAT_JOBS) || /* "for a Senior Analyst" */
      sn_seats_takes_none (reading, sentence) || sn_seats_tells_outcome (reading, sentence))
    return FALSE;
  for (guint32 i = sentence->first; i < sentence->end; i++)
    if ((sn_reading_token_in (reading, i, SN_SET_SEATS) || sn_reading_token_in (reading, i, SN_SET_MEMBERS)) &&
        is_free_near (reading, sentence, i))
      return TRUE;
  return FALSE;
}

/* What stands below the heading of @block, with all that is under it. */
static guint64
cues_below (const SnOutline *outline, guint block)
{
  guint heading = outline->places[block].heading, first = heading != SN_NO_BLOCK ? heading : 0;
  guint level = heading != SN_NO_BLOCK ? sn_reading_block (outline->reading, heading)->level : 0;
  guint64 cues = 0;

  for (guint b = first; b < outline->n_blocks; b++)
    {
      if (b > first && outline->places[b].role == SN_ROLE_HEADING &&
          (heading == SN_NO_BLOCK || sn_reading_block (outline->reading, b)->level <= level))
        break;
      cues |= sn_reading_block_cues (outline->reading, b);
    }
  return cues;
}

/* Whether the block stands above all headings, where a newsletter only says what is in it. */
static gboolean
is_foreword (const SnOutline *outline, guint block)
{
  if (outline->places[block].heading != SN_NO_BLOCK)
    return FALSE;
  for (guint b = block + 1; b < outline->n_blocks; b++)
    if (outline->places[b].role == SN_ROLE_HEADING)
      return TRUE;
  return FALSE;
}

/* Seats of which nobody says whose they are may be anybody's. */
static gboolean
add_unnamed (SnSeatArticle *article, const SnSentence *sentence)
{
  SnMark any = { .word_class = SN_WORD_CATEGORY, .value = "Any" };

  if (article->seats->len > 0 || !sn_seats_lead (article, sentence) ||
      !has_unnamed_seat (article->extraction->reading, sentence) ||
      is_foreword (article->extraction->outline, sentence->block) ||
      (cues_below (article->extraction->outline, sentence->block) & BIT (SN_WORD_CATEGORY)))
    return FALSE;
  any.first = any.end = sentence->first;
  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (sn_reading_token_in (article->extraction->reading, i, SN_SET_SEATS))
      any.first = any.end = i;
  sn_seats_add (article, sentence, &any, sn_seats_asked (article->extraction->reading, sentence));
  return TRUE;
}

/* (nullable): the one category to which the article speaks: "If you are a Large Supplier". */
static const SnMark *
addressed_category (const SnSeatArticle *article)
{
  const SnReading *reading = article->extraction->reading;
  const SnMark *category = NULL;

  if (article->heading == SN_NO_BLOCK)
    return NULL;
  for (guint32 i = reading->block_marks[article->heading]; i < reading->block_marks[article->heading + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_CATEGORY)
      {
        if (category != NULL && strcmp (category->value, sn_reading_mark (reading, i)->value) != 0)
          return NULL;
        category = sn_reading_mark (reading, i);
      }
  return category;
}

/* "two of your three seats come up for election", under "If you are a Small Supplier". */
static gboolean
find_your_seats (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  const SnMark *addressed = addressed_category (article);
  guint32 your = sentence->first, seat;
  guint number = 0;
  SnMark category;

  if (addressed == NULL || strcmp (addressed->value, "Any") == 0 || !sn_seats_lead (article, sentence) ||
      !(sentence->cues & BIT (SN_WORD_COMMITTEE)))
    return FALSE;
  while (your < sentence->end && !sn_reading_token_is (reading, your, "your"))
    your++;
  for (seat = your; seat < MIN (your + 4, sentence->end) && !sn_reading_token_in (reading, seat, SN_SET_SEATS); seat++)
    ;
  if (seat >= MIN (your + 4, sentence->end) || !is_free_near (reading, sentence, seat))
    return FALSE;
  if (your >= sentence->first + 2 && sn_reading_token_is (reading, your - 1, "of"))
    number = sn_seat_number_at (reading, sentence->block, your - 2);
  category = (SnMark){ .first = seat, .end = seat, .word_class = SN_WORD_CATEGORY, .value = addressed->value };
  sn_seats_add (article, sentence, &category, number);
  return TRUE;
}

/* What the next sentences may build on. */
static void
note_topic (SnSeatArticle *article, const SnSentence *sentence, gboolean found)
{
  if (found)
    article->topic = MAX (article->topic, SN_SEATS_SPOKEN);
  else if (sn_seats_lead (article, sentence))
    {
      guint asked = sn_seats_asked (article->extraction->reading, sentence);

      article->topic = SN_SEATS_LED;
      if (asked > 0)
        article->asked = asked;
    }
  article->spoken = !found && (sentence->cues & BIT (SN_WORD_CATEGORY)) &&
                            !calls_to_vote (article->extraction->reading, sentence) &&
                            !sn_seats_tells_outcome (article->extraction->reading, sentence) &&
                            !sn_seat_has_candidates (article->extraction->reading, sentence)
                        ? sentence
                        : NULL;
}

/* "This has now been filled by Rachel Dunn" */
static gboolean
tells_of_it (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const it[] = { "this", "it", "that", NULL };
  static const char *const all[] = { "all", "both", "they", "these", NULL }; /* "All of them have since been filled" */
  guint64 taken = BIT (SN_WORD_FILLED) | BIT (SN_WORD_OUTCOME);

  if (sentence->cues & (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_VACANT)))
    return FALSE;
  if (sn_reading_token_is_any (reading, sentence->first, all))
    for (guint32 i = sentence->first + 1; i < MIN (sentence->first + 5, sentence->end); i++)
      if (sn_reading_token_is (reading, i, "have"))
        return (sn_reading_cues (reading, sentence->block, i, MIN (i + 6, sentence->end)) & taken) != 0;
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, it) && sn_reading_token_is (reading, i + 1, "has"))
      return (sn_reading_cues (reading, sentence->block, i + 1, MIN (i + 6, sentence->end)) & taken) != 0;
  return FALSE;
}

/* "Ruth Bell has retired as Chair of the TAG. Her successor took over in May." */
static gboolean
is_answered (const SnReading *reading, const SnSentence *sentence)
{
  guint64 open = BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_WANT) | BIT (SN_WORD_COMMITTEE);
  const SnSentence *next = sentence + 1;

  if (next >= sn_reading_sentence (reading, reading->block_sentences[sentence->block + 1]))
    return FALSE;
  if (sn_seats_takes_none (reading, next))
    return TRUE;
  if (!sn_seats_tells_outcome (reading, next))
    return FALSE;
  if (tells_of_it (reading, next))
    return TRUE;
  if (next->cues & open)
    return FALSE;
  for (guint32 i = next->first; i < next->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_SEATS) || sn_reading_token_in (reading, i, SN_SET_SUCCESSORS))
      return TRUE;
  return FALSE;
}

static void
note_committee (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  const char *committee =
      first_committee (reading, sentence->first_mark, sentence->end_mark, article->committee != NULL);

  if (committee != NULL && (article->committee == NULL || !sn_seats_tells_outcome (reading, sentence)))
    article->committee = committee;
}

/* "Applications by 13 June. Separately, the Consumer seat is free.": what is
 * said from here on has no part in the date before. */
static gboolean
begins_anew (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const words[] = { "separately", "elsewhere", "meanwhile", NULL };

  return sn_reading_token_is_any (reading, sentence->first, words);
}

static void
read_sentence (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  gboolean found = FALSE;

  if (begins_anew (reading, sentence))
    article->pending = NO_WHEN;
  if (sentence->cues & BIT (SN_WORD_COMMITTEE))
    note_committee (article, sentence);
  if ((sentence->cues & (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_BODY))) && !is_answered (reading, sentence))
    found = find_seats (article, sentence);
  if (!found)
    found = sn_seats_find_pointed (article, sentence) || find_your_seats (article, sentence) ||
            add_unnamed (article, sentence);
  sn_nominations_read_sentence (article, sentence);
  note_topic (article, sentence, found);
}

/* Other articles may still say when nominations for these seats end. */
static void
leave_seats_open (SnSeatArticle *article)
{
  for (guint i = 0; i < article->seats->len; i++)
    if (!g_array_index (article->seats, SnSeat, i).settled)
      g_array_append_val (article->open, g_array_index (article->seats, SnSeat, i));
  g_array_set_size (article->seats, 0);
}

/* What the blocks have that stand under one heading with @block, no further off than @reach. */
static guint64
article_cues (const SnOutline *outline, guint block, guint reach)
{
  guint heading = outline->places[block].heading;
  guint low = block - MIN (block, reach), end = block + MIN (outline->n_blocks - block, reach);
  guint64 cues = 0;

  for (guint b = block; b < end && outline->places[b].heading == heading; b++)
    cues |= sn_reading_block_cues (outline->reading, b);
  for (guint b = block; b > low && outline->places[b - 1].heading == heading; b--)
    cues |= sn_reading_block_cues (outline->reading, b - 1);
  return cues;
}

static gboolean is_count_of_category (const SnReading *reading, guint block);

/* What the text said nothing of may stand in its heading alone. */
static void
end_article (SnSeatArticle *article)
{
  const guint64 told = BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED);

  if (article->heading != SN_NO_BLOCK &&
      (!(article_cues (article->extraction->outline, article->heading, G_MAXUINT) & told) ||
       is_count_of_category (article->extraction->reading, article->heading)))
    sn_seats_find_counted (article, article->heading);
  sn_nominations_date_by_hour (article);
}

/* "Vacancy: Large Supplier member of the Change Board (nominations by 28 March)": a heading that
 * says all that its article could. */
static gboolean
is_whole_vacancy (const SnExtraction *self, guint heading)
{
  const guint64 seat = BIT (SN_WORD_VACANT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  const guint64 ends = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_CLOSE);
  guint64 cues = sn_reading_block_cues (self->reading, heading);

  if ((cues & seat) != seat || !(cues & ends))
    return FALSE;
  for (guint32 w = self->outline->block_whens[heading]; w < self->outline->block_whens[heading + 1]; w++)
    if (sn_outline_when (self->outline, w)->date.day != 0)
      return TRUE;
  return FALSE;
}

static void
begin_article (SnSeatArticle *article, guint heading)
{
  const SnOutline *outline = article->extraction->outline;
  const SnReading *reading = article->extraction->reading;
  guint parent = outline->places[heading].parent;
  gboolean framed;

  end_article (article);
  framed = parent != SN_NO_BLOCK && article->frame != SN_SEATS_NONE && parent == article->frame_heading;

  if (!framed)
    {
      leave_seats_open (article);
      article->pending = NO_WHEN;
      article->frame = SN_SEATS_NONE;
    }
  article->heading = heading;
  article->filled = sn_seats_told_filled (reading, heading);
  article->topic = SN_SEATS_NONE;
  article->spoken = NULL;
  article->asked = article->stated = 0;
  article->committee = NULL;
  if (sn_reading_block_cues (reading, heading) & BIT (SN_WORD_COMMITTEE))
    article->committee =
        first_committee (reading, reading->block_marks[heading], reading->block_marks[heading + 1], FALSE);
  if (sn_seats_framed (reading, heading))
    {
      article->frame = SN_SEATS_SPOKEN;
      article->frame_heading = framed ? article->frame_heading : heading;
      if (!is_whole_vacancy (article->extraction, heading))
        sn_nominations_read_heading (article, heading);
    }
  if (article->committee == NULL && heading > 0 && outline->places[heading - 1].role == SN_ROLE_HEADING)
    article->committee = /* "Security Sub-Committee" right above "1 x Large Supplier" */
        first_committee (reading, reading->block_marks[heading - 1], reading->block_marks[heading], FALSE);
  if (article->committee == NULL && outline->committee != NULL)
    article->committee = outline->committee->value;
}

/* "Seats: the Consumer seat at the Change Board; …" */
static gboolean
labels_seats (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block];

  return first + 2 < reading->block_tokens[block + 1] && sn_reading_token_in (reading, first, SN_SET_SEATS_HEADED) &&
         sn_reading_is_mark (reading, first + 1, ':');
}

/* Whether no more is said than whose seats, and how many: "one Large Supplier place and one
 * Other SEC Party place", "an Electricity Network place". */
static gboolean
lists_only_seats (const SnReading *reading, guint block, guint32 first, guint32 end)
{
  static const char *const joints[] = { "a", "an", "and", "or", "another", "for", "the", NULL };
  guint categories = 0;

  for (guint32 i = first; i < end; i++)
    {
      const SnMark *category = sn_reading_mark_at (reading, block, i, SN_WORD_CATEGORY);

      if (category != NULL)
        {
          categories++;
          i = category->end - 1;
        }
      else if (sn_reading_token (reading, i)->kind != SN_TOKEN_PUNCT && sn_seat_number_at (reading, block, i) == 0 &&
               !sn_reading_token_is_any (reading, i, joints) && !sn_reading_token_in (reading, i, SN_SET_SEATS) &&
               !sn_reading_token_in (reading, i, SN_SET_MEMBERS))
        return FALSE;
    }
  return categories > 0;
}

/* "Security Sub-Committee (SSC): one Gas Network member. We take nominations until
 * somebody is found.": whose seats, and how many of which; or in an article that says elsewhere
 * how to apply, "Change Board: two places for Small Suppliers". */
static gboolean
is_seat_entry (const SnOutline *outline, guint block)
{
  const SnReading *reading = outline->reading;
  const SnSentence *sentence;
  const SnMark *committee;
  guint64 asks = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_NO_DATE);
  guint32 at;

  if (reading->block_sentences[block] == reading->block_sentences[block + 1] ||
      !((sn_reading_block_cues (reading, block) | article_cues (outline, block, MOST_FIELDS)) & asks))
    return FALSE;
  sentence = sn_reading_sentence (reading, reading->block_sentences[block]);
  committee = sn_reading_mark_at (reading, block, sentence->first, SN_WORD_COMMITTEE);
  if (committee == NULL)
    return FALSE;
  at = committee->end;
  if (at + 2 < sentence->end && sn_reading_is_mark (reading, at, '(') && sn_reading_is_mark (reading, at + 2, ')'))
    at += 3;
  return at + 2 < sentence->end &&
         (sn_reading_is_mark (reading, at, ':') || sn_reading_is_mark (reading, at, 0x2013)) &&
         lists_only_seats (reading, block, at + 1, sentence->end);
}

/* "We want to hear from people who are ready to serve on:", above the committees and
 * whom each of them needs */
static gboolean
is_offered_in_list (const SnReading *reading, guint lead, guint block)
{
  guint64 both = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_CONSULT) |
                  BIT (SN_WORD_STAGE) | BIT (SN_WORD_VOTE);
  guint32 end;

  if (lead == SN_NO_BLOCK || lead + 12 <= block)
    return FALSE;
  end = reading->block_tokens[lead + 1];
  return end > reading->block_tokens[lead] && sn_reading_is_mark (reading, end - 1, ':') &&
         (sn_reading_block_cues (reading, lead) & (BIT (SN_WORD_OFFER) | BIT (SN_WORD_WANT))) &&
         !((sn_reading_block_cues (reading, lead) | sn_reading_block_cues (reading, block)) & other) &&
         (sn_reading_block_cues (reading, block) & both) == both;
}

/* So many blocks are a section about seats; a long one is of more than those. */
#define MOST_SECTION_BLOCKS 40

/* What the blocks have that stand under one heading with @block, or under its sisters'. */
static guint64
section_cues (const SnOutline *outline, guint block)
{
  guint heading = outline->places[block].heading;
  guint parent = heading != SN_NO_BLOCK ? outline->places[heading].parent : SN_NO_BLOCK;
  guint64 cues = 0;

  if (parent == SN_NO_BLOCK)
    return 0;
  for (guint b = parent + 1; b < outline->n_blocks && b < parent + MOST_SECTION_BLOCKS; b++)
    {
      if (outline->places[b].role == SN_ROLE_HEADING &&
          sn_reading_block (outline->reading, b)->level <= sn_reading_block (outline->reading, parent)->level)
        break;
      cues |= sn_reading_block_cues (outline->reading, b);
    }
  return cues;
}

/* Whether the article asks for nominations, below the block or above it, or with its sisters. What
 * says itself that it counts seats is open, whoever has got others. */
static gboolean
article_nominates (const SnSeatArticle *article, guint block)
{
  const SnExtraction *self = article->extraction;
  guint64 cues = article_cues (self->outline, block, MOST_SECTION_BLOCKS),
          told = BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED);

  if ((cues & told) && !(sn_reading_block_cues (self->reading, block) & BIT (SN_WORD_SEAT)))
    return FALSE;
  return (cues & BIT (SN_WORD_NOMINATE)) || (section_cues (self->outline, block) & BIT (SN_WORD_NOMINATE));
}

/* Whether @token is all that stands before @end but for a word for seats: "1 seat". */
static gboolean
is_count_to_end (const SnReading *reading, guint block, guint32 token, guint32 end)
{
  return token < end && sn_seat_number_at (reading, block, token) > 0 &&
         (token + 1 == end || (token + 2 == end && sn_reading_token_in (reading, token + 1, SN_SET_SEATS)));
}

/* "Large Suppliers 3", "Consumer – 1 seat", "2 x Large Supplier": the category and how many, and
 * no more. */
static gboolean
is_count_of_category (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1], at = first;
  const SnMark *category;

  if (end > first && end - first > 9)
    return FALSE;
  if (first + 2 < end && sn_seat_number_at (reading, block, first) > 0)
    {
      at += sn_reading_token_is (reading, first + 1, "x") || sn_reading_is_mark (reading, first + 1, 0xd7) ? 2 : 1;
      category = sn_reading_mark_at (reading, block, at, SN_WORD_CATEGORY);
      return category != NULL && category->end == end;
    }
  category = first < end ? sn_reading_mark_at (reading, block, first, SN_WORD_CATEGORY) : NULL;
  if (category == NULL || category->end >= end)
    return FALSE;
  at = category->end;
  at += sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT ? 1 : 0;
  return is_count_to_end (reading, block, at, end);
}

/* One of a list, a column or the lines of such: how many members each category is to have, of a
 * committee for which the article asks for nominations. */
static gboolean
counts_members (const SnSeatArticle *article, guint block)
{
  return article->committee != NULL && is_count_of_category (article->extraction->reading, block) &&
         article_nominates (article, block);
}

/* "Seats: 2", "Number of vacancies: one": the number; 0 where the block is no such field. */
static guint
stated_number (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  gboolean seats = FALSE;

  for (guint32 i = first; i + 1 < end && i < first + 4; i++)
    if (sn_reading_is_mark (reading, i, ':'))
      return seats && i + 2 >= end ? sn_seat_number_at (reading, block, i + 1) : 0;
    else
      seats |= sn_reading_token_in (reading, i, SN_SET_SEATS_HEADED);
  return 0;
}

/* A paragraph is about what it says itself; a list about what leads to it. */
static void
begin_block (SnSeatArticle *article, guint block)
{
  const SnExtraction *self = article->extraction;
  const SnBlock *b = sn_reading_block (self->reading, block);
  const SnPlace *place = &self->outline->places[block];

  guint number = stated_number (self->reading, block);

  article->spoken = NULL;
  if (number > 0)
    sn_seats_state (article, number);
  if (article->topic != SN_SEATS_NONE && sn_outline_is_field (self->reading, block))
    return;
  if (b->kind == SN_BLOCK_LIST_ITEM)
    {
      article->topic =
          place->lead != SN_NO_BLOCK && place->lead + 12 > block && sn_seats_framed (self->reading, place->lead)
              ? SN_SEATS_LED
              : SN_SEATS_NONE;
      if (article->topic == SN_SEATS_NONE &&
          (is_seat_entry (self->outline, block) || is_offered_in_list (self->reading, place->lead, block) ||
           counts_members (article, block)))
        article->topic = SN_SEATS_LED;
      return;
    }
  article->topic =
      labels_seats (self->reading, block) || counts_members (article, block) || is_seat_entry (self->outline, block)
          ? SN_SEATS_LED
          : SN_SEATS_NONE;
  if (article->pending != NO_WHEN && sn_outline_when (self->outline, article->pending)->block + 1 < block)
    article->pending = NO_WHEN;
}

/* What a paragraph leaves open is the frame of the list that follows it. */
static void
end_block (SnSeatArticle *article, guint block)
{
  const SnReading *reading = article->extraction->reading;
  const SnBlock *b = sn_reading_block (reading, block), *next;

  if (b->kind != SN_BLOCK_PARAGRAPH || block + 1 >= article->extraction->outline->n_blocks)
    return;
  next = sn_reading_block (reading, block + 1);
  if (next->kind == SN_BLOCK_LIST_ITEM && article->topic == SN_SEATS_LED)
    {
      article->frame_heading = article->frame == SN_SEATS_NONE ? article->heading : article->frame_heading;
      article->frame = SN_SEATS_LED;
    }
}

#define MOST_LEAD_WORDS 6

/* "Filled:", "Seats taken since June:" above a list: whoever has these, they are not free. A
 * longer lead may go on to those that are. */
static gboolean
is_led_by_filled (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;
  guint lead = self->outline->places[block].lead;

  return sn_reading_block (reading, block)->kind == SN_BLOCK_LIST_ITEM && lead != SN_NO_BLOCK && lead + 12 > block &&
         reading->block_tokens[lead + 1] - reading->block_tokens[lead] <= MOST_LEAD_WORDS &&
         sn_reading_is_mark (reading, reading->block_tokens[lead + 1] - 1, ':') && sn_seats_told_filled (reading, lead);
}

/* Whether the paragraph or what stands above it speaks of seats on committees. */
static gboolean
is_about_seats (const SnExtraction *self, guint block)
{
  const guint64 seats = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_VOTE);

  return ((sn_reading_block_cues (self->reading, block) | sn_outline_heading_cues (self->outline, block)) & seats) != 0;
}

/* "Applications for the test lab close on 14 April": where an article has no seats at
 * all, its dates are for others to read. */
static void
give_back (const SnSeatArticle *article)
{
  const SnExtraction *self = article->extraction;

  for (guint i = 0; i < article->claimed->len; i++)
    {
      guint32 index = g_array_index (article->claimed, guint32, i);
      guint heading = self->outline->places[sn_outline_when (self->outline, index)->block].heading;
      gboolean any = is_about_seats (self, sn_outline_when (self->outline, index)->block);

      for (guint c = 0; c < self->candidates->len && !any; c++)
        {
          const SnCandidate *candidate = self->candidates->pdata[c];

          any = candidate->when == index || self->outline->places[candidate->block].heading == heading;
        }
      self->used[index] = any;
    }
}

static void
read_block (SnSeatArticle *article, guint block)
{
  const SnReading *reading = article->extraction->reading;

  begin_block (article, block);
  for (guint32 s = reading->block_sentences[block]; s < reading->block_sentences[block + 1]; s++)
    read_sentence (article, sn_reading_sentence (reading, s));
  end_block (article, block);
}

/**
 * sn_find_vacancies:
 *
 * Finds seats that can be filled, one candidate for each committee and party
 * category, and the end of nominations that belongs to them.
 */
void
sn_find_vacancies (SnExtraction *self)
{
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (SnSeat));
  g_autoptr (GArray) claimed = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (SnSeat));
  SnSeatArticle article = {
    .extraction = self, .heading = SN_NO_BLOCK, .pending = NO_WHEN, .seats = seats, .claimed = claimed, .open = open
  };

  if (self->outline->committee != NULL)
    article.committee = self->outline->committee->value;

  for (guint i = 0; i < self->outline->n_blocks && !sn_extraction_is_full (self); i++)
    {
      const SnPlace *place = &self->outline->places[i];

      if (place->role == SN_ROLE_HEADING)
        {
          begin_article (&article, i);
          if (!article.filled && is_whole_vacancy (self, i))
            read_block (&article, i);
          continue;
        }
      if (place->role == SN_ROLE_TEXT && !article.filled && !is_led_by_filled (self, i))
        read_block (&article, i);
    }
  end_article (&article);
  leave_seats_open (&article);
  sn_nominations_date_open_seats (&article);
  give_back (&article);
}
