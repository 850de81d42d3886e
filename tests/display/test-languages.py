#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of the window can be translated, and Welsh shows as Welsh.

In the language of the first test every translated word stands between « and ».
What stands outside must be the newsletters' own.
"""

import calendar
import json
import os
import re
import subprocess
import tempfile

from harness import (Atspi, Failure, GLib, Program, SAMPLES, SECNEWS, Skipped, find_all, has_state, old_role, run, settle,
                     wait_for, walk)

AS_SET = os.environ["SECNEWS_AS_SET"]
ROOT = os.environ["SECNEWS_SOURCE_ROOT"]
TODAY = "2025-11-07"
PAGES = ("calendar", "consultations", "vacancies", "newsletters")
# A consultation of the examples that several newsletters have.
MANY = "MP327"

# Names that GTK gives to what is its own, and those that are the same everywhere.
TOOLKIT = re.compile(r"^(Minimize|Maximize|Restore|Close|Sn[A-Z]\w+|Gtk\w+|Adw\w+|\(None\)|Clear entry|Search|Shortcuts)$")
# What a window of shortcuts says by itself: names of keys, which newer versions of GTK say before what they do, and of
# the search.
KEYS = r"(Delete|Escape|Page_Up|Page_Down|Home|End|Menu)"
SHORTCUTS = re.compile(rf"^({KEYS}|No Results Found|Try a different search|Search Results|Search Shortcuts)$")
KEY_BEFORE = re.compile(rf"^{KEYS} (?=«)")
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


def add_locale(folder, name):
    """Makes a locale, which few systems have of every country. Newer versions of the C library translate nothing in
    C.UTF-8, whatever LANGUAGE says."""
    try:
        made = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", os.path.join(folder, f"{name}.UTF-8")],
                              check=False, timeout=120, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except FileNotFoundError as error:
        raise Skipped("there is no localedef; build-aux/check brings it") from error
    if not os.path.exists(os.path.join(folder, f"{name}.UTF-8", "LC_MESSAGES")):
        raise Skipped(f"the locale {name} cannot be made: {made.stdout.strip()}")


def start(folder, language, locale):
    """Starts the program in a language, for a country whose locale is made for it."""
    add_locale(folder, locale)
    return Program("--demo", "--today", TODAY, secnews=AS_SET,
                   environment={"LANGUAGE": language, "LC_ALL": f"{locale}.UTF-8", "LOCPATH": folder,
                                "SECNEWS_TEST_LOCALES": folder})


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
    nodes = list(walk(window))
    # A calendar of GTK has the months of the system's language, all twelve.
    months = set(calendar.month_name[1:])
    others = months if months <= {node.get_name() for node in nodes} else ()
    for node in nodes:
        name = node.get_name() or ""
        if node.get_role_name() in ("text", "entry") or TOOLKIT.match(name) or name in others:
            continue
        if where == "show-help-overlay":
            if SHORTCUTS.match(name):
                continue
            name = KEY_BEFORE.sub("", name)
        left = residue(name, said_words)
        if left:
            found.setdefault(f"{where}: {old_role(node.get_role_name())} “{name[:120]}”", left)


def marked(text):
    """A text as it is in the language of the test, without what stands around it."""
    return text.translate(str.maketrans("aeiouAEIOU", "äëïöüÄËÏÖÜ"))


class Look:
    """A run in that language, in which everything is looked at; what is found is said at the end."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="secnews-languages-")
        languages(self.folder.name)
        self.said_words = {word.lower() for text in words_of_newsletters(self.folder.name)
                           for word in UNTRANSLATED.findall(text)}
        self.found = {}
        self.program = start(self.folder.name, "xx", "en_GB")

    def __enter__(self):
        self.program.__enter__()
        self.program.wait_for_window()
        self.program.find(None, [f"«{marked('Calendar')}»"])
        return self

    def __exit__(self, kind, value, trace):
        self.program.__exit__(kind, value, trace)
        self.folder.cleanup()
        for where, left in self.found.items():
            print(f"# {where}: {', '.join(left)}")
        if kind is None and self.found:
            raise Failure(f"{len(self.found)} texts have words that cannot be translated")

    def at_page(self, page):
        self.program.activate("page", GLib.Variant("s", page))
        settle()
        look(self.program.window, self.said_words, self.found, page)

    def at_window(self, name):
        """Looks at the window that was opened, and closes it."""
        other = wait_for(name, lambda: next(self.program.other_windows(), None))
        settle()
        look(other, self.said_words, self.found, name)
        self.program.press("Escape")
        wait_for(f"the end of {name}", lambda: next(self.program.other_windows(), None) is None)

    def go_to_row(self):
        """Goes to the list of consultations, where the focus is on a row that several newsletters have."""
        self.program.activate("page", GLib.Variant("s", "consultations"))
        rows = self.program.find("list", [marked("Consultations")])
        for _ in range(24):
            self.program.hold_keyboard()
            if any(has_state(node, Atspi.StateType.FOCUSED) for node in walk(rows)):
                break
            self.program.press("Tab")
            settle(0.3)
        else:
            raise Failure(f"Tab does not lead to the list: {self.program.where_focus_is()}")
        for _ in range(12):
            name = next(row.get_name() for row in walk(rows) if has_state(row, Atspi.StateType.SELECTED))
            if MANY in name:
                return
            self.program.press("Down")
            settle(0.3)
        raise Failure(f"there is no row {MANY}")

    def choose(self, *names):
        """Chooses in the menu of the row, or below an entry of it; looks at what is in it."""
        self.go_to_row()
        self.program.press("shift+F10")
        for name in names:
            for _ in range(24):
                entry = self.program.find("menu item", [marked(name)])
                if has_state(entry, Atspi.StateType.FOCUSED):
                    break
                self.program.press("Down")
                settle(0.2)
            else:
                raise Failure(f"the menu has no way to {name}")
            look(self.program.window, self.said_words, self.found, f"menu with {name}")
            self.program.press("Return")


def test_pages():
    """No word of the pages is untranslated"""
    with Look() as all_words:
        for page in PAGES:
            all_words.at_page(page)
        for action in ("preferences", "show-help-overlay"):
            all_words.program.activate(action)
            all_words.at_window(action)


def test_windows():
    """No word of the windows of an item, or of what is selected, is untranslated"""
    with Look() as all_words:
        for names in (("Correct…",), ("Split Off…",), ("Remind Me", "Snooze until a Date…")):
            all_words.choose(*names)
            all_words.at_window(names[-1])
        all_words.go_to_row()
        all_words.program.press("ctrl+space")
        all_words.program.find("push button", [marked("Export…")])
        look(all_words.program.window, all_words.said_words, all_words.found, "selection")
        all_words.program.press("Escape")


def test_welsh():
    """In Welsh the pages, counts and dates are Welsh"""
    with tempfile.TemporaryDirectory(prefix="secnews-languages-") as folder:
        languages(folder)
        with start(folder, "cy", "cy_GB") as program:
            program.wait_for_window()
            program.find("page tab", ["Ymgynghoriadau"])
            program.find("page tab", ["Swyddi gwag"])
            program.find(None, ["Tachwedd 2025"])
            program.picture("calendr")
            program.activate("page", GLib.Variant("s", "consultations"))
            program.find(None, ["diwrnod gwaith"])
            settle()
            program.picture("ymgynghoriadau")


run(test_pages, test_windows, test_welsh)
