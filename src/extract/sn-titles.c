/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* Of words before a colon that only call for attention. */
#define MOST_CALL_TOKENS 9
/* No heading that is run in has more words and marks. */
#define LABEL_LENGTH 9
#define TITLE_BYTES 140

/* A single full stop, comma, dash, colon or opening bracket says nothing at
 * the end or beginning of a title. */
static gboolean
is_loose (const char *p)
{
  gunichar c;

  if (g_ascii_isalnum (*p))
    return FALSE; /* as most titles begin and end */
  c = g_utf8_get_char (p);
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL || /* a picture */
         (c >= 0xfe00 && c <= 0xfe0f) || (c < 0x80 && strchr (".,:;-|*!", (int) c) != NULL && c != 0) || c == 0x2013 ||
         c == 0x2014 || c == 0x2022;
}

/* Leaves out what is loose at both ends. */
static void
trim (const char **start, const char **end)
{
  const char *p = *start, *q = *end;

  while (p < q && (is_loose (p) || *p == ')' || *p == '?'))
    p = g_utf8_next_char (p);
  while (q > p)
    {
      const char *last = g_utf8_prev_char (q);

      if (!is_loose (last) && *last != '(' && *last != '/')
        break;
      q = last;
    }
  *start = p;
  *end = q;
}

/* Determiners and possessives in front add nothing to a title. */
static const char *
skip_determiners (const char *text, const char *end)
{
  static const char *const words[] = { "a ",           "an ",    "the ",           "our ",       "its ",
                                       "this ",        "their ", "your ",          "his ",       "her ",
                                       "these ",       "those ", "date on which ", "date when ", "date by which ",
                                       "day on which " };
  gboolean skipped;

  do
    {
      skipped = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (words) && !skipped; i++)
        if (text < end && (*text | 0x20) == words[i][0] && (gsize) (end - text) >= strlen (words[i]) &&
            g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
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

/* So many bytes more than its text has a title at most: for a capital that is
 * longer than the small letter. What an ellipsis needs was cut off before. */
#define MORE_BYTES 8

/* Moves what stands from @start to @end to the beginning of @text, with a
 * capital, and with an ellipsis behind what was cut. */
static void
finish (char *text, const char *start, const char *end, gboolean cut)
{
  gunichar first = start < end ? g_utf8_get_char (start) : 0;
  char capital[6] = "";
  gsize length = 0;

  if (first != 0 && g_unichar_islower (first))
    {
      length = (gsize) g_unichar_to_utf8 (g_unichar_toupper (first), capital);
      start = g_utf8_next_char (start);
    }
  memmove (text + length, start, (gsize) (end - start));
  memcpy (text, capital, length);
  strcpy (text + length + (end - start), cut ? "…" : "");
}

/* "TAG meeting (more)": the words of a link behind what it is about. */
static void
drop_pointer (char *text)
{
  static const char *const words[] = { "(more)",    "(more info)",  "(read more)", "(see more)",
                                       "(details)", "(link)",       "(see below)", "(below)",
                                       "(here)",    "(more below)", "(website)",   "(info)" };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length > strlen (words[i]) && g_ascii_strcasecmp (text + length - strlen (words[i]), words[i]) == 0)
      {
        text[length - strlen (words[i])] = '\0';
        return;
      }
}

/* "the incentive scheme for customers, and": what only led on to more. */
static void
drop_joint (char *text)
{
  static const char *const joints[] = { ", and",  ", but", ", or", ", so",     ", which",       ", that is",
                                        ", i.e.", ", i.e", ", ie", ", namely", ", which means", ", which is to say",
                                        NULL };

  for (guint i = 0; joints[i] != NULL; i++)
    if (g_str_has_suffix (text, joints[i]))
      {
        text[strlen (text) - strlen (joints[i])] = '\0';
        return;
      }
}

/* "consulting on the conditions [1]": the number of a note or of a link at the foot. */
static void
drop_notes (char *text)
{
  for (char *open = strchr (text, '['); open != NULL; open = strchr (open, '['))
    {
      gsize digits = strspn (open + 1, "0123456789");
      char *start = open > text && open[-1] == ' ' ? open - 1 : open;

      if (digits == 0 || digits > 3 || open[digits + 1] != ']')
        open++;
      else
        {
          memmove (start, open + digits + 2, strlen (open + digits + 2) + 1);
          open = start;
        }
    }
}

/* As sn_title_clean(), but of a text that has MORE_BYTES of room behind it, and
 * that becomes the title. */
static char *
clean (char *text)
{
  const char *start = text, *end;
  char *copy;
  gboolean cut;

  drop_notes (text);
  drop_pointer (text);
  drop_joint (text);
  end = text + strlen (text);
  trim (&start, &end);
  copy = text + (skip_determiners (start, end) - text);
  text[end - text] = '\0';
  sn_reading_join_cells (copy);
  cut = shorten (copy);
  close_brackets (copy);
  start = copy;
  end = copy + strlen (copy);
  trim (&start, &end);
  finish (text, start, end, cut);
  return text;
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
  gsize length = strlen (text);
  char *copy = g_malloc (length + MORE_BYTES);

  memcpy (copy, text, length + 1);
  return clean (copy);
}

/* The words that tie a date to what is dated, left over when it is cut out. */
static gboolean
is_tie (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_TIES) || sn_reading_is_mark (reading, token, 0x2013) ||
         sn_reading_is_mark (reading, token, '-') || sn_reading_is_mark (reading, token, ',') ||
         sn_reading_is_mark (reading, token, '(') || sn_reading_is_mark (reading, token, '[') ||
         sn_reading_is_mark (reading, token, ':');
}

/* "on or before 17 July" */
static gboolean
is_or_of_tie (const SnReading *reading, guint32 first, guint32 stop)
{
  return stop > first + 1 && sn_reading_token_is (reading, stop - 1, "or") && is_tie (reading, stop - 2);
}

/**
 * sn_when_names_release:
 *
 * Returns: whether the month only tells one release from another: "the June
 *   2024 SEC Release".
 */
gboolean
sn_when_names_release (const SnReading *reading, const SnWhen *when)
{
  guint32 end = reading->block_tokens[when->block + 1], at = when->end;

  if (when->date.day != 0 || at >= end)
    return FALSE;
  if (at + 1 < end && sn_reading_token (reading, at)->letter_case == SN_CASE_CAPITALS &&
      sn_reading_mark_at (reading, when->block, at, SN_WORD_RELEASE) == NULL)
    at++; /* whose it is: "the November 2022 REC Release" */
  return sn_reading_mark_at (reading, when->block, at, SN_WORD_RELEASE) != NULL ||
         sn_reading_token_is (reading, at, "release");
}

static char *
title_without (const SnOutline *outline, guint block, guint32 first, guint32 end, gboolean keep_days)
{
  const SnReading *reading = outline->reading;
  const char *text = sn_reading_block (reading, block)->text;
  gsize most = first < end ? sn_reading_token (reading, end - 1)->end - sn_reading_token (reading, first)->start : 0;
  /* has room for all: where a space is put, there is one in the text */
  char *title = g_malloc (most + MORE_BYTES), *p = title;
  guint32 at = first;
  gboolean ends_at_day = FALSE; /* "a webinar about User Entry in" */

  while (end > first + 1 && sn_reading_token_is (reading, end - 1, "itself"))
    end--;

  for (guint32 i = outline->block_whens[block]; i <= outline->block_whens[block + 1]; i++)
    {
      const SnWhen *when = i < outline->block_whens[block + 1] ? sn_outline_when (outline, i) : NULL;
      guint32 stop = when == NULL ? end : when->first;

      ends_at_day |= when != NULL && when->first == end;
      if (when != NULL && (when->first < first || when->first >= end || (keep_days && when->date.year != 0) ||
                           sn_when_names_release (reading, when)))
        continue;
      if (when != NULL || ends_at_day)
        while (stop > at && (is_tie (reading, stop - 1) || is_or_of_tie (reading, at, stop)))
          stop--;
      if (stop > at)
        {
          guint start = sn_reading_token (reading, at)->start,
                length = sn_reading_token (reading, stop - 1)->end - start;

          if (p > title && !sn_reading_token (reading, at)->glued)
            *p++ = ' ';
          memcpy (p, text + start, length);
          p += length;
        }
      if (when == NULL)
        break;
      at = MAX (at, when->end);
      if (at < end && (sn_reading_is_mark (reading, at, ')') || sn_reading_is_mark (reading, at, ']')))
        at++;
    }
  *p = '\0';
  return clean (title);
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

/* "Smart Secure Electricity Systems: tariff interoperability": words in capitals are a name. */
static gboolean
is_name (const SnReading *reading, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD ||
        sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER)
      return FALSE;
  return end > first + 2;
}

/* Whether the words name nothing. */
static gboolean
is_call (const SnReading *reading, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (!sn_reading_token_in (reading, i, SN_SET_CALLS) && sn_reading_token (reading, i)->kind == SN_TOKEN_WORD)
      return FALSE;
  return TRUE;
}

/* "SEC Sessions are back", "The big one is back: SEC Engagement Day!": the verb with which somebody
 * says that something returns; @end where nobody does. */
static guint32
find_return (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const verbs[] = { "is", "are", NULL };

  for (guint32 i = first + 1; i + 1 < end; i++)
    if (sn_reading_token_is_any (reading, i, verbs) && sn_reading_token_is (reading, i + 1, "back"))
      return i;
  return end;
}

/* "Save the date: SEC Engagement Day", "Next week: June Release": what stands
 * before the colon only calls for attention. */
static guint32
skip_call (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  const SnReading *reading = outline->reading;

  for (guint32 i = first; i + 1 < end && i < first + MOST_CALL_TOKENS; i++)
    if (sn_reading_is_mark (reading, i, ':'))
      {
        gboolean calls = i < first + 5 ? is_call (reading, first, i) : FALSE;
        guint64 before = sn_reading_cues (reading, block, first, i);
        guint64 subject = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_BODY) | BIT (SN_WORD_CONSULT) |
                          BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE);

        if (sn_reading_token_is (reading, i + 1, "a") || sn_reading_token_is (reading, i + 1, "an"))
          return first; /* "Understanding assessments: a workshop" */
        calls |= find_return (reading, first, i) < i;
        return (before & subject) || is_name (reading, first, i) || !calls ? first : i + 1;
      }
  return first;
}

/* "Data workshop postponed", "Panel call moved": behind what it is of, what became of it. */
static guint32
skip_move (const SnReading *reading, guint heading, guint32 first, guint32 end)
{
  guint32 last = end - 1;

  if (end < first + 3 || sn_reading_token (reading, last)->kind != SN_TOKEN_WORD ||
      sn_reading_token (reading, last)->letter_case != SN_CASE_LOWER ||
      (sn_reading_mark_at (reading, heading, last, SN_WORD_MOVE) == NULL &&
       sn_reading_mark_at (reading, heading, last, SN_WORD_CANCEL) == NULL))
    return end;
  return sn_title_count_content (reading, heading, first, last) > 1 ? last : end;
}

/* "SEC Sessions are back (in real life!)": what is back; but not before a colon, behind which stands
 * what it is. */
static guint32
skip_return (const SnReading *reading, guint32 first, guint32 end)
{
  guint32 verb = find_return (reading, first, end);

  return verb + 2 < end && sn_reading_is_mark (reading, verb + 2, ':') ? end : verb;
}

/* Behind "3.", "1.2", "4" and two spaces, "Section 5:": which part it is. */
static guint32
skip_part_number (const SnReading *reading, guint32 first, guint32 end)
{
  const SnToken *t = sn_reading_token (reading, first), *next;
  guint32 at = first + 1;

  if (first + 2 >= end || t->kind != SN_TOKEN_NUMBER || t->value >= 100)
    return first;
  while (at + 1 < end && sn_reading_is_mark (reading, at, '.') && sn_reading_token (reading, at)->glued &&
         sn_reading_token (reading, at + 1)->kind == SN_TOKEN_NUMBER && sn_reading_token (reading, at + 1)->glued)
    at += 2;
  next = sn_reading_token (reading, at);
  if (at + 1 < end && (sn_reading_is_mark (reading, at, '.') || sn_reading_is_mark (reading, at, ')')) &&
      !sn_reading_token (reading, at + 1)->glued)
    return at + 1;
  /* "4  MEETINGS": a number of what follows stands by one space */
  return at > first + 1 || next->start > t->end + 1 ? at : first;
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

  first = skip_part_number (outline->reading, first, end);
  end = skip_return (outline->reading, first, end);
  return sn_title_of_tokens (outline, heading, skip_call (outline, heading, first, end),
                             skip_move (outline->reading, heading, first, end));
}

/* "…, at https://forms.example/details": an address is no part of a title. */
static guint32
address_in (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const schemes[] = { "http", "https", "www", NULL };
  static const char *const leads[] = { "at", "here", "see", "via", "to", "on", "using", NULL };
  guint32 end = sentence->first;

  while (end < sentence->end && !sn_reading_token_is_any (reading, end, schemes))
    end++;
  if (end == sentence->end)
    return end;
  while (end > sentence->first && (is_tie (reading, end - 1) || sn_reading_token_is_any (reading, end - 1, leads)))
    end--;
  return end > sentence->first ? end : sentence->end;
}

/* Behind "when", "the day on which", "the last chance to", "the date to remember:", which only
 * lead to what is on that day; @at where there are none. */
static guint32
after_pointing (const SnReading *reading, guint32 at, guint32 end)
{
  static const char *const small[] = { "the", "your", "our", "also", "now", "very", NULL };
  static const char *const leading[] = { "when", "which", "that", "to", "for", NULL };
  guint32 start, noun;

  if (at + 1 < end && sn_reading_token_is (reading, at, "when"))
    return at + 1;
  for (start = at; start < end && sn_reading_token_is_any (reading, start, small); start++)
    ;
  for (noun = start; noun < end && noun < start + 3 && sn_reading_token_in (reading, noun, SN_SET_POINTING_DAYS);
       noun++)
    ;
  if (noun == start || noun + 3 >= end)
    return at;
  if (sn_reading_token_is (reading, noun, "to") && sn_reading_is_mark (reading, noun + 2, ':'))
    return noun + 3;
  if (sn_reading_token_is (reading, noun + 1, "which"))
    noun++;
  return sn_reading_token_is_any (reading, noun, leading) ? noun + 1 : at;
}

/* "15 April is the day on which the new firmware goes live": what is on the day with which the
 * sentence begins; behind a condition that it begins with. */
static guint32
find_matter (const SnOutline *outline, const SnSentence *sentence, guint32 end)
{
  static const char *const links[] = { "is", "remains", "marks", NULL };
  const SnReading *reading = outline->reading;
  const SnWhen *when = sn_outline_when_of (outline, sentence);
  guint32 pointed;

  if (sn_reading_token_is (reading, sentence->first, "should")) /* "Should a vote be needed, ballot papers must" */
    for (guint32 i = sentence->first + 3; i + 3 < MIN (end, sentence->first + 9); i++)
      if (sn_reading_is_mark (reading, i, ','))
        return i + 1;
  if (when == NULL || when->first > sentence->first + 1 || when->end >= end ||
      !sn_reading_token_is_any (reading, when->end, links))
    return sentence->first;
  pointed = after_pointing (reading, when->end + 1, end);
  return pointed > when->end + 1 ? pointed : sentence->first;
}

/* "Parties must submit their forecasts by 15 April, and should check them first", "… so that we
 * can": what goes on behind the day is not needed where enough stands before it. */
static guint32
without_sequel (const SnOutline *outline, const SnSentence *sentence, guint32 end)
{
  static const char *const sequels[] = { "and", "so", "but", "or", "because", "since", "after", NULL };
  const SnReading *reading = outline->reading;
  const SnWhen *when = sn_outline_when_of (outline, sentence);
  guint32 at, next = sn_outline_when_from (outline, sentence->block, when != NULL ? when->end : sentence->end);

  if (when == NULL || when->end >= end ||
      (next < outline->block_whens[sentence->block + 1] && sn_outline_when (outline, next)->first < sentence->end) ||
      sn_title_count_content (reading, sentence->block, sentence->first, when->first) < 3)
    return end;
  at = when->end + (sn_reading_is_mark (reading, when->end, ',') ? 1 : 0);
  return at < end && sn_reading_token_is_any (reading, at, sequels) ? when->end : end;
}

/**
 * sn_title_of_sentence:
 *
 * Returns: (transfer full): the sentence as a makeshift title, dates and what
 *   follows from an address on left out.
 */
char *
sn_title_of_sentence (const SnOutline *outline, const SnSentence *sentence)
{
  guint32 end = without_sequel (outline, sentence, address_in (outline->reading, sentence));

  return sn_title_of_tokens (outline, sentence->block, find_matter (outline, sentence, end), end);
}

/* "Webinar rescheduled", "Change of date": of which, the article says. */
static gboolean
tells_of_move (const SnReading *reading, guint heading)
{
  guint64 moves = BIT (SN_WORD_MOVE) | BIT (SN_WORD_CANCEL);

  if (!(sn_reading_block_cues (reading, heading) & moves))
    return FALSE;
  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    if (sn_reading_token (reading, i)->kind != SN_TOKEN_PUNCT && !sn_reading_token_in (reading, i, SN_SET_MOVED) &&
        sn_reading_mark_at (reading, heading, i, SN_WORD_MOVE) == NULL &&
        sn_reading_mark_at (reading, heading, i, SN_WORD_CANCEL) == NULL)
      return FALSE;
  return TRUE;
}

/* "Tell us where our plan is wrong", "Come and join us": an order to the reader. */
static gboolean
bids_reader (const SnReading *reading, guint heading)
{
  static const char *const objects[] = { "us", "and", "with", NULL };
  guint32 first = reading->block_tokens[heading];

  return first + 1 < reading->block_tokens[heading + 1] && sn_reading_token_in (reading, first, SN_SET_BIDDING) &&
         sn_reading_token_is_any (reading, first + 1, objects);
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
  const SnReading *reading = outline->reading;
  guint n = 0;

  if (heading == SN_NO_BLOCK || sn_question_is_asked (reading, heading) || tells_of_move (reading, heading) ||
      bids_reader (reading, heading))
    return FALSE;
  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    {
      const SnToken *t = sn_reading_token (reading, i);
      const SnMark *body = sn_reading_mark_at (reading, heading, i, SN_WORD_BODY);

      if (body != NULL)
        i = body->end - 1;
      else if (t->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, i, SN_SET_EMPTY_HEADING))
        n++;
    }
  return n > 0;
}

/**
 * sn_outline_label_within:
 * @length: the most tokens that it may have
 * @first: (out): its first token
 * @end: (out): the token after its last
 *
 * Returns: whether the paragraph begins with a heading of its own, run in:
 *   "SMETS1 end date. BEIS has …", "R2.0: the DCC …".
 */
gboolean
sn_outline_label_within (const SnOutline *self, guint block, guint32 length, guint32 *first, guint32 *end)
{
  static const char *const asides[] = { "yes", "no", "because", "due", "owing", "despite", NULL };
  static const char *const orders[] = { "first", "second", "third",   "fourth", "fifth", "sixth",
                                        "last",  "lastly", "finally", "next",   NULL };
  const SnReading *reading = self->reading;
  guint32 low = reading->block_tokens[block], high = reading->block_tokens[block + 1], at;

  if (low + 2 < high && sn_reading_token (reading, low)->kind == SN_TOKEN_NUMBER &&
      (sn_reading_is_mark (reading, low + 1, '.') || sn_reading_is_mark (reading, low + 1, ')')))
    low += 2; /* "1. Draft Budget. …" */
  if (low < high && sn_reading_token_is_any (reading, low, asides))
    return FALSE; /* an answer, or a reason */
  if (low + 1 < high && sn_reading_token_is_any (reading, low, orders) && sn_reading_is_mark (reading, low + 1, ','))
    return FALSE; /* "Lastly, something from BEIS." */
  for (at = low; at < high && at < low + length; at++)
    {
      if (sn_reading_token_in (reading, at, SN_SET_LABEL_VERBS))
        return FALSE;
      if (sn_reading_is_mark (reading, at, ':') ||
          (sn_reading_is_mark (reading, at, '.') && (at + 1 == high || !sn_reading_token (reading, at + 1)->glued)))
        break;
    }
  if (at >= high || at == low + length || at + 1 >= high || at == low ||
      sn_reading_token (reading, low)->letter_case == SN_CASE_LOWER ||
      sn_title_count_content (reading, block, low, at) == 0 ||
      (sn_reading_is_mark (reading, at, '.') && sn_reading_token_in (reading, low, SN_SET_BIDDING)))
    return FALSE; /* "Bring your invoice." is a sentence */
  *first = low;
  *end = at;
  return TRUE;
}

/**
 * sn_outline_label:
 * @first: (out): its first token
 * @end: (out): the token after its last
 *
 * Returns: as sn_outline_label_within(), for one of a few words.
 */
gboolean
sn_outline_label (const SnOutline *self, guint block, guint32 *first, guint32 *end)
{
  return sn_outline_label_within (self, block, LABEL_LENGTH, first, end);
}
