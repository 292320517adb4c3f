"""`tifa annotate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.hanzi import count_hanzi
from tests.conftest import Tifa

TEXT = "深刻领悟“两个确立”的决定性意义，闯新路、进中游。\n\n第二段〇一，𠀀 END.\n"


def annotate(tifa: Tifa, *args: str, text: str = TEXT) -> dict[str, Any]:
    done = tifa("annotate", "-", "--format", "json", *args, stdin=text.encode())
    assert (done.code, done.err) == (0, "")
    (article,) = done.json["articles"]
    return article


def test_raw_text_for_programs(reading_tifa: Tifa) -> None:
    article = annotate(reading_tifa, "--raw")
    assert set(article) == {"id", "title", "paragraphs"}
    assert [p["text"] for p in article["paragraphs"]] == [
        "深刻领悟“两个确立”的决定性意义，闯新路、进中游。",
        "第二段〇一，𠀀 END.",
    ]
    for paragraph in article["paragraphs"]:
        at = 0
        for word in paragraph["words"]:
            assert set(word) == {"text", "start", "pinyin", "by"}
            assert word["start"] == at
            at += len(word["text"])
            assert len(word["pinyin"]) == count_hanzi(word["text"])
            assert bool(word["by"]) == bool(word["pinyin"])
        assert "".join(word["text"] for word in paragraph["words"]) == paragraph["text"]
    first = article["paragraphs"][0]
    shown = {t["id"]: first["text"][t["start"] : t["end"]] for t in first["terms"] if t["shown"]}
    assert shown["两个确立"] == "两个确立"
    assert "闯新路、进中游" in shown.values()
    assert all(set(t) == {"id", "start", "end", "shown"} for t in first["terms"])


def test_a_file_has_a_title(reading_tifa: Tifa) -> None:
    article = annotate(reading_tifa, text="标题\n\n第一段。\n\n第二段。\n")
    assert article["title"] == "标题"
    assert [p["text"] for p in article["paragraphs"]] == ["第一段。", "第二段。"]


def test_an_article_of_the_library_by_a_piece_of_its_title(reading_tifa: Tifa) -> None:
    (article,) = reading_tifa("annotate", "一竿子插到底", "--format", "json").json["articles"]
    assert article["id"] == "nmrb-2023-07-24-7"
    assert article["title"] == "一竿子插到底抓落实"
    assert len(article["paragraphs"]) > 3


def test_in_a_pipe_pinyin_stands_over_hanzi_without_escapes(reading_tifa: Tifa) -> None:
    done = reading_tifa("annotate", "-", "--raw", stdin=TEXT.encode())
    assert done.code == 0
    assert "\x1b" not in done.out
    above, below = done.out.splitlines()[:2]
    assert "liǎng gè quèlì" in above
    assert "确立" in below
    # Every column keeps a blank, so that syllables of neighbouring words never touch.
    assert above.split()[:2] == ["shēnkè", "lǐngwù"]


def test_an_unknown_article_and_one_of_several(reading_tifa: Tifa) -> None:
    unknown = reading_tifa("annotate", "没有这篇")
    assert unknown.code == 1
    assert "no article “没有这篇”" in unknown.error
    several = reading_tifa("annotate", "nmrb-2023-07")
    assert several.code == 1
    assert "fits 7 articles" in several.error


def test_files_that_cannot_be_read(reading_tifa: Tifa, tmp_path: Path) -> None:
    missing = reading_tifa("annotate", str(tmp_path / "missing.txt"))
    assert (missing.code, "no such file" in missing.error) == (2, True)
    folder = reading_tifa("annotate", str(tmp_path))
    assert (folder.code, "a folder" in folder.error) == (2, True)
    binary = reading_tifa("annotate", "-", "--raw", stdin=b"a\x00b")
    assert (binary.code, "standard input: this is not a text" in binary.error) == (2, True)
    empty = reading_tifa("annotate", "-", stdin=b"")
    assert (empty.code, "standard input: the file is empty" in empty.error) == (2, True)


def test_sandhi_only_when_asked_for(reading_tifa: Tifa) -> None:
    text = "统一领导，不是一个人。\n"

    def readings(*args: str) -> str:
        words = annotate(reading_tifa, "--raw", *args, text=text)["paragraphs"][0]["words"]
        return " ".join(s for word in words for s in word["pinyin"])

    assert readings() == "tǒng yī lǐng dǎo bù shì yī gè rén"
    assert readings("--sandhi") == "tǒng yī líng dǎo bú shì yí gè rén"


def test_spellings_for_the_eye(reading_tifa: Tifa) -> None:
    def above(*args: str) -> str:
        done = reading_tifa("annotate", "-", "--raw", *args, stdin="两个社会主义".encode())
        assert done.code == 0
        return " ".join(done.out.splitlines()[0].split())

    assert above() == "liǎng gè shèhuì zhǔyì"
    assert above("--spelling", "numbers") == "liang3 ge4 she4hui4 zhu3yi4"
    assert above("--spelling", "zhuyin") == "ㄌㄧㄤˇ ㄍㄜˋ ㄕㄜˋㄏㄨㄟˋ ㄓㄨˇㄧˋ"
    assert reading_tifa("annotate", "-", "--spelling", "loud").code == 2


def test_a_correction_holds_in_annotated_texts(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "t.txt"
    file.write_text("他在银行工作。\n", encoding="utf-8")
    assert tifa("readings", "add", "银行", "yín xíng").code == 0
    (article,) = tifa("annotate", str(file), "--raw", "--format", "json").json["articles"]
    words = {w["text"]: w for w in article["paragraphs"][0]["words"]}
    assert (words["银行"]["pinyin"], words["银行"]["by"]) == (["yín", "xíng"], "user")
