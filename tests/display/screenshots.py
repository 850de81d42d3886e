#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page of the demo, wide and narrow, light, dark, in letters of
twice the size, and mirrored.

Started by build-aux/screenshots: screenshots.py SECNEWS SAMPLES FOLDER
"""

import os
import subprocess

from harness import BUTTON, PICTURES, SECNEWS, Program, click, settle

PAGES = ["calendar", "consultations", "vacancies", "newsletters"]
SIZES = {"wide": (1100, 760), "narrow": (400, 760)}
# As the program comes, and as its twin that takes such settings.
AS_SET = os.path.join(os.path.dirname(SECNEWS), "..", "tests", "display", "secnews-as-set")
VARIANTS = {
    "": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-light"}},
    "-dark": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}},
    "-large": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-light", "SECNEWS_TEST_DPI": "192"}, "secnews": AS_SET},
    "-mirrored": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-light", "SECNEWS_TEST_RTL": "1"}, "secnews": AS_SET},
}


def take(window, name):
    path = os.path.join(PICTURES, f"{name}.png")
    subprocess.run(["import", "-window", window, path], check=True)
    print(path)


def picture_states(program, suffix):
    """What the last page, that of newsletters, and the search show when they are used."""
    program.press("Down", "Return")
    settle()
    program.press("ctrl+shift+Down", "shift+End")
    settle()
    take(program.window_id(), f"newsletters-other-dates{suffix}")
    program.press("Escape", "ctrl+f")
    program.type("release")
    settle()
    take(program.window_id(), f"search{suffix}")
    program.type("zzqqx")
    settle()
    take(program.window_id(), f"search-nothing{suffix}")


def more_of_consultations(program, size, suffix):
    """The detail where it takes the place of the list, and the timeline."""
    for keys, name, back in ((["Return"], "detail", ["alt+Left"]), (["ctrl+l"], "timeline", ["ctrl+l"])):
        program.press(*keys)
        settle()
        take(program.window_id(), f"consultations-{name}-{size}{suffix}")
        program.press(*back)


def picture(program, name):
    settle()
    path = os.path.join(PICTURES, f"{name}.png")
    subprocess.run(["import", "-window", "root", path], check=True)
    print(path)


def calendar_states():
    """What lies over the month, and what a filter leaves of it."""
    with Program("--demo") as program:
        program.wait_for_window()
        program.resize(*SIZES["wide"])
        settle()
        program.press("Down", "Return", "Return")
        picture(program, "calendar-item")
        program.press("Escape", "ctrl+g")
        program.type("14 January")
        picture(program, "calendar-date")
        program.press("Escape")
        click(program.find(BUTTON, ["Events"]))
        picture(program, "calendar-filtered")


def vacancy_states():
    """Seats of which one is of interest."""
    with Program("--demo") as program:
        program.wait_for_window()
        program.resize(*SIZES["wide"])
        program.press("alt+3")
        click(program.find(BUTTON, ["Interest"]))
        picture(program, "vacancies-interest")


def contrast():
    with Program("--demo", environment={"ADW_DEBUG_HIGH_CONTRAST": "1"}) as program:
        program.wait_for_window()
        program.resize(*SIZES["wide"])
        picture(program, "calendar-contrast")


def picture_preferences(program, name):
    program.press("ctrl+comma")
    window = subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Preferences$"], check=True,
                            text=True, stdout=subprocess.PIPE).stdout.split()[0]
    settle()
    take(window, name)
    program.press("Escape")
    settle()


def main():
    os.makedirs(PICTURES, exist_ok=True)
    for suffix, variant in VARIANTS.items():
        for size, (width, height) in SIZES.items():
            with Program("--demo", **variant) as program:
                program.wait_for_window()
                program.resize(width, height)
                for number, page in enumerate(PAGES, 1):
                    program.press(f"alt+{number}")
                    settle()
                    take(program.window_id(), f"{page}-{size}{suffix}")
                    if page == "consultations":
                        more_of_consultations(program, size, suffix)
                picture_states(program, f"-{size}{suffix}")
                program.press("Escape")
                click(program.find("push button", ["Review"]))
                settle()
                take(program.window_id(), f"review-{size}{suffix}")
                program.press("Escape")
                if size == "wide":
                    picture_preferences(program, f"preferences{suffix}")
    calendar_states()
    vacancy_states()
    contrast()


main()
