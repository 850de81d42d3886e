-- What a search looks into, smaller: the columns of a word are kept, not its places
-- (which a search never asked for), and how often a word is in a text is a column
-- (sn-search-cells.h). The text of newsletters is in newsletter_index alone.
DROP TABLE item_words;
DROP TABLE newsletter_words;
CREATE VIRTUAL TABLE item_words USING fts5 (title, often, words, tokenize = 'ascii', prefix = '1 2 3',
                                            detail = column);
CREATE VIRTUAL TABLE newsletter_words USING fts5 (title, often, words, tokenize = 'ascii', prefix = '1 2 3',
                                                  detail = column, content = '');

-- The title whose words were written, to take them away again.
DELETE FROM newsletter_index;
ALTER TABLE newsletter_index ADD COLUMN title TEXT;

-- Words are written anew as newsletters are read again.
UPDATE items SET search_row = NULL;
UPDATE newsletters SET extract_version = 0;
-- At every start it is asked which are to be read again, most often none.
CREATE INDEX newsletters_by_extract_version ON newsletters (extract_version);

-- What the user says of being reminded of one item. leads: NULL: as the
-- preferences have it, '': never, else the working days before, as in '7,2,0'.
-- snoozed: local time in Great Britain, 'YYYY-MM-DDTHH:MM'.
CREATE TABLE user_reminders (
  item_id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
  leads   TEXT,
  snoozed TEXT
) STRICT;
CREATE TRIGGER user_reminders_added AFTER INSERT ON user_reminders BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'DELETE FROM user_reminders WHERE item_id = ' || new.item_id
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_reminders_changed AFTER UPDATE ON user_reminders BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_reminders VALUES (' || old.item_id || ', ' || quote (old.leads) || ', '
        || quote (old.snoozed) || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_reminders_removed AFTER DELETE ON user_reminders BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_reminders VALUES (' || old.item_id || ', ' || quote (old.leads) || ', '
        || quote (old.snoozed) || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;

-- The ledger of reminders: what is planned, what is being shown, what was told.
-- due and over are seconds since 1970; notice is under which notice it was told,
-- '' where the matter was settled before. Planned rows can be worked out again;
-- the others are what keeps a reminder from being told twice.
CREATE TABLE reminders (
  item_id  INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  occasion TEXT NOT NULL CHECK (occasion IN ('closing', 'internal', 'snooze')),
  lead     INTEGER NOT NULL,                   -- working days before; -1: the start of a month, quarter or year
  anchor   TEXT NOT NULL,                      -- the date (or, snoozed, the minute) that it is about
  due      INTEGER NOT NULL,
  over     INTEGER NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('planned', 'showing', 'delivered')),
  notice   TEXT,
  told     INTEGER,
  PRIMARY KEY (item_id, occasion, lead, anchor),
  CHECK ((state = 'planned') = (notice IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_by_due ON reminders (due) WHERE state = 'planned';
CREATE INDEX reminders_by_notice ON reminders (notice) WHERE notice IS NOT NULL;

-- Notices that may still stand on the screen. server and number are by whom and
-- as what it is known there; NULL where that could not be learned or is not needed.
CREATE TABLE notices (
  id     TEXT PRIMARY KEY,
  server TEXT,
  number INTEGER
) STRICT, WITHOUT ROWID;

-- Until when reminders were looked after; NULL: never yet.
CREATE TABLE reminder_watch (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  seen_until INTEGER
) STRICT;
INSERT INTO reminder_watch (one, seen_until) VALUES (1, NULL);

-- What calendars outside were told. An item keeps the name under which it was
-- given away, whatever becomes of its key and place, and its revision rises with
-- each change of what calendars see of it (fingerprint). There is no reference to
-- items: calendars know of an item when the store no longer does, and are then
-- told of what remains here that it is withdrawn.
CREATE TABLE calendar_entries (
  item_id     INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  sequence    INTEGER NOT NULL CHECK (sequence >= 0),
  modified    INTEGER NOT NULL,                -- in seconds since 1970; 0: as the newsletters say
  fingerprint TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('consultation', 'vacancy', 'event', 'milestone', 'deadline')),
  title       TEXT,
  date        TEXT,
  end_date    TEXT,
  time        TEXT,
  end_time    TEXT
) STRICT;

-- Which revision each target (a file, or a name that the user gave) has.
CREATE TABLE calendar_targets (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL UNIQUE,
  exported_at INTEGER NOT NULL                 -- in seconds since 1970
) STRICT;
CREATE TABLE calendar_told (
  target_id INTEGER NOT NULL REFERENCES calendar_targets (id) ON DELETE CASCADE,
  item_id   INTEGER NOT NULL REFERENCES calendar_entries (item_id) ON UPDATE CASCADE ON DELETE CASCADE,
  sequence  INTEGER NOT NULL,
  PRIMARY KEY (target_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_told_by_item ON calendar_told (item_id);
