"""Layouts written when the code already worked on the others, to see what it makes of new ones."""

# ruff: noqa: E501 (markup)

from __future__ import annotations

from tests.articles.pages.story import FOOTER, HEADLINES, SHARE, Story, links, make_pages

_TOP = links("登录", "注册", "English", "蒙古语", "无障碍", "长者版", tag="span")


def _plain(s: Story, body: str, site: str = "北疆新闻") -> str:
    return f'<html><head><meta charset="utf-8"><title>{s.title} - {site}</title></head><body>{body}</body></html>'


def policy_library(s: Story) -> str:
    cells = "".join(f'<td class="b12c"><p>{t}</p></td></tr><tr>' for t in s.texts)
    return _plain(
        s,
        f"""<div id="hd">{_TOP}</div><dl class="info"><dt>索　引　号：</dt><dd>000014349/2023-00012</dd><dt>主题分类：</dt><dd>综合政务\\其他</dd>
<dt>发文机关：</dt><dd>{s.source}</dd><dt>成文日期：</dt><dd>{s.date}</dd></dl><table><tr><td><b>{s.title}</b></td></tr><tr>{cells}</tr></table>
<p>扫一扫在手机打开当前页</p><div id="ft">{FOOTER}</div>""",
        "政府信息公开专栏",
    )


def wechat(s: Story) -> str:
    text = "".join(
        f'<section style="margin:0 8px"><section><p style="text-indent:2em"><span style="font-size:15px"><span textstyle="">{t}</span></span></p></section></section>'
        for t in s.texts
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{s.title}"><meta property="og:site_name" content="微信公众平台"><title></title></head>
<body id="activity-detail"><div id="js_article" class="rich_media"><div class="rich_media_area_primary"><h1 class="rich_media_title" id="activity-name">{s.title}</h1>
<div id="meta_content" class="rich_media_meta_list"><span>原创</span><span>{s.author}</span><a href="javascript:void(0);" id="js_name">{s.source}</a><em id="publish_time">{s.date} 07:30</em><em>发表于内蒙古</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{text}</div></div>
<div class="rich_media_tool"><p>预览时标签不可点</p><p>阅读</p><p>微信扫一扫<br>关注该公众号</p></div></div>
<div style="display:none"><p>继续滑动看下一个</p><p>轻触阅读原文</p></div></body></html>"""


def xinhua(s: Story) -> str:
    return _plain(
        s,
        f"""<div class="domPC"><div class="nav">{_TOP}</div><div class="header"><div class="header-cntr"><div class="header-left"><span class="year"><em>{s.date[:4]}</em></span><span class="day"><em>06</em>/<em>08</em></span><span class="time">08:48:12</span></div><div class="source">来源：{s.source}</div>
<h1><span class="title">{s.title}</span></h1></div></div></div><div class="main clearfix"><div class="main-left left"><div id="detail">{s.wrap("<p>", "</p>")}<div id="articleEdit"><span class="tiyi1">【纠错】</span><span class="editor">【责任编辑:王伟】</span></div></div>
<div class="columBox share">{SHARE}</div><div class="columBox book"><div class="titleTop">阅读下一篇：</div><ul>{links(*HEADLINES[:3])}</ul></div></div><div class="main-right right"><ul>{links(*HEADLINES[3:])}</ul></div></div><div class="footer">Copyright © 2000 - 2023 XINHUANET.com All Rights Reserved.</div>""",
        "新华网",
    )


def old_tables(s: Story) -> tuple[str, str]:
    text = "".join(
        f"<P align=left><FONT size=4 face=仿宋>&nbsp;&nbsp;&nbsp;&nbsp;{t}</FONT></P>"
        for t in s.texts
    )
    core = f"<TR><TD colspan=2 align=middle><FONT color=red size=5>{s.title}</FONT></TD></TR><TR><TD colspan=2 align=right>{s.date} {s.source}</TD></TR><TR><TD colspan=2>{text}</TD></TR>"
    for _ in range(5):
        core = f"<TR><TD><TABLE border=0 width='100%'><TBODY>{core}</TBODY></TABLE></TD></TR>"
    side = "".join(f"<TR><TD>·<A href='{i}.asp'>{h}</A></TD></TR>" for i, h in enumerate(HEADLINES))
    return (
        f"""<HTML><HEAD><META http-equiv=Content-Type content='text/html; charset=gb2312'><TITLE>{s.title}</TITLE></HEAD><BODY><CENTER><TABLE width=770><TBODY>
<TR><TD width=180 vAlign=top><TABLE><TBODY><TR><TD>热点新闻</TD></TR>{side}</TBODY></TABLE></TD><TD vAlign=top><TABLE>{core}</TABLE></TD></TR>
<TR><TD colspan=2 align=middle><HR>{FOOTER}</TD></TR></TBODY></TABLE></CENTER></BODY></HTML>""",
        "gb18030",
    )


def list_items(s: Story) -> str:
    text = "".join(f"<li>{t}</li>" for t in s.texts)
    return _plain(
        s,
        f'<div class="t">{_TOP}</div><ul class="menu">{links(*HEADLINES[:6])}</ul><h2>{s.title}</h2><ol class="text-list">{text}</ol><div class="copy">{FOOTER}</div>',
    )


def questions(s: Story) -> str:
    text = "".join(
        f"<dt>{t}</dt>" if i % 2 == 0 else f"<dd>{t}</dd>" for i, t in enumerate(s.texts)
    )
    return _plain(
        s,
        f'<div>{_TOP}</div><div class="interview"><h1>{s.title}</h1><div class="when">{s.date} {s.source}</div><dl>{text}</dl></div><div>{FOOTER}</div>',
    )


def linked_keywords(s: Story) -> str:
    def link(text: str) -> str:
        for word in (
            "内蒙古",
            "发展",
            "习近平总书记",
            "自治区",
            "工作",
            "建设",
            "生态",
            "达拉特旗",
            "产业",
        ):
            text = text.replace(
                word, f'<a href="/tag/{len(word)}" target="_blank"><u>{word}</u></a>'
            )
        return text

    text = "".join(f"<p>{link(t)}</p>" for t in s.texts)
    return _plain(
        s,
        f'<div class="h">{_TOP}</div><div class="w"><h1>{s.title}</h1><div class="b">{text}</div><div class="tags">标签：{links("主题教育", "高质量发展", tag="span")}</div></div><div class="f">{FOOTER}</div>',
    )


def wholly_linked(s: Story) -> str:
    text = "".join(
        f'<p><a href="javascript:;">{t}</a></p>' if i % 4 == 1 else f"<p>{t}</p>"
        for i, t in enumerate(s.texts)
    )
    return _plain(
        s,
        f'<div class="h">{_TOP}</div><h1>{s.title}</h1><div class="b">{text}</div><ul>{links(*HEADLINES)}</ul><div class="f">{FOOTER}</div>',
    )


def advert_between(s: Story) -> str:
    lines = [f"<p>　　{t}</p>" for t in s.texts]
    lines.insert(
        len(lines) // 2,
        f'<div class="gg"><span>广告</span><a href="x">{HEADLINES[6]}</a><a href="y">{HEADLINES[7]}</a></div>',
    )
    return _plain(
        s,
        f'<div class="top">{_TOP}</div><div class="art"><h1>{s.title}</h1><div class="meta">{s.date} 08:48 | {s.source} | 作者 {s.author} | 评论 <a href="#c">12</a></div>{"".join(lines)}</div><div class="end">{FOOTER}</div>',
    )


def sections(s: Story) -> tuple[str, str, list[str]]:
    cut = max(2, len(s.texts) // 4)
    text, body = "", []
    for number, start in enumerate(range(0, len(s.texts), cut), 1):
        part = s.texts[start : start + cut]
        text += f'<section class="_135editor"><section><section><p>第{number}部分</p></section></section><section>{"".join(f"<p><br></p><p>{t}</p>" for t in part)}</section></section>'
        body += [f"第{number}部分", *part]
    return (
        _plain(
            s,
            f'<div class="bar">{_TOP}</div><div class="xl"><div class="xlbt">{s.title}</div><div class="xlsj">发布时间：{s.date} 浏览次数：<i>301</i> 次</div><div class="xlnr">{text}</div></div><div class="bq">{FOOTER}</div>',
        ),
        "utf-8",
        body,
    )


def paged(s: Story) -> str:
    return _plain(
        s,
        f'<div>{_TOP}</div><div class="artical"><h1>{s.title}</h1><div class="main_content">{s.wrap("<p>", "</p>")}<div class="pages"><span>1</span> <a href="2">2</a> <a href="3">3</a> <a href="2">下一页</a> <a href="all">余下全文</a></div></div></div><div>{FOOTER}</div>',
    )


def side_first(s: Story) -> str:
    other = "".join(
        f"<div><h4><a href='{i}'>{h}</a></h4><p>{h}。会议强调，要坚持稳中求进工作总基调，扎实做好各项工作，推动经济社会发展……</p></div>"
        for i, h in enumerate(HEADLINES[:5])
    )
    return _plain(
        s,
        f'<table><tr><td valign="top" class="zuo"><div>导读</div>{other}</td><td valign="top" class="you"><div class="bt">{s.title}</div><div class="nr">{s.wrap("<div>", "</div>")}</div></td></tr></table><div>{FOOTER}</div>',
    )


def cookie_banner(s: Story) -> str:
    return _plain(
        s,
        f'<a class="skip" href="#m">跳到主要内容</a><div class="notice">本网站使用缓存以改善您的浏览体验，继续浏览即表示您同意我们的隐私政策。<button>同意</button></div>{_TOP}<main id="m"><h1>{s.title}</h1>{s.wrap("<p>", "</p>", "")}</main><footer>{FOOTER}</footer>',
    )


def ruby(s: Story) -> str:
    def sign(text: str) -> str:
        return text.replace(
            "人民", "<ruby>人<rp>(</rp><rt>rén</rt><rp>)</rp>民<rt>mín</rt></ruby>"
        ).replace("发展", "<ruby>发展<rt>fāzhǎn</rt></ruby>")

    return _plain(
        s,
        f"<div>{_TOP}</div><h1>{s.title}</h1>{''.join(f'<p>{sign(t)}</p>' for t in s.texts)}<div>{FOOTER}</div>",
    )


def aspnet(s: Story) -> str:
    text = "<br />".join(f"　　{t}" for t in s.texts)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>
	{s.title}
</title></head><body><form name="aspnetForm" method="post" action="NewsView.aspx" id="aspnetForm"><div><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK" /></div>
<div id="ctl00_PanelTop"><table><tr><td>{_TOP}</td></tr></table></div><div id="ctl00_cph_Panel1"><span id="ctl00_cph_lblTitle">{s.title}</span><br /><span id="ctl00_cph_lblTime">{s.date}</span>
<span id="ctl00_cph_lblContent">{text}</span></div><div id="ctl00_PanelBottom"><select><option>--相关网站--</option><option>自治区政府</option></select>{FOOTER}</div></form></body></html>"""


def unclosed(s: Story) -> str:
    text = "".join(
        f"<p><span style='font-size:14pt><div>{t}" if i == 1 else f"<p><span><b>{t}</p>"
        for i, t in enumerate(s.texts)
        if i != 1
    )
    second = s.texts[1]
    return f"<title>{s.title}</title><body><div><div class=a>{_TOP}<div class=b><h1>{s.title}</h2><p>{s.texts[0]}<p>{second}</td></tr>{text.split('</p>', 1)[1]}<div class=c>{FOOTER}"


def footnotes(s: Story) -> tuple[str, str, list[str]]:
    notes = [
        "习近平：《在内蒙古考察时的讲话》，《人民日报》2023年6月9日。",
        "参见《内蒙古统计年鉴》，中国统计出版社2022年版，第31页。",
    ]
    text = "".join(
        f"<p>{t}<sup><a href='#n{i}'>[{i + 1}]</a></sup></p>" if i < 2 else f"<p>{t}</p>"
        for i, t in enumerate(s.texts)
    )
    end = "".join(f'<li id="n{i}">{n} <a href="#r{i}">↑</a></li>' for i, n in enumerate(notes))
    return (
        _plain(
            s,
            f"<div>{_TOP}</div><article><h1>{s.title}</h1>{text}<p>注释：</p><ol>{end}</ol></article><div>{FOOTER}</div>",
            "求是网",
        ),
        "utf-8",
        [*s.texts, "注释：", *notes],
    )


def speech(s: Story) -> tuple[str, str, list[str]]:
    body = ["同志们：", *s.texts, "谢谢大家！"]
    text = "".join(f"<p>{t}</p>" for t in body)
    return (
        _plain(
            s,
            f'<div class="logo">{_TOP}</div><div class="content"><p align="center"><strong><span>{s.title}</span></strong></p><p align="center">（{s.date.replace("-", "年", 1).replace("-", "月")}日）</p><p align="center">{s.author}</p>{text}</div><div class="foot">{FOOTER}</div>',
        ),
        "utf-8",
        body,
    )


def app_feed(s: Story) -> str:
    feed = "".join(
        f'<div data-v-7a class="feed-card"><a href="/a/{i}"><div class="t">{h}</div><div class="d">近日，{h}，有关负责同志出席并讲话。</div></a><span>{i}小时前</span></div>'
        for i, h in enumerate(HEADLINES)
    )
    return _plain(
        s,
        f'<div id="app" data-server-rendered="true"><div data-v-1 class="open-app">打开APP<span>看更多本地新闻</span></div><div data-v-1 class="detail"><div data-v-2 class="detail-title">{s.title}</div><div data-v-2 class="detail-from"><img src="l.png">{s.source}<span>{s.date}</span></div><div data-v-2 class="rich-text">{s.wrap("<p data-v-3>", "</p>", "")}</div><div data-v-2>阅读 2.3万</div></div><div data-v-7a class="feed">{feed}</div></div>',
    )


def printable(s: Story) -> str:
    return f'<html><head><title>打印 - {s.title}</title></head><body onload="window.print()"><p align="right"><a href="#" onclick="window.print()">【打印本页】</a> <a href="#">【关闭】</a></p><h1 align="center">{s.title}</h1><hr>{s.wrap("<p>", "</p>")}<hr><p>原文地址：http://www.nmg.gov.cn/art/2023/6/8/art_1.html</p></body></html>'


def one_paragraph(s: Story) -> str:
    text = " ".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{t}" for t in s.texts)
    return _plain(
        s,
        f'<div>{_TOP}</div><table><tr><td class="title">{s.title}</td></tr><tr><td><p>{text}</p></td></tr></table><div>{FOOTER}</div>',
    )


def rows(s: Story) -> str:
    text = "".join(f'<tr><td width="20"></td><td>{t}</td></tr>' for t in s.texts)
    return _plain(
        s,
        f'<table class="top"><tr><td>{_TOP}</td></tr></table><table>{text}</table><table class="end"><tr><td>{FOOTER}</td></tr></table>',
    )


def names(s: Story) -> tuple[str, str, list[str]]:
    lead = "5月30日，自治区第十四届人民代表大会常务委员会第四次会议通过，现将名单公布如下。"
    people = [
        "王　伟　李　明　张建国　赵　敏（女，蒙古族）",
        "刘　洋　陈志强　杨　帆　乌云其其格（女，蒙古族）",
        "周　杰　吴　刚　徐　静（女）　巴特尔（蒙古族）",
        "孙　磊　马　超　朱　琳（女）　呼格吉勒（蒙古族）",
    ] * 3
    text = "<br>".join(people)
    return (
        _plain(
            s,
            f'<div>{_TOP}</div><div class="m"><h1>{s.title}</h1><div class="n"><p>{lead}</p><p align="center">名单</p><p>{text}</p></div></div><ul>{links(*HEADLINES)}</ul><div>{FOOTER}</div>',
        ),
        "utf-8",
        [lead, "名单", *people],
    )


def brief(s: Story) -> tuple[str, str, list[str]]:
    body = [
        "本报讯 6月8日，全区“三北”工程建设现场会在鄂尔多斯市召开，动员部署下一阶段任务。",
        "会议要求，各盟市要挂图作战，确保今年任务如期完成。（记者 李明）",
    ]
    text = "".join(f"<p>{t}</p>" for t in body)
    return (
        _plain(
            s,
            f'<div class="t">{_TOP}</div><ul>{links(*HEADLINES, *HEADLINES)}</ul><div class="c"><h3>{s.title}</h3><div class="x">{text}</div></div><div class="r"><ul>{links(*HEADLINES)}</ul></div><div class="f">{FOOTER}</div>',
        ),
        "utf-8",
        body,
    )


def xhtml(s: Story) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh"><head><title>{s.title}_时政频道_北方网</title>
<script type="text/javascript">//<![CDATA[
document.write("<p>这不是正文，这是脚本里的文字，不应该出现。</p>");
//]]></script></head><body><div id="nav">{_TOP}</div><div id="article"><h1>{s.title}</h1><div id="articleBody">{s.wrap("<p>", "</p>")}</div></div><div id="footer">{FOOTER}</div></body></html>"""


def lead_box(s: Story) -> tuple[str, str, list[str]]:
    lead = "核心提示：牢记嘱托、感恩奋进，内蒙古各族干部群众干劲十足，一幅高质量发展的新画卷正徐徐展开。"
    return (
        _plain(
            s,
            f'<div>{_TOP}</div><div class="l"><h1>{s.title}</h1><div class="lead"><p>{lead}</p></div><div class="text">{s.wrap("<p>", "</p>")}</div></div><div class="rr"><ul>{links(*HEADLINES)}</ul></div><div>{FOOTER}</div>',
        ),
        "utf-8",
        [lead, *s.texts],
    )


def player(s: Story) -> str:
    return _plain(
        s,
        f'<div>{_TOP}</div><h1>{s.title}</h1><div class="player"><video src="a.mp4">您的浏览器不支持视频播放，请升级浏览器。</video><div class="bar">00:00 / 03:21</div></div><div class="script">{s.wrap("<p>", "</p>")}</div><div class="vote"><p>您对本页内容是否满意</p><label><input type="radio">非常满意</label><label><input type="radio">满意</label><label><input type="radio">不满意</label><button>提交</button></div><div>{FOOTER}</div>',
    )


def fonts_in_body(s: Story) -> str:
    text = "".join(f"<font color=#333333><br>　　{t}</font><br>" for t in s.texts)
    return f"<html><head><title>{s.title}</title></head><body><a href=/>首页</a> <a href=/x>新闻</a> <a href=/y>论坛</a><br><center><font size=6>{s.title}</font></center>{text}<br><a href=1>上一页</a> <a href=2>下一页</a></body></html>"


PAGES = make_pages(
    [
        policy_library,
        wechat,
        xinhua,
        old_tables,
        list_items,
        questions,
        linked_keywords,
        wholly_linked,
        advert_between,
        sections,
        paged,
        side_first,
        cookie_banner,
        ruby,
        aspnet,
        unclosed,
        footnotes,
        speech,
        app_feed,
        printable,
        one_paragraph,
        rows,
        names,
        brief,
        xhtml,
        lead_box,
        player,
        fonts_in_body,
    ],
    first=4,
)
