#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in a sandbox asks the Background portal whether reminders may start with
the session, and says what came of it. A stand-in answers."""

import os
import tempfile

from harness import (Failure, Gio, GLib, Program, REMEMBERING, children, find_all, run, wait_for, walk, write_settings)

AS_SET = os.environ["SECNEWS_AS_SET"]
PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
REMINDER = "org.example.SecNews.Reminder"
BACKGROUND = """<node><interface name="org.freedesktop.portal.Background">
<method name="RequestBackground"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="o" direction="out"/></method></interface></node>"""
# A portal for which the desktop has no part that knows of programs in the background.
OTHER = """<node><interface name="org.freedesktop.portal.Trash">
<method name="TrashFile"><arg type="h" direction="in"/><arg type="u" direction="out"/></method></interface></node>"""
APPLICATION = """<node><interface name="org.freedesktop.Application">
<method name="Activate"><arg type="a{sv}" direction="in"/></method>
<method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
<arg type="a{sv}" direction="in"/></method></interface></node>"""


class Desktop:
    """The portal and the reminder service, of which this has only the names."""

    def __init__(self, answer=None, interface=BACKGROUND):
        self.answer = answer  # autostart → number and results of the response; None refuses the call
        self.requests, self.actions = [], []
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"], Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(interface).interfaces[0], self.asked, None, None)
        self.bus.register_object("/org/example/SecNews/Reminder",
                                 Gio.DBusNodeInfo.new_for_xml(APPLICATION).interfaces[0], self.told, None, None)
        for name in (PORTAL, REMINDER):
            taken = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", GLib.Variant("(su)", (name, 4)), None,
                                       Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
            if taken != 1:
                raise Failure(f"there is a {name} already")

    def asked(self, bus, sender, path, interface, method, parameters, invocation):
        _, options = parameters.unpack()
        self.requests.append(options)
        if self.answer is None:
            invocation.return_dbus_error("org.freedesktop.portal.Error.Failed", "The desktop is on strike")
            return
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        response, autostart = self.answer(options["autostart"])
        results = {"background": GLib.Variant("b", response == 0), "autostart": GLib.Variant("b", autostart)}
        bus.emit_signal(sender, handle, "org.freedesktop.portal.Request", "Response",
                        GLib.Variant("(ua{sv})", (response, results)))

    def told(self, bus, sender, path, interface, method, parameters, invocation):
        if method == "ActivateAction":
            self.actions.append(parameters.unpack()[:2])
        invocation.return_value(None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.bus.close_sync(None)


def start(home, environment=None):
    return Program(home=home, secnews=AS_SET,
                   environment={**REMEMBERING, "SECNEWS_TEST_SANDBOX": "1", **(environment or {})})


def open_preferences(program):
    program.press("ctrl+comma")
    return wait_for("the preferences", lambda: next(
        (node for node in children(program.window.get_parent()) if node.get_name() == "Preferences"), None))


def wait_for_words(preferences, words):
    wait_for(f"“{words}”", lambda: any(words in (node.get_name() or "") for node in walk(preferences)))


def close(program):
    program.press("Escape")
    wait_for("the end of the preferences", lambda: len(list(children(program.window.get_parent()))) == 1)


def check_request(options, wanted):
    """Whether the portal was asked for the service, not for the window."""
    expected = {"autostart": wanted, "commandline": ["secnews-reminder"], "dbus-activatable": False,
                "reason": "To remind you of deadlines while its window is closed"}
    told = {name: options.get(name) for name in expected}
    if told != expected:
        raise Failure(f"the portal was asked for {options}")


def test_permitted():
    """What the desktop permits is asked for, and given back"""
    with tempfile.TemporaryDirectory() as home, Desktop(lambda autostart: (0, autostart)) as desktop:
        write_settings(home, category_asked="true")
        with start(home) as program:
            program.wait_for_window()
            wait_for("the request", lambda: desktop.requests)
            check_request(desktop.requests[0], True)
            if os.path.exists(os.path.join(home, "config", "autostart")):
                raise Failure("an entry was written that has no meaning outside the sandbox")
            preferences = open_preferences(program)
            wait_for_words(preferences, "Permitted; starts with your session")
            switch = next(find_all(preferences, ("toggle button", "switch", "check box"),
                                   ["Also While the Window Is Closed"]))
            program.tab_to(switch)
            asked = len(desktop.requests)
            program.press("space")
            wait_for_words(preferences, "Reminders come only while the window is open")
            wait_for("the request", lambda: len(desktop.requests) > asked)
            check_request(desktop.requests[-1], False)
            # Looking does not ask again for what is not wanted.
            close(program)
            asked = len(desktop.requests)
            preferences = open_preferences(program)
            wait_for_words(preferences, "Reminders come only while the window is open")
            if len(desktop.requests) != asked:
                raise Failure("the desktop was asked for what the user does not want")
            close(program)
        wait_for("the service to be ended with the window", lambda: ("quit", []) in desktop.actions)


def test_refused():
    """What the desktop refuses is said, and stays wanted"""
    with tempfile.TemporaryDirectory() as home, Desktop(lambda autostart: (1, False)) as desktop:
        write_settings(home, category_asked="true")
        with start(home) as program:
            program.wait_for_window()
            preferences = open_preferences(program)
            wait_for_words(preferences, "Your desktop does not permit it")
            close(program)
        if any(action == "quit" for action, _ in desktop.actions):
            raise Failure("the service was ended though it is wanted")


def test_failing():
    """Where the portal fails, its reason is shown"""
    with tempfile.TemporaryDirectory() as home, Desktop() as _:
        write_settings(home, category_asked="true")
        with start(home) as program:
            program.wait_for_window()
            preferences = open_preferences(program)
            wait_for_words(preferences, "The desktop is on strike")
            close(program)


def test_missing():
    """Where there is no such portal, that is said"""
    with tempfile.TemporaryDirectory() as home, Desktop(interface=OTHER) as _:
        write_settings(home, category_asked="true")
        with start(home) as program:
            program.wait_for_window()
            preferences = open_preferences(program)
            wait_for_words(preferences, "Your desktop offers sandboxed programs no way to start with the session")
            close(program)


def test_chosen():
    """What is chosen in a notice, and comes to the window, is handed to the service"""
    with tempfile.TemporaryDirectory() as home, Desktop(lambda autostart: (0, autostart)) as desktop:
        write_settings(home, category_asked="true")
        with start(home) as program:
            program.wait_for_window()
            desktop.bus.call_sync(
                "org.example.SecNews", "/org/example/SecNews", "org.freedesktop.Application", "ActivateAction",
                GLib.Variant("(sava{sv})", ("act-on-notice", [GLib.Variant("(ss)", ("7|closing|1", "snooze"))], {})),
                None, Gio.DBusCallFlags.NONE, -1, None)
            wait_for("the service to be told",
                     lambda: ("act-on-notice", [("7|closing|1", "snooze")]) in desktop.actions)


run(test_permitted, test_refused, test_failing, test_missing, test_chosen)
