/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static gboolean
is_boundary (const SnReading *reading, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);

  return (t->kind == SN_TOKEN_PUNCT && t->value != '-' && t->value != 0x2019 && t->value != '\'' && t->value != '&') ||
         sn_reading_token_in (reading, token, SN_SET_EVENT_BOUNDARY);
}

/* "SEC for Beginners webinar", "Code of Practice forum": within a name. */
static gboolean
joins_names (const SnReading *reading, guint32 token, guint32 first)
{
  static const char *const words[] = { "for", "of", "and", "&", NULL };

  return token > first && sn_reading_token_is_any (reading, token, words) &&
         sn_reading_token (reading, token - 1)->letter_case != SN_CASE_LOWER &&
         sn_reading_token (reading, token - 1)->kind == SN_TOKEN_WORD && !is_boundary (reading, token - 1) &&
         sn_reading_token (reading, token + 1)->letter_case != SN_CASE_LOWER;
}

/* Whether a hyphen binds the word to the one before. */
static gboolean
is_hyphened (const SnReading *reading, guint32 token)
{
  return sn_reading_token (reading, token)->glued && sn_reading_is_mark (reading, token - 1, '-') &&
         sn_reading_token (reading, token - 1)->glued;
}

/* "Elexon's open day": whose it is belongs to its name. */
static guint32
owner_start (const SnReading *reading, guint block, guint32 start, guint32 first)
{
  if (start < first + 3 || !sn_reading_token_is (reading, start - 1, "s") ||
      sn_reading_token (reading, start - 2)->kind != SN_TOKEN_PUNCT)
    return start;
  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_BODY && mark->end == start - 2 && mark->first >= first)
        return mark->first;
    }
  return start;
}

/* From the noun back over the words that name it: "Quarterly Finance Forum",
 * and over "… to the …" where what stands before is a name too. */
static guint32
event_start (const SnReading *reading, guint32 noun, guint32 first)
{
  guint32 start = noun;

  while (start > first)
    {
      if (start > first + 1 && is_hyphened (reading, start)) /* "question-and-answer" */
        start -= 2;
      else if (!is_boundary (reading, start - 1) || joins_names (reading, start - 1, first))
        start--;
      else
        break;
    }
  if (start >= first + 3 && start < noun && sn_reading_token_is (reading, start - 1, "the") &&
      (sn_reading_token_is (reading, start - 2, "to") || sn_reading_token_is (reading, start - 2, "of")) &&
      sn_reading_token (reading, start - 3)->letter_case != SN_CASE_LOWER)
    start -= 3;
  while (start < noun && sn_reading_token (reading, start)->kind == SN_TOKEN_PUNCT)
    start++;
  return start;
}

/* "the fourth of our seminars, SEC Spotlight, will …": a name between commas. */
static guint32
apposition_end (const SnReading *reading, guint32 end, guint32 limit)
{
  guint32 at = end + 1;

  if (!sn_reading_is_mark (reading, end, ','))
    return end;
  while (at < limit && sn_reading_token (reading, at)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, at)->letter_case != SN_CASE_LOWER)
    at++;
  return at > end + 2 && at < limit && sn_reading_is_mark (reading, at, ',') ? at : end;
}

/* "a workshop about faster switching", "a webinar: how charges work" */
static guint32
event_end (const SnOutline *outline, guint block, const SnMark *noun, guint32 limit)
{
  static const char *const joints[] = { "about", "on", "for", "of", "regarding", "covering", "to", "with", NULL };
  static const char *const pronouns[] = { "it",    "this", "these",     "that",     "those",   "them",   "you", "us",
                                          "which", "all",  "everybody", "everyone", "anybody", "anyone", NULL };
  const SnReading *reading = outline->reading;
  guint32 end = noun->end, stop;

  if (end >= limit)
    return end;
  if (sn_reading_token (reading, end)->kind == SN_TOKEN_NUMBER)
    return end + 1;
  stop = apposition_end (reading, end, limit);
  if (stop > end)
    return stop;
  if (end + 1 >= limit || !sn_reading_token_is_any (reading, end, joints) ||
      sn_reading_token_is_any (reading, end + 1, pronouns))
    return end;
  stop = sn_title_phrase_end (outline, block, end + 1, limit, 1);
  return sn_title_count_content (reading, block, end + 1, stop) > 0 ? stop : end;
}

/* "SEC Live, our yearly conference, is": where the name before the comma
 * begins; @first where there is none. */
static guint32
name_before_comma (const SnReading *reading, guint32 first, guint32 low, guint32 *end)
{
  static const char *const determiners[] = { "our", "the", "a", "an", "its", "their", "this", NULL };
  static const char *const within[] = { "to", "of", "for", "and", "in", "the", NULL }; /* "Introduction to Keys" */
  guint32 at = first, comma;

  while (at > low && sn_reading_token_is_any (reading, at - 1, determiners))
    at--;
  if (at == first || at < low + 2 || !sn_reading_is_mark (reading, at - 1, ','))
    return first;
  comma = --at;
  while (at > low && sn_reading_token (reading, at - 1)->kind != SN_TOKEN_PUNCT &&
         ((sn_reading_token (reading, at - 1)->letter_case != SN_CASE_LOWER && !is_boundary (reading, at - 1)) ||
          (at < comma && at > low + 1 && sn_reading_token_is_any (reading, at - 1, within) &&
           sn_reading_token (reading, at - 2)->letter_case != SN_CASE_LOWER)))
    at--;
  if (comma - at < 2)
    return first;
  *end = comma;
  return at;
}

/* "Keys for beginners, a seminar for the curious: Tuesday 28 March": a line without
 * a verb, which begins with the name. */
static guint32
name_of_line (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 limit, guint32 *end)
{
  static const char *const openers[] = { "on",   "at",  "in",     "after", "before", "as",  "this", "next", "from",
                                         "with", "for", "please", "note",  "also",   "and", "but",  "last", NULL };
  static const char *const determiners[] = { "a", "an", "our", "the", "another", NULL };
  guint32 comma;

  if (limit <= sentence->first + 4 || limit > sentence->end ||
      !(sn_reading_is_mark (reading, limit - 1, ':') || sn_reading_is_mark (reading, limit - 1, ',')) ||
      sn_reading_token (reading, sentence->first)->kind != SN_TOKEN_WORD ||
      sn_reading_token (reading, sentence->first)->letter_case == SN_CASE_LOWER ||
      sn_reading_token_is_any (reading, sentence->first, openers) ||
      sn_reading_mark_at (reading, sentence->block, sentence->first, SN_WORD_WEEKDAY) != NULL)
    return first;
  for (comma = sentence->first + 1; comma < first && !sn_reading_is_mark (reading, comma, ','); comma++)
    if (sn_reading_token (reading, comma)->kind == SN_TOKEN_PUNCT ||
        (sn_reading_token (reading, comma)->kind == SN_TOKEN_NUMBER && !sn_reading_token (reading, comma)->glued) ||
        sn_reading_token_in (reading, comma, SN_SET_LABEL_VERBS))
      return first;
  if (comma < sentence->first + 2 || comma + 2 > first || !sn_reading_token_is_any (reading, comma + 1, determiners))
    return first;
  *end = comma;
  return sentence->first;
}

/* Part of the text that names an event, with how much it says. */
typedef struct
{
  guint block;
  guint32 first;
  guint32 end;
  guint weight;
} Name;

/* "webinar on tariffs back by a week": "back" belongs to the verb that moves it. */
static guint32
before_particle (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const particles[] = { "back", "forward", "off", "forwards", NULL };
  static const char *const after[] = { "by", "from", "to", "until", "a", "one", "two", "for", NULL };

  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_is_any (reading, i, particles) &&
        (i + 1 >= end || sn_reading_token_is_any (reading, i + 1, after)))
      return i;
  return end;
}

static Name
name_at (const SnOutline *outline, const SnSentence *sentence, const SnMark *noun, guint32 limit)
{
  Name name = { .block = sentence->block };
  guint32 start = event_start (outline->reading, noun->first, sentence->first);

  name.end = before_particle (outline->reading, noun->end, event_end (outline, sentence->block, noun, limit));
  name.first = name_of_line (outline->reading, sentence, start, limit, &name.end);
  if (name.first == start)
    name.first = name_before_comma (outline->reading, start, sentence->first, &name.end);
  if (name.first == start)
    name.first = owner_start (outline->reading, sentence->block, start, sentence->first);
  name.weight = sn_title_count_content (outline->reading, sentence->block, name.first, name.end);
  return name;
}

static Name
best_name_in (const SnOutline *outline, const SnSentence *sentence)
{
  Name best = { 0 };

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (outline->reading, i);
      Name name;

      if (mark->word_class != SN_WORD_EVENT)
        continue;
      name = name_at (outline, sentence, mark, sentence->end);
      if (name.weight > best.weight)
        best = name;
    }
  return best;
}

/* "we are holding two Change Cafés." */
static Name
held_in (const SnOutline *outline, const SnSentence *sentence)
{
  Name name = { .block = sentence->block };

  name.first = sn_clause_find_held (outline->reading, sentence->first, sentence->end);
  if (name.first == 0)
    return name;
  name.end = sn_title_phrase_end (outline, sentence->block, name.first, sentence->end, 2);
  name.weight = sn_title_count_content (outline->reading, sentence->block, name.first, name.end);
  return name;
}

static SnBlockKind
kind_of (const SnOutline *outline, guint block)
{
  return sn_reading_block (outline->reading, block)->kind;
}

/* The event that the text before @sentence speaks of: what "it" is, or of what
 * the lines of a list are places and days. */
static Name
name_before (const SnOutline *outline, const SnSentence *sentence)
{
  const SnReading *reading = outline->reading;
  guint heading = outline->places[sentence->block].heading;
  gboolean listed = kind_of (outline, sentence->block) == SN_BLOCK_LIST_ITEM;
  guint low = heading == SN_NO_BLOCK ? sentence->block : heading + 1;
  Name best = { 0 };

  for (guint block = sentence->block + 1; block-- > low && best.weight < 2;)
    {
      guint32 s = reading->block_sentences[block + 1];

      if (outline->places[block].heading != heading || outline->places[block].role == SN_ROLE_ROW ||
          (listed && block != sentence->block && kind_of (outline, block) == SN_BLOCK_LIST_ITEM))
        continue;
      while (s-- > reading->block_sentences[block] && best.weight < 2)
        {
          const SnSentence *before = sn_reading_sentence (reading, s);
          Name name;

          if (before->first >= sentence->first || (before->cues & BIT (SN_WORD_OFFICE)))
            continue;
          name = (before->cues & BIT (SN_WORD_EVENT)) ? best_name_in (outline, before) : held_in (outline, before);
          if (name.weight > best.weight)
            best = name;
        }
      if (block == low)
        break;
    }
  return best;
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
  static const char *const words[] = { "entitled", "called", "titled", "named", "title", "theme", "themed", NULL };

  for (guint32 i = noun != NULL ? clause->sentence->first : clause->sentence->end; i < clause->sentence->end; i++)
    if (sn_reading_token_is_any (clause->outline->reading, i, words))
      return TRUE;
  return FALSE;
}

static gboolean
ends_quote (const SnReading *reading, guint32 at)
{
  return sn_reading_is_mark (reading, at, 0x201d) || sn_reading_is_mark (reading, at, 0x2019) ||
         sn_reading_is_mark (reading, at, '"') || sn_reading_is_mark (reading, at, '\'');
}

/* “Keys and certificates” is a half-day seminar; our “Keys and certificates”
 * seminar; a seminar entitled “Keys and
 * certificates”: the name stands first, or behind the noun, in quotation marks. */
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
  else if (says_called (clause, noun))
    name = sn_title_quoted (clause->outline, clause->block, clause->sentence->first, clause->sentence->end);
  else
    return NULL;
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
  else if (is_boundary (reading, first) || sn_reading_token_is_any (reading, first, openers))
    return NULL;
  for (end = first; end < clause->when->first; end++)
    if (sn_reading_token (reading, end)->kind != SN_TOKEN_WORD ||
        sn_reading_token (reading, end)->letter_case == SN_CASE_LOWER)
      break;
  return end >= first + 2 ? sn_title_of_tokens (clause->outline, clause->block, first, end) : NULL;
}

/* "Leeds: Tuesday 12 June" under "Our regional workshops …": the list's event
 * with what this line says of it. */
static char *
listed_event (const SnClause *clause)
{
  g_autofree char *own = NULL, *base = NULL;
  Name name;

  if (kind_of (clause->outline, clause->block) != SN_BLOCK_LIST_ITEM || (clause->sentence->cues & BIT (SN_WORD_EVENT)))
    return NULL;
  name = name_before (clause->outline, clause->sentence);
  if (name.weight == 0)
    return NULL;
  base = name.weight < 2 && heading_has_event (clause)
             ? sn_title_of_heading (clause->outline, clause->outline->places[clause->block].heading)
             : sn_title_of_tokens (clause->outline, name.block, name.first, name.end);
  own = sn_title_of_sentence (clause->outline, clause->named);
  return own[0] != '\0' ? g_strdup_printf ("%s: %s", base, own) : g_steal_pointer (&base);
}

/* "Metering in brief – Thursday 23 April, 10:00" under "Webinars for beginners":
 * which of them it is; a name of few words stands behind the heading. */
static char *
listed_name (const SnClause *clause)
{
  static const gunichar parting[] = { ':', '-', 0x2013, ',', '(' };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, end = clause->when->first;
  g_autofree char *own = NULL, *above = NULL;
  gboolean parted = FALSE;
  guint content;

  if (kind_of (clause->outline, clause->block) != SN_BLOCK_LIST_ITEM ||
      (clause->sentence->cues & BIT (SN_WORD_EVENT)) || !heading_has_event (clause) || end < first + 2)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parting); i++)
    parted |= sn_reading_is_mark (reading, end - 1, parting[i]);
  content = sn_title_count_content (reading, clause->block, first, end - 1);
  if (!parted || content == 0)
    return NULL;
  own = sn_title_of_tokens (clause->outline, clause->block, first, end - 1);
  if (content > 2)
    return g_steal_pointer (&own);
  above = sn_title_of_heading (clause->outline, clause->outline->places[clause->block].heading);
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

/* What the heading calls it, with what the sentence adds. */
static char *
under_heading (const SnClause *clause, const char *title)
{
  guint heading = clause->outline->places[clause->block].heading;
  g_autofree char *subject = sn_title_of_heading (clause->outline, heading);

  if (title == NULL || heading_has_event (clause))
    return g_steal_pointer (&subject);
  return g_strdup_printf ("%s: %s", subject, title);
}

/* "The Forum will be held by video conference": how, not what. */
static gboolean
is_means (const SnClause *clause, const SnMark *noun)
{
  static const char *const by[] = { "by", "via", "through", "over", NULL };
  static const char *const media[] = { "video", "conference", "telephone", "phone", "tele", "web", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = noun->first;

  while (at > clause->first && at + 2 > noun->first && sn_reading_token_is_any (reading, at - 1, media))
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

static const SnMark *
event_noun (const SnClause *clause)
{
  const SnMark *noun = sn_clause_last_mark (clause, SN_WORD_EVENT);

  if (noun != NULL && is_means (clause, noun))
    noun = noun_before (clause, noun);
  if (noun == NULL)
    noun = sn_reading_find_mark (clause->outline->reading, clause->sentence->first_mark, clause->sentence->end_mark,
                                 SN_WORD_EVENT);
  return noun;
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

/* "The clinic is a week later": a heading that says something of the event and
 * does not just name it. */
static gboolean
heading_tells (const SnClause *clause)
{
  static const char *const verbs[] = { "is", "are", "has", "have", "will", "moves", "goes", "comes", "gets", NULL };
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;

  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    if (sn_reading_token_is_any (reading, i, verbs))
      return TRUE;
  return FALSE;
}

/* "a half-day seminar on …", "online sessions about": the noun and nothing that
 * names it. */
static gboolean
is_bare (const SnReading *reading, guint32 first, guint32 noun)
{
  static const char *const words[] = { "half",     "full",   "day",     "one",   "two", "hour",
                                       "free",     "online", "new",     "short", "all", "virtual",
                                       "informal", "open",   "evening", "joint", NULL };

  if (sn_reading_token (reading, noun)->letter_case != SN_CASE_LOWER)
    return FALSE;
  for (guint32 i = first; i < noun; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_is_any (reading, i, words))
      return FALSE;
  return TRUE;
}

/* "Join us for SEC 101 on 16 April", "come to Meter Matters in Leeds" */
static char *
joined_event (const SnClause *clause)
{
  static const char *const joints[] = { "for", "at", "to", NULL };
  static const char *const verbs[] = { "us", "come", "welcome", "invited", "guest", "guests", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first + 1; i + 2 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, joints) && sn_reading_token_is_any (reading, i - 1, verbs) &&
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
  char *title = quoted_event (clause, noun);
  static const char *const indefinite[] = { "a", "an", NULL };
  Name own = { 0 }, before;

  *from_heading = FALSE;
  if (title == NULL &&
      ((above && says_how_often (clause)) || (heading != SN_NO_BLOCK && sn_outline_is_field (reading, clause->block))))
    {
      *from_heading = TRUE;
      return sn_title_of_heading (outline, heading);
    }
  if (title == NULL && clause->named != clause->sentence)
    own = best_name_in (outline, clause->named);
  if (own.weight > 1)
    return sn_title_of_tokens (outline, own.block, own.first, own.end);
  if (title == NULL && clause->named != clause->sentence)
    title = sn_title_of_sentence (outline, clause->named);
  if (title == NULL)
    title = listed_event (clause);
  if (title == NULL)
    title = listed_name (clause);
  if (title == NULL && noun == NULL) /* "A second run of “Keys in plain English” is on 30 March" */
    title = sn_title_quoted (outline, clause->block, clause->sentence->first, clause->when->first);
  if (title != NULL)
    return title;
  if (noun != NULL)
    own = name_at (outline, clause->sentence, noun,
                   noun->first < clause->when->first ? clause->when->first : clause->sentence->end);
  /* "three online sessions on …" under "Lunch and Learn" are that; under "The
   * sessions are a day later" they are what they are on */
  bare = noun != NULL && is_bare (reading, own.first, noun->first);
  if (own.weight > 1 &&
      !(bare && above && sn_heading_is_subject (outline, heading) && !(own.end > noun->end && heading_tells (clause)) &&
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
  before = name_before (outline, clause->sentence);
  if (before.weight > 1 && (noun == NULL || own.weight < 2) && before.weight > (above ? heading_weight (clause) : 1))
    return sn_title_of_tokens (outline, before.block, before.first, before.end);
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
