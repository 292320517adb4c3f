"""A second set of layouts that the code had not seen, with more that misleads."""

# ruff: noqa: E501 (markup)

from __future__ import annotations

from tests.articles.pages.story import FOOTER, HEADLINES, NAV, SHARE, Story, make_pages

_HEAD = '<html><head><meta charset="utf-8">'


def bare_menus(s: Story) -> str:
    menu = "".join(f"<span onclick='go({i})'>{t}</span>" for i, t in enumerate(HEADLINES))
    side = "".join(f"<li onclick='go({i})'>{t}</li>" for i, t in enumerate(HEADLINES))
    return f"{_HEAD}<title>{s.title}</title></head><body><div class=m>{menu}</div><div class=k><ul>{side}</ul></div><div class=n><div>{s.title}</div>{s.wrap('<p>', '</p>')}</div><div>{FOOTER}</div></body></html>"


def headings_only(s: Story) -> str:
    text = "".join(f"<h4><strong>{t}</strong></h4>" for t in s.texts)
    return f"{_HEAD}<title>{s.title} | 北疆发布</title></head><body>{NAV}<h1>{s.title}</h1><div>{text}</div><div>{FOOTER}</div></body></html>"


def entities(s: Story) -> str:
    text = "".join(f"<p>{''.join(f'&#x{ord(c):x};' for c in t)}</p>" for t in s.texts)
    return f"<html><head><title>{s.title}</title></head><body>{NAV}<h1>{s.title}</h1><div>{text}</div>{FOOTER}</body></html>"


def about_the_site(s: Story) -> str:
    about = "<p>内蒙古新闻网是经国务院新闻办公室批准成立的自治区重点新闻网站，由内蒙古日报社主办。本网站致力于传播权威声音，服务各族群众，欢迎广大网友提供新闻线索，共同建设网上精神家园。</p>"
    return f"{_HEAD}<title>{s.title}_内蒙古新闻网</title></head><body><div>{NAV}</div><div class='wrap'><div class='left'><h1>{s.title}</h1><div class='nr'>{s.wrap('<p>', '</p>')}</div></div></div><div class='down'>{about}{FOOTER}</div></body></html>"


def first_letters(s: Story) -> str:
    text = "".join(f"<p><span class='cap'>{t[:1]}</span>{t[1:]}</p>" for t in s.texts)
    return f"{_HEAD}<title>{s.title}</title></head><body>{NAV}<article><h1>{s.title}</h1>{text}</article>{FOOTER}</body></html>"


def zero_width(s: Story) -> str:
    text = "".join(
        f"<p>{'&#8203;'.join(t[i : i + 5] for i in range(0, len(t), 5))}<wbr></p>" for t in s.texts
    )
    return f"{_HEAD}<title>{s.title}</title></head><body>{NAV}<h1>{s.title}</h1><div class='zw'>{text}</div>{FOOTER}</body></html>"


def wrapped_source(s: Story) -> str:
    def fold(text: str) -> str:
        return "\n        ".join(text[i : i + 40] for i in range(0, len(text), 40))

    text = "".join(f"<p>\n        {fold(t)}\n    </p>\n" for t in s.texts)
    return f"{_HEAD}<title>{s.title}</title></head>\n<body>\n{NAV}\n<h1>\n  {s.title}\n</h1>\n<div class='body'>\n{text}</div>\n{FOOTER}\n</body></html>"


def toolbar_inside(s: Story) -> str:
    tools = f"<div class='bdsharebuttonbox'>{SHARE}</div><div>字体：【大 中 小】</div><div>浏览次数：1024</div>"
    return f"{_HEAD}<title>{s.title}</title></head><body>{NAV}<div class='zwnr'><h1>{s.title}</h1>{tools}{s.wrap('<p>', '</p>')}{tools}<div class='sxp'>上一篇：<a href=1>{HEADLINES[0]}</a></div><div class='sxp'>下一篇：没有了</div></div><div>{FOOTER}</div></body></html>"


def two_columns(s: Story) -> str:
    half = len(s.texts) // 2
    left = "".join(f"<p>{t}</p>" for t in s.texts[:half])
    right = "".join(f"<p>{t}</p>" for t in s.texts[half:])
    return f"{_HEAD}<title>{s.title}</title></head><body>{NAV}<h1>{s.title}</h1><table><tr><td width=50%>{left}</td><td width=50%>{right}</td></tr></table><div>{FOOTER}</div></body></html>"


def teasers_below(s: Story) -> str:
    cards = "".join(
        f"<div class='card'><h3><a href='{i}'>{h}</a></h3><p>{h}，这是今年以来的又一重要举措，各地反响热烈，干部群众纷纷表示要抓好落实。</p><p>2023-06-0{i + 1}</p></div>"
        for i, h in enumerate(HEADLINES)
    )
    return f"{_HEAD}<title>{s.title}</title></head><body>{NAV}<div class='box'><h1>{s.title}</h1><div class='txt'>{s.wrap('<p>', '</p>')}</div><div class='list'>{cards}</div></div>{FOOTER}</body></html>"


def abstract_repeated(s: Story) -> str:
    return f"{_HEAD}<meta name='description' content='{s.texts[0]}'><title>{s.title}</title></head><body>{NAV}<h1>{s.title}</h1><div class='abstract' style='display:none'>{s.texts[0]}</div><div class='cont'>{s.wrap('<p>', '</p>')}</div>{FOOTER}</body></html>"


def open_link(s: Story) -> str:
    return f"{_HEAD}<title>{s.title}</title></head><body><div class='h'><a href='/'>首页 <a href='/x'>要闻</div><a href='#top'><div class='c'><h1>{s.title}</h1>{s.wrap('<p>', '</p>')}</div><div>{FOOTER}</div></body></html>"


def centred(s: Story) -> str:
    text = "".join(f"<center><p align=left>{t}</p></center>" for t in s.texts)
    return f"<html><head><title>{s.title}</title></head><body><marquee>热烈庆祝自治区成立七十六周年，祝各族人民幸福安康！</marquee><center>{NAV}</center><center><h2>{s.title}</h2></center>{text}<center>{FOOTER}</center></body></html>"


def separate_inserts(s: Story) -> str:
    lines = []
    for i, t in enumerate(s.texts):
        lines.append(f"<p>{t}</p>")
        if i % 3 == 2:
            lines.append(
                f"<div class='insert'><a href='x{i}'><img src='x.jpg'></a></div><script>ad({i})</script>"
            )
    return f"{_HEAD}<title>{s.title}</title></head><body>{NAV}<h1>{s.title}</h1><div class='a'><div class='b'>{''.join(lines)}</div></div>{FOOTER}</body></html>"


def big5(s: Story) -> tuple[str, str, list[str]]:
    body = [
        "本報記者呼和浩特六月八日電：自治區黨委今天召開會議，研究部署推動高質量發展的各項工作。",
        "會議強調，要全面貫徹新發展理念，堅持生態優先、綠色發展，築牢我國北方重要生態安全屏障。",
        "會議要求，各地區各部門要提高站位，壓實責任，確保各項任務落到實處、見到實效。",
    ]
    text = "".join(f"<p>　　{t}</p>" for t in body)
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>自治區黨委召開會議</title></head><body><table><tr><td><a href=/>首頁</a></td><td><a href=/n>新聞</a></td></tr></table><h1>自治區黨委召開會議</h1>{text}<p>版權所有</p></body></html>',
        "big5",
        body,
    )


def poem(s: Story) -> tuple[str, str, list[str]]:
    body = ["敕勒川，阴山下，", "天似穹庐，笼盖四野。", "天苍苍，野茫茫，", "风吹草低见牛羊。"] * 4
    return (
        f"{_HEAD}<title>敕勒歌</title></head><body>{NAV}<div><h1>敕勒歌</h1><div class='poem'>{'<br>'.join(body)}</div></div><div>{FOOTER}</div></body></html>",
        "utf-8",
        body,
    )


PAGES = make_pages(
    [
        bare_menus,
        headings_only,
        entities,
        about_the_site,
        first_letters,
        zero_width,
        wrapped_source,
        toolbar_inside,
        two_columns,
        teasers_below,
        abstract_repeated,
        open_link,
        centred,
        separate_inserts,
        big5,
        poem,
    ],
    first=2,
)
