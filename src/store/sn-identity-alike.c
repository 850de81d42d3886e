/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-identity.h"

#include <stdlib.h>
#include <string.h>

/* Whether two identity keys may stand for one thing. Keys are taken apart once,
 * since one is compared with all those of its day. */

struct _SnIdentity
{
  char **parts;       /* of the key: family, reference, words */
  char **words;       /* those of the last part */
  GPtrArray *telling; /* char *, of @words: those that tell things of one day apart */
  GPtrArray *numbers; /* char *, of @words: those that begin with a digit */
  guint64 mask;       /* a bit for each telling word: keys without one in common share none */
  gboolean consultation;
};

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
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };
  const char *rest = word + strspn (word, "0123456789");

  return *rest != '\0' && !g_strv_contains (ordinals, rest);
}

/* The words of the key's last part that tell things of one day apart, and the
 * numbers. */
static void
sort_words (SnIdentity *self)
{
  for (char **word = self->words; *word != NULL; word++)
    if (g_ascii_isdigit (**word) && !is_name (*word))
      g_ptr_array_add (self->numbers, *word);
    else if (**word != '\0' && (g_ascii_isdigit (**word) || !is_common (*word)))
      {
        g_ptr_array_add (self->telling, *word);
        self->mask |= G_GUINT64_CONSTANT (1) << (g_str_hash (*word) % 64);
      }
}

/**
 * sn_identity_parse:
 * @key: an identity key
 *
 * Returns: (transfer full): @key, taken apart for sn_identities_alike().
 */
SnIdentity *
sn_identity_parse (const char *key)
{
  SnIdentity *self = g_new0 (SnIdentity, 1);

  self->parts = g_strsplit (key, "|", 3);
  self->telling = g_ptr_array_new ();
  self->numbers = g_ptr_array_new ();
  if (g_strv_length (self->parts) != 3)
    return self;
  self->consultation = g_str_equal (self->parts[0], "consultation");
  self->words = g_strsplit (self->parts[2], " ", -1);
  sort_words (self);
  return self;
}

/**
 * sn_identity_free:
 *
 * Frees @self.
 */
void
sn_identity_free (SnIdentity *self)
{
  g_strfreev (self->parts);
  g_strfreev (self->words);
  g_ptr_array_unref (self->telling);
  g_ptr_array_unref (self->numbers);
  g_free (self);
}

static gboolean
contains (GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (words->pdata[i], word))
      return TRUE;
  return FALSE;
}

static guint
count_shared (GPtrArray *a, GPtrArray *b)
{
  guint shared = 0;

  for (guint i = 0; i < a->len; i++)
    shared += contains (b, a->pdata[i]) ? 1 : 0;
  return shared;
}

/* Whether all words of the one, some of which tell things apart, are in the
 * other: "DCC webinar on tariffs", "DCC webinar on the new tariffs of hubs". A
 * committee meets for more than what one meeting is said to be on. */
static gboolean
says_all_of (const SnIdentity *a, const SnIdentity *b)
{
  const char *const *words = (const char *const *) a->words;

  if (a->telling->len == 0 || g_strv_length (a->words) < 2 || g_strv_contains (words, "meeting"))
    return FALSE;
  for (; *words != NULL; words++)
    if (!g_strv_contains ((const char *const *) b->words, *words))
      return FALSE;
  return TRUE;
}

/* Two words in common, which are most of the shorter title. Few consultations
 * close on one day, and their subjects are told in many ways. */
static gboolean
words_alike (const SnIdentity *a, const SnIdentity *b, guint least_percent)
{
  guint shared;

  if ((a->mask & b->mask) == 0 || count_shared (a->numbers, b->numbers) < MIN (a->numbers->len, b->numbers->len))
    return FALSE;
  if (says_all_of (a, b) || says_all_of (b, a))
    return TRUE;
  shared = count_shared (a->telling, b->telling);
  return shared >= 2 && shared * 100 >= least_percent * MIN (a->telling->len, b->telling->len);
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
 * sn_identities_alike:
 * @a: an identity key, taken apart
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
sn_identities_alike (const SnIdentity *a, const SnIdentity *b)
{
  if (a->words == NULL || b->words == NULL || !g_str_equal (a->parts[0], b->parts[0]) ||
      !g_str_equal (a->parts[1], b->parts[1]) || (!a->consultation && !g_str_equal (a->parts[0], "date")))
    return FALSE;
  /* Of a modification one newsletter names the stage, another does not. */
  if (a->consultation && *a->parts[1] != '\0')
    return *a->parts[2] == '\0' || *b->parts[2] == '\0';
  return words_alike (a, b, a->consultation ? 40 : 60) || are_one_meeting (a->parts[2], b->parts[2]);
}
