"""Mining articles, and what becomes of candidates."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from reader.articles.markdown import parse_markdown
from reader.articles.model import Article, Paragraph
from reader.errors import NotFound, TifaError
from reader.paths import Paths
from reader.services import mining
from reader.services.home import Home
from reader.services.library import sync_shipped
from tests.adding import add_article
from tests.conftest import NOW, ROOT

TEXTS = (
    "全旗扎实推进“清零攻坚”，按照思想到位、责任到位、措施到位“三个到位”要求，逐项销号。",
    "各苏木镇坚持“清零攻坚”不松劲。",
)
ARTICLE = Article("mine-test", "打好清零攻坚这一仗", tuple(map(Paragraph, TEXTS)), source="某报")


def found(home: Home, article: Article = ARTICLE) -> dict[str, mining.Mined]:
    return {mined.term: mined for mined in mining.mine_article(home, article)}


def test_an_article_is_mined_with_sentence_and_place(home: Home) -> None:
    sync_shipped(home.db, home.paths.seeds, NOW)
    mined = found(home)["清零攻坚"]
    assert mined.count == 3
    assert (mined.paragraph, mined.sentence) == (-2, ARTICLE.title)
    assert found(home)["三个到位"].components == ("思想到位", "责任到位", "措施到位")


def test_other_articles_are_evidence_the_same_one_is_not(home: Home) -> None:
    add_article(home.db, ARTICLE, NOW)
    assert "other article" not in found(home, replace(ARTICLE, id=""))["清零攻坚"].evidence
    other = Article("other", "另一篇", (Paragraph("也要“清零攻坚”。"),))
    add_article(home.db, other, NOW)
    assert "in 1 other article" in found(home)["清零攻坚"].evidence


def test_accepting_writes_the_own_deck_and_leaves_its_comments(home: Home) -> None:
    deck = home.paths.user_decks / "own.toml"
    deck.parent.mkdir(parents=True)
    deck.write_text(
        '# by hand\n[deck]\nid = "own"\ntitle = "Mine"\n\n[[term]]\nterm = "旧词"  # old\n',
        encoding="utf-8",
    )
    fields = {
        "term": "三个到位", "pinyin": "sān gè dàowèi", "english": "three in place",
        "meaning": "", "components": [{"zh": "思想到位", "en": "minds"}],
    }  # fmt: skip
    identity = mining.accept(home, fields, ARTICLE)
    text = deck.read_text(encoding="utf-8")
    assert text.startswith("# by hand\n")
    assert "# old" in text
    entry = tomllib.loads(text)["term"][1]
    assert entry["term"] == "三个到位"
    assert entry["kind"] == "numeric"
    assert entry["sources"] == [
        {"title": ARTICLE.title, "publisher": "某报", "supports": "meaning"}
    ]
    term = home.glossary.term(identity)
    assert term is not None
    assert term.components[0].en == "minds"
    assert "三个到位" not in found(home)


def test_pinyin_that_does_not_fit_is_told_and_nothing_is_written(home: Home) -> None:
    with pytest.raises(TifaError, match="三个到位"):
        mining.accept(home, {"term": "三个到位", "pinyin": "sān gè"}, ARTICLE)
    assert not (home.paths.user_decks / "own.toml").exists()


def test_merging_makes_it_a_form_of_the_term(home: Home) -> None:
    mining.merge(home, "两个确立", "清零攻坚")
    term = home.glossary.term("两个确立")
    assert term is not None
    assert "清零攻坚" in term.variants
    assert term.english == "Two Establishments"
    assert "清零攻坚" not in found(home)
    with pytest.raises(NotFound):
        mining.merge(home, "没有的词", "清零攻坚")


def test_ignoring_is_kept_and_taken_back(home: Home) -> None:
    mining.ignore(home, "清零攻坚")
    home.close()
    assert "清零攻坚" not in found(home)
    assert mining.restore(home, "清零攻坚")
    assert "清零攻坚" in found(home)
    assert not mining.restore(home, "清零攻坚")


def test_a_long_text_gives_hundreds_also_with_nothing_known(home: Home, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    home.paths = Paths(tmp_path, home.paths.cache, tmp_path, nothing, nothing)
    articles = [
        parse_markdown(f.read_text("utf-8"), f.name) for f in sorted((ROOT / "seeds").glob("*.md"))
    ]
    joined = Article("all", "", tuple(p for article in articles for p in article.paragraphs))
    candidates = mining.mine_article(home, joined)
    assert len(candidates) >= 200
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    head = {candidate.term for candidate in candidates[:150]}
    # What any reader of these articles would want to have explained.
    wanted = {"五大任务", "两个屏障", "1+5干部工作机制", "蒙古马精神", "三会一课", "羊煤土气"}
    assert wanted <= head
