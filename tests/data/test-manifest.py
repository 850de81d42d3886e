#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak asks for no more than it needs, and builds from nothing that could
change: every permission stands below with its reason, every source has its checksum.

Usage: test-manifest.py MANIFEST
"""

import json
import re
import sys

PERMISSIONS = {
    "--socket=wayland": "to have a window",
    "--socket=fallback-x11": "to have a window where there is no Wayland",
    "--share=ipc": "X11 hands pictures over in shared memory",
    "--device=dri": "GTK draws with the graphics card",
}

trouble = []


def check_source(module, source):
    if source["type"] == "dir":
        if module["name"] != "secnews":
            trouble.append(f"{module['name']}: a folder is no source of what others have written")
    elif not re.fullmatch("[0-9a-f]{64}", source.get("sha256", "")):
        trouble.append(f"{module['name']}: {source.get('url')} has no checksum")
    elif not source["url"].startswith("https://"):
        trouble.append(f"{module['name']}: {source['url']} is not fetched by https")


with open(sys.argv[1], encoding="utf-8") as file:
    manifest = json.load(file)
asked = set(manifest["finish-args"])
trouble += [f"{name}: this permission has no reason here" for name in sorted(asked - set(PERMISSIONS))]
trouble += [f"{name}: this permission is not asked for" for name in sorted(set(PERMISSIONS) - asked)]
for built in manifest["modules"]:
    for one in built["sources"]:
        check_source(built, one)
    if not built.get("cleanup"):
        trouble.append(f"{built['name']}: cleans nothing up")
if not manifest["modules"][-1].get("run-tests"):
    trouble.append("the tests are not run")

print("\n".join(trouble) or f"{len(asked)} permissions, {len(manifest['modules'])} modules")
sys.exit(1 if trouble else 0)
