/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-entry.h"

#include <glib/gi18n.h>

#include "sn-format.h"

/* So many closings in one week are worth a word beside its heading. */
#define BUSY_GROUP 3

struct _SnConsultationEntry
{
  GObject parent_instance;

  SnItem *item;
  char *heading;
  char *note;
  char *column;
  SnToday today;
  gboolean soon;
  gboolean week; /* heads what closes within one week */
};

G_DEFINE_FINAL_TYPE (SnConsultationEntry, sn_consultation_entry, G_TYPE_OBJECT)

static void
sn_consultation_entry_finalize (GObject *object)
{
  SnConsultationEntry *self = SN_CONSULTATION_ENTRY (object);

  g_clear_object (&self->item);
  g_free (self->heading);
  g_free (self->note);
  g_free (self->column);
  G_OBJECT_CLASS (sn_consultation_entry_parent_class)->finalize (object);
}

static void
sn_consultation_entry_class_init (SnConsultationEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_consultation_entry_finalize;
}

static void
sn_consultation_entry_init (SnConsultationEntry *self)
{
}

static SnConsultationEntry *
entry_new (const SnToday *today)
{
  SnConsultationEntry *self = g_object_new (SN_TYPE_CONSULTATION_ENTRY, NULL);

  self->today = *today;
  return self;
}

/**
 * sn_consultation_entry_get_item:
 *
 * Returns: (transfer none) (nullable): the consultation, %NULL for a heading.
 */
SnItem *
sn_consultation_entry_get_item (SnConsultationEntry *self)
{
  return self->item;
}

/**
 * sn_consultation_entry_get_heading:
 *
 * Returns: (nullable): the words of a heading.
 */
const char *
sn_consultation_entry_get_heading (SnConsultationEntry *self)
{
  return self->heading;
}

/**
 * sn_consultation_entry_get_note:
 *
 * Returns: (nullable): what is remarkable about the group, "3 close".
 */
const char *
sn_consultation_entry_get_note (SnConsultationEntry *self)
{
  return self->note;
}

/**
 * sn_consultation_entry_get_column:
 *
 * Returns: (nullable): what the right column means, on the first heading only.
 */
const char *
sn_consultation_entry_get_column (SnConsultationEntry *self)
{
  return self->column;
}

/**
 * sn_consultation_entry_get_today:
 *
 * Returns: (transfer none): the day for which the list was made.
 */
const SnToday *
sn_consultation_entry_get_today (SnConsultationEntry *self)
{
  return &self->today;
}

/**
 * sn_consultation_entry_get_soon:
 *
 * Returns: whether the consultation closes soon.
 */
gboolean
sn_consultation_entry_get_soon (SnConsultationEntry *self)
{
  return self->soon;
}

static gboolean
is_open (SnItem *item)
{
  return sn_item_get_state (item) == SN_STATE_OPEN || sn_item_get_state (item) == SN_STATE_DOUBTFUL;
}

/**
 * sn_consultation_view_shows:
 * @item: a consultation whose state was worked out for the view's day
 *
 * Returns: whether @view shows it. What closes soon is open as well, and what is
 *   answered is open or closed; what is dismissed is none of these.
 */
gboolean
sn_consultation_view_shows (const SnConsultationView *view, SnItem *item)
{
  SnItemState state = sn_item_get_state (item);

  switch (view->filter)
    {
    case SN_CONSULTATIONS_SOON:
      return is_open (item) && sn_format_closes_soon (item, &view->today);
    case SN_CONSULTATIONS_ANSWERED:
      return state != SN_STATE_DISMISSED && sn_response_status_is_answer (sn_format_item_status (item));
    case SN_CONSULTATIONS_CLOSED:
      return state == SN_STATE_CLOSED || state == SN_STATE_CANCELLED;
    case SN_CONSULTATIONS_DISMISSED:
      return state == SN_STATE_DISMISSED;
    case SN_CONSULTATIONS_OPEN:
    default:
      return is_open (item);
    }
}

/* Whether it is ahead of @today, for what is dismissed as well. */
static gboolean
is_over (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);

  return sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED ||
         (sn_date_is_set (date) && sn_date_last_julian (date) < sn_date_first_julian (&today->day));
}

static char *
date_heading (SnItem *item, const SnToday *today, gboolean *week)
{
  const SnDate *date = sn_item_get_date (item);
  guint32 sunday = sn_date_first_julian (&today->day) + 7 - sn_date_weekday (&today->day),
          last = sn_date_last_julian (date);
  SnDate day = sn_date_from_julian (last);

  if (!sn_date_is_set (date))
    return g_strdup (_ ("No Date Stated"));
  /* The month in which it closed. */
  if (is_over (item, today))
    return sn_format_month (day.year, day.month);
  *week = sn_date_precision (date) == SN_PRECISION_DAY && last <= sunday + 7;
  if (!*week)
    return g_strdup (_ ("Later"));
  return g_strdup (last <= sunday ? _ ("This Week") : _ ("Next Week"));
}

static char *
heading_for (SnItem *item, const SnConsultationView *view, gboolean *week)
{
  const char *organiser = sn_item_get_organiser (item);

  *week = FALSE;
  if (view->sort == SN_CONSULTATIONS_BY_ORGANISER)
    return g_strdup (organiser != NULL ? organiser : _ ("No Organiser Stated"));
  if (view->sort == SN_CONSULTATIONS_BY_STATUS)
    return sn_format_status (sn_format_item_status (item));
  return date_heading (item, &view->today, week);
}

/* What is ahead comes first, what closes next at the top; then what is over,
 * what closed last at the top. */
static int
compare_by_date (gconstpointer a, gconstpointer b, gpointer today)
{
  SnItem *first = *(SnItem *const *) a, *second = *(SnItem *const *) b;
  gboolean over = is_over (first, today);

  if (over != is_over (second, today))
    return over ? 1 : -1;
  return over ? sn_item_compare (second, first) : sn_item_compare (first, second);
}

/* No organiser comes last. */
static int
compare_by_organiser (gconstpointer a, gconstpointer b, gpointer today)
{
  const char *first = sn_item_get_organiser (*(SnItem *const *) a);
  const char *second = sn_item_get_organiser (*(SnItem *const *) b);
  int order;

  if ((first == NULL) != (second == NULL))
    return first == NULL ? 1 : -1;
  order = first != NULL ? g_utf8_collate (first, second) : 0;
  return order != 0 ? order : compare_by_date (a, b, today);
}

/* What is to be done comes first; that nothing was said means that. */
static int
compare_by_status (gconstpointer a, gconstpointer b, gpointer today)
{
  int first = MAX ((int) sn_format_item_status (*(SnItem *const *) a), SN_RESPONSE_TODO);
  int second = MAX ((int) sn_format_item_status (*(SnItem *const *) b), SN_RESPONSE_TODO);

  return first != second ? first - second : compare_by_date (a, b, today);
}

static GPtrArray *
chosen_items (GPtrArray *items, const SnConsultationView *view)
{
  static const GCompareDataFunc orders[] = {
    [SN_CONSULTATIONS_BY_DATE] = compare_by_date,
    [SN_CONSULTATIONS_BY_ORGANISER] = compare_by_organiser,
    [SN_CONSULTATIONS_BY_STATUS] = compare_by_status,
  };
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (sn_consultation_view_shows (view, items->pdata[i]))
      g_ptr_array_add (chosen, items->pdata[i]);
  g_ptr_array_sort_with_data (chosen, orders[view->sort], (gpointer) &view->today);
  return chosen;
}

static void
finish_group (SnConsultationEntry *heading, guint n_items)
{
  if (heading != NULL && heading->week && n_items >= BUSY_GROUP)
    heading->note = g_strdup_printf (ngettext ("%u closes", "%u close", n_items), n_items);
}

static SnConsultationEntry *
heading_new (const SnConsultationView *view, char *words, gboolean week, gboolean first)
{
  SnConsultationEntry *entry = entry_new (&view->today);

  entry->heading = words;
  entry->week = week;
  if (first && view->filter != SN_CONSULTATIONS_CLOSED)
    entry->column = g_strdup (_ ("Working days left"));
  return entry;
}

static SnConsultationEntry *
item_entry_new (const SnConsultationView *view, SnItem *item)
{
  SnConsultationEntry *entry = entry_new (&view->today);

  entry->item = g_object_ref (item);
  /* No hurry any more once it is answered. */
  entry->soon = sn_format_is_pressing (item, &view->today);
  return entry;
}

/**
 * sn_consultation_entries_new:
 * @items: (element-type SnItem): consultations, their states worked out for the
 *   view's day
 *
 * Makes the lines of the list: what @view shows, ordered, with the headings of
 * its groups (weeks, months, organisers or statuses).
 *
 * Returns: (transfer full) (element-type SnConsultationEntry): the lines.
 */
GPtrArray *
sn_consultation_entries_new (GPtrArray *items, const SnConsultationView *view)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) chosen = chosen_items (items, view);
  SnConsultationEntry *heading = NULL;
  guint n_items = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      gboolean week;
      g_autofree char *words = heading_for (chosen->pdata[i], view, &week);

      if (!view->plain && (heading == NULL || g_strcmp0 (heading->heading, words) != 0))
        {
          finish_group (heading, n_items);
          heading = heading_new (view, g_steal_pointer (&words), week, heading == NULL);
          n_items = 0;
          g_ptr_array_add (entries, heading);
        }
      g_ptr_array_add (entries, item_entry_new (view, chosen->pdata[i]));
      n_items++;
    }
  finish_group (heading, n_items);
  return entries;
}
