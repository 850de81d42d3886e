-- What moved is looked for under the day on which it was to be, since it may be
-- called otherwise by then.
CREATE INDEX mentions_by_moved_from ON mentions (moved_from, key) WHERE moved_from IS NOT NULL;
