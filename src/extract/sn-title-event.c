/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-titles-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static SnBlockKind
kind_of (const SnOutline *outline, guint block)
{
  return sn_reading_block (outline->reading, block)->kind;
}

/**
 * sn_title_heads_event:
 * @heading: a heading, or %SN_NO_BLOCK
 *
 * Returns: whether it has a word for an event: "SEC Engagement Week", but not "This
 *   week and next".
 */
gboolean
sn_title_heads_event (const SnOutline *outline, guint heading)
{
  static const char *const spans[] = { "week", "day", "days", "morning", "evening", NULL };
  static const char *const which[] = { "this", "next", "last", "coming", "past", "each", "every", "per", "a", NULL };
  const SnReading *reading = outline->reading;

  if (heading == SN_NO_BLOCK || !(sn_reading_block_cues (reading, heading) & BIT (SN_WORD_EVENT)))
    return FALSE;
  for (guint32 i = reading->block_marks[heading]; i < reading->block_marks[heading + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_EVENT &&
          !(sn_reading_token_is_any (reading, mark->first, spans) && mark->first > reading->block_tokens[heading] &&
            sn_reading_token_is_any (reading, mark->first - 1, which)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
heading_has_event (const SnClause *clause)
{
  return sn_title_heads_event (clause->outline, clause->outline->places[clause->block].heading);
}

static gboolean
says_called (const SnClause *clause, const SnMark *noun)
{
  return sn_reading_has_in_set (clause->outline->reading,
                                noun != NULL ? clause->sentence->first : clause->sentence->end, clause->sentence->end,
                                SN_SET_CALLED);
}

static gboolean
ends_quote (const SnReading *reading, guint32 at)
{
  return sn_reading_is_mark (reading, at, 0x201d) || sn_reading_is_mark (reading, at, 0x2019) ||
         sn_reading_is_mark (reading, at, '"') || sn_reading_is_mark (reading, at, '\'');
}

/* The event that the heading names. */
static const SnMark *
noun_of_heading (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;

  if (heading == SN_NO_BLOCK)
    return NULL;
  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark_at (reading, heading, i, SN_WORD_EVENT);

      if (mark != NULL)
        return mark;
    }
  return NULL;
}

/* "webinars: ‘Getting your data right’ on 4 April and ‘Life after WAN’ on 11 April": each day
 * has the name that stands right before it. */
static char *
name_of_day (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, days = 0;
  guint block = clause->block;
  g_autofree char *name = NULL, *word = NULL;

  at -= at > clause->first && (sn_clause_is_word (clause, at - 1, "on") || sn_reading_is_mark (reading, at - 1, '(') ||
                               sn_reading_is_mark (reading, at - 1, ','));
  if (noun == NULL && clause->named == clause->sentence) /* "There are three: ‘…’ on 4 April" under "Webinars" */
    {
      noun = noun_of_heading (clause);
      block = noun != NULL ? clause->outline->places[clause->block].heading : block;
    }
  else if (noun == NULL || noun->first >= clause->when->first)
    return NULL;
  if (noun == NULL || at < clause->first + 3 || !ends_quote (reading, at - 1))
    return NULL;
  for (guint32 i = sn_outline_when_from (clause->outline, clause->block, clause->sentence->first);
       i < clause->outline->block_whens[clause->block + 1] &&
       sn_outline_when (clause->outline, i)->first < clause->sentence->end;
       i++)
    days += sn_outline_when (clause->outline, i)->date.day != 0;
  name = days < 2 ? NULL : sn_title_quoted (clause->outline, clause->block, clause->first, at);
  if (name == NULL)
    return NULL;
  word = sn_reading_text (reading, block, noun->first, noun->end);
  if (g_str_has_suffix (word, "s"))
    word[strlen (word) - 1] = '\0';
  if (block != clause->block && sn_reading_token (reading, noun->first)->letter_case == SN_CASE_CAPITAL)
    word[0] = g_ascii_tolower (word[0]);
  return g_strdup_printf ("%s %s", name, word);
}

/* "Join our free webinar, Introduction to modifications, on": the name that stands behind the noun
 * between commas; %NULL where none stands there. */
static char *
apposed_event (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  g_autofree char *name = NULL, *word = NULL;
  guint32 first, end;

  if (noun == NULL || noun->end + 4 > clause->when->first || !sn_reading_is_mark (reading, noun->end, ','))
    return NULL;
  first = end = noun->end + 1;
  while (end < clause->when->first && !sn_reading_is_mark (reading, end, ','))
    end++;
  if (end + 3 < clause->when->first || end == clause->when->first || end < first + 2 ||
      sn_reading_token (reading, first)->kind != SN_TOKEN_WORD ||
      sn_reading_token (reading, first)->letter_case == SN_CASE_LOWER ||
      sn_outline_when_from (clause->outline, clause->block, first) <
          sn_outline_when_from (clause->outline, clause->block, end) ||
      sn_title_count_content (reading, clause->block, first, end) < 2 ||
      (sn_reading_cues (reading, clause->block, first, end) & (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_EVENT))))
    return NULL;
  name = sn_title_of_tokens (clause->outline, clause->block, first, end);
  word = sn_reading_text (reading, clause->block, noun->first, noun->end);
  return g_strdup_printf ("%s %s", name, word);
}

/* “Keys and certificates” is a half-day seminar; our “Keys and certificates”
 * seminar; a seminar entitled “Keys and
 * certificates”, our seminar “Keys and certificates” is on: the name stands first, or behind the noun, in quotation
 * marks. */
static char *
quoted_event (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  g_autofree char *name = NULL, *word = NULL;

  if (sn_reading_token (reading, clause->sentence->first)->kind == SN_TOKEN_PUNCT)
    name = sn_title_quoted (clause->outline, clause->block, clause->sentence->first,
                            noun != NULL ? noun->first : clause->when->first);
  else if (noun != NULL && noun->first > clause->sentence->first && ends_quote (reading, noun->first - 1))
    name = sn_title_quoted (clause->outline, clause->block, clause->sentence->first, noun->first);
  else if (says_called (clause, noun) ||
           (noun != NULL && noun->end + 1 < clause->when->first &&
            (sn_reading_opens_quote (reading, noun->end) ||
             ((sn_reading_is_mark (reading, noun->end, ',') || sn_reading_is_mark (reading, noun->end, ':') ||
               sn_reading_token_is (reading, noun->end, "is") || sn_reading_token_is (reading, noun->end, "on")) &&
              sn_reading_opens_quote (reading, noun->end + 1)))))
    name = sn_title_quoted (clause->outline, clause->block, clause->sentence->first, clause->sentence->end);
  else
    return NULL;
  if (name == NULL || noun == NULL)
    return g_steal_pointer (&name);
  word = sn_reading_text (reading, clause->block, noun->first, noun->end);
  if (strstr (name, word) != NULL) /* "our seminar, “The Code in a Day”" */
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s %s", name, word);
}

/* "The SEC Academy returns for three mornings": a name of two words or more
 * with which the sentence begins. */
static char *
leading_name (const SnClause *clause)
{
  static const char *const openers[] = { "after", "before", "following", "when",   "if", "as",
                                         "under", "since",  "during",    "please", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, end;

  if (sn_reading_token_is (reading, first, "the") || sn_reading_token_is (reading, first, "our"))
    first++;
  else if (sn_event_name_is_boundary (reading, first) || sn_reading_token_is_any (reading, first, openers) ||
           sn_reading_token_in (reading, first, SN_SET_BIDDING))
    return NULL;
  for (end = first; end < clause->when->first; end++)
    if (sn_reading_token (reading, end)->kind != SN_TOKEN_WORD ||
        sn_reading_token (reading, end)->letter_case == SN_CASE_LOWER)
      break;
  return end >= first + 2 ? sn_title_of_tokens (clause->outline, clause->block, first, end) : NULL;
}

/* "Workshop: Your first assessment. Nottingham, Thursday 5 March, 10:00": the name with
 * which the entry begins. */
static char *
entry_event (const SnClause *clause)
{
  guint32 first, end;

  if (!sn_clause_names_entry (clause, &first, &end) || end > clause->sentence->first)
    return NULL;
  return sn_title_of_tokens (clause->outline, clause->block, first, end);
}

/* "Our next webinars: Tariffs explained (17 March, 2pm) and Keys explained (24 March, 10am)":
 * the name that stands before the day in brackets. */
static char *
bracketed_event (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 low = clause->sentence->first, end = clause->when->first, first;
  gboolean listed = FALSE;

  if (end < low + 4 || !sn_reading_is_mark (reading, --end, '('))
    return NULL;
  for (first = end; first > low && first + 9 > end && !listed; first--)
    listed = sn_reading_is_mark (reading, first - 1, ':') || sn_reading_is_mark (reading, first - 1, ';') ||
             sn_reading_is_mark (reading, first - 1, ',') || sn_reading_token_is (reading, first - 1, "and");
  first += listed; /* behind what parts it from the one before */
  while (low < first && !sn_reading_is_mark (reading, low, ':'))
    low++;
  if (!listed || low >= first || sn_reading_token (reading, first)->letter_case == SN_CASE_LOWER ||
      sn_title_count_content (reading, clause->block, first, end) < 2)
    return NULL;
  return sn_title_of_tokens (clause->outline, clause->block, first, end);
}

/* "Leeds: Tuesday 12 June" under "Our regional workshops …": the list's event
 * with what this line says of it. */
static char *
listed_event (const SnClause *clause)
{
  g_autofree char *own = NULL, *base = NULL;
  SnEventName name;

  if (kind_of (clause->outline, clause->block) != SN_BLOCK_LIST_ITEM || (clause->sentence->cues & BIT (SN_WORD_EVENT)))
    return NULL;
  name = sn_event_name_before (clause->outline, clause->sentence);
  if (name.weight == 0)
    return NULL;
  base = name.weight < 2 && heading_has_event (clause)
             ? sn_title_of_heading (clause->outline, clause->outline->places[clause->block].heading)
             : sn_title_of_tokens (clause->outline, name.block, name.first, name.end);
  own = sn_title_of_sentence (clause->outline, clause->named);
  return own[0] != '\0' ? g_strdup_printf ("%s: %s", base, own) : g_steal_pointer (&base);
}

/* "Metering in brief – Thursday 23 April, 10:00" under "Webinars for beginners":
 * which of them it is; a name of few words stands behind the heading where that
 * names something. */
static char *
listed_name (const SnClause *clause)
{
  static const gunichar parting[] = { ':', '-', 0x2013, ',', '(' };
  const SnOutline *outline = clause->outline;
  const SnReading *reading = outline->reading;
  guint heading = outline->places[clause->block].heading;
  guint32 first = clause->sentence->first, end = clause->when->first;
  g_autofree char *own = NULL, *above = NULL;
  gboolean parted = FALSE;

  if (kind_of (outline, clause->block) != SN_BLOCK_LIST_ITEM || (clause->sentence->cues & BIT (SN_WORD_EVENT)))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parting) && end >= first + 2 && heading_has_event (clause); i++)
    parted |= sn_reading_is_mark (reading, end - 1, parting[i]);
  end -= parted ? 1 : 0;
  if ((!parted || sn_title_count_content (reading, clause->block, first, end) == 0) &&
      !sn_clause_names_entry (clause, &first, &end))
    return NULL;
  own = sn_title_of_tokens (outline, clause->block, first, end);
  if (sn_title_count_content (reading, clause->block, first, end) > 2 || !heading_has_event (clause) ||
      !sn_heading_is_subject (outline, heading))
    return g_steal_pointer (&own);
  above = sn_title_of_heading (outline, heading);
  return g_strdup_printf ("%s: %s", above, own);
}

/* "Elexon is running a free introduction to settlement on 4 November": what is
 * held, where no noun says that it is an event. */
static char *
held_event (const SnClause *clause)
{
  guint32 first = sn_clause_find_held (clause->outline->reading, clause->first, clause->when->first);

  if (first == 0)
    return NULL;
  return sn_title_phrase (clause->outline, clause->block, first, clause->when->first);
}

static gboolean
has_comma (const SnReading *reading, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (sn_reading_is_mark (reading, i, ','))
      return TRUE;
  return FALSE;
}

/* What the heading calls it, with what the sentence adds; "Reading your invoice. Two half-day
 * workshops, on": the one run in goes before that of the section. */
static char *
under_heading (const SnClause *clause, const char *title)
{
  guint heading = clause->outline->places[clause->block].heading;
  g_autofree char *subject = NULL;
  guint32 first, end;

  if (title != NULL && sn_outline_label (clause->outline, clause->block, &first, &end) &&
      end <= clause->sentence->first &&
      sn_title_count_content (clause->outline->reading, clause->block, first, end) > 1 &&
      !has_comma (clause->outline->reading, first, end))
    {
      subject = sn_title_of_tokens (clause->outline, clause->block, first, end);
      return g_strdup_printf ("%s: %s", subject, title);
    }
  subject = sn_title_of_heading (clause->outline, heading);
  if (title == NULL || title[0] == '\0' || heading_has_event (clause))
    return g_steal_pointer (&subject);
  return g_strdup_printf ("%s: %s", subject, title);
}

/* "The Forum will be held by video conference": how, not what. */
static gboolean
is_means (const SnClause *clause, const SnMark *noun)
{
  static const char *const by[] = { "by", "via", "through", "over", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = noun->first;

  while (at > clause->first && at + 2 > noun->first && sn_reading_token_in (reading, at - 1, SN_SET_MEDIA))
    at--;
  return at > clause->first && sn_reading_token_is_any (reading, at - 1, by);
}

/* The noun for an event that stands before another; that one where none does. */
static const SnMark *
noun_before (const SnClause *clause, const SnMark *noun)
{
  const SnMark *found = noun;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (clause->outline->reading, i);

      if (mark->first >= noun->first)
        break;
      if (mark->word_class == SN_WORD_EVENT)
        found = mark;
    }
  return found;
}

/* "Following the seminars in London, we will repeat": whether the noun is of what was before, of
 * which the sentence tells first. */
static gboolean
is_what_went_before (const SnClause *clause, const SnMark *noun)
{
  static const char *const openers[] = { "following", "after", "further", "building", NULL };
  static const char *const so[] = { "that", "this", "which", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  if (!sn_reading_token_is_any (reading, first, openers) || sn_reading_token_is_any (reading, first + 1, so) ||
      noun->first > clause->when->first)
    return FALSE;
  for (guint32 i = noun->end; i < clause->when->first; i++)
    if (sn_reading_is_mark (reading, i, ','))
      return TRUE;
  return FALSE;
}

static const SnMark *
event_noun (const SnClause *clause)
{
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT);

  if (noun != NULL && is_means (clause, noun))
    noun = noun_before (clause, noun);
  if (noun == NULL)
    noun = sn_reading_find_mark (clause->outline->reading, clause->sentence->first_mark, clause->sentence->end_mark,
                                 SN_WORD_EVENT);
  return noun != NULL && is_what_went_before (clause, noun) ? NULL : noun;
}

static guint
heading_weight (const SnClause *clause)
{
  guint heading = clause->outline->places[clause->block].heading;
  const SnReading *reading = clause->outline->reading;

  return heading == SN_NO_BLOCK ? 0
                                : sn_title_count_content (reading, heading, reading->block_tokens[heading],
                                                          reading->block_tokens[heading + 1]);
}

/* "The clinic is a week later", "Data workshop postponed": a heading that says something of
 * the event and does not just name it. */
static gboolean
heading_tells (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;

  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    if (sn_reading_token_in (reading, i, SN_SET_HEADING_VERBS) ||
        (i + 1 == reading->block_tokens[heading + 1] &&
         (sn_reading_mark_at (reading, heading, i, SN_WORD_MOVE) != NULL ||
          sn_reading_mark_at (reading, heading, i, SN_WORD_CANCEL) != NULL)))
      return TRUE;
  return FALSE;
}

/* "DCC webinar": whose it is and what kind of thing, and nothing that names it. */
static gboolean
heading_is_bare (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  const guint64 plain = BIT (SN_WORD_EVENT) | BIT (SN_WORD_BODY) | BIT (SN_WORD_COMMITTEE);

  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, i, SN_SET_HOLLOW) &&
        (!sn_reading_token (reading, i)->marked || !(sn_reading_cues (reading, heading, i, i + 1) & plain)))
      return FALSE;
  return TRUE;
}

/* "a half-day seminar on …", "online sessions about": the noun and nothing that
 * names it. */
static gboolean
is_bare (const SnReading *reading, guint32 first, guint32 noun)
{
  if (sn_reading_token (reading, noun)->letter_case != SN_CASE_LOWER)
    return FALSE;
  for (guint32 i = first; i < noun; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, i, SN_SET_PLAIN_EVENTS))
      return FALSE;
  return TRUE;
}

/* "Join us for SEC 101 on 16 April", "come to Meter Matters in Leeds" */
static char *
joined_event (const SnClause *clause)
{
  static const char *const joints[] = { "for", "at", "to", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first + 1; i + 2 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, joints) && sn_reading_token_in (reading, i - 1, SN_SET_GUESTS) &&
        sn_reading_token (reading, i + 1)->kind == SN_TOKEN_WORD &&
        sn_reading_token (reading, i + 1)->letter_case != SN_CASE_LOWER)
      {
        guint32 end = sn_title_phrase_end (clause->outline, clause->block, i + 1, clause->when->first, 1);

        return end > i + 2 ? sn_title_of_tokens (clause->outline, clause->block, i + 1, end) : NULL;
      }
  return NULL;
}

/* "will run an induction morning for new Parties in Birmingham": one that was not
 * spoken of before is called by its own words. */
static char *
indefinite_event (const SnClause *clause, guint32 first)
{
  guint32 end = sn_title_phrase_end (clause->outline, clause->block, first, clause->when->first, 2);

  if (sn_title_count_content (clause->outline->reading, clause->block, first, end) < 3)
    return NULL;
  return sn_title_of_tokens (clause->outline, clause->block, first, end);
}

/* Behind the verb, and whom it is told to, with which somebody sets out a matter: "will present
 * the options", "will take Parties through the text"; 0 where there is none. */
static guint32
told_matter (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const verbs[] = { "present",  "presents",  "explain",    "explains",    "cover",  "covers",
                                       "discuss",  "introduce", "introduces", "demonstrate", "show",   "shows",
                                       "describe", "describes", "set",        "launch",      "debate", NULL };
  guint32 found = 0;

  for (guint32 i = first; i + 2 < end; i++)
    if (sn_reading_token_is (reading, i, "through"))
      return i + 1;
    else if (found == 0 && i > first && sn_reading_token_is_any (reading, i, verbs))
      found = i + 1 + sn_reading_token_is (reading, i + 1, "out");
  return found;
}

/* "DECC will take Parties through the Stage 4 text at a workshop on 28 March": the noun with what
 * it is on, which stands before. */
static char *
event_on_matter (const SnClause *clause, const SnMark *noun)
{
  static const char *const at[] = { "at", "in", "during", "on", NULL };
  static const char *const articles[] = { "a", "an", "our", "its", "another", "their", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 low = clause->sentence->first, article = noun->first, first;
  g_autofree char *matter = NULL, *word = NULL;

  while (article > low + 2 && article + 4 > noun->first && !sn_reading_token_is_any (reading, article, articles))
    article--;
  if (article <= low + 2 || !sn_reading_token_is_any (reading, article, articles) ||
      !sn_reading_token_is_any (reading, article - 1, at))
    return NULL;
  first = told_matter (reading, low, article - 1);
  first += first != 0 && sn_reading_token_is (reading, first, "the");
  if (first == 0 || sn_prose_is_pronoun (reading, first) || sn_reading_token_in (reading, first, SN_SET_QUESTIONS) ||
      sn_title_count_content (reading, clause->block, first, article - 1) < 2)
    return NULL;
  matter = sn_title_phrase (clause->outline, clause->block, first, article - 1);
  word = sn_title_of_tokens (clause->outline, clause->block, article + 1, noun->end);
  if (*matter == '\0' || *word == '\0')
    return NULL;
  if (sn_reading_token (reading, first)->letter_case == SN_CASE_LOWER)
    matter[0] = g_ascii_tolower (matter[0]);
  return g_strdup_printf ("%s on %s", word, matter);
}

/* "An introductory day for new Party representatives, organised by SECAS, takes place
 * on 3 November": the words with which the sentence begins. */
static char *
what_takes_place (const SnClause *clause)
{
  static const char *const takes[] = { "takes", "take", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, end = 0;

  if (!sn_reading_token_is (reading, first, "a") && !sn_reading_token_is (reading, first, "an") &&
      !sn_reading_token_is (reading, first, "the"))
    return NULL;
  for (guint32 i = first + 1; i + 1 < clause->when->first; i++)
    {
      if (end == 0 && sn_reading_is_mark (reading, i, ','))
        end = i;
      if (sn_reading_token_is_any (reading, i, takes) && sn_reading_token_is (reading, i + 1, "place"))
        {
          end = end == 0 ? i : end;
          end -= sn_reading_token_is (reading, end - 1, "will");
          return end > first + 2 && end < first + 12 &&
                         sn_title_count_content (reading, clause->block, first + 1, end) > 1
                     ? sn_title_of_tokens (clause->outline, clause->block, first + 1, end)
                     : NULL;
        }
    }
  return NULL;
}

/* "Every second Monday from 11am. The next two are 22 June and 6 July.": how often, of
 * what the heading names. */
static gboolean
says_how_often (const SnClause *clause)
{
  static const char *const words[] = { "every", "each", "always", "weekly", "monthly", "fortnightly", NULL };
  const SnReading *reading = clause->outline->reading;

  return clause->named != clause->sentence && !(clause->named->cues & BIT (SN_WORD_EVENT)) &&
         sn_reading_token_is_any (reading, clause->named->first, words);
}

/* "This free seminar for Small Suppliers takes place on" right under its name. */
static gboolean
points_up (const SnClause *clause, const SnMark *noun)
{
  guint32 first = clause->sentence->first;
  guint heading = clause->outline->places[clause->block].heading;

  return first == clause->outline->reading->block_tokens[clause->block] && heading + 1 == clause->block &&
         sn_reading_token_is (clause->outline->reading, first, "this") && noun->first > first &&
         noun->first <= first + 3;
}

/* "running it again on", "will repeat it on": @token is what is done to it again. */
static gboolean
is_done_again (const SnReading *reading, guint32 token, guint32 end)
{
  static const char *const repeats[] = { "repeat", "repeating", "rerun", "rerunning", NULL };
  static const char *const holds[] = { "run", "running", "runs", "hold", "holding", "held", "do", "doing", NULL };

  if (sn_reading_token_is_any (reading, token, repeats))
    return token + 1 < end && sn_reading_token_is (reading, token + 1, "it");
  if (!sn_reading_token_is_any (reading, token, holds))
    return FALSE;
  for (guint32 i = token + 1; i < MIN (end, token + 3); i++)
    if (sn_reading_token_is (reading, i, "again"))
      return TRUE;
  return FALSE;
}

/**
 * sn_clause_repeats_event:
 *
 * "A repeat will be held on 15 March", "We are running it again on 18 September", "It will be
 * repeated on", "There is another in Glasgow on".
 *
 * Returns: whether the date is a further one of the event of which was spoken before.
 */
gboolean
sn_clause_repeats_event (const SnClause *clause)
{
  static const char *const pronouns[] = { "it", "this", "they", "we", NULL };
  static const char *const further[] = { "second", "third", "further", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, end = clause->when->first;

  if (first == reading->block_tokens[clause->block] || first + 2 >= end)
    return FALSE;
  if (sn_reading_token_in (reading, first + 1, SN_SET_REPEATS))
    return TRUE;
  if (sn_reading_token_is (reading, first, "there") &&
      sn_reading_token_is_any (reading, first + 1, (const char *const[]){ "is", "s", "will", NULL }))
    for (guint32 i = first + 2; i < MIN (end, first + 5); i++)
      if (sn_reading_token_is (reading, i, "another"))
        return i + 1 == end ||
               sn_reading_token_is_any (reading, i + 1, (const char *const[]){ "in", "on", "at", "one", NULL });
  if (sn_reading_token_is (reading, first, "a") && sn_reading_token_is_any (reading, first + 1, further) &&
      sn_reading_token_is (reading, first + 2, "one"))
    return TRUE;
  for (guint32 i = first; i + 1 < end; i++)
    if (sn_reading_token_is (reading, i, "choose") && sn_reading_token_is (reading, i + 1, "between"))
      return TRUE; /* "You can choose between 2 July and 9 July" */
  if (!sn_reading_token_is_any (reading, first, pronouns))
    return FALSE;
  for (guint32 i = first + 1; i < end; i++)
    if (is_done_again (reading, i, end) ||
        (sn_reading_token_is (reading, i, "repeated") && sn_reading_token_is (reading, i - 1, "be")))
      return TRUE;
  return FALSE;
}

/* "We held a webinar on the November Release on 28 February. A repeat will be held on 15
 * March": what is repeated stands before. */
static char *
repeated_event (const SnClause *clause)
{
  SnEventName name;

  if (!sn_clause_repeats_event (clause))
    return NULL;
  name = sn_event_name_before (clause->outline, clause->sentence);
  return name.weight > 0 ? sn_title_of_tokens (clause->outline, name.block, name.first, name.end) : NULL;
}

/* "“Responses that count” is the theme of our next webinar. Join us on 2 April": the name with
 * which the sentence before begins. */
static char *
theme_before (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *before;
  const SnToken *open;

  if (noun != NULL || s == reading->block_sentences[clause->block])
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  open = sn_reading_token (reading, before->first);
  if (!(before->cues & BIT (SN_WORD_EVENT)) || open->kind != SN_TOKEN_PUNCT || !sn_quote_opens (open->value) ||
      sn_outline_when_of (clause->outline, before) != NULL)
    return NULL;
  return sn_title_quoted (clause->outline, clause->block, before->first, before->end);
}

/* "We are to repeat our seminar, “The Code in a Day”. It will be given on 25 April": the name that
 * stands behind the noun in the sentence before. */
static char *
quoted_before (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *before;

  if (noun != NULL || s == reading->block_sentences[clause->block] ||
      !sn_prose_is_pronoun (reading, clause->sentence->first))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  for (guint32 i = before->first_mark; i < before->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      guint32 at = mark->end + (mark->end < before->end && sn_reading_is_mark (reading, mark->end, ','));

      if (mark->word_class == SN_WORD_EVENT && at + 2 < before->end && sn_reading_opens_quote (reading, at))
        return sn_title_quoted (clause->outline, clause->block, at, before->end);
    }
  return NULL;
}

/* "at its Industry Day": a noun of several words that has capitals within a sentence is
 * what the event is called, whatever was spoken of before. */
static gboolean
is_proper_name (const SnClause *clause, const SnMark *noun)
{
  if (noun->end < noun->first + 2 || noun->first == clause->sentence->first)
    return FALSE;
  for (guint32 i = noun->first; i < noun->end; i++)
    if (sn_reading_token (clause->outline->reading, i)->letter_case == SN_CASE_LOWER)
      return FALSE;
  return TRUE;
}

static gboolean
are_same_words (const SnReading *reading, guint block, guint32 at, const SnEventName *name)
{
  guint32 end = reading->block_tokens[block + 1];

  for (guint32 i = name->first; i < name->end; i++, at++)
    {
      g_autofree char *word = sn_reading_text (reading, name->block, i, i + 1);
      g_autofree char *other = at < end ? sn_reading_text (reading, block, at, at + 1) : NULL;

      if (other == NULL || g_ascii_strcasecmp (word, other) != 0)
        return FALSE;
    }
  return TRUE;
}

/* "Our Engagement Day takes place on …" under "SEC Party Engagement Day: Leeds and online": whether
 * the heading has the name, with more of it before or behind. */
static gboolean
heading_names_more (const SnClause *clause, const SnEventName *name)
{
  static const gunichar marks[] = { ':', ',', 0x2013 };
  const guint64 other = BIT (SN_WORD_MOVE) | BIT (SN_WORD_CANCEL) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_CLOSE) |
                        BIT (SN_WORD_RESPOND) | BIT (SN_WORD_MUST);
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  guint32 first = heading != SN_NO_BLOCK ? reading->block_tokens[heading] : 0, at = first, after;
  gboolean parted = FALSE;

  if (heading == SN_NO_BLOCK || name->end < name->first + 2 || (sn_reading_block_cues (reading, heading) & other) ||
      !sn_heading_is_subject (clause->outline, heading))
    return FALSE;
  while (at < reading->block_tokens[heading + 1] && !are_same_words (reading, heading, at, name) &&
         sn_reading_token (reading, at)->letter_case != SN_CASE_LOWER)
    at++;
  if (at >= reading->block_tokens[heading + 1] || !are_same_words (reading, heading, at, name))
    return FALSE;
  after = at + name->end - name->first;
  for (guint i = 0; i < G_N_ELEMENTS (marks) && after < reading->block_tokens[heading + 1]; i++)
    parted |= sn_reading_is_mark (reading, after, marks[i]);
  if (after == reading->block_tokens[heading + 1])
    return at > first;
  /* "SEC Engagement Day: two weeks to go" */
  return parted && after + 1 < reading->block_tokens[heading + 1] &&
         sn_reading_token (reading, after + 1)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, after + 1)->letter_case != SN_CASE_LOWER;
}

/* "We have arranged a webinar with installers about safety" under "Installing meters safely:
 * webinar" or "Webinar: installing meters safely": whether the heading names the event, and says
 * what it is. */
static gboolean
heading_names_kind (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  SnEventName kind = { 0 };
  guint32 first, end;

  if (noun == NULL) /* "It takes place on" */
    noun = sn_reading_find_mark (reading, reading->block_marks[clause->block], clause->sentence->first_mark,
                                 SN_WORD_EVENT);
  /* "Engagement Day: have you booked?" has the name of one, and not its kind, before the colon */
  if (noun == NULL || heading == SN_NO_BLOCK || heading == clause->block ||
      sn_reading_token (reading, noun->first)->letter_case != SN_CASE_LOWER)
    return FALSE;
  kind.block = sn_reading_block_of (reading, noun->first);
  kind.first = noun->first;
  kind.end = noun->end;
  first = reading->block_tokens[heading];
  end = reading->block_tokens[heading + 1];
  if (end - first < noun->end - noun->first + 4)
    return FALSE;
  for (guint32 i = first; i < first + 3; i++) /* "Online session: adding Devices" */
    if (sn_reading_is_mark (reading, i + noun->end - noun->first, ':') && are_same_words (reading, heading, i, &kind))
      return TRUE;
  end -= noun->end - noun->first;
  return sn_reading_is_mark (reading, end - 1, ':') && are_same_words (reading, heading, end, &kind) &&
         sn_title_count_content (reading, heading, first, end - 1) > 1 &&
         sn_outline_when_from (clause->outline, heading, first) == sn_outline_when_from (clause->outline, heading, end);
}

/* "The drop-in at Reading (10 March) has been called off" under "The Party Forum is next week!":
 * what is called off is of another kind. */
static gboolean
calls_off_other (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  g_autofree char *kind = NULL, *lower = NULL;

  if (noun == NULL || heading == SN_NO_BLOCK || noun->end > clause->when->first ||
      !(clause->sentence_cues & BIT (SN_WORD_CANCEL)))
    return FALSE;
  kind = sn_reading_text (reading, clause->block, noun->end - 1, noun->end);
  lower = g_ascii_strdown (kind, -1);
  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    if (sn_reading_token_is (reading, i, lower))
      return FALSE;
  return TRUE;
}

/* "This month's (18 May) will not take place. Next: 15 June", under "Question Hour": which one
 * of those that the heading names. */
static gboolean
says_only_which (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->named->first;

  if (noun != NULL || !heading_has_event (clause))
    return FALSE;
  if (sn_reading_token_is (reading, clause->sentence->first, "next") &&
      sn_reading_is_mark (reading, clause->sentence->first + 1, ':'))
    return TRUE;
  return first + 2 < clause->named->end &&
         (sn_reading_token_is (reading, first, "this") || sn_reading_token_is (reading, first, "next")) &&
         sn_reading_token_in (reading, first + 1, SN_SET_TIME_UNITS) &&
         (sn_reading_is_mark (reading, first + 2, '\'') || sn_reading_is_mark (reading, first + 2, 0x2019));
}

/* "to walk you through one from the first telephone call to the report" under "A workshop about
 * assessments": of what the event is about. */
static gboolean
begins_course (const SnClause *clause, const SnEventName *own)
{
  const SnReading *reading = clause->outline->reading;
  guint32 low = MAX (clause->sentence->first + 1, own->first > 3 ? own->first - 3 : 0);
  gboolean to = FALSE, from = FALSE;

  for (guint32 i = own->first + 1; i > low && !from; i--)
    from = sn_reading_token_is (reading, i - 1, "from");
  for (guint32 i = own->first; i < MIN (clause->sentence->end, own->first + 10); i++)
    to |= sn_reading_token_is (reading, i, "to");
  return from && to && own->first > clause->when->end;
}

/* "The Engagement Day, which clashed with another event on 7 April, will now be held on 14 April":
 * what is held stands before the aside; %NULL where there is none. */
static char *
event_before_aside (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  guint32 aside = sentence->first, behind;
  const SnMark *noun = NULL;
  SnEventName name;

  while (aside + 2 < clause->when->first &&
         !(sn_reading_is_mark (reading, aside, ',') && sn_reading_token_is (reading, aside + 1, "which")))
    aside++;
  for (behind = aside + 2; behind < clause->when->first && !sn_reading_is_mark (reading, behind, ','); behind++)
    ;
  if (behind >= clause->when->first || behind < clause->first || clause->first == sentence->first)
    return NULL;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_EVENT && sn_reading_mark (reading, i)->end <= aside)
      noun = sn_reading_mark (reading, i);
  if (noun == NULL)
    return NULL;
  name = sn_event_name_at (clause->outline, sentence, noun, aside);
  return sn_title_of_tokens (clause->outline, clause->block, name.first, name.end);
}

/* "Tune in on Tuesday 17 March", "Join us on 4 May": a sentence that says when, and not for what. */
static gboolean
only_invites (const SnClause *clause)
{
  return (clause->sentence->cues & BIT (SN_WORD_ATTEND)) &&
         !((clause->sentence->cues | clause->named->cues) & BIT (SN_WORD_COMMITTEE)) &&
         sn_title_count_content (clause->outline->reading, clause->block, clause->sentence->first,
                                 clause->when->first) <= 1;
}

/* "We also intend to run a webinar about User Entry": not what the heading names. */
static gboolean
is_another (const SnClause *clause, const SnMark *noun)
{
  static const char *const words[] = { "also", "another", "separately", "besides", NULL };

  for (guint32 i = clause->sentence->first; i < noun->first; i++)
    if (sn_reading_token_is_any (clause->outline->reading, i, words))
      return TRUE;
  return FALSE;
}

/**
 * sn_title_event:
 * @clause: speaks of an event
 * @from_heading: (out): whether the heading names it
 *
 * Finds what an event is called: a name in quotation marks, the words around
 * the noun, those before to which "it" refers, or the heading.
 *
 * Returns: (transfer full): the name.
 */
char *
sn_title_event (const SnClause *clause, gboolean *from_heading)
{
  const SnOutline *outline = clause->outline;
  const SnReading *reading = outline->reading;
  const SnMark *noun = event_noun (clause);
  guint heading = outline->places[clause->block].heading;
  gboolean above = heading_has_event (clause), bare;
  char *title = name_of_day (clause, noun);
  static const char *const indefinite[] = { "a", "an", NULL };
  SnEventName own = { 0 }, before;

  *from_heading = FALSE;
  if (title == NULL)
    title = event_before_aside (clause);
  if (title == NULL)
    title = sn_event_labelled (clause, noun);
  if (title == NULL)
    title = quoted_event (clause, noun);
  if (title == NULL)
    title = apposed_event (clause, noun);
  if (title == NULL && heading_names_kind (clause, noun))
    {
      *from_heading = TRUE;
      return sn_title_of_heading (outline, heading);
    }
  if (title == NULL &&
      ((title = sn_event_named_before (clause)) != NULL || (title = sn_event_question_before (clause, noun)) != NULL))
    return title;
  if (title == NULL && ((title = repeated_event (clause)) != NULL || (title = theme_before (clause, noun)) != NULL ||
                        (title = quoted_before (clause, noun)) != NULL))
    return title;
  if (title == NULL && ((above && says_how_often (clause)) || says_only_which (clause, noun) ||
                        (heading != SN_NO_BLOCK && sn_outline_is_field (reading, clause->block))))
    {
      *from_heading = TRUE;
      return sn_title_of_heading (outline, heading);
    }
  if (title == NULL && clause->named != clause->sentence)
    own = sn_event_name_in (outline, clause->named);
  if (own.weight > 1 || (own.weight > 0 && (sn_reading_cues (reading, own.block, own.first, own.end) &
                                            BIT (SN_WORD_COMMITTEE)))) /* "the Working Group meeting" */
    return sn_title_of_tokens (outline, own.block, own.first, own.end);
  if (title == NULL && own.weight > 0 && !sn_heading_is_subject (outline, heading))
    return sn_title_of_tokens (outline, own.block, own.first, own.end); /* "Our webinar was planned for" */
  /* "Our engineers explain. Thursday 20 April, 12:30, on Teams." under "Webinar on power cuts" */
  if (title == NULL && clause->named != clause->sentence && above && own.weight == 0 &&
      (clause->when->first <= clause->sentence->first + 1 || only_invites (clause)) &&
      sn_heading_is_subject (outline, heading))
    {
      *from_heading = TRUE;
      return sn_title_of_heading (outline, heading);
    }
  if (title == NULL && clause->named != clause->sentence && !sn_event_says_kind (clause, noun, own.weight))
    title = sn_event_subject_of_named (clause);
  if (title == NULL)
    title = entry_event (clause);
  if (title == NULL)
    title = bracketed_event (clause);
  if (title == NULL)
    title = listed_event (clause);
  if (title == NULL)
    title = listed_name (clause);
  if (title == NULL && noun == NULL) /* "A second run of “Keys in plain English” is on 30 March" */
    title = sn_title_quoted (outline, clause->block, clause->sentence->first, clause->when->first);
  if (title != NULL)
    return title;
  if (noun != NULL)
    own = sn_event_name_at (outline, clause->sentence, noun,
                            noun->first < clause->when->first ? clause->when->first : clause->sentence->end);
  if (noun != NULL && ((own.end <= clause->when->first && heading_names_more (clause, &own)) ||
                       (above && begins_course (clause, &own))))
    {
      *from_heading = TRUE;
      return sn_title_of_heading (outline, heading);
    }
  if (noun != NULL && (title = event_on_matter (clause, noun)) != NULL)
    return title;
  if (calls_off_other (clause, noun))
    return sn_title_of_tokens (outline, clause->block, own.first, own.end);
  /* "three online sessions on …" under "Lunch and Learn" are that; under "The
   * sessions are a day later" they are what they are on */
  bare = noun != NULL && is_bare (reading, own.first, noun->first);
  if (noun != NULL && own.end <= clause->when->first && points_up (clause, noun) &&
      sn_heading_is_subject (outline, heading))
    {
      *from_heading = TRUE;
      return sn_title_of_heading (outline, heading);
    }
  if (own.weight > 1 && !(bare && above && !is_another (clause, noun) && sn_heading_is_subject (outline, heading) &&
                          !(own.end > noun->end && (heading_tells (clause) || heading_is_bare (clause))) &&
                          heading_weight (clause) >= MIN (own.weight, 2u)))
    return sn_title_of_tokens (outline, clause->block, own.first, own.end);
  if (noun == NULL && sn_outline_label (outline, clause->block, &before.first, &before.end) &&
      before.end <= clause->sentence->first)
    return sn_title_of_tokens (outline, clause->block, before.first, before.end);
  if (noun == NULL && ((title = joined_event (clause)) != NULL || (title = held_event (clause)) != NULL ||
                       (title = leading_name (clause)) != NULL))
    return title;
  if (noun != NULL && own.first > clause->sentence->first &&
      sn_reading_token_is_any (reading, own.first - 1, indefinite) &&
      !(above && sn_heading_is_subject (outline, heading)) && (title = indefinite_event (clause, own.first)) != NULL)
    return title;
  if (noun == NULL && (title = what_takes_place (clause)) != NULL)
    return title;
  if (noun == NULL && (title = sn_question_topic (outline, heading)) != NULL)
    return title; /* "No. The DCC has moved it to 26 February" */
  if (noun != NULL && is_proper_name (clause, noun))
    return sn_title_of_tokens (outline, clause->block, own.first, own.end);
  before = sn_event_name_before (outline, clause->sentence);
  if (before.weight > 1 && (noun == NULL || own.weight < 2) && before.weight > (above ? heading_weight (clause) : 1))
    return sn_title_of_tokens (outline, before.block, before.first, before.end);
  if (noun == NULL && before.weight == 0 && (title = sn_event_what_it_is (clause)) != NULL)
    return title;
  if (noun != NULL)
    title = sn_title_of_tokens (outline, clause->block, own.first, own.end);
  if (title != NULL && *title != '\0' && above && !sn_heading_is_subject (outline, heading))
    return title; /* "Events" names none */
  if (above || sn_heading_is_subject (outline, heading))
    {
      g_autofree char *word = title;

      *from_heading = TRUE;
      return under_heading (clause, word);
    }
  return title != NULL ? title : sn_title_of_sentence (outline, clause->named);
}

/**
 * sn_title_event_committee:
 * @title: as sn_title_event() found it
 *
 * "There is no TAG meeting in May. The next one is on 9 June.": whose meeting the event is
 * where only the text before the clause says so.
 *
 * Returns: (transfer none) (nullable): the committee that meets.
 */
const SnMark *
sn_title_event_committee (const SnClause *clause, const char *title)
{
  const SnReading *reading = clause->outline->reading;
  SnEventName name = sn_event_name_before (clause->outline, clause->sentence);
  const SnMark *committee =
      name.weight > 0 ? sn_reading_mark_at (reading, name.block, name.first, SN_WORD_COMMITTEE) : NULL;
  g_autofree char *text = NULL;

  if (committee == NULL || committee->end + 1 != name.end ||
      !sn_reading_token_in (reading, committee->end, SN_SET_MEETINGS))
    return NULL;
  text = sn_title_of_tokens (clause->outline, name.block, name.first, name.end);
  return g_str_equal (text, title) ? committee : NULL;
}
