#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, used as its users do. Started by build-aux/flatpak-check,
on a display and a session bus:

    check-flatpak.py SAMPLES PICTURES
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zoneinfo

HERE = os.path.dirname(os.path.abspath(__file__))
SECNEWS = os.path.join(HERE, "secnews")
APP = "org.example.SecNews"
sys.argv[1:] = [SECNEWS, *sys.argv[1:]]
sys.path.insert(0, os.path.join(HERE, "..", "display"))

import harness  # noqa: E402  (which takes the arguments)
from harness import Atspi, Failure, Gio, GLib, children, run, wait_for  # noqa: E402

NEWSLETTER = os.path.join(harness.SAMPLES, "2025-11-06-sec-newsletter.eml")
HOME = tempfile.mkdtemp(prefix="secnews-flatpak-")


class Installed(harness.Program):
    """The Flatpak, whose process is not the one that was started."""

    def __init__(self, *arguments):
        super().__init__(*arguments, home=HOME)

    def wait_for_window(self):
        def probe():
            if self.process.poll() is not None:
                raise Failure(f"the program ended with status {self.process.returncode}:\n{self.said()}")
            for application in children(Atspi.get_desktop(0)):
                if application.get_name() in ("secnews", APP):
                    application.set_cache_mask(Atspi.Cache.NONE)
                    return next((node for node in children(application)
                                 if node.get_role_name() in ("frame", "window")), None)
            return None

        self.window = wait_for("the window", probe)
        self._xdotool("windowfocus", "--sync", self.window_id())
        return self.window

    def bus_name(self):
        return APP


def command(*arguments):
    """What a subcommand of the Flatpak prints."""
    done = subprocess.run([SECNEWS, *arguments], env={**os.environ, "HOME": HOME}, capture_output=True, text=True,
                          timeout=harness.PATIENCE, check=False)
    if done.returncode != 0:
        raise Failure(f"secnews {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout



def test_sandbox():
    """It sees no file of the host, and no network"""
    inside = subprocess.run(["flatpak", "run", "--user", "--command=sh", APP, "-c",
                             f"ls '{NEWSLETTER}' 2>/dev/null; ls /sys/class/net 2>/dev/null; cat /.flatpak-info"],
                            env={**os.environ, "HOME": HOME}, capture_output=True, text=True,
                            timeout=harness.PATIENCE, check=True).stdout
    if NEWSLETTER in inside:
        raise Failure(f"the sandbox shows {NEWSLETTER}")
    shared = next((line for line in inside.splitlines() if line.startswith("shared=")), "")
    if "network" in shared or "filesystems=" in inside:
        raise Failure(f"it may do more than it needs:\n{inside}")


def test_import():
    """A newsletter that is opened comes in through the document portal"""
    with Installed("@@", NEWSLETTER, "@@") as program:
        program.wait_for_window()
        program.find_text("SEC Newsletter 6 November 2025")
        program.activate("page", GLib.Variant("s", "consultations"))
        harness.settle()
        program.picture("window")
    # The path under which it was read is one of the portal's.
    newsletters = command("list", "newsletters", "--json")
    if "/run/" not in newsletters or "/doc/" not in newsletters:
        print(f"# stored as: {newsletters[:400]}")
        raise Failure("the newsletter did not come through the document portal")


def test_export():
    """What came in is exported for a calendar"""
    calendar = command("export", "-", "all")
    if not calendar.startswith("BEGIN:VCALENDAR") or "BEGIN:VEVENT" not in calendar:
        raise Failure(f"no calendar:\n{calendar[:400]}")
    import icalendar
    events = list(icalendar.Calendar.from_ical(calendar).walk("VEVENT"))
    print(f"# {len(events)} entries in the calendar")
    if not events:
        raise Failure("the calendar is empty")


def test_search_provider():
    """The shell's search is answered from the sandbox"""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    with open(os.path.join(os.environ["FLATPAK_USER_DIR"], "exports", "share", "dbus-1", "services",
                           f"{APP}.SearchProvider.service"), encoding="utf-8") as file:
        started = next(line for line in file if line.startswith("Exec="))[5:].strip()
    provider = subprocess.Popen(["sh", "-c", f"exec {started}"], env={**os.environ, "HOME": HOME})
    try:
        def ask():
            return bus.call_sync(f"{APP}.SearchProvider", "/org/example/SecNews/SearchProvider",
                                 "org.gnome.Shell.SearchProvider2", "GetInitialResultSet",
                                 GLib.Variant("(as)", (["consultation"],)), None, Gio.DBusCallFlags.NO_AUTO_START, -1,
                                 None).unpack()[0]
        results = wait_for("results", ask)
        print(f"# {len(results)} results")
    finally:
        subprocess.run(["flatpak", "kill", APP], check=False, capture_output=True)
        provider.wait(harness.PATIENCE)


NOTIFICATION = """<node><interface name="org.freedesktop.impl.portal.Notification">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
<signal name="ActionInvoked"><arg type="s"/><arg type="s"/><arg type="s"/><arg type="av"/></signal>
</interface></node>"""
DESKTOP = "org.freedesktop.impl.portal.desktop.secnews"


class Desktop:
    """The part of the desktop that is behind the notification portal. The portal itself
    is the real one, and knows by the sandbox which program speaks to it."""

    def __init__(self):
        self.standing = {}
        folder = os.path.join(HOME, "portals")
        os.makedirs(folder)
        with open(os.path.join(folder, "secnews.portal"), "w", encoding="utf-8") as file:
            file.write(f"[portal]\nDBusName={DESKTOP}\nInterfaces=org.freedesktop.impl.portal.Notification;\n"
                       "UseIn=secnews\n")
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        bus.register_object("/org/freedesktop/portal/desktop", Gio.DBusNodeInfo.new_for_xml(NOTIFICATION).interfaces[0],
                            self.called, None, None)
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                      GLib.Variant("(su)", (DESKTOP, 4)), None, Gio.DBusCallFlags.NONE, -1, None)
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                      "UpdateActivationEnvironment",
                      GLib.Variant("(a{ss})", ({"XDG_DESKTOP_PORTAL_DIR": folder, "XDG_CURRENT_DESKTOP": "secnews"},)),
                      None, Gio.DBusCallFlags.NONE, -1, None)

    def called(self, bus, sender, path, interface, method, parameters, invocation):
        application, notice, *rest = parameters.unpack()
        if method == "AddNotification":
            self.standing[(application, notice)] = rest[0]
        else:
            self.standing.pop((application, notice), None)
        invocation.return_value(None)


def test_notice():
    """A reminder that is due is shown through the notification portal, and goes when it is answered"""
    item = json.loads(command("list", "all", "--json"))["items"][0]
    then = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London"))
    command("remind", str(item["id"]), "--snooze", then.strftime("%Y-%m-%dT%H:%M"))
    service = subprocess.Popen(["flatpak", "run", "--user", "--command=secnews-reminder", APP],
                               env={**os.environ, "HOME": HOME})
    try:
        notice = (APP, f"{item['id']}|snooze|0")
        shown = wait_for("the notice", lambda: DESK.standing.get(notice))
        print(f"# shown: {shown['title']}: {shown['body']!r}")
        if shown["title"] != item["title"]:
            raise Failure(f"the notice is of something else: {shown}")
        command("dismiss", str(item["id"]))
        wait_for("the notice to go", lambda: notice not in DESK.standing)
    finally:
        subprocess.run(["flatpak", "kill", APP], check=False, capture_output=True)
        service.wait(harness.PATIENCE)


DESK = Desktop()
try:
    run(test_sandbox, test_import, test_export, test_search_provider, test_notice)
finally:
    picture = os.path.join(harness.PICTURES, "check-flatpak-window.png")
    if os.path.exists(picture):
        os.replace(picture, os.path.join(harness.PICTURES, "flatpak.png"))
    shutil.rmtree(HOME, ignore_errors=True)
