"""How much prose the lines and boxes of a web page hold, and what speaks against them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from reader.articles.pages.model import Box, Page, PageLine

SCRAP = 80  # Hanzi of prose: less may stand on a page that has no text
_SHORT = 12  # Hanzi: less is a label or a heading unless it ends in a stop
TEASER = 100  # Hanzi: more are not the first words of an article but the article
_LONGEST_NOTICE = 240  # Hanzi of a paragraph about copyright

_STOPS = re.compile(r"[，。；：！？、,;!?]")
_ENDS = re.compile(r"[。！？；!?…”』」）)]$")
# How the first words of another article end where it is announced.
_CUT = re.compile(r"(?:…+|\.{3,}|[\[【(（](?:详细|详情|全文|更多|阅读全文)[\]】)）])[>》\s]*$")
_SENTENCE = re.compile(r"[。！？；!?;…]")
_LABEL = re.compile(
    r"[\s【\[「·•▪■◆>》|]*(?:\w{0,4}精彩推荐|相关(?:阅读|新闻|链接|报道|文章|文档|推荐|内容|专题|稿件|"
    r"信息|附件|资讯)|(?:推荐|延伸|扩展|拓展|深度|热门|更多)(?:阅读|新闻|文章|资讯|内容|链接|推荐|报道)|"
    r"(?:猜你|您?可能|你可能)会?(?:喜欢|感兴趣)\w{0,4}|"
    r"(?:新闻|点击|热点|阅读|今日|本周|一周|周|日|月)?(?:排行榜?|热榜)|热点(?:新闻|推荐|关注|专题)|"
    r"(?:网友|最新|全部|精彩|热门|发表)?评论(?:\(\d+\)|（\d+）)?|为您推荐|大家都在看|编辑推荐|"
    r"今日推荐|广告(?:[：:].*)?|图片新闻|精彩图集|友情链接|(?:免责|版权)声明|网站声明|上一[篇条]|[下后]一[篇条]|"
    r"最新(?:文章|新闻|信息|动态)|通知公告|专题专栏|热词|标签|关键词|分享到?)[\s】\]」：:>》|]*"
)
_TALK_LABEL = re.compile(r"评论|声明")
# Forms that notices have, not the words alone: articles speak of 备案, 许可证 and 侵权 too.
_NOTICE = re.compile(
    r"版权所有|备案(?:序?号|编号|[：:])|[一-鿿]ICP|ICP[备证]|公网安备|网站标识码|"
    r"(?:主办|承办|协办)(?:单位)?[：:]|技术支持(?:单位)?[：:]|许可证.{0,6}[：:\d]|"
    r"建议(?:您)?使用.{0,16}(?:浏览器|分辨率|IE|\d{3,4})|(?:最佳|屏幕)?分辨率.{0,8}\d{3,4}|"
    r"举报(?:电话|邮箱)[：:]|邮编[：:]|Copyright|©|凡(?:本网|注明)|本网站?(?:刊登|所有|转载)|"
    r"未经.{0,14}(?:授权|许可|同意).{0,14}(?:转载|复制|摘编|镜像|链接|转贴|使用)|不代表本[网站]|"
    r"(?:如有|如涉|若有|若涉|涉嫌|存在).{0,8}侵权|侵权.{0,8}(?:联系|告知|删除)|"
    r"(?:免责|版权|郑重)声明|仅代表作者|联系我们|关于我们|网站地图",
    re.IGNORECASE,
)

# What boxes are called in the markup, in English and in pinyin: evidence, never proof.
_TALK = r"comments?|cmt|pinglun|reply|replies"
_APART = (
    r"side(?:bar)?|foot(?:er)?|copyright|related?|relate|recommend|disclaimer|mianze|xgyd|xgxw|xglj"
)
_BESIDE = (
    r"(?:gg|guanggao|side|foot|copyright|nav|menu|bread|crumb|relate|recommend|hot|rank|comment|"
    r"share|toolbar|tools|print|qrcode|ewm|erweima|login|search|advert|banner|popup|modal|dialog|"
    r"topbar|links?|friend|tuijian|xiangguan|xgyd|xgxw|xglj|pinglun|fenxiang|daohang|dibu|bottom|"
    r"mianze|disclaim|statement|prev|next|pager?|pagination|weixin|wechat|subscribe|tags?|keywords?|"
    r"reply|guess|more|aside|widget|cookie)\w*|ad|ads"
)
_NAMES = tuple(
    (kind, re.compile(rf"(?:^|[\W_])(?:{names})(?:$|[\W_])", re.IGNORECASE))
    for kind, names in (("talk", _TALK), ("apart", _APART), ("beside", _BESIDE))
)
TEXT_TAGS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "tr"))
_BESIDE_TAGS = frozenset(("nav", "footer", "aside", "header", "menu", "dialog"))


def is_label(text: str) -> bool:
    """Whether a line is what stands over links to other pages (over text it may be a heading)."""
    return len(text) < 24 and _LABEL.fullmatch(text) is not None


def is_talk_label(text: str) -> bool:
    """Whether a line stands over readers' comments or a disclaimer."""
    return is_label(text) and _TALK_LABEL.search(text) is not None


def is_link(line: PageLine) -> bool:
    """Whether a line is hardly more than a link."""
    return line.linked > 0.8 * line.size


def named(box: Box) -> str:
    """What the names of a box make it: `talk` of readers, `apart` from the text, perhaps `beside`
    it, or ""."""
    return _kind(box.names) or ("beside" if box.tag in _BESIDE_TAGS else "")


@lru_cache(4096)
def _kind(names: str) -> str:
    return next((kind for kind, pattern in _NAMES if pattern.search(names)), "")


def prose_of(line: PageLine) -> int:
    """How many Hanzi of running text a line holds: few if it is a label, none if it is a link."""
    if line.linked * 2 > line.size:
        return 0
    wide = _wide(line.text)
    if not _STOPS.search(line.text):
        return wide // 4 if wide >= _SHORT else 0
    if wide < _SHORT and not _ENDS.search(line.text):
        return wide // 4
    if line.notices and wide < _LONGEST_NOTICE:
        return wide // 8
    if _CUT.search(line.text):
        return wide // 8
    if not _SENTENCE.search(line.text):  # a headline, or part of a sentence
        return wide // 2
    return int(wide * (line.size - line.linked) / line.size)


def text_of(line: PageLine) -> int:
    """How many Hanzi a line holds, be they prose or not; none if it is a link or a notice."""
    return 0 if line.linked * 2 > line.size or line.notices else _wide(line.text)


def _wide(text: str) -> int:
    # Hanzi and their punctuation take three bytes: far quicker than asking for each character.
    return (len(text.encode("utf-8", "replace")) - len(text)) // 2


def count_notices(text: str) -> int:
    """How many marks of a site's footer (registration, copyright, contact) a line holds."""
    return len(_NOTICE.findall(text)) if len(text) < 2 * _LONGEST_NOTICE else 0


class Measure:
    """Sums over the lines of a page, so that any box is measured in the same short time."""

    def __init__(self, page: Page, prose: list[int]) -> None:
        self._size = _sums(line.size for line in page.lines)
        self._linked = _sums(line.linked for line in page.lines)
        self._links = _sums(is_link(line) for line in page.lines)
        self._lines = _sums(weight > 0 for weight in prose)
        self._long = _sums(weight > TEASER for weight in prose)
        self._notices = _sums(line.notices for line in page.lines)
        self._prose = _sums(prose)
        self.total = self._prose[-1]

    def prose(self, box: Box) -> int:
        """Hanzi of prose in a box."""
        return self._prose[box.last] - self._prose[box.first]

    def size(self, box: Box) -> int:
        """Characters in a box, at least one."""
        return max(1, self._size[box.last] - self._size[box.first])

    def linked(self, box: Box) -> float:
        """The share of a box that is links."""
        return (self._linked[box.last] - self._linked[box.first]) / self.size(box)

    def links(self, first: int, last: int) -> int:
        """How many of the lines from `first` to before `last` are links."""
        return self._links[last] - self._links[first]

    def paragraphs(self, box: Box) -> int:
        """How many lines of a box hold prose."""
        return self._lines[box.last] - self._lines[box.first]

    def has_long(self, box: Box) -> bool:
        """Whether a box has a paragraph longer than what announces another article."""
        return self._long[box.last] > self._long[box.first]

    def notices(self, box: Box) -> int:
        """Marks of a site's footer in a box."""
        return self._notices[box.last] - self._notices[box.first]

    def prose_between(self, first: int, last: int) -> int:
        """Hanzi of prose in the lines from `first` to before `last`."""
        return self._prose[last] - self._prose[first]


def _sums(values: object) -> list[int]:
    return [0, *accumulate(values)]  # type: ignore[call-overload]
