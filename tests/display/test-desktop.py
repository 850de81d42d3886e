#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop opens newsletters, pages and what its search found with the program,
as it would be installed, over a bus that starts it."""

import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "desktop"))

import prefix  # noqa: E402

APP = "org.example.SecNews"
BUILD = os.environ["SECNEWS_BUILD_ROOT"]


def enter_session():
    """Starts this again on a bus that knows of the program."""
    with tempfile.TemporaryDirectory(prefix="secnews-desktop-") as folder:
        place = prefix.install(BUILD, os.path.join(folder, "prefix"))
        home = os.path.join(folder, "home")
        environment = prefix.environment(place, home)
        environment.update({"SECNEWS_PREFIX": str(place), "GTK_A11Y": "atspi", "ADW_DISABLE_PORTAL": "1",
                            "GDK_DISABLE": "gl,vulkan"})
        settings = os.path.join(home, "config", "gtk-4.0")
        os.makedirs(settings)
        with open(os.path.join(settings, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[Settings]\ngtk-enable-animations=false\n")
        if shutil.which("update-desktop-database"):
            subprocess.run(["update-desktop-database", "-q", place / "share" / "applications"], check=True, timeout=60)
        sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment,
                                check=False).returncode)


if "SECNEWS_PREFIX" not in os.environ:
    enter_session()

from harness import (Atspi, Failure, GLib, Gio, PATIENCE, Program, SAMPLES, find_last, has_state,  # noqa: E402
                     run, wait_for)

PREFIX = os.environ["SECNEWS_PREFIX"]
DESKTOP = os.path.join(PREFIX, "share", "applications", f"{APP}.desktop")
NEWSLETTER = os.path.join(SAMPLES, "2025-11-06-sec-newsletter.eml")


def call_bus(method, *arguments):
    return Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
        GLib.Variant(f"({'s' * len(arguments)})", arguments), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


def ask_provider(method, signature, *arguments):
    Gio.bus_get_sync(Gio.BusType.SESSION, None).call_sync(
        f"{APP}.SearchProvider", "/org/example/SecNews/SearchProvider", "org.gnome.Shell.SearchProvider2", method,
        GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, PATIENCE * 1000, None)


class Started:
    """A process that something else has started."""

    returncode = None

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        return None if os.path.exists(f"/proc/{self.pid}") else 0

    def wait(self, timeout=PATIENCE):
        end = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("secnews", timeout)
            time.sleep(0.1)
        return 0

    def send_signal(self, number):
        os.kill(self.pid, number)


class Activated(Program):
    """The program that the bus has started, once it is there."""

    def __init__(self):
        self.home, self.owns_home, self.window = os.environ["HOME"], False, None
        self.log_path = os.devnull
        self.environment = dict(os.environ)
        # One that has just ended may still have the name.
        self.process = wait_for("the program on the bus", self._owner)
        self.wait_for_window()

    @staticmethod
    def _owner():
        process = Started(call_bus("GetConnectionUnixProcessID", APP)) if call_bus("NameHasOwner", APP) else None
        return process if process is not None and process.poll() is None else None


def launch(*command):
    subprocess.run(command, check=True, timeout=PATIENCE)


def selected(program, page):
    tab = program.find("page tab", [page])
    wait_for(f"the page {page}", lambda: has_state(tab, Atspi.StateType.SELECTED))


def open_newsletter(program):
    kind = Gio.content_type_guess(NEWSLETTER, None)[0]
    default = Gio.AppInfo.get_default_for_type(kind, False)
    if default is None or default.get_id() != f"{APP}.desktop":
        raise Failure(f"{kind} is opened with {default and default.get_id()}")
    program.find_text("SEC Newsletter 6 November 2025")


def go_to_pages(program):
    """By the program's menu, and by the command of its entries, for where no bus starts programs."""
    info = Gio.DesktopAppInfo.new_from_filename(DESKTOP)
    if set(info.list_actions()) != {"calendar", "consultations", "vacancies"}:
        raise Failure(f"the actions are {info.list_actions()}")
    info.launch_action("vacancies", None)
    selected(program, "Vacancies")
    launch("secnews", "--page", "consultations")
    selected(program, "Consultations")


def go_to_results(program):
    ask_provider("GetInitialResultSet", "(as)", ["MP341"])
    ask_provider("ActivateResult", "(sasu)", "newsletter:1:0:0", ["MP341"], 0)
    selected(program, "Newsletters")
    ask_provider("LaunchSearch", "(asu)", ["panel"], 0)
    wait_for("what is found", lambda: find_last(program.window, "list", ["Newsletters Found"]))


def test_desktop():
    """The bus starts the program for a newsletter; its pages and results are gone to"""
    launch("gio", "open", NEWSLETTER)
    with Activated() as program:
        open_newsletter(program)
        go_to_pages(program)
        go_to_results(program)


def test_result():
    """A result is shown by a program that does not run yet, once it has pages"""
    ask_provider("ActivateResult", "(sasu)", "newsletter:1:0:0", ["MP341"], 0)
    with Activated() as program:
        selected(program, "Newsletters")


run(test_desktop, test_result)
