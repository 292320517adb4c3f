"""Set terms that show themselves: in quotation marks, by numerals, in parallel runs.

Everything here is found in the characters of one paragraph; offsets are code points into it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from reader.glossary.mining_words import COUNTED, HEADS, TRAILING
from reader.hanzi import HANZI

_H = f"[{HANZI}]"
_NUMERAL = "[一二两三四五六七八九十百千万]"
_QUOTED = re.compile(r"[“‘「『]([^“”‘’「」『』\n]{2,24})[”’」』]")
_SHORT_QUOTED = re.compile(rf"[“‘「『]({_H}{{2,3}}|{_H}?\d[\d+＋]{{0,4}})[”’」』]({_H}{{2,4}})")
_TITLE = re.compile(r"《[^《》\n]*》")
_SENTENCE_MARK = re.compile(r"[。！？；：，,!?;:…—()（）]")
_SPEECH = re.compile(r"(?:[：:]|说|道|问|答|指出|强调|认为|表示|叹)[，,]?$")
# 三去一降一补, 一村一品, 三多三少三慢
_CHAIN = re.compile(rf"(?:{_NUMERAL}{_H}{{1,2}}?)(?:{_NUMERAL}{_H}{{1,2}}?){{1,5}}(?!{_NUMERAL})")
_SUM = re.compile(
    rf"(?<![A-Za-z0-9.+])(?:\d{{1,3}}|{_NUMERAL})(?:[+＋](?:\d{{1,3}}|[NXnx]|{_H}{{1,6}})){{1,4}}"
)
_IN_ONE = re.compile(rf"(?:{_NUMERAL}|多)(?:位一体|{_H}合一)")
_COUNTED_NOUN = re.compile(
    rf"(?<![{HANZI}\d])?([两二三四五六七八九十]|十[一二三四五六七八九])(个|大|项|种|条|类|张|道|件|场|面|把|只|支|股|步|级|线)({_H}{{1,10}})"
)

# Behind a run that has become a formula: …、生活富裕｜的总要求
_NAMED_RUN = re.compile(
    "(?:的|之)?(?:总?要求|总?方针|原则|理念|总?目标|格局|关系|思路|道路|精神|作风|能力|导向|体制|机制|相结合|相统一"
    "|有机统一|一体推进|的共同体)"
)

_FIGURES = frozenset("零〇一二两三四五六七八九十百千万亿点分之多几余")

RUN_LEAST, RUN_MOST = 3, 10  # Hanzi in an item of a parallel run


@dataclass(frozen=True, slots=True)
class Find:
    """A piece of a paragraph that bears `sign` of a set term; `start`–`end` without the quotes."""

    start: int
    end: int
    sign: str


Edges = Callable[[int], bool]  # is this offset of the paragraph an edge between words?


def titles(text: str) -> list[tuple[int, int]]:
    """Where titles of books and documents stand: a term in one is not used but named."""
    return [match.span() for match in _TITLE.finditer(text)]


def quoted(text: str) -> Iterator[Find]:
    """What stands in quotation marks and is no sentence; with its head behind: “三北”工程."""
    for match in _QUOTED.finditer(text):
        start, end = match.span(1)
        inner = match[1]
        if _SENTENCE_MARK.search(inner):
            continue
        if len(inner) > 12 and _SPEECH.search(text[: match.start()]):
            continue
        if not re.search(_H, inner) and not re.search(r"\d", inner):
            continue
        yield Find(start, end, "quoted")
        behind = re.match(rf"{_H}+", text[match.end() :])
        if behind:
            head = next((h for h in HEADS if len(h) > 1 and behind[0].startswith(h)), "")
            if head and len(inner) <= 8:
                yield Find(start, match.end() + len(head), "quoted_head")


def quoted_tails(text: str, ends: Collection[int]) -> Iterator[Find]:
    """A short quotation with the word behind it, of which it is a part: “八五”普法, “三化”改造.

    `ends`: where words end."""
    for match in _SHORT_QUOTED.finditer(text):
        stop = next((end for end in range(match.end(1) + 3, match.end(2) + 1) if end in ends), 0)
        if stop and text[match.end(1) + 1 : stop] not in TRAILING:
            yield Find(match.start(1), stop, "quoted_tail")


def formulas(text: str, edge: Edges) -> Iterator[Find]:
    """Numeral formulas: 两个确立, 三大攻坚战, 一村一品, 1+5, 五位一体."""
    for pattern in (_SUM, _IN_ONE):
        for match in pattern.finditer(text):
            if edge(match.start()):
                yield Find(*match.span(), "formula")
    for match in _CHAIN.finditer(text):
        if edge(match.start()) and edge(match.end()) and not _all_counted(match[0]):
            yield Find(*match.span(), "formula")


def counted(text: str, words: list[tuple[int, str]]) -> Iterator[Find]:
    """A numeral, a measure word and what is counted, as long as it is no ordinary count.

    `words`: (offset, word) tiling `text`.
    """
    ends = [start + len(word) for start, word in words]
    for match in _COUNTED_NOUN.finditer(text):
        if (
            match.start()
            and text[match.start() - 1] in "第之一二三四五六七八九十百千万几数分0123456789"
        ):
            continue
        noun_at = match.start(3)
        stops = [end for end in ends if noun_at < end <= match.end()]
        for stop in stops[:3]:
            noun = text[noun_at:stop]
            if noun in COUNTED or any(noun.startswith(word) for word in COUNTED if len(word) > 1):
                break
            if len(noun) > 1:
                yield Find(match.start(), stop, "numeral")


def runs(text: str, edge: Edges) -> Iterator[Find]:
    """Parallel runs: two or more items of equal length between 、 (or ，in fours); and “X和Y”.

    The first item may have words before it and the last one words behind: 坚持不敢腐、不能腐…
    """
    for match in re.finditer(rf"{_H}+(?:、{_H}+)+", text):
        yield from _run(match.start(), match[0].split("、"), text, edge)
    for match in re.finditer(rf"(?<![{HANZI}]){_H}{{4}}[，,]{_H}{{4}}(?![{HANZI}、])", text):
        yield Find(*match.span(), "pair")


def _run(at: int, items: list[str], text: str, edge: Edges) -> Iterator[Find]:
    offsets = [at]
    for item in items[:-1]:
        offsets.append(offsets[-1] + len(item) + 1)
    n = 0
    while n < len(items) - 1:
        for last in range(len(items) - 1, n, -1):
            found = _parallel(items[n : last + 1], offsets[n : last + 1], edge)
            if found:
                yield from found
                n = last
                break
        n += 1


def _parallel(items: list[str], offsets: list[int], edge: Edges) -> list[Find]:
    """The run these items are, if the inner ones are equally long and the outer ones can be cut."""
    inner = {len(item) for item in items[1:-1]}
    if len(inner) > 1:
        return []
    size = inner.pop() if inner else min(len(items[0]), len(items[-1]))
    if not RUN_LEAST <= size <= RUN_MOST or len(items[0]) < size or len(items[-1]) < size:
        return []
    start = offsets[0] + len(items[0]) - size
    end = offsets[-1] + size
    pieces = [items[0][-size:], *items[1:-1], items[-1][:size]]
    shared = _shared(pieces)
    if len(items) > 2 and size > 2 and not shared:
        # Three items of a length are parallel whatever the outer ones are; whole words they keep.
        start = next((at for at in range(start, start - 3, -1) if edge(at)), start)
        end = next((at for at in range(end, end + 3) if edge(at)), end)
        start, end = max(start, offsets[0]), min(end, offsets[-1] + len(items[-1]))
    elif len(items) == 2 and not (edge(start) and edge(end)):
        return []
    cut = (len(items[0]) > size) + (len(items[-1]) > size)
    if len(items) == 2 and cut and size < 4 and not shared:
        return []
    if size == 3 and not shared and not _NAMED_RUN.match(items[-1][size:]) and len(items) < 3:
        return []
    starts = [start, *offsets[1:]]
    if size >= 4 and len(pieces) == 2 and _one_word(*pieces):
        return [Find(s, s + size, "item") for s in starts]
    finds = [Find(start, end, "run")]
    if _NAMED_RUN.match(items[-1][size:]):
        finds.append(Find(start, end, "run_named"))
    if not cut:
        finds.append(Find(start, end, "run_whole"))
    if size == 4:
        finds.append(Find(start, end, "run_four"))
    if len(items) > 2:
        finds.append(Find(start, end, "run_many"))
    if shared:
        finds.append(Find(start, end, "run_shared"))
    if size >= 4 or shared:
        finds += [Find(s, s + size, "item") for s in starts]
    return finds


def _shared(pieces: list[str]) -> bool:
    """Do most items have a character in the same place (不敢腐、不能腐、不想腐)?"""
    most = max(Counter(place).most_common(1)[0][1] for place in zip(*pieces, strict=True))
    return most > 1 and most * 3 >= len(pieces) * 2


def _one_word(first: str, second: str) -> bool:
    """Do two items begin or end with the same word (法治浙江、平安浙江)? Each is a term then."""
    return first[:2] == second[:2] or first[-2:] == second[-2:]


def _all_counted(chain: str) -> bool:
    """Is it only a figure (五十四万) or a repetition (一年一年)?"""
    counted = [part for part in re.split(_NUMERAL, chain) if not set(part) <= _FIGURES]
    return len(counted) < 2 or len(set(chain)) <= 3 or "一一" in chain
