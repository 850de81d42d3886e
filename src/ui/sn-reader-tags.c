/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-tags.h"

#include <string.h>

#define LIST_STEP 20
#define BULLET_WIDTH 16
#define COLUMN_GAP 18
#define MAX_COLUMN_WIDTH 150
#define MAX_COLUMNS 8
#define MAX_MEASURED_ROWS 500

/* The colour behind each kind's sentences, by its name in the style. */
static const char *const kind_colors[] = {
  [SN_ITEM_CONSULTATION] = "sn_consultation_color",
  [SN_ITEM_VACANCY] = "sn_vacancy_color",
  [SN_ITEM_EVENT] = "sn_event_color",
  [SN_ITEM_MILESTONE] = "sn_milestone_color",
  [SN_ITEM_DEADLINE] = "sn_deadline_color",
};

static GtkTextTag *
heading_tag (GtkTextBuffer *buffer, guint level)
{
  static const double scales[] = { 1.6, 1.2, 1.0 };
  static const int above[] = { 6, 18, 12 };

  return gtk_text_buffer_create_tag (buffer, NULL, "scale", scales[level], "weight", level == 0 ? 800 : 700,
                                     "pixels-above-lines", above[level], "pixels-below-lines", 6, NULL);
}

static GtkTextTag *
list_tag (GtkTextBuffer *buffer, guint level)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, BULLET_WIDTH);
  GtkTextTag *tag =
      gtk_text_buffer_create_tag (buffer, NULL, "left-margin", SN_READER_MARGIN + 4 + (int) level * LIST_STEP, "indent",
                                  -BULLET_WIDTH, "tabs", tabs, "pixels-below-lines", 4, NULL);

  pango_tab_array_free (tabs);
  return tag;
}

/**
 * sn_reader_tags_create:
 * @tags: (out caller-allocates): the tags
 * @buffer: gets them
 *
 * Makes the tags; later ones win over earlier ones.
 */
void
sn_reader_tags_create (SnReaderTags *tags, GtkTextBuffer *buffer)
{
  tags->paragraph = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 8, NULL);
  for (guint i = 0; i < SN_READER_N_LEVELS; i++)
    {
      tags->headings[i] = heading_tag (buffer, i);
      tags->lists[i] = list_tag (buffer, i);
    }
  tags->strong = gtk_text_buffer_create_tag (buffer, NULL, "weight", 700, NULL);
  for (guint i = 0; i < SN_N_ITEM_KINDS; i++)
    tags->kinds[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  tags->unread = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  tags->doubtful = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  tags->doubt = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 14, NULL);
  tags->target = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  tags->link = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

/**
 * sn_reader_tags_for_block:
 * @block: any block but a row of a table
 *
 * Returns: (transfer none): its tag.
 */
GtkTextTag *
sn_reader_tags_for_block (const SnReaderTags *tags, const SnBlock *block)
{
  guint level = CLAMP (block->level, 1, SN_READER_N_LEVELS) - 1;

  switch (block->kind)
    {
    case SN_BLOCK_HEADING:
      return tags->headings[level];
    case SN_BLOCK_LIST_ITEM:
      return tags->lists[level];
    case SN_BLOCK_PARAGRAPH:
    case SN_BLOCK_TABLE_ROW:
    default:
      return tags->paragraph;
    }
}

static int
text_width (PangoLayout *layout, const char *text, gsize length)
{
  int width;

  pango_layout_set_text (layout, text, (int) length);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MIN (width, MAX_COLUMN_WIDTH);
}

/* The widths of all columns but the last, which takes what is left. */
static guint
measure_row (PangoLayout *layout, const SnBlock *block, int *widths)
{
  const char *cell = block->text, *tab;
  guint n = 0;

  while ((tab = strchr (cell, '\t')) != NULL && n < MAX_COLUMNS)
    {
      widths[n] = MAX (widths[n], text_width (layout, cell, (gsize) (tab - cell)));
      n++;
      cell = tab + 1;
    }
  return n;
}

/**
 * sn_reader_tags_for_table:
 * @first_row: index of the block that is the table's first row
 * @context: measures its columns
 *
 * Returns: (transfer none): a tag for the rows of that table, whose tab stops
 *   are where its columns begin and whose last column hangs.
 */
GtkTextTag *
sn_reader_tags_for_table (GtkTextBuffer *buffer, SnDocument *document, guint first_row, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  guint table = sn_document_get_block (document, first_row)->table, n_columns = 0;
  guint end = MIN (sn_document_get_n_blocks (document), first_row + MAX_MEASURED_ROWS);
  int widths[MAX_COLUMNS] = { 0 }, position = 0;
  PangoTabArray *tabs;
  GtkTextTag *tag;

  for (guint i = first_row; i < end; i++)
    {
      const SnBlock *block = sn_document_get_block (document, i);

      if (block->kind != SN_BLOCK_TABLE_ROW || block->table != table)
        break;
      n_columns = MAX (n_columns, measure_row (layout, block, widths));
    }
  tabs = pango_tab_array_new ((int) n_columns, TRUE);
  for (guint i = 0; i < n_columns; i++)
    {
      position += widths[i] + COLUMN_GAP;
      pango_tab_array_set_tab (tabs, (int) i, PANGO_TAB_LEFT, position);
    }
  tag = gtk_text_buffer_create_tag (buffer, NULL, "tabs", tabs, "indent", -position, "pixels-above-lines", 3,
                                    "pixels-below-lines", 5, NULL);
  pango_tab_array_free (tabs);
  return tag;
}

/**
 * sn_reader_tags_for_table_end:
 *
 * Returns: (transfer none): a tag for the last row of the table whose tag was
 *   made last, which stands off from what follows.
 */
GtkTextTag *
sn_reader_tags_for_table_end (GtkTextBuffer *buffer)
{
  return gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 18, NULL);
}

static GdkRGBA
named_color (GtkWidget *widget, const char *name, float alpha)
{
  GdkRGBA color = { 0.5f, 0.5f, 0.5f, 1.0f };

  /* A tag takes no colour name, only what the name stands for just now. */
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color);
  color.alpha = alpha;
  return color;
}

/**
 * sn_reader_tags_set_colors:
 * @widget: whose style names the colours
 *
 * Takes the colours that the style names, light or dark.
 */
void
sn_reader_tags_set_colors (const SnReaderTags *tags, GtkWidget *widget)
{
  GdkRGBA accent = named_color (widget, "accent_color", 1.0f), target = named_color (widget, "accent_bg_color", 0.38f);
  GdkRGBA doubtful = named_color (widget, "warning_bg_color", 1.0f), text = named_color (widget, "view_fg_color", 0.6f);

  for (guint i = 0; i < SN_N_ITEM_KINDS; i++)
    {
      GdkRGBA color = named_color (widget, kind_colors[i], i == SN_ITEM_EVENT ? 0.1f : 0.16f);

      g_object_set (tags->kinds[i], "background-rgba", &color, NULL);
    }
  g_object_set (tags->target, "background-rgba", &target, NULL);
  g_object_set (tags->link, "foreground-rgba", &accent, NULL);
  g_object_set (tags->doubtful, "underline-rgba", &doubtful, NULL);
  g_object_set (tags->unread, "underline-rgba", &text, NULL);
}
