# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real program on a display and looks at it as a screen reader would.

Used as a module by the tests of this folder, which are started with the path
of the program and a folder for pictures of what went wrong:

    test-….py SECNEWS SAMPLES PICTURES
"""

import ast
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


class Skipped(Exception):
    """Something cannot be seen on this system."""


def wait_for(what, probe, patience=PATIENCE):
    """The first true value of probe(); fails when it does not come."""
    end = time.monotonic() + patience
    while True:
        begin = time.monotonic()
        while GLib.MainContext.default().iteration(False):
            pass  # what was heard in the meantime
        with contextlib.suppress(GLib.Error):  # a widget that went away while it was read
            found = probe()
            if found:
                return found.real() if isinstance(found, Seen) else found
        now = time.monotonic()
        if now > end:
            raise Failure(f"waited in vain for {what}")
        # A program that is asked all the time gets to nothing else; a toast is soon gone.
        time.sleep(min(max(0.1, now - begin), 0.4))


def settle(seconds=1.5):
    """Waits for what shows on the display but not to a screen reader."""
    time.sleep(seconds)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


class Seen:
    """What a screen reader knows of something at one moment: its role, its name
    and its states, read with all the others in one call. Whatever else is asked
    of it, the program is asked."""

    def __init__(self, path, item, parent, real=None):
        self.path = path
        _, self.name, self.role, self.states = item
        self.parent, self.children, self._real = parent, [], real

    def get_name(self):
        return self.name

    def get_role_name(self):
        return self.role

    def real(self):
        """The thing itself, which tells how it is from now on."""
        if self._real is None:
            found = self.parent.real().get_child_at_index(self.parent.children.index(self))
            if found is not None and found.path != self.path:
                found = found.get_child_at_index(0)  # a page of a stack, which is only told of to who asks one by one
            if found is None or found.path != self.path:
                raise GLib.Error("it is no longer where it was")
            self._real = found
        return self._real

    def __getattr__(self, name):
        return getattr(self.real(), name)


STRING = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""

# What Cache.GetItems says of one thing, as GVariant prints it: name on the bus and
# path of the thing, of its application and of its parent, place among its siblings,
# how many children, interfaces, name, role, description, states.
ITEM = re.compile(rf"\(\({STRING}, {STRING}\), \({STRING}, {STRING}\), \({STRING}, {STRING}\), (-?\d+), (-?\d+), "
                  rf"\[[^]]*\], {STRING}, (\d+), {STRING}, \[(\d+), (\d+)\]\)")


def plain(string):
    return ast.literal_eval(string) if "\\" in string else string[1:-1]


class Screen:
    """All of a program that a screen reader can meet. Asking for each thing by
    itself takes seconds for a window, so names and states are read at once, and
    who is whose child is asked of all of a generation before an answer is awaited.
    The program tells at once only of what somebody has asked for before."""

    bus = None
    roles = {}

    @classmethod
    def _connect(cls):
        if cls.bus is None:
            address = Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
                "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
            cls.bus = Gio.DBusConnection.new_for_address_sync(
                address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
                Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        return cls.bus

    @classmethod
    def _role(cls, number):
        if number not in cls.roles:
            cls.roles[number] = old_role(Atspi.role_get_name(Atspi.Role(int(number))))
        return cls.roles[number]

    @classmethod
    def _items(cls, name):
        """What the program tells without being asked for each, by path."""
        answer = cls._connect().call_sync(name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", None,
                                          None, Gio.DBusCallFlags.NONE, -1, None)
        return {found[1][1:-1]: (int(found[7]), plain(found[8]), cls._role(found[9]),
                                 int(found[11]) | int(found[12]) << 32)
                for found in ITEM.findall(answer.print_(False))}

    @classmethod
    def _children(cls, name, paths):
        """The children of each of these, by path."""
        below, waiting = {}, len(paths)

        def done(bus, result, path):
            nonlocal waiting
            waiting -= 1
            below[path] = []
            with contextlib.suppress(GLib.Error):  # gone meanwhile
                below[path] = [child for _, child in bus.call_finish(result).unpack()[0]]

        for path in paths:
            cls._connect().call(name, path, "org.a11y.atspi.Accessible", "GetChildren", None, None,
                                Gio.DBusCallFlags.NONE, -1, None, done, path)
        while waiting > 0:
            GLib.MainContext.default().iteration(True)
        return below

    @classmethod
    def see(cls, node):
        """The node, as Seen, with all below it."""
        name = node.app.bus_name
        items, below, generation = cls._items(name), {}, [node.path]
        while generation:
            found = cls._children(name, [path for path in generation
                                         if path == node.path or path not in items or items[path][0] > 0])
            below.update(found)
            generation = [child for path in found for child in found[path]]
        if any(path not in items for path in below):
            items = cls._items(name)
        if node.path not in items:
            raise GLib.Error("it is gone")
        return cls._put_together(node.path, items, below, None, node)

    @classmethod
    def _put_together(cls, path, items, below, parent, real=None):
        seen = Seen(path, items[path], parent, real)
        seen.children = [cls._put_together(child, items, below, seen) for child in below.get(path, ()) if child in items]
        return seen


def walk(node):
    """The node and all below it, in the order of reading, as they are now."""
    def below(seen):
        yield seen
        for child in seen.children:
            yield from below(child)
    yield from below(Screen.see(node.real() if isinstance(node, Seen) else node))


def walk_back(node):
    """What walk() yields, from behind."""
    return reversed(list(walk(node)))


def has_state(node, state):
    if isinstance(node, Seen):
        return bool(node.states >> int(state) & 1)
    return node.get_state_set().contains(state)


def toast(program, words, role=None):
    """Waits for a toast, which stays for some seconds only."""
    roles = role or ("label",)
    return wait_for(f"the toast “{words}”", lambda: find_last(program.window, roles, [words]))


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


# What newer versions of GTK and at-spi2-core say in place of what the tests ask for.
RENAMED = {"button": "push button"}
NEWER = Atspi.role_get_name(Atspi.Role.PUSH_BUTTON) == "button"
if NEWER:
    RENAMED.update({"toggle button": "push button", "grouping": "panel"})


def is_shown(node):
    """Whether it has a place on the display: at the floor no state says so."""
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).width > 0


def old_role(name):
    """What at-spi2-core 2.46 calls that role."""
    return "push button" if name == "button" else name


def is_role(name, roles):
    return roles is None or name in roles or RENAMED.get(name) in roles


def matches(node, role, words):
    """Whether it has that role, or one of these, and all the words in its name."""
    roles = (role,) if isinstance(role, str) else role
    return is_role(node.get_role_name(), roles) and all(word in (node.get_name() or "") for word in words)


def find_all(node, role=None, words=()):
    """Yields what lies below node with that role, or one of these, and with all the words in its name."""
    return (found.real() for found in list(walk(node)) if matches(found, role, words))


def find_last(node, role=None, words=()):
    """What find_all() yields last: toasts come after everything else."""
    return next((found.real() for found in walk_back(node) if matches(found, role, words)), None)


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
        return Atspi.Text.get_text(node.real() if isinstance(node, Seen) else node, 0, -1)
    return node.get_name() or ""


def shown(program, words, role=None):
    """What shows those words, if anything does."""
    return next((node for node in walk(program.window)
                 if words in text_of(node) and role in (None, old_role(node.get_role_name()))), None)


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


def whole_stacks():
    """For a program of whose libraries one, deep below others, leaks what lsan.supp names. It makes a build with
    sanitizers slow."""
    return {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":fast_unwind_on_malloc=0:malloc_context_size=12"}


def list_items(database, today):
    """What the command line says of the items in a store."""
    answer = subprocess.run([SECNEWS, "--database", database, "--today", today, "list", "all", "--json"],
                            check=True, timeout=PATIENCE, text=True, stdout=subprocess.PIPE).stdout
    return json.loads(answer)["items"]


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
            if kind is None:
                self.quit()
            elif kind is not Skipped:
                self.picture("failure")
                self.print_tree()
        finally:
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()
            said = self.said()
            if kind not in (None, Skipped):
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

    def run_xdotool(self, *arguments):
        """For windows of other programs."""
        return self._xdotool(*arguments)

    def x_windows(self):
        """The windows of the program on the display. Any window that is closed while xdotool looks ends xdotool: it
        then looks anew."""
        def probe():
            search = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], check=False,
                                    timeout=PATIENCE, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            return search.stdout.split() if search.returncode == 0 else None
        return wait_for("a window of the program on the display", probe)

    def focus_window(self, number):
        """Gives the keyboard to another window."""
        self._xdotool("windowfocus", "--sync", number)

    def press_in_dialog(self, *keys):
        """Presses keys in whichever window has the keyboard."""
        self._xdotool("key", *keys)

    def _xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], check=True, timeout=PATIENCE, text=True,
                              stdout=subprocess.PIPE).stdout

    def window_id(self):
        """The X window of the program's main window."""
        return self.x_windows()[0]

    def _keyboard(self):
        """The windows of the program on the display, and the window that has the keyboard."""
        windows = self.x_windows()
        focused = subprocess.run(["xdotool", "getwindowfocus", "-f"], check=False, timeout=PATIENCE, text=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.strip()
        return windows, focused

    def hold_keyboard(self):
        """Gives the keyboard back to the window where a window of the program that had it was closed: there is no
        window manager that would."""
        windows, focused = self._keyboard()
        if windows and focused not in windows:
            self._xdotool("windowfocus", "--sync", windows[0])

    def where_focus_is(self):
        """For messages: which window has the keyboard, and what in the program has the focus."""
        windows, focused = self._keyboard()
        nodes = [f"{node.get_role_name()} “{node.get_name()}”" for window in children(self.window.get_parent())
                 for node in walk(window) if has_state(node, Atspi.StateType.FOCUSED)]
        return f"window {focused} of {windows} has the keyboard, {', '.join(nodes) or 'nothing'} the focus"

    def press(self, *keys):
        """Presses keys, each as "alt+1" or "Return"."""
        for key in keys:
            self.hold_keyboard()
            self._xdotool("key", "--clearmodifiers", key)

    def close_popover(self):
        """Closes a popover with Escape. The next key comes after its window has gone, else it may go with it: no
        person types that fast, and a display that is slow loses what was typed at a window that has just closed."""
        open_windows = len(self.x_windows())
        self.press("Escape")
        wait_for("the end of the popover", lambda: len(self.x_windows()) < open_windows)

    def type(self, text):
        """Types a text where the focus is."""
        self.hold_keyboard()
        self._xdotool("type", "--delay", "20", text)

    def _middle_of(self, node):
        """Where it is on the display."""
        lines = self._xdotool("getwindowgeometry", "--shell", self.window_id()).splitlines()
        window = dict(line.split("=") for line in lines)

        def probe():
            place = Atspi.Component.get_extents(node.real() if isinstance(node, Seen) else node,
                                                Atspi.CoordType.WINDOW)
            return place if place.width > 0 else None
        place = wait_for(f"the place of “{node.get_name()}”", probe)
        return int(window["X"]) + place.x + place.width // 2, int(window["Y"]) + place.y + place.height // 2

    def click_on(self, node, key=None, button=1):
        """Clicks on it with the pointer, while a key is held."""
        x, y = self._middle_of(node)
        held, released = (["keydown", key], ["keyup", key]) if key else ([], [])
        self._xdotool("mousemove", str(x), str(y), *held, "click", str(button), *released)

    def drag(self, node, x, y):
        """Drags it with the pointer to a place on the display, in steps, as a hand does."""
        start = self._middle_of(node)
        self._xdotool("mousemove", str(start[0]), str(start[1]), "mousedown", "1")
        for step in range(1, 11):
            settle(0.1)
            self._xdotool("mousemove", *(str(at + (to - at) * step // 10) for at, to in zip(start, (x, y))))
        settle(0.5)
        self._xdotool("mouseup", "1")

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

    def tab_to(self, node):
        """Goes on with Tab until the focus is there, or on something in it."""
        for _ in range(40):
            if any(has_state(found, Atspi.StateType.FOCUSED) for found in walk(node)):
                return
            self.press("Tab")
            settle(0.3)  # else the next key comes before the focus has moved
        raise Failure(f"Tab does not lead to “{node.get_name()}”")

    def wait_for_focus(self, role, words):
        """Waits until the focus is on the first with that role and all the words in its name, or on something in it.
        It is looked for anew each time: a list that is filled again has others that look the same."""
        def probe():
            node = next(find_all(self.window, role, words), None)
            return node if node and any(has_state(found, Atspi.StateType.FOCUSED) for found in walk(node)) else None
        try:
            return wait_for(f"the focus on the {role} named {' … '.join(words)}", probe)
        except Failure as failure:
            raise Failure(f"{failure}: {self.where_focus_is()}") from failure

    def other_windows(self):
        """The windows that the program has beside its main one."""
        yield from (node for node in children(self.window.get_parent()) if node != self.window)

    def find_text(self, words):
        """Waits for something whose text has the words."""
        return wait_for(f"the text “{words}”", lambda: shown(self, words))

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
        def print_below(seen, depth):
            print(f"{'  ' * depth}{seen.role} “{seen.name}”")
            for child in seen.children:
                print_below(child, depth + 1)
        if self.window is not None:
            with contextlib.suppress(GLib.Error):
                print_below(Screen.see(self.window), 0)

    def quit(self):
        """Ends the program as a user would; it must then leave nothing behind."""
        self.press("ctrl+q")
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.picture("quit")
            raise Failure(f"Ctrl+Q does not end the program: {self.where_focus_is()}") from None
        if status != 0:
            raise Failure(f"the program ended with status {status}:\n{self.said()}")


def run(*tests):
    """Runs the tests one after the other, as a TAP producer. A file of which nothing could be tested is skipped."""
    print(f"1..{len(tests)}")
    failed = skipped = 0
    for number, test in enumerate(tests, 1):
        what = test.__doc__.splitlines()[0]
        try:
            test()
            print(f"ok {number} - {what}", flush=True)
        except Skipped as reason:
            skipped += 1
            print(f"ok {number} - {what} # SKIP {reason}", flush=True)
        except Exception as error:  # whatever it is, the next test still runs
            failed += 1
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {what}", flush=True)
    if failed > 0:
        sys.exit(1)
    sys.exit(SKIPPED if skipped == len(tests) else 0)
