#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window takes to be there, and how much memory it has, beside an
empty window of libadwaita's, one that has but a title bar, and, where it is
installed, GNOME Calendar:

    bench-window.py FIRST-FRAME EMPTY-WINDOW SECNEWS BENCH-QUERIES FOLDER [ITEMS]

Fills a store of ITEMS items (100,000 unless told otherwise) once. Each program is
started in turn, several times over; what is printed are medians of one run and
their ratios. Each start is as if for the first time, whatever whoever runs this has
set: the first page is the calendar. Needs a display and a session bus;
build-aux/on-display brings both.
"""
import os
import shutil
import statistics
import subprocess
import sys

from stores import fill

ROUNDS = 9
TODAY = "2026-01-15"
NAMES = ("mapped", "drawn", "at rest", "PSS")


def start(first_frame, command):
    printed = subprocess.run([first_frame, "--keep", "2", *command], check=True, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True,
                             env={**os.environ, "GSETTINGS_BACKEND": "memory"}).stdout
    return [float(number) for number in printed.split()]


def main():
    first_frame, empty, secnews, bench_queries, folder = sys.argv[1:6]
    items = sys.argv[6] if len(sys.argv) > 6 else "100000"
    store = fill(bench_queries, folder, items)
    programs = {"empty window": [empty], "title bar only": [empty, "--title-bar"],
                "SEC News": [secnews, "--database", store, "--today", TODAY]}
    if shutil.which("gnome-calendar"):
        programs["GNOME Calendar"] = ["gnome-calendar"]
    measured = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, command in programs.items():
            measured[name].append(start(first_frame, command))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in measured.items()}
    print(f"{items} items, {ROUNDS} starts each; milliseconds, and kilobytes of PSS")
    for name, row in medians.items():
        ratios = "  ".join(f"{what} {value:8.1f} ({value / base:.2f})"
                           for what, value, base in zip(NAMES, row, medians["empty window"]))
        print(f"{name:15}  {ratios}")


if __name__ == "__main__":
    main()
