/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of an entry that is laid out as a card: its labelled fields, and the line
 * in bold that says no more than until when. */

#include "sn-outline-private.h"

#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
#define WHEN_LENGTH 80
#define BUTTON_LENGTH 60
#define LINE_LENGTH 140
/* So far above its heading is looked for. */
#define ARTICLE_BLOCKS 24
/* So many lines an entry may have on either side of its day. */
#define ENTRY_LINES 8

/* "Date & time", "When and where", "Date/time" */
static gboolean
is_joint (const SnReading *reading, guint32 at)
{
  return sn_reading_is_mark (reading, at, '&') || sn_reading_is_mark (reading, at, '/') ||
         sn_reading_token_is (reading, at, "and");
}

/* "Now closes: 28 February", "New date: 4 May" */
static gboolean
is_changed_field (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const words[] = { "now", "new", "revised", "extended", NULL };

  return first + 2 < end && sn_reading_token_is_any (reading, first, words) &&
         sn_reading_token_in (reading, first + 1, SN_SET_FIELDS) && sn_reading_is_mark (reading, first + 2, ':');
}

/* The level of a heading that heads but the list below it, as an entry of a list does. */
#define ENTRY_LEVEL 4

/**
 * sn_outline_is_own_item:
 *
 * "Book your slot by 31 July" in a list below the entry "Security Assessments" goes on with that
 * entry; in any other list an item is about something of its own, which no heading names.
 *
 * Returns: whether the block is an item of a list that goes on with no entry above it.
 */
gboolean
sn_outline_is_own_item (const SnOutline *self, guint block)
{
  guint heading = self->places[block].heading;

  return sn_reading_block (self->reading, block)->kind == SN_BLOCK_LIST_ITEM &&
         (heading == SN_NO_BLOCK || heading >= block ||
          sn_reading_block (self->reading, heading)->level != ENTRY_LEVEL);
}

/**
 * sn_outline_is_field:
 *
 * Returns: whether the block is a field of an entry, which goes on with what
 *   stands above it: "FOR Large Suppliers (one)", "When: until 4 May", "By when: 4 May".
 */
gboolean
sn_outline_is_field (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];

  return is_changed_field (reading, first, end) ||
         (first + 1 < end && sn_reading_token_in (reading, first, SN_SET_FIELDS) &&
          (sn_reading_token (reading, first)->letter_case == SN_CASE_CAPITALS ||
           sn_reading_is_mark (reading, first + 1, ':') ||
           (first + 2 < end && sn_reading_is_mark (reading, first + 2, ':') &&
            (sn_reading_token_in (reading, first + 1, SN_SET_FIELDS) ||
             sn_reading_token_is (reading, first + 1, "to"))) ||
           (first + 3 < end && sn_reading_is_mark (reading, first + 3, ':') && is_joint (reading, first + 1) &&
            sn_reading_token_in (reading, first + 2, SN_SET_FIELDS))));
}

static gboolean
is_labelled (const SnReading *reading, guint block, SnWordSet labels)
{
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];

  for (guint32 i = first; i + 1 < end && i < first + 3; i++)
    if (sn_reading_is_mark (reading, i + 1, ':'))
      return sn_reading_token_in (reading, first, labels);
  return FALSE;
}

/**
 * sn_outline_is_meeting_field:
 *
 * Returns: whether the block is the day of an entry that also says where, or at what
 *   hour: "Date: 4 May", and below "Venue: Leeds".
 */
gboolean
sn_outline_is_meeting_field (const SnOutline *self, guint block)
{
  static const char *const days[] = { "date", "when", "day", "dates", NULL };
  guint first = block, end = block + 1;

  if (!sn_outline_is_field (self->reading, block) ||
      !sn_reading_token_is_any (self->reading, self->reading->block_tokens[block], days))
    return FALSE;
  while (first > 0 && self->places[first - 1].role == SN_ROLE_TEXT && block - first < ENTRY_LINES)
    first--;
  while (end < self->n_blocks && self->places[end].role == SN_ROLE_TEXT && end - block < ENTRY_LINES)
    end++;
  for (; first < end; first++)
    if (first != block && is_labelled (self->reading, first, SN_SET_MEETING_FIELDS))
      return TRUE;
  return FALSE;
}

/**
 * sn_outline_is_closing_field:
 *
 * Returns: whether the block is a field that says when something ends: "By when:
 *   4 May", "Closing date: 4 May".
 */
gboolean
sn_outline_is_closing_field (const SnReading *reading, guint block)
{
  return sn_outline_is_field (reading, block) &&
         sn_reading_token_in (reading, reading->block_tokens[block], SN_SET_FIELD_CLOSES);
}

/**
 * sn_outline_is_audience_field:
 *
 * Returns: whether the block is a field that says whom an entry is for: "Who: Parties that
 *   mean to begin before April".
 */
gboolean
sn_outline_is_audience_field (const SnReading *reading, guint block)
{
  return sn_outline_is_field (reading, block) && is_labelled (reading, block, SN_SET_AUDIENCE_FIELDS);
}

/* Where the words begin behind such a label; 0 where the block has none. */
static guint32
action_start (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  gboolean action = FALSE;

  for (guint32 i = first; i + 1 < end && i < first + 6; i++)
    if (sn_reading_is_mark (reading, i, ':'))
      return action ? i + 1 : 0;
    else if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD)
      return 0;
    else
      action |= sn_reading_token_in (reading, i, SN_SET_ACTION_FIELDS);
  return 0;
}

/**
 * sn_outline_action_beside:
 * @block: a field of an entry
 * @first: (out): the first token of the other field, behind its label
 *
 * "Action required: Return the form", "What to do: Return the form" above or below "By when:
 * 31 March".
 *
 * Returns: the block of the same entry that says what is to be done, or %SN_NO_BLOCK.
 */
guint
sn_outline_action_beside (const SnOutline *self, guint block, guint32 *first)
{
  guint low = block > ENTRY_LINES ? block - ENTRY_LINES : 0;

  for (guint i = low; i < MIN (block + ENTRY_LINES, self->n_blocks); i++)
    {
      *first = action_start (self->reading, i);
      if (i != block && self->places[i].heading == self->places[block].heading && *first != 0)
        return i;
    }
  return SN_NO_BLOCK;
}

/**
 * sn_outline_is_day_field:
 *
 * Returns: whether the block has but the day of an entry whose heading asks for answers,
 *   which is the last for them: "When: 4 May, 5pm" below "Consultation on the budget".
 */
gboolean
sn_outline_is_day_field (const SnOutline *self, guint block, const SnWhen *when)
{
  static const char *const days[] = { "date", "when", "day", "dates", NULL };
  const guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY);
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_RELEASE);
  guint heading = self->places[block].heading;
  guint32 first = self->reading->block_tokens[block];
  guint64 cues;

  if (heading == SN_NO_BLOCK || when->date.day == 0 || when->date.end_year != 0 ||
      !sn_outline_is_field (self->reading, block) || !sn_reading_token_is_any (self->reading, first, days) ||
      (when->first != first + 1 && (when->first != first + 2 || !sn_reading_is_mark (self->reading, first + 1, ':'))))
    return FALSE;
  cues = sn_reading_block_cues (self->reading, heading);
  return (cues & asks) != 0 && !(cues & other) && !sn_outline_is_meeting_field (self, block);
}

/* Whether the words of a line besides its date only say what one does until
 * then: "Put your name forward by", "Open to", "Respond before". */
static gboolean
says_no_matter (const SnReading *reading, guint block, const SnWhen *when)
{
  guint64 deeds = BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_REGISTER) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_MUST);

  for (guint32 i = reading->block_tokens[block]; i < when->first; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, i, SN_SET_HOLLOW) &&
        !sn_reading_token_in (reading, i, SN_SET_NOTHING_SAID) && !(sn_reading_cues (reading, block, i, i + 1) & deeds))
      return FALSE;
  return TRUE;
}

/* A button, or the next entry: what stands under such a line, and not what a
 * heading would head. */
static gboolean
ends_entry (const SnOutline *self, guint block)
{
  const SnBlock *b = block < self->n_blocks ? sn_reading_block (self->reading, block) : NULL;

  return b == NULL || b->kind == SN_BLOCK_HEADING ||
         (b->kind == SN_BLOCK_PARAGRAPH && b->n_links > 0 && b->length <= BUTTON_LENGTH);
}

/* Whether the heading nearest above is of a higher level, and not the newsletter's title. */
static gboolean
is_within_article (const SnOutline *self, guint block)
{
  guint level = sn_reading_block (self->reading, block)->level;

  for (guint i = block; i > 0 && i + ARTICLE_BLOCKS > block; i--)
    if (sn_reading_block (self->reading, i - 1)->kind == SN_BLOCK_HEADING)
      return sn_reading_block (self->reading, i - 1)->level < level && self->places[i - 1].role != SN_ROLE_TITLE;
  return FALSE;
}

/**
 * sn_outline_labels_end:
 * @block: a heading, by its looks
 *
 * Returns: whether it only says that a deadline stands in the line below, in the
 *   middle of an article: "DEADLINE" above "Responses: Friday 10 June".
 */
gboolean
sn_outline_labels_end (const SnOutline *self, guint block)
{
  const SnReading *reading = self->reading;
  const SnBlock *b = sn_reading_block (reading, block), *before, *next;

  if (block == 0 || block + 1 >= self->n_blocks || b->kind != SN_BLOCK_HEADING || b->length > 24)
    return FALSE;
  before = sn_reading_block (reading, block - 1);
  next = sn_reading_block (reading, block + 1);
  if (before->kind == SN_BLOCK_HEADING || next->kind != SN_BLOCK_PARAGRAPH || next->length > LINE_LENGTH ||
      !is_within_article (self, block))
    return FALSE;
  for (guint32 i = reading->block_tokens[block]; i < reading->block_tokens[block + 1]; i++)
    if (sn_reading_token (reading, i)->kind != SN_TOKEN_PUNCT && !sn_reading_token_in (reading, i, SN_SET_FIELD_ENDS))
      return FALSE;
  return TRUE;
}

/**
 * sn_outline_says_when:
 * @block: a heading, by its looks
 *
 * Returns: whether it is but the line of an entry that says when: "Respond before
 *   5pm on 12 May" in bold under the text of the entry and above its button.
 */
gboolean
sn_outline_says_when (const SnOutline *self, guint block)
{
  const SnReading *reading = self->reading;
  const SnBlock *b = sn_reading_block (reading, block), *before;
  guint32 end = reading->block_tokens[block + 1];
  g_autoptr (GArray) found = NULL;
  const SnWhen *last;

  if (block == 0 || b->kind != SN_BLOCK_HEADING || b->length > WHEN_LENGTH || !ends_entry (self, block + 1))
    return FALSE;
  before = sn_reading_block (reading, block - 1);
  if (before->kind != SN_BLOCK_PARAGRAPH || self->places[block - 1].role != SN_ROLE_TEXT ||
      before->length < BUTTON_LENGTH)
    return FALSE;
  found = sn_date_finder_find_in (reading, block, &self->issued);
  last = found->len > 0 ? &g_array_index (found, SnWhen, found->len - 1) : NULL;
  if (last == NULL || last->date.year == 0)
    return FALSE;
  while (end > last->end && sn_reading_token (reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  return last->end == end && says_no_matter (reading, block, &g_array_index (found, SnWhen, 0));
}
