"""The title of an article: which of the lines above its text it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.articles.cleaning.headings import mark_level
from reader.articles.cleaning.rows import Row
from reader.hanzi import count_hanzi

LONGEST_TITLE = 75  # code points
_KICKER = re.compile(r"(?:强调|指出|要求|时|主持|致辞|讲话|召开|会见)[:：]?$")
_SITE = re.compile(
    r"(?:网|报|台|在线|客户端|频道|门户|网站|人民政府|发布|新闻|要闻|公开|数据库|[厅局委办部]|平台|杂志|时政|本网讯|正文|动态)$"
)
_DATELINE = re.compile(
    r"[（(]?(?:本报|本网|新华社|中新社|人民网)[^。，]{0,24}(?:讯|电|报道)[\s（(]"
)
_HANGS = "的和与暨及、"  # a line of a title that ends so goes on in the next
_GENRE = re.compile(
    r"(?:通知|意见|决定|报告|办法|方案|规划|条例|规定|(?<!并)讲话|公告|通报|函|批复|纲要|细则|措施|公报|决议|指示|命令|通告|建议|说明|解读)(?:[（(].*[）)])?$"
)
_ABOUT = re.compile(r"关于|印发|转发|在.{2,40}上")
LABELLED_TITLE = re.compile(
    r"[（(【\[]?(?:(?:本文)?原?标\s?题|题\s?目|信息名称|名\s?称)\s*[:：]\s*(?=\S)"
)


def squeeze(text: str) -> str:
    """`text` without blanks, marks and quotes: what two copies of a title share."""
    return "".join(char for char in text if char.isalnum()).lower()


def unlabelled(text: str) -> str:
    """`text` without a label such as 原标题：, and without the brackets around both."""
    label = LABELLED_TITLE.match(text)
    if not label:
        return text
    rest = text[label.end() :]
    return rest.rstrip("）)】]") if text[0] in "（(【[" else rest


def may_be_title(text: str) -> bool:
    """True for a line that could be a title or a subtitle: short, and no sentence."""
    if len(text) > LONGEST_TITLE or (not count_hanzi(text) and not text.isascii()):
        return False
    if text.count("，") + text.count(",") >= 3:
        return False
    if text[-1] in "。；，、,;:：" or text[0] in "，。、；：）》”":
        return False
    return not mark_level(text) or text[0].isdecimal()


def title_index(rows: Sequence[Row], kinds: Sequence[str], given: str) -> int | None:
    """Which of the rows above a text is its title, or None. `kinds`: what each is (text, fact,
    furniture, byline …); `given`: the title that the format names."""
    fit = [at for at, row in enumerate(rows) if kinds[at] == "text" and may_be_title(row.text)]
    if not fit:
        return None
    if known := squeeze(given):
        # The lowest of its copies, for the text is below it; a labelled one only if it is alone.
        for at in sorted(fit, key=lambda at: (bool(LABELLED_TITLE.match(rows[at].text)), -at)):
            line = squeeze(rows[at].text)
            if line == known or (len(line) >= 6 and (line in known or known in line)):
                return at
    if formal := [at for at in fit if rows[at].heading == 1]:
        return formal[-1]
    # A title stands above the first numbered heading.
    marked = [at for at, row in enumerate(rows) if mark_level(row.text) and at not in fit]
    fit = [at for at in fit if not marked or at < marked[0]]
    if not fit:
        return None
    if not has_furniture(kinds):  # a text by itself begins with its title
        first = rows[fit[0]].text
        return fit[1] if len(fit) > 1 and _SITE.search(first) and count_hanzi(first) < 6 else fit[0]
    squeezed = [squeeze(row.text) for row in rows]
    best = max(fit, key=lambda at: (_points(rows, kinds, squeezed, at), -at))
    # The best may be the second line of a title, or its subtitle.
    for _ in range(2):
        if best - 1 not in fit or not _heads(rows[best - 1].text, rows[best].text):
            break
        best -= 1
    return best


def has_furniture(kinds: Sequence[str]) -> bool:
    """True where the lines above a text show that they come from a page."""
    return any(kind in ("furniture", "menu", "fact") for kind in kinds)


def _heads(above: str, text: str) -> bool:
    """True for a line that could be the title to `text` below it."""
    hanzi = count_hanzi(above)
    if squeeze(above) == squeeze(text):
        return True
    if _SITE.search(above) and hanzi < 14:
        return False
    return hanzi >= 7 or (text[0] in "—-" and hanzi >= 4)


def _points(rows: Sequence[Row], kinds: Sequence[str], squeezed: list[str], at: int) -> float:
    """How much speaks for row `at` as the title."""
    text, hanzi = rows[at].text, count_hanzi(rows[at].text)
    points = min(hanzi, 10) / 5
    if hanzi < 5 or (_SITE.search(text) and hanzi < 14):
        points -= 2.0
    below = list(kinds[at + 1 : at + 5])
    if "fact" in below:
        points += 2.0 - 0.2 * below.index("fact")
    elif any(kind in ("byline", "adopted", "number") for kind in below[:2]):
        points += 2.0
    if at and kinds[at - 1] == "fact":
        points += 1.2
    # Below the title there is little furniture; above it, there may be any number of lines.
    points -= 0.6 * sum(kind == "furniture" for kind in kinds[at + 1 :])
    points -= 0.25 * sum(kind == "text" for kind in kinds[at + 1 :])
    if LABELLED_TITLE.match(text):
        points -= 0.5
    if text[0] in "—-":
        points -= 2.0
    if any(squeezed[at] in other for i, other in enumerate(squeezed) if i != at and hanzi > 5):
        points += 1.0
    return points


def runs_on(title: str, after: Row) -> bool:
    """True where a title goes on in the line below it."""
    text = after.text
    if len(title) + len(text) > LONGEST_TITLE or text[0] in "—-（(" or mark_level(text):
        return False
    if not may_be_title(text) or _DATELINE.match(text):
        return False
    long = bool(_ABOUT.search(title)) or count_hanzi(title) >= 15
    if (
        long
        and not _GENRE.search(title)
        and _GENRE.search(text)
        and len(text) <= 24
        and "主持" not in text
    ):
        return not after.gap
    is_open = any(title.count(a) > title.count(b) for a, b in ("《》", "“”"))
    return is_open or title[-1] in _HANGS or bool(_KICKER.search(title) and count_hanzi(title) > 6)


def joined(title: str, more: str) -> str:
    """A title and its second line: a blank parts two halves, but not a phrase."""
    tight = (
        title[-1] in _HANGS or title.count("《") > title.count("》") or bool(_GENRE.search(more))
    )
    return f"{title}{more}" if tight else f"{title.rstrip('：:')} {more}"


def parted(title: str) -> tuple[str, str]:
    """Title and subtitle (with its dash) that stand in one line; the subtitle may be ""."""
    head, dash, rest = title.partition("——")
    if count_hanzi(head) >= 6 and count_hanzi(rest) >= 6:
        return head.rstrip(), dash + rest
    return title, ""
