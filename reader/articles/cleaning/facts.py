"""Facts that a line of a masthead or a footer states: date, source, author, editors."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.articles.cleaning.bylines import PROVINCES, is_authors, is_name
from reader.articles.cleaning.chrome import is_furniture
from reader.articles.cleaning.dates import find_date
from reader.articles.cleaning.traditional import simplify
from reader.articles.draft import Facts
from reader.hanzi import count_hanzi

_DATES = (
    r"(?:发布|发表|发文|成文|印发|更新|发稿|录入|上传|公开|生成|刊发|刊登|制发|添加|编辑|稿件|文章)(?:日期|时间)|"
    r"发布于|发布|日期|时间|刊期|出版日期|见报日期"
)
_SOURCES = (
    r"(?:信息|文章|稿件|新闻|内容|资料|消息|文稿|数据|本文|原文)?来源(?:单位|于)?|稿源|出处|发布(?:单位|机构|机关|部门|人)|"
    r"发文(?:机关|机构|单位)|制定机关|信息提供|供稿(?:单位|人)?|提供单位|转载自|转自|来自|信息发布"
)
_AUTHORS = (
    r"作者|撰稿人?|撰文|采写|执笔|文[/／]图|图[/／]文|文|"
    r"(?:[一-鿿]{0,6})?(?:见习|实习|首席|特约)?(?:全媒体)?(?:记者|通讯员)"
)
_EDITORS = (
    r"(?:本期|本版|本文|实习|值班|文字|责任|执行|新媒体|图文|网络|视觉|美术)?(?:责编|编辑|主编|副主编|编审|美编)|编校|校对|校审|校核|审核人?|审校|审签|审稿|"
    r"审发|签发|初审|复审|终审|一审|二审|三审|一校|二校|三校|[一二三]审[一二三]校|监制|总监制|监审|值班(?:编委|主任|总编|领导)|"
    r"总编辑?|策划|总策划|统筹|摄影|摄像|视频|配音|图片|制图|视觉|设计|排版|制作|录入人?|实习生|出品人?|海报|剪辑|责校|版式|播音|翻译"
)
_COUNTS = (
    r"点击(?:量|数|率|次数)?|浏览(?:量|次数|数)?|阅读(?:量|次数|数)?|访问量|访问次数|人气|评论|转发|点赞|"
    r"次数|打印"
)
_INDEX = (
    r"索\s?引\s?号|主题分类|体裁分类|组配分类|信息分类|发文字号|文\s?号|文件编号|主\s?题\s?词|关键[词字]|公开(?:方式|范围|类型|形式|责任部门)|信息名称|名\s?称|标\s?题|"
    r"有效性|是否有效|效力状态|文件状态|公文种类|服务对象|废止日期|生效日期|失效时间|实施日期|所属(?:栏目|分类)|统一登记号|分\s?类|栏\s?目|版\s?次|版面|字号|字体|责任部门"
)
_LABEL = re.compile(
    rf"(?:(?P<date>{_DATES})|(?P<source>{_SOURCES})|(?P<editor>{_EDITORS})|(?P<author>{_AUTHORS})|"
    rf"(?P<count>{_COUNTS})|(?P<index>{_INDEX}))(?=\s*[】\]]?\s*[:：]|\s[-—]\s)"
)
# Labels that cannot be the end of a value, so that nothing need part them from it.
_CERTAIN = frozenset(("责任编辑", "责编", "作者", "来源", "发布时间", "发布日期", "记者", "通讯员"))
_SHORT_DATE = re.compile(r"(?:\d\d[-./年])?\d{1,2}[-./月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?")
_COLON = re.compile(r"\s*[】\]]?\s*[:：]\s*|\s[-—]\s")
_WORD = re.compile(r"[^\s|｜丨\[【]+")
_MARK = re.compile(r"[|｜丨\[【]")
_SKIP = re.compile(r"[\s|｜丨·•/／,，;；、\[\]【】（）()<>《》\-—_*＊◎○□■●]+")
_SPACED = re.compile(
    r"([来作编记审校责时日文标分栏索])\s+([源者辑核对编间期号题类目引])(?=\s*[:：])"
)
ORGAN = re.compile(
    r"(?:网|网站|日报|晚报|早报|时报|报|报社|社|局|厅|委|办|部|院|处|台|府|所|会|队|校|学|刊|杂志|发布|中心|客户端|在线|公众号|快报|之声|新闻|频道|办公室|公司|集团|前线|融媒|平台|号|论坛|时空|观察|报道|财经)$"
)
_HINT = re.compile(r"[:：]|\s[-—]\s|(?:19|20)\d\d|[〇零○ＯO]")  # none without one of these
# Where a WeChat account posted from.
_POSTED = re.compile(rf"\s*(?:发表于|Posted on)\s*\S{{0,8}}$|(?<=\d:\d\d)\s+(?:{PROVINCES})$")
# Which page of a newspaper, and what the page is called.
_PAGE = re.compile(r"\s*[第(（]?(?<!\d)[A-Z]?\d{1,3}\s*版[)）]?(?:\s*[:：]?\s*[^\s:：|｜]{2,8}$)?")
_BUTTONS = re.compile(r"(?<=..)(?:收藏|打印|分享|关闭|举报|订阅|关注|评论|微博|微信)+$")
_LONGEST = 200


@lru_cache(maxsize=4096)  # a line is asked about at several steps
def read_facts(text: str) -> Facts | None:
    """What a line states, where it states nothing else: None for a line with other text.

    Editors, and what else is worth keeping, go to `note`. Values of no use (counts, index
    numbers) are passed over; a line of nothing but those gives empty Facts.
    """
    if not text or len(text) > _LONGEST or "。" in text or not _HINT.search(text):
        return None
    text = _PAGE.sub(" ", _POSTED.sub("", _SPACED.sub(r"\1\2", text)), count=1)
    # Labels are looked for in the simplified text, values taken from the text itself.
    plain = simplify(text)
    found: dict[str, list[str]] = {"date": [], "source": [], "author": [], "note": [], "rest": []}
    labelled, at = 0, 0
    while at < len(text):
        if skipped := _SKIP.match(text, at):
            at = skipped.end()
            continue
        label = _LABEL.match(plain, at)
        colon = label and _COLON.match(plain, label.end())
        if label and colon:
            end = _value_end(plain, colon.end())
            value = text[colon.end() : end].strip(" |｜丨·[]【】（(;；,，")
            if not _take(found, label.lastgroup or "", label[0], value):
                return None
            labelled += 1
            at = end
            continue
        day = find_date(text, at)
        if day and day.start == at:
            found["date"].append(day.iso)
            at = day.end
            continue
        word = _WORD.match(text, at)
        end = max(at + 1, min(_value_end(plain, at), word.end() if word else len(text)))
        found["rest"].append(text[at:end].strip())
        at = end
    return _conclude(found, labelled)


def _value_end(text: str, at: int) -> int:
    """Where the value that begins at `at` ends: before the next label, mark or date."""
    ends = [len(text)]
    if mark := _MARK.search(text, at):
        ends.append(mark.start())
    for label in _LABEL.finditer(text, at):
        before = text[label.start() - 1] if label.start() else " "
        apart = before in " )）】]；;，," or not before.strip() or label[0] in _CERTAIN
        loose = label.start() > at and apart
        if loose and _COLON.match(text, label.end()):
            ends.append(label.start())
            break
    if day := find_date(text, at):
        ends.append(day.end if day.start == at else day.start)
    return min(ends)


def _take(found: dict[str, list[str]], group: str, label: str, value: str) -> bool:
    """Keep the value of a label; False where it cannot be one, so that the line is text."""
    words = value.split(" ")
    while words and is_furniture(words[-1]):
        words.pop()
    value = " ".join(words).strip("　 、")
    if len(value) > 60 or "。" in value or "，" in value[:-1]:
        return False
    if group == "date":
        day = find_date(value)
        if value and day is None and not _SHORT_DATE.fullmatch(value):
            return False
        if day and count_hanzi(value[day.end :]) > 3:
            return False
        if day:
            found["date"].insert(0, day.iso) if label.startswith("发") else found["date"].append(
                day.iso
            )
    elif group in ("source", "author"):
        if group == "author" and value and not is_authors(label, value):
            return False
        if value and not is_furniture(value):
            value = _organ(value) if group == "source" else value
            first = "来源" in label or label in ("稿源", "出处")
            found[group].insert(0 if first else len(found[group]), value)
    elif group == "editor" and value:
        if len(value) > 40 or "，" in value:
            return False
        found["note"].append(f"{label}:{value}")
    return True


def _organ(value: str) -> str:
    """The name of a source, without the marks of a title, an issue and a button behind it."""
    if quoted := re.match(r"《([^》]{2,30})》", value):
        return quoted[1]
    return _BUTTONS.sub("", value).strip("《》“”")


def _conclude(found: dict[str, list[str]], labelled: int) -> Facts | None:
    rest = [word for word in found["rest"] if not is_furniture(word) and not word.isdecimal()]
    hanzi = sum(map(count_hanzi, rest))
    if rest and (not (found["date"] or labelled) or hanzi > 14 or any(map(_is_text, rest))):
        return None
    if not labelled and not found["date"]:
        return None
    if rest and not found["source"]:
        organs = [word for word in rest if any(map(ORGAN.search, word.split("-")))]
        if not organs and not found["date"]:
            return None
        found["source"] += organs[:1]
        rest = [word for word in rest if word not in organs]
    names = [word for word in rest if is_name(word)]
    others = [word for word in rest if word not in names]
    if len(others) == 1 and names and found["date"] and not labelled and not found["source"]:
        found["source"], rest = others, names  # a WeChat account: author, account, date
    if sum(count_hanzi(word) for word in rest if word not in names) > 5:
        return None
    if names and not found["author"]:
        found["author"].append(" ".join(names))
    source = found["source"][0] if found["source"] else ""
    author = " ".join(dict.fromkeys(found["author"]))
    return Facts(
        source=source,
        date=found["date"][0] if found["date"] else "",
        author=author,
        note=" ".join(dict.fromkeys(found["note"])),
    )


def _is_text(word: str) -> bool:
    return bool(re.search(r"[。！？；，,、：:]", word))
