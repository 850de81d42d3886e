#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar by keyboard: days, items, dates, and what is filtered."""

import harness
from harness import Atspi, BUTTON, Focus, Program, click, find_all, has_state, toast, wait_for

# The day of the demo is Friday 7 November 2025.
TODAY = "Friday 7 November 2025"


class Calendar:
    """The demo's calendar, with today in the focus."""

    def __init__(self, program):
        self.program = program
        self.focus = Focus()
        program.wait_for_window()
        self.grid = program.find("table", ["November 2025"])
        program.press("Right")
        self.focus.wait("Saturday 8 November 2025")
        program.press("Left")
        self.focus.wait(TODAY)

    def day(self, *words):
        """Waits for a day whose name has all the words."""
        return wait_for(f"the day {words}", lambda: next(harness.find_all(self.grid, "table cell", words), None))

    def button(self, *words, within=None):
        return self.program.find(BUTTON, words, within=within or self.grid)


def test_days():
    """Keys go from day to day, week to week, month to month"""
    with Program("--demo") as program:
        calendar = Calendar(program)
        for key, name in (("Right", "Saturday 8 November"), ("Down", "Saturday 15 November"),
                         ("Home", "Monday 10 November"), ("End", "Sunday 16 November"),
                         ("Up", "Sunday 9 November"), ("Left", "Saturday 8 November"),
                         ("Page_Down", "Monday 8 December"), ("Page_Up", "Saturday 8 November"),
                         ("ctrl+t", TODAY)):
            program.press(key)
            calendar.focus.wait(name)


def test_into_day():
    """Enter goes into a day, arrows along its items, Escape back and out"""
    with Program("--demo") as program:
        calendar = Calendar(program)
        program.press("Down")
        calendar.focus.wait("Friday 14 November 2025, 2 items: Consultation closes: MP341")
        program.press("Return")
        calendar.focus.wait("Consultation closes, MP341")
        program.press("Down")
        calendar.focus.wait("SEC Panel Meeting 153, Friday 14 November")
        program.press("Up", "Escape")
        calendar.focus.wait("Friday 14 November 2025, 2 items")


def test_names():
    """Days say what is there to see: today, holidays, what moved, what was issued"""
    with Program("--demo") as program:
        calendar = Calendar(program)
        calendar.day(TODAY, "today")
        calendar.day("Thursday 6 November 2025", "Newsletter issued: SEC Newsletter 6 November 2025")
        calendar.button("Newsletter issued: SEC Newsletter 6 November 2025")
        calendar.day("Tuesday 25 November 2025", "Testing Advisory Group Meeting 142 moved to 27 Nov")
        calendar.button("Moved away from this day", "Testing Advisory Group Meeting 142")
        program.find(BUTTON, ["Event, Modification Working Group – December 2025"])
        program.press("Page_Down")
        calendar.day("Thursday 25 December 2025, Christmas Day")


def test_issue_mark():
    """The mark of a newsletter opens it"""
    with Program("--demo") as program:
        calendar = Calendar(program)
        program.press("Left", "Return")
        # The last of what a day has.
        program.press("Down")
        calendar.focus.wait("Newsletter issued")
        program.press("Return")
        program.find("text", ["Newsletter Text"])
        tab = program.find("page tab", ["Newsletters"])
        wait_for("the newsletters", lambda: has_state(tab, Atspi.StateType.SELECTED))


def test_item():
    """An item opens over the month, and can be dismissed and taken back"""
    with Program("--demo") as program:
        calendar = Calendar(program)
        program.press("Down", "Return", "Down", "Return")
        cell = calendar.day("Friday 14 November 2025, 2 items:")
        calendar.button("Show in Newsletter", within=cell)
        click(calendar.button("Dismiss", within=cell))
        toast(program, "Dismissed: SEC Panel Meeting 153")
        calendar.day("Friday 14 November 2025, 1 item:")
        click(toast(program, "Undo", BUTTON))
        calendar.day("Friday 14 November 2025, 2 items:")


def test_menu():
    """Shift+F10 opens the menu of an item"""
    with Program("--demo") as program:
        calendar = Calendar(program)
        program.press("Down", "Return", "shift+F10")
        cell = calendar.day("Friday 14 November 2025, 2 items")
        program.find("menu item", ["Open Response Form"], within=cell)
        program.find("menu item", ["Dismiss"], within=cell)
        program.press("Escape")
        wait_for("no menu", lambda: next(find_all(cell, "menu item"), None) is None)
        calendar.focus.wait("Consultation closes, MP341")


def test_date():
    """Ctrl+G takes a date in words, and no nonsense"""
    with Program("--demo") as program:
        calendar = Calendar(program)
        program.press("ctrl+g")
        calendar.focus.wait("Go to Date")
        program.type("31 June")
        program.press("Return")
        program.find_text("This is not a date")
        program.press("ctrl+a")
        program.type("14 January 2026")
        program.find_text("Wednesday 14 January 2026")
        program.press("Return")
        wait_for("January", lambda: "January 2026" in calendar.grid.get_name())
        calendar.focus.wait("Wednesday 14 January 2026")
        program.press("ctrl+g")
        calendar.focus.wait("Go to Date")
        program.type("September 2025")
        program.press("Return")
        calendar.focus.wait("Monday 1 September 2025")


harness.run(test_days, test_into_day, test_names, test_issue_mark, test_item, test_menu, test_date)
