/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links of one item that are another's as well, which has none: one form serves several seats,
 * and who registers for an event does so where its last day for that is told. */

#include "sn-link-private.h"

/* So many items before and behind may share a link, so that a long text takes no longer for each. */
#define MOST_NEIGHBOURS 24

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

static gboolean
are_of_one_article (const SnExtraction *self, const SnCandidate *a, const SnCandidate *b)
{
  return article_of (self, a) != SN_NO_BLOCK && article_of (self, a) == article_of (self, b);
}

/* An event, and the last day to register for it; of several, that which is named. */
static gboolean
is_registered_by (const SnExtraction *self, const SnCandidate *event, const SnCandidate *deadline)
{
  if (sn_item_get_kind (event->item) != SN_ITEM_EVENT || sn_item_get_kind (deadline->item) != SN_ITEM_DEADLINE ||
      is_meeting (event))
    return FALSE;
  return deadline->event == event || (deadline->event != NULL && event->block == deadline->event->block &&
                                      are_of_one_article (self, event, deadline));
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
share (const SnExtraction *self, const SnCandidate *without, const SnCandidate *with)
{
  return is_registered_by (self, without, with) || is_registered_by (self, with, without) ||
         are_days_of_one (self, without, with) || are_seats_of_one (self, without, with);
}

/* Whether one registers, answers or writes there; a paper is the other's own. */
static gboolean
is_for_doing (const SnLink *link)
{
  return link->role == SN_LINK_RESPOND || link->role == SN_LINK_REGISTER || link->role == SN_LINK_MAIL;
}

static gboolean
take_links (SnCandidate *candidate, const SnCandidate *from)
{
  GPtrArray *links = sn_item_get_links (from->item);
  gboolean taken = FALSE;

  for (guint i = 0; i < links->len; i++)
    if (is_for_doing (links->pdata[i]))
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
        if (neighbours[n] < self->candidates->len && had[neighbours[n]] &&
            share (self, candidate, self->candidates->pdata[neighbours[n]]) &&
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
