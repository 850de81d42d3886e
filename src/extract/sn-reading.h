/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "sn-arena.h"
#include "sn-document.h"
#include "sn-lexicon.h"

G_BEGIN_DECLS

/**
 * SnTokenKind:
 *
 * What a token is made of.
 */
typedef enum {
  SN_TOKEN_WORD,
  SN_TOKEN_NUMBER,
  SN_TOKEN_PUNCT,
} SnTokenKind;

/**
 * SnCase:
 *
 * How a word is written.
 */
typedef enum {
  SN_CASE_LOWER,
  SN_CASE_CAPITAL, /* the first letter */
  SN_CASE_CAPITALS, /* all letters, two at least */
} SnCase;

/**
 * SnToken:
 * @start: offset in bytes of its block's text
 * @end: offset of its end there
 * @kind: a word, a number or a punctuation mark
 * @letter_case: of a word
 * @glued: whether it follows the token before without a space
 * @initial: of a word: its first byte, in lower case; else 0
 * @second: of a word: its second byte, in lower case; 0 where it has but one
 * @marked: whether a mark begins with it
 * @known: whether the lexicon has it
 * @word: its number there, 0 where it has none
 * @value: of a number: its value, at most 999,999; of a mark: its character,
 *   hyphens as '-' and dashes as U+2013
 */
typedef struct {
  guint16 start;
  guint16 end;
  guint32 value : 24;
  guint32 kind : 2;
  guint32 letter_case : 2;
  guint32 glued : 1;
  guint32 marked : 1;
  guint32 known : 1;
  guint16 word;
  guint8  initial;
  guint8  second;
} SnToken;

/* There is one for each four or five bytes of text. */
G_STATIC_ASSERT (sizeof (SnToken) <= 12);

/**
 * SnMark:
 * @first: its first token
 * @end: the token after its last
 * @word_class: what it is
 * @number: what it means as a number
 * @value: what it means
 *
 * A phrase of the lexicon in the text.
 */
typedef struct {
  guint32     first;
  guint32     end;
  guint32     word_class : 8;
  int         number : 24;
  const char *value;
} __attribute__ ((packed, aligned (4))) SnMark;

/* There is one for each three tokens: the pointer is worth no padding. */
G_STATIC_ASSERT (sizeof (SnMark) <= 12 + sizeof (void *));

/**
 * SnSentence:
 * @block: its block
 * @first: its first token
 * @end: the token after its last
 * @first_mark: its first mark
 * @end_mark: the mark after its last
 * @cues: which classes of words it has, as bits
 * @sets: of which sets of the lexicon, up to %SN_SET_LAST_OF_SENTENCES, it has words, as bits
 */
typedef struct {
  guint   block;
  guint32 first;
  guint32 end;
  guint32 first_mark;
  guint32 end_mark;
  guint64 cues;
  guint64 sets;
} SnSentence;

/**
 * SnReading:
 * @document: what is read
 * @blocks: (array): its blocks, some perhaps with what stands above them
 * @day_lines: (array) (nullable): which blocks are days that the blocks below them
 *   have before them
 * @arena: holds blocks that are not the document's
 * @tokens: (array length=n_tokens): of all blocks, in order
 * @marks: (array length=n_marks): likewise
 * @sentences: (array length=n_sentences): likewise
 * @room: for how many tokens, marks and sentences there is room
 * @token_marks: for each token the first mark that begins there or later; one
 *   more at the end
 * @block_tokens: for each block its first token; one more at the end
 * @block_marks: for each block its first mark; one more at the end
 * @block_sentences: for each block its first sentence; one more at the end
 * @block_cues: for each block which classes of words it has, as bits
 * @uses: (array): the lexicon's sn_lexicon_get_uses()
 * @learnt: names that the newsletter itself introduces: abbreviation → value
 * @short_years: how often each number of two digits stands behind a day and its month, "24" in
 *   "31 Jan 24"
 * @days_behind: the numbers of two digits that stand behind a month without a day before it,
 *   as bits: 31 for "Jan 31"
 *
 * A document as words and sentences: what all finders work on.
 */
typedef struct {
  SnDocument      *document;
  const SnBlock *const *blocks;
  const guint8    *day_lines;
  SnArena          arena;
  const SnLexicon *lexicon;
  const SnWordUse *uses;
  SnToken         *tokens;
  SnMark          *marks;
  SnSentence      *sentences;
  guint32          n_tokens;
  guint32          n_marks;
  guint32          n_sentences;
  struct {
    guint32 tokens;
    guint32 marks;
    guint32 sentences;
  } room;
  guint32         *token_marks;
  guint32         *block_tokens;
  guint32         *block_marks;
  guint32         *block_sentences;
  guint64         *block_cues;
  GStringChunk    *names;
  GHashTable      *learnt;
  guint8           short_years[100];
  guint32          days_behind;
} SnReading;

SnReading        *sn_reading_new           (SnDocument *document, const SnLexicon *lexicon);
SnReading        *sn_reading_new_of_blocks (const SnReading *other, const SnBlock *const *blocks,
                                            const guint8 *day_lines, SnArena *arena);
void              sn_reading_free          (SnReading *self);

const SnMark     *sn_reading_find_mark     (const SnReading *self, guint32 first_mark, guint32 end_mark,
                                            SnWordClass word_class);
const SnMark     *sn_reading_seek_mark     (const SnReading *self, guint32 token, SnWordClass word_class);
char             *sn_reading_text          (const SnReading *self, guint block, guint32 first, guint32 end);
void              sn_reading_append_text   (const SnReading *self, guint block, guint32 first, guint32 end, GString *text);
gboolean          sn_reading_token_is_any  (const SnReading *self, guint32 token, const char *const *words);
gboolean          sn_reading_begins_cell   (const SnReading *self, guint block, guint32 token);
void              sn_reading_join_cells    (char *text);
gboolean          sn_reading_has_token     (const SnReading *self, guint32 first, guint32 end, const char *lower);
gboolean          sn_reading_has_in_set    (const SnReading *self, guint32 first, guint32 end, SnWordSet set);
gboolean          sn_reading_has_day       (const SnReading *self, guint block);
guint32           sn_reading_after_day     (const SnReading *self, guint block, guint32 token);
guint64           sn_reading_seek_cues     (const SnReading *self, guint32 first, guint32 end);
guint             sn_reading_block_of      (const SnReading *self, guint32 token);
guint32           sn_reading_sentence_of   (const SnReading *self, guint block, guint32 token);
gboolean          sn_reading_word_is       (const SnReading *self, const SnToken *token, const char *lower);

#define sn_reading_block(self, i) ((self)->blocks[i])
#define sn_reading_token(self, i) (&(self)->tokens[i])
#define sn_reading_mark(self, i) (&(self)->marks[i])
#define sn_reading_sentence(self, i) (&(self)->sentences[i])

/* Whether the token's first two bytes are the word's, of which the second may be
 * the one that ends it: one comparison of both, since nearly all words differ there. */
static inline gboolean
sn_token_begins_as (const SnToken *token, const char *lower)
{
  guint16 ours, theirs;

  memcpy (&ours, &token->initial, sizeof ours);
  memcpy (&theirs, lower, sizeof theirs);
  return ours == theirs;
}

/**
 * sn_reading_token_is:
 * @lower: a word in lower case
 *
 * Most words differ at once, and the finders ask this more often than anything
 * else: hence inline.
 *
 * Returns: whether the token is that word, in any case.
 */
static inline gboolean
sn_reading_token_is (const SnReading *self, guint32 token, const char *lower)
{
  const SnToken *t = sn_reading_token (self, token);
  gsize length;

  if (!sn_token_begins_as (t, lower))
    return FALSE;
  length = strlen (lower);
  return (gsize) (t->end - t->start) == length && (length <= 2 || sn_reading_word_is (self, t, lower));
}

/**
 * sn_reading_token_in:
 *
 * Returns: whether the token is a word of the set.
 */
static inline gboolean
sn_reading_token_in (const SnReading *self, guint32 token, SnWordSet set)
{
  return sn_set_bits_have (&self->uses[sn_reading_token (self, token)->word].sets, set);
}

/**
 * sn_reading_sentence_has:
 * @set: one up to %SN_SET_LAST_OF_SENTENCES
 *
 * Returns: whether the sentence has a word of the set.
 */
static inline gboolean
sn_reading_sentence_has (const SnSentence *sentence, SnWordSet set)
{
  g_assert (set <= SN_SET_LAST_OF_SENTENCES);
  return (sentence->sets >> set & 1) != 0;
}

G_STATIC_ASSERT (SN_SET_LAST_OF_SENTENCES < 64);

/**
 * sn_reading_is_mark:
 * @c: a character
 *
 * Returns: whether the token is that punctuation mark.
 */
static inline gboolean
sn_reading_is_mark (const SnReading *self, guint32 token, gunichar c)
{
  const SnToken *t = sn_reading_token (self, token);

  return t->kind == SN_TOKEN_PUNCT && t->value == c;
}

/**
 * sn_quote_opens:
 * @c: a character
 *
 * Returns: whether it is a mark with which a quotation may begin.
 */
static inline gboolean
sn_quote_opens (gunichar c)
{
  return c == 0x2018 || c == 0x201c || c == '"' || c == '\'';
}

/**
 * sn_quote_closing:
 * @open: a mark for which sn_quote_opens() holds
 *
 * Returns: the mark with which the quotation ends.
 */
static inline gunichar
sn_quote_closing (gunichar open)
{
  return open == 0x2018 ? 0x2019 : open == 0x201c ? 0x201d : open;
}

/**
 * sn_reading_opens_quote:
 *
 * Returns: whether the token is a mark with which a quotation may begin.
 */
static inline gboolean
sn_reading_opens_quote (const SnReading *self, guint32 token)
{
  const SnToken *t = sn_reading_token (self, token);

  return t->kind == SN_TOKEN_PUNCT && sn_quote_opens (t->value);
}

/**
 * sn_reading_mark_from:
 * @token: a token, or the one after the last of a block
 *
 * Returns: the index of the first mark that begins at @token or later, be it in
 *   another block.
 */
static inline guint32
sn_reading_mark_from (const SnReading *self, guint32 token)
{
  return self->token_marks[token];
}

/**
 * sn_reading_mark_at:
 *
 * Returns: (transfer none) (nullable): the mark of that class that begins at
 *   @token of @block.
 */
static inline const SnMark *
sn_reading_mark_at (const SnReading *self, guint block, guint32 token, SnWordClass word_class)
{
  if (token >= self->block_tokens[block + 1] || !sn_reading_token (self, token)->marked)
    return NULL;
  return sn_reading_seek_mark (self, token, word_class);
}

/**
 * sn_reading_cues:
 * @first: a token of @block
 * @end: the token after the last
 *
 * Returns: which classes of words begin in the range, as bits.
 */
static inline guint64
sn_reading_cues (const SnReading *self, guint block, guint32 first, guint32 end)
{
  end = MIN (end, self->block_tokens[block + 1]);
  while (first < end && !sn_reading_token (self, first)->marked)
    first++;
  return first < end ? sn_reading_seek_cues (self, first, end) : 0;
}

/**
 * sn_reading_is_alone:
 *
 * Returns: whether the token alone, in some case, is a phrase of that class.
 */
static inline gboolean
sn_reading_is_alone (const SnReading *self, guint32 token, SnWordClass word_class)
{
  return (self->uses[sn_reading_token (self, token)->word].alone & SN_WORD_BIT (word_class)) != 0;
}

/**
 * sn_reading_begins:
 *
 * Returns: which classes have phrases of the lexicon that begin with the
 *   token's word, as bits.
 */
static inline guint64
sn_reading_begins (const SnReading *self, guint32 token)
{
  return self->uses[sn_reading_token (self, token)->word].begun;
}

/**
 * sn_reading_block_cues:
 *
 * Returns: which classes of words the block has, as bits.
 */
static inline guint64
sn_reading_block_cues (const SnReading *self, guint block)
{
  return self->block_cues[block];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnReading, sn_reading_free)

G_END_DECLS
