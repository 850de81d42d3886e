/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-candidate.h"
#include "sn-tokenize.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* The roles that words of a label or an address speak of, as bits. */
typedef enum
{
  SPEAKS_OF_ANSWER = 1 << 0,
  SPEAKS_OF_DOCUMENT = 1 << 1,
  SPEAKS_OF_PLACE = 1 << 2,
} Speaks;

static Speaks
role_named (const char *value)
{
  return strcmp (value, "respond") == 0    ? SPEAKS_OF_ANSWER
         : strcmp (value, "document") == 0 ? SPEAKS_OF_DOCUMENT
                                           : SPEAKS_OF_PLACE;
}

static Speaks
roles_in (const SnExtraction *self, const char *text)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (SnToken));
  Speaks roles = 0;

  sn_tokenize (self->reading->lexicon, 0, text, strlen (text), tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      const GPtrArray *phrases =
          sn_lexicon_get_phrases (self->reading->lexicon, g_array_index (tokens, SnToken, i).word);

      for (guint p = 0; phrases != NULL && p < phrases->len; p++)
        {
          const SnPhrase *phrase = phrases->pdata[p];
          guint n = 1;

          while (n < phrase->n_words && i + n < tokens->len &&
                 g_array_index (tokens, SnToken, i + n).word == phrase->words[n])
            n++;
          if (n == phrase->n_words && phrase->word_class == SN_WORD_LINK)
            roles |= role_named (phrase->value);
        }
    }
  return roles;
}

/* The last part of the path tells of a form where the label says "here". */
static char *
path_words (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *slash;
  char *words;

  if (parsed == NULL)
    return g_strdup ("");
  slash = strrchr (g_uri_get_path (parsed), '/');
  words = g_strconcat (slash != NULL ? slash + 1 : "", " ", g_uri_get_query (parsed), NULL);
  g_strdelimit (words, "-_+=&%.", ' ');
  return words;
}

/* What a link is for: its own words say so first, then where it leads, then
 * the sentence that it stands in. */
static SnLinkRole
role_of (const SnExtraction *self, const SnLink *link, SnItemKind kind, guint64 sentence)
{
  Speaks label = roles_in (self, link->label), path;
  g_autofree char *words = NULL;
  gboolean answerable = kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY;

  if (sn_link_is_mail (link))
    return SN_LINK_MAIL;
  if (answerable && (label & SPEAKS_OF_ANSWER))
    return SN_LINK_RESPOND;
  if (!answerable && (label & SPEAKS_OF_PLACE))
    return SN_LINK_REGISTER;
  if (label & SPEAKS_OF_DOCUMENT)
    return SN_LINK_DOCUMENT;
  words = path_words (link->uri);
  path = roles_in (self, words);
  if (answerable && (path & SPEAKS_OF_ANSWER))
    return SN_LINK_RESPOND;
  if (!answerable && ((path & SPEAKS_OF_PLACE) || (sentence & BIT (SN_WORD_REGISTER))))
    return SN_LINK_REGISTER;
  if (kind == SN_ITEM_CONSULTATION && (sentence & BIT (SN_WORD_RESPOND)) && (sentence & BIT (SN_WORD_CLOSE)))
    return SN_LINK_RESPOND;
  if (kind == SN_ITEM_VACANCY && (sentence & BIT (SN_WORD_NOMINATE)))
    return SN_LINK_RESPOND;
  return SN_LINK_READ;
}

/* The matter of an article: what its remaining links are taken to be for. */
static guint
weight (const SnCandidate *candidate)
{
  switch (sn_item_get_kind (candidate->item))
    {
    case SN_ITEM_CONSULTATION:
      return 5;
    case SN_ITEM_VACANCY:
      return 4;
    case SN_ITEM_EVENT:
      return 3;
    case SN_ITEM_MILESTONE:
      return 2;
    case SN_ITEM_DEADLINE:
    default:
      return 1;
    }
}

/* Whether the candidate is spoken of in the sentence, anywhere in the item. */
static gboolean
in_sentence (const SnCandidate *candidate, guint block, const SnSentence *sentence)
{
  return candidate->block == block && candidate->first < sentence->end && candidate->end > sentence->first;
}

static void
give (SnExtraction *self, SnCandidate *candidate, const SnLink *link, guint64 sentence)
{
  SnLinkRole role = role_of (self, link, sn_item_get_kind (candidate->item), sentence);
  g_autoptr (SnLink) own = sn_link_new (role, link->label, link->uri, link->start, link->length);

  sn_item_add_link (candidate->item, own);
}

static gboolean
shares_seats (const SnCandidate *a, const SnCandidate *b)
{
  return sn_item_get_kind (a->item) == SN_ITEM_VACANCY && sn_item_get_kind (b->item) == SN_ITEM_VACANCY &&
         (a->when == b->when || g_strcmp0 (sn_item_get_committee (a->item), sn_item_get_committee (b->item)) == 0);
}

/* One registers for an event where one registers by a date. */
static gboolean
is_event_of (const SnExtraction *self, const SnCandidate *deadline, const SnCandidate *event)
{
  return sn_item_get_kind (deadline->item) == SN_ITEM_DEADLINE && sn_item_get_kind (event->item) == SN_ITEM_EVENT &&
         !event->row && event->block <= deadline->block &&
         self->outline->places[event->block].heading == self->outline->places[deadline->block].heading &&
         strstr (sn_item_get_title (deadline->item), sn_item_get_title (event->item)) != NULL;
}

static gboolean
same_matter (const SnCandidate *a, const SnCandidate *b)
{
  const char *reference = sn_item_get_reference (a->item);

  return a == b || (reference != NULL && g_strcmp0 (reference, sn_item_get_reference (b->item)) == 0 &&
                    sn_item_get_kind (a->item) == sn_item_get_kind (b->item));
}

/* Who a link belongs to: what its sentence speaks of; else what was spoken of
 * last before it in the paragraph; else what comes next there; else the matter
 * of the article, the nearest where it has several. */
static SnCandidate *
owner_of (SnExtraction *self, guint block, const SnSentence *sentence)
{
  SnCandidate *best = NULL, *before = NULL, *after = NULL;
  guint heading = self->outline->places[block].heading;
  gboolean alone = sn_document_get_block (self->reading->document, block)->kind == SN_BLOCK_LIST_ITEM;
  guint distance = G_MAXUINT, top = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      if (candidate->block != block)
        continue;
      if (in_sentence (candidate, block, sentence) && (best == NULL || weight (candidate) > weight (best)))
        best = candidate;
      if (candidate->end <= sentence->first)
        before = candidate;
      else if (candidate->first >= sentence->end && after == NULL)
        after = candidate;
    }
  if (best != NULL || before != NULL)
    return best != NULL ? best : before;
  if (alone && after != NULL)
    return after;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];
      guint gap = candidate->block > block ? candidate->block - block : block - candidate->block;

      if (candidate->row || self->outline->places[candidate->block].heading != heading ||
          (alone && candidate->block > block))
        continue;
      if (sn_document_get_block (self->reading->document, candidate->block)->kind == SN_BLOCK_LIST_ITEM &&
          candidate->block != block && sn_item_get_kind (candidate->item) != SN_ITEM_VACANCY)
        continue;
      if (alone && sn_item_get_kind (candidate->item) != SN_ITEM_VACANCY)
        continue;
      if (weight (candidate) > top || (weight (candidate) == top && gap < distance))
        {
          best = candidate;
          top = weight (candidate);
          distance = gap;
        }
    }
  return best != NULL ? best : after;
}

/* The first token of the block at the offset or after it; else its last. */
static guint32
token_at (const SnExtraction *self, guint block, gsize document_offset)
{
  const SnBlock *b = sn_document_get_block (self->reading->document, block);
  guint32 low = self->reading->block_tokens[block], end = self->reading->block_tokens[block + 1], high = end;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (sn_block_to_document (b, sn_reading_token (self->reading, middle)->start) >= document_offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low == end && end > self->reading->block_tokens[block] ? end - 1 : low;
}

static void
place_link (SnExtraction *self, guint block, const SnLink *link)
{
  guint32 token = token_at (self, block, link->start);
  const SnSentence *sentence;
  SnCandidate *owner;

  if (self->reading->block_sentences[block] == self->reading->block_sentences[block + 1])
    return;
  sentence = sn_reading_sentence (self->reading, sn_reading_sentence_of (self->reading, block, token));
  owner = owner_of (self, block, sentence);
  if (owner == NULL)
    return;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      if (same_matter (owner, candidate) ||
          ((sentence->cues & BIT (SN_WORD_REGISTER)) && is_event_of (self, owner, candidate)) ||
          (shares_seats (owner, candidate) &&
           self->outline->places[candidate->block].heading == self->outline->places[owner->block].heading))
        give (self, candidate, link, sentence->cues);
    }
}

/**
 * sn_add_links:
 *
 * Gives each item the links that belong to it, with what each is for.
 */
void
sn_add_links (SnExtraction *self)
{
  GPtrArray *links = sn_document_get_links (self->reading->document);

  for (guint i = 0; i < self->outline->n_blocks; i++)
    {
      const SnBlock *block = sn_document_get_block (self->reading->document, i);
      SnBlockRole role = self->outline->places[i].role;

      if (role == SN_ROLE_OTHER || role == SN_ROLE_TITLE || role == SN_ROLE_SUMMARY)
        continue;
      for (guint n = 0; n < block->n_links; n++)
        place_link (self, i, links->pdata[block->first_link + n]);
    }
}
