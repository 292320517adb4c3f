"""Traditional characters as simplified ones, so that labels and furniture are known in both."""

from __future__ import annotations

from functools import cache

from reader.hanzi import simplified_forms

_forms = cache(simplified_forms)


def simplify(text: str) -> str:
    """`text` with its traditional characters replaced one for one, so that offsets hold."""
    return text if text.isascii() or _traditional().isdisjoint(text) else text.translate(_forms())


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, _forms()))
