/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-milestones-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

/* Tokens of what "these" stand for. */
#define LONGEST_ANTECEDENT 18
#define BIT SN_WORD_BIT

/* What a committee has agreed takes effect: "The SEC Panel approved its Budget
 * … It takes effect on 1 April." */
static void
credit_committee (const SnExtraction *self, const SnClause *clause, SnCandidate *candidate)
{
  const SnMark *committee = sn_reading_find_mark (self->reading, self->reading->block_marks[clause->block],
                                                  clause->sentence->end_mark, SN_WORD_COMMITTEE);
  const char *title = sn_item_get_title (candidate->item);

  if (committee == NULL)
    committee = sn_prose_mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_COMMITTEE);
  if (committee == NULL || g_strcmp0 (committee->value, "Working Group") == 0)
    return;
  sn_item_set_organiser (candidate->item, committee->value);
  if (strstr (title, committee->value) == NULL)
    {
      g_autofree char *with = g_strdup_printf ("%s: %s", committee->value, title);

      sn_item_set_title (candidate->item, with);
    }
}

/* "three Regulatory Years, starting with the one that begins on 1 April": what
 * begins has no name. */
static gboolean
is_nameless (const SnExtraction *self, const SnMark *verb, const SnClause *clause)
{
  return verb != NULL && verb->first >= clause->sentence->first + 2 && verb->first < clause->when->first &&
         sn_reading_token_is (self->reading, verb->first - 1, "that") &&
         sn_prose_is_pronoun (self->reading, verb->first - 2);
}

/* "BEIS proposes to set 13 July", "it could start in May" */
static gboolean
is_tentative (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  gboolean moved = (clause->sentence_cues & BIT (SN_WORD_MOVE)) != 0;

  /* "Had the trial been successful, the service would have been rolled out on 3 April" */
  if (!moved && sn_reading_token_is (reading, clause->sentence->first, "had"))
    return TRUE;
  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_TENTATIVE) ||
        (!moved && sn_reading_token_is (reading, i, "would") && sn_reading_token_is (reading, i + 1, "have")))
      return TRUE;
  return FALSE;
}

/* "MP213 will be implemented on 7 November as part of the November Release",
 * "MP333, which was part of the release, will be implemented on": what takes
 * effect is the modification that the sentence begins with. */
static gboolean
is_of_modification (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  const SnMark *release = NULL;
  guint32 at, after;
  g_autofree char *reference =
      sn_reference_find (reading, clause->block, clause->sentence->first, clause->when->first, &at);
  g_autofree char *again = reference != NULL ? sn_reference_at (reading, clause->block, at, &after) : NULL;

  if (again == NULL || at > clause->sentence->first + 2 || clause->when->date.day == 0)
    return FALSE;
  if (sn_reading_is_mark (reading, after, ','))
    return sn_reading_token_is (reading, after + 1, "which");
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark && release == NULL; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_RELEASE)
      release = sn_reading_mark (reading, i);
  return release != NULL && release->first >= clause->when->end;
}

static char *
in_release (char *title, const char *release)
{
  g_autofree char *owned = title;

  return g_strdup_printf ("%s (%s)", owned, release);
}

/* "The June one has been pulled forward to 25 June" */
static gboolean
names_by_month (const SnReading *reading, const SnClause *clause)
{
  guint32 first = clause->sentence->first;
  const SnMark *month = first + 2 < clause->when->first && sn_reading_token_is (reading, first, "the")
                            ? sn_reading_mark_at (reading, clause->block, first + 1, SN_WORD_MONTH)
                            : NULL;

  return month != NULL && sn_reading_token_is (reading, month->end, "one") &&
         (guint) month->number == clause->when->date.month;
}

/* "The next SEC Release is on 29 June; the one after that on 2 November": of the
 * kind that was spoken of, and called after its month. */
static char *
later_release (const SnExtraction *self, const SnClause *clause)
{
  static const char *const which[] = { "after", "following", NULL };
  const SnReading *reading = self->reading;
  guint32 first = clause->sentence->first, s = sn_reading_sentence_of (reading, clause->block, first);
  const SnMark *release;
  g_autofree char *name = NULL;
  const SnSentence *before;

  if (s == reading->block_sentences[clause->block] || clause->when->date.month == 0 ||
      !(names_by_month (reading, clause) ||
        (sn_reading_token_is (reading, first, "the") && sn_reading_token_is (reading, first + 1, "one") &&
         sn_reading_token_is_any (reading, first + 2, which)) ||
        (sn_reading_token_is (reading, first, "next") && sn_reading_is_mark (reading, first + 1, ':'))))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  release = sn_reading_find_mark (reading, before->first_mark, before->end_mark, SN_WORD_RELEASE);
  if (release == NULL)
    return NULL;
  return sn_release_of_month ("SEC Release", &clause->when->date);
}

/* "The summer release goes live on 29 June": by the season one speaks of it, by its
 * month it is known. */
static char *
season_release (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;

  if (clause->when->date.day == 0 || (clause->sentence_cues & BIT (SN_WORD_BODY)))
    return NULL;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *season = sn_reading_mark (reading, i);

      if (season->word_class == SN_WORD_SEASON && season->end < clause->when->first &&
          season->first <= clause->sentence->first + 2 && sn_reading_token_is (reading, season->end, "release"))
        return sn_release_of_month ("SEC Release", &clause->when->date);
    }
  return NULL;
}

/* "The transition ends on", whose day is known. */
static char *
without_preposition (char *title)
{
  static const char *const ends[] = { " on", " from", " by", " in", NULL };

  if (title != NULL && (g_str_has_suffix (title, " switched on") || g_str_has_suffix (title, " turned on")))
    return title;
  for (guint i = 0; title != NULL && ends[i] != NULL; i++)
    if (g_str_has_suffix (title, ends[i]))
      title[strlen (title) - strlen (ends[i])] = '\0';
  return title;
}

/* "The Department has laid regulations on displays. These come into force on 1 October.": what was
 * spoken of before the verb, since "these" name nothing. Takes @title. */
static char *
with_antecedent (const SnExtraction *self, const SnClause *clause, char *title)
{
  static const char *const pronouns[] = { "these", "they", "it", "this", "both", "all", NULL };
  static const char *const verbs[] = { "has", "have", "had", NULL };
  const SnReading *reading = self->reading;
  const SnSentence *sentence = clause->sentence;
  guint32 s = sn_reading_sentence_of (reading, clause->block, sentence->first), first;
  const SnMark *verb = sn_milestone_verb (clause);
  g_autofree char *owned = title, *before = NULL, *verbs_own = NULL;

  if (title == NULL || verb == NULL || s == reading->block_sentences[clause->block] || clause->named != sentence ||
      !sn_reading_token_is_any (reading, sentence->first, pronouns) || verb->first <= sentence->first ||
      sn_title_count_content (reading, clause->block, sentence->first, verb->first) > 0)
    return g_steal_pointer (&owned);
  sentence = sn_reading_sentence (reading, s - 1);
  for (first = sentence->first; first + 3 < sentence->end && !sn_reading_token_is_any (reading, first, verbs); first++)
    ;
  first = first + 3 < sentence->end ? first + 2 : sentence->first; /* behind "has laid" */
  if (sn_title_count_content (reading, clause->block, first, sentence->end) < 2 ||
      sentence->end - first > LONGEST_ANTECEDENT)
    return g_steal_pointer (&owned);
  before = sn_title_of_tokens (self->outline, clause->block, first, sentence->end);
  for (const char *const *p = pronouns; *p != NULL; p++)
    if (g_ascii_strncasecmp (owned, *p, strlen (*p)) == 0 && owned[strlen (*p)] == ' ')
      return g_strdup_printf ("%s: %s", before, owned + strlen (*p) + 1);
  verbs_own = sn_reading_text (reading, clause->block, verb->first, verb->first + 1);
  if (g_ascii_strncasecmp (owned, verbs_own, strlen (verbs_own)) != 0)
    return g_steal_pointer (&owned); /* a name all the same */
  owned[0] = g_ascii_tolower (owned[0]);
  return g_strdup_printf ("%s: %s", before, owned);
}

/* "Final Operating Capability. Two defects need a retest, so go-live is now 19 July.": what the
 * paragraph begins with goes live, where the noun stands alone behind the joint. Takes @title. */
static char *
with_label (const SnExtraction *self, const SnClause *clause, char *title)
{
  static const char *const joints[] = { "so", "and", "but", NULL };
  const SnReading *reading = self->reading;
  const SnMark *noun = sn_milestone_verb (clause);
  g_autofree char *owned = title, *label = NULL, *word = NULL;
  guint32 first, end;

  if (noun == NULL || noun->first < clause->sentence->first + 3 || noun->first >= clause->when->first ||
      !sn_reading_token_is_any (reading, noun->first - 1, joints) ||
      !sn_reading_is_mark (reading, noun->first - 2, ',') ||
      !sn_outline_label (self->outline, clause->block, &first, &end) || end > clause->sentence->first)
    return g_steal_pointer (&owned);
  label = sn_title_of_tokens (self->outline, clause->block, first, end);
  word = sn_reading_text (reading, clause->block, noun->first, noun->end);
  return g_strdup_printf ("%s: %s", label, word);
}

/* Adds one milestone; @release is its name where it is a release, @within the release that a
 * modification comes with. */
static void
add_titled (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule, const char *title,
            const char *release, const char *reference, const char *within)
{
  const char *body = sn_prose_find_body (self, clause);
  g_autofree char *whole = NULL;
  SnCandidate *candidate;

  if (within != NULL && reference != NULL && sn_release_has_month (within))
    title = whole = in_release (g_strdup (title), within);
  candidate = sn_prose_add_dated (self, SN_ITEM_MILESTONE, release != NULL ? release : title, clause, index, rule);
  sn_item_set_reference (candidate->item, reference);
  if (release == NULL && reference == NULL && body == NULL &&
      strstr (title, "SEC Release") == NULL) /* which is nobody's own */
    credit_committee (self, clause, candidate);
  else if ((release == NULL || strstr (release, "SEC") == NULL) && g_strcmp0 (body, "SECAS") != 0)
    sn_item_set_organiser (candidate->item, body);
}

/* "MP200 and MP201 will be implemented on", "on 29 June and 2 November respectively": all
 * the modifications that take effect on the date, where @title is that of one of them. */
static GPtrArray *
all_mods (const SnExtraction *self, const SnClause *clause, const char *title, const char *reference)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *first = NULL;
  gboolean has = FALSE;
  guint32 at;

  if (title == NULL || reference == NULL || !g_str_has_prefix (title, reference) ||
      !g_str_has_prefix (title + strlen (reference), " implementation"))
    return NULL;
  /* "The part of the DCC Systems (MP184 and MP191)": of what, and no more */
  first = sn_reference_find (self->reading, clause->block, clause->sentence->first, clause->sentence->end, &at);
  if (first != NULL && at > clause->sentence->first && sn_reading_is_mark (self->reading, at - 1, '('))
    return NULL;
  all = sn_clause_references (clause);
  for (guint i = 0; i < all->len; i++)
    has |= g_str_equal (all->pdata[i], reference);
  if (has ? all->len == 1
          : all->len != 1 ||
                !sn_reading_has_token (self->reading, clause->sentence->first, clause->sentence->end, "respectively"))
    return NULL;
  return g_steal_pointer (&all);
}

static gboolean
has_mod_before (const SnExtraction *self, const SnClause *clause)
{
  const SnCandidate *last = self->candidates->len > 0 ? self->candidates->pdata[self->candidates->len - 1] : NULL;

  return last != NULL && last->block == clause->block && last->first == clause->sentence->first &&
         sn_item_get_kind (last->item) == SN_ITEM_MILESTONE && sn_item_get_reference (last->item) != NULL;
}

/**
 * sn_milestone_goes_on:
 *
 * "MP200 will be implemented on 29 June, and MP201 ‘Faster joins’ on 2 November": whether
 * nothing but other modifications stands between the date and the one before, which was
 * that of a modification.
 *
 * Returns: whether it does.
 */
gboolean
sn_milestone_goes_on (const SnExtraction *self, const SnClause *clause)
{
  static const char *const joints[] = { "and", "with", "but", "while", "then", "following", "follows", NULL };
  static const char *const at[] = { "on", "in", "from", NULL };
  const SnReading *reading = self->reading;
  gboolean named = FALSE;
  gunichar close = 0;

  if (clause->first <= clause->sentence->first || clause->when->first < clause->first + 3 ||
      clause->when->first > clause->first + 24 || !sn_reading_token_is_any (reading, clause->when->first - 1, at) ||
      !has_mod_before (self, clause))
    return FALSE;
  for (guint32 i = clause->first; i + 1 < clause->when->first; i++)
    {
      const SnToken *t = sn_reading_token (reading, i);
      g_autofree char *reference = NULL;
      guint32 after = i;

      if (t->kind == SN_TOKEN_PUNCT)
        {
          if (close != 0)
            close = t->value == close ? 0 : close;
          else if (sn_quote_opens (t->value))
            close = sn_quote_closing (t->value);
          continue;
        }
      if (close != 0 || sn_reading_token_is_any (reading, i, joints))
        continue;
      reference = sn_reference_at (reading, clause->block, i, &after);
      if (reference == NULL)
        return FALSE;
      named = TRUE;
      i = after - 1;
    }
  return named;
}

/* Each of several modifications that take effect on one date. */
static void
add_mods (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule, GPtrArray *references,
          const char *within)
{
  for (guint i = 0; i < references->len; i++)
    {
      g_autofree char *each = sn_milestone_of_mod (self, clause->block, references->pdata[i]);

      add_titled (self, clause, index, rule, each, NULL, references->pdata[i], within);
    }
}

/**
 * sn_prose_add_milestone:
 *
 * Makes a milestone of the clause's date, where what takes effect has a name.
 */
void
sn_prose_add_milestone (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  const char *body = sn_prose_find_body (self, clause);
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *reference = NULL, *title = NULL, *release = sn_prose_release_title (self, clause), *within = NULL,
                  *later = NULL;

  /* "Well done to Tom, who joins the OPSG. He starts on 1 April." */
  if (sn_reading_token_is_any (self->reading, clause->sentence->first, (const char *const[]){ "he", "she", NULL }))
    return;
  if (sn_milestone_goes_on (self, clause))
    {
      all = sn_clause_references (clause);
      add_mods (self, clause, index, rule, all, NULL);
      return;
    }
  if ((later = later_release (self, clause)) != NULL || (later = season_release (self, clause)) != NULL)
    {
      g_free (release);
      release = g_steal_pointer (&later);
    }
  if (release == NULL && (is_nameless (self, sn_milestone_verb (clause), clause) || is_tentative (clause)))
    return;
  if (release != NULL && body != NULL && !sn_release_has_month (release) && strstr (release, body) == NULL)
    {
      g_autofree char *bare = g_steal_pointer (&release);

      release = g_strdup_printf ("%s %s", body, bare);
    }
  if (sn_milestone_is_possessed (clause) &&
      !sn_reading_token_is (self->reading, clause->sentence->first + 1, "release"))
    g_clear_pointer (&release, g_free); /* "its implementation date has slipped from the release to" */
  if (is_of_modification (self, clause))
    within = g_steal_pointer (&release);
  if (release == NULL)
    title =
        without_preposition (sn_milestone_with_meaning (self, clause, sn_milestone_title (self, clause, &reference)));
  if (release == NULL && reference == NULL)
    title = with_antecedent (self, clause, with_label (self, clause, title));
  all = release == NULL ? all_mods (self, clause, title, reference) : NULL;
  if (all == NULL)
    add_titled (self, clause, index, rule, title, release, reference, within);
  else
    add_mods (self, clause, index, rule, all, within);
}
