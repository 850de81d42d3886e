#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a store holds, as lines that depend neither on the numbers of its rows
nor on when and whence newsletters came: two stores are of the same content if
these are the same.

usage: dump.py STORE
"""
import json
import sqlite3
import sys

# Numbers of rows, and what differs from one import to the next.
LEFT_OUT = {"id", "newsletter_id", "mention_id", "item_id", "path", "imported_at"}
# Of tables that a later schema may have: what an import has no part in.
USERS_OWN = {"undo"}


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info ({table})") if row[1] not in LEFT_OUT]


def tables(db):
    """The tables that hold content, without those of full-text indexes."""
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    indexes = [name for name, sql in rows if "VIRTUAL TABLE" in sql]
    return [name for name, _ in rows
            if name not in USERS_OWN and not any(name.startswith(index + "_") for index in indexes)]


def value(cell):
    return cell.hex() if isinstance(cell, bytes) else cell


def dump(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    newsletters = dict(db.execute("SELECT id, sha256 FROM newsletters"))
    mentions = {number: f"{newsletters[owner]}/{position}"
                for number, owner, position in db.execute("SELECT id, newsletter_id, position FROM mentions")}
    items = dict(db.execute("SELECT id, uid FROM items"))
    names = {"newsletter_id": newsletters, "mention_id": mentions, "item_id": items}
    lines = []
    for table in tables(db):
        own = columns(db, table)
        if not own:
            continue
        others = [row[1] for row in db.execute(f"PRAGMA table_info ({table})") if row[1] in names]
        key = {"item_words": items, "newsletter_words": newsletters}.get(table)
        if key is not None:
            others = ["rowid"]
            names["rowid"] = key
        for row in db.execute(f"SELECT {', '.join(others + own)} FROM {table}"):
            line = {"table": table}
            line.update((name, names[name].get(cell)) for name, cell in zip(others, row))
            line.update((name, value(cell)) for name, cell in zip(own, row[len(others):]))
            lines.append(json.dumps(line, ensure_ascii=False, sort_keys=True))
    db.close()
    return sorted(lines)


if __name__ == "__main__":
    print("\n".join(dump(sys.argv[1])))
