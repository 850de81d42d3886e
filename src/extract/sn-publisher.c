/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who "we" are in a newsletter. */

#include "sn-outline-private.h"

#include <string.h>

/* The masthead stands among so many blocks at the beginning. */
#define MASTHEAD_BLOCKS 8

/* Behind the name of a body, its part has so many words. */
#define MASTHEAD_WORDS 6

/* A field says who publishes within so many. */
#define FIELD_BLOCKS 16

/* So many at the end may say who has sent it. */
#define FOOT_BLOCKS 4

/* Somebody signs within so many blocks of the end, and what he is has so many words. */
#define SIGNATURE_BLOCKS 10
#define SIGNATURE_LENGTH 12

/* What the administrator of the Code is called here. */
#define ADMINISTRATOR "SECAS"

/* "From: Department for Energy Security and Net Zero", "Published by Elexon"; not the
 * heading "From the DCC". */
static const char *
named_publisher (const SnReading *reading, guint block)
{
  guint32 at = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  const SnMark *body;

  if (at + 2 >= end)
    return NULL;
  if (!(sn_reading_token_in (reading, at, SN_SET_PUBLISHER_LABELS) && sn_reading_is_mark (reading, at + 1, ':')) &&
      !(sn_reading_token_in (reading, at, SN_SET_ISSUED) && sn_reading_token_is (reading, at + 1, "by")))
    return NULL;
  for (at += 2; at + 1 < end && (sn_reading_is_mark (reading, at, ':') || sn_reading_token_is (reading, at, "the"));)
    at++;
  body = sn_reading_mark_at (reading, block, at, SN_WORD_BODY);
  return body != NULL && (body->end == end || sn_reading_token (reading, body->end)->kind == SN_TOKEN_PUNCT)
             ? body->value
             : NULL;
}

/* "Smart Metering Implementation Programme" right behind the body: which part of it. */
static gboolean
is_part_of_body (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const joints[] = { "of", "and", "for", "the", NULL };

  if (end > first + MASTHEAD_WORDS)
    return FALSE;
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD ||
        (sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER && !sn_reading_token_is_any (reading, i, joints)))
      return FALSE;
  return TRUE;
}

/* "Department of Energy & Climate Change", on a line of its own above the title. */
static const char *
names_only_body (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block];
  const SnMark *body =
      first < reading->block_tokens[block + 1] ? sn_reading_mark_at (reading, block, first, SN_WORD_BODY) : NULL;

  return body != NULL && body->end > first + 2 && is_part_of_body (reading, body->end, reading->block_tokens[block + 1])
             ? body->value
             : NULL;
}

/* Whom the title names: the Code is its administrator's. */
static const char *
of_masthead (const SnOutline *self)
{
  const SnReading *reading = self->reading;
  const char *found = NULL;

  for (guint i = 0; i < MIN (self->n_blocks, MASTHEAD_BLOCKS); i++)
    {
      if (self->places[i].role != SN_ROLE_TITLE)
        continue;
      for (guint32 m = reading->block_marks[i]; m < reading->block_marks[i + 1]; m++)
        {
          const SnMark *mark = sn_reading_mark (reading, m);

          if (mark->word_class == SN_WORD_CODE ||
              (mark->word_class == SN_WORD_BODY && g_str_equal (mark->value, ADMINISTRATOR)))
            return ADMINISTRATOR;
          if (mark->word_class == SN_WORD_BODY && found == NULL)
            found = mark->value;
        }
    }
  for (guint i = 0; i < MIN (self->n_blocks, MASTHEAD_BLOCKS) && found == NULL; i++)
    found = names_only_body (reading, i);
  for (guint i = 0; i < MIN (self->n_blocks, FIELD_BLOCKS) && found == NULL; i++)
    found = named_publisher (reading, i);
  return found;
}

/* (nullable): the body that is called so: "DCC", of an address also "dcc", "ofgem", "smartdcc". */
static const char *
body_called (const SnLexicon *lexicon, const char *word, gboolean address)
{
  g_autofree char *upper = g_ascii_strup (word, -1), *capital = g_ascii_strdown (word, -1);
  const char *forms[] = { word, upper, capital };

  capital[0] = g_ascii_toupper (capital[0]);
  for (guint i = 0; i < (address ? G_N_ELEMENTS (forms) : 1); i++)
    if (sn_lexicon_get_name (lexicon, SN_WORD_BODY, forms[i]) != NULL)
      return g_intern_string (forms[i]);
  return address && g_str_has_prefix (word, "smart") && word[5] != '\0' ? body_called (lexicon, word + 5, TRUE) : NULL;
}

/* (nullable): the first body that @text names; the Code is its administrator's. */
static const char *
named_in (const SnLexicon *lexicon, const char *text, gboolean address)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", address ? "@.?&/" : " ,.:;()|<>@-/\"'", -1);
  const char *found = NULL;

  for (guint i = 0; words[i] != NULL && found == NULL; i++)
    if (words[i][0] != '\0')
      found = !address && g_str_equal (words[i], "SEC") ? ADMINISTRATOR : body_called (lexicon, words[i], address);
  return found;
}

/* (nullable): the body at which the addresses are, if it is but one. */
static const char *
of_addresses (const SnOutline *self)
{
  GPtrArray *links = sn_document_get_links (self->reading->document);
  const char *found = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      const SnLink *link = links->pdata[i];
      const char *at = g_str_has_prefix (link->uri, "mailto:") ? strchr (link->uri, '@') : NULL;
      const char *body = at != NULL ? named_in (self->reading->lexicon, at + 1, TRUE) : NULL;

      if (body != NULL && found != NULL && body != found)
        return NULL;
      found = body != NULL ? body : found;
    }
  return found;
}

/* (nullable): whom the file's own sender or title names, or else the addresses in it. */
static const char *
of_file (const SnOutline *self)
{
  SnDocument *document = self->reading->document;
  const SnLexicon *lexicon = self->reading->lexicon;
  const char *sender = sn_document_get_sender (document), *at = sender != NULL ? strchr (sender, '@') : NULL;
  const char *found = named_in (lexicon, sender, FALSE);

  if (found == NULL && at != NULL)
    found = named_in (lexicon, at + 1, TRUE);
  if (found == NULL)
    found = named_in (lexicon, sn_document_get_title (document), FALSE);
  return found != NULL ? found : of_addresses (self);
}

/* Whether the file is sent, or its foot signed, by somebody whom the lexicon does not know. */
static gboolean
is_of_stranger (const SnOutline *self)
{
  static const char *const firms[] = { "ltd", "limited", "llp", "plc", "association", NULL };
  const SnReading *reading = self->reading;
  const guint64 known = SN_WORD_BIT (SN_WORD_BODY) | SN_WORD_BIT (SN_WORD_CODE);

  for (guint i = self->n_blocks > FOOT_BLOCKS ? self->n_blocks - FOOT_BLOCKS : 0; i < self->n_blocks; i++)
    for (guint32 t = reading->block_tokens[i]; t < reading->block_tokens[i + 1]; t++)
      if (sn_reading_token_is_any (reading, t, firms) && !(sn_reading_block_cues (reading, i) & known))
        return TRUE;
  return FALSE;
}

/**
 * sn_outline_find_publisher:
 *
 * Finds who "we" are: whoever the masthead or a field near it names, or the file's own title
 * or sender, or the addresses in it; or the administrator of the Code, whose newsletter it is
 * where none of these names anybody, unless somebody else signs it. To be called once the
 * blocks have their roles.
 *
 * Returns: (transfer none) (nullable): the body; %NULL for one that the lexicon does not know
 */
const char *
sn_outline_find_publisher (const SnOutline *self)
{
  const char *found = of_masthead (self);

  if (found == NULL)
    found = of_file (self);
  if (found == NULL && !is_of_stranger (self))
    found = ADMINISTRATOR;
  return found;
}

/**
 * sn_outline_find_committee:
 *
 * "Secretary to the Security Sub-Committee", below a name at the end: a note of a committee's
 * own, in which its seats and meetings are called "our seat" and "meeting 39".
 *
 * Returns: (transfer none) (nullable): the committee for which somebody signs
 */
const SnMark *
sn_outline_find_committee (const SnOutline *self)
{
  static const char *const offices[] = { "secretary", "chair", "clerk", "secretariat", NULL };
  static const char *const joints[] = { "to", "of", "for", "the", NULL };
  const SnReading *reading = self->reading;

  for (guint i = self->n_blocks; i > 0 && i + SIGNATURE_BLOCKS > self->n_blocks; i--)
    {
      guint32 at = reading->block_tokens[i - 1], end = reading->block_tokens[i];
      const SnMark *committee;

      if (at + 2 >= end || end - at > SIGNATURE_LENGTH || !sn_reading_token_is_any (reading, at, offices))
        continue;
      for (at++; at < end && sn_reading_token_is_any (reading, at, joints); at++)
        ;
      committee = at < end ? sn_reading_mark_at (reading, i - 1, at, SN_WORD_COMMITTEE) : NULL;
      if (committee != NULL)
        return committee;
    }
  return NULL;
}
