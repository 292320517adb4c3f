"""The log of another tifa, joined with the one here: a union, by the ids of the answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from reader.storage.log_checks import IMPOSSIBLE

Row = Mapping[str, Any]


class Joined(NamedTuple):
    """How many answers came in, how many were there already, how many were taken back by it."""

    new: int
    known: int
    retracted: int


def join(db: sqlite3.Connection, answers: Sequence[Row]) -> Joined:
    """Add the answers (as storage.history.history gives them) that the log has not, and what was
    taken back of any (inside a transaction). Each log keeps its own order; between the two the
    moments decide.

    Raises ValueError, which names the answer by its number, for one that can't be an answer.
    """
    there = {row[0] for row in db.execute("SELECT id FROM review")}
    fresh = {}
    for n, answer in enumerate(answers, 1):
        _check(answer, n)
        if answer["id"] not in there:
            fresh[answer["id"]] = (n, answer)
    _insert(db, fresh)
    _check_new(db, fresh)
    _order(db, list(fresh))
    return Joined(len(fresh), len(answers) - len(fresh), _retract(db, answers))


def join_sets(db: sqlite3.Connection, sets: Sequence[Row]) -> None:
    """Add the parameter sets that are not here, so that the answers given with them are understood
    (inside a transaction). One is in force only where none was fitted here. Raises ValueError for
    what is no set."""
    there = {row[0] for row in db.execute("SELECT id FROM parameter_set")}
    for one in sets if isinstance(sets, list) else ():
        if not isinstance(one, dict) or one.get("id") in there:
            continue
        values = {**one, "withdrawn": one.get("fitted") if there else one.get("withdrawn")}
        try:
            _add(db, "parameter_set", values)
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError) as error:
            raise ValueError(f"parameter set {one.get('id')}: {error}") from error


def _check(answer: object, number: int) -> None:
    if not isinstance(answer, dict) or not isinstance(answer.get("id"), str):
        raise ValueError(f"answer {number}: it has no id")
    try:
        _moment(answer["answered_at"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"answer {number}: its moment (answered_at) is none") from error


def _insert(db: sqlite3.Connection, fresh: Mapping[str, tuple[int, Row]]) -> None:
    for number, answer in fresh.values():
        try:
            _add(db, "review", answer)
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError) as error:
            raise ValueError(f"answer {number}: {error}") from error


def _add(db: sqlite3.Connection, table: str, values: Row) -> None:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]
    given = [column for column in columns if column in values]
    marks = ",".join("?" * len(given))
    db.execute(
        f"INSERT INTO {table} ({','.join(given)}) VALUES ({marks})",
        [values[column] for column in given],
    )


def _check_new(db: sqlite3.Connection, fresh: Mapping[str, tuple[int, Row]]) -> None:
    """Are they such as tifa writes?"""
    for what, condition in IMPOSSIBLE.items():
        if "?1" in condition:
            continue
        for (identity,) in db.execute(f"SELECT id FROM review WHERE {condition}"):
            if identity in fresh:
                raise ValueError(f"answer {fresh[identity][0]}: it has {what}")


def _order(db: sqlite3.Connection, fresh: Collection[str]) -> None:
    """Number the answers anew where some of the `fresh` ones, which stand behind all others, are
    older than those."""
    rows = db.execute("SELECT id, answered_at FROM review ORDER BY seq").fetchall()
    split = len(rows) - len(fresh)
    mine, other = rows[:split], rows[split:]
    if not mine or not other or _moment(mine[-1][1]) <= _moment(other[0][1]):
        return
    order = []
    while mine and other:
        # From the end, so that popping is quick; each list keeps its own order.
        later = mine if _moment(mine[-1][1]) > _moment(other[-1][1]) else other
        order.append(later.pop()[0])
    order += [row[0] for row in reversed(mine or other)]
    db.execute("UPDATE review SET seq = -seq")
    db.executemany("UPDATE review SET seq = ? WHERE id = ?", enumerate(reversed(order), 1))


def _retract(db: sqlite3.Connection, answers: Sequence[Row]) -> int:
    count = 0
    for answer in answers:
        back = answer.get("retracted")
        if isinstance(back, dict):
            count += db.execute(
                "INSERT OR IGNORE INTO retraction (id, review, at) VALUES (?,?,?)",
                (str(back.get("id")), answer["id"], str(back.get("at"))),
            ).rowcount
    return count


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no zone")
    return moment
