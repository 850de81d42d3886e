/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a link is for. */

#include "sn-link-private.h"
#include "sn-tokenize.h"

#include <string.h>

#define BIT SN_WORD_BIT

static SnLinkSpeech
role_named (const char *value)
{
  return strcmp (value, "respond") == 0    ? SN_LINK_SPEECH_ANSWER
         : strcmp (value, "document") == 0 ? SN_LINK_SPEECH_DOCUMENT
                                           : SN_LINK_SPEECH_PLACE;
}

static SnLinkSpeech
roles_in (const SnExtraction *self, const char *text)
{
  gsize length = strlen (text);
  g_autofree SnToken *tokens = g_new (SnToken, length);
  guint n_tokens = sn_tokenize (self->reading->lexicon, text, length, tokens);
  SnLinkSpeech roles = 0;

  for (guint i = 0; i < n_tokens; i++)
    {
      guint n_phrases;
      const SnPhrase *phrases = sn_lexicon_get_phrases (self->reading->lexicon, tokens[i].word, &n_phrases);

      for (guint p = 0; p < n_phrases; p++)
        {
          const SnPhrase *phrase = &phrases[p];
          guint n = 1;

          while (n < phrase->n_words && i + n < n_tokens && tokens[i + n].word == phrase->words[n])
            n++;
          if (n == phrase->n_words && phrase->word_class == SN_WORD_LINK)
            roles |= role_named (phrase->value);
        }
    }
  return roles;
}

/* The last part of the path tells of a form where the label says "here". */
static char *
path_words (const char *uri)
{
  const char *host = strstr (uri, "://"), *path = host != NULL ? host + strcspn (host + 3, "/?#") + 3 : uri;
  gsize length = strcspn (path, "?#");
  const char *slash = g_strrstr_len (path, (gssize) length, "/");
  const char *query = path[length] == '?' ? path + length : path + strlen (path);
  const char *last = slash != NULL ? slash : path + length;
  char *words = g_strndup (last, (gsize) (query - last) + strcspn (query, "#"));

  g_strdelimit (words, "/?-_+=&%.", ' ');
  return words;
}

/* What the label speaks of, read when that is first asked. */
static SnLinkSpeech
label_of (const SnExtraction *self, SnPlacedLink *placed)
{
  if (!(placed->label & SN_LINK_SPEECH_READ))
    placed->label = SN_LINK_SPEECH_READ | roles_in (self, placed->link->label);
  return placed->label;
}

/* Likewise the address. */
static SnLinkSpeech
path_of (const SnExtraction *self, SnPlacedLink *placed)
{
  if (!(placed->path & SN_LINK_SPEECH_READ))
    {
      g_autofree char *words = path_words (placed->link->uri);

      placed->path = SN_LINK_SPEECH_READ | roles_in (self, words);
    }
  return placed->path;
}

/**
 * sn_placed_link_role:
 *
 * Finds what a link is for: the words that lead to it say so first, then its own,
 * then where it leads, then the sentence that it stands in.
 *
 * Returns: what it is for to an item of that kind.
 */
SnLinkRole
sn_placed_link_role (const SnExtraction *self, SnPlacedLink *placed, SnItemKind kind)
{
  gboolean answerable = kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY;
  guint64 sentence = placed->sentence;
  SnLinkSpeech label, path;

  if (sn_link_is_mail (placed->link))
    return SN_LINK_MAIL;
  if (answerable && (placed->led & (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL) | BIT (SN_WORD_NOMINATE))))
    return SN_LINK_RESPOND;
  if (!answerable && (placed->led & BIT (SN_WORD_REGISTER)))
    return SN_LINK_REGISTER;
  label = label_of (self, placed);
  if (answerable && (label & SN_LINK_SPEECH_ANSWER))
    return SN_LINK_RESPOND;
  if (!answerable && (label & SN_LINK_SPEECH_PLACE))
    return SN_LINK_REGISTER;
  if (label & SN_LINK_SPEECH_DOCUMENT)
    return SN_LINK_DOCUMENT;
  path = path_of (self, placed);
  if (answerable && (path & SN_LINK_SPEECH_ANSWER))
    return SN_LINK_RESPOND;
  if (!answerable && ((path & SN_LINK_SPEECH_PLACE) || (sentence & BIT (SN_WORD_REGISTER)) || placed->joins))
    return SN_LINK_REGISTER;
  if (kind == SN_ITEM_CONSULTATION && (sentence & BIT (SN_WORD_RESPOND)) && (sentence & BIT (SN_WORD_CLOSE)))
    return SN_LINK_RESPOND;
  if (kind == SN_ITEM_VACANCY && (sentence & BIT (SN_WORD_NOMINATE)))
    return SN_LINK_RESPOND;
  return SN_LINK_READ;
}
