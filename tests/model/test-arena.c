/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-arena.h"

#include <string.h>

/* Small things and large ones, of which none may touch another. */
static void
test_apart (void)
{
  g_auto (SnArena) arena = { 0 };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < 300; i++)
    {
      gsize size = i % 7 == 0 ? 5000 : i % 40 + 1;
      char *memory = sn_arena_alloc (&arena, size);

      g_assert_cmpuint (GPOINTER_TO_SIZE (memory) % 8, ==, 0);
      memset (memory, (int) (i % 128), size);
      g_ptr_array_add (all, memory);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const char *memory = all->pdata[i];
      gsize size = i % 7 == 0 ? 5000 : i % 40 + 1;

      for (gsize at = 0; at < size; at++)
        g_assert_cmpint (memory[at], ==, (int) (i % 128));
    }
}

static void
test_huge (void)
{
  g_auto (SnArena) arena = { 0 };
  char *before = sn_arena_copy (&arena, "before", 6), *huge = sn_arena_alloc (&arena, 1 << 20);

  memset (huge, 'x', 1 << 20);
  g_assert_cmpstr (before, ==, "before");
  g_assert_cmpstr (sn_arena_copy (&arena, "behind it", 6), ==, "behind");
}

static void
test_cleared (void)
{
  SnArena arena = { 0 };

  sn_arena_clear (&arena);
  g_assert_cmpstr (sn_arena_copy (&arena, "", 0), ==, "");
  sn_arena_clear (&arena);
  g_assert_cmpstr (sn_arena_copy (&arena, "again", 5), ==, "again");
  sn_arena_clear (&arena);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/apart", test_apart);
  g_test_add_func ("/arena/huge", test_huge);
  g_test_add_func ("/arena/cleared", test_cleared);
  return g_test_run ();
}
