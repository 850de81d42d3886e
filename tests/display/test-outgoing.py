#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Items leave the window: into the desktop's calendar, files, other programs and on paper."""

import csv
import io
import os
import sqlite3
import tempfile
import threading
import urllib.parse

import harness
from consultations import TODAY, Failure, open_page, samples_store, select
from harness import BUTTON, Program, click, find_all, wait_for, whole_stacks
from leaving import begin_export_to, copied, drag_to_other, export_to, print_to_pdf, user_folders

HANDLER = """[Desktop Entry]
Type=Application
Name=Takes Calendars
Exec={script} %u
MimeType=text/calendar;
"""


def install_calendar(home):
    """A calendar that writes down what it is to open."""
    taken, script = os.path.join(home, "taken"), os.path.join(home, "take")
    with open(script, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nprintf "%s" "$1" > "{taken}.part"\nmv "{taken}.part" "{taken}"\n')
    os.chmod(script, 0o755)
    os.makedirs(os.path.join(home, "data", "applications"))
    os.makedirs(os.path.join(home, "config"), exist_ok=True)
    with open(os.path.join(home, "data", "applications", "calendar.desktop"), "w", encoding="utf-8") as file:
        file.write(HANDLER.format(script=script))
    with open(os.path.join(home, "config", "mimeapps.list"), "w", encoding="utf-8") as file:
        file.write("[Default Applications]\ntext/calendar=calendar.desktop\n")
    return taken


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def test_add_to_calendar():
    """Ctrl+D opens the consultation in the desktop's calendar"""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder:
        taken = install_calendar(home)
        with open_page(samples_store(folder), home=home) as program:
            select(program, "MP327")
            program.press("ctrl+d")
            uri = wait_for("the calendar", lambda: read(taken))
            path = urllib.parse.unquote(uri.removeprefix("file://"))
            calendar = read(path)
            if not path.endswith(".ics") or calendar.count("BEGIN:VEVENT") != 1:
                raise Failure(f"the calendar was given {uri}:\n{calendar}")
            if "DTSTART;VALUE=DATE:20251112" not in calendar or "MP327" not in calendar:
                raise Failure(calendar)


def test_add_selection():
    """What is selected is opened in the desktop's calendar at once, and what has no day is told of"""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder:
        taken = install_calendar(home)
        with open_page(samples_store(folder), home=home) as program:
            select(program, "MP327")
            program.press("ctrl+space")
            program.press("ctrl+a")
            selected = program.find_text(" selected")
            number = int(selected.get_name().split()[0])
            bar = program.find("panel", ["Selection"])
            click(program.find(BUTTON, ["Add to Calendar"], within=bar))
            path = urllib.parse.unquote(wait_for("the calendar", lambda: read(taken)).removeprefix("file://"))
            events = read(path).count("BEGIN:VEVENT")
            if number < 3 or not 1 < events <= number or os.path.basename(path) != "Selected Items.ics":
                raise Failure(f"{path} has {events} of {number}")
            if events < number:
                program.find_text(f"{number - events} left out without a day")


def forget_calendars(home):
    """Has the desktop of that home know none of the calendars that the machine may have."""
    known = set()
    for folder in os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":"):
        for line in read(os.path.join(folder, "applications", "mimeinfo.cache")).splitlines():
            if line.startswith("text/calendar="):
                known.update(line.partition("=")[2].strip(";").split(";"))
    os.makedirs(os.path.join(home, "config"), exist_ok=True)
    with open(os.path.join(home, "config", "mimeapps.list"), "w", encoding="utf-8") as file:
        file.write(f"[Removed Associations]\ntext/calendar={';'.join(sorted(known))};\n")


def test_without_calendar():
    """Where the desktop has no calendar, that is said"""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        forget_calendars(home)
        with open_page(samples_store(folder), home=home) as program:
            select(program, "MP327")
            program.press("ctrl+d")
            program.find_text("No calendar could be opened")


def table_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def give_away_two(program, agenda, home, documents):
    """What is selected is in the file, in the clipboard and on paper, and nothing else."""
    for row in list(find_all(agenda, "list item"))[:2]:
        program.click_on(row, "ctrl")
    program.find_text("2 selected")
    click(program.find(BUTTON, ["Export…"]))
    titles = [row["title"] for row in table_of(export_to(program, os.path.join(home, "two.csv")))]
    if len(titles) != 2 or "MP327" not in titles[0]:
        raise Failure(titles)
    click(program.find(BUTTON, ["Copy"]))
    program.find_text("2 items copied as text")
    text = copied(program)
    if "MP327" not in text or titles[1] not in text or text.count("\n\n") != 1:
        raise Failure(text)
    click(program.find(BUTTON, ["Print…"]))
    paper = print_to_pdf(program, documents)
    if any(words not in paper for words in ("Selected Items", "Page 1 of 1", "MP327", titles[1])):
        raise Failure(paper)
    if paper.count("working days left") != 2:
        raise Failure(paper)


def test_filtered():
    """What is printed, exported and dragged out of the calendar is what it shows, or what of it is selected"""
    # The library of the file chooser leaks.
    with tempfile.TemporaryDirectory() as home:
        documents = user_folders(home)
        with Program("--demo", home=home, environment=whole_stacks()) as program:
            program.wait_for_window()
            program.resize(1000, 720)
            click(program.find(BUTTON, ["Events"], within=program.find("panel", ["Kinds Shown"])))
            program.find_text("Hidden: Events")
            agenda = program.find("list", ["Agenda"])
            wait_for("no meeting", lambda: not next(find_all(agenda, "list item", ["SEC Panel"]), None))
            formats, uri = drag_to_other(program, program.find("list item", ["MP327"], within=agenda))
            calendar = read(urllib.parse.unquote(uri.strip().removeprefix("file://")))
            if "text/calendar" not in formats or "MP327" not in calendar or calendar.count("BEGIN:VEVENT") != 1:
                raise Failure(f"{formats} {uri} {calendar}")
            program.activate("print")
            paper = print_to_pdf(program, documents)
            if "November 2025" not in paper or "Closes: MP327" not in paper or "Panel" in paper:
                raise Failure(paper)
            program.activate("export")
            kinds = {row["kind"] for row in table_of(export_to(program, os.path.join(home, "page.csv")))}
            if "event" in kinds or not {"consultation", "milestone"} <= kinds:
                raise Failure(kinds)
            give_away_two(program, agenda, home, documents)


def test_closed_meanwhile():
    """What is being exported when the program ends is written whole"""
    with tempfile.TemporaryDirectory() as folder:
        database, path = samples_store(folder), os.path.join(folder, "page.ics")
        with Program("--database", database, "--today", TODAY, environment=whole_stacks()) as program:
            program.wait_for_window()
            program.find("table cell", ["7 November 2025"])
            program.press("alt+4")
            program.find("list item", ["SEC Newsletter"])
            # Somebody else is writing for a while, so the export has to wait.
            other = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
            other.execute("BEGIN IMMEDIATE")
            program.activate("export")
            begin_export_to(program, path)
            wait_for("the dialog to go", lambda: next(program.other_windows(), None) is None)
            harness.settle()
            if os.path.exists(path):
                raise Failure("the export did not wait")
            threading.Timer(2, other.execute, ["ROLLBACK"]).start()
        calendar = read(path)
        if calendar.count("BEGIN:VEVENT") < 10 or not calendar.endswith("END:VCALENDAR\r\n"):
            raise Failure(f"the file is {calendar!r}")
        if any(name.startswith("page.ics.") for name in os.listdir(folder)):
            raise Failure("something is left beside the file")


harness.run(test_add_to_calendar, test_add_selection, test_without_calendar, test_filtered, test_closed_meanwhile)
