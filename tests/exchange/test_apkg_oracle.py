"""Trial 11: what tifa exports, read by the real Anki."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.articles.model import Article, Paragraph
from reader.config import Config
from reader.exchange import apkg, notes, stamps
from reader.glossary.model import Component, Term
from reader.paths import Paths
from reader.services.drill_cards import cards_for
from reader.services.exporting import export_decks
from reader.services.home import Home
from reader.storage.articles import put_article
from reader.study.card import KINDS, cards_of
from tests.exchange.anki_desk import AnkiDesk
from tests.services.drilling import DECK, SENTENCE, START

HOSTILE = (
    "<script>alert(1)</script>&amp; {{c1::x}} {{English}} [sound:a.mp3] [latex]x[/latex] "
    r"\(x\) <img src=x onerror=alert(1)> " + '"quoted"' + " 100 % \x1f\x00\u202e end"
)
SHOWN = re.sub("[\x00\x1f\u202e]", "", HOSTILE)
OTHER = """
[deck]
id = "other"
title = "Other::<b>decks</b>"
[[term]]
term = "两个维护"
pinyin = "liǎng gè wéihù"
english = "Two Upholds"
kind = "slogan"
level = "central"
"""


class Exporter:
    """A home with two small decks and a clock that is set by hand; and an Anki beside it."""

    def __init__(self, folder: Path) -> None:
        self.now: datetime = START
        self.decks = folder / "decks"
        self.decks.mkdir()
        self.write(DECK)
        (self.decks / "other.toml").write_text(OTHER, encoding="utf-8")
        paths = Paths(folder / "data", folder / "cache", folder / "data", self.decks, folder)
        self.home = Home(paths, Config(), lambda: self.now)
        article = Article("daily", "全方位建设模范自治区", (Paragraph("…"),), source="内蒙古日报",
                          date="2023-07-24")  # fmt: skip
        put_article(self.home.db, article, "user", "now")
        self.anki = AnkiDesk(folder / "anki")

    def write(self, deck: str) -> None:
        (self.decks / "small.toml").write_text(deck, encoding="utf-8")
        if hasattr(self, "home"):
            self.home.reload_glossary()

    def export(self, *decks: str) -> bytes:
        return export_decks(self.home, decks, "apkg").data

    def take(self, *decks: str, merge: bool = False) -> tuple[int, int, int]:
        return self.anki.take(self.export(*decks), merge)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Exporter]:
    found = Exporter(tmp_path)
    yield found
    found.anki.close()
    found.home.close()


def test_notes_and_cards_are_those_of_the_drill(desk: Exporter) -> None:
    assert desk.home.drill.add_term("五大任务", SENTENCE)
    export = export_decks(desk.home, (), "apkg")
    assert desk.anki.take(export.data) == (5, 0, 0)
    found = {
        note["Id"]: [str(card.template()["name"]).lower() for card in note.cards()]
        for note in desk.anki.notes
    }
    expected: dict[str, list[str]] = {}
    for entry in desk.home.glossary.entries:
        term = desk.home.glossary.term(entry.id)
        assert term is not None
        for card in cards_for(desk.home.glossary, entry.id, [SENTENCE] * (term.id == "五大任务")):
            expected.setdefault(card.key if card.facet else term.id, []).append(card.kind)
    assert found == expected
    assert export.facts["notes"] == len(desk.anki.notes)
    assert export.facts["cards"] == len(desk.anki.cards)
    assert len(set(desk.anki.guids().values())) == len(found)


def test_decks_and_tags(desk: Exporter) -> None:
    desk.take()
    names = {deck.name for deck in desk.anki.col.decks.all_names_and_ids()}
    assert {"tifa::Small", "tifa::Other:<b>decks</b>"} <= names
    assert sorted(desk.anki.note("两个维护").tags) == [
        "tifa::deck::other",
        "tifa::kind::slogan",
        "tifa::level::central",
    ]
    assert desk.anki.col.models.get(desk.anki.notes[0].mid)["name"] == "tifa"


def test_what_stands_on_a_card(desk: Exporter) -> None:
    desk.home.drill.add_term("五大任务", SENTENCE)
    desk.take()
    front, back = desk.anki.faces("五大任务")["Meaning"]
    assert "<rt>" not in front  # the reading would be half the answer
    assert "全区上下要完成好“<b>五大任务</b>”。" in front
    assert "《全方位建设模范自治区》 · 内蒙古日报 · 2023-07-24" in front
    assert '任务<rp>(</rp><rt><span class="t4">rèn</span>wu</rt>' in back
    cloze = f"五大任务#cloze#{SENTENCE.facet}"
    front, back = desk.anki.faces(cloze)["Cloze"]
    assert "全区上下要完成好“＿＿＿＿”。" in front
    assert "五大任务" not in front
    assert "<b>五大任务</b>" in back
    front, back = desk.anki.faces("五大任务")["Items"]
    assert front.count("<details>") == 3
    assert "两个屏障" in back
    assert ".nightMode" in desk.anki.col.models.get(desk.anki.notes[0].mid)["css"]


def test_the_same_again_changes_nothing(desk: Exporter) -> None:
    desk.home.drill.add_term("五大任务", SENTENCE)
    first = desk.export()
    desk.anki.take(first)
    before = [(n.fields, n.mod, n.guid) for n in desk.anki.notes]
    desk.now += timedelta(days=3)
    again = desk.export()
    assert again == first
    assert desk.anki.take(again) == (0, 0, 0)
    assert [(n.fields, n.mod, n.guid) for n in desk.anki.notes] == before


def test_an_edited_term_is_changed_in_place_and_keeps_its_progress(desk: Exporter) -> None:
    desk.home.drill.add_term("五大任务", SENTENCE)
    desk.take()
    for _ in range(2):
        desk.anki.study("五大任务", 4)
        desk.anki.study("闯新路", 3)
    progress, guids = desk.anki.progress(), desk.anki.guids()
    assert any(row[7] for row in progress)
    # In the very second of the first export, and with the clock set back after it.
    desk.now -= timedelta(days=1)
    desk.write(DECK.replace("Five Major Tasks", "Five Big Tasks"))
    assert desk.take() == (0, 2, 0)  # the term and its sentence
    assert desk.anki.note("五大任务")["English"] == "Five Big Tasks"
    assert "Five Big Tasks" in desk.anki.faces("五大任务")["Reverse"][0]
    assert desk.anki.progress() == progress
    assert desk.anki.guids() == guids
    desk.write(DECK)  # and back again, which is a change as well
    assert desk.take() == (0, 2, 0)
    assert desk.anki.note("五大任务")["English"] == "Five Major Tasks"
    assert desk.anki.progress() == progress


def test_what_the_user_changed_in_anki_stays_until_the_term_changes(desk: Exporter) -> None:
    desk.take()
    note = desk.anki.note("两个确立")
    note["English"] = "my own words"
    desk.anki.col.update_note(note)
    desk.take()
    assert desk.anki.note("两个确立")["English"] == "my own words"


def test_cards_added_and_taken_away(desk: Exporter) -> None:
    desk.take()
    desk.anki.study("闯新路", 3)
    progress = desk.anki.progress()
    desk.write(DECK.replace('term = "闯新路"', 'term = "闯新路"\ncomponents = [{ zh = "闯" }]'))
    assert desk.take() == (0, 1, 0)
    assert set(desk.anki.faces("闯新路")) == {"Meaning", "Reverse", "Items"}
    assert set(progress) < set(desk.anki.progress())


def test_a_renamed_term_keeps_its_note(desk: Exporter) -> None:
    desk.home.drill.add_term("闯新路", replace(SENTENCE, sentence="要闯新路。"))
    desk.take()
    desk.anki.study("闯新路", 3)
    guids, progress = desk.anki.guids(), desk.anki.progress()
    desk.write(DECK.replace('term = "闯新路"', 'term = "闯新路"\nid = "new"\nwas = ["闯新路"]'))
    new, updated, _ = desk.take()
    assert (new, updated) == (0, 2)
    assert desk.anki.guids()["new"] == guids["闯新路"]
    assert sorted(desk.anki.guids().values()) == sorted(guids.values())
    assert desk.anki.progress() == progress
    assert desk.take() == (0, 0, 0)


def test_a_deck_alone_and_then_all(desk: Exporter) -> None:
    assert desk.take("other") == (1, 0, 0)
    new, updated, _ = desk.take()
    assert (new, updated) == (3, 0)


def test_a_new_kind_of_card_comes_into_the_same_notes(tmp_path: Path) -> None:
    term = Term("闯新路", "闯新路", "small", "chuǎng xīn lù", "blazing a new path", meaning="…")
    anki = AnkiDesk(tmp_path)
    for kinds, moment in ((("meaning",), 1_000), (("meaning", "reverse"), 2_000)):
        (note,) = notes.notes_of(term, cards_of(term), str, kinds=kinds)
        digests = {note.id: stamps.digest_of(note.fields)}
        made = stamps.stamped(digests, {}, moment)
        deck = apkg.AnkiDeck("small", "Small", "", [(note, made[note.id])])
        anki.take(apkg.package([deck], moment, kinds), merge=True)
        if moment == 1_000:
            anki.study("闯新路", 4)
            learned = anki.progress()
    assert set(anki.faces("闯新路")) == {"Meaning", "Reverse"}
    assert set(learned) < set(anki.progress())
    anki.close()


def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    term = Term(
        HOSTILE, HOSTILE, HOSTILE, "wǔ <b>", HOSTILE, meaning=HOSTILE, zh=HOSTILE, kind=HOSTILE,
        scope=HOSTILE, components=(Component(HOSTILE, HOSTILE, HOSTILE),),
    )  # fmt: skip
    met = replace(SENTENCE, sentence=f"前{HOSTILE}后{HOSTILE}")
    made = notes.notes_of(term, cards_of(term, [met], KINDS), lambda article: HOSTILE)
    marks = stamps.stamped({note.id: stamps.digest_of(note.fields) for note in made}, {}, 1_000)
    deck = apkg.AnkiDeck(HOSTILE, HOSTILE, HOSTILE, [(note, marks[note.id]) for note in made])
    anki = AnkiDesk(tmp_path)
    assert anki.take(apkg.package([deck], 1_000)) == (len(made), 0, 0)
    assert len(anki.cards) == sum(note.cards for note in made)
    for card in anki.cards:
        output = card.render_output()
        assert output.question_av_tags == []
        assert output.answer_av_tags == []
        text = output.answer_text
        tags = set(re.findall(r"<(/?[a-zA-Z]+)", text))
        known = {"div", "ruby", "rt", "rp", "span", "b", "hr", "details", "summary"}
        assert {tag.lstrip("/") for tag in tags} <= known
        assert "onerror=alert(1)&gt;" in text
        assert "tex2jax_ignore" in text  # MathJax passes by
    (note,) = (note for note in anki.notes if "#cloze#" not in note["Id"])
    assert html.unescape(note["English"]) == SHOWN  # the same text, and no markup
    assert "<" not in note["English"]
    anki.close()


def test_two_notes_with_one_guid_are_refused() -> None:
    term = Term("闯新路", "闯新路", "small", english="path")
    (note,) = notes.notes_of(term, cards_of(term), str)
    stamp = stamps.Stamp("same", "digest", 1)
    deck = apkg.AnkiDeck("small", "Small", "", [(note, stamp), (replace(note, id="b"), stamp)])
    with pytest.raises(ValueError, match="has the GUID of another"):
        apkg.package([deck], 1)


def test_the_shipped_decks_are_taken_whole(tmp_path: Path, home: Home) -> None:
    anki = AnkiDesk(tmp_path / "anki")
    export = export_decks(home, (), "apkg")
    assert anki.take(export.data) == (export.facts["notes"], 0, 0)
    assert len(anki.cards) == export.facts["cards"]
    assert anki.take(export_decks(home, (), "apkg").data) == (0, 0, 0)
    for note in anki.notes[::50]:
        for card in note.cards():
            assert "{{" not in card.render_output().answer_text
    assert anki.col.fix_integrity()[1]
    anki.close()
