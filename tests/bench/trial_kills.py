"""Drill sessions killed at random points (SIGKILL): does every acknowledged answer survive?

Run: python tests/bench/trial_kills.py [SESSIONS] [SEED]
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.services.killing import kill_sessions


def main(sessions: int = 1_000, seed: int = 1) -> None:
    start = perf_counter()

    def tell(turn: int) -> None:
        print(f"\r{turn + 1} of {sessions}", end="", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as folder:
        trials = kill_sessions(sessions, Path(folder), seed, tell)
    print(file=sys.stderr)
    print(f"{trials.kills} sessions killed in {perf_counter() - start:.0f} s (seed {seed})")
    print(f"{trials.acknowledged} acknowledged answers and undos, there but for the faults below")
    print(f"{trials.under_way} more were whole on disk before they could be acknowledged")
    print(f"{len(trials.faults)} faults", *trials.faults, sep="\n")
    sys.exit(bool(trials.faults))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
