"""Colours of the tones, made so that they can be read on any page.

The hues: `pleco` and `hanping` as those dictionaries have them, `mdbg` as Nathan Dummitt (Chinese
Through Tone and Color, 2008) and the MDBG dictionary; `safe` from the palette of Okabe and Ito
(Color Universal Design, 2008), whose colours are told apart without red or green. The tone marks
stay, so that nobody needs the colours.
"""

from __future__ import annotations

Colour = tuple[int, int, int]  # red, green, blue: 0–255

# Tones 1–4; the neutral tone keeps the plain colour of the pinyin.
SCHEMES = {
    "safe": ("#e69f00", "#009e73", "#56b4e9", "#cc79a7"),
    "pleco": ("#e30000", "#02b31c", "#1510f0", "#8900bf"),
    "mdbg": ("#ff0000", "#ffaa00", "#00aa00", "#0000ff"),
    "hanping": ("#3333ff", "#00aa00", "#cc8800", "#ff0000"),
}
READABLE = 4.5  # WCAG 2.2, 1.4.3: the least contrast of text


def colour_of(code: str) -> Colour:
    """A colour from its code, `#e69f00`."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def code_of(colour: Colour) -> str:
    """The code of a colour."""
    return f"#{bytes(colour).hex()}"


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Colour, background: Colour) -> Colour:
    """`colour` as little towards black or white as it takes to read it on `background`."""
    far = (255, 255, 255) if _luminance(background) < 0.18 else (0, 0, 0)
    return moved(colour, far, background, READABLE, up=True)


def moved(colour: Colour, to: Colour, background: Colour, wanted: float, up: bool) -> Colour:
    """`colour` as little towards `to` as the wanted contrast needs: at least that (`up`), or at
    most."""
    for step in range(21):
        red, green, blue = (round(a + (b - a) * step / 20) for a, b in zip(colour, to, strict=True))
        found = contrast((red, green, blue), background)
        if found >= wanted if up else found <= wanted:
            return red, green, blue
    return to


def _luminance(colour: Colour) -> float:
    linear = [
        c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
