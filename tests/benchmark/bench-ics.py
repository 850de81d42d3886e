#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: bench-ics.py BENCH-ICS FOLDER

How fast 100,000 items are written as a calendar, from items to text, beside the
bare serialisation of the same components by libical, which has them ready, and
by icalendar, which has a part of them ready."""
import os
import subprocess
import sys
import time

BENCH, FOLDER = sys.argv[1:3]
COUNT, PART = 100_000, 5_000


def run(count, name):
    path = os.path.join(FOLDER, name)
    done = subprocess.run([BENCH, str(count), "3", path], check=True, stdout=subprocess.PIPE, text=True)
    ours, theirs = map(float, done.stdout.split())
    return path, ours / count, theirs / count


def with_icalendar(path):
    import icalendar
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        calendar.to_ical()
        best = min(best, time.process_time() - start)
    return best / PART


os.makedirs(FOLDER, exist_ok=True)
_, ours, libical = run(COUNT, "all.ics")
print(f"{COUNT} items: {ours * 1e6:.1f} µs each, {libical * 1e6:.1f} µs for libical to serialise them: "
      f"{libical / ours:.2f} of its speed", flush=True)
path, _, _ = run(PART, "part.ics")
try:
    slower = with_icalendar(path)
except ImportError as error:
    print(f"skipped: {error}")
else:
    print(f"{slower * 1e6:.1f} µs for icalendar to serialise them: {slower / ours:.1f} times its speed")
