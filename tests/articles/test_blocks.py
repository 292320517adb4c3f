"""Cutting paragraphs into blocks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.articles.blocks import LONGEST, cut_blocks


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A long text of few characters, and spans in it: sorted, apart, shorter than a block."""
    parts = draw(st.lists(st.sampled_from(["全", "。", "，", "”", "新路，进" * 40, "路" * 333]),
                          max_size=60))  # fmt: skip
    text = "".join(parts)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=20)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    return text, [(start, end) for start, end in spans if end - start < LONGEST]


@given(texts_with_spans())
def test_blocks_tile_and_never_cut_a_kept_span(given: tuple[str, list[tuple[int, int]]]) -> None:
    text, keep = given
    blocks = list(cut_blocks(text, keep))
    assert blocks[0][0] == 0
    assert blocks[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(blocks))
    assert all(0 < end - start <= LONGEST for start, end in blocks) or text == ""
    for _, cut in blocks[:-1]:
        assert not any(start < cut < end for start, end in keep)


def test_a_cut_falls_behind_a_sentence_and_its_closing_quote() -> None:
    sentence = "“" + "路" * (LONGEST // 2 - 10) + "。”"
    assert next(iter(cut_blocks(sentence * 3))) == (0, 2 * len(sentence))


def test_else_behind_a_comma_else_at_the_limit() -> None:
    text = "路" * (LONGEST - 5) + "，" + "路" * 50
    assert next(iter(cut_blocks(text))) == (0, LONGEST - 4)
    assert next(iter(cut_blocks("路" * (LONGEST + 1)))) == (0, LONGEST)


def test_a_block_that_opens_with_a_kept_span_holds_all_of_it() -> None:
    text = "一。" + "路" * (LONGEST * 2)
    assert next(iter(cut_blocks(text, [(0, 5)]))) == (0, 5)


def test_short_and_empty_paragraphs_are_one_block() -> None:
    assert list(cut_blocks("文。章。")) == [(0, 4)]
    assert list(cut_blocks("")) == [(0, 0)]
