/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnResponseStatus:
 * @SN_RESPONSE_NONE: the user has not said
 *
 * How far the answer to a consultation is.
 */
typedef enum {
  SN_RESPONSE_NONE,
  SN_RESPONSE_TODO,
  SN_RESPONSE_DRAFTING,
  SN_RESPONSE_SUBMITTED,
  SN_RESPONSE_NOT_RESPONDING,
} SnResponseStatus;
#define SN_N_RESPONSE_STATUSES 5

/**
 * SnCorrection:
 * @field: name of the field, as in JSON
 * @value: (nullable): what the user says it is; %NULL: there is none
 * @before: (nullable): what the newsletters said when the user said so
 * @said: (nullable): what the newsletters say now
 *
 * A field that the user put right. Where @said is no longer @before, the
 * newsletters have said something new since.
 */
typedef struct {
  char *field;
  char *value;
  char *before;
  char *said;
} SnCorrection;

SnCorrection *sn_correction_new     (const char *field, const char *value, const char *before, const char *said);
void          sn_correction_free    (SnCorrection *correction);
gboolean      sn_correction_is_news (const SnCorrection *correction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnCorrection, sn_correction_free)

/**
 * SnUserWord:
 * @dismissed: the user does not want to see the item
 * @interested: the user is interested in the seat
 * @by_hand: the user added the item
 * @status: how far the response is
 * @owner: (nullable): who writes it
 * @due: (nullable): the day by which it is to be ready within the company,
 *   ISO 8601
 * @note: (nullable): any text
 * @leads: (nullable): how many working days before to be reminded, as in
 *   "7,2,0"; "" for never, %NULL for what the preferences say
 * @snoozed: (nullable): until when nothing is said of it, "2026-01-05T09:00",
 *   local time in Great Britain
 * @corrections: (element-type SnCorrection): what the user put right
 *
 * What the user says of an item, beside what newsletters say.
 */
typedef struct {
  gboolean         dismissed;
  gboolean         interested;
  gboolean         by_hand;
  SnResponseStatus status;
  char            *owner;
  char            *due;
  char            *note;
  char            *leads;
  char            *snoozed;
  GPtrArray       *corrections;
} SnUserWord;

SnUserWord         *sn_user_word_new            (void);
SnUserWord         *sn_user_word_copy           (const SnUserWord *word);
void                sn_user_word_free           (SnUserWord *word);
gboolean            sn_user_word_has_response   (const SnUserWord *word);
const SnCorrection *sn_user_word_get_correction (const SnUserWord *word, const char *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnUserWord, sn_user_word_free)

const char *sn_response_status_to_string   (SnResponseStatus status);
gboolean    sn_response_status_is_answer   (SnResponseStatus status);
gboolean    sn_response_status_from_string (const char *nick, SnResponseStatus *status);

G_END_DECLS
