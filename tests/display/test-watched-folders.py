#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Newsletters in watched folders are read by themselves."""

import hashlib
import os
import shutil
import sqlite3
import tempfile
import time

from harness import (Failure, Program, REMEMBERING, children, click, list_items, run, shown, text_of, wait_for,
                     walk, write_settings)

NEWSLETTERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "newsletters")
FIRST = os.path.join(NEWSLETTERS, "2019-06-06.txt")
SECOND = os.path.join(NEWSLETTERS, "2019-06-13.txt")
TODAY = "2019-06-14"


def start(home, folder):
    return Program("--database", os.path.join(home, "secnews.db"), "--today", TODAY, home=home, environment=REMEMBERING)


def prepare(home, *folders):
    for folder in folders:
        os.makedirs(folder, exist_ok=True)
    write_settings(home, category_asked="true", watched_folders=str([f"file://{folder}" for folder in folders]))


def titles(home):
    return {item["title"] for item in list_items(os.path.join(home, "secnews.db"), TODAY)}


def hashes(home):
    """What the store has of newsletters, by their bytes."""
    store = sqlite3.connect(os.path.join(home, "secnews.db"))
    try:
        return [sha256 for sha256, in store.execute("SELECT sha256 FROM newsletters")]
    finally:
        store.close()


def test_start_and_change():
    """What is there is read at the start, what comes is read once it is whole"""
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.join(home, "mail")
        prepare(home, folder)
        shutil.copy(FIRST, folder)
        with start(home, folder) as program:
            program.wait_for_window()
            wait_for("what was there", lambda: shown(program, "From a watched folder: 1 newsletter: 5 items"))
            with open(SECOND, encoding="utf-8") as file:
                text = file.read()
            half = text.index("Dates for your diary")
            with open(os.path.join(folder, "second.txt"), "w", encoding="utf-8") as file:
                file.write(text[:half])
                file.flush()
                os.fsync(file.fileno())
                time.sleep(5)  # a writer that stalls for longer than the pause before the first look
                file.write(text[half:])
            wait_for("what came", lambda: shown(program, "SEC Engagement Day") or
                     any("SEC Engagement Day" in title for title in titles(home)))
            wait_for("its toast", lambda: shown(program, "From a watched folder: 1 newsletter"))
            whole = hashlib.sha256(text.encode()).hexdigest()
            wait_for("the whole of it", lambda: whole in hashes(home))
            if len(hashes(home)) != 2:
                raise Failure("half of it was read as a newsletter of its own")
        with start(home, folder) as program:
            program.wait_for_window()
            wait_for("the calendar", lambda: shown(program, "SECMP0061"))
            status(program, folder, "Last read at")
            if shown(program, "From a watched folder"):
                raise Failure("what is known was read again")


def status(program, folder, words, times=1):
    """Waits until the preferences say so of the folder, or of that many."""
    program.press("ctrl+comma")
    preferences = wait_for("the preferences", lambda: next(
        (node for node in children(program.window.get_parent()) if node.get_name() == "Preferences"), None))
    def probe():
        labels = [node.get_name() for node in walk(preferences) if node.get_role_name() == "label"]
        return sum(words in label for label in labels) >= times and any(folder in label for label in labels)
    wait_for(f"“{words}” of {folder}", probe)
    program.press("Escape")
    wait_for("the end of the preferences", lambda: len(list(children(program.window.get_parent()))) == 1)


def test_failure_once():
    """A file that cannot be read is named once, not at every start"""
    with tempfile.TemporaryDirectory() as home:
        # The other one's name begins as this one's.
        folder, other = os.path.join(home, "mail-2"), os.path.join(home, "mail")
        prepare(home, other, folder)
        shutil.copy(FIRST, folder)
        shutil.copy(SECOND, other)
        with open(os.path.join(folder, "broken.eml"), "wb") as file:
            file.write(bytes(range(256)) * 16)
        with start(home, folder) as program:
            program.wait_for_window()
            wait_for("the failure", lambda: shown(program, "broken.eml: "))
        with start(home, folder) as program:
            program.wait_for_window()
            status(program, folder, "Last read at", 2)
            if shown(program, "broken.eml"):
                raise Failure("the failure is named twice")


def test_absent():
    """A folder that is not there is no error, and is read when it comes"""
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.join(home, "stick")
        prepare(home, folder)
        os.rmdir(folder)
        with start(home, folder) as program:
            program.wait_for_window()
            program.find_text("No Newsletters Yet")
            status(program, folder, "Not there at the moment")
            os.mkdir(folder)
            shutil.copy(FIRST, folder)
            wait_for("what was on it", lambda: shown(program, "From a watched folder: 1 newsletter"))


def test_empty():
    """A folder without newsletters is no trouble, and is read when some come"""
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.join(home, "mail")
        prepare(home, folder)
        with start(home, folder) as program:
            program.wait_for_window()
            status(program, folder, "No newsletters in it")
            if shown(program, "The folder has no newsletters"):
                raise Failure("an empty folder is told as a failure")
            shutil.copy(FIRST, folder)
            wait_for("what came", lambda: shown(program, "From a watched folder: 1 newsletter"))


def test_remove():
    """A folder that is no longer watched is left alone"""
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.join(home, "mail")
        prepare(home, folder)
        with start(home, folder) as program:
            program.wait_for_window()
            program.press("ctrl+comma")
            preferences = wait_for("the preferences", lambda: next(
                (node for node in children(program.window.get_parent()) if node.get_name() == "Preferences"), None))
            button = wait_for("the folder", lambda: next(
                (node for node in walk(preferences) if "Stop Watching" in text_of(node)), None))
            click(button)
            wait_for("no folder", lambda: not any("Stop Watching" in text_of(node) for node in walk(preferences)))
            program.press("Escape")
            wait_for("the end of the preferences", lambda: len(list(children(program.window.get_parent()))) == 1)
            shutil.copy(FIRST, folder)
            time.sleep(4)  # longer than the pause after which it would be read
            if titles(home):
                raise Failure("the folder was read though it is not watched")


run(test_start_and_change, test_failure_once, test_absent, test_empty, test_remove)
