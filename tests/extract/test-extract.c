/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Families of sentences, each with what a careful reader makes of it. A miss
 * in a real newsletter becomes a row here for the family it stands for. */

#include <string.h>

#include "sn-error.h"
#include "sn-extract.h"

#define TITLE "SEC Newsletter 9 March 2023\n\n"

typedef struct
{
  const char *name;
  const char *text;  /* below the title */
  const char *items; /* "kind date title", a line each, in the order of the text */
} Family;

static const Family families[] = {
  { "row/separators",
    "Dates for your diary\n\n14 Mar / Operations Group, meeting 27\n15 Mar / Change Board, meeting 35\n17 Mar / MP201 "
    "consultation ends\n",
    "event 2023-03-14 Operations Group, meeting 27\nevent 2023-03-15 Change Board, meeting 35\nconsultation 2023-03-17 "
    "MP201 consultation\n" },
  { "row/number-column",
    "Forthcoming meetings\n\n     Body              No.    Day and date     Hour\n\n     Operations Group  27     14 "
    "March "
    "2023    10:00\n     Change Board      35     15 March 2023    13:00\n     SMKI PMA          88     21 March 2023  "
    "  "
    "10:30\n",
    "event 2023-03-14T10:00 Operations Group Meeting 27\nevent 2023-03-15T13:00 Change Board Meeting 35\nevent "
    "2023-03-21T10:30 SMKI PMA Meeting 88\n" },
  { "row/months-across",
    "Plan ahead\n\nMeeting | March | April | Starts\nSEC Panel | 17 | 21 | 10:00\nSSC | 15 and 29 | 12 | 09:30\n",
    "event 2023-03-17T10:00 SEC Panel\nevent 2023-04-21T10:00 SEC Panel\nevent 2023-03-15T09:30 SSC\nevent "
    "2023-03-29T09:30 SSC\nevent 2023-04-12T09:30 SSC\n" },
  { "row/month-above",
    "Diary\n\nMarch\nTues 14 Operations Group (meeting 27), 10:30\nWed 15 Change Board (meeting "
    "35)\n\nApril\nTues 4 to Thurs 6 Spring school\n",
    "event 2023-03-14T10:30 Operations Group (meeting 27)\nevent 2023-03-15 Change Board (meeting 35)\nevent "
    "2023-04-04 "
    "Spring school\n" },
  { "row/day-above",
    "Diary\n\nTuesday 14 March\n\nOperations Group 27, 10am\nMP201 walk-through, 2pm\n\nWednesday 15 March\n\nChange "
    "Board 35\n",
    "event 2023-03-14T10:00 Operations Group 27\nevent 2023-03-14T14:00 MP201 walk-through\nevent 2023-03-15 Change "
    "Board "
    "35\n" },
  { "row/date-behind", "Diary\n\n* Operations Group 27 (14 March, 10am)\n* Change Board 35 (15 March)\n",
    "event 2023-03-14T10:00 Operations Group 27\nevent 2023-03-15 Change Board 35\n" },
  { "row/name-above",
    "Meetings\n\nModifications drop-in\nMonday 13 March, 11:00 to 11:45, online\n\nSecurity "
    "Sub-Committee\nWednesday 15 March, 10:00, London\n\nChange Board\nTuesday 21 March, 10:30, Microsoft "
    "Teams\n\nPapers are sent out five days before.\n",
    "event 2023-03-13T11:00 Modifications drop-in\nevent 2023-03-15T10:00 Security Sub-Committee\nevent "
    "2023-03-21T10:30 Change Board\n" },
  { "row/closing-soon",
    "Consultations closing soon\n\nDESNZ: heat networks\t14 March\nMP201: meter swaps (Refinement)\t17 March\nSEC "
    "Panel: work programme 2023-24\t24 March\n\nMeetings\n\nThe Change Board meets on 22 March.\n",
    "consultation 2023-03-14 DESNZ: heat networks\nconsultation 2023-03-17 MP201 consultation\nconsultation 2023-03-24 "
    "SEC Panel: work programme 2023-24\nevent 2023-03-22 Change Board meeting\n" },
  { "section/contents-without-heading",
    "In this issue\n* MP201 is out for consultation until 31 March\n* Meetings in the next fortnight\n\nMODIFICATIONS\n"
    "\nMP201 'Meter swaps' is out for Refinement Consultation until 31 March.\n\nMEETINGS\n\nThe SSC meets on 15 "
    "March.\n",
    "consultation 2023-03-31 MP201 Refinement Consultation: Meter swaps\nevent 2023-03-15 SSC meeting\n" },
  { "row/consultations",
    "Open consultations\n\nRef\tTitle\tType\tOpened\tCloses\nMP201\tMeter swaps\tRefinement\t1 March 2023\t31 March "
    "2023\nMP188\tAlert storms\tModification Report\t6 March 2023\t27 March 2023\n",
    "consultation 2023-03-31 MP201 Refinement Consultation: Meter swaps\nconsultation 2023-03-27 MP188 Modification "
    "Report Consultation: Alert storms\n" },
  { "row/actions",
    "What you need to do\n\nAction\tWho\tBy when\nSend us your Service Request forecast\tAll Users\t31 March\nCheck "
    "your "
    "Party Details\tEverybody\t14 April\n",
    "deadline 2023-03-31 Send us your Service Request forecast\ndeadline 2023-04-14 Check your Party Details\n" },
  { "row/several-in-one",
    "Diary\n\n15 March\tChange Board 35 & SSC 120\n17 March\tMP201 and MP188 consultations end; SEC Panel 115\n7 "
    "April\tBank holiday: Helpdesk closed\n",
    "event 2023-03-15 Change Board 35\nevent 2023-03-15 SSC 120\nconsultation 2023-03-17 MP188 "
    "consultation\nconsultation 2023-03-17 MP201 consultation\nevent 2023-03-17 SEC Panel 115\n" },
  { "row/hints",
    "Seats\n\nThe TABASC has one Other SEC Party seat to fill. Nominations close on 24 March.\n\nDiary\n\n14 "
    "March\tTABASC 60\n24 March\tTABASC forms to be in\n28 March\tSSC 121\n",
    "vacancy 2023-03-24 TABASC Other SEC Party seat\nevent 2023-03-14 TABASC 60\nevent 2023-03-28 SSC 121\n" },
  { "section/numbers",
    "Contents\n\n1. Seats to fill\n2. Modifications\n\n1. Seats to fill\n\nThe SSC has one Gas Network seat to fill. "
    "Nominations close on 24 March.\n\n2. Modifications\n\nMP201 'Meter swaps' is out for Refinement Consultation "
    "until "
    "31 March.\n",
    "vacancy 2023-03-24 SSC Gas Network seat\nconsultation 2023-03-31 MP201 Refinement Consultation: Meter swaps\n" },
  { "section/above-its-text",
    "SEATS TO FILL\nThe SSC has one Gas Network seat to fill, and would like to hear from you.\nNominations close on "
    "24 "
    "March.\n\nMODIFICATIONS\nMP201 'Meter swaps' is out for Refinement Consultation until 31 March, and\nit is a "
    "short "
    "one.\n",
    "vacancy 2023-03-24 SSC Gas Network seat\nconsultation 2023-03-31 MP201 Refinement Consultation: Meter swaps\n" },
  { "closing/by-heading",
    "Your chance to shape MP224 (closing 31 March)\n\nMP224 ‘Alert windows’ has been issued for its Refinement "
    "Consultation. All Parties are asked to "
    "complete the questionnaire, which is not long.\n",
    "consultation 2023-03-31 MP224 Refinement Consultation: Alert windows\n" },
  { "closing/end-of-day",
    "MP219 update\n\nThe Refinement Consultation on MP219 is open. Get your answers in before the end of 24 March, "
    "please, and not after that.\n",
    "consultation 2023-03-24 MP219 Refinement Consultation\n" },
  { "closing/former-date",
    "MP201 extended\n\nWe give you another week on the Modification Report Consultation for MP201 'Meter swaps': "
    "responses will be accepted until 17 March "
    "rather than 10 March.\n",
    "consultation 2023-03-17 MP201 Modification Report Consultation: Meter swaps\n" },
  { "closing/other-bodies",
    "From around the industry\n\nElexon has launched a consultation on P444, with comments due by 14 March.\n\nOfgem "
    "would like views on its Forward Work "
    "Programme until 6 April.\n\nThe Widget Standards Agency is seeking views on plug safety until 28 April.\n",
    "consultation 2023-03-14 P444 consultation\nconsultation 2023-04-06 Ofgem consultation on Forward Work Programme\n"
    "consultation 2023-04-28 Widget Standards Agency consultation on plug safety\n" },
  { "closing/undated",
    "DESNZ Publications\n\nDESNZ has published the following:\n\n- A consultation on tariff data access.\n- A response "
    "to the consultation on theft.\n",
    "consultation - DESNZ consultation on tariff data access\n" },
  { "report/not-asked",
    "Decisions\n\nThe Change Board approved MP200 on 22 February 2023. Ofgem published its decision on the price cap "
    "on 27 February.\n",
    "" },
  { "quoted/names-are-no-cues",
    "MP240 update\n\nThe deadline for the Refinement Consultation on MP240 ‘Logging event calls for webinars’ has been "
    "extended from 17 March to 31 March.\n",
    "consultation 2023-03-31 MP240 Refinement Consultation: Logging event calls for webinars\n" },
  { "vacancy/list",
    "Seats\n\nThe following seats on the SSC remain vacant:\n\n- Two Large Suppliers; and\n- One Gas "
    "Network.\n\nNominations close on 7 April.\n",
    "vacancy 2023-04-07 SSC Large Supplier seats\nvacancy 2023-04-07 SSC Gas Network seat\n" },
  { "vacancy/undated",
    "A seat\n\nThe TABASC is looking for one Other SEC Party member. There is no closing date for this seat, so take "
    "your time.\n",
    "vacancy - TABASC Other SEC Party seat\n" },
  { "vacancy/term-is-no-deadline",
    "Security Sub-Committee\n\nThe SSC is seeking a Gas Network representative, who would sit until 31 October 2025. "
    "Send a CV by 20 March.\n",
    "vacancy 2023-03-20 SSC Gas Network seat\n" },
  { "vacancy/outcome",
    "Committee news\n\nCongratulations to Mary Bloggs, who was elected to the SEC Panel as the Other SEC Party member "
    "from 1 April. The seat was contested.\n",
    "" },
  { "vacancy/unlisted-committee",
    "A new group\n\nThe Data Governance Group (DGG) has one Small Supplier seat to fill. Nominations to the DGG close "
    "on 24 March.\n",
    "vacancy 2023-03-24 DGG Small Supplier seat\n" },
  { "vacancy/table",
    "Seats going begging\n\n| Group | Open to | How many | Closing |\n|---|---|---|---|\n| SMKI PMA | Gas Network | 1 "
    "| 17:00, 27/03/2023 |\n"
    "| OPSG | Small Supplier | 2 | none |\n",
    "vacancy 2023-03-27T17:00 SMKI PMA Gas Network seat\nvacancy - OPSG Small Supplier seats\n" },
  { "event/postponed",
    "Privacy\n\nThe privacy webinar planned for 15 March has been postponed to 29 March (2pm to 3pm).\n",
    "event 2023-03-29T14:00 Privacy webinar\n" },
  { "event/rearranged",
    "TAG\n\nTAG Meeting 71 could not take place on 28 February. It has been rearranged for Monday 3 April at 2pm.\n",
    "event 2023-04-03T14:00 TAG Meeting 71\n" },
  { "event/quoted-name",
    "Training\n\n“Keys for the perplexed” is a half-day seminar in our office on 23 March. It is free of charge for "
    "all Parties.\n",
    "event 2023-03-23 Keys for the perplexed seminar\n" },
  { "event/registration",
    "DCC Customer Forum\n\nThe next DCC Customer Forum will take place on Thursday 23 March between 10:00 and 13:00. "
    "Sign up by Monday 20 March.\n",
    "event 2023-03-23T10:00 DCC Customer Forum\ndeadline 2023-03-20 Sign up for DCC Customer Forum\n" },
  { "milestone/after-that",
    "DCC\n\nThe DCC has announced that User Integration Testing, which was late, now begins on 5 June 2023.\n",
    "milestone 2023-06-05 User Integration Testing begins\n" },
  { "milestone/pronoun",
    "Decisions\n\nThe Authority approved MP279 ‘Test SIMs’ on 5 March. It will be implemented on 1 June 2023 on its "
    "own.\n",
    "milestone 2023-06-01 MP279 implementation: Test SIMs\n" },
  { "milestone/denied",
    "MP300\n\nOption 2 of MP300 needs a change to DCC Systems and could not go live before November 2025.\n", "" },
  { "deadline/must", "Returns\n\nUsers must return their forecast to the DCC by noon on 31 March.\n",
    "deadline 2023-03-31T12:00 Users must return their forecast to the DCC\n" },
  { "rows/diary-lines",
    "Dates\n\n- Fri 10 March – SEC Panel Meeting 112\n- Tue 14 March – Operations Group Meeting 70\n- April – SMKI PMA "
    "Meeting 105\n",
    "event 2023-03-10 SEC Panel Meeting 112\nevent 2023-03-14 Operations Group Meeting 70\nevent 2023-04 SMKI PMA "
    "Meeting 105\n" },
  { "rows/date-in-the-middle",
    "What's on\n\nWhat                       When          Where\nSEC Panel Meeting 112      Fri 10 March  "
    "London\nChange Board               Wed 22 March  London\n"
    "TABASC Meeting 6           April 2023    Leeds\n",
    "event 2023-03-10 SEC Panel Meeting 112\nevent 2023-03-22 Change Board\nevent 2023-04 TABASC Meeting 6\n" },
  { "rows/disagree",
    "MP250 Refinement Consultation\n\nPlease respond to the Refinement Consultation on MP250 by 24 "
    "March.\n\nDate\tMeeting, Event or Deadline\n"
    "10 March\tSEC Panel Meeting 112\n23 March\tClosing date for Refinement Consultation on MP250\n",
    "consultation 2023-03-24 MP250 Refinement Consultation!\nevent 2023-03-10 SEC Panel Meeting 112\n" },
  { "hiring",
    "We are hiring\n\nSECAS is looking for two Analysts. Apply by 31 March through our careers page on the "
    "website.\n\nOther\n\nThe SEC Panel meets on 17 March at 10am.\n",
    "event 2023-03-17T10:00 SEC Panel meeting\n" },
};

static SnNewsletter *
read_text (const char *text, const SnDate *issued, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "test.txt", error);

  return documents != NULL ? sn_extract (documents->pdata[0], issued, error) : NULL;
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
test_family (gconstpointer data)
{
  const Family *family = data;
  g_autofree char *text = g_strconcat (TITLE, family->text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = read_text (text, NULL, &error);
  g_autofree char *found = newsletter != NULL ? describe (newsletter) : g_strdup (error->message);

  if (g_str_equal (found, family->items))
    return;
  g_test_message ("%s: expected\n%sfound\n%s", family->name, family->items, found);
  g_test_fail ();
}

/* Every quote stands in the text at the place that the item names. */
static void
test_places (void)
{
  const char *text = TITLE "Two matters\n\nThe DCC is consulting on its\ntesting calendar until 24 March. The\nSEC "
                           "Panel meets on 17 March.\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = read_text (text, NULL, &error);
  GPtrArray *items;

  g_assert_no_error (error);
  items = sn_newsletter_get_items (newsletter);
  g_assert_cmpuint (items->len, ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      const SnMention *mention = sn_item_get_mention (items->pdata[i]);
      g_autofree char *there = g_strndup (text + mention->start, mention->length);

      g_assert_cmpuint (mention->start + mention->length, <=, strlen (text));
      g_strdelimit (there, "\n", ' ');
      g_assert_cmpstr (there, ==, mention->quote);
    }
}

static void
test_links (void)
{
  const char *text = TITLE "Refinement Consultation on MP260\n\nMP260 ‘Quiet hours’ is described in the consultation "
                           "document <https://a.example/doc.pdf>. Please send us the "
                           "response form <https://a.example/form.docx> by 24 March, or write to "
                           "<change@secas.example>.\n\nWebinar on keys\n\nOur webinar on keys is on 23 March. "
                           "Please register <https://a.example/reg> by 20 March.\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = read_text (text, NULL, &error);
  GPtrArray *items;
  SnItem *consultation, *webinar;

  g_assert_no_error (error);
  items = sn_newsletter_get_items (newsletter);
  g_assert_cmpuint (items->len, ==, 3);
  consultation = items->pdata[0];
  webinar = items->pdata[1];
  g_assert_cmpuint (sn_item_get_links (consultation)->len, ==, 3);
  g_assert_cmpstr (sn_item_get_best_link (consultation)->uri, ==, "https://a.example/form.docx");
  g_assert_cmpint (sn_item_get_best_link (consultation)->role, ==, SN_LINK_RESPOND);
  g_assert_cmpstr (sn_item_get_best_link (webinar)->uri, ==, "https://a.example/reg");
  g_assert_cmpint (sn_item_get_best_link (webinar)->role, ==, SN_LINK_REGISTER);
}

/* The best links of the items of a text, as "title: role address" lines, "-" for none. */
static char *
describe_links (SnNewsletter *newsletter)
{
  static const char *const roles[] = { [SN_LINK_READ] = "read",
                                       [SN_LINK_RESPOND] = "respond",
                                       [SN_LINK_REGISTER] = "register",
                                       [SN_LINK_DOCUMENT] = "document",
                                       [SN_LINK_MAIL] = "mail" };
  GPtrArray *items = sn_newsletter_get_items (newsletter);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SnLink *link = sn_item_get_best_link (items->pdata[i]);

      g_string_append_printf (text, "%s: %s %s\n", sn_item_get_title (items->pdata[i]),
                              link != NULL ? roles[link->role] : "-", link != NULL ? link->uri : "-");
    }
  return g_string_free (text, FALSE);
}

/* A form or a page for registering is that of all whom it is for, wherever it stands; somebody's
 * address is not another committee's. */
static void
test_shared_links (void)
{
  static const char *const texts[][2] = {
    { "Seats\n\nAll use the same nomination form <https://a.example/form.docx>.\n\n"
      "Committee | Seat | Nominations close\nSSC | one Small Supplier | 24 March\nTAG | one Large Supplier | 31 "
      "March\n",
      "SSC Small Supplier seat: respond https://a.example/form.docx\n"
      "TAG Large Supplier seat: respond https://a.example/form.docx\n" },
    { "Operations Forum\n\nThe next Operations Forum is in Leeds on 20 March. You will need to tell us that you are "
      "coming <https://a.example/forum> by 17 March.\n",
      "Operations Forum: register https://a.example/forum\n"
      "Tell the organisers if you are coming to Operations Forum: register https://a.example/forum\n" },
    { "Seats\n\nThe SSC needs one Small Supplier. Nominations go to <ssc@a.example> by 24 March.\n\n"
      "The TAG needs one Large Supplier by 31 March.\n",
      "SSC Small Supplier seat: mail mailto:ssc@a.example\nTAG Large Supplier seat: - -\n" },
    { "MP260 ‘Quiet hours’\n\nThe Refinement Consultation on MP260 closes on 24 March. The Proposer will answer "
      "questions "
      "in a call on 20 March at 2pm. To join, please write to <call@a.example>.\n",
      "MP260 Refinement Consultation: Quiet hours: - -\nMP260 ‘Quiet hours’: Call: mail mailto:call@a.example\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strconcat (TITLE, texts[i][0], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SnNewsletter) newsletter = read_text (text, NULL, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = describe_links (newsletter);
      g_assert_cmpstr (found, ==, texts[i][1]);
    }
}

static void
test_issue_date (void)
{
  static const struct
  {
    const char *text;
    const char *issued;
  } rows[] = {
    { "SEC Newsletter 9 March 2023\n\nThe SEC Panel met.\n", "2023-03-09" },
    { "SEC Newsletter March 2023\n\nThe SEC Panel met.\n", "2023-03" },
    { "SECAS Newsletter July 2016\n\nSent on : August 03, 2016\n\nThe SEC Panel met.\n", "2016-08-03" },
    { "Code Connect\n\nPublished: 14 June 2017\n\nThe SEC Panel met yesterday to talk.\n", "2017-06-14" },
    { "DCC TESTING BULLETIN\nNumber 118                       Thursday 23 March 2028\nFor everybody who tests\n\nAT A "
      "GLANCE\n\n* UIT-A is ready for the June 2028 Release on 3 April\n\nNEWS\n\nThe SEC Panel met.\n",
      "2028-03-23" },
    { "Ofgem\n\nRetail bulletin\n12 February 2026\n\nThis lists what we published about the Smart Energy "
      "Code.\n\nLicensing the code manager\n--------------------------\nType: Consultation\nPublished: 5 February "
      "2026\nCloses: 2 April 2026\n",
      "2026-02-12" },
    { "The Dispatch\n\nNo. 8 · Thursday 5 March 2020\n\nThe SEC Panel met.\n", "2020-03-05" },
    { "SEC Bulletin, Issue 11\n20th November 2014\n\nThis Bulletin records developments since Issue 10, which came out "
      "on "
      "23rd October 2014.\n\nThe SEC Panel met.\n",
      "2014-11-20" },
    { "SEC Newsletter - April 2020\n\nPosted on 16 April 2020 by SECAS Communications\n\nThe SEC Panel met.\n",
      "2020-04-16" },
    { "NETWORKS' ALLIANCE\n\nSmart metering briefing for members, 12 June 2020\n\nFrom: Policy team\n\nThe SEC Panel "
      "met.\n",
      "2020-06-12" },
    { "<html><body><h1>On the Meter</h1><p>A Smart Energy Code briefing, 5 February 2026<br>by Rose Tay</p><p>The SEC "
      "Panel met again.</p></body></html>",
      "2026-02-05" },
    { "SEC NEWSLETTER\nIssued: 10 May 2018\nCirculation: all SEC Parties; SEC Panel; Ofgem and BEIS (for information)\n"
      "Prepared by: Governance, SECAS\n\nThe SEC Panel met.\n",
      "2018-05-10" },
    { "SEC NEWSLETTER\nDate: Thursday 10 May 2018\nCirculation: all SEC Parties; SEC Panel; Ofgem and BEIS\n\nThe SEC "
      "Panel met.\n",
      "2018-05-10" },
    { "SECAS NEWSLETTER - MAY 2016\nThursday 19 May 2016\n====================\n\nThe SEC Panel met.\n", "2016-05-19" },
    { "SECAS Newsletter October 2015 Sent on : November 05, 2015\n\nThe SEC Panel met.\n", "2015-11-05" },
    { "Notes\n\nThe DCC briefing on keys, 12 June 2020, was recorded.\n", "2001-02-03" },
    { "Notes\n\nThe SEC Panel met on a Tuesday and talked for long.\n", "2001-02-03" },
  };
  SnDate fallback = sn_date_new_day (2001, 2, 3);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SnNewsletter) newsletter = read_text (rows[i].text, &fallback, &error);
      g_autofree char *issued = NULL;

      g_assert_no_error (error);
      issued = sn_date_to_string (sn_newsletter_get_issued (newsletter));
      g_assert_cmpstr (issued, ==, rows[i].issued);
    }
}

/* Whose a thing is, where its own sentence does not say it; nobody's, where nothing does. */
static void
test_organiser (void)
{
  static const struct
  {
    const char *text;
    const char *organiser;
  } rows[] = {
    { TITLE "Out and about\n\nThe DCC Design Day is back! It will be held on 17 May.\n", "DCC" },
    { TITLE "Webinars\n\n* 21 March: Reading a DCC invoice\n", "SECAS" },
    { TITLE "Webinars of Elexon\n\n* 21 March: Reading a BSC invoice\n", "Elexon" },
    { TITLE "Plans\n\nWith the agreement of DESNZ, Release 4.2 goes live on 17 May.\n", "DCC" },
    { TITLE "Plans\n\nThe June 2023 SEC Release is on 29 June.\n", NULL },
    { "DEPARTMENT OF ENERGY & CLIMATE CHANGE\nSmart Metering Programme\n\nBulletin 9, 9 March 2015\n\nForums\n\nOur "
      "Smart Metering Workshop is on 17 March.\n",
      "DECC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SnNewsletter) newsletter = read_text (rows[i].text, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (sn_newsletter_get_items (newsletter)->len, ==, 1);
      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (sn_item_get_organiser (sn_newsletter_get_items (newsletter)->pdata[0]), ==, rows[i].organiser);
    }
}

/* A day of which the words are not known is kept, but doubtful. */
static void
test_unknown_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter =
      read_text (TITLE "News\n\nThe depot of the DCC in Hull brews its last kettle on 20 June.\n", NULL, &error);
  SnItem *item;

  g_assert_no_error (error);
  g_assert_cmpuint (sn_newsletter_get_items (newsletter)->len, ==, 1);
  item = sn_newsletter_get_items (newsletter)->pdata[0];
  g_assert_cmpint (sn_item_get_kind (item), ==, SN_ITEM_MILESTONE);
  g_assert_cmpuint (sn_item_get_doubts (item)->len, ==, 1);
  g_assert_cmpstr (sn_item_get_doubts (item)->pdata[0], ==, "What is on that day is said in unknown words");
  g_assert_cmpfloat (sn_item_get_confidence (item), <, 0.6);
}

static void
test_unread (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = read_text (
      TITLE
      "News\n\nThe sky over the SEC Panel was blue on 20 March. The DCC is consulting on its plan until 24 March.\n",
      NULL, &error);
  GPtrArray *unread;

  g_assert_no_error (error);
  unread = sn_newsletter_get_unread (newsletter);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((SnUnread *) unread->pdata[0])->text, ==, "The sky over the SEC Panel was blue on 20 March.");
}

static void
test_not_a_newsletter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = read_text (
      "Scones\n\nBake for 12 minutes at 200 degrees. Best before 3 May 2024. Views differ on jam.\n", NULL, &error);

  g_assert_null (newsletter);
  g_assert_error (error, SN_ERROR, SN_ERROR_NOT_NEWSLETTER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *path = g_strconcat ("/extract/", families[i].name, NULL);

      g_test_add_data_func (path, &families[i], test_family);
    }
  g_test_add_func ("/extract/places", test_places);
  g_test_add_func ("/extract/links", test_links);
  g_test_add_func ("/extract/shared-links", test_shared_links);
  g_test_add_func ("/extract/issue-date", test_issue_date);
  g_test_add_func ("/extract/organiser", test_organiser);
  g_test_add_func ("/extract/unknown-words", test_unknown_words);
  g_test_add_func ("/extract/unread", test_unread);
  g_test_add_func ("/extract/not-a-newsletter", test_not_a_newsletter);
  return g_test_run ();
}
