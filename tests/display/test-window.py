#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newsletter named on the command line is found again on every page."""

import os
import tempfile

import harness
from harness import Atspi, Failure, Program, SAMPLES, find_all, has_state, text_of, wait_for

SHARED = os.environ.get("SECNEWS_SHARED") or os.path.join(SAMPLES, "..", "..", "..", "shared")

# A real issue, where it is at hand, and else a sample. Each row names words
# that the name of one consultation's row has; no row may be missing or added.
REAL = {
    "path": os.path.join(SHARED, "newsletters", "2019-06-06-sec-newsletter.txt"),
    "today": "2019-06-10",
    "consultations": [
        ("SECMP0007", "17 June"),
        ("SECMP0056", "20 June"),
        ("microbusiness", "21 June"),
        ("BEIS", "27 June"),
        ("Ofgem", "9 July"),
    ],
    "seats": [("SMKI PMA", "Large Supplier"), ("SMKI PMA", "Small Supplier")],
    "cell": ("12 June", "Security Sub-Committee"),
    "title": "SEC Newsletter 6 June 2019",
    "text": "Welcome to the first SEC newsletter of the summer!",
}
SAMPLE = {
    "path": os.path.join(SAMPLES, "2025-11-06-sec-newsletter.eml"),
    "today": "2025-11-07",
    "consultations": [
        ("MP327", "12 November"),
        ("MP341", "14 November"),
        ("Ofgem", "19 November"),
        ("DCC", "28 November"),
        ("DESNZ", "5 December"),
    ],
    "seats": [("SSC", "Other SEC Party"), ("SMKI PMA", "Electricity Network")],
    "cell": ("27 November", "Testing Advisory Group"),
    "title": "SEC Newsletter 6 November 2025",
    "text": "Welcome to the November newsletter.",
}
ISSUE = REAL if os.path.exists(REAL["path"]) else SAMPLE

PAGES = ["Calendar", "Consultations", "Vacancies", "Newsletters"]


def go_to(program, page):
    """Turns to a page by keyboard and waits until its tab is the selected one."""
    tab = program.find("page tab", [page])
    program.press(f"alt+{PAGES.index(page) + 1}")
    wait_for(f"page {page}", lambda: has_state(tab, Atspi.StateType.SELECTED))


def rows_of(program, name, first_words):
    """The names of a list's rows that begin with some words, once there are any."""
    rows = program.find("list", [name])
    return wait_for(f"rows of {name}", lambda: [row.get_name() for row in find_all(rows, "list item", [first_words])])


def expect(what, expected, names):
    """Each of expected, a tuple of words, is in one name, and there is no other name."""
    found = [[name for name in names if all(word in name for word in words)] for words in expected]
    if len(names) != len(expected) or any(len(some) != 1 for some in found):
        raise Failure("\n".join([f"{what} should be {expected}, but are:", *names]))


def check_calendar(program):
    go_to(program, "Calendar")
    program.find("table cell", ISSUE["cell"])


def check_consultations(program):
    go_to(program, "Consultations")
    rows = rows_of(program, "Consultations", "Consultation closes")
    expect("the consultations", ISSUE["consultations"], rows)
    nearest = ISSUE["consultations"][0][1]
    if nearest not in rows[0]:
        raise Failure(f"first is not what closes on {nearest}: {rows[0]}")


def check_vacancies(program):
    go_to(program, "Vacancies")
    seats = wait_for("the seats", lambda: [
        node.get_name() for node in find_all(program.window, "list item")
        if node.get_name().startswith(("Vacancy", "Nominations close")) and "seat" in node.get_name()])
    # The agenda of the calendar has those with a closing date too.
    expect("the seats", ISSUE["seats"], sorted(set(seats)))


def check_newsletters(program):
    go_to(program, "Newsletters")
    program.find("list item", [ISSUE["title"]], within=program.find("list", ["Newsletters"]))
    text = program.find("text", ["Newsletter Text"])
    wait_for("the newsletter's text", lambda: ISSUE["text"] in text_of(text))


def test_window():
    """An issue goes through every page"""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["--database", os.path.join(folder, "secnews.db"), "--today", ISSUE["today"], ISSUE["path"]]
        with Program(*arguments) as program:
            program.wait_for_window()
            check_consultations(program)
            check_vacancies(program)
            check_calendar(program)
            check_newsletters(program)


harness.run(test_window)
