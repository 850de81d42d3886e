-- The user's word, which no newsletter can take back: tables whose names begin
-- with user_. They are never worked out from anything else, and nothing but the
-- user's own edits changes them. Every such edit is an undo group, whose steps
-- the triggers below write.

-- What follows from it for the living items, with them: items that are merged
-- into another are kept, for their numbers to lead there.
ALTER TABLE items ADD COLUMN dismissed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN merged_into INTEGER REFERENCES items (id) ON DELETE SET NULL;
CREATE INDEX items_by_merger ON items (merged_into) WHERE merged_into IS NOT NULL;

-- A field that the user put right. source_value is what the newsletters said
-- then; what they say now is worked out again with the item (said_now).
CREATE TABLE user_fields (
  item_id      INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  field        TEXT NOT NULL CHECK (field IN ('kind', 'title', 'date', 'end', 'time', 'end_time', 'reference',
                 'organiser', 'stage', 'committee', 'category', 'seats', 'outcome')),
  value        TEXT,
  source_value TEXT,
  PRIMARY KEY (item_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE said_now (
  item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  field   TEXT NOT NULL,
  value   TEXT,
  PRIMARY KEY (item_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_marks (
  item_id    INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
  dismissed  INTEGER NOT NULL DEFAULT 0,
  interested INTEGER NOT NULL DEFAULT 0,
  status     TEXT NOT NULL DEFAULT 'none'
               CHECK (status IN ('none', 'todo', 'drafting', 'submitted', 'not-responding')),
  owner      TEXT,
  due        TEXT,
  note       TEXT
) STRICT;

-- Which mentions the user put together (the same pin) or apart (different
-- ones), by their places among the items of their newsletters: rows of mentions
-- are made anew when a newsletter is read again. What the user added by hand
-- has sha256 '' and its number for a position.
CREATE TABLE user_pins (
  sha256   TEXT NOT NULL,
  position INTEGER NOT NULL,
  pin      INTEGER NOT NULL,
  PRIMARY KEY (sha256, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_pins_by_pin ON user_pins (pin);

CREATE TABLE user_mergers (
  item_id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
  into_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX user_mergers_by_into ON user_mergers (into_id);

-- Two items of which the user says that they are not one.
CREATE TABLE user_distinct (
  item_a INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  item_b INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  PRIMARY KEY (item_a, item_b),
  CHECK (item_a < item_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_distinct_by_b ON user_distinct (item_b);

-- What the user added; sha256, start and length are the place that was selected
-- in a newsletter, if any.
CREATE TABLE user_items (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  key        TEXT NOT NULL UNIQUE,
  added      TEXT NOT NULL,
  sha256     TEXT,
  start      INTEGER NOT NULL DEFAULT 0,
  length     INTEGER NOT NULL DEFAULT 0,
  quote      TEXT,
  uri        TEXT,
  kind       TEXT NOT NULL CHECK (kind IN ('consultation', 'vacancy', 'event', 'milestone', 'deadline')),
  title      TEXT,
  date       TEXT,
  end_date   TEXT,
  time       TEXT,
  end_time   TEXT,
  reference  TEXT,
  organiser  TEXT,
  stage      TEXT,
  committee  TEXT,
  category   TEXT,
  seats      INTEGER NOT NULL DEFAULT 0,
  outcome    TEXT NOT NULL DEFAULT 'none' CHECK (outcome IN ('none', 'cancelled', 'filled')),
  moved      INTEGER NOT NULL DEFAULT 0,
  moved_from TEXT,
  confidence REAL NOT NULL DEFAULT 1.0,
  rule       TEXT
) STRICT;

-- A newsletter says that a modification goes by another reference from now on.
CREATE TABLE reference_changes (
  newsletter_id  INTEGER NOT NULL REFERENCES newsletters (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  from_reference TEXT NOT NULL,
  to_reference   TEXT NOT NULL,
  quote          TEXT,
  PRIMARY KEY (newsletter_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_changes_by_from ON reference_changes (from_reference);
-- Things of one day under several names are looked for by their day.
CREATE INDEX mentions_by_date ON mentions (date, key) WHERE date IS NOT NULL;
CREATE INDEX mentions_by_reference ON mentions (reference) WHERE reference IS NOT NULL;

-- Undo, as sqlite.org/undoredo.html describes it: while a group is being
-- recorded each change of the user's tables leaves the statement that takes it
-- back. keys is a JSON array of the identity keys to work out again then, items
-- one of the items that the edit concerned.
CREATE TABLE undo_groups (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  at    TEXT NOT NULL,
  what  TEXT NOT NULL,
  title TEXT,
  items TEXT NOT NULL,
  keys  TEXT NOT NULL
) STRICT;
CREATE TABLE undo_steps (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL REFERENCES undo_groups (id) ON DELETE CASCADE,
  sql      TEXT NOT NULL
) STRICT;
CREATE INDEX undo_steps_by_group ON undo_steps (group_id);
CREATE TABLE undo_recording (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  group_id INTEGER REFERENCES undo_groups (id) ON DELETE SET NULL
) STRICT;
INSERT INTO undo_recording (one, group_id) VALUES (1, NULL);

CREATE TRIGGER user_fields_added AFTER INSERT ON user_fields BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'DELETE FROM user_fields WHERE item_id = ' || new.item_id || ' AND field = ' || quote (new.field)
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_fields_changed AFTER UPDATE ON user_fields BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_fields VALUES (' || old.item_id || ', ' || quote (old.field) || ', '
        || quote (old.value) || ', ' || quote (old.source_value) || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_fields_removed AFTER DELETE ON user_fields BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_fields VALUES (' || old.item_id || ', ' || quote (old.field) || ', '
        || quote (old.value) || ', ' || quote (old.source_value) || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;

CREATE TRIGGER user_marks_added AFTER INSERT ON user_marks BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'DELETE FROM user_marks WHERE item_id = ' || new.item_id
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_marks_changed AFTER UPDATE ON user_marks BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_marks VALUES (' || old.item_id || ', ' || old.dismissed || ', '
        || old.interested || ', ' || quote (old.status) || ', ' || quote (old.owner) || ', ' || quote (old.due) || ', '
        || quote (old.note) || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_marks_removed AFTER DELETE ON user_marks BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_marks VALUES (' || old.item_id || ', ' || old.dismissed || ', '
        || old.interested || ', ' || quote (old.status) || ', ' || quote (old.owner) || ', ' || quote (old.due) || ', '
        || quote (old.note) || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;

CREATE TRIGGER user_pins_added AFTER INSERT ON user_pins BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'DELETE FROM user_pins WHERE sha256 = ' || quote (new.sha256) || ' AND position = '
        || new.position
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_pins_changed AFTER UPDATE ON user_pins BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_pins VALUES (' || quote (old.sha256) || ', ' || old.position || ', '
        || old.pin || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_pins_removed AFTER DELETE ON user_pins BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_pins VALUES (' || quote (old.sha256) || ', ' || old.position || ', '
        || old.pin || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;

CREATE TRIGGER user_mergers_added AFTER INSERT ON user_mergers BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'DELETE FROM user_mergers WHERE item_id = ' || new.item_id
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_mergers_changed AFTER UPDATE ON user_mergers BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_mergers VALUES (' || old.item_id || ', ' || old.into_id || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
CREATE TRIGGER user_mergers_removed AFTER DELETE ON user_mergers BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'REPLACE INTO user_mergers VALUES (' || old.item_id || ', ' || old.into_id || ')'
      FROM undo_recording WHERE group_id IS NOT NULL;
END;

CREATE TRIGGER user_distinct_added AFTER INSERT ON user_distinct BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'DELETE FROM user_distinct WHERE item_a = ' || new.item_a || ' AND item_b = ' || new.item_b
      FROM undo_recording WHERE group_id IS NOT NULL;
END;

CREATE TRIGGER user_items_added AFTER INSERT ON user_items BEGIN
  INSERT INTO undo_steps (group_id, sql)
    SELECT group_id, 'DELETE FROM user_items WHERE id = ' || new.id
      FROM undo_recording WHERE group_id IS NOT NULL;
END;
