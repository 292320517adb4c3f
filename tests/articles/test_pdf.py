"""PDF: printed pages come in as the paragraphs that were set on them."""

from __future__ import annotations

import io
from difflib import SequenceMatcher

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from reader.articles.draft import Draft
from reader.articles.intake import read_articles
from reader.articles.markdown import parse_markdown
from reader.articles.model import Article
from reader.articles.pdf import document as pdf
from reader.articles.pdf.document import read_pdf
from reader.articles.pdf.radicals import unified
from reader.articles.pdf.worker import MOST_PAGES
from reader.errors import TifaError
from reader.hanzi import is_hanzi
from tests.articles.pdfs import FONT, printed
from tests.conftest import ROOT

SEEDS = ["nmrb-2023-06-08", "nmrb-2023-07-24-1", "dlt-2025-03-1", "nmrb-2023-12-30"]
LAYOUTS = {
    "one column": {},
    "two columns": {"columns": 2},
    "three columns": {"columns": 3, "size": 9},
    "columns at different heights": {"columns": 2, "stagger": 7},
    "space instead of indents": {"indent": 0, "space": 8},
    "large type": {"size": 16},
}


def seed(name: str) -> Article:
    path = ROOT / "seeds" / f"{name}.md"
    return parse_markdown(path.read_text(encoding="utf-8"), path.name)


def read(data: bytes) -> Draft:
    (found,) = read_pdf(data, "x.pdf")
    return found


def texts(found: Draft) -> list[str]:
    return [line.text for line in found.lines]


def squeezed(text: str) -> str:
    return "".join(text.split())


def hanzi(text: str) -> list[str]:
    return list(filter(is_hanzi, text))


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_comes_back(name: str, layout: str) -> None:
    article = seed(name)
    wanted = [p.text for p in article.paragraphs]
    headings = [p.text for p in article.paragraphs if p.heading]
    data = printed(
        wanted,
        title=article.title,
        headings=headings,
        head=lambda page: f"内蒙古日报　要闻　第{page}版",
        foot=lambda page: f"— {page} —",
        **LAYOUTS[layout],  # type: ignore[arg-type]
    )
    found = read(data)
    assert found.whole
    assert squeezed(found.facts.title) == squeezed(article.title)
    got = texts(found)
    assert {squeezed(text) for text in wanted} <= {squeezed(text) for text in got}
    marked = {squeezed(line.text) for line in found.lines if line.heading}
    assert marked == {squeezed(text) for text in (article.title, *headings)}
    # What is more than the text is no more than the head of a single page.
    one, other = hanzi(article.title + "".join(wanted)), hanzi("".join(got))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    assert same >= 0.99 * len(one)
    assert same + len("内蒙古日报要闻第版") >= len(other)


def test_heads_feet_and_numbers_go_and_the_date_in_them_stays() -> None:
    article = seed("nmrb-2023-06-08")
    wanted = [p.text for p in article.paragraphs]
    data = printed(
        wanted,
        head=lambda page: f"内蒙古日报　2023年6月8日　第{page}版",
        foot=lambda page: f"第 {page} 页 共 3 页",
    )
    got = texts(read(data))
    assert squeezed(got[0]) == "内蒙古日报2023年6月8日第1版"
    assert list(map(squeezed, got[1:])) == list(map(squeezed, wanted))


def test_numbers_in_the_text_are_no_page_numbers() -> None:
    body = ["国内生产总值增长百分之五。" * 30, "2023", "全年粮食产量再创新高。" * 30]
    assert texts(read(printed(body))) == body


def test_footnotes_do_not_part_the_paragraph_they_stand_in() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400))
    first = [
        "　　" + "各项事业" * 4,
        *["取得成效" * 4 + "显著"] * 10,
        "在思想上政治上行动上同党中央保持高度",
    ]
    for rows, note in ((first, "①《文选》第一卷。"), (["一致，把任务落到实处。"], "")):
        canvas.setFont(FONT, 12)
        for number, row in enumerate(rows):
            canvas.drawString(40, 360 - 20 * number, row)
        canvas.setFont(FONT, 8)
        canvas.drawString(40, 60, note)
        canvas.showPage()
    canvas.save()
    body, note = texts(read(out.getvalue()))
    assert body.endswith("同党中央保持高度一致，把任务落到实处。")
    assert note == "①《文选》第一卷。"


def test_what_fonts_call_radicals_are_characters() -> None:
    assert unified("⼈⺠的⽣活，⻓⾜发展") == "人民的生活，长足发展"


@pytest.mark.parametrize(
    ("metadata", "title"),
    [("Microsoft Word - 稿件.doc", ""), ("关于印发意见的通知", "关于印发意见的通知")],
)
def test_the_title_in_the_properties_counts_where_the_page_has_it(
    metadata: str, title: str
) -> None:
    body = ["关于印发意见的通知", "各盟行政公署、市人民政府，自治区各委、办、厅、局。" * 5]
    assert read(printed(body, metadata=metadata)).facts.title == title


def test_a_watermark_across_the_page_is_left_out() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont(FONT, 12)
    canvas.drawString(100, 700, "各级党组织要切实履行主体责任。")
    canvas.rotate(40)
    canvas.setFont(FONT, 50)
    canvas.drawString(300, 100, "内部资料")
    canvas.save()
    assert texts(read(out.getvalue())) == ["各级党组织要切实履行主体责任。"]


def test_a_page_that_lies_on_its_side_is_read() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rotate(90)
    canvas.setFont(FONT, 12)
    for number, text in enumerate(["　　各级党组织要切实履行主", "体责任。"]):
        canvas.drawString(100, -100 - 20 * number, text)
    canvas.save()
    assert texts(read(out.getvalue())) == ["各级党组织要切实履行主体责任。"]


def encrypted(user: str) -> bytes:
    lock = StandardEncryption(user, ownerPassword="owner", canPrint=0, strength=128)
    return printed(["各级党组织要切实履行主体责任。"], encryption=lock)


def test_a_password_for_changes_does_not_matter_one_for_reading_does() -> None:
    assert texts(read(encrypted(""))) == ["各级党组织要切实履行主体责任。"]
    with pytest.raises(TifaError, match=r"^x\.pdf: it is encrypted .* save a copy without one"):
        read(encrypted("secret"))


def pictures(pages: int) -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pages):
        canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "white")), 50, 50, 400, 600)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pictures_of_pages_need_ocr() -> None:
    with pytest.raises(TifaError, match="pictures of pages and no text; it needs OCR"):
        read(pictures(2))


def test_too_many_pages_are_refused_with_the_limit() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(MOST_PAGES + 1):
        canvas.showPage()
    canvas.save()
    with pytest.raises(TifaError, match=f"has {MOST_PAGES + 1} pages, more than the {MOST_PAGES}"):
        read(out.getvalue())


def test_a_damaged_file_is_told() -> None:
    data = printed(["各级党组织要切实履行主体责任。"])
    with pytest.raises(TifaError, match="damaged or cut off"):
        read(data[:300])
    with pytest.raises(TifaError, match="damaged or cut off"):
        read(b"%PDF-1.7\n")


def test_fonts_without_names_of_their_characters_are_told() -> None:
    # Its characters are private ones: what a subset without a table of characters gives.
    body = ["".join(chr(0xE000 + n) for n in range(40))]
    answer = {"pages": [[[0, 400, 700, 10, "F", body[0].replace(body[0], "\ufffd" * 40)]]],
              "unmapped": 40, "pictures": 0, "title": ""}  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "_answer", lambda data, where: answer)
        with pytest.raises(TifaError, match="do not say which characters they show"):
            read(b"")


def test_a_reader_that_crashes_or_hangs_is_only_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "WORKER", "tests.articles.crashing")
    with pytest.raises(TifaError, match=r"^x\.pdf: this PDF is broken"):
        read(b"crash")
    monkeypatch.setattr(pdf, "LONGEST_WAIT", 0.5)
    with pytest.raises(TifaError, match=r"takes more than 0\.5 seconds"):
        read(b"hang")


def test_short_paragraphs_stay_apart_and_a_title_of_two_rows_is_one() -> None:
    title = "关于开展冬季清洁取暖补贴发放工作的公告"
    body = [
        "为做好冬季清洁取暖补贴发放工作，现将有关事项公告如下：",
        "一、补贴对象",
        "在本市常住并完成清洁取暖改造、通过验收的居民家庭。",
        "二、补贴标准",
        "（一）采用空气源热泵取暖的，每户不超过一千二百元；",
        "（二）采用燃气壁挂炉取暖的，每户不超过九百元。",
        "三、办理时间",
        "逾期不再受理。",
        "特此公告。",
        "林原市发展和改革委员会",
        "二〇二四年十月二十八日",
    ]
    data = printed(body, title=title, foot=lambda page: f"第 {page} 页 共 1 页")
    (found,) = read_articles(data, "x.pdf")
    assert found.article.title == title
    assert [one.text for one in found.article.paragraphs] == body
    assert (found.article.source, found.article.date) == (body[-2], "2024-10-28")
