#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the main loop of the window is away while somebody turns pages and
types a search, in a large store:

    bench-loop.py SECNEWS-WATCHED BENCH-QUERIES FOLDER [ITEMS]

Fills a store of ITEMS items (100,000 unless told otherwise) once. Keys are pressed
as on a keyboard, on the display; build-aux/on-display brings one. Each time that
the loop is woken counts once, however short.
"""
import os
import signal
import statistics
import subprocess
import sys
import time

from stores import fill

TODAY = "2026-01-15"
WANTED = 16.0
ROUNDS = 12
WORDS = ("consultation", "ofgem", "smki pma", "mp341", "panel")


def xdotool(*words):
    return subprocess.run(["xdotool", *words], check=True, stdout=subprocess.PIPE, text=True).stdout


def press(keys, pause):
    for key in keys:
        xdotool("key", "--clearmodifiers", key)
        time.sleep(pause)


def percentile(values, share):
    return values[min(len(values) - 1, int(len(values) * share))]


def tell(what, path):
    with open(path, encoding="ascii") as file:
        busy = sorted(float(line) for line in file)
    away = percentile(busy, 0.99)
    longer = sum(value > WANTED for value in busy)
    print(f"{what:24} {len(busy):6} times awake, median {statistics.median(busy):6.2f} ms, 99 % {away:6.2f} ms, "
          f"longest {busy[-1]:7.2f} ms; {longer} over {WANTED:.0f} ms"
          f"{'' if away <= WANTED else '  TOO LONG'}")


def run(secnews, store, what, keys, pause):
    log = store + ".watchdog"
    environment = {**os.environ, "SECNEWS_WATCHDOG": log, "GSETTINGS_BACKEND": "memory"}
    with subprocess.Popen([secnews, "--database", store, "--today", TODAY], env=environment,
                          stderr=subprocess.DEVNULL) as program:
        window = xdotool("search", "--sync", "--onlyvisible", "--pid", str(program.pid)).split()[0]
        xdotool("windowfocus", "--sync", window)
        time.sleep(3)
        press(("alt+2", "alt+3", "alt+4", "alt+1"), 1)  # each page is made at its first visit
        program.send_signal(signal.SIGUSR1)
        time.sleep(0.1)
        for group in keys:
            press(group, pause)
        xdotool("key", "--clearmodifiers", "ctrl+q")
        program.wait(60)
    tell(what, log)


def main():
    secnews, bench_queries, folder = sys.argv[1:4]
    store = fill(bench_queries, folder, sys.argv[4] if len(sys.argv) > 4 else "100000")
    run(secnews, store, "turning pages", [("alt+2", "alt+3", "alt+4", "alt+1")] * ROUNDS, 0.4)
    run(secnews, store, "typing in search",
        [("ctrl+f", "ctrl+a", *("space" if letter == " " else letter for letter in word), "Escape") for word in WORDS * 2],
        0.15)


if __name__ == "__main__":
    main()
