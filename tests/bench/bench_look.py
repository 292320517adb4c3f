"""`tifa look` against `python -c "import sqlite3"`: wall time, warm, in turn, in one run.

Run it as `python tests/bench/bench_look.py [ROUNDS]`; the aim is a ratio of at most 3.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

LOOK = [sys.executable, "-m", "reader", "look"]
COMMANDS = {
    "import sqlite3": [sys.executable, "-c", "import sqlite3"],
    "look 两个确立 --json": [*LOOK, "两个确立", "--json"],
    "look 两个确立 | cat": [*LOOK, "两个确立"],
    "look liǎng gè --json": [*LOOK, "liǎng gè", "--json"],
    "look upholds --json": [*LOOK, "upholds", "--json"],
}


def main(rounds: int) -> None:
    """Print the median of each command and its ratio to the first."""
    with tempfile.TemporaryDirectory() as home:
        # Warm: the decks are compiled, the library holds its articles, annotated, and bytecode is
        # kept as pip leaves it, whatever this environment says.
        environ = {**os.environ, "TIFA_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run([sys.executable, "-m", "reader", "list"], env=environ, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        subprocess.run([sys.executable, "-m", "reader.services.worker"], env=environ, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(rounds):
            for name, command in COMMANDS.items():
                began = time.perf_counter()
                subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
                times[name].append(time.perf_counter() - began)
    base = statistics.median(times["import sqlite3"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<24} {median * 1000:6.1f} ms   {median / base:4.2f} ×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
