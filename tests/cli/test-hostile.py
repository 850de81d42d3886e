#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of bad inputs, by the command line.

Each is read twice: the project's own, which are made here, and those that are
shared with others and lie beside the checkout (../shared/newsletters/hostile,
or SECNEWS_SHARED), which are skipped where that is absent. For both the same
is promised. The program is named by SECNEWS_BINARY.
"""
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = os.environ["SECNEWS_BINARY"]
SHARED = os.environ.get("SECNEWS_SHARED",
                        os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared"))
# Under the sanitizers everything takes several times as long.
PATIENCE = 20
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
ESCAPES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PROPERTIES = re.compile(r"((BEGIN|END):V(CALENDAR|EVENT|ALARM)|(VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|"
                        r"X-WR-CALDESC|COLOR|REFRESH-INTERVAL;VALUE=DURATION|X-PUBLISHED-TTL|UID|DTSTAMP|SEQUENCE|"
                        r"LAST-MODIFIED|DTSTART(;VALUE=DATE)?|DTEND(;VALUE=DATE)?|TRANSP|SUMMARY|DESCRIPTION|URL|"
                        r"CATEGORIES|STATUS|ACTION|TRIGGER;VALUE=DATE-TIME):.*)\Z", re.DOTALL)

HEAD = "SEC Newsletter 10 June 2021\n\n"
FIRST = "MP151 Refinement Consultation\n\nMP151 ‘Quieter keypads’ is out for consultation. Please respond by 25 June.\n\n"
SECOND = "DCC\n\nThe DCC is consulting on its testing calendar. Comments by 2 July, please.\n"
GOOD = HEAD + FIRST + SECOND
DAYS = ["2021-06-25", "2021-07-02"]
MAIL = "From: a@b.example\nSubject: SEC Newsletter 10 June 2021\nMIME-Version: 1.0\n"


def page(before, after):
    return (f"<html><body><h1>{HEAD}</h1>{before}<h2>MP151 Refinement Consultation</h2><p>MP151 ‘Quieter keypads’ is "
            f"out for consultation. Please respond by 25 June.</p>{after}<h2>DCC</h2>"
            "<p>The DCC is consulting on its testing calendar. Comments by 2 July, please.</p></body></html>")


def nested_mail(levels):
    opened = "".join(f'Content-Type: multipart/mixed; boundary="x{n}"\n\n--x{n}\n' for n in range(levels))
    closed = "".join(f"\n--x{n}--\n" for n in reversed(range(levels)))
    return MAIL + opened + "Content-Type: text/plain; charset=utf-8\n\n" + GOOD + closed


def long_line():
    filler = "The Smart Energy Code has rules, and so on (see Section X2.4, 12,345 words). "
    return HEAD + (FIRST + filler * 12000 + SECOND[5:]).replace("\n", " ") + "\n"


ACTIVE = page("""<script>document.write("<p>BEIS consultation, responses by 17 June 2021</p>")</script>
<style>.x:before{content:"SEC Panel Meeting 666 on 16 June 2021"}</style><!-- Ofgem consultation, closing on 18 June -->
<template>Change Board Meeting 667 is on 21 June 2021</template>
<iframe src="https://evil.example/f">SSC Meeting 668 is on 22 June 2021</iframe>
<img src="https://evil.example/i.png" onerror="alert(1)">""",
              """<p><a href="https://good.example/form">Respond</a> or <a href="javascript:alert(1)">a</a>
<a href=" jAva&#9;script:x">b</a> <a href="vbscript:x">c</a> <a href="data:text/html,x">d</a>
<a href="file:///etc/passwd">e</a> <a href="smb://evil.example/s">f</a></p>""")

IMPOSSIBLE = """SEC Newsletter 3 June 2021

MP151 Refinement Consultation

MP151 ‘Quieter keypads’ is out for consultation. Please respond by 31 June 2021.

MP152 Refinement Consultation

MP152 ‘Louder keypads’ is out for consultation. Please respond by 25 June 2021.

The DCC forum is on 2019-13-45. The DCC roadshow runs on 18-16 November 2021.

Date   Meeting, Event or Deadline
Monday 8 June   Operations Group Meeting 54
41 June   Change Board Meeting 55
0 July   TABASC Meeting 68
29 February 2023   SSC Meeting 128
25 December 99999999999999999999   SEC Panel Meeting 94
"""

INJECTION = """SEC Newsletter 10 June 2021

MP151 Refinement Consultation\rATTENDEE:mailto:m@evil.example

MP151 ‘Quieter; keypads, "more"’ is out for consultation. Please respond by 25 June at https://a.example/?x=%0d%0aATTACH:x.

Date\tMeeting, Event or Deadline
18 June\tSEC Panel Meeting 93\rATTACH:file:///etc/passwd
22 June\tSMKI PMA Meeting 85\vORGANIZER:mailto:m@evil.example
23 June\tChange Board Meeting 56\u2028END:VCALENDAR\x85BEGIN:VCALENDAR
24 June\tTABASC Meeting 68\0\a\x1b[31m red \x1b]0 owned\a
29 June\tChange Sub-Committee Meeting 30 \u202egnp.exe\u202c\u200b\u2066
1 July\tOperations Group Meeting 55 """ + "é€😀" * 60 + """
5 July\t=cmd|'/C calc'!A0 Modification Question Hour
"""

TRUNCATED = (MAIL + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" +
             GOOD + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" +
             page("", "")).encode().split(b", please.</p>")[0] + b" \xe2\x80"

OWN = {
    "empty.txt": b"",
    "random-bytes.txt": bytes((n * 2654435761 >> 13) & 255 for n in range(4096)),
    "not-a-newsletter.txt": b"Rhubarb crumble\n\nIf you have views on custard, respond by 21 June 2021 at 9pm.\n",
    "truncated-multipart.eml": TRUNCATED,
    "unknown-charset.eml": (MAIL + "Content-Type: text/plain; charset=x-smartmeter-9\n\n" + GOOD).encode("cp1252"),
    "invalid-utf8.txt": GOOD.encode().replace(b"calendar", b"calendar \xed\xa0\x80 \xff con\xc0\xafsul \xe2\x80"),
    "deep-5000.html": page("<div>" * 5000, "</div>" * 5000).encode(),
    "nested-200.eml": nested_mail(200).encode(),
    "long-line.txt": long_line().encode(),
    "active-content.html": ACTIVE.encode(),
    "impossible-dates.txt": IMPOSSIBLE.encode(),
    "field-injection.txt": INJECTION.encode(),
}


def run(*words, **options):
    """Runs the program without the user's settings; a hang is a failure."""
    env = {name: value for name, value in os.environ.items()
           if not name.startswith("SECNEWS_") and name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    started = time.monotonic()
    done = subprocess.run([BINARY, *words], env=env, timeout=3 * PATIENCE, capture_output=True, **options)
    took = time.monotonic() - started
    assert took < PATIENCE, f"{words} took {took:.1f} seconds"
    return done


def run_on_terminal(*words):
    """What the program writes where stdout is a terminal."""
    master, slave = pty.openpty()
    pid = subprocess.Popen([BINARY, *words], stdout=slave, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    os.close(slave)
    out = b""
    try:
        while chunk := os.read(master, 65536):
            out += chunk
    except OSError:
        pass  # that is how a terminal ends
    os.close(master)
    pid.wait(timeout=PATIENCE)
    return out.decode()


class Promises:
    """What holds of a set of inputs, whoever wrote them."""

    def inspect(self, name):
        """What is found; None where the program refuses, with its reason checked."""
        path = self.path(name)
        done = run("inspect", "--json", path)
        if done.returncode == 1:
            self.assertEqual(done.stdout, b"")
            self.reason = done.stderr.decode()
            self.assertRegex(self.reason, rf"\Asecnews: {re.escape(path)}: \S.*\n\Z")
            return None
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        found = json.loads(done.stdout.decode())
        for item in found["items"]:
            self.assertRegex(item["title"], r"\S")
            self.assertIsNone(CONTROLS.search(item["title"]), item["title"])
        return found

    def days(self, found, kind):
        return sorted(item["date"] or "" for item in found["items"] if item["kind"] == kind)

    def assert_doubt(self, found, words):
        self.assertTrue(any(words in doubt for doubt in found["doubts"]), (words, found["doubts"]))

    def test_refused(self):
        self.assertIsNone(self.inspect("empty.txt"))
        self.assertIn("empty", self.reason)
        self.assertIsNone(self.inspect("random-bytes.txt"))
        self.assertIn("not a text", self.reason)

    def test_not_a_newsletter(self):
        found = self.inspect("not-a-newsletter.txt")
        if found is not None:
            self.assertEqual(found["items"], [])
            self.reason = " ".join(found["doubts"])
        self.assertIn("no newsletter", self.reason)

    def test_truncated(self):
        found = self.inspect("truncated-multipart.eml")
        self.assertEqual(self.days(found, "consultation"), DAYS)
        self.assert_doubt(found, "cut off")

    def test_unknown_charset(self):
        found = self.inspect("unknown-charset.eml")
        self.assertEqual(self.days(found, "consultation"), DAYS)
        self.assert_doubt(found, "“x-smartmeter-9” is unknown; the text was read as windows-1252")
        self.assertTrue(any("‘Quieter" in item["quote"] or "Quieter" in item["title"] for item in found["items"]))

    def test_invalid_utf8(self):
        found = self.inspect("invalid-utf8.txt")
        self.assertEqual(self.days(found, "consultation"), DAYS)
        self.assert_doubt(found, "not valid UTF-8")

    def test_deep(self):
        for name in ("deep-5000.html", "nested-200.eml"):
            found = self.inspect(name)
            if found is None:
                self.assertIn("too deep", self.reason)
                continue
            days = self.days(found, "consultation")
            self.assertTrue(days == DAYS or (days and found["doubts"]), (name, days))

    def test_long_line(self):
        """Both matters stand in one paragraph; where they are read as one, a doubt says so."""
        found = self.inspect("long-line.txt")
        doubts = found["doubts"] + [doubt for item in found["items"] for doubt in item["doubts"]]
        self.assertTrue(self.days(found, "consultation") == DAYS or (found["items"] and doubts), found)

    def test_active_content(self):
        found = self.inspect("active-content.html")
        self.assertEqual(self.days(found, "consultation"), DAYS)
        self.assertEqual(len(found["items"]), 2)
        text = json.dumps(found)
        for word in ("66[678]", "BEIS", "Ofgem", "evil", "javascript", "vbscript", "file:", "smb:", "data:"):
            self.assertNotRegex(text, word)
        uris = [link["uri"] for item in found["items"] for link in item["links"]]
        self.assertEqual(len(uris), 1)
        self.assertTrue(uris[0].startswith("https://"))

    def test_impossible_dates(self):
        found = self.inspect("impossible-dates.txt")
        for words in ("31 June 2021", "2019-13-45", "18-16 November 2021", "41 June", "0 July", "29 February 2023",
                      "25 December 99999999999999999999"):
            self.assert_doubt(found, f"“{words}” is no date of the calendar")
        self.assert_doubt(found, "The weekday in “Monday 8 June” is not that day's")
        days = [item["date"] for item in found["items"]]
        self.assertIn("2021-06-25", days)
        self.assertIn("2021-06-08", days)
        for day in ("2021-07-01", "2021-07-11", "2021-06-30", "2023-03-01", "2021-11-18", "2021-11-16", "2021-12-25"):
            self.assertNotIn(day, days)

    def test_field_injection(self):
        found = self.inspect("field-injection.txt")
        wanted = {"2021-06-18", "2021-06-22", "2021-06-23", "2021-06-24", "2021-06-25", "2021-06-29", "2021-07-01",
                  "2021-07-05"}
        self.assertEqual(wanted - {item["date"] for item in found["items"]}, set())

    def test_terminal(self):
        for name in OWN.keys() - {"long-line.txt"}:
            for words in (("inspect",), ("inspect", "--explain"), ("inspect", "--json"), ("inspect", "--dates")):
                out = run_on_terminal(*words, self.path(name))
                self.assertIsNone(ESCAPES.search(out), (words, name))

    def assert_calendar(self, calendar):
        self.assertTrue(calendar.endswith(b"END:VCALENDAR\r\n"))
        for line in calendar.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotRegex(line, b"[\r\n]")
            line.decode()  # no character is cut
        lines = calendar.decode().replace("\r\n ", "").split("\r\n")[:-1]
        for line in lines:
            self.assertRegex(line, PROPERTIES)
            if line.startswith(("SUMMARY:", "DESCRIPTION:")):
                self.assertNotRegex(line.partition(":")[2], r"(?<!\\)(\\\\)*[;,]|(?<!\\)(\\\\)*\\[^nN,;\\]")
        self.assertEqual((lines.count("BEGIN:VCALENDAR"), lines.count("END:VCALENDAR")), (1, 1))
        self.assertEqual(lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT"))

    def test_all_at_once(self):
        """Bad files among good ones: the good ones are done, each bad one is named."""
        with tempfile.TemporaryDirectory() as folder:
            good, database = os.path.join(folder, "good.txt"), os.path.join(folder, "store.db")
            with open(good, "w", encoding="utf-8") as file:
                file.write(GOOD.replace("10 June", "9 June"))
            paths = [self.path(name) for name in OWN]
            done = run("--database", database, "import", "--json", *paths, good)
            self.assertEqual(done.returncode, 1)
            lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
            self.assertEqual([line["path"] for line in lines], paths + [good])
            self.assertNotIn("error", lines[-1])
            failed = [line["path"] for line in lines if "error" in line]
            self.assertEqual([os.path.basename(path) for path in failed][:3],
                             ["empty.txt", "random-bytes.txt", "not-a-newsletter.txt"])
            errors = done.stderr.decode().splitlines()
            self.assertEqual(len(errors), len(failed))
            for path, error in zip(failed, errors):
                self.assertTrue(error.startswith(f"secnews: {path}: "), error)
            exported = run("--database", database, "--today", "2021-06-10", "export", "--quiet", "-")
            self.assertEqual(exported.returncode, 0)
            self.assert_calendar(exported.stdout)
            listed = run("--database", database, "--today", "2021-06-10", "list", "all")
            self.assertIsNone(ESCAPES.search(listed.stdout.decode()))


class Own(Promises, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for name, content in OWN.items():
            with open(os.path.join(cls.folder.name, name), "wb") as file:
                file.write(content)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)


@unittest.skipUnless(os.path.isdir(os.path.join(SHARED, "newsletters", "hostile")), "the shared inputs are not here")
class Shared(Promises, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.large = tempfile.TemporaryDirectory()
        subprocess.run([sys.executable, os.path.join(SHARED, "newsletters", "hostile", "make-large"), cls.large.name],
                       check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.large.cleanup()

    def path(self, name):
        folder = self.large.name if name == "long-line.txt" else os.path.join(SHARED, "newsletters", "hostile")
        return os.path.join(folder, name)

    def test_gold(self):
        """What the careful reader found in those of which anything can be read."""
        names = [name for name in OWN if os.path.exists(self.path(os.path.splitext(name)[0] + ".gold.json"))
                 or name == "long-line.txt"]
        done = subprocess.run([sys.executable, os.path.join(SHARED, "tools", "score"), "--binary", BINARY, "-v",
                               "--min-f1", "0.94", *map(self.path, names)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()
