/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reconcile.h"

#include "sn-identity.h"

/* What a newsletter says of an item, and how dates compare. */

/**
 * sn_claim_new:
 * @issued: (nullable): issue date, ISO 8601
 * @item: (transfer none): what it says
 *
 * Returns: (transfer full): a claim of a newsletter.
 */
SnClaim *
sn_claim_new (gint64 newsletter_id, const char *issued, const char *sha256, guint position, SnItem *item)
{
  SnClaim *claim = g_new0 (SnClaim, 1);
  SnDate date = { 0 };

  if (issued != NULL)
    sn_date_parse (issued, &date);
  claim->newsletter_id = newsletter_id;
  claim->issued = g_strdup (issued);
  claim->issued_day = sn_date_first_julian (&date);
  claim->sha256 = g_strdup (sha256);
  claim->position = position;
  claim->item = g_object_ref (item);
  return claim;
}

/**
 * sn_claim_copy:
 *
 * Returns: (transfer full): a claim of the same item, without its group.
 */
SnClaim *
sn_claim_copy (const SnClaim *claim)
{
  SnClaim *copy = g_memdup2 (claim, sizeof *claim);

  copy->issued = g_strdup (claim->issued);
  copy->sha256 = g_strdup (claim->sha256);
  copy->key = g_strdup (claim->key);
  copy->group = NULL;
  copy->item = g_object_ref (claim->item);
  return copy;
}

/**
 * sn_claim_free:
 *
 * Frees @claim.
 */
void
sn_claim_free (SnClaim *claim)
{
  g_free (claim->issued);
  g_free (claim->sha256);
  g_free (claim->key);
  g_free (claim->group);
  g_object_unref (claim->item);
  g_free (claim);
}

static void
add_claims (GPtrArray *claims, const char *issued, const char *sha256, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      SnClaim *claim = sn_claim_new (0, issued, sha256, claims->len, items->pdata[i]);

      claim->key = sn_identity_key (items->pdata[i]);
      g_ptr_array_add (claims, claim);
    }
}

/**
 * sn_claims_of:
 * @newsletter: one that was read
 * @sha256: of its bytes
 *
 * Returns: (transfer full) (element-type SnClaim): what it says, with identity
 *   keys. Items, then outcomes behind them: what was said of a seat that is
 *   filled is a mention of it like those that offered it, and told apart by its
 *   outcome.
 */
GPtrArray *
sn_claims_of (SnNewsletter *newsletter, const char *sha256)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_claim_free);
  g_autofree char *issued = sn_date_to_string (sn_newsletter_get_issued (newsletter));

  add_claims (claims, issued, sha256, sn_newsletter_get_items (newsletter));
  add_claims (claims, issued, sha256, sn_newsletter_get_outcomes (newsletter));
  return claims;
}

/**
 * sn_claim_compare:
 * @a: a pointer to a claim
 * @b: a pointer to a claim
 *
 * Orders by issue date, then by the newsletter's content, then by place.
 *
 * Returns: below, at or above 0, as for strcmp().
 */
int
sn_claim_compare (gconstpointer a, gconstpointer b)
{
  const SnClaim *one = *(SnClaim *const *) a;
  const SnClaim *two = *(SnClaim *const *) b;
  int order = (one->issued_day > two->issued_day) - (one->issued_day < two->issued_day);

  if (order == 0)
    order = g_strcmp0 (one->sha256, two->sha256);
  if (order == 0)
    order = (one->position > two->position) - (one->position < two->position);
  return order;
}

/**
 * sn_date_starts_with:
 *
 * Returns: whether both begin on the same day (or are the same month, quarter
 *   or year), wherever they end.
 */
gboolean
sn_date_starts_with (const SnDate *a, const SnDate *b)
{
  return sn_date_is_set (a) && sn_date_precision (a) == sn_date_precision (b) &&
         sn_date_first_julian (a) == sn_date_first_julian (b);
}

/**
 * sn_date_contains:
 *
 * Returns: whether @narrow says more exactly what @wide says ("9 April" and
 *   "April").
 */
gboolean
sn_date_contains (const SnDate *wide, const SnDate *narrow)
{
  return sn_date_is_set (wide) && sn_date_precision (wide) < sn_date_precision (narrow) &&
         sn_date_first_julian (wide) <= sn_date_first_julian (narrow) &&
         sn_date_last_julian (narrow) <= sn_date_last_julian (wide);
}
