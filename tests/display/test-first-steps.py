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


harness.run(test_empty_store, test_unreadable_file)
