#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that are longer than a window are made as they are scrolled, and end with the last thing."""

import datetime
import os
import tempfile

import harness
from consultations import TODAY, secnews
from harness import BUTTON, Failure, Program, click, find_all, wait_for

N = 30
COMMITTEES = ("Change Board", "SMKI PMA", "TABASC", "Security Sub-Committee", "Operations Group", "Testing Advisory Group")
CATEGORIES = ("Large Supplier", "Small Supplier", "Electricity Network Party", "Gas Network Party", "Other SEC Party")

TEXT = """SEC Newsletter {issued}

Consultations

SECAS invites comments on the MP{number} Refinement Consultation on clearer labels for cable {number}. \
The consultation closes on {closing}.

Vacancies

The {committee} has a vacancy for one {category}. Nominations close on {nominating}.

Meetings

The MP{number} Working Group will meet on {meeting}.

Releases

MP{number} will be implemented in December 2025.
"""


def text_of_day(day):
    return f"{day.day} {day.strftime('%B %Y')}"


def long_store(folder):
    """A store with a newsletter a week: in each a consultation, a seat, a meeting and a month."""
    database, letters = os.path.join(folder, "secnews.db"), os.path.join(folder, "letters")
    last, first = datetime.date(2025, 11, 6), datetime.date(2026, 1, 5)
    os.mkdir(letters)
    for i in range(N):
        text = TEXT.format(issued=text_of_day(last - datetime.timedelta(weeks=N - 1 - i)), number=401 + i,
                           committee=COMMITTEES[i % 6], category=CATEGORIES[i // 6],
                           closing=text_of_day(first + datetime.timedelta(days=i)),
                           nominating=text_of_day(first + datetime.timedelta(days=40 + i)),
                           meeting=text_of_day(first + datetime.timedelta(days=80 + i)))
        with open(os.path.join(letters, f"{i:02}.txt"), "w", encoding="utf-8") as file:
            file.write(text)
    secnews(database, "import", letters)
    return database


def start(database, page):
    program = Program("--database", database, "--today", TODAY)
    program.wait_for_window()
    program.resize(1180, 700)
    program.press(f"alt+{page}")
    return program


def rows(program, name):
    """The names of the rows of the list of that name, once there are any."""
    found = program.find("list", [name])
    return wait_for("rows", lambda: [row.get_name() for row in harness.children(found) if row.get_name()])


def seats(program):
    """The names of the seats, once there are any."""
    page = program.find("panel", ["Vacancies"])
    return wait_for("seats", lambda: [node.get_name() for node in find_all(page, "list item")
                                      if "Nominations close" in node.get_name()])


def scroll_to(program, first, look, last):
    """Turns the wheel over the first row until the last one is there; it must not be there at once."""
    if any(last in name for name in look()):
        raise Failure(f"all is made at once: {look()}")
    program.click_on(program.find("list item", [first]), button=5)
    for _ in range(N):
        if any(last in name for name in look()):
            return
        program.run_xdotool("click", "--repeat", "10", "5")
        harness.settle(0.3)
    raise Failure(f"{last} is not in {look()}")


def test_agenda():
    """The agenda goes on to the last meeting"""
    with tempfile.TemporaryDirectory() as folder:
        with start(long_store(folder), 1) as program:
            scroll_to(program, "MP401", lambda: rows(program, "Agenda"), f"MP{400 + N} Working Group")


def test_consultations():
    """The list of consultations goes on to the one that closes last"""
    with tempfile.TemporaryDirectory() as folder:
        with start(long_store(folder), 2) as program:
            scroll_to(program, "MP401", lambda: rows(program, "Consultations"), f"MP{400 + N}")


def test_newsletters():
    """The list of newsletters goes back to the first"""
    with tempfile.TemporaryDirectory() as folder:
        with start(long_store(folder), 4) as program:
            scroll_to(program, "6 November 2025", lambda: rows(program, "Newsletters"), "17 April 2025")


def test_vacancies():
    """The seats go on to the last committee"""
    with tempfile.TemporaryDirectory() as folder:
        with start(long_store(folder), 3) as program:
            scroll_to(program, "Change Board", lambda: seats(program), "TAG Other SEC Party")


def test_tall_window():
    """A window that is taller than what was made for it has the rest at once"""
    with tempfile.TemporaryDirectory() as folder:
        with start(long_store(folder), 1) as program:
            before = len(rows(program, "Agenda"))
            program.resize(1180, 2400)
            wait_for("more rows", lambda: len(rows(program, "Agenda")) > before)


def test_lane():
    """What has no day shows a few, and all in a bubble"""
    with tempfile.TemporaryDirectory() as folder:
        with start(long_store(folder), 1) as program:
            more = program.find(BUTTON, ["Show all items: Some Time in December"])
            click(more)
            program.find("list item", [f"MP{400 + N}"])
            program.close_popover()


if __name__ == "__main__":
    harness.run(test_agenda, test_consultations, test_newsletters, test_vacancies, test_tall_window, test_lane)
