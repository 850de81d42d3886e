/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-titles.h"

/* How many words a phrase may have. */
#define PHRASE_TOKENS 26

/* How many the second half of a name may have, behind a colon. */
#define SECOND_HALF_TOKENS 10

/* "how Communications Hubs are financed", "when it can end": in what is asked
 * the verbs belong to the phrase. */
static gboolean
asks_before (const SnReading *reading, guint32 token, guint32 first)
{
  if (sn_reading_token_in (reading, token, SN_SET_BREAKING))
    return FALSE;
  return sn_reading_has_in_set (reading, first, token, SN_SET_QUESTIONS);
}

/* "…, with responses due by", "with a deadline of": how one answers, not what. */
static gboolean
answers_at (const SnReading *reading, guint block, guint32 token)
{
  static const char *const articles[] = { "a", "the", "all", "any", NULL };
  guint32 end = reading->block_tokens[block + 1];

  if (token < end && sn_reading_token_is_any (reading, token, articles))
    token++;
  return token < end && (sn_reading_mark_at (reading, block, token, SN_WORD_RESPOND) != NULL ||
                         sn_reading_mark_at (reading, block, token, SN_WORD_CLOSE) != NULL);
}

/* "delivering a smart system: cyber security for appliances, with a closing date of": the
 * second half of a name, which says nothing of how or when one answers. */
static gboolean
has_second_half (const SnReading *reading, guint block, guint32 colon)
{
  const guint64 other = SN_WORD_BIT (SN_WORD_CLOSE) | SN_WORD_BIT (SN_WORD_RESPOND) | SN_WORD_BIT (SN_WORD_TELL) |
                        SN_WORD_BIT (SN_WORD_REGISTER) | SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE) |
                        SN_WORD_BIT (SN_WORD_MUST) | SN_WORD_BIT (SN_WORD_MONTH) | SN_WORD_BIT (SN_WORD_WEEKDAY);
  guint32 end = reading->block_tokens[block + 1], last = colon + 1;

  for (; last < end && last < colon + SECOND_HALF_TOKENS &&
         (sn_reading_token (reading, last)->kind == SN_TOKEN_WORD ||
          (sn_reading_is_mark (reading, last, '-') && sn_reading_token (reading, last)->glued));
       last++)
    if (sn_reading_token_in (reading, last, SN_SET_PHRASE_STOPS) ||
        sn_reading_token_in (reading, last, SN_SET_QUESTIONS))
      return FALSE;
  return last >= colon + 4 &&
         (last == end || sn_reading_is_mark (reading, last, ',') || sn_reading_is_mark (reading, last, '.')) &&
         sn_reading_token (reading, colon + 1)->letter_case == SN_CASE_LOWER &&
         (sn_reading_cues (reading, block, colon + 1, last) & other) == 0;
}

/* "In a consultation on Phase 2, Ofgem proposes": behind the comma, who does it. */
static gboolean
begins_deed (const SnReading *reading, guint block, guint32 token)
{
  const SnMark *body = sn_reading_mark_at (reading, block, token, SN_WORD_BODY);

  return body != NULL && body->end < reading->block_tokens[block + 1] &&
         sn_reading_token (reading, body->end)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, body->end)->letter_case == SN_CASE_LOWER &&
         !sn_reading_token_is (reading, body->end, "and") && !sn_reading_token_is (reading, body->end, "or");
}

/* A mark after which another thought begins. */
static gboolean
is_break (const SnReading *reading, guint block, guint32 token, guint32 first)
{
  static const char *const goes_on[] = { "and", "or", "including", "more", "less", NULL };
  const SnToken *t = sn_reading_token (reading, token);
  guint32 end = reading->block_tokens[block + 1];
  const SnToken *next = token + 1 < end ? sn_reading_token (reading, token + 1) : NULL;

  switch (t->value)
    {
    case ':':
      return !has_second_half (reading, block, token);
    case ';':
    case '!':
    case '?':
      return TRUE;
    case 0x2013:
      return !(token > first && sn_reading_token (reading, token - 1)->kind == SN_TOKEN_NUMBER);
    case '.':
      return next == NULL || !next->glued;
    case '(':
      return next == NULL || next->kind != SN_TOKEN_WORD || next->letter_case == SN_CASE_LOWER;
    case ',': /* "a smart, flexible energy system" goes on */
      if (next != NULL && begins_deed (reading, block, token + 1))
        return TRUE;
      return next != NULL &&
             !(token > first + 1 &&
               (sn_reading_token_is (reading, token - 2, "a") || sn_reading_token_is (reading, token - 2, "an"))) &&
             !sn_reading_token_is_any (reading, token + 1, goes_on) && next->letter_case == SN_CASE_LOWER &&
             !(token + 3 < end &&
               (sn_reading_token_is_any (reading, token + 2, goes_on) || sn_reading_is_mark (reading, token + 2, ',')));
    default:
      return FALSE;
    }
}

/* "by", "on", "at" before a date, and "with" before how one answers. */
static gboolean
leads_away (const SnOutline *outline, guint block, guint32 token)
{
  const SnReading *reading = outline->reading;

  if (!sn_reading_token_in (reading, token, SN_SET_LEADING_AWAY))
    return FALSE;
  for (guint32 i = outline->block_whens[block]; i < outline->block_whens[block + 1]; i++)
    if (sn_outline_when (outline, i)->first == token + 1 && sn_outline_when (outline, i)->date.day != 0)
      return TRUE;
  return sn_reading_token_is (reading, token, "with") && answers_at (reading, block, token + 1);
}

/* "not later than", "up to", "open until", "shuts": how long it runs. */
static gboolean
says_end (const SnReading *reading, guint block, guint32 token)
{
  static const char *const joints[] = { "through", "by", NULL };
  const SnMark *mark = sn_reading_mark_at (reading, block, token, SN_WORD_CLOSE);

  if (mark != NULL && mark->end < reading->block_tokens[block + 1] && sn_reading_token_is (reading, mark->end, "which"))
    return FALSE; /* "the date until which meters count" */
  return mark != NULL &&
         !(sn_reading_token_is_any (reading, token, joints) || sn_reading_token_in (reading, token, SN_SET_DEADLINES));
}

static inline gboolean
is_pronoun (const SnReading *reading, guint32 token)
{
  return sn_reading_token_is (reading, token, "that") || sn_reading_token_is (reading, token, "which");
}

/* "the licence conditions that would support smart export": without the clause a
 * name so short says nothing. */
static gboolean
tells_which (const SnReading *reading, guint block, guint32 token, guint32 first)
{
  static const char *const modals[] = { "would", "could", "might", "should", "will", "can", "may", NULL };
  static const char *const articles[] = { "a", "an", "the", NULL };

  return token > first && token + 2 < reading->block_tokens[block + 1] &&
         ((is_pronoun (reading, token) && sn_reading_token_is_any (reading, token + 1, modals) &&
           sn_title_count_content (reading, block, first, token) <= 2) ||
          (token > first + 1 && is_pronoun (reading, token - 1) && sn_reading_token_is_any (reading, token, modals) &&
           sn_title_count_content (reading, block, first, token) <= 2) ||
          /* "the information that Suppliers must give to customers" */
          (token > first + 2 &&
           (sn_reading_token_is (reading, token - 2, "that") ||
            (token > first + 3 && sn_reading_token_is (reading, token - 3, "that") &&
             sn_reading_token_is_any (reading, token - 2, articles))) &&
           (sn_reading_token_is_any (reading, token, modals) || sn_reading_token_is (reading, token, "must")) &&
           sn_title_count_content (reading, block, first, token) <= 2));
}

/* "the last Reconciliation Run takes place": a word that begins like the one before it, and unlike
 * the one behind, is of the same name. */
static gboolean
is_of_name (const SnReading *reading, guint block, guint32 token, guint32 first)
{
  return token > first && token + 1 < reading->block_tokens[block + 1] &&
         sn_reading_token (reading, token)->letter_case == SN_CASE_CAPITAL &&
         sn_reading_token (reading, token - 1)->letter_case == SN_CASE_CAPITAL &&
         sn_reading_token (reading, token + 1)->letter_case == SN_CASE_LOWER;
}

/* A verb, a relative clause: what is said of the thing, no longer its name. */
static gboolean
is_verb (const SnReading *reading, guint block, guint32 token, guint32 first)
{
  if (sn_reading_token_is (reading, token, "and") && token + 1 < reading->block_tokens[block + 1])
    return sn_reading_token_in (reading, token + 1, SN_SET_PHRASE_VERBS);
  if (sn_reading_token_is (reading, token, "that") && token < first + 3)
    return FALSE; /* "the data that appliances share" */
  if (tells_which (reading, block, token, first))
    return FALSE;
  return token > first && sn_reading_token_in (reading, token, SN_SET_PHRASE_STOPS) &&
         !is_of_name (reading, block, token, first) && !asks_before (reading, token, first);
}

static gboolean
is_modal (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "can", "may", "must", "should", "could", NULL };

  return sn_reading_token_is_any (reading, token, words);
}

/* "wanted", "due": what views can be, behind "are". */
static inline gboolean
is_wanted (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_ASKED_FOR) || sn_reading_token_is (reading, token, "due") ||
         sn_reading_token_is (reading, token, "expected") || sn_reading_token_is (reading, token, "welcome");
}

/* Whether the token may stand behind the verb of a predicate, which few do. */
static inline gboolean
may_end_predicate (const SnReading *reading, guint32 token)
{
  return sn_reading_token (reading, token)->marked || sn_reading_token_is (reading, token, "be") ||
         sn_reading_token_is (reading, token, "been") || sn_reading_token_is (reading, token, "now") ||
         is_wanted (reading, token);
}

/* "views on hubs are wanted", "the consultation on hubs was put back", "has been extended",
 * "comments on the draft can be sent": what is asked or said of it, however short its name. */
static gboolean
is_predicate (const SnReading *reading, guint block, guint32 token)
{
  static const char *const verbs[] = { "is", "are", "was", "were", NULL };
  static const char *const perfect[] = { "has", "have", NULL };
  guint32 next = token + 1;

  if (!may_end_predicate (reading, next))
    return FALSE;
  if (is_modal (reading, token))
    return sn_reading_token_is (reading, next, "be");
  if (sn_reading_token_is_any (reading, token, perfect))
    {
      next += sn_reading_token_is (reading, next, "now");
      return next < reading->block_tokens[block + 1] &&
             (sn_reading_token_is (reading, next, "been") ||
              sn_reading_mark_at (reading, block, next, SN_WORD_MOVE) != NULL);
    }
  return sn_reading_token_is_any (reading, token, verbs) &&
         (is_wanted (reading, next) || sn_reading_mark_at (reading, block, next, SN_WORD_MOVE) != NULL);
}

static gboolean
is_asked_for (const SnReading *reading, guint block, guint32 token, guint32 first)
{
  return token > first && token + 1 < reading->block_tokens[block + 1] && is_predicate (reading, block, token) &&
         (sn_title_count_content (reading, block, first, token) > 0 ||
          sn_reading_token_in (reading, token - 1, SN_SET_PAPERS));
}

/**
 * sn_title_count_content:
 * @first: a token of @block
 * @end: the token after the last
 *
 * Returns: how many words of the range say something: neither grammar nor
 *   talk of asking, answering and closing.
 */
guint
sn_title_count_content (const SnReading *reading, guint block, guint32 first, guint32 end)
{
  guint64 talk = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_RESPOND) | SN_WORD_BIT (SN_WORD_TELL) |
                 SN_WORD_BIT (SN_WORD_CLOSE);
  guint n = 0;

  for (guint32 i = first; i < end; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, i, SN_SET_HOLLOW) &&
        (!sn_reading_token (reading, i)->marked || (sn_reading_cues (reading, block, i, i + 1) & talk) == 0))
      n++;
  return n;
}

/* "the standards to which meters must be built": a relative clause that belongs to the name. */
static gboolean
is_relative (const SnReading *reading, guint32 token, guint32 first)
{
  static const char *const joints[] = { "to",    "in", "by",  "at",   "from",    "on",
                                        "under", "of", "for", "with", "through", NULL };

  return token > first + 1 && sn_reading_token_is (reading, token, "which") &&
         sn_reading_token_is_any (reading, token - 1, joints);
}

/* "in-home displays that break after a year": which of them are meant, where no more is said of
 * them; but not "the plan that was published", which tells of one. */
static gboolean
is_defining (const SnReading *reading, guint block, guint32 token, guint32 first)
{
  static const char *const telling[] = { "was", "were", "is",   "are",  "has", "have", "had", "it", "we",
                                         "you", "they", "this", "that", "the", "a",    "an",  NULL };
  const SnToken *next;

  if (token < first + 2 || token + 2 >= reading->block_tokens[block + 1] ||
      !sn_reading_token_is (reading, token, "that"))
    return FALSE;
  next = sn_reading_token (reading, token + 1);
  return next->kind == SN_TOKEN_WORD && next->letter_case == SN_CASE_LOWER &&
         !sn_reading_token_is_any (reading, token + 1, telling) && !is_modal (reading, token + 1) &&
         !sn_reading_token_in (reading, token + 1, SN_SET_HOLLOW) &&
         sn_title_count_content (reading, block, first, token) <= 3;
}

/* "how meters should be maintained": the question is the name, and has its own verb. */
static gboolean
is_question (const SnReading *reading, guint32 first)
{
  static const char *const words[] = { "how", "who", "what", "whether", "where", "why", NULL };

  return sn_reading_token_is_any (reading, first, words);
}

/* What such a clause says no more of the name. */
static gboolean
ends_relative (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "once", "when", "if", "while", "because", "until", "unless", NULL };

  return sn_reading_token_is_any (reading, token, words);
}

/**
 * sn_title_phrase_end:
 * @first: the token at which the phrase begins
 * @end: how far it may go
 * @least: how many words of it must say something before a verb or a relative
 *   clause ends it: "the way in which it sets incentives" goes on after "way"
 *
 * Returns: the token after the noun phrase that begins at @first.
 */
guint32
sn_title_phrase_end (const SnOutline *outline, guint block, guint32 first, guint32 end, guint least)
{
  const SnReading *reading = outline->reading;
  guint32 stop = first;
  gboolean relative = FALSE, asks = is_question (reading, first);

  for (; stop < end && stop < first + PHRASE_TOKENS; stop++)
    {
      relative |= is_relative (reading, stop, first) || is_defining (reading, block, stop, first);
      if (relative && ends_relative (reading, stop))
        break;
      if (sn_reading_token (reading, stop)->kind == SN_TOKEN_PUNCT)
        {
          if (is_break (reading, block, stop, first))
            break;
        }
      else if (leads_away (outline, block, stop) ||
               (!((relative || asks) && is_modal (reading, stop)) && is_asked_for (reading, block, stop, first)) ||
               (stop > first && says_end (reading, block, stop)))
        break;
      else if (!relative && is_verb (reading, block, stop, first) &&
               sn_title_count_content (reading, block, first, stop) >= least)
        break;
    }
  return stop;
}

/**
 * sn_title_quoted:
 *
 * Returns: (transfer full) (nullable): what stands in quotation marks between
 *   @first and @end, without them.
 */
char *
sn_title_quoted (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = outline->reading;

  for (guint32 i = first; i < end; i++)
    {
      gunichar open = sn_reading_token (reading, i)->kind == SN_TOKEN_PUNCT ? sn_reading_token (reading, i)->value : 0,
               close;
      const SnToken *before = i > reading->block_tokens[block] ? sn_reading_token (reading, i - 1) : NULL;

      if (!sn_quote_opens (open))
        continue;
      if ((open == '\'' || open == '"') && sn_reading_token (reading, i)->glued && before != NULL &&
          before->kind == SN_TOKEN_WORD)
        continue;
      close = sn_quote_closing (open);
      for (guint32 j = i + 1; j < end && j < i + 40; j++)
        if (sn_reading_is_mark (reading, j, close) &&
            (j + 1 >= reading->block_tokens[block + 1] || !sn_reading_token (reading, j + 1)->glued ||
             sn_reading_token (reading, j + 1)->kind == SN_TOKEN_PUNCT))
          {
            g_autofree char *text = sn_reading_text (reading, block, i + 1, j);

            return j > i + 1 ? sn_title_clean (text) : NULL;
          }
    }
  return NULL;
}

/* "the next generation of its networks (‘Network Evolution: the case for change’)": what it
 * is called, right behind the phrase that says what it is; %NULL where nothing is. */
static char *
name_behind (const SnOutline *outline, guint block, guint32 end, guint32 limit)
{
  const SnReading *reading = outline->reading;
  guint32 close = end + 1;

  if (end + 3 >= limit || !sn_reading_is_mark (reading, end, '(') ||
      sn_reading_token (reading, end + 1)->kind != SN_TOKEN_PUNCT ||
      !sn_quote_opens (sn_reading_token (reading, end + 1)->value))
    return NULL;
  while (close < limit && !sn_reading_is_mark (reading, close, ')'))
    close++;
  return close < limit ? sn_title_quoted (outline, block, end + 1, close) : NULL;
}

/**
 * sn_title_phrase:
 * @first: the token at which the phrase begins
 * @end: how far it may go
 *
 * Returns: (transfer full): the noun phrase that begins there, as a title.
 */
char *
sn_title_phrase (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  guint32 stop = sn_title_phrase_end (outline, block, first, end, 2);
  g_autofree char *name = name_behind (outline, block, stop, end);
  char *phrase = sn_title_of_tokens (outline, block, first, stop);
  g_autofree char *bare = name != NULL && *name != '\0' ? phrase : NULL;

  return bare != NULL ? g_strdup_printf ("%s (%s)", bare, name) : phrase;
}
