#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a calendar that write-ics wrote with two readers that share no code
with libical. usage: read-ics.py WRITE-ICS"""
import datetime
import os
import subprocess
import sys
import tempfile

try:
    import icalendar
    import vobject
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

UTC = datetime.timezone.utc
EXPECTED = {
    "consultation": (datetime.date(2019, 6, 17), datetime.date(2019, 6, 18)),
    "range": (datetime.date(2019, 11, 16), datetime.date(2019, 11, 19)),
    "summer": (datetime.datetime(2019, 6, 19, 9, tzinfo=UTC), datetime.datetime(2019, 6, 19, 11, 30, tzinfo=UTC)),
    "winter": (datetime.datetime(2019, 12, 4, 10, tzinfo=UTC), None),
}
LONG = "Größe und Maß – “Anführung” 日本語の長い題名がここに続きます"


def check(events):
    """events: uid -> (start, end or None, summary)"""
    assert len(events) == 10, len(events)
    for uid, (start, end) in EXPECTED.items():
        assert events[uid][:2] == (start, end), (uid, events[uid])
    assert events["folding"][2].startswith(LONG), events["folding"][2]
    assert events["folding"][2].endswith("é" * 19), events["folding"][2]
    # The title has a backslash and an n, which old versions of icalendar take for a line end.
    hostile = events["hostile"][2].replace("\n", "\\n")
    assert hostile.endswith('; a, b\\n "c"'), hostile


def read_with_icalendar(data):
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors, calendar.errors
    assert calendar["METHOD"] == "PUBLISH"
    events = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        assert "ATTACH" not in event and "RRULE" not in event
        end = event["DTEND"].dt if "DTEND" in event else None
        events[str(event["UID"])] = (event["DTSTART"].dt, end, str(event["SUMMARY"]))
    return events


def read_with_vobject(data):
    calendar = vobject.readOne(data.decode("utf-8"))
    assert calendar.validate(raiseException=True)
    events = {}
    for event in calendar.vevent_list:
        end = event.dtend.value if hasattr(event, "dtend") else None
        events[event.uid.value] = (event.dtstart.value, end, event.summary.value)
    return events


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "calendar.ics")
    subprocess.run([sys.argv[1], path], check=True)
    with open(path, "rb") as file:
        data = file.read()
check(read_with_icalendar(data))
check(read_with_vobject(data))
print("both readers agree")
