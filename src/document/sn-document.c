/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-lines.h"
#include "sn-document-private.h"

#include <string.h>

/* What few newsletters have more of: an array that grows by and by is moved each time. */
#define USUAL_BLOCKS 128
#define USUAL_LINKS 32

struct _SnDocument
{
  GObject parent_instance;

  char *title;
  char *sender;
  SnDate sent;
  char *format;
  GBytes *bytes;
  char *sha256; /* made when first asked for; set atomically */
  char *text;
  gsize length;
  SnArena arena;     /* the blocks and what they hold */
  GPtrArray *blocks; /* SnBlock */
  GPtrArray *links;
  GPtrArray *doubts;
};

G_DEFINE_FINAL_TYPE (SnDocument, sn_document, G_TYPE_OBJECT)

static void
sn_document_finalize (GObject *object)
{
  SnDocument *self = SN_DOCUMENT (object);

  g_free (self->title);
  g_free (self->sender);
  g_free (self->format);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->sha256);
  g_free (self->text);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  sn_arena_clear (&self->arena);
  G_OBJECT_CLASS (sn_document_parent_class)->finalize (object);
}

static void
sn_document_class_init (SnDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_document_finalize;
}

static void
sn_document_init (SnDocument *self)
{
  self->blocks = g_ptr_array_sized_new (USUAL_BLOCKS);
  self->links = g_ptr_array_new_full (USUAL_LINKS, (GDestroyNotify) sn_link_unref);
  self->doubts = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sn_document_new:
 *
 * Returns: (transfer full): a document without text, for a reader to fill.
 */
SnDocument *
sn_document_new (void)
{
  return g_object_new (SN_TYPE_DOCUMENT, NULL);
}

/**
 * sn_document_set_title:
 * @title: (nullable): what the file calls itself; blank counts as %NULL
 */
void
sn_document_set_title (SnDocument *self, const char *title)
{
  g_autofree char *clean = title != NULL ? sn_document_normalise (title, -1) : NULL;

  g_free (self->title);
  self->title = clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * sn_document_set_sender:
 * @sender: (nullable): name and address of who sent it; blank counts as %NULL
 */
void
sn_document_set_sender (SnDocument *self, const char *sender)
{
  g_autofree char *clean = sender != NULL ? sn_document_normalise (sender, -1) : NULL;

  g_free (self->sender);
  self->sender = clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * sn_document_set_sent:
 * @sent: the day on which it was sent, in the sender's zone
 */
void
sn_document_set_sent (SnDocument *self, const SnDate *sent)
{
  self->sent = *sent;
}

/**
 * sn_document_set_format:
 * @format: "text", "html" or "mail"
 */
void
sn_document_set_format (SnDocument *self, const char *format)
{
  char *copy = g_strdup (format);

  g_free (self->format);
  self->format = copy;
}

/**
 * sn_document_set_bytes:
 * @bytes: what the document was read from
 */
void
sn_document_set_bytes (SnDocument *self, GBytes *bytes)
{
  g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  g_clear_pointer (&self->sha256, g_free);
}

/**
 * sn_document_add_doubt:
 * @doubt: a sentence about what could not be read; said only once
 */
void
sn_document_add_doubt (SnDocument *self, const char *doubt)
{
  if (!g_ptr_array_find_with_equal_func (self->doubts, doubt, g_str_equal, NULL))
    g_ptr_array_add (self->doubts, g_strdup (doubt));
}

/**
 * sn_document_take_text:
 * @text: (transfer full): UTF-8, NUL-terminated
 * @length: its bytes
 */
void
sn_document_take_text (SnDocument *self, char *text, gsize length)
{
  g_free (self->text);
  self->text = text;
  self->length = length;
}

#define SWAP(type, a, b)                                                                                               \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    type swapped = (a);                                                                                                \
    (a) = (b);                                                                                                         \
    (b) = swapped;                                                                                                     \
  }                                                                                                                    \
  G_STMT_END

/**
 * sn_document_take_content:
 * @from: a document that is not used afterwards
 *
 * Moves text, blocks, links, title, sender and day from @from into @self, and
 * copies its doubts. Bytes and format stay.
 */
void
sn_document_take_content (SnDocument *self, SnDocument *from)
{
  SWAP (char *, self->text, from->text);
  SWAP (gsize, self->length, from->length);
  SWAP (SnArena, self->arena, from->arena);
  SWAP (GPtrArray *, self->blocks, from->blocks);
  SWAP (GPtrArray *, self->links, from->links);
  SWAP (char *, self->title, from->title);
  SWAP (char *, self->sender, from->sender);
  self->sent = from->sent;
  for (guint i = 0; i < from->doubts->len; i++)
    sn_document_add_doubt (self, g_ptr_array_index (from->doubts, i));
}

/**
 * sn_document_get_arena:
 *
 * Returns: (transfer none): where the blocks and what they hold have their
 *   memory.
 */
SnArena *
sn_document_get_arena (SnDocument *self)
{
  return &self->arena;
}

/**
 * sn_document_new_block:
 *
 * Returns: (transfer none): a block that is not among those of the document.
 */
SnBlock *
sn_document_new_block (SnDocument *self, SnBlockKind kind)
{
  SnBlock *block = sn_arena_alloc (&self->arena, sizeof (SnBlock));

  *block = (SnBlock){ .kind = kind, .first_link = self->links->len };
  return block;
}

/**
 * sn_document_add_block:
 *
 * Returns: (transfer none): a new last block, for the reader to fill.
 */
SnBlock *
sn_document_add_block (SnDocument *self, SnBlockKind kind)
{
  SnBlock *block = sn_document_new_block (self, kind);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * sn_document_steal_blocks:
 *
 * Returns: (transfer container) (element-type SnBlock): all blocks, of which
 *   @self then has none.
 */
GPtrArray *
sn_document_steal_blocks (SnDocument *self)
{
  GPtrArray *blocks = self->blocks;

  self->blocks = g_ptr_array_sized_new (blocks->len);
  return blocks;
}

/**
 * sn_document_take_block:
 * @block: (transfer none): a block of @self
 *
 * Makes @block the last one, with the links that it names.
 */
void
sn_document_take_block (SnDocument *self, SnBlock *block)
{
  g_ptr_array_add (self->blocks, block);
}

/**
 * sn_document_add_link:
 * @block: the last block of @self
 * @link: (transfer full): a link in it
 */
void
sn_document_add_link (SnDocument *self, SnBlock *block, SnLink *link)
{
  if (block->n_links == 0)
    block->first_link = self->links->len;
  block->n_links++;
  g_ptr_array_add (self->links, link);
}

/**
 * sn_document_get_text:
 *
 * Returns: the text that offsets refer to, NUL-terminated UTF-8.
 */
const char *
sn_document_get_text (SnDocument *self)
{
  return self->text != NULL ? self->text : "";
}

/**
 * sn_document_get_length:
 *
 * Returns: bytes of the text.
 */
gsize
sn_document_get_length (SnDocument *self)
{
  return self->length;
}

/**
 * sn_document_get_n_blocks:
 *
 * Returns: how many blocks there are.
 */
guint
sn_document_get_n_blocks (SnDocument *self)
{
  return self->blocks->len;
}

/**
 * sn_document_get_block:
 * @index: less than sn_document_get_n_blocks()
 *
 * Returns: (transfer none): that block.
 */
const SnBlock *
sn_document_get_block (SnDocument *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}

/**
 * sn_document_get_blocks:
 *
 * Returns: (transfer none) (array): all blocks, for who asks for them often.
 */
const SnBlock *const *
sn_document_get_blocks (SnDocument *self)
{
  return (const SnBlock *const *) self->blocks->pdata;
}

/**
 * sn_document_get_links:
 *
 * Returns: (transfer none) (element-type SnLink): all links, in the order of
 *   the text.
 */
GPtrArray *
sn_document_get_links (SnDocument *self)
{
  return self->links;
}

/**
 * sn_document_get_title:
 *
 * Returns: (nullable): the subject of a mail, the title of a page.
 */
const char *
sn_document_get_title (SnDocument *self)
{
  return self->title;
}

/**
 * sn_document_get_sender:
 *
 * Returns: (nullable): who sent it; of a forwarded mail, who sent it first.
 */
const char *
sn_document_get_sender (SnDocument *self)
{
  return self->sender;
}

/**
 * sn_document_get_sent:
 *
 * Returns: the day on which it was sent; unset where the file does not say.
 */
const SnDate *
sn_document_get_sent (SnDocument *self)
{
  return &self->sent;
}

/**
 * sn_document_get_format:
 *
 * Returns: "text", "html" or "mail".
 */
const char *
sn_document_get_format (SnDocument *self)
{
  return self->format != NULL ? self->format : "text";
}

/**
 * sn_document_get_sha256:
 *
 * Returns: the SHA-256 of the document's bytes, in hexadecimal. It is made on
 *   the first call; threads may call at once.
 */
const char *
sn_document_get_sha256 (SnDocument *self)
{
  char *sum = g_atomic_pointer_get (&self->sha256);
  g_autofree char *fresh = NULL;

  if (sum != NULL)
    return sum;
  fresh = self->bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes)
                              : g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);
  if (g_atomic_pointer_compare_and_exchange (&self->sha256, NULL, fresh))
    return g_steal_pointer (&fresh);
  return g_atomic_pointer_get (&self->sha256);
}

/**
 * sn_document_get_bytes:
 *
 * Returns: (transfer none) (nullable): what the document was read from.
 */
GBytes *
sn_document_get_bytes (SnDocument *self)
{
  return self->bytes;
}

/**
 * sn_document_get_doubts:
 *
 * Returns: (transfer none) (element-type utf8): what could not be read, or
 *   only with a guess.
 */
GPtrArray *
sn_document_get_doubts (SnDocument *self)
{
  return self->doubts;
}

/**
 * sn_block_to_document:
 * @offset: in bytes of @block's text, at most its length
 *
 * Returns: the offset in the document's text of what stands there.
 */
gsize
sn_block_to_document (const SnBlock *block, gsize offset)
{
  guint low = 0, high = block->n_runs;

  if (offset >= block->length)
    return block->end;
  if (block->runs == NULL)
    return block->start + offset;
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (block->runs[middle].at <= offset)
        low = middle;
      else
        high = middle;
    }
  return block->runs[low].offset + (offset - block->runs[low].at);
}

/**
 * sn_block_get_range:
 * @from: in bytes of @block's text
 * @to: the byte behind the last, more than @from
 * @start: (out): an offset in the document's text
 * @end: (out): the offset behind its last byte
 *
 * Finds the part of the document in which all of it stands. The order need not be the same:
 * what wraps in a cell of a text table stands below the cell to its right. Of what a row has
 * from the rows above it nothing counts unless it is the first.
 */
void
sn_block_get_range (const SnBlock *block, gsize from, gsize to, gsize *start, gsize *end)
{
  *start = sn_block_to_document (block, from);
  *end = sn_block_to_document (block, to - 1) + 1;
  for (guint i = 0; i < block->n_runs; i++)
    {
      gsize first = MAX (block->runs[i].at, from);
      gsize behind = MIN (i + 1 < block->n_runs ? block->runs[i + 1].at : block->length, to);

      if (first >= behind || sn_block_to_document (block, first) < block->start)
        continue;
      *start = MIN (*start, sn_block_to_document (block, first));
      *end = MAX (*end, sn_block_to_document (block, behind - 1) + 1);
    }
  /* Before an empty last cell stands a tab, for which there is nothing in the document. */
  *end = MAX (*start, MIN (*end, block->end));
}

static gboolean
is_lone_date (const SnBlock *block)
{
  return block->runs == NULL && block->kind != SN_BLOCK_TABLE_ROW && block->length <= 40 &&
         sn_is_date_only (block->text, block->text + block->length);
}

static gboolean
is_beside (const SnBlock *date, const SnBlock *text)
{
  return text->runs == NULL && text->kind != SN_BLOCK_TABLE_ROW && text->length <= 160 &&
         text->start == date->end + 1 && !is_lone_date (text);
}

/* How many pairs of a date and what is on it stand from @index on. */
static guint
count_pairs (SnDocument *self, guint index)
{
  guint n = 0;

  while (index + 1 < self->blocks->len && is_lone_date (self->blocks->pdata[index]) &&
         is_beside (self->blocks->pdata[index], self->blocks->pdata[index + 1]))
    {
      index += 2;
      n++;
    }
  return n;
}

static gboolean
are_alike (const SnBlock *a, const SnBlock *b)
{
  return a->kind == b->kind && a->level == b->level;
}

static gboolean
ends_like_sentence (const SnBlock *block)
{
  return block->length > 0 && strchr (".:;!?", block->text[block->length - 1]) != NULL;
}

/* Whether each of the pairs from @index on has the date of what stands above it: "<h3>SEC Panel
 * Meeting 30</h3><p>28 March</p>". Then something like the others stands above the first date,
 * and behind the last nothing, or what is no such thing. */
static gboolean
are_below (SnDocument *self, guint index, guint pairs)
{
  const SnBlock *above = index > 0 ? self->blocks->pdata[index - 1] : NULL, *text = self->blocks->pdata[index + 1];
  const SnBlock *last = self->blocks->pdata[index + 2 * pairs - 1];
  guint behind = index + 2 * pairs;

  if (above == NULL || above->runs != NULL || above->length > 160 || !are_alike (above, text) ||
      ends_like_sentence (above) || above->end + 1 != ((SnBlock *) self->blocks->pdata[index])->start)
    return FALSE;
  return !are_alike (last, text) || ends_like_sentence (last) ||
         (behind < self->blocks->len && is_lone_date (self->blocks->pdata[behind]));
}

/* Joins what is on a date with it, in the order in which they stand. The text of both is the
 * document's own, with a tab for the line end. */
static void
join_pair (SnDocument *self, guint index, guint table)
{
  SnBlock *first = self->blocks->pdata[index];
  const SnBlock *second = self->blocks->pdata[index + 1];
  g_autofree char *joined = g_strconcat (first->text, "\t", second->text, NULL);

  first->text = sn_arena_copy (&self->arena, joined, first->length + 1 + second->length);
  first->length += second->length + 1;
  first->end = second->end;
  first->kind = SN_BLOCK_TABLE_ROW;
  first->level = 0;
  first->table = table;
  if (first->n_links == 0)
    first->first_link = second->first_link;
  first->n_links += second->n_links;
  g_ptr_array_remove_index (self->blocks, index + 1);
}

/**
 * sn_document_pair_dates:
 *
 * A page that lays out its diary without a table has a date in one box and
 * what is on it in the next: three such pairs in a row, or more, become rows.
 */
void
sn_document_pair_dates (SnDocument *self)
{
  guint table = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    table = MAX (table, ((SnBlock *) self->blocks->pdata[i])->table);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      guint pairs = count_pairs (self, i);

      if (pairs < 3)
        continue;
      table++;
      if (are_below (self, i, pairs))
        {
          guint behind = i + 2 * pairs;

          pairs += behind < self->blocks->len && is_lone_date (self->blocks->pdata[behind]);
          i--;
        }
      for (; pairs > 0; pairs--, i++)
        join_pair (self, i, table);
      i--;
    }
}
