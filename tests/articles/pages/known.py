"""Layouts in which Chinese government and news sites publish, in the author's own markup."""

# ruff: noqa: E501 (markup)

from __future__ import annotations

from tests.articles.pages.story import (
    CHANNELS,
    CRUMBS,
    FOOTER,
    HEADLINES,
    NAV,
    SHARE,
    Story,
    links,
    make_pages,
)


def _head(s: Story, site: str = "内蒙古自治区人民政府", charset: str = "utf-8") -> str:
    return (
        f'<head><meta charset="{charset}"><title>{s.title}_{site}</title>'
        f'<meta name="SiteName" content="{site}"><meta name="ArticleTitle" content="{s.title}">'
        f'<meta name="PubDate" content="{s.date} 08:48"><meta name="ContentSource" content="{s.source}">'
        "<style>.a{color:red}</style><script>var 标题='不是正文，不是正文。';</script></head>"
    )


def trs_portal(s: Story) -> str:
    return f"""<!DOCTYPE html><html>{_head(s)}<body><div class="top"><a href="/">登录</a>{NAV}</div>
<div class="main"><div class="crumb">{CRUMBS}</div><h1 class="tit">{s.title}</h1>
<div class="info"><span>发布时间：{s.date} 08:48</span> <span>来源：{s.source}</span>
<span>[字体：<a href="javascript:f(16)">大</a> <a href="javascript:f(14)">中</a> <a href="javascript:f(12)">小</a>]</span></div>
<div class="TRS_Editor"><style>.TRS_Editor P{{line-height:2}}</style>{s.wrap("<p>", "</p>")}</div>
<div class="share">{SHARE}</div><div class="xgyd"><h3>相关阅读</h3><ul>{links(*HEADLINES[:5])}</ul></div></div>
<div class="footer">{FOOTER}</div></body></html>"""


def breaks_only(s: Story) -> str:
    text = "<br><br>\n".join(f"&emsp;&emsp;{t}" for t in s.texts)
    return f"""<html>{_head(s)}<body>{NAV}<div class=wz>{CRUMBS}</div><div id=t>{s.title}</div>
<div id=zoom>{text}</div><div>上一篇：<a href=1.html>{HEADLINES[0]}</a><br>下一篇：<a href=2.html>{HEADLINES[1]}</a></div>
<div class=foot>{FOOTER}</div></body></html>"""


def one_cell(s: Story) -> tuple[str, str]:
    text = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{t}" for t in s.texts)
    return (
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{s.title}-内蒙古新闻网</title></head><body><table width=980><tr><td>{"</td><td>".join(f'<a href="/{i}">{c}</a>' for i, c in enumerate(CHANNELS))}</td></tr></table>
<table width=980><tr><td width=200 valign=top><table>{links(*HEADLINES[:6], tag="tr><td").replace("</tr><td>", "</td></tr>")}</table></td>
<td valign=top><table><tr><td align=center><b><font size=5>{s.title}</font></b></td></tr>
<tr><td align=center>{s.date.replace("-", "年", 1).replace("-", "月")}日08:48　来源：{s.source}　作者：{s.author}</td></tr>
<tr><td class=text><font face=宋体 size=3>{text}</font></td></tr></table></td></tr></table>
<table width=980><tr><td align=center>{FOOTER}</td></tr></table></body></html>""",
        "gb18030",
    )


def founder_paper(s: Story) -> str:
    return f"""<html>{_head(s, "内蒙古日报数字报")}<body><div class="list"><p>第01版：要闻</p><ul>{links(*HEADLINES[:4])}</ul></div>
<founder-title>{s.title}</founder-title><p class="by">{s.source} {s.date} 记者 {s.author}</p>
<div id="ozoom"><!--enpproperty <articleid>12</articleid><date>{s.date} 00:00:00</date><author>{s.author}</author><title>{s.title}</title>/enpproperty-->
<!--enpcontent--><founder-content>{s.wrap("<P>", "</P>")}</founder-content><!--/enpcontent--></div>
<div><a href="a.htm">上一版</a> <a href="b.htm">下一版</a> <a href="c.htm">返回目录</a></div>
<p>版权所有 内蒙古日报社 未经许可不得转载</p></body></html>"""


def span_soup(s: Story) -> str:
    def soup(text: str) -> str:
        cut = max(1, len(text) // 3)
        parts = [text[i : i + cut] for i in range(0, len(text), cut)]
        return "".join(
            f'<span style="font-family:仿宋_GB2312;font-size:16pt"><span lang="EN-US"></span>{part}</span>'
            for part in parts
        )

    text = "".join(f'<p class="MsoNormal"><o:p></o:p>{soup(t)}</p>' for t in s.texts)
    return f"""<html>{_head(s)}<body><div class="hd">{NAV}</div><div class="bd"><h2>{s.title}</h2>
<p class="sub">{s.date}　来源：{s.source}</p><div class="view TRS_UEDITOR trs_paper_default">{text}</div>
<p>扫一扫在手机打开当前页</p></div><div class="ft">{FOOTER}</div></body></html>"""


def nested_divs(s: Story) -> str:
    text = "".join(f"<div><div><div>　　{t}</div></div></div>" for t in s.texts)
    return f"""<html>{_head(s)}<body><div><div><div>{NAV}</div><div><div>{CRUMBS}</div><div><div>{s.title}</div>
<div><div>{s.date}</div><div>来源：{s.source}</div></div><div><div>{text}</div></div></div></div></div><div>{FOOTER}</div></div></body></html>"""


def ucap(s: Story) -> str:
    return f"""<html>{_head(s, "中国政府网")}<body><div class="header">{NAV}</div><div class="content"><div class="article oneColumn pub_border">
<h1>{s.title}</h1><div class="pages-date">{s.date} 08:48 <span class="font">来源：{s.source}</span><span>字号：<b>默认</b> <b>大</b> <b>超大</b></span>|<a href="#">打印</a></div>
<div class="pages_content" id="UCAP-CONTENT">{s.wrap('<p style="text-indent:2em">', "</p>", "")}</div>
<div class="editor"><span>责任编辑：王伟</span></div></div>
<div class="related"><div class="tit">相关稿件</div><ul>{links(*HEADLINES[2:7])}</ul></div></div><div class="footer">{FOOTER}</div></body></html>"""


def people(s: Story) -> tuple[str, str]:
    return (
        f"""<html><head><meta http-equiv="content-type" content="text/html;charset=GB2312"/><title>{s.title}--内蒙古频道--人民网</title>
<meta name="publishdate" content="{s.date}"><meta name="source" content="来源：{s.source}"></head><body><div class="nav w1000">{NAV}</div>
<div class="layout rm_txt cf"><div class="col col-1 fl"><div class="path cf">{CRUMBS}</div><h1>{s.title}</h1><div class="author cf">{s.author}</div>
<div class="channel cf"><div class="col-1-1 fl">{s.date.replace("-", "年", 1).replace("-", "月")}日08:48 | 来源：<a href="http://x">{s.source}</a></div>
<div class="col-1-2 fr"><div class="tools">小字号<i></i></div></div></div><div class="rm_txt_con cf">{s.wrap("<p>", "</p>")}
<p class="paper_num">《 人民日报 》（ {s.date} 01 版）</p><div class="edit cf">(责编：张雪冬、刘泽)</div></div>
<div class="rm_share">{SHARE}</div></div><div class="col col-2 fr"><h2>热门排行</h2><ul class="rank">{links(*HEADLINES)}</ul></div></div>
<div class="footer">{FOOTER}</div></body></html>""",
        "gb18030",
    )


def vsb_form(s: Story) -> str:
    text = "".join(f"<p><span>{t}</span></p>" for t in s.texts)
    return f"""<!DOCTYPE html><html>{_head(s, "内蒙古大学")}<body><form name="_newscontent_fromname" method="post" action=""><div class="header">{NAV}</div>
<div class="main_content"><h3 align="center">{s.title}</h3><div>发布日期：{s.date}　作者：{s.author}　点击数：<span id="n">1024</span></div>
<div id="vsb_content"><div class="v_news_content">{text}</div></div><div id="div_vote_id"></div>
<p>上一条：<a href="1.htm">{HEADLINES[3]}</a></p><p>下一条：<a href="2.htm">{HEADLINES[4]}</a></p></div>
<div class="footer">{FOOTER}</div></form></body></html>"""


def two_bodies(s: Story) -> str:
    text = s.wrap("<p>", "</p>")
    return f"""<html>{_head(s)}<body><div class="pc"><div class="nav">{NAV}</div><h1>{s.title}</h1><div class="con">{text}</div></div>
<div class="mobile" style="display: none"><h1>{s.title}</h1><div class="con">{text}</div></div><div class="footer">{FOOTER}</div></body></html>"""


def two_bodies_by_style(s: Story) -> str:
    text = s.wrap("<p>", "</p>")
    return f"""<html>{_head(s)}<body><div class="wrap hidden-xs"><h1>{s.title}</h1><p>{s.date} 来源：{s.source}</p><div class="con">{text}</div></div>
<div class="wap visible-xs"><h1>{s.title}</h1><p>{s.date} 来源：{s.source}</p><div class="con">{text}</div></div><div class="footer">{FOOTER}</div></body></html>"""


def related_inside(s: Story) -> str:
    return f"""<html>{_head(s)}<body>{NAV}<div class="article"><h1>{s.title}</h1><div class="article-content">{s.wrap("<p>", "</p>")}
<p><strong>相关阅读：</strong></p><p><a href="1.html">{HEADLINES[0]}</a></p><p><a href="2.html">{HEADLINES[1]}</a></p>
<p><a href="3.html">{HEADLINES[5]}</a></p></div></div>{FOOTER}</body></html>"""


def figures(s: Story) -> tuple[str, str, list[str]]:
    shots = ["图为草原上的风力发电场，一排排风机迎风转动。", "图为施工人员在现场忙碌。"]
    lines, body = [], []
    for number, text in enumerate(s.texts):
        lines.append(f"<p>　　{text}</p>")
        body.append(text)
        if number in (2, 5):
            shot = shots.pop()
            lines.append(f'<p align="center"><img src="{number}.jpg" alt="图片"><br>{shot}</p>')
            body.append(shot)
    markup = f"""<html>{_head(s)}<body>{NAV}<div class="w"><h1>{s.title}</h1><div class="c">{"".join(lines)}</div></div><div class="foot">{FOOTER}</div></body></html>"""
    return markup, "utf-8", body


def data_table(s: Story) -> tuple[str, str, list[str]]:
    rows = [
        ("指标", "单位", "一季度", "同比增长"),
        ("地区生产总值", "亿元", "5120", "5.6%"),
        ("规模以上工业增加值", "亿元", "2310", "7.2%"),
        ("社会消费品零售总额", "亿元", "1204", "6.1%"),
    ]
    table = "".join(f"<tr>{''.join(f'<td><p>{c}</p></td>' for c in row)}</tr>" for row in rows)
    half = len(s.texts) // 2
    before = "".join(f"<p>{t}</p>" for t in s.texts[:half])
    after = "".join(f"<p>{t}</p>" for t in s.texts[half:])
    body = [*s.texts[:half], *("".join(row) for row in rows), *s.texts[half:]]
    markup = f"""<html>{_head(s)}<body><div class="top">{NAV}</div><div class="detail"><h1>{s.title}</h1><div id="Zoom">{before}<table border=1>{table}</table>{after}</div></div><div class="bottom">{FOOTER}</div></body></html>"""
    return markup, "utf-8", body


def notice(s: Story) -> tuple[str, str, list[str]]:
    body = [
        "各盟行政公署、市人民政府，自治区各委、办、厅、局，各大企业、事业单位：",
        "经自治区人民政府同意，现将《内蒙古自治区优化营商环境若干措施》印发给你们，请结合实际，认真贯彻落实。",
        "一、总体要求",
        *s.texts[:6],
        "附件：内蒙古自治区优化营商环境若干措施",
        "内蒙古自治区人民政府办公厅",
        "2023年6月8日",
        "（此件公开发布）",
    ]
    lines = "".join(f"<p>{t}</p>" for t in body[:-3])
    signed = f'<p style="text-align:right">{body[-3]}</p><p style="text-align:right">{body[-2]}</p><p>{body[-1]}</p>'
    markup = f"""<html>{_head(s)}<body>{NAV}<div class="xxgk"><table class="tab"><tr><td>索引号：</td><td>000014349/2023-00045</td><td>发文机关：</td><td>{s.source}</td></tr>
<tr><td>发文字号：</td><td>内政办发〔2023〕12号</td><td>成文日期：</td><td>{s.date}</td></tr></table><h1>{s.title}</h1><div class="zw">{lines}{signed}</div></div><div class="footer">{FOOTER}</div></body></html>"""
    return markup, "utf-8", body


def headings(s: Story) -> str:
    text = "".join(f"<h{h}>{t}</h{h}>" if h else f"<p>{t}</p>" for t, h in s.lines)
    return f"""<!DOCTYPE html><html>{_head(s)}<body><header><nav>{NAV}</nav></header><main><article><header><h1>{s.title}</h1><p><time>{s.date}</time> {s.source} {s.author}</p></header>
<section>{text}</section><footer><p>责任编辑：王伟</p></footer></article><aside><h3>推荐阅读</h3><ul>{links(*HEADLINES[:6])}</ul></aside></main><footer>{FOOTER}</footer></body></html>"""


def side_summaries(s: Story) -> str:
    teasers = "".join(
        f'<dl><dt><a href="/{i}">{h}</a></dt><dd>{h}，各地各部门迅速行动，狠抓落实，取得积极成效……<a href="/{i}">[详细]</a></dd></dl>'
        for i, h in enumerate(HEADLINES)
    )
    return f"""<html>{_head(s)}<body>{NAV}<div class="l"><h1>{s.title}</h1><div class="t">{s.wrap("<p>", "</p>")}</div></div><div class="r">{teasers}</div><div class="b">{FOOTER}</div></body></html>"""


def reader_comments(s: Story) -> str:
    said = (
        "说得好，支持！",
        "家乡越来越好了，为内蒙古点赞，希望早日通高铁。",
        "干字当头，实字为先，期待更多实招硬招落地。",
    )
    talk = "".join(f'<div class="item"><b>网友{i}</b><p>{t}</p></div>' for i, t in enumerate(said))
    return f"""<html>{_head(s, "新闻网")}<body>{NAV}<div class="post_content"><h1>{s.title}</h1><div class="post_body">{s.wrap("<p>", "</p>", "")}</div>
<div class="post_statement">（本文来自于网络，版权归原作者所有，如有侵权请联系我们删除。）</div></div><div class="comment-list"><h3>网友评论</h3>{talk}</div>{FOOTER}</body></html>"""


def preformatted(s: Story) -> str:
    def fold(text: str) -> str:
        return "\n".join(text[i : i + 36] for i in range(0, len(text), 36))

    text = "\n\n".join("　　" + fold(t) for t in s.texts)
    return (
        f"""<html>{_head(s)}<body>{NAV}<h1>{s.title}</h1><pre>{text}</pre>{FOOTER}</body></html>"""
    )


def indents_only(s: Story) -> str:
    text = "".join(f"　　{t}\n" for t in s.texts)
    return f"""<html>{_head(s)}<body>{NAV}<h1>{s.title}</h1><div class="txt">{text}</div><div>{FOOTER}</div></body></html>"""


def collection(s: Story) -> tuple[str, str, list[str]]:
    cut = max(1, len(s.texts) // 3)
    parts = [s.texts[i : i + cut] for i in range(0, len(s.texts), cut)]
    names = [f"{n}论学习贯彻全会精神" for n in "一二三四五六"]
    body, text = [], ""
    for name, part in zip(names, parts, strict=False):
        text += f"<h2>{name}</h2>" + "".join(f"<p>{t}</p>" for t in part)
        body += [name, *part]
    markup = f"""<html>{_head(s)}<body>{NAV}<h1>{s.title}</h1><div class="text">{text}</div><div class="ft">{FOOTER}</div></body></html>"""
    return markup, "utf-8", body


def quirky(s: Story) -> str:
    text = "".join(f"<P>　　{t}" for t in s.texts)
    return f"""<TITLE>{s.title}</TITLE><BODY bgcolor=white><CENTER><B>{s.title}</B></CENTER><BR><HR><FONT size=3>{text}<HR><A href=../>返回</A> <A href=/>首页</A></BODY>"""


def utf16(s: Story) -> tuple[str, str]:
    return (
        f"<html><head><title>{s.title}</title></head><body>{NAV}<h1>{s.title}</h1><div>{s.wrap('<p>', '</p>')}</div>{FOOTER}</body></html>",
        "utf-16",
    )


PAGES = make_pages(
    [
        trs_portal,
        breaks_only,
        one_cell,
        founder_paper,
        span_soup,
        nested_divs,
        ucap,
        people,
        vsb_form,
        two_bodies,
        two_bodies_by_style,
        related_inside,
        figures,
        data_table,
        notice,
        headings,
        side_summaries,
        reader_comments,
        preformatted,
        indents_only,
        collection,
        quirky,
        utf16,
    ]
)
