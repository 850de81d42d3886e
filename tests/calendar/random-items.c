/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-items.h"

/* What texts are put together from. */
static const char *const scraps[] = {
  "Modification",
  "MP0318",
  "‘smart’ meters",
  "Größe",
  "日本語の題名",
  "עברית",
  "العربية",
  "🔌⚡",
  "e\xcc\x81",
  "a;b",
  "c,d",
  "\\n",
  "\\",
  "\\\\;",
  "\"quoted\"",
  ":",
  "100 %",
  "=1+1",
  "\r\n",
  "\n",
  "\r",
  "\t",
  "\r\nATTACH:file:///etc/passwd\r\n",
  "END:VEVENT\r\nBEGIN:VEVENT",
  "\x01\x02\x1b[31m",
  "\x7f",
  "\xc2\x85",
  "\xe2\x80\xa8",
  "\xe2\x80\xaetxt.exe",
  "\xef\xbb\xbf",
  "\xff\xfe broken",
  "\xed\xa0\x80",
  "^'^n^^",
  "<b>&amp;</b>",
  "a very long word that goes on and on and on and on and on and on and on and on and on and on and on",
  "\xf3\xa0\x80\x81tag",
  "x\xc2\xad"
  "y",
  "\xe3\x80\x80",
  "%0D%0AX:y",
  "{}[]|~`",
};

static const char *const uris[] = {
  "https://example.org/",
  "https://example.org/é?a=1;b=2,3",
  "http://example.org/a b",
  "mailto:sec@example.org",
  "https://example.org/\r\nATTACH:x",
  "javascript:alert(1)",
  "https://example.org/\"q\"\\x",
  "file:///etc/passwd",
};

static char *
random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  gint32 n = g_rand_int_range (rand, 0, 7);

  for (gint32 i = 0; i < n; i++)
    {
      g_string_append (text, scraps[g_rand_int_range (rand, 0, G_N_ELEMENTS (scraps))]);
      if (g_rand_int_range (rand, 0, 3) > 0)
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static SnDate
random_day (GRand *rand)
{
  return sn_date_from_julian ((guint32) g_rand_int_range (rand, 730000, 760000)); /* 1999 to 2081 */
}

static void
add_times (SnDate *date, GRand *rand)
{
  if (g_rand_boolean (rand))
    sn_date_set_time (date, (guint) g_rand_int_range (rand, 0, 24), (guint) g_rand_int_range (rand, 0, 60));
  if (g_rand_boolean (rand))
    sn_date_set_end_time (date, (guint) g_rand_int_range (rand, 0, 24), (guint) g_rand_int_range (rand, 0, 60));
}

static SnDate
random_date (GRand *rand)
{
  SnDate day = random_day (rand);

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      return (SnDate){ 0 };
    case 1:
      return sn_date_new_month (day.year, day.month);
    case 2:
      return sn_date_new_quarter (day.year, 1 + (day.month - 1) / 3u);
    case 3:
      return sn_date_new_year (day.year);
    case 4:
      {
        SnDate last = sn_date_add_days (&day, g_rand_int_range (rand, 1, 40));

        sn_date_set_end (&day, &last);
        break;
      }
    default:
      break;
    }
  add_times (&day, rand);
  return day;
}

static void
add_mention (SnItem *item, GRand *rand)
{
  g_autofree char *quote = random_text (rand);
  SnDate day = random_day (rand);
  SnMention *mention = sn_mention_new (quote, 0, 1);

  mention->issued = sn_date_to_string (&day);
  sn_item_add_mention (item, mention);
  sn_item_add_issue (item, mention->issued);
  for (gint32 i = g_rand_int_range (rand, -3, 4); i > 0; i--)
    sn_item_add_change (item, sn_change_new (1, mention->issued, "title", NULL, "x", NULL));
}

static void
add_rest (SnItem *item, GRand *rand)
{
  g_autofree char *organiser = random_text (rand), *reference = random_text (rand), *category = random_text (rand);
  SnUserWord *word = sn_user_word_new ();

  sn_item_set_organiser (item, organiser);
  sn_item_set_reference (item, reference);
  sn_item_set_category (item, category);
  for (gint32 i = g_rand_int_range (rand, -3, 3); i > 0; i--)
    {
      g_autoptr (SnLink) link = sn_link_new ((SnLinkRole) g_rand_int_range (rand, 0, 5), "label",
                                             uris[g_rand_int_range (rand, 0, G_N_ELEMENTS (uris))], 0, 5);

      sn_item_add_link (item, link);
    }
  if (g_rand_int_range (rand, 0, 5) == 0)
    {
      g_autofree char *doubt = random_text (rand);

      sn_item_add_doubt (item, doubt);
    }
  if (g_rand_int_range (rand, 0, 6) == 0)
    sn_item_set_outcome (item, SN_OUTCOME_CANCELLED);
  word->dismissed = g_rand_int_range (rand, 0, 20) == 0;
  word->status = (SnResponseStatus) g_rand_int_range (rand, 0, SN_N_RESPONSE_STATUSES);
  sn_item_take_user_word (item, word);
}

GPtrArray *
random_items_new (guint n, guint32 seed)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GRand *rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = random_text (rand), *uid = g_strdup_printf ("random-%u@secnews", i);
      SnItem *item = sn_item_new ((SnItemKind) g_rand_int_range (rand, 0, SN_N_ITEM_KINDS), title);
      SnDate date = random_date (rand);

      sn_item_set_uid (item, uid);
      sn_item_set_date (item, &date);
      add_mention (item, rand);
      add_rest (item, rand);
      g_ptr_array_add (items, item);
    }
  g_rand_free (rand);
  return items;
}
