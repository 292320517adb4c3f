"""First paint and memory of an annotated article, beside an empty Textual app's, in a real pty.

Run: python tests/bench/bench_first_paint.py [runs]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.services.home import open_home
from reader.services.library import annotate_articles, stale_articles, sync_shipped
from tests.e2e.terminal import Terminal

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready")
Empty().run()
"""


def paint(arguments: list[str], environ: dict[str, str], wanted: str) -> tuple[float, float]:
    """(seconds until `wanted` is on the screen, resident megabytes then)."""
    with Terminal(arguments, environ, (120, 40)) as terminal:
        while wanted not in terminal.text:
            if not terminal.read(0.01):
                raise SystemExit(terminal.text)
        seconds = time.perf_counter() - terminal.started
        time.sleep(0.3)
        status = Path(f"/proc/{terminal.process.pid}/status").read_text()
        resident = next(ln for ln in status.splitlines() if ln.startswith("VmRSS"))
        return seconds, int(resident.split()[1]) / 1024


def main() -> None:
    """Alternate the two and print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    root = Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "TIFA_HOME": folder, "PYTHONPATH": str(root)}
        home = open_home(environ)
        sync_shipped(home.db, home.paths.seeds, home.clock())
        stale = stale_articles(home.db, home.glossary)
        list(annotate_articles(home.db, home.glossary, stale, home.paths.cache))
        home.close()
        empty = [sys.executable, "-c", EMPTY]
        figures: dict[str, list[tuple[float, float]]] = {"tifa": [], "empty": []}
        for run in range(runs + 1):
            one = paint(["read", "nmrb-2023-07-24-2"], environ, "zìzhìqū")
            other = paint(empty, environ, "ready")
            if run:
                figures["tifa"].append(one)
                figures["empty"].append(other)
    for name, rows in figures.items():
        seconds, megabytes = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"{name:<6} first paint {seconds * 1000:6.0f} ms   memory {megabytes:5.1f} MB")
    pairs = list(zip(figures["tifa"], figures["empty"], strict=True))
    time_ratio = statistics.median(a[0] / b[0] for a, b in pairs)
    memory_ratio = statistics.median(a[1] / b[1] for a, b in pairs)
    print(f"ratio of first paints {time_ratio:.2f} (limit 1.5)")
    print(f"ratio of memory {memory_ratio:.2f} (limit 1.4)")


if __name__ == "__main__":
    main()
