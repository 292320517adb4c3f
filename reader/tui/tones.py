"""Tone colours that can be read on any background, and never louder than the Hanzi.

The hues: `pleco` and `hanping` as those dictionaries have them, `mdbg` as Nathan Dummitt (Chinese
Through Tone and Color, 2008) and the MDBG dictionary; `safe` from the palette of Okabe and Ito
(Color Universal Design, 2008), whose colours are told apart without red or green. The tone marks
stay, so that nobody needs the colours.
"""

from __future__ import annotations

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style

# Tones 1–4; the neutral tone keeps the plain colour of the pinyin.
SCHEMES = {
    "safe": ("#e69f00", "#009e73", "#56b4e9", "#cc79a7"),
    "pleco": ("#e30000", "#02b31c", "#1510f0", "#8900bf"),
    "mdbg": ("#ff0000", "#ffaa00", "#00aa00", "#0000ff"),
    "hanping": ("#3333ff", "#00aa00", "#cc8800", "#ff0000"),
}
READABLE = 4.5  # WCAG 2.2, 1.4.3: the least contrast of text
_SHARE = 0.75  # of the contrast of the Hanzi, at most: pinyin is the quieter row


def tone_styles(scheme: str, text: Style, background: ColorTriplet) -> dict[str, Style]:
    """`tone1` … `tone4` for a scheme, as colours to lay over the pinyin's style.

    Each hue is moved towards black or white until it can be read, then towards the background
    until it is quieter than the Hanzi. Empty for `none`.
    """
    loud = text.color.get_truecolor() if text.color else ColorTriplet(255, 255, 255)
    most = max(READABLE, _SHARE * contrast(loud, background))
    styles = {}
    for tone, code in enumerate(SCHEMES.get(scheme, ()), 1):
        colour = Color.parse(code).get_truecolor()
        colour = _moved(colour, _far(background), background, READABLE, up=True)
        colour = _moved(colour, background, background, most, up=False)
        styles[f"tone{tone}"] = Style(color=Color.from_triplet(colour))
    return styles


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: ColorTriplet) -> float:
    linear = [
        c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _far(background: ColorTriplet) -> ColorTriplet:
    return ColorTriplet(255, 255, 255) if _luminance(background) < 0.18 else ColorTriplet(0, 0, 0)


def _moved(
    colour: ColorTriplet, to: ColorTriplet, background: ColorTriplet, wanted: float, up: bool
) -> ColorTriplet:
    """`colour` as little towards `to` as the wanted contrast needs."""
    for step in range(21):
        share = step / 20
        mixed = ColorTriplet(*(round(a + (b - a) * share) for a, b in zip(colour, to, strict=True)))
        found = contrast(mixed, background)
        if found >= wanted if up else found <= wanted:
            return mixed
    return to
