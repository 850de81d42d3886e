/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-entry.h"

#include <glib/gi18n.h>

#include "sn-format.h"

/* So many closings in one week are worth a word beside its heading. */
#define BUSY_GROUP 3

struct _SnConsultationEntry
{
  GObject  parent_instance;

  SnItem  *item;
  char    *heading;
  char    *note;
  char    *column;
  SnDate   today;
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
entry_new (const SnDate *today)
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
const SnDate *
sn_consultation_entry_get_today (SnConsultationEntry *self)
{
  return &self->today;
}

/**
 * sn_consultation_filter_matches:
 * @item: a consultation whose state was worked out for @today
 *
 * Returns: whether @filter shows it. What closes soon is open as well.
 */
gboolean
sn_consultation_filter_matches (SnConsultationFilter filter, SnItem *item, const SnDate *today)
{
  SnItemState state = sn_item_get_state (item);
  gboolean open = state == SN_STATE_OPEN || state == SN_STATE_DOUBTFUL;

  switch (filter)
    {
    case SN_CONSULTATIONS_SOON:
      return open && sn_format_closes_soon (item, today);
    case SN_CONSULTATIONS_CLOSED:
      return state == SN_STATE_CLOSED || state == SN_STATE_CANCELLED;
    case SN_CONSULTATIONS_OPEN:
    default:
      return open;
    }
}

/* The month in which it closed, for what is over. */
static char *
closed_heading (const SnDate *date)
{
  SnDate last;

  if (!sn_date_is_set (date))
    return g_strdup (_ ("No Date Stated"));
  last = sn_date_from_julian (sn_date_last_julian (date));
  return sn_format_month (last.year, last.month);
}

static char *
heading_for (SnItem *item, SnConsultationFilter filter, SnConsultationSort sort, const SnDate *today, gboolean *week)
{
  const SnDate *date = sn_item_get_date (item);
  guint32 sunday = sn_date_first_julian (today) + 7 - sn_date_weekday (today);

  *week = FALSE;
  if (sort == SN_CONSULTATIONS_BY_ORGANISER)
    return g_strdup (sn_item_get_organiser (item) != NULL ? sn_item_get_organiser (item) : _ ("No Organiser Stated"));
  if (filter == SN_CONSULTATIONS_CLOSED)
    return closed_heading (date);
  if (!sn_date_is_set (date))
    return g_strdup (_ ("No Date Stated"));
  *week = sn_date_precision (date) == SN_PRECISION_DAY && sn_date_last_julian (date) <= sunday + 7;
  if (!*week)
    return g_strdup (_ ("Later"));
  return g_strdup (sn_date_last_julian (date) <= sunday ? _ ("This Week") : _ ("Next Week"));
}

static int
compare_by_date (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  return compare_by_date (b, a);
}

/* No organiser comes last. */
static int
compare_by_organiser (gconstpointer a, gconstpointer b)
{
  const char *first = sn_item_get_organiser (*(SnItem *const *) a);
  const char *second = sn_item_get_organiser (*(SnItem *const *) b);
  int order;

  if ((first == NULL) != (second == NULL))
    return first == NULL ? 1 : -1;
  order = first != NULL ? g_utf8_collate (first, second) : 0;
  return order != 0 ? order : compare_by_date (a, b);
}

static GPtrArray *
sorted (GPtrArray *items, SnConsultationFilter filter, SnConsultationSort sort, const SnDate *today)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (sn_consultation_filter_matches (filter, items->pdata[i], today))
      g_ptr_array_add (chosen, items->pdata[i]);
  if (sort == SN_CONSULTATIONS_BY_ORGANISER)
    g_ptr_array_sort (chosen, compare_by_organiser);
  else
    g_ptr_array_sort (chosen, filter == SN_CONSULTATIONS_CLOSED ? compare_latest_first : compare_by_date);
  return chosen;
}

static void
finish_group (SnConsultationEntry *heading, guint n_items)
{
  if (heading != NULL && heading->week && n_items >= BUSY_GROUP)
    heading->note = g_strdup_printf (ngettext ("%u closes", "%u close", n_items), n_items);
}

/**
 * sn_consultation_entries_new:
 * @items: (element-type SnItem): consultations, their states worked out for @today
 *
 * Makes the lines of the list: what @filter lets through, ordered, with the
 * headings of its groups (weeks, months or organisers).
 *
 * Returns: (transfer full) (element-type SnConsultationEntry): the lines.
 */
GPtrArray *
sn_consultation_entries_new (GPtrArray *items, SnConsultationFilter filter, SnConsultationSort sort,
                             const SnDate *today)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) chosen = sorted (items, filter, sort, today);
  SnConsultationEntry *heading = NULL;
  guint n_items = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      SnConsultationEntry *entry;
      gboolean week;
      g_autofree char *words = heading_for (chosen->pdata[i], filter, sort, today, &week);

      if (heading == NULL || g_strcmp0 (heading->heading, words) != 0)
        {
          finish_group (heading, n_items);
          entry = entry_new (today);
          entry->heading = g_steal_pointer (&words);
          entry->week = week;
          if (heading == NULL && filter != SN_CONSULTATIONS_CLOSED)
            entry->column = g_strdup (_ ("Working days left"));
          heading = entry;
          n_items = 0;
          g_ptr_array_add (entries, entry);
        }
      entry = entry_new (today);
      entry->item = g_object_ref (chosen->pdata[i]);
      g_ptr_array_add (entries, entry);
      n_items++;
    }
  finish_group (heading, n_items);
  return entries;
}
