#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A search from anywhere, by keyboard, into every kind of hit and back."""

from harness import Atspi, Failure, Focus, Program, find_all, find_last, has_state, run, text_of, wait_for


def begin(program):
    """Waits until the calendar has the keyboard."""
    program.wait_for_window()
    program.find("table cell", ["13 November 2025"])
    wait_for("a day to have the focus", lambda: focused(program, "table cell"))


def focused(program, role):
    return next((node for node in find_all(program.window, role) if has_state(node, Atspi.StateType.FOCUSED)), None)


def entry(program):
    """The entry of the search, once it has the focus or what is typed into it."""
    return program.find("entry", ["Search Items and Newsletters"])


def hits(program, name):
    # The page lies behind all others, which have many widgets.
    found = wait_for(name, lambda: find_last(program.window, "list", [name]))
    return list(find_all(found, "list item"))


def look_for(program, text, name, words):
    """Types, and waits for a hit with these words in its name."""
    program.type(text)
    return wait_for(f"a hit for {text}", lambda: next(
        (row for row in hits(program, name) if all(word in row.get_name() for word in words)), None))


def selected(program, page):
    tab = program.find("page tab", [page])
    wait_for(f"page {page}", lambda: has_state(tab, Atspi.StateType.SELECTED))


def test_consultation():
    """Typing begins a search, the arrow goes into it, Enter opens the hit"""
    with Program("--demo") as program:
        begin(program)
        row = look_for(program, "MP341", "Items Found", ["Consultation", "MP341"])
        program.press("Down")
        wait_for("the first hit to have the focus", lambda: has_state(row, Atspi.StateType.FOCUSED))
        program.press("Return")
        selected(program, "Consultations")
        wait_for("the consultation", lambda: next(
            (node for node in find_all(program.find("list", ["Consultations"]), "list item", ["MP341"])
             if has_state(node, Atspi.StateType.SELECTED)), None))


def test_event():
    """An event opens in the calendar, at its day"""
    with Program("--demo") as program:
        begin(program)
        program.press("ctrl+f")
        wait_for("the entry to have the focus", lambda: has_state(entry(program), Atspi.StateType.FOCUSED))
        row = look_for(program, "testing advisory", "Items Found", ["Testing Advisory Group"])
        # Enter leads to the first hit as well, without waiting for the last letter.
        program.press("Return")
        wait_for("the first hit to have the focus", lambda: has_state(row, Atspi.StateType.FOCUSED))
        program.press("Return")
        selected(program, "Calendar")
        program.find("push button", ["Show in Newsletter"])
        program.close_popover()


def test_newsletter():
    """A newsletter opens at the sentence; items come before newsletters"""
    with Program("--demo") as program:
        begin(program)
        row = look_for(program, "welcome november", "Newsletters Found", ["6 November 2025", "Welcome"])
        if find_last(program.window, "list", ["Items Found"]) is not None:
            raise Failure("there are items found by words that none has")
        program.press("Down")
        wait_for("the hit to have the focus", lambda: has_state(row, Atspi.StateType.FOCUSED))
        program.press("Return")
        selected(program, "Newsletters")
        text = program.find("text", ["Newsletter Text"])
        wait_for("the text to have the focus", lambda: has_state(text, Atspi.StateType.FOCUSED))
        start = text_of(text).find("Welcome to the November newsletter")
        wait_for("the sentence", lambda: start == Atspi.Text.get_caret_offset(text))


def test_leave():
    """Escape leads back to where one was; what was looked for is remembered"""
    with Program("--demo") as program:
        begin(program)
        name = focused(program, "table cell").get_name()
        program.type("zzqqx")
        wait_for("that nothing was found", lambda: find_last(program.window, "label", ["Nothing Found"]))
        program.press("Escape")
        wait_for("the day to have the focus again", lambda: (
            cell := focused(program, "table cell")) and cell.get_name() == name)
        program.press("ctrl+f")
        # What was looked for is there again and selected, so that another word takes its place.
        look_for(program, "ofgem", "Items Found", ["Ofgem"])
        program.press("Down")
        wait_for("the first hit to have the focus", lambda: focused(program, "list item"))
        program.press("Up")
        wait_for("the entry to have the focus", lambda: has_state(entry(program), Atspi.StateType.FOCUSED))
        program.press("alt+3")
        selected(program, "Vacancies")
        button = program.find("push button", ["Search"])
        wait_for("the search to be over", lambda: not has_state(button, Atspi.StateType.PRESSED))


def test_date():
    """Whoever goes to a date leaves what was found"""
    with Program("--demo") as program:
        begin(program)
        program.press("ctrl+f")
        look_for(program, "ofgem", "Items Found", ["Ofgem"])
        focus = Focus()
        # Not by its key, which the entry of a search takes for itself.
        program.activate("go-to-date")
        button = program.find("push button", ["Search"])
        wait_for("the search to be over", lambda: not has_state(button, Atspi.StateType.PRESSED))
        focus.wait("Go to Date")
        program.close_popover()


def test_go_to_date():
    """Ctrl+G goes to a date also while something is looked for"""
    with Program("--demo") as program:
        begin(program)
        focus = Focus()
        look_for(program, "MP341", "Items Found", ["MP341"])
        program.press("ctrl+g")
        focus.wait("Go to Date")
        program.type("14 January 2026")
        program.press("Return")
        selected(program, "Calendar")
        focus.wait("Wednesday 14 January 2026")


run(test_consultation, test_event, test_newsletter, test_leave, test_date, test_go_to_date)
