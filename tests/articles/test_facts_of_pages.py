"""What holds for a whole page, and what a document says of itself at its head and foot."""

from __future__ import annotations

from reader.articles.intake import read_articles
from reader.articles.model import Article

ONE = "近年来，全县坚持把特色林果业作为乡村振兴的主导产业，推行统一供苗、统一管护、统一销售。" * 3
TWO = "会议强调，要深刻吸取近期事故教训，始终绷紧安全生产这根弦，坚决克服麻痹思想和侥幸心理。" * 3
ORDER = "《方案》已经市政府常务会议研究同意，现印发给你们，请结合实际认真组织实施，并及时报告情况。"


def read(*lines: str) -> list[Article]:
    return [one.article for one in read_articles("\n\n".join(lines).encode(), "x.txt")]


def test_the_head_of_a_newspaper_page_holds_for_all_its_reports() -> None:
    date = "2024年10月23日 星期三 第3版"
    for head in (
        (f"北川日报 {date}",),
        ("北川日报", date),
        ("北川日报", f"{date} 综合新闻"),
        (f"北川日报 {date}：综合新闻",),
    ):
        found = read(
            *head,
            "小果园走出致富大产业", f"本报讯（记者 何雨桐）{ONE}",
            "全市安全生产电视电话会议召开", f"本报讯（记者 郑凯）{TWO}",
            "责编：孙晓宇",
        )  # fmt: skip
        assert [one.title for one in found] == [
            "小果园走出致富大产业", "全市安全生产电视电话会议召开",
        ]  # fmt: skip
        assert [one.author for one in found] == ["何雨桐", "郑凯"]
        assert {(one.source, one.date, one.subtitle) for one in found} == {
            ("北川日报", "2024-10-23", "")
        }
        assert [len(one.paragraphs) for one in found] == [1, 1]


def test_the_letterhead_of_a_document_is_its_source_and_not_its_title() -> None:
    title = "青阳市人民政府办公室关于印发城市更新行动方案的通知"
    (found,) = read("青阳市人民政府办公室文件", "青政办发〔2024〕37号", title, ORDER, TWO)
    assert (found.title, found.source) == (title, "青阳市人民政府办公室")
    assert [one.text for one in found.paragraphs] == ["青政办发〔2024〕37号", ORDER, TWO]


def test_a_signature_tells_source_and_date_and_stays() -> None:
    title, signed = "关于做好秋季防火工作的通知", ("青阳市人民政府办公室", "2024年8月16日")
    for after in ((), ("（此件公开发布）",)):
        (found,) = read(title, ORDER, TWO, *signed, *after)
        assert (found.title, found.source, found.date) == (title, signed[0], "2024-08-16")
        assert [one.text for one in found.paragraphs] == [ORDER, TWO, *signed, *after]
    (found,) = read(title, "2024-08-20　来源：青阳日报", ORDER, TWO, *signed)
    assert (found.source, found.date) == ("青阳日报", "2024-08-20")


def test_the_province_that_a_post_came_from_is_no_author() -> None:
    for head in (("云水发布", "2024年11月05日 18:20", "安徽"), ("云水发布 2024-11-05 18:20 安徽",)):
        (found,) = read("一条河的重生", *head, ONE, TWO)
        assert (found.title, found.date, found.author) == ("一条河的重生", "2024-11-05", "")
        assert [one.text for one in found.paragraphs] == [ONE, TWO]


def test_a_bracket_that_speaks_of_a_reporter_names_no_author() -> None:
    helped = "（榆岭县融媒体中心记者张萌对本文亦有贡献）"
    (found,) = read("小城的转型之路", "□本报记者 佟岩 杜晓燕", ONE, TWO, helped)
    assert found.author == "佟岩 杜晓燕"
    (found,) = read("小城的转型之路", ONE, f"{TWO}（记者 巴依斯古楞 何雨）")
    assert found.author == "巴依斯古楞 何雨"


def test_texts_that_each_end_with_their_editors_are_parted() -> None:
    heads = ("乌山县整治乡村人居环境", "乌山县举办电商培训班")
    for editors in ("（责编：柳眉）", "（编辑 石磊）", "责任编辑：柳眉 石磊"):
        found = read(heads[0], ONE, editors, heads[1], TWO, editors)
        assert [one.title for one in found] == list(heads)
        assert [[p.text for p in one.paragraphs] for one in found] == [[ONE], [TWO]]
        assert all(one.note.startswith(("责", "编")) for one in found)
    assert len(read(heads[0], ONE, heads[1], TWO, "（责编：柳眉）")) == 1


def test_a_line_of_dashes_is_no_paragraph() -> None:
    (found,) = read("乌山县整治乡村人居环境", ONE, "----------------", TWO)
    assert [one.text for one in found.paragraphs] == [ONE, TWO]


def test_the_question_of_a_site_before_a_link_leaves_it_is_no_text() -> None:
    asked = "您访问的链接即将离开“青阳市人民政府”门户网站，是否继续？"
    (found,) = read("乌山县整治乡村人居环境", ONE, TWO, asked)
    assert [one.text for one in found.paragraphs] == [ONE, TWO]
