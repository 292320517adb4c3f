from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import TifaError
from reader.language import cedict
from reader.language.dictionary_rows import digest, index_rows
from reader.storage import dictionary as d
from reader.storage import dictionary_index as index


def make(path: Path, progress: Callable[[int], None] = lambda done: None) -> None:
    index.make_dictionary(path, index_rows()[1], {"digest": digest()}, progress)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dictionary") / "dictionary.db"
    make(made)
    return made


@pytest.fixture(scope="module")
def db(path: Path) -> sqlite3.Connection:
    opened = d.open_dictionary(path)
    assert opened is not None
    return opened


def test_all_homographs_the_usual_first(db: sqlite3.Connection) -> None:
    assert [entry.pinyin for entry in d.lookup(db, "还")] == ["hái", "huán", "Huán"]
    assert [entry.pinyin for entry in d.lookup(db, "行")][:1] == ["xíng"]


def test_simplified_and_traditional(db: sqlite3.Connection) -> None:
    assert d.lookup(db, "還") == d.lookup(db, "还")
    (entry,) = d.lookup(db, "共同體")
    assert (entry.simplified, entry.traditional) == ("共同体", "共同體")
    assert entry.pinyin == "gòng tóng tǐ"
    assert entry.definitions == ("community",)


def test_classifiers_are_apart(db: sqlite3.Connection) -> None:
    book = next(entry for entry in d.lookup(db, "书") if entry.pinyin == "shū")
    assert book.classifiers == ("本 běn", "册 cè", "部 bù")
    assert not any(text.startswith("CL:") for text in book.definitions)


def test_references_are_resolved(db: sqlite3.Connection) -> None:
    (variant,) = d.lookup(db, "𩧢")
    assert variant.definitions[0] == "variant of 骋 chěng"
    assert "to gallop" in variant.definitions


def test_longest_first_also_inside_a_word(db: sqlite3.Connection) -> None:
    text = "铸牢中华民族共同体意识"
    assert [e.simplified for e in d.longest_first(db, text, 6)] == ["共同体", "共同", "共"]
    assert [e.simplified for e in d.longest_first(db, text, 2)][:2] == ["中华民族", "中华"]
    assert d.longest_first(db, text, len(text)) == []


@pytest.mark.parametrize("query", ["gongtongti", "gòng tóng tǐ", "gòngtóngtǐ", "gong4tong2ti3"])
def test_by_pinyin(db: sqlite3.Connection, query: str) -> None:
    assert [entry.simplified for entry in d.by_pinyin(db, query)] == ["共同体"]


def test_tones_and_syllables_count_where_given(db: sqlite3.Connection) -> None:
    assert all(entry.pinyin.lower() == "fā zhǎn" for entry in d.by_pinyin(db, "fāzhǎn"))
    assert d.by_pinyin(db, "xi'an")[0].simplified == "西安"
    assert d.by_pinyin(db, "fazhan", limit=3)[0].simplified == "发展"
    assert len(d.by_pinyin(db, "fazhan", limit=3)) == 3
    assert d.by_pinyin(db, "。") == []


def test_by_english(db: sqlite3.Connection) -> None:
    assert d.by_english(db, "development")[0].simplified == "发展"
    assert d.by_english(db, "to reform")[0].simplified == "改革"
    assert d.by_english(db, "poverty alleviation")[0].simplified == "扶贫"
    assert len(d.by_english(db, "people", limit=5)) == 5
    assert d.by_english(db, "the") == []
    assert d.by_english(db, "qqqqq") == []


def test_progress_ends_at_the_end(tmp_path: Path) -> None:
    told: list[int] = []
    make(tmp_path / "d.db", told.append)
    assert told == sorted(told)
    assert told[-1] == index_rows()[0] > 100_000
    assert [file.name for file in tmp_path.iterdir()] == ["d.db"]


def test_it_is_made_anew_only_for_other_data(path: Path) -> None:
    assert index.is_current(path, digest())
    assert not index.is_current(path, "other")


def test_an_index_of_another_format_is_made_anew(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "d.db"
    old.write_bytes(path.read_bytes())
    assert d.open_dictionary(old) is not None
    with contextlib.closing(sqlite3.connect(old)) as other:
        other.execute(f"PRAGMA user_version = {d.FORMAT - 1}")
    assert d.open_dictionary(old) is None
    old.write_bytes(b"no database, but long enough to be taken for one" * 100)
    assert d.open_dictionary(old) is None


def test_the_likely_ones_come_first(db: sqlite3.Connection) -> None:
    ranks = [rank for (rank,) in db.execute("SELECT rank FROM entry ORDER BY id")]
    assert ranks == sorted(ranks)


def test_what_is_searched_whole_has_a_line_an_entry(db: sqlite3.Connection) -> None:
    texts = {name: text.split("\n") for name, text in d.lines(db).items()}
    (count,) = db.execute("SELECT count(*) FROM entry").fetchone()
    assert len(texts["hanzi"]) == len(texts["numbered"]) == count
    (entry,) = d.lookup(db, "共同体")
    place = texts["hanzi"].index("共同体")
    assert texts["numbered"][place] == "gong4tong2ti3"
    assert d.entries(db, [place + 1]) == [entry]


def test_pinyin_in_a_definition_is_no_english(db: sqlite3.Connection) -> None:
    assert d.english(db, "ng").get("ng", 0) < 20
    assert d.english(db, "development")["development"] > 20


def test_a_broken_file_is_not_current(tmp_path: Path) -> None:
    (tmp_path / "d.db").write_bytes(b"no database")
    assert not index.is_current(tmp_path / "d.db", digest())
    assert not index.is_current(tmp_path / "missing.db", digest())


def test_nothing_is_left_where_it_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(index, "_fill", fail)
    with pytest.raises(TifaError, match="disk full"):
        make(tmp_path / "d.db")
    assert list(tmp_path.iterdir()) == []


def test_its_licence_can_be_shown() -> None:
    assert "CC BY-SA" in cedict.LICENCE
    assert cedict.NAME == "CC-CEDICT"
