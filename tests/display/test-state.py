#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window opens as it was left."""

import os
import re
import tempfile

from harness import (Atspi, Failure, Program, REMEMBERING, has_state, run, wait_for, write_settings)

NEWSLETTERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "newsletters")
FIRST = os.path.join(NEWSLETTERS, "2019-06-06.txt")


def size(program):
    answer = program._xdotool("getwindowgeometry", "--shell", program.window_id())
    return tuple(int(re.search(f"{name}=(\\d+)", answer)[1]) for name in ("WIDTH", "HEIGHT"))


def selected_row(program):
    rows = program.find("list", ["Consultations"])
    return wait_for("a selected row", lambda: next(
        (node.get_name() for node in _items(rows) if has_state(node, Atspi.StateType.SELECTED)), None))


def _items(rows):
    for index in range(rows.get_child_count()):
        child = rows.get_child_at_index(index)
        if child is not None and child.get_role_name() == "list item":
            yield child


def test_state():
    """Size, page, filter and selected consultation are those of the last run"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        arguments = ["--database", os.path.join(home, "secnews.db"), "--today", "2019-06-14"]
        with Program(*arguments, FIRST, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            program.press("alt+2")
            tab = program.find("page tab", ["Consultations"])
            wait_for("the consultations", lambda: has_state(tab, Atspi.StateType.SELECTED))
            selected_row(program)
            program.resize(1010, 690)
            wait_for("the size", lambda: size(program) == (1010, 690))
            program.press("Down")
            wait_for("the second row", lambda: "SECMP0007" in selected_row(program))
        with Program(*arguments, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            tab = program.find("page tab", ["Consultations"])
            wait_for("the page", lambda: has_state(tab, Atspi.StateType.SELECTED))
            wait_for("the second row", lambda: "SECMP0007" in selected_row(program))
            if size(program) != (1010, 690):
                raise Failure(f"the window has another size: {size(program)}")


def test_demo_forgets():
    """What is done with the examples is not remembered"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, page="'vacancies'")
        for _ in range(2):
            with Program("--demo", home=home, environment=REMEMBERING) as program:
                program.wait_for_window()
                tab = program.find("page tab", ["Calendar"])
                wait_for("the calendar", lambda: has_state(tab, Atspi.StateType.SELECTED))
                program.press("alt+4")
                tab = program.find("page tab", ["Newsletters"])
                wait_for("the newsletters", lambda: has_state(tab, Atspi.StateType.SELECTED))


run(test_state, test_demo_forgets)
