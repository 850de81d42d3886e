/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draft Proposals that became Modification Proposals: they keep their number
 * ("DP318" is "MP318" from then on), so that the same number alone ties them,
 * and words of becoming tell it from two lists that happen to name both. */

#include "sn-renames.h"

#include "sn-reference.h"

#include <string.h>

#define MOST_REFERENCES 16

typedef struct
{
  guint32 first;
  guint32 end;
  gboolean draft;
  char number[8];
} Reference;

typedef struct
{
  Reference all[MOST_REFERENCES];
  guint n;
} References;

static void
find_references (const SnReading *reading, const SnSentence *sentence, References *references)
{
  if (!sn_reading_sentence_has (sentence, SN_SET_PROPOSALS))
    return;
  for (guint32 i = sentence->first; i < sentence->end && references->n < MOST_REFERENCES; i++)
    {
      Reference *reference = &references->all[references->n];
      g_autofree char *text = NULL;
      guint32 after;

      if (!sn_reading_token_in (reading, i, SN_SET_PROPOSALS) ||
          sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER ||
          (text = sn_reference_at (reading, sentence->block, i, &after)) == NULL ||
          !(g_str_has_prefix (text, "DP") || g_str_has_prefix (text, "MP")))
        continue;
      reference->first = i;
      reference->end = after;
      reference->draft = text[0] == 'D';
      g_strlcpy (reference->number, text + 2, sizeof reference->number);
      references->n++;
      i = after - 1;
    }
}

/* Whether what @verb says is only to come, asked or denied. */
static gboolean
is_pending (const SnReading *reading, const SnSentence *sentence, guint32 verb)
{
  if (sn_reading_is_mark (reading, sentence->end - 1, '?'))
    return TRUE;
  if (verb > sentence->first + 1 && sn_reading_token_is (reading, verb - 1, "to") &&
      sn_reading_token_in (reading, verb - 2, SN_SET_AGREED))
    return FALSE;
  for (guint32 i = verb; i > sentence->first; i--)
    {
      if (i + 3 > verb && sn_reading_token_in (reading, i - 1, SN_SET_RENAME_PENDING))
        return TRUE;
      if (sn_reading_is_mark (reading, i - 1, ',') || sn_reading_is_mark (reading, i - 1, ';'))
        break;
      if (sn_reading_token_in (reading, i - 1, SN_SET_SEAT_PENDING) || sn_reading_token_is (reading, i - 1, "will"))
        return TRUE;
    }
  return FALSE;
}

/* Words of becoming that are such between the two references alone. */
static gboolean
is_weak (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_WEAKLY_NAMED) || sn_reading_is_mark (reading, token, 0x2192) ||
         sn_reading_is_mark (reading, token, '>');
}

/* "MP318 (DP318)", "DP318/MP318" */
static gboolean
stand_together (const SnReading *reading, const Reference *one, const Reference *two)
{
  return two->first == one->end + 1 &&
         (sn_reading_is_mark (reading, one->end, '(') || sn_reading_is_mark (reading, one->end, '/') ||
          sn_reading_is_mark (reading, one->end, 0x2192));
}

/* Where the sentence says that the one became the other, or %G_MAXUINT32. */
static guint32
becoming_between (const SnReading *reading, const SnSentence *sentence, const Reference *one, const Reference *two)
{
  if (stand_together (reading, one, two))
    return one->end;
  for (guint32 i = one->end; i < two->first; i++)
    if (is_weak (reading, i) || sn_reading_token_in (reading, i, SN_SET_BECOMING))
      return i;
  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_BECOMING) && !(i >= one->first && i < two->end))
      return i;
  return G_MAXUINT32;
}

/* Where the words "to a Modification" end that begin at @token, or 0. */
static guint32
end_of_aim (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  guint32 end = token;

  while (end < sentence->end && sn_reading_token_in (reading, end, SN_SET_FULL))
    end++;
  return end > token && end < sentence->end && sn_reading_token_is (reading, end, "modification") ? end + 1 : 0;
}

/* "a Modification Proposal", "a Modification on 1 March"; no "Modification Report" */
static gboolean
is_proposal (const SnReading *reading, const SnSentence *sentence, guint32 next)
{
  static const char *const words[] = { "proposal", "on",   "at",   "after",     "and", "by",
                                       "in",       "this", "last", "following", NULL };

  return next >= sentence->end || sn_reading_token (reading, next)->kind != SN_TOKEN_WORD ||
         sn_reading_token_is_any (reading, next, words);
}

/* "converted to a Modification Proposal", "agreed to convert DP318 to one": a Draft
 * Proposal's end, without its new reference. */
static gboolean
is_conversion (const SnReading *reading, const SnSentence *sentence, guint32 *verb)
{
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    {
      guint32 high, next = 0;

      if (!(sn_reading_token_in (reading, i, SN_SET_CONVERTING) || sn_reading_token_is (reading, i, "is") ||
            sn_reading_token_is (reading, i, "now")))
        continue;
      high = sn_reading_token_in (reading, i, SN_SET_CONVERTED) ? MIN (i + 14, sentence->end) : i + 2;
      for (guint32 j = i + 1; j < high && next == 0; j++)
        next = end_of_aim (reading, sentence, j);
      if (next == 0 || !is_proposal (reading, sentence, next))
        continue;
      *verb = i;
      return TRUE;
    }
  return FALSE;
}

/* "It is now MP318", "It left the Development Stage as MP318", "raised as MP318":
 * of what was named before. */
static guint32
becoming_before (const SnReading *reading, const SnSentence *sentence, const Reference *to)
{
  for (guint32 i = to->first; i > sentence->first && i + 6 > to->first; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_NOW_NAMED) || sn_reading_token_in (reading, i - 1, SN_SET_BECOMING))
      return i - 1;
  return G_MAXUINT32;
}

static void
add_rename (const SnExtraction *self, SnNewsletter *newsletter, const SnSentence *sentence, const char *number)
{
  GPtrArray *known = sn_newsletter_get_renames (newsletter);
  g_autofree char *from = g_strconcat ("DP", number, NULL), *to = g_strconcat ("MP", number, NULL);
  g_autoptr (SnMention) mention = NULL;

  for (guint i = 0; i < known->len; i++)
    if (g_str_equal (((SnRename *) known->pdata[i])->from, from))
      return;
  mention = sn_extraction_mention (self, sentence->block, sentence->first, sentence->end);
  sn_newsletter_add_rename (newsletter, sn_rename_new (from, to, mention->quote, mention->start, mention->length));
}

/* Both references in one sentence. */
static gboolean
read_pairs (const SnExtraction *self, SnNewsletter *newsletter, const SnSentence *sentence,
            const References *references)
{
  gboolean found = FALSE;

  for (guint i = 0; i < references->n; i++)
    for (guint j = i + 1; j < references->n; j++)
      {
        const Reference *one = &references->all[i], *two = &references->all[j];
        guint32 verb;

        if (one->draft == two->draft || strcmp (one->number, two->number) != 0)
          continue;
        found = TRUE;
        verb = becoming_between (self->reading, sentence, one, two);
        if (verb != G_MAXUINT32 && !is_pending (self->reading, sentence, verb))
          add_rename (self, newsletter, sentence, one->number);
      }
  return found;
}

static const Reference *
find_draft (const References *references, const char *number)
{
  for (guint i = 0; i < references->n; i++)
    if (references->all[i].draft && (number == NULL || strcmp (references->all[i].number, number) == 0))
      return &references->all[i];
  return NULL;
}

/* A new reference whose old one was named before, in the block or its heading. */
static void
read_new (const SnExtraction *self, SnNewsletter *newsletter, const SnSentence *sentence, const References *references,
          const References *before)
{
  for (guint i = 0; i < references->n; i++)
    {
      const Reference *to = &references->all[i];
      guint32 verb;

      if (to->draft || find_draft (before, to->number) == NULL)
        continue;
      verb = becoming_before (self->reading, sentence, to);
      if (verb != G_MAXUINT32 && !is_pending (self->reading, sentence, verb))
        add_rename (self, newsletter, sentence, to->number);
    }
}

/* "DP318 has been converted to a Modification Proposal": of the only draft that
 * the sentence, or else what stands before it, names. */
static void
read_conversion (const SnExtraction *self, SnNewsletter *newsletter, const SnSentence *sentence,
                 const References *references, const References *before)
{
  static const char *const pronouns[] = { "it", "this", "the", "that", NULL };
  const References *named = references->n > 0 ? references : before;
  guint32 verb;

  if (named->n != 1 || !named->all[0].draft || !is_conversion (self->reading, sentence, &verb) ||
      is_pending (self->reading, sentence, verb))
    return;
  if (named == before && !sn_reading_token_is_any (self->reading, sentence->first, pronouns))
    return;
  if (named == references && verb < named->all[0].first && sn_reading_token_is (self->reading, verb, "is"))
    return;
  add_rename (self, newsletter, sentence, named->all[0].number);
}

static void
join_references (References *all, const References *more)
{
  for (guint i = 0; i < more->n && all->n < MOST_REFERENCES; i++)
    all->all[all->n++] = more->all[i];
}

static void
read_block (const SnExtraction *self, SnNewsletter *newsletter, guint block)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[block].heading;
  References before = { .n = 0 };

  if (heading != SN_NO_BLOCK && heading != block)
    for (guint32 s = reading->block_sentences[heading]; s < reading->block_sentences[heading + 1]; s++)
      find_references (reading, sn_reading_sentence (reading, s), &before);
  for (guint32 s = reading->block_sentences[block]; s < reading->block_sentences[block + 1]; s++)
    {
      const SnSentence *sentence = sn_reading_sentence (reading, s);
      References references;

      references.n = 0;
      find_references (reading, sentence, &references);
      if (!read_pairs (self, newsletter, sentence, &references))
        {
          read_new (self, newsletter, sentence, &references, &before);
          read_conversion (self, newsletter, sentence, &references, &before);
        }
      if (references.n > 0 && heading == SN_NO_BLOCK)
        before.n = 0;
      join_references (&before, &references);
    }
}

/* Drafts are named in few newsletters. */
static gboolean
names_draft (const SnReading *reading)
{
  for (guint32 i = 0; i < reading->n_sentences; i++)
    if (sn_reading_sentence_has (sn_reading_sentence (reading, i), SN_SET_DRAFTS))
      return TRUE;
  return FALSE;
}

/**
 * sn_find_renames:
 *
 * Finds which Draft Proposals have become Modification Proposals, and adds them
 * to @newsletter.
 */
void
sn_find_renames (const SnExtraction *self, SnNewsletter *newsletter)
{
  if (!names_draft (self->reading))
    return;
  for (guint i = 0; i < self->outline->n_blocks; i++)
    if (self->outline->places[i].role != SN_ROLE_OTHER && self->outline->places[i].role != SN_ROLE_TITLE)
      read_block (self, newsletter, i);
}
