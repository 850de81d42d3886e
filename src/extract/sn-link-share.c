/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links of one item that are another's as well, which has none: one form serves several seats,
 * and who registers for an event does so where its last day for that is told. */

#include "sn-link-private.h"

/* So many items before and behind may share a link, so that a long text takes no longer for each. */
#define MOST_NEIGHBOURS 60

static gboolean
is_meeting (const SnCandidate *candidate)
{
  return sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && sn_item_get_committee (candidate->item) != NULL;
}

static guint
article_of (const SnExtraction *self, const SnCandidate *candidate)
{
  return self->outline->places[candidate->block].heading;
}

/* The heading above that of the item's article, or %SN_NO_BLOCK. */
static guint
section_of (const SnExtraction *self, const SnCandidate *candidate)
{
  guint heading = article_of (self, candidate);

  return heading != SN_NO_BLOCK ? self->outline->places[heading].parent : SN_NO_BLOCK;
}

/* Whether the item is spoken of under the heading, be it beside its row in a table of dates. */
static gboolean
is_told_under (const SnExtraction *self, const SnCandidate *candidate, guint heading)
{
  GPtrArray *mentions = sn_item_get_mentions (candidate->item);

  if (article_of (self, candidate) == heading)
    return TRUE;
  for (guint i = 0; i < mentions->len; i++)
    {
      guint block = sn_link_block_at (self, ((const SnMention *) mentions->pdata[i])->start);

      if (self->outline->places[block].heading == heading)
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_of_one_article (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  guint one = article_of (self, a), other = article_of (self, b);

  return (one != SN_NO_BLOCK && is_told_under (self, b, one)) ||
         (other != SN_NO_BLOCK && is_told_under (self, a, other));
}

/* Whether no other event near the two is told of in the article of @deadline. */
static gboolean
is_only_event (const SnExtraction *self, guint event_index, guint deadline_index)
{
  const SnCandidate *event = self->candidates->pdata[event_index];
  guint heading = article_of (self, self->candidates->pdata[deadline_index]);
  guint low = deadline_index - MIN (deadline_index, MOST_NEIGHBOURS);
  guint end = MIN (self->candidates->len, deadline_index + MOST_NEIGHBOURS);

  if (heading == SN_NO_BLOCK || !is_told_under (self, event, heading))
    return FALSE;
  for (guint i = low; i < end; i++)
    {
      const SnCandidate *other = self->candidates->pdata[i];

      if (other != event && sn_item_get_kind (other->item) == SN_ITEM_EVENT && is_told_under (self, other, heading))
        return FALSE;
    }
  return TRUE;
}

/* An event, and the last day to register for it: which the text says, or else the one event of
 * the article. */
static gboolean
is_registered_by (const SnExtraction *self, guint event_index, guint deadline_index)
{
  const SnCandidate *event = self->candidates->pdata[event_index], *deadline = self->candidates->pdata[deadline_index];

  if (sn_item_get_kind (event->item) != SN_ITEM_EVENT || sn_item_get_kind (deadline->item) != SN_ITEM_DEADLINE ||
      is_meeting (event))
    return FALSE;
  if (deadline->event != NULL)
    return deadline->event == event ||
           (event->block == deadline->event->block && are_of_one_article (self, event, deadline));
  return is_only_event (self, event_index, deadline_index) &&
         ((sn_reading_cues (self->reading, deadline->block, deadline->first, deadline->end) &
           SN_WORD_BIT (SN_WORD_REGISTER)) ||
          sn_reading_has_in_set (self->reading, deadline->first, deadline->end, SN_SET_ATTENDANCE));
}

/* Two days of one event, told in one paragraph or list. */
static gboolean
are_days_of_one (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  return sn_item_get_kind (a->item) == SN_ITEM_EVENT && sn_item_get_kind (b->item) == SN_ITEM_EVENT &&
         !is_meeting (a) && !is_meeting (b) && a->block == b->block && a->first == b->first &&
         are_of_one_article (self, a, b);
}

/* Seats of one article, or of one committee's articles, end on one day: they have one form. */
static gboolean
are_seats_of_one (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  if (sn_item_get_kind (a->item) != SN_ITEM_VACANCY || sn_item_get_kind (b->item) != SN_ITEM_VACANCY)
    return FALSE;
  if (are_of_one_article (self, a, b))
    return TRUE;
  return g_strcmp0 (sn_item_get_committee (a->item), sn_item_get_committee (b->item)) == 0 &&
         section_of (self, a) != SN_NO_BLOCK && section_of (self, a) == section_of (self, b);
}

static gboolean
share (const SnExtraction *self, guint without, guint with)
{
  const SnCandidate *a = self->candidates->pdata[without], *b = self->candidates->pdata[with];

  return is_registered_by (self, without, with) || is_registered_by (self, with, without) ||
         are_days_of_one (self, a, b) || are_seats_of_one (self, a, b);
}

/* Whether one registers, answers or writes there; a paper is the other's own, and to whom one writes
 * may be another committee's secretary. */
static gboolean
is_for_both (const SnLink *link, const SnCandidate *candidate, const SnCandidate *from)
{
  if (link->role == SN_LINK_RESPOND || link->role == SN_LINK_REGISTER)
    return TRUE;
  return link->role == SN_LINK_MAIL &&
         g_strcmp0 (sn_item_get_committee (candidate->item), sn_item_get_committee (from->item)) == 0;
}

static gboolean
take_links (SnCandidate *candidate, const SnCandidate *from)
{
  GPtrArray *links = sn_item_get_links (from->item);
  gboolean taken = FALSE;

  for (guint i = 0; i < links->len; i++)
    if (is_for_both (links->pdata[i], candidate, from))
      {
        sn_item_add_link (candidate->item, links->pdata[i]);
        taken = TRUE;
      }
  return taken;
}

/* Those nearest come first, of which earlier ones before later ones. */
static void
take_from_neighbours (const SnExtraction *self, guint index, const gboolean *had)
{
  SnCandidate *candidate = self->candidates->pdata[index];

  for (guint gap = 1; gap <= MOST_NEIGHBOURS; gap++)
    {
      guint neighbours[] = { index - gap, index + gap };

      for (guint n = 0; n < G_N_ELEMENTS (neighbours); n++)
        if (neighbours[n] < self->candidates->len && had[neighbours[n]] && share (self, index, neighbours[n]) &&
            take_links (candidate, self->candidates->pdata[neighbours[n]]))
          return;
    }
}

/**
 * sn_share_links:
 *
 * Gives items that have no link those of others with which they are done.
 */
void
sn_share_links (const SnExtraction *self)
{
  g_autofree gboolean *had = g_new (gboolean, self->candidates->len + 1);

  for (guint i = 0; i < self->candidates->len; i++)
    had[i] = sn_item_get_links (((SnCandidate *) self->candidates->pdata[i])->item)->len > 0;
  for (guint i = 0; i < self->candidates->len; i++)
    if (!had[i])
      take_from_neighbours (self, i, had);
}
