#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip under the header bar: what closes soon, what moved, what failed, and the question of the first run."""

import os
import tempfile

from harness import (Atspi, Failure, Program, REMEMBERING, click, has_state, run, shown, wait_for, write_settings)

NEWSLETTERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "newsletters")
FIRST = os.path.join(NEWSLETTERS, "2019-06-06.txt")
SECOND = os.path.join(NEWSLETTERS, "2019-06-13.txt")
CLOSING = "to answer close within 7 working days"


def wait_until_gone(program, words):
    wait_for(f"“{words}” to go away", lambda: shown(program, words) is None)


def test_demo():
    """The strip tells what closes and leads there; closed, it stays closed"""
    with Program("--demo") as program:
        program.wait_for_window()
        wait_for("the news", lambda: shown(program, "2 consultations " + CLOSING))
        wait_for("the move", lambda: shown(program, "1 date moved since the last issue"))
        wait_for("the notice", lambda: shown(program, "Example newsletters, as seen on"))
        click(program.find("push button", [CLOSING]))
        tab = program.find("page tab", ["Consultations"])
        wait_for("the consultations", lambda: has_state(tab, Atspi.StateType.SELECTED))
        choice = program.find("push button", ["Closing Soon,"])
        wait_for("the filter", lambda: has_state(choice, Atspi.StateType.PRESSED)
                 or has_state(choice, Atspi.StateType.CHECKED))
        click(program.find("push button", ["Close Strip"]))
        wait_until_gone(program, CLOSING)
        if not shown(program, "Example newsletters"):
            raise Failure("the notice went away with the news")


def test_closed_until_new():
    """What was closed stays closed in the next run, until there is something new"""
    with tempfile.TemporaryDirectory() as home:
        write_settings(home, category_asked="true")
        arguments = ["--database", os.path.join(home, "secnews.db"), "--today", "2019-06-14"]
        with Program(*arguments, FIRST, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the news", lambda: shown(program, "2 consultations " + CLOSING))
            click(program.find("push button", ["Close Strip"]))
            wait_until_gone(program, CLOSING)
        with Program(*arguments, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            # The badge comes with what the strip would tell.
            wait_for("the calendar", lambda: shown(program, "SECMP0061"))
            if shown(program, CLOSING):
                raise Failure("the strip is back without anything new")
        with Program(*arguments, SECOND, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the move", lambda: shown(program, "1 date moved since the last"))
            wait_for("the news", lambda: shown(program, "2 consultations " + CLOSING))


def test_failure():
    """A file that cannot be read is named in the strip, with the way to the reasons"""
    with tempfile.TemporaryDirectory() as home:
        bad = os.path.join(home, "no-newsletter.bin")
        with open(bad, "wb") as file:
            file.write(bytes(range(256)) * 16)
        write_settings(home, category_asked="true")
        with Program("--database", os.path.join(home, "secnews.db"), "--today", "2019-06-14", FIRST, bad, home=home,
                     environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the failure", lambda: shown(program, "no-newsletter.bin: "))
            wait_for("the items", lambda: shown(program, "SECMP0061"))
            click(program.find("push button", ["Close Strip"]))
            wait_until_gone(program, "no-newsletter.bin: ")


def test_question():
    """The category is asked for once, and taken"""
    with tempfile.TemporaryDirectory() as home:
        arguments = ["--database", os.path.join(home, "secnews.db"), "--today", "2019-06-14"]
        question = "Which party category"
        with Program(*arguments, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            program.find_text("No Newsletters Yet")
            if shown(program, question):
                raise Failure("the question comes before the first newsletter")
        with Program(*arguments, FIRST, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the question", lambda: shown(program, question))
            click(program.find("push button", ["Not Now"]))
            wait_until_gone(program, question)
            wait_for("the news in its place", lambda: shown(program, CLOSING))
        with Program(*arguments, home=home, environment=REMEMBERING) as program:
            program.wait_for_window()
            wait_for("the news", lambda: shown(program, CLOSING))
            if shown(program, question):
                raise Failure("the question is put twice")


run(test_demo, test_closed_until_new, test_failure, test_question)
