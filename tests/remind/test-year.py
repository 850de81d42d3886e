#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of the reminder service, with all that can happen to it on the way; each
reminder is told exactly once.

    test-year.py PROGRAM SECNEWS ITEMS DAYS

PROGRAM is the service with a clock that is set from here. Most of the time nothing
happens but what is due. In between it is killed at any moment, the session ends and
another begins, the clock is set forward by a month and back by an hour, and the zone
of the machine changes; summer time begins and ends in that year."""
import datetime
import random
import sys
import time

from reminding import (Session, World, add_items, appearances, at, due, sprinkle)

PROGRAM, BINARY, ITEMS, DAYS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
FIRST = datetime.date(2026, 1, 5)
ZONES = ("America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Europe/London", "UTC")
HOUR = 60 * 60


def check(world, wanted, all_shown, jumped, end):
    ledger = {(row[0], row[1]): row[2:] for row in world.rows(
        "SELECT item_id, lead, due, state, notice, told FROM reminders")}
    counts = {}
    for shown in all_shown:
        for notice, n in appearances(shown).items():
            counts[notice] = counts.get(notice, 0) + n
    told = 0
    for key, second in wanted.items():
        assert key in ledger, f"{key} is not in the ledger"
        planned, state, notice, when = ledger[key]
        assert planned == second, f"{key}: planned for {planned}, not {second}"
        if second > end:
            assert state == "planned", f"{key}: {state} before its time"
            continue
        assert state == "delivered" and notice, f"{key}: {state}"
        assert counts.get(notice) == 1, f"{key}: notice {notice} appeared {counts.get(notice, 0)} times"
        # Not before its time, and but for the month that nobody saw at its time.
        assert when >= second, f"{key}: told too early"
        assert when == second or any(a <= second <= b for a, b in jumped), f"{key}: told late, {when - second} seconds"
        told += 1
    extra = [key for key in ledger if key not in wanted]
    assert not extra, f"reminders that nobody asked for: {extra[:5]}"
    notices = {row[2] for key, row in ledger.items() if row[1] == "delivered"}
    assert set(counts) == notices, f"notices of nothing: {sorted(set(counts) - notices)[:5]}"
    return told, len(counts)


def main():
    generator = random.Random(20260105)
    world = World(PROGRAM, BINARY, at(f"{FIRST} 00:30"))
    world.secnews("--quiet", "list", "all")
    items = list(sprinkle(generator, FIRST + datetime.timedelta(days=14), DAYS - 14, ITEMS))
    items.sort(key=lambda item: item[2])
    numbers = add_items(world, items)
    begin = world.now
    wanted = {(number, lead): second for number, (kind, _title, day) in zip(numbers, items)
              for lead, second in due(kind, day).items() if second > begin}
    end = at(f"{FIRST + datetime.timedelta(days=DAYS)} 12:00")
    # A reminder is planned two months ahead.
    wanted = {key: second for key, second in wanted.items() if second <= end}
    all_shown, jumped, steps = [], [], {"killed": 0, "sessions": 1, "back": 0, "forward": 0}
    started = time.monotonic()
    try:
        world.session = Session(world.folder)
        world.start()
        moments = sorted(set(wanted.values()))
        for n, moment in enumerate(moments):
            if moment <= world.now:
                continue
            world.go_to(moment - 1)
            what = generator.randrange(12)
            if what < 3:
                # It is killed while it tells what is due, or just before or after.
                world.set_clock(moment)
                world.service.send_signal(10)
                time.sleep(generator.random() * 0.06)
                world.kill()
                world.zone = generator.choice(ZONES)
                world.start()
                steps["killed"] += 1
            else:
                world.go_to(moment)
            if what == 3:
                # At any other moment, and nobody is there when the next is due.
                world.kill()
                world.start()
                steps["killed"] += 1
            elif what == 4:
                all_shown.append(world.restart_bus())
                world.zone = generator.choice(ZONES)
                world.start()
                steps["sessions"] += 1
            elif what == 5:
                # Back by an hour: what was told is not told again.
                world.jump_to(world.now - HOUR)
                steps["back"] += 1
            if n == len(moments) // 2:
                before = world.now
                world.jump_to(world.now + 31 * 24 * HOUR)
                jumped.append((before, world.now))
                steps["forward"] += 1
        world.go_to(end)
        world.settle()
        all_shown.append(world.session.read())
        told, notices = check(world, wanted, all_shown, jumped, end)
    finally:
        world.end()
    print(f"{told} reminders told exactly once in {notices} notices, through {steps} "
          f"in {time.monotonic() - started:.0f} s")
    assert told == len(wanted) > ITEMS


main()
