/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-ways.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-mail.h"

/* "Nomination: SMKI PMA Small Supplier seat" */
static char *
subject_of (SnItem *item)
{
  g_autofree char *subject = sn_mail_subject (item);

  if (sn_item_get_kind (item) != SN_ITEM_VACANCY)
    return g_steal_pointer (&subject);
  /* Translators: subject of an email; %s is the title of a seat */
  return g_strdup_printf (_ ("Nomination: %s"), subject);
}

/* The link, or where it is an address, the same with a subject. */
static SnLink *
with_subject (SnItem *item, SnLink *link)
{
  g_autofree char *subject = NULL, *uri = NULL;

  if (!sn_link_is_mail (link))
    return sn_link_ref (link);
  subject = subject_of (item);
  uri = sn_mail_uri (link->uri + strlen ("mailto:"), subject);
  return sn_link_new (link->role, link->label, uri, link->start, link->length);
}

static SnLink *
mail_of (SnItem *item)
{
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < links->len; i++)
    if (sn_link_is_mail (links->pdata[i]) && sn_uri_is_allowed (((SnLink *) links->pdata[i])->uri))
      return links->pdata[i];
  return NULL;
}

/* Who wants to stand for a seat sends a form or a mail; any other page only
 * tells more about it. */
static SnLink *
best_of (SnItem *item)
{
  SnLink *best = sn_item_get_best_link (item), *mail = mail_of (item);

  if (sn_item_get_kind (item) == SN_ITEM_VACANCY && mail != NULL && best->role != SN_LINK_RESPOND)
    return mail;
  return best;
}

/**
 * sn_item_ways_best:
 *
 * Returns: (transfer full) (nullable): the link that answers @item, an address
 *   with a subject filled in; %NULL where the newsletter gives none.
 */
SnLink *
sn_item_ways_best (SnItem *item)
{
  SnLink *best = best_of (item);

  return best != NULL ? with_subject (item, best) : NULL;
}

/**
 * sn_item_ways_mail:
 *
 * Returns: (transfer full) (nullable): the address to write to beside the link
 *   of sn_item_ways_best(), with a subject filled in; %NULL where there is none,
 *   or where that is the address.
 */
SnLink *
sn_item_ways_mail (SnItem *item)
{
  SnLink *mail = mail_of (item), *best = best_of (item);

  return mail != NULL && !sn_link_is_mail (best) ? with_subject (item, mail) : NULL;
}
