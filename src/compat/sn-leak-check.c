/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sanitizer/lsan_interface.h>

/* Only in builds with the address sanitizer. What libraries allocate while they
 * are loaded is no leak of ours. GLib makes its table of names then, and leaves it
 * behind where it outgrows it, since other threads may be reading it; a window has
 * enough names for that. The leak checker could tell it apart by its whole stack
 * only, and whole stacks at each allocation make the tests five times slower.
 *
 * Functions of .preinit_array run before any library's, constructors of the
 * program after all of them, on the same thread. */

static void
loading_begins (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*const begin) (void) = loading_begins;

__attribute__ ((constructor)) static void
loading_ends (void)
{
  __lsan_enable ();
}
