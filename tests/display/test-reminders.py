#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""When to be reminded of one item, by its menu."""

import os
import sqlite3
import tempfile

from consultations import FIRST, go_to_list, import_text, open_page, select, showing, undo
from harness import Atspi, Failure, REMEMBERING, find_all, has_state, run, settle, wait_for, write_settings


def store_of(folder):
    database = os.path.join(folder, "secnews.db")
    import_text(database, "first.txt", FIRST)
    return database


def wish(database):
    """What the user said of reminders: the leads and until when it is snoozed."""
    with sqlite3.connect(database, timeout=60) as connection:
        rows = connection.execute("SELECT leads, snoozed FROM user_reminders").fetchall()
    connection.close()
    return rows[0] if rows else (None, None)


def wait_for_wish(database, leads, snoozed):
    wait_for(f"{leads} and {snoozed}, not {wish(database)}", lambda: wish(database) == (leads, snoozed))


def go_down(program, name):
    """Goes down the open menu to an entry and chooses it."""
    for _ in range(24):
        entry = showing(program, "menu item", [name])
        if has_state(entry, Atspi.StateType.FOCUSED):
            program.press("Return")
            return
        program.press("Down")
        settle(0.2)
    raise Failure(f"the menu has no way to {name}")


def remind(program, name):
    """Chooses in the menu of the item that is selected."""
    go_to_list(program)
    program.press("shift+F10")
    go_down(program, "Remind Me")
    go_down(program, name)


def test_leads():
    """An item's own leads are chosen in its menu, and taken back"""
    with tempfile.TemporaryDirectory() as folder:
        database = store_of(folder)
        with open_page(database) as program:
            select(program, "MP400")
            remind(program, "Never")
            undo(program, ["Reminders switched off"])
            wait_for_wish(database, None, None)
            remind(program, "5 and 1 Working Days Before")
            wait_for_wish(database, "5,1", None)
            undo(program, ["Reminders changed"])
            wait_for_wish(database, None, None)


def test_snooze():
    """Snoozing counts from the day that the window shows, as the preferences say, and is taken back"""
    with tempfile.TemporaryDirectory() as folder:
        database = store_of(folder)
        home = os.path.join(folder, "home")
        write_settings(home, category_asked="true", remind_minute="uint32 450")
        with open_page(database, home=home, environment=REMEMBERING) as program:
            select(program, "MP400")
            for name, words, until in (
                    ("Snooze for an Hour", "Snoozed until 10:00", "2025-11-07T10:00"),
                    ("Snooze until Tomorrow", "Snoozed until Saturday 8 November, 07:30", "2025-11-08T07:30"),
                    ("Snooze until the Next Working Day", "Snoozed until Monday 10 November, 07:30",
                     "2025-11-10T07:30")):
                remind(program, name)
                wait_for_wish(database, None, until)
                undo(program, [words])
                wait_for_wish(database, None, None)


def test_date():
    """A date is chosen in a window, which says what it means"""
    with tempfile.TemporaryDirectory() as folder:
        database = store_of(folder)
        with open_page(database) as program:
            select(program, "MP400")
            remind(program, "Snooze until a Date")
            window = wait_for("the window", lambda: next(
                (node for node in program.other_windows() if node.get_name() == "Snooze until a Date"), None))
            wait_for("the next working day", lambda: any(find_all(window, "label", ["Monday 10 November"])))
            program.press("ctrl+a")
            program.type("6 November 2025")
            wait_for("what is wrong", lambda: any(find_all(window, "label", ["This day is not ahead."])))
            program.press("ctrl+a")
            program.type("1 December")
            wait_for("a warning", lambda: any(find_all(window, "label", ["after its date, Friday 28 November"])))
            program.press("ctrl+a")
            program.type("20 November")
            wait_for("the day", lambda: any(find_all(window, "label", ["Thursday 20 November", "9 working days"])))
            program.press("Return")
            wait_for_wish(database, None, "2025-11-20T09:00")
            undo(program, ["Snoozed until Thursday 20 November, 09:00"])
            wait_for_wish(database, None, None)


run(test_leads, test_snooze, test_date)
