-- What a search looks into, and what the pages are listed by. All of it follows
-- from the newsletters and can be worked out again.
--
-- The words of both tables are folded by the program before they come here, so
-- that a search in memory and one in the file find the same; the tokenizer only
-- parts them at spaces. A row's number is (day << 32) + id, so that the hits
-- nearest in time are found without looking at all others; its day is the last
-- day of an item or the issue date of a newsletter, 0 where there is none.
DROP TABLE item_words;
CREATE VIRTUAL TABLE item_words USING fts5 (title, words, tokenize = 'ascii', prefix = '1 2 3 4');
CREATE VIRTUAL TABLE newsletter_words USING fts5 (title, words, tokenize = 'ascii', prefix = '1 2 3 4');

ALTER TABLE items ADD COLUMN search_row INTEGER;   -- in item_words

-- A newsletter in the list of newsletters, and its text as a reader sees it.
CREATE TABLE newsletter_index (
  newsletter_id INTEGER PRIMARY KEY REFERENCES newsletters (id) ON DELETE CASCADE,
  search_row    INTEGER NOT NULL,                  -- in newsletter_words
  consultations INTEGER NOT NULL,
  vacancies     INTEGER NOT NULL,
  events        INTEGER NOT NULL,
  milestones    INTEGER NOT NULL,
  deadlines     INTEGER NOT NULL,
  doubts        INTEGER NOT NULL,
  text          TEXT NOT NULL,                     -- a line a block
  places        BLOB NOT NULL                      -- where its stretches stand in the document: sn-search-text.c
) STRICT;
CREATE INDEX newsletters_with_doubts ON newsletter_index (search_row) WHERE doubts > 0;

-- The last day for order and ranges: what has no date is never over.
ALTER TABLE items ADD COLUMN until INTEGER GENERATED ALWAYS AS (coalesce (last_day, 9999999)) VIRTUAL;
DROP INDEX items_by_last_day;
CREATE INDEX items_by_until ON items (until);
CREATE INDEX items_by_kind ON items (kind, until, outcome, dismissed, merged_into, seats);
-- What begins in one month and ends in another is few; these are looked through.
CREATE INDEX items_of_several_days ON items (last_day, first_day) WHERE last_day > first_day;
CREATE INDEX items_by_moved_from ON items (moved_from) WHERE moved = 1;
CREATE INDEX changes_by_issue ON changes (issued);

-- Stored newsletters are read again, which fills the tables above.
UPDATE newsletters SET extract_version = 0;
