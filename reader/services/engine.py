"""What annotations depend on. Apart from the annotator: an article opens without its engine."""

from __future__ import annotations

from reader.language.engine import ENGINE

ANNOTATION = "4"  # raise it when the same words and terms would make other blocks


def engine_digest(corrections: str = "", decisions: str = "") -> str:
    """What an annotation depends on besides the glossary and the article; `corrections` and
    `decisions`: the digests of the user's that concern it."""
    parts = (ANNOTATION, ENGINE, corrections, decisions and f"m{decisions}")
    return ".".join(part for part in parts if part)
