/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnArena:
 *
 * Memory for many small things that are freed together: the blocks of a
 * document, what is found in it. Zeroed, it is empty.
 */
typedef struct {
  struct _SnArenaChunk *chunks;
  char                 *at;
  char                 *end;
} SnArena;

void    *sn_arena_grow   (SnArena *self, gsize size);
char    *sn_arena_copy   (SnArena *self, const char *text, gsize length);
void     sn_arena_clear  (SnArena *self);

/**
 * sn_arena_alloc:
 * @size: bytes
 *
 * Returns: (transfer none): memory for anything, not zeroed, until the arena is
 *   cleared.
 */
static inline void *
sn_arena_alloc (SnArena *self, gsize size)
{
  char *start = self->at;

  size = (size + 7) & ~(gsize) 7;
  if (size > (gsize) (self->end - start))
    return sn_arena_grow (self, size);
  self->at = start + size;
  return start;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnArena, sn_arena_clear)

G_END_DECLS
