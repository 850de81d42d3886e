/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics-items.h"

#define HOSTILE                                                                                                        \
  "Evil\r\nATTACH:file:///etc/passwd\nBEGIN:VEVENT\x1b[31m\xc2\x85RRULE:FREQ=DAILY\xe2\x80\xa8"                        \
  "ATTENDEE:x\xe2\x80\xae; a, b\\n \"c\" \x7f\x01"

static SnItem *
add (GPtrArray *items, SnItemKind kind, const char *uid, const char *title, const SnDate *date)
{
  SnItem *item = sn_item_new (kind, title);
  SnMention *mention = sn_mention_new ("The newsletter says so; truly, it does.", 0, 39);

  mention->issued = g_strdup ("2019-06-06");
  sn_item_add_mention (item, mention);
  sn_item_add_issue (item, "2019-06-06");
  sn_item_set_uid (item, uid);
  sn_item_set_date (item, date);
  g_ptr_array_add (items, item);
  return item;
}

static SnItem *
add_day (GPtrArray *items, SnItemKind kind, const char *uid, const char *title, guint year, guint month, guint day)
{
  SnDate date = sn_date_new_day (year, month, day);

  return add (items, kind, uid, title, &date);
}

static void
add_link (SnItem *item, SnLinkRole role, const char *uri)
{
  g_autoptr (SnLink) link = sn_link_new (role, "label", uri, 0, 5);

  sn_item_add_link (item, link);
}

static void
add_consultations (GPtrArray *items)
{
  SnItem *item = add_day (items, SN_ITEM_CONSULTATION, "consultation", "MP901 Refinement Consultation", 2019, 6, 17);
  SnDate date = *sn_item_get_date (item);

  sn_date_set_time (&date, 17, 0);
  sn_item_set_date (item, &date);
  sn_item_set_organiser (item, "SECAS");
  add_link (item, SN_LINK_MAIL, "mailto:sec@example.org");
  add_link (item, SN_LINK_RESPOND, "mailto:answers@example.org");
  add_link (item, SN_LINK_RESPOND, "https://forms.example.org/é?a=1;b=2,3");
  sn_item_add_change (item, sn_change_new (2, "2019-06-20", "date", "2019-06-10", "2019-06-17", "Extended."));

  item = add_day (items, SN_ITEM_CONSULTATION, "hostile", HOSTILE, 2019, 6, 18);
  sn_item_set_organiser (item, HOSTILE);
  sn_item_add_doubt (item, HOSTILE);
  add_link (item, SN_LINK_RESPOND, "https://example.org/\r\nATTACH:x");
  add_link (item, SN_LINK_READ, "javascript:alert(1)");
}

static void
add_events (GPtrArray *items)
{
  SnItem *item = add_day (items, SN_ITEM_EVENT, "summer", "Meeting in summer", 2019, 6, 19);
  SnDate date = *sn_item_get_date (item), end = sn_date_new_day (2019, 11, 18);

  sn_date_set_time (&date, 10, 0);
  sn_date_set_end_time (&date, 12, 30);
  sn_item_set_date (item, &date);

  item = add_day (items, SN_ITEM_EVENT, "winter", "Meeting in winter", 2019, 12, 4);
  date = *sn_item_get_date (item);
  sn_date_set_time (&date, 10, 0);
  sn_item_set_date (item, &date);
  sn_item_set_outcome (item, SN_OUTCOME_CANCELLED);

  item = add_day (items, SN_ITEM_EVENT, "range", "Days of engagement", 2019, 11, 16);
  date = *sn_item_get_date (item);
  sn_date_set_end (&date, &end);
  sn_date_set_time (&date, 9, 0);
  sn_item_set_date (item, &date);

  item = add_day (items, SN_ITEM_EVENT, "backwards", "Meeting that ends before it begins", 2019, 7, 2);
  date = *sn_item_get_date (item);
  sn_date_set_time (&date, 14, 0);
  sn_date_set_end_time (&date, 13, 0);
  sn_item_set_date (item, &date);
}

static void
add_rest (GPtrArray *items)
{
  SnDate month = sn_date_new_month (2019, 7), none = { 0 };
  SnItem *item = add_day (items, SN_ITEM_VACANCY, "vacancy", "SSC Large Supplier seat", 2019, 12, 31);

  sn_item_set_committee (item, "SSC");
  sn_item_set_category (item, "Large Supplier");
  /* Long, of characters of two, three and four bytes. */
  add_day (items, SN_ITEM_MILESTONE, "folding",
           "Größe und Maß – “Anführung” 日本語の長い題名がここに続きます、折り返しのために、"
           "もっと長く ⚡🔌⚡🔌⚡🔌⚡🔌 ééééééééééééééééééé",
           2019, 6, 27);
  add_day (items, SN_ITEM_DEADLINE, NULL, "Send your data", 2019, 6, 28);
  add_day (items, SN_ITEM_DEADLINE, NULL, "Send your data", 2019, 7, 28);
  add (items, SN_ITEM_EVENT, "month", "Working Group", &month);
  add (items, SN_ITEM_VACANCY, "undated", "SMKI PMA seat", &none);
}

GPtrArray *
ics_items_new (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  add_consultations (items);
  add_events (items);
  add_rest (items);
  return items;
}
