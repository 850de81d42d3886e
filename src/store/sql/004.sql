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
