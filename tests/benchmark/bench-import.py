#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing many newsletters, against the time that the bare sqlite3 shell needs
to insert the same rows and the same full text, and against notmuch on the same
messages; all in one run. Prints times and ratios: of the clock, and of the
processor, which others on the machine disturb less.

usage: bench-import.py BINARY GENERATOR FOLDER [COUNT]
"""
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time

LIMIT = 3.0


def timed(*words, **options):
    """Runs a program; what it took by the clock and of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **options)
    clock, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def literal(cell):
    if cell is None:
        return "NULL"
    if isinstance(cell, bytes):
        return f"X'{cell.hex()}'"
    if isinstance(cell, str):
        return "'" + cell.replace("'", "''") + "'"
    return repr(cell)


def write_script(store, script):
    """The schema and pragmas of a store, and all its rows in one transaction."""
    db = sqlite3.connect(store)
    schema = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    virtual = [name for kind, name, sql in schema if kind == "table" and "VIRTUAL" in sql]
    own = [(kind, name, sql) for kind, name, sql in schema
           if not name.startswith("sqlite_") and not any(name.startswith(index + "_") for index in virtual)]
    rows = 0
    with open(script, "w", encoding="utf-8") as file:
        file.write("PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;\n"
                   "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8000;\n")
        file.write("".join(f"{sql};\n" for _, _, sql in own) + "BEGIN;\n")
        names = [name for kind, name, _ in own if kind == "table"]
        names.sort(key=lambda name: (name != "newsletters", name != "items", name != "mentions"))
        for name in names:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info ({name})")]
            listed = ", ".join((["rowid"] if name in virtual else []) + columns)
            for row in db.execute(f"SELECT {listed} FROM {name}"):
                file.write(f"INSERT INTO {name} ({listed}) VALUES ({', '.join(map(literal, row))});\n")
                rows += 1
        file.write("COMMIT;\n")
    db.close()
    return rows


def remove_store(path):
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)


def run_secnews(binary, store, mail):
    remove_store(store)
    return timed(binary, "--database", store, "import", "--quiet", mail)


def run_shell(store, folder):
    script, target = os.path.join(folder, "rows.sql"), os.path.join(folder, "shell.db")
    rows = write_script(store, script)
    remove_store(target)
    # Without this the shell gives memory back to the system after every row, and
    # gets it again, which takes most of its time: it is to be compared at its best.
    env = dict(os.environ, MALLOC_TRIM_THRESHOLD_="100000000", MALLOC_TOP_PAD_="1000000")
    with open(script, "rb") as file:
        took = timed("sqlite3", target, stdin=file, env=env)
    size = os.path.getsize(target)
    os.remove(script)
    remove_store(target)
    print(f"{rows} rows, {size / 1e6:.0f} MB in the shell's store")
    return took


def run_notmuch(mail, folder):
    config = os.path.join(folder, "notmuch.ini")
    shutil.rmtree(os.path.join(mail, ".notmuch"), ignore_errors=True)
    with open(config, "w", encoding="utf-8") as file:
        file.write(f"[database]\npath={mail}\n[user]\nname=B\nprimary_email=b@code.example\n[new]\ntags=new\n")
    took = timed("notmuch", "new", "--quiet", "--no-hooks", env=dict(os.environ, NOTMUCH_CONFIG=config))
    shutil.rmtree(os.path.join(mail, ".notmuch"), ignore_errors=True)
    return took


def show(name, took):
    print(f"{name:16} {took[0]:8.2f} s by the clock, {took[1]:8.2f} s of the processor")


def compare(name, ours, theirs, limit):
    ratios = [own / other for own, other in zip(ours, theirs)]
    print(f"import / {name}: {ratios[0]:.2f} by the clock, {ratios[1]:.2f} of the processor (at most {limit:g} is wanted)")


def main():
    binary, generator, folder = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 10000
    mail, store = os.path.join(folder, "mail"), os.path.join(folder, "store.db")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    subprocess.run([sys.executable, generator, "maildir", mail, str(count)], check=True)
    size = sum(entry.stat().st_size for entry in os.scandir(os.path.join(mail, "cur")))
    print(f"{count} newsletters of {size / count / 1000:.1f} kB")
    ours = run_secnews(binary, store, mail)
    show("import", ours)
    show("again, known", timed(binary, "--database", store, "import", "--quiet", mail))
    if shutil.which("sqlite3"):
        shell = run_shell(store, folder)
        show("sqlite3 shell", shell)
        compare("sqlite3 shell", ours, shell, LIMIT)
    else:
        print("sqlite3 is not installed: not compared")
    if shutil.which("notmuch"):
        notmuch = run_notmuch(mail, folder)
        show("notmuch new", notmuch)
        compare("notmuch new", ours, notmuch, 1.0)
    else:
        print("notmuch is not installed: not compared")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
