/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-items-json.h"

#include "sn-json.h"

static void
add_changes (SnJson *json, GPtrArray *changes)
{
  sn_json_begin_array (json, "changes");
  for (guint i = 0; i < changes->len; i++)
    {
      const SnChange *change = changes->pdata[i];

      sn_json_begin_object (json, NULL);
      sn_json_add_string (json, "issue", change->issued);
      sn_json_add_string (json, "field", change->field);
      sn_json_add_change_fields (json, change->from, change->to, change->quote);
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
}

static void
add_response (SnJson *json, const SnUserWord *word)
{
  if (!sn_user_word_has_response (word))
    {
      sn_json_add_null (json, "response");
      return;
    }
  sn_json_begin_object (json, "response");
  sn_json_add_string (json, "status", sn_response_status_to_string (word->status));
  sn_json_add_string (json, "owner", word->owner);
  sn_json_add_string (json, "note", word->note);
  sn_json_add_string (json, "due", word->due);
  sn_json_end_object (json);
}

/* Beside the response only what the user did say. */
static void
add_user_word (SnJson *json, const SnUserWord *word)
{
  add_response (json, word);
  if (word == NULL)
    return;
  if (word->by_hand)
    sn_json_add_boolean (json, "by_hand", TRUE);
  if (word->interested)
    sn_json_add_boolean (json, "interested", TRUE);
  if (word->corrections->len == 0)
    return;
  sn_json_begin_array (json, "corrections");
  for (guint i = 0; i < word->corrections->len; i++)
    {
      const SnCorrection *correction = word->corrections->pdata[i];

      sn_json_begin_object (json, NULL);
      sn_json_add_string (json, "field", correction->field);
      sn_json_add_string (json, "value", correction->value);
      sn_json_add_string (json, "before", correction->before);
      sn_json_add_string (json, "said", correction->said);
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
}

static void
add_item (SnJson *json, SnItem *item)
{
  GPtrArray *issues = sn_item_get_issues (item);

  sn_json_begin_object (json, NULL);
  sn_json_add_int (json, "id", sn_item_get_id (item));
  sn_json_add_string (json, "uid", sn_item_get_uid (item));
  sn_json_add_item_fields (json, item);
  sn_json_add_string (json, "state", sn_item_state_to_string (sn_item_get_state (item)));
  sn_json_begin_array (json, "issues");
  for (guint i = 0; i < issues->len; i++)
    sn_json_add_string (json, NULL, issues->pdata[i]);
  sn_json_end_array (json);
  add_changes (json, sn_item_get_changes (item));
  add_user_word (json, sn_item_get_user_word (item));
  sn_json_end_object (json);
}

/**
 * sn_items_to_json:
 * @items: (element-type SnItem): items out of the store
 *
 * Returns: (transfer full): one object with the day and all items.
 */
char *
sn_items_to_json (GPtrArray *items, const SnDate *today)
{
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autofree char *day = sn_date_to_string (today), *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "today", day);
  sn_json_begin_array (json, "items");
  for (guint i = 0; i < items->len; i++)
    add_item (json, items->pdata[i]);
  sn_json_end_array (json);
  sn_json_end_object (json);
  text = sn_json_steal (json);
  return g_strconcat (text, "\n", NULL);
}
