/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reconcile.h"

#include "sn-words.h"

/* How one living item grows from issue to issue: the latest word wins for what
 * it states, what it leaves out stays, and each difference is a change. */

/**
 * sn_occurrence_new:
 *
 * Returns: (transfer full): an item of which nothing has been said.
 */
SnOccurrence *
sn_occurrence_new (void)
{
  SnOccurrence *self = g_new0 (SnOccurrence, 1);

  self->claims = g_ptr_array_new ();
  self->stated_dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * sn_occurrence_free:
 *
 * Frees @self; the claims are not its own.
 */
void
sn_occurrence_free (SnOccurrence *self)
{
  g_clear_object (&self->item);
  g_ptr_array_unref (self->claims);
  g_hash_table_unref (self->stated_dates);
  g_free (self);
}

/**
 * sn_occurrence_add:
 * @claim: (transfer none): what the newsletter that is being read says of it
 *
 * Adds a claim. sn_occurrence_settle() then takes all those of one newsletter
 * together.
 */
void
sn_occurrence_add (SnOccurrence *self, SnClaim *claim)
{
  g_ptr_array_add (self->claims, claim);
  self->touched = TRUE;
}

/**
 * sn_occurrence_was_offered:
 * @newsletter_id: a newsletter that does not count, or 0
 *
 * Returns: whether any newsletter speaks of it otherwise than as a seat that is
 *   filled.
 */
gboolean
sn_occurrence_was_offered (SnOccurrence *self, gint64 newsletter_id)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      const SnClaim *claim = self->claims->pdata[i];

      if ((newsletter_id == 0 || claim->newsletter_id != newsletter_id) &&
          sn_item_get_outcome (claim->item) != SN_OUTCOME_FILLED)
        return TRUE;
    }
  return FALSE;
}

/* What the user added by hand is no newsletter's word: it changes nothing. */
static void
add_change (SnItem *item, const SnClaim *claim, const char *field, const char *from, const char *to)
{
  if (claim->newsletter_id == 0)
    return;
  sn_item_add_change (
      item, sn_change_new (claim->newsletter_id, claim->issued, field, from, to, sn_item_get_quote (claim->item)));
}

/* Of two wordings of one title, the fuller stays: a table of dates has short
 * ones. Only a title that says something else is a change. */
static void
take_title (SnItem *item, const SnClaim *claim, SnItem *said)
{
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;
  gboolean new_in_old = TRUE;
  gboolean old_in_new = TRUE;

  if (g_strcmp0 (sn_item_get_title (item), sn_item_get_title (said)) == 0)
    return; /* as mostly: its words need not be looked at */
  old = sn_words_significant (sn_item_get_title (item));
  new = sn_words_significant (sn_item_get_title (said));
  for (guint i = 0; i < new->len; i++)
    new_in_old = new_in_old && sn_words_contain (old, new->pdata[i], FALSE);
  for (guint i = 0; i < old->len; i++)
    old_in_new = old_in_new && sn_words_contain (new, old->pdata[i], FALSE);
  if (new_in_old && !old_in_new)
    return;
  /* "SSC 172" says less than "Security Sub-Committee, 172nd meeting". */
  if (sn_item_get_kind (said) == SN_ITEM_EVENT && sn_item_get_committee (said) != NULL && new->len < old->len)
    return;
  if (!new_in_old && !old_in_new && sn_item_get_kind (said) == SN_ITEM_CONSULTATION)
    add_change (item, claim, "title", sn_item_get_title (item), sn_item_get_title (said));
  sn_item_set_title (item, sn_item_get_title (said));
}

static void
take_end (SnItem *item, const SnClaim *claim, const SnDate *said)
{
  SnDate date = *sn_item_get_date (item);
  g_autofree char *from = sn_date_end_to_string (&date);
  g_autofree char *to = sn_date_end_to_string (said);

  if (to == NULL || g_strcmp0 (from, to) == 0)
    return;
  if (from != NULL)
    add_change (item, claim, "end", from, to);
  date.end_year = said->end_year;
  date.end_month = said->end_month;
  date.end_day = said->end_day;
  sn_item_set_date (item, &date);
}

/* Also a month that gets its day is recorded: whoever shows it sees from the
 * precisions that nothing was put off. A date that only says less is not. */
static void
take_day (SnItem *item, const SnClaim *claim, const SnDate *said)
{
  const SnDate *known = sn_item_get_date (item);
  SnDate date = sn_date_with_time_of (*said, known);

  if (!sn_date_is_set (said) || sn_date_contains (said, known))
    return;
  if (sn_date_starts_with (known, said))
    {
      take_end (item, claim, said);
      return;
    }
  {
    g_autofree char *from = sn_date_to_string (known);
    g_autofree char *to = sn_date_to_string (said);

    add_change (item, claim, "date", from, to);
  }
  sn_item_set_date (item, &date);
}

/* "The seat is still vacant", said after its nominations closed: it can be filled,
 * and nobody says until when. A consultation of which one speaks later is none to
 * answer, and what is filled keeps its date. */
static void
lose_day (SnItem *item, const SnClaim *claim, SnItem *said)
{
  const SnDate *known = sn_item_get_date (item);
  g_autofree char *from = sn_date_to_string (known);

  if (sn_item_get_kind (said) != SN_ITEM_VACANCY || sn_item_get_outcome (said) != SN_OUTCOME_NONE ||
      sn_item_get_outcome (item) != SN_OUTCOME_NONE || sn_date_is_set (sn_item_get_date (said)) || from == NULL ||
      sn_date_last_julian (known) >= claim->issued_day)
    return;
  add_change (item, claim, "date", from, NULL);
  sn_item_set_date (item, &(SnDate){ 0 });
}

/* An end that is not stated again belongs to the time that was. */
static void
take_time (SnItem *item, const SnClaim *claim, const SnDate *said)
{
  SnDate date = *sn_item_get_date (item);
  g_autofree char *from = sn_date_time_to_string (&date);
  g_autofree char *to = sn_date_time_to_string (said);
  g_autofree char *end_from = sn_date_end_time_to_string (&date);
  g_autofree char *end_to = sn_date_end_time_to_string (said);

  if (to != NULL && g_strcmp0 (from, to) != 0)
    {
      if (from != NULL)
        {
          add_change (item, claim, "time", from, to);
          date.has_end_time = FALSE;
          date.end_time = 0;
        }
      date.has_time = TRUE;
      date.time = said->time;
    }
  if (end_to != NULL)
    {
      if (end_from != NULL && g_strcmp0 (end_from, end_to) != 0)
        add_change (item, claim, "end_time", end_from, end_to);
      date.has_end_time = TRUE;
      date.end_time = said->end_time;
    }
  sn_item_set_date (item, &date);
}

static gboolean
just_changed_date (SnItem *item, const SnClaim *claim)
{
  GPtrArray *changes = sn_item_get_changes (item);

  for (guint i = 0; i < changes->len; i++)
    {
      const SnChange *change = changes->pdata[i];

      if (change->newsletter_id == claim->newsletter_id && g_str_equal (change->field, "date"))
        return TRUE;
    }
  return FALSE;
}

/* "Extended from 16 February": where no issue that was read ever gave that
 * date, this one tells of a change that would be missed otherwise. */
static void
take_moved (SnOccurrence *self, const SnClaim *claim, SnItem *said)
{
  const SnDate *before = sn_item_get_moved_from (said);
  const SnDate *after = sn_item_get_date (self->item);
  g_autofree char *from = sn_date_to_string (before);
  g_autofree char *to = sn_date_to_string (after);

  if (sn_item_get_moved (said))
    sn_item_set_moved (self->item, TRUE);
  if (from == NULL)
    return;
  sn_item_set_moved (self->item, TRUE);
  sn_item_set_moved_from (self->item, before);
  if (g_hash_table_contains (self->stated_dates, from) || g_strcmp0 (from, to) == 0)
    return;
  if (!just_changed_date (self->item, claim))
    add_change (self->item, claim, "date", from, to);
  g_hash_table_add (self->stated_dates, g_steal_pointer (&from));
}

static void
remember_date (SnOccurrence *self)
{
  char *date = sn_date_to_string (sn_item_get_date (self->item));

  if (date != NULL)
    g_hash_table_add (self->stated_dates, date);
}

static void
take_seats (SnItem *item, const SnClaim *claim, SnItem *said)
{
  g_autofree char *from = g_strdup_printf ("%u", sn_item_get_seats (item));
  g_autofree char *to = g_strdup_printf ("%u", sn_item_get_seats (said));

  /* How many were filled is not how many there are. */
  if (sn_item_get_seats (said) == 0 || g_str_equal (from, to) || sn_item_get_outcome (said) == SN_OUTCOME_FILLED)
    return;
  if (sn_item_get_seats (item) != 0)
    add_change (item, claim, "seats", from, to);
  sn_item_set_seats (item, sn_item_get_seats (said));
}

/* What was filled or cancelled is open again once an issue gives it a date
 * ahead without saying so: a seat any such date, since its election can fail;
 * a meeting only another one, since tables go on listing what was cancelled. A
 * seat that was only ever said to be filled is offered anew, date or not. */
static SnOutcome
outcome_after (SnOccurrence *self, const SnClaim *claim, SnItem *said, const SnDate *date_before)
{
  SnOutcome known = sn_item_get_outcome (self->item);

  if (sn_item_get_outcome (said) != SN_OUTCOME_NONE || known == SN_OUTCOME_NONE)
    return sn_item_get_outcome (said);
  if (known == SN_OUTCOME_FILLED && !sn_occurrence_was_offered (self, claim->newsletter_id))
    return SN_OUTCOME_NONE;
  if (!sn_item_is_ahead (said, claim->issued_day))
    return known;
  if (known == SN_OUTCOME_CANCELLED && (sn_date_starts_with (date_before, sn_item_get_date (said)) ||
                                        sn_date_contains (sn_item_get_date (said), date_before)))
    return known;
  return SN_OUTCOME_NONE;
}

static const char *
state_name (SnItem *item, const SnClaim *claim)
{
  SnDate day = sn_date_from_julian (claim->issued_day);

  if (!sn_date_is_set (&day))
    day = sn_date_new_day (1, 1, 1);
  return sn_item_state_to_string (sn_item_state_on (item, &day));
}

static void
take_outcome (SnOccurrence *self, const SnClaim *claim, SnItem *said, const SnDate *date_before)
{
  SnOutcome outcome = outcome_after (self, claim, said, date_before);
  const char *from;

  if (outcome == sn_item_get_outcome (self->item))
    return;
  from = state_name (self->item, claim);
  sn_item_set_outcome (self->item, outcome);
  add_change (self->item, claim, "state", from, state_name (self->item, claim));
}

static SnDate
without_time (SnDate date)
{
  return sn_date_with_time_of (date, &(SnDate){ 0 });
}

static void
take_statement (SnOccurrence *self, const SnClaim *claim, SnItem *said)
{
  SnItem *item = self->item;
  SnDate date_before = *sn_item_get_date (item);
  SnDate day = without_time (*sn_item_get_date (said));

  take_title (item, claim, said);
  sn_item_set_kind (item, sn_item_get_kind (said));
  sn_item_take_texts (item, said);
  take_day (item, claim, &day);
  lose_day (item, claim, said);
  take_time (item, claim, sn_item_get_date (said));
  take_seats (item, claim, said);
  take_outcome (self, claim, said, &date_before);
  sn_item_set_confidence (item, sn_item_get_confidence (said));
}

/**
 * sn_occurrence_settle:
 *
 * Takes the claims that were added and belong to the newsletter of the last
 * one as one statement, and brings the item up to it.
 */
void
sn_occurrence_settle (SnOccurrence *self)
{
  const SnClaim *last = self->claims->pdata[self->claims->len - 1];
  guint first = self->claims->len - 1;
  SnClaim *lead;
  g_autoptr (SnItem) said = NULL;

  while (first > 0 && ((SnClaim *) self->claims->pdata[first - 1])->newsletter_id == last->newsletter_id)
    first--;
  said = sn_statement_of (self->claims, first, &lead);
  if (self->item == NULL)
    self->item = g_object_ref (said);
  else
    take_statement (self, lead, said);
  remember_date (self);
  take_moved (self, lead, said);
  self->last_day = MAX (self->last_day, lead->issued_day);
  self->touched = FALSE;
}
