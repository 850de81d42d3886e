/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnEditKind:
 * @SN_EDIT_CORRECT: put fields right
 * @SN_EDIT_REVERT: take the newsletters' word for fields again
 * @SN_EDIT_KEEP: the user's word stands, though the newsletters have said
 *   something new; of what the user did not put right, that it is as it stands,
 *   which answers the doubts about it
 * @SN_EDIT_DISMISS: do not show the item any more
 * @SN_EDIT_RESTORE: show it again
 * @SN_EDIT_RESPOND: say how far the response to a consultation is
 * @SN_EDIT_INTEREST: say that a seat is of interest, or is not
 * @SN_EDIT_MERGE: two items are one
 * @SN_EDIT_SPLIT: what some newsletters say is of another item
 * @SN_EDIT_DISTINCT: two items that look alike are two
 * @SN_EDIT_ADD: an item that no newsletter has
 * @SN_EDIT_REMIND: when to be reminded of an item
 *
 * What the user can say of items.
 */
typedef enum {
  SN_EDIT_CORRECT,
  SN_EDIT_REVERT,
  SN_EDIT_KEEP,
  SN_EDIT_DISMISS,
  SN_EDIT_RESTORE,
  SN_EDIT_RESPOND,
  SN_EDIT_INTEREST,
  SN_EDIT_MERGE,
  SN_EDIT_SPLIT,
  SN_EDIT_DISTINCT,
  SN_EDIT_ADD,
  SN_EDIT_REMIND,
} SnEditKind;

/**
 * SnEdit:
 * @kind: what is said
 * @item_id: of which item, for all but %SN_EDIT_ADD
 * @other_id: %SN_EDIT_MERGE: the item that stays; %SN_EDIT_DISTINCT: the other
 * @fields: (element-type utf8 utf8): the fields and their values;
 *   %SN_EDIT_CORRECT: as in sn_item_set_field(); %SN_EDIT_RESPOND: "status",
 *   "owner", "due", "note", of which those that are not there stay as they are;
 *   %SN_EDIT_REVERT, %SN_EDIT_KEEP: the names alone count; %SN_EDIT_REMIND:
 *   "leads" ("7,2,0" working days before, "off", nothing for what the
 *   preferences say) and "snooze" (the minute until which nothing is said,
 *   "2026-01-05T09:00", local time in Great Britain, nothing for none)
 * @interested: %SN_EDIT_INTEREST: whether it is
 * @newsletters: (element-type gint64): %SN_EDIT_SPLIT: whose mentions
 * @item: (nullable): %SN_EDIT_ADD: what is added; its first mention and link,
 *   if any, are the place in a newsletter and the form
 * @newsletter_sha256: (nullable): %SN_EDIT_ADD: the newsletter of that place
 *
 * One thing that the user says. Undone as a whole.
 */
typedef struct {
  SnEditKind  kind;
  gint64      item_id;
  gint64      other_id;
  GHashTable *fields;
  gboolean    interested;
  GArray     *newsletters;
  SnItem     *item;
  char       *newsletter_sha256;
} SnEdit;

SnEdit     *sn_edit_new            (SnEditKind kind, gint64 item_id);
SnEdit     *sn_edit_new_pair       (SnEditKind kind, gint64 item_id, gint64 other_id);
SnEdit     *sn_edit_new_add        (SnItem *item, const char *newsletter_sha256);
SnEdit     *sn_edit_copy           (const SnEdit *edit);
void        sn_edit_free           (SnEdit *edit);
void        sn_edit_set_field      (SnEdit *edit, const char *field, const char *value);
void        sn_edit_add_newsletter (SnEdit *edit, gint64 newsletter_id);
const char *sn_edit_kind_to_string (SnEditKind kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnEdit, sn_edit_free)

/**
 * SnEdited:
 * @undo: the number by which it can be taken back; 0 where nothing changed
 * @item_id: the item that it made or that stays: the one added, split off, or
 *   merged into, else the one it is about
 *
 * What an edit did.
 */
typedef struct {
  gint64 undo;
  gint64 item_id;
} SnEdited;

/**
 * SnUndoable:
 * @id: its number
 * @what: the nick of its #SnEditKind
 * @title: (nullable): title of the item that it was about
 * @at: when, ISO 8601 in UTC
 *
 * An edit that can be taken back.
 */
typedef struct {
  gint64 id;
  char  *what;
  char  *title;
  char  *at;
} SnUndoable;

void sn_undoable_free (SnUndoable *undoable);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnUndoable, sn_undoable_free)

G_END_DECLS
