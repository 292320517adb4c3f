"""The user's settings: one `config.toml`, every key optional.

```toml
[reading]
pinyin = "all"              # all | unknown | terms | none
level = ""                  # words you know at first: none | beginner | intermediate | advanced
density = "comfortable"     # comfortable | compact
column = 92                 # widest text column, in terminal cells (40–160)
hover = true                # pop-up when the mouse rests on a word
ambiguous = 1               # cells taken by “ ” … — and toned vowels in your terminal: 1 | 2
spelling = "marks"          # marks (zhōng) | numbers (zhong1) | zhuyin (ㄓㄨㄥ)
joined = true               # the syllables of a word in one; false: each over its own Hanzi
capitals = false            # for names and at the beginning of sentences
sandhi = false              # tones as spoken (yí gè, bú shì, lí jiě), not as in the dictionary
tones = "none"              # tone colours: none | safe (colour-blind) | pleco | mdbg | hanping
simplified = false          # show articles in traditional characters in simplified ones

[look]
theme = "tifa-dark"         # tifa-dark | tifa-light | tifa-mono

[drill]
retention = 0.9             # the share of due cards you want to remember (0.7–0.97)
new_per_day = 10
reviews_per_day = 200
prestudy = 20               # new terms of one article a day when you study it before reading
order = "due"               # what is due: due (longest first) | least-known | best-known | random
new_cards = "after"         # new cards come after what is due | before it | mixed with it
learning_steps = 1          # recalls on one day before a new or forgotten card leaves it (1–5)
rollover = 4                # the hour at which a new study day begins (0–23)
leech = 8                   # a card forgotten so often is a leech (2–99)
leech_suspend = false       # true: a leech is set aside
readings = "hard"           # whose reading is asked: hard (terms with a polyphone) | all
typing = false              # true: type the Chinese of cards that ask for it; false: only with t
# Kinds of cards, for all decks (default) and for single ones by their id. There are also
# "collocation", "formula" (which one is this list?) and "wrong" (the item that is not in it).
kinds = { default = ["meaning", "reading", "reverse", "cloze", "items"] }

[keys]
"reader.next_term" = "n"    # any binding id of the in-app help, and the key or keys for it
```
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from reader.errors import TifaError

PINYIN_MODES = ("all", "unknown", "terms", "none")
LEVELS = ("none", "beginner", "intermediate", "advanced")
DENSITIES = ("comfortable", "compact")
SPELLINGS = ("marks", "numbers", "zhuyin")
DRILL_READINGS = ("hard", "all")
DRILL_KINDS = ("meaning", "reading", "reverse", "cloze", "items", "collocation", "formula", "wrong")
DEFAULT_DECK = "default"  # what stands for all decks that have no kinds of their own
_USUAL_KINDS = ("meaning", "reading", "reverse", "cloze", "items")
TONE_COLOURS = ("none", "safe", "pleco", "mdbg", "hanping")
ORDERS = ("due", "least-known", "best-known", "random")
NEW_CARDS = ("after", "before", "mixed")
THEMES = ("tifa-dark", "tifa-light", "tifa-mono")


@dataclass(frozen=True, slots=True)
class Config:
    """Settings as the program uses them; field names are `section_key` of config.toml."""

    reading_pinyin: str = "all"
    reading_level: str = ""
    reading_density: str = "comfortable"
    reading_column: int = 92
    reading_hover: bool = True
    reading_ambiguous: int = 1
    reading_spelling: str = "marks"
    reading_joined: bool = True
    reading_capitals: bool = False
    reading_sandhi: bool = False
    reading_tones: str = "none"
    reading_simplified: bool = False
    look_theme: str = "tifa-dark"
    drill_retention: float = 0.9
    drill_new_per_day: int = 10
    drill_reviews_per_day: int = 200
    drill_prestudy: int = 20
    drill_order: str = "due"
    drill_new_cards: str = "after"
    drill_learning_steps: int = 1
    drill_rollover: int = 4
    drill_leech: int = 8
    drill_leech_suspend: bool = False
    drill_readings: str = "hard"
    drill_typing: bool = False
    drill_kinds: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {DEFAULT_DECK: _USUAL_KINDS}
    )
    keys: Mapping[str, str] = field(default_factory=dict)

    def kinds_of(self, deck: str) -> tuple[str, ...]:
        """The kinds of cards that the terms of a deck (by its id) make."""
        return self.drill_kinds.get(deck, self.drill_kinds[DEFAULT_DECK])


def _one_of(*allowed: str) -> Callable[[object], str | None]:
    def check(value: object) -> str | None:
        return None if value in allowed else f"must be one of {', '.join(allowed)}"

    return check


def _between(low: float, high: float, whole: bool = True) -> Callable[[object], str | None]:
    def check(value: object) -> str | None:
        number = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
        if number and low <= value <= high:  # type: ignore[operator]
            return None
        return f"must be a {'whole ' if whole else ''}number from {low} to {high}"

    return check


def _yes_no(value: object) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _kinds_by_deck(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return "must be a table: for each deck (or default) a list of kinds"
    for deck, kinds in value.items():
        if not isinstance(kinds, (list, tuple)):
            return f"of {deck} must be a list of kinds"
        if unknown := [kind for kind in kinds if kind not in DRILL_KINDS]:
            return f"of {deck}: “{unknown[0]}” is none of {', '.join(DRILL_KINDS)}"
    return None


CHECKS: Mapping[str, Callable[[object], str | None]] = {
    "reading_pinyin": _one_of(*PINYIN_MODES),
    "reading_level": _one_of("", *LEVELS),
    "reading_density": _one_of(*DENSITIES),
    "reading_column": _between(40, 160),
    "reading_hover": _yes_no,
    "reading_ambiguous": _between(1, 2),
    "reading_spelling": _one_of(*SPELLINGS),
    "reading_joined": _yes_no,
    "reading_capitals": _yes_no,
    "reading_sandhi": _yes_no,
    "reading_tones": _one_of(*TONE_COLOURS),
    "reading_simplified": _yes_no,
    "look_theme": _one_of(*THEMES),
    "drill_retention": _between(0.7, 0.97, whole=False),
    "drill_new_per_day": _between(0, 9999),
    "drill_reviews_per_day": _between(0, 9999),
    "drill_prestudy": _between(0, 9999),
    "drill_order": _one_of(*ORDERS),
    "drill_new_cards": _one_of(*NEW_CARDS),
    "drill_learning_steps": _between(1, 5),
    "drill_rollover": _between(0, 23),
    "drill_leech": _between(2, 99),
    "drill_leech_suspend": _yes_no,
    "drill_readings": _one_of(*DRILL_READINGS),
    "drill_typing": _yes_no,
    "drill_kinds": _kinds_by_deck,
}


def load_config(path: Path) -> Config:
    """Read `path`; a missing file gives the defaults.

    Raises TifaError naming the file and the key where the file can't be read, isn't TOML, or
    holds an unknown key or a value out of range.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise TifaError(f"{path}: cannot read the settings ({error}); mend or remove it") from error
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TifaError(f"{path}: not valid TOML: {error}; mend or remove it") from error
    return _from_table(table, path)


def _from_table(table: Mapping[str, Any], path: Path) -> Config:
    values: dict[str, Any] = {}
    for section, keys in table.items():
        if not isinstance(keys, dict):
            raise TifaError(f"{path}: “{section}” stands outside a section such as [reading]")
        if section == "keys":
            wrong = [name for name, key in keys.items() if not isinstance(key, str)]
            if wrong:
                raise TifaError(f'{path}: [keys] {wrong[0]}: write the key in quotes, "ctrl+n"')
            values["keys"] = dict(keys)
            continue
        for key, value in keys.items():
            name = f"{section}_{key}"
            if name not in CHECKS:
                raise TifaError(f"{path}: [{section}] {key}: no such setting; remove the line")
            problem = CHECKS[name](value)
            if problem:
                raise TifaError(f"{path}: [{section}] {key} {problem}")
            values[name] = _with_default(value) if name == "drill_kinds" else value
    return Config(**values)


def _with_default(kinds: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Kinds by deck as Config has them: with those of all other decks, in their order."""
    return {
        deck: tuple(kind for kind in DRILL_KINDS if kind in wanted)
        for deck, wanted in {DEFAULT_DECK: _USUAL_KINDS, **kinds}.items()
    }


def save_config(path: Path, config: Config) -> None:
    """Write the settings that differ from the file's, keeping its comments and order.

    The file is replaced atomically. Raises TifaError where it can't be written.
    """
    import tomlkit

    old = load_config(path)
    document = (
        tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else (tomlkit.document())
    )
    for item in fields(Config):
        value = getattr(config, item.name)
        if item.name == "keys" or value == getattr(old, item.name):
            continue
        section, key = item.name.split("_", 1)
        if item.name == "drill_kinds":
            value = {deck: list(kinds) for deck, kinds in value.items()}
        document.setdefault(section, tomlkit.table())[key] = value
    write_atomically(path, tomlkit.dumps(document))


def write_atomically(path: Path, text: str) -> None:
    """Write `text` beside `path`, then rename: a crash leaves the old file or the new one."""
    temporary = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise TifaError(f"{path}: cannot be written ({error})") from error


def changed(config: Config, **values: Any) -> Config:
    """A copy of `config` with `values` checked and set; raises TifaError on a bad value."""
    for name, value in values.items():
        problem = CHECKS[name](value)
        if problem:
            raise TifaError(f"{name.replace('_', '.', 1)} {problem}")
    return replace(config, **values)
