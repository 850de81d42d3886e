#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second start hands its files to the window that is there, and is itself the first once that has gone."""

import os
import subprocess
import tempfile

import harness
from harness import Atspi, Program, SAMPLES, SECNEWS, has_state, wait_for

FIRST = os.path.join(SAMPLES, "2025-09-11-sec-newsletter.txt")
SECOND = os.path.join(SAMPLES, "2025-11-06-sec-newsletter.eml")


def test_second_start():
    """A second start hands its file to the first"""
    # A run with a store or a day of its own stands apart, so this one has the usual ones.
    with Program(FIRST) as program:
        program.wait_for_window()
        program.find_text("SEC Newsletter 11 September 2025")
        second = subprocess.run([SECNEWS, SECOND], env=program.environment, capture_output=True, text=True,
                                timeout=harness.PATIENCE, check=False)
        if second.returncode != 0 or harness.TROUBLE.search(second.stderr):
            raise harness.Failure(f"the second start ended with {second.returncode}:\n{second.stderr}")
        program.find_text("SEC Newsletter 6 November 2025")


def test_restart():
    """What is asked for while the program ends is shown by the next"""
    with tempfile.TemporaryDirectory() as home:
        with Program(FIRST, home=home) as program:
            program.wait_for_window()
            program.find_text("SEC Newsletter 11 September 2025")
            program.press("ctrl+q")
            with Program("--page", "vacancies", home=home) as other:
                other.wait_for_window()
                tab = other.find("page tab", ["Vacancies"])
                wait_for("the page", lambda: has_state(tab, Atspi.StateType.SELECTED))
                status = program.process.wait(harness.PATIENCE)
                if status != 0:
                    raise harness.Failure(f"the first ended with status {status}")
            program.quit = lambda: None  # it has


harness.run(test_second_start, test_restart)
