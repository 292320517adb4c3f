"""Decisions on matches: made, kept through everything, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reader.articles.model import Article, Paragraph
from reader.errors import NotFound
from reader.services.annotation import Annotator
from reader.services.home import Home
from reader.services.library import annotate_articles, stale_articles
from reader.services.matches import (
    ARTICLE,
    EVERYWHERE,
    HERE,
    Contest,
    add_decision,
    choose,
    contest_at,
    list_decisions,
    remove_decisions,
)
from reader.services.occurrences import Occurrences
from reader.services.reading import Reading
from reader.services.removing import remove_article
from reader.storage.blocks import Block
from reader.storage.matches import MARK, SILENCE, SPLIT, Decision
from tests.adding import add_article
from tests.conftest import NOW

DECK = """[[term]]
term = "釉帆鲸禾"
english = "long"
[[term]]
term = "釉帆"
english = "short"
[[term]]
term = "鲸禾"
english = "other"
"""
TEXT = "要“釉帆鲸禾”，釉帆鲸禾。"
FILE = Article("", "一篇", (Paragraph(TEXT), Paragraph(TEXT)), date="2024")


def write_deck(home: Home, text: str = DECK) -> None:
    """Make `text` the user's deck."""
    home.paths.user_decks.mkdir(parents=True, exist_ok=True)
    (home.paths.user_decks / "mine.toml").write_text(text, encoding="utf-8")
    home.reload_glossary()


def annotate(home: Home) -> set[str]:
    """Annotate what is stale; the ids."""
    stale = stale_articles(home.db, home.glossary)
    return set(annotate_articles(home.db, home.glossary, stale, home.paths.cache))


def marked(home: Home, identity: str) -> list[list[str]]:
    """The marked terms of each block of the text."""
    reading = Reading(home, identity)
    blocks = [reading.block(n) for n in range(len(reading.outline))]
    return [[t[0] for t in b.terms if t[3]] for b in blocks if b.paragraph >= 0]


def contest(home: Home, identity: str, paragraph: int, offset: int) -> Contest:
    """What matches at a place."""
    reading = Reading(home, identity)
    seq, inside = reading.locate(paragraph, offset)
    found = contest_at(home.db, identity, reading.block(seq), inside, inside + 1)
    assert found is not None
    return found


@pytest.fixture
def article(home: Home) -> str:
    write_deck(home)
    identity = add_article(home.db, FILE, NOW).article.id
    annotate(home)
    assert marked(home, identity) == [["釉帆鲸禾"] * 2] * 2
    return identity


def test_what_matches_at_a_place(home: Home, article: str) -> None:
    found = contest(home, article, 0, 3)
    assert (found.form, found.paragraph, found.offset) == ("釉帆鲸禾", 0, 2)
    assert found.terms == ["釉帆鲸禾", "釉帆", "鲸禾"]
    assert found.divisible
    assert found.made == ()
    reading = Reading(home, article)
    assert contest_at(home.db, article, reading.block(1), 0, 1) is None


def test_here_in_the_article_and_everywhere(home: Home, article: str) -> None:
    other = add_article(home.db, replace(FILE, title="另一篇", date="2023"), NOW).article.id
    annotate(home)
    choose(home.db, contest(home, article, 0, 2), MARK, "釉帆", HERE, NOW)
    assert annotate(home) == {article}
    assert marked(home, article) == [["釉帆", "鲸禾", "釉帆鲸禾"], ["釉帆鲸禾"] * 2]
    choose(home.db, contest(home, article, 0, 2), SILENCE, "", ARTICLE, NOW)
    assert annotate(home) == {article}  # the narrower one is gone
    assert marked(home, article) == [[], []]
    assert marked(home, other) == [["釉帆鲸禾"] * 2] * 2
    choose(home.db, contest(home, article, 1, 2), SPLIT, "", EVERYWHERE, NOW)
    assert annotate(home) == {article, other}
    assert marked(home, article) == marked(home, other) == [["釉帆", "鲸禾"] * 2] * 2
    (left,) = list_decisions(home.db)
    assert (left.form, left.choice, left.article, left.here) == ("釉帆鲸禾", SPLIT, None, False)
    assert remove_decisions(home.db, "“釉帆、鲸禾”") == [left]
    annotate(home)
    assert marked(home, article) == [["釉帆鲸禾"] * 2] * 2
    with pytest.raises(NotFound, match="no decision on “釉帆鲸禾”"):
        remove_decisions(home.db, "釉帆鲸禾")


def test_a_wider_decision_stays_under_a_narrower_one(home: Home, article: str) -> None:
    choose(home.db, contest(home, article, 0, 2), SILENCE, "", EVERYWHERE, NOW)
    annotate(home)
    back = contest(home, article, 0, 2)  # silenced, it can still be asked about
    assert [one.choice for one in back.made] == [SILENCE]
    here = choose(home.db, back, MARK, "釉帆鲸禾", HERE, NOW)
    annotate(home)
    assert marked(home, article) == [["釉帆鲸禾"], []]
    assert remove_decisions(home.db, str(here.id)) == [here]
    annotate(home)
    assert marked(home, article) == [[], []]


def test_it_is_shown_at_once_and_counted(home: Home, article: str) -> None:
    reading = Reading(home, article)
    found = contest(home, article, 0, 2)
    terms = {identity: home.glossary.term(identity) for identity in found.terms}
    long, short = terms["釉帆鲸禾"], terms["釉帆"]
    assert long is not None
    assert short is not None
    assert reading.counts(long) == (4, 4)
    assert reading.counts(short) == (4, 4)  # within the long ones
    choose(home.db, found, SILENCE, "", HERE, NOW)
    reading.follow_decisions(found.terms, 1)
    reading.refresh()
    assert marked(home, article) == [["釉帆鲸禾"], ["釉帆鲸禾"] * 2]
    assert reading.counts(long) == reading.counts(short) == (3, 3)
    places = [(p.paragraph, p.offset) for p in Occurrences(home, ["釉帆"]).places()]
    assert places == [(0, 8), (1, 2), (1, 8)]
    seq = reading.locate(0, 2)[0]
    assert reading.next_term(seq, 0) == (seq, 8)
    assert [t.id for t in reading.silenced_at(seq, 2, 3)] == ["釉帆鲸禾"]
    everywhere = contest(home, article, 0, 8)
    choose(home.db, everywhere, MARK, "鲸禾", EVERYWHERE, NOW)
    reading.follow_decisions(everywhere.terms, 1)
    assert Occurrences(home, ["釉帆鲸禾"]).articles == []
    before = [(p.paragraph, p.offset) for p in Occurrences(home, ["鲸禾"]).places()]
    assert before == [(0, 10), (1, 4), (1, 10)]
    stored = marked(home, article)
    annotate(home)  # says the same as what was laid over
    assert marked(home, article) == stored
    assert [(p.paragraph, p.offset) for p in Occurrences(home, ["鲸禾"]).places()] == before


def test_no_deck_run_or_removal_loses_it(home: Home, article: str) -> None:
    choose(home.db, contest(home, article, 0, 2), MARK, "釉帆", HERE, NOW)
    choose(home.db, contest(home, article, 1, 2), SILENCE, "", ARTICLE, NOW)
    annotate(home)
    wanted = [["釉帆", "鲸禾"], []]
    assert marked(home, article) == wanted
    home.db.execute("UPDATE annotation SET engine = 'older'")
    assert annotate(home) == {article}
    assert marked(home, article) == wanted
    write_deck(home, "")
    annotate(home)
    assert marked(home, article) == [[], []]
    write_deck(home, DECK + '[[term]]\nterm = "要釉帆鲸禾"\nenglish = "longer"\n')
    annotate(home)
    assert marked(home, article) == [["釉帆", "鲸禾"], ["要釉帆鲸禾"]]
    write_deck(home, DECK.replace('term = "釉帆"\n', 'term = "釉帆"\nid = "new"\nwas = ["釉帆"]\n'))
    annotate(home)
    assert marked(home, article) == [["new", "鲸禾"], []]
    write_deck(home)
    remove_article(home.db, article)
    again = add_article(home.db, FILE, NOW).article.id
    annotate(home)
    assert again == article
    assert marked(home, article) == wanted


def test_what_is_decided_while_an_article_is_annotated_holds(
    home: Home, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, said = Annotator.blocks, []

    def interrupted(self: Annotator, one: Article) -> Iterator[Block]:
        if not said:  # another tifa, or the screen, in the middle of it
            said.append(add_decision(home.db, home.glossary, Decision("釉帆鲸禾", SPLIT), NOW))
        return plain(self, one)

    monkeypatch.setattr(Annotator, "blocks", interrupted)
    assert list(annotate_articles(home.db, home.glossary, [article], home.paths.cache)) == [article]
    assert marked(home, article) == [["釉帆", "鲸禾"] * 2] * 2
    assert stale_articles(home.db, home.glossary) == []
