# SPDX-License-Identifier: GPL-3.0-or-later
"""The large store of the benchmarks of the window."""
import os
import subprocess


def fill(bench_queries, folder, items):
    """The store that the benchmark of queries makes, of which it asks nothing now: its
    name ends with the version of the extraction, and an older one may lie beside it."""
    os.makedirs(folder, exist_ok=True)
    subprocess.run([bench_queries, "--only", "no such query", folder, items], check=True, stdout=subprocess.DEVNULL)
    stores = [name for name in os.listdir(folder) if name.startswith(f"queries-{items}-") and name.endswith(".db")]
    return os.path.join(folder, max(stores, key=lambda name: int(name[:-len(".db")].rsplit("-", 1)[1])))
