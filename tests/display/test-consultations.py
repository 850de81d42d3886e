#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user says of a consultation is written, shown, and taken back."""

import os
import tempfile

import harness
from consultations import (TODAY, Failure, choose, gone, list_rows, open_page, press_button, rows, samples_store, secnews,
                           select, selected, showing, tab_to, undo, wait_for_rows)
from harness import find_all, text_of, wait_for

FIRST_ONE, OFGEM = "MP327", "Ofgem"


def count_of(program, name):
    """The number on a filter."""
    return int(showing(program, "push button", [f"{name}, "]).get_name().split(", ")[1])


def row_of(program, words):
    """The row with those words."""
    return next(row for row in list_rows(program) if words in row.get_name())


def expect_rows(program, words):
    """Waits until each row has one of words, in this order."""
    def fits(names):
        names = [name for name in names if "," in name]
        return len(names) == len(words) and all(word in name for word, name in zip(words, names))
    wait_for_rows(program, f"the rows {words}", fits)


def test_response():
    """Status, owner, date and note are written at once, and each is taken back"""
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder)) as program:
        select(program, FIRST_ONE)
        program.press("F6")
        tab_to(program, "combo box", "Status")
        program.press("space", "Home", "Down", "Return")
        undo(program, ["Status is now Drafting"])
        wait_for_rows(program, "nothing drafted", lambda names: any(
            FIRST_ONE in name and name.endswith("to do") for name in names))
        program.press("F6")
        showing(program, "label", ["To Do"], tab_to(program, "combo box", "Status"))
        program.press("space", "Home", "Down", "Return")
        wait_for_rows(program, "what is being drafted", lambda names: any(
            FIRST_ONE in name and name.endswith("drafting") for name in names))

        # That a row for text has the focus is not told; what comes before it tells.
        tab_to(program, "combo box", "Status")
        program.press("Tab")
        entry = showing(program, "text", ["Owner"])
        program.type("R Okafor")
        program.press("Return")
        undo(program, ["Owner set"])
        wait_for("an owner again unsaid", lambda: "Okafor" not in text_of(entry))

        press_button(program, "Choose Internal Date")
        press_button(program, "Set")
        showing(program, "label", ["Friday 7 November · Today"])
        press_button(program, "Choose Internal Date")
        press_button(program, "Clear")
        showing(program, "label", ["Not set"])


def owner_of(database, words):
    """Who answers a consultation, as it is stored."""
    response = next(item["response"] for item in harness.list_items(database, TODAY)
                    if item["kind"] == "consultation" and words in f"{item.get('reference')} {item.get('organiser')}")
    return response and response["owner"]


def type_owner(program, name):
    """Types an owner, and nothing that would apply it."""
    program.press("F6")
    tab_to(program, "combo box", "Status")
    program.press("Tab")
    showing(program, "text", ["Owner"])
    # What is in a row for text is not told; but what comes next, comes after it.
    program.type(name)


def test_typed_only():
    """What was typed and not applied is kept when another item is chosen, and when the program ends"""
    with tempfile.TemporaryDirectory() as folder:
        database = samples_store(folder)
        with open_page(database) as program:
            select(program, FIRST_ONE)
            type_owner(program, "R Okafor")
            program.click_on(row_of(program, OFGEM))
            wait_for("another to be selected", lambda: OFGEM in selected(program))
            wait_for("the owner in the store", lambda: owner_of(database, FIRST_ONE) == "R Okafor")
            type_owner(program, "S Patel")
        if owner_of(database, OFGEM) != "S Patel":
            raise Failure("what was typed when the program ended is lost")


def test_filters():
    """What is answered is open and answered; the counts follow"""
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder)) as program:
        was_open = count_of(program, "Open")
        select(program, OFGEM)
        program.press("F6")
        tab_to(program, "combo box", "Status")
        program.press("space", "Home", "Down", "Down", "Down", "Return")
        wait_for("one that is answered", lambda: count_of(program, "Answered") == 1)
        if count_of(program, "Open") != was_open:
            raise Failure("what is answered is no longer open")
        choose(program, "Answered")
        expect_rows(program, [OFGEM])
        choose(program, "Closing Soon")
        expect_rows(program, [FIRST_ONE, "MP341"])
        choose(program, "Closed")
        wait_for_rows(program, "what is closed", lambda names: any("MP339" in name for name in names))


def test_dismissed():
    """What is dismissed can be found and restored"""
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder)) as program:
        was_open = count_of(program, "Open")
        gone(program, "push button", ["Dismissed"])
        select(program, OFGEM)
        program.press("shift+F10")
        showing(program, "menu item", ["Dismiss"])
        program.press("Up", "Return")
        wait_for("one fewer open", lambda: count_of(program, "Open") == was_open - 1)
        choose(program, "Dismissed")
        expect_rows(program, [OFGEM])
        wait_for("it to be selected", lambda: OFGEM in selected(program))
        press_button(program, "Restore")
        wait_for("it to be open again", lambda: count_of(program, "Open") == was_open)


def test_sorted():
    """They can be sorted by organiser and by status"""
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder)) as program:
        by_date = rows(program)
        tab_to(program, "combo box", "Sort by", key="shift+Tab")
        program.press("space", "Down", "Return")
        wait_for_rows(program, "headings of organisers", lambda names: names[0] == "DCC" and "Ofgem" in names)
        program.press("space", "End", "Return")  # newer versions of GTK begin at the top again
        wait_for_rows(program, "the heading of a status", lambda names: names[0] == "To Do")
        if sorted(rows(program)) != sorted(by_date):
            raise Failure("sorting has lost something")


HANDLER = """[Desktop Entry]
Type=Application
Name=Takes Mail
Exec={script} %u
MimeType=x-scheme-handler/mailto;
"""


def install_mail_program(home):
    """A mail program that writes down what it is asked for."""
    taken, script = os.path.join(home, "taken"), os.path.join(home, "take")
    with open(script, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nprintf "%s" "$1" > "{taken}.part"\nmv "{taken}.part" "{taken}"\n')
    os.chmod(script, 0o755)
    os.makedirs(os.path.join(home, "data", "applications"))
    os.makedirs(os.path.join(home, "config"), exist_ok=True)
    with open(os.path.join(home, "data", "applications", "mail.desktop"), "w", encoding="utf-8") as file:
        file.write(HANDLER.format(script=script))
    with open(os.path.join(home, "config", "mimeapps.list"), "w", encoding="utf-8") as file:
        file.write("[Default Applications]\nx-scheme-handler/mailto=mail.desktop\n")
    return taken


def test_email():
    """Ctrl+E writes an email with the subject filled in"""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder:
        taken = install_mail_program(home)
        with open_page(samples_store(folder), home=home) as program:
            choose(program, "Closed")
            wait_for_rows(program, "what is closed", lambda names: any("DP352" in name for name in names))
            program.press("Down")
            select(program, "DP352")
            showing(program, "push button", ["Write Email"])
            program.press("ctrl+e")
            uri = wait_for("the mail program", lambda: os.path.exists(taken) and open(taken, encoding="utf-8").read())
            if not uri.startswith("mailto:") or "?subject=DP352%3A%20Plain%20names" not in uri:
                raise Failure(f"the email is {uri}")


def expect_calm(program, words, calm, within=None):
    """Waits for those words, and looks whether the hourglass stands beside them."""
    label = showing(program, "label", [words], within)
    hurries = next(find_all(label.get_parent(), "image"), None) is not None
    if hurries == calm:
        raise Failure(f"“{words}” {'has' if hurries else 'lacks'} the hourglass")


def test_answered():
    """What is answered says so, and no longer asks for haste wherever it stands"""
    with tempfile.TemporaryDirectory() as folder:
        database = samples_store(folder)
        secnews(database, "mark", "34", "submitted")
        with open_page(database) as program:
            select(program, FIRST_ONE)
            expect_calm(program, "3 working days left", False)
            select(program, "MP341")
            expect_calm(program, "Answered · 5 working days left", True)
            program.press("alt+1")
            agenda = program.find("list", ["Agenda"])
            expect_calm(program, "3 working days", False, agenda)
            expect_calm(program, "5 working days", True, agenda)
            program.click_on(program.find("list item", ["MP341"], within=agenda))
            popover = wait_for("the popover", lambda: next(
                (node for node in find_all(agenda, None, ["MP341", "submitted"])
                 if node.get_role_name() != "list item"), None))
            expect_calm(program, "Answered · 5 working days left", True, popover)
            program.close_popover()


harness.run(test_response, test_typed_only, test_filters, test_dismissed, test_sorted, test_answered, test_email)
