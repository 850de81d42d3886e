/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-milestones-private.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* Tokens before which it is said what somebody must. */
#define LONGEST_OBLIGED 16
/* Words of a name before a dash. */
#define LONGEST_SPEAKER 4

/* "Your chance to shape MP224 (closing 31 March)" */
static gboolean
names_modification (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  g_autofree char *reference =
      sn_reference_find (reading, clause->block, clause->sentence->first, clause->sentence->end, NULL);

  if (reference == NULL && heading != SN_NO_BLOCK)
    reference = sn_reference_headed (reading, heading, NULL);
  return reference != NULL &&
         !(clause->sentence_cues & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_EVENT)));
}

/* "DP245 ‘…’ is new. A sentence or two would do, …": what the paragraph named
 * before, with a word for answering now. */
static gboolean
names_modification_before (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_OUTCOME);
  const SnReading *reading = clause->outline->reading;
  g_autofree char *reference = NULL;

  if (clause->sentence_cues & other)
    return FALSE;
  reference =
      sn_reference_find (reading, clause->block, reading->block_tokens[clause->block], clause->sentence->first, NULL);
  return reference != NULL;
}

/* "It is asking stakeholders to write in": somebody other than the
 * administrator is spoken of. */
static gboolean
names_other_body (const SnExtraction *self, const SnClause *clause)
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
  return sn_speaks_for_itself (self, clause->block, clause->sentence->first, clause->sentence->end);
}

/* "Shutters on that come down on 3 June": what "that" is stands before. */
static gboolean
points_back (const SnClause *clause)
{
  static const char *const pronouns[] = { "it", "that", "this", "them", "these", "those", NULL };

  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (clause->outline->reading, i, pronouns))
      return TRUE;
  return FALSE;
}

/* "User CIO – Small Suppliers should …": a name before a dash, of who speaks. */
static gboolean
is_said_by (const SnReading *reading, guint32 first, guint32 end)
{
  guint32 at = first;

  while (at < end && at < first + LONGEST_SPEAKER && sn_reading_token (reading, at)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, at)->letter_case != SN_CASE_LOWER)
    at++;
  return at > first && at < end && sn_reading_is_mark (reading, at, 0x2013) && !sn_reading_token (reading, at)->glued;
}

/* "The DCC is to upgrade its gateway and asks testers to log off by Friday", below
 * paragraphs on what others ask: a paragraph of somebody's own that asks for no
 * views. */
static gboolean
begins_other_matter (const SnClause *clause)
{
  guint64 views =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL);
  const SnReading *reading = clause->outline->reading;
  guint32 first = reading->block_tokens[clause->block], label, end;

  if (clause->block_cues & views)
    return FALSE;
  if (sn_outline_label (clause->outline, clause->block, &label, &end) && sn_reading_is_mark (reading, end, '.') &&
      !points_back (clause))
    return TRUE;
  first += sn_reading_token_is (reading, first, "the");
  return sn_reading_mark_at (reading, clause->block, first, SN_WORD_BODY) != NULL ||
         is_said_by (reading, first, reading->block_tokens[clause->block + 1]);
}

/* "Suppliers that still have hubs of the first batch must return them by 30 March": who has to
 * do so, and not what one thinks. */
static gboolean
obliges_some (const SnClause *clause)
{
  static const char *const must[] = { "must", "shall", NULL };
  static const char *const some[] = { "suppliers", "users", "networks", "operators", "parties", "shippers", NULL };
  const guint64 views =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL);
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, end = MIN (first + LONGEST_OBLIGED, clause->when->first);

  first += sn_reading_token_is (reading, first, "all") || sn_reading_token_is (reading, first, "any");
  if ((clause->sentence_cues & views) ||
      !(sn_reading_mark_at (reading, clause->block, first, SN_WORD_CATEGORY) != NULL ||
        sn_reading_token_is_any (reading, first, some)))
    return FALSE;
  for (guint32 i = first + 1; i < end; i++)
    if (sn_reading_token_is_any (reading, i, must))
      return TRUE;
  return FALSE;
}

/* "Closes: 8 September" in an entry that says further down, or in a label above its
 * heading, that somebody consults. */
static gboolean
is_field_of_consultation (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_RESPOND);
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_REGISTER);
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  guint64 cues;

  if (!sn_outline_is_field (reading, clause->block) || heading == SN_NO_BLOCK || heading > clause->block)
    return FALSE;
  cues = sn_outline_text_cues (self->outline, heading) | sn_reading_block_cues (reading, heading);
  if (heading > 0 && sn_reading_block (reading, heading - 1)->kind == SN_BLOCK_PARAGRAPH &&
      reading->block_tokens[heading] - reading->block_tokens[heading - 1] <= 2)
    cues |= sn_reading_block_cues (reading, heading - 1);
  if (cues & other)
    return FALSE;
  /* answers are wanted of much that is no consultation: of whom else than a body? */
  return (cues & (asks & ~BIT (SN_WORD_RESPOND))) != 0 ||
         ((cues & asks) != 0 && (cues & BIT (SN_WORD_BODY)) != 0 && (cues & BIT (SN_WORD_MUST)) == 0);
}

/* "Tell us of any errors by 28 July" */
static gboolean
asks_for_errors (const SnClause *clause)
{
  return sn_reading_has_in_set (clause->outline->reading, clause->sentence->first, clause->sentence->end,
                                SN_SET_ERRORS);
}

/* "Smart meters in flats (BEIS). Until 25 April.": who asks stands in brackets
 * behind what is asked about. */
static gboolean
is_labelled_with_body (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = reading->block_tokens[clause->block], end = clause->sentence->first;
  guint32 s = sn_reading_sentence_of (reading, clause->block, end);

  if (clause->when->first > end + 3 || s != reading->block_sentences[clause->block] + 1 || end < first + 6 ||
      end > first + 16 || !sn_reading_is_mark (reading, end - 1, '.') || !sn_reading_is_mark (reading, end - 2, ')') ||
      (clause->block_cues & BIT (SN_WORD_EVENT)))
    return FALSE;
  for (guint32 i = end - 2; i > first; i--)
    if (sn_reading_is_mark (reading, i - 1, '('))
      {
        const SnMark *body = sn_reading_mark_at (reading, clause->block, i, SN_WORD_BODY);

        return body != NULL && body->end == end - 2;
      }
  return FALSE;
}

/* "The DCC wants your comments on …. Please reply to the DCC by 23 March." */
static gboolean
replies_to_wish (const SnClause *clause)
{
  const guint64 wish = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_WANT);
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);

  if (s == reading->block_sentences[clause->block] || (sn_reading_sentence (reading, s - 1)->cues & wish) != wish)
    return FALSE;
  for (guint32 i = clause->sentence->first; i < clause->when->first && i < clause->sentence->first + 4; i++)
    if (sn_reading_token_in (reading, i, SN_SET_ANSWERS))
      return TRUE;
  return FALSE;
}

/* "By 11 May, to the DCC please.", "Until 4 May.": a day and where to, and no more. */
static gboolean
is_only_day (const SnClause *clause)
{
  static const char *const leads[] = { "by", "until", "till", "til", "before", NULL };
  static const char *const joints[] = { "to", "please", "via", "through", "at", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end, end = clause->sentence->end;

  if (clause->when->date.day == 0 || clause->when->first != clause->sentence->first + 1 ||
      !sn_reading_token_is_any (reading, clause->sentence->first, leads))
    return FALSE;
  while (at < end && sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT)
    at++;
  return at == end || sn_reading_token_is_any (reading, at, joints);
}

/* "It has set a limit of 12 May.", "The last day is 3 June.": until when, and no more. */
static gboolean
only_closes (const SnClause *clause)
{
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_REGISTER) |
                        BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_TERM);
  const SnReading *reading = clause->outline->reading;

  return clause->when->date.day != 0 && (clause->left & BIT (SN_WORD_CLOSE)) && !(clause->sentence_cues & other) &&
         clause->sentence->end <= clause->when->end + 1 && clause->when->first <= clause->sentence->first + 7 &&
         (sn_prose_is_pronoun (reading, clause->sentence->first) ||
          sn_reading_token_is (reading, clause->sentence->first, "the"));
}

/* "You have until 5 May to give yours", "Parties have until 3 June to do so". */
static gboolean
has_time_for_it (const SnClause *clause)
{
  static const char *const have[] = { "have", "got", "had", NULL };
  static const char *const deeds[] = { "give", "submit", "send", "reply", "do",  "answer", "respond",
                                       "let",  "tell",   "get",  "make",  "say", "share",  NULL };
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_REGISTER);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, end = clause->when->end;

  return at >= clause->sentence->first + 3 && sn_clause_is_word (clause, at - 1, "until") &&
         sn_reading_token_is_any (reading, at - 2, have) && end + 1 < clause->sentence->end &&
         sn_reading_token_is (reading, end, "to") && sn_reading_token_is_any (reading, end + 1, deeds) &&
         !(clause->sentence_cues & other);
}

/* "The DCC wants your views on …. By 11 May, to the DCC please.": the answer to what a
 * sentence before it asks. */
static gboolean
ends_request (const SnExtraction *self, const SnClause *clause)
{
  const guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY);
  const guint64 wish = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_WANT), told = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL);
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);

  if (!is_only_day (clause) && !only_closes (clause) && !has_time_for_it (clause))
    return FALSE;
  for (guint32 i = reading->block_sentences[clause->block]; i < s; i++)
    {
      guint64 cues = sn_reading_sentence (reading, i)->cues;

      if ((cues & asks) || (cues & wish) == wish || (cues & told) == told ||
          ((cues & BIT (SN_WORD_TELL)) && (cues & BIT (SN_WORD_BODY)) && names_other_body (self, clause)))
        return TRUE;
    }
  return FALSE;
}

/* "MP137 goes to its Modification Report Consultation. You have until 7 May to support it." */
static gboolean
has_until (const SnClause *clause)
{
  static const char *const have[] = { "have", "got", "had", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return at >= clause->sentence->first + 3 && sn_clause_is_word (clause, at - 1, "until") &&
         sn_reading_token_is_any (reading, at - 2, have) && (clause->block_cues & BIT (SN_WORD_STAGE)) &&
         !(clause->sentence_cues & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_EVENT)));
}

/* "We shall send a response for all members, so let Priya have your thoughts by 6 July", "To have
 * your experience reflected in our reply, send Nadia your comments by": an association gathers
 * for its own answer, and others ask. */
static gboolean
gathers_for_reply (const SnClause *clause)
{
  static const char *const own[] = { "our", "a", "joint", "collective", "own", "its", NULL };
  static const char *const replies[] = { "response", "reply", "answer", "submission", NULL };
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  guint32 s = sn_reading_sentence_of (reading, clause->block, sentence->first), first = sentence->first;
  gboolean reply = FALSE, yours = FALSE, us = FALSE;

  first = s > reading->block_sentences[clause->block] ? sn_reading_sentence (reading, s - 1)->first : first;
  for (guint32 i = first; i + 1 < clause->when->first; i++)
    {
      us |= sn_reading_token_is (reading, i, "our") || sn_reading_token_is (reading, i, "we");
      reply |= sn_reading_token_is_any (reading, i, own) && sn_reading_token_is_any (reading, i + 1, replies);
      yours |= i >= sentence->first && sn_reading_token_is (reading, i, "your") &&
               sn_reading_mark_at (reading, clause->block, i + 1, SN_WORD_RESPOND) != NULL;
    }
  return reply && yours && us && !(sentence->cues & BIT (SN_WORD_BODY));
}

/* "If you have not answered yet, please confirm or correct them by": who answers does so by what is
 * to be done, which is no view. */
static gboolean
reminds_of_deed (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  guint64 views = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) |
                  BIT (SN_WORD_TELL) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER);
  guint32 comma = sentence->first;
  gboolean denied = FALSE;

  if (!sn_reading_token_is (reading, sentence->first, "if") || clause->when == NULL)
    return FALSE;
  for (; comma < clause->when->first && !sn_reading_is_mark (reading, comma, ','); comma++)
    denied |= sn_reading_token_is (reading, comma, "not") || sn_reading_token_is (reading, comma, "yet");
  return denied && comma < clause->when->first &&
         !((clause->block_cues | clause->heading) & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) &&
         sn_reading_has_in_set (reading, comma, clause->when->first, SN_SET_DEEDS_OF_DETAILS) &&
         !(sn_reading_cues (reading, clause->block, comma, clause->when->first) & views);
}

static gboolean
is_consultation (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY);
  guint64 around = clause->block_cues | clause->heading | (begins_other_matter (clause) ? 0 : clause->article);

  if (sn_prose_owes_form (clause) || sn_prose_owes_paper (clause) || sn_prose_answers_for_list (clause) ||
      reminds_of_deed (clause))
    return FALSE;
  if (sn_clause_has (clause, asks) || replies_to_wish (clause) || ends_request (self, clause) || has_until (clause) ||
      is_field_of_consultation (self, clause) || is_labelled_with_body (clause) ||
      (sn_clause_ends_paper (clause) && !(clause->sentence_cues & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER)))))
    return TRUE;
  if (asks_for_errors (clause) && !(around & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return FALSE;
  if (obliges_some (clause) || sn_prose_hands_in (clause) || sn_prose_is_duty (clause) ||
      sn_prose_asks_who_comes (clause) || sn_prose_leaves_until (clause))
    return FALSE;
  if (sn_clause_has (clause, BIT (SN_WORD_TELL)) && !(clause->sentence_cues & BIT (SN_WORD_REGISTER)))
    return ((around & (asks | BIT (SN_WORD_PHASE))) != 0 && !(clause->heading & BIT (SN_WORD_EVENT))) ||
           names_modification (clause) || names_modification_before (clause) || names_other_body (self, clause);
  if (clause->sentence_cues & (BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE)))
    return FALSE;
  if (clause->sentence_cues & asks)
    return TRUE;
  if (names_modification (clause) ||
      ((clause->sentence_cues & BIT (SN_WORD_TELL)) && names_modification_before (clause)))
    return TRUE;
  /* "MP321 has reached the Report Phase. The last day is …" */
  if ((clause->block_cues & BIT (SN_WORD_PHASE)) && names_modification_before (clause))
    return TRUE;
  /* "…; send them to us by Friday": what "them" is stands before */
  if ((clause->block_cues & BIT (SN_WORD_RESPOND)) && !(clause->heading & BIT (SN_WORD_EVENT)) &&
      (sn_clause_refers_back (clause) || !(clause->sentence_cues & BIT (SN_WORD_MUST))))
    return TRUE;
  /* "Use the form by 20 December": what the form is for stands above */
  return ((around & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY))) != 0 ||
          (clause->heading & BIT (SN_WORD_RESPOND)) != 0) &&
         !(clause->heading & BIT (SN_WORD_EVENT)) && sn_date_precision (&clause->when->date) == SN_PRECISION_DAY;
}

/* "Tell us by Friday that you are coming": under an event, and where nobody
 * consults, an answer is a registration. */
static gboolean
has_event_here (const SnExtraction *self, guint block)
{
  for (guint i = self->candidates->len; i > 0; i--)
    {
      const SnCandidate *candidate = self->candidates->pdata[i - 1];

      if (candidate->block == block && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_for_event (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_VOTE);

  const SnPlace *places = self->outline->places;
  guint heading = places[clause->block].heading;
  gboolean says_who_comes = sn_prose_says_let_know (clause) || sn_prose_asks_who_comes (clause);

  if ((clause->block_cues & asks) || sn_prose_owes_paper (clause))
    return FALSE;
  if (says_who_comes && has_event_here (self, clause->block))
    return TRUE; /* whatever others ask in the article */
  if ((clause->heading | clause->article) & asks)
    return FALSE;
  if (!says_who_comes && (!sn_heading_names_event (self, clause->block) ||
                          !(clause->sentence_cues & (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL)))))
    return FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const SnCandidate *candidate = self->candidates->pdata[i];

      if (sn_item_get_kind (candidate->item) == SN_ITEM_EVENT &&
          (candidate->block == clause->block ||
           (says_who_comes && heading != SN_NO_BLOCK && places[candidate->block].heading == heading)))
        return TRUE;
    }
  return FALSE;
}

/* "We’ll publish a digest by the end of the month": what others do by then is
 * nothing that a reader must do. */
static gboolean
promises (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "we"))
      {
        guint32 at = sn_reading_token (reading, i + 1)->kind == SN_TOKEN_PUNCT ? i + 2 : i + 1;

        return sn_reading_token_in (reading, at, SN_SET_PROMISING) && sn_clause_only_tells (clause);
      }
  return FALSE;
}

/* "It expects to decide by 28 April", "BEIS will respond before the summer": what
 * those will do who asked. */
static gboolean
others_promise (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  gboolean will = FALSE;

  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_READERS))
      return FALSE;
    else if (sn_reading_token_in (reading, i, SN_SET_INTENDING) || sn_reading_token_is (reading, i, "will"))
      will = TRUE;
    else if (will && sn_reading_token_in (reading, i, SN_SET_DECIDING) && i > clause->first &&
             (sn_reading_token_is (reading, i - 1, "to") || sn_reading_token_is (reading, i - 1, "will")))
      return !(sn_reading_token_in (reading, i, SN_SET_FINISHING) &&
               (clause->sentence_cues & BIT (SN_WORD_STAGE))); /* "The Refinement Consultation will finish on" */
  return FALSE;
}

/* "Comments on DP300, the new price book, close tomorrow" */
static gboolean
begins_with_answers (const SnClause *clause)
{
  return sn_reading_mark_at (clause->outline->reading, clause->block, clause->sentence->first, SN_WORD_RESPOND) !=
             NULL &&
         names_modification (clause);
}

/* "the June 2024 SEC Release, which is due on 27 June": it comes then, and
 * nobody has to do anything. */
static gboolean
is_due_release (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return (clause->left & BIT (SN_WORD_RELEASE)) && at > clause->first + 2 &&
         (sn_clause_is_word (clause, at - 1, "on") || sn_clause_is_word (clause, at - 1, "in")) &&
         sn_clause_is_word (clause, at - 2, "due") &&
         !(sn_reading_cues (reading, clause->block, clause->sentence->first, at) &
           (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE)));
}

/* "The migration window": time for some work, and for no answers. */
static gboolean
is_work_window (const SnReading *reading, guint32 token, guint32 first)
{
  return token > first && sn_reading_token_is (reading, token, "window") &&
         sn_reading_token_in (reading, token - 1, SN_SET_WINDOWS_OF);
}

/* "The old test portal will close on 3 July": what shuts is a place or a
 * service, of which nobody asks for views. */
static gboolean
add_shut_facility (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnReading *reading = self->reading;
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_OFFICE);
  g_autofree char *name = NULL, *title = NULL;
  SnCandidate *candidate;
  guint32 at, first;

  if (clause->sentence_cues & other)
    return FALSE;
  for (at = clause->first; at < clause->when->first && !sn_reading_token_in (reading, at, SN_SET_SHUTTING); at++)
    ;
  if (at == clause->when->first || at == clause->first)
    return FALSE;
  while (at > clause->first + 1 &&
         (sn_reading_token_is_any (reading, at - 1, (const char *const[]){ "will", "to", "is", "are", "now", NULL })))
    at--;
  if (at > clause->first + 1 && sn_reading_token_is (reading, at - 1, "still"))
    at--;
  if (!sn_reading_token_in (reading, at - 1, SN_SET_FACILITIES) && !is_work_window (reading, at - 1, clause->first))
    return FALSE;
  first = clause->sentence->first;
  for (guint32 i = first; i < at; i++) /* "Reminder: the portal closes", "From today, the portal closes" */
    if (sn_reading_is_mark (reading, i, ':') || sn_reading_is_mark (reading, i, ','))
      first = i + 1;
  name = sn_title_of_tokens (self->outline, clause->block, first, at);
  title = g_strdup_printf ("%s closes", name);
  candidate = sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "shuts");
  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
  return TRUE;
}

/* "By when: 30 June" in an entry of seats: until when one may stand for them. Returns
 * whether it is. */
static gboolean
date_seats (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint heading = self->outline->places[clause->block].heading;
  gboolean any = FALSE;

  if (heading == SN_NO_BLOCK || !sn_outline_is_closing_field (self->reading, clause->block))
    return FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      if (sn_item_get_kind (candidate->item) != SN_ITEM_VACANCY || candidate->when != G_MAXUINT32 ||
          (sn_reading_block_cues (self->reading, candidate->block) & BIT (SN_WORD_NO_DATE)) ||
          self->outline->places[candidate->block].heading != heading)
        continue;
      candidate->when = index;
      sn_extraction_set_date (self, candidate, clause->when);
      any = TRUE;
    }
  if (any)
    self->used[index] = TRUE;
  return any;
}

/* Whether it is but the month of "for August delivery" before the day that counts. */
static gboolean
says_what_for (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnWhen *next;

  if (index + 1 >= self->outline->block_whens[clause->block + 1])
    return FALSE;
  next = sn_outline_when (self->outline, index + 1);
  return next->first < clause->sentence->end && sn_when_says_what_for (self->reading, clause->when, next);
}

/**
 * sn_prose_ends_regime:
 *
 * "The derogation for older meters ends on 31 December"
 *
 * Returns: whether what lets or obliges ends on the date.
 */
gboolean
sn_prose_ends_regime (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) |
                  BIT (SN_WORD_EVENT) | BIT (SN_WORD_PAST) | BIT (SN_WORD_TERM);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, first = clause->first, end = at, open, close;
  guint64 cues = clause->sentence_cues;

  if (sn_clause_has_aside (clause, &open, &close))
    {
      first = clause->sentence->first;
      end = open;
      cues = sn_reading_cues (reading, clause->block, first, open) |
             sn_reading_cues (reading, clause->block, close, clause->sentence->end);
    }
  if ((cues & other) || at < first + 4 || !sn_clause_is_word (clause, at - 1, "on") ||
      !(sn_reading_token_in (reading, at - 2, SN_SET_ENDING) ||
        sn_reading_mark_at (reading, clause->block, at - 2, SN_WORD_MILESTONE) != NULL))
    return FALSE;
  for (guint32 i = first; i < MIN (end, at - 2) && i < first + 5; i++)
    if (sn_reading_token_in (reading, i, SN_SET_REGIMES))
      return TRUE;
  /* "Unless there is trouble, the DCC expects the freeze to end on 1 June" */
  return at >= first + 5 && sn_reading_token_is (reading, at - 3, "to") &&
         sn_reading_token_in (reading, at - 4, SN_SET_REGIMES);
}

/* "Systems Integration Testing is on course to finish at the end of June", "the migration
 * window ends in May 2027": what goes on until then. */
static gboolean
finishes_work (const SnClause *clause)
{
  static const char *const before[] = { "on", "in", "at", "by", NULL };
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_SEAT) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_TERM) | BIT (SN_WORD_REGISTER);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if ((clause->sentence_cues & other) || at < clause->first + 4 ||
      sn_date_precision (&clause->when->date) < SN_PRECISION_QUARTER ||
      !sn_reading_token_is_any (reading, at - 1, before) || !sn_reading_token_in (reading, at - 2, SN_SET_FINISHING) ||
      sn_clause_only_tells (clause))
    return FALSE;
  if (clause->named != clause->sentence) /* "It is now planned to finish on": what it is stands before */
    {
      for (guint32 i = clause->named->first; i < clause->named->end; i++)
        if (sn_reading_token_in (reading, i, SN_SET_WORKS))
          return TRUE;
      return FALSE;
    }
  for (guint32 i = clause->first; i < at - 2; i++)
    if (sn_reading_token_in (reading, i, SN_SET_WORKS))
      return sn_reading_token_is (reading, at - 3, "to") || sn_reading_token_is (reading, at - 3, "will") ||
             !sn_reading_token_is (reading, at - 2, "completed");
  return FALSE;
}

/* "The migration is due to finish on 31 March": "due" tells of no duty there. */
static gboolean
is_due_to_finish (const SnClause *clause)
{
  guint32 at = clause->when->first;

  return at >= clause->first + 5 && sn_clause_is_word (clause, at - 3, "to") &&
         sn_clause_is_word (clause, at - 4, "due") && finishes_work (clause);
}

/* Whether a verb for ending stands right before the token: "ends", "comes to an end". */
static gboolean
ends_before (const SnClause *clause, guint32 token)
{
  const SnReading *reading = clause->outline->reading;

  if (sn_reading_token_in (reading, token - 1, SN_SET_ENDING))
    return TRUE;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->end == token && sn_reading_mark (reading, i)->word_class == SN_WORD_MILESTONE &&
        token > sn_reading_mark (reading, i)->first + 1)
      return TRUE;
  return FALSE;
}

/* "Suppliers are reminded that the Teleswitch Service comes to an end on 31 March": one is to
 * know of it, and has nothing to do by then. */
static gboolean
tells_that_it_ends (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_MUST) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_TELL) | BIT (SN_WORD_RESPOND) |
                  BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->first + 5 || !sn_clause_is_word (clause, at - 1, "on"))
    return FALSE;
  for (guint32 i = clause->first + 1; i + 4 < at; i++)
    if (sn_reading_token_is (reading, i, "that") && sn_milestone_introduces (reading, i))
      return !(sn_reading_cues (reading, clause->block, i, at) & other) && ends_before (clause, at - 1);
  return FALSE;
}

/* What it is stands before the verb. */
static void
add_finish (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnReading *reading = self->reading;
  guint32 limit = clause->when->first - 2, first = sn_milestone_skip_aside (reading, clause->sentence, limit), end;
  g_autofree char *name = NULL, *title = NULL;
  SnCandidate *candidate;

  for (guint32 i = first + 1; i < limit; i++)
    if (sn_reading_token_is (reading, i, "that") && sn_milestone_introduces (reading, i))
      first = i + 1;
  end = is_due_to_finish (clause) ? clause->when->first - 4
                                  : sn_milestone_find_verb (reading, clause->sentence, first, limit);
  end = sn_milestone_drop_auxiliaries (reading, first, end);
  if (sn_prose_is_pronoun (reading, first) || sn_title_count_content (reading, clause->block, first, end) == 0)
    {
      sn_prose_add_milestone (self, clause, index, "ends");
      return;
    }
  name = sn_title_of_tokens (self->outline, clause->block, first, end);
  title = g_strdup_printf ("%s ends", name);
  candidate = sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "ends");
  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
}

/* The year of the charges, somebody's holiday: one only tells how long it is. */
static gboolean
is_span (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_TIME_UNITS) ||
         sn_reading_token_in (reading, token, SN_SET_SEAT_TERMS) ||
         sn_reading_token_in (reading, token, SN_SET_HOLIDAYS);
}

/* "The window ends on", "The period ends on" in an article about answers, seats or places:
 * the time for those. */
static gboolean
is_time_for_answers (const SnClause *clause, guint32 head)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VOTE) |
                 BIT (SN_WORD_REGISTER) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_SURVEY);

  return sn_reading_token_in (clause->outline->reading, head, SN_SET_WINDOWS) &&
         ((clause->article | clause->heading | clause->block_cues) & asks);
}

/* "The Bill Relief Scheme ends on 31 March", "Support for the old configuration ends on":
 * what has a name, and is no time of which one only tells how long it is. */
static gboolean
ends_itself (const SnExtraction *self, const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_TERM) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_EVENT) |
                  BIT (SN_WORD_OFFICE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_PAST) |
                  BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_REGISTER);
  const SnReading *reading = self->reading;
  guint32 at = clause->when->first, first = clause->sentence->first;

  if (sn_prose_ends_regime (clause))
    return TRUE;
  if (clause->when->date.day == 0 || (clause->sentence_cues & other) || at < first + 4 || clause->first != first ||
      !sn_clause_is_word (clause, at - 1, "on") || !sn_reading_token_in (reading, at - 2, SN_SET_ENDING) ||
      is_span (reading, at - 3) || is_time_for_answers (clause, at - 3) || sn_prose_is_pronoun (reading, first))
    return FALSE;
  for (guint32 i = first; i < at - 2; i++)
    if (sn_reading_is_mark (reading, i, ':') || sn_reading_is_mark (reading, i, ',') ||
        sn_reading_is_mark (reading, i, ';') || sn_reading_token_is (reading, i, "terms"))
      return FALSE;
  /* "The relaxations end on 30 June" */
  if (at == first + 4 && sn_clause_is_word (clause, first, "the") && sn_clause_is_word (clause, at - 2, "end"))
    return TRUE;
  return sn_title_count_content (reading, clause->block, first, at - 2) >=
         (sn_reading_token_in (reading, at - 3, SN_SET_WINDOWS) ? 1u : 2u); /* "the transitional period" */
}

/* "Interface Testing, which was to end on 30 April, will now end on 27 May": another end than
 * was planned, of no time for answers. */
static gboolean
now_ends (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 index = (guint32) (clause->when - sn_outline_when (self->outline, 0)), at = clause->when->first;
  SnClause before;

  if (clause->when->date.day == 0 || index == self->outline->block_whens[clause->block] || at < clause->first + 3 ||
      !sn_clause_is_word (clause, at - 1, "on") || !sn_reading_token_in (reading, at - 2, SN_SET_ENDING) ||
      !sn_reading_token_is (reading, at - 3, "now"))
    return FALSE;
  sn_clause_init (&before, self->outline, index - 1);
  return before.sentence == clause->sentence && sn_clause_is_moved_from (self, &before, index - 1);
}

/* "Integration Testing was to be complete on 30 October. The DCC now says that it will end in Q1
 * 2016.": of nothing that asks for answers. */
static gboolean
it_ends (const SnClause *clause)
{
  static const char *const joints[] = { "in", "on", "by", NULL };
  const SnReading *reading = clause->outline->reading;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                 BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_SURVEY);
  guint32 at = clause->when->first;

  return clause->named != clause->sentence && !((clause->block_cues | clause->heading) & asks) &&
         at > clause->sentence->first + 3 && sn_reading_token_is_any (reading, at - 1, joints) &&
         sn_reading_token_in (reading, at - 2, SN_SET_ENDING) && sn_reading_token_is (reading, at - 3, "will") &&
         sn_reading_token_is (reading, at - 4, "it");
}

/* "Votes close on 20 March"; a committee that votes on something does not end then. */
static gboolean
is_of_vote (const SnClause *clause, guint64 own)
{
  guint32 first = clause->sentence->first;

  return (own & BIT (SN_WORD_VOTE)) || (clause->first == first && sn_clause_is_word (clause, first, "votes"));
}

/* "Ofgem wants a plan from you by 30 November", "Networks are asked for their count by 7 April",
 * "we need numbers by Friday": something that is no seat, post or view. */
static gboolean
is_wanted_by (const SnClause *clause)
{
  static const char *const asked[] = { "asked", "requested", "expected", NULL };
  const guint64 other = BIT (SN_WORD_HIRING) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) |
                        BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_OFFICE) | BIT (SN_WORD_TERM) | BIT (SN_WORD_EVENT) |
                        BIT (SN_WORD_PAST) | BIT (SN_WORD_OUTCOME);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day == 0 || (clause->sentence_cues & other) || at == clause->first ||
      sn_clause_only_tells (clause))
    return FALSE;
  if (clause->left & BIT (SN_WORD_WANT))
    return TRUE;
  for (guint32 i = clause->first + 1; i < at; i++)
    if (sn_reading_token_is_any (reading, i, asked) &&
        (sn_reading_token_is (reading, i - 1, "are") || sn_reading_token_is (reading, i - 1, "is") ||
         sn_reading_token_is (reading, i - 1, "be")))
      return TRUE;
  return FALSE;
}

/* "SECMP0002 needs a Working Group of five people. If you would like to be one of them, drop us a
 * line by 17 July.": to join is no view. Returns the group, or %NULL. */
static const SnMark *
group_to_join (const SnClause *clause)
{
  static const char *const wishes[] = { "like", "wish", "want", NULL };
  const SnReading *reading = clause->outline->reading;
  const SnMark *group = NULL;
  gboolean like = FALSE, joins = FALSE;

  if (clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE)))
    return NULL;
  for (guint32 i = reading->block_marks[clause->block]; i < clause->sentence->end_mark && group == NULL; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
        g_strcmp0 (sn_reading_mark (reading, i)->value, "Working Group") == 0)
      group = sn_reading_mark (reading, i);
  for (guint32 i = clause->sentence->first; group != NULL && i + 2 < clause->sentence->end; i++)
    {
      like |= sn_reading_token_is_any (reading, i, wishes);
      joins |= like && ((sn_reading_token_is (reading, i, "one") && sn_reading_token_is (reading, i + 1, "of") &&
                         sn_reading_token_is (reading, i + 2, "them")) ||
                        sn_reading_token_in (reading, i, SN_SET_JOINING));
    }
  return joins ? group : NULL;
}

static void
add_joining (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *group)
{
  const SnReading *reading = self->reading;
  g_autofree char *name = sn_reading_text (reading, clause->block, group->first, group->end);
  g_autofree char *reference =
      sn_reference_find (reading, clause->block, reading->block_tokens[clause->block], clause->sentence->end, NULL);
  g_autofree char *title =
      reference != NULL ? g_strdup_printf ("Join the %s %s", reference, name) : g_strdup_printf ("Join the %s", name);
  SnCandidate *candidate = sn_prose_add_dated (self, SN_ITEM_DEADLINE, title, clause, index, "join");

  sn_item_set_reference (candidate->item, reference);
}

/* "Release 3.0 will not commence until 23 May": what begins then; 0 where nothing is said to wait
 * so, else the verb. */
static guint32
waits_until (const SnClause *clause)
{
  static const char *const until[] = { "until", "till", "before", NULL };
  const guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) |
                        BIT (SN_WORD_OFFICE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_EVENT);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 5 || (clause->sentence_cues & other) ||
      !sn_reading_token_is_any (reading, at - 1, until) || !sn_reading_token_in (reading, at - 2, SN_SET_STARTING))
    return 0;
  return sn_reading_token_is (reading, at - 3, "not") ? at - 2 : 0;
}

/**
 * sn_prose_add_waiting:
 *
 * "Release 3.0, formerly due on 9 May, will not commence until 23 May": what waits stands before
 * "will not", and an aside between commas is no part of it.
 *
 * Returns: whether the clause says so, and a milestone was made of its date.
 */
gboolean
sn_prose_add_waiting (SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const auxiliaries[] = { "will", "shall", "does", "do", "can", "not", NULL };
  const SnReading *reading = self->reading;
  guint32 verb = waits_until (clause), first, end = verb;
  g_autofree char *name = NULL, *word = NULL, *title = NULL;
  const char *of;
  gboolean plural;
  SnCandidate *candidate;

  if (verb == 0)
    return FALSE;
  first = sn_milestone_skip_aside (reading, clause->sentence, verb);
  while (end > first && sn_reading_token_is_any (reading, end - 1, auxiliaries))
    end--;
  for (guint32 i = first; i + 1 < end; i++)
    if (sn_reading_token_is (reading, i, "that") && sn_milestone_introduces (reading, i))
      first = i + 1;
  for (guint32 i = first + 1; i < end; i++)
    if (sn_reading_is_mark (reading, i, ','))
      end = i;
  if (first >= end || sn_prose_is_pronoun (reading, first) ||
      sn_title_count_content (reading, clause->block, first, end) == 0)
    {
      sn_prose_add_milestone (self, clause, index, "waits");
      return TRUE;
    }
  name = sn_title_of_tokens (self->outline, clause->block, first, end);
  word = sn_reading_text (reading, clause->block, verb, verb + 1);
  of = strstr (name, " of ");
  plural = of != NULL ? of[-1] == 's' : g_str_has_suffix (name, "s"); /* "Migration of old meters" is not */
  title = g_strdup_printf (plural ? "%s %s" : "%s %ss", name, word);
  candidate = sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "waits");
  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
  return TRUE;
}

/**
 * sn_prose_read_closing:
 *
 * Reads a date that closes something: a consultation, a registration, a vote,
 * or a thing to be done.
 */
void
sn_prose_read_closing (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  const SnMark *group;
  guint32 name, end;

  if (promises (clause) || others_promise (clause) || says_what_for (self, clause, index) ||
      date_seats (self, clause, index))
    return;
  if (is_due_release (clause))
    {
      sn_prose_add_milestone (self, clause, index, "release is due");
      return;
    }
  if (sn_prose_does_so (clause, &name, &end))
    {
      sn_prose_add_date_of (self, SN_ITEM_DEADLINE, clause, index, name, end);
      return;
    }
  if (add_shut_facility (self, clause, index) || sn_prose_read_entry (self, clause, index))
    return;
  if (is_for_event (self, clause))
    sn_prose_add_registration (self, clause, index);
  else if (is_of_vote (clause, own) && !(own & (asks | BIT (SN_WORD_RESPOND))))
    sn_prose_add_vote (self, clause, index);
  else if ((own & BIT (SN_WORD_REGISTER)) && !(own & asks) && !begins_with_answers (clause))
    sn_prose_add_registration (self, clause, index);
  else if (sn_prose_is_owed (self, clause))
    sn_prose_add_deadline (self, clause, index, "falls due");
  else if (sn_prose_refers_decision (clause))
    sn_prose_add_deadline (self, clause, index, "appeal");
  else if (gathers_for_reply (clause))
    sn_prose_add_deadline (self, clause, index, "gathers for a reply");
  else if (sn_prose_ends_regime (clause))
    sn_prose_add_milestone (self, clause, index, "ends");
  else if ((group = group_to_join (clause)) != NULL)
    add_joining (self, clause, index, group);
  else if (is_consultation (self, clause))
    sn_prose_add_consultation (self, clause, index, "closing date");
  else if (is_due_to_finish (clause) || tells_that_it_ends (clause))
    add_finish (self, clause, index);
  else if ((clause->sentence_cues & (BIT (SN_WORD_MUST) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_TELL))) ||
           sn_prose_says_duty (clause) || sn_outline_is_field (self->reading, clause->block) ||
           (self->outline->places[clause->block].role == SN_ROLE_HEADING &&
            (sn_outline_text_cues (self->outline, clause->block) & BIT (SN_WORD_MUST))))
    sn_prose_add_deadline (self, clause, index, "must");
  else if (is_wanted_by (clause))
    sn_prose_add_deadline (self, clause, index, "wanted");
  else if (finishes_work (clause))
    add_finish (self, clause, index);
  else if (clause->when->date.day != 0 && (clause->sentence_cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_MILESTONE))) &&
           sn_clause_is_to_be (clause))
    sn_prose_add_milestone (self, clause, index, "ends");
  else if (ends_itself (self, clause) || now_ends (self, clause) || it_ends (clause))
    sn_prose_add_milestone (self, clause, index, "ends");
}
