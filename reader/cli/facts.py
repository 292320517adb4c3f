"""What a term's card says, as text: shared by the card on a terminal and the plain one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from reader.glossary.compiled import Glossary

_RELATIONS = {
    "part_of": "part of",
    "contains": "contains",
    "pairs_with": "pairs with",
    "succeeds": "succeeds",
}


def tags(values: dict[str, Any]) -> list[str]:
    """Kind, level and scope, as far as they are given."""
    return [values[key] for key in ("kind", "level", "scope") if values[key]]


def standing(values: dict[str, Any]) -> str:
    """The standing of the English rendering and how sure the entry is: `official · sure`."""
    given = (r.get("status", "") for r in values["renderings"] if r["text"] == values["english"])
    return " · ".join(part for part in (next(given, ""), values["confidence"]) if part)


def lists(values: dict[str, Any]) -> list[tuple[str, list[tuple[str, list[tuple[int, str, str]]]]]]:
    """The items a term stands for: (heading, [(group, [(number, zh, en)])]).

    The list in force comes first, under an empty heading; earlier ones under their dates. Items
    are numbered through their list, whatever their group.
    """
    found: dict[str, dict[str, list[tuple[int, str, str]]]] = {"": {}}
    for item in values["components"]:
        when = ""
        if item.get("valid_to"):
            when = f"{item.get('valid_from', '')}–{item['valid_to']}".lstrip("–")
            when = when if item.get("valid_from") else f"until {when}"
        groups = found.setdefault(when, {})
        number = sum(map(len, groups.values())) + 1
        entry = (number, item["zh"], item.get("en", ""))
        groups.setdefault(item.get("group", ""), []).append(entry)
    return [(when, list(groups.items())) for when, groups in found.items() if groups]


def renderings(values: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(status, text, publisher and date) of each rendering; those to avoid come last."""
    order = {"official": 0, "common": 1, "avoid": 2}
    found = sorted(values["renderings"], key=lambda r: order.get(r.get("status", "common"), 1))
    for item in found:
        yield item.get("status", "common"), item["text"], _joined(item, "publisher", "date")


def notes(glossary: Glossary, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(label, text) of the lesser facts, in order; what is not given is left out."""
    if values["variants"]:
        yield "also", " · ".join(values["variants"])
    if values["literal"]:
        yield "literally", values["literal"]
    origin = values["origin"] or {}
    if first := _joined(origin, "first", "first_at"):
        yield "first seen", first
    if canonised := _joined(origin, "canonised", "canonised_at"):
        yield "canonised", canonised
    if values["goes_with"]:
        yield "goes with", " · ".join(values["goes_with"])
    for key, ids in values["related"].items():
        yield _RELATIONS.get(key, key), " · ".join(_headword(glossary, one) for one in ids)
    for number, source in enumerate(values["sources"]):
        supports = f" ({source['supports']})" if source.get("supports") else ""
        cited = _joined(source, "title", "publisher", "date", "url")
        yield "sources" if number == 0 else "", cited + supports
    for number, place in enumerate(values["articles"]):
        label = "stands in" if number == 0 else ""
        yield label, f"{place['count']} × {place['title']} ({place['id']})"


def word_line(word: dict[str, Any]) -> str:
    """One word of the dictionary."""
    from reader.pinyin import spelled

    other = f" [{word['traditional']}]" if word["traditional"] != word["simplified"] else ""
    definitions = "; ".join(word["definitions"])
    return f"{word['simplified']}{other}  {spelled(word['pinyin'])}  {definitions}"


def _headword(glossary: Glossary, identity: str) -> str:
    entry = glossary.entry(identity)
    return entry.forms[0] if entry else identity


def _joined(values: dict[str, Any], *keys: str) -> str:
    return ", ".join(values[key] for key in keys if values.get(key))
