#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores that earlier versions of the program made, brought up to this one.

schemas/NNN.db is a store as the program left it when NNN was the newest schema,
NNN.json what "list all --json --today 2025-11-13" printed then. Each is taken
as it is found here; the scripts of the newest schema are in src/store/sql.
"""
import glob
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

BINARY = os.environ["SECNEWS_BINARY"]
MIGRATE = os.environ["MIGRATE_STORE"]
HERE = os.path.dirname(os.path.abspath(__file__))
STORED = sorted(glob.glob(os.path.join(HERE, "schemas", "[0-9][0-9][0-9].db")))
SCRIPTS = sorted(glob.glob(os.path.join(HERE, "..", "..", "src", "store", "sql", "[0-9][0-9][0-9].sql")))
TODAY = "2025-11-13"
# What an earlier version wrote and no later one may lose.
TABLES = ("newsletters", "newsletter_doubts", "unread_sentences", "items", "mentions", "mention_places",
          "mention_links", "mention_doubts", "changes")
# What the user said.
USER_TABLES = ("user_fields", "user_marks", "user_pins", "user_mergers", "user_items", "undo_groups", "undo_steps")

# What a script may ask to be worked out again: the reading, and what a search looks into.
MADE_AGAIN = {"extract_version", "search_row"}


def version_of(path):
    return int(os.path.basename(path)[:3])


NEWEST = version_of(SCRIPTS[-1])


def columns(database, table):
    return [row[1] for row in database.execute(f"PRAGMA table_info ({table})")]


def dump(path, shape=None):
    """The rows of each table, with the columns that shape has, and the version of the schema."""
    with sqlite3.connect(path) as database:
        shape = shape or {table: names for table in TABLES + USER_TABLES if (names := columns(database, table))}
        content = {table: sorted(database.execute(f"SELECT {', '.join(names)} FROM {table}"), key=repr)
                   for table, names in shape.items()}
        version = database.execute("PRAGMA user_version").fetchone()[0]
    database.close()
    return shape, content, version


def subset(before, after):
    """What before says, after still says; it may say more."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(name in after and subset(value, after[name])
                                               for name, value in before.items())
    if isinstance(before, list):
        return isinstance(after, list) and len(before) == len(after) and all(map(subset, before, after))
    return before == after


def put_in_the_way(path):
    """Puts what the newest script makes last into a store that has it not yet; returns its name."""
    with open(SCRIPTS[-1], encoding="utf-8") as file:
        made = re.findall(r"(?m)^CREATE (?:VIRTUAL )?TABLE (\w+)|^ALTER TABLE (\w+) ADD COLUMN (\w+)"
                          r"|^CREATE INDEX (\w+)", file.read())
    with sqlite3.connect(path) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_schema")}
        for table, altered, column, index in reversed(made):
            if table and table not in tables:
                database.execute(f"CREATE TABLE {table} (in_the_way)")
                break
            if altered in tables:
                database.execute(f"ALTER TABLE {altered} ADD COLUMN {column} TEXT")
                break
            if index and index not in tables:
                database.execute(f"CREATE INDEX {index} ON newsletters (sha256)")
                break
        else:
            raise AssertionError("the newest script makes nothing that the store has not")
    database.close()
    return table or column or index


class Schemas(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.store = os.path.join(self.folder, "secnews.db")

    def copy(self, stored):
        for name in os.listdir(self.folder):
            os.unlink(os.path.join(self.folder, name))
        shutil.copyfile(stored, self.store)

    def run_program(self, *words, status=0):
        done = subprocess.run([BINARY, "--database", self.store, "--today", TODAY, *words], timeout=120,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout, done.stderr

    def backups(self):
        return sorted(os.path.join(self.folder, name) for name in os.listdir(self.folder) if name.endswith(".bak"))

    def assert_backup(self, version, content, shape):
        backup, = self.backups()
        self.assertRegex(os.path.basename(backup),
                         rf"\Asecnews\.db\.schema-{version}\.\d{{4}}-\d\d-\d\dT\d\d-\d\d-\d\d\.bak\Z")
        self.assertEqual(dump(backup, shape)[1:], (content, version))
        return backup

    def test_every_version_is_stored(self):
        self.assertTrue(STORED)
        self.assertEqual([version_of(path) for path in SCRIPTS], list(range(1, NEWEST + 1)))
        self.assertEqual([version_of(path) for path in STORED][:NEWEST - 1], list(range(1, NEWEST)))

    def test_migration_keeps_all(self):
        for stored in STORED:
            version = version_of(stored)
            with self.subTest(schema=version):
                self.copy(stored)
                shape, before, found = dump(self.store)
                self.assertEqual(found, version)
                done = subprocess.run([MIGRATE, self.store, TODAY], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      text=True, timeout=120)
                self.assertEqual(done.returncode, 0, done.stderr)
                _, after, reached = dump(self.store, shape)
                self.assertEqual(reached, max(version, NEWEST))
                for table in shape:
                    for column in MADE_AGAIN & set(shape[table]):
                        at = shape[table].index(column)
                        before[table], after[table] = ([row[:at] + (None,) + row[at + 1:] for row in rows]
                                                       for rows in (before[table], after[table]))
                    self.assertEqual(before[table], after[table], table)
                with open(stored[:-3] + ".json", encoding="utf-8") as file:
                    self.assertTrue(subset(json.load(file), json.loads(done.stdout)), done.stdout)
                self.assertEqual(done.stderr.split(), self.backups())
                if version < NEWEST:
                    self.assert_backup(version, dump(stored, shape)[1], shape)
                else:
                    self.assertEqual(self.backups(), [])

    def test_check_as_it_is(self):
        for stored in STORED:
            with self.subTest(schema=version_of(stored)):
                self.copy(stored)
                before = dump(self.store)
                self.assertIn("all is well", self.run_program("check")[0])
                self.assertEqual(dump(self.store), before)
                with sqlite3.connect(self.store) as database:
                    database.execute("DELETE FROM mentions WHERE item_id = (SELECT min (id) FROM items)")
                database.close()
                self.assertIn("in no newsletter", self.run_program("check", status=1)[1])

    def test_the_program_opens_it(self):
        for stored in STORED:
            version = version_of(stored)
            with self.subTest(schema=version):
                self.copy(stored)
                shape, before, _ = dump(self.store)
                _, err = self.run_program("list", "all", "--json")
                newsletters = json.loads(self.run_program("list", "newsletters", "--json")[0])["newsletters"]
                self.assertEqual(len(newsletters), len(before["newsletters"]))
                self.assertIn("all is well", self.run_program("check")[0])
                if version < NEWEST:
                    self.assertIn(self.assert_backup(version, before, shape), err)

    def test_half_way(self):
        """A script that fails near its end leaves everything as it was, with the backup there."""
        older = [path for path in STORED if version_of(path) < NEWEST]
        if not older:
            self.skipTest("there is one schema only, so nothing to bring up to date")
        for stored in older:
            version = version_of(stored)
            with self.subTest(schema=version):
                self.copy(stored)
                in_the_way = put_in_the_way(self.store)
                shape, before, _ = dump(self.store)
                for _ in range(2):  # trying again does not make another backup
                    _, err = self.run_program("list", status=1)
                    self.assertIn(self.store, err)
                    self.assertIn(in_the_way, err)
                    self.assertEqual(dump(self.store, shape)[1:], (before, version))
                    self.assertIn(self.assert_backup(version, before, shape), err)

    def test_newer(self):
        self.copy(STORED[-1])
        with sqlite3.connect(self.store) as database:
            database.execute(f"PRAGMA user_version = {NEWEST + 1}")
        database.close()
        with open(self.store, "rb") as file:
            before = file.read()
        for words in (("list",), ("import", self.store), ("check",), ("backup", os.path.join(self.folder, "b"))):
            _, err = self.run_program(*words, status=1)
            self.assertIn("newer version", err)
        with open(self.store, "rb") as file:
            self.assertEqual(file.read(), before)
        self.assertEqual(os.listdir(self.folder), ["secnews.db"])


if __name__ == "__main__":
    unittest.main()
