"""Accuracy of readings on labelled text, beside other engines; speed, loading time, memory.

    python tests/bench/bench_readings.py [--errors SET] [--no-frozen] [--cache FOLDER] [--node DIR]

Sets lie in tests/bench/readings: `*-hard.txt` have the reading of the examined characters in
brackets after them, the others every syllable of the sentence after a tab. Sets named frozen-*
are never tuned on. `lenient` counts a neutral tone and the full tone of the same syllable as one,
for dictionaries disagree there (关系 guān·xì). `--node`: a folder with pinyin-pro and
@pinyin-pro/data installed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader.hanzi import is_hanzi
from reader.language.tables.spelling import same_but_neutral

HERE = Path(__file__).parent / "readings"
Engine = Callable[[list[str]], list[list[str]]]  # texts → one reading a Hanzi
Label = tuple[str, dict[int, str]]  # text; number of the Hanzi → its reading


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", help="print what our engine gets wrong in this set")
    parser.add_argument("--no-frozen", action="store_true")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "tifa-bench")
    parser.add_argument("--node", type=Path)
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.speed:
        return speed(asked.cache)
    engines: dict[str, Engine] = {
        "ours": lambda texts: ours(texts, asked.cache),
        "pypinyin": lambda texts: pypinyin(texts, False),
        "pypinyin+cedict": lambda texts: pypinyin(texts, True),
    }
    if asked.node:
        engines["pinyin-pro"] = lambda texts: pinyin_pro(texts, asked.node)
    for path in sorted(HERE.glob("*.txt")):
        if asked.errors and path.stem != asked.errors:
            continue
        if asked.no_frozen and path.stem.startswith("frozen"):
            continue
        labels = [
            read_label(line)
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        ]
        texts = [text for text, _ in labels]
        wanted = sum(len(found) for _, found in labels)
        print(f"{path.stem}: {len(labels)} sentences, {wanted} labelled Hanzi")
        for name, engine in engines.items():
            wrong = lenient = 0
            for (text, label), found in zip(labels, engine(texts), strict=True):
                for at, reading in label.items():
                    if found[at] == reading:
                        continue
                    wrong += 1
                    hard = not same_but_neutral((found[at],), (reading,))
                    lenient += hard
                    if asked.errors and name == "ours" and hard:
                        where = [i for i, c in enumerate(text) if is_hanzi(c)][at]
                        print(
                            f"  {text[max(0, where - 8) : where]}[{text[where]}]"
                            f"{text[where + 1 : where + 9]}  {found[at]}, wanted {reading}"
                        )
            print(
                f"  {name:16} {100 - 100 * wrong / wanted:7.3f} %   lenient "
                f"{100 - 100 * lenient / wanted:7.3f} %   ({lenient} wrong)"
            )


def read_label(line: str) -> Label:
    """A line of a set."""
    if "\t" in line:
        text, spelled = line.split("\t")
        return text, dict(enumerate(spelled.split()))
    text, found, rest = "", {}, line
    while rest:
        if rest[0] == "[":
            reading, _, rest = rest[1:].partition("]")
            found[sum(map(is_hanzi, text)) - 1] = reading
        else:
            text, rest = text + rest[0], rest[1:]
    return text, found


def ours(texts: list[str], cache: Path) -> list[list[str]]:
    from reader.language.words import Linguist

    linguist = Linguist(cache)
    return [[s for word in linguist.words(text) for s in word.pinyin] for text in texts]


def pypinyin(texts: list[str], cedict: bool) -> list[list[str]]:
    """In a process of its own: pypinyin-dict changes pypinyin's tables for good."""
    program = (
        "import sys, json\n"
        "from pypinyin import lazy_pinyin, Style\n"
        + (
            "from pypinyin_dict.phrase_pinyin_data import cc_cedict; cc_cedict.load()\n"
            if cedict
            else ""
        )
        + "for text in json.load(sys.stdin):\n"
        "    print(json.dumps(lazy_pinyin(text, style=Style.TONE, errors=list)))\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return _hanzi_only(texts, out)


def pinyin_pro(texts: list[str], folder: Path) -> list[list[str]]:
    program = (
        "import { pinyin, addDict } from 'pinyin-pro';\n"
        "import complete from '@pinyin-pro/data/complete';\n"
        "import fs from 'fs';\n"
        "addDict(complete);\n"
        "for (const text of JSON.parse(fs.readFileSync(0, 'utf8')))\n"
        "  console.log(JSON.stringify(pinyin(text, { type: 'array', toneSandhi: false })));\n"
    )
    script = folder / "bench.mjs"
    script.write_text(program, encoding="utf-8")
    out = subprocess.run(
        ["node", str(script)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    ).stdout
    return _hanzi_only(texts, out)


def _hanzi_only(texts: list[str], out: str) -> list[list[str]]:
    """What the others print, with their sandhi of 一 and 不 taken back."""
    found = []
    for text, line in zip(texts, out.splitlines(), strict=True):
        syllables = []
        for char, syllable in zip(text, json.loads(line), strict=True):
            if char == "一":
                syllable = "yī"
            elif char == "不" and syllable == "bú":
                syllable = "bù"
            elif char == "儿" and syllable == "er":
                syllable = "r"
            if is_hanzi(char):
                syllables.append(syllable)
        found.append(syllables)
    return found


_LOAD = """
import sys, time
def used():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024
from pathlib import Path
start, before = time.perf_counter(), used()
if sys.argv[1] == "jieba":
    import warnings; warnings.simplefilter("ignore")
    import jieba; jieba.setLogLevel(30)
    tokenizer = jieba.Tokenizer(); tokenizer.tmp_dir = sys.argv[2]; tokenizer.initialize()
    list(tokenizer.cut("中国", HMM=False))
else:
    from reader.language.words import Linguist
    linguist = Linguist(Path(sys.argv[2])); linguist.words("中国")
print(time.perf_counter() - start, used() - before)
"""


def speed(cache: Path) -> None:
    """Against jieba.cut(HMM=False) on the shipped articles."""
    import warnings

    warnings.simplefilter("ignore")
    import jieba

    from reader.language.words import Linguist

    cache.mkdir(parents=True, exist_ok=True)
    for what in ("jieba", "ours"):
        runs = []
        for _ in range(4):  # the first may compile a cache
            out = subprocess.run(
                [sys.executable, "-c", _LOAD, what, str(cache)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            runs.append([float(x) for x in out.split()])
        print(
            f"{what}: loads in {min(r[0] for r in runs[1:]):.3f} s, "
            f"{min(r[1] for r in runs[1:]):.0f} MB"
        )
    seeds = Path(__file__).parents[2] / "seeds"
    lines = [
        line
        for path in sorted(seeds.glob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ] * 4
    jieba.setLogLevel(30)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(cache)
    tokenizer.initialize()
    linguist = Linguist(cache)
    linguist.words("中国")
    best = [1e9, 1e9]
    for _ in range(7):
        for number, work in enumerate(
            (lambda line: list(tokenizer.cut(line, HMM=False)), linguist.words)
        ):
            start = time.perf_counter()
            for line in lines:
                work(line)
            best[number] = min(best[number], time.perf_counter() - start)
    size = sum(map(len, lines))
    print(
        f"{size} characters: jieba {best[0]:.3f} s, ours {best[1]:.3f} s, "
        f"ratio {best[0] / best[1]:.2f}"
    )


if __name__ == "__main__":
    main()
