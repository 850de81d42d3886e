/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-filter.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "sn-format.h"
#include "sn-query.h"

struct _SnCalendarFilter
{
  GObject parent_instance;

  guint kinds;        /* bits of those that are shown */
  GHashTable *chosen; /* names of committees and organisers */
  char *category;     /* of the user's company; NULL where it is not known */
  gboolean only_mine;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnCalendarFilter, sn_calendar_filter, G_TYPE_OBJECT)

static void
changed (SnCalendarFilter *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sn_calendar_filter_finalize (GObject *object)
{
  SnCalendarFilter *self = SN_CALENDAR_FILTER (object);

  g_hash_table_unref (self->chosen);
  g_free (self->category);
  G_OBJECT_CLASS (sn_calendar_filter_parent_class)->finalize (object);
}

static void
sn_calendar_filter_class_init (SnCalendarFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_calendar_filter_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sn_calendar_filter_init (SnCalendarFilter *self)
{
  self->kinds = SN_CALENDAR_ALL_KINDS;
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * sn_calendar_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through.
 */
SnCalendarFilter *
sn_calendar_filter_new (void)
{
  return g_object_new (SN_TYPE_CALENDAR_FILTER, NULL);
}

/**
 * sn_calendar_filter_get_kinds:
 *
 * Returns: the kinds that are shown, as bits of `1 << SnItemKind`.
 */
guint
sn_calendar_filter_get_kinds (SnCalendarFilter *self)
{
  return self->kinds;
}

/**
 * sn_calendar_filter_set_kinds:
 * @kinds: bits of `1 << SnItemKind`
 *
 * Shows these kinds and no others.
 */
void
sn_calendar_filter_set_kinds (SnCalendarFilter *self, guint kinds)
{
  kinds &= SN_CALENDAR_ALL_KINDS;
  if (self->kinds == kinds)
    return;
  self->kinds = kinds;
  changed (self);
}

/**
 * sn_calendar_filter_is_chosen:
 * @name: a committee or organiser
 *
 * Returns: whether it was chosen.
 */
gboolean
sn_calendar_filter_is_chosen (SnCalendarFilter *self, const char *name)
{
  return g_hash_table_contains (self->chosen, name);
}

/**
 * sn_calendar_filter_choose:
 * @name: a committee or organiser
 * @chosen: whether its items are shown, like those of others that are chosen;
 *   while none is, all are
 *
 * Chooses it or gives it up.
 */
void
sn_calendar_filter_choose (SnCalendarFilter *self, const char *name, gboolean chosen)
{
  if (sn_calendar_filter_is_chosen (self, name) == chosen)
    return;
  if (chosen)
    g_hash_table_add (self->chosen, g_strdup (name));
  else
    g_hash_table_remove (self->chosen, name);
  changed (self);
}

/**
 * sn_calendar_filter_get_category:
 *
 * Returns: (nullable): the category of the user's company.
 */
const char *
sn_calendar_filter_get_category (SnCalendarFilter *self)
{
  return self->category;
}

/**
 * sn_calendar_filter_set_category:
 * @category: (nullable): the category of the user's company; %NULL or "" where
 *   it is not known
 *
 * Says what is mine. Without a category nothing is hidden for it.
 */
void
sn_calendar_filter_set_category (SnCalendarFilter *self, const char *category)
{
  const char *known = category != NULL && *category != '\0' ? category : NULL;
  g_autofree char *old = self->category;

  self->category = g_strdup (known);
  if (known == NULL)
    self->only_mine = FALSE;
  if (g_strcmp0 (old, known) != 0)
    changed (self);
}

/**
 * sn_calendar_filter_get_only_mine:
 *
 * Returns: whether seats for other categories are hidden.
 */
gboolean
sn_calendar_filter_get_only_mine (SnCalendarFilter *self)
{
  return self->only_mine;
}

/**
 * sn_calendar_filter_set_only_mine:
 * @only_mine: whether seats for other categories are hidden
 *
 * Sets it, where the category is known.
 */
void
sn_calendar_filter_set_only_mine (SnCalendarFilter *self, gboolean only_mine)
{
  only_mine = only_mine && self->category != NULL;
  if (self->only_mine == only_mine)
    return;
  self->only_mine = only_mine;
  changed (self);
}

/**
 * sn_calendar_filter_has_choice:
 *
 * Returns: whether it may hide something beside whole kinds.
 */
gboolean
sn_calendar_filter_has_choice (SnCalendarFilter *self)
{
  return self->only_mine || g_hash_table_size (self->chosen) > 0;
}

/**
 * sn_calendar_filter_is_on:
 *
 * Returns: whether it may hide something.
 */
gboolean
sn_calendar_filter_is_on (SnCalendarFilter *self)
{
  return self->kinds != SN_CALENDAR_ALL_KINDS || sn_calendar_filter_has_choice (self);
}

/**
 * sn_calendar_filter_reset:
 *
 * Lets everything through again.
 */
void
sn_calendar_filter_reset (SnCalendarFilter *self)
{
  if (!sn_calendar_filter_is_on (self))
    return;
  self->kinds = SN_CALENDAR_ALL_KINDS;
  self->only_mine = FALSE;
  g_hash_table_remove_all (self->chosen);
  changed (self);
}

static gboolean
is_named (SnCalendarFilter *self, const char *name)
{
  return name != NULL && g_hash_table_contains (self->chosen, name);
}

static gboolean
choice_matches (SnCalendarFilter *self, SnItem *item)
{
  return g_hash_table_size (self->chosen) == 0 || is_named (self, sn_item_get_committee (item)) ||
         is_named (self, sn_item_get_organiser (item));
}

static gboolean
mine_matches (SnCalendarFilter *self, SnItem *item)
{
  return !self->only_mine || sn_query_is_seat_for (item, self->category);
}

/**
 * sn_calendar_filter_matches:
 *
 * Returns: whether @item is shown.
 */
gboolean
sn_calendar_filter_matches (SnCalendarFilter *self, SnItem *item)
{
  return (self->kinds & (1u << sn_item_get_kind (item))) != 0 && choice_matches (self, item) &&
         mine_matches (self, item);
}

/**
 * sn_calendar_filter_select:
 * @items: (element-type SnItem): any items
 *
 * Returns: (transfer container) (element-type SnItem): those that are shown.
 */
GPtrArray *
sn_calendar_filter_select (SnCalendarFilter *self, GPtrArray *items)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (sn_calendar_filter_matches (self, items->pdata[i]))
      g_ptr_array_add (shown, items->pdata[i]);
  return shown;
}

/**
 * sn_calendar_filter_query:
 * @today: the day for which states are worked out
 *
 * Returns: (transfer full) (nullable): what asks a store for all that is shown;
 *   %NULL where nothing is, since a query without kinds asks for all.
 */
SnQuery *
sn_calendar_filter_query (SnCalendarFilter *self, const SnDate *today)
{
  g_autofree const char **names = (const char **) g_hash_table_get_keys_as_array (self->chosen, NULL);
  SnQuery query = { .today = *today, .undismissed = TRUE };

  if (self->kinds == 0)
    return NULL;
  query.kinds = self->kinds == SN_CALENDAR_ALL_KINDS ? 0 : self->kinds;
  query.names = names;
  query.seats_for = self->only_mine ? self->category : NULL;
  return sn_query_copy (&query);
}

/**
 * sn_calendar_filter_reveal:
 * @item: an item that somebody wants to see
 *
 * Gives up, of what the filter was told, what hides @item.
 */
void
sn_calendar_filter_reveal (SnCalendarFilter *self, SnItem *item)
{
  if (sn_calendar_filter_matches (self, item))
    return;
  self->kinds |= 1u << sn_item_get_kind (item);
  if (!choice_matches (self, item))
    g_hash_table_remove_all (self->chosen);
  if (!mine_matches (self, item))
    self->only_mine = FALSE;
  changed (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* "Hidden: Consultations, Events" */
static char *
describe_kinds (SnCalendarFilter *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if ((self->kinds & (1u << kind)) == 0)
      g_ptr_array_add (names, sn_format_kind_plural ((SnItemKind) kind));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: names of kinds, as in "Hidden: Consultations, Events" */
  return g_strdup_printf (_ ("Hidden: %s"), list);
}

/* "Only SSC, TABASC" */
static char *
describe_chosen (SnCalendarFilter *self)
{
  g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (self->chosen, NULL);
  guint n = g_hash_table_size (self->chosen);
  g_autofree char *list = NULL;

  qsort (keys, n, sizeof (char *), compare_names);
  list = g_strjoinv (", ", (char **) keys);
  /* Translators: names of committees and organisers, as in "Only SSC, TABASC" */
  return g_strdup_printf (_ ("Only %s"), list);
}

/**
 * sn_calendar_filter_describe:
 * @n_hidden: how many items of the kinds shown it hides in the month shown
 *
 * Returns: (transfer full): what is filtered, on one line: "Hidden: Events ·
 *   Only SSC · 3 items of this month are filtered out"; "" where nothing is.
 */
char *
sn_calendar_filter_describe (SnCalendarFilter *self, guint n_hidden)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (self->kinds != SN_CALENDAR_ALL_KINDS)
    g_ptr_array_add (parts, describe_kinds (self));
  if (g_hash_table_size (self->chosen) > 0)
    g_ptr_array_add (parts, describe_chosen (self));
  if (self->only_mine)
    /* Translators: %s is a category, as in "Small Supplier" */
    g_ptr_array_add (parts, g_strdup_printf (_ ("No seats but for %s"), self->category));
  if (n_hidden > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u item of this month filtered out",
                                                       "%u items of this month filtered out", n_hidden),
                                             n_hidden));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GPtrArray *
names_of (GPtrArray *items, const char *(*get) (SnItem *) )
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    {
      const char *name = get (items->pdata[i]);

      if (name != NULL && *name != '\0' && g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * sn_calendar_filter_committees:
 * @items: (element-type SnItem): any items
 *
 * Returns: (transfer full) (element-type utf8): the committees that occur among
 *   @items, each once.
 */
GPtrArray *
sn_calendar_filter_committees (GPtrArray *items)
{
  return names_of (items, sn_item_get_committee);
}

/**
 * sn_calendar_filter_organisers:
 * @items: (element-type SnItem): any items
 *
 * Returns: (transfer full) (element-type utf8): the organisers that occur among
 *   @items, each once.
 */
GPtrArray *
sn_calendar_filter_organisers (GPtrArray *items)
{
  return names_of (items, sn_item_get_organiser);
}
