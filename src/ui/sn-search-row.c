/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-row.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-flow-layout.h"
#include "sn-parts.h"
#include "sn-search-snippet.h"

/* About what goes into one line, and into two. */
#define QUOTE_LETTERS 90
#define SENTENCE_LETTERS 180

struct _SnSearchRow
{
  GtkListBoxRow parent_instance;

  const char *css_class; /* of the kind */
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *words; /* where it was found */
  GtkWidget *when;  /* the two below: only what has a date of its own has them */
  GtkWidget *date;
  GtkWidget *standing;
};

G_DEFINE_FINAL_TYPE (SnSearchRow, sn_search_row, GTK_TYPE_LIST_BOX_ROW)

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

/* Shows a text in which what was looked for is marked. */
static void
show_marked (GtkWidget *label, const char *text, const GArray *ranges, gsize shift, const SnSearchLook *look)
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
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
}

/* What has one line only does not wrap: it is measured sooner. */
static void
set_lines (GtkWidget *label, int lines)
{
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_lines (GTK_LABEL (label), lines);
}

static void
show_icon (SnSearchRow *self, const char *icon_name, const char *css_class)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  if (g_strcmp0 (self->css_class, css_class) == 0)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->icon, self->css_class);
  gtk_widget_add_css_class (self->icon, css_class);
  self->css_class = css_class;
}

/* "Past", "13 working days left" */
static char *
standing_of (SnItem *item, const SnToday *today)
{
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
      return sn_format_left (item, today);
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
static void
show_quote (SnSearchRow *self, const SnSearchHit *hit, const SnSearchLook *look)
{
  g_autofree char *kind = sn_format_kind (sn_item_get_kind (hit->item)), *subtitle = sn_format_subtitle (hit->item);
  g_autofree char *text = NULL, *snippet = NULL, *before = NULL;
  g_autoptr (GArray) shown = NULL;

  if (hit->sentence != NULL)
    {
      before = g_strdup_printf ("%s · %s", kind, C_ ("opening quotation mark", "“"));
      snippet = sn_search_snippet (hit->sentence, hit->matches, QUOTE_LETTERS, &shown);
      text = g_strconcat (before, snippet, C_ ("closing quotation mark", "”"), NULL);
    }
  else
    text = *subtitle != '\0' && !g_str_equal (subtitle, kind) ? g_strdup_printf ("%s · %s", kind, subtitle)
                                                              : g_strdup (kind);
  set_lines (self->words, look->narrow ? 2 : 1);
  show_marked (self->words, text, shown, before != NULL ? strlen (before) : 0, look);
}

static void
show_when (SnSearchRow *self, SnItem *item, const SnSearchLook *look)
{
  g_autofree char *date = short_date (sn_item_get_date (item), &look->today);
  g_autofree char *standing = standing_of (item, &look->today);

  gtk_label_set_text (GTK_LABEL (self->date), date);
  gtk_label_set_text (GTK_LABEL (self->standing), standing);
  gtk_widget_set_visible (self->standing, *standing != '\0');
}

static void
show_item (SnSearchRow *self, const SnSearchHit *hit, const SnSearchLook *look)
{
  SnItemKind kind = sn_item_get_kind (hit->item);
  g_autofree char *said = sn_format_accessible (hit->item, &look->today);
  g_autofree char *name = hit->sentence != NULL ? g_strdup_printf ("%s. %s", said, hit->sentence) : g_strdup (said);

  show_icon (self, sn_format_kind_icon (kind), sn_format_kind_class (kind));
  set_lines (self->title, look->narrow ? 3 : 2);
  show_marked (self->title, hit->title != NULL ? hit->title : "", hit->title_matches, 0, look);
  show_quote (self, hit, look);
  show_when (self, hit->item, look);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "x", hit->id); /* first: the action is of its type */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-item");
  sn_parts_set_name (GTK_WIDGET (self), name);
}

/* "6 June 2019", or its title where it states none. */
static char *
newsletter_heading (const SnSearchHit *hit)
{
  if (sn_date_is_set (&hit->date))
    return sn_format_day_plain (&hit->date, NULL);
  return g_strdup (hit->title != NULL ? hit->title : _ ("Newsletter"));
}

static void
show_sentence (SnSearchRow *self, const SnSearchHit *hit, const SnSearchLook *look)
{
  g_autoptr (GArray) shown = NULL;
  g_autofree char *text = NULL;

  if (hit->sentence != NULL)
    {
      text = sn_search_snippet (hit->sentence, hit->matches, SENTENCE_LETTERS, &shown);
      set_lines (self->words, 3);
      show_marked (self->words, text, shown, 0, look);
      return;
    }
  set_lines (self->words, 2);
  show_marked (self->words, hit->title != NULL ? hit->title : "", hit->title_matches, 0, look);
}

static void
show_newsletter (SnSearchRow *self, const SnSearchHit *hit, const SnSearchLook *look)
{
  g_autofree char *heading = newsletter_heading (hit);
  /* Translators: title of a newsletter, then the sentence that was found in it */
  g_autofree char *name = g_strdup_printf (_ ("Newsletter %s. %s"), heading,
                                           hit->sentence != NULL ? hit->sentence
                                           : hit->title != NULL  ? hit->title
                                                                 : "");

  show_icon (self, "sn-newsletter-symbolic", "kind-event");
  set_lines (self->title, 1);
  show_marked (self->title, heading, NULL, 0, look);
  show_sentence (self, hit, look);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(xtt)", hit->id, (guint64) hit->start,
                                    (guint64) hit->length);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-newsletter");
  sn_parts_set_name (GTK_WIDGET (self), name);
}

static void
sn_search_row_class_init (SnSearchRowClass *klass)
{
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = sn_parts_label ("", css_class);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
sn_search_row_init (SnSearchRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-search-row");
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "kind-circle");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  self->title = label_new ("heading");
  self->words = label_new (NULL);
  self->date = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->date, "numeric");
  self->standing = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->standing, "caption");
  gtk_widget_add_css_class (self->standing, "dim-label");
}

/* The date stands beside the title, or under all where there is no room for that. */
static void
arrange (SnSearchRow *self, gboolean narrow)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->when = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (narrow) /* in large letters one under the other */
    gtk_widget_set_layout_manager (self->when, sn_flow_layout_new (6, 0));
  gtk_label_set_xalign (GTK_LABEL (self->date), narrow ? 0 : 1);
  gtk_label_set_xalign (GTK_LABEL (self->standing), narrow ? 0 : 1);
  gtk_box_append (GTK_BOX (self->when), self->date);
  gtk_box_append (GTK_BOX (self->when), self->standing);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->words);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (narrow ? words : box), self->when);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * sn_search_row_new:
 * @narrow: whether the date stands under the title, not beside it
 *
 * Returns: (transfer floating): a row without a hit.
 */
GtkWidget *
sn_search_row_new (gboolean narrow)
{
  SnSearchRow *self = g_object_new (SN_TYPE_SEARCH_ROW, NULL);

  arrange (self, narrow);
  return GTK_WIDGET (self);
}

/**
 * sn_search_row_set_hit:
 * @hit: what was found
 * @look: how it is shown; as narrow as the row
 *
 * Has the row show @hit, and open it.
 */
void
sn_search_row_set_hit (SnSearchRow *self, const SnSearchHit *hit, const SnSearchLook *look)
{
  gboolean item = hit->item != NULL;

  sn_parts_set_class (self->words, "caption", item);
  sn_parts_set_class (self->words, "sn-search-quote", item);
  gtk_widget_set_visible (self->when, item);
  if (item)
    show_item (self, hit, look);
  else
    show_newsletter (self, hit, look);
}
