"""Who wrote it: bylines below a title, and the reporters whom an article names itself."""

from __future__ import annotations

import re

from reader.hanzi import HANZI

_ROLE = re.compile(rf"([{HANZI}·]{{0,20}}(?:记者|评论员|通讯员|撰稿人|观察员))([{HANZI}·]{{2,4}})?")
_WROTE = re.compile(r"(?:文|作者|撰文)\s?[/／|｜丨:：]\s?(?=\S)")
# 人民日报评论员：… is how the papers head their commentaries; what follows is the title.
_HEADLINE = re.compile(rf"[{HANZI}]{{2,12}}评论员\s?[:：]\s?(?!本报|[{HANZI}]{{2,3}}$)")
_WHO = re.compile(rf"[{HANZI}·]{{2,7}}")
_LONGEST_NAME = 7  # Hanzi, of a Mongolian or Tibetan one without a point in it
_MARKS = "□■○●◎◆▲△◇☆★ "
_ALSO = re.compile(r"\s(?:文/图|文图|图文|文|报道|整理)$|\s?(?:/文|文/图)$")
_OPENING = re.compile(
    rf"[（(](?:[{HANZI}·]{{0,14}}?)记者[:：\s]*(?P<names>[{HANZI}·、，\s]{{2,60}}?)(?:\s+通讯员[:：\s]*[{HANZI}·、，\s]{{2,30}})?[）)]"
)
_PRESS = re.compile(r"(?:记者|评论员|通讯员|观察员|中心|编辑部|报|社|网|局|委|部|办|院|厅|会)$")
_NAME = re.compile(rf"[{HANZI}]{{2,4}}|[{HANZI}] [{HANZI}]|[{HANZI}]{{1,6}}·[{HANZI}]{{1,6}}")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
    "梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵欧解强柴华车冉房边辜吉饶"
    "刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺布乌巴奇那斯额宝哈特阿孛"
)
_OFFICE = re.compile(
    r"(?:书记|主任|部长|厅长|局长|主席|市长|县长|区长|旗长|盟长|镇长|省长|教授|研究员|院长|校长|所长|会长|秘书长|总理|总书记|委员|常委|处长|科长|主编|董事长|总经理|博士|学者|专家|院士|司长|行长|代表|成员|干部|记者|评论员|律师)\S{0,6}$"
)

PROVINCES = (  # where a post says that it was sent from
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|"
    "海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门"
)
_PROVINCE = re.compile(PROVINCES)


def is_province(text: str) -> bool:
    """True for a line that is the name of a province."""
    return bool(_PROVINCE.fullmatch(text))


def is_name(text: str) -> bool:
    """True for a line that is one person's name."""
    return bool(_NAME.fullmatch(text)) and text[0] in _SURNAMES and not is_province(text)


def is_authors(label: str, text: str) -> bool:
    """True for what can stand behind a label such as 作者：, names or an office, and no sentence.
    Behind 记者： there may be a question: there it must open with a name."""
    bare = re.sub(r"[（(][^（）()]{0,40}[）)]", "", text).strip()
    if len(bare) > 40 or re.search(r"[。？！；：，,?!]", bare.strip("，,")):
        return False
    if label in ("作者", "撰稿", "撰稿人", "撰文", "采写", "执笔"):
        return True
    first = re.split(r"[\s、/]", bare, maxsplit=1)[0]
    return is_name(first) or bool(_PRESS.search(first)) or bool(re.search(r"[·A-Za-z]", first))


def is_office(text: str) -> bool:
    """True for a line that is the office of whom the line above names."""
    return len(text) <= 50 and bool(_OFFICE.search(text)) and not re.search(r"[。！？；：:]", text)


def read_byline(text: str) -> str:
    """The names of a line that is nothing but a byline (本报记者 张三 李四), or ""."""
    if len(text) > 80 or _HEADLINE.match(text):
        return ""
    office, blank, name = text.rpartition(" ")
    press = re.search(r"(?:记者|评论员|通讯员|作者)$", office)
    if blank and not press and is_name(name) and is_office(office) and len(office) > 1:
        return f"{name}({office})"
    text = re.sub(r"\s?[·・]\s?", "·", text.strip(_MARKS))
    written = _WROTE.match(text)
    words = re.split(r"[\s、，,/:：]+", _ALSO.sub("", text[written.end() if written else 0 :]))
    names: list[str] = []
    role = ""
    for word in words:
        if match := _ROLE.fullmatch(word):
            role = role or match[1]
            names += [match[2]] if match[2] else []
        elif _WHO.fullmatch(word) and (role or written):
            names.append(word)
        else:
            return ""
    return " ".join(names) or role


def read_reporters(text: str) -> str:
    """The reporters whom an opening or a closing in brackets names: （记者 崔楠 李晗）, or ""."""
    for part in (text[:80], text[-120:]):
        if match := _OPENING.search(part):
            names = re.split(r"[、，\s]+", match["names"].strip())
            if all(len(name) <= _LONGEST_NAME or "·" in name for name in names):
                return " ".join(names)
    return ""
