#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newsletter named on the command line is found again on every page."""

import os
import tempfile

import harness
from harness import Program, SAMPLES, find_all, wait_for

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
    "text": "Welcome to the November newsletter.",
}
ISSUE = REAL if os.path.exists(REAL["path"]) else SAMPLE

PAGES = ["Calendar", "Consultations", "Vacancies", "Newsletters"]


def go_to(program, page):
    """Turns to a page by keyboard and waits until its button says so."""
    program.press(f"alt+{PAGES.index(page) + 1}")
    wait_for(f"page {page}", lambda: program.current_page() == page)


def test_window():
    """An issue goes through every page"""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["--database", os.path.join(folder, "secnews.db"), "--today", ISSUE["today"], ISSUE["path"]]
        with Program(*arguments) as program:
            program.wait_for_window()
            program.find(None, ISSUE["cell"])


harness.run(test_window)
