/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db-private.h"

/* Rows of tables leave out what they do not say. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/* An item in a line: what a newsletter says. Texts may be NULL. */
typedef struct {
  const char *kind; /* "event", "vacancy"…; NULL ends a table */
  const char *title;
  const char *date; /* "2024-03-04", "2024-03-04T10:30", "2024-03-04/2024-03-06" */
  const char *reference;
  const char *stage;
  const char *committee;
  const char *category;
  const char *organiser;
  guint       seats;
  const char *outcome;
  const char *moved_from; /* "" is: moved, but not said from when */
  const char *quote;
} Row;

char         *fixture_folder      (void);
void          fixture_remove      (char *folder);
SnDb         *fixture_open        (const char *folder);
SnDate        fixture_date        (const char *text);
SnItem       *fixture_item        (const Row *row);
SnNewsletter *fixture_newsletter  (const char *issued, const char *title);
SnImported   *fixture_store       (SnDb *db, SnNewsletter *newsletter, const char *content);
/* One newsletter with meetings of these numbers, each of a name of its own, and of the dates
 * one after the other. Returns its id. */
gint64        fixture_store_meetings (SnDb *db, guint first, guint n, const char *const *dates);
GPtrArray    *fixture_list        (SnDb *db, const char *today);
gint64        fixture_id_of       (SnDb *db, const char *today, const char *title);
char         *fixture_describe    (GPtrArray *items);
