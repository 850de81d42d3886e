#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of a newsletter: doubts where they arose, dates that became no item,
and an item that the user makes of some words."""

import os
import subprocess
import tempfile

from harness import Atspi, Failure, Program, SECNEWS, find_all, find_last, has_state, run, settle, text_of, wait_for

NEWSLETTER = """SEC Newsletter

9 May 2024

Consultations

MP901 'Half-hourly data'

The Modification Report Consultation closes on Monday 14 May 2024.

News

The old portal was switched off on 3 April 2024.

Somebody has moved to another desk, which is by the window.
"""
LEFT_OVER = "The old portal was switched off on 3 April 2024."


def start(folder):
    """The program on the page of newsletters, with the text and the keyboard in it."""
    path = os.path.join(folder, "newsletter.txt")
    store = os.path.join(folder, "secnews.db")
    with open(path, "w", encoding="utf-8") as file:
        file.write(NEWSLETTER)
    subprocess.run([SECNEWS, "--database", store, "import", "--quiet", path], check=True)
    return Program("--database", store, "--today", "2024-05-09")


def open_reader(program):
    """Goes to the text by keyboard."""
    program.wait_for_window()
    wait_for("the calendar", lambda: next(find_all(program.window, "table cell", ["9 May 2024"]), None))
    program.press("alt+4")
    text = program.find("text", ["Newsletter Text"])
    wait_for("the text", lambda: "Half-hourly" in text_of(text))
    tab = program.find("page tab", ["Newsletters"])
    wait_for("the page", lambda: has_state(tab, Atspi.StateType.SELECTED))
    lines = program.find("list", ["Newsletters"])
    wait_for("the list to have the focus", lambda: any(
        has_state(line, Atspi.StateType.FOCUSED) for line in find_all(lines, "list item")) or None)
    program.press("Return")
    wait_for("the text to have the focus", lambda: has_state(text, Atspi.StateType.FOCUSED))
    return text


def test_doubts():
    """A doubt stands in the text, in words, and a button leads to it"""
    with tempfile.TemporaryDirectory() as folder, start(folder) as program:
        text = open_reader(program)
        card = program.find("panel", ["Doubt: ", "MP901", "Monday 14 May 2024"], within=text)
        if has_state(card, Atspi.StateType.FOCUSED):
            raise Failure("the doubt has the focus before anybody asked for it")
        # The date is doubtful for the newsletter, then for the item.
        for doubt in (program.find("panel", ["Doubt: ", "In this newsletter"], within=text), card):
            Atspi.Action.do_action(program.find("push button", ["2 Doubts"]), 0)
            wait_for("the doubt to have the focus", lambda node=doubt: has_state(node, Atspi.StateType.FOCUSED))
        # Its button leads to the item.
        Atspi.Action.do_action(program.find("push button", ["Show Item"], within=card), 0)
        tab = program.find("page tab", ["Consultations"])
        wait_for("the consultation", lambda: has_state(tab, Atspi.StateType.SELECTED))


def gutter(text, words):
    return next(find_all(text, "push button", words), None)


def test_other_dates():
    """Dates that became no item are marked on demand"""
    with tempfile.TemporaryDirectory() as folder, start(folder) as program:
        text = open_reader(program)
        button = program.find("push button", ["1 Other Date"])
        if gutter(text, ["Became no item"]) is not None:
            raise Failure("they are marked before anybody asked for it")
        Atspi.Action.do_action(button, 0)
        program.find("push button", ["Became no item", LEFT_OVER], within=text)
        Atspi.Action.do_action(button, 0)
        wait_for("the mark to go", lambda: gutter(text, ["Became no item"]) is None)
        program.press("ctrl+shift+Down")
        program.find("label", ["Other date 1 of 1"])
        program.find("push button", ["Became no item", LEFT_OVER], within=text)


def items(folder):
    out = subprocess.run([SECNEWS, "--database", os.path.join(folder, "secnews.db"), "list", "all"],
                         check=True, capture_output=True, text=True).stdout
    return sum("The old portal" in line for line in out.splitlines())


def test_make_item():
    """Words become an item, which is marked at once, and can be taken back"""
    with tempfile.TemporaryDirectory() as folder, start(folder) as program:
        text = open_reader(program)
        program.press("ctrl+shift+Down", "shift+End")
        Atspi.Action.do_action(program.find("push button", ["Make an Item of This"]), 0)
        form = wait_for("the form", lambda: next(program.other_windows(), None))
        wait_for("the date that the words have", lambda: next(find_all(form, None, ["3 April"]), None))
        program.press("Return")
        undo = wait_for("the toast", lambda: find_last(program.window, "push button", ["Undo"]))
        title = LEFT_OVER.rstrip(".")
        program.find("push button", [f"Event: {title}"], within=text)
        if items(folder) != 1:
            raise Failure("the item is not in the store")
        Atspi.Action.do_action(undo, 0)
        wait_for("the mark to go", lambda: gutter(text, ["Event: The old portal"]) is None)
        if items(folder) != 0:
            raise Failure("the item is still in the store")


def long_newsletter(day):
    """A newsletter of several screenfuls."""
    news = "\n\n".join(f"Paragraph {number} tells of something that has no date." for number in range(120))
    return f"SEC Newsletter\n\n{day} May 2024\n\nThe SEC Panel meets on {day + 10} May 2024.\n\n{news}\n"


def y_of_mark(program, text):
    """How far down the window the only mark is."""
    mark = program.find("push button", ["SEC Panel"], within=text)
    return Atspi.Component.get_extents(mark, Atspi.CoordType.WINDOW).y


def test_begins_at_the_top():
    """Every newsletter opens at its top, however far the one before was scrolled"""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "secnews.db")
        for day in (2, 9):
            with open(os.path.join(folder, f"{day}.txt"), "w", encoding="utf-8") as file:
                file.write(long_newsletter(day))
            subprocess.run([SECNEWS, "--database", store, "import", "--quiet", file.name], check=True)
        with Program("--database", store, "--today", "2024-05-09") as program:
            program.wait_for_window()
            program.press("alt+4")
            text = program.find("text", ["Newsletter Text"])
            wait_for("the newer one", lambda: "9 May 2024" in text_of(text))
            top = y_of_mark(program, text)
            program.click_on(text)
            for _ in range(80):
                program.run_xdotool("click", "5")
            wait_for("the end", lambda: y_of_mark(program, text) != top)
            program.click_on(program.find("list item", ["2 May 2024"]))
            wait_for("the older one", lambda: "\n2 May 2024" in text_of(text))
            settle()
            if y_of_mark(program, text) != top:
                raise Failure(f"its first mark is at {y_of_mark(program, text)}, not at {top}")


run(test_doubts, test_other_dates, test_make_item, test_begins_at_the_top)
