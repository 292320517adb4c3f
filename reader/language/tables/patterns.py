"""Readings that follow from how a word is built, for words that no good dictionary has."""

from __future__ import annotations

import re

from reader.language.tables.sources import Reading

_NUMBER = "[一二三四五六七八九十百千万亿两几数多半每余〇零第]+"
_COUNTED = (  # measure words
    (re.compile(rf"{_NUMBER}只"), "zhī"),
    (re.compile(rf"第{_NUMBER}卷|{_NUMBER}卷"), "juàn"),
    (re.compile(rf"{_NUMBER}担"), "dàn"),
    (re.compile(rf"{_NUMBER}重"), "chóng"),
    (re.compile(rf"{_NUMBER}载"), "zǎi"),
    (re.compile(rf"[两几数]行|第{_NUMBER}行"), "háng"),
)
# 静静地 认认真真地 亮晶晶地 创造性地
_ADVERB = re.compile(r"(.)\1地|(.)\2(.)\3地|.(.)\4地|.+[性般样似然]地")
_DESCRIBING = ("a", "d", "z")  # 平安地: what stands before 地 describes
_TITLE = re.compile(
    ".+[部局厅处科组队院校会市县省区旗盟镇乡村社厂所团务师卫夫狱室道艇警司庭楼班排连营军]长"
)

# Surnames that are read otherwise than the character (现代汉语词典).
SURNAMES = {
    "曾": "zēng", "任": "rén", "仇": "qiú", "解": "xiè", "单": "shàn", "朴": "piáo", "查": "zhā",
    "盖": "gě", "葛": "gě", "翟": "zhái", "覃": "qín", "缪": "miào", "区": "ōu", "员": "yùn",
    "乐": "yuè", "华": "huà", "燕": "yān", "应": "yīng", "宁": "níng", "洗": "xiǎn", "召": "shào",
    "纪": "jǐ", "那": "nā", "过": "guō", "黑": "hè", "秘": "bì", "种": "chóng", "晁": "cháo",
    "尉": "wèi", "卜": "bǔ", "柏": "bǎi", "於": "yū", "牟": "mù", "干": "gān", "令": "líng",
}  # fmt: skip
# The reading of a character as a verb, before what can only follow a verb: 划着 卷起 数完.
_VERBS = {
    "划": "huá", "缝": "féng", "卷": "juǎn", "盛": "chéng", "量": "liáng", "系": "jì", "弹": "tán",
    "教": "jiāo", "种": "zhòng", "还": "huán", "钉": "dìng", "磨": "mó", "长": "zhǎng", "数": "shǔ",
    "扇": "shān", "处": "chǔ", "拧": "nǐng", "背": "bēi", "撒": "sǎ", "扎": "zā", "奔": "bèn",
}  # fmt: skip
_AFTER_VERB = frozenset("着了过完好成满住起得")
_SURE = frozenset("曾任仇解朴葛翟覃缪")
# 塞尔维亚, 塞缪尔: names from other languages, by the characters they are written with.
_FOREIGN = re.compile(
    "[塞·阿埃艾安奥巴班北贝比彼波伯博布查达戴丹德迪蒂多恩尔法菲弗夫福盖戈格古哈海赫霍基吉加杰卡凯坎科克肯库拉莱兰朗"
    "勒雷里利莉丽琳卢鲁路伦罗洛马玛麦曼梅蒙米密姆摩莫缪穆拿纳娜内尼涅纽诺帕佩皮普奇齐乔萨桑沙莎舍什斯索塔泰"
    "坦汤特图托瓦威维温沃乌西希夏谢辛休雅亚延耶叶伊以因英尤约泽扎詹珍朱兹佐哥俄人国语多利昂浦拜纶曼兰]+"
)


def by_pattern(word: str, tags: dict[str, str], reading: Reading) -> Reading:
    """`reading` of `word` corrected by how the word is built; `tags`: jieba's parts of speech."""
    first, last = reading[0], reading[-1]
    if len(word) == 2 and word[0] in _VERBS and word[1] in _AFTER_VERB:
        first = _VERBS[word[0]]
    if len(word) == 2 and word[1] == "得" and last == "dé" and tags.get(word) == "v":
        last = "de"
    if word.startswith("长得"):
        return ("zhǎng", "de", *reading[2:])
    if word[-1] == "为" and not word.endswith("因为"):
        last = "wéi"
    elif word[-1] == "地" and (
        _ADVERB.fullmatch(word)
        or (len(word) > 2 and tags.get(word[:-1], "").startswith(_DESCRIBING))
    ):
        last = "de"
    elif _TITLE.fullmatch(word):
        last = "zhǎng"
    else:
        last = next((s for pattern, s in _COUNTED if pattern.fullmatch(word)), last)
    if tags.get(word) == "nr" and len(word) == 3 and word[0] in _SURE:
        first = SURNAMES[word[0]]
    reading = (first, *reading[1:-1], last)
    if "塞" in word and _FOREIGN.fullmatch(word) and tags.get(word, "").startswith("n"):
        return tuple("sài" if s == "sāi" else s for s in reading)
    return reading
