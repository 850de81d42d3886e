/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static gboolean
is_over (const SnExtraction *self, const SnDate *date)
{
  return sn_date_last_julian (date) < sn_date_first_julian (&self->outline->issued);
}

/* "Your chance to shape MP224 (closing 31 March)" */
static gboolean
names_modification (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  g_autofree char *reference =
      sn_reference_find (reading, clause->block, clause->sentence->first, clause->sentence->end, NULL);

  if (reference == NULL && heading != SN_NO_BLOCK)
    reference = sn_reference_at (reading, heading, reading->block_tokens[heading], NULL);
  return reference != NULL &&
         !(clause->sentence_cues & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_EVENT)));
}

/* "…; these should arrive by": what was spoken of before. */
static gboolean
refers_back (const SnClause *clause)
{
  static const char *const words[] = { "these", "they", "it", "send", "all" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sn_clause_is_word (clause, clause->sentence->first, words[i]))
      return TRUE;
  return FALSE;
}

/* "It is asking stakeholders to write in": somebody other than the
 * administrator is spoken of. */
static gboolean
names_other_body (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnPlace *place = &clause->outline->places[clause->block];
  guint blocks[4] = { clause->block, place->heading, place->parent, place->lead };

  for (guint b = 0; b < G_N_ELEMENTS (blocks); b++)
    for (guint32 i = blocks[b] == SN_NO_BLOCK ? 0 : reading->block_marks[blocks[b]];
         blocks[b] != SN_NO_BLOCK && i < reading->block_marks[blocks[b] + 1]; i++)
      {
        const SnMark *mark = sn_reading_mark (reading, i);

        if (mark->word_class == SN_WORD_BODY && strcmp (mark->value, "SECAS") != 0)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_consultation (const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY);
  guint64 around = clause->block_cues | clause->heading | clause->article;

  if (sn_clause_has (clause, asks))
    return TRUE;
  if (sn_clause_has (clause, BIT (SN_WORD_TELL)) && !(clause->sentence_cues & BIT (SN_WORD_REGISTER)))
    return ((around & (asks | BIT (SN_WORD_PHASE))) != 0 && !(clause->heading & BIT (SN_WORD_EVENT))) ||
           names_modification (clause) || names_other_body (clause);
  if (clause->sentence_cues & (BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE)))
    return FALSE;
  if (clause->sentence_cues & asks)
    return TRUE;
  if (names_modification (clause))
    return TRUE;
  /* "…; send them to us by Friday": what "them" is stands before */
  if ((clause->block_cues & BIT (SN_WORD_RESPOND)) && !(clause->heading & BIT (SN_WORD_EVENT)) &&
      (refers_back (clause) || !(clause->sentence_cues & BIT (SN_WORD_MUST))))
    return TRUE;
  /* "Use the form by 20 December": what the form is for stands above */
  return ((around & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY))) != 0 ||
          (clause->heading & BIT (SN_WORD_RESPOND)) != 0) &&
         !(clause->heading & BIT (SN_WORD_EVENT)) && sn_date_precision (&clause->when->date) == SN_PRECISION_DAY;
}

/* The committee that acts: the last one named before the date in its clause. */
static const SnMark *
committee_before (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *found = NULL;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      /* what moves is named before the day that it moves from */
      if (mark->word_class == SN_WORD_COMMITTEE && mark->first < clause->when->first &&
          (mark->first >= clause->first || (clause->left & BIT (SN_WORD_MOVE))))
        found = mark;
    }
  return found;
}

/* "The North is to follow on 25 November", "the text will change on": something
 * that is going to be. */
static gboolean
is_condition (const SnClause *clause)
{
  static const char *const words[] = { "if", "when", "where", "unless", "once", "should", NULL };
  const SnReading *reading = clause->outline->reading;

  if (!sn_reading_token_is_any (reading, clause->sentence->first, words))
    return FALSE;
  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    if (sn_reading_is_mark (reading, i, ','))
      return FALSE;
  return TRUE;
}

static gboolean
is_to_be (const SnClause *clause)
{
  static const char *const words[] = { "will",    "shall", "going", "expected", "planned", "scheduled",
                                       "expects", "plans", "due",   "intends",  NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 low = clause->when->first > clause->first + 14 ? clause->when->first - 14 : clause->first;

  if (is_condition (clause))
    return FALSE;
  for (guint32 i = low; i < clause->when->first; i++)
    {
      if (sn_reading_token_is_any (reading, i, words))
        return TRUE;
      if (sn_reading_token_is (reading, i, "to") && i > clause->first &&
          (sn_reading_token_is (reading, i - 1, "is") || sn_reading_token_is (reading, i - 1, "are")))
        return TRUE;
    }
  return FALSE;
}

/* Who only tells of something does not make it happen: "results will be
 * published on", "we will let you know on". */
static gboolean
only_tells (const SnClause *clause)
{
  static const char *const verbs[] = { "publish",   "published", "announce",  "announced", "circulate",  "circulated",
                                       "send",      "sent",      "issue",     "issued",    "confirm",    "confirmed",
                                       "report",    "reported",  "reply",     "write",     "post",       "posted",
                                       "share",     "shared",    "available", "inform",    "tell",       "told",
                                       "name",      "named",     "known",     "expire",    "apply",      "contact",
                                       "celebrate", "return",    "appear",    "interview", "interviews", "step",
                                       "leave",     "retire",    "leaves",    "retires",   NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first; i < clause->end; i++)
    if (sn_reading_token_is_any (reading, i, verbs))
      return TRUE;
  return FALSE;
}

/* Whether nothing but such words stands between a committee and the date. */
static gboolean
stands_by (const SnClause *clause, guint32 token)
{
  static const char *const joints[] = { "on", "of", "its", "next", "for", "is", "s", NULL };
  const SnReading *reading = clause->outline->reading;

  if (clause->when->first - token > 4 || clause->when->first == token)
    return FALSE;
  for (; token < clause->when->first; token++)
    if (sn_reading_token (reading, token)->kind == SN_TOKEN_WORD && !sn_reading_token_is_any (reading, token, joints))
      return FALSE;
  return TRUE;
}

static gboolean
committee_acts (const SnClause *clause, const SnMark *committee)
{
  guint64 acts =
      BIT (SN_WORD_ATTEND) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_CANCEL) | BIT (SN_WORD_MOVE);

  if (sn_reading_cues (clause->outline->reading, clause->block, committee->end, clause->end) & acts)
    return TRUE;
  if (committee->first <= clause->sentence->first + 1 && clause->when->date.day != 0 && !only_tells (clause) &&
      sn_clause_is_word (clause, clause->when->first - 1, "on"))
    return TRUE;
  /* "at the Working Group on 6 March", "the Change Board, on 22 April, begins" */
  return clause->when->first >= committee->end && stands_by (clause, committee->end);
}

/* "could not go live before November", "would not be ready for 17 August": what
 * the date is said of is denied. */
static gboolean
is_negated (const SnClause *clause)
{
  static const char *const bounds[] = { "and", "but", "or", "so", NULL };
  guint32 low = clause->when->first > clause->first + 7 ? clause->when->first - 7 : clause->first;

  for (guint32 i = clause->when->first; i > low; i--)
    {
      const SnToken *t = sn_reading_token (clause->outline->reading, i - 1);

      if (t->kind == SN_TOKEN_PUNCT && t->value == ',')
        return FALSE;
      for (guint b = 0; bounds[b] != NULL; b++)
        if (sn_clause_is_word (clause, i - 1, bounds[b]))
          return FALSE;
      if (sn_clause_is_word (clause, i - 1, "not") || sn_clause_is_word (clause, i - 1, "cannot"))
        return !sn_clause_is_word (clause, i, "later") && !sn_clause_is_word (clause, i, "forget") &&
               !sn_clause_is_word (clause, i, "miss");
    }
  return FALSE;
}

static gboolean
is_list_of (const SnClause *clause, guint64 classes)
{
  const SnOutline *outline = clause->outline;

  return sn_document_get_block (outline->reading->document, clause->block)->kind == SN_BLOCK_LIST_ITEM &&
         outline->places[clause->block].lead != SN_NO_BLOCK && (clause->heading & classes) != 0 &&
         clause->end - clause->first < 30;
}

/* "Tell us by Friday that you are coming": under an event, and where nobody
 * consults, an answer is a registration. */
static gboolean
is_for_event (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_VOTE);

  if ((clause->block_cues | clause->heading | clause->article) & asks)
    return FALSE;
  if (!sn_heading_names_event (self, clause->block) ||
      !(clause->sentence_cues & (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL))))
    return FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const SnCandidate *candidate = self->candidates->pdata[i];

      if (candidate->block == clause->block && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT)
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_deadline (const SnClause *clause)
{
  for (guint32 i = clause->first; i < clause->end; i++)
    if (sn_clause_is_word (clause, i, "deadline"))
      return TRUE;
  return FALSE;
}

static void
read_closing (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);

  if (is_for_event (self, clause))
    sn_prose_add_registration (self, clause, index);
  else if ((own & BIT (SN_WORD_VOTE)) && !(own & (asks | BIT (SN_WORD_RESPOND))))
    sn_prose_add_deadline (self, clause, index, "vote");
  else if ((own & BIT (SN_WORD_REGISTER)) && !(own & asks))
    sn_prose_add_registration (self, clause, index);
  else if (is_consultation (clause))
    sn_prose_add_consultation (self, clause, index, "closing date");
  else if ((clause->sentence_cues & (BIT (SN_WORD_MUST) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_TELL))) ||
           says_deadline (clause))
    sn_prose_add_deadline (self, clause, index, "must");
  else if (clause->when->date.day != 0 && (clause->sentence_cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_MILESTONE))) &&
           is_to_be (clause))
    sn_prose_add_milestone (self, clause, index, "ends");
}

static gboolean
has_other_date (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  for (guint32 i = self->outline->block_whens[clause->block]; i < self->outline->block_whens[clause->block + 1]; i++)
    {
      const SnWhen *other = sn_outline_when (self->outline, i);

      if (i != index && other->date.day != 0 && other->first >= clause->sentence->first &&
          other->first < clause->sentence->end && !is_over (self, &other->date))
        return TRUE;
    }
  return FALSE;
}

/* "Webinar on billing. It was to be on 21 June but will be on the 27th.": what
 * "it" is stands in the sentence before. */
static gboolean
continues_event (const SnClause *clause)
{
  static const char *const pronouns[] = { "it",   "this", "these", "they", "both", "we", "doors",
                                          "come", "join", "see",   "do",   "meet", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->when->first);
  guint64 before;

  if (s == reading->block_sentences[clause->block] ||
      (clause->sentence_cues & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE))) != 0 ||
      !sn_reading_token_is_any (reading, clause->sentence->first, pronouns))
    return FALSE;
  before = sn_reading_sentence (reading, s - 1)->cues;
  return (before & BIT (SN_WORD_EVENT)) != 0 && (before & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) == 0;
}

static gboolean
is_event (const SnClause *clause)
{
  guint64 own = clause->left | clause->right;
  gboolean day = sn_date_precision (&clause->when->date) == SN_PRECISION_DAY;

  if (own & BIT (SN_WORD_EVENT))
    return day || (clause->left & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_ATTEND))) != 0;
  if ((own & BIT (SN_WORD_ATTEND)) && (clause->sentence_cues & BIT (SN_WORD_EVENT)))
    return day || (clause->left & BIT (SN_WORD_ATTEND)) != 0;
  if (day && (continues_event (clause) ||
              (sn_clause_find_held (clause->outline->reading, clause->first, clause->when->first) != 0 &&
               sn_reading_token_is (clause->outline->reading, clause->when->first - 1, "on"))))
    return TRUE;
  /* from an hour to an hour one attends something */
  return clause->when->date.has_end_time;
}

/* "…, the first in London on 1 October and the second in Leeds on the 6th": one
 * more day of the event before it in the sentence. */
static gboolean
goes_on_with_event (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) |
                  BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RESPOND);

  if (clause->when->date.day == 0 || (clause->left & other) || clause->when->first - clause->first > 10)
    return FALSE;
  for (guint i = self->candidates->len; i > 0; i--)
    {
      const SnCandidate *candidate = self->candidates->pdata[i - 1];

      if (candidate->block != clause->block)
        return FALSE;
      if (candidate->when + 1 == index && candidate->first == clause->sentence->first)
        return sn_item_get_kind (candidate->item) == SN_ITEM_EVENT;
    }
  return FALSE;
}

/* "Leeds: Tuesday 12 June" under "Our workshops go on tour:" */
static gboolean
is_listed_event (const SnClause *clause)
{
  const SnOutline *outline = clause->outline;
  SnDocument *document = outline->reading->document;
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE);
  guint above = clause->block;

  if (sn_document_get_block (document, clause->block)->kind != SN_BLOCK_LIST_ITEM || clause->when->date.day == 0 ||
      clause->end - clause->first > 30 || (clause->block_cues & other))
    return FALSE;
  while (above > 0 && sn_document_get_block (document, above)->kind == SN_BLOCK_LIST_ITEM)
    above--;
  if (outline->places[above].role == SN_ROLE_HEADING ||
      outline->places[above].heading != outline->places[clause->block].heading)
    return FALSE;
  return (sn_reading_block_cues (outline->reading, above) & BIT (SN_WORD_EVENT)) != 0;
}

/* "From 1 January the DCC bills in arrears": something is so from then on. */
static gboolean
begins_from (const SnClause *clause)
{
  static const char *const pronouns[] = { "it", "they", "this", "these", "both", "all", NULL };

  if (clause->when->date.day == 0 || clause->when->date.end_year != 0 ||
      !sn_clause_is_word (clause, clause->when->first - 1, "from"))
    return FALSE;
  return clause->when->first == clause->sentence->first + 1 ||
         sn_reading_token_is_any (clause->outline->reading, clause->sentence->first, pronouns) ||
         (is_to_be (clause) && !(clause->sentence_cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_RESPOND) |
                                                          BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))));
}

static void
add_listed (SnExtraction *self, const SnClause *clause, guint32 index)
{
  sn_prose_add_milestone (self, clause, index, "listed milestone");
  {
    SnCandidate *candidate = self->candidates->pdata[self->candidates->len - 1];
    guint heading = self->outline->places[clause->block].heading;
    g_autofree char *item = sn_title_of_sentence (self->outline, clause->named);
    g_autofree char *above = heading != SN_NO_BLOCK ? sn_title_of_heading (self->outline, heading) : NULL;
    g_autofree char *title =
        above != NULL && above[0] != '\0' ? g_strdup_printf ("%s: %s", above, item) : g_strdup (item);

    if (candidate->when == index)
      sn_item_set_title (candidate->item, title);
  }
}

/* At an hour one attends something: "explain it live on Thursday at 11:00". */
static gboolean
has_hour (const SnClause *clause)
{
  static const char *const joints[] = { "on", "at", "for", "from", "is", "be", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return clause->when->date.has_time && at > clause->sentence->first &&
         !(clause->sentence_cues & BIT (SN_WORD_OFFICE)) &&
         (sn_reading_token_is_any (reading, at - 1, joints) ||
          (sn_reading_token (reading, at - 1)->kind == SN_TOKEN_PUNCT &&
           sn_reading_token (reading, at - 1)->value != '('));
}

/* "there are no new consultations" */
static gboolean
denies (const SnReading *reading, const SnSentence *sentence, guint64 classes)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (!(BIT (mark->word_class) & classes))
        continue;
      for (guint32 t = mark->first; t > sentence->first && t + 3 > mark->first; t--)
        if (sn_reading_token_is (reading, t - 1, "no"))
          return TRUE;
    }
  return FALSE;
}

/* Whether a consultation is what the sentence, or the one before it, is about. */
static gboolean
speaks_of_consultation (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->when->first);
  guint64 cues = clause->sentence_cues, asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);

  if (s > reading->block_sentences[clause->block])
    cues |= sn_reading_sentence (reading, s - 1)->cues;
  return (cues & asks) != 0 && !denies (reading, clause->sentence, asks);
}

/* What remains: a day in the future that no word says the meaning of has that
 * of the matter spoken of. */
static void
read_by_matter (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 looking_back = BIT (SN_WORD_PAST) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME);
  gboolean day = clause->when->date.day != 0;

  if (sn_date_precision (&clause->when->date) < SN_PRECISION_MONTH || only_tells (clause))
    return;
  if (day && (clause->left & BIT (SN_WORD_REGISTER)))
    {
      sn_prose_add_registration (self, clause, index);
      return;
    }
  if (day && !(clause->left & looking_back) && !(clause->when->flags & SN_WHEN_RELATIVE) &&
      speaks_of_consultation (self, clause) && clause->when->date.end_year == 0)
    sn_prose_add_consultation (self, clause, index, "day of a consultation");
  else if (has_hour (clause))
    sn_prose_add_event (self, clause, index, "hour");
  else if (is_to_be (clause) && !(clause->when->flags & SN_WHEN_RELATIVE) &&
           !(clause->sentence_cues &
             (BIT (SN_WORD_OFFICE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL) | BIT (SN_WORD_NOMINATE))))
    sn_prose_add_milestone (self, clause, index, "is to be");
}

/* "The exercise runs from 7 July to 29 September": views are taken that long. */
static gboolean
is_window (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);

  return clause->when->date.end_day != 0 && (clause->when->flags & SN_WHEN_FROM_TO) &&
         !(clause->sentence_cues &
           (BIT (SN_WORD_EVENT) | BIT (SN_WORD_MOVE) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_OFFICE))) &&
         ((clause->sentence_cues & asks) ||
          (speaks_of_consultation (self, clause) && !(clause->sentence_cues & BIT (SN_WORD_COMMITTEE))));
}

static void
add_window (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnDate *window = &clause->when->date;
  SnDate last = sn_date_new_day (window->end_year, window->end_month, window->end_day);

  if (window->has_end_time)
    sn_date_set_time (&last, window->end_time / 60u, window->end_time % 60u);
  sn_prose_add_consultation (self, clause, index, "window");
  sn_item_set_date (((SnCandidate *) self->candidates->pdata[self->candidates->len - 1])->item, &last);
}

/* "Our consultation begins on Monday": not something that takes effect. */
static gboolean
opens_consultation (const SnClause *clause)
{
  static const char *const verbs[] = { "begins",   "begin",  "opens",  "open",    "starts",   "start",
                                       "launches", "launch", "opened", "started", "launched", NULL };
  const SnReading *reading = clause->outline->reading;

  if (!(clause->left & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return FALSE;
  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, verbs))
      return TRUE;
  return FALSE;
}

static void
read_other (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND);
  const SnMark *committee = committee_before (clause);
  gboolean month = sn_date_precision (&clause->when->date) >= SN_PRECISION_MONTH;
  gboolean seats = (clause->sentence_cues & BIT (SN_WORD_SEAT)) && (clause->sentence_cues & BIT (SN_WORD_CATEGORY));

  if (is_window (self, clause))
    add_window (self, clause, index);
  else if (sn_when_names_release (self->reading, clause->when))
    {
      /* a month that names a release is no date of a sentence that has another */
      if (!has_other_date (self, clause, index))
        sn_prose_add_milestone (self, clause, index, "release");
    }
  else if (committee != NULL && month && !seats && committee_acts (clause, committee))
    sn_prose_add_meeting (self, clause, index, committee);
  else if (month && sn_prose_add_numbered (self, clause, index))
    return;
  else if ((own & BIT (SN_WORD_MOVE)) && (own & asks) &&
           ((own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) || !(own & BIT (SN_WORD_EVENT))))
    sn_prose_add_consultation (self, clause, index, "moved");
  else if (seats)
    return;
  else if (is_event (clause) || is_listed_event (clause) || goes_on_with_event (self, clause, index))
    sn_prose_add_event (self, clause, index, "event");
  else if (opens_consultation (clause))
    return;
  else if ((own & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE))) || begins_from (clause) ||
           sn_prose_is_day_of_release (self, clause))
    sn_prose_add_milestone (self, clause, index, "milestone");
  else if (sn_heading_names_event (self, clause->block) &&
           (clause->when->date.day != 0 || (month && (clause->left & BIT (SN_WORD_ATTEND)))))
    sn_prose_add_event (self, clause, index, "heading names an event");
  else if (is_list_of (clause, BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE)))
    add_listed (self, clause, index);
  else if ((clause->sentence_cues & BIT (SN_WORD_MOVE)) && month)
    sn_prose_add_milestone (self, clause, index, "moved");
  else
    read_by_matter (self, clause, index);
}

/* A heading with a day of its own says when what it names takes place. */
static void
read_heading (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;

  if (clause->closing)
    read_closing (self, clause, index);
  else if (clause->when->date.day == 0)
    return;
  else if (own & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE)))
    sn_prose_add_milestone (self, clause, index, "dated heading");
  else if (!(own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE))))
    sn_prose_add_event (self, clause, index, "dated heading");
}

static gboolean
may_be_item (const SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  SnBlockRole role = self->outline->places[when->block].role;

  if (self->used[index] || when->date.year == 0 || (when->flags & SN_WHEN_IMPOSSIBLE) || is_over (self, &when->date))
    return FALSE;
  if (sn_date_precision (&when->date) == SN_PRECISION_YEAR)
    return FALSE;
  return role == SN_ROLE_TEXT || role == SN_ROLE_SUMMARY || role == SN_ROLE_HEADING;
}

/* What sentences of these kinds date is no news to act on. */
static gboolean
is_excluded (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 c = clause->sentence_cues;

  if ((c & BIT (SN_WORD_HIRING)) || (clause->left & BIT (SN_WORD_TERM)) ||
      sn_clause_is_moved_from (self, clause, index))
    return TRUE;
  if ((c & BIT (SN_WORD_OFFICE)) &&
      !(clause->left & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_EVENT))))
    return TRUE;
  if ((clause->left & BIT (SN_WORD_CLOSED)) && !(clause->left & BIT (SN_WORD_CLOSE)))
    return TRUE;
  if ((c & BIT (SN_WORD_OUTCOME)) && !(c & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return TRUE;
  if (is_condition (clause) && clause->when->date.day == 0)
    return TRUE;
  return is_negated (clause) && !(c & BIT (SN_WORD_CANCEL));
}

static void
read_when (SnExtraction *self, guint32 index)
{
  SnClause clause;

  if (!may_be_item (self, index))
    return;
  sn_clause_init (&clause, self->outline, index);
  if (is_excluded (self, &clause, index))
    return;
  if (self->outline->places[clause.block].role == SN_ROLE_HEADING)
    read_heading (self, &clause, index);
  else if (clause.closing)
    read_closing (self, &clause, index);
  else
    read_other (self, &clause, index);
}

static gboolean
take_time (SnCandidate *candidate, const SnWhen *when)
{
  SnDate date = *sn_item_get_date (candidate->item);

  if (!date.has_time)
    {
      date.has_time = TRUE;
      date.time = when->date.time;
      date.has_end_time = when->date.has_end_time;
      date.end_time = when->date.end_time;
    }
  else if (!date.has_end_time && when->date.time > date.time)
    {
      date.has_end_time = TRUE;
      date.end_time = when->date.time;
    }
  else
    return FALSE;
  sn_item_set_date (candidate->item, &date);
  return TRUE;
}

/* "Doors open at 9.15", "coffee from 10": before it begins. */
static gboolean
is_arrival (const SnExtraction *self, const SnWhen *when)
{
  static const char *const words[] = { "doors",        "coffee", "registration", "arrival", "arrive",
                                       "refreshments", "buffet", "breakfast",    "lunch",   "tea" };
  guint32 first = self->reading->block_tokens[when->block];

  for (guint32 i = when->first; i > first && i + 4 > when->first; i--)
    for (guint n = 0; n < G_N_ELEMENTS (words); n++)
      if (sn_reading_token_is (self->reading, i - 1, words[n]))
        return TRUE;
  return FALSE;
}

/* "Both run from 10.30 to 15.00.", "We start at 10am and finish at 4pm.": a
 * time without a day is that of the events of its paragraph. */
static void
spread_times (SnExtraction *self, guint block)
{
  for (guint32 i = self->outline->block_whens[block]; i < self->outline->block_whens[block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (self->outline, i);

      if (when->date.year != 0 || !when->date.has_time || self->used[i] || is_arrival (self, when))
        continue;
      for (guint c = 0; c < self->candidates->len; c++)
        {
          SnCandidate *candidate = self->candidates->pdata[c];

          if (candidate->block == block && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT &&
              sn_item_get_date (candidate->item)->day != 0 && candidate->first <= when->first &&
              take_time (candidate, when))
            self->used[i] = TRUE;
        }
    }
}

/**
 * sn_find_in_prose:
 *
 * Finds what the running text says of dates: consultations that close, events,
 * what takes effect, what must be done; then consultations without a date.
 */
void
sn_find_in_prose (SnExtraction *self)
{
  for (guint32 i = 0; i < self->outline->whens->len; i++)
    read_when (self, i);
  for (guint i = 0; i < self->outline->n_blocks; i++)
    if (self->outline->places[i].role == SN_ROLE_TEXT &&
        self->outline->block_whens[i] < self->outline->block_whens[i + 1])
      spread_times (self, i);
  sn_prose_find_undated (self);
}
