#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page knows every subcommand and every option, and is well formed.

Usage: test-man.py MANUAL-PAGE SECNEWS
"""

import os
import re
import shutil
import subprocess
import sys

PAGE, SECNEWS = sys.argv[1:3]
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MANROFFOPT": ""}


def help_of(*words):
    return subprocess.run([SECNEWS, *words, "--help"], env=ENVIRONMENT, check=True, text=True, timeout=60,
                          stdout=subprocess.PIPE).stdout


with open(PAGE, encoding="utf-8") as file:
    text = re.sub(r"\\f[BIR]|\\c", "", file.read()).replace(r"\-", "-").replace(r"\~", " ")

trouble = []
commands = re.findall(r"^  secnews ([a-z-]+) ", help_of(), flags=re.M)
for command in commands:
    if not re.search(rf"^\.B[RI]? {command}\b", text, flags=re.M):
        trouble.append(f"no subcommand {command}")
    for option in re.findall(r"--[a-z-]+", help_of(command)):
        if not re.search(rf"{option}(?![a-z-])", text):
            trouble.append(f"no option {option} of {command}")
if not commands:
    trouble.append("the program names no subcommand")
if shutil.which("man"):
    said = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", PAGE], env=ENVIRONMENT, check=False,
                          text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    if said.returncode != 0 or said.stderr.strip():
        trouble.append(said.stderr.strip() or f"man ended with {said.returncode}")
for line in sorted(set(trouble)):
    print(f"{os.path.basename(PAGE)}: {line}")
sys.exit(1 if trouble else 0)
