#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the calendar hides is said, kept, and shown again."""

import json
import os
import subprocess
import tempfile

import harness
from harness import Atspi, BUTTON, Failure, Focus, GLib, Program, SAMPLES, click, find_all, has_state, shown, wait_for

ISSUE = os.path.join(SAMPLES, "2025-11-06-sec-newsletter.eml")
PANEL = "SEC Panel Meeting 153"
MP341 = "Consultation closes: MP341"
DAY = "Friday 14 November 2025"


def day_has(program, *words, without=()):
    """Waits until that Friday says all words and none of the others."""
    grid = program.find("table", [" 2025"])

    def probe():
        name = next((cell.get_name() for cell in find_all(grid, "table cell", [DAY])), "")
        return name and all(word in name for word in words) and not any(word in name for word in without)
    wait_for(f"{words} without {without}", probe)


def agenda_has(program, words, there):
    agenda = program.find("list", ["Agenda"])
    wait_for(f"{words} in the agenda: {there}",
             lambda: (next(find_all(agenda, "list item", [words]), None) is not None) == there)


def toggle(program, name):
    return program.find(BUTTON, [name], within=program.find("panel", ["Kinds Shown"]))


def pressed(node):
    return has_state(node, Atspi.StateType.PRESSED)


def test_kinds():
    """A kind that is hidden is hidden everywhere, said, and still so the next time"""
    with tempfile.TemporaryDirectory() as home:
        arguments = ["--database", os.path.join(home, "secnews.db"), "--today", "2025-11-07", ISSUE]
        kept = {"GSETTINGS_BACKEND": "keyfile"}
        with Program(*arguments, home=home, environment=kept) as program:
            program.wait_for_window()
            day_has(program, PANEL, MP341)
            click(toggle(program, "Events"))
            program.find_text("Hidden: Events")
            day_has(program, MP341, without=[PANEL])
            agenda_has(program, PANEL, False)
            wait_for("the toggle to be up", lambda: not pressed(toggle(program, "Events")))
        with Program(*arguments[:-1], home=home, environment=kept) as program:
            program.wait_for_window()
            program.find_text("Hidden: Events")
            day_has(program, MP341, without=[PANEL])
            if pressed(toggle(program, "Events")) or not pressed(toggle(program, "Vacancies")):
                raise Failure("the legend does not show what is hidden")
            click(program.find(BUTTON, ["Show All"]))
            day_has(program, PANEL, MP341)
            agenda_has(program, PANEL, True)


def test_all_kinds():
    """Whoever hides every kind sees nothing, and is told so"""
    with Program("--demo") as program:
        program.wait_for_window()
        day_has(program, PANEL)
        for name in ("Consultations", "Vacancies", "Events", "Milestones", "Deadlines"):
            click(toggle(program, name))
        program.find_text("Nothing ahead that the filter shows")
        day_has(program, without=["item"])


def test_committees():
    """Committees are chosen from those that occur; what that hides is counted"""
    with Program("--demo") as program:
        program.wait_for_window()
        day_has(program, PANEL, MP341)
        button = program.find(BUTTON, ["Filter"])
        click(button)
        program.find("check box", ["Ofgem"])
        check = program.find("check box", ["SEC Panel"])
        go_to(program, "SEC Panel")
        program.press("space")
        program.find_text("Only SEC Panel")
        program.find_text("of this month filtered out")
        program.find(BUTTON, ["Filter, on"])
        day_has(program, PANEL, without=[MP341])
        agenda_has(program, "Security Sub-Committee Meeting 226", False)
        click(program.find(BUTTON, ["Reset Filter"]))
        day_has(program, PANEL, MP341)
        wait_for("no check", lambda: not has_state(check, Atspi.StateType.CHECKED))
        program.press("Escape")
        wait_for("the end of the filter", lambda: not shown(program, "Ofgem", "check box"))


def go_to(program, name):
    """Goes from one to the next until what has that name has the focus."""
    focus = Focus()
    for _ in range(30):
        before = focus.name
        if before == name:
            return
        program.press("Tab")
        wait_for("the next in the focus", lambda name=before: focus.name != name)
    raise Failure(f"there is no way to {name}")


def number_of(database, title):
    """The number that an item has in that store."""
    listed = subprocess.run([harness.SECNEWS, "--database", database, "--today", "2025-11-07", "list", "all", "--json"],
                            check=True, stdout=subprocess.PIPE, text=True).stdout
    return next(item["id"] for item in json.loads(listed)["items"] if item["title"] == title)


def test_show_item():
    """What somebody wants to see is shown, though a filter hides it"""
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "secnews.db")
        subprocess.run([harness.SECNEWS, "--database", database, "--quiet", "import", ISSUE], check=True)
        with Program("--database", database, "--today", "2025-11-07") as program:
            program.wait_for_window()
            day_has(program, PANEL)
            click(toggle(program, "Events"))
            day_has(program, MP341, without=[PANEL])
            program.activate("show-item", GLib.Variant("x", number_of(database, "DCC Industry Day")))
            program.find("table", ["December 2025"])
            program.find(BUTTON, ["Show in Newsletter"])
            program.close_popover()
            if not pressed(toggle(program, "Events")):
                raise Failure("events are still hidden")


harness.run(test_kinds, test_all_kinds, test_committees, test_show_item)
