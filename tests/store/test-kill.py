#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The importer is killed again and again: the store opens and is sound, no
newsletter is half there, and in the end it holds what an undisturbed import
makes. The programs are named by SECNEWS_BINARY and SECNEWS_DUMP_STORE.

usage: test-kill.py [KILLS [NEWSLETTERS]]
"""
import importlib.util
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

BINARY, DUMP = os.environ["SECNEWS_BINARY"], os.environ["SECNEWS_DUMP_STORE"]
GENERATOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bulk", "make-newsletters.py")
CHECKS = {
    # Rows that hang on nothing, or on which nothing hangs that should.
    "mentions without an item": "SELECT count (*) FROM mentions WHERE item_id IS NULL AND outcome != 'filled'",
    "items without a mention": "SELECT count (*) FROM items WHERE id NOT IN (SELECT item_id FROM mentions)",
    "items without words": "SELECT count (*) FROM items WHERE search_row IS NULL"
                           " OR search_row NOT IN (SELECT rowid FROM item_words)",
    "newsletters without words": "SELECT count (*) FROM newsletters WHERE id NOT IN (SELECT newsletter_id"
                                 " FROM newsletter_index JOIN newsletter_words w ON w.rowid = search_row)",
    "mentions without a place":
        "SELECT count (*) FROM mentions WHERE id NOT IN (SELECT mention_id FROM mention_places)",
}


class Kill:
    def __init__(self, folder, kills, newsletters):
        self.folder, self.kills, self.newsletters = folder, kills, newsletters
        self.mail = os.path.join(folder, "news.mbox")
        self.rng = random.Random(4)
        self.expected_mentions = {}

    def command(self, store):
        return [BINARY, "--database", store, "import", "--quiet", self.mail]

    def store(self, name):
        return os.path.join(self.folder, name)

    def dump(self, store):
        return subprocess.run([DUMP, store], check=True, stdout=subprocess.PIPE).stdout

    def remove(self, store):
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(store + ending):
                os.remove(store + ending)

    def mentions(self, db):
        """How many mentions each newsletter has, by its bytes."""
        return dict(db.execute("SELECT sha256, (SELECT count (*) FROM mentions m WHERE m.newsletter_id = n.id)"
                               " FROM newsletters n"))

    def undisturbed(self):
        store = self.store("whole.db")
        start = time.monotonic()
        subprocess.run(self.command(store), check=True)
        self.duration = time.monotonic() - start
        db = sqlite3.connect(store)
        self.expected_mentions = self.mentions(db)
        db.close()
        self.expected = self.dump(store)

    def check(self, store):
        """Opens the store as it was left, and looks whether all of it is sound."""
        db = sqlite3.connect(store)
        problems = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        if not problems and db.execute("PRAGMA user_version").fetchone()[0] > 0:
            problems += [name for name, sql in CHECKS.items() if db.execute(sql).fetchone()[0]]
            for sha256, n in self.mentions(db).items():
                if self.expected_mentions.get(sha256) != n:
                    problems.append(f"half a newsletter: {sha256} with {n} mentions")
            stored = db.execute("SELECT count (*) FROM newsletters").fetchone()[0]
        else:
            stored = 0
        db.close()
        if stored and not problems:
            checked = subprocess.run([BINARY, "--database", store, "check"], stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT, text=True)
            if checked.returncode != 0 or "all is well" not in checked.stdout:
                problems.append(f"secnews check: {checked.stdout}")
        if problems:
            raise SystemExit("\n".join(problems))
        return stored

    def kill_once(self, store):
        """How many newsletters are there afterwards, and whether it was killed at all."""
        program = subprocess.Popen(self.command(store))
        try:
            program.wait(self.rng.uniform(0, self.duration * 1.05))
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGKILL)
        status = program.wait()
        if status not in (0, -signal.SIGKILL):
            raise SystemExit(f"the import ended with {status}")
        return self.check(store) if os.path.exists(store) else 0, status != 0

    def finish(self, store):
        subprocess.run(self.command(store), check=True)
        if self.dump(store) != self.expected:
            raise SystemExit("a store that was killed and completed differs from an undisturbed one")
        self.remove(store)

    def run(self):
        subprocess.run([sys.executable, GENERATOR, "--size", "2500", "mbox", self.mail, str(self.newsletters)], check=True)
        self.undisturbed()
        store, killed, stores, partial = self.store("killed.db"), 0, 0, 0
        attempts = 0
        while killed < self.kills:
            stored, was_killed = self.kill_once(store)
            attempts += 1
            killed += was_killed
            partial += 0 < stored < self.newsletters
            # Most are killed more than once on their way.
            if stored >= self.newsletters or self.rng.random() < 0.15 or attempts > 20 * self.kills:
                self.finish(store)
                stores += 1
        if os.path.exists(store):
            self.finish(store)
            stores += 1
        print(json.dumps({"kills": killed, "newsletters": self.newsletters, "stores": stores,
                          "left with a part": partial, "undisturbed seconds": round(self.duration, 2)}))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as name:
        Kill(name, *(numbers + [10, 100][len(numbers):])).run()
