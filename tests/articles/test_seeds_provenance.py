"""The shipped articles are the raw documents: nothing lost, nothing added, nothing reordered.

tests/data/raw/cuts.toml says which piece of which raw file went where, or why it was dropped.
Compared is every character that is not white space, so Hanzi, digits, Latin letters and
punctuation alike. Project code is not used here: this is the yardstick it is measured with.
"""

import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.md"))
RAW = ROOT / "tests" / "data" / "raw"

REQUIRED = {"id", "title", "source"}
OPTIONAL = {"title_supplied", "subtitle", "date", "author", "note", "suspected"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BYLINE = re.compile(r"\([^()]*记者 [^()]*\)")
SENTENCE_END = "。!?…”)"
NOT_AT_START = "。,、;:!?”’)》"


def squeeze(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


def read_seed(path: Path) -> tuple[dict, str]:
    """Front matter and body of a seed, parted at its two `+++` lines."""
    before, front, body = re.split(r"^\+\+\+\n", path.read_text("utf-8"), maxsplit=2, flags=re.M)
    assert before == ""
    return tomllib.loads(front), body


def paragraphs(body: str) -> list[str]:
    """Paragraphs of a body, headings with their `## `."""
    return body.removeprefix("\n").removesuffix("\n").split("\n\n")


def unmarked(body: str) -> str:
    """A body without the heading marks."""
    return re.sub(r"^## ", "", body, flags=re.M)


def printed(front: dict, body: str) -> str:
    """All of an article that must come from the raw text, squeezed."""
    head = "" if "title_supplied" in front else front["title"] + front.get("subtitle", "")
    return squeeze(head + unmarked(body))


def raw_text(name: str) -> str:
    """A raw file, squeezed."""
    return squeeze((RAW / name).read_text("utf-8"))


ARTICLES = {path.stem: read_seed(path) for path in SEEDS}
CUTS = tomllib.loads((RAW / "cuts.toml").read_text("utf-8"))
FILES = {entry["name"]: entry for entry in CUTS["file"]}

each_article = pytest.mark.parametrize("stem", ARTICLES)
each_file = pytest.mark.parametrize("name", FILES)


def kept_pieces() -> list[tuple[str, int, str]]:
    """(article id, part, text) of every piece that went to an article, in raw order."""
    return [
        (piece["id"], piece["part"], raw_text(name)[piece["from"] : piece["to"]])
        for name, entry in FILES.items()
        for piece in entry["pieces"]
        if "id" in piece
    ]


# --- provenance ---------------------------------------------------------------------------


def test_every_raw_file_is_cut():
    assert sorted(FILES) == sorted(path.name for path in RAW.glob("*.txt"))
    assert len(FILES) == len(CUTS["file"])


@each_file
def test_pieces_tile_the_raw_file(name):
    text, at = raw_text(name), 0
    for piece in FILES[name]["pieces"]:
        if "drop" in piece:
            assert set(piece) == {"drop", "why"}
            assert all(piece.values())
            end = at + len(piece["drop"])
            assert text[at:end] == piece["drop"]
        else:
            assert set(piece) == {"id", "part", "from", "to", "first", "last"}
            assert piece["from"] == at < piece["to"]
            end = piece["to"]
            assert text[at:end].startswith(piece["first"])
            assert text[at:end].endswith(piece["last"])
        at = end
    assert at == len(text) == FILES[name]["length"]


def test_every_article_has_numbered_pieces():
    parts: dict[str, list[int]] = {}
    for stem, part, _ in kept_pieces():
        parts.setdefault(stem, []).append(part)
    assert sorted(parts) == sorted(ARTICLES)
    for stem, numbers in parts.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), stem


@each_article
def test_article_is_its_pieces(stem):
    pieces = sorted((part, text) for owner, part, text in kept_pieces() if owner == stem)
    assert "".join(text for _, text in pieces) == printed(*ARTICLES[stem])


# --- front matter -------------------------------------------------------------------------


def test_there_are_fifteen_articles():
    assert len(ARTICLES) == 15


@each_article
def test_fields(stem):
    front, _ = ARTICLES[stem]
    assert front["id"] == stem
    assert SLUG.fullmatch(stem)
    assert REQUIRED <= front.keys() <= REQUIRED | OPTIONAL
    assert front.get("title_supplied", True) is True
    for field in front.keys() - {"title_supplied", "suspected"}:
        value = front[field]
        assert isinstance(value, str), field
        assert value == value.strip() != "", field


@each_article
def test_date(stem):
    when = ARTICLES[stem][0].get("date")
    if when is not None:
        assert DATE.fullmatch(when)
        date.fromisoformat((when + "-01-01")[:10])


@each_article
def test_supplied_title_and_torn_text_are_explained(stem):
    front, _ = ARTICLES[stem]
    note = front.get("note", "")
    assert "title_supplied" not in front or "title" in note
    assert stem not in {torn["id"] for torn in CUTS["torn"]} or "Torn" in note


@each_article
def test_suspected_slips_occur(stem):
    front, body = ARTICLES[stem]
    for slip in front.get("suspected", []):
        assert set(slip) == {"as_is", "likely"}
        assert slip["as_is"] != slip["likely"]
        lines = [front["title"], front.get("subtitle", ""), *unmarked(body).split("\n")]
        assert any(slip["as_is"] in line for line in lines), slip["as_is"]


# --- clean text ---------------------------------------------------------------------------


@each_article
def test_characters(stem):
    text = (ROOT / "seeds" / f"{stem}.md").read_bytes().decode("utf-8")
    odd = {c for c in text if unicodedata.category(c)[0] == "C" and c != "\n"}
    odd |= {c for c in text if unicodedata.category(c)[0] == "Z" and c != " "}
    assert not odd
    assert unicodedata.normalize("NFC", text) == text
    assert "\ufffd" not in text


@each_article
def test_paragraphs_are_single_lines(stem):
    _, body = ARTICLES[stem]
    assert body == "\n" + body.strip() + "\n"
    for paragraph in paragraphs(body):
        assert paragraph == paragraph.strip() != ""
        assert "\n" not in paragraph
        assert "#" not in paragraph.removeprefix("## ")


@each_article
def test_no_stray_spaces(stem):
    front, body = ARTICLES[stem]
    for paragraph in paragraphs(unmarked(body)):
        assert " " not in BYLINE.sub("", paragraph)
    for field in ("title", "subtitle"):
        # A headline of two halves keeps the one space that parts them.
        assert front.get(field, "").count(" ") <= 1


@each_article
def test_paragraph_ends(stem):
    torn = [entry["end"] for entry in CUTS["torn"] if entry["id"] == stem]
    for paragraph in paragraphs(ARTICLES[stem][1]):
        assert paragraph[0] not in NOT_AT_START
        if paragraph.startswith("## "):
            assert paragraph[-1] not in "。,、;:"
            continue
        broken = [end for end in torn if paragraph.endswith(end)]
        assert bool(broken) != (paragraph[-1] in SENTENCE_END), paragraph[-20:]
        torn = [end for end in torn if end not in broken]
    assert not torn
