/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-milestones-private.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* Tokens of "2.0.1", and of what may stand between. */
#define LONGEST_NUMBER 8

static gboolean
is_comma (const SnReading *reading, guint32 token)
{
  return sn_reading_is_mark (reading, token, ',');
}

static gboolean
is_month (const SnReading *reading, guint block, guint32 token)
{
  return sn_reading_mark_at (reading, block, token, SN_WORD_MONTH) != NULL;
}

/* Where the month and the year begin that stand right before @first, in its cell. */
static guint32
month_start (const SnReading *reading, guint block, guint32 first)
{
  while (first > reading->block_tokens[block] && !sn_reading_begins_cell (reading, block, first) &&
         (sn_reading_token (reading, first - 1)->kind == SN_TOKEN_NUMBER || is_month (reading, block, first - 1)))
    first--;
  return first;
}

/* "The February 2024 SEC Release goes live …", "the June 2024 BSC Release": the name with its month;
 * "Xoserve's UK Link Release": with the words in capitals before it. */
static guint32
release_start (const SnReading *reading, guint block, const SnMark *release)
{
  guint32 low = reading->block_tokens[block], first = month_start (reading, block, release->first), name;

  if (first < release->first)
    return first;
  while (first > low && !sn_reading_begins_cell (reading, block, first) &&
         sn_reading_token (reading, first - 1)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, first - 1)->letter_case != SN_CASE_LOWER &&
         !sn_reading_token_is (reading, first - 1, "the") && !is_month (reading, block, first - 1))
    first--;
  name = month_start (reading, block, first);
  return name < first && is_month (reading, block, name) ? name : first;
}

/* "Release R2.0" */
static gboolean
is_release_number (const SnReading *reading, guint block, guint32 token)
{
  g_autofree char *text = sn_reading_text (reading, block, token, token + 1);

  return text[0] == 'R' && (text[1] == '\0' || g_ascii_isdigit (text[1]));
}

/* The number behind a release's name, in its cell: "Release 2.0". */
static guint32
release_end (const SnReading *reading, guint block, const SnMark *release)
{
  guint32 end = release->end, high = end, stop = MIN (end + LONGEST_NUMBER, reading->block_tokens[block + 1]);

  while (high < stop && !sn_reading_begins_cell (reading, block, high))
    high++;

  if (end < high && sn_reading_token (reading, end)->kind == SN_TOKEN_WORD && is_release_number (reading, block, end))
    end += end + 2 < high && sn_reading_is_mark (reading, end + 1, '.') &&
                   sn_reading_token (reading, end + 2)->kind == SN_TOKEN_NUMBER
               ? 3
               : 1;
  while (end < high && sn_reading_token (reading, end)->kind == SN_TOKEN_NUMBER &&
         sn_reading_token (reading, end)->end - sn_reading_token (reading, end)->start < 4 && end < release->end + 3)
    end += end + 2 < high && sn_reading_is_mark (reading, end + 1, '.') && sn_reading_token (reading, end + 1)->glued &&
                   sn_reading_token (reading, end + 2)->kind == SN_TOKEN_NUMBER &&
                   sn_reading_token (reading, end + 2)->glued
               ? 2
               : 1;
  return end;
}

static char *
release_name (const SnExtraction *self, guint block, const SnMark *release)
{
  guint32 start = release_start (self->reading, block, release);

  start += sn_reading_token_is (self->reading, start, "the"); /* "the Release 2.0" */
  return sn_reading_text (self->reading, block, start, release_end (self->reading, block, release));
}

/* "the release", "next release", "The Release": one that has its name elsewhere. */
static gboolean
is_bare (const SnReading *reading, const SnMark *release)
{
  static const char *const leads[] = { "the", "this", "that", "next", NULL };
  guint block = sn_reading_block_of (reading, release->first);

  /* but for "the June release" */
  if (sn_reading_token (reading, release->end - 1)->letter_case == SN_CASE_LOWER)
    return !is_month (reading, block, release_start (reading, block, release));
  /* and not "the Release 2.0"; "Release goes live: 29 June" has its capital from where it stands */
  return (release->end == release->first + 2 ? sn_reading_token_is_any (reading, release->first, leads)
                                             : release->first == reading->block_tokens[block]) &&
         release_end (reading, block, release) == release->end;
}

/* "outside the SEC Releases": of several no one is the release of a day. */
static gboolean
is_several (const SnReading *reading, const SnMark *release)
{
  return sn_reading_token_is (reading, release->end - 1, "releases");
}

/* "It does not form part of a scheduled release and comes into force on", "… rather than in
 * the June 2023 SEC Release" */
static gboolean
is_not_part_of (const SnReading *reading, const SnClause *clause, const SnMark *release)
{
  static const char *const waits[] = { "wait", "waits", "waiting", "await", "awaiting", NULL };
  guint32 low = MAX (clause->sentence->first + 2, release->first > 6 ? release->first - 6 : 0);

  /* "on 30 June 2023, rather than in the June 2023 SEC Release" */
  for (guint32 i = release->first; i > low; i--)
    if ((sn_reading_token_is (reading, i - 1, "than") && sn_reading_token_is (reading, i - 2, "rather")) ||
        (sn_reading_token_is (reading, i - 1, "of") && sn_reading_token_is (reading, i - 2, "instead")))
      return TRUE;
  /* "It does not wait for a SEC Release" */
  for (guint32 i = release->first; i > low; i--)
    if (sn_reading_token_is_any (reading, i - 1, waits))
      return sn_reading_token_is (reading, i - 2, "not") || sn_reading_token_is (reading, i - 2, "without");
  for (guint32 i = release->first; i > low; i--)
    if (sn_reading_token_is (reading, i - 1, "of") && sn_reading_token_is (reading, i - 2, "part"))
      {
        for (guint32 j = i - 2; j > clause->sentence->first && j + 4 > i - 2; j--)
          if (sn_reading_token_is_any (reading, j - 1, (const char *const[]){ "not", "no", "never", NULL }))
            return TRUE;
        return FALSE;
      }
  return FALSE;
}

/* The name of a release in a block, with its month, number or code: the last before @limit,
 * else the first. */
static const SnMark *
find_named (const SnReading *reading, guint block, guint32 limit)
{
  const SnMark *found = NULL;

  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (found != NULL && mark->first >= limit)
        break;
      if (mark->word_class == SN_WORD_RELEASE && !is_bare (reading, mark) &&
          release_end (reading, block, mark) > release_start (reading, block, mark) + 1)
        found = mark;
    }
  return found;
}

static char *
named_release_before (const SnExtraction *self, guint block, guint32 limit)
{
  const SnMark *found = find_named (self->reading, block, limit);

  return found != NULL ? release_name (self, block, found) : NULL;
}

static char *
named_release (const SnExtraction *self, guint block)
{
  return named_release_before (self, block, 0);
}

/* What "the release" is: the one that the paragraph names last before @limit, or the heading
 * or the article before it. */
static char *
release_around (const SnExtraction *self, guint block, guint32 limit)
{
  guint heading = self->outline->places[block].heading;
  const SnMark *found = find_named (self->reading, block, limit);
  char *name = NULL;

  /* "Go-live: 6 November. …; it will follow in the February Release": under the name of another */
  if (found != NULL && found->first >= limit && heading != SN_NO_BLOCK)
    name = named_release (self, heading);
  if (found != NULL && name == NULL)
    name = release_name (self, block, found);
  if (name == NULL && heading != SN_NO_BLOCK)
    name = named_release (self, heading);
  for (guint i = block; name == NULL && heading != SN_NO_BLOCK && i > heading + 1; i--)
    name = named_release (self, i - 1);
  return name;
}

/* "MP190 will be implemented on 29 June, in the June 2023 SEC Release": that is
 * what goes live then. */
static const SnMark *
release_with (const SnExtraction *self, const SnClause *clause)
{
  static const char *const joints[] = { "in", "with", "as", "part", "of", "the", "alongside", "within", "by", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i), *month;
      guint32 start, at;

      if (mark->word_class != SN_WORD_RELEASE || mark->first < clause->when->end || is_bare (reading, mark))
        continue;
      start = release_start (reading, clause->block, mark);
      month = sn_reading_mark_at (reading, clause->block, start, SN_WORD_MONTH);
      for (at = clause->when->end; at < start; at++)
        if (!is_comma (reading, at) && !sn_reading_token_is_any (reading, at, joints))
          break;
      if (at == start && month != NULL && (guint) month->number == clause->when->date.month)
        return mark;
    }
  return NULL;
}

/**
 * sn_release_of_month:
 * @name: a release without its month: "SEC Release"
 * @date: on which it goes live
 *
 * The releases of the Code are called after their months.
 *
 * Returns: (transfer full): its whole name: "November 2019 SEC Release".
 */
char *
sn_release_of_month (const char *name, const SnDate *date)
{
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };

  return date->month == 0 ? g_strdup (name) : g_strdup_printf ("%s %u %s", months[date->month - 1], date->year, name);
}

/* "June release": what is short for the release of the month in which it goes live. */
static gboolean
is_short_for (const char *name, const SnDate *date)
{
  g_autofree char *whole = sn_release_of_month ("SEC Release", date);
  gsize month = strcspn (whole, " ");

  return g_str_has_suffix (name, " release") && strncmp (name, whole, month + 1) == 0;
}

/* "The next scheduled SEC Release takes effect on 7 November": the heading may
 * have its month, else the day has it. */
static char *
with_month (const SnExtraction *self, const SnClause *clause, char *name)
{
  g_autofree char *owned = name, *around = NULL;
  guint heading = self->outline->places[clause->block].heading;

  if (name != NULL && is_short_for (name, &clause->when->date))
    return sn_release_of_month ("SEC Release", &clause->when->date);
  if (name == NULL || !g_str_equal (name, "SEC Release"))
    return g_steal_pointer (&owned);
  around = heading != SN_NO_BLOCK ? named_release (self, heading) : NULL;
  return around != NULL && strlen (around) > strlen (name) ? g_steal_pointer (&around)
                                                           : sn_release_of_month (name, &clause->when->date);
}

/* "The Release 2.0 test environment opens", "Release 1.3, User Integration Testing: …" */
static gboolean
prepares_itself (const SnReading *reading, const SnClause *clause, const SnMark *release)
{
  guint32 end = release_end (reading, clause->block, release), high = MIN (end + 4, clause->when->first);

  if (end + 1 < high && (is_comma (reading, end) || sn_reading_is_mark (reading, end, ':')))
    {
      end++;
      high = MIN (end + 4, clause->when->first);
    }

  for (guint32 i = end; i < high; i++)
    {
      if (sn_reading_token_in (reading, i, SN_SET_PREPARATIONS))
        return TRUE;
      if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD ||
          sn_reading_token_in (reading, i, SN_SET_MILESTONE_VERBS))
        return FALSE;
    }
  return FALSE;
}

/* "Integration testing for the June Release begins", "Access to the test system for
 * Release 5.1 becomes available": what begins is not the release. */
static gboolean
is_prepared_for (const SnExtraction *self, const SnClause *clause, const SnMark *release)
{
  const SnReading *reading = self->reading;
  guint32 at = release_start (reading, clause->block, release), verb = release->end, first = clause->sentence->first;
  gboolean found = FALSE;

  if (release->first < clause->when->first && prepares_itself (reading, clause, release))
    return TRUE;
  if (at > first && sn_reading_token_is (reading, at - 1, "the"))
    at--;
  if (release->first >= clause->when->first || at < first + 2 || !sn_reading_token_is (reading, at - 1, "for"))
    return FALSE;
  if (at > first + 2 && sn_reading_token_in (reading, at - 2, SN_SET_OPENING))
    return TRUE; /* "the test environment opens for the June Release" */
  for (guint32 i = first; i < at - 1; i++)
    found |= sn_reading_token_in (reading, i, SN_SET_PREPARATIONS);
  while (verb < clause->when->first &&
         (sn_reading_token (reading, verb)->kind == SN_TOKEN_NUMBER || sn_reading_is_mark (reading, verb, '.')))
    verb++;
  if (verb + 2 < clause->when->first && sn_reading_is_mark (reading, verb, '(')) /* "Release 1.3 (R1.3)" */
    while (verb < clause->when->first && !sn_reading_is_mark (reading, verb++, ')'))
      ;
  while (verb < clause->when->first && sn_reading_token_in (reading, verb, SN_SET_AUXILIARIES))
    verb++;
  return found && verb < clause->when->first &&
         (sn_reading_token_in (reading, verb, SN_SET_MILESTONE_VERBS) ||
          sn_reading_mark_at (reading, clause->block, verb, SN_WORD_MILESTONE) != NULL ||
          sn_reading_token_in (reading, verb, SN_SET_OPENING));
}

/* "For the release after that, in November": not the one that the heading names, which is
 * called after another month. */
static char *
release_meant (const SnExtraction *self, const SnClause *clause)
{
  const SnDate *date = &clause->when->date;
  g_autofree char *around = release_around (self, clause->block, clause->when->first), *whole = NULL;
  gboolean next =
      date->day == 0 || sn_reading_has_token (self->reading, clause->sentence->first, clause->when->first, "next");

  if (around == NULL || !next || date->month == 0 ||
      !(sn_release_has_month (around) || g_str_has_suffix (around, " release")))
    return g_steal_pointer (&around);
  whole = sn_release_of_month ("SEC Release", date);
  return strncmp (around, whole, strcspn (whole, " ") + 1) == 0 ? g_steal_pointer (&around) : g_steal_pointer (&whole);
}

/* "The implementation of MP301 has been put back from 7 November to 26 June" */
static gboolean
moves_modification (const SnExtraction *self, const SnClause *clause)
{
  g_autofree char *reference =
      (clause->sentence_cues & BIT (SN_WORD_MOVE))
          ? sn_reference_find (self->reading, clause->block, clause->sentence->first, clause->when->first, NULL)
          : NULL;

  return reference != NULL;
}

static gboolean
names_dcc (const SnExtraction *self, guint block)
{
  const SnReading *reading = self->reading;

  for (guint32 i = block != SN_NO_BLOCK ? reading->block_marks[block] : 0;
       block != SN_NO_BLOCK && i < reading->block_marks[block + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_BODY &&
        strcmp (sn_reading_mark (reading, i)->value, "DCC") == 0)
      return TRUE;
  return FALSE;
}

/* (nullable): "The release will go live on 29 June" where no release is named: the administrator
 * speaks of those of the Code, which are called after their months. One that moved may be called
 * after another. */
static char *
release_of_own (const SnExtraction *self, const SnClause *clause, const SnMark *release)
{
  const SnPlace *place = &self->outline->places[clause->block];

  if (clause->when->date.day == 0 || g_strcmp0 (self->outline->publisher, "SECAS") != 0 ||
      release->first > clause->sentence->first + 1 || release->end > clause->when->first ||
      (clause->sentence_cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_FORMER))) || names_dcc (self, clause->block) ||
      names_dcc (self, place->heading) || names_dcc (self, place->parent))
    return NULL;
  return sn_release_of_month ("SEC Release", &clause->when->date);
}

/**
 * sn_prose_release_title:
 *
 * The release that a sentence speaks of: named in the clause, or, where the
 * sentence says only "the release" or "it", around it.
 *
 * Returns: (transfer full) (nullable): its name.
 */
char *
sn_prose_release_title (const SnExtraction *self, const SnClause *clause)
{
  static const char *const words[] = { "release", "it", "this", NULL };
  const SnMark *release = sn_clause_last_mark (clause, SN_WORD_RELEASE);
  guint heading = self->outline->places[clause->block].heading;
  guint32 first = clause->sentence->first;
  const SnMark *with = release_with (self, clause);
  g_autofree char *reference = NULL;

  if (release == NULL && clause->named != clause->sentence &&
      sn_clause_begins_new_date (self->reading, clause->sentence))
    {
      const SnSentence *named = sn_milestone_named (clause);

      release = sn_reading_find_mark (self->reading, named->first_mark, named->end_mark, SN_WORD_RELEASE);
    }
  if (release != NULL && is_not_part_of (self->reading, clause, release))
    return NULL;
  if (release != NULL && is_several (self->reading, release))
    release = NULL;
  if (with != NULL)
    return release_name (self, clause->block, with);
  if (release == NULL && moves_modification (self, clause))
    return NULL;
  if (release != NULL && is_prepared_for (self, clause, release))
    return NULL;
  if (release == NULL && sn_prose_is_day_of_release (self, clause))
    return release_around (self, clause->block, clause->when->first);
  if (release != NULL && is_bare (self->reading, release))
    {
      char *meant = release_meant (self, clause);

      return meant != NULL ? meant : release_of_own (self, clause, release);
    }
  if (release != NULL)
    return with_month (self, clause, release_name (self, clause->block, release));
  if (sn_clause_is_word (clause, first, "the"))
    first++;
  if (heading == SN_NO_BLOCK || !sn_reading_token_is_any (self->reading, first, words))
    return NULL;
  if (!sn_reading_token_is (self->reading, first, "release"))
    reference =
        sn_reference_find (self->reading, clause->block, self->reading->block_tokens[clause->block], first, NULL);
  if (reference != NULL) /* "MP265 does not need a release. It has effect from …" */
    return NULL;
  return named_release (self, heading);
}

/* The month that a release in the block is called after, the last before @limit or else the
 * first; 0 without. */
static guint
release_month (const SnExtraction *self, guint block, guint32 limit)
{
  const SnReading *reading = self->reading;
  guint found = 0;

  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i), *month;
      guint32 at = mark->first;

      if (found != 0 && at >= limit)
        break;
      if (mark->word_class != SN_WORD_RELEASE)
        continue;
      while (at > reading->block_tokens[block] && sn_reading_token (reading, at - 1)->kind == SN_TOKEN_NUMBER)
        at--;
      month = at > reading->block_tokens[block] ? sn_reading_mark_at (reading, block, at - 1, SN_WORD_MONTH) : NULL;
      if (month != NULL)
        found = (guint) month->number;
    }
  return found;
}

/**
 * sn_prose_is_day_of_release:
 *
 * Returns: whether the clause's day lies in the month after which the release
 *   of its paragraph or heading is called, and nothing else is said of it: "On
 *   Thursday 3 November nine modifications will be put live".
 */
gboolean
sn_prose_is_day_of_release (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_COMMITTEE) |
                  BIT (SN_WORD_PAST) | BIT (SN_WORD_RESPOND);
  gboolean own;

  if (clause->when->date.day == 0 || (clause->sentence_cues & other))
    return FALSE;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (self->reading, i)->word_class == SN_WORD_RELEASE &&
        is_not_part_of (self->reading, clause, sn_reading_mark (self->reading, i)))
      return FALSE;
  own = clause->when->date.month == release_month (self, clause->block, clause->when->first);
  if (own && !(clause->sentence_cues & BIT (SN_WORD_RELEASE)))
    {
      /* "MP281 is in the February Release. MP284 will be implemented on 5 February." */
      g_autofree char *reference = sn_reference_at (self->reading, clause->block, clause->sentence->first, NULL);

      own = reference == NULL;
    }
  return own || (heading != SN_NO_BLOCK && clause->when->date.month == release_month (self, heading, 0));
}

/**
 * sn_release_has_month:
 *
 * Returns: whether the name tells by itself whose release it is: "June 2023 SEC
 *   Release".
 */
gboolean
sn_release_has_month (const char *release)
{
  const char *p = release;

  while (*p != '\0' && !(g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])))
    p++;
  return *p != '\0' || strstr (release, "SEC") != NULL;
}
