"""The wheel, installed elsewhere, is a whole tifa."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the installed hatchling: nothing is downloaded."""
    out = tmp_path_factory.mktemp("dist")
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing else."""
    target = tmp_path_factory.mktemp("site")
    command = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
               "--no-index", "--target", str(target), str(wheel)]  # fmt: skip
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def run(installed: Path, tmp_path: Path, *args: str) -> str:
    """Run the installed console script away from the checkout."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "TIFA"))}
    environ |= {"PYTHONPATH": str(installed), "TIFA_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, str(installed / "bin" / "tifa"), *args],
        env=environ,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_what_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern in (("decks", "*.toml"), ("seeds", "*.md")):
        shipped = {f"reader/_data/{folder}/{file.name}" for file in (ROOT / folder).glob(pattern)}
        assert shipped
        assert shipped <= names
    for file in (ROOT / "reader").rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert file.relative_to(ROOT).as_posix() in names
    assert not any(name.startswith(("tests/", "decks/", "seeds/")) for name in names)
    assert not any("__pycache__" in name for name in names)


def test_the_installed_program_has_all_articles_and_decks(installed: Path, tmp_path: Path) -> None:
    articles = json.loads(run(installed, tmp_path, "list", "--json"))["articles"]
    assert {a["id"] for a in articles} == {file.stem for file in (ROOT / "seeds").glob("*.md")}
    decks = json.loads(run(installed, tmp_path, "decks", "--json"))["decks"]
    assert {Path(d["file"]).name for d in decks} == {
        file.name for file in (ROOT / "decks").glob("*.toml")
    }
    assert all(Path(d["file"]).is_relative_to(installed) for d in decks)
    term = json.loads(run(installed, tmp_path, "look", "两个确立", "--json"))["terms"][0]
    assert term["english"] == "Two Establishments"


def test_the_installed_program_annotates(installed: Path, tmp_path: Path) -> None:
    out = run(installed, tmp_path, "annotate", "nmrb-2023-07-24-7", "--format", "json")
    assert json.loads(out)["articles"][0]["paragraphs"][0]["words"]
