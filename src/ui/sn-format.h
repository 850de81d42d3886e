/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/* How things are said in the window. All results are (transfer full), plain
 * text, never markup. They are plain C, so that tests call them without a
 * display. */

char       *sn_format_day_long       (const SnDate *day, const SnToday *today); /* "Friday 14 June", with year when not this one */
char       *sn_format_day_short      (const SnDate *day, const SnToday *today); /* "Fri 14 Jun" */
char       *sn_format_day_plain      (const SnDate *date, const SnToday *today); /* "14 June", any precision; @today NULL: always with year */
char       *sn_format_date           (const SnDate *date, const SnToday *today); /* any precision, range, "July", "No date stated" */
char       *sn_format_time           (const SnDate *date);                     /* "10:00 – 12:30", "" without */
char       *sn_format_weekday        (const SnDate *day);                      /* "Friday" */
char       *sn_format_weekday_short  (const SnDate *day);                      /* "Fri" */
char       *sn_format_month          (guint year, guint month);                /* "June 2019" */
char       *sn_format_month_short    (guint month);                            /* "Jun" */
char       *sn_format_days_left      (const SnDate *date, const SnToday *today); /* "10 working days left", "Closes today", "Closed", "" undated */
char       *sn_format_days_short     (const SnDate *date, const SnToday *today); /* "4 days" under "Working days left", "Today" */
char       *sn_format_days_until     (const SnDate *date, const SnToday *today); /* "Today", "2 working days" for the agenda */
char       *sn_format_left           (SnItem *item, const SnToday *today);       /* one of these for an item; "Answered · 10 working days left" */
char       *sn_format_closing        (SnItem *item, const SnToday *today);       /* "Closes Monday 24 June 2019", "No closing date stated" */
char       *sn_format_when           (SnItem *item, const SnToday *today);       /* the same for any kind: "Takes place Friday 14 June 2019" */
char       *sn_format_kind           (SnItemKind kind);                        /* "Consultation" */
char       *sn_format_kind_plural    (SnItemKind kind);                        /* "Consultations" */
char       *sn_format_count          (SnItemKind kind, guint n);                /* "2 consultations" */
char       *sn_format_stage          (const char *stage);                      /* "Refinement" */
char       *sn_format_seats          (guint seats);                            /* "1 seat" */
char       *sn_format_capitalised (const char *text);
char       *sn_format_title          (SnItem *item);                           /* without the reference that stands beside it */
char       *sn_format_subtitle       (SnItem *item);                           /* "SECMP0007 · Refinement", "Ofgem", "Meeting" */
char       *sn_format_chip           (SnItem *item);                           /* short text for a day of the month grid */
char       *sn_format_accessible     (SnItem *item, const SnToday *today);      /* says it all, for screen readers */
char       *sn_format_quote          (const char *quote);                      /* in typographic quotation marks, one line */
char       *sn_format_doubt          (const char *doubt);                      /* with its days in words */
char       *sn_format_link_action    (const SnLink *link, SnItemKind kind);    /* "Open Response Form", words of its button */
const char *sn_format_kind_icon      (SnItemKind kind);                        /* symbolic icon name */
const char *sn_format_kind_class     (SnItemKind kind);                        /* CSS class */
char       *sn_format_status         (SnResponseStatus status);                /* "Drafting"; "To Do" where nothing was said */
const char *sn_format_status_icon    (SnResponseStatus status);                /* symbolic icon name */
const char *sn_format_status_class   (SnResponseStatus status);                /* CSS class */
const char *sn_format_organiser_class (const char *organiser);                 /* CSS class */
SnResponseStatus sn_format_item_status (SnItem *item);                         /* what was said of it */
char       *sn_format_internal_date  (const char *due, const SnToday *today);   /* "Wednesday 19 June · 7 working days" */
gboolean    sn_format_closes_soon    (SnItem *item, const SnToday *today);      /* within the days that @today says */
gboolean    sn_format_is_pressing    (SnItem *item, const SnToday *today);      /* the same, and somebody has something to do */

G_END_DECLS
