#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reminder service at rest beside evolution-alarm-notify, in one run: what memory
each has (PSS), what CPU it takes and how often it wakes up.

    bench-reminder.py PROGRAM SECNEWS SAMPLES SECONDS

To be run on a display (build-aux/on-display). Prints ratios; at most 0.6 of the
memory and no wake-up are demanded."""
import glob
import os
import re
import subprocess
import sys
import tempfile
import time

PROGRAM, BINARY, SAMPLES, SECONDS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
OTHER = next((path for path in ("/usr/libexec/evolution-data-server/evolution-alarm-notify",
                                "/usr/lib/evolution-data-server/evolution-alarm-notify") if os.path.exists(path)), None)


def pss(pid):
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M).group(1))


def rest(pid):
    """What all threads of a process did so far: switches to them of their own will, and CPU in ticks."""
    switches = 0
    for status in glob.glob(f"/proc/{pid}/task/*/status"):
        with open(status) as file:
            switches += int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", file.read(), re.M).group(1))
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return switches, int(fields[11]) + int(fields[12])


def main():
    if OTHER is None:
        print("skipped: there is no evolution-alarm-notify (Debian package evolution-data-server)")
        sys.exit(77)
    folder = tempfile.mkdtemp(prefix="secnews-bench-")
    os.environ.update(XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder)
    subprocess.run([BINARY, "--quiet", "import", *glob.glob(os.path.join(SAMPLES, "*-sec-newsletter.*"))], check=True)
    programs = {"secnews-reminder": subprocess.Popen([PROGRAM]),
                "evolution-alarm-notify": subprocess.Popen([OTHER], stderr=subprocess.DEVNULL)}
    try:
        time.sleep(15)  # both have looked by then
        before = {name: rest(process.pid) for name, process in programs.items()}
        time.sleep(SECONDS)
        figures = {}
        for name, process in programs.items():
            if process.poll() is not None:
                print(f"{name} ended: {process.returncode}")
                sys.exit(1)
            switches, ticks = (after - b for after, b in zip(rest(process.pid), before[name]))
            figures[name] = pss(process.pid)
            print(f"{name}: PSS {figures[name]} kB; in {SECONDS} s {switches} wake-ups, {ticks} ticks of CPU")
        print(f"ratio of PSS: {figures['secnews-reminder'] / figures['evolution-alarm-notify']:.2f} (at most 0.6)")
    finally:
        for process in programs.values():
            process.kill()
            process.wait()


main()
