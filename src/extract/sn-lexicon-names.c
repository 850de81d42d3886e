/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-lexicon.h"

static const char *const class_names[] = {
  [SN_WORD_MONTH] = "month",
  [SN_WORD_WEEKDAY] = "weekday",
  [SN_WORD_NUMBER] = "number",
  [SN_WORD_CODE] = "code",
  [SN_WORD_BODY] = "body",
  [SN_WORD_COMMITTEE] = "committee",
  [SN_WORD_COMMITTEE_HEAD] = "committee-head",
  [SN_WORD_CATEGORY] = "category",
  [SN_WORD_STAGE] = "stage",
  [SN_WORD_PHASE] = "phase",
  [SN_WORD_CONSULT] = "consult",
  [SN_WORD_SURVEY] = "survey",
  [SN_WORD_RESPOND] = "respond",
  [SN_WORD_TELL] = "tell",
  [SN_WORD_CLOSE] = "close",
  [SN_WORD_CLOSED] = "closed",
  [SN_WORD_REGISTER] = "register",
  [SN_WORD_NOMINATE] = "nominate",
  [SN_WORD_SEAT] = "seat",
  [SN_WORD_VACANT] = "vacant",
  [SN_WORD_WANT] = "want",
  [SN_WORD_OFFER] = "offer",
  [SN_WORD_APPLY] = "apply",
  [SN_WORD_OUTCOME] = "outcome",
  [SN_WORD_FILLED] = "filled",
  [SN_WORD_HIRING] = "hiring",
  [SN_WORD_EVENT] = "event",
  [SN_WORD_ATTEND] = "attend",
  [SN_WORD_MILESTONE] = "milestone",
  [SN_WORD_RELEASE] = "release",
  [SN_WORD_PAST] = "past",
  [SN_WORD_REPORT] = "report",
  [SN_WORD_MUST] = "must",
  [SN_WORD_VOTE] = "vote",
  [SN_WORD_CANCEL] = "cancel",
  [SN_WORD_MOVE] = "move",
  [SN_WORD_TERM] = "term",
  [SN_WORD_FORMER] = "former",
  [SN_WORD_NO_DATE] = "no-date",
  [SN_WORD_OFFICE] = "office",
  [SN_WORD_GREETING] = "greeting",
  [SN_WORD_CONTENTS] = "contents",
  [SN_WORD_DIARY] = "diary",
  [SN_WORD_BOILERPLATE] = "boilerplate",
  [SN_WORD_NEWSLETTER] = "newsletter",
  [SN_WORD_SENT] = "sent",
  [SN_WORD_ORDINAL] = "ordinal",
  [SN_WORD_AM] = "am",
  [SN_WORD_PM] = "pm",
  [SN_WORD_NOON] = "noon",
  [SN_WORD_MIDNIGHT] = "midnight",
  [SN_WORD_CLOCK] = "clock",
  [SN_WORD_TODAY] = "today",
  [SN_WORD_NEXT] = "next",
  [SN_WORD_THIS] = "this",
  [SN_WORD_UNIT] = "unit",
  [SN_WORD_WORKING] = "working",
  [SN_WORD_COMMENCING] = "commencing",
  [SN_WORD_QUARTER] = "quarter",
  [SN_WORD_VAGUE] = "vague",
  [SN_WORD_SEASON] = "season",
  [SN_WORD_NTH] = "nth",
  [SN_WORD_UNKNOWN] = "unknown",
  [SN_WORD_LINK] = "link",
};
G_STATIC_ASSERT (G_N_ELEMENTS (class_names) == SN_N_WORD_CLASSES);
G_STATIC_ASSERT (SN_N_WORD_CLASSES <= 64);

static const char *const set_names[] = {
  [SN_SET_HOLLOW] = "set:hollow",
  [SN_SET_PHRASE_STOPS] = "set:phrase-stops",
  [SN_SET_PHRASE_VERBS] = "set:phrase-verbs",
  [SN_SET_LEADING_AWAY] = "set:leading-away",
  [SN_SET_QUESTIONS] = "set:questions",
  [SN_SET_EVENT_BOUNDARY] = "set:event-boundary",
  [SN_SET_TELLING] = "set:telling",
  [SN_SET_TO_BE] = "set:to-be",
  [SN_SET_OPENING] = "set:opening",
  [SN_SET_RUNNING] = "set:running",
  [SN_SET_END_OF_DAY] = "set:end-of-day",
  [SN_SET_CLOSING_PREPOSITIONS] = "set:closing-prepositions",
  [SN_SET_HOLDING] = "set:holding",
  [SN_SET_EMPTY_HEADING] = "set:empty-heading",
  [SN_SET_LABEL_VERBS] = "set:label-verbs",
  [SN_SET_TIES] = "set:ties",
  [SN_SET_SEAT_NOUNS] = "set:seat-nouns",
  [SN_SET_SEAT_DEEDS] = "set:seat-deeds",
  [SN_SET_SEAT_DESCRIBED] = "set:seat-described",
  [SN_SET_SEAT_ENDS] = "set:seat-ends",
  [SN_SET_MILESTONE_VERBS] = "set:milestone-verbs",
  [SN_SET_COMMITTEE_RESTS] = "set:committee-rests",
  [SN_SET_PAPERS] = "set:papers",
  [SN_SET_MATTER_NOUNS] = "set:matter-nouns",
  [SN_SET_SEAT_TERMS] = "set:seat-terms",
  [SN_SET_SEAT_HAVING] = "set:seat-having",
  [SN_SET_SEAT_TURNS] = "set:seat-turns",
  [SN_SET_SEAT_TURNS_AFTER_COMMA] = "set:seat-turns-after-comma",
  [SN_SET_SEAT_GOES] = "set:seat-goes",
  [SN_SET_SEAT_ENTERING] = "set:seat-entering",
  [SN_SET_SEAT_OFFICES] = "set:seat-offices",
  [SN_SET_SEAT_PENDING] = "set:seat-pending",
  [SN_SET_SEAT_JOBS] = "set:seat-jobs",
  [SN_SET_SEAT_FOR] = "set:seat-for",
  [SN_SET_HEADS_BEGINNING] = "set:heads-beginning",
  [SN_SET_HEADS_ASIDE] = "set:heads-aside",
  [SN_SET_SPOKEN_CLOCK] = "set:spoken-clock",
  [SN_SET_PERIOD] = "set:period",
  [SN_SET_DAY_JOINTS] = "set:day-joints",
  [SN_SET_FACILITIES] = "set:facilities",
  [SN_SET_TABLE_JOINTS] = "set:table-joints",
  [SN_SET_SEAT_GIVING] = "set:seat-giving",
  [SN_SET_RESULTS] = "set:results",
  [SN_SET_SEATS_HEADED] = "set:seats-headed",
  [SN_SET_SEQUELS] = "set:sequels",
  [SN_SET_REFERENCES] = "set:references",
  [SN_SET_PROPOSALS] = "set:proposals",
  [SN_SET_DRAFTS] = "set:drafts",
  [SN_SET_FIELDS] = "set:fields",
  [SN_SET_MEETING_FIELDS] = "set:meeting-fields",
  [SN_SET_NUMBERED] = "set:numbered",
  [SN_SET_QUANTITIES] = "set:quantities",
  [SN_SET_CHANGES] = "set:changes",
  [SN_SET_STREETS] = "set:streets",
  [SN_SET_ISSUES] = "set:issues",
  [SN_SET_MAILINGS] = "set:mailings",
  [SN_SET_HONORIFICS] = "set:honorifics",
  [SN_SET_HAPPENED] = "set:happened",
  [SN_SET_NEWCOMERS] = "set:newcomers",
  [SN_SET_ENCLOSURES] = "set:enclosures",
  [SN_SET_HANDED_IN] = "set:handed-in",
  [SN_SET_BECOMING] = "set:becoming",
  [SN_SET_MEETING_SERVICES] = "set:meeting-services",
  [SN_SET_ARRIVALS] = "set:arrivals",
  [SN_SET_ASKED_FOR] = "set:asked-for",
  [SN_SET_CALLED] = "set:called",
  [SN_SET_PLANNED] = "set:planned",
  [SN_SET_INTENDING] = "set:intending",
  [SN_SET_ANSWERS] = "set:answers",
  [SN_SET_SEATS] = "set:seats",
  [SN_SET_CANDIDATES] = "set:candidates",
  [SN_SET_TIME_UNITS] = "set:time-units",
  [SN_SET_CALLED_OFF] = "set:called-off",
  [SN_SET_POSTPONED] = "set:postponed",
  [SN_SET_WHICH_OF] = "set:which-of",
  [SN_SET_SENDING] = "set:sending",
  [SN_SET_PUBLISHED] = "set:published",
  [SN_SET_EXPLAINING] = "set:explaining",
  [SN_SET_ADDRESSEES] = "set:addressees",
  [SN_SET_ERRORS] = "set:errors",
  [SN_SET_REGIMES] = "set:regimes",
  [SN_SET_ENDING] = "set:ending",
  [SN_SET_DECIDING] = "set:deciding",
  [SN_SET_READERS] = "set:readers",
  [SN_SET_INFORMED] = "set:informed",
  [SN_SET_ADVISING] = "set:advising",
  [SN_SET_APPOINTING] = "set:appointing",
  [SN_SET_SUCCESSORS] = "set:successors",
  [SN_SET_VOTES] = "set:votes",
  [SN_SET_REGISTRATIONS] = "set:registrations",
  [SN_SET_PREPARATIONS] = "set:preparations",
  [SN_SET_CHANGING_JOBS] = "set:changing-jobs",
  [SN_SET_SAYING_THAT] = "set:saying-that",
  [SN_SET_ROUNDS] = "set:rounds",
  [SN_SET_TASKS] = "set:tasks",
  [SN_SET_SHUT_DAYS] = "set:shut-days",
  [SN_SET_COMING] = "set:coming",
  [SN_SET_PUSHING] = "set:pushing",
  [SN_SET_PARTICLES] = "set:particles",
  [SN_SET_SWAPPING] = "set:swapping",
  [SN_SET_TENTATIVE] = "set:tentative",
  [SN_SET_TRANSFERRING] = "set:transferring",
  [SN_SET_STATES] = "set:states",
  [SN_SET_MEETING] = "set:meeting",
  [SN_SET_PLAIN_EVENTS] = "set:plain-events",
  [SN_SET_APPOINTED] = "set:appointed",
  [SN_SET_MEMBERS] = "set:members",
  [SN_SET_THANKS] = "set:thanks",
  [SN_SET_PASSING] = "set:passing",
  [SN_SET_REVISED] = "set:revised",
  [SN_SET_DOCUMENTS] = "set:documents",
  [SN_SET_CONCLUSIONS] = "set:conclusions",
  [SN_SET_TALKING] = "set:talking",
  [SN_SET_CONSIDERING] = "set:considering",
  [SN_SET_FORTHCOMING] = "set:forthcoming",
  [SN_SET_SUCCEEDING] = "set:succeeding",
  [SN_SET_PUBLISHING] = "set:publishing",
  [SN_SET_NOMINATED] = "set:nominated",
  [SN_SET_STOPPING] = "set:stopping",
  [SN_SET_PROMISING] = "set:promising",
  [SN_SET_REMAINING] = "set:remaining",
};
G_STATIC_ASSERT (G_N_ELEMENTS (set_names) == SN_N_SETS);
G_STATIC_ASSERT (SN_N_SETS <= 64 * SN_SET_LIMBS);

/**
 * sn_lexicon_get_class_name:
 *
 * Returns: (transfer none): the group of the lexicon that the class is.
 */
const char *
sn_lexicon_get_class_name (SnWordClass word_class)
{
  return class_names[word_class];
}

/**
 * sn_lexicon_get_set_name:
 *
 * Returns: (transfer none): the group of the lexicon that the set is.
 */
const char *
sn_lexicon_get_set_name (SnWordSet set)
{
  return set_names[set];
}

/**
 * sn_lexicon_is_group_name:
 *
 * Returns: whether the lexicon may have a group of that name.
 */
gboolean
sn_lexicon_is_group_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (class_names); i++)
    if (g_str_equal (class_names[i], name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (set_names); i++)
    if (g_str_equal (set_names[i], name))
      return TRUE;
  return FALSE;
}
