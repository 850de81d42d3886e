/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which words of a sentence name an event. */

#include "sn-titles-private.h"

#include "sn-title-words.h"
#include "sn-titles.h"

#include <string.h>

/* Tokens of a name in two parts. */
#define LONGEST_TWO_PARTS 14
#define BIT SN_WORD_BIT

/**
 * sn_event_name_is_boundary:
 *
 * Returns: whether the word does not belong to the name of an event.
 */
gboolean
sn_event_name_is_boundary (const SnReading *reading, guint32 token)
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
         sn_reading_token (reading, token - 1)->kind == SN_TOKEN_WORD &&
         !sn_event_name_is_boundary (reading, token - 1) &&
         sn_reading_token (reading, token + 1)->letter_case != SN_CASE_LOWER;
}

/* "the Safety, Health and Environment Conference": a comma within a name, of whose words all
 * have capitals. */
static gboolean
lists_names (const SnReading *reading, guint32 comma, guint32 noun, guint32 first)
{
  static const char *const before[] = { "the", "s", "our", "its", "a", "an", "this", NULL };
  gboolean joined = FALSE;

  if (comma < first + 2 || !sn_reading_is_mark (reading, comma, ',') ||
      sn_reading_token (reading, comma - 1)->letter_case == SN_CASE_LOWER ||
      !(sn_reading_token_is_any (reading, comma - 2, before) || sn_reading_is_mark (reading, comma - 2, ',')))
    return FALSE;
  for (guint32 i = comma + 1; i < noun; i++)
    {
      gboolean joint = sn_reading_token_is (reading, i, "and") || sn_reading_is_mark (reading, i, '&');

      joined |= joint;
      if (!joint && !sn_reading_is_mark (reading, i, ',') &&
          sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER)
        return FALSE;
    }
  return joined && sn_reading_token (reading, noun)->letter_case != SN_CASE_LOWER;
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
      else if (start > first + 2 && is_hyphened (reading, start - 1)) /* "drop-in call" */
        start--;
      else if (!sn_event_name_is_boundary (reading, start - 1) || joins_names (reading, start - 1, first) ||
               lists_names (reading, start - 1, noun, first))
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

/* "Utility Week Live, which", "Utility Week Live will": a last word of the name behind what is
 * a noun elsewhere. */
static gboolean
goes_on_in_capitals (const SnReading *reading, guint block, const SnMark *noun, guint32 limit)
{
  static const char *const verbs[] = { "will", "is", "takes", "returns", "has", "opens", NULL };
  const SnToken *t = sn_reading_token (reading, noun->end);

  return t->kind == SN_TOKEN_WORD && t->letter_case == SN_CASE_CAPITAL && !t->marked && noun->end + 1 < limit &&
         noun->first > reading->block_tokens[block] &&
         sn_reading_token (reading, noun->first)->letter_case == SN_CASE_CAPITAL &&
         sn_reading_token (reading, noun->first - 1)->letter_case == SN_CASE_CAPITAL &&
         (sn_reading_is_mark (reading, noun->end + 1, ',') || sn_reading_token_is_any (reading, noun->end + 1, verbs));
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
  if (goes_on_in_capitals (reading, block, noun, limit))
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
         ((sn_reading_token (reading, at - 1)->letter_case != SN_CASE_LOWER &&
           !sn_event_name_is_boundary (reading, at - 1)) ||
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

/* "webinar on tariffs back by a week": "back" belongs to the verb that moves it. */
static guint32
before_particle (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const after[] = { "by", "from", "to", "until", "a", "one", "two", "for", NULL };

  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_PARTICLES) &&
        (i + 1 >= end || sn_reading_token_is_any (reading, i + 1, after)))
      return i;
  return end;
}

/* "Briefing for Parties on Teams": by what one meets is no part of the name. */
static guint32
before_service (const SnReading *reading, guint32 noun_end, guint32 end)
{
  static const char *const joints[] = { "on", "via", "over", "using", NULL };

  end -= end > noun_end && sn_reading_is_mark (reading, end - 1, ',') ? 1 : 0;
  return end > noun_end + 1 && sn_reading_token_in (reading, end - 1, SN_SET_MEETING_SERVICES) &&
                 sn_reading_token_is_any (reading, end - 2, joints)
             ? end - 2
             : end;
}

/**
 * sn_event_name_at:
 * @noun: a word for an event
 * @limit: the token before which the name ends
 *
 * Returns: the words around @noun that name the event.
 */
SnEventName
sn_event_name_at (const SnOutline *outline, const SnSentence *sentence, const SnMark *noun, guint32 limit)
{
  SnEventName name = { .block = sentence->block };
  guint32 start = event_start (outline->reading, noun->first, sentence->first);

  name.end = before_particle (outline->reading, noun->end, event_end (outline, sentence->block, noun, limit));
  name.end = before_service (outline->reading, noun->end, name.end);
  name.first = name_of_line (outline->reading, sentence, start, limit, &name.end);
  if (name.first == start)
    name.first = name_before_comma (outline->reading, start, sentence->first, &name.end);
  if (name.first == start)
    name.first = owner_start (outline->reading, sentence->block, start, sentence->first);
  name.weight = sn_title_count_content (outline->reading, sentence->block, name.first, name.end);
  return name;
}

/* "SSI for newcomers – training for new staff.": a sentence that begins its paragraph, and is
 * but the name, in two parts. */
static gboolean
is_all_name (const SnOutline *outline, const SnSentence *sentence)
{
  const SnReading *reading = outline->reading;
  gboolean parted = FALSE;

  if (sentence->first != reading->block_tokens[sentence->block] ||
      sentence->end > sentence->first + LONGEST_TWO_PARTS || !sn_reading_is_mark (reading, sentence->end - 1, '.'))
    return FALSE;
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    {
      if (sn_reading_token_in (reading, i, SN_SET_LABEL_VERBS) || sn_reading_is_mark (reading, i, ',') ||
          sn_reading_token (reading, i)->kind == SN_TOKEN_NUMBER)
        return FALSE;
      parted |= (sn_reading_is_mark (reading, i, '-') || sn_reading_is_mark (reading, i, 0x2013)) &&
                !sn_reading_token (reading, i)->glued;
    }
  return parted;
}

/**
 * sn_event_name_in:
 *
 * Returns: the name in the sentence that says most; none where there is no word for an
 *   event.
 */
SnEventName
sn_event_name_in (const SnOutline *outline, const SnSentence *sentence)
{
  SnEventName best = { 0 };

  if (is_all_name (outline, sentence))
    return (SnEventName){ .block = sentence->block,
                          .first = sentence->first,
                          .end = sentence->end - 1,
                          .weight = sn_title_count_content (outline->reading, sentence->block, sentence->first,
                                                            sentence->end) };
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (outline->reading, i);
      SnEventName name;

      if (mark->word_class != SN_WORD_EVENT)
        continue;
      name = sn_event_name_at (outline, sentence, mark, sentence->end);
      if (name.weight > best.weight)
        best = name;
    }
  return best;
}

/* "we are holding two Change Cafés." */
static SnEventName
held_in (const SnOutline *outline, const SnSentence *sentence)
{
  SnEventName name = { .block = sentence->block };

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

/* "Modification Working Group. The session on 2 July is cancelled.": by what the paragraph
 * begins with. */
static gboolean
is_labelled (const SnOutline *outline, const SnSentence *sentence, SnEventName *name)
{
  guint32 first, end;

  if (!sn_outline_label (outline, sentence->block, &first, &end) || end > sentence->first ||
      !(sn_reading_cues (outline->reading, sentence->block, first, end) &
        (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_EVENT))))
    return FALSE;
  *name = (SnEventName){ .block = sentence->block, .first = first, .end = end, .weight = 2 };
  return TRUE;
}

/**
 * sn_event_name_before:
 *
 * The event that the text before @sentence speaks of: what "it" is, or of what the lines
 * of a list are places and days.
 *
 * Returns: the name of the event of which was spoken before.
 */
SnEventName
sn_event_name_before (const SnOutline *outline, const SnSentence *sentence)
{
  const SnReading *reading = outline->reading;
  guint heading = outline->places[sentence->block].heading;
  gboolean listed = kind_of (outline, sentence->block) == SN_BLOCK_LIST_ITEM;
  guint low = heading == SN_NO_BLOCK ? sentence->block : heading + 1;
  SnEventName best = { 0 };

  for (guint block = sentence->block + 1; block-- > low && best.weight < 2;)
    {
      guint32 s = reading->block_sentences[block + 1];

      if (outline->places[block].heading != heading || outline->places[block].role == SN_ROLE_ROW ||
          (listed && block != sentence->block && kind_of (outline, block) == SN_BLOCK_LIST_ITEM))
        continue;
      while (s-- > reading->block_sentences[block] && best.weight < 2)
        {
          const SnSentence *before = sn_reading_sentence (reading, s);
          SnEventName name;

          if (before->first >= sentence->first || (before->cues & BIT (SN_WORD_OFFICE)))
            continue;
          name = (before->cues & BIT (SN_WORD_EVENT)) ? sn_event_name_in (outline, before) : held_in (outline, before);
          if (name.weight > best.weight)
            best = name;
        }
      if (block == sentence->block && best.weight < 2 && is_labelled (outline, sentence, &best))
        return best;
      if (block == low)
        break;
    }
  return best;
}
