/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-doubt.h"

#include <string.h>

/* What comes before the "%s" of a sentence. */
static gboolean
begins_like (const char *doubt, const char *sentence)
{
  const char *gap = strstr (sentence, "%s");

  return strncmp (doubt, sentence, gap != NULL ? (gsize) (gap - sentence) : strlen (sentence)) == 0;
}

/* And what comes after it. */
static gboolean
ends_like (const char *doubt, const char *sentence)
{
  const char *gap = strstr (sentence, "%s");

  return gap != NULL && g_str_has_suffix (doubt, gap + 2);
}

static gboolean
is_like (const char *doubt, const char *sentence)
{
  return begins_like (doubt, sentence) && (strstr (sentence, "%s") == NULL || ends_like (doubt, sentence));
}

/**
 * sn_doubt_get_field:
 * @doubt: a doubt of an item
 *
 * Returns: (nullable): the field of the item that is in doubt, by whose
 *   correction the doubt is answered; %NULL where it cannot be told.
 */
const char *
sn_doubt_get_field (const char *doubt)
{
  static const char *const of_dates[] = { SN_DOUBT_TABLE_SAYS, SN_DOUBT_ELSEWHERE_SAYS, SN_DOUBT_WEEKDAY,
                                          SN_DOUBT_NO_SUCH_DATE, SN_DOUBT_NO_CLOSING_DATE };

  for (guint i = 0; i < G_N_ELEMENTS (of_dates); i++)
    if (is_like (doubt, of_dates[i]))
      return "date";
  if (is_like (doubt, SN_DOUBT_UNKNOWN_WORDS))
    return "kind";
  return is_like (doubt, SN_DOUBT_NO_CATEGORY) ? "category" : NULL;
}

/**
 * sn_doubt_get_date:
 * @doubt: a doubt of an item
 * @date: (out): the other date that the newsletter has for it
 *
 * Returns: whether it says one.
 */
gboolean
sn_doubt_get_date (const char *doubt, SnDate *date)
{
  static const char *const sentences[] = { SN_DOUBT_TABLE_SAYS, SN_DOUBT_ELSEWHERE_SAYS };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (is_like (doubt, sentences[i]))
      return sn_date_parse (doubt + strlen (sentences[i]) - strlen ("%s"), date);
  return FALSE;
}
