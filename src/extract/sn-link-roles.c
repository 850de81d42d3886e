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
  gsize length = strlen (text);
  g_autofree SnToken *tokens = g_new (SnToken, length);
  guint n_tokens = sn_tokenize (self->reading->lexicon, text, length, tokens);
  Speaks roles = 0;

  for (guint i = 0; i < n_tokens; i++)
    {
      const GPtrArray *phrases = sn_lexicon_get_phrases (self->reading->lexicon, tokens[i].word);

      for (guint p = 0; phrases != NULL && p < phrases->len; p++)
        {
          const SnPhrase *phrase = phrases->pdata[p];
          guint n = 1;

          while (n < phrase->n_words && i + n < n_tokens && tokens[i + n].word == phrase->words[n])
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

/* Where an item is spoken of: each place that was merged into it counts. */
typedef struct
{
  SnCandidate *candidate;
  guint block;
  guint32 first;
  guint32 end;
  gboolean row;
} Spot;

static guint
block_at (const SnExtraction *self, gsize document_offset)
{
  guint low = 0, high = self->outline->n_blocks;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (sn_block_to_document (sn_document_get_block (self->reading->document, middle), 0) <= document_offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static GArray *
find_spots (const SnExtraction *self)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (Spot));

  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];
      GPtrArray *mentions = sn_item_get_mentions (candidate->item);
      Spot own = { candidate, candidate->block, candidate->first, candidate->end, candidate->row };

      g_array_append_val (spots, own);
      for (guint m = 0; m < mentions->len; m++)
        {
          const SnMention *mention = mentions->pdata[m];
          guint block = block_at (self, mention->start);
          guint32 first = token_at (self, block, mention->start);
          Spot other = { candidate, block, first, token_at (self, block, mention->start + mention->length), FALSE };

          if (block == candidate->block || self->outline->places[block].role != SN_ROLE_TEXT)
            continue;
          other.end = MAX (other.end, first + 1);
          g_array_append_val (spots, other);
        }
    }
  return spots;
}

/* A link that names a modification belongs to that. */
static SnCandidate *
named_in (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  g_autofree char *reference = sn_find_reference (self, block, first, end);
  SnCandidate *best = NULL;

  for (guint i = 0; i < self->candidates->len && reference != NULL; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      if (g_strcmp0 (sn_item_get_reference (candidate->item), reference) == 0 &&
          (best == NULL || weight (candidate) > weight (best)))
        best = candidate;
    }
  return best;
}

/* A row of the diary: what is linked below it is not about one meeting. */
static gboolean
is_meeting (const SnCandidate *candidate)
{
  return sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && sn_item_get_committee (candidate->item) != NULL;
}

/* The matter of the article above the link: prose first; of a list or table, an
 * item where nothing else is there. */
static SnCandidate *
matter_of (const SnExtraction *self, const GArray *spots, guint block)
{
  guint heading = self->outline->places[block].heading, distance = G_MAXUINT, top = 0;
  gboolean alone = sn_document_get_block (self->reading->document, block)->kind == SN_BLOCK_LIST_ITEM;
  SnCandidate *best = NULL;

  for (guint i = 0; i < spots->len; i++)
    {
      const Spot *spot = &g_array_index (spots, Spot, i);
      gboolean vacancy = sn_item_get_kind (spot->candidate->item) == SN_ITEM_VACANCY;
      gboolean item =
          spot->row || sn_document_get_block (self->reading->document, spot->block)->kind == SN_BLOCK_LIST_ITEM;
      guint gap = spot->block > block ? spot->block - block : block - spot->block, value;

      if (self->outline->places[spot->block].heading != heading || (alone && (spot->block > block || !vacancy)) ||
          (item && (spot->block > block || is_meeting (spot->candidate))))
        continue;
      value = weight (spot->candidate) + (item && !(vacancy && !spot->row) ? 0 : 10);
      if (value > top || (value == top && gap < distance))
        {
          best = spot->candidate;
          top = value;
          distance = gap;
        }
    }
  return best;
}

/* Who a link belongs to: the modification that it names; what its sentence
 * speaks of; else what was spoken of last before it in the paragraph; else what
 * comes next there; else the matter of the article. */
static SnCandidate *
owner_of (const SnExtraction *self, const GArray *spots, guint block, const SnSentence *sentence, const SnLink *link)
{
  guint32 first = sentence->first, end = sentence->end;
  SnCandidate *best = named_in (self, block, token_at (self, block, link->start),
                                MIN (token_at (self, block, link->start + link->length) + 1, end));
  SnCandidate *before = NULL, *after = NULL;
  gboolean alone = sn_document_get_block (self->reading->document, block)->kind == SN_BLOCK_LIST_ITEM;
  guint32 nearest = 0;

  if (best != NULL)
    return best;
  for (guint i = 0; i < spots->len; i++)
    {
      const Spot *spot = &g_array_index (spots, Spot, i);

      if (spot->block != block)
        continue;
      if (spot->first < end && spot->end > first && (best == NULL || weight (spot->candidate) > weight (best)))
        best = spot->candidate;
      if (spot->end <= first && spot->end >= nearest)
        {
          before = spot->candidate;
          nearest = spot->end;
        }
      else if (spot->first >= end && after == NULL)
        after = spot->candidate;
    }
  if (best != NULL || before != NULL)
    return best != NULL ? best : before;
  if (alone && after != NULL)
    return after;
  best = matter_of (self, spots, block);
  return best != NULL ? best : after;
}

/* "Seminars are on 16 June and 30 June": said in one breath, or listed together
 * above the link. */
static gboolean
stands_with (const SnExtraction *self, guint block, const SnCandidate *owner, const SnCandidate *candidate)
{
  SnDocument *document = self->reading->document;
  const SnPlace *places = self->outline->places;
  const SnBlock *a = sn_document_get_block (document, owner->block);
  const SnBlock *b = sn_document_get_block (document, candidate->block);

  if (sn_item_get_kind (owner->item) != sn_item_get_kind (candidate->item) || is_meeting (candidate))
    return FALSE;
  if (owner->block == candidate->block && owner->first == candidate->first && !owner->row)
    return TRUE;
  return a->kind == b->kind && a->kind != SN_BLOCK_PARAGRAPH && block > owner->block && block > candidate->block &&
         places[owner->block].heading == places[candidate->block].heading &&
         places[block].heading == places[owner->block].heading &&
         sn_document_get_block (document, block)->kind == SN_BLOCK_PARAGRAPH;
}

static void
place_link (SnExtraction *self, const GArray *spots, guint block, const SnLink *link)
{
  guint32 token = token_at (self, block, link->start);
  const SnSentence *sentence;
  SnCandidate *owner;

  if (self->reading->block_sentences[block] == self->reading->block_sentences[block + 1])
    return;
  sentence = sn_reading_sentence (self->reading, sn_reading_sentence_of (self->reading, block, token));
  owner = owner_of (self, spots, block, sentence, link);
  if (owner == NULL)
    return;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];

      if (same_matter (owner, candidate) || stands_with (self, block, owner, candidate) ||
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
  g_autoptr (GArray) spots = find_spots (self);

  for (guint i = 0; i < self->outline->n_blocks; i++)
    {
      const SnBlock *block = sn_document_get_block (self->reading->document, i);
      SnBlockRole role = self->outline->places[i].role;

      if (role == SN_ROLE_OTHER || role == SN_ROLE_TITLE || role == SN_ROLE_SUMMARY)
        continue;
      for (guint n = 0; n < block->n_links; n++)
        place_link (self, spots, i, links->pdata[block->first_link + n]);
    }
}
