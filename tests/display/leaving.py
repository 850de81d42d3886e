# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of items that leave the window share: the dialogs, and who takes them."""

import os
import subprocess

import harness
from harness import Atspi, PATIENCE, find_all, has_state, is_shown, wait_for

# The program of take.c, which lies beside the one in letters of another size.
TAKE = os.path.join(os.path.dirname(os.environ.get("SECNEWS_AS_SET", "")), "secnews-take")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def user_folders(home):
    """A home with a folder of documents, into which GTK prints where there is no printer."""
    documents = os.path.join(home, "documents")
    os.makedirs(documents)
    os.makedirs(os.path.join(home, "config"), exist_ok=True)
    with open(os.path.join(home, "config", "user-dirs.dirs"), "w", encoding="utf-8") as file:
        file.write(f'XDG_DOCUMENTS_DIR="{documents}"\n')
    return documents


def dialog_of(program):
    """The dialog that was opened, with the keyboard."""
    dialog = wait_for("the dialog", lambda: next(program.other_windows(), None))
    number = wait_for("its window", lambda: next((number for number in program.x_windows()
                                                  if number != program.window_id()), None))
    program.focus_window(number)
    return dialog


def begin_export_to(program, path):
    """Answers the dialog that asks for a file."""
    dialog = dialog_of(program)
    field = wait_for("the name", lambda: next((node for node in find_all(dialog, "text", []) if is_shown(node)), None))
    wait_for("the focus on the name", lambda: has_state(field, Atspi.StateType.FOCUSED))
    # In one go: of each folder on the way there, typed, GTK reads the names to complete
    # it, and forgets one or two of them where they change meanwhile.
    Atspi.EditableText.set_text_contents(field, path)
    program.press_in_dialog("Return")


def export_to(program, path):
    """Answers the dialog that asks for a file, and waits for what is in that."""
    begin_export_to(program, path)
    return wait_for("the file", lambda: os.path.exists(path) and read(path))


def print_to_pdf(program, documents):
    """Prints to a file, as the dialog offers, and returns the text of that."""
    dialog = dialog_of(program)
    wait_for("the printer", lambda: next(find_all(dialog, "label", ["Print to File"]), None))

    def ready():
        found = next((node for node in find_all(dialog, "push button", ["Print"])
                      if is_shown(node) and has_state(node, Atspi.StateType.SENSITIVE)), None)
        if found is None:  # the list has the focus, as soon as the dialog can be used
            program.press_in_dialog("Down", "space")
        return found
    button = wait_for("a chosen printer", ready)
    button.get_action_iface().do_action(0)

    def text():
        names = [name for name in os.listdir(documents) if name.endswith(".pdf")]
        done = names and subprocess.run(["pdftotext", "-layout", os.path.join(documents, names[0]), "-"], check=False,
                                        timeout=PATIENCE, text=True, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        return done and done.returncode == 0 and done.stdout
    printed = wait_for("what is printed", text)
    for name in os.listdir(documents):
        os.remove(os.path.join(documents, name))
    return printed


def copied(program):
    """The text in the clipboard."""
    return subprocess.run([TAKE, "clipboard"], env=program.environment, check=True, timeout=PATIENCE, text=True,
                          stdout=subprocess.PIPE).stdout


def drag_to_other(program, node):
    """Drags something to the window of another program, and returns the formats and the text that this gets."""
    with subprocess.Popen([TAKE, "drop"], env=program.environment, text=True, stdout=subprocess.PIPE) as other:
        try:
            number = program.run_xdotool("search", "--sync", "--onlyvisible", "--pid", str(other.pid)).split()[0]
            program.run_xdotool("windowmove", "--sync", number, "1040", "740")
            program.drag(node, 1140, 840)
            formats, _, text = other.communicate(timeout=PATIENCE)[0].partition("\n")
        finally:
            other.kill()
    return formats, text


__all__ = ["copied", "drag_to_other", "export_to", "harness", "print_to_pdf", "read", "user_folders"]
