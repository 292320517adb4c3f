"""Terms as rows of a table (TSV or CSV), and back again without loss.

One row a term, one column a field, named in the first row. Lists of texts are written `a | b`;
what has a structure of its own (components, renderings, origin, related, sources), and texts that
could be taken for a list, are JSON in their cell.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.errors import TifaError
from reader.glossary.fold import fold
from reader.glossary.validate import FIELDS
from reader.hanzi import count_hanzi

COLUMNS = tuple(name for name in FIELDS if name not in ("hidden", "replace", "reviewed"))
USUAL = ("term", "pinyin", "english", "meaning")  # of a table without a row of names
_NAMES = {name: name for name in COLUMNS} | {
    "headword": "term", "word": "term", "chinese": "term", "hanzi": "term", "simplified": "term",
    "词条": "term", "词语": "term", "提法": "term", "中文": "term", "拼音": "pinyin",
    "英文": "english", "英语": "english", "英译": "english", "translation": "english",
    "definition": "meaning", "释义": "zh", "解释": "zh", "变体": "variants",
}  # fmt: skip
_TEXTS = ("variants", "goes_with", "was")
_LISTS = {"components": "zh", "renderings": "text", "sources": "title"}  # and what a text in it is
_TABLES = ("origin", "related")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
          (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one row, and the line on which it begins."""

    line: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds: rows, rows that are none as (line, what to do), and remarks."""

    rows: tuple[Row, ...]
    faults: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> str:
    """The text of a table's bytes: UTF-8 or UTF-16 with a mark, UTF-8, UTF-16, GB18030.

    Raises TifaError, without the file's name, where it is none of them.
    """
    marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)
    even, odd = (data[n:4000:2].count(0) for n in (0, 1))
    if marked:
        data, guesses = data.removeprefix(marked[0]), [marked[1]]
    elif even or odd:
        guesses = ["utf-16-be" if even > odd else "utf-16-le"]
    else:
        guesses = ["utf-8", "gb18030"]
    for encoding in guesses:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or marked or _is_text(text):
            return text
    raise TifaError("not UTF-8, UTF-16 or GB18030; save it as UTF-8 (in Excel: CSV UTF-8)")


def read_table(text: str) -> Table:
    """The terms of a TSV or CSV table: tabs, commas or semicolons are found out; without a row of
    names the columns are those of `USUAL`. Raises TifaError, without the file's name, where it is
    no table of terms."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise TifaError("it is empty")
    records = _records(text, _delimiter(lines[0]))
    first = [cell.strip().casefold() for cell in records[0][1]]
    named = [_NAMES.get(cell, "") for cell in first]
    notes: list[str] = []
    if _is_head(first, named):
        left = [cell for cell, name in zip(first, named, strict=True) if cell and not name]
        twice = next((name for name in named if name and named.count(name) > 1), "")
        if twice:
            raise TifaError(f"line {records[0][0]}: two columns are called {twice}; rename one")
        notes += [f"no field is called “{cell}”; the column is left out" for cell in left]
        records = records[1:]
    else:
        named = list(USUAL)
    rows: list[Row] = []
    faults: list[tuple[int, str]] = []
    for line, cells in records:
        if any(cell.strip() for cell in cells[len(named) :]):
            message = f"has {len(cells)} cells for {len(named)} columns; quote or remove some"
            faults.append((line, message))
            continue
        try:
            values = {
                name: value
                for name, cell in zip(named, cells, strict=False)
                if name and (value := _value(name, cell.strip())) is not None
            }
        except ValueError as error:
            faults.append((line, str(error)))
            continue
        if "term" in values or "id" in values:
            rows.append(Row(line, values))
        else:
            faults.append((line, "has no term; fill its first cell or remove the row"))
    return Table(tuple(rows), tuple(faults), tuple(notes))


def write_table(records: Iterable[Mapping[str, Any]], delimiter: str = "\t") -> str:
    """Terms, as `Glossary.record` gives them, as a table with a row of names: the columns that
    any of them fills."""
    rows = []
    for record in records:
        row = {name: text for name in COLUMNS if (text := _cell(name, record.get(name)))}
        if record["id"] == fold(record["term"]):
            del row["id"]
        rows.append(row)
    # Always two columns at least: the delimiter is to be seen in the row of names.
    usual = ("term", "pinyin")
    columns = [name for name in COLUMNS if name in usual or any(name in row for row in rows)]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def filled(value: Any) -> Any:
    """`value` without what is empty in it, tuples as lists: two ways to write the same are one."""
    if isinstance(value, Mapping):
        inner = {key: filled(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item not in ("", [], {}, None)}
    if isinstance(value, list | tuple):
        return [filled(item) for item in value]
    return value


def _is_text(text: str) -> bool:
    """Is it what its encoding was guessed for? Nearly any bytes make some characters."""
    odd = any(unicodedata.category(char) in ("Cc", "Cn") and char not in "\t\r\n" for char in text)
    return not odd and count_hanzi(text) > 0


def _delimiter(line: str) -> str:
    if "\t" in line:
        return "\t"
    return max(",;", key=line.count)


def _records(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """(first line, cells) of every row that is not blank."""
    # Many programs write tables with tabs and never quote.
    ways = [csv.QUOTE_MINIMAL, csv.QUOTE_NONE] if delimiter == "\t" else [csv.QUOTE_MINIMAL]
    for way in ways:
        try:
            return _parsed(text, delimiter, way)
        except csv.Error as error:
            fault = error
    raise TifaError(f"{fault}; see the quotes in it") from fault


def _parsed(text: str, delimiter: str, quoting: Any) -> list[tuple[int, list[str]]]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True
    )
    found, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise csv.Error(f"line {line}: {error}") from error
    return found


def _is_head(cells: Sequence[str], named: Sequence[str]) -> bool:
    plain = all(name or not count_hanzi(cell) for cell, name in zip(cells, named, strict=True))
    return plain and ("term" in named or "id" in named)


def _value(name: str, cell: str) -> Any:
    """What a cell says of a field; None for an empty one. Raises ValueError."""
    if not cell:
        return None
    structured = name in _TABLES or (name in (*_TEXTS, *_LISTS) and cell.startswith("["))
    if structured:
        try:
            value = json.loads(cell)
        except ValueError as error:
            raise ValueError(f"{name}: not valid JSON ({error})") from error
        if isinstance(value, dict) is not (name in _TABLES):
            raise ValueError(f"{name}: must be {'{…}' if name in _TABLES else '[…]'} in JSON")
        return value
    if name in _TEXTS or name in _LISTS:
        texts = [part.strip() for part in cell.split("|") if part.strip()]
        return texts if name in _TEXTS else [{_LISTS[name]: text} for text in texts]
    return cell


def _cell(name: str, value: Any) -> str:
    value = filled(value)
    if not value:
        return ""
    if name in _TEXTS and not any("|" in v or v.startswith("[") or v != v.strip() for v in value):
        return " | ".join(value)
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
