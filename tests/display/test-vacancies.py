#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seats: those for the user's category first, and none is lost from sight."""

import harness
from harness import BUTTON, Failure, Program, click, find_all, toast, wait_for


def seats(page, words=""):
    """The names of cards and rows of seats."""
    return [node.get_name() for node in find_all(page, "list item", [words])
            if node.get_name().startswith(("Vacancy", "Nominations close"))]


def choose_last_category(program):
    """Takes the last one from the drop-down, by keyboard."""
    click(program.find("combo box", ["Your category"]))
    # Its list tells a screen reader nothing of being open.
    harness.settle()
    program.press("End", "Return")


def start(program):
    """What the page holds, once both seats are there."""
    program.wait_for_window()
    program.press("alt+3")
    page = program.find("panel", ["Vacancies"])
    wait_for("the seats", lambda: len(seats(page)) == 2)
    return page


def test_category():
    """Without a category all are alike; with one the seats for it come first, and the choice is kept"""
    with Program("--demo") as program:
        page = start(program)
        program.find_text("Choose your category above")
        choose_last_category(program)
        program.find_text("For Other SEC Parties")
        program.find_text("1 seat that your organisation can fill")
        program.find_text("Other Categories")
        mine = program.find("list", ["For Other SEC Parties"])
        found = [node.get_name() for node in find_all(mine, "list item")]
        if len(found) != 1 or "SSC Other SEC Party seat" not in found[0]:
            raise Failure(f"mine are {found}")
        if len(seats(page)) != 2:
            raise Failure("a seat is gone")


def test_interest():
    """Interest is said in a word, and taken back by Undo"""
    with Program("--demo") as program:
        page = start(program)
        click(program.find(BUTTON, ["Interest"], within=page))
        toast(program, "Marked as of interest")
        wait_for("the word in its name", lambda: seats(page, ", Interested"))
        click(toast(program, "Undo", BUTTON))
        wait_for("the word to go", lambda: not seats(page, ", Interested"))


def test_dismiss():
    """What is dismissed is counted, can be looked at and comes back"""
    with Program("--demo") as program:
        page = start(program)
        click(program.find(BUTTON, ["Dismiss"], within=page))
        toast(program, "Dismissed: ")
        wait_for("one seat less", lambda: len(seats(page)) == 1)
        click(program.find(BUTTON, ["Dismissed, 1"]))
        click(program.find(BUTTON, ["Restore"], within=page))
        toast(program, "Restored: ")
        click(program.find(BUTTON, ["Open, 2"]))
        wait_for("both seats", lambda: len(seats(page)) == 2)


def test_filled():
    """Filled seats are counted and listed apart"""
    with Program("--demo") as program:
        page = start(program)
        click(program.find(BUTTON, ["Filled, 2"]))
        wait_for("the filled ones", lambda: len(seats(page, "filled")) == 2)


harness.run(test_category, test_interest, test_dismiss, test_filled)
