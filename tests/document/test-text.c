/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

static void
test_paragraphs (void)
{
  assert_outline ("Harbour Bulletin 4 May 2023\n\n"
                  "The tide tables have been\nprinted again, and this line\nis still the first paragraph.\n\n"
                  "A second one stands here.\n",
                  "a.txt",
                  "h1 Harbour Bulletin 4 May 2023\n"
                  "p The tide tables have been printed again, and this line is still the first paragraph.\n"
                  "p A second one stands here.\n");
}

static void
test_long_lines (void)
{
  assert_outline (
      "News from the quay\n"
      "This paragraph was never wrapped and so it runs on in a single line for far more than a hundred bytes, as "
      "such texts do.\n"
      "This is another, just as long, and it begins right under the first with no blank line to part them at all, "
      "as such texts do.\n",
      "a.txt",
      "h1 News from the quay\n"
      "p This paragraph was never wrapped and so it runs on in a single line for far more than a hundred bytes, "
      "as such texts do.\n"
      "p This is another, just as long, and it begins right under the first with no blank line to part them at "
      "all, as such texts do.\n");
}

static void
test_headings (void)
{
  assert_outline ("Harbour Bulletin\n================\n\n"
                  "Dear all,\n\n"
                  "Pilots\n------\n\nPilots are asked to report before noon.\n\n"
                  "*Lights and buoys*\n\nThe north buoy is out.\n\n"
                  "Who paints the lighthouse?\n\n"
                  "Nobody has offered so far, and so we ask again: paint and brushes are here.\n\n"
                  "Kind regards,\n\nAda Quill\n\nHarbour master\n",
                  "a.txt",
                  "h1 Harbour Bulletin\n"
                  "p Dear all,\n"
                  "h2 Pilots\n"
                  "p Pilots are asked to report before noon.\n"
                  "h2 Lights and buoys\n"
                  "p The north buoy is out.\n"
                  "h2 Who paints the lighthouse?\n"
                  "p Nobody has offered so far, and so we ask again: paint and brushes are here.\n"
                  "p Kind regards,\n"
                  "p Ada Quill\n"
                  "p Harbour master\n");
}

/* A heading right above text that a mailer wrapped, below which an address stands. */
static void
test_heading_above_address (void)
{
  assert_outline ("Harbour Bulletin\n================\n\n"
                  "Race round the island\nThe race starts at the north quay at noon, and whoever wants to sail\n"
                  "along may do so.\nhttps://harbour.example/race\n\n"
                  "The old north quay and\nthe new one will both be closed on that day, as they are every year,\n"
                  "https://harbour.example/quays\n",
                  "a.txt",
                  "h1 Harbour Bulletin\n"
                  "h2 Race round the island\n"
                  "p The race starts at the north quay at noon, and whoever wants to sail along may do so. "
                  "https://harbour.example/race\n"
                  "p The old north quay and the new one will both be closed on that day, as they are every year, "
                  "https://harbour.example/quays\n");
}

static void
test_lists (void)
{
  assert_outline ("We need:\n\n"
                  "  • one rope; and\n"
                  "  • two anchors that\n    hold in mud.\n\n"
                  "-A bell with no space behind its dash.\n\n"
                  "  * outer\n"
                  "     o inner one\n"
                  "     o inner two\n"
                  "  * outer again\n\n"
                  "1. first\n2. second\n(a) third\n",
                  "a.txt",
                  "p We need:\n"
                  "i1 one rope; and\n"
                  "i1 two anchors that hold in mud.\n"
                  "i1 A bell with no space behind its dash.\n"
                  "i1 outer\n"
                  "i2 inner one\n"
                  "i2 inner two\n"
                  "i1 outer again\n"
                  "i1 first\n"
                  "i1 second\n"
                  "i1 third\n");
}

/* A letter for a bullet stands apart from the text, in the margin too. */
static void
test_letter_bullets (void)
{
  assert_outline ("What stays\n\n"
                  "o  A rope. It may be\n"
                  "   of hemp.\n"
                  "o  An anchor.\n\n"
                  "o what a day.\n",
                  "a.txt",
                  "h1 What stays\n"
                  "i1 A rope. It may be of hemp.\n"
                  "i1 An anchor.\n"
                  "p o what a day.\n");
}

/* A line that was wrapped before a dash or a number is no item. */
static void
test_wrapped_dash (void)
{
  assert_outline (
      "The regatta runs from 10.30am\n– 12 noon on the\n12. of the month and then\n9 June is free for everybody.\n",
      "a.txt",
      "p The regatta runs from 10.30am – 12 noon on the 12. of the month and then 9 June is free for everybody.\n");
}

static void
test_invisible (void)
{
  g_autoptr (SnDocument) document =
      read_one ("\xEF\xBB\xBFOne\xC2\xA0two\xC2\xAD"
                "fold \xE2\x80\x8Bx\xE2\x80\xAEy\xE2\x80\xACz\x07 end\xC2\x85of\xE2\x80\xA8it.\n",
                -1, "a.txt");
  const SnBlock *block = sn_document_get_block (document, 0);
  const char *text = sn_document_get_text (document);

  g_assert_cmpstr (block->text, ==, "One twofold xyz end of it.");
  /* Each character is found again where it came from. */
  for (gsize i = 0; i < block->length; i++)
    if (block->text[i] != ' ')
      g_assert_cmpint (text[sn_block_to_document (block, i)], ==, block->text[i]);
  g_assert_cmpuint (sn_block_to_document (block, block->length), ==, block->end);
}

/* What wraps in a cell stands in the document behind the cell to its right. */
static void
test_wrapped_cell (void)
{
  g_autoptr (SnDocument) document = read_one ("Dates\n\nTue 5 May   Drop-in on testing    London\n"
                                              "            for beginners\nWed 6 May   SSC                   Leeds\n",
                                              -1, "a.txt");
  const SnBlock *row = sn_document_get_block (document, 1);
  const char *text = sn_document_get_text (document);
  const char *cell = strchr (row->text, '\t') + 1, *last = strrchr (row->text, '\t') + 1;
  gsize start, end;

  g_assert_cmpstr (row->text, ==, "Tue 5 May\tDrop-in on testing for beginners\tLondon");
  sn_block_get_range (row, (gsize) (cell - row->text), (gsize) (last - 1 - row->text), &start, &end);
  g_assert_true (g_str_has_prefix (text + start, "Drop-in"));
  g_assert_true (g_str_has_prefix (text + end - strlen ("beginners"), "beginners\n"));
  /* From "for", which stands below, to "London", which does not. */
  sn_block_get_range (row, (gsize) (strstr (row->text, "for") - row->text), row->length, &start, &end);
  g_assert_true (g_str_has_prefix (text + start, "London\n"));
  g_assert_true (g_str_has_prefix (text + end - strlen ("beginners"), "beginners\n"));
}

/* A last cell that says nothing takes no place in the document, though its tab is there. */
static void
test_empty_last_cell (void)
{
  g_autoptr (SnDocument) document = read_one ("Date: What\n7 June  Here\n11 June \xE2\x80\x93", -1, "a.txt");
  const SnBlock *row = sn_document_get_block (document, 2);
  gsize start, end;

  g_assert_cmpstr (row->text, ==, "11 June\t");
  sn_block_get_range (row, 0, row->length, &start, &end);
  g_assert_cmpuint (start, ==, row->start);
  g_assert_cmpuint (end, ==, row->end);
  g_assert_cmpuint (end, ==, sn_document_get_length (document));
}

static void
test_links (void)
{
  g_autoptr (SnDocument) document =
      read_one ("Please complete the entry form\n<https://quay.example/form?a=1&b=2>\nby Friday, or see here "
                "<https://quay.example/\n"
                "long/path>.\n\n"
                "Contact the secretariat <pilot@quay.example>, write to crew@quay.example or look at "
                "https://quay.example/a_(b). A [small map](https://quay.example/map) helps.\n\n"
                "View it online: <https://quay.example/online>\n\n"
                "<https://quay.example/alone>\n\n"
                "No link: <script>alert(1)</script> <javascript:alert(2)> <file:///etc/passwd> a < b and c > d.\n",
                -1, "a.txt");
  g_autofree char *found = outline (document);

  g_assert_cmpstr (
      found, ==,
      "p Please complete the entry form by Friday, or see here.\n"
      "p Contact the secretariat, write to crew@quay.example or look at https://quay.example/a_(b). "
      "A small map helps.\n"
      "p View it online:\n"
      "p https://quay.example/alone\n"
      "p No link: <script>alert(1)</script> <javascript:alert(2)> <file:///etc/passwd> a < b and c > d.\n");
  assert_link (document, 0, "entry form", "https://quay.example/form?a=1&b=2");
  assert_link (document, 1, "here", "https://quay.example/long/path");
  assert_link (document, 2, "secretariat", "mailto:pilot@quay.example");
  assert_link (document, 3, "crew@quay.example", "mailto:crew@quay.example");
  assert_link (document, 4, "https://quay.example/a_(b)", "https://quay.example/a_(b)");
  assert_link (document, 5, "small map", "https://quay.example/map");
  assert_link (document, 6, "View it online", "https://quay.example/online");
  assert_link (document, 7, "https://quay.example/alone", "https://quay.example/alone");
  g_assert_cmpuint (sn_document_get_links (document)->len, ==, 8);
}

/* "[1]" leads where a line at the end says; "[9]" nowhere. */
static void
test_references (void)
{
  g_autoptr (SnDocument) document =
      read_one ("Please complete the entry form [1] by Friday. The [2]map of the quay helps, as it did in 2019 [9].\n\n"
                "Write to the crew [3].\n\n"
                "[1] https://quay.example/form\n[2]: <https://quay.example/map>\n   3. mailto:crew@quay.example\n"
                "4. https://quay.example/unused\n",
                -1, "a.txt");
  g_autofree char *found = outline (document);

  g_assert_cmpstr (found, ==,
                   "p Please complete the entry form by Friday. The map of the quay helps, as it did in 2019 [9].\n"
                   "p Write to the crew.\n"
                   "i1 https://quay.example/unused\n");
  assert_link (document, 0, "entry form", "https://quay.example/form");
  assert_link (document, 1, "map of the quay helps", "https://quay.example/map");
  assert_link (document, 2, "crew", "mailto:crew@quay.example");
  g_assert_cmpuint (sn_document_get_links (document)->len, ==, 4);
}

/* Where the parts of a text have letters, their paragraphs have numbers. */
/* Marks of a list before headings, a name above who made it and when, and lines that name
 * days one below the other. */
static void
test_heads (void)
{
  assert_outline ("Quay News\n\n> Tides\n\nThe tide tables are out.\n\n> Ropes\n\nRopes are in the shed.\n", NULL,
                  "h1 Quay News\n"
                  "h2 Tides\n"
                  "p The tide tables are out.\n"
                  "h2 Ropes\n"
                  "p Ropes are in the shed.\n");
  assert_outline ("THE QUAY MONTHLY for Rowers and for Sailors\nPrepared by the Harbour Board on behalf of all\n"
                  "Edition: January 2027 (circulated on 14 January 2027)\n\nThe tide tables are out.\n",
                  NULL,
                  "h1 THE QUAY MONTHLY for Rowers and for Sailors\n"
                  "p Prepared by the Harbour Board on behalf of all Edition: January 2027 (circulated on 14 January "
                  "2027)\n"
                  "p The tide tables are out.\n");
  assert_outline ("Quay News\n\nHarbour Board: Thursday 21 January, 10.30 to 12.00, the quay\n"
                  "Rope workshop: Tuesday 9 February, the shed\n    (bring a knife)\n"
                  "Open day: Wednesday 17 February, 2pm\n",
                  NULL,
                  "h1 Quay News\n"
                  "p Harbour Board: Thursday 21 January, 10.30 to 12.00, the quay\n"
                  "p Rope workshop: Tuesday 9 February, the shed (bring a knife)\n"
                  "p Open day: Wednesday 17 February, 2pm\n");
}

static void
test_part_numbers (void)
{
  assert_outline ("PART A: SAILING\n\nA.1  The race is on 3 May, if the wind allows.\n\n"
                  "A.2  Crews meet the day before.\n\nPART B: ASHORE\n\nB.1  The fair is on 4 May.\n\n"
                  "B.2  There will be music.\n",
                  "a.txt",
                  "h1 PART A: SAILING\np The race is on 3 May, if the wind allows.\np Crews meet the day before.\n"
                  "h2 PART B: ASHORE\np The fair is on 4 May.\np There will be music.\n");
}

static void
test_entries (void)
{
  assert_outline ("THE QUAY\n\n[Fri 3 May]  A boat for the race\n    The race needs one more boat of any kind.\n\n"
                  "[by the end of June]  A new rope\n    The old rope is worn and must be replaced soon.\n",
                  "a.txt",
                  "h1 THE QUAY\nh3 [Fri 3 May] A boat for the race\np The race needs one more boat of any kind.\n"
                  "h3 [by the end of June] A new rope\np The old rope is worn and must be replaced soon.\n");
  assert_outline (
      "THE QUAY\n\n- Paint your boat (by 3 May)\nEvery boat that is in the race must have been painted white.\n\n"
      "- Mend the nets (by 4 May)\n  with the twine that lies in the shed, and no other\n",
      "a.txt",
      "h1 THE QUAY\nh3 Paint your boat (by 3 May)\n"
      "p Every boat that is in the race must have been painted white.\n"
      "i1 Mend the nets (by 4 May) with the twine that lies in the shed, and no other\n");
  assert_outline ("THE QUAY\n\nMAY\n\n  Tue 7   10:30   Nets\n  Wed 8   13:00   Boats and oars\n", "a.txt",
                  "h1 THE QUAY\np MAY\np Tue 7 10:30 Nets\np Wed 8 13:00 Boats and oars\n");
}

static void
test_link_place (void)
{
  g_autoptr (SnDocument) document = read_one ("Use the   entry\nform <https://quay.example/f>.\n", -1, NULL);
  const SnLink *link = g_ptr_array_index (sn_document_get_links (document), 0);
  g_autofree char *source = g_strndup (sn_document_get_text (document) + link->start, link->length);

  g_assert_cmpstr (link->label, ==, "entry form");
  g_assert_cmpstr (source, ==, "entry\nform");
}

static void
test_emphasis (void)
{
  assert_outline ("This is *bold* and _slanted_ but 2 * 3 * 4 and snake_case_name stay as they are.\n", "a.txt",
                  "p This is bold and slanted but 2 * 3 * 4 and snake_case_name stay as they are.\n");
}

static void
test_tables (void)
{
  static const struct
  {
    const char *text;
    const char *outline;
  } tables[] = {
    { "Date   Meeting, Event or Deadline\n3 May    Pilots' meeting 4\nMonday 9 May Race\nJune   Fair  \n",
      "r1 Date|Meeting, Event or Deadline\nr1 3 May|Pilots' meeting 4\nr1 Monday 9 May|Race\nr1 June|Fair\n" },
    { "DateMeeting\n12th May 2016Pilots' Meeting 35\nMay 2016Crew\n",
      "r1 Date|Meeting\nr1 12th May 2016|Pilots' Meeting 35\nr1 May 2016|Crew\n" },
    { "29 NovemberNovember 2018 Fair\n30 NovemberClosing date for stalls\nJanuaryCrew meeting\n",
      "r1 29 November|November 2018 Fair\nr1 30 November|Closing date for stalls\nr1 January|Crew meeting\n" },
    { "Date\tWhat\tTime\n3 May\tRace\t10:00\n4 May\tFair\t\nTBC\tDance\tnoon\n",
      "r1 Date|What|Time\nr1 3 May|Race|10:00\nr1 4 May|Fair\nr1 TBC|Dance|noon\n" },
    { "| Date  | What | Time |\n|-------|------|------|\n| 3 May | Race | -    |\n| 4-5 May | Fair | noon |\n",
      "r1 Date|What|Time\nr1 3 May|Race|-\nr1 4-5 May|Fair|noon\n" },
    { "3 May Pilots\n4 May Crew\n9 May Race\n", "r1 3 May|Pilots\nr1 4 May|Crew\nr1 9 May|Race\n" },
    { "Date   What\n3 May   Pilots\n7 Octember   Dance\n9 May Race\n",
      "r1 Date|What\nr1 3 May|Pilots\nr1 7 Octember|Dance\nr1 9 May|Race\n" },
    { "Date   Event\nJune 2021\n8 June   Race\n             with music and a\n             fair\nJuly 2021\n10 July   "
      "Dance\n",
      "r1 Date|Event\nr1 June 2021\nr1 8 June|Race with music and a fair\nr1 July 2021\nr1 10 July|Dance\n" },
    /* leaders, of which three dots are one only beside others */
    { "Fri 3 May ... Race\nSat 4 May .... Fair\nTue 7 May ... Crew\n",
      "r1 Fri 3 May|Race\nr1 Sat 4 May|Fair\nr1 Tue 7 May|Crew\n" },
    { "Fair | the quay | noon\nRace | the island | by ten\n", "r1 Fair|the quay|noon\nr1 Race|the island|by ten\n" },
    { "It rained ... and then it did not.\n", "p It rained ... and then it did not.\n" },
    { "                  when         no.\nPilots' meeting   Tue 7 May    65\nRace              Fri 17 May   105\n",
      "p when no.\nr1 Pilots' meeting|Tue 7 May|65\nr1 Race|Fri 17 May|105\n" },
    { "41 June   Nobody's birthday\n0 July   Nothing\n25 December 99999999999999999999   The end\n",
      "r1 41 June|Nobody's birthday\nr1 0 July|Nothing\nr1 25 December 99999999999999999999|The end\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    assert_outline (tables[i].text, "a.txt", tables[i].outline);
}

/* What stands right above labelled fields names their entry. */
static void
test_fields (void)
{
  assert_outline ("Race round the island\nWhat: sailing\nWhen: 3 May\nWhere: the quay\n\n"
                  "Crew meeting\nWhen: 7 May\n\nThe tide tables are out, and whoever wants one may have it.\n",
                  "a.txt",
                  "h1 Race round the island\np What: sailing\np When: 3 May\np Where: the quay\n"
                  "p Crew meeting\np When: 7 May\np The tide tables are out, and whoever wants one may have it.\n");
  /* they need no name, where each line has a label and one of them is known */
  assert_outline (
      "Places on the boat\n\nBow: two for the young\nStern: one for the old\nApply by: 3 May\n\nAll are welcome.\n",
      "a.txt",
      "h1 Places on the boat\np Bow: two for the young\np Stern: one for the old\np Apply by: 3 May\n"
      "p All are welcome.\n");
  /* behind the name any label is one */
  assert_outline ("Event: Race round the island\nDay & time: 3 May, noon\nHow to join: ask the crew\n", "a.txt",
                  "h1 Race round the island\np Day & time: 3 May, noon\np How to join: ask the crew\n");
}

static void
test_no_table (void)
{
  assert_outline (
      "The race was on\n3 May and it rained. The next one is on\n4 May if the wind allows, since on\n"
      "5 May there is a fair.\n",
      "a.txt",
      "p The race was on 3 May and it rained. The next one is on 4 May if the wind allows, since on 5 May there is a "
      "fair.\n");
}

/* A month with which a cell begins, in a table of another column of days. */
static void
test_month_in_cell (void)
{
  assert_outline ("What\tWhen\tWhere\nRace\t3 May\tNorth quay\nFair\t4 May\tSquare\nJune 2023 Boat Show\t29 June\n",
                  "a.txt",
                  "r1 What|When|Where\n"
                  "r1 Race|3 May|North quay\n"
                  "r1 Fair|4 May|Square\n"
                  "r1 June 2023 Boat Show|29 June\n");
}

static void
test_vertical_table (void)
{
  assert_outline (
      "Dates to keep\n\nDate\n\nWhat happens\n\n3 May\n\nRace round the\nisland\n\n4 May\n\nFair\n\nDance\n\n"
      "May\n\nCrew meeting\n\n\nAll are welcome to any of these, whatever the weather brings.\n",
      "a.txt",
      "h1 Dates to keep\n"
      "r1 Date|What happens\n"
      "r1 3 May|Race round the island\n"
      "r1 4 May|Fair\n"
      "r1 4 May|Dance\n"
      "r1 May|Crew meeting\n"
      "p All are welcome to any of these, whatever the weather brings.\n");
  /* the days need not come first */
  assert_outline ("Dates to keep\n\nEvent or Meeting\n\nDate\n\nRace round the\nisland\n\n3 May\n\nFair\n\n4 May\n\n\n"
                  "All are welcome to any of these, whatever the weather brings.\n",
                  "a.txt",
                  "h1 Dates to keep\n"
                  "r1 Event or Meeting|Date\n"
                  "r1 Race round the island|3 May\n"
                  "r1 Fair|4 May\n"
                  "p All are welcome to any of these, whatever the weather brings.\n");
  assert_outline ("What\n\nDate\n\nVenue\n\nRace\n\n3 May\n\nNorth quay\n\nCrew Meeting\n\n4 May\n\nThe loft\n",
                  "a.txt",
                  "r1 What|Date|Venue\n"
                  "r1 Race|3 May|North quay\n"
                  "r1 Crew Meeting|4 May|The loft\n");
  /* what heads the table is no column of it */
  assert_outline ("Dates to keep\n\nDate\n\nEvent\n\n3 May\n\nCrew Meeting\n\n4 May\n\nFair\n", "a.txt",
                  "h1 Dates to keep\n"
                  "r1 Date|Event\n"
                  "r1 3 May|Crew Meeting\n"
                  "r1 4 May|Fair\n");
  /* nor is the last cell of the table above, which could head one: that was read without end */
  assert_outline (
      "Date\n\nWho\n\n3 May\n\nCrew\n\n4 May\n\nSailing Group\n\n\n\nDate\n\nRope\n\nUsed for\n\n"
      "5 May\n\nRed\n\nThe quay\n\n6 May\n\nBlue\n\nThe bell\n\nThe buoy\n\nThe mole\n\n7 May\n\nGreen\n\nThe pier\n",
      "a.txt",
      "r1 Date|Who\n"
      "r1 3 May|Crew\n"
      "r1 4 May|Sailing Group\n"
      "r2 Date|Rope|Used for\n"
      "r2 5 May|Red|The quay\n"
      "r2 6 May|Blue|The bell\n"
      "r2 6 May|The buoy|The mole\n"
      "r2 7 May|Green|The pier\n");
}

/* A table of which each cell is a line. */
static void
test_stacked_table (void)
{
  assert_outline ("Dates to keep\n\nComing up\nDate\nWhat\nTime\n3 May\nRace\n10:00\n4 May\nFair\n11:00\n\n"
                  "All are welcome to any of these, whatever the weather brings.\n\nWhat\nCloses\nRopes\n5 May\n"
                  "Knots\n6 May\n\nDay\nRope\n5 May\nis one day and\nmore.\n",
                  "a.txt",
                  "h1 Dates to keep\n"
                  "p Coming up\n"
                  "r1 Date|What|Time\n"
                  "r1 3 May|Race|10:00\n"
                  "r1 4 May|Fair|11:00\n"
                  "p All are welcome to any of these, whatever the weather brings.\n"
                  "r2 What|Closes\n"
                  "r2 Ropes|5 May\n"
                  "r2 Knots|6 May\n"
                  "p Day\n"
                  "p Rope\n"
                  "p 5 May is one day and more.\n");
}

/* Lines that each begin with a modification, and what stands right above them. */
static void
test_modifications (void)
{
  assert_outline ("Quay News\n\nNow open\n  MP305 Ropes – 3 May\n  SECMP0106 Knots – 4 May\n\n"
                  "The Harbour Board has looked at all of the ropes and has come to say on\nMP305 that it is long "
                  "and of no use to those who have no boat, whereas\nMP306 is longer.\n",
                  "a.txt",
                  "h1 Quay News\n"
                  "h3 Now open\n"
                  "p MP305 Ropes – 3 May\n"
                  "p SECMP0106 Knots – 4 May\n"
                  "p The Harbour Board has looked at all of the ropes and has come to say on MP305 that it is long "
                  "and of no use to those who have no boat, whereas MP306 is longer.\n");
}

static void
test_charsets (void)
{
  g_autoptr (SnDocument) wide =
      read_one ("\xFF\xFEQ\0u\0a\0y\0 \0\x13\x20 \0n\0e\0w\0s\0.\0\n\0=\xD8\x00\xDE", 32, "a.txt");
  g_autoptr (SnDocument) big = read_one ("\xFE\xFF\0Q\0u\0a\0y\0.", 12, "a.txt");
  g_autoptr (SnDocument) western = read_one ("The caf\xE9 \x96 \x91now\x92 open. \xA3"
                                             "5",
                                             -1, "a.txt");
  g_autoptr (SnDocument) mixed = read_one ("Caf\xC3\xA9 \xA3"
                                           "5 \xC0\xAF \xED\xA0\x80.",
                                           -1, "a.txt");

  g_assert_cmpstr (sn_document_get_block (wide, 0)->text, ==, "Quay – news. 😀");
  g_assert_cmpstr (sn_document_get_block (big, 0)->text, ==, "Quay.");
  g_assert_cmpstr (sn_document_get_block (western, 0)->text, ==, "The café – ‘now’ open. £5");
  g_assert_true (has_doubt (western, "The text is not valid UTF-8"));
  g_assert_cmpstr (sn_document_get_block (mixed, 0)->text, ==,
                   "Café £5 \xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.");
  g_assert_true (has_doubt (mixed, "The text is not valid UTF-8"));
  g_assert_cmpuint (sn_document_get_doubts (wide)->len, ==, 0);
}

static void
test_forwarded (void)
{
  static const char *const texts[] = {
    "Anna, one for you?\n\nBert\n\n-----Original Message-----\nFrom: Quay News <news@quay.example>\n"
    "Sent: 05 December 2019 15:42\nTo: Bert\nSubject: FW: Quay News\n\nThe tide tables are out.\nRead them.\n\nAll is "
    "well.\n",
    "Look at this.\n\nFrom: Quay News <news@quay.example>\nSent: Thursday, December 5, 2019 3:42 PM\nTo: Bert; Carl\n"
    "Subject: Quay News\n\nThe tide tables are out.\nRead them.\n\nAll is well.\n",
    "Look.\n\nBegin forwarded message:\n\n> From: Quay News <news@quay.example>\n> Subject: Quay News\n"
    "> Date: 5 December 2019 at 15:42:10 GMT\n> To: Bert\n>\n> The tide tables are out.\n> Read them.\n>\n> All is "
    "well.\n"
    "\nSent from my boat\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SnDocument) document = read_one (texts[i], -1, "a.txt");
      g_autofree char *found = outline (document), *day = sn_date_to_string (sn_document_get_sent (document));

      if (i < 2)
        g_assert_cmpstr (found, ==, "p The tide tables are out. Read them.\np All is well.\n");
      else
        g_assert_true (g_str_has_prefix (found, "p The tide tables are out. Read them.\np All is well.\n"));
      g_assert_null (strstr (found, "Bert"));
      g_assert_cmpstr (sn_document_get_title (document), ==, "Quay News");
      g_assert_cmpstr (sn_document_get_sender (document), ==, "Quay News <news@quay.example>");
      g_assert_cmpstr (day, ==, "2019-12-05");
    }
}

/* Some programs save a mail as text with no more of its header than this; further
 * down such lines are somebody's words. */
static void
test_saved_header (void)
{
  static const char top[] = "From: Quay News <news@quay.example>\nTo: Bert\nSubject: Quay News: 5 December 2019\n\n"
                            "The tide tables are out.\n";
  static const char below[] = "The tide tables are out.\n\nFrom: the quay\nSubject: tides\n\nAll is well.\n";
  g_autoptr (SnDocument) saved = read_one (top, -1, "a.txt"), told = read_one (below, -1, "a.txt");
  g_autofree char *text = outline (saved), *whole = outline (told);

  g_assert_cmpstr (text, ==, "p The tide tables are out.\n");
  g_assert_cmpstr (sn_document_get_title (saved), ==, "Quay News: 5 December 2019");
  g_assert_false (sn_date_is_set (sn_document_get_sent (saved)));
  g_assert_nonnull (strstr (whole, "From: the quay"));
}

/* Paragraphs in legal style have the number of their part and their own, which is no word of
 * theirs; a version in running text stays. */
/* A line across the page parts what is below it from what is above, as a blank line does. */
static void
test_rules (void)
{
  assert_outline (
      "Quay News\n\n  1. Ropes of the year\n  2. Boats on the quay\n\n-----------------\n1. ROPES OF THE YEAR\n\n"
      "The Harbour Board has looked at all of the ropes.\n\n-----------------\n2. BOATS ON THE QUAY\n\n"
      "All of the boats are there, and none has sunk.\n\n=======\nNews from the pier\n\n"
      "It rains there, and does so every day.\n\n",
      "a.txt",
      "h1 Quay News\n"
      "i1 Ropes of the year\n"
      "i1 Boats on the quay\n"
      "h2 ROPES OF THE YEAR\n"
      "p The Harbour Board has looked at all of the ropes.\n"
      "h2 BOATS ON THE QUAY\n"
      "p All of the boats are there, and none has sunk.\n"
      "h2 News from the pier\n"
      "p It rains there, and does so every day.\n");
  /* not one that is drawn within a table, or under a heading */
  assert_outline (
      "Dates\n-----\nAll of them are here, as they have been.\n\nDate   | What\n-------+-----\n3 May  | Race\n",
      "a.txt",
      "h1 Dates\n"
      "p All of them are here, as they have been.\n"
      "r1 Date|What\n"
      "r1 3 May|Race\n");
}

static void
test_numbered_paragraphs (void)
{
  assert_outline ("QUAY NEWS\n\nTIDES\n\n1.1  The tables are out.\n\n1.2  Races are held.\n\n1.3  Nobody sank.\n\n"
                  "2.1  Version 1.4 of the tables follows.\n",
                  "a.txt",
                  "h1 QUAY NEWS\nh2 TIDES\np The tables are out.\np Races are held.\np Nobody sank.\n"
                  "p Version 1.4 of the tables follows.\n");
  assert_outline ("Quay news\n\n1.1 The tables are out.\n\nRaces are held on both of the days.\n", "a.txt",
                  "h1 Quay news\np 1.1 The tables are out.\np Races are held on both of the days.\n");
}

/* A line right above a list that is set in further is what its entries are about; one that
 * leads in to the list is not. */
static void
test_entries_above_lists (void)
{
  assert_outline (
      "QUAY NEWS\n\nEVENTS\n\nRegatta\n  - 3 May\n  - Free for crews\n\nYou may bring:\n  - rope\n  - soap\n", "a.txt",
      "h1 QUAY NEWS\nh2 EVENTS\nh4 Regatta\ni1 3 May\ni1 Free for crews\np You may bring:\ni1 rope\n"
      "i1 soap\n");
}

/* A star further out begins the next entry; a month between the days of a diary heads those
 * below it, and what has no day yet is an entry too. */
static void
test_entries_below_lists (void)
{
  assert_outline ("QUAY NEWS\n\nEVENTS\n\n* Regatta\n  - 3 May\n  - comments by noon 27 April\n* Tides were high.\n",
                  "a.txt",
                  "h1 QUAY NEWS\nh2 EVENTS\nh4 Regatta\ni1 3 May\ni1 comments by noon 27 April\n"
                  "i1 Tides were high.\n");
  assert_outline ("QUAY NEWS\n\nDIARY\n\nJune 2017\n  Tue 27   Rope Group 3\n  Wed 28   Harbour Board 94\n"
                  "July 2017\n  Wed 5    Regatta\n  --       Moss Group (day to be agreed)\n",
                  "a.txt",
                  "h1 QUAY NEWS\nh2 DIARY\np June 2017\np Tue 27 Rope Group 3\np Wed 28 Harbour Board 94\n"
                  "p July 2017\np Wed 5 Regatta\np -- Moss Group (day to be agreed)\n");
}

/* Words that the ends of lines break are whole again: without the hyphen where the text breaks
 * words, and with that which is a word's own. */
static void
test_broken_words (void)
{
  assert_outline ("QUAY NEWS\n\nThe harbour regatta begins. Every rower needs a life-jacket, and the har-\nbour "
                  "is closed while the re-\ngatta goes on. A life-\njacket is free, and anchors are for-\nbidden "
                  "there. See https://quay.example/rope-\nworks for more.\n",
                  "a.txt",
                  "h1 QUAY NEWS\np The harbour regatta begins. Every rower needs a life-jacket, and the harbour is "
                  "closed while the regatta goes on. A life-jacket is free, and anchors are forbidden there. See "
                  "https://quay.example/rope-works for more.\n");
  assert_outline ("QUAY NEWS\n\nThe quay is a half-\nhour from here, and a boat\n- the red one - is there.\n", "a.txt",
                  "h1 QUAY NEWS\np The quay is a half-hour from here, and a boat - the red one - is there.\n");
}

/* The feet and heads of pages are not of the text, and sentences go on behind them. */
static void
test_pages (void)
{
  assert_outline ("QUAY NEWS\n3 May 2024\n\nThe tide is high, and the boats\n\nHarbour Office      Page 1 of 2\n"
                  "\fQuay News 3 May 2024     Public\n\nare at the quay.\n\nRopes are for sale.\n\n"
                  "Harbour Office      Page 2 of 2\n\f",
                  "a.txt",
                  "h1 QUAY NEWS\np 3 May 2024\np The tide is high, and the boats are at the quay.\n"
                  "p Ropes are for sale.\n");
  assert_outline ("QUAY NEWS\n\nThe tide is high.\n\n- 1 -\n\nQuay News, May\n\nRopes are for sale.\n\n- 2 -\n\n"
                  "Quay News, May\n\nSee page 3 of 4 of the almanac.\n",
                  "a.txt",
                  "h1 QUAY NEWS\np The tide is high.\np Ropes are for sale.\np See page 3 of 4 of the almanac.\n");
}

static void
test_shared (void)
{
  g_autoptr (GPtrArray) documents = read_shared ("2019-06-06-sec-newsletter.txt");
  guint rows = 0, items = 0;

  if (documents == NULL)
    return;
  for (guint i = 0; i < sn_document_get_n_blocks (documents->pdata[0]); i++)
    {
      const SnBlock *block = sn_document_get_block (documents->pdata[0], i);

      rows += block->kind == SN_BLOCK_TABLE_ROW;
      items += block->kind == SN_BLOCK_LIST_ITEM;
    }
  g_assert_cmpuint (rows, ==, 18);
  g_assert_cmpuint (items, ==, 7);
}

/* What each article asks is a level below its heading, and a line below it a field. */
static void
test_repeated_headings (void)
{
  g_autoptr (SnDocument) document = read_one (
      "SEC Newsletter\n\nMP181: firmware\n\nWhat is it about?\nImages that are found to be faulty, and what becomes of "
      "them.\n\nBy when?\n25 March.\n\nForecasts\n\nWhat is it about?\nWhat each Supplier will need in two "
      "years.\n\nBy when?\n5 April.\n",
      -1, NULL);
  const SnBlock *asked = sn_document_get_block (document, 2), *field = sn_document_get_block (document, 4);
  gsize start, end;

  g_assert_cmpuint (sn_document_get_n_blocks (document), ==, 9);
  g_assert_cmpstr (asked->text, ==, "What is it about?");
  g_assert_cmpint (asked->kind, ==, SN_BLOCK_HEADING);
  g_assert_cmpuint (asked->level, ==, sn_document_get_block (document, 1)->level + 1);
  g_assert_cmpint (field->kind, ==, SN_BLOCK_PARAGRAPH);
  g_assert_cmpstr (field->text, ==, "By when: 25 March.");
  sn_block_get_range (field, strlen ("By when: "), field->length, &start, &end);
  g_assert_true (g_str_has_prefix (sn_document_get_text (document) + start, "25 March."));
  g_assert_cmpuint (end - start, ==, strlen ("25 March."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/text/paragraphs", test_paragraphs);
  g_test_add_func ("/document/text/entries", test_entries);
  g_test_add_func ("/document/text/long-lines", test_long_lines);
  g_test_add_func ("/document/text/headings", test_headings);
  g_test_add_func ("/document/text/lists", test_lists);
  g_test_add_func ("/document/text/letter-bullets", test_letter_bullets);
  g_test_add_func ("/document/text/wrapped-dash", test_wrapped_dash);
  g_test_add_func ("/document/text/invisible", test_invisible);
  g_test_add_func ("/document/text/wrapped-cell", test_wrapped_cell);
  g_test_add_func ("/document/text/empty-last-cell", test_empty_last_cell);
  g_test_add_func ("/document/text/links", test_links);
  g_test_add_func ("/document/text/references", test_references);
  g_test_add_func ("/document/text/heads", test_heads);
  g_test_add_func ("/document/text/part-numbers", test_part_numbers);
  g_test_add_func ("/document/text/link-place", test_link_place);
  g_test_add_func ("/document/text/emphasis", test_emphasis);
  g_test_add_func ("/document/text/tables", test_tables);
  g_test_add_func ("/document/text/fields", test_fields);
  g_test_add_func ("/document/text/no-table", test_no_table);
  g_test_add_func ("/document/text/heading-above-address", test_heading_above_address);
  g_test_add_func ("/document/text/month-in-cell", test_month_in_cell);
  g_test_add_func ("/document/text/vertical-table", test_vertical_table);
  g_test_add_func ("/document/text/stacked-table", test_stacked_table);
  g_test_add_func ("/document/text/modifications", test_modifications);
  g_test_add_func ("/document/text/charsets", test_charsets);
  g_test_add_func ("/document/text/forwarded", test_forwarded);
  g_test_add_func ("/document/text/saved-header", test_saved_header);
  g_test_add_func ("/document/text/numbered-paragraphs", test_numbered_paragraphs);
  g_test_add_func ("/document/text/rules", test_rules);
  g_test_add_func ("/document/text/entries-above-lists", test_entries_above_lists);
  g_test_add_func ("/document/text/broken-words", test_broken_words);
  g_test_add_func ("/document/text/pages", test_pages);
  g_test_add_func ("/document/text/entries-below-lists", test_entries_below_lists);
  g_test_add_func ("/document/text/repeated-headings", test_repeated_headings);
  g_test_add_func ("/document/text/shared", test_shared);
  return g_test_run ();
}
