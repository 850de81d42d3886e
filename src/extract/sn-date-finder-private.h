/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date-finder.h"

G_BEGIN_DECLS

/* The date finder at work in one block; for its own files only. */
typedef struct {
  const SnReading *reading;
  const SnDate    *issued;
  guint            block;
  guint32          first;
  guint32          end;
  gboolean         row;   /* the block is a row of a table */
  GArray          *found; /* SnWhen */
  GArray          *all;
} Finder;

const SnToken *sn_finder_token      (const Finder *f, guint32 i);
gboolean       sn_finder_is_mark    (const Finder *f, guint32 i, gunichar c);
gboolean       sn_finder_is_dash    (const Finder *f, guint32 i);
gboolean       sn_finder_is_word    (const Finder *f, guint32 i, const char *lower);
gboolean       sn_finder_is_one_of  (const Finder *f, guint32 i, const char *const *words);
const SnMark  *sn_finder_mark       (const Finder *f, guint32 i, SnWordClass word_class);
int            sn_finder_word_value (const Finder *f, guint32 i, SnWordClass word_class);
void           sn_finder_add        (Finder *f, guint32 first, guint32 end, const SnDate *date, SnWhenFlags flags);
guint          sn_finder_month      (const Finder *f, guint32 i);
gboolean       sn_finder_read_day   (const Finder *f, guint32 i, guint *day, guint32 *after);
gboolean       sn_finder_read_year  (const Finder *f, guint32 i, guint *year, guint32 *after);

guint32        sn_finder_after_month (const Finder *f, guint32 i);
SnDate         sn_finder_resolve    (const Finder *f, guint year, guint month, guint day, SnWhenFlags *flags);

gboolean       sn_finder_read_day_month    (Finder *f, guint32 *i);
gboolean       sn_finder_read_month_day    (Finder *f, guint32 *i);
gboolean       sn_finder_read_numeric      (Finder *f, guint32 *i);
gboolean       sn_finder_read_commencing   (Finder *f, guint32 *i);
gboolean       sn_finder_read_month        (Finder *f, guint32 *i);
gboolean       sn_finder_read_quarter      (Finder *f, guint32 *i);
gboolean       sn_finder_read_year_quarter (Finder *f, guint32 *i);
gboolean       sn_finder_read_year_alone   (Finder *f, guint32 *i);

gboolean       sn_finder_is_numbered    (const Finder *f, guint32 i);
gboolean       sn_finder_is_quantity    (const Finder *f, guint32 after);
guint32        sn_finder_skip_address   (const Finder *f, guint32 i);

gboolean       sn_finder_joins_time    (const Finder *f, guint32 from, guint32 to);
gboolean       sn_finder_after_time    (const Finder *f, guint32 i);
gboolean       sn_finder_read_time     (Finder *f, guint32 *i);
gboolean       sn_finder_read_relative (Finder *f, guint32 *i);
void           sn_finder_join          (Finder *f);

G_END_DECLS
