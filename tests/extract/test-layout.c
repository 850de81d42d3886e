/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to lay out lists, tables, diaries and mastheads, each with what a
 * careful reader makes of it. */

#include <string.h>

#include "sn-error.h"
#include "sn-extract.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *items; /* "kind date title", a line each, in the order of the text */
} Layout;

static const Layout layouts[] = {
  { "diary/month-same-day",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMarch\n  Tue 28   SEC Panel Meeting 30\n           MP112 Modification "
    "Report Consultation closes\n\nApril\n  Mon 3    TABASC Meeting 44\n           SSC Meeting 9\n\nYou get this "
    "because you asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-28 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-03 SSC Meeting 9\n" },
  { "page/tiles-beside",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Diary</h2><table><tr><td><table><tr><td><b>28 "
    "MAR</b></td><td>SEC Panel Meeting 30</td></tr></table></td><td><table><tr><td><b>29 MAR</b></td><td>Change Board "
    "Meeting 12</td></tr></table></td></tr><tr><td><table><tr><td><b>3 APR</b></td><td>TABASC Meeting "
    "44</td></tr></table></td><td><table><tr><td><b>5 APR</b></td><td>SSC Meeting "
    "9</td></tr></table></td></tr></table></body></html>",
    "event 2023-03-28 SEC Panel Meeting 30\nevent 2023-03-29 Change Board Meeting 12\nevent 2023-04-03 TABASC Meeting "
    "44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-weekdays",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMarch\n  Tue 28  SEC Panel Meeting 30\n  Thu 30  MP112 Modification "
    "Report Consultation closes\nApril\n  Mon  3  TABASC Meeting 44\n  Wed  5  SSC Meeting 9\n\nYou get this because "
    "you asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-set-in",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMarch\n  28   SEC Panel Meeting 30\n  30   MP112 Modification Report "
    "Consultation closes\n\nApril\n   3   TABASC Meeting 44\n   5   SSC Meeting 9\n\nYou get this because you asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-right-below",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMarch\n28 SEC Panel Meeting 30\n30 MP112 Modification Report Consultation "
    "closes\nApril\n 3 TABASC Meeting 44\n 5 SSC Meeting 9\n\nYou get this because you asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-ordinals",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMarch\n  28th - SEC Panel Meeting 30\n  30th - MP112 Modification Report "
    "Consultation closes\n\nApril\n  3rd - TABASC Meeting 44\n  5th - SSC Meeting 9\n\nYou get this because you "
    "asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-bullets",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMarch\n- 28: SEC Panel Meeting 30\n- 30: MP112 Modification Report "
    "Consultation closes\n\nApril\n- 3: TABASC Meeting 44\n- 5: SSC Meeting 9\n\nYou get this because you asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-upper",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMARCH 2023\n  28  SEC Panel Meeting 30\n  30  MP112 Modification Report "
    "Consultation closes\n\nAPRIL 2023\n   3  TABASC Meeting 44\n   5  SSC Meeting 9\n\nYou get this because you "
    "asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-wrapped",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nMarch\n  28   SEC Panel Meeting 30\n  30   MP112 Modification Report "
    "Consultation for Parties with meters\n       closes\n\nApril\n   3   TABASC Meeting 44\n   5   SSC Meeting "
    "9\n\nYou get this because you asked.\n",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-line-breaks",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Diary</h2><p><b>March</b><br>28 SEC Panel Meeting 30<br>30 "
    "MP112 Modification Report Consultation closes</p><p><b>April</b><br>3 TABASC Meeting 44<br>5 SSC Meeting "
    "9</p><p>You get this because you asked.</p></body></html>",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/month-heading-breaks",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Diary</h2><h3>March</h3><p>28 SEC Panel Meeting 30<br>30 "
    "MP112 Modification Report Consultation closes</p><h3>April</h3><p>3 TABASC Meeting 44<br>5 SSC Meeting "
    "9</p><p>You get this because you asked.</p></body></html>",
    "event 2023-03-28 SEC Panel Meeting 30\nconsultation 2023-03-30 MP112 Modification Report Consultation\nevent "
    "2023-04-03 TABASC Meeting 44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "table/leaders",
    "SEC Newsletter 9 March 2023\n\nDiary\n\n28 March ......... SEC Panel Meeting 30\n29 March ......... Change Board "
    "Meeting 12, 10am\n 3 April ......... TABASC Meeting 44\n",
    "event 2023-03-28 SEC Panel Meeting 30\nevent 2023-03-29T10:00 Change Board Meeting 12\nevent 2023-04-03 TABASC "
    "Meeting "
    "44\n" },
  { "page/masthead-in-header",
    "<html><body><header><p>SEC Newsletter &mdash; 9 March 2023</p></header><h1>Spring</h1><h2>Diary</h2><p>The SEC "
    "Panel meets on 28 March.</p></body></html>",
    "event 2023-03-28 SEC Panel meeting\n" },
  { "diary/two-days",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Diary</h2><table><tr><td>Wednesday 15 March</td><td>SSC "
    "Meeting "
    "33</td></tr><tr><td>Tuesday 21 and Wednesday 22 March</td><td>SEC Conference, Leeds</td></tr></table>",
    "event 2023-03-15 SSC Meeting 33\nevent 2023-03-21 SEC Conference, Leeds\nevent 2023-03-22 SEC Conference, "
    "Leeds\n" },
  { "table/hours-of-one-day",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Planned maintenance</h2><table><tr><th>Service</th><th>Start"
    "</th><th>End</th></tr><tr><td>SMKI Repository unavailable</td><td>Sun 19 March 08:00</td><td>Sun 19 March "
    "12:00</td></tr><tr><td>Self-Service Interface unavailable</td><td>25 March, 22:00</td><td>26 March, "
    "06:00</td></tr></table>",
    "event 2023-03-19T08:00 SMKI Repository unavailable\nevent 2023-03-25T22:00 Self-Service Interface unavailable\n" },
  { "table/month-of-caption",
    "<html><body><h1>SEC Newsletter 9 March "
    "2023</h1><h2>Diary</h2><table><caption>March</caption><tr><td>28</td><td>SEC "
    "Panel Meeting 30</td></tr><tr><td>29</td><td>Change Board Meeting "
    "12</td></tr></table><h3>April</h3><table><tr><td>3"
    "</td><td>TABASC Meeting 44</td></tr><tr><td>5</td><td>SSC Meeting 9</td></tr></table></body></html>",
    "event 2023-03-28 SEC Panel Meeting 30\nevent 2023-03-29 Change Board Meeting 12\nevent 2023-04-03 TABASC Meeting "
    "44\nevent 2023-04-05 SSC Meeting 9\n" },
  { "diary/hour-and-place-below",
    "SEC Newsletter 9 March 2023\n\nDiary\n\nTuesday 28 March\n    SEC Panel Meeting 30\n    10:00 to 12:30, Leeds\n"
    "Wednesday 29 March\n    Change Board Meeting 12\n    14:00, by telephone\n",
    "event 2023-03-28T10:00 SEC Panel Meeting 30, Leeds\nevent 2023-03-29T14:00 Change Board Meeting 12, by "
    "telephone\n" },
  { "list/numbered-cards",
    "SEC Newsletter 9 March 2023\n\nOPEN CONSULTATIONS\n------------------\n\n[1]  MP352 - Longer leases\n     Type:   "
    "  "
    "Refinement Consultation\n     Due:      24 Mar\n\n[2]  DESNZ - Heat networks and their meters\n     Due:      28 "
    "Apr, direct to DESNZ\n     See:      https://a.example/heat\n\n[3]  DCC - Charging for test slots\n     Due:      "
    "31 Mar, 5pm\n\n",
    "consultation 2023-03-24 MP352 Refinement Consultation: Longer leases\nconsultation 2023-04-28 DESNZ - Heat "
    "networks "
    "and their meters\nconsultation 2023-03-31T17:00 DCC - Charging for test slots\n" },
  { "list/filled-below-free",
    "SEC Newsletter 9 March 2023\n\nSEATS\n-----\n\nFree:\n  - Change Board / Large Supplier / 2\n  - Change Board / "
    "Small Supplier / 1\n    Names in by Mon 20 March for both.\nFilled:\n  - SSC / Gas Network: Ann Prentice, 2-year "
    "term.\n  - TABASC / Consumer: Jo Marsh.\n",
    "vacancy 2023-03-20 Change Board Large Supplier seats\nvacancy 2023-03-20 Change Board Small Supplier seat\n" },
  { "page/bold-day-below-text",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Have your say</h2><div><h3>MP104</h3><p><em>Quiet "
    "hours</em></p><p>Refinement Consultation</p><p><b>Closes: <s>3 April</s> 24 April</b></p><p>Three more weeks have "
    "been granted because many of you have other worries.</p></div><div><h3>DCC</h3><p>Consultation on the uplift of "
    "enrolled Devices to the next version.</p><p><b>Closes: 30 April at 16:00</b></p></div><p>Ofgem has paused all its "
    "own consultations, and sets out in its letter which rules it will not enforce for now.</p></body></html>",
    "consultation 2023-04-24 MP104 Refinement Consultation: Quiet hours\nconsultation 2023-04-30T16:00 DCC "
    "consultation "
    "on uplift of enrolled Devices to the next version\n" },
  { "table/months-across",
    "SEC Newsletter 9 March 2023\n\nMEETING PLANNER\n\n               March            April\nSEC Panel      17        "
    "     "
    "  21\nSSC            15, 29 (cancelled)   12\nTABASC         23               no meeting\nTAG                     "
    "    "
    "     4\n\nABOUT US\n\nWe write this twice a month.\n",
    "event 2023-03-17 SEC Panel\nevent 2023-04-21 SEC Panel\nevent 2023-03-15 SSC\nevent 2023-03-29 SSC\nevent "
    "2023-04-12 "
    "SSC\nevent 2023-03-23 TABASC\nevent 2023-04-04 TAG\n" },
  { "table/meetings-with-numbers-in-brackets",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Diary</h2><table><tr><td>Tues 21st March</td><td>SSC (Meeting "
    "3)</td></tr><tr><td>Weds 29th March</td><td><p>Change Board (Meeting 47)</p><p>TABASC (Meeting "
    "12)</p></td></tr></table><p>That is all.</p></body></html>",
    "event 2023-03-21 SSC (Meeting 3)\nevent 2023-03-29 Change Board (Meeting 47)\nevent 2023-03-29 TABASC (Meeting "
    "12)\n" },
  { "list/labelled-paragraphs-above-prose",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Elections</h2><p>Several terms of office run out, and we are "
    "looking for:</p><p>Operations Group (OPSG): two Large Suppliers</p><p>SMKI PMA: one Electricity Network, one Gas "
    "Network</p><p>Nominations opened on 6 March and will close at 5pm on Monday 27 March. Incumbents may stand "
    "again, and should there be a vote it will run in April.</p></body></html>",
    "vacancy 2023-03-27T17:00 OPSG Large Supplier seats\nvacancy 2023-03-27T17:00 SMKI PMA Electricity Network seat\n"
    "vacancy 2023-03-27T17:00 SMKI PMA Gas Network seat\n" },
  { "page/place-and-more-below-event",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Out and about</h2><h3>DCC Industry Day</h3><p>30 March, "
    "Manchester "
    "Central. Run by the DCC. <a href='https://a.example/day'>Details</a></p><h3>Testing workshop</h3><p>4 April, "
    "Leeds. "
    "Bring your own lunch. <a href='https://a.example/lunch'>Details</a></p></body></html>",
    "event 2023-03-30 DCC Industry Day\nevent 2023-04-04 Testing workshop\n" },
  { "list/aligned-numbers",
    "SEC Newsletter 9 March 2023\n\nEmpty chairs\n\nThe chairs which still stand empty on the SMKI PMA are:\n\n   "
    "Large Suppliers          1\n   Gas Networks             1\n\nNames should reach us by 24 March.\n",
    "vacancy 2023-03-24 SMKI PMA Large Supplier seat\nvacancy 2023-03-24 SMKI PMA Gas Network seat\n" },
  { "list/bare-lines",
    "SEC Newsletter 9 March 2023\n\nMembers wanted\n\nWe are looking for members of the Operations Group from these "
    "categories:\nLarge Suppliers\nGas Networks\n\nPlease apply by 28 March.\n",
    "vacancy 2023-03-28 OPSG Large Supplier seat\nvacancy 2023-03-28 OPSG Gas Network seat\n" },
  { "list/line-breaks",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Panel</h2><p>The following places on the SEC Panel come up "
    "this year:</p><p>Large Suppliers: 2<br>Small Suppliers: 1</p><p>We must have your details by 31 March.</p>",
    "vacancy 2023-03-31 SEC Panel Large Supplier seats\nvacancy 2023-03-31 SEC Panel Small Supplier seat\n" },
  { "list/line-breaks-after-lead",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>SSC</h2><p>There are seats free on the SSC for:<br>Large "
    "Suppliers<br>Gas Networks</p><p>Closing date 24 March.</p>",
    "vacancy 2023-03-24 SSC Large Supplier seat\nvacancy 2023-03-24 SSC Gas Network seat\n" },
  { "list/references",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Open now</h2><p>MP201 Refinement Consultation (closes 28 "
    "March)<br>MP188 Modification Report Consultation (closes 24 March)</p>",
    "consultation 2023-03-28 MP201 Refinement Consultation\nconsultation 2023-03-24 MP188 Modification Report "
    "Consultation\n" },
  { "diary/line-breaks",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Who meets when</h2><p>14 March – Operations Group 27<br>15 "
    "March – Change Board 35<br>17 March – SEC Panel 100</p>",
    "event 2023-03-14 Operations Group 27\nevent 2023-03-15 Change Board 35\nevent 2023-03-17 SEC Panel 100\n" },
  { "diary/days-of-rest",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Who meets when</h2><h3>Rest of March</h3><p>14 – Operations "
    "Group 27<br>15 – Change Board 35</p><h3>Start of April</h3><p>4 – SEC Panel 101<br>5 - SSC 60</p>",
    "event 2023-03-14 Operations Group 27\nevent 2023-03-15 Change Board 35\nevent 2023-04-04 SEC Panel 101\nevent "
    "2023-04-05 SSC 60\n" },
  { "diary/ordinals",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Diary</h2><table><tr><td colspan=2>March "
    "2023</td></tr><tr><td>14th</td><td>Operations Group 27</td></tr><tr><td>15th and "
    "29th</td><td>SSC</td></tr></table>",
    "event 2023-03-14 Operations Group 27\nevent 2023-03-15 SSC\nevent 2023-03-29 SSC\n" },
  { "diary/dash-before-date",
    "SEC Newsletter 9 March 2023\n\nDates for your diary\n\nOperations Group 27 - 14 March\nChange Board 12 - 15 "
    "March\n",
    "event 2023-03-14 Operations Group 27\nevent 2023-03-15 Change Board 12\n" },
  { "diary/remarks",
    "SEC Newsletter 9 March 2023\n\nDiary\n\n| 20 March | TAG 12 (was 19 March) |\n| 21 March | SSC 40, cancelled |\n| "
    "22 March | TABASC 30 moved from 20 March |\n",
    "event 2023-03-20 TAG 12\nevent 2023-03-21 SSC 40\nevent 2023-03-22 TABASC 30\n" },
  { "cell/two-things",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Dates</h2><table><tr><td>Tue 14 March</td><td>Operations "
    "Group #27<br>MP201 Refinement Consultation closes</td></tr><tr><td>Wed 15 March</td><td><p>Change Board "
    "#35</p><p>Data webinar</p></td></tr><tr><td>Fri 17 March</td><td>SEC Panel #100</td></tr></table>",
    "consultation 2023-03-14 MP201 Refinement Consultation\nevent 2023-03-14 Operations Group #27\nevent 2023-03-15 "
    "Change Board #35\nevent 2023-03-15 Data webinar\nevent 2023-03-17 SEC Panel #100\n" },
  { "cell/time-and-place",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Dates</h2><table><tr><td>14 March</td><td>Operations Group "
    "27<br>10:00, Teams</td></tr><tr><td>15 March</td><td>Change Board 35<br>London and Teams</td></tr></table>",
    "event 2023-03-14T10:00 Operations Group 27\nevent 2023-03-15 Change Board 35\n" },
  { "section/numbered-table",
    "SEC Newsletter 9 March 2023\n\n2. News\n\nThe Code has grown.\n\n\n3. Calendar\n\nDay           Body              "
    "  Time\nTue 14 Mar    Operations Group 27 10:00\nWed 15 Mar    Change Board 35     14:00\n",
    "event 2023-03-14T10:00 Operations Group 27\nevent 2023-03-15T14:00 Change Board 35\n" },
  { "masthead/byline",
    "<html><body><h1>The Code Fortnight</h1><p><b>9 March 2023</b> | edited by Ann Prentice</p><p>Good afternoon.</p>"
    "<h2>Learn something</h2><p>The Smart Energy Code grows. Our workshop about keys is on 21 March.</p>",
    "event 2023-03-21 Workshop about keys\n" },
  { "masthead/published-in-card",
    "SEC Newsletter 9 March 2023\n\nDESNZ: making tariff data open\nPublished: 6 March 2023\nCloses: 15 May\n\nDESNZ "
    "is "
    "consulting on how tariffs should be published.\n\nDiary\n\nThe SEC Panel meets on 28 March.\n",
    "consultation 2023-05-15 DESNZ: making tariff data open\nevent 2023-03-28 SEC Panel meeting\n" },
  { "heading/asked-again",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>MP181 &lsquo;Holding back&rsquo;</h2><h3>What is it "
    "about?</h3>"
    "<p>We have begun a Refinement Consultation.</p><h3>By when?</h3><p>25 March</p><h2>SEC Engagement Day</h2>"
    "<h3>What is it about?</h3><p>A day for all Parties.</p><h3>By when?</h3><p>Book by 3 April.</p></body></html>",
    "consultation 2023-03-25 MP181 Refinement Consultation: Holding back\ndeadline 2023-04-03 Book a place at SEC "
    "Engagement Day\n" },
  { "diary/months",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>In the diary</h2><table><tr><td>March</td><td>28: Change "
    "Board "
    "(55)<br>30: MP301 closes</td></tr><tr><td>April</td><td>4: Ofgem forum</td></tr></table>",
    "event 2023-03-28 Change Board (55)\nconsultation 2023-03-30 MP301 consultation\nevent 2023-04-04 Ofgem forum\n" },
  { "diary/hidden-caption",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Calendar</h2><table><caption class='visually-hidden'>Dates"
    "</caption><tr><th>What</th><th>When</th></tr><tr><td>Operations Group 68</td><td>Tuesday 14 March, 10:00</td></tr>"
    "<tr><td>Change Board 55</td><td>Tuesday 28 March</td></tr></table>",
    "event 2023-03-14T10:00 Operations Group 68\nevent 2023-03-28 Change Board 55\n" },
  { "page/numbered-paragraphs",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><p>1 | Committees need members</p><p>The SMKI PMA has been "
    "without "
    "a Small Supplier for a year. Write to us.</p><p>2 | DCC update</p><p>DCC Users have until 3 April to send in "
    "their "
    "forms.</p><p>3 | Diary</p><p>The SEC Panel meets on 28 March.</p>",
    "vacancy - SMKI PMA Small Supplier seat\ndeadline 2023-04-03 DCC Users have to send in their forms\nevent "
    "2023-03-28 SEC Panel meeting\n" },
  { "page/reference-above-name",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Modifications</h2><h3>MP322</h3><h3>Metrics Review &ndash; "
    "Part "
    "B</h3><p>Now at the Refinement stage. We consult until 13 April 2023.</p><h3>MP305</h3><h3>Sending "
    "repeats</h3><p>The "
    "Modification Report is out for consultation and comments are needed by 28 April 2023.</p>",
    "consultation 2023-04-13 MP322 Refinement Consultation: Metrics Review – Part B\n"
    "consultation 2023-04-28 MP305 Modification Report Consultation: Sending repeats\n" },
  { "masthead/issued-by",
    "SEC Party Update no. 23\nIssued by SECAS on Thursday 9th March 2023\n\nDear colleague,\n\nThe SEC Panel meets on "
    "17 March at 10am.\n",
    "event 2023-03-17T10:00 SEC Panel meeting\n" },
  { "page/definition-list",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>MP224: Larger images</h2><p>We have two routes and cannot "
    "choose between them without you.</p><dl><dt>Consultation</dt><dd>Refinement</dd><dt>Runs</dt><dd>6 March to 31 "
    "March 2023</dd></dl><h2>News</h2><p>There is no other news.</p>",
    "consultation 2023-03-31 MP224 Refinement Consultation: Larger images\n" },
  { "page/card-with-end-in-bold",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h3>MP224: Larger images</h3><p>The Refinement Consultation asks "
    "six questions, most of which are for Suppliers.</p><p><b>Respond before 5pm on 31 March</b></p><p><a "
    "href=\"https://a.example/1\">Have your say</a></p><h3>New faces</h3><p>The TABASC has room for a member from each "
    "of these: Large Suppliers, Gas Networks.</p><p><b>Put your name forward by 24 March</b></p><p><a "
    "href=\"https://a.example/2\">Stand</a></p>",
    "consultation 2023-03-31T17:00 MP224 Refinement Consultation: Larger images\nvacancy 2023-03-24 TABASC Gas Network "
    "seat\nvacancy 2023-03-24 TABASC Large Supplier seat\n" },
  { "page/deadline-above-its-line",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>MP231 'Stuck valves'</h2><p>The Change Board was not happy "
    "with the costs, so that we run the Modification Report Consultation again.</p><p><b>DEADLINE</b><br>Modification "
    "Report Consultation response: Friday 24 March 2023<br><a "
    "href=\"https://a.example/1\">Template</a></p><h2>News</h2>"
    "<p>There is no other news.</p>",
    "consultation 2023-03-24 MP231 Modification Report Consultation: Stuck valves\n" },
  { "page/entries-by-breaks",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Consultations</h2><p><b>MP260 Time of use</b><br>Refinement "
    "Consultation<br>Ends 27 March 2023<br><a href=\"https://a.example/1\">Respond</a></p><p><b>MP255 Alerts by the "
    "hour</b><br>Modification Report Consultation<br>Ends 20 March 2023<br><a "
    "href=\"https://a.example/2\">Respond</a></p>",
    "consultation 2023-03-27 MP260 Refinement Consultation: Time of use\nconsultation 2023-03-20 MP255 Modification "
    "Report Consultation: Alerts by the hour\n" },
  { "diary/bold-above-breaks",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><p>Hello to all of you who read this on the "
    "train.</p><p><b>COMING "
    "UP</b><br>14 March, 10:00 – Operations Group 27<br>15 March, 10:30 – Change Board 35</p>",
    "event 2023-03-14T10:00 Operations Group 27\nevent 2023-03-15T10:30 Change Board 35\n" },
  { "table/wide-grid",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Consultations</h2><table><tr><td><b>By whom</b></td><td><b>On "
    "what</b></td><td><b>Ends</b></td></tr><tr><td>DECC</td><td>Key recovery</td><td>24 "
    "March</td></tr><tr><td>DCC</td><td>Service levels</td><td>31 March, noon</td></tr><tr><td>Ofgem</td><td>Price "
    "control</td><td>closed</td></tr></table>",
    "consultation 2023-03-24 Key recovery\nconsultation 2023-03-31T12:00 Service levels\n" },
  { "table/record",
    "<html><body><h1>SEC Newsletter 9 March 2023</h1><h2>Consultations</h2><table><tr><th>Ref</th><td>MP301</td></tr>"
    "<tr><th>Title</th><td>Fair use of reads</td></tr><tr><th>Stage</th><td>Refinement Consultation</td></tr><tr><th>"
    "Closing date</th><td>3 April 2023</td></tr></table><h2>Events</h2><table><tr><td>Event</td><td>Tariff webinar</td>"
    "</tr><tr><td>Date</td><td>5 April 2023</td></tr><tr><td>Time</td><td>10:00</td></tr></table>",
    "consultation 2023-04-03 MP301 Refinement Consultation: Fair use of reads\nevent 2023-04-05T10:00 Tariff "
    "webinar\n" },
  { "masthead/week",
    "SECAS | Weekly update | Week 10 | Thursday 9 March 2023\n\nCOMMITTEES\nThe SEC Panel meets on 17 March at 10am.\n",
    "event 2023-03-17T10:00 SEC Panel meeting\n" },
  { "masthead/month-and-day",
    "<html><body><h1>The SEC Monthly</h1><p><i>March 2023 (published 9 March 2023)</i></p><h2>Committees</h2><p>The "
    "SEC Panel "
    "meets on 17 March at 10am.</p><ul><li>Elexon: Issue 96 is open.</li></ul>",
    "event 2023-03-17T10:00 SEC Panel meeting\n" },
  { "masthead/edition",
    "<html><body><h1>SEC Insider</h1><p>Edition 30, Thursday 9th March 2023</p><h2>Committees</h2><p>The SEC Panel "
    "meets on 17 "
    "March at 10am.</p>",
    "event 2023-03-17T10:00 SEC Panel meeting\n" },
};

static SnNewsletter *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "test.txt", error);

  return documents != NULL ? sn_extract (documents->pdata[0], NULL, error) : NULL;
}

static char *
describe (SnNewsletter *newsletter)
{
  GString *text = g_string_new (NULL);
  GPtrArray *items = sn_newsletter_get_items (newsletter);

  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      g_autofree char *date = sn_date_to_string (sn_item_get_date (item)),
                      *time = sn_date_time_to_string (sn_item_get_date (item));
      GPtrArray *doubts = sn_item_get_doubts (item);
      gboolean doubtful = doubts->len > 0 && strstr (doubts->pdata[0], "table of dates") != NULL;

      g_string_append_printf (text, "%s %s%s%s %s%s\n", sn_item_kind_to_string (sn_item_get_kind (item)),
                              date != NULL ? date : "-", time != NULL ? "T" : "", time != NULL ? time : "",
                              sn_item_get_title (item), doubtful ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_layout (gconstpointer data)
{
  const Layout *layout = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = read_text (layout->text, &error);
  g_autofree char *found = newsletter != NULL ? describe (newsletter) : g_strdup (error->message);

  if (g_str_equal (found, layout->items))
    return;
  g_test_message ("%s: expected\n%sfound\n%s", layout->name, layout->items, found);
  g_test_fail ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/", layouts[i].name, NULL);

      g_test_add_data_func (path, &layouts[i], test_layout);
    }
  return g_test_run ();
}
