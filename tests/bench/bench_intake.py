"""How near the raw documents, read by themselves, come to the articles made from them by hand.

Run from the checkout: python tests/bench/bench_intake.py [FOLDER_OF_RAW_FILES]
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.articles.cleaning.chrome import is_furniture  # noqa: E402
from reader.articles.cleaning.facts import read_facts  # noqa: E402
from reader.articles.intake import Incoming, read_articles  # noqa: E402
from reader.articles.markdown import parse_markdown  # noqa: E402
from reader.articles.model import Article  # noqa: E402
from reader.hanzi import is_hanzi  # noqa: E402

RAW = ROOT / "tests" / "data" / "raw"


def hanzi(articles: list[Article]) -> str:
    """The Hanzi of titles that are printed, subtitles and paragraphs, in order."""
    texts = []
    for article in articles:
        if not article.title_supplied:
            texts += [article.title, article.subtitle]
        texts += [paragraph.text for paragraph in article.paragraphs]
    return "".join(char for text in texts for char in text if is_hanzi(char))


def in_order(truth: str, found: str) -> int:
    """How many characters of `truth` stand in `found` in the same order."""
    matcher = SequenceMatcher(None, truth, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def truth_of(name: str) -> list[Article]:
    """The shipped articles that came from a raw file, in the order of their first piece."""
    cuts = tomllib.loads((RAW / "cuts.toml").read_text(encoding="utf-8"))
    entry = next(entry for entry in cuts["file"] if entry["name"] == name)
    ids = dict.fromkeys(piece["id"] for piece in entry["pieces"] if "id" in piece)
    files = [ROOT / "seeds" / f"{id_}.md" for id_ in ids]
    return [parse_markdown(file.read_text(encoding="utf-8"), file.name) for file in files]


def measure(file: Path) -> tuple[str, dict[str, float], tuple[Incoming, ...]]:
    """The name of a raw file, its measures (shares of 1), and what was read."""
    truth = truth_of(file.name)
    found = read_articles(file.read_bytes(), file.name)
    wanted = [paragraph.text for article in truth for paragraph in article.paragraphs]
    got = [paragraph.text for item in found for paragraph in item.article.paragraphs]
    equal = sum(
        block.size for block in SequenceMatcher(None, wanted, got, False).get_matching_blocks()
    )
    true, read = hanzi(truth), hanzi([item.article for item in found])
    ordered = in_order(true, read)
    common = (Counter(true) & Counter(read)).total()
    return (
        file.name,
        {
            "paragraphs": equal / max(len(wanted), len(got)),
            "precision": ordered / len(read),
            "recall": ordered / len(true),
            "any order precision": common / len(read),
            "any order recall": common / len(true),
        },
        found,
    )


def main() -> None:
    """Print a line of measures for each raw file, and the time that cleaning took."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else RAW
    for file in sorted(folder.glob("*.txt")):
        name, shares, found = measure(file)
        data = file.read_bytes()
        start = time.perf_counter()
        for _ in range(5):
            is_furniture.cache_clear()
            read_facts.cache_clear()
            read_articles(data, name)
        took = (time.perf_counter() - start) / 5
        rate = took / max(1, sum(item.article.hanzi for item in found)) * 20_000 * 1000
        print(f"{name}: {len(found)} articles, {rate:.0f} ms for 20,000 Hanzi")
        print("   " + "  ".join(f"{what} {share:.4f}" for what, share in shares.items()))
        for warning in dict.fromkeys(warning for item in found for warning in item.warnings):
            print(f"   ! {warning}")


if __name__ == "__main__":
    main()
