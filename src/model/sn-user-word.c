/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-user-word.h"

static const char *const status_nicks[] = {
  [SN_RESPONSE_NONE] = "none",
  [SN_RESPONSE_TODO] = "todo",
  [SN_RESPONSE_DRAFTING] = "drafting",
  [SN_RESPONSE_SUBMITTED] = "submitted",
  [SN_RESPONSE_NOT_RESPONDING] = "not-responding",
};

/**
 * sn_correction_new:
 * @field: name of the field, as in JSON
 * @value: (nullable): what the user says
 * @before: (nullable): what the newsletters said then
 * @said: (nullable): what they say now
 *
 * Returns: (transfer full): a correction.
 */
SnCorrection *
sn_correction_new (const char *field, const char *value, const char *before, const char *said)
{
  SnCorrection *correction = g_new (SnCorrection, 1);

  correction->field = g_strdup (field);
  correction->value = g_strdup (value);
  correction->before = g_strdup (before);
  correction->said = g_strdup (said);
  return correction;
}

/**
 * sn_correction_free:
 *
 * Frees @correction.
 */
void
sn_correction_free (SnCorrection *correction)
{
  g_free (correction->field);
  g_free (correction->value);
  g_free (correction->before);
  g_free (correction->said);
  g_free (correction);
}

/**
 * sn_correction_is_news:
 *
 * Returns: whether the newsletters have said something since the user spoke
 *   that is neither what they said then nor what the user says: then both are
 *   to be shown, and the user chooses.
 */
gboolean
sn_correction_is_news (const SnCorrection *correction)
{
  return g_strcmp0 (correction->said, correction->before) != 0 && g_strcmp0 (correction->said, correction->value) != 0;
}

/**
 * sn_user_word_new:
 *
 * Returns: (transfer full): the word of a user who has said nothing.
 */
SnUserWord *
sn_user_word_new (void)
{
  SnUserWord *word = g_new0 (SnUserWord, 1);

  word->corrections = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_correction_free);
  return word;
}

/**
 * sn_user_word_copy:
 *
 * Returns: (transfer full): a copy.
 */
SnUserWord *
sn_user_word_copy (const SnUserWord *word)
{
  SnUserWord *copy = sn_user_word_new ();

  copy->dismissed = word->dismissed;
  copy->interested = word->interested;
  copy->by_hand = word->by_hand;
  copy->status = word->status;
  copy->owner = g_strdup (word->owner);
  copy->due = g_strdup (word->due);
  copy->note = g_strdup (word->note);
  copy->leads = g_strdup (word->leads);
  copy->snoozed = g_strdup (word->snoozed);
  for (guint i = 0; i < word->corrections->len; i++)
    {
      const SnCorrection *correction = word->corrections->pdata[i];

      g_ptr_array_add (copy->corrections,
                       sn_correction_new (correction->field, correction->value, correction->before, correction->said));
    }
  return copy;
}

/**
 * sn_user_word_free:
 *
 * Frees @word.
 */
void
sn_user_word_free (SnUserWord *word)
{
  g_free (word->owner);
  g_free (word->due);
  g_free (word->note);
  g_free (word->leads);
  g_free (word->snoozed);
  g_ptr_array_unref (word->corrections);
  g_free (word);
}

/**
 * sn_user_word_has_response:
 * @word: (nullable): what the user says
 *
 * Returns: whether the user has said anything of the response.
 */
gboolean
sn_user_word_has_response (const SnUserWord *word)
{
  return word != NULL &&
         (word->status != SN_RESPONSE_NONE || word->owner != NULL || word->due != NULL || word->note != NULL);
}

/**
 * sn_user_word_get_correction:
 * @word: (nullable): what the user says
 * @field: name of a field, as in JSON
 *
 * Returns: (transfer none) (nullable): how the user corrected that field.
 */
const SnCorrection *
sn_user_word_get_correction (const SnUserWord *word, const char *field)
{
  for (guint i = 0; word != NULL && i < word->corrections->len; i++)
    {
      const SnCorrection *correction = word->corrections->pdata[i];

      if (g_str_equal (correction->field, field))
        return correction;
    }
  return NULL;
}

/**
 * sn_response_status_to_string:
 *
 * Returns: the status's name in JSON and on the command line.
 */
const char *
sn_response_status_to_string (SnResponseStatus status)
{
  return status_nicks[status];
}

/**
 * sn_response_status_is_answer:
 *
 * Returns: whether nothing is left to do: the response is sent, or there is to
 *   be none.
 */
gboolean
sn_response_status_is_answer (SnResponseStatus status)
{
  return status == SN_RESPONSE_SUBMITTED || status == SN_RESPONSE_NOT_RESPONDING;
}

/**
 * sn_response_status_from_string:
 * @nick: (nullable): a name
 * @status: (out): the status, untouched on failure
 *
 * Returns: whether @nick is the name of a status.
 */
gboolean
sn_response_status_from_string (const char *nick, SnResponseStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_nicks); i++)
    if (g_strcmp0 (status_nicks[i], nick) == 0)
      {
        *status = (SnResponseStatus) i;
        return TRUE;
      }
  return FALSE;
}
