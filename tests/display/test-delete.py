#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Newsletters are deleted, brought back, and saved as they came."""

import os
import subprocess
import tempfile

import leaving
from harness import (Atspi, Failure, Program, SAMPLES, SECNEWS, find_all, find_last, has_state, matches, run, text_of,
                     wait_for, walk, whole_stacks)

FIRST = os.path.join(SAMPLES, "2025-10-23-sec-newsletter.html")
SECOND = os.path.join(SAMPLES, "2025-11-06-sec-newsletter.eml")


def secnews(store, *words):
    return subprocess.run([SECNEWS, "--database", store, "--today", "2025-11-07", *words],
                          check=True, capture_output=True, text=True).stdout


def start(folder, **more):
    store = os.path.join(folder, "secnews.db")
    secnews(store, "import", "--quiet", FIRST, SECOND)
    return store, Program("--database", store, "--today", "2025-11-07", **more)


def rows(program):
    return [row.get_name() for row in find_all(program.find("list", ["Newsletters"]), "list item")]


def go_to_list(program):
    """Turns to the page of newsletters; the newest is selected and has the focus."""
    program.wait_for_window()
    wait_for("the calendar", lambda: next(find_all(program.window, "table cell", ["7 November 2025"]), None))
    program.press("alt+4")
    row = program.find("list item", ["6 November 2025"], within=program.find("list", ["Newsletters"]))
    wait_for("the newest to have the focus", lambda: has_state(row, Atspi.StateType.FOCUSED))
    wait_for("its text", lambda: next(find_all(program.window, "push button", ["Newsletter Menu"]), None))


def test_delete():
    """Delete takes a newsletter away, and Undo brings all of it back"""
    with tempfile.TemporaryDirectory() as folder:
        store, program = start(folder)
        with program:
            before = secnews(store, "list", "all", "--json"), secnews(store, "list", "newsletters", "--json")
            go_to_list(program)
            program.press("Delete")
            # The toast does not wait for long.
            undo = wait_for("the toast", lambda: find_last(program.window, "push button", ["Undo"]))
            said = find_last(program.window, "label", ["Deleted “SEC Newsletter 6 November 2025”"])
            Atspi.Action.do_action(undo, 0)
            if said is None:
                raise Failure("something else was deleted")
            wait_for("the newsletter to be back", lambda: secnews(store, "list", "newsletters", "--json") == before[1])
            program.find("list item", ["6 November 2025"], within=program.find("list", ["Newsletters"]))
            after = secnews(store, "list", "all", "--json"), secnews(store, "list", "newsletters", "--json")
            if after != before:
                raise Failure("the store is not as it was")


def test_menu():
    """The menu of a row deletes as well; the last one leaves an empty window"""
    with tempfile.TemporaryDirectory() as folder:
        store, program = start(folder)
        with program:
            go_to_list(program)
            program.press("shift+F10")
            pane = program.find("list", ["Newsletters"]).get_parent().get_parent()
            wait_for("the menu", lambda: next((node for node in find_all(pane, "menu item")
                                               if has_state(node, Atspi.StateType.FOCUSED)), None))
            program.press("Up", "Return")
            wait_for("the row to go", lambda: len(rows(program)) == 1)
            row = program.find("list item", ["23 October 2025"], within=program.find("list", ["Newsletters"]))
            wait_for("the next to have the focus", lambda: has_state(row, Atspi.StateType.FOCUSED))
            program.press("Delete")
            # The page that is gone has such a button as well.
            wait_for("the empty window", lambda: any(
                has_state(button, Atspi.StateType.FOCUSED)
                for button in find_all(program.window, "push button", ["Open Newsletter"])))
            if '"newsletters": []' not in " ".join(secnews(store, "list", "newsletters", "--json").split()):
                raise Failure("there are newsletters left")


def write_newsletter(folder, day):
    path = os.path.join(folder, f"{day}.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"SEC Newsletter\n\n{day} May 2024\n\nThe SEC Panel meets on {day} June 2024.\n")
    return path


def wait_for_newsletter(program, day, focused=True):
    """Waits until one newsletter is selected, has the keyboard, and is the one whose text is shown."""
    words = f"{day} May 2024"

    def probe():
        # Asked in one go, so that nothing moves in between.
        seen = list(walk(program.window))
        pane = next((node for node in seen if matches(node, "list", ["Newsletters"])), None)
        lines = [row for row in seen if row.get_role_name() == "list item" and row.parent is pane]
        chosen = [row.get_name() for row in lines if has_state(row, Atspi.StateType.SELECTED)]
        with_keyboard = [row.get_name() for row in lines if has_state(row, Atspi.StateType.FOCUSED)]
        texts = [text_of(node) for node in seen if matches(node, "text", ["Newsletter Text"])]
        probe.seen = chosen, with_keyboard, [" ".join(text.split())[:30] for text in texts]
        return (len(chosen) == 1 and words in chosen[0] and (with_keyboard == chosen or not focused) and
                any(words in text for text in texts))
    try:
        wait_for("", probe, patience=20)
    except Failure:
        raise Failure(f"not “{words}”, but selected, with the keyboard, and shown are {probe.seen}") from None


def undo_delete(program):
    Atspi.Action.do_action(wait_for("the toast", lambda: find_last(program.window, "push button", ["Undo"])), 0)


def test_list_and_text():
    """The line that is selected, the keyboard and the text are of one newsletter, whatever comes and goes"""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "secnews.db")
        secnews(store, "import", "--quiet", *[write_newsletter(folder, day) for day in range(1, 9)])
        with Program("--database", store, "--today", "2024-05-30") as program:
            program.wait_for_window()
            wait_for("the calendar", lambda: next(find_all(program.window, "table cell", ["30 May 2024"]), None))
            program.press("alt+4")
            wait_for_newsletter(program, 8)
            for day in (7, 6, 5):
                program.press("Down")
                wait_for_newsletter(program, day)
            # Others come in before it and after it.
            secnews(store, "import", "--quiet", write_newsletter(folder, 9), write_newsletter(folder, 10))
            program.find("list item", ["10 May 2024"])
            wait_for_newsletter(program, 5)
            program.press("Down")
            wait_for_newsletter(program, 4)
            program.press("Delete")
            wait_for_newsletter(program, 3)
            undo_delete(program)
            wait_for_newsletter(program, 4)
            program.press("Up")
            wait_for_newsletter(program, 5)


def test_only_one():
    """The only newsletter comes back to the page from which it went"""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "secnews.db")
        secnews(store, "import", "--quiet", write_newsletter(folder, 1))
        with Program("--database", store, "--today", "2024-05-30") as program:
            program.wait_for_window()
            wait_for("the calendar", lambda: next(find_all(program.window, "table cell", ["30 May 2024"]), None))
            program.press("alt+4")
            wait_for_newsletter(program, 1)
            program.press("Delete")
            wait_for("the empty window", lambda: any(
                has_state(button, Atspi.StateType.FOCUSED)
                for button in find_all(program.window, "push button", ["Open Newsletter"])))
            undo_delete(program)
            wait_for_newsletter(program, 1)


def test_save():
    """A newsletter is saved with the very bytes that came"""
    with tempfile.TemporaryDirectory() as folder:
        _store, program = start(folder, environment=whole_stacks())
        with program:
            go_to_list(program)
            program.press("shift+F10", "Down", "Return")
            path = os.path.join(folder, "saved.eml")
            leaving.export_to(program, path)
            wait_for("the toast", lambda: find_last(program.window, None, ["Saved as saved.eml"]))
            with open(path, "rb") as saved, open(SECOND, "rb") as original:
                if saved.read() != original.read():
                    raise Failure("these are other bytes")


run(test_delete, test_menu, test_list_and_text, test_only_one, test_save)
