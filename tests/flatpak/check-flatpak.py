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
    """The Flatpak, whose process is not the one that was started: nothing is found by its number. It has the settings
    and portals that it has with users."""

    def __init__(self, *arguments):
        super().__init__(*arguments, home=HOME)

    def _environment(self):
        environment = super()._environment()
        for name in ("GSETTINGS_BACKEND", "ADW_DISABLE_PORTAL"):
            environment.pop(name)
        return environment

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

    def _windows(self):
        return self._xdotool("search", "--sync", "--onlyvisible", "--class", "secnews").split()

    def window_id(self):
        return self._windows()[0]

    def hold_keyboard(self):
        """It has it: there is no other window."""

    def bus_name(self):
        return APP

    def picture(self, name):
        """Of the window alone."""
        os.makedirs(harness.PICTURES, exist_ok=True)
        path = os.path.join(harness.PICTURES, f"flatpak-{name}.png")
        window = self.window_id() if self.window is not None else "root"
        subprocess.run(["import", "-window", window, path], check=True, timeout=harness.PATIENCE)
        print(f"# see {path}")


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
    """A newsletter that is opened comes in through the document portal, and is shown"""
    with Installed("@@", NEWSLETTER, "@@") as program:
        program.wait_for_window()
        program.activate("page", GLib.Variant("s", "newsletters"))
        program.find_text("SEC Newsletter 6 November 2025")
        # What it knows of the file is the portal's, not the folder that it lies in.
        newsletters = json.loads(command("list", "newsletters", "--json"))["newsletters"]
        if len(newsletters) != 1 or "/doc/" not in newsletters[0]["path"]:
            raise Failure(f"the newsletter did not come through the document portal: {newsletters}")


def test_settings():
    """What was answered is remembered from one run to the next"""
    with Installed() as program:
        program.wait_for_window()
        harness.click(program.find("push button", ["Not Now"]))
        wait_for("the question to go", lambda: not any(harness.find_all(program.window, "push button", ["Not Now"])))
        program.activate("page", GLib.Variant("s", "newsletters"))
        reader = program.find_text("SEC Newsletter 6 November 2025")
        if reader is None:
            raise Failure("the newsletter is not there any more")
        harness.settle()
        program.picture("newsletters")
    with Installed() as program:
        program.wait_for_window()
        program.find_text("SEC Newsletter 6 November 2025")
        if any(harness.find_all(program.window, "push button", ["Not Now"])):
            raise Failure("it asks once more")


def test_export():
    """What came in is exported into a file that is chosen in the file chooser portal"""
    path = os.path.join(HOME, "chosen", "all.ics")
    os.makedirs(os.path.dirname(path))
    DESK.chosen = path
    with Installed() as program:
        program.wait_for_window()
        program.activate("page", GLib.Variant("s", "calendar"))
        program.activate("export")
        wait_for("the file chooser to be asked", lambda: DESK.asked_for)
        wait_for("the file", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    print(f"# the desktop was asked for: {DESK.asked_for}")
    check_calendar(read(path))
    check_calendar(command("export", "-", "all"))


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def check_calendar(text):
    import icalendar
    events = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    print(f"# {len(events)} entries in the calendar")
    if not events:
        raise Failure(f"the calendar is empty:\n{text[:400]}")


def test_background():
    """The desktop is asked to start reminders with the session, and may say so"""
    name, enabled, line = wait_for("the request", lambda: DESK.autostart)
    print(f"# {name}: {' '.join(line)}")
    if name != APP or not enabled or "--command=secnews-reminder" not in line:
        raise Failure(f"the desktop was asked for {DESK.autostart}")


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


# What the portals hand to the desktop.
INTERFACES = """<node>
<interface name="org.freedesktop.impl.portal.Notification">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
<signal name="ActionInvoked"><arg type="s"/><arg type="s"/><arg type="s"/><arg type="av"/></signal>
</interface>
<interface name="org.freedesktop.impl.portal.FileChooser">
<method name="SaveFile"><arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="u" direction="out"/><arg type="a{sv}" direction="out"/></method>
</interface>
<interface name="org.freedesktop.impl.portal.Access">
<method name="AccessDialog"><arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="u" direction="out"/><arg type="a{sv}" direction="out"/></method>
</interface>
<interface name="org.freedesktop.impl.portal.Background">
<method name="GetAppState"><arg type="a{sv}" direction="out"/></method>
<method name="NotifyBackground"><arg type="o" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="u" direction="out"/><arg type="a{sv}" direction="out"/></method>
<method name="EnableAutostart"><arg type="s" direction="in"/><arg type="b" direction="in"/>
<arg type="as" direction="in"/><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
<signal name="RunningApplicationsChanged"/>
</interface></node>"""
DESKTOP = "org.freedesktop.impl.portal.desktop.secnews"


class Desktop:
    """The part of the desktop that is behind the portals. The portals themselves are
    the real ones, and know by the sandbox which program speaks to them."""

    def __init__(self):
        self.standing = {}
        self.chosen = self.asked_for = self.autostart = None
        folder = os.path.join(HOME, "portals")
        os.makedirs(folder)
        interfaces = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
        with open(os.path.join(folder, "secnews.portal"), "w", encoding="utf-8") as file:
            file.write(f"[portal]\nDBusName={DESKTOP}\n"
                       f"Interfaces={''.join(interface.name + ';' for interface in interfaces)}\nUseIn=secnews\n")
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)  # which has the name for as long as somebody keeps it
        for interface in interfaces:
            self.bus.register_object("/org/freedesktop/portal/desktop", interface, self.called, None, None)
        self.call("RequestName", "(su)", DESKTOP, 4)
        self.call("UpdateActivationEnvironment", "(a{ss})",
                  {"XDG_DESKTOP_PORTAL_DIR": folder, "XDG_CURRENT_DESKTOP": "secnews"})

    def call(self, method, signature, *arguments):
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                           GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, -1, None)

    def called(self, bus, sender, path, interface, method, parameters, invocation):
        invocation.return_value(getattr(self, method)(*parameters.unpack()))

    def AddNotification(self, application, notice, shown):
        self.standing[(application, notice)] = shown

    def RemoveNotification(self, application, notice):
        self.standing.pop((application, notice), None)

    def SaveFile(self, handle, application, parent, title, options):
        self.asked_for = options.get("current_name")
        return GLib.Variant("(ua{sv})", (0, {"uris": GLib.Variant("as", [GLib.filename_to_uri(self.chosen)])}))

    def AccessDialog(self, *_):
        return GLib.Variant("(ua{sv})", (0, {}))  # the user permits everything

    def GetAppState(self):
        return GLib.Variant("(a{sv})", ({APP: GLib.Variant("u", 2)},))

    def NotifyBackground(self, handle, application, name):
        return GLib.Variant("(ua{sv})", (0, {"result": GLib.Variant("u", 1)}))

    def EnableAutostart(self, application, enable, commandline, flags):
        self.autostart = (application, enable, commandline)
        return GLib.Variant("(b)", (enable,))


def test_notice():
    """A reminder that falls due is shown through the notification portal, and goes when it is answered"""
    item = json.loads(command("list", "all", "--json"))["items"][0]
    # A minute that is ahead even when the service has taken its time to start.
    then = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London")) + datetime.timedelta(seconds=90)
    command("remind", str(item["id"]), "--snooze", then.strftime("%Y-%m-%dT%H:%M"))
    service = subprocess.Popen(["flatpak", "run", "--user", "--command=secnews-reminder", APP],
                               env={**os.environ, "HOME": HOME})
    try:
        notice = (APP, f"{item['id']}|snooze|0")
        shown = wait_for("the notice", lambda: DESK.standing.get(notice), patience=90 + harness.PATIENCE)
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
    run(test_sandbox, test_import, test_settings, test_export, test_background, test_search_provider, test_notice)
finally:
    shutil.rmtree(HOME, ignore_errors=True)
