/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-milestones-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* "On 2 February", "Last month", "the": so many words may stand before who acts. */
#define MOST_BEFORE_BODY 4

/**
 * sn_milestone_verb:
 *
 * Returns: (transfer none) (nullable): the verb by which something begins or moves on the date.
 */
const SnMark *
sn_milestone_verb (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *verb = sn_clause_last_mark (clause, SN_WORD_MILESTONE);
  const SnMark *move = sn_clause_last_mark (clause, SN_WORD_MOVE);

  if (move != NULL && move->first < clause->when->first &&
      (verb == NULL || verb->first > clause->when->first ||
       (move->first > verb->first && sn_milestone_is_noun (reading, verb->first))))
    return move;
  /* "stop counting towards the roll-out": the verb before it */
  for (const SnMark *mark = verb;
       mark != NULL && sn_milestone_is_noun (reading, verb->first) && mark->first >= clause->first; mark--)
    {
      if (mark->word_class == SN_WORD_MILESTONE && !sn_milestone_is_noun (reading, mark->first))
        return mark;
      if (mark == sn_reading_mark (reading, clause->sentence->first_mark))
        break;
    }
  return verb;
}

/**
 * sn_milestone_of_mod:
 *
 * Returns: (transfer full): what the milestone of a modification is called, with the
 *   modification's name where @block or its article has it.
 */
char *
sn_milestone_of_mod (const SnExtraction *self, guint block, const char *reference)
{
  g_autofree char *name = sn_find_mod_title (self, block, reference);

  return name != NULL ? g_strdup_printf ("%s implementation: %s", reference, name)
                      : g_strdup_printf ("%s implementation", reference);
}

/* Tokens of a modification and its name at the beginning of a paragraph. */
#define LONGEST_LABEL 14

/* "MP279. The Change Board approved it on 5 March. It will be implemented on …": whether
 * the paragraph begins with a reference that is a sentence before sentence @s. */
static gboolean
is_label_of_mod (const SnReading *reading, guint block, guint32 s)
{
  const SnSentence *label = sn_reading_sentence (reading, reading->block_sentences[block]);
  guint32 after = label->first;
  g_autofree char *reference = sn_reference_at (reading, block, label->first, &after);

  if (reference == NULL || s >= reading->block_sentences[block] + 3)
    return FALSE;
  if (after + 2 < label->end && sn_reading_opens_quote (reading, after)) /* and its name */
    for (guint32 i = label->end - 1; i > after && i + 3 > label->end; i--)
      if (sn_reading_is_mark (reading, i, sn_quote_closing (sn_reading_token (reading, after)->value)))
        return TRUE;
  if (after + 1 < label->end && label->end - label->first <= LONGEST_LABEL &&
      (sn_reading_is_mark (reading, after, ':') || sn_reading_is_mark (reading, after, 0x2013) ||
       (sn_reading_is_mark (reading, after, '-') && !sn_reading_token (reading, after)->glued)))
    return TRUE; /* "SECMP0011 – Definition of Volume Scenarios." */
  return after + 1 >= label->end;
}

static gboolean
is_of_two (const SnClause *clause, guint32 token)
{
  return sn_clause_is_word (clause, token, "latter") || sn_clause_is_word (clause, token, "former");
}

/* "The former will be implemented on 20 April and the latter on 25 May": the last of the
 * two words before the date counts. */
static gboolean
says_latter (const SnClause *clause)
{
  for (guint32 i = clause->when->first; i > clause->sentence->first; i--)
    if (is_of_two (clause, i - 1))
      return sn_clause_is_word (clause, i - 1, "latter");
  return FALSE;
}

/* "The Authority approved MP279 on 5 March. It will be implemented on …" */
static char *
reference_before (const SnExtraction *self, const SnClause *clause)
{
  guint32 s = sn_reading_sentence_of (self->reading, clause->block, clause->sentence->first);
  const SnSentence *before;
  gboolean latter;
  char *reference;
  guint32 at;

  /* "MP93 is not among them: the Authority directed that it …" */
  reference = sn_reference_find (self->reading, clause->block, clause->sentence->first, clause->when->first, &at);
  if (reference != NULL || s == self->reading->block_sentences[clause->block])
    return reference;
  before = sn_reading_sentence (self->reading, s - 1);
  reference = sn_reference_find (self->reading, clause->block, before->first, before->end, &at);
  if (reference == NULL && is_label_of_mod (self->reading, clause->block, s))
    return sn_reference_at (self->reading, clause->block, self->reading->block_tokens[clause->block], NULL);
  latter = says_latter (clause);
  while (reference != NULL && latter)
    {
      char *next = sn_reference_find (self->reading, clause->block, at + 1, before->end, &at);

      if (next == NULL)
        break;
      g_free (reference);
      reference = next;
    }
  return reference;
}

/* "go live in the South Region": in which of the DCC's Regions, North, Central or South, which
 * tells one go-live from another. */
static gboolean
is_in_region (const SnReading *reading, guint32 token, guint32 end)
{
  static const char *const regions[] = { "region", "regions", "north", "south", "central", NULL };

  if (!sn_reading_token_is (reading, token, "in"))
    return FALSE;
  for (guint32 i = token + 1; i < MIN (end, token + 5); i++)
    if (sn_reading_token_is_any (reading, i, regions))
      return TRUE;
  return FALSE;
}

/* "stop counting towards the roll-out on": what the verb needs, where it is
 * short. */
static guint32
complement_end (const SnExtraction *self, const SnClause *clause, const SnMark *verb)
{
  static const char *const joints[] = { "towards", "for", "as", "into", "across", NULL };
  static const char *const last[] = { "on", "from", "in", "by", "of", "to", "for", "until", "is", NULL };
  static const char *const open[] = { "a", "an", "permanent", NULL };
  guint32 end = clause->when->first;

  if (sn_reading_token_is (self->reading, verb->end - 1, "to") && verb->end > verb->first + 1)
    return sn_title_phrase_end (self->outline, clause->block, verb->end, end, 2); /* "move to a new version" */
  if (end > verb->end && sn_reading_token_is_any (self->reading, end - 1, last))
    end--;
  if (sn_milestone_denies (self->reading, verb)) /* "no longer order hubs of 2G" */
    return sn_title_phrase_end (self->outline, clause->block, verb->end, end, 2);
  if (end <= verb->end || end > verb->end + 6 ||
      (!sn_reading_token_is_any (self->reading, verb->end, joints) && !is_in_region (self->reading, verb->end, end) &&
       !sn_reading_token_is_any (self->reading, verb->end - 1, open)))
    return sn_reading_token_is (self->reading, verb->end - 1, "from") ? verb->end - 1 : verb->end;
  for (guint32 i = verb->end; i < end; i++)
    if (sn_reading_token (self->reading, i)->kind == SN_TOKEN_PUNCT &&
        sn_reading_token (self->reading, i)->value != '-')
      return verb->end;
  return end;
}

/* "will move to", "switches to": where something goes to belongs to what happens. */
static gboolean
leads_to (const SnReading *reading, const SnMark *verb)
{
  return verb->end > verb->first + 1 && sn_reading_token_in (reading, verb->end - 2, SN_SET_TRANSFERRING);
}

/* "the budget will apply" is "Budget applies"; a name that may be a plural keeps the verb
 * as it is: "Charges apply". */
static char *
in_present (const char *name, const char *word)
{
  static const char *const forms[][2] = {
    { "apply", "applies" },
    { "begin", "begins" },
    { "start", "starts" },
    { "commence", "commences" },
    { "go live", "goes live" },
    { "take effect", "takes effect" },
    { "come into effect", "comes into effect" },
    { "come into force", "comes into force" },
    { "launch", "launches" },
    { "expire", "expires" },
  };
  gsize length = strlen (name), first = strcspn (name, " ");
  gboolean plural = (length > 1 && name[length - 1] == 's' && name[length - 2] != 's') ||
                    (first > 1 && first < length && name[first - 1] == 's'); /* "Changes to the UNC" */

  for (guint i = 0; i < G_N_ELEMENTS (forms) && !plural; i++)
    if (g_str_equal (word, forms[i][0]))
      return g_strdup (forms[i][1]);
  return g_strdup (word);
}

/* "The exemption for small sites ends on": with "ends", which is no verb for milestones alone. */
static char *
with_end (const SnExtraction *self, const SnClause *clause, char *name)
{
  g_autofree char *owned = name, *word = NULL;
  guint32 at = clause->when->first;

  if (at < clause->first + 2 || !sn_clause_is_word (clause, at - 1, "on") ||
      !sn_reading_token_in (self->reading, at - 2, SN_SET_ENDING) || sn_milestone_is_noun (self->reading, at - 2))
    return g_steal_pointer (&owned);
  word = sn_reading_text (self->reading, clause->block, at - 2, at - 1);
  return strstr (owned, word) == NULL ? g_strdup_printf ("%s %s", owned, word) : g_steal_pointer (&owned);
}

/* With its verb a name says more: "User Integration Testing for R2.0 starts". */
static char *
with_verb (const SnExtraction *self, const SnClause *clause, const SnMark *verb, char *name)
{
  /* "expected to", "replaces the old one on" */
  g_autofree char *owned = name, *word = NULL, *present = NULL;

  if (verb == NULL)
    return with_end (self, clause, g_steal_pointer (&owned));
  if (verb->word_class == SN_WORD_MOVE || verb->first > clause->when->first ||
      sn_milestone_is_noun (self->reading, verb->first) ||
      (sn_reading_token_in (self->reading, verb->end - 1, SN_SET_NEEDING_OBJECT) && !leads_to (self->reading, verb)))
    return g_steal_pointer (&owned);
  word = sn_reading_text (self->reading, clause->block, verb->first, complement_end (self, clause, verb));
  if (strlen (name) > 100 || strstr (name, word) != NULL)
    return g_steal_pointer (&owned);
  if (g_str_equal (word, "with effect") || g_str_equal (word, "effective"))
    return g_steal_pointer (&owned);
  if (g_ascii_isupper (word[0]))
    word[0] = g_ascii_tolower (word[0]);
  present = in_present (name, word);
  return g_strconcat (owned, " ", present, NULL);
}

/**
 * sn_milestone_with_meaning:
 *
 * "…, with the start of Initial Operating Capability": what the day means is
 * said after it.
 *
 * Returns: (transfer full): @title with what the day means.
 */
char *
sn_milestone_with_meaning (const SnExtraction *self, const SnClause *clause, char *title)
{
  g_autofree char *owned = title, *phrase = NULL;
  guint32 i = clause->when->end;

  if (i + 4 >= clause->end || !sn_reading_is_mark (self->reading, i, ',') ||
      !sn_clause_is_word (clause, i + 1, "with") || !(clause->right & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_VAGUE))))
    return g_steal_pointer (&owned);
  phrase = sn_title_phrase (self->outline, clause->block, i + 2, clause->end);
  return strlen (owned) + strlen (phrase) < 130 ? g_strdup_printf ("%s (%s)", owned, phrase) : g_steal_pointer (&owned);
}

/* The modification with whose reference the words begin. */
static char *
reference_title (const SnExtraction *self, guint block, guint32 first, guint32 end, char **reference)
{
  guint32 at;

  *reference = sn_reference_find (self->reading, block, first, end, &at);
  if (*reference != NULL && at <= first + 1)
    return sn_milestone_of_mod (self, block, *reference);
  g_clear_pointer (reference, g_free);
  return NULL;
}

/* "DCC has told us that ECoS cohort 5 will migrate", "The news, for some, is that …":
 * behind who tells it; @first where nobody does. */
static guint32
after_telling (const SnClause *clause, guint32 first)
{
  static const char *const links[] = { "is", "means", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = first + 1; i + 2 < clause->when->first && i < first + 20; i++)
    if (sn_reading_token_is (reading, i, "that") &&
        ((i < first + 9 && sn_reading_token_in (reading, i - 1, SN_SET_SAYING_THAT)) ||
         sn_reading_token_is_any (reading, i - 1, links)))
      return i + 1;
  return first;
}

/* The subject of the whole sentence, however many dates stand between it and
 * this one; a reference where that is the subject. */
static char *
subject_title (const SnExtraction *self, const SnClause *clause, char **reference)
{
  const SnReading *reading = self->reading;
  guint32 first = after_telling (clause, sn_milestone_skip_aside (reading, clause->sentence, clause->when->first)), end;
  char *title;

  end = sn_milestone_drop_auxiliaries (reading, first,
                                       sn_milestone_find_verb (reading, clause->sentence, first, clause->when->first));
  if (first >= end || sn_prose_is_pronoun (reading, first) || is_of_two (clause, first + 1))
    return NULL;
  title = reference_title (self, clause->block, first, end, reference);
  if (title != NULL)
    return title;
  if (sn_milestone_is_body_only (reading, clause->block, first, end) ||
      sn_title_count_content (reading, clause->block, first, end) == 0)
    return NULL;
  return sn_title_of_tokens (self->outline, clause->block, first,
                             sn_title_phrase_end (self->outline, clause->block, first, end, 2));
}

static const char *const joints[] = { "and", "but", "while", "whereas", NULL };

/* "The webinar is on 31 March and the process goes live on 1 April": however short, what
 * stands before the verb is something else than the sentence began with. */
static gboolean
is_other_subject (const SnReading *reading, const SnClause *clause, guint32 first)
{
  static const char *const articles[] = { "the", "a", "an", "its", "our", "their", NULL };
  guint32 at = first;

  if (first <= clause->sentence->first + 2)
    return FALSE;
  if (sn_reading_token_is_any (reading, at, joints))
    at++; /* the span begins with them, or behind */
  else if (!sn_reading_token_is_any (reading, at - 1, joints))
    at--;
  if (!sn_reading_token_is_any (reading, at, articles))
    return FALSE;
  return sn_reading_token_is_any (reading, at - 1, joints) &&
         sn_reading_token (reading, at - 2)->kind != SN_TOKEN_PUNCT;
}

/* "has published a new User Guide, which applies from", "approved MP200 for implementation on":
 * where that stands which was made, of which the verb tells; @first where nothing was. */
static guint32
after_making (const SnClause *clause, const SnMark *verb, guint32 first, guint32 end)
{
  static const char *const leading[] = { "which", "to", "for", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at;

  if (verb == NULL || verb->first < end || verb->first <= first + 3 || verb->end > clause->when->first)
    return first;
  at = sn_milestone_drop_auxiliaries (reading, first, verb->first);
  if (!sn_reading_token_is_any (reading, verb->first - 1, leading) &&
      !sn_reading_token_is_any (reading, at - 1, leading) && !sn_reading_token_is (reading, verb->first, "for"))
    return first;
  for (guint32 i = end - 1; i > first; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_HAPPENED) || sn_reading_token_in (reading, i - 1, SN_SET_PUBLISHED))
      return i;
  return first;
}

/* "A direction, by which Sections H5 and L take effect on": behind the words that lead to what
 * does; @first where none do. */
static guint32
after_which (const SnClause *clause, const SnMark *verb, guint32 first)
{
  static const char *const leading[] = { "by", "under", "through", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = first + 1; verb != NULL && verb->end <= clause->when->first && i + 2 < verb->first; i++)
    if (sn_reading_token_is_any (reading, i, leading) && sn_reading_token_is (reading, i + 1, "which"))
      return i + 2;
  return first;
}

/* "The supplier needs longer, and regression testing will now start": what starts stands behind the
 * first thought. */
static guint32
behind_thought (const SnExtraction *self, const SnClause *clause, guint32 first, guint32 end)
{
  static const char *const ands[] = { "and", "so", "but", NULL };
  static const char *const it[] = { "it", "them", NULL };
  const SnReading *reading = self->reading;
  gboolean verb = FALSE;

  for (guint32 i = end; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, it)) /* "…, and Suppliers can begin to order it" */
      return first;
  for (guint32 i = first + 1; i + 3 < end; i++)
    {
      verb |= sn_reading_token_in (reading, i, SN_SET_MILESTONE_VERBS);
      if (verb && sn_reading_is_mark (reading, i, ',') && sn_reading_token_is_any (reading, i + 1, ands) &&
          !sn_prose_is_pronoun (reading, i + 2) && sn_title_count_content (reading, clause->block, i + 2, end) > 1)
        return i + 2;
    }
  return first;
}

/* The words before the verb of the date's own clause. */
static char *
clause_title (const SnExtraction *self, const SnClause *clause, const SnMark *verb, char **reference)
{
  const SnReading *reading = self->reading;
  guint32 first, end, made, after;
  gboolean other;
  char *title;

  sn_milestone_find_span (self, clause, verb, &first, &end);
  end = sn_milestone_drop_auxiliaries (reading, first, end);
  made = after_which (clause, verb, clause->first);
  if (made != clause->first)
    end = sn_milestone_drop_auxiliaries (reading, made, verb->first);
  else
    made = after_making (clause, verb, first, end);
  if (verb != NULL && verb->first < clause->when->first &&
      (after = behind_thought (self, clause, clause->first, verb->first)) != clause->first)
    {
      made = after;
      end = sn_milestone_drop_auxiliaries (reading, made, verb->first);
    }
  other = made != first;
  first = made;
  if (first + 1 < end && sn_reading_token_is (reading, first, "and") && sn_reading_is_mark (reading, first + 1, ','))
    return NULL; /* "were paused in March and, the DCC says, should resume in May" */
  if (first >= end || sn_prose_is_pronoun (reading, first) || is_of_two (clause, first + 1))
    return NULL;
  title = reference_title (self, clause->block, first, end, reference);
  if (title != NULL)
    return title;
  if (sn_milestone_is_body_only (reading, clause->block, first, end))
    return NULL;
  /* "reminds us that migration starts with M11 on": what it says of so short a name */
  if (first > clause->first && sn_milestone_introduces (reading, first - 1) && end == first + 1 &&
      sn_title_count_content (reading, clause->block, first, clause->when->first) > 1)
    return sn_title_of_tokens (self->outline, clause->block, first, clause->when->first);
  other |= is_other_subject (reading, clause, first);
  if (sn_title_count_content (reading, clause->block, first, end) < (other ? 1 : 2))
    return NULL;
  if (first + 1 < end && sn_reading_token_is_any (reading, first, joints))
    first++;
  return sn_title_of_tokens (self->outline, clause->block, first, end);
}

/* A short name says more under its heading, and with its verb. */
static char *
complete_title (const SnExtraction *self, const SnClause *clause, const SnMark *verb, char *name)
{
  guint heading = self->outline->places[clause->block].heading;
  g_autofree char *topic = strchr (name, ' ') == NULL ? sn_question_topic (self->outline, heading) : NULL;
  g_autofree char *deed = NULL, *subject = NULL;

  if (topic != NULL && strchr (topic, ' ') != NULL) /* "Cutover" under "Has the date for the new Service moved?" */
    {
      g_autofree char *bare = with_verb (self, clause, verb, name);

      return g_strdup_printf ("%s: %s", topic, bare);
    }

  if (!sn_heading_is_subject (self->outline, heading) || g_ascii_isupper (name[1]) || strlen (name) > 28)
    return with_verb (self, clause, verb, name);
  subject = sn_title_of_heading (self->outline, heading);
  if (*subject == '\0' || strstr (subject, name) != NULL) /* a heading may be but a day */
    return with_verb (self, clause, verb, name);
  deed = with_verb (self, clause, verb, name);
  return g_strdup_printf ("%s: %s", subject, deed);
}

/* "The Panel agreed that it will be implemented on": what is decided of it. */
static gboolean
is_decided_of_it (const SnReading *reading, const SnClause *clause)
{
  static const char *const verbs[] = { "will", "ll", "would", "should", "is", "s", NULL };

  for (guint32 i = clause->sentence->first + 2; i + 3 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "that") && sn_reading_token_is (reading, i + 1, "it"))
      return sn_reading_token_is_any (reading, i + 2 + (sn_reading_token (reading, i + 2)->kind == SN_TOKEN_PUNCT),
                                      verbs);
  return FALSE;
}

/* "It has slipped by a fortnight and will now be delivered on", "After two failed rehearsals it
 * has slipped": of what the sentence before speaks. */
static gboolean
goes_on_with_it (const SnReading *reading, const SnClause *clause)
{
  static const char *const reasons[] = { "after", "following", "despite", "owing", "due", "because", "with", NULL };
  static const char *const verbs[] = { "has", "had", "is", "was", "will", NULL };
  guint32 first = clause->sentence->first, end = MIN (clause->when->first, first + 9);
  gboolean aside = sn_reading_token_is_any (reading, first, reasons);

  if (is_decided_of_it (reading, clause))
    return TRUE;
  if (!(clause->sentence_cues & BIT (SN_WORD_MOVE)))
    return FALSE;
  for (guint32 i = first; i + 1 < end && (i == first || aside); i++)
    if (sn_reading_token_is (reading, i, "it"))
      return sn_reading_token_is_any (reading, i + 1, verbs);
  return FALSE;
}

/* "The Authority having given its consent, it shall be implemented": where "it" stands; the
 * sentence's first token where it begins otherwise. */
static guint32
it_behind_having (const SnReading *reading, const SnClause *clause)
{
  guint32 first = clause->sentence->first;
  gboolean having = FALSE;

  for (guint32 i = first; i + 1 < clause->when->first; i++)
    {
      having |= i < first + 5 && sn_reading_token_is (reading, i, "having");
      if (having && sn_reading_is_mark (reading, i, ',') && sn_reading_token_is (reading, i + 1, "it"))
        return i + 1;
    }
  return first;
}

/* "It will be implemented by itself on 26 April", "It takes effect as a standalone change
 * on": what takes effect was named before. */
static gboolean
begins_with_it (const SnClause *clause, const SnMark *verb)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, it = first;

  if (sn_reading_token_is_any (reading, first,
                               (const char *const[]){ "as", "being", "rather", "instead", "unlike", "because", "owing",
                                                      "due", "thanks", "after", "following", NULL }))
    while (it < first + 12 && it < clause->when->first && !sn_reading_token_is (reading, it, "it"))
      it++; /* "As a document-only change it will be implemented" */
  else if (!sn_clause_is_word (clause, first, "it"))
    it = it_behind_having (reading, clause);
  if (verb == NULL || !sn_reading_token_is (reading, it, "it") || verb->first <= it ||
      verb->end > clause->when->first || clause->first > it)
    return FALSE;
  /* "It does not form part of a release and comes into force on" */
  return verb->first <= it + 4 || sn_reading_token_is (reading, verb->first - 1, "and");
}

/* "The migration was to have been completed. It has slipped to …": what "it"
 * is. */
static char *
subject_before (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first), first, end;
  const SnSentence *before;

  if (s == reading->block_sentences[clause->block] ||
      !(sn_prose_is_pronoun (reading, clause->sentence->first) || goes_on_with_it (reading, clause) ||
        begins_with_it (clause, sn_milestone_verb (clause))))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  first = sn_milestone_skip_aside (reading, before, before->end);
  end = sn_milestone_find_verb (reading, before, first, before->end);
  if (end == before->end && /* where its verb is, nobody knows; a line of a list may have none */
      sn_reading_block (reading, clause->block)->kind != SN_BLOCK_LIST_ITEM)
    return NULL;
  end = sn_milestone_drop_auxiliaries (reading, first, end);
  if (sn_title_count_content (reading, clause->block, first, end) < 2 &&
      !(sn_reading_cues (reading, clause->block, first, end) & BIT (SN_WORD_RELEASE)))
    return NULL;
  /* "All supported the draft, and the Panel signed it off.": what "it" is, the
   * heading says */
  for (guint32 i = end;
       i < before->end && sn_heading_is_subject (self->outline, self->outline->places[clause->block].heading); i++)
    if (sn_reading_token_is (reading, i, "it"))
      return NULL;
  return sn_title_of_tokens (self->outline, clause->block, first, end);
}

/* "BEIS has put off …", "it has pushed back …": what is meant is what they do
 * it to. */
static gboolean
acts_on_something (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 first = sn_milestone_skip_aside (reading, clause->sentence, clause->when->first);
  guint32 end = sn_milestone_find_verb (reading, clause->sentence, first, clause->when->first);

  return (clause->sentence_cues & BIT (SN_WORD_MOVE)) &&
         (sn_prose_is_pronoun (reading, first) || sn_milestone_is_body_only (reading, clause->block, first, end));
}

/**
 * sn_milestone_is_possessed:
 *
 * "MP58 has been taken out; its implementation has been put back to"
 *
 * Returns: whether whose it is that takes effect was said before.
 */
gboolean
sn_milestone_is_possessed (const SnClause *clause)
{
  static const char *const whose[] = { "its", "their", "the", NULL };
  guint32 first = clause->sentence->first;

  return first + 1 < clause->when->first && sn_reading_token_is_any (clause->outline->reading, first, whose) &&
         sn_reading_token_in (clause->outline->reading, first + 1, SN_SET_POSSESSED);
}

/* "SECMP0011 ‘Audit records’. The Authority directed that it be made. The variation to Section L
 * takes effect on": what else a modification is called. */
static gboolean
is_change (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  return first + 1 < clause->when->first &&
         (sn_reading_token_is (reading, first, "the") || sn_reading_token_is (reading, first, "this")) &&
         sn_reading_token_in (reading, first + 1, SN_SET_CHANGES_CALLED);
}

/* "The Authority directed that it be implemented", "being a small change, it
 * goes live": what takes effect was named before. */
static gboolean
refers_back (const SnExtraction *self, const SnClause *clause, const SnMark *verb)
{
  static const char *const words[] = { "it", "this", "that", "they", "these", "which", NULL };
  guint32 first, end;

  sn_milestone_find_span (self, clause, verb, &first, &end);
  return sn_reading_token_is_any (self->reading, first, words) &&
         sn_milestone_drop_auxiliaries (self->reading, first, end) <= first + 1;
}

/* "Among other things, from 1 April Suppliers must …": nothing but an aside
 * stands before "from". */
static gboolean
follows_aside (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return at > clause->sentence->first + 2 && at < clause->sentence->first + 8 &&
         sn_clause_is_word (clause, at - 1, "from") && sn_reading_is_mark (reading, at - 2, ',') &&
         sn_milestone_opens_aside (reading, clause->sentence->first) && clause->end > clause->when->end + 3;
}

/* "go-live of its portal", of the DCC: "Go-live of DCC portal", as it stands alone. */
static char *
with_owner (const SnExtraction *self, const SnClause *clause, char *title)
{
  const SnMark *body =
      sn_reading_find_mark (self->reading, clause->sentence->first_mark, clause->sentence->end_mark, SN_WORD_BODY);
  const char *its = title != NULL ? strstr (title, " its ") : NULL;
  g_autofree char *owned = title;

  if (its == NULL || body == NULL || body->first >= clause->when->first)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("%.*s %s %s", (int) (its - title), title, body->value, its + strlen (" its "));
}

/* "31 December is the end date for installing hubs of version 1": the date has
 * its name behind it. */
static char *
name_behind (const SnExtraction *self, const SnClause *clause)
{
  static const char *const small[] = { "be", "the", "a", "our", "its", "also", "still", "now", NULL };
  const SnReading *reading = self->reading;
  guint32 at = clause->when->end;

  if (at + 2 >= clause->end || !sn_reading_token_in (reading, at, SN_SET_NAMING_DAYS))
    return NULL;
  while (++at < clause->end && sn_reading_token_is_any (reading, at, small))
    ;
  if (at + 1 >= clause->end || sn_reading_mark_at (reading, clause->block, at, SN_WORD_MILESTONE) == NULL)
    return NULL;
  return with_owner (self, clause, sn_title_phrase (self->outline, clause->block, at, clause->end));
}

/* "The cut-over, which had been pencilled in for 7 March, will now happen on 21 March",
 * "the capability, previously planned for 31 March, has been moved to 26 May": what is
 * meant stands before the aside with the other day. */
static char *
name_before_aside (const SnExtraction *self, const SnClause *clause)
{
  static const char *const asides[] = { "which",   "previously", "originally", "formerly", "once", "first", "initially",
                                        "planned", "due",        "scheduled",  "expected", "at",   NULL };
  const SnReading *reading = self->reading;
  guint32 first = clause->sentence->first, comma;
  const SnMark *verb = sn_milestone_verb (clause);

  gboolean now = (verb != NULL && verb->word_class == SN_WORD_MOVE) || (clause->left & BIT (SN_WORD_MOVE)) != 0;

  for (guint32 i = clause->first; i < clause->when->first && !now; i++)
    now = sn_reading_token_is (reading, i, "now");
  if (!now || clause->first <= first + 4)
    return NULL;
  for (comma = first; comma + 1 < clause->first; comma++)
    if (sn_reading_is_mark (reading, comma, ',') && sn_reading_token_is_any (reading, comma + 1, asides))
      break;
  if (comma + 1 >= clause->first)
    return NULL;
  for (guint32 i = first; i < comma; i++)
    if (i > first && sn_milestone_introduces (reading, i))
      first = i + 1;
  if (comma > first + 14 || sn_prose_is_pronoun (reading, first) ||
      sn_title_count_content (reading, clause->block, first, comma) < 1)
    return NULL;
  return sn_title_of_tokens (self->outline, clause->block, first, comma);
}

/* "DCC Live, when the DCC's services start, was planned for April": what was planned,
 * without the aside; else the sentence. */
static char *
title_of_plan (const SnExtraction *self, const SnSentence *sentence)
{
  static const char *const verbs[] = { "was", "were", NULL };
  static const char *const asides[] = { "when", "which", "who", "where", NULL };
  const SnReading *reading = self->reading;
  guint32 first = sentence->first, stop = sentence->end;

  if (sn_reading_token_is (reading, first, "what")) /* "What did change is the start of …" */
    for (guint32 i = first + 1; i + 2 < MIN (sentence->end, sentence->first + 6); i++)
      if (sn_reading_token_is (reading, i, "is"))
        first = i + 1;
  for (guint32 i = first + 1; stop == sentence->end && i + 1 < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, verbs) ||
        (sn_reading_token_is (reading, i, "had") && sn_reading_token_is (reading, i + 1, "been")) ||
        (sn_reading_is_mark (reading, i, ',') && sn_reading_token_is_any (reading, i + 1, asides)))
      stop = i;
  return stop == sentence->end && first == sentence->first
             ? sn_title_of_sentence (self->outline, sentence)
             : sn_title_of_tokens (self->outline, sentence->block, first, stop);
}

/**
 * sn_milestone_named:
 *
 * "Release 1.4 needs more time. It was to come on 23 July. The new date is 3 September.":
 * what "it" is stands before.
 *
 * Returns: (transfer none): the sentence that names what the clause is about.
 */
const SnSentence *
sn_milestone_named (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *named = clause->named;
  guint32 s = sn_reading_sentence_of (reading, clause->block, named->first);

  while (s > reading->block_sentences[clause->block] && sn_prose_is_pronoun (reading, named->first))
    named = sn_reading_sentence (reading, --s);
  return named;
}

/* "MP081 ‘Alert codes’. Not in the release. Implemented separately on 29 October.": the sentence has
 * no subject but what its paragraph begins with. */
static gboolean
is_bare_verb (const SnClause *clause, const SnMark *verb)
{
  return verb != NULL && verb->first == clause->sentence->first && verb->end <= clause->when->first &&
         clause->first == clause->sentence->first;
}

/**
 * sn_milestone_is_of_heading:
 * @reference: (out) (optional): of the modification
 *
 * "15 September, on its own" under the name of a modification, in a part that is headed
 * "Coming into effect".
 *
 * Returns: whether the clause says when that modification takes effect.
 */
gboolean
sn_milestone_is_of_heading (const SnExtraction *self, const SnClause *clause, char **reference)
{
  const SnReading *reading = self->reading;
  const SnPlace *place = &self->outline->places[clause->block];
  const guint64 other = SN_WORD_BIT (SN_WORD_EVENT) | SN_WORD_BIT (SN_WORD_CONSULT) | SN_WORD_BIT (SN_WORD_CLOSE);
  guint32 first = reading->block_tokens[clause->block], end = first;
  gboolean labelled = sn_outline_label (self->outline, clause->block, &first, &end);
  guint named = labelled ? clause->block : place->heading, above = labelled ? place->heading : place->parent;
  g_autofree char *found = NULL;

  if (named == SN_NO_BLOCK || above == SN_NO_BLOCK || clause->when->date.month == 0 || clause->when->first > end + 1 ||
      !(sn_reading_block_cues (reading, above) & SN_WORD_BIT (SN_WORD_MILESTONE)) ||
      (sn_reading_block_cues (reading, above) & other))
    return FALSE;
  if (!labelled)
    {
      first = reading->block_tokens[named];
      end = reading->block_tokens[named + 1];
    }
  found = sn_reference_find (reading, named, first, end, NULL);
  if (found == NULL)
    return FALSE;
  if (reference != NULL)
    *reference = g_steal_pointer (&found);
  return TRUE;
}

/* "With effect from 1 April 2021 the Charging Statement applies": what takes effect stands
 * behind the date. */
static gboolean
leads_sentence (const SnClause *clause, const SnMark *verb)
{
  return verb != NULL && verb->first == clause->sentence->first && verb->end == clause->when->first &&
         clause->when->end + 2 < clause->end;
}

/* Whether the words before @token are a sentence of their own, and no other modification's
 * name: "MP200 and MP201 go live". */
static gboolean
begins_conjunct (const SnClause *clause, guint32 token)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = token;

  if (at == clause->first || sn_reading_token_is (reading, at - 1, "that")) /* "directed that MP401 takes effect" */
    return TRUE;
  if (sn_reading_token_is (reading, at - 1, "and") || sn_reading_token_is (reading, at - 1, "so"))
    at--;
  if (at <= clause->first + 1 ||
      !(sn_reading_is_mark (reading, at - 1, ',') || sn_reading_is_mark (reading, at - 1, ';')))
    return FALSE;
  for (guint32 i = at - 1; i > clause->first && i + 4 > at; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_REFERENCES))
      return FALSE;
  return TRUE;
}

/* "No objection was received, and SECMP0016 will be implemented on", "approved MP200 and MP201,
 * to be implemented on", "voted for MP200, which goes live on": the modification right before the verb; %NULL where
 * none stands there. */
/* (nullable): "MP082 ‘Power cuts’ failed its test, has been repaired, and will be implemented": of
 * what the sentence goes on to tell. */
static char *
reference_told_of (const SnClause *clause, guint32 end)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, after;
  char *reference;

  if (end < first + 4 || !(sn_reading_token_is (reading, end, "and") || sn_reading_token_is (reading, end - 1, "but")))
    return NULL;
  reference = sn_reference_at (reading, clause->block, first, &after);
  for (guint32 i = after; reference != NULL && i < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_REFERENCES))
      g_clear_pointer (&reference, g_free);
  return reference;
}

static char *
reference_before_verb (const SnClause *clause, const SnMark *verb)
{
  const SnReading *reading = clause->outline->reading;
  guint32 end, low;
  gboolean aside;

  if (verb == NULL || verb->first <= clause->first || verb->end > clause->when->first)
    return NULL;
  end = sn_milestone_drop_auxiliaries (reading, clause->first, verb->first);
  aside = end > clause->first && end + 1 < verb->first && sn_reading_token_is (reading, end, "to") &&
          sn_reading_is_mark (reading, end - 1, ',');
  end -= aside ? 1 : 0;
  if (!aside && end > clause->first + 1 && sn_reading_token_is (reading, end - 1, "which") &&
      sn_reading_is_mark (reading, end - 2, ','))
    {
      aside = TRUE;
      end -= 2;
    }
  low = end > clause->first + 4 ? end - 4 : clause->first;
  for (guint32 i = low; i < end; i++)
    {
      guint32 after;
      g_autofree char *reference = sn_reference_at (reading, clause->block, i, &after);

      if (reference != NULL && after == end)
        return aside || begins_conjunct (clause, i) ? g_steal_pointer (&reference) : NULL;
    }
  return reference_told_of (clause, end);
}

/* "It brings Section H10 into effect on", "A notice puts the new rates into force on": what is
 * brought; %NULL where nothing is. */
static char *
brought_into (const SnExtraction *self, const SnClause *clause, char **reference)
{
  static const char *const verbs[] = { "bring", "brings", "brought", "bringing", "put", "puts", "putting", NULL };
  static const char *const states[] = { "effect", "force", "operation", NULL };
  const SnReading *reading = self->reading;
  guint32 into = clause->first;

  while (into + 1 < clause->when->first &&
         !(sn_reading_token_is (reading, into, "into") && sn_reading_token_is_any (reading, into + 1, states)))
    into++;
  if (into + 1 >= clause->when->first)
    return NULL;
  for (guint32 i = into - 1; i > clause->first; i--)
    if (sn_reading_token_is_any (reading, i - 1, verbs))
      {
        char *title = reference_title (self, clause->block, i, into, reference);

        if (title != NULL || sn_prose_is_pronoun (reading, i) ||
            sn_title_count_content (reading, clause->block, i, into) == 0)
          return title;
        return sn_title_of_tokens (self->outline, clause->block, i, into + 2);
      }
  return NULL;
}

/* "The Authority wants it in place on 1 April": of what the sentence before speaks. */
static gboolean
speaks_of_it (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first + 1; i + 1 < clause->when->first && i < clause->sentence->first + 5; i++)
    if (sn_reading_token_is (reading, i, "it"))
      return TRUE;
  return FALSE;
}

/* "The DCC has set the weekend of 15 April for the cutover", "has named 1 May as the date for":
 * what stands behind; %NULL where no day is set so. */
static char *
set_for_day (const SnExtraction *self, const SnClause *clause)
{
  static const char *const between[] = {
    "the", "week", "weekend", "morning", "night", "of", "in", "aside", "on", NULL
  };
  static const char *const behind[] = { "as", "the", "date", "day", NULL };
  const SnReading *reading = self->reading;
  guint32 at = clause->when->first, next = clause->when->end;

  while (at > clause->first && sn_reading_token_is_any (reading, at - 1, between))
    at--;
  if (at <= clause->first + 1 || !sn_reading_token_in (reading, at - 1, SN_SET_SETTING_DAYS))
    return NULL;
  while (next + 2 < clause->end && sn_reading_token_is_any (reading, next, behind))
    next++;
  if (next + 2 >= clause->end || !sn_reading_token_is (reading, next, "for") ||
      sn_title_count_content (reading, clause->block, next + 1, clause->end) == 0)
    return NULL;
  return with_owner (self, clause, sn_title_phrase (self->outline, clause->block, next + 1, clause->end));
}

/* "On 2 February the DCC switched on its new Device Manager. It will be available to all in May":
 * what a body did something to is what the next sentence goes on with; %NULL where the sentence
 * tells of nothing like it. */
static char *
object_of_body (const SnExtraction *self, const SnClause *clause)
{
  static const char *const leads[] = { "its", "their", "a", "an", NULL };
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *sentence = clause->sentence - 1;
  guint32 first, end, verb;
  const SnMark *body;

  if (s == reading->block_sentences[clause->block])
    return NULL;
  first = sn_milestone_skip_aside (reading, sentence, sentence->end);
  body = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_BODY);
  if (body == NULL || body->first < first || body->first > first + MOST_BEFORE_BODY)
    return NULL;
  first = body->first;
  end = MIN (sentence->end, first + 5);
  for (verb = first + 1; verb + 2 < end; verb++)
    if (sn_reading_token_is_any (reading, verb + 1, leads))
      return sn_title_phrase (self->outline, sentence->block, verb + 1, sentence->end);
  return NULL;
}

/* "From 12 December we will make no changes to systems" under "Year-end freeze": what "we" do, under
 * what the heading names. */
static char *
what_we_do (const SnExtraction *self, const SnClause *clause)
{
  static const char *const auxiliaries[] = { "will", "shall", "be", NULL };
  guint heading = self->outline->places[clause->block].heading;
  guint32 first = clause->when->end + 1;
  g_autofree char *above = NULL, *deed = NULL;

  if (clause->when->first > clause->sentence->first + 1 || !sn_heading_is_subject (self->outline, heading) ||
      first >= clause->end || !sn_reading_token_is (self->reading, first - 1, "we"))
    return NULL;
  while (first < clause->end && sn_reading_token_is_any (self->reading, first, auxiliaries))
    first++;
  above = sn_title_of_heading (self->outline, heading);
  deed = sn_title_of_tokens (self->outline, clause->block, first,
                             sn_title_phrase_end (self->outline, clause->block, first, clause->end, 2));
  if (*deed == '\0')
    return g_steal_pointer (&above);
  *deed = g_ascii_tolower (*deed);
  return g_strdup_printf ("%s: %s", above, deed);
}

/* "Those in the North Region will be able to do so from January" under "Dual Band Hubs": what the
 * heading names, and for whom; %NULL where no heading does. */
static char *
does_so_too (const SnExtraction *self, const SnClause *clause)
{
  static const char *const leads[] = { "those", "all", "others", "in", "of", "on", "from", "the", NULL };
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  guint32 first = clause->sentence->first, end = first, at;
  g_autofree char *above = NULL, *who = NULL;

  for (at = first + 2; at + 1 < clause->when->first; at++)
    if (sn_reading_token_is (reading, at, "do") && sn_reading_token_is (reading, at + 1, "so"))
      break;
  if (at + 1 >= clause->when->first || !sn_heading_is_subject (self->outline, heading))
    return NULL;
  while (end < at && !sn_reading_token_in (reading, end, SN_SET_TO_BE))
    end++;
  while (first < end && sn_reading_token_is_any (reading, first, leads))
    first++;
  above = sn_title_of_heading (self->outline, heading);
  who = sn_title_of_tokens (self->outline, clause->block, first, end);
  return *who != '\0' ? g_strdup_printf ("%s: %s", above, who) : g_steal_pointer (&above);
}

/**
 * sn_milestone_title:
 *
 * Returns: (transfer full): what takes effect; sets @reference where that is a modification.
 */
char *
sn_milestone_title (const SnExtraction *self, const SnClause *clause, char **reference)
{
  guint heading = self->outline->places[clause->block].heading;
  const SnMark *verb = sn_milestone_verb (clause);
  gboolean refers, it;
  char *name;

  if (clause->named != clause->sentence)
    {
      const SnSentence *named = sn_milestone_named (clause);

      *reference = sn_reference_find (self->reading, clause->block, named->first, named->end, NULL);
      if (*reference != NULL)
        return sn_milestone_of_mod (self, clause->block, *reference);
      return title_of_plan (self, named);
    }
  if (sn_milestone_is_of_heading (self, clause, reference))
    return sn_milestone_of_mod (self, clause->block, *reference);
  if ((*reference = reference_before_verb (clause, verb)) != NULL)
    return sn_milestone_of_mod (self, clause->block, *reference);
  if ((begins_with_it (clause, verb) || is_bare_verb (clause, verb)) &&
      (*reference = reference_before (self, clause)) != NULL)
    return sn_milestone_of_mod (self, clause->block, *reference);
  if (begins_with_it (clause, verb) && (name = object_of_body (self, clause)) != NULL)
    return with_verb (self, clause, verb, name);
  if ((name = brought_into (self, clause, reference)) != NULL || (name = set_for_day (self, clause)) != NULL)
    return name;
  if (goes_on_with_it (self->reading, clause) && (name = subject_before (self, clause)) != NULL)
    return name;
  if (clause->first > clause->sentence->first && (name = sn_milestone_object_before (self, clause)) != NULL)
    return name;
  name = name_behind (self, clause);
  if (name != NULL && strchr (name, ' ') != NULL)
    return name;
  g_free (name);
  name = name_before_aside (self, clause);
  if (name != NULL)
    return name;
  if ((name = what_we_do (self, clause)) != NULL || (name = does_so_too (self, clause)) != NULL)
    return name;
  if (clause->when->first <= clause->sentence->first + 1) /* "From 1 January the DCC bills …" */
    return sn_title_of_sentence (self->outline, clause->named);
  if (follows_aside (clause) || leads_sentence (clause, verb) || sn_clause_follows_that (clause) ||
      sn_clause_begins_as (clause))
    return sn_title_of_tokens (self->outline, clause->block, clause->when->end, clause->end);
  /* "Release 2 was due on 9 July, but the DCC has moved it to 23 July" */
  if (sn_sentence_moves_it (self->reading, clause->sentence, clause->first, clause->when->first) &&
      sn_title_count_content (self->reading, clause->block, clause->sentence->first, clause->first) > 0)
    return title_of_plan (self, clause->sentence);
  if ((name = sn_milestone_deed_that_ends (self, clause)) != NULL)
    return name;
  if (acts_on_something (self, clause) && (name = sn_milestone_object_of_move (self, clause)) != NULL)
    return name;
  it = begins_with_it (clause, verb);
  refers = it || refers_back (self, clause, verb) || sn_milestone_is_possessed (clause);
  if ((refers || is_change (clause)) && (*reference = reference_before (self, clause)) != NULL)
    return sn_milestone_of_mod (self, clause->block, *reference);
  name = it ? NULL : clause_title (self, clause, verb, reference);
  if (name == NULL && !refers)
    name = subject_title (self, clause, reference);
  if (*reference != NULL)
    return name;
  if (name != NULL && speaks_of_it (clause) && (*reference = reference_before (self, clause)) != NULL)
    {
      g_free (name);
      return sn_milestone_of_mod (self, clause->block, *reference);
    }
  if (name != NULL && *name == '\0') /* its words were the dates that titles leave out */
    g_clear_pointer (&name, g_free);
  if (name != NULL)
    return complete_title (self, clause, verb, name);
  name = sn_milestone_object_of_move (self, clause);
  if (name != NULL)
    return name;
  *reference = reference_before (self, clause);
  if (*reference != NULL)
    return sn_milestone_of_mod (self, clause->block, *reference);
  name = sn_milestone_object_before (self, clause);
  if (name == NULL)
    name = subject_before (self, clause);
  if (name != NULL)
    return name;
  if (sn_heading_is_subject (self->outline, heading))
    return with_verb (self, clause, verb, sn_title_of_heading (self->outline, heading));
  return sn_title_of_sentence (self->outline, clause->named);
}
