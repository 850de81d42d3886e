#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several items are chosen, on any page, and leave the window together."""

import tempfile

import harness
from consultations import (Atspi, Failure, gone, has_state, list_rows, open_page, rows, samples_store, select, showing,
                           tab_to, wait_for)
from harness import BUTTON, Program, click, find_all, find_last


def items(program):
    """The lines that are consultations, not headings."""
    return [row for row in list_rows(program) if "onsultation" in row.get_name().split(",")[0]]


def checked(program):
    return [row.get_name() for row in items(program) if has_state(row, Atspi.StateType.CHECKED)]


def wait_for_checked(program, n):
    wait_for(f"{n} checked", lambda: len(checked(program)) == n)


def test_choose():
    """Ctrl+Space begins, Space goes on, Shift takes a range, Ctrl+A takes all, Escape ends; the detail stays as it is"""
    with tempfile.TemporaryDirectory() as folder, open_page(samples_store(folder)) as program:
        select(program, "MP327")
        program.press("ctrl+space")
        wait_for_checked(program, 1)
        if "MP327" not in checked(program)[0]:
            raise Failure(checked(program))
        showing(program, None, ["1 selected"])
        program.picture("selection")
        program.press("Down")
        program.press("space")
        wait_for_checked(program, 2)
        program.press("space")
        wait_for_checked(program, 1)
        program.press("ctrl+a")
        wait_for_checked(program, len(rows(program)))
        program.press("Escape")
        wait_for_checked(program, 0)
        gone(program, "push button", ["Export…"])
        program.press("shift+Down")
        wait_for_checked(program, 2)
        program.press("Escape")
        wait_for_checked(program, 0)


def chosen(within):
    return [node.get_name() for node in find_all(within) if has_state(node, Atspi.StateType.CHECKED)
            and node.get_role_name() in ("list item", "check box")]


def test_agenda():
    """In the agenda Ctrl begins with a click, Shift takes a range, and chips are marked; seats can be chosen as well"""
    with Program("--demo") as program:
        program.wait_for_window()
        program.resize(1180, 900)
        agenda = program.find("list", ["Agenda"])
        agenda_rows = wait_for("the agenda", lambda: [row for row in find_all(agenda, "list item")][:5])
        program.click_on(agenda_rows[1], "ctrl")
        wait_for("one of the agenda", lambda: chosen(agenda) == [agenda_rows[1].get_name()])
        program.click_on(agenda_rows[3], "shift")
        wait_for("three of the agenda", lambda: chosen(agenda) == [row.get_name() for row in agenda_rows[1:4]])
        program.picture("agenda")
        grid = program.find("table", ["November 2025"])
        wait_for("its chips", lambda: len([node for node in find_all(grid, BUTTON)
                                           if has_state(node, Atspi.StateType.CHECKED)]) == 3)
        program.press("space")
        wait_for("one given up", lambda: len(chosen(agenda)) == 2)
        program.press("Escape")
        wait_for("nothing chosen", lambda: not chosen(agenda))
        program.press("shift+Up")
        wait_for("two of the agenda", lambda: chosen(agenda) == [row.get_name() for row in agenda_rows[2:4]])
        program.press("Escape")
        wait_for("nothing chosen", lambda: not chosen(agenda))
        choose_by_menu(program, agenda_rows[2])
        choose_seats(program)


def choose_by_menu(program, row):
    """By the menu: with the pointer in the agenda, and with the keyboard in what has no day"""
    program.click_on(row, button=3)
    click(program.find("menu item", ["Select"]))
    program.find_text("1 selected")
    program.press("Escape")
    wait_for("nothing chosen", lambda: not has_state(row, Atspi.StateType.CHECKED))
    # Where a chip is, newer versions of GTK tell only roughly.
    tab_to(program, "push button", "Modification Working Group", within=program.find("panel", ["Without a day"]),
           key="shift+Tab")
    program.press("shift+F10")
    click(program.find("menu item", ["Select"]))
    program.find_text("1 selected")
    program.press("Escape")
    wait_for("nothing chosen", lambda: harness.shown(program, "1 selected") is None
             or not any(has_state(node, Atspi.StateType.CHECKED)
                        for node in find_all(program.window, BUTTON, ["Modification Working Group"])))


def choose_seats(program):
    """By keyboard alone: the button, a mark on each, Ctrl+A and Escape"""
    program.press("alt+3")
    page = program.find("panel", ["Vacancies"])
    wait_for("the seats", lambda: len([node for node in find_all(page, "list item", ["Other SEC Party"])]) == 1)
    # The calendar, which comes before it, has one, too.
    click(find_last(program.window, BUTTON, ["Select Several"]))
    mark = program.find("check box", ["Other SEC Party"], within=page)
    program.tab_to(mark)
    program.press("space")
    wait_for("the seat", lambda: has_state(mark, Atspi.StateType.CHECKED))
    program.find_text("1 selected")
    program.press("ctrl+a")
    program.find_text("2 selected")
    program.press("Escape")
    wait_for("nothing chosen", lambda: not chosen(page))


harness.run(test_choose, test_agenda)
