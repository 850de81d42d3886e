#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever goes wrong with the disk or the file: a message names the file and
the reason, the exit status is 1, and what was stored is still there.

The program is named by SECNEWS_BINARY.
"""
import json
import os
import pwd
import re
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile
import threading
import unittest

BINARY = os.environ["SECNEWS_BINARY"]
LETTER = """SEC Newsletter {day} May 2024

Consultations

MP901 'Faster switching of test devices' Refinement Consultation
The Refinement Consultation for MP901 'Faster switching of test devices' is now open. Please respond by 14 May 2024.

Meetings

The SEC Panel meeting {number} will be held on 17 May 2024.
"""
KIB = 1024


class Faults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.env = {name: value for name, value in os.environ.items()
                    if not name.startswith("SECNEWS_") and name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        for name in ("DATA", "CONFIG"):  # whose those of root are is nobody's business
            self.env[f"XDG_{name}_HOME"] = self.path(name.lower())
        os.mkdir(self.path("store"))
        self.store = self.path("store/secnews.db")
        self.first, self.second = self.letter(2), self.letter(16)

    def path(self, name):
        return os.path.join(self.folder, name)

    def letter(self, day, extra=""):
        path = self.path(f"letter-{day}.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(LETTER.format(day=day, number=120 + day) + extra)
        return path

    def start(self, *words, store=None, **options):
        return subprocess.run([*options.pop("before", ()), BINARY, "--database", store or self.store, "--today",
                               "2024-05-07", *words], env=self.env, timeout=200, cwd=self.folder, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def run_ok(self, *words, **options):
        done = self.start(*words, **options)
        self.assertEqual((done.returncode, done.stderr), (0, ""), words)
        return done.stdout

    def assert_fails(self, *words, says, names=None, **options):
        """It says why, of which file, without a result on stdout."""
        names = names or options.get("store", self.store)
        done = self.start(*words, **options)
        self.assertEqual(done.returncode, 1, (words, done.stdout, done.stderr))
        self.assertEqual(done.stdout, "", words)
        self.assertIn(f"secnews: {names}: ", done.stderr)
        self.assertRegex(done.stderr, says)
        return done.stderr

    def newsletters(self, store=None):
        return sorted(row["issued"] for row in
                      json.loads(self.run_ok("list", "newsletters", "--json", store=store))["newsletters"])

    def assert_intact(self, issued=("2024-05-02",), store=None):
        self.assertEqual(self.newsletters(store), list(issued))
        self.assertIn("all is well", self.run_ok("check", store=store))

    def begin(self, store=None):
        self.run_ok("import", self.first, store=store)
        self.assert_intact(store=store)

    def read(self, path=None):
        with open(path or self.store, "rb") as file:
            return file.read()

    def overwrite(self, offset, length, path=None):
        with open(path or self.store, "r+b") as file:
            file.seek(offset)
            file.write(b"\xa5" * length)


class NoSpace(Faults):
    def large(self):
        """More than there is room for."""
        return self.letter(20, "".join(f"\nWe met on {n} things, and here is a line about each of them.\n"
                                       for n in range(20000)))

    def limited(self, size):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return {"preexec_fn": limit, "restore_signals": False}

    def test_file_size(self):
        """Without a disk of its own: no file may grow beyond a limit."""
        self.begin()
        self.assert_fails("import", self.large(), says="What was stored before is kept", **self.limited(512 * KIB))
        self.assert_intact()
        backup = self.path("backup.db")
        self.assert_fails("backup", backup, names=backup, says="no space left", **self.limited(64 * KIB))
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("backup.db")], [])
        self.assert_fails("import", self.first, store=self.path("new.db"), says="no space left",
                          **self.limited(64 * KIB))
        self.run_ok("backup", "--quiet", backup)
        before = self.newsletters(backup)
        self.run_ok("import", self.second)
        self.assert_fails("restore", backup, names=backup, says="no space left", **self.limited(64 * KIB))
        self.assert_intact(("2024-05-02", "2024-05-16"))
        self.assertEqual(self.newsletters(backup), before)

    def mount(self, size):
        """A small disk of its own; skips where that is not allowed."""
        disk = self.path("disk")
        os.mkdir(disk)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], stderr=subprocess.PIPE,
                              check=False) if os.geteuid() == 0 and shutil.which("mount") else None
        if done is None or done.returncode != 0:
            self.skipTest("a full disk needs leave to mount one; test_file_size stands in for it")
        self.addCleanup(subprocess.run, ["umount", disk], check=False)
        return disk

    def test_full_disk(self):
        disk = self.mount("1m")
        store = os.path.join(disk, "secnews.db")
        self.begin(store)
        self.assert_fails("import", self.large(), store=store, says="no space left")
        self.assert_intact(store=store)
        backup = os.path.join(disk, "backup.db")
        with open(os.path.join(disk, "filler"), "wb", buffering=0) as filler:
            with self.assertRaises(OSError):
                while True:
                    filler.write(b"\0" * 4096)
        self.assert_fails("import", self.second, store=store, says="space")
        self.assert_fails("backup", backup, names=backup, store=self.store_elsewhere(), says="no space left")
        self.assertEqual([name for name in os.listdir(disk) if name.startswith("backup")], [])
        os.unlink(os.path.join(disk, "filler"))
        self.assert_intact(store=store)
        self.run_ok("import", self.second, store=store)
        self.assert_intact(("2024-05-02", "2024-05-16"), store=store)

    def store_elsewhere(self):
        self.begin()
        return self.store


class NoLeave(Faults):
    """What the file system does not allow. Everything is allowed to root, who becomes nobody for this."""

    def setUp(self):
        super().setUp()
        self.as_nobody = {}
        if os.geteuid() == 0:
            if not shutil.which("setpriv"):
                self.skipTest("root may do everything, and there is no setpriv to become nobody")
            try:
                nobody = pwd.getpwnam("nobody")
            except KeyError:
                self.skipTest("there is no user nobody, as in a sandbox")
            self.as_nobody["before"] = ("setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}",
                                        "--clear-groups")
            for path in (self.folder, self.path("store"), self.first, self.second):
                os.chown(path, nobody.pw_uid, nobody.pw_gid)
            if subprocess.run([*self.as_nobody["before"], BINARY, "--version"], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False).returncode != 0:
                self.skipTest("nobody may not start the program where it was built")
        self.run_ok("import", self.first, **self.as_nobody)
        self.content = self.read()

    def change(self, path, mode):
        before = stat.S_IMODE(os.stat(path).st_mode)
        os.chmod(path, mode)
        self.addCleanup(os.chmod, path, before)

    def assert_unchanged(self):
        self.assertEqual(self.read(), self.content)
        self.assertEqual([name for name in os.listdir(self.path("store")) if name.endswith(("-journal", ".part"))], [])

    def test_read_only_file(self):
        self.change(self.store, 0o444)
        for words in (("import", self.second), ("list",)):
            self.assert_fails(*words, says="may not be written to", **self.as_nobody)
        self.assert_unchanged()
        # A copy can still be made of it, and it can be checked.
        self.run_ok("backup", "--quiet", self.path("backup.db"), **self.as_nobody)
        self.assertIn("all is well", self.run_ok("check", **self.as_nobody))
        self.assertEqual(self.newsletters(self.path("backup.db")), ["2024-05-02"])

    def test_no_permission(self):
        self.change(self.store, 0)
        for words in (("import", self.second), ("list",), ("check",), ("backup", self.path("b")),
                      ("restore", self.first)):
            self.assert_fails(*words, says="Permission denied", **self.as_nobody)
        os.chmod(self.store, 0o644)
        self.assert_unchanged()

    def test_folder(self):
        """A store in a folder where nothing can be made beside it, and one that is not there yet."""
        self.change(self.path("store"), 0o555)
        for words in (("import", self.second), ("list",)):
            self.assert_fails(*words, says="Permission denied|read-only", **self.as_nobody)
        new = self.path("store/new.db")
        self.assert_fails("import", self.second, store=new, says="Permission denied|read-only", **self.as_nobody)
        below = self.path("store/below/new.db")
        self.assert_fails("import", self.second, store=below, says="Permission denied", **self.as_nobody)
        backup = self.path("store/backup.db")
        self.assert_fails("backup", backup, names=backup, store=self.writable_copy(), says="Permission denied",
                          **self.as_nobody)
        self.assert_unchanged()

    def writable_copy(self):
        copy = self.path("copy.db")
        shutil.copyfile(self.store, copy)
        os.chmod(copy, 0o666)
        return copy


class Locked(Faults):
    def lock(self):
        connection = sqlite3.connect(self.store, isolation_level=None, check_same_thread=False)
        self.addCleanup(connection.close)
        connection.execute("BEGIN IMMEDIATE")
        return connection

    def test_ten_seconds(self):
        """It waits, and says for whom; nothing is lost."""
        self.begin()
        lock = self.lock()
        err = self.assert_fails("import", self.second, self.letter(9), self.letter(23), says="locked: another program")
        self.assertIn("10 seconds", err)
        # Who only reads need not wait.
        self.assertEqual(self.newsletters(), ["2024-05-02"])
        lock.execute("ROLLBACK")
        self.assert_intact()

    def test_restore_waits_too(self):
        self.begin()
        backup = self.path("backup.db")
        lock = self.lock()
        self.run_ok("backup", "--quiet", backup)  # needs no lock
        self.assert_fails("restore", backup, says="locked: another program")
        lock.execute("ROLLBACK")
        self.assert_intact()

    def test_let_go(self):
        """Whoever lets go in time keeps nobody from anything."""
        self.begin()
        lock = self.lock()
        timer = threading.Timer(2, lambda: lock.execute("ROLLBACK"))
        timer.start()
        self.run_ok("import", self.second)
        timer.join()
        self.assert_intact(("2024-05-02", "2024-05-16"))


class Damaged(Faults):
    def assert_damaged(self, *words, says="damaged"):
        before = self.read()
        err = self.assert_fails(*words, says=says)
        self.assertIn("secnews restore", err)
        self.assertIn("secnews check", err)
        self.assertEqual(self.read(), before)
        self.assertEqual(os.listdir(self.path("store")), ["secnews.db"])

    def back_up(self):
        self.begin()
        self.run_ok("backup", "--quiet", self.path("backup.db"))

    def assert_restored(self):
        damaged = self.read()
        done = self.start("restore", self.path("backup.db"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_intact()
        kept = re.search(r"is kept in (\S+)\n", done.stderr).group(1)
        self.assertRegex(kept, rf"\A{re.escape(self.store)}\.(damaged|before-restore)\.")
        self.assertEqual(self.read(kept), damaged)

    def test_header(self):
        self.back_up()
        self.overwrite(0, 100)
        for words in (("list",), ("import", self.second), ("check",), ("backup", self.path("other.db"))):
            self.assert_damaged(*words)
        self.assert_restored()

    def test_page(self):
        self.back_up()
        with sqlite3.connect(self.store) as database:
            page = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'items'").fetchone()[0]
            database.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        database.close()
        self.overwrite((page - 1) * 4096, 4096)
        for words in (("list",), ("check",), ("backup", self.path("backup.db"), "--force")):
            names = self.path("backup.db") if words[0] == "backup" else self.store
            before = self.read()
            self.assert_fails(*words, says="damaged", names=names)
            self.assertEqual(self.read(), before)
        self.assert_fails("import", self.second, says="damaged")
        self.assertEqual(self.newsletters(self.path("backup.db")), ["2024-05-02"])
        self.assert_restored()

    def test_each_file(self):
        """A line of JSON for each file, though the store fails at the first."""
        self.begin()
        with sqlite3.connect(self.store) as database:
            page = database.execute("SELECT rootpage FROM sqlite_schema"
                                    " WHERE name = 'sqlite_autoindex_newsletters_1'").fetchone()[0]
            database.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        database.close()
        self.overwrite((page - 1) * 4096, 4096)
        files = [self.second, self.letter(9), self.letter(23)]
        done = self.start("import", "--json", *files)
        self.assertEqual(done.returncode, 1)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([line["path"] for line in lines], files)
        for line in lines:
            self.assertIn("damaged", line["error"])
        self.assertIn("2 files were not tried.", done.stderr)

    def test_truncated(self):
        self.back_up()
        size = os.path.getsize(self.store)
        for length in (size - 4096, size // 2 + 100, 4096, 100, 1):
            os.truncate(self.store, length)
            with self.subTest(length=length):
                self.assert_damaged("list")
                self.assert_damaged("check")
        self.assert_restored()

    def test_recover(self):
        self.begin()
        self.run_ok("import", self.second)
        with sqlite3.connect(self.store) as database:
            page = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'items'").fetchone()[0]
            database.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        database.close()
        self.overwrite((page - 1) * 4096, 4096)
        damaged = self.read()
        done = self.start("check", "--recover", self.store)
        self.assertEqual((done.returncode, done.stdout), (0, "2 newsletters recovered, 0 lost\n"), done.stderr)
        kept = re.search(r"is kept in (\S+)\n", done.stderr).group(1)
        self.assertEqual(self.read(kept), damaged)
        self.assert_intact(("2024-05-02", "2024-05-16"))

    def test_log_of_a_crash(self):
        """What was committed and is in the log only is there after a crash."""
        self.begin()
        reader = sqlite3.connect(self.store)  # keeps the log from being merged
        reader.execute("SELECT count (*) FROM items").fetchall()
        self.run_ok("import", self.second)
        os.mkdir(self.path("crashed"))
        for suffix in ("", "-wal"):
            shutil.copyfile(self.store + suffix, self.path("crashed/secnews.db") + suffix)
        reader.close()
        self.assertGreater(os.path.getsize(self.path("crashed/secnews.db-wal")), 0)
        with open(self.path("crashed/secnews.db-wal"), "ab") as log:
            log.write(b"half a page")
        self.assert_intact(("2024-05-02", "2024-05-16"), self.path("crashed/secnews.db"))


class OddNames(Faults):
    def test_names(self):
        for name in ("50% off.db", "what?.db", "a b  c.db", "file:x?mode=memory", ":memory:", "#1&2.db", "ü.db",
                     "-dash.db"):
            os.mkdir(self.path("odd"))
            store = self.path("odd/" + name)
            with self.subTest(name=name):
                self.begin(store)
                self.assertEqual(os.listdir(self.path("odd")), [name])
                self.run_ok("backup", "--quiet", self.path("odd/copy of " + name), store=store)
                self.assertEqual(self.newsletters(self.path("odd/copy of " + name)), ["2024-05-02"])
            shutil.rmtree(self.path("odd"))

    def test_relative(self):
        for name in ("file:x?mode=memory", ":memory:"):
            with self.subTest(name=name):
                self.begin(name)
                self.assertTrue(os.path.exists(self.path(name)))

    def test_folder_for_a_store(self):
        for words in (("list",), ("import", self.first), ("check",), ("backup", self.path("b")),
                      ("restore", self.first)):
            self.assert_fails(*words, store=self.path("store"), says="it is a folder")
        self.assertEqual(os.listdir(self.path("store")), [])

    def test_symbolic_link(self):
        self.begin()
        link = self.path("link.db")
        os.symlink("store/secnews.db", link)
        self.run_ok("import", self.second, store=link)
        self.assert_intact(("2024-05-02", "2024-05-16"))
        self.assertTrue(os.path.islink(link))
        self.assertEqual(os.listdir(self.path("store")), ["secnews.db"])
        self.assert_fails("backup", "--force", link, names=link, says="the store itself")
        loop = self.path("loop.db")
        os.symlink("loop.db", loop)
        self.assert_fails("list", store=loop, says="cannot be opened|symbolic links")


if __name__ == "__main__":
    unittest.main()
