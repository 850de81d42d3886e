#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What careful readers found in newsletters, against what the program finds.

usage: check-gold.py BINARY FOLDER MIN_F1

Every newsletter in FOLDER has its hand-made gold beside it. The tool that
compares them is shared with others and lies beside the checkout
(../shared/tools/score); where it is absent the test is skipped.
"""
import os
import subprocess
import sys

SKIP = 77


def shared():
    default = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared")
    return os.environ.get("SECNEWS_SHARED", default)


def main():
    binary, folder, minimum = sys.argv[1:]
    tool = os.path.join(shared(), "tools", "score")
    if folder == "shared":
        folder = os.path.join(shared(), "newsletters")
    if not os.path.exists(tool) or not os.path.isdir(folder):
        print("skipped: %s is not there" % shared())
        return SKIP
    names = [name for name in sorted(os.listdir(folder))
             if name.endswith((".txt", ".html", ".eml")) and
             os.path.exists(os.path.join(folder, os.path.splitext(name)[0] + ".gold.json"))]
    if not names:
        print("no newsletter with a gold in", folder)
        return 1
    paths = [os.path.join(folder, name) for name in names]
    return subprocess.call([sys.executable, tool, "--binary", binary, "-v", "--min-f1", minimum] + paths)


if __name__ == "__main__":
    sys.exit(main())
