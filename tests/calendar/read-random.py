#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: read-random.py WRITE-RANDOM DUMP-ICAL GET-ICAL-JS FOLDER N [SEED]

Calendars of N random items, once with events alone and once with tasks, read by
libical, icalendar, vobject and ical.js: no error, the same count, the same dates
and the same texts as went in. What the dates are to be is worked out here once
more, from what the newsletters say."""
import datetime
import json
import os
import subprocess
import sys
import tempfile
import zoneinfo

try:
    import icalendar
    import vobject
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

WRITE, DUMP, GET_ICAL_JS, FOLDER, COUNT = sys.argv[1:6]
SEED = sys.argv[6] if len(sys.argv) > 6 else "20190606"
LONDON = zoneinfo.ZoneInfo("Europe/London")
UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
FIELDS = ("type", "uid", "sequence", "start", "end", "due", "summary", "description", "url", "alarms")


def basic(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{value.year:04}{value.month:02}{value.day:02}"


def at(day, time):
    return basic(datetime.datetime.combine(day, datetime.time.fromisoformat(time), LONDON))


def span(item):
    """First and last day that the item's date can mean."""
    if len(item["date"]) == 7:
        first = datetime.date.fromisoformat(item["date"] + "-01")
        return first, (first + 31 * DAY).replace(day=1) - DAY
    first = datetime.date.fromisoformat(item["date"])
    return first, datetime.date.fromisoformat(item["end"]) if item["end"] else first


def expect(item, todos):
    first, last = span(item)
    closing = item["kind"] in ("consultation", "vacancy", "deadline")
    known = len(item["date"]) == 10
    start = end = due = ""
    if closing and todos:
        time = item["end_time"] or item["time"]
        first = min(datetime.date.fromisoformat(item["first"]), last)
        start, due = (at(first, "00:00"), at(last, time)) if known and time else (basic(first), basic(last))
    elif not closing and known and item["time"] and (not item["end"] or item["end_time"]):
        start = at(first, item["time"])
        if item["end_time"] and at(last, item["end_time"]) > start:
            end = at(last, item["end_time"])
    else:
        start, end = basic(last if closing and known else first), basic(last + DAY)
    return {"type": "VTODO" if closing and todos else "VEVENT", "uid": item["uid"], "sequence": item["sequence"],
            "start": start, "end": end, "due": due, "summary": item["summary"], "description": item["description"],
            "url": item["url"]}


def check_alarms(item, alarms):
    """At nine in London, on working days at most so many before, in order, never where nobody need be reminded."""
    most = {"consultation": 4, "deadline": 4, "vacancy": 2, "event": 1, "milestone": 0}[item["kind"]]
    assert len(alarms) <= (0 if item["silent"] or len(item["date"]) < 10 else most), (item, alarms)
    assert alarms == sorted(set(alarms)), alarms
    for alarm in alarms:
        moment = datetime.datetime.strptime(alarm, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(LONDON)
        assert (moment.hour, moment.minute) == (9, 0), (item, alarm)
        assert alarm > "20190621T080910Z", alarm


def with_icalendar(data):
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors, calendar.errors
    components = []
    for component in calendar.subcomponents:
        assert not component.errors, component.errors
        components.append({
            "type": component.name, "uid": str(component["UID"]), "sequence": int(component["SEQUENCE"]),
            **{name: basic(component[key].dt) if key in component else ""
               for name, key in (("start", "DTSTART"), ("end", "DTEND"), ("due", "DUE"))},
            "summary": str(component.get("SUMMARY", "")), "description": str(component.get("DESCRIPTION", "")),
            "url": str(component.get("URL", "")),
            "alarms": [basic(alarm["TRIGGER"].dt) for alarm in component.subcomponents]})
    return components


def with_vobject(data):
    calendar = vobject.readOne(data.decode("utf-8"))
    assert calendar.validate(raiseException=True)
    components = []
    for component in calendar.components():
        def value(name):
            return getattr(component, name).value if hasattr(component, name) else ""
        components.append({
            "type": component.name, "uid": value("uid"), "sequence": int(value("sequence")),
            **{name: basic(value(key)) if value(key) else ""
               for name, key in (("start", "dtstart"), ("end", "dtend"), ("due", "due"))},
            "summary": value("summary"), "description": value("description"), "url": value("url"),
            "alarms": [basic(alarm.trigger.value) for alarm in component.components()]})
    return components


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def escape(text):
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def by_icalendar(value):
    return str(icalendar.vText.from_ical(icalendar.parser.Contentline("X:" + value).parts()[2]))


def compare(name, components, expected, items):
    assert len(components) == len(expected), (name, len(components), len(expected))
    # One of them gives them back by type.
    components = sorted(components, key=lambda component: int(component["uid"][len("random-"):-len("@secnews")]))
    for found, wanted, item in zip(components, expected, items):
        found = {field: found[field] for field in FIELDS}
        check_alarms(item, found["alarms"])
        if name == "icalendar":
            # It undoes one kind of escape after the other, so that what follows a backslash that is itself escaped
            # is taken for one more. What it makes of the right escapes is to be found.
            wanted = {field: by_icalendar(escape(value)) if field in ("summary", "description")
                      else value for field, value in wanted.items()}
            wanted["url"] = by_icalendar(wanted["url"])
        assert {**found, "alarms": 0} == {**wanted, "alarms": 0}, f"{name}:\n{found}\n{wanted}"


def check(kind, readers):
    with tempfile.TemporaryDirectory() as folder:
        calendar, items = os.path.join(folder, "calendar.ics"), os.path.join(folder, "items.json")
        subprocess.run([WRITE, COUNT, SEED, kind, calendar, items], check=True)
        with open(calendar, "rb") as file:
            data = file.read()
        with open(items, encoding="utf-8") as file:
            items = json.load(file)
        expected = [expect(item, kind == "todo") for item in items]
        # The words of the title come through as they are, but for what a line cannot have.
        assert all(item["title"] in item["summary"] for item in items)
        assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b"")
        for name, read in readers.items():
            compare(name, read(data, calendar), expected, items)
    print(f"{kind}: {len(items)} of {COUNT} items read alike by {', '.join(readers)}")


readers = {"libical": lambda data, path: run(DUMP, path),
           "icalendar": lambda data, path: with_icalendar(data),
           "vobject": lambda data, path: with_vobject(data)}
got = subprocess.run([GET_ICAL_JS, FOLDER], stdout=subprocess.PIPE, text=True)
if got.returncode == 0:
    readers["ical.js"] = lambda data, path: run("node", os.path.join(FOLDER, "dump-ical.cjs"), path)
else:
    print(f"without ical.js: {got.stdout.strip()}")
check("event", readers)
check("todo", readers)
