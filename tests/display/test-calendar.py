#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar by keyboard: days, items, dates, and what is filtered."""

import harness
from harness import Atspi, BUTTON, Program, click, find_all, has_state, toast, wait_for

# The day of the demo is Friday 7 November 2025.
TODAY = "Friday 7 November 2025"


def focused(program):
    """The name of what has the keyboard focus, if anything has."""
    return next((node.get_name() for node in harness.showing(program.window)
                 if has_state(node, Atspi.StateType.FOCUSED)), None)


def expect_focus(program, words):
    wait_for(f"the focus on “{words}”", lambda: words in (focused(program) or ""))


def shows_month(program, month):
    program.find("table", [month])


def start(program):
    """Waits until today has the focus."""
    program.wait_for_window()
    shows_month(program, "November 2025")
    program.press("alt+1")
    expect_focus(program, TODAY)


def day(program, *words):
    """Waits for a day whose name has all the words."""
    return wait_for(f"the day {words}", lambda: next((cell for cell in harness.cells(program)
                                                      if all(word in cell.get_name() for word in words)), None))


def gone(program, role, words):
    wait_for(f"no {role} {words}", lambda: next(find_all(program.window, role, words), None) is None)


def test_days():
    """Keys go from day to day, week to week, month to month"""
    with Program("--demo") as program:
        start(program)
        for key, name in (("Right", "Saturday 8 November"), ("Down", "Saturday 15 November"),
                         ("Home", "Monday 10 November"), ("End", "Sunday 16 November"),
                         ("Up", "Sunday 9 November"), ("Left", "Saturday 8 November"),
                         ("Page_Down", "Monday 8 December"), ("Page_Up", "Saturday 8 November"),
                         ("ctrl+t", TODAY)):
            program.press(key)
            expect_focus(program, name)


def test_into_day():
    """Enter goes into a day, arrows along its items, Escape back and out"""
    with Program("--demo") as program:
        start(program)
        program.press("Down")
        expect_focus(program, "Friday 14 November 2025, 2 items: Consultation closes: MP341")
        program.press("Return")
        expect_focus(program, "Consultation closes, MP341")
        program.press("Down")
        expect_focus(program, "SEC Panel Meeting 153, Friday 14 November")
        program.press("Up", "Escape")
        expect_focus(program, "Friday 14 November 2025, 2 items")


def test_names():
    """Days say what is there to see: today, holidays, what moved, what was issued"""
    with Program("--demo") as program:
        start(program)
        day(program, TODAY, "today")
        day(program, "Thursday 6 November 2025", "Newsletter issued: SEC Newsletter 6 November 2025")
        program.find(BUTTON, ["Newsletter issued: SEC Newsletter 6 November 2025"])
        day(program, "Tuesday 25 November 2025", "Testing Advisory Group Meeting 142 moved to 27 Nov")
        program.find(BUTTON, ["Moved away from this day", "Testing Advisory Group Meeting 142"])
        program.find(BUTTON, ["Event, Modification Working Group – December 2025"])
        program.press("Page_Down")
        day(program, "Thursday 25 December 2025, Christmas Day")


def test_issue_mark():
    """The mark of a newsletter opens it"""
    with Program("--demo") as program:
        start(program)
        program.press("Left", "Return")
        # The last of what a day has.
        program.press("Down")
        expect_focus(program, "Newsletter issued")
        program.press("Return")
        program.find("text", ["Newsletter Text"])
        tab = program.find("page tab", ["Newsletters"])
        wait_for("the newsletters", lambda: has_state(tab, Atspi.StateType.SELECTED))


def test_item():
    """An item opens over the month, and can be dismissed and taken back"""
    with Program("--demo") as program:
        start(program)
        program.press("Down", "Return", "Down", "Return")
        cell = day(program, "Friday 14 November 2025, 2 items:")
        program.find(BUTTON, ["Show in Newsletter"], within=cell)
        click(program.find(BUTTON, ["Dismiss"], within=cell))
        toast(program, "Dismissed: SEC Panel Meeting 153")
        click(toast(program, "Undo"))
        day(program, "Friday 14 November 2025, 2 items:")


def test_menu():
    """Shift+F10 opens the menu of an item"""
    with Program("--demo") as program:
        start(program)
        program.press("Down", "Return", "shift+F10")
        program.find("menu item", ["Open Response Form"])
        program.find("menu item", ["Dismiss"])
        program.press("Escape")
        gone(program, "menu item", ["Dismiss"])
        expect_focus(program, "Consultation closes, MP341")


def test_date():
    """Ctrl+G takes a date in words, and no nonsense"""
    with Program("--demo") as program:
        start(program)
        program.press("ctrl+g")
        expect_focus(program, "Go to Date")
        program.type("31 June")
        program.press("Return")
        program.find_text("This is not a date")
        program.press("ctrl+a")
        program.type("14 January 2026")
        program.find_text("Wednesday 14 January 2026")
        program.press("Return")
        shows_month(program, "January 2026")
        expect_focus(program, "Wednesday 14 January 2026")
        program.press("ctrl+g")
        expect_focus(program, "Go to Date")
        program.type("September 2025")
        program.press("Return")
        expect_focus(program, "Monday 1 September 2025")


harness.run(test_days, test_into_day, test_names, test_issue_mark, test_item, test_menu, test_date)
