"""What may be imported where, and what a quick command must not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, environment

HEAVY = (
    "textual", "rich", "jieba", "pypinyin", "tomllib", "tomlkit", "platformdirs", "dataclasses",
    "argparse", "typing", "inspect", "hashlib", "importlib.resources",
)  # fmt: skip

# package → the only rooms of reader/ that may import it
ONLY = {
    "jieba": ("language",),
    "pypinyin": ("language",),
    "textual": ("tui",),
    "rich": ("cli", "tui"),
    "fsrs": (),  # the tests' alone
    "fsrs_rs_python": ("services",),
    "ahocorasick_rs": ("glossary",),
    "sqlite3": ("storage", "services"),
    "genanki": ("exchange",),
}
# Only for the name of its error and its version: opening and asking is storage's.
ALSO = {
    ("cli/doctor.py", "sqlite3"), ("tui/told.py", "sqlite3"),
    ("exchange/apkg.py", "sqlite3"),  # a package for Anki is a database in memory
}  # fmt: skip


def imported(file: Path) -> Iterator[str]:
    """The top packages that a module imports anywhere in it, but for type checking."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", ONLY)
def test_packages_stay_in_their_rooms(package: str) -> None:
    strays = []
    for file in sorted((ROOT / "reader").rglob("*.py")):
        name = file.relative_to(ROOT / "reader").as_posix()
        if package in imported(file) and not name.startswith(tuple(f"{r}/" for r in ONLY[package])):
            strays.append(name)
    assert [name for name in strays if (name, package) not in ALSO] == []


def loaded(home: Path, code: str) -> set[str]:
    """The modules a fresh Python has loaded after running `code`."""
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(home),
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def test_the_command_line_alone_loads_next_to_nothing(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "import reader.cli")
    assert modules.isdisjoint({*HEAVY, "sqlite3", "json"})
    assert not any(name.startswith("reader.") for name in modules - {"reader.cli", "reader.errors"})


@pytest.mark.parametrize("args", [["两个确立", "--json"], ["liǎng gè", "--json"], ["five tasks"]])
def test_looking_up_loads_nothing_heavy(shared_home: Path, args: list[str]) -> None:
    code = f"from reader.cli import run; run(['look', *{args!r}])"
    loaded(shared_home, code)  # warm: after a change of the decks they are compiled once
    modules = loaded(shared_home, code)
    assert "sqlite3" in modules  # the library was asked where the term stands
    assert modules.isdisjoint(HEAVY)


@pytest.mark.parametrize("args", [["list"], ["decks"], ["doctor"], ["stats"]])
def test_listing_loads_neither_screens_nor_language(shared_home: Path, args: list[str]) -> None:
    modules = loaded(shared_home, f"from reader.cli import run; run({args!r})")
    assert modules.isdisjoint({"textual", "jieba", "pypinyin"})


def test_opening_an_annotated_article_loads_no_language_engine(shared_home: Path) -> None:
    script = (
        "import asyncio, os; from reader.services.home import open_home; "
        "from reader.tui.app import TifaApp\n"
        "async def read():\n"
        "    app = TifaApp(open_home(os.environ), article='nmrb-2023-07-24-2')\n"
        "    async with app.run_test(size=(100, 30)) as pilot:\n"
        "        await pilot.press('pagedown', 'n', 'enter')\n"
        "        await pilot.pause(1.0)\n"  # what waits for the first paint comes then
        "asyncio.run(read())"
    )
    modules = loaded(shared_home, script)
    assert "reader.tui.widgets.page" in modules
    engine = {"jieba", "pypinyin", "reader.language.lexicon", "reader.language.readings"}
    assert modules.isdisjoint(engine)
