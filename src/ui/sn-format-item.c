/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-format.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format-private.h"

/* "Monday 24 June 2019, 17:00": the closing line stands alone, so it has the year. */
static char *
closing_day (const SnDate *date)
{
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  g_autofree char *day = sn_format_day_long (&last, NULL);
  g_autofree char *time = sn_format_time (date);

  if (*time == '\0')
    return g_steal_pointer (&day);
  /* Translators: day and time, as in "Monday 24 June 2019, 17:00" */
  return g_strdup_printf (C_ ("date", "%s, %s"), day, time);
}

/**
 * sn_format_closing:
 * @item: a consultation or vacancy
 * @today: the day it is
 *
 * Returns: (transfer full): "Closes Monday 24 June 2019", "Closes in July
 *   2019", "Closed Monday 3 June 2019", "No closing date stated".
 */
char *
sn_format_closing (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  gboolean closed = sn_date_is_set (date) && sn_format_days_ahead (date, today) < 0;
  g_autofree char *text = NULL;

  if (!sn_date_is_set (date))
    return g_strdup (_ ("No closing date stated"));
  text = sn_format_coarse_date (date, NULL);
  if (text != NULL)
    /* Translators: a month, quarter or year, as in "Closes in July 2019" */
    return g_strdup_printf (closed ? _ ("Closed in %s") : _ ("Closes in %s"), text);
  text = closing_day (date);
  /* Translators: a day, as in "Closes Monday 24 June 2019" */
  return g_strdup_printf (closed ? _ ("Closed %s") : _ ("Closes %s"), text);
}

static gboolean
is_over (const SnDate *date, const SnToday *today)
{
  return sn_date_is_set (date) && sn_format_days_ahead (date, today) < 0;
}

/* "Takes place Friday 14 June 2019, 10:00 – 12:30" */
static char *
taking_place (SnItem *item, const char *when, const SnToday *today)
{
  gboolean coarse = sn_date_precision (sn_item_get_date (item)) != SN_PRECISION_DAY;

  if (is_over (sn_item_get_date (item), today))
    /* Translators: a day, as in "Took place Friday 14 June 2019", or a month */
    return g_strdup_printf (coarse ? _ ("Took place in %s") : _ ("Took place %s"), when);
  /* Translators: a day, as in "Takes place Friday 14 June 2019", or a month */
  return g_strdup_printf (coarse ? _ ("Takes place in %s") : _ ("Takes place %s"), when);
}

/**
 * sn_format_when:
 * @today: the day it is
 *
 * Returns: (transfer full): what the date of @item is there for: what
 *   sn_format_closing() says, "Takes place Friday 14 June 2019, 10:00", "Due Friday
 *   14 June 2019", "Planned for June 2019", "No date stated".
 */
char *
sn_format_when (SnItem *item, const SnToday *today)
{
  SnItemKind kind = sn_item_get_kind (item);
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *day = sn_format_date (date, NULL), *time = sn_format_time (date), *when = NULL;

  if (kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY)
    return sn_format_closing (item, today);
  if (!sn_date_is_set (date))
    return g_steal_pointer (&day);
  when = *time != '\0' ? g_strdup_printf (C_ ("date", "%s, %s"), day, time) : g_strdup (day);
  if (kind == SN_ITEM_EVENT)
    return taking_place (item, when, today);
  /* Translators: a day, month or year, as in "Due Friday 14 June 2019", "Planned for June 2019" */
  return g_strdup_printf (kind == SN_ITEM_DEADLINE ? _ ("Due %s") : _ ("Planned for %s"), when);
}

/**
 * sn_format_seats:
 *
 * Returns: (transfer full): "1 seat", "2 seats".
 */
char *
sn_format_seats (guint seats)
{
  return g_strdup_printf (ngettext ("%u seat", "%u seats", seats), seats);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* "A · B", or the one that there is; never NULL. */
static char *
join_dot (const char *a, const char *b)
{
  if (has_text (a) && has_text (b))
    return g_strdup_printf ("%s · %s", a, b);
  return g_strdup (has_text (a) ? a : has_text (b) ? b : "");
}

/* Behind "Ofgem consultation on ", "Ofgem: "; @title where it does not begin so. */
static const char *
behind_organiser (const char *title, const char *organiser)
{
  static const char *const joints[] = { ": ", " consultation on ", " consultation about ", " consultation: " };
  gsize length = has_text (organiser) && g_str_has_prefix (title, organiser) ? strlen (organiser) : 0;

  for (guint i = 0; length > 0 && i < G_N_ELEMENTS (joints); i++)
    if (g_str_has_prefix (title + length, joints[i]) && title[length + strlen (joints[i])] != '\0')
      return title + length + strlen (joints[i]);
  return title;
}

/* Without the quotation marks around all of it. */
static char *
unquoted (const char *title)
{
  static const char *const marks[][2] = { { "‘", "’" }, { "“", "”" }, { "\"", "\"" }, { "'", "'" } };
  gsize length = strlen (title);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize open = strlen (marks[i][0]), close = strlen (marks[i][1]);

      if (length > open + close && g_str_has_prefix (title, marks[i][0]) && g_str_has_suffix (title, marks[i][1]) &&
          g_strstr_len (title + open, (gssize) (length - open - close), marks[i][1]) == NULL)
        return g_strndup (title + open, length - open - close);
    }
  return g_strdup (title);
}

/**
 * sn_format_capitalised:
 *
 * Returns: (transfer full): the text with a capital at its beginning.
 */
char *
sn_format_capitalised (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, *text != '\0' ? 1 : 0);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

/**
 * sn_format_title:
 *
 * A consultation on a modification is titled "SECMP0007 Refinement
 * Consultation: Over-the-air updates", so that the title stands alone. Where
 * reference and stage stand beside it, that much can be left out; so can who asks
 * of "DCC consultation on its Business Plan".
 *
 * Returns: (transfer full): "Over-the-air updates", "Its Business Plan"; any other
 *   title as it is.
 */
char *
sn_format_title (SnItem *item)
{
  const char *title = sn_item_get_title (item), *reference = sn_item_get_reference (item);
  const char *colon = title != NULL ? strstr (title, ": ") : NULL;
  g_autofree char *matter = NULL;

  if (has_text (reference) && colon != NULL && colon[2] != '\0' && g_str_has_prefix (title, reference))
    return g_strdup (colon + 2);
  if (has_text (reference) || title == NULL || sn_item_get_kind (item) != SN_ITEM_CONSULTATION)
    return g_strdup (title != NULL ? title : "");
  matter = unquoted (behind_organiser (title, sn_item_get_organiser (item)));
  return sn_format_capitalised (matter);
}

/**
 * sn_format_subtitle:
 *
 * Returns: (transfer full): what stands in small type under the title:
 *   "SECMP0007 · Refinement", "Ofgem", "SMKI PMA · Large Supplier"; for an
 *   event without organiser "Meeting", for all else without one its kind.
 */
char *
sn_format_subtitle (SnItem *item)
{
  const char *organiser = sn_item_get_organiser (item), *reference = sn_item_get_reference (item);
  g_autofree char *stage = sn_format_stage (sn_item_get_stage (item));
  g_autofree char *text = NULL;

  if (sn_item_get_kind (item) == SN_ITEM_VACANCY)
    text = join_dot (sn_item_get_committee (item), sn_item_get_category (item));
  else
    text = join_dot (has_text (reference) ? reference : organiser, stage);
  if (*text != '\0')
    return g_steal_pointer (&text);
  if (sn_item_get_kind (item) == SN_ITEM_EVENT)
    return g_strdup (_ ("Meeting"));
  return sn_format_kind (sn_item_get_kind (item));
}

/* The number of a meeting: what its title ends in, or what follows "Meeting";
 * %NULL where there is none. */
static const char *
meeting_number (const char *title)
{
  const char *meeting = strstr (title, " Meeting "), *last = strrchr (title, ' ');

  if (meeting != NULL && g_ascii_isdigit (meeting[9]))
    return meeting + 9;
  return last != NULL && g_ascii_isdigit (last[1]) && strlen (last + 1) < 4 ? last + 1 : NULL;
}

/* "Security Sub-Committee Meeting 79" is "SSC 79" where the committee's short
 * name is known, so that the number is not what gets cut off. */
static char *
meeting_chip (SnItem *item)
{
  const char *title = sn_item_get_title (item), *committee = sn_item_get_committee (item);
  const char *number = title != NULL ? meeting_number (title) : NULL, *meeting;

  if (number == NULL)
    return g_strdup (title != NULL ? title : "");
  if (has_text (committee))
    return g_strdup_printf ("%s %s", committee, number);
  meeting = strstr (title, " Meeting ");
  return meeting != NULL ? g_strdup_printf ("%.*s %s", (int) (meeting - title), title, number) : g_strdup (title);
}

/* "ECoS" of "Enduring Change of Supplier (ECoS) arrangements"; %NULL where the title
 * has no such name. */
static char *
short_name (const char *title)
{
  const char *open = strchr (title, '('), *close = open != NULL ? strchr (open, ')') : NULL;
  guint capitals = 0;

  for (const char *p = open != NULL ? open + 1 : NULL; p != NULL && close != NULL && p < close; p++)
    if (!g_ascii_isalnum (*p))
      return NULL;
    else
      capitals += g_ascii_isupper (*p);
  return close != NULL && capitals >= 2 && close - open <= 9 ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
}

static char *
consultation_chip (SnItem *item)
{
  g_autofree char *title = sn_format_title (item);
  char *name = short_name (title);

  return name != NULL ? name : g_steal_pointer (&title);
}

/**
 * sn_format_chip:
 *
 * Returns: (transfer full): a short text for a day of the month grid: the
 *   reference, the committee with the number of its meeting ("SSC 79"), an
 *   abbreviation that the title gives, else the title.
 */
char *
sn_format_chip (SnItem *item)
{
  if (has_text (sn_item_get_reference (item)))
    return g_strdup (sn_item_get_reference (item));
  if (sn_item_get_kind (item) == SN_ITEM_VACANCY && has_text (sn_item_get_committee (item)))
    return g_strdup (sn_item_get_committee (item));
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION)
    return consultation_chip (item);
  return meeting_chip (item);
}

static void
add_part (GString *text, const char *part)
{
  if (!has_text (part))
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

/* A part that reads on after a comma, in the middle of a sentence. */
static void
add_lower (GString *text, const char *part)
{
  g_autofree char *first = g_utf8_substring (part, 0, *part != '\0' ? 1 : 0);
  g_autofree char *lower = g_utf8_strdown (first, -1);
  g_autofree char *whole = g_strconcat (lower, part + strlen (first), NULL);

  add_part (text, whole);
}

static gboolean
closes (SnItem *item)
{
  return sn_item_get_kind (item) == SN_ITEM_CONSULTATION || sn_item_get_kind (item) == SN_ITEM_VACANCY;
}

static char *
days_left_or_until (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);

  return closes (item) ? sn_format_days_left (date, today) : sn_format_days_until (date, today);
}

static gboolean
is_answered (SnItem *item)
{
  return sn_response_status_is_answer (sn_format_item_status (item));
}

/**
 * sn_format_left:
 * @item: any item
 * @today: the day it is
 *
 * Returns: (transfer full): what sn_format_days_left() says of what closes, or
 *   sn_format_days_until() of all else; where it is answered, that first: "Answered
 *   · 10 working days left".
 */
char *
sn_format_left (SnItem *item, const SnToday *today)
{
  g_autofree char *left = days_left_or_until (item, today);

  if (*left == '\0' || !is_answered (item) || is_over (sn_item_get_date (item), today))
    return g_steal_pointer (&left);
  /* Translators: what was said of one consultation, before the days that are left */
  return join_dot (C_ ("consultation", "Answered"), left);
}

static void
add_when (GString *text, SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *day = sn_format_date (date, today);
  g_autofree char *time = sn_format_time (date);
  g_autofree char *left = days_left_or_until (item, today);

  if (!sn_date_is_set (date))
    add_lower (text, closes (item) ? _ ("No closing date stated") : _ ("No date stated"));
  else
    add_part (text, day);
  add_part (text, time);
  add_lower (text, left);
}

static void
add_state (GString *text, SnItem *item, const SnToday *today)
{
  g_autofree char *from = sn_format_day_plain (sn_item_get_moved_from (item), today);
  /* Translators: a day, as in "moved from 17 June" */
  g_autofree char *moved = g_strdup_printf (_ ("moved from %s"), from);

  if (sn_date_is_set (sn_item_get_moved_from (item)))
    add_part (text, moved);
  else if (sn_item_get_moved (item))
    add_part (text, _ ("moved"));
  if (sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED)
    add_part (text, _ ("cancelled"));
  if (sn_item_get_outcome (item) == SN_OUTCOME_FILLED)
    add_part (text, _ ("filled"));
  if (sn_item_get_doubts (item)->len > 0)
    add_part (text, _ ("doubtful"));
  if (sn_format_item_status (item) != SN_RESPONSE_NONE)
    {
      g_autofree char *status = sn_format_status (sn_format_item_status (item));

      add_lower (text, status);
    }
}

/**
 * sn_format_accessible:
 * @item: any item
 * @today: the day it is
 *
 * Returns: (transfer full): all that a row or chip shows by place, colour and
 *   icon, in words: "Consultation closes, SECMP0007, Over-the-air updates,
 *   Monday 24 June, 10 working days left, moved from 17 June".
 */
char *
sn_format_accessible (SnItem *item, const SnToday *today)
{
  GString *text = g_string_new (NULL);
  const SnDate *date = sn_item_get_date (item);
  gboolean ahead = sn_date_is_set (date) && sn_format_days_ahead (date, today) >= 0;
  g_autofree char *kind = sn_format_kind (sn_item_get_kind (item));

  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION && ahead)
    g_string_append (text, _ ("Consultation closes"));
  else if (sn_item_get_kind (item) == SN_ITEM_VACANCY && ahead)
    g_string_append (text, _ ("Nominations close"));
  else
    g_string_append (text, kind);
  add_part (text, sn_item_get_reference (item));
  add_part (text, sn_item_get_title (item));
  if (!has_text (sn_item_get_reference (item)))
    add_part (text, sn_item_get_organiser (item));
  if (sn_item_get_kind (item) == SN_ITEM_VACANCY && sn_item_get_seats (item) > 0)
    {
      g_autofree char *seats = sn_format_seats (sn_item_get_seats (item));

      add_part (text, seats);
    }
  add_when (text, item, today);
  add_state (text, item, today);
  return g_string_free (text, FALSE);
}

/**
 * sn_format_quote:
 * @quote: (nullable): a sentence of a newsletter
 *
 * Returns: (transfer full): the sentence on one line in typographic quotation
 *   marks; "" for none.
 */
char *
sn_format_quote (const char *quote)
{
  GString *line = g_string_new (NULL);

  for (const char *p = quote != NULL ? quote : ""; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  if (line->len > 0)
    {
      /* Translators: opening and closing quotation mark */
      g_string_prepend (line, C_ ("opening quotation mark", "“"));
      g_string_append (line, C_ ("closing quotation mark", "”"));
    }
  return g_string_free (line, FALSE);
}

/**
 * sn_format_doubt:
 * @doubt: a sentence that says what is doubtful
 *
 * Returns: (transfer full): the sentence with its days, which the store has in
 *   ISO 8601, in words: "The table of dates says 20 December 2018".
 */
char *
sn_format_doubt (const char *doubt)
{
  GString *text = g_string_new (NULL);
  const char *p = doubt;

  while (*p != '\0')
    {
      g_autofree char *ten = g_strndup (p, strlen ("2018-12-20"));
      g_autofree char *day = NULL;
      SnDate date;

      if (g_ascii_isdigit (*p) && strlen (ten) == strlen ("2018-12-20") && sn_date_parse (ten, &date))
        day = sn_format_day_plain (&date, NULL);
      if (day != NULL)
        g_string_append (text, day);
      else
        g_string_append_c (text, *p);
      p += day != NULL ? strlen (ten) : 1;
    }
  return g_string_free (text, FALSE);
}

/**
 * sn_format_link_action:
 * @link: a link of an item
 * @kind: that item's kind
 *
 * Returns: (transfer full): the words of a button that opens @link.
 */
char *
sn_format_link_action (const SnLink *link, SnItemKind kind)
{
  if (sn_link_is_mail (link))
    return g_strdup (_ ("Write Email"));
  switch (link->role)
    {
    case SN_LINK_RESPOND:
      return g_strdup (kind == SN_ITEM_VACANCY ? _ ("Open Nomination Form") : _ ("Open Response Form"));
    case SN_LINK_REGISTER:
      return g_strdup (_ ("Register"));
    case SN_LINK_DOCUMENT:
      return g_strdup (_ ("Open Document"));
    case SN_LINK_MAIL:
    case SN_LINK_READ:
    default:
      return g_strdup (_ ("Open Page"));
    }
}

/**
 * sn_format_closes_soon:
 * @item: any item
 * @today: the day it is
 *
 * Returns: whether it asks the reader for something (a consultation, vacancy
 *   or deadline) by a day that is today or at most so many working
 *   days ahead as @today says, and is neither cancelled nor filled.
 */
gboolean
sn_format_closes_soon (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);

  if (!closes (item) && sn_item_get_kind (item) != SN_ITEM_DEADLINE)
    return FALSE;
  if (sn_date_precision (date) != SN_PRECISION_DAY || sn_item_get_outcome (item) != SN_OUTCOME_NONE)
    return FALSE;
  return sn_format_days_ahead (date, today) >= 0 && sn_format_working_days (date, today) <= (int) today->soon_days;
}

/**
 * sn_format_is_pressing:
 * @item: any item
 * @today: the day it is
 *
 * Returns: whether it closes soon and is neither answered nor dismissed: only then
 *   it has the look of something that must be done.
 */
gboolean
sn_format_is_pressing (SnItem *item, const SnToday *today)
{
  return sn_format_closes_soon (item, today) && !is_answered (item) && sn_item_get_state (item) != SN_STATE_DISMISSED;
}
