# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the page of consultations share: a store, and ways to it."""

import os
import subprocess

from harness import (Atspi, Failure, PATIENCE, Program, SAMPLES, SECNEWS, children, find_all, find_last, has_state, settle,
                     text_of, wait_for, walk)

TODAY = "2025-11-07"

FIRST = """SEC Newsletter 9 October 2025

Consultations

The DCC is consulting on laboratory opening hours under the Smart Energy Code. Responses are due by \
24 November 2025. Send your views to labs@dcc.example.

SECAS invites comments on the MP400 Refinement Consultation on clearer error codes for failed commands. \
The consultation closes on 28 November 2025.

Contact us

Have a question about the newsletter? Write to helpdesk@secas.example
"""

SECOND = """SEC Newsletter 6 November 2025

Consultations

The DCC asks for views on its draft plan for opening test sites. Responses are due by 24 November 2025.

SECAS invites comments on the MP400 Refinement Consultation on clearer error codes for failed commands. \
The consultation has been extended from 28 November 2025 to 12 December 2025.

The Change Board will vote on MP400 on 21 January 2026. MP400 will be implemented in the June 2026 SEC Release.

Contact us

Have a question about the newsletter? Write to helpdesk@secas.example
"""


def secnews(database, *arguments):
    """Runs the command line on a store."""
    subprocess.run([SECNEWS, "--database", database, "--today", TODAY, "--quiet", *arguments], check=True,
                   timeout=PATIENCE, stdout=subprocess.PIPE)


def import_text(database, name, text):
    path = os.path.join(os.path.dirname(database), name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    secnews(database, "import", path)


def samples_store(folder):
    """A store with the sample newsletters."""
    database = os.path.join(folder, "secnews.db")
    for name in sorted(os.listdir(SAMPLES)):
        if name.startswith("20"):
            secnews(database, "import", os.path.join(SAMPLES, name))
    return database


def open_page(database, **more):
    """Starts the program and turns to the page; to be used in a with."""
    program = Program("--database", database, "--today", TODAY, **more)
    program.wait_for_window()
    program.resize(1180, 900)
    program.press("alt+2")
    wait_for("the page", lambda: has_state(program.find("page tab", ["Consultations"]), Atspi.StateType.SELECTED))
    program.page = program.window
    rows(program)
    # Newer versions of GTK name nothing after its type; there the whole window is looked through.
    program.page = next(find_all(program.window, None, ["SnConsultationsPage"]), program.window)
    return program


def list_rows(program):
    """The rows of the list themselves: what is below them takes long to walk."""
    return children(program.find("list", ["Consultations"], within=program.page))


def rows(program):
    """The names of the consultations in the list, once there are any."""
    return wait_for("rows", lambda: [name for name in (row.get_name() for row in list_rows(program))
                                     if "onsultation" in name.split(",")[0]])


def wait_for_rows(program, what, probe):
    """Waits until probe() is content with the rows' names."""
    def look():
        names = [row.get_name() for row in list_rows(program)]
        return names if probe(names) else None
    return wait_for(what, look)


def is_showing(node):
    """Whether it has a place on the display: at the floor no state says so."""
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).width > 0


def find_shown(program, role, words, within=None):
    return next((node for node in find_all(within or program.page, role, words) if is_showing(node)), None)


def showing(program, role, words, within=None):
    """Waits for something of that name on the display."""
    return wait_for(f"{role} {words} on the display", lambda: find_shown(program, role, words, within))


def gone(program, role, words):
    """Waits until nothing of that name is on the display."""
    wait_for(f"no {words}", lambda: find_shown(program, role, words) is None)


def press_button(program, *words):
    """Presses what is called so, once it can be."""
    def look():
        # A menu button is two, of which one can be pressed.
        return next((node for node in find_all(program.page, "push button", words)
                     if is_showing(node) and has_state(node, Atspi.StateType.SENSITIVE)
                     and node.get_action_iface().get_n_actions() > 0), None)
    wait_for(f"a button {words}", look).get_action_iface().do_action(0)


def choose(program, name):
    """Chooses a filter."""
    press_button(program, f"{name}, ")
    wait_for(f"the filter {name}", lambda: has_state(showing(program, "push button", [f"{name}, "]),
                                                     Atspi.StateType.PRESSED))


def selected(program):
    """The name of the row that is selected."""
    return wait_for("a selected row", lambda: next(
        (row.get_name() for row in list_rows(program) if has_state(row, Atspi.StateType.SELECTED)), None))


def has_focus(node):
    return any(has_state(below, Atspi.StateType.FOCUSED) for below in walk(node))


def tab_to(program, role, name, within=None, key="Tab"):
    """Goes on with Tab, or back, until the focus is there."""
    node = showing(program, role, [name], within)
    for _ in range(24):
        if has_focus(node):
            return node
        program.press(key)
        settle(0.3)  # else the next key comes before the focus has moved
    return wait_for(f"the focus on {name}", lambda: has_focus(node) and node)


def select(program, words):
    """Selects by keyboard the first row with those words."""
    for _ in range(12):
        name = selected(program)
        if words in name:
            return name
        program.press("Down")
        wait_for("the next row", lambda before=name: selected(program) != before)
    raise Failure(f"there is no row {words}")


def go_to_list(program):
    """Goes to the list with Tab, where it has not the focus yet, as after a window that was closed."""
    node = program.find("list", ["Consultations"], within=program.page)
    for _ in range(24):
        program.hold_keyboard()
        if has_focus(node):
            return
        program.press("Tab")
        settle(0.3)  # else the next key comes before the focus has moved
    raise Failure(f"Tab does not lead to the list: {program.where_focus_is()}")


def undo(program, words):
    """Waits for the toast that says so, and takes back what it says."""
    def look():
        if find_last(program.window, "label", words) is None:
            return None
        return find_last(program.window, "push button", ["Undo"])
    wait_for(f"a toast {words}", look).get_action_iface().do_action(0)


__all__ = ["FIRST", "SECOND", "TODAY", "Failure", "choose", "go_to_list", "gone", "import_text", "is_showing",
           "open_page", "press_button", "rows", "samples_store", "secnews", "select", "selected", "showing", "tab_to",
           "text_of", "undo", "wait_for_rows"]
