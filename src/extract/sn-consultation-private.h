/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-prose-private.h"

G_BEGIN_DECLS

/* The ways of finding what a consultation is on; each looks at one sentence
 * and returns a title, (transfer full) (nullable). */

gboolean sn_title_is_hollow (const SnReading *reading, guint32 token, gboolean after_noun);
gboolean sn_consultation_subject_after (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark, guint32 *first);
gboolean sn_consultation_subject_of_verb (const SnExtraction *self, const SnSentence *sentence, guint32 *first);
char *sn_title_compose (const SnExtraction *self, guint block, const SnMark *mark, const char *phrase, const char *organiser);
char *sn_title_from_subject (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_main_subject (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_quotation (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_answer (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_deed (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_possession (const SnExtraction *self, const SnSentence *sentence);
char *sn_title_prefixed (const char *organiser, char *title);
char *sn_title_from_verb (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
guint32 sn_title_phrase_start (const SnReading *reading, guint32 noun, guint32 first);
char *sn_title_from_noun (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_draft (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_offer (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_opening (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_lead     (const SnExtraction *self, const SnSentence *named, const char *organiser);
char *sn_title_from_fragment (const SnExtraction *self, const SnSentence *named, const char *organiser);
char *sn_title_from_survey (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_adjunct (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_companion (const SnExtraction *self, const SnSentence *sentence, const char *organiser);
char *sn_title_from_name (const SnExtraction *self, const SnSentence *sentence, const char *organiser);

char *sn_title_lower_first (const char *phrase);

gboolean sn_title_is_dated_at (const SnExtraction *self, guint block, guint32 token);

G_END_DECLS
