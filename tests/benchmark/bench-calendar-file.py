#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long others wait for the store while the calendar file is brought up to date:

    bench-calendar-file.py BENCH-CALENDAR-FILE BENCH-QUERIES FOLDER [ITEMS]

Fills a store of ITEMS items (100,000 unless told otherwise) once.
"""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "window"))
from stores import fill  # noqa: E402


def main():
    bench, bench_queries, folder = sys.argv[1:4]
    store = fill(bench_queries, folder, sys.argv[4] if len(sys.argv) > 4 else "100000")
    subprocess.run([bench, store], check=True)


if __name__ == "__main__":
    main()
