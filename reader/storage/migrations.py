"""Named steps from one schema to the next, in order. A new database starts from schema.sql."""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2026-11 first schema", ()),
    (
        "2026-11 match decisions, the blocks of a term",
        (
            """CREATE TABLE match_decision (
                id        INTEGER PRIMARY KEY,
                form      TEXT NOT NULL,
                choice    TEXT NOT NULL CHECK (choice IN ('mark', 'split', 'silence')),
                term      TEXT NOT NULL,
                article   TEXT,
                paragraph INTEGER,
                offset    INTEGER,
                made      TEXT NOT NULL,
                CHECK ((choice = 'mark') = (term <> '')),
                CHECK ((paragraph IS NULL) = (offset IS NULL)),
                CHECK (article IS NOT NULL OR paragraph IS NULL)
            ) STRICT""",
            """CREATE UNIQUE INDEX match_decision_by_scope ON match_decision
                (form, ifnull(article, ''), ifnull(paragraph, -9), ifnull(offset, -9))""",
            "ALTER TABLE article_term ADD COLUMN blocks BLOB NOT NULL DEFAULT x''",
        ),
    ),
    (
        "2026-11 ignored candidates",
        (
            """CREATE TABLE ignored_candidate (
                id   INTEGER PRIMARY KEY,
                form TEXT NOT NULL UNIQUE,
                term TEXT NOT NULL,
                made TEXT NOT NULL
            ) STRICT""",
        ),
    ),
    (
        "2026-11 sessions of the drill",
        (
            "ALTER TABLE card_flag ADD COLUMN until INTEGER",
            "ALTER TABLE card_state ADD COLUMN step INTEGER NOT NULL DEFAULT 0",
            """CREATE INDEX card_known ON card_state (term)
                WHERE live AND rank = 0 AND state = 'review' AND stability >= 21""",
            # Made with the annotations, and anew with the next: only its shape matters.
            "DROP TABLE article_word",
            """CREATE TABLE article_word (
                article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
                word    TEXT NOT NULL,
                term    TEXT NOT NULL DEFAULT '',
                count   INTEGER NOT NULL,
                rank    INTEGER NOT NULL,
                PRIMARY KEY (article, word, term)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    (
        "2026-11 notes given out to Anki",
        (
            """CREATE TABLE exported_note (
                id      TEXT PRIMARY KEY,
                guid    TEXT NOT NULL UNIQUE,
                digest  TEXT NOT NULL,
                changed INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    (
        "2026-11 marks of recited items",
        ("ALTER TABLE review ADD COLUMN marks TEXT NOT NULL DEFAULT '[]'",),
    ),
    (
        "2026-11 fitted parameters",
        (
            """CREATE TABLE parameter_set (
                seq         INTEGER PRIMARY KEY,
                id          TEXT NOT NULL,
                weights     TEXT NOT NULL,
                fitted      TEXT NOT NULL,
                answers     INTEGER NOT NULL,
                loss_before REAL NOT NULL,
                loss_after  REAL NOT NULL,
                withdrawn   TEXT
            ) STRICT""",
        ),
    ),
    (
        "2026-11 where articles came from, what tells them apart",
        (
            "ALTER TABLE article ADD COLUMN came_from TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE article ADD COLUMN came_as TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX article_by_digest ON article (digest)",
            "CREATE INDEX article_by_came_as ON article (came_as)",
            "CREATE INDEX article_by_came_from ON article (came_from)",
            "CREATE INDEX article_by_title ON article (title)",
            """CREATE TABLE article_print (
                article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
                print   INTEGER NOT NULL,
                PRIMARY KEY (article, print)
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX article_print_by_print ON article_print (print)",
        ),
    ),
    (
        "2026-11 fewer pages an answer",
        (
            "DROP INDEX card_by_first",
            "DROP INDEX card_by_last",
        ),
    ),
)
