/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-arena.h"

#include <string.h>

#define CHUNK_BYTES (16 * 1024 - 64)

typedef struct _SnArenaChunk
{
  struct _SnArenaChunk *next;
  guint64 memory[];
} Chunk;

/**
 * sn_arena_grow:
 * @size: a multiple of 8
 *
 * As sn_arena_alloc(), where there is no room left.
 */
void *
sn_arena_grow (SnArena *self, gsize size)
{
  gsize room = MAX (size, CHUNK_BYTES);
  Chunk *chunk = g_malloc (sizeof (Chunk) + room);

  chunk->next = self->chunks;
  self->chunks = chunk;
  self->at = (char *) chunk->memory + size;
  self->end = (char *) chunk->memory + room;
  return chunk->memory;
}

/**
 * sn_arena_copy:
 * @text: need not be NUL-terminated
 * @length: its bytes
 *
 * Returns: (transfer none): a copy with a NUL behind it.
 */
char *
sn_arena_copy (SnArena *self, const char *text, gsize length)
{
  char *copy = sn_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * sn_arena_clear:
 *
 * Frees all that was taken from the arena.
 */
void
sn_arena_clear (SnArena *self)
{
  Chunk *chunk = self->chunks;

  while (chunk != NULL)
    {
      Chunk *next = chunk->next;

      g_free (chunk);
      chunk = next;
    }
  *self = (SnArena){ 0 };
}
