from __future__ import annotations

from pathlib import Path

import pytest

from reader.hanzi import is_hanzi
from reader.language.words import Linguist

SETS = Path(__file__).parents[1] / "bench" / "readings"


def read(linguist: Linguist, text: str) -> str:
    return " ".join(s for word in linguist.words(text) for s in word.pinyin)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("内蒙古", "nèi měng gǔ"),
        ("为人民服务", "wèi rén mín fú wù"),
        ("以人民为中心", "yǐ rén mín wéi zhōng xīn"),
        ("长效机制", "cháng xiào jī zhì"),
        ("以上率下", "yǐ shàng shuài xià"),
        ("统种共富", "tǒng zhòng gòng fù"),
        ("元上都", "yuán shàng dū"),
        ("京蒙协作", "jīng měng xié zuò"),
        ("全面推行河长制、林长制", "quán miàn tuī xíng hé zhǎng zhì lín zhǎng zhì"),
        ("坚定不移地走", "jiān dìng bù yí de zǒu"),
        ("这片土地上", "zhè piàn tǔ dì shàng"),
        ("我得抓紧", "wǒ děi zhuā jǐn"),
        ("得民心者得天下", "dé mín xīn zhě dé tiān xià"),
        ("一、不", "yī bù"),
        ("花儿", "huā r"),
        ("二〇二三年", "èr líng èr sān nián"),
    ],
)
def test_readings(linguist: Linguist, text: str, reading: str) -> None:
    assert read(linguist, text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("记者任建国报道", "jì zhě rén jiàn guó bào dào"),
        ("曾晓明书记曾多次强调", "zēng xiǎo míng shū jì céng duō cì qiáng diào"),
        ("副主席解德、任晓刚出席", "fù zhǔ xí xiè dé rén xiǎo gāng chū xí"),
        ("他先后任乡长、县长", "tā xiān hòu rèn xiāng zhǎng xiàn zhǎng"),
        ("任命为主任", "rèn mìng wéi zhǔ rèn"),
        ("蔚县、单县、六安", "yù xiàn shàn xiàn lù ān"),
    ],
)
def test_names(linguist: Linguist, text: str, reading: str) -> None:
    assert read(linguist, text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("為人民服務", "wèi rén mín fú wù"),
        ("頭髮", "tóu fa"),
        ("發展經濟", "fā zhǎn jīng jì"),
        ("幹部們朝著目標前進", "gàn bù men cháo zhe mù biāo qián jìn"),
        ("著名學者的著作", "zhù míng xué zhě de zhù zuò"),
        ("長江三峽與長輩", "cháng jiāng sān xiá yǔ zhǎng bèi"),
    ],
)
def test_traditional_text_is_read(linguist: Linguist, text: str, reading: str) -> None:
    assert read(linguist, text) == reading
    assert "".join(word.text for word in linguist.words(text)) == text


def test_where_a_reading_comes_from(linguist: Linguist) -> None:
    by = {word.text: word.by for word in linguist.words("为人民，山重塑经济。")}
    assert by["为"] == "rule"
    assert by["人民"] == "phrase"
    assert by["山"] == "default"
    assert by["重塑"] == "override"
    assert by["，"] == ""


def test_doubtful_readings_are_marked(linguist: Linguist) -> None:
    sure, doubtful = linguist.words("为人民服务，调")[0], linguist.words("为人民服务，调")[-1]
    assert sure.doubt == ""
    assert (doubtful.pinyin, doubtful.doubt) == (("diào",), "tiáo")


# Lower bounds: the bench prints the figures. Sets named frozen-* are never tuned on.
@pytest.mark.parametrize(
    ("name", "least"), [("dev-hard", 0.98), ("dev-news", 0.998), ("dev-prose", 0.99)]
)
def test_labelled_text(linguist: Linguist, name: str, least: float) -> None:
    wanted = right = 0
    for line in (SETS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        text, label = labelled(line)
        found = [s for word in linguist.words(text) for s in word.pinyin]
        for at, reading in label.items():
            wanted += 1
            right += bare(found[at], reading)
    assert right / wanted >= least


def labelled(line: str) -> tuple[str, dict[int, str]]:
    if "\t" in line:
        text, spelled = line.split("\t")
        return text, dict(enumerate(spelled.split()))
    text, found = "", {}
    for piece in line.split("["):
        reading, closed, rest = piece.partition("]")
        if closed:
            found[sum(map(is_hanzi, text)) - 1] = reading
            text += rest
        else:
            text += piece
    return text, found


def bare(one: str, other: str) -> bool:
    from reader.language.tables.spelling import same_but_neutral

    return same_but_neutral((one,), (other,))
