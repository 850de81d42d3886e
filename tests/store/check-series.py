#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What careful readers know once a series of newsletters is loaded, against what
the store knows.

usage: check-series.py BINARY GOLD MIN_F1

GOLD names its newsletters, which lie beside it. The tool that compares is shared
with others and lies beside the checkout (../shared/tools/score-series); where it
is absent the test is skipped.
"""
import os
import re
import subprocess
import sys

SKIP = 77
HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    binary, gold, minimum = sys.argv[1:]
    shared = os.environ.get("SECNEWS_SHARED", os.path.join(HERE, "..", "..", "..", "shared"))
    tool = os.path.join(shared, "tools", "score-series")
    if gold == "shared":
        gold = os.path.join(shared, "newsletters", "series-2024.gold.json")
    if not os.path.exists(tool) or not os.path.exists(gold):
        print("skipped: %s is not there" % shared)
        return SKIP
    done = subprocess.run([sys.executable, tool, "--binary", binary, "-v", gold], stdout=subprocess.PIPE, text=True)
    print(done.stdout)
    scored = re.search(r"F1 ([\d.]+)  states (\d+)/(\d+)", done.stdout)
    if done.returncode != 0 or scored is None:
        return 1
    f1, states, all_states = (float(number) for number in scored.groups())
    return 0 if f1 >= float(minimum) and states >= 0.95 * all_states else 1


sys.exit(main())
