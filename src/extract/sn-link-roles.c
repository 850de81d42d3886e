/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-link-private.h"
#include "sn-reference.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* So many words, with its colon, has what stands before a link and says what it is for. */
#define LABEL_TOKENS 4

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

/* Who joins goes to an event. */
static guint
weight_for (const SnCandidate *candidate, gboolean join)
{
  return weight (candidate) + (join && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT ? 10 : 0);
}

static void
give (const SnExtraction *self, SnCandidate *candidate, SnPlacedLink *placed)
{
  SnLinkRole role = sn_placed_link_role (self, placed, sn_item_get_kind (candidate->item));
  const SnLink *link = placed->link;

  if (placed->given == NULL || placed->given->role != role)
    {
      g_clear_pointer (&placed->given, sn_link_unref);
      placed->given = sn_link_new (role, link->label, link->uri, link->start, link->length);
    }
  sn_item_add_link (candidate->item, placed->given);
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
  if (deadline->event != NULL && deadline->event == event)
    return TRUE;
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
  const SnBlock *b = sn_reading_block (self->reading, block);
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

/**
 * sn_link_block_at:
 * @document_offset: in bytes
 *
 * Returns: the block that the offset is in.
 */
guint
sn_link_block_at (const SnExtraction *self, gsize document_offset)
{
  guint low = 0, high = self->outline->n_blocks;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (sn_reading_block (self->reading, middle)->start <= document_offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static GArray *
find_spots (const SnExtraction *self)
{
  GArray *spots = g_array_sized_new (FALSE, FALSE, sizeof (Spot), self->candidates->len * 2);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];
      GPtrArray *mentions = sn_item_get_mentions (candidate->item);
      Spot own = { candidate, candidate->block, candidate->first, candidate->end, candidate->row };

      g_array_append_val (spots, own);
      for (guint m = 0; m < mentions->len; m++)
        {
          const SnMention *mention = mentions->pdata[m];
          guint block = sn_link_block_at (self, mention->start);
          Spot other = { candidate, block, 0, 0, FALSE };

          if (block == candidate->block || self->outline->places[block].role != SN_ROLE_TEXT)
            continue;
          other.first = token_at (self, block, mention->start);
          other.end = MAX (token_at (self, block, mention->start + mention->length), other.first + 1);
          g_array_append_val (spots, other);
        }
    }
  return spots;
}

/* Indices by a small number, in their order. */
typedef struct
{
  guint *starts; /* for each number its first place; one more at the end */
  guint *order;
} Groups;

static void
clear_groups (Groups *groups)
{
  g_free (groups->starts);
  g_free (groups->order);
}

/* Sorts the indices of @numbers, all of which are below @end, by what they are. */
static Groups
group_by (const guint *numbers, guint n, guint end)
{
  Groups groups = { g_new0 (guint, end + 2), g_new (guint, n + 1) };

  for (guint i = 0; i < n; i++)
    groups.starts[numbers[i] + 2]++;
  for (guint i = 2; i < end + 2; i++)
    groups.starts[i] += groups.starts[i - 1];
  for (guint i = 0; i < n; i++)
    groups.order[groups.starts[numbers[i] + 1]++] = i;
  return groups;
}

/* What links are looked for among, by where it stands or what it is called, so
 * that not each link is held against everything. */
typedef struct
{
  const SnExtraction *extraction;
  GArray *spots;     /* Spot */
  Groups in_block;   /* spots by their block */
  Groups in_article; /* spots by their heading */
  Groups articles;   /* candidates by their heading */
  Groups references; /* candidates by reference_slot() */
} Places;

/* No heading counts as one behind the last block. */
static guint
heading_of (const SnExtraction *self, guint block)
{
  return MIN (self->outline->places[block].heading, self->outline->n_blocks);
}

static guint
reference_slot (const SnExtraction *self, const char *reference)
{
  return reference != NULL ? g_str_hash (reference) % self->candidates->len : self->candidates->len;
}

static void
places_init (Places *self, const SnExtraction *extraction, GArray *spots)
{
  guint n = extraction->candidates->len, n_blocks = extraction->outline->n_blocks;
  g_autofree guint *numbers = g_new (guint, MAX (n, spots->len) + 1);

  self->extraction = extraction;
  self->spots = spots;
  for (guint i = 0; i < spots->len; i++)
    numbers[i] = g_array_index (spots, Spot, i).block;
  self->in_block = group_by (numbers, spots->len, n_blocks + 1);
  for (guint i = 0; i < spots->len; i++)
    numbers[i] = heading_of (extraction, numbers[i]);
  self->in_article = group_by (numbers, spots->len, n_blocks + 1);
  for (guint i = 0; i < n; i++)
    numbers[i] = heading_of (extraction, ((SnCandidate *) extraction->candidates->pdata[i])->block);
  self->articles = group_by (numbers, n, n_blocks + 1);
  for (guint i = 0; i < n; i++)
    numbers[i] =
        reference_slot (extraction, sn_item_get_reference (((SnCandidate *) extraction->candidates->pdata[i])->item));
  self->references = group_by (numbers, n, n + 1);
}

static void
places_clear (Places *self)
{
  clear_groups (&self->in_block);
  clear_groups (&self->in_article);
  clear_groups (&self->articles);
  clear_groups (&self->references);
}

static const Spot *
spot_at (const Places *self, const Groups *groups, guint i)
{
  return &g_array_index (self->spots, Spot, groups->order[i]);
}

static SnCandidate *
candidate_at (const Places *self, const Groups *groups, guint i)
{
  return self->extraction->candidates->pdata[groups->order[i]];
}

/* A link that names a modification belongs to that. */
static SnCandidate *
named_in (const Places *self, guint block, guint32 first, guint32 end)
{
  g_autofree char *reference = sn_find_reference (self->extraction, block, first, end);
  guint slot = reference_slot (self->extraction, reference);
  SnCandidate *best = NULL;

  for (guint i = self->references.starts[slot]; reference != NULL && i < self->references.starts[slot + 1]; i++)
    {
      SnCandidate *candidate = candidate_at (self, &self->references, i);

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

/* "All use the same nomination form" above a table of seats, "Book your place" above a list of
 * sessions: what the link is for comes below it. */
static gboolean
leads_to (const SnCandidate *candidate, guint64 sentence, gboolean join)
{
  if (sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY)
    return (sentence & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY))) != 0;
  return sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && join && !is_meeting (candidate);
}

/* The matter of the article above the link: prose first; of a list or table, an
 * item where nothing else is there, but for somebody's address. */
static SnCandidate *
matter_of (const Places *self, guint block, const SnLink *link, guint64 sentence, gboolean join)
{
  guint heading = heading_of (self->extraction, block), distance = G_MAXUINT, top = 0;
  SnDocument *document = self->extraction->reading->document;
  gboolean alone = sn_document_get_block (document, block)->kind == SN_BLOCK_LIST_ITEM;
  gboolean mail = g_ascii_strncasecmp (link->uri, "mailto:", 7) == 0;
  SnCandidate *best = NULL;

  for (guint i = self->in_article.starts[heading]; i < self->in_article.starts[heading + 1]; i++)
    {
      const Spot *spot = spot_at (self, &self->in_article, i);
      gboolean vacancy = sn_item_get_kind (spot->candidate->item) == SN_ITEM_VACANCY;
      gboolean item = spot->row || sn_document_get_block (document, spot->block)->kind == SN_BLOCK_LIST_ITEM;
      guint gap = spot->block > block ? spot->block - block : block - spot->block, value;

      if ((alone && (spot->block > block || !vacancy)) ||
          (item && ((spot->block > block && !leads_to (spot->candidate, sentence, join)) ||
                    is_meeting (spot->candidate) || (mail && spot->row && !vacancy))))
        continue;
      value = weight (spot->candidate) + (item && !(vacancy && !spot->row) ? 0 : 10);
      if (join && sn_item_get_kind (spot->candidate->item) == SN_ITEM_EVENT && !is_meeting (spot->candidate))
        value += 20; /* "Dial in" */
      if (value > top || (value == top && gap < distance))
        {
          best = spot->candidate;
          top = value;
          distance = gap;
        }
    }
  return best;
}

/* "respond to MP263 and MP264" with a link each: whose link it is it says itself. */
static gboolean
names_one (const SnExtraction *self, const SnPlacedLink *placed)
{
  g_autofree char *reference =
      sn_reference_find (self->reading, placed->block, placed->first, MAX (placed->end, placed->first + 1), NULL);

  return reference != NULL;
}

/* "register", "ask for the joining link", "book a place": it is for where one goes, not
 * for the modification of which the paragraph speaks. */
static gboolean
joins (const SnExtraction *self, const SnSentence *sentence, const SnPlacedLink *placed)
{
  const SnReading *reading = self->reading;
  guint32 end = MAX (placed->end, placed->first + 1);
  gboolean labelled = placed->first > sentence->first + 1 && placed->first <= sentence->first + LABEL_TOKENS &&
                      sn_reading_is_mark (reading, placed->first - 1, ':'); /* "Join: Meeting link" */

  for (guint32 i = labelled ? sentence->first : placed->first; i < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_ATTENDANCE))
      return TRUE;
  return (sn_reading_cues (reading, placed->block, placed->first, end) & BIT (SN_WORD_REGISTER)) != 0;
}

/* "To join, drop us a line", "the change team will forward the dial-in": what the sentence says around
 * a link, where it speaks of no answers. */
static gboolean
is_said_to_join (const SnExtraction *self, const SnSentence *sentence)
{
  const guint64 answers = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_CONSULT);

  return !(sentence->cues & answers) &&
         sn_reading_has_in_set (self->reading, sentence->first, sentence->end, SN_SET_ATTENDANCE);
}

/* Whether the sentence says when it is: "Nominations are due by 2 March, on the usual
 * form", of a seat that the sentences before speak of. */
static gboolean
says_when (const SnExtraction *self, const SnSentence *sentence, const SnCandidate *candidate)
{
  const SnWhen *when = candidate->when != G_MAXUINT32 ? sn_outline_when (self->outline, candidate->when) : NULL;

  return when != NULL && when->block == sentence->block && when->first >= sentence->first &&
         when->first < sentence->end;
}

/* "You can reserve a place online" below a list of dates: one of the events of the list,
 * with which the others stand. */
static SnCandidate *
listed_above (const Places *self, guint block)
{
  const SnExtraction *extraction = self->extraction;

  if (block == 0 || sn_reading_block (extraction->reading, block - 1)->kind != SN_BLOCK_LIST_ITEM ||
      heading_of (extraction, block - 1) != heading_of (extraction, block))
    return NULL;
  for (guint i = self->in_block.starts[block - 1]; i < self->in_block.starts[block]; i++)
    {
      SnCandidate *candidate = spot_at (self, &self->in_block, i)->candidate;

      if (sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && !is_meeting (candidate))
        return candidate;
    }
  return NULL;
}

/* "All three use the same nomination form" right below a list or table of seats: the last of
 * them, with which the others stand. */
static SnCandidate *
seats_above (const Places *self, guint block)
{
  const SnExtraction *extraction = self->extraction;

  if (block == 0 || sn_reading_block (extraction->reading, block - 1)->kind == SN_BLOCK_PARAGRAPH ||
      heading_of (extraction, block - 1) != heading_of (extraction, block))
    return NULL;
  for (guint i = self->in_block.starts[block - 1]; i < self->in_block.starts[block]; i++)
    if (sn_item_get_kind (spot_at (self, &self->in_block, i)->candidate->item) == SN_ITEM_VACANCY)
      return spot_at (self, &self->in_block, i)->candidate;
  return NULL;
}

/* Whether the modification of which a sentence with a link speaks is named in its paragraph,
 * or the link is for answers: not where a paragraph only stands under its name, and tells of
 * a webinar. */
static gboolean
names_in_block (const SnExtraction *self, const SnSentence *sentence)
{
  const SnReading *reading = self->reading;
  g_autofree char *reference = sn_reference_find (reading, sentence->block, reading->block_tokens[sentence->block],
                                                  reading->block_tokens[sentence->block + 1], NULL);

  return reference != NULL || (sentence->cues & (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE)));
}

/* Who a link belongs to: the modification that it names; what its sentence
 * speaks of; else what was spoken of last before it in the paragraph; else what
 * comes next there; else the matter of the article. */
static SnCandidate *
owner_of (const Places *self, const SnSentence *sentence, const SnPlacedLink *placed)
{
  const SnExtraction *extraction = self->extraction;
  guint block = placed->block;
  guint32 first = sentence->first, end = sentence->end;
  SnCandidate *named = named_in (self, block, placed->first, MIN (placed->end + 1, end));
  SnCandidate *best = NULL, *before = NULL, *after = NULL;
  gboolean join = placed->joins;
  gboolean alone = sn_reading_block (extraction->reading, block)->kind == SN_BLOCK_LIST_ITEM;
  guint32 nearest = 0;

  if (named != NULL && (names_one (extraction, placed) || (!join && names_in_block (extraction, sentence))))
    return named;
  for (guint i = self->in_block.starts[block]; i < self->in_block.starts[block + 1]; i++)
    {
      const Spot *spot = spot_at (self, &self->in_block, i);

      if (((spot->first < end && spot->end > first) || says_when (extraction, sentence, spot->candidate)) &&
          (best == NULL || weight_for (spot->candidate, join) > weight_for (best, join)))
        best = spot->candidate;
      if (spot->end <= first && spot->end >= nearest)
        {
          before = spot->candidate;
          nearest = spot->end;
        }
      else if (spot->first >= end && after == NULL)
        after = spot->candidate;
    }
  if (best == NULL && (before == NULL || !join))
    best = named;
  if (best != NULL || before != NULL)
    return best != NULL ? best : before;
  if (alone && after != NULL)
    return after;
  if (!alone && join && (best = listed_above (self, block)) != NULL)
    return best;
  if (!alone && (best = seats_above (self, block)) != NULL)
    return best;
  best = matter_of (self, block, placed->link, sentence->cues, join);
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

/* "Get the nomination pack" below several seats: for each that has no link of its own. */
static gboolean
shares_form (const SnPlacedLink *placed, const SnCandidate *owner, const SnCandidate *candidate)
{
  return sn_item_get_kind (owner->item) == SN_ITEM_VACANCY && sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY &&
         owner->block < placed->block && candidate->block < placed->block &&
         sn_item_get_links (candidate->item)->len == 0;
}

/* All that another item shares a link by is under one heading, but for the
 * modification that both are about. */
static void
give_to_all (const Places *self, SnCandidate *owner, SnPlacedLink *placed)
{
  const SnExtraction *extraction = self->extraction;
  guint heading = heading_of (extraction, owner->block);
  guint slot = reference_slot (extraction, sn_item_get_reference (owner->item));
  gboolean shared = !names_one (extraction, placed);

  for (guint i = self->articles.starts[heading]; i < self->articles.starts[heading + 1]; i++)
    {
      SnCandidate *candidate = candidate_at (self, &self->articles, i);

      if (same_matter (owner, candidate) || (shared && stands_with (extraction, placed->block, owner, candidate)) ||
          ((placed->sentence & BIT (SN_WORD_REGISTER)) &&
           (is_event_of (extraction, owner, candidate) || is_event_of (extraction, candidate, owner))) ||
          shares_seats (owner, candidate) || shares_form (placed, owner, candidate))
        give (extraction, candidate, placed);
    }
  if (sn_item_get_reference (owner->item) == NULL)
    return;
  for (guint i = self->references.starts[slot]; i < self->references.starts[slot + 1]; i++)
    if (same_matter (owner, candidate_at (self, &self->references, i)))
      give (extraction, candidate_at (self, &self->references, i), placed);
}

/* "Respond: https://…", "Have your say here: https://…" */
static guint64
words_leading_to (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  if (token < sentence->first + 2 || token - sentence->first > 6 || !sn_reading_is_mark (reading, token - 1, ':'))
    return 0;
  return sn_reading_cues (reading, sentence->block, sentence->first, token - 1);
}

static void
place_link (const Places *self, guint block, const SnLink *link)
{
  const SnReading *reading = self->extraction->reading;
  SnPlacedLink placed = { .link = link, .block = block };
  const SnSentence *sentence;
  SnCandidate *owner;

  if (reading->block_sentences[block] == reading->block_sentences[block + 1])
    return;
  placed.first = token_at (self->extraction, block, link->start);
  placed.end = token_at (self->extraction, block, link->start + link->length);
  sentence = sn_reading_sentence (reading, sn_reading_sentence_of (reading, block, placed.first));
  placed.joins = joins (self->extraction, sentence, &placed) || is_said_to_join (self->extraction, sentence);
  owner = owner_of (self, sentence, &placed);
  if (owner == NULL)
    return;
  placed.sentence = sentence->cues;
  placed.led = words_leading_to (reading, sentence, placed.first);
  give_to_all (self, owner, &placed);
  g_clear_pointer (&placed.given, sn_link_unref);
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
  g_autoptr (GArray) spots = NULL;
  Places places;

  if (links->len == 0 || self->candidates->len == 0)
    return;
  spots = find_spots (self);
  places_init (&places, self, spots);
  for (guint i = 0; i < self->outline->n_blocks; i++)
    {
      const SnBlock *block = sn_reading_block (self->reading, i);
      SnBlockRole role = self->outline->places[i].role;

      if (role == SN_ROLE_OTHER || role == SN_ROLE_TITLE || role == SN_ROLE_SUMMARY)
        continue;
      for (guint n = 0; n < block->n_links; n++)
        place_link (&places, i, links->pdata[block->first_link + n]);
    }
  places_clear (&places);
  sn_share_links (self);
}
