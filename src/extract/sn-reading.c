/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reading-private.h"

#include <string.h>

#include "sn-tokenize.h"

/* Of an e-mail address. */
#define LONGEST_ADDRESS 12
/* Of a day with its weekday, year and hours. */
#define MOST_DAY_TOKENS 16
/* No sentence has more words: what goes on longer is cut there, so that looking
 * through a sentence never means looking through the whole text. */
#define MAX_SENTENCE 400

static inline void
add_mark (SnReading *self, const SnMark *mark)
{
  if (self->n_marks == self->room.marks)
    {
      self->room.marks += self->room.marks / 2 + 16;
      self->marks = g_renew (SnMark, self->marks, self->room.marks);
    }
  sn_reading_token (self, mark->first)->marked = TRUE;
  self->marks[self->n_marks++] = *mark;
}

/**
 * sn_reading_add_mark:
 *
 * Adds a mark.
 */
void
sn_reading_add_mark (SnReading *self, const SnMark *mark)
{
  add_mark (self, mark);
}

static inline gboolean
is_glued_hyphen (const SnToken *t)
{
  return t->kind == SN_TOKEN_PUNCT && t->value == '-' && t->glued;
}

/* Whether the word is written as the phrase asks. */
static inline gboolean
case_matches (const SnToken *t, SnCase asked)
{
  return t->letter_case >= asked || t->kind != SN_TOKEN_WORD || (asked == SN_CASE_CAPITALS && t->end - t->start == 1);
}

/* Whether the phrase, which begins with the word of the token, stands there;
 * hyphens between words are passed over. Sets the token after it. */
static inline gboolean
phrase_matches (const SnReading *self, const SnPhrase *phrase, guint32 token, guint32 end, guint32 *after)
{
  if (!case_matches (sn_reading_token (self, token++), phrase->first_case))
    return FALSE;
  for (guint i = 1; i < phrase->n_words; i++, token++)
    {
      if (token + 1 < end && is_glued_hyphen (sn_reading_token (self, token)))
        token++;
      if (token >= end || sn_reading_token (self, token)->word != phrase->words[i] ||
          !case_matches (sn_reading_token (self, token), sn_phrase_case (phrase, i)))
        return FALSE;
    }
  *after = token;
  return TRUE;
}

/* A word glued to a number or another word is part of a reference ("R1.2",
 * "SECMP0007"), except for what is written so: "26th", "5pm", "DCC's". */
static gboolean
may_begin_phrase (const SnReading *self, guint32 token, guint32 block_first)
{
  const SnToken *t = sn_reading_token (self, token);

  if (!t->glued || token == block_first)
    return TRUE;
  return sn_reading_token (self, token - 1)->kind == SN_TOKEN_PUNCT;
}

/* The word after @token, a hyphen passed over; 0 where the lexicon does not
 * know it. */
static guint
word_behind (const SnReading *self, guint32 token, guint32 end)
{
  const SnToken *t;

  if (++token >= end)
    return 0;
  t = sn_reading_token (self, token);
  if (token + 1 < end && is_glued_hyphen (t))
    t++;
  return t->word;
}

/* "ten Working Days" are no "Engagement Days". */
static gboolean
counts_days (const SnReading *self, guint32 token)
{
  return token > 0 && sn_reading_token_in (self, token - 1, SN_SET_COUNTED_DAYS);
}

/* Whether the token stands behind a month, as in "the June release", "June 2024 release" or
 * "June's release". */
static gboolean
follows_month (const SnReading *self, guint32 token)
{
  const SnMark *last = self->n_marks > 0 ? &self->marks[self->n_marks - 1] : NULL;

  if (last == NULL || last->word_class != SN_WORD_MONTH || last->end + 3 < token)
    return FALSE;
  for (guint32 i = last->end; i < token; i++)
    if (sn_reading_token (self, i)->kind == SN_TOKEN_WORD && !sn_reading_token_is (self, i, "s"))
      return FALSE;
  return !sn_reading_is_mark (self, token - 1, ',') && !sn_reading_is_mark (self, token - 1, ':');
}

/* "chair.recruitment@secas.example": whether the token is of an address, which says to whom one
 * writes and not what of. */
static gboolean
is_of_address (const SnReading *self, guint32 token, guint32 end)
{
  guint32 first = token;

  while (first > 0 && token - first < LONGEST_ADDRESS && sn_reading_token (self, first)->glued)
    first--;
  for (guint32 i = first; i < MIN (end, token + LONGEST_ADDRESS) && (i == first || sn_reading_token (self, i)->glued);
       i++)
    if (sn_reading_is_mark (self, i, '@'))
      return TRUE;
  return FALSE;
}

/* "forecast submission": what is handed in, and no answer. */
static gboolean
is_of_return (const SnReading *self, guint32 token)
{
  return token > 0 &&
         sn_reading_token_is_any (self, token, (const char *const[]){ "submission", "submissions", NULL }) &&
         sn_reading_token_in (self, token - 1, SN_SET_RETURNS);
}

/* Marks those of the phrases that stand at the token, of which only the longest
 * count. They are sorted. */
static guint32
add_phrases (SnReading *self, const SnPhrase *phrases, guint n, guint32 token, guint32 end)
{
  guint longest = 0;
  guint32 after = token + 1, next = token;

  for (guint i = 0; i < n; i++)
    {
      const SnPhrase *phrase = &phrases[i];

      if (phrase->n_words < longest)
        break;
      if (!phrase_matches (self, phrase, token, end, &after))
        continue;
      if (phrase->word_class == SN_WORD_LINK || (phrase->word_class == SN_WORD_EVENT && counts_days (self, token)))
        continue; /* what a link is for stands in its label, not in the text */
      if (phrase->word_class == SN_WORD_HIRING && is_of_address (self, token, end))
        continue;
      if (phrase->word_class == SN_WORD_RESPOND && is_of_return (self, token))
        continue;
      if (phrase->word_class == SN_WORD_RELEASE && phrase->n_words == 1 && phrase->first_case == SN_CASE_LOWER &&
          !follows_month (self, token))
        continue;
      longest = phrase->n_words;
      next = after;
      add_mark (self, &(SnMark){ .first = token,
                                 .end = after,
                                 .word_class = phrase->word_class,
                                 .value = phrase->value,
                                 .number = phrase->number });
    }
  return next;
}

/* Marks the phrases that stand at the token, which some begin with. Most of
 * these have more words, that do not follow. */
static guint32
add_marks_at (SnReading *self, guint32 token, guint32 end)
{
  guint word = sn_reading_token (self, token)->word, second = word_behind (self, token, end), n;
  guint32 next = token;

  if (self->uses[word].seconds >> second % 64 & 1)
    {
      const SnPhrase *longer = sn_lexicon_find_longer (self->lexicon, word, second, &n);

      next = add_phrases (self, longer, n, token, end);
    }
  if (next == token && self->uses[word].alone != 0)
    {
      const SnPhrase *single = sn_lexicon_find_single (self->lexicon, word, &n);

      next = add_phrases (self, single, n, token, end);
    }
  return MAX (next, token + 1);
}

/* The closing mark of a quotation that opens at @token, or @token itself. */
static guint32
find_closing_quote (const SnReading *self, guint32 token, guint32 end)
{
  gunichar close = sn_quote_closing (sn_reading_token (self, token)->value);

  for (guint32 i = token + 1; i < MIN (end, token + 40); i++)
    if (sn_reading_is_mark (self, i, close) && (i + 1 >= end || !sn_reading_token (self, i + 1)->glued ||
                                                sn_reading_token (self, i + 1)->kind == SN_TOKEN_PUNCT))
      return i;
  return token;
}

/* The name of a modification in quotation marks behind its number, "MP327
 * ‘Keeping meter event logs’", is a name: its words say nothing else. */
static inline gboolean
opens_name (const SnReading *self, guint32 token, guint32 first)
{
  const SnToken *t = sn_reading_token (self, token);

  return sn_quote_opens (t->value) && !t->glued && token > first &&
         sn_reading_token (self, token - 1)->kind == SN_TOKEN_NUMBER;
}

/* Of "31 Jan 24" and "Jan 31": which way the writer has. */
static void
note_order (SnReading *self, guint32 month, guint32 first, guint32 end)
{
  const SnToken *before = month > first ? sn_reading_token (self, month - 1) : NULL;
  const SnToken *behind = month + 1 < end ? sn_reading_token (self, month + 1) : NULL;

  if (behind == NULL || behind->kind != SN_TOKEN_NUMBER || behind->value > 99 || behind->end - behind->start != 2)
    return;
  if (before == NULL || before->kind != SN_TOKEN_NUMBER || before->value == 0 || before->value > 31)
    self->days_behind |= behind->value <= 31 ? 1u << behind->value : 0;
  else if (self->short_years[behind->value] < G_MAXUINT8)
    self->short_years[behind->value]++;
}

static void
mark_block (SnReading *self, guint block, guint32 first, guint32 end)
{
  guint32 first_mark = self->n_marks;
  guint64 begun = 0; /* the classes of phrases that may stand in the block */

  for (guint32 token = first; token < end;)
    {
      guint64 begins;

      if (sn_reading_token (self, token)->kind == SN_TOKEN_PUNCT && opens_name (self, token, first))
        token = find_closing_quote (self, token, end);
      begins = sn_reading_begins (self, token);
      if (begins == 0 || !may_begin_phrase (self, token, first))
        {
          token++;
          continue;
        }
      begun |= begins;
      if (begins & SN_WORD_BIT (SN_WORD_MONTH))
        note_order (self, token, first, end);
      token = add_marks_at (self, token, end);
    }
  if ((begun & SN_WORD_BIT (SN_WORD_COMMITTEE_HEAD)) || g_hash_table_size (self->learnt) > 0)
    sn_reading_add_unlisted_names (self, block, first, end, first_mark);
}

/* "Section L.", "Annex B.", "Sections H5 and L.": a letter that is no initial of a name. */
static gboolean
is_lettered (const SnReading *self, guint32 token)
{
  guint32 at = token;

  if (at >= 2 && (sn_reading_token_is (self, at - 1, "and") || sn_reading_token_is (self, at - 1, "or")))
    at -= 2; /* the letter before */
  return at > 0 && sn_reading_token_in (self, at - 1, SN_SET_NUMBERED);
}

/* Abbreviations whose full stop ends no sentence. "No." is one before a number only. */
static gboolean
is_abbreviation (const SnReading *self, guint32 token, guint32 end)
{
  static const char *const known[] = { "mr", "mrs", "ms", "dr", "st", "vs", "etc", "approx", "eg", "ie", "cf" };
  const SnToken *t = sn_reading_token (self, token);

  if (t->kind != SN_TOKEN_WORD)
    return FALSE;
  if (t->end - t->start == 1 && t->letter_case != SN_CASE_LOWER)
    return !is_lettered (self, token);
  if (t->end - t->start == 1)
    return token > 0 && sn_reading_is_mark (self, token - 1, '.');
  if (sn_reading_token_is (self, token, "no"))
    return t->letter_case != SN_CASE_LOWER && token + 2 < end &&
           sn_reading_token (self, token + 2)->kind == SN_TOKEN_NUMBER;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (sn_reading_token_is (self, token, known[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_sentence (const SnReading *self, guint32 token, guint32 first, guint32 end)
{
  const SnToken *t = sn_reading_token (self, token), *next;

  if (t->kind != SN_TOKEN_PUNCT || (t->value != '.' && t->value != '!' && t->value != '?'))
    return FALSE;
  if (token + 1 >= end)
    return TRUE;
  next = sn_reading_token (self, token + 1);
  if (next->glued)
    return FALSE;
  if (t->value == '.' && token > first && is_abbreviation (self, token - 1, end))
    return FALSE;
  return next->kind != SN_TOKEN_WORD || next->letter_case != SN_CASE_LOWER;
}

/* A closing quotation mark or bracket glued to the full stop still belongs. */
static guint32
sentence_end (const SnReading *self, guint32 token, guint32 end)
{
  token++;
  while (token < end && sn_reading_token (self, token)->glued &&
         (sn_reading_is_mark (self, token, ')') || sn_reading_is_mark (self, token, 0x2019) ||
          sn_reading_is_mark (self, token, 0x201d) || sn_reading_is_mark (self, token, '"') ||
          sn_reading_is_mark (self, token, '\'')))
    token++;
  return token;
}

static void
add_sentence (SnReading *self, guint block, guint32 first, guint32 end, guint32 *mark)
{
  SnSentence sentence = { .block = block, .first = first, .end = end, .first_mark = *mark };

  while (*mark < self->n_marks && sn_reading_mark (self, *mark)->first < end)
    {
      sentence.cues |= SN_WORD_BIT (sn_reading_mark (self, *mark)->word_class);
      (*mark)++;
    }
  sentence.end_mark = *mark;
  for (guint32 token = first; token < end; token++)
    sentence.sets |= self->uses[sn_reading_token (self, token)->word].sets.limbs[0];
  self->block_cues[block] |= sentence.cues;
  if (self->n_sentences == self->room.sentences)
    {
      self->room.sentences += self->room.sentences / 2;
      self->sentences = g_renew (SnSentence, self->sentences, self->room.sentences);
    }
  self->sentences[self->n_sentences++] = sentence;
}

/* Whether a word is one of a day or hour; sets @named where it names the day. */
static gboolean
is_of_day (const SnReading *self, guint32 token, guint32 mark, gboolean *named)
{
  static const char *const times[] = { "noon", "midday", "am", "pm", "to", "at", "from", "and", "the", "of",
                                       "w",    "c",      "st", "nd", "rd", "th", "on",   "all", "day", NULL };
  static const char *const days[] = { "tomorrow", "today", NULL };
  const guint64 known = SN_WORD_BIT (SN_WORD_MONTH) | SN_WORD_BIT (SN_WORD_WEEKDAY) | SN_WORD_BIT (SN_WORD_AM) |
                        SN_WORD_BIT (SN_WORD_PM) | SN_WORD_BIT (SN_WORD_ORDINAL) | SN_WORD_BIT (SN_WORD_COMMENCING);
  guint64 classes = 0;

  for (; mark < self->n_marks && sn_reading_mark (self, mark)->first <= token; mark++)
    if (sn_reading_mark (self, mark)->first == token)
      classes |= SN_WORD_BIT (sn_reading_mark (self, mark)->word_class);
  *named = (classes & (SN_WORD_BIT (SN_WORD_MONTH) | SN_WORD_BIT (SN_WORD_WEEKDAY))) ||
           sn_reading_token_is_any (self, token, days);
  return *named || (classes & known) || sn_reading_token_is_any (self, token, times);
}

/* "Mon 18 Dec, 10:00. SMKI PMA Meeting 116.", "Tomorrow, 12 noon. The consultation
 * closes.": the day with which an entry of a diary begins is no sentence. */
static gboolean
is_day_of_entry (const SnReading *self, guint32 first, guint32 stop, guint32 end, guint32 mark)
{
  gboolean day = FALSE, number = FALSE;

  if (stop + 2 >= end || stop - first > MOST_DAY_TOKENS)
    return FALSE;
  for (guint32 i = first; i < stop; i++)
    {
      const SnToken *t = sn_reading_token (self, i);
      gboolean named = FALSE;

      if (t->kind == SN_TOKEN_WORD && !is_of_day (self, i, mark, &named))
        return FALSE;
      day |= named;
      number |= t->kind == SN_TOKEN_NUMBER;
    }
  return day && number;
}

/* "6.2 The Secretary of State has …": the number of a clause is no part of what it says;
 * hours have two digits behind the point. */
static guint32
behind_number (const SnReading *self, guint32 first, guint32 end)
{
  const SnToken *next;

  if (first + 8 >= end || sn_reading_token (self, first)->kind != SN_TOKEN_NUMBER ||
      !sn_reading_is_mark (self, first + 1, '.') || sn_reading_token (self, first + 2)->kind != SN_TOKEN_NUMBER ||
      !sn_reading_token (self, first + 1)->glued || !sn_reading_token (self, first + 2)->glued ||
      sn_reading_token (self, first + 2)->end - sn_reading_token (self, first + 2)->start != 1)
    return first;
  next = sn_reading_token (self, first + 3);
  return next->kind == SN_TOKEN_WORD && !next->glued && next->letter_case == SN_CASE_CAPITAL ? first + 3 : first;
}

static void
split_block (SnReading *self, guint block, guint32 first, guint32 end, guint32 mark)
{
  guint32 start = behind_number (self, first, end);

  for (guint32 token = start; token < end; token++)
    {
      guint32 stop = MIN (end, start + MAX_SENTENCE);

      while (token < stop && sn_reading_token (self, token)->kind != SN_TOKEN_PUNCT)
        token++;
      if (token == end)
        break;
      if (token == stop)
        {
          add_sentence (self, block, start, token, &mark);
          start = token;
        }
      else if (start == first && sn_reading_is_mark (self, token, '.') && ends_sentence (self, token, first, end) &&
               is_day_of_entry (self, first, token, end, mark))
        self->tokens[token].value = ':'; /* as others write it */
      else if (ends_sentence (self, token, first, end) || sn_reading_is_mark (self, token, ';'))
        {
          stop = sentence_end (self, token, end);
          if (sn_reading_is_mark (self, token, ';') && stop == end)
            continue;
          add_sentence (self, block, start, stop, &mark);
          start = stop;
          token = stop - 1;
        }
    }
  if (start < end)
    add_sentence (self, block, start, end, &mark);
}

/* What a usual text of that length needs. More is made where it is not enough. */
static void
make_room (SnReading *self, gsize length, guint n_blocks)
{
  self->room.tokens = (guint32) MIN (length / 4, G_MAXINT / 64) + 64;
  self->room.marks = self->room.tokens / 3;
  self->room.sentences = n_blocks + n_blocks / 2 + 16;
  self->tokens = g_new (SnToken, self->room.tokens);
  self->marks = g_new (SnMark, self->room.marks);
  self->sentences = g_new (SnSentence, self->room.sentences);
}

static void
add_tokens (SnReading *self, const SnBlock *block)
{
  guint32 most = self->n_tokens + (guint32) block->length + 1;

  if (most > self->room.tokens)
    {
      self->room.tokens = MAX (most, self->room.tokens + self->room.tokens / 4);
      self->tokens = g_renew (SnToken, self->tokens, self->room.tokens);
    }
  self->n_tokens += sn_tokenize (self->lexicon, block->text, block->length, self->tokens + self->n_tokens);
}

static void
index_marks (SnReading *self)
{
  guint32 token = 0;

  self->token_marks = g_new (guint32, self->n_tokens + 1);
  for (guint32 mark = 0; mark < self->n_marks; mark++)
    for (guint32 first = sn_reading_mark (self, mark)->first; token <= first; token++)
      self->token_marks[token] = mark;
  for (; token <= self->n_tokens; token++)
    self->token_marks[token] = self->n_marks;
}

static SnReading *
read_blocks (SnDocument *document, const SnBlock *const *blocks, const SnLexicon *lexicon)
{
  SnReading *self = g_new0 (SnReading, 1);
  guint n_blocks = sn_document_get_n_blocks (document);

  self->document = g_object_ref (document);
  self->blocks = blocks;
  self->lexicon = lexicon;
  self->uses = sn_lexicon_get_uses (lexicon);
  make_room (self, sn_document_get_length (document), n_blocks);
  self->block_tokens = g_new (guint32, n_blocks + 1);
  memset (self->block_tokens, 0xff, (n_blocks + 1) * sizeof (guint32)); /* those not yet read come after all others */
  self->block_marks = g_new0 (guint32, n_blocks + 1);
  self->block_sentences = g_new0 (guint32, n_blocks + 1);
  self->block_cues = g_new0 (guint64, n_blocks + 1);
  self->names = g_string_chunk_new (256);
  self->learnt = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_blocks; i++)
    {
      const SnBlock *block = sn_reading_block (self, i);
      guint32 first = self->n_tokens;

      self->block_tokens[i] = first;
      self->block_marks[i] = self->n_marks;
      self->block_sentences[i] = self->n_sentences;
      add_tokens (self, block);
      mark_block (self, i, first, self->n_tokens);
      split_block (self, i, first, self->n_tokens, self->block_marks[i]);
    }
  self->tokens[self->n_tokens] = (SnToken){ .kind = SN_TOKEN_PUNCT }; /* for who looks one ahead */
  self->block_tokens[n_blocks] = self->n_tokens;
  self->block_marks[n_blocks] = self->n_marks;
  self->block_sentences[n_blocks] = self->n_sentences;
  index_marks (self);
  return self;
}

/**
 * sn_reading_new:
 * @document: what to read
 * @lexicon: the words to know; must outlive the reading
 *
 * Returns: (transfer full): the document as words and sentences.
 */
SnReading *
sn_reading_new (SnDocument *document, const SnLexicon *lexicon)
{
  return read_blocks (document, sn_document_get_blocks (document), lexicon);
}

/**
 * sn_reading_new_of_blocks:
 * @other: the document as it was read
 * @blocks: as many as the document's, some of them changed
 * @day_lines: which of them are days that others have before them
 * @arena: (inout): holds all of these; is empty afterwards
 *
 * Returns: (transfer full): the document as if those were its blocks.
 */
SnReading *
sn_reading_new_of_blocks (const SnReading *other, const SnBlock *const *blocks, const guint8 *day_lines, SnArena *arena)
{
  SnReading *self = read_blocks (other->document, blocks, other->lexicon);

  self->day_lines = day_lines;
  self->arena = *arena;
  *arena = (SnArena){ 0 };
  return self;
}

/**
 * sn_reading_free:
 *
 * Frees the reading.
 */
void
sn_reading_free (SnReading *self)
{
  g_object_unref (self->document);
  g_free (self->tokens);
  g_free (self->marks);
  g_free (self->sentences);
  g_free (self->token_marks);
  g_free (self->block_tokens);
  g_free (self->block_marks);
  g_free (self->block_sentences);
  g_free (self->block_cues);
  g_string_chunk_free (self->names);
  g_hash_table_unref (self->learnt);
  sn_arena_clear (&self->arena);
  g_free (self);
}

/**
 * sn_reading_find_mark:
 *
 * Returns: (transfer none) (nullable): the first mark of that class from
 *   @first_mark to before @end_mark.
 */
const SnMark *
sn_reading_find_mark (const SnReading *self, guint32 first_mark, guint32 end_mark, SnWordClass word_class)
{
  for (guint32 i = first_mark; i < end_mark; i++)
    if (sn_reading_mark (self, i)->word_class == word_class)
      return sn_reading_mark (self, i);
  return NULL;
}

/**
 * sn_reading_seek_mark:
 *
 * Returns: (transfer none) (nullable): the mark of that class that begins at
 *   @token.
 */
const SnMark *
sn_reading_seek_mark (const SnReading *self, guint32 token, SnWordClass word_class)
{
  for (guint32 i = sn_reading_mark_from (self, token); i < self->n_marks && sn_reading_mark (self, i)->first == token;
       i++)
    if (sn_reading_mark (self, i)->word_class == word_class)
      return sn_reading_mark (self, i);
  return NULL;
}

/**
 * sn_reading_text:
 * @first: a token of @block
 * @end: the token after the last
 *
 * Returns: (transfer full): the words from @first to before @end as they
 *   stand in the block.
 */
char *
sn_reading_text (const SnReading *self, guint block, guint32 first, guint32 end)
{
  const SnBlock *b = sn_reading_block (self, block);
  guint32 from, length;
  char *text;

  if (first >= end)
    return g_strdup ("");
  from = sn_reading_token (self, first)->start;
  length = sn_reading_token (self, end - 1)->end - from;
  text = g_malloc (length + 1);
  memcpy (text, b->text + from, length);
  text[length] = '\0';
  return text;
}

/**
 * sn_reading_append_text:
 * @first: a token of @block
 * @end: the token after the last
 * @text: where to append them
 *
 * As sn_reading_text(), for who needs the words only as part of a text.
 */
void
sn_reading_append_text (const SnReading *self, guint block, guint32 first, guint32 end, GString *text)
{
  const SnBlock *b = sn_reading_block (self, block);

  if (first < end)
    g_string_append_len (text, b->text + sn_reading_token (self, first)->start,
                         (gssize) (sn_reading_token (self, end - 1)->end - sn_reading_token (self, first)->start));
}

/**
 * sn_reading_begins_cell:
 *
 * Returns: whether another cell of the row ends before the token.
 */
gboolean
sn_reading_begins_cell (const SnReading *self, guint block, guint32 token)
{
  const SnToken *t = sn_reading_token (self, token);

  return t->start > 0 && sn_reading_block (self, block)->text[t->start - 1] == '\t';
}

/**
 * sn_reading_join_cells:
 * @text: text of a block
 *
 * Puts spaces for the tabs between the cells of a row.
 */
void
sn_reading_join_cells (char *text)
{
  for (char *tab = strchr (text, '\t'); tab != NULL; tab = strchr (tab, '\t'))
    *tab = ' ';
}

/**
 * sn_reading_token_is_any:
 * @words: (array zero-terminated=1): words in lower case
 *
 * Returns: whether the token is one of them, in any case.
 */
gboolean
sn_reading_token_is_any (const SnReading *self, guint32 token, const char *const *words)
{
  const SnToken *t = sn_reading_token (self, token);

  if (t->kind != SN_TOKEN_WORD)
    return FALSE;
  for (; *words != NULL; words++)
    if (sn_token_begins_as (t, *words) && sn_reading_word_is (self, t, *words))
      return TRUE;
  return FALSE;
}

/**
 * sn_reading_has_token:
 * @first: first token to look at
 * @end: the token after the last
 * @lower: a word in lower case
 *
 * Returns: whether one of the tokens is that word, in any case.
 */
gboolean
sn_reading_has_token (const SnReading *self, guint32 first, guint32 end, const char *lower)
{
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_is (self, i, lower))
      return TRUE;
  return FALSE;
}

/**
 * sn_reading_has_in_set:
 * @first: first token to look at
 * @end: the token after the last
 *
 * Returns: whether one of the tokens is a word of @set.
 */
gboolean
sn_reading_has_in_set (const SnReading *self, guint32 first, guint32 end, SnWordSet set)
{
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_in (self, i, set))
      return TRUE;
  return FALSE;
}

/**
 * sn_reading_block_of:
 *
 * Returns: the block that the token is in.
 */
guint
sn_reading_block_of (const SnReading *self, guint32 token)
{
  guint low = 0, high = sn_document_get_n_blocks (self->document);

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->block_tokens[middle] <= token)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static const char *
text_of (const SnReading *self, const SnToken *token)
{
  guint block = sn_reading_block_of (self, (guint32) (token - self->tokens));

  return sn_reading_block (self, block)->text + token->start;
}

/**
 * sn_reading_word_is:
 * @token: a word
 * @lower: a word in lower case
 *
 * Returns: whether the two are the same, in any case.
 */
gboolean
sn_reading_word_is (const SnReading *self, const SnToken *token, const char *lower)
{
  guint32 length = token->end - token->start;
  const char *text;

  if (token->word != 0)
    return strcmp (sn_lexicon_get_word (self->lexicon, token->word), lower) == 0;
  text = text_of (self, token);
  for (guint32 i = 0; i < length; i++)
    if (text[i] != lower[i] && (!g_ascii_isupper (text[i]) || (text[i] | 0x20) != lower[i]))
      return FALSE;
  return lower[length] == '\0';
}

/**
 * sn_reading_seek_cues:
 * @first: a token
 * @end: the token after the last
 *
 * As sn_reading_cues(), where it is not yet known that no mark begins there.
 */
guint64
sn_reading_seek_cues (const SnReading *self, guint32 first, guint32 end)
{
  guint32 end_mark = sn_reading_mark_from (self, end);
  guint64 cues = 0;

  for (guint32 i = sn_reading_mark_from (self, first); i < end_mark; i++)
    cues |= SN_WORD_BIT (sn_reading_mark (self, i)->word_class);
  return cues;
}

/**
 * sn_reading_sentence_of:
 * @token: a token of @block
 *
 * Returns: the index of the sentence that the token is in.
 */
guint32
sn_reading_sentence_of (const SnReading *self, guint block, guint32 token)
{
  guint32 low = self->block_sentences[block], high = self->block_sentences[block + 1];

  while (low + 1 < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (sn_reading_sentence (self, middle)->first <= token)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * sn_reading_has_day:
 *
 * Returns: whether the block has the day before it that stands above it.
 */
gboolean
sn_reading_has_day (const SnReading *self, guint block)
{
  const SnBlock *b = sn_reading_block (self, block);

  return self->day_lines != NULL && b->runs != NULL && b->runs[0].offset < b->start;
}

/**
 * sn_reading_after_day:
 * @token: one of @block's
 *
 * Returns: the token, or the first behind it that stands in the document where the block
 *   does: before it, the block may have the day, or the label, that stands above it.
 */
guint32
sn_reading_after_day (const SnReading *self, guint block, guint32 token)
{
  const SnBlock *b = sn_reading_block (self, block);

  while ((sn_reading_has_day (self, block) || b->kind == SN_BLOCK_PARAGRAPH) && token < self->block_tokens[block + 1] &&
         sn_block_to_document (b, sn_reading_token (self, token)->start) < b->start)
    token++;
  return token;
}
