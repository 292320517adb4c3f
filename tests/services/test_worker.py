"""The process for the slow work, where it can't do it."""

import json
import resource
import subprocess
import sys
from pathlib import Path

from tests.conftest import environment, run_tifa


def test_a_full_disk_is_told_with_what_to_do(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run_tifa(home, "list")
    written = sum(file.stat().st_size for file in home.glob("tifa.db*"))

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))

    done = subprocess.run(
        [sys.executable, "-m", "reader.services.worker"],
        env=environment(home), capture_output=True, text=True, preexec_fn=little_room,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    error = json.loads(done.stdout.splitlines()[-1])["error"]
    assert str(home / "tifa.db") in error
    assert "articles could not be prepared" in error
    assert "See that the disk has room" in error
