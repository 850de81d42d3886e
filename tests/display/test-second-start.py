#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second start hands its files to the window that is there."""

import os
import subprocess

import harness
from harness import Program, SAMPLES, SECNEWS

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


harness.run(test_second_start)
