"""Page furniture: what Chinese government and news sites print around an article."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from reader.articles.cleaning.traditional import simplify
from reader.hanzi import HANZI, count_hanzi

_SEPARATORS = re.compile(
    r"[\s|｜丨·•>＞»›/／\\\[\]【】（）()<《》〈〉,，、;；:：+＋—\-_=*★☆▼▲△▽◆■□●○^√×…&]+"
)
# Words that, alone or side by side, make up a line of furniture.
_LINES = re.compile(
    r"|".join(
        (
            r"(?:当前|您的|你的|您(?:现)?在?的?|你(?:现)?在?的?|现在的?|所在)?(?:所在)?位置(?:[:：]|>|是[:：]).*",
            r"(?:首页|主页|网站首页)\s*(?:>|＞|»|›|-|—|/|→|::|·)+.*",
            r"(?:旗下栏目|网站栏目|频道|栏目导航|子站|所属栏目|所属频道|栏目|热搜词?|热门搜索|关键[词字]|标签|Tags?|TAG|分享(?:到|至))[:：].{0,80}",
            r"您?(?:访问的链接)?即将离开.{2,30}(?:是否继续|继续访问|外部链接).{0,40}",
            r"(?:今天|现在)是[:：]?\s*\d{4}.{2,30}|欢迎(?:您|访问|光临|来到).{2,24}",
            r".{0,16}(?:扫一扫|扫描二维码|扫码|扫描上方|扫描下方|识别二维码).{0,25}",
            r"(?:请)?(?:用|使用)?(?:手机|微信)(?:扫|看|阅读|浏览|查看).{0,16}",
            r".{0,20}(?:点击|长按|识别|戳|轻触).{0,8}(?:蓝字|关注|二维码|阅读原文|原文链接|查看原文|名片).{0,16}",
            r"(?:喜欢|觉得|看完|认同).{0,12}(?:点个?|点亮|给个)[“「]?(?:赞|在看|好看).{0,12}",
            r".{0,4}(?:点击量|点击数|点击率|点击次数|点击|浏览量|浏览次数|浏览数|浏览|阅读量|阅读次数|阅读数|阅读|访问量|访问次数|访问人数|人气|评论数?|转发|点赞数?|分享数?)(?:[:：为]|\s)\s*[\d,.万+]*\s*(?:次|人次|人|条)?",
            r"(?:已有|共有|本文)?\s*[\d,.万+]+\s*(?:次|人次?|条)?(?:阅读|浏览|点击|访问|评论|点赞|人参与)",
            r"[\[【（(]?\s*(?:字体|字号|文字|字体大小)[:：]?[\s\[【（(]*(?:特?大|中|小|标准|默认|[\s/|·\]】）)+-])*",
            r".*(?:[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s*(?:ICP|公网安备)|ICP\s*(?:备|证)|公网安备|网站标识码|许可证(?:编)?号|信息网络传播视听节目|网警|违法和?不良信息举报|广播电视节目制作).*",
            r"(?:Copyright|COPYRIGHT|copyright|©|版权所有|(?:.{0,25}[\s:：©])?版权所有[:：©\s]).{0,120}",
            r".{2,30}版权所有.{0,30}",
            r".{0,80}All\s*[Rr]ights?\s*[Rr]eserved.{0,40}",
            r"(?:未经|非经).{0,12}(?:授权|许可|同意|允许).{0,12}(?:不得|禁止|严禁).{0,24}",
            r"(?:建议|推荐|最佳).{0,10}(?:浏览器|分辨率|IE).{0,40}",
            r"(?:本站|本网站|您的浏览器).{0,12}(?:支持\s*IPv6|不支持|IPv6|版本过低).{0,40}",
            r"(?:IPv6|IPV6).{0,12}",
            r"(?:上一篇|下一篇|上一条|下一条|前一篇|后一篇|上一页|下一页)[:：\s].*",
            r"(?:分享让更多人看到|返回顶部|回到顶部|打印本页|关闭窗口).{0,12}",
            r"(?:责任编辑|编辑|来源)[:：]?",
            r"(?:继续滑动|轻触|轻点|预览时|收录于|以下文章来源于|发表于|已收录|人划线|微信扫一扫).{0,40}",
            r"[∙·•]?\s?[^\s。，]{2,10}\s?[>＞»]{1,2}",
            r"(?:标签|关键词|Tags?)\s?[-—]\s.*",
            r"[（(]?(?:本文|文中)?(?:图片|题图|照片|视频|图)\s?(?:均?由|均?来自|来源于?|提供)[:：]?.{0,20}[）)]?",
            r"(?:图片|图|照片|视频)(?:来源|说明)[:：]\s*(?:网络|互联网|资料图|新华社|本报资料)?",
            r"(?:https?://|www\.)[\x21-\x7e]{3,}",
            r"[A-Za-z0-9.-]+\.(?:com|cn|net|org)(?:\.cn)?/?",
            r"[\w.+-]+@[\w-]+\.[\w.]+",
            r"(?:附件)?下载(?:附件|文件|全文|PDF|Word)?",
            r"(?:javascript|function|var |document\.|window\.|\$\(|if ?\()[!-~\s]*[{};=].*",
            r"(?:打开|下载).{0,10}(?:客户端|APP|App).{0,20}",
            r"(?:注册|登录).{0,4}(?:即|代表|视为).{0,20}",
            r"\+\s?\d{1,3}",
            r"[【\[（(]?第?\s*[\dA-D一二三四五六七八九十]{1,3}\s*版[】\]）)]?(?:\s*[:：]\s*.{0,8})?",
            r"\d{1,3}\s*/\s*\d{1,3}",
            r"[-=_*~—＝＊·.。…▼▲↓↑◆◇■□●○★☆]{4,}|[▼▲▽△↓↑]+|\*\s?\*\s?\*",
            r"!\[[^\]]{0,40}\](?:\([^)]*\))?|\[(?:图片|image|img|视频)[^\]]{0,40}\]",
            r"</?[A-Za-z][^<>]{0,200}>",
        )
    )
)
_IMPRINT = re.compile(
    r"(?:主办(?:单位|方)?|承办(?:单位|方)?|协办(?:单位)?|技术支持|网站维护|维护单位|运维单位|建设维护|管理单位|指导单位|联系电话|联系方式|监督电话|举报电话|举报邮箱|投稿邮箱|邮箱|邮编|邮政编码|电子邮箱|E-?mail|网址|传真|地址|客服电话|服务热线|新闻热线|热线电话|咨询电话|广告热线|值班电话|违法和不良信息举报电话)[:：].{1,90}"
)
_SITE = re.compile(r"ICP|公网安备|版权所有|网站标识码|主办|承办|技术支持|[Cc]opyright|©|维护")
_ALSO_SENTENCE = re.compile(
    r"版权|授权|许可|转载|举报|即将离开|©|[Cc]opyright|扫|二维码|关注|在看|赞"
)
_DISCLAIMER = re.compile(
    r"^[（(【\[*※]*(?:(?:(?:免责|版权|特别|郑重|重要|本[站网]|转载)(?:声明|提示|说明)|声明)[:：]|凡(?:本[网站报刊]|注明|来源)|本(?:网站?|站|公众号|平台).{0,12}(?:转载|刊载|内容|所有|版权)|"
    r"(?:转载|引用).{0,10}(?:请注明|须注明|注明出处)|.{0,20}(?:如有|如涉及?|若有|涉及|存在).{0,8}侵权.{0,24}(?:联系|告知|通知|删除|致电)|未经.{0,12}(?:授权|许可|同意).{0,20}(?:转载|复制|镜像|转发|摘编)|.{0,20}(?:投稿邮箱|联系删除|删除处理|文章仅代表作者))"
)  # fmt: skip
_LEADS_LINKS = re.compile(
    r"(?:相关(?:阅读|新闻|链接|文章|推荐|报道|稿件|信息|专题)|延伸阅读|推荐阅读|(?:热门|热点|精彩|编辑)?(?:推荐|排行)|(?:热门|热点|最新|图片|今日)(?:新闻|文章|资讯|要闻|发布)|猜你喜欢|[为大][你您家].{0,3}(?:推荐|在看)|往期(?:推荐|回顾|精彩)|友情链接|新闻排行|点击排行|阅读排行)\s*[:：>]*\s*(?:更多)?\W*"
)
_PAGE_NUMBER = re.compile(
    r"第\s*\d{1,3}\s*页(?:\s*[/,，]?\s*共\s*\d{1,3}\s*页)?|共\s*\d+\s*页.{0,20}|"
    r"[-—－–·•~]\s*\d{1,4}\s*[-—－–·•~]|(?:page|Page|PAGE)\s*\d+(?:\s*(?:of|/)\s*\d+)?"
)
_PICTURE = re.compile(
    r"[\[【（(<]?\s*(?:图片|图集|组图|image|img|图\s?\d{1,2})\s*[\]】）)>]?", re.I
)
_CREDIT = re.compile(
    rf"[（(]?(?:(?:[{HANZI}]{{0,8}}(?:记者|通讯员|摄影)|图片?[:：]?)\s*)?[{HANZI}·]{{1,5}}(?:[\s、，/]+[{HANZI}·]{{1,5}}){{0,4}}\s*(?:摄|/摄|摄影|供图|制图|图)[）)]?"
)
_STEP = re.compile(r"\s*(?:>+|＞+|»)\s*")
_STOP = re.compile(r"[。！？；]")


@cache
def _words() -> frozenset[str]:
    text = (Path(__file__).parent / "data" / "furniture.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def _run() -> re.Pattern[str]:
    """Several of the words without a blank between them (打印保存)."""
    long = sorted((word for word in _words() if len(word) > 1), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, long))})+")


@lru_cache(maxsize=4096)  # a line is asked about at several steps
def is_furniture(text: str) -> bool:
    """True for a line that is page furniture wherever it stands: it never holds body text."""
    if len(text) > 160 or "。" in text[:-1]:
        return False
    bare = simplify(text.strip())
    if bare[-1:] in "。！？" and not _ALSO_SENTENCE.search(bare):
        return False
    if is_page_number(bare):
        return True
    if _is_trail(bare):
        return True
    if _LINES.fullmatch(bare) and not _is_sentence(bare):
        return True
    return _all_words(bare) or bool(_CREDIT.fullmatch(bare) and "摄" in bare)


def is_imprint(text: str) -> bool:
    """True for a line that says who keeps a site and how to reach them. Notices hold such lines
    too: it is furniture only among other furniture of a site (see closes_site)."""
    return len(text) < 160 and bool(_IMPRINT.fullmatch(simplify(text)))


def closes_site(text: str) -> bool:
    """True for a line that stands at the foot of a site and never in an article (ICP备 …)."""
    return len(text) < 200 and bool(_SITE.search(text)) and (is_furniture(text) or is_imprint(text))


def is_picture(text: str) -> bool:
    """True for what stands where a page had a picture (图片, [图1])."""
    return len(text) < 12 and bool(_PICTURE.fullmatch(simplify(text)))


def is_page_number(text: str) -> bool:
    """True for the number of a page between its marks (- 3 -, 第 3 页)."""
    return len(text) < 30 and bool(_PAGE_NUMBER.fullmatch(text))


def is_disclaimer(text: str) -> bool:
    """True for a site's notice about copyright, reprints or liability (below an article only)."""
    return len(text) < 400 and bool(_DISCLAIMER.match(simplify(text)))


def leads_links(text: str) -> bool:
    """True for the heading of a list of links to other articles (相关阅读)."""
    return len(text) < 24 and bool(_LEADS_LINKS.fullmatch(simplify(text)))


def is_menu(text: str) -> bool:
    """True for a line of many short words side by side: a menu. Above or below an article only,
    for a list of values in the text looks the same."""
    if len(text) > 300 or _STOP.search(text):
        return False
    words = [word for word in re.split(r"[\s|｜丨>]+", text) if word]
    if sum(map(len, words)) < 2 * len(words):
        return False  # letters spaced out
    return len(words) >= 4 and all(count_hanzi(word) <= 6 and len(word) <= 12 for word in words)


def is_known_menu(text: str) -> bool:
    """True for a menu in which a word of furniture stands: names or values side by side look
    like a menu too."""
    if not is_menu(text):
        return False
    return any(word in _words() for word in _SEPARATORS.split(simplify(text)) if len(word) > 1)


def _is_trail(text: str) -> bool:
    """True for the way to a page (首页 > 新闻 > 正文)."""
    steps = _STEP.split(text)
    if len(steps) < 2 or _STOP.search(text) or any(len(step) > 40 for step in steps):
        return False
    wide = any(mark in text for mark in (">>", "＞＞", "»", " > "))
    return (wide or len(steps) > 2) and len(steps[0]) <= 16


def _all_words(text: str) -> bool:
    if text in _words():
        return True
    if text[-1:] == "。":
        return False
    words = [word for word in _SEPARATORS.split(text) if word]
    if not words or len(text) > 120:
        return False
    known = sum(
        word in _words() or (len(word) <= 16 and bool(_run().fullmatch(word))) for word in words
    )
    if known == len(words):
        return True
    short = all(len(word) <= 8 for word in words)
    return len(words) >= 4 and short and known * 2 >= len(words) and not _STOP.search(text)


def _is_sentence(text: str) -> bool:
    """A line that furniture's words occur in, but that is a sentence of an article."""
    return len(text) > 40 and text[-1] in "。！？”" and text.count("，") >= 2
