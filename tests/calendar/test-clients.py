#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that people plan with take an export, and then the export after a
meeting was moved and another cancelled: each has one event of every thing, where
it is now, and no doubles. The program is named by SECNEWS_BINARY.

Evolution Data Server keeps the calendars of GNOME Calendar and Evolution; it is
asked through D-Bus on a bus of its own, with folders of its own. khal has its in
files, Radicale is asked over HTTP on 127.0.0.1."""
import datetime
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

BINARY = os.environ["SECNEWS_BINARY"]
FIRST = """SEC Newsletter 2 May 2024

Consultations

MP901 'Faster switching of test devices' Refinement Consultation
The Refinement Consultation for MP901 'Faster switching of test devices' is now open. Please respond by 14 May 2024.

Meetings

The SEC Panel meeting 128 will be held on 17 May 2024 from 10:00 to 12:30.
The Technical Sub-Committee meeting 44 will be held on 22 May 2024.
"""
SECOND = """SEC Newsletter 9 May 2024

Meetings

The SEC Panel meeting 128 has been moved from 17 May 2024 to 20 May 2024.
The Technical Sub-Committee meeting 44 on 22 May 2024 has been cancelled.
"""
PANEL, COMMITTEE, CONSULTATION = "SEC Panel Meeting 128", "Technical Sub-Committee Meeting 44", "MP901"
FACTORY = "/usr/libexec/evolution-calendar-factory"
REGISTRY = "/usr/libexec/evolution-source-registry"


def events_of(text):
    """The VEVENTs of a calendar, each a dictionary of its lines."""
    lines = text.replace("\r\n", "\n").replace("\n ", "").split("\n")
    events, event = [], None
    depth = 0
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event, depth = {}, 0
        elif line == "END:VEVENT":
            events.append(event)
            event = None
        elif name in ("BEGIN", "END"):
            depth += 1 if name == "BEGIN" else -1
        elif event is not None and depth == 0:
            event[name] = value
    return events


class Clients(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("SECNEWS_")}
        self.env.update(HOME=self.folder, TZ="Europe/London")
        for kind in ("CONFIG", "DATA", "CACHE", "STATE", "RUNTIME"):
            name = f"XDG_{kind}_DIR" if kind == "RUNTIME" else f"XDG_{kind}_HOME"
            self.env[name] = os.path.join(self.folder, kind.lower())
            os.makedirs(self.env[name], mode=0o700)

    def path(self, name):
        return os.path.join(self.folder, name)

    def export(self, day, newsletter, *options):
        """Imports a newsletter and returns the calendar after that."""
        with open(self.path("newsletter.txt"), "w", encoding="utf-8") as file:
            file.write(newsletter)
        usual = (BINARY, "--quiet", "--database", self.path("store.db"), "--today", day)
        subprocess.run([*usual, "import", self.path("newsletter.txt")], check=True, timeout=120)
        subprocess.run([*usual, "export", self.path("calendar.ics"), *options], check=True, timeout=120)
        with open(self.path("calendar.ics"), encoding="utf-8", newline="") as file:
            return file.read()

    def assert_as_first(self, events):
        self.assertEqual(sorted(self.short(event) for event in events),
                         [("Consultation closes: MP901", "20240514", "CONFIRMED"),
                          (PANEL, "20240517T090000Z", "CONFIRMED"), (COMMITTEE, "20240522", "CONFIRMED")])

    def assert_as_last(self, events):
        self.assertEqual(sorted(self.short(event) for event in events),
                         [("Cancelled: " + COMMITTEE, "20240522", "CANCELLED"),
                          ("Consultation closes: MP901", "20240514", "CONFIRMED"),
                          (PANEL, "20240520T090000Z", "CONFIRMED")])

    @staticmethod
    def short(event):
        start = next(value for name, value in event.items() if name.split(";")[0] == "DTSTART")
        return event["SUMMARY"].split(" Refinement")[0], start, event["STATUS"]

    # ---- khal

    def khal(self, *words):
        done = subprocess.run(["khal", "-c", self.path("khal.conf"), *words], env=self.env, timeout=120, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def khal_events(self):
        """What khal has in its files, an event a file. khal 0.11 writes beside a file that is there already, and
        leaves what it wrote (atomic_write of its vdir.py, where os.link() fails); without the ending .ics neither khal
        nor what synchronises its files takes that for an event."""
        events = []
        for name in os.listdir(self.path("khal")):
            if not name.endswith(".ics"):
                continue
            with open(os.path.join(self.path("khal"), name), encoding="utf-8") as file:
                events += events_of(file.read())
        return events

    def test_khal(self):
        if shutil.which("khal") is None:
            self.skipTest("khal is not installed")
        with open(self.path("khal.conf"), "w", encoding="utf-8") as file:
            file.write(f"""[calendars]
[[sec]]
path = {self.path("khal")}
[default]
default_calendar = sec
[sqlite]
path = {self.path("khal.db")}
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
""")
        os.makedirs(self.path("khal"))
        for options in ((), ("--changed",)):
            with self.subTest(second=options):
                for name in os.listdir(self.path("khal")):
                    os.unlink(os.path.join(self.path("khal"), name))
                if os.path.exists(self.path("store.db")):
                    os.unlink(self.path("store.db"))
                self.export("2024-05-03", FIRST)
                self.khal("import", "--batch", "-a", "sec", self.path("calendar.ics"))
                self.assert_as_first(self.khal_events())
                self.export("2024-05-10", SECOND, *options)
                self.khal("import", "--batch", "-a", "sec", self.path("calendar.ics"))
                self.assert_as_last(self.khal_events())
                listed = self.khal("list", "--format", "{start-long} {title} {cancelled}", "2024-05-13", "14d")
                self.assertEqual(listed.count(PANEL), 1, listed)
                self.assertIn(f"2024-05-20 10:00 {PANEL}", listed)
                self.assertEqual(listed.count(COMMITTEE), 1, listed)
                self.assertIn("CANCELLED", listed)

    # ---- Radicale

    def radicale(self, method, path, body=None, **headers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method,
                                         data=body.encode() if body is not None else None, headers=headers)
        request.add_header("Authorization", "Basic c2VjOnNlYw==")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()

    def start_radicale(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        log = open(self.path("radicale.log"), "wb")
        self.addCleanup(log.close)
        server = subprocess.Popen([sys.executable, "-m", "radicale", "--config", "", "--hosts", f"127.0.0.1:{self.port}",
                                   "--auth-type", "none", "--storage-filesystem-folder", self.path("radicale")],
                                  env=self.env, stdout=log, stderr=log)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        while True:
            self.assertIsNone(server.poll(), "Radicale ended")
            try:
                return self.radicale("OPTIONS", "/")
            except urllib.error.URLError:
                time.sleep(0.1)

    def radicale_events(self):
        return events_of(self.radicale("GET", "/sec/calendar/"))

    def put_each(self, calendar):
        """As a client does that knows single events only: each under its name."""
        head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
        for part in calendar.split("BEGIN:VEVENT\r\n")[1:]:
            event = part[:part.index("END:VEVENT\r\n")]
            uid = event[event.index("UID:") + 4:].split("\r\n")[0]
            self.radicale("PUT", f"/sec/calendar/{uid}.ics",
                          f"{head}BEGIN:VEVENT\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n",
                          **{"Content-Type": "text/calendar; charset=utf-8"})

    def test_radicale(self):
        if subprocess.run([sys.executable, "-c", "import radicale"], stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest("Radicale is not installed")
        self.start_radicale()
        type_of_calendar = {"Content-Type": "text/calendar; charset=utf-8"}
        self.radicale("PUT", "/sec/calendar/", self.export("2024-05-03", FIRST), **type_of_calendar)
        self.assert_as_first(self.radicale_events())
        changes = self.export("2024-05-10", SECOND, "--changed")
        self.assertEqual(len(events_of(changes)), 2)
        self.put_each(changes)
        self.assert_as_last(self.radicale_events())
        # And the whole in the place of the whole.
        with open(self.path("newsletter.txt"), encoding="utf-8") as file:
            whole = self.export("2024-05-10", file.read())
        self.radicale("PUT", "/sec/calendar/", whole, **type_of_calendar)
        self.assert_as_last(self.radicale_events())

    # ---- Evolution Data Server

    def test_evolution(self):
        if not (os.path.exists(FACTORY) and os.path.exists(REGISTRY) and shutil.which("dbus-run-session")):
            self.skipTest("Evolution Data Server is not installed")
        try:
            import gi  # noqa: F401
        except ImportError:
            self.skipTest("PyGObject is not installed")
        exports = []
        for day, newsletter in (("2024-05-03", FIRST), ("2024-05-10", SECOND)):
            self.export(day, newsletter)
            exports.append(self.path(f"{day}.ics"))
            shutil.copyfile(self.path("calendar.ics"), exports[-1])
        client = os.path.join(os.path.dirname(os.path.abspath(__file__)), "evolution-client.py")
        done = subprocess.run(["dbus-run-session", "--", sys.executable, client, *exports], timeout=280,
                              env=dict(self.env, G_DEBUG="", GSETTINGS_BACKEND="memory"), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        first, last = done.stdout.split("----\n")
        self.assert_as_first(events_of(first))
        self.assert_as_last(events_of(last))


if __name__ == "__main__":
    unittest.main(verbosity=2)
