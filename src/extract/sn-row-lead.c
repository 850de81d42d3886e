/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the line above a group of dated rows says of all of them: under "Send us
 * your comments by" each is the end of a consultation, under "Nominations" of a
 * search for candidates, under "Register by" of a registration. */

#include "sn-rows-private.h"

#define BIT SN_WORD_BIT

static gboolean
is_punctuation (const SnReading *reading, guint32 token)
{
  return sn_reading_token (reading, token)->kind == SN_TOKEN_PUNCT;
}

/* "Meetings and closing dates": of both. */
static gboolean
names_meetings_too (const SnReading *reading, guint block)
{
  gboolean joined = FALSE;

  for (guint32 i = reading->block_tokens[block]; i < reading->block_tokens[block + 1]; i++)
    joined |= sn_reading_token_is (reading, i, "and") || sn_reading_is_mark (reading, i, '&') ||
              sn_reading_is_mark (reading, i, ',') || sn_reading_is_mark (reading, i, '/');
  return joined && (sn_reading_block_cues (reading, block) & BIT (SN_WORD_EVENT)) != 0;
}

/* "Respond by", "Closing soon", "Deadlines": the dates below are ends. */
static gboolean
says_end (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];

  while (end > first && is_punctuation (reading, end - 1))
    end--;
  if (end > first && sn_reading_token_in (reading, end - 1, SN_SET_CLOSING_PREPOSITIONS))
    return TRUE;
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_ROW_ENDS))
      return !names_meetings_too (reading, block);
  return FALSE;
}

/* The one kind of thing that the words of a lead are for; "Consultations and
 * nominations" heads rows of several kinds, which say for themselves. */
static SnRowLead
kind_of_lead (guint64 cues, gboolean ends)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE), answers = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL);
  gboolean seats = (cues & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))) != 0;
  gboolean consults = (cues & (ends ? asks | answers : asks)) != 0;
  gboolean registers = ends && (cues & BIT (SN_WORD_REGISTER)) != 0;
  gboolean meets = !ends && (cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_ATTEND))) != 0;

  if (seats + consults + registers + meets != 1)
    return 0;
  return seats ? SN_LEAD_SEATS : consults ? SN_LEAD_ASKS : registers ? SN_LEAD_REGISTERS : SN_LEAD_MEETS;
}

/**
 * sn_row_lead_of:
 * @block: the block above the first row of a group, or %SN_NO_BLOCK
 *
 * Returns: what it says of the rows; 0 where it is no line that heads them.
 */
SnRowLead
sn_row_lead_of (const SnExtraction *self, guint block)
{
  const SnOutline *outline = self->outline;
  SnRowLead ends;

  if (block == SN_NO_BLOCK || !sn_outline_is_lead (self->reading, block) ||
      outline->block_whens[block] < outline->block_whens[block + 1])
    return 0;
  ends = says_end (self->reading, block) ? SN_LEAD_ENDS : 0;
  return kind_of_lead (sn_reading_block_cues (self->reading, block), ends != 0) | ends;
}
