# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real program on a display and looks at it as a screen reader would.

Used as a module by the tests of this folder, which are started with the path
of the program and a folder for pictures of what went wrong:

    test-….py SECNEWS SAMPLES PICTURES
"""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77

if not os.environ.get("DISPLAY"):
    print("there is no display; build-aux/check brings one")
    sys.exit(SKIPPED)

# Warnings are fatal for the program, not for the library that looks at it,
# which warns whenever a widget goes away while it is being read.
os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402  (only where there is a display)

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

SECNEWS, SAMPLES, PICTURES = sys.argv[1:4]

# A build with sanitizers on a busy machine takes its time.
PATIENCE = 60

# A toggle is a button with a state, in older versions of GTK.
BUTTON = ("push button", "toggle button")

# Where the window exports its actions.
ACTIONS = "/org/example/SecNews/window/1"

# What a sound program never says.
TROUBLE = re.compile(r"WARNING|CRITICAL|ERROR: (Address|Leak)Sanitizer|runtime error:")


class Failure(Exception):
    """Something is not as it should be."""


def wait_for(what, probe, patience=PATIENCE):
    """The first true value of probe(); fails when it does not come."""
    end = time.monotonic() + patience
    while True:
        while GLib.MainContext.default().iteration(False):
            pass  # what was heard in the meantime
        with contextlib.suppress(GLib.Error):  # a widget that went away while it was read
            found = probe()
            if found:
                return found
        if time.monotonic() > end:
            raise Failure(f"waited in vain for {what}")
        time.sleep(0.1)


def settle(seconds=1.5):
    """Waits for what shows on the display but not to a screen reader."""
    time.sleep(seconds)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node):
    """The node and all below it, in the order of reading."""
    yield node
    for child in children(node):
        yield from walk(child)


def has_state(node, state):
    return node.get_state_set().contains(state)


def cells(grid):
    """The days of a month."""
    for child in children(grid):
        if child.get_role_name() == "table cell":
            yield child
        elif child.get_role_name() in ("table row", "panel", "filler"):
            yield from cells(child)


def toast(program, words, role=None):
    """Waits for a toast: it lies over the window, not deep within it, and stays for some seconds only."""
    def last_first(node, depth):
        for index in range(node.get_child_count() - 1 if depth > 0 else -1, -1, -1):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from last_first(child, depth - 1)
        yield node
    return wait_for(f"the toast “{words}”", lambda: next(
        (node for node in last_first(program.window, 10) if words in (node.get_name() or "") and
         (role is None or node.get_role_name() in role)), None))


class Focus:
    """What has the keyboard focus, as a screen reader hears of it."""

    def __init__(self):
        self.name = ""
        self.listener = Atspi.EventListener.new(self._changed)
        self.listener.register("object:state-changed:focused")

    def _changed(self, event):
        if event.detail1:
            with contextlib.suppress(GLib.Error):
                self.name = event.source.get_name() or ""

    def wait(self, words):
        """Waits until something with these words in its name has it."""
        wait_for(f"the focus on “{words}”, not “{self.name}”", lambda: words in self.name)


def find_all(node, role=None, words=()):
    """Yields what lies below node with that role, or one of these, and with all the words in its name."""
    roles = (role,) if isinstance(role, str) else role
    for found in walk(node):
        if roles is None or found.get_role_name() in roles:
            name = found.get_name() or ""
            if all(word in name for word in words):
                yield found


def find_last(node, role=None, words=()):
    """What find_all() yields last, found from behind: toasts come after everything else."""
    for index in reversed(range(node.get_child_count())):
        child = node.get_child_at_index(index)
        found = find_last(child, role, words) if child is not None else None
        if found is not None:
            return found
    named = all(word in (node.get_name() or "") for word in words)
    return node if named and role in (None, node.get_role_name()) else None
def click(node):
    """Activates a button, or the first in node that can be: a menu button has its button within."""
    for found in walk(node):
        action = found.get_action_iface()
        if action is not None and action.get_n_actions() > 0:
            action.do_action(0)
            return
    raise Failure(f"nothing can be clicked in “{node.get_name()}”")


def text_of(node):
    """The text of a text view or an entry; the name of anything else."""
    if node.get_role_name() == "text":
        return Atspi.Text.get_text(node, 0, -1)
    return node.get_name() or ""


# Settings that outlive the program, in the home that it gets.
REMEMBERING = {"GSETTINGS_BACKEND": "keyfile"}


def write_settings(home, **values):
    """Puts settings, as GVariant texts, where a program with this home and REMEMBERING finds them."""
    folder = os.path.join(home, "config", "glib-2.0", "settings")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
        file.write("[org/example/SecNews]\n")
        for name, value in values.items():
            file.write(f"{name.replace('_', '-')}={value}\n")


def list_items(database, today):
    """What the command line says of the items in a store."""
    answer = subprocess.run([SECNEWS, "--database", database, "--today", today, "list", "all", "--json"],
                            check=True, timeout=PATIENCE, text=True, stdout=subprocess.PIPE).stdout
    return json.loads(answer)["items"]


def press_button(node):
    """Does what a click on it does, as a screen reader does it."""
    node.get_action_iface().do_action(0)


class Program:
    """One run of the program, with a home of its own."""

    def __init__(self, *arguments, home=None, environment=None, secnews=SECNEWS):
        self.home = home or tempfile.mkdtemp(prefix="secnews-display-")
        self.owns_home = home is None
        self.log_path = os.path.join(self.home, "stderr.txt")
        self.environment = {**self._environment(), **(environment or {})}
        with open(self.log_path, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [secnews, *arguments], env=self.environment, stdout=log, stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL)
        self.window = None

    def _environment(self):
        environment = dict(os.environ)
        environment.update({
            "HOME": self.home,
            "XDG_DATA_HOME": os.path.join(self.home, "data"),
            "XDG_CONFIG_HOME": os.path.join(self.home, "config"),
            "XDG_CACHE_HOME": os.path.join(self.home, "cache"),
            "XDG_STATE_HOME": os.path.join(self.home, "state"),
            "G_DEBUG": "fatal-warnings",
            "GDK_BACKEND": "x11",
            # No graphics driver: they differ, and some never free what they take.
            "GDK_DEBUG": "gl-disable",
            "GDK_DISABLE": "gl,vulkan",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "memory",
            "GTK_A11Y": "atspi",
            "ADW_DISABLE_PORTAL": "1",
            "LC_ALL": "C.UTF-8",
        })
        for name in ("SECNEWS_DATABASE", "SECNEWS_TODAY"):
            environment.pop(name, None)
        settings = os.path.join(self.home, "config", "gtk-4.0")
        os.makedirs(settings, exist_ok=True)
        with open(os.path.join(settings, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[Settings]\ngtk-enable-animations=false\n")
        return environment

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        try:
            if kind is not None:
                self.picture("failure")
                self.print_tree()
            else:
                self.quit()
        finally:
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()
            said = self.said()
            if kind is not None:
                print(said)
            if self.owns_home:
                shutil.rmtree(self.home, ignore_errors=True)
        if kind is None and TROUBLE.search(said):
            raise Failure(f"the program complained:\n{said}")

    def said(self):
        """What the program wrote so far."""
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def wait_for_window(self):
        """Waits until the window is there and gives it the keyboard."""
        def probe():
            if self.process.poll() is not None:
                raise Failure(f"the program ended with status {self.process.returncode}:\n{self.said()}")
            for application in children(Atspi.get_desktop(0)):
                if application.get_process_id() == self.process.pid:
                    application.set_cache_mask(Atspi.Cache.NONE)
                    return next((node for node in children(application)
                                 if node.get_role_name() in ("frame", "window")), None)
            return None

        self.window = wait_for("the window", probe)
        self._xdotool("windowfocus", "--sync", self.window_id())
        return self.window

    def _xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], check=True, timeout=PATIENCE, text=True,
                              stdout=subprocess.PIPE).stdout

    def window_id(self):
        """The X window of the program's main window."""
        return self._xdotool("search", "--sync", "--onlyvisible", "--pid", str(self.process.pid)).split()[0]

    def press(self, *keys):
        """Presses keys, each as "alt+1" or "Return"."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def type(self, text):
        """Types a text where the focus is."""
        self._xdotool("type", "--delay", "20", text)

    def size(self):
        """The width and height of the window."""
        lines = self._xdotool("getwindowgeometry", "--shell", self.window_id()).splitlines()
        values = dict(line.split("=") for line in lines)
        return int(values["WIDTH"]), int(values["HEIGHT"])

    def resize(self, width, height):
        """Gives the window a size, as far as it can be that small."""
        self._xdotool("windowsize", self.window_id(), str(width), str(height))

    def find(self, role=None, words=(), within=None):
        """Waits for the first with that role and all the words in its name."""
        what = f"{role or 'anything'} named {' … '.join(words)}"
        return wait_for(what, lambda: next(find_all(within or self.window, role, words), None))

    def other_windows(self):
        """The windows that the program has beside its main one."""
        yield from (node for node in children(self.window.get_parent()) if node != self.window)

    def find_text(self, words):
        """Waits for something whose text has the words."""
        return wait_for(f"the text “{words}”",
                        lambda: next((node for node in walk(self.window) if words in text_of(node)), None))

    def bus_name(self):
        """The program's name on the session bus, under which its actions are."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)

        def call(method, *arguments):
            answer = bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                   GLib.Variant("(s)", arguments) if arguments else None, None,
                                   Gio.DBusCallFlags.NONE, -1, None)
            return answer.unpack()[0]

        def probe():
            for name in call("ListNames"):
                with contextlib.suppress(GLib.Error):
                    if name.startswith(":") and call("GetConnectionUnixProcessID", name) == self.process.pid:
                        bus.call_sync(name, ACTIONS, "org.gtk.Actions", "List", None, None,
                                      Gio.DBusCallFlags.NONE, -1, None)
                        return name
            return None

        return wait_for("the program on the bus", probe)

    def activate(self, action, parameter=None):
        """Activates an action of the window, as other pages and programs do."""
        parameters = [parameter] if parameter is not None else []
        Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
            self.bus_name(), ACTIONS, "org.gtk.Actions", "Activate",
            GLib.Variant("(sava{sv})", (action, parameters, {})), None, Gio.DBusCallFlags.NONE, -1, None)

    def picture(self, name):
        """A picture of the whole display, for people."""
        os.makedirs(PICTURES, exist_ok=True)
        path = os.path.join(PICTURES, f"{os.path.basename(sys.argv[0])[:-3]}-{name}.png")
        if subprocess.run(["import", "-window", "root", path], check=False, timeout=PATIENCE).returncode == 0:
            print(f"see {path}")

    def print_tree(self):
        """What a screen reader meets, for people."""
        def print_below(node, depth):
            with contextlib.suppress(GLib.Error):
                print(f"{'  ' * depth}{node.get_role_name()} “{node.get_name()}”")
                for child in children(node):
                    print_below(child, depth + 1)
        if self.window is not None:
            print_below(self.window, 0)

    def quit(self):
        """Ends the program as a user would; it must then leave nothing behind."""
        self.press("ctrl+q")
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.picture("quit")
            raise Failure("Ctrl+Q does not end the program") from None
        if status != 0:
            raise Failure(f"the program ended with status {status}:\n{self.said()}")


def run(*tests):
    """Runs the tests one after the other, as a TAP producer."""
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {test.__doc__.splitlines()[0]}", flush=True)
        except Exception as error:  # whatever it is, the next test still runs
            failed += 1
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {test.__doc__.splitlines()[0]}", flush=True)
    sys.exit(1 if failed else 0)
