"""Readings of words: decided by hand, by the dictionaries, by the context, by the character.

Dictionary tones throughout: no sandhi of 一, 不 and third tones.
"""

from __future__ import annotations

from reader.hanzi import is_hanzi
from reader.language.lexicon import Lexicon
from reader.language.model import Word
from reader.language.rules import names, wei
from reader.language.rules.contexts import read_contexts, readings_by_word
from reader.language.rules.tokens import Found, Rule, Tokens
from reader.language.script import APART

_Known = tuple[tuple[str, ...], str, str]  # readings, by, doubt


class Reader:
    """Reads words in their context."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules: dict[str, Rule] = read_contexts()
        self._others = readings_by_word()
        self._rules["为"] = wei.rule
        self._others["为"] = ["wéi", "wèi"]
        self._known: dict[str, _Known] = {}  # each word is looked up once
        self._special = self._rules.keys() | names.SURNAMES.keys() | {"一"}

    def read(
        self,
        text: str,
        plain: str,
        pieces: list[str],
        given: dict[int, tuple[tuple[str, ...], str]],
    ) -> list[Word]:
        """The words of `text`, cut like `pieces` of `plain`, the same text in simplified
        characters; the readings of the pieces in `given` are given, with their `by`."""
        words: list[Word] = []
        known, special = self._known, self._special
        tokens: Tokens | None = None
        at = 0
        for number, piece in enumerate(pieces):
            end = at + len(piece)
            if number in given:
                readings, by = given[number]
                words.append(Word(text[at:end], at, readings, by))
                at = end
                continue
            found = known.get(piece)
            if found is None:
                found = known[piece] = self._look_up(piece)
            if piece in special:
                if tokens is None:
                    tokens = Tokens(plain, pieces, _starts(pieces), self._lexicon.tag)
                found = self._in_context(tokens, number) or found
            surface = text[at:end]
            if len(piece) == 1 and surface != piece and surface in APART:
                found = ((APART[surface],), "phrase", "")
            words.append(Word(surface, at, *found))
            at = end
        return words

    def _look_up(self, word: str) -> _Known:
        lexicon = self._lexicon
        if not any(map(is_hanzi, word)):
            return (), "", ""
        found = lexicon.readings.get(word)
        doubt = "" if word in self._rules else lexicon.doubts.get(word, "")
        if found is not None:
            return found, "override" if word in lexicon.decided else "phrase", doubt
        chars = tuple(lexicon.chars.get(c, "") for c in word if is_hanzi(c))
        return chars, "phrase" if len(word) > 1 else "default", doubt

    def _in_context(self, tokens: Tokens, at: int) -> _Known | None:
        word = tokens.words[at]
        found: Found | None = None
        if word in names.SURNAMES:
            found = names.rule(tokens, at)
        if found is None and word in self._rules:
            found = self._rules[word](tokens, at)
        if found is None:
            return None
        others = [r for r in self._others.get(word, ()) if r != " ".join(found.reading)]
        return found.reading, found.by, "" if found.sure else " / ".join(others)


def _starts(pieces: list[str]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    return starts
