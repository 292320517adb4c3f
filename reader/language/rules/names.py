"""Surnames that are read otherwise than the character: 任 rén, 单 shàn, 曾 zēng …

Such a character is a surname before a given name, where a title stands before it (记者任建国) or
the name is said to speak or to do something (曾晓明说), or before a title (解书记).
"""

from __future__ import annotations

import re

from reader.language.rules.tokens import Found, Tokens

SURNAMES = {
    "曾": "zēng", "任": "rén", "仇": "qiú", "解": "xiè", "单": "shàn", "朴": "piáo", "查": "zhā",
    "盖": "gě", "葛": "gě", "缪": "miào", "区": "ōu", "员": "yùn", "乐": "yuè", "华": "huà",
    "燕": "yān", "召": "shào", "种": "chóng", "尉": "wèi", "牟": "mù", "令": "líng", "折": "shé",
    "晟": "chéng", "繁": "pó", "宁": "níng", "应": "yīng", "盛": "shèng", "曲": "qū", "哈": "hǎ",
    "长": "cháng", "重": "zhòng", "相": "xiàng", "冠": "guàn", "车": "chē", "柏": "bǎi",
    "覃": "qín",
}  # fmt: skip

_TITLE = (
    "记者|通讯员|见习记者|特约记者|书记|主席|主任|部长|市长|省长|县长|区长|旗长|盟长|镇长|乡长|村长|厅长|局长|处长|"
    "科长|院长|校长|会长|理事长|秘书长|委员|代表|教授|院士|专家|研究员|工程师|经理|总监|董事长|总裁|负责人|队长|组长|所长|"
    "站长|社长|厂长|村民|牧民|农民|居民|职工|工人|党员|干部|干警|民警|同志|烈士|英雄|先生|女士|老师|教师|医生|大夫|护士|"
    "作者|摄影|编辑|主编|导演|演员|运动员|选手|教练|队员|总理|总统|大使|发言人|将军|司令员|司令|政委|参谋长|学者|作家|诗人|画家|"
    "律师|法官|检察官|学生|同学|战士|班长|排长|连长|营长|团长|师长|军长|户主|大户|带头人|传承人|志愿者|司机|业主|老板|"
    "常委|专员|助理|顾问|主持人|法人|创始人|第一书记|贫困户|脱贫户|种植户|养殖户|市民|游客|网友|嫌疑人|被告人|被告|原告|模范"
)
_AFTER_TITLE = re.compile(rf"(?:{_TITLE})(?:[（(][^）)]*[）)])?[：:、]?$|[、和与及]$")
# 副主席解德、任晓刚出席
_LISTED = re.compile(rf"(?:{_TITLE})[一-鿿]{{2,4}}(?:、[一-鿿]{{2,4}})*[、和]$")
_SPEAKS = re.compile(
    r"$|[，。、：；）)（(]|说|表示|介绍|告诉|指出|认为|强调|主持|出席|讲话|同志|先生|女士|书记|主任|教授|院士|等|一行|"
    r"及|和|与|在|从|作|于|任|率|带|向|对|到|的|是|也|坦言|感慨|回忆|解释|透露|称|致辞|发言|宣布|当选|兼|家|一家|摄|报道|正|站|被|把|又|就|还|参加|参会|一同|陪同|分别|先后|当选|任|接受|代表|赴|到会|列席|通报|宣读|作了|致信"
)
_CALLED = re.compile(
    r"(?:某某?|氏|姓|先生|女士|同志|书记|部长|总(?:经理|裁|工)?|老师|老(?:汉|人|$)|局长|教授|院士|医生|师傅|大爷|大妈|大姐|"
    r"大娘|阿姨|市长|县长|厅长|省长|处长|主任|家大院|记者|警官|律师|法官|院长|校长)"
)
_VERBAL = ("v", "d", "m", "p", "c", "r", "t", "f", "s", "u", "q", "ad", "vn")
# Given names that are verbs or adverbs to jieba.
_GIVEN = frozenset(
    re.findall(
        "..",
        "建国建军建华建设爱国爱民卫国卫东卫民保国保民援朝解放跃进立新立军向前向阳永进胜利振兴"
        "治国兴国兴邦立国立功建立建业创业建功学习学军学农长征长安和平志强",
    )
)
_PLACED = tuple("市县州省城郊矿林牧灾新老南北东西中山景校园小社地库疫")
_COMMON = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺"
)
_NAMED = re.compile(f"[{_COMMON}][一-鿿]?$")  # 王春燕女士
_GIVEN_ONE = re.compile(f"(?:^|[、和与]|{_TITLE})[{_COMMON}]$")
# 曾任, 曾在, 任上
_NO_NAME = frozenset("上内的了是在有和与为不也都就多获经被任当兼说到去从由以可将会能要")


def rule(tokens: Tokens, at: int) -> Found | None:
    """The surname's reading where the word at `at` is one; None otherwise."""
    surname = tokens.words[at]
    found = Found((SURNAMES[surname],))
    left, right = tokens.left(at, 12), tokens.right(at, 12)
    if surname == "区" and left.endswith(_PLACED):
        return None  # 漳州市区某校
    start = tokens.starts[at]
    before = tokens.text[max(0, start - 8) : start]
    titled = _AFTER_TITLE.search(left) is not None or before.endswith(("（", "(", "　", "\n"))
    if _GIVEN_ONE.search(left):
        return None  # 田华同志: the surname stands before
    if _CALLED.match(right):
        # 任主任 may also mean “to serve as director”.
        if surname not in "任令应" and (titled or not left or len(left) < 2):
            return found
        if surname == "任" and not left and re.search(r"说|表示|介绍|告诉|，", right):
            return found
        if surname != "任" and re.match(r"[某氏先女]", right) and not _NAMED.search(left):
            return found
    name = _given_name(tokens, at)
    if not name:
        return None
    after = right[len(name) :]
    speaks = _SPEAKS.match(after) is not None
    listed = _LISTED.search(tokens.left(at, 40)) is not None
    if speaks and (listed or re.search(rf"(?:{_TITLE})$", left)):
        return found
    if not left and len(name) + 1 <= 3 and re.match(rf"(?:{_TITLE})", after):
        return found
    named = tokens.tag(at + 1) == "nr" and len(tokens.word(at + 1)) == len(name)
    if (titled or not left) and named and speaks and after:
        return found
    return None


def _given_name(tokens: Tokens, at: int) -> str:
    """The one or two characters after a surname that may be a given name."""
    one, two = tokens.word(at + 1), tokens.word(at + 2)
    if len(one) == 2 and one not in _GIVEN and tokens.tag(at + 1).startswith("ns"):
        return ""  # 应法国总统邀请
    if len(one) == 2:
        given = one in _GIVEN or not tokens.tag(at + 1).startswith(_VERBAL)
        return one if given else ""
    if len(one) != 1 or not ("一" <= one <= "鿿") or one in _NO_NAME:
        return ""
    if len(two) == 1 and "一" <= two <= "鿿" and two not in "的了是在有和与为不说向对到从于":
        return one + two
    return one
