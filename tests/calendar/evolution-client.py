#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: evolution-client.py CALENDAR…

Takes calendars one after the other into the local calendar of Evolution Data
Server, as its own importer does: what it has by that UID is modified, all else
created. Prints what it has after each, with a line of dashes between. To be run
on a session bus of its own."""
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

TIMEOUT = 120000
SOURCE = "system-calendar"
BUS = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(name, path, interface, method, arguments, answer):
    return BUS.call_sync(name, path, interface, method, arguments, GLib.VariantType(answer), Gio.DBusCallFlags.NONE,
                         TIMEOUT, None).unpack()


def names_like(start):
    names = call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListActivatableNames", None,
                 "(as)")[0]
    return next(name for name in sorted(names) if name.startswith(start))


def open_calendar():
    """The bus starts the factory, and that the registry, by their names."""
    path, name = call(names_like("org.gnome.evolution.dataserver.Calendar"),
                      "/org/gnome/evolution/dataserver/CalendarFactory",
                      "org.gnome.evolution.dataserver.CalendarFactory", "OpenCalendar",
                      GLib.Variant("(s)", (SOURCE,)), "(ss)")

    def calendar(method, arguments, answer):
        return call(name, path, "org.gnome.evolution.dataserver.Calendar", method, arguments, answer)
    calendar("Open", None, "(as)")
    return calendar


def components(text):
    parts = text.split("BEGIN:VEVENT\r\n")[1:]
    return ["BEGIN:VEVENT\r\n" + part[:part.index("END:VEVENT\r\n")] + "END:VEVENT\r\n" for part in parts]


def uid_of(component):
    return component[component.index("UID:") + 4:].split("\r\n")[0]


def take(calendar, component):
    query = f'(uid? "{uid_of(component)}")'
    if calendar("GetObjectList", GLib.Variant("(s)", (query,)), "(as)")[0]:
        calendar("ModifyObjects", GLib.Variant("(assu)", ([component], "all", 0)), "()")
    else:
        calendar("CreateObjects", GLib.Variant("(asu)", ([component], 0)), "(as)")


calendar = open_calendar()
for i, path in enumerate(sys.argv[1:]):
    with open(path, encoding="utf-8", newline="") as file:
        for component in components(file.read()):
            take(calendar, component)
    if i > 0:
        print("----")
    print("\n".join(calendar("GetObjectList", GLib.Variant("(s)", ("#t",)), "(as)")[0]))
