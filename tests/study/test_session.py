"""The day's plan and the queue of a session."""

from hypothesis import given
from hypothesis import strategies as st

from reader.study.session import GAP, Plan, Session, Waiting, plan


def waiting(*names: str) -> list[Waiting]:
    """`a1` is the card 1 of the term a."""
    return [Waiting(name, name[0]) for name in names]


def names(cards: list[Waiting]) -> list[str]:
    return [card.card for card in cards]


def test_one_card_of_a_term_a_day() -> None:
    today = plan(waiting("a1", "a2", "b1"), [], waiting("b2", "c1", "c2", "d1"), ["d"], 9, 9)
    assert names(today.due) == ["a1", "b1"]
    assert names(today.new) == ["c1"]


def test_caps() -> None:
    due, new = waiting("a1", "b1", "c1"), waiting("d1", "e1", "f1")
    today = plan(due, [], new, [], 2, 1)
    assert names(today.due) == ["a1", "b1"]
    assert names(today.new) == ["d1"]
    assert plan(due, [], new, [], 0, -3) == ([], [], [])


def test_what_comes_back_is_bound_by_no_cap() -> None:
    today = plan(waiting("a2"), waiting("a1"), [], ["a"], 0, 0)
    assert names(today.back) == ["a1"]
    assert today.due == []


def test_a_long_backlog_is_not_read_to_its_end() -> None:
    def endless():
        n = 0
        while True:
            n += 1
            yield Waiting(str(n), str(n))

    assert len(plan(endless(), [], endless(), [], 200, 0).due) == 200


def test_again_comes_back_after_a_few_others() -> None:
    session = Session(waiting(*(f"{chr(97 + n)}1" for n in range(20))))
    session.answered(comes_back=True)
    order = []
    while session.current:
        order.append(session.current.card)
        session.answered(comes_back=False)
    assert order.index("a1") == GAP
    assert session.done == 20


def test_again_on_the_last_card_asks_it_at_once() -> None:
    session = Session(waiting("a1"))
    session.answered(comes_back=True)
    assert session.current == Waiting("a1", "a")
    assert (session.done, session.left) == (0, 1)


def test_put_back() -> None:
    session = Session(waiting("a1", "b1"))
    session.answered(comes_back=False)
    session.put_back(Waiting("a1", "a"))
    assert (session.current, session.done, session.left) == (Waiting("a1", "a"), 0, 2)
    session.put_back(Waiting("b2", "b"))  # of an earlier session: its sibling waits
    assert session.current == Waiting("b2", "b")
    session.skip()
    assert names([session.current]) == ["a1"]
    assert session.left == 1


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 15))
def test_every_card_is_asked_until_it_leaves(again: list[bool], size: int) -> None:
    session = Session([Waiting(str(n), str(n)) for n in range(size)])
    left = set(map(str, range(size)))
    answers = iter(again)
    while session.current:
        comes_back = next(answers, False)
        if not comes_back:
            left.remove(session.current.card)
        session.answered(comes_back)
        assert session.left == len(left)
    assert not left
    assert session.done == size


def test_take_back() -> None:
    session = Session(waiting("a1", "b1", "c1"))
    assert session.take_back() is None
    session.answered(comes_back=True)
    session.answered(comes_back=False)
    assert session.take_back() == Waiting("b1", "b")
    assert session.take_back() == Waiting("a1", "a")
    assert (session.done, session.left) == (0, 3)
    assert session.current == Waiting("a1", "a")


@given(old=st.integers(0, 30), new=st.integers(0, 30))
def test_new_cards_come_after_before_or_among_the_others(old: int, new: int) -> None:
    due = [Waiting(f"old {n}", "") for n in range(old)]
    fresh = [Waiting(f"new {n}", "") for n in range(new)]
    today = Plan(due[: old // 2], due[old // 2 :], fresh)
    assert today.queue() == [*due, *fresh]
    assert today.queue("before") == [*fresh, *due]
    mixed = today.queue("mixed")
    assert [card for card in mixed if card in due] == due  # each kind keeps its order
    assert [card for card in mixed if card in fresh] == fresh
    for end in range(old + new + 1):  # and both are done in the same measure, to a card
        share = sum(card in fresh for card in mixed[:end])
        assert abs(share - end * new / max(1, old + new)) <= 1
