/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-candidate.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

/* Words that speak to the reader name nothing: "DP352 – we would like to hear
 * from you". */
static gboolean
is_address (const SnExtraction *self, guint32 first, guint32 end)
{
  static const char *const words[] = { "we", "you", "your", "please", "us", "our" };

  for (guint32 i = first; i < end; i++)
    for (guint w = 0; w < G_N_ELEMENTS (words); w++)
      if (sn_reading_token_is (self->reading, i, words[w]))
        return TRUE;
  return FALSE;
}

/* "MP295 – Consultation now open" says what is done with it, not what it is. */
static gboolean
says_only_state (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  guint64 talk = SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_PHASE) |
                 SN_WORD_BIT (SN_WORD_RESPOND);

  for (guint32 i = first; i < end; i++)
    if (sn_reading_mark_at (self->reading, block, i, SN_WORD_STAGE) != NULL)
      i = sn_reading_mark_at (self->reading, block, i, SN_WORD_STAGE)->end - 1;
    else if (sn_reading_token (self->reading, i)->kind != SN_TOKEN_PUNCT &&
             !(sn_reading_cues (self->reading, block, i, i + 1) & talk) &&
             !sn_reading_token_in (self->reading, i, SN_SET_HOLLOW) &&
             !(sn_reading_token_in (self->reading, i, SN_SET_STATES) || sn_reading_token_is (self->reading, i, "any")))
      return FALSE;
  return TRUE;
}

/* "…, closes 19 April", "…; comments by 21 April", "… closing on 25 April": what is said behind
 * the name of when to answer. */
static gboolean
tells_closing (const SnReading *reading, guint block, guint32 token, guint32 end)
{
  const SnToken *t = sn_reading_token (reading, token);
  gboolean parted = t->kind == SN_TOKEN_PUNCT && (t->value == ',' || t->value == ';' || t->value == '.');
  guint32 word = token + parted;

  if (word >= end)
    return FALSE;
  if (parted && sn_reading_cues (reading, block, word, word + 1) & SN_WORD_BIT (SN_WORD_RESPOND))
    return TRUE;
  return (sn_reading_cues (reading, block, word, word + 1) & SN_WORD_BIT (SN_WORD_CLOSE)) &&
         (parted || sn_reading_token_in (reading, word, SN_SET_PHRASE_STOPS));
}

static gboolean
ends_name (const SnReading *reading, guint block, guint32 token, guint32 end)
{
  const SnToken *t = sn_reading_token (reading, token),
                *next = token + 1 < end ? sn_reading_token (reading, token + 1) : NULL;

  if (next != NULL && next->kind == SN_TOKEN_PUNCT && next->value == ':' && next->glued)
    return t->letter_case != SN_CASE_LOWER; /* "… Stage: Refinement": a label of its own */
  if (t->kind == SN_TOKEN_PUNCT && t->value == ':' && t->glued && token > 0 &&
      sn_reading_token (reading, token - 1)->letter_case == SN_CASE_LOWER)
    return TRUE; /* "… third parties: second Refinement Consultation" */
  if (tells_closing (reading, block, token, end))
    return TRUE;
  if (t->kind != SN_TOKEN_PUNCT)
    return FALSE;
  return t->value == '(' || (t->value == '.' && (token + 1 >= end || !sn_reading_token (reading, token + 1)->glued));
}

/* "MP147 – Tamper alerts in shared cupboards", "SECMP0007: Over-the-air …", "MP302 Refinement
 * Consultation: Legacy alert codes" */
static char *
name_after_dash (const SnExtraction *self, guint block, guint32 after)
{
  const SnReading *reading = self->reading;
  guint32 end = reading->block_tokens[block + 1];
  const SnMark *stage = after < end ? sn_reading_mark_at (reading, block, after, SN_WORD_STAGE) : NULL;
  const SnToken *t;

  if (stage != NULL && stage->end < end && sn_reading_is_mark (reading, stage->end, ':'))
    after = stage->end;
  if (after + 1 >= end)
    return NULL;
  t = sn_reading_token (reading, after);
  if (t->kind != SN_TOKEN_PUNCT || (t->value != 0x2013 && t->value != '-' && t->value != ':'))
    return NULL;
  for (guint32 i = after + 1; i < end; i++)
    if (sn_reading_mark_at (reading, block, i, SN_WORD_STAGE) != NULL || ends_name (reading, block, i, end))
      {
        end = i;
        break;
      }
  if (end <= after + 1 || is_address (self, after + 1, end) || says_only_state (self, block, after + 1, end))
    return NULL;
  return sn_title_of_tokens (self->outline, block, after + 1, end);
}

/* "SECMP0025 (Party Access to Load Switching)": a name of capitals in brackets. */
static char *
name_in_brackets (const SnExtraction *self, guint block, guint32 after)
{
  const SnReading *reading = self->reading;
  guint32 end = after + 1;

  if (after + 2 >= reading->block_tokens[block + 1] || !sn_reading_is_mark (reading, after, '(') ||
      sn_reading_token (reading, end)->kind != SN_TOKEN_WORD ||
      sn_reading_token (reading, end)->letter_case != SN_CASE_CAPITAL)
    return NULL;
  while (end < reading->block_tokens[block + 1] && end < after + 20 && !sn_reading_is_mark (reading, end, ')'))
    end++;
  if (end >= reading->block_tokens[block + 1] || !sn_reading_is_mark (reading, end, ')') ||
      is_address (self, after + 1, end) || says_only_state (self, block, after + 1, end) ||
      (sn_reading_cues (reading, block, after + 1, end) &
       (SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_CLOSE) | SN_WORD_BIT (SN_WORD_MONTH) |
        SN_WORD_BIT (SN_WORD_RELEASE))) ||
      sn_title_count_content (reading, block, after + 1, end) < 3)
    return NULL;
  return sn_title_of_tokens (self->outline, block, after + 1, end);
}

static gboolean
closes_name (const SnReading *reading, guint block, guint32 token, guint32 end)
{
  return sn_reading_is_mark (reading, token, ':') || sn_reading_is_mark (reading, token, '(') ||
         sn_reading_is_mark (reading, token, 0x2013) || tells_closing (reading, block, token, end);
}

/* "MP265 Prepayment on two fuels: we have …", "MP200 Late reads (Refinement)" at the
 * beginning of a sentence: the words before the colon, bracket or dash. */
static char *
name_before_colon (const SnExtraction *self, guint block, guint32 at, guint32 after)
{
  const SnReading *reading = self->reading;
  const SnSentence *sentence = sn_reading_sentence (reading, sn_reading_sentence_of (reading, block, at));
  /* "DP289 How many keypads are in use – 5 May": a line of its own is no sentence */
  gboolean line = at == reading->block_tokens[block] && sentence->end == reading->block_tokens[block + 1] &&
                  sn_reading_block (reading, block)->text[sn_reading_block (reading, block)->length - 1] != '.';
  guint32 end = after;

  if (at != sentence->first || after >= sentence->end || sn_reading_token (reading, after)->kind != SN_TOKEN_WORD ||
      sn_reading_token (reading, after)->letter_case != SN_CASE_CAPITAL)
    return NULL;
  while (end < MIN (sentence->end, after + 14) && sn_reading_token (reading, end)->kind == SN_TOKEN_WORD &&
         !tells_closing (reading, block, end, sentence->end) &&
         (line || !sn_reading_token_in (reading, end, SN_SET_LABEL_VERBS)))
    end++;
  if (end >= sentence->end || !closes_name (reading, block, end, reading->block_tokens[block + 1]) ||
      is_address (self, after, end) || says_only_state (self, block, after, end) ||
      sn_title_count_content (reading, block, after, end) < 2)
    return NULL;
  return sn_title_of_tokens (self->outline, block, after, end);
}

/* "MP231 Alerts for stuck valves" as a heading: what stands behind the reference. */
static char *
name_of_heading (const SnExtraction *self, guint heading, const char *reference)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[heading], end = reading->block_tokens[heading + 1], after;
  g_autofree char *found = first < end ? sn_reference_headed (reading, heading, &after) : NULL;

  if (found == NULL || g_strcmp0 (found, reference) != 0 || after >= end ||
      sn_reading_token (reading, after)->kind != SN_TOKEN_WORD ||
      sn_reading_token (reading, after)->letter_case != SN_CASE_CAPITAL || is_address (self, after, end) ||
      says_only_state (self, heading, after, end) || sn_title_count_content (reading, heading, after, end) < 2)
    return NULL;
  return sn_title_of_tokens (self->outline, heading, after, end);
}

/* "https://…/documents/dp301-rfi" names a page, not the modification; the second of
 * "MP301/MP302" is one. */
static gboolean
is_in_address (const SnReading *reading, guint32 first, guint32 token)
{
  const SnToken *slash = token >= first + 2 ? sn_reading_token (reading, token - 1) : NULL;

  return slash != NULL && slash->kind == SN_TOKEN_PUNCT && slash->value == '/' && slash->glued &&
         sn_reading_token (reading, token)->glued && sn_reading_token (reading, token - 2)->glued;
}

/* "MP202 and MP201 ‘Faster joins’": where the words for one modification end, at the next;
 * @end where a name is quoted before. */
static guint32
next_reference (const SnReading *reading, guint block, guint32 first, guint32 end, const char *reference)
{
  for (guint32 i = first; i < end; i++)
    if (sn_reading_opens_quote (reading, i))
      return end;
    else if (sn_reading_token_in (reading, i, SN_SET_REFERENCES) && !is_in_address (reading, first, i))
      {
        g_autofree char *found = sn_reference_at (reading, block, i, NULL);

        if (found != NULL && g_strcmp0 (found, reference) != 0)
          return i;
      }
  return end;
}

static char *
mod_title_in (const SnExtraction *self, guint block, const char *reference)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];

  for (guint32 i = first; i < end; i++)
    {
      guint32 after, next;
      g_autofree char *found = NULL;
      char *name;

      if (!sn_reading_token_in (reading, i, SN_SET_REFERENCES))
        continue;
      found = sn_reference_at (reading, block, i, &after);
      if (g_strcmp0 (found, reference) != 0 || is_in_address (reading, first, i))
        continue;
      next = next_reference (reading, block, after, MIN (end, after + 40), reference);
      name = sn_title_quoted (self->outline, block, after, MIN (next, after + 4));
      if (name == NULL)
        name = name_before_colon (self, block, i, after);
      if (name == NULL)
        name = name_in_brackets (self, block, after);
      if (name == NULL)
        name = sn_title_quoted (self->outline, block, after, next);
      if (name == NULL)
        name = name_after_dash (self, block, after);
      if (name != NULL && name[0] != '\0')
        return name;
      g_free (name);
    }
  return NULL;
}

/**
 * sn_find_mod_title:
 * @block: where it is spoken of
 *
 * Returns: (transfer full) (nullable): the name of a modification: what stands
 *   in quotation marks or after a dash behind its reference, here or nearby.
 */
char *
sn_find_mod_title (const SnExtraction *self, guint block, const char *reference)
{
  const SnOutline *outline = self->outline;
  guint heading = outline->places[block].heading;
  char *name = mod_title_in (self, block, reference);

  if (name == NULL && heading != SN_NO_BLOCK)
    name = mod_title_in (self, heading, reference);
  if (name == NULL && heading != SN_NO_BLOCK)
    name = name_of_heading (self, heading, reference);
  if (name == NULL && heading != SN_NO_BLOCK)
    {
      g_autofree char *above = sn_reference_above (self, heading);

      name = g_strcmp0 (above, reference) == 0 ? sn_title_of_heading (outline, heading) : NULL;
    }
  for (guint i = block; name == NULL && i > 0 && outline->places[i - 1].heading == heading; i--)
    name = mod_title_in (self, i - 1, reference);
  for (guint i = block + 1; name == NULL && i < outline->n_blocks && outline->places[i].heading == heading; i++)
    name = mod_title_in (self, i, reference);
  return name;
}

/**
 * sn_title_of_mod:
 * @stage: (nullable): its stage
 * @name: (nullable): its name
 *
 * Returns: (transfer full): "SECMP0056 Refinement Consultation: …".
 */
char *
sn_title_of_mod (const SnExtraction *self, const char *reference, const char *stage, const char *name)
{
  const char *kind = stage != NULL && strcmp (stage, "development") != 0
                         ? sn_lexicon_get_name (self->reading->lexicon, SN_WORD_STAGE, stage)
                         : "consultation";

  /* A name that only repeats the stage is none. */
  if (name == NULL || name[0] == '\0' || g_ascii_strncasecmp (kind, name, strlen (name)) == 0)
    return g_strconcat (reference, " ", kind, NULL);
  return g_strconcat (reference, " ", kind, ": ", name, NULL);
}
