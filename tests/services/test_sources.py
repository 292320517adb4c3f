"""What a person names to be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.services.sources import Source, find_sources


def test_a_named_folder_that_cannot_be_read_is_an_error_and_one_below_it_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("文")
    scandir = os.scandir

    def guarded(folder: Path) -> object:
        if folder.name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    reason = "the folder cannot be read (Permission denied)"
    shut = str(tmp_path / "shut")
    assert list(find_sources([shut])) == [Source(shut, reason)]
    below = [Source(str(tmp_path / "a.txt"), found=True), Source(shut, reason, found=True)]
    assert list(find_sources([str(tmp_path)])) == below
