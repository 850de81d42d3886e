#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Large text, high contrast and right to left: all is there, and nothing is cut."""

import os

import harness
from harness import Atspi, BUTTON, Failure, Program, find_all, has_state, wait_for

# The program with what a desktop would set.
AS_SET = os.environ["SECNEWS_AS_SET"]
LARGE = {"secnews": AS_SET, "environment": {"SECNEWS_TEST_DPI": "192"}}
RIGHT_TO_LEFT = {"secnews": AS_SET, "environment": {"SECNEWS_TEST_RTL": "1"}}
CONTRAST = {"environment": {"ADW_DEBUG_HIGH_CONTRAST": "1"}}
PAGES = {"Calendar": 1, "Vacancies": 3}


def place(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def go_to(program, page):
    program.press(f"alt+{PAGES[page]}")
    tab = program.find("page tab", [page])
    wait_for(f"page {page}", lambda: has_state(tab, Atspi.StateType.SELECTED))


def contents(program, page):
    """What can be clicked or read on a page."""
    if page == "Calendar":
        yield from find_all(program.find("table", ["November 2025"]), "table cell")
        yield program.find(BUTTON, ["Go to Date"])
        yield program.find(BUTTON, ["Next Month"])
        yield program.find(BUTTON, ["Filter"])
        yield from find_all(program.find("list", ["Agenda"]), "list item")
    else:
        yield from find_all(program.find("panel", ["Vacancies"]), (*BUTTON, "list item"))


def check_width(program, page, width):
    """Nothing of the page reaches over the window's sides."""
    go_to(program, page)
    if program.size()[0] > width:
        raise Failure(f"{page} needs {program.size()[0]} pixels, not {width}")
    nodes = list(contents(program, page))

    def problem():
        places = [(node.get_name(), place(node)) for node in nodes]
        if not all(where.width > 0 for _name, where in places):
            return "not all has a place"
        left = place(program.window).x  # in newer versions of GTK the frame is outside
        return next((f"“{name}” at {where.x}, {where.width} wide" for name, where in places
                     if where.x < left or where.x + where.width > left + width), None)

    try:
        wait_for(f"all of {page} within {width} pixels", lambda: problem() is None, patience=20)
    except Failure as failure:
        raise Failure(f"{failure}: {problem()}") from None


def resized(program, width, height):
    program.resize(width, height)
    wait_for("the size", lambda: program.size()[0] <= width)


def look(width, height, **how):
    with Program("--demo", **how) as program:
        program.wait_for_window()
        program.find("table", ["November 2025"])
        resized(program, width, height)
        for page in PAGES:
            check_width(program, page, width)


def test_large():
    """Letters of twice the size fit, wide and narrow"""
    look(1180, 900, **LARGE)
    look(400, 760, **LARGE)


def test_contrast():
    """High contrast fits, wide and narrow"""
    look(1180, 760, **CONTRAST)
    look(400, 760, **CONTRAST)


def test_right_to_left():
    """From right to left the week runs the other way, and so do the arrow keys"""
    look(400, 760, **RIGHT_TO_LEFT)
    with Program("--demo", **RIGHT_TO_LEFT) as program:
        program.wait_for_window()
        resized(program, 1180, 760)
        check_width(program, "Calendar", 1180)
        monday = program.find("table cell", ["Monday 10 November"])
        sunday = program.find("table cell", ["Sunday 16 November"])
        agenda = program.find("list", ["Agenda"])
        wait_for("the week from right to left", lambda: place(monday).x > place(sunday).x > place(agenda).x)
        program.press("Left")
        wait_for("the next day", lambda: has_state(program.find("table cell", ["Saturday 8 November"]),
                                                   Atspi.StateType.FOCUSED))


harness.run(test_large, test_contrast, test_right_to_left)
