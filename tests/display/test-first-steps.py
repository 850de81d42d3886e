#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody meets who has no newsletter yet, or a file that is none."""

import os
import tempfile

import harness
from harness import Program

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


harness.run(test_empty_store, test_unreadable_file, test_damaged_store)
