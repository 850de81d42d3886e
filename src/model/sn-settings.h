/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the user prefers: keys of the schema org.example.SecNews, which says what
 * each means. */
#define SN_SETTING_CATEGORY "category"
#define SN_SETTING_CATEGORY_ASKED "category-asked"
#define SN_SETTING_CLOSING_SOON_DAYS "closing-soon-days"
#define SN_SETTING_DIVISION "division"
#define SN_SETTING_WEEK_START "week-start"
#define SN_SETTING_WATCHED_FOLDERS "watched-folders"
#define SN_SETTING_REVIEW_AFTER_IMPORT "review-after-import"
#define SN_SETTING_HIDDEN_KINDS "hidden-kinds"
#define SN_SETTING_REMIND_IN_BACKGROUND "remind-in-background"
#define SN_SETTING_REMIND_MINUTE "remind-minute"
#define SN_SETTING_REMIND_CONSULTATIONS "remind-consultations"
#define SN_SETTING_REMIND_VACANCIES "remind-vacancies"
#define SN_SETTING_REMIND_EVENTS "remind-events"
#define SN_SETTING_REMIND_MILESTONES "remind-milestones"
#define SN_SETTING_REMIND_DEADLINES "remind-deadlines"
#define SN_SETTING_CALENDAR_TODOS "calendar-todos"
#define SN_SETTING_CALENDAR_MONTHS "calendar-months"

/* How the window was left. */
#define SN_SETTING_WINDOW_WIDTH "window-width"
#define SN_SETTING_WINDOW_HEIGHT "window-height"
#define SN_SETTING_WINDOW_MAXIMIZED "window-maximized"
#define SN_SETTING_PAGE "page"
#define SN_SETTING_CONSULTATIONS_FILTER "consultations-filter"
#define SN_SETTING_CONSULTATIONS_SORT "consultations-sort"

/* What is remembered of one store: keys of the schema org.example.SecNews.Store. */
#define SN_STORE_SETTING_REVIEWED "reviewed"
#define SN_STORE_SETTING_SEEN "seen"
#define SN_STORE_SETTING_FAILURES "failures"
#define SN_STORE_SETTING_CONSULTATION "consultation"
#define SN_STORE_SETTING_CALENDAR_FILE "calendar-file"

/**
 * SnWeekStart:
 *
 * With which day a week of the calendar begins.
 */
typedef enum
{
  SN_WEEK_START_LOCALE,
  SN_WEEK_START_MONDAY,
  SN_WEEK_START_SUNDAY,
} SnWeekStart;

GSettings *sn_settings_new (GError **error);
GSettings *sn_settings_new_in_memory (GError **error);
GSettings *sn_settings_new_for_store (GSettings *settings, const char *database, GError **error);

G_END_DECLS
