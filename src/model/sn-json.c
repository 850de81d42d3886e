/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-json.h"

#include <math.h>

struct _SnJson
{
  GString *out;
  guint depth;
  gboolean pretty;
  gboolean first; /* nothing was written yet in the innermost object or array */
};

/**
 * sn_json_new:
 * @pretty: whether to break and indent lines; else all is one line
 *
 * Returns: (transfer full): a writer.
 */
SnJson *
sn_json_new (gboolean pretty)
{
  SnJson *self = g_new0 (SnJson, 1);

  self->out = g_string_new (NULL);
  self->pretty = pretty;
  self->first = TRUE;
  return self;
}

/**
 * sn_json_free:
 *
 * Frees the writer and what it wrote.
 */
void
sn_json_free (SnJson *self)
{
  g_string_free (self->out, TRUE);
  g_free (self);
}

/**
 * sn_json_steal:
 *
 * Returns: (transfer full): what was written; the writer starts anew.
 */
char *
sn_json_steal (SnJson *self)
{
  char *text = g_string_free (self->out, FALSE);

  self->out = g_string_new (NULL);
  self->first = TRUE;
  return text;
}

static void
add_line_break (SnJson *self)
{
  if (!self->pretty)
    return;
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* Control characters are escaped, U+2028 and U+2029 too, as some readers
 * take them for line ends; bytes that are not UTF-8 become U+FFFD. */
static void
add_quoted (SnJson *self, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (self->out, '"');
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (self->out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (self->out, "\\n");
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
        g_string_append_printf (self->out, "\\u%04x", c);
      else
        g_string_append_unichar (self->out, c);
    }
  g_string_append_c (self->out, '"');
}

static void
begin_value (SnJson *self, const char *key)
{
  if (!self->first)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    add_line_break (self);
  self->first = FALSE;
  if (key == NULL)
    return;
  add_quoted (self, key);
  g_string_append (self->out, self->pretty ? ": " : ":");
}

static void
begin_nest (SnJson *self, const char *key, char bracket)
{
  begin_value (self, key);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->first = TRUE;
}

static void
end_nest (SnJson *self, char bracket)
{
  self->depth--;
  if (!self->first)
    add_line_break (self);
  g_string_append_c (self->out, bracket);
  self->first = FALSE;
}

/**
 * sn_json_begin_object:
 * @key: (nullable): its name, %NULL in an array and at the top
 *
 * Begins an object.
 */
void
sn_json_begin_object (SnJson *self, const char *key)
{
  begin_nest (self, key, '{');
}

/**
 * sn_json_end_object:
 *
 * Ends the innermost object.
 */
void
sn_json_end_object (SnJson *self)
{
  end_nest (self, '}');
}

/**
 * sn_json_begin_array:
 * @key: (nullable): its name, %NULL in an array and at the top
 *
 * Begins an array.
 */
void
sn_json_begin_array (SnJson *self, const char *key)
{
  begin_nest (self, key, '[');
}

/**
 * sn_json_end_array:
 *
 * Ends the innermost array.
 */
void
sn_json_end_array (SnJson *self)
{
  end_nest (self, ']');
}

/**
 * sn_json_add_string:
 * @key: (nullable): its name, %NULL in an array
 * @value: (nullable): the text, %NULL for null
 *
 * Adds a string.
 */
void
sn_json_add_string (SnJson *self, const char *key, const char *value)
{
  begin_value (self, key);
  if (value != NULL)
    add_quoted (self, value);
  else
    g_string_append (self->out, "null");
}

/**
 * sn_json_add_optional:
 * @value: (nullable): the text; with %NULL nothing is added
 *
 * Adds a string where there is one.
 */
void
sn_json_add_optional (SnJson *self, const char *key, const char *value)
{
  if (value != NULL)
    sn_json_add_string (self, key, value);
}

/**
 * sn_json_add_int:
 * @key: (nullable): its name, %NULL in an array
 *
 * Adds a whole number.
 */
void
sn_json_add_int (SnJson *self, const char *key, gint64 value)
{
  begin_value (self, key);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * sn_json_add_boolean:
 * @key: (nullable): its name, %NULL in an array
 *
 * Adds true or false.
 */
void
sn_json_add_boolean (SnJson *self, const char *key, gboolean value)
{
  begin_value (self, key);
  g_string_append (self->out, value ? "true" : "false");
}

/**
 * sn_json_add_double:
 * @key: (nullable): its name, %NULL in an array
 *
 * Adds a number with two decimals, whatever the locale; null where it is not
 * finite.
 */
void
sn_json_add_double (SnJson *self, const char *key, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, key);
  g_string_append (self->out, isfinite (value) ? g_ascii_formatd (buffer, sizeof buffer, "%.2f", value) : "null");
}

/**
 * sn_json_add_null:
 * @key: (nullable): its name, %NULL in an array
 *
 * Adds null.
 */
void
sn_json_add_null (SnJson *self, const char *key)
{
  sn_json_add_string (self, key, NULL);
}

/**
 * sn_json_add_date:
 * @key: its name
 *
 * Adds "date" under @key, and "end", "time" and "end_time" where they are.
 */
void
sn_json_add_date (SnJson *self, const char *key, const SnDate *date)
{
  g_autofree char *day = sn_date_to_string (date);
  g_autofree char *end = sn_date_end_to_string (date);
  g_autofree char *time = sn_date_time_to_string (date);
  g_autofree char *end_time = sn_date_end_time_to_string (date);

  sn_json_add_string (self, key, day);
  sn_json_add_optional (self, "end", end);
  sn_json_add_optional (self, "time", time);
  sn_json_add_optional (self, "end_time", end_time);
}

static void
add_strings (SnJson *self, const char *key, GPtrArray *strings)
{
  sn_json_begin_array (self, key);
  for (guint i = 0; i < strings->len; i++)
    sn_json_add_string (self, NULL, strings->pdata[i]);
  sn_json_end_array (self);
}

static void
add_links (SnJson *self, GPtrArray *links)
{
  sn_json_begin_array (self, "links");
  for (guint i = 0; i < links->len; i++)
    {
      const SnLink *link = links->pdata[i];

      sn_json_begin_object (self, NULL);
      sn_json_add_string (self, "role", sn_link_role_to_string (link->role));
      sn_json_add_string (self, "label", link->label);
      sn_json_add_string (self, "uri", link->uri);
      sn_json_end_object (self);
    }
  sn_json_end_array (self);
}

/**
 * sn_json_add_item_fields:
 *
 * Adds what an item says, into the object that is being written.
 */
void
sn_json_add_item_fields (SnJson *self, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);

  sn_json_add_string (self, "kind", sn_item_kind_to_string (sn_item_get_kind (item)));
  sn_json_add_string (self, "title", sn_item_get_title (item));
  sn_json_add_date (self, "date", sn_item_get_date (item));
  sn_json_add_optional (self, "reference", sn_item_get_reference (item));
  sn_json_add_optional (self, "organiser", sn_item_get_organiser (item));
  sn_json_add_optional (self, "stage", sn_item_get_stage (item));
  sn_json_add_optional (self, "committee", sn_item_get_committee (item));
  sn_json_add_optional (self, "category", sn_item_get_category (item));
  if (sn_item_get_seats (item) > 0)
    sn_json_add_int (self, "seats", sn_item_get_seats (item));
  add_links (self, sn_item_get_links (item));
  sn_json_add_string (self, "quote", sn_item_get_quote (item));
  if (mention != NULL)
    {
      sn_json_add_int (self, "start", (gint64) mention->start);
      sn_json_add_int (self, "length", (gint64) mention->length);
    }
  sn_json_add_double (self, "confidence", sn_item_get_confidence (item));
  add_strings (self, "doubts", sn_item_get_doubts (item));
}

/**
 * sn_json_add_item:
 * @key: (nullable): its name, %NULL in an array
 *
 * Adds an item as an object; where a newsletter says that it was cancelled or
 * filled, "state" says so.
 */
void
sn_json_add_item (SnJson *self, const char *key, SnItem *item)
{
  sn_json_begin_object (self, key);
  sn_json_add_item_fields (self, item);
  if (sn_item_get_outcome (item) != SN_OUTCOME_NONE)
    sn_json_add_string (self, "state", sn_outcome_to_string (sn_item_get_outcome (item)));
  sn_json_end_object (self);
}

static void
add_items (SnJson *self, const char *key, GPtrArray *items)
{
  sn_json_begin_array (self, key);
  for (guint i = 0; i < items->len; i++)
    sn_json_add_item (self, NULL, items->pdata[i]);
  sn_json_end_array (self);
}

/**
 * sn_json_add_change_fields:
 * @from: (nullable): what it was
 * @to: (nullable): what it is now
 * @quote: (nullable): the sentence that says so
 *
 * Adds "from", "to" and "quote" into the object that is being written.
 */
void
sn_json_add_change_fields (SnJson *self, const char *from, const char *to, const char *quote)
{
  sn_json_add_string (self, "from", from);
  sn_json_add_string (self, "to", to);
  sn_json_add_string (self, "quote", quote);
}

static void
add_renames (SnJson *self, GPtrArray *renames)
{
  sn_json_begin_array (self, "renames");
  for (guint i = 0; i < renames->len; i++)
    {
      const SnRename *rename = renames->pdata[i];

      sn_json_begin_object (self, NULL);
      sn_json_add_change_fields (self, rename->from, rename->to, rename->quote);
      sn_json_end_object (self);
    }
  sn_json_end_array (self);
}

/**
 * sn_json_add_newsletter_fields:
 *
 * Adds "newsletter", "items", "outcomes", "renames", "doubts" and "unread" into the object that is
 * being written.
 */
void
sn_json_add_newsletter_fields (SnJson *self, SnNewsletter *newsletter)
{
  g_autofree char *issued = sn_date_to_string (sn_newsletter_get_issued (newsletter));
  GPtrArray *unread = sn_newsletter_get_unread (newsletter);

  sn_json_begin_object (self, "newsletter");
  sn_json_add_string (self, "title", sn_newsletter_get_title (newsletter));
  sn_json_add_string (self, "issued", issued);
  sn_json_add_string (self, "sender", sn_newsletter_get_sender (newsletter));
  sn_json_add_string (self, "format", sn_newsletter_get_format (newsletter));
  sn_json_add_string (self, "sha256", sn_newsletter_get_sha256 (newsletter));
  sn_json_end_object (self);

  add_items (self, "items", sn_newsletter_get_items (newsletter));
  add_items (self, "outcomes", sn_newsletter_get_outcomes (newsletter));
  add_renames (self, sn_newsletter_get_renames (newsletter));
  add_strings (self, "doubts", sn_newsletter_get_doubts (newsletter));

  sn_json_begin_array (self, "unread");
  for (guint i = 0; i < unread->len; i++)
    sn_json_add_string (self, NULL, ((SnUnread *) unread->pdata[i])->text);
  sn_json_end_array (self);
}
