"""Documents for the tests of formats."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.exchange.document import Document, Passage, passage
from reader.glossary.model import Component, Origin, Rendering, Term

TASKS = Term(
    "五大任务", "五大任务", "small", "wǔ dà rènwu", "Five Major Tasks", kind="numeric",
    level="region", literal="five big tasks", meaning="Five roles.", zh="五项任务。",
    renderings=(
        Rendering("Five Major Tasks", "Xinhua", "2023", "official"),
        Rendering("5 tasks", status="avoid"),
    ),
    components=(
        Component("屏障", "shield", "两个屏障"), Component("基地", "base", "两个基地"),
        Component("旧的", "old", "", "2001", "2020"),
    ),
    origin=Origin("2023-06", "Hohhot"), related={"part_of": ("两件大事",)}, confidence="sure",
)  # fmt: skip
WORDS = [
    ("完成", ("wán", "chéng")), ("好", ("hǎo",)), ("“", ()), ("五", ("wǔ",)), ("大", ("dà",)),
    ("任务", ("rèn", "wu")), ("”", ()), ("，", ()), ("学习", ("xué", "xí")), ("了", ("le",)),
    ("西安", ("xī", "ān")), ("。", ()),
]  # fmt: skip
AT = 4  # where the term begins in WORDS


def plain(text: str, heading: int = 0) -> Passage:
    """A paragraph without pinyin."""
    return passage([(text, ())], (), heading)


def document(*more: Passage, **changes: object) -> Document:
    """A small article."""
    passages = (
        plain("一、标题", 2),
        passage(WORDS, [(AT, AT + 4, TASKS)]),
        passage(WORDS, [(AT, AT + 4, TASKS)]),
        *more,
    )
    values: dict[str, object] = {
        "id": "daily", "name": "全方位建设", "title": plain("全方位建设", 1), "passages": passages,
        "terms": {TASKS.id: TASKS}, "subtitle": plain("副题", 2), "source": "内蒙古日报",
        "author": "某某", "date": "2023-07-24", "note": "A note.",
    }  # fmt: skip
    return Document(**(values | changes))  # type: ignore[arg-type]


HOSTILE = "</style></title><script>alert(1)</script>]]>&amp;<!--x--> *a* _b_ `c` [d](e) ![f](g) # h"
# Whatever a file may hold: also what no XML can, and what turns text around.
ANY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&\"'`*_[]()#!|~-+=\\\t\n\r\x00\x0b\x1f\u202e\u2028\ufeff\uffff￾提法"),
    ),
    max_size=40,
)
HOSTILE_TERM = Term(
    HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, literal=HOSTILE + "!", meaning=HOSTILE, zh=HOSTILE,
    kind=HOSTILE, level=HOSTILE, scope=HOSTILE, components=(Component(HOSTILE, HOSTILE, HOSTILE),),
    renderings=(Rendering(HOSTILE, HOSTILE, status="official"), Rendering("x" + HOSTILE)),
    origin=Origin(HOSTILE, HOSTILE, HOSTILE, HOSTILE), related={"contains": (HOSTILE,)},
)  # fmt: skip


def hostile() -> Document:
    """An article in which everything is hostile."""
    marked = passage([(HOSTILE, ())], [(0, len(HOSTILE), HOSTILE_TERM)])
    return Document(
        HOSTILE, HOSTILE, marked, (marked, plain(HOSTILE, 2)), {HOSTILE: HOSTILE_TERM}, marked,
        HOSTILE, HOSTILE, HOSTILE, HOSTILE,
    )  # fmt: skip
