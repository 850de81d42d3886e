/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-row.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-search-snippet.h"

/* About what goes into one line, and into two. */
#define QUOTE_LETTERS 90
#define SENTENCE_LETTERS 180

static PangoAttribute *
over (PangoAttribute *attribute, SnSearchRange range)
{
  attribute->start_index = (guint) range.start;
  attribute->end_index = (guint) (range.start + range.length);
  return attribute;
}

static guint16
sixteen_bits (float value)
{
  return (guint16) (value * 65535);
}

/* Marks what was looked for. */
static void
mark (GtkWidget *label, const GArray *ranges, gsize shift, const SnSearchLook *look)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const GdkRGBA *back = &look->mark, *fore = &look->mark_text;

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      SnSearchRange range = g_array_index (ranges, SnSearchRange, i);

      range.start += shift;
      pango_attr_list_insert (attributes,
                              over (pango_attr_background_new (sixteen_bits (back->red), sixteen_bits (back->green),
                                                               sixteen_bits (back->blue)),
                                    range));
      pango_attr_list_insert (attributes,
                              over (pango_attr_foreground_new (sixteen_bits (fore->red), sixteen_bits (fore->green),
                                                               sixteen_bits (fore->blue)),
                                    range));
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
}

static GtkWidget *
label_new (const char *text, int lines, const char *css_class)
{
  GtkWidget *label = sn_parts_label (text, css_class);

  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
icon_new (const char *icon_name, const char *css_class)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, "kind-circle");
  gtk_widget_add_css_class (icon, css_class);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  return icon;
}

/* "Past", "13 working days left" */
static char *
standing_of (SnItem *item, const SnToday *today)
{
  SnItemKind kind = sn_item_get_kind (item);

  switch (sn_item_get_state (item))
    {
    case SN_STATE_CLOSED:
      return g_strdup (_ ("Closed"));
    case SN_STATE_PAST:
      return g_strdup (_ ("Past"));
    case SN_STATE_CANCELLED:
      return g_strdup (_ ("Cancelled"));
    case SN_STATE_FILLED:
      return g_strdup (_ ("Filled"));
    case SN_STATE_DISMISSED:
      return g_strdup (_ ("Dismissed"));
    case SN_STATE_OPEN:
    case SN_STATE_DOUBTFUL:
    default:
      return kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY
                 ? sn_format_days_left (sn_item_get_date (item), today)
                 : sn_format_days_until (sn_item_get_date (item), today);
    }
}

static char *
short_date (const SnDate *date, const SnToday *today)
{
  if (sn_date_is_set (date) && sn_date_precision (date) == SN_PRECISION_DAY && date->end_year == 0)
    return sn_format_day_short (date, today);
  return sn_format_date (date, today);
}

/* The kind's word, then the sentence: "Milestone · “…SMETS1 meters…”". */
static GtkWidget *
quote_new (const SnSearchHit *hit, const SnSearchLook *look)
{
  g_autofree char *kind = sn_format_kind (sn_item_get_kind (hit->item)), *subtitle = sn_format_subtitle (hit->item);
  g_autofree char *text = NULL, *snippet = NULL;
  g_autoptr (GArray) shown = NULL;
  const char *open = C_ ("opening quotation mark", "“"), *close = C_ ("closing quotation mark", "”");
  GtkWidget *label;
  gsize shift = 0;

  if (hit->sentence != NULL)
    {
      g_autofree char *before = g_strdup_printf ("%s · %s", kind, open);

      snippet = sn_search_snippet (hit->sentence, hit->matches, QUOTE_LETTERS, &shown);
      text = g_strconcat (before, snippet, close, NULL);
      shift = strlen (before);
    }
  else
    text = *subtitle != '\0' && !g_str_equal (subtitle, kind) ? g_strdup_printf ("%s · %s", kind, subtitle)
                                                              : g_strdup (kind);
  label = label_new (text, look->narrow ? 2 : 1, "caption");
  gtk_widget_add_css_class (label, "sn-search-quote");
  mark (label, shown, shift, look);
  return label;
}

static GtkWidget *
when_new (SnItem *item, const SnSearchLook *look)
{
  g_autofree char *date = short_date (sn_item_get_date (item), &look->today);
  g_autofree char *standing = standing_of (item, &look->today);
  GtkWidget *box =
      gtk_box_new (look->narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, look->narrow ? 6 : 0);
  GtkWidget *label = gtk_label_new (date), *state = gtk_label_new (standing);

  gtk_label_set_xalign (GTK_LABEL (label), look->narrow ? 0 : 1);
  gtk_label_set_xalign (GTK_LABEL (state), look->narrow ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_add_css_class (state, "dim-label");
  gtk_widget_set_visible (state, *standing != '\0');
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), state);
  return box;
}

static void
fill_item (GtkWidget *row, const SnSearchHit *hit, const SnSearchLook *look)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  SnItemKind kind = sn_item_get_kind (hit->item);
  GtkWidget *title = label_new (hit->title != NULL ? hit->title : "", look->narrow ? 3 : 2, "heading");
  g_autofree char *said = sn_format_accessible (hit->item, &look->today);
  g_autofree char *name = hit->sentence != NULL ? g_strdup_printf ("%s. %s", said, hit->sentence) : g_strdup (said);

  mark (title, hit->title_matches, 0, look);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), quote_new (hit, look));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), icon_new (sn_format_kind_icon (kind), sn_format_kind_class (kind)));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (look->narrow ? words : box), when_new (hit->item, look));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", hit->id);
  sn_parts_set_name (row, name);
}

/* "6 June 2019", or its title where it states none. */
static char *
newsletter_heading (const SnSearchHit *hit)
{
  if (sn_date_is_set (&hit->date))
    return sn_format_day_plain (&hit->date, NULL);
  return g_strdup (hit->title != NULL ? hit->title : _ ("Newsletter"));
}

static GtkWidget *
sentence_new (const SnSearchHit *hit, const SnSearchLook *look)
{
  g_autoptr (GArray) shown = NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (hit->sentence == NULL)
    {
      label = label_new (hit->title != NULL ? hit->title : "", 2, NULL);
      mark (label, hit->title_matches, 0, look);
      return label;
    }
  text = sn_search_snippet (hit->sentence, hit->matches, SENTENCE_LETTERS, &shown);
  label = label_new (text, 3, NULL);
  mark (label, shown, 0, look);
  return label;
}

static void
fill_newsletter (GtkWidget *row, const SnSearchHit *hit, const SnSearchLook *look)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *heading = newsletter_heading (hit);
  /* Translators: title of a newsletter, then the sentence that was found in it */
  g_autofree char *name = g_strdup_printf (_ ("Newsletter %s. %s"), heading,
                                           hit->sentence != NULL ? hit->sentence
                                           : hit->title != NULL  ? hit->title
                                                                 : "");

  gtk_box_append (GTK_BOX (words), label_new (heading, 1, "heading"));
  gtk_box_append (GTK_BOX (words), sentence_new (hit, look));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), icon_new ("sn-newsletter-symbolic", "kind-event"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-newsletter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xtt)", hit->id, (guint64) hit->start,
                                    (guint64) hit->length);
  sn_parts_set_name (row, name);
}

/**
 * sn_search_row_new:
 * @hit: what was found
 * @look: how it is shown
 *
 * Returns: (transfer floating): a row of a boxed list, which opens the hit.
 */
GtkWidget *
sn_search_row_new (const SnSearchHit *hit, const SnSearchLook *look)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (row, "sn-search-row");
  if (hit->item != NULL)
    fill_item (row, hit, look);
  else
    fill_newsletter (row, hit, look);
  return row;
}
