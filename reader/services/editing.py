"""A term edited in place: only what was changed is written, as an entry that is merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from reader.errors import NotFound
from reader.glossary.model import Component, Term
from reader.services.home import Home
from reader.services.own_deck import put_term

_PLAIN = ("term", "pinyin", "english", "meaning")


def item_lines(term: Term) -> list[str]:
    """The items of the list in force today, a line each: 中文 = English."""
    return [f"{c.zh} = {c.en}" if c.en else c.zh for c in term.components_on("")]


def edit_term(home: Home, identity: str, fields: Mapping[str, Any]) -> bool:
    """Write what differs in `fields` (term, pinyin, english, meaning; components: zh and en) into
    the user's own deck; the cards of the term follow, and keep their progress.

    Lists of other times and the groups of items stay. False if nothing differs. Raises NotFound
    for a term that is in no deck, TifaError as `put_term` does.
    """
    term = home.glossary.term(identity)
    if term is None:
        raise NotFound(f"no term “{identity}”; `tifa look` finds terms")
    given = {name: fields[name] for name in _PLAIN if fields.get(name)}
    changed: dict[str, Any] = {
        name: text for name, text in given.items() if text != getattr(term, name)
    }
    items = fields.get("components", [])
    today = term.components_on("")
    if items and [(c.zh, c.en) for c in today] != [(i["zh"], i.get("en", "")) for i in items]:
        changed["components"] = _items(term.components, today, items)
    if not changed:
        return False
    put_term(home, {"id": term.id, **changed})
    home.drill.term_changed(term.id)
    return True


def _items(
    old: Sequence[Component], today: Sequence[Component], new: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """The whole list as a deck has it: `new` in the place of `today`, by place where the characters
    were changed; the items of other times as they are."""
    named = {component.zh: component for component in today}
    group = ""
    found = []
    for n, item in enumerate(new):
        known = named.get(item["zh"]) or (today[n] if n < len(today) else None)
        record = _filled(known) if known else {"group": group}
        group = record.get("group", "")
        found.append({k: v for k, v in {**record, "en": "", **item}.items() if v})
    return [*(_filled(c) for c in old if c not in today), *found]


def _filled(component: Component) -> dict[str, str]:
    return {key: value for key, value in asdict(component).items() if value}
