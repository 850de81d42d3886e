/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-items.h"

#include "sn-cli-table.h"
#include "sn-day-text.h"

/* What belongs under one heading. */
typedef struct
{
  const char *heading;
  const char *nothing;
  guint kinds;
  guint n_columns;
  void (*add) (SnCliTable *table, SnItem *item, const SnDate *today);
} Section;

/* What is to be said of the state beside the date, if anything. */
static const char *
remark_of (SnItem *item)
{
  switch (sn_item_get_state (item))
    {
    case SN_STATE_CANCELLED:
      return "cancelled";
    case SN_STATE_FILLED:
      return "filled";
    case SN_STATE_DISMISSED:
      return "dismissed";
    case SN_STATE_DOUBTFUL:
      return "perhaps filled";
    case SN_STATE_OPEN:
    case SN_STATE_CLOSED:
    case SN_STATE_PAST:
    default:
      return "";
    }
}

static char *
number_of (SnItem *item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, sn_item_get_id (item));
}

static void
add_event (SnCliTable *table, SnItem *item, const SnDate *today)
{
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *number = number_of (item);
  g_autofree char *day = sn_date_is_set (date) ? sn_day_text_short (date) : g_strdup ("no date stated");
  g_autofree char *time = sn_day_text_of_time (date);

  sn_cli_table_add (table, number, day, time, sn_item_kind_to_string (sn_item_get_kind (item)), remark_of (item),
                    sn_item_get_title (item));
}

/* How long one can still answer, or why one cannot. */
static char *
time_left (SnItem *item, const SnDate *today)
{
  const char *remark = remark_of (item);

  return *remark != '\0' ? g_strdup (remark) : sn_cli_days_left (sn_item_get_date (item), today);
}

static char *
host_of (SnItem *item)
{
  const SnLink *link = sn_item_get_best_link (item);

  return link != NULL ? sn_link_host (link) : g_strdup ("");
}

static void
add_consultation (SnCliTable *table, SnItem *item, const SnDate *today)
{
  g_autofree char *number = number_of (item);
  g_autofree char *day = sn_day_text_short (sn_item_get_date (item));
  g_autofree char *left = time_left (item, today);
  g_autofree char *host = host_of (item);

  sn_cli_table_add (table, number, day, left, sn_item_get_stage (item), host, sn_item_get_title (item));
}

static void
add_vacancy (SnCliTable *table, SnItem *item, const SnDate *today)
{
  guint n = sn_item_get_seats (item);
  g_autofree char *number = number_of (item);
  g_autofree char *day = sn_day_text_short (sn_item_get_date (item));
  g_autofree char *left = time_left (item, today);
  g_autofree char *host = host_of (item);
  g_autofree char *seats = n > 0 ? g_strdup_printf ("%u %s", n, sn_cli_plural (n, "seat", "seats")) : g_strdup ("");

  sn_cli_table_add (table, number, day, left, sn_item_get_committee (item), sn_item_get_category (item), seats, host,
                    sn_item_get_title (item));
}

static const Section sections[] = {
  { "Calendar", "nothing to attend", SN_QUERY_CALENDAR, 6, add_event },
  { "Consultations", "nothing to answer", SN_QUERY_KIND (SN_ITEM_CONSULTATION), 6, add_consultation },
  { "Vacancies", "no seat to fill", SN_QUERY_KIND (SN_ITEM_VACANCY), 8, add_vacancy },
};

static gboolean
is_over (SnItem *item, const SnDate *today)
{
  SnItemState state = sn_item_get_state (item);
  guint32 last = sn_date_last_julian (sn_item_get_date (item));

  if (state == SN_STATE_CANCELLED)
    return last != 0 && last < sn_date_first_julian (today);
  return state == SN_STATE_CLOSED || state == SN_STATE_PAST || state == SN_STATE_FILLED || state == SN_STATE_DISMISSED;
}

static SnCliTable *
make_table (const Section *section, GPtrArray *items, gboolean over, const SnDate *today)
{
  SnCliTable *table = sn_cli_table_new (section->n_columns);

  for (guint i = 0; i < items->len; i++)
    if ((section->kinds & SN_QUERY_KIND (sn_item_get_kind (items->pdata[i]))) != 0 &&
        is_over (items->pdata[i], today) == over)
      section->add (table, items->pdata[i], today);
  return table;
}

/* What is ahead comes first: it is what one looks for. */
static void
print_section (SnCli *cli, const Section *section, GPtrArray *items, const SnDate *today)
{
  g_autoptr (SnCliTable) ahead = make_table (section, items, FALSE, today);
  g_autoptr (SnCliTable) over = make_table (section, items, TRUE, today);

  sn_cli_print (cli, "%s (%u)", section->heading, sn_cli_table_rows (ahead));
  sn_cli_table_print (ahead, cli, 2);
  if (sn_cli_table_rows (ahead) == 0)
    sn_cli_print (cli, "  %s", section->nothing);
  if (sn_cli_table_rows (over) == 0)
    return;
  sn_cli_print (cli, "  over (%u):", sn_cli_table_rows (over));
  sn_cli_table_print (over, cli, 4);
}

/**
 * sn_cli_items_overview:
 * @items: (element-type SnItem): items in their order
 * @kinds: bits of `1 << SnItemKind` that were asked for; 0 for all
 *
 * Prints what to attend, what to answer and which seats to fill.
 */
void
sn_cli_items_overview (SnCli *cli, GPtrArray *items, guint kinds, const SnDate *today)
{
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (kinds != 0 && (kinds & sections[i].kinds) == 0)
        continue;
      if (!first)
        sn_cli_write (cli, "\n");
      first = FALSE;
      print_section (cli, &sections[i], items, today);
    }
}
