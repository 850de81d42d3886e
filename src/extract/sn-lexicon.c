/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "sn-arena.h"
#include "sn-error.h"
#include "sn-lexicon-resource.h"
#include "sn-tokenize.h"

/* A word, in lower case. */
typedef struct
{
  const char *text;
  gsize length;
} Word;

/* The phrases that begin with a word. */
typedef struct
{
  guint32 first;
  guint32 n;
  guint32 n_longer; /* those of more than one word, which come first */
} WordPhrases;

struct _SnLexicon
{
  GArray *words;      /* Word, by its number; none has 0 */
  GArray *keys;       /* of each, the last of its bytes, from sn_key_step() */
  guint16 *slots;     /* a hash table of their numbers; 0 where a slot is free */
  guint n_slots;      /* a power of two */
  guint shift;        /* how many bits of a hash are more than that */
  SnWordUse *uses;    /* number of a word → what there is of it */
  guint16 marks[128]; /* character → its number */
  guint n_known;      /* how many words phrases have; the numbers of others are higher */
  gboolean full;      /* whether there were more words than numbers */
  GArray *phrases;    /* SnPhrase, those that begin with the same word together, sorted */
  WordPhrases *begin; /* number of a word → which of them begin with it */
  GHashTable *names;  /* "class/value" → its first phrase */
  SnArena arena;      /* the words of phrases */
  GStringChunk *texts;
};

#define FIRST_SLOTS 16384

static inline guchar
lower (char c)
{
  return (guchar) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static inline guint64
key_of (const char *text, gsize length)
{
  guint64 key = 0;

  for (gsize i = 0; i < length; i++)
    key = sn_key_step (key, lower (text[i]));
  return key;
}

/* Whether the words are the same before the bytes that their keys have. */
static gboolean
begins_same (const Word *word, const char *text)
{
  for (gsize i = 0; i + SN_KEY_BYTES < word->length; i++)
    if (lower (text[i]) != (guchar) word->text[i])
      return FALSE;
  return TRUE;
}

static const Word *
word_at (const SnLexicon *self, guint number)
{
  return &g_array_index (self->words, Word, number);
}

/* The slot that has the word, or the free one where it would be. */
static guint16 *
find_slot (const SnLexicon *self, const char *text, gsize length, guint64 key)
{
  guint32 mask = self->n_slots - 1, at = sn_word_table_first_slot (key, self->shift);

  for (; self->slots[at] != 0; at = (at + 1) & mask)
    {
      const Word *word = word_at (self, self->slots[at]);

      if (g_array_index (self->keys, guint64, self->slots[at]) == key && word->length == length &&
          (length <= SN_KEY_BYTES || begins_same (word, text)))
        break;
    }
  return &self->slots[at];
}

/* Keeps the slots three quarters free, so that the first look tells of most
 * words that they are not there. */
static void
make_slots (SnLexicon *self, guint n_slots)
{
  g_free (self->slots);
  self->slots = g_new0 (guint16, n_slots);
  self->n_slots = n_slots;
  self->shift = 65 - g_bit_storage (n_slots);
  for (guint i = 1; i < self->words->len; i++)
    {
      const Word *word = word_at (self, i);

      *find_slot (self, word->text, word->length, g_array_index (self->keys, guint64, i)) = (guint16) i;
    }
}

/**
 * sn_lexicon_find_word:
 * @word: a word, number or mark; need not be NUL-terminated
 * @length: its bytes
 *
 * Returns: its number, whatever its case; 0 where no phrase has it.
 */
guint
sn_lexicon_find_word (const SnLexicon *self, const char *word, gsize length)
{
  guint number = sn_lexicon_find_any (self, word, length);

  return number <= self->n_known ? number : 0;
}

/**
 * sn_lexicon_find_any:
 *
 * As sn_lexicon_find_word(), also for words that only sets have.
 *
 * Returns: its number; 0 where it has none.
 */
guint
sn_lexicon_find_any (const SnLexicon *self, const char *word, gsize length)
{
  return *find_slot (self, word, length, key_of (word, length));
}

/**
 * sn_lexicon_find_long:
 * @key: of the word, which has %SN_KEY_BYTES bytes or more
 *
 * As sn_word_table_find(), for words of which the key is not all.
 *
 * Returns: its number; 0 where it has none.
 */
guint
sn_lexicon_find_long (const SnLexicon *self, const char *word, gsize length, guint64 key)
{
  return *find_slot (self, word, length, key);
}

/**
 * sn_lexicon_get_table:
 *
 * Returns: the table of its words, until one is added.
 */
SnWordTable
sn_lexicon_get_table (const SnLexicon *self)
{
  return (SnWordTable){ (const guint64 *) (gconstpointer) self->keys->data, self->slots, self->n_slots - 1,
                        self->shift };
}

/**
 * sn_lexicon_find_mark:
 * @c: a punctuation mark
 *
 * The lexicon writes marks in ASCII, so quotation marks are apostrophes.
 *
 * Returns: its number; 0 where no phrase has it.
 */
guint
sn_lexicon_find_mark (const SnLexicon *self, guint32 c)
{
  if (c == 0x2018 || c == 0x2019)
    c = '\'';
  return c < G_N_ELEMENTS (self->marks) ? self->marks[c] : 0;
}

/**
 * sn_lexicon_get_n_known:
 *
 * Returns: how many words phrases have; these have the numbers from 1 on.
 *   Others have higher ones, only because sets have them.
 */
guint
sn_lexicon_get_n_known (const SnLexicon *self)
{
  return self->n_known;
}

/**
 * sn_lexicon_get_word:
 * @word: number of a word
 *
 * Returns: (transfer none): the word, in lower case.
 */
const char *
sn_lexicon_get_word (const SnLexicon *self, guint word)
{
  return word_at (self, word)->text;
}

/**
 * sn_lexicon_get_phrases:
 * @word: number of a word
 * @n: (out): how many are returned
 *
 * Returns: (transfer none) (array length=n): the phrases that begin with it, those of
 *   one word last.
 */
const SnPhrase *
sn_lexicon_get_phrases (const SnLexicon *self, guint word, guint *n)
{
  const WordPhrases *begin = &self->begin[word < self->words->len ? word : 0];

  *n = begin->n;
  return &g_array_index (self->phrases, SnPhrase, begin->first);
}

/**
 * sn_lexicon_find_longer:
 * @word: number of a word that phrases begin with
 * @second: number of the word after it, or 0
 * @n: (out): how many are returned
 *
 * Returns: (transfer none) (array length=n): the phrases that begin with both,
 *   longest first.
 */
const SnPhrase *
sn_lexicon_find_longer (const SnLexicon *self, guint word, guint second, guint *n)
{
  const WordPhrases *begin = &self->begin[word];
  const SnPhrase *phrases = &g_array_index (self->phrases, SnPhrase, begin->first);
  guint low = 0, high = begin->n_longer, end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (phrases[middle].second < second)
        low = middle + 1;
      else
        high = middle;
    }
  for (end = low; end < begin->n_longer && phrases[end].second == second;)
    end++;
  *n = end - low;
  return phrases + low;
}

/**
 * sn_lexicon_find_single:
 * @word: number of a word that phrases begin with
 * @n: (out): how many are returned
 *
 * Returns: (transfer none) (array length=n): the phrases that it is the whole of.
 */
const SnPhrase *
sn_lexicon_find_single (const SnLexicon *self, guint word, guint *n)
{
  const WordPhrases *begin = &self->begin[word];

  *n = begin->n - begin->n_longer;
  return &g_array_index (self->phrases, SnPhrase, begin->first + begin->n_longer);
}

/**
 * sn_lexicon_get_uses:
 *
 * Returns: (transfer none) (array): for the number of each word, and for 0, what
 *   the lexicon has it for.
 */
const SnWordUse *
sn_lexicon_get_uses (const SnLexicon *self)
{
  return self->uses;
}

/**
 * sn_lexicon_is_in_set:
 * @word: a word; need not be NUL-terminated
 * @length: its bytes
 *
 * For words of a text that was not read; see sn_reading_token_in().
 *
 * Returns: whether it is a word of the set, in any case.
 */
gboolean
sn_lexicon_is_in_set (const SnLexicon *self, const char *word, gsize length, SnWordSet set)
{
  return sn_set_bits_have (&self->uses[sn_lexicon_find_any (self, word, length)].sets, set);
}

/**
 * sn_lexicon_get_name:
 *
 * Returns: (transfer none) (nullable): how a value is usually written: the
 *   first phrase of its line.
 */
const char *
sn_lexicon_get_name (const SnLexicon *self, SnWordClass word_class, const char *value)
{
  g_autofree char *key = g_strconcat (sn_lexicon_get_class_name (word_class), "/", value, NULL);

  return g_hash_table_lookup (self->names, key);
}

/* The word's number; 0 where there are more words than numbers. */
static guint
add_word (SnLexicon *self, const char *text, gsize length)
{
  guint64 key = key_of (text, length);
  guint16 *slot = find_slot (self, text, length, key);
  Word word = { .length = length };
  char *copy;

  if (*slot != 0)
    return *slot;
  if (self->words->len > G_MAXUINT16)
    {
      self->full = TRUE;
      return 0;
    }
  word.text = copy = g_string_chunk_insert_len (self->texts, text, (gssize) length);
  for (; *copy != '\0'; copy++)
    *copy = (char) lower (*copy);
  *slot = (guint16) self->words->len;
  g_array_append_val (self->words, word);
  g_array_append_val (self->keys, key);
  if (self->words->len > self->n_slots / 4)
    make_slots (self, self->n_slots * 2);
  return self->words->len - 1;
}

/* By their first words; those of several words by their second, of which the longest
 * first; then those of one. */
static int
compare_phrases (gconstpointer a, gconstpointer b)
{
  const SnPhrase *x = a, *y = b;

  if (x->words[0] != y->words[0])
    return x->words[0] < y->words[0] ? -1 : 1;
  if (x->n_words > 1 && y->n_words > 1 && x->second != y->second)
    return x->second < y->second ? -1 : 1;
  return (int) y->n_words - (int) x->n_words;
}

static gboolean
is_hyphen (const SnToken *token)
{
  return token->kind == SN_TOKEN_PUNCT && token->value == '-';
}

/* Hyphens are passed over. */
static guint
count_words (const SnToken *tokens, guint n)
{
  guint n_words = 0;

  for (guint i = 0; i < n; i++)
    n_words += !is_hyphen (&tokens[i]);
  return n_words;
}

/* Hyphens alone are no phrase: every word would begin it. */
static void
add_phrase (SnLexicon *self, SnWordClass word_class, const char *value, const char *text)
{
  gsize length = strlen (text);
  g_autofree SnToken *tokens = g_new (SnToken, length);
  guint n = sn_tokenize (self, text, length, tokens), n_words = count_words (tokens, n), at = 0;
  guint16 *words = sn_arena_alloc (&self->arena, n_words * (sizeof (guint16) + sizeof (guint8)));
  guint8 *cases = (guint8 *) (words + n_words); /* where sn_phrase_case() looks for them */
  SnPhrase phrase = { .value = value,
                      .words = words,
                      .number = atoi (value),
                      .n_words = (guint16) n_words,
                      .word_class = (guint8) word_class };

  if (n_words == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const SnToken *token = &tokens[i];

      if (is_hyphen (token))
        continue;
      words[at] = (guint16) add_word (self, text + token->start, token->end - token->start);
      cases[at++] = token->letter_case;
    }
  phrase.second = n_words > 1 ? words[1] : 0;
  phrase.first_case = cases[0];
  g_array_append_val (self->phrases, phrase);
}

static void
add_name (SnLexicon *self, SnWordClass word_class, const char *value, const char *name)
{
  char *key = g_strdup_printf ("%s/%s", sn_lexicon_get_class_name (word_class), value);

  if (!g_hash_table_contains (self->names, key))
    g_hash_table_insert (self->names, key, g_string_chunk_insert_const (self->texts, name));
  else
    g_free (key);
}

static void
add_group (SnLexicon *self, GKeyFile *file, SnWordClass word_class)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, sn_lexicon_get_class_name (word_class), NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) phrases =
          g_key_file_get_string_list (file, sn_lexicon_get_class_name (word_class), keys[i], NULL, NULL);
      const char *value = g_string_chunk_insert_const (self->texts, keys[i]);

      if (phrases != NULL && phrases[0] != NULL)
        add_name (self, word_class, value, g_strstrip (phrases[0]));
      for (guint j = 0; phrases != NULL && phrases[j] != NULL; j++)
        add_phrase (self, word_class, value, g_strstrip (phrases[j]));
    }
}

static gboolean
add_file (SnLexicon *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_autoptr (GHashTable) known = sn_lexicon_list_group_names ();

  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_hash_table_contains (known, groups[i]))
      {
        g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "The lexicon has a group “%s” that is not known", groups[i]);
        return FALSE;
      }
  for (guint i = 0; i < SN_N_WORD_CLASSES; i++)
    add_group (self, file, (SnWordClass) i);
  return TRUE;
}

static void
index_marks (SnLexicon *self)
{
  for (guint c = 1; c < G_N_ELEMENTS (self->marks); c++)
    {
      char mark = (char) c;

      self->marks[c] = (guint16) sn_lexicon_find_word (self, &mark, 1);
    }
}

/* What links are for is no mark of a text: the last class needs no bit of its own. */
static guint64
class_bit (SnWordClass word_class)
{
  return SN_WORD_BIT (MIN (word_class, SN_WORD_LINK - 1));
}

static void
index_phrases (SnLexicon *self)
{
  g_array_sort (self->phrases, compare_phrases);
  self->begin = g_new0 (WordPhrases, self->words->len);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const SnPhrase *phrase = &g_array_index (self->phrases, SnPhrase, i);
      WordPhrases *begin = &self->begin[phrase->words[0]];
      SnWordUse *use = &self->uses[phrase->words[0]];
      guint64 bit = class_bit ((SnWordClass) phrase->word_class);

      if (begin->n == 0)
        begin->first = i;
      begin->n++;
      use->begun |= bit;
      if (phrase->n_words == 1)
        {
          use->alone |= bit;
          continue;
        }
      begin->n_longer++;
      use->seconds |= G_GUINT64_CONSTANT (1) << phrase->second % 64;
    }
}

/* Other than phrases, what a set has is looked up token by token. */
static gboolean
is_word (const SnLexicon *self, const char *text)
{
  gsize length = strlen (text);
  g_autofree SnToken *tokens = g_new (SnToken, length);

  return sn_tokenize (self, text, length, tokens) == 1 && tokens[0].kind == SN_TOKEN_WORD;
}

/* What begins with a letter and is there already was a token before. */
static gboolean
add_to_set (SnLexicon *self, GArray *sets, SnWordSet set, const char *text, GError **error)
{
  gsize length = strlen (text);
  guint word = g_ascii_isalpha (*text) ? sn_lexicon_find_any (self, text, length) : 0;

  if (length == 0)
    return TRUE;
  if (word == 0 && !is_word (self, text))
    {
      g_set_error (error, SN_ERROR, SN_ERROR_USAGE,
                   "The lexicon has “%s” in the group “%s”, where only single words can be", text,
                   sn_lexicon_get_set_name (set));
      return FALSE;
    }
  if (word == 0)
    word = add_word (self, text, length);
  if (word >= sets->len)
    g_array_set_size (sets, word + 1);
  g_array_index (sets, SnSetBits, word).limbs[set / 64] |= G_GUINT64_CONSTANT (1) << set % 64;
  return TRUE;
}

static gboolean
add_set (SnLexicon *self, GArray *sets, GKeyFile *file, SnWordSet set, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, sn_lexicon_get_set_name (set), NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_key_file_get_string_list (file, sn_lexicon_get_set_name (set), keys[i], NULL, NULL);

      for (guint j = 0; words != NULL && words[j] != NULL; j++)
        if (!add_to_set (self, sets, set, g_strstrip (words[j]), error))
          return FALSE;
    }
  return TRUE;
}

/* Gives each word its sets, once the phrases of all files are known: words that
 * no phrase has get numbers only here. */
static gboolean
index_sets (SnLexicon *self, GPtrArray *files, GError **error)
{
  g_autoptr (GArray) sets = g_array_new (FALSE, TRUE, sizeof (SnSetBits));

  self->n_known = self->words->len - 1;
  g_array_set_size (sets, self->words->len);
  for (guint i = 0; i < files->len; i++)
    for (guint set = 0; set < SN_N_SETS; set++)
      if (!add_set (self, sets, files->pdata[i], (SnWordSet) set, error))
        return FALSE;
  self->uses = g_aligned_alloc0 (self->words->len, sizeof (SnWordUse), _Alignof(SnWordUse));
  for (guint i = 0; i < sets->len; i++)
    self->uses[i].sets = g_array_index (sets, SnSetBits, i);
  return TRUE;
}

/* The user's file is added to @files where there is one. */
static gboolean
load_user_file (const char *path, GPtrArray *files, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local))
    g_ptr_array_add (files, g_steal_pointer (&file));
  else if (!g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static GPtrArray *
load_files (GBytes *builtin, const char *user_file, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_key_file_unref);
  GKeyFile *file = g_key_file_new ();

  g_ptr_array_add (files, file);
  if (!g_key_file_load_from_bytes (file, builtin, G_KEY_FILE_NONE, error) ||
      (user_file != NULL && !load_user_file (user_file, files, error)))
    return NULL;
  return g_steal_pointer (&files);
}

/**
 * sn_lexicon_new:
 * @builtin: the lexicon's file
 * @user_file: (nullable): path of a file that adds to it; need not exist
 *
 * Returns: (transfer full) (nullable): the lexicon, or %NULL with an error
 *   where a file cannot be understood.
 */
SnLexicon *
sn_lexicon_new (GBytes *builtin, const char *user_file, GError **error)
{
  g_autoptr (GPtrArray) files = load_files (builtin, user_file, error);
  g_autoptr (SnLexicon) self = NULL;

  if (files == NULL)
    return NULL;
  self = g_new0 (SnLexicon, 1);
  self->words = g_array_new (FALSE, TRUE, sizeof (Word));
  self->keys = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_array_set_size (self->words, 1);
  g_array_set_size (self->keys, 1);
  make_slots (self, FIRST_SLOTS);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (SnPhrase));
  self->texts = g_string_chunk_new (4096);
  for (guint i = 0; i < files->len; i++)
    if (!add_file (self, files->pdata[i], error))
      return NULL;
  if (!index_sets (self, files, error))
    return NULL;
  if (self->full)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_TOO_LARGE, "The lexicon has more than %u words", (guint) G_MAXUINT16);
      return NULL;
    }
  index_marks (self);
  index_phrases (self);
  return g_steal_pointer (&self);
}

/**
 * sn_lexicon_free:
 *
 * Frees the lexicon.
 */
void
sn_lexicon_free (SnLexicon *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->slots, g_free);
  g_clear_pointer (&self->uses, g_aligned_free);
  g_clear_pointer (&self->begin, g_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->phrases, g_array_unref);
  sn_arena_clear (&self->arena);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

/**
 * sn_lexicon_get_default:
 *
 * The built-in lexicon with what the user's file
 * (`secnews/lexicon.ini` in the configuration folder) adds. Where that file
 * cannot be understood a warning says why, and the built-in one is used alone.
 *
 * Returns: (transfer none): the lexicon, the same at every call.
 */
const SnLexicon *
sn_lexicon_get_default (void)
{
  static const SnLexicon *lexicon = NULL;

  if (g_once_init_enter (&lexicon))
    {
      g_autofree char *user_file = g_build_filename (g_get_user_config_dir (), "secnews", "lexicon.ini", NULL);
      g_autoptr (GBytes) builtin = g_resource_lookup_data (
          sn_lexicon_get_resource (), "/org/example/SecNews/lexicon.ini", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      SnLexicon *loaded = sn_lexicon_new (builtin, user_file, &error);

      if (loaded == NULL)
        {
          g_message ("%s is not used: %s", user_file, error->message);
          loaded = sn_lexicon_new (builtin, NULL, NULL);
        }
      g_once_init_leave (&lexicon, loaded);
    }
  return lexicon;
}
