"""Good files cut off and with wrong bytes: clean text or an error, never a crash."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.articles.hostile import (  # noqa: F401
    BODY,
    KINDS,
    TITLE,
    good,
    nothing_around,
    paragraphs,
    survives,
)

pytestmark = pytest.mark.usefixtures("nothing_around")


@pytest.mark.parametrize("kind", KINDS)
def test_the_good_files_are_good(kind: str) -> None:
    got = paragraphs(good(kind))
    assert got[0] == TITLE
    assert got[1:] == BODY


@pytest.mark.parametrize("kind", KINDS)
def test_files_cut_off_anywhere(kind: str) -> None:
    data = good(kind)
    steps = 8 if kind == "pdf" else 40  # a process each
    for number in range(steps):
        survives(data[: len(data) * number // steps])


def spoilt(kind: str, seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(good(kind))
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at : at + chance.randrange(60)] = b""
            case 2:
                data[at:at] = chance.randbytes(chance.randrange(60))
            case _:
                data[at : at + 9] = data[at // 2 : at // 2 + 9]
    return bytes(data)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pdf"])
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_files_with_wrong_bytes(kind: str, seed: int) -> None:
    survives(spoilt(kind, seed))


@pytest.mark.parametrize("seed", range(12))
def test_pdfs_with_wrong_bytes(seed: int) -> None:
    survives(spoilt("pdf", seed))


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes(data: bytes) -> None:
    survives(data)
    survives(b"<html><p>" + data)
    survives(TITLE.encode() + b"\n" + data)
