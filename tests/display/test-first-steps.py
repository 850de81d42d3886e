#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody meets who has no newsletter yet, or a file that is none."""

import datetime
import os
import subprocess
import tempfile

import harness
from harness import Atspi, Program, find_all, has_state, wait_for, walk

# Enough to look around in while they are brought in, however quick that is.
MANY = 40000
NEWEST = datetime.date.today()

EMPTY = "No Newsletters Yet"


def test_empty_store():
    """An empty store says what to do"""
    with tempfile.TemporaryDirectory() as folder:
        with Program("--database", os.path.join(folder, "secnews.db")) as program:
            program.wait_for_window()
            program.find_text(EMPTY)
            program.find("push button", ["Open Newsletter"])


def test_unreadable_file():
    """A file that cannot be read is named, with the reason"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "no-newsletter.bin")
        with open(path, "wb") as file:
            file.write(bytes(range(256)) * 16)
        with Program("--database", os.path.join(folder, "secnews.db"), path) as program:
            program.wait_for_window()
            toast = program.find_text("no-newsletter.bin")
            said = harness.text_of(toast)
            if len(said) < len("no-newsletter.bin") + 10:
                raise harness.Failure(f"the toast gives no reason: {said}")
            program.find_text(EMPTY)


def test_damaged_store():
    """A damaged store is left alone until somebody chooses; then it is kept"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "secnews.db")
        with open(path, "wb") as file:
            file.write(b"\xa5" * 8192)
        with Program("--database", path) as program:
            program.wait_for_window()
            program.find_text("Damaged")
            program.find_text(path)
            for name in ("Restore a Backup", "Recover What Can Be Read", "Try Again"):
                program.find("push button", [name])
            if os.listdir(folder) != ["secnews.db"]:
                raise harness.Failure(f"something was done unasked: {os.listdir(folder)}")
            program.find("push button", ["Start with an Empty Store"]).get_action_iface().do_action(0)
            # The page that it leads to is there all along, below this one.
            harness.wait_for("the damaged store to be kept", lambda: [
                name for name in os.listdir(folder) if name.startswith("secnews.db.damaged.")] or None)
            harness.wait_for("a new store", lambda: os.path.exists(path))


def write_mailbox(path):
    with open(path, "w", encoding="utf-8") as file:
        for number in range(MANY):
            issued = NEWEST - datetime.timedelta(days=number % 9999)
            day, meeting = (f"{date.day} {date:%B %Y}" for date in (issued, issued + datetime.timedelta(days=14)))
            file.write(f"From secas@a.example Thu May  2 09:00:00 2024\nFrom: SECAS <secas@a.example>\n"
                       f"Subject: SEC Newsletter {day}\nDate: {day} 09:00:00 +0000\n\n"
                       f"SEC Newsletter\n\n{day}\n\nThe SEC Panel meets on {meeting}.\n\nCopy {number}.\n\n")


def count_read(program):
    """How many newsletters were read, as the bar at the foot says."""
    words = next((node.get_name() for node in walk(program.window) if "newsletters read" in (node.get_name() or "")), "0")
    return int(words.split()[0])


def wait_for_more(program):
    """Waits until more is read: so the import goes on."""
    before = count_read(program)
    wait_for("the import to go on", lambda: count_read(program) > before, patience=20)


def test_long_import():
    """What is stored of a long import is shown while it goes on, and a menu stays open meanwhile"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "many.mbox")
        write_mailbox(path)
        with Program() as program:
            program.wait_for_window()
            program.find_text(EMPTY)
            # This one hands it to the other.
            subprocess.run([harness.SECNEWS, path], env=program.environment, timeout=harness.PATIENCE, check=True)
            program.find("table cell", ["issued: SEC Newsletter"])
            program.find("list item", ["SEC Panel meeting"])
            wait_for_more(program)
            program.press("alt+4")
            lines = program.find("list", ["Newsletters"])
            program.find("list item", ["SEC Newsletter"], within=lines)
            # A page that has to wait for the store may have given the keyboard to its toolbar.
            program.tab_to(lines)
            program.press("shift+F10")

            def chosen():
                return next((node for node in find_all(program.window, "menu item", ["Copy Text"])
                             if has_state(node, Atspi.StateType.FOCUSED)), None)
            wait_for("the menu", chosen)
            # Longer than the pages wait before they are read anew.
            harness.settle(4)
            if chosen() is None:
                raise harness.Failure("the menu was closed")
            wait_for_more(program)
            program.close_popover()
            harness.click(program.find("push button", ["Cancel"]))
            harness.toast(program, "newsletters: ")
            program.find("list item", ["SEC Newsletter"], within=lines)


harness.run(test_empty_store, test_unreadable_file, test_damaged_store, test_long_import)
