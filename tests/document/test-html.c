/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

/* Columns without a size, so that no gaps stand between them; what has no size itself is not seen. */
/* A contents list between the masthead and what the page says is its content. */
static void
test_menu_behind_masthead (void)
{
  assert_outline ("<html><body><header><h1>Harbour Quarterly</h1><p>Issue 14, 4 May 2023</p></header>"
                  "<nav><h2>Inside</h2><ol><li><a href='#a'>One</a></li><li><a href='#b'>Two</a></li>"
                  "<li><a href='#c'>Three</a></li><li><a href='#d'>Four</a></li><li><a href='#e'>Five</a></li>"
                  "<li><a href='#f'>Six</a></li></ol></nav><main><h2>Races</h2><p>The race starts at the north quay at "
                  "noon, and all may sail along.</p></main><footer><p>Harbour office</p></footer></body></html>",
                  "a.html",
                  "h1 Harbour Quarterly\n"
                  "p Issue 14, 4 May 2023\n"
                  "h2 Races\n"
                  "p The race starts at the north quay at noon, and all may sail along.\n");
}

static void
test_columns_without_size (void)
{
  assert_outline (
      "<html><body><div style='font-size:1px;color:#fff'>Preview beside the subject</div>"
      "<div style='font-size:0;text-align:left'><div style='font-size:20px;font-weight:700'>Race round the "
      "island</div></div>"
      "<table><tr><td style='font-size:0px;padding:8px'><div style='font-size:0px'>"
      "<table><tr><td style='font-size:0px'><div style='font-size:13px'>The race starts at the north quay at "
      "noon, and all may sail along.</div></td></tr>"
      "<tr><td style='font-size:0px'><p>Not seen</p><p style='font-size:1.2em'>Nor this</p></td></tr></table>"
      "</div></td></tr></table></body></html>",
      "a.html",
      "h2 Race round the island\n"
      "p The race starts at the north quay at noon, and all may sail along.\n");
}

static void
test_blocks (void)
{
  assert_outline (
      "<html><head><title>Quay</title><style>p{x:y}</style></head><body><h1>Quay  News</h1>"
      "<p>One&nbsp;two <b>three</b><br>four.</p><ul><li>first<ul><li>inner</li></ul></li><li>second</li></ul>"
      "<div>Text in a div<p>and in a paragraph.</p>and after it.</div></body></html>",
      NULL,
      "h1 Quay News\n"
      "p One two three four.\n"
      "i1 first\n"
      "i2 inner\n"
      "i1 second\n"
      "p Text in a div\n"
      "p and in a paragraph.\n"
      "p and after it.\n");
}

static void
test_breaks (void)
{
  assert_outline ("<html><body><div>Hello sailors.<br><br>This is one paragraph,<br>broken once.<br> <br>"
                  "<span style='font-size:18px'><strong>Lights</strong></span><br>"
                  "The north light is out, and the keeper has been told to mend it soon.<br><br>"
                  "<u>Buoys to paint</u><br>"
                  "All of the buoys need paint, and the paint is in the shed behind the crane.<br><br>"
                  "<b>Ada Quill</b><br>Harbour master<br>T: 1</div></body></html>",
                  NULL,
                  "p Hello sailors.\n"
                  "p This is one paragraph, broken once.\n"
                  "h2 Lights\n"
                  "p The north light is out, and the keeper has been told to mend it soon.\n"
                  "h4 Buoys to paint\n"
                  "p All of the buoys need paint, and the paint is in the shed behind the crane.\n"
                  "p Ada Quill Harbour master T: 1\n");
}

/* Numbers that can be days of a month begin entries of their own; others do not. */
static void
test_day_entries (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><h2>Rest of May</h2><p>21 – Harbour Board<br>22 - Rope Group</p>"
                  "<p>41 – boats are out<br>52 – boats are in</p></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "h2 Rest of May\n"
                  "i1 21 – Harbour Board\n"
                  "i1 22 - Rope Group\n"
                  "p 41 – boats are out 52 – boats are in\n");
}

static void
test_sheet (void)
{
  assert_outline (
      "<html><head><style>/* ours */ body{margin:0} .t,td.big{font-size:19px;font-weight:bold}"
      "@media (max-width:600px){.p{font-size:40px}} .gone{display:none} .a .b{font-size:40px}</style></head>"
      "<body><div><span class='x t'>Lights</span></div><p class='p'>The north light is out, and the keeper "
      "has been told to mend it.</p><div><span class=big>Buoys</span></div><p class=b>All of the buoys need "
      "paint, and the paint is in the shed behind the crane.</p><p class=gone>The shed is open, and there is "
      "enough for all of them and for the boats.</p></body></html>",
      NULL,
      "h2 Lights\n"
      "p The north light is out, and the keeper has been told to mend it.\n"
      "h2 Buoys\n"
      "p All of the buoys need paint, and the paint is in the shed behind the crane.\n"
      "p The shed is open, and there is enough for all of them and for the boats.\n");
}

static void
test_word (void)
{
  assert_outline (
      "<html><body><p class=MsoTitle><span style='font-size:20.0pt'>Quay News<o:p></o:p></span></p>"
      "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><b>Ropes<o:p></o:p></b></p>"
      "<p class=MsoNormal>We need:</p>"
      "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
      "<span style='font-family:Symbol'>&#183;<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
      "</span><![endif]>one rope;</p>"
      "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>"
      "<span style='mso-list:Ignore'>o&nbsp;</span><![endif]>two anchors.</p>"
      "<!--[if mso]><p>Only in Outlook</p><![endif]--></body></html>",
      NULL,
      "h1 Quay News\n"
      "h3 Ropes\n"
      "p We need:\n"
      "i1 one rope;\n"
      "i2 two anchors.\n");
}

static void
test_hidden (void)
{
  assert_outline (
      "<html><body><div style='display:none'>preview</div><div style=\"FONT-SIZE: 1px\">tiny</div>"
      "<div hidden>gone</div><div aria-hidden='true'>gone</div><span style='visibility : hidden'>gone</span>"
      "<script>var x = '<p>gone</p>';</script><template><p>gone</p></template><iframe>gone</iframe>"
      "<noscript>gone</noscript><object>gone</object><select><option>gone</select><button>gone</button>"
      "<textarea>gone</textarea><!-- gone --><svg><text>gone</text></svg><p>Modi&shy;fied&#8203; "
      "text</p></body></html>",
      NULL, "p Modified text\n");
}

static void
test_chrome (void)
{
  static const char page[] =
      "<html><body class='has-sidebar'><div id='cookie-banner'>We use biscuits.</div>"
      "<header><nav><ul><li><a href='/a'>Home</a></li></ul></nav>Site</header>"
      "<div class='breadcrumbs'>Home / News</div><main><h1>Quay News</h1>"
      "<p>The tide tables are out and may be had from the harbour office at any time of day.</p></main>"
      "<aside>More news</aside><div class='shareBox social-share'>Tell "
      "others</div><footer>Imprint</footer></body></html>";
  static const char wrapped[] = "<html><body><div class='page-with-sidebar nav-open'><p>The tide tables are out and "
                                "may be had at any time.</p></div>"
                                "<div id='footer'>Imprint</div></body></html>";
  static const char box[] =
      "<html><body><main><p>The tide tables are out and may be had from the harbour office at any time of day.</p>"
      "<aside class='box'><h2>Tides</h2><ul><li>3 May: spring tide</li></ul></aside>"
      "<aside class='widget-area'>Recent posts</aside></main></body></html>";
  static const char diary[] =
      "<html><body><main><p>The tide tables are out and may be had from the harbour office at any time of "
      "day.</p></main>"
      "<aside class='sidebar'><h2>Coming up</h2><ul><li>3 May: spring tide</li><li>Thu 9: races</li>"
      "<li>12 June &ndash; regatta</li></ul></aside><aside class='sidebar'>Follow us</aside></body></html>";
  static const char column[] =
      "<html><body><main><p>The tide tables are out and may be had from the harbour office at any time of day.</p>"
      "<div class='col sidebar'><h2>Coming up</h2><ul><li>3 May: spring tide</li><li>Thu 9: races</li>"
      "<li>12 June &ndash; regatta</li></ul></div><div class='sidebar'>Follow us</div></main></body></html>";
  static const char only_nav[] = "<html><body><nav><p>The tide tables are out.</p></nav></body></html>";

  assert_outline (page, NULL,
                  "h1 Quay News\n"
                  "p The tide tables are out and may be had from the harbour office at any time of day.\n");
  assert_outline (wrapped, NULL, "p The tide tables are out and may be had at any time.\n");
  assert_outline (box, NULL,
                  "p The tide tables are out and may be had from the harbour office at any time of day.\n"
                  "h2 Tides\n"
                  "i1 3 May: spring tide\n");
  assert_outline (diary, NULL,
                  "p The tide tables are out and may be had from the harbour office at any time of day.\n"
                  "h2 Coming up\n"
                  "i1 3 May: spring tide\n"
                  "i1 Thu 9: races\n"
                  "i1 12 June – regatta\n");
  assert_outline (column, NULL,
                  "p The tide tables are out and may be had from the harbour office at any time of day.\n"
                  "h2 Coming up\n"
                  "i1 3 May: spring tide\n"
                  "i1 Thu 9: races\n"
                  "i1 12 June – regatta\n");
  assert_outline (only_nav, NULL, "p The tide tables are out.\n");
}

static void
test_table (void)
{
  assert_outline ("<html><body><table><thead><tr><th>Date</th><th>What</th><th>Time</th></tr></thead><tbody>"
                  "<tr><td rowspan=2><p>3&nbsp;May</p></td><td>Race</td><td>10:00</td></tr>"
                  "<tr><td>Fair<br>and dance</td><td></td></tr>"
                  "<tr><td colspan='3'>June 2021</td></tr>"
                  "<tr><td>TBC</td><td><a href='https://quay.example/crew'>Crew</a> meeting</td><td>noon</td></tr>"
                  "</tbody></table><table><tr><td>4 May</td><td>One</td></tr><tr><td>5 "
                  "May</td><td>Two</td></tr></table></body></html>",
                  NULL,
                  "r1 Date|What|Time\n"
                  "r1 3 May|Race|10:00\n"
                  "r1 3 May|Fair and dance|\n"
                  "r1 June 2021\n"
                  "r1 TBC|Crew meeting|noon\n"
                  "r2 4 May|One\n"
                  "r2 5 May|Two\n");
}

/* A caption is a line of its own, and be it for screen readers alone, the rows are
 * not. */
static void
test_table_caption (void)
{
#define ROWS                                                                                                           \
  "<tr><th>What</th><th>When</th></tr><tr><td>Race</td><td>3 May</td></tr><tr><td>Fair</td><td>4 May</td></tr>"
  assert_outline ("<html><body><p>Quay.</p><table><caption>In May</caption>" ROWS "</table><p>All.</p></body></html>",
                  NULL, "p Quay.\np In May\nr1 What|When\nr1 Race|3 May\nr1 Fair|4 May\np All.\n");
  assert_outline ("<html><body><p>Quay.</p><table><caption class='visually-hidden'>In May</caption>" ROWS
                  "</table><p>All.</p></body></html>",
                  NULL, "p Quay.\nr1 What|When\nr1 Race|3 May\nr1 Fair|4 May\np All.\n");
  assert_outline (
      "<html><body><p>Quay.</p><table><caption hidden><a href='https://quay.example/1'>In May</a></caption>" ROWS
      "</table><p>All.</p></body></html>",
      NULL, "p Quay.\nr1 What|When\nr1 Race|3 May\nr1 Fair|4 May\np All.\n");
#undef ROWS
}

/* A table of one thing's fields is a heading and a line of each; tables whose first column
 * has other words than labels, or days, stay what they are. */
static void
test_table_record (void)
{
  assert_outline ("<html><body><p>Quay.</p><table><tr><td>Ref:</td><td>Q7</td></tr><tr><td>Title:</td><td>The great "
                  "<a href='https://quay.example/2'>race</a></td></tr><tr><td>Closing date:</td><td>3 May</td></tr>"
                  "</table><p>All.</p></body></html>",
                  NULL, "p Quay.\nh4 Q7 The great race\np Closing date: 3 May\np All.\n");
  assert_outline ("<html><body><p>Quay.</p><table><tr><th>Boats</th><td>1 sloop, 2 cutters</td></tr><tr><th>Entries "
                  "close</th><td>3 May<br>at noon</td></tr></table></body></html>",
                  NULL, "p Quay.\np Boats: 1 sloop, 2 cutters\np Entries close: 3 May at noon\n");
  assert_outline ("<html><body><p>Quay.</p><table><tr><td>Boats</td><td>sloops</td></tr><tr><td>By when</td><td>3 "
                  "May</td></tr></table></body></html>",
                  NULL, "p Quay.\np Boats: sloops\np By when: 3 May\n");
  assert_outline ("<html><body><table><tr><th>Date</th><th>What</th></tr><tr><td>3 May</td><td>Race</td></tr>"
                  "<tr><td>4 May</td><td>Fair</td></tr></table></body></html>",
                  NULL, "r1 Date|What\nr1 3 May|Race\nr1 4 May|Fair\n");
  assert_outline (
      "<html><body><table><tr><td>We have a race on the third of May, and a fair</td><td>And more.</td></tr>"
      "<tr><td>The date is fixed.</td><td>4 May</td></tr></table></body></html>",
      NULL, "p We have a race on the third of May, and a fair\np And more.\np The date is fixed.\np 4 May\n");
}

/* Cells that hold entries of several days are a planner: a row of each entry. */
static void
test_table_planner (void)
{
  assert_outline (
      "<html><body><table><tr><th>On</th><th>To do</th></tr><tr><td colspan='2'>May</td></tr><tr><td><p><b>3 "
      "May</b><br>"
      "Race</p><p>4 May, 10:00<br>Fair<br>and <a href='https://quay.example/2'>dance</a></p></td><td><p>5 May<br>Enter "
      "your boat</p><p>Rest.</p></td></tr></table><p>All.</p></body></html>",
      NULL,
      "p On\np To do\np May\nr1 3 May|Race\nr1 4 May, 10:00|Fair and dance\nr1 5 May|Enter your boat\np Rest.\np "
      "All.\n");
}

#define DAYS "<tr><th>Mon</th><th>Tue</th><th>Wed</th><th>Thu</th><th>Fri</th><th>Sat</th><th>Sun</th></tr>"

/* A sheet of a month: a row of each day that brings something, with its day of the week. */
static void
test_table_calendar (void)
{
  assert_outline (
      "<html><body><table><caption>June 2021</caption>" DAYS
      "<tr><td>31 May</td><td>1</td><td><b>2</b>Race</td><td>3</td><td>4</td><td>5</td><td>6</td></tr>"
      "<tr><td>7</td><td>8<br>Fair<br>Crew</td><td>9</td><td>10</td><td>11</td><td>12</td><td>13</td></tr>"
      "<tr><td>14</td><td colspan='3'>15 &ndash; 17 Swim</td><td>18</td><td>19</td><td>20</td></tr>"
      "<tr><td>28</td><td>29</td><td>30</td><td>1 July <a href='https://quay.example/2'>Feast</a></td><td>2 July</td>"
      "<td>3 July</td><td>4 July</td></tr></table><p>All.</p></body></html>",
      NULL, "p June 2021\nr1 Wed 2|Race\nr1 Tue 8|Fair Crew\nr1 Tue 15 – 17|Swim\nr1 1 July|Feast\np All.\n");
  /* seven short columns alone are none */
  assert_outline ("<html><body><table>" DAYS "<tr><td>open</td><td>open</td><td>open</td><td>open</td><td>open</td>"
                  "<td>shut</td><td>shut</td></tr></table></body></html>",
                  NULL, "r1 Mon|Tue|Wed|Thu|Fri|Sat|Sun\nr1 open|open|open|open|open|shut|shut\n");
}

/* A question that opens its answer heads it. */
static void
test_summary (void)
{
  assert_outline (
      "<html><body><h2>Tides</h2><details><summary>When is it high?</summary><p>At noon.</p></details></body>"
      "</html>",
      NULL, "h2 Tides\nh5 When is it high?\np At noon.\n");
}

/* A row a month, with a line for each of its days. */
static void
test_table_months (void)
{
  assert_outline (
      "<html><body><table><tr><td><b>May</b></td><td>3: Race<br>4&ndash;5: <a href='https://quay.example/2'>Fair"
      "</a> and dance</td></tr><tr><td>June 2021</td><td>7: Crew</td></tr>"
      "<tr><td>July</td><td>The quay is closed</td></tr></table></body></html>",
      NULL, "r1 May|3|Race\nr1 May|4–5|Fair and dance\nr1 June 2021|7|Crew\nr1 July|The quay is closed\n");
}

static void
test_table_link (void)
{
  g_autoptr (SnDocument) document =
      read_one ("<html><body><p><a href='https://quay.example/1'>before</a> it.</p><table>"
                "<tr><td>3 May</td><td>The <a href='https://quay.example/2'>great</a> race</td></tr>"
                "<tr><td>4 May</td><td>A fair</td></tr></table><p>And <a "
                "href='https://quay.example/3'>after</a>.</p></body></html>",
                -1, NULL);
  const char *text = sn_document_get_text (document);

  assert_link (document, 0, "before", "https://quay.example/1");
  assert_link (document, 1, "great", "https://quay.example/2");
  assert_link (document, 2, "after", "https://quay.example/3");
  for (guint i = 0; i < 3; i++)
    {
      const SnLink *link = g_ptr_array_index (sn_document_get_links (document), i);

      g_assert_cmpmem (text + link->start, link->length, link->label, strlen (link->label));
    }
  g_assert_cmpuint (sn_document_get_block (document, 1)->n_links, ==, 1);
}

static void
test_layout_table (void)
{
  assert_outline (
      "<html><body><table role='presentation'><tr><td><table><tr><td "
      "style='font-size:19px;font-weight:bold'>Ropes</td></tr>"
      "<tr><td>Ropes are in the shed.</td></tr></table></td><td>Aside text.</td></tr></table>"
      "<table><tr><td><img src='b.png' alt='blue-bullet'></td><td>One entry</td></tr>"
      "<tr><td><img src='b.png' alt='blue-bullet'></td><td>Another</td></tr></table>"
      "<table><tr><td><table><tr><td>3 May</td><td>Race</td></tr><tr><td>4 May</td><td>Fair</td></tr></table></td>"
      "<td>x</td></tr></table></body></html>",
      NULL,
      "h2 Ropes\n"
      "p Ropes are in the shed.\n"
      "p Aside text.\n"
      "i1 One entry\n"
      "i1 Another\n"
      "r1 3 May|Race\n"
      "r1 4 May|Fair\n"
      "p x\n");
}

/* Mailing tools say of each table that it only lays out the page. */
static void
test_presented_data (void)
{
  assert_outline ("<html><body><table role='presentation'><tr><td>"
                  "<p>Places are free on these:</p><table role='presentation'>"
                  "<tr><td><b>Boat</b></td><td><b>For whom</b></td><td><b>Closing date</b></td></tr>"
                  "<tr><td>Tern</td><td>Rowers</td><td>16th April</td></tr>"
                  "<tr><td>Gannet</td><td>Sailors</td><td>23rd April</td></tr></table></td></tr></table></body></html>",
                  NULL,
                  "p Places are free on these:\n"
                  "r1 Boat|For whom|Closing date\n"
                  "r1 Tern|Rowers|16th April\n"
                  "r1 Gannet|Sailors|23rd April\n");
}

/* A page whose boxes and labels only its style parts from what stands beside them. */
static void
test_cards (void)
{
  assert_outline (
      "<html><head><style>.meta{display:flex}</style></head><body><h1>Quay News</h1>"
      "<p>Come along:</p><div class='card'><div>Rope splicing</div><div class='meta'><span>Date</span>"
      "<span>Wednesday 8 March</span></div><div class='meta'><span>Time</span><span>from 2pm</span></div></div>"
      "<div><span>17 Feb</span><span>Harbour Board</span></div>"
      "<p>The <b>Har</b><b>bour</b> is one word.</p></body></html>",
      NULL,
      "h1 Quay News\n"
      "p Come along:\n"
      "h5 Rope splicing\n"
      "p Date: Wednesday 8 March\n"
      "p Time from 2pm\n"
      "p 17 Feb Harbour Board\n"
      "p The Harbour is one word.\n");
}

/* The name of something with labelled facts heads them; what is explained in words does not. */
static void
test_labelled_terms (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><dl><dt>Harbour Day</dt><dd>When: Tuesday 8 June</dd>"
                  "<dd>Where: the quay</dd><dt>Tide tables</dt><dd>They are out on 9 June.</dd></dl></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "h6 Harbour Day\n"
                  "p When: Tuesday 8 June\n"
                  "p Where: the quay\n"
                  "p Tide tables: They are out on 9 June.\n");
}

/* The title and its date before what a page says is its content. */
static void
test_masthead_before_main (void)
{
  assert_outline ("<html><body><header><p><a href='https://quay.example/'>The Quay</a></p><h1>Quay Digest</h1>"
                  "<p>22 April 2021, number 8</p></header><main><h2>Tides</h2><p>The tide tables are out again, and "
                  "they are longer than ever before.</p></main></body></html>",
                  NULL,
                  "h1 Quay Digest\n"
                  "p 22 April 2021, number 8\n"
                  "h2 Tides\n"
                  "p The tide tables are out again, and they are longer than ever before.\n");
}

/* "Tue 27: …. Wed 28: …" in one paragraph are the entries of a diary. */
static void
test_entries_of_week (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><p>Week of 26 April: Tue 27: Harbour Board. Wed 28: Rope Group.</p>"
                  "</body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "p Week of 26 April:\n"
                  "p Tue 27: Harbour Board.\n"
                  "p Wed 28: Rope Group.\n");
  assert_outline ("<html><body><h1>Quay News</h1><p>Tuesday 27 April: Harbour Board | Wednesday 28 April: Rope "
                  "Group | 30 April – Tide Panel</p><p>27 April: Rope • 28 April: Tides</p>"
                  "<p>Harbour Board | 28 April</p><p>Thursday 29th April – Rope Group Friday 30th April – Tides "
                  "(online) 4 May – Quay Day, until 5 May – bring a coat 6 May – Pilots</p></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "p Tuesday 27 April: Harbour Board\n"
                  "p Wednesday 28 April: Rope Group\n"
                  "p 30 April – Tide Panel\n"
                  "p 27 April: Rope\n"
                  "p 28 April: Tides\n"
                  "p Harbour Board | 28 April\n"
                  "p Thursday 29th April – Rope Group\n"
                  "p Friday 30th April – Tides (online)\n"
                  "p 4 May – Quay Day, until 5 May – bring a coat 6 May – Pilots\n");
}

/* The last term of a list and its explanation are no heading of the text behind the list. */
static void
test_term_above_prose (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><dl><dt>Harbour Board</dt><dd>One seat</dd><dt>Rope Group</dt>"
                  "<dd>Two seats</dd></dl><p>Those who would like to have one of them write to the harbour master "
                  "before the tides of spring are over.</p></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "p Harbour Board: One seat\n"
                  "p Rope Group: Two seats\n"
                  "p Those who would like to have one of them write to the harbour master before the tides of "
                  "spring are over.\n");
}

/* Several explanations of a day are each of it. */
static void
test_days_as_terms (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><dl><dt>25 April</dt><dd>Harbour Board</dd><dd>Rope Group</dd>"
                  "<dt>Knots</dt><dd>There are four.</dd><dd>All hold.</dd></dl></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "p 25 April: Harbour Board\n"
                  "p 25 April: Rope Group\n"
                  "p Knots: There are four.\n"
                  "p All hold.\n");
}

/* What stands in small letters above the headings of cards belongs to these, where it is the
 * page's way; links keep their places. */
static void
test_kickers (void)
{
  const char *cards = "<html><body><h1>Quay News</h1><h2>New</h2><div><p>Harbour Board</p><h3>One seat</h3><p>It is "
                      "free.</p></div><div><span>Survey</span><h3>Tell us of the <a href='https://quay.example/'>tides"
                      "</a></h3><p>It is short.</p></div><div><p>Webinar</p><h3>Ropes</h3><p>Bring one.</p></div>"
                      "</body></html>";
  g_autoptr (SnDocument) document = read_one (cards, -1, NULL);
  const SnLink *link;

  assert_outline (cards, NULL,
                  "h1 Quay News\n"
                  "h2 New\n"
                  "h3 Harbour Board: One seat\n"
                  "p It is free.\n"
                  "h3 Survey: Tell us of the tides\n"
                  "p It is short.\n"
                  "h3 Webinar: Ropes\n"
                  "p Bring one.\n");
  assert_link (document, 0, "tides", "https://quay.example/");
  link = g_ptr_array_index (sn_document_get_links (document), 0);
  g_assert_true (g_str_has_prefix (sn_document_get_text (document) + link->start, "tides\nIt is short."));
  assert_outline ("<html><body><h1>Quay News</h1><h2>New</h2><p>Harbour Board</p><h3>One seat</h3><p>It is free.</p>"
                  "<h3>Tides</h3><p>They come.</p></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "h2 New\n"
                  "p Harbour Board\n"
                  "h3 One seat\n"
                  "p It is free.\n"
                  "h3 Tides\n"
                  "p They come.\n");
}

/* A name that is not written again is that of the rows below too; a day that is missing is
 * missing. */
static void
test_table_blanks (void)
{
  assert_outline ("<table><tr><th>Meeting</th><th>Date</th></tr><tr><td>Harbour Board</td><td>3 May</td></tr>"
                  "<tr><td>&nbsp;</td><td>7 June</td></tr><tr><td></td><td>5 July</td></tr>"
                  "<tr><td>Rope Group</td><td>9 May</td></tr></table>",
                  NULL,
                  "r1 Meeting|Date\n"
                  "r1 Harbour Board|3 May\n"
                  "r1 Harbour Board|7 June\n"
                  "r1 Harbour Board|5 July\n"
                  "r1 Rope Group|9 May\n");
  assert_outline ("<table><tr><th>Date</th><th>Meeting</th></tr><tr><td>3 May</td><td>Harbour Board</td></tr>"
                  "<tr><td></td><td>Rope Group</td></tr><tr><td>9 May</td><td>Regatta</td></tr></table>",
                  NULL,
                  "r1 Date|Meeting\n"
                  "r1 3 May|Harbour Board\n"
                  "r1 |Rope Group\n"
                  "r1 9 May|Regatta\n");
}

/* A calendar of tiles, each a day above a name that is a heading by its element, is read as
 * rows; the day under a heading stays that one's. */
static void
test_tiles (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><h2>Diary</h2>"
                  "<div><span>11</span> <span>Mar</span></div><div><h4>Harbour Board 94</h4><p>10:00, Quay</p></div>"
                  "<div>12 Mar</div><div><h4>Rope Group 3</h4></div>"
                  "<div>14 Mar</div><div><h4>Regatta</h4><p>Cancelled</p></div>"
                  "<h2>Notes</h2><p>All is well.</p></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "h2 Diary\n"
                  "r1 11 Mar|Harbour Board 94|10:00, Quay\n"
                  "r1 12 Mar|Rope Group 3\n"
                  "r1 14 Mar|Regatta|Cancelled\n"
                  "h2 Notes\n"
                  "p All is well.\n");
  assert_outline ("<html><body><h1>Quay News</h1><h2>New</h2><h3>Tides</h3><p>11 Mar</p><p>They rise.</p>"
                  "<h3>Ropes</h3><p>12 Mar</p><p>They hold.</p><h3>Knots</h3><p>14 Mar</p><p>They slip.</p>"
                  "</body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "h2 New\n"
                  "h3 Tides\n"
                  "p 11 Mar\n"
                  "p They rise.\n"
                  "h3 Ropes\n"
                  "p 12 Mar\n"
                  "p They hold.\n"
                  "h3 Knots\n"
                  "p 14 Mar\n"
                  "p They slip.\n");
}

/* What stands in small letters below the headings of cards says of what kind they are; headings
 * of a section with several below it stay what they are. */
static void
test_subtitles (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><h2>New</h2><h3>Tides</h3><h4>Survey</h4><p>It is short.</p>"
                  "<h3>Ropes</h3><h4>Webinar</h4><p>Bring one.</p><h3>Knots</h3><h4>Reading group</h4><p>We read.</p>"
                  "<h2>Old</h2><h3>Moss</h3><p>It grows.</p></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "h2 New\n"
                  "h3 Survey: Tides\n"
                  "p It is short.\n"
                  "h3 Webinar: Ropes\n"
                  "p Bring one.\n"
                  "h3 Reading group: Knots\n"
                  "p We read.\n"
                  "h2 Old\n"
                  "h3 Moss\n"
                  "p It grows.\n");
}

/* The words of a button are a heading's own where it is what unfolds or sorts, and nobody's
 * where it does something. */
static void
test_buttons (void)
{
  assert_outline ("<html><body><h1>Quay News</h1><h2><button aria-expanded='true'><span>Tides</span></button></h2>"
                  "<p>They rise.</p><h3>Ropes <button>Copy link</button></h3><p>They hold.</p><p>See "
                  "<button>Print</button></p><table><tr><th><button>Date</button></th><th><button>What</button></th>"
                  "</tr><tr><td>4 May</td><td>Quay Day</td></tr></table></body></html>",
                  NULL,
                  "h1 Quay News\n"
                  "h2 Tides\n"
                  "p They rise.\n"
                  "h3 Ropes\n"
                  "p They hold.\n"
                  "p See\n"
                  "r1 Date|What\n"
                  "r1 4 May|Quay Day\n");
}

static void
test_links (void)
{
  g_autoptr (SnDocument) document = read_one (
      "<!-- saved from url=(0027)https://quay.example/news/ --><html><body><p>"
      "<a href='https://quay.example/?a=1&amp;b=2'>  two\n words </a>"
      "<a href=' \njava\tscript:alert(1)'>bad</a> <a href='data:text/html,x'>bad</a> <a href='file:///x'>bad</a>"
      "<a href='../tides'>relative</a> <a href='#top'>top</a>"
      "<a href='https://quay.example/i'><img src='x.png' alt='Respond now'></a> <a "
      "href='MAILTO:a@quay.example'>mail</a>"
      "</p></body></html>",
      -1, NULL);

  assert_link (document, 0, "two words", "https://quay.example/?a=1&b=2");
  assert_link (document, 1, "relative", "https://quay.example/tides");
  assert_link (document, 2, "Respond now", "https://quay.example/i");
  assert_link (document, 3, "mail", "MAILTO:a@quay.example");
  g_assert_cmpuint (sn_document_get_links (document)->len, ==, 4);
}

static void
test_hostile_base (void)
{
  g_autoptr (SnDocument) document =
      read_one ("<html><head><base href='javascript:alert(1)//'></head><body><p>A <a href='x'>link</a> and "
                "<a href='//quay.example/y'>another</a>.</p></body></html>",
                -1, NULL);

  g_assert_cmpuint (sn_document_get_links (document)->len, ==, 0);
}

static void
test_charsets (void)
{
  g_autoptr (SnDocument) stated = read_one (
      "<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'></head><body><p>\x91"
      "Caf\xE9\x92</p></body></html>",
      -1, NULL);
  g_autoptr (SnDocument) greek =
      read_one ("<html><head><meta charset=\"iso-8859-7\"></head><body><p>\xE1\xE2\xE3</p></body></html>", -1, NULL);
  g_autoptr (SnDocument) silent = read_one ("<html><body><p>Caf\xE9</p></body></html>", -1, NULL);
  g_autoptr (SnDocument) utf8 =
      read_one ("<html><head><meta charset=windows-1252></head><body><p>Caf\xC3\xA9</p></body></html>", -1, NULL);

  g_assert_cmpstr (sn_document_get_text (stated), ==, "‘Café’");
  g_assert_cmpstr (sn_document_get_text (greek), ==, "αβγ");
  g_assert_cmpstr (sn_document_get_text (silent), ==, "Café");
  g_assert_true (has_doubt (silent, "The text is not valid UTF-8"));
  g_assert_cmpstr (sn_document_get_text (utf8), ==, "Café");
  g_assert_cmpuint (sn_document_get_doubts (stated)->len, ==, 0);
}

static void
test_headings (void)
{
  assert_outline ("<html><body><p><strong>Ropes and chains</strong></p><p>There are ropes in the shed.</p>"
                  "<p><em>Chains</em></p><p>There are chains too.</p><p><b>This is a bold sentence.</b></p>"
                  "<p>Lights of the harbour</p><p>The north light is out, and the keeper has been told to mend it "
                  "before the moon is "
                  "new.</p><p><b>Ropes</b> – they are in the shed.</p></body></html>",
                  NULL,
                  "h3 Ropes and chains\n"
                  "p There are ropes in the shed.\n"
                  "h4 Chains\n"
                  "p There are chains too.\n"
                  "p This is a bold sentence.\n"
                  "h5 Lights of the harbour\n"
                  "p The north light is out, and the keeper has been told to mend it before the moon is new.\n"
                  "p Ropes – they are in the shed.\n");
}

static void
test_identity (void)
{
  g_autoptr (SnDocument) document = read_one ("<html><body><p>One</p><p>Two<br>lines</p><table><tr><td>3 "
                                              "May</td><td>A</td></tr><tr><td>4 May</td><td>B</td></tr>"
                                              "</table></body></html>",
                                              -1, NULL);
  const char *text = sn_document_get_text (document);

  g_assert_cmpstr (text, ==, "One\nTwo lines\n3 May\tA\n4 May\tB");
  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    {
      const SnBlock *block = sn_document_get_block (document, i);

      g_assert_null (block->runs);
      g_assert_cmpmem (text + block->start, block->end - block->start, block->text, block->length);
    }
}

static void
test_shared (void)
{
  g_autoptr (GPtrArray) documents = read_shared ("2021-09-16-sec-newsletter.html");
  g_autofree char *found = NULL;

  if (documents == NULL)
    return;
  found = outline (documents->pdata[0]);
  g_assert_true (g_str_has_prefix (found, "h1 SEC Newsletter 16 September 2021\n"));
  g_assert_nonnull (strstr (found, "r1 21 September|SMKI PMA Meeting 87|10:00\n"));
  g_assert_null (strstr (found, "cookies"));
  g_assert_null (strstr (found, "You may also like"));
  g_assert_null (strstr (found, "Privacy"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/html/menu-behind-masthead", test_menu_behind_masthead);
  g_test_add_func ("/document/html/columns-without-size", test_columns_without_size);
  g_test_add_func ("/document/html/blocks", test_blocks);
  g_test_add_func ("/document/html/breaks", test_breaks);
  g_test_add_func ("/document/html/sheet", test_sheet);
  g_test_add_func ("/document/html/word", test_word);
  g_test_add_func ("/document/html/hidden", test_hidden);
  g_test_add_func ("/document/html/chrome", test_chrome);
  g_test_add_func ("/document/html/table", test_table);
  g_test_add_func ("/document/html/table-caption", test_table_caption);
  g_test_add_func ("/document/html/table-record", test_table_record);
  g_test_add_func ("/document/html/table-planner", test_table_planner);
  g_test_add_func ("/document/html/table-calendar", test_table_calendar);
  g_test_add_func ("/document/html/summary", test_summary);
  g_test_add_func ("/document/html/table-months", test_table_months);
  g_test_add_func ("/document/html/table-link", test_table_link);
  g_test_add_func ("/document/html/layout-table", test_layout_table);
  g_test_add_func ("/document/html/presented-data", test_presented_data);
  g_test_add_func ("/document/html/cards", test_cards);
  g_test_add_func ("/document/html/labelled-terms", test_labelled_terms);
  g_test_add_func ("/document/html/masthead-before-main", test_masthead_before_main);
  g_test_add_func ("/document/html/entries-of-week", test_entries_of_week);
  g_test_add_func ("/document/html/day-entries", test_day_entries);
  g_test_add_func ("/document/html/buttons", test_buttons);
  g_test_add_func ("/document/html/term-above-prose", test_term_above_prose);
  g_test_add_func ("/document/html/days-as-terms", test_days_as_terms);
  g_test_add_func ("/document/html/kickers", test_kickers);
  g_test_add_func ("/document/html/table-blanks", test_table_blanks);
  g_test_add_func ("/document/html/tiles", test_tiles);
  g_test_add_func ("/document/html/subtitles", test_subtitles);
  g_test_add_func ("/document/html/links", test_links);
  g_test_add_func ("/document/html/hostile-base", test_hostile_base);
  g_test_add_func ("/document/html/charsets", test_charsets);
  g_test_add_func ("/document/html/headings", test_headings);
  g_test_add_func ("/document/html/identity", test_identity);
  g_test_add_func ("/document/html/shared", test_shared);
  return g_test_run ();
}
