"""What all tests share: the real program in a real process, and homes that are thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from reader.config import Config
from reader.paths import Paths
from reader.services.home import Home

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

settings.register_profile("tifa", deadline=None, max_examples=60)
settings.load_profile("tifa")


@dataclass(frozen=True)
class Outcome:
    """What a finished process left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON line on standard output."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def error(self) -> str:
        """The one line on standard error: never two, never a traceback."""
        (line,) = self.err.splitlines()
        assert line.startswith("tifa: ")
        return line.removeprefix("tifa: ")


def environment(home: Path, **changes: str | None) -> dict[str, str]:
    """The environment of a subprocess: this checkout's reader, this home, a UTF-8 locale."""
    wanted: dict[str, str | None] = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TIFA_HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "NO_COLOR": None,
        "TIFA_TRACEBACK": None,
        **changes,
    }
    return {name: value for name, value in wanted.items() if value is not None}


Tifa = Callable[..., Outcome]


def run_tifa(
    home: Path, *args: str, stdin: bytes = b"", env: dict[str, str | None] | None = None
) -> Outcome:
    """Run `tifa ARGS` with pipes for a terminal, away from the checkout."""
    home.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "reader", *args],
        input=stdin,
        capture_output=True,
        env=environment(home, **(env or {})),
        cwd=home,
        timeout=60,
    )
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in outcome.err
    return outcome


@pytest.fixture
def tifa(tmp_path: Path, shared_home: Path) -> Tifa:
    """`tifa("list", "--json")` in a home of its own, `tmp_path / "home"`.

    Only the cache comes with it: making it anew in every test would take minutes.
    """
    shutil.copytree(shared_home / "cache", tmp_path / "home" / "cache")

    def run(*args: str, **more: Any) -> Outcome:
        return run_tifa(tmp_path / "home", *args, **more)

    return run


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the shipped library, annotated, for tests that only read."""
    home = tmp_path_factory.mktemp("shared")
    environ = environment(home)
    worker = [sys.executable, "-m", "reader.services.worker"]
    run_tifa(home, "list")
    subprocess.run(worker, env=environ, cwd=home, check=True, capture_output=True)
    return home


@pytest.fixture
def reading_tifa(shared_home: Path) -> Tifa:
    """`tifa` in the shared home: for commands that change nothing in it."""

    def run(*args: str, **more: Any) -> Outcome:
        return run_tifa(shared_home, *args, **more)

    return run


@pytest.fixture(scope="session")
def language_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for compiled dictionaries, so that they are made once a run."""
    return tmp_path_factory.mktemp("language")


@pytest.fixture
def home(tmp_path: Path, language_cache: Path) -> Home:
    """A home of its own over the shipped decks and articles, with a clock that stands still."""
    data = tmp_path / "data"
    paths = Paths(data, language_cache, data, ROOT / "decks", ROOT / "seeds")
    return Home(paths, Config(), lambda: NOW)
