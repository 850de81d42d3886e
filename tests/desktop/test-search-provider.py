#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search provider answers a shell that asks it over a bus of its own. There
is no display: nothing of the window may be needed for an answer.

Usage: test-search-provider.py BUILD-ROOT SAMPLES
"""

import configparser
import os
import subprocess
import sys
import tempfile

import prefix

BUILD, SAMPLES = sys.argv[1:3]
PATIENCE_MS = 120_000


def enter_session():
    """Starts this again on a bus that knows of the program as it would be installed."""
    with tempfile.TemporaryDirectory(prefix="secnews-provider-") as folder:
        place = prefix.install(BUILD, os.path.join(folder, "prefix"))
        environment = prefix.environment(place, os.path.join(folder, "home"))
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        environment["SECNEWS_TODAY"] = "2025-11-13"
        environment["SECNEWS_PREFIX"] = str(place)
        sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment,
                                check=False).returncode)


if "SECNEWS_PREFIX" not in os.environ:
    enter_session()

os.environ.pop("G_DEBUG", None)
from gi.repository import Gio, GLib  # noqa: E402

PREFIX = os.environ["SECNEWS_PREFIX"]
SECNEWS = os.path.join(PREFIX, "bin", "secnews")


def provider():
    """What the shell reads to know whom to ask."""
    file = configparser.ConfigParser()
    file.read(os.path.join(PREFIX, "share", "gnome-shell", "search-providers",
                           "org.example.SecNews.search-provider.ini"))
    section = file["Shell Search Provider"]
    if section["Version"] != "2":
        raise AssertionError("another version of the interface")
    if not os.path.exists(os.path.join(PREFIX, "share", "applications", section["DesktopId"])):
        raise AssertionError(f"there is no {section['DesktopId']}")
    return section["BusName"], section["ObjectPath"]


BUS = Gio.bus_get_sync(Gio.BusType.SESSION, None)
NAME, PATH = provider()


def ask(method, signature, *arguments):
    """Starts the provider where it does not run, as the shell does."""
    answer = BUS.call_sync(NAME, PATH, "org.gnome.Shell.SearchProvider2", method,
                           GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None)
    return answer.unpack()[0] if answer.n_children() else None


def is_running():
    return BUS.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                         GLib.Variant("(s)", (NAME,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


def database():
    return os.path.join(os.environ["XDG_DATA_HOME"], "secnews", "secnews.db")


def expect(what, condition):
    if not condition:
        raise AssertionError(what)


def test_no_store():
    """Who has no newsletters gets no results, and no store by being asked"""
    expect("results of nothing", ask("GetInitialResultSet", "(as)", ["MP341"]) == [])
    expect("a store was made", not os.path.exists(database()))


def import_samples():
    subprocess.run([SECNEWS, "import", "--quiet", SAMPLES], check=True, timeout=PATIENCE_MS / 1000)


def test_results():
    """Items and newsletters are found, and found again with more words"""
    import_samples()
    results = ask("GetInitialResultSet", "(as)", ["panel"])
    expect(f"no item in {results}", any(result.startswith("item:") for result in results))
    expect(f"no newsletter in {results}", any(result.startswith("newsletter:") for result in results))
    fewer = ask("GetSubsearchResultSet", "(asas)", results, ["MP341", "refin"])
    expect(f"MP341 is not found first: {fewer}", fewer and fewer[0].startswith("item:"))
    expect("results without words", ask("GetInitialResultSet", "(as)", [""]) == [])


def test_metas():
    """Each result says what it is, in the order in which it was asked"""
    item = ask("GetInitialResultSet", "(as)", ["MP341"])[0]
    found = ask("GetInitialResultSet", "(as)", ["panel"])
    newsletter = next(result for result in found if result.startswith("newsletter:"))
    # The first was found by another search, one never was, and one is nonsense.
    metas = ask("GetResultMetas", "(as)", [newsletter, item, "item:999999", "nonsense"])
    expect(f"not these two: {metas}", [meta["id"] for meta in metas] == [newsletter, item])
    expect(f"not the title: {metas[1]}", "MP341" in metas[1]["name"])
    expect(f"not what it is: {metas[1]}",
           metas[1]["description"] == "Consultation · Closes tomorrow · Friday 14 November")
    expect(f"not the sentence: {metas[0]}", "anel" in metas[0]["description"])
    expect(f"not the issue: {metas[0]}", "2025" in metas[0]["name"])


def test_wrong_result():
    """What is no result is not activated, and the shell is told so"""
    try:
        ask("ActivateResult", "(sasu)", "item:x", ["x"], 0)
    except GLib.Error as error:
        expect(f"another error: {error.message}", "item:x" in error.message)
    else:
        raise AssertionError("nonsense was activated")
    expect("it no longer runs", is_running())


def test_damaged():
    """A store that cannot be read is told of, not taken for empty"""
    with open(database(), "r+b") as file:
        file.write(b"no database" * 100)
    for suffix in ("-wal", "-shm"):
        if os.path.exists(database() + suffix):
            os.unlink(database() + suffix)
    pid = BUS.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                        "GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)), None, Gio.DBusCallFlags.NONE, -1,
                        None).unpack()[0]
    os.kill(pid, 15)
    while is_running():
        GLib.MainContext.default().iteration(False)
    try:
        results = ask("GetInitialResultSet", "(as)", ["MP341"])
    except GLib.Error as error:
        print(f"# {error.message}")
    else:
        raise AssertionError(f"a damaged store gave {results}")


TESTS = (test_no_store, test_results, test_metas, test_wrong_result, test_damaged)
print(f"1..{len(TESTS)}")
failed = False
for number, test in enumerate(TESTS, 1):
    try:
        test()
        print(f"ok {number} - {test.__doc__}")
    except Exception as error:  # whatever it is, the next test still runs
        failed = True
        print(f"# {type(error).__name__}: {error}\nnot ok {number} - {test.__doc__}")
    sys.stdout.flush()
sys.exit(1 if failed else 0)
