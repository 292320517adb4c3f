"""What stands over the words: spellings, single syllables, capitals, sandhi, tone colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.widgets import Select, Switch

from reader.services.home import Home
from reader.spelling.syllable import toneless
from reader.tones import READABLE, SCHEMES, contrast
from reader.tui.app import TifaApp
from reader.tui.layout import Layout, cells, lay_out
from reader.tui.painter import Marks, Painter, Passing
from reader.tui.themes import THEMES
from reader.tui.tones import tone_styles
from reader.tui.widgets.page import Page
from tests.tui.test_layout import block_of

Screen = Callable[[TifaApp], str]
ARTICLE = "nmrb-2023-07-24-2"

_SYLLABLE = st.sampled_from(["a", "de", "zhuāng", "xíng", "ㄓㄨㄤ", "ㄧˋ", ""])
_HANZI = st.lists(st.tuples(st.sampled_from("中国内蒙古"), _SYLLABLE), min_size=1, max_size=5).map(
    lambda pairs: ("".join(c for c, _ in pairs), " ".join(s for _, s in pairs))
)
_OTHER = st.sampled_from([("，", ""), ("“", ""), ("。", ""), ("GDP", ""), ("3", "")])
_WORDS = st.lists(st.one_of(_HANZI, _OTHER), min_size=1, max_size=40)


def spread(words: list[tuple[str, str]], width: int, ambiguous: int = 1) -> Layout:
    """`words` with each syllable over its own Hanzi."""
    return lay_out(block_of(words), width, lambda b, n, w: b.readings[n], ambiguous, spread=True)


@given(_WORDS, st.integers(40, 90), st.sampled_from([1, 2]))
@settings(max_examples=200, deadline=None)
def test_each_syllable_stands_over_its_own_hanzi(
    words: list[tuple[str, str]], width: int, ambiguous: int
) -> None:
    layout = spread(words, width, ambiguous)
    placed = [n for line in layout.lines for n in range(line.first, line.end)]
    assert placed == list(range(len(words)))
    for line in layout.lines:
        text_end, label_end = 0, -1
        for i, n in enumerate(range(line.first, line.end)):
            text, at, label = layout.word(n), line.text_at[i], layout.labels[n]
            assert at >= text_end
            text_end = line.text_end[i]
            assert text_end <= width
            if not label.strip():
                continue
            assert line.label_at[i] > label_end, "a blank between two syllables"
            label_end = line.label_at[i] + cells(label, ambiguous) - 1
            assert label_end < width
            done = 0
            assert len(layout.spread[n]) == len(text)
            for k, syllable in enumerate(words[n][1].split(" ")):
                if syllable:
                    begin = label.index(syllable, done)
                    left = line.label_at[i] + cells(label[:begin], ambiguous)
                    middle = 2 * left + cells(syllable, ambiguous)
                    done = begin + len(syllable)
                    assert abs(middle - 2 * (at + layout.spread[n][k]) - 2) <= 1
                    assert (
                        layout.packed(layout.lines.index(line), at + layout.spread[n][k], ambiguous)
                        == at + 2 * k
                    )


@given(_WORDS, st.integers(40, 90))
@settings(max_examples=100, deadline=None)
def test_spread_rows_are_as_wide_as_the_page_and_hold_all_text(
    words: list[tuple[str, str]], width: int
) -> None:
    layout = spread(words, width)
    names = "base text term pinyin known doubt hit selected cursor slip"
    styles = {name: Style() for name in names.split()}
    painter = Painter(styles, 0, width, 1)
    term_of = (-1,) * len(words)
    marks = Marks(term_of, frozenset(), frozenset(), frozenset(), (), False)
    passing = Passing(0, [(1, 4)], [(2, 3)])
    rows = [painter.text(layout, line, marks, passing) for line in layout.lines]
    assert {sum(segment.cell_length for segment in row) for row in rows} == {width}
    assert "".join(row.text for row in rows).replace(" ", "") == layout.block.text


def test_tied_words_touch_and_others_dont() -> None:
    block = block_of([("奋勇", "fènyǒng-"), ("争先", "zhēngxiān"), ("的", "de")])
    label = lambda b, n, w: b.readings[n]  # noqa: E731
    line = lay_out(block, 60, label, tied={0}).lines[0]
    assert line.label_at[1] == line.label_at[0] + 8
    assert line.label_at[2] > line.label_at[1] + 9


def test_a_word_wider_than_the_line_stays_packed() -> None:
    layout = spread([("中" * 12, " ".join(["zhuāng"] * 12))], 44)
    assert layout.spread == ((),)
    assert layout.labels[0] == "zhuāng" * 12


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_tone_colours_can_be_read_and_are_quieter_than_hanzi(theme: object, scheme: str) -> None:
    background, text = (
        Style(color=getattr(theme, name)).color.get_truecolor()  # type: ignore[union-attr]
        for name in ("background", "foreground")
    )
    styles = tone_styles(scheme, Style(color=getattr(theme, "foreground")), background)  # noqa: B009
    assert len({style.color for style in styles.values()}) == 4
    for style in styles.values():
        assert style.color is not None
        found = contrast(style.color.get_truecolor(), background)
        assert READABLE - 0.05 <= found < contrast(text, background)


def test_contrast() -> None:
    black, white = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)
    assert round(contrast(black, white), 1) == 21
    assert contrast(white, white) == 1


# -- on the screen


async def test_t_goes_through_the_spellings(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.pause()
        assert "zìzhìqū" in screen(app)
        await pilot.press("t")
        await pilot.pause()
        assert "zi4zhi4qu1" in screen(app)
        await pilot.press("t")
        await pilot.pause()
        assert "ㄗˋㄓˋㄑㄩ" in screen(app)
        assert home.config.reading_spelling == "zhuyin"
        await pilot.press("t")
        await pilot.pause()
        assert "zìzhìqū" in screen(app)


async def test_the_settings_change_what_stands_over_the_words(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        app.open_settings()
        await pilot.pause()
        app.screen.query_one("#reading_joined", Switch).value = False
        app.screen.query_one("#reading_capitals", Switch).value = True
        app.screen.query_one("#reading_tones", Select).value = "safe"
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert page.look.tones == "safe"
        text = screen(app)
        assert "zì zhì qū" in text
        assert "自 治 区" in " ".join(text.split())
        colours = {
            str(segment.style.color)
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.text.strip() in ("zì", "qū", "de")
        }
        assert len(colours) == 3
        app.configure(reading_joined=True)
        await pilot.pause()
        assert "Nèiměnggǔ" in screen(app)


async def test_sandhi_is_heard_only_when_asked_for(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)

        def labels() -> list[str]:
            blocks = range(len(page.reading.outline))
            return [label for n in blocks for label in page.view.layout(n).labels]

        before = labels()
        app.configure(reading_sandhi=True)
        await pilot.pause()
        changed = {(a, b) for a, b in zip(before, labels(), strict=True) if a != b}
        assert changed
        assert all(toneless(a) == toneless(b) for a, b in changed)


async def test_the_mouse_finds_the_spread_hanzi(home: Home) -> None:
    home.configure(type(home.config)(reading_joined=False))
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        layout = page.view.layout(0)
        line = layout.lines[0]
        i = next(n for n in range(len(line.text_at)) if len(layout.spread[line.first + n]) > 1)
        word = line.first + i
        x = page.type.left + line.text_at[i] + layout.spread[word][1]
        await pilot.mouse_down(Page, offset=(x, 1))
        assert page._selection is not None
        assert page._selection.anchor == (0, layout.starts[word] + 1)
        await pilot.mouse_up(Page, offset=(x, 1))
