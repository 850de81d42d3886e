/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletter.h"

typedef enum
{
  TEXT_TITLE,
  TEXT_SENDER,
  TEXT_FORMAT,
  TEXT_SHA256,
  TEXT_PATH,
  N_TEXTS,
} Text;

struct _SnNewsletter
{
  GObject parent_instance;

  gint64 id;
  SnDate issued;
  char *texts[N_TEXTS];
  GBytes *bytes; /* until their sha256 is asked for */
  guint counts[SN_N_ITEM_KINDS];
  guint n_doubts;

  GPtrArray *items;    /* SnItem */
  GPtrArray *outcomes; /* SnItem */
  GPtrArray *renames;  /* SnRename */
  GPtrArray *added;    /* SnItem */
  GPtrArray *doubts;   /* char * */
  GPtrArray *unread;   /* SnUnread */
};

G_DEFINE_FINAL_TYPE (SnNewsletter, sn_newsletter, G_TYPE_OBJECT)

/**
 * sn_unread_new:
 *
 * Returns: (transfer full): a sentence that became no item.
 */
SnUnread *
sn_unread_new (const char *text, gsize start, gsize length)
{
  return sn_unread_new_take (g_strdup (text), start, length);
}

/**
 * sn_unread_new_take:
 * @text: (transfer full): the sentence
 *
 * Returns: (transfer full): as sn_unread_new().
 */
SnUnread *
sn_unread_new_take (char *text, gsize start, gsize length)
{
  SnUnread *unread = g_new (SnUnread, 1);

  unread->text = text;
  unread->start = start;
  unread->length = length;
  return unread;
}

/**
 * sn_unread_free:
 *
 * Frees @unread.
 */
void
sn_unread_free (SnUnread *unread)
{
  g_free (unread->text);
  g_free (unread);
}

/**
 * sn_rename_new:
 *
 * Returns: (transfer full): a statement that a modification has another
 *   reference than before.
 */
SnRename *
sn_rename_new (const char *from, const char *to, const char *quote, gsize start, gsize length)
{
  SnRename *rename = g_new0 (SnRename, 1);

  rename->from = g_strdup (from);
  rename->to = g_strdup (to);
  rename->quote = g_strdup (quote);
  rename->start = start;
  rename->length = length;
  return rename;
}

/**
 * sn_rename_free:
 *
 * Frees @rename.
 */
void
sn_rename_free (SnRename *rename)
{
  g_free (rename->from);
  g_free (rename->to);
  g_free (rename->quote);
  g_free (rename);
}

static void
sn_newsletter_finalize (GObject *object)
{
  SnNewsletter *self = SN_NEWSLETTER (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->outcomes);
  g_ptr_array_unref (self->renames);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->doubts);
  g_ptr_array_unref (self->unread);
  G_OBJECT_CLASS (sn_newsletter_parent_class)->finalize (object);
}

static void
sn_newsletter_class_init (SnNewsletterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_newsletter_finalize;
}

static void
sn_newsletter_init (SnNewsletter *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->outcomes = g_ptr_array_new_with_free_func (g_object_unref);
  self->renames = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_rename_free);
  self->added = g_ptr_array_new_with_free_func (g_object_unref);
  self->doubts = g_ptr_array_new_with_free_func (g_free);
  self->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_unread_free);
}

/**
 * sn_newsletter_new:
 *
 * Returns: (transfer full): a newsletter of which nothing is known.
 */
SnNewsletter *
sn_newsletter_new (void)
{
  return g_object_new (SN_TYPE_NEWSLETTER, NULL);
}

/**
 * sn_newsletter_get_id:
 *
 * Returns: its number in the store, 0 before it has one.
 */
gint64
sn_newsletter_get_id (SnNewsletter *self)
{
  return self->id;
}

/**
 * sn_newsletter_set_id:
 *
 * Sets its number in the store.
 */
void
sn_newsletter_set_id (SnNewsletter *self, gint64 id)
{
  self->id = id;
}

/**
 * sn_newsletter_get_issued:
 *
 * Returns: (transfer none): the issue date at the precision that is known
 *   ("November 2018" is a month); never %NULL, perhaps not set.
 */
const SnDate *
sn_newsletter_get_issued (SnNewsletter *self)
{
  return &self->issued;
}

/**
 * sn_newsletter_set_issued:
 *
 * Sets the issue date.
 */
void
sn_newsletter_set_issued (SnNewsletter *self, const SnDate *issued)
{
  self->issued = *issued;
}

#define TEXT_GETTER(name, NAME)                                                                                        \
  const char *sn_newsletter_get_##name (SnNewsletter *self)                                                            \
  {                                                                                                                    \
    return self->texts[TEXT_##NAME];                                                                                   \
  }
#define TEXT_SETTER(name, NAME)                                                                                        \
  void sn_newsletter_set_##name (SnNewsletter *self, const char *name)                                                 \
  {                                                                                                                    \
    char *old = self->texts[TEXT_##NAME];                                                                              \
    self->texts[TEXT_##NAME] = g_strdup (name);                                                                        \
    g_free (old);                                                                                                      \
  }

/**
 * sn_newsletter_get_title: (skip)
 *
 * These pairs get and set a text of the newsletter: (nullable), (transfer
 * none) when read, copied when set.
 *
 * - title: what it calls itself
 * - sender: who sent it, where it is a mail
 * - format: "text", "html" or "mail"
 * - sha256: of the bytes it was read from, in hexadecimal
 * - path: the file it was read from, as the user named it
 */
TEXT_GETTER (title, TITLE)
TEXT_SETTER (title, TITLE)
TEXT_GETTER (sender, SENDER)
TEXT_SETTER (sender, SENDER)
TEXT_GETTER (format, FORMAT)
TEXT_SETTER (format, FORMAT)
TEXT_SETTER (sha256, SHA256)
TEXT_GETTER (path, PATH)
TEXT_SETTER (path, PATH)

const char *
sn_newsletter_get_sha256 (SnNewsletter *self)
{
  if (self->bytes != NULL)
    {
      g_free (self->texts[TEXT_SHA256]);
      self->texts[TEXT_SHA256] = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
      g_clear_pointer (&self->bytes, g_bytes_unref);
    }
  return self->texts[TEXT_SHA256];
}

/**
 * sn_newsletter_set_bytes:
 * @bytes: what the newsletter was read from
 *
 * Has the sha256 be that of @bytes. It is made when it is first asked for,
 * since that takes as long as much of the reading, and importing asks for the
 * file's own.
 */
void
sn_newsletter_set_bytes (SnNewsletter *self, GBytes *bytes)
{
  g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
}

/**
 * sn_newsletter_get_items:
 *
 * Returns: (transfer none) (element-type SnItem): its items in the order of
 *   the text; empty where only the counts were loaded.
 */
GPtrArray *
sn_newsletter_get_items (SnNewsletter *self)
{
  return self->items;
}

/**
 * sn_newsletter_add_item:
 * @item: (transfer full): an item
 *
 * Adds an item and counts it.
 */
void
sn_newsletter_add_item (SnNewsletter *self, SnItem *item)
{
  self->counts[sn_item_get_kind (item)]++;
  self->n_doubts += sn_item_get_n_doubts (item);
  g_ptr_array_add (self->items, item);
}

/**
 * sn_newsletter_get_outcomes:
 *
 * Returns: (transfer none) (element-type SnItem): seats of which it says that
 *   they are filled, in the order of the text. They are none of its items,
 *   since nobody can act on them.
 */
GPtrArray *
sn_newsletter_get_outcomes (SnNewsletter *self)
{
  return self->outcomes;
}

/**
 * sn_newsletter_add_outcome:
 * @outcome: (transfer full): a vacancy that is filled
 *
 * Adds what has become of a seat; it does not count among the items.
 */
void
sn_newsletter_add_outcome (SnNewsletter *self, SnItem *outcome)
{
  g_ptr_array_add (self->outcomes, outcome);
}

/**
 * sn_newsletter_get_added:
 *
 * Returns: (transfer none) (element-type SnItem): what the user made of some of
 *   its words. They are none of its items, since it does not say so itself.
 */
GPtrArray *
sn_newsletter_get_added (SnNewsletter *self)
{
  return self->added;
}

/**
 * sn_newsletter_add_added:
 * @item: (transfer full): an item whose first mention is the place of the words
 *
 * Adds what the user made of some of its words.
 */
void
sn_newsletter_add_added (SnNewsletter *self, SnItem *item)
{
  g_ptr_array_add (self->added, item);
}

/**
 * sn_newsletter_get_renames:
 *
 * Returns: (transfer none) (element-type SnRename): which modifications it says
 *   to have another reference than before, each once, in the order of the text.
 */
GPtrArray *
sn_newsletter_get_renames (SnNewsletter *self)
{
  return self->renames;
}

/**
 * sn_newsletter_add_rename:
 * @rename: (transfer full): a statement
 *
 * Adds that a modification has another reference than before.
 */
void
sn_newsletter_add_rename (SnNewsletter *self, SnRename *rename)
{
  g_ptr_array_add (self->renames, rename);
}

/**
 * sn_newsletter_get_doubts:
 *
 * Returns: (transfer none) (element-type utf8): what could not be read or is
 *   not sure about the newsletter as a whole, each a sentence.
 */
GPtrArray *
sn_newsletter_get_doubts (SnNewsletter *self)
{
  return self->doubts;
}

/**
 * sn_newsletter_add_doubt:
 *
 * Adds a sentence that says what is not sure, and counts it.
 */
void
sn_newsletter_add_doubt (SnNewsletter *self, const char *doubt)
{
  self->n_doubts++;
  g_ptr_array_add (self->doubts, g_strdup (doubt));
}

/**
 * sn_newsletter_get_unread:
 *
 * Returns: (transfer none) (element-type SnUnread): sentences with a date
 *   that became no item.
 */
GPtrArray *
sn_newsletter_get_unread (SnNewsletter *self)
{
  return self->unread;
}

/**
 * sn_newsletter_add_unread:
 * @unread: (transfer full): a sentence
 *
 * Adds a sentence that became no item.
 */
void
sn_newsletter_add_unread (SnNewsletter *self, SnUnread *unread)
{
  g_ptr_array_add (self->unread, unread);
}

/**
 * sn_newsletter_get_count:
 *
 * Returns: how many items of that kind it has, loaded or not.
 */
guint
sn_newsletter_get_count (SnNewsletter *self, SnItemKind kind)
{
  return self->counts[kind];
}

/**
 * sn_newsletter_set_count:
 *
 * Sets how many items of that kind it has, where they are not loaded.
 */
void
sn_newsletter_set_count (SnNewsletter *self, SnItemKind kind, guint count)
{
  self->counts[kind] = count;
}

/**
 * sn_newsletter_get_n_doubts:
 *
 * Returns: how many doubts it has, those of its items included.
 */
guint
sn_newsletter_get_n_doubts (SnNewsletter *self)
{
  return self->n_doubts;
}

/**
 * sn_newsletter_set_n_doubts:
 *
 * Sets how many doubts it has, where they are not loaded.
 */
void
sn_newsletter_set_n_doubts (SnNewsletter *self, guint n_doubts)
{
  self->n_doubts = n_doubts;
}
