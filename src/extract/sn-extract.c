/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-extract.h"
#include "sn-reference.h"

#include <string.h>

#include "sn-candidate.h"
#include "sn-diary-days.h"
#include "sn-error.h"
#include "sn-renames.h"

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const SnCandidate *x = *(SnCandidate *const *) a, *y = *(SnCandidate *const *) b;

  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return sn_item_compare (x->item, y->item);
}

/* Impossible dates and contradicted weekdays are doubts of the newsletter
 * wherever they stand, so that none is lost with a sentence that made nothing. */
static void
add_date_doubts (const SnOutline *outline, SnNewsletter *newsletter)
{
  for (guint32 i = 0; i < outline->whens->len; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);
      g_autofree char *words = NULL, *doubt = NULL;

      if (!(when->flags & (SN_WHEN_IMPOSSIBLE | SN_WHEN_CONTRADICTED)) ||
          outline->places[when->block].role == SN_ROLE_OTHER)
        continue;
      words = sn_reading_text (outline->reading, when->block, when->first, when->end);
      doubt = g_strdup_printf (when->flags & SN_WHEN_IMPOSSIBLE ? "“%s” is no date of the calendar"
                                                                : "The weekday in “%s” is not that day's",
                               words);
      sn_newsletter_add_doubt (newsletter, doubt);
    }
}

/* Whether any date of the sentence became an item. */
static gboolean
is_read (const SnExtraction *extraction, const SnSentence *sentence)
{
  const SnOutline *outline = extraction->outline;

  for (guint32 i = outline->block_whens[sentence->block]; i < outline->block_whens[sentence->block + 1]; i++)
    if (extraction->used[i] && sn_outline_when (outline, i)->first >= sentence->first &&
        sn_outline_when (outline, i)->first < sentence->end)
      return TRUE;
  return FALSE;
}

/* From where to where something goes, @end not included: days, or bytes of the document. */
typedef struct
{
  gint64 start;
  gint64 end;
} Span;

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *x = a, *y = b;

  return x->start == y->start ? 0 : x->start < y->start ? -1 : 1;
}

/* Sorts spans, and lets each end where the farthest of those up to it does, so that touches() need
 * only look at one: a newsletter may have thousands of dates and of items. */
static void
seal (GArray *spans)
{
  g_array_sort (spans, compare_spans);
  for (guint i = 1; i < spans->len; i++)
    g_array_index (spans, Span, i).end =
        MAX (g_array_index (spans, Span, i).end, g_array_index (spans, Span, i - 1).end);
}

/* Whether any of the sealed spans has something in common with that from @start to @end. */
static gboolean
touches (GArray *spans, gint64 start, gint64 end)
{
  guint low = 0, high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (spans, Span, middle).start < end)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 && g_array_index (spans, Span, low - 1).end > start;
}

/* The days of all items, and where in the document they were found. */
static void
collect_spans (SnNewsletter *newsletter, GArray *days, GArray *places)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);

  for (guint i = 0; i < items->len; i++)
    {
      const SnDate *date = sn_item_get_date (items->pdata[i]);
      GPtrArray *mentions = sn_item_get_mentions (items->pdata[i]);

      if (sn_date_is_set (date))
        {
          Span span = { sn_date_first_julian (date), (gint64) sn_date_last_julian (date) + 1 };

          g_array_append_val (days, span);
        }
      for (guint j = 0; j < mentions->len; j++)
        {
          const SnMention *mention = mentions->pdata[j];
          Span span = { (gint64) mention->start, (gint64) (mention->start + mention->length) };

          g_array_append_val (places, span);
        }
    }
  seal (days);
  seal (places);
}

/* The bytes of the document from which to which the sentence goes in which the date stands. */
static Span
sentence_span (const SnReading *reading, const SnWhen *when)
{
  const SnSentence *sentence =
      sn_reading_sentence (reading, sn_reading_sentence_of (reading, when->block, when->first));
  gsize start, end;

  sn_block_get_range (sn_reading_block (reading, when->block), sn_reading_token (reading, sentence->first)->start,
                      sn_reading_token (reading, sentence->end - 1)->end, &start, &end);
  return (Span){ (gint64) start, (gint64) end };
}

/* Gives back the dates that a rule has claimed and of which nothing came, as "The Board has a seat.
 * Nominations by 28 April." where no seat is known in the end: no item has the day, and none was
 * found in the sentence. */
static void
give_back_dates (const SnExtraction *extraction, SnNewsletter *newsletter)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Span));

  collect_spans (newsletter, days, places);
  for (guint i = 0; i < extraction->outline->whens->len; i++)
    {
      const SnWhen *when = sn_outline_when (extraction->outline, i);
      Span sentence;

      if (!extraction->used[i] || when->date.year == 0 ||
          touches (days, sn_date_first_julian (&when->date), (gint64) sn_date_last_julian (&when->date) + 1))
        continue;
      sentence = sentence_span (extraction->reading, when);
      extraction->used[i] = touches (places, sentence.start, sentence.end);
    }
}

static void
add_unread (const SnExtraction *extraction, SnNewsletter *newsletter)
{
  const SnOutline *outline = extraction->outline;
  guint32 last = G_MAXUINT32;

  for (guint32 i = 0; i < outline->whens->len; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);
      SnBlockRole role = outline->places[when->block].role;
      guint32 s, first;
      const SnSentence *sentence;
      const SnBlock *block;
      char *text;

      if (extraction->used[i] || when->date.year == 0 || role == SN_ROLE_TITLE || role == SN_ROLE_OTHER)
        continue;
      s = sn_reading_sentence_of (outline->reading, when->block, when->first);
      if (s == last)
        continue;
      last = s;
      sentence = sn_reading_sentence (outline->reading, s);
      if (is_read (extraction, sentence))
        continue;
      block = sn_reading_block (outline->reading, when->block);
      first = sn_reading_after_day (outline->reading, when->block, sentence->first);
      if (first >= sentence->end) /* but the day that stands above the block */
        continue;
      text = sn_reading_text (outline->reading, when->block, first, sentence->end);
      sn_reading_join_cells (text);
      {
        gsize start, end;

        sn_block_get_range (block, sn_reading_token (outline->reading, first)->start,
                            sn_reading_token (outline->reading, sentence->end - 1)->end, &start, &end);
        sn_newsletter_add_unread (newsletter, sn_unread_new_take (text, start, end - start));
      }
    }
}

static void
add_header (SnDocument *document, const SnOutline *outline, SnNewsletter *newsletter)
{
  GPtrArray *doubts = sn_document_get_doubts (document);

  sn_newsletter_set_title (newsletter, outline->title);
  sn_newsletter_set_issued (newsletter, &outline->issued);
  sn_newsletter_set_sender (newsletter, sn_document_get_sender (document));
  sn_newsletter_set_format (newsletter, sn_document_get_format (document));
  if (sn_document_get_bytes (document) != NULL)
    sn_newsletter_set_bytes (newsletter, sn_document_get_bytes (document));
  else
    sn_newsletter_set_sha256 (newsletter, sn_document_get_sha256 (document));
  for (guint i = 0; i < doubts->len; i++)
    sn_newsletter_add_doubt (newsletter, doubts->pdata[i]);
  if (!sn_date_is_set (&outline->issued))
    sn_newsletter_add_doubt (newsletter, "No issue date is stated, so dates without a year are not read");
}

/* What names nothing is nothing that anybody could act on: its sentence is left
 * to those that were not read. */
static gboolean
is_named (SnExtraction *extraction, const SnCandidate *candidate)
{
  const char *title = sn_item_get_title (candidate->item);

  if (title != NULL && title[strspn (title, " ")] != '\0')
    return TRUE;
  if (candidate->when != G_MAXUINT32)
    extraction->used[candidate->when] = FALSE;
  return FALSE;
}

/* The dates of what is left out go to those that were not read. */
static void
limit_candidates (SnExtraction *extraction, SnNewsletter *newsletter)
{
  GPtrArray *candidates = extraction->candidates;

  if (!sn_extraction_is_full (extraction))
    return;
  for (guint i = SN_MOST_CANDIDATES; i < candidates->len; i++)
    {
      const SnCandidate *candidate = candidates->pdata[i];

      if (candidate->when != G_MAXUINT32)
        extraction->used[candidate->when] = FALSE;
    }
  g_ptr_array_set_size (candidates, SN_MOST_CANDIDATES);
  sn_newsletter_add_doubt (newsletter, "The newsletter speaks of too many things; some of them were left out");
}

/* Words that only date something explain nothing. */
static gboolean
is_cue (SnWordClass word_class)
{
  return word_class > SN_WORD_NUMBER && word_class < SN_WORD_ORDINAL && word_class != SN_WORD_CODE &&
         word_class != SN_WORD_COMMITTEE_HEAD;
}

/* Appends a word for what is meant, and the words that stand there. There are
 * many: room for all is made at once. */
static void
append_quoted (const SnReading *reading, const char *separator, const char *what, guint block, guint32 first,
               guint32 end, GString *rule)
{
  const char *text = sn_reading_block (reading, block)->text + sn_reading_token (reading, first)->start;
  gsize at = rule->len, apart = strlen (separator), name = strlen (what);
  gsize length = first < end ? sn_reading_token (reading, end - 1)->end - sn_reading_token (reading, first)->start : 0;
  char *p;

  g_string_set_size (rule, at + apart + name + strlen (" “”") + length);
  p = rule->str + at;
  memcpy (p, separator, apart);
  memcpy (p + apart, what, name);
  p += apart + name;
  memcpy (p, " “", strlen (" “"));
  p += strlen (" “");
  memcpy (p, text, length);
  memcpy (p + length, "”", strlen ("”"));
}

/* The rule and the words that made the item, for `inspect --explain`: "closing
 * date: respond “views”, close “by”, date “5 May”". */
static void
explain (const SnExtraction *extraction, SnCandidate *candidate, GString *rule)
{
  const SnReading *reading = extraction->reading;
  const SnMark *last = NULL;
  const char *separator = ": ";
  /* of a list, the words may stand above it */
  guint block = candidate->first < candidate->end ? sn_reading_block_of (reading, candidate->first) : candidate->block;

  g_string_assign (rule, candidate->rule);
  for (guint32 i = sn_reading_mark_from (reading, candidate->first);
       i < reading->block_marks[block + 1] && sn_reading_mark (reading, i)->first < candidate->end; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (!is_cue (mark->word_class) ||
          (last != NULL && last->first == mark->first && last->word_class == mark->word_class))
        continue;
      last = mark;
      append_quoted (reading, separator, sn_lexicon_get_class_name (mark->word_class), block, mark->first, mark->end,
                     rule);
      separator = ", ";
    }
  if (candidate->when != G_MAXUINT32)
    {
      const SnWhen *when = sn_outline_when (extraction->outline, candidate->when);

      append_quoted (reading, separator, "date", when->block, when->first, when->end, rule);
    }
  sn_reading_join_cells (rule->str);
  sn_item_set_rule (candidate->item, rule->str);
}

/* "Implementation of MP084", "MP162 drop-in session": the modification that the title names,
 * as the words or the heading have it. */
static void
complete_reference (const SnExtraction *extraction, const SnCandidate *candidate)
{
  const SnReading *reading = extraction->reading;
  const char *title = sn_item_get_title (candidate->item);
  guint block = candidate->first < candidate->end ? sn_reading_block_of (reading, candidate->first) : candidate->block;
  guint heading = extraction->outline->places[block].heading;
  g_autofree char *reference = NULL;

  if (sn_item_get_reference (candidate->item) != NULL || sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY ||
      title == NULL || strpbrk (title, "0123456789") == NULL)
    return;
  reference = sn_reference_find (reading, block, candidate->first, candidate->end, NULL);
  if (reference == NULL && heading != SN_NO_BLOCK)
    reference =
        sn_reference_find (reading, heading, reading->block_tokens[heading], reading->block_tokens[heading + 1], NULL);
  if (reference != NULL && sn_reference_is_sec (reference) && strstr (title, reference) != NULL)
    sn_item_set_reference (candidate->item, reference);
}

/* Whether words above or in the paragraph say whose it may be. */
static gboolean
names_owner (const SnExtraction *extraction, const SnCandidate *candidate, guint64 others)
{
  guint64 own = candidate->row
                    ? sn_reading_cues (extraction->reading, candidate->block, candidate->first, candidate->end)
                    : sn_reading_block_cues (extraction->reading, candidate->block);

  return ((sn_outline_heading_cues (extraction->outline, candidate->block) | own) & others) != 0;
}

/* (nullable): the body whose name the title begins with: a "DCC Industry Day" is the DCC's,
 * whoever writes of it. */
static const char *
body_of_title (const SnExtraction *extraction, const char *title)
{
  g_autofree char *first = g_strndup (title, strcspn (title, " ’'"));

  return sn_lexicon_get_name (extraction->reading->lexicon, SN_WORD_BODY, first) != NULL ? g_intern_string (first)
                                                                                         : NULL;
}

/* "Release 1.3", "R2.0": releases of the DCC's systems have two numbers, those of the Code are
 * called by their months. */
static gboolean
names_dcc_release (const char *title)
{
  static const char *const leads[] = { "Release ", "R" };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    for (const char *p = strstr (title, leads[i]); p != NULL; p = strstr (p + 1, leads[i]))
      {
        const char *number = p + strlen (leads[i]);

        if ((p == title || !g_ascii_isalnum (p[-1])) && g_ascii_isdigit (number[0]) && number[1] == '.' &&
            g_ascii_isdigit (number[2]))
          return TRUE;
      }
  return FALSE;
}

/* An event of which the paragraph does not say whose it is was taken for the publisher's; a
 * release of the DCC's is so whoever agrees to it. */
static void
correct_organiser (const SnExtraction *extraction, const SnCandidate *candidate)
{
  const char *title = sn_item_get_title (candidate->item), *organiser = sn_item_get_organiser (candidate->item);
  const char *body;

  if (sn_item_get_kind (candidate->item) == SN_ITEM_MILESTONE && title != NULL &&
      (names_dcc_release (title) || g_str_has_prefix (title, "DCC ")))
    sn_item_set_organiser (candidate->item, "DCC");
  if (sn_item_get_kind (candidate->item) != SN_ITEM_EVENT || title == NULL ||
      (organiser != NULL && (g_strcmp0 (organiser, extraction->outline->publisher) != 0 ||
                             g_strcmp0 (organiser, "SECAS") != 0))) /* Ofgem may brief on the DCC's prices */
    return;
  body = body_of_title (extraction, title);
  if (body != NULL)
    sn_item_set_organiser (candidate->item, body);
}

/* (nullable): "Webinars" above "1 August: reading a DCC invoice", "Webinars of Elexon": whose the
 * series is, its heading would say; whom a line of it names is the matter. */
static const char *
organiser_of_course (const SnExtraction *extraction, const SnCandidate *candidate)
{
  const SnReading *reading = extraction->reading;
  const SnPlace *place = &extraction->outline->places[candidate->block];
  const guint heads[] = { place->heading, place->lead };
  SnBlockKind block = sn_reading_block (reading, candidate->block)->kind;
  const char *organiser = extraction->outline->publisher;
  gboolean course = FALSE;

  if (block != SN_BLOCK_LIST_ITEM && !candidate->row)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const SnMark *body;

      if (heads[i] == SN_NO_BLOCK)
        continue;
      if (sn_reading_block_cues (reading, heads[i]) & SN_WORD_BIT (SN_WORD_COMMITTEE))
        return NULL;
      body = sn_reading_find_mark (reading, reading->block_marks[heads[i]], reading->block_marks[heads[i] + 1],
                                   SN_WORD_BODY);
      organiser = body != NULL ? body->value : organiser;
      course |= sn_reading_has_in_set (reading, reading->block_tokens[heads[i]], reading->block_tokens[heads[i] + 1],
                                       SN_SET_COURSES);
    }
  return course ? organiser : NULL;
}

static void
take_course_organiser (const SnExtraction *extraction, const SnCandidate *candidate)
{
  const char *title = sn_item_get_title (candidate->item), *organiser = sn_item_get_organiser (candidate->item);
  const char *named = organiser != NULL && title != NULL ? strstr (title, organiser) : NULL, *found;

  if (sn_item_get_kind (candidate->item) != SN_ITEM_EVENT || title == NULL ||
      sn_item_get_committee (candidate->item) != NULL || (organiser != NULL && (named == NULL || named == title)) ||
      body_of_title (extraction, title) != NULL)
    return;
  found = organiser_of_course (extraction, candidate);
  if (found != NULL)
    sn_item_set_organiser (candidate->item, found);
}

/* What one can attend, and no committee holds, is the publisher's unless somebody else is
 * named; so is what the DCC itself announces. */
static void
complete_organiser (const SnExtraction *extraction, const SnCandidate *candidate)
{
  const guint64 others = SN_WORD_BIT (SN_WORD_BODY) | SN_WORD_BIT (SN_WORD_COMMITTEE);
  const char *publisher = extraction->outline->publisher, *title = sn_item_get_title (candidate->item);
  SnItemKind kind = sn_item_get_kind (candidate->item);
  gboolean of_dcc = g_strcmp0 (publisher, "DCC") == 0;

  if (sn_item_get_organiser (candidate->item) != NULL || sn_item_get_committee (candidate->item) != NULL ||
      kind == SN_ITEM_VACANCY || kind == SN_ITEM_CONSULTATION || title == NULL)
    return;
  if (of_dcc && sn_item_get_reference (candidate->item) == NULL && strstr (title, "SEC ") == NULL &&
      !(sn_outline_heading_cues (extraction->outline, candidate->block) & (others | SN_WORD_BIT (SN_WORD_CODE))))
    sn_item_set_organiser (candidate->item, publisher);
  else if (!of_dcc && kind == SN_ITEM_EVENT && !names_owner (extraction, candidate, others) &&
           (sn_reading_cues (extraction->reading, candidate->block, candidate->first, candidate->end) &
            SN_WORD_BIT (SN_WORD_EVENT)))
    sn_item_set_organiser (candidate->item, publisher);
}

/**
 * sn_extract:
 * @document: what was read
 * @issued: (nullable): the issue date of a text that states none
 *
 * Finds in a newsletter what a careful reader would put in a diary. Pure: the
 * same document gives the same newsletter; "today" is the issue date.
 *
 * Returns: (transfer full) (nullable): the newsletter with its items, doubts
 *   and unread sentences; %NULL with %SN_ERROR_NOT_NEWSLETTER where nothing in
 *   the document is about the Smart Energy Code or the bodies around it.
 */
SnNewsletter *
sn_extract (SnDocument *document, const SnDate *issued, GError **error)
{
  SnDate none = { 0 };
  g_autoptr (SnReading) first = sn_reading_new (document, sn_lexicon_get_default ()), days = NULL;
  g_autoptr (SnOutline) outline = sn_outline_new (first, issued != NULL ? issued : &none);
  g_autoptr (SnNewsletter) newsletter = sn_newsletter_new ();
  g_autofree guint8 *used = NULL;
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) rule = g_string_sized_new (256);
  SnExtraction extraction = { 0 };

  days = sn_reading_new_with_days (outline);
  if (days != NULL)
    {
      sn_outline_free (outline);
      outline = sn_outline_new (days, issued != NULL ? issued : &none);
    }
  extraction.outline = outline;
  extraction.reading = outline->reading;
  if (!sn_outline_is_newsletter (outline))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_NOT_NEWSLETTER,
                           "This is no newsletter: nothing in it speaks of the Smart Energy Code");
      return NULL;
    }
  used = g_new0 (guint8, outline->whens->len + 1);
  extraction.used = used;
  extraction.rest = rest;
  extraction.candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_candidate_free);
  add_header (document, outline, newsletter);
  sn_find_vacancies (&extraction);
  sn_find_in_prose (&extraction);
  sn_complete_titles (&extraction);
  sn_find_in_rows (&extraction);
  sn_complete_series (&extraction);
  sn_find_rest (&extraction);
  sn_share_hours (&extraction);
  limit_candidates (&extraction, newsletter);
  sn_merge_candidates (&extraction);
  sn_join_registrations (&extraction);
  sn_add_links (&extraction);
  g_ptr_array_sort (extraction.candidates, compare_candidates);
  for (guint i = 0; i < extraction.candidates->len; i++)
    {
      SnCandidate *candidate = extraction.candidates->pdata[i];

      if (!is_named (&extraction, candidate))
        continue;
      complete_reference (&extraction, candidate);
      correct_organiser (&extraction, candidate);
      take_course_organiser (&extraction, candidate);
      complete_organiser (&extraction, candidate);
      explain (&extraction, candidate, rule);
      sn_newsletter_add_item (newsletter, g_steal_pointer (&candidate->item));
    }
  sn_find_outcomes (&extraction, newsletter);
  sn_find_renames (&extraction, newsletter);
  add_date_doubts (outline, newsletter);
  give_back_dates (&extraction, newsletter);
  add_unread (&extraction, newsletter);
  g_ptr_array_unref (extraction.candidates);
  sn_arena_clear (&extraction.arena);
  return g_steal_pointer (&newsletter);
}

/**
 * sn_time_expression_free:
 *
 * Frees @expression.
 */
void
sn_time_expression_free (SnTimeExpression *expression)
{
  g_free (expression->text);
  g_free (expression);
}

/**
 * sn_extract_dates:
 * @issued: (nullable): the issue date of a text that states none
 *
 * Returns: (transfer full) (element-type SnTimeExpression): every expression
 *   of time in the document, in the order of the text.
 */
GPtrArray *
sn_extract_dates (SnDocument *document, const SnDate *issued)
{
  SnDate none = { 0 };
  g_autoptr (SnReading) reading = sn_reading_new (document, sn_lexicon_get_default ());
  g_autoptr (SnOutline) outline = sn_outline_new (reading, issued != NULL ? issued : &none);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_time_expression_free);

  for (guint32 i = 0; i < outline->whens->len; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);
      const SnBlock *block = sn_document_get_block (document, when->block);
      SnTimeExpression *expression = g_new0 (SnTimeExpression, 1);
      gsize end;

      sn_block_get_range (block, sn_reading_token (reading, when->first)->start,
                          sn_reading_token (reading, when->end - 1)->end, &expression->start, &end);
      expression->length = end - expression->start;
      expression->text = sn_reading_text (reading, when->block, when->first, when->end);
      expression->date = when->date;
      g_ptr_array_add (all, expression);
    }
  return all;
}
