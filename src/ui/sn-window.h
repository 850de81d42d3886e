/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnWindow:
 *
 * The window: header bar, the four pages, and everything that brings
 * newsletters in. Its actions (`win.…`) are what pages ask of it:
 *
 * - `win.page "s"`: shows a page: calendar, consultations, vacancies, newsletters
 * - `win.search`: begins a search, or goes on with the last one
 * - `win.search-for "s"`: looks for these words
 * - `win.show-item "x"`: shows a consultation or vacancy on its page, all else in
 *   the calendar
 * - `win.go-to-date`: opens the choice of a date of the calendar
 * - `win.show-newsletter "(xtt)"`: shows a newsletter at a sentence (start and
 *   length in bytes of its text)
 * - `win.open-uri "s"`: opens a link that a newsletter has
 * - `win.report "s"`: says something in a toast
 * - `win.offer-undo "(sx)"`: says what was done, and offers to take that edit back
 * - `win.undo "x"`: takes an edit back
 * - `win.show-closing-soon`: shows the consultations that close soon
 * - `win.review`, `win.review-later`, `win.review-confirm`: shows what newsletters
 *   brought since the last review; leaves that as it is; says that it was seen
 * - `win.preferences`: shows what the user prefers
 * - `win.open`, `win.open-folder`, `win.paste`, `win.today`, `win.close`
 */
#define SN_TYPE_WINDOW (sn_window_get_type ())
G_DECLARE_FINAL_TYPE (SnWindow, sn_window, SN, WINDOW, AdwApplicationWindow)

GtkWidget *sn_window_new         (AdwApplication *application, SnStore *store, GSettings *settings,
                                  gboolean demo);
void       sn_window_add_toast   (SnWindow *self, const char *plain_text);
void       sn_window_import_file (SnWindow *self, GFile *file);
void       sn_window_show        (SnWindow *self, const char *action, GVariant *parameter);

G_END_DECLS
