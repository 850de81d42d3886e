/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries that are headed by the day by which they are to be dealt with. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* The first sentence under the heading with a word of these classes. */
static const SnSentence *
sentence_of_entry (const SnExtraction *self, guint heading, guint64 classes)
{
  for (guint i = heading + 1; i < self->outline->n_blocks && self->outline->places[i].heading == heading; i++)
    for (guint32 s = self->reading->block_sentences[i]; s < self->reading->block_sentences[i + 1]; s++)
      if (sn_reading_sentence (self->reading, s)->cues & classes)
        return sn_reading_sentence (self->reading, s);
  return NULL;
}

/* The day of the heading, said with the words of a sentence of the text. */
static SnClause
clause_of_entry (const SnExtraction *self, const SnClause *clause, const SnSentence *sentence)
{
  SnClause entry = *clause;

  entry.block = sentence->block;
  entry.sentence = entry.named = sentence;
  entry.first = sentence->first;
  entry.end = sentence->end;
  entry.left = entry.sentence_cues = sentence->cues;
  entry.right = 0;
  entry.block_cues = sn_reading_block_cues (self->reading, sentence->block);
  entry.heading = sn_outline_heading_cues (self->outline, sentence->block);
  entry.article = sn_outline_article_cues (self->outline, sentence->block);
  return entry;
}

/* "[Fri 20 Feb] Money for the DCC" above "Fixed charges for January fall due.": the
 * heading alone may say little. */
static void
add_deadline_of_entry (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint n = self->candidates->len;
  g_autofree char *heading = sn_title_of_heading (self->outline, clause->block), *said = NULL, *title = NULL;
  guint text = clause->block + 1;

  sn_prose_add_deadline (self, clause, index, "day of an entry");
  if (text == self->outline->n_blocks || self->outline->places[text].heading != clause->block ||
      n == self->candidates->len)
    return;
  said =
      sn_title_of_sentence (self->outline, sn_reading_sentence (self->reading, self->reading->block_sentences[text]));
  title = g_strdup_printf ("%s: %s", heading, said);
  sn_item_set_title (((SnCandidate *) self->candidates->pdata[n])->item, title);
}

/**
 * sn_prose_read_entry:
 *
 * Reads a date in brackets that begins a heading, "[Tue 3 March] A place at the
 * roadshow", as the day of what the text under it is about.
 *
 * Returns: whether it is such a date, and nothing else is to be read of it.
 */
gboolean
sn_prose_read_entry (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND);
  guint64 text;

  if (!sn_clause_heads_entry (clause))
    return FALSE;
  text = sn_outline_text_cues (self->outline, clause->block);
  if (text & asks)
    {
      SnClause entry = clause_of_entry (self, clause, sentence_of_entry (self, clause->block, asks));

      sn_prose_add_consultation (self, &entry, index, "day of an entry");
    }
  else if (text & BIT (SN_WORD_NOMINATE))
    return FALSE;
  else if (text & BIT (SN_WORD_REGISTER))
    {
      SnClause entry = clause_of_entry (self, clause, sentence_of_entry (self, clause->block, BIT (SN_WORD_REGISTER)));

      sn_prose_add_registration (self, &entry, index);
    }
  else
    add_deadline_of_entry (self, clause, index);
  return TRUE;
}
