# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the program into a folder as it would be installed, without touching what
a build folder knows of installing."""

import json
import os
import pathlib
import re
import shutil
import subprocess


def install(build, folder):
    """Fills folder with bin/ and share/, as a prefix of its own. Returns it as a path."""
    folder = pathlib.Path(folder)
    told = subprocess.run(["meson", "introspect", build, "--installed", "--buildoptions"], check=True, text=True,
                          stdout=subprocess.PIPE, timeout=60).stdout
    told = json.loads(told)
    prefix = next(option["value"] for option in told["buildoptions"] if option["name"] == "prefix")
    for source, target in told["installed"].items():
        target = folder / os.path.relpath(target, prefix)
        target.parent.mkdir(parents=True, exist_ok=True)
        if os.path.isdir(source):
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif os.path.exists(source):  # catalogues are made when they are installed
            shutil.copy2(source, target)
    for service in (folder / "share" / "dbus-1" / "services").glob("*.service"):
        service.write_text(re.sub(r"^Exec=\S*/", f"Exec={folder / 'bin'}/", service.read_text(encoding="utf-8"), flags=re.M),
                           encoding="utf-8")
    subprocess.run(["glib-compile-schemas", folder / "share" / "glib-2.0" / "schemas"], check=True, timeout=60)
    return folder


def environment(folder, home):
    """What a session has in which this prefix comes first."""
    values = dict(os.environ)
    values.update({
        "PATH": f"{folder / 'bin'}:{values['PATH']}",
        "XDG_DATA_DIRS": f"{folder / 'share'}:{values.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share')}",
        "HOME": str(home),
        "XDG_DATA_HOME": os.path.join(home, "data"),
        "XDG_CONFIG_HOME": os.path.join(home, "config"),
        "XDG_CACHE_HOME": os.path.join(home, "cache"),
        "XDG_STATE_HOME": os.path.join(home, "state"),
        "GSETTINGS_BACKEND": "memory",
    })
    for name in ("SECNEWS_DATABASE", "SECNEWS_TODAY", "GSETTINGS_SCHEMA_DIR"):
        values.pop(name, None)
    return values
