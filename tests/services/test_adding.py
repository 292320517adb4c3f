"""Articles into the library and out of it: new ones, the same again, corrected versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.articles.intake import Incoming
from reader.articles.model import Article, Paragraph
from reader.errors import NotFound, TifaError
from reader.services import adding as adding_module
from reader.services.adding import Adding, read_file
from reader.services.annotation import SUBTITLE, TITLE
from reader.services.corrections import correct_at, list_corrections
from reader.services.home import Home
from reader.services.library import list_articles, stale_articles, sync_shipped
from reader.services.matches import list_decisions
from reader.services.removing import plan_removal, remove_article
from reader.storage.articles import get_article, put_article
from reader.storage.drill_terms import all_sentences, put_sentence
from reader.storage.matches import Decision, put_decision
from reader.storage.reading import (
    Position,
    bookmarks,
    get_position,
    put_bookmark,
    put_position,
)
from reader.study.sentence import Met
from tests.adding import add_article
from tests.conftest import NOW

ONE = Article("", "闯新路", (Paragraph("完成好“五大任务”。"),), source="报", date="2024-01-02")
NAMES = "甲乙丙丁戊己庚辛壬癸" * 3
SENTENCES = [f"第{n}项工作由{name}负责推进落实。" for n, name in enumerate(NAMES)]
LONG = Article("", "三十项工作", (Paragraph("".join(SENTENCES)),))


@pytest.fixture
def db(home: Home) -> Iterator[sqlite3.Connection]:
    yield home.db
    home.close()


def text_of(db: sqlite3.Connection, identity: str) -> list[str]:
    article = get_article(db, identity)
    assert article is not None
    return [paragraph.text for paragraph in article.paragraphs]


def mended(article: Article, old: str, new: str) -> Article:
    paragraphs = (replace(p, text=p.text.replace(old, new)) for p in article.paragraphs)
    return replace(article, paragraphs=tuple(paragraphs))


# -- what is the same, and what replaces


def test_new_same_replaces(db: sqlite3.Connection) -> None:
    added = add_article(db, ONE, NOW)
    assert (added.status, added.article.id) == ("new", "2024-01-02-闯新路")
    assert add_article(db, ONE, NOW).status == "same"
    other = replace(ONE, paragraphs=(Paragraph("改。"),))
    assert add_article(db, other, NOW, dry_run=True).status == "replaces"
    assert get_article(db, added.article.id) == replace(ONE, id=added.article.id)
    again = add_article(db, other, NOW)
    assert (again.status, again.article.id) == ("replaces", added.article.id)
    assert text_of(db, added.article.id) == ["改。"]
    assert len(list_articles(db)) == 1


@pytest.mark.parametrize(
    "copy",
    [
        replace(ONE, note="https://example.cn/a.html"),
        replace(ONE, source="", date=""),
        replace(ONE, paragraphs=(Paragraph("完成好"), Paragraph('"五大任务".'))),
        replace(ONE, title="", paragraphs=(Paragraph("闯新路"), *ONE.paragraphs)),
        replace(ONE, paragraphs=(Paragraph("完成好“五大 任务”。", 2),)),
    ],
)
def test_the_same_letters_are_the_same_in_whatever_format(
    db: sqlite3.Connection, copy: Article
) -> None:
    first = add_article(db, ONE, NOW).article
    again = add_article(db, copy, NOW)
    assert (again.status, again.article.id) == ("same", first.id)
    assert get_article(db, first.id) == first


def test_ids_never_collide(db: sqlite3.Connection, home: Home) -> None:
    sync_shipped(db, home.paths.seeds, NOW)
    shipped = replace(ONE, id="nmrb-2023-07-24-2")
    assert add_article(db, shipped, NOW).article.id == "nmrb-2023-07-24-2-2"
    other = Article("", "闯新路", (Paragraph("另一家的文。"),), source="另一报", date="2024-01-02")
    assert add_article(db, other, NOW).article.id == "2024-01-02-闯新路"
    third = replace(other, source="第三报", paragraphs=(Paragraph("完全不同。"),))
    assert add_article(db, third, NOW).article.id == "2024-01-02-闯新路-2"
    assert add_article(db, Article("", "…", ()), NOW).article.id == "article"


def test_the_same_id_in_front_matter_replaces_ones_own(db: sqlite3.Connection) -> None:
    add_article(db, replace(ONE, id="mine"), NOW)
    changed = add_article(db, replace(ONE, id="mine", title="新题"), NOW)
    assert (changed.status, changed.article.id) == ("replaces", "mine")


def test_nearly_the_same_text_replaces_whatever_it_is_called(db: sqlite3.Connection) -> None:
    first = add_article(db, LONG, NOW).article
    again = add_article(db, mended(replace(LONG, title="三十项工作（修订）"), "由丙", "由乙"), NOW)
    assert (again.status, again.article.id) == ("replaces", first.id)
    quite_other = mended(LONG, "负责推进落实", "暂缓")
    assert add_article(db, replace(quite_other, title="别的"), NOW).status == "new"


def test_what_comes_out_every_month_is_another_article(db: sqlite3.Connection) -> None:
    add_article(db, replace(LONG, date="2024-01"), NOW)
    later = replace(mended(LONG, "第1项", "第一项"), date="2024-02")
    assert add_article(db, later, NOW).status == "new"


def test_the_file_it_came_from_tells(db: sqlite3.Connection) -> None:
    def add(article: Article, file: str) -> tuple[str, str]:
        added = Adding(db, NOW).add(Incoming(article), file)
        return added.status, added.article.id

    draft = replace(LONG, date="2024-01-01")
    assert add(draft, "/a.txt") == ("new", "2024-01-01-三十项工作")
    dated = replace(draft, date="2024-01-02")
    assert add(dated, "/b.txt")[0] == "same"  # only its date is another one
    assert add(dated, "/a.txt") == ("replaces", "2024-01-01-三十项工作")
    half = replace(dated, title="改了题", paragraphs=(Paragraph("".join(SENTENCES[:20])),))
    assert add(half, "/a.txt") == ("replaces", "2024-01-01-三十项工作")
    # A file that is used again for something else does not lose what was in it before.
    other = Article("", "别的", (Paragraph("完全不同的一篇文章，与前一篇毫无关系。"),))
    assert add(other, "/a.txt") == ("new", "别的")


def test_articles_of_one_run_never_replace_one_another(db: sqlite3.Connection) -> None:
    briefs = [
        Article("", "简讯", (Paragraph(f"{name}召开会议。"),), source="报", date="2024-01-02")
        for name in ("达拉特旗", "准格尔旗", "杭锦旗")
    ]
    for dry_run in (True, False):
        adding = Adding(db, NOW, dry_run)
        found = [adding.add(Incoming(one), "/page.txt") for one in (*briefs, briefs[0])]
        assert [one.status for one in found] == ["new", "new", "new", "same"]
        assert len({one.article.id for one in found}) == 3
    again = Adding(db, NOW)
    changed = mended(briefs[1], "会议", "大会")
    found = [again.add(Incoming(one), "/page.txt") for one in (briefs[0], changed, briefs[2])]
    assert [one.status for one in found] == ["same", "replaces", "same"]
    assert text_of(db, found[1].article.id) == ["准格尔旗召开大会。"]


def test_a_shipped_article_is_never_replaced(db: sqlite3.Connection, home: Home) -> None:
    sync_shipped(db, home.paths.seeds, NOW)
    shipped = get_article(db, "nmrb-2023-07-24-2")
    assert shipped is not None
    copy = replace(shipped, id="", title="别的题", note="", source="我的文件")
    assert add_article(db, copy, NOW).status == "same"
    mine = add_article(db, replace(copy, paragraphs=shipped.paragraphs[:-1]), NOW)
    assert mine.status == "new"
    assert get_article(db, "nmrb-2023-07-24-2") == shipped


def test_a_copy_without_its_title_is_the_same(db: sqlite3.Connection, home: Home) -> None:
    sync_shipped(db, home.paths.seeds, NOW)
    shipped = get_article(db, "nmrb-2023-07-24-2")
    assert shipped is not None
    for titled in (shipped, replace(LONG, id="long", subtitle="清单")):
        add_article(db, titled, NOW)
        bare = replace(titled, id="", title="第一句话", title_supplied=True, subtitle="", note="")
        for copy in (bare, replace(bare, subtitle="某报的一组评论")):
            added = add_article(db, copy, NOW)
            assert (added.status, added.article.id) == ("same", titled.id)
    assert add_article(db, replace(LONG, subtitle="另一清单"), NOW).status == "replaces"


def test_an_edited_article_is_not_undone_by_its_file(db: sqlite3.Connection) -> None:
    first = Adding(db, NOW).add(Incoming(LONG), "/a.txt").article
    from reader.storage.articles import came

    put_article(db, mended(first, "甲", "子"), "user", "now", came(db, first.id))
    assert Adding(db, NOW).add(Incoming(LONG), "/a.txt").status == "same"
    assert "由子" in text_of(db, first.id)[0]


def test_articles_of_an_older_tifa_are_known_again(db: sqlite3.Connection) -> None:
    first = add_article(db, LONG, NOW).article
    db.execute("DELETE FROM article_print")
    changed = mended(replace(LONG, title="别名"), "由甲", "由子")
    assert add_article(db, changed, NOW).article.id == first.id


def test_a_failure_leaves_the_library_as_it_was(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = add_article(db, ONE, NOW).article
    put_position(db, first.id, Position(0, 3), "now")

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("reader.services.versions.forget_annotation", fail)
    with pytest.raises(sqlite3.OperationalError):
        add_article(db, mended(ONE, "五大任务", "两件大事"), NOW)
    assert get_article(db, first.id) == first
    assert get_position(db, first.id) == Position(0, 3)


# -- limits


def test_what_is_too_large_or_empty_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TifaError, match=r"x\.txt: the file is empty"):
        read_file("x.txt", b" \n")
    monkeypatch.setattr(adding_module, "LONGEST", 10)
    with pytest.raises(TifaError, match=r"x\.md: an article of 12 characters.* up to 10\. Split"):
        read_file("x.md", "# 题\n\n一二三四五六七八九十一二\n".encode())
    monkeypatch.setattr(adding_module, "LARGEST_FILE", 10)
    with pytest.raises(TifaError, match=r"x\.txt: larger than 10 bytes.*Split the file"):
        read_file("x.txt", b"01234567890")


# -- what hangs on places

TEXTS = ("朝阳升起，各地抓落实。朝阳区召开会议。", "完成好五大任务。闯新路。", "全旗召开动员会。")
PLACED = Article("", "朝阳", tuple(map(Paragraph, TEXTS)), "论朝阳", "报", "2024-01-02")


def test_places_follow_their_text(db: sqlite3.Connection) -> None:
    identity = add_article(db, PLACED, NOW).article.id
    put_position(db, identity, Position(1, 3, 0.5), "now")
    put_bookmark(db, identity, (2, 0), "全旗召开动员会。", "", "now")
    put_bookmark(db, identity, (1, 8), "闯新路。", "要记", "now")
    put_sentence(db, "五大任务", Met(identity, 1, 3, "完成好五大任务。"), "now")
    for place in ((0, 0), (0, 11), (TITLE, 0), (SUBTITLE, 1)):
        correct_at(db, "朝阳", ("zhāo", "yáng"), NOW, identity, place, here=True)
    put_decision(db, Decision("五大任务", "split", "", identity, 1, 3), "now")

    new = replace(
        PLACED,
        subtitle="再论朝阳",
        paragraphs=(
            Paragraph("新的一段。"),
            Paragraph("朝阳升起了，各地抓落实。完成好五大任务。"),
            Paragraph("全旗召开动员会。"),
        ),
    )
    added = add_article(db, new, NOW)
    assert added.status == "replaces"
    assert get_position(db, identity) == Position(1, 15, 0.5)
    kept = [(b.paragraph, b.offset, b.quote, b.note) for b in bookmarks(db, identity)]
    assert (2, 0, "全旗召开动员会。", "") in kept
    assert [note for *_, note in kept if note] == ["要记"]  # its text is gone, its note is not
    (met,) = all_sentences(db)["五大任务"]
    assert (met.paragraph, met.offset, met.sentence) == (1, 15, "完成好五大任务。")
    (decision,) = list_decisions(db)
    assert (decision.paragraph, decision.offset) == (1, 15)
    held = {(c.paragraph, c.offset) for c in list_corrections(db)}
    assert {(1, 0), (TITLE, 0), (SUBTITLE, 2)} < held
    (lost,) = [one for one in list_corrections(db) if one.offset is not None and one.offset < 0]
    assert lost.word == "朝阳"  # 朝阳区召开会议。 is gone; the correction stays in the list
    assert [w for w in added.warnings if "“朝阳” holds no more" in w]
    # Not told again, nor in the way of others.
    assert add_article(db, replace(new, subtitle="三论朝阳"), NOW).warnings == ()


def test_a_new_text_is_annotated_before_it_is_read(db: sqlite3.Connection, home: Home) -> None:
    from reader.services.library import annotate_articles

    identity = add_article(db, PLACED, NOW).article.id
    list(annotate_articles(db, home.glossary, [identity], home.paths.cache))
    add_article(db, replace(PLACED, note="from elsewhere"), NOW)
    assert list_articles(db)[0].annotated
    add_article(db, replace(PLACED, paragraphs=PLACED.paragraphs[:2]), NOW)
    assert not list_articles(db)[0].annotated  # else places would be those of another text
    assert stale_articles(db, home.glossary) == [identity]


# -- out again


def test_removing_takes_the_place_and_bookmarks_and_leaves_the_rest(
    db: sqlite3.Connection, home: Home
) -> None:
    sync_shipped(db, home.paths.seeds, NOW)
    identity = add_article(db, PLACED, NOW).article.id
    put_position(db, identity, Position(1, 3), "now")
    put_bookmark(db, identity, (2, 0), "全旗召开动员会。", "", "now")
    put_sentence(db, "五大任务", Met(identity, 1, 3, "完成好五大任务。"), "now")
    correct_at(db, "朝阳", ("zhāo", "yáng"), NOW, identity, (0, 0), here=True)
    plan = plan_removal(db, identity)
    assert plan.goes == "Your place in it and 1 bookmark goes with it."
    assert plan.stays.endswith("the cards with 1 sentence met in it, 1 correction.")
    remove_article(db, identity)
    assert get_article(db, identity) is None
    assert get_position(db, identity) is None
    assert bookmarks(db, identity) == []
    assert db.execute("SELECT count(*) FROM article_print WHERE article NOT IN "
                      "(SELECT key FROM article)").fetchone() == (0,)  # fmt: skip
    assert len(all_sentences(db)["五大任务"]) == len(list_corrections(db)) == 1
    with pytest.raises(NotFound):
        remove_article(db, identity)
    with pytest.raises(TifaError, match="ships with tifa and cannot be removed"):
        plan_removal(db, "nmrb-2023-07-24-2")
    with pytest.raises(NotFound):
        remove_article(db, "nmrb-2023-07-24-2")
    assert (Path(home.paths.seeds) / "nmrb-2023-07-24-2.md").is_file()
