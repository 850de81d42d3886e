#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page of the demo, wide and narrow, light and dark.

Started by build-aux/screenshots: screenshots.py SECNEWS SAMPLES FOLDER
"""

import os
import subprocess

from harness import PICTURES, Program, settle

PAGES = ["calendar", "consultations", "vacancies", "newsletters"]
SIZES = {"wide": (1100, 760), "narrow": (400, 760)}
SCHEMES = {"": "prefer-light", "-dark": "prefer-dark"}


def main():
    os.makedirs(PICTURES, exist_ok=True)
    for suffix, scheme in SCHEMES.items():
        for size, (width, height) in SIZES.items():
            with Program("--demo", environment={"ADW_DEBUG_COLOR_SCHEME": scheme}) as program:
                program.wait_for_window()
                program.resize(width, height)
                for number, page in enumerate(PAGES, 1):
                    program.press(f"alt+{number}")
                    settle()
                    path = os.path.join(PICTURES, f"{page}-{size}{suffix}.png")
                    subprocess.run(["import", "-window", program.window_id(), path], check=True)
                    print(path)


main()
