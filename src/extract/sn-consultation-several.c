/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

/* Several modifications on which views are asked for, or that go live, in one breath. */

#define MOST 8

typedef struct
{
  char *reference;
  guint32 first;
  guint32 end;
} Named;

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->reference);
}

/* The modifications that a range names, in order; each once. */
static GArray *
find_named (const SnReading *reading, guint block, guint32 first, guint32 end)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (found, clear_named);
  for (guint32 i = first; i < end && found->len < MOST; i++)
    {
      Named named = { .first = i };
      gboolean known = FALSE;

      named.reference = sn_reading_token (reading, i)->letter_case != SN_CASE_LOWER
                            ? sn_reference_at (reading, block, i, &named.end)
                            : NULL;
      if (named.reference == NULL)
        continue;
      for (guint n = 0; n < found->len; n++)
        known |= g_str_equal (g_array_index (found, Named, n).reference, named.reference);
      i = named.end - 1;
      if (known)
        g_free (named.reference);
      else
        g_array_append_val (found, named);
    }
  return found;
}

/* "MP224 ‘Larger images’, MP231 and MP240": nothing but names in quotation marks
 * and what joins them. */
static gboolean
are_joined (const SnReading *reading, const Named *a, const Named *b)
{
  static const char *const joints[] = { "and", "on", "for", "as", "well", "both", "also", NULL };
  gunichar close = 0;

  for (guint32 i = a->end; i < b->first; i++)
    {
      const SnToken *t = sn_reading_token (reading, i);
      gunichar mark = t->kind == SN_TOKEN_PUNCT ? t->value : 0;

      if (close != 0)
        close = mark == close ? 0 : close;
      else if (sn_quote_opens (mark))
        close = sn_quote_closing (mark);
      else if (mark != ',' && mark != '&' && !sn_reading_token_is_any (reading, i, joints))
        return FALSE;
    }
  return close == 0;
}

static void
add_run (GPtrArray *references, const SnReading *reading, GArray *named, guint from)
{
  for (guint n = from; n < named->len; n++)
    {
      Named *each = &g_array_index (named, Named, n);

      if (n > from && !are_joined (reading, &g_array_index (named, Named, n - 1), each))
        break;
      g_ptr_array_add (references, g_strdup (each->reference));
    }
}

/* "on MP224 and MP231 by 17 March and 24 March respectively": the how manieth
 * date of its sentence the clause's is; -1 without the word. */
static int
place_among (const SnClause *clause, guint n)
{
  const SnOutline *outline = clause->outline;
  gboolean said = FALSE;
  int place = -1;
  guint whens = 0;

  for (guint32 i = clause->sentence->first; i < clause->sentence->end && !said; i++)
    said = sn_reading_token_is (outline->reading, i, "respectively");
  for (guint32 i = outline->block_whens[clause->block]; said && i < outline->block_whens[clause->block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);

      if (when->first < clause->sentence->first || when->first >= clause->sentence->end)
        continue;
      if (when == clause->when)
        place = (int) whens;
      whens++;
    }
  return whens == n ? place : -1;
}

/* "the former", "the second": which of those named before, of @n; -1 where no
 * such word stands by the date. */
static int
place_said (const SnClause *clause, guint n)
{
  static const char *const words[] = { "first", "second", "third", "fourth", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->when->first; i > clause->first; i--)
    {
      if (sn_reading_token_is (reading, i - 1, "former"))
        return 0;
      if (sn_reading_token_is (reading, i - 1, "latter") || sn_reading_token_is (reading, i - 1, "other"))
        return (int) n - 1;
      for (guint w = 0; words[w] != NULL; w++)
        if (sn_reading_token_is (reading, i - 1, words[w]) && w < n && i > clause->first + 1 &&
            sn_reading_token_is (reading, i - 2, "the"))
          return (int) w;
    }
  return -1;
}

/* "Two new Draft Proposals have been raised: DP233 … and DP234 …. Please send any comments on
 * them by": all that the sentence right before names, where it has no day of its own. */
static gboolean
says_them (const SnClause *clause, GArray *before)
{
  static const char *const joints[] = { "on", "to", "for", "about", NULL };
  static const char *const them[] = { "them", "these", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *last = s > reading->block_sentences[clause->block] ? sn_reading_sentence (reading, s - 1) : NULL;

  if (last == NULL || g_array_index (before, Named, 0).first < last->first ||
      sn_outline_when_of (clause->outline, last) != NULL)
    return FALSE;
  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, joints) && sn_reading_token_is_any (reading, i + 1, them))
      return TRUE;
  return FALSE;
}

static gboolean
says_both (const SnClause *clause)
{
  static const char *const words[] = { "both", "all", "each", "either", "they", "these", NULL };
  static const char *const joints[] = { "on", "to", "for", "about", NULL };
  static const char *const all[] = { "both", "all", "each", "either", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  for (guint32 i = first; i + 1 < clause->when->first; i++) /* "Comments on all three are invited until" */
    if (sn_reading_token_is_any (reading, i, joints) && sn_reading_token_is_any (reading, i + 1, all))
      return TRUE;
  return sn_reading_token_is_any (reading, first, words);
}

/**
 * sn_clause_references:
 * @clause: the words around a date
 *
 * Finds the modifications that one date is for where a sentence has more than
 * one of either: those named beside the date, joined by "and"; or those that
 * "the former", "the second" and "both" mean.
 *
 * Returns: (transfer full) (element-type utf8): their references; empty where
 *   nothing but the usual search tells.
 */
GPtrArray *
sn_clause_references (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 block_first = reading->block_tokens[clause->block];
  g_autoptr (GArray) own = find_named (reading, clause->block, clause->sentence->first, clause->sentence->end);
  g_autoptr (GArray) before = find_named (reading, clause->block, block_first, clause->sentence->first);
  GPtrArray *references = g_ptr_array_new_with_free_func (g_free);
  guint heading = clause->outline->places[clause->block].heading;
  GArray *named = own->len > 0 ? own : before;
  int place = -1;

  /* "MP279 and MP281" above "end on 30 July and 13 August respectively", "on both of these" */
  if (named->len == 0 && heading != SN_NO_BLOCK && (place_among (clause, 2) >= 0 || says_both (clause)))
    {
      g_array_unref (before);
      named = before =
          find_named (reading, heading, reading->block_tokens[heading], reading->block_tokens[heading + 1]);
    }

  if (clause->when == NULL || named->len == 0)
    return references;
  if (own->len > 1)
    place = place_among (clause, own->len);
  else if (own->len == 0 && before->len > 1)
    {
      place = place_said (clause, before->len);
      if (place < 0)
        place = place_among (clause, before->len);
    }
  if (place >= 0)
    g_ptr_array_add (references, g_strdup (g_array_index (named, Named, place).reference));
  else if (own->len == 0 && before->len > 1 && (says_both (clause) || says_them (clause, before)))
    add_run (references, reading, before, 0);
  for (guint n = 0; own->len > 0 && references->len == 0 && n < own->len; n++)
    {
      const Named *each = &g_array_index (own, Named, n);

      if (each->first >= clause->first && each->first < clause->when->first)
        add_run (references, reading, own, n);
    }
  return references;
}

/**
 * sn_consultation_list:
 * @block: a paragraph that leads to a list, or a heading
 *
 * "… on which comments are welcome until 20 March:" above a list of
 * modifications; "Closing tomorrow" above entries of one each.
 *
 * Returns: (transfer full) (element-type guint): the items of the list that each
 *   begin with a modification and have no date of their own.
 */
GArray *
sn_consultation_list (const SnOutline *outline, guint block)
{
  const SnReading *reading = outline->reading;
  GArray *items = g_array_new (FALSE, FALSE, sizeof (guint));
  guint32 end = reading->block_tokens[block + 1];
  gboolean heading = outline->places[block].role == SN_ROLE_HEADING;

  if (end == reading->block_tokens[block] || (!heading && !sn_reading_is_mark (reading, end - 1, ':')))
    return items;
  for (guint i = block + 1; i < outline->n_blocks; i++)
    {
      g_autofree char *reference = NULL;

      if (heading ? outline->places[i].heading != block : sn_reading_block (reading, i)->kind != SN_BLOCK_LIST_ITEM)
        break;
      reference = sn_reference_find (reading, i, reading->block_tokens[i],
                                     MIN (reading->block_tokens[i] + 3, reading->block_tokens[i + 1]), NULL);
      if (reference != NULL && outline->block_whens[i] == outline->block_whens[i + 1])
        g_array_append_val (items, i);
    }
  return items;
}

/* How many documents the sentence says that views are sought on: "three documents", "two
 * papers"; 0 where it says nothing of the kind. */
static guint
count_papers (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const numbers[] = { "two", "three", "four", "five" };
  static const char *const papers[] = { "documents", "papers",    "drafts",     "plans",      "policies",
                                        "texts",     "proposals", "statements", "procedures", NULL };

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
      if (sn_reading_token_is (reading, i, numbers[n]))
        for (guint32 noun = i + 1; noun < MIN (sentence->end, i + 4); noun++)
          if (sn_reading_token_is_any (reading, noun, papers))
            return n + 2;
  return 0;
}

/* Takes the part of an enumeration, without what joins it to the one before. */
static void
add_paper (const SnReading *reading, guint block, GArray *papers, guint32 first, guint32 end)
{
  static const char *const joints[] = { "and", "the", "its", "a", "an", NULL };
  SnPaper paper = { .block = block, .end = end };

  while (first < end && (sn_reading_token_is_any (reading, first, joints) || sn_reading_is_mark (reading, first, ',')))
    first++;
  paper.first = first;
  while (paper.end > first &&
         (sn_reading_is_mark (reading, paper.end - 1, '.') || sn_reading_is_mark (reading, paper.end - 1, ';') ||
          sn_reading_token_is (reading, paper.end - 1, "and")))
    paper.end--;
  if (paper.end > first)
    g_array_append_val (papers, paper);
}

/* "…: the Supporting Requirements, the Testing Approach, and the Incident Policy" */
static void
find_inline (const SnReading *reading, const SnSentence *sentence, guint32 colon, GArray *papers)
{
  guint32 first = colon + 1;

  for (guint32 i = first; i < sentence->end; i++)
    if (sn_reading_is_mark (reading, i, ',') ||
        (sn_reading_token_is (reading, i, "and") && !sn_reading_is_mark (reading, i - 1, ',')))
      {
        add_paper (reading, sentence->block, papers, first, i);
        first = i + 1;
      }
  add_paper (reading, sentence->block, papers, first, sentence->end);
}

/* The items of the list that the sentence leads to. */
static void
find_listed (const SnOutline *outline, guint block, GArray *papers)
{
  const SnReading *reading = outline->reading;

  guint n = sn_outline_count_items (outline, block);

  for (guint i = block + 1; i <= block + n; i++)
    add_paper (reading, i, papers, reading->block_tokens[i], reading->block_tokens[i + 1]);
}

/**
 * sn_consultation_papers:
 * @clause: the words around a closing date
 *
 * "views on three documents, which have the same closing date of 21 May: the Supporting
 * Requirements, the Testing Approach Document, and the Incident Management Policy": each is
 * answered by itself.
 *
 * Returns: (transfer full) (element-type SnPaper): what each is called; empty where the
 *   sentence does not name as many as it says.
 */
GArray *
sn_consultation_papers (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  GArray *papers = g_array_new (FALSE, FALSE, sizeof (SnPaper));
  guint n = count_papers (reading, sentence);
  guint32 colon = clause->when->end;

  while (colon < sentence->end && !sn_reading_is_mark (reading, colon, ':'))
    colon++;
  if (n == 0 || colon == sentence->end)
    return papers;
  if (colon + 1 < sentence->end)
    find_inline (reading, sentence, colon, papers);
  else
    find_listed (clause->outline, clause->block, papers);
  for (guint i = 0; i < papers->len; i++)
    {
      const SnPaper *paper = &g_array_index (papers, SnPaper, i);

      if (papers->len != n || sn_title_count_content (reading, paper->block, paper->first, paper->end) < 2)
        g_array_set_size (papers, 0);
    }
  return papers;
}
