#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences take effect at once."""

import os
import sqlite3
import tempfile

from harness import (Atspi, Failure, Program, REMEMBERING, children, find_all, run, shown, wait_for, walk,
                     write_settings)

FIRST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "newsletters", "2019-06-06.txt")


def windows(program):
    application = program.window.get_parent()
    return list(children(application))


def open_preferences(program):
    program.press("ctrl+comma")
    return wait_for("the preferences", lambda: next(
        (node for node in windows(program) if node.get_name() == "Preferences"), None))


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def first_weekday(program):
    return next((node.get_name() for node in walk(program.window) if node.get_name() in WEEKDAYS), None)


def test_closing_soon():
    """Another number of working days is counted by at once, everywhere"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        with Program("--database", os.path.join(home, "secnews.db"), "--today", "2019-06-14", FIRST, home=home,
                     environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the news", lambda: shown(program, "2 consultations to answer close within 7 working days"))
            preferences = open_preferences(program)
            spin = next(find_all(preferences, "spin button", ["Closing Soon"]))
            Atspi.Value.set_current_value(spin, 2)
            wait_for("the news", lambda: shown(program, "1 consultation to answer closes within 2 working days"))
            program.press("Escape")
            wait_for("the end of the preferences", lambda: len(windows(program)) == 1)
        with Program("--database", os.path.join(home, "secnews.db"), "--today", "2019-06-14", home=home,
                     environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the news", lambda: shown(program, "1 consultation to answer closes within 2 working days"))


def choose(preferences, program, row, downs):
    """Chooses in a row of choices by keyboard, so many entries further down."""
    program.tab_to(next(find_all(preferences, "combo box", [row])))
    program.press("Return", *["Down"] * downs, "Return")


def kept(home, key):
    """The value of a setting as it was written, None before."""
    path = os.path.join(home, "config", "glib-2.0", "settings", "keyfile")
    with open(path, encoding="utf-8") as file:
        return next((line.partition("=")[2].strip() for line in file if line.startswith(key + "=")), None)


def row_says(preferences, row, words):
    return any(find_all(next(find_all(preferences, "combo box", [row])), "label", [words]))


def test_reminders():
    """The time of day of reminders, to the minute, and the days before are chosen, and kept"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true", remind_minute="uint32 455")
        with Program("--database", os.path.join(home, "secnews.db"), "--today", "2019-06-14", home=home,
                     environment=REMEMBERING) as program:
            program.wait_for_window()
            preferences = open_preferences(program)
            # A window on another store has no part in what starts with the session, and says so.
            wait_for("whether they come", lambda: any(find_all(preferences, "label", ["not your usual store"])))
            wait_for("the time that was set elsewhere", lambda: row_says(preferences, "Time of Day", "07:35"))
            choose(preferences, program, "Time of Day", 1)

            def kept_minute():
                return int(kept(home, "remind-minute").split()[-1])
            wait_for("another time", lambda: kept_minute() != 455)
            minute = kept_minute()
            wait_for("it to be shown", lambda: row_says(preferences, "Time of Day", f"{minute // 60:02}:{minute % 60:02}"))
            choose(preferences, program, "Nominations Close", 3)
            wait_for("other days", lambda: kept(home, "remind-vacancies") is not None)
            days = kept(home, "remind-vacancies").replace("uint32 ", "").strip("[]").split(", ")
            wait_for("them to be shown", lambda: row_says(preferences, "Nominations Close", days[0]))
            program.press("Escape")
            wait_for("the end of the preferences", lambda: len(windows(program)) == 1)


def test_before_the_store():
    """Preferences that are asked for while the store is not open yet are shown once it is"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        path = os.path.join(home, "secnews.db")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")  # so the window's store waits
        with Program("--database", path, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            program.press("ctrl+comma")
            if shown(program, "No Newsletters Yet"):
                raise Failure("the store was open before it could be")
            other.execute("ROLLBACK")
            other.close()
            wait_for("the preferences", lambda: any(node.get_name() == "Preferences" for node in windows(program)))
            program.press("Escape")
            wait_for("the end of the preferences", lambda: len(windows(program)) == 1)


def test_week_start():
    """The calendar begins its weeks with another day"""
    with Program("--demo") as program:
        program.wait_for_window()
        wait_for("the calendar", lambda: first_weekday(program) == "Monday")
        preferences = open_preferences(program)
        choose(preferences, program, "Week Starts On", 2)
        wait_for("Sunday first", lambda: first_weekday(program) == "Sunday")
        program.press("Escape")
        wait_for("the end of the preferences", lambda: len(windows(program)) == 1)


def test_names():
    """All that can be preferred has a name"""
    with Program("--demo") as program:
        program.wait_for_window()
        preferences = open_preferences(program)
        text = "\n".join(node.get_name() or "" for node in walk(preferences))
        for name in ("Your Category", "Closing Soon", "Bank Holidays Of", "Week Starts On", "Review After Import",
                     "Watched Folders", "Add Folder…"):
            if name not in text:
                raise Failure(f"{name} is missing in the preferences:\n{text}")
        program.press("Escape")
        wait_for("the end of the preferences", lambda: len(windows(program)) == 1)


run(test_closing_soon, test_reminders, test_before_the_store, test_week_start, test_names)
