/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an event without a name of its own is about, where that stands behind its day. */

#include "sn-prose-private.h"
#include "sn-titles.h"

/* So many words may stand between the day and the verb: "at which the DCC's new
 * service manager will". */
#define VERB_REACH 10

/* How many words at @token say that something is talked of, up to its object. */
static guint32
talk_length (const SnReading *reading, guint32 token, guint32 end)
{
  static const char *const through[] = { "through", "at", NULL };

  if (sn_reading_token_in (reading, token, SN_SET_EXPLAINING))
    return token + 1 < end && (sn_reading_token_is (reading, token + 1, "about") ||
                               sn_reading_token_in (reading, token + 1, SN_SET_READERS))
               ? 2
               : 1;
  if (!sn_reading_token_in (reading, token, SN_SET_TALK_WAYS) || token + 2 >= end)
    return 0;
  if (sn_reading_token_is_any (reading, token + 1, through))
    return 2;
  return token + 3 < end && sn_reading_token_in (reading, token + 1, SN_SET_READERS) &&
                 sn_reading_token_is (reading, token + 2, "through")
             ? 3
             : 0;
}

/* "about an hour", "about ninety minutes": how long it takes. */
static gboolean
lasts (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const spans[] = { "hour", "hours", "minutes", "half", NULL };

  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_is_any (reading, i, spans) || sn_reading_token_in (reading, i, SN_SET_TIME_UNITS))
      return TRUE;
  return FALSE;
}

/* Where what is talked of begins behind the day at @token: "about the budget", "to
 * explain the budget", "in which we explain the budget"; @end where nothing says. */
static guint32
find_object (const SnReading *reading, guint32 token, guint32 end)
{
  static const char *const about[] = { "about", "regarding", "concerning", NULL };
  static const char *const where[] = { "where", "which", NULL };
  static const char *const leads[] = { "to", "will", "would", "where", "which", "when", NULL };
  gboolean opened = FALSE;

  while (token < end && (sn_reading_is_mark (reading, token, ',') || sn_reading_is_mark (reading, token, ')')))
    token++;
  if (token + 1 < end && sn_reading_token_is_any (reading, token, about) &&
      !lasts (reading, token + 1, MIN (token + 3, end)))
    return token + 1;
  opened = token < end && sn_reading_token_in (reading, token, SN_SET_EXPLAINING);
  for (guint32 i = token; i < end && i < token + VERB_REACH; i++)
    {
      guint32 length;

      opened |= sn_reading_token_is_any (reading, i, where) ||
                (i < token + 2 &&
                 (sn_reading_token_in (reading, i, SN_SET_EXPLAINING) || sn_reading_token_is_any (reading, i, leads)));
      if (sn_reading_token (reading, i)->kind == SN_TOKEN_PUNCT && sn_reading_token (reading, i)->value != '\'' &&
          sn_reading_token (reading, i)->value != 0x2019)
        return end;
      length = opened ? talk_length (reading, i, end) : 0;
      if (length > 0)
        return i + length < end ? i + length : end;
    }
  return end;
}

/* The phrase, whose "how" and "what" are followed by a verb of its own; with a small
 * letter where the text has one, as it stands within a title. */
static char *
phrase_at (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  static const char *const asks[] = { "how", "what", "why", "when", NULL };
  static const char *const determiners[] = { "the", "a", "an", "its", "our", "their", "your", NULL };
  guint least = sn_reading_token_is_any (outline->reading, first, asks) ? 4 : 2;
  guint32 stop = sn_title_phrase_end (outline, block, first, end, least);
  char *phrase = sn_title_of_tokens (outline, block, first, stop);

  while (first + 1 < stop && sn_reading_token_is_any (outline->reading, first, determiners))
    first++;
  if (sn_reading_token (outline->reading, first)->letter_case == SN_CASE_LOWER)
    phrase[0] = g_ascii_tolower (phrase[0]);
  return phrase;
}

/**
 * sn_event_purpose:
 * @clause: speaks of an event that is only called after its kind
 *
 * Finds what it is about: "a webinar on Friday at 10:00 about the budget", "…, in which
 * we explain the budget".
 *
 * Returns: (transfer full) (nullable): the phrase, %NULL where none says.
 */
char *
sn_event_purpose (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = find_object (reading, clause->when->end, clause->end);
  g_autofree char *phrase = NULL;

  if (first >= clause->end || sn_title_count_content (reading, clause->block, first, clause->end) == 0)
    return NULL;
  phrase = phrase_at (clause->outline, clause->block, first, clause->end);
  return phrase[0] != '\0' ? g_steal_pointer (&phrase) : NULL;
}
