"""Sentences of a paragraph."""

import pytest

from reader.articles.sentences import sentence_at


@pytest.mark.parametrize(
    ("text", "offset", "sentence"),
    [
        ("一。二二！三", 0, "一。"),
        ("一。二二！三", 2, "二二！"),
        ("一。二二！三", 5, "三"),
        ("他说：“一。”二。", 4, "他说：“一。”"),
        ("他说：“一。”二。", 7, "二。"),
        ("一？！ 二。", 0, "一？！"),
        ("没有句号", 99, "没有句号"),
        ("", 0, ""),
    ],
)
def test_sentences(text: str, offset: int, sentence: str) -> None:
    assert sentence_at(text, offset) == sentence
