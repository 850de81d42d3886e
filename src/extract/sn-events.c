/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-private.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static gboolean
says_ours (const SnExtraction *self, guint32 first, guint32 end)
{
  static const char *const words[] = { "our", "we", "us", "secas", NULL };
  static const char *const parties[] = { "party", "parties", NULL }; /* for whom it is */

  for (guint32 i = first; i < end; i++)
    {
      for (guint w = 0; words[w] != NULL; w++)
        if (sn_reading_token_is (self->reading, i, words[w]))
          return TRUE;
      if (sn_reading_token_is (self->reading, i, "sec") &&
          sn_reading_token (self->reading, i)->letter_case == SN_CASE_CAPITALS &&
          !sn_reading_token_is_any (self->reading, i + 1, parties))
        return TRUE;
    }
  return FALSE;
}

/* "Ofgem has drafted a licence. Its reform team is giving a briefing on 31 March": whose team
 * that is, the paragraph said before. */
static const SnMark *
owner_before (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT), *owner = NULL;

  if (noun == NULL || !sn_reading_has_token (reading, clause->sentence->first, noun->first, "its"))
    return NULL;
  for (guint32 i = reading->block_marks[clause->block]; i < clause->sentence->first_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_BODY)
      owner = sn_reading_mark (reading, i);
  return owner;
}

/* "Ofgem is consulting on the retail codes. It will explain its thinking in a webinar on": who "it"
 * is, the sentence before says first, in the paragraph or the one above; %NULL where it does not. */
static const SnMark *
body_it_is (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint block = clause->block;
  guint32 s = sn_reading_sentence_of (reading, block, clause->sentence->first);
  const SnSentence *before;

  if (!sn_reading_token_is (reading, clause->sentence->first, "it"))
    return NULL;
  if (s == reading->block_sentences[block] &&
      (block == 0 || self->outline->places[block - 1].heading != self->outline->places[block].heading ||
       reading->block_sentences[block - 1] == reading->block_sentences[block]))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  return sn_reading_mark_at (reading, before->block,
                             before->first + sn_reading_token_is (reading, before->first, "the"), SN_WORD_BODY);
}

/* What "we" hold, and what carries the Code's name, is the publisher's, mostly
 * the administrator; all else is whose sentence or heading it is. An event of
 * nobody in particular is the publisher's too. */
static const char *
event_organiser (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  const SnMark *body = sn_prose_body_before (self, clause), *above;

  if (says_ours (self, clause->sentence->first, clause->sentence->end))
    return self->outline->publisher;
  if (body == NULL)
    body = owner_before (self, clause);
  if (body == NULL)
    body = body_it_is (self, clause);
  if (body != NULL)
    return body->value;
  if (heading != SN_NO_BLOCK &&
      says_ours (self, self->reading->block_tokens[heading], self->reading->block_tokens[heading + 1]))
    return self->outline->publisher;
  above = sn_prose_mark_of_block (self, heading, SN_WORD_BODY);
  if (above == NULL)
    above = sn_prose_mark_of_block (self, self->outline->places[clause->block].parent, SN_WORD_BODY);
  if (above == NULL)
    above = sn_prose_mark_of_block (self, self->outline->places[clause->block].lead, SN_WORD_BODY);
  return above != NULL ? above->value : self->outline->publisher;
}

/* Where the clause ends, or its reason begins: "…, so that the Panel can see the replies on P488". */
static guint32
end_before_reason (const SnClause *clause)
{
  static const char *const reasons[] = { "so", "because", "since", "as", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->when->end; i + 1 < clause->end; i++)
    if (sn_reading_is_mark (reading, i, ',') && sn_reading_token_is_any (reading, i + 1, reasons))
      return i;
  return clause->end;
}

/* An event about a modification bears its reference: named in the clause, or
 * above it where the heading speaks of the modification. */
static char *
event_reference (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  char *reference = sn_reference_find (self->reading, clause->block, clause->first, end_before_reason (clause), NULL);

  if (reference == NULL && heading != SN_NO_BLOCK && !sn_heading_names_event (self, clause->block))
    reference = sn_reference_find (self->reading, heading, self->reading->block_tokens[heading],
                                   self->reading->block_tokens[heading + 1], NULL);
  return reference;
}

/* How many words of a title say something. */
static guint
count_title_words (const char *title)
{
  guint n = 0;

  for (const char *p = title; *p != '\0'; p += strcspn (p, " "))
    {
      p += strspn (p, " ");
      n += g_ascii_isupper (*p) || strcspn (p, " ") > 3;
    }
  return n;
}

/* Whether a title need not say whose event it is: the administrator's, or that of somebody
 * unknown. */
static gboolean
goes_without_saying (const char *organiser)
{
  return organiser == NULL || g_str_equal (organiser, "SECAS");
}

/* "DCC conference call": a name of few words says more with who holds it. */
static char *
with_organiser (char *title, const char *organiser)
{
  g_autofree char *owned = title;

  if (goes_without_saying (organiser) || strstr (title, organiser) != NULL || count_title_words (title) > 3 ||
      strchr (title, ':') != NULL)
    return g_steal_pointer (&owned);
  if (!g_ascii_isupper (title[0]) || g_ascii_isupper (title[1]) ||
      (strchr (title, ' ') != NULL && g_ascii_isupper (strchr (title, ' ')[1])))
    return g_strdup_printf ("%s %s", organiser, title);
  return g_strdup_printf ("%s %c%s", organiser, g_ascii_tolower (title[0]), title + 1);
}

/* Whether the sentence has another day. */
static gboolean
has_many_days (const SnExtraction *self, const SnClause *clause)
{
  guint n = 0;

  for (guint32 i = self->outline->block_whens[clause->block]; i < self->outline->block_whens[clause->block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (self->outline, i);

      n += when->date.day != 0 && when->first >= clause->sentence->first && when->first < clause->sentence->end;
    }
  return n > 1;
}

static guint32
capitals_end (const SnReading *reading, guint32 first, guint32 end)
{
  while (first < end && sn_reading_token (reading, first)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, first)->letter_case != SN_CASE_LOWER)
    first++;
  return first;
}

/* "We come to you: Glasgow on 30 June, Leeds on 7 July": a name between a mark and
 * "on". */
static gboolean
place_before (const SnClause *clause, guint32 *first, guint32 *end)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 3 || !sn_reading_token_is (reading, at - 1, "on"))
    return FALSE;
  *end = at - 1;
  for (*first = *end; *first > clause->sentence->first + 1 &&
                      sn_reading_token (reading, *first - 1)->kind == SN_TOKEN_WORD &&
                      sn_reading_token (reading, *first - 1)->letter_case != SN_CASE_LOWER;)
    (*first)--;
  return *first < *end && *end - *first <= 3 &&
         (sn_reading_is_mark (reading, *first - 1, ':') || sn_reading_is_mark (reading, *first - 1, ',') ||
          sn_reading_token_is (reading, *first - 1, "and"));
}

/* "all other Parties", "everybody else": who is left; @first where nobody is. */
static guint32
others_end (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const others[] = { "all", "everyone", "everybody", "other", "others", NULL };
  guint32 at = first;

  if (!sn_reading_token_is_any (reading, first, others))
    return first;
  while (at < end && at < first + 4 && sn_reading_token (reading, at)->kind == SN_TOKEN_WORD)
    at++;
  return at;
}

/* "round tables in Edinburgh (18 April), Cardiff (25 April) and London (3 May)": the name
 * before the bracket. */
static gboolean
bracketed_place (const SnClause *clause, guint32 *first, guint32 *end)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 3 || !sn_reading_is_mark (reading, at - 1, '('))
    return FALSE;
  *end = *first = at - 1;
  while (*first > clause->first && sn_reading_token (reading, *first - 1)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, *first - 1)->letter_case != SN_CASE_LOWER)
    (*first)--;
  return *first < *end && *end - *first <= 3;
}

/* "in Leeds on 6 June and in Cardiff on the 13th", "21 March in London and 4
 * April in Glasgow", "14 March (credit cover), 28 March (Party Data)": what is
 * said of this day alone. */
static gboolean
own_part (const SnExtraction *self, const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const joints[] = { "in", "at", "for", NULL };
  static const char *const nowhere[] = { "online", "virtual", NULL };
  const SnReading *reading = self->reading;
  guint32 after = clause->when->end;

  if (after + 2 < clause->sentence->end && sn_reading_is_mark (reading, after, '('))
    {
      for (*end = *first = after + 1; *end < clause->sentence->end && !sn_reading_is_mark (reading, *end, ')');)
        (*end)++;
      if (sn_reading_cues (reading, clause->block, *first, *end) &
          (BIT (SN_WORD_PAST) | BIT (SN_WORD_FORMER) | BIT (SN_WORD_MOVE)))
        return FALSE; /* "14 May (it was 7 May)" */
      if (*end == *first + 1 && sn_reading_token_is_any (reading, *first, nowhere))
        return TRUE;
      return sn_reading_token (reading, *first)->kind == SN_TOKEN_WORD &&
             sn_title_count_content (reading, clause->block, *first, *end) > 0;
    }
  if (after + 1 < clause->sentence->end && sn_reading_token_is_any (reading, after, joints))
    {
      *first = after + 1;
      *end = capitals_end (reading, after + 1, clause->sentence->end);
      if (*end == *first) /* "for all other Parties" */
        *end = others_end (reading, after + 1, clause->sentence->end);
      if (*end > *first)
        return TRUE;
    }
  if (bracketed_place (clause, first, end))
    return TRUE;
  if (place_before (clause, first, end))
    return TRUE;
  for (guint32 i = clause->when->first; i > clause->first + 1 && i + 6 > clause->when->first; i--)
    if (sn_reading_token_is_any (reading, i - 2, joints))
      {
        if (i - 2 == clause->first && clause->first > clause->sentence->first)
          return FALSE; /* "4 April in Newcastle and 13 April": of the day before */
        *first = i - 1;
        *end = capitals_end (reading, i - 1, clause->when->first);
        return *end > *first;
      }
  return FALSE;
}

/* "Leeds, Tuesday 11 July", an item of those below "Newcomers’ Mornings": the place with which
 * it begins. */
static gboolean
leading_place (const SnExtraction *self, const SnClause *clause, guint32 *first, guint32 *end)
{
  const SnReading *reading = self->reading;

  if (sn_reading_block (reading, clause->block)->kind != SN_BLOCK_LIST_ITEM ||
      clause->sentence->first != reading->block_tokens[clause->block])
    return FALSE;
  *first = clause->sentence->first;
  *end = capitals_end (reading, *first, clause->when->first);
  return *end > *first && *end - *first <= 3 && *end + 1 == clause->when->first &&
         (sn_reading_is_mark (reading, *end, ',') || sn_reading_is_mark (reading, *end, ':') ||
          sn_reading_is_mark (reading, *end, 0x2013)) &&
         (sn_reading_cues (reading, clause->block, *first, *end) & ~BIT (SN_WORD_BODY)) == 0;
}

static char *
with_own_part (const SnExtraction *self, const SnClause *clause, char *title)
{
  g_autofree char *owned = title, *part = NULL;
  guint32 first, end;

  if (!leading_place (self, clause, &first, &end) &&
      (!has_many_days (self, clause) || !own_part (self, clause, &first, &end)))
    return g_steal_pointer (&owned);
  part = sn_reading_text (self->reading, clause->block, first, end);
  if (strstr (title, part) != NULL || strlen (title) + strlen (part) > 120)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("%s: %s", owned, part);
}

/* "Day one is about operations, day two about change", "from 9.30am each day" */
static gboolean
tells_of_days (const SnReading *reading, guint block)
{
  static const char *const which[] = { "one", "two", "both", "each", NULL };
  guint32 end = reading->block_tokens[block + 1];
  guint n = 0;

  for (guint32 i = reading->block_tokens[block]; i + 1 < end; i++)
    {
      gboolean behind = sn_reading_token_is (reading, i, "day") && sn_reading_token_is_any (reading, i + 1, which);
      gboolean before = (sn_reading_token_is (reading, i, "each") && sn_reading_token_is (reading, i + 1, "day")) ||
                        (sn_reading_token_is (reading, i, "both") && sn_reading_token_is (reading, i + 1, "days"));

      n += before ? 2 : behind;
    }
  return n > 1;
}

/* "over two days", "both days", "Customer Engagement Days": of one thing that
 * lasts longer than a day. */
static gboolean
lasts_days (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const units[] = { "days", "day", "mornings", "afternoons", NULL };
  static const char *const numbers[] = { "two", "three", "four", "both", NULL };

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    {
      if (sn_reading_token_is_any (reading, i, numbers) &&
          (sn_reading_token_is_any (reading, i + 1, units) ||
           (i + 2 < sentence->end && sn_reading_token_is_any (reading, i + 2, units))))
        return TRUE;
      if (i > sentence->first && sn_reading_token_is (reading, i, "days") &&
          sn_reading_token (reading, i)->letter_case == SN_CASE_CAPITAL &&
          sn_reading_token (reading, i - 1)->letter_case == SN_CASE_CAPITAL)
        return TRUE;
    }
  return FALSE;
}

/* "Industry Summit", "Exhibition and Conference": a name in capitals of which the noun is the
 * end, and not that of several. */
static gboolean
is_name_of_one (const SnReading *reading, guint block, const SnMark *noun, guint32 first)
{
  const SnToken *last = sn_reading_token (reading, noun->end - 1), *before;
  guint32 at = noun->first - 1;

  at -= at > first && sn_reading_token_is (reading, at, "and");
  before = sn_reading_token (reading, at);
  return last->letter_case == SN_CASE_CAPITAL && before->letter_case != SN_CASE_LOWER &&
         before->kind == SN_TOKEN_WORD && sn_reading_block (reading, block)->text[last->end - 1] != 's';
}

/* "The Industry Summit will be held on 10 and 11 October": a single thing, by its name. */
static gboolean
has_singular_name (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT);

  if (noun == NULL || noun->end >= clause->when->first || noun->first <= clause->sentence->first)
    return FALSE;
  return is_name_of_one (reading, clause->block, noun, clause->sentence->first);
}

/* "Date: Wednesday 14 and Thursday 15 June" below "DCC Customer Conference" */
static gboolean
has_singular_heading (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  const SnMark *noun = NULL;

  if (heading == SN_NO_BLOCK || !sn_outline_is_field (reading, clause->block))
    return FALSE;
  for (guint32 i = reading->block_marks[heading]; i < reading->block_marks[heading + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_EVENT)
      noun = sn_reading_mark (reading, i);
  return noun != NULL && noun->first > reading->block_tokens[heading] &&
         is_name_of_one (reading, heading, noun, reading->block_tokens[heading]);
}

/* "over two days, 2 and 3 December": one event, that ends on the second. */
static gboolean
prolongs (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  SnCandidate *before = self->candidates->len > 0 ? self->candidates->pdata[self->candidates->len - 1] : NULL;
  SnDate date;

  if (before == NULL || before->when + 1 != index || before->first != clause->sentence->first ||
      before->block != clause->block || sn_item_get_kind (before->item) != SN_ITEM_EVENT ||
      clause->when->date.end_year != 0)
    return FALSE;
  date = *sn_item_get_date (before->item);
  if (date.day == 0 || clause->when->date.day == 0 ||
      sn_date_last_julian (&date) + 1 != sn_date_first_julian (&clause->when->date))
    return FALSE;
  if (!lasts_days (self->reading, clause->sentence) && !tells_of_days (self->reading, clause->block) &&
      !has_singular_name (clause) && !has_singular_heading (self, clause))
    return FALSE;
  date.end_year = clause->when->date.year;
  date.end_month = clause->when->date.month;
  date.end_day = clause->when->date.day;
  sn_item_set_date (before->item, &date);
  return TRUE;
}

/* "on it", "on the same subject": where what is pointed to ends; 0 where nothing is. */
static guint32
pointer_end (const SnReading *reading, guint32 token, guint32 end)
{
  static const char *const pronouns[] = { "it", "this", "them", "these", NULL };

  if (token + 2 < end && sn_reading_token_is (reading, token, "the") &&
      sn_reading_token_is (reading, token + 1, "same") && sn_reading_token_in (reading, token + 2, SN_SET_SUBJECTS))
    return token + 3;
  return token < end && sn_reading_token_is_any (reading, token, pronouns) ? token + 1 : 0;
}

/* "We'll talk you through it on 11 May" */
static gboolean
talks_it_through (const SnReading *reading, const SnClause *clause)
{
  static const char *const verbs[] = { "talk", "walk", "take", "run", NULL };
  static const char *const it[] = { "it", "this", "these", "them", NULL };
  gboolean verb = FALSE;

  for (guint32 i = clause->first; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, verbs))
      verb = TRUE;
    else if (verb && sn_reading_token_is (reading, i, "through") && sn_reading_token_is_any (reading, i + 1, it))
      return TRUE;
  return FALSE;
}

/* (nullable): "Release 2.0 of the DCC systems is planned to go live in May. The DCC will hold
 * an industry day about it": the release of which the sentence before says what becomes of it. */
static char *
release_before (const SnExtraction *self, const SnClause *clause)
{
  static const char *const verbs[] = { "is", "are", "has", "have", "was", "will", "goes", NULL };
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first), at;
  const SnSentence *before;

  if (s == reading->block_sentences[clause->block])
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  for (at = before->first + 1; at < before->end && !sn_reading_token_is_any (reading, at, verbs);)
    at++;
  if (at == before->end || (before->cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) ||
      !(sn_reading_cues (reading, clause->block, before->first, at) & BIT (SN_WORD_RELEASE)))
    return NULL;
  return sn_title_of_tokens (self->outline, clause->block, before->first, at);
}

/* "a webinar about it", "two workshops on this": what "it" is, the consultation
 * of the article says. */
static char *
about_matter (const SnExtraction *self, const SnClause *clause, const char *organiser)
{
  static const char *const joints[] = { "about", "on", NULL };
  const SnReading *reading = self->reading;
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT);
  guint heading = self->outline->places[clause->block].heading;
  g_autofree char *word = NULL, *release = NULL;

  if (noun == NULL || talks_it_through (reading, clause)
          ? !talks_it_through (reading, clause)
          : noun->end + 1 >= clause->sentence->end || !sn_reading_token_is_any (reading, noun->end, joints) ||
                pointer_end (reading, noun->end + 1, clause->sentence->end) == 0)
    return NULL;
  if (noun != NULL && (release = release_before (self, clause)) != NULL)
    {
      word = sn_reading_text (reading, clause->block, noun->first, noun->end);
      return goes_without_saying (organiser)
                 ? g_strdup_printf ("%c%s on %s", g_ascii_toupper (word[0]), word + 1, release)
                 : g_strdup_printf ("%s %s on %s", organiser, word, release);
    }
  for (guint i = self->candidates->len; i > 0; i--)
    {
      const SnCandidate *other = self->candidates->pdata[i - 1];
      const char *title = sn_item_get_title (other->item), *matter;

      if (sn_item_get_kind (other->item) != SN_ITEM_CONSULTATION || other->row || title == NULL ||
          self->outline->places[other->block].heading != heading ||
          (heading == SN_NO_BLOCK && other->block != clause->block))
        continue;
      matter = sn_item_get_reference (other->item) != NULL ? strstr (title, ": ") : strstr (title, " on ");
      if (matter == NULL)
        return NULL;
      matter += sn_item_get_reference (other->item) != NULL ? 2 : 4;
      word = noun == NULL ? g_strdup ("call") : sn_reading_text (reading, clause->block, noun->first, noun->end);
      if (sn_item_get_reference (other->item) != NULL)
        return g_strdup_printf ("%s %s on %s", sn_item_get_reference (other->item), word, matter);
      return goes_without_saying (organiser)
                 ? g_strdup_printf ("%c%s on %s", g_ascii_toupper (word[0]), word + 1, matter)
                 : g_strdup_printf ("%s %s on %s", organiser, word, matter);
    }
  return NULL;
}

/* "There'll be a webinar to talk it through": what "it" is, the heading run in at
 * the beginning of the paragraph says; sets whose it is where that is said too. */
static char *
about_label (const SnExtraction *self, const SnClause *clause, const char **organiser)
{
  const SnReading *reading = self->reading;
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT);
  g_autofree char *label = NULL, *word = NULL;
  const SnMark *body;
  guint32 first, end;
  gboolean pronoun = FALSE;

  if (noun == NULL || noun->end >= clause->when->first ||
      !sn_outline_label (self->outline, clause->block, &first, &end) || end > clause->sentence->first)
    return NULL;
  for (guint32 i = noun->end; i < clause->when->first; i++)
    pronoun |= sn_reading_token_is (reading, i, "it");
  if (!pronoun)
    return NULL;
  label = sn_title_of_tokens (self->outline, clause->block, first, end);
  word = sn_reading_text (reading, clause->block, noun->first, noun->end);
  body = sn_prose_mark_of_block (self, clause->block, SN_WORD_BODY);
  if (body != NULL && body->end <= clause->sentence->first) /* whose matter it is */
    *organiser = body->value;
  return *organiser != NULL ? g_strdup_printf ("%s %s: %s", *organiser, word, label)
                            : g_strdup_printf ("%s: %s", word, label);
}

/* "round tables in Edinburgh (18 April), Cardiff (25 April)": the next of what the sentence
 * has had already, by the same name and what is its own; %NULL where it has nothing. */
static char *
next_of_same (const SnExtraction *self, const SnClause *clause)
{
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE);
  const SnCandidate *before = self->candidates->len > 0 ? self->candidates->pdata[self->candidates->len - 1] : NULL;
  const char *title, *part;
  g_autofree char *base = NULL, *own = NULL;
  guint32 first, end;

  if (before == NULL || before->row || !own_part (self, clause, &first, &end) || before->block != clause->block ||
      before->first != clause->sentence->first || sn_item_get_kind (before->item) != SN_ITEM_EVENT ||
      clause->first == clause->sentence->first ||
      (sn_reading_cues (self->reading, clause->block, clause->first, clause->when->first) & other) ||
      clause->when->first > clause->first + 6)
    return NULL;
  title = sn_item_get_title (before->item);
  part = strstr (title, ": ");
  base = part != NULL ? g_strndup (title, (gsize) (part - title)) : g_strdup (title);
  own = sn_reading_text (self->reading, clause->block, first, end);
  return g_strdup_printf ("%s: %s", base, own);
}

/* "on 24 March, 8 April and 3 May. The first is in London, the second in Glasgow and the third in
 * Birmingham": where each of the days is, by its place in the list; 0 where that is not said. */
static guint32
place_of_ordinal (const SnExtraction *self, const SnClause *clause)
{
  static const char *const ordinals[] = { "first", "second", "third", "fourth", "fifth" };
  const SnOutline *outline = self->outline;
  const SnReading *reading = self->reading;
  guint32 low = sn_outline_when_from (outline, clause->block, clause->sentence->first), nth = 0;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first) + 1;
  const SnSentence *next;

  if (s >= reading->block_sentences[clause->block + 1] || !has_many_days (self, clause))
    return 0;
  for (guint32 i = low; sn_outline_when (outline, i) != clause->when; i++)
    nth += sn_outline_when (outline, i)->date.day != 0;
  next = sn_reading_sentence (reading, s);
  for (guint32 i = next->first; i + 2 < next->end && nth < G_N_ELEMENTS (ordinals); i++)
    if (sn_reading_token_is (reading, i, ordinals[nth]))
      {
        guint32 at = i + 1 + sn_reading_token_is (reading, i + 1, "is");

        return sn_reading_token_is (reading, at, "in") &&
                       sn_reading_token (reading, at + 1)->letter_case == SN_CASE_CAPITAL
                   ? at + 1
                   : 0;
      }
  return 0;
}

/* What the sentence calls what it has on an earlier day, but for what is said of that day alone. */
static char *
without_part (const SnExtraction *self, const SnCandidate *before)
{
  const char *title = sn_item_get_title (before->item), *part = g_strrstr (title, ": ");
  guint32 first, end;
  g_autofree char *own = NULL;
  SnClause clause;

  if (part == NULL || before->when == G_MAXUINT32)
    return g_strdup (title);
  sn_clause_init (&clause, self->outline, before->when);
  if (own_part (self, &clause, &first, &end))
    own = sn_reading_text (self->reading, clause.block, first, end);
  return g_strcmp0 (own, part + 2) == 0 ? g_strndup (title, (gsize) (part - title)) : g_strdup (title);
}

/* "We are running it again on": what the paragraph told of last; %NULL where that was no event. */
static char *
repeat_of (const SnExtraction *self, const SnClause *clause)
{
  if (!sn_clause_repeats_event (clause))
    return NULL;
  for (guint i = self->candidates->len; i > 0; i--)
    {
      const SnCandidate *before = self->candidates->pdata[i - 1];

      if (before->block != clause->block)
        return NULL;
      if (sn_item_get_kind (before->item) == SN_ITEM_EVENT)
        return before->first == clause->sentence->first ? with_own_part (self, clause, without_part (self, before))
                                                        : g_strdup (sn_item_get_title (before->item));
    }
  return NULL;
}

/* "one webinar each on 19, 21 and 28 May:" above a list of as many: each day is that of the
 * item in its place; %NULL where there is no such list. */
static char *
named_by_list (const SnExtraction *self, const SnClause *clause)
{
  static const char *const ordinals[] = { "first",  "second",  "third", "fourth", "last",
                                          "lastly", "finally", "then",  NULL };
  const SnOutline *outline = self->outline;
  const SnReading *reading = self->reading;
  guint32 low = sn_outline_when_from (outline, clause->block, clause->sentence->first), place = 0, days = 0, first, end;
  g_autofree char *matter = NULL, *noun = NULL;
  const SnMark *mark =
      sn_reading_find_mark (reading, clause->sentence->first_mark, clause->sentence->end_mark, SN_WORD_EVENT);

  if (mark == NULL || clause->sentence->end != reading->block_tokens[clause->block + 1] ||
      !sn_reading_is_mark (reading, clause->sentence->end - 1, ':'))
    return NULL;
  for (guint32 i = low; i < outline->block_whens[clause->block + 1]; i++)
    if (sn_outline_when (outline, i)->date.day != 0)
      {
        place = sn_outline_when (outline, i) == clause->when ? days : place;
        days++;
      }
  if (days < 2 || sn_outline_count_items (outline, clause->block) != days)
    return NULL;
  first = reading->block_tokens[clause->block + 1 + place];
  end = reading->block_tokens[clause->block + 2 + place];
  while (first + 2 < end &&
         (sn_reading_token_is_any (reading, first, ordinals) || sn_reading_is_mark (reading, first, ',')))
    first++;
  end -= end > first + 2 && sn_reading_token_is (reading, end - 1, "and") ? 1 : 0;
  end -= end > first + 1 && sn_reading_is_mark (reading, end - 1, ';') ? 1 : 0;
  matter = sn_title_of_tokens (outline, clause->block + 1 + place, first, end);
  noun = sn_reading_text (reading, clause->block, mark->first, mark->end);
  if (g_str_has_suffix (noun, "s"))
    noun[strlen (noun) - 1] = '\0';
  noun[0] = g_ascii_toupper (noun[0]);
  return g_strdup_printf ("%s: %s", noun, matter);
}

/* "Training", "SECAS webinar", "DCC call": what kind of thing, and whose. */
static gboolean
is_generic (const char *title)
{
  static const char *const words[] = { "webinar",  "webinars", "call",      "calls",    "session",  "sessions",
                                       "training", "workshop", "workshops", "meeting",  "event",    "forum",
                                       "online",   "drop-in",  "seminar",   "seminars", "briefing", "surgery",
                                       "SECAS",    "DCC",      "SEC",       "Ofgem",    "BEIS",     "DESNZ",
                                       "Working",  "working",  "Group",     "group",    "ofgem",    NULL };
  g_auto (GStrv) all = g_strsplit (title, " ", -1);

  if (strchr (title, ' ') == NULL)
    return TRUE;
  if (g_ascii_islower (title[1])) /* "Drop-in call" */
    all[0][0] = g_ascii_tolower (all[0][0]);
  for (guint i = 0; all[i] != NULL; i++)
    if (!g_strv_contains (words, all[i]))
      return FALSE;
  return TRUE;
}

/* "The webinars are on 2, 9 and 16 March" under "I missed the induction. Will you run it
 * again?": each of them, with what the question is about. Takes @title. */
static char *
with_topic (const SnExtraction *self, const SnClause *clause, char *title)
{
  g_autofree char *owned = title;
  g_autofree char *topic =
      is_generic (title) ? sn_question_topic (self->outline, self->outline->places[clause->block].heading) : NULL;

  if (topic == NULL || strchr (topic, ' ') != NULL)
    return g_steal_pointer (&owned);
  owned[0] = g_ascii_tolower (owned[0]);
  if (has_many_days (self, clause) && g_str_has_suffix (owned, "s"))
    owned[strlen (owned) - 1] = '\0';
  return g_strdup_printf ("%s %s", topic, owned);
}

/* "Two webinars explain it", "Officials will present the proposals at two webinars": whether the
 * sentence says that the event is about what was spoken of before. */
static gboolean
is_about_it (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const verbs[] = { "explain",   "explains",   "explaining", "about",      "discuss",
                                       "discusses", "discussing", "introduce",  "introduces", "present",
                                       "presents",  "cover",      "covers",     "through",    NULL };
  static const char *const pronouns[] = { "it", "this", "them", NULL };

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, verbs))
      {
        guint32 what =
            i + 1 + (sn_reading_token_is (reading, i + 1, "the") || sn_reading_token_is (reading, i + 1, "our"));

        if (sn_reading_token_is_any (reading, i + 1, pronouns) ||
            (what > i + 1 && sn_reading_token_in (reading, what, SN_SET_PAPERS)))
          return TRUE;
      }
  return FALSE;
}

/* The sentence of the date, or that which leads to the list that it stands in. */
static const SnSentence *
sentence_of_event (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint lead = self->outline->places[clause->block].lead;

  return lead != SN_NO_BLOCK && reading->block_sentences[lead] < reading->block_sentences[lead + 1]
             ? sn_reading_sentence (reading, reading->block_sentences[lead + 1] - 1)
             : clause->sentence;
}

/* The consultation that was found last, right before the event or under the same heading. */
static const SnCandidate *
consultation_before (const SnExtraction *self, const SnClause *clause)
{
  const SnPlace *places = self->outline->places;
  const SnCandidate *before = NULL;

  for (guint i = self->candidates->len; i > 0 && before == NULL; i--)
    if (sn_item_get_kind (((SnCandidate *) self->candidates->pdata[i - 1])->item) == SN_ITEM_CONSULTATION)
      before = self->candidates->pdata[i - 1];
  if (before == NULL || before->block > clause->block)
    return NULL;
  return before->block + 1 >= clause->block || (places[before->block].heading == places[clause->block].heading &&
                                                places[clause->block].heading != SN_NO_BLOCK)
             ? before
             : NULL;
}

/* "DCC webinar on draft Charging Statement": where the event is about the consultation right
 * before it. Takes @title. */
static char *
with_matter_before (const SnExtraction *self, const SnClause *clause, char *title)
{
  g_autofree char *owned = title, *matter = NULL;
  const SnCandidate *before;
  const char *whole, *subject;

  if (!is_generic (title) || !is_about_it (self->reading, sentence_of_event (self, clause)) ||
      (before = consultation_before (self, clause)) == NULL)
    return g_steal_pointer (&owned);
  whole = sn_item_get_title (before->item);
  subject = strstr (whole, " on ");
  subject = subject != NULL ? subject + 4 : strstr (whole, ": ");
  subject = subject != NULL ? subject + (*subject == ':' ? 2 : 0) : whole;
  matter = sn_title_lower_first (subject);
  if (g_str_has_suffix (owned, "s") &&
      (has_many_days (self, clause) || sentence_of_event (self, clause) != clause->sentence))
    owned[strlen (owned) - 1] = '\0';
  return g_strdup_printf ("%s on %s", owned, matter);
}

/* "Webinar on budget": what is only called after its kind, with what it is about. */
static char *
with_purpose (const SnClause *clause, char *title)
{
  g_autofree char *owned = title;
  g_autofree char *purpose = is_generic (title) ? sn_event_purpose (clause) : NULL;

  if (purpose == NULL)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("%s on %s", owned, purpose);
}

/* "The Working Group for SECMP0031 … will also hold an open teleconference": of whose work
 * it is. Takes @title. */
static char *
with_group (const SnExtraction *self, const SnClause *clause, char *title, char **reference)
{
  const SnReading *reading = self->reading;
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT), *group = NULL;
  g_autofree char *owned = title;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && strcmp (mark->value, "Working Group") == 0 &&
          mark->first >= clause->first && noun != NULL && mark->end < noun->first)
        group = mark;
    }
  if (group == NULL || sn_clause_find_held (reading, group->end, noun->end) == 0 ||
      strstr (title, "Working Group") != NULL)
    return g_steal_pointer (&owned);
  if (*reference == NULL)
    *reference = sn_find_reference (self, clause->block, clause->first, clause->end);
  owned[0] = g_ascii_tolower (owned[0]);
  return *reference != NULL ? g_strdup_printf ("%s Working Group: %s", *reference, owned)
                            : g_strdup_printf ("Working Group: %s", owned);
}

/* (nullable): where a paragraph begins with a modification's reference, the last one with which
 * a sentence of it begins before @clause. */
static char *
reference_of_paragraph (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  char *reference = sn_reference_at (reading, clause->block, reading->block_tokens[clause->block], NULL);
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);

  for (; reference != NULL && s > reading->block_sentences[clause->block]; s--)
    {
      char *later = sn_reference_at (reading, clause->block, sn_reading_sentence (reading, s)->first, NULL);

      if (later == NULL)
        continue;
      g_free (reference);
      return later;
    }
  return reference;
}

/* "MP306 call": what is only called after its kind, with the modification of the paragraph or
 * of the heading. Takes @title. */
static char *
with_reference (const SnExtraction *self, const SnClause *clause, char *title, char **reference)
{
  g_autofree char *owned = title, *begins = NULL;

  if (!is_generic (title))
    return g_steal_pointer (&owned);
  begins = reference_of_paragraph (self, clause);
  if (*reference == NULL && begins != NULL && sn_reference_is_sec (begins))
    *reference = g_steal_pointer (&begins);
  if (*reference == NULL || strstr (title, *reference) != NULL)
    return g_steal_pointer (&owned);
  if (!g_ascii_isupper (owned[1]) && !g_str_has_prefix (owned, "Working Group"))
    owned[0] = g_ascii_tolower (owned[0]);
  return g_strdup_printf ("%s %s", *reference, owned);
}

/**
 * sn_prose_add_event:
 *
 * Makes an event of the clause's date.
 */
void
sn_prose_add_event (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  gboolean from_heading, weak;
  const char *organiser = event_organiser (self, clause);
  g_autofree char *title = NULL, *reference = NULL;
  guint32 place = place_of_ordinal (self, clause);
  const SnMark *committee;
  SnCandidate *candidate;

  if (prolongs (self, clause, index))
    return;
  title = about_matter (self, clause, organiser);
  if (title == NULL)
    title = about_label (self, clause, &organiser);
  from_heading = FALSE;
  if (title == NULL)
    title = named_by_list (self, clause);
  if (title == NULL)
    title = repeat_of (self, clause);
  if (title == NULL)
    title = next_of_same (self, clause);
  if (title == NULL)
    title = with_purpose (
        clause, with_own_part (self, clause, with_organiser (sn_title_event (clause, &from_heading), organiser)));
  if ((committee = sn_title_event_committee (clause, title)) != NULL)
    {
      sn_prose_add_meeting (self, clause, index, committee);
      return;
    }
  if (place != 0)
    {
      guint heading = self->outline->places[clause->block].heading;
      gboolean above = sn_heading_names_event (self, clause->block) && sn_heading_is_subject (self->outline, heading);
      g_autofree char *own = g_steal_pointer (&title);
      g_autofree char *base = above ? sn_title_of_heading (self->outline, heading) : g_steal_pointer (&own);
      g_autofree char *where = sn_reading_text (self->reading, clause->block, place, place + 1);

      title = g_strdup_printf ("%s: %s", base, where);
    }
  title = with_matter_before (self, clause, with_topic (self, clause, g_steal_pointer (&title)));
  reference = event_reference (self, clause);
  title = with_group (self, clause, g_steal_pointer (&title), &reference);
  weak = is_generic (title);
  title = with_reference (self, clause, g_steal_pointer (&title), &reference);
  candidate = sn_prose_add_dated (self, SN_ITEM_EVENT, title, clause, index, rule);
  sn_item_set_organiser (candidate->item, organiser);
  sn_item_set_reference (candidate->item, reference);
  candidate->weak = weak; /* any name is better */
}
