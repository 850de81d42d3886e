#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sample newsletter is read, and together they show what --demo promises.

Usage: test-samples.py SECNEWS FOLDER
"""

import configparser
import json
import os
import subprocess
import sys
import tempfile

SECNEWS, SAMPLES = sys.argv[1:3]

# What a careful reader finds in the issues, on the day of the demo.
OPEN_CONSULTATIONS = [
    ("2025-11-12", "SECAS", "MP327", "modification-report"),
    ("2025-11-14", "SECAS", "MP341", "refinement"),
    ("2025-11-19", "Ofgem", None, None),
    ("2025-11-28", "DCC", None, None),
    ("2025-12-05", "DESNZ", None, None),
]
OPEN_VACANCIES = [
    ("2025-11-18", "SSC", "Other SEC Party", 1),
    (None, "SMKI PMA", "Electricity Network", 1),
]
# How many consultations and vacancies each issue names.
ISSUES = {
    "2025-09-11-sec-newsletter.txt": (4, 1),
    "2025-09-25-sec-newsletter.html": (4, 2),
    "2025-10-09-sec-newsletter.eml": (4, 1),
    "2025-10-23-sec-newsletter.html": (4, 2),
    "2025-11-06-sec-newsletter.eml": (5, 2),
}
# How many things all issues together tell of, however often each is mentioned.
IN_ALL = {"consultation": 10, "vacancy": 4, "event": 34, "milestone": 3, "deadline": 2}
EVENTS = {
    "2025-11-07": "Modification Question Hour",
    "2025-11-27": "Testing Advisory Group Meeting 142",
    "2025-12": "Operations Group Meeting 101",
    "2025-12-02": "DCC Industry Day",
}

failures = []


def check(what, expected, found):
    """Notes a difference and goes on, so that one run shows them all."""
    if expected != found:
        failures.append(f"{what}\n  expected {expected}\n  found    {found}")


def secnews(*arguments):
    """The JSON that secnews prints; it must succeed and say nothing else."""
    result = subprocess.run([SECNEWS, *arguments], capture_output=True, text=True, check=False)
    if result.returncode != 0 or result.stderr:
        failures.append(f"secnews {' '.join(arguments)}: status {result.returncode}\n{result.stderr}")
    return result.stdout


def of_kind(items, kind):
    return [item for item in items if item["kind"] == kind and item.get("state") not in ("filled", "cancelled")]


def check_each_issue():
    names = sorted(name for name in os.listdir(SAMPLES) if not name.endswith(".ini"))
    check("samples", sorted(ISSUES), names)
    for name in names:
        read = json.loads(secnews("inspect", "--json", os.path.join(SAMPLES, name)))
        check(f"{name}: issue date", name[:10], read["newsletter"]["issued"])
        counts = tuple(len(of_kind(read["items"], kind)) for kind in ("consultation", "vacancy"))
        check(f"{name}: consultations, vacancies", ISSUES.get(name), counts)
        check(f"{name}: doubts", [], read["doubts"])


def check_demo_day(database):
    config = configparser.ConfigParser()
    config.read(os.path.join(SAMPLES, "demo.ini"))
    today = config["Demo"]["Today"]
    common = ["--database", database, "--today", today]
    paths = [os.path.join(SAMPLES, name) for name in sorted(ISSUES)]
    secnews("import", "--quiet", "--json", *common, *paths)

    found = json.loads(secnews("list", "consultations", "--open", "--json", *common))["items"]
    check("open consultations", OPEN_CONSULTATIONS,
          [(item["date"], item.get("organiser"), item.get("reference"), item.get("stage")) for item in found])
    for item in found:
        if not any(link["role"] in ("respond", "document", "read") for link in item["links"]):
            failures.append(f"{item['title']}: no link to respond by")

    found = json.loads(secnews("list", "vacancies", "--open", "--json", *common))["items"]
    check("open vacancies", OPEN_VACANCIES,
          [(item["date"], item.get("committee"), item.get("category"), item.get("seats")) for item in found])

    found = json.loads(secnews("list", "all", "--json", *common))["items"]
    check("things in all", IN_ALL, {kind: sum(item["kind"] == kind for item in found) for kind in IN_ALL})
    for day, words in EVENTS.items():
        if not any(item["date"] == day and words in item["title"] for item in of_kind(found, "event")):
            failures.append(f"no event “{words}” on {day}")
    for words in ("Testing Advisory Group Meeting 142", "Operations Group Meeting 101"):
        check(f"{words} stands", 1, sum(words in item["title"] for item in of_kind(found, "event")))
    if not any(item["date"] == "2025-11-13" for item in of_kind(found, "deadline")):
        failures.append("no deadline to register on 2025-11-13")
    if not any(item["date"] == "2025-11-20" for item in of_kind(found, "milestone")):
        failures.append("no release on 2025-11-20")
    extended = [item for item in found if item.get("reference") == "MP327" and item["kind"] == "consultation"]
    check("the extension of MP327", [["2025-10-31", "2025-11-12"]],
          [[change["from"], change["to"]] for item in extended for change in item["changes"]
           if change["field"] == "date"])


def main():
    check_each_issue()
    with tempfile.TemporaryDirectory() as folder:
        check_demo_day(os.path.join(folder, "secnews.db"))
    for failure in failures:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
