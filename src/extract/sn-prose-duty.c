/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a clause with a closing date says must be done by then. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/**
 * sn_prose_hands_in:
 *
 * "give your name to the DCC", "tell us who your contact is": a thing that is handed in,
 * not a view.
 *
 * Returns: whether somebody is to hand something in.
 */
gboolean
sn_prose_hands_in (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND)))
    return FALSE;
  return sn_reading_has_in_set (reading, clause->first, clause->end, SN_SET_HANDED_IN);
}

/* "are to be", "has to be" */
static gboolean
is_to_be (const SnReading *reading, guint32 first, guint32 token)
{
  static const char *const verbs[] = { "is", "are", "has", "have", NULL };

  return token > first + 1 && sn_reading_token_is (reading, token, "be") &&
         sn_reading_token_is (reading, token - 1, "to") && sn_reading_token_is_any (reading, token - 2, verbs);
}

/* "All Users need to renew": "need to", "are required to", of what is no answer. */
static gboolean
has_to (const SnClause *clause, guint32 token)
{
  static const char *const verbs[] = { "need", "needs", "have", "has", "required", "obliged", NULL };
  static const char *const no[] = { "no", "not", "t", "you", "we", NULL }; /* "you need to" may be of answers */
  const SnReading *reading = clause->outline->reading;
  const guint64 asks =
      BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_TELL);

  return token > clause->first + 2 && sn_reading_token_is (reading, token, "to") &&
         sn_reading_token_is_any (reading, token - 1, verbs) && !sn_reading_token_is_any (reading, token - 2, no) &&
         !sn_clause_has (clause, asks) && !sn_reading_token_in (reading, token + 1, SN_SET_SENDING) &&
         !sn_reading_token_in (reading, token + 1, SN_SET_ANSWERS) && !sn_reading_token_is (reading, token + 1, "be");
}

/**
 * sn_prose_is_duty:
 *
 * "Small Suppliers must be DCC Users by", "their forecast must be in the Order
 * Management System": a duty, not a view, though views are asked for nearby.
 *
 * Returns: whether the clause says what must be done, and asks for no views.
 */
gboolean
sn_prose_is_duty (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  gboolean must = FALSE;

  for (guint32 i = clause->first; i < clause->when->first; i++)
    {
      if ((sn_reading_token_is (reading, i, "must") && i > clause->first) || is_to_be (reading, clause->first, i) ||
          has_to (clause, i))
        must = TRUE;
      else if (must && sn_reading_token_in (reading, i, SN_SET_ARRIVING))
        return FALSE;
    }
  return must;
}

/* "The questionnaire has to be with the User CIO by", and not "The questionnaire on cost recovery
 * must be", which asks for views. */
static gboolean
is_owed (const SnClause *clause)
{
  static const char *const forms[] = { "questionnaire", "questionnaires", NULL };
  static const char *const matters[] = { "on", "about", "regarding", NULL };
  static const char *const has[] = { "has", "have", "needs", "need", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean form = FALSE;

  for (guint32 i = clause->first; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, forms))
      form = !sn_reading_token_is_any (reading, i + 1, matters);
    else if (form && (sn_reading_token_is (reading, i, "must") ||
                      (sn_reading_token_is (reading, i, "to") && sn_reading_token_is_any (reading, i - 1, has))))
      return sn_reading_token_is (reading, i + 1, "be") || sn_reading_token_in (reading, i + 1, SN_SET_ARRIVING);
  return FALSE;
}

/**
 * sn_prose_owes_form:
 *
 * "has to send its questionnaire back by Friday": a form that one owes.
 *
 * Returns: whether a form is owed that is no response form.
 */
gboolean
sn_prose_owes_form (const SnClause *clause)
{
  guint64 views = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  const SnReading *reading = clause->outline->reading;

  if (sn_clause_has (clause, views) || !sn_clause_has (clause, BIT (SN_WORD_SURVEY)))
    return FALSE;
  if (is_owed (clause))
    return TRUE;
  for (guint32 i = clause->first + 1; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, (const char *const[]){ "must", "to", NULL }) &&
        sn_reading_token_in (reading, i + 1, SN_SET_SENDING) &&
        (sn_reading_token_is (reading, i, "must") ||
         sn_reading_token_is_any (reading, i - 1, (const char *const[]){ "has", "have", "needs", "need", NULL })))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_owes_paper:
 *
 * "Users must return their test plans to the DCC by 16 October", "has to send us its
 * annual self-assessment": what is one's own is handed in, and nobody's views asked for.
 *
 * Returns: whether the clause says so.
 */
gboolean
sn_prose_owes_paper (const SnClause *clause)
{
  static const char *const musts[] = { "must", "to", "should", "shall", NULL };
  static const char *const owns[] = { "its", "their", NULL };
  guint64 views = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_SURVEY);
  const SnReading *reading = clause->outline->reading;

  if (clause->sentence_cues & views)
    return FALSE;
  for (guint32 i = clause->first + 1; i + 2 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, musts) &&
        (sn_reading_token_in (reading, i + 1, SN_SET_SENDING) || sn_reading_token_is (reading, i + 1, "give")))
      for (guint32 j = i + 2; j < MIN (i + 5, clause->when->first); j++)
        if (sn_reading_token_is_any (reading, j, owns))
          return TRUE;
  return FALSE;
}

/**
 * sn_prose_answers_for_list:
 *
 * Returns: whether one answers by the date to be on a list: "reply before the 21st to be on
 *   the next list"; nobody asks for views.
 */
gboolean
sn_prose_answers_for_list (const SnClause *clause)
{
  static const char *const listed[] = { "on", "added", "included", "listed", "invited", NULL };
  const SnReading *reading = clause->outline->reading;

  if (clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY)))
    return FALSE;
  for (guint32 i = clause->when->end; i + 2 < clause->sentence->end; i++)
    if (sn_reading_token_is (reading, i, "to") && sn_reading_token_is (reading, i + 1, "be") &&
        sn_reading_token_is_any (reading, i + 2, listed))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_asks_who_comes:
 *
 * "tell us which session you would rather attend", "If you want to take part, please
 * tell …", "would like to know whether you intend to join": who comes, not what anybody
 * thinks.
 *
 * Returns: whether one is to say whether one comes.
 */
gboolean
sn_prose_asks_who_comes (const SnClause *clause)
{
  static const char *const questions[] = { "if", "whether", "which", "that", "who", NULL };
  guint64 asks =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT);
  const SnReading *reading = clause->outline->reading;
  guint32 question = G_MAXUINT32, first = clause->sentence->first;

  if (clause->sentence_cues & asks)
    return FALSE;
  if (sn_reading_token_is (reading, first, "to") && first + 1 < clause->sentence->end &&
      (sn_reading_token_in (reading, first + 1, SN_SET_COMING) || sn_reading_token_is (reading, first + 1, "come")))
    return TRUE; /* "To attend, email your name to us by" */
  for (guint32 i = clause->sentence->first; i < clause->sentence->end; i++)
    if (question < i && i < question + 8 &&
        (sn_reading_token_in (reading, i, SN_SET_COMING) ||
         (sn_reading_token_is (reading, i, "place") && sn_reading_token_is (reading, i - 1, "a")) ||
         (sn_reading_token_is (reading, i, "part") &&
          (sn_reading_token_is (reading, i - 1, "take") || sn_reading_token_is (reading, i - 1, "taking")))))
      return TRUE;
    else if (sn_reading_token_is_any (reading, i, questions))
      question = i;
  return FALSE;
}

/**
 * sn_prose_leaves_until:
 *
 * "Parties have until 25 October to refer the decision to the Authority": what can be
 * done so long; nothing that one says.
 *
 * Returns: whether somebody has until the date to do something.
 */
gboolean
sn_prose_leaves_until (const SnClause *clause)
{
  static const char *const having[] = { "have", "has", "had", "got", NULL };
  static const char *const until[] = { "until", "till", "til", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, after = clause->when->end;
  guint64 says = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_NOMINATE) |
                 BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE);

  if (after + 3 < clause->sentence->end && sn_reading_token_is (reading, after + 1, "let") &&
      sn_reading_has_token (reading, after + 2, MIN (after + 5, clause->sentence->end), "know"))
    return FALSE; /* "to let RECCo know" what one thinks */
  if (sn_reading_token_is (reading, after + 1, "object") || (clause->heading & BIT (SN_WORD_STAGE)))
    return FALSE; /* "You have until 23 October to object, or to cheer" under "MP93 - Report Consultation" */
  return at >= clause->first + 2 && after + 2 < clause->sentence->end && sn_reading_token_is (reading, after, "to") &&
         sn_reading_token_is_any (reading, at - 1, until) && sn_reading_token_is_any (reading, at - 2, having) &&
         !(sn_reading_cues (reading, clause->block, after, clause->end) & says);
}

/* Whether the sentence before says what has to be done. */
static gboolean
must_before (const SnClause *clause)
{
  guint64 views = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE);
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  guint64 before = s > reading->block_sentences[clause->block] ? sn_reading_sentence (reading, s - 1)->cues : 0;

  return (before & BIT (SN_WORD_MUST)) && !(before & views);
}

/* Whether the sentence before says what has to be done, and by when. */
static gboolean
owes_before (const SnClause *clause)
{
  return must_before (clause) && ((clause->sentence - 1)->cues & BIT (SN_WORD_CLOSE));
}

/* "Annual Party Details check: thank you … The rest of you have until 27
 * February.": for what the paragraph's own heading says. */
static gboolean
leaves_rest_until (const SnClause *clause)
{
  static const char *const having[] = { "have", "has", NULL };
  guint32 at = clause->when->first, first, end;

  if (at < clause->first + 2 || !sn_clause_is_word (clause, at - 1, "until") ||
      !sn_reading_token_is_any (clause->outline->reading, at - 2, having))
    return FALSE;
  if (owes_before (clause)) /* "By 15 March Networks have to …. Suppliers have until 31 March." */
    return TRUE;
  return sn_outline_label (clause->outline, clause->block, &first, &end) && end <= clause->sentence->first;
}

/**
 * sn_prose_says_let_know:
 *
 * "Let Mina know by Friday"
 *
 * Returns: whether the reader is to let somebody know.
 */
gboolean
sn_prose_says_let_know (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first; i + 2 < clause->when->first; i++)
    for (guint32 know = i + 2; sn_reading_token_is (reading, i, "let") && know < MIN (i + 5, clause->when->first);
         know++)
      if (sn_reading_token_is (reading, know, "know")) /* "let us know", "let the team know" */
        return TRUE;
  return FALSE;
}

/* "The forecasts go to the DCC not later than 31 March": so one speaks of what is
 * owed only. */
static gboolean
not_later_than (const SnClause *clause)
{
  guint32 at = clause->when->first;

  return at >= clause->first + 4 && clause->when->date.day != 0 && sn_clause_is_word (clause, at - 1, "than") &&
         sn_clause_is_word (clause, at - 2, "later") && !(clause->sentence_cues & BIT (SN_WORD_REPORT));
}

/* "the DCC's invoices for February fall due on 23 March", "contributions are payable within
 * thirty days, which is to say by 31 March" */
static gboolean
falls_due (const SnClause *clause)
{
  static const char *const are[] = { "is", "are", "be", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i + 1, "payable") &&
        (sn_reading_token_in (reading, i, SN_SET_FALLING) || sn_reading_token_is_any (reading, i, are)))
      return TRUE;
    else if (i >= clause->first && sn_reading_token_is (reading, i + 1, "due") &&
             sn_reading_token_in (reading, i, SN_SET_FALLING))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_is_owed:
 *
 * "BEIS also wants the roll-out figures. They are due on 28 April": what was spoken of
 * right before, which is no answer to anybody's questions.
 *
 * Returns: whether what was spoken of right before, or what is payable, is due then; no
 *   answer to anybody's questions.
 */
gboolean
sn_prose_is_owed (const SnExtraction *self, const SnClause *clause)
{
  static const char *const they[] = { "they", "these", "it", "this", NULL };
  static const char *const are[] = { "are", "is", NULL };
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                 BIT (SN_WORD_EVENT) | BIT (SN_WORD_REPORT);
  const SnReading *reading = self->reading;
  guint32 first = clause->sentence->first, s = sn_reading_sentence_of (reading, clause->block, first);

  if (falls_due (clause))
    return TRUE;
  return s > reading->block_sentences[clause->block] && clause->when->date.day != 0 &&
         sn_reading_token_is_any (reading, first, they) && sn_reading_token_is_any (reading, first + 1, are) &&
         sn_reading_token_is (reading, first + 2, "due") && !(clause->sentence_cues & asks) &&
         !(sn_reading_sentence (reading, s - 1)->cues & asks) &&
         (sn_reading_sentence (reading, s - 1)->cues & (BIT (SN_WORD_WANT) | BIT (SN_WORD_MUST)));
}

/**
 * sn_prose_refers_decision:
 *
 * "A Party that disagrees may refer the decision to the Panel by 22 March"
 *
 * Returns: whether it is until when a decision can be referred.
 */
gboolean
sn_prose_refers_decision (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first; i + 2 < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_APPEALING) && (sn_reading_token_in (reading, i + 1, SN_SET_DECISIONS) ||
                                                               sn_reading_token_in (reading, i + 2, SN_SET_DECISIONS)))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_says_duty:
 *
 * Returns: whether the clause says otherwise than by a word of the lexicon that
 *   something must be done by its date.
 */
gboolean
sn_prose_says_duty (const SnClause *clause)
{
  return sn_clause_says_deadline (clause) || not_later_than (clause) || sn_prose_says_let_know (clause) ||
         sn_prose_answers_for_list (clause) || sn_prose_asks_who_comes (clause) || sn_prose_leaves_until (clause) ||
         leaves_rest_until (clause) || sn_prose_hands_in (clause);
}

/* "submission" asks for views as for returns; where the same word is one of what must be
 * done, and no other word asks for views, it is the latter. */
static gboolean
asks_for_views (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_RESPOND &&
          sn_reading_mark_at (reading, sentence->block, mark->first, SN_WORD_MUST) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* Where what moves ends: before the words that say that it moved, or when it is now. */
static guint32
before_moving (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 day)
{
  static const char *const verbs[] = { "has", "have", "is", "was", "were", "had", "will", "been", "now", NULL };
  guint32 at = day;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_MOVE && sn_reading_mark (reading, i)->first > first)
      at = MIN (at, sn_reading_mark (reading, i)->first);
  while (at > first && sn_reading_token_is_any (reading, at - 1, verbs))
    at--;
  return at;
}

/**
 * sn_prose_moves_duty:
 * @first: (out): where what must be done begins
 * @end: (out): where it ends
 *
 * "The submission date for the annual return has moved from 31 March to 14 April", "The date
 * by which Suppliers must send their forecasts has been put back to 14 April"
 *
 * Returns: whether the day by which something must be done moved to the clause's.
 */
gboolean
sn_prose_moves_duty (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const joints[] = { "for", "of", "to", "by", NULL };
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_EVENT) |
                  BIT (SN_WORD_REGISTER) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_SURVEY);

  if (!(sentence->cues & BIT (SN_WORD_MOVE)) || !(sentence->cues & BIT (SN_WORD_MUST)) || (sentence->cues & other) ||
      clause->when->date.day == 0 || asks_for_views (reading, sentence))
    return FALSE;
  for (guint32 i = sentence->first; i + 2 < clause->when->first && i < sentence->first + 6; i++)
    if ((sn_reading_token_in (reading, i, SN_SET_DATES) || sn_reading_token_is (reading, i, "deadline")) &&
        sn_reading_token_is_any (reading, i + 1, joints))
      {
        *first = i + 2 + sn_reading_token_is (reading, i + 2, "which");
        *end = before_moving (reading, sentence, *first, clause->when->first);
        return sn_title_count_content (reading, clause->block, *first, *end) > 0;
      }
  return FALSE;
}

/* Where the words end by which the sentence says when: "by the tenth Working Day of …"; its end
 * where none does. */
static guint32
when_said (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const words[] = { "by", "within", "before", "until", "not", "no", NULL };

  for (guint32 i = sentence->end; i > sentence->first + 2; i--)
    if (sn_reading_token_is_any (reading, i - 1, words))
      return i - 1;
  return sentence->end;
}

/**
 * sn_prose_spells_out_duty:
 * @first: (out): first token of what is to be done
 * @end: (out): the token after its last
 *
 * "Users must send their forecast by the tenth Working Day of the quarter. For the current
 * round, that means Friday 14 September.": the day of what has to be done as the sentence
 * before says.
 *
 * Returns: whether the date is one of that kind.
 */
gboolean
sn_prose_spells_out_duty (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const that[] = { "that", "this", "which", "it", NULL };
  static const char *const verbs[] = { "means", "is", "falls", "makes", NULL };
  static const char *const small[] = { "on", "it", "by", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *before;

  while (at > clause->sentence->first + 2 && sn_reading_token_is_any (reading, at - 1, small))
    at--;
  if (clause->when->date.day == 0 || at < clause->sentence->first + 2 || !must_before (clause) ||
      !sn_reading_token_is_any (reading, at - 1, verbs) || !sn_reading_token_is_any (reading, at - 2, that))
    return FALSE;
  before = sn_reading_sentence (reading, s - 1);
  *first = before->first;
  *end = when_said (reading, before);
  return *end < before->end;
}

/**
 * sn_prose_does_so:
 * @first: (out): first token of what is to be done
 * @end: (out): the token after its last
 *
 * "Every User confirms once a year that its procedures are in order. If it is your turn then do
 * so by 31 January."
 *
 * Returns: whether by the date the reader is to do as the sentence before says, and that is
 *   nothing that the rules for consultations, seats and events read.
 */
gboolean
sn_prose_does_so (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const so[] = { "so", "this", NULL };
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_REGISTER) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_SEAT) |
                  BIT (SN_WORD_CATEGORY);
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *before;

  if (s == reading->block_sentences[clause->block] || ((clause->sentence_cues | (clause->sentence - 1)->cues) & other))
    return FALSE;
  before = sn_reading_sentence (reading, s - 1);
  *first = before->first;
  *end = before->end;
  for (guint32 i = clause->sentence->first; i + 2 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "do") && sn_reading_token_is_any (reading, i + 1, so))
      return i + 6 > clause->when->first;
  return FALSE;
}
