# SPDX-License-Identifier: GPL-3.0-or-later
"""A session with a real notification daemon, the real service and a clock that the
test sets. To be run on a display (build-aux/on-display)."""
import collections
import datetime
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import zoneinfo

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

LONDON = zoneinfo.ZoneInfo("Europe/London")
NAME = "org.freedesktop.Notifications"
PATIENCE = int(os.environ.get("SECNEWS_TEST_PATIENCE", "120"))  # seconds; a condition, never a measure


def skip(why):
    print(why)
    raise SystemExit(77)


def at(text):
    """The second of a local time in Great Britain, "2026-01-05 09:00"."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON).timestamp())


def wait_for(what, condition, step=0.01):
    until = time.monotonic() + PATIENCE
    context = GLib.MainContext.default()
    while time.monotonic() < until:
        while context.iteration(False):
            pass
        value = condition()
        if value:
            return value
        time.sleep(step)
    raise AssertionError(f"in vain waited for {what}")


class Shown:
    """A Notify call, and what came of it."""

    def __init__(self, serial, sender, parameters):
        (self.app, self.replaces, self.icon, self.title, self.body, self.actions, self.hints, self.timeout) = parameters
        self.key = (sender, serial)
        self.id = self.hints.get("x-dunst-stack-tag")
        self.number = None
        self.stood = False  # one with this tag stood when it came: a server that is told no number replaces by the tag
        self.fresh = None  # whether it appeared, rather than took the place of one that stood


class Session:
    """A session bus with dunst on it, and a monitor that writes down what is shown."""

    def __init__(self, folder, actions_chooser=None):
        self.folder = folder
        self.messages = collections.deque()  # filled by the thread of the connection, emptied here
        self.pings = 0
        self.shown = []
        self.live = {}  # number → id, as far as the monitor knows
        self.closed = []
        self.opened = None
        config = os.path.join(folder, "dunstrc")
        with open(config, "w") as file:
            file.write("[global]\nnotification_limit = 0\nhistory_length = 20\nidle_threshold = 0\n"
                       "width = (360, 460)\nheight = 400\norigin = top-right\noffset = 20x20\nfont = Sans 10\n"
                       "ignore_newline = no\nshow_age_threshold = -1\nword_wrap = yes\n"
                       f"dmenu = {actions_chooser or '/bin/false'}\nmouse_left_click = do_action\n")
        self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                                    stdout=subprocess.PIPE, text=True)
        self.address = self.bus.stdout.readline().strip()
        self.env = dict(os.environ, DBUS_SESSION_BUS_ADDRESS=self.address)
        self.connection = self.connect()
        self.monitor = self.connect()
        self.monitor.add_filter(self.seen)
        self.monitor.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring", "BecomeMonitor",
                               GLib.Variant("(asu)", ([f"interface='{NAME}'", "type='method_return'"], 0)),
                               None, 0, -1, None)
        # Its warnings are its own.
        env = {name: value for name, value in self.env.items() if name != "G_DEBUG"}
        self.dunst = subprocess.Popen(["dunst", "-conf", config], env=env, stderr=subprocess.DEVNULL)
        wait_for("dunst", lambda: self.has_owner(NAME))

    def connect(self):
        return Gio.DBusConnection.new_for_address_sync(
            self.address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def has_owner(self, name):
        reply = self.connection.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                                          GLib.Variant("(s)", (name,)), None, 0, -1, None)
        return reply.unpack()[0]

    def seen(self, connection, message, incoming):
        # In the connection's own thread; nothing is done there but to keep it.
        if incoming:
            kind = message.get_message_type()
            body = message.get_body()
            self.pings += message.get_member() == "GetServerInformation"
            self.messages.append((kind, message.get_member(), message.get_serial(), message.get_reply_serial(),
                                  message.get_sender(), message.get_destination(),
                                  body.unpack() if body is not None else ()))
        # A monitor answers nobody.
        return None if incoming and message.get_message_type() == Gio.DBusMessageType.METHOD_CALL else message

    def read(self):
        """What was shown up to now, in order."""
        # Never exchanged for another: the other thread may be about to add to the one that it saw.
        while self.messages:
            kind, member, serial, reply, sender, destination, body = self.messages.popleft()
            if kind == Gio.DBusMessageType.METHOD_CALL and member == "Notify":
                one = Shown(serial, sender, body)
                one.stood = one.id in self.live.values()
                self.shown.append(one)
            elif kind == Gio.DBusMessageType.METHOD_RETURN:
                for one in reversed(self.shown):
                    if one.key == (destination, reply) and one.number is None:
                        one.number = body[0]
                        one.fresh = not one.stood and self.live.get(one.number) != one.id
                        self.live[one.number] = one.id
                        break
            elif member == "NotificationClosed":
                self.closed.append((self.live.pop(body[0], None), body[1]))
        return self.shown

    def catch_up(self):
        """The monitor hears of all in the order of the bus: once it has heard of this, of all before."""
        heard = self.pings
        self.connection.call_sync(NAME, "/org/freedesktop/Notifications", NAME, "GetServerInformation", None, None, 0,
                                  -1, None)
        wait_for("the monitor", lambda: self.pings > heard)
        self.read()

    def standing(self):
        """The ids of what is on the screen, as the monitor has it."""
        self.catch_up()
        return sorted(self.live.values())

    def on_screen(self):
        """How many notices dunst says that it shows."""
        return int(subprocess.check_output(["dunstctl", "count", "displayed"], env=self.env, text=True)) + int(
            subprocess.check_output(["dunstctl", "count", "waiting"], env=self.env, text=True))

    def all_displayed(self):
        """Whether all that stands is to be seen, and none still waits."""
        count = int(subprocess.check_output(["dunstctl", "count", "displayed"], env=self.env, text=True))
        return count >= len(self.standing())

    def dunstctl(self, *words):
        subprocess.run(["dunstctl", *words], env=self.env, check=True)

    def end(self):
        self.read()
        for process in (self.dunst, self.bus):
            process.terminate()
            process.wait()
        self.bus.stdout.close()


class World:
    """A folder with a store and a clock."""

    def __init__(self, program, binary, now):
        if shutil.which("dunst") is None or shutil.which("dunstctl") is None:
            skip("there is no dunst; build-aux/check brings it")
        self.program = program
        self.binary = binary
        self.folder = tempfile.mkdtemp(prefix="secnews-remind-")
        self.database = os.path.join(self.folder, "data", "secnews", "secnews.db")
        self.service = None
        self.now = None
        self.zone = "America/New_York"
        os.environ.update(XDG_DATA_HOME=os.path.join(self.folder, "data"),
                          XDG_CONFIG_HOME=os.path.join(self.folder, "config"), SECNEWS_TEST_TIME=self.folder)
        os.environ.pop("SECNEWS_DATABASE", None)
        # No desktop of whoever runs the tests has a part in this.
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nowhere"
        self.set_clock(now)
        self.session = None

    def set_clock(self, now):
        self.now = now
        path = os.path.join(self.folder, "now")
        with open(path + ".new", "w") as file:
            file.write(str(now))
        os.rename(path + ".new", path)

    def secnews(self, *words):
        return subprocess.run([self.binary, *words], check=True, capture_output=True, text=True).stdout

    def armed(self):
        try:
            with open(os.path.join(self.folder, "armed")) as file:
                count, when = file.read().split()
            return int(count), int(when)
        except FileNotFoundError:
            return 0, 0

    def start(self):
        try:
            os.unlink(os.path.join(self.folder, "armed"))
        except FileNotFoundError:
            pass
        self.service = subprocess.Popen([self.program], env=dict(self.session.env, TZ=self.zone))
        wait_for("the service to set its timer", lambda: self.armed()[0] > 0 or self.ended())
        # Else the clock might go on before it was written down when something was told.
        self.settle()
        self.settle()

    def ended(self):
        code = self.service.poll()
        assert code is None, f"the service ended: {code}"
        return False

    def kill(self):
        self.service.send_signal(signal.SIGKILL)
        self.service.wait()
        self.service = None

    def stop(self):
        if self.service is not None:
            self.service.terminate()
            assert self.service.wait() == 0
            self.service = None

    def rows(self, sql, *values):
        with sqlite3.connect(self.database, timeout=60) as database:
            rows = database.execute(sql, values).fetchall()
        database.close()
        return rows

    def settled(self):
        self.ended()
        return not self.rows("SELECT 1 FROM reminders WHERE state = 'showing' LIMIT 1")

    def settle(self):
        wait_for("all to be told", self.settled)
        self.session.catch_up()

    def ring(self):
        """What a timer does when its time has come, or the clock was set."""
        before = self.armed()[0]
        self.service.send_signal(signal.SIGUSR1)
        wait_for("the service to look", lambda: self.armed()[0] > before or self.ended())
        self.settle()

    def go_to(self, then):
        """Lets time go by, from one moment for which the timer is set to the next."""
        while self.armed()[1] <= then:
            when = self.armed()[1]
            if when > self.now:
                self.set_clock(when)
            self.ring()
        self.set_clock(then)

    def jump_to(self, then):
        """Somebody sets the clock."""
        self.set_clock(then)
        self.ring()

    def restart_bus(self):
        shown = self.session.read()
        self.session.end()
        if self.service is not None:
            self.service.wait()
            self.service = None
        self.session = Session(self.folder)
        return shown

    def end(self):
        if self.service is not None and self.service.poll() is None:
            self.kill()
        if self.session is not None:
            self.session.end()
        shutil.rmtree(self.folder, ignore_errors=True)


def appearances(shown):
    """How often each notice came upon the screen that was not there."""
    counts = {}
    for one in shown:
        if one.number is None:
            continue  # nobody has answered: the session ended
        counts[one.id] = counts.get(one.id, 0) + bool(one.fresh)
    return counts


BANK_HOLIDAYS = {datetime.date.fromisoformat(day) for day in (
    "2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 "
    "2027-01-01 2027-03-26 2027-03-29").split()}


def working_days_before(day, n):
    while n > 0:
        day -= datetime.timedelta(days=1)
        n -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    return day


LEADS = {"consultation": (7, 2, 1, 0), "vacancy": (5, 1), "event": (1,), "deadline": (7, 2, 1, 0)}


def due(kind, day):
    """Lead → second, reckoned without the program."""
    return {lead: at(f"{working_days_before(day, lead)} 09:00") for lead in LEADS[kind]}


def add_items(world, items):
    """Puts (kind, title, day) into the store as newsletters would, but at once."""
    numbers = []
    with sqlite3.connect(world.database, timeout=60) as database:
        for kind, title, day in items:
            key = f"test|{title}"
            cursor = database.execute(
                "INSERT INTO items (key, occurrence, uid, kind, title, date, first_day, last_day)"
                " VALUES (?, 0, ?, ?, ?, ?, ?, ?)",
                (key, key, kind, title, day.isoformat(), day.toordinal(), day.toordinal()))
            numbers.append(cursor.lastrowid)
    database.close()
    return numbers


def sprinkle(generator, first, days, n):
    """n items on days of a year, by a generator with a seed."""
    kinds = ("consultation", "consultation", "vacancy", "event")
    for i in range(n):
        day = first + datetime.timedelta(days=generator.randrange(days))
        yield generator.choice(kinds), f"Matter {i}", day


__all__ = [name for name in globals() if not name.startswith("_")] + ["random"]
