/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-words.h"

#include <string.h>

/* Words of a search, the same in memory and in the file.
 *
 * A word is a run of letters and digits, without accents and in one case. An
 * apostrophe or a soft hyphen within it is passed over, padding zeros of a
 * number are: "Citizens'" is citizens, "MP0318" is mp318.
 *
 * Beside its words, a text is found under two kinds of joined words: parts with
 * hyphens between ("half-hourly" is half, hourly and halfhourly), and an
 * abbreviation with the number after it ("MP 318" is mp, 318 and mp318). Words
 * beside each other in a search are joined likewise, and either way will do. So
 * "half-hourly" and "half hourly" find all three ways to write it, "halfhourly"
 * those without a space between (nobody knows where else to part it); "MP318",
 * "mp 318" and "MP0318" find the same. */

/* Beyond these, words are not looked at, so that no search is too long. They
 * are at most as many as a number has bits. */
#define MAX_TERMS 64
#define MAX_WORD_BYTES 64
/* An abbreviation in front of a number. */
#define MAX_ABBREVIATION 6

typedef enum
{
  CHAR_SEPARATES,
  CHAR_IGNORED,
  CHAR_OF_WORD,
} CharKind;

/* A word where it stands. */
typedef struct
{
  GString *folded;
  gsize start;
  gsize end;
  gboolean letters;  /* nothing else */
  gboolean digits;   /* nothing else */
  gboolean capitals; /* no letter of it is small */
} Word;

/* Takes a word with its bytes in the text. */
typedef void (*TakeWord) (const char *word, gsize start, gsize end, gpointer data);

typedef struct
{
  char *word;
  gboolean prefix;
} Form;

/* One word of a search: any of its forms will do. */
typedef struct
{
  Form forms[3];
  guint n_forms;
} Term;

struct _SnSearchTerms
{
  GArray *terms; /* Term */
};

static gboolean
is_ignored (gunichar c)
{
  return c == 0x2019 || c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff || g_unichar_ismark (c);
}

static void
append_letters (Word *word, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word->folded, c);
    }
}

/* A letter beyond ASCII: taken apart, so that its accent falls off. */
static CharKind
append_char (Word *word, gunichar c)
{
  char utf8[7] = { 0 };
  g_autofree char *parts = NULL, *folded = NULL, *again = NULL;
  gsize before = word->folded->len;

  if (is_ignored (c))
    return CHAR_IGNORED;
  g_unichar_to_utf8 (c, utf8);
  parts = g_utf8_normalize (utf8, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (parts, -1);
  again = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  append_letters (word, again);
  if (word->folded->len == before)
    return CHAR_SEPARATES;
  word->digits = FALSE;
  word->letters = word->letters && g_unichar_isalpha (c);
  word->capitals = word->capitals && g_unichar_isupper (c);
  return CHAR_OF_WORD;
}

static CharKind
append_ascii (Word *word, char c)
{
  if (c == '\'')
    return CHAR_IGNORED;
  if (!g_ascii_isalnum (c))
    return CHAR_SEPARATES;
  g_string_append_c (word->folded, g_ascii_tolower (c));
  if (g_ascii_isdigit (c))
    word->letters = FALSE;
  else
    word->digits = FALSE;
  word->capitals = word->capitals && !g_ascii_islower (c);
  return CHAR_OF_WORD;
}

/* Zeros with which numbers are padded. */
static void
strip_zeros (GString *word)
{
  gboolean in_number = FALSE;
  gsize out = 0;

  for (gsize in = 0; in < word->len; in++)
    {
      if (word->str[in] == '0' && !in_number && g_ascii_isdigit (word->str[in + 1]))
        continue;
      in_number = g_ascii_isdigit (word->str[in]);
      word->str[out++] = word->str[in];
    }
  g_string_truncate (word, out);
}

static void
shorten (GString *word)
{
  if (word->len <= MAX_WORD_BYTES)
    return;
  g_string_truncate (word, (gsize) (g_utf8_find_prev_char (word->str, word->str + MAX_WORD_BYTES + 1) - word->str));
}

/* The next word from @from on. */
static gboolean
next_word (const char *text, gsize from, gsize length, Word *word)
{
  g_string_truncate (word->folded, 0);
  word->letters = word->digits = word->capitals = TRUE;
  for (gsize i = from, next; i < length; i = next)
    {
      gboolean begun = word->folded->len > 0;
      CharKind kind;

      next = i + (gsize) g_utf8_skip[(guchar) text[i]];
      kind = (guchar) text[i] < 0x80 ? append_ascii (word, text[i]) : append_char (word, g_utf8_get_char (text + i));
      if (kind == CHAR_SEPARATES && begun)
        break;
      if (kind != CHAR_OF_WORD)
        continue;
      if (!begun)
        word->start = i;
      word->end = next;
    }
  strip_zeros (word->folded);
  shorten (word->folded);
  return word->folded->len > 0;
}

static gboolean
is_hyphen (const char *text, gsize length)
{
  return (length == 1 && *text == '-') ||
         (length == 3 && (memcmp (text, "\u2010", 3) == 0 || memcmp (text, "\u2011", 3) == 0));
}

static gboolean
is_space (const char *text, gsize length)
{
  return (length == 1 && (*text == ' ' || *text == '\n')) || (length == 2 && memcmp (text, "\u00a0", 2) == 0);
}

static gboolean
is_abbreviation (const Word *word)
{
  return word->letters && word->folded->len >= 2 && word->folded->len <= MAX_ABBREVIATION;
}

/* Parts with hyphens between, so far. */
typedef struct
{
  GString *joined;
  gsize start;
  gsize end;
  guint n_parts;
} Chain;

static void
end_chain (Chain *chain, TakeWord take, gpointer data)
{
  if (chain->n_parts > 1)
    {
      shorten (chain->joined);
      take (chain->joined->str, chain->start, chain->end, data);
    }
  g_string_truncate (chain->joined, 0);
  chain->n_parts = 0;
}

static void
add_to_chain (Chain *chain, const Word *word)
{
  if (chain->n_parts == 0)
    chain->start = word->start;
  g_string_append_len (chain->joined, word->folded->str, (gssize) word->folded->len);
  chain->end = word->end;
  chain->n_parts++;
}

static void
take_joined (const Word *before, const Word *word, TakeWord take, gpointer data)
{
  g_autofree char *joined = g_strconcat (before->folded->str, word->folded->str, NULL);

  take (joined, before->start, word->end, data);
}

/* Goes through all words of valid UTF-8, the joined ones too. */
static void
scan (const char *text, gsize length, TakeWord take, gpointer data)
{
  g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL), joined = g_string_new (NULL);
  Word words[2] = { { .folded = one }, { .folded = other } };
  Chain chain = { .joined = joined };
  Word *word = &words[0], *before = &words[1];

  while (next_word (text, before->end, length, word))
    {
      const char *gap = text + before->end;
      gsize gap_length = word->start - before->end;
      gboolean hyphen = before->end > 0 && is_hyphen (gap, gap_length);
      Word *swap = before;

      if (!hyphen || !word->letters)
        end_chain (&chain, take, data);
      take (word->folded->str, word->start, word->end, data);
      if (word->letters)
        add_to_chain (&chain, word);
      if (word->digits && is_abbreviation (before) && before->capitals && (hyphen || is_space (gap, gap_length)))
        take_joined (before, word, take, data);
      before = word;
      word = swap;
    }
  end_chain (&chain, take, data);
}

/* What is not UTF-8 is made so; @valid keeps it. */
static const char *
validate (const char *text, char **valid)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  return *valid = g_utf8_make_valid (text, -1);
}

static void
append_folded_cb (const char *word, gsize start, gsize end, gpointer data)
{
  GString *folded = data;

  if (folded->len > 0)
    g_string_append_c (folded, ' ');
  g_string_append (folded, word);
}

/**
 * sn_search_fold:
 * @folded: where to add them
 * @text: (nullable): any text
 *
 * Adds the words under which @text is found to @folded, a space between.
 */
void
sn_search_fold (GString *folded, const char *text)
{
  g_autofree char *valid = NULL;

  text = validate (text, &valid);
  if (text != NULL)
    scan (text, strlen (text), append_folded_cb, folded);
}

static void
clear_term (gpointer data)
{
  Term *term = data;

  for (guint i = 0; i < term->n_forms; i++)
    g_free (term->forms[i].word);
}

static void
add_form (Term *term, const char *word, const char *more, gboolean prefix)
{
  g_autoptr (GString) joined = g_string_new (word);

  g_string_append (joined, more);
  shorten (joined);
  term->forms[term->n_forms++] = (Form){ g_strdup (joined->str), prefix };
}

/* What is typed of "MP0318" so far may end in its padding. */
static void
strip_unfinished (Word *word)
{
  gsize length = word->folded->len;

  while (length > 0 && word->folded->str[length - 1] == '0')
    length--;
  if (length > 0 && !g_ascii_isdigit (word->folded->str[length - 1]))
    g_string_truncate (word->folded, length);
}

static gboolean
can_join (const Word *before, const Word *word)
{
  return before->letters && (word->letters || (word->digits && is_abbreviation (before)));
}

static void
add_term (SnSearchTerms *terms, const Word *before, const Word *word, gboolean last)
{
  Term term = { .n_forms = 0 };

  add_form (&term, word->folded->str, "", last);
  if (terms->terms->len > 0 && can_join (before, word))
    {
      add_form (&term, before->folded->str, word->folded->str, last);
      add_form (&g_array_index (terms->terms, Term, terms->terms->len - 1), before->folded->str, word->folded->str,
                last);
    }
  g_array_append_val (terms->terms, term);
}

/**
 * sn_search_terms_new:
 * @text: (nullable): what was typed; nothing in it is syntax
 *
 * Understands a search. All of its words must be there; the last one may be
 * unfinished, since one searches while typing. Only the first 64 words count.
 *
 * Returns: (transfer full): the search, without any word where @text has none.
 */
SnSearchTerms *
sn_search_terms_new (const char *text)
{
  SnSearchTerms *terms = g_new0 (SnSearchTerms, 1);
  g_autofree char *valid = NULL;
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL), third = g_string_new (NULL);
  Word words[3] = { { .folded = first }, { .folded = second }, { .folded = third } };
  gsize length;
  gboolean more;

  terms->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (terms->terms, clear_term);
  text = validate (text, &valid);
  length = text != NULL ? strlen (text) : 0;
  more = next_word (text, 0, length, &words[0]);
  for (guint i = 0; more && i < MAX_TERMS; i++)
    {
      Word *word = &words[i % 3], *next = &words[(i + 1) % 3];

      more = next_word (text, word->end, length, next);
      if (!more)
        strip_unfinished (word);
      add_term (terms, &words[(i + 2) % 3], word, !more);
    }
  return terms;
}

/**
 * sn_search_terms_free:
 *
 * Frees @terms.
 */
void
sn_search_terms_free (SnSearchTerms *terms)
{
  g_array_unref (terms->terms);
  g_free (terms);
}

/**
 * sn_search_terms_count:
 *
 * Returns: how many words are looked for.
 */
guint
sn_search_terms_count (const SnSearchTerms *terms)
{
  return terms->terms->len;
}

/**
 * sn_search_terms_to_fts:
 *
 * Words hold letters and digits only, so nothing that a user types is syntax;
 * the quotes keep AND, OR, NOT and NEAR words.
 *
 * Returns: (transfer full) (nullable): the search as FTS5 wants it, %NULL
 *   without any word.
 */
char *
sn_search_terms_to_fts (const SnSearchTerms *terms)
{
  GString *text;

  if (terms->terms->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < terms->terms->len; i++)
    {
      const Term *term = &g_array_index (terms->terms, Term, i);

      g_string_append (text, i > 0 ? " AND (" : "(");
      for (guint j = 0; j < term->n_forms; j++)
        g_string_append_printf (text, "%s\"%s\"%s", j > 0 ? " OR " : "", term->forms[j].word,
                                term->forms[j].prefix ? "*" : "");
      g_string_append_c (text, ')');
    }
  return g_string_free (text, FALSE);
}

/* Which of the words looked for @word is, as bits. */
static guint64
bits_of (const SnSearchTerms *terms, const char *word, gsize length)
{
  guint64 bits = 0;

  for (guint i = 0; i < terms->terms->len; i++)
    {
      const Term *term = &g_array_index (terms->terms, Term, i);

      for (guint j = 0; j < term->n_forms; j++)
        {
          gsize wanted = strlen (term->forms[j].word);

          if ((term->forms[j].prefix ? wanted <= length : wanted == length) &&
              memcmp (word, term->forms[j].word, wanted) == 0)
            bits |= G_GUINT64_CONSTANT (1) << i;
        }
    }
  return bits;
}

static guint64
all_bits (const SnSearchTerms *terms)
{
  return terms->terms->len < 64 ? (G_GUINT64_CONSTANT (1) << terms->terms->len) - 1 : G_MAXUINT64;
}

/**
 * sn_search_terms_match:
 * @folded: words as sn_search_fold() adds them
 *
 * Returns: whether all words looked for are among them.
 */
gboolean
sn_search_terms_match (const SnSearchTerms *terms, const char *folded)
{
  guint64 found = 0;

  for (const char *word = folded; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      found |= bits_of (terms, word, length);
      word += length + (word[length] == ' ');
    }
  return found == all_bits (terms);
}

typedef struct
{
  const SnSearchTerms *terms;
  GArray *ranges;
  guint64 found;
} Finding;

/* Joined words come after their parts: what they cover is one range. */
static void
add_range (GArray *ranges, gsize start, gsize end)
{
  SnSearchRange range;

  while (ranges->len > 0)
    {
      const SnSearchRange *last = &g_array_index (ranges, SnSearchRange, ranges->len - 1);

      if (last->start + last->length < start)
        break;
      start = MIN (start, last->start);
      end = MAX (end, last->start + last->length);
      g_array_set_size (ranges, ranges->len - 1);
    }
  range = (SnSearchRange){ start, end - start };
  g_array_append_val (ranges, range);
}

static void
find_cb (const char *word, gsize start, gsize end, gpointer data)
{
  Finding *finding = data;
  guint64 bits = bits_of (finding->terms, word, strlen (word));

  if (bits != 0 && finding->ranges != NULL)
    add_range (finding->ranges, start, end);
  finding->found |= bits;
}

/**
 * sn_search_terms_find:
 * @text: valid UTF-8
 * @length: of @text in bytes
 * @ranges: (nullable) (element-type SnSearchRange): where to add which bytes of
 *   @text are words that were looked for, from left to right
 *
 * Returns: which of the words looked for @text has, as bits.
 */
guint64
sn_search_terms_find (const SnSearchTerms *terms, const char *text, gsize length, GArray *ranges)
{
  Finding finding = { terms, ranges, 0 };

  scan (text, length, find_cb, &finding);
  return finding.found;
}
