/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-identity.h"

#include "sn-identity-private.h"
#include "sn-words.h"

#include <stdlib.h>
#include <string.h>

/* Events, milestones and deadlines are one family: which of them a dated thing
 * is can be read differently from one issue to the next. */
static const char *
family_of (SnItem *item)
{
  switch (sn_item_get_kind (item))
    {
    case SN_ITEM_CONSULTATION:
      return "consultation";
    case SN_ITEM_VACANCY:
      return "vacancy";
    case SN_ITEM_EVENT:
    case SN_ITEM_MILESTONE:
    case SN_ITEM_DEADLINE:
    default:
      return "date";
    }
}

static char *
folded (const char *text)
{
  g_autoptr (GPtrArray) words = sn_words_significant (text);

  return sn_words_join (words);
}

/* The words of the title without those of @leave_out. A title of stop words
 * alone is taken as it stands: two of them are still two. */
static char *
title_words (SnItem *item, const char *leave_out)
{
  g_autoptr (GPtrArray) words = sn_words_significant (sn_item_get_title (item));
  g_autoptr (GPtrArray) others = sn_words_significant (leave_out);
  /* "November 2022 Release" is the SEC's */
  gboolean release = words->len > 1 && sn_words_contain (words, "release", FALSE);

  if (words->len == 0)
    {
      g_autoptr (GPtrArray) all = sn_words_split (sn_item_get_title (item));

      return sn_words_join (all);
    }
  for (guint i = words->len; i > 0; i--)
    if (sn_words_contain (others, words->pdata[i - 1], FALSE) || (release && g_str_equal (words->pdata[i - 1], "sec")))
      g_ptr_array_remove_index (words, i - 1);
  return sn_words_join (words);
}

static gboolean
has (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_listed (const char *const *list, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[i], word))
      return TRUE;
  return FALSE;
}

/* "Register for the forum", "Last day to register for the forum", "Forum:
 * registration closes": what one registers for, %NULL where one does not. */
static char *
registration_words (SnItem *item)
{
  static const char *const deeds[] = { "register", "registration", "registering", "book",  "booking",
                                       "rsvp",     "sign",         "reserve",     "place", "secure" };
  static const char *const besides[] = { "last", "day",  "closing", "close", "deadline", "date", "up",
                                         "end",  "open", "please",  "name",  "put",      "down", "online" };
  g_autoptr (GPtrArray) words = sn_words_significant (sn_item_get_title (item));
  gboolean registers = FALSE;

  if (sn_item_get_kind (item) != SN_ITEM_DEADLINE)
    return NULL;
  for (guint i = words->len; i > 0; i--)
    {
      gboolean deed = is_listed (deeds, G_N_ELEMENTS (deeds), words->pdata[i - 1]);

      registers |= deed;
      if (deed || is_listed (besides, G_N_ELEMENTS (besides), words->pdata[i - 1]))
        g_ptr_array_remove_index (words, i - 1);
    }
  if (!registers || words->len == 0)
    return NULL;
  g_ptr_array_add (words, g_strdup ("registration"));
  return sn_words_join (words);
}

/**
 * sn_identity_key:
 *
 * Works out what tells an item from all others, whatever its date: dates move.
 * A consultation on a modification is its reference and stage, a seat its
 * committee and category, a committee's meeting its number (where it has one), all else its family
 * of kinds and the significant words of its title, with the reference where it
 * has one.
 *
 * The organiser is no part of it, since one issue names it and another does
 * not; sn_reconcile() keeps apart what two organisers run under one title.
 *
 * Returns: (transfer full): the key; the same on every machine.
 */
char *
sn_identity_key (SnItem *item)
{
  const char *family = family_of (item);
  g_autofree char *words = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (sn_item_get_kind (item) == SN_ITEM_VACANCY)
    {
      gboolean known = has (sn_item_get_committee (item)) && has (sn_item_get_category (item));

      first = folded (sn_item_get_committee (item));
      second = folded (sn_item_get_category (item));
      words = known ? g_strdup ("") : title_words (item, NULL);
      return g_strjoin ("|", family, first, second, words, NULL);
    }
  if (!has (sn_item_get_reference (item)))
    {
      words = sn_identity_meeting (item);
      if (words == NULL)
        words = registration_words (item);
      if (words == NULL)
        words = title_words (item, NULL);
      return g_strjoin ("|", family, "", words, NULL);
    }
  first = folded (sn_item_get_reference (item));
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION)
    second = folded (sn_item_get_stage (item));
  else
    second = title_words (item, sn_item_get_reference (item));
  return g_strjoin ("|", family, first, second, NULL);
}

/**
 * sn_identity_uid:
 * @key: an identity key
 * @occurrence: which of the items of that key, from 0
 *
 * Returns: (transfer full): a name for calendars that is the same on every
 *   machine that read the same newsletters, and stays when the date moves.
 */
char *
sn_identity_uid (const char *key, guint occurrence)
{
  g_autofree char *text = g_strdup_printf ("%s\n%u", key, occurrence);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%.32s@secnews", sum);
}
