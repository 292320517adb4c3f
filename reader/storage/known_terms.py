"""Which terms the user knows: by reviews, or by their own word, which counts for more."""

from __future__ import annotations

import sqlite3

# By reviews: the first card of the term, which asks what it means, is kept in mind for three weeks
# and more. The index card_known has the same condition.
KNOWN_TERMS = """
    SELECT term FROM card_state
     WHERE live AND rank = 0 AND state = 'review' AND stability >= 21
     UNION SELECT key FROM known WHERE kind = 'term' AND yes
    EXCEPT SELECT key FROM known WHERE kind = 'term' AND NOT yes
"""


def known_terms(db: sqlite3.Connection) -> set[str]:
    """The ids of the terms that are known."""
    return {row[0] for row in db.execute(KNOWN_TERMS)}
