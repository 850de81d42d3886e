#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The user puts right what newsletters have wrong, and says what is one and what is two."""

import json
import os
import subprocess
import tempfile

import harness
from consultations import (FIRST, SECOND, go_to_list, gone, import_text, open_page, press_button, secnews, select,
                           showing, tab_to, undo, wait_for_rows)
from harness import find_all, wait_for


def store_of(folder, *texts):
    database = os.path.join(folder, "secnews.db")
    for number, text in enumerate(texts):
        import_text(database, f"{number}.txt", text)
    return database


def dialog(program, title):
    """Another window of the program."""
    application = program.window.get_parent()
    return wait_for(f"the window {title}", lambda: next(
        (node for node in find_all(application) if node.get_role_name() in ("frame", "dialog", "window")
         and node.get_name() == title), None))


def number_of(database, words):
    """The number of an item in the store."""
    listed = subprocess.run([harness.SECNEWS, "--database", database, "--today", "2025-11-07", "list", "consultations",
                             "--json"], check=True, stdout=subprocess.PIPE, text=True, timeout=harness.PATIENCE)
    return next(str(item["id"]) for item in json.loads(listed.stdout)["items"] if words in item["title"])


def correct(program, date):
    """Goes through the window that asks for the date."""
    go_to_list(program)
    program.press("shift+F10")
    press_menu(program, "Correct")
    window = dialog(program, "Correct")
    # The date has the focus, as a whole.
    harness.settle()
    program.type("2025-13-40")
    wait_for("a reason", lambda: any(find_all(window, "label", ["This is not a date"])))
    program.press("ctrl+a")
    program.type("3 December 1025")
    wait_for("a reason", lambda: any(find_all(window, "label", ["from 2000 to 2099"])))
    program.press("ctrl+a")
    program.type(date)
    wait_for("the date understood", lambda: any(find_all(window, "label", ["Closes Wednesday 3 December 2025"])))
    program.press("Return")


def test_correct():
    """A closing date is put right in a window, and taken back"""
    with tempfile.TemporaryDirectory() as folder, open_page(store_of(folder, FIRST)) as program:
        select(program, "MP400")
        correct(program, "2025-12-03")
        # A toast does not wait until all else was looked at, so that comes the second time.
        undo(program, ["Consultation corrected"])
        wait_for_rows(program, "the old date", lambda names: any("MP400" in n and "28 November" in n for n in names))
        correct(program, "3/12/2025")
        wait_for_rows(program, "the new date", lambda names: any("3 December" in name for name in names))
        showing(program, "label", ["Corrected by you"])


def test_undo_key():
    """Ctrl+Z takes back one thing after the other, and says what"""
    with tempfile.TemporaryDirectory() as folder:
        database = store_of(folder, FIRST)
        number = number_of(database, "MP400")
        secnews(database, "correct", number, "date=2025-12-01")
        with open_page(database) as program:
            select(program, "MP400")
            correct(program, "2025-12-03")
            wait_for_rows(program, "the new date", lambda names: any("3 December" in name for name in names))
            go_to_list(program)
            program.press("ctrl+z")
            harness.toast(program, "Correction undone: MP400")
            wait_for_rows(program, "the date before", lambda names: any("1 December" in name for name in names))
            program.press("ctrl+z")
            wait_for_rows(program, "the first date", lambda names: any("28 November" in name for name in names))
            program.press("ctrl+z")
            harness.settle()
            wait_for_rows(program, "no change", lambda names: any("28 November" in name for name in names))


def press_menu(program, name):
    """Goes down the open menu to an entry and chooses it."""
    for _ in range(12):
        entry = showing(program, "menu item", [name])
        if harness.has_state(entry, harness.Atspi.StateType.FOCUSED):
            program.press("Return")
            return
        program.press("Down")
        harness.settle(0.2)
    raise harness.Failure(f"the menu has no way to {name}")


def test_news():
    """What newsletters say against a correction is shown beside it, to be chosen"""
    with tempfile.TemporaryDirectory() as folder:
        database = store_of(folder, FIRST)
        secnews(database, "correct", number_of(database, "MP400"), "date=2025-12-01")
        import_text(database, "second.txt", SECOND)
        with open_page(database) as program:
            select(program, "MP400")
            showing(program, "label", ["Newsletters: 12 December. You: 1 December."])
            press_button(program, "Keep Mine")
            undo(program, ["Your correction kept"])
            press_button(program, "Take the Newsletter")
            undo(program, ["Newsletter’s word taken"])
            press_button(program, "Keep Mine")
            gone(program, "push button", ["Keep Mine"])
            wait_for_rows(program, "the user's date", lambda names: any("1 December" in name for name in names))


def test_life_line():
    """The way of a modification is told as far as newsletters say"""
    with tempfile.TemporaryDirectory() as folder, open_page(store_of(folder, FIRST, SECOND)) as program:
        select(program, "MP400")
        for step in ("Draft, done", "Refinement, current step, to 12 December", "Report Consultation, not known",
                     "Vote, ahead, 21 January 2026", "Decision, not known", "Release, ahead, June 2026"):
            showing(program, "panel", [step])


def test_alike():
    """Two that may be one are kept apart, or merged, and taken back"""
    with tempfile.TemporaryDirectory() as folder, open_page(store_of(folder, FIRST, SECOND)) as program:
        select(program, "laboratory")
        showing(program, "label", ["May be the same as", "draft plan"])
        press_button(program, "Merge")
        undo(program, ["Merged into one"])
        press_button(program, "Keep Apart")
        undo(program, ["Kept apart"])
        press_button(program, "Merge")
        wait_for_rows(program, "one of the two", lambda names: sum("DCC" in name for name in names) == 1)


def split(program):
    """Goes through the window that asks for newsletters."""
    go_to_list(program)
    program.press("shift+F10")
    press_menu(program, "Split Off")
    window = dialog(program, "Split Off")
    tab_to(program, "check box", "9 October 2025", within=window)
    program.press("space")
    wait_for("what becomes of it", lambda: any(find_all(window, "label", ["consultation of its own"])))
    tab_to(program, "push button", "Split Off", within=window)
    program.press("Return")


def test_split():
    """What a newsletter says is split off, and taken back"""
    with tempfile.TemporaryDirectory() as folder, open_page(store_of(folder, FIRST, SECOND)) as program:
        select(program, "MP400")
        split(program)
        undo(program, ["Split off"])
        wait_for_rows(program, "one again", lambda names: sum("MP400" in name for name in names) == 1)
        split(program)
        wait_for_rows(program, "two of them", lambda names: sum("MP400" in name for name in names) == 2)


harness.run(test_correct, test_undo_key, test_news, test_life_line, test_alike, test_split)
