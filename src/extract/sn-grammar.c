/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-grammar.h"

/* Function words, and verbs and nouns that say how a sentence is built rather
 * than what it is about: what it is about stands in data/lexicon.ini. Each word
 * gets a number in the lexicon, and each list a bit of it, so that to ask
 * whether a word is in a list is to look at one bit. */
static const char *const lists[] = {
  [SN_SET_HOLLOW] =
      "the a an of on for to in and or at by with from its is are be this that it their our your these "
      "those some any all both each other next new further way ways what which how if when where who you we "
      "they them us as also more has have will would think make paper papers thing things issue issues "
      "matter one two s here there now first second following latest recent about later date dates day days "
      "online virtual free short half please not no only then still up out over into per t re ll ve",
  [SN_SET_PHRASE_STOPS] =
      "which that is are was were has have had will would closes close closing runs run until till please "
      "so but because where who can may should must asks accepts seeks invites looks ends opens opened "
      "before if while due came went takes took",
  [SN_SET_PHRASE_VERBS] =
      "will has have is are would takes published asks welcomes invites closes please we you it they wants "
      "seeks expects runs",
  [SN_SET_LEADING_AWAY] = "by on at in from with for until",
  [SN_SET_QUESTIONS] = "how when whether what why where who",
  [SN_SET_EVENT_BOUNDARY] =
      "the a an our your its their this next in on at join for of to and is are be will has have with by "
      "last first holding hold attend plans also host hosting running run about from or these new register "
      "you two three more another one year s upcoming forthcoming following as free extraordinary short was "
      "were been it we remaining other others final identical same several few both many four five six "
      "second third i every each any some all there separate further additional repeat special runs holds "
      "hosts offers gives organises invites ran held",
  [SN_SET_TELLING] =
      "publish published announce announced circulate circulated send sent issue issued confirm confirmed "
      "report reported reply write post posted share shared available inform tell told name named known "
      "expire apply contact celebrate return appear interview interviews step leave retire leaves retires",
  [SN_SET_TO_BE] = "will shall going expected planned scheduled expects plans due intends",
  [SN_SET_OPENING] = "begins begin opens open starts start launches launch opened started launched",
  [SN_SET_RUNNING] = "open run running runs lasts last continue continues going",
  [SN_SET_END_OF_DAY] =
      "the end of close play business cop cob on and or before at latest as late including very same day "
      "just midnight around",
  [SN_SET_CLOSING_PREPOSITIONS] = "by until till before through",
  [SN_SET_HOLDING] =
      "running runs holding holds hosting hosts hold run host offering offers organising offer organises "
      "giving gives arranged arranging planning delivering presenting",
  [SN_SET_EMPTY_HEADING] =
      "publications publication news update updates round up roundup from the and other recent latest in "
      "brief for of a your our out currently new open modification modifications consultations consultation "
      "proposals draft industry documents comment on more corner announcements proposal also s sec this "
      "last chance still time coming up back looking here month week what is next live going reminders reminder "
      "dates deadlines key government regulator items notices events finally lastly elsewhere briefly big story "
      "feature",
  [SN_SET_LABEL_VERBS] =
      "is are was were has have had will would can could may must should we you they please it do did takes "
      "come join see thank welcome read",
  [SN_SET_TIES] = "on by in at until till from for of to and the between before during",
  [SN_SET_SEAT_NOUNS] =
      "seat seats place places space spaces spot spots post posts role roles slot slots person people "
      "someone somebody anyone anybody voice voices colleague chair chairs gap gaps opening openings "
      "replacement replacements successor successors name names volunteer volunteers expert experts",
  [SN_SET_SEAT_DEEDS] =
      "join sit stand represent fill serve come step put nominate propose take speak complete make bring "
      "work act replace succeed be help apply suggest offer elect name follow volunteer chair lead advise "
      "become contest give share",
  [SN_SET_SEAT_DESCRIBED] =
      "consists comprises comprising composed thank thanks grateful gratitude costs charges attended attend "
      "invoice cast casts quorum quorate inquorate withdrawn abolished scrapped",
  [SN_SET_SEAT_ENDS] = "expires expire expiring expired ends end ending finishes finish lapses lapse lapsing up over "
                       "conclude close complete concludes out served serving done runout completes completed",
  [SN_SET_MILESTONE_VERBS] =
      "will would shall is are was were has have had can could may must should goes takes comes becomes "
      "reaches moves leaves lets brings follows needs",
  [SN_SET_COMMITTEE_RESTS] =
      "term terms seat seats budget election papers elections minutes decision looked had met sent took did "
      "gave heard saw approved agreed rejected discussed considered noted asked chose made held put signed "
      "reviewed",
  [SN_SET_PAPERS] = "letter paper document draft version report proposal proposals plan plans text changes options "
                    "questions redraft redrafts drafting redlined legal documents above idea ideas two second drafts "
                    "subject modification",
  [SN_SET_MATTER_NOUNS] =
      "one ones paper papers document proposals proposal plans options ideas review draft changes questions "
      "plan rules guidance strategy framework letter list amendments amendment package policy statement "
      "approach price prices charges terms revision revisions modifications version update reform reforms "
      "conditions principles scheme methodology procedure standard standards future direction",
  [SN_SET_SEAT_TERMS] = "term terms mandate mandates stint stints tenure spell spells tenures period periods",
  [SN_SET_SEAT_HAVING] = "has have had is are was were be been got with still currently",
  [SN_SET_SEAT_TURNS] = "but while whilst whereas although though leaving however yet except",
  [SN_SET_SEAT_TURNS_AFTER_COMMA] = "and so which who whom whose where leaves",
  [SN_SET_SEAT_GOES] = "went goes gone fell falls passes passed",
  [SN_SET_SEAT_ENTERING] =
      "join joins fill fills take takes become becomes became took won wins secured secures gained gains "
      "enters entered succeed joining winning taking filling securing becoming gaining",
  [SN_SET_SEAT_OFFICES] =
      "seat seats place places member members representative representatives rep reps delegate delegates post "
      "posts position positions vacancy vacancies role roles chair chairs slot slots spot spots alternate "
      "alternates deputy deputies voice voices membership berth berths opening openings gap gaps election "
      "elections ballot ballots by contest candidate candidates",
  [SN_SET_SEAT_PENDING] =
      "if once unless until till whether whoever whichever would could may might should can must cannot "
      "nobody none neither not never nor when how hope hopes expect expects soon before",
  [SN_SET_SEAT_JOBS] =
      "manager managers director directors officer officers analyst analysts secretary secretaries secretariat "
      "adviser advisers advisor advisors consultant consultants engineer engineers administrator "
      "administrators coordinator specialist specialists auditor auditors assessor assessors editor trainee "
      "president trustee trustees governor ambassador mayor mp minister spokesperson contractor",
  [SN_SET_SEAT_FOR] = "for as from by of represent represents representing to on behalf among",
  [SN_SET_HEADS_BEGINNING] =
      "opens opened open issued published raised launched opening sent papers minutes previous old original "
      "was last from start week w commencing created began originally formerly initial initially former "
      "since",
  [SN_SET_HEADS_ASIDE] = "where location venue place organiser organisation publisher body whose host speaker who "
                         "owner presenter by format lead how status "
                         "stage type kind audience notes contact link links time times register book",
  [SN_SET_SPOKEN_CLOCK] = "a half quarter one two three four five six seven eight nine ten eleven twelve",
  [SN_SET_PERIOD] = "next this the week month year new",
  [SN_SET_DAY_JOINTS] = "to until till through and or",
  [SN_SET_FACILITIES] =
      "site sites website websites portal portals platform platforms system systems service services mailbox "
      "mailboxes inbox environment environments tool tools interface interfaces account accounts server servers "
      "database databases app library extranet intranet sharepoint workspace repository dashboard hub",
  [SN_SET_TABLE_JOINTS] = "and to at from of the on",
  [SN_SET_SEAT_GIVING] = "went goes gone fell falls passes passed appointment election reelection selection option "
                         "welcome welcomes welcomed greet welcoming longer",
  [SN_SET_RESULTS] = "results result outcome outcomes winners",
  [SN_SET_SEATS_HEADED] = "seat seats place places vacancy vacancies position positions chairs roles openings gaps",
  [SN_SET_SEQUELS] = "interview interviews results result announced announce announcement appointed appointment start "
                     "starts begin begins informed told voted elected shortlisted",
  [SN_SET_REFERENCES] = "secmp mp dp cmp dcp gc p r xrn unc",
  [SN_SET_PROPOSALS] = "mp dp",
  [SN_SET_DRAFTS] = "dp",
  [SN_SET_FIELDS] = "kind type for who whom wanted needed when where how why date dates deadline by until ends closes "
                    "closing due action status stage contact link reply respond time place venue whose from audience "
                    "more ask starts begins organiser body category about seats vacancies nominations",
};
G_STATIC_ASSERT (G_N_ELEMENTS (lists) == SN_N_SETS);
G_STATIC_ASSERT (SN_N_SETS <= 64);

/**
 * sn_grammar_get_list:
 *
 * Returns: (transfer none): the words of a set in lower case, with single
 *   spaces between them.
 */
const char *
sn_grammar_get_list (SnWordSet set)
{
  return lists[set];
}
