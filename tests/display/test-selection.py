#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several consultations are chosen, and leave the window together."""

import os
import tempfile

import harness
from consultations import (Atspi, Failure, gone, has_state, is_showing, list_rows, open_page, rows, samples_store,
                           select, showing, wait_for)
from harness import whole_stacks


def items(program):
    """The lines that are consultations, not headings."""
    return [row for row in list_rows(program) if "onsultation" in row.get_name().split(",")[0]]


def checked(program):
    return [row.get_name() for row in items(program) if has_state(row, Atspi.StateType.CHECKED)]


def wait_for_checked(program, n):
    wait_for(f"{n} checked", lambda: len(checked(program)) == n)


def export_to(program, path):
    """Presses Export… and answers the dialog."""
    showing(program, "push button", ["Export…"]).get_action_iface().do_action(0)
    dialog = wait_for("the dialog", lambda: next(program.other_windows(), None))
    field = wait_for("the name", lambda: next((node for node in harness.find_all(dialog, "text", [])
                                               if is_showing(node)), None))
    window = wait_for("its window", lambda: next((number for number in x_windows(program)
                                                  if number != program.window_id()), None))
    program._xdotool("windowfocus", "--sync", window)
    wait_for("the focus on the name", lambda: has_state(field, Atspi.StateType.FOCUSED))
    program._xdotool("key", "ctrl+a")
    program._xdotool("type", "--delay", "20", path)
    program._xdotool("key", "Return")
    return wait_for("the file", lambda: os.path.exists(path) and read(path))


def x_windows(program):
    return program._xdotool("search", "--onlyvisible", "--pid", str(program.process.pid)).split()


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def test_choose():
    """Ctrl+Space begins, Space goes on, Ctrl+A takes all, Escape ends; the detail stays as it is"""
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder)) as program:
        select(program, "MP327")
        program.press("ctrl+space")
        wait_for_checked(program, 1)
        if "MP327" not in checked(program)[0]:
            raise Failure(checked(program))
        showing(program, None, ["1 selected"])
        program.picture("selection")
        program.press("Down")
        program.press("space")
        wait_for_checked(program, 2)
        program.press("space")
        wait_for_checked(program, 1)
        program.press("ctrl+a")
        wait_for_checked(program, len(rows(program)))
        program.press("Escape")
        wait_for_checked(program, 0)
        gone(program, "push button", ["Export…"])


def test_export():
    """What is selected is in the file, and nothing else"""
    # The file chooser's library leaks.
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder), environment=whole_stacks()) as program:
        select(program, "MP327")
        program.press("ctrl+space")
        wait_for_checked(program, 1)
        program.press("Down")
        program.press("space")
        wait_for_checked(program, 2)
        text = export_to(program, os.path.join(folder, "two.csv"))
        if text.count("\r\n") != 3 or "MP327" not in text:
            raise Failure(text)


harness.run(test_choose, test_export)
