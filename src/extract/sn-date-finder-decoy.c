/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

/* How many numbers of "Sections 10.30, 10.35 and 10.45" are followed back. */
#define MAX_NUMBERED 4

static gboolean
is_glued_number (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i);

  return t != NULL && t->glued && t->kind == SN_TOKEN_NUMBER;
}

/* Whether "10.30" ends right before @i; sets where it begins. */
static gboolean
dotted_before (const Finder *f, guint32 i, guint32 *start)
{
  if (i < f->first + 3 || !is_glued_number (f, i - 1) || !sn_finder_is_mark (f, i - 2, '.'))
    return FALSE;
  *start = i - 3;
  return sn_finder_token (f, i - 3)->kind == SN_TOKEN_NUMBER;
}

/**
 * sn_finder_is_numbered:
 *
 * Returns: whether the number at @i is that of a section, a version or the
 *   like: "Section 10.30", "Sections 10.30 to 10.45", "version 10.12.20".
 */
gboolean
sn_finder_is_numbered (const Finder *f, guint32 i)
{
  static const char *const joints[] = { "to", "and", "or", "until", "through", NULL };

  for (guint n = 0; n < MAX_NUMBERED && i > f->first; n++)
    {
      const SnToken *before = sn_finder_token (f, i - 1);

      if (sn_finder_is_in (f, i - 1, SN_SET_NUMBERED))
        return TRUE;
      if (before->kind == SN_TOKEN_WORD && before->end - before->start == 1 && before->letter_case != SN_CASE_LOWER)
        return TRUE; /* "Section D 10.15" */
      if (!sn_finder_is_one_of (f, i - 1, joints) && !sn_finder_is_mark (f, i - 1, ',') &&
          !sn_finder_is_dash (f, i - 1))
        return FALSE;
      if (!dotted_before (f, i - 1, &i))
        return FALSE;
    }
  return FALSE;
}

/**
 * sn_finder_is_quantity:
 * @after: the token after a number
 *
 * Returns: whether a number that ends there counts something: "10.15%",
 *   "4.35 million".
 */
gboolean
sn_finder_is_quantity (const Finder *f, guint32 after)
{
  return sn_finder_is_mark (f, after, '%') || sn_finder_is_in (f, after, SN_SET_QUANTITIES);
}

/**
 * sn_finder_is_change:
 *
 * Returns: whether what @i begins is what a value rose or fell from or to: "it
 *   rose from 9.45 to 10.15".
 */
gboolean
sn_finder_is_change (const Finder *f, guint32 i)
{
  static const char *const leads[] = { "from", "to", "by", NULL };
  guint32 from;

  if (i > f->first && sn_finder_is_word (f, i - 1, "to") && dotted_before (f, i - 1, &from))
    i = from;
  return i > f->first + 1 && sn_finder_is_in (f, i - 2, SN_SET_CHANGES) && sn_finder_is_one_of (f, i - 1, leads);
}

/**
 * sn_finder_is_street:
 *
 * Returns: whether the token makes what stands before it an address: "3 March
 *   Street".
 */
gboolean
sn_finder_is_street (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i);

  return t != NULL && t->letter_case != SN_CASE_LOWER && sn_finder_is_in (f, i, SN_SET_STREETS);
}

/* Quotation marks and brackets end an address. */
static gboolean
ends_address (const SnToken *t)
{
  if (t->kind != SN_TOKEN_PUNCT)
    return FALSE;
  switch (t->value)
    {
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '"':
    case ',':
    case ';':
    case '|':
    case 0x2013:
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "www", and what stands behind the last full stop: "pdf", "org". */
static gboolean
is_address_word (const Finder *f, guint32 i)
{
  if (sn_finder_is_word (f, i, "www"))
    return TRUE;
  return i > f->first && sn_finder_token (f, i)->glued && sn_finder_is_mark (f, i - 1, '.') &&
         sn_finder_token (f, i - 1)->glued && sn_finder_is_in (f, i, SN_SET_ADDRESS_ENDINGS);
}

/* What only file names and addresses have inside: "_", "@", "://", "www.",
 * ".pdf", ".org". */
static gboolean
marks_address (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i);

  if (t->kind == SN_TOKEN_WORD)
    return is_address_word (f, i);
  if (t->kind != SN_TOKEN_PUNCT)
    return FALSE;
  switch (t->value)
    {
    case '_':
      return TRUE;
    case '@':
      return i > f->first && t->glued && i + 1 < f->end && sn_finder_token (f, i + 1)->glued &&
             sn_finder_token (f, i + 1)->kind == SN_TOKEN_WORD;
    case ':':
      return sn_finder_is_mark (f, i + 1, '/') && sn_finder_is_mark (f, i + 2, '/');
    default:
      return FALSE;
    }
}

/**
 * sn_finder_skip_address:
 *
 * Passes over a file name or an address that begins at @i: its numbers are no
 * dates ("minutes-05.03.2024.docx", "www.example.org/2024/03/05").
 *
 * Returns: the token after it, or @i where there is none.
 */
guint32
sn_finder_skip_address (const Finder *f, guint32 i)
{
  gboolean address = FALSE;
  guint32 end = i;

  if (i > f->first && sn_finder_token (f, i)->glued && !ends_address (sn_finder_token (f, i - 1)))
    return i;
  for (; end < f->end; end++)
    {
      const SnToken *t = sn_finder_token (f, end);

      if (ends_address (t) || (end > i && !t->glued))
        break;
      address = address || marks_address (f, end);
    }
  return address ? end : i;
}
