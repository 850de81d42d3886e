/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/**
 * sn_title_is_hollow:
 *
 * Words after "on" that do not say on what.
 *
 * Returns: whether the word says nothing of the matter.
 */
gboolean
sn_title_is_hollow (const SnReading *reading, guint32 token, gboolean after_noun)
{
  static const char *const hollow[] = { "it",  "them",  "this", "these", "both",  "that", "either", "each",
                                        "all", "those", "time", "for",   "until", "by",   NULL };
  static const char *const asking[] = { "whether", "how", "what", "which", NULL };

  return sn_reading_token_is_any (reading, token, hollow) ||
         (!after_noun && sn_reading_token_is_any (reading, token, asking));
}

/**
 * sn_title_is_dated_at:
 *
 * Returns: whether an expression of time begins at @token.
 */
gboolean
sn_title_is_dated_at (const SnExtraction *self, guint block, guint32 token)
{
  for (guint32 w = self->outline->block_whens[block]; w < self->outline->block_whens[block + 1]; w++)
    if (sn_outline_when (self->outline, w)->first == token)
      return TRUE;
  return FALSE;
}

/* "your thoughts to its energy team", "comments to the policy mailbox", "comments to the
 * Panel by Friday" */
static gboolean
is_addressee (const SnReading *reading, guint32 token)
{
  static const char *const behind[] = { "by", "before", "until", "please", "at", "no", "not", NULL };
  guint block = sn_reading_block_of (reading, token);
  const SnMark *who = sn_reading_mark_at (reading, block, token, SN_WORD_COMMITTEE);

  who = who != NULL ? who : sn_reading_mark_at (reading, block, token, SN_WORD_BODY);
  if (who != NULL && who->end < reading->block_tokens[block + 1] && sn_reading_token_is_any (reading, who->end, behind))
    return TRUE;
  for (guint32 i = token; i < MIN (token + 6, reading->n_tokens); i++)
    if (sn_reading_token_in (reading, i, SN_SET_ADDRESSEES))
      return TRUE;
    else if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD && !sn_reading_token (reading, i)->glued)
      return FALSE;
  return FALSE;
}

/* The words after which what is consulted on stands: "consultation on", "views
 * about", "have your say on", "your response to its". */
static gboolean
joins_subject (const SnReading *reading, guint32 token, const SnMark *mark)
{
  static const char *const joints[] = { "on",     "upon",     "about", "regarding", "into", "concerning",
                                        "around", "relating", "over",  "covering",  NULL };
  static const char *const answers[] = { "to", "of", NULL };
  static const char *const determiners[] = { "a", "an", "the", "its", "their", "our", "proposals", NULL };

  if (sn_reading_token_is (reading, token, "into") && sn_reading_token_in (reading, token + 1, SN_SET_ACCOUNT))
    return FALSE; /* "takes your thoughts into account" */
  if (sn_reading_token_is (reading, token + 1, "or") && sn_reading_token_is (reading, token, "on"))
    return FALSE; /* "replies on or before 22 October" */
  if (sn_reading_token_is_any (reading, token, joints) ||
      (mark->word_class == SN_WORD_CONSULT && sn_reading_is_mark (reading, token, ':') &&
       mark->end > mark->first + 1) ||
      (mark->word_class == SN_WORD_SURVEY && sn_reading_token_is (reading, token, "of")))
    return TRUE;
  return mark->word_class == SN_WORD_RESPOND && sn_reading_token_is_any (reading, token, answers) &&
         (sn_reading_token_is_any (reading, token + 1, determiners) ||
          sn_reading_token_in (reading, token + 1, SN_SET_REVISED)) &&
         !is_addressee (reading, token + 2);
}

/* "views on the draft to the DCC": who gets them, and no more of the matter. */
static gboolean
is_sent_to (const SnReading *reading, guint block, guint32 token)
{
  guint32 to = token + 1;

  if (!sn_reading_token_is (reading, token, "to") || to + 1 >= reading->block_tokens[block + 1])
    return FALSE;
  to += sn_reading_token_is (reading, to, "the") || sn_reading_token_is (reading, to, "our");
  return sn_reading_mark_at (reading, block, to, SN_WORD_BODY) != NULL || sn_reading_token_is (reading, to, "us") ||
         sn_reading_token_in (reading, to, SN_SET_ADDRESSEES);
}

/* "on the drafting, and their answers to the questions at Annex C": another thing that one is to
 * send, and no more of the matter. */
static gboolean
goes_on_to_answers (const SnReading *reading, guint32 token)
{
  static const char *const whose[] = { "their", "your", "any", "its", "the", NULL };

  token += sn_reading_is_mark (reading, token, ',');
  return token + 2 < reading->n_tokens &&
         (sn_reading_token_is (reading, token, "and") || sn_reading_token_is (reading, token, "or")) &&
         sn_reading_token_is_any (reading, token + 1, whose) &&
         sn_reading_token_in (reading, token + 2, SN_SET_ANSWERS);
}

/* "Feedback on the letter is requested", "after comments on version 2": what
 * the paper is about stands before. */
static gboolean
is_only_paper (const SnExtraction *self, const SnSentence *sentence, guint32 first)
{
  const SnReading *reading = self->reading;
  static const char *const verbs[] = { "go", "goes", "should", "must", "may", "can", "is", "are", "will", NULL };
  guint32 end = sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 1);
  gboolean paper = FALSE;

  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_PAPERS))
      paper = TRUE;
    else if (paper && sn_reading_is_mark (reading, i, ',')) /* "three options, including one that" */
      return TRUE;
    else if (!paper && sn_reading_mark_at (reading, sentence->block, i, SN_WORD_NUMBER) != NULL)
      continue;
    else if (paper && (is_sent_to (reading, sentence->block, i) || goes_on_to_answers (reading, i) ||
                       sn_reading_token_is_any (reading, i, verbs))) /* "Remarks on the drafting go to" */
      return TRUE;
    else if (!sn_reading_token_in (reading, i, SN_SET_REVISED) && /* "the revised drafting" */
             sn_title_count_content (reading, sentence->block, i, i + 1) > 0)
      return FALSE;
  return paper;
}

/* "is consulting shippers on", "is consulting users of the website on": behind whom it asks,
 * which is said in a few words; @token where that is not said. */
static guint32
behind_asked (const SnReading *reading, const SnSentence *sentence, const SnMark *mark, guint32 token)
{
  static const char *const joints[] = { "on", "about", NULL };

  if (!sn_reading_token_in (reading, mark->end - 1, SN_SET_CONSULTING))
    return token;
  for (guint32 i = token; i + 1 < sentence->end && i < token + 6; i++)
    if (sn_reading_token_is_any (reading, i, joints))
      return i;
    else if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD)
      break;
  return token;
}

/* "a consultation, open until 26 February, on how …", "a call for evidence (until 6 May) on":
 * behind what is said between the marks; @token where nothing is. */
static guint32
behind_aside (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  static const char *const joints[] = { "on", "about", NULL };
  gboolean bracket = sn_reading_is_mark (reading, token, '(');

  if (!bracket && !sn_reading_is_mark (reading, token, ','))
    return token;
  if (!bracket && sn_reading_token_is_any (reading, token + 1, joints)) /* "a further consultation, on" */
    return token + 1;
  for (guint32 i = token + 2; i + 1 < sentence->end && i < token + 14; i++)
    if (sn_reading_is_mark (reading, i, bracket ? ')' : ','))
      return sn_reading_token_is_any (reading, i + 1, joints) ? i + 1 : token;
  return token;
}

/* "respond to its call for evidence", "views on the former": what points to the matter and
 * does not say it. */
static gboolean
only_points (const SnExtraction *self, const SnSentence *sentence, guint32 first)
{
  static const char *const determiners[] = { "the", "its", "their", "our", "this", "that", NULL };
  static const char *const orders[] = { "former", "latter", NULL };
  const SnReading *reading = self->reading;
  guint32 at = first + sn_reading_token_is_any (reading, first, determiners);
  const SnMark *noun = at > first ? sn_reading_mark_at (reading, sentence->block, at, SN_WORD_CONSULT) : NULL;

  return sn_reading_token_is_any (reading, at, orders) ||
         (noun != NULL && noun->end > noun->first + 1 && sn_reading_token (reading, at)->letter_case == SN_CASE_LOWER &&
          noun->end >= sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 2));
}

/* "has a consultation out on", "invites views by 22 March on": behind what stands between the
 * word and what joins it to its matter; @token where nothing does. */
static guint32
behind_state (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark, guint32 token)
{
  static const char *const states[] = { "out", "open", "underway", "running", "live", "going", NULL };
  static const char *const until[] = { "by", "until", "till", "to", "before", "on", NULL };
  static const char *const joints[] = { "on", "about", "into", NULL };
  const SnReading *reading = self->reading;
  guint32 index = sn_outline_when_from (self->outline, sentence->block, token);
  const SnWhen *when =
      index < self->outline->block_whens[sentence->block + 1] ? sn_outline_when (self->outline, index) : NULL;

  if (token + 2 >= sentence->end)
    return token;
  if (mark->word_class == SN_WORD_CONSULT && sn_reading_token_is_any (reading, token, states))
    {
      guint32 on = token + 1 + sn_reading_is_mark (reading, token + 1, ',');

      if (on + 1 < sentence->end && sn_reading_token_is (reading, on, "on"))
        return on;
    }
  return mark->word_class != SN_WORD_TELL && sn_reading_token_is_any (reading, token, until) && when != NULL &&
                 when->first == token + 1 && when->end + 1 < sentence->end &&
                 sn_reading_token_is_any (reading, when->end, joints)
             ? when->end
             : token;
}

/* "views sought", "comments are invited": behind these words. */
static guint32
behind_asked_for (const SnReading *reading, const SnSentence *sentence, guint32 at)
{
  static const char *const being[] = { "are", "is", NULL };
  guint32 asked = at + (at < sentence->end && sn_reading_token_is_any (reading, at, being));

  return asked < sentence->end && sn_reading_token_in (reading, asked, SN_SET_ASKED_FOR) ? asked + 1 : at;
}

/* "views on whether it should": asked about what stands elsewhere; but "comments on how it proposes
 * to charge for Elective Communication Services" says enough. */
static gboolean
says_too_little (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark, guint32 first)
{
  static const char *const telling[] = { "how", "what", NULL };
  static const char *const pronouns[] = { "it", "them", "this", "these", NULL };
  const SnReading *reading = self->reading;
  gboolean consult = mark->word_class == SN_WORD_CONSULT;
  guint32 last = sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 2) - 1;

  for (guint32 i = first; i < MIN (last, first + 6); i++)
    if (sn_reading_token_is (reading, i, "do") && sn_reading_token_is (reading, i + 1, "so"))
      return TRUE; /* "consulting on when and how to do so" */
  if (sn_reading_token_is_any (reading, first, telling) && last > first &&
      (sn_reading_token_is_any (reading, last, pronouns) ||
       (sn_reading_token_is (reading, last, "place") && sn_reading_token_is (reading, last - 1, "its"))))
    return TRUE; /* "evidence on what should be done about them", "what should take its place" */
  if (consult || !sn_reading_token_is_any (reading, first, telling))
    return sn_title_is_hollow (reading, first, consult);
  return sn_title_count_content (reading, sentence->block, first + 1,
                                 sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 2)) < 4;
}

/* "has published for consultation a further tranche of content": what is published. */
static gboolean
is_put_out_for (const SnReading *reading, const SnSentence *sentence, const SnMark *mark)
{
  static const char *const determiners[] = { "a", "an", "the", "its", "their", "further", "new", NULL };

  return mark->word_class == SN_WORD_CONSULT && mark->first > sentence->first + 1 && mark->end + 2 < sentence->end &&
         sn_reading_token_is (reading, mark->first - 1, "for") &&
         sn_reading_token_in (reading, mark->first - 2, SN_SET_PUTTING_OUT) &&
         sn_reading_token_is_any (reading, mark->end, determiners);
}

/**
 * sn_consultation_subject_after:
 *
 * Returns: whether what is consulted on stands behind @mark, and where.
 */
gboolean
sn_consultation_subject_after (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark, guint32 *first)
{
  const SnReading *reading = self->reading;
  guint32 i = mark->end;

  if (mark->word_class == SN_WORD_RESPOND)
    i = behind_asked_for (reading, sentence, i); /* "views sought on" */
  if (mark->word_class == SN_WORD_TELL && i + 2 < sentence->end && sn_reading_token_is (reading, i, "about") &&
      sn_reading_token_is (reading, i - 1, "hear"))
    { /* "still wishes to hear about the incentive scheme" */
      *first = i + 1;
      return !sn_title_is_hollow (reading, *first, FALSE);
    }
  if (mark->word_class == SN_WORD_TELL)
    {
      if (i + 3 >= sentence->end || !sn_reading_token_is (reading, i, "from") ||
          !sn_reading_token_is (reading, i + 1, "you"))
        return FALSE;
      i += 2; /* "would like to hear from you about access to data" */
    }
  if (is_put_out_for (reading, sentence, mark))
    {
      *first = i;
      return !sn_title_is_dated_at (self, sentence->block, i);
    }
  if (mark->word_class == SN_WORD_CONSULT)
    i = behind_asked (reading, sentence, mark, i);
  if (mark->word_class != SN_WORD_RESPOND && i + 2 < sentence->end)
    i = behind_aside (reading, sentence, i);
  i = behind_state (self, sentence, mark, i);
  if (i + 1 >= sentence->end || !joins_subject (reading, i, mark))
    return FALSE;
  *first = i + 1;
  if (sn_reading_token_is (reading, i, "relating") && sn_reading_token_is (reading, i + 1, "to"))
    (*first)++;
  return *first < sentence->end && !says_too_little (self, sentence, mark, *first) &&
         !sn_title_is_dated_at (self, sentence->block, *first) && !is_only_paper (self, sentence, *first) &&
         !only_points (self, sentence, *first) &&
         sn_title_count_content (reading, sentence->block, *first,
                                 sn_title_phrase_end (self->outline, sentence->block, *first, sentence->end, 2)) > 0;
}

/* "would like to know whether you agree", "has drawn up a draft Roadmap, and wants to know if it
 * has its priorities right": with what, or of what, stands before. */
static gboolean
only_asks (const SnExtraction *self, const SnSentence *sentence, guint32 question)
{
  static const char *const pronouns[] = { "it", "they", "this", "these", NULL };

  if (question + 2 < sentence->end && sn_reading_token_is_any (self->reading, question + 1, pronouns) &&
      sn_reading_has_token (self->reading, sentence->first, question, "draft"))
    return TRUE;
  return question + 2 < sentence->end && sn_reading_token_is (self->reading, question + 1, "you") &&
         sn_title_phrase_end (self->outline, sentence->block, question, sentence->end, 2) <= question + 3;
}

/**
 * sn_consultation_subject_of_verb:
 *
 * "what you make of its plan", "is asking which meters to add": verbs that take
 * the matter itself.
 *
 * Returns: whether a verb has the matter as its object, and where that begins.
 */
gboolean
sn_consultation_subject_of_verb (const SnExtraction *self, const SnSentence *sentence, guint32 *first)
{
  static const char *const joints[] = { "of", "about", "on", NULL };
  static const char *const leads[] = { "by", "from", "under", NULL };
  static const char *const questions[] = { "how",  "whether", "which", "what",    "if",
                                           "when", "where",   "who",   "changes", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      gboolean of =
          sn_reading_token_in (reading, i, SN_SET_THINKING) && sn_reading_token_is_any (reading, i + 1, joints);
      guint32 at = i + (sn_reading_token_is (reading, i + 1, "out") || of ? 2 : 1), asks = at;

      asks += sn_reading_token_is_any (reading, at, leads) ? 1 : 0; /* "to know by what date suppliers could" */
      if (!of &&
          !(sn_reading_token_in (reading, i, SN_SET_CONSIDERING) && sn_reading_token_is_any (reading, asks, questions)))
        continue;
      if (sn_title_is_hollow (reading, at, TRUE) || only_asks (self, sentence, at) ||
          sn_title_count_content (reading, sentence->block, at,
                                  sn_title_phrase_end (self->outline, sentence->block, at, sentence->end, 2)) < 2)
        continue;
      *first = at;
      return TRUE;
    }
  return FALSE;
}

/**
 * sn_consultation_subject:
 * @first: (out): the token at which what is consulted on begins
 *
 * Returns: (transfer none) (nullable): the word for consulting or answering
 *   after which the matter stands.
 */
const SnMark *
sn_consultation_subject (const SnExtraction *self, const SnSentence *sentence, guint32 *first)
{
  static const SnWordClass classes[] = { SN_WORD_CONSULT, SN_WORD_STAGE, SN_WORD_SURVEY, SN_WORD_RESPOND,
                                         SN_WORD_TELL };

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
      {
        const SnMark *mark = sn_reading_mark (self->reading, i);

        if (mark->word_class == classes[c] && sn_consultation_subject_after (self, sentence, mark, first))
          return mark;
      }
  return NULL;
}

/* "consultation", "call for evidence", "working paper", not "is consulting" or
 * "invites views". */
static gboolean
is_noun (const char *text)
{
  static const char *const ends[] = { "consultation", "consultations", "paper",  "papers",  "document", "documents",
                                      "letter",       "budget",        "survey", "surveys", "package",  "pack",
                                      "note",         "questionnaire", "poll",   NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return g_str_has_prefix (text, "call") || g_str_has_prefix (text, "invitation") || g_str_has_prefix (text, "request");
}

static gboolean
is_name (const char *phrase)
{
  static const char *const questions[] = {
    "How ", "What ", "Which ", "Whether ", "When ", "Where ", "Who ", NULL
  }; /* "How Suppliers are charged" */
  const char *space = strchr (phrase, ' ');

  for (guint i = 0; questions[i] != NULL; i++)
    if (g_str_has_prefix (phrase, questions[i]))
      return FALSE;
  if (space == NULL || g_ascii_isupper (space[1]))
    return TRUE;
  if (g_str_has_prefix (space, " and ") && g_ascii_isupper (space[5])) /* "Transition and Migration Approach" */
    return TRUE;
  for (const char *p = phrase + 1; p < space; p++)
    if (g_ascii_isupper (*p) || g_ascii_isdigit (*p))
      return TRUE;
  /* "Panel's draft Strategy": whose it is has a name */
  return g_str_has_prefix (space - MIN (space - phrase, 2), "'s") ||
         g_str_has_prefix (space - MIN (space - phrase, 4), "\xe2\x80\x99s");
}

/**
 * sn_title_lower_first:
 *
 * Inside a title only names keep their capital.
 *
 * Returns: (transfer full): the phrase as it stands inside a title.
 */
char *
sn_title_lower_first (const char *phrase)
{
  char *lower = g_strdup (phrase);

  if (!is_name (phrase))
    lower[0] = g_ascii_tolower (lower[0]);
  return lower;
}

/* "calling for evidence", "calls for evidence": the noun is the same. Takes @noun. */
static char *
name_call (char *noun)
{
  g_autofree char *owned = noun;
  const char *rest = strstr (noun, " for ");

  if (!g_str_has_prefix (noun, "call") || rest == NULL)
    return g_steal_pointer (&owned);
  return g_strconcat ("call", rest, NULL);
}

/**
 * sn_title_compose:
 *
 * "Ofgem call for evidence on access to data", "DCC consultation on …"
 *
 * Returns: (transfer full): "Ofgem call for evidence on …".
 */
char *
sn_title_compose (const SnExtraction *self, guint block, const SnMark *mark, const char *phrase, const char *organiser)
{
  g_autofree char *text = sn_reading_text (self->reading, block, mark->first, mark->end);
  g_autofree char *noun = name_call (g_utf8_strdown (text, -1));
  g_autofree char *subject = sn_title_lower_first (phrase);
  gboolean named = (mark->word_class == SN_WORD_CONSULT || mark->word_class == SN_WORD_SURVEY ||
                    (mark->word_class == SN_WORD_STAGE && g_str_has_prefix (noun, "request"))) &&
                   is_noun (noun);

  if (g_str_has_suffix (noun, "s") && !g_str_has_suffix (noun, "views"))
    noun[strlen (noun) - 1] = '\0';
  if (organiser == NULL)
    return g_strconcat ("Consultation on ", subject, NULL);
  return g_strconcat (organiser, " ", named ? noun : "consultation", " on ", subject, NULL);
}

/**
 * sn_title_prefixed:
 *
 * Returns: (transfer full): @title with the organiser before it, where it does not name it.
 */
char *
sn_title_prefixed (const char *organiser, char *title)
{
  g_autofree char *owned = title;
  g_autofree char *bracket = organiser != NULL ? g_strconcat (" (", organiser, ")", NULL) : NULL;

  /* "Smart meters in flats (BEIS)" */
  if (bracket != NULL && g_str_has_suffix (title, bracket) && strlen (title) > strlen (bracket) + 8)
    title[strlen (title) - strlen (bracket)] = '\0';
  if (organiser == NULL || strstr (title, organiser) != NULL)
    return g_steal_pointer (&owned);
  if (g_str_has_prefix (title, "Consultation: ")) /* whose it is stands before the noun */
    return g_strconcat (organiser, " consultation: ", title + strlen ("Consultation: "), NULL);
  return g_strconcat (organiser, ": ", title, NULL);
}
