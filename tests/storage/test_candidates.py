"""Candidates that are ignored, and the table they came with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.storage.candidates import ignore_candidate, ignored_candidates, restore_candidate
from reader.storage.database import open_database


def test_ignoring_and_taking_it_back(db: sqlite3.Connection) -> None:
    ignore_candidate(db, "清零攻坚", "清零、攻坚", "1")
    ignore_candidate(db, "三减四增", "三减四增", "2")
    ignore_candidate(db, "清零攻坚", "清零攻坚", "3")
    assert list(ignored_candidates(db).items()) == [
        ("三减四增", "三减四增"), ("清零攻坚", "清零、攻坚"),
    ]  # fmt: skip
    assert restore_candidate(db, "清零攻坚")
    assert not restore_candidate(db, "清零攻坚")
    assert set(ignored_candidates(db)) == {"三减四增"}


def test_a_database_from_before_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "tifa.db"
    db = open_database(path)
    made = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'ignored_candidate'").fetchone()
    db.execute("DROP TABLE ignored_candidate")
    db.execute("DELETE FROM migration WHERE name = '2026-11 ignored candidates'")
    db.close()
    db = open_database(path)
    again = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'ignored_candidate'").fetchone()
    assert _columns(again[0]) == _columns(made[0])
    ignore_candidate(db, "清零攻坚", "清零攻坚", "1")
    db.close()


def _columns(sql: str) -> list[list[str]]:
    return [line.partition("--")[0].split() for line in sql.splitlines()]
