"""Tone colours in what is given out."""

import re
from pathlib import Path

import pytest

from reader.exchange import colours
from reader.exchange.apkg import model_digest
from reader.exchange.colours import in_colours
from reader.tones import READABLE, SCHEMES, colour_of, contrast

SHEETS = sorted(Path(colours.__file__).parent.glob("*.css"))
PAGES = ("#fffefb", "#1b1b1d")


def tones(css: str) -> list[list[str]]:
    """The colours of the tones 1 to 4, each time they are set: by day, by night."""
    found = re.findall(r"(?:--t|\.t)([1-4])(?:: | \{ color: )(#[0-9a-f]{6})", css)
    codes = [code for _, code in found]
    assert [int(tone) for tone, _ in found] == [1, 2, 3, 4] * (len(codes) // 4)
    return [codes[at : at + 4] for at in range(0, len(codes), 4)]


@pytest.mark.parametrize("scheme", [*SCHEMES, "none"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_each_scheme_can_be_read_by_day_and_by_night(sheet: Path, scheme: str) -> None:
    css = sheet.read_text(encoding="utf-8")
    shown = in_colours(css, scheme)
    if scheme in ("safe", "none"):
        assert shown == css
    pages = {"article.css": PAGES[:1], "anki.css": PAGES}.get(sheet.name, PAGES[1:])
    sets = tones(shown)
    assert len(sets) == len(pages)
    for page, codes in zip(pages, sets, strict=True):
        assert len(set(codes)) == 4
        for code in codes:
            assert contrast(colour_of(code), colour_of(page)) >= READABLE - 0.05


def test_hues_are_those_of_the_scheme() -> None:
    """Where a hue can be read as it is, it stays."""
    (codes,) = tones(in_colours((SHEETS[0].parent / "html.css").read_text("utf-8"), "mdbg"))
    assert codes[1:3] == list(SCHEMES["mdbg"][1:3])


def test_another_scheme_is_another_look_of_the_note_type() -> None:
    assert model_digest() == model_digest(tones="none")
    assert len({model_digest(tones=scheme) for scheme in SCHEMES}) == len(SCHEMES)
