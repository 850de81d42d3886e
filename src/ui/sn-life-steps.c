/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-life-steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"

static const char *const step_names[SN_N_LIFE_STEPS] = {
  [SN_LIFE_DRAFT] = N_ ("Draft"),
  [SN_LIFE_REFINEMENT] = N_ ("Refinement"),
  [SN_LIFE_REPORT] = N_ ("Report Consultation"),
  [SN_LIFE_VOTE] = N_ ("Vote"),
  [SN_LIFE_DECISION] = N_ ("Decision"),
  [SN_LIFE_RELEASE] = N_ ("Release"),
};

static const struct
{
  const char *stage;
  SnLifeStep step;
} stages[] = {
  { "development", SN_LIFE_DRAFT },
  { "refinement", SN_LIFE_REFINEMENT },
  { "modification-report", SN_LIFE_REPORT },
};

/* What the title of anything but a consultation says that it is, or a sentence
 * that speaks of the modification; the first that fits. */
static const struct
{
  const char *word;
  SnLifeStep step;
} words[] = {
  { "vote", SN_LIFE_VOTE },         { "voting", SN_LIFE_VOTE },       { "decision", SN_LIFE_DECISION },
  { "determin", SN_LIFE_DECISION }, { "implement", SN_LIFE_RELEASE }, { "release", SN_LIFE_RELEASE },
};

/**
 * sn_life_is_modification:
 * @reference: (nullable): that of an item
 *
 * Returns: whether it is the reference of a modification of the Smart Energy
 *   Code, drafted or raised: DP352, MP341, SECMP0007.
 */
gboolean
sn_life_is_modification (const char *reference)
{
  static const char *const prefixes[] = { "DP", "MP", "SECMP" };

  for (guint i = 0; reference != NULL && i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (reference, prefixes[i]) && g_ascii_isdigit (reference[strlen (prefixes[i])]))
      return TRUE;
  return FALSE;
}

static gboolean
find_word (const char *text, SnLifeStep *step)
{
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i].word) != NULL)
      {
        *step = words[i].step;
        return TRUE;
      }
  return FALSE;
}

/* MP35 is not named by “MP352”, nor MP0007 by “SECMP0007”. */
static gboolean
names (const char *quote, const char *reference)
{
  gsize length = strlen (reference);

  for (const char *at = strstr (quote, reference); at != NULL; at = strstr (at + 1, reference))
    if ((at == quote || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

static gboolean
names_any (const char *quote, GPtrArray *references)
{
  for (guint i = 0; quote != NULL && i < references->len; i++)
    if (names (quote, references->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Of what has no reference of its own, what is said of the modification counts. */
static gboolean
find_said (SnItem *item, GPtrArray *references, SnLifeStep *step)
{
  GPtrArray *mentions = sn_item_get_mentions (item);

  for (guint i = 0; i < mentions->len; i++)
    {
      const SnMention *mention = mentions->pdata[i];

      if (names_any (mention->quote, references) && find_word (mention->quote, step))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_step (SnItem *item, GPtrArray *references, SnLifeStep *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_strcmp0 (sn_item_get_stage (item), stages[i].stage) == 0)
      {
        *step = stages[i].step;
        return TRUE;
      }
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION)
    return FALSE;
  if (sn_item_get_reference (item) == NULL)
    return find_said (item, references, step);
  return find_word (sn_item_get_title (item), step);
}

static GPtrArray *
references_of (GPtrArray *story)
{
  GPtrArray *references = g_ptr_array_new ();

  for (guint i = 0; i < story->len; i++)
    if (sn_life_is_modification (sn_item_get_reference (story->pdata[i])))
      g_ptr_array_add (references, (gpointer) sn_item_get_reference (story->pdata[i]));
  return references;
}

/* A consultation is on until it closes; all else is on its day, and ahead
 * before. */
static SnLifeState
state_of (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  gboolean over = sn_date_is_set (date) && sn_date_last_julian (date) < sn_date_first_julian (&today->day);

  if (over)
    return SN_LIFE_DONE;
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION ||
      (sn_date_is_set (date) && sn_date_first_julian (date) <= sn_date_first_julian (&today->day)))
    return SN_LIFE_CURRENT;
  return SN_LIFE_AHEAD;
}

/* Of several items of one step the latest counts. */
static void
take_item (SnLifePoint *points, SnItem *item, GPtrArray *references, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  SnLifeStep step;

  if (sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED || !find_step (item, references, &step))
    return;
  if (points[step].state != SN_LIFE_UNKNOWN && sn_date_is_set (date) && sn_date_is_set (&points[step].date) &&
      sn_date_compare (date, &points[step].date) < 0)
    return;
  points[step].state = state_of (item, today);
  points[step].date = *date;
}

/**
 * sn_life_find:
 * @story: (element-type SnItem): all items on one modification
 * @today: the day it is
 * @points: (out caller-allocates) (array fixed-size=6): what is known of each step
 *
 * Works out how far a modification is. What no newsletter says stays unknown,
 * also between two steps that are known, for not every modification goes
 * through all; only a draft there must have been. What is still on once a later
 * step has begun is over.
 */
void
sn_life_find (GPtrArray *story, const SnToday *today, SnLifePoint *points)
{
  g_autoptr (GPtrArray) references = references_of (story);
  guint reached;

  memset (points, 0, sizeof (SnLifePoint) * SN_N_LIFE_STEPS);
  for (guint i = 0; i < story->len; i++)
    take_item (points, story->pdata[i], references, today);
  reached = sn_life_reached (points);
  if (reached > SN_LIFE_DRAFT)
    points[SN_LIFE_DRAFT].state = SN_LIFE_DONE;
  else if (points[SN_LIFE_DRAFT].state == SN_LIFE_UNKNOWN)
    points[SN_LIFE_DRAFT].state = SN_LIFE_CURRENT;
}

/**
 * sn_life_reached:
 * @points: (array fixed-size=6): what is known of each step
 *
 * Returns: the last step that has begun; the first one where none is known to.
 */
guint
sn_life_reached (const SnLifePoint *points)
{
  for (guint step = SN_N_LIFE_STEPS; step-- > 0;)
    if (points[step].state == SN_LIFE_DONE || points[step].state == SN_LIFE_CURRENT)
      return step;
  return SN_LIFE_DRAFT;
}

/**
 * sn_life_step_name:
 *
 * Returns: "Report Consultation".
 */
const char *
sn_life_step_name (SnLifeStep step)
{
  return _ (step_names[step]);
}

/**
 * sn_life_when:
 *
 * Returns: (transfer full): "to 24 June" for what is on, "24 June" for what is
 *   over or ahead; empty where no date is stated.
 */
char *
sn_life_when (const SnLifePoint *point, const SnToday *today)
{
  g_autofree char *day = NULL;

  if (point->state == SN_LIFE_UNKNOWN || !sn_date_is_set (&point->date))
    return g_strdup ("");
  day = sn_format_day_plain (&point->date, today);
  if (point->state != SN_LIFE_CURRENT)
    return g_steal_pointer (&day);
  /* Translators: the last day of a step, as in "to 24 June" */
  return g_strdup_printf (_ ("to %s"), day);
}

/**
 * sn_life_accessible:
 *
 * Returns: (transfer full): what a screen reader says of a step: "Refinement,
 *   current step, to 24 June".
 */
char *
sn_life_accessible (SnLifeStep step, const SnLifePoint *point, const SnToday *today)
{
  static const char *const states[] = {
    [SN_LIFE_UNKNOWN] = N_ ("not known"),
    [SN_LIFE_DONE] = N_ ("done"),
    [SN_LIFE_CURRENT] = N_ ("current step"),
    [SN_LIFE_AHEAD] = N_ ("ahead"),
  };
  g_autofree char *when = sn_life_when (point, today);

  if (*when == '\0')
    return g_strdup_printf ("%s, %s", sn_life_step_name (step), _ (states[point->state]));
  return g_strdup_printf ("%s, %s, %s", sn_life_step_name (step), _ (states[point->state]), when);
}
