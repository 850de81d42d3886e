#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reminder service in a sandbox, where notices go through the portal: a stand-in
for that takes them.

    test-portal.py PROGRAM SECNEWS SAMPLES"""
import glob
import os
import sys

from gi.repository import Gio, GLib
from reminding import Session, World, at, wait_for

PROGRAM, BINARY, SAMPLES = sys.argv[1:4]
CLOSING = "MP341 Refinement Consultation: Sharing planned outages with charge point operators"
NOTIFICATION = """<node><interface name="org.freedesktop.portal.Notification">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/></method>
</interface></node>"""
PORTAL = "org.freedesktop.portal.Desktop"
REMINDER = "org.example.SecNews.Reminder"


class Test(World):
    def __init__(self):
        super().__init__(PROGRAM, BINARY, at("2025-11-13 00:30"))
        os.environ["SECNEWS_TEST_SANDBOX"] = "1"
        os.environ.pop("G_DEBUG", None)  # that a notice was refused is a warning, and is meant here
        self.standing = {}
        self.added = []
        self.refused = 0
        self.broken = True
        self.secnews("--quiet", "import", *sorted(glob.glob(os.path.join(SAMPLES, "*-sec-newsletter.*"))))
        self.session = Session(self.folder)
        connection = self.session.connection
        connection.register_object("/org/freedesktop/portal/desktop",
                                   Gio.DBusNodeInfo.new_for_xml(NOTIFICATION).interfaces[0], self.called, None, None)
        Gio.bus_own_name_on_connection(connection, PORTAL, Gio.BusNameOwnerFlags.NONE, None, None)
        wait_for("the name", lambda: self.session.has_owner(PORTAL))

    def called(self, connection, sender, path, interface, method, parameters, invocation):
        values = parameters.unpack()
        if self.broken:
            self.refused += 1
            invocation.return_dbus_error("org.freedesktop.portal.Error.Failed", "There is nobody to show it")
            return
        if method == "AddNotification":
            self.added.append(values[0])
            self.standing[values[0]] = values[1]
        else:
            self.standing.pop(values[0], None)
        invocation.return_value(None)

    def settle(self):
        """Where nothing can be shown, there is nothing to wait for."""
        if not self.broken:
            wait_for("all to be told", self.settled)

    def act(self, action, target):
        """What the window does when the portal calls it."""
        self.session.connection.call_sync(
            REMINDER, "/org/example/SecNews/Reminder", "org.freedesktop.Application", "ActivateAction",
            GLib.Variant("(sava{sv})", (action.removeprefix("app."), [GLib.Variant("(ss)", target)], {})), None, 0, -1,
            None)

    def delivered(self):
        return self.rows("SELECT count(*) FROM reminders WHERE state = 'delivered'")[0][0]

    def run(self):
        number, = self.rows("SELECT id FROM items WHERE title = ?", CLOSING)[0]
        notice = f"{number}|closing|1"
        self.start()
        # What the portal refuses counts as not told; it is tried again.
        morning = at("2025-11-13 09:00")
        self.go_to(morning)
        wait_for("the refusals", lambda: self.refused == 3)
        wait_for("another attempt to be planned", lambda: self.armed()[1] == morning + 60)
        assert self.delivered() == 0, "what was not shown counts as told"
        self.broken = False
        self.go_to(morning + 60)
        assert len(self.standing) == 3 and len(self.added) == 3, self.added
        assert self.delivered() == 3

        shown = self.standing[notice]
        assert shown["title"] == CLOSING and shown["body"].startswith("Closes tomorrow"), shown
        assert shown["priority"] == "normal", shown
        assert [button["label"] for button in shown["buttons"]] == ["Open Form", "Snooze for an Hour",
                                                                   "Mark as Submitted"], shown
        # The portal calls actions of the program, so that they outlive the service.
        offered = [(shown["default-action"], shown["default-action-target"])]
        offered += [(button["action"], button["target"]) for button in shown["buttons"]]
        assert offered == [("app.act-on-notice", (notice, what)) for what in
                           ("default", "form", "snooze", "submitted")], offered

        # After a restart it is known under the same id, not shown again, and withdrawn.
        self.kill()
        self.start()
        assert self.added.count(notice) == 1, self.added
        self.act(*offered[-1])
        wait_for("the answer", lambda: self.rows("SELECT status FROM user_marks WHERE item_id = ?", number) ==
                 [("submitted",)])
        wait_for("it to be withdrawn", lambda: notice not in self.standing)
        self.stop()


test = Test()
try:
    test.run()
finally:
    test.end()
