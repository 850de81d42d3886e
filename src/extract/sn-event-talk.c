/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody talks something through at an hour, by telephone or screen, where no
 * noun says that it is an event. */

#include "sn-prose-private.h"

#include <string.h>

/* So many blocks above, what is talked of was spoken of last. */
#define MATTER_REACH 4

/* "on Teams", "by WebEx", "over Zoom": where in the sentence the means stands; 0
 * where none does. */
static guint32
find_means (const SnClause *clause)
{
  static const char *const joints[] = { "on", "by", "via", "over", "using", "through", "microsoft", "ms", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean talks = FALSE;

  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    talks |= sn_reading_token_in (reading, i, SN_SET_TALKING);
  for (guint32 i = clause->sentence->first + 1; talks && i < clause->sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_MEETING_SERVICES) && sn_reading_token_is_any (reading, i - 1, joints))
      return i;
  return 0;
}

/* What was spoken of last, and may be answered. */
static SnItem *
matter_before (const SnExtraction *self, const SnClause *clause)
{
  for (guint i = self->candidates->len; i > 0; i--)
    {
      const SnCandidate *candidate = self->candidates->pdata[i - 1];

      if (candidate->row || candidate->block > clause->block)
        continue;
      if (candidate->block + MATTER_REACH < clause->block)
        return NULL;
      if (sn_item_get_kind (candidate->item) == SN_ITEM_CONSULTATION)
        return candidate->item;
    }
  return NULL;
}

/**
 * sn_prose_add_talk:
 *
 * Makes an event of "Ann Lee will present it by WebEx on Tuesday at 2pm", "will
 * talk you through the numbers on Friday at noon, on Teams": of what was spoken
 * of last.
 *
 * Returns: whether the clause has such a talk
 */
gboolean
sn_prose_add_talk (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 other = SN_WORD_BIT (SN_WORD_EVENT) | SN_WORD_BIT (SN_WORD_COMMITTEE) | SN_WORD_BIT (SN_WORD_CONSULT) |
                  SN_WORD_BIT (SN_WORD_OFFICE);
  guint32 means =
      clause->when->date.has_time && clause->when->date.day != 0 && !clause->closing ? find_means (clause) : 0;
  SnItem *matter = means > 0 && !(clause->sentence_cues & other) ? matter_before (self, clause) : NULL;
  g_autofree char *word = NULL, *title = NULL;
  const char *name, *on;
  SnCandidate *candidate;

  if (matter == NULL || sn_item_get_title (matter) == NULL)
    return FALSE;
  name = sn_item_get_title (matter);
  on = strstr (name, ": ") != NULL     ? strstr (name, ": ") + 2
       : strstr (name, " on ") != NULL ? strstr (name, " on ") + 4
                                       : name;
  word = sn_reading_text (self->reading, clause->block, means, means + 1);
  title = g_strdup_printf ("%s: talk on %s", on, word);
  candidate = sn_prose_add_dated (self, SN_ITEM_EVENT, title, clause, index, "talk");
  sn_item_set_reference (candidate->item, sn_item_get_reference (matter));
  sn_item_set_organiser (candidate->item, self->outline->publisher);
  return TRUE;
}
