#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of what newsletters brought: doubts, what moved, what is new."""

import os
import subprocess
import tempfile

from harness import (Atspi, Failure, Program, REMEMBERING, SECNEWS, click, find_all, has_state, list_items, run, settle,
                     shown, text_of, toast, wait_for, walk, write_settings)

NEWSLETTERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "newsletters")
FIRST = os.path.join(NEWSLETTERS, "2019-06-06.txt")
SECOND = os.path.join(NEWSLETTERS, "2019-06-13.txt")
TODAY = "2019-06-14"


def begin_review(program):
    """Opens the review by the button of the strip."""
    program.wait_for_window()
    click(wait_for("the way to the review", lambda: shown(program, "Review", "push button")))
    wait_for("the review", lambda: shown(program, "Confirm", "push button"))


def date_of(database, reference):
    return next(item["date"] for item in list_items(database, TODAY) if item.get("reference") == reference)


def choose(program, answer):
    """Chooses by keyboard: at the floor a screen reader has no action for it."""
    program.tab_to(answer)
    program.press("space")


def test_review():
    """Doubts are answered in place, answers can be taken back, and a confirmed review is over"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        database = os.path.join(home, "secnews.db")
        arguments = ["--database", database, "--today", TODAY]
        with Program(*arguments, FIRST, SECOND, home=home, environment=REMEMBERING) as program:
            begin_review(program)
            wait_for("the doubt", lambda: shown(program, "Two closing dates for SECMP0007"))
            wait_for("both sentences", lambda: shown(program, "closes on 24 June 2019"))
            read = program.find("radio button", ["Monday 24 June", "article"])
            table = program.find("radio button", ["Monday 17 June", "table"])
            choose(program, table)
            wait_for("the table's date", lambda: date_of(database, "SECMP0007") == "2019-06-17")
            wait_for("the count", lambda: shown(program, "1 answered"))
            click(wait_for("the way back", lambda: shown(program, "Undo", "push button")))
            wait_for("the article's date", lambda: date_of(database, "SECMP0007") == "2019-06-24")
            wait_for("no answer", lambda: not has_state(table, Atspi.StateType.CHECKED))
            choose(program, read)
            wait_for("the answer", lambda: shown(program, "1 answered"))
            if date_of(database, "SECMP0007") != "2019-06-24":
                raise Failure("what was confirmed is another date")
            program.press("ctrl+Return")
            wait_for("the end of the review", lambda: not shown(program, "Confirm", "push button"))
            toast(program, "Review confirmed")
            click(wait_for("the way back", lambda: shown(program, "Undo", "push button")))
            wait_for("the review again", lambda: shown(program, "Confirm", "push button"))
            program.press("ctrl+Return")
            wait_for("the end of the review", lambda: not shown(program, "Confirm", "push button"))
            wait_for("nothing to review", lambda: not shown(program, "Review", "push button"))
        with Program(*arguments, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the news", lambda: shown(program, "close within 7 working days"))
            if shown(program, "Review", "push button"):
                raise Failure("what was confirmed is to be reviewed again")


def review_first(arguments, home):
    """A run in which the first newsletter is loaded, and its review skipped to its end"""
    with Program(*arguments, FIRST, home=home, environment=REMEMBERING) as program:
        begin_review(program)
        program.press("ctrl+Return")
        wait_for("the end of the review", lambda: not shown(program, "Confirm", "push button"))


def correct_row(program):
    """Puts right what moved: the row says so and keeps the focus; then that is taken back."""
    row = program.find("list item", ["Clearer error codes", "from 18 June to 21 June"])
    program.tab_to(next(find_all(row, "push button", ["More"])))
    program.press("space")
    entry = program.find("menu item", ["Correct"])
    for _ in range(12):
        if has_state(entry, Atspi.StateType.FOCUSED):
            break
        program.press("Down")
        settle(0.2)
    program.press("Return")
    wait_for("the window", lambda: any(window.get_name() == "Correct" for window in program.other_windows()))
    settle()
    program.type("25 June 2019")
    program.press("Return")
    program.wait_for_focus("list item", ["Clearer error codes", "from 18 June to 25 June"])
    click(wait_for("the way back", lambda: shown(program, "Undo", "push button")))
    program.find("list item", ["Clearer error codes", "from 18 June to 21 June"])


def test_later():
    """What moved and what is new is told with its sentence; kept for later, it is there in the next run"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        arguments = ["--database", os.path.join(home, "secnews.db"), "--today", TODAY]
        review_first(arguments, home)
        with Program(*arguments, SECOND, home=home, environment=REMEMBERING) as program:
            begin_review(program)
            program.find("list item", ["Clearer error codes", "from 18 June to 21 June"])
            wait_for("its sentence", lambda: shown(program, "has been extended and now closes on 21 June"))
            group = program.find("list", ["1 New Item"])
            wait_for("the event", lambda: any("SEC Engagement Day" in text_of(node) for node in walk(group)))
            correct_row(program)
            program.press("Escape")
            wait_for("the end of the review", lambda: not shown(program, "Confirm", "push button"))
        with Program(*arguments, home=home, environment=REMEMBERING) as program:
            begin_review(program)
            program.find("list item", ["Clearer error codes", "from 18 June to 21 June"])
            row = program.find("list item", ["Clearer error codes", "from 18 June to 21 June"])
            click(next(find_all(row, "push button", ["Show in Newsletter"])))
            tab = wait_for("the newsletters", lambda: next(find_all(program.window, "page tab", ["Newsletters"]), None))
            wait_for("their page", lambda: has_state(tab, Atspi.StateType.SELECTED))


def wait_for_head(program, source, *words):
    """Waits until the review says what it is of, and then in its head these words and no others."""
    def probe():
        labels = [node.get_name() for node in walk(program.window) if node.get_role_name() == "label"]
        title = next((labels[i + 1] for i, words in enumerate(labels[:-1]) if words == "Review" and
                      labels[i - 1] == "Later"), None)
        start = next((i for i, words in enumerate(labels) if " found" in words), None)
        probe.seen = (title, labels[start:start + len(words)]) if start is not None else (title, [])
        return probe.seen == (source, list(words))
    try:
        wait_for("", probe, patience=20)
    except Failure:
        raise Failure(f"the head is {probe.seen}, not {(source, list(words))}") from None


def test_head():
    """The head tells what was found, what of it is new, changed or known, and what is doubtful"""
    open_ones = "0 answered · open ones stay marked in the lists"
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        database = os.path.join(home, "secnews.db")
        arguments = ["--database", database, "--today", TODAY]
        with Program(*arguments, FIRST, home=home, environment=REMEMBERING) as program:
            begin_review(program)
            wait_for_head(program, "SEC Newsletter 6 June 2019", "5 items found", "5 new · 0 changed · 0 already known",
                          "2 consultations", "1 vacancy", "2 events", "1 Doubt", open_ones)
            # Another one comes in meanwhile.
            subprocess.run([SECNEWS, *arguments, "import", "--quiet", SECOND], check=True)
            wait_for_head(program, "2 newsletters", "6 items found", "5 new · 1 changed · 0 already known",
                          "2 consultations", "1 vacancy", "3 events", "1 Doubt", open_ones)
            choose(program, program.find("radio button", ["Monday 17 June", "table"]))
            wait_for_head(program, "2 newsletters", "6 items found", "5 new · 1 changed · 0 already known",
                          "2 consultations", "1 vacancy", "3 events", "1 Doubt", open_ones.replace("0", "1"))
            # The same in one column.
            program.resize(400, 700)
            wait_for_head(program, "2 newsletters", "6 items found", "5 new · 1 changed · 0 already known",
                          "2 consultations", "1 vacancy", "3 events", "1 Doubt", open_ones.replace("0", "1"))
            program.press("ctrl+Return")
            wait_for("the end of the review", lambda: not shown(program, "Confirm", "push button"))


def test_head_of_next():
    """What the next newsletter only repeats is counted as known, and nothing else is doubtful"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        arguments = ["--database", os.path.join(home, "secnews.db"), "--today", TODAY]
        review_first(arguments, home)
        with Program(*arguments, SECOND, home=home, environment=REMEMBERING) as program:
            begin_review(program)
            wait_for_head(program, "SEC Newsletter 13 June 2019", "3 items found", "1 new · 1 changed · 1 already known",
                          "1 consultation", "2 events", "1 Changed Item")


def test_unknown_words():
    """Of a day that is told in unknown words, the review asks what it is"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        database, letter = os.path.join(home, "secnews.db"), os.path.join(home, "letter.txt")
        with open(letter, "w", encoding="utf-8") as file:
            file.write("SEC Newsletter 6 June 2019\n\nNotes\n\nThe depot in Hull brews its last kettle on 20 June 2019.\n")
        with Program("--database", database, "--today", TODAY, letter, home=home, environment=REMEMBERING) as program:
            begin_review(program)
            wait_for("the doubt", lambda: shown(program, "What is “Depot in Hull brews its last kettle”?"))
            program.find("radio button", ["Milestone", "as it was read"])
            choose(program, program.find("radio button", ["Deadline"]))
            wait_for("the kind", lambda: list_items(database, TODAY)[0]["kind"] == "deadline")
            wait_for("the count", lambda: shown(program, "1 answered"))
            click(wait_for("the way back", lambda: shown(program, "Undo", "push button")))
            wait_for("what was read", lambda: list_items(database, TODAY)[0]["kind"] == "milestone")


def test_switched_off():
    """Whoever does not want to be asked is not, but may go through it"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true", review_after_import="false")
        with Program("--database", os.path.join(home, "secnews.db"), "--today", TODAY, FIRST, home=home,
                     environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("what came in", lambda: shown(program, "SEC Newsletter 6 June 2019: 5 items"))
            wait_for("the strip", lambda: shown(program, "2 consultations to answer close"))
            n = sum(1 for _ in find_all(program.window, "push button", ["Review"]))
            if n != 1:
                raise Failure(f"there are {n} ways to the review, not that of the strip alone")


run(test_review, test_later, test_head, test_head_of_next, test_unknown_words, test_switched_off)
