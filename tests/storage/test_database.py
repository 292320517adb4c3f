"""Opening the database."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import TifaError
from reader.storage import card_states, reviews
from reader.storage.database import open_database, transaction
from reader.storage.migrations import MIGRATIONS
from reader.study.scheduler import CardState


def test_a_new_database_is_durable_and_complete(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "tifa.db"
    db = open_database(path)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    names = [row[0] for row in db.execute("SELECT name FROM migration ORDER BY rowid")]
    assert names == [name for name, _ in MIGRATIONS]
    db.execute("INSERT INTO state VALUES ('a', 'b')")
    db.close()
    again = open_database(path)
    assert again.execute("SELECT value FROM state").fetchone() == ("b",)
    again.close()


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE contact (name TEXT)")
    db.close()


def newer_database(path: Path) -> None:
    db = open_database(path)
    db.execute("INSERT INTO migration VALUES ('2999-01 flying cars', datetime('now'))")
    db.execute("PRAGMA journal_mode = DELETE")
    db.close()


def text_file(path: Path) -> None:
    path.write_text("a diary, no database\n" * 100)


@pytest.mark.parametrize(
    ("make", "needle"),
    [
        (text_file, "file is not a database"),
        (other_database, "a database, but not tifa's; move it away"),
        (newer_database, "made by a newer tifa (it knows “2999-01 flying cars”)"),
    ],
)
def test_what_is_not_ours_is_told_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], needle: str
) -> None:
    path = tmp_path / "tifa.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(TifaError) as caught:
        open_database(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert needle in str(caught.value)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["tifa.db"]


def test_a_folder_or_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "tifa.db").mkdir()
    with pytest.raises(TifaError, match=r"tifa\.db: cannot be opened"):
        open_database(tmp_path / "tifa.db")
    (tmp_path / "file").write_text("")
    with pytest.raises(TifaError, match="cannot be opened"):
        open_database(tmp_path / "file" / "tifa.db")


def _open(path: str, barrier: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    db = open_database(Path(path))
    with transaction(db):
        db.execute("INSERT INTO state VALUES (hex(randomblob(8)), '')")
    db.close()


def test_processes_that_open_a_new_database_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    for turn in range(5):
        path = str(tmp_path / f"{turn}.db")
        barrier = context.Barrier(4)
        children = [context.Process(target=_open, args=(path, barrier)) for _ in range(4)]
        for child in children:
            child.start()
        for child in children:
            child.join(30)
        assert [child.exitcode for child in children] == [0, 0, 0, 0]
        db = open_database(Path(path))
        assert db.execute("SELECT count(*) FROM state").fetchone() == (4,)
        assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
        db.close()


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    db = open_database(tmp_path / "tifa.db")

    def fail() -> None:
        with transaction(db):
            db.execute("INSERT INTO state VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert db.execute("SELECT count(*) FROM state").fetchone() == (0,)
    assert not db.in_transaction
    db.close()


def test_a_migration_is_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tifa.db"
    open_database(path).close()
    steps = (*MIGRATIONS, ("later", ("ALTER TABLE state ADD COLUMN more TEXT",)))
    monkeypatch.setattr("reader.storage.database.MIGRATIONS", steps)
    for _ in range(2):
        db = open_database(path)
        columns = [row[1] for row in db.execute("PRAGMA table_info(state)")]
        db.close()
        assert columns == ["key", "value", "more"]


# A database as the first schema made it, with a little in it.
FIRST = (
    (Path(__file__).parent / "first_schema.sql").read_text(encoding="utf-8")
    + """
CREATE TABLE migration (name TEXT PRIMARY KEY, applied TEXT NOT NULL);
INSERT INTO migration VALUES ('2026-11 first schema', 'then');
INSERT INTO article (key, id, title, body, hanzi, digest, origin, added)
    VALUES (1, 'a', '题', '文', 1, 'd', 'user', 'then');
INSERT INTO article_term VALUES (1, '五大任务', 3);
INSERT INTO card_flag VALUES ('闯新路#meaning#', 'suspended', 'then');
INSERT INTO card_state VALUES
    ('闯新路#meaning#', '闯新路', 1, 1, 0, 7, 'review', 2.5, 5.0, 1, 2, 4, 2, 0);
INSERT INTO review (id, card, term, rating, answered_at, study_day, interval, due, parameters,
                    retention, took_ms)
    VALUES ('r', '闯新路#meaning#', '闯新路', 3, 'then', 2, 2, 4, 'p', 0.9, 700);
"""
)


def test_a_database_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "old.db")
    old.executescript(FIRST)
    old.close()
    db, new = open_database(tmp_path / "old.db"), open_database(tmp_path / "new.db")
    things = "SELECT type, name FROM sqlite_schema ORDER BY name"
    assert db.execute(things).fetchall() == new.execute(things).fetchall()
    for kind, name in new.execute(things).fetchall():
        # Whatever its place, a column is the same.
        info = f"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_{kind}_info('{name}')"
        if kind == "index":
            info = f"SELECT name FROM pragma_index_info('{name}')"
        assert set(db.execute(info)) == set(new.execute(info)), name
    assert db.execute("SELECT count, blocks FROM article_term").fetchall() == [(3, b"")]
    kept = db.execute("SELECT card, flag, until FROM card_flag").fetchall()
    assert kept == [("闯新路#meaning#", "suspended", None)]
    row = card_states.get_row(db, "闯新路#meaning#")
    assert row is not None
    assert row.state == CardState("review", 2.5, 5.0, 1, 2, 4, 2, 0)
    log = reviews.log_of(db, ["闯新路#meaning#"])
    assert [(entry.rating, entry.study_day, entry.due) for entry in log] == [(3, 2, 4)]
    db.close()
    assert open_database(tmp_path / "old.db").execute("SELECT id FROM article").fetchone() == ("a",)
    new.close()
