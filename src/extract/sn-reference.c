/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reference.h"

#include <string.h>

/* Tokens of a label, with its colon. */
#define LONGEST_LABEL 7

/* Prefixes of modification references, which %SN_SET_REFERENCES has too: of the Smart Energy Code (normalised,
 * SEC Section D: "SECMP" until 2018, then "MP" and "DP"), then of other codes,
 * which stay as written. Grammar rather than vocabulary: what follows them
 * decides. */
static const struct
{
  const char *prefix;
  guint digits; /* SEC: how many at least; other codes: 0 */
} prefixes[] = {
  { "SECMP", 4 }, { "MP", 3 }, { "DP", 3 }, { "CMP", 0 }, { "DCP", 0 }, { "CP", 0 },
  { "GC", 0 },    { "P", 0 },  { "R", 0 },  { "XRN", 0 }, { "UNC", 0 },
};

static int
find_prefix (const SnReading *reading, guint block, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);
  gsize length = (gsize) (t->end - t->start);
  const char *text;

  text = sn_reading_block (reading, block)->text + t->start;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if ((prefixes[i].prefix[0] | 0x20) == t->initial && strlen (prefixes[i].prefix) == length &&
        g_ascii_strncasecmp (text, prefixes[i].prefix, length) == 0 &&
        (g_ascii_isupper (text[0]) || prefixes[i].digits > 0))
      return (int) i;
  return -1;
}

/* "DCP 311", "UNC 0647" and "CMP 254", but "P 434" is a page, and "UNC 2023" a
 * year. */
static gboolean
may_stand_apart (const char *prefix, gsize length)
{
  return prefix[0] != '\0' && prefix[1] != '\0' && prefix[2] != '\0' && length <= 4;
}

/* The letter of "MP240A" and "MP240B", the parts into which a proposal was divided. */
static char
part_letter (const SnReading *reading, guint block, guint32 token)
{
  const SnToken *t = token < reading->block_tokens[block + 1] ? sn_reading_token (reading, token) : NULL;
  char letter = t != NULL ? sn_reading_block (reading, block)->text[t->start] : 0;

  return t != NULL && t->glued && t->kind == SN_TOKEN_WORD && t->end - t->start == 1 && letter >= 'A' && letter <= 'D'
             ? letter
             : 0;
}

/* A prefix of the SEC and its digits, with as many zeros as it should have. */
static char *
normalise (guint prefix, const char *digits, gsize length, char part)
{
  gsize least = prefixes[prefix].digits, letters = strlen (prefixes[prefix].prefix), zeros;
  char *reference;

  while (length > least && *digits == '0')
    digits++, length--;
  zeros = least - MIN (least, length);
  reference = g_malloc (letters + zeros + length + 2);
  memcpy (reference, prefixes[prefix].prefix, letters);
  memset (reference + letters, '0', zeros);
  memcpy (reference + letters + zeros, digits, length);
  reference[letters + zeros + length] = part;
  reference[letters + zeros + length + 1] = '\0';
  return reference;
}

/**
 * sn_reference_at:
 * @token: a token of @block
 * @after: (out) (optional): the token after it
 *
 * Reads a modification reference: "SECMP 00056" is SECMP0056, "DP 0067" is
 * DP067, "MP240B" a part of MP240; those of other codes ("R0071", "CMP254") stay as written and have
 * three digits at least, so that "R1.2" and "P4" are none.
 *
 * Returns: (transfer full) (nullable): the reference that begins there.
 */
char *
sn_reference_at (const SnReading *reading, guint block, guint32 token, guint32 *after)
{
  guint32 end = reading->block_tokens[block + 1], number = token + 1;
  gboolean hyphen;
  const SnToken *t;
  const char *text;
  int prefix;
  gsize length;
  char part;

  if (token >= end || !sn_reading_token_in (reading, token, SN_SET_REFERENCES))
    return NULL;
  hyphen = number < end && sn_reading_is_mark (reading, number, '-');
  number += hyphen ? 1 : 0;
  if (number >= end || sn_reading_token (reading, number)->kind != SN_TOKEN_NUMBER)
    return NULL;
  prefix = find_prefix (reading, block, token);
  if (prefix < 0 || (hyphen && prefixes[prefix].digits == 0))
    return NULL;
  t = sn_reading_token (reading, number);
  length = (gsize) (t->end - t->start);
  if (length < 2 || length > 6)
    return NULL;
  if (prefixes[prefix].digits == 0 && (length < 3 || (!t->glued && !may_stand_apart (prefixes[prefix].prefix, length))))
    return NULL;
  part = prefixes[prefix].digits > 0 ? part_letter (reading, block, number + 1) : 0;
  if (after != NULL)
    *after = number + 1 + (part != 0);
  text = sn_reading_block (reading, block)->text;
  if (prefixes[prefix].digits == 0)
    return sn_reading_text (reading, block, token, number + 1);
  if (strspn (text + t->start, "0") >= length)
    return NULL;
  return normalise ((guint) prefix, text + t->start, length, part);
}

/**
 * sn_reference_find:
 * @first: a token of @block
 * @end: the token after the last to look at
 * @at: (out) (optional): the token where it begins
 *
 * Returns: (transfer full) (nullable): the first reference in the range.
 */
char *
sn_reference_find (const SnReading *reading, guint block, guint32 first, guint32 end, guint32 *at)
{
  for (guint32 i = first; i < end; i++)
    {
      char *reference;

      if (!sn_reading_token_in (reading, i, SN_SET_REFERENCES) ||
          sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER)
        continue;
      reference = sn_reference_at (reading, block, i, NULL);
      if (reference == NULL)
        continue;
      if (at != NULL)
        *at = i;
      return reference;
    }
  return NULL;
}

/**
 * sn_reference_is_sec:
 *
 * Returns: whether @reference is one of the Smart Energy Code.
 */
gboolean
sn_reference_is_sec (const char *reference)
{
  return reference != NULL && (g_str_has_prefix (reference, "SECMP") || g_str_has_prefix (reference, "MP") ||
                               g_str_has_prefix (reference, "DP"));
}

/**
 * sn_reference_body:
 *
 * Returns: (transfer none) (nullable): who runs the consultations on a change to
 *   another code, as its reference says which: "P434" is one of the Balancing
 *   and Settlement Code's.
 */
const char *
sn_reference_body (const char *reference)
{
  static const struct
  {
    const char *prefix;
    const char *body;
  } bodies[] = {
    { "R", "REC Code Manager" }, { "P", "Elexon" },  { "CP", "Elexon" },
    { "UNC", "Joint Office" },   { "DCP", "DCUSA" }, { "XRN", "Xoserve" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      gsize length = strlen (bodies[i].prefix);

      if (strncmp (reference, bodies[i].prefix, length) == 0 && !g_ascii_isalpha (reference[length]))
        return bodies[i].body;
    }
  return NULL;
}

/**
 * sn_reference_headed:
 * @heading: a block
 * @after: (out) (optional): the token after it
 *
 * "MP292 ‘Ending support’", "Refinement Consultation: MP292 ‘Ending support’": of which
 * modification a heading is the name, be it behind a label of a few words.
 *
 * Returns: (transfer full) (nullable): its reference.
 */
char *
sn_reference_headed (const SnReading *reading, guint heading, guint32 *after)
{
  guint32 first = reading->block_tokens[heading], end = MIN (reading->block_tokens[heading + 1], first + LONGEST_LABEL);
  char *reference = sn_reference_at (reading, heading, first, after);

  for (guint32 i = first; reference == NULL && i + 1 < end; i++)
    if (sn_reading_is_mark (reading, i, ':'))
      return sn_reference_at (reading, heading, i + 1, after);
    else if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD)
      return NULL;
  return reference;
}
