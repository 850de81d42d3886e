#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as scripts use it. The program is named by SECNEWS_BINARY."""
import csv
import hashlib
import io
import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

BINARY = os.environ["SECNEWS_BINARY"]
SUBCOMMANDS = ("inspect", "import", "list", "show", "search", "export", "mark", "correct", "dismiss", "merge", "split", "add",
               "undo", "backup", "restore", "check")
NEWSLETTER = """SEC Newsletter 2 May 2024

Consultations

MP901 'Faster switching of test devices' Refinement Consultation
The Refinement Consultation for MP901 'Faster switching of test devices' is now open. Please respond by 14 May 2024.

Meetings

The SEC Panel meeting 128 will be held on 17 May 2024.
"""
HOSTILE = NEWSLETTER.replace("Faster switching", "Fa\x1b[31mster\x07 swit\u202eching\x9b5m")
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.database = self.path("store.db")
        self.env = {name: value for name, value in os.environ.items()
                    if not name.startswith("SECNEWS_") and name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.env["XDG_DATA_HOME"] = self.path("data")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def start(self, *words, **options):
        """Runs the program as it is given, without the usual options."""
        env = dict(self.env, **options.pop("env", {}))
        return subprocess.run([BINARY, *words], env=env, timeout=120, cwd=self.folder.name,
                              stdout=options.pop("stdout", subprocess.PIPE),
                              stderr=options.pop("stderr", subprocess.PIPE),
                              input=options.pop("input", b""), **options)

    def run_ok(self, *words, status=0, **options):
        done = self.start("--database", self.database, "--today", "2024-05-07", *words, **options)
        self.assertEqual(done.returncode, status, done.stderr.decode(errors="replace"))
        return done.stdout.decode() if done.stdout is not None else "", done.stderr.decode()

    def assert_usage(self, *words, says="", **options):
        done = self.start(*words, **options)
        self.assertEqual(done.returncode, 2, (words, done.stderr))
        self.assertEqual(done.stdout, b"", words)
        self.assertTrue(done.stderr.startswith(b"secnews: "), done.stderr)
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        self.assertIn(says, done.stderr.decode())

    def import_newsletter(self):
        return self.run_ok("import", self.write("newsletter.txt", NEWSLETTER))


LATER = """SEC Newsletter 16 May 2024

Consultations

The Refinement Consultation for MP901 'Faster switching of test devices' has been extended to 28 May 2024.
"""


class UserWord(CliTest):
    """What the user says of items, over what newsletters say."""

    def items(self, *words):
        return json.loads(self.run_ok("list", "all", "--json", *words)[0])["items"]

    def item(self, id):
        return next(item for item in self.items() if item["id"] == id)

    def setUp(self):
        super().setUp()
        self.import_newsletter()
        self.id = next(i["id"] for i in self.items() if i["kind"] == "consultation")
        self.event = next(i["id"] for i in self.items() if i["kind"] == "event")

    def test_mark(self):
        out = self.run_ok("mark", str(self.id), "drafting", "--owner", "Ann", "--due", "2024-05-10", "--note", "x\x1by")
        self.assertIn("drafting", out[0])
        self.assertEqual(self.item(self.id)["response"],
                         {"status": "drafting", "owner": "Ann", "note": "x\x1by", "due": "2024-05-10"})
        shown = self.run_ok("show", str(self.id))[0]
        self.assertIn("Ann", shown)
        self.assertNotIn("\x1b", shown)
        self.run_ok("undo")
        self.assertIsNone(self.item(self.id)["response"])
        for words in (("mark", str(self.id), "perhaps"), ("mark", "x", "todo"), ("mark", str(self.id)), ("mark",)):
            self.run_ok(*words, status=2)
        for words in (("mark", "999", "todo"), ("mark", str(self.event), "todo"),
                      ("mark", str(self.id), "todo", "--due", "May"), ("mark", str(self.id), "interested")):
            self.assertTrue(self.run_ok(*words, status=1)[1].startswith("secnews: mark: "))

    def test_mark_in_any_locale(self):
        """As under cron, whose locale has no letters beyond ASCII."""
        plain = {"LC_ALL": "C"}
        self.run_ok("mark", str(self.id), "--owner", "Siân", "--note", "Draft – see “minutes”", env=plain)
        response = self.item(self.id)["response"]
        self.assertEqual((response["owner"], response["note"]), ("Siân", "Draft – see “minutes”"))
        for option, value in (("--due", "10é"), ("--leads", "é"), ("--snooze", "é")):
            command = "mark" if option == "--due" else "remind"
            self.assertIn("é", self.run_ok(command, str(self.id), option, value, status=1, env=plain)[1])
        for option in ("--owner", "--note", "--due"):
            self.assertIn(f"{option}: ", self.run_ok("mark", str(self.id), option, b"Si\xe2n", status=2)[1])
        for option in ("--leads", "--snooze"):
            self.assertIn(f"{option}: ", self.run_ok("remind", str(self.id), option, b"Si\xe2n", status=2)[1])

    def test_correct(self):
        self.run_ok("correct", str(self.id), "date=2024-05-13", "title=MP901 as we call it")
        item = self.item(self.id)
        self.assertEqual((item["date"], item["title"]), ("2024-05-13", "MP901 as we call it"))
        self.run_ok("import", self.write("later.txt", LATER))
        item = self.item(self.id)
        self.assertEqual(item["date"], "2024-05-13")
        self.assertIn({"field": "date", "value": "2024-05-13", "before": "2024-05-14", "said": "2024-05-28"},
                      item["corrections"])
        self.assertIn("2024-05-28 now", self.run_ok("show", str(self.id))[0])
        self.run_ok("correct", "--keep", str(self.id), "date")
        self.assertNotIn(" now", self.run_ok("show", str(self.id))[0])
        self.run_ok("correct", "--revert", str(self.id), "date")
        self.assertEqual(self.item(self.id)["date"], "2024-05-28")
        self.run_ok("undo")
        self.run_ok("undo")
        self.assertIn("2024-05-28 now", self.run_ok("show", str(self.id))[0])
        for words in (("correct", str(self.id)), ("correct", str(self.id), "date"), ("correct", str(self.id), "x=y"),
                      ("correct", "--keep", "--revert", str(self.id), "date")):
            self.run_ok(*words, status=2)
        self.assertIn("soon", self.run_ok("correct", str(self.id), "date=soon", status=1)[1])

    def test_not_utf8(self):
        before = self.items()
        for words in (("correct", str(self.id), b"title=Si\xe2n"), ("correct", str(self.id), b"t\xeftle=x"),
                      ("add", "event", b"Si\xe2n"), ("add", "event", "x", b"organiser=Si\xe2n"),
                      ("add", "event", "x", b"\xff=x")):
            self.assertIn("UTF-8", self.run_ok(*words, status=2)[1])
        self.assertEqual(self.items(), before)

    def test_dismiss(self):
        out, err = self.run_ok("dismiss", str(self.id), "999", status=1)
        self.assertIn("999", err)
        self.assertEqual(self.item(self.id)["state"], "dismissed")
        self.assertNotIn(self.id, [item["id"] for item in self.items("--open")])
        self.run_ok("import", self.write("later.txt", LATER))
        self.assertEqual(self.item(self.id)["state"], "dismissed")
        self.run_ok("dismiss", "--restore", str(self.id))
        self.assertEqual(self.item(self.id)["state"], "open")

    def test_add_merge_split(self):
        out = self.run_ok("add", "event", "Panel day", "date=2024-05-17", "time=10:00", "uri=https://example.org/panel")[0]
        added = int(out.split()[0])
        self.assertEqual((self.item(added)["date"], self.item(added)["time"]), ("2024-05-17", "10:00"))
        self.assertEqual(self.item(added)["links"][0]["uri"], "https://example.org/panel")
        before = self.items()
        self.run_ok("merge", str(added), str(self.event))
        self.assertEqual(len(self.items()), len(before) - 1)
        self.assertIn(self.item(self.event)["title"], self.run_ok("correct", str(added), "organiser=SECAS")[0])
        self.run_ok("undo")
        self.run_ok("undo")
        self.assertEqual(self.items(), before)
        self.run_ok("import", self.write("later.txt", LATER))
        newsletter = json.loads(self.run_ok("list", "newsletters", "--json")[0])["newsletters"][-1]["id"]
        split = int(self.run_ok("split", str(self.id), str(newsletter))[0].split()[0])
        self.assertNotEqual(split, self.id)
        self.assertEqual({self.item(split)["date"], self.item(self.id)["date"]}, {"2024-05-14", "2024-05-28"})
        for words in (("add", "party", "x"), ("add", "event"), ("add", "event", "x", "date=soon"),
                      ("add", "event", "x", "uri=file:///etc/passwd"), ("merge", "1"), ("split", "1"),
                      ("split", "1", "x")):
            self.run_ok(*words, status=2)
        self.run_ok("merge", str(self.id), str(self.id), status=1)
        self.run_ok("split", str(self.event), "77", status=1)

    def test_duplicates(self):
        self.run_ok("add", "event", "SEC Panel meeting", "date=2024-05-17")
        pairs = json.loads(self.run_ok("list", "duplicates", "--json")[0])["duplicates"]
        self.assertEqual(len(pairs), 1)
        self.assertIn("secnews merge", self.run_ok("list", "duplicates")[0])
        self.run_ok("merge", "--distinct", str(pairs[0]["id"]), str(pairs[0]["other"]))
        self.assertEqual(json.loads(self.run_ok("list", "duplicates", "--json")[0])["duplicates"], [])
        self.run_ok("undo")
        self.assertEqual(json.loads(self.run_ok("list", "duplicates", "--json")[0])["duplicates"], pairs)

    def test_delete(self):
        before = self.items()
        newsletter = self.write("later.txt", LATER)
        self.run_ok("import", newsletter)
        with_later = self.items()
        number = str(json.loads(self.run_ok("list", "newsletters", "--json")[0])["newsletters"][0]["id"])
        self.assertIn(": deleted", self.run_ok("delete", number)[0])
        self.assertEqual(self.items(), before)
        self.assertIn(number, self.run_ok("delete", number, status=1)[1])
        self.run_ok("import", newsletter)
        self.assertEqual([item["title"] for item in self.items()], [item["title"] for item in with_later])
        for words in (("delete",), ("delete", "x")):
            self.run_ok(*words, status=2)

    def test_undo(self):
        self.run_ok("dismiss", str(self.id))
        self.run_ok("mark", str(self.id), "todo")
        listed = self.run_ok("undo", "--list")[0].splitlines()
        self.assertEqual([line.split()[2] for line in listed], ["respond:", "dismiss:"])
        self.assertIn("undone first", self.run_ok("undo", listed[1].split()[0], status=1)[1])
        self.run_ok("undo")
        self.run_ok("undo")
        self.assertIn("nothing to undo", self.run_ok("undo", status=1)[1])
        self.run_ok("undo", "x", status=2)


class Remind(CliTest):
    """What is due is told once, whoever asks."""

    def remind(self, day, *words):
        done = self.start("--database", self.database, "--today", day, "remind", *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode().splitlines()

    def setUp(self):
        super().setUp()
        self.import_newsletter()
        items = json.loads(self.run_ok("list", "consultations", "--json")[0])["items"]
        self.item = next(item for item in items if item["date"])
        self.day = self.item["date"]

    def test_once(self):
        self.remind("2024-05-07")
        first = self.remind(self.day, "--dry-run")
        self.assertTrue([line for line in first if line.startswith(f"{self.item['id']} ") and "Closes today" in line])
        self.assertEqual(self.remind(self.day), first)
        self.assertEqual(self.remind(self.day), [])

    def test_not_told(self):
        """What could not be written was not told; what stands on the screen is left alone."""
        self.remind("2024-05-07")
        with sqlite3.connect(self.database) as store:
            store.execute("INSERT INTO notices VALUES (?, 'dunst', 7)", (f"{self.item['id']}|closing|0",))
        store.close()
        with open("/dev/full", "wb") as full:
            done = self.start("--database", self.database, "--today", self.day, "remind", stdout=full)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue(self.remind(self.day))
        self.assertEqual(self.remind(self.day), [])
        store = sqlite3.connect(self.database)
        self.addCleanup(store.close)
        self.assertEqual(store.execute("SELECT number FROM notices").fetchall(), [(7,)])

    def test_last_day(self):
        """After the last day of the calendar there is none to look on."""
        for words in (("--dry-run",), ()):
            done = self.start("--database", self.database, "--today", "9999-12-31", "remind", *words)
            self.assertEqual((done.returncode, done.stdout), (0, b""), done.stderr)
            self.assertNotIn(b"CRITICAL", done.stderr)
            self.assertNotIn(b"next look", done.stderr)
        self.assertIn("next look is at 2024-05-08 00:00", self.run_ok("remind", "--dry-run")[1])

    def test_of_one_item(self):
        number = str(self.item["id"])
        self.remind("2024-05-07")
        self.run_ok("remind", number, "--leads", "off")
        self.assertFalse([line for line in self.remind(self.day, "--dry-run") if line.startswith(f"{number} ")])
        self.run_ok("undo")
        self.assertTrue([line for line in self.remind(self.day, "--dry-run") if line.startswith(f"{number} ")])
        self.assertIn("no days before", self.run_ok("remind", number, "--leads", "soon", status=1)[1])
        for words in (("remind", "x", "--leads", "1"), ("remind", number), ("remind", "--leads", "1"),
                      ("remind", number, "--dry-run")):
            self.run_ok(*words, status=2)


class Usage(CliTest):
    def test_wrong(self):
        self.assert_usage("frobnicate", says="inspect, import, list, show, search, export")
        self.assert_usage("--frobnicate", says="--frobnicate")
        self.assert_usage("inspect", says="one FILE")
        self.assert_usage("inspect", "a", "b", says="one FILE")
        self.assert_usage("inspect", "--json", "--dates", "-", says="exclude")
        self.assert_usage("import", says="PATH")
        self.assert_usage("list", "everything", says="everything")
        self.assert_usage("list", "all", "calendar", says="calendar")
        self.assert_usage("list", "--json", "--csv", says="exclude")
        self.assert_usage("list", "--from", "yesterday", says="--from")
        self.assert_usage("list", "--from", "2024-06", says="--from")
        self.assert_usage("list", "--from", "2024-06-02", "--to", "2024-06-01", says="later")
        self.assert_usage("show", says="one ID")
        self.assert_usage("show", "first", says="first")
        self.assert_usage("show", "0", says="0")
        self.assert_usage("search", says="TEXT")
        self.assert_usage("search", "--limit", "0", "word", says="--limit")
        self.assert_usage("search", "--limit", "many", "word", says="many")
        self.assert_usage("export", says="one FILE")
        self.assert_usage("export", "calendar.txt", says=".ics, .csv or .json")
        self.assert_usage("export", "calendar.ics", "--csv", says=".ics, .csv or .json")
        self.assert_usage("export", "calendar.ics", "newsletters", says="newsletters")
        self.assert_usage("export", "-", "--changed", says="--target")
        self.assert_usage("export", "items.csv", "--changed", says="for calendars")
        self.assert_usage("backup", says="one FILE")
        self.assert_usage("backup", "", says="one FILE")
        self.assert_usage("restore", "a", "b", says="one FILE")
        self.assert_usage("check", "store.db", says="--database")
        self.assert_usage("--demo", "list", says="--demo")

    def test_day(self):
        for day in ("2024-02-30", "2024-5-7", "7 May 2024", "2024-05", "x\x1b[2J", ""):
            self.assert_usage("list", "--today", day, says="--today")
            self.assert_usage("--today", day, "list", says="--today")
        self.assert_usage("list", env={"SECNEWS_TODAY": "tomorrow"}, says="SECNEWS_TODAY")

    def test_help(self):
        overall = self.start("--help")
        self.assertEqual((overall.returncode, overall.stderr), (0, b""))
        for name in SUBCOMMANDS:
            self.assertIn(f"secnews {name} ", overall.stdout.decode())
            own = self.start(name, "--help")
            self.assertEqual((own.returncode, own.stderr), (0, b""))
            self.assertIn(f"secnews {name} ", own.stdout.decode())
            self.assertIn("--database", own.stdout.decode())
        self.assertEqual(self.start("--help", "list").stdout, self.start("list", "--help").stdout)

    def test_version(self):
        for words in (("--version",), ("list", "--version"), ("--version", "list")):
            done = self.start(*words)
            self.assertEqual(done.returncode, 0)
            self.assertRegex(done.stdout.decode(), r"\Asecnews \d+\.\d+\.\d+\n\Z")

    def test_options_stand_anywhere(self):
        for words in (("--today", "2024-05-07", "list", "--json"), ("list", "--json", "--today", "2024-05-07"),
                      ("--today", "2024-01-01", "list", "--json", "--today=2024-05-07")):
            done = self.start("--database", self.database, *words)
            self.assertEqual(json.loads(done.stdout)["today"], "2024-05-07", words)
        done = self.start("list", "--json", env={"SECNEWS_DATABASE": self.path("env.db"), "SECNEWS_TODAY": "2024-05-08"})
        self.assertEqual(json.loads(done.stdout)["today"], "2024-05-08")
        self.assertTrue(os.path.exists(self.path("env.db")))
        done = self.start("list", "--json", "--today", "2024-05-09", env={"SECNEWS_TODAY": "2024-05-08"})
        self.assertEqual(json.loads(done.stdout)["today"], "2024-05-09")


class Inspect(CliTest):
    def test_json(self):
        out, _ = self.run_ok("inspect", "--json", self.write("newsletter.txt", NEWSLETTER))
        found = json.loads(out)
        self.assertEqual(found["newsletter"]["issued"], "2024-05-02")
        self.assertEqual(set(found), {"newsletter", "items", "outcomes", "renames", "doubts", "unread"})
        consultation, = (item for item in found["items"] if item["kind"] == "consultation")
        self.assertEqual((consultation["reference"], consultation["date"]), ("MP901", "2024-05-14"))
        self.assertFalse(os.path.exists(self.database))

    def test_stdin(self):
        path = self.write("newsletter.txt", NEWSLETTER)
        from_file, _ = self.run_ok("inspect", "--json", path)
        from_stdin, _ = self.run_ok("inspect", "--json", "-", input=NEWSLETTER.encode())
        self.assertEqual(json.loads(from_file), json.loads(from_stdin))

    def test_dates(self):
        out, _ = self.run_ok("inspect", "--dates", self.write("newsletter.txt", NEWSLETTER))
        dates = json.loads(out)
        self.assertIn("2024-05-14", [date["date"] for date in dates])
        for date in dates:
            self.assertEqual(set(date) - {"end", "time", "end_time"}, {"start", "length", "text", "date"})
            here = NEWSLETTER.encode()[date["start"]:date["start"] + date["length"]].decode()
            self.assertEqual(here, date["text"])

    def test_human(self):
        path = self.write("newsletter.txt", NEWSLETTER)
        out, _ = self.run_ok("inspect", path)
        self.assertIn("SEC Newsletter 2 May 2024", out)
        self.assertIn("Tue 14 May 2024", out)
        out, _ = self.run_ok("inspect", "--explain", path)
        self.assertRegex(out, r"(?m)^  quote: +\S")
        self.assertRegex(out, r"(?m)^  bytes: +\d+–\d+$")
        self.assertIn("became no item:", out)

    def test_explain(self):
        out, _ = self.run_ok("inspect", "--explain", self.write("newsletter.txt", NEWSLETTER))
        self.assertRegex(out, r"rule: +closing date: .*respond “respond”.*close “by”.*date “14 May 2024”")
        self.assertRegex(out, r"rule: +committee meets: committee “SEC Panel”.*date “17 May 2024”")

    def test_own_lexicon(self):
        text = self.write("own.txt", NEWSLETTER + "\nElsewhere\n\nThe Fusebox Foundation grumbles about plugs. It "
                          "wants your grievances by 20 May 2024.\n")
        lexicon = self.path("config/secnews/lexicon.ini")
        env = {"XDG_CONFIG_HOME": self.path("config")}
        before = json.loads(self.run_ok("inspect", "--json", text)[0])["items"]
        self.write("config/secnews/lexicon.ini",
                   "[body]\nFusebox=Fusebox Foundation\n[consult]\nx=grumbles\n[respond]\nx=grievances\n")
        after = json.loads(self.run_ok("inspect", "--json", text, env=env)[0])["items"]
        self.assertNotIn("Fusebox", [item.get("organiser") for item in before])
        added = [item for item in after if item.get("organiser") == "Fusebox"]
        self.assertEqual([(item["kind"], item["date"]) for item in added], [("consultation", "2024-05-20")])
        # a file that cannot be understood is named, and the built-in one does
        self.write("config/secnews/lexicon.ini", "no group\n")
        out, err = self.run_ok("inspect", "--json", text, env=env)
        self.assertIn(lexicon, err)
        self.assertEqual(json.loads(out)["items"], before)

    def test_own_set(self):
        """A user's file adds words to sets, too."""
        text = self.write("own.txt", "SEC Newsletter 2 March 2023\n\nMP224 'Larger firmware images'\n\nThe Refinement "
                          "Consultation runs until 31 March. Ann Lee will explain the costs via Brightcall on Friday "
                          "17 March at noon.\n")
        env = {"XDG_CONFIG_HOME": self.path("config")}
        self.write("config/secnews/lexicon.ini", "[set:meeting-services]\nx=Brightcall\n")
        for more, kinds in ({}, ["consultation"]), (env, ["consultation", "event"]):
            items = json.loads(self.run_ok("inspect", "--json", text, env=more)[0])["items"]
            self.assertEqual(sorted(item["kind"] for item in items), kinds)
        # what no token can be is named, and the built-in words do
        self.write("config/secnews/lexicon.ini", "[set:meeting-services]\nx=Bright Call\n")
        out, err = self.run_ok("inspect", "--json", text, env=env)
        self.assertIn("Bright Call", err)
        self.assertEqual(len(json.loads(out)["items"]), 1)

    def test_mbox(self):
        mail = "From sender@example.org Thu May  2 09:00:00 2024\nFrom: sender@example.org\nSubject: News\n\n"
        one = self.write("one.mbox", mail + NEWSLETTER)
        two = self.write("two.mbox", mail + NEWSLETTER + "\n" + mail + NEWSLETTER.replace("2 May", "16 May"))
        self.assertIn("newsletter", json.loads(self.run_ok("inspect", "--json", one)[0]))
        messages = json.loads(self.run_ok("inspect", "--json", two)[0])["messages"]
        self.assertEqual(len(messages), 2)
        lines = self.run_ok("import", "--json", two)[0].splitlines()
        self.assertEqual([json.loads(line)["path"] for line in lines], [two, two])

    def test_bad_files(self):
        bad = [self.write("empty.txt", b""), self.write("blank.txt", b" \n\n"),
               self.write("binary.txt", bytes(range(256)) * 16), self.path("missing.txt"), self.folder.name]
        for path in bad:
            for words in (("inspect", path), ("inspect", "--json", path), ("inspect", "--dates", path)):
                out, err = self.run_ok(*words, status=1)
                self.assertEqual(out, "")
                self.assertRegex(err, rf"\Asecnews: {re.escape(path)}: \S.*\n\Z")
        self.assertRegex(self.run_ok("inspect", "-", status=1)[1], r"\Asecnews: -: \S.*\n\Z")


class Import(CliTest):
    def test_twice(self):
        out, err = self.import_newsletter()
        self.assertRegex(out, r": SEC Newsletter 2 May 2024: \d+ new, 0 changed, 0 known\n\Z")
        self.assertEqual(err, "")
        copy = self.write("another name.txt", NEWSLETTER)
        self.assertRegex(self.run_ok("import", copy)[0], r": already known\n\Z")
        newsletters = json.loads(self.run_ok("list", "newsletters", "--json")[0])["newsletters"]
        self.assertEqual(len(newsletters), 1)
        self.assertEqual(set(newsletters[0]), {"id", "title", "issued", "sender", "format", "sha256", "path", "items"})

    def test_json(self):
        path = self.write("newsletter.txt", NEWSLETTER)
        first = json.loads(self.run_ok("import", "--json", path)[0])
        again = json.loads(self.run_ok("import", "--json", path)[0])
        self.assertEqual(set(first), {"path", "newsletter_id", "new", "changed", "known"})
        self.assertEqual(first["path"], path)
        self.assertGreaterEqual(first["new"], 2)
        self.assertEqual((again["newsletter_id"], again["new"]), (first["newsletter_id"], 0))

    def test_others_are_done(self):
        good, empty = self.write("good.txt", NEWSLETTER), self.write("empty.txt", "")
        out, err = self.run_ok("import", "--json", empty, self.path("missing.txt"), good, status=1)
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(["error" in line for line in lines], [True, True, False])
        self.assertEqual(len(err.splitlines()), 2)
        self.assertIn(f"secnews: {empty}: ", err)
        self.assertIn("missing.txt", err)

    def test_folders(self):
        self.write("mail/b.txt", NEWSLETTER)
        self.write("mail/a/deep.txt", NEWSLETTER.replace("2 May", "16 May"))
        self.write("mail/.hidden", "")
        self.write("mail/.trash/c.txt", "")
        for name in ("cur", "new", "tmp"):
            self.write(f"mail/box/{name}/1", NEWSLETTER.replace("2 May", f"{len(name)} June") + name)
        os.symlink("..", self.path("mail/loop"))
        lines = self.run_ok("import", "--json", self.path("mail"))[0].splitlines()
        paths = [os.path.relpath(json.loads(line)["path"], self.path("mail")) for line in lines]
        self.assertEqual(paths, ["a/deep.txt", "b.txt", "box/cur/1", "box/new/1"])

    def test_stdin(self):
        out, _ = self.run_ok("import", "--json", "-", input=NEWSLETTER.encode())
        self.assertEqual(json.loads(out)["path"], "-")

    def test_quiet(self):
        out, err = self.run_ok("import", "--quiet", self.write("newsletter.txt", NEWSLETTER))
        self.assertEqual((out, err), ("", ""))

    def many(self, n):
        """A mailbox of as many newsletters, none like the other."""
        head = "From a@code.example Thu May  2 09:00:00 2024\nFrom: a@code.example\nSubject: News\n\n"
        return self.write("many.mbox", "".join(f"{head}{NEWSLETTER}Copy {i}\n\n" for i in range(n)))

    def test_failures_come_last(self):
        self.write("mail/a.txt", "")
        self.write("mail/b.txt", NEWSLETTER)
        self.write("mail/c.txt", bytes(range(256)) * 16)
        os.mkdir(self.path("none"))
        out, err = self.run_ok("import", self.path("mail"), self.path("none"), self.many(3), status=1)
        self.assertEqual(len(out.splitlines()), 4)
        self.assertEqual([line.split(": ")[1] for line in err.splitlines()],
                         [self.path("mail/a.txt"), self.path("mail/c.txt"), self.path("none")])
        if os.getuid() != 0:
            os.chmod(self.path("mail/b.txt"), 0)
            self.assertIn("b.txt: Permission denied", self.run_ok("import", self.path("mail"), status=1)[1])

    def test_large_mailbox(self):
        """The limit is on each newsletter, not on the mailbox; known ones come back in their order."""
        path = self.many(40)
        self.assertEqual(len(self.run_ok("import", path)[0].splitlines()), 40)
        self.assertEqual(self.run_ok("import", path)[0].count("already known"), 40)

    def test_pipe(self):
        read, write = os.pipe()
        os.write(write, NEWSLETTER.encode())
        os.close(write)
        out, _ = self.run_ok("import", "--json", f"/dev/fd/{read}", pass_fds=(read,))
        os.close(read)
        self.assertIn("newsletter_id", json.loads(out))

    def test_progress(self):
        """A bar on a terminal, and only there."""
        path = self.many(60)
        self.assertEqual(self.run_ok("--database", self.path("quiet.db"), "import", path)[1], "")
        for options, drawn in ((), True), (("--quiet",), False):
            master, slave = pty.openpty()
            self.start("--database", self.path(f"{drawn}.db"), *options, "import", path, stderr=slave)
            os.close(slave)
            shown = b""
            try:
                while chunk := os.read(master, 65536):
                    shown += chunk
            except OSError:  # the end of a terminal
                pass
            os.close(master)
            self.assertEqual(bool(re.search(rb"\[[#.]{8,}\] +\d+ %  \d+ newsletters?", shown)), drawn, shown)
            self.assertTrue(not shown or shown.endswith(b"\r\x1b[K"), shown)

    def test_stop(self):
        """Ctrl+C ends it between newsletters: what was printed is stored, the rest comes with the next run."""
        path = self.many(400)
        words = [BINARY, "--database", self.database, "--today", "2024-05-07", "import", path]
        with subprocess.Popen(words, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
            program.stdout.readline()  # the first batch is stored
            program.send_signal(signal.SIGINT)
            stored = 1 + len(program.stdout.readlines())
            err = program.stderr.read()
        if program.returncode in (0, -signal.SIGINT):  # it was faster: the signal came to its end, or after it
            self.assertEqual(stored, 400)
        else:
            self.assertEqual(program.returncode, 130, err)
            self.assertIn(f"Stopped. {stored} new newsletter", err.decode())
            self.assertLessEqual(stored, 400)
        listed = json.loads(self.run_ok("list", "newsletters", "--json")[0])["newsletters"]
        self.assertEqual(len(listed), stored)
        again = self.run_ok("import", path)[0].splitlines()
        self.assertEqual(sum("already known" in line for line in again), stored)
        self.assertEqual(len(again), 400)

    def test_stop_waiting(self):
        """Also while it waits for a mailbox that does not come."""
        words = [BINARY, "--database", self.database, "import", "-"]
        with subprocess.Popen(words, env=self.env, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as program:
            program.stdin.write(NEWSLETTER.encode())
            program.stdin.flush()
            while not os.path.exists(self.database + "-wal"):
                time.sleep(0.01)
            for _ in range(200):  # the signal may come before it is listened for
                program.send_signal(signal.SIGINT)
                try:
                    program.wait(0.1)
                    break
                except subprocess.TimeoutExpired:
                    pass
            self.assertIn(program.returncode, (130, -signal.SIGINT))

    def test_odd_names(self):
        for name in (b"-dash.txt", b"\xff\xfe.txt", b"new\nline\x1b[2J.txt"):
            path = os.path.join(os.fsencode(self.folder.name), name)
            with open(path, "wb") as file:
                file.write(NEWSLETTER.encode())
            out, err = self.run_ok("import", b"--", name)
            self.assertEqual(CONTROLS.sub("", out + err), out + err)
        self.assertEqual(self.run_ok("inspect", "--", "-dash.txt")[1], "")


class List(CliTest):
    def setUp(self):
        super().setUp()
        self.import_newsletter()

    def items(self, *words):
        return json.loads(self.run_ok("list", *words, "--json")[0])["items"]

    def test_json(self):
        items = self.items("all")
        self.assertEqual([item["date"] for item in items], sorted(item["date"] for item in items))
        for item in items:
            for field in ("id", "uid", "kind", "title", "date", "state", "issues", "changes", "response", "links",
                          "quote", "confidence", "doubts"):
                self.assertIn(field, item)
            self.assertEqual(item["issues"], ["2024-05-02"])
            self.assertIsNone(item["response"])
        self.assertEqual([item["date"] for item in self.items("consultations")], ["2024-05-14"])
        self.assertEqual(self.items("vacancies"), [])
        self.assertNotIn("consultation", [item["kind"] for item in self.items("calendar")])

    def test_filters(self):
        self.assertEqual(len(self.items("consultations", "--open")), 1)
        self.assertEqual(len(self.items("consultations", "--open", "--today", "2024-05-14")), 1)
        self.assertEqual(self.items("consultations", "--open", "--today", "2024-05-15"), [])
        self.assertEqual(self.items("consultations", "--today", "2024-05-15")[0]["state"], "closed")
        self.assertEqual(self.items("consultations", "--from", "2024-05-15"), [])
        self.assertEqual(self.items("consultations", "--to", "2024-05-13"), [])
        self.assertEqual(len(self.items("consultations", "--from", "2024-05-14", "--to", "2024-05-14")), 1)
        self.assertEqual(len(self.items("consultations", "--search", "faster switching")), 1)
        self.assertEqual(self.items("--search", "walrus"), [])
        self.assertEqual(self.items("--category", "Consumer"), [])

    def test_human(self):
        out, err = self.run_ok("list")
        self.assertEqual(err, "")
        self.assertRegex(out, r"(?s)\ACalendar \(\d+\)\n.*\nConsultations \(1\)\n.*\nVacancies \(0\)\n  no seat to fill\n\Z")
        self.assertRegex(out, r"\n  \d+  Tue 14 May 2024  5 working days left  ")
        self.assertIn("closes today", self.run_ok("list", "consultations", "--today", "2024-05-14")[0])
        self.assertIn("over (1):", self.run_ok("list", "consultations", "--today", "2024-05-15")[0])
        self.assertIn("SEC Newsletter 2 May 2024", self.run_ok("list", "newsletters")[0])

    def test_changes(self):
        later = NEWSLETTER.replace("2 May", "16 May").replace("14 May", "24 May")
        self.run_ok("import", self.write("later.txt", later))
        changes = json.loads(self.run_ok("list", "changes", "--json")[0])["changes"]
        self.assertIn(("date", "2024-05-14", "2024-05-24"), [(c["field"], c["from"], c["to"]) for c in changes])
        self.assertIn("2024-05-14 → 2024-05-24", self.run_ok("list", "changes")[0])
        changed = self.items("consultations")[0]
        self.assertEqual(changed["changes"][0]["issue"], "2024-05-16")
        shown = self.run_ok("show", str(changed["id"]))[0]
        self.assertIn("newsletter of 16 May 2024: date: 2024-05-14 → 2024-05-24", shown)

    def test_csv(self):
        for words in (("all",), ("newsletters",), ("changes",)):
            out, _ = self.run_ok("list", *words, "--csv")
            rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})
            self.assertEqual(rows[0][0], "id")

    def test_show(self):
        item = self.items("consultations")[0]
        out, _ = self.run_ok("show", str(item["id"]))
        self.assertTrue(out.startswith(item["title"] + "\n"))
        self.assertIn("Tue 14 May 2024", out)
        self.assertIn("newsletter of 2 May 2024: ", out)
        out, err = self.run_ok("show", "9999", status=1)
        self.assertEqual(out, "")
        self.assertRegex(err, r"\Asecnews: .*9999.*\n\Z")


class Search(CliTest):
    def search(self, *words):
        return json.loads(self.run_ok("search", "--json", *words)[0])["hits"]

    def test_hits(self):
        self.import_newsletter()
        hits = self.search("mp 901", "test", "dev")
        self.assertEqual([hit["kind"] for hit in hits], ["consultation", "newsletter"])
        item, newsletter = hits
        self.assertEqual((item["date"], newsletter["date"]), ("2024-05-14", "2024-05-02"))
        self.assertEqual((item["newsletter"], newsletter["newsletter"]), (None, 1))
        self.assertIsNone(item["sentence"])
        self.assertEqual(newsletter["title"], "SEC Newsletter 2 May 2024")
        text = NEWSLETTER.encode()
        found = text[newsletter["start"]:newsletter["start"] + newsletter["length"]].decode()
        self.assertEqual(found, newsletter["sentence"])
        marked = [found.encode()[at["start"]:at["start"] + at["length"]].decode() for at in newsletter["matches"]]
        self.assertEqual(marked[0], "MP901")
        self.assertIn("devices", marked)
        self.assertEqual(self.search("nothing of that kind"), [])
        self.assertEqual(len(self.search("--limit", "1", "mp901")), 1)

    def test_any_input(self):
        self.import_newsletter()
        for words in (['"'], ["*"], ["("], ["NEAR(", "AND"], [b"\xff\xfe"], ["\u202e"], ["word"] * 10000, ["\U0001f600"],
                      ["x" * 100000], ["'; DROP TABLE items; --"], [""]):
            self.run_ok("search", *words)
        self.assertEqual(self.search("--", "-switching")[0]["kind"], "consultation")

    def test_words(self):
        self.import_newsletter()
        shown, _ = self.run_ok("search", "switching")
        self.assertIn("2 May 2024", shown)
        self.assertIn("    MP901 'Faster switching of test devices' Refinement Consultation\n", shown)
        self.assertNotIn("\x1b", shown)
        self.assertIn("nothing", self.run_ok("search", "unheard of")[0])

    def on_terminal(self, **env):
        """What is printed where stdout is a terminal."""
        master, slave = os.openpty()
        self.start("--database", self.database, "--today", "2024-05-07", "search", "switch", stdout=slave, env=env)
        os.close(slave)
        shown = b""
        try:
            while chunk := os.read(master, 65536):
                shown += chunk
        except OSError:
            pass
        os.close(master)
        return shown.decode()

    def test_terminal(self):
        self.run_ok("import", self.write("hostile.txt", NEWSLETTER.replace("devices", "dev\x1b[31mices")))
        shown = self.on_terminal(TERM="xterm")
        self.assertIn("\x1b[1mswitching\x1b[22m", shown)
        self.assertNotIn("\x1b[31m", shown)
        self.assertNotRegex(shown.replace("\x1b[1m", "").replace("\x1b[22m", "").replace("\r", ""), CONTROLS)
        self.assertNotIn("\x1b", self.on_terminal(TERM="xterm", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_terminal(TERM="dumb"))


class Export(CliTest):
    def setUp(self):
        super().setUp()
        self.import_newsletter()

    def test_files(self):
        for name in ("out.ics", "out.CSV", "out.json"):
            out, err = self.run_ok("export", name)
            self.assertEqual(out, "")
            self.assertRegex(err, r"\Asecnews: \d+ items written to out\.\w+\n")
        with open(self.path("out.ics"), "rb") as file:
            calendar = file.read()
        self.assertTrue(calendar.startswith(b"BEGIN:VCALENDAR\r\n"))
        self.assertIn(b"\r\nDTSTART;VALUE=DATE:20240514\r\nDTEND;VALUE=DATE:20240515\r\n", calendar)
        with open(self.path("out.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file), json.loads(self.run_ok("list", "--json")[0]))
        with open(self.path("out.CSV"), encoding="utf-8", newline="") as file:
            self.assertEqual(file.read(), self.start("--database", self.database, "--today", "2024-05-07", "list",
                                                     "--csv").stdout.decode())

    def test_stdout(self):
        self.assertTrue(self.run_ok("export", "-")[0].startswith("BEGIN:VCALENDAR\r\n"))
        self.assertTrue(self.run_ok("export", "-", "--csv")[0].startswith("id,kind,"))
        self.assertIn("items", json.loads(self.run_ok("export", "--json", "-")[0]))

    def test_filters(self):
        out, err = self.run_ok("export", "-", "consultations", "--open")
        self.assertEqual(out.count("BEGIN:VEVENT"), 1)
        self.assertIn("1 item written", err)
        self.assertNotIn("VEVENT", self.run_ok("export", "-", "--search", "walrus")[0])

    def test_left_out(self):
        more = NEWSLETTER.replace("2 May", "9 May").replace("on 17 May 2024", "in July 2024").replace("128", "130")
        self.run_ok("import", self.write("more.txt", more))
        undated = [item for item in json.loads(self.run_ok("list", "--json")[0])["items"]
                   if len(item["date"] or "") != 10]
        _, err = self.run_ok("export", "out.ics")
        self.assertEqual("left out" in err, bool(undated))
        self.assertEqual(self.run_ok("export", "out.ics", "--quiet")[1], "")

    def test_same_each_time(self):
        def uids():
            return re.findall(r"(?m)^UID:(.*)\r$", self.run_ok("export", "-")[0])
        self.assertEqual(uids(), uids())
        self.assertEqual(len(set(uids())), len(uids()))

    def moved(self):
        return NEWSLETTER.replace("2 May", "9 May").replace("will be held on 17 May 2024",
                                                            "has been moved from 17 May 2024 to 20 May 2024")

    def event(self, calendar, title):
        return next(part for part in calendar.split("BEGIN:VEVENT\r\n") if title in part)

    def read(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return file.read()

    def test_revisions(self):
        self.run_ok("export", "all.ics")
        first = self.event(self.read("all.ics"), "Panel")
        self.assertIn("\r\nSEQUENCE:0\r\n", first)
        self.run_ok("import", self.write("moved.txt", self.moved()))
        self.run_ok("export", "all.ics")
        second = self.event(self.read("all.ics"), "Panel")
        self.assertIn("\r\nSEQUENCE:1\r\n", second)
        self.assertIn("DTSTART;VALUE=DATE:20240520", second)
        number = next(item["id"] for item in json.loads(self.run_ok("list", "--json")[0])["items"]
                      if "Panel" in item["title"])
        self.run_ok("correct", str(number), "title=SEC Panel in person")
        self.run_ok("export", "all.ics")
        third = self.event(self.read("all.ics"), "in person")
        self.assertIn("\r\nSEQUENCE:2\r\n", third)
        uids, changed = zip(*((re.search("UID:(.*)\r", event).group(1), re.search("LAST-MODIFIED:(.*)\r", event).group(1))
                              for event in (first, second, third)))
        self.assertEqual(len(set(uids)), 1)
        self.assertEqual(sorted(set(changed)), list(changed))

    def test_changed_only(self):
        _, err = self.run_ok("export", "a.ics", "--changed", "--target", "office")
        everything = self.read("a.ics").count("BEGIN:VEVENT")
        self.assertGreater(everything, 1)
        _, err = self.run_ok("export", "b.ics", "--changed", "--target", "office")
        self.assertIn("0 items written", err)
        self.assertIn(f"{everything} left out, for nothing changed", err)
        self.run_ok("import", self.write("moved.txt", self.moved()))
        self.run_ok("export", "b.ics", "--changed", "--target", "office")
        self.assertIn("DTSTART;VALUE=DATE:20240520", self.event(self.read("b.ics"), "Panel"))
        # Another target was told nothing yet.
        self.run_ok("export", "c.ics", "--changed")
        self.assertEqual(self.read("c.ics").count("BEGIN:VEVENT"), everything)

    def test_withdrawn(self):
        self.run_ok("export", "all.ics")
        uid = re.search("UID:(.*)\r", self.event(self.read("all.ics"), "MP901")).group(1)
        self.run_ok("dismiss", "1")
        self.run_ok("export", "fresh.ics")
        self.assertNotIn(uid, self.read("fresh.ics"))
        _, err = self.run_ok("export", "all.ics")
        self.assertIn("1 of them is cancelled", err)
        self.assertIn("1 dismissed", err)
        gone = self.event(self.read("all.ics"), uid)
        self.assertIn("STATUS:CANCELLED", gone)
        self.assertIn("SEQUENCE:1", gone)
        # Taken back, it is there again under its name, and newer.
        self.run_ok("undo")
        self.run_ok("export", "all.ics", "--changed")
        back = self.event(self.read("all.ics"), uid)
        self.assertIn("STATUS:CONFIRMED", back)
        self.assertIn("SEQUENCE:2", back)
        # A newsletter that is deleted and brought in again.
        self.run_ok("delete", "1")
        self.run_ok("export", "all.ics", "--changed")
        self.assertEqual(self.read("all.ics").count("STATUS:CANCELLED"), self.read("all.ics").count("BEGIN:VEVENT"))
        self.import_newsletter()
        self.run_ok("export", "all.ics", "--changed")
        self.assertIn("SEQUENCE:4", self.event(self.read("all.ics"), uid))

    def test_items(self):
        items = json.loads(self.run_ok("list", "all", "--json")[0])["items"]
        first, second = [str(item["id"]) for item in items if len(item["date"] or "") == 10][:2]
        out, err = self.run_ok("export", "-", first, second)
        self.assertEqual(out.count("BEGIN:VEVENT"), 2)
        self.assertEqual(self.run_ok("export", "-", first)[0].count("BEGIN:VEVENT"), 1)
        self.assertEqual([item["id"] for item in json.loads(self.run_ok("export", "--json", "-", first)[0])["items"]],
                         [int(first)])
        self.assertEqual(self.run_ok("export", "--csv", "-", second)[0].splitlines()[1].split(",")[0], second)
        for format in ("--json", "--csv", "--no-alarms"):
            _, err = self.run_ok("export", "-", first, "999", format, status=1)
            self.assertIn("No item has the number 999", err)
        self.assert_usage("export", "-", first, "--open", says="exclude each other")
        self.assert_usage("export", "-", first, "consultations", says="no ID")
        self.assert_usage("export", "-", "consultations", first, says="cannot be exported")

    def test_items_withdrawn(self):
        """Of what the target was told, only those that are given."""
        self.run_ok("export", "all.ics", "--target", "office")
        self.run_ok("delete", "1")
        out, err = self.run_ok("export", "-", "1", "--target", "office")
        self.assertEqual(out.count("BEGIN:VEVENT"), 1)
        self.assertIn("STATUS:CANCELLED", out)
        self.run_ok("export", "-", "1", "--target", "phone", status=1)

    def test_page_filters(self):
        def titles(*filters):
            return [item["title"] for item in json.loads(self.run_ok("list", "all", *filters, "--json")[0])["items"]]
        everything = json.loads(self.run_ok("list", "all", "--json")[0])["items"]
        events = [item["title"] for item in everything if item["kind"] == "event"]
        answers = [item["title"] for item in everything if item["kind"] == "consultation"]
        self.assertTrue(events and answers)
        self.assertEqual(titles("--kind", "event"), events)
        self.assertEqual(sorted(titles("--kind", "event", "--kind", "consultation")), sorted(events + answers))
        self.assertEqual(titles("--dismissed"), [])
        number = next(str(item["id"]) for item in everything if item["kind"] == "consultation")
        self.run_ok("mark", number, "submitted")
        self.assertEqual(titles("--answered"), answers[:1])
        self.run_ok("dismiss", number)
        self.assertEqual(titles("--dismissed"), answers[:1])
        self.run_ok("correct", number, "organiser=A Body")
        self.assertEqual(titles("--organiser", "a body"), answers[:1])
        self.assertEqual(titles("--organiser", "nobody", "--committee", "A Body"), answers[:1])
        self.assertEqual(titles("--committee", "nobody"), [])
        self.assert_usage("list", "--kind", "party", says="consultation, vacancy")
        self.assert_usage("list", "vacancies", "--kind", "event", says="none of that kind")
        self.assert_usage("list", "--organiser", "", says="empty")

    def test_filter_withdraws_nothing(self):
        self.run_ok("export", "all.ics")
        self.run_ok("export", "all.ics", "consultations")
        self.assertNotIn("CANCELLED", self.read("all.ics"))

    def test_kept_file(self):
        checksum = hashlib.sha1(os.path.realpath(self.database).encode()).hexdigest()
        kept = self.path("kept.ics")
        self.env.update(GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=self.path("config"))
        self.write("config/glib-2.0/settings/keyfile",
                   f"[org/example/SecNews/stores/{checksum}]\ncalendar-file='{kept}'\n")
        self.run_ok("import", self.write("moved.txt", self.moved()))
        self.assertIn("DTSTART;VALUE=DATE:20240520", self.read("kept.ics"))
        # What a restore changes is in it too, and newer than what was there.
        self.run_ok("backup", "then.db")
        number = next(str(item["id"]) for item in json.loads(self.run_ok("list", "--json")[0])["items"]
                      if "Panel" in item["title"])
        self.run_ok("correct", number, "date=2024-05-21")
        later = int(re.search("SEQUENCE:(.*)\r", self.event(self.read("kept.ics"), "Panel")).group(1))
        self.assertIn("DTSTART;VALUE=DATE:20240521", self.read("kept.ics"))
        self.run_ok("restore", "then.db")
        back = self.event(self.read("kept.ics"), "Panel")
        self.assertIn("DTSTART;VALUE=DATE:20240520", back)
        self.assertEqual(int(re.search("SEQUENCE:(.*)\r", back).group(1)), later + 1)
        before = os.stat(kept)
        self.run_ok("list")
        self.run_ok("import", self.path("moved.txt"))
        self.assertEqual(os.stat(kept).st_mtime_ns, before.st_mtime_ns)
        self.run_ok("dismiss", "1")
        self.assertNotIn("MP901", self.read("kept.ics"))
        self.run_ok("undo")
        self.assertIn("MP901", self.read("kept.ics"))
        self.assertEqual([name for name in os.listdir(self.folder.name) if "kept" in name], ["kept.ics"])
        self.write("config/glib-2.0/settings/keyfile",
                   f"[org/example/SecNews/stores/{checksum}]\ncalendar-file='{self.path('no/such.ics')}'\n")
        _, err = self.run_ok("dismiss", "1", status=1)
        self.assertIn("such.ics", err)

    def test_cannot_write(self):
        _, err = self.run_ok("export", self.path("no/such/folder.ics"), status=1)
        self.assertIn("folder.ics", err)


class Safety(CliTest):
    def setUp(self):
        super().setUp()
        self.import_newsletter()
        self.listed = self.run_ok("list", "all", "--json")[0]

    def test_check(self):
        out, err = self.run_ok("check")
        self.assertRegex(out, rf"\A{re.escape(self.database)}: all is well: 1 newsletter, \d+ items\n\Z")
        self.assertEqual(err, "")
        self.assertEqual(self.run_ok("check", "--quiet"), ("", ""))
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE newsletters SET bytes = x'00'")
        database.close()
        out, err = self.run_ok("check", status=1)
        self.assertEqual(out, "")
        self.assertIn(f"secnews: {self.database}: The newsletter 1 is not what was stored.\n", err)

    def test_no_store(self):
        """Nothing is made by looking."""
        for words in (("check",), ("backup", self.path("backup.db"))):
            done = self.start("--database", self.path("none.db"), *words)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"secnews: {self.path('none.db')}: There is no store", done.stderr.decode())
        self.assertFalse(os.path.exists(self.path("none.db")))

    def test_backup_and_restore(self):
        backup = self.path("backup.db")
        self.assertEqual(self.run_ok("backup", backup), ("", f"secnews: the store was copied to {backup}\n"))
        err = self.run_ok("backup", backup, status=1)[1]
        self.assertIn("--force", err)
        self.run_ok("import", self.write("more.txt", NEWSLETTER.replace("2 May", "16 May").replace("14 May", "24 May")))
        more = self.run_ok("list", "all", "--json")[0]
        self.assertNotEqual(more, self.listed)
        out, err = self.run_ok("restore", backup)
        self.assertEqual(out, "")
        self.assertEqual(self.run_ok("list", "all", "--json")[0], self.listed)
        kept = re.search(r"is kept in (\S+)\n", err).group(1)
        self.run_ok("restore", "--quiet", kept)
        self.assertEqual(self.run_ok("list", "all", "--json")[0], more)
        self.run_ok("backup", "--force", "--quiet", backup)
        done = self.start("--database", backup, "--today", "2024-05-07", "list", "all", "--json")
        self.assertEqual(done.stdout.decode(), more)

    def test_restore_refused(self):
        letter = self.write("letter.txt", NEWSLETTER)
        err = self.run_ok("restore", letter, status=1)[1]
        self.assertIn(f"secnews: {letter}: ", err)
        self.assertEqual(self.run_ok("list", "all", "--json")[0], self.listed)


class Output(CliTest):
    def test_no_controls(self):
        path = self.write("hostile.txt", HOSTILE)
        self.run_ok("import", path)
        ids = [str(item["id"]) for item in json.loads(self.run_ok("list", "--json")[0])["items"]]
        commands = [("inspect", path), ("inspect", "--explain", path), ("list",), ("list", "newsletters"),
                    ("list", "all", "--csv"), ("export", "-")] + [("show", number) for number in ids]
        for words in commands:
            out, err = self.run_ok(*words)
            text = out.replace("\r\n", "\n") + err
            self.assertIsNone(CONTROLS.search(text), (words, text))
        for words in (("inspect", "--json", path), ("list", "--json"), ("inspect", "--dates", path)):
            json.loads(self.run_ok(*words)[0])

    def test_full_disk(self):
        path = self.write("newsletter.txt", NEWSLETTER)
        self.run_ok("import", path)
        for words in (("list",), ("list", "--json"), ("inspect", path), ("show", "1"), ("export", "-"), ("--help",)):
            with open("/dev/full", "wb") as full:
                _, err = self.run_ok(*words, stdout=full, status=1)
            self.assertIn("secnews: stdout: ", err, words)

    def test_reader_gone(self):
        self.run_ok("import", self.write("newsletter.txt", NEWSLETTER))
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            done = self.start("--database", self.database, "list", stdout=pipe,
                              preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"secnews: stdout: ", done.stderr)

    def test_bad_store(self):
        self.write("plain.txt", "This is no store.\n" * 100)
        self.write("file", "")
        for database in (self.path("plain.txt"), self.path("file/store.db"), self.folder.name, "/proc/nowhere/store.db"):
            for words in (("list",), ("import", self.write("newsletter.txt", NEWSLETTER)), ("show", "1"), ("export", "-")):
                done = self.start("--database", database, *words)
                self.assertEqual(done.returncode, 1, (database, words, done.stderr))
                self.assertEqual(done.stdout, b"")
                self.assertIn(f"secnews: {database}: ", done.stderr.decode())
        with open(self.path("plain.txt"), encoding="utf-8") as file:
            self.assertTrue(file.read().startswith("This is no store."))


class Window(CliTest):
    """Without a display the window's part is a list."""

    def test_list(self):
        done = self.start("--database", self.database, "--today", "2024-05-07", self.write("newsletter.txt", NEWSLETTER))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("No display", done.stderr.decode().splitlines()[0])
        self.assertEqual(done.stdout.decode(), self.run_ok("list")[0])

    def test_demo(self):
        temporary = self.path("tmp")
        os.mkdir(temporary)
        done = self.start("--demo", env={"TMPDIR": temporary})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("No display", done.stderr.decode().splitlines()[0])
        for heading in ("Calendar", "Consultations", "Vacancies"):
            self.assertRegex(done.stdout.decode(), rf"(?m)^{heading} \([1-9]\d*\)$")
        self.assertEqual(os.listdir(temporary), [])
        self.assertFalse(os.path.exists(self.path("data")))

    def test_samples_missing(self):
        done = self.start("--demo", env={"SECNEWS_SAMPLES": self.write("samples/demo.ini", "[Demo]\nToday=soon\n")[:-9]})
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"secnews: --demo: ", done.stderr)

    def test_missing_file(self):
        done = self.start("./newsletter.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"secnews: ./newsletter.txt: ", done.stderr)
        self.assertEqual(self.start("lits").returncode, 2)
        good = self.write("good.txt", NEWSLETTER)
        done = self.start("--database", self.database, "./newsletter.txt", good)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"14 May 2024", done.stdout)


if __name__ == "__main__":
    unittest.main()
