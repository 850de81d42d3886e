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

/* Words that say what is to be done or who does it, which differs from one
 * wording to the next and is common to many things of one day. Sorted. */
static const char *const common_words[] = {
  "agenda",   "approach",  "board",   "body",         "call",     "change",       "close",   "closed",     "closing",
  "comment",  "committee", "consult", "consultation", "date",     "day",          "dcc",     "deadline",   "desnz",
  "document", "draft",     "due",     "event",        "evidence", "final",        "form",    "group",      "have",
  "last",     "meeting",   "need",    "new",          "next",     "now",          "ofgem",   "online",     "open",
  "panel",    "party",     "place",   "proposal",     "register", "registration", "release", "reminder",   "request",
  "response", "return",    "sec",     "secas",        "session",  "smart",        "sub",     "submission", "submit",
  "take",     "update",    "view",    "webinar",      "workshop",
};

static int
compare_word (gconstpointer wanted, gconstpointer word)
{
  return strcmp (wanted, *(const char *const *) word);
}

static gboolean
is_common (const char *word)
{
  return bsearch (word, common_words, G_N_ELEMENTS (common_words), sizeof *common_words, compare_word) != NULL;
}

/* "4g", "2fa": no number, though it begins with one; "4th" is. */
static gboolean
is_name (const char *word)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th" };
  const char *rest = word + strspn (word, "0123456789");

  return *rest != '\0' && !is_listed (ordinals, G_N_ELEMENTS (ordinals), rest);
}

/* The words of a key's last part that tell things of one day apart; @numbers
 * learns those that begin with a digit. */
static GPtrArray *
telling_words (const char *text, GPtrArray *numbers)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *telling = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_isdigit (*words[i]))
      g_ptr_array_add (is_name (words[i]) ? telling : numbers, g_strdup (words[i]));
    else if (*words[i] != '\0' && !is_common (words[i]))
      g_ptr_array_add (telling, g_strdup (words[i]));
  return telling;
}

static guint
count_shared (GPtrArray *a, GPtrArray *b)
{
  guint shared = 0;

  for (guint i = 0; i < a->len; i++)
    shared += sn_words_contain (b, a->pdata[i], FALSE) ? 1 : 0;
  return shared;
}

/* Whether all words of the one, some of which tell things apart, are in the
 * other: "DCC webinar on tariffs", "DCC webinar on the new tariffs of hubs". A
 * committee meets for more than what one meeting is said to be on. */
static gboolean
says_all_of (const char *text, const char *other, guint n_telling)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_auto (GStrv) all = g_strsplit (other, " ", -1);

  if (n_telling == 0 || g_strv_length (words) < 3 || g_strv_contains ((const char *const *) words, "meeting"))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) all, words[i]))
      return FALSE;
  return TRUE;
}

/* Two words in common, which are most of the shorter title. Few consultations
 * close on one day, and their subjects are told in many ways. */
static gboolean
words_alike (const char *a, const char *b, guint least_percent)
{
  g_autoptr (GPtrArray) numbers_a = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) numbers_b = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words_a = telling_words (a, numbers_a);
  g_autoptr (GPtrArray) words_b = telling_words (b, numbers_b);
  guint shared = count_shared (words_a, words_b), least = MIN (words_a->len, words_b->len);

  if (count_shared (numbers_a, numbers_b) < MIN (numbers_a->len, numbers_b->len))
    return FALSE;
  if (says_all_of (a, b, words_a->len) || says_all_of (b, a, words_b->len))
    return TRUE;
  return shared >= 2 && shared * 100 >= least_percent * least;
}

/* "TAG meeting" and "TAG meeting 105": of one day they are one. */
static gboolean
are_one_meeting (const char *a, const char *b)
{
  const char *shorter = strlen (a) < strlen (b) ? a : b, *longer = shorter == a ? b : a;
  gsize digits = strspn (longer, "0123456789");

  /* Words of a key are sorted: a number comes first. */
  return digits > 0 && longer[digits] == ' ' && g_str_equal (longer + digits + 1, shorter) &&
         strstr (shorter, "meeting") != NULL;
}

/**
 * sn_identity_alike:
 * @a: an identity key
 * @b: another
 *
 * Tells whether two keys may stand for one thing that two newsletters word
 * otherwise ("Register for the induction webinar", "Registration closes for the
 * induction webinar"), where both give it the same day. Numbers must agree: they
 * tell meetings apart. Seats are known by committee and category, never by
 * likeness.
 *
 * Returns: whether they may.
 */
gboolean
sn_identity_alike (const char *a, const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, "|", 3);
  g_auto (GStrv) two = g_strsplit (b, "|", 3);
  gboolean consultation;

  if (g_strv_length (one) != 3 || g_strv_length (two) != 3 || !g_str_equal (one[0], two[0]))
    return FALSE;
  consultation = g_str_equal (one[0], "consultation");
  if (!g_str_equal (one[1], two[1]) || (!consultation && !g_str_equal (one[0], "date")))
    return FALSE;
  /* Of a modification one newsletter names the stage, another does not. */
  if (consultation && *one[1] != '\0')
    return *one[2] == '\0' || *two[2] == '\0';
  return are_one_meeting (one[2], two[2]) || words_alike (one[2], two[2], consultation ? 40 : 60);
}
