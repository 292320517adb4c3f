"""The library: articles in, out, found, annotated."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.articles.model import Article, Paragraph
from reader.errors import NotFound
from reader.paths import Paths
from reader.services.home import Home
from reader.services.library import (
    annotate_articles,
    find_article,
    list_articles,
    stale_articles,
    sync_shipped,
)
from reader.storage.articles import get_article
from reader.storage.reading import Position, get_position, put_position
from tests.adding import add_article
from tests.conftest import NOW, ROOT, environment

ONE = Article("", "闯新路", (Paragraph("完成好“五大任务”。"),), source="报", date="2024-01-02")


@pytest.fixture
def small(home: Home, tmp_path: Path) -> Iterator[Home]:
    """A home whose shipped library is two articles that a test may change."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("nmrb-2023-07-24-2.md", "nmrb-2023-07-24-7.md"):
        shutil.copy(ROOT / "seeds" / name, seeds)
    old = home.paths
    small = Home(Paths(old.data, old.cache, old.config, old.decks, seeds), None, lambda: NOW)
    yield small
    small.close()


def test_shipped_articles_come_in_once(small: Home) -> None:
    sync_shipped(small.db, small.paths.seeds, NOW)
    assert [row.id for row in list_articles(small.db)] == [
        "nmrb-2023-07-24-2",
        "nmrb-2023-07-24-7",
    ]
    before = small.db.total_changes
    sync_shipped(small.db, small.paths.seeds, NOW)
    assert small.db.total_changes == before


def test_a_changed_shipped_article_keeps_its_place_and_a_gone_one_goes(small: Home) -> None:
    sync_shipped(small.db, small.paths.seeds, NOW)
    put_position(small.db, "nmrb-2023-07-24-2", Position(1, 2, 0.5), "now")
    file = small.paths.seeds / "nmrb-2023-07-24-2.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n新的一段。\n", encoding="utf-8")
    (small.paths.seeds / "nmrb-2023-07-24-7.md").unlink()
    sync_shipped(small.db, small.paths.seeds, NOW)
    (row,) = list_articles(small.db)
    assert (row.id, row.progress) == ("nmrb-2023-07-24-2", 0.5)
    article = get_article(small.db, row.id)
    assert article is not None
    assert article.paragraphs[-1].text == "新的一段。"
    assert get_position(small.db, row.id) == Position(1, 2, 0.5)


def test_finding_by_id_beginning_or_title(small: Home) -> None:
    sync_shipped(small.db, small.paths.seeds, NOW)
    add_article(small.db, replace(ONE, id="nmrb-2023-07-24-2x"), NOW)
    assert find_article(small.db, "nmrb-2023-07-24-2").title.startswith("见行见效")
    assert find_article(small.db, "nmrb-2023-07-24-7").title == "一竿子插到底抓落实"
    assert find_article(small.db, "一竿子").id == "nmrb-2023-07-24-7"
    with pytest.raises(NotFound, match="fits 3 articles: nmrb-2023-07-24-2"):
        find_article(small.db, "nmrb")
    with pytest.raises(NotFound, match="`tifa list` shows those there are"):
        find_article(small.db, "zzz")


def test_annotation_becomes_stale_and_is_made_anew(small: Home) -> None:
    identity = add_article(small.db, ONE, NOW).article.id
    assert stale_articles(small.db, small.glossary) == [identity]
    cache = small.paths.cache
    done = annotate_articles(small.db, small.glossary, [identity, "none"], cache)
    assert list(done) == [identity]
    assert stale_articles(small.db, small.glossary) == []
    assert list_articles(small.db)[0].terms >= 1
    add_article(small.db, replace(ONE, paragraphs=(Paragraph("另一段。"),)), NOW)
    assert stale_articles(small.db, small.glossary) == [identity]
    small.paths.user_decks.mkdir(parents=True)
    (small.paths.user_decks / "own.toml").write_text('[[term]]\nterm = "另一段"\n')
    small.reload_glossary()
    list(annotate_articles(small.db, small.glossary, [identity], cache))
    assert stale_articles(small.db, small.glossary) == []
    found = small.db.execute("SELECT term FROM article_term").fetchall()
    assert ("另一段",) in found


def test_those_without_any_annotation_come_first(small: Home) -> None:
    sync_shipped(small.db, small.paths.seeds, NOW)
    first, second = (row.id for row in list_articles(small.db))
    list(annotate_articles(small.db, small.glossary, [first], small.paths.cache))
    small.db.execute("UPDATE annotation SET engine = 'older'")
    assert stale_articles(small.db, small.glossary) == [second, first]


def test_the_worker_annotates_all_and_says_how_far_it_is(tmp_path: Path) -> None:
    home = tmp_path / "home"
    command = [sys.executable, "-m", "reader.services.worker"]
    file = tmp_path / "t.txt"
    file.write_text("标题\n文。\n")
    environ = environment(home)
    add = [
        sys.executable,
        "-c",
        "import os; from datetime import datetime, UTC\n"
        "from reader.services.home import open_home\n"
        "from reader.services.adding import Adding, read_file\n"
        "home = open_home(os.environ)\n"
        "incoming = read_file('t.txt', '标题\\n文。'.encode())[0]\n"
        "Adding(home.db, datetime.now(UTC)).add(incoming)",
    ]
    subprocess.run(add, env=environ, check=True)
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    messages = [json.loads(line) for line in done.stdout.splitlines()]
    assert messages[0] == {"done": 0, "of": 1}
    assert messages[1] == {"done": 1, "of": 1, "id": "标题"}
    entries = messages[-1]["of"]
    assert messages[-1] == {"what": "dictionary", "done": entries, "of": entries}
    again = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert [json.loads(line) for line in again.stdout.splitlines()] == [{"done": 0, "of": 0}]
    assert done.stderr == again.stderr == ""
    (home / "tifa.db").write_bytes(b"no database" * 100)
    for rest in ("tifa.db-wal", "tifa.db-shm"):
        (home / rest).unlink(missing_ok=True)
    broken = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert broken.returncode == 2
    assert "damaged" in json.loads(broken.stdout)["error"]
