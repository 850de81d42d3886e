/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reading-private.h"

#include <string.h>

/* So many words, and no more, has the name of a committee. */
/* Letters that a code is called by. */
#define LONGEST_CODE 5
#define MAX_NAME 16

/* "Smart Metering Design Group (SMDG)": from the head noun, if the lexicon
 * does not know the whole, back over the capitalised words before it. */
static guint32
name_start (const SnReading *self, guint block, guint32 head, guint32 block_first)
{
  guint32 first = head;

  while (first > block_first && head - first < MAX_NAME && !sn_reading_begins_cell (self, block, first))
    {
      const SnToken *t = sn_reading_token (self, first - 1);
      gboolean joins = (t->kind == SN_TOKEN_PUNCT && t->value == '-' && t->glued) ||
                       sn_reading_token_is (self, first - 1, "and") || sn_reading_token_is (self, first - 1, "of");

      if (t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER &&
          !sn_reading_token_is (self, first - 1, "the") && !sn_reading_token_is (self, first - 1, "a") &&
          !sn_reading_token_is (self, first - 1, "our"))
        first--;
      else if (joins && first - 1 > block_first && sn_reading_token (self, first - 2)->kind == SN_TOKEN_WORD &&
               sn_reading_token (self, first - 2)->letter_case != SN_CASE_LOWER)
        first--;
      else
        break;
    }
  return first;
}

/* What an unlisted committee is called; its abbreviation, which is learnt, where
 * that follows in brackets. */
static const char *
learn_name (SnReading *self, guint block, guint32 first, guint32 head_end, guint32 block_end)
{
  g_autofree char *name = sn_reading_text (self, block, first, head_end);
  const char *value = g_string_chunk_insert_const (self->names, name);

  if (head_end + 2 < block_end && sn_reading_is_mark (self, head_end, '(') &&
      sn_reading_is_mark (self, head_end + 2, ')') &&
      sn_reading_token (self, head_end + 1)->letter_case == SN_CASE_CAPITALS)
    {
      g_autofree char *abbreviation = sn_reading_text (self, block, head_end + 1, head_end + 2);

      value = g_string_chunk_insert_const (self->names, abbreviation);
      g_hash_table_insert (self->learnt, g_strdup (abbreviation), (gpointer) value);
    }
  return value;
}

static void
add_name_mark (SnReading *self, guint block, guint32 first, guint32 head_end, guint32 block_end)
{
  SnMark mark = { .first = first, .end = head_end, .word_class = SN_WORD_COMMITTEE };

  mark.value = learn_name (self, block, first, head_end, block_end);
  sn_reading_add_mark (self, &mark);
}

/* Words that stand before "Panel" without being of its name: "two Large Supplier
 * Panel seats", "the March Panel". */
static gboolean
has_other_words (const SnReading *self, guint32 first, guint32 end, guint32 first_mark, guint32 n_marks)
{
  guint64 others = SN_WORD_BIT (SN_WORD_CATEGORY) | SN_WORD_BIT (SN_WORD_MONTH) | SN_WORD_BIT (SN_WORD_WEEKDAY) |
                   SN_WORD_BIT (SN_WORD_CODE) | SN_WORD_BIT (SN_WORD_COMMITTEE) | SN_WORD_BIT (SN_WORD_SEAT) |
                   SN_WORD_BIT (SN_WORD_NOMINATE) | SN_WORD_BIT (SN_WORD_STAGE) | SN_WORD_BIT (SN_WORD_RELEASE);

  for (guint32 i = first_mark; i < n_marks; i++)
    {
      const SnMark *mark = sn_reading_mark (self, i);

      if (mark->first >= first && mark->first < end && (SN_WORD_BIT (mark->word_class) & others))
        return TRUE;
    }
  return FALSE;
}

/* "BSC Panel": another code's. */
static gboolean
is_other_code (const SnReading *self, guint32 token)
{
  return sn_reading_token (self, token)->letter_case == SN_CASE_CAPITALS && !sn_reading_token_is (self, token, "sec") &&
         sn_reading_token (self, token)->end - sn_reading_token (self, token)->start <= LONGEST_CODE;
}

/* "Metering Expert Panel", "REC Change Panel": a word that is short for one
 * committee is the head of another's name here. */
static gboolean
widen_short_name (SnReading *self, guint block, const SnMark *head, guint32 block_first, guint32 block_end,
                  guint32 first_mark, guint32 n_marks)
{
  guint32 start = name_start (self, block, head->first, block_first);

  if (head->first == start || (head->first - start < 2 && !is_other_code (self, start)) ||
      sn_reading_token (self, head->first)->letter_case == SN_CASE_LOWER ||
      has_other_words (self, start, head->first, first_mark, n_marks))
    return FALSE;
  for (guint32 i = first_mark; i < n_marks; i++)
    {
      SnMark *mark = sn_reading_mark (self, i);

      if (mark->word_class != SN_WORD_COMMITTEE || mark->first != head->first || mark->end != head->end)
        continue;
      mark->first = start;
      sn_reading_token (self, start)->marked = TRUE;
      mark->value = learn_name (self, block, start, head->end, block_end);
      return TRUE;
    }
  return FALSE;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const SnMark *x = a, *y = b;

  return x->first != y->first ? (x->first < y->first ? -1 : 1) : (int) y->end - (int) x->end;
}

static gboolean
covers (const SnReading *self, guint32 mark, guint32 token)
{
  const SnMark *m = sn_reading_mark (self, mark);

  return m->word_class == SN_WORD_COMMITTEE && m->first <= token && token < m->end;
}

/* Whether the head at @index is part of a committee's name: of one among the
 * marks up to @n_marks, which stand in order, or of the last that was added. */
static gboolean
covered_by_committee (const SnReading *self, guint32 first_mark, guint32 index, guint32 n_marks)
{
  guint32 token = sn_reading_mark (self, index)->first;

  for (guint32 i = index + 1; i < n_marks && sn_reading_mark (self, i)->first == token; i++)
    if (covers (self, i, token))
      return TRUE;
  for (guint32 i = index; i > first_mark && sn_reading_mark (self, i - 1)->first + MAX_NAME >= token; i--)
    if (covers (self, i - 1, token))
      return TRUE;
  return self->n_marks > n_marks && covers (self, self->n_marks - 1, token);
}

/* One word before the head makes a name where the head has two, "Technical
 * Sub-Committee", or an abbreviation follows, "Metering Board (MB)". */
static gboolean
names_alone (const SnReading *self, const SnMark *head, guint32 start, guint32 end)
{
  if (start == head->first || sn_reading_token (self, head->first)->letter_case == SN_CASE_LOWER ||
      sn_reading_token (self, start)->letter_case == SN_CASE_LOWER)
    return FALSE;
  return head->end - head->first > 1 || (head->end + 2 < end && sn_reading_is_mark (self, head->end, '(') &&
                                         sn_reading_is_mark (self, head->end + 2, ')') &&
                                         sn_reading_token (self, head->end + 1)->letter_case == SN_CASE_CAPITALS);
}

/* "Migration of Group 3 meters": one of several, and no committee. */
static gboolean
is_numbered_thing (const SnReading *self, const SnMark *head, guint32 start, guint32 end)
{
  return head->first > start && sn_reading_token_is (self, head->first - 1, "of") && head->end < end &&
         sn_reading_token (self, head->end)->kind == SN_TOKEN_NUMBER;
}

/**
 * sn_reading_add_unlisted_names:
 *
 * Names of committees that the lexicon does not list, and abbreviations that
 * the newsletter introduced for them.
 *
 * Marks the names of a block that the lexicon does not know.
 */
void
sn_reading_add_unlisted_names (SnReading *self, guint block, guint32 first, guint32 end, guint32 first_mark)
{
  guint32 n_marks = self->n_marks;
  gboolean added = FALSE;

  for (guint32 i = first_mark; i < n_marks; i++)
    {
      const SnMark mark = *sn_reading_mark (self, i);
      guint32 start;

      if (mark.word_class != SN_WORD_COMMITTEE_HEAD)
        continue;
      if (covered_by_committee (self, first_mark, i, n_marks))
        {
          added |= widen_short_name (self, block, &mark, first, end, first_mark, n_marks);
          continue;
        }
      start = name_start (self, block, mark.first, first);
      if (is_numbered_thing (self, &mark, start, end))
        continue;
      if (mark.first - start < 2 && !names_alone (self, &mark, start, end))
        continue;
      add_name_mark (self, block, start, mark.end, end);
      added = TRUE;
    }
  for (guint32 i = first; i < end && g_hash_table_size (self->learnt) > 0; i++)
    {
      const SnToken *t = sn_reading_token (self, i);
      SnMark mark = { .first = i, .end = i + 1, .word_class = SN_WORD_COMMITTEE };
      g_autofree char *name = NULL;

      if (t->letter_case != SN_CASE_CAPITALS || t->known)
        continue;
      name = sn_reading_text (self, block, i, i + 1);
      mark.value = g_hash_table_lookup (self->learnt, name);
      if (mark.value == NULL)
        continue;
      sn_reading_add_mark (self, &mark);
      added = TRUE;
    }
  if (added)
    qsort (sn_reading_mark (self, first_mark), self->n_marks - first_mark, sizeof (SnMark), compare_marks);
}
