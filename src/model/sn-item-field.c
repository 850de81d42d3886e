/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-field.h"

#include <string.h>

#include "sn-error.h"

/* The fields of an item by name, as texts: what a user puts right, and what the
 * store keeps of that. */

typedef struct
{
  const char *name;
  char *(*get) (SnItem *item);
  gboolean (*set) (SnItem *item, const char *value);
} Field;

#define TEXT_FIELD(name)                                                                                               \
  static char *get_##name (SnItem *item)                                                                               \
  {                                                                                                                    \
    return g_strdup (sn_item_get_##name (item));                                                                       \
  }                                                                                                                    \
  static gboolean set_##name (SnItem *item, const char *value)                                                         \
  {                                                                                                                    \
    sn_item_set_##name (item, value);                                                                                  \
    return TRUE;                                                                                                       \
  }

TEXT_FIELD (reference)
TEXT_FIELD (organiser)
TEXT_FIELD (stage)
TEXT_FIELD (committee)
TEXT_FIELD (category)

static char *
get_title (SnItem *item)
{
  return g_strdup (sn_item_get_title (item));
}

/* Nothing can be shown without a title. */
static gboolean
set_title (SnItem *item, const char *value)
{
  if (value == NULL)
    return FALSE;
  sn_item_set_title (item, value);
  return TRUE;
}

static char *
get_kind (SnItem *item)
{
  return g_strdup (sn_item_kind_to_string (sn_item_get_kind (item)));
}

static gboolean
set_kind (SnItem *item, const char *value)
{
  SnItemKind kind;

  if (!sn_item_kind_from_string (value, &kind))
    return FALSE;
  sn_item_set_kind (item, kind);
  return TRUE;
}

static char *
get_date (SnItem *item)
{
  return sn_date_to_string (sn_item_get_date (item));
}

/* Another day keeps the times that are known; it ends a range, and what has no
 * day has no time. */
static gboolean
set_date (SnItem *item, const char *value)
{
  SnDate old = *sn_item_get_date (item), date = { 0 };

  if (value != NULL && !sn_date_parse (value, &date))
    return FALSE;
  if (sn_date_precision (&date) == SN_PRECISION_DAY)
    {
      date.has_time = old.has_time;
      date.time = old.time;
      date.has_end_time = old.has_end_time;
      date.end_time = old.end_time;
    }
  sn_item_set_date (item, &date);
  return TRUE;
}

static char *
get_end (SnItem *item)
{
  return sn_date_end_to_string (sn_item_get_date (item));
}

static gboolean
set_end (SnItem *item, const char *value)
{
  SnDate date = *sn_item_get_date (item), end = { 0 };

  if (sn_date_precision (&date) != SN_PRECISION_DAY)
    return value == NULL;
  if (value != NULL && (!sn_date_parse (value, &end) || sn_date_precision (&end) != SN_PRECISION_DAY ||
                        sn_date_first_julian (&end) < sn_date_first_julian (&date)))
    return FALSE;
  date.end_year = 0;
  date.end_month = date.end_day = 0;
  if (value != NULL)
    sn_date_set_end (&date, &end);
  sn_item_set_date (item, &date);
  return TRUE;
}

static char *
get_time (SnItem *item)
{
  return sn_date_time_to_string (sn_item_get_date (item));
}

static gboolean
set_time (SnItem *item, const char *value)
{
  SnDate date = *sn_item_get_date (item);
  guint hour, minute;

  if (sn_date_precision (&date) != SN_PRECISION_DAY)
    return value == NULL;
  date.has_time = date.has_end_time = FALSE;
  date.time = date.end_time = 0;
  if (value != NULL && !sn_date_parse_time (value, &hour, &minute))
    return FALSE;
  if (value != NULL)
    sn_date_set_time (&date, hour, minute);
  sn_item_set_date (item, &date);
  return TRUE;
}

static char *
get_end_time (SnItem *item)
{
  return sn_date_end_time_to_string (sn_item_get_date (item));
}

static gboolean
set_end_time (SnItem *item, const char *value)
{
  SnDate date = *sn_item_get_date (item);
  guint hour, minute;

  if (!date.has_time)
    return value == NULL;
  date.has_end_time = FALSE;
  date.end_time = 0;
  if (value != NULL && !sn_date_parse_time (value, &hour, &minute))
    return FALSE;
  if (value != NULL)
    sn_date_set_end_time (&date, hour, minute);
  sn_item_set_date (item, &date);
  return TRUE;
}

static char *
get_seats (SnItem *item)
{
  return sn_item_get_seats (item) > 0 ? g_strdup_printf ("%u", sn_item_get_seats (item)) : NULL;
}

static gboolean
set_seats (SnItem *item, const char *value)
{
  guint64 seats = 0;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 1, 999, &seats, NULL))
    return FALSE;
  sn_item_set_seats (item, (guint) seats);
  return TRUE;
}

static char *
get_outcome (SnItem *item)
{
  SnOutcome outcome = sn_item_get_outcome (item);

  return outcome != SN_OUTCOME_NONE ? g_strdup (sn_outcome_to_string (outcome)) : NULL;
}

static gboolean
set_outcome (SnItem *item, const char *value)
{
  SnOutcome outcome = sn_outcome_from_string (value);

  if (value != NULL && outcome == SN_OUTCOME_NONE)
    return FALSE;
  sn_item_set_outcome (item, outcome);
  return TRUE;
}

/* In this order: a time needs its day, an end its beginning. */
static const Field fields[] = {
  { "kind", get_kind, set_kind },
  { "title", get_title, set_title },
  { "date", get_date, set_date },
  { "end", get_end, set_end },
  { "time", get_time, set_time },
  { "end_time", get_end_time, set_end_time },
  { "reference", get_reference, set_reference },
  { "organiser", get_organiser, set_organiser },
  { "stage", get_stage, set_stage },
  { "committee", get_committee, set_committee },
  { "category", get_category, set_category },
  { "seats", get_seats, set_seats },
  { "outcome", get_outcome, set_outcome },
};

static const Field *
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return &fields[i];
  return NULL;
}

/**
 * sn_item_field_names:
 *
 * Returns: (transfer none): the names of all fields, in the order in which to
 *   set them, then %NULL.
 */
const char *const *
sn_item_field_names (void)
{
  static const char *const names[] = { "kind",      "title", "date",      "end",      "time",  "end_time", "reference",
                                       "organiser", "stage", "committee", "category", "seats", "outcome",  NULL };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (fields) + 1);
  return names;
}

/**
 * sn_item_get_field:
 * @field: the name of one
 *
 * Returns: (transfer full) (nullable): its value as a text (a day or time as in
 *   ISO 8601); %NULL where there is none.
 */
char *
sn_item_get_field (SnItem *self, const char *field)
{
  const Field *found = find_field (field);

  g_return_val_if_fail (found != NULL, NULL);
  return found->get (self);
}

/**
 * sn_item_set_field:
 * @field: a name
 * @value: (nullable): its value as a text; %NULL for none
 *
 * Sets a field. Another day keeps the times and ends a range.
 *
 * Errors: %SN_ERROR_USAGE where there is no such field or it cannot have that
 * value; the item is as it was then.
 *
 * Returns: whether it was set.
 */
gboolean
sn_item_set_field (SnItem *self, const char *field, const char *value, GError **error)
{
  const Field *found = find_field (field);

  if (found == NULL)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "There is no field “%s”.", field);
      return FALSE;
    }
  if (value != NULL && *value == '\0')
    value = NULL;
  if (found->set (self, value))
    return TRUE;
  if (value == NULL)
    g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "The field “%s” cannot be empty.", field);
  else
    g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "“%s” cannot be the %s of this item.", value, field);
  return FALSE;
}
