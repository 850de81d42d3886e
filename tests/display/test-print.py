#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-print.py PRINT-PAGES FOLDER

What is printed as PDF, read by pdftotext. The files stay in FOLDER."""
import os
import shutil
import subprocess
import sys
import unittest

PRINT, FOLDER = sys.argv[1:3]


def pages(name):
    text = subprocess.run(["pdftotext", "-layout", os.path.join(FOLDER, name), "-"], check=True, timeout=120, text=True,
                          stdout=subprocess.PIPE).stdout
    return text.split("\f")[:-1]


class Printed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.makedirs(FOLDER, exist_ok=True)
        subprocess.run([PRINT, FOLDER], check=True, timeout=240)

    def test_month(self):
        grid, *rest = pages("month.pdf")
        self.assertIn("May 2019", grid)
        for words in ("Monday", "Sunday", "27 Spring bank holiday", "Closes: MP901", "10:00 SEC Panel",
                      "Cancelled: Change Board", "more"):
            self.assertIn(words, grid)
        # What found no room on its day, and what has no day, is in the list.
        listed = "".join(rest)
        for i in range(1, 13):
            self.assertIn(f"Working Group {i}\n", listed)
        self.assertIn("Some day release", listed)
        self.assertNotIn("Some day release", grid)

    def test_consultations(self):
        printed = pages("consultations.pdf")
        self.assertGreater(len(printed), 2)
        for i, page in enumerate(printed):
            self.assertIn("Open Consultations", page)
            self.assertIn(f"Page {i + 1} of {len(printed)}", page)
        whole = "".join(printed)
        for i in range(60):
            self.assertEqual(whole.count(f"Consultation number {i + 1} on <markup> & more"), 1, i)
        self.assertEqual(whole.count("https://forms.example.org/respond"), 60)
        self.assertIn("Friday 17 May", printed[0])
        self.assertIn("5 working days left", printed[0])

    def test_none(self):
        page, = pages("none.pdf")
        self.assertIn("There is nothing.", page)


if shutil.which("pdftotext") is None:
    print("skipped: pdftotext is not installed")
    sys.exit(77)
unittest.main(argv=sys.argv[:1], verbosity=2)
