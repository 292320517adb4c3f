"""A drill on a real file with a small glossary and a clock that is set by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from reader.articles.model import Article, Paragraph
from reader.config import Config
from reader.glossary.compiled import Glossary, compile_decks, decks_digest
from reader.glossary.loader import load_decks
from reader.services.drill import Drill
from reader.storage.articles import put_article
from reader.storage.database import open_database
from reader.study.scheduler import Rating
from reader.study.sentence import Met

DECK = """
[deck]
id = "small"
title = "Small"
[[term]]
term = "五大任务"
pinyin = "wǔ dà rènwu"
english = "Five Major Tasks"
meaning = "The five roles given to [bold]Inner Mongolia[/bold]."
kind = "numeric"
components = [
  { zh = "我国北方重要生态安全屏障", en = "ecological shield", group = "两个屏障" },
  { zh = "祖国北疆安全稳定屏障", en = "security shield", group = "两个屏障" },
  { zh = "国家重要能源和战略资源基地", en = "energy base", group = "两个基地" },
]
[[term]]
term = "闯新路"
pinyin = "chuǎng xīn lù"
english = "blazing a new path"
[[term]]
term = "两个确立"
pinyin = "liǎng gè quèlì"
english = "Two Establishments"
"""
SENTENCE = Met("daily", 0, 9, "全区上下要完成好“五大任务”。")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def many(terms: int) -> str:
    """A deck of so many terms with two cards each."""
    rows = (f'[[term]]\nterm = "词{n}"\nid = "t{n:05}"\nenglish = "word {n}"\n'
            for n in range(terms))  # fmt: skip
    return '[deck]\nid = "many"\n' + "".join(rows)


def glossary_of(folder: Path, decks: str | Mapping[str, str] = DECK) -> Glossary:
    """The glossary of one deck, or of several by the names of their files, through real files."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"deck": decks} if isinstance(decks, str) else decks
    files = [folder / f"{name}.toml" for name in sorted(texts)]
    for file in files:
        file.write_text(texts[file.stem], encoding="utf-8")
    return Glossary(_compiled(tuple(files), decks_digest(files)))


@lru_cache(maxsize=4)
def _compiled(files: tuple[Path, ...], digest: str) -> bytes:
    """Kept, as the program does: opening a large deck again takes no time."""
    return compile_decks(load_decks(files), digest)


@dataclass
class Desk:
    """A folder, a clock, and the drill in it."""

    folder: Path
    config: Config = field(default_factory=Config)
    deck: str | Mapping[str, str] = DECK
    now: datetime = START

    def __post_init__(self) -> None:
        self.open()
        article = Article("daily", "全方位建设模范自治区", (Paragraph("…"),), source="内蒙古日报",
                          date="2023-07-24")  # fmt: skip
        put_article(self.db, article, "user", "now")

    def open(self) -> None:
        """Open the file, as a new process would."""
        self.db: sqlite3.Connection = open_database(self.folder / "tifa.db")
        self.glossary = glossary_of(self.folder, self.deck)
        self.drill = Drill(self.db, self.glossary, self.config, lambda: self.now)

    def reopen(self, deck: str | Mapping[str, str] | None = None) -> None:
        """Close and open again, with another deck if one is given."""
        self.db.close()
        self.deck = deck or self.deck
        self.open()

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)

    def play(self, *ratings: int) -> list[str]:
        """Answer the next cards of a running session; their keys."""
        keys = []
        for rating in ratings:
            asked = self.drill.next()
            assert asked is not None
            keys.append(asked.card.key)
            self.drill.answer(asked, Rating(rating), 1000)
        return keys

    def states(self) -> list[tuple[object, ...]]:
        """All derived rows."""
        return self.db.execute("SELECT * FROM card_state ORDER BY card").fetchall()

    def counts(self) -> Mapping[str, int]:
        """How many rows the user-made tables hold."""
        tables = ("review", "retraction", "drill_term")
        return {t: self.db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}

    def newest(self) -> str | None:
        """The id of the newest review that counts."""
        return self.db.execute(
            """SELECT max(id) FROM review WHERE seq = (SELECT max(seq) FROM review
               WHERE id NOT IN (SELECT review FROM retraction))"""
        ).fetchone()[0]

    def retracted(self) -> set[str]:
        """The ids of the reviews that were taken back."""
        return {row[0] for row in self.db.execute("SELECT review FROM retraction")}
