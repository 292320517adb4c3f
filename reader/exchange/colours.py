"""The style sheets in the tone colours the user has chosen."""

from __future__ import annotations

import re

from reader.tones import SCHEMES, code_of, colour_of, readable

# What the style sheets have, on a page of this colour: the scheme `safe`.
_WRITTEN = {
    "#fffefb": ("#966700", "#007e5c", "#387597", "#995b7d"),
    "#1b1b1d": SCHEMES["safe"],
}


def in_colours(css: str, scheme: str) -> str:
    """A style sheet with the tone colours of a scheme, by day and by night. Those of `safe` stay
    where there is no such scheme: who wants none in the terminal may still want them on a card."""
    if scheme not in SCHEMES or scheme == "safe":
        return css
    wanted = {
        code: code_of(readable(colour_of(hue), colour_of(page)))
        for page, codes in _WRITTEN.items()
        for code, hue in zip(codes, SCHEMES[scheme], strict=True)
    }
    return re.sub("|".join(wanted), lambda found: wanted[found[0]], css)
