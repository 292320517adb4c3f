"""`tifa export`."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Tifa

ARTICLE = "nmrb-2023-07-24-2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where `tifa` is started."""
    return tmp_path / "home"


@pytest.mark.parametrize("form", ["html", "epub", "md"])
def test_an_article(tifa: Tifa, folder: Path, form: str) -> None:
    done = tifa("export", ARTICLE, "--format", form, "--json")
    assert done.code == 0
    told = done.json
    file = folder / f"{ARTICLE}.{form}"
    assert (told["file"], told["format"]) == (file.name, form)
    assert told["bytes"] == file.stat().st_size
    assert told["terms"] > 20
    again = tifa("export", ARTICLE, "--format", form)
    assert again.code == 2
    assert "--force" in again.error
    assert tifa("export", ARTICLE, "--format", form, "--force").code == 0


def test_the_ending_of_the_file_is_the_format(tifa: Tifa, folder: Path) -> None:
    assert tifa("export", ARTICLE, "-o", "a.epub").code == 0
    assert zipfile.ZipFile(folder / "a.epub").namelist()[0] == "mimetype"
    assert tifa("export", "--deck", "numbered", "-o", "a.tsv").code == 0
    table = tifa("decks", "export", "numbered", "--format", "tsv")
    assert (folder / "a.tsv").read_text(encoding="utf-8") == table.out


def test_decks_for_anki(tifa: Tifa, folder: Path) -> None:
    told = tifa("export", "--all", "--json").json
    assert told["file"] == "tifa.apkg"
    assert told["notes"] >= told["terms"] > 1000
    assert told["cards"] > told["notes"]
    first = (folder / "tifa.apkg").read_bytes()
    assert tifa("export", "--all", "--force").code == 0
    assert (folder / "tifa.apkg").read_bytes() == first


def test_standard_output(tifa: Tifa) -> None:
    done = tifa("export", "--history", "-o", "-")
    assert json.loads(done.out)["reviews"] == []
    assert tifa("export", ARTICLE, "-o", "-").out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("args", "code", "needle"),
    [
        ([], 2, "name one thing"),
        ([ARTICLE, "--all"], 2, "name one thing"),
        ([ARTICLE, "--format", "apkg"], 2, "an article can't be apkg; there is html, epub, md"),
        (["--all", "--format", "epub"], 2, "decks can't be epub"),
        (["--history", "-o", "-", "--json"], 2, "-o - takes standard output"),
        (["no-such-article"], 1, "no article"),
        (["--deck", "no-such-deck"], 1, "no deck “no-such-deck”"),
        ([ARTICLE, "-o", "none/a.html"], 2, "cannot be written"),
    ],
)
def test_what_can_go_wrong(tifa: Tifa, args: list[str], code: int, needle: str) -> None:
    done = tifa("export", *args)
    assert done.code == code
    assert needle in done.error
