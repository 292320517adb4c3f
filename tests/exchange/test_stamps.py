"""When a note counts as changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.stamps import Stamp, digest_of, guid_of, stamped

EXPORTS = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from("abc"), st.sampled_from(["1", "2", "3"])),
        st.integers(0, 5),
    )
)


@given(EXPORTS)
def test_a_time_rises_exactly_when_the_content_changes(
    exports: list[tuple[dict[str, str], int]],
) -> None:
    known: dict[str, Stamp] = {}
    for digests, now in exports:  # the clock goes forth and back
        made = stamped(digests, known, now)
        for identity, stamp in made.items():
            before = known.get(identity)
            assert stamp.guid == guid_of(identity)
            if before and before.digest == digests[identity]:
                assert stamp == before
            elif before:
                assert stamp.changed > before.changed
        known |= made


def test_a_renamed_note_is_the_same_note() -> None:
    old = stamped({"old": "1"}, {}, 10)
    new = stamped({"new": "2"}, old, 20, lambda identity: ["old"])
    assert new["new"] == Stamp(guid_of("old"), "2", 20)
    # Later, another term may bear the id that was given up: it is another note.
    both = stamped({"new": "2", "old": "3"}, new, 30)
    assert both["new"] == new["new"]
    assert both["old"].guid != new["new"].guid
    assert stamped({"old": "3"}, both, 40)["old"] == both["old"]


def test_digests_tell_fields_apart() -> None:
    assert digest_of(("ab", "c")) != digest_of(("a", "bc"))
