"""Lines of words with their pinyin: nothing lost, nothing touching, nothing beyond the edge."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.storage.blocks import Block
from reader.tui.layout import Layout, cells, lay_out

_HANZI = st.text("中国内蒙古闯新路进游", min_size=1, max_size=4)
_PUNCTUATION = st.sampled_from("，。“”、；（）《》")
_LATIN = st.text("abc123", min_size=1, max_size=6)
_WORDS = st.lists(
    st.one_of(
        st.tuples(_HANZI, st.text("zhuāngōéu", min_size=1, max_size=12)),
        st.tuples(_PUNCTUATION, st.just("")),
        st.tuples(_LATIN, st.just("")),
    ),
    min_size=1,
    max_size=60,
)


def block_of(words: list[tuple[str, str]]) -> Block:
    """A block of words with their labels as readings."""
    return Block(
        seq=0,
        paragraph=0,
        start=0,
        heading=0,
        text="".join(word for word, _ in words),
        lengths=tuple(len(word) for word, _ in words),
        readings=tuple(label for _, label in words),
        by=tuple("" for _ in words),
        terms=(),
    )


def set_words(words: list[tuple[str, str]], width: int, ambiguous: int = 1) -> Layout:
    """`words` laid out with every label shown."""
    return lay_out(block_of(words), width, lambda block, n, word: block.readings[n], ambiguous)


@given(_WORDS, st.integers(20, 90), st.sampled_from([1, 2]))
@settings(max_examples=300, deadline=None)
def test_every_word_is_placed_once_in_order_and_inside_the_width(
    words: list[tuple[str, str]], width: int, ambiguous: int
) -> None:
    layout = set_words(words, width, ambiguous)
    placed = [n for line in layout.lines for n in range(line.first, line.end)]
    assert placed == list(range(len(words)))
    assert "".join(layout.word(n) for n in placed) == layout.block.text
    for line in layout.lines:
        for i, n in enumerate(range(line.first, line.end)):
            label = layout.labels[n]
            assert line.text_at[i] >= 0
            right = max(
                line.text_end[i], line.label_at[i] + cells(label, ambiguous) if label else 0
            )
            assert right <= width or line.end - line.first == 1
            assert line.text_end[i] - line.text_at[i] == cells(layout.word(n), ambiguous)


@given(_WORDS, st.integers(20, 90))
@settings(max_examples=300, deadline=None)
def test_pinyin_never_touches_its_neighbour_and_hanzi_never_overlap(
    words: list[tuple[str, str]], width: int
) -> None:
    for line in (layout := set_words(words, width)).lines:
        label_end = -1
        text_end = 0
        for i, n in enumerate(range(line.first, line.end)):
            assert line.text_at[i] >= text_end
            text_end = line.text_end[i]
            if label := layout.labels[n]:
                assert line.label_at[i] > label_end, "a blank between two syllables"
                assert line.label_at[i] >= 0
                label_end = line.label_at[i] + cells(label)


@given(_WORDS, st.integers(20, 90))
@settings(max_examples=200, deadline=None)
def test_pinyin_stands_centred_over_its_word(words: list[tuple[str, str]], width: int) -> None:
    for line in (layout := set_words(words, width)).lines:
        for i, n in enumerate(range(line.first, line.end)):
            if label := layout.labels[n]:
                over = line.label_at[i] * 2 + cells(label)
                under = line.text_at[i] + line.text_end[i]
                assert abs(over - under) <= 1


@given(_WORDS, st.integers(30, 90))
@settings(max_examples=200, deadline=None)
def test_no_line_begins_with_a_closing_mark_unless_nothing_else_fits(
    words: list[tuple[str, str]], width: int
) -> None:
    layout = set_words(words, width)
    for before, line in zip(layout.lines, layout.lines[1:], strict=False):
        if layout.word(line.first) in "，。”、；）》":
            # Only a run that is wider than a whole line may be broken there.
            run = line.first
            while run and (
                layout.word(run)[0] in "，。”、；）》" or layout.word(run - 1)[-1] in "“（《"
            ):
                run -= 1
            assert before.first >= run


@given(_WORDS, st.integers(30, 90))
@settings(max_examples=200, deadline=None)
def test_the_word_under_a_cell_is_the_one_drawn_there(
    words: list[tuple[str, str]], width: int
) -> None:
    for line in (layout := set_words(words, width)).lines:
        for i, n in enumerate(range(line.first, line.end)):
            assert line.word_at(line.text_at[i], layout.labels) == n
            assert line.word_at(line.text_end[i] - 1, layout.labels) == n
        assert line.word_at(width + 50, layout.labels) is None


def test_an_opening_quote_stands_at_the_word_it_opens() -> None:
    layout = set_words([("的", "de"), ("“", ""), ("建设", "jiànshèzhuāng")], 60)
    line = layout.lines[0]
    assert line.text_end[1] == line.text_at[2]


@pytest.mark.parametrize(("text", "one", "two"), [("“中”", 4, 6), ("quán", 4, 5), ("路", 2, 2)])
def test_ambiguous_characters_take_the_width_of_the_setting(text: str, one: int, two: int) -> None:
    assert (cells(text, 1), cells(text, 2)) == (one, two)
