"""Tone colours on the page: never louder than the Hanzi."""

from __future__ import annotations

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style

from reader.tones import READABLE, SCHEMES, colour_of, contrast, moved, readable

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
        colour = readable(colour_of(code), background)
        colour = moved(colour, background, background, most, up=False)
        styles[f"tone{tone}"] = Style(color=Color.from_rgb(*colour))
    return styles
