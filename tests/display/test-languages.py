#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of the window can be translated, and Welsh shows as Welsh.

In the language of the first test every translated word stands between « and ».
What stands outside must be the newsletters' own.
"""

import json
import os
import re
import subprocess
import tempfile

from harness import (Failure, GLib, Program, SAMPLES, SECNEWS, old_role, run, settle, wait_for, walk)

AS_SET = os.environ["SECNEWS_AS_SET"]
ROOT = os.environ["SECNEWS_SOURCE_ROOT"]
TODAY = "2025-11-07"
PAGES = ("calendar", "consultations", "vacancies", "newsletters")

# Names that GTK gives to what is its own, and those that are the same everywhere.
TOOLKIT = re.compile(r"^(Minimize|Maximize|Restore|Close|Sn[A-Z]\w+|Gtk\w+|Adw\w+|\(None\)|Clear entry|Search|Shortcuts)$")
NAMES = re.compile(r"SEC News\b|\S+@\S+|https?://\S+|\S+\.(?:html|eml|txt|mbox)\b|\b(?:Ctrl|Shift|Alt|Esc|Enter)\b")
UNTRANSLATED = re.compile(r"[A-Za-z]*[a-z]{3,}")


def languages(folder):
    """Makes all catalogues in folder: xx is the one that marks."""
    tool = os.path.join(ROOT, "build-aux", "languages")
    subprocess.run(["python3", tool, "pseudo", os.path.join(folder, "xx.po")], check=True, timeout=120)
    for language, path in (("xx", os.path.join(folder, "xx.po")), ("cy", os.path.join(ROOT, "po", "cy.po"))):
        place = os.path.join(folder, language, "LC_MESSAGES")
        os.makedirs(place)
        subprocess.run(["msgfmt", "-o", os.path.join(place, "secnews.mo"), path], check=True, timeout=120)
    return folder


def start(folder, language):
    return Program("--demo", "--today", TODAY, secnews=AS_SET,
                   environment={"LANGUAGE": language, "SECNEWS_TEST_LOCALES": folder})


def strings_of(value):
    """Every text in an answer of the command line."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_of(part)


def words_of_newsletters(folder):
    """What the newsletters and their items say, longest first."""
    database = os.path.join(folder, "words.db")
    common = [SECNEWS, "--database", database, "--today", TODAY]
    subprocess.run([*common, "import", "--quiet", SAMPLES], check=False, timeout=120)
    said = set()
    for what in ("all", "newsletters"):
        answer = subprocess.run([*common, "list", what, "--json"], check=True, timeout=120, stdout=subprocess.PIPE).stdout
        said.update(strings_of(json.loads(answer)))
    said = {" ".join(text.split()) for text in said if len(text) > 2}
    # Parts of titles stand by themselves: without the reference, short, cut off at a colon.
    said |= {part.strip() for text in said for part in re.split(r"[:–—,;]| - ", text) if len(part.strip()) > 2}
    return said


def residue(text, said_words):
    """What of a text is neither marked nor a newsletter's."""
    text = re.sub(r"«“».*?«”»", " ", text)  # what a newsletter says, in its words
    before = None
    while before != text:
        before, text = text, re.sub(r"«[^«»]*»", " ", text)
    text = NAMES.sub(" ", text)
    return [word for word in UNTRANSLATED.findall(text) if word.lower() not in said_words]


def look(window, said_words, found, where):
    for node in walk(window):
        name = node.get_name() or ""
        if node.get_role_name() in ("text", "entry") or TOOLKIT.match(name):
            continue
        left = residue(name, said_words)
        if left:
            found.setdefault(f"{where}: {old_role(node.get_role_name())} “{name[:120]}”", left)


def test_marked():
    """No word of the window is untranslated"""
    with tempfile.TemporaryDirectory(prefix="secnews-languages-") as folder:
        languages(folder)
        said_words = {word.lower() for text in words_of_newsletters(folder) for word in UNTRANSLATED.findall(text)}
        found = {}
        with start(folder, "xx") as program:
            program.wait_for_window()
            program.find(None, ["«Cälëndär»"])
            for page in PAGES:
                program.activate("page", GLib.Variant("s", page))
                settle()
                look(program.window, said_words, found, page)
            for action in ("preferences",):
                program.activate(action)
                other = wait_for(action, lambda: next(program.other_windows(), None))
                settle()
                look(other, said_words, found, action)
                program.press("Escape")
                wait_for(f"the end of {action}", lambda: next(program.other_windows(), None) is None)
        for where, left in found.items():
            print(f"# {where}: {', '.join(left)}")
        if found:
            raise Failure(f"{len(found)} texts have words that cannot be translated")


def test_welsh():
    """In Welsh the pages, counts and dates are Welsh"""
    with tempfile.TemporaryDirectory(prefix="secnews-languages-") as folder:
        languages(folder)
        with start(folder, "cy") as program:
            program.wait_for_window()
            program.find("page tab", ["Ymgynghoriadau"])
            program.find("page tab", ["Swyddi gwag"])
            program.find(None, ["Tachwedd 2025"])
            program.picture("calendr")
            program.activate("page", GLib.Variant("s", "consultations"))
            program.find(None, ["diwrnod gwaith"])
            settle()
            program.picture("ymgynghoriadau")


run(test_marked, test_welsh)
