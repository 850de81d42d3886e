#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reminder service where the desktop has org.gtk.Notifications, as GNOME has: a
stand-in for it takes what the service says through GNotification.

    test-gnome.py PROGRAM SECNEWS SAMPLES"""
import glob
import os
import sys

from gi.repository import Gio, GLib
from reminding import Session, World, at, wait_for

PROGRAM, BINARY, SAMPLES = sys.argv[1:4]
CLOSING = "MP341 Refinement Consultation: Sharing planned outages with charge point operators"
SHELL = """<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>"""
REMINDER = "org.example.SecNews.Reminder"


class Test(World):
    def __init__(self):
        super().__init__(PROGRAM, BINARY, at("2025-11-13 00:30"))
        self.standing = {}
        self.added = []
        self.secnews("--quiet", "import", *sorted(glob.glob(os.path.join(SAMPLES, "*-sec-newsletter.*"))))
        self.session = Session(self.folder)
        connection = self.session.connection
        connection.register_object("/org/gtk/Notifications", Gio.DBusNodeInfo.new_for_xml(SHELL).interfaces[0],
                                   self.called, None, None)
        Gio.bus_own_name_on_connection(connection, "org.gtk.Notifications", Gio.BusNameOwnerFlags.NONE, None, None)
        wait_for("the name", lambda: self.session.has_owner("org.gtk.Notifications"))

    def called(self, connection, sender, path, interface, method, parameters, invocation):
        values = parameters.unpack()
        assert values[0] == REMINDER, values
        if method == "AddNotification":
            self.added.append(values[1])
            self.standing[values[1]] = values[2]
        else:
            self.standing.pop(values[1], None)
        invocation.return_value(None)

    def settle(self):
        wait_for("all to be told", self.settled)

    def press(self, notice, action, target):
        """What GNOME Shell does when a button is pressed."""
        name = action.removeprefix("app.")
        self.session.connection.call_sync(
            REMINDER, "/org/example/SecNews/Reminder", "org.freedesktop.Application", "ActivateAction",
            GLib.Variant("(sava{sv})", (name, [GLib.Variant("(ss)", target)], {})), None, 0, -1, None)

    def run(self):
        number, = self.rows("SELECT id FROM items WHERE title = ?", CLOSING)[0]
        notice = f"{number}|closing|1"
        self.start()
        self.go_to(at("2025-11-13 09:00"))
        wait_for("the notices", lambda: len(self.standing) == 3)
        shown = self.standing[notice]
        assert shown["title"] == CLOSING and shown["body"].startswith("Closes tomorrow"), shown
        assert [button["label"] for button in shown["buttons"]] == ["Open Form", "Snooze for an Hour",
                                                                   "Mark as Submitted"], shown
        # After a restart it is known under the same id, not shown again, and withdrawn.
        self.kill()
        self.start()
        assert self.added.count(notice) == 1, self.added
        button = shown["buttons"][-1]
        self.press(notice, button["action"], button["target"])
        wait_for("the answer", lambda: self.rows("SELECT status FROM user_marks WHERE item_id = ?", number) ==
                 [("submitted",)])
        wait_for("it to be withdrawn", lambda: notice not in self.standing)
        self.stop()


test = Test()
try:
    test.run()
finally:
    test.end()
