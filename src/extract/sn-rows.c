/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reference.h"
#include "sn-prose-private.h"
#include "sn-rows-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static gboolean
is_over (const SnExtraction *self, const SnDate *date)
{
  return sn_date_is_set (date) && sn_date_last_julian (date) < sn_date_first_julian (&self->outline->issued);
}

/**
 * sn_row_add:
 * @title: what it is called
 * @rule: name of the rule that made it
 *
 * Returns: (transfer none): a new candidate with the day of @row.
 */
SnCandidate *
sn_row_add (SnExtraction *self, const SnRow *row, SnItemKind kind, const char *title, const char *rule)
{
  SnCandidate *candidate = sn_extraction_add (self, kind, title, row->said, self->reading->block_tokens[row->said],
                                              self->reading->block_tokens[row->said + 1], row->when, rule);

  sn_item_set_date (candidate->item, &row->date);
  if ((row->cues | row->all) & BIT (SN_WORD_CANCEL))
    sn_item_set_outcome (candidate->item, SN_OUTCOME_CANCELLED);
  return candidate;
}

/**
 * sn_row_mark:
 *
 * Returns: (transfer none) (nullable): the first mark of that class in what says
 *   what happens.
 */
const SnMark *
sn_row_mark (const SnExtraction *self, const SnRow *row, SnWordClass word_class)
{
  for (guint32 i = self->reading->block_marks[row->block]; i < self->reading->block_marks[row->block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (self->reading, i);

      if (mark->word_class == word_class && mark->first >= row->first && mark->first < row->end)
        return mark;
    }
  return NULL;
}

static char *
number_title (const SnRow *row, const char *name)
{
  return g_strdup_printf (row->cues & BIT (SN_WORD_EVENT) ? "%s %u" : "%s Meeting %u", name, row->number);
}

/* "SEC Release" on 7 November 2019 is the November 2019 SEC Release. */
static char *
name_release (const SnExtraction *self, const SnRow *row, char *title)
{
  const SnMark *release = sn_row_mark (self, row, SN_WORD_RELEASE);
  g_autofree char *named = row->names_release ? title : NULL;
  char *full;

  if (named != NULL)
    return g_strconcat (named, " SEC Release", NULL);
  if (release == NULL || release->first != row->first || row->date.month == 0 ||
      (sn_reading_cues (self->reading, row->block, row->first, row->end) & BIT (SN_WORD_MONTH)))
    return title;
  for (guint32 i = row->first; i < row->end; i++)
    if (sn_reading_token (self->reading, i)->kind == SN_TOKEN_NUMBER)
      return title;
  full = sn_release_of_month (title, &row->date);
  g_free (title);
  return full;
}

/**
 * sn_row_sentence_end:
 *
 * "Change Board Meeting 86. It will vote on …": what stands behind is said of it.
 *
 * Returns: the token after the sentence with which the row's subject begins.
 */
guint32
sn_row_sentence_end (const SnReading *reading, const SnRow *row)
{
  guint32 end = sn_reading_sentence (reading, sn_reading_sentence_of (reading, row->block, row->first))->end;

  return end < row->end && sn_reading_token (reading, end)->kind == SN_TOKEN_WORD ? end : row->end; /* "(no. 26)" */
}

/* Where the name of a row ends: before what became of it, "(was 19 March)",
 * "moved from 20 March", "– cancelled". */
static guint32
name_end (const SnExtraction *self, const SnRow *row)
{
  const guint64 remarks = BIT (SN_WORD_FORMER) | BIT (SN_WORD_MOVE) | BIT (SN_WORD_CANCEL);
  const SnReading *reading = self->reading;
  guint32 end = sn_row_sentence_end (reading, row);

  for (guint32 i = row->first + 1; i < end; i++)
    {
      guint64 cues;

      if (!sn_reading_token (reading, i)->marked)
        continue;
      cues = sn_reading_cues (reading, row->block, i, i + 1);
      if (cues & remarks)
        return sn_reading_is_mark (reading, i - 1, '(') && i - 1 > row->first ? i - 1 : i;
      if (sn_reading_is_mark (reading, i - 1, '(') && i - 1 > row->first && (cues & BIT (SN_WORD_PAST)))
        return i - 1;
    }
  return end;
}

static void
add_dated_row (SnExtraction *self, const SnRow *row, SnItemKind kind, const char *rule, gboolean any_kind)
{
  g_autofree char *name = sn_title_of_row (self->outline, row->block, row->first, name_end (self, row));
  g_autofree char *title = row->number > 0 && name[0] != '\0' ? number_title (row, name) : g_steal_pointer (&name);
  g_autofree char *reference = sn_reference_find (self->reading, row->block, row->first, row->end, NULL);
  const SnMark *committee = sn_row_mark (self, row, SN_WORD_COMMITTEE), *body = sn_row_mark (self, row, SN_WORD_BODY);
  SnCandidate *candidate;

  if (title[0] == '\0')
    return;
  if (kind == SN_ITEM_MILESTONE)
    title = name_release (self, row, title);
  candidate = sn_row_add (self, row, kind, title, rule);
  candidate->any_kind = any_kind;
  sn_item_set_reference (candidate->item, reference);
  if (kind == SN_ITEM_EVENT && committee != NULL)
    sn_item_set_committee (candidate->item, committee->value);
  else if (body != NULL)
    sn_item_set_organiser (candidate->item, body->value);
  else if (kind == SN_ITEM_EVENT && (strstr (title, "SEC ") != NULL || strstr (title, "Modification") != NULL))
    sn_item_set_organiser (candidate->item, "SECAS");
}

/* "UIT-B (functional testing) | 13 April | 22 May" under "Test windows for the June 2023 SEC
 * Release": which it is the row says, and what it is the heading. */
static void
add_span (SnExtraction *self, const SnRow *row)
{
  guint heading = self->outline->places[row->block].heading, before = self->candidates->len;
  g_autofree char *above = NULL, *title = NULL;
  SnItem *item;

  add_dated_row (self, row, SN_ITEM_MILESTONE, "row: from one day to another", FALSE);
  if (self->candidates->len == before || heading == SN_NO_BLOCK || !sn_heading_is_subject (self->outline, heading) ||
      sn_title_count_content (self->reading, heading, self->reading->block_tokens[heading],
                              self->reading->block_tokens[heading + 1]) < 2)
    return;
  item = ((SnCandidate *) self->candidates->pdata[before])->item;
  above = sn_title_of_heading (self->outline, heading);
  title = g_strdup_printf ("%s: %s", above, sn_item_get_title (item));
  sn_item_set_title (item, title);
}

static gboolean
starts_with (const SnExtraction *self, const SnRow *row, const char *word)
{
  return sn_reading_token_is (self->reading, row->first, word);
}

/* "Names for the SEC Open Forum", "Engagement Day sign-up": what is wanted by then. */
static gboolean
names_registration (const SnExtraction *self, const SnRow *row)
{
  static const char *const joints[] = { "for", "in", NULL };
  const SnReading *reading = self->reading;
  guint32 at = row->end;

  if (!(row->cues & BIT (SN_WORD_EVENT)) || row->date.has_time || row->end < row->first + 2)
    return FALSE;
  if (sn_reading_token_is (reading, row->first, "names") && sn_reading_token_is_any (reading, row->first + 1, joints))
    return TRUE;
  while (at > row->first + 1 && at + 3 > row->end)
    {
      const SnMark *mark = sn_reading_mark_at (reading, row->block, --at, SN_WORD_REGISTER);

      if (mark != NULL && mark->end == row->end)
        return TRUE;
    }
  return FALSE;
}

/* "Register for the webinar", "Book your place": what is to be done, with no
 * word of an end; "Registration opens" is no such. */
static gboolean
bids_register (const SnExtraction *self, const SnRow *row)
{
  static const char *const joints[] = { "for", "to", "your", "a", "at", "by", "now", "on", NULL };
  const SnMark *mark = sn_reading_mark_at (self->reading, row->block, row->first, SN_WORD_REGISTER);

  if ((row->lead & SN_LEAD_REGISTERS) || names_registration (self, row))
    return TRUE;
  return mark != NULL && mark->end < row->end &&
         !sn_reading_token_in (self->reading, row->first, SN_SET_REGISTRATIONS) &&
         (mark->end > mark->first + 1 || sn_reading_token_is_any (self->reading, mark->end, joints));
}

/* Bank holidays, and days on which nobody answers; not what one has to tell the helpdesk. */
static gboolean
is_closure (const SnExtraction *self, const SnRow *row)
{
  gboolean eventful = (row->cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_MUST))) != 0;

  if (row->cues & BIT (SN_WORD_OFFICE))
    return TRUE;
  /* "1 February | CANCELLED. This was …" under "Outages" */
  if ((row->cues & BIT (SN_WORD_CANCEL)) &&
      (sn_outline_heading_cues (self->outline, row->block) & BIT (SN_WORD_OFFICE)))
    return TRUE;
  for (guint32 i = row->first; i < row->end; i++)
    if (sn_reading_token_in (self->reading, i, SN_SET_HOLIDAYS) ||
        (!eventful && sn_reading_token_in (self->reading, i, SN_SET_DESKS)))
      return TRUE;
  return FALSE;
}

static gboolean
has_closing_words (const SnExtraction *self, const SnRow *row)
{
  const SnMark *close = sn_row_mark (self, row, SN_WORD_CLOSE);

  return close != NULL && !sn_reading_token_is (self->reading, close->first, "due") &&
         (sn_reading_token_is (self->reading, close->first, "closing") ||
          sn_reading_token_is (self->reading, close->first, "deadline") ||
          sn_reading_token_is (self->reading, close->first, "closes") ||
          sn_reading_token_is (self->reading, close->first, "close") ||
          sn_reading_token_is (self->reading, close->first, "ends"));
}

/* Whether a row names a committee and something else than its meeting: "TABASC
 * forms to be in", "Operations Group applications". */
static gboolean
hints_at_more (const SnRow *row)
{
  return !(row->cues & BIT (SN_WORD_EVENT)) &&
         (row->cues & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_APPLY)));
}

static gboolean
lists_deadlines (const SnRow *row)
{
  return row->closing && !(row->cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE)));
}

/* "Panel charter takes effect": what a committee has made, not when it meets. */
static gboolean
ends_in_effect (const SnExtraction *self, const SnRow *row)
{
  const SnMark *committee = sn_row_mark (self, row, SN_WORD_COMMITTEE);

  for (guint32 i = self->reading->block_marks[row->block]; i < self->reading->block_marks[row->block + 1]; i++)
    {
      const SnMark *verb = sn_reading_mark (self->reading, i);

      if (verb->word_class == SN_WORD_MILESTONE && verb->end == row->end && verb->end > verb->first + 1 &&
          sn_title_count_content (self->reading, row->block, committee->end, verb->first) > 0)
        return TRUE;
    }
  return FALSE;
}

/* "General Data Protection Regulation applies", "New tariffs apply": from then on. */
static gboolean
begins_to_apply (const SnExtraction *self, const SnRow *row)
{
  static const char *const verbs[] = { "applies", "apply", NULL };
  const SnReading *reading = self->reading;
  guint32 end = row->first;

  while (end < row->end && !sn_reading_is_mark (reading, end, '('))
    end++; /* "(more)" */
  return end > row->first + 1 && sn_reading_token_is_any (reading, end - 1, verbs) &&
         sn_title_count_content (reading, row->block, row->first, end - 1) > 0 && !(row->cues & BIT (SN_WORD_SEAT));
}

/* "UIT end", "Test start": a phase, not something to attend. */
static gboolean
bounds_phase (const SnExtraction *self, const SnRow *row)
{
  return row->end >= row->first + 2 && sn_reading_token_in (self->reading, row->end - 1, SN_SET_PHASE_ENDS);
}

/* Under "Register by" a row names but the event. */
static void
add_registration_row (SnExtraction *self, const SnRow *row)
{
  SnCandidate *candidate;
  guint before = self->candidates->len;
  g_autofree char *title = NULL;

  add_dated_row (self, row, SN_ITEM_DEADLINE, "row: registration", FALSE);
  if (self->candidates->len == before)
    return;
  candidate = self->candidates->pdata[before];
  candidate->registers = TRUE;
  if (row->cues & ~row->beside & BIT (SN_WORD_REGISTER))
    return;
  title = g_strdup_printf (row->beside & BIT (SN_WORD_REGISTER) ? "Registration closes for %s" : "Register for %s",
                           sn_item_get_title (candidate->item));
  sn_item_set_title (candidate->item, title);
}

/* "Tariff review closes": most likely a consultation; an article on the same day
 * may say that it is something else. */
static void
add_closing_row (SnExtraction *self, const SnRow *row)
{
  guint before = self->candidates->len;

  sn_consultation_row_add (self, row);
  for (; before < self->candidates->len; before++)
    ((SnCandidate *) self->candidates->pdata[before])->any_kind = TRUE;
}

/* The release in which a modification comes is no date of its own; a day beside
 * the releases is. */
static void
add_implementation (SnExtraction *self, const SnRow *row)
{
  const SnReading *reading = self->reading;
  guint before = self->candidates->len;
  g_autofree char *reference = sn_reference_find (reading, row->block, reading->block_tokens[row->block],
                                                  reading->block_tokens[row->block + 1], NULL);

  if (sn_date_precision (&row->date) != SN_PRECISION_DAY)
    return;
  add_dated_row (self, row, SN_ITEM_MILESTONE, "row: implementation", FALSE);
  if (self->candidates->len > before && reference != NULL)
    {
      SnItem *item = ((SnCandidate *) self->candidates->pdata[before])->item;
      g_autofree char *title = g_strdup_printf ("%s: %s", reference, sn_item_get_title (item));

      if (strstr (sn_item_get_title (item), reference) == NULL)
        sn_item_set_title (item, title);
      sn_item_set_reference (item, reference);
    }
}

/* "16 January  Panel budget comments": a row that ends in what is due. */
static gboolean
ends_in_answers (const SnExtraction *self, const SnRow *row)
{
  guint32 last = row->end;

  if (last > row->first + 2 && sn_reading_token_in (self->reading, last - 1, SN_SET_ANSWERS_DUE))
    last--;
  return last > row->first + 1 && sn_reading_token_in (self->reading, last - 1, SN_SET_ANSWERS);
}

/* "Data Analyst | 29 September" under "Jobs at SECAS" */
static gboolean
is_of_jobs (const SnExtraction *self, const SnRow *row)
{
  guint64 seats = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  guint heading = self->outline->places[row->block].heading;
  guint64 above = heading != SN_NO_BLOCK ? sn_reading_block_cues (self->reading, heading) : 0;

  return (above & BIT (SN_WORD_HIRING)) &&
         !((above | row->all) & (seats | BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT)));
}

/* "MP267 – Longer keys | 29 May" under "Coming into effect" */
static gboolean
is_of_changes (const SnExtraction *self, const SnRow *row, const char *reference)
{
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) |
                        BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_RELEASE);
  guint heading = self->outline->places[row->block].heading;
  guint64 above = heading != SN_NO_BLOCK ? sn_reading_block_cues (self->reading, heading) : 0;

  return reference != NULL && (above & BIT (SN_WORD_MILESTONE)) && !((above | row->cues) & other);
}

/* "Nominations close", "Closing date for nominations", and no more. */
static gboolean
only_ends_nominations (const SnExtraction *self, const SnRow *row)
{
  const guint64 other =
      BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_BODY) | BIT (SN_WORD_REGISTER);
  const SnReading *reading = self->reading;

  if (!(row->cues & BIT (SN_WORD_NOMINATE)) || !(row->cues & BIT (SN_WORD_CLOSE)) || (row->cues & other))
    return FALSE;
  for (guint32 i = row->first; i < row->end; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, i, SN_SET_HOLLOW) &&
        !(sn_reading_cues (reading, row->block, i, i + 1) & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_CLOSE))))
      return FALSE;
  return TRUE;
}

/* "10 March | Corrected the number of seats", "9 March | First published": what became of the
 * page. */
static gboolean
is_page_history (const SnReading *reading, const SnRow *row)
{
  guint32 at = row->first + sn_reading_token_is (reading, row->first, "first");

  return at < row->end && sn_reading_token_in (reading, at, SN_SET_PAGE_HISTORY);
}

/* "Last day to volunteer for the SECMP0008 Working Group": which has no seats by category. */
static gboolean
volunteers_for_group (const SnExtraction *self, const SnRow *row)
{
  gboolean group = FALSE;

  for (guint32 i = sn_reading_mark_from (self->reading, row->first);
       i < self->reading->n_marks && sn_reading_mark (self->reading, i)->first < row->end; i++)
    {
      const SnMark *mark = sn_reading_mark (self->reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && g_strcmp0 (mark->value, "Working Group") != 0)
        return FALSE;
      group |= mark->word_class == SN_WORD_COMMITTEE;
    }
  return group && (row->cues & BIT (SN_WORD_NOMINATE)) && !(row->cues & BIT (SN_WORD_CATEGORY));
}

/* Whether it stands right under a heading that names one event. */
static gboolean
is_under_event (const SnExtraction *self, const SnRow *row)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[row->block].heading;
  const SnMark *noun = NULL;
  g_autofree char *name = NULL;

  if (heading == SN_NO_BLOCK || row->block != heading + 1 || !sn_heading_names_event (self, row->block) ||
      !sn_heading_is_subject (self->outline, heading))
    return FALSE;
  for (guint32 i = reading->block_marks[heading]; i < reading->block_marks[heading + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_EVENT)
      noun = sn_reading_mark (reading, i);
  if (noun == NULL)
    return FALSE;
  name = sn_reading_text (reading, heading, noun->first, noun->end);
  return !g_str_has_suffix (name, "s"); /* "Events in July" */
}

/* "- 8-9 July, The Spinning Sheds, Leeds" first under "SEC Conference": when and where that is. */
static gboolean
is_day_of_heading (const SnExtraction *self, const SnRow *row)
{
  return row->source->kind == SN_BLOCK_LIST_ITEM && is_under_event (self, row);
}

/* "30 June, Manchester Town Hall. Run by the DCC. Details" alone under "Industry Day": its first
 * sentence says where, and the others more of it. */
static gboolean
is_alone_under_event (const SnExtraction *self, const SnRow *row)
{
  const SnReading *reading = self->reading;
  const SnOutline *outline = self->outline;
  guint next = row->block + 1;
  guint64 plain = BIT (SN_WORD_BODY) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_MONTH);

  return row->source->kind == SN_BLOCK_PARAGRAPH && is_under_event (self, row) &&
         (next >= outline->n_blocks || outline->places[next].heading != outline->places[row->block].heading) &&
         sn_reading_token (reading, row->first)->letter_case != SN_CASE_LOWER &&
         (sn_reading_cues (reading, row->block, row->first, sn_row_sentence_end (reading, row)) & ~plain) == 0;
}

static void
add_day_of_heading (SnExtraction *self, const SnRow *row)
{
  g_autofree char *title = sn_title_of_heading (self->outline, self->outline->places[row->block].heading);
  SnCandidate *candidate = sn_row_add (self, row, SN_ITEM_EVENT, title, "row: day of its heading");

  if (strstr (title, "SEC ") != NULL || strstr (title, "Modification") != NULL)
    sn_item_set_organiser (candidate->item, "SECAS");
}

/* "Tell us if you are coming to the workshop" */
static gboolean
asks_who_comes (const SnExtraction *self, const SnRow *row)
{
  static const char *const comes[] = { "coming", "attending", "joining", NULL };
  static const char *const tell[] = { "tell", "let", "say", NULL };

  if (!sn_reading_token_is_any (self->reading, row->first, tell))
    return FALSE;
  for (guint32 i = row->first + 1; i < row->end; i++)
    if (sn_reading_token_is_any (self->reading, i, comes))
      return TRUE;
  return FALSE;
}

/* "MP182 | Retiring Service Requests | Approved | November 2023 SEC Release | 2 November", "MP195 |
 * Certificates | Approved | In force | 5 October": of a modification, that is no meeting; makes of
 * it what comes into force on a day of its own. */
static gboolean
tracks_modification (SnExtraction *self, const SnRow *row)
{
  const guint64 meets = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_VOTE);
  const SnReading *reading = self->reading;
  guint32 cells[SN_TABLE_COLUMNS + 1];
  g_autofree char *reference = NULL;

  if (row->source->table == 0 || (row->all & meets) || sn_table_cells (self, row->block, cells) < 4)
    return FALSE;
  reference = sn_reference_at (reading, row->block, cells[0], NULL);
  if (reference == NULL || !sn_reference_is_sec (reference) || (row->first >= cells[0] && row->first < cells[1]))
    return FALSE;
  for (guint32 w = self->outline->block_whens[row->block]; w < self->outline->block_whens[row->block + 1]; w++)
    if (sn_when_names_release (reading, sn_outline_when (self->outline, w)))
      return TRUE; /* that is the release's day */
  if (row->all & BIT (SN_WORD_MILESTONE))
    add_implementation (self, row);
  return (row->all & BIT (SN_WORD_MILESTONE)) != 0;
}

/* "Comment on Ofgem's draft guidance", "Respond to DECC on the non-domestic sector", "Tell the DCC
 * what you think of its strategy": what a body asks about, in a list of things to do. */
static gboolean
bids_answer (const SnExtraction *self, const SnRow *row)
{
  static const char *const verbs[] = { "comment", "respond", "reply", "answer", "tell", "give", NULL };
  static const char *const joints[] = { "on", "about", "think", NULL };
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_REGISTER);
  const SnReading *reading = self->reading;

  if (!sn_reading_token_is_any (reading, row->first, verbs) || (row->cues & other) ||
      sn_row_mark (self, row, SN_WORD_BODY) == NULL)
    return FALSE;
  for (guint32 i = row->first + 1; i + 1 < row->end; i++)
    if (sn_reading_token_is_any (reading, i, joints))
      return TRUE;
  return FALSE;
}

/* "Webinar: Assessments from start to finish": what kind of thing it is, and its name, whatever
 * words that has. */
static gboolean
is_labelled_event (const SnExtraction *self, const SnRow *row)
{
  guint64 other = BIT (SN_WORD_REGISTER) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_COMMITTEE);
  const SnMark *event = sn_reading_mark_at (self->reading, row->block, row->first, SN_WORD_EVENT);

  return event != NULL && event->end + 1 < row->end && sn_reading_is_mark (self->reading, event->end, ':') &&
         !(row->cues & other) &&
         !sn_reading_token_in (self->reading, row->end - 1, SN_SET_ENDING); /* "Survey call: responses close" */
}

/* "Close of comments on the Events of Default Procedure" */
static gboolean
begins_close_of (const SnExtraction *self, const SnRow *row)
{
  return row->first + 3 < row->end && starts_with (self, row, "close") &&
         sn_reading_token_is (self->reading, row->first + 1, "of") &&
         sn_reading_mark_at (self->reading, row->block, row->first + 2, SN_WORD_RESPOND) != NULL;
}

/* "Comments on the Panel's draft Business Plan": views on something of a committee's. */
static gboolean
begins_with_answers (const SnExtraction *self, const SnRow *row)
{
  static const char *const joints[] = { "on", "to", "about", NULL };
  const SnMark *answers = sn_reading_mark_at (self->reading, row->block, row->first, SN_WORD_RESPOND);

  return answers != NULL && answers->end + 1 < row->end && !(row->cues & BIT (SN_WORD_EVENT)) &&
         sn_reading_token_is_any (self->reading, answers->end, joints);
}

/* Whether a word of the row says that something ends: not "Security Sub-Committee, by telephone". */
static gboolean
says_end (const SnExtraction *self, const SnRow *row)
{
  const SnMark *close = sn_row_mark (self, row, SN_WORD_CLOSE);

  return (row->cues & BIT (SN_WORD_CLOSE)) &&
         !(close != NULL && close->end == close->first + 1 && close->end < row->end &&
           sn_reading_token_is (self->reading, close->first, "by") &&
           sn_reading_token_in (self->reading, close->end, SN_SET_MEDIA));
}

static void
classify_row (SnExtraction *self, const SnRow *row)
{
  guint64 c = row->cues;
  g_autofree char *reference = sn_reference_find (self->reading, row->block, row->first, row->end, NULL);
  gboolean listed = sn_consultation_row_is_listed (self, row), meets = (row->lead & SN_LEAD_MEETS) != 0;
  gboolean asks = (!meets && (c & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) != 0) || listed;
  gboolean closes = has_closing_words (self, row) || says_end (self, row) || listed || lists_deadlines (row) ||
                    begins_close_of (self, row);
  gboolean opens = (c & BIT (SN_WORD_MILESTONE)) != 0 && !closes;

  if (is_of_jobs (self, row) || is_page_history (self->reading, row) || starts_with (self, row, "no") ||
      starts_with (self, row, "nothing") || (!listed && is_closure (self, row)))
    return;
  if (is_alone_under_event (self, row))
    add_day_of_heading (self, row);
  else if (row->names_release)
    add_dated_row (self, row, SN_ITEM_MILESTONE, "row: release", FALSE);
  else if (!asks && is_labelled_event (self, row))
    add_dated_row (self, row, SN_ITEM_EVENT, "row: event", FALSE);
  else if (asks_who_comes (self, row))
    add_dated_row (self, row, SN_ITEM_DEADLINE, "row: who comes", FALSE);
  else if (volunteers_for_group (self, row))
    add_dated_row (self, row, SN_ITEM_DEADLINE, "row: volunteer", FALSE);
  else if (begins_to_apply (self, row))
    add_dated_row (self, row, SN_ITEM_MILESTONE, "row: applies", FALSE);
  else if (row->spans && !(c & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))))
    add_span (self, row);
  else if ((row->release && !(c & BIT (SN_WORD_RELEASE))) || is_of_changes (self, row, reference))
    add_implementation (self, row);
  else if (sn_seat_row_is (self, row))
    sn_seat_row_add (self, row);
  else if (sn_seat_row_is_pair (self, row))
    sn_seat_row_add_closing (self, row);
  else if ((c & BIT (SN_WORD_VOTE)) && !(c & BIT (SN_WORD_EVENT)))
    add_dated_row (self, row, SN_ITEM_DEADLINE, "row: vote", FALSE);
  else if (!asks &&
           (bids_register (self, row) || ((c & BIT (SN_WORD_REGISTER)) && (closes || !(c & BIT (SN_WORD_EVENT))))))
    add_registration_row (self, row);
  else if (closes && !asks && (c & BIT (SN_WORD_COMMITTEE)) &&
           ((c & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))) ||
            ((c & BIT (SN_WORD_CATEGORY)) && (c & BIT (SN_WORD_APPLY))))) /* "SEC Panel Chair applications close" */
    sn_seat_row_add_closing (self, row);
  else if (!asks && (c & BIT (SN_WORD_NOMINATE)) && (c & BIT (SN_WORD_COMMITTEE)) && !(c & BIT (SN_WORD_EVENT)) &&
           !opens)
    sn_seat_row_add_closing (self, row);
  else if (only_ends_nominations (self, row))
    sn_seat_row_add_closing (self, row);
  else if (asks && (c & BIT (SN_WORD_EVENT)) && !closes)
    add_dated_row (self, row, SN_ITEM_EVENT, "row: event", FALSE);
  else if (!asks && bids_answer (self, row))
    sn_consultation_row_add (self, row);
  else if (lists_deadlines (row) && !asks && reference == NULL)
    add_dated_row (self, row, SN_ITEM_DEADLINE, "row: by when", FALSE);
  else if (closes && (asks || (c & BIT (SN_WORD_RESPOND)) || reference != NULL))
    sn_consultation_row_add (self, row);
  else if (has_closing_words (self, row) && !starts_with (self, row, "deadline") && !(c & BIT (SN_WORD_EVENT)))
    add_closing_row (self, row);
  else if (asks && !opens)
    sn_consultation_row_add (self, row);
  else if ((c & (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_SURVEY))) &&
           (!(c & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))) || ends_in_answers (self, row) ||
            begins_with_answers (self, row)) &&
           (reference != NULL || (c & (BIT (SN_WORD_BODY) | BIT (SN_WORD_SURVEY) | BIT (SN_WORD_COMMITTEE)))))
    sn_consultation_row_add (self, row);
  else if (closes || ((c & BIT (SN_WORD_MUST)) && !(c & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE)))) ||
           ((c & (BIT (SN_WORD_UNKNOWN) | BIT (SN_WORD_TELL))) &&
            !(c & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE)))))
    add_dated_row (self, row, SN_ITEM_DEADLINE, "row: must", FALSE);
  else if ((c & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE))) && !(c & BIT (SN_WORD_EVENT)) &&
           (!(c & BIT (SN_WORD_COMMITTEE)) || (c & BIT (SN_WORD_RELEASE)) || ends_in_effect (self, row)))
    add_dated_row (self, row, SN_ITEM_MILESTONE, "row: milestone", FALSE);
  else if (!(c & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))) && bounds_phase (self, row))
    add_dated_row (self, row, SN_ITEM_MILESTONE, "row: bound of a phase", FALSE);
  else if (!(c & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))) && is_day_of_heading (self, row))
    add_day_of_heading (self, row);
  else if (!tracks_modification (self, row))
    add_dated_row (self, row, SN_ITEM_EVENT, "row: event",
                   !(c & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))) || hints_at_more (row));
}

/* The bracket behind a row's first token that has a day of its own: sets @when and @close to
 * where it ends. Returns where it opens, or the row's end. */
static guint32
dated_bracket (const SnExtraction *self, const SnRow *row, guint32 *when, guint32 *close)
{
  const SnReading *reading = self->reading;
  guint32 open = row->first + 1, index;

  while (open < row->end && !sn_reading_is_mark (reading, open, '('))
    open++;
  for (*close = open; *close < row->end && !sn_reading_is_mark (reading, *close, ')');)
    (*close)++;
  if (open + 2 >= row->end)
    return row->end;
  index = sn_outline_when_from (self->outline, row->block, open);
  if (index >= self->outline->block_whens[row->block + 1] || sn_outline_when (self->outline, index)->date.day == 0 ||
      sn_outline_when (self->outline, index)->end > *close)
    return row->end;
  *when = index;
  return open;
}

/* "Last day to register for the SEC Engagement Day (London, 12 November)": the event itself,
 * by the name that stands behind "for". Takes the bracket off the row. */
static void
add_registered (SnExtraction *self, SnRow *row, guint32 open, guint32 close, guint32 when)
{
  const SnMark *registers = sn_row_mark (self, row, SN_WORD_REGISTER);
  g_autofree char *name = NULL;
  SnCandidate *candidate;
  guint32 first;

  if (registers == NULL || registers->end + 1 >= open || !sn_reading_token_is (self->reading, registers->end, "for"))
    return;
  first = registers->end + 1;
  first += sn_reading_token_is (self->reading, first, "the");
  name = sn_title_of_row (self->outline, row->block, first, open);
  candidate =
      sn_extraction_add (self, SN_ITEM_EVENT, name, row->said, first, close, when, "row: event to register for");
  candidate->row = TRUE;
  row->end = open;
}

/* "Winter Forum, Leeds (book by 27 November)": the last day to book stands in a
 * remark. Makes a deadline of it, and takes it off the row. */
static void
take_booking (SnExtraction *self, SnRow *row)
{
  const SnReading *reading = self->reading;
  guint32 index = 0, close = 0, open = dated_bracket (self, row, &index, &close);
  g_autofree char *name = NULL, *title = NULL;
  SnCandidate *candidate;

  if (open == row->end ||
      !(sn_reading_cues (reading, row->block, row->first, open) & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))))
    return;
  if (!(sn_reading_cues (reading, row->block, open, close) & BIT (SN_WORD_REGISTER)))
    {
      add_registered (self, row, open, close, index);
      return;
    }
  name = sn_title_of_row (self->outline, row->block, row->first, open);
  title = g_strdup_printf ("Book a place at %s", name);
  candidate = sn_extraction_add (self, SN_ITEM_DEADLINE, title, row->said, open, row->end, index, "row: booking");
  candidate->row = candidate->registers = TRUE;
  row->end = open;
  row->all = row->cues = sn_reading_cues (reading, row->block, row->first, row->end);
}

/* "SEC Engagement Day (until 9 July)": how long it lasts, and nothing that closes. */
static void
take_end (SnExtraction *self, SnRow *row)
{
  const SnReading *reading = self->reading;
  guint32 open = row->first + 1, index;
  const SnWhen *when;

  while (open < row->end && !sn_reading_is_mark (reading, open, '('))
    open++;
  if (open + 2 >= row->end || row->date.day == 0 || row->date.end_year != 0 ||
      !(sn_reading_cues (reading, row->block, row->first, open) & BIT (SN_WORD_EVENT)) ||
      (!sn_reading_token_is (reading, open + 1, "until") && !sn_reading_token_is (reading, open + 1, "to")))
    return;
  index = sn_outline_when_from (self->outline, row->block, open);
  when = index < self->outline->block_whens[row->block + 1] ? sn_outline_when (self->outline, index) : NULL;
  if (when == NULL || when->first != open + 2 || when->date.day == 0 || when->end > row->end ||
      sn_date_first_julian (&when->date) <= sn_date_first_julian (&row->date))
    return;
  sn_date_set_end (&row->date, &when->date);
  self->used[index] = TRUE;
  row->end = open;
  row->all = row->cues = sn_reading_cues (reading, row->block, row->first, row->end);
}

static void
classify_subjects (SnExtraction *self, const SnRow *row)
{
  SnRow part = *row;
  guint32 next;

  take_booking (self, &part);
  take_end (self, &part);
  if (part.end != row->end)
    {
      classify_row (self, &part);
      return;
    }

  for (part.first = row->first; part.first < row->end; part.first = next)
    {
      next = sn_row_next_part (self, row, part.first, &part.end);
      part.cues = sn_reading_cues (self->reading, row->block, part.first, part.end) | row->beside;
      /* "10:00 TAG Meeting 18 / Last day to book": the hour is that of the meeting */
      if (part.first > row->first && part.date.end_year == 0 && part.date.day != 0 &&
          (part.cues & (BIT (SN_WORD_CLOSE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_NOMINATE))) != 0)
        part.date = sn_date_new_day (row->date.year, row->date.month, row->date.day);
      classify_row (self, &part);
    }
}

/* The block above the group of rows that @block begins. */
static guint
above_group (const SnExtraction *self, const SnTable *table, guint block)
{
  return table->table != 0 ? table->above : block > 0 ? block - 1 : SN_NO_BLOCK;
}

static gboolean
begins_group (const SnExtraction *self, guint block)
{
  SnDocument *document = self->reading->document;

  return block == 0 || self->outline->places[block - 1].role != SN_ROLE_ROW ||
         sn_document_get_block (document, block - 1)->table != sn_document_get_block (document, block)->table;
}

/* "Change Board" above "Wednesday 19 February, 10:30, London": the row is what
 * stands above its day. */
static gboolean
read_named_above (const SnExtraction *self, guint block, SnRow *row)
{
  guint name = block - 1;
  guint32 when = self->outline->block_whens[block];

  if (block == 0 || self->outline->places[block].heading != name || when == self->outline->block_whens[block + 1] ||
      !sn_outline_names_below (self->outline, name))
    return FALSE;
  *row = (SnRow){ .block = name, .said = block, .when = when };
  row->source = sn_document_get_block (self->reading->document, name);
  row->first = self->reading->block_tokens[name];
  row->end = self->reading->block_tokens[name + 1];
  row->date = sn_outline_when (self->outline, when)->date;
  row->cues = row->all = sn_reading_block_cues (self->reading, name);
  return TRUE;
}

/* Whether the table that @block begins, if it is one, has mostly rows that say that
 * views are asked for. */
static gboolean
mostly_asks (const SnExtraction *self, guint block)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  guint table = sn_reading_block (self->reading, block)->table, n = 0, asking = 0;

  for (guint i = block; table != 0 && i < self->outline->n_blocks; i++)
    {
      if (sn_reading_block (self->reading, i)->table != table)
        break;
      n++;
      asking += (sn_reading_block_cues (self->reading, i) & asks) != 0;
    }
  return asking >= 2 && asking * 2 > n;
}

/* "Webinar | Wed 19 Apr | By 17 Apr" where the last column is headed "Booking": the last day
 * to book. */
static void
add_booking_column (SnExtraction *self, const SnTable *table, const SnRow *row)
{
  guint32 cells[SN_TABLE_COLUMNS + 1];
  guint n = sn_table_cells (self, row->block, cells);

  for (guint i = 0; i < MIN (n, table->n); i++)
    {
      guint32 index = sn_outline_when_from (self->outline, row->block, cells[i]);
      const SnWhen *when =
          index < self->outline->block_whens[row->block + 1] ? sn_outline_when (self->outline, index) : NULL;
      g_autofree char *name = NULL, *title = NULL;
      SnCandidate *candidate;

      if (!(table->cues[i] & BIT (SN_WORD_REGISTER)) || when == NULL || when->end > cells[i + 1] ||
          when->date.day == 0 || index == row->when || self->used[index] || is_over (self, &when->date) ||
          (row->first >= cells[i] && row->first < cells[i + 1]))
        continue;
      name = sn_title_of_row (self->outline, row->block, row->first, row->end);
      title = g_strdup_printf ("Book a place at %s", name);
      candidate =
          sn_extraction_add (self, SN_ITEM_DEADLINE, title, row->said, cells[i], cells[i + 1], index, "row: booking");
      candidate->row = candidate->registers = TRUE;
    }
}

static void
find_in_row (SnExtraction *self, SnTable *table, guint block, GArray *rows)
{
  SnRow row;

  if (sn_seat_matrix_add (self, table, block))
    return;
  g_array_set_size (rows, 0);
  if (read_named_above (self, block, &row))
    g_array_append_val (rows, row);
  else if (!sn_table_read_row (self, table, block, &row, rows))
    return;
  if (rows->len == 0 && sn_seat_row_is (self, &row))
    g_array_append_val (rows, row);
  if (rows->len == 0 && sn_consultation_row_is_undated (&row))
    sn_consultation_row_add (self, &row);
  for (guint i = 0; i < rows->len; i++)
    if (!is_over (self, &g_array_index (rows, SnRow, i).date))
      classify_subjects (self, &g_array_index (rows, SnRow, i));
  if (rows->len == 1 && row.source->table > 0)
    add_booking_column (self, table, &g_array_index (rows, SnRow, 0));
}

/**
 * sn_find_in_rows:
 *
 * Finds what the tables of dates list.
 */
void
sn_find_in_rows (SnExtraction *self)
{
  g_auto (SnTable) table = { 0 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SnRow));
  guint heading = SN_NO_BLOCK, first = self->candidates->len;

  sn_table_init (&table);
  for (guint i = 0; i < self->outline->n_blocks && !sn_extraction_is_full (self); i++)
    {
      if (self->outline->places[i].role != SN_ROLE_ROW)
        continue;
      if (self->outline->places[i].heading != heading)
        {
          sn_seat_rows_date (self, heading, first);
          first = self->candidates->len;
        }
      if (sn_reading_block (self->reading, i)->table != table.table || self->outline->places[i].heading != heading)
        sn_table_enter (self, &table, i);
      heading = self->outline->places[i].heading;
      if (begins_group (self, i))
        table.lead =
            sn_row_lead_of (self, above_group (self, &table, i)) | (mostly_asks (self, i) ? SN_LEAD_MOSTLY : 0);
      find_in_row (self, &table, i, rows);
    }
  sn_seat_rows_date (self, heading, first);
}
