#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reminder service with a real notification daemon, and no window: notices
appear, what is chosen in them happens, and they go when their matter is settled.

    test-service.py PROGRAM SECNEWS SAMPLES PICTURES"""
import glob
import os
import subprocess
import sys

from gi.repository import Gio, GLib
from reminding import Session, World, appearances, at, wait_for

PROGRAM, BINARY, SAMPLES, PICTURES = sys.argv[1:5]
# Of the samples: the consultation that closes on 14 November 2025, the Panel's
# meeting on that day, and the deadline on the 13th.
CLOSING, MEETING, DEADLINE = (
    "MP341 Refinement Consultation: Sharing planned outages with charge point operators", "SEC Panel Meeting 153",
    "Register for SEC for Beginners webinar")
WINDOW = """<node><interface name="org.freedesktop.Application">
<method name="Activate"><arg type="a{sv}" direction="in"/></method>
<method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
<arg type="a{sv}" direction="in"/></method></interface></node>"""


class Test(World):
    def __init__(self):
        super().__init__(PROGRAM, BINARY, at("2025-11-13 00:30"))
        self.choice = os.path.join(self.folder, "choice")
        self.opened = os.path.join(self.folder, "opened")
        self.calls = []
        # dunst asks a menu which action of which notice it is to be.
        chooser = self.script("chooser", f'grep -F "$(sed -n 1p "{self.choice}")" | '
                              f'grep -F "$(sed -n 2p "{self.choice}")" | head -n 1')
        browser = self.script("browser", f'printf %s "$1" > "{self.opened}.new" && mv "{self.opened}.new" "{self.opened}"')
        self.install_browser(browser)
        self.secnews("--quiet", "import", *sorted(glob.glob(os.path.join(SAMPLES, "*-sec-newsletter.*"))))
        self.session = Session(self.folder, chooser)
        self.numbers = {title: number for number, title in self.rows("SELECT id, title FROM items")}

    def script(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(f"#!/bin/sh\n{text}\n")
        os.chmod(path, 0o755)
        return path

    def install_browser(self, browser):
        folder = os.path.join(self.folder, "data", "applications")
        os.makedirs(folder)
        with open(os.path.join(folder, "test-browser.desktop"), "w") as file:
            file.write(f"[Desktop Entry]\nType=Application\nName=Browser\nExec={browser} %u\n"
                       "MimeType=x-scheme-handler/https;\n")
        with open(os.path.join(folder, "mimeapps.list"), "w") as file:
            file.write("[Default Applications]\nx-scheme-handler/https=test-browser.desktop\n")

    def own_window(self):
        """Takes the window's place on the bus."""
        node = Gio.DBusNodeInfo.new_for_xml(WINDOW)
        self.session.connection.register_object(
            "/org/example/SecNews", node.interfaces[0],
            lambda connection, sender, path, interface, method, parameters, invocation:
            (self.calls.append((method, parameters.unpack())), invocation.return_value(None)), None, None)
        Gio.bus_own_name_on_connection(self.session.connection, "org.example.SecNews", Gio.BusNameOwnerFlags.NONE,
                                       None, None)
        wait_for("the name", lambda: self.session.has_owner("org.example.SecNews"))

    def notice(self, title, lead):
        return f"{self.numbers[title]}|closing|{lead}"

    def choose(self, label, title):
        """Chooses an action of a notice, as its menu in dunst does."""
        with open(self.choice, "w") as file:
            file.write(f"{label}\n{title}\n")
        self.session.dunstctl("context")

    def wait_until_gone(self, notice):
        wait_for(f"{notice} to go", lambda: notice not in self.session.standing())

    def wait_for_row(self, sql, expected):
        wait_for(f"{expected} of {sql}", lambda: self.rows(sql) == expected)

    def run(self):
        closing = self.numbers[CLOSING]
        self.own_window()
        self.start()
        assert self.session.standing() == [], "nothing is due at night"
        self.go_to(at("2025-11-13 09:00"))
        wanted = sorted([self.notice(CLOSING, 1), self.notice(MEETING, 1), self.notice(DEADLINE, 0)])
        assert self.session.standing() == wanted, self.session.standing()
        wait_for("dunst to show them", lambda: self.session.on_screen() == 3)
        shown = next(one for one in self.session.shown if one.title == CLOSING)
        assert shown.body == "Closes tomorrow, Friday 14 November.\nForm on forms.example", shown.body
        assert shown.actions[::2] == ["default", "form", "snooze", "submitted"], shown.actions
        os.makedirs(PICTURES, exist_ok=True)
        subprocess.run(["import", "-window", "root", os.path.join(PICTURES, "notices.png")], check=True)

        self.choose("Open Form", CLOSING)
        wait_for("the form", lambda: os.path.exists(self.opened))
        with open(self.opened) as file:
            assert file.read().startswith("https://forms.example"), "another address was opened"

        # What is still there goes when it is settled by the command line.
        self.secnews("dismiss", str(self.numbers[MEETING]))
        self.wait_until_gone(self.notice(MEETING, 1))
        assert self.session.closed[-1][1] == 3, "it was closed by the service"

        # A click opens the item in the window.
        self.session.dunstctl("action", "0")
        wait_for("the window to be called", lambda: self.calls)
        assert self.calls[-1][1][:2] == ("show-item", [self.numbers[DEADLINE]]), self.calls

        # On the day; snoozed, it comes again an hour later, and once.
        self.go_to(at("2025-11-14 09:00"))
        today = self.notice(CLOSING, 0)
        assert today in self.session.standing()
        self.choose("Snooze", CLOSING)
        self.wait_for_row(f"SELECT snoozed FROM user_reminders WHERE item_id = {closing}", [("2025-11-14T10:00",)])
        self.wait_until_gone(today)
        self.go_to(at("2025-11-14 09:59"))
        snoozed = f"{closing}|snooze|0"
        assert snoozed not in self.session.standing()
        self.go_to(at("2025-11-14 10:00"))
        assert self.session.standing().count(snoozed) == 1
        assert sum(one.id == snoozed for one in self.session.shown) == 1, "shown twice"

        self.choose("Mark as Submitted", CLOSING)
        self.wait_for_row(f"SELECT status FROM user_marks WHERE item_id = {closing}", [("submitted",)])
        self.wait_until_gone(snoozed)

        # The service is killed: what stands is not seen anew, but its buttons work and it can be withdrawn.
        title = "SMKI PMA Meeting 136"
        number, meeting = self.numbers[title], self.notice(title, 1)
        self.go_to(at("2025-11-17 09:00"))
        assert meeting in self.session.standing()
        # What it has not put up yet, dunst does not speak of.
        wait_for("dunst to show it", self.session.all_displayed)
        self.kill()
        self.start()
        wait_for("it to be of this run", lambda: sum(one.id == meeting for one in self.session.read()) == 2)
        self.session.catch_up()
        assert appearances(self.session.read())[meeting] == 1, "it was seen twice"
        assert self.session.shown[-1].hints.get("suppress-sound"), "it was heard twice"
        assert self.session.standing().count(meeting) == 1
        self.choose("Snooze", title)
        self.wait_for_row(f"SELECT snoozed FROM user_reminders WHERE item_id = {number}", [("2025-11-17T10:00",)])
        self.wait_until_gone(meeting)

        # What the user closes while nobody is there does not come back.
        self.go_to(at("2025-11-17 10:00"))
        snoozed_meeting = f"{number}|snooze|0"
        assert snoozed_meeting in self.session.standing()
        self.kill()
        self.session.dunstctl("close-all")
        self.wait_until_gone(snoozed_meeting)
        self.start()
        self.wait_for_row("SELECT count(*) FROM notices", [(0,)])
        assert self.session.standing() == [], "what was closed came back"
        assert appearances(self.session.read())[snoozed_meeting] == 1
        self.secnews("dismiss", str(number))
        assert not [one for one in self.session.read() if one.title == CLOSING and one.id not in
                    (self.notice(CLOSING, 1), today, snoozed)]
        self.stop()


test = Test()
try:
    test.run()
finally:
    test.end()
