"""Bytes → text: what a file is encoded in, and what is said when that is a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.encoding.decode import decode
from reader.errors import TifaError

SIMPLIFIED = "内蒙古自治区党委关于全方位建设模范自治区的决定，已经全体会议通过。"
TRADITIONAL = "國民教育與文化傳承研討會昨日舉行，與會者認為應當加強歷史教育。"


@pytest.mark.parametrize("length", [6, 10, 16, 33])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gbk"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
    ],
)
def test_what_says_nothing_is_guessed_with_a_warning(text: str, encoding: str, length: int) -> None:
    found, warnings = decode(text[:length].encode(encoding), "x")
    assert found == text[:length]
    assert len(warnings) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_what_it_is_needs_no_warning(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), "x") == (SIMPLIFIED, ())


def test_a_page_that_declares_gb2312_is_gb18030() -> None:
    text = "朱镕基和䶮字、€ 与 𠮷 野家"
    assert decode(text.encode("gb18030"), "x", declared="gb2312") == (text, ())


def test_a_wrong_declaration_is_not_followed_and_told() -> None:
    found, warnings = decode(SIMPLIFIED.encode(), "x", declared="gbk")
    assert found == SIMPLIFIED
    assert "UTF-8" in warnings[0]
    found, warnings = decode((TRADITIONAL * 3).encode("big5"), "x", declared="utf-8")
    assert found == TRADITIONAL * 3
    assert "Big5" in warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_file_cut_off_within_a_character(encoding: str) -> None:
    found, warnings = decode((SIMPLIFIED * 3).encode(encoding)[:-1], "x")
    assert (SIMPLIFIED * 3).startswith(found)
    assert len(found) == 3 * len(SIMPLIFIED) - 1
    assert "cut off" in warnings[0]


def test_a_few_damaged_characters_are_told() -> None:
    data = bytearray((SIMPLIFIED * 200).encode())
    data[1500] = 0xFF
    found, warnings = decode(bytes(data), "x")
    assert 1 <= found.count("\ufffd") <= 3
    assert "damaged" in warnings[0]


@pytest.mark.parametrize(
    ("data", "needle"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "save it as .docx"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"{\\rtf1\\ansi text}", "Rich Text"),
        (bytes(range(256)) * 4, "not a text file"),
        ("これはにほんごのぶんしょうです。ごらんください".encode("shift_jis"), "tried UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, needle: str) -> None:
    with pytest.raises(TifaError) as caught:
        decode(data, "x.txt")
    assert str(caught.value).startswith("x.txt: ")
    assert needle in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "x")
    except TifaError as error:
        assert str(error).startswith("x: ")  # noqa: PT017 (a text is as good)
    else:
        assert text


@given(st.text(alphabet=st.sampled_from(SIMPLIFIED + "abc 123\n"), min_size=12, max_size=80))
def test_chinese_in_gbk_is_never_mojibake_in_silence(text: str) -> None:
    try:
        found, warnings = decode(text.encode("gb18030"), "x")
    except TifaError:
        return
    assert found == text or warnings
