"""Spellings of syllables, sandhi, and where words are parted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.spelling import build, division
from reader.spelling.passage import Given, Style, write
from reader.spelling.passage import given as said
from reader.spelling.sandhi import sandhi
from reader.spelling.syllable import numbered, tone, toneless, with_tone
from reader.spelling.zhuyin import zhuyin

SYLLABLES = (  # noqa: SIM905
    "zhōng guó rén mín ér nǚ lüè xué xióng jiǔ guì yuán yún yǔ wēng yī wú ān áng ēn zhì chī shí rì "
    "zǐ cì sì lǜ qū juān ō de ma r ng zhuāng wǒ yě yòu yóng dōng diū guāi"
).split()


def words(line: str) -> list[tuple[str, list[str]]]:
    """`统一/tǒng yī ，/ …` as words and syllables."""
    return [(w, r.split("_") if r else []) for w, _, r in (p.partition("/") for p in line.split())]


def spelled(line: str, style: Style = Style(), **more: object) -> str:  # noqa: B008
    """The words as they would be shown, a blank apart, tied ones together."""
    written = write(words(line), style, **more)  # type: ignore[arg-type]
    out = ""
    for n, pieces in enumerate(written.pieces):
        glue = "" if style.joined else "|"
        text = glue.join(piece for piece, _ in pieces)
        out += text + ("" if n in written.tied or not text else " ")
    return out.strip()


# -- one syllable


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_marks_come_back(syllable: str) -> None:
    assert with_tone(toneless(syllable), tone(syllable)) == syllable


@given(st.sampled_from([s for s in SYLLABLES if s not in ("r", "ng")]), st.integers(1, 5))
def test_every_tone_can_be_set_and_read(syllable: str, number: int) -> None:
    marked = with_tone(toneless(syllable), number)
    assert tone(marked) == number
    assert numbered(marked) == f"{toneless(syllable)}{number}"


def test_where_the_mark_stands() -> None:
    for plain, number, marked in (
        ("xiong", 2, "xióng"), ("gui", 4, "guì"), ("jiu", 3, "jiǔ"), ("lüe", 4, "lüè"),
        ("zhou", 1, "zhōu"), ("nü", 3, "nǚ"), ("n", 4, "ǹ"), ("de", 5, "de"), ("", 3, ""),
    ):  # fmt: skip
        assert with_tone(plain, number) == marked


@pytest.mark.parametrize(
    ("syllable", "letters"),
    [
        ("zhōng", "ㄓㄨㄥ"), ("guó", "ㄍㄨㄛˊ"), ("nǚ", "ㄋㄩˇ"),
        ("xué", "ㄒㄩㄝˊ"), ("shì", "ㄕˋ"),
        ("ér", "ㄦˊ"), ("de", "˙ㄉㄜ"), ("r", "ㄦ"), ("wēng", "ㄨㄥ"), ("yǒng", "ㄩㄥˇ"),
        ("lüè", "ㄌㄩㄝˋ"), ("qióng", "ㄑㄩㄥˊ"), ("Xī", "ㄒㄧ"), ("?", "?"), ("abc", "abc"),
    ],
)  # fmt: skip
def test_zhuyin(syllable: str, letters: str) -> None:
    assert zhuyin(syllable) == letters


def test_zhuyin_as_another_package_has_it() -> None:
    pypinyin = pytest.importorskip("pypinyin")
    text = "内蒙古自治区党委全面贯彻落实会议精神推动各项工作高质量发展取得新成效略女绿云元永翁欧而"
    ours = [zhuyin(s[0]) for s in pypinyin.pinyin(text, style=pypinyin.Style.TONE)]
    theirs = [s[0] for s in pypinyin.pinyin(text, style=pypinyin.Style.BOPOMOFO)]
    assert ours == theirs


# -- sandhi


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("一/yī 年/nián", "yì nián"), ("一/yī 天/tiān", "yì tiān"), ("一/yī 本/běn", "yì běn"),
        ("一/yī 定/dìng", "yí dìng"), ("一定/yī_dìng", "yí dìng"), ("一个/yī_ge", "yí ge"),
        ("统一/tǒng_yī 战线/zhàn_xiàn", "tǒng yī zhàn xiàn"), ("统一战线/tǒng_yī_zhàn_xiàn",
        "tǒng yī zhàn xiàn"), ("第一/dì_yī 次/cì", "dì yī cì"), ("第一次/dì_yī_cì", "dì yī cì"),
        ("一/yī ，/ 二/èr", "yī  èr"), ("十一/shí_yī 届/jiè", "shí yī jiè"),
        ("二〇二一/èr_líng_èr_yī 年/nián", "èr líng èr yī nián"),
        ("一月/yī_yuè", "yī yuè"), ("一百/yī_bǎi", "yì bǎi"), ("一万/yī_wàn", "yí wàn"),
        ("看/kàn 一/yī 看/kàn", "kàn yi kàn"), ("一中全会/yī_zhōng_quán_huì",
        "yī zhōng quán huì"), ("一带一路/yī_dài_yī_lù", "yí dài yí lù"),
        ("不/bù 是/shì", "bú shì"), ("不/bù 来/lái", "bù lái"), ("不断/bù_duàn", "bú duàn"),
        ("不/bù 。/", "bù "), ("是/shì 不/bù 是/shì", "shì bu shì"),
        ("对不起/duì_bu_qǐ", "duì bu qǐ"), ("不一样/bù_yī_yàng", "bù yí yàng"),
    ],
)  # fmt: skip
def test_one_and_not(line: str, spoken: str) -> None:
    assert " ".join(" ".join(s) for s in sandhi(words(line))) == spoken


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("领导/lǐng_dǎo", "líng dǎo"), ("展览馆/zhǎn_lǎn_guǎn", "zhán lán guǎn"),
        ("小老虎/xiǎo_lǎo_hǔ", "xiǎo láo hǔ"), ("很/hěn 好/hǎo", "hén hǎo"),
        ("我/wǒ 也/yě 很/hěn 好/hǎo", "wó yě hén hǎo"), ("有/yǒu 理想/lǐ_xiǎng", "yǒu lí xiǎng"),
        ("有/yǒu 本领/běn_lǐng 。/", "yǒu bén lǐng "), ("管理/guǎn_lǐ 好/hǎo", "guán lí hǎo"),
        ("领导/lǐng_dǎo 影响/yǐng_xiǎng", "líng dǎo yíng xiǎng"),
        ("好/hǎo ，/ 请/qǐng", "hǎo  qǐng"),
        ("我/wǒ 的/de 本/běn", "wǒ de běn"), ("岂有此理/qǐ_yǒu_cǐ_lǐ", "qí yǒu cí lǐ"),
        ("老/lǎo 百姓/bǎi_xìng", "láo bǎi xìng"),
    ],
)  # fmt: skip
def test_third_tones(line: str, spoken: str) -> None:
    assert " ".join(" ".join(s) for s in sandhi(words(line))) == spoken


_WORD = st.lists(
    st.sampled_from([("一", "yī"), ("不", "bù"), ("好", "hǎo"), ("个", "ge"), ("看", "kàn"),
                     ("儿", "r"), ("𠀀", "")]), min_size=1, max_size=5,
).map(lambda w: ("".join(c for c, _ in w), [s for _, s in w]))  # fmt: skip


_REST = st.sampled_from([("，", []), ("GDP", []), ("3", [])])


@given(st.lists(st.one_of(_WORD, _REST), max_size=12))
def test_sandhi_changes_tones_and_nothing_else(line: list[tuple[str, list[str]]]) -> None:
    spoken = sandhi(line)
    assert [len(s) for s in spoken] == [len(s) for _, s in line]
    for (_, before), after in zip(line, spoken, strict=True):
        assert [toneless(s) for s in before] == [toneless(s) for s in after]
        for one, other in zip(before, after, strict=True):
            if one != other:
                assert (toneless(one) in ("yi", "bu")) or (tone(one), tone(other)) == (3, 2)


# -- words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("两个", "两 个"), ("第一", "第-一"), ("第一次", "第-一 次"), ("十一届", "十一 届"),
        ("二十三", "二十三"), ("三百五十六", "三百 五十六"), ("亿千瓦", "亿 千瓦"),
        ("万平方米", "万 平方米"), ("万亿元", "万亿 元"), ("二十三万", "二十三 万"),
        ("这个", "这 个"), ("这里", "这里"), ("各项", "各 项"), ("一定", "一定"), ("一些", "一些"),
        ("十分", "十分"), ("千瓦", "千瓦"), ("万一", "万一"), ("九亿", "九亿"),
        ("风平浪静", "风平-浪静"), ("爱憎分明", "爱憎-分明"), ("实事求是", "实事-求是"),
        ("不亦乐乎", "不亦乐乎"), ("总而言之", "总而言之"), ("爱莫能助", "爱莫能助"),
        ("坚定不移", "坚定-不移"), ("全心全意", "全心-全意"), ("千方百计", "千方-百计"),
        ("社会主义", "社会 主义"), ("贯彻落实", "贯彻 落实"), ("党的建设", "党 的 建设"),
        ("共产党员", "共产党员"), ("北京市", "北京 市"), ("内蒙古自治区", "内蒙古 自治区"),
        ("源网荷储", "源-网-荷-储"), ("人民", "人民"), ("忙忙碌碌", "忙忙碌碌"),
    ],
)  # fmt: skip
def test_where_words_are_parted(word: str, parts: str) -> None:
    gaps = (*division.gaps(word), "")
    assert "".join(char + gap for char, gap in zip(word, gaps, strict=True)) == parts


@given(st.text("一二三十百千万亿零〇两第几个次这各不之而中国人民社会主义", min_size=1, max_size=9))
def test_there_is_one_gap_between_two_hanzi(word: str) -> None:
    assert len(division.gaps(word)) == len(word) - 1
    assert set(division.gaps(word)) <= {"", " ", "-"}


def test_the_table_is_sorted_and_found_line_by_line() -> None:
    lines = [line for line in build.FILE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert lines == sorted(lines, key=str.encode)
    for line in lines[:: len(lines) // 500]:
        word, parts = line.split("\t")
        assert division.listed(word) == parts
    assert division.listed("没有这个词") == division.listed("") == ""


def test_the_table_is_what_the_script_makes() -> None:
    pytest.importorskip("pypinyin_dict")
    pytest.importorskip("pypinyin")
    assert build.table() == build.FILE.read_text(encoding="utf-8")


# -- passages

XIAN = "西安/xī_ān 的/de 女儿/nǚ_ér 。/"


def test_words_are_joined_with_apostrophes() -> None:
    assert spelled(XIAN) == "xī'ān de nǚ'ér"
    assert spelled(XIAN, Style("numbers")) == "xi1an1 de5 nü3er2"
    assert spelled(XIAN, Style("zhuyin")) == "ㄒㄧ ㄢ ˙ㄉㄜ ㄋㄩˇㄦˊ"
    assert spelled(XIAN, Style(joined=False)) == "xī|ān de nǚ|ér"


def test_capitals_of_names_and_sentences() -> None:
    line = "在/zài 北京市/běi_jīng_shì ，/ 习近平/xí_jìn_píng 说/shuō ：/ “/ 好/hǎo 。/ ”/ 他/tā"
    assert spelled(line, Style(capitals=True)) == "Zài Běijīng Shì Xí Jìnpíng shuō Hǎo Tā"
    assert spelled(line) == "zài běijīng shì xí jìnpíng shuō hǎo tā"
    assert spelled("2023 年/nián", Style(capitals=True)) == "nián"
    assert spelled("中华文化/zhōng_huá_wén_huà", Style(capitals=True), begins=False) == (
        "Zhōnghuá wénhuà"
    )
    assert spelled("安/ān", Style("zhuyin", capitals=True)) == "ㄢ"


def test_what_decks_say() -> None:
    assert said("Zhōngguó mèng") == [Given(True, False), Given(False, False), Given(False, False)]
    line = "奋勇/fèn_yǒng 争先/zhēng_xiān"
    marks = said("fènyǒng-zhēngxiān")
    decks = {0: marks[:2], 1: marks[2:]}
    assert spelled(line, decks=decks) == "fènyǒng-zhēngxiān"
    assert spelled(line, Style("zhuyin"), decks=decks) == "ㄈㄣˋㄩㄥˇ ㄓㄥㄒㄧㄢ"


def test_particles_are_joined_to_their_word() -> None:
    assert spelled("讨论/tǎo_lùn 着/zhe") == "tǎolùnzhe"
    assert spelled("通过/tōng_guò 了/le 决定/jué_dìng") == "tōngguòle juédìng"
    assert spelled("看/kàn 了/le 。/") == "kàn le"
    assert spelled("同志/tóng_zhì 们/men") == "tóngzhìmen"


def test_erhua() -> None:
    assert spelled("一点儿/yī_diǎn_r") == "yīdiǎnr"
    assert spelled("一点儿/yī_diǎn_r", Style("numbers")) == "yi1dianr3"
    assert spelled("一点儿/yī_diǎn_r", Style("zhuyin", sandhi=True)) == "ㄧˋㄉㄧㄢˇㄦ"


def test_unknown_syllables_and_other_text_are_left_alone() -> None:
    written = write([("𠀀好", ["", "hǎo"]), ("GDP", []), ("3", [])])
    assert written.pieces == [(("hǎo", 3),), (), ()]
    assert write([("𠀀好", ["", "hǎo"])], Style(joined=False)).pieces == [(("", 0), ("hǎo", 3))]
