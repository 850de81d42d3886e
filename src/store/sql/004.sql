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
