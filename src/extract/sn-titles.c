/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
#define TITLE_TOKENS 26
#define TITLE_BYTES 140

static gboolean
is_one_of (const SnReading *reading, guint32 token, const char *const *words)
{
  for (; *words != NULL; words++)
    if (sn_reading_token_is (reading, token, *words))
      return TRUE;
  return FALSE;
}

static gboolean
is_mark (const SnReading *reading, guint32 token, gunichar c)
{
  const SnToken *t = sn_reading_token (reading, token);

  return t->kind == SN_TOKEN_PUNCT && t->value == c;
}

/* A single full stop, comma, dash, colon or opening bracket says nothing at
 * the end or beginning of a title. */
static gboolean
is_loose (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr (".,:;-|*!", (int) c) != NULL && c != 0) || c == 0x2013 ||
         c == 0x2014 || c == 0x2022;
}

static char *
trim (const char *text)
{
  const char *start = text, *end = text + strlen (text);

  while (*start != '\0' && (is_loose (g_utf8_get_char (start)) || *start == ')' || *start == '?'))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_loose (g_utf8_get_char (last)) && *last != '(' && *last != '/')
        break;
      end = last;
    }
  return g_strndup (start, (gsize) (end - start));
}

/* Determiners and possessives in front add nothing to a title. */
static const char *
skip_determiners (const char *text)
{
  static const char *const words[] = { "a ",     "an ",   "the ", "our ", "its ",   "this ",
                                       "their ", "your ", "his ", "her ", "these ", "those " };
  gboolean skipped;

  do
    {
      skipped = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (words) && !skipped; i++)
        if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
          {
            text += strlen (words[i]);
            skipped = TRUE;
          }
    }
  while (skipped);
  return text;
}

/* Cuts at a word; of one endless word, at a character. Returns whether it did. */
static gboolean
shorten (char *text)
{
  char *cut;

  if (strlen (text) <= TITLE_BYTES)
    return FALSE;
  cut = g_utf8_find_prev_char (text, text + TITLE_BYTES);
  while (cut > text && *cut != ' ')
    cut--;
  if (cut == text)
    cut = g_utf8_find_prev_char (text, text + TITLE_BYTES);
  *cut = '\0';
  return TRUE;
}

static void
close_brackets (char *text)
{
  char *open = strrchr (text, '(');

  if (open != NULL && strchr (open, ')') == NULL)
    *open = '\0';
}

static char *
capitalise (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  char upper[8] = { 0 };

  if (!g_unichar_islower (first))
    return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_toupper (first), upper);
  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

/**
 * sn_title_clean:
 *
 * Returns: (transfer full): @text as a title: without determiners in front,
 *   loose marks at its ends and unclosed brackets, beginning with a capital;
 *   a long one ends in an ellipsis.
 */
char *
sn_title_clean (const char *text)
{
  g_autofree char *trimmed = trim (text);
  g_autofree char *copy = g_strdup (skip_determiners (trimmed));
  g_autofree char *rest = NULL, *title = NULL;
  gboolean cut;

  g_strdelimit (copy, "\t", ' ');
  cut = shorten (copy);
  close_brackets (copy);
  rest = trim (copy);
  title = capitalise (rest);
  return cut ? g_strconcat (title, "…", NULL) : g_steal_pointer (&title);
}

/* The words that tie a date to what is dated, left over when it is cut out. */
static gboolean
is_tie (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "on", "by", "in",  "at",  "until",   "till",   "from",   "for",
                                       "of", "to", "and", "the", "between", "before", "during", NULL };

  return is_one_of (reading, token, words) || is_mark (reading, token, 0x2013) || is_mark (reading, token, '-') ||
         is_mark (reading, token, ',') || is_mark (reading, token, '(') || is_mark (reading, token, ':');
}

static char *
title_without (const SnOutline *outline, guint block, guint32 first, guint32 end, gboolean keep_days)
{
  const SnReading *reading = outline->reading;
  const SnBlock *b = sn_document_get_block (reading->document, block);
  g_autoptr (GString) title = g_string_new (NULL);
  guint32 at = first;

  for (guint32 i = outline->block_whens[block]; i <= outline->block_whens[block + 1]; i++)
    {
      const SnWhen *when = i < outline->block_whens[block + 1] ? sn_outline_when (outline, i) : NULL;
      guint32 stop = when == NULL ? end : when->first;

      if (when != NULL && (when->first < first || when->first >= end || (keep_days && when->date.year != 0)))
        continue;
      if (when != NULL)
        while (stop > at && is_tie (reading, stop - 1))
          stop--;
      if (stop > at)
        {
          if (title->len > 0 && !sn_reading_token (reading, at)->glued)
            g_string_append_c (title, ' ');
          g_string_append_len (
              title, b->text + sn_reading_token (reading, at)->start,
              (gssize) (sn_reading_token (reading, stop - 1)->end - sn_reading_token (reading, at)->start));
        }
      if (when == NULL)
        break;
      at = MAX (at, when->end);
      if (at < end && is_mark (reading, at, ')'))
        at++;
    }
  return sn_title_clean (title->str);
}

/**
 * sn_title_of_tokens:
 * @first: a token of @block
 * @end: the token after the last
 *
 * Returns: (transfer full): the words of the range as a title, dates left out.
 */
char *
sn_title_of_tokens (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  return title_without (outline, block, first, end, FALSE);
}

/**
 * sn_title_of_row:
 * @first: a token of @block
 * @end: the token after the last
 *
 * Returns: (transfer full): what a row of a diary names: times and "TBC" left
 *   out, but not the month that tells one of its meetings from another.
 */
char *
sn_title_of_row (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  return title_without (outline, block, first, end, TRUE);
}

/* "Save the date: SEC Engagement Day", "Next week: June Release": what stands
 * before the colon only calls for attention. */
static guint32
skip_call (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = outline->reading;

  for (guint32 i = first; i + 1 < end && i < first + 5; i++)
    if (is_mark (reading, i, ':'))
      {
        guint64 before = sn_reading_cues (reading, block, first, i);
        guint64 subject = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_BODY) | BIT (SN_WORD_CONSULT) |
                          BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE);

        return before & subject ? first : i + 1;
      }
  return first;
}

/**
 * sn_title_of_heading:
 * @heading: a block
 *
 * Returns: (transfer full): the heading as a title, its dates left out.
 */
char *
sn_title_of_heading (const SnOutline *outline, guint heading)
{
  guint32 first = outline->reading->block_tokens[heading], end = outline->reading->block_tokens[heading + 1];

  if (first + 2 < end && sn_reading_token (outline->reading, first)->kind == SN_TOKEN_NUMBER &&
      is_mark (outline->reading, first + 1, '.') && !sn_reading_token (outline->reading, first + 2)->glued)
    first += 2; /* "3. DCC plan" */
  return sn_title_of_tokens (outline, heading, skip_call (outline, heading, first, end), end);
}

/**
 * sn_title_of_sentence:
 *
 * Returns: (transfer full): the sentence as a makeshift title, dates left out.
 */
char *
sn_title_of_sentence (const SnOutline *outline, const SnSentence *sentence)
{
  return sn_title_of_tokens (outline, sentence->block, sentence->first, sentence->end);
}

/**
 * sn_heading_is_subject:
 * @heading: a block, or %SN_NO_BLOCK
 *
 * Returns: whether the heading names a matter, rather than only who speaks
 *   ("Ofgem publications") or what kind of thing follows ("Vacancies").
 */
gboolean
sn_heading_is_subject (const SnOutline *outline, guint heading)
{
  static const char *const empty[] = { "publications",
                                       "publication",
                                       "news",
                                       "update",
                                       "updates",
                                       "round",
                                       "up",
                                       "roundup",
                                       "from",
                                       "the",
                                       "and",
                                       "other",
                                       "recent",
                                       "latest",
                                       "in",
                                       "brief",
                                       "for",
                                       "of",
                                       "a",
                                       "your",
                                       "our",
                                       "out",
                                       "currently",
                                       "new",
                                       "open",
                                       "modification",
                                       "modifications",
                                       "consultations",
                                       "consultation",
                                       "proposals",
                                       "draft",
                                       "industry",
                                       "documents",
                                       "comment",
                                       "on",
                                       "more",
                                       "corner",
                                       "announcements",
                                       "proposal",
                                       "also",
                                       "s",
                                       "sec",
                                       "this",
                                       "month",
                                       "week",
                                       "what",
                                       "is",
                                       "next",
                                       "live",
                                       "going",
                                       "reminders",
                                       "reminder",
                                       "dates",
                                       "deadlines",
                                       "key",
                                       "government",
                                       "regulator",
                                       "industry",
                                       "items",
                                       "notices",
                                       "events",
                                       NULL };
  const SnReading *reading = outline->reading;
  guint n = 0;

  if (heading == SN_NO_BLOCK)
    return FALSE;
  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    {
      const SnToken *t = sn_reading_token (reading, i);
      const SnMark *body = sn_reading_mark_at (reading, heading, i, SN_WORD_BODY);

      if (body != NULL)
        i = body->end - 1;
      else if (t->kind == SN_TOKEN_WORD && !is_one_of (reading, i, empty))
        n++;
    }
  return n > 0;
}

/* "how Communications Hubs are financed", "when it can end": in what is asked
 * the verbs belong to the phrase. */
static gboolean
asks_before (const SnReading *reading, guint32 token, guint32 first)
{
  static const char *const words[] = { "how", "when", "whether", "what", "why", "where", "who", NULL };
  static const char *const always[] = { "which", "closes", "closing", "please", "until",
                                        "till",  "before", "but",     "due",    NULL };

  if (is_one_of (reading, token, always))
    return FALSE;
  for (guint32 i = first; i < token; i++)
    if (is_one_of (reading, i, words))
      return TRUE;
  return FALSE;
}

/* "…, with responses due by", "with a deadline of": how one answers, not what. */
static gboolean
answers_at (const SnReading *reading, guint block, guint32 token)
{
  static const char *const articles[] = { "a", "the", "all", "any", NULL };
  guint32 end = reading->block_tokens[block + 1];

  if (token < end && is_one_of (reading, token, articles))
    token++;
  return token < end && (sn_reading_mark_at (reading, block, token, SN_WORD_RESPOND) != NULL ||
                         sn_reading_mark_at (reading, block, token, SN_WORD_CLOSE) != NULL);
}

/* Where a phrase ends: a verb, a relative clause, the end of its own words. */
static gboolean
ends_phrase (const SnOutline *outline, guint block, guint32 token, guint32 first)
{
  static const char *const stops[] = { "which", "that", "is",     "are",    "was",    "were",    "has",   "have",
                                       "had",   "will", "would",  "closes", "close",  "closing", "runs",  "run",
                                       "until", "till", "please", "so",     "but",    "because", "where", "who",
                                       "can",   "may",  "should", "must",   "asks",   "accepts", "seeks", "invites",
                                       "looks", "ends", "opens",  "opened", "before", "if",      "while", "due",
                                       "came",  "went", NULL };
  static const char *const verbs[] = { "will",   "has",       "have", "is",       "are",     "would",
                                       "takes",  "published", "asks", "welcomes", "invites", "closes",
                                       "please", "we",        "you",  "it",       "they",    "wants",
                                       "seeks",  "expects",   "runs", NULL };
  const SnReading *reading = outline->reading;
  const SnToken *t = sn_reading_token (reading, token);

  if (t->kind == SN_TOKEN_PUNCT)
    {
      if (t->value == ';' || t->value == ':' || t->value == '!' || t->value == '?' || t->value == 0x2013)
        return t->value != 0x2013 || !(token > first && sn_reading_token (reading, token - 1)->kind == SN_TOKEN_NUMBER);
      if (t->value == '.')
        return token + 1 >= reading->block_tokens[block + 1] || !sn_reading_token (reading, token + 1)->glued;
      if (t->value == '(')
        return token + 1 >= reading->block_tokens[block + 1] ||
               sn_reading_token (reading, token + 1)->kind != SN_TOKEN_WORD ||
               sn_reading_token (reading, token + 1)->letter_case == SN_CASE_LOWER;
      if (t->value == ',' && token + 1 < reading->block_tokens[block + 1])
        {
          static const char *const goes_on[] = { "and", "or", "including", "more", "less", NULL };

          return !is_one_of (reading, token + 1, goes_on) &&
                 sn_reading_token (reading, token + 1)->letter_case == SN_CASE_LOWER &&
                 !(token + 3 < reading->block_tokens[block + 1] &&
                   (is_one_of (reading, token + 2, goes_on) || is_mark (reading, token + 2, ',')));
        }
      return FALSE;
    }
  if (sn_reading_token_is (reading, token, "and") && token + 1 < reading->block_tokens[block + 1])
    return is_one_of (reading, token + 1, verbs);
  if (sn_reading_token_is (reading, token, "by") || sn_reading_token_is (reading, token, "on") ||
      sn_reading_token_is (reading, token, "at") || sn_reading_token_is (reading, token, "in") ||
      sn_reading_token_is (reading, token, "from") || sn_reading_token_is (reading, token, "with"))
    {
      for (guint32 i = outline->block_whens[block]; i < outline->block_whens[block + 1]; i++)
        if (sn_outline_when (outline, i)->first == token + 1)
          return TRUE;
      return sn_reading_token_is (reading, token, "with") && answers_at (reading, block, token + 1);
    }
  if (sn_reading_token_is (reading, token, "that") && token < first + 3)
    return FALSE; /* "the data that appliances share" */
  return token > first && is_one_of (reading, token, stops) && !asks_before (reading, token, first);
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
  guint32 stop = first;

  while (stop < end && stop < first + TITLE_TOKENS && !ends_phrase (outline, block, stop, first))
    stop++;
  return sn_title_of_tokens (outline, block, first, stop);
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

      if (open != 0x2018 && open != 0x201c && open != '"' && open != '\'')
        continue;
      if ((open == '\'' || open == '"') && sn_reading_token (reading, i)->glued && before != NULL &&
          before->kind == SN_TOKEN_WORD)
        continue;
      close = open == 0x2018 ? 0x2019 : open == 0x201c ? 0x201d : open;
      for (guint32 j = i + 1; j < end && j < i + 40; j++)
        if (is_mark (reading, j, close) &&
            (j + 1 >= reading->block_tokens[block + 1] || !sn_reading_token (reading, j + 1)->glued ||
             sn_reading_token (reading, j + 1)->kind == SN_TOKEN_PUNCT))
          {
            g_autofree char *text = sn_reading_text (reading, block, i + 1, j);

            return j > i + 1 ? sn_title_clean (text) : NULL;
          }
    }
  return NULL;
}

static gboolean
is_boundary (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "the",      "a",           "an",
                                       "our",      "your",        "its",
                                       "their",    "this",        "next",
                                       "in",       "on",          "at",
                                       "join",     "for",         "of",
                                       "to",       "and",         "is",
                                       "are",      "be",          "will",
                                       "has",      "have",        "with",
                                       "by",       "last",        "first",
                                       "annual",   "holding",     "hold",
                                       "attend",   "plans",       "also",
                                       "host",     "hosting",     "running",
                                       "run",      "about",       "from",
                                       "or",       "these",       "new",
                                       "register", "you",         "two",
                                       "three",    "more",        "another",
                                       "one",      "year",        "s",
                                       "upcoming", "forthcoming", "following",
                                       "as",       "free",        "extraordinary",
                                       "online",   "virtual",     "short",
                                       "was",      "were",        "been",
                                       "it",       "we",          NULL };
  const SnToken *t = sn_reading_token (reading, token);

  return (t->kind == SN_TOKEN_PUNCT && t->value != '-' && t->value != 0x2019 && t->value != '\'' && t->value != '&') ||
         is_one_of (reading, token, words);
}

/* "SEC for Beginners webinar", "Code of Practice forum": within a name. */
static gboolean
joins_names (const SnReading *reading, guint32 token, guint32 first)
{
  static const char *const words[] = { "for", "of", "and", "&", NULL };

  return token > first && is_one_of (reading, token, words) &&
         sn_reading_token (reading, token - 1)->letter_case != SN_CASE_LOWER &&
         sn_reading_token (reading, token - 1)->kind == SN_TOKEN_WORD && !is_boundary (reading, token - 1) &&
         sn_reading_token (reading, token + 1)->letter_case != SN_CASE_LOWER;
}

/* From the noun back over the words that name it: "Quarterly Finance Forum",
 * and over "… to the …" where what stands before is a name too. */
static guint32
event_start (const SnReading *reading, guint32 noun, guint32 first)
{
  guint32 start = noun;

  while (start > first && (!is_boundary (reading, start - 1) || joins_names (reading, start - 1, first)))
    start--;
  if (start >= first + 3 && start < noun && sn_reading_token_is (reading, start - 1, "the") &&
      (sn_reading_token_is (reading, start - 2, "to") || sn_reading_token_is (reading, start - 2, "of")) &&
      sn_reading_token (reading, start - 3)->letter_case != SN_CASE_LOWER)
    start -= 3;
  while (start < noun && sn_reading_token (reading, start)->kind == SN_TOKEN_PUNCT)
    start++;
  return start;
}

/* "a workshop about faster switching", "a webinar: how charges work" */
static guint32
event_end (const SnClause *clause, const SnMark *noun)
{
  static const char *const joints[] = { "about", "on", "for", "of", "regarding", "covering", "to", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 end = noun->end;

  if (end >= clause->when->first || end + 1 >= clause->end)
    return end;
  if (sn_reading_token (reading, end)->kind == SN_TOKEN_NUMBER)
    return end + 1;
  if (!is_one_of (reading, end, joints))
    return end;
  if (end + 1 == clause->when->first)
    return end;
  end++;
  while (end < clause->when->first && !ends_phrase (clause->outline, clause->block, end, noun->end + 1))
    end++;
  return end;
}

static gboolean
heading_has (const SnClause *clause, SnWordClass word_class)
{
  guint heading = clause->outline->places[clause->block].heading;

  return heading != SN_NO_BLOCK && (sn_reading_block_cues (clause->outline->reading, heading) & BIT (word_class)) != 0;
}

/* “Keys and certificates” is a half-day seminar: the name stands first, in
 * quotation marks. */
static char *
quoted_event (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  g_autofree char *name = NULL, *word = NULL;

  if (sn_reading_token (reading, clause->sentence->first)->kind != SN_TOKEN_PUNCT)
    return NULL;
  name = sn_title_quoted (clause->outline, clause->block, clause->sentence->first,
                          noun != NULL ? noun->first : clause->when->first);
  if (name == NULL || noun == NULL)
    return g_steal_pointer (&name);
  word = sn_reading_text (reading, clause->block, noun->first, noun->end);
  return g_strdup_printf ("%s %s", name, word);
}

/* "The SEC Academy returns for three mornings": a name of two words or more
 * with which the sentence begins. */
static char *
leading_name (const SnClause *clause)
{
  static const char *const openers[] = { "after",  "before", "following", "when", "if",  "as",     "under", "since",
                                         "during", "save",   "come",      "meet", "see", "please", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, end;

  if (sn_reading_token_is (reading, first, "the"))
    first++;
  else if (is_boundary (reading, first) || is_one_of (reading, first, openers))
    return NULL;
  for (end = first; end < clause->when->first; end++)
    if (sn_reading_token (reading, end)->kind != SN_TOKEN_WORD ||
        sn_reading_token (reading, end)->letter_case == SN_CASE_LOWER)
      break;
  return end >= first + 2 ? sn_title_of_tokens (clause->outline, clause->block, first, end) : NULL;
}

/**
 * sn_title_event:
 * @clause: speaks of an event
 * @from_heading: (out): whether the heading names it
 *
 * Returns: (transfer full): what the event is called.
 */
char *
sn_title_event (const SnClause *clause, gboolean *from_heading)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT);
  guint heading = clause->outline->places[clause->block].heading;
  g_autofree char *title = NULL;

  *from_heading = FALSE;
  if (noun == NULL)
    noun = sn_reading_find_mark (reading, clause->sentence->first_mark, clause->sentence->end_mark, SN_WORD_EVENT);
  title = quoted_event (clause, noun);
  if (title != NULL)
    return g_steal_pointer (&title);
  if (noun != NULL)
    {
      guint32 start = event_start (reading, noun->first, clause->sentence->first);

      /* "three online sessions on …" under "Lunch and Learn" are that */
      if (start == noun->first && sn_reading_token (reading, start)->letter_case == SN_CASE_LOWER &&
          heading_has (clause, SN_WORD_EVENT))
        {
          *from_heading = TRUE;
          return sn_title_of_heading (clause->outline, heading);
        }
      title = sn_title_of_tokens (clause->outline, clause->block, start, event_end (clause, noun));
      if (strchr (title, ' ') != NULL)
        return g_steal_pointer (&title);
    }
  if (noun == NULL && (title = leading_name (clause)) != NULL)
    return g_steal_pointer (&title);
  if (heading != SN_NO_BLOCK &&
      (heading_has (clause, SN_WORD_EVENT) || sn_heading_is_subject (clause->outline, heading)))
    {
      *from_heading = TRUE;
      if (title == NULL || heading_has (clause, SN_WORD_EVENT))
        return sn_title_of_heading (clause->outline, heading);
      {
        g_autofree char *subject = sn_title_of_heading (clause->outline, heading);

        return g_strdup_printf ("%s: %s", subject, title);
      }
    }
  return title != NULL ? g_steal_pointer (&title) : sn_title_of_sentence (clause->outline, clause->sentence);
}
