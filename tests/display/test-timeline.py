#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline shows the consultations of the list, by keyboard as by mouse."""

import os
import tempfile

import harness
from consultations import (Failure, choose, gone, open_page, samples_store, secnews, select, selected, showing,
                           wait_for_rows)
from harness import children, find_all, wait_for

AS_SET = os.environ["SECNEWS_AS_SET"]


def place_of(program, role, words):
    """Where something is in the window."""
    extents = showing(program, role, words).get_component_iface().get_extents(harness.Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.width, extents.height


def test_timeline():
    """Ctrl+L makes bars of the same consultations, and nothing in the toolbar moves"""
    with tempfile.TemporaryDirectory() as folder:
        database = samples_store(folder)
        secnews(database, "mark", "34", "drafting", "--due", "2025-11-12")
        with open_page(database) as program:
            chosen = select(program, "MP341")
            if not chosen.endswith("drafting"):
                raise Failure(f"the response is not told: {chosen}")
            before = [place_of(program, "push button", [name]) for name in ("Open, ", "Closed, ", "List", "Timeline")]
            program.press("ctrl+l")
            wait_for_rows(program, "bars", lambda names: any("open since 23 October" in name for name in names))
            after = [place_of(program, "push button", [name]) for name in ("Open, ", "Closed, ", "List", "Timeline")]
            if before != after:
                raise Failure(f"the toolbar has moved from {before} to {after}")
            name = selected(program)
            for words in ("MP341", "Friday 14 November", "5 working days left", "drafting", "SECAS",
                          "internal date 12 November"):
                if words not in name:
                    raise Failure(f"the bar does not tell {words}: {name}")
            list_view = program.find("list", ["Consultations"])
            bar = next((node for node in find_all(list_view, "panel", ["MP341", "open since"])), None)
            if bar is None:
                raise Failure("the bar itself has no name")
            showing(program, "label", ["Today"])
            showing(program, "label", ["Closing Each Week"])
            program.press("ctrl+l")
            wait_for_rows(program, "the list", lambda names: "Next Week" in names)
            if "MP341" not in selected(program):
                raise Failure("another one is selected in the list")


def test_opening():
    """Enter opens the detail in its place, Alt+Left comes back to the bar"""
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder)) as program:
        program.press("ctrl+l")
        wait_for_rows(program, "bars", lambda names: any("open since" in name for name in names))
        gone(program, "label", ["Your Response"])
        program.press("Down")
        name = wait_for("the second bar", lambda: "MP341" in selected(program) and selected(program))
        program.press("Return")
        showing(program, "label", ["Your Response"])
        program.press("alt+Left")
        gone(program, "label", ["Your Response"])
        if selected(program) != name:
            raise Failure("another bar is selected")
        program.press("Down")
        wait_for("the third bar", lambda: "Ofgem" in selected(program))


def test_busy_week():
    """A week in which several close is marked"""
    with tempfile.TemporaryDirectory() as folder:
        database = samples_store(folder)
        secnews(database, "correct", "24", "date=2025-11-13")
        with open_page(database) as program:
            program.press("ctrl+l")
            showing(program, "label", ["Week of 10 November 2025: 3 close"])
            showing(program, "label", ["3 close"])
            choose(program, "Closed")
            wait_for_rows(program, "what is closed", lambda names: any("MP339" in name for name in names))


def box_of(node):
    extents = node.get_component_iface().get_extents(harness.Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.x + extents.width, extents.y + extents.height


def lies_upon(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def look_at_date(program, reference, day):
    """The closing date has a place within its row, and nothing else is there."""
    def probe():
        track = next(find_all(program.page, "panel", [reference, "open since"]), None)
        parts = list(children(track)) if track else []
        date = next((label for part in parts for label in find_all(part, "label", [day])), None)
        return (track, parts, date) if date and box_of(date)[2] > box_of(date)[0] else None
    track, parts, date = wait_for(f"the date of {reference}", probe)
    place, row = box_of(date), box_of(track)
    if place[0] < row[0] or place[1] < row[1] or place[2] > row[2] or place[3] > row[3]:
        raise Failure(f"the date of {reference} at {place} is cut off by its row at {row}")
    for part in parts:
        if lies_upon(box_of(part), place) and next(find_all(part, "label", [day]), None) is None:
            raise Failure(f"the date of {reference} at {place} stands on “{part.get_name()}” at {box_of(part)}")


def test_large_letters():
    """In letters of twice the size no closing date stands on a bar"""
    with tempfile.TemporaryDirectory() as folder:
        with open_page(samples_store(folder), secnews=AS_SET, environment={"SECNEWS_TEST_DPI": "192"}) as program:
            # The window's narrowest.
            program.resize(400, 1000)
            program.press("ctrl+l")
            wait_for_rows(program, "bars", lambda names: any("open since" in name for name in names))
            for reference, day in (("MP327", "12 Nov"), ("MP341", "14 Nov")):
                look_at_date(program, reference, day)


def pane_of(node):
    """What scrolls around something."""
    while node.get_role_name() != "scroll pane":
        node = node.get_parent()
    return node


def test_little_room():
    """Where there is little room the legend goes before the first bar does"""
    with tempfile.TemporaryDirectory() as folder:
        with open_page(samples_store(folder), secnews=AS_SET, environment={"SECNEWS_TEST_DPI": "192"}) as program:
            program.resize(400, 760)
            program.press("ctrl+l")
            wait_for_rows(program, "bars", lambda names: any("open since" in name for name in names))
            look_at_date(program, "MP327", "12 Nov")
            row = next(node for node in find_all(program.page, "list item", ["MP327"]))
            wait_for("the first bar to be seen as a whole", lambda: box_of(row)[3] <= box_of(pane_of(row))[3])


harness.run(test_timeline, test_opening, test_busy_week, test_large_letters, test_little_room)
