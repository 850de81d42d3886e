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
