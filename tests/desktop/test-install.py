#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed is all there, and uninstalling leaves nothing of it behind.

Usage: test-install.py SOURCE-ROOT BUILD-ROOT
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE, BUILD = sys.argv[1:3]
APP = "org.example.SecNews"
EXPECTED = (
    "bin/secnews",
    f"share/applications/{APP}.desktop",
    "share/bash-completion/completions/secnews",
    f"share/dbus-1/services/{APP}.service",
    f"share/dbus-1/services/{APP}.SearchProvider.service",
    f"share/glib-2.0/schemas/{APP}.gschema.xml",
    f"share/gnome-shell/search-providers/{APP}.search-provider.ini",
    f"share/icons/hicolor/scalable/apps/{APP}.svg",
    f"share/icons/hicolor/symbolic/apps/{APP}-symbolic.svg",
    "share/man/man1/secnews.1",
    f"share/metainfo/{APP}.metainfo.xml",
    "share/secnews/samples/demo.ini",
)


def call(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def make_caches(share):
    """As a distribution does after installing."""
    call("glib-compile-schemas", share / "glib-2.0" / "schemas")
    for names, below in ((("update-desktop-database",), "applications"),
                         (("gtk4-update-icon-cache", "gtk-update-icon-cache"), "icons/hicolor")):
        command = next((name for name in names if shutil.which(name)), None)
        if command is not None:
            call(command, "-q", *(("-t", "-f") if "icon" in command else ()), share / below)


def install(folder):
    """Returns the prefix in folder."""
    call("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", folder)
    prefix = next(folder.rglob("bin/secnews")).parent.parent
    make_caches(prefix / "share")
    return prefix


def uninstall():
    call("python3", os.path.join(SOURCE, "build-aux", "uninstall"), BUILD)


def test_all(folder):
    """Everything goes, with the folders that were made for it."""
    prefix = install(folder)
    missing = [path for path in EXPECTED if not (prefix / path).is_file()]
    if missing:
        sys.exit(f"not installed: {missing}\nthere is: {files_in(prefix)}")
    uninstall()
    if folder.exists():
        sys.exit(f"left behind: {files_in(folder)}")


def test_beside_others(folder):
    """What is somebody else's stays, and only that."""
    prefix = install(folder)
    other = prefix / "share" / "applications" / "other.desktop"
    other.write_text("[Desktop Entry]\nType=Application\nName=Other\nExec=true\nMimeType=text/html;\n",
                     encoding="utf-8")
    uninstall()
    left = {os.path.basename(path) for path in files_in(folder) if (folder / path).is_file()}
    if not {"other.desktop"} <= left <= {"other.desktop", "mimeinfo.cache"}:
        sys.exit(f"left behind: {files_in(folder)}")
    cache = other.parent / "mimeinfo.cache"
    if cache.exists() and APP in cache.read_text(encoding="utf-8"):
        sys.exit(f"{cache} still knows of the program")


with tempfile.TemporaryDirectory(prefix="secnews-install-") as root:
    test_all(pathlib.Path(root) / "first")
    test_beside_others(pathlib.Path(root) / "second")
