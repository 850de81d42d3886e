-- What every newsletter said (newsletters, mentions and what hangs on them), and
-- what follows from it (items, changes, item_words), which can be worked out again.
-- Dates are ISO 8601 texts at the precision that the source has; days are numbers
-- as GDate counts them, for ranges and order. The application_id is "SNew".
PRAGMA application_id = 0x534e6577;

CREATE TABLE newsletters (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256          TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),
  path            TEXT,
  title           TEXT,
  issued          TEXT,
  issued_day      INTEGER NOT NULL DEFAULT 0,  -- the first day that issued can mean; 0: unknown
  sender          TEXT,
  format          TEXT,
  imported_at     TEXT NOT NULL,
  extract_version INTEGER NOT NULL,
  bytes           BLOB NOT NULL                -- last, so that reading the rest does not pass it
) STRICT;
CREATE INDEX newsletters_by_day ON newsletters (issued_day);

CREATE TABLE newsletter_doubts (
  newsletter_id INTEGER NOT NULL REFERENCES newsletters (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  text          TEXT NOT NULL,
  PRIMARY KEY (newsletter_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE unread_sentences (
  newsletter_id INTEGER NOT NULL REFERENCES newsletters (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  text          TEXT NOT NULL,
  start         INTEGER NOT NULL,
  length        INTEGER NOT NULL,
  PRIMARY KEY (newsletter_id, position)
) STRICT, WITHOUT ROWID;

-- One row for each living item. AUTOINCREMENT: a number is never given twice.
CREATE TABLE items (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  key         TEXT NOT NULL,
  occurrence  INTEGER NOT NULL,
  uid         TEXT UNIQUE,
  kind        TEXT NOT NULL CHECK (kind IN ('consultation', 'vacancy', 'event', 'milestone', 'deadline')),
  title       TEXT,
  date        TEXT,
  end_date    TEXT,
  time        TEXT,
  end_time    TEXT,
  reference   TEXT,
  organiser   TEXT,
  stage       TEXT,
  committee   TEXT,
  category    TEXT,
  seats       INTEGER NOT NULL DEFAULT 0,
  outcome     TEXT NOT NULL DEFAULT 'none' CHECK (outcome IN ('none', 'cancelled', 'filled')),
  moved       INTEGER NOT NULL DEFAULT 0,
  moved_from  TEXT,
  confidence  REAL NOT NULL DEFAULT 1.0,
  rule        TEXT,
  first_day   INTEGER,                         -- NULL: without a date
  last_day    INTEGER
) STRICT;
CREATE INDEX items_by_key ON items (key, occurrence);
CREATE INDEX items_by_first_day ON items (first_day);
CREATE INDEX items_by_last_day ON items (last_day);

-- What one newsletter says of one item.
CREATE TABLE mentions (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  newsletter_id INTEGER NOT NULL REFERENCES newsletters (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  key           TEXT NOT NULL,
  item_id       INTEGER REFERENCES items (id) ON DELETE SET NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('consultation', 'vacancy', 'event', 'milestone', 'deadline')),
  title         TEXT,
  date          TEXT,
  end_date      TEXT,
  time          TEXT,
  end_time      TEXT,
  reference     TEXT,
  organiser     TEXT,
  stage         TEXT,
  committee     TEXT,
  category      TEXT,
  seats         INTEGER NOT NULL DEFAULT 0,
  outcome       TEXT NOT NULL DEFAULT 'none' CHECK (outcome IN ('none', 'cancelled', 'filled')),
  moved         INTEGER NOT NULL DEFAULT 0,
  moved_from    TEXT,
  confidence    REAL NOT NULL DEFAULT 1.0,
  rule          TEXT,
  UNIQUE (newsletter_id, position)
) STRICT;
CREATE INDEX mentions_by_key ON mentions (key);
CREATE INDEX mentions_by_item ON mentions (item_id);

CREATE TABLE mention_places (
  mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  quote      TEXT,
  start      INTEGER NOT NULL,
  length     INTEGER NOT NULL,
  PRIMARY KEY (mention_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention_links (
  mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  role       TEXT NOT NULL,
  label      TEXT NOT NULL,
  uri        TEXT NOT NULL,
  start      INTEGER NOT NULL,
  length     INTEGER NOT NULL,
  PRIMARY KEY (mention_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention_doubts (
  mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (mention_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  item_id       INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  newsletter_id INTEGER NOT NULL REFERENCES newsletters (id) ON DELETE CASCADE,
  issued        TEXT,
  field         TEXT NOT NULL,
  from_value    TEXT,
  to_value      TEXT,
  quote         TEXT,
  PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_newsletter ON changes (newsletter_id);

-- The words of each item, folded by the program before they come here, so that
-- a search in memory and one in the file find the same; rowid is the item's id.
CREATE VIRTUAL TABLE item_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0');
